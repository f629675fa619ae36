/**
 * A large run, resumable and parallel.
 *
 * The input is cut into chunks of some megabytes between records. A thread turns a chunk into a file of items and a part
 * (its held and rejected records, and the keys by which repeats are found), each by data, fsync, rename, fsync of the
 * folder; the part comes last and says that the chunk is done. A run that goes on cuts the input again, compares what it
 * reads with what each part was made of, and writes the chunks that have no part. When all are there the keys of all
 * parts are merged; the chunks in which a record repeats another, or of which a person withdrew or approved something,
 * are written again with what is known now. Then the files take their places in the folder, and the manifest comes last:
 * where it stands all is said, and nothing that is held stands in any file of items.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  existsSync,
  openSync,
  readFileSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import manifestOfPackage from '../../../package.json' with { type: 'json' };
import { diagnose, type Diagnostic, type DiagnosticCode } from '../../diagnostic.js';
import type { Config, DeskRules } from '../config.js';
import type { RecordFormat } from '../read-records.js';
import { shippedFolder } from '../shipped-folder.js';
import { UnreadableFile } from '../unreadable-file.js';
import { cutInput, type Chunk } from './cut.js';
import { durableFile, syncFolder, writeDurably } from '../durable.js';
import { readApprovals, readTombstones, type Gates } from './gates.js';
import { itemsName, partPath, readPart, rowsOf, standsWith, type FoundPart } from './part.js';
import { names, openPlan, otherRun } from './plan.js';
import { findRepeats, hasRepeats, openRepeats } from './repeats.js';
import { openThreads, type Threads } from './threads.js';
import type { ChunkJob, WriterSettings } from './write-chunk.js';

/** A share of the work: the first of four is `{ index: 1, of: 4 }`. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** What a batch is made of. */
export interface BatchSettings extends Pick<
  WriterSettings,
  'templates' | 'mapping' | 'encoding' | 'kind' | 'kinds'
> {
  /** Paths of the input; it is read several times, so a stream will not do. */
  readonly inputs: readonly string[];
  /** The folder of the run. */
  readonly out: string;
  readonly options: WriterSettings['options'];
  /** As it was read; it decides about the bytes, but for how many records may be held. */
  readonly config: Config;
  readonly from: RecordFormat | undefined;
  /** Bytes of a chunk. */
  readonly chunk: number;
  readonly workers: number;
  /** How long a record may take, in seconds. */
  readonly patience: number;
  readonly shard: Shard | undefined;
  readonly restart: boolean;
  /** Asked once, where no moment is given. */
  readonly clock: () => string;
}

/** How a run ended. */
export interface BatchReport {
  /** `unchanged`: it had finished before, and there was nothing to do. `stopped`: too many records were held. */
  readonly status: 'finished' | 'unchanged' | 'stopped';
  readonly written: number;
  readonly held: number;
  readonly rejected: number;
  readonly codes: Readonly<Partial<Record<DiagnosticCode, number>>>;
  /** A file could not be used. */
  readonly unreadable: boolean;
  /** Why it stopped. */
  readonly diagnostic?: Diagnostic;
}

/** How many records may be held where the configuration does not say. */
const defaultHolds: NonNullable<DeskRules['holds']> = { of: 1000, most: 900 };

interface Counts {
  written: number;
  held: number;
  rejected: number;
  codes: Partial<Record<DiagnosticCode, number>>;
  unreadable: boolean;
}

interface FileEntry {
  readonly name: string;
  readonly records: number;
  readonly bytes: number;
  readonly sha256: string;
}

interface Manifest {
  readonly generator: { readonly name: string; readonly version: string };
  readonly now: string;
  readonly inputs: readonly string[];
  /** SHA-256 over what the chunks were made of. */
  readonly input: string;
  readonly shard?: Shard;
  readonly records: { readonly written: number; readonly held: number; readonly rejected: number };
  /** Ids of the items that persons withdrew, up to this run. */
  readonly withdrawn: readonly string[];
  readonly files: readonly FileEntry[];
}

/**
 * Runs a batch to its end, or on to it. `tick` is told how many bytes of the files are done, and how many records.
 *
 * Throws `InvalidOptions` where the folder is that of another run, `UnreadableFile` where a file cannot be read or
 * written; what was done until then is not done again.
 *
 * @example
 * typeof runBatch // => 'function'
 */
export async function runBatch(
  settings: BatchSettings,
  tick: (bytes: number, records: number) => Promise<void>,
): Promise<BatchReport> {
  const { out } = settings;
  const { work, now } = await openPlan(out, fingerprintOf(settings), {
    now: settings.options.now ?? settings.clock(),
    restart: settings.restart,
  }).catch((error: unknown) => {
    throw ofDisk(error, out);
  });
  const gates = gatesOf(settings);
  const threads = openThreads(
    {
      options: { ...settings.options, now },
      templates: settings.templates,
      mapping: settings.mapping,
      encoding: settings.encoding,
      kind: settings.kind,
      kinds: settings.kinds,
      namesFiles: settings.inputs.length > 1,
      folder: work,
      gates,
    },
    { count: settings.workers, patience: settings.patience },
  );
  const run: Run = { settings, work, gates, threads, tick };
  try {
    const { chunks, burst } = await writeChunks(run);
    if (burst !== undefined) {
      const counts = countsOf(chunks, work);
      await writeBooks(run, chunks);
      return { status: 'stopped', ...counts, diagnostic: burst };
    }
    if (!hasRepeats(work)) await findAllRepeats(run, chunks);
    const before = manifestIn(out);
    const again = await chunksToWriteAgain(run, chunks, before);
    if (before !== undefined && again.size === 0 && isPublished(run, chunks, before))
      return { status: 'unchanged', ...countsOf(chunks, work) };
    // Without a manifest nobody takes the files for whole.
    rmSync(join(out, names.manifest), { force: true });
    syncFolder(out);
    if (again.size > 0) await writeAgain(run, again);
    await publish(run, chunks, now);
    return { status: 'finished', ...countsOf(chunks, work) };
  } catch (error) {
    throw ofDisk(error, out);
  } finally {
    await threads.close();
  }
}

/** An error of the file system as the user's to mend; any other as it is. */
function ofDisk(error: unknown, out: string): unknown {
  const { syscall, path, message } = error as NodeJS.ErrnoException;
  return syscall === undefined ? error : new UnreadableFile(path ?? out, message, { cause: error });
}

interface Run {
  readonly settings: BatchSettings;
  readonly work: string;
  readonly gates: Gates;
  readonly threads: Threads;
  readonly tick: (bytes: number, records: number) => Promise<void>;
}

/** The numbers of the run's chunks are every so many. */
interface Chunks {
  readonly first: number;
  readonly step: number;
  readonly last: number;
}

function* numbersOf({ first, step, last }: Chunks): Generator<number> {
  for (let number = first; number <= last; number += step) yield number;
}

function fingerprintOf(settings: BatchSettings): Readonly<Record<string, unknown>> {
  const { options, config, templates, mapping, inputs, from, encoding, chunk, shard } = settings;
  const { kind, kinds } = settings;
  const { desk, ...others } = config;
  const { language, style, archive, now } = options;
  return {
    'the version of wirecopy': manifestOfPackage.version,
    'the list of files': inputs,
    'an option': [
      ...[typeof style === 'string' ? style : style?.name, language, archive, now],
      ...[from, encoding, kind, chunk, shard],
    ].map((option) => option ?? null),
    'the configuration': [others, desk?.review ?? []],
    'the templates': templates,
    'the module of kinds': kinds === undefined ? null : readFileSync(kinds, 'utf8'),
    'the column mapping': mapping,
  };
}

function gatesOf({ out, config, templates }: BatchSettings): Gates {
  const review = config.desk?.review ?? [];
  return {
    withdrawn: readTombstones(out).map(({ id }) => id),
    approved: readApprovals(out).map(({ subject }) => subject),
    reviewsSources: review.includes('sources'),
    templates: review.includes('templates') ? templatesOnReview(templates) : {},
  };
}

/** Templates that are not shipped as they are, each with what of it is approved. */
function templatesOnReview(
  templates: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const subjects: Record<string, string> = {};
  for (const [file, text] of Object.entries(templates)) {
    const shipped = join(shippedFolder('templates'), file);
    if (existsSync(shipped) && readFileSync(shipped, 'utf8') === text) continue;
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
    // As sentences name it.
    subjects[`templates/${file}`] = `template:${file}@${hash}`;
  }
  return subjects;
}

/** The chunks of the run, each with whether it is the run's. */
async function* cut({ inputs, from, mapping, chunk, shard }: BatchSettings): AsyncGenerator<Chunk> {
  for await (const each of cutInput(inputs, { from, mapping, size: chunk })) {
    if (shard === undefined || (each.number - 1) % shard.of === shard.index - 1) yield each;
  }
}

/** The part of a chunk, where its items stand too. */
function done({ work, settings: { out } }: Run, number: number): FoundPart | undefined {
  const part = readPart(work, number);
  if (part === undefined) return undefined;
  const { bytes } = part.head;
  const name = itemsName(number);
  const isWaiting = existsSync(join(work, name));
  return standsWith(join(isWaiting ? work : out, name), bytes) ? part : undefined;
}

/** Writes all chunks that are not there yet, unless too many records are held. */
async function writeChunks(
  run: Run,
): Promise<{ readonly chunks: Chunks; readonly burst?: Diagnostic }> {
  const { settings, work, threads, tick } = run;
  const { index: first, of: step } = settings.shard ?? { index: 1, of: 1 };
  const judge = judgeOf(run, first, step);
  const queue = hand(threads);
  let last = 0;
  let records = 0;
  for await (const chunk of cut(settings)) {
    last = chunk.number;
    const part = done(run, chunk.number);
    if (part !== undefined) {
      if (part.head.digest !== chunk.digest) throw otherRun(settings.out, 'the input');
      records += part.head.records;
      judge.done(chunk.number);
    } else {
      await queue.add({ ...jobOf(chunk), repeats: [], poison: [] }, async (head) => {
        records += head.records;
        judge.done(chunk.number);
        await tick(chunk.read, records);
      });
    }
    if (judge.burst() !== undefined) break;
  }
  await queue.end();
  const burst = judge.burst();
  if (burst !== undefined)
    return { chunks: { first, step, last: burst.chunk }, burst: burst.diagnostic };
  const beyond = readdirSync(work).find(
    (name) => name.endsWith('.part') && Number.parseInt(name, 10) > last,
  );
  if (beyond !== undefined) throw otherRun(settings.out, 'the input');
  return { chunks: { first, step, last } };
}

function jobOf({ number, parts, digest }: Chunk): Pick<ChunkJob, 'number' | 'parts' | 'digest'> {
  return { number, parts, digest };
}

/** Hands chunks to the threads as fast as they take them; the first failure ends it. */
function hand(threads: Threads) {
  const open = new Set<Promise<void>>();
  let failure: unknown;
  const failed = (): void => {
    if (failure !== undefined) throw failure as Error;
  };
  return {
    add: async (
      job: ChunkJob,
      then: (head: Awaited<ReturnType<Threads['write']>>) => Promise<void>,
    ): Promise<void> => {
      await threads.room();
      failed();
      const work = threads
        .write(job)
        .then(then)
        .catch((error: unknown) => {
          failure ??= error;
        })
        .finally(() => open.delete(work));
      open.add(work);
    },
    end: async (): Promise<void> => {
      await Promise.all(open);
      failed();
    },
  };
}

/** Looks at the chunks in their order, whatever the order they were done in, and finds too many held in a row. */
function judgeOf({ settings, work }: Run, first: number, step: number) {
  const { of, most } = settings.config.desk?.holds ?? defaultHolds;
  const waiting = new Set<number>();
  const held: number[] = [];
  let next = first;
  let base = 0;
  let burst: { readonly chunk: number; readonly diagnostic: Diagnostic } | undefined;
  return {
    burst: () => burst,
    done: (number: number): void => {
      waiting.add(number);
      while (burst === undefined && waiting.delete(next)) {
        const head = readPart(work, next)?.head;
        for (const at of head?.doubtful ?? []) {
          held.push(base + at);
          if (held.length > most + 1) held.shift();
          const begin = held[0] ?? 0;
          if (held.length <= most || base + at - begin >= of) continue;
          burst = {
            chunk: next,
            diagnostic: diagnose('desk/burst', {
              message: `Of the ${of} records up to record ${base + at + 1} more than ${most} were held; the run stopped.`,
              actual: `${most + 1} of ${base + at - begin + 1}`,
              expected: `at most ${most} of ${of}`,
              hint: `Look at ${names.held}. If all is well raise \`desk.holds\` in the configuration and run again: it goes on from here.`,
            }),
          };
          break;
        }
        base += head?.records ?? 0;
        next += step;
      }
    },
  };
}

/** The part of a chunk that was written. */
function written(work: string, number: number): FoundPart {
  const part = readPart(work, number);
  if (part === undefined) throw new Error(`${partPath(work, number)} is gone.`);
  return part;
}

async function findAllRepeats({ work, settings }: Run, chunks: Chunks): Promise<void> {
  const keys = [];
  const events = [];
  let count = 0;
  for (const number of numbersOf(chunks)) {
    const part = written(work, number);
    const rows = rowsOf(part, count);
    keys.push(rows.keys);
    events.push(rows.events);
    count += part.head.checked;
  }
  await findRepeats(work, { keys, events, count, off: settings.options.guards?.off ?? [] });
}

/** Chunks that were written without what is known now. */
async function chunksToWriteAgain(
  { work, settings, gates }: Run,
  chunks: Chunks,
  before: Manifest | undefined,
): Promise<ReadonlySet<number>> {
  const again = new Set<number>();
  const withdrawn = new Set(gates.withdrawn);
  for (const id of before?.withdrawn ?? []) withdrawn.delete(id);
  const repeats = openRepeats(work);
  try {
    for (const number of numbersOf(chunks)) {
      const { head } = written(work, number);
      const name = itemsName(number);
      if (
        repeats.next(head.checked).length !== head.repeats ||
        Object.keys(head.review).some((subject) => gates.approved.includes(subject)) ||
        (withdrawn.size > 0 &&
          (await holdsAny(
            existsSync(join(work, name)) ? join(work, name) : join(settings.out, name),
            withdrawn,
          )))
      )
        again.add(number);
    }
  } finally {
    repeats.close();
  }
  return again;
}

/** An item begins with its id. */
const idOfLine = /^\{"id":("(?:[^"\\]|\\.)*")/u;

/** Whether a file of items holds one of these ids. */
async function holdsAny(path: string, ids: ReadonlySet<string>): Promise<boolean> {
  let begun = '';
  const isOne = (line: string): boolean => {
    const id = idOfLine.exec(line)?.[1];
    return id !== undefined && ids.has(JSON.parse(id) as string);
  };
  for await (const block of createReadStream(path, 'utf8')) {
    const lines = `${begun}${block as string}`.split('\n');
    begun = lines.pop() ?? '';
    if (lines.some(isOne)) return true;
  }
  return isOne(begun);
}

async function writeAgain(run: Run, again: ReadonlySet<number>): Promise<void> {
  const { settings, work, threads } = run;
  const repeats = openRepeats(work);
  const queue = hand(threads);
  try {
    for await (const chunk of cut(settings)) {
      const { head } = written(work, chunk.number);
      const known = repeats.next(head.checked);
      if (!again.has(chunk.number)) continue;
      if (head.digest !== chunk.digest) throw otherRun(settings.out, 'the input');
      // While the items are exchanged the chunk is not done.
      rmSync(partPath(work, chunk.number));
      syncFolder(work);
      await queue.add({ ...jobOf(chunk), repeats: known, poison: head.poison }, () =>
        Promise.resolve(),
      );
    }
    await queue.end();
  } finally {
    repeats.close();
  }
}

function countsOf(chunks: Chunks, work: string): Counts {
  const counts: Counts = { written: 0, held: 0, rejected: 0, codes: {}, unreadable: false };
  for (const number of numbersOf(chunks)) {
    const { head } = written(work, number);
    counts.written += head.written;
    counts.held += head.held;
    counts.rejected += head.rejected;
    counts.unreadable ||= head.unreadable;
    for (const [code, records] of Object.entries(head.codes) as [DiagnosticCode, number][])
      counts.codes[code] = (counts.codes[code] ?? 0) + records;
  }
  return counts;
}

function manifestIn(folder: string): Manifest | undefined {
  const path = join(folder, names.manifest);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Manifest) : undefined;
}

/** Whether all that the manifest names stands in its place, and nothing waits for one. */
function isPublished({ settings, work, gates }: Run, chunks: Chunks, manifest: Manifest): boolean {
  return (
    manifest.withdrawn.length === gates.withdrawn.length &&
    manifest.files.every(({ name, bytes }) => standsWith(join(settings.out, name), bytes)) &&
    [...numbersOf(chunks)].every((number) => !existsSync(join(work, itemsName(number))))
  );
}

async function publish(run: Run, chunks: Chunks, now: string): Promise<void> {
  const { settings, work, gates } = run;
  const { out, shard } = settings;
  const files: FileEntry[] = [];
  const input = createHash('sha256');
  for (const number of numbersOf(chunks)) {
    const { head } = written(work, number);
    const name = itemsName(number);
    if (existsSync(join(work, name))) renameSync(join(work, name), join(out, name));
    files.push({ name, records: head.written, bytes: head.bytes, sha256: head.sha256 });
    input.update(head.digest);
  }
  syncFolder(out);
  const books = await writeBooks(run, chunks);
  const { written: items, held, rejected } = countsOf(chunks, work);
  const manifest: Manifest = {
    generator: { name: manifestOfPackage.name, version: manifestOfPackage.version },
    now,
    inputs: settings.inputs,
    input: input.digest('hex'),
    ...(shard === undefined ? {} : { shard }),
    records: { written: items, held, rejected },
    withdrawn: gates.withdrawn,
    files: [...files, ...books],
  };
  await writeDurably(join(out, names.manifest), `${JSON.stringify(manifest, undefined, 2)}\n`);
}

/** Joins the held and the rejected records of the chunks. */
async function writeBooks(
  { settings: { out }, work }: Run,
  chunks: Chunks,
): Promise<readonly FileEntry[]> {
  const entries: FileEntry[] = [];
  for (const status of ['held', 'rejected'] as const) {
    const name = names[status];
    const file = await durableFile(join(out, name));
    const hash = createHash('sha256');
    let records = 0;
    let bytes = 0;
    try {
      for (const number of numbersOf(chunks)) {
        const { path, head, start } = written(work, number);
        const { sections } = head;
        const begin = start + (status === 'held' ? 0 : sections.held);
        for (const piece of piecesOf(path, begin, sections[status])) {
          hash.update(piece);
          file.write(piece);
        }
        records += head[status];
        bytes += sections[status];
      }
    } catch (error) {
      await file.discard();
      throw error;
    }
    await file.commit();
    entries.push({ name, records, bytes, sha256: hash.digest('hex') });
  }
  return entries;
}

/** What is copied at once, in bytes. */
const PIECE = 1024 * 1024;

function* piecesOf(path: string, start: number, length: number): Generator<Buffer> {
  if (length === 0) return;
  const descriptor = openSync(path, 'r');
  const piece = Buffer.alloc(Math.min(PIECE, length));
  try {
    for (let left = length; left > 0;) {
      const read = readSync(
        descriptor,
        piece,
        0,
        Math.min(piece.length, left),
        start + length - left,
      );
      if (read === 0) throw new Error(`${path} is shorter than it says.`);
      left -= read;
      yield piece.subarray(0, read);
    }
  } finally {
    closeSync(descriptor);
  }
}
