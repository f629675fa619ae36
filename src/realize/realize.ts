/**
 * From a plan to an item: the writers of each chosen wording run over the event's values, spans are kept as they go.
 */
import type { Diagnostic } from '../diagnostic.js';
import type {
  Clock,
  IsoDate,
  Item,
  NewsEvent,
  Pointer,
  Sentence,
  Span,
  Style,
  Value,
} from '../model.js';
import type { Kind, KindElementFact, KindFact } from '../kinds/index.js';
import type { Language } from '../languages/index.js';
import {
  assignRoles,
  newDraft,
  NO_ITEM,
  othersWords,
  SPAN_WIDTH,
  type Draft,
  type Plan,
  type Step,
  type Writer,
} from '../templates/index.js';

/** The generator that every item names, with IPTC's digital source type for text made from data by rule. */
const generator = {
  name: 'wirecopy',
  version: '0.1.0',
  digitalSourceType: 'http://cv.iptc.org/newscodes/digitalsourcetype/dataDrivenMedia',
} as const;

export interface RealizeContext {
  readonly kind: Kind;
  readonly language: Language;
  readonly style: Style;
  readonly clock: Clock;
  /** Whether names go without their descriptions. */
  readonly brief?: boolean;
}

/** An item, or the first wording that cannot be said of these values after all, and why where a check found it. */
export type Realized =
  { readonly item: Item } | { readonly refused: Step; readonly diagnostics: readonly Diagnostic[] };

/** What is wrong with a sentence that was written. */
export type SentenceCheck = (
  sentence: Sentence,
  kind: 'headline' | 'sentence',
) => readonly Diagnostic[];

const NO_ELEMENT: readonly (Value | undefined)[] = [];

/**
 * Words a plan. The plan must have a headline and a lead. Each sentence is checked when it is written, so that nothing
 * more is of an item that has to be worded otherwise.
 *
 * @example
 * typeof realize // => 'function'
 */
export function realize(
  event: NewsEvent,
  plan: Plan,
  headline: Step,
  context: RealizeContext,
  check: SentenceCheck = unchecked,
): Realized {
  const { record } = event;
  const draft = newDraft(context.language, context.style, context.clock);
  draft.facts = event.values;
  draft.brief = context.brief === true;
  assignRoles(draft, event.values, context.kind.roles);

  draft.headline = true;
  const title = writeSentence(draft, headline, context, event);
  if (title === undefined) return { refused: headline, diagnostics: NOTHING };
  const ofHeadline = check(title, 'headline');
  if (ofHeadline.length > 0) return { refused: headline, diagnostics: ofHeadline };
  draft.headline = false;

  const paragraphs: Sentence[][] = [];
  for (const steps of plan.paragraphs) {
    const sentences: Sentence[] = [];
    for (const step of steps) {
      const sentence = writeSentence(draft, step, context, event);
      if (sentence === undefined) return { refused: step, diagnostics: NOTHING };
      const diagnostics = check(sentence, 'sentence');
      if (diagnostics.length > 0) return { refused: step, diagnostics };
      sentences.push(sentence);
    }
    paragraphs.push(sentences);
  }
  const { source } = record;
  return {
    item: {
      id: record.id,
      kind: record.kind,
      language: context.language.code,
      style: context.style.name,
      headline: title,
      paragraphs,
      topics: event.topics,
      newsworthiness: event.newsworthiness,
      date: record.date.iso,
      sources: source === undefined ? [] : [sourceOf(source)],
      generator,
      diagnostics: [],
    },
  };
}

const NOTHING: readonly Diagnostic[] = [];

function unchecked(): readonly Diagnostic[] {
  return NOTHING;
}

function sourceOf(source: NonNullable<NewsEvent['record']['source']>): {
  name: string;
  url?: string;
  published?: IsoDate;
} {
  const { name, url, published } = source;
  if (url === undefined)
    return published === undefined ? { name } : { name, published: published.iso };
  return published === undefined ? { name, url } : { name, url, published: published.iso };
}

function writeSentence(
  draft: Draft,
  step: Step,
  context: RealizeContext,
  event: NewsEvent,
): Sentence | undefined {
  const { variant } = step;
  draft.text = '';
  draft.spans = [];
  draft.comma = false;
  draft.namedBefore = draft.named;
  draft.named = [];
  draft.previousSubject = draft.subject;
  draft.subject = undefined;
  draft.element = step.element === undefined ? NO_ELEMENT : elementOf(draft.facts, step.element);
  if (!runs(variant.writers, draft)) return undefined;
  const title = draft.headline && context.style.headline === 'title';
  // Trimming makes one flat string of the pieces, which the checks then read a fifth faster.
  const text = (title ? inTitleCase(draft) : draft.text).trimEnd();
  draft.articlesBefore =
    !draft.headline && !othersWords.has(variant.message) && opensWithArticle(text, context.language)
      ? draft.articlesBefore + 1
      : 0;
  return {
    text,
    message: variant.message,
    template: variant.template,
    spans: spansOf(draft, step, context.kind, event),
  };
}

function opensWithArticle(text: string, { reference: { the } }: Language): boolean {
  return text.charCodeAt(the.length) === 32 && text.slice(0, the.length).toLowerCase() === the;
}

/** Whether all writers could word their values. */
function runs(writers: readonly Writer[], draft: Draft): boolean {
  draft.failed = false;
  for (const write of writers) write(draft);
  return !draft.failed;
}

function elementOf(
  facts: Draft['facts'],
  { fact, index }: NonNullable<Step['element']>,
): (Value | undefined)[] {
  const list = facts[fact.index];
  const element = list?.type === 'list' ? list.items[index] : undefined;
  return element?.type === 'group' ? fact.elements.map(({ name }) => element.facts[name]) : [];
}

function spansOf(
  draft: Draft,
  { variant, element }: Step,
  kind: Kind,
  { raw, origins }: NewsEvent,
): Span[] {
  const spans: Span[] = [];
  const flat = draft.spans;
  for (const { name, from } of variant.gateFacts)
    spans.push({ start: 0, end: draft.text.length, fact: name, from: origins?.[name] ?? from });
  for (let at = 0; at < flat.length; at += SPAN_WIDTH) {
    const start = flat[at] as number;
    const end = flat[at + 1] as number;
    const slot = flat[at + 2] as number;
    const item = flat[at + 3] as number;
    if (slot >= 0) {
      const fact = kind.facts[slot] as KindFact;
      const recalled = origins?.[fact.name];
      const from =
        recalled !== undefined
          ? membersOf(recalled, item)
          : item === NO_ITEM
            ? placesOf(fact, raw)
            : [memberOf(fact, draft.facts[slot], item, raw)];
      spans.push({ start, end, fact: fact.name, from });
    } else {
      const { fact, index } = element as NonNullable<Step['element']>;
      const told = fact.elements[-1 - slot] as KindElementFact;
      const from =
        recalledOf(origins, fact, index, told) ??
        elementPlace(memberOf(fact, draft.facts[fact.index], index, raw) + told.from, item, raw);
      spans.push({ start, end, fact: told.name, from });
    }
  }
  return spans;
}

/** Where an element of a list comes from that a history gave, or one of its facts where they differ. */
function recalledOf(
  origins: NewsEvent['origins'],
  { name }: KindFact,
  index: number,
  told: KindElementFact,
): readonly Pointer[] | undefined {
  if (origins === undefined) return undefined;
  const element = origins[name]?.[index];
  return (
    origins[`${name}/${index}/${told.name}`] ??
    (element === undefined ? undefined : [element + told.from])
  );
}

function elementPlace(pointer: Pointer, item: number, raw: unknown): readonly Pointer[] {
  return [item === NO_ITEM ? pointer : asWritten(raw, `${pointer}/${item}`)];
}

/** Of a list with a pointer to each member that of the member. */
function membersOf(recalled: readonly Pointer[], item: number): readonly Pointer[] {
  const own = item === NO_ITEM ? undefined : recalled[item];
  return own === undefined ? recalled : [own];
}

/** A field that takes several may be written as a single one, which has no index. */
function memberOf(
  { from: [first = ''], path }: KindFact,
  value: Value | undefined,
  item: number,
  raw: unknown,
): Pointer {
  const index = value?.type === 'list' ? (value.at?.[item] ?? item) : item;
  return index > 0 || Array.isArray(valueAt(raw, path)) ? `${first}/${index}` : first;
}

/** Only a pointer into a structure can lead elsewhere in the record as it was written. */
function placesOf({ from, path }: KindFact, raw: unknown): readonly Pointer[] {
  return path.length > 1 && valueAt(raw, path) === undefined
    ? from.map((pointer) => asWritten(raw, pointer))
    : from;
}

function valueAt(raw: unknown, path: readonly string[]): unknown {
  let value = raw;
  for (const token of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[token];
  }
  return value;
}

/** A structure may be written as a text: there the pointer ends. */
function asWritten(raw: unknown, pointer: Pointer): Pointer {
  let value = raw;
  let written = '';
  for (const token of pointer.slice(1).split('/')) {
    if (token === '0' && !Array.isArray(value)) continue;
    if (written !== '' && (typeof value !== 'object' || value === null)) break;
    written += `/${token}`;
    value = (value as Readonly<Record<string, unknown>> | undefined)?.[token];
  }
  return written;
}

/** Names keep their letters; only the case of wording changes, so spans stay true. */
function inTitleCase(draft: Draft): string {
  const { spans, facts } = draft;
  return draft.language.titleCase(draft.text, (start, end) => {
    for (let at = 0; at < spans.length; at += SPAN_WIDTH) {
      const type = facts[spans[at + 2] as number]?.type;
      const named =
        type === 'organisation' || type === 'person' || type === 'place' || type === 'list';
      if (named && start >= (spans[at] as number) && end <= (spans[at + 1] as number)) return true;
    }
    return false;
  });
}
