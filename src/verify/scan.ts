/**
 * One cheap pass over the character codes of a sentence, which says what the rules need to look at. It may see too
 * much, never too little: a rule whose cues are not seen would find nothing.
 */

/** What a scan can see, one bit each. */
export const cue = {
  figure: 1 << 0,
  openingFigure: 1 << 1,
  residue: 1 << 2,
  space: 1 << 3,
  missingSpace: 1 << 4,
  punctuation: 1 << 5,
  repeatedWord: 1 << 6,
  article: 1 << 7,
  pair: 1 << 8,
  manyWords: 1 << 9,
  /** The last character is not one that ends a sentence. */
  noStop: 1 << 10,
  /** The last character is one that ends a sentence, or may be. */
  stop: 1 << 11,
} as const;

const everyCue = (1 << 12) - 1;

// Classes of characters. Those up to `foreign` make words.
const letter = 0;
const digit = 1;
const zero = 2;
const joiner = 3;
const foreign = 4;
const ideograph = 5;
const space = 6;
const control = 7;
const comma = 8;
const stop = 9;
const mark = 10;
const open = 11;
const close = 12;
const quote = 13;
const brace = 14;
const currency = 15;
const sigil = 16;
const other = 17;
const exotic = 18;
const edge = 19;
/** A comma after a digit, which another may follow: "1,000". */
const figureComma = 20;
/** A stop that no word ends in, which more may follow: "U.S.", "20.2". */
const initialStop = 21;
const classCount = 22;
const stride = 32;

const asciiClasses: readonly (readonly [number, string])[] = [
  [letter, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  [digit, '123456789'],
  [zero, '0'],
  [joiner, "'-"],
  [space, ' '],
  [comma, ',;:'],
  [stop, '.'],
  [mark, '!?'],
  [open, '('],
  [close, ')'],
  [quote, '"'],
  [brace, '[]{}'],
  [currency, '$'],
  [sigil, '&#/'],
];

const classOfAscii = new Uint8Array(128).fill(other).fill(control, 0, 32);
classOfAscii[127] = control;
for (const [charClass, characters] of asciiClasses) {
  for (const character of characters) classOfAscii[character.charCodeAt(0)] = charClass;
}

/** Characters beyond ASCII that are common in print; the rest are letters, or looked at by every rule. */
const classOfCommon: ReadonlyMap<number, number> = new Map(
  (
    [
      [space, '\u00a0'],
      [joiner, '’−'],
      [open, '“‘«'],
      [close, '”»'],
      [currency, '€£¥'],
      [other, '–—…·'],
    ] as const
  ).flatMap(([charClass, characters]) =>
    Array.from(characters, (character) => [character.charCodeAt(0), charClass] as const),
  ),
);

function classBeyondAscii(code: number): number {
  if (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) return foreign;
  if (code >= 0x4e00 && code <= 0x9fff) return ideograph;
  return classOfCommon.get(code) ?? exotic;
}

/** What two neighbouring characters give away, by their classes. */
const cuesOfPair = new Uint16Array(classCount * stride);

const everyClass = Array.from({ length: classCount }, (_, index) => index);

function see(befores: readonly number[], afters: readonly number[], cues: number): void {
  for (const before of befores) {
    for (const after of afters) cuesOfPair[before * stride + after]! |= cues;
  }
}

const wordClasses = [letter, digit, zero, foreign, ideograph];
const pointClasses = [comma, figureComma, stop, initialStop, mark];
see(everyClass, [digit, zero], cue.figure);
see([edge], [digit, zero, currency, joiner, open, quote, brace, other], cue.openingFigure);
see([letter], [currency], cue.openingFigure);
see(everyClass, [brace, sigil], cue.residue);
see([mark], [mark], cue.residue);
see([edge], [edge], cue.residue);
see([currency, joiner, space, letter], [zero], cue.residue);
see(everyClass, [control], cue.space | cue.manyWords);
see([space, edge], [space], cue.space);
see([space], [...pointClasses, close, brace, edge], cue.space);
see([open, brace], [space], cue.space);
see([comma, figureComma, mark], [letter, foreign, ideograph, currency, open], cue.missingSpace);
see([comma, mark], [digit, zero], cue.missingSpace);
see([stop], wordClasses, cue.missingSpace);
see([close], wordClasses, cue.missingSpace);
see(wordClasses, [open], cue.missingSpace);
see(pointClasses, pointClasses, cue.punctuation);
see([open, close, quote, brace], pointClasses, cue.punctuation);
see(everyClass, [open, quote, brace], cue.pair | cue.repeatedWord);
see(everyClass, [close], cue.pair);
see(everyClass, [ideograph], cue.manyWords);
see(everyClass, [exotic], everyCue);
see([stop, initialStop, mark], [edge], cue.stop);
see(
  everyClass.filter((before) => ![stop, initialStop, mark].includes(before)),
  [edge],
  cue.stop | cue.noStop,
);

/** A sentence with no more spaces is not counted in words. */
export const manySpaces = 44;

/** What absent values print; within other words too, which the rule tells apart. */
const residualWord = /undefined|null|NaN|Infinity/;

/** Case is folded for ASCII and Latin-1; a character beyond them may be any (the Kelvin sign is a K). */
function looksLike(one: number, other: number): boolean {
  return (one | 0x20) === (other | 0x20) || one >= 0xff || other >= 0xff;
}

/**
 * Whether the word from `start` to the space at `end` may stand after that space again.
 *
 * @example
 * isRepeated('The the firm', 0, 3) // => true
 */
export function isRepeated(text: string, start: number, end: number): boolean {
  const again = end + 1;
  const length = end - start;
  if (!looksLike(text.charCodeAt(start), text.charCodeAt(again))) return false;
  for (let index = 1; index < length; index++) {
    if (!looksLike(text.charCodeAt(start + index), text.charCodeAt(again + index))) return false;
  }
  return !isAsciiLetter(text.charCodeAt(again + length));
}

/**
 * Whether the word before the space at `end` may be an article.
 *
 * @example
 * isArticle('It is an idea', 8) // => true
 */
export function isArticle(text: string, end: number): boolean {
  let index = end - 1;
  let code = text.charCodeAt(index) | 0x20;
  if (code === 0x6e) code = text.charCodeAt(--index) | 0x20;
  return code === 0x61 && (index < 1 || !isAsciiLetter(text.charCodeAt(index - 1)));
}

/**
 * The cues that a text gives, as bits of `cue`.
 *
 * @example
 * scan('Huawei bought it.') === cue.stop // => true
 * (scan('It paid $5..') & cue.punctuation) !== 0 // => true
 */
export function scan(text: string): number {
  const { length } = text;
  let cues = 0;
  let before = edge;
  let spaces = 0;
  let word = 0;
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index);
    const current = code < 128 ? classOfAscii[code]! : classBeyondAscii(code);
    cues |= cuesOfPair[before * stride + current]!;
    before = current;
    if (current < space || current > stop) continue;
    if (current === space) {
      spaces++;
      if (index - word > 1 && isRepeated(text, word, index)) cues |= cue.repeatedWord;
      if (isArticle(text, index)) cues |= cue.article;
      word = index + 1;
    } else if (current === comma) {
      if (index > 0 && isDigit(text.charCodeAt(index - 1))) before = figureComma;
    } else if (current === stop) {
      if (endsNoWord(text, index)) before = initialStop;
    }
  }
  cues |= cuesOfPair[before * stride + edge]!;
  if (spaces > manySpaces) cues |= cue.manyWords;
  if (length > 1 && isCapital(text.charCodeAt(1))) cues |= cue.openingFigure;
  if (residualWord.test(text)) cues |= cue.residue;
  return cues;
}

/** Whether no word of two letters and more stands before the stop at `index`: "U.S.", "€6.39". */
function endsNoWord(text: string, index: number): boolean {
  if (index < 2 || isDigit(text.charCodeAt(index - 1))) return true;
  const initial = text.charCodeAt(index - 2);
  return initial < 128 && !isAsciiLetter(initial);
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}

function isAsciiLetter(code: number): boolean {
  return code < 128 && classOfAscii[code] === letter;
}
