import { z } from 'zod';
import type { Count, HistoryView, Money, NewsRecord, NounPhrase, Remembered } from '../model.js';
import { entityKey, compareDecimals, type FieldTypes } from '../values/index.js';
import {
  defineKind,
  type Guard,
  type InputOf,
  type Recalled,
  type RecordOf,
} from './define-kind.js';
import { flag, isNamed, venueFacts } from './facts.js';
import { eachOf } from './figures.js';
import { amounts, differentParties, happened } from './guards.js';
import { scaleReason } from './newsworthiness.js';
import { earlier, keyOf, recalledFrom } from './recall.js';

const fields = (t: FieldTypes) => ({
  seller: t.organisation,
  buyer: t.organisation,
  count: t.count.optional(),
  subject: t.nounPhrase.optional(),
  price: t.disclosedMoney.optional(),
  stage: z.enum(['agreed', 'completed']).optional(),
  confirmedBy: z.strictObject({ person: t.person, venue: t.nounPhrase.optional() }).optional(),
});

/** A patent-sale record as its author writes it. */
export type PatentSaleRecord = InputOf<typeof fields, 'patent-sale'>;

type PatentSale = RecordOf<typeof fields>;

/** Patents are sold and bought by the piece; part of one, or none, is a slip. */
const wholePatents: Guard<PatentSale> = {
  name: 'count',
  code: 'guard/range',
  describes: 'Holds a number of patents that is not whole and above 0.',
  check: ({ count }) =>
    count !== undefined && (count.value.includes('.') || compareDecimals(count.value, '0') <= 0)
      ? [
          {
            pointer: '/count',
            message: `${count.value} is no number of patents.`,
            actual: count.value,
            expected: 'a whole number above 0',
          },
        ]
      : [],
};

/** "Smartphone patents" can be counted as patents only, and what patents are on does not name them again. */
const plainSubject: Guard<PatentSale> = {
  name: 'subject',
  code: 'record/phrase-type',
  describes: 'Holds a subject that names the patents in a way that cannot be worded.',
  check: ({ subject, count }) => {
    if (subject === undefined || !/\bpatents?\b/i.test(subject.text)) return [];
    const plain =
      tradeOf(subject) !== undefined && (count?.unit === undefined || PATENT.test(count.unit));
    return plain
      ? []
      : [
          {
            pointer: '/subject',
            message: 'The subject names the patents again.',
            actual: subject.text,
            expected: 'what they are on, such as "smartphone technology"',
          },
        ];
  },
};

/** Patents change hands without the company that holds them: agreed, completed, or simply reported. */
export const patentSale = defineKind({
  name: 'patent-sale',
  describes: 'A company sells patents to another.',
  fields,
  fieldNotes: {
    seller: 'Who sells.',
    buyer: 'Who buys.',
    count: 'How many patents.',
    subject: 'What they are about.',
    price: 'What is paid, or `undisclosed`.',
    stage: 'Whether it is agreed or completed.',
    confirmedBy: 'Who confirmed it, and where.',
  },
  aliases: {
    seller: ['seller_name', 'vendor', 'assignor', 'assignor_name', 'patent_seller', 'sold_by'],
    buyer: ['buyer_name', 'purchaser', 'assignee', 'assignee_name', 'patent_buyer', 'sold_to'],
    count: [
      'patent_count',
      'patents',
      'number_of_patents',
      'num_patents',
      'assets',
      'patents_sold',
    ],
    subject: ['technology', 'technology_area', 'patent_subject', 'field_of_technology'],
    price: ['sale_price', 'purchase_price', 'deal_value', 'amount_paid'],
    stage: ['deal_stage', 'sale_status'],
    confirmedBy: ['confirmation', 'confirmed_by'],
    date: ['sold_on', 'sold_at', 'assignment_date', 'announced_on', 'recorded_at'],
  },
  topics: ['20000206'],
  cues: {
    fields: ['count', 'subject', 'buyer', 'seller', 'confirmedBy'],
    words: ['patent', 'patents', 'patent portfolio', 'patent families', 'intellectual property'],
  },
  facts: {
    seller: {
      type: 'organisation',
      from: ['seller'],
      anchor: true,
      role: 'company',
      must: true,
      value: (r) => r.seller,
    },
    buyer: {
      type: 'organisation',
      from: ['buyer'],
      anchor: true,
      role: 'company',
      must: true,
      value: (r) => r.buyer,
    },
    count: {
      type: 'count',
      from: ['count'],
      weight: 2,
      must: true,
      material: true,
      value: (r) => countOf(r),
    },
    onePatent: {
      type: 'flag',
      from: ['count'],
      weight: 0,
      value: (r) => flag(r.count?.value === '1' && r.count.unit === undefined),
    },
    // "smartphone" of "smartphone patents": stands before the noun and cannot be left out
    trade: {
      type: 'nounPhrase',
      from: ['subject'],
      weight: 1.2,
      must: true,
      material: true,
      value: (r) => tradeOf(r.subject),
    },
    subject: {
      type: 'nounPhrase',
      from: ['subject'],
      weight: 1.2,
      material: true,
      value: (r) => (tradeOf(r.subject) === undefined ? r.subject : undefined),
    },
    price: {
      type: 'money',
      from: ['price'],
      weight: 3,
      must: true,
      material: true,
      value: (r) => (r.price?.type === 'money' ? r.price : undefined),
    },
    each: {
      type: 'money',
      from: ['price', 'count'],
      weight: 0.6,
      value: (r) => pricePerPatent(r),
    },
    undisclosed: {
      type: 'flag',
      from: ['price'],
      weight: 1,
      material: true,
      angle: true,
      value: (r) => flag(r.price?.type === 'undisclosed'),
    },
    agreed: {
      type: 'flag',
      from: ['stage'],
      weight: 0.5,
      must: true,
      material: true,
      value: (r) => flag(r.stage === 'agreed'),
    },
    completed: {
      type: 'flag',
      from: ['stage'],
      weight: 0.5,
      must: true,
      material: true,
      value: (r) => flag(r.stage === 'completed'),
    },
    unstated: {
      type: 'flag',
      from: ['kind'],
      weight: 0,
      value: (r) => flag(r.stage === undefined),
    },
    sellerSaid: {
      type: 'flag',
      from: ['source'],
      weight: 0.5,
      attribution: true,
      value: (r) => flag(isNamed(r.seller, r.source?.name)),
    },
    buyerSaid: {
      type: 'flag',
      from: ['source'],
      weight: 0.5,
      attribution: true,
      value: (r) => flag(isNamed(r.buyer, r.source?.name)),
    },
    confirmedBy: {
      type: 'person',
      from: ['confirmedBy/person'],
      weight: 1.2,
      material: true,
      attribution: true,
      value: (r) => r.confirmedBy?.person,
    },
    venue: {
      type: 'nounPhrase',
      from: ['confirmedBy/venue'],
      weight: 0.6,
      material: true,
      value: (r) => venueFacts(r.confirmedBy?.venue)['venue'],
    },
    medium: {
      type: 'nounPhrase',
      from: ['confirmedBy/venue'],
      weight: 0.6,
      material: true,
      value: (r) => venueFacts(r.confirmedBy?.venue)['medium'],
    },
    channel: {
      type: 'nounPhrase',
      from: ['confirmedBy/venue'],
      weight: 0.6,
      material: true,
      value: (r) => venueFacts(r.confirmedBy?.venue)['channel'],
    },
  },
  mentions: (r) => {
    const at = r.date.iso;
    const [seller, buyer] = [entityKey(r.seller.name), entityKey(r.buyer.name)];
    const isSold = r.stage !== 'agreed';
    return [
      { key: keyOf(SELLER, r.seller), at, mark: `${isSold ? 'sold' : 'agreed'} ${buyer}` },
      ...(isSold ? [{ key: keyOf(BUYER, r.buyer), at, mark: seller }] : []),
    ];
  },
  recall: {
    facts: {
      agreedOn: { type: 'date', weight: 1 },
      agreedPrice: { type: 'money', weight: 1 },
      earlierSaleOn: { type: 'date', weight: 0.5 },
      earlierCount: { type: 'count', weight: 0.8 },
      earlierPrice: { type: 'money', weight: 0.8 },
      otherBuyer: { type: 'organisation', weight: 0.8 },
      otherSaleOn: { type: 'date', weight: 0.4 },
      otherCount: { type: 'count', weight: 0.6 },
      otherPrice: { type: 'money', weight: 0.6 },
      otherSeller: { type: 'organisation', weight: 0.8 },
      otherPurchaseOn: { type: 'date', weight: 0.4 },
      purchaseCount: { type: 'count', weight: 0.6 },
    },
    of: (r, history) => ({ ...salesBefore(r, history), ...purchaseBefore(r, history) }),
    reasons: ({ earlierSaleOn }) => [
      {
        score: earlierSaleOn === undefined ? 0 : 0.05,
        reason: 'The two have dealt in patents before.',
      },
    ],
  },
  newsworthiness: (r, { usd }) => [
    { score: 0.15, reason: 'Patents change hands.' },
    scaleReason(r.price?.type === 'money' ? usd(r.price) : undefined, 'price', 1e6, 1e9),
    { score: atLeast(r.count, '1000') ? 0.2 : 0, reason: 'There are a thousand patents or more.' },
    { score: atLeast(r.count, '50') ? 0.1 : 0, reason: 'There are fifty patents or more.' },
    { score: r.confirmedBy === undefined ? 0 : 0.05, reason: 'Somebody has confirmed it by name.' },
  ],
  guards: [
    happened,
    ...amounts((r: PatentSale) => [['/price', r.price?.type === 'money' ? r.price : undefined]]),
    differentParties((r: PatentSale) => [
      ['/seller', r.seller],
      ['/buyer', r.buyer],
    ]),
    wholePatents,
    plainSubject,
  ],
  // The dearest patents sold without their company were Nortel's, at 4.5 billion dollars in 2011.
  bounds: { range: { amount: 10_000_000_000 } },
  examples: { subject: ['smartphone patents', 'mobile messaging'] },
  happening: (r) => [entityKey(r.seller.name), entityKey(r.buyer.name), r.stage ?? ''],
  identity: (r) => [
    entityKey(r.seller.name),
    entityKey(r.buyer.name),
    r.count?.value ?? '',
    r.price?.type === 'money' ? `${r.price.amount} ${r.price.currency}` : '',
    r.stage ?? '',
  ],
});

const SELLER = 'patent-sale/seller';
const BUYER = 'patent-sale/buyer';

/** How many sales of a seller, and purchases of a buyer, are looked at. */
const MOST_SALES = 8;

/** The keys of this kind lead to records of this kind only. */
function saleOf(record: NewsRecord): PatentSale {
  return record as unknown as PatentSale;
}

function priceOf({ price }: PatentSale): Money | undefined {
  return price?.type === 'money' ? price : undefined;
}

/** Whether a sale that was agreed can be the one that is told now: nothing that both state differs. */
function mayBeSame(one: PatentSale, other: PatentSale): boolean {
  const fits = (first: unknown, second: unknown): boolean =>
    first === undefined || second === undefined || JSON.stringify(first) === JSON.stringify(second);
  return (
    fits(one.count?.value, other.count?.value) &&
    fits(priceOf(one), priceOf(other)) &&
    fits(one.subject?.text, other.subject?.text)
  );
}

/** When the sale was agreed, the sale before it to the same buyer, and the last to another. */
function salesBefore(
  r: PatentSale,
  history: HistoryView,
): Readonly<Record<string, Recalled | undefined>> {
  const before = earlier(history, keyOf(SELLER, r.seller), r, MOST_SALES);
  if (before.length === 0) return {};
  const buyer = entityKey(r.buyer.name);
  const agreements = before.filter(({ mark }) => mark === `agreed ${buyer}`);
  const sales = before.filter(({ mark }) => mark === `sold ${buyer}`);
  const [agreed, doubtful] = agreements;
  const isSame =
    r.stage === 'completed' &&
    agreed !== undefined &&
    doubtful === undefined &&
    // What was sold since may have been what was agreed.
    sales.every(({ at }) => at < agreed.at) &&
    mayBeSame(r, saleOf(agreed.record));
  const [last] = sales;
  const other = before.find(
    ({ mark }) => mark?.startsWith('sold ') === true && mark !== `sold ${buyer}`,
  );
  return {
    ...(isSame
      ? {
          agreedOn: recalledFrom(agreed, agreed.record.date, 'date'),
          agreedPrice:
            r.price === undefined
              ? recalledFrom(agreed, priceOf(saleOf(agreed.record)), 'price')
              : undefined,
        }
      : {}),
    ...(last === undefined
      ? {}
      : {
          earlierSaleOn: recalledFrom(last, last.record.date, 'date'),
          earlierCount: countIn(last),
          earlierPrice: recalledFrom(last, priceOf(saleOf(last.record)), 'price'),
        }),
    ...(other === undefined
      ? {}
      : {
          otherBuyer: recalledFrom(other, saleOf(other.record).buyer, 'buyer'),
          otherSaleOn: recalledFrom(other, other.record.date, 'date'),
          otherCount: countIn(other),
          otherPrice: recalledFrom(other, priceOf(saleOf(other.record)), 'price'),
        }),
  };
}

/** What the buyer bought last from another seller. */
function purchaseBefore(
  r: PatentSale,
  history: HistoryView,
): Readonly<Record<string, Recalled | undefined>> {
  const seller = entityKey(r.seller.name);
  const last = earlier(history, keyOf(BUYER, r.buyer), r, MOST_SALES).find(
    ({ mark }) => mark !== seller,
  );
  if (last === undefined) return {};
  return {
    otherSeller: recalledFrom(last, saleOf(last.record).seller, 'seller'),
    otherPurchaseOn: recalledFrom(last, last.record.date, 'date'),
    purchaseCount: countIn(last),
  };
}

/** How many patents an earlier sale was of; the bare number before a trade would lack its noun. */
function countIn(entry: Remembered): Recalled | undefined {
  const { count } = saleOf(entry.record);
  return recalledFrom(
    entry,
    countOf({ ...saleOf(entry.record), count, subject: undefined }),
    'count',
  );
}

const PATENT = /^patents?$/i;

/** What stands before the noun in a subject such as "smartphone patents". */
function tradeOf(subject: NounPhrase | undefined): NounPhrase | undefined {
  const before = subject === undefined ? undefined : /^(.+?) patents?$/i.exec(subject.text)?.[1];
  return before === undefined || / (?:of|on|for|in|from) /.test(before)
    ? undefined
    : { type: 'nounPhrase', text: before };
}

/** How many of what: patents unless the record counts families or applications; bare before a trade. */
function countOf({ count, subject }: PatentSale): Count | undefined {
  if (count === undefined) return undefined;
  const { unit, ...bare } = count;
  if (tradeOf(subject) !== undefined) return bare;
  if (unit === undefined) return { ...bare, unit: 'patent' };
  return /patent/i.test(unit) ? count : { ...bare, unit: `patent ${unit}` };
}

/** Families and applications are no patents. */
function pricePerPatent({ price, count }: PatentSale): Money | undefined {
  const isPatents = count?.unit === undefined || count.unit === 'patent';
  return price?.type === 'money' && isPatents ? eachOf(price, count) : undefined;
}

function atLeast(count: Count | undefined, least: string): boolean {
  return count !== undefined && compareDecimals(count.value, least) >= 0;
}
