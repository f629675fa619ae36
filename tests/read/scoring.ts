/**
 * How what was read is compared with what a careful reader noted in the labelled texts (tests/read/texts/README.md).
 */
import { readFileSync } from 'node:fs';
import type { Reading, TextRecord } from '../../src/read/index.js';
import { entityKey } from '../../src/values/index.js';

/** A labelled text. */
export interface LabelledText {
  readonly id: string;
  readonly manner: string;
  readonly date?: string;
  readonly text: string;
  readonly gold: readonly GoldEvent[];
  /** Why a text without an event looks as if it had one. */
  readonly trap?: string;
}

export interface GoldEvent {
  readonly kind: string;
  readonly modality: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The texts of a file of JSONL. */
export function labelledTexts(name: string): readonly LabelledText[] {
  return readFileSync(new URL(`texts/${name}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LabelledText);
}

export interface Count {
  readonly hit: number;
  readonly found: number;
  readonly wanted: number;
}

export interface Scores {
  readonly texts: number;
  /** Texts whose records have the kinds that are wanted, no more and no fewer. */
  readonly kindsRight: number;
  readonly fields: Count;
  /** By kind. */
  readonly byKind: Readonly<Record<string, Count>>;
  /** Ids of texts that hold no event, from which a record was read, with the reason why they are traps. */
  readonly alarms: readonly { readonly id: string; readonly trap: string }[];
}

/** Compares readings with the labels. */
export function scoresOf(
  texts: readonly LabelledText[],
  read: (text: LabelledText) => Pick<Reading, 'records'>,
): Scores {
  const byKind: Record<string, { hit: number; found: number; wanted: number }> = {};
  const alarms: { id: string; trap: string }[] = [];
  let kindsRight = 0;
  for (const text of texts) {
    const { records } = read(text);
    const kinds = (each: readonly { readonly kind: string }[]): string =>
      each
        .map(({ kind }) => kind)
        .sort()
        .join();
    if (kinds(records) === kinds(text.gold)) kindsRight += 1;
    if (text.gold.length === 0 && records.length > 0)
      alarms.push({ id: text.id, trap: text.trap ?? '' });
    const left = [...records];
    for (const event of text.gold) {
      const count = (byKind[event.kind] ??= { hit: 0, found: 0, wanted: 0 });
      count.wanted += Object.keys(event.fields).length;
      const at = bestFor(event, left);
      if (at === -1) continue;
      const [record] = left.splice(at, 1) as [TextRecord];
      const found = fieldsOf(record, event);
      count.found += found.length;
      count.hit += hits(record, event);
    }
    for (const record of left) {
      const count = (byKind[record.kind] ??= { hit: 0, found: 0, wanted: 0 });
      count.found += fieldsOf(record, undefined).length;
    }
  }
  const sum = (pick: (count: Count) => number): number =>
    Object.values(byKind).reduce((total, count) => total + pick(count), 0);
  return {
    texts: texts.length,
    kindsRight,
    fields: {
      hit: sum(({ hit }) => hit),
      found: sum(({ found }) => found),
      wanted: sum(({ wanted }) => wanted),
    },
    byKind,
    alarms,
  };
}

/** Precision, recall and their harmonic mean. */
export function ratesOf({ hit, found, wanted }: Count): { p: number; r: number; f: number } {
  const p = found === 0 ? 0 : hit / found;
  const r = wanted === 0 ? 0 : hit / wanted;
  return { p, r, f: p + r === 0 ? 0 : (2 * p * r) / (p + r) };
}

function bestFor(event: GoldEvent, records: readonly TextRecord[]): number {
  let best = -1;
  let most = -1;
  for (const [at, record] of records.entries()) {
    if (record.kind !== event.kind) continue;
    const count = hits(record, event);
    if (count > most) [best, most] = [at, count];
  }
  return best;
}

const beside: ReadonlySet<string> = new Set([
  'kind',
  'id',
  'source',
  'modality',
  'evidence',
  'confidence',
]);

/** The fields that count: the date only where the label has one, since else it is the text's. */
function fieldsOf(record: TextRecord, event: GoldEvent | undefined): readonly string[] {
  return Object.keys(record).filter(
    (name) => !beside.has(name) && (name !== 'date' || event?.fields['date'] !== undefined),
  );
}

function hits(record: TextRecord, event: GoldEvent): number {
  return Object.entries(event.fields).filter(([name, wanted]) => isSame(record[name], wanted))
    .length;
}

/** Whether two values say the same; of names and phrases one may be a longer cut of the other's words. */
export function isSame(found: unknown, wanted: unknown): boolean {
  if (found === undefined) return false;
  if (Array.isArray(found) || Array.isArray(wanted)) {
    const [one, other] = [listOf(found), listOf(wanted)];
    return (
      one.length === other.length &&
      other.every((each) => one.some((candidate) => isSame(candidate, each)))
    );
  }
  if (isMoney(wanted) && isMoney(found)) {
    if (wanted.currency !== found.currency) return false;
    const [amount, low, high] = [found.amount, wanted.amount, wanted.upper ?? wanted.amount].map(Number) as [number, number, number]; // prettier-ignore
    return amount >= low * 0.999 && amount <= high * 1.001;
  }
  if (typeof wanted === 'object' && wanted !== null) {
    if (typeof found !== 'object' || found === null) {
      // a name for an organisation or person, a bare number for a count
      const { name, value } = wanted as { name?: unknown; value?: unknown };
      return isSame(found, name ?? value);
    }
    const theirs = found as Readonly<Record<string, unknown>>;
    return Object.entries(wanted).every(
      ([key, value]) => key === 'approx' || isSame(theirs[key], value),
    );
  }
  if (typeof found === 'object' && found !== null) {
    const { name, value } = found as { name?: unknown; value?: unknown };
    return (name !== undefined || value !== undefined) && isSame(name ?? value, wanted);
  }
  if (isNumber(found) && isNumber(wanted)) return Number(found) === Number(wanted);
  if (typeof found !== 'string' || typeof wanted !== 'string') return found === wanted;
  // days, periods and words of a list are themselves or something else
  if (/^\d/u.test(found) || /^\d/u.test(wanted)) return found === wanted;
  const [one, other] = [entityKey(found), entityKey(wanted)];
  return one === other || ` ${one} `.includes(` ${other} `) || ` ${other} `.includes(` ${one} `);
}

function isNumber(value: unknown): boolean {
  return (
    typeof value === 'number' || (typeof value === 'string' && /^-?\d+(?:\.\d+)?$/u.test(value))
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}

interface Sum {
  readonly amount: string;
  readonly currency: string;
  readonly upper?: string;
}

function isMoney(value: unknown): value is Sum {
  return typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;
}
