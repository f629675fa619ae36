/**
 * From sentences to events: the frames of all kinds over every predication, what later sentences add, and mentions of one
 * event put together.
 */
import type { Mention } from './chunks.js';
import type { Quantity } from './quantities.js';
import { complementsOf, sayingVerbs, type Complement, type Predication } from './clauses.js';
import type { Entity, ReadDocument, ReadSentence } from './document.js';
import { fill, ofType } from './fillers.js';
import type { Detail, Draft, Fields, KindFrames, Looking, ReadField, Roles } from './frame.js';

/** The frames of a kind as the reader looks them up. */
export interface FrameIndex {
  readonly kinds: readonly KindFrames[];
  readonly verbs: ReadonlyMap<string, readonly Entry[]>;
  readonly nouns: ReadonlyMap<string, readonly Entry[]>;
  /** Kinds of which words around figures begin an event without a verb. */
  readonly beginning: ReadonlySet<string>;
}

interface Entry {
  readonly frames: KindFrames;
  readonly roles: Roles;
  readonly passive: Roles;
  readonly where: ((predication: Predication, of: Looking) => boolean) | undefined;
  readonly tells: Readonly<Record<string, unknown>>;
  readonly adds: boolean;
}

/**
 * Looks frames up by verb and by noun.
 *
 * @example
 * frameIndex([]).kinds // => []
 */
export function frameIndex(kinds: readonly KindFrames[]): FrameIndex {
  const verbs = new Map<string, Entry[]>();
  const nouns = new Map<string, Entry[]>();
  const put = (map: Map<string, Entry[]>, lemmas: string, entry: Entry): void => {
    for (const lemma of lemmas.trim().split(/\s*,\s*/)) {
      const list = map.get(lemma);
      if (list === undefined) map.set(lemma, [entry]);
      else list.push(entry);
    }
  };
  for (const frames of kinds) {
    for (const { verbs: lemmas, roles, passive, where, tells = {}, adds = false } of frames.verbs)
      put(verbs, lemmas, { frames, roles, passive: passive ?? turned(roles), where, tells, adds });
    for (const { nouns: lemmas, roles, where, tells = {}, adds = false } of frames.nouns)
      put(nouns, lemmas, { frames, roles, passive: roles, where, tells, adds });
  }
  const beginning = new Set(
    kinds
      .filter(({ details = [] }) => details.some(({ begins }) => begins))
      .map(({ kind }) => kind),
  );
  return { kinds, verbs, nouns, beginning };
}

/** What is the object of a verb is the subject of its passive; who does it stands after "by". */
function turned(roles: Roles): Roles {
  const { subject, object, ...rest } = roles;
  return {
    ...rest,
    ...(object === undefined ? {} : { subject: object }),
    ...(subject === undefined ? {} : { by: subject }),
  };
}

/**
 * The events of a text, those that were told first first.
 *
 * @example
 * typeof eventsOf // => 'function'
 */
export function eventsOf(document: ReadDocument, index: FrameIndex): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const sentence of document.sentences) {
    const looking: Looking = { document, sentence };
    const here: Draft[] = [];
    const additions: { frames: KindFrames; fields: Fields }[] = [];
    for (const predication of sentence.predications) {
      const entries = (predication.isNoun ? index.nouns : index.verbs).get(predication.lemma) ?? [];
      for (const entry of entries) {
        if (entry.where?.(predication, looking) === false) continue;
        for (let member = 0; member < membersOf(entry, predication); member += 1) {
          const fields = filled(entry, predication, looking, member);
          if (Object.keys(fields).length === 0 && Object.keys(entry.tells).length === 0) continue;
          const told: Fields = { ...fields, ...toldBy(entry.tells, predication, document.text) };
          const draft = draftOf(entry.frames, told, predication, looking);
          const read =
            entry.frames.reads === undefined ? draft : entry.frames.reads(draft, looking);
          if (read === undefined) continue;
          if (entry.adds) additions.push({ frames: entry.frames, fields: read.fields });
          else here.push(read);
        }
      }
    }
    const kept = withoutWeaker(here, index.kinds);
    let places: Places | undefined;
    for (const frames of index.kinds) {
      const own = kept.filter(({ kind }) => kind === frames.kind);
      const isTold = own.length > 0 || additions.some((addition) => addition.frames === frames);
      // a later sentence goes on with the event that was told before
      const last =
        own.length > 0
          ? undefined
          : drafts.slice(-reach).findLast(({ kind }) => kind === frames.kind);
      if (!isTold && last === undefined && !index.beginning.has(frames.kind)) continue;
      if (!isTold && !frames.cues.test(sentence.text)) continue;
      places ??= placesOf(looking);
      const details = detailsOf(frames, looking, places);
      const extra = merged([
        details.fields,
        ...additions.filter((addition) => addition.frames === frames).map(({ fields }) => fields),
      ]);
      if (own.length === 0) {
        if (Object.keys(extra).length === 0) continue;
        if (details.begins) {
          add(drafts, draftOf(frames, extra, undefined, looking), frames, looking);
          continue;
        }
        if (last !== undefined && goesOn(last, frames, extra, looking))
          replace(drafts, last, extended(last, extra));
        continue;
      }
      // what a sentence adds belongs to the event that was told last before it
      const starts = own.map(({ predication }) => predication?.start ?? sentence.start);
      for (const [at, draft] of own.entries()) {
        const from = at === 0 ? sentence.start : Math.min(...starts.slice(at));
        const to = at + 1 < own.length ? Math.min(...starts.slice(at + 1)) : sentence.end;
        const mine = Object.fromEntries(
          Object.entries(extra).filter(
            ([, { evidence }]) =>
              own.length === 1 || (evidence.start >= from && evidence.start < to),
          ),
        );
        add(drafts, extended(draft, mine), frames, looking);
      }
    }
  }
  const events: Draft[] = [];
  for (const draft of drafts) {
    const frames = index.kinds.find(({ kind }) => kind === draft.kind);
    if (frames === undefined) continue;
    const looking: Looking = { document, sentence: draft.sentence };
    const finished = frames.finish === undefined ? draft : frames.finish(draft, looking);
    if (finished === undefined || !hasOne(finished.fields, frames.needs)) continue;
    events.push(finished);
  }
  return events;
}

/**
 * Whether fields hold all of one of the sets.
 *
 * @example
 * hasOne({}, [['target']]) // => false
 */
export function hasOne(fields: Fields, sets: readonly (readonly string[])[]): boolean {
  return sets.some((names) => names.every((name) => fields[name] !== undefined));
}

function toldBy(
  tells: Readonly<Record<string, unknown>>,
  { start, end }: Predication,
  text: string,
): Fields {
  return Object.fromEntries(
    Object.entries(tells).map(([name, value]) => [
      name,
      {
        value,
        evidence: { start, end, text: text.slice(start, end) },
        entities: [],
        sure: 1,
      } satisfies ReadField,
    ]),
  );
}

/** How many things are bought or sold at once: each is an event of its own. */
function membersOf({ frames, roles, passive }: Entry, predication: Predication): number {
  const places = predication.passive ? passive : roles;
  const { subject, object, complements } = predication;
  const beside: readonly (readonly [string, Mention | undefined])[] = [
    ['subject', subject],
    ['object', object],
    ...complements.map(({ preposition, mention }) => [preposition, mention] as const),
  ];
  for (const [slot, mention] of beside) {
    const wanted = places[slot];
    if (mention === undefined || wanted === undefined) continue;
    const [first] = typeof wanted === 'string' ? [wanted] : wanted;
    if (first !== undefined && frames.roles[first] === 'asset' && mention.members.length > 1)
      return mention.members.length;
  }
  return 1;
}

function filled(
  { frames, roles, passive }: Entry,
  predication: Predication,
  of: Looking,
  member: number,
): Fields {
  const fields: Record<string, ReadField> = {};
  const places = predication.passive ? passive : roles;
  const take = (
    slot: string,
    mention: Mention | undefined,
    rest: readonly { preposition: string; mention: Mention }[],
  ): void => {
    const wanted = places[slot];
    if (mention === undefined || wanted === undefined) return;
    for (const role of typeof wanted === 'string' ? [wanted] : wanted) {
      const type = frames.roles[role];
      if (type === undefined || fields[role] !== undefined) continue;
      const single = type === 'asset' ? (mention.members[member] ?? mention) : mention;
      const read = fill(type, single, of, rest);
      if (read === undefined) continue;
      fields[role] = read;
      return;
    }
  };
  const { subject, object, phrase, complements } = predication;
  // who acts stands beside a noun itself rather than as the subject of the verb that it hangs on
  if (!predication.isNoun) {
    const own = beside(subject, predication, of.sentence);
    take('subject', subject, own);
    // "funding of $4 million went to …"
    own.forEach(({ preposition, mention }, at) => {
      take(`subject ${preposition}`, mention, own.slice(at + 1));
    });
  }
  if (phrase?.possessor !== undefined) take('possessor', phrase.possessor, []);
  else if (
    phrase?.determiner !== undefined &&
    /^(?:its|their|our|his|her)$/.test(phrase.determiner)
  )
    take('possessor', ownerOf(phrase, predication, of), []);
  take('object', object, complements);
  if (object?.possessor !== undefined) take('owner', object.possessor, []);
  if (phrase !== undefined) {
    take('phrase', phrase, complements);
    const figures: Mention = { ...phrase, name: undefined, head: '' };
    if (phrase.quantities.length > 0) take('figure', figures, []);
    const before = phrase.names[0];
    if (before !== undefined && phrase.name === undefined)
      take(
        'modifier',
        { ...phrase, name: before, names: [before], possessor: undefined, members: [] },
        [],
      );
  }
  complements.forEach(({ preposition, mention }, at) => {
    take(preposition, mention, complements.slice(at + 1));
  });
  if (predication.isNoun) take('subject', subject, []);
  return fields;
}

/** What belongs to the subject itself: "a stake in Acme was sold". */
function beside(
  subject: Mention | undefined,
  { start }: Predication,
  { chunks }: ReadSentence,
): readonly Complement[] {
  const at = subject === undefined ? -1 : chunks.indexOf(subject);
  return at === -1
    ? []
    : complementsOf(chunks, at + 1).filter(({ mention }) => mention.end <= start);
}

/** Whom "its" means: the subject of the verb that the phrase hangs on. */
function ownerOf(phrase: Mention, predication: Predication, of: Looking): Mention | undefined {
  const { governors } = predication;
  for (const { subject } of governors)
    if (subject !== undefined && subject.end < phrase.start) return subject;
  return (
    predication.subject ??
    of.sentence.predications.findLast(
      ({ subject }) => subject !== undefined && subject.end < phrase.start,
    )?.subject
  );
}

function draftOf(
  frames: KindFrames,
  fields: Fields,
  predication: Predication | undefined,
  { sentence, document }: Looking,
): Draft {
  const told = modalityOf(predication, sentence, fields);
  const isTakenBack = takenBack.test(
    document.text.slice(sentence.end, sentence.end + 200).trimStart(),
  );
  const { modality, reasons } = isTakenBack
    ? { modality: 'denied' as const, reasons: ['The sentence after takes it back.'] }
    : told;
  return { kind: frames.kind, fields, modality, sentence, predication, reasons };
}

/** An event whose fields another of the same words has too, and more, is told by the other. */
function withoutWeaker(drafts: readonly Draft[], kinds: readonly KindFrames[]): readonly Draft[] {
  return drafts.filter(
    (draft, at) =>
      !drafts.some(
        (other, index) =>
          index !== at &&
          other.kind === draft.kind &&
          overlaps(draft, other) &&
          !differs(draft, other, kinds) &&
          (size(other) > size(draft) || (size(other) === size(draft) && index < at)),
      ),
  );
}

/** Whether a field by which events are told apart is another stretch. */
function differs(one: Draft, other: Draft, kinds: readonly KindFrames[]): boolean {
  const [first] = kinds.find(({ kind }) => kind === one.kind)?.identity ?? [];
  if (first === undefined || one.predication !== other.predication) return false;
  const [a, b] = [one.fields[first]?.evidence, other.fields[first]?.evidence];
  return a !== undefined && b !== undefined && a.start !== b.start;
}

function size({ fields }: Draft): number {
  return Object.keys(fields).length;
}

/** Whether the two read the same stretch for the same field. */
function overlaps(one: Draft, other: Draft): boolean {
  return Object.entries(one.fields).some(([name, { evidence }]) => {
    const there = other.fields[name]?.evidence;
    return (
      there !== undefined &&
      name !== 'status' &&
      name !== 'stage' &&
      evidence.start === there.start &&
      evidence.end === there.end
    );
  });
}

/** What was told before so many others is not told again, nor gone on with; so the cost stays in line with the text. */
const reach = 100;

function add(drafts: Draft[], draft: Draft, frames: KindFrames, of: Looking): void {
  const known = drafts
    .slice(-reach)
    .findLast((other) => other.kind === draft.kind && isSame(other, draft, frames, of));
  if (known === undefined) drafts.push(draft);
  else replace(drafts, known, together(known, draft));
}

function replace(drafts: Draft[], old: Draft, draft: Draft): void {
  drafts[drafts.lastIndexOf(old)] = draft;
}

/** What is told of one event twice: nobody's part differs, and one is named in both or the second names nobody. */
function isSame(one: Draft, other: Draft, frames: KindFrames, of: Looking): boolean {
  if (one.sentence !== of.sentence && frames.apart?.(one, other.fields, of) === true) return false;
  let shared = 0;
  let named = 0;
  let known = 0;
  for (const name of frames.identity) {
    const [first, second] = [one.fields[name], other.fields[name]];
    if (first !== undefined) known += 1;
    if (second !== undefined) named += 1;
    if (first === undefined || second === undefined) continue;
    if (!isSameField(first, second)) return false;
    shared += 1;
  }
  if (shared > 0) return true;
  if (known === 0 && one.sentence === other.sentence) return true;
  return named === 0 && (frames.mentions.test(of.sentence.text) || one.sentence === other.sentence);
}

function isSameField(one: ReadField, other: ReadField): boolean {
  if (one.entities.length > 0 && other.entities.length > 0)
    return one.entities.some((entity) => other.entities.includes(entity));
  if (isFiner(one.value, other.value) || isFiner(other.value, one.value)) return true;
  const key = (value: unknown): string => JSON.stringify(value).toLowerCase();
  const [a, b] = [key(one.value), key(other.value)];
  return (
    a === b ||
    (typeof one.value === 'string' &&
      typeof other.value === 'string' &&
      (a.includes(b.slice(1, -1)) || b.includes(a.slice(1, -1))))
  );
}

/** The first telling's fields, and those that only the second has; what is surer takes the place of what is less. */
function together(one: Draft, other: Draft): Draft {
  const fields: Record<string, ReadField> = { ...one.fields };
  for (const [name, field] of Object.entries(other.fields)) {
    const known = fields[name];
    if (known === undefined || better(field, known)) fields[name] = field;
  }
  const modality =
    rank[other.modality] < rank[one.modality] && one.sentence.isHeadline
      ? other.modality
      : one.modality;
  const surer = one.sentence.isHeadline && !other.sentence.isHeadline ? other : one;
  return {
    ...surer,
    kind: one.kind,
    fields,
    modality,
    reasons: [...new Set([...one.reasons, ...other.reasons])],
  };
}

const rank = { asserted: 0, reported: 1, planned: 2, rumoured: 3, denied: 4 } as const;

function better(field: ReadField, known: ReadField): boolean {
  if (Array.isArray(field.value) && Array.isArray(known.value))
    return field.value.length > known.value.length;
  return (
    field.sure > known.sure + 0.1 ||
    isFuller(field.value, known.value) ||
    isFiner(field.value, known.value)
  );
}

/** "up 5% from a year earlier" after "up 5%": the same, and more. */
function isFuller(value: unknown, known: unknown): boolean {
  if (typeof value !== 'object' || typeof known !== 'object') return false;
  const [one, other] = [Object.entries(value ?? {}), Object.entries(known ?? {})];
  const all = new Map(one);
  return one.length > other.length && other.every(([name, part]) => all.get(name) === part);
}

/** So far apart two figures may be of which one is a rounded bound of the other. */
const NEAR = 0.1;

/** "$124.6 billion" after a headline's "more than $120 billion": the figure itself in place of its bound. */
function isFiner(value: unknown, known: unknown): boolean {
  const [one, other] = [figureOf(value), figureOf(known)];
  if (one === undefined || other?.approx === undefined || one.approx !== undefined) return false;
  if (one.unit !== other.unit) return false;
  const over = (one.figure - other.figure) / Math.abs(other.figure);
  if (Math.abs(over) > NEAR) return false;
  if (/^(?:more-than|at-least)$/.test(other.approx)) return over >= 0;
  if (/^(?:nearly|up-to|less-than)$/.test(other.approx)) return over <= 0;
  return true;
}

function figureOf(
  value: unknown,
): { readonly figure: number; readonly unit: unknown; readonly approx?: string } | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const {
    amount,
    value: number,
    currency,
    unit,
    approx,
  } = value as Readonly<Record<string, unknown>>;
  if (typeof amount === 'object') return figureOf(amount);
  const figure = Number(amount ?? number);
  return Number.isFinite(figure)
    ? { figure, unit: currency ?? unit, ...(typeof approx === 'string' ? { approx } : {}) }
    : undefined;
}

function extended(draft: Draft, extra: Fields): Draft {
  const added = Object.entries(extra).filter(([name, { value }]) => {
    const known = draft.fields[name];
    return known === undefined || isFuller(value, known.value) || isFiner(value, known.value);
  });
  return added.length === 0
    ? draft
    : { ...draft, fields: { ...draft.fields, ...Object.fromEntries(added) } };
}

function merged(all: readonly Fields[]): Fields {
  const fields: Record<string, ReadField> = {};
  for (const each of all) for (const [name, field] of Object.entries(each)) fields[name] ??= field;
  return fields;
}

/** A sentence goes on with an event where it speaks of it, or of its parties, and does not contradict it. */
function goesOn(draft: Draft, frames: KindFrames, extra: Fields, of: Looking): boolean {
  const { sentence, document } = of;
  if (sentence.index - draft.sentence.index > 12) return false;
  if (frames.apart?.(draft, extra, of) === true) return false;
  for (const name of frames.identity) {
    const [first, second] = [draft.fields[name], extra[name]];
    if (first !== undefined && second !== undefined && !isSameField(first, second)) return false;
  }
  if (frames.mentions.test(sentence.text)) return true;
  if (
    sentence.index === draft.sentence.index + 1 &&
    sentence.predications.some(({ subject }) => /^(?:it|they)$/.test(subject?.pronoun ?? ''))
  )
    return true;
  const parties = new Set(Object.values(draft.fields).flatMap(({ entities }) => entities));
  return sentence.predications.some(({ subject }) => {
    const entity: Entity | undefined =
      subject === undefined ? undefined : document.entityOf(subject, sentence);
    return entity !== undefined && parties.has(entity);
  });
}

/** A figure or a mention with the words before and after it, in which a line's end is a space. */
interface Beside<T> {
  readonly what: T;
  readonly before: string;
  readonly after: string;
}

interface Places {
  readonly figures: readonly Beside<{ quantity: Quantity; holder: Mention | undefined }>[];
  readonly mentions: readonly Beside<{ mention: Mention; rest: readonly Complement[] }>[];
}

/** So many letters before and after are looked at. */
const nearby = 90;

function placesOf({ sentence, document: { text } }: Looking): Places {
  const { start: from, end: to, chunks, quantities } = sentence;
  const around = <T>(start: number, end: number, what: T): Beside<T> => ({
    what,
    before: text.slice(Math.max(from, start - nearby), start).replace(/\s/g, ' '),
    after: text.slice(end, Math.min(to, end + nearby)).replace(/\s/g, ' '),
  });
  return {
    figures: quantities.map((quantity) =>
      around(quantity.start, quantity.end, {
        quantity,
        holder: chunks.find(
          (chunk): chunk is Mention =>
            chunk.type === 'mention' && chunk.quantities.includes(quantity),
        ),
      }),
    ),
    mentions: chunks.flatMap((mention, at) => {
      if (mention.type !== 'mention') return [];
      const [next, inner] = [chunks[at + 1], chunks[at + 2]];
      const rest =
        next?.type === 'link' && next.lower === 'of' && inner?.type === 'mention'
          ? [{ preposition: 'of', mention: inner }]
          : [];
      return [around(mention.start, mention.end, { mention, rest })];
    }),
  };
}

/** What the words around figures and names tell in a sentence. */
function detailsOf(
  frames: KindFrames,
  of: Looking,
  places: Places,
): { readonly fields: Fields; readonly begins: boolean } {
  const fields: Record<string, ReadField> = {};
  let begins = false;
  const { sentence, document } = of;
  const taken = new Set<number>();
  for (const detail of frames.details ?? []) {
    if (fields[detail.field] !== undefined) continue;
    const read = detailIn(detail, of, places, taken);
    if (read === undefined) continue;
    fields[detail.field] = read;
    begins ||= detail.begins === true;
  }
  for (const { field, value, pattern } of frames.tellings ?? []) {
    if (fields[field] !== undefined) continue;
    const match = pattern.exec(sentence.text);
    if (match === null) continue;
    const start = sentence.start + match.index;
    const end = start + match[0].length;
    fields[field] = {
      value,
      evidence: { start, end, text: document.text.slice(start, end) },
      entities: [],
      sure: 1,
    };
  }
  return { fields, begins };
}

function detailIn(
  { type, before, after }: Detail,
  of: Looking,
  { figures, mentions }: Places,
  taken: Set<number>,
): ReadField | undefined {
  const fits = (place: Beside<unknown>): boolean =>
    (before === undefined || before.test(place.before)) &&
    (after === undefined || after.test(place.after));
  if (
    type === 'money' ||
    type === 'sum' ||
    type === 'percent' ||
    type === 'count' ||
    type === 'quantity' ||
    type === 'change' ||
    type === 'period' ||
    type === 'date'
  ) {
    for (const place of figures) {
      const { quantity, holder } = place.what;
      if (taken.has(quantity.start) || !fits(place)) continue;
      const read = ofType(type, quantity, holder, of.document.text);
      if (read === undefined) continue;
      taken.add(quantity.start);
      return read;
    }
    return undefined;
  }
  for (const place of mentions) {
    if (!fits(place)) continue;
    const read = fill(type, place.what.mention, of, place.what.rest);
    if (read !== undefined) return read;
  }
  return undefined;
}

/** Words by which a sentence says that what it tells is not confirmed. */
export const rumours =
  /\b(?:people|persons?|sources?|source|insiders?) (?:familiar|close|with (?:direct )?knowledge|briefed|aware)|\baccording to (?:people|sources|a person|two people|three people)|\b(?:reportedly|rumou?red|rumou?rs?|(?:is|are|was|were|been) said (?:[^,.]{1,20} )?to|said to (?:be|have)|linked with a|(?:there (?:is|was) )?talk of an?|(?:subject|object) of talk|possible (?:bid|offer|takeover|sale|merger)|under consideration|sources said|speculation|market talk|allegedly)\b/i;
const trailing =
  /, (?:the )?\p{Lu}[\p{L}.&’' -]+ (?:reported|reports)(?: (?:on|earlier|citing|last|this)\b.*)?[.,]?$/u;
const reports =
  /\b(?:according to (?:a |an |the )?(?:media |press )?(?:reports?|Bloomberg|Reuters|the Wall Street Journal|the Financial Times|WSJ|FT|CNBC|Nikkei|TechCrunch|newspapers?)|(?:Bloomberg|Reuters|the Wall Street Journal|the Financial Times|WSJ|FT|CNBC|Nikkei|TechCrunch|The Information|Sky News|Axios|Caixin|local media|media)(?: News)? (?:has |have |earlier |first )?reported)/i;

const planning: ReadonlySet<string> = new Set(
  `plan intend aim want seek hope propose consider mull weigh explore eye ponder study contemplate prepare target look try
  wish desire intention effort right option proposal ambition evaluate float near approach pursue attempt bid offer compete vie race fight battle jockey`
    .trim()
    .split(/\s+/),
);
const denying: ReadonlySet<string> = new Set(
  'deny refuse reject decline dismiss rebuff'.split(' '),
);
const doubting: ReadonlySet<string> = new Set(
  'consider mull weigh explore eye ponder study contemplate evaluate rumour rumor'.split(' '),
);

/** A sentence that calls the report of what it tells untrue. */
const untrue =
  /\b(?:(?:is|are|was|were) (?:not true|untrue|false|incorrect|baseless|unfounded|without (?:foundation|basis)|nonsense)|no truth|not the case|pure (?:invention|fiction|speculation)|(?:dismiss|den[iy]|refut|rebut)\w*\b[^.]{0,60}\b(?:reports?|rumou?rs?|claims?|suggestions?|speculation|article|story))\b/i;

/** The sentence after, where it takes back what another said. */
const takenBack =
  /^[^.!?]{0,120}\b(?:(?:report|article|story|claim|rumou?r)s?\b[^.!?]{0,40}\b(?:wrong|false|untrue|inaccurate|incorrect|nonsense|baseless|unfounded|made up)|(?:denied|dismissed|rejected|refuted) (?:it|that|the (?:report|story|article|claim)|those reports|any such))\b/i;

/** How sure the text is of an event, by what its verb hangs on and who says so. */
function modalityOf(
  predication: Predication | undefined,
  sentence: ReadSentence,
  fields: Fields,
): { readonly modality: Draft['modality']; readonly reasons: readonly string[] } {
  const reasons: string[] = [];
  const modality = ((): Draft['modality'] => {
    if (predication !== undefined) {
      const { negated, governors, adverbs, modal } = predication;
      const lead = sentence.text.slice(
        Math.max(0, predication.start - sentence.start - 70),
        predication.start - sentence.start,
      );
      if (
        /\b(?:never|far from|instead of|rather than|without|short of|refrain from)\b[^,;.:]*$/i.test(
          lead,
        )
      )
        return 'denied';
      if (
        /\b(?:whether|if|unless)\b[^,;.:]*$/i.test(lead) &&
        !/\b(?:if|whether) (?:approved|completed)\b/i.test(lead)
      )
        return 'denied';
      if (negated && !/^(?:yet|only)$/.test(adverbs[0] ?? '')) return 'denied';
      for (const { lemma, negated: isNegated } of governors) {
        if (denying.has(lemma) || lemma === 'rule out' || lemma === 'rule') return 'denied';
        if (isNegated && !sayingVerbs.has(lemma)) return 'denied';
        if (isNegated && /^(?:confirm|expect|think|believe)$/.test(lemma)) return 'rumoured';
      }
      if (
        /\b(?:no (?:plans?|intention|interest|need|talks?|agreement|deal)|not (?:for sale|interested))\b/i.test(
          sentence.text,
        ) &&
        governors.some(
          ({ lemma }) =>
            planning.has(lemma) ||
            lemma === 'talk' ||
            lemma === 'agreement' ||
            lemma === 'interest',
        )
      )
        return 'denied';
      if (untrue.test(sentence.text)) return 'denied';
      if (rumours.test(sentence.text)) return 'rumoured';
      if (
        governors.some(({ lemma, subject }) => doubting.has(lemma) && subject !== undefined) ||
        modal === 'may' ||
        modal === 'might' ||
        modal === 'could'
      )
        return 'rumoured';
      if (governors.some(({ lemma }) => planning.has(lemma))) return 'planned';
      if (reports.test(sentence.text) || trailing.test(sentence.text)) return 'reported';
      // a paper reported it, where neither party did
      if (
        governors.some(
          ({ lemma, subject }) =>
            lemma === 'report' &&
            subject?.name !== undefined &&
            !Object.values(fields).some(({ entities }) =>
              entities.some(({ aliases }) => aliases.has(subject.name?.text ?? '')),
            ),
        )
      )
        return 'reported';
      return 'asserted';
    }
    if (rumours.test(sentence.text)) return 'rumoured';
    return reports.test(sentence.text) ? 'reported' : 'asserted';
  })();
  if (modality !== 'asserted') reasons.push(`The text has it as ${modality}.`);
  return { modality, reasons };
}
