/**
 * Calendar dates without a zone, and sums of days over them. The arithmetic is that of the proleptic
 * Gregorian calendar on plain integers: no clock, no zone, no locale.
 */
import type { CalendarDate, IsoDate, SourceDefaults } from '../model.js';
import { report, type Problems } from './problem.js';

const hyphen = 45;

/**
 * Whether a text is an ISO 8601 calendar date (`YYYY-MM-DD`) of a day that exists.
 *
 * @example
 * isIsoDate('2024-02-29') // => true
 * isIsoDate('2025-02-30') // => false
 */
export function isIsoDate(text: string): boolean {
  return text.length === 10 && startsWithIsoDate(text);
}

function startsWithIsoDate(text: string): boolean {
  if (text.charCodeAt(4) !== hyphen || text.charCodeAt(7) !== hyphen) return false;
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 5, 7);
  const day = digitsAt(text, 8, 10);
  return year > 0 && month > 0 && month < 13 && day > 0 && day <= daysInMonth(year, month);
}

/**
 * The number in the digits from a place up to another; -1 where something else than a digit stands.
 *
 * @example
 * digitsAt('2020-12', 5, 7) // => 12
 * digitsAt('2020-Q4', 5, 7) // => -1
 */
export function digitsAt(text: string, start: number, end: number): number {
  let number = 0;
  for (let index = start; index < end; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    number = number * 10 + digit;
  }
  return number;
}

/**
 * The number of days of a month, January being 1.
 *
 * @example
 * daysInMonth(2024, 2) // => 29
 */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/**
 * The ISO date of a year, a month (January is 1) and a day.
 *
 * @example
 * isoDate(2020, 3, 1) // => '2020-03-01'
 */
export function isoDate(year: number, month: number, day: number): IsoDate {
  const yyyy = year > 999 ? String(year) : String(year).padStart(4, '0');
  return `${yyyy}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

const timeAfterDate =
  /^[Tt ](?:[01]\d|2[0-4]):[0-5]\d(?::(?:[0-5]\d|60)(?:[.,]\d+)?)?\s?(?:[Zz]|UTC|GMT|[+-]\d{2}:?\d{2})?$/;
const slashed = /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})$/;

/**
 * A calendar date: `YYYY-MM-DD`; of a date with a time the calendar date as written; `03/04/2025` only if the
 * source's order is declared. Refused: a number, a day that does not exist, any other form
 * `record/invalid-date`.
 *
 * @example
 * parseDate('2025-03-01', {}, []) // => { type: 'date', iso: '2025-03-01' }
 * parseDate('2025-03-01T23:30:00-08:00', {}, []) // => { type: 'date', iso: '2025-03-01' }
 * parseDate('03/04/2025', { dateOrder: 'dmy' }, []) // => { type: 'date', iso: '2025-04-03' }
 * parseDate('03/04/2025', {}, []) // => undefined
 */
export function parseDate(
  raw: unknown,
  defaults: SourceDefaults,
  problems: Problems,
): CalendarDate | undefined {
  if (typeof raw === 'string') {
    if (isIsoDate(raw)) return { type: 'date', iso: raw };
    const iso = raw.length > 60 ? undefined : dateOf(raw.trim(), defaults);
    if (iso !== undefined) return { type: 'date', iso };
    report(problems, 'record/invalid-date', raw, 'a calendar date as YYYY-MM-DD', dateHint(raw));
    return;
  }
  if (typeof raw === 'number') {
    report(
      problems,
      'record/invalid-date',
      raw,
      'a calendar date as YYYY-MM-DD',
      'write a count of seconds or milliseconds as the calendar date that it stands for',
    );
    return;
  }
  report(problems, 'record/wrong-type', raw, 'a calendar date as YYYY-MM-DD');
}

function dateOf(text: string, defaults: SourceDefaults): IsoDate | undefined {
  if (text.length >= 10 && startsWithIsoDate(text)) {
    return text.length === 10 || timeAfterDate.test(text.slice(10)) ? text.slice(0, 10) : undefined;
  }
  const parts = slashed.exec(text);
  if (parts === null || defaults.dateOrder === undefined) return undefined;
  const [, first = '', second = '', third = ''] = parts;
  const [year, month, day] =
    defaults.dateOrder === 'ymd'
      ? [first, second, third]
      : defaults.dateOrder === 'dmy'
        ? [third, second, first]
        : [third, first, second];
  if (year.length !== 4 || day.length > 2) return undefined;
  const iso = isoDate(Number(year), Number(month), Number(day));
  return isIsoDate(iso) ? iso : undefined;
}

function dateHint(raw: string): string | undefined {
  if (slashed.test(raw)) {
    return /^\d{4}-/.test(raw)
      ? 'no such day'
      : "declare the source's dateOrder (dmy, mdy or ymd) or write YYYY-MM-DD";
  }
  return undefined;
}

/** Days from 1 March of the year 0 in the Gregorian calendar: with the leap day last, a year's months are regular. */
function dayNumber(iso: IsoDate): number {
  const month = digitsAt(iso, 5, 7);
  const year = digitsAt(iso, 0, 4) - (month < 3 ? 1 : 0);
  const monthFromMarch = (month + 9) % 12;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return (
    365 * year + leapDays + Math.floor((153 * monthFromMarch + 2) / 5) + digitsAt(iso, 8, 10) - 1
  );
}

function isoOfDayNumber(days: number): IsoDate {
  const era = Math.floor(days / 146097);
  const dayOfEra = days - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return isoDate(yearOfEra + era * 400 + (month < 3 ? 1 : 0), month, day);
}

/**
 * The date so many days later; earlier, if negative.
 *
 * @example
 * addDays('2024-02-28', 2) // => '2024-03-01'
 * addDays('2021-01-01', -1) // => '2020-12-31'
 */
export function addDays(iso: IsoDate, days: number): IsoDate {
  return isoOfDayNumber(dayNumber(iso) + days);
}

/**
 * How many days the second date lies after the first; negative if before.
 *
 * @example
 * daysBetween('2021-06-01', '2021-07-01') // => 30
 */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * The day of the week: 0 for Sunday to 6 for Saturday.
 *
 * @example
 * dayOfWeek('2021-06-02') // => 3
 */
export function dayOfWeek(iso: IsoDate): number {
  // 1 March of the year 0 was a Wednesday
  return (dayNumber(iso) + 3) % 7;
}

const instantShape =
  /^\d{4}-\d{2}-\d{2}[Tt](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/**
 * An instant of RFC 3339, kept as it was written. A date alone or a time without an offset is
 * `record/invalid-date`: it names no instant.
 *
 * @example
 * parseInstant('2021-06-02T08:00:00+08:00', []) // => '2021-06-02T08:00:00+08:00'
 * parseInstant('2021-06-02T08:00:00', []) // => undefined
 */
export function parseInstant(raw: unknown, problems: Problems): string | undefined {
  if (
    typeof raw === 'string' &&
    raw.length <= 40 &&
    instantShape.test(raw) &&
    startsWithIsoDate(raw)
  )
    return raw;
  report(
    problems,
    typeof raw === 'string' || typeof raw === 'number'
      ? 'record/invalid-date'
      : 'record/wrong-type',
    raw,
    'an instant with its offset such as 2021-06-02T08:00:00Z',
  );
}

/**
 * The moment of an instant of RFC 3339 in milliseconds since 1970; a leap second counts as the second after it, which
 * JavaScript's own dates have no place for.
 *
 * @example
 * momentOf('1970-01-01T00:00:01Z') // => 1000
 * momentOf('2016-12-31t23:59:60z') === momentOf('2017-01-01T00:00:00Z') // => true
 */
export function momentOf(instant: string): number {
  const text = instant.toUpperCase();
  const leaps = text.startsWith(':60', 16);
  return leaps ? Date.parse(`${text.slice(0, 17)}59${text.slice(19)}`) + 1000 : Date.parse(text);
}
