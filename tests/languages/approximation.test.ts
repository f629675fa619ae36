import { describe, expect, it } from 'vitest';
import { english } from '../../src/languages/index.js';
import { agency, digest } from '../../src/styles/index.js';

const count = (value: string) => ({ type: 'count', value, unit: 'base station' }) as const;
const worded = (value: string, style = agency): string | undefined =>
  english.count(english.approximated(count(value), style), style, false);

describe('an approximation', () => {
  it.each([
    ['124356', 'more than 120,000 base stations'],
    ['120000', '120,000 base stations'],
    ['120001', 'more than 120,000 base stations'],
    ['129500', 'nearly 130,000 base stations'],
    // Half of the way is not nearly there.
    ['125500', 'more than 120,000 base stations'],
    ['99.5', '99.5 base stations'],
    ['97', '97 base stations'],
    ['999999', 'nearly 1 million base stations'],
    ['-124356', '-124,356 base stations'],
    ['0', 'zero base stations'],
  ])('%s: %s', (value, expected) => {
    expect(worded(value)?.replace('−', '-')).toBe(expected);
  });

  it('is as fine as the style has it', () => {
    expect(worded('124356', digest)).toBe('more than 124,000 base stations');
    const bold = { ...agency, approximation: { digits: 1, nearly: 0.1 } };
    expect(worded('90', bold)).toBe('90 base stations');
    expect(worded('96', bold)).toBe('nearly 100 base stations');
    expect(worded('94', bold)).toBe('more than 90 base stations');
  });

  it('keeps the hedge of who stated the figure', () => {
    const stated = { ...count('124356'), approx: 'about' } as const;
    expect(english.approximated(stated, agency)).toBe(stated);
  });

  it('rounds sums', () => {
    const sum = { type: 'money', amount: '20233000000', currency: 'USD' } as const;
    expect(english.money(english.approximated(sum, agency), agency)).toBe('more than $20 billion');
  });
});

describe('a sum with its conversion', () => {
  it('is approximated without it: the conversion is of the exact sum', () => {
    const sum = {
      type: 'money',
      amount: '312456000',
      currency: 'CNY',
      converted: { amount: '48300000', currency: 'USD' },
    } as const;
    expect(english.money(english.approximated(sum, agency), agency)).toBe(
      'more than 310 million yuan',
    );
  });
});
