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
  'NaN',
  'nan',
  '[object Object]',
]);

/**
 * Checks a text and gives it back without the spaces at its ends. Refused: anything but a string, the
 * empty string and the print of a missing value (`undefined`) `record/wrong-type`; more than `limit` code
 * units `record/too-long`; line breaks, control, bidirectional and invisible characters and lone surrogates
 * `record/unsafe-text` (joiners inside an emoji are kept); Latin letters in one word with Cyrillic or with
 * Greek ones that look like Latin `record/mixed-script`.
 *
 * @example
 * parseText(' Yahoo! ', 300, []) // => 'Yahoo!'
 * parseText('Acme\nCorp', 300, []) // => undefined
 */
export function parseText(raw: unknown, limit: number, problems: Problems): string | undefined {
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
  for (let index = 0; index < length; index++) {
    const code = raw.charCodeAt(index);
    if (code > 126 || code < 32) {
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
      break;
    }
  }
  if (length === 0 || text.charCodeAt(0) === 32 || text.charCodeAt(text.length - 1) === 32)
    text = trimSpaces(text);
  if (text === '') {
    report(problems, 'record/wrong-type', raw, 'a text', 'leave the field out if nothing is known');
    return;
  }
  if (text.length < 16 && printsOfNothing.has(text)) {
    report(
      problems,
      'record/wrong-type',
      raw,
      'a text',
      'this is how a program prints a missing value; leave the field out',
    );
    return;
  }
  return text;
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

function faultOf(text: string): string | undefined {
  let latin = false;
  let foreign = false;
  let before = '';
  let mixed = false;
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
      (code >= 0xfdd0 && code <= 0xfdef)
    ) {
      return 'the sign that stands for a broken character';
    }
    if (code < 128 ? isAsciiLetter(code) : isLatin(code)) latin = true;
    else if (isCyrillic(code) || latinLikeGreek.has(sign)) foreign = true;
    else if (!(code >= 48 && code <= 57) && !letter.test(sign)) latin = foreign = false;
    if (latin && foreign) mixed = true;
    before = sign;
  }
  return mixed ? 'mixed-script' : undefined;
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
