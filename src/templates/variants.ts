/**
 * From a block's bullets to their variants. The names in a bullet are looked up once, for all its variants, and these
 * are made when a bullet is first considered: the facts of most records allow but a few of a story's bullets.
 */
import { distance } from 'fastest-levenshtein';
import type { Kind, KindElementFact, KindFact } from '../kinds/index.js';
import type { Language } from '../languages/index.js';
import type { Sentence, ValueType } from '../model.js';
import { literal, type Writer } from './draft.js';
import { plainSlot, slotHelpers, slotWriter, type SlotHelper } from './slots.js';
import { sourceOf } from './source-text.js';
import type { Block, Bullet, Position, SlotNode } from './syntax.js';
import type { Report } from './wording.js';

/** One wording: a bullet with some of its optional phrases. All that choosing and writing need, nothing more. */
export interface Variant {
  /** Unique in its story; the later variants of a bullet say less. */
  readonly id: number;
  /** The bullet that it is a form of, unique in its story. */
  readonly bullet: number;
  readonly message: string;
  /** Where its bullet stands. */
  readonly template: Sentence['template'];
  /** Facts that must be known: slots and gates. */
  readonly needs: readonly KindFact[];
  readonly unless: readonly KindFact[];
  /** Facts that must have been said already. */
  readonly after: readonly KindFact[];
  /** Facts that it says, with those that they cover. */
  readonly says: readonly KindFact[];
  /** Facts that its slots print: those of a gate alone are said, but not over again. */
  readonly prints: readonly KindFact[];
  /** Facts of the element that it says. */
  readonly saysOfElement: readonly string[];
  /** For each optional phrase that stands: the facts of which one has to be new. */
  readonly phrases: readonly {
    readonly facts: readonly KindFact[];
    readonly element: readonly string[];
  }[];
  /** Gate facts that no slot prints: the whole sentence is their span. */
  readonly gateFacts: readonly KindFact[];
  /** Parties in the order in which they are named. */
  readonly order: readonly string[];
  /** What the sentence opens with: a fact or the first words. */
  readonly opening: string;
  /** The first word of the wording that it opens with, in lower case; nothing where a value gives it. */
  readonly firstWord: string | undefined;
  readonly writers: readonly Writer[];
  /** As written, with the optional phrases of this variant only. */
  readonly source: string;
}

/** A bullet with what all its variants ask for. */
export interface Choice {
  /** Facts without which none of its variants can be said. */
  readonly needs: readonly KindFact[];
  readonly unless: readonly KindFact[];
  /** The fullest first; made when they are first asked for. */
  readonly variants: () => readonly Variant[];
}

/** A template while it is loaded: whom its names belong to, and how much of it was read. */
export interface Loading {
  readonly file: string;
  readonly kind: Kind;
  readonly language: Language;
  readonly report: Report;
  /** The writers of wording met so far: much of it is " for " and ".". */
  readonly literals: Map<string, Writer>;
  bullets: number;
  variants: number;
}

/** A slot whose names were found. */
interface Slot {
  /** Of the fact, or of the fact of the element. */
  readonly name: string;
  readonly fact: KindFact | undefined;
  readonly element: string | undefined;
  /** Whether it prints the value itself. */
  readonly printsValue: boolean;
  /** What it opens with whatever its value is. */
  readonly firstWord: string | undefined;
  readonly writer: Writer;
  readonly source: string;
}

/** An optional phrase whose names were found. */
interface Phrase {
  readonly pieces: readonly (string | Slot)[];
  readonly when: readonly KindFact[];
  readonly unless: readonly KindFact[];
  /** Of these one has to be new. */
  readonly news: Variant['phrases'][number];
}

/**
 * The bullets of a block, and the list whose elements it goes over.
 *
 * @example
 * choicesOf({ message: 'lead', bullets: [{ nodes: ['It came.'], at: [7, 1] }], at: [6, 1] }, { file: 'x.hbs', kind: {} as Kind, language: { capitalise: (text: string) => text } as Language, report: () => {}, literals: new Map(), bullets: 0, variants: 0 }).choices[0]?.variants().map(({ source }) => source) // => ['It came.']
 */
export function choicesOf(
  block: Block,
  loading: Loading,
): { readonly each: KindFact | undefined; readonly choices: readonly Choice[] } {
  const { report } = loading;
  const each = listOf(block, loading);
  if (block.bullets.length === 0)
    report(
      'template/unreachable',
      block.at,
      `The block ${block.message} has no bullet.`,
      'Begin each wording with `- ` on a line of its own.',
    );
  const gates = {
    each,
    when: factsOf(block.when, block.at, loading),
    unless: factsOf(block.unless, block.at, loading),
    after: factsOf(block.after, block.at, loading),
  };
  const elements = new Map((each?.elements ?? []).map((element) => [element.name, element]));
  return {
    each,
    choices: block.bullets.map((bullet) =>
      choiceOf(bullet, block.message, gates, elements, loading),
    ),
  };
}

/** The fact of the gate `each`, where it is a list of structures. */
function listOf(block: Block, loading: Loading): KindFact | undefined {
  if (block.each === undefined) return undefined;
  const [each] = factsOf([block.each], block.at, loading);
  if (each === undefined || each.elements.length > 0) return each;
  loading.report(
    'template/forbidden',
    block.at,
    `The fact ${block.each} is no list of structures.`,
    'Only a fact that declares elements can be gone over with each="…".',
  );
  return undefined;
}

function factsOf(
  names: readonly string[] | undefined,
  at: Position,
  { kind, report }: Loading,
): readonly KindFact[] {
  return (names ?? []).flatMap((name) => {
    const fact = kind.factsByName.get(name);
    if (fact === undefined)
      report(
        'template/unknown-slot',
        at,
        `There is no fact ${name} in a story of kind ${kind.name}.`,
        didYouMean(name, [...kind.factsByName.keys()]),
      );
    return fact ?? [];
  });
}

/**
 * The hint for a name that is not known.
 *
 * @example
 * didYouMean('amont', ['date', 'amount']) // => 'Did you mean amount?'
 */
export function didYouMean(name: string, known: readonly string[]): string {
  let nearest: string | undefined;
  let least = Math.max(2, name.length / 3);
  for (const candidate of known) {
    const steps = distance(name, candidate);
    if (steps <= least) {
      least = steps;
      nearest = candidate;
    }
  }
  return nearest === undefined ? `Known are: ${known.join(', ')}.` : `Did you mean ${nearest}?`;
}

/** The gates of a block. */
interface Gates {
  readonly each: KindFact | undefined;
  readonly when: readonly KindFact[];
  readonly unless: readonly KindFact[];
  readonly after: readonly KindFact[];
}

type Elements = ReadonlyMap<string, KindElementFact>;

/** A bullet whose names were found, with the gates of its block. */
interface Found extends Gates {
  readonly message: string;
  readonly number: number;
  /** The id of its fullest variant. */
  readonly firstId: number;
  readonly template: Sentence['template'];
  readonly pieces: readonly (string | Slot | Phrase)[];
}

function choiceOf(
  bullet: Bullet,
  message: string,
  gates: Gates,
  elements: Elements,
  loading: Loading,
): Choice {
  const when = [...gates.when, ...factsOf(bullet.when, bullet.at, loading)];
  const unless = [...gates.unless, ...factsOf(bullet.unless, bullet.at, loading)];
  const pieces = piecesOf(bullet, elements, loading);
  const own = pieces.flatMap((piece) =>
    typeof piece === 'string' || isPhrase(piece) ? [] : factOf(piece),
  );
  const needs = [...own, ...when, ...listsOf(gates)];
  const contradicted = (what: string, facts: readonly KindFact[], barred: readonly KindFact[]) => {
    for (const { name } of new Set(facts.filter((fact) => barred.includes(fact))))
      loading.report(
        'template/unreachable',
        bullet.at,
        `${what} wants ${name} to be known and not to be known.`,
      );
  };
  contradicted('The bullet', [...needs, ...gates.after], unless);
  for (const phrase of pieces.filter(isPhrase)) {
    const news = [...phrase.when, ...phrase.news.facts];
    contradicted('A phrase of the bullet', news, [...unless, ...phrase.unless]);
    contradicted('A phrase of the bullet', needs, phrase.unless);
  }
  const found: Found = {
    ...gates,
    when,
    unless,
    message,
    number: loading.bullets,
    firstId: loading.variants,
    template: { file: loading.file, line: bullet.at[0] },
    pieces,
  };
  loading.bullets += 1;
  loading.variants += 2 ** pieces.filter(isPhrase).length;
  let variants: readonly Variant[] | undefined;
  return {
    needs,
    unless,
    variants: () => (variants ??= variantsOf(found, loading)),
  };
}

function listsOf({ each }: Gates): readonly KindFact[] {
  return each === undefined ? [] : [each];
}

function piecesOf(
  { nodes, at }: Bullet,
  elements: Elements,
  loading: Loading,
): readonly (string | Slot | Phrase)[] {
  const found = (node: string | SlotNode): string | Slot | readonly [] =>
    typeof node === 'string' ? node : (slotOf(node, elements, loading) ?? []);
  return nodes.flatMap((node): string | Slot | Phrase | readonly [] => {
    if (typeof node === 'string' || !('nodes' in node)) return found(node);
    const pieces = node.nodes.flatMap(found);
    const slots = pieces.filter(isSlot);
    return {
      pieces,
      when: factsOf(node.when, at, loading),
      unless: factsOf(node.unless, at, loading),
      news: { facts: slots.flatMap(factOf), element: slots.flatMap(elementOf) },
    };
  });
}

/** Twins, which two phrases of the same words make, are one. */
function variantsOf(found: Found, loading: Loading): Variant[] {
  const sources = new Set<string>();
  return expand(found.pieces).flatMap((expansion, place): Variant | readonly [] => {
    const source = expansion.pieces
      .map((piece) => (typeof piece === 'string' ? piece : piece.source))
      .join('');
    if (printsTwice(expansion.pieces.filter(isSlot)) || sources.has(source)) return [];
    sources.add(source);
    return variantOf(found, expansion, { id: found.firstId + place, source }, loading);
  });
}

function variantOf(
  found: Found,
  { pieces, phrases }: Expansion,
  own: Pick<Variant, 'id' | 'source'>,
  { kind, language, literals }: Loading,
): Variant {
  const slots = pieces.filter(isSlot);
  const used = slots.flatMap(factOf);
  const standing = [...found.when, ...phrases.flatMap(({ when }) => when)];
  const [first = ''] = pieces;
  return {
    ...own,
    bullet: found.number,
    message: found.message,
    template: found.template,
    needs: [...new Set([...used, ...standing, ...listsOf(found)])],
    unless: [...found.unless, ...phrases.flatMap(({ unless }) => unless)],
    after: found.after,
    says: withCovered([...used, ...standing], kind),
    prints: used,
    saysOfElement: [...new Set(slots.flatMap(elementOf))],
    phrases: phrases.map(({ news }) => news),
    gateFacts: [...new Set(standing.filter((gate) => !used.includes(gate)))],
    order: used
      .filter((fact) => fact.types.some((type) => PARTIES.has(type)))
      .map(({ name }) => name),
    opening: typeof first === 'string' ? firstWordsOf(first) : first.name,
    firstWord: typeof first === 'string' ? first.toLowerCase().split(' ', 1)[0] : first.firstWord,
    writers: pieces.map((piece, index) =>
      typeof piece === 'string'
        ? literalOf(index === 0 ? language.capitalise(piece) : piece, literals)
        : piece.writer,
    ),
  };
}

function isPhrase(piece: string | Slot | Phrase): piece is Phrase {
  return typeof piece !== 'string' && 'pieces' in piece;
}

function isSlot(piece: string | Slot): piece is Slot {
  return typeof piece !== 'string';
}

function factOf({ fact }: Slot): KindFact | readonly [] {
  return fact ?? [];
}

function elementOf({ element }: Slot): string | readonly [] {
  return element ?? [];
}

function literalOf(text: string, literals: Loading['literals']): Writer {
  let writer = literals.get(text);
  if (writer === undefined) {
    writer = literal(text);
    literals.set(text, writer);
  }
  return writer;
}

/** By its first two words a sentence is known to open like another. */
function firstWordsOf(text: string): string {
  return text.toLowerCase().split(/\s+/).slice(0, 2).join(' ');
}

/** A bullet with some of its optional phrases standing. */
interface Expansion {
  readonly pieces: readonly (string | Slot)[];
  readonly phrases: readonly Phrase[];
}

/** All choices of optional phrases, the fullest first: the bits of a number say which are left out. */
function expand(pieces: readonly (string | Slot | Phrase)[]): Expansion[] {
  return Array.from({ length: 2 ** pieces.filter(isPhrase).length }, (_, leftOut) => {
    const standing: (string | Slot)[] = [];
    const phrases: Phrase[] = [];
    let bit = 1;
    for (const piece of pieces) {
      if (!isPhrase(piece)) {
        add(standing, piece);
        continue;
      }
      if ((leftOut & bit) === 0) {
        phrases.push(piece);
        for (const inner of piece.pieces) add(standing, inner);
      }
      bit *= 2;
    }
    return { pieces: standing, phrases };
  });
}

/** Wording that meets wording is one literal, so that a comma or full stop is settled over the join. */
function add(pieces: (string | Slot)[], piece: string | Slot): void {
  const last = pieces.at(-1);
  if (typeof piece === 'string' && typeof last === 'string')
    pieces[pieces.length - 1] = last + piece;
  else pieces.push(piece);
}

/** Nothing is said twice in a sentence: two optional phrases may hold the same fact, so that one of them stands. */
function printsTwice(slots: readonly Slot[]): boolean {
  const printed = slots.filter(({ printsValue }) => printsValue).map(({ name }) => name);
  return new Set(printed).size < printed.length;
}

const PARTIES: ReadonlySet<ValueType> = new Set<ValueType>([
  'organisation',
  'person',
  'place',
  'list',
]);

function withCovered(facts: readonly KindFact[], kind: Kind): KindFact[] {
  const all = new Set<KindFact>();
  const add = (fact: KindFact): void => {
    if (all.has(fact)) return;
    all.add(fact);
    for (const name of fact.covers) {
      const covered = kind.factsByName.get(name);
      if (covered !== undefined) add(covered);
    }
  };
  facts.forEach(add);
  return [...all];
}

function slotOf(
  node: SlotNode,
  elements: Elements,
  { kind, language, report }: Loading,
): Slot | undefined {
  const helperName = node.helper;
  const helper: SlotHelper | undefined =
    helperName === undefined
      ? plainSlot
      : Object.hasOwn(slotHelpers, helperName)
        ? slotHelpers[helperName]
        : undefined;
  if (helper === undefined) {
    report(
      'template/unknown-helper',
      node.at,
      `There is no helper ${helperName ?? ''}.`,
      didYouMean(helperName ?? '', [...Object.keys(slotHelpers), 'when', 'unless', 'opt']),
    );
    return undefined;
  }
  const { facts: names, words = [], options = {} } = node;
  const label = helperName ?? 'slot';
  if (words.length !== (helper.takesWord ? 1 : 0) || names.length !== 1) {
    report(
      'template/helper-argument',
      node.at,
      `Helper ${label} takes ${helper.takesWord ? 'a word in quotation marks and a fact' : 'one fact'}; it was given ${words.length} ${words.length === 1 ? 'word' : 'words'} and ${names.length} ${names.length === 1 ? 'fact' : 'facts'}.`,
    );
    return undefined;
  }
  for (const [option, value] of Object.entries(options)) {
    const type = Object.hasOwn(helper.options, option) ? helper.options[option] : undefined;
    if (type === undefined)
      report(
        'template/helper-argument',
        node.at,
        `Helper ${label} has no option ${option}.`,
        `It has: ${Object.keys(helper.options).join(', ') || 'none'}.`,
      );
    else if (typeof value !== (type === 'fact' ? 'string' : type))
      report('template/helper-argument', node.at, `Option ${option} of ${label} is a ${type}.`);
    else if (type === 'fact' && !kind.factsByName.has(String(value)))
      report(
        'template/unknown-slot',
        node.at,
        `There is no fact ${String(value)} in a story of kind ${kind.name}.`,
        didYouMean(String(value), [...kind.factsByName.keys()]),
      );
  }
  for (const [option, type] of Object.entries(helper.options)) {
    if (type === 'fact' && options[option] === undefined)
      report(
        'template/helper-argument',
        node.at,
        `Helper ${label} was given no option ${option}.`,
        `Name a fact: ${option}="…".`,
      );
  }
  const { tense, before } = options;
  if (tense !== undefined && tense !== 'past' && tense !== 'present') {
    report(
      'template/helper-argument',
      node.at,
      `Option tense is "present" or "past", not ${JSON.stringify(tense)}.`,
    );
  }
  const name = names[0] ?? '';
  const element = elements.get(name);
  const fact = element === undefined ? kind.factsByName.get(name) : undefined;
  const target = element ?? fact;
  if (target === undefined) {
    const known = [...elements.keys(), ...kind.factsByName.keys()];
    const isHelper = Object.hasOwn(slotHelpers, name);
    report(
      'template/unknown-slot',
      node.at,
      `There is no fact ${name} in a story of kind ${kind.name}.`,
      isHelper ? `${name} is a helper: give it a fact.` : didYouMean(name, known),
    );
    return undefined;
  }
  if (!target.types.some((type) => helper.accepts.includes(type))) {
    report(
      'template/helper-argument',
      node.at,
      `${helperName === undefined ? 'A slot' : `Helper ${helperName}`} cannot word ${name}, which is ${target.types.join(' or ')}.`,
      `It words: ${helper.accepts.join(', ')}.`,
    );
    return undefined;
  }
  const max = options['max'];
  const writer = slotWriter(
    helper,
    element === undefined ? (fact?.index ?? 0) : -1 - element.index,
    {
      word: words[0],
      max: typeof max === 'number' ? max : Number.POSITIVE_INFINITY,
      tense: tense === 'past' ? 'past' : 'present',
      before: typeof before === 'string' ? kind.factsByName.get(before)?.index : undefined,
    },
  );
  return {
    name,
    fact,
    element: element?.name,
    printsValue: helper.beside !== true,
    firstWord: helper === slotHelpers['the'] ? language.reference.the : undefined,
    writer,
    source: sourceOf(node),
  };
}
