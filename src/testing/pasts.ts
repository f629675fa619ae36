/**
 * What may have come before a record: reports of the same event and parties, of others, of the periods before.
 */
import {
  dayBefore,
  isPeriod,
  partyName,
  partyOf,
  sampled,
  scaled,
  shiftedPeriod,
  yearBefore,
  type BoundaryField,
  type Level,
  type Raw,
} from './boundary-values.js';
import { dayOfWeek } from '../values/index.js';
import type { Random } from './random.js';

/** How far back: within a month, a season, a year; in another year. */
const DAYS = [3, 40, 100, 250, 500] as const;

/** What figures may have been before: less, the same, more. */
const FACTORS = [0.5, 1, 1.6] as const;

/** Numbers of the names of parties that no field of the record has. */
const STRANGERS = 300;

/**
 * How figures came up to the record's: each number says how many times its figure one was, the latest first. Rising and
 * falling; all lower, all higher; turns after a run; a peak between; unchanged.
 */
const courses: readonly (readonly number[])[] = [
  [0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4, 0.35],
  [1.05, 1.1, 1.15, 1.2, 1.25, 1.3, 1.35, 1.4, 1.45, 1.5, 1.55, 1.6, 1.65],
  [0.8, 0.85, 0.9, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5, 0.5, 0.5, 0.5],
  [0.8, 0.85, 0.9, 1.3, 1.2, 0.85, 0.8, 0.7, 0.6, 0.5, 0.5, 0.5, 0.5],
  [1.3, 1.2, 1.1, 1.05, 0.9, 1.1, 1.2, 1.3, 1.4, 1.4, 1.4, 1.4, 1.4],
  [1.4, 1.3, 1.2, 0.7, 0.8, 1.1, 1.2, 1.3, 1.4, 1.4, 1.4, 1.4, 1.4],
  [0.9, 1.2, 0.9, 1.2, 0.9, 1.2, 0.9, 1.2, 0.9, 1.2, 0.9, 1.2, 0.9],
  [0.9, 0.8, 0.7, 1.5, 1.4, 1.3, 0.6, 0.6, 0.6, 0.6, 0.5, 0.5, 0.5],
  [1.2, 1.4, 1.6, 0.5, 0.6, 0.7, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1],
  [0.9, 0.8, 0.7, 0.6, 0.65, 0.6, 0.55, 0.6, 0.55, 0.5, 0.55, 0.5, 0.45],
  [1.1, 1.2, 1.3, 1.4, 1.35, 1.4, 1.45, 1.4, 1.45, 1.5, 1.45, 1.5, 1.55],
  [1.1, 1.2, 1.3, 0.9, 1.1, 0.9, 1.1, 0.9, 1.1, 0.9, 1.1, 0.9, 1.1],
  [1.2, 1.15, 1.1, 1.05, 1.1, 1.15, 1.2, 1.3, 1.4, 1.5, 1.5, 1.5, 1.5],
  [1, 0.9, 1.1, 0.9, 1.1, 1.2, 0.8, 0.9, 1.1, 1.3, 0.7, 0.9, 0.8],
  [1.0004, 0.9, 1.1, 0.9, 1.1, 1.2, 0.8, 0.9, 1.1, 1.3, 0.7, 0.9, 0.8],
  [1.4, 1.35, 1.3, 1.25, 1.2, 1.5, 1.6, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8],
  [0.6, 0.65, 0.7, 0.75, 0.8, 0.5, 0.4, 1.3, 1.3, 1.3, 1.3, 1.3, 1.3],
  [-0.5, -0.4, -0.3, -0.6, -0.2, -0.3, -0.4, -0.5, -0.6, -0.3, -0.2, -0.4, -0.5],
  [-0.4, -0.3, -0.6, -0.5, 0.3, 0.4, 0.5, 0.6, 0.3, 0.2, 0.4, 0.5, 0.3],
  [0.9, 1.1, 0.8, -0.5, -0.4, -0.3, -0.6, -0.5, 0.3, 0.4, 0.5, 0.6, 0.3],
  [0.6, -0.4, -0.3, -0.6, 0.2, 0.3, 0.4, 0.5, 0.6, 0.3, 0.2, 0.4, 0.5],
];

/** What came before a record, whatever the record is; nothing of one that it does not fit. */
export type Shape = (record: Raw) => readonly (Raw | undefined)[];

/**
 * The past of a record in some shapes, the oldest first, each report with an id of its own.
 *
 * @example
 * pastOf(shapesOf([]).flat().slice(0, 1), { kind: 'visit', date: '2021-06-01' }) // => [{ kind: 'visit', date: '2021-05-29', id: 'past-0' }]
 */
export function pastOf(shapes: readonly Shape[], record: Raw): readonly Raw[] {
  return inOrder(shapes.flatMap((shape) => shape(record).filter((told) => told !== undefined)));
}

/**
 * The shapes of pasts that are tried on records of a kind, in groups: the same reported before, with other figures,
 * choices and parties; the periods and days before; many others in the year so far.
 *
 * @example
 * shapesOf([]).length // => 4
 */
export function shapesOf(fields: readonly BoundaryField[]): readonly (readonly Shape[])[] {
  const parties = fields.filter(({ role }) => role === 'party');
  const choices = fields.filter(({ role }) => role === 'choice');
  const before =
    (of: (record: Raw) => Raw | undefined, how: Earlier): Shape =>
    (record) => {
      const told = of(record);
      return told === undefined ? [] : [earlierReport(told, fields, how)];
    };
  const each = (of: (how: Earlier) => Shape, spans: readonly number[] = DAYS): readonly Shape[] =>
    spans.flatMap((days) => FACTORS.map((factor) => of({ days, factor })));
  const stranger =
    (field: BoundaryField, number: number) =>
    (record: Raw): Raw | undefined =>
      withParty(record, field.name, partyName(STRANGERS + fields.indexOf(field) + 20 * number));
  const same = (record: Raw): Raw => record;
  /** Of several parties the first with strangers. */
  const others =
    ({ name }: BoundaryField) =>
    (record: Raw): Raw | undefined => {
      const value = record[name];
      return Array.isArray(value) && value.length > 1
        ? { ...record, [name]: [value[0], partyName(STRANGERS + 19)] }
        : undefined;
    };

  const again = [
    ...each((how) => before(same, how)),
    ...each((how) => before(same, { ...how, periods: -1 })),
    ...FACTORS.map((factor) => before(same, { days: 365, factor, periods: 'year' as const })),
  ];
  const figures = fields.filter(({ role }) => role === 'figure');
  /** The record with one figure only, which may turn from more than nothing to less. */
  const alone =
    ({ name: kept }: BoundaryField) =>
    (record: Raw): Raw => {
      const bared = bareOf(record, fields);
      return Object.fromEntries(
        Object.entries(bared).filter(
          ([name]) =>
            name === kept || !figures.some((field) => field.name === name && field.optional),
        ),
      );
    };
  const turned = figures.flatMap((field) => [
    ...[-1, 'year' as const].map((periods) =>
      before(alone(field), { days: 300, factor: -0.7, periods }),
    ),
    ...courses
      .filter((course) => course.some((factor) => factor < 0))
      .map(
        (course): Shape =>
          (record) =>
            seriesOf(alone(field)(record), fields, course),
      ),
  ]);
  // As the record's own changes have it.
  const implied = fields
    .filter(({ role }) => role === 'change')
    .flatMap(({ name }) =>
      [-1, 'year' as const].map((periods): Shape => (record) => {
        const percent = Number((record[name] as { readonly value?: unknown } | undefined)?.value);
        const factor = 100 / (100 + percent);
        return Number.isFinite(factor) && factor > 0
          ? [earlierReport(bareOf(record, fields), fields, { days: 365, factor, periods })]
          : [];
      }),
    );
  const chosen = choices.flatMap(({ name, levels }) =>
    levels.flatMap((level) => {
      const otherwise = (record: Raw): Raw => ({ ...record, [name]: level.of(record) });
      return [
        ...each((how) => before(otherwise, how), CHOICE_DAYS),
        before(otherwise, { days: 40, factor: 1, periods: -1 }),
      ];
    }),
  );
  // One thing was told otherwise then, or what is not told now; or it stood otherwise.
  const ways = [
    same,
    ...choices
      .filter(({ name }) => name !== 'modality')
      .flatMap(({ name, levels }) =>
        levels.map((level) => (record: Raw): Raw => ({ ...record, [name]: level.of(record) })),
      ),
  ];
  const otherwise = fields
    .filter(({ role, name }) => role !== 'choice' && name !== 'date')
    .flatMap(({ name, levels }) =>
      [0, 1, Math.floor(levels.length / 2), levels.length - 2].flatMap((at) => {
        const level = levels[at];
        return level === undefined
          ? []
          : ways.map((way) =>
              before((record) => ({ ...way(record), [name]: level.of(record) }), {
                days: 40,
                factor: 1,
              }),
            );
      }),
    );
  const strangers = parties.flatMap((field) => [
    ...ways.map((way) =>
      before(
        (record) => {
          const told = stranger(field, 0)(record);
          return told === undefined ? undefined : way(told);
        },
        { days: 40, factor: 1 },
      ),
    ),
    ...each((how) => before(stranger(field, 0), how)),
    ...each((how) => before(others(field), how), CHOICE_DAYS),
  ]);
  const pairs = parties.flatMap((field) =>
    PAIRS.map(([one, two]): Shape => {
      const later = before(stranger(field, 0), { days: 40, factor: one });
      const sooner = before(stranger(field, 1), { days: 80, factor: two });
      return (record) => [...later(record), ...sooner(record)];
    }),
  );
  // Who buys here was bought there.
  const swapped = parties.flatMap((field) =>
    parties.flatMap((other) =>
      other === field
        ? []
        : each(
            (how) =>
              before((record) => {
                const party = partyOf(record[field.name]);
                const told = stranger(field, 0)(record);
                return party === undefined || told === undefined
                  ? undefined
                  : withParty(told, other.name, party);
              }, how),
            CHOICE_DAYS,
          ),
    ),
  );
  const series = courses.map(
    (course): Shape =>
      (record) =>
        seriesOf(bareOf(record, fields), fields, course),
  );
  const daily = courses.slice(0, 6).flatMap((course) =>
    [0, 17, 9].map(
      (gap): Shape =>
        (record) =>
          dailyOf(bareOf(record, fields), fields, course, gap),
    ),
  );
  const crowds = [11, 34].flatMap((size) =>
    [0, 1, 4, 14].map(
      (larger): Shape =>
        (record) =>
          crowdOf(record, fields, parties, size, larger),
    ),
  );
  // Two things were told otherwise: what was denied then was rumoured, not agreed.
  const twice = choices.flatMap((one, index) =>
    choices.slice(index + 1).flatMap((two) =>
      one.levels.flatMap((first) =>
        two.levels.map((second) =>
          before(
            (record) => ({
              ...record,
              [one.name]: first.of(record),
              [two.name]: second.of(record),
            }),
            { days: 40, factor: 1 },
          ),
        ),
      ),
    ),
  );
  const groups = [
    again,
    turned,
    implied,
    chosen,
    twice.slice(0, MOST_TWICE),
    otherwise,
    strangers,
    pairs,
    swapped,
    series,
    daily,
    crowds,
  ];
  return groups.filter(({ length }) => length > 0);
}

/** Of kinds with many choices the pairs of the first. */
const MOST_TWICE = 80;

/**
 * So many reports before a record in which some choice and some other field were told otherwise, with values that are
 * mixed anew: targets of other dates in a draft, say.
 *
 * @example
 * mixedShapes([], {} as Random, 2) // => []
 */
export function mixedShapes(
  fields: readonly BoundaryField[],
  random: Random,
  count: number,
): readonly Shape[] {
  const choices = fields.filter(({ role, levels }) => role === 'choice' && levels.length > 0);
  const others = fields.filter(
    ({ role, name, levels }) => role !== 'choice' && name !== 'date' && levels.length > 0,
  );
  if (others.length === 0) return [];
  return Array.from({ length: count }, (): Shape => {
    const picked = [
      ...(choices.length === 0 ? [] : [random.of(choices)]),
      ...(random.chance(50) ? [random.of(others)] : [random.of(others), random.of(others)]),
    ];
    const told = picked.map((field) => ({ name: field.name, level: sampled(field, random) }));
    return toldBefore(fields, told, random.of([...CHOICE_DAYS, 5]));
  });
}

/**
 * A report some weeks before a record in which some fields were told otherwise.
 *
 * @example
 * toldBefore([], [])({ date: '2021-06-01' }) // => [{ date: '2021-04-22' }]
 */
export function toldBefore(
  fields: readonly BoundaryField[],
  told: readonly { readonly name: string; readonly level: Level }[],
  days = 40,
): Shape {
  return (record) => [
    earlierReport(
      { ...record, ...Object.fromEntries(told.map(({ name, level }) => [name, level.of(record)])) },
      fields,
      { days, factor: 1 },
    ),
  ];
}

/** Days back that choices and swapped parties are tried at. */
const CHOICE_DAYS = [40, 250] as const;

/** Figures of two reports before, the later first. */
const PAIRS = [
  [0.5, 1.6],
  [1.6, 0.5],
  [0.5, 0.3],
  [0.3, 0.5],
  [1.6, 2],
] as const;

/**
 * Reports of another kind that name a party of the record, such as a round of the company that is sold.
 *
 * @example
 * shapesOfOthers([], []) // => []
 */
export function shapesOfOthers(
  fields: readonly BoundaryField[],
  others: readonly {
    readonly at: (date: string) => Raw;
    readonly fields: readonly BoundaryField[];
  }[],
): readonly Shape[] {
  const parties = fields.filter(({ role }) => role === 'party');
  return others.flatMap((other) =>
    other.fields
      .filter(({ role }) => role === 'party')
      .flatMap(({ name }) =>
        parties.map(({ name: own }): Shape => (record) => {
          const party = partyOf(record[own]);
          const date = dayBefore(record['date'], 100);
          if (party === undefined || date === undefined) return [];
          const told = withParty(other.at(date), name, party);
          return told === undefined ? [] : [told];
        }),
      ),
  );
}

/**
 * The oldest first, each with an id of its own.
 *
 * @example
 * inOrder([{ date: '2021-05-02' }, { date: '2021-05-01' }])[0] // => { date: '2021-05-01', id: 'past-0' }
 */
function inOrder(records: readonly Raw[]): readonly Raw[] {
  return [...records]
    .sort((one, other) => (String(one['date']) < String(other['date']) ? -1 : 1))
    .map((record, index) => ({ ...record, id: `past-${index}` }));
}

/** How an earlier report differs. */
export interface Earlier {
  readonly days: number;
  readonly factor: number;
  /** By how many of their lengths its periods are moved, or to the same part of the year before. */
  readonly periods?: number | 'year';
}

/**
 * The record as it may have been reported so many days before, with figures so many times as large.
 *
 * @example
 * earlierReport({ date: '2021-06-01' }, [], { days: 1, factor: 1 }) // => { date: '2021-05-31' }
 */
function earlierReport(
  record: Raw,
  fields: readonly BoundaryField[],
  { days, factor, periods = 0 }: Earlier,
): Raw | undefined {
  const date = dayBefore(record['date'], days);
  if (date === undefined) return undefined;
  const roles = new Map(fields.map(({ name, role }) => [name, role]));
  const then = (name: string, value: unknown): unknown => {
    if (name === 'date') return date;
    const role = roles.get(name);
    if (role === 'figure') return scaledParts(value, factor);
    if (periods === 0 || name === 'source') return value;
    const moved = (period: unknown): unknown =>
      periods === 'year' ? yearBefore(period) : shiftedPeriod(period, periods);
    return role === 'period' ? (moved(value) ?? value) : movedParts(value, moved);
  };
  return Object.fromEntries(
    Object.entries(record)
      .filter(([name, value]) => name !== 'id' && value !== undefined)
      .map(([name, value]) => [name, then(name, value)]),
  );
}

/** Periods may stand in structures, as those by which a policy has targets. */
function movedParts(value: unknown, moved: (period: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => movedParts(each, moved));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      isPeriod(part) ? (moved(part) ?? part) : movedParts(part, moved),
    ]),
  );
}

/** Figures may stand in structures. */
function scaledParts(value: unknown, factor: number): unknown {
  if (factor === 1) return value;
  if (Array.isArray(value)) return value.map((each) => scaledParts(each, factor));
  const made = scaled(value, factor);
  if (made !== value || typeof value !== 'object' || value === null) return made;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, scaledParts(part, factor)]),
  );
}

/** The record with another first party in a field that has one; what else is known of the party stays. */
function withParty(record: Raw, field: string, name: string): Raw | undefined {
  const value = record[field];
  if (value === undefined) return undefined;
  const named = (party: unknown): unknown => {
    if (typeof party !== 'object' || party === null) return name;
    const renamed: Record<string, unknown> = { ...party, name };
    delete renamed['shortName'];
    return renamed;
  };
  return {
    ...record,
    [field]: Array.isArray(value)
      ? [named(value[0]), ...(value.slice(1) as unknown[])]
      : named(value),
  };
}

/** Without what is said of the figure beside it, which no other figure bears out. */
function bareOf(record: Raw, fields: readonly BoundaryField[]): Raw {
  const kept = new Set(
    fields
      .filter(
        ({ optional, role }) =>
          !optional ||
          role === 'change' ||
          role === 'figure' ||
          role === 'party' ||
          role === 'period',
      )
      .map(({ name }) => name),
  );
  return Object.fromEntries(
    Object.entries(record).filter(
      ([name]) => kept.has(name) || name === 'kind' || name === 'source' || name === 'place',
    ),
  );
}

/** A report for each of the periods before. */
function seriesOf(
  record: Raw,
  fields: readonly BoundaryField[],
  course: readonly number[],
): readonly (Raw | undefined)[] {
  if (!fields.some(({ name, role }) => role === 'period' && record[name] !== undefined)) return [];
  return course.map((factor, index) =>
    earlierReport(record, fields, { days: (index + 1) * 30, factor, periods: -1 - index }),
  );
}

/** A report for each weekday of the two months before, but for every so-manieth; moves were small lately. */
function dailyOf(
  record: Raw,
  fields: readonly BoundaryField[],
  course: readonly number[],
  gap: number,
): readonly (Raw | undefined)[] {
  if (fields.some(({ name, role }) => role === 'period' && record[name] !== undefined)) return [];
  const date = record['date'];
  if (typeof date !== 'string') return [];
  const reports: (Raw | undefined)[] = [];
  for (let days = 1; days <= 60; days += 1) {
    const weekday = dayOfWeek(dayBefore(date, days) ?? date);
    if (weekday === 0 || weekday === 6 || (gap > 0 && days % gap === 0)) continue;
    const factor = course[Math.min(course.length - 1, Math.floor(days / 3))] ?? 1;
    const report = earlierReport(record, fields, {
      days,
      factor: days <= 50 ? factor : factor > 1 ? 0.9 : 1.1,
    });
    if (report === undefined) continue;
    const moved = fields.filter(
      ({ name, role }) => role === 'change' && record[name] !== undefined,
    );
    reports.push({
      ...report,
      ...Object.fromEntries(
        moved.map(({ name }) => [name, scaled(record[name], days > 35 ? 1.2 : 0.2)]),
      ),
    });
  }
  return reports;
}

/** Reports of so many strangers in the year so far, some of them with larger figures, and these in other sectors. */
function crowdOf(
  record: Raw,
  fields: readonly BoundaryField[],
  parties: readonly BoundaryField[],
  size: number,
  larger: number,
): readonly (Raw | undefined)[] {
  return Array.from({ length: size }, (_, index) => {
    let stranger = record;
    for (const [place, { name }] of parties.entries()) {
      stranger =
        withParty(stranger, name, partyName(STRANGERS + 30 + ((index * 3 + place) % 69))) ??
        stranger;
      const party = stranger[name];
      // In a small crowd all that are larger are of another sector.
      if (index < larger && (index % 5 !== 4 || size < larger) && isInSector(party))
        stranger = { ...stranger, [name]: { ...party, sector: OTHER_SECTOR } };
    }
    return earlierReport(stranger, fields, {
      days: index + 2,
      factor: index < larger ? 1.5 + index / 10 : 0.3 + index / 100,
    });
  });
}

function isInSector(party: unknown): party is Readonly<Record<string, unknown>> {
  return typeof party === 'object' && party !== null && 'sector' in party;
}

/** One that no boundary value has. */
const OTHER_SECTOR = 'Biotechnology';
