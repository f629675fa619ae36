import type {
  Change,
  Decimal,
  HistoryView,
  Mention,
  Money,
  NewsRecord,
  Percent,
  Period,
  Quotation,
  Remembered,
  SentencePhrase,
} from '../model.js';
import {
  compareDecimals,
  entityKey,
  isNegative,
  isZero,
  negate,
  type FieldTypes,
} from '../values/index.js';
import {
  defineKind,
  type Guard,
  type InputOf,
  type Recalled,
  type RecordOf,
} from './define-kind.js';
import { flag, isNamed, withoutStop } from './facts.js';
import {
  directionOf,
  fractionFacts,
  multipleFacts,
  shareOf,
  directionFacts,
  periodFacts,
} from './figures.js';
import {
  amounts,
  begun,
  changes,
  changeStated,
  happened,
  impliedBase,
  notAfter,
  percentOfPositive,
  pointsOfPercent,
} from './guards.js';
import { scaleReason } from './newsworthiness.js';
import { recalledFrom } from './recall.js';
import { isSamePeriod, recallExtremes, seriesMentions, type SeriesFigure } from './series.js';

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
  fieldNotes: {
    company: 'Who reports.',
    period: 'The period of the figures.',
    revenue: 'What was taken in.',
    revenueChange: 'How much more or less than before.',
    netIncome: 'The profit; a loss is negative.',
    netIncomeChange: 'How much more or less than before.',
    guidance: 'What the company expects, in a sentence.',
  },
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
      role: 'company',
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
    ...directionFacts('netIncomeChange', (r: Earnings) => r.netIncomeChange),
    ...multipleFacts('netIncomeChange', (r: Earnings) => [r.netIncomeChange]),
    ...fractionFacts('netIncomeChange', (r: Earnings) => r.netIncomeChange),
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
    ...directionFacts('revenueChange', (r: Earnings) => r.revenueChange, 'revenue'),
    ...multipleFacts('revenueChange', (r: Earnings) => [r.revenueChange], 'revenue'),
    ...fractionFacts('revenueChange', (r: Earnings) => r.revenueChange, 'revenue'),
    ...periodFacts((r: Earnings) => r.period, ['yearly', 'quarterly']),
    // what was kept, or lost, of what was taken in
    margin: {
      type: 'percent',
      from: ['netIncome', 'revenue'],
      weight: 0.6,
      value: (r) => marginOf(r),
    },
    ahead: {
      type: 'flag',
      from: ['netIncomeChange', 'revenueChange'],
      weight: 0.4,
      value: (r) => flag(outpaces(r.netIncomeChange, r.revenueChange)),
    },
    behind: {
      type: 'flag',
      from: ['netIncomeChange', 'revenueChange'],
      weight: 0.4,
      value: (r) => flag(outpaces(r.revenueChange, r.netIncomeChange)),
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
      attribution: true,
      value: (r) => flag(r.source !== undefined && isNamed(r.company, r.source.name)),
    },
  },
  mentions: (r) => {
    const figure = netIncomeFigure(r);
    const key = keyOf(r);
    return [
      ...(key === undefined ? [] : [{ key, at: r.period.to }]),
      ...(figure === undefined ? [] : seriesMentions(figure)),
    ] satisfies Mention[];
  },
  recall: {
    facts: {
      yearAgoProfit: { type: 'money', weight: 1 },
      yearAgoLoss: { type: 'money', weight: 1 },
      yearAgoRevenue: { type: 'money', weight: 0.8 },
      profitUp: { type: 'flag', weight: 0 },
      profitDown: { type: 'flag', weight: 0 },
      lossWider: { type: 'flag', weight: 0, angle: true },
      lossNarrower: { type: 'flag', weight: 0, angle: true },
      outOfLoss: { type: 'flag', weight: 0, angle: true },
      intoLoss: { type: 'flag', weight: 0, angle: true },
      revenueUp: { type: 'flag', weight: 0 },
      revenueDown: { type: 'flag', weight: 0 },
      highestSince: { type: 'period', weight: 1.5, angle: true },
      lowestSince: { type: 'period', weight: 1.5, angle: true },
      firstProfitSince: { type: 'period', weight: 1.5, angle: true },
      firstLossSince: { type: 'period', weight: 1.5, angle: true },
      lossesInARow: { type: 'count', weight: 1, angle: true },
    },
    of: recallEarnings,
    reasons: ({ outOfLoss, intoLoss, highestSince, lowestSince }) => [
      {
        score: outOfLoss === undefined && intoLoss === undefined ? 0 : 0.2,
        reason: 'It turned from loss to profit or back.',
      },
      {
        score: highestSince === undefined && lowestSince === undefined ? 0 : 0.15,
        reason: 'It is the largest profit or loss for some time.',
      },
    ],
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
  // a loss or a profit after others of its own length; revenue by itself
  exampleRecords: [
    ...[-4_000_000, 4_000_000].flatMap((amount) =>
      ['2020', '2020-Q4'].map((period) => ({
        record: { period, netIncome: { amount, currency: 'USD' } },
      })),
    ),
    { record: { period: '2020', revenue: { amount: 25_500_000, currency: 'USD' } } },
    ...[200, -50].flatMap((value) =>
      ['Norvale', 'Harbour News'].map((source) => ({
        record: {
          company: 'Norvale',
          period: '2020',
          netIncome: { amount: 4_000_000, currency: 'USD' },
          netIncomeChange: { value, unit: 'percent', basis: 'year-on-year' },
          source,
        },
      })),
    ),
    // a fall from a year ago, as the company has it and as another
    ...['Norvale', 'Harbour News'].map((source) => ({
      record: {
        company: 'Norvale',
        period: '2020',
        netIncome: { amount: 4_000_000, currency: 'USD' },
        netIncomeChange: { value: -20, unit: 'percent', basis: 'year-on-year' },
        source,
      },
      before: { period: '2019', netIncome: { amount: 5_000_000, currency: 'USD' } },
    })),
  ],
  happening: (r) => [entityKey(r.company.name), `${r.period.from} ${r.period.to}`],
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

/** Net income, or the loss, as a share of revenue. */
function marginOf({ netIncome, revenue }: Earnings): Percent | undefined {
  return shareOf(
    netIncome === undefined || !isNegative(netIncome.amount)
      ? netIncome
      : { ...netIncome, amount: negate(netIncome.amount) },
    revenue,
  );
}

/** Whether one figure went further the same way than another, over the same time. */
function outpaces(one: Change | undefined, other: Change | undefined): boolean {
  return (
    one?.unit === 'percent' &&
    other?.unit === 'percent' &&
    one.basis === other.basis &&
    directionOf(one) !== 0 &&
    directionOf(one) === directionOf(other) &&
    Math.abs(Number(one.value)) > Math.abs(Number(other.value))
  );
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

/** Data of what is told of earlier results. */
const telling = {
  /** Nine quarters back, so that a year ago is among them and a run of losses can be counted. */
  lookBack: 9,
  /** A run of losses is told from so many on. */
  streak: 3,
} as const;

/** Months between the results of a company. */
const months: Readonly<Partial<Record<Period['precision'], number>>> = {
  year: 12,
  half: 6,
  quarter: 3,
};

/** The keys of results lead to records of this kind only. */
function earningsOf(record: NewsRecord): Earnings {
  return record as unknown as Earnings;
}

/** Results in another currency cannot be compared. */
function keyOf({ company, period, revenue, netIncome }: Earnings): string | undefined {
  const currency = (netIncome ?? revenue)?.currency;
  return currency === undefined || months[period.precision] === undefined
    ? undefined
    : `earnings/${entityKey(company.name)}/${currency}/${period.precision}`;
}

function netIncomeFigure({ company, period, netIncome }: Earnings): SeriesFigure | undefined {
  return netIncome === undefined
    ? undefined
    : { of: ['earnings', entityKey(company.name)], period, value: netIncome, field: 'netIncome' };
}

type Told = Readonly<Record<string, Recalled | undefined>>;

function recallEarnings(r: Earnings, history: HistoryView): Told {
  const key = keyOf(r);
  if (key === undefined) return {};
  const before = history.latest(key, r.period.to, telling.lookBack);
  const yearAgo = before.find(({ at }) => isYearBefore(at, r.period.to));
  const figure = netIncomeFigure(r);
  const { netIncome } = r;
  return {
    ...(yearAgo === undefined
      ? {}
      : { ...netIncomeSince(r, yearAgo), ...revenueSince(r, yearAgo) }),
    ...(figure === undefined || netIncome === undefined || isZero(netIncome.amount)
      ? {}
      : {
          ...largest(
            recallExtremes(
              figure,
              history,
              ({ record }) => earningsOf(record).period,
              isNegative(netIncome.amount) ? -1 : 1,
            ),
            signs(r, before),
            isNegative(netIncome.amount),
          ),
        }),
  };
}

/**
 * "Its highest since": of a profit that no profit since has reached, of a loss that no loss since has. Where there was
 * no other since, the first says it already.
 */
function largest({ highestSince, lowestSince }: Told, told: Told, isLossNow: boolean): Told {
  const extreme = isLossNow ? lowestSince : highestSince;
  const first = told['firstLossSince'] ?? told['firstProfitSince'];
  if (extreme === undefined || isSamePeriod(extreme.value, first?.value)) return told;
  return { ...told, [isLossNow ? 'lowestSince' : 'highestSince']: extreme };
}

function isYearBefore(earlier: string, later: string): boolean {
  // February ends a day later in some years.
  return `${Number(earlier.slice(0, 4)) + 1}${earlier.slice(4, 7)}` === later.slice(0, 7);
}

function plain(money: Money | undefined): Money | undefined {
  return money?.approx === undefined ? money : undefined;
}

/** Net income against that of the year before, where the record's own change does not contradict it. */
function netIncomeSince({ netIncome, netIncomeChange }: Earnings, entry: Remembered): Told {
  const now = plain(netIncome);
  const then = plain(earningsOf(entry.record).netIncome);
  if (now === undefined || then === undefined || isZero(then.amount)) return {};
  if (!bearsOut(netIncomeChange, then.amount, now.amount)) return {};
  const flagged = {
    value: { type: 'flag' },
    from: ['/netIncome', `${entry.id}#/netIncome`],
  } as const;
  const lost = isNegative(then.amount);
  const value = recalledFrom(entry, lost ? negated(then) : then, 'netIncome');
  const order = compareDecimals(now.amount, then.amount);
  if (isZero(now.amount) || netIncomeChange !== undefined || order === 0)
    return lost ? { yearAgoLoss: value } : { yearAgoProfit: value };
  if (isNegative(now.amount))
    return lost
      ? { yearAgoLoss: value, ...(order < 0 ? { lossWider: flagged } : { lossNarrower: flagged }) }
      : { yearAgoProfit: value, intoLoss: flagged };
  return lost
    ? { yearAgoLoss: value, outOfLoss: flagged }
    : { yearAgoProfit: value, ...(order > 0 ? { profitUp: flagged } : { profitDown: flagged }) };
}

function revenueSince({ revenue, revenueChange }: Earnings, entry: Remembered): Told {
  const now = plain(revenue);
  const then = plain(earningsOf(entry.record).revenue);
  if (now === undefined || then?.currency !== now.currency) return {};
  const order = compareDecimals(now.amount, then.amount);
  if (order === 0 || !bearsOut(revenueChange, then.amount, now.amount)) return {};
  const flagged = { value: { type: 'flag' }, from: ['/revenue', `${entry.id}#/revenue`] } as const;
  return {
    yearAgoRevenue: recalledFrom(entry, then, 'revenue'),
    ...(revenueChange === undefined
      ? order > 0
        ? { revenueUp: flagged }
        : { revenueDown: flagged }
      : {}),
  };
}

/** Whether two figures a year apart give the change that is stated; results are restated at times. */
function bearsOut(change: Change | undefined, then: Decimal, now: Decimal): boolean {
  if (change === undefined) return true;
  if (change.basis !== 'year-on-year') return false;
  const stated = changeStated('', change, then, now);
  return (
    stated === undefined ||
    Math.abs(Number(stated.stated) - Number(stated.recomputed)) <= Number(stated.rounding)
  );
}

/** A first profit after losses, a first loss after profits, or a run of losses: of results without a gap. */
function signs({ period, netIncome }: Earnings, before: readonly Remembered[]): Told {
  const step = months[period.precision];
  const isLossNow = isLoss(netIncome);
  if (step === undefined) return {};
  let same = 1;
  let other = 0;
  let laterAt = period.to;
  const seen = ['/netIncome'];
  for (const entry of before) {
    const result = earningsOf(entry.record).netIncome;
    if (result === undefined || isZero(result.amount) || monthsBetween(entry.at, laterAt) !== step)
      return {};
    seen.push(`${entry.id}#/netIncome`);
    if (isLoss(result) !== isLossNow) other += 1;
    else if (other >= telling.streak)
      return {
        [isLossNow ? 'firstLossSince' : 'firstProfitSince']: {
          value: earningsOf(entry.record).period,
          from: seen,
        },
      };
    else if (other === 0) same += 1;
    else return {};
    if (other > 0 && same > 1)
      return isLossNow && same >= telling.streak
        ? { lossesInARow: { value: { type: 'count', value: String(same) }, from: seen } }
        : {};
    laterAt = entry.at;
  }
  return {};
}

function monthsBetween(earlier: string, later: string): number {
  const month = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return month(later) - month(earlier);
}
