/**
 * Aggregation: two short neighbouring sentences about one subject become one.
 */
import type { Language } from '../languages/index.js';
import type { Item, Sentence, Span } from '../model.js';
import { LEAD, othersWords } from '../templates/index.js';

/** Data of what is joined. */
const joining = {
  /** A joined sentence has at most so many words. */
  words: 30,
  /** A claim's owner ends its sentence: what came after would seem to be theirs. */
  owners: new Set(['source', 'publisher', 'forecaster', 'announcedBy']),
} as const;

/**
 * Joins neighbouring sentences of a paragraph that tell of one subject in one tense: "It was up from $513 billion in
 * 2021 and was the highest since 2008." Never a lead, never two sentences that hold an "and", a colon or somebody
 * else's words. The sentences themselves are checked already, and nothing of their wording changes but the subject that
 * is not said twice.
 *
 * @example
 * typeof aggregate // => 'function'
 */
export function aggregate(item: Item, language: Language): Item {
  let paragraphs: (readonly Sentence[])[] | undefined;
  for (let at = 0; at < item.paragraphs.length; at += 1) {
    const sentences = item.paragraphs[at] as readonly Sentence[];
    const joined = joinedIn(sentences, language);
    if (joined === sentences) continue;
    paragraphs ??= [...item.paragraphs];
    paragraphs[at] = joined;
  }
  return paragraphs === undefined ? item : { ...item, paragraphs };
}

function joinedIn(sentences: readonly Sentence[], language: Language): readonly Sentence[] {
  let joined: Sentence[] | undefined;
  for (let at = 1; at < sentences.length; at += 1) {
    const one = sentences[at - 1] as Sentence;
    const other = sentences[at] as Sentence;
    const subject = sharedSubject(one, other, language);
    if (subject === undefined) {
      joined?.push(other);
      continue;
    }
    joined ??= sentences.slice(0, at);
    joined[joined.length - 1] = join(one, other, subject, language);
    // What is joined is not joined again.
    const next = sentences[at + 1];
    if (next !== undefined) joined.push(next);
    at += 1;
  }
  return joined ?? sentences;
}

/** Where the second sentence's predicate begins, if both tell of one subject and may be one sentence. */
function sharedSubject(one: Sentence, other: Sentence, language: Language): number | undefined {
  // Most pairs differ in their first letter, so that nothing else needs to be looked at.
  if (one.text.charCodeAt(0) !== other.text.charCodeAt(0) && !isPronoun(other, language))
    return undefined;
  if (standsApart(one) || standsApart(other)) return undefined;
  const first = subjectOf(one, language);
  const second = first === undefined ? undefined : subjectOf(other, language);
  if (first === undefined || second === undefined || first.key !== second.key) return undefined;
  if (!isPlainPredicate(one, first.end, language) || !isPlainPredicate(other, second.end, language))
    return undefined;
  if (
    language.tenseOf(one.text.slice(first.end + 1)) !==
    language.tenseOf(other.text.slice(second.end + 1))
  )
    return undefined;
  const words = language.wordCount(one.text) + language.wordCount(other.text.slice(second.end));
  return words > joining.words ? undefined : second.end;
}

/** Where the news itself stands, and what was said by others, no sentence is joined to another. */
function standsApart({ message }: Sentence): boolean {
  return message === LEAD || othersWords.has(message);
}

function isPronoun({ text }: Sentence, { reference: { it } }: Language): boolean {
  return text.charAt(it.length) === ' ' && text.slice(0, it.length).toLowerCase() === it;
}

/** What a sentence opens with: the fact that its first value tells, or a phrase that stands for what was named. */
function subjectOf(
  { text, spans }: Sentence,
  { openings }: Language,
): { readonly key: string; readonly end: number } | undefined {
  const span = spans.find(({ start, end }) => start === 0 && end < text.length);
  if (span !== undefined) {
    // "Auth0’s revenue" is no Auth0.
    return text.charAt(span.end) === ' ' ? { key: span.fact, end: span.end } : undefined;
  }
  const phrase = openings.find(
    (opening) => text.startsWith(opening) && text.charAt(opening.length) === ' ',
  );
  return phrase === undefined ? undefined : { key: phrase, end: phrase.length };
}

/** A predicate that one more can follow. */
function isPlainPredicate({ text, spans }: Sentence, from: number, { joined }: Language): boolean {
  const predicate = text.slice(from);
  return (
    !/[:;“”"]|, /u.test(predicate) &&
    !predicate.includes(joined) &&
    !spans.some(({ fact }) => joining.owners.has(fact))
  );
}

function join(one: Sentence, other: Sentence, subjectEnd: number, language: Language): Sentence {
  const start = one.text.slice(0, -1) + language.joined.trimEnd();
  const shift = start.length - subjectEnd;
  const moved = ({ fact, from, ...span }: Span): Span => ({
    start: Math.max(span.start, subjectEnd + 1) + shift,
    end: span.end + shift,
    fact,
    from,
  });
  return {
    ...one,
    text: start + other.text.slice(subjectEnd),
    spans: [
      ...one.spans.map((span) =>
        span.start === 0 && span.end === one.text.length
          ? { ...span, end: one.text.length - 1 }
          : span,
      ),
      ...other.spans.filter(({ end }) => end > subjectEnd).map(moved),
    ],
    joined: { message: other.message, template: other.template },
  };
}
