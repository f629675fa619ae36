/**
 * What a run began with, kept in its folder: a run that goes on must be the same run.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidOptions } from '../../invalid-options.js';
import { removeUnfinished, syncFolder, writeDurably } from '../durable.js';

/** What decides about the bytes of a run, each under the name that a person knows it by. */
export type Fingerprint = Readonly<Record<string, unknown>>;

interface Plan {
  readonly now: string;
  /** SHA-256 of each. */
  readonly made: Readonly<Record<string, string>>;
}

/** The files of a run in its folder. */
export const names = {
  work: '.batch',
  plan: 'plan.json',
  manifest: 'manifest.json',
  held: 'held.jsonl',
  rejected: 'rejected.jsonl',
} as const;

const itemsFile = /^items-\d{5,}\.jsonl$/u;

/**
 * Opens the folder of a run, which begins or goes on; gives the moment of the run. `now` is what to begin with.
 *
 * Throws `InvalidOptions` where the folder is that of another run, unless it is to be begun anew; what persons decided
 * about items stays.
 *
 * @example
 * typeof openPlan // => 'function'
 */
export async function openPlan(
  folder: string,
  made: Fingerprint,
  { now, restart }: { readonly now: string; readonly restart: boolean },
): Promise<{ readonly work: string; readonly now: string }> {
  const work = join(folder, names.work);
  mkdirSync(folder, { recursive: true });
  if (restart) removeRun(folder);
  const path = join(work, names.plan);
  const hashes = Object.fromEntries(
    Object.entries(made).map(([name, value]) => [name, hashOf(value)]),
  );
  if (!existsSync(path)) {
    const foreign = readdirSync(folder).find((name) => isOfRun(name) && name !== names.work);
    if (foreign !== undefined)
      throw new InvalidOptions(
        `${folder} holds ${foreign} of another run; choose another folder, or begin anew with --restart.`,
      );
    mkdirSync(work, { recursive: true });
    removeUnfinished(work);
    await writeDurably(path, `${JSON.stringify({ now, made: hashes } satisfies Plan)}\n`);
    syncFolder(folder);
    return { work, now };
  }
  removeUnfinished(work);
  removeUnfinished(folder);
  const before = JSON.parse(readFileSync(path, 'utf8')) as Plan;
  for (const name of new Set([...Object.keys(before.made), ...Object.keys(hashes)]))
    if (before.made[name] !== hashes[name]) throw otherRun(folder, name);
  return { work, now: before.now };
}

/**
 * What is said where a run would go on with something else than it began with.
 *
 * @example
 * otherRun('out', 'the input').message // => 'The run in out began with something else: the input changed. Put it back, or begin anew with --restart.'
 */
export function otherRun(folder: string, name: string): InvalidOptions {
  return new InvalidOptions(
    `The run in ${folder} began with something else: ${name} changed. Put it back, or begin anew with --restart.`,
  );
}

function hashOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value ?? null))
    .digest('hex');
}

function isOfRun(name: string): boolean {
  return (Object.values(names) as string[]).includes(name) || itemsFile.test(name);
}

function removeRun(folder: string): void {
  // The plan goes last: without it the folder would be nobody's.
  for (const name of readdirSync(folder))
    if (isOfRun(name) && name !== names.work) rmSync(join(folder, name), { force: true });
  rmSync(join(folder, names.work), { recursive: true, force: true });
  syncFolder(folder);
}
