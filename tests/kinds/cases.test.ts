import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { builtinKinds, createNewsbot, type Kind } from '../../src/index.js';
import { fieldTypes } from '../../src/values/index.js';
import { fixtureCases, fixtureRecord } from '../fixtures.js';

/**
 * Every status and choice of a kind × its optional fields: all there, none, each alone, each left out, each pair.
 * No case may be without headline and lead, and none may leave a material fact unsaid.
 */
const types = fieldTypes({});
const COMMON = new Set([
  'kind',
  'id',
  'date',
  'version',
  'replaces',
  'status',
  'test',
  'embargo',
  'evidence',
  'confidence',
  'modality',
  'background',
  'quotes',
]);

/** The members of the kind's choices (status, stage, close, consideration …), with "none stated" where that may be. */
function choices(kind: Kind): Record<string, unknown>[] {
  let combinations: Record<string, unknown>[] = [{}];
  for (const [name, schema] of Object.entries(kind.fields(types))) {
    const inner = schema instanceof z.ZodOptional ? (schema.unwrap() as unknown) : schema;
    if (!(inner instanceof z.ZodEnum) || inner.options.includes('denied') || name === 'modality')
      continue;
    const members: unknown[] =
      schema instanceof z.ZodOptional ? [undefined, ...inner.options] : [...inner.options];
    combinations = combinations.flatMap((combination) =>
      members.map((member) => ({ ...combination, [name]: member })),
    );
  }
  return combinations;
}

function subsets(optional: readonly string[]): string[][] {
  const all = [[], [...optional]] as string[][];
  for (const one of optional) {
    all.push(
      [one],
      optional.filter((name) => name !== one),
    );
    for (const other of optional) if (one < other) all.push([one, other]);
  }
  return all;
}

const bots = [false, true].map((archive) =>
  createNewsbot({ now: '2021-06-02', archive, guards: { off: ['date-stale'] } }),
);

describe.each(builtinKinds.map((kind) => [kind.name, kind] as const))('%s', (name, kind) => {
  it(
    'has headline and lead and leaves nothing material unsaid, whatever is known',
    { timeout: 60_000 },
    () => {
      const faults = new Map<string, unknown>();
      for (const fixture of fixtureCases(name)) {
        const full = fixtureRecord(name, fixture);
        const fields = Object.keys(full).filter(
          (field) => !COMMON.has(field) && !kind.requiredFields.includes(field),
        );
        const chosen = choices(kind);
        const optional = fields.filter((field) => !chosen.some((choice) => field in choice));
        for (const choice of chosen) {
          for (const kept of subsets(optional)) {
            const dropped = optional.filter((field) => !kept.includes(field));
            const record = Object.fromEntries(
              Object.entries({ ...full, ...choice }).filter(
                ([field, value]) => value !== undefined && !dropped.includes(field),
              ),
            );
            for (const bot of bots) {
              for (const id of ['a', 'b', 'c']) {
                const outcome = bot.write({ ...record, id });
                if (outcome.status === 'written') continue;
                // A choice may contradict the fixture's own figures: that is the guards' to say.
                if (outcome.diagnostics.every(({ code }) => /^(guard|record)\//.test(code)))
                  continue;
                faults.set(
                  JSON.stringify(outcome.diagnostics.map(({ code, message }) => [code, message])),
                  { choice, kept, diagnostics: outcome.diagnostics },
                );
              }
            }
          }
        }
      }
      expect([...faults.values()].slice(0, 5)).toEqual([]);
    },
  );

  it('has three headlines and three leads at least for every status and direction', () => {
    for (const choice of choices(kind)) {
      const headlines = new Set<number | undefined>();
      const leads = new Set<number | undefined>();
      let written = 0;
      for (const fixture of fixtureCases(name)) {
        const record = Object.fromEntries(
          Object.entries({ ...fixtureRecord(name, fixture), ...choice }).filter(
            ([, value]) => value !== undefined,
          ),
        );
        for (let id = 0; id < 60; id += 1) {
          for (const bot of bots) {
            const outcome = bot.write({ ...record, id: String(id) });
            if (outcome.status !== 'written') continue;
            written += 1;
            headlines.add(outcome.value.headline.template.line);
            leads.add(outcome.value.paragraphs[0]?.[0]?.template.line);
          }
        }
      }
      if (written === 0) continue;
      expect(headlines.size, `headlines of ${JSON.stringify(choice)}`).toBeGreaterThanOrEqual(3);
      expect(leads.size, `leads of ${JSON.stringify(choice)}`).toBeGreaterThanOrEqual(3);
    }
  });
});
