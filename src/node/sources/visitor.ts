/**
 * Documents of the web, fetched as a guest should: by robots.txt, not too often, not too much, and not again what has not
 * changed.
 */
import { lookup } from 'node:dns/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { diagnose, type Diagnostic, type DiagnosticCode } from '../../diagnostic.js';
import type { FetchedDocument } from './feed-document.js';
import { endedWith } from './merge.js';
import { isPrivate, type Resolve } from './private-address.js';

/** The time, and waiting for it. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after so many milliseconds, or as soon as the signal ends. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** How documents are fetched. */
export interface VisitorOptions {
  /** Node's own when not given. */
  readonly fetch?: typeof fetch | undefined;
  /** That of the machine when not given. */
  readonly clock?: Clock | undefined;
  /** How names become addresses; as the machine has it when not given. */
  readonly resolve?: Resolve | undefined;
  /** How long an answer may take in all, in milliseconds; 30 seconds when not given. */
  readonly timeout?: number | undefined;
  /** An address under which publishers find who asks; none is told when not given. */
  readonly contact?: string | undefined;
  /** Most bytes of a document, decompressed; 8 MiB when not given. */
  readonly largest?: number | undefined;
}

/** What a document is known by from the last time. */
export interface Validators {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

/** What came of a visit. */
export type Visit =
  | {
      readonly type: 'document';
      readonly document: FetchedDocument;
      readonly validators: Validators;
      /** Seconds for which the server says that nothing will change. */
      readonly freshFor: number;
    }
  | { readonly type: 'unchanged'; readonly freshFor: number }
  | {
      readonly type: 'failed';
      readonly diagnostic: Diagnostic;
      /** Milliseconds for which the server asks to be left alone. */
      readonly retryAfter?: number;
      /** The document is gone for good. */
      readonly isGone?: true;
    };

/** Fetches documents; what it learned of a site counts for all of its documents. */
export interface Visitor {
  /** Throws only when `signal` ended. */
  readonly visit: (url: string, known: Validators, signal: AbortSignal) => Promise<Visit>;
}

/** The name by which robots.txt may speak of us. */
const robot = 'wirecopy';

const mostRedirects = 5;
const largestRobots = 512 * 1024;
const robotsLive = 24 * 60 * 60 * 1_000;
/** Between two requests to a site, unless its robots.txt asks for more. */
const gap = 1_000;
const longestGap = 60_000;

/**
 * The clock of the machine.
 *
 * @example
 * machineClock.now() > 0 // => true
 */
export const machineClock: Clock = {
  now: () => Date.now(),
  wait: async (milliseconds, signal) => {
    try {
      // A timer of more than 24 days fires at once.
      await pause(Math.min(milliseconds, 2 ** 31 - 1), undefined, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  },
};

/**
 * Begins visits. Redirects are followed five times, to http and https only and from the public network never into the own,
 * and each site on the way is asked for its robots.txt (RFC 9309): one that cannot be had because the site fails forbids
 * everything for now, one that does not exist nothing.
 *
 * @example
 * (await createVisitor({ fetch: async () => new Response('', { status: 404 }) }).visit('https://a.example/', {}, new AbortController().signal)).type // => 'failed'
 */
export function createVisitor(options: VisitorOptions = {}): Visitor {
  const { clock = machineClock, timeout = 30_000, largest = 8 * 1024 * 1024 } = options;
  const { resolve = addressesOf } = options;
  const agent = options.contact === undefined ? robot : `${robot} (+${options.contact})`;
  const rules = new Map<string, { readonly until: number; readonly rules: Rules }>();
  const turns = new Map<string, number>();

  const request: Request = async (url, headers, most, signal) => {
    const { signal: ended, end, release } = endedWith(signal);
    const timer = setTimeout(end, timeout);
    try {
      const response = await (options.fetch ?? fetch)(url, {
        redirect: 'manual',
        headers: { 'user-agent': agent, ...headers },
        signal: ended,
      });
      const body = await bodyOf(response, most);
      return { status: response.status, headers: response.headers, ...body };
    } catch (error) {
      signal.throwIfAborted();
      return {
        problem: ended.aborted
          ? `no answer within ${String(timeout / 1_000)} seconds`
          : causeOf(error),
      };
    } finally {
      clearTimeout(timer);
      release();
    }
  };

  const robotsOf = async (origin: string, signal: AbortSignal): Promise<Rules | Unreachable> => {
    const known = rules.get(origin);
    if (known !== undefined && known.until > clock.now()) return known.rules;
    const found = await readRobots(origin, resolve, (url) =>
      request(url, {}, largestRobots, signal),
    );
    if ('problem' in found) return found;
    rules.set(origin, { until: clock.now() + robotsLive, rules: found });
    return found;
  };

  /** Waits until a site may be asked again. */
  const turnAt = async (origin: string, between: number, signal: AbortSignal): Promise<void> => {
    const now = clock.now();
    const at = Math.max(now, turns.get(origin) ?? 0);
    turns.set(origin, at + between);
    if (at > now) await clock.wait(at - now, signal);
    signal.throwIfAborted();
  };

  return {
    visit: async (url, known, signal) => {
      const failed = (
        code: DiagnosticCode,
        message: string,
        more: Pick<Extract<Visit, { type: 'failed' }>, 'retryAfter' | 'isGone'> & {
          hint?: string;
        } = {},
      ): Visit => {
        const { hint, ...rest } = more;
        const place = { file: url, line: 1, column: 1 };
        return {
          type: 'failed',
          diagnostic: diagnose(code, { message, place, ...(hint === undefined ? {} : { hint }) }),
          ...rest,
        };
      };
      let address = new URL(url);
      for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
        const { origin } = address;
        const robots = await robotsOf(origin, signal);
        if ('problem' in robots)
          return failed('feed/unreachable', `${origin}/robots.txt: ${robots.problem}.`, {
            ...waitAsked(robots, clock.now()),
            hint: 'A site whose robots.txt cannot be had is left alone for now.',
          });
        if (!robots.allows(address.href))
          return failed('feed/robots', `${origin}/robots.txt does not allow ${address.pathname}.`, {
            hint: 'Ask the publisher, or take another feed.',
          });
        await turnAt(origin, robots.gap, signal);
        const answer = await request(address.href, conditions(known), largest, signal);
        if ('problem' in answer)
          return failed('feed/unreachable', `${address.href}: ${answer.problem}.`);
        const { status, headers, body } = answer;
        const location = headers.get('location');
        if ([301, 302, 303, 307, 308].includes(status) && location !== null) {
          const next = URL.canParse(location, address.href)
            ? new URL(location, address)
            : undefined;
          if (next?.protocol !== 'https:' && next?.protocol !== 'http:')
            return failed('feed/redirect', `${address.href} leads to ${location}, which is not http or https.`); // prettier-ignore
          if (await leadsInside(address, next, resolve))
            return failed('feed/redirect', `${address.href} leads to ${next.href}, which is of the own network.`, { hint: 'Give that address itself where it is meant.' }); // prettier-ignore
          address = next;
          continue;
        }
        const freshFor = freshnessOf(headers);
        if (status === 304) return { type: 'unchanged', freshFor };
        if (status !== 200)
          return failed('feed/unreachable', `${address.href} answers ${String(status)}.`, {
            ...waitAsked(answer, clock.now()),
            ...(status === 410 ? { isGone: true } : {}),
          });
        if (body === undefined)
          return failed(
            'feed/too-large',
            `${address.href} is larger than ${String(largest)} bytes.`,
          );
        return {
          type: 'document',
          document: { url, body, contentType: headers.get('content-type') ?? '' },
          validators: {
            etag: headers.get('etag') ?? undefined,
            lastModified: headers.get('last-modified') ?? undefined,
          },
          freshFor,
        };
      }
      return failed('feed/redirect', `${url} leads on more than ${String(mostRedirects)} times.`);
    },
  };
}

/** An answer; without `body` it is larger than was asked for. */
interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body?: Buffer;
}

interface Unreachable {
  readonly problem: string;
  /** Of the answer, where there was one. */
  readonly headers?: Headers;
}

type Request = (
  url: string,
  headers: Readonly<Record<string, string>>,
  most: number,
  signal: AbortSignal,
) => Promise<Answer | Unreachable>;

/** What a robots.txt says to us. */
interface Rules {
  readonly allows: (url: string) => boolean;
  /** Milliseconds between two requests. */
  readonly gap: number;
}

const allowsAll: Rules = { allows: () => true, gap };

async function readRobots(
  origin: string,
  resolve: Resolve,
  get: (url: string) => Promise<Answer | Unreachable>,
): Promise<Rules | Unreachable> {
  const first = `${origin}/robots.txt`;
  let url = first;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const answer = await get(url);
    if ('problem' in answer) return answer;
    const { status, headers, body } = answer;
    const location = headers.get('location');
    if (status >= 300 && status < 400 && location !== null && URL.canParse(location, url)) {
      const next = new URL(location, url);
      if (next.protocol !== 'https:' && next.protocol !== 'http:') return allowsAll;
      if (await leadsInside(new URL(url), next, resolve))
        return { problem: `leads to ${next.href}, which is of the own network` };
      url = next.href;
      continue;
    }
    if (status === 429 || status >= 500) return { problem: `answers ${String(status)}`, headers };
    if (status !== 200) return allowsAll;
    // RFC 9309 has 500 KiB read; what is more can hold no rule for us that we would not rather keep to.
    if (body === undefined) return { problem: `is larger than ${String(largestRobots)} bytes` };
    const robots = await import('robots-parser');
    // Its types speak of a module with a default export; it is the function itself.
    const parse = robots.default as unknown as typeof robots.default.default;
    const parsed = parse(first, body.toString('utf8'));
    const delay = parsed.getCrawlDelay(robot) ?? 0;
    return {
      allows: (address) => parsed.isAllowed(address, robot) ?? true,
      gap: Math.min(Math.max(delay * 1_000, gap), longestGap),
    };
  }
  return allowsAll;
}

/** Whether a redirect leads from the public network into the own, where only its owner may send us. */
async function leadsInside(from: URL, to: URL, resolve: Resolve): Promise<boolean> {
  return (
    from.host !== to.host && (await isPrivate(to, resolve)) && !(await isPrivate(from, resolve))
  );
}

/** A name that has no address is of nobody: fetching it says so. */
async function addressesOf(hostname: string): Promise<readonly string[]> {
  try {
    return (await lookup(hostname, { all: true })).map(({ address }) => address);
  } catch {
    return [];
  }
}

async function bodyOf(response: Response, most: number): Promise<{ readonly body?: Buffer }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // The chunks are decompressed: what is counted is what memory would have to hold.
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk as Uint8Array);
    size += (chunk as Uint8Array).length;
    if (size > most) return {};
  }
  return { body: Buffer.concat(chunks) };
}

function conditions({ etag, lastModified }: Validators): Record<string, string> {
  return {
    accept:
      'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.1',
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
  };
}

function freshnessOf(headers: Headers): number {
  return Number(/(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/iu.exec(headers.get('cache-control') ?? '')?.[1] ?? 0); // prettier-ignore
}

/** What `Retry-After` asks for, in seconds or as a date. */
function waitAsked(
  { headers }: Pick<Unreachable, 'headers'>,
  now: number,
): { readonly retryAfter?: number } {
  const text = headers?.get('retry-after')?.trim() ?? '';
  const wait = /^\d{1,9}$/u.test(text) ? Number(text) * 1_000 : Date.parse(text) - now;
  return wait > 0 ? { retryAfter: wait } : {};
}

/** What `fetch` says of a failure stands in its cause. */
function causeOf(error: unknown): string {
  const { cause } = error as { readonly cause?: unknown };
  const told = cause instanceof Error ? cause : error;
  const { code, message } = told as { readonly code?: string; readonly message?: string };
  return message !== undefined && message !== '' ? message : (code ?? String(error));
}
