/**
 * Items and digests as Markdown (CommonMark 0.31).
 */
import type { Digest, Item } from '../model.js';
import { explanation, isDigest, paragraphText, webAddress, type ProseOptions } from './prose.js';

export type MarkdownOptions = ProseOptions;

/**
 * An item or a digest as Markdown without a line feed at its end. What the record brought is shown as it came and
 * does nothing: all that Markdown could take for a mark is escaped, once, and only http and https addresses of
 * sources become links.
 *
 * @example
 * toMarkdown({ headline: { text: 'Acme buys *Bolt*' }, paragraphs: [], sources: [{ name: 'Reuters', url: 'https://example.org/a_b' }] }) // => '# Acme buys \\*Bolt\\*\n\n— [Reuters](https://example.org/a_b)'
 */
export function toMarkdown(document: Item | Digest, options: MarkdownOptions = {}): string {
  if (!isDigest(document)) return itemMarkdown(document, '#', options);
  return [
    `# ${escaped(document.title)}`,
    document.date,
    ...document.items.map((item) => itemMarkdown(item, '##', options)),
  ].join('\n\n');
}

function itemMarkdown(
  item: Item,
  heading: '#' | '##',
  { explain = false }: MarkdownOptions,
): string {
  const blocks = [`${heading} ${escaped(item.headline.text)}`];
  for (const paragraph of item.paragraphs) blocks.push(escaped(paragraphText(paragraph)));
  if (item.sources.length > 0) blocks.push(`— ${item.sources.map(sourceMarkdown).join('; ')}`);
  if (explain) blocks.push(`> ${escaped(explanation(item.newsworthiness))}`);
  return blocks.join('\n\n');
}

function sourceMarkdown({ name, url }: Item['sources'][number]): string {
  const address = webAddress(url);
  return address === undefined ? escaped(name) : `[${linkText(name)}](${destination(address)})`;
}

/** Brackets as entities: some renderers (marked 9) take the backslash away and read the text of a link anew. */
function linkText(name: string): string {
  return escaped(name).replaceAll('\\[', '&#91;').replaceAll('\\]', '&#93;');
}

/** Marks wherever they stand, and `&` where an entity would be read. */
const marks = /[\\`*_[\]<>~|#]|&(?=#?[\p{L}\p{N}]+;)/gu;
/** Marks only at the beginning of a line: lists, rules, underlines of headings. */
const openingMark = /^(\d{1,9})([.)])(?=\s|$)|^([-+=])/gmu;
/** Addresses and hosts in running text, which GitHub's Markdown makes links of. */
const bareAddress = /:(?=\/\/)|(?<=www)\./giu;

function escaped(text: string): string {
  return (
    text
      // Four spaces would open a block of code, and two at the end break a line.
      .replace(/^[ \t]+|[ \t]+$/gmu, '')
      .replace(marks, '\\$&')
      .replace(openingMark, (_mark, digits?: string, stop?: string, sign?: string) =>
        digits === undefined ? `\\${sign ?? ''}` : `${digits}\\${stop ?? ''}`,
      )
      .replace(bareAddress, '\\$&')
  );
}

function destination(url: string): string {
  return url.replace(/[\\()<>]|&(?=#?[\p{L}\p{N}]+;)/gu, '\\$&');
}
