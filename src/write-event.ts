/**
 * From an event to a checked item: plans, words and verifies until one stands.
 */
import { diagnose, type Diagnostic } from './diagnostic.js';
import { InvalidOptions } from './invalid-options.js';
import type { Kind } from './kinds/index.js';
import type { Language } from './languages/index.js';
import type { Item, NewsEvent, Outcome, ValueType } from './model.js';
import { planner, type Planner } from './plan/index.js';
import { aggregate, monotonous, realize, type SentenceCheck, type Trio } from './realize/index.js';
import {
  LEAD,
  loadStory,
  othersWords,
  type ParsedTemplate,
  type Plan,
  type Step,
  type Story,
  type TemplateSet,
  type Variant,
  wordingsOf,
} from './templates/index.js';
import { verifySentence, type VerifyContext } from './verify/index.js';

/** More wordings than this are not tried for one item: a story whose every wording fails is held. */
const MOST_ATTEMPTS = 48;

/** What a kind's stories are made with. */
export interface Workshop {
  readonly story: Story;
  readonly planner: Planner;
  readonly verify: VerifyContext;
  readonly check: SentenceCheck;
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
    const known = loaded.get(parsed);
    if (
      known?.language === language &&
      known.workshop.story.kind === kindsByName.get(known.workshop.story.kind.name) &&
      known.kind === kind
    )
      return known.workshop;
    const { story, diagnostics } = loadStory(parsed, kindsByName, language);
    if (story === undefined)
      throw new InvalidOptions(`The template ${file} cannot be used.`, diagnostics);
    const verify = verifyContextOf(kind, language);
    const workshop: Workshop = {
      story,
      planner: planner(story),
      verify,
      check: (sentence, as) => verifySentence(sentence, as, verify),
    };
    loaded.set(parsed, { kind, language, workshop });
    return workshop;
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

/**
 * What verification knows of the facts of a kind: the wording of names, lists and phrases is nobody's fault.
 *
 * @example
 * verifyContextOf({ facts: [] } as unknown as Kind, {} as Language).opaque('price') // => false
 */
export function verifyContextOf(kind: Kind, language: Language): VerifyContext {
  const opaqueFacts = new Set(
    kind.facts.filter((fact) => fact.types.some(isOpaque)).map(({ name }) => name),
  );
  for (const fact of kind.facts)
    for (const element of fact.elements)
      if (element.types.some(isOpaque)) opaqueFacts.add(element.name);
  return { language, opaque: (name) => opaqueFacts.has(name) };
}

/** Nothing else of a newsbot goes into a workshop: newsbots of many styles and days share what a template gave. */
const loaded = new WeakMap<
  ParsedTemplate,
  { readonly kind: Kind; readonly language: Language; readonly workshop: Workshop }
>();

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

/** A wording that could not stand in the item, and what is wrong with it; nothing where its values do not fit it. */
export interface Failure {
  readonly step: Step;
  readonly diagnostics: readonly Diagnostic[];
}

/** How a story came about: what tools for authors of templates look at. */
export interface Trace {
  /** The plan of the item, or the last that was tried. */
  readonly plan: Plan | undefined;
  /** In the order in which they were tried. */
  readonly failures: readonly Failure[];
  /** The ids of the wordings that the plan passed over: those that failed, and those that gave way to others. */
  readonly refused: ReadonlySet<number>;
  /** Whether names went without their descriptions. */
  readonly brief: boolean;
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
  tell?: (trace: Trace) => void,
): Outcome<Item> {
  const trace = tell === undefined ? undefined : newTrace(false);
  let best: Attempt = {
    outcome: firstSound(event, workshop, context, seed, NO_WISH, trace),
    context,
    wish: NO_WISH,
    trace,
  };
  const attempt = (brief: boolean, wish: Wish): boolean => {
    const other = tell === undefined ? undefined : newTrace(brief);
    const briefer = { ...context, brief };
    const outcome = firstSound(event, workshop, briefer, seed, wish, other);
    if (!mayReplace(outcome, best.outcome, wish, context)) return false;
    best = { outcome, context: briefer, wish, trace: other };
    return true;
  };
  // Another wording may say the same in shorter sentences. Descriptions of names are the last to go.
  if (hasFault(best.outcome, (item) => longSentence(item, context.language)))
    [false, true].some((brief) => attempt(brief, { isShort: true, refused: undefined }));
  const trio =
    best.outcome.status === 'written' && monotonous(best.outcome.value, context.language);
  if (trio) {
    const { wish, context: settled } = best;
    waysOut(trio, event, workshop.story).some((refused) =>
      attempt(settled.brief === true, { ...wish, refused }),
    );
  }
  if (best.trace !== undefined) tell?.(best.trace);
  return best.outcome;
}

/** What a wording should be that takes the place of a sound one. */
interface Wish {
  /** No sentence of it is too long. */
  readonly isShort: boolean;
  /** Wordings that it goes without, so that no three sentences are alike. */
  readonly refused: ReadonlySet<number> | undefined;
}

const NO_WISH: Wish = { isShort: false, refused: undefined };

interface Attempt {
  readonly outcome: Outcome<Item>;
  readonly context: Parameters<typeof realize>[3];
  readonly wish: Wish;
  readonly trace: Trace | undefined;
}

function hasFault(outcome: Outcome<Item>, fault: (item: Item) => unknown): boolean {
  return outcome.status === 'written' && fault(outcome.value) !== undefined;
}

/** One that leaves something out, or whose claim it is, or keeps the fault may not take another's place. */
function mayReplace(
  outcome: Outcome<Item>,
  before: Outcome<Item>,
  { refused }: Wish,
  { kind, language }: Parameters<typeof realize>[3],
): boolean {
  if (outcome.status !== 'written' || before.status !== 'written') return false;
  if (outcome.value.diagnostics.length > before.value.diagnostics.length) return false;
  if (!isAttributed(outcome.value, kind) && isAttributed(before.value, kind)) return false;
  if (refused === undefined) return true;
  if (monotonous(outcome.value, language) !== undefined) return false;
  if (longSentence(outcome.value, language) && !longSentence(before.value, language)) return false;
  const told = factsTold(outcome.value);
  return [...factsTold(before.value)].every((fact) => told.has(fact));
}

function factsTold({ paragraphs }: Item): ReadonlySet<string> {
  const facts = new Set<string>();
  for (const sentences of paragraphs)
    for (const { spans } of sentences) for (const { fact } of spans) facts.add(fact);
  return facts;
}

/** Values that open a sentence with words of their own. */
const NAMES_AND_TIMES: ReadonlySet<ValueType> = new Set<ValueType>([
  'date',
  'list',
  'organisation',
  'period',
  'person',
  'place',
]);

/**
 * How the three could differ: for the last, then the one before it, then the first the wordings to go without, where
 * its message has another that these facts can say. Of those that open alike only such stay as open with another word.
 * The lead stays as it is.
 */
function waysOut(trio: Trio, event: NewsEvent, story: Story): ReadonlySet<number>[] {
  const [one, two, three] = trio;
  const [word = ''] = three.text.toLowerCase().split(' ', 1);
  const openAlike = trio.every(({ text }) => text.toLowerCase().startsWith(`${word} `));
  const isSayable = ({ needs, unless }: Variant): boolean =>
    needs.every(({ index }) => event.values[index] !== undefined) &&
    unless.every(({ index }) => event.values[index] === undefined);
  return [three, two, one].flatMap(({ message, template }) => {
    if (message === LEAD) return [];
    const { refused, left } = openAlike
      ? givenWay(story, message, word, (variant) => opensWith(variant, word, story.kind))
      : givenWay(
          story,
          message,
          template.line,
          (variant) => variant.template.line === template.line,
        );
    return left.some(isSayable) ? [refused] : [];
  });
}

/** The wordings of a message that give way, and those that are left. */
interface GivenWay {
  readonly refused: ReadonlySet<number>;
  readonly left: readonly Variant[];
}

/** Kept by what they are alike in: a story's bullets are few, and its items many. Names are many, so it is bounded. */
const givenWays = new WeakMap<Story, Map<string, GivenWay>>();
const MOST_GIVEN_WAYS = 500;

function givenWay(
  story: Story,
  message: string,
  alike: string | number,
  givesWay: (variant: Variant) => boolean,
): GivenWay {
  let ofStory = givenWays.get(story);
  if (ofStory === undefined || ofStory.size > MOST_GIVEN_WAYS)
    givenWays.set(story, (ofStory = new Map<string, GivenWay>()));
  const key = `${message} ${alike}`;
  let found = ofStory.get(key);
  if (found === undefined) {
    const variants = story.paragraphs
      .flat()
      .flatMap((entry) => (entry.message.name === message ? wordingsOf(entry.message) : []));
    found = {
      refused: new Set(variants.filter(givesWay).map(({ id }) => id)),
      left: variants.filter((variant) => !givesWay(variant)),
    };
    ofStory.set(key, found);
  }
  return found;
}

/** Whether a wording may open with the word; a value is named otherwise than the sentences before if it is a name. */
function opensWith({ opening }: Variant, word: string, { factsByName, roles }: Kind): boolean {
  const slot = factsByName.get(opening);
  if (slot === undefined) return opening.startsWith(word) || !opening.includes(' ');
  return !(
    slot.types.every((type) => NAMES_AND_TIMES.has(type)) &&
    // A party may be told by a noun with its article.
    roles.every(({ index }) => index !== slot.index)
  );
}

function newTrace(brief: boolean): { -readonly [Part in keyof Trace]: Trace[Part] } {
  return { plan: undefined, failures: [], refused: new Set(), brief };
}

/** Whether the lead tells whose claim it is. */
function isAttributed({ paragraphs }: Item, { factsByName }: Kind): boolean {
  return paragraphs.some((sentences) =>
    sentences.some(
      ({ message, spans }) =>
        message === LEAD && spans.some(({ fact }) => factsByName.get(fact)?.attribution === true),
    ),
  );
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
  wish: Wish,
  trace?: ReturnType<typeof newTrace>,
): Outcome<Item> {
  let { refused } = wish;
  const failures: Failure[] = [];
  if (trace !== undefined) trace.failures = failures;
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const plan = workshop.planner.plan(event, seed, refused);
    if (trace !== undefined) {
      trace.plan = plan;
      trace.refused = new Set(refused);
    }
    if (plan.headline === undefined || !plan.hasLead)
      return withheld(event, plan.headline === undefined ? 'headline' : 'lead', failures);
    const realized = realize(event, plan, plan.headline, context, workshop.check);
    const failure =
      'refused' in realized
        ? { step: realized.refused, diagnostics: realized.diagnostics }
        : wish.isShort
          ? tooLong(realized.item, plan.paragraphs, context.language)
          : undefined;
    if (failure !== undefined) {
      failures.push(failure);
      refused = new Set(refused).add(failure.step.variant.id);
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
    const item = aggregate(realized.item, event, context);
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
