import { describe, expect, it } from 'vitest';
import { createNewsbot, type Digest, type Outcome } from '../../src/index.js';

const bot = createNewsbot({ now: '2021-06-02', style: 'digest' });
const digestOf = (outcome: Outcome<Digest>): Digest => {
  if (outcome.status !== 'written') throw new Error(JSON.stringify(outcome));
  return outcome.value;
};
const deal = (id: string, price: string, more: object = {}): object => ({
  kind: 'acquisition',
  id,
  date: '2021-06-01',
  acquirer: `Buyer ${id}`,
  target: `Target ${id}`,
  status: 'agreed',
  price,
  ...more,
});
const round = (id: string, amount: string): object => ({
  kind: 'funding-round',
  id,
  date: '2021-06-01',
  company: `Company ${id}`,
  amount,
  round: 'Series A',
});

describe('a digest', () => {
  it('puts what is worth most first', () => {
    const { items } = digestOf(bot.digest([deal('a', 'US$5 million'), deal('b', 'US$5 billion')]));
    expect(items.map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('is the same whatever the order of the records', () => {
    const records = [
      deal('a', 'US$5 million'),
      deal('b', 'US$5 billion'),
      round('c', 'US$80 million'),
      round('d', 'US$9 million'),
    ];
    expect(bot.digest(records.toReversed())).toEqual(bot.digest(records));
  });

  it('takes its title from the lead, in title case with names kept', () => {
    const record = {
      kind: 'acquisition',
      id: 'x',
      date: '2021-06-01',
      acquirer: 'eBay',
      target: 'iFlytek',
      status: 'completed',
    };
    const { title } = digestOf(bot.digest([record], { title: 'China Tech Digest' }));
    expect(title).toMatch(/^China Tech Digest: /);
    expect(title).toContain('eBay');
    expect(title).toContain('iFlytek');
  });

  it('tells one event once, with all its sources', () => {
    const report = { acquirer: 'Cisco', target: 'Splunk', price: 'US$28 billion' };
    const { items } = digestOf(
      bot.digest([
        deal('a', 'US$28 billion', { ...report, source: { name: 'Reuters' } }),
        deal('b', 'US$28 billion', {
          ...report,
          source: { name: 'Bloomberg' },
          rationale: 'to add security data',
          date: '2021-05-31',
        }),
      ]),
    );
    expect(items).toHaveLength(1);
    expect(items[0]?.id).toBe('b');
    expect(items[0]?.sources.map(({ name }) => name)).toEqual(['Bloomberg', 'Reuters']);
  });

  it('does not take two events for one that lie far apart or lack what tells them apart', () => {
    const rounds = [
      round('a', 'undisclosed'),
      { ...round('b', 'undisclosed'), company: 'Company a' },
    ];
    expect(digestOf(bot.digest(rounds)).items).toHaveLength(2);
  });

  it('draws another kind forward where it is worth about as much', () => {
    const { items } = digestOf(
      bot.digest([
        deal('a', 'US$50 million'),
        deal('b', 'US$50 million'),
        round('c', 'US$5 million'),
      ]),
    );
    expect(items.map(({ kind }) => kind)).toEqual(['acquisition', 'funding-round', 'acquisition']);
  });

  it('words neighbours of one kind differently', () => {
    const { items } = digestOf(
      bot.digest(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => deal(id, 'US$50 million'))),
    );
    items.slice(1).forEach((item, index) => {
      expect(item.headline.template.line).not.toBe(items[index]?.headline.template.line);
    });
  });

  it('holds to its limit', () => {
    expect(
      digestOf(
        bot.digest(
          ['a', 'b', 'c'].map((id) => deal(id, 'US$50 million')),
          { limit: 2 },
        ),
      ).items,
    ).toHaveLength(2);
  });

  it('is held when nothing is left to tell, and says why', () => {
    const outcome = bot.digest([deal('a', 'US$5 million', { test: true })]);
    expect(outcome.status).toBe('held');
    expect(outcome.diagnostics.map(({ code }) => code)).toEqual([
      'guard/test-record',
      'digest/empty',
    ]);
  });
});
