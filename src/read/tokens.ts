/**
 * Words and signs of a sentence with their places in the text.
 */

/** How a word is written. */
export type Shape = 'lower' | 'title' | 'upper' | 'mixed' | 'number' | 'sign';

/** A word, a figure or a sign. */
export interface Token {
  readonly text: string;
  readonly lower: string;
  /** UTF-16 code units into the whole text. */
  readonly start: number;
  readonly end: number;
  readonly shape: Shape;
}

/** More letters than this are no word: compromise is quadratic on them. */
export const longestToken = 80;

/**
 * One after the other: a word with its inner full stops, hyphens and apostrophes (an abbreviation keeps its last full
 * stop, a possessive is a token of its own), a figure, a sign of a currency, any other sign.
 */
const pattern =
  /(?:\p{L}\.){2,}(?!\p{L})|(?<!\p{L})[AI]\/S(?!\p{L})|\p{L}\p{M}*(?:[\p{L}\p{M}\p{N}]|[&+@_](?=[\p{L}\p{N}])|\+(?=[\s.,;:)'’]|$)|['’](?=\p{L})(?![sS](?![\p{L}\p{N}]))|[-\u2010\u2011](?=[\p{L}\p{N}])|\.(?=\p{L}{2,}))*|['’][sS](?![\p{L}\p{N}])|\p{N}[\p{L}\p{N}]*(?:[.,:/](?=\p{N})[\p{N}]+|[-\u2010\u2011](?=[\p{L}\p{N}])[\p{L}\p{N}]+)*[\p{L}]*|\S/gu;

const joined =
  /^(?:based|owned|backed|listed|held|led|year|month|clinical|term|known|related|end|scale|stage|cash|stock|quoted|traded)$/;

const abbreviated =
  /^(?:Inc|Corp|Ltd|Co|Cos|Bros|Mr|Mrs|Ms|Dr|Prof|Sen|Gov|Gen|Jr|Sr|St|Mt|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Rs|vs|approx)$/;

/**
 * The tokens of a part of a text.
 *
 * @example
 * tokensOf('Acme’s US$5m', 0, 12).map(({ text }) => text) // => ['Acme', '’s', 'US', '$', '5m']
 * tokensOf('Disney+ and a Series K+', 0, 23).map(({ text }) => text) // => ['Disney+', 'and', 'a', 'Series', 'K+']
 * tokensOf('J.P. Morgan & Co. said', 0, 22).map(({ text }) => text) // => ['J.P.', 'Morgan', '&', 'Co.', 'said']
 */
export function tokensOf(text: string, start: number, end: number): readonly Token[] {
  const tokens: Token[] = [];
  const part = text.slice(start, end);
  for (const match of part.matchAll(pattern)) {
    let word = match[0];
    const at = start + match.index;
    if (abbreviated.test(word) && part.charAt(match.index + word.length) === '.') word += '.';
    // the full stop after an abbreviation was taken with it
    if (word === '.' && tokens.at(-1)?.end === at + 1) continue;
    // "Seattle - based", as filings are set
    const before = tokens.at(-1);
    const first = tokens.at(-2);
    if (
      before?.text === '-' &&
      first !== undefined &&
      before.start === first.end + 1 &&
      at === before.end + 1 &&
      joined.test(word)
    ) {
      tokens.splice(-2);
      const whole = `${first.text}-${word}`;
      tokens.push({
        text: whole,
        lower: whole.toLowerCase(),
        start: first.start,
        end: at + word.length,
        shape: shapeOf(whole),
      });
      continue;
    }
    tokens.push({
      text: word,
      lower: word.toLowerCase().replaceAll('’', "'"),
      start: at,
      end: at + word.length,
      shape: shapeOf(word),
    });
  }
  return tokens;
}

function shapeOf(word: string): Shape {
  const first = word.charCodeAt(0);
  if (first < 128) {
    if (first > 47 && first < 58) return /\p{L}/u.test(word) ? 'mixed' : 'number';
  }
  if (!/^\p{L}/u.test(word)) return 'sign';
  if (!/\p{Lu}/u.test(word)) return /\d/.test(word) && !/^[qh]\d$/.test(word) ? 'mixed' : 'lower';
  if (!/\p{Ll}/u.test(word)) return 'upper';
  return /^\p{Lu}(?:[\p{Ll}\p{M}.]|['’]\p{Ll})*$/u.test(word) ? 'title' : 'mixed';
}
