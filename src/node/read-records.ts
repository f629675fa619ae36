/**
 * Files of records: JSON, JSONL and CSV, each also compressed, as raw records with their lines. Bad data gives
 * diagnostics and the reading goes on; only a file that cannot be read at all throws.
 */
import { diagnose, type Diagnostic } from '../diagnostic.js';
import type { SourceDefaults } from '../model.js';
import {
  forbiddenKeys,
  jsonElements,
  parseJsonRecord,
  type TextOrigin,
} from '../records/json-line.js';
import { compileMapping, type ColumnMapping, type CompiledMapping } from '../records/mapping.js';
import {
  decode,
  joined,
  looksLikeUtf16,
  peek,
  readBytes,
  type ByteSource,
  type Encoding,
} from './bytes.js';
import type { CsvRow } from './csv.js';
import { keepText, readLines, type LineBlock, type LineOptions } from './lines.js';
import { UnreadableFile } from './unreadable-file.js';

/** The formats that records are read from. */
export type RecordFormat = 'json' | 'jsonl' | 'csv';

/** How a file of records is read. */
export interface ReadOptions {
  /** Without it the extension decides (.json, .jsonl, .ndjson, .csv, each also .gz), else the first characters. */
  readonly from?: RecordFormat | undefined;
  /** How the cells of CSV become records; without one each column is a field of its own name. */
  readonly mapping?: ColumnMapping | undefined;
  /** UTF-8 when not given. */
  readonly encoding?: Encoding | undefined;
  /** Longest line of JSONL and longest row of CSV, in bytes; 4 MiB when not given. */
  readonly maxLine?: number | undefined;
  /** What diagnostics call the source; the path, or `-`, when not given. */
  readonly name?: string | undefined;
}

/** One record of a file as it was read, good or bad. */
export interface SourceRecord {
  /** The line on which it begins, from 1. */
  readonly line: number;
  /** The raw record; absent where none could be made. */
  readonly raw?: unknown;
  /** What bare notations mean, by the mapping. */
  readonly defaults?: SourceDefaults;
  /** What kept a record from being made; empty beside `raw`. */
  readonly diagnostics: readonly Diagnostic[];
  /** What stood there where no record could be made, cut at 65,536 characters. */
  readonly text?: string;
  /** `file`: the diagnostics speak of the whole file, and nothing follows. */
  readonly scope?: 'file';
}

/** Longest line of JSONL and longest row of CSV, in bytes. */
export const defaultMaxLine = 4 * 1024 * 1024;

/** A document is held in memory as a whole, several times over; more than this is a job for JSONL. */
export const maxDocument = 256 * 1024 * 1024;

const recordsInBatch = 256;

/**
 * Reads records one by one: `readRecordBatches` for those who can spare a microsecond for each.
 *
 * It throws `UnreadableFile` as that does.
 *
 * @example
 * (await readRecords((async function* () { yield '{"id":"007"}\n'; })(), { from: 'jsonl' }).next()).value.raw // => { id: '007' }
 */
export async function* readRecords(
  source: ByteSource,
  options: ReadOptions = {},
): AsyncGenerator<SourceRecord> {
  for await (const batch of readRecordBatches(source, options)) yield* batch;
}

/**
 * Reads records in batches of some hundreds, in the order of the file. `source` is a path, `-` for standard
 * input, or a stream of bytes; gzip is decompressed. Memory is flat for JSONL and CSV of any size; a JSON
 * document (an array of records, or one record) may have 256 MiB. A damaged line or row is one record with its
 * diagnostics and the reading goes on; where the file as a whole cannot be used (UTF-16, a header that names a
 * column twice or lacks one of the mapping's) the last record has `scope: 'file'`.
 *
 * It throws `UnreadableFile` when the source cannot be opened, read, decompressed or told apart by format.
 *
 * @example
 * (await readRecordBatches((async function* () { yield 'id\n007\n'; })(), { from: 'csv' }).next()).value[0].raw // => { id: '007' }
 */
export async function* readRecordBatches(
  source: ByteSource,
  options: ReadOptions = {},
): AsyncGenerator<readonly SourceRecord[]> {
  const file = options.name ?? (typeof source === 'string' ? source : '-');
  const { head, rest } = await peek(readBytes(source, file), 2);
  const bytes = joined(head, rest);
  try {
    if (looksLikeUtf16(head)) {
      yield [wholeFile(utf16(file))];
      return;
    }
    const lineOptions = {
      file,
      encoding: options.encoding ?? 'utf-8',
      maxLine: options.maxLine ?? defaultMaxLine,
    };
    const path = typeof source === 'string' ? source : (options.name ?? '');
    yield* recordsOf(bytes, formatOf(head, path, file, options), options.mapping, lineOptions);
  } finally {
    await bytes.return(undefined);
  }
}

function recordsOf(
  bytes: AsyncIterable<Buffer>,
  format: RecordFormat,
  mapping: ColumnMapping | undefined,
  lineOptions: LineOptions,
  header?: Buffer,
): AsyncGenerator<readonly SourceRecord[]> {
  switch (format) {
    case 'json':
      return readDocument(bytes, lineOptions);
    case 'jsonl':
      return readJsonLines(bytes, lineOptions);
    case 'csv':
      return readCsv(bytes, mapping, lineOptions, header);
  }
}

/** Whole lines or rows of a file, as they are cut out of it. */
export interface FilePart {
  /** What diagnostics call the file. */
  readonly file: string;
  readonly format: RecordFormat;
  /** The line that the bytes begin on, from 1. */
  readonly firstLine: number;
  /** Of CSV, where the bytes do not begin the file: all of it up to the end of its header. */
  readonly header?: Uint8Array;
  /** Decompressed. */
  readonly bytes: Uint8Array;
}

/** Little is alive when the young generation is collected, and a block of lines is no longer than a line may be. */
const partSlice = 64 * 1024;

/**
 * Reads the records of a part of a file as {@link readRecordBatches} reads those of the whole, with the lines that they
 * have in the file. Where the file as a whole cannot be used only its first part says so.
 *
 * @example
 * (await readRecordPart({ file: 'a.csv', format: 'csv', firstLine: 9, header: Buffer.from('id\n'), bytes: Buffer.from('007\n') }).next()).value // => [{ line: 9, raw: { id: '007' }, diagnostics: [] }]
 */
export async function* readRecordPart(
  { file, format, firstLine, header, bytes }: FilePart,
  {
    mapping,
    encoding = 'utf-8',
    maxLine = defaultMaxLine,
  }: Omit<ReadOptions, 'from' | 'name'> = {},
): AsyncGenerator<readonly SourceRecord[]> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (firstLine === 1 && looksLikeUtf16(whole)) {
    yield [wholeFile(utf16(file))];
    return;
  }
  const begins = header === undefined ? undefined : Buffer.from(header);
  yield* recordsOf(
    slicesOf(whole),
    format,
    mapping,
    { file, encoding, maxLine, firstLine },
    begins,
  );
}

async function* slicesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += partSlice)
    yield await Promise.resolve(bytes.subarray(start, start + partSlice));
}

/**
 * The format of a file that begins with these bytes. Throws `UnreadableFile` where it cannot be told.
 *
 * @example
 * formatOf(Buffer.from('{"id":1}'), '-', '-') // => 'jsonl'
 */
export function formatOf(
  head: Buffer,
  path: string,
  file: string,
  { from, mapping }: Pick<ReadOptions, 'from' | 'mapping'> = {},
): RecordFormat {
  const format = from ?? formatOfName(path) ?? formatOfContent(head, mapping);
  if (format === undefined)
    throw new UnreadableFile(file, 'cannot tell whether this is JSON, JSONL or CSV; say which');
  return format;
}

/**
 * The format that a file's name tells; undefined when it tells none.
 *
 * @example
 * formatOfName('deals.CSV.gz') // => 'csv'
 * formatOfName('deals.ndjson') // => 'jsonl'
 * formatOfName('-') // => undefined
 */
export function formatOfName(name: string): RecordFormat | undefined {
  const extension = /\.(json|jsonl|ndjson|csv)(?:\.gz)?$/iu.exec(name)?.[1]?.toLowerCase();
  return extension === 'ndjson' ? 'jsonl' : (extension as RecordFormat | undefined);
}

function formatOfContent(
  head: Buffer,
  mapping: ColumnMapping | undefined,
): RecordFormat | undefined {
  const text = head.toString('utf8').replace(/^[\u{feff}\s]+/u, '');
  if (text.startsWith('[')) return 'json';
  const firstLine = /^[^\n]*/u.exec(text)?.[0].trimEnd() ?? '';
  // A record that is spread over lines does not close on its first one.
  if (text.startsWith('{')) return firstLine.endsWith('}') || firstLine === text ? 'jsonl' : 'json';
  return mapping !== undefined || text === '' || firstLine.includes(',') ? 'csv' : undefined;
}

async function* readJsonLines(
  bytes: AsyncIterable<Buffer>,
  options: LineOptions,
): AsyncGenerator<readonly SourceRecord[]> {
  for await (const { first, lines } of readLines(bytes, options)) {
    const batch: SourceRecord[] = [];
    let line = first - 1;
    for (const text of lines) {
      line += 1;
      if (typeof text !== 'string') {
        batch.push({ line, diagnostics: [text.diagnostic], text: text.text });
      } else if (text.trim() !== '') {
        batch.push(jsonRecord(text, { file: options.file, line }));
      }
    }
    if (batch.length > 0) yield batch;
  }
}

const none: readonly Diagnostic[] = [];

function jsonRecord(text: string, origin: TextOrigin): SourceRecord {
  const { line } = origin;
  const parsed = parseJsonRecord(text, origin);
  return 'value' in parsed
    ? { line, raw: parsed.value, diagnostics: none }
    : { line, diagnostics: parsed.diagnostics, text: keepText(text) };
}

async function* readDocument(
  bytes: AsyncIterable<Buffer>,
  { file, encoding }: LineOptions,
): AsyncGenerator<readonly SourceRecord[]> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxDocument) {
      yield [
        wholeFile(
          diagnose('file/unreadable', {
            message: `The JSON document is larger than ${String(maxDocument)} bytes.`,
            place: { file, line: 1, column: 1 },
            hint: 'Write the records as JSONL, one a line; files of any size are read so.',
          }),
        ),
      ];
      return;
    }
  }
  const decoded = decode(Buffer.concat(chunks), encoding);
  if (decoded === undefined) {
    yield [
      wholeFile(
        diagnose('file/encoding', {
          message: 'The document is not valid UTF-8.',
          place: { file, line: 1, column: 1 },
          expected: 'UTF-8',
          hint: 'Declare the encoding cp1252 if the file comes from Windows.',
        }),
      ),
    ];
    return;
  }
  const text = decoded.startsWith('\u{feff}') ? decoded.slice(1) : decoded;
  if (!isJson(text)) {
    const parsed = parseJsonRecord(text, { file, line: 1 });
    const diagnostics = 'diagnostics' in parsed ? parsed.diagnostics : [];
    yield [{ line: 1, diagnostics, text: keepText(text), scope: 'file' }];
    return;
  }
  const elements = jsonElements(text);
  for (let start = 0; start < elements.length; start += recordsInBatch) {
    yield elements
      .slice(start, start + recordsInBatch)
      .map(({ text: record, line, column }) => jsonRecord(record, { file, line, column }));
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

async function* readCsv(
  bytes: AsyncIterable<Buffer>,
  mapping: ColumnMapping | undefined,
  options: LineOptions,
  begins?: Buffer,
): AsyncGenerator<readonly SourceRecord[]> {
  // csv-parse takes a tenth of a second to load, which no other format should wait for.
  const { readCsvRows } = await import('./csv.js');
  const { file } = options;
  const csvOptions = { file, delimiter: mapping?.delimiter ?? ',', maxRow: options.maxLine };
  let toRecord: ((row: CsvRow) => SourceRecord) | undefined;
  for await (const rows of readCsvRows(csvLines(bytes, options, begins), csvOptions)) {
    let body = rows;
    if (toRecord === undefined) {
      const [header, ...others] = rows;
      if (header === undefined) continue;
      const table = openTable(header, mapping, file);
      if ('diagnostics' in table) {
        if (begins !== undefined) return;
        yield [
          {
            line: header.line,
            diagnostics: table.diagnostics,
            text: keepText(header.text),
            scope: 'file',
          },
        ];
        return;
      }
      ({ toRecord } = table);
      body = others;
    }
    if (body.length > 0) yield body.map(toRecord);
  }
}

async function* csvLines(
  bytes: AsyncIterable<Buffer>,
  options: LineOptions,
  begins: Buffer | undefined,
): AsyncGenerator<LineBlock> {
  if (begins !== undefined) yield* readLines(slicesOf(begins), { ...options, firstLine: 1 });
  yield* readLines(bytes, options);
}

type Table =
  | { readonly toRecord: (row: CsvRow) => SourceRecord }
  | { readonly diagnostics: readonly Diagnostic[] };

/** What the header allows: rows as records, or nothing at all. */
function openTable(header: CsvRow, mapping: ColumnMapping | undefined, file: string): Table {
  if ('diagnostic' in header) return { diagnostics: [header.diagnostic] };
  const names = header.cells.map((name) => name.trim());
  const problems = headerProblems(names, header.line, file);
  if (problems.length > 0) return { diagnostics: problems };
  const compiled = mapping === undefined ? undefined : compileMapping(mapping, names, file);
  if (compiled !== undefined && 'diagnostics' in compiled) return compiled;
  return {
    toRecord: (row) => {
      if ('diagnostic' in row)
        return { line: row.line, diagnostics: [row.diagnostic], text: row.text };
      if (row.cells.length !== names.length) return raggedRow(row, names.length, file);
      return compiled === undefined
        ? { line: row.line, raw: fieldsOf(row.cells, names), diagnostics: none }
        : mappedRecord(row, compiled);
    },
  };
}

type ReadRow = Extract<CsvRow, { cells: unknown }>;

function mappedRecord(
  { cells, line, text }: ReadRow,
  { apply, defaults }: CompiledMapping,
): SourceRecord {
  const mapped = apply(cells, line);
  if ('diagnostics' in mapped)
    return { line, diagnostics: mapped.diagnostics, text: keepText(text) };
  return defaults === undefined
    ? { line, raw: mapped.record, diagnostics: none }
    : { line, raw: mapped.record, defaults, diagnostics: none };
}

/** Without a mapping: columns are fields, an empty cell is absent, and a cell stays the text that it is. */
function fieldsOf(
  cells: readonly string[],
  names: readonly string[],
): Readonly<Record<string, string>> {
  const record: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const cell = cells[index] ?? '';
    if (cell.trim() !== '') record[name] = cell;
  }
  return record;
}

function headerProblems(
  names: readonly string[],
  line: number,
  file: string,
): readonly Diagnostic[] {
  const place = { file, line, column: 1 };
  const problems: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const name of names) {
    if (name.includes('\r')) {
      problems.push(
        diagnose('file/unreadable', {
          message: 'The lines end in bare carriage returns.',
          place,
          expected: 'line feeds, with or without carriage returns',
        }),
      );
      break;
    }
    if (forbiddenKeys.has(name)) {
      problems.push(
        diagnose('file/forbidden-key', {
          message: `Forbidden column \`${name}\`.`,
          place,
          actual: name,
        }),
      );
    }
    // Columns without a name are no fields; spreadsheets leave them at the end of a table.
    if (name !== '' && seen.has(name)) {
      problems.push(
        diagnose('file/duplicate-header', {
          message: `The header names the column \`${name}\` twice.`,
          place,
          actual: name,
          hint: 'Rename or remove one of them.',
        }),
      );
    }
    seen.add(name);
  }
  return problems;
}

function raggedRow({ line, cells, text }: ReadRow, expected: number, file: string): SourceRecord {
  const diagnostic = diagnose('file/ragged-row', {
    message: `The row has ${String(cells.length)} cells, the header ${String(expected)}.`,
    place: { file, line, column: 1 },
    actual: String(cells.length),
    expected: String(expected),
    hint: 'Put a cell that holds the delimiter in quotes.',
  });
  return { line, diagnostics: [diagnostic], text: keepText(text) };
}

function utf16(file: string): Diagnostic {
  return diagnose('file/encoding', {
    message: 'The file is in UTF-16 or UTF-32.',
    place: { file, line: 1, column: 1 },
    expected: 'UTF-8',
    hint: 'Save it as UTF-8.',
  });
}

function wholeFile(diagnostic: Diagnostic): SourceRecord {
  return { line: 1, diagnostics: [diagnostic], scope: 'file' };
}
