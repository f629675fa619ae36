/**
 * Items and digests as a page of HTML that needs nothing else: no script, no other file.
 */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Item, Sentence } from '../model.js';
import { generatorOf, sourcesOf } from './article.js';
import {
  editionOf,
  needs,
  type Documents,
  type Edition,
  type PublishOptions,
  type Publication,
} from './edition.js';
import { printHtml, sourceLinks } from './html-body.js';
import { inert, webUri } from './inert.js';
import { figuresOf, originsOf, type Origin, type Origins } from './origins.js';
import { pageStyle } from './page-style.js';
import { pageWords, type PageWords } from './page-words.js';
import { explanation, type ProseOptions } from './prose.js';

/** What a page or an e-mail may be told beside its documents. */
export interface PageOptions extends ProseOptions, PublishOptions {
  /** In the language of the page, where none ship for it. */
  readonly words?: PageWords;
}

/**
 * An item, a digest or several items as a page of HTML, in light and dark as the reader's system wants it, and for
 * print. Every figure shows its fact and its field of the record when pointed at or reached with Tab, and leads to the
 * list below the item where figures and names stand with what they come from. A digest, and any page of several
 * items, has a table of contents. Throws as {@link editionOf} does, and where no words ship for the language.
 *
 * @example
 * toHtml([], { name: 'Wire', language: 'en' }).startsWith('<!doctype html>') // => true
 */
export function toHtml(
  documents: Documents,
  publication: Publication,
  options: PageOptions = {},
): string {
  const edition = editionOf(documents, publication, options, needs.html);
  const words = pageWords(edition.language, options.words);
  const several = edition.items.length > 1 || edition.isDigest;
  const articles = edition.items.map((item, index) =>
    article(item, `item-${index + 1}`, several ? 'h2' : 'h1', words, options),
  );
  const head = h('header', [
    ...(edition.name === ''
      ? []
      : [
          h(
            'p.publication',
            edition.home === '' ? edition.name : h('a', { href: edition.home }, edition.name),
          ),
        ]),
    ...(several ? [h('h1', edition.title)] : []),
    ...(edition.date === undefined ? [] : [h('p.day', day(edition.date, edition.language))]),
  ]);
  const root = h('html', { lang: edition.language }, [
    h('head', spaced(headOf(edition))),
    h(
      'body',
      spaced([
        head,
        ...(several ? [contents(edition.items, words)] : []),
        h('main', spaced(articles)),
        footer(edition, words),
      ]),
    ),
  ]);
  return `${printHtml([{ type: 'doctype' }, text('\n'), root])}\n`;
}

function headOf({ title, items: [first] }: Edition): Element[] {
  return [
    h('meta', { charSet: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    ...(first === undefined ? [] : [h('meta', { name: 'generator', content: generatorOf(first) })]),
    h('title', title),
    h('style', pageStyle),
  ];
}

function contents(items: readonly Item[], words: PageWords): Element {
  return h('nav', { ariaLabelledBy: 'contents' }, [
    h('h2#contents', words.contents),
    h(
      'ol',
      spaced(
        items.map(({ headline }, index) =>
          h('li', h('a', { href: `#item-${index + 1}` }, inert(headline.text))),
        ),
      ),
    ),
  ]);
}

function article(
  item: Item,
  id: string,
  heading: 'h1' | 'h2',
  words: PageWords,
  { explain = false }: PageOptions,
): Element {
  const origins = originsOf(item, id);
  const told = (sentence: Sentence): ElementContent[] => sentenceContent(sentence, origins, words);
  const sources = sourcesOf(item);
  const label = `${id}-headline`;
  return h(
    'article',
    { id, lang: item.language, ariaLabelledBy: label },
    spaced([
      h(heading, { id: label }, told(item.headline)),
      ...item.paragraphs.map((sentences) =>
        h(
          'p',
          sentences.flatMap((sentence, index) => [
            ...(index === 0 ? [] : [text(' ')]),
            ...told(sentence),
          ]),
        ),
      ),
      ...(sources.length === 0
        ? []
        : [
            h('p.source', [
              `${sources.length === 1 ? words.source : words.sources}: `,
              ...sourceLinks(sources),
            ]),
          ]),
      ...(explain ? [h('p.explanation', inert(explanation(item.newsworthiness)))] : []),
      ...(origins.rows.length === 0 ? [] : [originsTable(item, origins, words)]),
    ]),
  );
}

/** The text of a sentence in which each figure leads to its row. */
function sentenceContent(
  sentence: Sentence,
  { rowOf }: Origins,
  words: PageWords,
): ElementContent[] {
  const content: ElementContent[] = [];
  let told = 0;
  for (const span of figuresOf(sentence)) {
    const row = rowOf(span, sentence.text.slice(span.start, span.end));
    if (row === undefined) continue;
    content.push(text(inert(sentence.text.slice(told, span.start))), figure(row, words));
    told = span.end;
  }
  content.push(text(inert(sentence.text.slice(told))));
  return content;
}

function figure(row: Origin, words: PageWords): Element {
  const origin = `${words.fact}: ${row.fact} · ${words.record}: ${row.record} · ${words.field}: ${row.field}`;
  return h(
    'a.figure',
    { href: `#${row.id}`, ariaDescribedBy: row.id, dataOrigin: origin },
    row.words,
  );
}

function originsTable(item: Item, { rows }: Origins, words: PageWords): Element {
  const several = new Set(rows.map(({ record }) => record)).size > 1;
  const heads = [words.words, words.fact, ...(several ? [words.record] : []), words.field];
  return h('details', [
    h('summary', words.origins),
    h('section', { tabIndex: 0, ariaLabel: `${words.origins}: ${inert(item.headline.text)}` }, [
      h('table', [
        h('caption', `${words.record} ${inert(item.id)}`),
        h(
          'thead',
          h(
            'tr',
            heads.map((name) => h('th', { scope: 'col' }, name)),
          ),
        ),
        h(
          'tbody',
          spaced(
            rows.map((row) =>
              h('tr', { id: row.id }, [
                h('th', { scope: 'row' }, row.words),
                h('td', row.fact),
                ...(several ? [h('td', row.record)] : []),
                h('td', h('code', row.field)),
              ]),
            ),
          ),
        ),
      ]),
    ]),
  ]);
}

function footer({ items: [first] }: Edition, words: PageWords): Element {
  if (first === undefined) return h('footer');
  const type = webUri(first.generator.digitalSourceType);
  return h(
    'footer',
    h('p', [
      `${words.generatedBy} ${generatorOf(first)}`,
      ...(type === undefined ? [] : [' (', h('a', { href: type }, words.dataDriven), ')']),
      '.',
    ]),
  );
}

/**
 * A day as the language writes it, for machines too.
 *
 * @example
 * day('2021-06-02', 'en').properties // => { dateTime: '2021-06-02' }
 */
export function day(iso: string, language: string): Element {
  return h('time', { dateTime: iso }, dayFormat(language).format(Date.parse(`${iso}T00:00:00Z`)));
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(language: string): Intl.DateTimeFormat {
  let format = dayFormats.get(language);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
    dayFormats.set(language, format);
  }
  return format;
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}

/** Blocks a line each. */
function spaced(blocks: readonly ElementContent[]): ElementContent[] {
  return [...blocks.flatMap((block) => [text('\n'), block]), text('\n')];
}
