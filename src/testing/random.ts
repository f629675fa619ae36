/**
 * Numbers that look random and are the same in every run.
 */

/** A run of such numbers. */
export interface Random {
  /** A whole number from 0 up to, and without, the bound. */
  readonly below: (bound: number) => number;
  /** One of the items; throws where there is none. */
  readonly of: <T>(items: readonly T[]) => T;
  /** True so many times in a hundred. */
  readonly chance: (percent: number) => boolean;
}

/**
 * The run of numbers of a seed (the generator mulberry32, by Tommy Ettinger, in the public domain).
 *
 * @example
 * randomOf(7).below(100) === randomOf(7).below(100) // => true
 */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (bound: number): number => next() % bound;
  return {
    below,
    of: <T>(items: readonly T[]): T => {
      if (items.length === 0) throw new RangeError('There is nothing to choose from.');
      return items[below(items.length)] as T;
    },
    chance: (percent) => below(100) < percent,
  };
}
