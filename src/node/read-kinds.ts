/**
 * Kinds of one's own out of a module of code.
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { builtinKinds, type Kind } from '../kinds/index.js';
import { UnreadableFile } from './unreadable-file.js';

/**
 * All kinds there are with those that a JavaScript module exports: each export, by itself or in a list, that
 * `defineKind` made. One with the name of a shipped kind takes its place. The module's code is run.
 *
 * Throws `UnreadableFile` where the module cannot be run, exports no kind, or two of one name.
 *
 * @example
 * await readKinds('missing.js').catch(({ name }) => name) // => 'UnreadableFile'
 */
export async function readKinds(path: string): Promise<readonly Kind[]> {
  let exported: Readonly<Record<string, unknown>>;
  try {
    exported = (await import(pathToFileURL(resolve(path)).href)) as typeof exported;
  } catch (error) {
    const hint =
      (error as NodeJS.ErrnoException).code === 'ERR_UNKNOWN_FILE_EXTENSION'
        ? '; this Node runs JavaScript only: compile it first'
        : '';
    throw new UnreadableFile(
      path,
      `${error instanceof Error ? error.message : String(error)}${hint}`,
      { cause: error },
    );
  }
  const own = [...new Set(Object.values(exported).flat().filter(isKind))];
  if (own.length === 0)
    throw new UnreadableFile(path, 'exports no kind; export what `defineKind` gives');
  const names = own.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new UnreadableFile(path, `exports two kinds named ${twice}`);
  return [...builtinKinds.filter(({ name }) => !names.includes(name)), ...own];
}

/** Whether a value has the shape that `defineKind` gives; its parts are the declaration's to answer for. */
function isKind(value: unknown): value is Kind {
  if (typeof value !== 'object' || value === null) return false;
  const { name, facts, factsByName, schema } = value as Partial<Kind>;
  return (
    typeof name === 'string' &&
    Array.isArray(facts) &&
    factsByName instanceof Map &&
    typeof schema === 'function'
  );
}
