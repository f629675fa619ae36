import type { Sentence, Span } from '../model.js';
import { isWhole } from './coverage.js';
import { type Finding, type VerifyRule, clean } from './rule.js';

/** What may follow a value without a space: endings of nouns, ordinals and scaled figures. */
const endings: ReadonlySet<string> = new Set([
  's',
  'es',
  'st',
  'nd',
  'rd',
  'th',
  'fold',
  'x',
  'k',
  'm',
  'bn',
  'tn',
]);

function isLatin(code: number): boolean {
  const folded = code | 0x20;
  return (folded >= 0x61 && folded <= 0x7a) || (code >= 0xc0 && code <= 0x24f);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isCurrency(code: number): boolean {
  return code === 0x24 || code === 0x20ac || code === 0xa3 || code === 0xa5;
}

function isClosing(code: number): boolean {
  return code === 0x2c || code === 0x3b || code === 0x3a || code === 0x25;
}

/** Whether both sides of `index` were printed by one value: then the join is its own. */
function isInsideValue({ text, spans }: Sentence, index: number): boolean {
  return spans.some((span) => span.start < index && span.end > index && !isWhole(span, text));
}

function gluedBefore(text: string, { start }: Span): boolean {
  const before = text.charCodeAt(start - 1);
  if (!isLatin(before) && !isDigit(before)) return false;
  const first = text.charCodeAt(start);
  return isLatin(first) || isDigit(first) || isCurrency(first);
}

function gluedAfter(text: string, { end }: Span): boolean {
  const after = text.charCodeAt(end);
  const last = text.charCodeAt(end - 1);
  if (isDigit(after)) return isLatin(last) || isDigit(last) || isClosing(last);
  if (!isLatin(after))
    return isClosing(after) && after !== 0x25 && isDigit(text.charCodeAt(end + 1));
  if (isClosing(last)) return true;
  if (!isLatin(last) && !isDigit(last)) return false;
  let wordEnd = end;
  while (isLatin(text.charCodeAt(wordEnd))) wordEnd++;
  return !endings.has(text.slice(end, wordEnd));
}

const none: readonly number[] = [];

function joinsOf(text: string, span: Span): readonly number[] {
  const before = gluedBefore(text, span);
  const after = gluedAfter(text, span);
  if (!before && !after) return none;
  return [...(before ? [span.start] : []), ...(after ? [span.end] : [])];
}

function find(sentence: Sentence): readonly Finding[] {
  const { text, spans } = sentence;
  let findings: Finding[] | undefined;
  for (const span of spans) {
    if (isWhole(span, text)) continue;
    for (const index of joinsOf(text, span)) {
      if (isInsideValue(sentence, index)) continue;
      const start = index - 1;
      const end = index + 1;
      const message = `“${text.slice(start, end)}” lacks a space between the wording and a value.`;
      findings ??= [];
      findings.push({ start, end, message });
    }
  }
  return findings ?? clean;
}

/** A value does not stick to the word before or after it; plural and ordinal endings may. */
export const gluedValue: VerifyRule = {
  name: 'glued-value',
  code: 'verify/spacing',
  appliesTo: 'both',
  cues: 0,
  find,
};
