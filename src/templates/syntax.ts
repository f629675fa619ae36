/**
 * The syntax of a template as data: what parsing gives and what stories are made of. Plain JSON, so that the templates
 * that ship are parsed when the package is built.
 */
import type { Diagnostic } from '../diagnostic.js';

/** A position in a template file, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface TextNode {
  readonly type: 'text';
  readonly text: string;
  readonly at: Position;
}

/** `{{fact}}` or `{{helper fact option=value}}`. */
export interface SlotNode {
  readonly type: 'slot';
  readonly helper: string | undefined;
  readonly args: readonly SlotArgument[];
  readonly options: Readonly<Record<string, string | number | boolean>>;
  readonly at: Position;
}

export type SlotArgument =
  | { readonly type: 'fact'; readonly name: string }
  | { readonly type: 'word'; readonly text: string };

/** `{{#opt}}…{{/opt}}`: a phrase that stands when all its slots are known and something in it is new. */
export interface PhraseNode {
  readonly type: 'phrase';
  readonly nodes: readonly (TextNode | SlotNode)[];
  /** Facts that `{{when …}}` and `{{unless …}}` inside the phrase name: it stands only where they allow it. */
  readonly when: readonly string[];
  readonly unless: readonly string[];
  readonly at: Position;
}

export type BulletNode = TextNode | SlotNode | PhraseNode;

export interface Bullet {
  readonly nodes: readonly BulletNode[];
  /** Facts that `{{when …}}` and `{{unless …}}` name. */
  readonly when: readonly string[];
  readonly unless: readonly string[];
  readonly at: Position;
  /** As written, without the dash. */
  readonly source: string;
}

/** `{{#message when="…"}} - bullets {{/message}}`. */
export interface Block {
  readonly message: string;
  readonly when: readonly string[];
  readonly unless: readonly string[];
  readonly after: readonly string[];
  readonly each: string | undefined;
  readonly bullets: readonly Bullet[];
  readonly at: Position;
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
  readonly blocks: readonly Block[];
}

/** What became of a template file: its syntax, where it has a usable one, and what is wrong with it. */
export interface ParsedTemplate {
  readonly syntax?: TemplateSyntax;
  readonly diagnostics: readonly Diagnostic[];
}

/** Parsed templates by their path: `en/funding-round.hbs`. */
export type TemplateSet = Readonly<Record<string, ParsedTemplate>>;
