/**
 * Sums in another currency, by a dated table of rates that the run was given.
 */
import type { IsoDate, Money, Pointer } from '../model.js';
import { daysBetween, multiplyDecimals, roundDecimal } from '../values/index.js';

/** How much of one currency a unit of another bought on a day. */
export interface Rate {
  /** ISO 4217 code of the sums that are converted. */
  readonly from: string;
  readonly to: string;
  /** An exact decimal, as text. */
  readonly rate: string;
  readonly date: IsoDate;
}

/** A rate is good for so many days: over a long weekend none is published. */
const GOOD_FOR_DAYS = 7;

/** Figures of a converted sum that count: more would claim what no rate bears. */
const FIGURES = 3;

/**
 * The sum with what it was worth on a day by the last rate before or on it; as it is where it has been converted
 * already, or where no rate of the week before is known.
 *
 * @example
 * converted({ type: 'money', amount: '300000000', currency: 'CNY' }, '2021-01-15', [{ from: 'CNY', to: 'USD', rate: '0.1547', date: '2021-01-14' }])?.money.converted // => { amount: '46400000', currency: 'USD', rate: '0.1547', asOf: '2021-01-14' }
 * converted({ type: 'money', amount: '5', currency: 'USD' }, '2021-01-15', []) // => undefined
 */
export function converted(
  money: Money,
  day: IsoDate,
  rates: readonly Rate[],
): { readonly money: Money; readonly from: Pointer } | undefined {
  if (money.converted !== undefined) return undefined;
  let last: Rate | undefined;
  for (const rate of rates) {
    if (
      rate.from === money.currency &&
      rate.date <= day &&
      daysBetween(rate.date, day) <= GOOD_FOR_DAYS &&
      (last === undefined || rate.date > last.date)
    )
      last = rate;
  }
  if (last === undefined) return undefined;
  const exact = multiplyDecimals(money.amount, last.rate);
  const whole = exact.replace(/^-/u, '').split('.', 1)[0]?.length ?? 0;
  return {
    money: {
      ...money,
      converted: {
        amount: roundDecimal(exact, FIGURES - whole),
        currency: last.to,
        rate: last.rate,
        asOf: last.date,
      },
    },
    from: `rates#/${last.from}/${last.to}/${last.date}`,
  };
}
