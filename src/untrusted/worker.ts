/**
 * The code of a worker: an entry of its own, which the pool loads by its file.
 */
import { openJobs, type JobName, type Task } from './jobs.js';

const jobs = openJobs();

/** What a job gave, or what it threw: an error of its own class would not come through whole. */
export type Answer =
  | { readonly given: unknown }
  | { readonly thrown: { readonly name: string; readonly message: string } };

/** An error may hold the text that it is about. */
const MOST_OF_MESSAGE = 500;

/**
 * Does a job, and answers also when it throws.
 *
 * @example
 * work({ job: 'ready', input: undefined, limits: {} as UntrustedLimits, files: [], steps: new Int32Array(2) }) // => Promise.resolve({ given: true })
 */
export async function work<Name extends JobName>({
  job,
  input,
  limits,
  files,
  steps,
}: Task<Name>): Promise<Answer> {
  try {
    const given = await jobs[job](input, limits, (file) => {
      Atomics.store(steps, 1, file === undefined ? -1 : files.indexOf(file));
      Atomics.add(steps, 0, 1);
    });
    return { given };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { thrown: { name, message: message.slice(0, MOST_OF_MESSAGE) } };
  }
}
