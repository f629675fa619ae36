/**
 * Column mappings from YAML files.
 */
import type { Diagnostic } from '../diagnostic.js';
import { columnMappingSchema, type ColumnMapping } from '../records/mapping.js';
import { parseYaml, readText } from './yaml-file.js';

/** A mapping, or all that is wrong with its file. */
export type ReadMapping =
  { readonly mapping: ColumnMapping } | { readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads a column mapping from a YAML file (JSON is YAML too). What does not follow the schema is reported as
 * `mapping/invalid` with its line and column, all of it at once.
 *
 * It throws `UnreadableFile` when the file cannot be read.
 *
 * @example
 * (await readMapping('/dev/null')).diagnostics[0].code // => 'mapping/invalid'
 */
export async function readMapping(path: string): Promise<ReadMapping> {
  return parseMapping(await readText(path), path);
}

/**
 * Reads a column mapping from YAML text; `file` is for the places of diagnostics.
 *
 * @example
 * parseMapping('kind: acquisition\ncolumns: {target.name: Company}', 'm.yaml') // => { mapping: { kind: 'acquisition', columns: { 'target.name': 'Company' } } }
 * parseMapping('kind: acquisition\ncolumns: {}\ncolums: {}', 'm.yaml').diagnostics[0].place // => { file: 'm.yaml', line: 3, column: 1 }
 */
export function parseMapping(text: string, file: string): ReadMapping {
  const checked = parseYaml(text, file, {
    schema: columnMappingSchema,
    code: 'mapping/invalid',
    subject: 'The mapping',
  });
  return 'value' in checked ? { mapping: checked.value } : checked;
}
