import type { BulletNode } from './syntax.js';

/**
 * Template nodes as Handlebars reads them, without comments and gates: the text for frames, for telling twins apart and
 * for the oracle of the tests.
 *
 * @example
 * sourceOf([{ type: 'slot', helper: 'a', args: [{ type: 'fact', name: 'round' }], options: {}, at: { line: 1, column: 1 } }]) // => '{{a round}}'
 */
export function sourceOf(nodes: readonly BulletNode[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text') return node.text;
      if (node.type === 'phrase') return `{{#opt}}${sourceOf(node.nodes)}{{/opt}}`;
      const args = node.args.map((argument) =>
        argument.type === 'fact' ? argument.name : JSON.stringify(argument.text),
      );
      const options = Object.entries(node.options).map(
        ([key, value]) => `${key}=${JSON.stringify(value)}`,
      );
      return `{{${[...(node.helper === undefined ? [] : [node.helper]), ...args, ...options].join(' ')}}}`;
    })
    .join('');
}
