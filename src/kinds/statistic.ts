import { z } from 'zod';
import type {
  Basis,
  CalendarDate,
  Change,
  Count,
  Decimal,
  Group,
  List,
  Money,
  NewsRecord,
  NounPhrase,
  Period,
  Value,
} from '../model.js';
import {
  addDays,
  compareDecimals,
  divideDecimals,
  entityKey,
  isNegative,
  isZero,
  multiplyDecimals,
  subtractDecimals,
  type FieldTypes,
} from '../values/index.js';
import {
  defineKind,
  type Guard,
  type InputOf,
  type Recalled,
  type RecordOf,
} from './define-kind.js';
import { flag, known } from './facts.js';
import {
  comparable,
  directionOf,
  figureOf,
  fractionFacts,
  multipleFacts,
  directionFacts,
  periodFacts,
} from './figures.js';
import {
  begun,
  changeStated,
  changes,
  consistent,
  happened,
  impliedBase,
  notAfter,
  percentOfPositive,
  pointsOfPercent,
  signKept,
  spansBasis,
} from './guards.js';
import { scaleReason } from './newsworthiness.js';
import { pastOutlier, pastSign } from './past-guards.js';
import {
  isSamePeriod,
  recallSeries,
  seriesFacts,
  seriesMentions,
  type SeriesFigure,
} from './series.js';

const fields = (t: FieldTypes) => ({
  indicator: t.indicator,
  place: t.place.optional(),
  period: t.period,
  value: t.quantity,
  change: t.change.optional(),
  previous: z.strictObject({ value: t.quantity, period: t.period.optional() }).optional(),
  extreme: z.enum(['record-high', 'record-low']).optional(),
  despite: t.nounPhrase.optional(),
  related: z
    .array(
      z
        .strictObject({
          indicator: t.indicator.optional(),
          value: t.quantity,
          unit: t.text.optional(),
          asOf: t.date.optional(),
        })
        .refine((each) => each.indicator !== undefined || isHolding(each), {
          path: ['indicator'],
          params: {
            code: 'record/missing-field',
            actual: 'nothing',
            expected: '`indicator`',
            hint: 'say what the figure is of; a count with a unit may stand alone',
          },
        }),
    )
    .optional(),
  publisher: t.organisation.optional(),
  outlook: t.infinitive.optional(),
});

/** A statistic record as its author writes it. */
export type StatisticRecord = InputOf<typeof fields, 'statistic'>;

type Statistic = RecordOf<typeof fields>;

interface RelatedFigure {
  readonly indicator?: NounPhrase | undefined;
  readonly value: Money | Count;
  readonly unit?: string | undefined;
  readonly asOf?: CalendarDate | undefined;
}

/** No record high comes after a higher figure, no record low after a lower one. */
const isExtreme: Guard<Statistic> = {
  name: 'extreme',
  code: 'guard/inconsistent',
  describes:
    'Rejects a record high below the figure before it or with a fall, a record low above it or with a rise.',
  check: ({ extreme, value, previous, change }) => {
    if (extreme === undefined) return [];
    const against = extreme === 'record-high' ? -1 : 1;
    const before = comparable(previous?.value, value);
    if (before !== undefined && compareDecimals(figureOf(value), before) === against) {
      return [
        {
          pointer: '/extreme',
          message: `The figure is called a ${extreme.replace('-', ' ')}, but the one before was ${before}.`,
          actual: figureOf(value),
          expected: `${before} or ${against < 0 ? 'more' : 'less'}`,
        },
      ];
    }
    return directionOf(change) === against
      ? [
          {
            pointer: '/extreme',
            message: `The figure is called a ${extreme.replace('-', ' ')}, but it ${against < 0 ? 'fell' : 'rose'}.`,
            actual: change?.value ?? '',
            hint: 'Check the sign of the change.',
          },
        ]
      : [];
  },
};

/** A figure of a series: what it was, in which period, how it changed. */
export const statistic = defineKind({
  name: 'statistic',
  describes: 'A published figure of an indicator for a place and period.',
  fields,
  fieldNotes: {
    indicator: 'What is measured.',
    place: 'Where.',
    period: 'The period of the figure.',
    value: 'The figure.',
    change: 'How much more or less than before.',
    previous: 'The figure before it, and its period.',
    extreme: 'That it is a record.',
    despite: 'What it came about in spite of.',
    related: 'Other figures of the same report.',
    publisher: 'Who published it.',
    outlook: 'What is expected of it.',
  },
  aliases: {
    indicator: ['indicator_name', 'series', 'series_name', 'metric', 'measure'],
    place: ['country', 'country_name', 'region', 'geo', 'area', 'province', 'city'],
    period: ['year', 'time_period', 'quarter', 'month', 'reference_period'],
    value: ['obs_value', 'figure'],
    change: ['yoy', 'change_yoy', 'growth', 'growth_rate'],
    previous: ['prior', 'previous_value'],
    publisher: ['agency', 'published_by', 'statistics_office'],
  },
  topics: ['20000358'],
  cues: {
    fields: ['indicator', 'period', 'value', 'change', 'previous', 'extreme', 'related'],
    words: [
      'gdp',
      'inflation',
      'unemployment',
      'output',
      'index',
      'statistics',
      'year-on-year',
      'gross domestic',
    ],
  },
  facts: {
    indicator: { type: 'nounPhrase', from: ['indicator'], anchor: true, value: (r) => r.indicator },
    place: {
      type: 'place',
      from: ['place'],
      anchor: true,
      must: true,
      material: true,
      value: (r) => r.place,
    },
    period: {
      type: 'period',
      from: ['period'],
      weight: 1,
      must: true,
      material: true,
      value: (r) => r.period,
    },
    value: {
      type: ['money', 'count'],
      from: ['value'],
      weight: 3,
      must: true,
      material: true,
      value: (r) => r.value,
    },
    change: { type: 'change', from: ['change'], weight: 2, material: true, value: (r) => r.change },
    ...directionFacts('change', (r: Statistic) => r.change, '', { weight: 1 }),
    ...multipleFacts('change', (r: Statistic) => [r.change, figureOf(r.value), figureBefore(r)]),
    ...fractionFacts('change', (r: Statistic) => r.change, '', ['fraction']),
    compound: {
      type: 'flag',
      from: ['change/basis'],
      weight: 0,
      value: (r) => flag(r.change?.basis === 'compound-annual'),
    },
    // what the change is measured against, so that "from a year earlier" need not be said
    fromPrevious: {
      type: 'flag',
      from: ['change', 'previous'],
      weight: 0,
      value: (r) => flag(r.previous?.period !== undefined && figureBefore(r) !== undefined),
    },
    previous: {
      type: ['money', 'count'],
      from: ['previous/value'],
      weight: 1,
      material: true,
      // of a figure that did not change the one before is said already
      value: (r) =>
        isZero(r.change?.value ?? '1') && figureBefore(r) === figureOf(r.value)
          ? undefined
          : r.previous?.value,
    },
    previousPeriod: {
      type: 'period',
      from: ['previous/period'],
      weight: 0.4,
      value: (r) => r.previous?.period,
    },
    recordHigh: {
      type: 'flag',
      from: ['extreme'],
      weight: 2,
      must: true,
      material: true,
      angle: true,
      value: (r) => flag(r.extreme === 'record-high'),
    },
    recordLow: {
      type: 'flag',
      from: ['extreme'],
      weight: 2,
      must: true,
      material: true,
      angle: true,
      value: (r) => flag(r.extreme === 'record-low'),
    },
    extreme: {
      type: 'flag',
      from: ['extreme'],
      weight: 0,
      value: (r) => flag(r.extreme !== undefined),
    },
    despite: {
      type: 'nounPhrase',
      from: ['despite'],
      weight: 1,
      material: true,
      value: (r) => r.despite,
    },
    flow: {
      type: 'flag',
      from: ['indicator/measure'],
      weight: 0,
      value: (r) => flag(r.indicator.measure === 'flow'),
    },
    stock: {
      type: 'flag',
      from: ['indicator/measure'],
      weight: 0,
      value: (r) => flag(r.indicator.measure === 'stock'),
    },
    rate: {
      type: 'flag',
      from: ['indicator/measure'],
      weight: 0,
      value: (r) => flag(r.indicator.measure === 'rate'),
    },
    ...periodFacts((r: Statistic) => r.period),
    holdings: {
      type: 'list',
      from: ['related'],
      weight: 2,
      material: true,
      value: (r) => holdingsOf(r.related),
    },
    holdingsAsOf: {
      type: 'date',
      from: ['related'],
      weight: 0.5,
      material: true,
      value: (r) => r.related?.find(isHolding)?.asOf,
    },
    oneHolding: {
      type: 'flag',
      from: ['related'],
      weight: 0,
      value: (r) => flag(isOne(holdingsOf(r.related))),
    },
    related: {
      type: 'list',
      from: ['related'],
      material: true,
      value: (r) => others(r.related),
      elements: {
        indicator: { type: 'nounPhrase', material: true },
        value: { type: ['money', 'count'], material: true },
        asOf: { type: 'date', weight: 0.5, material: true },
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
    outlook: {
      type: 'infinitive',
      from: ['outlook'],
      weight: 1.5,
      material: true,
      value: (r) => r.outlook,
    },
  },
  mentions: (r) => seriesMentions(seriesFigure(r)),
  recall: {
    facts: seriesFacts,
    of: (r, history) => {
      const told = recallSeries(
        seriesFigure(r),
        history,
        ({ record }) => statisticOf(record).period,
        ({ record }) => statisticOf(record).value,
      );
      if (contradicts(r, told)) return {};
      const { lastValue, lastPeriod, lastChange, upFromLast, downFromLast, ...rest } =
        withoutPeriod(told, r.previous?.period);
      return {
        ...(r.extreme === undefined ? rest : withoutExtremes(rest)),
        // What the record compares itself with is not compared again from memory.
        ...(r.previous === undefined
          ? { lastValue, lastPeriod, lastChange, upFromLast, downFromLast }
          : {}),
      };
    },
    reasons: (told) => [
      {
        score: EXTREMES.some((name) => told[name] !== undefined) ? 0.2 : 0,
        reason: 'It is the highest or lowest for some time.',
      },
      {
        score: TURNS.some((name) => told[name] !== undefined) ? 0.2 : 0,
        reason: 'It is the first move this way for some time.',
      },
    ],
  },
  newsworthiness: (r, { usd }) => [
    { score: 0.25, reason: 'A figure was published.' },
    { score: r.extreme === undefined ? 0 : 0.35, reason: 'It is a record.' },
    { score: r.change === undefined ? 0 : 0.1, reason: 'It comes with its change.' },
    { score: r.despite === undefined ? 0 : 0.05, reason: 'It went against what weighed on it.' },
    scaleReason(
      r.value.type === 'money' ? usd(r.value) / 100 : undefined,
      'figure (a hundredth of it)',
      1e6,
      1e12,
    ),
  ],
  guards: [
    happened,
    ...begun((r: Statistic) => [
      ['/period', r.period],
      ['/previous/period', r.previous?.period],
    ]),
    notAfter((r: Statistic) =>
      (r.related ?? []).map(({ asOf }, index) => [`/related/${index}/asOf`, asOf] as const),
    ),
    changes((r: Statistic) => [
      ['/change', r.change],
      ['/previous/value', unstatedChange(r)],
    ]),
    pointsOfPercent((r: Statistic) => [['/change', r.change, r.value]]),
    percentOfPositive((r: Statistic) => [
      ['/change', r.change, figureBefore(r) ?? impliedBase(r.change, figureOf(r.value))],
    ]),
    signKept((r: Statistic) => [
      ['/value', figureOf(r.value), comparable(r.previous?.value, r.value)],
    ]),
    consistent((r: Statistic) => [
      changeStated('/change', r.change, figureBefore(r), figureOf(r.value)),
    ]),
    isExtreme,
    pastSign((r: Statistic) => [seriesFigure(r)]),
    // What the record compares itself with is measured by that.
    pastOutlier((r: Statistic) =>
      r.change === undefined && r.previous === undefined ? [seriesFigure(r)] : [],
    ),
  ],
  bounds: { stale: { days: 60 } },
  // runs of years, quarters and months
  exampleRecords: [
    // a run that a record ends: beside one nothing is said of the years since another
    ...['2020', '2020-Q4', '2021-04'].flatMap((period) =>
      [{}, { extreme: 'record-high' }, { extreme: 'record-low' }].map((extreme) => ({
        record: { indicator: 'industrial output', period, value: 1_234_567, ...extreme },
      })),
    ),
    // by how much, with a record and without
    ...[20, -20, 25, -25, 100, 200, -50].flatMap((change) =>
      [{ extreme: change > 0 ? 'record-high' : 'record-low' }, {}].map((extreme) => ({
        record: {
          indicator: 'industrial output',
          period: '2020',
          value: 100 + change,
          change: { value: change, unit: 'percent', basis: 'year-on-year' },
          previous: { value: 100, period: '2019' },
          ...extreme,
        },
      })),
    ),
    // so near the figure before that both print alike
    {
      record: { indicator: 'industrial output', period: '2020', value: 1_234_567 },
      before: { period: '2019', value: 1_234_321 },
    },
  ],
  happening: (r) => [r.indicator.text, r.place?.name ?? '', `${r.period.from} ${r.period.to}`],
  identity: (r) => [
    r.indicator.text,
    r.place?.name ?? '',
    `${r.period.from} ${r.period.to}`,
    figureOf(r.value),
  ],
});

/** Figures of two publishers make no series: each has its own definitions and revisions. */
function seriesFigure({
  indicator,
  place,
  publisher,
  source,
  period,
  value,
  previous,
  change,
}: Statistic): SeriesFigure {
  const owner = publisher?.name ?? source?.name ?? '';
  return {
    of: [indicator.text, place?.name ?? '', entityKey(owner)],
    period,
    value,
    field: 'value',
    isCompared: previous !== undefined || change !== undefined,
  };
}

const EXTREMES = [
  'highestSince',
  'lowestSince',
  'firstRiseAndHighestSince',
  'firstFallAndLowestSince',
] as const;
const TURNS = [
  'firstRiseSince',
  'firstFallSince',
  'firstRiseAndHighestSince',
  'firstFallAndLowestSince',
] as const;

type Told = Readonly<Record<string, Recalled | undefined>>;

/** Beside a record high or low nothing is said of the years since another. */
function withoutExtremes({
  highestSince: _high,
  lowestSince: _low,
  highestFrom: _highest,
  lowestFrom: _lowest,
  peakValue: _peak,
  peakPeriod: _peakPeriod,
  firstRiseAndHighestSince: firstRiseSince,
  firstFallAndLowestSince: firstFallSince,
  ...rest
}: Told): Told {
  return { firstRiseSince, firstFallSince, ...rest };
}

/** The length of the periods whose figures follow each other at the distance that a change is measured over. */
const stepOf: Readonly<Partial<Record<Basis, Period['precision']>>> = {
  'year-on-year': 'year',
  'quarter-on-quarter': 'quarter',
  'month-on-month': 'month',
};

/** A figure of the period that the record itself compares with is told once, as the record has it. */
function withoutPeriod(
  told: ReturnType<typeof recallSeries>,
  period: Period | undefined,
): ReturnType<typeof recallSeries> {
  if (period === undefined) return told;
  const isTold = (fact: string): boolean => {
    const recalled = told[`${fact}Period`];
    return recalled !== undefined && isSamePeriod(recalled.value, period);
  };
  const twice = ['earlier', 'peak']
    .filter(isTold)
    .flatMap((fact) => [`${fact}Value`, `${fact}Period`]);
  if (twice.length === 0) return told;
  return Object.fromEntries(Object.entries(told).filter(([fact]) => !twice.includes(fact)));
}

/** Whether what the history has cannot be true beside what the record says: its series has been revised since. */
function contradicts({ change, previous, extreme, period, value }: Statistic, told: Told): boolean {
  const direction =
    told['upFromLast'] !== undefined ? 1 : told['downFromLast'] !== undefined ? -1 : 0;
  if (direction === 0) return false;
  const last = told['lastValue']?.value;
  const before = comparable(previous?.value, value);
  if (before !== undefined && spansLast(previous?.period, period)) {
    const kept =
      last?.type === 'money' || last?.type === 'count' ? comparable(last, value) : undefined;
    if (kept !== undefined && compareDecimals(kept, before) !== 0) return true;
  }
  if (change?.basis !== undefined && stepOf[change.basis] === period.precision)
    return directionOf(change) !== direction;
  return extreme !== undefined && (extreme === 'record-high' ? 1 : -1) !== direction;
}

/** Whether a period is the one right before another. */
function spansLast(previous: Period | undefined, period: Period): boolean {
  return previous?.precision === period.precision && addDays(previous.to, 1) === period.from;
}

/** The keys of a series lead to records of this kind only. */
function statisticOf(record: NewsRecord): Statistic {
  return record as unknown as Statistic;
}

/** The figure before, where the change is measured against its period. */
function figureBefore({ previous, change, value, period }: Statistic): Decimal | undefined {
  return change !== undefined && spansBasis(change.basis, previous?.period, period)
    ? comparable(previous?.value, value)
    : undefined;
}

/** The change that the reader will see in two figures of one unit, where the record states none. */
function unstatedChange({ previous, change, value, period }: Statistic): Change | undefined {
  const before = comparable(previous?.value, value);
  if (change !== undefined || before === undefined) return undefined;
  const isShare = value.type === 'count' && NOT_THINGS.has(value.unit) && value.unit !== undefined;
  const isNext =
    spansBasis('year-on-year', previous?.period, period) ||
    spansBasis('month-on-month', previous?.period, period);
  if (isShare || !isNext) return undefined;
  // Of a loss there is no percentage, and a turn into one is for the guard of signs.
  if (compareDecimals(before, '0') <= 0 || isNegative(figureOf(value))) return undefined;
  const percent = divideDecimals(
    multiplyDecimals(subtractDecimals(figureOf(value), before), '100'),
    before,
    1,
  );
  return percent === undefined
    ? undefined
    : { type: 'change', value: percent, unit: 'percent', basis: 'year-on-year' };
}

const NOT_THINGS: ReadonlySet<string | undefined> = new Set([undefined, 'percent', '%']);

/** So many of something, which needs no other name: 481 research centres. */
function isHolding({ indicator, value, unit }: RelatedFigure): boolean {
  return indicator === undefined && value.type === 'count' && !NOT_THINGS.has(value.unit ?? unit);
}

function sameDayAs(first: RelatedFigure | undefined): (related: RelatedFigure) => boolean {
  return (related) => isHolding(related) && related.asOf?.iso === first?.asOf?.iso;
}

/** What was there on the same day stands in one sentence. */
function holdingsOf(related: readonly RelatedFigure[] | undefined): List | undefined {
  const first = related?.find(isHolding);
  if (related === undefined || first === undefined) return undefined;
  const told = related.map(sameDayAs(first));
  return {
    type: 'list',
    items: related
      .filter((_, index) => told[index] === true)
      .map(({ value, unit }) => withUnit(value, unit)),
    at: told.flatMap((holds, index) => (holds ? [index] : [])),
  };
}

function isOne(list: List | undefined): boolean {
  const [first, second] = list?.items ?? [];
  return second === undefined && first?.type === 'count' && first.value === '1';
}

/** The figures that have a sentence each. Those told together keep their place, so that pointers stay right. */
function others(related: readonly RelatedFigure[] | undefined): List | undefined {
  const isTold = sameDayAs(related?.find(isHolding));
  if (related === undefined || related.every(isTold)) return undefined;
  return known(
    related.map((each): Group => ({ type: 'group', facts: isTold(each) ? {} : factsOf(each) })),
  );
}

function factsOf({ indicator, value, unit, asOf }: RelatedFigure): Record<string, Value> {
  return {
    value: withUnit(value, unit),
    ...(indicator === undefined ? {} : { indicator }),
    ...(asOf === undefined ? {} : { asOf }),
  };
}

function withUnit(value: Money | Count, unit: string | undefined): Money | Count {
  return value.type === 'count' && unit !== undefined && value.unit === undefined
    ? { ...value, unit }
    : value;
}
