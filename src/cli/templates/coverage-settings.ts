/**
 * What templates are covered with, read by the command and by each of its threads.
 */
import { builtinTemplates } from '../../newsbot.js';
import { styles } from '../../styles/index.js';
import type { TemplateSet } from '../../templates/index.js';
import type { CoverageOptions } from '../../testing/coverage.js';
import { configOf, kindsOf, templatesOf } from '../desk.js';
import type { TemplatesOptions } from './program.js';

/** The templates of a folder, or the shipped ones. */
export async function templatesIn(dir: string | undefined): Promise<TemplateSet> {
  return dir === undefined ? builtinTemplates : templatesOf(dir);
}

/** The kinds of a module, and the styles and guards of a configuration. */
export async function settingsOf({
  config,
  kinds,
}: Pick<TemplatesOptions, 'config' | 'kinds'>): Promise<CoverageOptions> {
  const { styles: own = [], guards } = await configOf(config);
  return {
    ...(await kindsOf(kinds)),
    styles: [...styles.filter(({ name }) => own.every((style) => style.name !== name)), ...own],
    ...(guards === undefined ? {} : { guards }),
  };
}
