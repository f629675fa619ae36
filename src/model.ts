/**
 * The types that flow from record to item. All readonly, all plain JSON, no code.
 */
import type { Diagnostic } from './diagnostic.js';

/** An exact decimal in canonical form: `-?(0|[1-9]\d*)(\.\d*[1-9])?`, never `-0`. */
export type Decimal = string;

/** A calendar day without a zone, `YYYY-MM-DD`. */
export type IsoDate = string;

/**
 * A JSON pointer (RFC 6901) into the record: `/amount`, `/targets/0/by`. One into a record of the history begins with
 * that record's id: `round-7#/amount`.
 */
export type Pointer = string;

/** How a figure was hedged by whoever stated it. */
export type Approximation = 'about' | 'more-than' | 'nearly' | 'up-to' | 'at-least';

/** What a change is measured against. */
export type Basis =
  | 'year-on-year'
  | 'quarter-on-quarter'
  | 'month-on-month'
  | 'day-on-day'
  | 'first-day'
  | 'compound-annual';

export interface Money {
  readonly type: 'money';
  readonly amount: Decimal;
  /** ISO 4217 code. */
  readonly currency: string;
  readonly approx?: Approximation;
  readonly converted?: {
    readonly amount: Decimal;
    readonly currency: string;
    readonly rate?: Decimal;
    readonly asOf?: IsoDate;
  };
}

/** A sum that its owner said it would not disclose; never the same as a sum that is absent. */
export interface Undisclosed {
  readonly type: 'undisclosed';
}

export interface Percent {
  readonly type: 'percent';
  readonly value: Decimal;
}

export interface Change {
  readonly type: 'change';
  readonly value: Decimal;
  readonly unit: 'percent' | 'points';
  /** Not there where nobody said against what. */
  readonly basis?: Basis;
}

export interface Count {
  readonly type: 'count';
  readonly value: Decimal;
  /** In the singular: `base station`, `percent`. */
  readonly unit?: string;
  readonly approx?: Approximation;
}

export interface CalendarDate {
  readonly type: 'date';
  readonly iso: IsoDate;
}

export interface Period {
  readonly type: 'period';
  readonly precision: 'year' | 'half' | 'quarter' | 'month' | 'day' | 'range';
  /** First and last day. */
  readonly from: IsoDate;
  readonly to: IsoDate;
}

export interface Organisation {
  readonly type: 'organisation';
  readonly name: string;
  readonly shortName?: string;
  /** What it is, as a noun phrase for an apposition. */
  readonly description?: NounPhrase;
  /** Where it is based. */
  readonly location?: string;
  readonly sector?: Label;
  /** What kind of body it is: `company`, `ministry`, `fund` … */
  readonly organisationType?: string;
  readonly aliases?: readonly string[];
  readonly ids?: {
    readonly lei?: string;
    readonly wikidata?: string;
    readonly isin?: string;
    readonly ticker?: string;
  };
  /** Only on `target` of an acquisition: its last known valuation. */
  readonly valuation?: Money;
}

export interface Person {
  readonly type: 'person';
  readonly name: string;
  readonly title?: string;
  readonly organisation?: string;
}

export interface Place {
  readonly type: 'place';
  readonly name: string;
}

export interface Quotation {
  readonly type: 'quotation';
  readonly text: string;
}

export interface List {
  readonly type: 'list';
  readonly items: readonly Value[];
  /** Where the items stand in the record's list, when some were left out. */
  readonly at?: readonly number[];
}

/** An article-less noun phrase with what is known of its grammar. */
export interface NounPhrase {
  readonly type: 'nounPhrase';
  /** Without article: `smart production line for satellites`. */
  readonly text: string;
  /** The article that it came with, or that its maker gave it. */
  readonly article?: 'a' | 'the';
  readonly number?: 'singular' | 'plural';
  /** For an indicator: a stock stands at, a flow amounts to, a rate runs at. */
  readonly measure?: 'stock' | 'flow' | 'rate';
}

/** Without `to`: `make electric cars`. */
export interface Infinitive {
  readonly type: 'infinitive';
  readonly text: string;
}

/** Subject and verb, no capital, no full stop: `business continuity is maintained`. */
export interface Clause {
  readonly type: 'clause';
  readonly text: string;
}

/** Capital and full stop in place. */
export interface SentencePhrase {
  readonly type: 'sentence';
  readonly text: string;
}

/** A word of somebody's database; it prints only when a table knows its key. */
export interface Label {
  readonly type: 'label';
  readonly table: 'round' | 'sector' | 'form';
  /** As it came. */
  readonly text: string;
  /** Language-free key such as `series-a`; absent when the table does not know the label. */
  readonly key?: string;
}

/** A fact that holds or does not: a status, an angle. It prints nothing by itself. */
export interface Flag {
  readonly type: 'flag';
}

/** One element of a list of structures, such as a policy's target. */
export interface Group {
  readonly type: 'group';
  readonly facts: Readonly<Record<string, Value>>;
}

export type Value =
  | Money
  | Undisclosed
  | Percent
  | Change
  | Count
  | CalendarDate
  | Period
  | Organisation
  | Person
  | Place
  | Quotation
  | List
  | NounPhrase
  | Infinitive
  | Clause
  | SentencePhrase
  | Label
  | Flag
  | Group;

export type ValueType = Value['type'];

/** Who published the record's claims. */
export interface Source {
  readonly name: string;
  readonly url?: string;
  readonly published?: CalendarDate;
}

/** A quotation with its speaker, as a record carries it. */
export interface SpokenQuote {
  readonly text: string;
  readonly speaker: Person;
  readonly venue?: NounPhrase;
}

/** What every record holds once it is validated; a kind adds its fields. */
export interface CommonFields {
  readonly kind: string;
  readonly id: string;
  readonly version?: string;
  readonly replaces?: string;
  /** What was published under the id is taken back. */
  readonly withdrawn?: boolean;
  readonly withdrawnBecause?: Clause;
  readonly date: CalendarDate;
  readonly source?: Source;
  readonly test?: boolean;
  readonly embargo?: string;
  readonly background?: readonly SentencePhrase[];
  readonly quotes?: readonly SpokenQuote[];
  readonly evidence?: Readonly<Record<string, { start: number; end: number; text: string }>>;
  readonly confidence?: number;
  readonly modality?: Modality;
}

/** How sure whoever stated a record was of it. */
export type Modality = 'asserted' | 'reported' | 'rumoured' | 'denied' | 'planned';

/** A validated record: common fields and the kind's own, all as typed values. */
export type NewsRecord = CommonFields & { readonly [field: string]: unknown };

/** What a reason goes by, so that a newsroom can weigh it. */
export type Factor = 'event' | 'amount' | 'prominence' | 'extremity' | 'timeliness' | 'reversal';

export interface Reason {
  /** 0 to 1. */
  readonly score: number;
  /** A sentence. */
  readonly reason: string;
  /** Default `event`: what happened, whatever its size. */
  readonly factor?: Factor;
  /** Of an amount its rough worth in US dollars, by which it is compared with others of its kind. */
  readonly scale?: number;
}

export interface Newsworthiness {
  /** 0 to 1. */
  readonly score: number;
  readonly reasons: readonly Reason[];
}

export interface NewsEvent {
  readonly record: NewsRecord;
  /** The record as it was written, under the kind's own field names: where the pointers of spans lead. */
  readonly raw: Readonly<Record<string, unknown>>;
  /** The values of the kind's facts in the order of its declaration; `undefined` where a fact is not known. */
  readonly values: readonly (Value | undefined)[];
  /** Where the facts come from that a history gave, by their names; for a list of structures a pointer an element. */
  readonly origins?: Readonly<Record<string, readonly Pointer[]>>;
  /** IPTC Media Topic codes. */
  readonly topics: readonly string[];
  /** Names of the facts that are angles. */
  readonly angles: readonly string[];
  readonly newsworthiness: Newsworthiness;
}

export interface Span {
  /** UTF-16 code units into the sentence's text. */
  readonly start: number;
  readonly end: number;
  readonly fact: string;
  readonly from: readonly Pointer[];
}

export interface Sentence {
  readonly text: string;
  readonly message: string;
  readonly template: { readonly file: string; readonly line: number };
  readonly spans: readonly Span[];
  /** The message whose sentence was joined to this one. */
  readonly joined?: {
    readonly message: string;
    readonly template: { readonly file: string; readonly line: number };
  };
}

/** What an item takes the place of, and what it changes of it. */
export interface Revision {
  readonly class: VersionClass;
  readonly version?: string;
  readonly of: { readonly id: string; readonly version?: string; readonly on: IsoDate };
  /** Names of the facts that changed. */
  readonly changes: readonly string[];
}

export interface Item {
  readonly id: string;
  readonly kind: string;
  readonly language: string;
  readonly style: string;
  readonly headline: Sentence;
  readonly paragraphs: readonly (readonly Sentence[])[];
  readonly topics: readonly string[];
  readonly newsworthiness: Newsworthiness;
  readonly date: IsoDate;
  readonly sources: readonly { name: string; url?: string; published?: IsoDate }[];
  readonly generator: {
    readonly name: string;
    readonly version: string;
    readonly digitalSourceType: string;
  };
  readonly diagnostics: readonly Diagnostic[];
  /** Only where the item takes the place of one that was published. */
  readonly revision?: Revision;
}

export interface Digest {
  readonly title: string;
  readonly date: IsoDate;
  readonly language: string;
  readonly style: string;
  readonly items: readonly Item[];
}

/** What becomes of a record: written, held for a person, or rejected; never lost. */
export type Outcome<T> =
  | { readonly status: 'written'; readonly value: T; readonly diagnostics: readonly Diagnostic[] }
  | { readonly status: 'held'; readonly value?: T; readonly diagnostics: readonly Diagnostic[] }
  | { readonly status: 'rejected'; readonly diagnostics: readonly Diagnostic[] };

/** What a source's or mapping's bare notations mean. Without them they are held or rejected, not guessed. */
export interface SourceDefaults {
  /** ISO code that a bare `$` or `¥` stands for. */
  readonly currency?: string;
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd';
  readonly negatives?: 'minus' | 'parentheses';
  /** Decimal places that amounts are rounded to when read: takes away float dust. */
  readonly rounding?: number;
}

/** A house style: how values are printed. Pure data. */
export interface Style {
  readonly name: string;
  readonly money: {
    /** What stands before the figure, by ISO code: `$`, `US$`, `RMB `. A currency in no table prints its code. */
    readonly signs: Readonly<Record<string, string>>;
    /** ISO codes of the currencies that the language names after the figure: `300 million yuan`. */
    readonly named: readonly string[];
    readonly scale: 'words' | 'letters';
  };
  readonly counts: {
    /** `none` prints counts of a million and more in full. */
    readonly scale: 'words' | 'letters' | 'none';
  };
  /**
   * How far scaled amounts, percentages and other figures that are not whole are rounded: to so many
   * digits, with no more than so many decimals, the whole part never cut. `full` prints all that were
   * stated; only the dust of a computed figure goes.
   */
  readonly precision: { readonly digits: number; readonly decimals: number } | 'full';
  /** How `approx` rounds: to so many digits with "more than", or up with "nearly" where no more than this share is missing. */
  readonly approximation: { readonly digits: number; readonly nearly: number };
  readonly percent: '%' | 'percent' | 'per cent';
  /** `plain` "from a year earlier", `technical` "year-on-year". */
  readonly comparison: 'plain' | 'technical';
  /** Whole numbers up to this are spelt out in running text. */
  readonly wordsUpTo: number;
  readonly date: {
    readonly order: 'mdy' | 'dmy';
    readonly months: 'abbreviated' | 'full';
  };
  /** `sentence` as templates have it, `title` capitals on principal words. */
  readonly headline: 'sentence' | 'title';
  readonly quotes: 'curly' | 'straight';
  /** "A, B and C" or "A, B, and C". */
  readonly serialComma: boolean;
}

/** What wording needs to know of the run: never the wall clock. */
export interface Clock {
  /** The day of the run. */
  readonly today: IsoDate;
  /** The moment of the run in milliseconds since 1970, for embargoes. */
  readonly instant: number;
  /** Dates are worded in full and nothing is stale. */
  readonly archive: boolean;
}

/** Under which key a record is found in a history, and where it stands there. */
export interface Mention {
  /** `company/auth0`, `series/...`: whatever the kind asks for later. */
  readonly key: string;
  /** What the records of a key are ordered by: the day of a deal, the last day of a figure's period. */
  readonly at: IsoDate;
  /** What the records of a key are compared by. */
  readonly figure?: number;
  /** What a kind wants to know of the record without reading it whole. */
  readonly mark?: string;
}

/** A record that a history found under a key. */
export interface Remembered {
  readonly id: string;
  readonly at: IsoDate;
  readonly figure?: number;
  readonly mark?: string;
  readonly record: NewsRecord;
}

/** `known` records were told to the history, `published` ones were written as items, `withdrawn` ones taken back. */
export type PublicationState = 'known' | 'published' | 'withdrawn';

/** What a version of a record was to the reader. */
export type VersionClass = 'first' | 'update' | 'correction' | 'withdrawal';

/** One version of a record as the history keeps it. */
export interface KeptVersion {
  readonly version?: string;
  /** Hash of the validated record: equal content, equal hash. */
  readonly hash: number;
  /** The day of the run that told it. */
  readonly on: IsoDate;
  readonly class: VersionClass;
  readonly record: NewsRecord;
}

/** All that a history knows of one record. */
export interface Publication {
  readonly id: string;
  readonly state: PublicationState;
  /** From the first to the last. */
  readonly versions: readonly KeptVersion[];
}

/** A history as a run reads it: as it stood when the run began. */
export interface HistoryView {
  /** The latest records of a key before a day, the latest first. */
  readonly latest: (key: string, before: IsoDate, limit: number) => readonly Remembered[];
  /** The latest record of a key before a day whose figure is at least (`1`) or at most (`-1`) the given one. */
  readonly reaching: (
    key: string,
    before: IsoDate,
    figure: number,
    direction: 1 | -1,
  ) => Remembered | undefined;
  /** The first record of a key. */
  readonly earliest: (key: string) => Remembered | undefined;
  /** How many records of a key lie between two days, both excluded. */
  readonly count: (key: string, after: IsoDate, before: IsoDate) => number;
  /** The records of a key whose figure is at least the given one, the largest first: so many, after the first `skip`. */
  readonly atLeast: (
    key: string,
    figure: number,
    limit: number,
    skip?: number,
  ) => readonly Remembered[];
  /** The figures of a key at each twentieth, from the least to the greatest; none of a key with fewer than 40. */
  readonly quantiles: (key: string) => readonly number[];
  /** What is known of the record of an id. */
  readonly publication: (id: string) => Publication | undefined;
}

/** What a run hands to a history. */
export interface HistoryEntry {
  readonly record: NewsRecord;
  readonly mentions: readonly Mention[];
  readonly state: PublicationState;
  readonly version: Omit<KeptVersion, 'record'>;
}

/** What a run adds to a history: nothing of it is seen before it is committed. */
export interface HistoryRun {
  readonly stage: (entry: HistoryEntry) => void;
  /** Makes all that was staged visible, all or nothing. */
  readonly commit: () => void;
}

/**
 * A store of what was published and known. A run sees it as it stood when the run began, in whatever order and on
 * however many workers.
 */
export interface History extends HistoryView {
  readonly begin: () => HistoryRun;
  readonly close: () => void;
}
