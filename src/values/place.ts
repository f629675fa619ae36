/**
 * Places.
 */
import type { Place } from '../model.js';
import { checkKeys, parseObject, parseRequired } from './object.js';
import type { Problems } from './problem.js';
import { parseName } from './text.js';

/** A place as a record may write it. */
export type PlaceInput = string | { readonly name: string };

/**
 * A place: a name, or `{name}`.
 *
 * @example
 * parsePlace('Shanghai', []) // => { type: 'place', name: 'Shanghai' }
 */
export function parsePlace(raw: unknown, problems: Problems): Place | undefined {
  if (typeof raw === 'string') {
    const name = parseName(raw, problems);
    return name === undefined ? undefined : { type: 'place', name };
  }
  const fields = parseObject(raw, 'the name of a place', problems);
  if (fields === undefined) return undefined;
  const before = problems.length;
  checkKeys(fields, ['name'], problems);
  const name = parseRequired(fields, 'name', parseName, problems);
  return name === undefined || problems.length !== before ? undefined : { type: 'place', name };
}
