import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/languages/index.js';
import { slipsIn } from '../../src/templates/index.js';

/** Where a slip of the wording is seen, and where it is told; what a slip is, the language says. */

const language = {
  slips: [
    { pattern: /\u{fffc}s\b/u, says: 'A value in the plural', hint: 'Write plural.' },
    { pattern: /\ba a\b/u, says: 'Two articles', hint: 'Write one.' },
  ],
  currencyWords: /\$|\bdollars\b/u,
} as unknown as Language;

const FRONT = '---\nkind: visit\nparagraphs: [[lead]]\n---\n';

const slips = (body: string) =>
  slipsIn(`${FRONT}${body}`, 'visit.hbs', language).map(
    ({ code, message, hint, actual, place }) => [
      code,
      place && 'line' in place ? `${place.line}:${place.column}` : '',
      message,
      actual,
      hint,
    ],
  );
const inLead = (bullets: string) => slips(`{{#lead}}\n${bullets}\n{{/lead}}\n`);

const plural = (at: string, actual: string) => [
  'template/grammar',
  at,
  `A value in the plural: ${actual}.`,
  actual,
  'Write plural.',
];
const articles = (at: string, actual = 'a a') => [
  'template/grammar',
  at,
  `Two articles: ${actual.trim()}.`,
  actual,
  'Write one.',
];

describe('a slip', () => {
  it.each([
    ['- It has {{count}}s.', [plural('6:10', '{{count}}s')]],
    ['- It is.\n- It has {{count}}s.', [plural('7:10', '{{count}}s')]],
    ['- It is,\n  and has {{count}}s.', [plural('7:11', '{{count}}s')]],
    ['  - It has {{list firms max=2}}s.', [plural('6:12', '{{list firms max=2}}s')]],
    ['- It is a a firm, of {{count}}s.', [plural('6:22', '{{count}}s'), articles('6:9')]],
    // across the break of a line, a gate and a comment,
    ['- It is a\n  a firm.', [articles('6:9')]],
    ['- It is a{{when b}} a firm.', [articles('6:9', 'a{{when b}} a')]],
    ['- It is a{{!-- why - so --}} a firm.', [articles('6:9', 'a{{!-- why - so --}} a')]],
    // where an optional phrase stands,
    ['- It is a{{#opt}} a firm{{/opt}}.', [articles('6:9', 'a{{#opt}} a')]],
    // and where it does not.
    [
      '- It is a {{#opt}}so-called {{/opt}}a firm.',
      [articles('6:9', 'a {{#opt}}so-called {{/opt}}a')],
    ],
    [
      '- It paid {{price}} dollars.',
      [
        [
          'template/literal-currency',
          '6:21',
          'The wording holds a part of a sum: dollars.',
          'dollars',
          'A sum with its currency comes from a fact: use a slot.',
        ],
      ],
    ],
    [
      '- It paid ${{price}}.',
      [
        [
          'template/literal-currency',
          '6:11',
          'The wording holds a part of a sum: $.',
          '$',
          'A sum with its currency comes from a fact: use a slot.',
        ],
      ],
    ],
  ])('of %j is told once, where it stands', (bullets, expected) => {
    expect(inLead(bullets)).toEqual(expected);
  });

  it.each([
    '- It has {{count}} firms.',
    '- It is a {{a}} firm.',
    '- It is a\n- a firm is.',
    '- It is a {{#opt}}so-called {{/opt}}firm.',
    '- It is {{! a a }}so.',
    '- It has {{count}}{{when x}}, so.',
  ])('is none in %j', (bullets) => {
    expect(inLead(bullets)).toEqual([]);
  });

  it('is found in each block, with Windows line ends as with others, and not in the front matter', () => {
    const body = '{{#lead}}\n- It is.\n{{/lead}}\n{{#more}}\n- It has {{count}}s.\n{{/more}}\n';
    expect(slips(body)).toEqual([plural('9:10', '{{count}}s')]);
    expect(
      slipsIn(`${FRONT}${body}`.replaceAll('\n', '\r\n'), 'visit.hbs', language),
    ).toMatchObject([{ place: { file: 'visit.hbs', line: 9, column: 10 } }]);
    expect(slipsIn('---\n- a a b\n---\n', 'visit.hbs', language)).toEqual([]);
  });
});
