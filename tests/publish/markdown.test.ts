import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toMarkdown } from '../../src/publish/index.js';
import { digestOf, story } from './story.js';

describe('toMarkdown', () => {
  it('sets an item with a heading and links its sources', () => {
    const item = story(
      'Acme buys Bolt',
      [['Acme has bought Bolt.', 'It paid $5.2 million.']],
      [{ name: 'Reuters', url: 'https://example.org/a_b' }, { name: 'Bolt' }],
    );
    expect(toMarkdown(item)).toBe(
      '# Acme buys Bolt\n\nAcme has bought Bolt. It paid $5.2 million.\n\n— [Reuters](https://example.org/a_b); Bolt',
    );
  });

  it('sets a digest one level up', () => {
    expect(
      toMarkdown(digestOf('T', [story('One', [['A.']]), story('Two', [])]), { explain: true }),
    ).toBe(
      [
        '# T',
        '2021-06-02',
        '## One',
        'A.',
        '> 0.64: The price is high (+0.44); A company changes hands (+0.20).',
        '## Two',
        '> 0.64: The price is high (+0.44); A company changes hands (+0.20).',
      ].join('\n\n'),
    );
  });

  it.each([
    ['](javascript:alert(1))', '\\](javascript:alert(1))'],
    ['<script>', '\\<script\\>'],
    ['*x* _y_ `z`', '\\*x\\* \\_y\\_ \\`z\\`'],
    ['AT&T', 'AT&T'],
    ['&lt; &#60;', '\\&lt; \\&\\#60;'],
    ['C# | ~~D~~', 'C\\# \\| \\~\\~D\\~\\~'],
    ['1. One', '1\\. One'],
    ['2) Two', '2\\) Two'],
    ['0.64 or 3.', '0.64 or 3.'],
    ['- Three', '\\- Three'],
    ['=== ', '\\==='],
    ['Yahoo!', 'Yahoo!'],
    ['\\*', '\\\\\\*'],
    ['https://a.b/ www.c.d', 'https\\://a.b/ www\\.c.d'],
    ['{{constructor}}', '{{constructor}}'],
  ])('shows %s as it is', (name, markdown) => {
    expect(toMarkdown(story('H', [[name]]))).toBe(`# H\n\n${markdown}`);
  });

  it('links http and https only, and lets no address end its link', () => {
    const linked = (url: string): string => toMarkdown(story('H', [], [{ name: 'N', url }]));
    expect(linked('javascript:alert(1)')).toBe('# H\n\n— N');
    expect(linked('https://a.b/ <script>')).toBe('# H\n\n— N');
    expect(linked('https://a.b/c_(d)')).toBe('# H\n\n— [N](https://a.b/c_\\(d\\))');
    expect(linked('https://a.b/?x=1&lt;=2')).toBe('# H\n\n— [N](https://a.b/?x=1\\&lt;=2)');
  });

  it('has brackets in the text of a link as entities', () => {
    const url = 'https://a.b/';
    expect(toMarkdown(story('H', [], [{ name: '[a](c)', url }]))).toBe(
      '# H\n\n— [&#91;a&#93;(c)](https://a.b/)',
    );
  });

  it('escapes every mark of a hostile text exactly once', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '](javascript:x)',
        '<b>',
        '*',
        '_',
        '`',
        '#',
        '|',
        '~',
        '[',
        '\\',
        '&amp;',
        '1. ',
        '- ',
        '> ',
        'a',
      ),
      fc.string({ maxLength: 3 }),
    );
    const text = fc
      .array(piece, { minLength: 1, maxLength: 8 })
      .map((pieces) => pieces.join('').trim())
      .filter((joined) => joined !== '');
    fc.assert(
      fc.property(text, (name) => {
        const line = toMarkdown(story('H', [[name]])).slice('# H\n\n'.length);
        // CommonMark: a backslash before ASCII punctuation stands for the punctuation.
        expect(line.replace(/\\([!-/:-@[-`{-~])/gu, '$1')).toBe(name);
        const bare = line.replace(/\\[!-/:-@[-`{-~]/gu, 'x');
        expect(bare).not.toMatch(/[\\`*_[\]<>~|#]|^[-+=]|^\d{1,9}[.)](?:\s|$)/u);
      }),
      { numRuns: 2000 },
    );
  });
});
