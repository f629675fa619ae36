import { describe, expect, it } from 'vitest';
import { memoryHistory } from '../../src/history/index.js';
import type { History, Reason } from '../../src/model.js';
import { createNewsbot, InvalidOptions, type NewsbotOptions } from '../../src/index.js';

const deal = (id: string, date: string, price: number, more: object = {}) => ({
  kind: 'acquisition',
  id,
  date,
  acquirer: `Buyer ${id}`,
  target: `Target ${id}`,
  price: { amount: price, currency: 'USD' },
  ...more,
});

function pastOf(records: readonly unknown[]): History {
  const history = memoryHistory();
  const run = createNewsbot({ now: '2021-06-02', archive: true, history }).run();
  for (const record of records) run.remember(record);
  run.commit();
  return history;
}

function reasons(record: unknown, options: NewsbotOptions = {}): readonly Reason[] {
  const { newsworthiness } = createNewsbot({ now: '2021-06-02', ...options }).classify(record);
  return newsworthiness?.reasons ?? [];
}

const scoreOf = (record: unknown, options: NewsbotOptions = {}): number =>
  createNewsbot({ now: '2021-06-02', ...options }).classify(record).newsworthiness?.score ?? 0;

describe('newsworthiness', () => {
  it('tells today from the days before, but not in an archive', () => {
    const told = (date: string, options?: NewsbotOptions) =>
      reasons(deal('a', date, 5e6), options)
        .filter(({ factor }) => factor === 'timeliness')
        .map(({ reason }) => reason);
    expect(told('2021-06-02')).toEqual(['It happened today.']);
    expect(told('2021-05-30')).toEqual(['It happened within three days.']);
    expect(told('2021-05-29')).toEqual([]);
    expect(told('2021-06-02', { archive: true })).toEqual([]);
  });

  it('measures a sum by those of its kind that the history knows', () => {
    const known = Array.from({ length: 100 }, (_, index) =>
      deal(String(index), '2020-05-01', (index + 1) * 1e6),
    );
    const history = pastOf(known);
    const amount = (price: number) =>
      reasons(deal('x', '2021-05-20', price), { history }).find(
        ({ factor }) => factor === 'amount',
      );
    expect(amount(1e9)).toEqual({
      factor: 'amount',
      score: 0.6,
      reason: 'It is larger than about 100% of those known.',
    });
    expect(amount(50.5e6)?.score).toBeCloseTo(0.15, 1);
    expect(amount(1)).toBeUndefined();
    // Too few to tell what is usual: the kind's own scale.
    expect(
      reasons(deal('x', '2021-05-20', 1e9), { history: pastOf(known.slice(0, 39)) }).map(
        ({ reason }) => reason,
      ),
    ).toContain('The price is of the order of 1 billion US dollars.');
  });

  it('counts how often a party was in the news', () => {
    const of = (times: number) =>
      reasons(deal('x', '2021-05-20', 5e6, { acquirer: 'Cisco' }), {
        history: pastOf(
          Array.from({ length: times }, (_, index) =>
            deal(String(index), `2020-05-${10 + index}`, 5e6, { acquirer: 'Cisco' }),
          ),
        ),
      }).find(({ factor }) => factor === 'prominence');
    expect(of(0)).toBeUndefined();
    expect(of(1)?.reason).toBe('Cisco was in the news once before.');
    expect(of(4)).toMatchObject({ score: 0.08, reason: 'Cisco was in the news 4 times before.' });
    expect(of(12)).toMatchObject({
      score: 0.2,
      reason: 'Cisco was in the news 10 times or more before.',
    });
  });

  it('is weighed as the newsroom wants', () => {
    const record = deal('a', '2021-06-02', 5e9);
    expect(scoreOf(record, { weights: { amount: 0 } })).toBeLessThan(scoreOf(record));
    expect(scoreOf(record, { weights: { timeliness: 3 } })).toBeGreaterThan(scoreOf(record));
    expect(scoreOf(record, { weights: { event: 99, amount: 99 } })).toBe(1);
    expect(
      reasons(record, { weights: { amount: 0 } }).some(({ factor }) => factor === 'amount'),
    ).toBe(false);
  });

  it.each([
    ['a factor there is not', { fame: 1 } as never],
    ['a weight below zero', { amount: -1 }],
    ['no number', { amount: Number.NaN }],
  ])('throws for %s', (_, weights) => {
    expect(() => createNewsbot({ weights })).toThrow(InvalidOptions);
  });
});
