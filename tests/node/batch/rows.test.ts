import { writeFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergedRows, rowSorter, sortedRows, type RowRun } from '../../../src/node/batch/rows.js';
import { testFolder } from '../folder.js';

const numbers = fc.array(fc.nat({ max: 30 }), { maxLength: 40 });

async function filed(at: (name: string) => string, lists: readonly (readonly number[])[]) {
  const runs: RowRun[] = [];
  let base = 0;
  for (const [index, list] of lists.entries()) {
    const path = at(`run-${index}`);
    const rows = sortedRows(
      list.flatMap((number, place) => [number, place]),
      2,
    );
    await writeFile(path, Buffer.concat([Buffer.from('head'), rows]));
    runs.push({ path, start: 4, count: list.length, base });
    base += list.length;
  }
  return runs;
}

function sorted(lists: readonly (readonly number[])[]): number[][] {
  return lists
    .flat()
    .map((number, place) => [number, place])
    .sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d);
}

describe('mergedRows', () => {
  it('gives the rows of all runs in order, equal ones in the order of the runs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(numbers, { maxLength: 8 }), async (lists) => {
        const at = await testFolder();
        const runs = await filed(at, lists);
        expect(Array.from(mergedRows(runs, 2, at('')), (row) => [...row])).toEqual(sorted(lists));
      }),
      { numRuns: 50 },
    );
  });

  it('merges more runs than may be open at once, and leaves nothing behind', async () => {
    const at = await testFolder();
    const lists = Array.from({ length: 300 }, (_, run) =>
      Array.from({ length: 1 + (run % 5) }, (__, row) => (run * 7919 + row * 104_729) % 1009),
    );
    const runs = await filed(at, lists);
    expect(Array.from(mergedRows(runs, 2, at('')), (row) => [...row])).toEqual(sorted(lists));
    expect(readdirSync(at(''))).toHaveLength(300);
  });
});

describe('rowSorter', () => {
  it('sorts more rows than it keeps in memory', async () => {
    const at = await testFolder();
    const sorter = rowSorter(2, at(''));
    const count = 150_000;
    for (let row = 0; row < count; row += 1) sorter.add((row * 7919) % count, row);
    let last = -1;
    let rows = 0;
    for (const [first = 0, second = 0] of sorter.sorted()) {
      if (first !== last + 1 || (second * 7919) % count !== first)
        throw new Error(`row ${rows}: ${first} after ${last}`);
      last = first;
      rows += 1;
    }
    expect(rows).toBe(count);
    expect(readdirSync(at(''))).toEqual([]);
  });
});
