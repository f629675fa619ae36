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

/** What can be timed, here or in a process of its own. */
export interface Timed {
  readonly name: string;
  /** Makes a pass; how many microseconds a record took. */
  readonly round: () => Promise<number>;
}

/** Times a contestant in this process. */
export function here({ name, records, pass }: Contestant): Timed {
  return {
    name,
    round() {
      const begin = performance.now();
      read += pass();
      return Promise.resolve(((performance.now() - begin) * 1000) / records);
    },
  };
}

/**
 * Lets the contestants run in turn, so that each round's times were taken side by side; who begins changes from round
 * to round. The first rounds are for warming up and are not counted.
 */
export async function inTurn(
  contestants: readonly Timed[],
  rounds: { readonly warming: number; readonly counted: number },
): Promise<Times> {
  const times: Record<string, number[]> = {};
  for (const { name } of contestants) times[name] = [];
  for (let index = 0; index < rounds.warming + rounds.counted; index += 1) {
    for (let turn = 0; turn < contestants.length; turn += 1) {
      const { name, round } = contestants[(turn + index) % contestants.length] as Timed;
      const took = await round();
      if (index >= rounds.warming) times[name]?.push(took);
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
