import type { Change, Money, Quotation, SentencePhrase } from '../model.js';
import {
  compareDecimals,
  entityKey,
  isNegative,
  isZero,
  negate,
  type FieldTypes,
} from '../values/index.js';
import { defineKind, type Guard, type InputOf, type RecordOf } from './define-kind.js';
import { flag, isNamed, withoutStop } from './facts.js';
import { directionOf } from './figures.js';
import {
  amounts,
  begun,
  changes,
  happened,
  impliedBase,
  notAfter,
  percentOfPositive,
  pointsOfPercent,
} from './guards.js';
import { scaleReason } from './newsworthiness.js';

const fields = (t: FieldTypes) => ({
  company: t.organisation,
  period: t.period,
  revenue: t.money.optional(),
  revenueChange: t.change.optional(),
  netIncome: t.money.optional(),
  netIncomeChange: t.change.optional(),
  guidance: t.sentence.optional(),
});

/** An earnings record as its author writes it. */
export type EarningsRecord = InputOf<typeof fields, 'earnings'>;

type Earnings = RecordOf<typeof fields>;

/** What has fallen by all of itself is gone, and what has fallen by more is a loss. */
const leftOver: Guard<Earnings> = {
  name: 'left-over',
  code: 'guard/inconsistent',
  describes: 'Rejects a profit or revenue that is left after a fall of 100 percent or more.',
  check: ({ revenue, revenueChange, netIncome, netIncomeChange }) =>
    (
      [
        ['/revenueChange', revenueChange, revenue],
        ['/netIncomeChange', netIncomeChange, netIncome],
      ] as const
    ).flatMap(([pointer, change, money]) =>
      isAllGone(change) && money !== undefined && compareDecimals(money.amount, '0') > 0
        ? [
            {
              pointer,
              message: `After a fall of ${change?.value.slice(1) ?? ''} percent ${money.amount} ${money.currency} cannot be left.`,
              actual: change?.value ?? '',
              expected: 'a fall of less than 100 percent',
              hint: 'Check the sign of both.',
            },
          ]
        : [],
    ),
};

function isAllGone(change: Change | undefined): boolean {
  return change?.unit === 'percent' && compareDecimals(change.value, '-100') <= 0;
}

/** Gains on what is not sold can exceed sales, but a unit that was taken wrong is far more often the reason. */
const margin: Guard<Earnings> = {
  name: 'margin',
  code: 'guard/outlier',
  describes: 'Holds a net income above the revenue.',
  check: ({ revenue, netIncome }) =>
    revenue !== undefined &&
    netIncome?.currency === revenue.currency &&
    compareDecimals(netIncome.amount, revenue.amount) > 0
      ? [
          {
            pointer: '/netIncome',
            message: `A net income of ${netIncome.amount} is above the revenue of ${revenue.amount} ${revenue.currency}.`,
            actual: netIncome.amount,
            expected: `${revenue.amount} or less`,
            hint: 'Check the units (thousands, millions) of both.',
          },
        ]
      : [],
};

/** "More than -5 million" is a smaller loss to a mathematician and a larger one to a reporter. */
const plainLoss: Guard<Earnings> = {
  name: 'loss-hedge',
  code: 'guard/range',
  describes: 'Holds a loss with a hedge other than "about", which can be read either way.',
  check: ({ netIncome }) =>
    netIncome !== undefined &&
    isNegative(netIncome.amount) &&
    netIncome.approx !== undefined &&
    netIncome.approx !== 'about'
      ? [
          {
            pointer: '/netIncome/approx',
            message: `It cannot be told whether the loss is larger or smaller than ${netIncome.amount}.`,
            actual: netIncome.approx,
            expected: 'about, or none',
          },
        ]
      : [],
};

/** What a company took and what was left of it in a period: a profit, a loss, or neither. */
export const earnings = defineKind({
  name: 'earnings',
  describes: 'A company reports its revenue and its profit or loss for a period.',
  fields,
  aliases: {
    company: ['company_name', 'issuer', 'reporter', 'registrant'],
    period: ['fiscal_period', 'quarter', 'fiscal_quarter', 'fiscal_year', 'reporting_period'],
    revenue: ['sales', 'total_revenue', 'revenues', 'net_sales', 'total_revenues'],
    revenueChange: ['revenue_growth', 'sales_growth', 'revenue_yoy', 'sales_change'],
    netIncome: ['net_profit', 'profit', 'net_earnings', 'net_income_loss', 'net_loss'],
    netIncomeChange: ['profit_growth', 'net_income_growth', 'net_profit_change', 'profit_change'],
    guidance: ['outlook_statement', 'company_outlook'],
    date: ['reported_on', 'report_date', 'published_on', 'filed_on'],
  },
  topics: ['20000178'],
  cues: {
    fields: ['netIncome', 'revenue', 'netIncomeChange', 'revenueChange', 'guidance', 'period'],
    words: ['earnings', 'net income', 'net loss', 'net profit', 'quarterly results', 'results'],
  },
  facts: {
    company: {
      type: 'organisation',
      from: ['company'],
      anchor: true,
      must: true,
      material: true,
      value: (r) => r.company,
    },
    period: {
      type: 'period',
      from: ['period'],
      weight: 1,
      must: true,
      material: true,
      value: (r) => r.period,
    },
    profit: {
      type: 'money',
      from: ['netIncome'],
      weight: 3,
      must: true,
      material: true,
      value: (r) =>
        r.netIncome === undefined || isZero(r.netIncome.amount) || isNegative(r.netIncome.amount)
          ? undefined
          : r.netIncome,
    },
    // what was lost, without the minus that the word says
    loss: {
      type: 'money',
      from: ['netIncome'],
      weight: 3,
      must: true,
      material: true,
      angle: true,
      value: (r) =>
        r.netIncome !== undefined && isNegative(r.netIncome.amount)
          ? negated(r.netIncome)
          : undefined,
    },
    breakEven: {
      type: 'flag',
      from: ['netIncome'],
      weight: 2,
      must: true,
      material: true,
      value: (r) => flag(r.netIncome !== undefined && isZero(r.netIncome.amount)),
    },
    noNetIncome: {
      type: 'flag',
      from: ['kind'],
      weight: 0,
      value: (r) => flag(r.netIncome === undefined),
    },
    netIncomeChange: {
      type: 'change',
      from: ['netIncomeChange'],
      weight: 2,
      material: true,
      value: (r) => r.netIncomeChange,
    },
    rise: {
      type: 'flag',
      from: ['netIncomeChange'],
      weight: 0,
      value: (r) => flag(directionOf(r.netIncomeChange) > 0),
    },
    fall: {
      type: 'flag',
      from: ['netIncomeChange'],
      weight: 0,
      value: (r) => flag(directionOf(r.netIncomeChange) < 0),
    },
    unchanged: {
      type: 'flag',
      from: ['netIncomeChange'],
      weight: 0,
      covers: ['netIncomeChange'],
      value: (r) => flag(r.netIncomeChange !== undefined && directionOf(r.netIncomeChange) === 0),
    },
    revenue: {
      type: 'money',
      from: ['revenue'],
      weight: 2,
      material: true,
      value: (r) => r.revenue,
    },
    revenueChange: {
      type: 'change',
      from: ['revenueChange'],
      weight: 1.5,
      material: true,
      value: (r) => r.revenueChange,
    },
    revenueRise: {
      type: 'flag',
      from: ['revenueChange'],
      weight: 0,
      value: (r) => flag(directionOf(r.revenueChange) > 0),
    },
    revenueFall: {
      type: 'flag',
      from: ['revenueChange'],
      weight: 0,
      value: (r) => flag(directionOf(r.revenueChange) < 0),
    },
    revenueUnchanged: {
      type: 'flag',
      from: ['revenueChange'],
      weight: 0,
      covers: ['revenueChange'],
      value: (r) => flag(r.revenueChange !== undefined && directionOf(r.revenueChange) === 0),
    },
    guidance: {
      type: 'quotation',
      from: ['guidance'],
      weight: 1.5,
      material: true,
      value: (r) => outlookOf(r.guidance),
    },
    // it says itself that the company expects it
    selfTold: {
      type: 'flag',
      from: ['guidance'],
      weight: 0,
      value: (r) => flag(isSelfTold(r)),
    },
    ownReport: {
      type: 'flag',
      from: ['source'],
      weight: 0,
      value: (r) => flag(r.source !== undefined && isNamed(r.company, r.source.name)),
    },
  },
  newsworthiness: (r, { usd }) => [
    { score: 0.2, reason: 'A company has told how it did.' },
    scaleReason(
      r.revenue === undefined ? undefined : usd(r.revenue) / 10,
      'revenue (a tenth of it)',
      1e6,
      1e10,
    ),
    { score: isLoss(r.netIncome) ? 0.1 : 0, reason: 'It lost money.' },
    { score: isLarge(r.netIncomeChange) ? 0.1 : 0, reason: 'Net income changed by half or more.' },
    { score: r.guidance === undefined ? 0 : 0.05, reason: 'It looks ahead.' },
  ],
  guards: [
    happened,
    ...begun((r: Earnings) => [['/period', r.period]]),
    // of a period that has not begun the guards before this one tell
    notAfter((r: Earnings) =>
      r.period.from > r.date.iso ? [] : [['/period', { type: 'date', iso: r.period.to }]],
    ),
    ...amounts((r: Earnings) => [
      ['/revenue', r.revenue],
      ['/netIncome', sizeOf(r.netIncome)],
    ]),
    plainLoss,
    changes((r: Earnings) => [
      ['/revenueChange', r.revenueChange],
      ['/netIncomeChange', r.netIncomeChange],
    ]),
    pointsOfPercent((r: Earnings) => [
      ['/revenueChange', r.revenueChange, r.revenue ?? SUM],
      ['/netIncomeChange', r.netIncomeChange, r.netIncome ?? SUM],
    ]),
    percentOfPositive((r: Earnings) => [
      [
        '/netIncomeChange',
        r.netIncomeChange,
        r.netIncome === undefined ? undefined : impliedBase(r.netIncomeChange, r.netIncome.amount),
      ],
    ]),
    leftOver,
    margin,
  ],
  // Walmart, the largest by sales, took some 560 billion in the year to January 2021.
  bounds: { stale: { days: 60 }, range: { amount: 1_000_000_000_000 } },
  identity: (r) => [
    entityKey(r.company.name),
    `${r.period.from} ${r.period.to}`,
    r.netIncome?.amount ?? '',
    r.revenue?.amount ?? '',
  ],
});

/** The sentence without its full stop, so that "the company said" can follow. */
function outlookOf(guidance: SentencePhrase | undefined): Quotation | undefined {
  return guidance === undefined
    ? undefined
    : { type: 'quotation', text: withoutStop(guidance.text) };
}

const EXPECTING =
  /^ (?:also |still |now )?(?:expects|forecasts|predicts|projects|anticipates|plans|aims|intends|hopes|targets)\b/;

/** Whether the guidance tells whose it is: "The company expects …", "Netflix expects …". */
function isSelfTold({ company, guidance }: Earnings): boolean {
  if (guidance === undefined) return false;
  const { text } = guidance;
  return ['The company', company.name, company.shortName].some(
    (owner) =>
      owner !== undefined && text.startsWith(owner) && EXPECTING.test(text.slice(owner.length)),
  );
}

/** Revenue and net income are sums of money even where only their changes are known. */
const SUM: Money = { type: 'money', amount: '0', currency: 'USD' };

function isLoss(netIncome: Money | undefined): boolean {
  return netIncome !== undefined && isNegative(netIncome.amount);
}

function isLarge(change: Change | undefined): boolean {
  return change !== undefined && Math.abs(Number(change.value)) >= 50;
}

/** A sum and what it was converted to with the other sign; signs that differ go on differing. */
function negated(money: Money): Money {
  const { converted } = money;
  const amount = negate(money.amount);
  return converted === undefined
    ? { ...money, amount }
    : { ...money, amount, converted: { ...converted, amount: negate(converted.amount) } };
}

/** How much was earned or lost, for the bounds of sums; to break even is no sum of zero by mistake. */
function sizeOf(netIncome: Money | undefined): Money | undefined {
  if (netIncome === undefined || isZero(netIncome.amount)) return undefined;
  return isNegative(netIncome.amount) ? negated(netIncome) : netIncome;
}
