/**
 * Periods: years, halves, quarters, months, days and ranges, as their first and last day.
 */
import type { Period, SourceDefaults } from '../model.js';
import { daysInMonth, digitsAt, isIsoDate, isoDate } from './date.js';
import { checkKeys, parseObject, parseRequired } from './object.js';
import { report, type Parse, type Problems } from './problem.js';

/** A period as a record may write it. */
export type PeriodInput =
  number | string | { readonly from: number | string; readonly to: number | string };

const expectedPeriod =
  'a period such as 2020, 2020-Q4, 2020-H1, 2020-12 or {"from": "2020-01-01", "to": "2020-03-31"}';

function year(number: number): Period {
  return {
    type: 'period',
    precision: 'year',
    from: isoDate(number, 1, 1),
    to: isoDate(number, 12, 31),
  };
}

function months(
  precision: Period['precision'],
  inYear: number,
  first: number,
  last: number,
): Period {
  return {
    type: 'period',
    precision,
    from: isoDate(inYear, first, 1),
    to: isoDate(inYear, last, daysInMonth(inYear, last)),
  };
}

const partBeforeYear = /^([QqHh])([1-4])[ -]?(\d{4})$/;

function periodOf(text: string): Period | undefined {
  if (isIsoDate(text)) return { type: 'period', precision: 'day', from: text, to: text };
  const turned = partBeforeYear.exec(text);
  const inYear = turned === null ? digitsAt(text, 0, 4) : Number(turned[3]);
  if (inYear < 1) return undefined;
  if (turned !== null) return partOf(inYear, turned[1], Number(turned[2]));
  if (text.length === 4) return year(inYear);
  const hyphen = text.charCodeAt(4) === 45 ? 1 : 0;
  if (text.length !== 6 + hyphen) return undefined;
  const month = digitsAt(text, 5, 7);
  if (hyphen === 1 && month > 0)
    return month < 13 ? months('month', inYear, month, month) : undefined;
  return partOf(inYear, text.charAt(4 + hyphen), digitsAt(text, 5 + hyphen, 6 + hyphen));
}

/** A quarter or a half of a year by its letter and number. */
function partOf(inYear: number, letter: string | undefined, part: number): Period | undefined {
  if (part < 1 || part > 4) return undefined;
  if (letter === 'Q' || letter === 'q') return months('quarter', inYear, part * 3 - 2, part * 3);
  return (letter === 'H' || letter === 'h') && part < 3
    ? months('half', inYear, part * 6 - 5, part * 6)
    : undefined;
}

/**
 * A period: `2020`, `2020-Q4`, `2020-H1`, `2020-12`, `2020-12-05`, or `{from, to}` whose ends are dates or
 * periods themselves. Refused: a period that does not exist or ends before it begins `record/invalid-date`.
 *
 * @example
 * parsePeriod('2020-Q4', {}, []) // => { type: 'period', precision: 'quarter', from: '2020-10-01', to: '2020-12-31' }
 * parsePeriod({ from: '2020-01', to: '2020-02' }, {}, []) // => { type: 'period', precision: 'range', from: '2020-01-01', to: '2020-02-29' }
 */
export function parsePeriod(
  raw: unknown,
  defaults: SourceDefaults,
  problems: Problems,
): Period | undefined {
  if (typeof raw === 'number') {
    if (Number.isInteger(raw) && raw >= 1000 && raw <= 9999) return year(raw);
    report(problems, 'record/invalid-date', raw, expectedPeriod);
    return undefined;
  }
  if (typeof raw === 'string') {
    const period = raw.length > 30 ? undefined : periodOf(raw.trim());
    if (period === undefined) report(problems, 'record/invalid-date', raw, expectedPeriod);
    return period;
  }
  const fields = parseObject(raw, expectedPeriod, problems);
  if (fields === undefined) return undefined;
  checkKeys(fields, ['from', 'to'], problems);
  const end: Parse<Period> = (value, list) => parseEnd(value, defaults, list);
  const from = parseRequired(fields, 'from', end, problems);
  const to = parseRequired(fields, 'to', end, problems);
  if (from === undefined || to === undefined) return undefined;
  if (from.from > to.to) {
    report(
      problems,
      'record/invalid-date',
      `${from.from} to ${to.to}`,
      'a period that ends after it begins',
    );
    return;
  }
  return { type: 'period', precision: 'range', from: from.from, to: to.to };
}

/** The ends of a range are dates or periods, but no ranges. */
function parseEnd(raw: unknown, defaults: SourceDefaults, problems: Problems): Period | undefined {
  if (typeof raw === 'number' || typeof raw === 'string')
    return parsePeriod(raw, defaults, problems);
  report(problems, 'record/wrong-type', raw, 'a date or a period');
  return undefined;
}
