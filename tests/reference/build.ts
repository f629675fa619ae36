/**
 * Writes the reference of kinds, facts, helpers and styles: `npm run docs`.
 *
 *     tsx tests/reference/build.ts [FILE]        dist/docs/reference.html where no FILE is given
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { shippedData } from '../../shipped-data.plugin.js';
import type { page } from './page.js';
import type { reference } from './reference.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The sources need the modules that the build makes of the shipped data. */
async function load<Module>(path: string): Promise<Module> {
  const { module } = await runnerImport<Module>(path, {
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [shippedData()],
  });
  return module;
}

const file = resolve(process.argv[2] ?? `${root}/dist/docs/reference.html`);
const collected = await load<{ reference: typeof reference }>('/tests/reference/reference.ts');
const made = await load<{ page: typeof page }>('/tests/reference/page.ts');
const html = made.page(collected.reference());
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, html);
console.log(`${file}: ${Math.round(html.length / 1024)} KB`);
