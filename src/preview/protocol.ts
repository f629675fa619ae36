/**
 * What the page and the server of the preview say to each other. All plain JSON, no code: the page is built apart.
 */
import type { Diagnostic } from '../diagnostic.js';
import type { Sentence } from '../model.js';
import type { WordRun } from '../testing/word-difference.js';

/** A fact as the page tells of it. */
export interface FactSummary {
  readonly name: string;
  readonly types: readonly string[];
  /** Of a list of structures: the slots of a block with `each`. */
  readonly elements: readonly string[];
}

export interface KindSummary {
  readonly name: string;
  readonly describes: string;
  readonly facts: readonly FactSummary[];
}

export interface HelperSummary {
  readonly name: string;
  readonly describes: string;
  readonly accepts: readonly string[];
}

/** What the preview works on. */
export interface Workspace {
  readonly version: string;
  /** The folder of templates as it was given; absent where the shipped ones are shown, which cannot be saved. */
  readonly folder?: string;
  /** The folder of fixtures as it was given; absent where those that ship are shown, which cannot be saved. */
  readonly fixtures?: string;
  readonly languages: readonly string[];
  readonly styles: readonly string[];
  readonly kinds: readonly KindSummary[];
  readonly helpers: readonly HelperSummary[];
  /** The kinds by language that the folder itself has templates of. */
  readonly own: Readonly<Record<string, readonly string[]>>;
  /** What is shown first. */
  readonly first: { readonly language: string; readonly kind: string };
}

/** A template's text, and where it comes from. */
export interface TemplateFile {
  readonly language: string;
  readonly kind: string;
  /** How diagnostics and sentences call it: `templates/en/acquisition.hbs`. */
  readonly file: string;
  readonly text: string;
  /** Changes with the bytes of the file; absent where the folder has no such file yet. */
  readonly version?: string;
}

/** The record of a fixture. */
export interface RecordFile {
  /** The case: `full`. */
  readonly name: string;
  readonly text: string;
  /** Absent where the record is in no file of its own. */
  readonly version?: string;
  /** The record that was published before this one, where the story is of a change. */
  readonly before?: string;
}

/** The records of a kind. */
export interface Records {
  readonly records: readonly RecordFile[];
  /** Why the settings and accepted texts of the fixtures cannot be used. */
  readonly problem?: string;
}

/**
 * How a record is told: as the settings of its fixture say (on its own day where they name none), as news of its day,
 * or from the archive.
 */
export type Telling = 'fixture' | 'day' | 'archive';

/** Asks for the items that a template writes. */
export interface PreviewRequest {
  readonly language: string;
  readonly kind: string;
  /** The text of the template as it stands in the editor. */
  readonly text: string;
  readonly records: readonly {
    readonly name: string;
    readonly text: string;
    readonly before?: string | undefined;
  }[];
  readonly styles: readonly string[];
  /** 0 leaves it to the settings of the fixture. */
  readonly seed: number;
  readonly told: Telling;
}

/** A finding in the template, with its place. */
export interface Finding {
  readonly diagnostic: Diagnostic;
  readonly line: number;
  readonly column: number;
}

/** What becomes of a record in a style. */
export interface PreviewedItem {
  readonly record: string;
  readonly style: string;
  readonly status: 'written' | 'held' | 'rejected';
  readonly headline?: Sentence;
  readonly paragraphs?: readonly (readonly Sentence[])[];
  readonly diagnostics: readonly Diagnostic[];
  /** Where a text was accepted for the fixture: what differs from it, nothing where it reads the same. */
  readonly difference?: readonly WordRun[];
}

export interface Preview {
  /** From the first line to the last. */
  readonly findings: readonly Finding[];
  /** None where the findings hold an error. */
  readonly items: readonly PreviewedItem[];
}

/** Asks for a file to be written. */
export interface SaveRequest {
  readonly language?: string;
  readonly kind: string;
  /** The case of a record. */
  readonly name?: string;
  readonly text: string;
  /** The version that the text was made from; `null` where there was no file. */
  readonly base: string | null;
}

export interface Saved {
  readonly version: string;
}

/** Why a request was refused. A `conflict` carries what stands in the file now. */
export interface Refusal {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly current?: { readonly text: string; readonly version: string } | null;
  };
}

/** What changed outside the page. */
export type Change =
  | { readonly type: 'template'; readonly language: string; readonly kind: string }
  /** Of one kind, or of all. */
  | { readonly type: 'records'; readonly kind?: string };
