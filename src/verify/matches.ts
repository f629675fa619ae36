import type { Sentence } from '../model.js';
import { isShielded } from './coverage.js';
import { type Finding, type VerifyContext, clean } from './rule.js';

/** A fault that a pattern finds. */
export interface FaultPattern {
  /** Global; what it matches is the fault. */
  readonly pattern: RegExp;
  /** What is wrong and what to do; follows the matched text in quotation marks. */
  readonly fault: string;
  /** Which part of the match must belong to the wording for a fault: all of it need not, unless said so. */
  readonly literal?: 'first' | 'last';
}

/**
 * The matches of the patterns that do not lie inside a name, a quotation or free text.
 *
 * @example
 * findMatches({ text: 'A  b', spans: [] } as unknown as Sentence, { opaque: () => false } as unknown as VerifyContext, [{ pattern: / {2}/g, fault: 'is doubled' }]).length // => 1
 */
export function findMatches(
  sentence: Sentence,
  context: VerifyContext,
  patterns: readonly FaultPattern[],
): readonly Finding[] {
  const { text } = sentence;
  let findings: Finding[] | undefined;
  for (const { pattern, fault, literal } of patterns) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const start = match.index;
      const end = start + match[0].length;
      if (end === start) throw new Error(`The pattern ${String(pattern)} matches nothing.`);
      if (isShielded(sentence, context, start, end)) continue;
      if (literal === 'first' && isShielded(sentence, context, start, start + 1)) continue;
      if (literal === 'last' && isShielded(sentence, context, end - 1, end)) continue;
      findings ??= [];
      findings.push({ start, end, message: `“${match[0]}” ${fault}` });
    }
  }
  return findings ?? clean;
}
