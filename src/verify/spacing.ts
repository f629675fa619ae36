import { type FaultPattern, findMatches } from './matches.js';
import type { VerifyRule } from './rule.js';
import { cue } from './scan.js';

const faults: readonly FaultPattern[] = [
  { pattern: /[ \u00a0]{2,}/g, fault: 'is a doubled space.' },
  {
    pattern: /[\p{Cc}\u2028\u2029]+/gu,
    fault: 'is a line break or a control character.',
  },
  { pattern: /^[ \u00a0]|[ \u00a0]$/g, fault: 'is a space at an end of the sentence.' },
  // a name may begin with punctuation: ".NET"
  { pattern: /[ \u00a0][,.;:!?)\]”»]/g, fault: 'has a space before punctuation.', literal: 'last' },
  { pattern: /[([“‘«][ \u00a0]/g, fault: 'has a space after an opening mark.', literal: 'first' },
];

/** No space is doubled, stands at an end, before punctuation, or within brackets and quotation marks. */
export const spacing: VerifyRule = {
  name: 'spacing',
  code: 'verify/spacing',
  appliesTo: 'both',
  cues: cue.space,
  find: (sentence, context) => findMatches(sentence, context, faults),
};
