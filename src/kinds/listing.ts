import { z } from 'zod';
import type {
  Count,
  HistoryView,
  Label,
  Money,
  NewsRecord,
  Pointer,
  Remembered,
  Undisclosed,
} from '../model.js';
import {
  compareDecimals,
  entityKey,
  isNegative,
  multiplyDecimals,
  type FieldTypes,
} from '../values/index.js';
import {
  defineKind,
  type Guard,
  type InputOf,
  type Recalled,
  type RecordOf,
} from './define-kind.js';
import { distinct, flag, isNamed } from './facts.js';
import { directionOf } from './figures.js';
import { amounts, changes, happened, notAmong, worthAtLeast } from './guards.js';
import { scaleReason } from './newsworthiness.js';
import {
  earlier,
  keyOf,
  rankFacts,
  rankOfYear,
  rankReasons,
  recalledFrom,
  yearMentions,
} from './recall.js';

const fields = (t: FieldTypes) => ({
  company: t.organisation,
  exchange: t.organisation,
  ticker: t.identifier.optional(),
  stage: z.enum(['filed', 'priced', 'debuted', 'withdrawn']).optional(),
  raised: t.disclosedMoney.optional(),
  offerPrice: t.unitPrice.optional(),
  shares: t.count.optional(),
  marketValue: t.money.optional(),
  firstDayChange: t.change.optional(),
  bookrunners: t.organisations.optional(),
});

/** A listing record as its author writes it. */
export type ListingRecord = InputOf<typeof fields, 'listing'>;

type Listing = RecordOf<typeof fields>;

/** Shares are offered by the piece. */
const wholeShares: Guard<Listing> = {
  name: 'shares',
  code: 'guard/range',
  describes: 'Holds a number of shares that is not whole and above 0.',
  check: ({ shares }) =>
    shares !== undefined &&
    (shares.value.includes('.') ||
      compareDecimals(shares.value, '0') <= 0 ||
      /^(?:percent|%)$/.test(shares.unit ?? ''))
      ? [
          {
            pointer: '/shares',
            message: `${shares.value} ${shares.unit ?? 'shares'} is no number of shares.`,
            actual: shares.value,
            expected: 'a whole number above 0',
          },
        ]
      : [],
};

/** The first day of trading is one of shares that trade, and its change one of a price. */
const firstDayOfTrading: Guard<Listing> = {
  name: 'first-day',
  code: 'guard/inconsistent',
  describes: 'Rejects a first-day change that is none, or of shares that have not traded.',
  check: ({ firstDayChange, stage }) => {
    if (firstDayChange === undefined) return [];
    const { unit, basis } = firstDayChange;
    if (stage !== undefined && stage !== 'debuted')
      return [
        {
          pointer: '/firstDayChange',
          message: `Shares of a listing that is ${stage} have had no first day of trading.`,
          actual: stage,
          expected: 'the stage "debuted", or none',
          hint: 'Check the stage.',
        },
      ];
    return unit === 'percent' && basis === 'first-day'
      ? []
      : [
          {
            pointer: '/firstDayChange',
            message: 'The change of the first day is measured in another way.',
            actual: `${unit}, ${basis ?? 'no basis'}`,
            expected: 'percent, first-day',
          },
        ];
  },
};

/**
 * What was raised against the number of shares and their price. Underwriters may sell up to 15 percent more shares
 * than were offered (FINRA rule 5110 caps the over-allotment there), and reports count them or not.
 */
const proceedsFit: Guard<Listing> = {
  name: 'inconsistent',
  code: 'guard/inconsistent',
  describes: 'Rejects a sum raised that the number of shares and their price contradict.',
  check: (r, { bounds }) => {
    const raised = raisedOf(r);
    const { offerPrice, shares } = r;
    if (raised === undefined || offerPrice === undefined || shares === undefined) return [];
    const hedged = [raised, offerPrice, shares].some(({ approx }) => approx !== undefined);
    if (hedged || raised.currency !== offerPrice.currency) return [];
    const product = multiplyDecimals(offerPrice.amount, shares.value);
    const [stated, expected] = [Number(raised.amount), Number(product)];
    const slack = Math.max(expected * bounds.tolerance, halfDigit(raised.amount));
    return stated >= expected - slack && stated <= expected * OVER_ALLOTMENT + slack
      ? []
      : [
          {
            pointer: '/raised',
            message: `The sum raised is stated as ${raised.amount}, but ${shares.value} shares at ${offerPrice.amount} give ${product} ${raised.currency}.`,
            actual: raised.amount,
            expected: product,
            hint: 'One of the figures is wrong; find out which.',
          },
        ];
  },
};

/** Shares come to a stock exchange: applied for, priced, traded for the first time, or withdrawn. */
export const listing = defineKind({
  name: 'listing',
  describes: 'A company lists its shares on a stock exchange, plans to or no longer does.',
  fields,
  fieldNotes: {
    company: 'Who goes public.',
    exchange: 'Where the shares are listed.',
    ticker: 'Under what sign they trade.',
    stage: 'How far it has come.',
    raised: 'What the offering brought in, or `undisclosed`.',
    offerPrice: 'The price of a share.',
    shares: 'How many shares were sold.',
    marketValue: 'What the company is worth by that.',
    firstDayChange: 'How the shares moved on their first day.',
    bookrunners: 'Who ran the books.',
  },
  aliases: {
    company: ['issuer', 'issuer_name', 'company_name', 'listed_company'],
    exchange: ['stock_exchange', 'listing_exchange', 'market', 'venue', 'stock_market'],
    ticker: ['symbol', 'ticker_symbol', 'stock_symbol', 'stock_code'],
    stage: ['listing_stage', 'ipo_status', 'ipo_stage'],
    raised: ['proceeds', 'amount_raised', 'deal_size', 'money_raised', 'offer_amount', 'ipo_size'],
    offerPrice: ['offer_price', 'ipo_price', 'issue_price', 'price_per_share', 'share_price'],
    shares: ['shares_offered', 'offered_shares', 'number_of_shares', 'shares_sold'],
    marketValue: ['market_value', 'market_cap', 'market_capitalization', 'valuation'],
    firstDayChange: ['first_day_change', 'first_day_return', 'first_day_pop'],
    bookrunners: ['underwriters', 'lead_underwriters', 'joint_bookrunners', 'book_runners'],
    date: ['listed_on', 'ipo_date', 'went_public_on', 'priced_on', 'filed_on', 'listing_date'],
  },
  topics: ['20000187'],
  cues: {
    fields: ['exchange', 'offerPrice', 'bookrunners', 'ticker', 'firstDayChange', 'shares'],
    words: [
      'ipo',
      'initial public offering',
      'listing',
      'lists on',
      'stock exchange',
      'nasdaq',
      'nyse',
      'market debut',
      'flotation',
      'bookrunner',
    ],
  },
  facts: {
    company: {
      type: 'organisation',
      from: ['company'],
      anchor: true,
      role: 'company',
      must: true,
      value: (r) => r.company,
    },
    exchange: {
      type: 'organisation',
      from: ['exchange'],
      weight: 0.8,
      material: true,
      value: (r) => r.exchange,
    },
    ticker: {
      type: 'nounPhrase',
      from: ['ticker'],
      weight: 0.5,
      material: true,
      value: (r) => (r.ticker === undefined ? undefined : { type: 'nounPhrase', text: r.ticker }),
    },
    filed: {
      type: 'flag',
      from: ['stage'],
      weight: 0.5,
      must: true,
      material: true,
      value: (r) => flag(r.stage === 'filed'),
    },
    priced: {
      type: 'flag',
      from: ['stage'],
      weight: 0.5,
      must: true,
      material: true,
      value: (r) => flag(r.stage === 'priced'),
    },
    // a record without a stage that tells of the first day of trading is one of a debut
    debuted: {
      type: 'flag',
      from: ['stage', 'firstDayChange'],
      weight: 0.5,
      must: true,
      material: true,
      value: (r) => flag(hasTraded(r)),
    },
    withdrawn: {
      type: 'flag',
      from: ['stage'],
      weight: 0.5,
      must: true,
      material: true,
      angle: true,
      value: (r) => flag(r.stage === 'withdrawn'),
    },
    unstated: {
      type: 'flag',
      from: ['kind'],
      weight: 0,
      value: (r) => flag(r.stage === undefined && !hasTraded(r)),
    },
    raised: {
      type: 'money',
      from: ['raised'],
      weight: 1.8,
      material: true,
      value: (r) => raisedOf(r),
    },
    undisclosed: {
      type: 'flag',
      from: ['raised'],
      weight: 0.6,
      material: true,
      value: (r) => flag(r.raised?.type === 'undisclosed'),
    },
    offerPrice: {
      type: 'money',
      from: ['offerPrice'],
      weight: 1.2,
      material: true,
      value: (r) => r.offerPrice,
    },
    shares: {
      type: 'count',
      from: ['shares'],
      weight: 1,
      material: true,
      value: (r) => sharesOf(r.shares),
    },
    marketValue: {
      type: 'money',
      from: ['marketValue'],
      weight: 1,
      material: true,
      value: (r) => r.marketValue,
    },
    firstDayChange: {
      type: 'change',
      from: ['firstDayChange'],
      weight: 3,
      must: true,
      material: true,
      value: (r) => r.firstDayChange,
    },
    up: {
      type: 'flag',
      from: ['firstDayChange'],
      weight: 0,
      must: true,
      covers: ['debuted'],
      value: (r) => flag(directionOf(r.firstDayChange) === 1),
    },
    down: {
      type: 'flag',
      from: ['firstDayChange'],
      weight: 0,
      must: true,
      covers: ['debuted'],
      value: (r) => flag(directionOf(r.firstDayChange) === -1),
    },
    // said in words, without a figure of zero
    flat: {
      type: 'flag',
      from: ['firstDayChange'],
      weight: 0,
      must: true,
      covers: ['debuted', 'firstDayChange'],
      value: (r) => flag(r.firstDayChange !== undefined && directionOf(r.firstDayChange) === 0),
    },
    bookrunners: {
      type: 'list',
      from: ['bookrunners'],
      weight: 0.8,
      material: true,
      value: (r) => distinct(r.bookrunners),
    },
    ownReport: {
      type: 'flag',
      from: ['source'],
      weight: 0.3,
      attribution: true,
      value: (r) => flag(isNamed(r.company, r.source?.name)),
    },
  },
  mentions: (r, { usd }) => {
    const at = r.date.iso;
    return [
      { key: keyOf(COMPANY, r.company), at, mark: r.stage ?? '' },
      ...(isDone(r) ? yearMentions('listing', at, r.company.sector, raisedOf(r), usd) : []),
    ];
  },
  recall: {
    facts: {
      filedOn: { type: 'date', weight: 0.8 },
      filedExchange: { type: 'organisation', weight: 0.5 },
      filedRaised: { type: 'money', weight: 0.6 },
      pricedOn: { type: 'date', weight: 0.8 },
      pricedAt: { type: 'money', weight: 0.8 },
      withdrawnOn: { type: 'date', weight: 1, angle: true },
      roundValuation: { type: 'money', weight: 1 },
      roundAmount: { type: 'money', weight: 0.8 },
      fundingRound: { type: 'label', weight: 0.5 },
      roundDate: { type: 'date', weight: 0.4 },
      ...rankFacts,
    },
    of: (r, history, context) => ({
      ...stagesBefore(r, history),
      ...lastRoundOf(r, history),
      ...(isDone(r) ? rankOfYear(history, 'listing', r, 'raised', raisedOf(r), context) : {}),
    }),
    reasons: ({ withdrawnOn, ...rank }) => [
      ...rankReasons(rank),
      { score: withdrawnOn === undefined ? 0 : 0.15, reason: 'An earlier plan was called off.' },
    ],
  },
  newsworthiness: (r, { usd }) => {
    const raised = raisedOf(r);
    const move = Math.abs(Number(r.firstDayChange?.value ?? '0'));
    return [
      { score: 0.2, reason: 'Shares come to a stock exchange.' },
      scaleReason(raised === undefined ? undefined : usd(raised), 'sum raised', 1e7, 1e10),
      { score: r.stage === 'withdrawn' ? 0.15 : 0, reason: 'A listing is off.' },
      { score: move >= 20 ? 0.15 : 0, reason: 'The shares moved by a fifth or more.' },
    ];
  },
  // the papers are filed, the offering is still to come
  bears: ({ stage }) => (stage === 'filed' ? ['planned'] : []),
  guards: [
    happened,
    ...amounts((r: Listing) => [
      ['/raised', raisedOf(r)],
      // What a share costs and what a company is worth have no bound of their own.
      ['/offerPrice', r.offerPrice, Number.POSITIVE_INFINITY],
      ['/marketValue', r.marketValue, Number.POSITIVE_INFINITY],
    ]),
    wholeShares,
    notAmong((r: Listing) => [r.company, [['/bookrunners', r.bookrunners]]]),
    changes((r: Listing) => [['/firstDayChange', r.firstDayChange]]),
    firstDayOfTrading,
    // After a fall the whole may be worth less than the part that was sold before it.
    worthAtLeast((r: Listing): readonly [Pointer, Money | undefined, Money | undefined] => [
      '/marketValue',
      r.firstDayChange !== undefined && isNegative(r.firstDayChange.value)
        ? undefined
        : r.marketValue,
      raisedOf(r),
    ]),
    proceedsFit,
  ],
  // Saudi Aramco's offering of 2019, the largest there was, raised 29 billion dollars.
  bounds: { range: { amount: 50_000_000_000 }, change: { fall: 60, rise: 300 } },
  // shares and their price, and no sum
  exampleRecords: [
    ...[{}, { stage: 'debuted' }].flatMap((stage) => [
      { record: { ...stage, shares: 1_000_000, offerPrice: { amount: '20', currency: 'USD' } } },
      ...[{}, { date: '2019-05-16' }].map((date) => ({
        record: { ...stage, ...date, raised: { amount: '5000000000', currency: 'USD' } },
      })),
    ]),
    ...[{}, { date: '2019-05-16' }].map((date) => ({
      record: { ...date, stage: 'filed', bookrunners: ['Berg Partners', 'Aho Bank'] },
    })),
  ],
  happening: (r) => [entityKey(r.company.name), entityKey(r.exchange.name), r.stage ?? ''],
  identity: (r) => {
    const raised = raisedOf(r);
    return [
      entityKey(r.company.name),
      entityKey(r.exchange.name),
      r.stage ?? '',
      raised === undefined ? '' : `${raised.amount} ${raised.currency}`,
    ];
  },
});

/** How many times what was offered may be sold with the over-allotment. */
const OVER_ALLOTMENT = 1.15;

const COMPANY = 'listing/company';

/** How many reports of a company's listing are looked at. */
const MOST_REPORTS = 6;

/** The keys of this kind lead to records of this kind only. */
function listingOf(record: NewsRecord): Listing {
  return record as unknown as Listing;
}

/** Whether the shares are listed, so that what was raised counts once: not at the pricing and again at the debut. */
function isDone(r: Listing): boolean {
  return hasTraded(r) || r.stage === undefined;
}

/** What was known of the listing before: filed for, priced, or called off. A plan ends where one was called off. */
function stagesBefore(
  r: Listing,
  history: HistoryView,
): Readonly<Record<string, Recalled | undefined>> {
  const reports = earlier(history, keyOf(COMPANY, r.company), r, MOST_REPORTS);
  const ended = reports.findIndex(({ mark }) => mark === 'withdrawn');
  const withdrawn = r.stage === 'withdrawn' ? undefined : reports[ended];
  const ofPlan = ended < 0 ? reports : reports.slice(0, ended);
  const found = (stage: string): Remembered | undefined =>
    ofPlan.find(({ mark }) => mark === stage);
  const filed = r.stage === 'filed' ? undefined : found('filed');
  const priced = r.stage === 'filed' || r.stage === 'priced' ? undefined : found('priced');
  const filing = filed === undefined ? undefined : listingOf(filed.record);
  return {
    ...(filed === undefined || filing === undefined
      ? {}
      : {
          filedOn: recalledFrom(filed, filing.date, 'date'),
          filedRaised: recalledFrom(filed, raisedOf(filing), 'raised'),
          filedExchange:
            entityKey(filing.exchange.name) === entityKey(r.exchange.name)
              ? undefined
              : recalledFrom(filed, filing.exchange, 'exchange'),
        }),
    ...(priced === undefined
      ? {}
      : {
          pricedOn: recalledFrom(priced, priced.record.date, 'date'),
          pricedAt:
            r.offerPrice === undefined
              ? recalledFrom(priced, listingOf(priced.record).offerPrice, 'offerPrice')
              : undefined,
        }),
    withdrawnOn:
      withdrawn === undefined ? undefined : recalledFrom(withdrawn, withdrawn.record.date, 'date'),
  };
}

/** What the company raised last from investors, and what that valued it at. */
function lastRoundOf(
  r: Listing,
  history: HistoryView,
): Readonly<Record<string, Recalled | undefined>> {
  const [last] = earlier(history, keyOf('funding-round/company', r.company), r, 1);
  if (last === undefined) return {};
  const { amount, round, valuation } = last.record as {
    amount?: Money | Undisclosed;
    round?: Label;
    valuation?: { amount: Money };
  };
  return {
    roundValuation: recalledFrom(last, valuation?.amount, 'valuation/amount'),
    roundAmount: recalledFrom(last, amount?.type === 'money' ? amount : undefined, 'amount'),
    fundingRound: recalledFrom(last, round?.key === undefined ? undefined : round, 'round'),
    roundDate: recalledFrom(last, last.record.date, 'date'),
  };
}

function raisedOf({ raised }: Listing): Money | undefined {
  return raised?.type === 'money' ? raised : undefined;
}

function hasTraded({ stage, firstDayChange }: Listing): boolean {
  return stage === 'debuted' || (stage === undefined && firstDayChange !== undefined);
}

function sharesOf(shares: Count | undefined): Count | undefined {
  return shares === undefined || shares.unit !== undefined ? shares : { ...shares, unit: 'share' };
}

/** Half a unit of the last digit that is stated, zeros at the end being none; at most a twentieth of a round figure. */
function halfDigit(amount: string): number {
  const [whole = '', fraction = ''] = amount.split('.');
  const zeros = fraction === '' ? (/0*$/.exec(whole)?.[0].length ?? 0) : -fraction.length;
  return Math.min(0.5 * 10 ** zeros, Math.abs(Number(amount)) / 20);
}
