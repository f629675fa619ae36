/** What a run and a digest make of records that repeat or contradict each other: guards.md, 4 and "Files". */
import { describe, expect, it } from 'vitest';
import { createNewsbot } from '../../src/index.js';
import { codesOf, deal, now, round, statistic, usd } from './cases.js';

/** The first code of each record of a run, or its status. */
function run(records: readonly unknown[], off: readonly string[] = [], archive = false): string[] {
  const { write } = createNewsbot({ now, archive, guards: { off } }).run();
  return records.map((record) => {
    const outcome = write(record);
    return codesOf(outcome)[0] ?? outcome.status;
  });
}

const other = { ...round, amount: usd(6_000_000) };
const undisclosed = { ...round, amount: 'undisclosed' };

const runs: readonly (readonly [string, readonly unknown[], string, string])[] = [
  ['an identical repeat', [round, round], 'guard/duplicate-record', 'duplicate-record'],
  [
    'the same id with other content',
    [round, other],
    'guard/conflicting-record',
    'conflicting-record',
  ],
  [
    'the same event under another id',
    [round, { ...round, id: 'x' }],
    'guard/duplicate-event',
    'duplicate-event',
  ],
  [
    'and with another legal form',
    [round, { ...round, id: 'x', company: 'ACME, Inc.' }],
    'guard/duplicate-event',
    'duplicate-event',
  ],
  [
    'and with the round spelt otherwise',
    [round, { ...round, id: 'x', round: 'series-b' }],
    'guard/duplicate-event',
    'duplicate-event',
  ],
  [
    'and from another source on another day',
    [round, { ...round, id: 'x', date: '2021-05-20', source: 'AP' }],
    'guard/duplicate-event',
    'duplicate-event',
  ],
  [
    'a deal under another id',
    [deal, { ...deal, id: 'x', acquirer: 'Cisco Inc' }],
    'guard/duplicate-event',
    'duplicate-event',
  ],
  [
    'a deal of two buyers in another order',
    [
      { ...deal, acquirer: ['Cisco', 'Intel'] },
      { ...deal, id: 'x', acquirer: ['Intel', 'Cisco'] },
    ],
    'guard/duplicate-event',
    'duplicate-event',
  ],
  [
    'a figure under another id',
    [statistic, { ...statistic, id: 'x' }],
    'guard/duplicate-event',
    'duplicate-event',
  ],
];

describe('in a run', () => {
  it.each(runs)('%s is held', (_what, records, code, guard) => {
    expect(run(records)).toEqual(['written', code]);
    const left =
      guard === 'conflicting-record'
        ? ['written', 'written']
        : ['written', guard === 'duplicate-record' ? 'guard/duplicate-event' : 'written'];
    expect(run(records, [guard])).toEqual(left);
  });

  it('long after, the same deal under another id is held (4)', () => {
    expect(run([deal, { ...deal, id: 'x', date: '2015-06-01' }], [], true)).toEqual([
      'written',
      'guard/duplicate-event',
    ]);
  });

  it.each([
    ['two rounds whose sums are not known', [undisclosed, { ...undisclosed, id: 'x' }]],
    [
      'two rounds without a sum',
      [
        { ...round, amount: undefined },
        { ...round, id: 'x', amount: undefined },
      ],
    ],
    ['a round and the next', [round, { ...round, id: 'x', round: 'Series C' }]],
    ['the same sum for another company', [round, { ...round, id: 'x', company: 'Acme Labs' }]],
    [
      'two deals of one buyer without a price',
      [
        { ...deal, price: undefined },
        { ...deal, id: 'x', price: undefined, target: 'Webex' },
      ],
    ],
    ['a deal agreed and completed', [deal, { ...deal, id: 'x', status: 'completed' }]],
    [
      'two stakes in one company',
      [
        { ...deal, stake: 10 },
        { ...deal, id: 'x', stake: 20 },
      ],
    ],
    ['a correction by its version', [round, { ...other, version: '2' }]],
    ['a correction that replaces', [round, { ...other, id: 'x', replaces: 'round' }]],
    [
      'the same record after it was held',
      [{ ...round, test: false, embargo: '2021-07-01T00:00:00Z' }, round],
    ],
  ])('%s are two', (_what, records) => {
    expect(run(records).at(-1)).toBe('written');
  });

  it('a version that comes twice is held', () => {
    expect(run([round, { ...other, version: '2' }, { ...round, version: '2' }])).toEqual([
      'written',
      'written',
      'guard/conflicting-record',
    ]);
  });

  it('runs know nothing of each other', () => {
    const bot = createNewsbot({ now });
    expect([
      bot.run().write(round).status,
      bot.run().write(round).status,
      bot.write(round).status,
    ]).toEqual(['written', 'written', 'written']);
  });
});

describe('in a digest', () => {
  const digest = (records: readonly unknown[]) => {
    const outcome = createNewsbot({ now }).digest(records);
    return [
      outcome.status === 'written'
        ? outcome.value.items.map(({ sources }) => sources.map(({ name }) => name))
        : [],
      codesOf(outcome),
    ];
  };

  it('one event is told once, with all its sources', () => {
    expect(
      digest([
        { ...round, source: 'AP' },
        { ...round, id: 'x', company: 'Acme Inc.', source: 'Reuters' },
      ]),
    ).toEqual([[['AP', 'Reuters']], []]);
  });

  it.each([
    ['an identical repeat', [undisclosed, undisclosed], ['guard/duplicate-record']],
    ['the same id with other content', [round, other], ['guard/conflicting-record']],
    ['a test', [round, { ...deal, test: true }], ['guard/test-record']],
  ])('%s is not told', (_what, records, codes) => {
    expect(digest(records)).toEqual([[[]], codes]);
  });
});
