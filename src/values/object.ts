/**
 * Small checks that the parsers of structured values share: strict keys, missing fields, choices.
 */
import { closest, distance } from 'fastest-levenshtein';
import { parseAt, report, within, type Parse, type Problems } from './problem.js';

/** A value while it is put together: what is not known is not set. */
export type Mutable<Whole> = { -readonly [Key in keyof Whole]: Whole[Key] };

/** Beyond this share of changed letters a suggestion would mislead. */
const farthest = 0.5;

/**
 * The nearest of the words by edit distance, if it is near enough to suggest; case does not count.
 *
 * @example
 * nearestOf('amont', ['amount', 'round']) // => 'amount'
 * nearestOf('zzz', ['amount', 'round']) // => undefined
 */
export function nearestOf(word: string, words: readonly string[]): string | undefined {
  if (words.length === 0 || word.length > 100) return undefined;
  const lower = word.toLowerCase();
  const lowered = words.map((each) => each.toLowerCase());
  const near = closest(lower, lowered);
  const steps = distance(lower, near);
  return steps <= Math.max(1, Math.floor(Math.max(lower.length, near.length) * farthest))
    ? words[lowered.indexOf(near)]
    : undefined;
}

/**
 * Reports each key of an object that is not one of these as `record/unknown-field`.
 *
 * @example
 * ((list) => (checkKeys({ nmae: 'Acme' }, ['name'], list), list[0].params.hint))([]) // => 'did you mean `name`?'
 */
export function checkKeys(
  raw: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  problems: Problems,
): void {
  for (const key in raw) if (!keys.includes(key)) reportUnknownKey(key, keys, problems);
}

/**
 * The value as an object with named fields; anything else is `record/wrong-type`.
 *
 * @example
 * parseObject([], 'a person', []) // => undefined
 */
export function parseObject(
  raw: unknown,
  expected: string,
  problems: Problems,
): Readonly<Record<string, unknown>> | undefined {
  if (typeof raw === 'object' && raw !== null && !Array.isArray(raw))
    return raw as Readonly<Record<string, unknown>>;
  report(problems, 'record/wrong-type', raw, expected);
}

/**
 * Reports a key that the object does not take, at the place of the key.
 *
 * @example
 * reportUnknownKey('nmae', ['name'], []) // => undefined
 */
export function reportUnknownKey(key: string, keys: readonly string[], problems: Problems): void {
  const near = nearestOf(key, keys);
  const before = problems.length;
  report(
    problems,
    'record/unknown-field',
    key,
    `one of ${keys.map((each) => `\`${each}\``).join(', ')}`,
    near === undefined ? 'take it out' : `did you mean \`${near}\`?`,
  );
  within(problems, before, key);
}

/**
 * Reports a required key that is not there, at the place where it should be.
 *
 * @example
 * ((list) => (reportMissing('name', list), list[0].path))([]) // => ['name']
 */
export function reportMissing(key: string, problems: Problems): void {
  const before = problems.length;
  report(problems, 'record/missing-field', undefined, `\`${key}\``, `add \`${key}\``);
  within(problems, before, key);
}

/**
 * The value of a key that the object must have; without it `record/missing-field`.
 *
 * @example
 * parseRequired({ name: 'Acme' }, 'name', (raw) => String(raw), []) // => 'Acme'
 */
export function parseRequired<Output>(
  fields: Readonly<Record<string, unknown>>,
  key: string,
  parse: Parse<Output>,
  problems: Problems,
): Output | undefined {
  const raw = fields[key];
  if (raw !== undefined) return parseAt(parse, raw, key, problems);
  reportMissing(key, problems);
  return undefined;
}

/**
 * The value of a key that the object may have.
 *
 * @example
 * parseOptional({}, 'title', (raw) => String(raw), []) // => undefined
 */
export function parseOptional<Output>(
  fields: Readonly<Record<string, unknown>>,
  key: string,
  parse: Parse<Output>,
  problems: Problems,
): Output | undefined {
  const raw = fields[key];
  return raw === undefined ? undefined : parseAt(parse, raw, key, problems);
}

/**
 * One of the given words; anything else is `record/wrong-type`, with the nearest word as a hint.
 *
 * @example
 * parseChoice('percnt', ['percent', 'points'], []) // => undefined
 * parseChoice('points', ['percent', 'points'], []) // => 'points'
 */
export function parseChoice<Choice extends string>(
  raw: unknown,
  choices: readonly Choice[],
  problems: Problems,
): Choice | undefined {
  const index = choices.indexOf(raw as Choice);
  if (index !== -1) return choices[index];
  const near = typeof raw === 'string' ? nearestOf(raw, choices) : undefined;
  report(
    problems,
    'record/wrong-type',
    raw,
    `one of ${choices.map((choice) => `"${choice}"`).join(', ')}`,
    near === undefined ? undefined : `did you mean "${near}"?`,
  );
}
