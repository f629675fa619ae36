import type { Decimal, Style } from '../../model.js';
import { fractionOf, type FractionName } from '../../values/fraction.js';

const words: Readonly<Record<FractionName, string>> = {
  tenth: 'a tenth',
  fifth: 'a fifth',
  quarter: 'a quarter',
  third: 'a third',
  half: 'half',
  'two-thirds': 'two thirds',
  'three-quarters': 'three quarters',
};

/** What binary fractions leave of a share that lies on the bound. */
const DUST = 1e-9;

/**
 * A percentage as a fraction, sign aside: itself, or "nearly" and "more than" one that it misses by no more than the
 * style allows. Undefined where no fraction is near.
 *
 * @example
 * fraction('20', { approximation: { digits: 2, nearly: 0.03 } }) // => 'a fifth'
 * fraction('-24.5', { approximation: { digits: 2, nearly: 0.03 } }) // => 'nearly a quarter'
 * fraction('34', { approximation: { digits: 2, nearly: 0.03 } }) // => 'more than a third'
 * fraction('22', { approximation: { digits: 2, nearly: 0.03 } }) // => undefined
 */
export function fraction(
  percent: Decimal,
  { approximation: { nearly } }: Pick<Style, 'approximation'>,
): string | undefined {
  const { name, off } = fractionOf(percent);
  if (Math.abs(off) > nearly + DUST) return undefined;
  const word = words[name];
  return off === 0 ? word : off < 0 ? `nearly ${word}` : `more than ${word}`;
}
