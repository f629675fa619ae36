import type { NewsQueue, RecordToQueue } from '../queue/index.js';
import { botOptions, configOf, kindsOf, openDesk, templatesOf } from './desk.js';
import { paintOn } from './diagnostic-line.js';
import { Misuse } from './misuse.js';
import { builtinTemplates } from '../newsbot.js';
import type { QueueAddOptions, QueueCommandOptions, QueueWorkOptions } from './options.js';

/** `wirecopy queue add`: hands records to a queue. */
export async function addToQueue(
  files: readonly string[],
  options: QueueAddOptions,
): Promise<number> {
  const desk = await openDesk(files, options);
  const queue = await open(options);
  const records = async function* (): AsyncGenerator<RecordToQueue> {
    for await (const batch of desk.batches()) {
      for (const read of batch) {
        const { raw, line, file, defaults, diagnostics } = read;
        desk.ledger.enter(read, raw === undefined ? 'rejected' : 'written', diagnostics);
        if (raw === undefined) continue;
        yield {
          record: desk.tagged(raw),
          line,
          ...(file === undefined ? {} : { file }),
          ...(defaults === undefined ? {} : { defaults }),
        };
      }
    }
  };
  try {
    // By the day, so that a record that is added twice on one day is one.
    await queue.add(records(), options.now ?? new Date().toISOString().slice(0, 10));
  } finally {
    await queue.close();
  }
  return desk.close(({ written, rejected }) => `${written} queued, ${rejected} rejected`);
}

/** `wirecopy queue work`: writes records of a queue until it is told to stop, or, drained, until none is left. */
export async function workOnQueue(options: QueueWorkOptions): Promise<number> {
  const told = interrupted();
  const concurrency = count('--concurrency', options.concurrency);
  const config = await configOf(options.config);
  const templates = await templatesOf(options.templates);
  const settings = { ...botOptions(options, config, undefined), ...(await kindsOf(options.kinds)) };
  const queue = await open(options);
  const counts = { written: 0, held: 0, rejected: 0 };
  let failures = 0;
  const paint = paintOn(process.stderr);
  const tell = (line: string): void => {
    if (options.quiet !== true) process.stderr.write(`${line}\n`);
  };
  try {
    const worker = await queue.work(
      { ...settings, templates: [builtinTemplates, templates] },
      {
        out: options.out,
        concurrency,
        onDone: (_job, { status }) => {
          counts[status] += 1;
        },
        onFailure: (job, problem) => {
          failures += 1;
          tell(`${paint('red', 'failed')}  ${job}  ${problem}`);
        },
      },
    );
    await (options.drain === true ? Promise.race([drained(queue), told]) : told);
    await worker.stop();
  } finally {
    await queue.close();
  }
  tell(
    `${counts.written} written, ${counts.held} held, ${counts.rejected} rejected, ${failures} failed attempts`,
  );
  return options.drain === true && counts.held + counts.rejected + failures > 0 ? 1 : 0;
}

/** `wirecopy queue status`: how many records are where, and those that were given up. */
export async function queueStatus(options: QueueCommandOptions): Promise<number> {
  const queue = await open(options);
  try {
    const status = await queue.status();
    const letters = status.dead === 0 ? [] : await queue.deadLetters();
    process.stdout.write(`${JSON.stringify({ ...status, deadLetters: letters }, null, 2)}\n`);
    return status.dead === 0 ? 0 : 1;
  } finally {
    await queue.close();
  }
}

/** `wirecopy queue retry`: has the dead letters tried anew. */
export async function retryQueue(options: QueueCommandOptions): Promise<number> {
  const queue = await open(options);
  try {
    await queue.retryDead();
    return 0;
  } finally {
    await queue.close();
  }
}

async function open(options: QueueCommandOptions): Promise<NewsQueue> {
  const { openQueue } = await import('../queue/index.js');
  return openQueue(options.queue, {
    name: options.name,
    attempts: count('--attempts', options.attempts),
    takeover: count('--takeover', options.takeover) * 1_000,
  });
}

function count(option: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new Misuse(`${option} takes a number from 1 on, not ${text}.`);
  return number;
}

/** Between two looks at a queue, in milliseconds. */
const PAUSE = 250;

async function drained(queue: NewsQueue): Promise<void> {
  for (;;) {
    const { waiting, active, delayed } = await queue.status();
    if (waiting + active + delayed === 0) return;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
