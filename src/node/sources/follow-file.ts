/**
 * A file that grows: what is in it, then what is added to it.
 */
import { open, readdir, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { unreadable, UnreadableFile } from '../unreadable-file.js';
import type { SourceState } from './source-state.js';
import { machineClock, type Clock } from './visitor.js';

/** How a file is followed. */
export interface FollowFileOptions {
  /** Ends the following. */
  readonly signal: AbortSignal;
  /** Where the file remembers how far it was read, over runs; without it every run begins at its beginning. */
  readonly state?: SourceState | undefined;
  /** Milliseconds between two looks at the file; 250 when not given. */
  readonly every?: number | undefined;
  /** That of the machine when not given. */
  readonly clock?: Clock | undefined;
}

const memory = z.object({
  /** Bytes that were read to the end of a line. */
  offset: z.int().nonnegative(),
  /** The last of them, as base64: what stands there now says whether it is still the same file. */
  last: z.string(),
});

const chunkSize = 128 * 1024;
/** A line that is longer is handed on in parts; who reads lines refuses it. */
const longestLine = 32 * 1024 * 1024;
const lastSize = 64;

/**
 * Follows a file, as `tail -F` does: gives the bytes that are in it, then those that are added, always up to the end of a line,
 * until `signal`. A line that is torn waits for its end. Of a file that was renamed and followed by another the rest is read,
 * then the other. One that was cut short, or whose last bytes have become others, is read anew, after the rest of its copy
 * where there is one beside it, such as `wire.jsonl.1`. Bytes count as read when the ones after them are asked for.
 *
 * It throws `UnreadableFile` where there is no such file at the start, or it cannot be read.
 *
 * @example
 * (await followFile('/dev/null', { signal: AbortSignal.abort() }).next()).done // => true
 */
export async function* followFile(
  path: string,
  { signal, state, every = 250, clock = machineClock }: FollowFileOptions,
): AsyncGenerator<Buffer> {
  const first = await opened(path);
  if (first === undefined) throw new UnreadableFile(path, 'no such file');
  let file = first;
  let reading = begun();
  const source = resolve(path);
  const isEnded = (): boolean => signal.aborted;
  const goOn = async function* (handle: FileHandle): AsyncGenerator<Buffer> {
    while (!isEnded()) {
      const more = await bytesAt(handle, reading.end());
      if (more.length === 0) return;
      const lines = reading.take(more);
      if (lines.length === 0) continue;
      yield lines;
      await state?.keep(source, reading.position());
    }
  };
  /** What is left of a file to which nothing will be added; its last line is as long as it will be. */
  const finish = async function* (handle: FileHandle): AsyncGenerator<Buffer> {
    yield* goOn(handle);
    const line = reading.tornLine();
    if (line.length > 0 && !isEnded()) yield Buffer.concat([line, Buffer.from('\n')]);
  };
  const beginAnew = async (): Promise<void> => {
    reading = begun();
    await state?.keep(source, reading.position());
  };
  try {
    reading = begun(await state?.recall(source, memory));
    while (!isEnded()) {
      if (!(await holds(file, reading.reached()))) {
        const copy = await copyBeside(path, reading.position());
        if (copy !== undefined)
          try {
            yield* finish(copy);
          } finally {
            await copy.close();
          }
        if (isEnded()) return;
        await beginAnew();
      }
      yield* goOn(file);
      if (!isEnded()) await clock.wait(every, signal);
      const next = await successor(path, file);
      if (next === undefined) continue;
      try {
        yield* finish(file);
      } finally {
        await file.close();
        file = next;
      }
      if (!isEnded()) await beginAnew();
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw unreadable(path, error);
  } finally {
    await file.close();
  }
}

/** Where a reading stands, and the last bytes before it. */
type Position = z.output<typeof memory>;

/** What was read of a file, and the line that has begun. */
interface Progress {
  /** Takes bytes; gives those up to the end of a line. */
  readonly take: (bytes: Buffer) => Buffer;
  readonly tornLine: () => Buffer;
  /** Where the bytes that come next begin. */
  readonly end: () => number;
  /** The same, as a place that can be found again. */
  readonly reached: () => Position;
  /** Where the line that has begun begins. */
  readonly position: () => Position;
}

const lineFeed = 10;

function begun(from?: Position): Progress {
  let offset = from?.offset ?? 0;
  let last = Buffer.from(from?.last ?? '', 'base64');
  let torn = Buffer.alloc(0);
  const lastOf = (more: Buffer): Buffer<ArrayBuffer> =>
    Buffer.concat([last, more.subarray(-lastSize)]).subarray(-lastSize);
  return {
    take: (bytes) => {
      const whole = Buffer.concat([torn, bytes]);
      const end = whole.length > longestLine ? whole.length : whole.lastIndexOf(lineFeed) + 1;
      const lines = whole.subarray(0, end);
      torn = whole.subarray(end);
      offset += end;
      last = lastOf(lines);
      return lines;
    },
    tornLine: () => torn,
    end: () => offset + torn.length,
    reached: () => ({ offset: offset + torn.length, last: lastOf(torn).toString('base64') }),
    position: () => ({ offset, last: last.toString('base64') }),
  };
}

async function bytesAt(file: FileHandle, position: number, size = chunkSize): Promise<Buffer> {
  if (size === 0) return Buffer.alloc(0);
  const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(size), 0, size, position);
  return buffer.subarray(0, bytesRead);
}

/** Whether a file is the one that was read so far. */
async function holds(file: FileHandle, { offset, last }: Position): Promise<boolean> {
  const expected = Buffer.from(last, 'base64');
  return (await bytesAt(file, offset - expected.length, expected.length)).equals(expected);
}

/** A file beside another that goes on where that one was read to: what it was before it was emptied or replaced. */
async function copyBeside(path: string, position: Position): Promise<FileHandle | undefined> {
  if (position.offset === 0) return undefined;
  const name = basename(path);
  const siblings = (await readdir(dirname(path)))
    .filter(
      (each) => each !== name && each.startsWith(name) && /^[.-]/u.test(each.slice(name.length)),
    ) // prettier-ignore
    .sort();
  for (const sibling of siblings) {
    const copy = await opened(join(dirname(path), sibling));
    if (copy === undefined) continue;
    if ((await copy.stat()).isFile() && (await holds(copy, position))) return copy;
    await copy.close();
  }
  return undefined;
}

/** The file that has taken the name of another. */
async function successor(path: string, file: FileHandle): Promise<FileHandle | undefined> {
  const before = await file.stat();
  const after = await stat(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  });
  // It may be gone, and nothing in its place yet.
  if (after === undefined || (after.ino === before.ino && after.dev === before.dev))
    return undefined;
  return opened(path);
}

async function opened(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw unreadable(path, error);
  }
}
