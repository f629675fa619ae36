import { describe, expect, it } from 'vitest';
import { originOf, textOf, told } from './told.js';

const count = (id: string, asOf: string, value: number, more: object = {}) => ({
  kind: 'buildout',
  id,
  date: '2021-05-28',
  place: 'Guangdong',
  asset: '5G base stations',
  count: value,
  asOf,
  publisher: 'Ministry of Transport',
  ...more,
});
const now = count('now', '2021-04-30', 124_000);

describe('a count after the one before', () => {
  it.each([
    ['more', 116_000, /\bdown\b/],
    ['fewer', 130_000, /\bup\b/],
  ])('is %s', (_direction, value, others) => {
    for (const item of told(now, count('before', '2020-12-31', value))) {
      expect(textOf(item)).toContain(`${value / 1000},000`);
      expect(textOf(item)).toContain('Dec. 31, 2020');
      expect(`${item.headline.text} ${textOf(item)}`).not.toMatch(others);
      expect(originOf(item, 'earlierCount')).toEqual(['before#/count']);
      expect(originOf(item, 'earlierAsOf')).toEqual(['before#/asOf']);
    }
  });

  it('is compared with nothing of other assets, places or publishers, and with nothing hedged the wrong way', () => {
    for (const more of [
      { asset: 'charging piles' },
      { place: 'Hunan' },
      { publisher: 'China Mobile' },
      { count: { value: 116_000, approx: 'more-than' } },
      { asOf: '2021-05-01' },
    ])
      for (const item of told(now, { ...count('before', '2020-12-31', 116_000), ...more }))
        expect(`${item.headline.text} ${textOf(item)}`).not.toContain('116,000');
  });
});
