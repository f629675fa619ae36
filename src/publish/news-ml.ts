/**
 * Items and digests as NewsML-G2 2.35, IPTC's news in XML.
 */
import { diagnose } from '../diagnostic.js';
import { InvalidOptions } from '../invalid-options.js';
import type { Item } from '../model.js';
import {
  isWithdrawn,
  noteOf,
  paragraphsOf,
  schemes,
  sourcesOf,
  sourceTypeOf,
  summaryOf,
  topicsOf,
  versionOf,
} from './article.js';
import {
  editionOf,
  needs,
  type Documents,
  type Edition,
  type PublishOptions,
  type Publication,
} from './edition.js';
import { inert } from './inert.js';
import { xml, type XmlElement } from './xml.js';

const namespace = 'http://iptc.org/std/nar/2006-10-01/';

/** What the aliases of coded values stand for, so that a document needs no catalogue of elsewhere. */
const catalog: XmlElement = {
  scheme: [
    ['medtop', schemes.mediaTopic],
    ['digsrctype', schemes.digitalSourceType],
    ['ninat', 'http://cv.iptc.org/newscodes/ninature/'],
    ['stat', 'http://cv.iptc.org/newscodes/pubstatusg2/'],
    ['sig', 'http://cv.iptc.org/newscodes/signal/'],
    ['cpnat', 'http://cv.iptc.org/newscodes/cpnature/'],
    ['drol', 'http://cv.iptc.org/newscodes/descriptionrole/'],
    ['pgrmod', 'http://cv.iptc.org/newscodes/pgrmod/'],
  ].map(([alias = '', uri = '']) => ({ '@alias': alias, '@uri': uri })),
};

/**
 * An item as a newsItem; a digest as a newsMessage with a packageItem, which holds its title and its order, before the
 * newsItems; several items as a newsMessage. A later version has the guid of the first and a greater version; what is
 * withdrawn has the pubStatus `stat:canceled`, a correction the signal `sig:correction`. Throws as `toAtom` does, and
 * `publish/empty` where there is no item: a newsMessage cannot be empty.
 *
 * @example
 * typeof toNewsMl // => 'function'
 */
export function toNewsMl(
  documents: Documents,
  publication: Publication,
  options: PublishOptions = {},
): string {
  const edition = editionOf(documents, publication, options, needs.newsml);
  const { items, isDigest, now, name } = edition;
  const [only] = items;
  if (only === undefined)
    throw new InvalidOptions('NewsML-G2 cannot be made.', [
      diagnose('publish/empty', {
        message: 'A newsMessage holds one item or more, and there is none.',
        hint: 'Send nothing.',
      }),
    ]);
  if (!isDigest && !Array.isArray(documents))
    return xml({ newsItem: { '@xmlns': namespace, ...newsItem(only, edition) } });
  return xml({
    newsMessage: {
      '@xmlns': namespace,
      header: { sent: now, sender: name },
      itemSet: {
        ...(isDigest ? { packageItem: packageItem(edition) } : {}),
        newsItem: items.map((item) => newsItem(item, edition)),
      },
    },
  });
}

function opening(guid: string, version: string, language: string): XmlElement {
  return {
    '@standard': 'NewsML-G2',
    '@standardversion': '2.35',
    '@conformance': 'power',
    '@guid': guid,
    '@version': version,
    '@xml:lang': language,
    catalog,
  };
}

function newsItem(item: Item, edition: Edition): XmlElement {
  const { addressOf, name, home, now } = edition;
  const { revision, generator } = item;
  const note = noteOf(item);
  const summary = summaryOf(item);
  const headline = inert(item.headline.text);
  return {
    ...opening(addressOf(item), versionOf(item, now), item.language),
    itemMeta: {
      itemClass: { '@qcode': 'ninat:text' },
      provider: { '@uri': home, name },
      versionCreated: now,
      ...(revision === undefined ? { firstCreated: now } : {}),
      pubStatus: { '@qcode': isWithdrawn(item) ? 'stat:canceled' : 'stat:usable' },
      generator: { '@versioninfo': inert(generator.version), '#text': inert(generator.name) },
      title: headline,
      ...(note === '' ? {} : { edNote: note }),
      ...(revision === undefined || revision.class === 'withdrawal' || revision.class === 'first'
        ? {}
        : { signal: { '@qcode': `sig:${revision.class}` } }),
    },
    contentMeta: {
      digitalSourceType: { '@qcode': `digsrctype:${sourceTypeOf(item)}` },
      infoSource: sourcesOf(item).map((source) => ({
        ...(source.uri === undefined ? { '@literal': source.name } : { '@uri': source.uri }),
        name: source.name,
      })),
      altId: inert(item.id),
      language: { '@tag': item.language },
      subject: topicsOf(item).map((topic) => ({
        '@type': 'cpnat:abstract',
        '@qcode': `medtop:${topic.code}`,
        ...(topic.name === undefined
          ? {}
          : { name: { '@xml:lang': 'en-GB', '#text': topic.name } }),
      })),
      headline,
      by: name,
      ...(summary === '' ? {} : { description: { '@role': 'drol:summary', '#text': summary } }),
    },
    contentSet: {
      inlineXML: {
        '@contenttype': 'application/xhtml+xml',
        html: {
          '@xmlns': 'http://www.w3.org/1999/xhtml',
          '@xml:lang': item.language,
          head: { title: headline },
          body: { h1: headline, p: paragraphsOf(item) },
        },
      },
    },
  };
}

function packageItem(edition: Edition): XmlElement {
  const { items, digestAddress, name, home, now, title, language } = edition;
  return {
    ...opening(digestAddress, '1', language),
    itemMeta: {
      itemClass: { '@qcode': 'ninat:composite' },
      provider: { '@uri': home, name },
      versionCreated: now,
      pubStatus: { '@qcode': 'stat:usable' },
      title,
    },
    contentMeta: { language: { '@tag': language }, headline: title },
    groupSet: {
      '@root': 'items',
      group: {
        '@id': 'items',
        '@mode': 'pgrmod:seq',
        itemRef: items.map((item) => ({
          '@residref': edition.addressOf(item),
          '@version': versionOf(item, now),
          '@contenttype': 'application/vnd.iptc.g2.newsitem+xml',
          title: inert(item.headline.text),
        })),
      },
    },
  };
}
