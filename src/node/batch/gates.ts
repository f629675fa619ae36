/**
 * What persons decide about the items of a folder: which are withdrawn, and which templates and sources may be
 * published without another look. Two small files beside the items, JSON lines, which outlive every run.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Item } from '../../model.js';
import { UnreadableFile } from '../unreadable-file.js';
import { writeDurably } from '../durable.js';

const tombstone = z.strictObject({
  id: z.string().min(1),
  by: z.string().exactOptional(),
  reason: z.string().exactOptional(),
});

const approval = z.strictObject({ subject: z.string().min(1), by: z.string().exactOptional() });

/** An item that was withdrawn for good. */
export type Tombstone = z.output<typeof tombstone>;

/** A template or source that a person approved: `source:Reuters`, `template:en/acquisition.hbs@0123456789ab`. */
export type Approval = z.output<typeof approval>;

const files = {
  tombstones: { name: 'tombstones.jsonl', schema: tombstone },
  approvals: { name: 'approved.jsonl', schema: approval },
} as const;

/**
 * The items of a folder that were withdrawn, in the order in which they were.
 *
 * Throws `UnreadableFile` where the file was damaged: to go on without it would publish what was withdrawn.
 *
 * @example
 * readTombstones('none') // => []
 */
export function readTombstones(folder: string): readonly Tombstone[] {
  return readEntries<Tombstone>(folder, files.tombstones);
}

/**
 * The templates and sources that were approved for a folder.
 *
 * Throws `UnreadableFile` where the file was damaged.
 *
 * @example
 * readApprovals('none') // => []
 */
export function readApprovals(folder: string): readonly Approval[] {
  return readEntries<Approval>(folder, files.approvals);
}

/**
 * Adds tombstones; the next run withdraws the items. One of an id is enough.
 *
 * @example
 * typeof addTombstones // => 'function'
 */
export async function addTombstones(folder: string, added: readonly Tombstone[]): Promise<void> {
  const before = readTombstones(folder);
  const ids = new Set(before.map(({ id }) => id));
  await writeEntries(folder, files.tombstones, [
    ...before,
    ...added.filter(({ id }) => !ids.has(id)),
  ]);
}

/**
 * Adds approvals; the next run releases what waits for them.
 *
 * @example
 * typeof addApprovals // => 'function'
 */
export async function addApprovals(folder: string, added: readonly Approval[]): Promise<void> {
  const before = readApprovals(folder);
  const subjects = new Set(before.map(({ subject }) => subject));
  await writeEntries(folder, files.approvals, [
    ...before,
    ...added.filter(({ subject }) => !subjects.has(subject)),
  ]);
}

function readEntries<Entry>(
  folder: string,
  { name, schema }: { readonly name: string; readonly schema: z.ZodType<Entry> },
): readonly Entry[] {
  const path = join(folder, name);
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => {
      try {
        return schema.parse(JSON.parse(line));
      } catch (error) {
        throw new UnreadableFile(path, `line ${index + 1} is damaged; mend or remove it`, {
          cause: error,
        });
      }
    });
}

function writeEntries(
  folder: string,
  { name }: { readonly name: string },
  entries: readonly unknown[],
): Promise<void> {
  return writeDurably(
    join(folder, name),
    entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''),
  );
}

/** What a run looks at before it lets an item out. */
export interface Gates {
  /** Ids of the items that were withdrawn. */
  readonly withdrawn: readonly string[];
  /** Whether sources are on review before they are approved. */
  readonly reviewsSources: boolean;
  /** The templates on review: what is approved of a file, by its name in items. */
  readonly templates: Readonly<Record<string, string>>;
  readonly approved: readonly string[];
}

/**
 * What an item waits for: the templates and sources that nobody approved.
 *
 * @example
 * waitsFor({ headline: { template: { file: 'en/a.hbs' } }, paragraphs: [], sources: [{ name: 'Reuters' }] } as unknown as Item, { withdrawn: [], reviewsSources: true, templates: {}, approved: [] }) // => ['source:Reuters']
 */
export function waitsFor(
  { headline, paragraphs, sources }: Item,
  { reviewsSources, templates, approved }: Gates,
): readonly string[] {
  if (!reviewsSources && Object.keys(templates).length === 0) return NOTHING;
  const subjects = new Set<string>();
  if (reviewsSources) for (const { name } of sources) subjects.add(`source:${name}`);
  for (const { template, joined } of [headline, ...paragraphs.flat()]) {
    for (const file of [template.file, joined?.template.file]) {
      const subject = file === undefined ? undefined : templates[file];
      if (subject !== undefined) subjects.add(subject);
    }
  }
  return [...subjects].filter((subject) => !approved.includes(subject));
}

const NOTHING: readonly string[] = [];
