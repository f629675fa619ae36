/**
 * The quick way of a sentence that is plainly clean: one walk over the wording and the figures, with names and free
 * text passed by, since no rule looks inside these. It says yes only where every rule would find nothing, so what it
 * allows is narrow: letters, figures, single spaces, commas and full stops in their usual places. All else, clean or
 * not, is for the rules.
 *
 * Why the inside of an opaque value may be passed by: rules leave faults alone that lie within it, and none reaches
 * across its ends where it begins with a letter or digit after a space and ends, as a rule, in one before a space, a
 * comma or a full stop. Only a repeated word and an article can meet there, and these are looked at.
 */
import type { Sentence } from '../model.js';
import { articleFault } from './article.js';
import { isWhole } from './coverage.js';
import { headlineLimit } from './long-headline.js';
import type { VerifyContext } from './rule.js';
import { isArticle, isRepeated, manySpaces } from './scan.js';

// What two neighbouring characters are to the walk.
const plain = 0;
/** A space after a word. */
const wordEnd = 1;
/** A space after a word that may be an article. */
const articleEnd = 2;
/** A space after punctuation. */
const clauseEnd = 3;
/** A digit: only a printed value holds one. */
const figure = 4;
/** A digit after a comma or a point, before which a digit stands, too. */
const figureGoesOn = 5;
/** A zero that opens a figure: only that of a fraction may. */
const leadingZero = 6;
/** Two letters of what an absent value prints. */
const residual = 7;
const refused = 8;

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const digits = '123456789';

/** Pairs of ASCII characters, each with what it is. */
const pairs = new Uint8Array(128 * 128).fill(refused);

function pairOf(before: number, after: number): number {
  return (before << 7) | after;
}

function allow(befores: string, afters: string, what: number): void {
  for (const before of befores) {
    for (const after of afters) pairs[pairOf(before.charCodeAt(0), after.charCodeAt(0))] = what;
  }
}

allow(letters, `${letters}-',;:.$`, plain);
allow("-' ", letters, plain);
allow(' -', '$', plain);
allow(' ', '-', plain);
allow(`${letters}'${digits}0`, ' ', wordEnd);
allow('aAnN', ' ', articleEnd);
allow(',;:.%', ' ', clauseEnd);
allow(`${letters}${digits}0 $-`, digits, figure);
allow(`${digits}0`, '0', figure);
allow(' $-', '0', leadingZero);
allow(',.', `${digits}0`, figureGoesOn);
allow(`${digits}0`, `${letters}%-,;:.`, plain);
allow('%', ',;:.', plain);
// the full stop of an abbreviation
allow('.', ',', plain);
allow('a', 'N', refused);
allow('u', 'l', residual);
allow('e', 'f', residual);
allow('n', 'f', residual);

/** Whether what an absent value prints may stand around a residual pair that ends at `index`. */
function isResidual(text: string, index: number): boolean {
  return (
    text.startsWith('null', index - 2) ||
    text.startsWith('undefined', index - 4) ||
    text.startsWith('Infinity', index - 2)
  );
}

const space = 0x20;
const comma = 0x2c;
const fullStop = 0x2e;

/** The ASCII character that another is like to the rules: a currency sign, an apostrophe; 0 when there is none. */
function likeOf(code: number): number {
  if (code === 0x20ac || code === 0xa3 || code === 0xa5) return 0x24;
  return code === 0x2019 ? 0x27 : 0;
}

function isLetter(code: number): boolean {
  const folded = code | 0x20;
  return folded >= 0x61 && folded <= 0x7a;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isWordCharacter(code: number): boolean {
  return isLetter(code) || isDigit(code);
}

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019;
}

/** A headline ends in a word or figure that fits its line, a sentence in a full stop; none opens like a figure. */
function hasPlainEnds(
  text: string,
  kind: 'headline' | 'sentence',
  opensWithName: boolean,
): boolean {
  const last = text.charCodeAt(text.length - 1);
  if (kind === 'headline')
    return text.length <= headlineLimit && (isWordCharacter(last) || last === 0x25);
  if (last !== fullStop) return false;
  if (opensWithName) return true;
  const second = text.charCodeAt(1);
  return isLetter(text.charCodeAt(0)) && (second === space || (second >= 0x61 && second <= 0x7a));
}

/** Whether no word sticks to a printed figure. */
function figureStandsApart(text: string, start: number, end: number): boolean {
  if (start > 0 && isWordCharacter(text.charCodeAt(start - 1))) return false;
  return !isWordCharacter(text.charCodeAt(end));
}

/** Whether a name or free text is set off so that no fault reaches across its ends. */
function nameStandsApart(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start);
  // a zero may be the sum of a currency that the wording names
  if (!isWordCharacter(first) || first === 0x30) return false;
  if (start > 0 && text.charCodeAt(start - 1) !== space) return false;
  // "IBM 5" looks like a sum of money
  if (start === 0 && end === 3) return false;
  const last = text.charCodeAt(end - 1);
  const next = end === text.length ? space : text.charCodeAt(end);
  if (isWordCharacter(last)) return next === space || next === comma || next === fullStop;
  if (last === fullStop) return next === space || next === comma;
  return isApostrophe(last) && next === space;
}

/** Where the word begins that ends a name; -1 where that is not plain to see. */
function lastWordOf(text: string, end: number): number {
  let word = end;
  while (word > 0) {
    const code = text.charCodeAt(word - 1);
    if (!isWordCharacter(code) && !isApostrophe(code) && code !== 0x2d)
      return code < 128 ? word : -1;
    word--;
  }
  return word;
}

/** How many words may end within a name: spaces, and characters that a language may count as words. */
function breaksIn(text: string, start: number, end: number): number {
  let breaks = 0;
  for (let index = start; index < end; index++) {
    const code = text.charCodeAt(index);
    if (code <= space || code >= 127) breaks++;
  }
  return breaks;
}

/** Whether the zero at `index` is that of a fraction such as 0.6; whether 0.0 is one is for the rules. */
function isFraction(text: string, index: number): boolean {
  const tenths = text.charCodeAt(index + 2);
  return text.charCodeAt(index + 1) === fullStop && tenths > 0x30 && tenths <= 0x39;
}

/** Whether a sentence is too short for its words to be counted: those of figures, which the walk saw, count twice. */
function isShort({ text, spans }: Sentence, spaces: number): boolean {
  let breaks = spaces;
  for (const { start, end } of spans) {
    if (end - start < text.length) breaks += breaksIn(text, start, end);
  }
  return breaks <= manySpaces;
}

/**
 * Whether a sentence is plainly clean, so that no rule needs to look. A clean sentence may be none of the plain ones.
 *
 * @example
 * isPlain({ text: 'It rose.', spans: [] } as unknown as Sentence, 'sentence', { opaque: () => false } as unknown as VerifyContext) // => true
 * isPlain({ text: 'It  rose.', spans: [] } as unknown as Sentence, 'sentence', { opaque: () => false } as unknown as VerifyContext) // => false
 */
export function isPlain(
  sentence: Sentence,
  kind: 'headline' | 'sentence',
  context: VerifyContext,
): boolean {
  const { text, spans } = sentence;
  const { length } = text;
  /** What was walked over, the last character there, and where the word began that ends there. */
  let index = 0;
  let before = space;
  let word = 0;
  let spaces = 0;
  let hidden = 0;
  let opensWithName = false;
  for (let next = 0; next <= spans.length; next++) {
    const span = next < spans.length ? spans[next] : undefined;
    let start = length;
    let isName = false;
    let until = length;
    if (span !== undefined) {
      if (isWhole(span, text)) continue;
      start = span.start;
      if (start < index || span.end <= start || span.end > length) return false;
      isName = context.opaque(span.fact);
      if (isName) {
        if (!nameStandsApart(text, start, span.end)) return false;
        until = start;
      } else {
        if (!figureStandsApart(text, start, span.end)) return false;
        until = span.end;
      }
    }
    for (; index < until; index++) {
      let code = text.charCodeAt(index);
      if (code >= 128) code = likeOf(code);
      const what = pairs[pairOf(before, code)]!;
      before = code;
      if (what === plain) continue;
      if (what <= clauseEnd) {
        if (what !== clauseEnd) {
          if (word < 0) word = lastWordOf(text, index);
          if (word < 0 || (index - word > 1 && isRepeated(text, word, index))) return false;
        }
        if (what === articleEnd && isArticle(text, index)) {
          if (articleFault(sentence, context, index) !== null) return false;
        }
        spaces++;
        word = index + 1;
      } else if (what === residual) {
        if (isResidual(text, index)) return false;
      } else if (what === refused || index < start) return false;
      else if (what === leadingZero && !isFraction(text, index)) return false;
      else if (what === figureGoesOn && (index < start + 2 || !isDigit(text.charCodeAt(index - 2))))
        return false;
    }
    if (span === undefined || !isName) continue;
    opensWithName ||= start === 0;
    hidden += span.end - start;
    word = -1;
    index = span.end;
    before = text.charCodeAt(index - 1);
    if (before >= 128) before = likeOf(before);
  }
  if (!hasPlainEnds(text, kind, opensWithName)) return false;
  return kind === 'headline' || spaces + hidden <= manySpaces || isShort(sentence, spaces);
}
