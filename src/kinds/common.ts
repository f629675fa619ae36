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

/** The facts that every kind of record has beside its own. */
export const commonFacts: Readonly<Record<string, FactDeclaration<NewsRecord>>> = {
  date: { type: 'date', from: ['date'], weight: 0.5, value: (record) => record.date },
  source: {
    type: 'organisation',
    from: ['source/name'],
    weight: 0.5,
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
