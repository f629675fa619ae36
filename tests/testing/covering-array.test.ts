import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coveringArray } from '../../src/testing/covering-array.js';

describe('coveringArray', () => {
  it('lets any two values of any two factors meet in some row', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 6 }),
        (sizes) => {
          const rows = coveringArray(sizes);
          const met = new Set(
            rows.flatMap((row) =>
              row.flatMap((value, one) =>
                row.map((other, two) => `${one}=${value} ${two}=${other}`),
              ),
            ),
          );
          sizes.forEach((size, one) => {
            sizes.forEach((otherSize, two) => {
              if (one === two) return;
              for (let value = 0; value < size; value += 1)
                for (let other = 0; other < otherSize; other += 1)
                  expect(met).toContain(`${one}=${value} ${two}=${other}`);
            });
          });
          for (const row of rows) expect(row).toHaveLength(sizes.length);
        },
      ),
      { numRuns: 60, seed: 20_210_602 },
    );
  });

  it('needs far fewer rows than all combinations', () => {
    expect(coveringArray([2, 2, 2, 2, 2, 2, 2, 2, 2, 2]).length).toBeLessThanOrEqual(10);
    expect(coveringArray([4, 4, 4, 4]).length).toBeLessThanOrEqual(26);
  });

  it('has a row for each value of a single factor, and none of no factor', () => {
    expect(coveringArray([])).toEqual([]);
    expect(coveringArray([2])).toEqual([[0], [1]]);
  });
});
