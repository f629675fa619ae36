/**
 * What the plain formats share: an item taken apart into its lines of prose.
 */
import type { Digest, Item, Sentence } from '../model.js';

/** What a reader is told beside the story. */
export interface ProseOptions {
  /** Adds to each item its newsworthiness, 0 to 1, and the reasons for it. Default `false`. */
  readonly explain?: boolean;
}

/**
 * Whether a document is a digest.
 *
 * @example
 * isDigest({ title: 'A', date: '2021-06-02', language: 'en', style: 'agency', items: [] }) // => true
 */
export function isDigest(document: Item | Digest): document is Digest {
  return 'items' in document;
}

/**
 * The text of a paragraph.
 *
 * @example
 * paragraphText([{ text: 'One.' }, { text: 'Two.' }]) // => 'One. Two.'
 */
export function paragraphText(paragraph: readonly Sentence[]): string {
  return paragraph.map(({ text }) => text).join(' ');
}

/**
 * A web address that may be shown as one: http or https, else `undefined`.
 *
 * @example
 * webAddress('https://example.org/') // => 'https://example.org/'
 * webAddress('javascript:alert(1)') // => undefined
 */
export function webAddress(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\/[^\s\p{C}]+$/iu.test(url) ? url : undefined;
}

/**
 * Newsworthiness and its reasons, those that count first: `0.64 = 0.44 price + 0.20 …`.
 *
 * @example
 * explanation({ score: 0.5, reasons: [{ score: 0.2, reason: 'It is new.' }, { score: 0, reason: 'It is small.' }] }) // => '0.50: It is new (+0.20).'
 */
export function explanation({ score, reasons }: Item['newsworthiness']): string {
  const counted = reasons
    .filter((reason) => reason.score !== 0)
    .toSorted((one, other) => Math.abs(other.score) - Math.abs(one.score))
    .map(
      (reason) =>
        `${reason.reason.replace(/\.$/u, '')} (${reason.score > 0 ? '+' : ''}${reason.score.toFixed(2)})`,
    );
  return `${score.toFixed(2)}: ${counted.length === 0 ? 'no reason speaks for it' : counted.join('; ')}.`;
}
