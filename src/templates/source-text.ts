import type { BulletNode, SlotNode } from './syntax.js';

/**
 * A slot as Handlebars reads it: for telling twins apart and for the oracle of the tests.
 *
 * @example
 * sourceOf({ helper: 'a', facts: ['round'], at: [1, 1] }) // => '{{a round}}'
 */
export function sourceOf({ helper, words = [], facts, options = {} }: SlotNode): string {
  const pieces = [
    ...(helper === undefined ? [] : [helper]),
    ...words.map((word) => JSON.stringify(word)),
    ...facts,
    ...Object.entries(options).map(([name, value]) => `${name}=${JSON.stringify(value)}`),
  ];
  return `{{${pieces.join(' ')}}}`;
}

/**
 * A bullet as Handlebars reads it, without its gates.
 *
 * @example
 * sourceOfBullet(['Up ', { nodes: ['by ', { facts: ['change'], at: [1, 1] }] }]) // => 'Up {{#opt}}by {{change}}{{/opt}}'
 */
export function sourceOfBullet(nodes: readonly BulletNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      return 'nodes' in node ? `{{#opt}}${sourceOfBullet(node.nodes)}{{/opt}}` : sourceOf(node);
    })
    .join('');
}
