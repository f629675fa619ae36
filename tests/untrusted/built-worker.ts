/**
 * The code of a worker as the package has it, built of the sources: a thread cannot load them as they are.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'tsdown';
import { shippedData } from '../../shipped-data.plugin.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Within the project, so that packages are found. */
const cache = join(root, 'node_modules/.cache');

/** Builds it into a folder of its own, since tests run at once; `remove` takes the folder away. */
export async function buildWorker(): Promise<{ file: string; remove: () => Promise<void> }> {
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'wirecopy-worker-'));
  await build({
    cwd: root,
    config: false,
    entry: { 'untrusted-worker': 'src/untrusted/worker.ts' },
    outDir: folder,
    format: 'esm',
    platform: 'node',
    fixedExtension: false,
    dts: false,
    clean: false,
    logLevel: 'error',
    plugins: [shippedData()],
  });
  return {
    file: join(folder, 'untrusted-worker.js'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
