import { addDays as libraryAddDays, getDay } from 'date-fns';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SourceDefaults } from '../../src/model.js';
import {
  addDays,
  dayOfWeek,
  daysBetween,
  isIsoDate,
  parseDate,
  parseInstant,
} from '../../src/values/date.js';
import { parsePeriod } from '../../src/values/period.js';
import { tried } from './codes.js';

describe('parseDate', () => {
  it.each<[unknown, SourceDefaults, string]>([
    ['2025-03-01', {}, '2025-03-01'],
    ['2024-02-29', {}, '2024-02-29'],
    ['1201-01-01', {}, '1201-01-01'],
    ['2025-03-01T23:30:00-08:00', {}, '2025-03-01'],
    ['2025-03-01T00:30:00Z', {}, '2025-03-01'],
    ['2025-03-01 09:15', {}, '2025-03-01'],
    ['2025-03-01 09:15:00 UTC', {}, '2025-03-01'],
    ['03/04/2025', { dateOrder: 'dmy' }, '2025-04-03'],
    ['03/04/2025', { dateOrder: 'mdy' }, '2025-03-04'],
    ['3.4.2025', { dateOrder: 'dmy' }, '2025-04-03'],
    ['2025/4/3', { dateOrder: 'ymd' }, '2025-04-03'],
  ])('reads %j', (raw, defaults, iso) =>
    expect(tried((list) => parseDate(raw, defaults, list))).toEqual({
      value: { type: 'date', iso },
      problems: [],
    }),
  );

  it.each<[unknown, SourceDefaults, string]>([
    ['2025-02-30', {}, 'record/invalid-date'],
    ['2023-02-29', {}, 'record/invalid-date'],
    ['1900-02-29', {}, 'record/invalid-date'],
    ['2025-13-01', {}, 'record/invalid-date'],
    ['2025-00-10', {}, 'record/invalid-date'],
    ['0000-01-01', {}, 'record/invalid-date'],
    ['Acme 2', {}, 'record/invalid-date'],
    ['03/04/2025', {}, 'record/invalid-date'],
    ['13/13/2025', { dateOrder: 'dmy' }, 'record/invalid-date'],
    ['03/14/2025', { dateOrder: 'dmy' }, 'record/invalid-date'],
    ['03/04/25', { dateOrder: 'dmy' }, 'record/invalid-date'],
    ['2025-03-01T25:00', {}, 'record/invalid-date'],
    ['2025-03-01 and more', {}, 'record/invalid-date'],
    ['2025-03', {}, 'record/invalid-date'],
    ['20250301', {}, 'record/invalid-date'],
    ['２０２５-03-01', {}, 'record/invalid-date'],
    ['', {}, 'record/invalid-date'],
    ['2'.repeat(100_000), {}, 'record/invalid-date'],
    [1680825600, {}, 'record/invalid-date'],
    [0, {}, 'record/invalid-date'],
    [{}, {}, 'record/wrong-type'],
    [true, {}, 'record/wrong-type'],
  ])('refuses %j', (raw, defaults, code) =>
    expect(tried((list) => parseDate(raw, defaults, list))).toEqual({
      value: undefined,
      problems: [`${code} /`],
    }),
  );
});

describe('days', () => {
  const day = fc
    .date({
      min: new Date('0004-01-01T12:00:00Z'),
      max: new Date('9900-12-31T12:00:00Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 10));

  it('agree with the platform and with date-fns', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -40_000, max: 30_000 }), (iso, days) => {
        fc.pre(Number(iso.slice(0, 4)) > 200);
        const noon = new Date(`${iso}T12:00:00Z`);
        const later = addDays(iso, days);
        expect(later).toBe(new Date(noon.getTime() + days * 86_400_000).toISOString().slice(0, 10));
        expect(isIsoDate(later)).toBe(true);
        expect(daysBetween(iso, later)).toBe(days);
        expect(dayOfWeek(iso)).toBe(noon.getUTCDay());
      }),
    );
    expect(dayOfWeek('2021-06-06')).toBe(getDay(new Date(2021, 5, 6)));
    const local = libraryAddDays(new Date(2024, 1, 28), 2);
    expect(addDays('2024-02-28', 2)).toBe(`2024-0${local.getMonth() + 1}-0${local.getDate()}`);
  });
});

describe('parseInstant', () => {
  it.each(['2021-06-02T08:00:00Z', '2021-06-02T08:00:00.5+08:00', '2021-06-02t08:00:60z'])(
    'keeps %s',
    (raw) => expect(tried((list) => parseInstant(raw, list)).value).toBe(raw),
  );
  it.each([
    ['2021-06-02', 'record/invalid-date'],
    ['2021-06-02T08:00:00', 'record/invalid-date'],
    ['2021-02-30T08:00:00Z', 'record/invalid-date'],
    ['2021-06-02T24:00:00Z', 'record/invalid-date'],
    ['2021-06-02T08:00:00+25:00', 'record/invalid-date'],
    [1622620800, 'record/invalid-date'],
    [{}, 'record/wrong-type'],
  ])('refuses %j', (raw, code) =>
    expect(tried((list) => parseInstant(raw, list)).problems).toEqual([`${code} /`]),
  );
});

describe('parsePeriod', () => {
  it.each([
    [2020, 'year', '2020-01-01', '2020-12-31'],
    ['2020', 'year', '2020-01-01', '2020-12-31'],
    ['2020-Q4', 'quarter', '2020-10-01', '2020-12-31'],
    ['2020Q1', 'quarter', '2020-01-01', '2020-03-31'],
    ['Q2 2020', 'quarter', '2020-04-01', '2020-06-30'],
    ['2020-H1', 'half', '2020-01-01', '2020-06-30'],
    ['2020-H2', 'half', '2020-07-01', '2020-12-31'],
    ['2020-02', 'month', '2020-02-01', '2020-02-29'],
    ['2020-12', 'month', '2020-12-01', '2020-12-31'],
    ['2020-12-05', 'day', '2020-12-05', '2020-12-05'],
    [{ from: '2020-01-01', to: '2020-03-15' }, 'range', '2020-01-01', '2020-03-15'],
    [{ from: 2018, to: '2020-Q2' }, 'range', '2018-01-01', '2020-06-30'],
  ])('reads %j', (raw, precision, from, to) =>
    expect(tried((list) => parsePeriod(raw, {}, list))).toEqual({
      value: { type: 'period', precision, from, to },
      problems: [],
    }),
  );

  it.each([
    ['2020-Q5', 'record/invalid-date /'],
    ['2020-H3', 'record/invalid-date /'],
    ['2020-13', 'record/invalid-date /'],
    ['202012', 'record/invalid-date /'],
    ['0000', 'record/invalid-date /'],
    ['last year', 'record/invalid-date /'],
    ['', 'record/invalid-date /'],
    [20, 'record/invalid-date /'],
    [2020.5, 'record/invalid-date /'],
    [1680825600, 'record/invalid-date /'],
    [null, 'record/wrong-type /'],
    [[], 'record/wrong-type /'],
    [{ from: '2020-05-01', to: '2020-04-01' }, 'record/invalid-date /'],
    [{ from: '2020-05-01' }, 'record/missing-field /to'],
    [{ from: '2020-02-30', to: '2020-04-01' }, 'record/invalid-date /from'],
    [{ from: { from: 1, to: 2 }, to: '2020-04-01' }, 'record/wrong-type /from'],
    [{ from: '2020', to: '2021', til: 1 }, 'record/unknown-field /til'],
  ])('refuses %j', (raw, problem) =>
    expect(tried((list) => parsePeriod(raw, {}, list)).problems).toEqual([problem]),
  );
});
