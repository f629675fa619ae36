import { type VerifyRule, clean } from './rule.js';
import { cue } from './scan.js';

// What somebody left unfinished may end a quotation.
const ended = /(?:[.!?。！？]|…(?=[”’"'»」』]))[”’"'»)\]」』）]*$/u;

/** A sentence of the body ends in a full stop, an exclamation or a question mark, with closing marks after it. */
export const sentenceEnd: VerifyRule = {
  name: 'sentence-end',
  code: 'verify/punctuation',
  appliesTo: 'sentence',
  cues: cue.noStop,
  find: ({ text }) =>
    ended.test(text)
      ? clean
      : [
          {
            start: Math.max(0, text.length - 1),
            end: text.length,
            message: `The sentence ends in “${text.slice(-12)}”, without a full stop.`,
            expected: '.',
          },
        ],
};
