/** Times that are to be compared, on a machine that does other things too: in turn, in pairs, medians. */

/** One pass over a pool; what it gives is read, so that no engine can leave the work out. */
export interface Contestant {
  readonly name: string;
  /** How many records a pass writes. */
  readonly records: number;
  readonly pass: () => number;
}

/** Microseconds a record, one figure a round, by contestant. */
export type Times = Readonly<Record<string, readonly number[]>>;

/** What the passes gave: printed at the end, so that it is used. */
let read = 0;

/** The sum of all that was read. */
export function allRead(): number {
  return read;
}

/**
 * Lets the contestants run in turn, so that each round's times were taken side by side; who begins changes from round
 * to round. The first rounds are for warming up and are not counted.
 */
export function inTurn(
  contestants: readonly Contestant[],
  rounds: { readonly warming: number; readonly counted: number },
): Times {
  const times: Record<string, number[]> = {};
  for (const { name } of contestants) times[name] = [];
  for (let round = 0; round < rounds.warming + rounds.counted; round += 1) {
    for (let turn = 0; turn < contestants.length; turn += 1) {
      const { name, records, pass } = contestants[
        (turn + round) % contestants.length
      ] as Contestant;
      const begin = performance.now();
      read += pass();
      const took = performance.now() - begin;
      if (round >= rounds.warming) times[name]?.push((took * 1000) / records);
    }
  }
  return times;
}

/**
 * The middle of some figures.
 *
 * @example
 * median([3, 1, 2]) // => 2
 */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The median over the rounds of one contestant's time, of what it is compared to another's. */
export function medianOf(
  times: Times,
  one: string,
  other: string,
  compare: (one: number, other: number) => number,
): number {
  return median(
    (times[one] ?? []).map((time, round) => compare(time, times[other]?.[round] ?? Number.NaN)),
  );
}
