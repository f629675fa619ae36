import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the page into a folder of its own, if a source is newer than it; not `dist`, which a build may be emptying. */
export async function builtPage(name: string): Promise<string> {
  const folder = join(root, 'node_modules/.cache', `wirecopy-preview-${name}`);
  const index = join(folder, 'index.html');
  const sources = readdirSync(join(root, 'src/preview/page')).map((file) =>
    join(root, 'src/preview/page', file),
  );
  const newest = Math.max(
    ...[...sources, join(root, 'vite.config.ts')].map((file) => statSync(file).mtimeMs),
  );
  if (!existsSync(index) || statSync(index).mtimeMs < newest)
    await build({
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: folder },
    });
  return folder;
}
