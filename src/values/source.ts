/**
 * The source of a record: who published its claims.
 */
import type { Source, SourceDefaults } from '../model.js';
import { parseDate } from './date.js';
import { checkKeys, parseObject, parseOptional, parseRequired, type Mutable } from './object.js';
import type { Problems } from './problem.js';
import { parseName } from './text.js';
import { parseUrl } from './url.js';

/** A source as a record may write it. */
export type SourceInput =
  string | { readonly name: string; readonly url?: string; readonly published?: string };

const sourceKeys = ['name', 'url', 'published'] as const;

/**
 * A source: a name, or `{name, url?, published?}`.
 *
 * @example
 * parseSource({ name: 'Example News', url: 'https://example.org/1' }, {}, []) // => { name: 'Example News', url: 'https://example.org/1' }
 */
export function parseSource(
  raw: unknown,
  defaults: SourceDefaults,
  problems: Problems,
): Source | undefined {
  if (typeof raw === 'string') {
    const name = parseName(raw, problems);
    return name === undefined ? undefined : { name };
  }
  const fields = parseObject(raw, 'a source such as {"name": "Example News"}', problems);
  if (fields === undefined) return undefined;
  const before = problems.length;
  checkKeys(fields, sourceKeys, problems);
  const name = parseRequired(fields, 'name', parseName, problems);
  const url = parseOptional(fields, 'url', parseUrl, problems);
  const published = parseOptional(
    fields,
    'published',
    (value, list) => parseDate(value, defaults, list),
    problems,
  );
  if (name === undefined || problems.length !== before) return undefined;
  const source: Mutable<Source> = { name };
  if (url !== undefined) source.url = url;
  if (published !== undefined) source.published = published;
  return source;
}
