import { describe, expect, it } from 'vitest';
import { english } from '../../src/languages/index.js';
import { agency } from '../../src/styles/index.js';

describe('a fraction', () => {
  it.each([
    ['10', 'a tenth'],
    ['20', 'a fifth'],
    ['-20.0', 'a fifth'],
    ['20.1', 'more than a fifth'],
    ['19.9', 'nearly a fifth'],
    ['19.4', 'nearly a fifth'],
    ['19.39', undefined],
    ['20.6', 'more than a fifth'],
    ['20.7', undefined],
    ['25', 'a quarter'],
    // A third is one to the decimals that were stated, no more and no less.
    ['33', 'a third'],
    ['33.3', 'a third'],
    ['33.33', 'a third'],
    ['33.4', 'more than a third'],
    ['33.30', 'nearly a third'],
    ['34', 'more than a third'],
    ['50', 'half'],
    ['49.5', 'nearly half'],
    ['67', 'two thirds'],
    ['66.7', 'two thirds'],
    ['66', 'nearly two thirds'],
    ['75', 'three quarters'],
    ['0', undefined],
    ['42', undefined],
    ['120', undefined],
  ])('%s percent: %s', (percent, expected) => {
    expect(english.fraction(percent, agency)).toBe(expected);
  });

  it('is as near as the style has it', () => {
    const strict = { ...agency, approximation: { digits: 2, nearly: 0 } };
    expect(english.fraction('20', strict)).toBe('a fifth');
    expect(english.fraction('19.9', strict)).toBeUndefined();
    const bold = { ...agency, approximation: { digits: 2, nearly: 0.05 } };
    expect(english.fraction('19', bold)).toBe('nearly a fifth');
  });
});
