/**
 * What a story says, in which order, in which words: chosen by rule from the facts that are known.
 *
 * The choice depends on the pattern of known facts and on the hash of the record's id only. So it is kept as a graph for
 * each pattern: a node holds the wordings that are about equally good, the hash takes one, and the way through the nodes
 * is the plan. Ways on which the same has been said meet again, or nearly each record would have nodes of its own.
 */
import type { Kind, KindFact } from '../kinds/index.js';
import type { NewsEvent, Value } from '../model.js';
import {
  HEADLINE,
  LEAD,
  othersWords,
  type Message,
  type Plan,
  type Step,
  type Story,
  type Variant,
} from '../templates/index.js';
import { hash32 } from '../values/index.js';

/** The weights of the choosing rule (design.md, "Choice"); data, so that they can be tried. */
const choosing = {
  /** What a fact counts that a later message could say as well. */
  later: 0.3,
  /** What a fact costs that was said before. */
  repeated: 0.6,
  /** What it costs to open like the sentence before. */
  sameOpening: 0.35,
  /** What it costs to open like the two before, where another wording says as much: never worth it. */
  thirdAlike: 100,
  /** What it costs a lead to name the parties in the order of its headline. */
  sameOrder: 0.5,
  /** Wordings within this share of the best (and this much at least) are chosen among by the hash. */
  tolerance: 0.3,
  toleranceFloor: 0.3,
  /** A message that says less that is new is left out. */
  least: 0.25,
} as const;

interface Node {
  /** Choices that are about equally good, and what follows each. */
  readonly steps: readonly Step[];
  readonly next: (Node | undefined)[];
  /** The facts of an element decide first: nodes by the pattern of the element's facts. */
  readonly element:
    | { readonly fact: KindFact; readonly index: number; readonly byPattern: Map<string, Node> }
    | undefined;
  /** Where the story ends: the material facts that it left out. */
  readonly unsaid: readonly string[] | undefined;
  readonly state: State;
}

/** All of what was chosen that what follows depends on. */

interface State {
  readonly paragraph: number;
  readonly position: number;
  /** Which element of the list the message is at, and how often it was repeated. */
  readonly element: number;
  readonly said: ReadonlySet<string>;
  readonly opening: string | undefined;
  /** The first word of the sentence before, as far as it is known, and that of the two before where they share it. */
  readonly firstWord: string | undefined;
  readonly alike: string | undefined;
  /** In which order the headline names the parties. */
  readonly order: readonly string[];
  readonly unsaidElements: readonly string[];
}

/** What was chosen on the way through the nodes. */
interface Way {
  headline: Step | undefined;
  readonly paragraphs: Step[][];
  /** The paragraph of the story that the last of them is. */
  paragraph: number;
  hasLead: boolean;
}

/** The nodes for one pattern of known facts, by their states. */
interface Graph {
  readonly known: Known;
  readonly start: Node;
  readonly byState: Map<string, Node>;
}

/** What makes plans for a story; keeps a graph for each pattern of known facts. */
export interface Planner {
  /**
   * The plan of an event. Wordings whose ids are in `refused` are passed over: they failed when they were realized, or
   * give way to others. The set is not to be changed afterwards.
   */
  readonly plan: (event: NewsEvent, seed: number, refused?: ReadonlySet<number>) => Plan;
}

/** Beyond this many nodes the graphs are begun anew, so that memory is bounded whatever the records are. */
const MOST_NODES = 8_000;

/**
 * Makes the planner of a story.
 *
 * @example
 * typeof planner({ headline: { name: 'headline', choices: [] }, paragraphs: [], kind: { facts: [] } } as unknown as Story).plan // => 'function'
 */
export function planner(story: Story): Planner {
  let graphs = new Map<string, Graph>();
  let nodes = 0;
  const lists = story.kind.facts.filter(({ elements }) => elements.length > 0);
  return {
    plan(event, seed, refused = NONE) {
      const { values } = event;
      const pattern = patternOf(values, lists);
      const key = refused.size === 0 ? pattern : `${pattern}|${keyOfRefused(refused)}`;
      let graph = graphs.get(key);
      if (graph === undefined) {
        if (nodes > MOST_NODES) {
          graphs = new Map();
          nodes = 0;
        }
        const known = knownFacts(values, story.kind);
        graph = { known, start: makeNode(START, story, known, refused), byState: new Map() };
        graphs.set(key, graph);
        nodes += 1;
      }
      const { known, start, byState } = graph;
      const way = newWay();
      let node = start;
      let depth = seed;
      while (node.unsaid === undefined) {
        if (node.element !== undefined) {
          const { fact, index, byPattern }: NonNullable<Node['element']> = node.element;
          const told = elementValues(values[fact.index], fact, index);
          const pattern = knownBits(told);
          let next: Node | undefined = byPattern.get(pattern);
          if (next === undefined) {
            nodes += 1;
            next = makeElementNode(node.state, story, known, refused, fact, told);
            byPattern.set(pattern, next);
          }
          node = next;
          continue;
        }
        const chosen: number = chosenOf(node.steps.length, depth);
        depth = deeper(depth);
        const step = node.steps[chosen] as Step;
        take(way, node.state, step);
        let next: Node | undefined = node.next[chosen];
        if (next === undefined) {
          const state = after(node.state, step, story);
          const stateKey = keyOf(state, story);
          next = byState.get(stateKey);
          if (next === undefined) {
            nodes += 1;
            next = makeNode(state, story, known, refused);
            byState.set(stateKey, next);
          }
          node.next[chosen] = next;
        }
        node = next;
      }
      const { headline, paragraphs, hasLead } = way;
      return { story, headline, paragraphs, hasLead, unsaid: node.unsaid };
    },
  };
}

/** Sets that are refused are not changed; those of wordings that give way are long, and come again and again. */
const refusedKeys = new WeakMap<ReadonlySet<number>, string>();

function keyOfRefused(refused: ReadonlySet<number>): string {
  let key = refusedKeys.get(refused);
  if (key === undefined) {
    key = [...refused].sort((one, other) => one - other).join();
    refusedKeys.set(refused, key);
  }
  return key;
}

function newWay(): Way {
  return { headline: undefined, paragraphs: [], paragraph: -1, hasLead: false };
}

function take(way: Way, { paragraph }: State, step: Step): void {
  if (paragraph === -1) {
    way.headline = step;
    return;
  }
  if (paragraph !== way.paragraph) way.paragraphs.push([]);
  way.paragraph = paragraph;
  way.paragraphs.at(-1)?.push(step);
  way.hasLead ||= step.variant.message === LEAD;
}

/** What became of a sayable wording when those of its message were ranked. */
export type Fate =
  | 'chosen'
  /** As good as the best: the hash of the id chose another. */
  | 'equal'
  | 'outranked'
  /** Another form of its bullet, with other optional phrases, ranks higher. */
  | 'form'
  /** It leaves out what must be said here, or for the last time could be. */
  | 'must'
  | 'owed'
  /** Another form of its bullet tells whose claim it is. */
  | 'attribution'
  | 'nothing-new'
  /** It was tried and could not stand. */
  | 'failed';

/** A part of a score: why it is counted, of which fact, and what it counts. */
export interface ScorePart {
  readonly reason: 'new' | 'later' | 'repeated' | 'element' | 'opening' | 'order';
  readonly fact?: string;
  readonly points: number;
}

/** A wording as it was ranked; one that leaves out what it must not has no score. */
export interface RankedWording {
  readonly step: Step;
  readonly fate: Fate;
  readonly score: number | undefined;
  readonly parts: readonly ScorePart[];
}

/** A message of a story with its sayable wordings, those that might be chosen first. */
export interface RankedMessage {
  readonly message: Message;
  readonly wordings: readonly RankedWording[];
  /** What was said before it. */
  readonly before: Pick<Plan, 'headline' | 'paragraphs'>;
}

/**
 * Why a plan is what it is: each message that something could be said in, in the order of the story, on the way that
 * the seed takes.
 *
 * @example
 * explain({ headline: { name: 'headline', choices: [] }, paragraphs: [], kind: { facts: [] } } as unknown as Story, { values: [] } as unknown as NewsEvent, 0) // => []
 */
export function explain(
  story: Story,
  event: NewsEvent,
  seed: number,
  refused: ReadonlySet<number> = NONE,
): readonly RankedMessage[] {
  const { values } = event;
  const known = knownFacts(values, story.kind);
  const messages: RankedMessage[] = [];
  const way = newWay();
  const tell = (
    state: State,
    element: Element | undefined,
    steps: readonly Step[],
    chosen?: Step,
  ): void => {
    const message =
      state.paragraph === -1
        ? story.headline
        : story.paragraphs[state.paragraph]?.[state.position]?.message;
    if (message === undefined) return;
    const ranked: Ranked[] = [];
    rank(message, state, story, known, refused, element, ranked);
    if (ranked.length === 0) return;
    const wordings = ranked.map(({ variant, fate, score, parts }): RankedWording => ({
      step: {
        variant,
        element: element === undefined ? undefined : { fact: element.fact, index: state.element },
      },
      fate:
        variant === chosen?.variant
          ? 'chosen'
          : fate === 'equal' && !steps.some((step) => step.variant === variant)
            ? 'owed'
            : fate,
      score,
      parts,
    }));
    messages.push({
      message,
      wordings: wordings.sort(byFate),
      before: { headline: way.headline, paragraphs: way.paragraphs.map((steps) => [...steps]) },
    });
  };
  const skip = (state: State): void => {
    tell(state, undefined, []);
  };
  let node = makeNode(START, story, known, refused, skip);
  let depth = seed;
  while (node.unsaid === undefined) {
    let element: Element | undefined;
    if (node.element !== undefined) {
      const { fact, index } = node.element;
      const told = elementValues(values[fact.index], fact, index);
      element = { fact, names: namesIn(fact, told) };
      const { state } = node;
      const next = makeElementNode(state, story, known, refused, fact, told, skip);
      node = next;
      if (!isSamePlace(next.state, state)) {
        tell(state, element, []);
        continue;
      }
    }
    const step = node.steps[chosenOf(node.steps.length, depth)] as Step;
    depth = deeper(depth);
    tell(node.state, element, node.steps, step);
    take(way, node.state, step);
    node = makeNode(after(node.state, step, story), story, known, refused, skip);
  }
  return messages;
}

function isSamePlace(one: State, other: State): boolean {
  return (
    one.paragraph === other.paragraph &&
    one.position === other.position &&
    one.element === other.element
  );
}

/** Those that came nearest to be chosen first, and of these the best. */
function byFate(one: RankedWording, other: RankedWording): number {
  const place = ({ fate }: RankedWording): number =>
    fate === 'chosen' || fate === 'equal' ? 0 : 1;
  const score = (wording: RankedWording): number => wording.score ?? Number.NEGATIVE_INFINITY;
  return place(one) - place(other) || (score(one) === score(other) ? 0 : score(other) - score(one));
}

/** Which of so many choices a seed takes. */
function chosenOf(choices: number, seed: number): number {
  return spread(seed) % choices;
}

/** The seed of the choice after one. */
function deeper(seed: number): number {
  return (Math.imul(seed, 31) + 17) >>> 0;
}

/**
 * The seed of a record's choices: the same for the same id wherever it is written.
 *
 * @example
 * seedOf('a', 0) === seedOf('a', 0) // => true
 */
export function seedOf(id: string, seed: number): number {
  return hash32(id, seed);
}

const NONE: ReadonlySet<number> = new Set();

const START: State = {
  paragraph: -1,
  position: 0,
  element: 0,
  said: new Set(),
  opening: undefined,
  firstWord: undefined,
  alike: undefined,
  order: [],
  unsaidElements: [],
};

/** Equal where the same follows. */
function keyOf(state: State, { kind, paragraphs }: Story): string {
  const { paragraph, position, element, said, opening, firstWord, alike, order, unsaidElements } =
    state;
  const leads = paragraphs.some((entries, index) =>
    entries.some(
      ({ message }, at) =>
        message.name === LEAD && (index > paragraph || (index === paragraph && at >= position)),
    ),
  );
  return [
    paragraph,
    position,
    element,
    kind.facts.flatMap(({ name, index }) => (said.has(name) ? [index] : [])).join(),
    opening,
    firstWord,
    alike,
    leads ? order.join() : '',
    unsaidElements.join(),
  ].join('|');
}

function spread(seed: number): number {
  let mixed = seed ^ (seed >>> 16);
  mixed = Math.imul(mixed, 0x45d9f3b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** How many facts a character of a pattern stands for. */
const BITS = 16;

/** Which of the values are known: a bit each. */
function knownBits(values: readonly (Value | undefined)[]): string {
  let pattern = '';
  let bits = 0;
  for (let index = 0; index < values.length; index += 1) {
    if (values[index] !== undefined) bits |= 1 << (index % BITS);
    if ((index + 1) % BITS !== 0) continue;
    pattern += String.fromCharCode(bits);
    bits = 0;
  }
  return pattern + String.fromCharCode(bits);
}

/** Which facts are known, and how many elements the lists of structures have. */
function patternOf(values: readonly (Value | undefined)[], lists: readonly KindFact[]): string {
  let pattern = knownBits(values);
  for (const { index } of lists) {
    const value = values[index];
    if (value?.type === 'list') pattern += `,${index}:${value.items.length}`;
  }
  return pattern;
}

interface Known {
  readonly names: ReadonlySet<string>;
  /** How many elements the lists of structures have. */
  readonly lengths: ReadonlyMap<string, number>;
  /** Of the messages that were looked at so far. */
  readonly possible: Map<Message, Possible>;
}

/** The wordings of a message that the known facts allow, whatever was said before, and the facts that these say. */
interface Possible {
  readonly variants: readonly Variant[];
  readonly says: ReadonlySet<string>;
}

function possibleOf(message: Message, known: Known): Possible {
  let found = known.possible.get(message);
  if (found === undefined) {
    const variants = message.choices.flatMap((choice) =>
      allows(choice, known)
        ? choice.variants().filter((variant) => allows(variant, known))
        : NO_VARIANTS,
    );
    found = {
      variants,
      says: new Set(variants.flatMap(({ says }) => says.map(({ name }) => name))),
    };
    known.possible.set(message, found);
  }
  return found;
}

const NO_VARIANTS: readonly Variant[] = [];

function knownFacts(values: readonly (Value | undefined)[], kind: Kind): Known {
  const names = new Set<string>();
  const lengths = new Map<string, number>();
  for (const fact of kind.facts) {
    const value = values[fact.index];
    if (value === undefined) continue;
    names.add(fact.name);
    if (value.type === 'list' && fact.elements.length > 0)
      lengths.set(fact.name, value.items.length);
  }
  return { names, lengths, possible: new Map() };
}

/** The facts of an element, in the order in which the fact declares them. */
function elementValues(
  list: Value | undefined,
  { elements }: KindFact,
  index: number,
): (Value | undefined)[] {
  const element = list?.type === 'list' ? list.items[index] : undefined;
  return elements.map(({ name }) => (element?.type === 'group' ? element.facts[name] : undefined));
}

function leaf(state: State, story: Story, known: Known): Node {
  const unsaid = story.kind.facts
    .filter(
      (fact) =>
        fact.material &&
        fact.elements.length === 0 &&
        known.names.has(fact.name) &&
        !state.said.has(fact.name),
    )
    .map(({ name }) => name);
  return {
    steps: [],
    next: [],
    element: undefined,
    unsaid: [...unsaid, ...state.unsaidElements],
    state,
  };
}

/** The node at a state: goes on past messages that have nothing to say. */
function makeNode(
  from: State,
  story: Story,
  known: Known,
  refused: ReadonlySet<number>,
  skip?: (state: State) => void,
): Node {
  let state = from;
  for (;;) {
    if (state.paragraph === -1) {
      const steps = rank(story.headline, state, story, known, refused, undefined);
      if (steps.length > 0)
        return { steps, next: [], element: undefined, unsaid: undefined, state };
      skip?.(state);
      state = { ...state, paragraph: 0, position: 0 };
      continue;
    }
    const paragraph = story.paragraphs[state.paragraph];
    if (paragraph === undefined) return leaf(state, story, known);
    const entry = paragraph[state.position];
    if (entry === undefined) {
      state = { ...state, paragraph: state.paragraph + 1, position: 0, element: 0 };
      continue;
    }
    const { each } = entry.message;
    if (each !== undefined) {
      if (state.element >= (known.lengths.get(each.name) ?? 0)) {
        state = { ...state, position: state.position + 1, element: 0 };
        continue;
      }
      return {
        steps: [],
        next: [],
        element: { fact: each, index: state.element, byPattern: new Map() },
        unsaid: undefined,
        state,
      };
    }
    const steps = rank(entry.message, state, story, known, refused, undefined);
    if (steps.length > 0) return { steps, next: [], element: undefined, unsaid: undefined, state };
    skip?.(state);
    state = { ...state, position: state.position + 1, element: 0 };
  }
}

/** The node of an element with the facts that are told of it. */
function makeElementNode(
  state: State,
  story: Story,
  known: Known,
  refused: ReadonlySet<number>,
  fact: KindFact,
  told: readonly (Value | undefined)[],
  skip?: (state: State) => void,
): Node {
  const message = story.paragraphs[state.paragraph]?.[state.position]?.message;
  const names = namesIn(fact, told);
  const steps =
    message === undefined ? [] : rank(message, state, story, known, refused, { fact, names });
  const owed = fact.elements
    .filter(({ name, material }) => material && names.has(name))
    .map(({ name }) => name);
  const pointed = (name: string): string => `${fact.name}/${state.element}/${name}`;
  if (steps.length > 0) {
    // Where no wording says all of the element, the one that says the most stands, and what it leaves is unsaid.
    const leaves = ({ variant }: Step): string[] =>
      owed.filter((name) => !variant.saysOfElement.includes(name));
    const fewest = Math.min(...steps.map((step) => leaves(step).length));
    const fullest = steps.filter((step) => leaves(step).length === fewest);
    const [first] = fullest;
    const left = first === undefined ? [] : leaves(first);
    return {
      steps: fullest.filter((step) => leaves(step).join() === left.join()),
      next: [],
      element: undefined,
      unsaid: undefined,
      state: { ...state, unsaidElements: [...state.unsaidElements, ...left.map(pointed)] },
    };
  }
  return makeNode(
    {
      ...state,
      element: state.element + 1,
      unsaidElements: [...state.unsaidElements, ...owed.map(pointed)],
    },
    story,
    known,
    refused,
    skip,
  );
}

/** The facts of an element that a pattern holds. */
function namesIn(
  { elements }: KindFact,
  told: readonly (Value | undefined)[],
): ReadonlySet<string> {
  return new Set(elements.filter(({ index }) => told[index] !== undefined).map(({ name }) => name));
}

/** The state once a step has been taken. */
function after(state: State, step: Step, story: Story): State {
  if (state.paragraph === -1)
    return { ...state, order: step.variant.order, paragraph: 0, position: 0 };
  const said = new Set(state.said);
  for (const fact of step.variant.says) said.add(fact.name);
  if (step.element !== undefined) said.add(step.element.fact.name);
  const entry = story.paragraphs[state.paragraph]?.[state.position];
  // What somebody else said is as it is, and parts what stands around it.
  const firstWord = othersWords.has(step.variant.message)
    ? undefined
    : (step.variant.firstWord ?? articleOf(step.variant, story));
  const stays = entry?.message.each !== undefined || entry?.repeats === true;
  return {
    ...state,
    said,
    opening: step.variant.opening,
    firstWord,
    alike: firstWord !== undefined && firstWord === state.firstWord ? firstWord : undefined,
    position: stays ? state.position : state.position + 1,
    element: entry?.message.each === undefined ? 0 : state.element + 1,
  };
}

/** Once it is named, a party may be told by a noun with its article: "the company". */
function articleOf({ message, opening }: Variant, { kind, language }: Story): string | undefined {
  if (message === LEAD) return undefined;
  const index = kind.factsByName.get(opening)?.index;
  return kind.roles.some((role) => role.index === index) ? language.reference.the : undefined;
}

/** The sayable wordings of a message that are about as good as the best, one a bullet, the best first. */
function rank(
  message: Message,
  state: State,
  story: Story,
  known: Known,
  refused: ReadonlySet<number>,
  element: Element | undefined,
  told?: Ranked[],
): Step[] {
  const demanding = message.name === HEADLINE || message.name === LEAD;
  const musts = demanding
    ? story.kind.facts.filter((fact) => fact.must && known.names.has(fact.name))
    : [];
  const later = laterFacts(message, state, story, known);
  const candidates: Candidate[] = [];
  for (const variant of possibleOf(message, known).variants) {
    if (!sayable(variant, state, element?.names)) continue;
    if (musts.some((fact) => !variant.says.includes(fact))) {
      told?.push({ variant, score: undefined, parts: [], fate: 'must' });
      continue;
    }
    const parts: ScorePart[] | undefined = told === undefined ? undefined : [];
    const score = scoreOf(variant, message, state, later, element !== undefined, parts);
    if (score !== undefined) candidates.push({ variant, score, parts });
    if (parts !== undefined) told?.push({ variant, score, parts, fate: 'nothing-new' });
  }
  const left = ({ variant }: Candidate): boolean => !refused.has(variant.id);
  const weighed = givingWay(candidates, state, refused);
  const attributed = attributing(weighed, message).filter(left);
  const pool = attributed.length > 0 ? attributed : weighed.filter(left);
  const best = new Map<number, Candidate>();
  for (const candidate of pool) {
    const rival = best.get(candidate.variant.bullet);
    if (rival === undefined || candidate.score > rival.score)
      best.set(candidate.variant.bullet, candidate);
  }
  const ranked = owing([...best.values()], state, story, known, later, message).sort(
    (one, other) => other.score - one.score,
  );
  const top = ranked[0];
  const floor =
    top === undefined
      ? 0
      : top.score - Math.max(choosing.toleranceFloor, Math.abs(top.score) * choosing.tolerance);
  const isAmong = (those: Iterable<Candidate>, variant: Variant): boolean =>
    [...those].some((one) => one.variant === variant);
  for (const one of told ?? []) {
    const { variant } = one;
    const score = weighed.find((candidate) => candidate.variant === variant)?.score;
    if (score === undefined) continue;
    one.score = score;
    one.fate = refused.has(variant.id)
      ? 'failed'
      : !isAmong(pool, variant)
        ? 'attribution'
        : best.get(variant.bullet)?.variant !== variant
          ? 'form'
          : !isAmong(ranked, variant)
            ? 'owed'
            : score < floor
              ? 'outranked'
              : 'equal';
  }
  return ranked
    .filter(({ score }) => score >= floor)
    .map(({ variant }) => ({
      variant,
      element: element === undefined ? undefined : { fact: element.fact, index: state.element },
    }));
}

interface Candidate {
  readonly variant: Variant;
  readonly score: number;
  readonly parts: ScorePart[] | undefined;
}

/** Those that would open as the two sentences before do rank below any that says as much. */
function givingWay(
  candidates: readonly Candidate[],
  { alike, said }: State,
  refused: ReadonlySet<number>,
): readonly Candidate[] {
  if (alike === undefined) return candidates;
  const others = candidates.filter(
    ({ variant }) => variant.firstWord !== alike && !refused.has(variant.id),
  );
  return candidates.map((candidate) => {
    const { says, saysOfElement, firstWord } = candidate.variant;
    const saysAsMuch = ({ variant: other }: Candidate): boolean =>
      says.every((fact) => said.has(fact.name) || other.says.includes(fact)) &&
      saysOfElement.every((name) => other.saysOfElement.includes(name));
    if (firstWord !== alike || !others.some(saysAsMuch)) return candidate;
    candidate.parts?.push({ reason: 'opening', points: -choosing.thirdAlike });
    return { ...candidate, score: candidate.score - choosing.thirdAlike };
  });
}

/** An element of a list that a message goes over, with what is known of it. */
interface Element {
  readonly fact: KindFact;
  readonly names: ReadonlySet<string>;
}

/** What became of a wording, for {@link explain}. */
interface Ranked {
  readonly variant: Variant;
  score: number | undefined;
  readonly parts: readonly ScorePart[];
  fate: Fate;
}

/**
 * A lead that can tell whose claim it is does so, whatever other phrases it leaves out: of each such bullet only the
 * wordings that tell it.
 */
function attributing(candidates: readonly Candidate[], message: Message): readonly Candidate[] {
  if (message.name !== LEAD) return candidates;
  const able = new Set(candidates.filter(attributes).map(({ variant: { bullet } }) => bullet));
  return candidates.filter(
    (candidate) => attributes(candidate) || !able.has(candidate.variant.bullet),
  );
}

function attributes({ variant }: Candidate): boolean {
  return variant.says.some(({ attribution }) => attribution);
}

/** Where this is the last chance to say a material fact, only those wordings that say the most of such facts. */
function owing(
  candidates: Candidate[],
  state: State,
  story: Story,
  known: Known,
  later: ReadonlySet<string>,
  message: Message,
): Candidate[] {
  if (message.name === HEADLINE) return candidates;
  const owed = story.kind.facts.filter(
    (fact) =>
      fact.material &&
      known.names.has(fact.name) &&
      !state.said.has(fact.name) &&
      !later.has(fact.name),
  );
  const said = candidates.map(
    ({ variant }) => owed.filter((fact) => variant.says.includes(fact)).length,
  );
  const most = Math.max(0, ...said);
  return candidates.filter((_, index) => said[index] === most);
}

/** Whether the known facts are those that a wording asks for. */
function allows({ needs, unless }: Pick<Variant, 'needs' | 'unless'>, { names }: Known): boolean {
  return (
    needs.every((fact) => names.has(fact.name)) && unless.every((fact) => !names.has(fact.name))
  );
}

/** Whether a wording that the known facts allow can be said after what was said, and of an element with these facts. */
function sayable(
  variant: Variant,
  state: State,
  element: ReadonlySet<string> | undefined,
): boolean {
  return (
    variant.after.every((fact) => state.said.has(fact.name)) &&
    variant.saysOfElement.every((name) => element?.has(name) === true) &&
    variant.phrases.every(
      ({ facts, element: names }) =>
        names.length > 0 || facts.length === 0 || facts.some((fact) => !state.said.has(fact.name)),
    )
  );
}

function scoreOf(
  variant: Variant,
  message: Message,
  state: State,
  later: ReadonlySet<string>,
  ofElement: boolean,
  parts?: ScorePart[],
): number | undefined {
  let score = 0;
  let fresh = 0;
  for (const fact of variant.says) {
    const { name, weight } = fact;
    if (weight === 0) continue;
    if (!state.said.has(name)) {
      const isLater = later.has(name);
      const points = weight * (isLater ? choosing.later : 1);
      fresh += weight;
      score += points;
      parts?.push({ reason: isLater ? 'later' : 'new', fact: name, points });
    } else if (variant.prints.includes(fact)) {
      score -= choosing.repeated * weight;
      parts?.push({ reason: 'repeated', fact: name, points: -choosing.repeated * weight });
    }
  }
  if (ofElement) {
    fresh += variant.saysOfElement.length;
    score += variant.saysOfElement.length;
    if (parts !== undefined)
      for (const fact of variant.saysOfElement) parts.push({ reason: 'element', fact, points: 1 });
  }
  const optional = message.name !== HEADLINE && message.name !== LEAD;
  if (optional && (fresh < choosing.least || score <= 0)) return undefined;
  if (variant.opening === state.opening) {
    score -= choosing.sameOpening;
    parts?.push({ reason: 'opening', points: -choosing.sameOpening });
  }
  if (message.name === LEAD && sameOrder(variant.order, state.order)) {
    score -= choosing.sameOrder;
    parts?.push({ reason: 'order', points: -choosing.sameOrder });
  }
  return score;
}

function sameOrder(one: readonly string[], other: readonly string[]): boolean {
  const shared = one.filter((name) => other.includes(name));
  const sharedOther = other.filter((name) => one.includes(name));
  return shared.length > 1 && shared.join() === sharedOther.join();
}

/** Facts that a message after this one could still say, given what is known. */
function laterFacts(message: Message, state: State, story: Story, known: Known): Set<string> {
  const facts = new Set<string>();
  if (message.name === HEADLINE) return facts;
  story.paragraphs.forEach((paragraph, paragraphIndex) => {
    paragraph.forEach(({ message: other }, position) => {
      const isLater =
        paragraphIndex > state.paragraph ||
        (paragraphIndex === state.paragraph && position > state.position);
      if (!isLater) return;
      for (const name of possibleOf(other, known).says) facts.add(name);
    });
  });
  return facts;
}
