import { nearestOf } from '../values/index.js';

/** Wrong use of the command: told in a line, exit code 2. */
export class Misuse extends Error {
  override readonly name = 'Misuse';
}

/** The number that an option is given. Throws {@link Misuse} where it is no whole number from 1 on. */
export function wholeNumber(option: string, text: string): number {
  if (!/^[1-9]\d{0,6}$/u.test(text))
    throw new Misuse(`${option} is a whole number from 1 on, not ${text}.`);
  return Number(text);
}

/** Ends a complaint about a name with the nearest that there is, or with all. */
export function meant(name: string, names: readonly string[]): string {
  const near = nearestOf(name, names);
  return near === undefined ? `; there are ${names.join(', ')}.` : `; did you mean ${near}?`;
}
