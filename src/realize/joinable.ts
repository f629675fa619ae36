/**
 * What aggregation asks of sentences: what they open with, whether they are plain enough to be joined, and how two of
 * them are put together with their spans.
 */
import type { Kind } from '../kinds/index.js';
import type { Joining, Language } from '../languages/index.js';
import type { NewsEvent, Sentence, Span, Style, Value } from '../model.js';

/** What joining needs to know beside the item. */
export interface AggregateContext {
  readonly kind: Kind;
  readonly language: Language;
  readonly style: Style;
}

/**
 * The value that a sentence opens with; a possessive is none: "Auth0’s revenue" is no Auth0.
 *
 * @example
 * openingSpan({ text: 'Auth0 grew.', message: 'x', template: { file: 'x.hbs', line: 1 }, spans: [{ start: 0, end: 5, fact: 'company', from: ['/company'] }] }).fact // => 'company'
 * openingSpan({ text: 'It grew.', message: 'x', template: { file: 'x.hbs', line: 1 }, spans: [] }) // => undefined
 */
export function openingSpan({ text, spans }: Sentence): Span | undefined {
  for (const span of spans) if (span.start === 0 && text.charCodeAt(span.end) === 32) return span;
  return undefined;
}

/**
 * The longest of the phrases that a text opens with.
 *
 * @example
 * phraseAt('The deal is in cash.', ['The', 'The deal']) // => 'The deal'
 * phraseAt('The dealer is in Rome.', ['The deal']) // => undefined
 */
export function phraseAt(text: string, phrases: readonly string[]): string | undefined {
  let longest: string | undefined;
  for (const phrase of phrases)
    if (opensWith(text, phrase) && phrase.length > (longest?.length ?? 0)) longest = phrase;
  return longest;
}

/**
 * Whether a text opens with a phrase that ends there.
 *
 * @example
 * opensWith('It rose.', 'It') // => true
 * opensWith('Its revenue rose.', 'It') // => false
 */
export function opensWith(text: string, phrase: string): boolean {
  if (!text.startsWith(phrase)) return false;
  const next = text.charCodeAt(phrase.length);
  return next === 32 || next === 44;
}

/**
 * Whether two spans tell the same fact of the same field.
 *
 * @example
 * sameOrigin({ start: 0, end: 2, fact: 'holder', from: ['/stakes/0/holder'] }, { start: 0, end: 4, fact: 'holder', from: ['/stakes/1/holder'] }) // => false
 */
export function sameOrigin(one: Span, other: Span): boolean {
  return (
    one.fact === other.fact &&
    one.from.length === other.from.length &&
    one.from.every((pointer, index) => pointer === other.from[index])
  );
}

/**
 * The values that a span may print: of a fact of an element those of all elements.
 *
 * @example
 * valuesOf({ start: 0, end: 4, fact: 'company', from: ['/company'] }, { values: [] } as unknown as NewsEvent, { facts: [], factsByName: new Map() } as unknown as Kind) // => []
 */
export function valuesOf(
  { fact: name }: Span,
  { values }: NewsEvent,
  kind: Kind,
): readonly Value[] {
  const fact = kind.factsByName.get(name);
  if (fact !== undefined) {
    const value = values[fact.index];
    return value === undefined ? [] : [value];
  }
  return kind.facts.flatMap(({ index, elements }) => {
    const list = elements.some((element) => element.name === name) ? values[index] : undefined;
    return list?.type !== 'list'
      ? []
      : list.items.flatMap((each) => (each.type === 'group' ? (each.facts[name] ?? []) : []));
  });
}

/**
 * Whether two predicates are surely of one tense.
 *
 * @example
 * haveOneTense(['rose', 'fell'], { verbOf: (text) => text, tenseOf: () => undefined } as Joining) // => false
 */
export function haveOneTense(
  [one, other]: readonly [string, string],
  joining: Pick<Joining, 'verbOf' | 'tenseOf'>,
): boolean {
  const tense = joining.tenseOf(joining.verbOf(one));
  return tense !== undefined && tense === joining.tenseOf(joining.verbOf(other));
}

/**
 * Whether the second of two predicates begins as the first does: "stood at … and stood at", "is to hold … and is to
 * hold".
 *
 * @example
 * verbsRepeat(['was up', 'was the highest'], { verbOf: () => 'was', auxiliaries: new Set(['was']), repeatable: new Set() } as unknown as Joining) // => false
 * verbsRepeat(['rose 5%', 'rose again'], { verbOf: () => 'rose', auxiliaries: new Set(['was']), repeatable: new Set() } as unknown as Joining) // => true
 */
export function verbsRepeat(
  [one, other]: readonly [string, string],
  joining: Pick<Joining, 'verbOf' | 'auxiliaries' | 'repeatable'>,
): boolean {
  const verb = joining.verbOf(one);
  if (verb !== joining.verbOf(other) || joining.repeatable.has(verb)) return false;
  return !joining.auxiliaries.has(verb) || secondWord(one) === secondWord(other);
}

function secondWord(text: string): string {
  return text.split(' ', 2)[1] ?? '';
}

/**
 * Whether a sentence is somebody's claim: it names whose, or holds a word of reporting.
 *
 * @example
 * isOwned({ text: 'Reuters reported it.', message: 'x', template: { file: 'x.hbs', line: 1 }, spans: [] }, { factsByName: new Map() } as unknown as Kind, { reporting: { words: /reported/u } } as Joining) // => true
 */
export function isOwned(
  { text, spans }: Sentence,
  { factsByName }: Kind,
  { reporting }: Joining,
): boolean {
  return (
    spans.some(({ fact }) => factsByName.get(fact)?.attribution === true) ||
    reporting.words.test(text)
  );
}

/** Which part of a sentence is looked at, and whether another predicate is to follow it. */
export interface Stretch {
  readonly from: number;
  /** Its end where nothing is given. */
  readonly to?: number;
  readonly goesOn: boolean;
}

/**
 * Whether a stretch of a sentence is one clause. Where more is to follow it holds no list and no comma but that of a
 * date; where nothing follows, lists stand inside a value or between values of one fact, and a time may end it.
 *
 * @example
 * typeof isSimple // => 'function'
 */
export function isSimple(
  { text, spans }: Sentence,
  { from, to = text.length - 1, goesOn }: Stretch,
  language: Language,
  style: Style,
): boolean {
  if (/[:;“”"]/u.test(text.slice(from, to))) return false;
  const { and } = language.joining;
  for (let at = text.indexOf(', ', from); at >= 0 && at < to; at = text.indexOf(', ', at + 1)) {
    const inside = spanAround(spans, at, at + 2, text);
    if (goesOn) {
      if (inside === undefined) return false;
      if (!language.datedComma(text.slice(inside.start, inside.end), style)) return false;
    } else if (
      inside === undefined &&
      !isListed(spans, at, text.startsWith(and, at + 1) ? at + 1 + and.length : at + 2) &&
      !spans.some(({ start, end }) => start === at + 2 && end >= to)
    )
      return false;
  }
  for (let at = text.indexOf(and, from); at >= 0 && at < to; at = text.indexOf(and, at + 1)) {
    if (goesOn) return false;
    const listed = text.charCodeAt(at - 1) === 44 ? at - 1 : at;
    if (
      spanAround(spans, at, at + and.length, text) === undefined &&
      !isListed(spans, listed, at + and.length)
    )
      return false;
  }
  return true;
}

/** The value that is printed around a place; the span of a status is the whole sentence. */
function spanAround(
  spans: readonly Span[],
  from: number,
  to: number,
  text: string,
): Span | undefined {
  return spans.find(
    ({ start, end }) => start < from && end > to && (start > 0 || end < text.length),
  );
}

/** Whether two values of one fact stand on both sides. */
function isListed(spans: readonly Span[], from: number, to: number): boolean {
  const before = spans.find(({ end }) => end === from);
  return (
    before !== undefined && spans.some(({ start, fact }) => start === to && fact === before.fact)
  );
}

/**
 * Whether a predicate is one clause that is nobody's claim.
 *
 * @example
 * typeof isPlain // => 'function'
 */
export function isPlain(
  sentence: Sentence,
  from: number,
  goesOn: boolean,
  { kind, language, style }: AggregateContext,
): boolean {
  return (
    !isOwned(sentence, kind, language.joining) &&
    isSimple(sentence, { from, goesOn }, language, style)
  );
}

/**
 * Where a sentence ends but for its full stop; one that is a value's own stays.
 *
 * @example
 * endOf({ text: 'It rose.', message: 'x', template: { file: 'x.hbs', line: 1 }, spans: [] }) // => 7
 * endOf({ text: 'It is Acme Inc.', message: 'x', template: { file: 'x.hbs', line: 1 }, spans: [{ start: 6, end: 15, fact: 'company', from: ['/company'] }] }) // => 15
 */
export function endOf({ text, spans }: Sentence): number {
  return spans.some(({ start, end }) => start > 0 && end === text.length)
    ? text.length
    : text.length - 1;
}

/**
 * The comma that a date at the end of a sentence asks for where the sentence goes on.
 *
 * @example
 * typeof commaOfDate // => 'function'
 */
export function commaOfDate(sentence: Sentence, language: Language, style: Style): string {
  const { text, spans } = sentence;
  const stop = endOf(sentence);
  return spans.some(
    ({ start, end }) =>
      end === stop && start > 0 && language.datedComma(text.slice(start, end), style),
  )
    ? ','
    : '';
}

/** What comes of the second of two sentences that are joined. */
export interface Kept {
  /** What joins, with its spaces, and what it is put for. */
  readonly glue: string;
  /** From where on the second sentence goes on after the glue. */
  readonly from: number;
  /** Where the end of the glue repeats what stands before `from`: from where on spans are kept. */
  readonly spansFrom?: number;
}

/**
 * The first sentence without its full stop, the glue, and the second from where it goes on, with the spans of both.
 *
 * @example
 * spliced({ text: 'It rose.', message: 'a', template: { file: 'x.hbs', line: 1 }, spans: [] }, { text: 'It fell.', message: 'b', template: { file: 'x.hbs', line: 2 }, spans: [] }, { glue: ' and ', from: 3 }).text // => 'It rose and fell.'
 */
export function spliced(
  one: Sentence,
  other: Sentence,
  { glue, from, spansFrom = from }: Kept,
): Sentence {
  const stop = endOf(one);
  const start = one.text.slice(0, stop) + glue;
  const shift = start.length - from;
  const spans: Span[] = one.spans.map((span) => (span.end > stop ? { ...span, end: stop } : span));
  for (const span of other.spans) {
    if (span.end <= spansFrom) continue;
    const { start: at, end } = span;
    spans.push({ ...span, start: Math.max(at, spansFrom) + shift, end: end + shift });
  }
  return {
    ...one,
    text: start + other.text.slice(from),
    spans,
    joined: { message: other.message, template: other.template },
  };
}
