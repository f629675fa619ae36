/** The stages of the library one after the other, as `newsbot.ts` runs them, but open between each. */
import type { Item, NewsEvent, NewsRecord } from '../../src/model.js';
import type { Plan } from '../../src/templates/index.js';
import type * as Inside from './stages.js';
import { today, type RawRecord } from './records.js';
import type { Contestant } from './timing.js';

export interface Pipeline {
  readonly factNames: readonly string[];
  readonly validated: (raw: RawRecord) => NewsRecord;
  readonly event: (record: NewsRecord) => NewsEvent;
  readonly plan: (event: NewsEvent) => Plan;
  /** Undefined where the first wording cannot be said: the newsbot tries the next. */
  readonly realized: (event: NewsEvent, plan: Plan) => Item | undefined;
  /** How many faults it has. */
  readonly verified: (item: Item) => number;
}

export const clock = { today, instant: Date.parse(today), archive: false };

/** Whose printed text verification leaves alone: all but figures, times and labels. */
const figures: ReadonlySet<string> = new Set([
  'money',
  'percent',
  'change',
  'count',
  'date',
  'period',
  'label',
  'flag',
]);

/** Makes the stages for a kind. */
export function pipelineOf(inside: typeof Inside, kindName: string): Pipeline {
  const kinds = new Map(inside.builtinKinds.map((kind) => [kind.name, kind]));
  const kind = kinds.get(kindName);
  const file = `en/${kindName}.hbs`;
  const { story } = inside.loadStory(
    inside.builtinTemplates[file] ?? { diagnostics: [] },
    kinds,
    inside.english,
  );
  if (kind === undefined || story === undefined) throw new Error(`No stories of ${kindName}.`);
  const context = {
    clock,
    recentFrom: inside.addDays(today, -30),
    usd: (money: { amount: string; currency: string }) =>
      Number(money.amount) * inside.usdScale(money.currency),
  };
  const validation = {
    ...context,
    bounds: inside.withBounds(inside.defaultBounds, kind.bounds),
    guards: [...(inside.commonGuards as typeof kind.guards), ...kind.guards],
    schema: kind.schema({}),
  };
  const wording = { kind, language: inside.english, style: inside.agency, clock };
  const opaque = new Set(
    kind.facts
      .flatMap(({ name, types, elements }) => [{ name, types }, ...elements])
      .filter(({ types }) => types.some((type) => !figures.has(type)))
      .map(({ name }) => name),
  );
  const verification = {
    language: inside.english,
    opaque: (name: string) => opaque.has(name),
  };
  const { plan } = inside.planner(story);
  return {
    factNames: kind.facts.map(({ name }) => name),
    validated(raw) {
      const outcome = inside.validate(raw, kind, validation);
      if (outcome.status !== 'written') throw new Error(JSON.stringify(outcome.diagnostics));
      return outcome.value;
    },
    event: (record) => inside.eventOf(record, {}, kind, context),
    plan: (event) => plan(event, inside.seedOf(event.record.id, 0)),
    realized(event, plan) {
      if (plan.headline === undefined) return undefined;
      const realized = inside.realize(event, plan, plan.headline, wording);
      return 'item' in realized ? realized.item : undefined;
    },
    verified: (item) => inside.verifyItem(item, verification).length,
  };
}

/** The way through the stages, cut off after each: what a stage takes is the difference to the one before. */
export function stagesOf(
  { validated, event, plan, realized, verified }: Pipeline,
  records: readonly RawRecord[],
): Contestant[] {
  const over = (name: string, write: (raw: RawRecord) => number): Contestant => ({
    name,
    records: records.length,
    pass() {
      let read = 0;
      for (const raw of records) read += write(raw);
      return read;
    },
  });
  return [
    over('validate', (raw) => validated(raw).id.length),
    over('classify', (raw) => event(validated(raw)).values.length),
    over('plan', (raw) => plan(event(validated(raw))).paragraphs.length),
    over('realize', (raw) => {
      const found = event(validated(raw));
      return realized(found, plan(found))?.paragraphs.length ?? 0;
    }),
    over('verify', (raw) => {
      const found = event(validated(raw));
      const item = realized(found, plan(found));
      return item === undefined ? 0 : verified(item);
    }),
  ];
}
