import { nearestOf } from '../values/index.js';

/** Wrong use of the command: told in a line, exit code 2. */
export class Misuse extends Error {
  override readonly name = 'Misuse';
}

/** Ends a complaint about a name with the nearest that there is, or with all. */
export function meant(name: string, names: readonly string[]): string {
  const near = nearestOf(name, names);
  return near === undefined ? `; there are ${names.join(', ')}.` : `; did you mean ${near}?`;
}
