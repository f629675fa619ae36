import { z } from 'zod';
import type { NewsRecord } from '../model.js';
import type { FieldTypes } from '../values/index.js';
import type { FactDeclaration } from './define-kind.js';
import { flag, groups, venueFacts } from './facts.js';

/**
 * The fields that every kind of record has.
 *
 * @example
 * typeof commonFields // => 'function'
 */
export function commonFields(types: FieldTypes, kind: string) {
  return {
    kind: z.literal(kind),
    id: types.identifier.optional(),
    version: types.text.optional(),
    replaces: types.identifier.optional(),
    withdrawn: z.boolean().optional(),
    withdrawnBecause: types.clause.optional(),
    date: types.date,
    source: types.source.optional(),
    status: z.enum(['announced', 'completed', 'planned', 'rumoured', 'denied']).optional(),
    test: z.boolean().optional(),
    embargo: types.instant.optional(),
    background: types.sentences.optional(),
    quotes: types.quotes.optional(),
    evidence: z
      .record(
        z.string(),
        z.strictObject({ start: z.int().min(0), end: z.int().min(0), text: z.string() }),
      )
      .optional(),
    confidence: types.confidence.optional(),
    modality: z.enum(['asserted', 'reported', 'rumoured', 'denied', 'planned']).optional(),
  };
}

/** What the common fields hold. */
export const commonFieldNotes: Readonly<Record<keyof ReturnType<typeof commonFields>, string>> = {
  kind: 'The kind of the record; without it the record is recognised by its fields.',
  id: 'A name that stays with the record: a correction has the same, or names it in `replaces`.',
  version: 'Another version of the same record has another mark.',
  replaces: 'The id of the record that this one takes the place of.',
  withdrawn: 'What was published under the id is taken back.',
  withdrawnBecause: 'Why it is taken back.',
  date: 'The day of the event; of a figure the day it was published.',
  source: 'Who says so: a name, or a name with the address and day of the report.',
  status: 'How far the event has come, where the kind has no stage or status of its own.',
  test: 'A test record is never written.',
  embargo: 'Before this moment nothing of the record is written.',
  background: 'Sentences that the desk vouches for; they are passed through.',
  quotes: 'What was said, and by whom.',
  evidence: 'Where in a text each field was read.',
  confidence: 'How sure the reading of a text is.',
  modality: 'Whether what a text says is asserted or not.',
};

/** The facts that every kind of record has beside its own. */
export const commonFacts: Readonly<Record<string, FactDeclaration<NewsRecord>>> = {
  date: { type: 'date', from: ['date'], weight: 0.5, value: (record) => record.date },
  source: {
    type: 'organisation',
    from: ['source/name'],
    weight: 0.5,
    attribution: true,
    value: (record) =>
      record.source === undefined ? undefined : { type: 'organisation', name: record.source.name },
  },
  sourced: {
    type: 'flag',
    from: ['source'],
    weight: 0,
    value: (record) => flag(record.source !== undefined),
  },
  past: {
    type: 'flag',
    from: ['date'],
    weight: 0,
    value: (record, { recentFrom }) => flag(record.date.iso < recentFrom),
  },
  published: {
    type: 'date',
    from: ['source/published'],
    weight: 0.4,
    value: (record) => record.source?.published,
  },
  background: {
    type: 'list',
    from: ['background'],
    value: (record) =>
      groups(record.background?.map(({ text }) => ({ text: { type: 'quotation', text } }))),
    material: true,
    elements: { text: { type: 'quotation', from: '', material: true } },
  },
  quotes: {
    type: 'list',
    from: ['quotes'],
    value: (record) =>
      groups(
        record.quotes?.map(({ text, speaker, venue }) => ({
          text: { type: 'quotation', text },
          speaker,
          ...venueFacts(venue),
        })),
      ),
    material: true,
    elements: {
      text: { type: 'quotation', material: true },
      speaker: { type: 'person', material: true },
      venue: { type: 'nounPhrase' },
      medium: { type: 'nounPhrase', from: 'venue' },
      channel: { type: 'nounPhrase', from: 'venue' },
    },
  },
};
