/**
 * What a history tells of a figure that belongs to a series: the last one, the highest since, the first fall since.
 */
import type {
  Count,
  HistoryView,
  IsoDate,
  Mention,
  Money,
  NounPhrase,
  Period,
  Place,
  Remembered,
} from '../model.js';
import type { Recalled, RecalledFactDeclaration } from './define-kind.js';
import { figureOf } from './figures.js';
import { recalledFrom } from './recall.js';

/** A figure of a series, as a record of any kind has it. */
export interface SeriesFigure {
  readonly indicator: NounPhrase;
  readonly place: Place | undefined;
  readonly period: Period;
  readonly value: Money | Count;
  /** Field of the record that the figure stands in. */
  readonly field: string;
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
} as const;

/** Months between the figures of a series; figures of days and ranges make none. */
const months: Readonly<Partial<Record<Period['precision'], number>>> = {
  year: 12,
  half: 6,
  quarter: 3,
  month: 1,
};

/** The facts that {@link recallSeries} may give, as a kind declares them. */
export const seriesFacts: Readonly<Record<string, RecalledFactDeclaration>> = {
  lastValue: { type: ['money', 'count'], weight: 1 },
  lastPeriod: { type: 'period', weight: 0.4 },
  upFromLast: { type: 'flag', weight: 0 },
  downFromLast: { type: 'flag', weight: 0 },
  sameAsLast: { type: 'flag', weight: 0 },
  highestSince: { type: 'period', weight: 2, angle: true },
  lowestSince: { type: 'period', weight: 2, angle: true },
  highestFrom: { type: 'period', weight: 1.5, angle: true },
  lowestFrom: { type: 'period', weight: 1.5, angle: true },
  firstFallSince: { type: 'period', weight: 1.5, angle: true },
  firstRiseSince: { type: 'period', weight: 1.5, angle: true },
  risesInARow: { type: 'count', weight: 1, angle: true },
  fallsInARow: { type: 'count', weight: 1, angle: true },
};

/**
 * The key under which the figures of a series are kept: one indicator, place, unit and length of period.
 *
 * @example
 * seriesKey({ indicator: { type: 'nounPhrase', text: 'output' }, place: undefined, period: { type: 'period', precision: 'year', from: '2020-01-01', to: '2020-12-31' }, value: { type: 'count', value: '5' }, field: 'value' }) // => 'series/output///year'
 */
export function seriesKey({ indicator, place, period, value }: SeriesFigure): string {
  const unit = value.type === 'money' ? value.currency : (value.unit ?? '');
  return ['series', indicator.text, place?.name ?? '', unit, period.precision]
    .join('/')
    .toLowerCase();
}

/**
 * The mention of a figure in its series; none of an approximate one, which cannot be compared.
 *
 * @example
 * typeof seriesMentions // => 'function'
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
  const [last] = history.latest(key, to, 1);
  if (last?.figure === undefined || periodsBetween(last.at, to, step) !== 1) return {};
  const own = Number(figureOf(figure.value));
  const direction = own > last.figure ? 1 : own < last.figure ? -1 : 0;
  const flagged = {
    value: { type: 'flag' },
    from: [`/${figure.field}`, `${last.id}#/${figure.field}`],
  } as const;
  const compared = {
    lastValue: recalledFrom(last, valueOf(last), figure.field),
    lastPeriod: recalledFrom(last, periodOf(last), 'period'),
  };
  if (direction === 0) return { ...compared, sameAsLast: flagged };
  return {
    ...compared,
    ...(direction > 0 ? { upFromLast: flagged } : { downFromLast: flagged }),
    ...extremes(figure, history, key, own, direction, step, periodOf),
    ...movements(figure, history, key, own, direction, step, periodOf),
  };
}

/** The last period with a figure as high, or as low; where none is known, the first period of the series. */
function extremes(
  { period: { to }, field }: SeriesFigure,
  history: HistoryView,
  key: string,
  own: number,
  direction: 1 | -1,
  step: number,
  periodOf: (entry: Remembered) => Period,
): Readonly<Record<string, Recalled | undefined>> {
  const equal = history.reaching(key, to, own, direction);
  const start = equal ?? history.earliest(key);
  if (start === undefined) return {};
  const passed = periodsBetween(start.at, to, step);
  const least = equal === undefined ? telling.series : telling.since;
  if (passed < least || history.count(key, start.at, to) !== passed - 1) return {};
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
): Readonly<Record<string, Recalled | undefined>> {
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

/** Between the last days of two periods. */
function periodsBetween(earlier: IsoDate, later: IsoDate, step: number): number {
  const month = (day: IsoDate): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return (month(later) - month(earlier)) / step;
}
