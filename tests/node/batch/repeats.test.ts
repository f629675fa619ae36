import { writeFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { NewsRecord } from '../../../src/model.js';
import { findRepeats, openRepeats } from '../../../src/node/batch/repeats.js';
import { sortedRows, type RowRun } from '../../../src/node/batch/rows.js';
import { repeatDiagnostic, repeatGuards, repeatKeys, repeats } from '../../../src/records/index.js';
import { testFolder } from '../folder.js';

interface Checked {
  readonly record: NewsRecord;
  readonly identity: readonly (string | undefined)[];
}

const few = fc.constantFrom('a', 'b', 'c', 'd');
const checked: fc.Arbitrary<Checked> = fc
  .record({
    id: few,
    says: few,
    event: fc.option(few, { nil: undefined }),
    version: fc.option(few),
  })
  .map(({ id, says, event, version }) => ({
    record: {
      kind: 'visit',
      id,
      date: { type: 'date', iso: '2021-06-01' },
      says,
      ...(version === null ? {} : { version }),
    },
    identity: [event],
  }));

it('finds over chunks on disk what a run in memory finds', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(checked, { maxLength: 8 }), { maxLength: 6 }),
      fc.subarray([...repeatGuards]),
      async (chunks, off) => {
        const at = await testFolder();
        const keys: RowRun[] = [];
        const events: RowRun[] = [];
        let count = 0;
        for (const [index, chunk] of chunks.entries()) {
          const found = chunk.map(({ record, identity }) => repeatKeys(record, identity));
          const keyRows = found.flatMap(({ key, content }, place) => [key, place, content]);
          const eventRows = found.flatMap(({ event }, place) =>
            event === undefined ? [] : [event, place],
          );
          await writeFile(at(`keys-${index}`), sortedRows(keyRows, 3));
          await writeFile(at(`events-${index}`), sortedRows(eventRows, 2));
          keys.push({ path: at(`keys-${index}`), start: 0, count: chunk.length, base: count });
          events.push({
            path: at(`events-${index}`),
            start: 0,
            count: eventRows.length / 2,
            base: count,
          });
          count += chunk.length;
        }
        await findRepeats(at(''), { keys, events, count, off });
        const reader = openRepeats(at(''));
        const onDisk = chunks.map((chunk) => {
          const known = new Map(reader.next(chunk.length).map((each) => [each.at, each.repeat]));
          return chunk.map(({ record, identity }, place) => {
            const repeat = known.get(place);
            return repeat === undefined ? undefined : repeatDiagnostic(record, identity, repeat);
          });
        });
        reader.close();
        const run = repeats(off);
        expect(onDisk).toEqual(
          chunks.map((chunk) => chunk.map(({ record, identity }) => run.check(record, identity))),
        );
      },
    ),
    { numRuns: 200 },
  );
});
