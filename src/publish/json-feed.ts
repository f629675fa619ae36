/**
 * Feeds in JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).
 */
import type { Item } from '../model.js';
import {
  datesOf,
  generatorOf,
  isWithdrawn,
  paragraphsOf,
  sourcesOf,
  summaryOf,
  topicsOf,
  versionOf,
  type ItemSource,
} from './article.js';
import { editionOf, needs, type Documents, type Edition, type Publication } from './edition.js';
import { bodyHtml } from './html-body.js';
import { inert } from './inert.js';
import type { FeedOptions } from './rss.js';

export interface JsonFeed {
  readonly version: 'https://jsonfeed.org/version/1.1';
  readonly title: string;
  readonly home_page_url: string;
  readonly feed_url?: string;
  readonly description?: string;
  readonly language: string;
  readonly authors: readonly { readonly name: string; readonly url: string }[];
  readonly items: readonly JsonFeedItem[];
}

export interface JsonFeedItem {
  readonly id: string;
  readonly url: string;
  readonly external_url?: string;
  readonly title: string;
  readonly content_html: string;
  readonly content_text: string;
  readonly summary?: string;
  /** RFC 3339. */
  readonly date_published?: string;
  readonly date_modified?: string;
  readonly tags: readonly string[];
  readonly language: string;
  /** An extension, as the specification allows them: what it has no name for. */
  readonly _wirecopy: {
    readonly about: string;
    readonly generator: string;
    readonly digital_source_type: string;
    readonly version: string;
    readonly status: 'usable' | 'canceled';
    readonly sources: readonly { readonly name: string; readonly url?: string }[];
    readonly topics: readonly string[];
  };
}

/**
 * A feed of items in JSON Feed 1.1. A later version of an item has the id of the first and a `date_modified`. Throws
 * as `toNinjs` does.
 *
 * @example
 * toJsonFeed([], { name: 'Wire', url: 'https://example.org/wire', language: 'en' }) // => { version: 'https://jsonfeed.org/version/1.1', title: 'Wire', home_page_url: 'https://example.org/wire', language: 'en', authors: [{ name: 'Wire', url: 'https://example.org/wire' }], items: [] }
 */
export function toJsonFeed(
  documents: Documents,
  publication: Publication,
  options: FeedOptions = {},
): JsonFeed {
  const edition = editionOf(documents, publication, options, needs.jsonfeed);
  const { name, home, title, language, items, isDigest } = edition;
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: name,
    home_page_url: home,
    ...(options.feedUrl === undefined ? {} : { feed_url: options.feedUrl }),
    ...(isDigest ? { description: title } : {}),
    language,
    authors: [{ name, url: home }],
    items: items.map((item) => feedItem(item, edition)),
  };
}

function feedItem(item: Item, { addressOf, now }: Edition): JsonFeedItem {
  const { published, modified } = datesOf(item, now);
  const address = addressOf(item);
  const summary = summaryOf(item);
  const sources = sourcesOf(item);
  const linked = sources.find(({ uri }) => uri !== undefined);
  const topics = topicsOf(item);
  return {
    id: address,
    url: address,
    ...(linked?.uri === undefined ? {} : { external_url: linked.uri }),
    title: inert(item.headline.text),
    content_html: bodyHtml(item),
    content_text: paragraphsOf(item).join('\n\n'),
    ...(summary === '' ? {} : { summary }),
    ...(published === undefined ? {} : { date_published: published }),
    ...(modified === undefined ? {} : { date_modified: modified }),
    tags: topics.map(({ code, name }) => name ?? code),
    language: item.language,
    _wirecopy: {
      about: item.generator.digitalSourceType,
      generator: generatorOf(item),
      digital_source_type: item.generator.digitalSourceType,
      version: versionOf(item, now),
      status: isWithdrawn(item) ? 'canceled' : 'usable',
      sources: sources.map(named),
      topics: topics.map(({ uri }) => uri),
    },
  };
}

function named({ name, uri }: ItemSource): { name: string; url?: string } {
  return { name, ...(uri === undefined ? {} : { url: uri }) };
}
