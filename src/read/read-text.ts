/**
 * From a text to records: what happened by whom to whom, each field with its place in the text.
 */
import { diagnose, type Diagnostic } from '../diagnostic.js';
import type { IsoDate } from '../model.js';
import type { NameClass, Stretch } from './chunks.js';
import { sayingVerbs } from './clauses.js';
import { documentOf, longestSentence, type ReadDocument } from './document.js';
import { eventsOf, frameIndex, hasOne, type FrameIndex } from './events.js';
import type { Draft, KindFrames } from './frame.js';
import { builtinFrames } from './frames/index.js';
import { relationCues, relationsOf, type Relation } from './relations.js';
import { generalVerbs } from './verbs.js';
import { daysBetween, entityKey, parsePeriod, type Problem } from '../values/index.js';
import type { Predication } from './clauses.js';
import type { Verb, VerbForms } from './tagging.js';
import { formsOf } from './words.js';

/** A text with what is known of it beside its words. */
export interface TextInput {
  readonly id?: string;
  readonly text: string;
  /** The day that "Tuesday" and "last month" are relative to, and the day of events that name none. */
  readonly date?: IsoDate;
  readonly source?:
    string | { readonly name: string; readonly url?: string; readonly published?: IsoDate };
}

/** How a text is read. */
export interface ReadOptions {
  /** What a bare `$` means. Default `USD`, as in most of English news; a record says so in its reasons. */
  readonly currency?: string;
  /** Records with less confidence are candidates. Default 0.7. */
  readonly threshold?: number;
  /** Names that are known whatever the text shows of them; for this call only. */
  readonly lexicon?: Readonly<Record<string, Exclude<NameClass, 'unknown'>>>;
  /** How events are told; default those of all shipped kinds. */
  readonly frames?: readonly KindFrames[];
  /** Longer texts are read up to here, in UTF-16 code units; the rest is reported. Default 1,048,576. */
  readonly limit?: number;
}

/** A record as it was read: ready for `write`, each field with its place in the text. */
export interface TextRecord {
  readonly kind: string;
  readonly id: string;
  readonly date?: IsoDate;
  readonly source?: TextInput['source'];
  readonly modality: Draft['modality'];
  readonly evidence: Readonly<Record<string, Stretch>>;
  /** 0 to 1. */
  readonly confidence: number;
  readonly [field: string]: unknown;
}

/** What a text told. */
export interface Reading {
  readonly id: string;
  readonly records: readonly TextRecord[];
  /** What is denied or too doubtful to be a record. */
  readonly candidates: readonly TextRecord[];
  /** Why a record or candidate has its confidence, by its id. */
  readonly reasons: Readonly<Record<string, readonly string[]>>;
  readonly relations: readonly Relation[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Reader {
  readonly index: FrameIndex;
  readonly verbs: VerbForms;
  readonly nouns: ReadonlySet<string>;
  readonly isCued: (sentence: string) => boolean;
}

/** What lawyers add to a release or filing tells of no event: offers, definitions, risks, what looks forward. */
const boilerplate =
  /["”'’] (?:shall mean|means|has the meaning|have the meanings?)\b|\bforward-looking (?:statements?|information)\b|\badversely (?:affect|impact)|\bsolicitation of an offer\b|\bnot constitute (?:an|a) offer\b|\boffer to (?:sell|buy) or the solicitation\b/i;

const readers = new WeakMap<readonly KindFrames[], Reader>();

function readerOf(frames: readonly KindFrames[]): Reader {
  let reader = readers.get(frames);
  if (reader === undefined) {
    const index = frameIndex(frames);
    const verbs = new Map<string, Verb>();
    for (const lemma of [...index.verbs.keys(), ...sayingVerbs, ...generalVerbs]) {
      const [bare = ''] = lemma.split(' ');
      for (const [form, kind] of formsOf(bare))
        if (!verbs.has(form)) verbs.set(form, { lemma: bare, form: kind });
    }
    const cues = frames.map((kind) => kind.cues);
    reader = {
      index,
      verbs,
      nouns: new Set(index.nouns.keys()),
      isCued: (sentence) =>
        !boilerplate.test(sentence) &&
        (relationCues.test(sentence) || cues.some((cue) => cue.test(sentence))),
    };
    readers.set(frames, reader);
  }
  return reader;
}

const defaultLimit = 1_048_576;

/**
 * Reads a text. The same text gives the same records; nothing of one call is left for the next.
 *
 * @example
 * readText('Cisco agreed to buy Splunk for $28 billion.', { id: 't', date: '2023-09-21' }).records[0]?.kind // => 'acquisition'
 */
export function readText(
  text: string | TextInput,
  options: ReadOptions & Omit<TextInput, 'text'> = {},
): Reading {
  const input: TextInput =
    typeof text === 'string' ? { ...options, text } : { ...options, ...text };
  const {
    currency = 'USD',
    threshold = 0.7,
    frames = builtinFrames,
    limit = defaultLimit,
    lexicon = {},
  } = options;
  const id = input.id ?? 'text';
  const diagnostics: Diagnostic[] = [];
  let body = input.text;
  if (body.length > limit) {
    diagnostics.push(
      diagnose('read/text-too-long', {
        message: `The text has ${body.length} characters; it was read up to ${limit}.`,
        place: { text: id, start: limit, end: body.length },
        actual: String(body.length),
        expected: `at most ${limit} characters`,
        hint: 'Split it, or set `limit`.',
      }),
    );
    body = body.slice(0, limit);
  }
  const reader = readerOf(frames);
  const document = documentOf(body, {
    verbs: reader.verbs,
    eventNouns: reader.nouns,
    isCued: reader.isCued,
    currency,
    date: input.date,
    lexicon: new Map(Object.entries(lexicon).map(([name, kind]) => [entityKey(name), kind])),
  });
  for (const { start, end } of document.skipped)
    diagnostics.push(
      diagnose('read/sentence-too-long', {
        message: 'A sentence, or a word in it, is too long to be read; it was passed over.',
        place: { text: id, start, end },
        actual: `${end - start} characters`,
        expected: `at most ${longestSentence} characters, and no word of more than 80`,
      }),
    );
  const drafts = eventsOf(document, reader.index);
  const records: TextRecord[] = [];
  const candidates: TextRecord[] = [];
  const reasons: Record<string, readonly string[]> = {};
  for (const [at, draft] of drafts.entries()) {
    const kind = frames.find((each) => each.kind === draft.kind) as KindFrames;
    const sure = confidenceOf(draft, kind, input.date, at === 0);
    const record = recordOf(
      withoutSource(draft, kind, input.source),
      `${id}-${at + 1}`,
      input,
      sure.confidence,
      diagnostics,
      id,
    );
    reasons[record.id] = sure.reasons;
    if (draft.modality !== 'denied' && sure.confidence >= threshold) records.push(record);
    else candidates.push(record);
  }
  return {
    id,
    records,
    candidates,
    reasons,
    relations: relationsOf(document, drafts),
    diagnostics,
  };
}

function confidenceOf(
  { fields, modality, predication, sentence, reasons: told }: Draft,
  kind: KindFrames,
  date: IsoDate | undefined,
  isFirst: boolean,
): { readonly confidence: number; readonly reasons: readonly string[] } {
  const reasons = [...told];
  let confidence = 0.95;
  const less = (by: number, reason: string): void => {
    confidence -= by;
    reasons.push(reason);
  };
  for (const [name, field] of Object.entries(fields))
    if (field.sure < 0.95 && kind.identity.includes(name))
      less((1 - field.sure) * 0.6, `What \`${name}\` stands for was inferred.`);
  if (kind.wants !== undefined && !hasOne(fields, kind.wants))
    // "the acquisition of WAG in 2010" beside other matter is seldom the news
    less(
      predication?.aside === true ? 0.3 : 0.2,
      'A party or figure that such an event has is not named.',
    );
  const lies = predication === undefined || date === undefined ? undefined : lastDay(predication);
  // the figures of a year may come late, where they are what the text tells first
  const isNews = isFirst && kind.identity.includes('period');
  if (lies !== undefined && date !== undefined && !isNews && daysBetween(lies, date) > 200)
    less(0.35, 'It is told as background: it lies long before the text.');
  if (
    predication !== undefined &&
    /^[^.;]{0,60}(?<!from an? |than an? |from |than )\b(?:years|decades?|a year) ago\b/i.test(
      sentence.text.slice(predication.end - sentence.start),
    )
  )
    less(0.35, 'It is told as background: it lies years back.');
  if (predication?.aside === true && !isFirst) less(0.46, 'It is told beside other news.');
  if (predication === undefined)
    less(0.15, 'It was read from the words around figures, not from a verb.');
  if (sentence.isHeadline) less(0.05, 'It stands in a headline alone.');
  if (modality === 'rumoured') less(0.08, 'It is a rumour.');
  else if (modality === 'planned') less(0.05, 'It is a plan.');
  else if (modality === 'denied') less(0.5, 'It is denied.');
  return { confidence: Math.round(Math.max(0, Math.min(1, confidence)) * 100) / 100, reasons };
}

/** The last day of the time that stands beside a verb: "in 2019". */
function lastDay({ complements }: Predication): IsoDate | undefined {
  for (const { mention, preposition } of complements) {
    if (!/^(?:in|on|during|)$/.test(preposition) || mention.head !== '') continue;
    for (const { read } of mention.quantities) {
      if (read.type === 'date' && read.value !== undefined) return read.value;
      if (read.type !== 'period' || read.value === undefined) continue;
      const problems: Problem[] = [];
      const period = parsePeriod(read.value, {}, problems);
      if (period !== undefined) return period.to;
    }
  }
  return undefined;
}

/** "according to Reuters" of a text by Reuters names no publisher of the figure. */
function withoutSource(
  draft: Draft,
  { attributions = {} }: KindFrames,
  source: TextInput['source'],
): Draft {
  const name = typeof source === 'string' ? source : source?.name;
  if (name === undefined) return draft;
  const fields = Object.entries(draft.fields).filter(
    ([field, { value }]) =>
      attributions[field]?.test(name) !== false ||
      typeof value !== 'string' ||
      entityKey(value) !== entityKey(name),
  );
  return { ...draft, fields: Object.fromEntries(fields) };
}

function recordOf(
  { kind, fields, modality, sentence }: Draft,
  id: string,
  { date, source }: TextInput,
  confidence: number,
  diagnostics: Diagnostic[],
  text: string,
): TextRecord {
  const values: Record<string, unknown> = {};
  const evidence: Record<string, Stretch> = {};
  for (const [name, { value, evidence: place }] of Object.entries(fields)) {
    evidence[name] = { start: place.start, end: place.end, text: place.text };
    if (value === undefined)
      diagnostics.push(
        diagnose('read/unknown-currency', {
          message: `The currency of "${place.text}" is none that a record can have.`,
          place: { text, start: place.start, end: place.end },
          actual: place.text,
          expected: 'a currency of ISO 4217 in use',
        }),
      );
    else values[name] = value;
  }
  const day = eventDay(sentence) ?? date;
  return {
    kind,
    id,
    ...(day === undefined ? {} : { date: day }),
    ...(source === undefined ? {} : { source }),
    ...values,
    modality,
    evidence,
    confidence,
  };
}

/** The day that the sentence of an event names. */
function eventDay({ quantities }: ReadDocument['sentences'][number]): IsoDate | undefined {
  const days = quantities.flatMap(({ read }) =>
    read.type === 'date' && read.value !== undefined ? [read.value] : [],
  );
  return days.length === 1 ? days[0] : undefined;
}
