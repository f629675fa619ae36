/**
 * The types that flow from record to item. All readonly, all plain JSON, no code.
 */
import type { Diagnostic } from './diagnostic.js';

/** An exact decimal in canonical form: `-?(0|[1-9]\d*)(\.\d*[1-9])?`, never `-0`. */
export type Decimal = string;

/** A calendar day without a zone, `YYYY-MM-DD`. */
export type IsoDate = string;

/** A JSON pointer (RFC 6901) into the record: `/amount`, `/targets/0/by`. */
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
  readonly basis: Basis;
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
  readonly table: 'round' | 'sector';
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
  readonly date: CalendarDate;
  readonly source?: Source;
  readonly test?: boolean;
  readonly embargo?: string;
  readonly background?: readonly SentencePhrase[];
  readonly quotes?: readonly SpokenQuote[];
  readonly evidence?: Readonly<Record<string, { start: number; end: number; text: string }>>;
  readonly confidence?: number;
  readonly modality?: 'asserted' | 'reported' | 'rumoured' | 'denied' | 'planned';
}

/** A validated record: common fields and the kind's own, all as typed values. */
export type NewsRecord = CommonFields & { readonly [field: string]: unknown };

export interface Reason {
  readonly score: number;
  readonly reason: string;
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
