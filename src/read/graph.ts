/**
 * The relations of many texts as one graph: a party is a node under whatever names it has, a relation between two parties
 * an edge with all places that show it. As plain data for JSON, and as text for Graphviz and Mermaid.
 */
import { entityKey } from '../values/index.js';
import type { Relation, RelationName } from './relations.js';

/** A party. */
export interface GraphNode {
  /** The key by which its names are one. */
  readonly id: string;
  /** Its name as most relations have it; of those that are as many, the longest. */
  readonly name: string;
  /** Its other names, sorted. */
  readonly aliases: readonly string[];
}

/** A relation from one node to another, and where it stands. */
export interface GraphEdge {
  readonly from: string;
  readonly relation: RelationName;
  readonly to: string;
  readonly evidence: readonly {
    /** The id of the text. */
    readonly text: string;
    readonly start: number;
    readonly end: number;
    /** The words. */
    readonly quote: string;
  }[];
}

/** Who stands how to whom; nodes sorted by id, edges by their ends. */
export interface RelationGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** What is known of names beside the texts. */
export interface GraphOptions {
  /** Other names of a party by its name: `{ 'Didi Chuxing': ['Didi'] }`. */
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
}

/**
 * Puts the relations of texts together. Names that differ in legal form, case, accents or punctuation are one party's, and
 * those that `aliases` names. "Partner of" has no direction: its ends are sorted.
 *
 * @example
 * relationGraph([{ id: 'a', relations: [{ from: 'Acme Inc.', relation: 'acquired', to: 'Bolt', evidence: { start: 0, end: 9, text: 'Acme Bolt' } }] }, { id: 'b', relations: [{ from: 'ACME', relation: 'acquired', to: 'Bolt', evidence: { start: 0, end: 9, text: 'ACME Bolt' } }] }]).edges.map(({ from, to, evidence }) => [from, to, evidence.length]) // => [['acme', 'bolt', 2]]
 */
export function relationGraph(
  readings: Iterable<{ readonly id: string; readonly relations: readonly Relation[] }>,
  { aliases = {} }: GraphOptions = {},
): RelationGraph {
  const known = new Map<string, string>();
  for (const [name, others] of Object.entries(aliases))
    for (const other of others) known.set(entityKey(other), entityKey(name));
  const names = new Map<string, Map<string, number>>();
  const edges = new Map<string, { from: string; relation: RelationName; to: string; evidence: GraphEdge['evidence'][number][] }>(); // prettier-ignore
  const nodeOf = (name: string): string => {
    const own = entityKey(name);
    const key = known.get(own) ?? own;
    const counts = names.get(key) ?? new Map<string, number>();
    counts.set(name, (counts.get(name) ?? 0) + 1);
    names.set(key, counts);
    return key;
  };
  for (const { id, relations } of readings) {
    for (const { from: one, relation, to: other, evidence } of relations) {
      const ends = [nodeOf(one), nodeOf(other)] as const;
      if (ends[0] === ends[1]) continue;
      const [from, to] = relation === 'partner-of' && ends[1] < ends[0] ? [ends[1], ends[0]] : ends;
      const key = JSON.stringify([from, to, relation]);
      const edge = edges.get(key) ?? { from, relation, to, evidence: [] };
      const { start, end, text: quote } = evidence;
      edge.evidence.push({ text: id, start, end, quote });
      edges.set(key, edge);
    }
  }
  const nodes = [...names].map(([id, counts]): GraphNode => {
    const [name = id, ...others] = [...counts]
      .sort(
        ([one, times], [other, otherTimes]) =>
          otherTimes - times || other.length - one.length || order(one, other),
      )
      .map(([each]) => each);
    return { id, name, aliases: others.sort(order) };
  });
  return {
    nodes: nodes.sort((one, other) => order(one.id, other.id)),
    edges: [...edges]
      .sort(([one], [other]) => order(one, other))
      .map(([, edge]): GraphEdge => edge),
  };
}

/** By code units: the same on every machine. */
function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Control characters, and those that turn or hide text. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu;

function shown(name: string): string {
  return name.replace(unseen, ' ');
}

/**
 * The graph in the language of Graphviz. Names stand in quoted labels and nowhere else, so none can be more than a label.
 *
 * @example
 * graphToDot({ nodes: [{ id: 'acme', name: 'A "B" \\', aliases: [] }], edges: [] }).includes('n1 [label="A \\"B\\" \\\\"];') // => true
 */
export function graphToDot({ nodes, edges }: RelationGraph): string {
  const ids = idsOf(nodes);
  const quoted = (text: string): string => `"${shown(text).replace(/["\\]/g, '\\$&')}"`;
  return [
    'digraph relations {',
    '  rankdir=LR;',
    '  node [shape=box];',
    ...nodes.map(({ id, name }) => `  ${ids.get(id) ?? ''} [label=${quoted(name)}];`),
    ...edges.map(
      ({ from, relation, to }) =>
        `  ${ids.get(from) ?? ''} -> ${ids.get(to) ?? ''} [label=${quoted(worded(relation))}${relation === 'partner-of' ? ', dir=none' : ''}];`,
    ),
    '}',
    '',
  ].join('\n');
}

/**
 * The graph in the language of Mermaid. What is no letter, digit, space, comma, full stop or hyphen in a name stands there
 * as a numbered entity, so that it is a sign of the name and none of Mermaid, Markdown or HTML.
 *
 * @example
 * graphToMermaid({ nodes: [{ id: 'acme', name: 'A & "B"', aliases: [] }], edges: [] }) // => 'flowchart LR\n  n1["A #38; #34;B#34;"]\n'
 */
export function graphToMermaid({ nodes, edges }: RelationGraph): string {
  const ids = idsOf(nodes);
  const escaped = (name: string): string =>
    shown(name).replace(
      /[^\p{L}\p{M}\p{N} ,.-]/gu,
      (sign) => `#${String(sign.codePointAt(0) ?? 0)};`,
    );
  return [
    'flowchart LR',
    ...nodes.map(({ id, name }) => `  ${ids.get(id) ?? ''}["${escaped(name)}"]`),
    ...edges.map(
      ({ from, relation, to }) =>
        `  ${ids.get(from) ?? ''} ${relation === 'partner-of' ? '---' : '-->'}|${worded(relation)}| ${ids.get(to) ?? ''}`,
    ),
    '',
  ].join('\n');
}

function idsOf(nodes: readonly GraphNode[]): ReadonlyMap<string, string> {
  return new Map(nodes.map(({ id }, at) => [id, `n${at + 1}`]));
}

function worded(relation: RelationName): string {
  return relation.replaceAll('-', ' ');
}
