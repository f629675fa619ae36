/**
 * The files of held and rejected records: JSONL, a line for each.
 */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Diagnostic } from '../diagnostic.js';
import { recordId } from '../records/validate.js';
import type { SourceRecord } from './read-records.js';
import { UnreadableFile } from './unreadable-file.js';

/** A line of such a file. */
export interface OutcomeLine {
  /** Line of the input, from 1. */
  readonly line: number;
  readonly id?: string | undefined;
  readonly status: 'held' | 'rejected';
  readonly diagnostics: readonly Diagnostic[];
  /** The record as it came, or the text where none could be made of it. */
  readonly record?: unknown;
  /** Only where several files are read. */
  readonly file?: string;
}

/** A record that was read, with the file that it stands in where several are read. */
export interface ReadRecord extends SourceRecord {
  readonly file?: string;
}

/**
 * The line of a record that was held or rejected.
 *
 * @example
 * outcomeLine({ line: 1, raw: { id: 'a' }, diagnostics: [] }, 'held', []) // => { line: 1, id: 'a', status: 'held', diagnostics: [], record: { id: 'a' } }
 */
export function outcomeLine(
  { file, line, raw, text }: ReadRecord,
  status: 'held' | 'rejected',
  diagnostics: readonly Diagnostic[],
): OutcomeLine {
  const id = recordOf(diagnostics) ?? (raw === undefined ? undefined : recordId(raw));
  return {
    ...(file === undefined ? {} : { file }),
    line,
    id,
    status,
    diagnostics,
    record: raw === undefined ? text : raw,
  };
}

/**
 * The id of the record that diagnostics speak of, where one of them names it.
 *
 * @example
 * recordOf([]) // => undefined
 */
export function recordOf(diagnostics: readonly Diagnostic[]): string | undefined {
  for (const { place } of diagnostics) {
    if (place !== undefined && 'record' in place) return place.record;
  }
  return undefined;
}

/** Appends values to a file, a JSON line each. */
export interface JsonLinesWriter {
  /** Resolves when more may be written; await it, and memory stays flat. */
  readonly write: (values: readonly unknown[]) => Promise<void>;
  /** Resolves when all that was written has reached the file. */
  readonly close: () => Promise<void>;
}

/**
 * Opens a file for appending JSON lines. Opening, writing or closing throws `UnreadableFile` when the file
 * cannot be written, at the first of these that is awaited after the failure.
 *
 * @example
 * typeof appendJsonLines // => 'function'
 */
export function appendJsonLines(path: string): JsonLinesWriter {
  const stream = createWriteStream(path, { flags: 'a' });
  // Settles at the end or at the first failure; watched from the start, so that no failure goes unseen.
  const end = finished(stream).catch((error: unknown) => {
    const problem = error instanceof Error ? error.message : String(error);
    return new UnreadableFile(path, problem, { cause: error });
  });
  let failure: UnreadableFile | undefined;
  void end.then((error) => {
    if (error instanceof UnreadableFile) failure = error;
  });
  return {
    write: async (values) => {
      if (failure !== undefined) throw failure;
      if (values.length === 0) return;
      const text = values.map((value) => `${JSON.stringify(value)}\n`).join('');
      if (stream.write(text)) return;
      const stopped = await Promise.race([once(stream, 'drain').catch(() => undefined), end]);
      if (stopped instanceof UnreadableFile) throw stopped;
    },
    close: async () => {
      stream.end();
      const error = await end;
      if (error instanceof UnreadableFile) throw error;
    },
  };
}
