/** The inside of the library, built by itself for the bench. */
import { fileURLToPath } from 'node:url';
import { build } from 'tsdown';
import { shippedData } from '../../shipped-data.plugin.js';
import type * as Inside from './stages.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Below node_modules, so that what it imports is found. */
const folder = `${root}node_modules/.cache/wirecopy-bench/`;

/** Builds `stages.ts` as the package is built. */
export async function buildInside(): Promise<void> {
  await build({
    cwd: root,
    config: false,
    entry: { stages: 'tests/bench/stages.ts' },
    outDir: folder,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    fixedExtension: false,
    dts: false,
    clean: true,
    logLevel: 'error',
    plugins: [shippedData()],
  });
}

/** Loads it as it was last built. */
export async function loadInside(): Promise<typeof Inside> {
  return (await import(`${folder}stages.js`)) as typeof Inside;
}
