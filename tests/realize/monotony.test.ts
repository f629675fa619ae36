import { describe, expect, it } from 'vitest';
import { english } from '../../src/languages/index.js';
import type { Item } from '../../src/model.js';
import { monotonous } from '../../src/realize/index.js';
import { marked } from './marked.js';

const item = (...paragraphs: string[][]): Item =>
  ({
    paragraphs: paragraphs.map((texts, paragraph) =>
      texts.map((text, place) => marked(text, 'told', paragraph * 10 + place)),
    ),
  }) as unknown as Item;

describe('monotonous', () => {
  it.each([
    [['The sum rose.', 'The fall was long ago.', 'The highest was five, in all.']],
    [['A sum of five rose.', 'It was good for us.', 'We had it that day.']],
  ])('finds three that open alike or are as long: %j', (texts) => {
    expect(monotonous(item(texts), english)?.map(({ text }) => text)).toEqual(texts);
  });

  it('finds them across paragraphs', () => {
    const found = item(
      ['A sum rose.', 'The sum fell today.'],
      ['The end came.', 'The way is long, too.'],
    );
    expect(monotonous(found, english)?.map(({ text }) => text)).toEqual([
      'The sum fell today.',
      'The end came.',
      'The way is long, too.',
    ]);
  });

  it('finds three of one bullet', () => {
    const sentences = ['By May, it rose.', 'In June, some of it fell.', 'On and off it was there.'];
    const alike = { paragraphs: [sentences.map((text) => marked(text))] } as unknown as Item;
    expect(monotonous(alike, english)).toHaveLength(3);
  });

  it.each([
    [['The sum rose.', 'The fall was long.', 'It was the highest for years.']],
    [['The sum rose.', 'Then it fell for a day.', 'The rest is for them all to say.']],
    [['The sum rose.', 'The fall was long ago.']],
  ])('lets pass what differs: %j', (texts) => {
    expect(monotonous(item(texts), english)).toBeUndefined();
  });

  it('leaves alone what somebody else said', () => {
    const said = {
      paragraphs: [
        ['The sun rose.', 'The sky was clear for us.', 'The end.'].map((text) =>
          marked(text, 'quoted'),
        ),
      ],
    } as unknown as Item;
    expect(monotonous(said, english)).toBeUndefined();
  });
});
