/**
 * What of a value is JSON. A record from a file always is; one that a program hands over may hold getters, cycles and
 * whatever else JavaScript has.
 */

/**
 * Whether a value can be a record: an object with named fields, and of no class of its own.
 *
 * @example
 * isPlainObject({ kind: 'acquisition' }) // => true
 * isPlainObject([{}]) // => false
 * isPlainObject(new Map([['kind', 'acquisition']])) // => false
 */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // That of another realm's objects is another object; what they have in common is that nothing is behind it.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/**
 * Whether a value is JSON through and through: no getters, cycles, proxies that throw, functions or other values that
 * JSON lacks. It calls nothing of the value's own and looks a hundred levels deep.
 *
 * @example
 * isJson({ a: [1, 'b', null] }) // => true
 * isJson({ a: 5n }) // => false
 * isJson({ get a() { throw new Error('no'); } }) // => false
 */
export function isJson(value: unknown): boolean {
  try {
    return isJsonWithin(value, 0);
  } catch {
    // Only a proxy's own traps can throw here.
    return false;
  }
}

/** Deeper than any record; a cycle ends there too. */
const deepest = 100;

function isJsonWithin(value: unknown, depth: number): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value !== 'object')
    return typeof value !== 'function' && typeof value !== 'symbol' && typeof value !== 'bigint';
  if (depth === deepest || !(Array.isArray(value) || isPlainObject(value))) return false;
  return Reflect.ownKeys(value).every((key) => {
    const field = Reflect.getOwnPropertyDescriptor(value, key);
    return field !== undefined && 'value' in field && isJsonWithin(field.value, depth + 1);
  });
}
