/**
 * Items and digests as JSON-LD with the vocabulary of schema.org, for the pages that hold them.
 */
import type { Collection, NewsArticle, Organization, WithContext } from 'schema-dts';
import type { Digest, Item } from '../model.js';
import {
  datesOf,
  generatorOf,
  isWithdrawn,
  noteOf,
  paragraphsOf,
  schemes,
  sourcesOf,
  summaryOf,
  topicsOf,
  versionOf,
} from './article.js';
import {
  editionOf,
  needs,
  type Edition,
  type PublishOptions,
  type Publication,
} from './edition.js';
import { inert } from './inert.js';

/** A node of JSON-LD; its properties are those of `NewsArticle` or `Collection` in schema.org. */
export interface JsonLd {
  readonly '@context': 'https://schema.org';
  readonly '@type': 'NewsArticle' | 'Collection';
  readonly '@id': string;
  readonly [property: string]: unknown;
}

type Article = Exclude<NewsArticle, string>;

/**
 * An item as a NewsArticle, a digest as a Collection of them. A correction has its note as `correction`, what is
 * withdrawn the `creativeWorkStatus` Withdrawn. Where it is put into a page, `<` must be written as `\u003c`:
 * {@link jsonLdScript} does. Throws as `toNinjs` does.
 *
 * @example
 * toJsonLd({ title: 'T', date: '2021-06-02', language: 'en', style: 'agency', items: [] }, { name: 'Wire', url: 'https://example.org' })['@type'] // => 'Collection'
 */
export function toJsonLd(
  document: Item | Digest,
  publication: Publication,
  options: PublishOptions = {},
): JsonLd {
  const edition = editionOf(document, publication, options, needs.jsonld);
  const articles = edition.items.map((item) => article(item, edition));
  const [only] = articles;
  if (only !== undefined && !edition.isDigest)
    return { '@context': 'https://schema.org', ...only } satisfies WithContext<Article> as JsonLd;
  const { now, language, title, digestAddress } = edition;
  const collection: WithContext<Exclude<Collection, string>> = {
    '@context': 'https://schema.org',
    '@type': 'Collection',
    '@id': digestAddress,
    name: title,
    inLanguage: language,
    ...(now === undefined ? {} : { datePublished: now }),
    publisher: publisherOf(edition),
    hasPart: articles,
  };
  return collection as JsonLd;
}

function article(item: Item, edition: Edition): Article {
  const { published, modified } = datesOf(item, edition.now);
  const address = edition.addressOf(item);
  const note = noteOf(item);
  const summary = summaryOf(item);
  const sources = sourcesOf(item);
  const topics = topicsOf(item);
  const publisher = publisherOf(edition);
  return {
    '@type': 'NewsArticle',
    '@id': address,
    url: address,
    identifier: inert(item.id),
    version: versionOf(item, edition.now),
    headline: inert(item.headline.text),
    ...(summary === '' ? {} : { description: summary }),
    articleBody: paragraphsOf(item).join('\n\n'),
    inLanguage: item.language,
    temporalCoverage: item.date,
    ...(published === undefined ? {} : { datePublished: published }),
    ...(modified === undefined ? {} : { dateModified: modified }),
    author: publisher,
    publisher,
    creditText: generatorOf(item),
    digitalSourceType: 'https://schema.org/DataDrivenMediaDigitalSource',
    ...(sources.length === 0
      ? {}
      : {
          isBasedOn: sources.map(({ name, uri, published: day }) => ({
            '@type': 'CreativeWork' as const,
            name,
            ...(uri === undefined ? {} : { url: uri }),
            ...(day === undefined ? {} : { datePublished: day }),
          })),
        }),
    ...(topics.length === 0
      ? {}
      : {
          about: topics.map(({ code, uri, name }) => ({
            '@type': 'DefinedTerm' as const,
            '@id': uri,
            termCode: code,
            ...(name === undefined ? {} : { name }),
            inDefinedTermSet: schemes.mediaTopic,
          })),
        }),
    ...(item.revision?.class === 'correction' && note !== ''
      ? {
          correction: {
            '@type': 'CorrectionComment' as const,
            text: note,
            ...(modified === undefined ? {} : { datePublished: modified }),
          },
        }
      : {}),
    ...(isWithdrawn(item) ? { creativeWorkStatus: 'Withdrawn' } : {}),
  };
}

function publisherOf({ name, home }: Edition): Exclude<Organization, string> {
  return { '@type': 'Organization', '@id': home, name, url: home };
}

/**
 * JSON-LD as the text of a `<script type="application/ld+json">`, which nothing in it can end.
 *
 * @example
 * jsonLdScript({ '@context': 'https://schema.org', '@type': 'NewsArticle', '@id': 'https://a.b/1', name: '</script>' }).includes('<') // => false
 */
export function jsonLdScript(data: JsonLd): string {
  return JSON.stringify(data)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('&', '\\u0026');
}
