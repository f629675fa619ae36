import type { Sentence } from '../model.js';
import { isWhole, tracedUntil } from './coverage.js';
import { type Finding, type VerifyContext, type VerifyRule, clean } from './rule.js';
import { cue } from './scan.js';

const beyondAscii = /\p{N}/u;

/** How many code units the figure at `index` has; 0 when none stands there. */
function figureWidth(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code < 128) return code >= 0x30 && code <= 0x39 ? 1 : 0;
  const character = String.fromCodePoint(text.codePointAt(index)!);
  return beyondAscii.test(character) ? character.length : 0;
}

/** Whether no character outside the spans can be a figure: the gaps between them hold no digit. */
function hasCleanGaps({ text, spans }: Sentence): boolean {
  let end = 0;
  for (let next = 0; next <= spans.length; next++) {
    const span = spans[next];
    if (span !== undefined && isWhole(span, text)) continue;
    const start = span === undefined ? text.length : span.start;
    for (let index = end; index < start; index++) {
      const code = text.charCodeAt(index);
      if (code >= 128 || (code >= 0x30 && code <= 0x39)) return false;
    }
    if (span !== undefined && span.end > end) end = span.end;
  }
  return true;
}

function find(sentence: Sentence, context: VerifyContext): readonly Finding[] {
  if (hasCleanGaps(sentence)) return clean;
  const { text } = sentence;
  let findings: Finding[] | undefined;
  let start = -1;
  let index = 0;
  while (index <= text.length) {
    const width = index < text.length ? figureWidth(text, index) : 0;
    const traced = width > 0 ? tracedUntil(sentence, context, index) : -1;
    if (width > 0 && traced < 0) {
      if (start < 0) start = index;
      index += width;
      continue;
    }
    if (start >= 0) {
      const message = `The figure “${text.slice(start, index)}” leads to no fact; figures are printed by slots only.`;
      findings ??= [];
      findings.push({ start, end: index, message });
      start = -1;
    }
    index = traced > 0 ? traced : index + 1;
  }
  return findings ?? clean;
}

/** Every digit lies in the span of the value that printed it (promise 1 of the design). */
export const untracedNumber: VerifyRule = {
  name: 'untraced-number',
  code: 'verify/untraced-number',
  appliesTo: 'both',
  cues: cue.figure,
  find,
};
