import { type FaultPattern, findMatches } from './matches.js';
import type { VerifyRule } from './rule.js';
import { cue } from './scan.js';

const fault = 'lacks a space.';

const faults: readonly FaultPattern[] = [
  { pattern: /[,;:!?][\p{L}$€£¥(“‘«]/gu, fault },
  // "1,000" and "10:30" are figures
  { pattern: /(?<!\d)[,;:]\d|[!?]\d/g, fault },
  // "U.S." and "Ph.D." are abbreviations, "20.2" a figure
  { pattern: /\p{L}{2,}\.(?!\p{Lu}\.)[\p{L}\d]/gu, fault },
  { pattern: /[)”»][\p{L}\d]|[\p{L}\d][(“‘«]/gu, fault },
];

/** A space stands after a comma, a full stop and their like, and around brackets and quotation marks. */
export const missingSpace: VerifyRule = {
  name: 'missing-space',
  code: 'verify/spacing',
  appliesTo: 'both',
  cues: cue.missingSpace,
  find: (sentence, context) => findMatches(sentence, context, faults),
};
