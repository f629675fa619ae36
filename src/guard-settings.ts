/**
 * How guards are set for a run.
 */
import { InvalidOptions } from './invalid-options.js';
import {
  commonGuards,
  defaultBounds,
  withBounds,
  type Guard,
  type GuardBounds,
  type GuardBoundsPart,
  type Kind,
} from './kinds/index.js';
import { historyGuards } from './history/index.js';
import { repeatGuards } from './records/index.js';

/** How guards are set for a run: bounds for all kinds, for one kind, and guards that are switched off by name. */
export interface GuardSettings extends GuardBoundsPart {
  readonly off?: readonly string[];
  readonly byKind?: Readonly<Record<string, GuardBoundsPart>>;
}

/**
 * Throws {@link InvalidOptions} for settings that name no guard, kind or bound, or a bound below zero: a misspelt name
 * would leave a guard on, or a bound as it was, without a word.
 *
 * @example
 * checkGuards({ off: ['date-stale'] }, []) // => undefined
 */
export function checkGuards(
  { off = [], byKind = {}, ...bounds }: GuardSettings,
  kinds: readonly Kind[],
): void {
  const guards = new Set(
    [...(commonGuards as readonly Guard[]), ...kinds.flatMap((kind) => kind.guards)].map(
      ({ name }) => name,
    ),
  );
  for (const name of [...repeatGuards, ...historyGuards]) guards.add(name);
  for (const name of off)
    if (!guards.has(name))
      throw new InvalidOptions(
        `There is no guard ${name}. There are: ${[...guards].sort().join(', ')}.`,
      );
  for (const name of Object.keys(byKind))
    if (!kinds.some((kind) => kind.name === name))
      throw new InvalidOptions(`There is no kind ${name} to set guards for.`);
  for (const part of [bounds, ...Object.values(byKind)]) {
    for (const [name, bound] of Object.entries(part)) {
      if (!Object.hasOwn(defaultBounds, name))
        throw new InvalidOptions(
          `There is no bound ${name}. There are: ${Object.keys(defaultBounds).join(', ')}.`,
        );
      if (figuresOf(bound).some((figure) => !(figure >= 0)))
        throw new InvalidOptions(
          `The bound ${name} must be 0 or more, not ${JSON.stringify(bound)}.`,
        );
    }
  }
}

function figuresOf(bound: unknown): readonly number[] {
  if (typeof bound === 'number') return [bound];
  return typeof bound === 'object' && bound !== null && !Array.isArray(bound)
    ? Object.values(bound).flatMap(figuresOf)
    : [];
}

/**
 * The bounds of a kind in a run: its own over the defaults, the run's over both.
 *
 * @example
 * boundsOf({ name: 'visit', bounds: {} } as Kind, { stale: { days: 60 } }).stale.days // => 60
 */
export function boundsOf(kind: Kind, settings: GuardSettings = {}): GuardBounds {
  const ofKind = withBounds(withBounds(defaultBounds, kind.bounds), settings);
  return withBounds(ofKind, settings.byKind?.[kind.name] ?? {});
}

/**
 * The guards of a kind that are on in a run.
 *
 * @example
 * guardsOf({ guards: [] as readonly Guard[] } as Kind, { off: ['embargo'] }).some(({ name }) => name === 'embargo') // => false
 */
export function guardsOf(kind: Kind, settings: GuardSettings = {}): readonly Guard[] {
  const off = settings.off ?? [];
  return [...(commonGuards as readonly Guard[]), ...kind.guards].filter(
    ({ name }) => !off.includes(name),
  );
}
