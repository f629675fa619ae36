/**
 * JSON records as strictly as they must be read: JSON.parse lets the last of two equal keys win without a
 * word, and it takes keys that could reach a prototype.
 */
import {
  createScanner,
  parse,
  printParseErrorCode,
  type JSONScanner,
  type ParseError,
} from 'jsonc-parser';
import { diagnose, type Diagnostic, type DiagnosticCode } from '../diagnostic.js';

/** Where a text stands: its file, and the line and column, from 1, at which it begins; column 1 when not given. */
export interface TextOrigin {
  readonly file: string;
  readonly line: number;
  readonly column?: number;
}

/** What a JSON text holds, or why it is refused. */
export type ParsedJson =
  { readonly value: unknown } | { readonly diagnostics: readonly Diagnostic[] };

/** Records are shallow; deeper nesting is an attack on recursive readers, or no record. */
const deepestNesting = 100;

/** Keys that could reach a prototype when a record is copied or merged; neither JSON nor a CSV header may name them. */
export const forbiddenKeys: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  'prototype',
]);

/** Token kinds of jsonc-parser's scanner; its own `SyntaxKind` is a const enum, which isolated modules cannot use. */
const token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  string: 10,
  end: 17,
} as const;

/**
 * Parses one JSON text, a line of JSONL or a whole document. It refuses what is not JSON, an object that
 * names a key twice, keys that could reach a prototype, and nesting of more than a hundred levels. Places
 * count from the line that `origin` gives.
 *
 * @example
 * parseJsonRecord('{"id":"007"}') // => { value: { id: '007' } }
 * parseJsonRecord('{"id":1,"id":2}').diagnostics[0].code // => 'file/duplicate-key'
 * parseJsonRecord('{"id":1,"id":2}').diagnostics[0].place // => { file: '-', line: 1, column: 9 }
 */
export function parseJsonRecord(
  text: string,
  origin: TextOrigin = { file: '-', line: 1 },
): ParsedJson {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { diagnostics: [invalidJson(text, origin, error)] };
  }
  const seen: Tally = { keys: 0, suspect: false };
  tally(value, 1, seen);
  // Keys are counted twice: as they stand in the text (never too few) and as they came through the parser.
  // Where the counts differ a key may have been overwritten, and only then is the text taken apart.
  if (!seen.suspect && seen.keys === keysInText(text)) return { value };
  const diagnostics = examineKeys(text, origin);
  return diagnostics.length > 0 ? { diagnostics } : { value };
}

/** One element of a JSON array: its text, and the line and column, from 1, at which it begins. */
export interface JsonElement {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/**
 * Splits a JSON array into the texts of its elements, each with its place, so that each can be judged alone.
 * A text that is no array is one element; the text must be JSON already.
 *
 * @example
 * jsonElements('[{"a":1},\n{"a":2}]') // => [{ line: 1, column: 2, text: '{"a":1}' }, { line: 2, column: 1, text: '{"a":2}' }]
 * jsonElements('{"a":[]}') // => [{ line: 1, column: 1, text: '{"a":[]}' }]
 */
export function jsonElements(text: string): readonly JsonElement[] {
  const scanner = createScanner(text, true);
  const elements: JsonElement[] = [];
  let depth = 0;
  let start = -1;
  let place = { line: 0, column: 0 };
  for (let kind: number = scanner.scan(); kind !== token.end; kind = scanner.scan()) {
    const offset = scanner.getTokenOffset();
    if (depth === 0 && kind !== token.openBracket) {
      return [{ ...placeOfToken(scanner), text: text.slice(offset).trimEnd() }];
    }
    if (depth === 1 && start === -1 && kind !== token.closeBracket && kind !== token.comma) {
      start = offset;
      place = placeOfToken(scanner);
    }
    if (isOpening(kind)) depth += 1;
    else if (isClosing(kind)) depth -= 1;
    // An element ends with the token after which the nesting is the array's own again.
    if (start !== -1 && depth === 1) {
      elements.push({ ...place, text: text.slice(start, offset + scanner.getTokenLength()) });
      start = -1;
    }
  }
  return elements;
}

function placeOfToken(scanner: JSONScanner): { line: number; column: number } {
  return { line: scanner.getTokenStartLine() + 1, column: scanner.getTokenStartCharacter() + 1 };
}

interface Tally {
  keys: number;
  /** A forbidden key or too deep a nesting was met. */
  suspect: boolean;
}

function tally(value: unknown, depth: number, seen: Tally): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > deepestNesting) {
    seen.suspect = true;
    return;
  }
  if (Array.isArray(value)) {
    for (const element of value) tally(element, depth + 1, seen);
    return;
  }
  for (const key in value) {
    seen.keys += 1;
    // Compared one by one: this runs for every record, and a look-up in the set costs more.
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') seen.suspect = true;
    const member: unknown = (value as Record<string, unknown>)[key];
    if (typeof member === 'object') tally(member, depth + 1, seen);
  }
}

/** How often a quotation mark stands before a colon: once for each key, and seldom within a string too. */
function keysInText(text: string): number {
  let keys = 0;
  for (let colon = text.indexOf(':'); colon !== -1; colon = text.indexOf(':', colon + 1)) {
    let before = colon - 1;
    while (before >= 0 && text.charCodeAt(before) <= 32) before -= 1;
    if (text.charCodeAt(before) === 34) keys += 1;
  }
  return keys;
}

/** The slow look: every key with its place. The text is known to be JSON. */
function examineKeys(text: string, origin: TextOrigin): readonly Diagnostic[] {
  const scanner = createScanner(text, true);
  const diagnostics: Diagnostic[] = [];
  const open: Set<string>[] = [];
  let string: { value: string; offset: number } | undefined;
  const report = (code: DiagnosticCode, offset: number, message: string, hint: string): void => {
    diagnostics.push(diagnose(code, { message, place: placeOf(text, offset, origin), hint }));
  };
  for (let kind: number = scanner.scan(); kind !== token.end; kind = scanner.scan()) {
    if (isOpening(kind)) {
      if (open.length === deepestNesting) {
        return [tooDeep(text, scanner.getTokenOffset(), origin)];
      }
      open.push(new Set());
    } else if (isClosing(kind)) {
      open.pop();
    } else if (kind === token.colon && string !== undefined) {
      const { value: key, offset } = string;
      const keys = open.at(-1);
      if (forbiddenKeys.has(key)) {
        report(
          'file/forbidden-key',
          offset,
          `Forbidden key \`${key}\`.`,
          'Rename or remove the key.',
        );
      } else if (keys?.has(key) === true) {
        report(
          'file/duplicate-key',
          offset,
          `Key \`${excerpt(key)}\` stands twice in one object.`,
          'Keep one of the two: which is meant cannot be told.',
        );
      }
      keys?.add(key);
    }
    string =
      kind === token.string
        ? { value: scanner.getTokenValue(), offset: scanner.getTokenOffset() }
        : undefined;
  }
  return diagnostics;
}

function invalidJson(text: string, origin: TextOrigin, error: unknown): Diagnostic {
  const deep = firstTooDeep(text);
  if (deep !== undefined) return tooDeep(text, deep, origin);
  // Where it went wrong is asked of jsonc-parser: V8 words its messages differently from release to release.
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  const first = errors[0];
  if (first === undefined) {
    return diagnose('file/invalid-json', {
      message: `Not JSON: ${error instanceof Error ? error.message : String(error)}.`,
      place: placeOf(text, 0, origin),
      actual: excerpt(text),
    });
  }
  const problem = printParseErrorCode(first.error)
    .replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .toLowerCase();
  return diagnose('file/invalid-json', {
    message: `Not JSON: ${problem}.`,
    place: placeOf(text, first.offset, origin),
    actual: excerpt(text.slice(first.offset)),
  });
}

/** The offset of the bracket that nests too deep; jsonc-parser's parser is recursive and would overflow on it. */
function firstTooDeep(text: string): number | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (let kind: number = scanner.scan(); kind !== token.end; kind = scanner.scan()) {
    if (isOpening(kind)) depth += 1;
    else if (isClosing(kind)) depth -= 1;
    // One level more than a record may have: the array that holds the records of a document.
    if (depth > deepestNesting + 1) return scanner.getTokenOffset();
  }
  return undefined;
}

function tooDeep(text: string, offset: number, origin: TextOrigin): Diagnostic {
  return diagnose('file/invalid-json', {
    message: `Nested more than ${String(deepestNesting)} levels deep.`,
    place: placeOf(text, offset, origin),
    expected: 'a record, which is shallow',
  });
}

function isOpening(kind: number): boolean {
  return kind === token.openBrace || kind === token.openBracket;
}

function isClosing(kind: number): boolean {
  return kind === token.closeBrace || kind === token.closeBracket;
}

function placeOf(
  text: string,
  offset: number,
  origin: TextOrigin,
): { file: string; line: number; column: number } {
  let line = origin.line;
  let lineStart = 0;
  for (
    let end = text.indexOf('\n');
    end !== -1 && end < offset;
    end = text.indexOf('\n', end + 1)
  ) {
    line += 1;
    lineStart = end + 1;
  }
  const firstColumn = lineStart === 0 ? (origin.column ?? 1) : 1;
  return { file: origin.file, line, column: offset - lineStart + firstColumn };
}

function excerpt(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
