/**
 * The syntax of a template as data: what parsing gives and what stories are made of. Plain JSON, and as short as it can
 * be read, so that the templates that ship are parsed when the package is built: what is empty is left out.
 */
import type { Diagnostic } from '../diagnostic.js';

/** The two messages that every story has. */
export const HEADLINE = 'headline';
export const LEAD = 'lead';

/** A position in a template file, both from 1. */
export type Position = readonly [line: number, column: number];

/** `{{fact}}` or `{{helper "word" fact option=value}}`. Whether it names what there is, the kind says. */
export interface SlotNode {
  readonly at: Position;
  readonly helper?: string | undefined;
  readonly facts: readonly string[];
  readonly words?: readonly string[] | undefined;
  readonly options?: Readonly<Record<string, string | number | boolean>> | undefined;
}

/** `{{#opt}}…{{/opt}}`: a phrase that stands when all its slots are known and something in it is new. */
export interface PhraseNode {
  readonly nodes: readonly (string | SlotNode)[];
  /** Facts that `{{when …}}` and `{{unless …}}` inside the phrase name: it stands only where they allow it. */
  readonly when?: readonly string[] | undefined;
  readonly unless?: readonly string[] | undefined;
}

/** Wording, a slot or an optional phrase of both. */
export type BulletNode = string | SlotNode | PhraseNode;

export interface Bullet {
  readonly at: Position;
  readonly nodes: readonly BulletNode[];
  /** Facts that `{{when …}}` and `{{unless …}}` name. */
  readonly when?: readonly string[] | undefined;
  readonly unless?: readonly string[] | undefined;
}

/** `{{#message when="…"}} - bullets {{/message}}`. */
export interface Block {
  readonly at: Position;
  readonly message: string;
  readonly when?: readonly string[] | undefined;
  readonly unless?: readonly string[] | undefined;
  readonly after?: readonly string[] | undefined;
  readonly each?: string | undefined;
  readonly bullets: readonly Bullet[];
}

export interface FrontMatter {
  readonly kind: string;
  /** Messages by paragraph; `name*` says a message again while it has something new. */
  readonly paragraphs: readonly (readonly string[])[];
  /** What facts are called where a correction names them; without one the words of the fact's own name. */
  readonly names?: Readonly<Record<string, string>> | undefined;
}

export interface TemplateSyntax {
  readonly file: string;
  readonly frontMatter: FrontMatter;
  /** Where each message stands in the order of the front matter. */
  readonly orderAt?: readonly (readonly Position[])[];
  readonly blocks: readonly Block[];
}

/** What became of a template file: its syntax, where it has a usable one, and what is wrong with it. */
export interface ParsedTemplate {
  readonly syntax?: TemplateSyntax;
  readonly diagnostics: readonly Diagnostic[];
}

/** Parsed templates by their path: `en/funding-round.hbs`. */
export type TemplateSet = Readonly<Record<string, ParsedTemplate>>;
