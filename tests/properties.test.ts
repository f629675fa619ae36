import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  builtinKinds,
  createNewsbot,
  type Item,
  type Outcome,
  type Sentence,
} from '../src/index.js';
import { arbitraryRecord } from './arbitrary-record.js';

/** Over all kinds together: 10,000 records a run. */
const runs = Math.ceil(10_000 / builtinKinds.length);
const styles = ['agency', 'financial', 'digest'];
const bots = new Map(styles.map((style) => [style, createNewsbot({ now: '2021-06-02', style })]));

const sentencesOf = (item: Item): Sentence[] => [item.headline, ...item.paragraphs.flat()];

/** What may keep a record of the generator from being written: its figures contradict or exceed each other, or names are hostile. */
const MAY_HOLD = /^(guard|record)\//;

/** Whether a JSON pointer leads to something. */
function leadsInto(record: unknown, pointer: string): boolean {
  let value = record;
  for (const token of pointer.slice(1).split('/')) {
    if (typeof value !== 'object' || value === null) return false;
    value = (value as Record<string, unknown>)[token];
  }
  return value !== undefined;
}

describe.each(builtinKinds.map((kind) => [kind.name, kind] as const))(
  '10,000 records: %s',
  (_name, kind) => {
    it('are told whole, traced and unharmed', { timeout: 120_000 }, () => {
      let written = 0;
      let told = 0;
      fc.assert(
        fc.property(arbitraryRecord(kind), fc.constantFrom(...styles), (record, style) => {
          const bot = bots.get(style) ?? createNewsbot();
          const before = JSON.stringify(record);
          const outcome: Outcome<Item> = bot.write(record);
          expect(JSON.stringify(record), 'the input is not changed').toBe(before);
          told += 1;
          if (outcome.status !== 'written') {
            expect(outcome.diagnostics.length, 'whatever is not written says why').toBeGreaterThan(
              0,
            );
            // Names may be so many and so long that no headline holds them.
            if (outcome.diagnostics.some(({ code }) => code === 'verify/long-headline')) return;
            const others = outcome.diagnostics.filter(
              ({ code, place }) =>
                !MAY_HOLD.test(code) &&
                !(place !== undefined && 'pointer' in place && code === 'verify/residue'),
            );
            expect(others, JSON.stringify(record)).toEqual([]);
            return;
          }
          written += 1;
          expect(JSON.stringify(bot.write(record)), 'same input, same bytes').toBe(
            JSON.stringify(outcome),
          );
          const facts = new Set(
            kind.facts.flatMap((fact) => [
              fact.name,
              ...fact.elements.map((element) => element.name),
            ]),
          );
          for (const sentence of sentencesOf(outcome.value)) {
            const { text, spans } = sentence;
            for (const { start, end, fact, from } of spans) {
              expect(start, text).toBeGreaterThanOrEqual(0);
              expect(end, text).toBeGreaterThan(start);
              expect(end, text).toBeLessThanOrEqual(text.length);
              expect(facts.has(fact), fact).toBe(true);
              expect(from.length, fact).toBeGreaterThan(0);
              // What a whole sentence says by its words alone may be that a field is absent.
              if (end - start < text.length)
                expect(
                  from.some((pointer) => leadsInto(record, pointer)),
                  `${fact}: ${from.join()} in ${JSON.stringify(record)}`,
                ).toBe(true);
            }
            for (const { index } of text.matchAll(/\d/g)) {
              // A span over the whole sentence traces what its words say, not its figures.
              const traced = spans.some(
                ({ start, end }) =>
                  start <= index &&
                  index < end &&
                  !(start === 0 && end === text.length && spans.length > 1),
              );
              expect(traced, `${text} at ${index}`).toBe(true);
            }
            expect(text).not.toMatch(/ {2}|\[object|\?\?\?|\bInfinity\b/);
          }
        }),
        { numRuns: runs, seed: 20_210_602 },
      );
      expect(written / told, 'many are written').toBeGreaterThan(0.3);
    });
  },
);
