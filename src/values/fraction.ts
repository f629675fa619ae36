/**
 * Shares that language has a word for: a fifth, a quarter, a third, half.
 */
import type { Decimal } from '../model.js';

/** The fractions that news words, by their parts; a 25th is read as 4 percent. */
const fractions = {
  tenth: [1, 10],
  fifth: [1, 5],
  quarter: [1, 4],
  third: [1, 3],
  half: [1, 2],
  'two-thirds': [2, 3],
  'three-quarters': [3, 4],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;

/** The name of a fraction, free of any language. */
export type FractionName = keyof typeof fractions;

/** A percentage as a fraction. */
export interface Fraction {
  readonly name: FractionName;
  /** By what share of the fraction the percentage is above it, negative below; 0 where it is the fraction as stated. */
  readonly off: number;
}

const entries = Object.entries(fractions) as [FractionName, readonly [number, number]][];

/**
 * The fraction that a percentage comes nearest to, sign aside. A third is one to the decimals that were stated: 33, 33.3
 * and 33.33 percent are.
 *
 * @example
 * fractionOf('20') // => { name: 'fifth', off: 0 }
 * fractionOf('-33.3') // => { name: 'third', off: 0 }
 * fractionOf('19') // => { name: 'fifth', off: -0.05 }
 */
export function fractionOf(percent: Decimal): Fraction {
  const size = Math.abs(Number(percent));
  const decimals = percent.split('.')[1]?.length ?? 0;
  let nearest: Fraction = { name: 'tenth', off: Number.POSITIVE_INFINITY };
  for (const [name, [numerator, denominator]] of entries) {
    const whole = (100 * numerator) / denominator;
    const isStated = size.toFixed(decimals) === whole.toFixed(decimals);
    const isExact = isStated && (denominator === 3 || size === whole);
    const off = isExact ? 0 : (size - whole) / whole;
    if (Math.abs(off) < Math.abs(nearest.off)) nearest = { name, off };
  }
  return nearest;
}
