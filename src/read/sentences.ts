/**
 * Sentences of running text with their places in it. A line that ends without a full stop before an empty line, as a
 * headline does, is a sentence of its own.
 */

/** A sentence: where it stands in the text (UTF-16 code units) and whether it reads as a headline. */
export interface SentencePlace {
  readonly start: number;
  readonly end: number;
  /** It has no full stop: a headline, a title, an entry of a list. */
  readonly open: boolean;
}

/** Words with a full stop of their own: what follows them is the same sentence, unless a new one plainly begins. */
const abbreviations: ReadonlySet<string> = new Set(
  `inc corp ltd co cos llc plc bros mr mrs ms dr prof sen rep gov gen lt col sgt rev hon st mt ft jr sr no nos vs etc
  approx est dept univ assn intl jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri sat
  sun fig vol pp ed eds al e.g i.e u.s u.k u.n e.u a.m p.m d.c s.a n.v b.v s.p.a a.g l.p p.l.c u.s.a s.r.o s.r.l z.o.o d.o.o rs cf ca`
    .trim()
    .split(/\s+/),
);

/** After these a sentence often ends: "… of Cisco Systems Inc. The deal …". */
const mayEnd: ReadonlySet<string> = new Set(
  'inc corp ltd co cos llc plc bros jr sr etc u.s u.k u.n e.u a.m p.m d.c s.a n.v b.v s.p.a l.p p.l.c u.s.a s.r.o s.r.l z.o.o d.o.o'.split(
    ' ',
  ),
);

/** Words that open a sentence rather than go on with a name. */
const openers: ReadonlySet<string> = new Set(
  `The This That These Those It Its He She They We In On At As For By With After Before Under When While If But And
  However Meanwhile Terms Financial Details Neither Both Last Earlier According Shares Analysts Other Also There Last
  Following Separately`
    .trim()
    .split(/\s+/),
);

/**
 * Splits a text into sentences; every character that is not white space belongs to one.
 *
 * @example
 * splitSentences('Acme Inc. bought Bolt. Terms were not disclosed.').length // => 2
 * splitSentences('Acme buys Bolt\n\nThe deal closed.')[0] // => { start: 0, end: 14, open: true }
 */
export function splitSentences(text: string): readonly SentencePlace[] {
  const places: SentencePlace[] = [];
  const wrapped = isWrapped(text);
  let start = -1;
  const close = (end: number, open: boolean): void => {
    if (start === -1) return;
    let last = end;
    while (last > start && isSpace(text.charCodeAt(last - 1))) last -= 1;
    if (last > start) places.push({ start, end: last, open });
    start = -1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE) {
      if (start === -1) continue;
      const next = afterSpaces(text, at);
      if (
        next.newlines > 1 ||
        isBullet(text, next.at) ||
        (!wrapped && !/^\p{Ll}/u.test(text.slice(next.at, next.at + 2)))
      )
        close(at, true);
      at = next.at - 1;
      continue;
    }
    if (isSpace(code)) continue;
    if (start === -1) start = at;
    if (code !== STOP && code !== QUESTION && code !== EXCLAMATION) continue;
    // a run of full stops is one
    while (isStop(text.charCodeAt(at + 1))) at += 1;
    let end = at + 1;
    while (closers.has(text.charAt(end))) end += 1;
    if (end < text.length && !isSpace(text.charCodeAt(end))) {
      // "… of the deal.[1] The" and "Inc.'s" go on; a sentence glued to the next does too
      continue;
    }
    if (code !== STOP ? opensNext(text, end) : endsSentence(text, start, at, end)) {
      close(end, false);
      at = end - 1;
    }
  }
  close(text.length, true);
  return places;
}

const NEWLINE = 10;
const STOP = 46;
const QUESTION = 63;
const EXCLAMATION = 33;
const closers: ReadonlySet<string> = new Set(['"', "'", '”', '’', ')', ']']);

function isStop(code: number): boolean {
  return code === STOP || code === QUESTION || code === EXCLAMATION;
}

function isSpace(code: number): boolean {
  return code === 32 || (code > 8 && code < 14) || code === 0xa0 || code === 0x3000;
}

function afterSpaces(
  text: string,
  from: number,
): { readonly at: number; readonly newlines: number } {
  let newlines = 0;
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) {
    if (text.charCodeAt(at) === NEWLINE) newlines += 1;
    at += 1;
  }
  return { at, newlines };
}

/**
 * Whether the lines of a text were broken at a width, as agency copy was: then the end of a line means nothing. Lines of
 * other texts are paragraphs or headlines.
 */
function isWrapped(text: string): boolean {
  let full = 0;
  let start = 0;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', start)) {
    if (end - start > 95) return false;
    if (end - start > 40) full += 1;
    start = end + 1;
  }
  return text.length - start <= 95 && full > 1;
}

function isBullet(text: string, at: number): boolean {
  return /^(?:[-*•–]|\d{1,2}[.)])\s/.test(text.slice(at, at + 5));
}

/** "Yahoo! took over" goes on. */
function opensNext(text: string, end: number): boolean {
  const next = afterSpaces(text, end);
  return next.newlines > 0 || !/^\p{Ll}/u.test(text.slice(next.at, next.at + 2));
}

/** Whether the full stop at `at` ends the sentence that began at `start`. */
function endsSentence(text: string, start: number, at: number, end: number): boolean {
  let begin = at;
  while (begin > start && !isSpace(text.charCodeAt(begin - 1)) && text.charAt(begin - 1) !== '(')
    begin -= 1;
  const word = text
    .slice(begin, at)
    .replace(/^["“'‘(]+/, '')
    .toLowerCase();
  const next = afterSpaces(text, end);
  if (next.at >= text.length || next.newlines > 1) return true;
  // an agency's name under the copy
  if (next.newlines > 0 && /^\S{1,12}\s*$/.test(text.slice(next.at, next.at + 40))) return true;
  const following = text.slice(next.at, next.at + 40);
  // the sentence after begins with a capital, a figure or a quotation mark
  if (!/^["“‘'([]?[\p{Lu}\p{N}$€£¥]/u.test(following) && !/^\p{Ll}\p{Lu}/u.test(following))
    return false;
  const isInitial = /^\p{L}$/u.test(word) || /^(?:\p{L}\.)+\p{L}$/u.test(word);
  if (!isInitial && !abbreviations.has(word)) return true;
  if (!mayEnd.has(word)) return false;
  const opening = /^["“‘'([]?(\p{L}+)/u.exec(following)?.[1] ?? '';
  return openers.has(opening) || (next.newlines > 0 && /\s{4}/.test(text.slice(end, next.at)));
}
