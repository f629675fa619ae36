/**
 * The pipeline: with write-event.ts the only place that knows the order of the stages.
 */
import { z } from 'zod';
import shippedTemplates from 'virtual:shipped-templates';
import {
  eventOf,
  recognise,
  underOwnNames,
  type EventContext,
  type Rate,
  type Recognition,
  type Weights,
} from './classify/index.js';
import { composeDigest, type DigestOptions, type WrittenEvent } from './digest/index.js';
import { diagnose, diagnosticCodes, type Diagnostic, type DiagnosticCode } from './diagnostic.js';
import { entryOf, standingOf, type Standing } from './history/index.js';
import { builtinKinds, correction, type Kind } from './kinds/index.js';
import { languages as builtinLanguages, type Language } from './languages/index.js';
import type {
  Clock,
  Digest,
  Factor,
  History,
  HistoryEntry,
  HistoryRun,
  Item,
  Money,
  NewsEvent,
  NewsRecord,
  Newsworthiness,
  Outcome,
  SourceDefaults,
  Style,
} from './model.js';
import { boundsOf, checkGuards, guardsOf, type GuardSettings } from './guard-settings.js';
import { InvalidOptions } from './invalid-options.js';
import { seedOf } from './plan/index.js';
import { revise } from './revise.js';
import {
  isJson,
  isPlainObject,
  recordId,
  repeats,
  validate,
  type Repeats,
  type ValidateContext,
} from './records/index.js';
import { styles as builtinStyles } from './styles/index.js';
import type { TemplateSet } from './templates/index.js';
import { addDays, isCurrency, parseDecimal, shown, usdScale } from './values/index.js';
import type { RealizeContext } from './realize/index.js';
import { workshopsOf, writeEvent, type Trace, type Workshop } from './write-event.js';

/** The templates that ship with the library. */
export const builtinTemplates = shippedTemplates as TemplateSet;

/** Records that are held with a code are written on a person's word: a guard's code or `verify/unsaid-material`. */
export interface Release {
  readonly code: DiagnosticCode;
  /** Who releases them. */
  readonly by: string;
}

export type { Rate, Weights } from './classify/index.js';

export interface NewsbotOptions {
  /** Default `en`. */
  readonly language?: string;
  /** The name of a style or a style of one's own; default `agency`. */
  readonly style?: string | Style;
  /** An instant (RFC 3339) or a day (midnight UTC); without it the clock is asked once, when the newsbot is made. */
  readonly now?: string;
  /** Records of the past are wanted: nothing is stale, dates are worded in full. Default `false`. */
  readonly archive?: boolean;
  readonly kinds?: readonly Kind[];
  readonly languages?: readonly Language[];
  readonly styles?: readonly Style[];
  /** Sets of templates; the later ones win file by file. */
  readonly templates?: readonly TemplateSet[];
  readonly guards?: GuardSettings;
  /** What bare notations mean in the records of a source, by its name. */
  readonly sources?: Readonly<Record<string, SourceDefaults>>;
  /** How many US dollars one unit of a currency is, for bounds and ranking only. */
  readonly usdRates?: Readonly<Record<string, number>>;
  /** How much each factor of newsworthiness counts: 1 where none is given, 0 leaves it out. */
  readonly weights?: Weights;
  /**
   * A dated table by which the sum of a record is told in another currency as well, where the record has no conversion
   * of its own: by the last rate before its day, no older than a week.
   */
  readonly rates?: readonly Rate[];
  /** A person who vouches for records that `write` or a run would hold with this code alone; their items note it. */
  readonly release?: Release;
  /**
   * What was published and known before: runs read it as it stood when they began, and what they write goes into it
   * when they are committed. None where it is absent.
   */
  readonly history?: History;
  /** Varies the choice among equal wordings; the same seed, the same bytes. Default 0. */
  readonly seed?: number;
}

/** What the library makes of a record before anything is written. */
export interface Classification {
  readonly id: string;
  readonly kind: string | undefined;
  readonly confidence: number;
  readonly reasons: readonly string[];
  readonly alternatives: Recognition['alternatives'];
  readonly topics: readonly string[];
  readonly angles: readonly string[];
  readonly newsworthiness: Newsworthiness | undefined;
}

/** How a digest is made of raw records. */
export interface RecordDigestOptions extends DigestOptions {
  /** What bare notations mean in a record. */
  readonly defaultsOf?: (raw: unknown) => SourceDefaults | undefined;
}

/** Records that come one by one, told apart from each other and, where there is one, from the history. */
export interface Run {
  readonly write: (raw: unknown, defaults?: SourceDefaults) => Outcome<Item>;
  readonly digest: Newsbot['digest'];
  /** Tells the history of a record without writing an item; it may be of any age. Needs a history. */
  readonly remember: (raw: unknown, defaults?: SourceDefaults) => Outcome<NewsRecord>;
  /** What the run wrote and remembered goes into the history: the runs after this one see it. */
  readonly commit: () => void;
}

export interface Newsbot {
  /** One record to one item. The record may name its kind or be recognised by its fields; it is not changed. */
  readonly write: (raw: unknown, defaults?: SourceDefaults) => Outcome<Item>;
  /** Many records to one digest, ranked, the same event told once. */
  readonly digest: (raws: Iterable<unknown>, options?: RecordDigestOptions) => Outcome<Digest>;
  /** What a record is, with confidence and reasons; needs no valid record. */
  readonly classify: (raw: unknown, defaults?: SourceDefaults) => Classification;
  /** Whether a record may be written, and if not, why; nothing is written. */
  readonly validate: (raw: unknown, defaults?: SourceDefaults) => Outcome<NewsRecord>;
  /** Many records to an outcome each, in their order; repeats within the run are held. Committed at its end. */
  readonly writeAll: (
    raws: AsyncIterable<unknown> | Iterable<unknown>,
    options?: { readonly signal?: AbortSignal },
  ) => AsyncGenerator<Outcome<Item>, void, undefined>;
  /**
   * A run of its own over records that come one by one: what `writeAll` does, for those who bring their own loop. `seen`
   * finds repeats where the run is part of a larger one; without it the run remembers its own records.
   */
  readonly run: (seen?: Repeats) => Run;
  readonly kinds: readonly Kind[];
}

const instant = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/**
 * Makes a newsbot. Throws {@link InvalidOptions} for options that cannot be; bad records never throw.
 *
 * @example
 * createNewsbot({ now: '2021-06-02' }).write({ kind: 'acquisition', id: 'a', date: '2021-06-01', acquirer: 'Cisco', target: 'Splunk', status: 'agreed' }).status // => 'written'
 */
export function createNewsbot(options: NewsbotOptions = {}): Newsbot {
  return newsbotOf(options);
}

/** A story that a newsbot has worded: what it was made of, and what became of it. */
export interface TracedStory extends Trace {
  readonly event: NewsEvent;
  readonly workshop: Workshop;
  readonly context: RealizeContext;
  readonly seed: number;
  readonly outcome: Outcome<Item>;
}

/** An event that is about to be told. */
export type StoryDraft = Pick<TracedStory, 'event' | 'workshop' | 'context'>;

/**
 * A newsbot that tells how each of its stories came about, of a new version of a record the new story first and then
 * the note on what it changes: for the tools of those who write templates. A story that `isAsked` says no to is not
 * worded: its record is held without a diagnostic.
 *
 * @example
 * typeof newsbotOf({ now: '2021-06-02' }, () => undefined).write // => 'function'
 */
export function newsbotOf(
  options: NewsbotOptions,
  trace?: (story: TracedStory) => void,
  isAsked?: (draft: StoryDraft) => boolean,
): Newsbot {
  const kinds = options.kinds ?? builtinKinds;
  const kindsByName = new Map(kinds.map((kind) => [kind.name, kind]));
  const languageCode = options.language ?? 'en';
  const language = (options.languages ?? builtinLanguages).find(
    ({ code }) => code === languageCode,
  );
  if (language === undefined) throw new InvalidOptions(`There is no language ${languageCode}.`);
  const styleName = options.style ?? 'agency';
  const style =
    typeof styleName === 'string'
      ? (options.styles ?? builtinStyles).find(({ name }) => name === styleName)
      : styleName;
  if (style === undefined)
    throw new InvalidOptions(
      `There is no style ${typeof styleName === 'string' ? styleName : styleName.name}. There are: ${builtinStyles.map(({ name }) => name).join(', ')}.`,
    );
  const clock = clockOf(options);
  if (options.guards !== undefined) checkGuards(options.guards, kinds);
  const release = releaseOf(options.release);
  const kindContext: EventContext = {
    clock,
    recentFrom: addDays(clock.today, -RECENT_DAYS),
    usd: (money: Money) =>
      Number(money.amount) * (options.usdRates?.[money.currency] ?? usdScale(money.currency)),
    ...(options.history === undefined ? {} : { history: options.history }),
    ...(options.rates === undefined ? {} : { rates: ratesOf(options.rates) }),
    ...(options.weights === undefined ? {} : { weights: weightsOf(options.weights) }),
  };
  const { history } = options;
  const workshops = workshopsOf(
    kinds,
    new Map([...kindsByName, [correction.name, correction]]),
    language,
    options.templates ?? [builtinTemplates],
    builtinTemplates,
  );
  // By the object: a source's defaults are one object for all its records, and a run has few sources.
  const validateContexts = new WeakMap<SourceDefaults, Map<Kind, ValidateContext>>();

  const contextOf = (kind: Kind, defaults: SourceDefaults): ValidateContext => {
    let contexts = validateContexts.get(defaults);
    if (contexts === undefined) {
      contexts = new Map();
      validateContexts.set(defaults, contexts);
    }
    let context = contexts.get(kind);
    if (context === undefined) {
      context = {
        ...kindContext,
        schema: kind.schema(defaults),
        bounds: boundsOf(kind, options.guards),
        guards: guardsOf(kind, options.guards),
      };
      contexts.set(kind, context);
    }
    return context;
  };

  /** Finds the kind of a raw record; an untagged one comes back under the kind's own field names. */
  const tagged = (
    raw: unknown,
  ):
    | { kind: Kind; raw: Readonly<Record<string, unknown>>; recognition?: Recognition }
    | { outcome: Outcome<never>; recognition?: Recognition } => {
    if (!isPlainObject(raw)) {
      return {
        outcome: {
          status: 'rejected',
          diagnostics: [
            diagnose('record/not-an-object', {
              message: 'A record must be an object as JSON has them.',
              actual: raw === null ? 'null' : Array.isArray(raw) ? 'array' : typeof raw,
              expected: 'an object',
              place: { record: recordId(raw), pointer: '' },
            }),
          ],
        },
      };
    }
    const fields = raw;
    const name = fields['kind'];
    if (name !== undefined) {
      const kind = typeof name === 'string' ? kindsByName.get(name) : undefined;
      if (kind !== undefined) return { kind, raw: fields };
      return {
        outcome: {
          status: 'rejected',
          diagnostics: [
            diagnose('record/unknown-kind', {
              message: `There is no kind ${shown(name)}.`,
              place: { record: recordId(raw), pointer: '/kind' },
              actual: shown(name),
              expected: [...kindsByName.keys()].join(', '),
              hint: 'See `wirecopy kinds`; leave the field out to have the kind recognised.',
            }),
          ],
        },
      };
    }
    const recognition = recognise(fields, kinds);
    const kind = recognition.kind === undefined ? undefined : kindsByName.get(recognition.kind);
    if (kind !== undefined) return { kind, raw: underOwnNames(fields, kind), recognition };
    const rivals = recognition.alternatives
      .map((guess) => `${guess.kind} (${guess.confidence})`)
      .join(', ');
    return {
      recognition,
      outcome: {
        status: 'held',
        diagnostics: [
          diagnose('record/ambiguous-kind', {
            message: 'The record names no kind and fits none clearly.',
            place: { record: recordId(raw), pointer: '/kind' },
            actual: rivals || 'no kind',
            expected: 'one kind well ahead of the others',
            hint: 'Add the field `kind`.',
          }),
        ],
      },
    };
  };

  const defaultsOf = (
    raw: Readonly<Record<string, unknown>>,
    given: SourceDefaults | undefined,
  ): SourceDefaults => {
    if (given !== undefined) return given;
    if (options.sources === undefined) return NO_DEFAULTS;
    const source = raw['source'];
    const name =
      typeof source === 'string' ? source : (source as { name?: unknown } | undefined)?.name;
    return (
      (typeof name === 'string' && Object.hasOwn(options.sources, name)
        ? options.sources[name]
        : undefined) ?? NO_DEFAULTS
    );
  };

  const validated = (
    raw: unknown,
    defaults?: SourceDefaults,
  ): { outcome: Outcome<NewsRecord>; kind?: Kind; tagged?: NewsEvent['raw'] } => {
    try {
      const tag = tagged(raw);
      if (!('kind' in tag)) return { outcome: tag.outcome };
      return {
        outcome: validate(tag.raw, tag.kind, contextOf(tag.kind, defaultsOf(tag.raw, defaults))),
        kind: tag.kind,
        tagged: tag.raw,
      };
    } catch (error) {
      return { outcome: unreadable(raw, error) };
    }
  };

  const classified = (raw: unknown, defaults?: SourceDefaults): Classification => {
    const tag = tagged(raw);
    const id = recordId(raw);
    if (!('kind' in tag)) return unclassified(id, tag.outcome, tag.recognition);
    const { kind, recognition } = tag;
    const outcome = validate(tag.raw, kind, contextOf(kind, defaultsOf(tag.raw, defaults)));
    const event =
      outcome.status !== 'rejected' && outcome.value !== undefined
        ? eventOf(outcome.value, tag.raw, kind, kindContext)
        : undefined;
    return {
      id,
      kind: kind.name,
      confidence: recognition?.confidence ?? 1,
      reasons: recognition?.reasons ?? ['The record names its kind.'],
      alternatives: recognition?.alternatives ?? [],
      topics: kind.topics,
      angles: event?.angles ?? [],
      newsworthiness: event?.newsworthiness,
    };
  };

  const worded = (event: NewsEvent, kind: Kind, salt: number): Outcome<Item> => {
    const workshop = workshops.of(kind);
    const context = { kind, language, style, clock };
    const seed = seedOf(event.record.id, (options.seed ?? 0) + salt);
    if (isAsked?.({ event, workshop, context }) === false) return NOT_ASKED;
    if (trace === undefined) return writeEvent(event, workshop, context, seed);
    let how: Trace | undefined;
    const outcome = writeEvent(event, workshop, context, seed, (told) => (how = told));
    if (how !== undefined) trace({ ...how, event, workshop, context, seed, outcome });
    return outcome;
  };

  const standingIn = (record: NewsRecord, kind: Kind): Standing =>
    standingOf(record, kind, history, options.guards?.off);

  const told = (event: NewsEvent, kind: Kind, standing: Standing, salt: number): Outcome<Item> => {
    const story = (): Outcome<Item> => worded(event, kind, salt);
    return standing.status === 'revises'
      ? revise(event, standing.publication, standing.last, {
          kind,
          context: kindContext,
          story,
          note: (noted) => worded(noted, correction, salt),
          nameOf: workshops.of(kind).story.nameOf,
        })
      : story();
  };

  const writeRecord = (
    raw: unknown,
    defaults: SourceDefaults | undefined,
    seen?: Repeats,
    into?: HistoryRun,
  ): Outcome<Item> => {
    const { outcome, kind, tagged: read } = validated(raw, defaults);
    if (outcome.status === 'rejected') return outcome;
    const record = outcome.value;
    if (
      kind === undefined ||
      read === undefined ||
      record === undefined ||
      !mayPass(outcome.diagnostics, release)
    )
      return { status: 'held', diagnostics: outcome.diagnostics };
    const repeated = seen?.check(record, kind.identity(record));
    const standing = standingIn(record, kind);
    let doubts = outcome.diagnostics;
    if (repeated !== undefined) doubts = [...doubts, repeated];
    if (standing.status === 'stopped') doubts = [...doubts, standing.diagnostic];
    if (!mayPass(doubts, release)) return { status: 'held', diagnostics: doubts };
    const event = eventOf(record, read, kind, kindContext);
    const written = told(event, kind, standing, 0);
    const final = release === undefined ? written : released(written, doubts, release);
    if (final.status === 'written') into?.stage(publicationOf(record, kind, final.value));
    return final;
  };

  const publicationOf = (record: NewsRecord, kind: Kind, { revision }: Item): HistoryEntry => {
    const as = revision?.class ?? 'first';
    return entryOf(record, kind, kindContext, as === 'withdrawal' ? 'withdrawn' : 'published', as);
  };

  const digest = (
    raws: Iterable<unknown>,
    digestOptions: RecordDigestOptions = {},
    into?: HistoryRun,
  ): Outcome<Digest> => {
    const diagnostics: Diagnostic[] = [];
    const events: WrittenEvent[] = [];
    const kindOf = new Map<string, { readonly record: NewsRecord; readonly kind: Kind }>();
    const seen = repeats(options.guards?.off);
    for (const raw of raws) {
      const { outcome, kind, tagged: read } = validated(raw, digestOptions.defaultsOf?.(raw));
      diagnostics.push(...outcome.diagnostics);
      if (outcome.status !== 'written' || kind === undefined || read === undefined) continue;
      const { value: record } = outcome;
      // The same event under two ids is told once, with the sources of both; one id with two contents is not.
      const repeated = seen.check(record, NO_IDENTITY);
      const standing = standingIn(record, kind);
      const problem = repeated ?? (standing.status === 'stopped' ? standing.diagnostic : undefined);
      if (problem !== undefined) {
        diagnostics.push(problem);
        continue;
      }
      const event = eventOf(record, read, kind, kindContext);
      kindOf.set(record.id, { record, kind });
      events.push({
        event,
        identity: kind.identity(record),
        happening: kind.happening(record),
        write: (salt) => told(event, kind, standing, salt),
      });
    }
    const composed = composeDigest(
      events,
      { ...digestOptions, date: digestOptions.date ?? clock.today },
      { language, style },
      diagnostics,
    );
    if (into !== undefined && composed.status === 'written') {
      for (const item of composed.value.items) {
        const { record, kind } = kindOf.get(item.id) ?? {};
        if (record !== undefined && kind !== undefined)
          into.stage(publicationOf(record, kind, item));
      }
    }
    return composed;
  };

  const run: Newsbot['run'] = (given) => {
    // A run that only remembers needs no table of what it has seen.
    let seen = given;
    const into = history?.begin();
    return {
      write: (raw, defaults) =>
        writeRecord(raw, defaults, (seen ??= repeats(options.guards?.off)), into),
      digest: (raws, digestOptions) => digest(raws, digestOptions, into),
      remember: (raw, defaults) => {
        if (into === undefined) throw new InvalidOptions('The newsbot has no history.');
        const { outcome, kind } = validated(raw, defaults);
        if (outcome.status === 'rejected' || outcome.value === undefined || kind === undefined)
          return outcome;
        // What is known may be of any age.
        const diagnostics = outcome.diagnostics.filter(({ code }) => code !== 'guard/date-stale');
        if (!mayPass(diagnostics, undefined)) return outcome;
        into.stage(entryOf(outcome.value, kind, kindContext, 'known', 'first'));
        return { status: 'written', value: outcome.value, diagnostics };
      },
      commit: () => into?.commit(),
    };
  };

  return {
    kinds,
    run,
    write: (raw, defaults) => writeRecord(raw, defaults),
    validate: (raw, defaults) => validated(raw, defaults).outcome,
    classify: (raw, defaults) => {
      try {
        return classified(raw, defaults);
      } catch (error) {
        return unclassified('', unreadable(raw, error));
      }
    },
    digest: (raws, digestOptions) => digest(raws, digestOptions),
    async *writeAll(raws, { signal } = {}) {
      const { write: writeOne, commit } = run();
      for await (const raw of raws) {
        signal?.throwIfAborted();
        yield writeOne(raw);
      }
      commit();
    },
  };
}

const NOT_ASKED: Outcome<never> = { status: 'held', diagnostics: [] };
const NO_DEFAULTS: SourceDefaults = {};
const NO_IDENTITY: readonly undefined[] = [undefined];

/** What a record is that threw when it was looked at, as getters and proxies do; an error over plain data is ours. */
function unreadable(raw: unknown, error: unknown): Outcome<never> {
  if (isJson(raw)) throw error;
  return {
    status: 'rejected',
    diagnostics: [
      diagnose('record/not-an-object', {
        message: 'The record is no plain data: it threw when it was read.',
        expected: 'an object as JSON has them',
        hint: 'Hand over what JSON.parse would give.',
      }),
    ],
  };
}

function unclassified(
  id: string,
  { diagnostics }: Outcome<never>,
  recognition?: Recognition,
): Classification {
  return {
    id,
    kind: undefined,
    confidence: recognition?.confidence ?? 0,
    reasons: recognition?.reasons ?? diagnostics.map(({ message }) => message),
    alternatives: recognition?.alternatives ?? [],
    topics: [],
    angles: [],
    newsworthiness: undefined,
  };
}

/** After a month an event is told in the past tense with its day. */
const RECENT_DAYS = 30;

function ratesOf(rates: readonly Rate[]): readonly Rate[] {
  for (const { from, to, rate, date } of rates) {
    if (!isCurrency(from) || !isCurrency(to) || from === to)
      throw new InvalidOptions(`There is no rate from ${from} to ${to}.`);
    if (!(Number(rate) > 0) || parseDecimal(rate) === undefined)
      throw new InvalidOptions(`The rate from ${from} to ${to} must be above 0, not ${rate}.`);
    if (!z.iso.date().safeParse(date).success)
      throw new InvalidOptions(`The rate from ${from} to ${to} has no day: ${date}.`);
  }
  return rates;
}

function weightsOf(weights: Weights): Weights {
  for (const [factor, weight] of Object.entries(weights)) {
    if (!Object.hasOwn(factors, factor))
      throw new InvalidOptions(
        `There is no factor ${factor}. There are: ${Object.keys(factors).join(', ')}.`,
      );
    if (!(weight >= 0)) throw new InvalidOptions(`The weight of ${factor} must be 0 or more.`);
  }
  return weights;
}

/** Every factor, so that a misspelt one is not without effect. */
const factors: Readonly<Record<Factor, true>> = {
  event: true,
  amount: true,
  prominence: true,
  extremity: true,
  timeliness: true,
  reversal: true,
};

function clockOf({ now, archive = false }: NewsbotOptions): Clock {
  if (now !== undefined && !instant.safeParse(now).success)
    throw new InvalidOptions(
      `now is an instant (2021-06-02T09:00:00Z) or a day (2021-06-02), not ${JSON.stringify(now)}.`,
    );
  const moment = now === undefined ? new Date().toISOString() : now;
  const at = Date.parse(moment);
  return { today: new Date(at).toISOString().slice(0, 10), instant: at, archive };
}

/** A person can take a guard's word back, not lift an embargo or say what a record means that cannot be read. */
function releaseOf(release: Release | undefined): Release | undefined {
  if (release === undefined) return undefined;
  const { code, by } = release;
  const releasable =
    code !== 'guard/embargo' &&
    (code.startsWith('guard/') || code === 'verify/unsaid-material') &&
    Object.hasOwn(diagnosticCodes, code) &&
    diagnosticCodes[code].severity === 'hold';
  if (!releasable) throw new InvalidOptions(`What is held with ${code} cannot be released.`);
  if (by.trim() === '')
    throw new InvalidOptions('A release needs the name of the person who gives it.');
  return release;
}

/** Whether nothing, or only what is released, holds a record. */
function mayPass(diagnostics: readonly Diagnostic[], release: Release | undefined): boolean {
  return diagnostics.every(({ severity, code }) => severity !== 'hold' || code === release?.code);
}

/** The item with a note of what it was released from. */
function released(
  outcome: Outcome<Item>,
  doubts: readonly Diagnostic[],
  { code, by }: Release,
): Outcome<Item> {
  if (
    outcome.status === 'rejected' ||
    outcome.value === undefined ||
    !mayPass(outcome.diagnostics, { code, by })
  )
    return outcome;
  const notes = [...doubts, ...outcome.diagnostics]
    .filter(({ severity }) => severity === 'hold')
    .map(({ message, severity: _severity, code: _code, ...rest }) =>
      diagnose('desk/released', {
        ...rest,
        message: `Released by ${by} despite ${code}: ${message}`,
      }),
    );
  return notes.length === 0
    ? outcome
    : {
        status: 'written',
        value: { ...outcome.value, diagnostics: [...outcome.value.diagnostics, ...notes] },
        diagnostics: outcome.diagnostics.filter(({ severity }) => severity !== 'hold'),
      };
}
