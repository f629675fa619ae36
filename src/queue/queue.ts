/**
 * A queue of records that many machines work on. A record may be handed out more than once, as when its worker died;
 * its outcome is a file named for its content, so that it is there once.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { diagnose, type Diagnostic } from '../diagnostic.js';
import type { SourceDefaults } from '../model.js';
import { createNewsbot, type Newsbot, type NewsbotOptions } from '../newsbot.js';
import { writeDurably } from '../node/durable.js';
import { outcomeLine } from '../node/outcome-files.js';
import { recordId } from '../records/index.js';
import { contentHash } from '../values/index.js';
import { openStore, type RecordQueue } from './connection.js';
import type { QueuedRecord, RecordDone } from './queued-record.js';

/** How a queue treats its records; data, each with a default. */
export interface QueueOptions {
  /** Default `wirecopy`. */
  readonly name?: string;
  /** How often a record is tried before it is a dead letter; default 5. */
  readonly attempts?: number;
  /** Milliseconds before the second attempt, doubled before each further one, with a random half; default 1,000. */
  readonly backoff?: number;
  /** A record whose worker has given no sign of life for so many milliseconds is taken over; default 30,000. */
  readonly takeover?: number;
}

/** A record to add. */
export interface RecordToQueue {
  readonly record: unknown;
  /** Line of the input, from 1. */
  readonly line: number;
  readonly file?: string;
  readonly defaults?: SourceDefaults;
}

/** How a worker works. */
export interface WorkOptions {
  /** The folder that takes `written`, `held` and `rejected`, a file a record. */
  readonly out: string;
  /** Records at once; default 16. */
  readonly concurrency?: number;
  /** Told of each record that is done, and of each attempt that failed. */
  readonly onDone?: (id: string, done: RecordDone) => void;
  readonly onFailure?: (id: string, problem: string) => void;
}

/** A worker that is at work. */
export interface QueueWorker {
  /** Ends once what it has begun is done. */
  readonly stop: () => Promise<void>;
}

/** A record that was given up, and why. */
export interface DeadLetter {
  /** The id of its job: the hash of its content. */
  readonly job: string;
  readonly line: number;
  readonly file?: string;
  readonly attempts: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly record: unknown;
}

/** How many records of a queue are where. */
export interface QueueStatus {
  readonly waiting: number;
  readonly active: number;
  /** Waiting for another attempt. */
  readonly delayed: number;
  readonly done: number;
  readonly dead: number;
}

/** A queue of records, open. */
export interface NewsQueue {
  /** Adds records; one whose content and day the queue knows is not added again. Gives how many were handed in. */
  readonly add: (
    records: Iterable<RecordToQueue> | AsyncIterable<RecordToQueue>,
    now: string,
  ) => Promise<number>;
  /** Works until it is stopped. The options are those of the newsbot; the day is the record's. */
  readonly work: (options: Omit<NewsbotOptions, 'now'>, work: WorkOptions) => Promise<QueueWorker>;
  readonly status: () => Promise<QueueStatus>;
  /** The records that were given up, the latest first. */
  readonly deadLetters: (limit?: number) => Promise<readonly DeadLetter[]>;
  /** Has the dead letters tried anew. */
  readonly retryDead: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Records that are added in one call. */
const BULK = 500;

/** Done records are known for a week, so that adding them again costs nothing; a million at most. */
const KEPT = { age: 7 * 24 * 3600, count: 1_000_000 } as const;

/** A record whose workers died so often is what they died of. */
const MOST_STALLED = 3;

/** Of so many days newsbots are kept: the records of a queue are of few. */
const MOST_BOTS = 8;

/**
 * Opens a queue of BullMQ on Redis (`redis://…`) or PostgreSQL (`postgres://…`). Throws `UnreachableQueue` where the
 * store does not answer, and an `Error` that names the package to install where one is missing.
 *
 * @example
 * typeof openQueue // => 'function'
 */
export async function openQueue(url: string, options: QueueOptions = {}): Promise<NewsQueue> {
  const { name = 'wirecopy', attempts = 5, backoff = 1_000, takeover = 30_000 } = options;
  const store = await openStore(url);
  const queue = store.queue(name, {
    defaultJobOptions: {
      attempts,
      backoff: { type: 'exponential', delay: backoff, jitter: 0.5 },
      removeOnComplete: KEPT,
      removeOnFail: false,
    },
  });
  const workers = new Set<QueueWorker>();
  return {
    add: (records, now) => addTo(queue, records, now),
    async work(settings, { out, concurrency = 16, onDone, onFailure }) {
      for (const status of ['written', 'held', 'rejected'])
        await mkdir(join(out, status), { recursive: true });
      const botOf = newsbots(settings);
      const worker = store.worker(
        name,
        async ({ id = '', data }) => {
          const done = await writeOut(botOf(data.now), id, data, out);
          onDone?.(id, done);
          return done;
        },
        {
          concurrency,
          lockDuration: takeover,
          stalledInterval: takeover,
          maxStalledCount: MOST_STALLED,
        },
      );
      const failed = (id: string, problem: string): void => onFailure?.(id, problem);
      worker.on('failed', (job, error) => {
        failed(job?.id ?? '', error.message);
      });
      worker.on('error', (error) => {
        failed('', error.message);
      });
      await worker.waitUntilReady();
      const stopping: QueueWorker = {
        stop: async () => {
          workers.delete(stopping);
          await worker.close();
        },
      };
      workers.add(stopping);
      return stopping;
    },
    async status() {
      const counts = await queue.getJobCounts(
        'waiting',
        'prioritized',
        'active',
        'delayed',
        'completed',
        'failed',
      );
      const of = (...types: readonly string[]): number =>
        types.reduce((sum, type) => sum + (counts[type] ?? 0), 0);
      return {
        waiting: of('waiting', 'prioritized'),
        active: of('active'),
        delayed: of('delayed'),
        done: of('completed'),
        dead: of('failed'),
      };
    },
    async deadLetters(limit = 100) {
      const jobs = await queue.getFailed(0, limit - 1);
      return jobs.map(({ id = '', data, attemptsMade, failedReason }) =>
        deadLetter(id, data, attemptsMade, failedReason),
      );
    },
    async retryDead() {
      await queue.retryJobs({ state: 'failed' });
    },
    async close() {
      await Promise.all([...workers].map(({ stop }) => stop()));
      await queue.close();
      await store.close();
    },
  };
}

async function addTo(
  queue: RecordQueue,
  records: Iterable<RecordToQueue> | AsyncIterable<RecordToQueue>,
  now: string,
): Promise<number> {
  let added = 0;
  let bulk: Parameters<RecordQueue['addBulk']>[0] = [];
  const flush = async (): Promise<void> => {
    if (bulk.length > 0) await queue.addBulk(bulk);
    added += bulk.length;
    bulk = [];
  };
  for await (const { record, line, file, defaults } of records) {
    const data: QueuedRecord = {
      record,
      line,
      now,
      ...(file === undefined ? {} : { file }),
      ...(defaults === undefined ? {} : { defaults }),
    };
    bulk.push({ name: 'record', data, opts: { jobId: jobOf(data) } });
    if (bulk.length === BULK) await flush();
  }
  await flush();
  return added;
}

/** Named for what it depends on, not for where it stood. A name of digits only would be taken for a number. */
function jobOf({ record, defaults, now }: QueuedRecord): string {
  return `r${contentHash({ record, defaults, now })}`;
}

function newsbots(settings: Omit<NewsbotOptions, 'now'>): (now: string) => Newsbot {
  const bots = new LRUCache<string, Newsbot>({
    max: MOST_BOTS,
    memoMethod: (now) => createNewsbot({ ...settings, now }),
  });
  return (now) => bots.memo(now);
}

/** Writes a record and leaves its outcome in the folder; whoever does it again leaves the same bytes in the same place. */
async function writeOut(
  bot: Newsbot,
  job: string,
  { record, line, file, defaults }: QueuedRecord,
  out: string,
): Promise<RecordDone> {
  const outcome = bot.write(record, defaults);
  const { status, diagnostics } = outcome;
  const told =
    status === 'written'
      ? outcome.value
      : outcomeLine(
          { line, raw: record, diagnostics, ...(file === undefined ? {} : { file }) },
          status,
          diagnostics,
        );
  // By its last letters, so that no folder has millions of files.
  const folder = join(out, status, job.slice(-2));
  await mkdir(folder, { recursive: true });
  await writeDurably(join(folder, `${job}.json`), `${JSON.stringify(told)}\n`);
  return { status };
}

function deadLetter(
  job: string,
  { record, line, file }: QueuedRecord,
  attempts: number,
  reason: string | undefined,
): DeadLetter {
  return {
    job,
    line,
    ...(file === undefined ? {} : { file }),
    attempts,
    diagnostics: [
      diagnose('queue/dead-letter', {
        message: `The record was given up after ${attempts} attempts.`,
        place: { record: recordId(record), pointer: '' },
        actual: reason ?? 'no reason was kept',
        expected: 'an outcome in the folder of the worker',
        hint: 'Mend what stands in its way, then `wirecopy queue retry`.',
      }),
    ],
    record,
  };
}
