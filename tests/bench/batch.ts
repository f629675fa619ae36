/** A batch as a user runs it, from file to file, beside a process that parses and prints the same lines as JSON. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, dataUrl, peakNote, run, writeRecords } from './command.js';
import { today } from './records.js';
import { median } from './timing.js';

/** Parses every line of a file and prints it again, as fast as a process of one thread can from file to file. */
const jsonLoop = `
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
const [, input, output] = process.argv;
await pipeline(
  createReadStream(input, { highWaterMark: 1 << 20 }),
  async function* (blocks) {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const block of blocks) {
      const lines = (rest + decoder.decode(block, { stream: true })).split('\\n');
      rest = lines.pop();
      let printed = '';
      for (const line of lines) printed += JSON.stringify(JSON.parse(line)) + '\\n';
      yield printed;
    }
  },
  createWriteStream(output),
);`;

export interface BatchFigures {
  /** Peak memory in megabytes by number of records, all threads together, with two workers. */
  readonly peaks: readonly { readonly records: number; readonly megabytes: number }[];
  /** Records of the timed runs, and median seconds of them with one worker, with two, and of JSON alone. */
  readonly records: number;
  readonly one: number;
  readonly two: number;
  readonly json: number;
  /** Medians of the ratios of runs side by side. */
  readonly oneToTwo: number;
  readonly oneToJson: number;
  readonly twoToJson: number;
}

/** Measures `wirecopy batch`; its files go to a folder of its own, which is taken away. */
export function measureBatch(
  counts: readonly [few: number, many: number],
  rounds: number,
): BatchFigures {
  const folder = mkdtempSync(join(tmpdir(), 'wirecopy-bench-'));
  const note = join(folder, 'note');
  try {
    const input = (records: number): string => join(folder, `${records}.jsonl`);
    const batch = (records: number, workers: number, preload?: string): number => {
      const out = join(folder, 'out');
      rmSync(out, { recursive: true, force: true });
      const begin = performance.now();
      run(
        [
          ...(preload === undefined ? [] : ['--import', dataUrl(preload)]),
          ...[command, 'batch', input(records), '--out', out, '--workers', String(workers)],
          ...['--now', today, '--quiet'],
        ],
        note,
      );
      return (performance.now() - begin) / 1000;
    };
    const json = (records: number): number => {
      const begin = performance.now();
      const { status } = spawnSync(process.execPath, [
        ...['--input-type=module', '--eval', jsonLoop],
        ...[input(records), join(folder, 'json.jsonl')],
      ]);
      if (status !== 0) throw new Error(`JSON alone ended with ${status ?? 'a signal'}.`);
      return (performance.now() - begin) / 1000;
    };
    for (const records of counts) writeRecords(input(records), records);
    const peaks = counts.map((records) => {
      batch(records, 2, peakNote);
      return { records, megabytes: Number(readFileSync(note, 'utf8')) / 1024 };
    });
    const [records] = counts;
    const times = Array.from({ length: rounds }, () => ({
      one: batch(records, 1),
      two: batch(records, 2),
      json: json(records),
    }));
    const middle = (of: (time: (typeof times)[number]) => number): number =>
      median(times.map((time) => of(time)));
    return {
      peaks,
      records,
      one: middle(({ one }) => one),
      two: middle(({ two }) => two),
      json: middle((time) => time.json),
      oneToTwo: middle(({ one, two }) => one / two),
      oneToJson: middle((time) => time.one / time.json),
      twoToJson: middle((time) => time.two / time.json),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
