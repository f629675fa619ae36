import { describe, expect, it } from 'vitest';
import { createNewsbot, memoryHistory } from '../../src/index.js';

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
