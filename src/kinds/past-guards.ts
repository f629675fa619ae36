/**
 * Guards that hold a record against what a history knows of the same series or company. Without a history they find
 * nothing.
 */
import type { CommonFields, Money } from '../model.js';
import {
  divideDecimals,
  isNegative,
  multiplyDecimals,
  roundDecimal,
  subtractDecimals,
} from '../values/index.js';
import type { Guard } from './define-kind.js';
import { figureOf } from './figures.js';
import { seriesKey, stepsFromLast, type SeriesFigure } from './series.js';

/** A series must be known for so many periods before a figure below zero is taken for a slip. */
const LEAST_KNOWN = 4;

/**
 * Holds a negative figure of a series that the history has known for four periods and never below zero: the sign of the
 * figure may be lost (guards.md, 10).
 *
 * @example
 * pastSign(() => []).name // => 'past-sign'
 */
export function pastSign<R extends CommonFields>(
  of: (record: R) => readonly SeriesFigure[],
): Guard<R> {
  return {
    name: 'past-sign',
    code: 'guard/sign-flip',
    describes: 'Holds a negative figure of a series that the history knows as never negative.',
    check: (record, { history }) => {
      if (history === undefined) return [];
      return of(record).flatMap((figure) => {
        const stated = figureOf(figure.value);
        if (!isNegative(stated)) return [];
        const key = seriesKey(figure);
        const known = history.latest(key, figure.period.to, LEAST_KNOWN);
        if (
          known.length < LEAST_KNOWN ||
          history.reaching(key, figure.period.to, -Number.MIN_VALUE, -1) !== undefined
        )
          return [];
        return [
          {
            pointer: `/${figure.field}`,
            message: 'The figure is negative, and none before it was.',
            actual: stated,
            expected: 'a figure of zero or more, as all before',
            hint: 'Check the sign.',
          },
        ];
      });
    },
  };
}

/**
 * Holds a figure that lies as far from the one of the period before as no change of the kind may (guards.md, 5), where
 * the record itself states no change.
 *
 * @example
 * pastOutlier(() => []).name // => 'past-outlier'
 */
export function pastOutlier<R extends CommonFields>(
  of: (record: R) => readonly SeriesFigure[],
): Guard<R> {
  return {
    name: 'past-outlier',
    code: 'guard/outlier',
    describes: 'Holds a figure too far from the one that the history has for the period before.',
    check: (record, { history, bounds: { change } }) => {
      if (history === undefined) return [];
      return of(record).flatMap((figure) => {
        const [last] = history.latest(seriesKey(figure), figure.period.to, 1);
        if (last?.figure === undefined || stepsFromLast(figure, last) !== 1) return [];
        const [now, then] = [figureOf(figure.value), String(last.figure)];
        const isShare = figure.value.type === 'count' && figure.value.unit === 'percent';
        // Of what was nothing or a loss there is no percentage, and a turn into one is for the guard of signs.
        if (!isShare && (last.figure <= 0 || isNegative(now))) return [];
        const moved = isShare
          ? subtractDecimals(now, then)
          : (divideDecimals(multiplyDecimals(subtractDecimals(now, then), '100'), then, 1) ?? '0');
        const isBeyond = isShare
          ? Math.abs(Number(moved)) > change.points
          : Number(moved) <= -change.fall || Number(moved) > change.rise;
        return isBeyond
          ? [
              {
                pointer: `/${figure.field}`,
                message: `The figure differs by ${roundDecimal(moved, 1)}${isShare ? ' points' : '%'} from that of record ${last.id}.`,
                actual: now,
                expected: isShare
                  ? `a change of at most ${change.points} points`
                  : `a fall below ${change.fall}% or a rise of at most ${change.rise}%`,
                hint: 'Check the unit of the figure.',
              },
            ]
          : [];
      });
    },
  };
}

/**
 * Holds a sum many times as large as the largest that the history knows of the same company: the unit may be wrong.
 *
 * @example
 * pastRange(() => undefined).name // => 'past-range'
 */
export function pastRange<R extends CommonFields>(
  of: (
    record: R,
  ) =>
    | { readonly key: string; readonly pointer: string; readonly money: Money | undefined }
    | undefined,
): Guard<R> {
  return {
    name: 'past-range',
    code: 'guard/range',
    describes: 'Holds a sum many times as large as the largest known of the same company.',
    check: (record, { history, usd, bounds: { past } }) => {
      if (history === undefined) return [];
      const found = of(record);
      if (found?.money === undefined) return [];
      const worth = usd(found.money);
      const [largest] = history.atLeast(found.key, Number.MIN_VALUE, 1);
      if (
        largest?.figure === undefined ||
        largest.id === record.id ||
        worth <= largest.figure * past.ratio
      )
        return [];
      return [
        {
          pointer: found.pointer,
          message: `The sum is more than ${past.ratio} times the largest known of the company, that of record ${largest.id}.`,
          actual: found.money.amount,
          expected: `about ${Math.round(largest.figure * past.ratio)} US dollars at most`,
          hint: 'Check the unit of the sum.',
        },
      ];
    },
  };
}
