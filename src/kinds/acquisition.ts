import { z } from 'zod';
import type { Organisation, Percent } from '../model.js';
import { entityKey, compareDecimals, type FieldTypes } from '../values/index.js';
import { defineKind, type InputOf, type RecordOf } from './define-kind.js';
import { flag, isNamed, parties } from './facts.js';
import { ahead, amounts, differentParties, stakes, valuationKept } from './guards.js';
import { scaleReason } from './newsworthiness.js';

const fields = (t: FieldTypes) => ({
  acquirer: t.organisations,
  target: t.organisation,
  seller: t.organisation.optional(),
  stake: t.stake.optional(),
  price: t.disclosedMoney.optional(),
  consideration: z.enum(['cash', 'stock', 'mixed']).optional(),
  status: z.enum(['rumoured', 'in-talks', 'agreed', 'completed', 'terminated']).optional(),
  expectedClose: t.period.optional(),
  rationale: t.infinitive.optional(),
});

/** A acquisition record as its author writes it. */
export type AcquisitionRecord = InputOf<typeof fields, 'acquisition'>;

type Acquisition = RecordOf<typeof fields>;

/** A company, or a stake in one, is bought: talked of, agreed, completed or called off. */
export const acquisition = defineKind({
  name: 'acquisition',
  describes: 'One or more buyers acquire a company, a business or a stake in one.',
  fields,
  aliases: {
    acquirer: [
      'acquirer_name',
      'acquiror',
      'buyer',
      'buyer_name',
      'purchaser',
      'acquiring_company',
      'parent',
    ],
    target: [
      'target_name',
      'acquired',
      'acquiree',
      'acquired_company',
      'target_company',
      'acquiree_name',
      'company_name',
    ],
    seller: ['vendor', 'seller_name'],
    stake: ['stake_percent', 'percent_acquired', 'ownership', 'stake_acquired'],
    price: [
      'price_amount',
      'deal_value',
      'purchase_price',
      'transaction_value',
      'consideration_amount',
      'deal_size',
    ],
    consideration: ['payment_type', 'payment', 'terms'],
    date: ['acquired_at', 'announced_at', 'announced_on', 'deal_date'],
    expectedClose: ['expected_closing', 'closing_date', 'close_date'],
  },
  topics: ['20000204'],
  cues: {
    fields: ['acquirer', 'target', 'price', 'stake', 'consideration', 'expectedClose'],
    words: [
      'acquired',
      'acquires',
      'acquisition',
      'merger',
      'takeover',
      'buyout',
      'stake',
      'all-cash',
    ],
  },
  facts: {
    acquirer: {
      type: ['organisation', 'list'],
      from: ['acquirer'],
      anchor: true,
      must: true,
      value: (r) => parties(r.acquirer),
    },
    target: {
      type: 'organisation',
      from: ['target'],
      anchor: true,
      must: true,
      value: (r) => r.target,
    },
    seller: {
      type: 'organisation',
      from: ['seller'],
      weight: 1,
      material: true,
      value: (r) => r.seller,
    },
    stake: {
      type: 'percent',
      from: ['stake'],
      weight: 1.5,
      must: true,
      material: true,
      value: (r) => partOf(r.stake),
    },
    minority: {
      type: 'flag',
      from: ['stake'],
      weight: 0,
      angle: true,
      value: (r) => flag(r.stake !== undefined && compareDecimals(r.stake.value, '50') < 0),
    },
    majority: {
      type: 'flag',
      from: ['stake'],
      weight: 0,
      angle: true,
      value: (r) =>
        flag(
          r.stake !== undefined &&
            compareDecimals(r.stake.value, '50') > 0 &&
            compareDecimals(r.stake.value, '100') < 0,
        ),
    },
    price: {
      type: 'money',
      from: ['price'],
      weight: 3,
      must: true,
      material: true,
      value: (r) => (r.price?.type === 'money' ? r.price : undefined),
    },
    undisclosed: {
      type: 'flag',
      from: ['price'],
      weight: 1,
      material: true,
      angle: true,
      value: (r) => flag(r.price?.type === 'undisclosed'),
    },
    cash: {
      type: 'flag',
      from: ['consideration'],
      weight: 0.7,
      material: true,
      value: (r) => flag(r.consideration === 'cash'),
    },
    stock: {
      type: 'flag',
      from: ['consideration'],
      weight: 0.7,
      material: true,
      value: (r) => flag(r.consideration === 'stock'),
    },
    mixed: {
      type: 'flag',
      from: ['consideration'],
      weight: 0.7,
      material: true,
      value: (r) => flag(r.consideration === 'mixed'),
    },
    rumoured: {
      type: 'flag',
      from: ['status'],
      weight: 0.5,
      must: true,
      material: true,
      value: (r) => flag(r.status === 'rumoured'),
    },
    inTalks: {
      type: 'flag',
      from: ['status'],
      weight: 0.5,
      must: true,
      material: true,
      value: (r) => flag(r.status === 'in-talks'),
    },
    agreed: {
      type: 'flag',
      from: ['status'],
      weight: 0.5,
      must: true,
      material: true,
      value: (r) => flag(r.status === 'agreed'),
    },
    completed: {
      type: 'flag',
      from: ['status'],
      weight: 0.5,
      must: true,
      material: true,
      value: (r) => flag(r.status === 'completed'),
    },
    terminated: {
      type: 'flag',
      from: ['status'],
      weight: 0.5,
      must: true,
      material: true,
      angle: true,
      value: (r) => flag(r.status === 'terminated'),
    },
    // no status, but a day on which it is to close: not bought yet
    pending: {
      type: 'flag',
      from: ['expectedClose'],
      weight: 0,
      value: (r) => flag(r.status === undefined && r.expectedClose !== undefined),
    },
    unstated: {
      type: 'flag',
      from: ['kind'],
      weight: 0,
      value: (r) => flag(r.status === undefined && r.expectedClose === undefined),
    },
    ownReport: {
      type: 'flag',
      from: ['source'],
      weight: 0.3,
      value: (r) => {
        const name = r.source?.name;
        const named = (party: Organisation | undefined): boolean =>
          party !== undefined && isNamed(party, name);
        return flag(r.acquirer.some(named) || named(r.target) || named(r.seller));
      },
    },
    expectedClose: {
      type: 'period',
      from: ['expectedClose'],
      weight: 1,
      material: true,
      value: (r) => r.expectedClose,
    },
    rationale: {
      type: 'infinitive',
      from: ['rationale'],
      weight: 1.2,
      material: true,
      value: (r) => r.rationale,
    },
    targetValuation: {
      type: 'money',
      from: ['target/valuation'],
      weight: 1,
      material: true,
      value: (r) => r.target.valuation,
    },
  },
  newsworthiness: (r, { usd }) => [
    { score: 0.2, reason: 'A company changes hands.' },
    scaleReason(r.price?.type === 'money' ? usd(r.price) : undefined, 'price', 1e6, 1e10),
    { score: r.status === 'terminated' ? 0.25 : 0, reason: 'A deal is off.' },
    {
      score: r.status === 'rumoured' || r.status === 'in-talks' ? 0.1 : 0,
      reason: 'It has not been agreed.',
    },
  ],
  guards: [
    ...amounts((r: Acquisition) => [
      ['/price', r.price?.type === 'money' ? r.price : undefined],
      // What a company is worth as a whole may be more than was ever paid for one.
      ['/target/valuation', r.target.valuation, Number.POSITIVE_INFINITY],
    ]),
    differentParties((r: Acquisition) => [
      ['/target', r.target],
      ['/seller', r.seller],
      ...r.acquirer.map((acquirer, index): readonly [string, Organisation] => [
        r.acquirer.length === 1 ? '/acquirer' : `/acquirer/${index}`,
        acquirer,
      ]),
    ]),
    ahead((r: Acquisition) =>
      r.status === 'completed' || r.status === 'terminated'
        ? []
        : [['/expectedClose', r.expectedClose]],
    ),
    stakes((r: Acquisition) => [['/stake', r.stake?.value]]),
    valuationKept((r: Acquisition) => [
      [
        '/price',
        r.price?.type === 'money' ? r.price : undefined,
        r.target.valuation,
        r.stake?.value,
      ],
    ]),
  ],
  bounds: { range: { amount: 300_000_000_000 } },
  identity: (r) => [
    partiesKey(r.acquirer),
    entityKey(r.target.name),
    r.price?.type === 'money' ? `${r.price.amount} ${r.price.currency}` : '',
    r.stake?.value ?? '',
    r.status ?? '',
  ],
});

/** Names in one order, as reports have them in any. */
function partiesKey(parties: readonly Organisation[]): string {
  const [first, second] = parties;
  if (first !== undefined && second === undefined) return entityKey(first.name);
  return parties
    .map(({ name }) => entityKey(name))
    .sort()
    .join(' + ');
}

/** The whole of a company is not "a 100% stake". */
function partOf(stake: Percent | undefined): Percent | undefined {
  return stake?.value === '100' ? undefined : stake;
}
