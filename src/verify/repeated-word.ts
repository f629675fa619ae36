import type { Sentence } from '../model.js';
import { isShielded } from './coverage.js';
import { type Finding, type VerifyContext, type VerifyRule } from './rule.js';
import { cue } from './scan.js';

/** A word that stands by itself or after an opening mark, not behind a slash or a dash. */
const word = /(?<=^|[\s(“‘«"[{])[\p{L}\p{N}\p{M}'’−-]+/gu;
const gap = /^\s+$/u;

function find(sentence: Sentence, context: VerifyContext): readonly Finding[] {
  const { text } = sentence;
  const findings: Finding[] = [];
  let previous = '';
  let previousStart = 0;
  for (const { 0: current, index } of text.matchAll(word)) {
    const end = index + current.length;
    if (
      current.length === previous.length &&
      current.length > 1 &&
      current.toLowerCase() === previous.toLowerCase() &&
      gap.test(text.slice(previousStart + previous.length, index)) &&
      !isShielded(sentence, context, previousStart, end)
    ) {
      findings.push({
        start: previousStart,
        end,
        message: `The word “${current}” stands twice in a row.`,
      });
    }
    previous = current;
    previousStart = index;
  }
  return findings;
}

/**
 * No word stands twice in a row, whether the wording or two neighbouring values say it; within a name it may, and a
 * single letter may follow another ("its Series A a month ago").
 */
export const repeatedWord: VerifyRule = {
  name: 'repeated-word',
  code: 'verify/repeated-word',
  appliesTo: 'both',
  cues: cue.repeatedWord | cue.space,
  find,
};
