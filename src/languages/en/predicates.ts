/** Phrases that open a sentence and stand for what was named before. */
export const openings: readonly string[] = [
  'It',
  'The deal',
  'The figure',
  'The forecast',
  'The round',
  'The fund',
  'The company',
  'The agreement',
  'The venture',
  'The shares',
  'The plant',
  'The draft',
  'The document',
  'They',
];

/** Verbs in the present that shipped templates put first in a predicate; other words are taken for the past. */
const present = new Set(
  'is are has have plans plan wants want expects expect aims aim holds hold stands stand calls call sets set covers cover compares compare takes take brings bring'.split(
    ' ',
  ),
);
const future = new Set(['will', 'would', 'may', 'can', 'could', 'should', 'must']);

/**
 * The tense of a predicate by its first word: past perfect, present, future, or past.
 *
 * @example
 * tenseOf('had raised $5 million') // => 'past perfect'
 * tenseOf('was the highest') // => 'past'
 * tenseOf('is to close') // => 'present'
 */
export function tenseOf(predicate: string): string {
  const [word = ''] = predicate.split(' ', 1);
  if (word === 'had') return 'past perfect';
  if (future.has(word)) return 'future';
  return present.has(word) ? 'present' : 'past';
}
