/** What frames of several kinds ask of a draft: its fields without helpers, how far an event is, and words as values. */
import type { IsoDate } from '../../model.js';
import type { Mention } from '../chunks.js';
import type { Predication } from '../clauses.js';
import { lookBack, type Entity, type ReadSentence } from '../document.js';
import type { Draft, Looking, ReadField } from '../frame.js';
import { singularOf } from '../words.js';

/** Fields while they are put as the record has them. */
export type OpenFields = Record<string, ReadField>;

/**
 * The fields of a draft, without those that only help to read it: their names begin with `_`.
 *
 * @example
 * typeof recordFields // => 'function'
 */
export function recordFields({ fields }: Draft): OpenFields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !name.startsWith('_')));
}

/**
 * A value that a stretch of the text tells.
 *
 * @example
 * typeof fieldAt // => 'function'
 */
export function fieldAt(
  value: unknown,
  start: number,
  end: number,
  { document }: Looking,
): ReadField {
  return {
    value,
    evidence: { start, end, text: document.text.slice(start, end) },
    entities: [],
    sure: 1,
  };
}

/**
 * A stretch of the text as words in a row.
 *
 * @example
 * wordsAt('a  new\nplant', 0, 12) // => 'a new plant'
 */
export function wordsAt(text: string, start: number, end: number): string {
  return text.slice(start, end).replace(/\s+/g, ' ').trim();
}

/**
 * A mention's own words in lower case.
 *
 * @example
 * lowerOf(undefined) // => ''
 */
export function lowerOf(mention: Mention | undefined): string {
  return mention?.words.map(({ lower }) => lower).join(' ') ?? '';
}

/**
 * Whether a verb or what it hangs on is one of some.
 *
 * @example
 * hangsOn({ governors: [] }, /^plan$/) // => false
 */
export function hangsOn({ governors }: Pick<Predication, 'governors'>, lemmas: RegExp): boolean {
  return governors.some(({ lemma }) => lemmas.test(lemma));
}

/**
 * The last day that a sentence names, where it names one.
 *
 * @example
 * typeof lastDayOf // => 'function'
 */
export function lastDayOf({ quantities }: Looking['sentence']): IsoDate | undefined {
  return quantities
    .flatMap(({ read }) => (read.type === 'date' && read.value !== undefined ? [read.value] : []))
    .at(-1);
}

const agreeing = /^(?:agree|agreement|sign|deal|contract|pact|memorandum|accord|letter)$/;
const finishing = /^(?:complete|close|finali[sz]e|conclude|finish)$/;
const ahead =
  /^(?:plan|intend|aim|want|hope|expect|schedule|set|propose|pledge|commit|consider|prepare|due|promise|slate|decide|agree|agreement|vow|approval|permission|approve|look|seek|proposal|target|invest)$/;

/**
 * How far an event is by its verb: told of as done, as what will be, or as agreed on; a headline's bare present tells
 * nothing.
 *
 * @example
 * typeof progressOf // => 'function'
 */
export function progressOf(
  predication: Predication | undefined,
): 'done' | 'ahead' | 'agreed' | 'present' | undefined {
  if (predication === undefined) return undefined;
  const { modal, infinitive, form, perfect, finite, passive, progressive, isNoun } = predication;
  if (hangsOn(predication, agreeing)) return 'agreed';
  if (hangsOn(predication, finishing) && modal === undefined) return 'done';
  if (modal === 'will' || modal === 'would' || modal === 'shall' || modal === "'ll") return 'ahead';
  if (hangsOn(predication, /^(?:start|begin|help|continue)$/) && !infinitive) return 'done';
  if (predication.governors.some(({ modal: would }) => would === 'will')) return 'ahead';
  if (hangsOn(predication, ahead) || infinitive) return 'ahead';
  if (isNoun) return undefined;
  if (form === 'past' || form === 'participle' || perfect)
    return finite || passive ? 'done' : undefined;
  if (progressive) return 'ahead';
  return form === 'third' || form === 'base' ? 'present' : undefined;
}

/**
 * The mentions that stand beside a verb or noun: its subject, object, phrase and complements.
 *
 * @example
 * besides(undefined) // => []
 */
export function besides(predication: Predication | undefined): readonly Mention[] {
  if (predication === undefined) return [];
  const { subject, object, phrase, complements } = predication;
  return [subject, object, phrase, ...complements.map(({ mention }) => mention)].filter(
    (mention) => mention !== undefined,
  );
}

/** Words before a noun that say nothing of what it is. */
const empty = /^(?:its|their|his|her|our|the|a|an|this|these|those|some|own|said|new|latest)$/;

/**
 * A mention without article, possessor, money and what stands behind the noun; with what follows it after one of some
 * prepositions, unless that is a name.
 *
 * @example
 * typeof thingOf // => 'function'
 */
export function thingOf(
  mention: Mention,
  { document, sentence }: Looking,
  joined: RegExp = /^$/,
): { readonly text: string; readonly start: number; readonly end: number } | undefined {
  if (mention.pronoun !== undefined || (mention.head === '' && mention.name === undefined))
    return undefined;
  const first = mention.words.find(
    ({ tag, quantity, lower, start }) =>
      tag !== 'determiner' &&
      tag !== 'sign' &&
      tag !== 'possessive' &&
      !(empty.test(lower) && lower !== 'new' && lower !== 'latest') &&
      (quantity === undefined || quantity.read.type === 'number') &&
      (mention.possessor === undefined || start >= mention.possessor.end),
  );
  if (first === undefined) return undefined;
  let end = mention.end;
  let at = sentence.chunks.indexOf(mention);
  for (;;) {
    const link = sentence.chunks[at + 1];
    const inner = sentence.chunks[at + 2];
    if (
      at < 0 ||
      link?.type !== 'link' ||
      inner?.type !== 'mention' ||
      !joined.test(link.lower) ||
      inner.start - link.end > 2 ||
      link.start - end > 2 ||
      (inner.name !== undefined &&
        inner.head === '' &&
        link.lower === 'of' &&
        inner.name.class !== 'unknown') ||
      (inner.head === '' && inner.name === undefined)
    )
      break;
    end = inner.end;
    at += 2;
  }
  return { text: wordsAt(document.text, first.start, end), start: first.start, end };
}

/**
 * The count that stands before a noun, with the noun as its unit.
 *
 * @example
 * typeof countIn // => 'function'
 */
export function countIn(
  mention: Mention,
  of: Looking,
  unit: string | undefined,
): ReadField | undefined {
  for (const { read, start, core, end } of mention.quantities) {
    if (read.type !== 'number') continue;
    const value = {
      value: read.value,
      ...(unit === undefined ? {} : { unit }),
      ...(read.approx === undefined ? {} : { approx: read.approx }),
    };
    return fieldAt(value, Math.max(start, core), end, of);
  }
  return undefined;
}

/**
 * A noun phrase in the singular.
 *
 * @example
 * singularPhrase('5G base stations') // => '5G base station'
 */
export function singularPhrase(text: string): string {
  const words = text.split(' ');
  const last = words.pop() ?? '';
  return [...words, singularOf(last)].join(' ');
}

/**
 * The field of a role type that a mention of somebody fills: their name and who they are.
 *
 * @example
 * typeof namedParty // => 'function'
 */
export function namedParty(mention: Mention | undefined, of: Looking): ReadField | undefined {
  if (mention === undefined || mention.members.length > 0) return undefined;
  const entity = of.document.entityOf(mention, of.sentence);
  const name = entity?.name ?? mention.name;
  const kind = entity?.class ?? mention.name?.class;
  if (name === undefined || kind === 'person' || kind === 'place') return undefined;
  return {
    value: name.text.replace(/\s+/g, ' '),
    evidence: { start: name.start, end: name.end, text: name.text },
    entities: entity === undefined ? [] : [entity],
    sure: mention.name === undefined ? 0.8 : kind === 'organisation' ? 1 : 0.9,
  };
}

/**
 * The first place that stands after "in", "at", "near" or "outside" beside a verb, or before a noun: "its Berlin office".
 *
 * @example
 * typeof placeOf // => 'function'
 */
export function placeOf(predication: Predication | undefined, of: Looking): ReadField | undefined {
  if (predication === undefined) return undefined;
  const moves = /^(?:move|relocate|shift)$/.test(predication.lemma);
  const own = [predication.subject, predication.object, predication.phrase].flatMap((mention) => {
    const at = mention === undefined ? -1 : of.sentence.chunks.indexOf(mention);
    const [link, inner] = of.sentence.chunks.slice(at + 1, at + 3);
    return at >= 0 && link?.type === 'link' && inner?.type === 'mention'
      ? [{ preposition: link.lower, mention: inner }]
      : [];
  });
  // "In Wuhan, Acme is to open …", "create jobs in Wuhan by opening …"
  const [opening, first, comma] = of.sentence.chunks;
  const ahead =
    opening?.type === 'link' &&
    first?.type === 'mention' &&
    first.name?.class === 'place' &&
    comma?.type === 'link' &&
    comma.lower === ','
      ? [{ preposition: opening.lower, mention: first }]
      : [];
  const sooner = of.sentence.predications
    .filter(
      ({ start, subject, isNoun }) =>
        !isNoun &&
        start < predication.start &&
        subject !== undefined &&
        subject === predication.subject,
    )
    .flatMap(({ complements }) => complements)
    .filter(({ mention }) => mention.name?.class === 'place');
  for (const { preposition, mention } of [
    ...predication.complements,
    ...own,
    ...ahead,
    ...sooner,
  ]) {
    if (!/^(?:in|at|near|outside|across|to|into|on)$/.test(preposition)) continue;
    const name = mention.name;
    if (name === undefined || mention.head !== '') continue;
    const isPlace = (of.document.entityOf(mention, of.sentence)?.class ?? name.class) === 'place';
    if (
      !isPlace &&
      ((preposition !== 'in' && !(moves && preposition === 'to')) || name.class !== 'unknown')
    )
      continue;
    // "Querétaro, Mexico", "Austin, Texas"
    const further = /^, (?:\p{Lu}[\p{L}.'-]+)(?: \p{Lu}[\p{L}.'-]+)?(?=[,.]|$)/u.exec(
      of.document.text.slice(name.end, of.sentence.end),
    );
    // "In Wuhan, Acme is to open": what follows is no region
    const isRegion =
      mention.end > name.end ||
      (mention !== ahead[0]?.mention &&
        !of.sentence.chunks.some(
          (chunk) =>
            chunk.type === 'mention' &&
            chunk.start === name.end + 2 &&
            chunk.name !== undefined &&
            chunk.name.class === 'organisation',
        ));
    const end = name.end + (isRegion ? (further?.[0].length ?? 0) : 0);
    const tail = isRegion && further?.[0].endsWith('.') === true && end >= of.sentence.end ? 1 : 0;
    return {
      ...fieldAt(wordsAt(of.document.text, name.start, end - tail), name.start, end - tail, of),
      sure: isPlace ? 1 : 0.9,
    };
  }
  for (const mention of besides(predication)) {
    const before = mention.names.find((name) => name.class === 'place');
    if (before !== undefined && mention.head !== '' && mention.possessor === undefined)
      return fieldAt(before.text, before.start, before.end, of);
    const owner = mention.possessor?.name;
    if (owner?.class === 'place') return fieldAt(owner.text, owner.start, owner.end, of);
  }
  return undefined;
}

/**
 * Who or what other than a person or place was the subject last before a mention, from its sentence back.
 *
 * @example
 * typeof spokenOfBefore // => 'function'
 */
export function spokenOfBefore(
  { start }: Mention,
  { document, sentence }: Looking,
  entityOf: (subject: Mention, other: ReadSentence) => Entity | undefined,
): Entity | undefined {
  for (const other of document.within(sentence.index - lookBack, sentence.index).toReversed())
    for (const { subject } of other.predications) {
      if (subject === undefined || subject.start >= start) continue;
      const entity = entityOf(subject, other);
      if (entity !== undefined && entity.class !== 'person' && entity.class !== 'place')
        return entity;
    }
  return undefined;
}

/**
 * That a sum is not made known, by the nouns that stand for it.
 *
 * @example
 * undisclosed('investment').test('The company did not disclose the investment.') // => true
 * undisclosed('investment').test('The size of the investment was not made public.') // => true
 * undisclosed('investment').test('The investment was large.') // => false
 */
export function undisclosed(nouns: string): RegExp {
  const known = 'disclosed|given|made public|revealed|published';
  return new RegExp(
    String.raw`\bundisclosed (?:[\w-]+ )?(?:${nouns})\b|\b(?:${nouns}|how much (?:was|were) [\w-]+)(?: (?!(?:was|were|has|have|not)\b)[\w,-]+){0,14} (?:was|were|has|have|is|are)(?:n['’]t| not| never)(?: been)? (?:${known})\b|\b(?:not|never|without)(?: to)? (?:disclos|reveal|giv|publish)(?:e|es|ed|ing)? (?:the |its |a )?(?:[\w-]+ (?:of|for) (?:the |its )?)?(?:${nouns})\b`,
    'i',
  );
}
