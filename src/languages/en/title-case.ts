/** Title case for headlines and titles: capitals on the principal words, names untouched. */

const smallWords: ReadonlySet<string> = new Set(
  'a an and as at but by en for if in nor of on or per the to v vs via'.split(' '),
);

const letter = /\p{L}/u;
const tokens = /\S+/g;

/** Parts of a token that stand for words of their own: between hyphens and dashes. */
const parts = /[^-\u2010\u2011\u2013\u2014]+/g;

/** Addresses are not words at all. */
const address = /@|:\/\//;

/** A word with a spelling of its own: example.com, or a capital after its first letter. */
const ownSpelling = /\p{L}\.\p{L}{2}|\p{L}\S*\p{Lu}/u;

/** The word without the marks around it. */
function core(part: string): string {
  return part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

function withCapital(part: string): string {
  for (let index = 0; index < part.length; index++) {
    const character = part.charAt(index);
    if (character >= '0' && character <= '9') return part;
    if (letter.test(character)) {
      const upper = character.toUpperCase();
      return upper.length === 1 ? part.slice(0, index) + upper + part.slice(index + 1) : part;
    }
  }
  return part;
}

/**
 * Text in title case: the first and last word and every principal word with a capital, articles,
 * conjunctions and short prepositions in lower case, parts of a compound likewise. Words that have
 * a spelling of their own (camelCase, NASA, Q&A, example.com, 5g) stay; a word where `isOpaque` answers
 * true, which is asked for places in the text, stays byte for byte.
 *
 * @example
 * titleCase('blackBerry sells patents to huawei', () => false) // => 'blackBerry Sells Patents to Huawei'
 * titleCase('a deal with eBay for the ages', () => false) // => 'A Deal With eBay for the Ages'
 * titleCase('adidas buys a step-by-step guide', (start) => start < 6) // => 'adidas Buys a Step-by-Step Guide'
 */
export function titleCase(text: string, isOpaque: (start: number, end: number) => boolean): string {
  const found = [...text.matchAll(tokens)];
  const words = found.filter(([token]) => core(token) !== '');
  const first = words[0]?.index;
  const last = words.at(-1)?.index;
  let result = '';
  let written = 0;
  let opensAgain = false;
  for (const match of found) {
    const [token] = match;
    const start = match.index;
    const ends = /[:?!]["'”’)]*$/.test(token);
    const atEdge = start === first || start === last || opensAgain || ends;
    result += text.slice(written, start) + wordInTitle(token, start, atEdge, isOpaque);
    written = start + token.length;
    // an exclamation mark that belongs to a name ends no sentence
    opensAgain = ends && !isOpaque(written - 1, written);
  }
  return result + text.slice(written);
}

function wordInTitle(
  token: string,
  start: number,
  atEdge: boolean,
  isOpaque: (start: number, end: number) => boolean,
): string {
  if (address.test(token)) return token;
  const compound = [...token.matchAll(parts)];
  let result = '';
  let written = 0;
  compound.forEach((match, index) => {
    const [part] = match;
    const at = match.index;
    result += token.slice(written, at);
    written = at + part.length;
    if (isOpaque(start + at, start + written) || ownSpelling.test(part)) {
      result += part;
      return;
    }
    const inside = compound.length > 1 && index > 0 && index < compound.length - 1;
    const alone = compound.length === 1;
    const small = smallWords.has(core(part).toLowerCase());
    result += small && (inside || (alone && !atEdge)) ? part : withCapital(part);
  });
  return result + token.slice(written);
}
