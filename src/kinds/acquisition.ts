import { z } from 'zod';
import type {
  HistoryView,
  Label,
  Money,
  NewsRecord,
  Organisation,
  Percent,
  Remembered,
  Undisclosed,
} from '../model.js';
import {
  compareDecimals,
  daysBetween,
  entityKey,
  fractionOf,
  type FieldTypes,
} from '../values/index.js';
import { defineKind, type InputOf, type Recalled, type RecordOf } from './define-kind.js';
import { flag, isNamed, known, parties, partiesKey } from './facts.js';
import { ahead, amounts, differentParties, stakes, valuationKept } from './guards.js';
import { scaleReason } from './newsworthiness.js';
import {
  earlier,
  keyOf,
  rankFacts,
  rankOfYear,
  rankReasons,
  recalledFrom,
  yearMentions,
  yearOf,
} from './recall.js';

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
  fieldNotes: {
    acquirer: 'Who buys: one party, or a list of several that buy together.',
    target: 'What is bought; its `valuation` is the last that was known.',
    seller: 'Who sells, where that is not the target itself.',
    stake: 'The share that changes hands, in percent; all of it where it is absent.',
    price: 'What is paid, or `undisclosed`.',
    consideration: 'What it is paid in.',
    status: 'How far the deal has come.',
    expectedClose: 'When it is expected to be completed.',
    rationale: 'What the acquirer wants with it.',
  },
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
      role: 'company',
      must: true,
      value: (r) => parties(r.acquirer),
    },
    target: {
      type: 'organisation',
      from: ['target'],
      anchor: true,
      role: 'company',
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
    /** A stake that is a fraction as it was stated: a quarter of the shares. */
    stakeFraction: {
      type: 'percent',
      from: ['stake'],
      weight: 0,
      covers: ['stake'],
      value: (r) => exactFraction(partOf(r.stake)),
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
    // talks that nobody who takes part speaks of
    unconfirmed: {
      type: 'flag',
      from: ['modality'],
      weight: 0,
      must: true,
      value: (r) => flag(r.status === 'in-talks' && r.modality === 'rumoured'),
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
      attribution: true,
      value: (r) => {
        const name = r.source?.name;
        const named = (party: Organisation | undefined): boolean =>
          party !== undefined && isNamed(party, name);
        return flag(r.acquirer.some(named) || named(r.target) || named(r.seller));
      },
    },
    // "said it had agreed": of one buyer only
    buyerSaid: {
      type: 'flag',
      from: ['source'],
      weight: 0.5,
      attribution: true,
      value: ({ acquirer: [buyer, other], source }) =>
        flag(buyer !== undefined && other === undefined && isNamed(buyer, source?.name)),
    },
    sellerSaid: {
      type: 'flag',
      from: ['source'],
      weight: 0.5,
      attribution: true,
      value: (r) => flag(r.seller !== undefined && isNamed(r.seller, r.source?.name)),
    },
    targetSaid: {
      type: 'flag',
      from: ['source'],
      weight: 0.5,
      attribution: true,
      value: (r) => flag(isNamed(r.target, r.source?.name)),
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
  mentions: (r, { usd }) => {
    const at = r.date.iso;
    const target = entityKey(r.target.name);
    return [
      ...(isDeal(r)
        ? [
            ...r.acquirer.map((buyer) => ({ key: keyOf(ACQUIRER, buyer), at, mark: target })),
            ...yearMentions('acquisition', at, r.target.sector, priceOf(r), usd),
          ]
        : []),
      { key: keyOf(TARGET, r.target), at, mark: partiesKey(r.acquirer) },
    ];
  },
  recall: {
    facts: {
      rumouredOn: { type: 'date', weight: 0.8 },
      agreedOn: { type: 'date', weight: 1 },
      agreedPrice: { type: 'money', weight: 1 },
      reversal: { type: 'flag', weight: 0.5, angle: true },
      calledOffOn: { type: 'date', weight: 1, angle: true },
      dealNumber: { type: 'count', weight: 0.8 },
      dealYear: { type: 'period', weight: 0 },
      earlierTarget: { type: 'organisation', weight: 0.8 },
      earlierDealDate: { type: 'date', weight: 0.4 },
      earlierPrice: { type: 'money', weight: 0.6 },
      earlierDone: { type: 'flag', weight: 0 },
      alsoBought: { type: 'list', weight: 0.8 },
      largestOfBuyer: { type: 'flag', weight: 0.8 },
      dearestTarget: { type: 'organisation', weight: 0.6 },
      dearestPrice: { type: 'money', weight: 0.6 },
      ownerBefore: { type: ['organisation', 'list'], weight: 1 },
      ownedFrom: { type: 'date', weight: 0.4 },
      ownerPrice: { type: 'money', weight: 0.6 },
      targetBought: { type: 'list', weight: 0.8 },
      targetRaised: { type: 'money', weight: 0.8 },
      targetRound: { type: 'label', weight: 0.5 },
      targetRoundDate: { type: 'date', weight: 0.4 },
      ...rankFacts,
    },
    of: (r, history, context) => ({
      ...targetSoFar(r, history),
      ...(r.acquirer.length === 1 && isDeal(r) ? buyerSoFar(r, history) : {}),
      ...lastRoundOfTarget(r, history),
      ...(isDeal(r)
        ? rankOfYear(history, 'acquisition', r, 'price', priceOf(r), context, r.target.sector)
        : {}),
    }),
    reasons: ({ reversal, ...rank }) => [
      ...rankReasons(rank),
      {
        score: reversal === undefined ? 0 : 0.3,
        reason: 'It undoes what was agreed.',
        factor: 'reversal',
      },
    ],
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
  // the deal is agreed, the purchase still to come; talks are of a plan, and those that are a rumour are worded as one
  bears: ({ status }) =>
    status === 'agreed' ? ['planned'] : status === 'in-talks' ? ['planned', 'rumoured'] : [],
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
  // the dearest of its buyer, the largest of its sector
  exampleRecords: [
    {
      record: {
        target: { name: 'Norvale', sector: 'Software' },
        status: 'agreed',
        price: { amount: '5000000000', currency: 'USD' },
      },
    },
    // more than a lead can hold, so that the seller comes after it
    ...['agreed', 'completed', 'rumoured', 'terminated'].map((status) => ({
      record: {
        acquirer: [
          'Norvale Consolidated Harbour and Inland Waterways Group',
          'Berg Institute for Research and Industrial Development',
        ],
        target: {
          name: 'Aho and Sons',
          description: 'a maker of pumps for ports and canals',
          location: 'Turin',
        },
        seller: 'Northern Towage and Salvage Companies Association of Owners',
        stake: { value: 60, unit: 'percent' },
        price: { amount: '5000000000', currency: 'USD' },
        status,
      },
    })),
  ],
  happening: (r) => [partiesKey(r.acquirer), entityKey(r.target.name), r.status ?? ''],
  identity: (r) => [
    partiesKey(r.acquirer),
    entityKey(r.target.name),
    r.price?.type === 'money' ? `${r.price.amount} ${r.price.currency}` : '',
    r.stake?.value ?? '',
    r.status ?? '',
  ],
});

/** The whole of a company is not "a 100% stake". */
function partOf(stake: Percent | undefined): Percent | undefined {
  return stake?.value === '100' ? undefined : stake;
}

/** A stake of a quarter or a third, not one that is only near it. */
function exactFraction(stake: Percent | undefined): Percent | undefined {
  return stake !== undefined && fractionOf(stake.value).off === 0 ? stake : undefined;
}

const ACQUIRER = 'acquisition/acquirer';
const TARGET = 'acquisition/target';

/** How many deals of a buyer, and reports of a target's sale, are looked at. */
const MOST_DEALS = 12;

/** Reports of one sale, under a buyer's other name, may lie so many days apart. */
const SAME_SALE_DAYS = 180;

/** The keys of this kind lead to records of this kind only. */
function dealOf(record: NewsRecord): Acquisition {
  return record as unknown as Acquisition;
}

function priceOf({ price }: Acquisition): Money | undefined {
  return price?.type === 'money' ? price : undefined;
}

/** Whether it is or will be done for all that is known: no rumour, and not called off. */
function isDeal({ status, modality }: Acquisition): boolean {
  return (
    (status === undefined || status === 'agreed' || status === 'completed') &&
    (modality === undefined || modality === 'asserted' || modality === 'reported')
  );
}

/** Whether it was bought, for all that is known, and not merely agreed on. */
function isDone({ status, expectedClose }: Acquisition): boolean {
  return status === 'completed' || (status === undefined && expectedClose === undefined);
}

/** Whether the whole of it was bought. */
function isBought(deal: Acquisition): boolean {
  return isDone(deal) && partOf(deal.stake) === undefined;
}

/** Companies of one name that are known to be based in two places may be two. */
function isElsewhere(one: Organisation, other: Organisation | undefined): boolean {
  return (
    one.location !== undefined && other?.location !== undefined && one.location !== other.location
  );
}

function targetSoFar(
  r: Acquisition,
  history: HistoryView,
): Readonly<Record<string, Recalled | undefined>> {
  const buyers = partiesKey(r.acquirer);
  const sales = earlier(history, keyOf(TARGET, r.target), r, MOST_DEALS);
  return {
    ...storySoFar(
      r,
      sales.filter(({ mark }) => mark === buyers),
    ),
    ...(isDeal(r)
      ? {
          ...lastOwner(
            r,
            sales.find(({ record }) => isDeal(dealOf(record)) && isDone(dealOf(record))),
          ),
          targetBought: purchasesOfTarget(r, history),
        }
      : {}),
  };
}

/** Who had bought the whole of the target before. */
function lastOwner(
  r: Acquisition,
  sale: Remembered | undefined,
): Readonly<Record<string, Recalled | undefined>> {
  if (sale === undefined || daysBetween(sale.at, r.date.iso) <= SAME_SALE_DAYS) return {};
  const { acquirer, target, stake, price, date } = dealOf(sale.record);
  if (
    partOf(stake) !== undefined ||
    isElsewhere(r.target, target) ||
    acquirer.some((owner) => r.acquirer.some(({ name }) => isNamed(owner, name)))
  )
    return {};
  return {
    ownerBefore: recalledFrom(
      sale,
      parties(acquirer),
      ...(acquirer.length === 1 ? ['acquirer'] : acquirer.map((_, index) => `acquirer/${index}`)),
    ),
    ownedFrom: recalledFrom(sale, date, 'date'),
    ownerPrice: recalledFrom(sale, price?.type === 'money' ? price : undefined, 'price'),
  };
}

/** What the target had bought itself. */
function purchasesOfTarget(r: Acquisition, history: HistoryView): Recalled | undefined {
  const found = earlier(history, keyOf(ACQUIRER, r.target), r, MOST_DEALS);
  if (found.length === MOST_DEALS) return undefined;
  const target = entityKey(r.target.name);
  return targetsOf(
    found.filter(({ record }) => {
      const deal = dealOf(record);
      const self = deal.acquirer.find(({ name }) => entityKey(name) === target);
      return isBought(deal) && !isElsewhere(r.target, self);
    }),
  );
}

/** What was bought in these deals, each company once. */
function targetsOf(deals: readonly Remembered[]): Recalled | undefined {
  const each = new Map(deals.map((deal) => [entityKey(dealOf(deal.record).target.name), deal]));
  const named = [...each.values()];
  const value = known(named.map(({ record }) => dealOf(record).target));
  return value === undefined ? undefined : { value, from: named.map(({ id }) => `${id}#/target`) };
}

/** What was known of this sale before: talked of, agreed, called off. */
function storySoFar(
  r: Acquisition,
  before: readonly Remembered[],
): Readonly<Record<string, Recalled | undefined>> {
  if (before.length === 0) return {};
  const find = (holds: (deal: Acquisition) => boolean): Remembered | undefined =>
    before.find(({ record }) => holds(dealOf(record)));
  const dateOf = (entry: Remembered | undefined): Recalled | undefined =>
    entry === undefined ? undefined : recalledFrom(entry, entry.record.date, 'date');
  const agreed =
    r.status === 'completed' || r.status === 'terminated'
      ? find(({ status }) => status === 'agreed')
      : undefined;
  const isOn = r.status === 'agreed' || r.status === 'completed';
  return {
    agreedOn: dateOf(agreed),
    agreedPrice:
      agreed === undefined || r.price !== undefined
        ? undefined
        : recalledFrom(agreed, priceOf(dealOf(agreed.record)), 'price'),
    reversal:
      agreed !== undefined && r.status === 'terminated'
        ? recalledFrom(agreed, { type: 'flag' }, 'status')
        : undefined,
    rumouredOn:
      r.status === 'agreed'
        ? dateOf(find(({ status }) => status === 'rumoured' || status === 'in-talks'))
        : undefined,
    calledOffOn: isOn ? dateOf(find(({ status }) => status === 'terminated')) : undefined,
  };
}

/** The buyer's deals of the year by number, and the last of them. */
function buyerSoFar(
  r: Acquisition,
  history: HistoryView,
): Readonly<Record<string, Recalled | undefined>> {
  const [buyer] = r.acquirer;
  if (buyer === undefined) return {};
  const target = entityKey(r.target.name);
  const found = earlier(history, keyOf(ACQUIRER, buyer), r, MOST_DEALS);
  const done = found.filter(({ mark }) => mark !== target);
  const [last] = done;
  if (last === undefined) return {};
  const year = r.date.iso.slice(0, 4);
  const ofYear = done.filter(({ at }) => at.startsWith(year));
  const targets = new Set(ofYear.map(({ mark }) => mark));
  const isWhole = found.length < MOST_DEALS || found.at(-1)?.at.startsWith(year) === false;
  const counted =
    // A deal that was agreed and completed is one, and its completion no new deal.
    r.status !== 'completed' && ofYear.length > 0 && isWhole
      ? {
          dealNumber: {
            value: { type: 'count', value: String(targets.size + 1) } as const,
            from: ['/acquirer', ...ofYear.map(({ id }) => `${id}#/acquirer`)],
          },
        }
      : {};
  const deal = dealOf(last.record);
  return {
    ...counted,
    ...(ofYear.length > 0 ? { dealYear: { value: yearOf(r.date.iso), from: ['/date'] } } : {}),
    alsoBought: isWhole
      ? targetsOf(
          ofYear.filter(({ mark, record }) => mark !== last.mark && isBought(dealOf(record))),
        )
      : undefined,
    ...(found.length < MOST_DEALS ? dearestOfBuyer(r, done) : {}),
    earlierTarget: recalledFrom(last, deal.target, 'target'),
    earlierDealDate: recalledFrom(last, deal.date, 'date'),
    earlierPrice: recalledFrom(last, priceOf(deal), 'price'),
    // what was agreed may not have been bought yet
    earlierDone: isDone(deal) ? recalledFrom(last, { type: 'flag' }, 'target') : undefined,
  };
}

/** The largest price of a buyer's deals before this one, the latest first, and whether this one's is larger. */
function dearestOfBuyer(
  r: Acquisition,
  done: readonly Remembered[],
): Readonly<Record<string, Recalled | undefined>> {
  const price = priceOf(r);
  if (price === undefined || price.approx !== undefined) return {};
  const priced = done.flatMap((entry) => {
    const paid = priceOf(dealOf(entry.record));
    return paid === undefined ? [] : [{ entry, paid }];
  });
  if (
    priced.some(({ paid }) => paid.currency !== price.currency || paid.approx !== undefined) ||
    // A stake at a price is no whole at that price.
    [r, ...priced.map(({ entry }) => dealOf(entry.record))].some(
      ({ stake }) => partOf(stake) !== undefined,
    )
  )
    return {};
  const [first, ...others] = priced;
  if (first === undefined) return {};
  const dearest = others.reduce(
    (most, each) => (compareDecimals(each.paid.amount, most.paid.amount) > 0 ? each : most),
    first,
  );
  const order = compareDecimals(price.amount, dearest.paid.amount);
  // The last deal is told with its price by itself.
  const isLast = dearest.entry === done[0];
  return {
    ...(order > 0
      ? {
          largestOfBuyer: {
            value: { type: 'flag' } as const,
            from: ['/price', ...priced.map(({ entry }) => `${entry.id}#/price`)],
          },
        }
      : {}),
    ...(order === 0 || isLast
      ? {}
      : {
          dearestTarget: recalledFrom(dearest.entry, dealOf(dearest.entry.record).target, 'target'),
          dearestPrice: recalledFrom(dearest.entry, dearest.paid, 'price'),
        }),
  };
}

/** What the target raised last, before it was sold. */
function lastRoundOfTarget(
  r: Acquisition,
  history: HistoryView,
): Readonly<Record<string, Recalled | undefined>> {
  const [last] = earlier(history, keyOf('funding-round/company', r.target), r, 1);
  if (last === undefined) return {};
  const { amount, round } = last.record as { amount?: Money | Undisclosed; round?: Label };
  return {
    targetRaised: recalledFrom(last, amount?.type === 'money' ? amount : undefined, 'amount'),
    targetRound: recalledFrom(last, round?.key === undefined ? undefined : round, 'round'),
    targetRoundDate: recalledFrom(last, last.record.date, 'date'),
  };
}
