/**
 * How a figure moved: what it is, by how much it rose or fell, from what and against which time, by the words around the
 * figures of a clause.
 */
import type { Mention } from './chunks.js';
import type { Predication } from './clauses.js';
import { ofType } from './fillers.js';
import type { Looking, ReadField, RoleType } from './frame.js';
import type { Quantity } from './quantities.js';

/** What the figures of a stretch tell. */
export interface Movement {
  readonly value?: ReadField;
  /** `{value, unit, basis?}`: a fall is negative, the basis is there where it is told. */
  readonly change?: ReadField;
  /** The figure before. */
  readonly previous?: ReadField;
  /** The period of the figure before. */
  readonly previousPeriod?: ReadField;
}

/** Verbs of figures that go up. */
export const risingVerbs =
  'rise, increase, grow, climb, jump, surge, soar, gain, advance, rocket, rally, expand, leap, spike, improve, rebound, swell, skyrocket, accelerate, strengthen, pick up, go up, recover';
/** Verbs of figures that go down. */
export const fallingVerbs =
  'fall, drop, decline, decrease, slide, slump, plunge, tumble, sink, shrink, contract, lose, shed, dip, slip, retreat, ease, narrow, crash, weaken, slow, plummet, crater, cool, moderate, go down, dive';

/**
 * Verbs with "up" and "down" beside their bare forms.
 *
 * @example
 * eitherWay('close, edge') // => 'close, close up, close down, edge, edge up, edge down'
 */
export function eitherWay(verbs: string): string {
  return verbs
    .split(', ')
    .flatMap((verb) => [verb, `${verb} up`, `${verb} down`])
    .join(', ');
}

const UP =
  'up|higher|more(?= than)|ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|gr(?:ow|ows|ew|own|owing|owth)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|gain(?:s|ed|ing)?|advanc(?:e|es|ed|ing)|rocket(?:s|ed|ing)?|rall(?:y|ies|ied|ying)|expan(?:d|ds|ded|ding|sion)|leap(?:s|ed|t)?|spik(?:e|es|ed)|improv(?:e|es|ed|ing|ement)|rebound(?:s|ed|ing)?|swell(?:s|ed)?|skyrocket(?:s|ed)?|add(?:s|ed|ing)|strengthen(?:s|ed|ing)?|accelerat(?:e|es|ed)|widen(?:s|ed|ing)?|recover(?:s|ed)?|pop(?:s|ped)?|uptick';
const DOWN =
  'down|lower|(?:less|fewer)(?= than)|fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|slid(?:e|es|ing)?|slump(?:s|ed|ing)?|plung(?:e|es|ed|ing)|tumbl(?:e|es|ed|ing)|s[aiu]nk(?:s|ing)?|shr[aiu]nk(?:s|ing)?|contract(?:s|ed|ing|ion)?|los(?:t|e|es|ing)|shed(?:s|ding)?|dip(?:s|ped|ping)?|slip(?:s|ped|ping)?|retreat(?:s|ed|ing)?|eas(?:e|es|ed|ing)|narrow(?:s|ed|ing)?|crash(?:es|ed|ing)?|weaken(?:s|ed|ing)?|plummet(?:s|ed|ing)?|crater(?:s|ed)?|reduction|downtick|div(?:e|es|ed)|halv(?:e|es|ed)';
const directions = new RegExp(`\\b(?:(?<up>${UP})|(?<down>${DOWN}))\\b`, 'giu');
const directionAfter = new RegExp(
  `^[- ]?(?:(?:year-on-year|year-over-year|on-year|yoy|annual|quarterly|monthly|sharp|steep|modest|slight|first-day|one-day)[- ])*(?:(?<up>${UP})|(?<down>${DOWN}))\\b`,
  'iu',
);
const directionRight = new RegExp(
  `\\b(?:${UP}|${DOWN})(?: (?:by|another|a further|a record|as much as|an annual|an annualised|an annualized|more than|about|sharply|slightly|modestly|steeply|or))*\\s*[(]?$`,
  'iu',
);
const nounOf = new RegExp(`\\b(?:${UP}|${DOWN})(?: (?:rate|pace))? of\\s*$`, 'iu');

/** "shrank at an annualised rate of" */
const paceOf = /\bat an? (?:[\w-]+ ){0,3}(?:rate|pace) of\s*$/i;

const reaching =
  /(?:\b(?:to|at|reach(?:es|ed|ing)?|hit(?:s|ting)?|was|were|is|are|be|totall?(?:s|ed|ing)|total(?:s|ed)?|of|averag(?:e|es|ed|ing)|exceed(?:s|ed|ing)?|top(?:s|ped)?|surpass(?:es|ed)?|near(?:s|ed)?|touch(?:es|ed)?|record|worth|earn(?:s|ed)?)|[:(]|came in at)(?: (?:an?|the|its|their|just|only|record|new|all-time|highs?|lows?|of|at|seasonally|adjusted|annual|annualised|annualized|rate|pace|level|multi-year|around|nearly|almost|over)){0,6}\s*$/i;
const formerly =
  /\b(?:from|compared (?:with|to)|versus|vs\.?|against|than|up from|down from|previous(?:ly)?|prior|after)(?: (?:an?|the|its|revised|previous|prior|upwardly|downwardly|net|profit|loss|income|of|reading|rate|gain|rise|record|just|figure|level)){0,6}\s*$/i;

const bases: readonly (readonly [RegExp, string])[] = [
  [/\bcompound(?:ed)?[- ]annual|\bCAGR\b/i, 'compound-annual'],
  [
    /\byear[- ](?:on|over|to)[- ]year\b|\by(?:[/-]?o)?[/-]?y\b|\byoy\b|\bon[- ]year\b|\bon the year\b|\b(?:a|one|the) year (?:earlier|ago|before|prior|previously)\b|\byear[- ](?:earlier|ago)\b|\b(?:from|than|versus|over|against|compared (?:with|to)|on)(?: in)? (?:(?:the )?same (?:period|quarter|month|time)(?: of| in)? )?(?:the )?(?:last|previous|prior|preceding) year\b|\bsame (?:period|quarter|month|time|three months|six months|nine months)(?: of| in| a)?(?: the)? (?:last|previous|prior|year|in \d|\d)|\bfrom (?:the )?(?:year-ago|prior-year|year-earlier)\b|\b(?:prior|previous)-year\b|\bfrom the (?:same|corresponding|comparable) (?:period|quarter|month)\b|\bannually\b|\bcompared with the year before\b|\bin the past year\b|\bover the year\b/i,
    'year-on-year',
  ],
  [
    /\bquarter[- ](?:on|over)[- ]quarter\b|\bq(?:[/-]?o)?[/-]?q\b|\bon[- ]quarter\b|\b(?:a|one|the) quarter (?:earlier|ago|before)\b|\b(?:from|than|over|on|compared (?:with|to)) the (?:previous|prior|preceding|last) (?:quarter|three months)\b|\bsequential(?:ly)?\b|\bfrom last quarter\b/i,
    'quarter-on-quarter',
  ],
  [
    /\bmonth[- ](?:on|over|to)[- ]month\b|\bm(?:[/-]?o)?[/-]?m\b|\bon[- ]month\b|\bon the month\b|\b(?:a|one|the) month (?:earlier|ago|before)\b|\b(?:from|than|over|on|compared (?:with|to)) the (?:previous|prior|preceding|last) month\b|\bfrom last month\b/i,
    'month-on-month',
  ],
  [
    /\bday[- ](?:on|over)[- ]day\b|\bfrom (?:the |its )?(?:previous|prior) (?:day|close|session|trading day)|\bfrom (?:yesterday|its last close)\b/i,
    'day-on-day',
  ],
];

/**
 * What a change in these words is measured against.
 *
 * @example
 * basisIn('up 5% from a year earlier') // => 'year-on-year'
 * basisIn('up 5% from 2019') // => undefined
 */
export function basisIn(words: string): string | undefined {
  let found: { readonly at: number; readonly basis: string } | undefined;
  for (const [pattern, basis] of bases) {
    const at = words.search(pattern);
    if (at !== -1 && (found === undefined || at < found.at)) found = { at, basis };
  }
  return found?.basis;
}

/**
 * Whether words tell of a rise (1) or a fall (-1), by the last of them.
 *
 * @example
 * directionIn('rose and then fell by') // => -1
 */
export function directionIn(words: string): 1 | -1 | undefined {
  const last = [...words.matchAll(directions)].at(-1);
  return last === undefined ? undefined : last.groups?.['up'] === undefined ? -1 : 1;
}

/**
 * A figure of a sentence as a field takes it.
 *
 * @example
 * typeof readQuantity // => 'function'
 */
export function readQuantity(
  type: RoleType,
  quantity: Quantity,
  { sentence, document }: Looking,
): ReadField | undefined {
  const holder = sentence.chunks.find(
    (chunk): chunk is Mention => chunk.type === 'mention' && chunk.quantities.includes(quantity),
  );
  const field = ofType(type, quantity, holder, document.text);
  return field?.value === undefined ? undefined : field;
}

/**
 * Whether a figure is a day or a period.
 *
 * @example
 * isTime({ start: 0, end: 4, core: 0, read: { type: 'points', value: '1' } }) // => false
 */
export function isTime({ read }: Quantity): boolean {
  return read.type === 'date' || read.type === 'period';
}

const multiples: readonly (readonly [RegExp, string])[] = [
  [/\b(?:more than |nearly |almost )?doubl(?:e|es|ed|ing)\b/i, '100'],
  [/\b(?:more than |nearly |almost )?tripl(?:e|es|ed|ing)\b/i, '200'],
  [/\b(?:more than |nearly |almost )?quadrupl(?:e|es|ed|ing)\b/i, '300'],
  [/\b(?:more than |nearly |almost )?halv(?:e|es|ed|ing)\b/i, '-50'],
];

/**
 * What the figures between two places of a sentence tell.
 *
 * @example
 * typeof movementIn // => 'function'
 */
export function movementIn(of: Looking, from: number, to: number): Movement {
  const { text } = of.document;
  const figures = of.sentence.quantities.filter(
    (quantity) => quantity.start >= from && quantity.end <= to && !isTime(quantity),
  );
  let value: ReadField | undefined;
  let change: ReadField | undefined;
  let previous: ReadField | undefined;
  let previousPeriod: ReadField | undefined;
  for (const [at, quantity] of figures.entries()) {
    const { read, start, end } = quantity;
    const begin = figures[at - 1]?.end ?? from;
    const next = figures[at + 1]?.start ?? to;
    const before = text.slice(begin, start).replace(/\s/g, ' ');
    const after = text.slice(end, next).replace(/\s/g, ' ');
    const isRate = read.type === 'percent' || read.type === 'points';
    if (
      /^(?:[- ]?(?:months|years|days|weeks|quarters|hours|year-old)\b|-(?:month|year|day|week)\b)/i.test(
        after,
      )
    )
      continue;
    const directed = directionAfter.exec(after);
    const isMove =
      (isRate && directed !== null && !/^,/.test(after)) ||
      (directionRight.test(before) && !formerly.test(before)) ||
      nounOf.test(before) ||
      (isRate && paceOf.test(before) && directionIn(before) !== undefined) ||
      (isRate && /\bby\s*$/.test(before)) ||
      (isRate && /^[-−+]/.test(text.slice(quantity.core, end)) && !reaching.test(before));
    if (isMove) {
      if (!isRate || change !== undefined) continue;
      const own = readQuantity('change', quantity, of);
      if (own === undefined) continue;
      const sign =
        directed !== null && !directionRight.test(before)
          ? directed.groups?.['up'] === undefined
            ? -1
            : 1
          : directionIn(before);
      const written = own.value as { value: string; unit: string };
      const plain = written.value.replace(/^-/, '');
      const isFall = sign === undefined ? written.value.startsWith('-') : sign < 0;
      const lead = before.slice(-60);
      const basis =
        basisIn(after) ??
        basisIn(/[,;]/.test(lead) ? lead.slice(lead.lastIndexOf(',') + 1) : lead) ??
        basisAfterNext(of, quantity, to);
      change = {
        ...own,
        value: {
          value: isFall && plain !== '0' ? `-${plain}` : plain,
          unit: written.unit,
          ...(basis === undefined ? {} : { basis }),
        },
      };
      continue;
    }
    if (formerly.test(before)) {
      if (previous !== undefined || read.type === 'points') continue;
      previous = readQuantity('quantity', quantity, of);
      const period = of.sentence.quantities.find(
        (other) =>
          other.read.type === 'period' &&
          other.start >= end &&
          /^(?: [\p{L}-]+){0,2}? (?:(?:in|for|during|at the end of) )?(?:the )?$/u.test(
            text.slice(end, other.start),
          ),
      );
      previousPeriod = period === undefined ? undefined : readQuantity('period', period, of);
      continue;
    }
    // "13% to 18%": a range
    if (
      isRate &&
      /^ (?:to|or|and) $/.test(before) &&
      change !== undefined &&
      read.type === figures[at - 1]?.read.type
    )
      continue;
    if (reaching.test(before) && value === undefined && read.type !== 'points')
      value = readQuantity('quantity', quantity, of);
  }
  if (change === undefined) {
    const part = text.slice(from, to);
    for (const [pattern, percent] of multiples) {
      const match = pattern.exec(part);
      if (match === null || /more than|nearly|almost/i.test(match[0])) continue;
      const start = from + match.index;
      const basis = basisIn(part);
      change = {
        value: { value: percent, unit: 'percent', ...(basis === undefined ? {} : { basis }) },
        evidence: { start, end: start + match[0].length, text: match[0] },
        entities: [],
        sure: 1,
      };
    }
  }
  if (change === undefined) change = stillness(of, from, to);
  return {
    ...(value === undefined ? {} : { value }),
    ...(change === undefined ? {} : { change }),
    ...(previous === undefined ? {} : { previous }),
    ...(previousPeriod === undefined ? {} : { previousPeriod }),
  };
}

/** "unchanged from a year earlier": a change of nothing, where it is said against what. */
function stillness(of: Looking, from: number, to: number): ReadField | undefined {
  const part = of.document.text.slice(from, to);
  const match =
    /\b(?:unchanged|no change|(?:held|holds|was|were|stayed|remained) (?:steady|stable|flat)|little changed)\b/i.exec(
      part,
    );
  const basis = match === null ? undefined : basisIn(part.slice(match.index));
  if (match === null || basis === undefined || /little/i.test(match[0])) return undefined;
  const start = from + match.index;
  return {
    value: { value: '0', unit: 'percent', basis },
    evidence: { start, end: start + match[0].length, text: match[0] },
    entities: [],
    sure: 1,
  };
}

/** "rose 5% to $3 billion from a year earlier": the figure that was reached stands between. */
function basisAfterNext(of: Looking, { end }: Quantity, to: number): string | undefined {
  const { text } = of.document;
  const match =
    /^ to [^,;]{1,60}?(?= (?:from|year|compared|on|in|over|quarter|month)\b)(.{0,60})/i.exec(
      text.slice(end, to).replace(/\s/g, ' '),
    );
  return match === null ? undefined : basisIn((match[1] ?? '').split(/[,;]/)[0] ?? '');
}

/**
 * Where the clause of a predication ends: before the next subject with a verb of its own.
 *
 * @example
 * typeof clauseEnd // => 'function'
 */
export function clauseEnd({ start, subject, object }: Predication, { sentence }: Looking): number {
  let end = sentence.end;
  for (const other of sentence.predications)
    if (
      !other.isNoun &&
      other.start > start &&
      other.subject !== undefined &&
      other.subject !== subject &&
      other.subject !== object &&
      other.subject.start > start &&
      (other.finite || other.form === 'past')
    )
      end = Math.min(end, other.subject.start);
  return end;
}

/**
 * The period that a stretch of a sentence tells, or the day.
 *
 * @example
 * typeof periodIn // => 'function'
 */
export function periodIn(
  of: Looking,
  from: number,
  to: number,
  isAhead = false,
): ReadField | undefined {
  const { text } = of.document;
  for (const quantity of of.sentence.quantities) {
    const { read, start, end } = quantity;
    if (read.type !== 'period' || start < from || end > to) continue;
    // "from January to August 2020" begins one
    const isRange =
      typeof read.value === 'object' && / (?:to|until|through) /.test(text.slice(start, end));
    // what a figure is compared with is another period
    if (
      !isRange &&
      (/\b(?:from|since|than|versus|vs\.?|against|compared (?:with|to)|over|until)(?: in)?(?: the)?(?: same (?:period|quarter|month)(?: of| in| a)?)?\s*$/i.test(
        text.slice(Math.max(from, start - 50), start).replace(/\s/g, ' '),
      ) ||
        /\bsame (?:period|quarter|month)(?: of| in)? $/i.test(text.slice(from, start)))
    )
      continue;
    if (/^last year|^the previous/i.test(text.slice(start, end)) && isFigureBefore(of, from, start))
      continue;
    const field = readQuantity('period', quantity, of);
    if (field === undefined) continue;
    const { next } = read;
    const today = of.document.date;
    return isAhead && next !== undefined && typeof field.value === 'string' && today !== undefined
      ? { ...field, value: next }
      : field;
  }
  return undefined;
}

/** "up from $5 million last year": the period is the other figure's. */
function isFigureBefore(of: Looking, from: number, at: number): boolean {
  return /\b(?:from|than|against|versus|compared (?:with|to))\b[^,;]*$/i.test(
    of.document.text.slice(from, at),
  );
}

/**
 * A change with what it is measured against by the period that it names: of May 2024 a change "from May 2023" is one year
 * on year. A change that says its basis, or no period, stays as it is.
 *
 * @example
 * typeof measured // => 'function'
 */
export function measured(
  change: ReadField | undefined,
  period: ReadField | undefined,
  of: Looking,
): ReadField | undefined {
  const value = change?.value as { readonly basis?: string } | undefined;
  if (change === undefined || value?.basis !== undefined || period === undefined) return change;
  const { text } = of.document;
  const { end } = change.evidence;
  const against = of.sentence.quantities.find(
    ({ read, start }) =>
      read.type === 'period' &&
      start >= end &&
      start - end < 60 &&
      /\b(?:from|than|over|on|versus|against|compared (?:with|to))(?: in| those in)?(?: the)?\s*$/i.test(
        text.slice(end, start),
      ),
  );
  const before = against === undefined ? undefined : readQuantity('period', against, of)?.value;
  if (before === undefined) return change;
  const named = periodNamed(period.value, before);
  return named === undefined ? change : { ...change, value: { ...value, basis: named } };
}

function periodNamed(period: unknown, before: unknown): string | undefined {
  for (const unit of ['year', 'quarter', 'month'] as const)
    if (periodBefore(period, unit) === before)
      return unit === 'year'
        ? 'year-on-year'
        : unit === 'quarter'
          ? 'quarter-on-quarter'
          : 'month-on-month';
  return undefined;
}

/**
 * The same period a year, a quarter or a month before.
 *
 * @example
 * periodBefore('2024-Q1', 'quarter') // => '2023-Q4'
 * periodBefore('2024-05', 'year') // => '2023-05'
 */
export function periodBefore(
  period: unknown,
  unit: 'year' | 'quarter' | 'month',
): string | undefined {
  if (typeof period !== 'string') return undefined;
  const [, year = '', rest = ''] = /^(\d{4})(.*)$/.exec(period) ?? [];
  if (year === '') return undefined;
  if (unit === 'year') return `${Number(year) - 1}${rest}`;
  const index = Number(/^-(?:Q)?(\d+)$/.exec(rest)?.[1] ?? 'NaN');
  const isQuarter = rest.startsWith('-Q');
  if (Number.isNaN(index) || isQuarter !== (unit === 'quarter')) return undefined;
  if (index > 1) {
    const before = index - 1;
    return isQuarter ? `${year}-Q${before}` : `${year}-${String(before).padStart(2, '0')}`;
  }
  return isQuarter ? `${Number(year) - 1}-Q4` : `${Number(year) - 1}-12`;
}
