import { z } from 'zod';
import type { Count, Group, HistoryView, List, NewsRecord, NounPhrase } from '../model.js';
import {
  entityKey,
  compareDecimals,
  decimalPlaces,
  isNegative,
  isZero,
  type FieldTypes,
} from '../values/index.js';
import {
  defineKind,
  type Guard,
  type InputOf,
  type Recalled,
  type RecordOf,
} from './define-kind.js';
import { flag, isNamed, known } from './facts.js';
import { happened } from './guards.js';
import { recalledFrom } from './recall.js';

const fields = (t: FieldTypes) => ({
  place: t.place.optional(),
  operator: t.organisation.optional(),
  asset: t.nounPhrase,
  count: t.count,
  asOf: t.period.optional(),
  coverage: z.array(z.strictObject({ level: t.nounPhrase, area: t.nounPhrase })).optional(),
  publisher: t.organisation.optional(),
  plans: t.nounPhrases.optional(),
});

/** A buildout record as its author writes it. */
export type BuildoutRecord = InputOf<typeof fields, 'buildout'>;

type Buildout = RecordOf<typeof fields>;

/** A buildout is somewhere or somebody's. */
const builder: Guard<Buildout> = {
  name: 'builder',
  code: 'record/missing-field',
  describes: 'Rejects a buildout that names neither place nor operator.',
  check: ({ place, operator }) =>
    place === undefined && operator === undefined
      ? [
          {
            pointer: '/place',
            message: 'Neither `place` nor `operator` is stated.',
            actual: 'nothing',
            expected: '`place` or `operator`',
          },
        ]
      : [],
};

/** None, less than none, and parts of things are slips; a measure (3.5 kilometres of track) may have parts. */
const countOfThings: Guard<Buildout> = {
  name: 'count',
  code: 'guard/range',
  describes:
    'Holds a count of none or less, a share, and parts of things that are counted one by one.',
  check: ({ count, asset }) => {
    const fault =
      isZero(count.value) || isNegative(count.value)
        ? 'more than 0'
        : isShare(count)
          ? 'a number of things or a measure, not a share'
          : decimalPlaces(count.value) > 0 && !isMeasured(count, asset)
            ? 'a whole number'
            : undefined;
    return fault === undefined
      ? []
      : [
          {
            pointer: '/count',
            message: `A count of ${count.value} does not fit what was built.`,
            actual: count.value,
            expected: fault,
          },
        ];
  },
};

const asOfPast: Guard<Buildout> = {
  name: 'as-of-future',
  code: 'guard/date-future',
  describes: 'Holds a count as of a time that has not begun: it would be worded as built.',
  check: ({ asOf }, { clock }) =>
    asOf !== undefined && asOf.from > clock.today
      ? [
          {
            pointer: '/asOf',
            message: `The count is as of ${asOf.from}, after the day of the run, ${clock.today}.`,
            actual: asOf.from,
            expected: `${clock.today} or earlier`,
            hint: 'What is to be built belongs into `plans`.',
          },
        ]
      : [],
};

/** How much of something stands by a day: base stations, charging points, kilometres of track. */
export const buildout = defineKind({
  name: 'buildout',
  describes: 'A place or an operator has built so many of an asset.',
  fields,
  fieldNotes: {
    place: 'Where it stands; a place or an operator is needed.',
    operator: 'Who built it; a place or an operator is needed.',
    asset: 'What is counted, such as 5G base stations.',
    count: 'How many there are.',
    asOf: 'The day or period that the count is of.',
    coverage: 'How far it reaches: at which level, in what share of the area.',
    publisher: 'Who published the count.',
    plans: 'What is to come.',
  },
  aliases: {
    place: ['province', 'city', 'region', 'country', 'location', 'area'],
    operator: ['operator_name', 'carrier', 'owner', 'built_by'],
    asset: ['asset_type', 'infrastructure', 'facility_type'],
    count: ['number_built', 'number', 'quantity', 'total', 'installed'],
    asOf: ['as_of_date', 'by_date', 'status_date'],
    coverage: ['covered_areas', 'coverage_areas'],
    publisher: ['published_by', 'agency', 'reported_by'],
    plans: ['planned', 'next_steps'],
  },
  topics: ['20000358'],
  cues: {
    fields: ['asset', 'count', 'coverage', 'asOf', 'operator', 'plans'],
    words: [
      'base stations',
      'base station',
      'charging points',
      'charging stations',
      'data centers',
      'coverage',
      'network',
      'infrastructure',
      '5g',
      'built',
      'rollout',
    ],
  },
  facts: {
    place: {
      type: 'place',
      from: ['place'],
      anchor: true,
      must: true,
      material: true,
      value: (r) => r.place,
    },
    operator: {
      type: 'organisation',
      from: ['operator'],
      anchor: true,
      role: 'company',
      must: true,
      material: true,
      value: (r) => r.operator,
    },
    built: {
      type: 'count',
      from: ['count', 'asset'],
      weight: 3,
      must: true,
      material: true,
      value: (r) => builtOf(r.count, r.asset),
    },
    // the operator is its own source: no "according to" itself
    ownCount: {
      type: 'flag',
      from: ['publisher', 'source'],
      weight: 0.6,
      covers: ['publisher'],
      attribution: true,
      value: (r) =>
        flag(
          r.operator !== undefined &&
            isNamed(r.operator, r.publisher === undefined ? r.source?.name : r.publisher.name),
        ),
    },
    exact: {
      type: 'flag',
      from: ['count'],
      weight: 0,
      value: (r) => flag(r.count.approx === undefined && r.count.value !== '1'),
    },
    measured: {
      type: 'flag',
      from: ['count'],
      weight: 0,
      value: (r) => flag(isMeasured(r.count, r.asset)),
    },
    asOf: { type: 'period', from: ['asOf'], weight: 1, material: true, value: (r) => r.asOf },
    firstLevel: {
      type: 'nounPhrase',
      from: ['coverage/0/level'],
      weight: 0.7,
      material: true,
      value: (r) => levelOf(r.coverage?.[0]),
    },
    firstArea: {
      type: 'nounPhrase',
      from: ['coverage/0/area'],
      weight: 0.7,
      material: true,
      value: (r) => r.coverage?.[0]?.area,
    },
    secondLevel: {
      type: 'nounPhrase',
      from: ['coverage/1/level'],
      weight: 0.7,
      material: true,
      value: (r) => levelOf(r.coverage?.[1]),
    },
    secondArea: {
      type: 'nounPhrase',
      from: ['coverage/1/area'],
      weight: 0.7,
      material: true,
      value: (r) => r.coverage?.[1]?.area,
    },
    coverage: {
      type: 'list',
      from: ['coverage'],
      material: true,
      value: (r) => furtherCoverage(r.coverage),
      elements: {
        level: { type: 'nounPhrase', material: true },
        area: { type: 'nounPhrase', material: true },
      },
    },
    publisher: {
      type: 'organisation',
      from: ['publisher'],
      weight: 0.6,
      material: true,
      attribution: true,
      value: (r) => r.publisher,
    },
    // who reported the figures is not who published them
    relayed: {
      type: 'flag',
      from: ['source'],
      weight: 0,
      attribution: true,
      value: ({ publisher, source }) =>
        flag(source !== undefined && !(publisher !== undefined && isNamed(publisher, source.name))),
    },
    // a count of the day it was reported: its day is said with the count
    ofTheDay: {
      type: 'flag',
      from: ['asOf', 'date'],
      weight: 0,
      attribution: true,
      value: ({ asOf, date }) => flag(asOf?.from === date.iso && asOf.to === date.iso),
    },
    plans: {
      type: 'list',
      from: ['plans'],
      weight: 1.5,
      material: true,
      value: (r) => known(r.plans),
    },
  },
  mentions: (r) => [{ key: countsKey(r), at: dayOf(r), figure: Number(r.count.value) }],
  recall: {
    facts: {
      earlierCount: { type: 'count', weight: 1.2 },
      earlierAsOf: { type: ['period', 'date'], weight: 0.4 },
      more: { type: 'flag', weight: 0, angle: true },
      fewer: { type: 'flag', weight: 0, angle: true },
    },
    of: recallCount,
  },
  newsworthiness: (r) => [
    { score: 0.25, reason: 'It tells how much has been built.' },
    {
      score: compareDecimals(r.count.value, '100000') < 0 ? 0 : 0.15,
      reason: 'It is a hundred thousand or more.',
    },
    { score: r.coverage === undefined ? 0 : 0.1, reason: 'It tells which areas are covered.' },
    { score: r.plans === undefined ? 0 : 0.1, reason: 'More is planned.' },
  ],
  guards: [builder, countOfThings, asOfPast, happened],
  bounds: { stale: { days: 60 } },
  happening: (r) => [
    r.place?.name ?? '',
    entityKey(r.operator?.name ?? ''),
    r.asset.text,
    dayOf(r),
  ],
  identity: (r) => [
    r.place?.name ?? '',
    entityKey(r.operator?.name ?? ''),
    r.asset.text,
    r.count.value,
  ],
});

/** A unit that the asset's own words hold ("base station" of "5G base stations") only says the asset again. */
function isMeasured({ unit }: Count, { text }: NounPhrase): boolean {
  return unit !== undefined && !text.includes(unit);
}

function isShare({ unit }: Count): boolean {
  return unit === 'percent' || unit === '%';
}

/** The count with the asset for its unit: 124,000 base stations, 37,900 kilometres of track. */
function builtOf(count: Count, asset: NounPhrase): Count | undefined {
  if (isShare(count)) return undefined;
  return {
    ...count,
    unit: isMeasured(count, asset) ? `${count.unit ?? ''} of ${asset.text}` : asset.text,
  };
}

interface Coverage {
  readonly level: NounPhrase;
  readonly area: NounPhrase;
}

/** "full coverage" for a level of coverage is "full". */
function levelOf(coverage: Coverage | undefined): NounPhrase | undefined {
  const text = coverage?.level.text.replace(/ coverage$/, '');
  return coverage === undefined || text === undefined ? undefined : { ...coverage.level, text };
}

/** What comes after the two areas that share a sentence; these keep their place, so that pointers stay right. */
function furtherCoverage(coverage: readonly Coverage[] | undefined): List | undefined {
  if (coverage === undefined || coverage.length < 3) return undefined;
  return known(
    coverage.map((each, index): Group => {
      const level = levelOf(each);
      return {
        type: 'group',
        facts: index < 2 || level === undefined ? {} : { level, area: each.area },
      };
    }),
  );
}

/** The keys of counts lead to records of this kind only. */
function buildoutOf(record: NewsRecord): Buildout {
  return record as unknown as Buildout;
}

/** The day by which so many stood. */
function dayOf({ asOf, date }: Buildout): string {
  return asOf?.to ?? date.iso;
}

/** Counts of two publishers are not compared: each counts in its own way. */
function countsKey({ place, operator, asset, count, publisher, source }: Buildout): string {
  const unit = isMeasured(count, asset) ? (count.unit ?? '') : '';
  const owner = entityKey(publisher?.name ?? source?.name ?? '');
  return ['buildout', place?.name ?? '', entityKey(operator?.name ?? ''), asset.text, unit, owner]
    .join('/')
    .toLowerCase();
}

/** The count before; a hedge that goes the wrong way leaves open which of the two is more. */
function recallCount(
  r: Buildout,
  history: HistoryView,
): Readonly<Record<string, Recalled | undefined>> {
  const [last] = history.latest(countsKey(r), dayOf(r), 1);
  if (last === undefined) return {};
  const before = buildoutOf(last.record);
  const order = compareDecimals(r.count.value, before.count.value);
  const isCertain =
    order > 0 ? atLeast(r.count) && atMost(before.count) : atMost(r.count) && atLeast(before.count);
  if (order === 0 || !isCertain) return {};
  const flagged = { value: { type: 'flag' }, from: ['/count', `${last.id}#/count`] } as const;
  const { value, approx } = before.count;
  const bare: Count = { type: 'count', value, ...(approx === undefined ? {} : { approx }) };
  return {
    earlierCount: recalledFrom(last, bare, 'count'),
    earlierAsOf:
      before.asOf === undefined
        ? recalledFrom(last, before.date, 'date')
        : recalledFrom(last, before.asOf, 'asOf'),
    ...(order > 0 ? { more: flagged } : { fewer: flagged }),
  };
}

function atLeast({ approx }: Count): boolean {
  return approx === undefined || approx === 'more-than' || approx === 'at-least';
}

function atMost({ approx }: Count): boolean {
  return approx === undefined || approx === 'nearly' || approx === 'up-to';
}
