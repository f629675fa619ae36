/**
 * Who does what to whom in a sentence: verbs and nouns of events with their subject, object and complements, their
 * modality, and whether they are denied.
 */
import type { Chunk, Link, Mention, Stretch, VerbGroup } from './chunks.js';

/** A complement with its preposition: "for $5 million". */
export interface Complement {
  readonly preposition: string;
  readonly mention: Mention;
}

/** A verb or a noun of an event with what belongs to it. */
export interface Predication {
  readonly lemma: string;
  readonly isNoun: boolean;
  readonly passive: boolean;
  readonly form: VerbGroup['form'] | 'noun';
  readonly infinitive: boolean;
  readonly finite: boolean;
  readonly perfect: boolean;
  readonly progressive: boolean;
  readonly negated: boolean;
  readonly modal: string | undefined;
  readonly adverbs: readonly string[];
  /** What it hangs on, from the inside out: "agreed to buy" has `agree`, "is in talks to buy" `talk` and `be`. */
  readonly governors: readonly Governor[];
  readonly subject: Mention | undefined;
  readonly object: Mention | undefined;
  readonly complements: readonly Complement[];
  /** Of a noun the phrase that it is the head of. */
  readonly phrase: Mention | undefined;
  /** Where the verb or noun stands. */
  readonly start: number;
  readonly end: number;
  /** The place of the chunk in its sentence. */
  readonly at: number;
  /** It is told beside the news: after "when", "since" or "which", or by a noun that no verb tells anything new of. */
  readonly aside: boolean;
}

/** A verb or noun that another predicate hangs on. */
export interface Governor {
  readonly lemma: string;
  readonly negated: boolean;
  readonly subject: Mention | undefined;
  readonly modal: string | undefined;
  readonly passive: boolean;
  readonly start: number;
  readonly end: number;
}

/** A sentence in its parts. */
export interface Clauses {
  readonly chunks: readonly Chunk[];
  readonly predications: readonly Predication[];
  /** What is said of a name after a comma: "a Beijing-based maker of chips". */
  readonly appositions: readonly {
    readonly of: Mention;
    readonly mention: Mention;
    readonly stretch: Stretch;
    /** All that stands in it. */
    readonly chunks: readonly Chunk[];
  }[];
}

/** Verbs that hand on what somebody said. */
export const sayingVerbs: ReadonlySet<string> = new Set(
  `say announce report state disclose reveal confirm add note tell declare claim deny write estimate predict forecast
  believe expect think know see find show explain insist stress warn indicate suggest argue project reckon unveil hear
  understand`.trim().split(/\s+/), // prettier-ignore
);

/** Whoever does this to a deal does not make it: regulators, courts, banks. */
const judgingVerbs: ReadonlySet<string> = new Set(
  `approve clear block reject overturn oppose review finance fund follow probe investigate examine challenge back support
  welcome criticise criticize question vote recommend include advise`.trim().split(/\s+/), // prettier-ignore
);

/** Verbs whose object it is that acts: "allows Acme to buy". */
const objectControl: ReadonlySet<string> = new Set(
  'allow enable ask urge force permit help hire require order want invite advise let pay appoint'.split(
    ' ',
  ),
);

/**
 * Takes a sentence apart.
 *
 * @example
 * typeof clausesOf // => 'function'
 */
export function clausesOf(
  chunks: readonly Chunk[],
  text: string,
  eventNouns: ReadonlySet<string>,
): Clauses {
  const { flat: bare, appositions } = withoutAppositions(chunks, text);
  const flat = withPairs(bare, appositions);
  const predications: Predication[] = [];
  const subjects = new Map<number, Mention | undefined>();
  const governed = new Map<number, readonly Governor[]>();
  for (let at = 0; at < flat.length; at += 1) {
    const chunk = flat[at] as Chunk;
    if (chunk.type !== 'verbs') continue;
    const found = subjectOf(flat, at, subjects, governed);
    const reduced = isReducedPassive(flat, at, found.subject);
    const passive = chunk.passive || reduced;
    // "a round led by X": what it is said of stands right before it
    const nearest = flat[at - 1];
    const subject = reduced && nearest?.type === 'mention' ? nearest : found.subject;
    subjects.set(at, subject);
    governed.set(at, found.governors);
    const object = passive && !takesObjectInPassive(chunk.lemma) ? undefined : objectOf(flat, at);
    const complements = complementsOf(flat, object?.next ?? at + 1);
    predications.push({
      lemma: chunk.lemma,
      isNoun: false,
      passive,
      form: chunk.form,
      infinitive: chunk.infinitive,
      finite: chunk.finite,
      perfect: chunk.perfect,
      progressive: chunk.progressive,
      negated: chunk.negated,
      modal: chunk.modal,
      adverbs: chunk.adverbs,
      governors: found.governors,
      subject,
      object: object?.mention ?? (passive ? undefined : relativeObject(flat, at, subject)),
      complements,
      phrase: undefined,
      start: chunk.start,
      end: chunk.end,
      at,
      aside: isAside(flat, at, subject) || (reduced && isLink(flat[at - 1], ',')),
    });
  }
  for (let at = 0; at < flat.length; at += 1) {
    const chunk = flat[at] as Chunk;
    if (chunk.type !== 'mention') continue;
    // "a $27 million Series A" is a round by its name
    const noun =
      chunk.name !== undefined && /^(?:pre-)?series [a-k]\b/i.test(chunk.name.text)
        ? 'series'
        : chunk.head;
    if (!eventNouns.has(noun)) continue;
    const verb = verbBefore(flat, at, predications);
    // "The acquisition … was completed"
    const after = predications.find(({ isNoun, subject }) => !isNoun && subject === chunk);
    // "Castellane in €1.4bn swoop for Viarta"
    const actor =
      verb === undefined && at === 2 && isLink(flat[1], 'in', 'to') && flat[0]?.type === 'mention'
        ? flat[0]
        : undefined;
    const last = chunk.words.at(-1);
    predications.push({
      lemma: noun,
      isNoun: true,
      passive: false,
      form: 'noun',
      infinitive: false,
      finite: false,
      perfect: verb?.perfect ?? false,
      progressive: verb?.progressive ?? false,
      negated: chunk.determiner === 'no' || verb?.negated === true || after?.negated === true,
      modal: verb?.modal,
      adverbs: verb?.adverbs ?? [],
      governors:
        verb !== undefined
          ? [...nounsPassed(flat, at, verb.at), governorOf(verb), ...verb.governors]
          : after !== undefined
            ? [governorOf(after), ...after.governors]
            : [],
      subject:
        actor ??
        (verb?.passive === false && !judgingVerbs.has(verb.lemma) ? verb.subject : undefined),
      object: undefined,
      complements: complementsOf(flat, at + 1),
      phrase: chunk,
      start: last?.start ?? chunk.start,
      end: chunk.end,
      at,
      aside:
        verb === undefined &&
        after === undefined &&
        actor === undefined &&
        flat.some(({ type }) => type === 'verbs'),
    });
  }
  predications.sort((one, other) => one.start - other.start);
  return { chunks: flat, predications, appositions };
}

function governorOf(verb: Predication): Governor {
  const { lemma, negated, subject, modal, passive, start, end } = verb;
  return { lemma, negated, subject, modal, passive, start, end };
}

function isLink(chunk: Chunk | undefined, ...lowers: readonly string[]): boolean {
  return chunk?.type === 'link' && lowers.includes(chunk.lower);
}

function isPreposition(chunk: Chunk | undefined): boolean {
  return chunk?.type === 'link' && (chunk.tag === 'preposition' || chunk.lower === 'to');
}

function isTimeOnly(mention: Mention): boolean {
  return (
    mention.head === '' &&
    mention.name === undefined &&
    mention.quantities.length > 0 &&
    mention.quantities.every(({ read }) => read.type === 'date' || read.type === 'period')
  );
}

/** A name's apposition and where it is from stand apart from what the sentence says of it. */
function withoutAppositions(
  chunks: readonly Chunk[],
  text: string,
): { readonly flat: readonly Chunk[]; readonly appositions: Clauses['appositions'] } {
  const flat: Chunk[] = [];
  const appositions: Clauses['appositions'][number][] = [];
  let at = 0;
  while (at < chunks.length) {
    const chunk = chunks[at] as Chunk;
    flat.push(chunk);
    at += 1;
    if (chunk.type !== 'mention' || chunk.members.length > 0) continue;
    // "X (Y) of Ottawa," and "X, of Ottawa," and "X, a maker of Z,"
    const end = appositionEnd(chunks, at, chunk);
    if (end === undefined) continue;
    const first = chunks[at + 1];
    const last = chunks[end - 1];
    if (first?.type === 'mention' && last !== undefined)
      appositions.push({
        of: chunk,
        mention: first,
        stretch: { start: first.start, end: last.end, text: text.slice(first.start, last.end) },
        chunks: chunks.slice(at + 1, end),
      });
    at = isLink(chunks[end], ',') || isLink(chunks[end], ')') ? end + 1 : end;
  }
  return { flat, appositions };
}

/**
 * "Acme, a maker of chips, and Bolt signed": two that act together, though what the first is stands between; "Acme, a maker
 * of chips, and Bolt said" after a verb begins a clause.
 */
function withPairs(
  chunks: readonly Chunk[],
  appositions: Clauses['appositions'],
): readonly Chunk[] {
  if (appositions.length === 0) return chunks;
  const described = new Set(appositions.map(({ of }) => of));
  const joined: Chunk[] = [];
  for (let at = 0; at < chunks.length; at += 1) {
    const chunk = chunks[at] as Chunk;
    const other = chunks[at + 2];
    if (
      chunk.type !== 'mention' ||
      !described.has(chunk) ||
      chunk.name === undefined ||
      !isLink(chunks[at + 1], 'and') ||
      other?.type !== 'mention' ||
      other.name === undefined ||
      other.possessor !== undefined ||
      other.members.length > 0
    ) {
      joined.push(chunk);
      continue;
    }
    const acts = chunks[at + 3]?.type === 'verbs';
    const day = chunks[at - 2];
    const isFirst =
      (isLink(chunks[at - 1], ',') && day?.type === 'mention' && isTimeOnly(day)) ||
      !chunks.slice(0, at).some((before) => before.type === 'verbs');
    if (acts !== isFirst) {
      joined.push(chunk);
      continue;
    }
    joined.push({
      ...chunk,
      end: other.end,
      members: [chunk, other],
      name: undefined,
      head: other.head,
      description: undefined,
      aside: undefined,
    });
    at += 2;
  }
  return joined;
}

/** Where an apposition that begins with the comma at `at` ends: at the comma after it, or at a full stop. */
function appositionEnd(chunks: readonly Chunk[], at: number, of: Mention): number | undefined {
  if (!isLink(chunks[at], ',')) return undefined;
  const first = chunks[at + 1];
  if (of.name === undefined && of.head === '') return undefined;
  const opensPlace = isLink(first, 'of', 'in') && chunks[at + 2]?.type === 'mention';
  const isPlace =
    first?.type === 'mention' &&
    first.name?.class === 'place' &&
    first.members.length === 0 &&
    of.name?.class === 'place';
  const describes =
    first?.type === 'mention' &&
    first.name === undefined &&
    first.pronoun === undefined &&
    of.name !== undefined &&
    !isTimeOnly(first) &&
    (first.determiner !== undefined
      ? /^(?:a|an|the|its|their|one|another)$/.test(first.determiner)
      : isDescribing(first)) &&
    first.head !== '';
  const names =
    first?.type === 'mention' &&
    first.name !== undefined &&
    of.name === undefined &&
    of.determiner !== undefined &&
    first.members.length === 0;
  const age =
    first?.type === 'mention' &&
    first.head === '' &&
    first.name === undefined &&
    first.quantities[0]?.read.type === 'number' &&
    of.name !== undefined;
  if (!opensPlace && !isPlace && !describes && !names && !age) return undefined;
  if (opensPlace && of.name === undefined) return undefined;
  let depth = 0;
  for (let end = at + 2; end < chunks.length; end += 1) {
    const chunk = chunks[end] as Chunk;
    if (isLink(chunk, '(')) depth += 1;
    if (isLink(chunk, ')')) depth -= 1;
    if (depth > 0) continue;
    if (isLink(chunk, '.', ';', ':', '!', '?')) return end;
    if (isLink(chunk, ',')) {
      const next = chunks[end + 1];
      // "a maker of phones, cars and chips," goes on
      if (
        describes &&
        next?.type === 'mention' &&
        next.name === undefined &&
        listGoesOn(chunks, end + 1)
      )
        continue;
      if (
        opensPlace &&
        next?.type === 'mention' &&
        next.name?.class === 'place' &&
        isLink(chunks[end + 2], ',')
      ) {
        return end + 2;
      }
      return end;
    }
    if (chunk.type === 'verbs' && chunk.finite && !chunk.infinitive) {
      // a relative clause inside the apposition, or the verb of the sentence: then there was no closing comma
      const before = chunks[end - 1];
      if (before?.type === 'link' && before.tag === 'relative') continue;
      if (
        chunk.form === 'past' &&
        !chunk.passive &&
        // "the road, the bureau said on Tuesday": who speaks is no apposition
        !sayingVerbs.has(chunk.lemma) &&
        isLink(chunks[end + 1], 'by', 'in', 'for', 'to', 'as', 'on')
      )
        continue;
      return undefined;
    }
    if (isLink(chunk, '"', '“')) return undefined;
  }
  return chunks.length;
}

function isDescribing(mention: Mention): boolean {
  return describing.has(mention.head);
}

const describing: ReadonlySet<string> = new Set(
  `maker manufacturer producer provider developer operator supplier owner parent subsidiary unit company firm startup
  start-up chairman chairwoman president director chief officer executive founder co-founder minister governor analyst
  economist spokesman spokeswoman secretary head manager group`.trim().split(/\s+/), // prettier-ignore
);

function listGoesOn(chunks: readonly Chunk[], from: number): boolean {
  for (let at = from; at < chunks.length && at < from + 8; at += 1) {
    if (isLink(chunks[at], 'and', 'or')) return true;
    const chunk = chunks[at];
    if (chunk?.type === 'verbs' || isLink(chunk, '.', ';')) return false;
  }
  return false;
}

/** "the $5 million that Acme raised": what is raised stands before the clause. */
function relativeObject(
  chunks: readonly Chunk[],
  at: number,
  subject: Mention | undefined,
): Mention | undefined {
  const from = subject === undefined ? -1 : chunks.indexOf(subject);
  if (from < 2 || from > at) return undefined;
  const relative = chunks[from - 1];
  const antecedent = chunks[from - 2];
  return relative?.type === 'link' && relative.tag === 'relative' && antecedent?.type === 'mention'
    ? antecedent
    : undefined;
}

/** "when the company bought Bolt", "which was bought by Acme". */
function isAside(chunks: readonly Chunk[], at: number, subject: Mention | undefined): boolean {
  const from = subject === undefined ? at : chunks.indexOf(subject);
  for (const before of [chunks[at - 1], from === -1 || from > at ? undefined : chunks[from - 1]])
    if (
      before?.type === 'link' &&
      (before.tag === 'subordinator' ||
        /^(?:which|who|whom|since|after|before|until)$/.test(before.lower)) &&
      !/^(?:while|so|where|that)$/.test(before.lower)
    )
      return true;
  return false;
}

interface Found {
  readonly subject: Mention | undefined;
  readonly governors: readonly Governor[];
}

const NOBODY: Found = { subject: undefined, governors: [] };

function subjectOf(
  chunks: readonly Chunk[],
  at: number,
  subjects: ReadonlyMap<number, Mention | undefined>,
  governed: ReadonlyMap<number, readonly Governor[]>,
): Found {
  const group = chunks[at] as VerbGroup;
  let before = at - 1;
  while (before >= 0 && isSkipped(chunks[before])) before -= 1;
  const chunk = chunks[before];
  const under = (verbAt: number): Found => {
    const verb = chunks[verbAt] as VerbGroup;
    const governor: Governor = {
      lemma: verb.lemma,
      negated: verb.negated,
      subject: subjects.get(verbAt),
      modal: verb.modal,
      passive: verb.passive,
      start: verb.start,
      end: verb.end,
    };
    return {
      subject: subjects.get(verbAt),
      governors: [governor, ...(governed.get(verbAt) ?? [])],
    };
  };
  if (group.infinitive || (group.form === 'gerund' && !group.finite)) {
    // agreed to buy; is expected to buy; began buying
    if (chunk?.type === 'verbs') return under(before);
    if (chunk?.type === 'mention') {
      const verbAt = lastVerb(chunks, before);
      const noun = controlNoun(chunks, before);
      if (noun !== undefined) {
        const outer = verbAt === undefined ? undefined : under(verbAt);
        const own: Governor = {
          lemma: noun.head,
          negated: noun.determiner === 'no',
          subject: noun.possessor ?? planner(chunks, before) ?? outer?.subject,
          modal: undefined,
          passive: false,
          start: noun.start,
          end: noun.end,
        };
        const possessor = noun.possessor;
        const startsSentence = verbAt === undefined;
        return {
          subject:
            possessor ??
            planner(chunks, before) ??
            outer?.subject ??
            (startsSentence ? headOfChain(chunks, before, noun) : undefined),
          governors: [own, ...(outer?.governors ?? [])],
        };
      }
      if (verbAt !== undefined) {
        const verb = chunks[verbAt] as VerbGroup;
        if (objectControl.has(verb.lemma)) return { ...under(verbAt), subject: chunk };
        // "Acme to buy Bolt" after another verb: the object acts no more than the subject
        if (group.infinitive && directlyAfter(chunks, verbAt, before)) return under(verbAt);
      }
      // "Cisco to acquire Splunk": a headline
      if (group.infinitive) {
        const head = chainHead(chunks, before);
        if (verbAt === undefined) return { subject: head, governors: [] };
        return under(verbAt);
      }
      return { subject: chunk, governors: [] };
    }
    if (chunk?.type === 'link' && chunk.tag === 'conjunction' && group.infinitive) {
      const verbAt = lastVerb(chunks, before);
      if (verbAt !== undefined)
        return { subject: subjects.get(verbAt), governors: governed.get(verbAt) ?? [] };
    }
    if (
      chunk?.type === 'link' &&
      (isPreposition(chunk) || chunk.tag === 'subordinator' || chunk.lower === ',')
    ) {
      const verbAt = lastVerb(chunks, before);
      if (verbAt !== undefined)
        return { subject: subjects.get(verbAt), governors: governed.get(verbAt) ?? [] };
      // "By buying Bolt, Acme …"
      const after = chunks.findIndex(
        (other, index) => index > at && other.type === 'mention' && isLink(chunks[index - 1], ','),
      );
      const mention = chunks[after];
      return { subject: mention?.type === 'mention' ? mention : undefined, governors: [] };
    }
    return NOBODY;
  }
  // participles without an auxiliary after a comma, and verbs joined by "and"
  if (chunk === undefined) return NOBODY;
  if (chunk.type === 'link') {
    if (chunk.tag === 'relative') {
      let antecedent = before - 1;
      while (
        antecedent >= 0 &&
        (isLink(chunks[antecedent], ',') || isPreposition(chunks[antecedent]))
      )
        antecedent -= 1;
      const mention = chunks[antecedent];
      if (mention?.type === 'mention') return { subject: mention, governors: [] };
      if (mention?.type === 'verbs') return under(antecedent);
      return NOBODY;
    }
    if (chunk.tag === 'conjunction') {
      const verbAt = lastVerb(chunks, before);
      // shared with the verb before: "said it had bought X and sold Y"
      return verbAt === undefined
        ? NOBODY
        : { subject: subjects.get(verbAt), governors: governed.get(verbAt) ?? [] };
    }
    if (
      chunk.lower === ',' ||
      chunk.lower === '-' ||
      chunk.lower === '–' ||
      chunk.lower === '—' ||
      chunk.lower === ')'
    ) {
      const opened = openedRegion(chunks, before);
      if (opened !== undefined) {
        const mention = chunks[opened];
        if (mention?.type === 'mention')
          return withGovernors(chunks, opened, chainHead(chunks, opened), under);
      }
      const verbAt = lastVerb(chunks, before);
      if (verbAt !== undefined)
        return { subject: subjects.get(verbAt), governors: governed.get(verbAt) ?? [] };
      const mention = chunks[before - 1];
      return { subject: mention?.type === 'mention' ? mention : undefined, governors: [] };
    }
    const verbAt = lastVerb(chunks, before);
    return verbAt === undefined ? NOBODY : { subject: subjects.get(verbAt), governors: [] };
  }
  if (chunk.type === 'verbs') return under(before);
  if (isTimeOnly(chunk)) {
    // "Acme on Tuesday agreed": the day is no subject
    let other = before - 1;
    if (isPreposition(chunks[other])) other -= 1;
    if (isLink(chunks[other], ',')) other -= 1;
    const mention = chunks[other];
    if (mention?.type === 'mention')
      return withGovernors(chunks, other, chainHead(chunks, other), under);
  }
  return withGovernors(chunks, before, chainHead(chunks, before), under);
}

/** "said it has bought": the verb of saying before the subject. */
function withGovernors(
  chunks: readonly Chunk[],
  subjectAt: number,
  subject: Mention | undefined,
  under: (verbAt: number) => Found,
): Found {
  let at = subjectAt;
  while (
    at > 0 &&
    chunks[at - 1]?.type !== 'verbs' &&
    !isLink(chunks[at - 1], ',', ';', ':', 'and', 'but', 'while', 'which', 'who')
  ) {
    at -= 1;
    if (subjectAt - at > 8) break;
  }
  const verb = chunks[at - 1];
  if (
    verb?.type === 'verbs' &&
    (sayingVerbs.has(verb.lemma) || /^(?:mean|agree|hope|plan|ensure)$/.test(verb.lemma))
  ) {
    const { governors } = under(at - 1);
    return { subject, governors };
  }
  return { subject, governors: [] };
}

function directlyAfter(chunks: readonly Chunk[], verbAt: number, mentionAt: number): boolean {
  for (let at = verbAt + 1; at < mentionAt; at += 1)
    if (!isSkipped(chunks[at]) && chunks[at]?.type === 'verbs') return false;
  return true;
}

function isSkipped(chunk: Chunk | undefined): boolean {
  return (
    chunk?.type === 'link' &&
    (chunk.tag === 'adverb' ||
      chunk.tag === 'not' ||
      chunk.lower === '"' ||
      chunk.lower === '“' ||
      chunk.lower === '”')
  );
}

function lastVerb(chunks: readonly Chunk[], before: number): number | undefined {
  for (let at = before; at >= 0; at -= 1) {
    const chunk = chunks[at];
    if (isLink(chunk, ';')) return undefined;
    if (chunk?.type === 'verbs') return at;
  }
  return undefined;
}

/** Nouns that "to" and a verb follow, whose owner is to act. */
const controlNouns: ReadonlySet<string> = new Set(
  `deal agreement talk plan bid offer letter negotiation proposal effort intention right option move decision contract pact
  accord approval permission race battle push attempt discussion memorandum intent commitment pledge ambition goal process
  position way application clearance`.trim().split(/\s+/), // prettier-ignore
);

/** The noun that an infinitive after the chunk hangs on: "an agreement to buy", "a letter of intent to buy", "talks with X to buy". */
function controlNoun(chunks: readonly Chunk[], before: number): Mention | undefined {
  for (let at = before; at >= 0 && at > before - 6; at -= 2) {
    const chunk = chunks[at];
    if (chunk?.type !== 'mention') return undefined;
    if (controlNouns.has(chunk.head)) return chunk;
    if (!isPreposition(chunks[at - 1])) return undefined;
  }
  return undefined;
}

/** "Plans by Acme to open": who stands after "by". */
function planner(chunks: readonly Chunk[], at: number): Mention | undefined {
  const mention = chunks[at];
  return isLink(chunks[at - 1], 'by') && mention?.type === 'mention' ? mention : undefined;
}

function headOfChain(chunks: readonly Chunk[], at: number, noun: Mention): Mention | undefined {
  const head = chainHead(chunks, at);
  return head === noun ? undefined : head;
}

/** The first of phrases that prepositions join: of "the board of Acme" the board. */
function chainHead(chunks: readonly Chunk[], from: number): Mention | undefined {
  let at = from;
  while (at >= 2 && isPreposition(chunks[at - 1]) && chunks[at - 2]?.type === 'mention') {
    const head = chunks[at - 2] as Mention;
    // "Acme among investors as Bolt raises": a clause begins
    if (isTimeOnly(head) || isLink(chunks[at - 1], 'as')) break;
    at -= 2;
  }
  // "A round led by Acme brings …": the round brings
  const by = chunks[at - 1];
  const verb = chunks[at - 2];
  const led = chunks[at - 3];
  if (
    isLink(by, 'by') &&
    verb?.type === 'verbs' &&
    verb.form === 'past' &&
    !verb.passive &&
    !verb.perfect &&
    led?.type === 'mention'
  )
    return chainHead(chunks, at - 3);
  const found = chunks[at];
  return found?.type === 'mention' ? found : undefined;
}

/** The mention before the comma that opened what the comma at `close` closes. */
function openedRegion(chunks: readonly Chunk[], close: number): number | undefined {
  if (isLink(chunks[close], ')')) {
    for (let at = close - 1; at > 0; at -= 1)
      if (isLink(chunks[at], '(')) return chunks[at - 1]?.type === 'mention' ? at - 1 : undefined;
    return undefined;
  }
  const closing = chunks[close];
  const sign = closing?.type === 'link' ? closing.lower : ',';
  for (let at = close - 1; at > 0 && at > close - 30; at -= 1) {
    if (!isLink(chunks[at], sign)) continue;
    const inner = chunks[at + 1];
    const outer = chunks[at - 1];
    if (outer?.type !== 'mention') continue;
    if (
      inner?.type === 'link' &&
      (inner.tag === 'relative' || inner.tag === 'preposition' || inner.lower === 'as')
    )
      return at - 1;
    if (
      inner?.type === 'verbs' &&
      !inner.infinitive &&
      (inner.form === 'past' || inner.form === 'gerund')
    )
      return at - 1;
    if (inner?.type === 'mention' && at + 2 === close) return at - 1;
    if (sign !== ',') return at - 1;
  }
  return undefined;
}

/** "a round led by X", "Bolt, acquired by X": a participle that follows its object. */
function isReducedPassive(
  chunks: readonly Chunk[],
  at: number,
  subject: Mention | undefined,
): boolean {
  const group = chunks[at] as VerbGroup;
  if (
    group.passive ||
    group.perfect ||
    group.modal !== undefined ||
    group.infinitive ||
    group.progressive
  )
    return false;
  if (group.form !== 'past' && group.form !== 'participle') return false;
  if (subject === undefined) return false;
  return (
    isLink(chunks[at + 1], 'by') ||
    (isTimeNext(chunks, at + 1) && isLink(chunks[at + 3], 'by')) ||
    group.form === 'participle'
  );
}

function isTimeNext(chunks: readonly Chunk[], at: number): boolean {
  const chunk = chunks[at + 1];
  return isPreposition(chunks[at]) && chunk?.type === 'mention' && isTimeOnly(chunk);
}

/** "was paid $5 million", "was awarded a contract". */
function takesObjectInPassive(lemma: string): boolean {
  return /^(?:value|pay|award|give|offer|sell|name|call|grant|price)$/.test(lemma);
}

function objectOf(
  chunks: readonly Chunk[],
  verbAt: number,
): { readonly mention: Mention; readonly next: number } | undefined {
  let at = verbAt + 1;
  while (isSkipped(chunks[at]) || isLink(chunks[at], 'both', 'all')) at += 1;
  const chunk = chunks[at];
  if (chunk?.type !== 'mention' || isTimeOnly(chunk)) return undefined;
  // the subject of a clause of its own: "said Acme has agreed"
  const verb = chunks[verbAt] as VerbGroup;
  if (sayingVerbs.has(verb.lemma)) {
    let next = at + 1;
    while (isSkipped(chunks[next])) next += 1;
    const following = chunks[next];
    if (following?.type === 'verbs' && following.finite) return undefined;
  }
  return { mention: chunk, next: at + 1 };
}

/**
 * What prepositions add, up to the next clause.
 *
 * @example
 * complementsOf([], 0) // => []
 */
export function complementsOf(chunks: readonly Chunk[], from: number): readonly Complement[] {
  const complements: Complement[] = [];
  let at = from;
  while (at < chunks.length) {
    const chunk = chunks[at] as Chunk;
    if (chunk.type === 'verbs') {
      // a participle that describes the phrase before is passed over with what belongs to it
      if (chunk.form === 'past' && !chunk.finite) {
        at += 1;
        continue;
      }
      break;
    }
    if (isPreposition(chunk)) {
      let next = at + 1;
      while (isSkipped(chunks[next])) next += 1;
      const mention = chunks[next];
      if (mention?.type === 'mention') {
        const joined = joinedAfter(chunks, next, mention);
        complements.push({ preposition: (chunk as Link).lower, mention: joined.mention });
        if (joined.place !== undefined)
          complements.push({ preposition: 'of', mention: joined.place });
        at = joined.next;
        continue;
      }
      if (isPreposition(mention)) {
        at += 1;
        continue;
      }
      break;
    }
    // "five million shares, or 16 percent, of Acme"
    const beside = chunks[at + 2];
    if (
      isLink(chunk, ',') &&
      isLink(chunks[at + 1], 'or', 'about') &&
      beside?.type === 'mention' &&
      beside.quantities.length > 0
    ) {
      complements.push({ preposition: 'or', mention: beside });
      at += isLink(chunks[at + 3], ',') ? 4 : 3;
      continue;
    }
    if (chunk.type === 'mention') {
      if (isTimeOnly(chunk) || (chunk.quantities.length > 0 && chunk.head === '')) {
        complements.push({ preposition: '', mention: chunk });
        at += 1;
        continue;
      }
      break;
    }
    if (isSkipped(chunk)) {
      at += 1;
      continue;
    }
    if (isLink(chunk, ',') && (isPreposition(chunks[at + 1]) || isTimeMention(chunks[at + 1]))) {
      at += 1;
      continue;
    }
    if (
      isLink(chunk, ',', 'and') &&
      isLink(chunks[at + 1], 'and', 'or') &&
      isPreposition(chunks[at + 2])
    ) {
      at += 2;
      continue;
    }
    if (isLink(chunk, 'and') && isPreposition(chunks[at + 1])) {
      at += 1;
      continue;
    }
    break;
  }
  return complements;
}

function isTimeMention(chunk: Chunk | undefined): boolean {
  return chunk?.type === 'mention' && isTimeOnly(chunk);
}

/** "to Bull of France and NEC of Japan": two parties, each with where it is from. */
function joinedAfter(
  chunks: readonly Chunk[],
  at: number,
  mention: Mention,
): { readonly mention: Mention; readonly next: number; readonly place: Mention | undefined } {
  const from = chunks[at + 2];
  const other = chunks[at + 4];
  if (
    mention.name !== undefined &&
    isLink(chunks[at + 1], 'of') &&
    from?.type === 'mention' &&
    from.name?.class === 'place' &&
    isLink(chunks[at + 3], 'and') &&
    other?.type === 'mention' &&
    other.name !== undefined &&
    chunks[at + 5]?.type !== 'verbs'
  )
    return {
      mention: { ...mention, end: other.end, members: [mention, other], name: undefined },
      next: at + 5,
      place: from,
    };
  return { mention, next: at + 1, place: undefined };
}

/** "the completion of its acquisition": nouns between the verb and the event. */
function nounsPassed(chunks: readonly Chunk[], at: number, verbAt: number): readonly Governor[] {
  const passed: Governor[] = [];
  for (let before = at - 1; before > verbAt; before -= 1) {
    const chunk = chunks[before];
    if (chunk?.type === 'mention' && chunk.head !== '')
      passed.push({
        lemma: chunk.head,
        negated: chunk.determiner === 'no',
        subject: undefined,
        modal: undefined,
        passive: false,
        start: chunk.start,
        end: chunk.end,
      });
  }
  return passed;
}

/** The verb that a noun of an event is the object of: "completed its acquisition", "announced the purchase". */
function verbBefore(
  chunks: readonly Chunk[],
  at: number,
  predications: readonly Predication[],
): Predication | undefined {
  let before = at - 1;
  for (;;) {
    while (before >= 0 && (isSkipped(chunks[before]) || isLink(chunks[before], 'the', ':')))
      before -= 1;
    const chunk = chunks[before];
    if (chunk?.type === 'verbs')
      return predications.find((predication) => !predication.isNoun && predication.at === before);
    // "the completion of its acquisition", "an agreement for the sale", "in talks over the purchase"
    if (isPreposition(chunk) && chunks[before - 1]?.type === 'mention' && before - 1 > 0) {
      before -= 2;
      continue;
    }
    if (isPreposition(chunk) && chunks[before - 1]?.type === 'verbs') {
      before -= 1;
      continue;
    }
    return undefined;
  }
}
