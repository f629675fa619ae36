import type { Sentence } from '../model.js';
import { isShielded } from './coverage.js';
import { type Finding, type VerifyContext, type VerifyRule, clean } from './rule.js';
import { cue } from './scan.js';

const closerOf: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['“', '”'],
  ['‘', '’'],
  ['«', '»'],
  ['「', '」'],
  ['『', '』'],
  ['（', '）'],
  ['《', '》'],
]);
const closers: ReadonlySet<string> = new Set(closerOf.values());

function find(sentence: Sentence, context: VerifyContext): readonly Finding[] {
  const { text } = sentence;
  const open: { closer: string; index: number }[] = [];
  const unpaired: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!;
    const isStraight = character === '"';
    const closer = isStraight ? character : closerOf.get(character);
    if (closer === undefined && !closers.has(character)) continue;
    if (isShielded(sentence, context, index, index + 1)) continue;
    if (open.at(-1)?.closer === character) open.pop();
    else if (closer !== undefined) open.push({ closer, index });
    // a ’ that closes nothing is an apostrophe
    else if (character !== '’') unpaired.push(index);
  }
  const faults = [...unpaired, ...open.map(({ index }) => index)];
  if (faults.length === 0) return clean;
  return faults
    .sort((a, b) => a - b)
    .map((index) => ({
      start: index,
      end: index + 1,
      message: `The “${text[index]!}” at ${index} has no partner.`,
    }));
}

/** Quotation marks and brackets pair and nest; apostrophes are none, and what a name holds is its own affair. */
export const unbalanced: VerifyRule = {
  name: 'unbalanced',
  code: 'verify/unbalanced',
  appliesTo: 'both',
  cues: cue.pair,
  find,
};
