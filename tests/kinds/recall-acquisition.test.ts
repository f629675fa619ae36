import { describe, expect, it } from 'vitest';
import { createNewsbot, memoryHistory } from '../../src/index.js';
import { originOf, textOf, told as items } from './told.js';

const deal = {
  kind: 'acquisition',
  id: 'deal',
  date: '2021-05-28',
  acquirer: 'Cisco',
  target: 'Splunk',
  status: 'agreed',
};
const before = {
  ...deal,
  id: 'before',
  date: '2021-02-01',
  target: 'Duo Security',
  price: { amount: 2_350_000_000, currency: 'USD' },
};

function withoutStatus(record: object): object {
  return Object.fromEntries(Object.entries(record).filter(([field]) => field !== 'status'));
}

/** What is told of the deal under many ids, after what a run remembered before it. */
function texts(record: object, ...known: object[]): string {
  const history = memoryHistory();
  const run = createNewsbot({ now: '2021-06-02', archive: true, history }).run();
  for (const one of known) expect(run.remember(one).diagnostics).toEqual([]);
  run.commit();
  const bot = createNewsbot({ now: '2021-06-02', history });
  return Array.from({ length: 20 }, (_, id) => {
    const outcome = bot.write({ ...record, id: `deal-${id}` });
    if (outcome.status !== 'written') throw new Error(JSON.stringify(outcome.diagnostics));
    return outcome.value.paragraphs
      .flat()
      .map(({ text }) => text)
      .join(' ');
  }).join('\n');
}

describe('the deal of a buyer before this one', () => {
  it('was bought where it was completed, or is told without a status', () => {
    expect(texts(deal, { ...before, status: 'completed' })).toMatch(/had bought Duo Security/);
    expect(texts(deal, withoutStatus(before))).toMatch(/had bought Duo Security/);
  });

  it.each([
    ['agreed', before],
    ['to close', { ...withoutStatus(before), expectedClose: '2021-Q4' }],
  ])('was not bought where it is known as %s only', (_what, known) => {
    const told = texts(deal, known);
    expect(told).toMatch(/Duo Security/);
    expect(told).not.toMatch(/bought Duo/);
  });

  it('is not told where it was a rumour or fell through', () => {
    for (const status of ['rumoured', 'in-talks', 'terminated'])
      expect(texts(deal, { ...before, status })).not.toMatch(/Duo/);
  });
});

it('tells that a deal which is off had been agreed', () => {
  const told = texts({ ...deal, status: 'terminated' }, { ...before, target: 'Splunk' });
  expect(told).toMatch(/undoes an agreement reached on Feb\. 1/);
  expect(told).toMatch(/\$2\.35 billion/);
});

const usd = (amount: number) => ({ amount, currency: 'USD' });
const done = { ...withoutStatus(before), price: usd(2_350_000_000) };
const earlierDeals = [
  done,
  { ...done, id: 'older', date: '2021-01-20', target: 'Kenna Security', price: usd(90_000_000) },
  { ...done, id: 'oldest', date: '2020-12-01', target: 'AppDynamics', price: usd(3_700_000_000) },
];

describe('the deals of a buyer before this one, by price', () => {
  it('names the others of the year, and the largest of all where another was the last', () => {
    for (const item of items({ ...deal, price: usd(1_000_000_000) }, ...earlierDeals)) {
      expect(textOf(item)).toMatch(/had also bought Kenna Security/);
      expect(textOf(item)).toMatch(/\$3\.7 billion.* AppDynamics/);
      expect(originOf(item, 'alsoBought')).toEqual(['older#/target']);
      expect(originOf(item, 'dearestPrice')).toEqual(['oldest#/price']);
      expect(originOf(item, 'largestOfBuyer')).toBeUndefined();
    }
  });

  it('tells that this one is the largest', () => {
    for (const item of items({ ...deal, price: usd(28_000_000_000) }, ...earlierDeals)) {
      expect(textOf(item)).toMatch(/largest so far|known to have cost as much/);
      expect(originOf(item, 'largestOfBuyer')).toEqual([
        '/price',
        'before#/price',
        'older#/price',
        'oldest#/price',
      ]);
    }
  });

  it.each([
    ['one is in another currency', { price: { amount: 10_000_000, currency: 'EUR' } }],
    ['one is told roughly', { price: { ...usd(10_000_000), approx: 'about' } }],
    ['one was for a stake', { stake: 20 }],
  ])('ranks none where %s', (_why, more) => {
    const [last, ...others] = earlierDeals;
    for (const item of items(
      { ...deal, price: usd(28_000_000_000) },
      { ...last, ...more },
      ...others,
    )) {
      expect(originOf(item, 'largestOfBuyer')).toBeUndefined();
      expect(originOf(item, 'dearestPrice')).toBeUndefined();
    }
  });

  it('names what was only agreed as no purchase', () => {
    const [last, other] = earlierDeals;
    for (const item of items(deal, last as object, { ...other, status: 'agreed' }))
      expect(originOf(item, 'alsoBought')).toBeUndefined();
  });
});

describe('the target before this deal', () => {
  const sale = {
    ...done,
    id: 'sale',
    date: '2015-03-01',
    acquirer: 'Silver Lake',
    target: 'Splunk',
  };

  it('had been bought by another', () => {
    for (const item of items(deal, sale)) {
      expect(textOf(item)).toMatch(/Silver Lake/);
      expect(textOf(item)).toMatch(/\$2\.35 billion/);
      expect(originOf(item, 'ownerBefore')).toEqual(['sale#/acquirer']);
      expect(originOf(item, 'ownedFrom')).toEqual(['sale#/date']);
    }
  });

  it.each([
    ['the sale was agreed only', { status: 'agreed' }],
    ['it was a rumour', { status: 'rumoured' }],
    ['a stake was sold', { stake: 30 }],
    ['another report may mean this sale', { date: '2021-02-01' }],
    ['the target may be another of its name', { target: { name: 'Splunk', location: 'Austin' } }],
  ])('had no other owner for all that is known where %s', (_why, more) => {
    const target = { name: 'Splunk', location: 'San Francisco' };
    for (const item of items({ ...deal, target }, { ...sale, ...more }))
      expect(originOf(item, 'ownerBefore')).toBeUndefined();
  });

  it('had made purchases of its own', () => {
    const own = { ...done, id: 'own', acquirer: 'Splunk', target: 'SignalFx', date: '2019-10-01' };
    for (const item of items(deal, own)) {
      expect(textOf(item)).toMatch(/SignalFx/);
      expect(originOf(item, 'targetBought')).toEqual(['own#/target']);
    }
    for (const item of items(deal, { ...own, status: 'agreed' }))
      expect(originOf(item, 'targetBought')).toBeUndefined();
    for (const item of items({ ...deal, status: 'terminated' }, own))
      expect(originOf(item, 'targetBought')).toBeUndefined();
  });
});
