import { describe, expect, it } from 'vitest';
import { originOf, textOf, told } from './told.js';

const figure = (year: number, amount: number, more: object = {}) => ({
  kind: 'statistic',
  id: `figure-${year}`,
  date: '2021-05-28',
  indicator: { name: 'exports of copper', number: 'plural', measure: 'flow' },
  place: 'Chile',
  period: year,
  value: { amount, currency: 'USD' },
  publisher: 'World Bank',
  ...more,
});

/** Figures of the years up to 2019, in billions. */
const series = (...billions: number[]) =>
  billions.map((amount, index) => figure(2020 - billions.length + index, amount * 1e9));

const now = (billions: number, more: object = {}) => figure(2020, billions * 1e9, more);

const headlinesOf = (items: ReturnType<typeof told>) =>
  items.map(({ headline }) => headline.text).join('\n');

describe('a figure after those of its series', () => {
  it('is compared with the last, in the lead', () => {
    for (const item of told(now(12), ...series(10))) {
      const lead = item.paragraphs[0]?.[0]?.text;
      expect(lead).toMatch(/\b(?:rose|rise|rising|up)\b/i);
      expect(lead).toMatch(/\$10 billion/);
      expect(originOf(item, 'lastValue')).toEqual(['figure-2019#/value']);
    }
    for (const item of told(now(8), ...series(10))) {
      const lead = item.paragraphs[0]?.[0]?.text;
      expect(lead).toMatch(/\b(?:fell|fall|falling|down)\b/i);
      expect(lead).toMatch(/\$10 billion/);
    }
  });

  it('is neither up nor down where both print the same', () => {
    for (const item of told(now(10.001), ...series(10))) {
      expect(textOf(item)).toMatch(/little change|little changed/);
      expect(textOf(item)).not.toMatch(/\b(?:rose|rise|up|highest|high)\b/);
    }
  });

  it('is the highest since a year that had as much', () => {
    const items = told(now(12), ...series(12.5, 9, 8, 9.5, 10));
    expect(headlinesOf(items)).toMatch(/highest since 2015/);
    for (const item of items) {
      expect(textOf(item)).toMatch(/since 2015/);
      expect(originOf(item, 'highestSince')).toEqual(['/value', 'figure-2015#/value']);
    }
  });

  it('says once what is the first rise and the highest figure since one year', () => {
    for (const item of told(now(13), ...series(11, 14, 12, 11, 10, 9))) {
      expect(textOf(item)).toMatch(
        /first rise and the highest figure since 2015|for the first time since 2015, to its highest since then/,
      );
      expect(textOf(item).match(/2015/g)).toHaveLength(1);
    }
  });

  it('is told with its change, the figure of ten years before and the peak of those years', () => {
    for (const item of told(now(12), ...series(8, 9, 11, 15, 13, 12.5, 11, 9, 9.5, 10))) {
      expect(textOf(item)).toMatch(/\b20%/);
      expect(originOf(item, 'lastChange')).toEqual(['/value', 'figure-2019#/value']);
      expect(textOf(item)).toMatch(/in 2010, (?:the figure )?was \$8 billion|in 2010, the figure/i);
      expect(originOf(item, 'earlierValue')).toEqual(['figure-2010#/value']);
      expect(textOf(item)).toMatch(/\$15 billion, in 2013|2013.*\$15 billion/);
      expect(originOf(item, 'peakValue')?.[0]).toBe('figure-2013#/value');
      expect(originOf(item, 'peakValue')).toHaveLength(10);
    }
  });

  it.each([
    ['a year is missing', series(8, 9, 11, 15, 13, 12.5, 11, 9, 9.5, 10).toSpliced(6, 1)],
    ['the series is too short', series(9, 11, 15, 13, 12.5, 11, 9, 9.5, 10)],
  ])('is told neither where %s', (_why, before) => {
    for (const item of told(now(12), ...before))
      expect(textOf(item)).not.toMatch(/ten years|in 2010/i);
  });

  it.each([
    ['it is itself the highest', now(16), series(8, 9, 11, 15, 13, 12.5, 11, 9, 9.5, 10)],
    ['two years share it', now(12), series(8, 9, 15, 15, 13, 12.5, 11, 9, 9.5, 10)],
    ['it is the last', now(12), series(8, 9, 11, 12, 13, 12.5, 11, 9, 9.5, 15)],
    [
      'the record is a record high',
      now(12, { extreme: 'record-high' }),
      series(8, 9, 11, 15, 13, 12.5, 11, 9, 9.5, 10),
    ],
  ])('has no peak behind it where %s', (_why, record, before) => {
    for (const item of told(record, ...before)) {
      expect(originOf(item, 'peakValue')).toBeUndefined();
      expect(originOf(item, 'earlierValue')).toBeDefined();
    }
  });

  it('of a quarter is told with the same quarter of the year before', () => {
    const quarter = (period: string, billions: number) =>
      figure(2020, billions * 1e9, { id: `figure-${period}`, period });
    const before = [
      quarter('2019-Q4', 7),
      quarter('2020-Q1', 8),
      quarter('2020-Q2', 9),
      quarter('2020-Q3', 10),
    ];
    for (const item of told(quarter('2020-Q4', 11), ...before)) {
      expect(textOf(item)).toMatch(/in the fourth quarter of 2019/i);
      expect(textOf(item)).not.toMatch(/ten years/i);
      expect(originOf(item, 'earlierValue')).toEqual(['figure-2019-Q4#/value']);
    }
  });

  it('is compared with what its record gives, not with the last of the history', () => {
    const previous = { value: { amount: 10e9, currency: 'USD' }, period: 2019 };
    for (const item of told(now(12, { previous }), ...series(13, 8, 9, 9.5, 10))) {
      expect(originOf(item, 'previous')).toEqual(['/previous/value']);
      expect(originOf(item, 'lastValue')).toBeUndefined();
      expect(textOf(item)).toMatch(/since 2015/);
    }
  });

  it('counts the rises in a row', () => {
    for (const item of told(now(12), ...series(10, 8, 9, 9.5, 11)))
      expect(textOf(item)).toMatch(/fourth annual rise in a row|the fourth in a row/);
  });

  it.each([
    ['a year is missing since', [...series(12.5, 9, 8), figure(2019, 1e10)]],
    [
      'another publisher gave them',
      series(12.5, 9, 8, 10).map((one) => ({ ...one, publisher: 'Eurostat' })),
    ],
    ['they are of another place', series(12.5, 9, 8, 10).map((one) => ({ ...one, place: 'Peru' }))],
  ])('is the highest since nothing where %s', (_why, before) => {
    for (const item of told(now(12), ...before.filter(({ period }) => period !== 2018)))
      expect(textOf(item)).not.toMatch(/highest|as high/);
  });

  it('is not told what contradicts the record', () => {
    const change = { value: 5, unit: 'percent', basis: 'year-on-year' };
    for (const item of told(now(9, { change }), ...series(8, 7, 12, 11, 10)))
      expect(textOf(item)).not.toMatch(/\$10 billion|lowest|as low|fall/);
    const previous = { value: { amount: 10.4e9, currency: 'USD' }, period: 2019 };
    for (const item of told(now(12, { previous }), ...series(13, 8, 9, 9.5, 10)))
      expect(textOf(item)).not.toMatch(/since|in a row/);
  });
});

describe('a quarter that the record compares itself with', () => {
  const quarters = ['2019-Q3', '2019-Q4', '2020-Q1', '2020-Q2', '2020-Q3'];
  const before = quarters.map((period, index) =>
    figure(2019, (31 + index) * 1e9, { id: `figure-${period}`, period }),
  );
  const quarter = (more: object = {}) =>
    figure(2020, 38e9, { id: 'figure-2020-Q4', period: '2020-Q4', ...more });

  it('is not told again from memory', () => {
    for (const item of told(quarter(), ...before)) expect(textOf(item)).toContain('$32 billion');
    const previous = { value: { amount: 33.5e9, currency: 'USD' }, period: '2019-Q4' };
    for (const item of told(quarter({ previous }), ...before)) {
      expect(textOf(item)).toContain('$33.5 billion');
      expect(textOf(item)).not.toContain('$32 billion');
    }
  });
});

describe('a change that is a multiple', () => {
  it.each([
    [100, /\bdoubl/i, /100%/],
    [200, /\btripl/i, /200%/],
    [-50, /\bhalv/i, /50%/],
  ])('of %d percent is worded as one', (value, words, others) => {
    const change = { value, unit: 'percent', basis: 'year-on-year' };
    for (const item of told(now(12, { change }))) {
      expect(item.headline.text).toMatch(words);
      expect(textOf(item)).toMatch(words);
      expect(`${item.headline.text} ${textOf(item)}`).not.toMatch(others);
      const [span] = item.headline.spans;
      expect(span).toMatchObject({ start: 0, from: ['/change'] });
    }
  });

  it.each([
    ['is another', { value: 100.4, unit: 'percent', basis: 'year-on-year' }, undefined],
    ['is one of every year', { value: 100, unit: 'percent', basis: 'compound-annual' }, undefined],
    [
      'is not that of the figures',
      { value: 100, unit: 'percent', basis: 'year-on-year' },
      { value: { amount: 6.06e9, currency: 'USD' }, period: 2019 },
    ],
  ])('is not worded as one where it %s', (_why, change, previous) => {
    const record = now(12, { change, ...(previous === undefined ? {} : { previous }) });
    for (const item of told(record))
      expect(`${item.headline.text} ${textOf(item)}`).not.toMatch(/\bdoubl/i);
  });
});
