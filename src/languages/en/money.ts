import type { Approximation, Decimal, Money, Style } from '../../model.js';
import { minorUnits } from '../../values/currency.js';
import { figure, type Rounding, roundingFor } from './figures.js';

/** What English calls the currencies that a style may have named: one, and more than one. */
const currencyNames: Readonly<Record<string, readonly [one: string, more: string]>> = {
  AUD: ['Australian dollar', 'Australian dollars'],
  BRL: ['Brazilian real', 'Brazilian reais'],
  CAD: ['Canadian dollar', 'Canadian dollars'],
  CHF: ['Swiss franc', 'Swiss francs'],
  CNY: ['yuan', 'yuan'],
  EUR: ['euro', 'euros'],
  GBP: ['pound', 'pounds'],
  HKD: ['Hong Kong dollar', 'Hong Kong dollars'],
  INR: ['rupee', 'rupees'],
  JPY: ['yen', 'yen'],
  KRW: ['won', 'won'],
  RUB: ['ruble', 'rubles'],
  SEK: ['Swedish krona', 'Swedish kronor'],
  USD: ['dollar', 'dollars'],
};

const hedges: Readonly<Record<Exclude<Approximation, 'at-least'>, string>> = {
  about: 'about ',
  'more-than': 'more than ',
  nearly: 'nearly ',
  'up-to': 'up to ',
};

/**
 * A figure with its hedge. "Or more" follows the figure, since "at least" would stumble after "at"; only where the
 * figure opens a sentence it comes first, because no sentence opens with digits.
 *
 * @example
 * hedged('up-to', '$5 million', false) // => 'up to $5 million'
 * hedged('at-least', '$5 million', false) // => '$5 million or more'
 * hedged('at-least', '90', true) // => 'at least 90'
 */
export function hedged(approx: Approximation | undefined, text: string, opening: boolean): string {
  if (approx === undefined) return text;
  if (approx !== 'at-least') return hedges[approx] + text;
  return opening ? `at least ${text}` : `${text} or more`;
}

function currencyName(
  currency: string,
  style: Style,
): readonly [one: string, more: string] | undefined {
  return style.money.named.includes(currency) ? currencyNames[currency] : undefined;
}

function amountFigure(
  magnitude: Decimal,
  currency: string,
  style: Style,
  rounding: Rounding,
): string {
  return figure(
    magnitude,
    style.precision,
    style.money.scale,
    rounding,
    'money',
    minorUnits(currency),
  );
}

function amount(
  value: Decimal,
  currency: string,
  approx: Approximation | undefined,
  style: Style,
): string {
  const negative = value.charCodeAt(0) === 45;
  const magnitude = negative ? value.slice(1) : value;
  const text = amountFigure(magnitude, currency, style, roundingFor(approx, negative));
  const minus = negative ? '-' : '';
  const sign = style.money.signs[currency];
  if (sign !== undefined) return minus + sign + text;
  const name = currencyName(currency, style);
  if (name !== undefined) return `${minus}${text} ${text === '1' ? name[0] : name[1]}`;
  return `${minus}${currency} ${text}`;
}

/**
 * A sum of money with its hedge and, in brackets, what it was converted to. Scaled from a million,
 * smaller sums in full. The minus stands before the sign of the currency; a currency that the style
 * has neither sign nor name for prints its ISO code. A hedged sum is rounded only the way its hedge
 * allows: "more than $1.99 million" of 1,999,999.
 *
 * @example
 * money({ type: 'money', amount: '-4800000', currency: 'USD' }, { money: { signs: { USD: '$' }, named: [], scale: 'words' }, precision: 'full' }) // => '-$4.8 million'
 * money({ type: 'money', amount: '50000000', currency: 'SEK', approx: 'about' }, { money: { signs: {}, named: [], scale: 'letters' }, precision: 'full' }) // => 'about SEK 50mn'
 */
export function money(value: Money, style: Style): string {
  const text = amount(value.amount, value.currency, value.approx, style);
  const printed = hedged(value.approx, text, false);
  const { converted } = value;
  if (converted === undefined) return printed;
  return `${printed} (${amount(converted.amount, converted.currency, value.approx, style)})`;
}

/**
 * A sum as it stands before a noun: "a $5 million round", "a 300 million-yuan round". Undefined where
 * that is no English: a hedged, converted or negative sum.
 *
 * @example
 * moneyModifier({ type: 'money', amount: '300000000', currency: 'CNY' }, { money: { signs: {}, named: ['CNY'], scale: 'words' }, precision: 'full' }) // => '300 million-yuan'
 * moneyModifier({ type: 'money', amount: '5', currency: 'USD', approx: 'about' }, { money: { signs: {}, named: [], scale: 'words' }, precision: 'full' }) // => undefined
 */
export function moneyModifier(value: Money, style: Style): string | undefined {
  if (
    value.approx !== undefined ||
    value.converted !== undefined ||
    value.amount.charCodeAt(0) === 45
  )
    return undefined;
  const { currency } = value;
  if (style.money.signs[currency] === undefined) {
    const name = currencyName(currency, style);
    if (name !== undefined) {
      return `${amountFigure(value.amount, currency, style, 'half')}-${name[0].replaceAll(' ', '-')}`;
    }
  }
  return amount(value.amount, currency, undefined, style);
}
