/**
 * What `--format` prints: a document an item, or one document of all items.
 */
import type { Digest, Item } from '../model.js';
import { editionOf, needs } from '../publish/edition.js';
import {
  toAtom,
  toEmail,
  toHtml,
  toJsonFeed,
  toJsonLd,
  toMarkdown,
  toNewsMl,
  toNewsSitemap,
  toNinjs,
  toRss,
  toText,
  type Documents,
  type Publication,
  type TextOptions,
} from '../publish/index.js';
import { sequence } from './layout.js';
import type { CollectionFormat, DocumentFormat, ItemFormat } from './options.js';
import type { Output } from './output.js';

/** How documents are published. */
export interface Publishing {
  /** Of the configuration; formats that cannot do without say what it lacks. */
  readonly publication: Publication | undefined;
  /** The moment of the run. */
  readonly now: string;
  readonly text: TextOptions;
}

/** Items that follow each other. */
export interface ItemSequence {
  readonly add: (item: Item) => void;
  readonly end: () => void;
}

type Print<Content> = (
  content: Content,
  publishing: Publishing & { readonly publication: Publication },
) => string;

const byItem: Readonly<Record<ItemFormat, Print<Item | Digest>>> = {
  text: (document, { text }) => toText(document, text),
  markdown: (document, { text }) => toMarkdown(document, text),
  json: (document) => JSON.stringify(document),
  jsonl: (document) => JSON.stringify(document),
  ninjs: (document, { publication, now }) =>
    JSON.stringify(toNinjs(document, publication, { now })),
  jsonld: (document, { publication, now }) =>
    JSON.stringify(toJsonLd(document, publication, { now })),
};

const ofAll: Readonly<Record<CollectionFormat, Print<Documents>>> = {
  html: (documents, { publication, now, text: { explain = false } }) =>
    toHtml(documents, publication, { now, explain }),
  email: (documents, { publication, now, text: { explain = false } }) =>
    toEmail(documents, publication, { now, explain }),
  newsml: (documents, { publication, now }) => toNewsMl(documents, publication, { now }),
  rss: (documents, { publication, now }) => toRss(documents, publication, { now }),
  atom: (documents, { publication, now }) => toAtom(documents, publication, { now }),
  jsonfeed: (documents, { publication, now }) =>
    `${JSON.stringify(toJsonFeed(documents, publication, { now }), undefined, 2)}\n`,
  sitemap: (documents, { publication, now }) => toNewsSitemap(documents, publication, { now }),
};

/** A feed without items is a feed; a page or a message without any is none. */
const mayBeEmpty: ReadonlySet<DocumentFormat> = new Set(['rss', 'atom', 'jsonfeed', 'sitemap']);

const nobody: Publication = { name: '' };

/**
 * Throws `InvalidOptions` where the publication lacks what the format cannot do without, before anything is read or
 * written.
 */
export function checkFormat(
  format: DocumentFormat,
  { publication = nobody, now }: Omit<Publishing, 'text'>,
): void {
  if (isPublished(format)) editionOf([], publication, { now }, needs[format]);
}

/** A digest as it is printed, with what ends it. */
export function printedDigest(
  digest: Digest,
  format: DocumentFormat,
  { publication = nobody, now, text }: Publishing,
): string {
  const publishing = { publication, now, text };
  return isCollection(format)
    ? ofAll[format](digest, publishing)
    : `${byItem[format](digest, publishing)}\n`;
}

/** Begins to print items: each as it comes or, where one document holds them all, at the end. */
export function itemSequence(
  output: Output,
  format: DocumentFormat,
  { publication = nobody, now, text }: Publishing,
): ItemSequence {
  const publishing = { publication, now, text };
  if (isCollection(format)) {
    const items: Item[] = [];
    return {
      add: (item) => {
        items.push(item);
      },
      end: () => {
        if (items.length > 0 || mayBeEmpty.has(format))
          output.write(ofAll[format](items, publishing));
      },
    };
  }
  const { add, end } = sequence(
    output,
    format === 'ninjs' || format === 'jsonld' ? 'jsonl' : format,
  );
  return {
    add: (item) => {
      add(byItem[format](item, publishing));
    },
    end,
  };
}

function isCollection(format: DocumentFormat): format is CollectionFormat {
  return Object.hasOwn(ofAll, format);
}

function isPublished(format: DocumentFormat): format is keyof typeof needs {
  return Object.hasOwn(needs, format);
}
