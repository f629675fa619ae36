/**
 * Feeds in Atom (RFC 4287).
 */
import type { Item } from '../model.js';
import { datesOf, schemes, sourcesOf, sourceTypeOf, summaryOf, topicsOf } from './article.js';
import { editionOf, needs, type Documents, type Edition, type Publication } from './edition.js';
import { bodyHtml } from './html-body.js';
import { inert, webUri } from './inert.js';
import type { FeedOptions } from './rss.js';
import { xml, type XmlElement } from './xml.js';

/**
 * A feed of items in Atom. A later version of an item has the id of the first and a later `updated`. Throws as
 * `toNinjs` does, and where no time is known.
 *
 * @example
 * toAtom([], { name: 'Wire', url: 'https://example.org/wire' }, { now: '2021-06-02' }).includes('<updated>2021-06-02T00:00:00Z</updated>') // => true
 */
export function toAtom(
  documents: Documents,
  publication: Publication,
  options: FeedOptions = {},
): string {
  const edition = editionOf(documents, publication, options, needs.atom);
  const { name, home, title, language, now, items, isDigest } = edition;
  const generator = items[0]?.generator;
  return xml({
    feed: {
      '@xmlns': 'http://www.w3.org/2005/Atom',
      '@xml:lang': language,
      id: home,
      title: name,
      ...(isDigest ? { subtitle: title } : {}),
      updated: now,
      author: { name, uri: home },
      ...(generator === undefined
        ? {}
        : {
            generator: {
              '@version': inert(generator.version),
              '#text': inert(generator.name),
            },
          }),
      link: [
        { '@rel': 'alternate', '@href': home },
        ...(options.feedUrl === undefined
          ? []
          : [{ '@rel': 'self', '@href': options.feedUrl, '@type': 'application/atom+xml' }]),
      ],
      entry: items.map((item) => entry(item, edition)),
    },
  });
}

function entry(item: Item, { addressOf, now }: Edition): XmlElement {
  const { published, modified = published } = datesOf(item, now);
  const address = addressOf(item);
  const summary = summaryOf(item);
  return {
    '@xml:lang': item.language,
    id: address,
    title: { '@type': 'text', '#text': inert(item.headline.text) },
    updated: modified,
    ...(published === undefined ? {} : { published }),
    link: [
      { '@rel': 'alternate', '@href': address },
      ...sourcesOf(item).flatMap(({ name, uri }) =>
        uri === undefined ? [] : [{ '@rel': 'via', '@href': uri, '@title': name }],
      ),
    ],
    category: [
      ...topicsOf(item).map(({ code, name }) => ({
        '@term': code,
        '@scheme': schemes.mediaTopic,
        ...(name === undefined ? {} : { '@label': name }),
      })),
      ...(webUri(item.generator.digitalSourceType) === undefined
        ? []
        : [{ '@term': sourceTypeOf(item), '@scheme': schemes.digitalSourceType }]),
    ],
    ...(summary === '' ? {} : { summary: { '@type': 'text', '#text': summary } }),
    content: { '@type': 'html', '#text': bodyHtml(item) },
  };
}
