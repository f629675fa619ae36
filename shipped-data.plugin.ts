/**
 * The data that ships with the package, compiled into modules when it is built or tested, so that the core
 * needs neither a file system nor a YAML parser for it.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { parseTemplates } from './src/templates/parse.js';

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

/**
 * A string for JSON.parse is read faster than the same data as a literal. It holds ASCII only, since one other letter
 * would double the size of the module's source in memory, and stands between marks that JSON has no use for.
 */
function textOf(data: unknown): string {
  const json = JSON.stringify(data).replace(
    /[^\0-~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `\`${json.replace(/[\\`$]/g, '\\$&')}\``;
}

function moduleOf(data: unknown) {
  return { code: `export default JSON.parse(${textOf(data)});`, moduleType: 'js' as const };
}

/** Each value is parsed when it is first asked for: a run mostly writes a few kinds. */
function lazyModuleOf(data: Readonly<Record<string, unknown>>) {
  const getters = Object.entries(data).map(
    ([key, value], index) =>
      `get ${JSON.stringify(key)}() { return (parsed[${index}] ??= JSON.parse(${textOf(value)})); }`,
  );
  const code = `const parsed = [];\nexport default {\n${getters.join(',\n')}\n};`;
  return { code, moduleType: 'js' as const };
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
        return lazyModuleOf(parseTemplates(await readShippedTemplates(templatesFolder)));
      if (id.endsWith('.yaml'))
        return moduleOf(parse(await readFile(id, 'utf8'), { uniqueKeys: true }));
      return null;
    },
  };
}
