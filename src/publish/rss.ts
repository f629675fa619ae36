/**
 * Feeds in RSS 2.0 (https://www.rssboard.org/rss-specification), with Dublin Core and the module `content`.
 */
import type { Item } from '../model.js';
import {
  datesOf,
  generatorOf,
  schemes,
  sourcesOf,
  sourceTypeOf,
  summaryOf,
  topicsOf,
} from './article.js';
import {
  editionOf,
  needs,
  type Documents,
  type Edition,
  type PublishOptions,
  type Publication,
} from './edition.js';
import { bodyHtml, printHtml } from './html-body.js';
import { inert } from './inert.js';
import { xml, type XmlElement } from './xml.js';

/** What a feed may be told beside its documents. */
export interface FeedOptions extends PublishOptions {
  /** The feed's own address. */
  readonly feedUrl?: string;
}

/**
 * A feed of items in RSS 2.0. A later version of an item has the guid of the first. Descriptions are HTML within XML,
 * so a name is escaped for both. Throws as `toNinjs` does.
 *
 * @example
 * toRss([], { name: 'Wire', url: 'https://example.org/wire' }).includes('<title>Wire</title>') // => true
 */
export function toRss(
  documents: Documents,
  publication: Publication,
  options: FeedOptions = {},
): string {
  const edition = editionOf(documents, publication, options, needs.rss);
  const { name, home, title, language, now, items, isDigest } = edition;
  const [first] = items;
  return xml({
    rss: {
      '@version': '2.0',
      '@xmlns:atom': 'http://www.w3.org/2005/Atom',
      '@xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
      '@xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      channel: {
        title: name,
        link: home,
        description: isDigest ? title : name,
        language,
        ...(now === undefined ? {} : { lastBuildDate: rfc822(now) }),
        ...(first === undefined ? {} : { generator: generatorOf(first) }),
        ...(options.feedUrl === undefined
          ? {}
          : {
              'atom:link': {
                '@href': options.feedUrl,
                '@rel': 'self',
                '@type': 'application/rss+xml',
              },
            }),
        item: items.map((item) => rssItem(item, edition)),
      },
    },
  });
}

function rssItem(item: Item, { addressOf, name, now }: Edition): XmlElement {
  const { published, modified } = datesOf(item, now);
  const time = published ?? modified;
  const address = addressOf(item);
  return {
    title: rssTitle(inert(item.headline.text)),
    link: address,
    guid: { '@isPermaLink': 'true', '#text': address },
    ...(time === undefined ? {} : { pubDate: rfc822(time) }),
    'dc:creator': name,
    'dc:source': sourcesOf(item).map((source) => source.name),
    category: [
      ...topicsOf(item).map((topic) => ({
        '@domain': schemes.mediaTopic,
        '#text': topic.name ?? topic.code,
      })),
      { '@domain': schemes.digitalSourceType, '#text': sourceTypeOf(item) },
    ],
    description: printHtml([{ type: 'text', value: summaryOf(item) }]),
    'content:encoded': bodyHtml(item),
  };
}

/**
 * Some readers take a title for text and some for HTML, and the specification does not say: what HTML could take for
 * a tag or an entity is escaped for it, and "AT&T" is right in both.
 */
function rssTitle(text: string): string {
  return text.replace(/&(?=#?\w+;)/gu, '&amp;').replace(/<(?=[A-Za-z/!?])/gu, '&lt;');
}

/** The form of ECMAScript's toUTCString is that of RFC 822 with a year of four digits. */
function rfc822(now: string): string {
  return new Date(now).toUTCString();
}
