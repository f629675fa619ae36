/**
 * A folder in which a few files, and no others, are read and written.
 */
import { createHash, randomUUID } from 'node:crypto';
import { lstat, mkdir, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { unreadable, UnreadableFile } from '../node/unreadable-file.js';

/** A text with the version of the bytes that it was read from. */
export interface VersionedText {
  readonly text: string;
  readonly version: string;
}

/** Thrown where the folder does not take what it is asked for. */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    readonly code: 'outside' | 'conflict' | 'read-only' | 'not-found' | 'not-utf-8',
    message: string,
    /** Of a conflict: what stands in the file now; `null` where it is gone. */
    readonly current?: VersionedText | null,
  ) {
    super(message);
  }
}

export interface GuardedFolder {
  /** The folder itself, with no link in its path. */
  readonly path: string;
  /** The text of a file; `undefined` where there is none. */
  readonly read: (segments: readonly string[]) => Promise<VersionedText | undefined>;
  /**
   * Writes a file whole or not at all, and gives its new version. `base` is the version that the text was made from,
   * `null` where there was no file: throws `Refused` with `conflict` where the file has moved on.
   */
  readonly write: (
    segments: readonly string[],
    text: string,
    base: string | null,
  ) => Promise<string>;
}

/** One name within a folder: no way up, no separator, nothing hidden. */
const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._-]*$/u;

/**
 * Opens a folder. Paths are lists of names; links are followed only where they stay within it.
 *
 * Throws `UnreadableFile` where there is no such folder.
 *
 * @example
 * await guardedFolder('/dev/null').catch(({ name }) => name) // => 'UnreadableFile'
 */
export async function guardedFolder(folder: string): Promise<GuardedFolder> {
  const root = await realpath(resolve(folder)).catch((error: unknown) => {
    throw unreadable(folder, error);
  });
  if (!(await stat(root)).isDirectory()) throw new UnreadableFile(folder, 'is not a folder');

  /** Where a file really is, or would be: the links of its path resolved. */
  const locate = async (segments: readonly string[]): Promise<string> => {
    const wrong = segments.find((segment) => !SEGMENT.test(segment));
    if (wrong !== undefined || segments.length === 0)
      throw new Refused('outside', `${JSON.stringify(wrong ?? '')} is no name within the folder.`);
    const path = join(root, ...segments);
    const real = await realOf(path);
    const way = relative(root, real);
    if (way === '' || way === '..' || way.startsWith(`..${sep}`) || resolve(root, way) !== real)
      throw new Refused(
        'outside',
        `${segments.join('/')} leads out of the folder ${folder}, so it is not touched.`,
      );
    return real;
  };

  const readAt = async (path: string): Promise<VersionedText | undefined> => {
    const bytes = await readFile(path).catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
    if (bytes === undefined) return undefined;
    return { text: textOf(bytes, path), version: versionOf(bytes) };
  };

  const write = async (
    segments: readonly string[],
    text: string,
    base: string | null,
  ): Promise<string> => {
    const path = await locate(segments);
    const current = await readAt(path);
    if ((current?.version ?? null) !== base)
      throw new Refused(
        'conflict',
        `${segments.join('/')} was ${current === undefined ? 'removed' : 'changed'} since it was read.`,
        current ?? null,
      );
    await mkdir(dirname(path), { recursive: true });
    const bytes = Buffer.from(text, 'utf8');
    await replaceFile(path, bytes);
    return versionOf(bytes);
  };
  /** One write at a time: between the look at a version and the new file nothing else of ours comes. */
  let turn: Promise<unknown> = Promise.resolve();

  return {
    path: root,
    read: async (segments) => readAt(await locate(segments)),
    write: (segments, text, base) => {
      const written = turn.then(() => write(segments, text, base));
      turn = written.catch(() => undefined);
      return written;
    },
  };
}

/** The path without links; of what does not exist yet, that of its nearest folder and the rest. */
async function realOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
    // A link to nowhere would be written through.
    const isLink = await lstat(path).then(
      (entry) => entry.isSymbolicLink(),
      () => false,
    );
    if (isLink) throw new Refused('outside', `${basename(path)} is a link that leads nowhere.`);
    return join(await realOf(dirname(path)), basename(path));
  }
}

/** The new bytes stand beside the file before they take its place: a crash leaves one or the other whole. */
async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const mode = await stat(path).then(
    (entry) => entry.mode & 0o777,
    () => 0o644,
  );
  const beside = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    const handle = await open(beside, 'wx', mode);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

function versionOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function textOf(bytes: Uint8Array, path: string): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Refused('not-utf-8', `${basename(path)} is not UTF-8.`);
  }
}
