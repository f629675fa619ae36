import { describe, expect, it } from 'vitest';
import { createNewsbot, memoryHistory } from '../../src/index.js';
import { originOf, textOf, toldOnce as told } from './told.js';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const debut = {
  kind: 'listing',
  id: 'debut',
  date: '2021-05-28',
  company: 'Marqeta Inc.',
  exchange: 'Nasdaq',
  stage: 'debuted',
};

const filing = {
  ...debut,
  id: 'filing',
  date: '2021-03-01',
  stage: 'filed',
  raised: usd(500_000_000),
};
const pricing = {
  ...debut,
  id: 'pricing',
  date: '2021-05-27',
  stage: 'priced',
  offerPrice: usd(27),
};
const withdrawal = { ...debut, id: 'withdrawal', date: '2020-09-30', stage: 'withdrawn' };

describe('a listing after what was known of it', () => {
  it('tells of the filing and the pricing, each from its own record', () => {
    const item = told(debut, filing, pricing);
    expect(textOf(item)).toMatch(/filed|Papers/);
    expect(textOf(item)).toMatch(/March 1.*\$500 million|\$500 million.*March 1/);
    expect(textOf(item)).toMatch(/\$27 (?:each|a share)/);
    expect(originOf(item, 'filedOn')).toEqual(['filing#/date']);
    expect(originOf(item, 'pricedAt')).toEqual(['pricing#/offerPrice']);
  });

  it('names the exchange of the filing only where it was another', () => {
    expect(textOf(told(debut, { ...filing, exchange: 'New York Stock Exchange' }))).toContain(
      'New York Stock Exchange',
    );
    expect(originOf(told(debut, filing), 'filedExchange')).toBeUndefined();
  });

  it('tells of a plan that was called off, and not of what belonged to that plan', () => {
    const item = told(debut, { ...filing, date: '2020-08-01' }, withdrawal);
    expect(textOf(item)).toMatch(
      /withdrawn an? earlier listing plan|earlier listing plan had been/,
    );
    expect(originOf(item, 'withdrawnOn')).toEqual(['withdrawal#/date']);
    expect(originOf(item, 'filedOn')).toBeUndefined();
  });

  it('tells what the last funding round valued the company at', () => {
    const item = told(debut, {
      kind: 'funding-round',
      id: 'round',
      date: '2020-05-28',
      company: 'Marqeta',
      round: 'Series F',
      amount: usd(150_000_000),
      valuation: { amount: usd(4_300_000_000) },
    });
    expect(textOf(item)).toMatch(/valued.*\$4\.3 billion/);
    expect(originOf(item, 'roundValuation')).toEqual(['round#/valuation/amount']);
  });

  it('ranks what was raised among ten listings of the year at least', () => {
    const others = Array.from({ length: 10 }, (_, index) => ({
      ...debut,
      id: `other-${index}`,
      company: `Company ${'ABCDEFGHIJ'.charAt(index)}`,
      date: '2021-02-01',
      raised: usd(100_000_000 + index),
    }));
    const raised = { ...debut, raised: usd(1_200_000_000) };
    const item = told(raised, ...others);
    expect(textOf(item)).toMatch(/largest known listing|No listing is known/);
    expect(item.newsworthiness.reasons.map(({ reason }) => reason)).toContain(
      'It is the largest known of the year so far.',
    );
    expect(textOf(told(raised, ...others.slice(1)))).not.toMatch(/known/);
    // a pricing is no listing yet: the same sum would be counted twice
    expect(textOf(told({ ...raised, stage: 'priced' }, ...others))).not.toMatch(/known/);
  });

  it('tells nothing of other companies, of later days, or of its own stage', () => {
    for (const other of [
      { ...filing, company: 'Marqeta Bank' },
      { ...filing, date: '2021-05-29' },
      { ...debut, id: 'again', exchange: 'Nasdaq Stockholm', date: '2021-05-01' },
    ])
      expect(told(debut, other).paragraphs).toHaveLength(1);
  });

  it('is held where another report of the same stage has other figures', () => {
    const history = memoryHistory();
    const bot = createNewsbot({ now: '2021-06-02', history });
    const run = bot.run();
    run.write({ ...debut, raised: usd(1_200_000_000) });
    run.commit();
    expect(bot.write({ ...debut, id: 'second', raised: usd(1_500_000_000) })).toMatchObject({
      status: 'held',
      diagnostics: [{ code: 'guard/conflicting-source' }],
    });
  });
});
