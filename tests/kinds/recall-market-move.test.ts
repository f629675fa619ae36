import { describe, expect, it } from 'vitest';
import { originOf, textOf, told } from './told.js';

const day = (date: string, close: number, change?: number, more: object = {}) => ({
  kind: 'market-move',
  id: date,
  date,
  security: 'Hang Seng Index',
  close,
  ...(change === undefined
    ? {}
    : { change: { value: change, unit: 'percent', basis: 'day-on-day' } }),
  ...more,
});

/** Every weekday of May up to the 27th, flat but for what is given, after April 28. */
function may(...days: object[]): object[] {
  const given = new Set(days.map((one) => (one as { date: string }).date));
  const numbers = Array.from({ length: 27 }, (_, index) => index + 1);
  return [
    ...days,
    ...numbers
      .map((number) => `2021-05-${String(number).padStart(2, '0')}`)
      .filter((date, index) => (index + 5) % 7 < 5 && !given.has(date))
      .map((date) => day(date, 28_000, 0.1)),
    ...['2021-04-29', '2021-04-30'].map((date) => day(date, 28_000, 0.1)),
  ];
}

describe('a move after days of trading', () => {
  it('is compared with the last close', () => {
    for (const item of told(day('2021-05-28', 27_160, -3), day('2021-05-27', 28_000))) {
      expect(textOf(item)).toContain('28,000');
      expect(originOf(item, 'lastClose')).toEqual(['2021-05-27#/close']);
    }
    const items = told(day('2021-05-28', 28_500), day('2021-05-27', 28_000));
    for (const item of items) expect(textOf(item)).toMatch(/up from|more than|lower/);
    expect(items.map(({ headline }) => headline.text).join()).toMatch(/up from 28,000/);
  });

  it('is the biggest since a day that moved as much', () => {
    const before = may(day('2021-04-28', 28_000, -3.5));
    for (const item of told(day('2021-05-28', 27_160, -3), ...before)) {
      expect(textOf(item)).toMatch(
        /biggest daily fall since April 28|No day since April 28 had brought as large a fall/,
      );
      expect(originOf(item, 'biggestFallSince')).toEqual([
        '/change',
        '2021-04-28#/change',
        '2021-04-28#/date',
      ]);
    }
  });

  it('is hedged where a weekday is missing, and not told where many are', () => {
    const before = may(day('2021-04-28', 28_000, -3.5));
    const without = (...dates: string[]) =>
      before.filter((one) => !dates.includes((one as { date: string }).date));
    for (const item of told(day('2021-05-28', 27_160, -3), ...without('2021-05-19')))
      expect(textOf(item)).toMatch(/known/);
    const gone = ['2021-05-17', '2021-05-18', '2021-05-19', '2021-05-20'];
    for (const item of told(day('2021-05-28', 27_160, -3), ...without(...gone)))
      expect(textOf(item)).not.toMatch(/biggest|larger|as large/);
  });

  it('is told nothing of closes that contradict it, are long past or of another security', () => {
    for (const other of [
      day('2021-05-27', 27_000),
      day('2021-05-10', 28_000),
      day('2021-05-27', 28_000, undefined, { security: 'Nikkei 225' }),
      day('2021-05-29', 28_000),
    ])
      for (const item of told(day('2021-05-28', 27_160, -3), other))
        expect(textOf(item)).not.toMatch(/2[78],000/);
  });
});

describe('a move that is a multiple', () => {
  it.each([
    [100, 'Ford Motor Co.', /doubl/i],
    [200, 'Hang Seng Index', /tripl/i],
    [-50, 'Brent crude', /halv/i],
  ])('of %d percent', (value, security, words) => {
    const change = { value, unit: 'percent', basis: 'year-on-year' };
    for (const item of told(day('2021-05-28', 80, undefined, { security, change }))) {
      expect(item.headline.text).toMatch(words);
      expect(textOf(item)).toMatch(words);
      expect(textOf(item)).not.toMatch(/%/);
    }
  });
});
