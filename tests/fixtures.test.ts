import { describe, expect, it } from 'vitest';
import { builtinKinds, createNewsbot } from '../src/index.js';
import { toText } from '../src/publish/index.js';
import { expectedFile, fixtureCases, fixtureKinds, fixtureRecord } from './fixtures.js';

/** The day of the run for records of the past. */
const now = '2021-06-02';

/** The day after the event of a record and its report: the full records are written as news. */
function dayAfter({ date, source }: Record<string, unknown>): string {
  const published = (source as { published?: string } | undefined)?.published ?? '';
  const known = [String(date), published].sort().at(-1) ?? '';
  return new Date(Date.parse(known) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

const styles = ['agency', 'financial', 'digest'];

it('has a folder of fixtures for every kind', () => {
  expect(fixtureKinds()).toEqual(builtinKinds.map(({ name }) => name).sort());
});

describe.each(builtinKinds.map(({ name }) => name))('%s', (kind) => {
  it('has the cases full, sparse and odd', () => {
    expect(fixtureCases(kind)).toEqual(expect.arrayContaining(['full', 'odd', 'sparse']));
  });

  it.each(fixtureCases(kind).flatMap((name) => styles.map((style) => [name, style] as const)))(
    '%s reads as accepted in %s style',
    async (name, style) => {
      const record = fixtureRecord(kind, name);
      const archive = name !== 'full';
      const outcome = createNewsbot({
        now: archive ? now : dayAfter(record),
        style,
        archive,
      }).write(record);
      expect(outcome.diagnostics).toEqual([]);
      if (outcome.status !== 'written') throw new Error(`${kind}/${name} is ${outcome.status}`);
      // A changed sentence is a change of behaviour: read it before it is accepted.
      await expect(toText(outcome.value)).toMatchFileSnapshot(
        expectedFile(kind, name, 'en', style),
      );
    },
  );
});

describe('a kind told with its own name left out', () => {
  it.each(builtinKinds.map(({ name }) => name))('%s is recognised from its full record', (kind) => {
    const untagged = Object.fromEntries(
      Object.entries(fixtureRecord(kind, 'full')).filter(([field]) => field !== 'kind'),
    );
    expect(createNewsbot({ now }).classify(untagged)).toMatchObject({
      kind,
      alternatives: expect.anything() as unknown,
    });
  });
});
