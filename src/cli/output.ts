/**
 * Where results go: standard output or a file, in chunks, and never more in memory than one.
 */
import { once } from 'node:events';
import { open, type FileHandle } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { unreadable, type UnreadableFile } from '../node/unreadable-file.js';

export interface Output {
  /** Takes text without waiting; await `drained` now and then. */
  readonly write: (text: string) => void;
  /** Hands on what was taken, and resolves when more may come. */
  readonly drained: () => Promise<void>;
  readonly close: () => Promise<void>;
  /** The width of the terminal that it is shown on, if it is one. */
  readonly columns: number | undefined;
}

const chunkSize = 64 * 1024;

/** Opens a file, which is emptied, or standard output. Throws `UnreadableFile` where the file cannot be written. */
export async function openOutput(path: string | undefined): Promise<Output> {
  if (path === undefined) {
    const { stdout } = process;
    return {
      ...chunked(stdout),
      columns: stdout.isTTY ? stdout.columns : undefined,
    };
  }
  const problem = problemWith(path);
  const handle = await open(path, 'w').catch((error: unknown) => {
    throw problem(error);
  });
  const stream = handle.createWriteStream();
  // Watched from the start, so that no failure goes unseen.
  const end = finished(stream).then(() => undefined, problem);
  const { write, drained, close } = chunked(stream);
  const orFailure = async (work: Promise<void>): Promise<void> => {
    const failure = await Promise.race([work.catch(() => end), end]);
    if (failure !== undefined) throw failure;
  };
  return {
    write,
    columns: undefined,
    drained: () => orFailure(drained()),
    close: async () => {
      await orFailure(close());
      stream.end();
      const failure = await end;
      if (failure !== undefined) throw failure;
    },
  };
}

/**
 * Opens a file that lines are added to, or standard output. A last line that is torn is taken away: what was to be said in it
 * is said again. The lines are on the disk when `drained` resolves. Throws `UnreadableFile` where the file cannot be written.
 */
export async function openAddedOutput(path: string | undefined): Promise<Output> {
  if (path === undefined) return openOutput(undefined);
  const problem = problemWith(path);
  const orFailure = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw problem(error);
    }
  };
  const handle = await orFailure(open(path, 'a+'));
  await orFailure(cutTornLine(handle));
  let parts: string[] = [];
  const drained = async (): Promise<void> => {
    if (parts.length === 0) return;
    const text = parts.join('');
    parts = [];
    await orFailure(handle.appendFile(text));
    await orFailure(handle.datasync());
  };
  return {
    write: (text) => void parts.push(text),
    drained,
    columns: undefined,
    close: async () => {
      await drained();
      await orFailure(handle.close());
    },
  };
}

const lineFeed = 10;

async function cutTornLine(handle: FileHandle): Promise<void> {
  const chunk = Buffer.alloc(chunkSize);
  const { size } = await handle.stat();
  for (let end = size; end > 0;) {
    const start = Math.max(0, end - chunkSize);
    const { bytesRead } = await handle.read(chunk, 0, end - start, start);
    const feed = chunk.subarray(0, bytesRead).lastIndexOf(lineFeed);
    if (feed !== -1) {
      await handle.truncate(start + feed + 1);
      return;
    }
    end = start;
  }
  await handle.truncate(0);
}

function problemWith(path: string): (error: unknown) => UnreadableFile {
  return (error) => unreadable(path, error);
}

function chunked(stream: Writable): Omit<Output, 'columns'> {
  let parts: string[] = [];
  let size = 0;
  let isFull = false;
  const hand = (): void => {
    if (size === 0) return;
    isFull = !stream.write(parts.join(''));
    parts = [];
    size = 0;
  };
  const drained = async (): Promise<void> => {
    hand();
    if (!isFull) return;
    isFull = false;
    if (stream.writableNeedDrain) await once(stream, 'drain');
  };
  return {
    write: (text) => {
      parts.push(text);
      size += text.length;
      if (size >= chunkSize) hand();
    },
    drained,
    close: drained,
  };
}
