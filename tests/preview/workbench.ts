/**
 * A folder of templates and fixtures that a test may change, and the preview of it.
 */
import { cp, mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { servePreview, type PreviewServer } from '../../src/preview/serve-preview.js';
import { testFolder } from '../node/folder.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Workbench {
  /** The path of a name in the folder that holds `templates` and `fixtures`. */
  readonly at: (name: string) => string;
  readonly server: PreviewServer;
}

/** Serves a copy of the templates and fixtures of two kinds; `own` false serves the shipped ones. */
export async function workbench(page: string, { own = true } = {}): Promise<Workbench> {
  const at = await testFolder();
  for (const kind of ['acquisition', 'patent-sale']) {
    await mkdir(at('templates/en'), { recursive: true });
    await cp(`${root}/templates/en/${kind}.hbs`, at(`templates/en/${kind}.hbs`));
    await cp(`${root}/fixtures/${kind}`, at(`fixtures/${kind}`), { recursive: true });
  }
  await cp(`${root}/fixtures/settings.yaml`, at('fixtures/settings.yaml'));
  const server = await servePreview({
    port: 0,
    page,
    newsbot: {},
    styles: ['agency', 'financial'],
    ...(own ? { templates: at('templates'), fixtures: at('fixtures') } : {}),
  });
  onTestFinished(() => server.close());
  return { at, server };
}
