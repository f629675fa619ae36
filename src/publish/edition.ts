/**
 * What is published, by whom and when: an item, a digest or several items, checked against what a format needs.
 */
import { diagnose, type Diagnostic } from '../diagnostic.js';
import { InvalidOptions } from '../invalid-options.js';
import type { Digest, IsoDate, Item } from '../model.js';
import { inert, webUri } from './inert.js';
import { isDigest } from './prose.js';

/** Who publishes the items. */
export interface Publication {
  readonly name: string;
  /** Where it stands on the web (http or https): items have their addresses below it. */
  readonly url?: string;
  /** BCP 47 tag; without one the language of the items counts. */
  readonly language?: string;
}

export interface PublishOptions {
  /** The moment of publication, RFC 3339 or a day (midnight UTC); of a digest its day where none is given. */
  readonly now?: string;
}

/** One item, a digest, or items that follow each other. */
export type Documents = Item | Digest | readonly Item[];

/** What a format cannot do without. */
export interface Needs {
  readonly format: string;
  readonly address?: true;
  readonly time?: true;
}

/** What each format cannot do without. */
export const needs = {
  html: { format: 'HTML' },
  email: { format: 'An e-mail' },
  ninjs: { format: 'ninjs', address: true },
  jsonld: { format: 'JSON-LD', address: true },
  newsml: { format: 'NewsML-G2', address: true, time: true },
  rss: { format: 'RSS', address: true },
  atom: { format: 'Atom', address: true, time: true },
  jsonfeed: { format: 'JSON Feed', address: true },
  sitemap: { format: 'A news sitemap', address: true, time: true },
} as const satisfies Readonly<Record<string, Needs>>;

/** Documents with all that a format says around them. */
export interface Edition {
  readonly name: string;
  /** The address of the publication; empty only for formats that need none. */
  readonly home: string;
  /** Of a digest its title, of one item its headline, else the publication's name. */
  readonly title: string;
  readonly items: readonly Item[];
  readonly isDigest: boolean;
  /** Only of a digest. */
  readonly date?: IsoDate;
  readonly language: string;
  /** RFC 3339 in UTC, to the second. */
  readonly now: string | undefined;
  readonly addressOf: (item: Pick<Item, 'id'>) => string;
  /** Where a digest stands: by its day, under a name that no item can have. */
  readonly digestAddress: string;
}

/**
 * An edition of documents. Throws {@link InvalidOptions} with a diagnostic of each thing that is missing:
 * `publish/no-address`, `publish/no-name`, `publish/no-time`, `publish/language`, and `publish/held` where an item is
 * not to be published.
 *
 * @example
 * editionOf([], { name: 'Wire', url: 'https://example.org/wire' }, {}, { format: 'RSS' }).addressOf({ id: 'a b' }) // => 'https://example.org/wire/a%20b'
 */
export function editionOf(
  documents: Documents,
  publication: Publication,
  { now }: PublishOptions,
  needed: Needs,
): Edition {
  const digest = isDigest(documents as Item | Digest) ? (documents as Digest) : undefined;
  const items = digest?.items ?? (isItem(documents) ? [documents] : (documents as readonly Item[]));
  const language = publication.language ?? digest?.language ?? items[0]?.language ?? 'und';
  const moment = momentOf(now ?? digest?.date);
  const home = webUri(publication.url)?.replace(/\/+$/u, '') ?? '';
  const faults = [
    ...faultsOf(publication, home, needed),
    ...faultsOfTime(now, moment, needed),
    ...[language, ...items.map((item) => item.language)].flatMap(faultsOfLanguage),
    ...items.flatMap(faultsOfItem),
  ];
  if (faults.length > 0) throw new InvalidOptions(`${needed.format} cannot be made.`, faults);
  return {
    name: inert(publication.name),
    home,
    title: inert(
      digest?.title ??
        (isItem(documents) || publication.name === '' ? items[0]?.headline.text : undefined) ??
        publication.name,
    ),
    items,
    isDigest: digest !== undefined,
    ...(digest === undefined ? {} : { date: digest.date }),
    language,
    now: moment,
    addressOf: ({ id }) => (home === '' ? '' : `${home}/${segment(id)}`),
    digestAddress: `${home}/digest/${digest?.date ?? ''}`,
  };
}

function isItem(documents: Documents): documents is Item {
  return 'headline' in documents;
}

/** An id as one segment of a path; dots alone would climb in it, and no other id has a bare semicolon. */
function segment(id: string): string {
  return `${encodeURIComponent(id.toWellFormed()).replace(/[!'()*]/gu, percent)}${/^\.+$/u.test(id) ? ';' : ''}`;
}

function percent(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
}

function momentOf(now: string | undefined): string | undefined {
  if (now === undefined || !/^\d{4}-\d\d-\d\d(?:T.*(?:Z|[+-]\d\d:\d\d))?$/u.test(now))
    return undefined;
  const time = Date.parse(now);
  return Number.isNaN(time) ? undefined : `${new Date(time).toISOString().slice(0, 19)}Z`;
}

function faultsOf({ name, url }: Publication, home: string, needed: Needs): Diagnostic[] {
  const faults: Diagnostic[] = [];
  if (needed.address === true && inert(name).trim() === '')
    faults.push(
      diagnose('publish/no-name', {
        message: `${needed.format} names the publication, and it has no name.`,
        expected: 'a name',
        hint: 'Set `publication: { name: … }` in the configuration.',
      }),
    );
  if (home === '' && (needed.address === true || url !== undefined))
    faults.push(
      diagnose('publish/no-address', {
        message: `${needed.format} gives each item an address of the publication's, and the publication has none.`,
        ...(url === undefined ? {} : { actual: url }),
        expected: 'an http or https URL',
        hint: 'Set `publication: { url: https://… }` in the configuration.',
      }),
    );
  return faults;
}

function faultsOfTime(
  now: string | undefined,
  moment: string | undefined,
  needed: Needs,
): Diagnostic[] {
  return moment !== undefined || (now === undefined && needed.time !== true)
    ? []
    : [
        diagnose('publish/no-time', {
          message: `${needed.format} says when an item is published; the day of an event is not the day of its report.`,
          ...(now === undefined ? {} : { actual: now }),
          expected: 'an instant such as 2021-06-02T09:00:00Z, or a day',
          hint: 'Give the moment of the run as `now`.',
        }),
      ];
}

function faultsOfLanguage(tag: string): Diagnostic[] {
  return isTag(tag)
    ? []
    : [
        diagnose('publish/language', {
          message: 'A language is not written as BCP 47 has it.',
          actual: tag,
          expected: 'a tag such as en or zh-Hant',
          hint: 'Set `publication: { language: en }` in the configuration.',
        }),
      ];
}

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function faultsOfItem({ id, diagnostics }: Item): Diagnostic[] {
  const held = diagnostics.find(({ severity }) => severity === 'hold' || severity === 'error');
  return held === undefined
    ? []
    : [
        diagnose('publish/held', {
          message: `The item is held with ${held.code}, so it is not published.`,
          place: { record: id, pointer: '' },
          hint: 'Publish what was written; a person can release what is held.',
        }),
      ];
}
