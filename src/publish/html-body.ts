/**
 * The words of an item as HTML: what feeds, e-mails and pages share. Trees are made here; their text is escaped once,
 * when they are printed.
 */
import type { Element, ElementContent, Properties, RootContent } from 'hast';
import { h } from 'hastscript';
import { toHtml as print } from 'hast-util-to-html';
import type { Item } from '../model.js';
import { paragraphsOf, sourcesOf, type ItemSource } from './article.js';

/**
 * Prints trees of HTML.
 *
 * @example
 * printHtml([{ type: 'text', value: 'A <b> & "c"' }]) // => 'A &lt;b> &amp; "c"'
 */
export function printHtml(nodes: RootContent[]): string {
  return print(nodes, { characterReferences: { useNamedReferences: true } });
}

/**
 * The paragraphs and the line of sources of an item as HTML; feeds carry it.
 *
 * @example
 * bodyHtml({ paragraphs: [[{ text: 'A & B.' }]], sources: [{ name: 'Reuters' }] }) // => '<p>A &amp; B.</p><p>— Reuters</p>'
 */
export function bodyHtml(item: Item): string {
  const nodes = paragraphsOf(item).map((text) => h('p', text));
  const sources = sourcesOf(item);
  if (sources.length > 0) nodes.push(h('p', '— ', ...sourceLinks(sources)));
  return printHtml(nodes);
}

/**
 * Sources as links, those without an address by their names.
 *
 * @example
 * sourceLinks([{ name: 'Reuters' }, { name: 'Bolt' }]) // => [{ type: 'text', value: 'Reuters' }, { type: 'text', value: '; ' }, { type: 'text', value: 'Bolt' }]
 */
export function sourceLinks(
  sources: readonly ItemSource[],
  properties: Properties = {},
): ElementContent[] {
  return sources.flatMap(({ name, uri }, index) => [
    ...(index === 0 ? [] : [text('; ')]),
    uri === undefined ? text(name) : link(uri, name, properties),
  ]);
}

function link(href: string, name: string, properties: Properties): Element {
  return h('a', { ...properties, href, rel: 'nofollow noopener' }, name);
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}
