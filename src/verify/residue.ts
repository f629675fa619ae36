import type { Sentence } from '../model.js';
import { type FaultPattern, findMatches } from './matches.js';
import { type Finding, type VerifyContext, type VerifyRule } from './rule.js';
import { cue } from './scan.js';

const residues: readonly FaultPattern[] = [
  {
    pattern: /\{\{|\}\}|\[\[|\]\]|\?\?\?|\[object\b|[#/](?:opt|when|if|unless|each|with)\b/g,
    fault: 'is left over from a template.',
  },
  {
    pattern: /(?<!\p{L})(?:undefined|null|NaN|Infinity)(?!\p{L})/gu,
    fault: 'is what an absent value prints.',
  },
  {
    pattern: /(?:[$€£¥]|(?<!\p{L})RMB[ \u00a0]?)0(?:[.,]0+)?(?![.,]?\d)/gu,
    fault: 'is no sum: an absent or undisclosed amount is not zero.',
  },
  { pattern: /(?<![\p{L}\p{N}])[-−]0(?:\.0+)?(?!\.?\d)/gu, fault: 'is a negative zero.' },
  {
    pattern: /&(?:[a-zA-Z]{2,8}|#\d{1,7}|#x[0-9a-fA-F]{1,6});/g,
    fault: 'is an escape; text is escaped when published.',
  },
];

function find(sentence: Sentence, context: VerifyContext): readonly Finding[] {
  if (sentence.text === '') return [{ start: 0, end: 0, message: 'The sentence is empty.' }];
  return findMatches(sentence, context, residues);
}

/** Nothing of a template, of an absent value or of an escape is left in the text (guards 6). */
export const residue: VerifyRule = {
  name: 'residue',
  code: 'verify/residue',
  appliesTo: 'both',
  cues: cue.residue,
  find,
};
