/**
 * Small makers of fact values that the declarations of kinds share.
 */
import type { Flag, Group, List, Organisation, Value } from '../model.js';
import { entityKey } from '../values/index.js';

const FLAG: Flag = { type: 'flag' };

/**
 * A fact that holds, or nothing.
 *
 * @example
 * flag(false) // => undefined
 */
export function flag(holds: boolean): Flag | undefined {
  return holds ? FLAG : undefined;
}

/**
 * The items as a list fact, or nothing where there are none.
 *
 * @example
 * known([]) // => undefined
 */
export function known(items: readonly Value[] | undefined): List | undefined {
  return items === undefined || items.length === 0 ? undefined : { type: 'list', items };
}

/**
 * One party as itself, several as a list: "Cisco" or "Cisco and Splunk".
 *
 * @example
 * parties([{ type: 'organisation', name: 'Cisco' }]) // => { type: 'organisation', name: 'Cisco' }
 */
export function parties<T extends Value>(items: readonly T[] | undefined): T | List | undefined {
  return items?.length === 1 ? items[0] : known(items);
}

/**
 * A list of structures: what is known of each. Those of which nothing is known are left out.
 *
 * @example
 * groups([{ round: undefined }]) // => undefined
 */
export function groups(
  elements: readonly Readonly<Record<string, Value | undefined>>[] | undefined,
): List | undefined {
  const at: number[] = [];
  const items = (elements ?? []).flatMap((element, index): Group[] => {
    const facts: Record<string, Value> = {};
    for (const [name, value] of Object.entries(element))
      if (value !== undefined) facts[name] = value;
    if (Object.keys(facts).length === 0) return [];
    at.push(index);
    return [{ type: 'group', facts }];
  });
  return items.length === 0 ? undefined : { type: 'list', items, at };
}

/**
 * Whether a name is one of the organisation's own: its name without case and legal form, its short name or an alias.
 *
 * @example
 * isNamed({ type: 'organisation', name: 'Acme Inc.' }, 'ACME') // => true
 */
export function isNamed(
  { name, shortName, aliases = [] }: Organisation,
  other: string | undefined,
): boolean {
  if (other === undefined) return false;
  const key = entityKey(other);
  return [name, shortName, ...aliases].some((own) => own !== undefined && entityKey(own) === key);
}
