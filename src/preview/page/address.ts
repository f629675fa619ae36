/**
 * What is shown, kept in the part of the address after the `#`: a reload brings it back, and no server sees the key.
 */

import type { Telling } from '../protocol.js';

/** What the author chose to see. */
export interface Choices {
  readonly key: string;
  readonly kind?: string | undefined;
  readonly language?: string | undefined;
  /** Every record where it is absent. */
  readonly record?: string | undefined;
  /** Every style where it is absent. */
  readonly style?: string | undefined;
  readonly told: Telling;
  readonly seed: number;
}

/**
 * The choices of an address.
 *
 * @example
 * choicesOf('#key=abc&kind=policy&seed=3') // => { key: 'abc', kind: 'policy', language: undefined, record: undefined, style: undefined, told: 'fixture', seed: 3 }
 */
export function choicesOf(hash: string): Choices {
  const parts = new URLSearchParams(hash.replace(/^#/u, ''));
  const of = (name: string): string | undefined => parts.get(name) ?? undefined;
  return {
    key: of('key') ?? '',
    kind: of('kind'),
    language: of('language'),
    record: of('record'),
    style: of('style'),
    told: tellingOf(of('told')),
    seed: seedOf(of('seed') ?? ''),
  };
}

/**
 * The part of an address that brings choices back.
 *
 * @example
 * hashOf({ key: 'abc', kind: 'policy', told: 'fixture', seed: 0 }) // => '#key=abc&kind=policy'
 */
export function hashOf({ told, seed, ...names }: Choices): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(names))
    if (value !== undefined) parts.set(name, value);
  if (told !== 'fixture') parts.set('told', told);
  if (seed !== 0) parts.set('seed', String(seed));
  return `#${parts.toString()}`;
}

/**
 * A seed as it was typed; 0 where it is no whole number that a newsbot takes.
 *
 * @example
 * [seedOf('7'), seedOf('-1'), seedOf('x')] // => [7, 0, 0]
 */
export function seedOf(text: string): number {
  const seed = Number(text);
  return Number.isInteger(seed) && seed >= 0 && seed <= 0x7fffffff ? seed : 0;
}

/**
 * A way to tell as it was named; the fixture's own where there is no such way.
 *
 * @example
 * [tellingOf('archive'), tellingOf('x')] // => ['archive', 'fixture']
 */
export function tellingOf(text: string | undefined): Telling {
  return text === 'archive' || text === 'day' ? text : 'fixture';
}
