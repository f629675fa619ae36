/**
 * Reading a folder that a stranger filled.
 */
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readTemplateTexts } from '../node/templates.js';
import { unreadable, UnreadableFile } from '../node/unreadable-file.js';
import { templateLimits } from '../templates/limits.js';

/** A character takes up to four bytes; what has more would be refused unread. */
const MOST_BYTES = templateLimits.characters * 4;

/**
 * Reads the texts of a folder of templates as `readTemplateTexts` of `wirecopy/node` does, and before that looks at what
 * lies there: links, which may lead to any file of the machine, and files that are larger than any template are refused
 * with `UnreadableFile`.
 *
 * @example
 * Object.keys(await readUntrustedTexts('templates')).includes('en/acquisition.hbs') // => true
 */
export async function readUntrustedTexts(dir: string): Promise<Readonly<Record<string, string>>> {
  for (const path of await pathsIn(dir)) {
    const found = await lstat(join(dir, path));
    if (found.isSymbolicLink())
      throw new UnreadableFile(join(dir, path), 'is a link, and links of strangers lead anywhere');
    if (found.isFile() && found.size > MOST_BYTES)
      throw new UnreadableFile(
        join(dir, path),
        `has ${found.size} bytes; no template has more than ${MOST_BYTES}`,
      );
  }
  return readTemplateTexts(dir);
}

/** Everything that is looked at for templates: the entries of the folder and of those in it. */
async function pathsIn(dir: string): Promise<string[]> {
  const languages = await entriesOf(dir);
  const files = await Promise.all(
    languages.map(async (entry) =>
      entry.isDirectory()
        ? (await entriesOf(join(dir, entry.name))).map(({ name }) => join(entry.name, name))
        : [],
    ),
  );
  return [...languages.map(({ name }) => name), ...files.flat()];
}

async function entriesOf(dir: string) {
  return readdir(dir, { withFileTypes: true }).catch((error: unknown) => {
    throw unreadable(dir, error);
  });
}
