/**
 * Rows of numbers in files, sorted, and merged with flat memory: what an external sort is made of.
 */
import { closeSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Sorted rows in a file: by their first number, then by their second, a place in the run that is counted from `base`. */
export interface RowRun {
  readonly path: string;
  /** Where they begin, in bytes. */
  readonly start: number;
  readonly count: number;
  readonly base: number;
}

const bytesEach = Float64Array.BYTES_PER_ELEMENT;

/** What is read of a run at once, in rows. */
const block = 512;

/** So many runs are open at once: systems allow a few hundred. */
const fanIn = 128;

/**
 * The bytes of rows, sorted by their first number and among equals by the order in which they came.
 *
 * @example
 * new Float64Array(sortedRows([2, 0, 1, 1], 2).buffer) // => new Float64Array([1, 1, 2, 0])
 */
export function sortedRows(numbers: readonly number[], width: number): Uint8Array {
  const count = numbers.length / width;
  const order = new Uint32Array(count);
  for (let row = 0; row < count; row += 1) order[row] = row;
  order.sort(
    (one, other) => (numbers[one * width] ?? 0) - (numbers[other * width] ?? 0) || one - other,
  );
  const sorted = new Float64Array(numbers.length);
  let at = 0;
  for (const row of order)
    for (let column = 0; column < width; column += 1)
      sorted[at++] = numbers[row * width + column] ?? 0;
  return new Uint8Array(sorted.buffer);
}

/**
 * Merges runs; gives each row in its order, in an array that is used again for the next. `scratch` is a folder for what
 * does not go at once.
 *
 * @example
 * [...mergedRows([], 2, '.')] // => []
 */
export function* mergedRows(
  runs: readonly RowRun[],
  width: number,
  scratch: string,
): Generator<Float64Array, void, undefined> {
  let left = runs.filter(({ count }) => count > 0);
  let round = 0;
  const made: string[] = [];
  try {
    while (left.length > fanIn) {
      round += 1;
      const merged: RowRun[] = [];
      for (let first = 0; first < left.length; first += fanIn) {
        const path = join(scratch, `merge-${round}-${first}.tmp`);
        made.push(path);
        const count = writeRows(path, mergedOnce(left.slice(first, first + fanIn), width), width);
        merged.push({ path, start: 0, count, base: 0 });
      }
      left = merged;
    }
    yield* mergedOnce(left, width);
  } finally {
    for (const path of made) rmSync(path, { force: true });
  }
}

function writeRows(path: string, rows: Iterable<Float64Array>, width: number): number {
  const descriptor = openSync(path, 'w');
  const full = new Float64Array(block * width);
  let filled = 0;
  let count = 0;
  const flush = (): void => {
    writeFileSync(descriptor, new Uint8Array(full.buffer, 0, filled * bytesEach));
    filled = 0;
  };
  try {
    for (const row of rows) {
      full.set(row, filled);
      filled += width;
      count += 1;
      if (filled === full.length) flush();
    }
    flush();
  } finally {
    closeSync(descriptor);
  }
  return count;
}

interface Reader {
  /** The row at hand. */
  readonly row: Float64Array;
  /** Goes to the next row; false at the end. */
  readonly next: () => boolean;
}

function* mergedOnce(
  runs: readonly RowRun[],
  width: number,
): Generator<Float64Array, void, undefined> {
  const descriptors: number[] = [];
  try {
    // A heap of the readers by the rows at hand.
    const heap: Reader[] = [];
    for (const run of runs) {
      const descriptor = openSync(run.path, 'r');
      descriptors.push(descriptor);
      const reader = readerOf(descriptor, run, width);
      if (reader.next()) heap.push(reader);
    }
    for (let at = (heap.length >> 1) - 1; at >= 0; at -= 1) sink(heap, at);
    while (heap.length > 0) {
      const [first] = heap as [Reader];
      yield first.row;
      if (!first.next()) {
        const last = heap.pop() as Reader;
        if (heap.length === 0) return;
        heap[0] = last;
      }
      sink(heap, 0);
    }
  } finally {
    for (const descriptor of descriptors) closeSync(descriptor);
  }
}

function readerOf(descriptor: number, { path, start, count, base }: RowRun, width: number): Reader {
  const bytes = Buffer.alloc(block * width * bytesEach);
  const numbers = new Float64Array(bytes.buffer, bytes.byteOffset, block * width);
  const row = new Float64Array(width);
  let read = 0;
  let inBlock = 0;
  let at = 0;
  return {
    row,
    next: () => {
      if (at === inBlock) {
        if (read === count) return false;
        const wanted = Math.min(block, count - read);
        const length = wanted * width * bytesEach;
        readFully(descriptor, bytes.subarray(0, length), start + read * width * bytesEach, path);
        read += wanted;
        inBlock = wanted;
        at = 0;
      }
      for (let column = 0; column < width; column += 1)
        row[column] = numbers[at * width + column] ?? 0;
      row[1] = (row[1] ?? 0) + base;
      at += 1;
      return true;
    },
  };
}

function readFully(descriptor: number, bytes: Buffer, position: number, path: string): void {
  let done = 0;
  while (done < bytes.length) {
    const got = readSync(descriptor, bytes, done, bytes.length - done, position + done);
    if (got === 0) throw new Error(`${path} is shorter than it says.`);
    done += got;
  }
}

function isBefore(one: Reader, other: Reader): boolean {
  const [first = 0, second = 0] = one.row;
  const [otherFirst = 0, otherSecond = 0] = other.row;
  return first < otherFirst || (first === otherFirst && second < otherSecond);
}

function sink(heap: Reader[], from: number): void {
  const reader = heap[from] as Reader;
  let at = from;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && isBefore(heap[child + 1] as Reader, heap[child] as Reader))
      child += 1;
    if (!isBefore(heap[child] as Reader, reader)) break;
    heap[at] = heap[child] as Reader;
    at = child;
  }
  heap[at] = reader;
}

/** Sorts rows that come in any order, in memory up to a bound and then in files of `scratch`. */
export interface RowSorter {
  readonly add: (...row: readonly number[]) => void;
  /** The rows by their first number; to be asked once. */
  readonly sorted: () => Generator<Float64Array, void, undefined>;
}

/** Rows in memory: a megabyte and a half. */
const most = 65_536;

/**
 * Begins a sort.
 *
 * @example
 * [...rowSorter(2, '.').sorted()] // => []
 */
export function rowSorter(width: number, scratch: string): RowSorter {
  let numbers: number[] = [];
  const runs: RowRun[] = [];
  const spill = (): void => {
    const path = join(scratch, `sort-${runs.length}.tmp`);
    writeFileSync(path, sortedRows(numbers, width));
    runs.push({ path, start: 0, count: numbers.length / width, base: 0 });
    numbers = [];
  };
  return {
    add: (...row) => {
      numbers.push(...row);
      if (numbers.length === most * width) spill();
    },
    *sorted() {
      if (numbers.length > 0) spill();
      try {
        yield* mergedRows(runs, width, scratch);
      } finally {
        for (const { path } of runs) rmSync(path, { force: true });
      }
    },
  };
}
