/** Into how many steps figures are parted, and of how many at least. */
const STEPS = 20;
const LEAST = 40;

/**
 * The figures at each twentieth of so many, from the least to the greatest; none of fewer than 40.
 *
 * `at` gives the figure at a place, the greatest first.
 *
 * @example
 * quantilesOf(41, (place) => 40 - place).slice(0, 3) // => [0, 2, 4]
 * quantilesOf(39, () => 1) // => []
 */
export function quantilesOf(count: number, at: (place: number) => number): readonly number[] {
  if (count < LEAST) return [];
  return Array.from({ length: STEPS + 1 }, (_, step) =>
    at(count - 1 - Math.round(((count - 1) * step) / STEPS)),
  );
}
