import { isPastForm } from './verbs.js';

/** Forms of the plural present that shipped templates put first in a predicate. */
const present = new Set(
  'are have plan want expect aim hold stand call set cover compare take bring deal include show work make'.split(
    ' ',
  ),
);
const future = new Set(['will', 'would', 'may', 'can', 'could', 'should', 'must']);

/** Words that stand between a subject and its verb. */
const between = new Set(['also', 'now', 'then', 'itself']);

/** What is past and present alike is neither for sure. */
const either = new Set(['cost', 'cut', 'hit', 'let', 'put', 'read', 'set', 'shed', 'split']);

/**
 * The verb of a predicate: its first word, or the second after a word that may stand between.
 *
 * @example
 * verbOf('also calls for a bridge') // => 'calls'
 */
export function verbOf(predicate: string): string {
  const end = wordEnd(predicate, 0);
  const word = predicate.slice(0, end);
  return between.has(word) ? predicate.slice(end + 1, wordEnd(predicate, end + 1)) : word;
}

/**
 * The tense that a predicate has by its verb: past perfect, present, future, or past; undefined where the word is no
 * verb that is known.
 *
 * @example
 * tenseOf('had') // => 'past perfect'
 * tenseOf('was') // => 'past'
 * tenseOf('is') // => 'present'
 * tenseOf('takes') // => 'present'
 * tenseOf('put') // => undefined
 */
export function tenseOf(verb: string): string | undefined {
  if (verb === 'had') return 'past perfect';
  if (verb === 'was' || verb === 'were') return 'past';
  if (either.has(verb)) return undefined;
  if (future.has(verb)) return 'future';
  if (present.has(verb) || /^[a-z]*(?<!s)s$/u.test(verb)) return 'present';
  return isPastForm(verb) ? 'past' : undefined;
}

function wordEnd(text: string, from: number): number {
  const end = text.indexOf(' ', from);
  return end < 0 ? text.length : end;
}
