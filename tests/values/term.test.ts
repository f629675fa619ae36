import { describe, expect, it } from 'vitest';
import { parseTerm } from '../../src/values/index.js';
import { tried } from './codes.js';

const read = (raw: unknown) => tried((problems) => parseTerm(raw, {}, problems));

describe('a term', () => {
  it.each([
    ['5 years', { value: '5', unit: 'year' }],
    ['a five-year agreement', { value: '5', unit: 'year' }],
    ['for 18 months', { value: '18', unit: 'month' }],
    ['one week', { value: '1', unit: 'week' }],
    ['2.5 years', { value: '2.5', unit: 'year' }],
    ['at least 10 years', { value: '10', unit: 'year', approx: 'at-least' }],
    ['more than thirty days', { value: '30', unit: 'day', approx: 'more-than' }],
    [
      { value: 5, unit: 'year', approx: 'about' },
      { value: '5', unit: 'year', approx: 'about' },
    ],
  ])('%j is a length', (raw, count) => {
    expect(read(raw)).toEqual({ value: { type: 'count', ...count }, problems: [] });
  });

  it.each([
    ['until 2030', '2030-12-31'],
    ['through the end of 2030', '2030-12-31'],
    ['Until 2030-06', '2030-06-30'],
    ['to 2030-06-15', '2030-06-15'],
  ])('%j ends with a period', (raw, to) => {
    expect(read(raw)).toMatchObject({ value: { type: 'period', to }, problems: [] });
  });

  it.each([
    ['long', 'record/phrase-type'],
    ['some years', 'record/phrase-type'],
    ['5', 'record/phrase-type'],
    ['until further notice', 'record/phrase-type'],
    ['5 years with an option of 3 more', 'record/phrase-type'],
    [{ value: 5, unit: 'ship' }, 'record/phrase-type'],
    [{ value: 5 }, 'record/phrase-type'],
    [5, 'record/phrase-type'],
    [null, 'record/wrong-type'],
    ['', 'record/wrong-type'],
    ['until {{year}}', 'verify/residue'],
  ])('%j is none', (raw, code) => {
    expect(read(raw)).toEqual({ value: undefined, problems: [`${code} /`] });
  });
});
