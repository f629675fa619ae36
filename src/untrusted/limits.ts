/**
 * What the templates of strangers may take.
 */
import { InvalidOptions } from '../invalid-options.js';

/** Limits of a worker; what each template may hold is the same for all templates. */
export interface UntrustedLimits {
  /** For each template that is read or checked, and for each item, from when the worker begins with it. */
  readonly milliseconds: number;
  /** Of a worker's heap, beside what the library takes for itself. */
  readonly megabytes: number;
  /** Of one item. */
  readonly characters: number;
  /** Of one template; those beyond are not told. */
  readonly findings: number;
}

/**
 * The largest shipped template is checked in a fifth of the time, and a full item has a twentieth of the characters.
 * Stopping takes some time too: a template is stopped within a second.
 *
 * @example
 * untrustedLimits.milliseconds // => 750
 */
export const untrustedLimits: UntrustedLimits = {
  milliseconds: 750,
  megabytes: 128,
  characters: 50_000,
  findings: 200,
};

/**
 * The limits of a worker: those given over the defaults. Throws `InvalidOptions` for an unknown limit, and for one that
 * is no whole number above 0.
 *
 * @example
 * limitsOf({ milliseconds: 200 }).megabytes // => 128
 */
export function limitsOf(given: Partial<UntrustedLimits> = {}): UntrustedLimits {
  for (const [name, limit] of Object.entries(given)) {
    if (!Object.hasOwn(untrustedLimits, name))
      throw new InvalidOptions(
        `There is no limit ${name}. There are: ${Object.keys(untrustedLimits).join(', ')}.`,
      );
    if (!Number.isSafeInteger(limit) || limit < 1)
      throw new InvalidOptions(`The limit ${name} is a whole number above 0, not ${limit}.`);
  }
  return { ...untrustedLimits, ...given };
}
