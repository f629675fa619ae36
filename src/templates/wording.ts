/**
 * What can be said of the wording of a bullet without knowing the kind: no figures and names of its own, stops where
 * they belong. It is checked while the template is parsed, so what ships is not checked again in every process.
 */
import type { DiagnosticCode } from '../diagnostic.js';
import {
  HEADLINE,
  type BulletNode,
  type PhraseNode,
  type Position,
  type SlotNode,
} from './syntax.js';

/** Tells what is wrong, where, and what would be right. */
export type Report = (code: DiagnosticCode, at: Position, message: string, hint?: string) => void;

/** Wording with the place at which it begins. */
export interface PlacedText {
  readonly text: string;
  readonly at: Position;
}

/** A node whose wording is placed. */
export type PlacedNode = PlacedText | SlotNode | PlacedPhrase;

export type PlacedPhrase = Omit<PhraseNode, 'nodes'> & {
  readonly nodes: readonly (PlacedText | SlotNode)[];
};

/**
 * Whether a node is an optional phrase.
 *
 * @example
 * isPhrase({ text: ' rose.', at: [1, 3] }) // => false
 */
export function isPhrase(node: PlacedNode): node is PlacedPhrase {
  return 'nodes' in node;
}

/**
 * The node as the syntax has it: nothing asks for the place of wording that was checked.
 *
 * @example
 * unplaced({ text: ' rose.', at: [1, 3] }) // => ' rose.'
 */
export function unplaced(node: PlacedNode): BulletNode {
  return isPhrase(node) ? { ...node, nodes: node.nodes.map(unplacedPiece) } : unplacedPiece(node);
}

function unplacedPiece(node: PlacedText | SlotNode): string | SlotNode {
  return 'text' in node ? node.text : node;
}

/** Words with a capital that are wording all the same. */
const CAPITALS = new Set(['I', 'IPO']);

/**
 * Checks the wording of a bullet of a message.
 *
 * @example
 * ((found: string[]) => { checkWording([{ text: 'Sales rose 5', at: [7, 3] }], 'lead', [7, 1], (code) => found.push(code)); return found; })([]) // => ['template/literal-figure', 'template/punctuation']
 */
export function checkWording(
  nodes: readonly PlacedNode[],
  message: string,
  at: Position,
  report: Report,
): void {
  const flat = nodes.flatMap((node) => (isPhrase(node) ? node.nodes : [node]));
  for (const node of flat) {
    if (!('text' in node)) continue;
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
  }
  const last = nodes.at(-1);
  const ending = last !== undefined && 'text' in last ? last.text : undefined;
  const stops = ending !== undefined && /[.!?]['"”’]?$/.test(ending);
  if (message === HEADLINE && ending?.endsWith('.') === true)
    report(
      'template/punctuation',
      at,
      'A headline ends in a full stop.',
      'Take the full stop away.',
    );
  if (message !== HEADLINE && !stops) {
    report(
      'template/punctuation',
      at,
      'A sentence does not end in a full stop.',
      'Add it; it is dropped after a value that ends in one.',
    );
  }
}
