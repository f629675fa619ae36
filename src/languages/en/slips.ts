/**
 * Slips of grammar that show in the wording of a template, before any value stands in it.
 */
import type { Slip } from '../language.js';

/** Stands for a slot in the patterns. */
const SLOT = '\u{fffc}';

/**
 * What a sub-editor sees in a bullet whose slots are blank. Each pattern's match is the place; a slot stands as U+FFFC.
 *
 * @example
 * slips.find(({ pattern }) => pattern.test('\u{fffc}s rose'))?.says // => 'Letters stand right after a slot'
 */
export const slips: readonly Slip[] = [
  {
    pattern: new RegExp(`${SLOT}['’]s?(?!\\p{L})`, 'u'),
    says: 'A possessive is written by hand after a slot',
    hint: 'Names that end in s or are plural differ: write {{possessive fact}}.',
  },
  {
    pattern: new RegExp(`${SLOT}\\p{L}+`, 'u'),
    says: 'Letters stand right after a slot',
    hint: 'A plural is {{plural fact}}, a verb {{verb "rise" fact}}; else put a space.',
  },
  {
    pattern: new RegExp(`\\p{L}${SLOT}`, 'u'),
    says: 'Letters stand right before a slot',
    hint: 'Put a space or a hyphen.',
  },
  {
    pattern: new RegExp(`(?<!\\p{L})an? ${SLOT}`, 'iu'),
    says: 'An article is written by hand before a slot',
    hint: 'Whether it is "a" or "an" hangs on the value: write {{a fact}}.',
  },
  {
    pattern: /(?<!\p{L})(?!had |that )(\p{L}+) \1(?!\p{L})/iu,
    says: 'A word stands twice in a row',
    hint: 'Take one away.',
  },
  { pattern: / [,.;:!?]/u, says: 'A space stands before punctuation', hint: 'Take it away.' },
  {
    pattern: new RegExp(`[,;:](?=[\\p{L}${SLOT}])`, 'u'),
    says: 'Punctuation lacks the space after it',
    hint: 'Put a space.',
  },
  {
    pattern: /(?<!\p{L})a(?= (?!one|eu)[aeio]\p{Ll})/u,
    says: '"a" stands before a vowel',
    hint: 'Write "an".',
  },
];

/**
 * A currency or a size of money in wording: part of a figure, which only a fact may give.
 *
 * @example
 * currencyWords.test('paid in dollars') // => true
 */
export const currencyWords =
  /[$€£¥₹₩]|(?<!\p{L})(?:million|billion|trillion|dollars?|euros?|yuan|renminbi|yen|rupees?|RMB|USD|EUR)(?!\p{L})/iu;
