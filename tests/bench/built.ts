/** The package as it was built. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import type * as Library from '../../src/index.js';
import type * as NodeEntry from '../../src/node/index.js';

const load = async (entry: string): Promise<unknown> =>
  import(pathToFileURL(fileURLToPath(new URL(`../../dist/${entry}.js`, import.meta.url))).href);

/** Loads its main entry. */
export async function loadLibrary(): Promise<typeof Library> {
  return (await load('index')) as typeof Library;
}

/** Loads its entry for files. */
export async function loadNodeEntry(): Promise<typeof NodeEntry> {
  return (await load('node')) as typeof NodeEntry;
}
