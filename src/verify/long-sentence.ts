import { type VerifyRule, clean } from './rule.js';
import { cue } from './scan.js';

const limit = 45;

/** A sentence of the body has at most 45 words of the newsroom's own; a quotation is as long as it is. */
export const longSentence: VerifyRule = {
  name: 'long-sentence',
  code: 'verify/long-sentence',
  appliesTo: 'sentence',
  cues: cue.manyWords,
  find({ text }, { language }) {
    const words = language.wordCount(text.replaceAll(/“[^”]*”|"[^"]*"/g, ''));
    if (words <= limit) return clean;
    const message = `The sentence has ${words} words; ${limit} are the limit.`;
    return [{ start: 0, end: text.length, message }];
  },
};
