/**
 * The code of a thread of a batch. It takes chunks one after the other; while one is committed to the disk the next is
 * written.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { ChunkHead } from './part.js';
import { chunkWriter, type ChunkJob, type WriterSettings } from './write-chunk.js';

/** What a thread is begun with. */
export interface WorkerData {
  readonly settings: WriterSettings;
  /** The chunk and the record that it is at, and a count that goes up with each; the record is -1 between records. */
  readonly steps: Int32Array;
}

/** What became of a chunk. */
export type Answer =
  | { readonly number: number; readonly head: ChunkHead }
  | { readonly number: number; readonly problem: string; readonly code: string | undefined };

const { settings, steps } = workerData as WorkerData;
const write = await chunkWriter(settings);
let last: Promise<unknown> = Promise.resolve();

async function answer(job: ChunkJob): Promise<void> {
  const { number } = job;
  try {
    const written = last.then(() =>
      write(job, (record) => {
        Atomics.store(steps, 0, number);
        Atomics.store(steps, 1, record);
        Atomics.add(steps, 2, 1);
      }),
    );
    last = written.catch(() => undefined);
    const commit = await written;
    parentPort?.postMessage({ number, head: await commit() } satisfies Answer);
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    parentPort?.postMessage({ number, problem: message, code } satisfies Answer);
  }
}

parentPort?.on('message', (job: ChunkJob) => void answer(job));
