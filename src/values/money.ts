/**
 * Money: exact amounts with the code of their currency.
 */
import type { Approximation, Decimal, Money, SourceDefaults, Undisclosed } from '../model.js';
import { currencyMeaning, isCurrency, minorUnits } from './currency.js';
import { parseDate } from './date.js';
import { decimalPlaces, negate, roundDecimal, shiftDecimal } from './decimal.js';
import { parseFigure, parseGrouped, reportBrackets, scaleOf } from './figure.js';
import { checkKeys, parseChoice, parseObject, parseOptional, reportMissing } from './object.js';
import { parseAt, report, type Problems } from './problem.js';

/** Money as a record may write it. */
export type MoneyInput =
  | string
  | {
      readonly amount: string | number;
      readonly currency: string;
      readonly approx?: Approximation;
      readonly converted?: {
        readonly amount: string | number;
        readonly currency: string;
        readonly rate?: string | number;
        readonly asOf?: string;
      };
    };

/** The hedges that a figure can carry. */
export const approximations: readonly Approximation[] = [
  'about',
  'more-than',
  'nearly',
  'up-to',
  'at-least',
];

/** What a hedge is called in a text of money. */
const hedges: readonly (readonly [word: string, approx: Approximation])[] = [
  ['about', 'about'],
  ['around', 'about'],
  ['approximately', 'about'],
  ['roughly', 'about'],
  ['some', 'about'],
  ['~', 'about'],
  ['more than', 'more-than'],
  ['over', 'more-than'],
  ['nearly', 'nearly'],
  ['almost', 'nearly'],
  ['up to', 'up-to'],
  ['at least', 'at-least'],
];

/** Whether an amount may have more decimals than its currency: a deal's may not, prices per unit and figures of statistics may. */
export type AmountUse = 'deal' | 'exempt';

const expectedMoney = 'money such as {"amount": "5000000", "currency": "USD"} or "US$5 million"';

/**
 * Money in any of the forms of the interface. Refused: no currency or another type `record/wrong-type`, a sign
 * that several currencies share `record/ambiguous-currency` unless the source's currency is one of them, an
 * unknown code `record/invalid-currency`, and in a deal's amount more decimals than the currency has
 * `record/minor-units` (after the source's rounding).
 *
 * @example
 * parseMoney('US$20.233 billion', {}, 'deal', []) // => { type: 'money', amount: '20233000000', currency: 'USD' }
 * parseMoney({ amount: 300000000, currency: 'RMB' }, {}, 'deal', []) // => { type: 'money', amount: '300000000', currency: 'CNY' }
 * parseMoney('5 million', {}, 'deal', []) // => undefined
 */
export function parseMoney(
  raw: unknown,
  defaults: SourceDefaults,
  use: AmountUse,
  problems: Problems,
): Money | undefined {
  if (typeof raw === 'string') return parseMoneyText(raw, defaults, use, problems);
  const fields = parseObject(raw, expectedMoney, problems);
  if (fields === undefined) return undefined;
  const before = problems.length;
  checkKeys(fields, moneyKeys, problems);
  const money = moneyOfKeys(fields, defaults, use, problems);
  return problems.length === before ? money : undefined;
}

const moneyKeys = ['amount', 'currency', 'approx', 'converted'] as const;
const convertedKeys = ['amount', 'currency', 'rate', 'asOf'] as const;

/** Money from the keys of an object that may have other keys too. */
function moneyOfKeys(
  raw: Readonly<Record<string, unknown>>,
  defaults: SourceDefaults,
  use: AmountUse,
  problems: Problems,
): Money | undefined {
  const before = problems.length;
  const sum = parseSum(raw, defaults, use, problems);
  const { approx, converted } = raw;
  if (approx === undefined && converted === undefined) {
    return sum === undefined || problems.length !== before
      ? undefined
      : { type: 'money', amount: sum.amount, currency: sum.currency };
  }
  const hedge = parseOptional(raw, 'approx', parseApproximation, problems);
  const other = parseOptional(
    raw,
    'converted',
    (value, list) => parseConverted(value, defaults, use, list),
    problems,
  );
  if (sum === undefined || problems.length !== before) return undefined;
  return {
    type: 'money',
    ...sum,
    ...(hedge === undefined ? undefined : { approx: hedge }),
    ...(other === undefined ? undefined : { converted: other }),
  };
}

/**
 * One of the hedges of a figure; anything else is `record/wrong-type` with the nearest one as a hint.
 *
 * @example
 * parseApproximation('nearly', []) // => 'nearly'
 */
export function parseApproximation(raw: unknown, problems: Problems): Approximation | undefined {
  return parseChoice(raw, approximations, problems);
}

function parseConverted(
  raw: unknown,
  defaults: SourceDefaults,
  use: AmountUse,
  problems: Problems,
): Money['converted'] | undefined {
  const fields = parseObject(raw, 'an object with amount and currency', problems);
  if (fields === undefined) return undefined;
  checkKeys(fields, convertedKeys, problems);
  const sum = parseSum(fields, defaults, use, problems);
  const rate = parseOptional(
    fields,
    'rate',
    (value, list) => parseFigure(value, defaults, list),
    problems,
  );
  const asOf = parseOptional(
    fields,
    'asOf',
    (value, list) => parseDate(value, defaults, list),
    problems,
  );
  if (sum === undefined) return undefined;
  return {
    ...sum,
    ...(rate === undefined ? undefined : { rate }),
    ...(asOf === undefined ? undefined : { asOf: asOf.iso }),
  };
}

interface Sum {
  readonly amount: Decimal;
  readonly currency: string;
}

function parseSum(
  raw: Readonly<Record<string, unknown>>,
  defaults: SourceDefaults,
  use: AmountUse,
  problems: Problems,
): Sum | undefined {
  const rawAmount = raw['amount'];
  const rawCurrency = raw['currency'];
  if (rawAmount === undefined) reportMissing('amount', problems);
  if (rawCurrency === undefined) reportMissing('currency', problems);
  if (rawAmount === undefined || rawCurrency === undefined) return undefined;
  const before = problems.length;
  const currency =
    typeof rawCurrency === 'string' && isCurrency(rawCurrency)
      ? rawCurrency
      : parseAt(
          (value, list) => parseCurrency(value, defaults, list),
          rawCurrency,
          'currency',
          problems,
        );
  const amount = parseAt(
    (value, list) => parseAmount(value, defaults, list),
    rawAmount,
    'amount',
    problems,
  );
  if (amount === undefined || currency === undefined || problems.length !== before)
    return undefined;
  const checked = checkedAmount(amount, currency, rawAmount, defaults, use, problems);
  return checked === undefined ? undefined : { amount: checked, currency };
}

function parseAmount(
  raw: unknown,
  defaults: SourceDefaults,
  problems: Problems,
): Decimal | undefined {
  // beside a currency the amount is written out: "5 million" may be what another column repeats
  if (typeof raw === 'string' && /[a-df-z]/i.test(raw)) {
    report(problems, 'record/invalid-number', raw, 'an amount in plain digits');
    return;
  }
  return parseFigure(raw, defaults, problems);
}

function checkedAmount(
  amount: Decimal,
  currency: string,
  raw: unknown,
  defaults: SourceDefaults,
  use: AmountUse,
  problems: Problems,
): Decimal | undefined {
  if (!amount.includes('.')) return amount;
  const rounded =
    defaults.rounding === undefined ? amount : roundDecimal(amount, defaults.rounding);
  if (use === 'exempt' || decimalPlaces(rounded) <= minorUnits(currency)) return rounded;
  report(
    problems,
    'record/minor-units',
    raw,
    `at most ${minorUnits(currency)} decimals in ${currency}`,
    'declare `rounding` for the source if the decimals are dust of floating point',
  );
}

/**
 * The ISO code of a code, sign or name of a currency. Refused: unknown ones `record/invalid-currency`, shared
 * signs `record/ambiguous-currency` unless the source's currency is one that bears the sign.
 *
 * @example
 * parseCurrency('RMB', {}, []) // => 'CNY'
 * parseCurrency('$', { currency: 'HKD' }, []) // => 'HKD'
 */
function parseCurrency(
  raw: unknown,
  defaults: SourceDefaults,
  problems: Problems,
): string | undefined {
  if (typeof raw !== 'string') {
    report(problems, 'record/wrong-type', raw, 'the code of a currency');
    return;
  }
  const meaning = raw.length > 60 ? undefined : currencyMeaning(raw);
  if (typeof meaning === 'string') return meaning;
  if (meaning === undefined) {
    report(problems, 'record/invalid-currency', raw, 'a code of ISO 4217 such as USD');
    return;
  }
  if (defaults.currency !== undefined && meaning.includes(defaults.currency))
    return defaults.currency;
  report(
    problems,
    'record/ambiguous-currency',
    raw,
    'a currency that cannot be mistaken',
    `write a code such as ${meaning.slice(0, 3).join(', ')}, or declare the source's currency`,
  );
}

const minusSigns = /[+\-\u2212]/;

function parseMoneyText(
  raw: string,
  defaults: SourceDefaults,
  use: AmountUse,
  problems: Problems,
): Money | undefined {
  const parts = raw.length > 100 ? undefined : splitFigure(raw);
  if (parts === undefined) {
    report(problems, 'record/wrong-type', raw, expectedMoney);
    return;
  }
  const opening = parts.head.indexOf('(');
  const closing = parts.tail.indexOf(')');
  let head = opening === -1 ? parts.head : parts.head.replace('(', '');
  const tail = closing === -1 ? parts.tail : parts.tail.replace(')', ' ');
  const sign = minusSigns.exec(head)?.[0];
  if (sign !== undefined) head = head.replace(sign, '');
  const hedged = withoutHedge(head.trim());
  const scaled = splitScale(tail.trim());
  if ((opening === -1) !== (closing === -1) || (hedged.rest === '' && scaled.currency === '')) {
    report(problems, 'record/wrong-type', raw, expectedMoney);
    return;
  }
  const bracketed = opening !== -1;
  if (bracketed && (defaults.negatives !== 'parentheses' || sign !== undefined)) {
    reportBrackets(raw, problems);
    return;
  }
  const currency = currencyAround(hedged.rest, scaled.currency, defaults, problems);
  if (currency === undefined) return undefined;
  const magnitude = shiftDecimal(parts.digits, scaled.power);
  const signed = bracketed || (sign !== undefined && sign !== '+') ? negate(magnitude) : magnitude;
  const amount = checkedAmount(signed, currency, raw, defaults, use, problems);
  if (amount === undefined) return undefined;
  return hedged.approx === undefined
    ? { type: 'money', amount, currency }
    : { type: 'money', amount, currency, approx: hedged.approx };
}

/** The one figure of a text with what stands before and after it; undefined for none or more than one. */
function splitFigure(
  text: string,
): { readonly head: string; readonly digits: Decimal; readonly tail: string } | undefined {
  let start = 0;
  while (start < text.length && !isDigit(text.charCodeAt(start))) start++;
  if (start === text.length) return undefined;
  let end = start;
  for (let index = start; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (isDigit(code)) end = index + 1;
    else if (code !== 44 && code !== 46) break;
  }
  for (let index = end; index < text.length; index++)
    if (isDigit(text.charCodeAt(index))) return undefined;
  // the point of "$.5m" belongs to the figure, that of "Rs.500" to the sign
  if (start > 0 && text[start - 1] === '.' && !/[A-Za-z]/.test(text[start - 2] ?? '')) start--;
  const digits = parseGrouped(text.slice(start, end));
  return digits === undefined
    ? undefined
    : { head: text.slice(0, start), digits, tail: text.slice(end) };
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function withoutHedge(text: string): { readonly rest: string; readonly approx?: Approximation } {
  if (text === '') return { rest: text };
  const lower = text.toLowerCase();
  for (const [word, approx] of hedges) {
    if (
      lower.startsWith(word) &&
      (word === '~' || lower.length === word.length || lower[word.length] === ' ')
    ) {
      return { rest: text.slice(word.length).trim(), approx };
    }
  }
  return { rest: text };
}

function splitScale(suffix: string): { readonly power: number; readonly currency: string } {
  const match = /^(lakh crore|[A-Za-z]+)\.?\s*/i.exec(suffix);
  const power = match?.[1] === undefined ? undefined : scaleOf(match[1]);
  return match === null || power === undefined
    ? { power: 0, currency: suffix }
    : { power, currency: suffix.slice(match[0].length) };
}

function currencyAround(
  prefix: string,
  suffix: string,
  defaults: SourceDefaults,
  problems: Problems,
): string | undefined {
  if (suffix === '') return parseCurrency(prefix, defaults, problems);
  if (prefix === '') return parseCurrency(suffix, defaults, problems);
  const after = parseCurrency(suffix, defaults, problems);
  if (after === undefined) return undefined;
  const before = currencyMeaning(prefix);
  // "$5 million USD": the sign and the code have to agree
  if (before === after || (Array.isArray(before) && before.includes(after))) return after;
  report(problems, 'record/invalid-currency', `${prefix} … ${suffix}`, 'one currency');
}

/**
 * Money or the word `undisclosed`, which is never the same as zero or as nothing.
 *
 * @example
 * parseDisclosedMoney('undisclosed', {}, []) // => { type: 'undisclosed' }
 */
export function parseDisclosedMoney(
  raw: unknown,
  defaults: SourceDefaults,
  problems: Problems,
): Money | Undisclosed | undefined {
  if (typeof raw === 'string' && raw.length < 20 && raw.trim().toLowerCase() === 'undisclosed') {
    return { type: 'undisclosed' };
  }
  return parseMoney(raw, defaults, 'deal', problems);
}

/** A valuation and whether it holds before or after the new money. */
export interface Valuation {
  readonly amount: Money;
  readonly basis?: 'pre' | 'post';
}

/** A valuation as a record may write it: money, or money with its basis. */
export type ValuationInput =
  | MoneyInput
  | { readonly amount: MoneyInput; readonly basis?: 'pre' | 'post' }
  | {
      readonly amount: string | number;
      readonly currency: string;
      readonly basis?: 'pre' | 'post';
    };

const bases = ['pre', 'post'] as const;
const valuationKeys = ['amount', 'basis', 'currency', 'approx', 'converted'] as const;

/**
 * A valuation: money, `{amount: money, basis}` or `{amount, currency, basis}`.
 *
 * @example
 * parseValuation({ amount: 'US$1bn', basis: 'post' }, {}, []) // => { amount: { type: 'money', amount: '1000000000', currency: 'USD' }, basis: 'post' }
 */
export function parseValuation(
  raw: unknown,
  defaults: SourceDefaults,
  problems: Problems,
): Valuation | undefined {
  if (typeof raw === 'string') {
    const amount = parseMoney(raw, defaults, 'deal', problems);
    return amount === undefined ? undefined : { amount };
  }
  const fields = parseObject(raw, expectedMoney, problems);
  if (fields === undefined) return undefined;
  const before = problems.length;
  checkKeys(fields, valuationKeys, problems);
  const basis = parseOptional(
    fields,
    'basis',
    (value, list) => parseChoice(value, bases, list),
    problems,
  );
  const inner = fields['currency'] === undefined ? fields['amount'] : undefined;
  const whole = typeof inner === 'string' || (typeof inner === 'object' && inner !== null);
  const amount = whole
    ? parseAt((value, list) => parseMoney(value, defaults, 'deal', list), inner, 'amount', problems)
    : moneyOfKeys(fields, defaults, 'deal', problems);
  if (amount === undefined || problems.length !== before) return undefined;
  return basis === undefined ? { amount } : { amount, basis };
}
