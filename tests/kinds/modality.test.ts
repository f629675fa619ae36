import { describe, expect, it } from 'vitest';
import { builtinKinds, createNewsbot } from '../../src/index.js';

/**
 * Every kind × status or stage × modality: told with the verb that it asks for, or held with the reason. The words are
 * those that a headline and a lead must have, each of them, and those that they must not.
 */
const bots = [false, true].map((archive) => createNewsbot({ now: '2021-06-02', archive }));

const modalities = ['asserted', 'reported', 'rumoured', 'denied', 'planned'] as const;
type Modality = (typeof modalities)[number];

interface Row {
  readonly kind: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** What its status or stage is, and the modalities that it bears beside asserted and reported. */
  readonly when: string;
  /** Where it is not simply done: what a headline and a lead must have. */
  readonly says?: RegExp;
  readonly never?: RegExp;
  /** Whose claim it is where its source passes it on. */
  readonly owner?: RegExp;
  readonly bears?: readonly Modality[];
}

const usd = { amount: 5_000_000, currency: 'USD' };
const deal = { acquirer: 'Cisco', target: 'Splunk', price: usd };
const launch = { company: 'Acme', facility: 'a battery plant', place: 'Porto' };
const listing = { company: 'Acme', exchange: 'Nasdaq' };
const rules = { issuer: 'Ministry of Transport', document: 'rules on drones' };
const site = { company: 'Acme', what: 'a research center', place: 'Turin' };
const pact = { parties: ['Acme', 'Bolt'], purpose: 'to make cells' };
const said = { speaker: 'Anna Berg', about: 'rates', statement: 'rates will rise' };

/** What is told of what has not happened. */
const UNREAL = /\b(?:said to|rumou?red|plans? to|in talks|is to|are to|denie[sd])\b/;

const DONE = /\b(?:has (?:opened|bought|acquired|signed|listed|raised)|opened|completed)\b/;

const rows: readonly Row[] = [
  {
    kind: 'acquisition',
    when: 'status rumoured',
    fields: { ...deal, status: 'rumoured' },
    says: /said .*to be|talk of|possible|may|linked|under consideration/i,
    never: /\b(?:agreed|completed)\b|(?<!be )\b(?:bought|acquired)\b/,
    bears: ['rumoured'],
  },
  {
    kind: 'acquisition',
    when: 'status in-talks',
    fields: { ...deal, status: 'in-talks' },
    says: /talks|negotiat|under discussion/i,
    never: /\b(?:agreed|completed)\b|(?<!be )\b(?:bought|acquired)\b/,
    bears: ['rumoured', 'planned'],
  },
  {
    kind: 'acquisition',
    when: 'status agreed',
    fields: { ...deal, status: 'agreed' },
    says: /agree|\bto \w+|deal for/i,
    never: /\b(?:has|had) (?:bought|acquired|completed)\b/,
    bears: ['planned'],
  },
  {
    kind: 'acquisition',
    when: 'status completed',
    fields: { ...deal, status: 'completed' },
    never: UNREAL,
  },
  {
    kind: 'acquisition',
    when: 'status terminated',
    fields: { ...deal, status: 'terminated' },
    says: /end|call|drop|abandon|terminat|scrap|off|not|was to|fall|fell|collapse/i,
    never: /\bcompleted\b/,
  },
  { kind: 'acquisition', when: 'no status', fields: deal, never: UNREAL },
  {
    kind: 'funding-round',
    when: 'nothing stated',
    fields: { company: 'Acme', amount: usd },
    never: UNREAL,
  },
  {
    kind: 'fund-close',
    when: 'nothing stated',
    fields: { manager: 'Acme Capital', fund: 'Acme Fund II', amount: usd },
    never: UNREAL,
  },
  {
    kind: 'patent-sale',
    when: 'stage agreed',
    fields: { seller: 'Acme', buyer: 'Bolt', count: 90, stage: 'agreed' },
    says: /agree|\bto \w+|will/i,
    never: /\b(?:has|have) (?:bought|sold)\b/,
  },
  {
    kind: 'patent-sale',
    when: 'stage completed',
    fields: { seller: 'Acme', buyer: 'Bolt', count: 90, stage: 'completed' },
    never: UNREAL,
  },
  {
    kind: 'listing',
    when: 'stage filed',
    fields: { ...listing, stage: 'filed' },
    says: /fil|plan|appl|seek|aim/i,
    never: /\b(?:began|begun) trading|has listed|debuted\b/,
    bears: ['planned'],
  },
  { kind: 'listing', when: 'stage priced', fields: { ...listing, stage: 'priced' }, says: /pric/i },
  {
    kind: 'listing',
    when: 'stage debuted',
    fields: { ...listing, stage: 'debuted' },
    says: /debut|trad|first|start/i,
  },
  {
    kind: 'listing',
    when: 'stage withdrawn',
    fields: { ...listing, stage: 'withdrawn' },
    says: /withdr|call|off|will not|pull|no listing/i,
    never: /has listed|debuted/,
  },
  { kind: 'listing', when: 'no stage', fields: listing, never: UNREAL },
  {
    kind: 'statistic',
    when: 'nothing stated',
    fields: { indicator: 'exports', place: 'Shanghai', period: '2020', value: 92 },
    says: /92/,
  },
  {
    kind: 'forecast',
    when: 'nothing stated',
    fields: { forecaster: 'Gartner', indicator: 'sales of computers', period: '2022', value: 92 },
    says: /forecast|expect|will|would|see|put|project/i,
    owner: /Gartner/,
    bears: ['planned'],
  },
  {
    kind: 'buildout',
    when: 'nothing stated',
    fields: { place: 'Shenzhen', asset: 'base station', count: 46_000 },
    says: /46,000/,
  },
  ...(
    [
      ['groundbreaking', /\b(?:opened|launched|in production)\b/],
      ['trial', /\blaunched\b/],
      ['launched', UNREAL],
      ['expanded', UNREAL],
      ['closed', /\blaunched\b/],
    ] as const
  ).map(([stage, never]): Row => ({
    kind: 'production-launch',
    when: `stage ${stage}`,
    fields: { ...launch, stage },
    never,
  })),
  {
    kind: 'expansion',
    when: 'stage planned',
    fields: { ...site, stage: 'planned' },
    says: /plan|\bto \w+|will|aim|intend/i,
    never: DONE,
    bears: ['planned'],
  },
  { kind: 'expansion', when: 'stage opened', fields: { ...site, stage: 'opened' }, never: UNREAL },
  {
    kind: 'policy',
    when: 'stage consultation',
    fields: { ...rules, stage: 'consultation' },
    says: /draft|comment|consult|propos/i,
    never: /in force|take effect/,
    bears: ['planned'],
  },
  { kind: 'policy', when: 'stage issued', fields: { ...rules, stage: 'issued' }, never: UNREAL },
  {
    kind: 'policy',
    when: 'stage effective',
    fields: { ...rules, stage: 'effective' },
    says: /effect|force|apply|applies/i,
  },
  {
    kind: 'official-statement',
    when: 'nothing stated',
    fields: said,
    says: /said|says|according|: rates|denie[sd]|denial|not true/i,
    bears: ['denied', 'planned'],
  },
  {
    kind: 'partnership',
    when: 'stage planned',
    fields: { ...pact, stage: 'planned' },
    says: /plan|\bto \w+|will|would|aim|intend/i,
    never: /\b(?:has|have) signed\b/,
    bears: ['planned'],
  },
  {
    kind: 'partnership',
    when: 'stage signed',
    fields: { ...pact, stage: 'signed' },
    never: /\b(?:plans? to|in talks|denie[sd])\b/,
  },
  {
    kind: 'market-move',
    when: 'nothing stated',
    fields: {
      security: 'Acme Inc.',
      change: { value: -2, unit: 'percent', basis: 'day-on-day' },
    },
    says: /fell|falls?|down|lower|los[et]|drop/i,
  },
  {
    kind: 'earnings',
    when: 'nothing stated',
    fields: { company: 'Acme Inc.', period: '2021-Q1', netIncome: usd },
    owner: /Reuters|reported/,
  },
];

const record = ({ kind, fields }: Row, modality: Modality, id: number): object => ({
  kind,
  id: String(id),
  date: '2021-05-20',
  source: 'Reuters',
  ...fields,
  modality,
});

const text = (paragraphs: readonly (readonly { readonly text: string }[])[]): string =>
  paragraphs
    .flat()
    .map((sentence) => sentence.text)
    .join(' ');

describe.each(rows.map((row) => [`${row.kind}, ${row.when}`, row] as const))('%s', (_, row) => {
  it.each(modalities)('%s', (modality) => {
    const isBorne =
      modality === 'asserted' || modality === 'reported' || row.bears?.includes(modality) === true;
    for (const bot of bots) {
      for (let id = 0; id < 24; id += 1) {
        const outcome = bot.write(record(row, modality, id));
        if (!isBorne) {
          expect(outcome.status).toBe('held');
          const [diagnostic] = outcome.diagnostics;
          expect(diagnostic).toMatchObject({ code: 'guard/modality', actual: modality });
          expect(diagnostic?.hint).toMatch(/status or stage/);
          continue;
        }
        if (outcome.status !== 'written') throw new Error(JSON.stringify(outcome.diagnostics));
        const { headline, paragraphs } = outcome.value;
        const lead = paragraphs[0]?.[0]?.text ?? '';
        for (const words of [headline.text, lead]) {
          if (row.says !== undefined) expect(words).toMatch(row.says);
          if (row.never !== undefined) expect(words).not.toMatch(row.never);
        }
        // what somebody else reported has its source
        if (modality === 'reported') expect(text(paragraphs)).toMatch(row.owner ?? /Reuters/);
      }
    }
  });
});

it('covers every kind', () => {
  expect(new Set(rows.map(({ kind }) => kind))).toEqual(
    new Set(builtinKinds.map(({ name }) => name)),
  );
});

it('words a denial as one', () => {
  for (const bot of bots) {
    for (let id = 0; id < 40; id += 1) {
      const outcome = bot.write({
        ...said,
        kind: 'official-statement',
        id: String(id),
        date: '2021-05-20',
        modality: 'denied',
      });
      if (outcome.status !== 'written') throw new Error(JSON.stringify(outcome.diagnostics));
      const { headline, paragraphs } = outcome.value;
      for (const words of [headline.text, paragraphs[0]?.[0]?.text])
        expect(words).toMatch(/\b(?:denie[sd]|denial|not true)\b/i);
    }
  }
});
