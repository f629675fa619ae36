/**
 * What is kept of a chunk that was written: one file with a line that says what became of its records, the lines of its
 * held and its rejected records, and the keys by which repeats are found. It stands only when its items stand too, so
 * it is what says that a chunk is done.
 */
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DiagnosticCode } from '../../diagnostic.js';
import type { RowRun } from './rows.js';

/** An item that waits for a person. */
export interface Sample {
  readonly id: string;
  readonly headline: string;
}

/** What became of the records of a chunk. */
export interface ChunkHead {
  /** Of the input that it was made of. */
  readonly digest: string;
  readonly records: number;
  readonly written: number;
  readonly held: number;
  readonly rejected: number;
  /** Of the file of items. */
  readonly bytes: number;
  readonly sha256: string;
  /** How many records were checked for repeats, and how many of them tell an event. */
  readonly checked: number;
  readonly events: number;
  /** How many of them were found to repeat others, when the chunk was written. */
  readonly repeats: number;
  /** The records that something in them or in the templates holds, by their place in the chunk from 0. */
  readonly doubtful: readonly number[];
  /** Records by the codes of their diagnostics. */
  readonly codes: Readonly<Partial<Record<DiagnosticCode, number>>>;
  /** What is on review, by the templates and sources that wait to be approved. */
  readonly review: Readonly<
    Record<string, { readonly items: number; readonly samples: readonly Sample[] }>
  >;
  /** Records that stop whoever writes them, by their place in the chunk from 0. */
  readonly poison: readonly number[];
  /** A file of it cannot be used at all. */
  readonly unreadable: boolean;
  /** Lengths in bytes of what follows, in its order. */
  readonly sections: {
    readonly held: number;
    readonly rejected: number;
    readonly keys: number;
    readonly events: number;
  };
}

/** Numbers of the rows of keys: key, place, content; and of those of events: event, place. */
export const keyWidth = 3;
export const eventWidth = 2;

/** The number of a chunk as files have it. */
function padded(number: number): string {
  return String(number).padStart(5, '0');
}

/**
 * Where a part stands.
 *
 * @example
 * partPath('work', 7) // => 'work/00007.part'
 */
export function partPath(folder: string, number: number): string {
  return join(folder, `${padded(number)}.part`);
}

/**
 * The name of a file of items.
 *
 * @example
 * itemsName(7) // => 'items-00007.jsonl'
 */
export function itemsName(number: number): string {
  return `items-${padded(number)}.jsonl`;
}

/** A part as it was found, with where its sections begin. */
export interface FoundPart {
  readonly path: string;
  readonly head: ChunkHead;
  /** Where what follows the head begins, in bytes. */
  readonly start: number;
}

/** A head is a few kilobytes; of a document with many held records it is more. */
const headBlock = 16 * 1024;

/**
 * The part of a chunk, if the chunk is done.
 *
 * @example
 * readPart('none', 1) // => undefined
 */
export function readPart(folder: string, number: number): FoundPart | undefined {
  const path = partPath(folder, number);
  if (!existsSync(path)) return undefined;
  const descriptor = openSync(path, 'r');
  try {
    const pieces: Buffer[] = [];
    let start = 0;
    for (;;) {
      const piece = Buffer.alloc(headBlock);
      const length = readSync(descriptor, piece, 0, headBlock, start);
      if (length === 0) throw new Error(`${path} has no end of its first line.`);
      const feed = piece.subarray(0, length).indexOf(10);
      pieces.push(piece.subarray(0, feed === -1 ? length : feed));
      start += feed === -1 ? length : feed + 1;
      if (feed !== -1) break;
    }
    return { path, head: JSON.parse(Buffer.concat(pieces).toString()) as ChunkHead, start };
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Whether a file stands with so many bytes.
 *
 * @example
 * standsWith('none', 1) // => false
 */
export function standsWith(path: string, bytes: number): boolean {
  return statSync(path, { throwIfNoEntry: false })?.size === bytes;
}

/**
 * The rows of a part, to be merged; `base` is the place of its first record among all.
 *
 * @example
 * typeof rowsOf // => 'function'
 */
export function rowsOf(
  { path, head, start }: FoundPart,
  base: number,
): { readonly keys: RowRun; readonly events: RowRun } {
  const keys = start + head.sections.held + head.sections.rejected;
  return {
    keys: { path, start: keys, count: head.checked, base },
    events: { path, start: keys + head.sections.keys, count: head.events, base },
  };
}
