/**
 * From zod's issues to diagnostics.
 */
import { z } from 'zod';
import { diagnose, type Diagnostic, type DiagnosticCode } from '../diagnostic.js';
import type { Pointer } from '../model.js';
import { nearestOf } from './object.js';
import { shown, type ProblemParams } from './problem.js';

/**
 * The JSON pointer (RFC 6901) of a path.
 *
 * @example
 * pointerOf(['targets', 0, 'a/b']) // => '/targets/0/a~1b'
 */
export function pointerOf(path: readonly PropertyKey[]): Pointer {
  let pointer = '';
  for (const key of path) pointer += `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
  return pointer;
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  let value = raw;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return value;
}

/** The keys of the record, or its schema, which knows those of the objects inside too. */
type Known = readonly string[] | z.ZodType;

/** The keys that the object at a path takes; none if that is not known. */
function keysAt(known: Known | undefined, path: readonly PropertyKey[]): readonly string[] {
  if (Array.isArray(known)) return path.length === 0 ? (known as readonly string[]) : [];
  let inner: unknown = known;
  for (const key of [...path, undefined]) {
    while (
      inner instanceof z.ZodOptional ||
      inner instanceof z.ZodNullable ||
      inner instanceof z.ZodReadonly ||
      inner instanceof z.ZodDefault
    ) {
      inner = inner.unwrap();
    }
    if (key === undefined) break;
    if (inner instanceof z.ZodArray) inner = inner.element;
    else if (inner instanceof z.ZodObject)
      inner = (inner.shape as Readonly<Record<PropertyKey, unknown>>)[key];
    else return [];
  }
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

interface Finding {
  readonly code: DiagnosticCode;
  readonly path: readonly PropertyKey[];
  readonly actual: string;
  readonly expected: string;
  readonly hint?: string | undefined;
}

function listed(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}

function isProblemParams(params: unknown): params is ProblemParams {
  return (
    typeof params === 'object' &&
    params !== null &&
    'code' in params &&
    'actual' in params &&
    'expected' in params
  );
}

function findingsOf(
  issue: z.core.$ZodIssue,
  raw: unknown,
  known: Known | undefined,
): readonly Finding[] {
  const { path } = issue;
  const value = valueAt(raw, path);
  const actual = shown(value);
  switch (issue.code) {
    case 'custom':
      if (isProblemParams(issue.params)) return [{ ...issue.params, path }];
      return [{ code: 'record/wrong-type', path, actual, expected: issue.message }];
    case 'unrecognized_keys': {
      const keys = keysAt(known, path);
      return issue.keys.map((key) => {
        const near = nearestOf(key, keys);
        return {
          code: 'record/unknown-field',
          path: [...path, key],
          actual: shown(key),
          expected: keys.length === 0 ? 'a known field' : `one of ${listed(keys)}`,
          hint: near === undefined ? 'take it out' : `did you mean \`${near}\`?`,
        };
      });
    }
    case 'invalid_value': {
      if (value === undefined) break;
      const choices = issue.values.map(String);
      const near = typeof value === 'string' ? nearestOf(value, choices) : undefined;
      return [
        {
          code: 'record/wrong-type',
          path,
          actual,
          expected: `one of ${choices.map((choice) => `"${choice}"`).join(', ')}`,
          hint: near === undefined ? undefined : `did you mean "${near}"?`,
        },
      ];
    }
    case 'invalid_type':
      if (value === undefined) break;
      return [
        {
          code: path.length === 0 ? 'record/not-an-object' : 'record/wrong-type',
          path,
          actual,
          expected: named(issue.expected),
        },
      ];
    case 'invalid_union': {
      // the branch that came furthest says most
      const deepest = issue.errors
        .flat()
        .reduce<z.core.$ZodIssue | undefined>(
          (best, each) => (best === undefined || each.path.length > best.path.length ? each : best),
          undefined,
        );
      if (deepest === undefined)
        return [{ code: 'record/wrong-type', path, actual, expected: 'another form' }];
      return findingsOf({ ...deepest, path: [...path, ...deepest.path] }, raw, known);
    }
    case 'too_small':
    case 'too_big': {
      const bound =
        issue.code === 'too_small' ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
      const numeric =
        issue.origin === 'number' || issue.origin === 'int' || issue.origin === 'bigint';
      return [
        {
          code: numeric
            ? 'record/invalid-number'
            : issue.code === 'too_big' && issue.origin === 'string'
              ? 'record/too-long'
              : 'record/wrong-type',
          path,
          actual,
          expected:
            issue.origin === 'array'
              ? `${bound} elements`
              : issue.origin === 'string'
                ? `${bound} characters`
                : bound,
        },
      ];
    }
    default:
      return [{ code: 'record/wrong-type', path, actual, expected: issue.message }];
  }
  const key = String(path.at(-1) ?? 'record');
  return [
    {
      code: 'record/missing-field',
      path,
      actual: 'nothing',
      expected: `\`${key}\``,
      hint: `add \`${key}\``,
    },
  ];
}

function named(type: string): string {
  return type === 'array' || type === 'object' ? `an ${type}` : `a ${type}`;
}

function messageOf({ code, path, actual, expected, hint }: Finding): string {
  const at = path.length === 0 ? 'the record' : `\`${pointerOf(path)}\``;
  const advice = hint === undefined ? '' : `; ${hint.replace(/[.?]$/, '')}`;
  const end = hint?.endsWith('?') === true ? '?' : '.';
  const key = String(path.at(-1) ?? '');
  if (code === 'record/missing-field')
    return `Missing ${at}: found nothing, expected a value; add \`${key}\`.`;
  if (code === 'record/unknown-field')
    return `Unknown field ${at}: expected ${expected}${advice}${end}`;
  return `Found ${actual} at ${at}, expected ${expected}${advice}${end}`;
}

/**
 * Diagnostics of the issues that zod found in a record, each with its place, what was found, what was expected
 * and what to do. With the known keys, a misspelt one is answered with the nearest; the schema knows those of nested
 * objects too.
 *
 * @example
 * diagnosticsOfIssues([{ code: 'invalid_type', expected: 'string', path: ['kind'], message: '' }], {}, 'r1')[0].code // => 'record/missing-field'
 */
export function diagnosticsOfIssues(
  issues: readonly z.core.$ZodIssue[],
  raw: unknown,
  recordId: string,
  known?: readonly string[] | z.ZodType,
): Diagnostic[] {
  return issues.flatMap((issue) =>
    findingsOf(issue, raw, known).map((finding) => {
      const { code, path, actual, expected, hint } = finding;
      return diagnose(code, {
        message: messageOf(finding),
        place: { record: recordId, pointer: pointerOf(path) },
        actual,
        expected,
        ...(hint === undefined ? undefined : { hint }),
      });
    }),
  );
}
