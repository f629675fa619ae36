import { describe, expect, it } from 'vitest';
import { english } from '../../src/languages/index.js';
import type { Approximation, Change, Count } from '../../src/model.js';
import { agency, digest, financial } from '../../src/styles/index.js';

const all = [agency, financial, digest];

describe('percent', () => {
  it.each([
    ['0', '0%', '0%'],
    ['6.2', '6.2%', '6.2%'],
    ['-6.25', '-6.25%', '-6.25%'],
    ['33.336', '33.3%', '33.336%'],
    ['99.96', '99.96%', '99.96%'],
    ['50.01', '50.01%', '50.01%'],
    ['49.99999', '49.99999%', '49.99999%'],
    ['0.004', '0.004%', '0.004%'],
    ['0.05', '0.05%', '0.05%'],
    ['-0.0000001', '-0.0000001%', '-0.0000001%'],
    ['-0', '0%', '0%'],
    ['1234.5', '1,235%', '1,234.5%'],
    ['3.59197006592872', '3.59%', '3.59%'],
    ['0.123456789', '0.12%', '0.123%'],
  ])('%s', (value, rounded, full) => {
    expect(english.percent({ type: 'percent', value }, agency)).toBe(rounded);
    expect(english.percent({ type: 'percent', value }, digest)).toBe(full);
  });

  it('is spelt out where the style says so', () => {
    expect(
      english.percent({ type: 'percent', value: '6.2' }, { ...agency, percent: 'per cent' }),
    ).toBe('6.2 per cent');
  });
});

describe('changes', () => {
  const change = (
    value: string,
    unit: Change['unit'],
    basis: Change['basis'] = 'year-on-year',
  ): Change => ({
    type: 'change',
    value,
    unit,
    basis,
  });

  it.each([
    [change('6.2', 'percent'), '6.2%'],
    [change('-6.2', 'percent'), '6.2%'],
    [change('1', 'points'), '1 percentage point'],
    [change('-1', 'points'), '1 percentage point'],
    [change('2', 'points'), '2 percentage points'],
    [change('0.5', 'points'), '0.5 percentage points'],
    [change('0', 'percent'), '0%'],
  ])('%o', (value, expected) => {
    for (const style of all) expect(english.changeAmount(value, style)).toBe(expected);
  });

  it.each([
    ['year-on-year', 'from a year earlier', 'year-on-year'],
    ['quarter-on-quarter', 'from the previous quarter', 'quarter-on-quarter'],
    ['month-on-month', 'from the previous month', 'month-on-month'],
    ['day-on-day', 'from the previous day', 'day-on-day'],
    ['first-day', 'on the first day of trading', 'on the first day of trading'],
    ['compound-annual', 'a year on a compound basis', 'a year on a compound basis'],
  ] as const)('%s', (basis, plain, technical) => {
    expect(english.basis(change('1', 'percent', basis), agency)).toBe(plain);
    expect(english.basis(change('1', 'percent', basis), financial)).toBe(plain);
    expect(english.basis(change('1', 'percent', basis), digest)).toBe(technical);
  });

  it('is nothing where nobody said against what', () => {
    expect(english.basis({ type: 'change', value: '1', unit: 'percent' }, agency)).toBeUndefined();
  });
});

describe('count', () => {
  const count = (value: string, unit?: string, approx?: Approximation): Count => ({
    type: 'count',
    value,
    ...(unit && { unit }),
    ...(approx && { approx }),
  });

  it.each([
    [count('0', 'patent'), 'zero patents', 'zero patents'],
    [count('1', 'patent'), 'one patent', 'one patent'],
    [count('9', 'patent'), 'nine patents', 'nine patents'],
    [count('10', 'patent'), '10 patents', '10 patents'],
    [count('90', 'patent'), '90 patents', '90 patents'],
    [
      count('771', 'regional headquarters'),
      '771 regional headquarters',
      '771 regional headquarters',
    ],
    [
      count('124000', 'base station', 'more-than'),
      'more than 124,000 base stations',
      'more than 124,000 base stations',
    ],
    [count('1', 'standard', 'more-than'), 'more than one standard', 'more than one standard'],
    [count('1234567', 'user'), '1.23 million users', '1,234,567 users'],
    [
      count('1999999', 'user', 'more-than'),
      'more than 1.99 million users',
      'more than 1,999,999 users',
    ],
    [count('1.5', 'ton'), '1.5 tons', '1.5 tons'],
    [count('-5', 'job'), '-5 jobs', '-5 jobs'],
    [count('6.2', 'percent'), '6.2%', '6.2%'],
    [count('10', 'percent', 'about'), 'about 10%', 'about 10%'],
    [count('5'), 'five', 'five'],
  ])('%o', (value, rounded, full) => {
    expect(english.count(value, agency, false)).toBe(rounded);
    expect(english.count(value, digest, false)).toBe(full);
  });

  it('scales by letters in the financial style', () => {
    expect(english.count(count('1234567', 'user'), financial, false)).toBe('1.23mn users');
  });

  it.each([
    [count('1', 'patent'), 'one patent'],
    [count('90', 'patent'), 'ninety patents'],
    [count('100', 'patent'), 'one hundred patents'],
    [count('101', 'patent'), undefined],
    [count('1.5', 'ton'), undefined],
    [count('-5', 'job'), undefined],
    [count('6.2', 'percent'), undefined],
    [count('771', 'office', 'nearly'), 'nearly 771 offices'],
    [count('10', 'percent', 'about'), 'about 10%'],
  ])('opens no sentence with a figure: %o', (value, expected) => {
    expect(english.count(value, agency, true)).toBe(expected);
  });
});

describe('numbers in words and figures', () => {
  it.each([
    ['0', 'zero'],
    ['13', 'thirteen'],
    ['21', 'twenty-one'],
    ['100', 'one hundred'],
    ['771', 'seven hundred seventy-one'],
    ['1001', 'one thousand one'],
    ['999999', 'nine hundred ninety-nine thousand nine hundred ninety-nine'],
    ['1000000', undefined],
    ['1.5', undefined],
    ['-1', undefined],
  ])('cardinal of %s', (value, expected) => {
    expect(english.cardinalWords(value)).toBe(expected);
  });

  it.each([
    [1, 'first'],
    [9, 'ninth'],
    [10, '10th'],
    [11, '11th'],
    [12, '12th'],
    [13, '13th'],
    [21, '21st'],
    [22, '22nd'],
    [103, '103rd'],
    [111, '111th'],
    [1000, '1,000th'],
  ])('ordinal of %d', (value, expected) => {
    expect(english.ordinal(value, agency)).toBe(expected);
  });

  it('prints ordinals in figures where the style spells nothing out', () => {
    expect(english.ordinal(3, { ...agency, wordsUpTo: 0 })).toBe('3rd');
  });

  it.each([
    ['9007199254740993', '9,007,199,254,740,993'],
    ['-1234.5', '-1,235'],
    ['6.25', '6.25'],
  ])('number %s', (value, expected) => {
    expect(english.number(value, agency)).toBe(expected);
  });

  it.each([
    [1, 'one other'],
    [2, 'two others'],
    [12, '12 others'],
    [1200, '1,200 others'],
  ])('others %d', (value, expected) => {
    expect(english.others(value, agency)).toBe(expected);
  });
});
