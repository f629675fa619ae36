import type { Basis, Change, Count, Decimal, Percent, Style } from '../../model.js';
import { figure, grouped, roundingFor, share } from './figures.js';
import { hedged } from './money.js';
import { plural } from './plurals.js';

const units = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
  'seventeen eighteen nineteen'
).split(' ');
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const ordinals = [
  '',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
];

/** A longer number opens a sentence badly in words, so the sentence is to be built another way. */
const openingAtMost = 100;

const wholeNumber = /^\d{1,6}$/;

function belowThousand(value: number): string {
  if (value >= 100) {
    const rest = value % 100;
    const hundreds = `${units[Math.floor(value / 100)]} hundred`;
    return rest === 0 ? hundreds : `${hundreds} ${belowThousand(rest)}`;
  }
  if (value < 20) return units[value] ?? '';
  const unit = value % 10;
  const ten = tens[Math.floor(value / 10)] ?? '';
  return unit === 0 ? ten : `${ten}-${units[unit]}`;
}

/**
 * A whole number below a million in words, without "and". Undefined for any other.
 *
 * @example
 * cardinalWords('21') // => 'twenty-one'
 * cardinalWords('771') // => 'seven hundred seventy-one'
 * cardinalWords('124000') // => 'one hundred twenty-four thousand'
 * cardinalWords('1.5') // => undefined
 */
export function cardinalWords(value: Decimal): string | undefined {
  if (!wholeNumber.test(value)) return undefined;
  const number = Number(value);
  if (number < 1000) return belowThousand(number);
  const rest = number % 1000;
  const thousands = `${belowThousand(Math.floor(number / 1000))} thousand`;
  return rest === 0 ? thousands : `${thousands} ${belowThousand(rest)}`;
}

/** A whole number from 0 up to the bound, in words. */
function smallInWords(value: Decimal, bound: number): string | undefined {
  return value.length <= 3 && Number(value) <= bound ? cardinalWords(value) : undefined;
}

/**
 * The place in an order, 1 and up: in words as far as the style has cardinals in words, but no further
 * than the ninth.
 *
 * @example
 * ordinal(3, { wordsUpTo: 9 }) // => 'third'
 * ordinal(11, { wordsUpTo: 9 }) // => '11th'
 * ordinal(1022, { wordsUpTo: 9 }) // => '1,022nd'
 */
export function ordinal(value: number, style: Style): string {
  if (value <= style.wordsUpTo) {
    const word = ordinals[value];
    if (word !== undefined && word !== '') return word;
  }
  const ten = value % 100;
  const unit = ten > 10 && ten < 14 ? 0 : value % 10;
  return (
    grouped(String(value)) + (unit === 1 ? 'st' : unit === 2 ? 'nd' : unit === 3 ? 'rd' : 'th')
  );
}

function signed(minus: boolean, text: string): string {
  return minus && text !== '0' ? '-' + text : text;
}

function percentSign(style: Style): string {
  return style.percent === '%' ? '%' : ' ' + style.percent;
}

/**
 * A bare number in figures with separators, not scaled.
 *
 * @example
 * number('124000', { precision: 'full' }) // => '124,000'
 * number('-1234.5', { precision: 'full' }) // => '-1,234.5'
 */
export function number(value: Decimal, style: Style): string {
  const negative = value.charCodeAt(0) === 45;
  return signed(negative, figure(negative ? value.slice(1) : value, style.precision, 'none'));
}

/**
 * A percentage. What is not none, half or all of something is never rounded to it.
 *
 * @example
 * percent({ type: 'percent', value: '6.2' }, { percent: '%', precision: { digits: 3, decimals: 2 } }) // => '6.2%'
 * percent({ type: 'percent', value: '50.01' }, { percent: 'percent', precision: { digits: 3, decimals: 2 } }) // => '50.01 percent'
 */
export function percent(value: Percent, style: Style): string {
  return percentage(value.value, style, 'half') + percentSign(style);
}

function percentage(value: Decimal, style: Style, rounding: 'half' | 'down' | 'up'): string {
  const negative = value.charCodeAt(0) === 45;
  return signed(negative, share(negative ? value.slice(1) : value, style.precision, rounding));
}

/**
 * How much something changed, without its direction, which the verb gives.
 *
 * @example
 * changeAmount({ type: 'change', value: '-6.2', unit: 'percent', basis: 'year-on-year' }, { percent: '%', precision: 'full' }) // => '6.2%'
 * changeAmount({ type: 'change', value: '1', unit: 'points', basis: 'year-on-year' }, { percent: '%', precision: 'full' }) // => '1 percentage point'
 */
export function changeAmount(value: Change, style: Style): string {
  const magnitude = value.value.charCodeAt(0) === 45 ? value.value.slice(1) : value.value;
  const text = share(magnitude, style.precision);
  if (value.unit === 'percent') return text + percentSign(style);
  return text === '1' ? '1 percentage point' : `${text} percentage points`;
}

/**
 * The size of a change before its noun: "a 6.2% rise", "a 2-percentage-point rise".
 *
 * @example
 * changeModifier({ type: 'change', value: '-2', unit: 'points', basis: 'year-on-year' }, { percent: '%', precision: 'full' }) // => '2-percentage-point'
 */
export function changeModifier(value: Change, style: Style): string {
  const magnitude = value.value.charCodeAt(0) === 45 ? value.value.slice(1) : value.value;
  const text = share(magnitude, style.precision);
  return value.unit === 'percent' ? text + percentSign(style) : `${text}-percentage-point`;
}

/**
 * A count before its noun, its unit in the singular: "a 90-patent deal". Nothing for a figure that is only about right.
 *
 * @example
 * countModifier({ type: 'count', value: '90', unit: 'patent' }, { precision: 'full' }) // => '90-patent'
 * countModifier({ type: 'count', value: '90', unit: 'patent', approx: 'about' }, { precision: 'full' }) // => undefined
 */
export function countModifier(value: Count, style: Style): string | undefined {
  if (value.approx !== undefined) return undefined;
  const printed = number(value.value, style);
  return value.unit === undefined ? printed : `${printed}-${value.unit.replaceAll(' ', '-')}`;
}

const bases: Readonly<Record<Style['comparison'], Readonly<Record<Basis, string>>>> = {
  plain: {
    'year-on-year': 'from a year earlier',
    'quarter-on-quarter': 'from the previous quarter',
    'month-on-month': 'from the previous month',
    'day-on-day': 'from the previous day',
    'first-day': 'on the first day of trading',
    'compound-annual': 'a year on a compound basis',
  },
  technical: {
    'year-on-year': 'year-on-year',
    'quarter-on-quarter': 'quarter-on-quarter',
    'month-on-month': 'month-on-month',
    'day-on-day': 'day-on-day',
    'first-day': 'on the first day of trading',
    'compound-annual': 'a year on a compound basis',
  },
};

/**
 * What a change is measured against, as it stands after its amount; nothing where that is not known.
 *
 * @example
 * basis({ type: 'change', value: '6.2', unit: 'percent', basis: 'year-on-year' }, { comparison: 'plain' }) // => 'from a year earlier'
 * basis({ type: 'change', value: '6.2', unit: 'percent' }, { comparison: 'plain' }) // => undefined
 */
export function basis(value: Change, style: Style): string | undefined {
  return value.basis === undefined ? undefined : bases[style.comparison][value.basis];
}

/**
 * A count with its hedge and unit, the unit in the number of what is printed. At the opening of a
 * sentence a count without a hedge stands in words, and is undefined beyond one hundred; a hedged one
 * opens with the hedge. A figure of ten thousands and no more is scaled whatever the style: it loses nothing by it.
 *
 * @example
 * count({ type: 'count', value: '11000000', approx: 'about' }, { wordsUpTo: 9, counts: { scale: 'none' }, precision: 'full' }, false) // => 'about 11 million'
 * count({ type: 'count', value: '1310000000', unit: 'unit' }, { wordsUpTo: 9, counts: { scale: 'none' }, precision: 'full' }, false) // => '1.31 billion units'
 * count({ type: 'count', value: '1', unit: 'patent' }, { wordsUpTo: 9, counts: { scale: 'words' }, precision: 'full' }, false) // => 'one patent'
 * count({ type: 'count', value: '124000', unit: 'base station', approx: 'more-than' }, { wordsUpTo: 9, counts: { scale: 'words' }, precision: 'full' }, true) // => 'more than 124,000 base stations'
 * count({ type: 'count', value: '771' }, { wordsUpTo: 9, counts: { scale: 'words' }, precision: 'full' }, true) // => undefined
 */
export function count(value: Count, style: Style, opening: boolean): string | undefined {
  const { unit, approx } = value;
  const exact = value.value;
  const negative = exact.charCodeAt(0) === 45;
  const rounding = roundingFor(approx, negative);
  let text: string;
  if (unit === 'percent' || unit === '%') {
    if (opening && approx === undefined) return undefined;
    text = percentage(exact, style, rounding) + percentSign(style);
    return hedged(approx, text, opening);
  }
  const mustBeWords = opening && approx === undefined;
  const words = smallInWords(exact, mustBeWords ? openingAtMost : style.wordsUpTo);
  if (words !== undefined) {
    text = words;
  } else {
    if (mustBeWords) return undefined;
    text = signed(
      negative,
      figure(
        negative ? exact.slice(1) : exact,
        style.precision,
        style.counts.scale === 'none' && isRound(exact) ? 'words' : style.counts.scale,
        rounding,
      ),
    );
  }
  const printed = hedged(approx, text, opening);
  if (unit === undefined) return printed;
  return `${printed} ${text === 'one' || text === '1' ? unit : plural(unit)}`;
}

/** Of ten thousands and no more: two decimals of a million say all of it. */
function isRound(value: Decimal): boolean {
  return value.endsWith('0000');
}

/**
 * The rest of a list that was cut short.
 *
 * @example
 * others(2, { wordsUpTo: 9 }) // => 'two others'
 * others(1, { wordsUpTo: 9 }) // => 'one other'
 * others(12, { wordsUpTo: 9 }) // => '12 others'
 */
export function others(value: number, style: Style): string {
  const digits = String(value);
  return `${smallInWords(digits, style.wordsUpTo) ?? grouped(digits)} ${value === 1 ? 'other' : 'others'}`;
}
