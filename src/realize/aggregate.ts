/**
 * Aggregation: two short neighbouring sentences become one where that is surely good grammar and says no more than both
 * did. Which words join is the language's.
 */
import type { Item, NewsEvent, Sentence } from '../model.js';
import { LEAD, othersWords } from '../templates/index.js';
import type { AggregateContext } from './joinable.js';
import { join } from './join.js';

/**
 * Joins neighbouring sentences of a paragraph: two predicates of one subject, two figures told beside each other, what an
 * event did to a figure, what is told of a name that ends a sentence, and what one owner said. Never a lead, never
 * somebody else's words, never a claim to one of another owner. The sentences themselves are checked already, and nothing
 * of their wording changes but the subject or owner that is not said twice.
 *
 * @example
 * typeof aggregate // => 'function'
 */
export function aggregate(item: Item, event: NewsEvent, context: AggregateContext): Item {
  let paragraphs: (readonly Sentence[])[] | undefined;
  for (let at = 0; at < item.paragraphs.length; at += 1) {
    const sentences = item.paragraphs[at] as readonly Sentence[];
    const joined = joinedIn(sentences, event, context);
    if (joined === sentences) continue;
    paragraphs ??= [...item.paragraphs];
    paragraphs[at] = joined;
  }
  return paragraphs === undefined ? item : { ...item, paragraphs };
}

function joinedIn(
  sentences: readonly Sentence[],
  event: NewsEvent,
  context: AggregateContext,
): readonly Sentence[] {
  let joined: Sentence[] | undefined;
  for (let at = 1; at < sentences.length; at += 1) {
    const one = sentences[at - 1] as Sentence;
    const other = sentences[at] as Sentence;
    const both =
      standsApart(one) || standsApart(other) ? undefined : join(one, other, event, context);
    if (both === undefined) {
      joined?.push(other);
      continue;
    }
    joined ??= sentences.slice(0, at);
    joined[joined.length - 1] = both;
    // What is joined is not joined again.
    const next = sentences[at + 1];
    if (next !== undefined) joined.push(next);
    at += 1;
  }
  return joined ?? sentences;
}

/** Where the news itself stands, and what was said by others, no sentence is joined to another. */
function standsApart({ message }: Sentence): boolean {
  return message === LEAD || othersWords.has(message);
}
