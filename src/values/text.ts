/**
 * What a text of a record may be: trimmed of spaces at its ends, otherwise byte for byte as it came.
 */
import { report, type Problems } from './problem.js';

/** The longest name of a person, organisation or place, in UTF-16 code units. */
export const nameLimit = 300;
/** The longest phrase: a noun phrase, an infinitive, a clause. */
export const phraseLimit = 1000;
/** The longest sentence or quotation. */
export const sentenceLimit = 2000;

/** What a program prints for a value that it did not have; as a name it would be damage in print. */
const printsOfNothing: ReadonlySet<string> = new Set([
  'undefined',
  'null',
  'NULL',
  'None',
  'nil',
  'NaN',
  'nan',
  'NaT',
  '<NA>',
  'N/A',
  'n/a',
  '#N/A',
  '#NULL!',
  '#NAME?',
  '#REF!',
  '#VALUE!',
  '#NUM!',
  '#DIV/0!',
  '[object Object]',
]);

/** Text without a letter, a figure, an ideograph or a sign of its own says nothing: "-", "?", "...". */
const saysSomething = /[\p{L}\p{N}\p{So}]/u;

/** A letter or a figure. */
const SPEAKS = 1;
/** What remains of templates, programs and pages begin with: "{{", "[[", "???", "${", "<%", "&amp;". */
const REMAINS = 2;
/** Beyond printable ASCII, where every sign has to be looked at. */
const BEYOND = 4;

/** What the signs of ASCII tell of the text that they stand in. */
const tellingSigns = Uint8Array.from({ length: 128 }, (_, code) =>
  code < 32 || code === 127
    ? BEYOND
    : /[a-z\d]/i.test(String.fromCharCode(code))
      ? SPEAKS
      : '{}[]?$<%&'.includes(String.fromCharCode(code))
        ? REMAINS
        : 0,
);

/** What the signs of a text tell together. */
function signsOf(text: string): number {
  let told = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 127) return BEYOND;
    told |= tellingSigns[code]!;
  }
  return told;
}

/**
 * Checks a text and gives it back without the spaces at its ends. Refused: anything but a string, the
 * empty string, the print of a missing value (`undefined`, `N/A`) and punctuation alone `record/wrong-type`; more
 * than `limit` code units `record/too-long`; line breaks, control, bidirectional, invisible and private characters,
 * piled marks and lone surrogates `record/unsafe-text` (joiners inside an emoji are kept); letters that look like
 * Latin ones in one word with Latin, or making up words beside Latin ones, `record/mixed-script`.
 *
 * @example
 * parseText(' Yahoo! ', 300, []) // => 'Yahoo!'
 * parseText('Acme\nCorp', 300, []) // => undefined
 */
export function parseText(raw: unknown, limit: number, problems: Problems): string | undefined {
  return checkedText(raw, limit, false, problems);
}

function checkedText(
  raw: unknown,
  limit: number,
  asWords: boolean,
  problems: Problems,
): string | undefined {
  if (typeof raw !== 'string') {
    report(problems, 'record/wrong-type', raw, 'a text');
    return;
  }
  const length = raw.length;
  if (length > limit) {
    report(
      problems,
      'record/too-long',
      raw,
      `at most ${limit} characters`,
      `it has ${length} characters; shorten it`,
    );
    return;
  }
  let text = raw;
  const signs = signsOf(raw);
  const plain = signs < BEYOND;
  if (!plain) {
    text = trimSpaces(raw);
    const fault = faultOf(text);
    if (fault === 'mixed-script') {
      report(
        problems,
        'record/mixed-script',
        raw,
        'words in one script',
        'check whether a letter is a look-alike of another alphabet',
      );
      return;
    }
    if (fault !== undefined) {
      report(problems, 'record/unsafe-text', raw, 'plain text on one line', `take out ${fault}`);
      return;
    }
  }
  if (length === 0 || text.charCodeAt(0) === 32 || text.charCodeAt(text.length - 1) === 32)
    text = trimSpaces(text);
  if (text === '') {
    report(problems, 'record/wrong-type', raw, 'a text', 'leave the field out if nothing is known');
    return;
  }
  const says = plain ? (signs & SPEAKS) !== 0 : saysSomething.test(text);
  if (!says || (text.length < 16 && printsOfNothing.has(text))) {
    report(
      problems,
      'record/wrong-type',
      raw,
      'a text',
      'this is what programs and tables hold in place of a value; leave the field out if nothing is known',
    );
    return;
  }
  if (!asWords || (plain && (signs & REMAINS) === 0 && !notANumber.test(text))) return text;
  if (!residue.test(text)) return text;
  report(
    problems,
    'verify/residue',
    raw,
    'words without remains of a template or a page',
    'find out what should stand there',
  );
}

/** The one remainder that begins with a letter. */
const notANumber = /nan/i;

/** What is left over from a template, a program or a page: marks, prints of objects, tags and escapes. */
const residue =
  /\{\{|\}\}|\[\[|\]\]|\?\?\?|\$\{|<%|%>|\[object [A-Z]|(?<!\p{L})NaN(?!\p{L})|<\/?[a-z][^<>]*>|&(?:[a-z]{2,8}|#\d{1,7}|#x[\da-f]{1,6});/iu;

/**
 * Checks words of a record that will stand in a sentence as they are: a text without remains of templates, programs
 * and pages, which are held as `verify/residue`. A name may look like that; words may not.
 *
 * @example
 * parseWords('a smart line', 300, []) // => 'a smart line'
 * parseWords('the [[WINNING_TEAM_MASCOT]]', 300, []) // => undefined
 */
export function parseWords(raw: unknown, limit: number, problems: Problems): string | undefined {
  return checkedText(raw, limit, true, problems);
}

/**
 * A name of a person, organisation, place or database: a text of at most 300 code units.
 *
 * @example
 * parseName('AT&T', []) // => 'AT&T'
 */
export function parseName(raw: unknown, problems: Problems): string | undefined {
  return parseText(raw, nameLimit, problems);
}

// spaces only: a line break at the end of a name is a fault, not a space
const outerSpaces =
  /^[ \u00a0\u2000-\u200a\u202f\u205f\u3000]+|[ \u00a0\u2000-\u200a\u202f\u205f\u3000]+$/g;

function trimSpaces(text: string): string {
  return text.replace(outerSpaces, '');
}

const pictograph = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]$/u;
const ideograph = /^\p{Script=Han}$/u;
const letter = /^\p{L}$/u;
/** Greek letters that pass for Latin ones; the others (β, Δ, Ω) are at home in words such as "TGFβ". */
const latinLikeGreek = new Set('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγικνορτυχϲϳ');
/** Cyrillic letters that pass for Latin ones: words of these alone can be made to be misread. */
const latinLikeCyrillic = new Set('АВЕЅІЈКМНОРСТУХҮҺԌԚԜаеѕіјорсухүһӏԁԛԝ');
/** No script piles up more marks on a letter; noise does. */
const mostMarks = 8;
const combiningMark = /^\p{Mn}$/u;

function faultOf(text: string): string | undefined {
  let latin = false;
  let foreign = false;
  let before = '';
  let mixed = false;
  let marks = 0;
  // of the word so far: how many letters, and whether all of them pass for Latin ones
  let letters = 0;
  let disguised = true;
  const words = { latin: false, disguised: false };
  const endWord = (): void => {
    if (latin) words.latin = true;
    if (letters > 1 && disguised && foreign) words.disguised = true;
    latin = foreign = false;
    letters = 0;
    disguised = true;
  };
  for (let index = 0; index < text.length;) {
    const code = text.codePointAt(index) ?? 0;
    const sign = String.fromCodePoint(code);
    index += sign.length;
    if (code < 32 || (code >= 0x7f && code <= 0x9f) || code === 0x2028 || code === 0x2029) {
      return code === 10 || code === 13 || code >= 0x2028
        ? 'the line break'
        : 'the control character';
    }
    if (code >= 0xd800 && code <= 0xdfff) return 'the lone surrogate';
    if (isBidiControl(code)) return 'the bidirectional control character';
    if (code === 0x200d) {
      const next = text.codePointAt(index);
      const joins =
        next !== undefined &&
        pictograph.test(before) &&
        pictograph.test(String.fromCodePoint(next));
      if (!joins) return 'the invisible character';
    } else if (isInvisible(code)) {
      const kept =
        ((code === 0xfe0e || code === 0xfe0f) && before !== '' && before !== ' ') ||
        (((code >= 0xfe00 && code <= 0xfe0d) || (code >= 0xe0100 && code <= 0xe01ef)) &&
          ideograph.test(before)) ||
        // a flag of a region is spelt in invisible tags after a black flag
        (code >= 0xe0020 && code <= 0xe007f && (before === '🏴' || isTag(before)));
      if (!kept) return 'the invisible character';
    } else if (
      code === 0xfffd ||
      (code & 0xfffe) === 0xfffe ||
      (code >= 0xfdd0 && code <= 0xfdef) ||
      isPrivate(code)
    ) {
      return 'the sign that stands for a broken character';
    }
    if (code >= 0x300 && combiningMark.test(sign)) {
      marks += 1;
      if (marks > mostMarks) return 'the pile of marks on one letter';
      continue;
    }
    marks = 0;
    if (code < 128 ? isAsciiLetter(code) : isLatin(code)) {
      latin = true;
    } else if (isStyledLatin(code) || latinLikeCyrillic.has(sign) || latinLikeGreek.has(sign)) {
      foreign = true;
      letters += 1;
    } else if (isCyrillic(code) || isLookAlikeScript(code)) {
      foreign = true;
      disguised = false;
    } else if (!(code >= 48 && code <= 57)) {
      if (letter.test(sign)) disguised = false;
      else endWord();
    }
    if (latin && foreign) mixed = true;
    before = sign;
  }
  endWord();
  return mixed || (words.disguised && words.latin) ? 'mixed-script' : undefined;
}

/** Armenian, Cherokee, Coptic and Lisu: many of their letters are drawn like Latin ones. */
function isLookAlikeScript(code: number): boolean {
  return (
    (code >= 0x531 && code <= 0x587) ||
    (code >= 0x13a0 && code <= 0x13fd) ||
    (code >= 0x2c80 && code <= 0x2cff) ||
    (code >= 0xa4d0 && code <= 0xa4f7) ||
    (code >= 0xab70 && code <= 0xabbf)
  );
}

/** Latin letters of phonetics, of double width and of mathematics. */
function isStyledLatin(code: number): boolean {
  return (
    (code >= 0x1d00 && code <= 0x1d7f) ||
    (code >= 0xff21 && code <= 0xff5a) ||
    (code >= 0x1d400 && code <= 0x1d7cb)
  );
}

/** Code points without a meaning that all readers share. */
function isPrivate(code: number): boolean {
  return (code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000;
}

function isTag(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0;
  return code >= 0xe0020 && code <= 0xe007f;
}

function isBidiControl(code: number): boolean {
  return (
    code === 0x61c ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x206f)
  );
}

function isInvisible(code: number): boolean {
  return (
    code === 0xad ||
    code === 0x34f ||
    code === 0x115f ||
    code === 0x1160 ||
    code === 0x17b4 ||
    code === 0x17b5 ||
    (code >= 0x180b && code <= 0x180f) ||
    code === 0x200b ||
    code === 0x200c ||
    code === 0x2800 ||
    (code >= 0x2060 && code <= 0x2065) ||
    code === 0x3164 ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff ||
    code === 0xffa0 ||
    (code >= 0xfff0 && code <= 0xfffb) ||
    (code >= 0xe0000 && code <= 0xe0fff)
  );
}

function isAsciiLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function isLatin(code: number): boolean {
  return (
    (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) ||
    (code >= 0x1e00 && code <= 0x1eff)
  );
}

function isCyrillic(code: number): boolean {
  return (
    (code >= 0x400 && code <= 0x52f) ||
    (code >= 0x1c80 && code <= 0x1c8f) ||
    (code >= 0x2de0 && code <= 0x2dff) ||
    (code >= 0xa640 && code <= 0xa69f)
  );
}
