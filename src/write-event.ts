/**
 * From an event to a checked item: plans, words and verifies until one stands.
 */
import { diagnose, type Diagnostic } from './diagnostic.js';
import { InvalidOptions } from './invalid-options.js';
import type { Kind } from './kinds/index.js';
import type { Language } from './languages/index.js';
import type { Item, NewsEvent, Outcome } from './model.js';
import { planner, type Planner } from './plan/index.js';
import { aggregate, realize } from './realize/index.js';
import {
  loadStory,
  othersWords,
  type Step,
  type Story,
  type TemplateSet,
} from './templates/index.js';
import { verifySentence, type VerifyContext } from './verify/index.js';

/** More wordings than this are not tried for one item: a story whose every wording fails is held. */
const MOST_ATTEMPTS = 48;

/** What a kind's stories are made with. */
export interface Workshop {
  readonly story: Story;
  readonly planner: Planner;
  readonly verify: VerifyContext;
}

/**
 * The workshops of a newsbot. Shipped stories are loaded when their kind is first written, a user's own at once, so
 * that their errors show; throws {@link InvalidOptions} for a template that is missing or does not fit its kind.
 *
 * @example
 * typeof workshopsOf([], new Map(), {} as Language, [], {}).of // => 'function'
 */
export function workshopsOf(
  kinds: readonly Kind[],
  kindsByName: ReadonlyMap<string, Kind>,
  language: Language,
  sets: readonly TemplateSet[],
  shipped: TemplateSet,
): { readonly of: (kind: Kind) => Workshop } {
  // By the set: what ships is parsed only when it is asked for.
  const setOf = new Map<string, TemplateSet>();
  for (const set of sets) for (const file of Object.keys(set)) setOf.set(file, set);
  const made = new Map<string, Workshop>();
  const make = (kind: Kind): Workshop => {
    const file = `${language.code}/${kind.name}.hbs`;
    const parsed = setOf.get(file)?.[file];
    if (parsed === undefined)
      throw new InvalidOptions(`There is no template ${file} for the kind ${kind.name}.`);
    const { story, diagnostics } = loadStory(parsed, kindsByName, language);
    if (story === undefined)
      throw new InvalidOptions(`The template ${file} cannot be used.`, diagnostics);
    const opaqueFacts = new Set(
      kind.facts.filter((fact) => fact.types.some(isOpaque)).map(({ name }) => name),
    );
    for (const fact of kind.facts)
      for (const element of fact.elements)
        if (element.types.some(isOpaque)) opaqueFacts.add(element.name);
    return {
      story,
      planner: planner(story),
      verify: { language, opaque: (name) => opaqueFacts.has(name) },
    };
  };
  for (const kind of kinds)
    if ((setOf.get(`${language.code}/${kind.name}.hbs`) ?? shipped) !== shipped)
      made.set(kind.name, make(kind));
  return {
    of(kind) {
      let workshop = made.get(kind.name);
      if (workshop === undefined) {
        workshop = make(kind);
        made.set(kind.name, workshop);
      }
      return workshop;
    },
  };
}

const OPAQUE: ReadonlySet<string> = new Set([
  'organisation',
  'person',
  'place',
  'quotation',
  'list',
  'clause',
  'sentence',
  'nounPhrase',
  'infinitive',
]);

function isOpaque(type: string): boolean {
  return OPAQUE.has(type);
}

/**
 * Plans, words and checks until an item stands; a wording that fails is passed over and the next in rank is tried. Held
 * when no headline or lead can be said, or when a material fact goes unsaid.
 *
 * @example
 * typeof writeEvent // => 'function'
 */
export function writeEvent(
  event: NewsEvent,
  workshop: Workshop,
  context: Parameters<typeof realize>[3],
  seed: number,
): Outcome<Item> {
  const outcome = firstSound(event, workshop, context, seed, false);
  if (outcome.status !== 'written' || longSentence(outcome.value, context.language) === undefined)
    return outcome;
  // Another wording may say the same in shorter sentences; one that leaves something out may not take its place.
  const shorter = firstSound(event, workshop, context, seed, true);
  return shorter.status === 'written' &&
    shorter.value.diagnostics.length <= outcome.value.diagnostics.length
    ? shorter
    : outcome;
}

/** A sentence of the body should have no more words, unless somebody else said it. */
const MOST_WORDS = 35;

/** Shorter texts than this have no more words. */
const LEAST_CHARACTERS = MOST_WORDS * 4;

/** The first sentence of the body that is too long, by paragraph and place. */
function longSentence(
  { paragraphs }: Item,
  language: Language,
): readonly [paragraph: number, place: number] | undefined {
  for (const [paragraph, sentences] of paragraphs.entries()) {
    for (const [place, { text, message }] of sentences.entries()) {
      if (
        text.length > LEAST_CHARACTERS &&
        !othersWords.has(message) &&
        language.wordCount(text) > MOST_WORDS
      )
        return [paragraph, place];
    }
  }
  return undefined;
}

function firstSound(
  event: NewsEvent,
  workshop: Workshop,
  context: Parameters<typeof realize>[3],
  seed: number,
  keepsShort: boolean,
): Outcome<Item> {
  let refused: Set<number> | undefined;
  const failures: { step: Step; diagnostics: readonly Diagnostic[] }[] = [];
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const plan = workshop.planner.plan(event, seed, refused);
    if (plan.headline === undefined || !plan.hasLead)
      return withheld(event, plan.headline === undefined ? 'headline' : 'lead', failures);
    const realized = realize(event, plan, plan.headline, context);
    const failure =
      'refused' in realized
        ? { step: realized.refused, diagnostics: [] }
        : (firstFailure(realized.item, plan.headline, plan.paragraphs, workshop.verify) ??
          (keepsShort ? tooLong(realized.item, plan.paragraphs, context.language) : undefined));
    if (failure !== undefined) {
      failures.push(failure);
      (refused ??= new Set()).add(failure.step.variant.id);
      continue;
    }
    if (!('item' in realized)) continue;
    if (plan.unsaid.length > 0) {
      return {
        status: 'held',
        value: realized.item,
        diagnostics: plan.unsaid.map((fact) =>
          diagnose('verify/unsaid-material', {
            message: `No sentence says ${fact}, which is material.`,
            place: { record: event.record.id, pointer: `/${fact}` },
            actual: fact,
            hint: 'The template needs a sentence that can say it of these facts.',
          }),
        ),
      };
    }
    const item = aggregate(realized.item, context.language);
    if (failures.length === 0) return { status: 'written', value: item, diagnostics: NOTHING };
    const said = new Set(plan.paragraphs.flat().map(({ variant }) => variant.message));
    const leftOut = failures.filter(
      ({ step }) =>
        !said.has(step.variant.message) &&
        step !== plan.headline &&
        step.variant.message !== 'headline',
    );
    return {
      status: 'written',
      value:
        leftOut.length === 0
          ? item
          : { ...item, diagnostics: leftOut.flatMap((one) => notes(event, one)) },
      diagnostics: NOTHING,
    };
  }
  return withheld(event, 'story', failures);
}

const NOTHING: readonly Diagnostic[] = [];

function notes(
  event: NewsEvent,
  { step, diagnostics }: { step: Step; diagnostics: readonly Diagnostic[] },
): Diagnostic[] {
  const why =
    diagnostics.map(({ message }) => message).join(' ') || 'Its values do not fit the wording.';
  return [
    diagnose('plan/left-out', {
      message: `The sentence ${step.variant.message} was left out: ${why}`,
      place: { record: event.record.id, pointer: '' },
    }),
  ];
}

function firstFailure(
  item: Item,
  headline: Step,
  paragraphs: readonly (readonly Step[])[],
  context: VerifyContext,
): { step: Step; diagnostics: readonly Diagnostic[] } | undefined {
  const ofHeadline = verifySentence(item.headline, 'headline', context);
  if (ofHeadline.length > 0) return { step: headline, diagnostics: ofHeadline };
  for (let paragraph = 0; paragraph < paragraphs.length; paragraph += 1) {
    const steps = paragraphs[paragraph] ?? [];
    for (let index = 0; index < steps.length; index += 1) {
      const sentence = item.paragraphs[paragraph]?.[index];
      const step = steps[index];
      if (sentence === undefined || step === undefined) continue;
      const diagnostics = verifySentence(sentence, 'sentence', context);
      if (diagnostics.length > 0) return { step, diagnostics };
    }
  }
  return undefined;
}

/** The step whose sentence is too long. */
function tooLong(
  item: Item,
  paragraphs: readonly (readonly Step[])[],
  language: Language,
): { step: Step; diagnostics: readonly Diagnostic[] } | undefined {
  const [paragraph, place] = longSentence(item, language) ?? [];
  const step = paragraphs[paragraph ?? -1]?.[place ?? -1];
  return step === undefined ? undefined : { step, diagnostics: NOTHING };
}

function withheld(
  event: NewsEvent,
  what: 'headline' | 'lead' | 'story',
  failures: readonly { step: Step; diagnostics: readonly Diagnostic[] }[],
): Outcome<Item> {
  const id = event.record.id;
  const causes = failures.flatMap(({ diagnostics }) => diagnostics);
  return {
    status: 'held',
    diagnostics: [
      diagnose(what === 'headline' ? 'plan/no-headline' : 'plan/no-lead', {
        message: `No ${what} can be said of the facts of this record.`,
        place: { record: id, pointer: '' },
        hint:
          causes.length === 0
            ? 'The template needs a wording for these facts.'
            : 'See the other diagnostics for what failed.',
      }),
      ...causes,
    ],
  };
}
