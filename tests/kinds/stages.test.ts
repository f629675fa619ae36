import { describe, expect, it } from 'vitest';
import { createNewsbot } from '../../src/index.js';

/**
 * Every stage is worded in at least five shapes, none of them far ahead of the others, whether little or much is
 * known, and whether it is recent or long past.
 */
const bots = [
  ['recent', createNewsbot({ now: '2021-06-02' }), '2021-05-20'],
  ['past', createNewsbot({ now: '2021-06-02', archive: true }), '2019-05-20'],
] as const;

const SAMPLE = 240;

/** Of the records of one pattern; a fair choice among five takes a fifth. */
const MOST = 0.36 * SAMPLE;

const kinds: readonly [string, object, object, readonly (string | undefined)[]][] = [
  [
    'production-launch',
    { company: 'Acme Inc.', facility: 'a battery plant' },
    {
      place: 'Porto',
      capacity: { value: 40_000, unit: 'battery', per: 'year' },
      products: ['batteries for ships'],
      capabilities: ['quality control'],
      investment: { amount: 500_000_000, currency: 'EUR' },
    },
    ['groundbreaking', 'trial', 'launched', 'expanded', 'closed', undefined],
  ],
  [
    'expansion',
    { company: 'Acme Inc.', what: 'a research center', place: 'Turin' },
    { jobs: 300, investment: { amount: 60_000_000, currency: 'EUR' } },
    ['planned', 'opened', undefined],
  ],
  [
    'partnership',
    { parties: ['Acme Inc.', 'Bolt AG'] },
    {
      form: 'supply',
      purpose: 'to make cells',
      value: { amount: 60_000_000, currency: 'EUR' },
      term: '5 years',
    },
    ['planned', 'signed', undefined],
  ],
  [
    'policy',
    { issuer: 'Ministry of Transport', document: 'rules on drones' },
    { subject: 'drones over towns', targets: [{ by: 2025, aims: ['a register of drones'] }] },
    ['consultation', 'issued', 'effective', undefined],
  ],
  [
    'official-statement',
    { speaker: { name: 'Anna Berg' }, about: 'rates', statement: 'the bank is ready to act' },
    {
      venue: 'a hearing in Oslo',
      conditions: ['prices rise'],
      next: 'the bank will report in May',
    },
    [undefined],
  ],
];

describe.each(kinds)('%s', (kind, required, optional, stages) => {
  describe.each(stages.map((stage) => [stage ?? 'no stage', stage] as const))('%s', (_, stage) => {
    const told = { kind, ...required, ...(stage === undefined ? {} : { stage }) };
    it.each([
      ['sparse', told],
      ['sourced', { ...told, source: 'Reuters' }],
      ['full', { ...told, ...optional, source: 'Reuters' }],
    ])('has five shapes of headline and lead: %s', (_much, record) => {
      for (const [when, bot, date] of bots) {
        const shapes = { headline: new Map<number, number>(), lead: new Map<number, number>() };
        for (let id = 0; id < SAMPLE; id += 1) {
          const outcome = bot.write({ ...record, date, id: `${kind} ${id}` });
          if (outcome.status !== 'written') throw new Error(JSON.stringify(outcome.diagnostics));
          const { headline, paragraphs } = outcome.value;
          for (const [part, line] of [
            ['headline', headline.template.line],
            ['lead', paragraphs[0]?.[0]?.template.line ?? 0],
          ] as const)
            shapes[part].set(line, (shapes[part].get(line) ?? 0) + 1);
        }
        for (const [part, lines] of Object.entries(shapes)) {
          expect(lines.size, `${when} ${part}`).toBeGreaterThanOrEqual(5);
          expect(Math.max(...lines.values()), `${when} ${part}`).toBeLessThanOrEqual(MOST);
        }
      }
    });
  });
});
