/**
 * Where texts and records come from beside files that are read to their end: feeds, folders, and files that grow.
 */
import { statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import type { ReadRecord } from '../node/outcome-files.js';
import { formatOfName } from '../node/read-records.js';
import { textFormatOfName } from '../node/read-texts.js';
import type { Begin } from '../node/sources/merge.js';
import type { NamedText } from '../node/sources/read-feeds.js';
import type { SourceState } from '../node/sources/source-state.js';
import { UnreadableFile } from '../node/unreadable-file.js';
import { checkFiles, type Desk } from './desk.js';
import { Misuse, wholeNumber } from './misuse.js';
import type { ReadCommandOptions, RecordOptions, WriteOptions } from './options.js';

/** The sources of texts. */
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
  const followed = follow ? rest : [];
  checkOutside(folders, options);
  if (follow && paths.length + feed.length === 0)
    throw new Misuse('--follow needs a file of JSONL, a folder or a --feed to follow.');
  if (options.every !== undefined && (!follow || feed.length === 0))
    throw new Misuse('--every says how often a --feed is looked at with --follow.');
  if (options.state !== undefined && !follow && folders.length + feed.length === 0)
    throw new Misuse('--state keeps what was read of a --feed, of a folder or with --follow.');
  const every = follow ? wholeNumber('--every', options.every ?? '900') : undefined;
  await checkFollowed(followed, options, textFormatOfName);
  const feeds = await feedsOf(feed);
  const state = await stateOf(options.state);
  const ofFile = (file: string): Begin<NamedText> =>
    async function* (signal) {
      const { readTexts } = await import('../node/read-texts.js');
      const lines = await linesOf(file, signal, state);
      for await (const text of readTexts(lines, { name: file, from: 'jsonl', encoding }))
        yield { file, ...text };
    };
  const ofFolder = (folder: string): Begin<NamedText> =>
    async function* (signal) {
      const { watchTexts } = await import('../node/sources/watch-texts.js');
      yield* watchTexts(folder, { signal, state, follow, from, encoding });
    };
  return {
    files: follow ? [] : rest,
    begins: (contact) => [
      ...followed.map(ofFile),
      ...folders.map(ofFolder),
      ...(feeds === undefined
        ? []
        : [(signal: AbortSignal) => feeds(feed, { signal, state, every, contact })]),
    ],
    hasOthers: followed.length + folders.length + feed.length > 0,
    isEndless: follow,
  };
}

/** The records of files that grow, in batches. Throws `Misuse` and `UnreadableFile` as {@link textSources} does. */
export async function followedRecords(
  files: readonly string[],
  options: WriteOptions,
): Promise<readonly Begin<readonly ReadRecord[]>[]> {
  const { encoding } = options;
  if (files.length === 0) throw new Misuse('--follow needs a file of JSONL to follow.');
  await checkFollowed(files, options, formatOfName);
  const state = await stateOf(options.state);
  const ofFile = (file: string): Begin<readonly ReadRecord[]> =>
    async function* (signal) {
      const { readRecordBatches } = await import('../node/read-records.js');
      const lines = await linesOf(file, signal, state);
      for await (const batch of readRecordBatches(lines, { name: file, from: 'jsonl', encoding }))
        yield files.length === 1 ? batch : batch.map((record) => ({ ...record, file }));
    };
  return files.map(ofFile);
}

/** What sources give until they end or the run is stopped; one that cannot be read is told of, and the others go on. */
export async function* drainedSources<T>(
  desk: Pick<Desk, 'drained' | 'ledger'>,
  begins: readonly Begin<T>[],
  isEndless: boolean,
): AsyncGenerator<T> {
  const { inTurn, merge } = await import('../node/sources/merge.js');
  const surviving = begins.map(
    (begin): Begin<T> =>
      async function* (signal) {
        try {
          yield* begin(signal);
        } catch (error) {
          if (!(error instanceof UnreadableFile)) throw error;
          desk.ledger.unreadable(error);
        }
      },
  );
  const stop = stopSignal();
  try {
    for await (const each of (isEndless ? merge : inTurn)(surviving, stop.signal)) {
      yield each;
      // What is asked for next says that this is done with.
      await desk.drained();
    }
  } finally {
    stop.release();
  }
}

async function linesOf(file: string, signal: AbortSignal, state: SourceState | undefined) {
  const { followFile } = await import('../node/sources/follow-file.js');
  return followFile(file, { signal, state });
}

/** What reads feeds, where there are any. Throws `Misuse` where one cannot have its address. */
async function feedsOf(urls: readonly string[]) {
  if (urls.length === 0) return undefined;
  const { checkFeedAddress, readFeeds } = await import('../node/sources/read-feeds.js');
  try {
    urls.forEach(checkFeedAddress);
  } catch (error) {
    throw new Misuse(`--feed: ${(error as Error).message}.`);
  }
  return readFeeds;
}

/** Throws `Misuse` where a file cannot be followed, and `UnreadableFile` where it cannot be read. */
async function checkFollowed(
  files: readonly string[],
  options: Pick<RecordOptions, 'output' | 'held' | 'rejected' | 'config'> & {
    readonly from?: string;
  },
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
function stopSignal(): { readonly signal: AbortSignal; readonly release: () => void } {
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
