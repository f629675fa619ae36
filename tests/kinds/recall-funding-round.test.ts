import { describe, expect, it } from 'vitest';
import { originOf, textOf, told } from './told.js';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const round = {
  kind: 'funding-round',
  id: 'round',
  date: '2021-05-28',
  company: 'Lacework',
  round: 'Series D',
  amount: usd(525_000_000),
};
const before = {
  ...round,
  id: 'before',
  date: '2019-09-17',
  round: 'Series C',
  amount: usd(42_000_000),
  leads: ['Liberty Global Ventures'],
};

describe('a funding round after those known before', () => {
  it('tells of the last one with its sum, its leads and its day, and of the known total', () => {
    for (const item of told(round, before)) {
      const text = textOf(item);
      expect(text).toMatch(/\$42 million/);
      expect(text).toMatch(/Series C round/);
      expect(text).toMatch(/led by Liberty Global Ventures/);
      expect(text).toMatch(/Sept\. 17, 2019/);
      expect(text).toMatch(/\$567 million/);
      expect(originOf(item, 'earlierAmount')).toEqual(['before#/amount']);
      expect(originOf(item, 'earlierLeads')).toEqual(['before#/leads/0']);
      expect(originOf(item, 'raisedSoFar')).toEqual(['/amount', 'before#/amount']);
    }
  });

  it('names the leads of a round that is not known by its letter', () => {
    const unnamed = Object.fromEntries(
      Object.entries(before).filter(([field]) => field !== 'round'),
    );
    for (const item of told(round, unnamed)) {
      expect(textOf(item)).toMatch(/from investors led by Liberty Global Ventures/);
      expect(textOf(item)).not.toMatch(/million led by/);
    }
  });

  it.each([
    ['the record tells of its rounds itself', { previousRounds: [{ round: 'Seed' }] }, before],
    ['it is another company', {}, { ...before, company: 'Lacework Labs' }],
    ['it came later', {}, { ...before, date: '2021-06-01' }],
  ])('says nothing of another where %s', (_why, more, known) => {
    for (const item of told({ ...round, ...more }, known)) {
      expect(originOf(item, 'earlierAmount')).toBeUndefined();
      expect(originOf(item, 'raisedSoFar')).toBeUndefined();
    }
  });

  it.each([
    ['in another currency', { amount: { amount: 42_000_000, currency: 'EUR' } }],
    ['undisclosed', { amount: 'undisclosed' }],
    ['told roughly', { amount: { amount: 42_000_000, currency: 'USD', approx: 'about' } }],
  ])('knows no total where a sum is %s', (_how, more) => {
    for (const item of told(round, { ...before, ...more }))
      expect(originOf(item, 'raisedSoFar')).toBeUndefined();
  });

  it.each([
    [4_100, /up from \$4\.1 billion/],
    [9_000, /down from \$9 billion/],
  ])('compares the valuation with the last one known, $%d million', (millions, words) => {
    const valued = { ...round, valuation: { amount: usd(8_300_000_000), basis: 'post' } };
    const items = told(valued, {
      ...before,
      valuation: { amount: usd(millions * 1e6), basis: 'post' },
    });
    expect(items.some((item) => words.test(textOf(item)))).toBe(true);
    for (const item of items) {
      expect(textOf(item)).toContain(`$${millions / 1000} billion`);
      expect(originOf(item, 'earlierValuation')).toEqual(['before#/valuation/amount']);
    }
  });

  it('compares no valuation before the money with one after it', () => {
    const valued = { ...round, valuation: { amount: usd(8_300_000_000), basis: 'post' } };
    for (const item of told(valued, {
      ...before,
      valuation: { amount: usd(4_100_000_000), basis: 'pre' },
    }))
      expect(originOf(item, 'earlierValuation')).toBeUndefined();
  });

  it('ranks the round among ten of its year at least, and debt with none', () => {
    const others = Array.from({ length: 10 }, (_, index) => ({
      ...before,
      id: `other-${index}`,
      company: `Company ${index}`,
      date: `2021-02-1${index}`,
      amount: usd((index + 1) * 10_000_000),
    }));
    const largest = told(round, ...others);
    for (const item of largest) expect(originOf(item, 'largestOfYear')).toEqual(['/amount']);
    for (const items of [
      told(round, ...others.slice(1)),
      told({ ...round, round: 'Debt financing' }, ...others),
    ])
      for (const item of items) expect(originOf(item, 'largestOfYear')).toBeUndefined();
  });
});

describe('what a round says of its company and investors', () => {
  const described = {
    ...round,
    company: {
      name: 'Lacework',
      description: 'provider of cloud security',
      sector: 'Enterprise software',
    },
  };

  it('says the sector where a description has its place, unless that says as much', () => {
    for (const item of told(described))
      expect(originOf(item, 'sector')).toEqual(['/company/sector']);
    for (const company of [
      { name: 'Lacework', sector: 'Enterprise software' },
      { ...described.company, description: 'maker of software for enterprises' },
    ])
      for (const item of told({ ...round, company }))
        expect(originOf(item, 'sector')).toBeUndefined();
  });
});
