/**
 * What a thread of `wirecopy templates coverage` does: one template at a time.
 */
import { coverTemplate, type TemplateCoverage } from '../../testing/coverage.js';
import { settingsOf, templatesIn } from './coverage-settings.js';
import type { TemplatesOptions } from './program.js';

/** A template to be covered; plain data, for it goes to a thread. */
export interface CoverageTask {
  readonly dir: string | undefined;
  readonly file: string;
  readonly settings: Pick<TemplatesOptions, 'config' | 'kinds'>;
}

export default async function cover({
  dir,
  file,
  settings,
}: CoverageTask): Promise<TemplateCoverage> {
  return coverTemplate(await templatesIn(dir), file, await settingsOf(settings));
}
