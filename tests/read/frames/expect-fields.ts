/** What the tests of frames share: a text read, and its records of a kind as plain fields. */
import { createNewsbot } from '../../../src/index.js';
import { readText } from '../../../src/read/index.js';

/** A text with the fields that its record has at least; each as the record has it. */
export interface Told {
  readonly text: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly modality?: string;
}

const bot = createNewsbot({ archive: true, now: '2024-06-01T00:00:00Z' });

/** The records of a kind in a text of 16 May 2024. */
export function recordsOf(kind: string, text: string): readonly Record<string, unknown>[] {
  return readText(text, { id: 't', date: '2024-05-16' }).records.filter(
    (record) => record.kind === kind,
  );
}

/** All kinds of which a text has records. */
export function kindsOf(text: string): readonly string[] {
  return readText(text, { id: 't', date: '2024-05-16' }).records.map(({ kind }) => kind);
}

/** What the validator has against a record; nothing where it can be worded. */
export function faultsOf(record: unknown): string {
  const outcome = bot.validate(record);
  return outcome.status === 'held' ? JSON.stringify(outcome) : '';
}
