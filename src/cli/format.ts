/**
 * What `--format` prints: a document an item, or one document of all items.
 */
import type { Digest, Item } from '../model.js';
import { editionOf, needs, type Documents, type Publication } from '../publish/edition.js';
import { toMarkdown } from '../publish/markdown.js';
import { toText, type TextOptions } from '../publish/text.js';
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

/** What makes a format is loaded when it is asked for. */
type Formats<Format extends string, Content> = Readonly<
  Record<Format, () => Print<Content> | Promise<Print<Content>>>
>;

const byItem: Formats<ItemFormat, Item | Digest> = {
  text:
    () =>
    (document, { text }) =>
      toText(document, text),
  markdown:
    () =>
    (document, { text }) =>
      toMarkdown(document, text),
  json: () => (document) => JSON.stringify(document),
  jsonl: () => (document) => JSON.stringify(document),
  ninjs: async () => {
    const { toNinjs } = await import('../publish/ninjs.js');
    return (document, { publication, now }) =>
      JSON.stringify(toNinjs(document, publication, { now }));
  },
  jsonld: async () => {
    const { toJsonLd } = await import('../publish/json-ld.js');
    return (document, { publication, now }) =>
      JSON.stringify(toJsonLd(document, publication, { now }));
  },
};

const ofAll: Formats<CollectionFormat, Documents> = {
  html: async () => {
    const { toHtml } = await import('../publish/html.js');
    return (documents, { publication, now, text: { explain = false } }) =>
      toHtml(documents, publication, { now, explain });
  },
  email: async () => {
    const { toEmail } = await import('../publish/email.js');
    return (documents, { publication, now, text: { explain = false } }) =>
      toEmail(documents, publication, { now, explain });
  },
  newsml: async () => {
    const { toNewsMl } = await import('../publish/news-ml.js');
    return (documents, { publication, now }) => toNewsMl(documents, publication, { now });
  },
  rss: async () => {
    const { toRss } = await import('../publish/rss.js');
    return (documents, { publication, now }) => toRss(documents, publication, { now });
  },
  atom: async () => {
    const { toAtom } = await import('../publish/atom.js');
    return (documents, { publication, now }) => toAtom(documents, publication, { now });
  },
  jsonfeed: async () => {
    const { toJsonFeed } = await import('../publish/json-feed.js');
    return (documents, { publication, now }) =>
      `${JSON.stringify(toJsonFeed(documents, publication, { now }), undefined, 2)}\n`;
  },
  sitemap: async () => {
    const { toNewsSitemap } = await import('../publish/news-sitemap.js');
    return (documents, { publication, now }) => toNewsSitemap(documents, publication, { now });
  },
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
export async function printedDigest(
  digest: Digest,
  format: DocumentFormat,
  { publication = nobody, now, text }: Publishing,
): Promise<string> {
  const publishing = { publication, now, text };
  if (isCollection(format)) return (await ofAll[format]())(digest, publishing);
  return `${(await byItem[format]())(digest, publishing)}\n`;
}

/**
 * Begins to print items: each as it comes or, where one document holds them all, at the end. `now` is asked at the moment of
 * printing.
 */
export async function itemSequence(
  output: Output,
  format: DocumentFormat,
  { publication = nobody, now, text }: Omit<Publishing, 'now'> & { readonly now: () => string },
): Promise<ItemSequence> {
  const publishing = () => ({ publication, now: now(), text });
  if (isCollection(format)) {
    const print = await ofAll[format]();
    const items: Item[] = [];
    return {
      add: (item) => {
        items.push(item);
      },
      end: () => {
        if (items.length > 0 || mayBeEmpty.has(format)) output.write(print(items, publishing()));
      },
    };
  }
  const print = await byItem[format]();
  const isLines = format === 'ninjs' || format === 'jsonld';
  const { add, end } = sequence(output, isLines ? 'jsonl' : format);
  return {
    add: (item) => {
      add(print(item, publishing()));
    },
    end,
  };
}

/** Whether one document holds all items, so that nothing is printed before the last. */
export function isCollection(format: DocumentFormat): format is CollectionFormat {
  return Object.hasOwn(ofAll, format);
}

function isPublished(format: DocumentFormat): format is keyof typeof needs {
  return Object.hasOwn(needs, format);
}
