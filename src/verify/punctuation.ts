import type { Sentence } from '../model.js';
import { isShielded, valueEndsAt } from './coverage.js';
import { type FaultPattern, findMatches } from './matches.js';
import { type Finding, type VerifyContext, type VerifyRule } from './rule.js';
import { cue } from './scan.js';

const runs = /[.,;:!?]{2,}/g;

const faults: readonly FaultPattern[] = [
  { pattern: /[([“‘«][.,;:!?]/g, fault: 'is punctuation after an opening mark.', literal: 'first' },
  // a quotation that ends in a stop, and the sentence's own stop after the closing mark
  { pattern: /[.,!?][”"»][.,]/g, fault: 'has punctuation on both sides of a closing mark.' },
];

/** A full stop may be an abbreviation's, which other marks may follow; "Yahoo!" may be followed by a comma. */
function isAllowed(sentence: Sentence, index: number): boolean {
  const first = sentence.text[index];
  const second = sentence.text[index + 1];
  if (first === '.') return second !== '.';
  if (first === '!' || first === '?') return second !== '.' && valueEndsAt(sentence, index + 1);
  return false;
}

function find(sentence: Sentence, context: VerifyContext): readonly Finding[] {
  const { text } = sentence;
  const findings = [...findMatches(sentence, context, faults)];
  for (const match of text.matchAll(runs)) {
    const end = match.index + match[0].length;
    for (let index = match.index; index + 1 < end; index++) {
      if (isShielded(sentence, context, index, index + 2) || isAllowed(sentence, index)) continue;
      findings.push({
        start: index,
        end: index + 2,
        message: `“${text.slice(index, index + 2)}” is doubled punctuation.`,
      });
    }
  }
  return findings;
}

/** No punctuation is doubled ("Inc..", ",,", "?.") or stands after an opening mark. */
export const punctuation: VerifyRule = {
  name: 'punctuation',
  code: 'verify/punctuation',
  appliesTo: 'both',
  cues: cue.punctuation,
  find,
};
