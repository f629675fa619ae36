import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { english } from '../../src/languages/index.js';
import type { TimePreposition } from '../../src/languages/index.js';
import type { CalendarDate, Period } from '../../src/model.js';
import { agency, digest, financial } from '../../src/styles/index.js';

const clock = { today: '2021-06-02', instant: Date.UTC(2021, 5, 2), archive: false };
const all = [agency, financial, digest];
const day = (iso: string): CalendarDate => ({ type: 'date', iso });
const span = (precision: Period['precision'], from: string, to: string): Period => ({
  type: 'period',
  precision,
  from,
  to,
});

describe('date', () => {
  it.each([
    ['2021-01-05', 'Jan. 5', '5 January', 'January 5'],
    ['2020-09-30', 'Sept. 30, 2020', '30 September 2020', 'September 30, 2020'],
    ['2021-12-31', 'Dec. 31', '31 December', 'December 31'],
    ['2022-03-01', 'March 1, 2022', '1 March 2022', 'March 1, 2022'],
    ['2024-02-29', 'Feb. 29, 2024', '29 February 2024', 'February 29, 2024'],
  ])('%s', (iso, ...expected) => {
    expect(all.map((style) => english.date(day(iso), style, clock))).toEqual(expected);
  });

  it('keeps the year in an archive', () => {
    expect(english.date(day('2021-01-05'), agency, { ...clock, archive: true })).toBe(
      'Jan. 5, 2021',
    );
  });

  it('never abbreviates March to July', () => {
    const months = Array.from({ length: 12 }, (_, month) =>
      english.date(day(`2021-${String(month + 1).padStart(2, '0')}-01`), agency, clock),
    );
    expect(months.filter((text) => !text.includes('.'))).toEqual([
      'March 1',
      'April 1',
      'May 1',
      'June 1',
      'July 1',
    ]);
  });

  it('says the day that the platform says, zone or not', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10);
          const format = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });
          expect(english.date(day(iso), digest, { ...clock, archive: true })).toBe(
            format.format(date),
          );
        },
      ),
    );
  });
});

const periods: [Period, string][] = [
  [span('year', '2020-01-01', '2020-12-31'), '2020'],
  [span('half', '2020-01-01', '2020-06-30'), 'the first half of 2020'],
  [span('half', '2020-07-01', '2020-12-31'), 'the second half of 2020'],
  [span('quarter', '2020-01-01', '2020-03-31'), 'the first quarter of 2020'],
  [span('quarter', '2020-10-01', '2020-12-31'), 'the fourth quarter of 2020'],
  [span('month', '2020-12-01', '2020-12-31'), 'December 2020'],
  [span('day', '2020-12-31', '2020-12-31'), 'Dec. 31, 2020'],
  [span('range', '2020-01-01', '2020-08-31'), 'January to August 2020'],
  [span('range', '2020-11-01', '2021-02-28'), 'November 2020 to February 2021'],
  [span('range', '2020-01-01', '2020-02-29'), 'January to February 2020'],
  [span('range', '2021-01-01', '2021-02-27'), 'Jan. 1 to Feb. 27, 2021'],
  [span('range', '2016-01-01', '2020-12-31'), '2016 to 2020'],
  [span('range', '2020-01-01', '2020-12-31'), 'January to December 2020'],
  [span('range', '2020-12-20', '2021-01-05'), 'Dec. 20, 2020, to Jan. 5, 2021'],
  [span('range', '2020-12-01', '2020-12-31'), 'December 2020'],
  [span('range', '2020-12-05', '2020-12-05'), 'Dec. 5, 2020'],
];

describe('period', () => {
  it.each(periods)('%o', (value, expected) => {
    expect(english.period(value, agency)).toBe(expected);
  });
});

describe('timePhrase', () => {
  const year = span('year', '2022-01-01', '2022-12-31');
  const quarter = span('quarter', '2020-10-01', '2020-12-31');
  const range = span('range', '2020-01-01', '2020-08-31');
  const cases: [TimePreposition, CalendarDate | Period, string][] = [
    ['on', day('2021-01-05'), 'on Jan. 5'],
    ['in', day('2021-01-05'), 'on Jan. 5'],
    ['asOf', day('2020-12-31'), 'as of Dec. 31, 2020'],
    ['since', day('2020-12-31'), 'since Dec. 31, 2020'],
    ['from', day('2021-01-05'), 'from Jan. 5'],
    ['on', span('day', '2021-01-05', '2021-01-05'), 'on Jan. 5'],
    ['on', year, 'in 2022'],
    ['in', year, 'in 2022'],
    ['by', year, 'by 2022'],
    ['since', year, 'since 2022'],
    ['asOf', span('month', '2020-12-01', '2020-12-31'), 'as of December 2020'],
    ['in', quarter, 'in the fourth quarter of 2020'],
    ['in', range, 'from January to August 2020'],
    ['on', range, 'from January to August 2020'],
    ['from', range, 'from January to August 2020'],
    ['by', range, 'by August 2020'],
    ['asOf', range, 'as of August 2020'],
    ['since', range, 'since January 2020'],
    ['in', span('range', '2020-12-01', '2020-12-31'), 'in December 2020'],
    ['since', span('range', '2016-01-01', '2020-12-31'), 'since 2016'],
    ['by', span('range', '2020-01-05', '2020-02-03'), 'by Feb. 3, 2020'],
  ];
  it.each(cases)('%s %o', (preposition, value, expected) => {
    expect(english.timePhrase(preposition, value, agency, clock)).toBe(expected);
  });
});

describe('datedComma', () => {
  it.each([
    ['Jan. 5, 2021', true],
    ['on January 5, 2021', true],
    ['Dec. 20, 2020, to Jan. 5, 2021', true],
    ['Jan. 5', false],
    ['December 2020', false],
    ['2020', false],
    ['', false],
  ])('%s', (printed, expected) => {
    expect(english.datedComma(printed, agency)).toBe(expected);
    expect(english.datedComma(printed, financial)).toBe(false);
  });
});
