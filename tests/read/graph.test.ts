import { instance } from '@viz-js/viz';
import { expect, it } from 'vitest';
import {
  graphToDot,
  graphToMermaid,
  readText,
  relationGraph,
  type Relation,
} from '../../src/read/index.js';

const acquired = (from: string, to: string): Relation => ({
  from,
  relation: 'acquired',
  to,
  evidence: { start: 0, end: 1, text: 'x' },
});

const hostile = [
  'A "]; evil [label="x',
  'back\\slash\\',
  'line\nbreak\r\n}',
  '<script>alert(1)</script>',
  '<b>html</b>',
  '#quot; --> n9["x"]',
  '```mermaid',
  'end',
  '\u202eright to left',
  '\ud800 alone',
  '`; click n1 "javascript:alert(1)"',
];

it('merges the names of a party over many texts, and keeps all evidence', () => {
  const readings = [
    ['a', 'Cisco Systems Inc. agreed to buy Splunk for $28 billion.'],
    ['b', 'Cisco Systems has bought Splunk Inc. for $28 billion.'],
    ['c', 'CISCO SYSTEMS bought Acacia for $4.5 billion.'],
  ].map(([id = '', text = '']) => readText(text, { id, date: '2024-05-16' }));
  const graph = relationGraph(readings);
  expect(graph.nodes.map(({ id }) => id)).toEqual(['acacia', 'cisco systems', 'splunk']);
  expect(graph.nodes[1]?.aliases).toHaveLength(2);
  expect(
    graph.edges.map(({ from, to, evidence }) => [from, to, evidence.map(({ text }) => text)]),
  ).toEqual([
    ['cisco systems', 'acacia', ['c']],
    ['cisco systems', 'splunk', ['a', 'b']],
  ]);
});

it('merges the names that it is told to', () => {
  const graph = relationGraph(
    [{ id: 'a', relations: [acquired('Didi', 'Bolt'), acquired('Didi Chuxing', 'Bolt')] }],
    { aliases: { 'Didi Chuxing': ['Didi'] } },
  );
  expect(graph.nodes).toEqual([
    { id: 'bolt', name: 'Bolt', aliases: [] },
    { id: 'didi chuxing', name: 'Didi Chuxing', aliases: ['Didi'] },
  ]);
});

it('has partners without a direction, and no relation of a party to itself', () => {
  const partner = (from: string, to: string): Relation => ({
    ...acquired(from, to),
    relation: 'partner-of',
  });
  const graph = relationGraph([
    {
      id: 'a',
      relations: [partner('Bolt', 'Acme'), partner('Acme', 'Bolt'), partner('Acme', 'ACME Inc.')],
    },
  ]);
  expect(graph.edges).toHaveLength(1);
  expect(graph.edges[0]?.evidence).toHaveLength(2);
  expect(graphToMermaid(graph)).toContain('n1 ---|partner of| n2');
});

it('does not depend on the order of the texts', () => {
  const readings = hostile.map((name, at) => ({
    id: String(at),
    relations: [acquired(name, 'Bolt'), acquired('Acme', name)],
  }));
  const edges = (graph: ReturnType<typeof relationGraph>) => graphToDot(graph);
  expect(edges(relationGraph(readings.toReversed()))).toBe(edges(relationGraph(readings)));
});

it('gives Graphviz names as labels and nothing else', async () => {
  const graph = relationGraph([
    { id: 'a', relations: hostile.map((name) => acquired(name, 'Bolt')) },
  ]);
  const viz = await instance();
  const drawn = viz.renderJSON(graphToDot(graph)) as {
    objects: readonly { name: string; label: string }[];
    edges: readonly unknown[];
  };
  expect(drawn.objects.map(({ name }) => name)).toEqual(graph.nodes.map((_, at) => `n${at + 1}`));
  expect(drawn.edges).toHaveLength(graph.edges.length);
});

it('gives Mermaid names as labels and nothing else', () => {
  const graph = relationGraph([
    { id: 'a', relations: hostile.map((name) => acquired(name, 'Bolt')) },
  ]);
  const [first, ...lines] = graphToMermaid(graph).trimEnd().split('\n');
  expect(first).toBe('flowchart LR');
  for (const line of lines)
    expect(line).toMatch(
      /^ {2}n\d+(?:\["(?:[\p{L}\p{M}\p{N} ,.-]|#\d+;)*"\]| -->\|acquired\| n\d+)$/u,
    );
  expect(lines).toHaveLength(graph.nodes.length + graph.edges.length);
});
