import { z } from 'zod';
import type { Group, List, NewsRecord, NounPhrase, Period, Remembered, Value } from '../model.js';
import { entityKey, type FieldTypes } from '../values/index.js';
import { defineKind, type InputOf, type Recalled, type RecordOf } from './define-kind.js';
import { flag, isNamed, known } from './facts.js';
import { ahead, happened } from './guards.js';
import { earlier, keyOf, recalledFrom } from './recall.js';

const fields = (t: FieldTypes) => ({
  issuer: t.organisation,
  document: t.nounPhrase,
  subject: t.nounPhrase.optional(),
  stage: z.enum(['consultation', 'issued', 'effective']).optional(),
  targets: z
    .array(z.strictObject({ by: t.period.optional(), aims: t.nounPhrases }))
    .min(1)
    .optional(),
});

/** A policy record as its author writes it. */
export type PolicyRecord = InputOf<typeof fields, 'policy'>;

type Policy = RecordOf<typeof fields>;

/** An aim that leaves no room for another. */
const LONG = 'the electrification of cranes, tugs and trucks in every large port';

/** A public body puts rules, plans or guidelines out for comment, issues them, or they take effect. */
export const policy = defineKind({
  name: 'policy',
  describes: 'A body consults on, issues or puts into effect rules, a plan or a guideline.',
  fields,
  fieldNotes: {
    issuer: 'Who issued it.',
    document: 'What was issued, such as a guideline.',
    subject: 'What it is about.',
    stage: 'How far it has come.',
    targets: 'What it aims at, and by when.',
  },
  aliases: {
    issuer: [
      'issued_by',
      'issuing_body',
      'issuing_authority',
      'issuing_agency',
      'ministry',
      'authority',
      'government_body',
    ],
    document: [
      'document_title',
      'document_name',
      'policy',
      'policy_name',
      'policy_title',
      'regulation',
      'law',
      'guideline',
      'instrument',
    ],
    subject: ['subject_matter', 'policy_area', 'scope'],
    stage: ['policy_stage', 'policy_status', 'legal_status'],
    targets: ['goals', 'objectives', 'milestones'],
    date: ['issued_on', 'published_on', 'effective_date', 'issue_date', 'in_force_from'],
  },
  topics: ['20000636'],
  cues: {
    fields: ['document', 'issuer', 'targets', 'stage', 'subject'],
    words: [
      'guideline',
      'guidelines',
      'regulation',
      'regulations',
      'consultation',
      'ministry',
      'draft',
      'rules',
      'law',
      'directive',
    ],
  },
  facts: {
    issuer: {
      type: 'organisation',
      from: ['issuer'],
      anchor: true,
      role: 'issuer',
      must: true,
      value: (r) => r.issuer,
    },
    document: {
      type: 'nounPhrase',
      from: ['document'],
      weight: 2,
      must: true,
      material: true,
      value: (r) => introduced(r.document),
    },
    several: {
      type: 'flag',
      from: ['document'],
      weight: 0,
      value: (r) => flag(isSeveral(r.document)),
    },
    /** What a later sentence calls it: "the law". */
    paper: {
      type: 'nounPhrase',
      from: ['document'],
      weight: 0,
      value: (r) => paperOf(r.document),
    },
    /** There is more to say of the issuer than its name. */
    described: {
      type: 'flag',
      from: ['issuer'],
      weight: 0,
      value: ({ issuer }) =>
        flag(issuer.description !== undefined || issuer.shortName !== undefined),
    },
    subject: {
      type: 'nounPhrase',
      from: ['subject'],
      weight: 1,
      material: true,
      value: (r) => r.subject,
    },
    consultation: {
      type: 'flag',
      from: ['stage'],
      weight: 0.5,
      must: true,
      material: true,
      value: (r) => flag(r.stage === 'consultation'),
    },
    issued: {
      type: 'flag',
      from: ['stage'],
      weight: 0.5,
      must: true,
      material: true,
      value: (r) => flag(r.stage === 'issued'),
    },
    effective: {
      type: 'flag',
      from: ['stage'],
      weight: 0.5,
      must: true,
      material: true,
      angle: true,
      value: (r) => flag(r.stage === 'effective'),
    },
    unstated: {
      type: 'flag',
      from: ['kind'],
      weight: 0,
      value: (r) => flag(r.stage === undefined),
    },
    /** The first target, which a sentence may tell along with the subject. */
    aims: {
      type: 'list',
      from: ['targets/0/aims'],
      weight: 1.5,
      material: true,
      value: (r) => known(r.targets?.[0]?.aims),
    },
    by: {
      type: 'period',
      from: ['targets/0/by'],
      weight: 0.5,
      material: true,
      value: (r) => r.targets?.[0]?.by,
    },
    /** Short enough to be told along with the subject. */
    brief: {
      type: 'flag',
      from: ['targets'],
      weight: 0,
      value: (r) => flag(lengthOf(r.targets?.[0]?.aims ?? []) <= BRIEF),
    },
    /** The only aim, short enough for a lead. */
    goal: {
      type: 'nounPhrase',
      from: ['targets/0/aims/0'],
      weight: 0.6,
      covers: ['aims', 'by', 'deadline'],
      value: (r) => goalOf(r),
    },
    targets: {
      type: 'list',
      from: ['targets'],
      material: true,
      value: (r) => laterTargets(r),
      elements: { by: { type: 'period', material: true }, aims: { type: 'list', material: true } },
    },
    deadlines: {
      type: 'list',
      from: ['targets'],
      weight: 0.8,
      angle: true,
      value: (r) => (datedAims(r) > 1 ? deadlinesOf(r) : undefined),
    },
    deadline: {
      type: 'period',
      from: ['targets'],
      weight: 0.8,
      angle: true,
      value: (r) =>
        datedAims(r) === 1 ? r.targets?.find(({ by }) => by !== undefined)?.by : undefined,
    },
    reported: {
      type: 'flag',
      from: ['source'],
      weight: 0,
      value: (r) => flag(r.source !== undefined && !isNamed(r.issuer, r.source.name)),
    },
  },
  mentions: (r) => [
    { key: keyOf(ISSUER, r.issuer), at: r.date.iso, mark: documentKey(r.document) },
  ],
  recall: {
    facts: {
      draftedOn: { type: 'date', weight: 1 },
      issuedOn: { type: 'date', weight: 1 },
      moved: { type: 'list', weight: 1.5, angle: true },
      lastDocument: { type: 'nounPhrase', weight: 1 },
      lastDate: { type: 'date', weight: 0.4 },
      lastDraft: { type: 'flag', weight: 0 },
    },
    of: (r, history) => {
      const before = earlier(history, keyOf(ISSUER, r.issuer), r, MOST_DOCUMENTS);
      return { ...storySoFar(r, before), ...otherDocument(r, before) };
    },
    reasons: ({ moved }) => [
      { score: moved === undefined ? 0 : 0.1, reason: 'It sets other targets than its draft.' },
    ],
  },
  newsworthiness: (r) => [
    { score: 0.25, reason: 'A public body makes policy.' },
    { score: r.stage === 'effective' ? 0.15 : 0, reason: 'It is in force.' },
    { score: r.stage === 'issued' ? 0.1 : 0, reason: 'It has been issued.' },
    { score: r.targets === undefined ? 0 : 0.1, reason: 'It sets or proposes targets.' },
    { score: datedAims(r) === 0 ? 0 : 0.1, reason: 'Its targets have dates.' },
  ],
  // a draft is out, what it asks for is still to come
  bears: ({ stage }) => (stage === 'consultation' ? ['planned'] : []),
  guards: [
    happened,
    ahead((r: Policy) => (r.targets ?? []).map(({ by }, index) => [`/targets/${index}/by`, by])),
  ],
  bounds: { stale: { days: 60 } },
  examples: { document: ['draft rules on drones', 'the law on data', 'guidelines for ports'] },
  // a draft may have had other dates; aims may be too long to go along with the subject
  exampleRecords: [
    ...['issued', 'effective'].map((stage) => ({
      record: {
        stage,
        targets: [
          { by: '2035', aims: ['clean transport'] },
          { by: '2040', aims: ['clean industry'] },
        ],
      },
    })),
    ...['2021-06-01', '2019-05-16'].flatMap((date) =>
      [{}, { by: '2035' }].map((by) => ({
        record: {
          date,
          stage: 'consultation',
          subject: 'ports',
          targets: [{ ...by, aims: [LONG] }],
        },
      })),
    ),
    ...['2021-06-01', '2019-05-16'].map((date) => ({
      record: {
        date,
        document: 'guidelines for ports',
        subject: 'ports',
        targets: [{ aims: [LONG] }],
      },
    })),
    ...['guidelines for ports', 'papers on ports'].flatMap((document) =>
      ['2021-06-01', '2019-05-16'].map((date) => ({
        record: {
          date,
          document,
          targets: [{ aims: ['clean transport'] }, { aims: ['clean industry'] }],
        },
      })),
    ),
  ],
  identity: (r) => [entityKey(r.issuer.name), r.document.text, r.stage ?? ''],
});

const ISSUER = 'policy/issuer';

/** How many documents of an issuer are looked at. */
const MOST_DOCUMENTS = 12;

/** The keys of this kind lead to records of this kind only. */
function policyOf(record: NewsRecord): Policy {
  return record as unknown as Policy;
}

/** By what reports of one document know it: a draft of provisions becomes provisions. */
function documentKey({ text }: NounPhrase): string {
  return text.toLowerCase().replace(/^drafts? (?:(?:of|for) (?:an? |the )?)?/, '');
}

/** When the document was put out for comment and issued, as far as that was known. */
function storySoFar(
  r: Policy,
  before: readonly Remembered[],
): Readonly<Record<string, Recalled | undefined>> {
  if (r.stage !== 'issued' && r.stage !== 'effective') return {};
  const key = documentKey(r.document);
  const own = before.filter(({ mark }) => mark === key);
  const dateOf = (stage: Policy['stage']): Recalled | undefined => {
    const entry = own.find(({ record }) => policyOf(record).stage === stage);
    return entry === undefined ? undefined : recalledFrom(entry, entry.record.date, 'date');
  };
  const draft = own.find(({ record }) => policyOf(record).stage === 'consultation');
  return {
    draftedOn: dateOf('consultation'),
    issuedOn: r.stage === 'effective' ? dateOf('issued') : undefined,
    moved: draft === undefined ? undefined : deadlinesThen(r, draft),
  };
}

/** The dates of the draft's targets, where the document has targets for others. */
function deadlinesThen(r: Policy, draft: Remembered): Recalled | undefined {
  const then = deadlinesOf(policyOf(draft.record));
  const now = deadlinesOf(r);
  const keyOfAll = (list: List): string => list.items.map((item) => (item as Period).to).join();
  if (then === undefined || now === undefined || keyOfAll(then) === keyOfAll(now)) return undefined;
  return recalledFrom(draft, then, ...(then.at ?? []).map((index) => `targets/${index}/by`));
}

/** The last other document of the issuer. */
function otherDocument(
  { document }: Policy,
  before: readonly Remembered[],
): Readonly<Record<string, Recalled | undefined>> {
  const key = documentKey(document);
  const other = before.find(
    ({ mark, record }) => mark !== key && policyOf(record).stage !== 'effective',
  );
  if (other === undefined) return {};
  const then = policyOf(other.record);
  return {
    lastDocument: recalledFrom(other, introduced(then.document), 'document'),
    lastDate: recalledFrom(other, then.date, 'date'),
    lastDraft:
      then.stage === 'consultation' ? recalledFrom(other, { type: 'flag' }, 'stage') : undefined,
  };
}

/** Nouns by which a document goes in later sentences. */
const PAPERS: ReadonlySet<string> = new Set(
  (
    'act amendment bill circular code decree directive framework guidance guideline law measure notice opinion order ' +
    'ordinance package plan policy programme program proposal provision regulation roadmap rule standard statute strategy'
  ).split(' '),
);

/** "Data Security Law" is "the law", "provisions on car data" are "the provisions"; none where no such noun heads it. */
function paperOf(document: NounPhrase): NounPhrase | undefined {
  const several = isSeveral(document);
  const head = (headOf(document.text).split(/[ -]/).at(-1) ?? '').toLowerCase();
  if (!PAPERS.has(several ? head.replace(/ies$/, 'y').replace(/s$/, '') : head)) return undefined;
  return {
    type: 'nounPhrase',
    text: head,
    article: 'the',
    ...(several ? { number: 'plural' as const } : {}),
  };
}

/** The words before the first preposition. */
function headOf(text: string): string {
  return text.split(/ (?:on|for|of|to|in|about|against|governing|concerning) /)[0] ?? '';
}

/**
 * The document as a sentence first names it: a plural goes without an article ("provisions on …"), a title is a
 * certain one ("the Data Security Law"), and anything else one of its sort ("a guideline").
 */
function introduced(document: NounPhrase): NounPhrase {
  if (isSeveral(document)) return { ...document, number: 'plural' };
  if (document.article !== undefined) return document;
  return { ...document, article: /^\p{Ll}/u.test(document.text) ? 'a' : 'the' };
}

/** Whether the noun before the first preposition is a plural: rules, provisions, guidelines. */
function isSeveral({ text, article }: NounPhrase): boolean {
  return article !== 'a' && /[^suix]s$/.test(headOf(text));
}

/** How many aims have a date: "targets" for 2025 are two or more. */
function datedAims({ targets }: Policy): number {
  let count = 0;
  for (const { by, aims } of targets ?? []) if (by !== undefined) count += aims.length;
  return count;
}

/** The targets after the first. */
function laterTargets({ targets }: Policy): List | undefined {
  const later = targets?.slice(1) ?? [];
  if (later.length === 0) return undefined;
  const items = later.map(({ by, aims }): Group => {
    const facts: Record<string, Value> = { aims: { type: 'list', items: aims } };
    if (by !== undefined) facts['by'] = by;
    return { type: 'group', facts };
  });
  return { type: 'list', items, at: later.map((_, index) => index + 1) };
}

/** Characters of aims that a sentence has room for beside the document or its subject. */
const BRIEF = 60;

function lengthOf(aims: readonly NounPhrase[]): number {
  return aims.reduce((length, { text }) => length + text.length, 0);
}

function goalOf({ targets }: Policy): NounPhrase | undefined {
  const [first, second] = targets ?? [];
  const [aim, other] = first?.aims ?? [];
  return first?.by === undefined ||
    second !== undefined ||
    other !== undefined ||
    aim === undefined ||
    aim.text.length > BRIEF
    ? undefined
    : aim;
}

/** When targets are due, each date once, in the order of the record. */
function deadlinesOf({ targets }: Policy): List | undefined {
  const items: Period[] = [];
  const at: number[] = [];
  (targets ?? []).forEach(({ by }, index) => {
    if (by === undefined || items.some(({ from, to }) => from === by.from && to === by.to)) return;
    items.push(by);
    at.push(index);
  });
  return items.length === 0 ? undefined : { type: 'list', items, at };
}
