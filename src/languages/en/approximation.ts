import type { Count, Decimal, Money, Style } from '../../model.js';
import { compareDecimals, shiftDecimal, subtractDecimals } from '../../values/decimal.js';

/**
 * A figure as a reader keeps it: its first digits with "more than", or the next round figure with "nearly" where the
 * style's tolerance reaches it. As it is where it has a hedge of its own, is round already or not above zero.
 *
 * @example
 * approximated({ type: 'count', value: '124356' }, { approximation: { digits: 3, nearly: 0.03 } }) // => { type: 'count', value: '124000', approx: 'more-than' }
 * approximated({ type: 'count', value: '97' }, { approximation: { digits: 1, nearly: 0.03 } }) // => { type: 'count', value: '100', approx: 'nearly' }
 * approximated({ type: 'count', value: '90' }, { approximation: { digits: 1, nearly: 0.03 } }) // => { type: 'count', value: '90' }
 */
export function approximated<Figure extends Count | Money>(
  figure: Figure,
  { approximation: { digits, nearly } }: Pick<Style, 'approximation'>,
): Figure {
  const exact = figure.type === 'money' ? figure.amount : figure.value;
  const whole = exact.split('.', 1)[0] ?? '';
  if (figure.approx !== undefined || exact.startsWith('-') || whole.length <= digits) return figure;
  const zeros = whole.length - digits;
  const below = whole.slice(0, digits) + '0'.repeat(zeros);
  if (compareDecimals(below, exact) === 0) return figure;
  const above = shiftDecimal(String(Number(whole.slice(0, digits)) + 1), zeros);
  const missing = Number(subtractDecimals(above, exact));
  return missing <= Number(above) * nearly && missing * 2 < Number(subtractDecimals(above, below))
    ? hedgedAt(figure, above, 'nearly')
    : hedgedAt(figure, below, 'more-than');
}

function hedgedAt<Figure extends Count | Money>(
  figure: Figure,
  round: Decimal,
  approx: 'nearly' | 'more-than',
): Figure {
  if (figure.type === 'count') return { ...figure, value: round, approx };
  // What it was converted to is worth the exact sum.
  return { type: 'money', amount: round, currency: figure.currency, approx } as Figure;
}
