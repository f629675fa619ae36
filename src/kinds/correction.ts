import type { ValueType } from '../model.js';
import { defineKind } from './define-kind.js';

/** What a fact of any kind may be, but for flags and lists of structures. */
const ANY: readonly ValueType[] = [
  'money',
  'percent',
  'change',
  'count',
  'date',
  'period',
  'organisation',
  'person',
  'place',
  'list',
  'nounPhrase',
  'infinitive',
  'clause',
  'sentence',
  'label',
];

const none = (): undefined => undefined;

/**
 * The note on an item that takes the place of another. No record is of this kind: its facts are what the new version of
 * a record changes, and they are put beside the story of that version.
 */
export const correction = defineKind({
  name: 'correction',
  describes: 'A note on what a new version of a published record changes.',
  fields: () => ({}),
  topics: [],
  cues: { fields: [], words: [] },
  facts: {
    corrected: { type: 'flag', from: [], weight: 0, value: none },
    updated: { type: 'flag', from: [], weight: 0, value: none },
    taken: { type: 'flag', from: [], weight: 0, value: none },
    title: { type: 'quotation', from: [], weight: 1, value: none },
    publishedOn: { type: 'date', from: [], weight: 1, value: none },
    about: { type: 'list', from: [], weight: 1, value: none },
    changes: {
      type: 'list',
      from: [],
      value: none,
      material: true,
      elements: {
        what: { type: 'nounPhrase', material: true },
        was: { type: ANY, material: true },
        is: { type: ANY, material: true },
      },
    },
    added: { type: 'list', from: [], weight: 1, value: none },
    dropped: { type: 'list', from: [], weight: 1, material: true, value: none },
    reason: { type: 'clause', from: [], weight: 1, material: true, value: none },
  },
  newsworthiness: () => [],
  guards: [],
  identity: () => [undefined],
});
