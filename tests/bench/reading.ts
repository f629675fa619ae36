/** What an item is read for in the bench: all of its text and all of its spans. */
import type { Item, Outcome } from '../../src/model.js';

/** The item; whatever was not written has no place in the bench. */
export function written(outcome: Outcome<Item>): Item {
  if (outcome.status !== 'written') throw new Error(JSON.stringify(outcome.diagnostics));
  return outcome.value;
}

/** Reads all text and all spans. */
export function readItem({ headline, paragraphs }: Item): number {
  let read = readSentence(headline);
  for (const paragraph of paragraphs) {
    for (const sentence of paragraph) read += readSentence(sentence);
  }
  return read;
}

function readSentence({ text, spans }: Item['headline']): number {
  let read = readText(text);
  for (const { start, end, fact, from } of spans) {
    read += end - start + fact.length;
    for (const pointer of from) read += pointer.length;
  }
  return read;
}

/** One look at its end makes the engine put the pieces of a text together. */
export function readText(text: string): number {
  return text.charCodeAt(text.length - 1) + text.length;
}

/** The headline and the paragraphs, a line each. */
export function textOf({ headline, paragraphs }: Item): string {
  return [headline.text, ...paragraphs.map((each) => each.map(({ text }) => text).join(' '))].join(
    '\n',
  );
}
