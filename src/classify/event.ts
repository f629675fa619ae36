import type { Kind, KindContext } from '../kinds/index.js';
import type { NewsEvent, NewsRecord, Pointer, Reason, Value } from '../model.js';
import { converted, type Rate } from './conversion.js';
import { newsworthinessOf, reasonsOf, type Weights } from './newsworthiness.js';

/** What an event is made with: the run, and how much each factor counts in it. */
export interface EventContext extends KindContext {
  readonly weights?: Weights;
  /** By which sums are told in another currency. */
  readonly rates?: readonly Rate[];
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
  const { weights, rates, history } = context;
  const event = { record, raw, topics: kind.topics, angles };
  const { recall } = kind;
  if (rates === undefined && (history === undefined || recall === undefined))
    return { ...event, values, newsworthiness: newsworthinessOf(reasons, weights) };
  const origins: Record<string, readonly Pointer[]> = {};
  if (rates !== undefined) convert(values, origins, record, kind, rates);
  const recalled = history === undefined ? undefined : recall?.of(record, history, context);
  for (const name in recalled) {
    const found = recalled[name];
    const fact = kind.factsByName.get(name);
    if (found === undefined || fact === undefined) continue;
    values[fact.index] = found.value;
    origins[name] = found.from;
    if (fact.angle) angles.push(name);
  }
  const angled = recalled === undefined ? undefined : recall?.reasons?.(recalled).map(extreme);
  return {
    ...event,
    values,
    origins,
    newsworthiness: newsworthinessOf(
      angled === undefined ? reasons : [...reasons, ...angled],
      weights,
    ),
  };
}

/** The sum that the story is about is told in the other currency too; the others would only crowd it. */
function convert(
  values: (Value | undefined)[],
  origins: Record<string, readonly Pointer[]>,
  { date }: NewsRecord,
  kind: Kind,
  rates: readonly Rate[],
): void {
  for (const { name, index, must, from } of kind.facts) {
    const value = must ? values[index] : undefined;
    const told = value?.type === 'money' ? converted(value, date.iso, rates) : undefined;
    if (told === undefined) continue;
    values[index] = told.money;
    origins[name] = [...from, told.from];
  }
}

/** What only a history tells is news by its extremity, unless it says otherwise. */
function extreme(reason: Reason): Reason {
  return reason.factor === undefined ? { ...reason, factor: 'extremity' } : reason;
}
