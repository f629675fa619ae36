import { describe, expect, it } from 'vitest';
import { originOf, textOf, told } from './told.js';

const results = (period: string, netIncome: number | undefined, revenue = 1000, more = {}) => ({
  kind: 'earnings',
  id: period,
  date: '2021-05-20',
  company: 'Acme Inc.',
  period,
  revenue: { amount: revenue * 1e6, currency: 'USD' },
  ...(netIncome === undefined ? {} : { netIncome: { amount: netIncome * 1e6, currency: 'USD' } }),
  ...more,
});
const change = (value: number) => ({ value, unit: 'percent', basis: 'year-on-year' });

describe('results after those of a year earlier', () => {
  it.each([
    ['profit that rose', 45, 30, /\$45 million.*\$30 million/, /loss/],
    ['profit that fell', 30, 45, /\$30 million.*\$45 million/, /loss/],
    ['profit after a loss', 30, -45, /loss of \$45 million/, /-\$/],
    ['loss after a profit', -30, 45, /(?:earn|net income).*\$45 million/, /-\$/],
    ['loss that widened', -45, -30, /widen|more than|against|wider/, /narrow|less/],
    ['loss that narrowed', -30, -45, /narrow|less than|against/, /widen|more/],
  ])('tell of a %s', (_what, amount, then, words, others) => {
    for (const item of told(results('2021-Q1', amount), results('2020-Q1', then, 1000))) {
      expect(`${item.headline.text} ${textOf(item)}`).toMatch(words);
      expect(item.headline.text).toMatch(/\$30 million.*\$45 million|\$45 million.*\$30 million/);
      expect(`${item.headline.text} ${textOf(item)}`).not.toMatch(others);
      expect(originOf(item, then < 0 ? 'yearAgoLoss' : 'yearAgoProfit')).toEqual([
        '2020-Q1#/netIncome',
      ]);
    }
  });

  it('compare the revenue', () => {
    for (const item of told(results('2021-Q1', undefined, 1200), results('2020-Q1', undefined)))
      expect(textOf(item)).toMatch(/\$1 billion a year earlier|year earlier.* \$1 billion/);
  });

  it('put the sum beside the change that the record states', () => {
    const record = results('2021-Q1', 45, 1000, { netIncomeChange: change(50) });
    for (const item of told(record, results('2020-Q1', 30))) {
      expect(textOf(item)).toMatch(/50%|half/);
      expect(textOf(item)).toMatch(/\$30 million/);
    }
  });

  it('say nothing of a sum that the stated change contradicts, of another year, currency or company', () => {
    const record = results('2021-Q1', 45, 1000, { netIncomeChange: change(50) });
    for (const item of told(record, results('2020-Q1', 20)))
      expect(textOf(item)).not.toMatch(/\$20 million/);
    const inEuros = {
      ...results('2020-Q1', 30),
      netIncome: { amount: 3e7, currency: 'EUR' },
      revenue: { amount: 1e9, currency: 'EUR' },
    };
    for (const other of [
      results('2019-Q1', 30),
      results('2020-Q4', 30),
      { ...results('2020-Q1', 30), company: 'Bolt' },
      inEuros,
    ])
      for (const item of told(results('2021-Q1', 45), other))
        expect(textOf(item)).not.toMatch(/30 million/);
  });

  it('tell the first profit after losses, and a run of losses', () => {
    const losses = ['2020-Q2', '2020-Q3', '2020-Q4'].map((period) => results(period, -20));
    const before = [results('2020-Q1', 30), ...losses];
    for (const item of told(results('2021-Q1', 10), ...before)) {
      expect(textOf(item)).toMatch(/profit since the first quarter of 2020/);
      expect(originOf(item, 'firstProfitSince')).toContain('2020-Q1#/netIncome');
    }
    for (const item of told(results('2021-Q1', -10), ...before))
      expect(textOf(item)).toMatch(/fourth (?:quarterly loss )?in a row|fourth in a row/);
    // a quarter is missing
    for (const item of told(results('2021-Q1', -10), ...before.slice(0, 3)))
      expect(textOf(item)).not.toMatch(/in a row|since/);
  });
});

describe('results that are a multiple', () => {
  it.each([
    [100, /doubl/i],
    [200, /tripl/i],
    [-50, /halv/i],
  ])('of %d percent', (value, words) => {
    for (const item of told(results('2021-Q1', 45, 1000, { netIncomeChange: change(value) })))
      expect(item.headline.text).toMatch(words);
    const sales = results('2021-Q1', undefined, 1000, { revenueChange: change(value) });
    for (const item of told(sales)) {
      expect(item.headline.text).toMatch(words);
      expect(textOf(item)).not.toMatch(/%/);
    }
  });
});
