/**
 * Lines of a stream of bytes, in blocks, with flat memory however long a line is.
 */
import { diagnose, type Diagnostic } from '../diagnostic.js';
import { decode, type Encoding } from './bytes.js';

/** How lines are read. */
export interface LineOptions {
  /** For the places of diagnostics. */
  readonly file: string;
  readonly encoding: Encoding;
  /** Longest line, in bytes. */
  readonly maxLine: number;
  /** The number of the line that the bytes begin on, where they are a part of the file. */
  readonly firstLine?: number;
}

/** A line that is too long or not in the encoding. */
export interface UnreadLine {
  readonly diagnostic: Diagnostic;
  /** Its beginning, as far as it can be shown. */
  readonly text: string;
}

/** Consecutive lines, without their line feeds. */
export interface LineBlock {
  /** The number of the first, counted from 1. */
  readonly first: number;
  readonly lines: readonly (string | UnreadLine)[];
}

/** How much of an unusable record is kept for the file of rejected ones, in UTF-16 code units. */
const keptText = 64 * 1024;

/**
 * What is kept of an unusable record.
 *
 * @example
 * keepText('{"a":') // => '{"a":'
 */
export function keepText(text: string): string {
  return text.length > keptText ? text.slice(0, keptText) : text;
}

const lineFeed = 10;

/**
 * Splits bytes into lines at line feeds; a carriage return before one is left to the reader of the line. A
 * line of more than `maxLine` bytes is skipped as it streams by and stands in its block as an `UnreadLine`, and
 * so does a line that is not valid in the encoding. A byte order mark at the beginning is taken away.
 *
 * @example
 * (await readLines((async function* () { yield Buffer.from('a\nb\n'); })(), { file: 'x', encoding: 'utf-8', maxLine: 100 }).next()).value.lines // => ['a', 'b']
 */
export async function* readLines(
  chunks: AsyncIterable<Buffer>,
  options: LineOptions,
): AsyncGenerator<LineBlock> {
  let first = options.firstLine ?? 1;
  let begun: Buffer[] = [];
  let begunSize = 0;
  let skipping = false;
  const blockOf = (bytes: Buffer): LineBlock => {
    const block = { first, lines: linesOf(bytes, first, options) };
    first += block.lines.length;
    return block;
  };
  for await (const chunk of chunks) {
    let start = 0;
    if (skipping) {
      start = chunk.indexOf(lineFeed) + 1;
      if (start === 0) continue;
      skipping = false;
    }
    const end = chunk.lastIndexOf(lineFeed) + 1;
    if (end > start) {
      begun.push(chunk.subarray(start, end));
      yield blockOf(begun.length === 1 && begun[0] !== undefined ? begun[0] : Buffer.concat(begun));
      begun = [];
      begunSize = 0;
      start = end;
    }
    if (start < chunk.length) {
      begun.push(chunk.subarray(start));
      begunSize += chunk.length - start;
    }
    if (begunSize > options.maxLine) {
      yield { first, lines: [tooLong(Buffer.concat(begun), first, options)] };
      first += 1;
      begun = [];
      begunSize = 0;
      skipping = true;
    }
  }
  if (begunSize > 0) yield blockOf(Buffer.concat(begun));
}

function linesOf(
  bytes: Buffer,
  first: number,
  options: LineOptions,
): readonly (string | UnreadLine)[] {
  const text = bytes.length > options.maxLine ? undefined : decode(bytes, options.encoding);
  if (text === undefined) return linesOneByOne(bytes, first, options);
  const lines = withoutMark(text, first).split('\n');
  if (bytes[bytes.length - 1] === lineFeed) lines.pop();
  return lines;
}

function linesOneByOne(
  bytes: Buffer,
  first: number,
  options: LineOptions,
): readonly (string | UnreadLine)[] {
  const lines: (string | UnreadLine)[] = [];
  for (let start = 0; start < bytes.length;) {
    const feed = bytes.indexOf(lineFeed, start);
    const end = feed === -1 ? bytes.length : feed;
    const line = bytes.subarray(start, end);
    const number = first + lines.length;
    if (line.length > options.maxLine) {
      lines.push(tooLong(line, number, options));
    } else {
      const text = decode(line, options.encoding);
      lines.push(
        text === undefined ? undecodable(line, number, options) : withoutMark(text, number),
      );
    }
    start = end + 1;
  }
  return lines;
}

function withoutMark(text: string, line: number): string {
  return line === 1 && text.startsWith('\u{feff}') ? text.slice(1) : text;
}

function tooLong(line: Buffer, number: number, { file, maxLine }: LineOptions): UnreadLine {
  return {
    diagnostic: diagnose('file/line-too-long', {
      message: `The line is longer than ${String(maxLine)} bytes.`,
      place: { file, line: number, column: 1 },
      expected: `at most ${String(maxLine)} bytes`,
    }),
    text: line.toString('utf8', 0, 1000),
  };
}

function undecodable(line: Buffer, number: number, { file }: LineOptions): UnreadLine {
  const text = line.toString('utf8');
  const at = text.indexOf('\u{fffd}');
  return {
    diagnostic: diagnose('file/encoding', {
      message: 'The line is not valid UTF-8.',
      place: { file, line: number, column: at + 1 },
      actual: text.slice(Math.max(0, at - 20), at + 20),
      expected: 'UTF-8',
      hint: 'Declare the encoding cp1252 if the file comes from Windows.',
    }),
    text: keepText(text),
  };
}
