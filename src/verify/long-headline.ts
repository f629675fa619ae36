import { type VerifyRule, clean } from './rule.js';

/** In characters as readers count them. */
export const headlineLimit = 110;

/** A headline has at most 110 characters. */
export const longHeadline: VerifyRule = {
  name: 'long-headline',
  code: 'verify/long-headline',
  appliesTo: 'headline',
  cues: 0,
  find({ text }) {
    if (text.length <= headlineLimit) return clean;
    const characters = Array.from(text).length;
    if (characters <= headlineLimit) return clean;
    const message = `The headline has ${characters} characters; ${headlineLimit} are the limit.`;
    return [{ start: 0, end: text.length, message }];
  },
};
