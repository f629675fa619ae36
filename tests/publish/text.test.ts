import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brief, toText } from '../../src/publish/index.js';
import { digestOf, story } from './story.js';

const reuters = { name: 'Reuters', url: 'https://example.org/a_b?c=1&d=2' };

describe('toText', () => {
  it('sets an item as a wire does: headline, paragraphs, sources', () => {
    const item = story(
      'Acme buys Bolt',
      [['Acme has bought Bolt.', 'It paid $5 million.'], ['Bolt makes nuts.']],
      [reuters, { name: 'Bolt' }],
    );
    expect(toText(item)).toBe(
      [
        'Acme buys Bolt',
        '',
        'Acme has bought Bolt. It paid $5 million.',
        '',
        'Bolt makes nuts.',
        '',
        '— Reuters, https://example.org/a_b?c=1&d=2; Bolt',
      ].join('\n'),
    );
  });

  it('sets a digest with its day, two blank lines before each item', () => {
    const digest = digestOf('Deals: Acme Buys Bolt', [
      story('One', [['A.']]),
      story('Two', [['B.']]),
    ]);
    expect(toText(digest)).toBe('Deals: Acme Buys Bolt\n2021-06-02\n\n\nOne\n\nA.\n\n\nTwo\n\nB.');
  });

  it('explains the newsworthiness when asked, what counts most first', () => {
    expect(toText(story('One', [['A.']]), { explain: true })).toBe(
      'One\n\nA.\n\n[0.64: The price is high (+0.44); A company changes hands (+0.20).]',
    );
  });

  it('shows no address that is not http or https', () => {
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'https://a.b/\u0007']) {
      expect(toText(story('One', [], [{ name: 'Bolt', url }]))).toBe('One\n\n— Bolt');
    }
  });

  it('breaks lines only between words, at the width', () => {
    const words = fc.array(fc.stringMatching(/^[^\s]{1,12}$/u), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 40 }), (list, width) => {
        const text = list.join(' ');
        const [, body = ''] = toText(story('H', [[text]]), { width }).split('\n\n');
        expect(body.replaceAll('\n', ' ')).toBe(text);
        for (const line of body.split('\n')) {
          const fits = Array.from(line).length <= width;
          expect(fits || !line.includes(' ')).toBe(true);
        }
      }),
    );
  });

  it('prints every name byte for byte', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (name) => {
        expect(toText(story(name, [[name]], [{ name }]))).toBe(`${name}\n\n${name}\n\n— ${name}`);
      }),
    );
  });

  it('gives headlines to whoever shows them in bold', () => {
    const bold = (line: string): string => `<${line}>`;
    expect(toText(digestOf('T', [story('One', [])]), { emphasise: bold })).toBe(
      '<T>\n2021-06-02\n\n\n<One>',
    );
  });
});

describe('brief', () => {
  it('keeps the headline and the first sentence, and changes nothing', () => {
    const item = story('One', [['A.', 'B.'], ['C.']], [reuters]);
    expect(toText(brief(item))).toBe('One\n\nA.\n\n— Reuters, https://example.org/a_b?c=1&d=2');
    expect(item.paragraphs).toHaveLength(2);
  });

  it('has nothing to shorten in a headline alone', () => {
    expect(brief(story('One', [])).paragraphs).toEqual([]);
  });
});
