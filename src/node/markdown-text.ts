/**
 * The words of a Markdown document without its marks.
 */
import markdownIt, { type Token } from 'markdown-it';
import { parse as parseYaml } from 'yaml';

/** Words of a marked-up text, and what it says of itself. */
export interface MarkupText {
  readonly text: string;
  /** The day on which it was published. */
  readonly date?: string;
  /** Who published it. */
  readonly source?: string;
}

const reader = markdownIt({ html: true });

/**
 * The text of a Markdown document as a reader sees it: a paragraph, heading, entry of a list or row of a table a line, an
 * empty line between two. Code and HTML are left out. `date` and `source` are taken from front matter in YAML that has them.
 *
 * @example
 * markdownText('# News\n\nAcme **buys** [Bolt](https://bolt.example).') // => { text: 'News\n\nAcme buys Bolt.\n' }
 * markdownText('---\ndate: 2024-05-16\n---\nAcme').date // => '2024-05-16'
 */
export function markdownText(markdown: string): MarkupText {
  const matter = /^---[ \t]*\r?\n([^]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(markdown);
  const body = matter === null ? markdown : markdown.slice(matter[0].length);
  const blocks: string[] = [];
  let row: string[] | undefined;
  for (const token of reader.parse(body, {})) {
    if (token.type === 'tr_open') row = [];
    else if (token.type === 'tr_close') {
      blocks.push((row ?? []).join('; '));
      row = undefined;
    } else if (token.type === 'inline') (row ?? blocks).push(inlineText(token.children ?? []));
  }
  return {
    text: blocks
      .filter((block) => block.trim() !== '')
      .map((block) => `${block}\n`)
      .join('\n'),
    ...(matter === null ? {} : ownWords(matter[1] ?? '')),
  };
}

function inlineText(tokens: readonly Token[]): string {
  return tokens
    .map(({ type, content }) => {
      if (type === 'softbreak' || type === 'hardbreak') return ' ';
      return type === 'text' || type === 'code_inline' || type === 'text_special' ? content : '';
    })
    .join('');
}

function ownWords(yaml: string): Omit<MarkupText, 'text'> {
  let fields: unknown;
  try {
    // dates stay text
    fields = parseYaml(yaml, { schema: 'failsafe' });
  } catch {
    // front matter of another language than YAML says nothing to us
    return {};
  }
  if (typeof fields !== 'object' || fields === null) return {};
  const { date, source } = fields as Readonly<Record<string, unknown>>;
  return {
    ...(typeof date === 'string' && /^\d{4}-\d\d-\d\d(?!\d)/.test(date)
      ? { date: date.slice(0, 10) }
      : {}),
    ...(typeof source === 'string' && source.trim() !== '' ? { source: source.trim() } : {}),
  };
}
