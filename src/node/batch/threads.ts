/**
 * The threads of a batch: each has a chunk at hand and one in waiting. A record at which a thread dies or stays is
 * poison when it does so twice; the chunk is then written without it.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { UnreadableFile } from '../unreadable-file.js';
import type { ChunkHead } from './part.js';
import type { Answer, WorkerData } from './worker.js';
import { chunkWriter, type ChunkJob, type WriterSettings } from './write-chunk.js';

/** Whoever writes chunks. */
export interface Threads {
  /** Resolves when another chunk may be handed over. */
  readonly room: () => Promise<void>;
  /** Writes a chunk; rejects with `UnreadableFile` where the disk does not take it. */
  readonly write: (job: ChunkJob) => Promise<ChunkHead>;
  readonly close: () => Promise<void>;
}

/** How threads are begun and watched. */
export interface ThreadOptions {
  readonly count: number;
  /** How long a record may take, in seconds. */
  readonly patience: number;
}

/** One at hand, one in waiting. */
const AT_ONCE = 2;

/** A thread that cannot even begin is begun so often. */
const MOST_FAILURES = 3;

/** Megabytes for what a thread has just made: with more it takes no less time, only memory. */
const YOUNG = 16;

/** A record is not at fault while the machine gives the process less than this part of a core. */
const LEAST_SHARE = 0.5;

interface Pending {
  readonly job: ChunkJob;
  readonly resolve: (head: ChunkHead) => void;
  readonly reject: (error: Error) => void;
}

interface Slot {
  /** Begun when it is first needed. */
  worker: Worker | undefined;
  steps: Int32Array;
  readonly pending: Map<number, Pending>;
  /** When the thread was last seen at work, and what the process had worked by then. */
  seen: { step: number; since: number; cpu: NodeJS.CpuUsage };
}

/** The code of the threads, where the package was built; sources that are run as they are have none. */
const code = fileURLToPath(new URL('./batch-worker.js', import.meta.url));

/**
 * Begins threads, or does their work here where the code of threads is not at hand.
 *
 * @example
 * typeof openThreads // => 'function'
 */
export function openThreads(settings: WriterSettings, options: ThreadOptions): Threads {
  return existsSync(code) ? threaded(settings, options) : here(settings);
}

function here(settings: WriterSettings): Threads {
  const writer = chunkWriter(settings);
  // Whoever writes the first chunk is told.
  writer.catch(() => undefined);
  return {
    room: () => Promise.resolve(),
    write: async (job) => {
      try {
        const write = await writer;
        const commit = await write(job, () => undefined);
        return await commit();
      } catch (error) {
        const { message } = error as Error;
        throw new UnreadableFile(settings.folder, message, { cause: error });
      }
    },
    close: () => Promise.resolve(),
  };
}

function threaded(settings: WriterSettings, { count, patience }: ThreadOptions): Threads {
  const slots: Slot[] = [];
  let waiting: (() => void)[] = [];
  let isClosed = false;
  /** What was the matter with a chunk before. */
  const blamed = new Map<number, { record: number; failures: number }>();

  const begin = (slot: Slot): Worker => {
    const steps = new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT));
    const worker = new Worker(code, {
      workerData: { settings, steps } satisfies WorkerData,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
    });
    slot.worker = worker;
    slot.steps = steps;
    slot.seen = seenAt(0);
    let problem = 'it ended';
    worker.on('message', (answer: Answer) => {
      const pending = slot.pending.get(answer.number);
      slot.pending.delete(answer.number);
      blamed.delete(answer.number);
      if ('head' in answer) pending?.resolve(answer.head);
      else pending?.reject(new UnreadableFile(settings.folder, answer.problem));
      makeRoom();
    });
    worker.on('error', (error) => {
      problem = error.message;
    });
    worker.on('exit', () => {
      if (!isClosed) again(slot, problem);
    });
    return worker;
  };
  /** A new thread takes over the chunks of one that ended. */
  const again = (slot: Slot, problem: string): void => {
    const [chunk, record = -1, step = 0] = slot.steps;
    const pending = [...slot.pending.values()];
    slot.pending.clear();
    slot.worker = undefined;
    for (const each of pending) {
      const { number } = each.job;
      // A thread that did not even begin failed all its chunks.
      if (step > 0 && number !== chunk) {
        hand(slot, each);
        continue;
      }
      const before = blamed.get(number);
      const failures = (before?.failures ?? 0) + 1;
      const isPoison = record >= 0 && before?.record === record;
      if (!isPoison && failures >= MOST_FAILURES) {
        each.reject(new Error(`A thread ends at chunk ${number} again and again: ${problem}.`));
        continue;
      }
      if (isPoison) blamed.delete(number);
      else blamed.set(number, { record, failures });
      const poison = isPoison ? [...each.job.poison, record] : each.job.poison;
      hand(slot, { ...each, job: { ...each.job, poison } });
    }
  };
  const hand = (slot: Slot, pending: Pending): void => {
    slot.pending.set(pending.job.number, pending);
    (slot.worker ?? begin(slot)).postMessage(pending.job);
  };
  const makeRoom = (): void => {
    const those = waiting;
    waiting = [];
    for (const go of those) go();
  };
  const freest = (): Slot =>
    slots.reduce((one, other) => (other.pending.size < one.pending.size ? other : one));
  const look = (): void => {
    for (const slot of slots) {
      const step = Atomics.load(slot.steps, 2);
      if (slot.pending.size === 0 || step !== slot.seen.step || Atomics.load(slot.steps, 1) < 0) {
        slot.seen = seenAt(step);
        continue;
      }
      const passed = (performance.now() - slot.seen.since) / 1000;
      const { user, system } = process.cpuUsage(slot.seen.cpu);
      if (passed >= patience && (user + system) / 1e6 >= passed * LEAST_SHARE)
        void slot.worker?.terminate();
    }
  };

  for (let index = 0; index < count; index += 1)
    slots.push({
      worker: undefined,
      steps: new Int32Array(3),
      pending: new Map(),
      seen: seenAt(0),
    });
  const watch = setInterval(look, Math.min(1000, (patience * 1000) / 4));
  return {
    room: async () => {
      while (freest().pending.size >= AT_ONCE)
        await new Promise<void>((go) => {
          waiting.push(go);
        });
    },
    write: (job) =>
      new Promise((resolve, reject) => {
        hand(freest(), { job, resolve, reject });
      }),
    close: async () => {
      isClosed = true;
      clearInterval(watch);
      await Promise.all(slots.map(async ({ worker }) => worker?.terminate()));
    },
  };
}

function seenAt(step: number): Slot['seen'] {
  return { step, since: performance.now(), cpu: process.cpuUsage() };
}
