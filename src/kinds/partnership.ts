import { z } from 'zod';
import type {
  HistoryView,
  Label,
  List,
  Money,
  NewsRecord,
  Organisation,
  Percent,
  Remembered,
} from '../model.js';
import { addDecimals, compareDecimals, daysBetween, type FieldTypes } from '../values/index.js';
import {
  defineKind,
  type FactDeclaration,
  type Guard,
  type InputOf,
  type Recalled,
  type RecordOf,
} from './define-kind.js';
import { flag, groups, isNamed, known, parties, partiesKey } from './facts.js';
import { ahead, amounts, differentParties, happenedOrPlanned, stakes } from './guards.js';
import { scaleReason } from './newsworthiness.js';
import { earlier, keyOf, recalledFrom } from './recall.js';

const fields = (t: FieldTypes) => ({
  parties: t.organisations,
  form: z.enum(['agreement', 'joint-venture', 'supply', 'licence']).optional(),
  purpose: t.infinitive.optional(),
  stage: z.enum(['planned', 'signed']).optional(),
  value: t.disclosedMoney.optional(),
  term: t.term.optional(),
  stakes: z
    .array(z.strictObject({ party: t.organisation, percent: t.stake }))
    .min(1)
    .optional(),
});

/** A partnership record as its author writes it. */
export type PartnershipRecord = InputOf<typeof fields, 'partnership'>;

type Partnership = RecordOf<typeof fields>;

const severalParties: Guard<Partnership> = {
  name: 'parties',
  code: 'record/missing-field',
  describes: 'Rejects a partnership of one.',
  check: ({ parties: { length } }) =>
    length > 1
      ? []
      : [
          {
            pointer: '/parties',
            message: 'A partnership has two parties or more; the record names one.',
            expected: 'two organisations or more',
          },
        ],
};

const wholeOfStakes: Guard<Partnership> = {
  name: 'stakes-total',
  code: 'guard/range',
  describes: 'Holds stakes that make up more than 100 percent.',
  check: ({ stakes: held = [] }) => {
    const total = held.reduce((sum, { percent }) => addDecimals(sum, percent.value), '0');
    return compareDecimals(total, '100') > 0
      ? [
          {
            pointer: '/stakes',
            message: `The stakes make up ${total} percent.`,
            actual: total,
            expected: 'at most 100',
          },
        ]
      : [];
  },
};

const holdersOnce: Guard<Partnership> = {
  ...differentParties((r: Partnership) =>
    (r.stakes ?? []).map(({ party }, index) => [`/stakes/${index}/party`, party] as const),
  ),
  name: 'stakeholder',
  describes: 'Holds stakes of which two are of one entity.',
};

const realTerm: Guard<Partnership> = {
  name: 'term',
  code: 'guard/range',
  describes: 'Holds a term of no length, or of more than a hundred years.',
  check: ({ term }) =>
    term?.type === 'count' &&
    (compareDecimals(term.value, '0') <= 0 ||
      compareDecimals(term.value, LONGEST[term.unit ?? ''] ?? '0') > 0)
      ? [
          {
            pointer: '/term',
            message: `A term of ${term.value} ${term.unit ?? ''} is none that parties agree on.`,
            actual: term.value,
            expected: 'more than 0, and at most a hundred years',
          },
        ]
      : [],
};

/** Leases and concessions run for 99 years; hardly anything runs longer. */
const LONGEST: Readonly<Record<string, string>> = {
  year: '100',
  month: '1200',
  week: '5200',
  day: '36525',
};

/** A flag of the stage, which every headline and lead owes. */
function ofStage(stage: 'planned' | 'signed'): FactDeclaration<Partnership> {
  return {
    type: 'flag',
    from: ['stage'],
    weight: 0.5,
    must: true,
    material: true,
    value: (r) => flag(r.stage === stage),
  };
}

/** Two or more organisations enter into an agreement or a venture, or plan to. */
export const partnership = defineKind({
  name: 'partnership',
  describes: 'Two or more parties plan, sign or enter into an agreement or a joint venture.',
  fields,
  fieldNotes: {
    parties: 'Who works together: two or more.',
    form: 'What they entered into.',
    purpose: 'What for.',
    stage: 'Whether it is planned or signed.',
    value: 'What it is worth, or `undisclosed`.',
    term: 'How long it runs.',
    stakes: 'Who holds which share of a joint venture.',
  },
  aliases: {
    parties: ['partners', 'partner_names', 'companies', 'signatories', 'members', 'partner'],
    form: ['partnership_type', 'agreement_type', 'deal_type', 'alliance_type', 'contract_type'],
    purpose: ['aim', 'goal', 'objective', 'purpose_of_agreement'],
    stage: ['deal_stage', 'agreement_status', 'deal_status'],
    value: ['contract_value', 'deal_value', 'agreement_value', 'order_value'],
    term: ['duration', 'contract_term', 'contract_length', 'term_of_agreement'],
    stakes: ['shareholdings', 'shares_of_parties', 'ownership_split'],
    date: ['signed_on', 'signed_at', 'announced_on', 'announced_at', 'signing_date'],
  },
  topics: ['20000196'],
  cues: {
    fields: ['parties', 'form', 'purpose', 'term', 'stakes'],
    words: [
      'partnership',
      'partners',
      'joint venture',
      'alliance',
      'agreement',
      'memorandum',
      'cooperation',
      'supply agreement',
      'license agreement',
      'licensing',
    ],
  },
  facts: {
    parties: {
      type: ['organisation', 'list'],
      from: ['parties'],
      weight: 3,
      material: true,
      value: (r) => parties(r.parties),
    },
    first: {
      type: 'organisation',
      from: ['parties/0'],
      anchor: true,
      value: (r) => r.parties[0],
    },
    partners: {
      type: ['organisation', 'list'],
      from: ['parties'],
      weight: 0,
      covers: ['parties'],
      value: (r) => partiesWithout(r, r.parties[0]),
    },
    several: {
      type: 'flag',
      from: ['parties'],
      weight: 0,
      value: (r) => flag(r.parties.length > 2),
    },
    /** What the parties enter into, by its form and stage: a joint venture is set up, an agreement on it signed. */
    deal: {
      type: 'label',
      from: ['form', 'kind'],
      anchor: true,
      must: true,
      value: (r) => dealOf(r),
    },
    unformed: {
      type: 'flag',
      from: ['kind'],
      weight: 0,
      covers: ['deal'],
      value: (r) => flag(r.form === undefined),
    },
    venture: {
      type: 'flag',
      from: ['form'],
      weight: 0,
      value: (r) => flag(r.form === 'joint-venture'),
    },
    planned: ofStage('planned'),
    signed: ofStage('signed'),
    unstated: {
      type: 'flag',
      from: ['kind'],
      weight: 0,
      value: (r) => flag(r.stage === undefined),
    },
    value: {
      type: 'money',
      from: ['value'],
      weight: 2.5,
      material: true,
      value: (r) => (r.value?.type === 'money' ? r.value : undefined),
    },
    undisclosed: {
      type: 'flag',
      from: ['value'],
      weight: 1,
      material: true,
      value: (r) => flag(r.value?.type === 'undisclosed'),
    },
    purpose: {
      type: 'infinitive',
      from: ['purpose'],
      weight: 1.5,
      material: true,
      value: (r) => r.purpose,
    },
    term: {
      type: 'count',
      from: ['term'],
      weight: 1,
      material: true,
      value: (r) => (r.term?.type === 'count' ? r.term : undefined),
    },
    until: {
      type: 'period',
      from: ['term'],
      weight: 1,
      material: true,
      value: (r) => (r.term?.type === 'period' ? r.term : undefined),
    },
    /** What each of the parties holds, where all hold the same. */
    equalShare: {
      type: 'percent',
      from: ['stakes/0/percent'],
      weight: 1.2,
      material: true,
      value: (r) => (holdAlike(r) ? r.stakes?.[0]?.percent : undefined),
    },
    ...stakeOfTwo(0, 'holder', 'share'),
    ...stakeOfTwo(1, 'otherHolder', 'otherShare'),
    stakes: {
      type: 'list',
      from: ['stakes'],
      weight: 1.2,
      material: true,
      value: (r) =>
        holdAlike(r) || r.stakes?.length === 2
          ? undefined
          : groups(r.stakes?.map(({ party, percent }) => ({ party: asParty(party, r), percent }))),
      elements: {
        party: { type: 'organisation', material: true },
        percent: { type: 'percent', material: true },
      },
    },
    /** The party that told of it. */
    announcer: {
      type: 'organisation',
      from: ['source/name'],
      weight: 0.5,
      covers: ['ownReport'],
      attribution: true,
      value: (r) => announcerOf(r),
    },
    counterparts: {
      type: ['organisation', 'list'],
      from: ['parties'],
      weight: 0,
      covers: ['parties'],
      value: (r) => {
        const announcer = announcerOf(r);
        return announcer === undefined ? undefined : partiesWithout(r, announcer);
      },
    },
    /** Who said it is the party that a sentence would open with: "Acme has signed …, Acme said" is said otherwise. */
    firstSaid: {
      type: 'flag',
      from: ['source'],
      weight: 0,
      attribution: true,
      value: (r) => flag(announcerOf(r) !== undefined && announcerOf(r) === r.parties[0]),
    },
    partnerSaid: {
      type: 'flag',
      from: ['source'],
      weight: 0,
      attribution: true,
      value: (r) => flag(r.parties.length === 2 && announcerOf(r) === r.parties[1]),
    },
    ownReport: {
      type: 'flag',
      from: ['source'],
      weight: 0,
      value: (r) => flag(announcerOf(r) !== undefined),
    },
  },
  mentions: (r) => {
    const at = r.date.iso;
    const mark = partiesKey(r.parties);
    return r.parties.map((party) => ({ key: keyOf(PARTY, party), at, mark }));
  },
  recall: {
    facts: {
      plannedOn: { type: 'date', weight: 1 },
      plannedValue: { type: 'money', weight: 0.8 },
      earlierDeal: { type: 'label', weight: 1, angle: true },
      earlierOn: { type: 'date', weight: 0.4 },
      earlierValue: { type: 'money', weight: 0.6 },
      earlierSigned: { type: 'flag', weight: 0 },
      otherDeal: { type: 'label', weight: 0.8 },
      otherPartners: { type: ['organisation', 'list'], weight: 0.5 },
      otherOn: { type: 'date', weight: 0.4 },
      otherSigned: { type: 'flag', weight: 0 },
    },
    of: (r, history) => partnersSoFar(r, history),
    reasons: ({ plannedOn }) => [
      { score: plannedOn === undefined ? 0 : 0.05, reason: 'It had been planned.' },
    ],
  },
  newsworthiness: (r, { usd }) => [
    { score: 0.15, reason: 'Companies work together.' },
    scaleReason(r.value?.type === 'money' ? usd(r.value) : undefined, 'value', 1e6, 1e10),
    { score: r.form === 'joint-venture' ? 0.1 : 0, reason: 'A joint venture comes of it.' },
    { score: r.stage === 'signed' ? 0.1 : 0, reason: 'It has been signed.' },
    { score: r.parties.length > 2 ? 0.05 : 0, reason: 'There are three parties or more.' },
  ],
  guards: [
    happenedOrPlanned((r: Partnership) => r.stage === 'planned'),
    severalParties,
    ...amounts((r: Partnership) => [['/value', r.value?.type === 'money' ? r.value : undefined]]),
    differentParties((r: Partnership) =>
      r.parties.map((party, index) => [`/parties/${index}`, party] as const),
    ),
    holdersOnce,
    stakes((r: Partnership) =>
      (r.stakes ?? []).map(
        ({ percent }, index) => [`/stakes/${index}/percent`, percent.value] as const,
      ),
    ),
    wholeOfStakes,
    realTerm,
    ahead((r: Partnership) => [['/term', r.term?.type === 'period' ? r.term : undefined]]),
  ],
  // The dearest contract of all was one for gas over 30 years, put at 400 billion dollars in 2014.
  bounds: { range: { amount: 500_000_000_000 } },
  happening: (r) => [partiesKey(r.parties), r.form ?? '', r.purpose?.text ?? '', r.stage ?? ''],
  identity: (r) => [
    partiesKey(r.parties),
    r.form ?? '',
    r.purpose?.text ?? '',
    r.value?.type === 'money' ? `${r.value.amount} ${r.value.currency}` : '',
    r.stage ?? '',
  ],
});

const PARTY = 'partnership/party';

/** Reports of one deal may lie so many days apart. */
const SAME_DEAL_DAYS = 30;

/** How many deals of a party are looked at. */
const MOST_DEALS = 12;

/** The keys of this kind lead to records of this kind only. */
function partnershipOf(record: NewsRecord): Partnership {
  return record as unknown as Partnership;
}

function moneyOf(value: Partnership['value']): Money | undefined {
  return value?.type === 'money' ? value : undefined;
}

/** What the parties had planned or agreed before, and what the first of them last agreed with others. */
function partnersSoFar(
  r: Partnership,
  history: HistoryView,
): Readonly<Record<string, Recalled | undefined>> {
  const [first] = r.parties;
  if (first === undefined) return {};
  const all = partiesKey(r.parties);
  const before = earlier(history, keyOf(PARTY, first), r, MOST_DEALS);
  const isPlan = ({ record }: Remembered): boolean => partnershipOf(record).stage === 'planned';
  const planned =
    r.stage === 'planned'
      ? undefined
      : before.find(
          (entry) =>
            entry.mark === all && isPlan(entry) && partnershipOf(entry.record).form === r.form,
        );
  // Two reports of one deal may name its purpose in other words.
  const deals = before.filter(
    (entry) => !isPlan(entry) && daysBetween(entry.at, r.date.iso) > SAME_DEAL_DAYS,
  );
  const between = deals.find(({ mark }) => mark === all);
  const other = deals.find(({ mark }) => mark !== all);
  return {
    ...(planned === undefined ? {} : planOf(r, planned)),
    ...(between === undefined ? {} : dealThen(between)),
    ...(other === undefined ? {} : dealWithOthers(first, other)),
  };
}

function planOf(
  r: Partnership,
  planned: Remembered,
): Readonly<Record<string, Recalled | undefined>> {
  const then = moneyOf(partnershipOf(planned.record).value);
  const now = moneyOf(r.value);
  return {
    plannedOn: recalledFrom(planned, planned.record.date, 'date'),
    plannedValue:
      then === undefined || now === undefined || then.currency !== now.currency
        ? undefined
        : then.amount === now.amount
          ? undefined
          : recalledFrom(planned, then, 'value'),
  };
}

function dealThen(between: Remembered): Readonly<Record<string, Recalled | undefined>> {
  const then = partnershipOf(between.record);
  return {
    earlierDeal: recalledFrom(between, dealOf(then), then.form === undefined ? 'kind' : 'form'),
    earlierOn: recalledFrom(between, then.date, 'date'),
    earlierValue: recalledFrom(between, moneyOf(then.value), 'value'),
    earlierSigned:
      then.stage === 'signed' ? recalledFrom(between, { type: 'flag' }, 'stage') : undefined,
  };
}

function dealWithOthers(
  first: Organisation,
  other: Remembered,
): Readonly<Record<string, Recalled | undefined>> {
  const then = partnershipOf(other.record);
  const own = then.parties.find((party) => isNamed(party, first.name));
  const others = partiesWithout(then, own);
  if (own === undefined || others === undefined) return {};
  const at = then.parties.flatMap((party, index) => (party === own ? [] : [`parties/${index}`]));
  return {
    otherDeal: recalledFrom(other, dealOf(then), then.form === undefined ? 'kind' : 'form'),
    otherPartners: recalledFrom(other, others, ...at),
    otherOn: recalledFrom(other, then.date, 'date'),
    otherSigned:
      then.stage === 'signed' ? recalledFrom(other, { type: 'flag' }, 'stage') : undefined,
  };
}

/** The facts of one of exactly two stakes, which a single sentence tells. */
function stakeOfTwo(
  index: 0 | 1,
  holder: string,
  share: string,
): Record<string, FactDeclaration<Partnership>> {
  const stakeOf = (r: Partnership) =>
    r.stakes?.length === 2 && !holdAlike(r) ? r.stakes[index] : undefined;
  return {
    [holder]: {
      type: 'organisation',
      from: [`stakes/${index}/party`],
      weight: 0.2,
      material: true,
      value: (r) => {
        const stake = stakeOf(r);
        return stake === undefined ? undefined : asParty(stake.party, r);
      },
    },
    [share]: {
      type: 'percent',
      from: [`stakes/${index}/percent`],
      weight: 0.6,
      material: true,
      value: (r) => stakeOf(r)?.percent,
    },
  };
}

/** A holder that is one of the parties goes by the party's name. */
function asParty(holder: Organisation, { parties: all }: Partnership): Organisation {
  return all.find((party) => isNamed(party, holder.name)) ?? holder;
}

/** Whether every party holds a stake and all stakes are of one size. */
function holdAlike({ stakes: held, parties: all }: Partnership): boolean {
  const [first] = held ?? [];
  return (
    held !== undefined &&
    first !== undefined &&
    held.length === all.length &&
    held.every(({ percent }: { percent: Percent }) => percent.value === first.percent.value) &&
    held.every(({ party }) => all.some((each) => isNamed(each, party.name)))
  );
}

function announcerOf({ parties: all, source }: Partnership): Organisation | undefined {
  return all.find((party) => isNamed(party, source?.name));
}

/** The others of the parties: a single one as itself, several as a list that knows where they stood. */
function partiesWithout(
  { parties: all }: Partnership,
  one: Organisation | undefined,
): Organisation | List | undefined {
  const at = all.flatMap((party, index) => (party === one ? [] : [index]));
  const items = at.map((index) => all[index] as Organisation);
  if (items.length === 1) return items[0];
  const list = known(items);
  return list === undefined ? undefined : { ...list, at };
}

function dealOf({ form, stage }: Partnership): Label {
  const label = (key: string): Label => ({
    type: 'label',
    table: 'form',
    text: form ?? key,
    key,
  });
  if (stage !== 'signed') return label(form ?? 'partnership');
  return label(form === 'joint-venture' ? 'joint-venture-agreement' : (form ?? 'agreement'));
}
