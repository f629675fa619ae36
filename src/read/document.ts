/**
 * A text taken apart: its sentences, and who its names, short names, pronouns and descriptions stand for.
 */
import type { IsoDate } from '../model.js';
import { entityKey } from '../values/index.js';
import {
  chunksOf,
  type Chunk,
  type Mention,
  type Name,
  type NameClass,
  type Stretch,
} from './chunks.js';
import { clausesOf, type Clauses } from './clauses.js';
import { quantitiesOf, type Quantity } from './quantities.js';
import { splitSentences, type SentencePlace } from './sentences.js';
import { tagged, type VerbForms } from './tagging.js';
import { longestToken, tokensOf, type Token } from './tokens.js';
import { companyNouns, legalForms, neverNames } from './words.js';

/** A sentence that was read. */
export interface ReadSentence extends Clauses {
  readonly index: number;
  readonly start: number;
  /** Where its words begin, after a dateline. */
  readonly opens: number;
  readonly end: number;
  readonly text: string;
  readonly open: boolean;
  readonly quantities: readonly Quantity[];
  /** Whether it stands in the first lines, as a headline. */
  readonly isHeadline: boolean;
}

/** Somebody or something with a name. */
export interface Entity {
  readonly key: string;
  /** The fullest form in the text, where it stands first. */
  readonly name: Name;
  readonly class: NameClass;
  readonly aliases: ReadonlySet<string>;
  readonly description: Stretch | undefined;
  readonly origin: string | undefined;
}

/** A text and what stands in it. */
export interface ReadDocument {
  readonly text: string;
  readonly date: IsoDate | undefined;
  readonly sentences: readonly ReadSentence[];
  /** The sentences that were taken apart of those from one place in the text to another, both included. */
  readonly within: (from: number, to: number) => readonly ReadSentence[];
  readonly entities: readonly Entity[];
  /** Whom a mention in a sentence stands for. */
  readonly entityOf: (mention: Mention | Name, sentence: ReadSentence) => Entity | undefined;
  /** The places of sentences that were too long to be read. */
  readonly skipped: readonly SentencePlace[];
}

/** What a text is read with. */
export interface ReadingContext {
  readonly verbs: VerbForms;
  readonly eventNouns: ReadonlySet<string>;
  /** Whether a sentence can hold an event. */
  readonly isCued: (text: string) => boolean;
  readonly currency: string;
  readonly date: IsoDate | undefined;
  /** Names that are known whatever the text says of them. */
  readonly lexicon: ReadonlyMap<string, NameClass>;
}

/** Longer sentences are not taken apart: they are lists, tables or attacks. */
export const longestSentence = 2_000;
const mostTokens = 320;

/**
 * Takes a text apart.
 *
 * @example
 * typeof documentOf // => 'function'
 */
export function documentOf(text: string, context: ReadingContext): ReadDocument {
  const places = splitSentences(text);
  const skipped: SentencePlace[] = [];
  const cued: { place: SentencePlace; tokens: readonly Token[]; index: number }[] = [];
  const counts = new Map<string, number>();
  for (const [index, place] of places.entries()) {
    if (place.end - place.start > longestSentence) {
      skipped.push(place);
      continue;
    }
    const sentence = text.slice(place.start, place.end);
    if (!context.isCued(sentence)) continue;
    const tokens = tokensOf(text, place.start, place.end);
    if (tokens.length > mostTokens || tokens.some(({ text: word }) => word.length > longestToken)) {
      skipped.push(place);
      continue;
    }
    cued.push({ place, tokens, index });
    // what opens a sentence has its capital of that, after a dateline too
    const opens = tokens.find((token) => token.start >= place.start + datelineEnd(sentence));
    for (const token of tokens)
      if (
        opens !== undefined &&
        token.start > opens.start &&
        (token.shape === 'title' || token.shape === 'mixed') &&
        !neverNames.has(token.lower) &&
        !place.open
      )
        counts.set(token.text, (counts.get(token.text) ?? 0) + 1);
  }
  const names: ReadonlySet<string> = new Set(counts.keys());
  const sentences = cued.map(({ place, tokens, index }): ReadSentence => {
    const { start, end, open } = place;
    const quantities = quantitiesOf(text, start, end, {
      currency: context.currency,
      today: context.date,
    });
    const sentence = text.slice(start, end);
    const skip = datelineEnd(sentence);
    const words = tagged(
      sentence.slice(skip),
      start + skip,
      tokens.filter((token) => token.start >= start + skip),
      quantities,
      {
        verbs: context.verbs,
        names,
        open,
      },
    );
    const clauses = clausesOf(chunksOf(words, text), text, context.eventNouns);
    return {
      ...clauses,
      index,
      start,
      opens: start + skip,
      end,
      text: sentence,
      open,
      quantities,
      isHeadline: index === 0 && open,
    };
  });
  const entities = entitiesIn(sentences, context.lexicon);
  return {
    text,
    date: context.date,
    sentences,
    within: finder(sentences),
    entities: [...new Set(entities.values())],
    entityOf: resolver(sentences, entities),
    skipped,
  };
}

/**
 * So many sentences back somebody who was named may still be meant.
 *
 * @example
 * lookBack // => 30
 */
export const lookBack = 30;

/** A search through all for the next one would make a long text cost the square of its length. */
function finder(sentences: readonly ReadSentence[]): ReadDocument['within'] {
  const places = new Map(sentences.map(({ index }, place) => [index, place]));
  return (from, to) => {
    const found: ReadSentence[] = [];
    for (let index = Math.max(0, from); index <= to; index += 1) {
      const place = places.get(index);
      if (place !== undefined) found.push(sentences[place] as ReadSentence);
    }
    return found;
  };
}

/** Where the dateline of agency copy or a release ends: "BERLIN, May 14 (Reuters) - ". */
function datelineEnd(sentence: string): number {
  const match =
    /^\(?(?:\p{Lu}[\p{L}.’' -]+(?:, ?[\p{Lu}][\p{L}.]+){0,2},? ?(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[\p{L}.]* \d{1,2}(?:, \d{4})?)? ?)?(?:\((?:[\p{L} ]{2,20})\)|\/[\p{L} -]+\/)\)? ?(?:--?|–|—)?:? ?/u.exec(
      sentence,
    ) ??
    /^\p{Lu}{2}[\p{Lu} .’'-]+(?:, [\p{Lu}][\p{L}. ]+)?(?:, (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[\p{L}.]* \d{1,2}(?:, \d{4})?)? ?(?:--|–|—|-) /u.exec(
      sentence,
    );
  return match === null || match[0].length > 90 ? 0 : match[0].length;
}

/** Every mention of a sentence, members of lists and owners too. */
function* mentionsIn(chunks: readonly Chunk[]): Generator<Mention> {
  for (const chunk of chunks) {
    if (chunk.type !== 'mention') continue;
    yield* withParts(chunk);
  }
}

function* withParts(mention: Mention): Generator<Mention> {
  if (mention.members.length > 0) {
    for (const member of mention.members) yield* withParts(member);
    return;
  }
  yield mention;
  if (mention.possessor !== undefined) yield* withParts(mention.possessor);
}

/** Names of one word that are too common to stand for a longer name. */
const generic: ReadonlySet<string> = new Set(
  `bank national american general united first international china chinese new the global royal university ministry department
  federal central group capital north south east west`
    .trim()
    .split(/\s+/),
);

interface Mutable {
  key: string;
  name: Name;
  class: NameClass;
  aliases: Set<string>;
  description: Stretch | undefined;
  origin: string | undefined;
}

/** Where shares are traded: no company of a listing or move. */
const market = /\b(?:Stock Exchange|Exchange|Bourse|Euronext|Nasdaq|NASDAQ|NYSE|HKEX|Tadawul)\b/;

/** Offices and papers that bear the name of a place. */
const ofPlace =
  /\b(?:Municipal|Provincial|Regional|State|City|Commission|Ministry|Department|Bureau|Government|Authority|University|Council|Court|Regulations?|Rules|Customs|Statistics|Exchange|Party)\b/;

function entitiesIn(
  sentences: readonly ReadSentence[],
  lexicon: ReadonlyMap<string, NameClass>,
): ReadonlyMap<string, Entity> {
  const found = new Map<string, Mutable>();
  const asides: { key: string; alias: string }[] = [];
  for (const { chunks, appositions } of sentences) {
    for (const mention of mentionsIn(chunks)) {
      for (const name of mention.names) {
        const key = entityKey(name.text);
        if (key === '' || /^(?:pre-)?series [a-k]\b/i.test(name.text)) continue;
        let entity = found.get(key);
        if (entity === undefined) {
          entity = {
            key,
            name,
            class: lexicon.get(key) ?? name.class,
            aliases: new Set([name.text]),
            description: undefined,
            origin: undefined,
          };
          found.set(key, entity);
        }
        entity.aliases.add(name.text);
        if (name.text.length > entity.name.text.length) entity.name = name;
        if (entity.class === 'unknown') entity.class = lexicon.get(key) ?? name.class;
        if (name === mention.name) {
          entity.description ??= mention.description;
          entity.origin ??= mention.origin;
          const alias = mention.aside === undefined ? undefined : aliasIn(mention.aside.text);
          if (alias !== undefined) asides.push({ key, alias });
        }
      }
    }
    for (const { of, mention, stretch } of appositions) {
      const entity = of.name === undefined ? undefined : found.get(entityKey(of.name.text));
      if (entity === undefined) continue;
      entity.description ??= stretch;
      entity.origin ??= mention.origin;
    }
  }
  // the fuller name that a short one stands for
  const entities = new Map<string, Mutable>(found);
  for (const { key, alias } of asides) {
    const entity = found.get(key);
    if (entity === undefined) continue;
    entity.aliases.add(alias);
    const other = entityKey(alias);
    entities.set(other, entity);
  }
  const fullerOf = fullerNames(found);
  const acronyms = initialsOf(found);
  const keysOf = new Map<Mutable, string[]>();
  for (const [key, entity] of entities) keysOf.set(entity, [...(keysOf.get(entity) ?? []), key]);
  for (const [key, entity] of found) {
    if (entities.get(key) !== entity || generic.has(key)) continue;
    // "Acme Co., Ltd." is whole; "Acme Capital" is another
    if ([...entity.aliases].some((alias) => legalForms.has(lastWord(alias)))) continue;
    const full = fullerOf(key) ?? acronyms(entity);
    if (full === undefined || full === entity) continue;
    // "Shanghai" is no short name of its commission of commerce
    if (entity.class === 'place' && ofPlace.test(full.name.text)) continue;
    for (const alias of entity.aliases) full.aliases.add(alias);
    full.description ??= entity.description;
    full.origin ??= entity.origin;
    if (full.class === 'unknown') full.class = entity.class;
    const moved = keysOf.get(entity) ?? [];
    for (const other of moved) entities.set(other, full);
    keysOf.set(full, [...(keysOf.get(full) ?? []), ...moved]);
    keysOf.delete(entity);
  }
  return entities;
}

function lastWord(name: string): string {
  return name.slice(name.lastIndexOf(' ') + 1).toLowerCase();
}

/** "Honeywell" for "Honeywell Information Systems" is another; for "Honeywell Inc." it is the same key already. */
function isShortFor(short: string, full: string): boolean {
  if (full.startsWith(`${short} `)) {
    const rest = full.slice(short.length + 1);
    // the fifth fund is not its manager
    if (/(?:^|\s)(?:[ivx]+|\d+|fund)$/.test(rest)) return false;
    return short.length > 3 || rest.split(' ').length < 3;
  }
  return full.endsWith(` ${short}`) && !short.includes(' ') && short.length > 4;
}

/** Finds the longest name that one is short for, among those that begin with its words or end with its word. */
function fullerNames(found: ReadonlyMap<string, Mutable>): (short: string) => Mutable | undefined {
  const byPart = new Map<string, string[]>();
  const put = (part: string, key: string): void => {
    const keys = byPart.get(part);
    if (keys === undefined) byPart.set(part, [key]);
    else if (keys.at(-1) !== key) keys.push(key);
  };
  const keys = [...found.keys()].sort((one, other) => other.length - one.length);
  for (const key of keys) {
    for (let at = key.indexOf(' '); at !== -1; at = key.indexOf(' ', at + 1))
      put(key.slice(0, at), key);
    const last = key.lastIndexOf(' ');
    if (last !== -1) put(key.slice(last + 1), key);
  }
  return (short) => {
    const fuller = byPart
      .get(short)
      ?.find((key) => isShortFor(short, key) && found.get(key)?.class !== 'place');
    return fuller === undefined ? undefined : found.get(fuller);
  };
}

const longestAcronym = 6;

/** Finds the first name whose words begin with the letters of an acronym. */
function initialsOf(found: ReadonlyMap<string, Mutable>): (entity: Mutable) => Mutable | undefined {
  const byInitials = new Map<string, Mutable[]>();
  const put = (initials: string, entity: Mutable): void => {
    const entities = byInitials.get(initials);
    if (entities === undefined) byInitials.set(initials, [entity]);
    // the first that is not the acronym itself
    else if (entities.length < 2) entities.push(entity);
  };
  for (const entity of found.values()) {
    const initials = (entity.name.text.match(/(?<![\p{L}])\p{Lu}/gu) ?? []).join('');
    for (let length = 3; length < initials.length && length <= longestAcronym; length += 1)
      put(initials.slice(0, length), entity);
    if (initials.length > 1 && initials.length <= longestAcronym) put(initials, entity);
  }
  return (entity) => {
    const { text } = entity.name;
    return /^\p{Lu}{2,6}$/u.test(text)
      ? byInitials.get(text)?.find((other) => other !== entity)
      : undefined;
  };
}

/** The short name in brackets after a name: a name in quotation marks or an acronym, no ticker. */
function aliasIn(aside: string): string | undefined {
  const quoted =
    /^(?:(?:the|collectively|hereinafter|formerly)[ ,]*)?["“”']+ ?(.+?) ?["“”']+$/u.exec(
      aside,
    )?.[1];
  if (quoted !== undefined)
    return /^(?:the )?company$/i.test(quoted) ? undefined : quoted.replace(/^the /i, '');
  return /^[\p{Lu}][\p{L}\p{N}&.-]{1,30}$/u.test(aside) &&
    !/^(?:NYSE|NASDAQ|LSE|AMEX|OTC)/i.test(aside)
    ? aside
    : undefined;
}

/** An entity where it stands in the text. */
interface Standing {
  readonly start: number;
  readonly entity: Entity;
}

/** Nobody is called "it" or "the company" so many mentions after the name; so the cost stays in line with the text. */
const reach = 100;

/** Those before a place, the last first. */
function lastBefore(standing: readonly Standing[], start: number): readonly Entity[] {
  let [low, high] = [0, standing.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((standing[middle] as Standing).start < start) low = middle + 1;
    else high = middle;
  }
  return standing
    .slice(Math.max(0, low - reach), low)
    .map(({ entity }) => entity)
    .reverse();
}

function resolver(
  sentences: readonly ReadSentence[],
  entities: ReadonlyMap<string, Entity>,
): ReadDocument['entityOf'] {
  const named = (name: Name): Entity | undefined => entities.get(entityKey(name.text));
  const subjects: Standing[] = [];
  const mentioned: Standing[] = [];
  for (const { predications, chunks } of sentences) {
    for (const { subject } of predications) {
      if (subject?.name === undefined) continue;
      const entity = named(subject.name);
      if (entity !== undefined && entity.class !== 'place')
        subjects.push({ start: subject.start, entity });
    }
    for (const mention of mentionsIn(chunks))
      for (const name of mention.names) {
        const entity = named(name);
        if (entity !== undefined) mentioned.push({ start: name.start, entity });
      }
  }
  const subjectsBefore = (start: number): readonly Entity[] => lastBefore(subjects, start);
  const mentionedBefore = (start: number): readonly Entity[] => lastBefore(mentioned, start);
  /** Who does something to "it" is not it itself. */
  const actorBefore = ({ start }: Mention, { predications }: ReadSentence): Entity | undefined => {
    if (predications.some(({ subject }) => subject?.start === start)) return undefined;
    const subject = predications.findLast(
      (predication) =>
        !predication.isNoun && predication.start < start && predication.subject !== undefined,
    )?.subject;
    if (subject === undefined || subject.start === start) return undefined;
    if (subject.name !== undefined) return named(subject.name);
    if (subject.pronoun !== 'it') return undefined;
    const speaker = predications.find(
      (predication) => predication.subject === subject && predication.governors.length > 0,
    )?.governors[0]?.subject;
    return speaker?.name === undefined ? undefined : named(speaker.name);
  };
  return (mention, sentence) => {
    if (!('type' in mention)) return named(mention);
    if (mention.name !== undefined) return named(mention.name);
    const { pronoun, head, determiner, start } = mention;
    if (pronoun !== undefined && /^(?:it|its|itself)$/.test(pronoun)) {
      // what the verb of saying before it has as subject
      const governor = sentence.predications.find(
        ({ subject, governors }) => subject?.start === start && governors.length > 0,
      )?.governors[0]?.subject;
      if (governor?.name !== undefined) return named(governor.name);
      const actor = pronoun === 'it' ? actorBefore(mention, sentence) : undefined;
      const inSentence = [...sentence.predications]
        .filter(
          ({ subject }) =>
            subject !== undefined && subject.start < start && subject.name !== undefined,
        )
        .map(({ subject }) => named(subject?.name as Name))
        .find(
          (entity) => entity !== undefined && entity.class !== 'person' && entity.class !== 'place',
        );
      return (
        inSentence ??
        subjectsBefore(start).find((entity) => entity.class !== 'person' && entity !== actor)
      );
    }
    if (pronoun !== undefined && /^(?:they|their|he|she|his|her)$/.test(pronoun)) {
      const isPlural = pronoun.startsWith('the');
      return subjectsBefore(start).find((entity) => isPlural !== (entity.class === 'person'));
    }
    if ((determiner === 'the' || determiner === 'this') && mention.possessor === undefined) {
      const descriptive = mention.words.some(({ tag }) => tag === 'adjective');
      if (descriptive || companyNouns.has(head)) {
        const actor = actorBefore(mention, sentence);
        const candidates = mentionedBefore(start).filter(
          (entity) =>
            entity.class !== 'person' &&
            entity.class !== 'place' &&
            entity !== actor &&
            !market.test(entity.name.text),
        );
        const byOrigin =
          mention.origin === undefined
            ? undefined
            : candidates.find(({ origin }) => origin === mention.origin);
        if (byOrigin !== undefined) return byOrigin;
        const byNoun = candidates.find(
          ({ description }) =>
            head !== '' && description?.text.toLowerCase().includes(head) === true,
        );
        if (byNoun !== undefined && head !== 'company') return byNoun;
        if (companyNouns.has(head))
          return (
            subjectsBefore(start).find((entity) => entity.class !== 'person' && entity !== actor) ??
            candidates[0]
          );
      }
    }
    return undefined;
  };
}
