/**
 * Figures of series: what kinds that state them ask of a value and its change.
 */
import type { Change, Count, Decimal, Money } from '../model.js';
import { isNegative, isZero } from '../values/index.js';

/**
 * The figure of a value, without currency or unit.
 *
 * @example
 * figureOf({ type: 'count', value: '90', unit: 'patent' }) // => '90'
 */
export function figureOf(value: Money | Count): Decimal {
  return value.type === 'money' ? value.amount : value.value;
}

/**
 * The figure to compare a value with, when it is in the same currency or unit.
 *
 * @example
 * comparable({ type: 'count', value: '5', unit: 'percent' }, { type: 'count', value: '7' }) // => undefined
 */
export function comparable(
  other: Money | Count | undefined,
  value: Money | Count,
): Decimal | undefined {
  if (other?.type === 'money' && value.type === 'money')
    return other.currency === value.currency ? other.amount : undefined;
  if (other?.type === 'count' && value.type === 'count')
    return other.unit === value.unit ? other.value : undefined;
  return undefined;
}

/**
 * Whether a change is a rise (1), a fall (-1) or neither.
 *
 * @example
 * directionOf({ type: 'change', value: '-2', unit: 'points', basis: 'year-on-year' }) // => -1
 */
export function directionOf(change: Change | undefined): -1 | 0 | 1 {
  return change === undefined || isZero(change.value) ? 0 : isNegative(change.value) ? -1 : 1;
}
