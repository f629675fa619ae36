/**
 * What a history tells of a figure that belongs to a series: the last one, the highest since, the first fall since.
 */
import type {
  Basis,
  Change,
  Count,
  HistoryView,
  IsoDate,
  Mention,
  Money,
  Period,
  Remembered,
  Value,
} from '../model.js';
import {
  compareDecimals,
  divideDecimals,
  isZero,
  multiplyDecimals,
  subtractDecimals,
} from '../values/index.js';
import type { Recalled, RecalledFactDeclaration } from './define-kind.js';
import { comparable, figureOf } from './figures.js';
import { recalledFrom } from './recall.js';

/** A figure of a series, as a record of any kind has it. */
export interface SeriesFigure {
  /** What tells the series from others: what it measures, where, by whom. */
  readonly of: readonly string[];
  readonly period: Period;
  readonly value: Money | Count;
  /** Field of the record that the figure stands in. */
  readonly field: string;
  /** The record itself says what the figure is compared with, so by how much it changed since the last is not told. */
  readonly isCompared?: boolean;
}

/** Data of what is told of a series. */
const telling = {
  /** "The highest since": at least so many periods later, or it would be no news. */
  since: 3,
  /** Where nothing higher is known, the series must go back so many periods. */
  series: 5,
  /** A streak is told from so many on, and looked at so far back. */
  streak: 3,
  lookBack: 24,
  /** Percent: what grew by more is told by its figures alone. */
  change: 200,
} as const;

/** So many periods back lies the figure that the reader knows this one by: ten years, or the same part of the year. */
const reach: Readonly<Partial<Record<Period['precision'], number>>> = {
  year: 10,
  quarter: 4,
  month: 12,
};

/** Months between the figures of a series; figures of days and ranges make none. */
const months: Readonly<Partial<Record<Period['precision'], number>>> = {
  year: 12,
  half: 6,
  quarter: 3,
  month: 1,
};

/** What a figure is measured against when it is compared with the one before it. */
const bases: Readonly<Partial<Record<Period['precision'], Basis>>> = {
  year: 'year-on-year',
  quarter: 'quarter-on-quarter',
  month: 'month-on-month',
};

/** The facts that {@link recallSeries} may give, as a kind declares them. */
export const seriesFacts: Readonly<Record<string, RecalledFactDeclaration>> = {
  lastValue: { type: ['money', 'count'], weight: 1 },
  lastPeriod: { type: 'period', weight: 0.4 },
  lastChange: { type: 'change', weight: 0.5 },
  upFromLast: { type: 'flag', weight: 0 },
  downFromLast: { type: 'flag', weight: 0 },
  sameAsLast: { type: 'flag', weight: 0.4 },
  littleChanged: { type: 'flag', weight: 0.4 },
  highestSince: { type: 'period', weight: 2, angle: true },
  lowestSince: { type: 'period', weight: 2, angle: true },
  highestFrom: { type: 'period', weight: 1.5, angle: true },
  lowestFrom: { type: 'period', weight: 1.5, angle: true },
  firstFallSince: { type: 'period', weight: 1.5, angle: true },
  firstRiseSince: { type: 'period', weight: 1.5, angle: true },
  firstFallAndLowestSince: { type: 'period', weight: 2, angle: true },
  firstRiseAndHighestSince: { type: 'period', weight: 2, angle: true },
  risesInARow: { type: 'count', weight: 1, angle: true },
  fallsInARow: { type: 'count', weight: 1, angle: true },
  earlierValue: { type: ['money', 'count'], weight: 0.8 },
  earlierPeriod: { type: 'period', weight: 0.3 },
  peakValue: { type: ['money', 'count'], weight: 0.8 },
  peakPeriod: { type: 'period', weight: 0.3 },
};

/**
 * The key under which the figures of a series are kept: of one measure, unit and length of period.
 *
 * @example
 * seriesKey({ of: ['output', 'France'], period: { type: 'period', precision: 'year', from: '2020-01-01', to: '2020-12-31' }, value: { type: 'count', value: '5' }, field: 'value' }) // => 'series/output/france//year'
 */
export function seriesKey({ of, period, value }: SeriesFigure): string {
  const unit = value.type === 'money' ? value.currency : (value.unit ?? '');
  return ['series', ...of, unit, period.precision].join('/').toLowerCase();
}

/**
 * The mention of a figure in its series; none of an approximate one, which cannot be compared.
 *
 * @example
 * seriesMentions({ of: ['output'], period: { type: 'period', precision: 'year', from: '2020-01-01', to: '2020-12-31' }, value: { type: 'count', value: '5', approx: 'about' }, field: 'value' }) // => []
 */
export function seriesMentions(figure: SeriesFigure): Mention[] {
  return figure.value.approx !== undefined || months[figure.period.precision] === undefined
    ? []
    : [{ key: seriesKey(figure), at: figure.period.to, figure: Number(figureOf(figure.value)) }];
}

/**
 * What the figures before say of this one. Only of an unbroken series: where a period is missing, a higher figure may
 * have stood there.
 *
 * @example
 * typeof recallSeries // => 'function'
 */
export function recallSeries(
  figure: SeriesFigure,
  history: HistoryView,
  periodOf: (entry: Remembered) => Period,
  valueOf: (entry: Remembered) => Money | Count,
): Readonly<Record<string, Recalled | undefined>> {
  const step = months[figure.period.precision];
  if (step === undefined || figure.value.approx !== undefined) return {};
  const key = seriesKey(figure);
  const { to } = figure.period;
  const reached = reach[figure.period.precision] ?? 0;
  const before = history.latest(key, to, Math.max(telling.streak + 2, reached));
  const [last] = before;
  if (last?.figure === undefined || periodsBetween(last.at, to, step) !== 1) return {};
  const own = Number(figureOf(figure.value));
  const direction = own > last.figure ? 1 : own < last.figure ? -1 : 0;
  const from = [`/${figure.field}`, `${last.id}#/${figure.field}`];
  const flagged = { value: { type: 'flag' }, from } as const;
  const lastPeriod = recalledFrom(last, periodOf(last), 'period');
  const further = recallFurther(figure, before, reached, step, periodOf, valueOf);
  if (direction === 0) return { lastPeriod, sameAsLast: flagged, ...further };
  // Two figures that print the same are neither up nor down to the reader.
  if (inPrint(own) === inPrint(last.figure))
    return { lastPeriod, littleChanged: flagged, ...further };
  const change = figure.isCompared === true ? undefined : changeFrom(valueOf(last), figure);
  return {
    lastValue: recalledFrom(last, valueOf(last), figure.field),
    lastPeriod,
    lastChange: change === undefined ? undefined : { value: change, from },
    ...(direction > 0 ? { upFromLast: flagged } : { downFromLast: flagged }),
    ...together({
      ...recallExtremes(figure, history, periodOf, direction),
      ...movements(figure, history, key, own, direction, step, periodOf, before),
    }),
    ...further,
  };
}

/**
 * The figure of ten years before, or of the same part of the year before; and of years the highest of those ten, where
 * it was higher than this one and not the last. Nothing where a period is missing.
 */
function recallFurther(
  { field, value, period }: SeriesFigure,
  before: readonly Remembered[],
  reached: number,
  step: number,
  periodOf: (entry: Remembered) => Period,
  valueOf: (entry: Remembered) => Money | Count,
): Readonly<Record<string, Recalled | undefined>> {
  const near = before.slice(0, reached);
  const earlier = near[reached - 1];
  const isUnbroken = near.every(
    ({ at, figure }, index) =>
      figure !== undefined && periodsBetween(at, period.to, step) === index + 1,
  );
  if (earlier === undefined || !isUnbroken) return {};
  const peak = period.precision === 'year' ? peakOf(near, Number(figureOf(value))) : undefined;
  const told = (entry: Remembered, name: string): Record<string, Recalled | undefined> => ({
    [`${name}Value`]: recalledFrom(entry, valueOf(entry), field),
    [`${name}Period`]: recalledFrom(entry, periodOf(entry), 'period'),
  });
  if (peak === undefined) return told(earlier, 'earlier');
  const ofPeak = {
    peakPeriod: recalledFrom(peak, periodOf(peak), 'period'),
    peakValue: {
      value: valueOf(peak),
      from: [peak, ...near.filter((entry) => entry !== peak)].map(({ id }) => `${id}#/${field}`),
    },
  };
  return peak === earlier ? ofPeak : { ...told(earlier, 'earlier'), ...ofPeak };
}

/** The one highest entry before the last, where the reader sees it to be above all others and above this figure. */
function peakOf(near: readonly Remembered[], own: number): Remembered | undefined {
  const figures = near.map(({ figure }) => figure ?? Number.NaN);
  const highest = Math.max(...figures);
  const at = figures.indexOf(highest);
  const isSeen = [own, ...figures.filter((_, index) => index !== at)].every(
    (other) => other < highest && inPrint(other) !== inPrint(highest),
  );
  return at > 0 && isSeen ? near[at] : undefined;
}

/** A figure as the styles round it: to three digits, and two decimals where that is fewer. */
function inPrint(figure: number): number {
  const size = Math.abs(figure);
  return size < 0.1
    ? Number(figure.toPrecision(1))
    : Number(Number(figure.toPrecision(3)).toFixed(2));
}

/** By how many percent it is more or less than the last: of figures above zero that are no shares themselves. */
function changeFrom(last: Money | Count, { value, period }: SeriesFigure): Change | undefined {
  const basis = bases[period.precision];
  const before = comparable(last, value);
  const isShare = value.type === 'count' && (value.unit === 'percent' || value.unit === '%');
  if (basis === undefined || before === undefined || isShare) return undefined;
  const own = figureOf(value);
  if (compareDecimals(before, '0') <= 0 || compareDecimals(own, '0') <= 0) return undefined;
  const percent = divideDecimals(multiplyDecimals(subtractDecimals(own, before), '100'), before, 1);
  return percent === undefined || isZero(percent) || Math.abs(Number(percent)) > telling.change
    ? undefined
    : { type: 'change', value: percent, unit: 'percent', basis };
}

/** The first rise since a period and the highest figure since the same one are said in one breath. */
function together(
  told: Readonly<Record<string, Recalled | undefined>>,
): Readonly<Record<string, Recalled | undefined>> {
  const { highestSince, lowestSince, firstRiseSince, firstFallSince, ...rest } = told;
  const [extreme, first] = [highestSince ?? lowestSince, firstRiseSince ?? firstFallSince];
  if (extreme === undefined || first === undefined || !isSamePeriod(extreme.value, first.value))
    return told;
  const name = highestSince === undefined ? 'firstFallAndLowestSince' : 'firstRiseAndHighestSince';
  return {
    ...rest,
    [name]: { value: first.value, from: [...new Set([...extreme.from, ...first.from])] },
  };
}

/**
 * Whether two values are periods with one end.
 *
 * @example
 * isSamePeriod({ type: 'flag' }, undefined) // => false
 */
export function isSamePeriod(one: Value, other: Value | undefined): boolean {
  return one.type === 'period' && other?.type === 'period' && one.to === other.to;
}

/**
 * The last period with a figure as high (direction 1) or as low (-1); where none is known, the first period of the
 * series. Nothing where it is not long ago or a period is missing since.
 *
 * @example
 * typeof recallExtremes // => 'function'
 */
export function recallExtremes(
  figure: SeriesFigure,
  history: HistoryView,
  periodOf: (entry: Remembered) => Period,
  direction: 1 | -1,
): Readonly<Record<string, Recalled | undefined>> {
  const { period, value, field } = figure;
  const step = months[period.precision];
  if (step === undefined || value.approx !== undefined) return {};
  const key = seriesKey(figure);
  const equal = history.reaching(key, period.to, Number(figureOf(value)), direction);
  const start = equal ?? history.earliest(key);
  if (start === undefined) return {};
  const passed = periodsBetween(start.at, period.to, step);
  const least = equal === undefined ? telling.series : telling.since;
  if (passed < least || history.count(key, start.at, period.to) !== passed - 1) return {};
  const fact = `${direction > 0 ? 'highest' : 'lowest'}${equal === undefined ? 'From' : 'Since'}`;
  return {
    [fact]: { value: periodOf(start), from: [`/${field}`, `${start.id}#/${field}`] },
  };
}

/** The last movement the same way, or how many there were in a row. */
function movements(
  { period: { to }, field }: SeriesFigure,
  history: HistoryView,
  key: string,
  own: number,
  direction: 1 | -1,
  step: number,
  periodOf: (entry: Remembered) => Period,
  near: readonly Remembered[],
): Readonly<Record<string, Recalled | undefined>> {
  if (!isRun(own, direction, near)) return {};
  const before = history.latest(key, to, telling.lookBack);
  let later = own;
  let laterAt: IsoDate = to;
  let same = 0;
  let other = 0;
  const seen: string[] = [`/${field}`];
  for (const [index, entry] of before.entries()) {
    if (entry.figure === undefined || periodsBetween(entry.at, laterAt, step) !== 1) return {};
    const moved = Math.sign(later - entry.figure);
    seen.push(`${entry.id}#/${field}`);
    if (other === 0 && moved === direction) same += 1;
    else if (moved === direction) {
      // It moved this way in the period of the later figure of the two.
      const then = before[index - 1];
      return then === undefined || other < telling.streak || same > 1
        ? {}
        : {
            [direction > 0 ? 'firstRiseSince' : 'firstFallSince']: {
              value: periodOf(then),
              from: seen,
            },
          };
    } else if (same >= telling.streak)
      return {
        [direction > 0 ? 'risesInARow' : 'fallsInARow']: {
          value: { type: 'count', value: String(same) },
          from: seen,
        },
      };
    else other += 1;
    later = entry.figure;
    laterAt = entry.at;
  }
  return {};
}

/**
 * How many periods a figure lies after an earlier one of its series; nothing for periods that make no series.
 *
 * @example
 * typeof stepsFromLast // => 'function'
 */
export function stepsFromLast({ period }: SeriesFigure, last: Remembered): number | undefined {
  const step = months[period.precision];
  return step === undefined ? undefined : periodsBetween(last.at, period.to, step);
}

/** Whether the figures just before moved long enough one way to make a streak, or the end of one, worth a look. */
function isRun(own: number, direction: 1 | -1, near: readonly Remembered[]): boolean {
  const figures = [own, ...near.map(({ figure }) => figure ?? own)];
  const moves = figures
    .slice(0, -1)
    .map((figure, at) => Math.sign(figure - (figures[at + 1] ?? 0)));
  return (
    moves.slice(0, telling.streak).every((move) => move === direction) ||
    moves.slice(1, telling.streak + 1).every((move) => move !== direction)
  );
}

/** Between the last days of two periods. */
function periodsBetween(earlier: IsoDate, later: IsoDate, step: number): number {
  const month = (day: IsoDate): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return (month(later) - month(earlier)) / step;
}
