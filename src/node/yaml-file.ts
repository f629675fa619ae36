/**
 * YAML (and JSON, which is YAML too) held against a schema, with the line and column of all that is wrong.
 */
import { readFile } from 'node:fs/promises';
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { diagnose, type Diagnostic, type DiagnosticCode } from '../diagnostic.js';
import { unreadable } from './unreadable-file.js';

/** What follows the schema, or all that does not. */
export type Checked<T> = { readonly value: T } | { readonly diagnostics: readonly Diagnostic[] };

/** What is expected of a document, and what its complaints are called. */
export interface Expectation<T> {
  readonly schema: z.ZodType<T>;
  readonly code: DiagnosticCode;
  /** Opens the complaint about a document as a whole: `The mapping`. */
  readonly subject: string;
}

/**
 * The text of a UTF-8 file. It throws `UnreadableFile` when the file cannot be read.
 *
 * @example
 * await readText('/dev/null') // => ''
 */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw unreadable(path, error);
  }
}

/**
 * Parses YAML text and checks it; `file` is for the places of diagnostics. All problems are reported at once.
 *
 * @example
 * parseYaml('a', 'a.yaml', { schema: { safeParse: (data) => ({ success: true, data }) }, code: 'config/invalid', subject: 'It' }) // => { value: 'a' }
 */
export function parseYaml<T>(text: string, file: string, expected: Expectation<T>): Checked<T> {
  const { schema, code, subject } = expected;
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const report = (message: string, offset: number): Diagnostic => {
    const { line, col } = counter.linePos(offset);
    return diagnose(code, {
      message,
      place: { file, line: Math.max(line, 1), column: Math.max(col, 1) },
    });
  };
  if (document.errors.length > 0) {
    return {
      diagnostics: document.errors.map(({ message, pos }) =>
        report(`Not YAML: ${message}.`, pos[0]),
      ),
    };
  }
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { value: parsed.data };
  const issues = parsed.error.issues.flatMap((issue) => innermost(issue, subject));
  return {
    diagnostics: issues.map(({ path, message }) => report(message, offsetOf(document, path))),
  };
}

interface Complaint {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** A complaint for each problem; of a union, those of the branch that the author meant. */
function innermost(
  issue: z.core.$ZodIssue,
  subject: string,
  above: readonly PropertyKey[] = [],
): readonly Complaint[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // Where something is wrong deeper within, the branch fits in kind; a column's name never goes deeper.
    const depth = (branch: readonly z.core.$ZodIssue[]): number =>
      Math.max(
        ...branch.map(({ path: own, code }) => own.length + (code === 'unrecognized_keys' ? 1 : 0)),
      );
    const [meant = []] = issue.errors.toSorted((a, b) => depth(b) - depth(a));
    return meant.flatMap((inner) => innermost(inner, subject, path));
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: `Unknown property \`${key}\`.`,
    }));
  }
  const where = path.map(String).join('.');
  return [{ path, message: `${where === '' ? subject : `\`${where}\``}: ${issue.message}.` }];
}

/** Where in the text the deepest node of a path stands that there is. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const key = path[length - 1];
    const owner: unknown =
      length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const offset = keyOffset(owner, key) ?? nodeOffset(document.getIn(path.slice(0, length), true));
    if (offset !== undefined) return offset;
  }
  return nodeOffset(document.contents) ?? 0;
}

function nodeOffset(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

/** The offset of a key of a map: that is where an author looks for what is wrong with its value. */
function keyOffset(owner: unknown, key: PropertyKey | undefined): number | undefined {
  if (!isMap(owner)) return undefined;
  const pair = owner.items.find((item) => isScalar(item.key) && item.key.value === key);
  return nodeOffset(pair?.key);
}
