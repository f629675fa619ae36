/**
 * What an event is worth as news: one score of several reasons, each a sentence.
 */
import type { Kind, KindContext } from '../kinds/index.js';
import type { Factor, HistoryView, NewsRecord, Newsworthiness, Reason, Value } from '../model.js';
import { daysBetween, entityKey } from '../values/index.js';

/** How much each factor counts; 1 where a newsroom sets none, 0 leaves it out. */
export type Weights = Readonly<Partial<Record<Factor, number>>>;

/** Data of the ranking. */
const ranking = {
  /** What the largest sum that a history knows of its kind is worth. */
  amount: 0.6,
  /** A party of which so many records are known is as prominent as can be. */
  known: 10,
  prominence: 0.2,
  /** What happened on the day of the run, or within so many days. */
  today: 0.1,
  recent: 0.05,
  recentDays: 3,
} as const;

/**
 * The reasons for an event with what only the run knows: how its sum stands among those of its kind in the history, how
 * often its parties were in the news, how fresh it is. A sum is measured by a rough scale of its kind where the history
 * is too short.
 *
 * @example
 * typeof reasonsOf // => 'function'
 */
export function reasonsOf(
  record: NewsRecord,
  kind: Kind,
  values: readonly (Value | undefined)[],
  context: KindContext,
): readonly Reason[] {
  const { clock, history } = context;
  const own = kind.newsworthiness(record, context);
  const fresh = clock.archive ? undefined : timeliness(record, clock.today);
  const told = fresh === undefined ? own : [...own, fresh];
  return history === undefined
    ? told
    : [
        ...told.map((reason) => amongKnown(reason, kind, history)),
        ...prominence(record, kind, values, history),
      ];
}

const ofToday: Reason = {
  factor: 'timeliness',
  score: ranking.today,
  reason: 'It happened today.',
};
const ofLateDays: Reason = {
  factor: 'timeliness',
  score: ranking.recent,
  reason: 'It happened within three days.',
};

function timeliness({ date: { iso } }: NewsRecord, today: string): Reason | undefined {
  if (iso === today) return ofToday;
  return iso < today && daysBetween(iso, today) <= ranking.recentDays ? ofLateDays : undefined;
}

/** The share of the known sums that are smaller, where enough are known. */
function amongKnown(reason: Reason, { name }: Kind, history: HistoryView): Reason {
  if (reason.scale === undefined) return reason;
  const steps = history.quantiles(`scale/${name}`);
  if (steps.length === 0) return reason;
  const { scale } = reason;
  const share = steps.filter((step) => step < scale).length / steps.length;
  return {
    ...reason,
    score: Math.round(ranking.amount * share * share * 1000) / 1000,
    reason: `It is larger than about ${Math.floor(share * 20) * 5}% of those known.`,
  };
}

function prominence(
  { date }: NewsRecord,
  kind: Kind,
  values: readonly (Value | undefined)[],
  history: HistoryView,
): readonly Reason[] {
  let most = 0;
  let who = '';
  for (const { index, anchor } of kind.facts) {
    const value = anchor ? values[index] : undefined;
    if (value?.type !== 'organisation') continue;
    const known = history.latest(`party/${entityKey(value.name)}`, date.iso, ranking.known).length;
    if (known > most) {
      most = known;
      who = value.name;
    }
  }
  if (most === 0) return [];
  const score = Math.round((ranking.prominence * most * 1000) / ranking.known) / 1000;
  const count =
    most === ranking.known ? `${most} times or more` : most === 1 ? 'once' : `${most} times`;
  return [{ factor: 'prominence', score, reason: `${who} was in the news ${count} before.` }];
}

/**
 * One score of several reasons: each takes its share of what is left to certainty, so that reasons add up and never
 * pass 1. Reasons with nothing to say are dropped.
 *
 * @example
 * newsworthinessOf([{ score: 0.5, reason: 'a' }, { score: 0.5, reason: 'b' }]).score // => 0.75
 * newsworthinessOf([{ score: 0.5, reason: 'a', factor: 'amount' }], { amount: 0.5 }).score // => 0.25
 */
export function newsworthinessOf(
  reasons: readonly Reason[],
  weights: Weights = EVEN,
): Newsworthiness {
  let doubt = 1;
  const counted: Reason[] = [];
  for (const { score, reason, factor = 'event' } of reasons) {
    const weight = weights[factor] ?? 1;
    const weighed = weight === 1 ? score : Math.round(Math.min(1, score * weight) * 1000) / 1000;
    if (weighed <= 0) continue;
    doubt *= 1 - Math.min(weighed, 1);
    counted.push({ score: weighed, reason, factor });
  }
  return { score: Math.round((1 - doubt) * 1000) / 1000, reasons: counted };
}

const EVEN: Weights = {};
