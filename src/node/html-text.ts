/**
 * The main text of an HTML page, by Mozilla's Readability on linkedom, which are optional packages.
 */
import type { MarkupText } from './markdown-text.js';

/** What is used of the nodes of a page. */
interface PageNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
  readonly parentNode: PageNode | null;
}

/** Thrown where a page is nested too deep or has too many tags to be read. */
export class UnreadablePage extends Error {
  override readonly name = 'UnreadablePage';
}

/** Thrown where a page is to be read and the packages for it are not installed. */
export class MissingPackages extends Error {
  override readonly name = 'MissingPackages';
}

const elementNode = 1;
const textNode = 3;

/** No article is nested as deep or has as many tags; what has takes the libraries minutes. */
const deepest = 250;
const mostTags = 40_000;

/** Elements whose end tag need not be written. */
const closedByOthers =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|dt|dd|tr|td|th|thead|tbody|tfoot|option|optgroup|colgroup|html|head|body|path|circle|rect|use|line|polygon)$/;

/** Elements that are lines or paragraphs of their own. */
const blocks: ReadonlySet<string> = new Set(
  `ADDRESS ARTICLE ASIDE BLOCKQUOTE BR DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR
  LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TFOOT THEAD TR UL`
    .trim()
    .split(/\s+/),
);
const unread: ReadonlySet<string> = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH HEAD IFRAME OBJECT BUTTON SELECT TEXTAREA CODE'.split(
    ' ',
  ),
);

/**
 * The main text of a page as a reader sees it: its title, then a paragraph, heading or entry of a list a line, an empty line
 * between two; with the day and the publisher that the page names. A page without an article is read whole.
 *
 * It throws `MissingPackages` where `@mozilla/readability` or `linkedom` is not installed, and `UnreadablePage` where the page
 * is nested deeper than 250 elements or has more than 40,000 tags.
 *
 * @example
 * (await htmlText('<title>News</title><p>Acme <b>buys</b> Bolt.</p>')).text // => 'News\n\nAcme buys Bolt.\n'
 */
export async function htmlText(html: string): Promise<MarkupText> {
  checkSize(html);
  const { Readability, parseHTML } = await packages();
  const page = /<(?:html|body)[\s>]/i.test(html)
    ? html
    : `<!doctype html><html><head></head><body>${html}</body></html>`;
  const { document } = parseHTML(page);
  const title = document.querySelector('title')?.textContent ?? '';
  const whole = (): string => textUnder(document.documentElement);
  // Readability takes the document apart, so the fallback is made first
  const body = whole();
  const article = new Readability(document, { serializer: (node) => node }).parse();
  const main = article?.content ? textUnder(article.content) : '';
  const text = main.length * 10 > body.length || main.length > 1_000 ? main : body;
  const heading = spaced(article?.title ?? title);
  const day = /^\d{4}-\d\d-\d\d(?!\d)/.exec(article?.publishedTime ?? '')?.[0];
  const source = spaced(article?.siteName ?? '');
  return {
    text:
      heading === '' || text.slice(0, heading.length + 200).includes(heading)
        ? text
        : `${heading}\n\n${text}`,
    ...(day === undefined ? {} : { date: day }),
    ...(source === '' ? {} : { source }),
  };
}

function checkSize(html: string): void {
  let depth = 0;
  let tags = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9-]*)?/gi)) {
    tags += 1;
    if (name !== '' && !closedByOthers.test(name.toLowerCase()))
      depth = Math.max(0, depth + (slash === '/' ? -1 : 1));
    if (depth > deepest)
      throw new UnreadablePage(`The page is nested deeper than ${deepest} elements.`);
    if (tags > mostTags) throw new UnreadablePage(`The page has more than ${mostTags} tags.`);
  }
}

/** What is used of the two packages, whose own types are those of a browser. */
interface PagePackages {
  readonly parseHTML: (html: string) => { readonly document: Page };
  readonly Readability: new (
    document: Page,
    options: { readonly serializer: (node: PageNode) => PageNode },
  ) => { readonly parse: () => Article | null };
}

interface Page {
  readonly documentElement: PageNode;
  readonly querySelector: (selector: string) => { readonly textContent: string | null } | null;
}

interface Article {
  readonly content?: PageNode | null;
  readonly title?: string | null;
  readonly siteName?: string | null;
  readonly publishedTime?: string | null;
}

async function packages(): Promise<PagePackages> {
  try {
    const [{ Readability }, { parseHTML }] = (await Promise.all([
      import('@mozilla/readability'),
      import('linkedom'),
    ])) as unknown as readonly [PagePackages, PagePackages];
    return { Readability, parseHTML };
  } catch (error) {
    throw new MissingPackages(
      'reading HTML needs two packages: npm install @mozilla/readability linkedom',
      { cause: error },
    );
  }
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Node by node, without recursion: a page may be nested as deep as it likes. */
function textUnder(root: PageNode): string {
  const lines: string[] = [];
  let line = '';
  const end = (): void => {
    const words = spaced(line);
    if (words !== '') lines.push(words);
    line = '';
  };
  let node: PageNode | null = root;
  while (node !== null) {
    const isUnread: boolean =
      node.nodeType === elementNode && unread.has(node.nodeName.toUpperCase());
    if (node.nodeType === textNode) line += node.nodeValue ?? '';
    else if (isBlock(node)) end();
    else if (/^T[DH]$/i.test(node.nodeName) && line.trim() !== '') line += '; ';
    let next: PageNode | null = isUnread ? null : node.firstChild;
    while (next === null && node !== null && node !== root) {
      if (isBlock(node)) end();
      next = node.nextSibling;
      if (next === null) node = node.parentNode;
    }
    if (node === root && next === null) break;
    node = next;
  }
  end();
  return lines.map((each) => `${each}\n`).join('\n');
}

function isBlock({ nodeType, nodeName }: PageNode): boolean {
  return nodeType === elementNode && blocks.has(nodeName.toUpperCase());
}
