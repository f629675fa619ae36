import type { Kind, KindContext } from '../kinds/index.js';
import type { NewsEvent, Newsworthiness, NewsRecord, Pointer, Reason, Value } from '../model.js';

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
  context: KindContext,
): NewsEvent {
  const values: (Value | undefined)[] = [];
  const angles: string[] = [];
  for (const fact of kind.facts) {
    const value = fact.value(record, context);
    values.push(value);
    if (value !== undefined && fact.angle) angles.push(fact.name);
  }
  const reasons = kind.newsworthiness(record, context);
  const { recall } = kind;
  const { history } = context;
  if (history === undefined || recall === undefined)
    return {
      record,
      raw,
      values,
      topics: kind.topics,
      angles,
      newsworthiness: newsworthinessOf(reasons),
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
    newsworthiness: newsworthinessOf([...reasons, ...(recall.reasons?.(recalled) ?? [])]),
  };
}

/**
 * One score of several reasons: each takes its share of what is left to certainty, so that reasons add up and never
 * pass 1. Reasons with nothing to say are dropped.
 *
 * @example
 * newsworthinessOf([{ score: 0.5, reason: 'a' }, { score: 0.5, reason: 'b' }]).score // => 0.75
 */
export function newsworthinessOf(reasons: readonly Reason[]): Newsworthiness {
  let doubt = 1;
  const counted: Reason[] = [];
  for (const reason of reasons) {
    if (reason.score <= 0) continue;
    doubt *= 1 - Math.min(reason.score, 1);
    counted.push(reason);
  }
  return { score: Math.round((1 - doubt) * 1000) / 1000, reasons: counted };
}
