import type { Sentence } from '../model.js';
import { isShielded } from './coverage.js';
import { type Finding, type VerifyContext, type VerifyRule, clean } from './rule.js';
import { cue } from './scan.js';

const openingMarks = codesOf('“‘«"\'([');
const closingMarks = codesOf('.,;:!?”’»"\')]');
const dash = 0x2014;
const candidate = /(?<![A-Za-z])[Aa]n? /g;
const articles: ReadonlySet<string> = new Set(['a', 'an', 'the', 'The']);

function codesOf(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, (character) => character.charCodeAt(0)));
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0xa0;
}

/** Whether a word can begin at `index`; a capital one is an article only where the sentence begins. */
function beginsWord(text: string, index: number): boolean {
  if (index === 0) return true;
  const before = text.charCodeAt(index - 1);
  if (text.charCodeAt(index) === 0x41) return index === 1 && openingMarks.has(before);
  return isSpace(before) || before === dash || openingMarks.has(before);
}

/** The word after an article, without the marks around it. */
function wordAfter(text: string, from: number): string {
  let start = from;
  let code = text.charCodeAt(start);
  while (isSpace(code) || openingMarks.has(code)) {
    start++;
    code = text.charCodeAt(start);
  }
  let end = start;
  while (end < text.length && !isSpace(text.charCodeAt(end))) end++;
  while (end > start && closingMarks.has(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

/** Whether an article stands just before the one at `index`; "Series A a month ago" has one only. */
function followsArticle(text: string, index: number): boolean {
  const last = text.charCodeAt(index - 2);
  if (last !== 0x65 && last !== 0x6e && (last | 0x20) !== 0x61) return false;
  const start = text.lastIndexOf(' ', index - 2) + 1;
  const before = text.slice(start, index - 1);
  return articles.has(before) || (start === 0 && (before === 'A' || before === 'An'));
}

/**
 * The fault of what may be an article before the space at `end`; null when it fits or is none.
 *
 * @example
 * articleFault({ text: 'A idea.', spans: [] } as unknown as Sentence, { language: { indefinite: () => 'an' } } as unknown as VerifyContext, 1)?.expected // => 'an'
 */
export function articleFault(
  sentence: Sentence,
  context: VerifyContext,
  end: number,
): Finding | null {
  const { text } = sentence;
  const index = text.charCodeAt(end - 1) === 0x6e ? end - 2 : end - 1;
  if (!beginsWord(text, index) || isShielded(sentence, context, index, end)) return null;
  const next = wordAfter(text, end);
  if (next === '') return null;
  const isDoubled = followsArticle(text, index) || (next.length <= 3 && articles.has(next));
  const expected = context.language.indefinite(next);
  const article = text.slice(index, end);
  if (!isDoubled && expected === article.toLowerCase()) return null;
  const place = { start: index, end: text.indexOf(next, end) + next.length };
  if (isDoubled) return { ...place, message: `Two articles meet at “${article} ${next}”.` };
  const message = `“${article} ${next}” should be “${expected} ${next}”.`;
  return { ...place, message, expected };
}

function find(sentence: Sentence, context: VerifyContext): readonly Finding[] {
  const { text } = sentence;
  let findings: Finding[] | undefined;
  candidate.lastIndex = 0;
  while (candidate.test(text)) {
    const finding = articleFault(sentence, context, candidate.lastIndex - 1);
    if (finding === null) continue;
    findings ??= [];
    findings.push(finding);
  }
  return findings ?? clean;
}

/** "a" and "an" fit the word that is printed after them, be it wording or a value, and no article meets another. */
export const article: VerifyRule = {
  name: 'article',
  code: 'verify/article',
  appliesTo: 'both',
  cues: cue.article,
  find,
};
