/**
 * A worker under limits, as the host sees it: one job after the other, each stopped when it takes too long or too much.
 */
import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';
import { diagnose, type Diagnostic, type DiagnosticCode } from '../diagnostic.js';
import { InvalidOptions } from '../invalid-options.js';
import type { JobName, Jobs, Task } from './jobs.js';
import { limitsOf, type UntrustedLimits } from './limits.js';
import type { Answer } from './worker.js';

/** What a job gave, or why it was stopped. */
export type Ended<Name extends JobName> =
  | { readonly given: Jobs[Name]['gives'] }
  | {
      readonly stopped: Diagnostic;
      /** The template that was worked on; absent where that is not known. */
      readonly file?: string;
    };

/**
 * Does a job. `files` are the templates that it may work on, with the names that places shall have; `allowance` is what
 * it may take beside the limit of time, in milliseconds.
 */
export type RunJob = <Name extends JobName>(
  job: Name,
  input: Jobs[Name]['takes'],
  files: Readonly<Record<string, string>>,
  allowance?: number,
) => Promise<Ended<Name>>;

/** A thread in which templates of strangers are read and worded. */
export interface UntrustedWorker {
  readonly limits: UntrustedLimits;
  /** Goes up each time that the thread was stopped and begun anew: what it held is lost. */
  readonly generation: () => number;
  /** Gives the worker to one user, when those before have done. */
  readonly inTurn: <T>(use: (run: RunJob) => Promise<T>) => Promise<T>;
  /** Ends the thread when the last user has done. Whoever opened it closes it, or the process waits for it. */
  readonly close: () => Promise<void>;
}

/** What the library takes of a worker's heap before it has read a template. */
const OWN_MEGABYTES = 64;

/** In milliseconds: beyond this a worker does not begin, for want of its file or of memory. */
const MOST_TO_BEGIN = 60_000;

/** How often the clock of a job is looked at while its limit passes. */
const LOOKS = 20;

/**
 * Where the machine gives the process less than this part of a core, a template is not at fault for the time that
 * passes: it is stopped when the process has worked for that part of its limit, or after so many times the limit.
 */
const LEAST_SHARE = 0.9;
const MOST_PATIENCE = 10;

/**
 * Opens a worker. One serves many newsbots and checks, one job at a time. `file` is its code where that does not stand
 * beside this one, as it does in the package; `mostToBegin` is how long the thread may take to begin, in milliseconds.
 *
 * Throws `InvalidOptions` for limits that cannot be.
 *
 * @example
 * untrustedWorker({ milliseconds: 200 }, 'worker.js').limits.milliseconds // => 200
 */
export function untrustedWorker(
  given: Partial<UntrustedLimits> = {},
  file = fileURLToPath(new URL('./untrusted-worker.js', import.meta.url)),
  mostToBegin = MOST_TO_BEGIN,
): UntrustedWorker {
  const limits = limitsOf(given);
  let pool: Tinypool | undefined;
  let isReady = false;
  let generation = 0;
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;

  const opened = (): Tinypool => {
    pool ??= newPool(file, limits.megabytes);
    return pool;
  };

  const handed = async <Name extends JobName>(
    task: Task<Name>,
    signal: AbortSignal,
  ): Promise<Answer> => (await opened().run(task, { signal })) as Answer;

  /** A thread takes its time to begin, which is not the template's. */
  const begun = async (): Promise<void> => {
    if (isReady) return;
    const task: Task<'ready'> = {
      job: 'ready',
      input: undefined,
      limits,
      files: [],
      steps: new Int32Array(2),
    };
    try {
      await handed(task, AbortSignal.timeout(mostToBegin));
    } catch (error) {
      throw new Error(`The worker ${file} does not begin.`, { cause: error });
    }
    isReady = true;
  };

  const run: RunJob = async (job, input, files, allowance = 0) => {
    await begun();
    const steps = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
    const names = Object.keys(files);
    const watch = watched(steps, limits.milliseconds + allowance);
    const stopped = (code: DiagnosticCode, message: string, hint: string): Ended<typeof job> => {
      const name = names[Atomics.load(steps, 1)];
      const place = name === undefined ? undefined : files[name];
      return {
        stopped: diagnose(code, {
          message: `${place ?? 'A template'} ${message}`,
          ...(place === undefined ? {} : { place: { file: place, line: 1, column: 1 } }),
          hint,
        }),
        ...(name === undefined ? {} : { file: name }),
      };
    };
    try {
      const answer = await handed({ job, input, limits, files: names, steps }, watch.signal);
      if ('thrown' in answer) {
        const { name, message } = answer.thrown;
        return stopped(
          'template/crashed',
          `could not be worked on: ${name}: ${message}`,
          'If it is sound, this is a fault of the library: please report it.',
        );
      }
      return { given: answer.given as Jobs[typeof job]['gives'] };
    } catch (error) {
      isReady = false;
      generation += 1;
      if (watch.signal.aborted)
        return stopped(
          'template/too-slow',
          `took more than ${limits.milliseconds + allowance} milliseconds and was stopped.`,
          'Make it smaller, or raise the limit `milliseconds`.',
        );
      if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY')
        return stopped(
          'template/out-of-memory',
          `took more than ${limits.megabytes} megabytes and was stopped.`,
          'Make it smaller, or raise the limit `megabytes`.',
        );
      // A worker that ends otherwise may have lost its stack or been refused by the system.
      return stopped(
        'template/crashed',
        `ended its worker: ${error instanceof Error ? error.message : String(error)}`,
        'Check the template by itself.',
      );
    } finally {
      watch.end();
    }
  };

  return {
    limits,
    generation: () => generation,
    inTurn(use) {
      if (isClosed) throw new InvalidOptions('The worker was closed.');
      const done = last.then(() => use(run));
      last = done.catch(() => undefined);
      return done;
    },
    async close() {
      isClosed = true;
      await last;
      await pool?.destroy();
    },
  };
}

/**
 * Opens a worker for one use, and closes it after that whatever comes of it.
 *
 * @example
 * await withWorker(async ({ limits }) => limits.milliseconds, { milliseconds: 200 }) // => 200
 */
export async function withWorker<T>(
  use: (worker: UntrustedWorker) => Promise<T>,
  limits?: Partial<UntrustedLimits>,
): Promise<T> {
  const worker = untrustedWorker(limits);
  try {
    return await use(worker);
  } finally {
    await worker.close();
  }
}

function newPool(file: string, megabytes: number): Tinypool {
  const pool = new Tinypool({
    filename: file,
    name: 'work',
    runtime: 'worker_threads',
    minThreads: 1,
    maxThreads: 1,
    env: {},
    execArgv: [],
    resourceLimits: {
      maxOldGenerationSizeMb: OWN_MEGABYTES + megabytes,
      maxYoungGenerationSizeMb: 32,
    },
  });
  // What a thread dies of while it does nothing shows when the next job waits for it.
  pool.on('error', () => undefined);
  return pool;
}

/**
 * Aborts when the worker has been at one step for so long; the steps begin when the worker does. The work of the whole
 * process stands for the worker's, for which there is no clock: meanwhile the host mostly waits.
 */
function watched(
  steps: Int32Array,
  milliseconds: number,
): { readonly signal: AbortSignal; readonly end: () => void } {
  const abort = new AbortController();
  let seen = Atomics.load(steps, 0);
  let since = performance.now();
  let before = process.cpuUsage();
  let isEnded = false;
  const timer = setInterval(
    () => {
      const step = Atomics.load(steps, 0);
      if (step !== seen) {
        seen = step;
        since = performance.now();
        before = process.cpuUsage();
        return;
      }
      const passed = performance.now() - since;
      const { user, system } = process.cpuUsage(before);
      const worked = (user + system) / 1_000;
      if (
        passed >= milliseconds * MOST_PATIENCE ||
        (passed >= milliseconds && worked >= milliseconds * LEAST_SHARE)
      ) {
        // An answer that came while the host was busy is read before this.
        setImmediate(() => {
          if (!isEnded) abort.abort();
        });
      }
    },
    Math.max(1, milliseconds / LOOKS),
  );
  return {
    signal: abort.signal,
    end: () => {
      isEnded = true;
      clearInterval(timer);
    },
  };
}
