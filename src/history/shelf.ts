import type { IsoDate, Remembered } from '../model.js';

/** What is known under one key, in the two orders in which it is asked for. */
export interface Shelf {
  /** By day, then by id. */
  readonly byDay: readonly Remembered[];
  /** Those with a figure, the largest first. */
  readonly byFigure: readonly Remembered[];
}

/**
 * The latest records before a day, the latest first.
 *
 * @example
 * latestOf({ byDay: [], byFigure: [] }, '2021-06-02', 1) // => []
 */
export function latestOf({ byDay }: Shelf, before: IsoDate, limit: number): readonly Remembered[] {
  const end = firstFrom(byDay, before);
  return byDay.slice(Math.max(0, end - limit), end).reverse();
}

/**
 * The latest record before a day whose figure is at least (`1`) or at most (`-1`) the given one.
 *
 * @example
 * reachingOf({ byDay: [], byFigure: [] }, '2021-06-02', 5, 1) // => undefined
 */
export function reachingOf(
  { byDay }: Shelf,
  before: IsoDate,
  figure: number,
  direction: 1 | -1,
): Remembered | undefined {
  for (let index = firstFrom(byDay, before) - 1; index >= 0; index -= 1) {
    const entry = byDay[index] as Remembered;
    if (entry.figure !== undefined && (entry.figure - figure) * direction >= 0) return entry;
  }
  return undefined;
}

/**
 * How many records lie between two days, both excluded.
 *
 * @example
 * countOf({ byDay: [], byFigure: [] }, '2020-06-02', '2021-06-02') // => 0
 */
export function countOf({ byDay }: Shelf, after: IsoDate, before: IsoDate): number {
  return Math.max(0, firstFrom(byDay, before) - firstFrom(byDay, `${after}~`));
}

/**
 * The records whose figure is at least the given one, the largest first: so many, after the first `skip`.
 *
 * @example
 * atLeastOf({ byDay: [], byFigure: [] }, 5, 1, 0) // => []
 */
export function atLeastOf(
  { byFigure }: Shelf,
  figure: number,
  limit: number,
  skip: number,
): readonly Remembered[] {
  let end = skip;
  while (end < skip + limit && (byFigure[end]?.figure ?? Number.NEGATIVE_INFINITY) >= figure)
    end += 1;
  return byFigure.slice(skip, end);
}

/** The place of the first record on or after a day. */
function firstFrom(byDay: readonly Remembered[], day: string): number {
  let low = 0;
  let high = byDay.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((byDay[middle] as Remembered).at < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
