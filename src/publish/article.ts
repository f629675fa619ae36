/**
 * What every format says of an item beside its words: version, status, dates, topics, where it comes from.
 */
import type { IsoDate, Item } from '../model.js';
import { topicNames } from './topic-names.js';
import { inert, webUri } from './inert.js';

/**
 * The paragraphs of an item, each as one text.
 *
 * @example
 * paragraphsOf({ paragraphs: [[{ text: 'One.' }, { text: 'Two.' }]] }) // => ['One. Two.']
 */
export function paragraphsOf({ paragraphs }: Item): string[] {
  return paragraphs.map((sentences) => inert(sentences.map(({ text }) => text).join(' ')));
}

/**
 * The first sentence of the story, without the note on what it corrects; the note where it is all there is.
 *
 * @example
 * summaryOf({ headline: { text: 'A' }, paragraphs: [[{ text: 'One.' }, { text: 'Two.' }]] }) // => 'One.'
 */
export function summaryOf(item: Item): string {
  const sentences = item.paragraphs.flat();
  const told = sentences[noteLength(item)] ?? sentences[0];
  return told === undefined ? '' : inert(told.text);
}

/**
 * What an item says of the version before it; empty for a first version.
 *
 * @example
 * noteOf({ headline: { text: 'A' }, paragraphs: [[{ text: 'One.' }]] }) // => ''
 */
export function noteOf(item: Item): string {
  return item.paragraphs
    .flat()
    .slice(0, noteLength(item))
    .map(({ text }) => inert(text))
    .join(' ');
}

/** The note and its headline come from one template, the story after it from another. */
function noteLength({ revision, headline, paragraphs }: Item): number {
  if (revision === undefined) return 0;
  const sentences = paragraphs.flat();
  const first = sentences.findIndex(({ template }) => template.file !== headline.template.file);
  return first === -1 ? sentences.length : first;
}

/**
 * Whether what was published is taken back.
 *
 * @example
 * isWithdrawn({ headline: { text: 'A' } }) // => false
 */
export function isWithdrawn({ revision }: Item): boolean {
  return revision?.class === 'withdrawal';
}

/** When an item came out; a later version has no day of its first here, since the item does not know it. */
export interface ItemDates {
  readonly published?: string;
  readonly modified?: string;
}

/**
 * The dates of an item that is published at a moment.
 *
 * @example
 * datesOf({ headline: { text: 'A' } }, '2021-06-02T09:00:00Z') // => { published: '2021-06-02T09:00:00Z' }
 */
export function datesOf({ revision }: Item, now: string | undefined): ItemDates {
  if (now === undefined) return {};
  return revision === undefined ? { published: now } : { modified: now };
}

/**
 * The version of an item as a whole number that grows: the record's own where it is one, else the second at which it
 * is published; 1 of what was published under no id before.
 *
 * @example
 * versionOf({ id: 'a', revision: { class: 'update', version: '3', of: { id: 'a', on: '2021-06-01' }, changes: [] } }, undefined) // => '3'
 */
export function versionOf({ id, revision }: Item, now: string | undefined): string {
  if (revision === undefined || revision.of.id !== id) return '1';
  const { version } = revision;
  if (version !== undefined && /^[1-9]\d{0,17}$/u.test(version)) return version;
  return now === undefined ? '2' : String(Date.parse(now) / 1000);
}

/** A subject of an item. */
export interface Topic {
  /** IPTC Media Topic code. */
  readonly code: string;
  readonly uri: string;
  readonly name: string | undefined;
}

/** The controlled vocabularies of IPTC that items are described by. */
export const schemes = {
  mediaTopic: 'http://cv.iptc.org/newscodes/mediatopic/',
  digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/',
} as const;

/**
 * The subjects of an item, named where the shipped table has a name. What is no code of the vocabulary is left out.
 *
 * @example
 * topicsOf({ topics: ['20000204'] })[0].name // => 'merger or acquisition'
 */
export function topicsOf({ topics }: Item): Topic[] {
  return topics
    .filter((code) => /^\d{8}$/u.test(code))
    .map((code) => ({ code, uri: `${schemes.mediaTopic}${code}`, name: topicNames[code] }));
}

/** A source of an item's data. */
export interface ItemSource {
  readonly name: string;
  readonly uri: string | undefined;
  readonly published: IsoDate | undefined;
}

/**
 * Whose data an item was written from. A source whose name holds nothing to print goes by its address.
 *
 * @example
 * sourcesOf({ sources: [{ name: 'Reuters', url: 'data:,' }] }) // => [{ name: 'Reuters', uri: undefined, published: undefined }]
 */
export function sourcesOf({ sources }: Item): ItemSource[] {
  return sources.flatMap(({ name, url, published }) => {
    const uri = webUri(url);
    const shown = inert(name).trim() || uri;
    return shown === undefined ? [] : [{ name: shown, uri, published }];
  });
}

/**
 * The program that wrote an item, with its version.
 *
 * @example
 * generatorOf({ generator: { name: 'wirecopy', version: '1.0.0' } }) // => 'wirecopy 1.0.0'
 */
export function generatorOf({ generator }: Item): string {
  return inert(`${generator.name} ${generator.version}`);
}

/**
 * The last part of the digital source type's address.
 *
 * @example
 * sourceTypeOf({ generator: { digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/dataDrivenMedia' } }) // => 'dataDrivenMedia'
 */
export function sourceTypeOf({ generator: { digitalSourceType } }: Item): string {
  return inert(digitalSourceType.slice(digitalSourceType.lastIndexOf('/') + 1));
}
