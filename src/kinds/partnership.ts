import { z } from 'zod';
import type { Label, List, Organisation, Percent } from '../model.js';
import { addDecimals, compareDecimals, type FieldTypes } from '../values/index.js';
import {
  defineKind,
  type FactDeclaration,
  type Guard,
  type InputOf,
  type RecordOf,
} from './define-kind.js';
import { flag, groups, isNamed, known, parties, partiesKey } from './facts.js';
import { ahead, amounts, differentParties, happenedOrPlanned, stakes } from './guards.js';
import { scaleReason } from './newsworthiness.js';

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
      value: (r) => flag(announcerOf(r) !== undefined && announcerOf(r) === r.parties[0]),
    },
    partnerSaid: {
      type: 'flag',
      from: ['source'],
      weight: 0,
      value: (r) => flag(r.parties.length === 2 && announcerOf(r) === r.parties[1]),
    },
    ownReport: {
      type: 'flag',
      from: ['source'],
      weight: 0,
      value: (r) => flag(announcerOf(r) !== undefined),
    },
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
  identity: (r) => [
    partiesKey(r.parties),
    r.form ?? '',
    r.purpose?.text ?? '',
    r.value?.type === 'money' ? `${r.value.amount} ${r.value.currency}` : '',
    r.stage ?? '',
  ],
});

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
