/**
 * The cases of a kind, each status with each thing more that a record may say, and those that a template has no words
 * for.
 */
import { diagnose, type Diagnostic } from '../diagnostic.js';
import type { Kind } from '../kinds/index.js';
import type { Language } from '../languages/index.js';
import { builtinTemplates, newsbotOf } from '../newsbot.js';
import type { NewsEvent } from '../model.js';
import { planner, seedOf } from '../plan/index.js';
import { HEADLINE, LEAD, type Plan, type Story, type TemplateSet } from '../templates/index.js';
import { ABSENT, BOUNDARY_DAY, levelOf, type Raw } from './boundary-values.js';
import { makerOf, recordOf, sparseRecords, type Choice, type Maker } from './boundary-records.js';

/** A case that a template leaves without words, as the first record of its sort. */
interface Silence {
  readonly what: string;
  readonly hint: string;
  readonly record: Raw;
  /** How many further records are silent for the same. */
  others: number;
}

/** Long before {@link BOUNDARY_DAY}: what was to come then has passed. */
const LONG_AGO = '2019-05-16';

/**
 * Plans a story of a record of each status that the kind's choices make, by itself and with each field that the record
 * may have, of this week and of years ago. A finding for each status and each thing that goes without words there: a
 * headline, a lead, a fact that the kind owes its reader. `set` holds the template of the story, `file` is the place of
 * the findings.
 *
 * @example
 * typeof silentCases // => 'function'
 */
export function silentCases(
  story: Story,
  set: TemplateSet,
  language: Language,
  file: string,
): readonly Diagnostic[] {
  const { plan } = planner(story);
  const found = new Map<string, Silence>();
  for (const { status, record, event } of casesOf(story.kind, set, language))
    for (const { what, hint } of lacksOf(plan(event, seedOf(event.record.id, 0)))) {
      const key = `${status} ${what}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { what, hint, record, others: 0 });
      else known.others += 1;
    }
  return [...found.values()].map(({ what, hint, record, others }) =>
    diagnose('template/silent-case', {
      message: `${what} of such a record${others === 0 ? '' : `, and of ${others} more like it`}.`,
      actual: JSON.stringify(record),
      place: { file, line: 2, column: 1 },
      hint,
    }),
  );
}

interface Case {
  /** The values of the fields that offer a choice. */
  readonly status: string;
  readonly record: Raw;
  readonly event: NewsEvent;
}

/** Made once of a kind: whoever types a template has it checked with each stroke. */
const made = new WeakMap<Kind, readonly Case[]>();

function casesOf(kind: Kind, set: TemplateSet, language: Language): readonly Case[] {
  const before = made.get(kind);
  if (before !== undefined) return before;
  const maker = makerOf(kind);
  const cases: Case[] = [];
  const drafted: { event: NewsEvent | undefined } = { event: undefined };
  const bot = newsbotOf(
    {
      kinds: [kind],
      language: language.code,
      languages: [language],
      templates: [builtinTemplates, set],
      now: BOUNDARY_DAY,
      archive: true,
    },
    undefined,
    (draft) => {
      drafted.event = draft.event;
      return false;
    },
  );
  const dates = [undefined, levelOf('long ago', LONG_AGO)];
  for (const choice of sparseRecords(maker))
    for (const date of dates) {
      const dated = date === undefined ? choice : new Map([...choice, ['date', date] as const]);
      const record = recordOf(maker, dated);
      drafted.event = undefined;
      bot.write({ ...record, id: kind.name });
      // Nothing is told of a record that is held.
      const event = drafted.event as NewsEvent | undefined;
      if (event !== undefined) cases.push({ status: statusOf(maker, choice), record, event });
    }
  made.set(kind, cases);
  return cases;
}

/** What a plan has no words for. */
function lacksOf(plan: Plan): readonly Pick<Silence, 'what' | 'hint'>[] {
  const lacks = (what: string): Pick<Silence, 'what' | 'hint'> => ({
    what: `No ${what} can be said`,
    hint: `Add a bullet of ${what} for it, or widen the gates of one.`,
  });
  return [
    ...(plan.headline === undefined ? [lacks(HEADLINE)] : []),
    ...(plan.hasLead ? [] : [lacks(LEAD)]),
    ...(plan.headline === undefined || !plan.hasLead ? [] : plan.unsaid).map((fact) => ({
      what: `No sentence says ${fact}, which is material,`,
      hint: `Add a bullet with {{${fact}}} for it, or widen the gates of one.`,
    })),
  ];
}

/** The values of the fields that offer a choice. */
function statusOf({ fields }: Maker, choice: Choice): string {
  return fields
    .filter(({ role, optional }) => role === 'choice' && optional)
    .map(({ name }) => (choice.get(name) ?? ABSENT).name)
    .join(' ');
}
