/**
 * How a kind of event is told in English: which verbs and nouns tell it, who stands where beside them, and what further
 * words add to it. Frames are data; one way through them serves every kind.
 */
import type { Mention, Stretch } from './chunks.js';
import type { Predication } from './clauses.js';
import type { Entity, ReadDocument, ReadSentence } from './document.js';

/** What may stand in a field. */
export type RoleType =
  /** A name that is no place's, or what stands for one. */
  | 'party'
  /** One or more parties. */
  | 'parties'
  /** A party, or a part of one: a business, assets, a stake in it. */
  | 'asset'
  | 'person'
  | 'place'
  | 'money'
  /** Money that is no price of a unit: not "$5 a share". */
  | 'sum'
  | 'percent'
  | 'count'
  /** Money or a count. */
  | 'quantity'
  | 'change'
  | 'date'
  | 'period'
  /** The words of a phrase without its article. */
  | 'phrase'
  | 'phrases'
  /** A round's name. */
  | 'round';

/**
 * Which roles stand where beside a verb or noun: as its `subject`, its `object`, its `possessor`, in the `phrase` itself,
 * as a `figure` or a name (`modifier`) before the noun, or after a preposition, by its word; of several the first takes a
 * mention that it fits.
 */
export type Roles = Readonly<Partial<Record<string, string | readonly string[]>>>;

/** Verbs that tell of an event. */
export interface VerbFrame {
  /** Bare forms, with a particle where they have one: "snap up". */
  readonly verbs: string;
  readonly roles: Roles;
  /** Where roles stand in the passive; without it the object's roles are the subject's, and the subject's stand after "by". */
  readonly passive?: Roles;
  /** What else must hold of the predication. */
  readonly where?: (predication: Predication, of: Looking) => boolean;
  /** Fields that the verb itself tells. */
  readonly tells?: Readonly<Record<string, unknown>>;
  /** It begins no event and adds to one that was told. */
  readonly adds?: boolean;
}

/** Nouns that tell of an event: "the acquisition of X by Y". */
export interface NounFrame {
  readonly nouns: string;
  readonly roles: Roles;
  readonly where?: (predication: Predication, of: Looking) => boolean;
  readonly tells?: Readonly<Record<string, unknown>>;
  readonly adds?: boolean;
}

/** What figures or names are by the words around them, in a sentence that tells of an event or goes on with it. */
export interface Detail {
  readonly field: string;
  readonly type: RoleType;
  /** What stands right before it, matched at the end; case does not count. */
  readonly before?: RegExp;
  /** What stands right after it, matched at the beginning. */
  readonly after?: RegExp;
  /** It begins an event where none was told. */
  readonly begins?: boolean;
}

/** Words that tell a field by themselves: "all-cash", "undisclosed". */
export interface Telling {
  readonly field: string;
  readonly value: unknown;
  readonly pattern: RegExp;
}

/** A field that was read, and where it stands in the text. */
export interface ReadField {
  readonly value: unknown;
  readonly evidence: Stretch;
  /** Of a party: who it is, so that mentions of one meet. */
  readonly entities: readonly Entity[];
  /** How sure it is, 0 to 1. */
  readonly sure: number;
}

export type Fields = Readonly<Record<string, ReadField>>;

/** An event as it was read. */
export interface Draft {
  readonly kind: string;
  readonly fields: Fields;
  readonly modality: 'asserted' | 'reported' | 'rumoured' | 'denied' | 'planned';
  readonly sentence: ReadSentence;
  readonly predication: Predication | undefined;
  readonly reasons: readonly string[];
}

/** What a frame's conditions may look at. */
export interface Looking {
  readonly document: ReadDocument;
  readonly sentence: ReadSentence;
}

/** How the events of one kind are told. */
export interface KindFrames {
  readonly kind: string;
  /** What each field takes; a role that is none of the record's fields begins with `_`. */
  readonly roles: Readonly<Record<string, RoleType>>;
  /**
   * Fields that name whoever tells of it: where that is the text's own source they say nothing, unless the source's name
   * is one of those that publish such matter themselves.
   */
  readonly attributions?: Readonly<Record<string, RegExp>>;
  readonly verbs: readonly VerbFrame[];
  readonly nouns: readonly NounFrame[];
  readonly details?: readonly Detail[];
  readonly tellings?: readonly Telling[];
  /** An event has all fields of one of these, or it is none. */
  readonly needs: readonly (readonly string[])[];
  /** An event that lacks one of these is a candidate, no record. */
  readonly wants?: readonly (readonly string[])[];
  /** Fields by which two mentions are one event: none may differ. */
  readonly identity: readonly string[];
  /** Whether what a later sentence tells is another event, though nobody's part differs: an earlier round of a company. */
  readonly apart?: (draft: Draft, fields: Fields, of: Looking) => boolean;
  /** Words by which later sentences mean the event: "the deal". */
  readonly mentions: RegExp;
  /** Words without which a sentence cannot tell of the kind: for the scan before anything else. */
  readonly cues: RegExp;
  /**
   * Reads what roles cannot, such as figures by the words around them, or finds that no event is told; before what is told
   * of one event in several places is put together.
   */
  readonly reads?: (draft: Draft, of: Looking) => Draft | undefined;
  /** Puts the fields as the record has them, or finds that there is no event. */
  readonly finish?: (draft: Draft, of: Looking) => Draft | undefined;
}

/** Part of a field's value by the figure that a phrase holds. */
export type Filler = (mention: Mention, of: Looking) => ReadField | undefined;
