/**
 * What spans cover. A span over a whole sentence says that the wording as such tells a fact (a status, a gate), so
 * it neither shields nor traces what stands in it, unless the sentence has no other spans: then it is free text.
 */
import type { Sentence, Span } from '../model.js';
import type { VerifyContext } from './rule.js';

/**
 * Whether a span covers the whole text.
 *
 * @example
 * isWhole({ start: 0, end: 5, fact: 'status', from: [] }, 'Sold.') // => true
 */
export function isWhole(span: Span, text: string): boolean {
  return span.start === 0 && span.end === text.length;
}

function isFreeText({ text, spans }: Sentence): boolean {
  for (const span of spans) if (!isWhole(span, text)) return false;
  return true;
}

/**
 * Whether the characters from `start` to `end` lie within one span whose inner characters are left alone.
 *
 * @example
 * isShielded({ text: 'A B.', spans: [{ start: 0, end: 3, fact: 'name', from: [] }] } as Sentence, { opaque: () => true } as VerifyContext, 0, 3) // => true
 */
export function isShielded(
  sentence: Sentence,
  context: VerifyContext,
  start: number,
  end: number,
): boolean {
  for (const span of sentence.spans) {
    if (span.start > start || span.end < end || !context.opaque(span.fact)) continue;
    if (!isWhole(span, sentence.text) || isFreeText(sentence)) return true;
  }
  return false;
}

/**
 * Where the span ends that prints the figure at `index`, or -1 when none does.
 *
 * @example
 * tracedUntil({ text: 'Up 5%.', spans: [{ start: 3, end: 5, fact: 'change', from: [] }] } as Sentence, { opaque: () => false } as VerifyContext, 3) // => 5
 */
export function tracedUntil(sentence: Sentence, context: VerifyContext, index: number): number {
  const { text, spans } = sentence;
  for (const span of spans) {
    if (span.start > index || span.end <= index) continue;
    if (!isWhole(span, text) || (context.opaque(span.fact) && isFreeText(sentence)))
      return span.end;
  }
  return -1;
}

/**
 * Whether a printed value ends with the character before `index`, as "Yahoo!" does at 6.
 *
 * @example
 * valueEndsAt({ text: 'Yahoo! rose.', spans: [{ start: 0, end: 6, fact: 'company', from: [] }] } as Sentence, 6) // => true
 */
export function valueEndsAt({ text, spans }: Sentence, index: number): boolean {
  return spans.some((span) => span.end === index && !isWhole(span, text));
}
