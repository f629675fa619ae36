/**
 * Counts, quantities (money or a count) and shares in percent.
 */
import type { Approximation, Count, Money, Percent, SourceDefaults } from '../model.js';
import { parseFigure, scaleOf } from './figure.js';
import { parseApproximation, parseMoney } from './money.js';
import { checkKeys, parseObject, parseOptional, parseRequired, type Mutable } from './object.js';
import { report, type Problems } from './problem.js';
import { parseName } from './text.js';

/** A count as a record may write it: a number, a text of one, or a number with its unit. */
export type CountInput =
  | number
  | string
  | { readonly value: number | string; readonly unit?: string; readonly approx?: Approximation };

const countKeys = ['value', 'unit', 'approx'] as const;

/**
 * A count: a number or `{value, unit?, approx?}` with the unit in the singular. Refused: other types
 * `record/wrong-type`, figures that are no exact number `record/invalid-number`.
 *
 * @example
 * parseCount(718000, {}, []) // => { type: 'count', value: '718000' }
 * parseCount({ value: '1.3 million', unit: 'base station' }, {}, []) // => { type: 'count', value: '1300000', unit: 'base station' }
 * parseCount('', {}, []) // => undefined
 */
export function parseCount(
  raw: unknown,
  defaults: SourceDefaults,
  problems: Problems,
): Count | undefined {
  if (typeof raw === 'number' || typeof raw === 'string') {
    const value = parseFigure(raw, defaults, problems);
    return value === undefined ? undefined : { type: 'count', value };
  }
  const fields = parseObject(
    raw,
    'a number, or a number with its unit such as {"value": 5, "unit": "ship"}',
    problems,
  );
  if (fields === undefined) return undefined;
  const before = problems.length;
  checkKeys(fields, countKeys, problems);
  const value = parseRequired(
    fields,
    'value',
    (each, list) => parseFigure(each, defaults, list),
    problems,
  );
  const unit = parseOptional(fields, 'unit', parseName, problems);
  const approx = parseOptional(fields, 'approx', parseApproximation, problems);
  if (value === undefined || problems.length !== before) return undefined;
  const count: Mutable<Count> = { type: 'count', value };
  if (unit !== undefined) count.unit = unit;
  if (approx !== undefined) count.approx = approx;
  return count;
}

const percentSign = /\s?(?:%|percent|per cent)$/;
const figureOnly = /^[\s(]*[+\-\u2212]?\s*\d[\d.,]*\s*(?:[a-z]+(?: crore)?)?\s*\)?$/i;

/**
 * A quantity: money where a currency is named, else a count; `"2.5%"` is a count of percent. A figure of a
 * statistic may have more decimals than its currency.
 *
 * @example
 * parseQuantity('2.5%', {}, []) // => { type: 'count', value: '2.5', unit: 'percent' }
 * parseQuantity('RMB 300 million', {}, []) // => { type: 'money', amount: '300000000', currency: 'CNY' }
 */
export function parseQuantity(
  raw: unknown,
  defaults: SourceDefaults,
  problems: Problems,
): Money | Count | undefined {
  if (typeof raw === 'string') {
    if (raw.length > 100) {
      report(problems, 'record/wrong-type', raw, 'a number or money');
      return;
    }
    const text = raw.trim();
    if (percentSign.test(text)) {
      const value = parseFigure(text.replace(percentSign, ''), defaults, problems);
      return value === undefined ? undefined : { type: 'count', value, unit: 'percent' };
    }
    const hasLetters = /[^\d\s.,()+\-\u2212]/.test(text);
    return !hasLetters || (figureOnly.test(text) && !isMoneyWord(text))
      ? parseCount(text, defaults, problems)
      : parseMoney(raw, defaults, 'exempt', problems);
  }
  if (typeof raw === 'object' && raw !== null && ('currency' in raw || 'amount' in raw)) {
    return parseMoney(raw, defaults, 'exempt', problems);
  }
  return parseCount(raw, defaults, problems);
}

/** Whether a figure's only word names a currency ("300 yuan") and no scale ("300 million"). */
function isMoneyWord(text: string): boolean {
  const word = /[a-z]+(?: crore)?/i.exec(text)?.[0];
  return word !== undefined && scaleOf(word) === undefined;
}

/** A share in percent as a record may write it. */
export type PercentInput = number | string;

/**
 * A share in percent: a number or a text of one, with or without a sign of percent.
 *
 * @example
 * parsePercent('30%', {}, []) // => { type: 'percent', value: '30' }
 */
export function parsePercent(
  raw: unknown,
  defaults: SourceDefaults,
  problems: Problems,
): Percent | undefined {
  const text =
    typeof raw === 'string' && raw.length <= 100 ? raw.trim().replace(percentSign, '') : raw;
  const value = parseFigure(text, defaults, problems);
  return value === undefined ? undefined : { type: 'percent', value };
}
