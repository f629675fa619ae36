/** The command as a user runs it: a process of its own, from its start to its end. */
import { spawnSync } from 'node:child_process';
import {
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fundingRound, statistic, today } from './records.js';
import { median } from './timing.js';

export const command = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** Run in the command's process before it: notes the most memory that it held, in kilobytes, when it ends. */
export const peakNote = `
import { writeFileSync } from 'node:fs';
process.on('exit', () => writeFileSync(process.env.BENCH_NOTE, String(process.resourceUsage().maxRSS)));`;

/** Notes every module that the command imports, by a hook in a thread of its own. */
const importNote = `
import { register } from 'node:module';
register('data:text/javascript,' + encodeURIComponent(\`
import { appendFileSync } from 'node:fs';
export async function resolve(specifier, context, next) {
  const found = await next(specifier, context);
  appendFileSync(process.env.BENCH_NOTE, found.url + '\\\\n');
  return found;
}\`));`;

export interface CommandFigures {
  /** Peak memory in megabytes by number of records. */
  readonly peaks: readonly { readonly records: number; readonly megabytes: number }[];
  /** Median wall time in seconds of `write` on one record, and of a process that does nothing. */
  readonly startUp: number;
  readonly bareNode: number;
  /** How many modules `write` imports, and whether compromise is one. */
  readonly modules: number;
  readonly loadsCompromise: boolean;
}

/** Measures the built command; its files go to a folder of its own, which is taken away. */
export function measureCommand(counts: readonly number[]): CommandFigures {
  const folder = mkdtempSync(join(tmpdir(), 'wirecopy-bench-'));
  const note = join(folder, 'note');
  try {
    const write = (records: number, preload?: string): number => {
      const file = join(folder, `${records}.jsonl`);
      writeFileSync(note, '');
      const begin = performance.now();
      run(
        [
          ...(preload === undefined ? [] : ['--import', dataUrl(preload)]),
          ...[command, 'write', file, '--format', 'jsonl', '--now', today, '--quiet'],
          ...['--output', join(folder, 'items.jsonl')],
        ],
        note,
      );
      return (performance.now() - begin) / 1000;
    };
    for (const count of [1, ...counts]) writeRecords(join(folder, `${count}.jsonl`), count);
    // The lower of two: where others use the machine, garbage is collected later.
    const peak = (records: number): number => {
      write(records, peakNote);
      return Number(readFileSync(note, 'utf8')) / 1024;
    };
    const peaks = counts.map((records) => ({
      records,
      megabytes: Math.min(peak(records), peak(records)),
    }));
    write(1, importNote);
    const modules = readFileSync(note, 'utf8').trim().split('\n');
    const nine = Array.from({ length: 9 });
    return {
      peaks,
      startUp: median(nine.map(() => write(1))),
      bareNode: median(
        nine.map(() => {
          const begin = performance.now();
          run(['--eval', '0'], note);
          return (performance.now() - begin) / 1000;
        }),
      ),
      modules: modules.length,
      loadsCompromise: modules.some((url) => url.includes('/compromise')),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function dataUrl(code: string): string {
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

export function run(args: readonly string[], note: string): void {
  const { status, stderr } = spawnSync(process.execPath, args, {
    env: { ...process.env, BENCH_NOTE: note },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The command ended with ${status ?? 'a signal'}: ${stderr}`);
}

/** Half of them rounds, half statistics. */
export function writeRecords(path: string, count: number): void {
  const file = openSync(path, 'w');
  for (let index = 0; index < count; index += 1) {
    const record = index % 2 === 0 ? fundingRound(index / 2) : statistic((index - 1) / 2);
    writeSync(file, `${JSON.stringify(record)}\n`);
  }
  closeSync(file);
}
