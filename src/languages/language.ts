/**
 * What the stages ask of a language. Nothing here is of one language; each has a file beside this one.
 * All functions are pure: same arguments, same text. What they return begins in lower case unless the
 * word has a capital of its own; the sentence capitalises.
 */
import type {
  CalendarDate,
  Change,
  Clock,
  Count,
  Decimal,
  Label,
  Money,
  Organisation,
  Percent,
  Period,
  Person,
  Style,
} from '../model.js';

/** How a time stands in a sentence. */
export type TimePreposition = 'on' | 'in' | 'by' | 'since' | 'asOf' | 'from';

/** What stands around a name at its first mention: `before` holds its own space, `after` is an apposition without commas. */
export interface Introduction {
  readonly before: string;
  readonly after: string;
}

/** A person's name as it is to be printed, with what stands around it. */
export interface PersonMention extends Introduction {
  readonly name: string;
}

/** The words of a label: the noun, what stands before a noun of its kind, and whether the noun takes "a". */
export interface LabelForms {
  readonly noun: string;
  readonly modifier?: string;
  readonly countable: boolean;
}

/** A place in running text: without its article, which `article` tells of. */
export interface PlaceForm {
  readonly text: string;
  readonly article: boolean;
  /** Whether a verb after it is in the plural. */
  readonly plural: boolean;
  /** Makes no possessive: "small states outside the Caribbean", "the United States". */
  readonly phrase?: true;
}

/** What stands between the members of a list, and before the last. */
export interface Joiner {
  readonly between: string;
  readonly last: string;
}

/** A slip of grammar that shows in wording whose slots are blank, each standing as U+FFFC. */
export interface Slip {
  readonly pattern: RegExp;
  /** What is wrong, without a full stop. */
  readonly says: string;
  readonly hint: string;
}

/** How neighbouring sentences become one: what may be joined, and the words that join. Phrases open as a sentence does. */
export interface Joining {
  /** A joined sentence has at most so many words. */
  readonly words: number;
  /** Between two predicates of one subject: " and ". */
  readonly and: string;
  /** What, with a time after it, may stand before a second predicate of one subject: "Earlier in". */
  readonly adjuncts: readonly string[];
  /** What points to something told before: in one sentence with another predicate it could mean what that one tells. */
  readonly pointing: RegExp;
  /** Between two clauses that stand beside each other, saying no more than that: ", while ". */
  readonly while: string;
  /** Phrases that stand for one thing wherever they open a sentence of an item: "The deal". */
  readonly stands: readonly string[];
  /** Phrases for the event that is told; those of a family mean the same one. */
  readonly events: readonly (readonly string[])[];
  /** What such an event does to a figure, by the verb's finite form: "took" gives "taking". */
  readonly participles: ReadonlyMap<string, string>;
  /** Subjects whose figures are told beside each other: revenue and net income. */
  readonly parallels: readonly (readonly string[])[];
  /** Such a phrase as it stands inside a sentence: of the same length. */
  within(phrase: string): string;
  /** Free text as it stands inside a sentence: of the same length; undefined where its first word may be a name. */
  lowered(text: string): string | undefined;
  /** Between such a subject and whose it is. */
  readonly of: string;
  /** Between a name that ends a sentence and what is told of it. */
  readonly relatives: { readonly body: string; readonly person: string };
  readonly reporting: {
    /** Verbs that, with `that`, hand what follows to their subject. */
    readonly verbs: readonly string[];
    readonly that: string;
    /** What stands around the name of an owner at the end of a sentence. */
    readonly tails: readonly { readonly before: string; readonly after: string }[];
    /** Endings that mean the owner of the sentence before. */
    readonly sameOwner: readonly string[];
    /** Words by which a predicate hands its claim to somebody: nothing is joined to it otherwise. */
    readonly words: RegExp;
  };
  /** Verbs that two joined predicates may both begin with, where they go on differently. */
  readonly auxiliaries: ReadonlySet<string>;
  /** Verbs that may be said twice however they go on: those of a list of changes. */
  readonly repeatable: ReadonlySet<string>;
  verbOf(predicate: string): string;
  /** The tense of a verb's finite form; undefined where it is not sure. Only predicates of one tense are joined. */
  tenseOf(verb: string): string | undefined;
}

/** A language: how typed values, references and lists are worded in it. */
export interface Language {
  /** BCP 47: `en`. */
  readonly code: string;

  /** With its hedge and, in brackets, what it was converted to. Rounds only in the direction that keeps the hedge true. */
  money(value: Money, style: Style): string;
  /** As it stands before a noun ("a $5 million round"); undefined where it cannot. */
  moneyModifier(value: Money, style: Style): string | undefined;
  /** Never rounded to none, half or all of something unless it is that. */
  percent(value: Percent, style: Style): string;
  /** How much, without direction: the verb says whether up or down. */
  changeAmount(value: Change, style: Style): string;
  /** As a modifier: \"a 6.2% rise\", \"a 2-percentage-point rise\". */
  changeModifier(value: Change, style: Style): string | undefined;
  /** What the change is measured against, as it stands after the amount; `undefined` where it is not known. */
  basis(value: Change, style: Style): string | undefined;
  /** With its unit. At the opening of a sentence in words, or undefined where that would be too long. */
  count(value: Count, style: Style, opening: boolean): string | undefined;
  /** As a modifier: \"a 90-patent deal\"; `undefined` when it is only about a figure. */
  countModifier(value: Count, style: Style): string | undefined;
  /** As a reader keeps it: "more than 124,000", "nearly 100"; true to the figure, within the style's tolerance. */
  approximated<Figure extends Count | Money>(value: Figure, style: Style): Figure;
  /** A percentage, sign aside, as a fraction: "a fifth", "nearly a third"; undefined where none is near enough for the style. */
  fraction(percent: Decimal, style: Style): string | undefined;
  /** A bare number in figures. */
  number(value: Decimal, style: Style): string;
  /** A whole number in words; undefined for what is not whole, negative, or a million and more. */
  cardinalWords(value: Decimal): string | undefined;
  /** In words or figures as the style has cardinals. */
  ordinal(value: number, style: Style): string;

  /** The year is left out when it is the clock's, unless the clock is an archive's. */
  date(value: CalendarDate, style: Style, clock: Clock): string;
  /** A noun phrase, always with its year. */
  period(value: Period, style: Style): string;
  /** A time with its preposition; "on" and "in" give way to what the time demands. */
  timePhrase(
    preposition: TimePreposition,
    value: CalendarDate | Period,
    style: Style,
    clock: Clock,
  ): string;
  /** Whether a printed time wants a comma after it inside a sentence. */
  datedComma(printed: string, style: Style): boolean;

  /** The indefinite article before printed text, by its sound. */
  indefinite(printed: string): 'a' | 'an';
  /** The plural of a noun or of a noun phrase's head. */
  plural(noun: string): string;
  /** `plural` says that the name is grammatically one. */
  possessive(name: string, style: Style, plural?: boolean): string;
  /** A verb, or a phrase that begins with one, in the third person. */
  verb(base: string, plural: boolean, tense: 'present' | 'past'): string;
  /** Undefined for a key that the table does not have. */
  labelForms(table: Label['table'], key: string): LabelForms | undefined;

  /** A place's display form; a name that is not known stands as it came. */
  place(name: string): PlaceForm;
  /** What stands for a place before a noun that is its own, after the noun's article: "US", "Chinese"; undefined where nothing does. */
  attributive(name: string, noun: string): string | undefined;
  /** What to say of an organisation at its first mention; both empty when nothing is known. */
  introduce(organisation: Organisation): Introduction;
  /** The name at its first mention, with the letters it will go by: "Ministry of Commerce (MOFCOM)". */
  nameInFull(organisation: Organisation): string;
  /** The name by which an organisation goes after its first mention. */
  shortName(organisation: Organisation): string;
  /** Whether running text puts the definite article before the organisation's name. */
  takesArticle(organisation: Organisation): boolean;
  /** A person at first mention, or later. */
  person(person: Person, mention: 'first' | 'later', style: Style): PersonMention;
  /** Words that stand for what was named: the definite article and the pronouns of a body. */
  readonly reference: { readonly the: string; readonly it: string; readonly its: string };

  /** How neighbouring sentences become one. */
  readonly joining: Joining;
  /** What stands for a body that was named, without its article: "company", "ministry"; with its place where wanted. */
  bodyNoun(organisation: Organisation, role: string | undefined): string | undefined;
  /** "Beijing-based"; undefined where the place is not known. */
  based(organisation: Organisation): string | undefined;

  /** What parts the members of a list of so many, some of which may hold commas. */
  joiner(count: number, itemsHoldCommas: boolean, style: Style): Joiner;
  /** The rest of a list that was cut short: "two others". */
  others(count: number, style: Style): string;
  /** In the style's quotation marks; those inside are flipped. */
  quote(text: string, style: Style): string;
  /** The first letter as a capital, the rest as it was. */
  capitalise(text: string): string;
  /** In title case; a word for whose place `isOpaque` answers true is kept byte for byte. */
  titleCase(text: string, isOpaque: (start: number, end: number) => boolean): string;
  /** Words as an editor counts them. */
  wordCount(text: string): number;

  /** What is wrong with wording whatever its values are. */
  readonly slips: readonly Slip[];
  /** A currency or a size of money in wording. */
  readonly currencyWords: RegExp;
}
