import type { Sentence, Span } from '../../src/model.js';
import type { VerifyContext } from '../../src/verify/index.js';

/**
 * A sentence from a notation: `[figure]` is a span, `<name>` a span whose inner characters are left alone,
 * `|` at the beginning adds a span over the whole sentence, as a status or a gate has.
 */
export function passage(notation: string): Sentence {
  const spans: Span[] = [];
  let text = '';
  let start = -1;
  const isGated = notation.startsWith('|');
  for (const character of isGated ? notation.slice(1) : notation) {
    if (character === '[' || character === '<') start = text.length;
    else if (character === ']' || character === '>') {
      const fact = character === '>' ? 'name' : 'figure';
      spans.push({ start, end: text.length, fact, from: [`/${fact}`] });
    } else text += character;
  }
  if (isGated) spans.unshift({ start: 0, end: text.length, fact: 'status', from: ['/status'] });
  return { text, message: 'lead', template: { file: 'test.hbs', line: 1 }, spans };
}

export const context: VerifyContext = {
  opaque: (fact) => fact === 'name',
  language: {
    wordCount: (text) => text.split(/\s+/u).filter((word) => word !== '').length,
    indefinite: (printed) => (/^(?:[aeiou]|8|11\b|18\b|\$8)/i.test(printed) ? 'an' : 'a'),
  },
};
