/**
 * Items and digests as plain text.
 */
import type { Digest, Item } from '../model.js';
import { explanation, isDigest, paragraphText, webAddress, type ProseOptions } from './prose.js';

export interface TextOptions extends ProseOptions {
  /** Lines are broken between words at so many characters; without it a paragraph is one line. */
  readonly width?: number;
  /** Applied to headlines and titles, for a terminal that can show them in bold. */
  readonly emphasise?: (line: string) => string;
}

/**
 * An item or a digest as plain text without a line feed at its end: the headline, a blank line, a paragraph a line
 * with blank lines between, and last a line for the sources. Two blank lines part the items of a digest. Every
 * character of a name is printed as it came; the width, where one is set, only turns spaces into line feeds.
 *
 * @example
 * toText({ headline: { text: 'Acme buys Bolt' }, paragraphs: [[{ text: 'Acme has bought Bolt.' }]], sources: [{ name: 'Reuters' }] }) // => 'Acme buys Bolt\n\nAcme has bought Bolt.\n\n— Reuters'
 */
export function toText(document: Item | Digest, options: TextOptions = {}): string {
  if (!isDigest(document)) return itemText(document, options);
  const { emphasise = same, width } = options;
  const title = `${emphasise(wrapped(document.title, width))}\n${document.date}`;
  return [title, ...document.items.map((item) => itemText(item, options))].join('\n\n\n');
}

function itemText(item: Item, { explain = false, emphasise = same, width }: TextOptions): string {
  const blocks = [emphasise(wrapped(item.headline.text, width))];
  for (const paragraph of item.paragraphs) blocks.push(wrapped(paragraphText(paragraph), width));
  // A dash and no word such as "Source": the line is the same in every language. An address is never broken.
  if (item.sources.length > 0) blocks.push(`— ${item.sources.map(sourceText).join('; ')}`);
  if (explain) blocks.push(wrapped(`[${explanation(item.newsworthiness)}]`, width));
  return blocks.join('\n\n');
}

function sourceText({ name, url }: Item['sources'][number]): string {
  const address = webAddress(url);
  return address === undefined ? name : `${name}, ${address}`;
}

function same(line: string): string {
  return line;
}

function wrapped(text: string, width: number | undefined): string {
  if (width === undefined || text.length <= width) return text;
  let result = '';
  let column = 0;
  for (const [index, word] of text.split(' ').entries()) {
    const size = Array.from(word).length;
    const breaks = column > 0 && column + 1 + size > width;
    if (index > 0) result += breaks ? '\n' : ' ';
    result += word;
    column = breaks || index === 0 ? size : column + 1 + size;
  }
  return result;
}
