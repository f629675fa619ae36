/**
 * The data that ships with the package, compiled into modules when it is built or tested, so that the core
 * needs neither a file system nor a YAML parser for it.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const templatesModule = 'virtual:shipped-templates';
/** Rollup's convention: a leading NUL keeps other plugins away from the module. */
const resolvedTemplatesModule = `\0${templatesModule}`;
const templatesFolder = fileURLToPath(new URL('./templates/', import.meta.url));

/** `en/funding-round.hbs` → text of the file, for every `templates/<language>/*.hbs`, sorted by path. */
async function readShippedTemplates(folder: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  const languages = (await readdir(folder, { withFileTypes: true })).filter((entry) =>
    entry.isDirectory(),
  );
  for (const language of languages.map((entry) => entry.name).sort()) {
    const names = (await readdir(join(folder, language))).filter((name) => name.endsWith('.hbs'));
    for (const name of names.sort()) {
      files[`${language}/${name}`] = await readFile(join(folder, language, name), 'utf8');
    }
  }
  return files;
}

function moduleOf(data: unknown) {
  return { code: `export default ${JSON.stringify(data)};`, moduleType: 'js' as const };
}

/** A plugin for rolldown (tsdown) and for vite (vitest): the same hooks serve both. */
export function shippedData() {
  return {
    name: 'wirecopy:shipped-data',
    resolveId(id: string) {
      return id === templatesModule ? resolvedTemplatesModule : null;
    },
    async load(id: string) {
      if (id === resolvedTemplatesModule)
        return moduleOf(await readShippedTemplates(templatesFolder));
      if (id.endsWith('.yaml'))
        return moduleOf(parse(await readFile(id, 'utf8'), { uniqueKeys: true }));
      return null;
    },
  };
}
