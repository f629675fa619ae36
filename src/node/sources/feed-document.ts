/**
 * What a feed says: RSS, Atom and JSON Feed.
 */
import { z } from 'zod';
import { diagnose, type Diagnostic } from '../../diagnostic.js';
import { isIsoDate } from '../../values/index.js';
import { decode } from '../bytes.js';

/** An entry of a feed. */
export interface FeedEntry {
  readonly id?: string;
  readonly url?: string;
  /** Plain text; empty where there is none. */
  readonly title: string;
  /** The longest that the entry has of its text; empty where there is none. */
  readonly body: string;
  /** Whether `body` is HTML. */
  readonly isHtml: boolean;
  /** The day of its publication as the feed writes it, in the zone of the publisher. */
  readonly published?: string;
}

/** A feed. */
export interface FeedDocument {
  readonly title?: string;
  /** Seconds for which the feed says that it will not change. */
  readonly ttl?: number;
  /** In the order of the feed; what is no entry gives a diagnostic in its place. */
  readonly entries: readonly (FeedEntry | Diagnostic)[];
}

/** A document as it came. */
export interface FetchedDocument {
  /** Where it came from. */
  readonly url: string;
  readonly body: Buffer;
  /** The Content-Type of the answer; empty where it has none. */
  readonly contentType: string;
}

/**
 * Reads a feed, RSS, Atom or JSON Feed by its first character. XML has to be well-formed, but for an `&` that stands for
 * itself: a feed that was cut off would give half a text. External entities are not fetched, and what expands without measure
 * is refused.
 *
 * @example
 * (await readFeedDocument({ url: 'https://a.example/', contentType: '', body: Buffer.from('<rss><channel><title>A</title></channel></rss>') })).title // => 'A'
 */
export async function readFeedDocument(
  document: FetchedDocument,
): Promise<FeedDocument | { readonly diagnostics: readonly Diagnostic[] }> {
  const malformed = (message: string, line = 1, column = 1): { diagnostics: Diagnostic[] } => ({
    diagnostics: [
      diagnose('feed/malformed', {
        message,
        place: { file: document.url, line, column },
        expected: 'RSS, Atom or JSON Feed',
        hint: 'Give the address of the feed itself, not of the page that names it.',
      }),
    ],
  });
  const text = decoded(document);
  if (text === undefined) return malformed('The feed is not in the encoding that it declares.');
  const start = text.trimStart();
  if (start === '') return malformed('The feed is empty.');
  if (start.startsWith('{')) {
    const found = jsonFeed(start, document.url);
    return found ?? malformed('The document is not a JSON Feed.');
  }
  if (!start.startsWith('<')) return malformed('The document is neither XML nor JSON.');
  const xml = start.replace(
    /<!\[CDATA\[[^]*?\]\]>|&(?!#?\w{1,31};)/gu,
    (part) => (part === '&' ? '&amp;' : part),
  ); // prettier-ignore
  const { SyntaxValidator } = await import('fast-xml-validator');
  try {
    SyntaxValidator.validate(xml);
  } catch (error) {
    const { message, line, col } = error as Error & { line?: number; col?: number };
    // of a document that is cut off it names every element that is open
    return malformed(`The feed is not well-formed XML: ${message.slice(0, 200)}`, line, col);
  }
  return xmlFeed(xml, malformed);
}

/** The text of a document, by the encoding that it or its Content-Type declares; undefined where it is in another. */
function decoded({ body, contentType }: FetchedDocument): string | undefined {
  const declared =
    markOf(body) ??
    /charset\s*=\s*"?([\w:.-]+)/iu.exec(contentType)?.[1] ??
    /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w:.-]+)["']/u.exec(
      body.toString('latin1', 0, 200),
    )?.[1] ??
    'utf-8';
  try {
    const decoder = new TextDecoder(declared, { fatal: true });
    return decoder.encoding === 'windows-1252' ? decode(body, 'cp1252') : decoder.decode(body);
  } catch {
    // an encoding that nobody knows, or bytes that are not in it
    return undefined;
  }
}

function markOf([first, second, third]: Buffer): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

const words = z.string().nullish();

const jsonEntry = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  url: words,
  title: words,
  content_html: words,
  content_text: words,
  summary: words,
  date_published: words,
  date_modified: words,
});

const jsonDocument = z.object({
  version: z.string().startsWith('https://jsonfeed.org/version/'),
  title: words,
  items: z.array(z.unknown()),
});

function jsonFeed(text: string, url: string): FeedDocument | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const document = jsonDocument.safeParse(value);
  if (!document.success) return undefined;
  const { title, items } = document.data;
  return {
    ...named('title', spaced(title ?? '')),
    entries: items.map((item, at) => {
      const entry = jsonEntry.safeParse(item);
      if (!entry.success)
        return diagnose('read/invalid-text', {
          message: `The entry ${String(at + 1)} of the feed is none of JSON Feed.`,
          place: { file: url, line: 1, column: 1 },
          actual: entry.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '), // prettier-ignore
        });
      const { id, url: address, content_html, content_text, summary } = entry.data;
      const html = content_html ?? '';
      return {
        ...named('id', spaced(String(id ?? ''))),
        ...named('url', webAddress(address)),
        title: spaced(entry.data.title ?? ''),
        body: html === '' ? (content_text ?? summary ?? '') : html,
        isHtml: html !== '',
        ...named('published', dayOf(entry.data.date_published ?? entry.data.date_modified ?? '')),
      };
    }),
  };
}

/** What is used of an element of the parser. */
interface XmlElement {
  readonly textContent: string;
  readonly namespace: string | symbol;
  readonly findElementWithName: (name: string) => XmlElement | null;
  readonly findElementsWithName: (name: string) => readonly XmlElement[];
  readonly getAttribute: (name: string) => string | null;
}

async function xmlFeed(
  xml: string,
  malformed: (message: string) => { diagnostics: Diagnostic[] },
): Promise<FeedDocument | { readonly diagnostics: readonly Diagnostic[] }> {
  const { parseFeed } = await import('@rowanmanning/feed-parser');
  try {
    const feed = parseFeed(xml);
    const element = feed.element as XmlElement;
    const minutes = Number(element.findElementWithName('ttl')?.textContent ?? Number.NaN);
    return {
      ...named('title', spaced(feed.title ?? '')),
      ...(minutes > 0 && Number.isFinite(minutes) ? { ttl: minutes * 60 } : {}),
      entries: feed.items.map((item) => ({
        ...named('id', spaced(item.id ?? '')),
        ...named('url', webAddress(item.url)),
        title: spaced(withoutTags(item.title ?? '')),
        ...bodyOf(item.element as XmlElement, item.content),
        ...named('published', dayOf(publishedIn(item.element as XmlElement))),
      })),
    };
  } catch (error) {
    // the parser's own limits of depth and expansion, and documents that are no feed
    return malformed(`The feed cannot be read: ${error instanceof Error ? error.message : String(error)}`); // prettier-ignore
  }
}

/** The text of an entry; the parser's own reading of it resolves entities twice, so only XHTML is left to it. */
function bodyOf(entry: XmlElement, xhtml: string | null): Pick<FeedEntry, 'body' | 'isHtml'> {
  const whole = entry
    .findElementsWithName('encoded')
    .find(({ namespace }) => namespace === 'content')?.textContent;
  if (whole !== undefined && whole.trim() !== '') return { body: whole, isHtml: true };
  for (const name of ['content', 'description', 'summary']) {
    const element = entry.findElementsWithName(name).find(({ namespace }) => typeof namespace === 'symbol'); // prettier-ignore
    if (element === undefined) continue;
    const type = element.getAttribute('type') ?? (name === 'description' ? 'html' : 'text');
    if (type === 'xhtml' && name === 'content' && xhtml !== null)
      return { body: xhtml, isHtml: true };
    if (element.textContent.trim() !== '')
      return { body: element.textContent, isHtml: /html/iu.test(type) };
  }
  return { body: '', isHtml: false };
}

function publishedIn(entry: XmlElement): string {
  for (const name of ['pubdate', 'published', 'issued', 'date', 'updated', 'modified']) {
    const text = entry.findElementWithName(name)?.textContent.trim();
    if (text !== undefined && text !== '') return text;
  }
  return '';
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * The day of a date as it is written, by RFC 3339 or RFC 822, in its own zone: "today" in a text is the day of its publisher.
 * Empty where it is neither.
 *
 * @example
 * dayOf('Thu, 21 Sep 2023 23:30:00 -0400') // => '2023-09-21'
 * dayOf('2023-09-21T23:30:00-04:00') // => '2023-09-21'
 * dayOf('yesterday') // => ''
 */
function dayOf(date: string): string {
  const iso = /^\s*(\d{4}-\d\d-\d\d)(?!\d)/u.exec(date)?.[1];
  if (iso !== undefined) return isIsoDate(iso) ? iso : '';
  const [, day = '', name = '', year = ''] =
    /\b(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})\b/iu.exec(date) ?? [];
  const month = months.indexOf(name.toLowerCase()) + 1;
  const written = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDate(written) ? written : '';
}

function named<Name extends string>(name: Name, value: string): Partial<Record<Name, string>> {
  return value === '' ? {} : ({ [name]: value } as Record<Name, string>);
}

function webAddress(url: string | null | undefined): string {
  return url !== null && url !== undefined && /^https?:\/\//iu.test(url) ? url : '';
}

function withoutTags(title: string): string {
  return title.replace(/<\/?[a-z][^<>]{0,500}>/giu, '');
}

/** As one line, without what no text is made of. */
function spaced(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
