import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { diagnosticCodes } from '../src/index.js';

const root = fileURLToPath(new URL('../', import.meta.url));

function textsIn(folder: string, apart: readonly string[] = []): string {
  return readdirSync(`${root}${folder}`, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && file.name.endsWith('.ts') && !apart.includes(file.name))
    .map((file) => readFileSync(`${file.parentPath}/${file.name}`, 'utf8').replaceAll('\\/', '/'))
    .join('\n');
}

/** A rule of verification gives its name to its code, and its cases stand under it. */
const rulesWithCases = readFileSync(`${root}tests/verify/rules.test.ts`, 'utf8');

describe('every code', () => {
  const tests = textsIn('tests', ['diagnostic.test.ts', 'readme.test.ts']);
  const source = textsIn('src', ['diagnostic.ts']);

  it.each(Object.keys(diagnosticCodes))('%s is raised by the library and by a test', (code) => {
    const [stage = '', problem = ''] = code.split('/');
    const named = (text: string): boolean => text.includes(code);
    const asRule = new RegExp(`^ {2}'?${problem}'?: \\{$`, 'mu');
    const asGuard = `'${problem}'`;
    expect({
      source: named(source) || (stage !== 'record' && source.includes(asGuard)),
      tests: named(tests) || (stage === 'verify' && asRule.test(rulesWithCases)),
    }).toEqual({ source: true, tests: true });
  });
});
