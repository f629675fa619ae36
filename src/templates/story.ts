/**
 * A template against its kind: what its names mean, which variants its bullets expand to, and the writers of each.
 */
import { distance } from 'fastest-levenshtein';
import { diagnose, type Diagnostic, type DiagnosticCode } from '../diagnostic.js';
import type { Kind, KindFact } from '../kinds/index.js';
import type { Language } from '../languages/index.js';
import type { Sentence, ValueType } from '../model.js';
import { literal, type Writer } from './draft.js';
import { plainSlot, slotHelpers, slotWriter, type SlotHelper } from './slots.js';
import { sourceOf } from './source-text.js';
import type {
  Block,
  Bullet,
  BulletNode,
  ParsedTemplate,
  Position,
  SlotNode,
  TextNode,
} from './syntax.js';

/** The two messages that every story has. */
export const HEADLINE = 'headline';
export const LEAD = 'lead';

/** The messages, by the names that all stories give them, whose words are not the newsroom's. */
export const othersWords: ReadonlySet<string> = new Set(['quoted', 'background']);

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
  readonly prints: ReadonlySet<KindFact>;
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
  readonly writers: readonly Writer[];
  /** As written, with the optional phrases of this variant only. */
  readonly source: string;
}

export interface Message {
  readonly name: string;
  /** The list whose elements it goes over. */
  readonly each: KindFact | undefined;
  readonly variants: readonly Variant[];
}

/** A template that fits its kind: the order of its story and the wordings of its messages. */
export interface Story {
  readonly kind: Kind;
  readonly language: Language;
  readonly file: string;
  readonly headline: Message;
  readonly paragraphs: readonly (readonly {
    readonly message: Message;
    readonly repeats: boolean;
  }[])[];
  /** What a correction calls a fact. */
  readonly nameOf: (fact: string) => string;
}

/**
 * Makes a story of a parsed template: checks every name against the kind whose story it tells. Errors leave no story.
 *
 * @example
 * loadStory({ syntax: { file: 'x.hbs', frontMatter: { kind: 'visit', paragraphs: [] }, blocks: [] }, diagnostics: [] }, new Map(), {} as Language).diagnostics[0].code // => 'template/unknown-kind'
 */
export function loadStory(
  { syntax, diagnostics: problems }: ParsedTemplate,
  kinds: ReadonlyMap<string, Kind>,
  language: Language,
): { readonly story?: Story; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [...problems];
  if (syntax === undefined) return { diagnostics };
  const { file } = syntax;

  const report: Report = (code, at, message, hint) => {
    diagnostics.push(
      diagnose(code, {
        message,
        place: { file, line: at.line, column: at.column },
        ...(hint === undefined ? {} : { hint }),
      }),
    );
  };
  const top = { line: 2, column: 1 };
  const kind = kinds.get(syntax.frontMatter.kind);
  if (kind === undefined) {
    report(
      'template/unknown-kind',
      top,
      `There is no kind ${syntax.frontMatter.kind}.`,
      didYouMean(syntax.frontMatter.kind, [...kinds.keys()]),
    );
    return { diagnostics };
  }

  const counter = { variant: 0, bullet: 0 };
  const messages = new Map<
    string,
    { each: KindFact | undefined; variants: Variant[]; at: Position }
  >();
  for (const block of syntax.blocks) {
    const { each, variants } = loadBlock(block, file, kind, language, report, counter);
    const message = messages.get(block.message);
    if (message === undefined)
      messages.set(block.message, { each, variants: [...variants], at: block.at });
    else {
      if (message.each !== each)
        report(
          'template/forbidden',
          block.at,
          `Blocks of ${block.message} go over different lists.`,
          'Give all blocks of a message the same each="…".',
        );
      message.variants.push(...variants);
    }
  }

  const named = (name: string): Message | undefined => {
    const message = messages.get(name);
    return message === undefined
      ? undefined
      : { name, each: message.each, variants: message.variants };
  };
  const placed = new Set([HEADLINE]);
  const paragraphs = syntax.frontMatter.paragraphs.map((paragraph) =>
    paragraph.flatMap((entry) => {
      const name = entry.replace('*', '');
      placed.add(name);
      const message = named(name);
      if (message === undefined) {
        if (name !== LEAD)
          report(
            'template/unknown-message',
            top,
            `The order names a message ${name} that no block words.`,
            didYouMean(name, [...messages.keys()]),
          );
        return [];
      }
      return [{ message, repeats: entry.endsWith('*') }];
    }),
  );
  for (const [name, { at }] of messages) {
    if (!placed.has(name))
      report(
        'template/unplaced-message',
        at,
        `No paragraph of the order names the message ${name}.`,
        didYouMean(name, [...placed]),
      );
  }
  const names = syntax.frontMatter.names ?? {};
  for (const name of Object.keys(names)) {
    if (!kind.factsByName.has(name))
      report(
        'template/unknown-slot',
        top,
        `The names of facts hold ${name}, which is no fact of ${kind.name}.`,
        didYouMean(name, [...kind.factsByName.keys()]),
      );
  }
  const headline = named(HEADLINE);
  if (headline === undefined)
    report(
      'template/missing-message',
      top,
      'The template has no headline.',
      'Add a block {{#headline}} … {{/headline}}.',
    );
  if (named(LEAD) === undefined || !placed.has(LEAD))
    report(
      'template/missing-message',
      top,
      'The template has no lead.',
      'Add a block {{#lead}} … {{/lead}} and name it in `paragraphs`.',
    );
  if (headline === undefined || diagnostics.some(({ severity }) => severity === 'error'))
    return { diagnostics };
  const nameOf = (fact: string): string =>
    names[fact] ?? fact.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return { story: { kind, language, file, headline, paragraphs, nameOf }, diagnostics };
}

type Report = (code: DiagnosticCode, at: Position, message: string, hint?: string) => void;

function didYouMean(name: string, known: readonly string[]): string {
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

function loadBlock(
  block: Block,
  file: string,
  kind: Kind,
  language: Language,
  report: Report,
  counter: { variant: number; bullet: number },
): { each: KindFact | undefined; variants: Variant[] } {
  const factNames = [...kind.factsByName.keys()];
  const fact = (name: string, at: Position): KindFact | undefined => {
    const found = kind.factsByName.get(name);
    if (found === undefined)
      report(
        'template/unknown-slot',
        at,
        `There is no fact ${name} in a story of kind ${kind.name}.`,
        didYouMean(name, factNames),
      );
    return found;
  };
  const facts = (names: readonly string[], at: Position): KindFact[] =>
    names.flatMap((name) => fact(name, at) ?? []);

  let each: KindFact | undefined;
  if (block.each !== undefined) {
    each = fact(block.each, block.at);
    if (each !== undefined && each.elements.length === 0) {
      report(
        'template/forbidden',
        block.at,
        `The fact ${block.each} is no list of structures.`,
        'Only a fact that declares elements can be gone over with each="…".',
      );
      each = undefined;
    }
  }
  const elements = new Map((each?.elements ?? []).map((element) => [element.name, element]));
  const when = facts(block.when, block.at);
  const unless = facts(block.unless, block.at);
  const after = facts(block.after, block.at);
  if (block.bullets.length === 0)
    report(
      'template/unreachable',
      block.at,
      `The block ${block.message} has no bullet.`,
      'Begin each wording with `- ` on a line of its own.',
    );

  const variants = block.bullets.flatMap((bullet): Variant[] => {
    const bulletId = counter.bullet++;
    checkWording(bullet, block.message, report);
    const gates = [...when, ...facts(bullet.when, bullet.at)];
    const refusals = [...unless, ...facts(bullet.unless, bullet.at)];
    for (const gate of gates) {
      if (refusals.includes(gate))
        report(
          'template/unreachable',
          bullet.at,
          `The bullet wants ${gate.name} to hold and not to hold.`,
        );
    }
    return expand(bullet.nodes).flatMap(
      ({ nodes, phrases, when: phraseGates, unless: phraseRefusals }): Variant[] => {
        const standing = [...gates, ...facts(phraseGates, bullet.at)];
        const resolved = nodes.map((node, index) =>
          node.type === 'text'
            ? index === 0
              ? { ...node, text: language.capitalise(node.text) }
              : node
            : resolveSlot(node, kind, elements, factNames, report),
        );
        const used = resolved.flatMap((node) =>
          node?.type === 'resolved' && node.fact !== undefined ? [node.fact] : [],
        );
        const usedOfElement = resolved.flatMap((node) =>
          node?.type === 'resolved' && node.element !== undefined ? [node.element] : [],
        );
        if (printsTwice(resolved)) return [];
        const says = withCovered([...used, ...standing], kind);
        const variant: Variant = {
          id: counter.variant++,
          bullet: bulletId,
          message: block.message,
          template: { file, line: bullet.at.line },
          needs: [...new Set([...used, ...standing, ...(each === undefined ? [] : [each])])],
          unless: [...refusals, ...facts(phraseRefusals, bullet.at)],
          after,
          says,
          prints: new Set(used),
          saysOfElement: [...new Set(usedOfElement)],
          phrases: phrases.map((slots) => {
            const within = slots.map((slot) =>
              resolveSlot(slot, kind, elements, factNames, () => undefined),
            );
            return {
              facts: within.flatMap((node) => (node?.fact === undefined ? [] : [node.fact])),
              element: within.flatMap((node) =>
                node?.element === undefined ? [] : [node.element],
              ),
            };
          }),
          gateFacts: [...new Set(standing.filter((gate) => !used.includes(gate)))],
          order: used
            .filter((usedFact) => usedFact.types.some((type) => PARTIES.has(type)))
            .map(({ name }) => name),
          opening: openingOf(nodes),
          writers: resolved.flatMap((node) =>
            node === undefined ? [] : node.type === 'text' ? [literal(node.text)] : [node.writer],
          ),
          source: sourceOf(nodes),
        };
        return [variant];
      },
    );
  });
  return { each, variants: dropTwins(variants) };
}

/** Nothing is said twice in a sentence: two optional phrases may hold the same fact, so that one of them stands. */
function printsTwice(nodes: readonly (TextNode | ResolvedSlot | undefined)[]): boolean {
  const printed = new Set<string>();
  for (const node of nodes) {
    if (node?.type !== 'resolved' || !node.printsValue) continue;
    const name = node.fact?.name ?? `/${node.element ?? ''}`;
    if (printed.has(name)) return true;
    printed.add(name);
  }
  return false;
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

/** A bullet with some of its optional phrases standing. */
interface Expansion {
  readonly nodes: readonly (TextNode | SlotNode)[];
  /** The slots of each phrase that stands. */
  readonly phrases: readonly (readonly SlotNode[])[];
  readonly when: readonly string[];
  readonly unless: readonly string[];
}

/** All choices of optional phrases, the fullest first. */
function expand(nodes: readonly BulletNode[]): Expansion[] {
  let expansions: Expansion[] = [{ nodes: [], phrases: [], when: [], unless: [] }];
  for (const node of nodes) {
    if (node.type !== 'phrase') {
      expansions = expansions.map((expansion) => ({
        ...expansion,
        nodes: [...expansion.nodes, node],
      }));
      continue;
    }
    const slots = node.nodes.filter((inner) => inner.type === 'slot');
    const standing = expansions.map((expansion) => ({
      nodes: [...expansion.nodes, ...node.nodes],
      phrases: [...expansion.phrases, slots],
      when: [...expansion.when, ...node.when],
      unless: [...expansion.unless, ...node.unless],
    }));
    expansions = [...standing, ...expansions];
  }
  return expansions.map((expansion) => ({ ...expansion, nodes: mergeTexts(expansion.nodes) }));
}

function mergeTexts(nodes: readonly (TextNode | SlotNode)[]): (TextNode | SlotNode)[] {
  const merged: (TextNode | SlotNode)[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (node.type === 'text' && last?.type === 'text')
      merged[merged.length - 1] = { ...last, text: last.text + node.text };
    else merged.push(node);
  }
  return merged;
}

function dropTwins(variants: readonly Variant[]): Variant[] {
  const seen = new Set<string>();
  return variants.filter((variant) => {
    const key = `${variant.bullet}:${variant.source}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

interface ResolvedSlot {
  readonly type: 'resolved';
  /** Whether it prints the value itself. */
  readonly printsValue: boolean;
  readonly fact: KindFact | undefined;
  readonly element: string | undefined;
  readonly writer: Writer;
}

function resolveSlot(
  node: SlotNode,
  kind: Kind,
  elements: ReadonlyMap<
    string,
    { readonly name: string; readonly index: number; readonly types: readonly ValueType[] }
  >,
  factNames: readonly string[],
  report: Report,
): ResolvedSlot | undefined {
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
  const words = node.args.filter((argument) => argument.type === 'word');
  const names = node.args.filter((argument) => argument.type === 'fact');
  const label = helperName ?? 'slot';
  if (words.length !== (helper.takesWord ? 1 : 0) || names.length !== 1) {
    report(
      'template/helper-argument',
      node.at,
      `Helper ${label} takes ${helper.takesWord ? 'a word in quotation marks and a fact' : 'one fact'}; it was given ${words.length} ${words.length === 1 ? 'word' : 'words'} and ${names.length} ${names.length === 1 ? 'fact' : 'facts'}.`,
    );
    return undefined;
  }
  for (const [option, value] of Object.entries(node.options)) {
    const type = Object.hasOwn(helper.options, option) ? helper.options[option] : undefined;
    if (type === undefined)
      report(
        'template/helper-argument',
        node.at,
        `Helper ${label} has no option ${option}.`,
        `It has: ${Object.keys(helper.options).join(', ') || 'none'}.`,
      );
    else if (typeof value !== type)
      report('template/helper-argument', node.at, `Option ${option} of ${label} is a ${type}.`);
  }
  const { tense } = node.options;
  if (tense !== undefined && tense !== 'past' && tense !== 'present') {
    report(
      'template/helper-argument',
      node.at,
      `Option tense is "present" or "past", not ${JSON.stringify(tense)}.`,
    );
  }
  const name = names[0]?.name ?? '';
  const element = elements.get(name);
  const fact = element === undefined ? kind.factsByName.get(name) : undefined;
  const target = element ?? fact;
  if (target === undefined) {
    const known = [...elements.keys(), ...factNames];
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
  const max = node.options['max'];
  const writer = slotWriter(
    helper,
    element === undefined ? (fact?.index ?? 0) : -1 - element.index,
    {
      word: words[0]?.text,
      max: typeof max === 'number' ? max : Number.POSITIVE_INFINITY,
      tense: tense === 'past' ? 'past' : 'present',
    },
  );
  return {
    type: 'resolved',
    printsValue: helper.beside !== true,
    fact,
    element: element?.name,
    writer,
  };
}

/** The fact that a sentence opens with, or its first two words. */
function openingOf(nodes: readonly (TextNode | SlotNode)[]): string {
  const [first] = nodes;
  if (first === undefined) return '';
  if (first.type === 'slot')
    return first.args.find((argument) => argument.type === 'fact')?.name ?? '';
  return first.text.toLowerCase().split(/\s+/).slice(0, 2).join(' ');
}

/** Words with a capital that are wording all the same. */
const CAPITALS = new Set(['I', 'IPO']);

function checkWording(bullet: Bullet, message: string, report: Report): void {
  const flat = bullet.nodes.flatMap((node) => (node.type === 'phrase' ? node.nodes : [node]));
  flat.forEach((node) => {
    if (node.type !== 'text') return;
    const figure = /\d+/.exec(node.text);
    if (figure !== null)
      report(
        'template/literal-figure',
        node.at,
        `The wording holds the figure ${figure[0]}.`,
        'A figure comes from a fact: use a slot.',
      );
    const opens = node === flat[0];
    for (const match of node.text.matchAll(/(?<before>^|[^\p{L}])(?<word>\p{Lu}\p{L}*)/gu)) {
      const word = match.groups?.['word'] ?? '';
      const start = match.index + (match.groups?.['before'] ?? '').length;
      if (
        (opens && start === 0) ||
        CAPITALS.has(word) ||
        /[.!?]['"”’]?\s+$/.test(node.text.slice(0, start))
      )
        continue;
      report(
        'template/literal-name',
        node.at,
        `The wording holds what looks like a name: ${word}.`,
        'A name comes from a fact: use a slot.',
      );
    }
    if (/ {2,}/.test(node.text))
      report('template/punctuation', node.at, 'The wording holds a doubled space.');
  });
  const last = bullet.nodes.at(-1);
  const ending = last?.type === 'text' ? last.text : undefined;
  const stops = ending !== undefined && /[.!?]['"”’]?$/.test(ending);
  if (message === HEADLINE && ending?.endsWith('.') === true)
    report(
      'template/punctuation',
      bullet.at,
      'A headline ends in a full stop.',
      'Take the full stop away.',
    );
  if (message !== HEADLINE && !stops) {
    report(
      'template/punctuation',
      bullet.at,
      'A sentence does not end in a full stop.',
      'Add it; it is dropped after a value that ends in one.',
    );
  }
}
