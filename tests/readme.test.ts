import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { diagnosticCodes } from '../src/index.js';

const file = new URL('../README.md', import.meta.url);

/** The table as the code has it. Run with `--update` to write it into the README. */
function table(): string {
  const does = { error: 'rejects', hold: 'holds', warning: 'warns', info: 'notes' };
  const rows = Object.entries(diagnosticCodes).map(
    ([code, { severity, meaning }]) => `| \`${code}\` | ${does[severity]} | ${meaning} |`,
  );
  return ['| code | does | when |', '|---|---|---|', ...rows].join('\n');
}

it('has the table of diagnostics that the code has', async () => {
  const readme = readFileSync(file, 'utf8');
  const [before = '', after = ''] = readme.split(/<!-- diagnostics -->[^]*<!-- \/diagnostics -->/);
  expect(after).not.toBe('');
  await expect(
    `${before}<!-- diagnostics -->\n${table()}\n<!-- /diagnostics -->${after}`,
  ).toMatchFileSnapshot('../README.md');
});
