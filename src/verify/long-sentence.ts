import { type VerifyRule, clean } from './rule.js';
import { cue } from './scan.js';

const limit = 45;

/** A sentence of the body has at most 45 words. */
export const longSentence: VerifyRule = {
  name: 'long-sentence',
  code: 'verify/long-sentence',
  appliesTo: 'sentence',
  cues: cue.manyWords,
  find({ text }, { language }) {
    const words = language.wordCount(text);
    if (words <= limit) return clean;
    const message = `The sentence has ${words} words; ${limit} are the limit.`;
    return [{ start: 0, end: text.length, message }];
  },
};
