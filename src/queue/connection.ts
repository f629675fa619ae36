/**
 * The store behind a queue, by its URL: Redis or PostgreSQL, through BullMQ.
 */
import type {
  JobProgress,
  PostgresConnectionOptions,
  PostgresQueueBackend,
  Processor,
  Queue,
  QueueOptions,
  Worker,
  WorkerOptions,
} from 'bullmq';
import type { QueuedRecord, RecordDone } from './queued-record.js';

type Settings<Options> = Omit<Options, 'connection'>;

/** A queue of records, on whichever store it is. */
export type RecordQueue = Pick<
  Queue<QueuedRecord, RecordDone>,
  'addBulk' | 'getJobCounts' | 'getFailed' | 'retryJobs' | 'close'
>;

/** A worker of such a queue. */
export interface RecordWorker extends Pick<Worker<QueuedRecord, RecordDone>, 'close'> {
  waitUntilReady: () => Promise<unknown>;
  on(
    event: 'failed',
    listener: (job: { readonly id?: string } | undefined, error: Error) => void,
  ): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** What makes queues and workers on one store. */
export interface QueueStore {
  readonly queue: (name: string, settings: Settings<QueueOptions>) => RecordQueue;
  readonly worker: (
    name: string,
    process: Processor<QueuedRecord, RecordDone>,
    settings: Settings<WorkerOptions>,
  ) => RecordWorker;
  readonly close: () => Promise<void>;
}

/** The store of a queue cannot be reached, or its package is not installed. */
export class UnreachableQueue extends Error {
  override readonly name = 'UnreachableQueue';

  constructor(
    /** The URL without what is secret in it. */
    readonly url: string,
    problem: string,
    options?: ErrorOptions,
  ) {
    super(`The queue at ${url} cannot be reached: ${problem}`, options);
  }
}

/**
 * Opens the store that a URL names: `redis://` or `rediss://`, `postgres://` or `postgresql://`. Throws
 * {@link UnreachableQueue} where it cannot be reached, and an `Error` that names the package to install where one is
 * missing: `bullmq`, and `ioredis` or `pg`.
 *
 * @example
 * typeof openStore // => 'function'
 */
export async function openStore(url: string): Promise<QueueStore> {
  const scheme = /^(rediss?|postgres(?:ql)?):\/\//u.exec(url)?.[1];
  if (scheme === undefined)
    throw new UnreachableQueue(
      withoutSecrets(url),
      'a queue is a URL that begins with redis:// or postgres://',
    );
  return scheme.startsWith('redis') ? openRedis(url) : openPostgres(url);
}

async function openRedis(url: string): Promise<QueueStore> {
  const { Queue: NewQueue, Worker: NewWorker } = await installed(() => import('bullmq'), 'bullmq');
  const { Redis } = await installed(() => import('ioredis'), 'ioredis');
  // Workers wait as long as a store is away, once it was there.
  const connection = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: null });
  let problem: unknown;
  const refused = (error: unknown): void => {
    problem = error;
  };
  connection.on('error', refused);
  try {
    await connection.connect();
  } catch (error) {
    connection.disconnect();
    throw unreachable(url, problem ?? error);
  }
  return {
    queue: (name, settings) =>
      new NewQueue<QueuedRecord, RecordDone>(name, { ...settings, connection }),
    worker: (name, process, settings) =>
      new NewWorker<QueuedRecord, RecordDone>(name, process, { ...settings, connection }),
    close: async () => {
      await connection.quit();
    },
  };
}

async function openPostgres(url: string): Promise<QueueStore> {
  const {
    Queue: NewQueue,
    Worker: NewWorker,
    createPostgresBackend,
  } = await installed(() => import('bullmq'), 'bullmq');
  const { default: pg } = await installed(() => import('pg'), 'pg');
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
  } catch (error) {
    throw unreachable(url, error);
  } finally {
    await client.end();
  }
  const connection = { connectionString: url, migrate: true };
  return {
    queue: (name, settings) =>
      new NewQueue<
        QueuedRecord,
        RecordDone,
        string,
        QueuedRecord,
        RecordDone,
        string,
        PostgresQueueBackend,
        PostgresConnectionOptions
      >(name, { ...settings, connection }, createPostgresBackend),
    worker: (name, process, settings) =>
      new NewWorker<
        QueuedRecord,
        RecordDone,
        string,
        PostgresQueueBackend,
        JobProgress,
        PostgresConnectionOptions
      >(name, process, { ...settings, connection }, createPostgresBackend),
    // Each queue and worker has a pool of its own and ends it.
    close: () => Promise.resolve(),
  };
}

function unreachable(url: string, error: unknown): UnreachableQueue {
  const problem = error instanceof Error ? error.message || error.name : String(error);
  return new UnreachableQueue(withoutSecrets(url), problem, { cause: error });
}

/** Passwords do not go into messages. */
function withoutSecrets(url: string): string {
  return url.replace(/\/\/[^/@]*@/u, '//');
}

async function installed<Module>(load: () => Promise<Module>, name: string): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    throw new Error(`A queue needs the package ${name}: npm install ${name}`, { cause: error });
  }
}
