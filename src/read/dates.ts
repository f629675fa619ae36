/**
 * Days and periods of running text. What names no year is taken from the day of the text: in news the last Tuesday and
 * the last October before it are meant, and what is expected lies ahead.
 */
import type { IsoDate } from '../model.js';
import { addDays, dayOfWeek, daysInMonth, isIsoDate, isoDate } from '../values/index.js';

/** What days are relative to. */
export interface DateContext {
  /** The day of the text; without it what names no year has no value. */
  readonly today: IsoDate | undefined;
}

/** A period as a record writes it. */
export type PeriodRead = string | { readonly from: IsoDate; readonly to: IsoDate };

/** A day or a period in a text; `undefined` where it is relative to a day that is not known. */
export type DateRead =
  | { readonly type: 'date'; readonly value: IsoDate | undefined }
  | {
      readonly type: 'period';
      readonly value: PeriodRead | undefined;
      /** It names no year: "the third quarter". */
      readonly isRelative: boolean;
      /** The same, one year later: for what is expected. */
      readonly next: PeriodRead | undefined;
    };

/** Where it stands in the text that was given. */
export interface DatePlace {
  readonly from: number;
  readonly to: number;
  readonly read: DateRead;
}

const monthNames = [
  'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december',
]; // prettier-ignore
const dayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const ordinals = ['first', 'second', 'third', 'fourth'];
const cardinals = [
  'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve',
]; // prettier-ignore

const MONTH = String.raw`Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.?|April|Apr\.?|May|June|Jun\.?|July|Jul\.?|Aug(?:ust|\.)?|Sept(?:ember|\.)?|Sep\.?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?`;
const DAY = String.raw`Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday`;
const YEAR = String.raw`(?:1[89]|20|21)\d\d`;
const FISCAL = String.raw`(?:(?:its |the )?(?:fiscal|financial)(?: year)? ?|FY ?)`;

interface TimePattern {
  readonly pattern: RegExp;
  /** Without this the pattern cannot match: a look at it is cheap. */
  readonly needs: RegExp;
  readonly read: Reader;
}

const someMonth = /Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec/i;
const someYear = /(?:1[89]|2[01])\d\d/;

const patterns: readonly TimePattern[] = [
  {
    needs: /\d-\d\d-\d/,
    pattern: /(?<![\p{L}\p{N}-])(\d{4})-(\d\d)-(\d\d)(?![\p{L}\p{N}])/gu,
    read: ([, year, month, day]) => dayOf(Number(year), Number(month), Number(day)),
  },
  {
    // the first eight months of 2021
    needs: /months/i,
    pattern: new RegExp(
      String.raw`(?:the )?first (${cardinals.join('|')}|\d{1,2}) months(?:(?: of| in)? (?:the year )?(${YEAR}|this year|the year))?(?!\p{N})`,
      'giu',
    ),
    read: ([, count = '', year], today) => {
      const months = /\d/.test(count) ? Number(count) : cardinals.indexOf(count.toLowerCase()) + 1;
      const inYear = yearOf(year) ?? lastYearWith(months, today);
      if (months < 1 || months > 12) return undefined;
      const span = (of: number): PeriodRead => ({
        from: isoDate(of, 1, 1),
        to: isoDate(of, months, daysInMonth(of, months)),
      });
      return period(inYear, span, yearOf(year) === undefined);
    },
  },
  {
    // January to August 2020, October 2019 through March 2020
    needs: someMonth,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?<first>${MONTH})(?: (?<firstYear>${YEAR}))?(?: to | through | until | and |[-–—])(?<last>${MONTH})(?!\p{L})(?: ?,? (?:of )?(?<year>${YEAR}))?(?!\p{N})`,
      'gu',
    ),
    read: (match, today) => {
      const { first = '', firstYear, last = '', year } = match.groups ?? {};
      const [one, other] = [monthOf(first), monthOf(last)];
      // "in May and June" are two months; "between" makes one time of them
      if (match[0].includes(' and ') && !/\bbetween $/i.test(match.input.slice(0, match.index)))
        return undefined;
      const stated = yearOf(year);
      return period(
        stated ?? lastYearWith(other, today),
        (of) => {
          const begin = yearOf(firstYear) ?? (one > other ? of - 1 : of);
          return { from: isoDate(begin, one, 1), to: isoDate(of, other, daysInMonth(of, other)) };
        },
        stated === undefined,
      );
    },
  },
  {
    // the third quarter of 2024, third-quarter, Q3 2024, 2024 Q3, second half
    needs: /quarter|half|[qh][1-4]/i,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:(?<before>${YEAR})(?:'s|’s)? ?)?(?:(?:its |the |a )?(?:(?:fiscal|financial) )?(?<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)[- ](?:fiscal )?(?<part>quarter|half)|(?<letter>[QH])(?<number>[1-4]))(?!\p{L})(?:(?: of| in)?(?: ${FISCAL}| the year| calendar)? ?(?<after>${YEAR})|(?: of| in)? ?FY ?(?<short>\d\d)(?!\d)| of (?<which>this|last|next) year)?`,
      'giu',
    ),
    read: (match, today) => {
      const { before, ordinal, part, letter, number, after, short, which } = match.groups ?? {};
      const index =
        number === undefined
          ? ordinals.indexOf(ordinal?.toLowerCase() ?? '') + 1 || Number((ordinal ?? '0').charAt(0))
          : Number(number);
      const isHalf = part?.toLowerCase() === 'half' || letter?.toUpperCase() === 'H';
      if (index < 1 || (isHalf && index > 2)) return undefined;
      const stated =
        yearOf(before) ??
        yearOf(after) ??
        (short === undefined ? undefined : 2000 + Number(short)) ??
        relativeYear(which, today);
      const year = stated ?? lastYearWith(isHalf ? index * 6 : index * 3, today);
      return period(year, (of) => `${of}-${isHalf ? 'H' : 'Q'}${index}`, stated === undefined);
    },
  },
  {
    // the year ended March 31, 2024; the 12 months to June 30
    needs: /(?:year|months|quarter) (?:ended|ending|to|through) /i,
    pattern: new RegExp(
      String.raw`(?:the )?(?<span>(?:(?:fiscal|financial|full) )?year|(?:three|six|nine|twelve|12) months|quarter)(?: ended| ending| to| through) (?<month>${MONTH}) (?<day>\d{1,2})?(?:,? (?<year>${YEAR}))?(?!\p{N})`,
      'giu',
    ),
    read: (match, today) => {
      const { span = '', month = '', day, year } = match.groups ?? {};
      const at = monthOf(month);
      const inYear = yearOf(year) ?? lastYearWith(at, today);
      const word = span.split(' ')[0]?.toLowerCase() ?? '';
      const length =
        span === 'quarter'
          ? 3
          : (({ three: 3, six: 6, nine: 9 } as Readonly<Record<string, number>>)[word] ?? 12);
      return period(
        inYear,
        (of) => {
          const last =
            day === undefined ? daysInMonth(of, at) : Math.min(Number(day), daysInMonth(of, at));
          const first = at - length + 1;
          return {
            from: first > 0 ? isoDate(of, first, 1) : isoDate(of - 1, first + 12, 1),
            to: isoDate(of, at, last),
          };
        },
        year === undefined,
      );
    },
  },
  {
    // May 3, 2024; Tuesday, May 3
    needs: someMonth,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:(?:${DAY})(?:,| the)? )?(?<month>${MONTH}) (?<day>\d{1,2})(?:st|nd|rd|th)?(?!\p{N}|[:%]|,\d| (?:million|billion))(?: ?,? (?<year>${YEAR}))?(?!\p{N})`,
      'giu',
    ),
    read: (match, today) => {
      const { month = '', day, year } = match.groups ?? {};
      return dayIn(monthOf(month), Number(day), yearOf(year), today);
    },
  },
  {
    // 3 May 2024
    needs: someMonth,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}.,])(?:(?:${DAY}),? )?(?<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<month>${MONTH})(?!\p{L})(?:,? (?<year>${YEAR}))?(?!\p{N})`,
      'giu',
    ),
    read: (match, today) => {
      const { month = '', day, year } = match.groups ?? {};
      return dayIn(monthOf(month), Number(day), yearOf(year), today);
    },
  },
  {
    // October 2022, in October
    needs: someMonth,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:(?<lead>(?:in|since|by|for|during|from|until|last|late|early|mid-?|end of|of) ?)(?:late |early |mid-?)?)?(?<month>${MONTH})(?!\p{L})(?: ?,? (?:of )?(?<year>${YEAR}))?(?!\p{N})`,
      'gu',
    ),
    read: (match, today) => {
      const { month = '', year, lead } = match.groups ?? {};
      // "May" and "March" are other words too
      if (year === undefined && lead === undefined) return undefined;
      const at = monthOf(month);
      const stated = yearOf(year);
      return period(
        stated ?? lastYearWith(at, today),
        (of) => `${of}-${String(at).padStart(2, '0')}`,
        stated === undefined,
      );
    },
  },
  {
    needs: /day/,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:on |last |late |early |next )?(?<day>${DAY})(?!\p{L})(?: (?:morning|evening|night|afternoon))?`,
      'gu',
    ),
    read: (match, today) => {
      const { day = '' } = match.groups ?? {};
      if (today === undefined) return { type: 'date', value: undefined };
      const wanted = dayNames.indexOf(day.toLowerCase());
      const back = (dayOfWeek(today) - wanted + 7) % 7;
      const ahead = match[0].startsWith('next ');
      return { type: 'date', value: addDays(today, ahead ? 7 - back : -back) };
    },
  },
  {
    needs: /today|yesterday|tomorrow/i,
    pattern: /(?<![\p{L}\p{N}-])(today|yesterday|tomorrow)(?!\p{L})(?!['’]s)/giu,
    read: ([, word = ''], today) => ({
      type: 'date',
      value:
        today === undefined
          ? undefined
          : addDays(today, { today: 0, yesterday: -1, tomorrow: 1 }[word.toLowerCase()] ?? 0),
    }),
  },
  {
    needs: /(?:this|last|next) (?:month|quarter|year)/i,
    pattern:
      /(?<![\p{L}\p{N}-])(?:earlier |later )?(this|last|next) (month|quarter|year)(?!['’\p{L}])/giu,
    read: ([, which = '', unit = ''], today) => {
      if (today === undefined)
        return { type: 'period', value: undefined, isRelative: true, next: undefined };
      const step = { this: 0, last: -1, next: 1 }[which.toLowerCase()] ?? 0;
      const year = Number(today.slice(0, 4));
      const month = Number(today.slice(5, 7));
      const size = { month: 1, quarter: 3, year: 12 }[unit.toLowerCase()] ?? 12;
      const index = Math.floor((year * 12 + month - 1) / size) + step;
      const of = Math.floor((index * size) / 12);
      const part = index - (of * 12) / size;
      const value =
        size === 12
          ? String(of)
          : size === 3
            ? `${of}-Q${part + 1}`
            : `${of}-${String(part + 1).padStart(2, '0')}`;
      return { type: 'period', value, isRelative: false, next: undefined };
    },
  },
  {
    // fiscal 2024, full-year 2023, 2024
    needs: someYear,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}.,$€£¥-])(?:(?:the )?(?:full[- ]year|calendar(?: year)?|year) |${FISCAL})?(?<year>${YEAR})(?![\p{N}%]|[.,]\d|-\p{N}|['’]?s\p{L}|-\p{L})`,
      'giu',
    ),
    read: (match) => {
      const year = yearOf(match.groups?.['year']);
      return year === undefined
        ? undefined
        : { type: 'period', value: String(year), isRelative: false, next: undefined };
    },
  },
  {
    needs: /FY/,
    pattern: /(?<![\p{L}\p{N}])FY ?(\d\d)(?![\p{L}\p{N}])/gu,
    read: ([, year]) => ({
      type: 'period',
      value: `20${year ?? ''}`,
      isRelative: false,
      next: undefined,
    }),
  },
];

type Reader = (match: RegExpExecArray, today: IsoDate | undefined) => DateRead | undefined;

/**
 * The days and periods of a text, those first that say more; they may overlap.
 *
 * @example
 * datesOf('on Sept. 21, 2023', { today: undefined })[0]?.read // => { type: 'date', value: '2023-09-21' }
 * datesOf('on Tuesday', { today: '2024-05-16' })[0]?.read // => { type: 'date', value: '2024-05-14' }
 * datesOf('the third quarter of 2024', { today: undefined })[0]?.read.value // => '2024-Q3'
 */
export function datesOf(text: string, { today }: DateContext): readonly DatePlace[] {
  const found: DatePlace[] = [];
  for (const { pattern, needs, read } of patterns) {
    if (!needs.test(text)) continue;
    for (const match of text.matchAll(pattern)) {
      const value = read(match, today);
      if (value === undefined) continue;
      // "in" and "on" are no part of it
      const lead = /^(?:in|on|since|by|for|during|from|until|of) /i.exec(match[0])?.[0].length ?? 0;
      found.push({
        from: match.index + lead,
        to: match.index + match[0].trimEnd().length,
        read: value,
      });
    }
  }
  return found;
}

function yearOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{4}$/.test(text) ? Number(text) : undefined;
}

function relativeYear(which: string | undefined, today: IsoDate | undefined): number | undefined {
  if (which === undefined || today === undefined) return undefined;
  return Number(today.slice(0, 4)) + ({ this: 0, last: -1, next: 1 }[which.toLowerCase()] ?? 0);
}

function monthOf(name: string): number {
  const short = name.toLowerCase().slice(0, 3);
  return monthNames.findIndex((month) => month.startsWith(short)) + 1;
}

/** The last year in which a period that ends with the month had begun to end by the day of the text. */
function lastYearWith(month: number, today: IsoDate | undefined): number | undefined {
  if (today === undefined) return undefined;
  const year = Number(today.slice(0, 4));
  return month <= Number(today.slice(5, 7)) ? year : year - 1;
}

function period(
  year: number | undefined,
  of: (year: number) => PeriodRead,
  isRelative: boolean,
): DateRead {
  return {
    type: 'period',
    value: year === undefined ? undefined : of(year),
    isRelative,
    next: year === undefined || !isRelative ? undefined : of(year + 1),
  };
}

function dayOf(year: number, month: number, day: number): DateRead | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  const value = isoDate(year, month, day);
  return isIsoDate(value) ? { type: 'date', value } : undefined;
}

function dayIn(
  month: number,
  day: number,
  year: number | undefined,
  today: IsoDate | undefined,
): DateRead | undefined {
  if (day < 1 || day > 31) return undefined;
  if (year !== undefined) return dayOf(year, month, day);
  if (today === undefined) return { type: 'date', value: undefined };
  const inYear = Number(today.slice(0, 4));
  const here = dayOf(inYear, month, day);
  // a day more than a month ahead is last year's
  if (here?.type === 'date' && here.value !== undefined && here.value > addDays(today, 31))
    return dayOf(inYear - 1, month, day);
  return here;
}
