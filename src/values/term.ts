/**
 * Terms: how long an agreement runs.
 */
import type { Count, Period, SourceDefaults } from '../model.js';
import { parseCount, type CountInput } from './count.js';
import { parsePeriod } from './period.js';
import { report, type Problems } from './problem.js';
import { parseWords, phraseLimit } from './text.js';

/** A term as a record may write it: a text of one, or a number with its unit. */
export type TermInput = string | Exclude<CountInput, number | string>;

const expectedTerm = 'a term such as "5 years", "until 2030" or {"value": 5, "unit": "year"}';

const numberWords = (
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
  'eighteen nineteen twenty'
).split(' ');
const tens: ReadonlyMap<string, number> = new Map(
  ['thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'].map(
    (word, index) => [word, (index + 3) * 10] as const,
  ),
);

/** "5 years", "a five-year term", "about 18 months". */
const duration =
  /^(?:for )?(?:an? )?(?:(about|around|nearly|almost|more than|over|at least|up to) )?(?:an? )?(\d{1,4}(?:\.\d)?|[a-z]+)[ -](year|month|week|day)s?(?: (?:term|period|deal|agreement|contract))?$/i;

const hedges: ReadonlyMap<string, NonNullable<Count['approx']>> = new Map([
  ['about', 'about'],
  ['around', 'about'],
  ['nearly', 'nearly'],
  ['almost', 'nearly'],
  ['more than', 'more-than'],
  ['over', 'more-than'],
  ['at least', 'at-least'],
  ['up to', 'up-to'],
]);

/** "until 2030", "through the end of 2030". */
const ending = /^(?:until|till|through|to)(?: the)?(?: end of)? (\S.*)$/i;

const units: ReadonlySet<string> = new Set(['year', 'month', 'week', 'day']);

/**
 * A term: so many years, months, weeks or days, or until a period is over. Held as `record/phrase-type`: words that say
 * neither, and a number without its unit.
 *
 * @example
 * parseTerm('five years', {}, []) // => { type: 'count', value: '5', unit: 'year' }
 * parseTerm('about 18 months', {}, []) // => { type: 'count', value: '18', unit: 'month', approx: 'about' }
 * parseTerm('until 2030', {}, []) // => { type: 'period', precision: 'year', from: '2030-01-01', to: '2030-12-31' }
 * parseTerm('long', {}, []) // => undefined
 */
export function parseTerm(
  raw: unknown,
  defaults: SourceDefaults,
  problems: Problems,
): Count | Period | undefined {
  if (typeof raw !== 'string') {
    const count = parseCount(raw, defaults, problems);
    if (count === undefined || units.has(count.unit ?? '')) return count;
    report(problems, 'record/phrase-type', raw, expectedTerm, 'say of which unit');
    return undefined;
  }
  const text = parseWords(raw, phraseLimit, problems);
  if (text === undefined) return undefined;
  if (text.length <= 60) {
    const [, hedge, number = '', unit = ''] = duration.exec(text) ?? [];
    const value = numberOf(number.toLowerCase());
    if (value !== undefined) {
      const approx = hedge === undefined ? undefined : hedges.get(hedge.toLowerCase());
      return {
        type: 'count',
        value,
        unit: unit.toLowerCase(),
        ...(approx === undefined ? {} : { approx }),
      };
    }
    const end = ending.exec(text)?.[1];
    const period = end === undefined ? undefined : parsePeriod(end, defaults, []);
    if (period !== undefined) return period;
  }
  report(problems, 'record/phrase-type', raw, expectedTerm);
  return undefined;
}

function numberOf(text: string): string | undefined {
  if (/^\d/.test(text)) return /^0*(?=\d)(.*?)(?:\.0)?$/.exec(text)?.[1];
  const index = numberWords.indexOf(text);
  if (index >= 0) return String(index + 1);
  const ten = tens.get(text);
  return ten === undefined ? undefined : String(ten);
}
