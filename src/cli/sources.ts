/**
 * Where `read` has its texts from beside files that are read to their end: feeds, and whatever goes on.
 */
import type { Begin } from '../node/sources/merge.js';
import type { NamedText } from '../node/sources/read-feeds.js';
import { Misuse, wholeNumber } from './misuse.js';
import type { ReadCommandOptions } from './options.js';

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

/** Sorts what is to be read. Throws `Misuse` where options do not go together, and `UnreadableFile` for the folder of `--state`. */
export async function textSources(
  files: readonly string[],
  options: ReadCommandOptions,
): Promise<TextSources> {
  const { feed = [], follow } = options;
  const isEndless = follow === true;
  if (options.every !== undefined && (!isEndless || feed.length === 0))
    throw new Misuse('--every says how often a --feed is looked at with --follow.');
  const every = isEndless ? wholeNumber('--every', options.every ?? '900') : undefined;
  if (options.state !== undefined && feed.length === 0)
    throw new Misuse('--state keeps what was read of a --feed.');
  const state = await stateOf(options.state);
  const feeds = feed.length === 0 ? undefined : await import('../node/sources/read-feeds.js');
  try {
    for (const url of feed) feeds?.checkFeedAddress(url);
  } catch (error) {
    throw new Misuse(`--feed: ${(error as Error).message}.`);
  }
  return {
    files,
    begins: (contact) =>
      feeds === undefined
        ? []
        : [(signal) => feeds.readFeeds(feed, { state, every, signal, contact })],
    hasOthers: feeds !== undefined,
    isEndless,
  };
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
