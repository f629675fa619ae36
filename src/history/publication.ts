import type { HistoryEntry, Publication } from '../model.js';

/**
 * What is known of a record once an entry is added: a new version after those before it, or, for content that is known
 * already, no more than its new state.
 *
 * @example
 * published(undefined, { record: { kind: 'visit', id: 'a', date: { type: 'date', iso: '2021-06-01' } }, mentions: [], state: 'known', version: { hash: 1, on: '2021-06-02', class: 'first' } }).versions.length // => 1
 */
export function published(
  before: Publication | undefined,
  { record, state, version }: HistoryEntry,
): Publication {
  const told = { ...version, record };
  if (before === undefined) return { id: record.id, state, versions: [told] };
  const repeats = before.versions.at(-1)?.hash === version.hash && before.state !== 'withdrawn';
  return {
    id: record.id,
    // What was published does not become unpublished by being told again.
    state: repeats && state === 'known' ? before.state : state,
    versions: repeats ? before.versions : [...before.versions, told],
  };
}
