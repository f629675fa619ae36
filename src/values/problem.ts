/**
 * Problems that the parsers of values report. A problem has the shape of a zod custom issue, so that a
 * parser can write straight into zod's list without knowing zod; on the common path none is made.
 */
import type { DiagnosticCode } from '../diagnostic.js';

/** What a problem says beside its place. */
export interface ProblemParams {
  readonly code: DiagnosticCode;
  readonly actual: string;
  readonly expected: string;
  readonly hint?: string;
}

/** A zod custom issue that carries a code of the table of diagnostics; a type, since an interface has no index signature. */
export type Problem = {
  code: 'custom';
  message: string;
  input: unknown;
  path: PropertyKey[];
  params: ProblemParams & Record<string, unknown>;
};

/** Where parsers put problems: zod's list of raw issues or an array of problems. */
export interface Problems {
  readonly length: number;
  push(problem: Problem): unknown;
  readonly [index: number]: { path?: PropertyKey[] | undefined };
}

const longestShown = 80;
const invisible = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * What was found, for a message: a string in quotation marks with unsafe characters escaped and cut
 * at 80 characters, a number as it stands, anything else by its sort.
 *
 * @example
 * shown('5 million') // => '"5 million"'
 * shown([1]) // => 'an array'
 * shown('') // => 'an empty string'
 */
export function shown(raw: unknown): string {
  if (typeof raw === 'string') {
    if (raw === '') return 'an empty string';
    const quoted = JSON.stringify(
      raw.length > longestShown ? `${raw.slice(0, longestShown)}…` : raw,
    );
    return quoted.replace(
      invisible,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  }
  if (raw === null) return 'null';
  if (Array.isArray(raw)) return 'an array';
  if (typeof raw === 'object') return 'an object';
  if (typeof raw === 'function') return 'a function';
  if (raw === undefined) return 'nothing';
  if (typeof raw === 'number') return Object.is(raw, -0) ? '-0' : String(raw);
  return typeof raw === 'boolean' || typeof raw === 'bigint' ? String(raw) : typeof raw;
}

/**
 * Reports a problem at the place of the value itself; callers above prefix their keys with `within`.
 *
 * @example
 * ((list) => (report(list, 'record/wrong-type', 5, 'a name'), list[0].params.actual))([]) // => '5'
 */
export function report(
  problems: Problems,
  code: DiagnosticCode,
  raw: unknown,
  expected: string,
  hint?: string,
): void {
  const actual = shown(raw);
  problems.push({
    code: 'custom',
    message: `Found ${actual}, expected ${expected}.`,
    input: raw,
    path: [],
    params: hint === undefined ? { code, actual, expected } : { code, actual, expected, hint },
  });
}

/**
 * Prefixes a key to the place of every problem from index `before` on.
 *
 * @example
 * ((list) => (report(list, 'record/wrong-type', 5, 'a name'), within(list, 0, 'name'), list[0].path))([]) // => ['name']
 */
export function within(problems: Problems, before: number, key: PropertyKey): void {
  for (let index = before; index < problems.length; index++) {
    const problem = problems[index];
    if (problem !== undefined) problem.path = [key, ...(problem.path ?? [])];
  }
}

/** A parser of one sort of value: what it refuses becomes a problem and the answer is undefined. It never throws and never changes its input. */
export type Parse<Output> = (raw: unknown, problems: Problems) => Output | undefined;

/**
 * Parses the value of a key of an object and prefixes the key to what is reported.
 *
 * @example
 * parseAt((raw) => String(raw), 5, 'name', []) // => '5'
 */
export function parseAt<Output>(
  parse: Parse<Output>,
  raw: unknown,
  key: PropertyKey,
  problems: Problems,
): Output | undefined {
  const before = problems.length;
  const value = parse(raw, problems);
  if (problems.length !== before) within(problems, before, key);
  return value;
}
