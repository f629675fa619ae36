import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { exportedFunctions } from './docstring-examples.js';

const source = fileURLToPath(new URL('../src', import.meta.url));

/** A program has no examples that a test could evaluate; its commands have tests of their own. */
const program = 'cli/';

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !path.startsWith(program))
  .sort();

const AsyncFunction = (async () => {}).constructor as new (
  ...parameters: string[]
) => (...values: unknown[]) => Promise<unknown>;

/** An example may hold types (`{} as Style`), which are taken away before it is run. */
async function evaluate(code: string, scope: Readonly<Record<string, unknown>>): Promise<unknown> {
  const names = Object.keys(scope).filter((name) => name !== 'default');
  const { outputText } = ts.transpileModule(`async () => (${code});`, {
    compilerOptions: {
      target: ts.ScriptTarget.ESNext,
      module: ts.ModuleKind.ESNext,
      alwaysStrict: false,
    },
  });
  const example = new AsyncFunction(...names, `return (${outputText.trim().replace(/;$/, '')})();`);
  return example(...names.map((name) => scope[name]));
}

describe('exportedFunctions', () => {
  it('finds functions however they are exported, and the lines of their examples', () => {
    const text = [
      '/**',
      ' * Adds.',
      ' *',
      ' * @example',
      " * add(1, 2) // => 3 + '@'.length - 1",
      ' * add(1)',
      ' */',
      'export function add() {}',
      'export const bare = () => 1;',
      'function hidden() {}',
      'const list = [1];',
      '/** @example list2[0] // => 1 */',
      'export const list2 = list;',
      'function later() {}',
      'export { later as renamed };',
      'export type T = 1;',
    ].join('\n');
    expect(exportedFunctions('x.ts', text)).toEqual([
      {
        name: 'add',
        line: 8,
        examples: [{ line: 5, expression: 'add(1, 2)', expected: "3 + '@'.length - 1" }],
        malformed: [{ line: 6, text: 'add(1)' }],
      },
      { name: 'bare', line: 9, examples: [], malformed: [] },
      {
        name: 'list2',
        line: 13,
        examples: [{ line: 12, expression: 'list2[0]', expected: '1' }],
        malformed: [],
      },
      { name: 'renamed', line: 14, examples: [], malformed: [] },
    ]);
  });
});

describe.each(files)('src/%s', (path) => {
  const file = join(source, path);
  const functions = exportedFunctions(file, readFileSync(file, 'utf8'));

  it('has an example, with what it gives, for every exported function', () => {
    expect([
      ...functions
        .filter(({ examples }) => examples.length === 0)
        .map(({ name, line }) => `src/${path}:${line} ${name} has no @example`),
      ...functions
        .flatMap(({ malformed }) => malformed)
        .map(({ line, text }) => `src/${path}:${line} expects nothing: ${text}`),
    ]).toEqual([]);
  });

  for (const { line, expression, expected } of functions.flatMap((entry) => entry.examples)) {
    it(`${line}: ${expression} // => ${expected}`, async () => {
      const scope = (await import(file)) as Record<string, unknown>;
      expect(await evaluate(expression, scope)).toStrictEqual(await evaluate(expected, scope));
    });
  }
});
