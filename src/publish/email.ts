/**
 * Items and digests as an e-mail: HTML whose styles stand with its elements, since mail programs take the others away.
 */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Item } from '../model.js';
import { generatorOf, paragraphsOf, sourcesOf } from './article.js';
import { editionOf, needs, type Documents, type Publication } from './edition.js';
import { day, type PageOptions } from './html.js';
import { printHtml, sourceLinks } from './html-body.js';
import { inert, webUri } from './inert.js';
import { pageWords } from './page-words.js';
import { explanation } from './prose.js';

const serif = "font-family: Georgia, 'Times New Roman', serif;";
const sans = "font-family: -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif;";

/** Mail programs that turn a light mail dark do so by its colours; greys in the middle stay readable in both. */
const styles = {
  body: 'margin: 0; padding: 0; background-color: #f3f0e9;',
  frame: 'width: 100%; border-collapse: collapse; background-color: #f3f0e9;',
  margin: 'padding: 24px 12px;',
  sheet:
    'width: 100%; max-width: 600px; margin: 0 auto; border-collapse: collapse; background-color: #ffffff;',
  head: 'padding: 28px 28px 4px;',
  item: 'padding: 20px 28px 8px; border-top: 1px solid #d9d3c7;',
  foot: 'padding: 16px 28px 24px; border-top: 1px solid #d9d3c7;',
  publication: `${sans} margin: 0 0 10px; font-size: 13px; line-height: 18px; font-weight: bold; letter-spacing: 1px; text-transform: uppercase; color: #8c2f1b;`,
  title: `${serif} margin: 0 0 8px; font-size: 26px; line-height: 32px; color: #1d1b18;`,
  day: `${sans} margin: 0 0 16px; font-size: 14px; line-height: 20px; color: #5c564d;`,
  headline: `${serif} margin: 0 0 10px; font-size: 20px; line-height: 26px; color: #1d1b18;`,
  paragraph: `${serif} margin: 0 0 12px; font-size: 16px; line-height: 25px; color: #1d1b18;`,
  small: `${sans} margin: 0 0 12px; font-size: 13px; line-height: 19px; color: #5c564d;`,
  link: 'color: #8c2f1b; text-decoration: underline;',
} as const;

/**
 * An item, a digest or several items as an e-mail: one column, styles inline, nothing that is fetched, nothing that
 * runs. Headlines lead to the items where the publication has an address. Throws as `toHtml` does.
 *
 * @example
 * toEmail([], { name: 'Wire', language: 'en' }).includes('<style') // => false
 */
export function toEmail(
  documents: Documents,
  publication: Publication,
  options: PageOptions = {},
): string {
  const edition = editionOf(documents, publication, options, needs.email);
  const words = pageWords(edition.language, options.words);
  const { items, home, name, title } = edition;
  const several = items.length > 1 || edition.isDigest;
  const link = (href: string, label: string, style: string = styles.link): ElementContent =>
    href === '' ? { type: 'text', value: label } : h('a', { href, style }, label);
  const headline = (item: Item): Element =>
    several
      ? h(
          'h2',
          { style: styles.headline },
          link(
            edition.addressOf(item),
            inert(item.headline.text),
            'color: #1d1b18; text-decoration: none;',
          ),
        )
      : h('h1', { style: styles.title }, inert(item.headline.text));
  const told = (item: Item): ElementContent[] => {
    const sources = sourcesOf(item);
    return [
      headline(item),
      ...paragraphsOf(item).map((paragraph) => h('p', { style: styles.paragraph }, paragraph)),
      ...(sources.length === 0
        ? []
        : [
            h('p', { style: styles.small }, [
              `${sources.length === 1 ? words.source : words.sources}: `,
              ...sourceLinks(sources, { style: styles.link }),
            ]),
          ]),
      ...(options.explain === true
        ? [h('p', { style: styles.small }, inert(explanation(item.newsworthiness)))]
        : []),
    ];
  };
  const [first] = items;
  const type = webUri(first?.generator.digitalSourceType);
  const rows = [
    row(styles.head, [
      ...(name === ''
        ? []
        : [
            h(
              'p',
              { style: styles.publication },
              link(home, name, 'color: #8c2f1b; text-decoration: none;'),
            ),
          ]),
      ...(several ? [h('h1', { style: styles.title }, title)] : []),
      ...(edition.date === undefined
        ? []
        : [h('p', { style: styles.day }, day(edition.date, edition.language))]),
    ]),
    ...items.map((item) => row(styles.item, told(item))),
    ...(first === undefined
      ? []
      : [
          row(styles.foot, [
            h('p', { style: styles.small }, [
              `${words.generatedBy} ${generatorOf(first)}`,
              ...(type === undefined ? [] : [' (', link(type, words.dataDriven), ')']),
              '.',
            ]),
          ]),
        ]),
  ];
  const root = h('html', { lang: edition.language }, [
    h('head', [
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      h('title', title),
    ]),
    h('body', { style: styles.body }, [
      h('main', table(styles.frame, [row(styles.margin, [table(styles.sheet, rows)])])),
    ]),
  ]);
  return `${printHtml([{ type: 'doctype' }, root])}\n`;
}

/** Tables that only lay out, as mail programs need them. */
function table(style: string, rows: readonly ElementContent[]): Element {
  return h('table', { role: 'presentation', style }, h('tbody', [...rows]));
}

function row(style: string, content: readonly ElementContent[]): Element {
  return h('tr', h('td', { style }, [...content]));
}
