import type { Style } from '../../model.js';
import type { Joiner } from '../language.js';

const joiners = {
  pair: { between: ', ', last: ' and ' },
  serial: { between: ', ', last: ', and ' },
  heavy: { between: '; ', last: '; and ' },
} as const;

/**
 * What parts the members of a list: commas, with or without the serial one, or semicolons once a member
 * holds commas itself. Two members need no more than "and".
 *
 * @example
 * joiner(2, false, { serialComma: true }) // => { between: ', ', last: ' and ' }
 * joiner(3, false, { serialComma: true }) // => { between: ', ', last: ', and ' }
 * joiner(3, true, { serialComma: false }) // => { between: '; ', last: '; and ' }
 */
export function joiner(count: number, itemsHoldCommas: boolean, style: Style): Joiner {
  if (count <= 2) return joiners.pair;
  if (itemsHoldCommas) return joiners.heavy;
  return style.serialComma ? joiners.serial : joiners.pair;
}

/**
 * Words in the style's quotation marks. Marks around the whole are not doubled; double marks inside
 * become single ones.
 *
 * @example
 * quote('We call it "scale"', { quotes: 'curly' }) // => '“We call it ‘scale’”'
 * quote('We call it “scale”', { quotes: 'straight' }) // => '"We call it \'scale\'"'
 */
export function quote(text: string, style: Style): string {
  const curly = style.quotes === 'curly';
  const bare = unwrapped(text);
  let inner = bare;
  if (/["“”]/.test(bare)) {
    let open = false;
    inner = bare.replace(/["“”]/g, (mark) => {
      open = mark === '“' || (mark === '"' && !open);
      return curly ? (open ? '‘' : '’') : "'";
    });
  }
  return curly ? `“${inner}”` : `"${inner}"`;
}

function unwrapped(text: string): string {
  const whole = /^(?:"([^"“”]*)"|“([^"“”]*)”)$/.exec(text);
  return whole === null ? text : (whole[1] ?? whole[2] ?? '');
}

/** A lower-case letter, then a capital in the same word: iFlytek, eBay, mRNA. */
const innerCapital = /^\p{Ll}+\p{Lu}/u;

/** Whether {@link innerCapital} holds from `at` on; plain letters tell without it. */
function hasInnerCapital(text: string, at: number): boolean {
  let index = at;
  let code = text.charCodeAt(index);
  while (code >= 97 && code <= 122) code = text.charCodeAt(++index);
  return code < 128 ? index > at && code >= 65 && code <= 90 : innerCapital.test(text.slice(at));
}

/**
 * Text with its first letter as a capital, past any quotation mark or bracket before it. A first word with a capital
 * inside is a name and stays.
 *
 * @example
 * capitalise('more than 90 patents') // => 'More than 90 patents'
 * capitalise('iFlytek has opened a plant') // => 'iFlytek has opened a plant'
 * capitalise('“we” said it') // => '“We” said it'
 */
export function capitalise(text: string): string {
  let at = 0;
  while (at < text.length && '“‘"\'([«'.includes(text.charAt(at))) at++;
  const letter = text.charAt(at);
  const upper = letter.toUpperCase();
  return letter === upper || upper.length !== 1 || hasInnerCapital(text, at)
    ? text
    : text.slice(0, at) + upper + text.slice(at + 1);
}

/**
 * How many words a text has: runs between spaces that hold a letter or a figure.
 *
 * @example
 * wordCount('AT&T — the carrier — paid $5 million.') // => 6
 */
export function wordCount(text: string): number {
  let words = 0;
  let counted = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 32 || code === 0xa0 || (code >= 9 && code <= 13)) {
      counted = false;
    } else if (!counted && isWordCharacter(code)) {
      counted = true;
      words++;
    }
  }
  return words;
}

function isWordCharacter(code: number): boolean {
  if (code < 128) return (code >= 48 && code <= 57) || ((code | 32) >= 97 && (code | 32) <= 122);
  // general punctuation: dashes, quotation marks, bullets, the ellipsis
  return code >= 0xc0 && !(code >= 0x2000 && code <= 0x206f);
}
