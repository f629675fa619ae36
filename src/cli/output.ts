/**
 * Where results go: standard output or a file, in chunks, and never more in memory than one.
 */
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { UnreadableFile } from '../node/unreadable-file.js';

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

/**
 * Opens a file, which is emptied unless it is added to, or standard output. Throws `UnreadableFile` where the file cannot be
 * written.
 */
export async function openOutput(
  path: string | undefined,
  flags: 'w' | 'a' = 'w',
): Promise<Output> {
  if (path === undefined) {
    const { stdout } = process;
    return {
      ...chunked(stdout),
      columns: stdout.isTTY ? stdout.columns : undefined,
    };
  }
  const problem = (error: unknown): UnreadableFile =>
    new UnreadableFile(path, error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  const handle = await open(path, flags).catch((error: unknown) => {
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
