/**
 * Exact decimals as canonical strings. Figures travel as strings from the record to the printed word,
 * so that no figure is ever multiplied as a float (1.15 × 100 is 115 here). What a string operation
 * does in a few steps is done by hand, for speed; sums, products and ratios are left to big.js.
 */
import Big from 'big.js';
import type { Decimal } from '../model.js';

/** Longer texts are no figure of a news record; the bound keeps hostile input cheap. */
const longestText = 100;
/** Exponents beyond this are refused rather than written out. */
const largestExponent = 40;

const plus = 43;
const minus = 45;
const point = 46;
const zero = 48;
const nine = 57;

/**
 * Reads plain digits with an optional sign, fraction and small exponent as an exact decimal. It refuses
 * (undefined) the empty string, spaces, grouping, "5.", "1e400" and anything over 100 characters.
 *
 * @example
 * parseDecimal('0120.50') // => '120.5'
 * parseDecimal('-0') // => '0'
 * parseDecimal('4.1e+6') // => '4100000'
 * parseDecimal('1e400') // => undefined
 */
export function parseDecimal(text: string): Decimal | undefined {
  const length = text.length;
  if (length === 0 || length > longestText) return undefined;
  const sign = text.charCodeAt(0);
  const start = sign === minus || sign === plus ? 1 : 0;
  let index = start;
  while (index < length && isDigit(text.charCodeAt(index))) index++;
  const whole = index;
  let lastNonZero = whole;
  if (index < length && text.charCodeAt(index) === point) {
    index++;
    const fraction = index;
    let code: number;
    while (index < length && isDigit((code = text.charCodeAt(index)))) {
      index++;
      if (code !== zero) lastNonZero = index;
    }
    if (index === fraction) return undefined;
  } else if (index === start) {
    return undefined;
  }
  if (index < length) return withExponent(text, index);
  let first = start;
  while (first < whole - 1 && text.charCodeAt(first) === zero) first++;
  // canonical already
  if (first === start && lastNonZero === length && whole > start && sign !== plus) {
    return start === 1 && length === 2 && text.charCodeAt(1) === zero ? '0' : text;
  }
  const magnitude = (whole === start ? '0' : '') + text.slice(first, lastNonZero);
  return sign === minus && magnitude !== '0' ? `-${magnitude}` : magnitude;
}

function isDigit(code: number): boolean {
  return code >= zero && code <= nine;
}

function withExponent(text: string, at: number): Decimal | undefined {
  const match = /^[eE]([+-]?\d{1,3})$/.exec(text.slice(at));
  if (match === null) return undefined;
  const exponent = Number(match[1]);
  if (Math.abs(exponent) > largestExponent) return undefined;
  const mantissa = parseDecimal(text.slice(0, at));
  return mantissa === undefined ? undefined : shiftDecimal(mantissa, exponent);
}

/**
 * The exact decimal that a number prints as. It refuses (undefined) NaN, the infinities and whole
 * numbers beyond `Number.MAX_SAFE_INTEGER`, whose digits may have been lost before they came here.
 *
 * @example
 * decimalFromNumber(-0) // => '0'
 * decimalFromNumber(1.15) // => '1.15'
 * decimalFromNumber(0.0000005) // => '0.0000005'
 * decimalFromNumber(2 ** 53) // => undefined
 */
export function decimalFromNumber(number: number): Decimal | undefined {
  if (Number.isSafeInteger(number)) return String(number);
  if (!Number.isFinite(number) || Number.isInteger(number)) return undefined;
  const text = String(number);
  // only numbers below 1e-6 print with an exponent here
  return text.includes('e') ? shiftSmall(text) : text;
}

function shiftSmall(text: string): Decimal | undefined {
  const at = text.indexOf('e');
  const mantissa = parseDecimal(text.slice(0, at));
  return mantissa === undefined ? undefined : shiftDecimal(mantissa, Number(text.slice(at + 1)));
}

/**
 * Rounds half away from zero to the given number of decimals; negative places round to tens, hundreds …
 *
 * @example
 * roundDecimal('1.005', 2) // => '1.01'
 * roundDecimal('-0.004', 2) // => '0'
 * roundDecimal('999.96', 1) // => '1000'
 * roundDecimal('1250', -2) // => '1300'
 */
export function roundDecimal(decimal: Decimal, places: number): Decimal {
  const dot = decimal.indexOf('.');
  if (places < 0) return shiftDecimal(roundDecimal(shiftDecimal(decimal, places), 0), -places);
  if (dot === -1 || decimal.length - dot - 1 <= places) return decimal;
  const cut = dot + 1 + places;
  const roundsUp = decimal.charCodeAt(cut) >= 53;
  let end = places === 0 ? dot : cut;
  if (!roundsUp) {
    if (places > 0) {
      while (decimal.charCodeAt(end - 1) === zero) end--;
      if (end - 1 === dot) end = dot;
    }
    const kept = decimal.slice(0, end);
    return kept === '-0' ? '0' : kept;
  }
  // carry: drop trailing nines, then raise the digit before them
  const negative = decimal.charCodeAt(0) === minus;
  const first = negative ? 1 : 0;
  let index = end - 1;
  let wholeNines = 0;
  while (index >= first) {
    const code = decimal.charCodeAt(index);
    if (code === nine) {
      if (index < dot) wholeNines++;
    } else if (code !== point) {
      break;
    }
    index--;
  }
  const raised =
    index < first
      ? '1'
      : decimal.slice(first, index) + String.fromCharCode(decimal.charCodeAt(index) + 1);
  const magnitude = raised + '0'.repeat(wholeNines);
  return negative ? `-${magnitude}` : magnitude;
}

/**
 * Multiplies by a power of ten by moving the point.
 *
 * @example
 * shiftDecimal('1.15', 2) // => '115'
 * shiftDecimal('20233', -3) // => '20.233'
 */
export function shiftDecimal(decimal: Decimal, powersOfTen: number): Decimal {
  if (powersOfTen === 0 || decimal === '0') return decimal;
  const negative = decimal.charCodeAt(0) === minus;
  const magnitude = negative ? decimal.slice(1) : decimal;
  const dot = magnitude.indexOf('.');
  const whole = dot === -1 ? magnitude : magnitude.slice(0, dot);
  const fraction = dot === -1 ? '' : magnitude.slice(dot + 1);
  let shifted: string;
  if (powersOfTen > 0) {
    const moved =
      fraction.length <= powersOfTen
        ? whole + fraction + '0'.repeat(powersOfTen - fraction.length)
        : `${whole}${fraction.slice(0, powersOfTen)}.${fraction.slice(powersOfTen)}`;
    shifted = withoutLeadingZeros(moved);
  } else {
    const padded = whole.padStart(1 - powersOfTen, '0');
    const at = padded.length + powersOfTen;
    shifted = withoutTrailingZeros(`${padded.slice(0, at)}.${padded.slice(at)}${fraction}`);
  }
  return negative ? `-${shifted}` : shifted;
}

function withoutLeadingZeros(text: string): string {
  let first = 0;
  while (text.charCodeAt(first) === zero && isDigit(text.charCodeAt(first + 1))) first++;
  return first === 0 ? text : text.slice(first);
}

function withoutTrailingZeros(text: string): string {
  let end = text.length;
  while (text.charCodeAt(end - 1) === zero) end--;
  if (text.charCodeAt(end - 1) === point) end--;
  return text.slice(0, end);
}

/**
 * Below zero, zero or above zero as `a` is less than, equal to or greater than `b`.
 *
 * @example
 * compareDecimals('-10', '9.5') // => -1
 * compareDecimals('0.5', '0.45') // => 1
 */
export function compareDecimals(a: Decimal, b: Decimal): -1 | 0 | 1 {
  if (a === b) return 0;
  const negative = isNegative(a);
  if (negative !== isNegative(b)) return negative ? -1 : 1;
  const larger = compareMagnitudes(absolute(a), absolute(b)) > 0;
  return larger === negative ? -1 : 1;
}

function compareMagnitudes(a: string, b: string): number {
  const dotA = a.indexOf('.');
  const dotB = b.indexOf('.');
  const digits = (dotA === -1 ? a.length : dotA) - (dotB === -1 ? b.length : dotB);
  if (digits !== 0) return digits;
  // the points stand at the same place, and "." sorts before every digit, as a shorter text does
  return a > b ? 1 : -1;
}

/**
 * Whether a decimal is zero.
 *
 * @example
 * isZero('0') // => true
 */
export function isZero(decimal: Decimal): boolean {
  return decimal === '0';
}

/**
 * Whether a decimal is below zero.
 *
 * @example
 * isNegative('-0.5') // => true
 */
export function isNegative(decimal: Decimal): boolean {
  return decimal.charCodeAt(0) === minus;
}

function absolute(decimal: Decimal): Decimal {
  return isNegative(decimal) ? decimal.slice(1) : decimal;
}

/**
 * The decimal with the other sign; zero has none.
 *
 * @example
 * negate('4.8') // => '-4.8'
 * negate('0') // => '0'
 */
export function negate(decimal: Decimal): Decimal {
  if (isNegative(decimal)) return decimal.slice(1);
  return decimal === '0' ? decimal : `-${decimal}`;
}

/**
 * How many decimals stand after the point.
 *
 * @example
 * decimalPlaces('23.605') // => 3
 */
export function decimalPlaces(decimal: Decimal): number {
  const dot = decimal.indexOf('.');
  return dot === -1 ? 0 : decimal.length - dot - 1;
}

/** Of our own, so that nobody else's settings of big.js reach it; half away from zero is its mode 1. */
const Exact = Big();
Exact.RM = 1;

function canonical(big: Big): Decimal {
  const text = big.toFixed();
  return text === '-0' ? '0' : text;
}

/** A decimal as a double if it is a whole number that one holds exactly; no fraction of so few digits rounds to one. */
function smallWhole(decimal: Decimal): number {
  const number = decimal.length < 17 ? Number(decimal) : Number.NaN;
  return Number.isSafeInteger(number) ? number : Number.NaN;
}

/**
 * The exact sum.
 *
 * @example
 * addDecimals('0.1', '0.2') // => '0.3'
 */
export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const sum = smallWhole(a) + smallWhole(b);
  return Number.isSafeInteger(sum) ? String(sum) : canonical(new Exact(a).plus(b));
}

/**
 * The exact difference.
 *
 * @example
 * subtractDecimals('92', '82') // => '10'
 */
export function subtractDecimals(a: Decimal, b: Decimal): Decimal {
  const difference = smallWhole(a) - smallWhole(b);
  return Number.isSafeInteger(difference) ? String(difference) : canonical(new Exact(a).minus(b));
}

/**
 * The exact product.
 *
 * @example
 * multiplyDecimals('1.15', '100') // => '115'
 */
export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  return canonical(new Exact(a).times(b));
}

/**
 * The ratio, rounded half away from zero to the given decimals; undefined for a divisor of zero.
 *
 * @example
 * divideDecimals('10', '82', 4) // => '0.122'
 * divideDecimals('1', '0', 2) // => undefined
 */
export function divideDecimals(a: Decimal, b: Decimal, places: number): Decimal | undefined {
  if (b === '0') return undefined;
  Exact.DP = places;
  return canonical(new Exact(a).div(b));
}
