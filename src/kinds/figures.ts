/**
 * Figures of series: what kinds that state them ask of a value and its change.
 */
import type { Change, Count, Decimal, Money, Percent, Period } from '../model.js';
import {
  compareDecimals,
  divideDecimals,
  fractionOf,
  isNegative,
  isZero,
  multiplyDecimals,
  roundDecimal,
  subtractDecimals,
} from '../values/index.js';
import type { FactDeclaration } from './define-kind.js';
import { flag } from './facts.js';

/**
 * The figure of a value, without currency or unit.
 *
 * @example
 * figureOf({ type: 'count', value: '90', unit: 'patent' }) // => '90'
 */
export function figureOf(value: Money | Count): Decimal {
  return value.type === 'money' ? value.amount : value.value;
}

/**
 * The figure to compare a value with, when it is in the same currency or unit.
 *
 * @example
 * comparable({ type: 'count', value: '5', unit: 'percent' }, { type: 'count', value: '7' }) // => undefined
 */
export function comparable(
  other: Money | Count | undefined,
  value: Money | Count,
): Decimal | undefined {
  if (other?.type === 'money' && value.type === 'money')
    return other.currency === value.currency ? other.amount : undefined;
  if (other?.type === 'count' && value.type === 'count')
    return other.unit === value.unit ? other.value : undefined;
  return undefined;
}

/**
 * Whether a change is a rise (1), a fall (-1) or neither.
 *
 * @example
 * directionOf({ type: 'change', value: '-2', unit: 'points', basis: 'year-on-year' }) // => -1
 */
export function directionOf(change: Change | undefined): -1 | 0 | 1 {
  return change === undefined || isZero(change.value) ? 0 : isNegative(change.value) ? -1 : 1;
}

/**
 * The flags `rise`, `fall` and `unchanged` of a field that holds a change, under these names or, with a subject, under
 * `revenueRise` and so on. Where "unchanged" says all there is to say of the change, it covers it.
 *
 * @example
 * Object.keys(directionFacts('revenueChange', () => undefined, 'revenue')) // => ['revenueRise', 'revenueFall', 'revenueUnchanged']
 * directionFacts('change', () => ({ type: 'change', value: '-2', unit: 'percent', basis: 'year-on-year' })).fall?.value({}, {} as KindContext)?.type // => 'flag'
 */
export function directionFacts<R>(
  field: string,
  of: (record: R) => Change | undefined,
  subject = '',
  unchanged: Pick<FactDeclaration<R>, 'weight' | 'covers'> = { weight: 0, covers: [field] },
): Readonly<Record<string, FactDeclaration<R>>> {
  const directions = { rise: 1, fall: -1, unchanged: 0 } as const;
  return Object.fromEntries(
    Object.entries(directions).map(([name, direction]) => [
      named(name, subject),
      {
        type: 'flag',
        from: [field],
        ...(name === 'unchanged' ? unchanged : { weight: 0 }),
        value: (record) => {
          const change = of(record);
          return flag(change !== undefined && directionOf(change) === direction);
        },
      } satisfies FactDeclaration<R>,
    ]),
  );
}

/**
 * The flags that tell a period's length: `yearly`, `quarterly`, `monthly`, or those of them that a kind words.
 *
 * @example
 * periodFacts((r: { period: Period }) => r.period, ['yearly']).yearly?.value({ period: { precision: 'year' } as Period }, {} as KindContext)?.type // => 'flag'
 */
export function periodFacts<R>(
  of: (record: R) => Period,
  names: readonly (keyof typeof lengths)[] = ['yearly', 'quarterly', 'monthly'],
): Readonly<Record<string, FactDeclaration<R>>> {
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        type: 'flag',
        from: ['period'],
        weight: 0,
        value: (record) => flag(of(record).precision === lengths[name]),
      } satisfies FactDeclaration<R>,
    ]),
  );
}

const lengths = { yearly: 'year', quarterly: 'quarter', monthly: 'month' } as const;

/** The name of a fact, or of a subject's: `rise`, `revenueRise`. */
function named(name: string, subject: string): string {
  return subject === '' ? name : `${subject}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** What a change makes of the figure before: percent and the multiple that it comes to. */
const multiples = { doubled: ['100', 2], tripled: ['200', 3], halved: ['-50', 0.5] } as const;

/** A multiple that such a share of it is off is none to a reader who has both figures. */
const MULTIPLE_TOLERANCE = 0.005;

/**
 * Whether a change is one that newspapers word as a multiple or a fraction: exactly 100, 200 or -50 percent from one
 * figure to the next. Where both figures are known they must bear it out, for the reader sees them.
 *
 * @example
 * isMultiple('doubled', { type: 'change', value: '100', unit: 'percent', basis: 'year-on-year' }) // => true
 * isMultiple('doubled', { type: 'change', value: '100', unit: 'percent', basis: 'year-on-year' }, '412', '204') // => false
 * isMultiple('halved', { type: 'change', value: '-50', unit: 'percent', basis: 'compound-annual' }) // => false
 */
function isMultiple(
  name: keyof typeof multiples,
  change: Change | undefined,
  value?: Decimal,
  before?: Decimal,
): boolean {
  const [percent, multiple] = multiples[name];
  if (change?.unit !== 'percent' || change.basis === 'compound-annual' || change.value !== percent)
    return false;
  if (value === undefined || before === undefined) return true;
  return Math.abs(Number(value) / Number(before) / multiple - 1) <= MULTIPLE_TOLERANCE;
}

/**
 * The facts `doubled`, `tripled` and `halved` of a field that holds a change, under these names or, with a subject,
 * under `revenueDoubled` and so on. They say the change.
 *
 * @example
 * Object.keys(multipleFacts('revenueChange', () => [undefined], 'revenue')) // => ['revenueDoubled', 'revenueTripled', 'revenueHalved']
 */
export function multipleFacts<R>(
  field: string,
  of: (
    record: R,
  ) => readonly [change: Change | undefined, value?: Decimal, before?: Decimal | undefined],
  subject = '',
): Readonly<Record<string, FactDeclaration<R>>> {
  return Object.fromEntries(
    (['doubled', 'tripled', 'halved'] as const).map((name) => [
      named(name, subject),
      {
        type: 'flag',
        from: [field],
        weight: 0,
        covers: [field],
        value: (record) => flag(isMultiple(name, ...of(record))),
      } satisfies FactDeclaration<R>,
    ]),
  );
}

/** Nothing that is off by a larger share is called a fraction in any style. */
const WIDEST = 0.05;

/**
 * The facts `fraction`, a change by a fraction as it was stated, and `nearFraction`, one that is near a fraction, under
 * these names or, with a subject, under `revenueFraction` and so on. A fall by half is halving; what grows each year has
 * no fraction. The second is no figure to stand alone in a body.
 *
 * @example
 * Object.keys(fractionFacts('revenueChange', () => undefined, 'revenue')) // => ['revenueFraction', 'revenueNearFraction']
 * fractionFacts('change', () => ({ type: 'change', value: '-20', unit: 'percent', basis: 'year-on-year' })).fraction?.value({}, {} as KindContext)?.type // => 'change'
 * fractionFacts('change', () => ({ type: 'change', value: '-50', unit: 'percent', basis: 'year-on-year' })).fraction?.value({}, {} as KindContext) // => undefined
 */
export function fractionFacts<R>(
  field: string,
  of: (record: R) => Change | undefined,
  subject = '',
  names: readonly ('fraction' | 'nearFraction')[] = ['fraction', 'nearFraction'],
): Readonly<Record<string, FactDeclaration<R>>> {
  return Object.fromEntries(
    names.map((name) => [
      named(name, subject),
      {
        type: 'change',
        from: [field],
        weight: 0,
        covers: [field],
        value: (record) => {
          const change = of(record);
          const off = offFraction(change);
          return off !== undefined && (off === 0) === (name === 'fraction') ? change : undefined;
        },
      } satisfies FactDeclaration<R>,
    ]),
  );
}

function offFraction(change: Change | undefined): number | undefined {
  if (change?.unit !== 'percent' || change.basis === 'compound-annual') return undefined;
  const { name, off } = fractionOf(change.value);
  if (Math.abs(off) > WIDEST || (name === 'half' && isNegative(change.value))) return undefined;
  return off;
}

/** More decimals than are ever shown, so that the rounding after it is the only one. */
const RATIO_PLACES = 12;

function isExact(money: Money | undefined): money is Money {
  return money !== undefined && money.approx === undefined;
}

/**
 * A part as a percentage of the whole, to a tenth of a percent, where both are exact sums of one currency and the part is
 * the smaller. What rounds to none or all of it is neither, and is not given.
 *
 * @example
 * shareOf({ type: 'money', amount: '60', currency: 'EUR' }, { type: 'money', amount: '90', currency: 'EUR' })?.value // => '66.7'
 * shareOf({ type: 'money', amount: '60', currency: 'EUR' }, { type: 'money', amount: '90', currency: 'USD' }) // => undefined
 */
export function shareOf(part: Money | undefined, whole: Money | undefined): Percent | undefined {
  if (!isExact(part) || !isExact(whole) || part.currency !== whole.currency) return undefined;
  if (isZero(part.amount) || isNegative(part.amount)) return undefined;
  if (compareDecimals(part.amount, whole.amount) >= 0) return undefined;
  const exact = divideDecimals(multiplyDecimals(part.amount, '100'), whole.amount, RATIO_PLACES);
  const value = exact === undefined ? '0' : roundDecimal(exact, 1);
  return isZero(value) || value === '100' ? undefined : { type: 'percent', value };
}

/** Figures with so many digits are printed whole in every style, so that a reader's own sum comes out the same. */
const SHOWN_DIGITS = 3;

function isShownWhole({ amount }: Money): boolean {
  return amount.replace(/^-|\./g, '').replace(/^0+|0+$/g, '').length <= SHOWN_DIGITS;
}

/**
 * How much more the one sum is than the other, where both are exact sums of one currency that no style rounds.
 *
 * @example
 * excessOf({ type: 'money', amount: '26', currency: 'EUR' }, { type: 'money', amount: '25', currency: 'EUR' })?.amount // => '1'
 * excessOf({ type: 'money', amount: '1456.7', currency: 'EUR' }, { type: 'money', amount: '1250', currency: 'EUR' }) // => undefined
 * excessOf({ type: 'money', amount: '25', currency: 'EUR' }, { type: 'money', amount: '26', currency: 'EUR' }) // => undefined
 */
export function excessOf(more: Money | undefined, less: Money | undefined): Money | undefined {
  if (!isExact(more) || !isExact(less) || more.currency !== less.currency) return undefined;
  if (!isShownWhole(more) || !isShownWhole(less)) return undefined;
  return compareDecimals(more.amount, less.amount) > 0
    ? {
        type: 'money',
        amount: subtractDecimals(more.amount, less.amount),
        currency: more.currency,
      }
    : undefined;
}

/** Digits that a quotient keeps: of exact figures three, of figures that are only about right two. */
const QUOTIENT_DIGITS = { exact: 3, about: 2 } as const;

/**
 * What a sum comes to for each of several: exact where the quotient is short, else about so much, and with fewer digits
 * where a figure is only about right. Nothing of figures that are bounds, and nothing below one of the currency.
 *
 * @example
 * eachOf({ type: 'money', amount: '4500000', currency: 'USD' }, { type: 'count', value: '90' }) // => { type: 'money', amount: '50000', currency: 'USD' }
 * eachOf({ type: 'money', amount: '550000000', currency: 'USD' }, { type: 'count', value: '650' }) // => { type: 'money', amount: '846000', currency: 'USD', approx: 'about' }
 * eachOf({ type: 'money', amount: '550000000', currency: 'USD' }, { type: 'count', value: '650', approx: 'about' })?.amount // => '850000'
 * eachOf({ type: 'money', amount: '550000000', currency: 'USD' }, { type: 'count', value: '650', approx: 'more-than' }) // => undefined
 */
export function eachOf(sum: Money | undefined, of: Count | undefined): Money | undefined {
  if (sum === undefined || of === undefined || compareDecimals(of.value, '2') < 0) return undefined;
  const isAbout = sum.approx === 'about' || of.approx === 'about';
  if ([sum.approx, of.approx].some((each) => each !== undefined && each !== 'about'))
    return undefined;
  const quotient = divideDecimals(sum.amount, of.value, RATIO_PLACES);
  if (quotient === undefined || compareDecimals(quotient, '1') < 0) return undefined;
  const whole = quotient.split('.')[0]?.length ?? 0;
  const amount = roundDecimal(
    quotient,
    (isAbout ? QUOTIENT_DIGITS.about : QUOTIENT_DIGITS.exact) - whole,
  );
  const isRounded = isAbout || compareDecimals(amount, quotient) !== 0;
  return {
    type: 'money',
    amount,
    currency: sum.currency,
    ...(isRounded ? { approx: 'about' as const } : {}),
  };
}
