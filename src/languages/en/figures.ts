/**
 * Figures by hand: exact decimal strings in, digits with English separators out. Rounding works on the
 * digits themselves, so no float ever comes between a record and what is printed of it.
 */
import type { Approximation, Decimal, Style } from '../../model.js';

/** Which way a figure may give: a hedge must stay true of the rounded figure. */
export type Rounding = 'half' | 'down' | 'up';

/** How an amount is treated: `money` pads to its minor units, `plain` does not. */
export type FigureKind = 'money' | 'plain';

type Precision = Style['precision'];

const groups = {
  words: [' million', ' billion', ' trillion'],
  letters: ['mn', 'bn', 'tn'],
} as const;

/** More decimals than this are what a computation left, not what anybody stated. */
const statedDecimals = 6;

/** Decimals of a scaled amount whose own digits go below its minor units. */
const dustFree = 3;

/**
 * The rounding that keeps a hedge true: "more than" and "at least" may only fall, "nearly" and "up to"
 * only rise. For a negative figure the magnitude goes the other way.
 *
 * @example
 * roundingFor('more-than', false) // => 'down'
 * roundingFor('more-than', true) // => 'up'
 * roundingFor(undefined, false) // => 'half'
 */
export function roundingFor(approx: Approximation | undefined, negative: boolean): Rounding {
  switch (approx) {
    case undefined:
    case 'about':
      return 'half';
    case 'more-than':
    case 'at-least':
      return negative ? 'up' : 'down';
    case 'nearly':
    case 'up-to':
      return negative ? 'down' : 'up';
  }
}

/**
 * Puts a comma between groups of three of a whole number without sign.
 *
 * @example
 * grouped('1234567') // => '1,234,567'
 * grouped('950') // => '950'
 */
export function grouped(whole: string): string {
  if (whole.length <= 3) return whole;
  let end = whole.length % 3;
  let text = end === 0 ? '' : whole.slice(0, end);
  for (; end < whole.length; end += 3) text += (text === '' ? '' : ',') + whole.slice(end, end + 3);
  return text;
}

function isZero(digits: string, from: number): boolean {
  for (let index = from; index < digits.length; index++)
    if (digits.charCodeAt(index) !== 48) return false;
  return true;
}

/** The first `keep` digits, rounded by those after them; a digit longer when the rounding carries over. */
function roundedDigits(digits: string, keep: number, rounding: Rounding): string {
  const head = digits.slice(0, keep);
  if (keep >= digits.length || rounding === 'down') return head;
  const up = rounding === 'half' ? digits.charCodeAt(keep) >= 53 : !isZero(digits, keep);
  if (!up) return head;
  if (keep <= 15) return String(Number(head) + 1).padStart(keep, '0');
  return String(BigInt(head) + 1n).padStart(keep, '0');
}

function withoutTrailingZeros(decimals: string): string {
  let end = decimals.length;
  while (end > 0 && decimals.charCodeAt(end - 1) === 48) end--;
  return decimals.slice(0, end);
}

function scaled(
  whole: string,
  fraction: string,
  precision: Precision,
  names: readonly [string, string, string],
  rounding: Rounding,
): string {
  let group = Math.min(2, Math.floor((whole.length - 7) / 3));
  let lead = whole.length - 6 - 3 * group;
  let digits = whole;
  let keep: number;
  if (precision === 'full') {
    const dusty = fraction.length > 2;
    if (!dusty) digits += fraction;
    keep = dusty ? lead + dustFree : digits.length;
  } else {
    keep = lead + Math.max(0, Math.min(precision.digits - lead, precision.decimals));
    // what lies behind the point matters only to a rounding that asks whether anything does
    if (rounding === 'up') digits += fraction;
  }
  const head = roundedDigits(digits, keep, rounding);
  lead += head.length - keep;
  if (lead > 3 && group < 2) {
    group += 1;
    lead -= 3;
  }
  const decimals = withoutTrailingZeros(head.slice(lead));
  return (
    grouped(head.slice(0, lead)) +
    (decimals === '' ? '' : '.' + decimals) +
    names[group as 0 | 1 | 2]
  );
}

/** How many decimals a figure below the scaled ones shows. */
function shownDecimals(
  whole: string,
  fraction: string,
  precision: Precision,
  kind: FigureKind,
): number {
  const small = whole === '0';
  let zeros = 0;
  if (small) while (fraction.charCodeAt(zeros) === 48) zeros++;
  if (precision === 'full') {
    if (fraction.length <= statedDecimals) return fraction.length;
    return small ? zeros + 3 : 2;
  }
  if (kind === 'money') return small ? Math.max(2, zeros + 3) : 2;
  if (small) return Math.max(precision.decimals, zeros + 1);
  // One decimal stays: an index of 118.4 is not 118.
  const least = whole.length <= 3 ? 1 : 0;
  return Math.max(least, Math.min(precision.digits - whole.length, precision.decimals));
}

/**
 * A magnitude (a decimal without sign) in figures. From a million it is scaled when `scale` says so, and
 * rounded to the precision; a rounding that fills a group moves to the next ("1 billion", never "1,000
 * million"). Whole figures below a million print in full. `minorUnits` are the decimals that money shows
 * when it shows any.
 *
 * @example
 * figure('20233000000', { digits: 3, decimals: 2 }, 'words') // => '20.2 billion'
 * figure('999999999', { digits: 3, decimals: 2 }, 'words') // => '1 billion'
 * figure('999999999', { digits: 3, decimals: 2 }, 'letters', 'down') // => '999mn'
 * figure('20233000000', 'full', 'words') // => '20.233 billion'
 * figure('9500.5', 'full', 'words', 'half', 'money') // => '9,500.50'
 */
export function figure(
  magnitude: Decimal,
  precision: Precision,
  scale: 'words' | 'letters' | 'none',
  rounding: Rounding = 'half',
  kind: FigureKind = 'plain',
  minorUnits = 2,
): string {
  const dot = magnitude.indexOf('.');
  const whole = dot < 0 ? magnitude : magnitude.slice(0, dot);
  const fraction = dot < 0 ? '' : magnitude.slice(dot + 1);
  if (scale !== 'none' && whole.length > 6)
    return scaled(whole, fraction, precision, groups[scale], rounding);
  if (fraction === '') return grouped(whole);

  const shown =
    kind === 'money' && fraction.length <= minorUnits
      ? fraction.length
      : Math.min(fraction.length, shownDecimals(whole, fraction, precision, kind));
  return fixed(
    whole,
    fraction,
    shown,
    precision,
    scale,
    rounding,
    kind === 'money' ? minorUnits : 0,
  );
}

function fixed(
  whole: string,
  fraction: string,
  shown: number,
  precision: Precision,
  scale: 'words' | 'letters' | 'none',
  rounding: Rounding,
  pad: number,
): string {
  const head = roundedDigits(whole + fraction, whole.length + shown, rounding);
  const lead = head.length - shown;
  const newWhole = head.slice(0, lead);
  if (scale !== 'none' && lead > 6) return scaled(newWhole, '', precision, groups[scale], rounding);
  const decimals = withoutTrailingZeros(head.slice(lead));
  return decimals === '' ? grouped(newWhole) : grouped(newWhole) + '.' + decimals.padEnd(pad, '0');
}

/**
 * A share in figures, without sign. Rounding never makes none, half or all of what is not: 50.01 stays
 * 50.01 and 99.96 stays 99.96, to six decimals.
 *
 * @example
 * share('6.25', { digits: 3, decimals: 2 }) // => '6.25'
 * share('33.336', { digits: 3, decimals: 2 }) // => '33.3'
 * share('50.01', { digits: 3, decimals: 2 }) // => '50.01'
 * share('99.96', { digits: 3, decimals: 2 }) // => '99.96'
 */
export function share(
  magnitude: Decimal,
  precision: Precision,
  rounding: Rounding = 'half',
): string {
  const dot = magnitude.indexOf('.');
  const text = figure(magnitude, precision, 'none', rounding);
  if (dot < 0 || (text !== '0' && text !== '50' && text !== '100')) return text;
  const whole = magnitude.slice(0, dot);
  const fraction = magnitude.slice(dot + 1);
  for (let shown = 1; shown <= statedDecimals; shown++) {
    const closer = fixed(
      whole,
      fraction,
      Math.min(shown, fraction.length),
      precision,
      'none',
      rounding,
      0,
    );
    if (closer !== text) return closer;
  }
  return text;
}
