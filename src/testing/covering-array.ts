/**
 * Covering arrays: few rows in which every two values of any two factors meet.
 */

/**
 * Rows over factors with so many values each, as indices of the values, in which each pair of values of two factors
 * stands in some row. Greedy (after AETG, Cohen et al. 1997): each row begins with a pair that is left and takes, factor
 * by factor, the value that meets the most pairs that are left.
 *
 * @example
 * coveringArray([2, 2, 2]).length // => 4
 * coveringArray([3]) // => [[0], [1], [2]]
 */
export function coveringArray(sizes: readonly number[]): readonly (readonly number[])[] {
  const [only] = sizes;
  if (only === undefined) return [];
  if (sizes.length === 1) return Array.from({ length: only }, (_, value) => [value]);
  const left = new Set<string>();
  const key = (one: number, value: number, other: number, otherValue: number): string =>
    one < other
      ? `${one}.${value} ${other}.${otherValue}`
      : `${other}.${otherValue} ${one}.${value}`;
  sizes.forEach((size, one) => {
    for (let other = one + 1; other < sizes.length; other += 1)
      for (let value = 0; value < size; value += 1)
        for (let otherValue = 0; otherValue < (sizes[other] ?? 0); otherValue += 1)
          left.add(key(one, value, other, otherValue));
  });
  const rows: number[][] = [];
  for (;;) {
    const [next] = left;
    if (next === undefined) return rows;
    const row: (number | undefined)[] = sizes.map(() => undefined);
    for (const pair of next.split(' ')) {
      const [factor, value] = pair.split('.').map(Number);
      row[factor ?? 0] = value;
    }
    sizes.forEach((size, factor) => {
      if (row[factor] !== undefined) return;
      let [best, most] = [0, -1];
      for (let value = 0; value < size; value += 1) {
        const met = row.filter(
          (other, at) => other !== undefined && left.has(key(factor, value, at, other)),
        ).length;
        // Where nothing is left to meet, the rows take turns.
        if (met > most || (met === most && met === 0 && (rows.length + factor) % size === value))
          [best, most] = [value, met];
      }
      row[factor] = best;
    });
    const full = row.map((value) => value ?? 0);
    rows.push(full);
    full.forEach((value, one) => {
      for (let other = one + 1; other < full.length; other += 1)
        left.delete(key(one, value, other, full[other] ?? 0));
    });
  }
}
