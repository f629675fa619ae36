import type { Kind, KindFact } from '../../src/kinds/index.js';
import type { Language } from '../../src/languages/index.js';
import type { NewsEvent, Value } from '../../src/model.js';
import { loadStory, type Plan, type Step, type Story } from '../../src/templates/index.js';
import type { Block, Bullet, BulletNode, SlotNode } from '../../src/templates/syntax.js';

/** Stories that are small enough to see what should be chosen, and why. */

type FactSketch = Partial<
  Pick<KindFact, 'weight' | 'must' | 'material' | 'attribution' | 'covers' | 'types'>
> & {
  /** A party that the story may call by its role: "the buyer". */
  readonly role?: boolean;
  /** For a list of structures: its elements' facts, and whether they are material. */
  readonly elements?: Readonly<Record<string, boolean>>;
};

/** A kind of facts alone: a fact weighs 1 and is owed nothing, unless said so. */
export function kindOf(sketches: Readonly<Record<string, FactSketch>>): Kind {
  const facts = Object.entries(sketches).map(([name, { elements = {}, ...sketch }], index) => ({
    name,
    index,
    types: Object.keys(elements).length > 0 ? ['list'] : ['money'],
    weight: 1,
    must: false,
    material: false,
    attribution: false,
    covers: [],
    ...sketch,
    elements: Object.entries(elements).map(([element, material], at) => ({
      name: element,
      index: at,
      types: ['money'],
      weight: 1,
      material,
    })),
  })) as unknown as KindFact[];
  const factsByName = new Map(facts.map((fact) => [fact.name, fact]));
  const roles = facts.flatMap(({ name, index }) =>
    sketches[name]?.role === true ? [{ index, role: name }] : [],
  );
  return { name: 'sketch', facts, factsByName, roles } as unknown as Kind;
}

function nodesOf(wording: string): {
  nodes: BulletNode[];
  gates: { when: string[]; unless: string[] };
} {
  const nodes: BulletNode[] = [];
  const gates = { when: [] as string[], unless: [] as string[] };
  for (const [piece] of wording.matchAll(/\[[^\]]*\]|\{[^}]*\}|[^[{]+/gu)) {
    if (piece.startsWith('[')) {
      const { nodes: inner, gates: own } = nodesOf(piece.slice(1, -1));
      nodes.push({ nodes: inner as (string | SlotNode)[], ...own });
    } else if (piece.startsWith('{')) {
      const [first = '', fact] = piece.slice(1, -1).split(' ');
      if (fact === undefined) nodes.push({ at: [1, 1], facts: [first] });
      else gates[first as 'when' | 'unless'].push(fact);
    } else nodes.push(piece);
  }
  return { nodes, gates };
}

/**
 * A story from its order, `[['lead', 'price*']]`, and its blocks: `'lead when=agreed'` → the wordings of its bullets,
 * `'{company} paid {price}[ in {year}].'`, with `{when fact}` and `{unless fact}` as gates.
 */
export function storyOf(
  kind: Kind,
  paragraphs: readonly (readonly string[])[],
  blocks: Readonly<Record<string, readonly string[]>>,
): Story {
  const syntax = {
    file: 'sketch.hbs',
    frontMatter: { kind: kind.name, paragraphs },
    blocks: Object.entries(blocks).map(([head, bullets], line): Block => {
      const [message = '', ...gates] = head.split(' ');
      const { each, ...others } = Object.fromEntries(
        gates.map((gate) => gate.split('=') as [string, string]),
      );
      return {
        at: [line + 1, 1],
        message,
        ...(each === undefined ? {} : { each }),
        ...Object.fromEntries(
          Object.entries(others).map(([gate, names]) => [gate, names.split(',')]),
        ),
        bullets: bullets.map((wording): Bullet => {
          const { nodes, gates: own } = nodesOf(wording);
          return { at: [line + 1, 1], nodes, ...own };
        }),
      };
    }),
  };
  const language = {
    capitalise: (text: string) => text,
    reference: { the: 'the' },
  } as Language;
  const { story, diagnostics } = loadStory(
    { syntax, diagnostics: [] },
    new Map([[kind.name, kind]]),
    language,
  );
  if (story === undefined) throw new Error(JSON.stringify(diagnostics));
  return story;
}

/** An event of which these facts are known; of a list of structures, which facts of each element. */
export function eventOf(
  { facts }: Kind,
  ...known: readonly (string | Readonly<Record<string, readonly (readonly string[])[]>>)[]
): NewsEvent {
  const lists = Object.assign({}, ...known.filter((fact) => typeof fact === 'object')) as Record<
    string,
    readonly (readonly string[])[]
  >;
  const flag: Value = { type: 'flag' };
  const values = facts.map(({ name }): Value | undefined => {
    const elements = lists[name];
    if (elements !== undefined)
      return {
        type: 'list',
        items: elements.map((names) => ({
          type: 'group',
          facts: Object.fromEntries(names.map((element) => [element, flag])),
        })),
      };
    return known.includes(name) ? flag : undefined;
  });
  return { values } as unknown as NewsEvent;
}

/** The wording of a step, with the index of its element. */
export function worded({ variant, element }: Step): string {
  const source = variant.source.replaceAll('{{', '{').replaceAll('}}', '}');
  return element === undefined ? source : `${source} #${element.index}`;
}

/** The wordings of a plan: its headline, then its paragraphs. */
export function wordings({
  headline,
  paragraphs,
}: Pick<Plan, 'headline' | 'paragraphs'>): readonly (readonly string[])[] {
  return [
    headline === undefined ? [] : [worded(headline)],
    ...paragraphs.map((steps) => steps.map(worded)),
  ];
}
