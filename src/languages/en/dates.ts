import type { CalendarDate, Clock, IsoDate, Period, Style } from '../../model.js';
import type { TimePreposition } from '../language.js';

const fullMonths =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** As the wires abbreviate them: March to July never. Only before a day. */
const shortMonths = 'Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.'.split(' ');

const quarters = ['first', 'second', 'third', 'fourth'];

/** Days of each month; February's last day is asked for apart. */
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function twoDigits(iso: IsoDate, at: number): number {
  return (iso.charCodeAt(at) - 48) * 10 + iso.charCodeAt(at + 1) - 48;
}

function monthOf(iso: IsoDate): number {
  return twoDigits(iso, 5) - 1;
}

function dayOf(iso: IsoDate): number {
  return twoDigits(iso, 8);
}

function yearOf(iso: IsoDate): string {
  return iso.slice(0, 4);
}

function isMonthEnd(iso: IsoDate): boolean {
  const month = monthOf(iso);
  if (month !== 1) return dayOf(iso) === monthDays[month];
  const year = Number(yearOf(iso));
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return dayOf(iso) === (leap ? 29 : 28);
}

function dayAndMonth(iso: IsoDate, style: Style): string {
  const month = (style.date.months === 'full' ? fullMonths : shortMonths)[monthOf(iso)] ?? '';
  return style.date.order === 'mdy' ? `${month} ${dayOf(iso)}` : `${dayOf(iso)} ${month}`;
}

function fullDate(iso: IsoDate, style: Style): string {
  return dayAndMonth(iso, style) + (style.date.order === 'mdy' ? ', ' : ' ') + yearOf(iso);
}

function monthAndYear(iso: IsoDate): string {
  return `${fullMonths[monthOf(iso)]} ${yearOf(iso)}`;
}

/**
 * A day in the order of the style. The year is left out when it is that of the clock's day, unless the
 * clock is an archive's.
 *
 * @example
 * date({ type: 'date', iso: '2021-01-05' }, { date: { order: 'mdy', months: 'abbreviated' } }, { today: '2021-06-02', archive: false }) // => 'Jan. 5'
 * date({ type: 'date', iso: '2020-03-05' }, { date: { order: 'dmy', months: 'abbreviated' } }, { today: '2021-06-02', archive: false }) // => '5 March 2020'
 */
export function date(value: CalendarDate, style: Style, clock: Clock): string {
  return day(value.iso, style, clock);
}

function day(iso: IsoDate, style: Style, clock: Clock): string {
  if (!clock.archive && iso.startsWith(yearOf(clock.today))) return dayAndMonth(iso, style);
  return fullDate(iso, style);
}

/** What the ends of a range are: whole years, whole months, or days. */
function grain(from: IsoDate, to: IsoDate): 'year' | 'month' | 'day' {
  if (dayOf(from) !== 1 || !isMonthEnd(to)) return 'day';
  return monthOf(from) === 0 && monthOf(to) === 11 && yearOf(from) !== yearOf(to)
    ? 'year'
    : 'month';
}

interface Ends {
  readonly from: string;
  readonly to: string;
}

/** Both ends of a range as they stand together: a year that both share is said once. */
function ends(value: Period, style: Style): Ends {
  const { from, to } = value;
  const sameYear = yearOf(from) === yearOf(to);
  switch (grain(from, to)) {
    case 'year':
      return { from: yearOf(from), to: yearOf(to) };
    case 'month':
      return {
        from: sameYear ? (fullMonths[monthOf(from)] ?? '') : monthAndYear(from),
        to: monthAndYear(to),
      };
    case 'day':
      return {
        from: sameYear
          ? dayAndMonth(from, style)
          : fullDate(from, style) + (style.date.order === 'mdy' ? ',' : ''),
        to: fullDate(to, style),
      };
  }
}

/** One end of a range as it stands alone. */
function end(iso: IsoDate, value: Period, style: Style): string {
  switch (grain(value.from, value.to)) {
    case 'year':
      return yearOf(iso);
    case 'month':
      return monthAndYear(iso);
    case 'day':
      return fullDate(iso, style);
  }
}

/** Whether a range is no longer than a day or a month, and so is said like one. */
function single(value: Period, style: Style): string | undefined {
  const { from, to } = value;
  if (from === to) return fullDate(from, style);
  return grain(from, to) === 'month' && from.slice(0, 7) === to.slice(0, 7)
    ? monthAndYear(from)
    : undefined;
}

/**
 * A period as a noun phrase, always with its year.
 *
 * @example
 * period({ type: 'period', precision: 'quarter', from: '2020-10-01', to: '2020-12-31' }, {}) // => 'the fourth quarter of 2020'
 * period({ type: 'period', precision: 'range', from: '2020-01-01', to: '2020-08-31' }, {}) // => 'January to August 2020'
 */
export function period(value: Period, style: Style): string {
  const { from } = value;
  switch (value.precision) {
    case 'year':
      return yearOf(from);
    case 'half':
      return `the ${monthOf(from) < 6 ? 'first' : 'second'} half of ${yearOf(from)}`;
    case 'quarter':
      return `the ${quarters[Math.floor(monthOf(from) / 3)]} quarter of ${yearOf(from)}`;
    case 'month':
      return monthAndYear(from);
    case 'day':
      return fullDate(from, style);
    case 'range': {
      const one = single(value, style);
      if (one !== undefined) return one;
      const both = ends(value, style);
      return `${both.from} to ${both.to}`;
    }
  }
}

const prepositions: Readonly<Record<TimePreposition, string>> = {
  on: 'on ',
  in: 'in ',
  by: 'by ',
  since: 'since ',
  asOf: 'as of ',
  from: 'from ',
};

/**
 * A time with its preposition. A day takes "on" and anything longer "in", whichever of the two was asked
 * for; a range stands "from … to …", and with "by", "since" and "as of" as the end that these mean.
 *
 * @example
 * timePhrase('in', { type: 'date', iso: '2021-01-05' }, { date: { order: 'mdy', months: 'abbreviated' } }, { today: '2021-06-02', archive: false }) // => 'on Jan. 5'
 * timePhrase('on', { type: 'period', precision: 'year', from: '2020-01-01', to: '2020-12-31' }, {}, { today: '2021-06-02', archive: false }) // => 'in 2020'
 * timePhrase('by', { type: 'period', precision: 'range', from: '2020-01-01', to: '2020-08-31' }, {}, { today: '2021-06-02', archive: false }) // => 'by August 2020'
 */
export function timePhrase(
  preposition: TimePreposition,
  value: CalendarDate | Period,
  style: Style,
  clock: Clock,
): string {
  const asks = preposition === 'on' || preposition === 'in';
  if (value.type === 'date')
    return prepositions[asks ? 'on' : preposition] + day(value.iso, style, clock);
  if (value.precision === 'day' || value.from === value.to) {
    return prepositions[asks ? 'on' : preposition] + day(value.from, style, clock);
  }
  if (value.precision === 'range' && single(value, style) === undefined) {
    if (preposition === 'by' || preposition === 'asOf')
      return prepositions[preposition] + end(value.to, value, style);
    if (preposition === 'since') return prepositions.since + end(value.from, value, style);
    return prepositions.from + period(value, style);
  }
  return prepositions[asks ? 'in' : preposition] + period(value, style);
}

/**
 * Whether a printed time ends in a year after a comma, which inside a sentence asks for another comma:
 * "On Jan. 5, 2021, the company …".
 *
 * @example
 * datedComma('on Jan. 5, 2021', { date: { order: 'mdy' } }) // => true
 * datedComma('in December 2020', { date: { order: 'mdy' } }) // => false
 */
export function datedComma(printed: string, style: Style): boolean {
  const at = printed.length - 6;
  if (
    style.date.order !== 'mdy' ||
    at < 1 ||
    printed.charCodeAt(at) !== 44 ||
    printed.charCodeAt(at + 1) !== 32
  )
    return false;
  const before = printed.charCodeAt(at - 1);
  const after = printed.charCodeAt(at + 2);
  return before >= 48 && before <= 57 && after >= 48 && after <= 57;
}
