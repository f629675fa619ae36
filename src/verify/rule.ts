import type { DiagnosticCode } from '../diagnostic.js';
import type { Sentence } from '../model.js';

/** What verification needs to know beside the item. */
export interface VerifyContext {
  /**
   * Whether a fact's printed value is a name, a quotation or free text: its inner characters are left alone, only
   * its joins with the wording around it are checked.
   */
  readonly opaque: (factName: string) => boolean;
  readonly language: {
    /** How many words the text has. */
    readonly wordCount: (text: string) => number;
    /** The indefinite article that the printed word takes. */
    readonly indefinite: (printed: string) => 'a' | 'an';
  };
}

/** A fault in a sentence, in UTF-16 code units, and what is to be done about it. */
export interface Finding {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly expected?: string;
}

export interface VerifyRule {
  readonly name: string;
  readonly code: DiagnosticCode;
  readonly appliesTo: 'headline' | 'sentence' | 'both';
  /** The rule can find something only where the scan has seen one of these cues; 0: it always looks. */
  readonly cues: number;
  /** The faults of a sentence, whatever the scan says; an empty list when it is clean. */
  readonly find: (sentence: Sentence, context: VerifyContext) => readonly Finding[];
}

/** What a rule gives for a clean sentence: always the same list, so that nothing is allocated. */
export const clean: readonly Finding[] = Object.freeze([]);
