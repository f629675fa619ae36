import { z } from 'zod';
import type { HistoryView, Money, NewsRecord } from '../model.js';
import { compareDecimals, entityKey, type FieldTypes } from '../values/index.js';
import {
  defineKind,
  type Guard,
  type InputOf,
  type Recalled,
  type RecordOf,
} from './define-kind.js';
import { distinct, flag, isNamed } from './facts.js';
import { excessOf, shareOf } from './figures.js';
import { amounts, differentParties, happened, notAmong } from './guards.js';
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
  manager: t.organisation,
  fund: t.organisation,
  amount: t.disclosedMoney.optional(),
  target: t.money.optional(),
  close: z.enum(['first', 'interim', 'final']).optional(),
  strategy: t.nounPhrase.optional(),
  limitedPartners: t.organisations.optional(),
});

/** A fund-close record as its author writes it. */
export type FundCloseRecord = InputOf<typeof fields, 'fund-close'>;

type FundClose = RecordOf<typeof fields>;

/** A fund ten times its target is more often thousands taken for millions than demand. */
const amountFitsTarget: Guard<FundClose> = {
  name: 'target',
  code: 'guard/outlier',
  describes: 'Holds an amount out of proportion to the target of the fund.',
  check: (r, { bounds, usd }) => {
    const amount = moneyOf(r);
    const { target } = r;
    if (amount === undefined || target === undefined || usd(target) <= 0) return [];
    const times = usd(amount) / usd(target);
    // What a first or interim close brings may be any part of the target.
    const isTooSmall = r.close === 'final' && times * bounds.valuation.ratio < 1;
    return times > bounds.valuation.ratio || isTooSmall
      ? [
          {
            pointer: '/amount',
            message: `The amount is out of proportion to the target of ${target.amount} ${target.currency}.`,
            actual: `${amount.amount} ${amount.currency}`,
            expected: `within ${bounds.valuation.ratio} times of it`,
            hint: 'Check the units of both; the bound can be set.',
          },
        ]
      : [];
  },
};

/** A manager gathers money for a fund; the amount is what the fund has in all at this close. */
export const fundClose = defineKind({
  name: 'fund-close',
  describes: 'A manager raises money for a fund: at its first, an interim or its final close.',
  fields,
  fieldNotes: {
    manager: 'Who manages the fund.',
    fund: 'The fund.',
    amount: 'What was committed, or `undisclosed`.',
    target: 'What was aimed at.',
    close: 'Which close it is.',
    strategy: 'What the fund invests in.',
    limitedPartners: 'Who committed money.',
  },
  aliases: {
    manager: ['fund_manager', 'manager_name', 'general_partner', 'gp', 'firm', 'sponsor'],
    fund: ['fund_name', 'vehicle', 'name'],
    amount: [
      'fund_size',
      'fund_amount',
      'amount_raised',
      'raised',
      'commitments',
      'committed_capital',
      'size',
    ],
    target: ['fund_target', 'target_size', 'target_amount'],
    close: ['close_type', 'closing', 'close_stage'],
    strategy: ['fund_strategy', 'investment_strategy', 'focus', 'investment_focus'],
    limitedPartners: ['limited_partners', 'lps', 'fund_investors'],
    date: ['closed_on', 'close_date', 'closing_date', 'announced_on'],
  },
  topics: ['20000183'],
  cues: {
    fields: ['manager', 'fund', 'close', 'limitedPartners', 'strategy', 'target'],
    words: [
      'fund',
      'first close',
      'final close',
      'interim close',
      'limited partners',
      'hard cap',
      'buyout fund',
      'venture fund',
      'growth fund',
    ],
  },
  facts: {
    manager: {
      type: 'organisation',
      from: ['manager'],
      anchor: true,
      role: 'manager',
      value: (r) => r.manager,
    },
    fund: {
      type: 'organisation',
      from: ['fund'],
      anchor: true,
      role: 'fund',
      value: (r) => r.fund,
    },
    // "Hellman & Friedman Capital Partners X": the manager's name before it would stutter
    namesake: {
      type: 'flag',
      from: ['fund'],
      weight: 0,
      value: (r) => flag(bearsName(r)),
    },
    amount: {
      type: 'money',
      from: ['amount'],
      weight: 3,
      must: true,
      material: true,
      value: (r) => moneyOf(r),
    },
    undisclosed: {
      type: 'flag',
      from: ['amount'],
      weight: 1,
      material: true,
      value: (r) => flag(r.amount?.type === 'undisclosed'),
    },
    target: {
      type: 'money',
      from: ['target'],
      weight: 1,
      material: true,
      value: (r) => r.target,
    },
    above: {
      type: 'flag',
      from: ['amount', 'target'],
      weight: 0.2,
      angle: true,
      value: (r) => flag(againstTarget(r) === 1),
    },
    met: {
      type: 'flag',
      from: ['amount', 'target'],
      weight: 0.2,
      covers: ['target'],
      value: (r) => flag(againstTarget(r) === 0),
    },
    below: {
      type: 'flag',
      from: ['amount', 'target'],
      weight: 0.2,
      value: (r) => flag(againstTarget(r) === -1),
    },
    /** How much of the target was reached. */
    share: {
      type: 'percent',
      from: ['amount', 'target'],
      weight: 0.6,
      value: (r) => shareOf(moneyOf(r), r.target),
    },
    /** By how much the target was beaten. */
    excess: {
      type: 'money',
      from: ['amount', 'target'],
      weight: 0.6,
      value: (r) => excessOf(moneyOf(r), r.target),
    },
    /** By how much it was missed: only a final close misses it. */
    shortfall: {
      type: 'money',
      from: ['target', 'amount'],
      weight: 0.6,
      value: (r) => (r.close === 'final' ? excessOf(r.target, moneyOf(r)) : undefined),
    },
    first: {
      type: 'flag',
      from: ['close'],
      weight: 0.5,
      must: true,
      material: true,
      value: (r) => flag(r.close === 'first'),
    },
    interim: {
      type: 'flag',
      from: ['close'],
      weight: 0.5,
      must: true,
      material: true,
      value: (r) => flag(r.close === 'interim'),
    },
    final: {
      type: 'flag',
      from: ['close'],
      weight: 0.5,
      must: true,
      material: true,
      value: (r) => flag(r.close === 'final'),
    },
    unstated: {
      type: 'flag',
      from: ['kind'],
      weight: 0,
      value: (r) => flag(r.close === undefined),
    },
    ownReport: {
      type: 'flag',
      from: ['source'],
      weight: 0.3,
      attribution: true,
      value: (r) => flag(isNamed(r.manager, r.source?.name) || isNamed(r.fund, r.source?.name)),
    },
    strategy: {
      type: 'nounPhrase',
      from: ['strategy'],
      weight: 1.2,
      material: true,
      value: (r) => r.strategy,
    },
    limitedPartners: {
      type: 'list',
      from: ['limitedPartners'],
      weight: 1.2,
      material: true,
      value: (r) => distinct(r.limitedPartners),
    },
  },
  mentions: (r, { usd }) => {
    const at = r.date.iso;
    return [
      { key: keyOf(MANAGER, r.manager), at, mark: entityKey(r.fund.name) },
      ...(r.close === 'final' ? yearMentions('fund-close', at, undefined, moneyOf(r), usd) : []),
    ];
  },
  recall: {
    facts: {
      closedBeforeOn: { type: 'date', weight: 0.6 },
      closedBeforeAt: { type: 'money', weight: 1 },
      firstBefore: { type: 'flag', weight: 0 },
      interimBefore: { type: 'flag', weight: 0 },
      lastFund: { type: 'organisation', weight: 0.8 },
      lastFundAmount: { type: 'money', weight: 1 },
      lastFundOn: { type: 'date', weight: 0.4 },
      lastFundClosed: { type: 'flag', weight: 0 },
      larger: { type: 'flag', weight: 0.3, angle: true },
      smaller: { type: 'flag', weight: 0.3, angle: true },
      ...rankFacts,
    },
    of: (r, history, context) => ({
      ...fundsBefore(r, history),
      ...(r.close === 'final'
        ? rankOfYear(history, 'fund-close', r, 'amount', moneyOf(r), context)
        : {}),
    }),
    reasons: ({ smaller, ...rank }) => [
      ...rankReasons(rank),
      {
        score: smaller === undefined ? 0 : 0.1,
        reason: 'It is smaller than the last fund of its manager.',
      },
    ],
  },
  newsworthiness: (r, { usd }) => {
    const amount = moneyOf(r);
    return [
      { score: 0.15, reason: 'A fund gathered money.' },
      scaleReason(amount === undefined ? undefined : usd(amount), 'amount of the fund', 1e7, 1e10),
      { score: againstTarget(r) === 1 ? 0.1 : 0, reason: 'The fund is above its target.' },
      { score: r.close === 'final' ? 0.05 : 0, reason: 'It is the final close.' },
    ];
  },
  guards: [
    happened,
    ...amounts((r: FundClose) => [
      ['/amount', moneyOf(r)],
      ['/target', r.target],
    ]),
    differentParties((r: FundClose) => [
      ['/manager', r.manager],
      ['/fund', r.fund],
    ]),
    notAmong((r: FundClose) => [r.fund, [['/limitedPartners', r.limitedPartners]]]),
    amountFitsTarget,
  ],
  // The largest fund ever closed, SoftBank's first Vision Fund of 2017, gathered just under 100 billion dollars.
  bounds: { range: { amount: 100_000_000_000 } },
  examples: {
    fund: [({ manager }) => (typeof manager === 'string' ? `${manager} Fund IV` : undefined)],
  },
  // named after its manager, a fund is told without it
  exampleRecords: [{}, { close: 'first' }, { close: 'interim' }, { close: 'final' }].flatMap(
    (close) =>
      ['Norvale', 'Harbour News'].map((source) => ({
        record: { manager: 'Norvale', fund: 'Norvale Fund IV', source, ...close },
      })),
  ),
  happening: (r) => [entityKey(r.manager.name), entityKey(r.fund.name), r.close ?? ''],
  identity: (r) => {
    const amount = moneyOf(r);
    return [
      entityKey(r.manager.name),
      entityKey(r.fund.name),
      r.close ?? '',
      amount === undefined ? '' : `${amount.amount} ${amount.currency}`,
    ];
  },
});

const MANAGER = 'fund-close/manager';

/** How many closes of a manager's funds are looked at. */
const MOST_CLOSES = 8;

/** The keys of this kind lead to records of this kind only. */
function closeOf(record: NewsRecord): FundClose {
  return record as unknown as FundClose;
}

/** The close of this fund before, and what its manager's fund before had in the end. */
function fundsBefore(
  r: FundClose,
  history: HistoryView,
): Readonly<Record<string, Recalled | undefined>> {
  const fund = entityKey(r.fund.name);
  const before = earlier(history, keyOf(MANAGER, r.manager), r, MOST_CLOSES);
  const own = before.find(({ mark }) => mark === fund);
  const close = own === undefined ? undefined : closeOf(own.record);
  // Nothing comes before a first close, nor after a final one.
  const isBefore = r.close !== 'first' && (close?.close === 'first' || close?.close === 'interim');
  const last = before.find(
    ({ mark, record }) =>
      mark !== fund &&
      (closeOf(record).close === 'final' || closeOf(record).close === undefined) &&
      moneyOf(closeOf(record)) !== undefined,
  );
  const lastClose = last === undefined ? undefined : closeOf(last.record);
  const lastAmount = lastClose === undefined ? undefined : moneyOf(lastClose);
  const amount = moneyOf(r);
  const order =
    r.close === 'final' &&
    lastClose?.close === 'final' &&
    amount !== undefined &&
    amount.approx === undefined &&
    lastAmount?.approx === undefined &&
    lastAmount?.currency === amount.currency
      ? compareDecimals(amount.amount, lastAmount.amount)
      : 0;
  const against = {
    value: { type: 'flag' },
    from: ['/amount', ...(last === undefined ? [] : [`${last.id}#/amount`])],
  } as const;
  return {
    ...(own === undefined || close === undefined || !isBefore
      ? {}
      : {
          closedBeforeOn: recalledFrom(own, close.date, 'date'),
          closedBeforeAt: recalledFrom(own, moneyOf(close), 'amount'),
          [close.close === 'first' ? 'firstBefore' : 'interimBefore']: recalledFrom(
            own,
            { type: 'flag' },
            'close',
          ),
        }),
    ...(last === undefined || lastClose === undefined
      ? {}
      : {
          lastFund: recalledFrom(last, lastClose.fund, 'fund'),
          lastFundAmount: recalledFrom(last, lastAmount, 'amount'),
          lastFundOn: recalledFrom(last, lastClose.date, 'date'),
          lastFundClosed:
            lastClose.close === 'final' ? recalledFrom(last, { type: 'flag' }, 'close') : undefined,
          ...(order > 0 ? { larger: against } : order < 0 ? { smaller: against } : {}),
        }),
  };
}

function moneyOf({ amount }: FundClose): Money | undefined {
  return amount?.type === 'money' ? amount : undefined;
}

function bearsName({ manager, fund }: FundClose): boolean {
  const own = [manager.name, ...(manager.shortName === undefined ? [] : [manager.shortName])];
  const key = entityKey(fund.name);
  return own.some((name) => key.startsWith(entityKey(name)));
}

/** Above (1), at (0) or below (-1) the target; nothing where hedges or two currencies leave it open. */
function againstTarget(r: FundClose): 1 | 0 | -1 | undefined {
  const amount = moneyOf(r);
  const { target } = r;
  if (target === undefined || amount?.currency !== target.currency) return undefined;
  const compared = compareDecimals(amount.amount, target.amount);
  const side = compared > 0 ? 1 : compared < 0 ? -1 : 0;
  if (target.approx !== undefined) return undefined;
  switch (amount.approx) {
    case undefined:
      return side;
    case 'more-than':
      return side === -1 ? undefined : 1;
    case 'at-least':
      return side === 1 ? 1 : undefined;
    case 'nearly':
      return side === 1 ? undefined : -1;
    case 'up-to':
      return side === -1 ? -1 : undefined;
    case 'about':
      return undefined;
  }
}
