import { valueEndsAt } from './coverage.js';
import { type VerifyRule, clean } from './rule.js';
import { cue } from './scan.js';

const stopped = /[.。](?=[”’"'»)\]]*$)/u;
const abbreviated = /(?<!\p{L})(?:\p{L}\.){2,}$/u;

/** A headline ends without a full stop, unless it is that of an abbreviation ("U.S.") or of a value ("Inc."). */
export const headlineStop: VerifyRule = {
  name: 'headline-stop',
  code: 'verify/headline-stop',
  appliesTo: 'headline',
  cues: cue.stop,
  find(sentence) {
    const { text } = sentence;
    const index = text.search(stopped);
    if (index < 0 || valueEndsAt(sentence, index + 1) || abbreviated.test(text)) return clean;
    return [
      { start: index, end: index + 1, message: 'The headline ends in a full stop; drop it.' },
    ];
  },
};
