/**
 * Input in pieces of some megabytes, cut between records by their bytes alone: where a line ends and, of CSV, no quote
 * is open. Cuts depend on the bytes and the size only, so a run that goes on cuts as the one before it did.
 *
 * A quote of CSV that opens in the wrong place may be closed by a cut: the rows at the cut then get the diagnostic of an
 * unclosed quote that they would have got later.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { looksLikeUtf16, joined, peek, readBytes } from '../bytes.js';
import {
  defaultMaxLine,
  formatOf,
  maxDocument,
  type FilePart,
  type ReadOptions,
} from '../read-records.js';

/** A piece of the input: whole records of one file, or of several that follow each other. */
export interface Chunk {
  /** From 1, over all files. */
  readonly number: number;
  readonly parts: readonly FilePart[];
  /** SHA-256 of what is read from it, and of where it stands. */
  readonly digest: string;
  /** So many bytes of the files have been read, compressed as they are. */
  readonly read: number;
}

/** How the input is cut. */
export interface CutOptions extends Pick<ReadOptions, 'from' | 'mapping'> {
  /** A chunk ends with the record that reaches so many bytes. */
  readonly size: number;
}

/** The first characters, from which a format is told. */
const HEAD = 2;

const lineFeed = 10;
const quote = 34;

/**
 * Cuts files into chunks. Memory is that of one chunk, and of a JSON document, which is a chunk by itself; what is
 * longer than a line may be is shortened to where that shows.
 *
 * Throws `UnreadableFile` where a file cannot be opened, decompressed or told apart by format.
 *
 * @example
 * typeof cutInput // => 'function'
 */
export async function* cutInput(
  files: readonly string[],
  options: CutOptions,
): AsyncGenerator<Chunk> {
  let parts: FilePart[] = [];
  let size = 0;
  let number = 0;
  const counter = { read: 0 };
  const chunk = (): Chunk => {
    number += 1;
    const cut = { number, parts, digest: digestOf(parts), read: counter.read };
    parts = [];
    size = 0;
    return cut;
  };
  for (const file of files) {
    for await (const part of partsOf(file, options, counter, () => options.size - size)) {
      parts.push(part);
      size += part.bytes.length;
      if (size >= options.size) yield chunk();
    }
  }
  if (parts.length > 0) yield chunk();
}

function digestOf(parts: readonly FilePart[]): string {
  const hash = createHash('sha256');
  for (const { file, format, firstLine, header, bytes } of parts) {
    hash.update(
      `${JSON.stringify([file, format, firstLine, header?.length ?? 0, bytes.length])}\n`,
    );
    if (header !== undefined) hash.update(header);
    hash.update(bytes);
  }
  return hash.digest('hex');
}

async function* counted(file: string, counter: { read: number }): AsyncGenerator<Uint8Array> {
  for await (const bytes of createReadStream(file, { highWaterMark: 128 * 1024 })) {
    counter.read += (bytes as Buffer).length;
    yield bytes as Buffer;
  }
}

/** The parts of a file; `room` says how many bytes are wanted next. */
async function* partsOf(
  file: string,
  options: CutOptions,
  counter: { read: number },
  room: () => number,
): AsyncGenerator<FilePart> {
  const { head, rest } = await peek(readBytes(counted(file, counter), file), HEAD);
  if (head.length === 0) return;
  if (looksLikeUtf16(head)) {
    await rest.return(undefined);
    // No more is needed to say so.
    yield { file, format: 'jsonl', firstLine: 1, bytes: head.subarray(0, HEAD) };
    return;
  }
  const format = formatOf(head, file, file, options);
  const bytes = joined(head, rest);
  if (format === 'json') yield { file, format, firstLine: 1, bytes: await document(bytes) };
  else yield* linesIn(bytes, file, format, room);
}

/** A document that is too large is read no further than where that shows. */
async function document(bytes: AsyncGenerator<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of bytes) {
    pieces.push(piece);
    size += piece.length;
    if (size > maxDocument) break;
  }
  return Buffer.concat(pieces);
}

async function* linesIn(
  bytes: AsyncGenerator<Buffer>,
  file: string,
  format: 'jsonl' | 'csv',
  room: () => number,
): AsyncGenerator<FilePart> {
  const isTable = format === 'csv';
  let pieces: Buffer[] = [];
  let size = 0;
  let firstLine = 1;
  let line = 1;
  /** Bytes of the line that has begun; those beyond the longest line are not kept. */
  let begun = 0;
  /** Bytes since a quote of CSV opened; beyond the longest row it never did. */
  let open: number | undefined;
  let header: Buffer | undefined;
  /** Nothing is cut off before the row that names the columns. */
  let isNamed = !isTable;

  const part = (): FilePart => {
    const bytesOfPart = Buffer.concat(pieces);
    const cut: FilePart = {
      file,
      format,
      firstLine,
      ...(header === undefined || firstLine === 1 ? {} : { header }),
      bytes: bytesOfPart,
    };
    if (isTable && firstLine === 1) header = headerOf(bytesOfPart);
    pieces = [];
    size = 0;
    firstLine = line;
    return cut;
  };
  /** Takes bytes of one line, with its line feed where it ends. */
  const take = (piece: Buffer): void => {
    const ends = piece[piece.length - 1] === lineFeed;
    if (begun > defaultMaxLine) {
      // Too long already: it will not be read, and what is in it opens no quote.
      open = undefined;
      if (ends) keep(piece.subarray(piece.length - 1));
    } else {
      keep(piece);
      if (isTable) quotesOf(piece);
    }
    begun = ends ? 0 : begun + piece.length;
    if (ends) line += 1;
  };
  const keep = (piece: Buffer): void => {
    pieces.push(piece);
    size += piece.length;
  };
  const quotesOf = (piece: Buffer): void => {
    let isOpen = open !== undefined;
    let last = -1;
    for (let at = piece.indexOf(quote); at !== -1; at = piece.indexOf(quote, at + 1)) {
      isOpen = !isOpen;
      last = at;
    }
    if (!isOpen) open = undefined;
    else open = last === -1 ? (open ?? 0) + piece.length : piece.length - last;
    if (open !== undefined && open > defaultMaxLine) open = undefined;
  };

  for await (const block of bytes) {
    for (let start = 0; start < block.length;) {
      const feed = block.indexOf(lineFeed, start);
      const end = feed === -1 ? block.length : feed + 1;
      take(block.subarray(start, end));
      if (begun === 0 && open === undefined) {
        isNamed ||= block.toString('latin1', start, end).trim() !== '';
        if (isNamed && size >= room()) yield part();
      }
      start = end;
    }
  }
  if (size > 0) yield part();
}

/** A file of CSV up to the end of its first row that is not blank. */
function headerOf(bytes: Buffer): Buffer {
  let isOpen = false;
  let isBlank = true;
  let end = 0;
  while (end < bytes.length) {
    const feed = bytes.indexOf(lineFeed, end);
    const next = feed === -1 ? bytes.length : feed + 1;
    const text = bytes.subarray(end, next);
    for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1))
      isOpen = !isOpen;
    isBlank &&= text.toString('latin1').trim() === '';
    end = next;
    if (!isBlank && !isOpen) break;
  }
  // A copy: it goes to a thread with every part.
  return Buffer.from(bytes.subarray(0, end));
}
