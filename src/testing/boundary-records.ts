/**
 * Records at the bounds of a kind, made from its fields alone, and what may have come before them.
 */
import type { Diagnostic } from '../diagnostic.js';
import type { Kind } from '../kinds/index.js';
import type { NewsRecord, Outcome } from '../model.js';
import { createNewsbot } from '../newsbot.js';
import { hash32 } from '../values/index.js';
import {
  ABSENT,
  BOUNDARY_DAY,
  boundaryFields,
  levelOf,
  sampled,
  type BoundaryField,
  type Level,
  type Raw,
} from './boundary-values.js';
import { coveringArray } from './covering-array.js';
import { pastOf, shapesOf, toldBefore, type Shape } from './pasts.js';
import { randomOf, type Random } from './random.js';

/** A record with what a history may know of before it: records that a run remembers, the oldest first. */
export interface BoundaryRecord {
  readonly record: Raw;
  readonly past: readonly Raw[];
}

/** A value of each field that a record has. */
export type Choice = ReadonlyMap<string, Level>;

/** What records of a kind are made with. */
export interface Maker {
  readonly kind: Kind;
  readonly fields: readonly BoundaryField[];
  readonly random: Random;
  /** Of how records are mended. */
  readonly seed: number;
  readonly validate: (record: Raw) => Outcome<NewsRecord>;
}

/** A record is mended so often before it is given up. */
const MOST_MENDS = 14;

/**
 * What makes records of a kind: always the same ones for the same kind.
 *
 * @example
 * typeof makerOf // => 'function'
 */
export function makerOf(kind: Kind): Maker {
  const bot = createNewsbot({ kinds: [kind], now: BOUNDARY_DAY, archive: true });
  return {
    kind,
    fields: boundaryFields(kind),
    random: randomOf(hash32(kind.name)),
    seed: 0,
    // An id of its own spares the hash of the content.
    validate: (record) => bot.validate({ ...record, id: kind.name }),
  };
}

/**
 * Records at the bounds of a kind: any two of its optional fields are there, absent, or one of the two, and any two of
 * its choices meet, in some record, as far as the kind's guards let them stand together; every value at the bounds of a
 * field's type (none, one, many, zero, negative, huge, undisclosed, each status and label) stands in one, be it one that
 * is held for it. What came before differs in time, figures, status and parties. The same kind gives the same records;
 * they are news on 2021-06-02.
 *
 * @example
 * typeof boundaryRecords // => 'function'
 */
export function boundaryRecords(kind: Kind): readonly BoundaryRecord[] {
  const maker = makerOf(kind);
  const { sound, held } = recordsAtBounds(maker);
  const records: BoundaryRecord[] = [...sound, ...held].map((choice, index) => ({
    record: numbered(kind, recordOf(maker, choice), index),
    past: [],
  }));
  if (kind.recall === undefined) return records;
  for (const [index, choice] of sound.slice(0, FULL_PASTS).entries()) {
    const record = recordOf(maker, choice);
    shapesOf(maker.fields)
      .flat()
      .forEach((shape, number) => {
        const past = pastOf([shape], record);
        if (past.length > 0)
          records.push({ record: numbered(kind, record, `${index}-${number}`), past });
      });
  }
  return records;
}

/** So many records are given every past. */
const FULL_PASTS = 4;

function numbered(kind: Kind, record: Raw, number: number | string): Raw {
  return { ...record, id: `${kind.name}-${number}` };
}

/** The choices whose records nothing holds, and those with a value that something does. */
export interface AtBounds {
  readonly sound: readonly Choice[];
  readonly held: readonly Choice[];
}

/**
 * The records at the bounds of a kind, as choices of a value for each field.
 *
 * @example
 * typeof recordsAtBounds // => 'function'
 */
export function recordsAtBounds(maker: Maker): AtBounds {
  const { fields } = maker;
  const used = new Map<Level, number>();
  const sound: Choice[] = [];
  const take = (choice: Choice | undefined): boolean => {
    if (choice === undefined) return false;
    for (const level of choice.values()) used.set(level, (used.get(level) ?? 0) + 1);
    sound.push(choice);
    return true;
  };
  /** Of the values of a field that is there the one that was taken least. */
  const freshest = (levels: readonly Level[]): Level | undefined => {
    let best: Level | undefined;
    for (const level of levels)
      if (best === undefined || (used.get(level) ?? 0) < (used.get(best) ?? 0)) best = level;
    return best;
  };
  const cases = fields.map(casesOf);
  const rows = coveringArray(cases.map(({ length }) => length));
  const met = new Set<string>();
  const meet = (choice: Choice): void => {
    const at = cases.map((each, index) => {
      const level = choice.get(fields[index]?.name ?? '');
      return each.findIndex((levels) => level !== undefined && levels.includes(level));
    });
    at.forEach((one, first) => {
      for (let second = first + 1; second < at.length; second += 1)
        met.add(`${first}.${one} ${second}.${at[second] ?? 0}`);
    });
  };
  const start = (row: readonly (number | undefined)[]): Map<string, Level> => {
    const choice = new Map<string, Level>();
    fields.forEach(({ name }, index) => {
      const place = row[index];
      const each = cases[index] ?? [];
      const levels = place === undefined ? (each[0] ?? []) : (each[place] ?? []);
      const level = freshest(levels);
      if (level !== undefined) choice.set(name, level);
    });
    return choice;
  };
  for (const row of rows) {
    const within = new Map(
      fields.map(({ name }, index) => [name, cases[index]?.[row[index] ?? 0] ?? []]),
    );
    const choice =
      mended(maker, start(row), (name) => within.get(name)) ?? mended(maker, start(row));
    if (take(choice) && choice !== undefined) meet(choice);
  }
  // What guards parted is tried once more pair by pair, with nothing else fixed.
  for (const [one, each] of cases.entries())
    for (const [two, others] of cases.entries()) {
      if (two <= one) continue;
      for (const first of each.keys())
        for (const second of others.keys()) {
          if (met.has(`${one}.${first} ${two}.${second}`)) continue;
          const row = fields.map((_, index) =>
            index === one ? first : index === two ? second : undefined,
          );
          const within = new Map([
            [fields[one]?.name, each[first]],
            [fields[two]?.name, others[second]],
          ]);
          const choice = mended(maker, start(row), (name) => within.get(name));
          if (take(choice) && choice !== undefined) meet(choice);
        }
    }
  const held: Choice[] = [];
  for (const { name, levels } of fields)
    for (const level of levels) {
      if (used.has(level)) continue;
      const choice = start([]).set(name, level);
      const fixed = (field: string): readonly Level[] | undefined =>
        field === name ? [level] : undefined;
      if (!take(mended(maker, choice, fixed))) held.push(choice);
    }
  return { sound, held };
}

/** An example record as choices of its values, with what came before it. */
export interface ExampleChoice {
  readonly choice: Choice;
  readonly shapes: readonly Shape[];
}

/**
 * The records that a kind gives as examples of what decides facts only together: each as it stands, and with all else
 * that a record can have.
 *
 * @example
 * typeof examplesOf // => 'function'
 */
export function examplesOf(maker: Maker): readonly ExampleChoice[] {
  const { kind, fields } = maker;
  return kind.exampleRecords.flatMap(({ record, before = {} }, index) => {
    const own = new Map(
      fields.flatMap(({ name }) => {
        const value = record[name];
        return value === undefined ? [] : [[name, levelOf(`record ${index + 1}`, value)] as const];
      }),
    );
    return [0, 1].flatMap((optional) => {
      const choice = new Map<string, Level>();
      for (const { name, levels, optional: isOptional } of fields) {
        const level = own.get(name) ?? levels[isOptional ? optional : 0];
        if (level !== undefined) choice.set(name, level);
      }
      const sound = mended(maker, choice, (name) => keep(own.get(name)));
      if (sound === undefined) return [];
      const told = Object.entries(before).map(([name, value]) => ({
        name,
        level: levelOf(name, value),
      }));
      return [{ choice: sound, shapes: told.length === 0 ? [] : [toldBefore(fields, told)] }];
    });
  });
}

function keep(level: Level | undefined): readonly Level[] | undefined {
  return level === undefined ? undefined : [level];
}

/**
 * Records with little beside what they must have: nothing, or one field of those that they may have, and one choice.
 *
 * @example
 * typeof sparseRecords // => 'function'
 */
export function sparseRecords(maker: Maker): readonly Choice[] {
  const { fields } = maker;
  const optional = fields.filter((field) => field.optional);
  const chosen = optional.filter(({ role }) => role === 'choice');
  const others = optional.filter(({ role }) => role !== 'choice');
  const choices = [
    [],
    ...chosen.flatMap(({ name, levels }) =>
      levels.slice(1).map((level) => [[name, level] as const]),
    ),
  ];
  const told = [
    [],
    ...others.map(({ name, levels }) => [[name, levels[1] ?? ABSENT] as const]),
    ...others
      .filter(({ levels }) => levels.some((level) => level.name === 'undisclosed'))
      .map(({ name, levels }) => [
        [name, levels.find((level) => level.name === 'undisclosed') ?? ABSENT] as const,
      ]),
  ];
  return choices.flatMap((choice) =>
    told.flatMap((field) => {
      const own = new Map<string, Level>([
        ...optional.map(({ name }) => [name, ABSENT] as const),
        ...choice,
        ...field,
      ]);
      const start = new Map<string, Level>(
        fields.flatMap(({ name, levels }) => {
          const level = own.get(name) ?? levels[0];
          return level === undefined ? [] : [[name, level] as const];
        }),
      );
      return mended(maker, start, (name) => keep(own.get(name))) ?? [];
    }),
  );
}

/** What of a field is tried against what of the others: whether it is there, and each choice that it offers. */
function casesOf({ levels, optional, role }: BoundaryField): readonly (readonly Level[])[] {
  const [first, ...others] = levels;
  if (first === undefined) return [];
  const there = optional ? others : levels;
  const parts = role === 'choice' ? there.map((level) => [level]) : [there];
  return optional ? [[first], ...parts] : parts;
}

/**
 * The record of a choice, its fields in the order of the kind; those that look at others are filled in last.
 *
 * @example
 * typeof recordOf // => 'function'
 */
export function recordOf({ kind, fields }: Pick<Maker, 'kind' | 'fields'>, choice: Choice): Raw {
  const record: Record<string, unknown> = { kind: kind.name };
  // What looks at a field that itself looks at others finds it the second time.
  for (const looks of [false, true, true])
    for (const { name } of fields) {
      const level = choice.get(name);
      if (level === undefined || (level.relative && !looks) || name in record) continue;
      const value = level.of(record);
      if (value !== undefined) record[name] = value;
    }
  return Object.fromEntries(
    ['kind', ...fields.map(({ name }) => name)]
      .filter((name) => name in record)
      .map((name) => [name, record[name]]),
  );
}

/**
 * A choice whose record nothing holds, made of one by taking other values for the fields that a diagnostic points at; a
 * figure that the others give is taken from the diagnostic. `within` says which values a field may have, where it is not
 * free. Nothing where it cannot be mended.
 *
 * @example
 * typeof mended // => 'function'
 */
export function mended(
  maker: Maker,
  choice: Choice,
  within: (field: string) => readonly Level[] | undefined = () => undefined,
): Choice | undefined {
  const { fields, validate } = maker;
  const tried = new Map(choice);
  let random: Random | undefined;
  for (let mend = 0; mend < MOST_MENDS; mend += 1) {
    const record = recordOf(maker, tried);
    const outcome = validate(record);
    if (outcome.status === 'written') return tried;
    // By the record: what is mended before it changes nothing of it.
    random ??= randomOf(hash32(JSON.stringify(record), maker.seed));
    const problem = random.of(outcome.diagnostics);
    const name = fieldOf(problem);
    const pointed = fields.find((field) => field.name === name);
    const figure = pointed === undefined ? undefined : figureGiven(problem, tried.get(name ?? ''));
    if (figure !== undefined && name !== undefined && within(name)?.length !== 1) {
      tried.set(name, figure);
      continue;
    }
    const free = (field: BoundaryField): readonly Level[] => within(field.name) ?? field.levels;
    const loose = fields.filter((each) => free(each).length > 1);
    if (loose.length === 0) return undefined;
    const field =
      pointed !== undefined && loose.includes(pointed) && random.chance(75)
        ? pointed
        : random.of(loose);
    const allowed = within(field.name);
    tried.set(
      field.name,
      (allowed === undefined || allowed.length > 1) && random.chance(50)
        ? sampled({ ...field, levels: allowed ?? field.levels }, random)
        : random.of(allowed ?? field.levels),
    );
  }
  return undefined;
}

/** The field that a diagnostic points at. */
function fieldOf({ place }: Diagnostic): string | undefined {
  return place !== undefined && 'pointer' in place ? place.pointer.split('/')[1] : undefined;
}

/** The value with the figure that its record's own figures give, where a diagnostic says which that is. */
function figureGiven({ expected, place }: Diagnostic, level: Level | undefined): Level | undefined {
  if (level === undefined || expected === undefined || !/^-?\d+(?:\.\d+)?$/.test(expected))
    return undefined;
  const path = place !== undefined && 'pointer' in place ? place.pointer.split('/').slice(2) : [];
  const put = (value: unknown, rest: readonly string[]): unknown => {
    const [token, ...further] = rest;
    if (token !== undefined) {
      if (Array.isArray(value))
        return value.map((each: unknown, index) =>
          String(index) === token ? put(each, further) : each,
        );
      if (typeof value !== 'object' || value === null) return value;
      return { ...value, [token]: put((value as Raw)[token], further) };
    }
    if (typeof value === 'number') return Number(expected);
    if (typeof value !== 'object' || value === null) return value;
    if ('value' in value) return { ...value, value: Number(expected) };
    return 'amount' in value ? { ...value, amount: expected } : value;
  };
  return {
    name: `${level.name}, as the others give it`,
    relative: true,
    of: (record) => put(level.of(record), path),
  };
}
