/**
 * What differs between two texts, by words.
 */
import { diffWordsWithSpace } from 'diff';

/** A run of words that both texts have, or one of them alone. */
export interface WordRun {
  readonly text: string;
  readonly in: 'both' | 'expected' | 'actual';
}

/**
 * The runs of words of two texts, in their order.
 *
 * @example
 * wordDifference('It paid cash.', 'It paid stock.').filter((run) => run.in !== 'both') // => [{ text: 'cash', in: 'expected' }, { text: 'stock', in: 'actual' }]
 */
export function wordDifference(expected: string, actual: string): readonly WordRun[] {
  return diffWordsWithSpace(expected, actual).map(({ value, added, removed }) => ({
    text: value,
    in: removed ? 'expected' : added ? 'actual' : 'both',
  }));
}

/**
 * The same as one text in which `[-…-]` is expected only and `{+…+}` is there only; `paint` may colour the runs.
 *
 * @example
 * shownDifference('It paid cash.', 'It paid stock.') // => 'It paid [-cash-]{+stock+}.'
 */
export function shownDifference(
  expected: string,
  actual: string,
  paint: (run: WordRun, shown: string) => string = (_run, shown) => shown,
): string {
  return wordDifference(expected, actual)
    .map((run) => {
      if (run.in === 'both') return run.text;
      return paint(run, run.in === 'expected' ? `[-${run.text}-]` : `{+${run.text}+}`);
    })
    .join('');
}
