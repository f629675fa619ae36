import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { builtinKinds, createNewsbot, defineKind } from '../../src/index.js';
import type { ExampleRecord } from '../../src/kinds/index.js';
import {
  examplesOf,
  makerOf,
  recordOf,
  sparseRecords,
} from '../../src/testing/boundary-records.js';
import { boundaryRecords } from '../../src/testing/index.js';
import { pastOf } from '../../src/testing/pasts.js';
import { fieldTypes, type FieldTypes } from '../../src/values/index.js';
import { visit } from './visits.js';

/** What decides whether a record is told at all is left to others. */
const LEFT = ['kind', 'id', 'version', 'replaces', 'withdrawn', 'withdrawnBecause', 'test'];
const ALSO_LEFT = ['embargo', 'evidence', 'confidence'];

const types = fieldTypes({});

const plain = { topics: [], cues: { fields: [], words: [] }, facts: {}, guards: [] } as const;

describe.each(builtinKinds.map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
  const records = boundaryRecords(kind);
  const { validate } = createNewsbot({ kinds: [kind], now: '2021-06-02', archive: true });
  const valid = records
    .map(({ record }) => record)
    .filter((record) => validate(record).status === 'written');

  it('has each optional field in a valid record and absent from another', () => {
    for (const field of kind.fieldNames) {
      if (LEFT.includes(field) || ALSO_LEFT.includes(field)) continue;
      expect(
        valid.some((record) => field in record),
        `${field} is there`,
      ).toBe(true);
      if (!kind.requiredFields.includes(field))
        expect(
          valid.some((record) => !(field in record)),
          `${field} is absent`,
        ).toBe(true);
    }
  });

  it('has every choice that its guards let stand', () => {
    for (const [field, schema] of Object.entries(kind.fields(types)).filter(
      ([, one]) => one instanceof z.ZodOptional && one.unwrap() instanceof z.ZodEnum,
    )) {
      const { options } = (schema as z.ZodOptional<z.ZodEnum>).unwrap();
      for (const option of options)
        expect(
          records.some(({ record }) => record[field] === option),
          `${field} ${option}`,
        ).toBe(true);
    }
  });

  it('names each record once and gives none its own id as its past', () => {
    expect(new Set(records.map(({ record }) => record['id'])).size).toBe(records.length);
    for (const { record, past } of records) {
      const days = past.map(({ date }) => String(date));
      expect(days).toEqual([...days].sort());
      for (const day of days) expect(day < String(record['date'])).toBe(true);
    }
    expect(records.some(({ past }) => past.length > 0)).toBe(kind.recall !== undefined);
  });
});

describe('boundaryRecords', () => {
  it('is the same each time', () => {
    expect(boundaryRecords(visit)).toEqual(boundaryRecords(visit));
  });

  it('lets any two optional fields be there, absent and apart, as far as the guards do', () => {
    const { validate } = createNewsbot({ kinds: [visit], now: '2021-06-02', archive: true });
    const valid = boundaryRecords(visit).filter(
      ({ record }) => validate(record).status === 'written',
    );
    const optional = ['host', 'stage', 'guests', 'gifts', 'stars', 'stops', 'source', 'quotes'];
    for (const one of optional)
      for (const other of optional) {
        if (one === other) continue;
        for (const [has, hasOther] of [
          [true, true],
          [true, false],
          [false, false],
        ]) {
          // nobody gives gifts where there is no host
          if (one === 'gifts' && other === 'host' && has === true && hasOther === false) continue;
          expect(
            valid.some(({ record }) => one in record === has && other in record === hasOther),
            `${one} ${has}, ${other} ${hasOther}`,
          ).toBe(true);
        }
      }
  });

  it('has lists of one, two and many, figures of none, less and very much, and what is not disclosed', () => {
    const records = boundaryRecords(builtinKinds[0] as (typeof builtinKinds)[0]).map(
      ({ record }) => record,
    );
    const lengths = records.flatMap(({ investors }) =>
      Array.isArray(investors) ? [investors.length] : [],
    );
    expect(new Set(lengths)).toEqual(new Set([1, 2, 3, 5]));
    const amounts = records.map(({ amount }) => amount);
    expect(amounts).toContain('undisclosed');
    for (const amount of ['0', '-4000000', '290000000000', '9000000000000000'])
      expect(amounts).toContainEqual({ amount, currency: 'USD' });
  });

  it('takes the bounds of types that are not its own', () => {
    const kind = defineKind({
      ...plain,
      name: 'score',
      describes: 'A score.',
      fields: () => ({
        points: z.int().min(3).max(7),
        mood: z.union([z.literal('good'), z.literal('bad')]),
        note: z.string().min(2).max(5).optional(),
        won: z.boolean(),
      }),
      newsworthiness: () => [],
      identity: () => [],
    });
    const records = boundaryRecords(kind).map(({ record }) => record);
    expect(new Set(records.map(({ points }) => points))).toEqual(new Set([3, 7]));
    expect(new Set(records.map(({ mood }) => mood))).toEqual(new Set(['good', 'bad']));
    expect(new Set(records.map(({ won }) => won))).toEqual(new Set([true, false]));
    expect(new Set(records.map(({ note }) => note))).toEqual(new Set([undefined, 'aa', 'aaaaa']));
  });

  it('tries the examples of a kind, which may look at what is there', () => {
    const kind = defineKind({
      ...plain,
      name: 'fund',
      describes: 'A fund.',
      fields: (t) => ({ manager: t.organisation, fund: t.organisation }),
      examples: {
        fund: [
          'Sunrise Fund',
          ({ manager }) => (typeof manager === 'string' ? `${manager} Fund II` : undefined),
        ],
      },
      newsworthiness: () => [],
      identity: () => [],
    });
    const records = boundaryRecords(kind).map(({ record }) => record);
    expect(records.map(({ fund }) => fund)).toContain('Sunrise Fund');
    expect(
      records.some(({ manager, fund }) => fund === `${String(manager)} Fund II`),
      'named after its manager',
    ).toBe(true);
  });

  it('says which field it can make nothing of', () => {
    const kind = (examples: Record<string, string[]>) =>
      defineKind({
        ...plain,
        name: 'odd',
        describes: 'An odd kind.',
        fields: () => ({ code: z.templateLiteral(['x-', z.number()]) }),
        examples,
        newsworthiness: () => [],
        identity: () => [],
      });
    expect(() => boundaryRecords(kind({}))).toThrow(/odd: there are no values for the field code/);
    expect(boundaryRecords(kind({ code: ['x-1'] })).length).toBeGreaterThan(0);
    expect(() => kind({ cod: ['x-1'] })).toThrow(/examples of an unknown field cod/);
  });
});

describe('example records', () => {
  const kind = (exampleRecords: readonly ExampleRecord[]) =>
    defineKind({
      ...plain,
      name: 'fund',
      describes: 'A fund.',
      fields: (t: FieldTypes) => ({ manager: t.organisation, fund: t.organisation.optional() }),
      exampleRecords,
      newsworthiness: () => [],
      identity: () => [],
    });

  it('are made as they stand and with all else, after what was told otherwise', () => {
    const maker = makerOf(
      kind([{ record: { manager: 'Halden' }, before: { manager: 'Vireo', fund: 'Vireo One' } }]),
    );
    const made = examplesOf(maker).map(({ choice, shapes }) => {
      const record = recordOf(maker, choice);
      return { record, past: pastOf(shapes, record) };
    });
    expect(made.map(({ record }) => [record['manager'], 'fund' in record])).toEqual([
      ['Halden', false],
      ['Halden', true],
    ]);
    for (const { past } of made)
      expect(past).toEqual([expect.objectContaining({ manager: 'Vireo', fund: 'Vireo One' })]);
  });

  it('have fields of the kind only', () => {
    expect(() => kind([{ record: { manger: 'Halden' } }])).toThrow(
      /fund: an example record has an unknown field manger/,
    );
    expect(() => kind([{ record: {}, before: { found: 'Halden' } }])).toThrow(/field found/);
  });

  it('stand beside sparse records, with one thing that may be left out or none', () => {
    const maker = makerOf(kind([]));
    const records = sparseRecords(maker).map((choice) => recordOf(maker, choice));
    expect(records.some((record) => !('fund' in record) && !('source' in record))).toBe(true);
    expect(records.some((record) => 'fund' in record && !('source' in record))).toBe(true);
    expect(records.some((record) => 'fund' in record && 'source' in record)).toBe(false);
  });
});
