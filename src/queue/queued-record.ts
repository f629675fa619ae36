import type { IsoDate, Outcome, SourceDefaults } from '../model.js';

/** A record as it lies in a queue: all that its writing depends on beside the worker's settings. */
export interface QueuedRecord {
  readonly record: unknown;
  /** Line of the input, from 1. */
  readonly line: number;
  readonly file?: string;
  readonly defaults?: SourceDefaults;
  /** The instant or day of the newsbot that writes it: whoever writes it again says the same. */
  readonly now: IsoDate;
}

/** What became of a record that a worker took. */
export interface RecordDone {
  readonly status: Outcome<unknown>['status'];
}
