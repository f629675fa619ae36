/**
 * Repeats over all chunks, by their sorted keys on disk: the same that a run in memory finds. Memory does not grow but
 * for one bit a record.
 */
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Repeat } from '../../records/repeats.js';
import { durableFile } from '../durable.js';
import { eventWidth, keyWidth } from './part.js';
import { mergedRows, rowSorter, type RowRun } from './rows.js';

/** A repeat of a chunk as it goes to a thread: the place of the record among those that were checked, from 0. */
export interface FoundRepeat {
  readonly at: number;
  readonly repeat: Repeat;
}

/** By their numbers in the file. */
const guards = ['duplicate-record', 'conflicting-record', 'duplicate-event'] as const;

/** Place, guard, place of the first record of the event. */
const width = 3;
const rowBytes = width * Float64Array.BYTES_PER_ELEMENT;

function fileIn(folder: string): string {
  return join(folder, 'repeats');
}

/** What the chunks know of their records, in the order of the chunks. */
export interface RepeatInput {
  readonly keys: readonly RowRun[];
  readonly events: readonly RowRun[];
  /** How many records there are. */
  readonly count: number;
  /** The guards that are off. */
  readonly off: readonly string[];
}

/**
 * Finds the repeats and keeps them in the folder.
 *
 * @example
 * typeof findRepeats // => 'function'
 */
export async function findRepeats(
  folder: string,
  { keys, events, count, off }: RepeatInput,
): Promise<void> {
  const isRepeat = new Uint8Array((count >> 3) + 1);
  const found = rowSorter(width, folder);
  const mark = (place: number, guard: number, first: number): void => {
    isRepeat[place >> 3] = (isRepeat[place >> 3] ?? 0) | (1 << (place & 7));
    found.add(place, guard, first);
  };
  let key: number | undefined;
  let content: number | undefined;
  for (const [ofRecord = 0, place = 0, says = 0] of mergedRows(keys, keyWidth, folder)) {
    if (ofRecord !== key) {
      key = ofRecord;
      content = says;
      continue;
    }
    const guard = says === content ? 0 : 1;
    if (off.includes(guards[guard])) content = says;
    else mark(place, guard, 0);
  }
  let event: number | undefined;
  let first = 0;
  if (!off.includes(guards[2])) {
    for (const [ofEvent = 0, place = 0] of mergedRows(events, eventWidth, folder)) {
      // What repeats a record tells no event.
      if (((isRepeat[place >> 3] ?? 0) >> (place & 7)) & 1) continue;
      if (ofEvent === event) {
        found.add(place, 2, first);
      } else {
        event = ofEvent;
        first = place;
      }
    }
  }
  const file = await durableFile(fileIn(folder));
  try {
    for (const row of found.sorted()) file.write(new Uint8Array(row.slice().buffer));
  } catch (error) {
    await file.discard();
    throw error;
  }
  await file.commit();
}

/** Reads the repeats of chunk after chunk. */
export interface RepeatReader {
  /** Those of the next chunk, of whose records so many were checked. */
  readonly next: (checked: number) => readonly FoundRepeat[];
  readonly close: () => void;
}

/**
 * Whether the repeats have been found.
 *
 * @example
 * hasRepeats('none') // => false
 */
export function hasRepeats(folder: string): boolean {
  return existsSync(fileIn(folder));
}

/**
 * Opens the repeats that were found.
 *
 * @example
 * typeof openRepeats // => 'function'
 */
export function openRepeats(folder: string): RepeatReader {
  const path = fileIn(folder);
  const rows = statSync(path).size / rowBytes;
  const descriptor = openSync(path, 'r');
  const row = new Float64Array(width);
  const bytes = new Uint8Array(row.buffer);
  let at = 0;
  let base = 0;
  const load = (): void => {
    if (at < rows) readSync(descriptor, bytes, 0, rowBytes, at * rowBytes);
  };
  load();
  return {
    next: (checked) => {
      const found: FoundRepeat[] = [];
      const end = base + checked;
      while (at < rows) {
        const [place = 0, number = 0, first = 0] = row;
        if (place >= end) break;
        const guard = guards[number as 0 | 1 | 2];
        found.push({
          at: place - base,
          // Places are told from 1.
          repeat: guard === 'duplicate-event' ? { guard, first: first + 1 } : { guard },
        });
        at += 1;
        load();
      }
      base = end;
      return found;
    },
    close: () => closeSync(descriptor),
  };
}
