import type { Kind, KindContext } from '../kinds/index.js';
import type { NewsEvent, NewsRecord, Pointer, Reason, Value } from '../model.js';
import { newsworthinessOf, reasonsOf, type Weights } from './newsworthiness.js';

/** What an event is made with: the run, and how much each factor counts in it. */
export interface EventContext extends KindContext {
  readonly weights?: Weights;
}

/**
 * The event of a record: its facts, its angles and what it is worth as news.
 *
 * @example
 * typeof eventOf // => 'function'
 */
export function eventOf(
  record: NewsRecord,
  raw: NewsEvent['raw'],
  kind: Kind,
  context: EventContext,
): NewsEvent {
  const values: (Value | undefined)[] = [];
  const angles: string[] = [];
  for (const fact of kind.facts) {
    const value = fact.value(record, context);
    values.push(value);
    if (value !== undefined && fact.angle) angles.push(fact.name);
  }
  const reasons = reasonsOf(record, kind, values, context);
  const { weights } = context;
  const { recall } = kind;
  const { history } = context;
  if (history === undefined || recall === undefined)
    return {
      record,
      raw,
      values,
      topics: kind.topics,
      angles,
      newsworthiness: newsworthinessOf(reasons, weights),
    };
  const recalled = recall.of(record, history, context);
  const origins: Record<string, readonly Pointer[]> = {};
  for (const name in recalled) {
    const found = recalled[name];
    const fact = kind.factsByName.get(name);
    if (found === undefined || fact === undefined) continue;
    values[fact.index] = found.value;
    origins[name] = found.from;
    if (fact.angle) angles.push(name);
  }
  return {
    record,
    raw,
    values,
    origins,
    topics: kind.topics,
    angles,
    newsworthiness: newsworthinessOf(
      [...reasons, ...(recall.reasons?.(recalled).map(extreme) ?? [])],
      weights,
    ),
  };
}

/** What only a history tells is news by its extremity, unless it says otherwise. */
function extreme(reason: Reason): Reason {
  return reason.factor === undefined ? { ...reason, factor: 'extremity' } : reason;
}
