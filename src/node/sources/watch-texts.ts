/**
 * The texts of a folder, each once.
 */
import { lstat, readdir, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { z } from 'zod';
import { diagnose } from '../../diagnostic.js';
import { readTexts, textFormatOfName, type ReadTextsOptions, type SourceText } from '../read-texts.js'; // prettier-ignore
import { unreadable, UnreadableFile } from '../unreadable-file.js';
import { endedWith } from './merge.js';
import type { NamedText } from './read-feeds.js';
import { seenTexts, textHash, type SourceState } from './source-state.js';

/** How the texts of a folder are read. */
export interface WatchTextsOptions extends Pick<ReadTextsOptions, 'from' | 'encoding' | 'maxLine'> {
  /** What is remembered of the folder between runs; without it only while it is read. */
  readonly state?: SourceState | undefined;
  /** Goes on with files that come or change, until `signal`. */
  readonly follow?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  /** How long a file has to keep its size to be whole, in milliseconds, where the folder is followed; 500 when not given. */
  readonly stability?: number | undefined;
}

const memory = z.object({
  /** The size and the time of the last change of each file that was read. */
  files: z.record(z.string(), z.tuple([z.number(), z.number()])),
  seen: z.array(z.string()),
});

const mostSeen = 200_000;
/** Texts after which what is remembered is written, at the latest: it is written as a whole. */
const keptAfter = 100;

/**
 * Reads the texts of the files in a folder and the folders in it, by name: .txt, .md, .html and .jsonl, each also .gz, as
 * `readTexts` does. With `follow` it goes on with files that come or change, each when it has kept its size for a while. Of a
 * file that has changed only the texts are read that were in none before. Files that begin with a dot are passed over, and so
 * are links. A text counts as read when the one after it is asked for.
 *
 * It throws `UnreadableFile` where the folder cannot be read, or what it remembers was damaged; a file that cannot be read
 * gives diagnostics, and the others go on.
 *
 * @example
 * typeof watchTexts('inbox').next // => 'function'
 */
export async function* watchTexts(
  folder: string,
  options: WatchTextsOptions = {},
): AsyncGenerator<NamedText> {
  await checkFolder(folder);
  const { state } = options;
  const before = await state?.recall(resolve(folder), memory);
  const seen = seenTexts(before?.seen ?? [], mostSeen);
  const files = new Map(Object.entries(before?.files ?? {}));
  let unkept = 0;
  for (const name of files.keys())
    if ((await stampOf(join(folder, name))) === undefined) files.delete(name);
  const keep = async (): Promise<void> => {
    if (unkept > 0)
      await state?.keep(resolve(folder), { files: Object.fromEntries(files), seen: seen.hashes() });
    unkept = 0;
  };
  const { signal, end, release } = endedWith(options.signal);
  /** Gives the texts of a file that were not read before; returns whether it read all of it. */
  const unseen = async function* (file: string): AsyncGenerator<NamedText, boolean> {
    const { from, encoding, maxLine } = options;
    try {
      for await (const text of readTexts(file, { from, encoding, maxLine })) {
        if (signal.aborted) return false;
        const hash = hashOf(file, text);
        if (seen.has(hash)) continue;
        yield { file, ...text };
        seen.add(hash);
        unkept += 1;
        if (unkept >= keptAfter) await keep();
      }
    } catch (error) {
      if (!(error instanceof UnreadableFile) || error.path !== file) throw error;
      const place = { file, line: 1, column: 1 };
      const diagnostics = [diagnose('file/unreadable', { message: `${error.message}.`, place })];
      yield { file, line: 1, diagnostics, scope: 'file' };
      return false;
    }
    return true;
  };
  try {
    const paths =
      options.follow === true
        ? changesIn(folder, signal, options.stability ?? 500)
        : filesIn(folder, signal);
    for await (const path of paths) {
      if (signal.aborted) break;
      if (path === 'idle') {
        await keep();
        continue;
      }
      const name = relative(folder, path);
      const stamp = await stampOf(path);
      const known = files.get(name);
      if (stamp === undefined) unkept += files.delete(name) ? 1 : 0;
      else if (known?.[0] !== stamp[0] || known[1] !== stamp[1]) {
        // One that could not be read to its end is looked at again.
        const isRead = yield* unseen(path);
        if (!isRead) continue;
        files.set(name, stamp);
        unkept += 1;
      }
    }
  } finally {
    end();
    release();
    await keep();
  }
}

async function checkFolder(folder: string): Promise<void> {
  try {
    if (!(await stat(folder)).isDirectory()) throw new Error('is no folder');
  } catch (error) {
    throw unreadable(folder, error);
  }
}

/** The size of a file and the time of its last change; undefined where there is no such file, or it is a link. */
async function stampOf(path: string): Promise<[number, number] | undefined> {
  try {
    const found = await lstat(path);
    return found.isFile() ? [found.size, found.mtimeMs] : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw unreadable(path, error);
  }
}

function hashOf(file: string, { input, text, line, diagnostics }: SourceText): string {
  if (input !== undefined) return textHash(input.text);
  return textHash(file, text ?? `${String(line)} ${diagnostics.map(({ code }) => code).join(' ')}`);
}

/** Whether a path names a file of texts: a known format, and nothing hidden on the way. */
function isOfTexts(folder: string, path: string): boolean {
  return textFormatOfName(path) !== undefined && !isHidden(folder, path);
}

function isHidden(folder: string, path: string): boolean {
  return relative(folder, path)
    .split(sep)
    .some((part) => part.startsWith('.') && part !== '.');
}

async function* filesIn(folder: string, signal: AbortSignal): AsyncGenerator<string> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .filter((path) => isOfTexts(folder, path))
    .sort();
  for (const path of paths) {
    if (signal.aborted) return;
    yield path;
  }
}

/** The files of a folder, then those that come, change or go; `idle` where nothing waits to be read. */
async function* changesIn(
  folder: string,
  signal: AbortSignal,
  stability: number,
): AsyncGenerator<string> {
  const { watch } = await import('chokidar');
  const changed = new Set<string>();
  let failure: UnreadableFile | undefined;
  let wake = (): void => undefined;
  const watcher = watch(folder, {
    followSymlinks: false,
    ignored: (path) => isHidden(folder, path),
    awaitWriteFinish: { stabilityThreshold: stability, pollInterval: Math.max(20, stability / 5) },
  });
  watcher.on('all', (event, path) => {
    if (!isOfTexts(folder, path) || event === 'addDir' || event === 'unlinkDir') return;
    changed.add(path);
    wake();
  });
  watcher.on('error', (error) => {
    failure = unreadable(folder, error);
    wake();
  });
  const stop = (): void => wake();
  signal.addEventListener('abort', stop);
  try {
    while (!signal.aborted) {
      if (failure !== undefined) throw failure;
      const paths = [...changed].sort();
      changed.clear();
      yield* paths;
      if (changed.size > 0) continue;
      yield 'idle';
      await new Promise<void>((resolve) => {
        wake = resolve;
        if (changed.size > 0 || signal.aborted || failure !== undefined) resolve();
      });
    }
  } finally {
    signal.removeEventListener('abort', stop);
    await watcher.close();
  }
}
