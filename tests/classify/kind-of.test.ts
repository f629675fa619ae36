import { describe, expect, it } from 'vitest';
import { builtinKinds, createNewsbot } from '../../src/index.js';
import { newsworthinessOf, recognise, underOwnNames } from '../../src/classify/index.js';

const bot = createNewsbot({ now: '2021-06-02' });

describe('recognising an untagged record', () => {
  it.each([
    [
      'the names of its fields',
      { company: 'Acme', round: 'Series A', amount: 'US$5 million', date: '2021-06-01' },
      'funding-round',
    ],
    [
      'the names that Crunchbase gives',
      { acquirer_name: 'Acme', company_name: 'Globex', price_amount: 5, acquired_at: '2021-06-01' },
      'acquisition',
    ],
    [
      'the names that a list of start-ups gives',
      { 'Startup Name': 'Acme', 'Investors Name': 'Globex', 'Amount in USD': '5' },
      'funding-round',
    ],
    [
      'camel case',
      { startupName: 'Acme', moneyRaised: 5, leadInvestors: ['Globex'] },
      'funding-round',
    ],
    [
      'a series',
      { country: 'Chad', year: 2020, indicator: 'gross domestic product', value: 5 },
      'statistic',
    ],
  ])('goes by %s', (_how, raw, kind) => {
    const found = bot.classify(raw);
    expect(found.kind).toBe(kind);
    expect(found.confidence).toBeGreaterThan(0.5);
    expect(found.reasons.length).toBeGreaterThan(0);
  });

  it.each([
    ['nothing that is known', { colour: 'red', size: 5 }],
    ['what many kinds have', { date: '2021-06-01', source: { name: 'Reuters' } }],
    ['what two kinds have', { company: 'Acme', date: '2021-06-01' }],
    ['an empty record', {}],
  ])('does not guess from %s', (_what, raw) => {
    expect(bot.classify(raw).kind).toBeUndefined();
    const outcome = bot.write(raw);
    expect(outcome.status).toBe('held');
    expect(outcome.diagnostics.map(({ code }) => code)).toEqual(['record/ambiguous-kind']);
  });

  it('tells the runners-up, the nearest first', () => {
    const { alternatives } = recognise({ company: 'Acme', amount: 5 }, builtinKinds);
    const confidences = alternatives.map(({ confidence }) => confidence);
    expect(confidences).toEqual(confidences.toSorted((one, other) => other - one));
  });

  it('never writes over a field that has its own name', () => {
    const kind = builtinKinds.find(({ name }) => name === 'funding-round');
    if (kind === undefined) throw new Error('no such kind');
    expect(underOwnNames({ amount: 1, money_raised: 2 }, kind)).toEqual({
      kind: 'funding-round',
      amount: 1,
      money_raised: 2,
    });
  });

  it('writes a record under the names of others as under its own', () => {
    const own = bot.write({
      kind: 'acquisition',
      id: 'x',
      date: '2021-06-01',
      acquirer: 'Cisco',
      target: 'Splunk',
      price: 'US$28 billion',
    });
    const others = bot.write({
      id: 'x',
      acquired_at: '2021-06-01',
      acquirer_name: 'Cisco',
      target_name: 'Splunk',
      purchase_price: 'US$28 billion',
    });
    expect(others).toEqual(own);
  });
});

describe('newsworthiness', () => {
  it('lies between 0 and 1 and grows with every reason', () => {
    const reasons = [0.2, 0.9, 0.9, 0.9].map((score, index) => ({
      score,
      reason: `reason ${index}`,
    }));
    const scores = reasons.map((_, index) => newsworthinessOf(reasons.slice(0, index + 1)).score);
    expect(scores).toEqual(scores.toSorted((one, other) => one - other));
    expect(scores.at(-1)).toBeLessThanOrEqual(1);
  });

  it('leaves out what has nothing to say', () => {
    expect(newsworthinessOf([{ score: 0, reason: 'nothing' }]).reasons).toEqual([]);
  });
});
