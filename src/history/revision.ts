/**
 * What a new version of a published record changes, and what it is to the reader for that.
 */
import type { Kind, KindContext } from '../kinds/index.js';
import type { NewsRecord, Pointer, Value, VersionClass } from '../model.js';

/** A fact of the record that a version changed: absent before, absent now, or other than before. */
export interface FactChange {
  readonly fact: string;
  readonly was: Value | undefined;
  readonly is: Value | undefined;
  /** Where it stands in the record as it is. */
  readonly from: readonly Pointer[];
}

/**
 * The facts that differ between two versions of a record, in the order of the kind's declaration. What only tells of
 * another fact (a flag, a day of report) is not told by itself.
 *
 * @example
 * typeof changesOf // => 'function'
 */
export function changesOf(
  before: NewsRecord,
  after: NewsRecord,
  kind: Kind,
  context: KindContext,
): FactChange[] {
  return kind.facts.flatMap(({ name, value, from, types }) => {
    if (types.every((type) => type === 'flag')) return [];
    const was = value(before, context);
    const is = value(after, context);
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ fact: name, was, is, from }];
  });
}

/**
 * The class of a revision: what was said and no longer holds is corrected, what is only added updates. A deal that
 * moves on (its status changed) is an update too.
 *
 * @example
 * classOf([{ fact: 'amount', was: undefined, is: { type: 'count', value: '5' }, from: [] }], false) // => 'update'
 */
export function classOf(changes: readonly FactChange[], movedOn: boolean): VersionClass {
  return !movedOn && changes.some(({ was }) => was !== undefined) ? 'correction' : 'update';
}
