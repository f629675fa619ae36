/**
 * Monotony: three sentences in a row that are alike.
 */
import type { Language } from '../languages/index.js';
import type { Item, Sentence } from '../model.js';
import { othersWords } from '../templates/index.js';

/** Three neighbours, in their order. */
export type Trio = readonly [Sentence, Sentence, Sentence];

/**
 * The first three neighbouring sentences of the body that open with one word, come of one bullet or are as long; nothing where there are none. What somebody else said is as it is.
 *
 * @example
 * monotonous({ paragraphs: [[{ text: 'The sum rose.', message: 'lead', template: { file: 'x.hbs', line: 1 }, spans: [] }]] } as unknown as Item, {} as Language) // => undefined
 */
export function monotonous({ paragraphs }: Item, language: Language): Trio | undefined {
  let one: Sentence | undefined;
  let two: Sentence | undefined;
  for (const sentences of paragraphs) {
    for (const three of sentences) {
      if (othersWords.has(three.message)) {
        one = two = undefined;
        continue;
      }
      if (
        one !== undefined &&
        two !== undefined &&
        ((openAlike(two.text, three.text) && openAlike(one.text, two.text)) ||
          (two.template.line === three.template.line && one.template.line === two.template.line) ||
          areAsLong(one.text, two.text, three.text, language))
      )
        return [one, two, three];
      one = two;
      two = three;
    }
  }
  return undefined;
}

/** With one word. */
function openAlike(one: string, other: string): boolean {
  for (let at = 0; ; at += 1) {
    const code = one.charCodeAt(at);
    if (code !== other.charCodeAt(at)) return false;
    if (code === 32 || Number.isNaN(code)) return true;
  }
}

/** In words; texts whose letters differ by a quarter look longer or shorter anyway. */
function areAsLong(one: string, two: string, three: string, language: Language): boolean {
  const { length } = two;
  return (
    Math.abs(one.length - length) * 4 < length &&
    Math.abs(three.length - length) * 4 < length &&
    sameCount(one, two, language) &&
    sameCount(two, three, language)
  );
}

function sameCount(one: string, other: string, language: Language): boolean {
  return language.wordCount(one) === language.wordCount(other);
}
