/**
 * Changes of a figure against a basis.
 */
import type { Basis, Change, SourceDefaults } from '../model.js';
import { parseFigure } from './figure.js';
import { checkKeys, parseChoice, parseObject, parseOptional, parseRequired } from './object.js';
import type { Problems } from './problem.js';

/** A change as a record may write it. */
export interface ChangeInput {
  readonly value: number | string;
  readonly unit: 'percent' | 'points';
  readonly basis?: Basis;
}

/** In what a change is counted. */
export const changeUnits = ['percent', 'points'] as const;

/** What a change can be measured against. */
export const changeBases = [
  'year-on-year',
  'quarter-on-quarter',
  'month-on-month',
  'day-on-day',
  'first-day',
  'compound-annual',
] as const;

const changeKeys = ['value', 'unit', 'basis'] as const;

/**
 * A change: `{value, unit, basis?}`; "up 5" says nothing without its unit. What does not say what it is measured against
 * is told without it.
 *
 * @example
 * parseChange({ value: 5.2, unit: 'percent', basis: 'year-on-year' }, {}, []) // => { type: 'change', value: '5.2', unit: 'percent', basis: 'year-on-year' }
 * parseChange({ value: 5.2, unit: 'points' }, {}, []) // => { type: 'change', value: '5.2', unit: 'points' }
 */
export function parseChange(
  raw: unknown,
  defaults: SourceDefaults,
  problems: Problems,
): Change | undefined {
  const fields = parseObject(
    raw,
    'a change such as {"value": 5.2, "unit": "percent", "basis": "year-on-year"}',
    problems,
  );
  if (fields === undefined) return undefined;
  const before = problems.length;
  checkKeys(fields, changeKeys, problems);
  const value = parseRequired(
    fields,
    'value',
    (each, list) => parseFigure(each, defaults, list),
    problems,
  );
  const unit = parseRequired(
    fields,
    'unit',
    (each, list) => parseChoice(each, changeUnits, list),
    problems,
  );
  const basis = parseOptional(
    fields,
    'basis',
    (each, list) => parseChoice(each, changeBases, list),
    problems,
  );
  if (value === undefined || unit === undefined || problems.length !== before) return undefined;
  return { type: 'change', value, unit, ...(basis === undefined ? {} : { basis }) };
}
