import { type VerifyRule, clean } from './rule.js';

const limit = 110;

/** A headline has at most 110 characters. */
export const longHeadline: VerifyRule = {
  name: 'long-headline',
  code: 'verify/long-headline',
  appliesTo: 'headline',
  cues: 0,
  find({ text }) {
    if (text.length <= limit) return clean;
    const characters = Array.from(text).length;
    if (characters <= limit) return clean;
    const message = `The headline has ${characters} characters; ${limit} are the limit.`;
    return [{ start: 0, end: text.length, message }];
  },
};
