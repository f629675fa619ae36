import { describe, expect, it } from 'vitest';
import { plainSlot, slotHelpers } from '../../src/templates/index.js';

/** The table of helpers: what the check of a template and the reference of the language go by. */

const times = ['date', 'period'];
const amounts = ['money', 'percent', 'change', 'count'];
const every = [
  ...amounts,
  ...times,
  ...['organisation', 'person', 'place', 'quotation', 'list'],
  ...['nounPhrase', 'infinitive', 'clause', 'sentence', 'label'],
];

/** What can be worded by each, whatever the order. */
const words: Readonly<Record<string, readonly string[]>> = {
  introduce: ['organisation', 'list'],
  short: ['organisation'],
  possessive: ['organisation', 'person', 'place', 'list'],
  attributive: ['place'],
  a: [...amounts, 'label', 'nounPhrase'],
  the: ['nounPhrase', 'label'],
  bare: ['nounPhrase', 'place', 'organisation'],
  modifier: ['label', 'money', 'change', 'count'],
  list: every,
  number: ['count', 'percent'],
  approx: ['count', 'money'],
  fraction: ['change', 'percent'],
  ordinal: ['count'],
  plural: ['count', 'list', 'nounPhrase', 'place', 'organisation'],
  verb: ['count', 'list', 'nounPhrase', 'place', 'organisation', 'person'],
  quote: ['quotation', 'sentence', 'clause'],
  basis: ['change'],
  on: times,
  in: times,
  by: times,
  since: times,
  asOf: times,
  from: times,
};

const where = (holds: (helper: (typeof slotHelpers)[string]) => boolean): string[] =>
  Object.entries(slotHelpers).flatMap(([name, helper]) => (holds(helper) ? [name] : []));

describe('the helpers', () => {
  it('word values of these types', () => {
    const accepted = Object.fromEntries(
      Object.entries(slotHelpers).map(([name, { accepts }]) => [name, accepts.toSorted()]),
    );
    expect(accepted).toEqual(
      Object.fromEntries(Object.entries(words).map(([name, types]) => [name, types.toSorted()])),
    );
    expect(plainSlot.accepts.toSorted()).toEqual(every.toSorted());
  });

  it('take a word, stand beside a value, and have options, where these are', () => {
    expect(where(({ takesWord }) => takesWord)).toEqual(['plural', 'verb']);
    expect(where(({ beside }) => beside === true)).toEqual(['plural', 'verb', 'basis']);
    const options = Object.entries(slotHelpers).flatMap(([name, helper]) =>
      Object.entries(helper.options).map(([option, type]) => `${name} ${option}=${type}`),
    );
    expect(options).toEqual(['attributive before=fact', 'list max=number', 'verb tense=string']);
    expect([plainSlot.takesWord, plainSlot.beside, plainSlot.options]).toEqual([
      false,
      undefined,
      {},
    ]);
  });

  it('are described, the most of them by an example, each in its own words', () => {
    const described = [plainSlot, ...Object.values(slotHelpers)].map(({ describes }) => describes);
    for (const text of described) expect(text).toMatch(/^["A-Z].{6,}\.$/su);
    expect(new Set(described).size).toBe(described.length);
    expect(described.filter((text) => /"|\{\{/.test(text)).length).toBeGreaterThan(
      described.length / 2,
    );
  });
});
