/**
 * What a mention gives for a field: the name of a party, a figure, the words of a phrase, each with its place.
 */
import type { Mention, Name, Stretch } from './chunks.js';
import type { Complement } from './clauses.js';
import type { Entity } from './document.js';
import type { Looking, ReadField, RoleType } from './frame.js';
import type { Quantity } from './quantities.js';
import { isCommon } from './tagging.js';
import { companyNouns, singularOf } from './words.js';

/** Nouns of a part of a company's capital. */
export const stakeNouns: ReadonlySet<string> = new Set(
  'stake interest share shareholding holding stock equity majority minority remainder rest portion pct percent ownership control'.split(
    ' ',
  ),
);

/** Nouns that say nothing of what is bought unless other words do. */
const bareAssets: ReadonlySet<string> = new Set(
  `asset business operation unit division subsidiary company firm deal transaction thing item product property land building
  target part portion rights right it that this one time way agreement approval number service services`
    .trim()
    .split(/\s+/),
);

/**
 * Reads a mention as a type of role takes it.
 *
 * @example
 * typeof fill // => 'function'
 */
export function fill(
  type: RoleType,
  mention: Mention,
  of: Looking,
  following: readonly Complement[],
): ReadField | undefined {
  switch (type) {
    case 'party':
      return party(mention, of);
    case 'parties':
      return parties(mention, of);
    case 'asset':
      return asset(mention, of, following);
    case 'person':
      return person(mention, of);
    case 'place':
      return place(mention);
    case 'money':
    case 'sum':
    case 'percent':
    case 'count':
    case 'quantity':
    case 'change':
    case 'date':
    case 'period':
      return figure(type, mention, of);
    case 'phrase':
      return phrase(mention, of, following);
    case 'phrases': {
      const one = phrase(mention, of, following);
      return one === undefined
        ? undefined
        : {
            ...one,
            value:
              mention.members.length > 1
                ? mention.members.map((member) => phraseText(member))
                : [one.value],
          };
    }
    case 'round':
      return round(mention);
  }
}

function fieldOf(
  value: unknown,
  evidence: Stretch,
  sure = 1,
  entities: readonly Entity[] = [],
): ReadField {
  return { value, evidence, sure, entities };
}

function named(name: Name, entity: Entity | undefined, sure: number): ReadField {
  // the fuller form stands in the text too
  const shown = entity?.name ?? name;
  return fieldOf(
    plainText(shown.text),
    stretchOf(shown),
    sure,
    entity === undefined ? [] : [entity],
  );
}

/** A line's end inside a name or phrase is a space. */
function plainText(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function stretchOf({ start, end, text }: Stretch): Stretch {
  return { start, end, text };
}

function party(mention: Mention, { document, sentence }: Looking): ReadField | undefined {
  if (mention.members.length > 0) return undefined;
  if (mention.name !== undefined) {
    if (/^(?:pre-)?series [a-k]\b/i.test(mention.name.text)) return undefined;
    const entity = document.entityOf(mention, sentence);
    const kind = entity?.class ?? mention.name.class;
    if (kind === 'place' || kind === 'person') return undefined;
    return named(mention.name, entity, kind === 'organisation' ? 1 : 0.9);
  }
  const entity = document.entityOf(mention, sentence);
  if (entity !== undefined && entity.class !== 'place' && entity.class !== 'person')
    return named(
      entity.name,
      entity,
      mention.pronoun === 'it' || mention.pronoun === 'its' ? 0.85 : 0.7,
    );
  return undefined;
}

function parties(mention: Mention, of: Looking): ReadField | undefined {
  if (mention.members.length === 0) {
    const one = party(mention, of) ?? somebody(mention, of);
    return one === undefined ? undefined : { ...one, value: [one.value] };
  }
  const read = mention.members.flatMap((member) => party(member, of) ?? somebody(member, of) ?? []);
  if (read.length === 0) return undefined;
  const start = Math.min(...read.map(({ evidence }) => evidence.start));
  const end = Math.max(...read.map(({ evidence }) => evidence.end));
  return fieldOf(
    [...new Set(read.map(({ value }) => value as string))],
    { start, end, text: of.document.text.slice(start, end) },
    Math.min(...read.map(({ sure }) => sure)),
    read.flatMap(({ entities }) => entities),
  );
}

/** A person who buys or invests like a company. */
function somebody(mention: Mention, { document, sentence }: Looking): ReadField | undefined {
  const entity = mention.name === undefined ? undefined : document.entityOf(mention, sentence);
  return mention.name !== undefined && (entity?.class ?? mention.name.class) === 'person'
    ? named(mention.name, entity, 0.9)
    : undefined;
}

function person(mention: Mention, { document, sentence }: Looking): ReadField | undefined {
  const entity = document.entityOf(mention, sentence);
  const name = mention.name;
  if (name === undefined)
    return entity?.class === 'person' ? named(entity.name, entity, 0.8) : undefined;
  const kind = entity?.class ?? name.class;
  if (kind === 'place' || kind === 'organisation') return undefined;
  const title =
    mention.description?.text ?? entity?.description?.text.replace(/^(?:the|an?|its) /i, '');
  const shown = named(name, entity, kind === 'person' ? 1 : 0.7);
  return title === undefined
    ? { ...shown, value: { name: shown.value } }
    : { ...shown, value: { name: shown.value, title } };
}

function place(mention: Mention): ReadField | undefined {
  // "in Galicia and Asturias"
  const [first] = mention.members;
  const last = mention.members.at(-1);
  if (
    first?.name !== undefined &&
    last?.name !== undefined &&
    mention.members.length === 2 &&
    mention.members.every(
      ({ name, head }) =>
        name !== undefined && head === '' && /^(?:place|unknown)$/.test(name.class),
    )
  ) {
    const [start, end] = [first.name.start, last.name.end];
    const text = `${first.name.text} and ${last.name.text}`;
    return fieldOf(text, { start, end, text }, 0.7);
  }
  if (mention.name === undefined) return undefined;
  return fieldOf(
    mention.name.text,
    stretchOf(mention.name),
    mention.name.class === 'place' ? 1 : 0.7,
  );
}

/** What is bought or sold. A stake's company stands after "in" or "of". */
function asset(
  mention: Mention,
  of: Looking,
  following: readonly Complement[],
): ReadField | undefined {
  const { head, quantities } = mention;
  const isPercent =
    head === '' &&
    mention.name === undefined &&
    quantities.some(({ read }) => read.type === 'percent');
  if (isPercent || stakeNouns.has(head) || /^(?:asset|all|most|substantially|part)$/.test(head)) {
    const inner = following.find(({ preposition }) => preposition === 'in' || preposition === 'of');
    if (inner !== undefined) {
      const rest = following.slice(following.indexOf(inner) + 1);
      const found = asset(inner.mention, of, rest);
      if (found !== undefined) return found;
    }
    // "1.3 million CooperVision common shares"
    const held = mention.names.at(-1);
    if (held !== undefined && mention.possessor === undefined && head !== 'asset')
      return named(held, of.document.entityOf(held, of.sentence), 0.9);
    if (mention.possessor !== undefined && !isPercent) {
      const owner = party(mention.possessor, of);
      if (owner !== undefined && stakeNouns.has(head) && head !== 'stake' && head !== 'interest')
        return owner;
      if (owner !== undefined && head === 'asset') return assetPhrase(mention, of, following);
    }
    if (head !== 'asset' || mention.words.length < 2) return undefined;
    return assetPhrase(mention, of, following);
  }
  const apposed = of.sentence.appositions.find(
    (each) => each.of === mention && each.mention.name !== undefined,
  );
  if (apposed !== undefined) return party(apposed.mention, of);
  const inside = following[0];
  if (head === '' && mention.name === undefined && inside?.preposition === 'of')
    return asset(inside.mention, of, following.slice(1));
  if (mention.members.length > 0) {
    const first = asset(mention.members[0] as Mention, of, following);
    return first;
  }
  const whole = party(mention, of);
  if (whole !== undefined) return whole;
  if (mention.name !== undefined && mention.determiner === 'the')
    return named(mention.name, of.document.entityOf(mention, of.sentence), 0.8);
  return assetPhrase(mention, of, following);
}

function assetPhrase(
  mention: Mention,
  { document, sentence }: Looking,
  following: readonly Complement[],
): ReadField | undefined {
  if (mention.pronoun !== undefined || mention.head === '') return undefined;
  const words = mention.words.filter(
    ({ tag, quantity }) =>
      tag !== 'determiner' &&
      (quantity === undefined || quantity.read.type === 'number') &&
      tag !== 'sign',
  );
  const telling = words.filter(
    ({ tag, lower }) =>
      tag === 'name' ||
      tag === 'noun' ||
      (tag === 'adjective' &&
        !/^(?:existing|entire|remaining|whole|certain|other|such|own|same|new|major|key)$/.test(
          lower,
        )),
  );
  const first = words[0];
  if (first === undefined) return undefined;
  if (bareAssets.has(mention.head) && telling.length < 2 && mention.possessor?.name === undefined) {
    const inner = following[0];
    if (inner?.preposition === 'of' && inner.mention.name !== undefined)
      return party(inner.mention, { document, sentence: sentence });
    return undefined;
  }
  const isAsset =
    assetNouns.has(mention.head) ||
    mention.names.length > 0 ||
    mention.possessor?.name !== undefined;
  // "its Star Oil and Gas Ltd unit": the unit's name
  const own = mention.names.at(-1);
  if (
    own !== undefined &&
    /^(?:unit|subsidiary|division|arm|affiliate|chain|brand|magazine|newspaper|network|group|app|platform)$/.test(
      mention.head,
    ) &&
    own.end > mention.end - mention.head.length - 4 - (mention.words.at(-1)?.text.length ?? 0)
  ) {
    const entity = document.entityOf(own, sentence);
    return named(own, entity, 0.9);
  }
  // "four business units"
  const isVague =
    /^(?:units|subsidiaries|assets|divisions|businesses|companies|banks|operations)$/.test(
      mention.words.at(-1)?.lower ?? '',
    ) &&
    mention.names.length === 0 &&
    mention.possessor === undefined;
  const isPart = bareAssets.has(mention.head);
  // "San Francisco-based fflick": where it sits is no part of what it is called
  const last = words.at(-1) ?? first;
  const isSeated =
    !isCommon(last.lower) && /-(?:based|headquartered)$/.test(words.at(-2)?.lower ?? '');
  const opening = isSeated ? last : first;
  const start = mention.possessor?.name === undefined || isPart ? opening.start : mention.start;
  return fieldOf(
    document.text.slice(start, mention.end).replace(/\s+/g, ' '),
    { start, end: mention.end, text: document.text.slice(start, mention.end) },
    isVague ? 0.45 : isAsset || isSeated ? 0.75 : 0.4,
  );
}

/** What companies buy and sell of one another. */
const assetNouns: ReadonlySet<string> = new Set(
  `business unit division subsidiary operation asset arm company firm maker startup start-up plant factory mine field store chain
  brand portfolio licence license property hotel bank branch network station newspaper magazine refinery pipeline ship
  platform provider retailer developer manufacturer producer operator supplier distributor facility line group studio hospital property restaurant plant mall shop farm estate warehouse centre building tower airport
  brewery patent right interest service services center centre site warehouse vineyard airline terminal port club team`
    .trim()
    .split(/\s+/),
);

/** The figure of a type that a mention holds. */
function figure(
  type: 'money' | 'sum' | 'percent' | 'count' | 'quantity' | 'change' | 'date' | 'period',
  mention: Mention,
  { document }: Looking,
): ReadField | undefined {
  for (const quantity of mention.quantities) {
    const read = ofType(type, quantity, mention, document.text);
    if (read !== undefined) return read;
  }
  return undefined;
}

/**
 * A figure as a field of the type takes it; nothing where it is of another type or has no value.
 *
 * @example
 * typeof ofType // => 'function'
 */
export function ofType(
  type: RoleType,
  quantity: Quantity,
  mention: Mention | undefined,
  text: string,
): ReadField | undefined {
  const { read, start, end, core } = quantity;
  const evidence: Stretch = { start: core, end, text: text.slice(core, end) };
  switch (read.type) {
    case 'money':
      if (type === 'sum')
        return perUnit.test(text.slice(end, end + 40))
          ? undefined
          : fieldOf(read.value, evidence, read.bare ? 0.95 : 1);
      return type === 'money' || type === 'quantity'
        ? read.value === undefined
          ? fieldOf(undefined, evidence)
          : fieldOf(read.value, evidence, read.bare ? 0.95 : 1)
        : undefined;
    case 'percent':
      if (type === 'percent') return fieldOf(Number(read.value), evidence);
      if (type === 'change') return fieldOf({ value: read.value, unit: 'percent' }, evidence);
      if (type === 'quantity') return fieldOf({ value: read.value, unit: 'percent' }, evidence);
      return undefined;
    case 'points':
      return type === 'change'
        ? fieldOf({ value: read.value, unit: 'points' }, evidence)
        : undefined;
    case 'number': {
      if (type !== 'count' && type !== 'quantity') return undefined;
      const approx = read.approx === undefined ? {} : { approx: read.approx };
      const unit = mention === undefined ? undefined : unitOf(mention, quantity);
      return fieldOf(
        { value: read.value, ...(unit === undefined ? {} : { unit: unit.text }), ...approx },
        { start: core, end: unit?.end ?? end, text: text.slice(core, unit?.end ?? end) },
      );
    }
    case 'date':
      if (type !== 'date' && type !== 'period') return undefined;
      return read.value === undefined
        ? undefined
        : fieldOf(read.value, { start, end, text: text.slice(start, end) });
    case 'period':
      if (type !== 'period') return undefined;
      return read.value === undefined
        ? undefined
        : fieldOf(read.value, { start, end, text: text.slice(start, end) });
  }
}

/** "a share", "per common share", "each". */
const perUnit =
  /^\s*(?:(?:a|per|for each|for every)(?: [\w-]+){0,2} (?:share|barrel|ton|tonne|ounce|unit|month|year)\b|each\b|apiece\b|-a-share)/i;

/** What a count is of: the noun after it, in the singular. */
function unitOf(
  mention: Mention,
  quantity: Quantity,
): { readonly text: string; readonly end: number } | undefined {
  const words = mention.words.filter(({ start, tag }) => start >= quantity.end && tag !== 'sign');
  const last = words.at(-1);
  if (last === undefined) return undefined;
  const before = words.slice(0, -1).map(({ text }) => text);
  return { text: [...before, singularOf(last.text)].join(' '), end: last.end };
}

/** The words of a phrase without its article, with what "of" and "for" add to it. */
function phrase(
  mention: Mention,
  { document }: Looking,
  following: readonly Complement[],
): ReadField | undefined {
  if (mention.pronoun !== undefined) return undefined;
  const first = mention.words.find(({ tag }) => tag !== 'determiner');
  if (first === undefined) return undefined;
  const inner = following[0];
  const start = mention.possessor === undefined ? first.start : mention.start;
  const end =
    inner !== undefined && inner.preposition === 'of' && inner.mention.start - mention.end < 6
      ? inner.mention.end
      : mention.end;
  return fieldOf(
    document.text.slice(start, end).replace(/\s+/g, ' '),
    { start, end, text: document.text.slice(start, end) },
    companyNouns.has(mention.head) ? 0.6 : 0.9,
  );
}

/** The words of a mention without its article. */
function phraseText(mention: Mention): string {
  const words = mention.words.filter(({ tag }) => tag !== 'determiner');
  return words.map(({ text }) => text).join(' ');
}

const roundPattern =
  /\b(?:(?:pre-)?series [A-K](?:-?\d)?\+?(?!\w)(?: extension)?|(?:pre-)?seed(?:-plus|[- ]extension)?|(?:public |private )?token (?:pre)?sale|initial (?:coin|farm|dex|token|exchange) offering|simple agreement for future (?:tokens|equity)|angel|bridge|growth|venture|strategic|corporate|private placement|private|public|pre-IPO|post-IPO (?:equity|debt)|mezzanine|convertible notes?|debt|grant|crowdfunding|late[- ]stage|early[- ]stage)(?![\w-])/i;

/** "Series C", "seed", "pre-seed" of a round's phrase. */
function round(mention: Mention): ReadField | undefined {
  const [first] = mention.words;
  const last = mention.words.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const text = mention.words.map(({ text: word }) => word).join(' ');
  const found = roundIn(text, first.start);
  return found !== undefined &&
    (/^(?:pre-)?(?:series|seed)/i.test(found.evidence.text) ||
      /^(?:round|funding|financing|investment|raise|capital|placement|note)$/.test(mention.head))
    ? found
    : undefined;
}

/**
 * The name of a round in a stretch of text.
 *
 * @example
 * typeof roundIn // => 'function'
 */
export function roundIn(text: string, offset: number): ReadField | undefined {
  const match = roundPattern.exec(text);
  if (match === null) return undefined;
  const [whole] = match;
  return fieldOf(
    whole
      .replace(/^series/i, 'Series')
      .replace(/(?<=Series )([a-k])/, (letter) => letter.toUpperCase()),
    { start: offset + match.index, end: offset + match.index + whole.length, text: whole },
  );
}
