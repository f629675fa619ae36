/**
 * Files of texts to be read: plain text, Markdown, HTML pages, and JSONL with a text a line, each also compressed. A bad
 * line gives diagnostics and the rest goes on; only a file that cannot be read at all throws.
 */
import { diagnose, type Diagnostic } from '../diagnostic.js';
import type { TextInput } from '../read/read-text.js';
import { parseJsonRecord } from '../records/json-line.js';
import { isIsoDate } from '../values/index.js';
import {
  decode,
  joined,
  looksLikeUtf16,
  peek,
  readBytes,
  type ByteSource,
  type Encoding,
} from './bytes.js';
import { keepText, readLines, type LineOptions } from './lines.js';
import type { MarkupText } from './markdown-text.js';
import { UnreadableFile } from './unreadable-file.js';

/** The formats that texts are read from. */
export type TextFormat = 'text' | 'markdown' | 'html' | 'jsonl';

/** How a file of texts is read. */
export interface ReadTextsOptions {
  /** Without it the extension decides (.txt, .md, .html, .htm, .jsonl, .ndjson, each also .gz), else the first characters. */
  readonly from?: TextFormat | undefined;
  /** UTF-8 when not given. */
  readonly encoding?: Encoding | undefined;
  /** Longest line of JSONL, in bytes; 16 MiB when not given. */
  readonly maxLine?: number | undefined;
  /** What diagnostics call the source, and its text where it holds one; the path, or `-`, when not given. */
  readonly name?: string | undefined;
}

/** A text of a file, good or bad. */
export interface SourceText {
  /** The line on which it begins, from 1. */
  readonly line: number;
  /** The text with its id and what the file says of it; absent where there is none. */
  readonly input?: TextInput & { readonly id: string };
  /** The text was made from the file's: offsets count in it, not in the file. */
  readonly isMade?: true;
  /** What kept a text from being read; empty beside `input`. */
  readonly diagnostics: readonly Diagnostic[];
  /** What stood there instead, cut at 65,536 characters. */
  readonly text?: string;
  /** `file`: the diagnostics speak of the whole file, and nothing follows. */
  readonly scope?: 'file';
}

const defaultMaxLine = 16 * 1024 * 1024;

/** A document is held in memory as a whole; no article has as much. */
const maxDocument = 32 * 1024 * 1024;

/**
 * Reads texts one by one. `source` is a path, `-` for standard input, or a stream of bytes; gzip is decompressed. A file of
 * text, Markdown or HTML is one text, whose id is the file's name; of JSONL each line is one, `{text, id?, date?, source?}`,
 * whose id is the file's name with the line where it has none. Other fields of a line are passed over.
 *
 * It throws `UnreadableFile` when the source cannot be opened, read or decompressed, and when the packages that HTML needs
 * are not installed.
 *
 * @example
 * (await readTexts((async function* () { yield '{"id":"a","text":"Acme buys Bolt."}\n'; })(), { from: 'jsonl' }).next()).value.input // => { id: 'a', text: 'Acme buys Bolt.' }
 */
export async function* readTexts(
  source: ByteSource,
  options: ReadTextsOptions = {},
): AsyncGenerator<SourceText> {
  const file = options.name ?? (typeof source === 'string' ? source : '-');
  const { head, rest } = await peek(readBytes(source, file), 2);
  const bytes = joined(head, rest);
  try {
    if (looksLikeUtf16(head)) {
      yield unread(
        diagnose('file/encoding', {
          message: 'The file is in UTF-16 or UTF-32.',
          place: { file, line: 1, column: 1 },
          expected: 'UTF-8',
          hint: 'Save it as UTF-8.',
        }),
      );
      return;
    }
    const lines: LineOptions = {
      file,
      encoding: options.encoding ?? 'utf-8',
      maxLine: options.maxLine ?? defaultMaxLine,
    };
    const format = options.from ?? textFormatOfName(file) ?? formatOfContent(head);
    if (format === 'jsonl') yield* fromLines(bytes, lines);
    else yield await fromDocument(bytes, format, lines);
  } finally {
    await bytes.return(undefined);
  }
}

/**
 * The format that a file's name tells; undefined when it tells none.
 *
 * @example
 * textFormatOfName('news.HTML.gz') // => 'html'
 * textFormatOfName('-') // => undefined
 */
export function textFormatOfName(name: string): TextFormat | undefined {
  const extension = /\.(txt|text|md|markdown|html?|xhtml|jsonl|ndjson)(?:\.gz)?$/iu
    .exec(name)?.[1]
    ?.toLowerCase();
  switch (extension) {
    case 'txt':
    case 'text':
      return 'text';
    case 'md':
    case 'markdown':
      return 'markdown';
    case 'html':
    case 'htm':
    case 'xhtml':
      return 'html';
    case 'jsonl':
    case 'ndjson':
      return 'jsonl';
    default:
      return undefined;
  }
}

function formatOfContent(head: Buffer): TextFormat {
  const text = head.toString('utf8').replace(/^[\u{feff}\s]+/u, '');
  if (text.startsWith('{')) return 'jsonl';
  return /^<(?:!doctype|html|head|body|!--|\?xml)/iu.test(text) ? 'html' : 'text';
}

async function* fromLines(
  bytes: AsyncIterable<Buffer>,
  options: LineOptions,
): AsyncGenerator<SourceText> {
  for await (const { first, lines } of readLines(bytes, options))
    for (const [at, text] of lines.entries()) {
      const line = first + at;
      if (typeof text !== 'string') yield { line, diagnostics: [text.diagnostic], text: text.text };
      else if (text.trim() !== '') yield fromLine(text, options.file, line);
    }
}

function fromLine(text: string, file: string, line: number): SourceText {
  const parsed = parseJsonRecord(text, { file, line });
  if ('diagnostics' in parsed)
    return { line, diagnostics: parsed.diagnostics, text: keepText(text) };
  const problem = (message: string, actual: unknown, expected: string): SourceText => ({
    line,
    diagnostics: [
      diagnose('read/invalid-text', {
        message,
        place: { file, line, column: 1 },
        actual: shown(actual),
        expected,
      }),
    ],
    text: keepText(text),
  });
  const { value } = parsed;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return problem('The line is no object.', value, 'an object with the field `text`');
  const fields = value as Readonly<Record<string, unknown>>;
  const { id = `${file}:${line}`, text: body, date, source } = fields;
  if (typeof body !== 'string')
    return problem('The line has no `text`.', body, 'a text to read in the field `text`');
  if (typeof id !== 'string' && typeof id !== 'number')
    return problem('The `id` is neither text nor number.', id, 'a text');
  if (date !== undefined && date !== null && !(typeof date === 'string' && isIsoDate(date)))
    return problem('The `date` is no day.', date, 'a day such as 2021-06-02');
  const from = sourceOf(source);
  if (from === null)
    return problem('The `source` has no name.', source, 'a name, or an object with `name`, `url` and `published`'); // prettier-ignore
  return {
    line,
    input: {
      id: String(id),
      text: body,
      ...(typeof date === 'string' ? { date } : {}),
      ...(from === undefined ? {} : { source: from }),
    },
    diagnostics: [],
  };
}

/** A source as a record has it; null where it is none. */
function sourceOf(source: unknown): TextInput['source'] | null {
  if (source === undefined || source === null) return undefined;
  if (typeof source === 'string') return source.trim() === '' ? null : source;
  if (typeof source !== 'object' || !('name' in source) || typeof source.name !== 'string')
    return null;
  // what else is in it is judged where the record is
  return source as Exclude<TextInput['source'], string>;
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

async function fromDocument(
  bytes: AsyncIterable<Buffer>,
  format: Exclude<TextFormat, 'jsonl'>,
  { file, encoding }: LineOptions,
): Promise<SourceText> {
  const place = { file, line: 1, column: 1 };
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > maxDocument)
      return unread(
        diagnose('file/unreadable', {
          message: `The text is larger than ${String(maxDocument)} bytes.`,
          place,
          hint: 'Give its articles as JSONL, one a line.',
        }),
      );
  }
  const decoded = decode(Buffer.concat(chunks), encoding);
  if (decoded === undefined)
    return unread(
      diagnose('file/encoding', {
        message: 'The text is not valid UTF-8.',
        place,
        expected: 'UTF-8',
        hint: 'Declare the encoding cp1252 if the file comes from Windows.',
      }),
    );
  const written = decoded.startsWith('\u{feff}') ? decoded.slice(1) : decoded;
  const made = await wordsOf(written, format, file);
  if ('diagnostics' in made) return made;
  const { text, date, source } = made;
  return {
    line: 1,
    input: {
      id: file,
      text,
      ...(date !== undefined && isIsoDate(date) ? { date } : {}),
      ...(source === undefined ? {} : { source }),
    },
    ...(text === decoded ? {} : { isMade: true }),
    diagnostics: [],
  };
}

async function wordsOf(
  written: string,
  format: Exclude<TextFormat, 'jsonl'>,
  file: string,
): Promise<MarkupText | SourceText> {
  if (format === 'text') return { text: written };
  if (format === 'markdown') {
    const { markdownText } = await import('./markdown-text.js');
    return markdownText(written);
  }
  const { htmlText, MissingPackages, UnreadablePage } = await import('./html-text.js');
  try {
    return await htmlText(written);
  } catch (error) {
    if (error instanceof MissingPackages)
      throw new UnreadableFile(file, error.message, { cause: error });
    if (!(error instanceof UnreadablePage)) throw error;
    return unread(
      diagnose('read/invalid-text', {
        message: error.message,
        place: { file, line: 1, column: 1 },
        expected: 'a page with an article',
        hint: 'Give the text of the article itself.',
      }),
    );
  }
}

function unread(diagnostic: Diagnostic): SourceText {
  return { line: 1, diagnostics: [diagnostic], scope: 'file' };
}
