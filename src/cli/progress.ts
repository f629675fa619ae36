/**
 * A progress bar on standard error: only on a terminal, and only for work that lasts.
 */
import type { MultiBar, SingleBar } from 'cli-progress';

export interface Progress {
  /** Tells how much has been done; call it every few hundred records. */
  readonly tick: (bytes: number, records: number) => Promise<void>;
  /** Prints a line, above the bar where there is one. */
  readonly print: (line: string) => void;
  readonly stop: () => void;
}

/** Work shorter than this, in milliseconds, needs no bar. */
const patience = 1000;

/** Follows work on so many bytes; `undefined` where nobody knows how many. */
export function progressOn(
  stream: NodeJS.WriteStream,
  totalBytes: number | undefined,
  shows: boolean,
  now: () => number = () => performance.now(),
): Progress {
  const start = now();
  let bars: MultiBar | undefined;
  let bar: SingleBar | undefined;
  return {
    tick: async (bytes, records) => {
      if (!shows || now() - start < patience) return;
      if (bar === undefined) {
        const { default: cliProgress } = await import('cli-progress');
        const format =
          totalBytes === undefined
            ? '{records} records, {rate}/s | {duration_formatted}'
            : '{bar} {percentage}% | {records} records, {rate}/s | {eta_formatted} left';
        bars = new cliProgress.MultiBar(
          { format, stream, hideCursor: true, clearOnComplete: true, emptyOnZero: true },
          cliProgress.Presets.shades_classic,
        );
        bar = bars.create(totalBytes ?? 0, 0, { records: 0, rate: 0 });
      }
      bar.update(bytes, { records, rate: Math.round((records * 1000) / (now() - start)) });
    },
    print: (line) => {
      if (bars === undefined) stream.write(`${line}\n`);
      else bars.log(`${line}\n`);
    },
    stop: () => {
      bars?.stop();
      bars = undefined;
    },
  };
}
