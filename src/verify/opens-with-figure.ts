import type { Sentence } from '../model.js';
import { isShielded } from './coverage.js';
import { type Finding, type VerifyContext, type VerifyRule, clean } from './rule.js';
import { cue } from './scan.js';

/** "5", "$5", "US$5", "RMB 5", "-5", after an opening mark or not. */
const opening = /^([“‘«"'([]?)(?:[-+−]?\p{N}|[-+−]?[A-Z]{0,3}[$€£¥]|[A-Z]{3}[ \u00a0]?\d)/u;

function find(sentence: Sentence, context: VerifyContext): readonly Finding[] {
  const match = opening.exec(sentence.text);
  if (match === null) return clean;
  const start = match[1]!.length;
  const end = match[0].length;
  if (isShielded(sentence, context, start, end)) return clean;
  return [
    {
      start,
      end,
      message: `The sentence opens with the figure “${sentence.text.slice(start, start + 12)}”; put a word before it.`,
    },
  ];
}

/** No sentence of the body opens with a figure; one that opens with a name such as "3M" or "58.com" may. */
export const opensWithFigure: VerifyRule = {
  name: 'opens-with-figure',
  code: 'verify/opens-with-figure',
  appliesTo: 'sentence',
  cues: cue.openingFigure,
  find,
};
