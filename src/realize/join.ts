/**
 * The operations of aggregation: each joins two neighbouring sentences where it can, and knows nothing of the others.
 */
import type { Kind } from '../kinds/index.js';
import type { Joining, Language } from '../languages/index.js';
import type { NewsEvent, Sentence, Span } from '../model.js';
import {
  commaOfDate,
  endOf,
  haveOneTense,
  isOwned,
  isPlain,
  isSimple,
  openingSpan,
  opensWith,
  phraseAt,
  sameOrigin,
  spliced,
  valuesOf,
  verbsRepeat,
  type AggregateContext,
} from './joinable.js';

/** Two neighbours and the values that they open with. */
interface Pair {
  readonly one: Sentence;
  readonly other: Sentence;
  readonly first: Span | undefined;
  readonly second: Span | undefined;
  readonly event: NewsEvent;
}

type Operation = (pair: Pair, context: AggregateContext) => Sentence | undefined;

/** In the order in which they are tried, by what the two open with. */
const operations = {
  values: [oneSubject, oneSpeaker, relativeClause, besideEachOther],
  wording: [oneSubject, oneOwner, participle, besideEachOther],
  valueFirst: [oneSubject],
  valueLast: [relativeClause],
} as const satisfies Readonly<Record<string, readonly Operation[]>>;

/** No joined sentence has more letters: many pairs are known by that to be too long. */
const MOST_CHARACTERS = 320;

/**
 * One sentence for two neighbours, of which nobody else said any; undefined where no operation is sure of its grammar
 * and sense, or where it would be too long.
 *
 * @example
 * typeof join // => 'function'
 */
export function join(
  one: Sentence,
  other: Sentence,
  event: NewsEvent,
  context: AggregateContext,
): Sentence | undefined {
  if (one.text.length + other.text.length > MOST_CHARACTERS) return undefined;
  const { language } = context;
  const first = openingSpan(one);
  const second = openingSpan(other);
  let possible: readonly Operation[];
  if (second !== undefined)
    possible = first?.fact === second.fact ? operations.values : operations.valueLast;
  // Most sentences open with wording that nothing is joined by.
  else if (!hasHead(other.text, language.joining) && !opensWithClause(other)) return undefined;
  else possible = first === undefined ? operations.wording : operations.valueFirst;
  const pair: Pair = { one, other, first, second, event };
  for (const operation of possible) {
    const joined = operation(pair, context);
    if (joined !== undefined)
      return language.wordCount(joined.text) > language.joining.words ? undefined : joined;
  }
  return undefined;
}

/** The first word, or two, of every phrase that a sentence which is joined may open with. */
const heads = new WeakMap<Joining, ReadonlySet<string>>();

function hasHead(text: string, joining: Joining): boolean {
  let known = heads.get(joining);
  if (known === undefined) {
    const { stands, adjuncts, events, parallels } = joining;
    known = new Set(
      [...stands, ...adjuncts, ...events.flat(), ...parallels.flat()].map((phrase) =>
        phrase.split(' ', 2).join(' '),
      ),
    );
    heads.set(joining, known);
  }
  const end = text.indexOf(' ');
  if (end < 0) return false;
  if (known.has(text.slice(0, end))) return true;
  const next = text.indexOf(' ', end + 1);
  return next >= 0 && known.has(text.slice(0, next));
}

function opensWithClause({ text, spans }: Sentence): boolean {
  for (const { start, end } of spans) if (start === 0 && end < text.length) return true;
  return false;
}

/** "Acme was active in games. Acme was valued at $3 billion." */
function oneSubject(
  { one, other, first, second }: Pair,
  context: AggregateContext,
): Sentence | undefined {
  const { language, style } = context;
  const { joining } = language;
  const subjects = sharedSubject(one, other, first, second, joining);
  if (subjects === undefined) return undefined;
  const { end, from, adjunct } = subjects;
  const predicates = [one.text.slice(end + 1), other.text.slice(from)] as const;
  if (
    !haveOneTense(predicates, joining) ||
    verbsRepeat(predicates, joining) ||
    joining.pointing.test(predicates[1]) ||
    !isPlain(one, end, true, context) ||
    !isPlain(other, from, false, context)
  )
    return undefined;
  const and = commaOfDate(one, language, style) + joining.and;
  if (adjunct === 0) return spliced(one, other, { glue: and, from });
  const time = `${joining.within(other.text.slice(0, adjunct))} `;
  const joined = spliced(one, other, { glue: and + time, from });
  const shift = endOf(one) + and.length;
  const moved = other.spans
    .filter((span) => span.end <= adjunct)
    .map((span) => ({ ...span, start: span.start + shift, end: span.end + shift }));
  return { ...joined, spans: [...joined.spans, ...moved] };
}

/** Where the subject of the first ends, where the predicate of the second begins, and where a time before its subject ends. */
interface Subjects {
  readonly end: number;
  readonly from: number;
  readonly adjunct: number;
}

function sharedSubject(
  one: Sentence,
  other: Sentence,
  first: Span | undefined,
  second: Span | undefined,
  joining: Joining,
): Subjects | undefined {
  if (first === undefined) {
    const phrase = second === undefined ? phraseAt(one.text, joining.stands) : undefined;
    return phrase === undefined || !opensWith(other.text, phrase)
      ? undefined
      : { end: phrase.length, from: phrase.length + 1, adjunct: 0 };
  }
  if (second === undefined) return adjunctOf(other, first, joining);
  return sameOrigin(first, second)
    ? { end: first.end, from: second.end + 1, adjunct: 0 }
    : undefined;
}

/** "Earlier in 2013, Acme …" */
function adjunctOf(
  { text, spans }: Sentence,
  subject: Span,
  { adjuncts }: Joining,
): Subjects | undefined {
  const phrase = phraseAt(text, adjuncts);
  if (phrase === undefined) return undefined;
  const time = spans.find(({ start }) => start === phrase.length + 1);
  if (time === undefined || !text.startsWith(', ', time.end)) return undefined;
  const again = spans.find(
    (span) => span.start === time.end + 2 && text.charCodeAt(span.end) === 32,
  );
  return again === undefined || !sameOrigin(again, subject)
    ? undefined
    : { end: subject.end, from: again.end + 1, adjunct: time.end };
}

/** "Chen said that … . Chen added that … ." */
function oneSpeaker(
  { one, other, first, second }: Pair,
  { language, style }: AggregateContext,
): Sentence | undefined {
  if (first === undefined || second === undefined || !sameOrigin(first, second)) return undefined;
  const { joining } = language;
  const said = reported(one, first.end, joining);
  const from = said === undefined ? undefined : reported(other, second.end, joining);
  return said !== undefined &&
    from !== undefined &&
    isSimple(one, { from: said, goesOn: true }, language, style)
    ? spliced(one, other, { glue: joining.and, from })
    : undefined;
}

/** Where what was said begins, with its "that". */
function reported({ text }: Sentence, after: number, { reporting }: Joining): number | undefined {
  for (const verb of reporting.verbs) {
    const at = after + verb.length + 2;
    if (text.startsWith(verb, after + 1) && text.startsWith(reporting.that, at)) return at;
  }
  return undefined;
}

/** "…, according to Counterpoint. …, Counterpoint said." */
function oneOwner(
  { one, other, first, second, event }: Pair,
  { kind, language, style }: AggregateContext,
): Sentence | undefined {
  if (first !== undefined || second !== undefined) return undefined;
  const { joining } = language;
  const tail = ownerAtEnd(one, joining);
  const also = tail === undefined ? undefined : ownerAtEnd(other, joining);
  if (tail === undefined || also === undefined) return undefined;
  // An ending without a name means the owner before.
  if (also.owner !== undefined && (tail.owner === undefined || !sameOrigin(tail.owner, also.owner)))
    return undefined;
  const clause = clauseTo(other, also.at, event, kind, language);
  if (
    clause === undefined ||
    severalSentences.test(one.text) ||
    severalSentences.test(other.text) ||
    !one.spans.some(({ start, end }) => start === 0 && end === tail.at) ||
    !isSimple(one, { from: 0, to: tail.at, goesOn: true }, language, style) ||
    !isSimple(other, { from: 0, to: also.at, goesOn: true }, language, style)
  )
    return undefined;
  const start = one.text.slice(0, tail.at) + joining.and;
  const shift = start.length + clause.length - tail.at;
  return {
    ...one,
    text: start + clause + one.text.slice(tail.at),
    spans: [
      ...one.spans.map((span) =>
        span.end <= tail.at
          ? span
          : {
              ...span,
              start: span.start < tail.at ? span.start : span.start + shift,
              end: span.end + shift,
            },
      ),
      ...other.spans
        .filter(({ end }) => end <= also.at)
        .map((span) => ({
          ...span,
          start: span.start + start.length,
          end: span.end + start.length,
        })),
    ],
    joined: { message: other.message, template: other.template },
  };
}

/** A stop inside what an owner said. */
const severalSentences = /[.!?] /u;

/** Where a sentence hands its claim to an owner at its end. */
function ownerAtEnd(
  { text, spans }: Sentence,
  { reporting }: Joining,
): { readonly at: number; readonly owner: Span | undefined } | undefined {
  const stop = text.length - 1;
  for (const same of reporting.sameOwner)
    if (text.endsWith(same, stop)) return { at: stop - same.length, owner: undefined };
  for (const { before, after } of reporting.tails) {
    if (!text.endsWith(after, stop)) continue;
    const owner = spans.find(({ start, end }) => start > 0 && end === stop - after.length);
    if (owner !== undefined && text.endsWith(before, owner.start))
      return { at: owner.start - before.length, owner };
  }
  return undefined;
}

/** What a sentence says up to there, as it stands inside a sentence; undefined where its first word may be a name. */
function clauseTo(
  { text, spans }: Sentence,
  to: number,
  event: NewsEvent,
  kind: Kind,
  language: Language,
): string | undefined {
  const span = spans.find(({ start, end }) => start === 0 && end === to);
  if (span === undefined) return undefined;
  const said = text.slice(0, to);
  for (const value of valuesOf(span, event, kind)) {
    if (value.type === 'clause' && language.capitalise(value.text) === said) return value.text;
    if (value.type === 'quotation' && value.text === said) return language.joining.lowered(said);
  }
  return undefined;
}

/** "The round valued Acme at $3 billion. The money took its total to $5 billion." */
function participle(
  { one, other, first, second }: Pair,
  context: AggregateContext,
): Sentence | undefined {
  if (first !== undefined || second !== undefined) return undefined;
  const { joining } = context.language;
  for (const family of joining.events) {
    const event = phraseAt(other.text, family);
    const told = event === undefined ? undefined : phraseAt(one.text, family);
    if (event === undefined || told === undefined) continue;
    const predicate = other.text.slice(event.length + 1);
    const [verb = ''] = predicate.split(' ', 1);
    const form = joining.participles.get(verb);
    return form !== undefined &&
      haveOneTense([one.text.slice(told.length + 1), predicate], joining) &&
      isPlain(one, told.length, true, context) &&
      isPlain(other, event.length, false, context)
      ? spliced(one, other, { glue: `, ${form}`, from: event.length + 1 + verb.length })
      : undefined;
  }
  return undefined;
}

/** "… was sold to MINICK. MINICK had earlier been bought by net mobile." */
function relativeClause(
  { one, other, second, event }: Pair,
  context: AggregateContext,
): Sentence | undefined {
  if (second === undefined) return undefined;
  const { kind, language } = context;
  const { joining } = language;
  const { end } = second;
  // The last letter of the name tells most apart.
  const letter = other.text.charCodeAt(end - 1);
  const close = one.text.length - 1;
  if (one.text.charCodeAt(close) !== letter && one.text.charCodeAt(close - 1) !== letter)
    return undefined;
  const stop = endOf(one);
  const start = stop - end;
  if (!one.text.startsWith(other.text.slice(0, end), start)) return undefined;
  const last = one.spans.find((span) => span.end === stop && span.start === start);
  // Of several that are listed it could be all.
  if (
    last === undefined ||
    one.spans.some((span) => span !== last && span.fact === last.fact) ||
    one.text.slice(0, start).endsWith(joining.and)
  )
    return undefined;
  const glue = relativeOf(second, event, kind, joining);
  const from = second.end + 1;
  return glue !== undefined &&
    joining.tenseOf(joining.verbOf(other.text.slice(from))) !== undefined &&
    !isOwned(one, kind, joining) &&
    isPlain(other, from, false, context)
    ? spliced(one, other, { glue, from })
    : undefined;
}

function relativeOf(
  span: Span,
  event: NewsEvent,
  kind: Kind,
  { relatives }: Joining,
): string | undefined {
  const types = new Set(valuesOf(span, event, kind).map(({ type }) => type));
  if (types.size !== 1) return undefined;
  if (types.has('person')) return relatives.person;
  return types.has('organisation') ? relatives.body : undefined;
}

/** "Revenue rose 7% to $3 billion. Net income fell 3% to $1 billion." */
function besideEachOther(pair: Pair, context: AggregateContext): Sentence | undefined {
  const { one, other } = pair;
  const { joining } = context.language;
  const found = parallelPhrases(pair, joining) ?? parallelElements(pair, context);
  if (found === undefined) return undefined;
  const { end, from, opening } = found;
  return haveOneTense([one.text.slice(end), other.text.slice(from)], joining) &&
    isPlain(one, end - 1, true, context) &&
    isPlain(other, from - 1, false, context)
    ? spliced(one, other, { glue: joining.while + opening, from: opening.length, spansFrom: 0 })
    : undefined;
}

/** Where the predicates begin of two subjects that are told beside each other, and the second as it stands inside a sentence. */
interface Parallel {
  readonly end: number;
  readonly from: number;
  readonly opening: string;
}

function parallelPhrases(
  { one, other, first, second }: Pair,
  joining: Joining,
): Parallel | undefined {
  if (first !== undefined || second !== undefined) return undefined;
  for (const family of joining.parallels) {
    const latter = phraseAt(other.text, family);
    const former = latter === undefined ? undefined : phraseAt(one.text, family);
    if (latter === undefined || former === undefined || latter === former) continue;
    const end = predicateAfter(one, former.length, joining);
    const from = predicateAfter(other, latter.length, joining);
    if (end !== undefined && from !== undefined)
      return { end, from, opening: joining.within(latter) };
  }
  return undefined;
}

/** Where the predicate begins after a subject's phrase, past whose or when it is. */
function predicateAfter(
  { text, spans }: Sentence,
  end: number,
  { of }: Joining,
): number | undefined {
  if (text.startsWith(of, end)) {
    const owner = spans.find(({ start }) => start === end + of.length);
    return owner === undefined || text.charCodeAt(owner.end) !== 32 ? undefined : owner.end + 1;
  }
  if (text.startsWith(', ', end)) {
    const time = spans.find(({ start }) => start === end + 2);
    return time === undefined || !text.startsWith(', ', time.end) ? undefined : time.end + 2;
  }
  return end + 1;
}

/** Two elements of one list, told by one message. */
function parallelElements(
  { one, other, first, second, event }: Pair,
  { kind, language }: AggregateContext,
): Parallel | undefined {
  if (first === undefined || second === undefined || one.message !== other.message)
    return undefined;
  const printed = other.text.slice(0, second.end);
  if (
    first.fact !== second.fact ||
    sameOrigin(first, second) ||
    one.text.slice(0, first.end) === printed
  )
    return undefined;
  const opening = insideOf(printed, second, event, kind, language);
  return opening === undefined ? undefined : { end: first.end + 1, from: second.end + 1, opening };
}

/** A value that opens a sentence as it stands inside one; undefined where that is not sure. */
function insideOf(
  printed: string,
  span: Span,
  event: NewsEvent,
  kind: Kind,
  language: Language,
): string | undefined {
  for (const value of valuesOf(span, event, kind)) {
    if (value.type === 'organisation') {
      if (
        printed === value.name ||
        printed === language.shortName(value) ||
        printed === language.nameInFull(value)
      )
        return printed;
    } else if (value.type === 'nounPhrase') {
      for (const text of [value.text, `${language.reference.the} ${value.text}`])
        if (language.capitalise(text) === printed) return text;
    }
  }
  return undefined;
}
