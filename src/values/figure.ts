/**
 * Figures as people write them: digits with grouping, brackets for a negative and a scale word.
 */
import type { Decimal, SourceDefaults } from '../model.js';
import { decimalFromNumber, negate, parseDecimal, shiftDecimal } from './decimal.js';
import { report, type Problems } from './problem.js';

/** Powers of ten of the scale words and letters, as written in English-language feeds; `crore` and `lakh` are Indian. */
const scales: ReadonlyMap<string, number> = new Map([
  ['k', 3],
  ['thousand', 3],
  ['lakh', 5],
  ['lakhs', 5],
  ['m', 6],
  ['mm', 6],
  ['mn', 6],
  ['mln', 6],
  ['mio', 6],
  ['million', 6],
  ['millions', 6],
  ['crore', 7],
  ['crores', 7],
  ['cr', 7],
  ['b', 9],
  ['bn', 9],
  ['bln', 9],
  ['billion', 9],
  ['billions', 9],
  ['t', 12],
  ['tn', 12],
  ['trn', 12],
  ['lakh crore', 12],
  ['trillion', 12],
  ['trillions', 12],
]);

/**
 * The power of ten of a scale word; undefined for any other word.
 *
 * @example
 * scaleOf('billion') // => 9
 * scaleOf('Crore') // => 7
 */
export function scaleOf(word: string): number | undefined {
  return scales.get(word.toLowerCase());
}

const grouped = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})(\.\d+)?$/;

/**
 * Reads digits that may be grouped by commas in thousands or the Indian way. It refuses (undefined)
 * other grouping, since "1,2" may be a decimal comma.
 *
 * @example
 * parseGrouped('1,234,567.50') // => '1234567.5'
 * parseGrouped('12,34,567') // => '1234567'
 * parseGrouped('1,2') // => undefined
 */
export function parseGrouped(text: string): Decimal | undefined {
  if (!text.includes(',')) return parseDecimal(text);
  const match = grouped.exec(text);
  return match === null ? undefined : parseDecimal(text.replaceAll(',', ''));
}

const scaledShape =
  /^(\()?\s*([+\-\u2212]?)\s*([\d.,]*\d(?:[eE][+-]?\d{1,3})?)\s*([A-Za-z]+(?: crore)?)?\s*(\))?$/;

/**
 * Reads a number or a text of a number (`12`, `"1,200"`, `"1.3 million"`) as an exact decimal. Refused:
 * other types `record/wrong-type`; anything not finite, not exact or not a number `record/invalid-number`;
 * a figure in brackets `record/ambiguous-negative` unless the source's negatives are in parentheses.
 *
 * @example
 * parseFigure('1.3 million', {}, []) // => '1300000'
 * parseFigure('(4.8)', { negatives: 'parentheses' }, []) // => '-4.8'
 * parseFigure('(4.8)', {}, []) // => undefined
 */
export function parseFigure(
  raw: unknown,
  defaults: SourceDefaults,
  problems: Problems,
): Decimal | undefined {
  if (typeof raw === 'number') {
    const decimal = decimalFromNumber(raw);
    if (decimal !== undefined) return decimal;
    report(
      problems,
      'record/invalid-number',
      raw,
      'a finite, exact number',
      Number.isFinite(raw) ? 'write large whole numbers as strings of digits' : undefined,
    );
    return;
  }
  if (typeof raw !== 'string') {
    report(problems, 'record/wrong-type', raw, 'a number');
    return;
  }
  const plain = parseDecimal(raw);
  if (plain !== undefined) return plain;
  const match = raw.length > 100 ? null : scaledShape.exec(raw.trim());
  const digits = match?.[3] === undefined ? undefined : parseGrouped(match[3]);
  const scale = match?.[4] === undefined ? 0 : scaleOf(match[4]);
  if (
    match === null ||
    digits === undefined ||
    scale === undefined ||
    (match[1] === undefined) !== (match[5] === undefined)
  ) {
    report(problems, 'record/invalid-number', raw, 'a number in plain digits');
    return;
  }
  const magnitude = shiftDecimal(digits, scale);
  const signed = match[2] === '-' || match[2] === '\u2212' ? negate(magnitude) : magnitude;
  if (match[1] === undefined) return signed;
  if (defaults.negatives !== 'parentheses' || match[2] !== '') {
    reportBrackets(raw, problems);
    return;
  }
  return negate(magnitude);
}

/**
 * Reports a figure in brackets of a source that has not declared what brackets mean.
 *
 * @example
 * reportBrackets('(4.8)', []) // => undefined
 */
export function reportBrackets(raw: unknown, problems: Problems): void {
  report(
    problems,
    'record/ambiguous-negative',
    raw,
    'a figure with a minus sign',
    'declare `negatives: parentheses` for the source if brackets mean a negative',
  );
}
