/**
 * What waits in the folder of a batch for a person to approve it.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readApprovals } from './gates.js';
import { readPart, type Sample } from './part.js';
import { names } from './plan.js';

/** A template or source on review. */
export interface Waiting {
  readonly subject: string;
  /** How many items wait for it. */
  readonly items: number;
  /** Some of them. */
  readonly samples: readonly Sample[];
}

/** So many items of each are shown. */
const SAMPLES = 3;

/**
 * Whether a folder is that of a batch.
 *
 * @example
 * isFolderOfRun('src') // => false
 */
export function isFolderOfRun(folder: string): boolean {
  return existsSync(join(folder, names.work, names.plan));
}

/**
 * What waits in the folder of a batch, the most items first, without what was approved since the last run.
 *
 * @example
 * typeof waiting // => 'function'
 */
export function waiting(folder: string): readonly Waiting[] {
  const work = join(folder, names.work);
  const approved = new Set(readApprovals(folder).map(({ subject }) => subject));
  const found = new Map<string, { items: number; samples: Sample[] }>();
  const numbers = readdirSync(work)
    .filter((name) => name.endsWith('.part'))
    .map((name) => Number.parseInt(name, 10))
    .sort((one, other) => one - other);
  for (const number of numbers) {
    for (const [subject, { items, samples }] of Object.entries(
      readPart(work, number)?.head.review ?? {},
    )) {
      if (approved.has(subject)) continue;
      const entry = found.get(subject) ?? { items: 0, samples: [] };
      entry.items += items;
      entry.samples.push(...samples.slice(0, SAMPLES - entry.samples.length));
      found.set(subject, entry);
    }
  }
  return [...found]
    .map(([subject, entry]) => ({ subject, ...entry }))
    .sort((one, other) => other.items - one.items || (one.subject < other.subject ? -1 : 1));
}
