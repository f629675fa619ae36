/**
 * Where `read` has its texts from beside files that are read to their end: feeds, folders, and files that grow.
 */
import { statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { textFormatOfName } from '../node/read-texts.js';
import type { Begin } from '../node/sources/merge.js';
import type { NamedText } from '../node/sources/read-feeds.js';
import { checkFiles } from './desk.js';
import { Misuse, wholeNumber } from './misuse.js';
import type { ReadCommandOptions, RecordOptions } from './options.js';

/** The sources of a run. */
export interface TextSources {
  /** Files that are read to their end, first. */
  readonly files: readonly string[];
  /** Begins the others; `contact` is where publishers find who asks. */
  readonly begins: (contact: string | undefined) => readonly Begin<NamedText>[];
  /** There are others. */
  readonly hasOthers: boolean;
  /** The run goes on until it is stopped. */
  readonly isEndless: boolean;
}

/** Sorts what is to be read. Throws `Misuse` where options do not go together, and `UnreadableFile`. */
export async function textSources(
  paths: readonly string[],
  options: ReadCommandOptions,
): Promise<TextSources> {
  const { feed = [], from, encoding } = options;
  const follow = options.follow === true;
  const folders = paths.filter(isFolder);
  const rest = paths.filter((path) => !isFolder(path));
  checkOutside(folders, options);
  if (follow && paths.length === 0 && feed.length === 0)
    throw new Misuse('--follow needs a file of JSONL, a folder or a --feed to follow.');
  if (options.every !== undefined && (!follow || feed.length === 0))
    throw new Misuse('--every says how often a --feed is looked at with --follow.');
  const every = follow ? wholeNumber('--every', options.every ?? '900') : undefined;
  if (options.state !== undefined && !follow && folders.length + feed.length === 0)
    throw new Misuse('--state keeps what was read of a --feed, of a folder or with --follow.');
  const followed = follow ? rest : [];
  await checkFollowed(followed, options, textFormatOfName);
  const feeds = feed.length === 0 ? undefined : await import('../node/sources/read-feeds.js');
  try {
    for (const url of feed) feeds?.checkFeedAddress(url);
  } catch (error) {
    throw new Misuse(`--feed: ${(error as Error).message}.`);
  }
  const state = await stateOf(options.state);
  return {
    files: follow ? [] : rest,
    begins: (contact) => [
      ...followed.map(
        (file): Begin<NamedText> =>
          async function* (signal) {
            const [{ followFile }, { readTexts }] = await Promise.all([
              import('../node/sources/follow-file.js'),
              import('../node/read-texts.js'),
            ]);
            const lines = followFile(file, { signal, state });
            for await (const text of readTexts(lines, { name: file, from: 'jsonl', encoding }))
              yield { file, ...text };
          },
      ),
      ...folders.map(
        (folder): Begin<NamedText> =>
          async function* (signal) {
            const { watchTexts } = await import('../node/sources/watch-texts.js');
            yield* watchTexts(folder, { signal, state, follow, from, encoding });
          },
      ),
      ...(feeds === undefined
        ? []
        : [(signal: AbortSignal) => feeds.readFeeds(feed, { signal, state, every, contact })]),
    ],
    hasOthers: followed.length + folders.length + feed.length > 0,
    isEndless: follow,
  };
}

/** Throws `Misuse` where a file cannot be followed, and `UnreadableFile` where it cannot be read. */
async function checkFollowed(
  files: readonly string[],
  options: Omit<RecordOptions, 'from'> & { readonly from?: string },
  formatOf: (name: string) => string | undefined,
): Promise<void> {
  for (const file of files) {
    if (file === '-')
      throw new Misuse('standard input is read as it comes: leave --follow out for it.');
    if ((options.from ?? formatOf(file)) !== 'jsonl' || file.endsWith('.gz'))
      throw new Misuse(`--follow is for JSONL, and ${file} is none; --from jsonl says that it is.`);
  }
  await checkFiles(files, options);
}

function isFolder(path: string): boolean {
  return path !== '-' && (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false);
}

/** What is written into a folder that is read would be read. */
function checkOutside(folders: readonly string[], options: ReadCommandOptions): void {
  for (const folder of folders)
    for (const path of [options.output, options.held, options.rejected])
      if (path !== undefined && `${resolve(path)}${sep}`.startsWith(`${resolve(folder)}${sep}`))
        throw new Misuse(`${folder} is read, so ${path} cannot be written in it.`);
}

async function stateOf(folder: string | undefined) {
  if (folder === undefined) return undefined;
  const { openSourceState } = await import('../node/sources/source-state.js');
  return openSourceState(folder);
}

/** A signal that ends with SIGINT or SIGTERM, until it is let go; a second one ends the program. */
export function stopSignal(): { readonly signal: AbortSignal; readonly release: () => void } {
  const controller = new AbortController();
  const release = (): void => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.off(name, stop);
  };
  const stop = (): void => {
    release();
    controller.abort();
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, stop);
  return { signal: controller.signal, release };
}
