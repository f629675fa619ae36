/**
 * What a story says, in which order, in which words: chosen by rule from the facts that are known.
 *
 * The choice depends on the pattern of known facts and on the hash of the record's id only. So it is kept as a tree
 * for each pattern: a node holds the wordings that are about equally good, the hash takes one, and the leaf is the plan.
 */
import type { Kind, KindFact } from '../kinds/index.js';
import type { NewsEvent, Value } from '../model.js';
import {
  HEADLINE,
  LEAD,
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
    | { readonly fact: KindFact; readonly index: number; readonly byPattern: Map<number, Node> }
    | undefined;
  readonly plan: Plan | undefined;
  readonly state: State;
}

interface State {
  readonly paragraph: number;
  readonly position: number;
  /** Which element of the list the message is at, and how often it was repeated. */
  readonly element: number;
  readonly said: ReadonlySet<string>;
  readonly opening: string | undefined;
  readonly headline: Step | undefined;
  readonly paragraphs: readonly (readonly Step[])[];
  readonly unsaidElements: readonly string[];
}

/** What makes plans for a story; keeps a tree for each pattern of known facts. */
export interface Planner {
  /**
   * The plan of an event. Wordings whose ids are in `refused` are passed over: they failed when they were realized.
   */
  readonly plan: (event: NewsEvent, seed: number, refused?: ReadonlySet<number>) => Plan;
}

/** Beyond this many nodes a tree is begun anew, so that memory is bounded whatever the records are. */
const MOST_NODES = 8_000;

/**
 * Makes the planner of a story.
 *
 * @example
 * typeof planner({ headline: { name: 'headline', variants: [] }, paragraphs: [], kind: { facts: [] } } as unknown as Story).plan // => 'function'
 */
export function planner(story: Story): Planner {
  let roots = new Map<string, Node>();
  let nodes = 0;
  return {
    plan(event, seed, refused) {
      const { values } = event;
      const pattern = patternOf(values, story.kind);
      const key =
        refused === undefined
          ? pattern
          : `${pattern}|${[...refused].sort((one, other) => one - other).join()}`;
      let found = roots.get(key);
      const known = found === undefined ? knownFacts(values, story.kind) : undefined;
      const grow = (state: State): Node => {
        nodes += 1;
        return makeNode(state, story, known ?? knownFacts(values, story.kind), refused ?? NONE);
      };
      if (found === undefined) {
        if (nodes > MOST_NODES) {
          roots = new Map();
          nodes = 0;
        }
        found = grow(START);
        roots.set(key, found);
      }
      let node: Node = found;
      let depth = seed;
      while (node.plan === undefined) {
        if (node.element !== undefined) {
          const { fact, index, byPattern }: NonNullable<Node['element']> = node.element;
          const pattern = elementPattern(values[fact.index], fact, index);
          let next: Node | undefined = byPattern.get(pattern);
          if (next === undefined) {
            nodes += 1;
            next = makeElementNode(
              node.state,
              story,
              knownFacts(values, story.kind),
              refused ?? NONE,
              fact,
              pattern,
            );
            byPattern.set(pattern, next);
          }
          node = next;
          continue;
        }
        const chosen: number = node.steps.length === 1 ? 0 : spread(depth) % node.steps.length;
        depth = (Math.imul(depth, 31) + 17) >>> 0;
        let next: Node | undefined = node.next[chosen];
        if (next === undefined) {
          next = grow(after(node.state, node.steps[chosen] as Step, story));
          node.next[chosen] = next;
        }
        node = next;
      }
      return node.plan;
    },
  };
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
  headline: undefined,
  paragraphs: [],
  unsaidElements: [],
};

function spread(seed: number): number {
  let mixed = seed ^ (seed >>> 16);
  mixed = Math.imul(mixed, 0x45d9f3b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

const BITS = 30;

/** Which facts are known, and how many elements the lists have that a message goes over. */
function patternOf(values: readonly (Value | undefined)[], kind: Kind): string {
  let low = 0;
  let high = 0;
  let lengths = '';
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (value === undefined) continue;
    if (index < BITS) low |= 1 << index;
    else high |= 1 << (index - BITS);
    if (value.type === 'list' && (kind.facts[index]?.elements.length ?? 0) > 0)
      lengths += `,${index}:${value.items.length}`;
  }
  return (
    String.fromCharCode(
      low & 0x7fff,
      (low >>> 15) & 0x7fff,
      high & 0x7fff,
      (high >>> 15) & 0x7fff,
    ) + lengths
  );
}

interface Known {
  readonly names: ReadonlySet<string>;
  /** How many elements the lists of structures have. */
  readonly lengths: ReadonlyMap<string, number>;
}

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
  return { names, lengths };
}

function elementPattern(list: Value | undefined, fact: KindFact, index: number): number {
  const element = list?.type === 'list' ? list.items[index] : undefined;
  if (element?.type !== 'group') return 0;
  let pattern = 0;
  for (const { name, index: bit } of fact.elements) {
    if (element.facts[name] !== undefined) pattern |= 1 << bit;
  }
  return pattern;
}

function leaf(state: State, story: Story, known: Known): Node {
  const paragraphs = state.paragraphs.filter((paragraph) => paragraph.length > 0);
  const unsaid = story.kind.facts
    .filter(
      (fact) =>
        fact.material &&
        fact.elements.length === 0 &&
        known.names.has(fact.name) &&
        !state.said.has(fact.name),
    )
    .map(({ name }) => name);
  const plan: Plan = {
    story,
    headline: state.headline,
    paragraphs,
    hasLead: paragraphs.some((paragraph) =>
      paragraph.some(({ variant }) => variant.message === LEAD),
    ),
    unsaid: [...unsaid, ...state.unsaidElements],
  };
  return { steps: [], next: [], element: undefined, plan, state };
}

/** The node at a state: goes on past messages that have nothing to say. */
function makeNode(from: State, story: Story, known: Known, refused: ReadonlySet<number>): Node {
  let state = from;
  for (;;) {
    if (state.paragraph === -1) {
      const steps = rank(story.headline, state, story, known, refused, undefined);
      if (steps.length > 0) return { steps, next: [], element: undefined, plan: undefined, state };
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
        plan: undefined,
        state,
      };
    }
    const steps = rank(entry.message, state, story, known, refused, undefined);
    if (steps.length > 0) return { steps, next: [], element: undefined, plan: undefined, state };
    state = { ...state, position: state.position + 1, element: 0 };
  }
}

/** The node of an element whose known facts are in the pattern. */
function makeElementNode(
  state: State,
  story: Story,
  known: Known,
  refused: ReadonlySet<number>,
  fact: KindFact,
  pattern: number,
): Node {
  const message = story.paragraphs[state.paragraph]?.[state.position]?.message;
  const names = new Set(
    fact.elements.filter(({ index }) => (pattern & (1 << index)) !== 0).map(({ name }) => name),
  );
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
      plan: undefined,
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
  );
}

/** The state once a step has been taken. */
function after(state: State, step: Step, story: Story): State {
  if (state.paragraph === -1) return { ...state, headline: step, paragraph: 0, position: 0 };
  const said = new Set(state.said);
  for (const fact of step.variant.says) said.add(fact.name);
  if (step.element !== undefined) said.add(step.element.fact.name);
  const paragraphs = [...state.paragraphs];
  while (paragraphs.length <= state.paragraph) paragraphs.push([]);
  paragraphs[state.paragraph] = [...(paragraphs[state.paragraph] ?? []), step];
  const entry = story.paragraphs[state.paragraph]?.[state.position];
  const stays = entry?.message.each !== undefined || entry?.repeats === true;
  return {
    ...state,
    said,
    opening: step.variant.opening,
    paragraphs,
    position: stays ? state.position : state.position + 1,
    element: entry?.message.each === undefined ? 0 : state.element + 1,
  };
}

/** The sayable wordings of a message that are about as good as the best, one a bullet, the best first. */
function rank(
  message: Message,
  state: State,
  story: Story,
  known: Known,
  refused: ReadonlySet<number>,
  element: { readonly fact: KindFact; readonly names: ReadonlySet<string> } | undefined,
): Step[] {
  const demanding = message.name === HEADLINE || message.name === LEAD;
  const musts = demanding
    ? story.kind.facts.filter((fact) => fact.must && known.names.has(fact.name))
    : [];
  const later = laterFacts(message, state, story, known);
  const best = new Map<number, { variant: Variant; score: number }>();
  for (const variant of message.variants) {
    if (refused.has(variant.id) || !sayable(variant, state, known, element?.names)) continue;
    if (musts.some((fact) => !variant.says.includes(fact))) continue;
    const score = scoreOf(variant, message, state, later, element !== undefined);
    if (score === undefined) continue;
    const rival = best.get(variant.bullet);
    if (rival === undefined || score > rival.score) best.set(variant.bullet, { variant, score });
  }
  const ranked = owing([...best.values()], state, story, known, later, message).sort(
    (one, other) => other.score - one.score || one.variant.id - other.variant.id,
  );
  const top = ranked[0];
  if (top === undefined) return [];
  const floor =
    top.score - Math.max(choosing.toleranceFloor, Math.abs(top.score) * choosing.tolerance);
  return ranked
    .filter(({ score }) => score >= floor)
    .map(({ variant }) => ({
      variant,
      element: element === undefined ? undefined : { fact: element.fact, index: state.element },
    }));
}

/** Where this is the last chance to say a material fact, only those wordings that say the most of such facts. */
function owing<Candidate extends { readonly variant: Variant }>(
  candidates: readonly Candidate[],
  state: State,
  story: Story,
  known: Known,
  later: ReadonlySet<string>,
  message: Message,
): Candidate[] {
  if (message.name === HEADLINE) return [...candidates];
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

function sayable(
  variant: Variant,
  state: State,
  known: Known,
  element: ReadonlySet<string> | undefined,
): boolean {
  return (
    variant.needs.every((fact) => known.names.has(fact.name)) &&
    variant.unless.every((fact) => !known.names.has(fact.name)) &&
    variant.after.every((fact) => state.said.has(fact.name)) &&
    variant.saysOfElement.every((name) => element?.has(name) === true) &&
    variant.phrases.every(
      ({ facts, element: names }) =>
        (facts.length === 0 && names.length === 0) ||
        names.length > 0 ||
        facts.some((fact) => !state.said.has(fact.name)),
    )
  );
}

function scoreOf(
  variant: Variant,
  message: Message,
  state: State,
  later: ReadonlySet<string>,
  ofElement: boolean,
): number | undefined {
  let score = 0;
  let fresh = 0;
  for (const fact of variant.says) {
    if (fact.weight === 0) continue;
    if (state.said.has(fact.name)) {
      if (variant.prints.has(fact)) score -= choosing.repeated * fact.weight;
    } else {
      fresh += fact.weight;
      score += fact.weight * (later.has(fact.name) ? choosing.later : 1);
    }
  }
  if (ofElement) {
    fresh += variant.saysOfElement.length;
    score += variant.saysOfElement.length;
  }
  const optional = message.name !== HEADLINE && message.name !== LEAD;
  if (optional && (fresh < choosing.least || score <= 0)) return undefined;
  if (variant.opening === state.opening) score -= choosing.sameOpening;
  if (message.name === LEAD && sameOrder(variant.order, state.headline?.variant.order ?? []))
    score -= choosing.sameOrder;
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
      for (const variant of other.variants) {
        const can =
          variant.needs.every((fact) => known.names.has(fact.name)) &&
          variant.unless.every((fact) => !known.names.has(fact.name));
        if (can) for (const fact of variant.says) facts.add(fact.name);
      }
    });
  });
  return facts;
}
