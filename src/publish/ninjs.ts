/**
 * Items and digests as ninjs 3.1, IPTC's news in JSON.
 */
import type { Digest, Item } from '../model.js';
import {
  datesOf,
  generatorOf,
  isWithdrawn,
  noteOf,
  paragraphsOf,
  sourcesOf,
  sourceTypeOf,
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
import { bodyHtml } from './html-body.js';
import { inert, webUri } from './inert.js';

/** The properties of ninjs 3.1 that are used here; see https://iptc.org/std/ninjs/. */
export interface Ninjs {
  readonly uri: string;
  readonly type: 'text' | 'composite';
  readonly standard: { readonly name: string; readonly version: string; readonly schema: string };
  readonly representationType: 'full';
  readonly version?: string;
  /** RFC 3339. */
  readonly firstCreated?: string;
  readonly versionCreated?: string;
  readonly contentCreated?: string;
  readonly pubStatus: 'usable' | 'canceled';
  readonly language: string;
  readonly edNote?: string;
  readonly headlines: readonly Words[];
  readonly descriptions?: readonly Words[];
  readonly bodies?: readonly (Words & {
    readonly charCount?: number;
    readonly wordCount?: number;
  })[];
  readonly by: string;
  readonly subjects?: readonly Named[];
  readonly infoSources: readonly Named[];
  readonly altIds?: readonly { readonly role: string; readonly value: string }[];
  readonly digitalSourceType?: Named;
  /** Of a digest its items, in their order. */
  readonly associations?: readonly (Ninjs & { readonly name: string })[];
}

interface Words {
  readonly role: string;
  readonly contentType: string;
  readonly value: string;
}

interface Named {
  readonly name?: string;
  readonly role?: string;
  readonly uri?: string;
  readonly literal?: string;
}

const standard = {
  name: 'ninjs',
  version: '3.1',
  schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#',
} as const;

/**
 * An item as a ninjs text, a digest as a composite that holds its items. A version that takes the place of another
 * has the same `uri` and a later `version`, what is withdrawn the `pubStatus` canceled. Throws `InvalidOptions` where
 * the publication has no name or address, and for an item that is held.
 *
 * @example
 * toNinjs({ title: 'T', date: '2021-06-02', language: 'en', style: 'agency', items: [] }, { name: 'Wire', url: 'https://example.org' }).uri // => 'https://example.org/digest/2021-06-02'
 */
export function toNinjs(
  document: Item | Digest,
  publication: Publication,
  options: PublishOptions = {},
): Ninjs {
  const edition = editionOf(document, publication, options, needs.ninjs);
  const items = edition.items.map((item) => itemNinjs(item, edition));
  const [only] = items;
  if (only !== undefined && !edition.isDigest) return only;
  const { now, language, title, name, digestAddress } = edition;
  return {
    uri: digestAddress,
    type: 'composite',
    standard,
    representationType: 'full',
    ...(now === undefined ? {} : { versionCreated: now }),
    pubStatus: 'usable',
    language,
    headlines: [plain('main', title)],
    by: name,
    infoSources: generators(edition.items),
    ...sourceType(edition.items[0]),
    associations: items.map((item, index) => ({ ...item, name: `item-${index + 1}` })),
  };
}

function itemNinjs(item: Item, { addressOf, name, now }: Edition): Ninjs {
  const { published, modified } = datesOf(item, now);
  const body = paragraphsOf(item).join('\n\n');
  const summary = summaryOf(item);
  const note = noteOf(item);
  const topics = topicsOf(item);
  return {
    uri: addressOf(item),
    type: 'text',
    standard,
    representationType: 'full',
    version: versionOf(item, now),
    ...(published === undefined ? {} : { firstCreated: published, versionCreated: published }),
    ...(modified === undefined ? {} : { versionCreated: modified }),
    pubStatus: isWithdrawn(item) ? 'canceled' : 'usable',
    language: item.language,
    ...(note === '' ? {} : { edNote: note }),
    headlines: [plain('main', inert(item.headline.text))],
    ...(summary === '' ? {} : { descriptions: [plain('summary', summary)] }),
    bodies: [
      {
        ...plain('main', body),
        charCount: Array.from(body).length,
        wordCount: body.split(/\s+/u).filter((word) => word !== '').length,
      },
      { role: 'main', contentType: 'text/html', value: bodyHtml(item) },
    ],
    by: name,
    ...(topics.length === 0
      ? {}
      : {
          subjects: topics.map((topic) => ({
            ...(topic.name === undefined ? {} : { name: topic.name }),
            uri: topic.uri,
            literal: `medtop:${topic.code}`,
          })),
        }),
    infoSources: [
      ...sourcesOf(item).map((source) => ({
        name: source.name,
        role: 'source',
        ...(source.uri === undefined ? {} : { uri: source.uri }),
      })),
      ...generators([item]),
    ],
    altIds: [{ role: 'record', value: inert(item.id) }],
    ...sourceType(item),
  };
}

function plain(role: string, value: string): Words {
  return { role, contentType: 'text/plain', value };
}

/** ninjs has no property for the program; `infoSources` names who originated and who made the content. */
function generators(items: readonly Item[]): Named[] {
  return [...new Set(items.map(generatorOf))].map((name) => ({ name, role: 'generator' }));
}

function sourceType(item: Item | undefined): { digitalSourceType?: Named } {
  const uri = webUri(item?.generator.digitalSourceType);
  return item === undefined || uri === undefined
    ? {}
    : { digitalSourceType: { name: sourceTypeOf(item), uri } };
}
