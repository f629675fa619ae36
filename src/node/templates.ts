/**
 * Folders of templates.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseTemplates } from '../templates/parse.js';
import type { TemplateSet } from '../templates/syntax.js';
import { decode } from './bytes.js';
import { unreadable, UnreadableFile } from './unreadable-file.js';

/**
 * Reads and parses the templates of a folder, `<dir>/<language>/<kind>.hbs`, in the order of their names. Other files are left
 * alone, folders within a language's are not looked into.
 *
 * It throws `UnreadableFile` when a folder or file cannot be read, when a template is not UTF-8, and when the folder
 * holds no template at all.
 *
 * @example
 * Object.keys(await loadTemplates('templates')).includes('en/acquisition.hbs') // => true
 */
export async function loadTemplates(dir: string): Promise<TemplateSet> {
  return parseTemplates(await readTemplateTexts(dir));
}

/**
 * Reads the templates of a folder as {@link loadTemplates} does, without parsing them: texts by `<language>/<kind>.hbs`.
 *
 * @example
 * Object.keys(await readTemplateTexts('templates')).includes('en/acquisition.hbs') // => true
 */
export async function readTemplateTexts(dir: string): Promise<Readonly<Record<string, string>>> {
  const files: Record<string, string> = {};
  for (const { name: language } of await entriesOf(dir, 'isDirectory')) {
    for (const { name } of await entriesOf(join(dir, language), 'isFile')) {
      if (!name.endsWith('.hbs')) continue;
      files[`${language}/${name}`] = await textOf(join(dir, language, name));
    }
  }
  if (Object.keys(files).length === 0) {
    throw new UnreadableFile(dir, 'holds no template; they are named <language>/<kind>.hbs in it');
  }
  return files;
}

async function entriesOf(dir: string, sort: 'isDirectory' | 'isFile') {
  const entries = await readdir(dir, { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(dir, error);
  });
  // A template may be a link; what it leads to shows when it is read.
  return entries
    .filter((entry) => entry[sort]() || entry.isSymbolicLink())
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

async function textOf(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  const text = decode(bytes, 'utf-8');
  if (text === undefined) throw new UnreadableFile(path, 'is not UTF-8');
  return text.startsWith('\u{feff}') ? text.slice(1) : text;
}
