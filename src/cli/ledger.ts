/**
 * The books of a run: what became of each record, in numbers, on standard error and in the files of held and
 * rejected records. Nothing is kept in memory but counts.
 */
import { writeFile } from 'node:fs/promises';
import type { Diagnostic, DiagnosticCode } from '../diagnostic.js';
import {
  appendJsonLines,
  outcomeLine,
  recordOf,
  type JsonLinesWriter,
  type OutcomeLine,
  type ReadRecord,
} from '../node/outcome-files.js';
import { unreadable, type UnreadableFile } from '../node/unreadable-file.js';
import { diagnosticLine, paintOn } from './diagnostic-line.js';
import type { RecordOptions } from './options.js';

type Status = 'written' | 'held' | 'rejected';

export interface Ledger {
  /** Enters a record with what became of it. */
  readonly enter: (record: ReadRecord, status: Status, diagnostics: readonly Diagnostic[]) => void;
  /** Tells of something that is of no single record. */
  readonly tell: (line: string) => void;
  /** Tells of a file that cannot be read to its end; the exit code will be 2. */
  readonly unreadable: (error: UnreadableFile) => void;
  /** Resolves when the files have taken what was entered. */
  readonly drained: () => Promise<void>;
  /** Closes the files and prints the summary; gives the exit code. */
  readonly close: (summary: (counts: Counts) => string) => Promise<number>;
  readonly counts: Counts;
}

export type Counts = Readonly<Record<Status, number>>;

/** Beyond so many lines a run is told of in a table. */
const mostLines = 20;

/** How the books are kept. */
export interface LedgerSettings {
  /** Single diagnostics are printed. */
  readonly isTold?: boolean;
  /** The run has no end that could be waited for: every diagnostic is told, and earlier books are added to. */
  readonly isEndless?: boolean;
}

/** Opens the books. `print` writes a line for a person. */
export async function openLedger(
  options: Pick<RecordOptions, 'held' | 'rejected' | 'failOn' | 'quiet'>,
  print: (line: string) => void,
  { isTold = true, isEndless = false }: LedgerSettings = {},
): Promise<Ledger> {
  const most = isEndless ? Number.POSITIVE_INFINITY : mostLines;
  const counts = { written: 0, held: 0, rejected: 0 };
  const byCode = new Map<DiagnosticCode, number>();
  const paint = paintOn(process.stderr);
  const books = {
    held: await openBook(options.held, isEndless),
    rejected:
      options.rejected === options.held ? undefined : await openBook(options.rejected, isEndless),
  };
  const bookOf = (status: 'held' | 'rejected'): Book | undefined =>
    status === 'rejected' && options.rejected === options.held ? books.held : books[status];
  let lines = 0;
  let hasUnreadable = false;
  return {
    counts,
    tell: (line) => {
      if (options.quiet !== true) print(line);
    },
    unreadable: ({ message }) => {
      hasUnreadable = true;
      print(`wirecopy: ${message}`);
    },
    enter: (record, status, diagnostics) => {
      counts[status] += 1;
      if (record.scope === 'file') hasUnreadable = true;
      if (diagnostics.length > 0) {
        const id = recordOf(diagnostics);
        for (const code of new Set(diagnostics.map((diagnostic) => diagnostic.code))) {
          byCode.set(code, (byCode.get(code) ?? 0) + 1);
        }
        for (const diagnostic of diagnostics) {
          lines += 1;
          if (isTold && lines <= most && options.quiet !== true) {
            print(diagnosticLine(status, diagnostic, paint, id));
          }
        }
      }
      if (status !== 'written')
        bookOf(status)?.lines.push(outcomeLine(record, status, diagnostics));
    },
    drained: async () => {
      await Promise.all([books.held?.flush(), books.rejected?.flush()]);
    },
    close: async (summary) => {
      await Promise.all([books.held?.close(), books.rejected?.close()]);
      if (options.quiet !== true) {
        if (isTold && lines > most) {
          print(`… and ${lines - most} more. Records by code:`);
          for (const line of table(byCode)) print(line);
        }
        print(summary(counts));
      }
      return hasUnreadable ? 2 : failed(counts, options.failOn) ? 1 : 0;
    },
  };
}

/** Whether a run with these counts failed, by what `--fail-on` says. */
export function failed(
  { held, rejected }: Pick<Counts, 'held' | 'rejected'>,
  failOn: RecordOptions['failOn'],
): boolean {
  if (failOn === 'never') return false;
  return rejected > 0 || (failOn === 'held' && held > 0);
}

/** Records by code, the most frequent first. */
export function table(byCode: ReadonlyMap<string, number>): string[] {
  const rows = [...byCode].sort((one, other) => other[1] - one[1]);
  const width = String(rows[0]?.[1] ?? 0).length;
  return rows.map(([code, count]) => `  ${String(count).padStart(width)}  ${code}`);
}

interface Book {
  /** Lines that have not been handed on. */
  readonly lines: OutcomeLine[];
  readonly flush: () => Promise<void>;
  readonly close: () => Promise<void>;
}

async function openBook(path: string | undefined, isAddedTo: boolean): Promise<Book | undefined> {
  if (path === undefined) return undefined;
  // A run begins with empty books, unless it goes on with those of the one before.
  await writeFile(path, '', { flag: isAddedTo ? 'a' : 'w' }).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  const writer: JsonLinesWriter = appendJsonLines(path);
  const lines: OutcomeLine[] = [];
  const flush = (): Promise<void> => writer.write(lines.splice(0));
  return {
    lines,
    flush,
    close: async () => {
      await flush();
      await writer.close();
    },
  };
}
