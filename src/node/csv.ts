/**
 * Rows of CSV: csv-parse reads the cells, and around it stands what it leaves open. A quote that is not closed
 * makes it swallow the rest of the file; here the row with the quote is given up and the lines after it are read
 * again, so that no other row is lost.
 */
import { CsvError, parse } from 'csv-parse/sync';
import { diagnose, type Diagnostic, type DiagnosticCode } from '../diagnostic.js';
import { keepText, type LineBlock, type UnreadLine } from './lines.js';

/** What is known of the file. */
export interface CsvOptions {
  /** For the places of diagnostics. */
  readonly file: string;
  readonly delimiter: string;
  /** Longest row, in UTF-16 code units, over all its lines. */
  readonly maxRow: number;
}

/** A row with its cells, or one that could not be taken apart. */
export type CsvRow =
  | { readonly line: number; readonly cells: readonly string[]; readonly text: string }
  | { readonly line: number; readonly diagnostic: Diagnostic; readonly text: string };

/** The lines of one row: more than one where line breaks stand within quotes. */
interface RowLines {
  readonly line: number;
  readonly lines: string[];
  size: number;
}

/**
 * Takes blocks of lines apart into rows, each with the line on which it begins. Blank lines between rows are
 * skipped; a line that could not be read is a row of its own. The number of cells is not judged here.
 *
 * @example
 * (await readCsvRows((async function* () { yield { first: 1, lines: ['a,"b,c"'] }; })(), { file: 'x.csv', delimiter: ',', maxRow: 100 }).next()).value[0].cells // => ['a', 'b,c']
 */
export async function* readCsvRows(
  blocks: AsyncIterable<LineBlock>,
  options: CsvOptions,
): AsyncGenerator<readonly CsvRow[]> {
  let open: RowLines | undefined;
  for await (const block of blocks) {
    const quick = rowsOfSoundBlock(block, open, options);
    if (quick === undefined) {
      const careful = carefulReader(options, open);
      block.lines.forEach((line, index) => {
        careful.take(block.first + index, line);
      });
      open = careful.open();
      if (careful.rows.length > 0) yield careful.rows;
    } else {
      open = quick.open;
      if (quick.rows.length > 0) yield quick.rows;
    }
  }
  if (open !== undefined) {
    const careful = carefulReader(options, open);
    careful.end();
    yield careful.rows;
  }
}

/** The common case, all rows of a block in one call of the parser; undefined where anything is amiss. */
function rowsOfSoundBlock(
  block: LineBlock,
  before: RowLines | undefined,
  options: CsvOptions,
): { rows: readonly CsvRow[]; open: RowLines | undefined } | undefined {
  const complete: RowLines[] = [];
  let open = before === undefined ? undefined : { ...before, lines: [...before.lines] };
  let number = block.first - 1;
  for (const line of block.lines) {
    number += 1;
    if (typeof line !== 'string') return undefined;
    if (open !== undefined) {
      open.lines.push(line);
      open.size += line.length + 1;
      if (hasOddQuotes(line)) {
        complete.push(open);
        open = undefined;
      } else if (open.size > options.maxRow) {
        return undefined;
      }
    } else if (hasOddQuotes(line)) {
      open = { line: number, lines: [line], size: line.length };
    } else if (line.trim() !== '') {
      complete.push({ line: number, lines: [line], size: line.length });
    }
  }
  const texts = complete.map(({ lines }) => joinLines(lines));
  // Where no quotation mark stands, delimiters part cells and nothing else; csv-parse takes 10 µs for a row of 18.
  const quoted = texts.filter((text) => text.includes('"'));
  const parsed = parseCells(quoted.join('\n'), options.delimiter);
  if (parsed?.length !== quoted.length) return undefined;
  let next = 0;
  const rows = texts.map((text, index): CsvRow => {
    const cells = text.includes('"') ? (parsed[next++] ?? []) : text.split(options.delimiter);
    return { line: complete[index]?.line ?? 0, cells, text };
  });
  return { rows, open };
}

/** Row by row, where a block holds a line that cannot be read or a quote that is out of place. */
function carefulReader(options: CsvOptions, before: RowLines | undefined) {
  const rows: CsvRow[] = [];
  let open = before;

  const take = (number: number, line: string | UnreadLine): void => {
    if (typeof line !== 'string') {
      if (open !== undefined) giveUp(open);
      rows.push({ line: number, diagnostic: line.diagnostic, text: line.text });
      return;
    }
    if (open === undefined) {
      if (line.trim() === '') return;
      open = { line: number, lines: [], size: 0 };
    }
    open.lines.push(line);
    open.size += line.length + 1;
    const isClosed = hasOddQuotes(line) === open.lines.length > 1;
    if (isClosed) close(open);
    else if (open.size > options.maxRow) giveUp(open);
  };

  const close = (row: RowLines): void => {
    const text = joinLines(row.lines);
    const cells = parseCells(text, options.delimiter)?.[0];
    if (cells !== undefined) {
      open = undefined;
      rows.push({ line: row.line, cells, text });
    } else if (row.lines.length > 1) {
      giveUp(row);
    } else {
      open = undefined;
      reject(
        row.line,
        text,
        'file/stray-quote',
        'A quotation mark stands within a cell or after its closing one.',
      );
    }
  };

  /** Rejects the first line of a row and reads the others again. */
  const giveUp = (row: RowLines): void => {
    open = undefined;
    const [first = '', ...others] = row.lines;
    reject(row.line, first, 'file/unclosed-quote', 'A quote opens on this line and is not closed.');
    others.forEach((line, index) => {
      take(row.line + 1 + index, line);
    });
  };

  const reject = (line: number, text: string, code: DiagnosticCode, message: string): void => {
    const diagnostic = diagnose(code, {
      message,
      place: { file: options.file, line, column: text.indexOf('"') + 1 },
      hint: 'Put a cell that holds quotation marks in quotes and double each mark within.',
    });
    rows.push({ line, diagnostic, text: keepText(text) });
  };

  return {
    rows,
    take,
    open: () => open,
    /** The file ends: what is open still was never closed. */
    end: () => {
      while (open !== undefined) giveUp(open);
    },
  };
}

function hasOddQuotes(line: string): boolean {
  let odd = false;
  for (let quote = line.indexOf('"'); quote !== -1; quote = line.indexOf('"', quote + 1))
    odd = !odd;
  return odd;
}

/** Lines come without their line feed; a carriage return before the row's last one is no part of a cell. */
function joinLines(lines: readonly string[]): string {
  const text = lines.length === 1 ? (lines[0] ?? '') : lines.join('\n');
  return text.endsWith('\r') ? text.slice(0, -1) : text;
}

function parseCells(text: string, delimiter: string): readonly string[][] | undefined {
  try {
    return parse(text, {
      delimiter,
      record_delimiter: '\n',
      // The number of cells is judged by the reader of the file, row by row.
      relax_column_count: true,
    });
  } catch (error) {
    // Which row fails is found row by row; csv-parse would speak of the block.
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}
