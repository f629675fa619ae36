/**
 * The texts of feeds, each once.
 */
import { z } from 'zod';
import { diagnose } from '../../diagnostic.js';
import type { SourceText } from '../read-texts.js';
import { UnreadableFile } from '../unreadable-file.js';
import { readFeedDocument, type FeedDocument, type FeedEntry } from './feed-document.js';
import { inTurn, merge } from './merge.js';
import { seenTexts, textHash, type SourceState } from './source-state.js';
import { createVisitor, machineClock, type VisitorOptions } from './visitor.js';

/** How feeds are read. */
export interface ReadFeedsOptions extends VisitorOptions {
  /** What the feeds remember between runs; without it only while they are read. */
  readonly state?: SourceState | undefined;
  /** Seconds between two looks at a feed, or more where it asks for more: the reading goes on until `signal`. */
  readonly every?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A text of a source that goes by a name: the address of a feed, the path of a file. */
export interface NamedText extends SourceText {
  readonly file: string;
}

const memory = z.object({
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** Not to be asked before, in milliseconds since 1970. */
  notBefore: z.number().optional(),
  /** How often in a row it failed. */
  failures: z.int(),
  seen: z.array(z.string()),
});

type Memory = Omit<z.output<typeof memory>, 'seen'>;

const mostSeen = 20_000;
const day = 24 * 60 * 60 * 1_000;
const longestBackOff = 6 * 60 * 60 * 1_000;

/**
 * Reads the texts of feeds, RSS, Atom or JSON Feed: of each entry its title and the longest text that it has, HTML in the
 * words of its article, with the day that the entry names and the feed as source. An entry is one text, whose id is its own,
 * with the address of the feed before it where it is no URI;
 * it is read once, and again when its text was changed. It counts as read when the text after it is asked for.
 *
 * A feed is asked once, one after the other, or with `every` again and again, only for what has changed since, as its robots.txt allows. One that
 * fails gives diagnostics (`feed/…`), and the others go on; with `every` it is tried again, after ever longer times.
 *
 * It throws a `TypeError` where an address is none of http or https, and `UnreadableFile` where the packages that HTML needs
 * are not installed or what a feed remembers was damaged.
 *
 * @example
 * typeof readFeeds([]).next // => 'function'
 */
export function readFeeds(
  urls: readonly string[],
  options: ReadFeedsOptions = {},
): AsyncGenerator<NamedText> {
  for (const url of urls) checkFeedAddress(url);
  const visitor = createVisitor(options);
  const begins = [...new Set(urls)].map(
    (url) => (signal: AbortSignal) => feedTexts(url, { ...options, visitor, signal }),
  );
  return options.every === undefined
    ? inTurn(begins, options.signal)
    : merge(begins, options.signal);
}

/**
 * Throws a `TypeError` where a feed cannot have the address.
 *
 * @example
 * checkFeedAddress('https://example.org/feed.xml') // => undefined
 */
export function checkFeedAddress(url: string): void {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address?.protocol !== 'https:' && address?.protocol !== 'http:')
    throw new TypeError(`a feed has an address of http or https, not ${url}`);
  if (address.username !== '' || address.password !== '')
    throw new TypeError(`the address of a feed names no user: ${address.host}`);
}

async function* feedTexts(
  url: string,
  options: ReadFeedsOptions & {
    readonly visitor: ReturnType<typeof createVisitor>;
    readonly signal: AbortSignal;
  },
): AsyncGenerator<NamedText> {
  const { state, signal, every, visitor, clock = machineClock } = options;
  const before = await state?.recall(url, memory);
  const seen = seenTexts(before?.seen ?? [], mostSeen);
  let known: Memory = before ?? { failures: 0 };
  const keep = async (next: Memory): Promise<void> => {
    known = next;
    await state?.keep(url, { ...known, seen: seen.hashes() });
  };
  const place = { file: url, line: 1, column: 1 };
  const failed = (diagnostic: NamedText['diagnostics'][number]): NamedText => ({
    file: url,
    line: 1,
    diagnostics: [diagnostic],
    scope: 'file',
  });

  while (!signal.aborted) {
    const wait = (known.notBefore ?? 0) - clock.now();
    if (wait > 0) {
      if (every === undefined) {
        const until = new Date(clock.now() + wait).toISOString();
        yield failed(diagnose('feed/waiting', { message: `The feed is left alone until ${until}.`, place })); // prettier-ignore
        return;
      }
      await clock.wait(wait, signal);
      continue;
    }
    const visit = await unlessEnded(signal, () => visitor.visit(url, known, signal));
    if (visit === undefined) return;
    if (visit.type === 'unchanged') {
      await keep(rested(known, pauseFor({ every, freshFor: visit.freshFor }), clock.now()));
    } else if (visit.type === 'failed') {
      const failures = known.failures + 1;
      const rest = Math.max(backOff(failures, every), Math.min(visit.retryAfter ?? 0, day));
      await keep({ ...rested(known, rest, clock.now()), failures });
      yield failed(visit.diagnostic);
      if (visit.isGone === true) return;
    } else {
      const feed = await readFeedDocument(visit.document);
      if ('diagnostics' in feed) {
        const failures = known.failures + 1;
        await keep({ ...rested(known, backOff(failures, every), clock.now()), failures });
        yield { ...failed(feed.diagnostics[0]!), diagnostics: feed.diagnostics };
      } else {
        let isWhole = false;
        try {
          yield* unseen(url, feed, seen, signal);
          isWhole = !signal.aborted;
        } finally {
          // Of a feed that was left half-way the rest is asked for again.
          const rest = pauseFor({ every, freshFor: visit.freshFor, ttl: feed.ttl });
          await keep(
            isWhole
              ? { ...rested({ ...visit.validators, failures: 0 }, rest, clock.now()) }
              : known,
          );
        }
      }
    }
    if (every === undefined) return;
  }
}

/** What is remembered of a feed that is not to be asked for so many milliseconds. */
function rested(known: Memory, milliseconds: number, now: number): Memory {
  const { notBefore: _before, ...rest } = { ...known, failures: 0 };
  return milliseconds > 0 ? { ...rest, notBefore: now + milliseconds } : rest;
}

/** What the work gives; undefined where it was ended by the signal. */
async function unlessEnded<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  }
}

/**
 * Milliseconds until a feed is asked again: as often as wanted, but not before it says that something may have changed, and
 * at least once a day. None where it is asked once only.
 *
 * @example
 * pauseFor({ every: 60, freshFor: 300, ttl: 120 }) // => 300000
 * pauseFor({ freshFor: 300 }) // => 0
 */
function pauseFor({
  every,
  freshFor = 0,
  ttl = 0,
}: {
  readonly every?: number | undefined;
  readonly freshFor?: number | undefined;
  readonly ttl?: number | undefined;
}): number {
  if (every === undefined) return 0;
  return Math.min(Math.max(every, freshFor, ttl) * 1_000, Math.max(day, every * 1_000));
}

/**
 * Milliseconds that a feed is left alone after so many failures in a row: twice as long each time, at most six hours. One
 * that is asked once a run may be asked again at once after the first.
 *
 * @example
 * [1, 2, 3].map((failures) => backOff(failures, 60)) // => [120000, 240000, 480000]
 * [1, 2, 3].map((failures) => backOff(failures)) // => [0, 60000, 120000]
 */
function backOff(failures: number, every?: number): number {
  if (every === undefined)
    return failures < 2 ? 0 : Math.min(60_000 * 2 ** (failures - 2), longestBackOff);
  return Math.max(every * 1_000, Math.min(every * 1_000 * 2 ** failures, longestBackOff));
}

async function* unseen(
  url: string,
  feed: FeedDocument,
  seen: ReturnType<typeof seenTexts>,
  signal: AbortSignal,
): AsyncGenerator<NamedText> {
  for (const [at, entry] of feed.entries.entries()) {
    if (signal.aborted) return;
    const hash =
      'code' in entry
        ? textHash(entry.message, entry.actual ?? '')
        : textHash(entry.title, entry.body);
    if (seen.has(hash)) continue;
    yield { file: url, ...(await textOf(entry, at + 1, feed, url)) };
    seen.add(hash);
  }
}

async function textOf(
  entry: FeedDocument['entries'][number],
  line: number,
  feed: FeedDocument,
  url: string,
): Promise<SourceText> {
  if ('code' in entry) return { line, diagnostics: [entry] };
  const unread = (message: string): SourceText => ({
    line,
    diagnostics: [
      diagnose('read/invalid-text', {
        message,
        place: { file: url, line, column: 1 },
        ...(entry.id === undefined ? {} : { actual: entry.id }),
        expected: 'an entry with a text',
      }),
    ],
  });
  const words = await wordsOf(entry, url);
  if (words instanceof Error) return unread(words.message);
  const { title, published } = entry;
  const body = words.trim();
  const text = title === '' || body.startsWith(title) ? body : `${title}\n\n${body}`.trim();
  if (text === '') return unread('The entry has neither title nor text.');
  const source = {
    name: feed.title ?? new URL(url).hostname,
    ...(entry.url === undefined ? {} : { url: entry.url }),
    ...(published === undefined ? {} : { published }),
  };
  return {
    line,
    input: {
      id: idOf(entry, url),
      text: `${text}\n`,
      ...(published === undefined ? {} : { date: published }),
      source,
    },
    isMade: true,
    diagnostics: [],
  };
}

/** A number or a word is an id in its feed only. */
function idOf({ id, url, title, body }: FeedEntry, feed: string): string {
  if (id !== undefined) return id.includes(':') ? id : `${feed}#${id}`;
  return url ?? `${feed}#${textHash(title, body)}`;
}

/** The words of an entry's text; an error where it cannot be read. */
async function wordsOf({ body, isHtml }: FeedEntry, url: string): Promise<string | Error> {
  if (!isHtml || !/[<&]/u.test(body)) return body;
  const { htmlText, MissingPackages, UnreadablePage } = await import('../html-text.js');
  try {
    return (await htmlText(body)).text;
  } catch (error) {
    if (error instanceof UnreadablePage) return error;
    if (error instanceof MissingPackages)
      throw new UnreadableFile(url, error.message, { cause: error });
    throw error;
  }
}
