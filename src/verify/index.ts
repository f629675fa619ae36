/**
 * Verification of what was written: one file a rule. A sentence that is plainly clean is known at once; for any other,
 * one scan says which rules must look.
 */
import { type Diagnostic, diagnose } from '../diagnostic.js';
import type { Item, Sentence } from '../model.js';
import { article } from './article.js';
import { gluedValue } from './glued-value.js';
import { headlineStop } from './headline-stop.js';
import { longHeadline } from './long-headline.js';
import { longSentence } from './long-sentence.js';
import { missingSpace } from './missing-space.js';
import { opensWithFigure } from './opens-with-figure.js';
import { isPlain } from './plain.js';
import { punctuation } from './punctuation.js';
import { repeatedWord } from './repeated-word.js';
import { residue } from './residue.js';
import type { VerifyContext, VerifyRule } from './rule.js';
import { scan } from './scan.js';
import { sentenceEnd } from './sentence-end.js';
import { spacing } from './spacing.js';
import { unbalanced } from './unbalanced.js';
import { untracedNumber } from './untraced-number.js';

export type { Finding, VerifyContext, VerifyRule } from './rule.js';

/** Every rule there is, in the order in which its findings are told. */
export const verifyRules: readonly VerifyRule[] = [
  untracedNumber,
  residue,
  spacing,
  missingSpace,
  gluedValue,
  punctuation,
  sentenceEnd,
  repeatedWord,
  article,
  unbalanced,
  opensWithFigure,
  longSentence,
  longHeadline,
  headlineStop,
];

const clean: readonly Diagnostic[] = Object.freeze([]);

/**
 * The faults of one sentence; always the same empty list when there are none.
 *
 * @example
 * verifySentence({ text: 'It paid.', message: 'lead', template: { file: 'x.hbs', line: 1 }, spans: [] }, 'sentence', { opaque: () => false, language: { wordCount: () => 2, indefinite: () => 'a' } }) // => []
 * verifySentence({ text: 'It paid 5 ..', message: 'lead', template: { file: 'x.hbs', line: 1 }, spans: [] }, 'sentence', { opaque: () => false, language: { wordCount: () => 3, indefinite: () => 'a' } }).map(({ code }) => code) // => ['verify/untraced-number', 'verify/spacing', 'verify/punctuation']
 */
export function verifySentence(
  sentence: Sentence,
  kind: 'headline' | 'sentence',
  context: VerifyContext,
  rules: readonly VerifyRule[] = verifyRules,
): readonly Diagnostic[] {
  if (rules === verifyRules && isPlain(sentence, kind, context)) return clean;
  const cues = scan(sentence.text);
  let diagnostics: Diagnostic[] | undefined;
  for (const rule of rules) {
    if (rule.cues !== 0 && (rule.cues & cues) === 0) continue;
    if (rule.appliesTo !== 'both' && rule.appliesTo !== kind) continue;
    const findings = rule.find(sentence, context);
    if (findings.length === 0) continue;
    diagnostics ??= [];
    for (const { start, end, message, expected } of findings) {
      diagnostics.push(
        diagnose(rule.code, {
          message,
          place: { text: sentence.text, start, end },
          actual: sentence.text.slice(start, end),
          ...(expected !== undefined && { expected }),
        }),
      );
    }
  }
  return diagnostics ?? clean;
}

/**
 * The faults of a whole item: of its headline, then of its sentences in their order.
 *
 * @example
 * verifyItem({ headline: { text: 'A rises', spans: [] }, paragraphs: [[{ text: 'A rose ..', spans: [] }]] } as unknown as Item, { opaque: () => false, language: { wordCount: () => 3, indefinite: () => 'a' } }).map(({ actual }) => actual) // => [' .', '..']
 */
export function verifyItem(
  item: Pick<Item, 'headline' | 'paragraphs'>,
  context: VerifyContext,
  rules: readonly VerifyRule[] = verifyRules,
): readonly Diagnostic[] {
  let found = verifySentence(item.headline, 'headline', context, rules);
  for (const paragraph of item.paragraphs) {
    for (const sentence of paragraph) {
      const more = verifySentence(sentence, 'sentence', context, rules);
      if (more.length > 0) found = found.length === 0 ? more : [...found, ...more];
    }
  }
  return found;
}
