import { z } from 'zod';
import type { Group, List, NounPhrase, Period, Value } from '../model.js';
import { entityKey, type FieldTypes } from '../values/index.js';
import { defineKind, type InputOf, type RecordOf } from './define-kind.js';
import { flag, isNamed, known } from './facts.js';
import { ahead, happened } from './guards.js';

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

/** A public body puts rules, plans or guidelines out for comment, issues them, or they take effect. */
export const policy = defineKind({
  name: 'policy',
  describes: 'A body consults on, issues or puts into effect rules, a plan or a guideline.',
  fields,
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
    targets: {
      type: 'list',
      from: ['targets'],
      material: true,
      value: (r) =>
        known(
          r.targets?.map(({ by, aims }): Group => {
            const facts: Record<string, Value> = { aims: { type: 'list', items: aims } };
            if (by !== undefined) facts['by'] = by;
            return { type: 'group', facts };
          }),
        ),
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
  newsworthiness: (r) => [
    { score: 0.25, reason: 'A public body makes policy.' },
    { score: r.stage === 'effective' ? 0.15 : 0, reason: 'It is in force.' },
    { score: r.stage === 'issued' ? 0.1 : 0, reason: 'It has been issued.' },
    { score: r.targets === undefined ? 0 : 0.1, reason: 'It sets or proposes targets.' },
    { score: datedAims(r) === 0 ? 0 : 0.1, reason: 'Its targets have dates.' },
  ],
  guards: [
    happened,
    ahead((r: Policy) => (r.targets ?? []).map(({ by }, index) => [`/targets/${index}/by`, by])),
  ],
  bounds: { stale: { days: 60 } },
  identity: (r) => [entityKey(r.issuer.name), r.document.text, r.stage ?? ''],
});

/**
 * The document as a sentence first names it: a plural goes without an article ("provisions on …"), a title is a
 * certain one ("the Data Security Law"), and anything else one of its sort ("a guideline").
 */
function introduced(document: NounPhrase): NounPhrase {
  if (document.article !== undefined || isSeveral(document)) return document;
  return { ...document, article: /^\p{Ll}/u.test(document.text) ? 'a' : 'the' };
}

/** Whether the noun before the first preposition is a plural: rules, provisions, guidelines. */
function isSeveral({ text, article }: NounPhrase): boolean {
  const [phrase = ''] = text.split(/ (?:on|for|of|to|in|about|against|governing|concerning) /);
  return article !== 'a' && /[^suix]s$/.test(phrase);
}

/** How many aims have a date: "targets" for 2025 are two or more. */
function datedAims({ targets }: Policy): number {
  let count = 0;
  for (const { by, aims } of targets ?? []) if (by !== undefined) count += aims.length;
  return count;
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
