import { z } from 'zod';
import type {
  HistoryView,
  Label,
  List,
  NewsRecord,
  Organisation,
  Remembered,
  Value,
} from '../model.js';
import {
  addDecimals,
  compareDecimals,
  daysBetween,
  entityKey,
  roundNature,
  type FieldTypes,
} from '../values/index.js';
import { defineKind, type InputOf, type Recalled, type RecordOf } from './define-kind.js';
import { flag, groups, isNamed, known } from './facts.js';
import { amounts, consistent, happened, notAfter, notAmong, worthAtLeast } from './guards.js';
import { scaleReason } from './newsworthiness.js';
import { pastRange } from './past-guards.js';
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
  round: t.label('round').optional(),
  amount: t.disclosedMoney.optional(),
  leads: t.organisations.optional(),
  investors: t.organisations.optional(),
  valuation: t.valuation.optional(),
  totalRaised: t.money.optional(),
  previousRounds: z
    .array(
      z.strictObject({
        round: t.label('round').optional(),
        amount: t.money.optional(),
        date: t.date.optional(),
      }),
    )
    .optional(),
  useOfFunds: t.nounPhrases.optional(),
  announcedBy: t.organisation.optional(),
});

/** A funding-round record as its author writes it. */
export type FundingRoundRecord = InputOf<typeof fields, 'funding-round'>;

type FundingRound = RecordOf<typeof fields>;

/** A company raises money: equity, debt, tokens or a grant, each by its own noun. */
export const fundingRound = defineKind({
  name: 'funding-round',
  describes: 'A company raises money from investors.',
  fields,
  fieldNotes: {
    company: 'Who raises the money.',
    round: 'What the round is called; a name that the table does not know is kept and not printed.',
    amount: 'What was raised, or `undisclosed`.',
    leads: 'Who led the round.',
    investors: 'Who took part beside the leads.',
    valuation: 'What the company was valued at, before (`pre`) or after (`post`) the money.',
    totalRaised: 'All that the company has raised, with this round.',
    previousRounds: 'The rounds before, the latest first.',
    useOfFunds: 'What the money is for.',
    announcedBy: 'Who announced it, where that is not the source.',
  },
  aliases: {
    company: [
      'startup',
      'startup_name',
      'company_name',
      'organization',
      'organisation',
      'issuer_name',
      'name',
    ],
    round: ['funding_round', 'round_type', 'series', 'investment_type', 'stage', 'funding_type'],
    amount: [
      'amount_raised',
      'money_raised',
      'raised',
      'raised_amount',
      'amount_in_usd',
      'raised_amount_usd',
      'funding_amount',
      'investment',
    ],
    leads: ['lead', 'lead_investor', 'lead_investors', 'led_by'],
    investors: [
      'investor',
      'investors_name',
      'investor_names',
      'other_investors',
      'backers',
      'participants',
    ],
    valuation: ['post_money_valuation', 'pre_money_valuation'],
    totalRaised: ['total_funding', 'total_raised', 'funding_total', 'funding_total_usd'],
    useOfFunds: ['use_of_proceeds', 'purpose_of_funds'],
  },
  topics: ['20000183'],
  cues: {
    fields: [
      'round',
      'leads',
      'investors',
      'amount',
      'valuation',
      'totalRaised',
      'useOfFunds',
      'previousRounds',
    ],
    words: [
      'raised',
      'raises',
      'seed',
      'series',
      'pre-seed',
      'angel',
      'venture',
      'funding',
      'seed round',
      'series a',
      'series b',
      'series c',
    ],
  },
  facts: {
    company: {
      type: 'organisation',
      from: ['company'],
      anchor: true,
      role: 'company',
      value: (r) => r.company,
    },
    // A company without a description is introduced by its sector.
    sector: {
      type: 'label',
      from: ['company/sector'],
      weight: 0.4,
      value: (r) => sectorBeside(r.company),
    },
    amount: {
      type: 'money',
      from: ['amount'],
      weight: 3,
      must: true,
      material: true,
      value: (r) => (r.amount?.type === 'money' ? r.amount : undefined),
    },
    undisclosed: {
      type: 'flag',
      from: ['amount'],
      weight: 0.3,
      material: true,
      value: (r) => flag(r.amount?.type === 'undisclosed'),
    },
    round: {
      type: 'label',
      from: ['round'],
      weight: 1.5,
      material: true,
      value: (r) => (r.round?.key === undefined ? undefined : r.round),
    },
    grant: {
      type: 'flag',
      from: ['round'],
      weight: 0,
      value: (r) => flag(natureOf(r.round?.key) === 'grant'),
    },
    equity: {
      type: 'flag',
      from: ['round'],
      weight: 0,
      value: (r) => flag(natureOf(r.round?.key) === 'equity-round'),
    },
    debt: {
      type: 'flag',
      from: ['round'],
      weight: 0,
      value: (r) => flag(natureOf(r.round?.key) === 'debt'),
    },
    tokenSale: {
      type: 'flag',
      from: ['round'],
      weight: 0,
      value: (r) => flag(natureOf(r.round?.key) === 'token-sale'),
    },
    leads: {
      type: 'list',
      from: ['leads'],
      weight: 2,
      material: true,
      value: (r) => known(r.leads),
    },
    backers: {
      type: 'list',
      from: ['investors'],
      weight: 1.2,
      material: true,
      value: (r) => backersOf(r.investors, r.leads),
    },
    // "A, B and six others among backers" is no headline
    fewBackers: {
      type: 'flag',
      from: ['investors'],
      weight: 0,
      value: (r) => flag((backersOf(r.investors, r.leads)?.items.length ?? 3) <= 2),
    },
    valuation: {
      type: 'money',
      from: ['valuation/amount'],
      weight: 1.5,
      material: true,
      value: (r) => r.valuation?.amount,
    },
    preMoney: {
      type: 'flag',
      from: ['valuation/basis'],
      weight: 0.2,
      value: (r) => flag(r.valuation?.basis === 'pre'),
    },
    postMoney: {
      type: 'flag',
      from: ['valuation/basis'],
      weight: 0.2,
      value: (r) => flag(r.valuation?.basis === 'post'),
    },
    totalRaised: {
      type: 'money',
      from: ['totalRaised'],
      weight: 1,
      material: true,
      value: (r) => r.totalRaised,
    },
    previousRounds: {
      type: 'list',
      from: ['previousRounds'],
      material: true,
      value: (r) =>
        groups(
          r.previousRounds?.map(({ round, amount, date }) => ({
            round: round?.key === undefined ? undefined : round,
            amount,
            date,
          })),
        ),
      elements: {
        round: { type: 'label', material: true },
        amount: { type: 'money', material: true },
        date: { type: 'date' },
      },
    },
    severalEarlier: {
      type: 'flag',
      from: ['previousRounds'],
      weight: 0.3,
      value: (r) => flag((r.previousRounds?.length ?? 0) > 1),
    },
    useOfFunds: {
      type: 'list',
      from: ['useOfFunds'],
      weight: 1.5,
      material: true,
      value: (r) => known(r.useOfFunds),
    },
    announcedBy: {
      type: 'organisation',
      from: ['announcedBy'],
      weight: 0.6,
      material: true,
      attribution: true,
      value: (r) =>
        isNamed(r.company, r.announcedBy?.name) ||
        isOnly(r.leads, r.announcedBy?.name) ||
        isOnly(soleBackers(r), r.announcedBy?.name)
          ? undefined
          : r.announcedBy,
    },
    // whoever announced it is nearer to the claim than whoever passed it on
    companySaid: {
      type: 'flag',
      from: ['announcedBy', 'source'],
      weight: 0.5,
      material: true,
      attribution: true,
      value: (r) => flag(isNamed(r.company, r.announcedBy?.name ?? r.source?.name)),
    },
    /** The only lead is who says so: it is not named twice. */
    leadSaid: {
      type: 'flag',
      from: ['leads', 'announcedBy', 'source'],
      weight: 0.5,
      attribution: true,
      value: (r) => flag(isOnly(r.leads, saidBy(r))),
    },
    backerSaid: {
      type: 'flag',
      from: ['investors', 'announcedBy', 'source'],
      weight: 0.5,
      attribution: true,
      value: (r) => flag(isOnly(soleBackers(r), saidBy(r))),
    },
    megaRound: {
      type: 'flag',
      from: ['amount'],
      weight: 0,
      angle: true,
      value: (r, { usd }) => flag(r.amount?.type === 'money' && usd(r.amount) >= MEGA),
    },
  },
  mentions: (r, { usd }) => {
    const amount = moneyOf(r.amount);
    const at = r.date.iso;
    return [
      {
        key: keyOf(COMPANY, r.company),
        at,
        ...(amount === undefined ? {} : { figure: usd(amount) }),
        ...(r.valuation === undefined ? { mark: UNVALUED } : {}),
      },
      ...(isRound(r) ? yearMentions('funding-round', at, r.company.sector, amount, usd) : []),
    ];
  },
  recall: {
    facts: {
      earlierAmount: { type: 'money', weight: 1 },
      earlierRound: { type: 'label', weight: 0.8 },
      earlierDate: { type: 'date', weight: 0.5 },
      earlierLeads: { type: 'list', weight: 0.5 },
      earlierValuation: { type: 'money', weight: 1 },
      valuationUp: { type: 'flag', weight: 0, angle: true },
      valuationDown: { type: 'flag', weight: 0, angle: true },
      raisedSoFar: { type: 'money', weight: 1, angle: true },
      ...rankFacts,
    },
    of: (r, history, context) => {
      const before = earlierRounds(r, history);
      const [last] = before;
      const round = last === undefined ? undefined : roundOf(last.record);
      // What the record tells of itself is not told again from memory.
      const told = r.previousRounds !== undefined;
      return {
        ...(last === undefined || round === undefined || told
          ? {}
          : {
              earlierAmount: recalledFrom(last, moneyOf(round.amount), 'amount'),
              earlierRound: recalledFrom(
                last,
                round.round?.key === undefined ? undefined : round.round,
                'round',
              ),
              earlierDate: recalledFrom(last, round.date, 'date'),
              earlierLeads: recalledFrom(
                last,
                known(round.leads),
                ...(round.leads ?? []).map((_, index) => `leads/${index}`),
              ),
            }),
        ...valuationsSince(r, before),
        raisedSoFar: r.totalRaised !== undefined || told ? undefined : knownTotal(r, before),
        ...(isRound(r)
          ? rankOfYear(
              history,
              'funding-round',
              r,
              'amount',
              moneyOf(r.amount),
              context,
              r.company.sector,
            )
          : {}),
      };
    },
    reasons: ({ valuationDown, ...rank }) => [
      ...rankReasons(rank),
      {
        score: valuationDown === undefined ? 0 : 0.2,
        reason: 'The company is worth less than at its round before.',
      },
    ],
  },
  newsworthiness: (r, { usd }) => [
    { score: 0.2, reason: 'A company raised money.' },
    scaleReason(r.amount?.type === 'money' ? usd(r.amount) : undefined, 'amount raised', 1e6, 1e9),
    {
      score: r.valuation !== undefined && usd(r.valuation.amount) >= 1e9 ? 0.2 : 0,
      reason: 'The company is valued at a billion dollars or more.',
    },
    { score: r.leads === undefined ? 0 : 0.05, reason: 'The lead investors are known.' },
  ],
  guards: [
    happened,
    ...amounts((r: FundingRound, { range }) => {
      const mostOf = (round: Label | undefined): number =>
        range.byRound[round?.key ?? ''] ?? range.amount;
      return [
        ['/amount', moneyOf(r.amount), mostOf(r.round)],
        ...(r.previousRounds ?? []).map(
          ({ round, amount }, index) =>
            [`/previousRounds/${index}/amount`, amount, mostOf(round)] as const,
        ),
        // What was raised over the years, and what the whole is worth, may be more than any round.
        ['/totalRaised', r.totalRaised, Number.POSITIVE_INFINITY],
        ['/valuation/amount', r.valuation?.amount, Number.POSITIVE_INFINITY],
      ];
    }),
    notAfter((r: FundingRound) =>
      (r.previousRounds ?? []).map(
        ({ date }, index) => [`/previousRounds/${index}/date`, date] as const,
      ),
    ),
    notAmong((r: FundingRound) => [
      r.company,
      [
        ['/leads', r.leads],
        ['/investors', r.investors],
      ],
    ]),
    pastRange((r: FundingRound) => ({
      key: keyOf(COMPANY, r.company),
      pointer: '/amount',
      money: moneyOf(r.amount),
    })),
    worthAtLeast((r: FundingRound) => [
      '/valuation',
      r.valuation?.basis === 'pre' ? undefined : r.valuation?.amount,
      moneyOf(r.amount),
    ]),
    consistent((r: FundingRound) => {
      const total = r.totalRaised;
      if (
        total === undefined ||
        total.approx !== undefined ||
        r.amount?.type !== 'money' ||
        total.currency !== r.amount.currency
      )
        return [];
      const parts = [r.amount, ...(r.previousRounds ?? []).flatMap(({ amount }) => amount ?? [])];
      if (parts.some(({ currency }) => currency !== total.currency)) return [];
      const sum = parts.reduce((whole, { amount }) => addDecimals(whole, amount), '0');
      // Rounds that the record does not list may have come before, so only a total below its parts contradicts them.
      return Number(sum) > Number(total.amount)
        ? [
            {
              pointer: '/totalRaised',
              what: 'total raised',
              stated: total.amount,
              recomputed: sum,
              rounding: '0',
            },
          ]
        : [];
    }),
  ],
  // Seed rounds of a hundred million happen; beyond these sums the unit is more often wrong than the news is big.
  bounds: {
    range: {
      amount: 20_000_000_000,
      byRound: {
        'pre-seed': 20_000_000,
        seed: 100_000_000,
        angel: 100_000_000,
        'series-a': 500_000_000,
      },
    },
  },
  // the largest of its sector; earlier rounds of which not all is known; a round long ago, and whose word it is
  exampleRecords: [
    {
      record: {
        company: { name: 'Norvale', sector: 'Software' },
        amount: { amount: '25500000', currency: 'USD' },
      },
    },
    ...['2021-06-01', '2019-05-16'].map((date) => ({
      record: {
        date,
        previousRounds: [
          { round: 'Series A', amount: { amount: '5000000', currency: 'USD' } },
          { round: 'Seed', date: '2018-03-01' },
        ],
      },
    })),
    ...['Norvale', 'Tessaly', 'Harbour News'].flatMap((source) =>
      [{}, { round: 'Series B' }].map((round) => ({
        record: {
          date: '2019-05-16',
          company: 'Norvale',
          amount: { amount: '25500000', currency: 'USD' },
          leads: ['Tessaly'],
          source,
          ...round,
        },
      })),
    ),
  ],
  happening: (r) => [entityKey(r.company.name), r.round?.key],
  identity: (r) => [
    entityKey(r.company.name),
    r.round?.key ?? r.round?.text ?? '',
    r.amount?.type === 'money' ? `${r.amount.amount} ${r.amount.currency}` : undefined,
  ],
});

/** US dollars from which a round is a mega-round in the trade's own use. */
const MEGA = 100_000_000;

const COMPANY = 'funding-round/company';

/** The mark of a round without a valuation: its record need not be read to know. */
const UNVALUED = 'unvalued';

/** How many earlier rounds are looked at; a company with more has no known total. */
const MOST_ROUNDS = 12;

/** Reports of one round may lie so many days apart. */
const SAME_ROUND_DAYS = 30;

/** The keys of this kind lead to records of this kind only. */
function roundOf(record: NewsRecord): FundingRound {
  return record as unknown as FundingRound;
}

/** Equity, or a round without a word on it: debt, grants and token sales are not ranked with rounds. */
function isRound({ round }: FundingRound): boolean {
  return round === undefined || natureOf(round.key) === 'equity-round';
}

function earlierRounds(r: FundingRound, history: HistoryView): readonly Remembered[] {
  return earlier(history, keyOf(COMPANY, r.company), r, MOST_ROUNDS).filter(
    ({ at, record }) =>
      daysBetween(at, r.date.iso) > SAME_ROUND_DAYS || roundOf(record).round?.key !== r.round?.key,
  );
}

function valuationsSince(
  { valuation }: FundingRound,
  before: readonly Remembered[],
): Readonly<Record<string, Recalled | undefined>> {
  if (valuation === undefined) return {};
  const last = before.find(
    (entry) => entry.mark !== UNVALUED && roundOf(entry.record).valuation !== undefined,
  );
  const then = last === undefined ? undefined : roundOf(last.record).valuation;
  if (
    last === undefined ||
    then === undefined ||
    then.basis !== valuation.basis ||
    then.amount.currency !== valuation.amount.currency
  )
    return {};
  const order = compareDecimals(valuation.amount.amount, then.amount.amount);
  const flagged = {
    value: { type: 'flag' },
    from: ['/valuation', `${last.id}#/valuation`],
  } as const;
  return {
    earlierValuation: recalledFrom(last, then.amount, 'valuation/amount'),
    ...(order > 0 ? { valuationUp: flagged } : order < 0 ? { valuationDown: flagged } : {}),
  };
}

/** The sum of this round and all before it, where each has a plain amount in one currency. */
function knownTotal(r: FundingRound, before: readonly Remembered[]): Recalled | undefined {
  const amount = moneyOf(r.amount);
  if (amount === undefined || before.length === 0 || before.length >= MOST_ROUNDS) return undefined;
  let sum = amount.amount;
  for (const [index, { at, record }] of before.entries()) {
    const next = before[index + 1];
    // Two reports of one round would be counted twice.
    if (next !== undefined && daysBetween(next.at, at) <= SAME_ROUND_DAYS) return undefined;
    const part = moneyOf(roundOf(record).amount);
    if (part === undefined || part.approx !== undefined || part.currency !== amount.currency)
      return undefined;
    sum = addDecimals(sum, part.amount);
  }
  return amount.approx !== undefined
    ? undefined
    : {
        value: { type: 'money', amount: sum, currency: amount.currency },
        from: ['/amount', ...before.map(({ id }) => `${id}#/amount`)],
      };
}

/** Whoever announced it is nearer to the claim than whoever passed it on. */
function saidBy({ announcedBy, source }: FundingRound): string | undefined {
  return announcedBy?.name ?? source?.name;
}

/** The investors of a round that nobody led; whoever gives a grant is no investor. */
function soleBackers({ leads, investors, round }: FundingRound) {
  return leads === undefined && natureOf(round?.key) !== 'grant' ? investors : undefined;
}

/** Whether a name is that of the only one of the organisations. */
function isOnly(
  organisations: readonly Organisation[] | undefined,
  name: string | undefined,
): boolean {
  const [only, another] = organisations ?? [];
  return only !== undefined && another === undefined && isNamed(only, name);
}

function natureOf(key: string | undefined): string | undefined {
  return key === undefined ? undefined : roundNature(key);
}

/** The sector, where the description of the company does not say as much. */
function sectorBeside({ description, sector }: Organisation): Label | undefined {
  if (description === undefined || sector?.key === undefined) return undefined;
  const said = description.text.toLowerCase();
  return sector.key.split('-').some((word) => said.includes(word)) ||
    said.includes(sector.text.toLowerCase())
    ? undefined
    : sector;
}

function moneyOf(value: Value | undefined) {
  return value?.type === 'money' ? value : undefined;
}

/** Leads are not investors twice. */
function backersOf(
  investors: readonly Organisation[] | undefined,
  leads: readonly Organisation[] | undefined,
): List | undefined {
  if (investors === undefined) return undefined;
  const at: number[] = [];
  const seen = new Set(leads?.map(({ name }) => name));
  investors.forEach(({ name }, index) => {
    if (!seen.has(name)) at.push(index);
    seen.add(name);
  });
  return at.length === 0
    ? undefined
    : { type: 'list', items: at.map((index) => investors[index] as Organisation), at };
}
