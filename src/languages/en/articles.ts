import fromDictionary from 'indefinite';

/** Letters whose names begin with a vowel sound: "an F", "an S". */
const vowelNames = 'AEFHILMNORSX';

/** Initialisms and capitalised names of up to four letters that are said as words. */
const saidAsWords: ReadonlySet<string> = new Set(
  (
    'ARM BART BIM CAD CERN COBE CORE DARE DAO DRAM FARC FEMA FIFA FINRA GIF GAAP GATT HUD HIFI JPEG KAIST LAN LIDAR LINE ' +
    'LOT MEMS MIPS MIUI MOMO NAND NASA NATO NAVER NEOM NIO NOAA NOOK NOR NORAD PIN RAM RAND REIT ROM SAFE SAFT SARS ' +
    'SIM SOHO SONAR SPAC SWAT SWIFT UNIX VAT VIVO WAN ZIP ZTO'
  ).split(' '),
);

/** Long initialisms that are spelt out although they could be said. */
const spelt: ReadonlySet<string> = new Set(['NAACP', 'ASPCA', 'ADNOC', 'EBITDA', 'IATSE']);

/** Words and names whose first letter misleads and that the dictionary lacks. */
const exceptions: ReadonlyMap<string, 'a' | 'an'> = new Map<string, 'a' | 'an'>([
  ['homage', 'a'],
  ['nvidia', 'an'],
  ['uber', 'an'],
  ['ubisoft', 'a'],
  ['uganda', 'a'],
  ['uruguay', 'a'],
  ['uruguayan', 'a'],
]);

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}

function isLower(code: number): boolean {
  return code >= 97 && code <= 122;
}

function beforeLetterName(code: number): 'a' | 'an' {
  return vowelNames.includes(String.fromCharCode(isLower(code) ? code - 32 : code)) ? 'an' : 'a';
}

/** By how the figure is said: eight, eleven and eighteen begin with a vowel. */
function beforeFigure(text: string, from: number): 'a' | 'an' {
  const first = text.charCodeAt(from);
  if (first === 56) return 'an';
  if (first !== 49) return 'a';
  const second = text.charCodeAt(from + 1);
  if (second !== 49 && second !== 56) return 'a';
  let end = from;
  while (isDigit(text.charCodeAt(end))) end++;
  const length = end - from;
  // "11 million", "11,000", "an 1840 law"; but "110", and "1,100" has one digit before its comma
  return length % 3 === 2 || length === 4 ? 'an' : 'a';
}

const kept = new Map<string, 'a' | 'an'>();

/** Only words that need the dictionary are kept, and a run's names must not make this grow. */
const keptAtMost = 1000;

function beforeHardWord(word: string): 'a' | 'an' {
  const known = kept.get(word);
  if (known !== undefined) return known;
  const lower = word.toLowerCase();
  const article =
    exceptions.get(lower) ??
    ruled(lower) ??
    (fromDictionary(lower, { articleOnly: true }) === 'an' ? 'an' : 'a');
  if (kept.size >= keptAtMost) kept.clear();
  kept.set(word, article);
  return article;
}

/** Openings that decide by themselves, where the dictionary only lists words. */
function ruled(word: string): 'a' | 'an' | undefined {
  if (/^e[uw]/.test(word)) return 'a';
  if (/^uni(?!m|n|de)/.test(word)) return 'a';
  if (/^(?:us[aeu]|ut[aeiou]|ur[ao]|ukr|ubiq)/.test(word)) return 'a';
  if (/^(?:honou?r|hour|heir|honest)/.test(word)) return 'an';
  return undefined;
}

function wordEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (
      code === 32 ||
      code === 45 ||
      code === 0x2011 ||
      code === 39 ||
      code === 0x2019 ||
      code === 44
    )
      break;
    end++;
  }
  return end;
}

function beforeWord(text: string, from: number): 'a' | 'an' {
  const first = text.charCodeAt(from);
  const second = text.charCodeAt(from + 1);
  const secondIsLetter = isUpper(second) || isLower(second) || second >= 192;
  // a letter by itself or before a figure, a sign or an ampersand goes by its name: an S&P, an M1, a 5
  if (!secondIsLetter && second !== 39 && second !== 0x2019) {
    return beforeLetterName(first);
  }
  if (isUpper(second)) {
    const end = wordEnd(text, from);
    if (isLower(first)) return beforeLetterName(first); // iPhone, mRNA, xAI
    if (!wordIsSaid(text, from, end)) return beforeLetterName(first);
  }
  const upper = isUpper(first) ? first + 32 : first;
  switch (upper) {
    case 97: // a
    case 105: // i
      return 'an';
    case 101: // e
      return second === 117 || second === 119 || second === 85
        ? beforeHardWord(text.slice(from, wordEnd(text, from)))
        : 'an';
    case 111: // o
      return saidLikeW.test(text.slice(from, wordEnd(text, from))) ? 'a' : 'an';
    case 110: // n
      return second === 118 || second === 86
        ? beforeHardWord(text.slice(from, wordEnd(text, from)))
        : 'a';
    case 104: // h
    case 117: // u
      return beforeHardWord(text.slice(from, wordEnd(text, from)));
    default:
      return 'a';
  }
}

/** One, once, OnePlus; not onerous. */
const saidLikeW = /^(?:[Oo]nce|[Oo]nes?|ONE|One[A-Z].*)$/;

/** Whether capitals are said as a word: NASA, HUAWEI; not NBA, NAACP, XPeng, USB3. */
function wordIsSaid(text: string, from: number, end: number): boolean {
  let capitals = from;
  while (capitals < end && isUpper(text.charCodeAt(capitals))) capitals++;
  const head = text.slice(from, capitals);
  if (saidAsWords.has(head)) return true;
  if (capitals < end && isLower(text.charCodeAt(capitals))) return false;
  return head.length > 4 && !spelt.has(head) && /^[^AEIOUY]{0,2}[AEIOUY]/.test(head);
}

const openers = '"\'“‘«([{<';
const signs = '$€£¥₹₩₽₺₫฿';

/**
 * "a" or "an" before printed text, by its sound: figures as they are said, a currency sign as if it were
 * not there, letters by their names, known exceptions, and for the rest the dictionary of `indefinite`.
 *
 * @example
 * indefinite('$8 million') // => 'an'
 * indefinite('US$8 million') // => 'a'
 * indefinite('NASA') // => 'a'
 * indefinite('NBA') // => 'an'
 * indefinite('unicorn') // => 'a'
 * indefinite('hour') // => 'an'
 */
export function indefinite(printed: string): 'a' | 'an' {
  let from = 0;
  while (from < printed.length && openers.includes(printed.charAt(from))) from++;
  while (from < printed.length && signs.includes(printed.charAt(from))) from++;
  const first = printed.charCodeAt(from);
  if (isDigit(first)) return beforeFigure(printed, from);
  if (isUpper(first) || isLower(first)) return beforeWord(printed, from);
  if (first >= 192) {
    const plain = printed
      .slice(from, from + 1)
      .normalize('NFD')
      .charCodeAt(0);
    if (isUpper(plain) || isLower(plain))
      return 'aeiouAEIOU'.includes(String.fromCharCode(plain)) ? 'an' : 'a';
    return 'ÆæØøŒœ'.includes(printed.charAt(from)) ? 'an' : 'a';
  }
  return 'a';
}
