/**
 * What a run has seen, so that nothing is written twice: about 40 bytes a record, whatever the records hold.
 */
import { diagnose, type Diagnostic } from '../diagnostic.js';
import type { NewsRecord } from '../model.js';
import { hash32, hash53 } from '../values/index.js';

/** Remembers the records of a run in their order. */
export interface Repeats {
  /** What speaks against writing this record after those before it; `undefined` for a new one, which is remembered. */
  readonly check: (
    record: NewsRecord,
    identity: readonly (string | undefined)[],
  ) => Diagnostic | undefined;
}

/** The names by which what a run checks can be switched off, as guards are. */
export const repeatGuards = ['duplicate-record', 'conflicting-record', 'duplicate-event'] as const;

/** How a record repeats another one of its run. */
export type Repeat =
  | { readonly guard: 'duplicate-record' | 'conflicting-record' }
  /** `first` is the place of the other record among those that the run checked, from 1. */
  | { readonly guard: 'duplicate-event'; readonly first: number };

/** All that is kept of a record to find its repeats by. */
export interface RepeatKeys {
  /** Of its id and version, 53 bits. */
  readonly key: number;
  /** Of all that it says, 32 bits. */
  readonly content: number;
  /** Of the event that it tells, 53 bits; absent where it cannot or shall not be told apart. */
  readonly event?: number;
}

/**
 * The keys of a record whose kind gives it this identity.
 *
 * @example
 * Object.keys(repeatKeys({ kind: 'visit', id: 'a', date: { type: 'date', iso: '2021-06-01' } }, [undefined])) // => ['key', 'content']
 */
export function repeatKeys(
  record: NewsRecord,
  identity: readonly (string | undefined)[],
): RepeatKeys {
  const { id, version, replaces } = record;
  const content = hash32(JSON.stringify(record));
  const key = hash53(version === undefined ? id : `${id}\n${version}`);
  // A kind whose record lacks a part of its identity cannot tell two events apart.
  if (identity.includes(undefined) || replaces !== undefined || version !== undefined)
    return { key, content };
  return { key, content, event: hash53(`${record.kind}\n${identity.join('\n')}`) };
}

/**
 * What is said of a record that repeats another.
 *
 * @example
 * repeatDiagnostic({ kind: 'visit', id: 'a', date: { type: 'date', iso: '2021-06-01' } }, [], { guard: 'duplicate-record' }).code // => 'guard/duplicate-record'
 */
export function repeatDiagnostic(
  { id }: NewsRecord,
  identity: readonly (string | undefined)[],
  repeat: Repeat,
): Diagnostic {
  const place = { record: id, pointer: '' };
  switch (repeat.guard) {
    case 'duplicate-record':
      return diagnose('guard/duplicate-record', {
        message: `The record ${id} repeats an earlier one of the run.`,
        place,
        actual: id,
      });
    case 'conflicting-record':
      return diagnose('guard/conflicting-record', {
        message: `An earlier record of the run has the id ${id} and other content.`,
        place: { record: id, pointer: '/id' },
        actual: id,
        hint: 'A correction says so by `version` or `replaces`.',
      });
    case 'duplicate-event':
      return diagnose('guard/duplicate-event', {
        message: `Record ${repeat.first} of the run tells the same event under another id.`,
        place,
        actual: identity.join(', '),
        hint: 'Keep one of them, or name it in `replaces`.',
      });
  }
}

/**
 * Begins a run without memory of others; checks that are `off` find nothing.
 *
 * @example
 * repeats().check({ kind: 'visit', id: 'a', date: { type: 'date', iso: '2021-06-01' } }, ['Ann']) // => undefined
 */
export function repeats(off: readonly string[] = []): Repeats {
  const contents = hashTable();
  const events = hashTable();
  let count = 0;
  return {
    check(record, identity) {
      count += 1;
      const { key, content, event } = repeatKeys(record, identity);
      const before = contents.get(key);
      if (before !== undefined) {
        const guard = before === content ? 'duplicate-record' : 'conflicting-record';
        if (!off.includes(guard)) return repeatDiagnostic(record, identity, { guard });
      }
      contents.set(key, content);
      if (event === undefined) return undefined;
      const first = events.get(event);
      if (first !== undefined && !off.includes('duplicate-event'))
        return repeatDiagnostic(record, identity, { guard: 'duplicate-event', first });
      events.set(event, count);
      return undefined;
    },
  };
}

interface HashTable {
  readonly get: (key: number) => number | undefined;
  readonly set: (key: number, value: number) => void;
}

/** So many parts, each of which grows by itself: the peak while one is laid anew is a small part of the whole. */
const PARTS = 64;

/** Keys of 53 bits, values of 32. A Map of strings would grow by hundreds of bytes a record. */
function hashTable(): HashTable {
  const parts = Array.from({ length: PARTS }, hashPart);
  const partOf = (key: number): HashTable => parts[key % PARTS] as HashTable;
  return {
    get: (key) => partOf(key).get(key),
    set: (key, value) => {
      partOf(key).set(key, value);
    },
  };
}

/** Small steps leave little empty. */
const GROWTH = 1.25;

/** Open addressing over two arrays, at most four fifths full. */
function hashPart(): HashTable {
  let capacity = 64;
  let keys = new Float64Array(capacity).fill(EMPTY);
  let values = new Uint32Array(capacity);
  let size = 0;
  const slotOf = (key: number): number => {
    let slot = Math.floor(key / PARTS) % capacity;
    while (keys[slot] !== EMPTY && keys[slot] !== key) slot = slot + 1 === capacity ? 0 : slot + 1;
    return slot;
  };
  const put = (key: number, value: number): void => {
    const slot = slotOf(key);
    if (keys[slot] === EMPTY) size += 1;
    keys[slot] = key;
    values[slot] = value;
  };
  return {
    get(key) {
      const slot = slotOf(key);
      return keys[slot] === key ? values[slot] : undefined;
    },
    set(key, value) {
      if ((size + 1) * 5 > capacity * 4) {
        const [oldKeys, oldValues] = [keys, values];
        capacity = Math.ceil(capacity * GROWTH);
        keys = new Float64Array(capacity).fill(EMPTY);
        values = new Uint32Array(capacity);
        size = 0;
        oldKeys.forEach((oldKey, slot) => {
          if (oldKey !== EMPTY) put(oldKey, oldValues[slot] ?? 0);
        });
      }
      put(key, value);
    },
  };
}

const EMPTY = -1;
