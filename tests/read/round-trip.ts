/**
 * What comes back when an item that was written is read: each party, figure, day and status that the item says, beside
 * what reading makes of its text.
 */
import { z } from 'zod';
import type { Kind } from '../../src/kinds/index.js';
import type { Item, Money, Pointer, Sentence } from '../../src/model.js';
import type { Newsbot } from '../../src/newsbot.js';
import { readText, type TextRecord } from '../../src/read/index.js';
import { basisIn } from '../../src/read/movements.js';
import { entityKey, fieldTypes } from '../../src/values/index.js';

/** What is compared of a kind. */
export type SlotType = 'party' | 'amount' | 'date' | 'status' | 'label';

interface Slot {
  readonly name: string;
  readonly type: SlotType;
  readonly schema: z.ZodType;
}

const types = fieldTypes({});
const typeOf: ReadonlyMap<unknown, SlotType> = new Map<unknown, SlotType>([
  ...[
    types.organisation,
    types.organisations,
    types.organisationOrTopic,
    types.placeOrOrganisation,
    types.person,
  ].map((schema) => [schema, 'party'] as const),
  ...[
    types.money,
    types.disclosedMoney,
    types.unitPrice,
    types.valuation,
    types.count,
    types.quantity,
    types.stake,
    types.change,
  ].map((schema) => [schema, 'amount'] as const),
  ...[types.date, types.period].map((schema) => [schema, 'date'] as const),
  [types.label('round'), 'label'],
]);

/** Fields that a newsroom adds to a record and no text tells. */
const unread: ReadonlySet<string> = new Set(['source', 'modality']);

function slotsOf(kind: Kind): readonly Slot[] {
  return Object.entries(kind.fields(types)).flatMap(([name, given]): readonly Slot[] => {
    if (unread.has(name)) return [];
    let schema = given as z.ZodType;
    if (schema instanceof z.ZodOptional) schema = schema.unwrap() as z.ZodType;
    if (name === 'status' || name === 'stage' || schema instanceof z.ZodEnum)
      return schema instanceof z.ZodEnum ? [{ name, type: 'status', schema }] : [];
    const inner = schema instanceof z.ZodArray ? schema.element : schema;
    const type = typeOf.get(inner);
    return type === undefined ? [] : [{ name, type, schema }];
  });
}

/** How a slot came back. */
export type Result = 'equal' | 'missing' | 'wrong' | 'added';

/** A slot that was compared. */
export interface Compared {
  readonly slot: string;
  readonly type: SlotType;
  readonly result: Result;
  readonly cause: string;
  readonly wanted: unknown;
  readonly got: unknown;
  /** Where the sentence that says it is worded, and the sentence. */
  readonly line: string;
  readonly sentence: string;
}

/** A record, its item's text, and what came back. */
export interface RoundTrip {
  readonly kind: string;
  readonly text: string;
  readonly slots: readonly Compared[];
}

/** Headline and body as one text. */
function textOf({ headline, paragraphs }: Item): string {
  return [
    headline.text,
    ...paragraphs.map((paragraph) => paragraph.map(({ text }) => text).join(' ')),
  ].join('\n\n');
}

/** Writes a record and reads its item; nothing where it is held or rejected. */
export function roundTrip(
  kind: Kind,
  raw: unknown,
  { write, validate }: Pick<Newsbot, 'write' | 'validate'>,
  defaults?: Parameters<Newsbot['write']>[1],
): RoundTrip | undefined {
  const outcome = write(raw, defaults);
  const valid = validate(raw, defaults);
  if (outcome.status !== 'written' || valid.status !== 'written') return undefined;
  const item = outcome.value;
  const text = textOf(item);
  const { records, candidates } = readText(text, {
    id: item.id,
    date: item.date,
    ...(item.sources[0] === undefined ? {} : { source: item.sources[0] }),
  });
  const slots = slotsOf(kind);
  const said = new Map(
    slots.flatMap((slot) => {
      const value = saidOf(slot, valid.value[slot.name], item);
      return value === undefined ? [] : [[slot.name, value] as const];
    }),
  );
  const own = records.filter((record) => record.kind === kind.name);
  let best: readonly Compared[] | undefined;
  let most = -1;
  for (const record of own) {
    const compared = slots.flatMap((slot) =>
      comparedOf(slot, said.get(slot.name), valid.value[slot.name], record),
    );
    const equal = compared.filter((each) => each.result === 'equal' && each.slot !== 'date').length;
    const wrong = compared.filter(({ result }) => result === 'wrong').length;
    // a record that shares nothing with the item's is of something else that it tells: a figure beside, an earlier round
    if (equal === 0 && wrong > 0) continue;
    if (equal > most) [best, most] = [compared, equal];
  }
  const cause = candidates.some((record) => record.kind === kind.name)
    ? 'a candidate only'
    : records.length > 0
      ? `read as ${[...new Set(records.map((record) => record.kind))].sort().join(', ')}`
      : 'no record';
  return {
    kind: kind.name,
    text,
    slots:
      best ??
      slots.flatMap((slot): readonly Compared[] => {
        const wanted = said.get(slot.name);
        if (wanted === undefined) return [];
        const { name, type } = slot;
        const place = placeOf(item.paragraphs[0]?.[0] ?? item.headline);
        return [
          {
            slot: name,
            type,
            result: 'missing',
            cause,
            wanted: shown(wanted.value),
            got: undefined,
            ...place,
          },
        ];
      }),
  };
}

/** What an item says of a slot: of a list the members that it names. */
interface Said {
  readonly value: unknown;
  /** The words of the value. */
  readonly printed?: string;
  /** All sentences that say it. */
  readonly words?: string;
  readonly sentence: Sentence;
}

const figures =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|undisclosed|disclosed|half|double[ds]?|triple[ds]?)\b/i;

function sentencesOf({ headline, paragraphs }: Item): readonly Sentence[] {
  return [headline, ...paragraphs.flat()];
}

function placeOf(sentence: Sentence | undefined): Pick<Compared, 'line' | 'sentence'> {
  if (sentence === undefined) return { line: '', sentence: '' };
  const { template, text } = sentence;
  return { line: `${template.file.replace(/^.*\//, '')}:${template.line}`, sentence: text };
}

function isWithin(place: Pointer, pointer: Pointer): boolean {
  return place === pointer || place.startsWith(`${pointer}/`);
}

/** The sentence whose span says first what a pointer leads to, and nothing else. */
function spanOf(
  item: Item,
  pointer: Pointer,
  isSaid: (text: string) => boolean,
): Sentence | undefined {
  for (const sentence of sentencesOf(item))
    for (const { start, end, from } of sentence.spans)
      if (
        from.every((place) => isWithin(place, pointer)) &&
        isSaid(sentence.text.slice(start, end))
      )
        return sentence;
  return undefined;
}

function isNamedAs(value: unknown): (text: string) => boolean {
  const { name, text: words } = value as { readonly name?: string; readonly text?: string };
  const key = entityKey(name ?? words ?? '');
  return (text) => entityKey(text) === key;
}

function saidOf({ name, type }: Slot, value: unknown, item: Item): Said | undefined {
  if (value === undefined) return undefined;
  const pointer: Pointer = `/${name}`;
  if (type === 'party') {
    if (!Array.isArray(value)) {
      const span = spanOf(item, pointer, isNamedAs(value));
      return span && { value, sentence: span };
    }
    const members = value.flatMap((member: unknown, at) => {
      const isSaid = isNamedAs(member);
      const span =
        spanOf(item, `${pointer}/${at}`, isSaid) ??
        (value.length === 1 ? spanOf(item, pointer, isSaid) : undefined);
      return span === undefined ? [] : [{ member, span }];
    });
    const [first] = members;
    return first && { value: members.map(({ member }) => member), sentence: first.span };
  }
  const isSaid = (text: string): boolean => type !== 'amount' || figures.test(text);
  const span = spanOf(item, pointer, isSaid);
  const words = sentencesOf(item)
    .filter(({ spans }) => spans.some(({ from }) => from.some((place) => isWithin(place, pointer))))
    .map(({ text }) => text)
    .join(' ');
  const printed = span?.spans
    .filter(({ from }) => from.every((place) => isWithin(place, pointer)))
    .map(({ start, end }) => span.text.slice(start, end))
    .join(' ');
  return span && { value, words, printed: printed ?? '', sentence: span };
}

function comparedOf(
  slot: Slot,
  said: Said | undefined,
  whole: unknown,
  record: TextRecord,
): readonly Compared[] {
  const { name, type, schema } = slot;
  const raw = record[name];
  const parsed = raw === undefined ? undefined : schema.safeParse(raw);
  const got = parsed?.data ?? raw;
  const base = {
    slot: name,
    type,
    wanted: shown(said?.value ?? whole),
    got: shown(got),
    ...placeOf(said?.sentence),
  };
  if (got === undefined)
    return said === undefined
      ? []
      : [{ ...base, result: 'missing', cause: 'the field is not read' }];
  if (whole === undefined)
    return [
      type === 'status'
        ? { ...base, result: 'added', cause: 'inferred from the words' }
        : { ...base, result: 'wrong', cause: 'the record has none' },
    ];
  const verdict = isEqual(said?.value ?? whole, whole, got, said?.words, said?.printed);
  if (said === undefined && verdict !== 'wrong') return [];
  return [
    {
      ...base,
      result: verdict === 'equal' ? 'equal' : verdict,
      cause:
        verdict === 'missing' ? 'a part is not read' : verdict === 'wrong' ? 'another value' : '',
    },
  ];
}

function shown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== 'object' || value === null) return value;
  const {
    name,
    text,
    amount,
    currency,
    value: figure,
    unit,
    basis,
    approx,
    from,
    to,
    type,
    date,
  } = value as Readonly<Record<string, unknown>>;
  if (typeof name === 'string') return name;
  if (typeof text === 'string') return text;
  if (typeof amount === 'object') return shown(amount);
  const parts = [approx, amount ?? figure ?? date, currency ?? unit, basis, from, to];
  const told = parts.filter((part) => part !== undefined).map(String);
  return told.length === 0 ? String(type) : told.join(' ');
}

/** Who is named; "IBM (International Business Machines)" is named twice, "Acme (India)" is not Acme. */
function nameKey(value: unknown): string {
  const name = String(shown(value));
  const [, own, inBrackets] = /^(.+) \(([^()]+)\)$/.exec(name) ?? [];
  if (own === undefined || inBrackets === undefined) return entityKey(name);
  const isShort = [
    [own, inBrackets],
    [inBrackets, own],
  ].some(([long = '', short = '']) => initialsOf(long) === short.replaceAll('.', ''));
  return entityKey(isShort ? own : name);
}

function initialsOf(name: string): string {
  return (name.match(/(?<![\p{L}\p{N}])\p{Lu}/gu) ?? []).join('');
}

type Verdict = 'equal' | 'missing' | 'wrong';

/** What was said, all that the record holds, and what was read. */
function isEqual(
  said: unknown,
  whole: unknown,
  got: unknown,
  words = '',
  printed = words,
): Verdict {
  if (Array.isArray(said) || Array.isArray(got)) {
    const key = nameKey;
    const list = (value: unknown): readonly string[] =>
      (Array.isArray(value) ? value : [value]).map(key);
    const all = new Set(list(whole));
    if (list(got).some((each) => !all.has(each))) return 'wrong';
    const read = new Set(list(got));
    return list(said).every((each) => read.has(each)) ? 'equal' : 'missing';
  }
  if (typeof said !== 'object' || said === null) return said === got ? 'equal' : 'wrong';
  const [one, other] = [
    said as Readonly<Record<string, unknown>>,
    got as Readonly<Record<string, unknown>>,
  ];
  if ('name' in one || 'text' in one) return nameKey(one) === nameKey(other) ? 'equal' : 'wrong';
  // "as of August" of a time from January on: its end is all that is said
  if (
    one['type'] === 'period' &&
    one['precision'] === 'range' &&
    !/ (?:to|through|until) /.test(printed)
  )
    return one['to'] === other['to'] ? 'equal' : 'wrong';
  if (one['type'] === 'period' || one['type'] === 'date')
    return JSON.stringify([one['from'], one['to'], one['date']]) ===
      JSON.stringify([other['from'], other['to'], other['date']])
      ? 'equal'
      : 'wrong';
  if (typeof one['amount'] === 'object')
    return isEqual(one['amount'], one['amount'], other['amount']);
  // a change whose basis the text does not say is no whole value
  if (one['type'] !== (other['type'] ?? 'change')) return 'wrong';
  if ('amount' in one) {
    const { amount, currency, approx } = one as unknown as Money;
    const read = other as unknown as Money;
    if (currency !== read.currency || !isRounded(amount, read.amount, approx !== undefined))
      return 'wrong';
    return isApprox(approx, read.approx, amount !== read.amount) ? 'equal' : 'wrong';
  }
  if ('value' in one) {
    const [wanted, read] = [String(one['value']), String(other['value'])];
    if (!isRounded(wanted, read, one['approx'] !== undefined)) return 'wrong';
    if (one['type'] === 'change') {
      if (wanted === '0')
        return one['basis'] === other['basis']
          ? 'equal'
          : other['basis'] === undefined
            ? 'missing'
            : 'wrong';
      if (one['unit'] !== other['unit']) return 'wrong';
      if (other['basis'] === undefined && one['basis'] !== undefined)
        return basisIn(words) === undefined ? 'equal' : 'missing';
      return one['basis'] === other['basis'] ? 'equal' : 'wrong';
    }
    return isApprox(one['approx'], other['approx'], wanted !== read) ? 'equal' : 'wrong';
  }
  return 'equal';
}

/**
 * A figure that the style rounded to three digits or more, or a small one to hundredths, may come back rounded; a bound
 * is rounded away from it.
 */
function isRounded(wanted: string, read: string, isBound: boolean): boolean {
  if (wanted === read) return true;
  const [one, other] = [Number(wanted), Number(read)];
  if (/^-?\d\.\d\d$/.test(read) && Math.abs(one - other) <= 0.005) return true;
  return Math.abs(one - other) <= Math.abs(one) * (isBound ? 0.01 : 0.005);
}

function isApprox(wanted: unknown, read: unknown, rounded: boolean): boolean {
  return wanted === read || (rounded && wanted === undefined && read === 'about');
}
