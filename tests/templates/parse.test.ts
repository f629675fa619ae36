import { describe, expect, it } from 'vitest';
import { parseTemplate } from '../../src/templates/parse.js';

/** What of a template is read, and what its author is told of what cannot be. */

const FRONT = '---\nkind: visit\nparagraphs: [[lead]]\n---\n';

const parse = (text: string) => parseTemplate(text, 'visit.hbs');

/** The findings of a lead with these bullets, or of a whole body. */
const found = (body: string) =>
  parse(`${FRONT}${body}`).diagnostics.map(({ code, message, hint, place }) => [
    code,
    place && 'line' in place ? `${place.line}:${place.column}` : '',
    message,
    hint,
  ]);
const inLead = (bullets: string) => found(`{{#lead}}\n${bullets}\n{{/lead}}\n`);

const STOP = [
  'template/punctuation',
  '6:1',
  'A sentence does not end in a full stop.',
  'Add it; it is dropped after a value that ends in one.',
];
const SLOT = 'A figure comes from a fact: use a slot.';
const NAME = 'A name comes from a fact: use a slot.';
const BULLET = 'Begin each wording with `- ` on a line of its own.';
const PHRASES = 'Optional wording is {{#opt}}…{{/opt}}; choices are bullets; conditions are gates.';

describe('the wording of a bullet', () => {
  it.each([
    'It rose.',
    'It rose!',
    'Did it rise?',
    'It said: “so.”',
    "It said: 'so.'",
    'I said so. It was so: an IPO.',
    'It said: “so.” It was so.',
    'Éa rose.',
    'It rose{{#opt}} by {{change}}{{/opt}}.',
    '{{guest}} rose.',
    'It is\n  on two lines.',
  ])('may be %j', (bullet) => {
    expect(inLead(`- ${bullet}`)).toEqual([]);
  });

  it.each([
    ['It rose', [STOP]],
    ['It rose{{#opt}}, so.{{/opt}}', [STOP]],
    ['It rose {{by}}', [STOP]],
    ['It rose,', [STOP]],
    [
      'It paid 20 dollars.',
      [['template/literal-figure', '6:3', 'The wording holds the figure 20.', SLOT]],
    ],
    [
      'It {{is}} on 5.',
      [['template/literal-figure', '6:12', 'The wording holds the figure 5.', SLOT]],
    ],
    [
      'It met Cisco.',
      [['template/literal-name', '6:3', 'The wording holds what looks like a name: Cisco.', NAME]],
    ],
    [
      'It met Étoile.',
      [['template/literal-name', '6:3', 'The wording holds what looks like a name: Étoile.', NAME]],
    ],
    [
      '{{guest}}The firm.',
      [['template/literal-name', '6:12', 'The wording holds what looks like a name: The.', NAME]],
    ],
    [
      'It{{#opt}} of Cisco{{/opt}} rose.',
      [['template/literal-name', '6:13', 'The wording holds what looks like a name: Cisco.', NAME]],
    ],
    [
      'It  rose.',
      [['template/punctuation', '6:3', 'The wording holds a doubled space.', undefined]],
    ],
  ])('%j is told of', (bullet, expected) => {
    expect(inLead(`- ${bullet}`)).toEqual(expected);
  });

  it('of a headline has no full stop, other marks may be', () => {
    const headline = (text: string) => found(`{{#headline}}\n- ${text}\n{{/headline}}\n`);
    expect(headline('{{guest}} pays a visit')).toEqual([]);
    expect(headline('Why it rose?')).toEqual([]);
    expect(headline('It rose.')).toEqual([
      [
        'template/punctuation',
        '6:1',
        'A headline ends in a full stop.',
        'Take the full stop away.',
      ],
    ]);
  });
});

describe('what the language does not have', () => {
  it.each([
    [
      '- It {{{is}}}.',
      '6:6',
      'Slots have two braces: text is escaped where it is published, never in a template.',
      'Write {{slot}}.',
    ],
    ['- It {{is.so}}.', '6:6', 'A slot names a fact or a helper: one word, no path.', undefined],
    ['- It {{../is}}.', '6:6', 'A slot names a fact or a helper: one word, no path.', undefined],
    ['- It {{@is}}.', '6:6', 'A slot names a fact or a helper: one word, no path.', undefined],
    ['- It {{this}}.', '6:6', 'A slot names a fact or a helper: one word, no path.', undefined],
    ['- It {{a (b c)}}.', '6:10', 'An argument is a fact or a word in quotation marks.', undefined],
    ['- It {{a 5}}.', '6:10', 'An argument is a fact or a word in quotation marks.', undefined],
    ['- It {{a b max=c}}.', '6:12', 'Option max takes a word or a number.', undefined],
    ['- It {{> is}}.', '6:6', 'The template language has no partial.', undefined],
    [
      '- It {{#if is}}so{{/if}}.',
      '6:6',
      'The template language has no {{#if}} inside a bullet.',
      PHRASES,
    ],
    [
      '- It{{#opt}} {{#opt}}{{is}}{{/opt}}{{/opt}}.',
      '6:14',
      'An optional phrase holds no other block.',
      undefined,
    ],
    [
      '- It{{#opt is}} so{{/opt}}.',
      '6:5',
      '{{#opt}} takes no arguments and has no {{else}}.',
      undefined,
    ],
    [
      '- It{{#opt when="is"}} so{{/opt}}.',
      '6:5',
      '{{#opt}} takes no arguments and has no {{else}}.',
      undefined,
    ],
    [
      '- It{{#opt}} so{{else}} no{{/opt}}.',
      '6:5',
      '{{#opt}} takes no arguments and has no {{else}}.',
      undefined,
    ],
    ['So it is.\n- It is.', '5:10', 'Text stands before the first bullet of lead.', BULLET],
    ['{{is}}\n- It is.', '6:1', 'A slot stands before the first bullet of lead.', BULLET],
  ])('%j', (bullets, at, message, hint) => {
    expect(inLead(bullets)).toContainEqual(['template/forbidden', at, message, hint]);
  });

  it.each([
    [
      'So it is.\n{{#lead}}\n- It is.\n{{/lead}}\n',
      '5:1',
      'Text stands outside the blocks: "So it is.".',
      'Put wording into a bullet of a block.',
    ],
    [
      '\n\n So it is.\n{{#lead}}\n- It is.\n{{/lead}}\n',
      '7:1',
      'Text stands outside the blocks: "So it is.".',
      'Put wording into a bullet of a block.',
    ],
    [
      '{{#lead}}\n- It is.\n{{/lead}} So.\n',
      '7:10',
      'Text stands outside the blocks: "So.".',
      'Put wording into a bullet of a block.',
    ],
    [
      '{{guest}}\n',
      '5:1',
      'Only blocks such as {{#lead}} … {{/lead}} stand at the top of a template.',
      undefined,
    ],
    [
      '{{#lead is}}\n- It is.\n{{/lead}}\n',
      '5:1',
      'Block lead takes gates such as when="…", no other arguments.',
      undefined,
    ],
    [
      '{{#lead}}\n- It is.\n{{else}}\n- So.\n{{/lead}}\n',
      '5:1',
      'A block has no {{else}}; write a second block with its own gates.',
      undefined,
    ],
    [
      '{{#lead if="is"}}\n- It is.\n{{/lead}}\n',
      '5:9',
      'Block lead has no gate if.',
      'The gates are when, unless, after and each, each with a string of fact names.',
    ],
    [
      '{{#lead when=is}}\n- It is.\n{{/lead}}\n',
      '5:9',
      'Block lead has no gate when.',
      'The gates are when, unless, after and each, each with a string of fact names.',
    ],
    [
      '{{#lead each="a b"}}\n- It is.\n{{/lead}}\n',
      '5:1',
      'Block lead goes over one list, not 2.',
      undefined,
    ],
  ])('around its blocks: %j', (body, at, message, hint) => {
    expect(found(body)).toContainEqual(['template/forbidden', at, message, hint]);
  });

  it.each([
    '{{! a comment }}\n{{#lead}}\n- It is.\n{{! another }}\n- So it is{{! here }}.\n{{/lead}}\n',
    '{{#lead}}\n- It is{{#opt}}{{! why }} so {{is}}{{/opt}}.\n{{/lead}}\n',
    '\n{{#lead}}\n\n- It is.\n\n{{/lead}}\n\n',
  ])('comments and blank lines stand anywhere: %j', (body) => {
    expect(found(body)).toEqual([]);
  });
});

describe('a template that does not parse', () => {
  it.each([
    ['{{#lead}}\n- It is.\n', '5:1', /lead/],
    ['{{#lead}}\n- It is{{#opt}} so.\n{{/lead}}\n', '6:8', /opt/],
    ['{{#lead}}\n- It is.\n{{#more}}\n- So.\n{{/more}}\n', '5:1', /lead/],
    ['{{#lead}}\n- It {{is}.\n{{/lead}}\n', '6', /./],
  ])('%j is told where it is broken', (body, at, message) => {
    const { syntax, diagnostics } = parse(`${FRONT}${body}`);
    expect(syntax).toBeUndefined();
    const [first] = diagnostics;
    expect(first?.code).toBe('template/syntax');
    expect(first?.message).toMatch(message);
    const { line, column } = first?.place as { line: number; column: number };
    expect(`${line}:${column}`).toMatch(new RegExp(`^${at}`));
  });
});

describe('the front matter', () => {
  const front = (yaml: string) =>
    parse(`---\n${yaml}\n---\n{{#lead}}\n- It is.\n{{/lead}}\n`).diagnostics.map(
      ({ code, place, message }) => [
        code,
        place && 'line' in place ? `${place.line}:${place.column}` : '',
        message,
      ],
    );

  it.each([
    ['kind: visit', '2:1', /paragraphs/],
    ['kind: 5\nparagraphs: [[lead]]', '2:7', /kind/],
    ['kind: visit\nparagraphs: []', '3:13', /paragraphs/],
    ['kind: visit\nparagraphs: [[]]', '3:14', /paragraphs\.0/],
    ['kind: visit\nparagraphs:\n  - [lead, 5x]', '4:12', /paragraphs\.0\.1/],
    ['kind: visit\nparagraphs: [[Lead]]', '3:15', /paragraphs\.0\.0/],
    ['kind: visit\nparagraphs: [[lead**]]', '3:15', /paragraphs\.0\.0/],
    ['kind: visit\nsort: x\nparagraphs: [[lead]]', '2:1', /sort/],
    ['kind: visit\nparagraphs: [[lead]]\nnames: { guest: 5x }', '4:17', /names\.guest/],
    ['kind: [', '3', /^The front matter is not YAML: /],
    ['x: &x [lead]\nparagraphs: [*x]', '3:14', /^The front matter takes no aliases: \*x\.$/],
    ['? [a, b]\n: lead', '2:3', /^The keys of the front matter are words\.$/],
  ])('%j does not fit', (yaml, at, message) => {
    const findings = front(yaml);
    expect(findings.every(([code]) => code === 'template/front-matter')).toBe(true);
    const [, place, told] = findings[0] ?? [];
    expect(place).toMatch(new RegExp(`^${at}`));
    expect(told).toMatch(message);
  });

  it.each([
    'kind: visit\nparagraphs: [[lead, more*], [lastWord]]',
    'kind: visit\nparagraphs: [[lead]]\nnames: { guest: guest of honour, amount: Éclat’s sum }',
  ])('%j fits', (yaml) => {
    expect(front(yaml)).toEqual([]);
  });
});

describe('the syntax of a template', () => {
  it('holds its order, blocks, gates, bullets, phrases and slots with their places', () => {
    const { syntax, diagnostics } = parse(`---
kind: visit
paragraphs:
  - [lead, more*]
  - [last]
names: { guest: visitor }
---
{{#lead when="a b" unless="c" after="d"}}
- It {{plural "patent" count}} is{{#opt}} so {{on day}}{{when e}}{{unless f}}{{/opt}},
  then{{when g}}{{unless h}}.
- {{list guests max=2}} {{verb "be" guests tense="past"}} so.
{{/lead}}
{{#more each="stops"}}
- Up {{stop}}.
{{/more}}
`);
    expect(diagnostics).toEqual([]);
    expect(syntax).toEqual({
      file: 'visit.hbs',
      frontMatter: {
        kind: 'visit',
        paragraphs: [['lead', 'more*'], ['last']],
        names: { guest: 'visitor' },
      },
      orderAt: [
        [
          [4, 6],
          [4, 12],
        ],
        [[5, 6]],
      ],
      blocks: [
        {
          at: [8, 1],
          message: 'lead',
          when: ['a', 'b'],
          unless: ['c'],
          after: ['d'],
          bullets: [
            {
              at: [9, 1],
              nodes: [
                'It ',
                { at: [9, 6], helper: 'plural', words: ['patent'], facts: ['count'] },
                ' is',
                {
                  nodes: [' so ', { at: [9, 46], helper: 'on', facts: ['day'] }],
                  when: ['e'],
                  unless: ['f'],
                },
                ', then',
                '.',
              ],
              when: ['g'],
              unless: ['h'],
            },
            {
              at: [11, 1],
              nodes: [
                { at: [11, 3], helper: 'list', facts: ['guests'], options: { max: 2 } },
                ' ',
                {
                  at: [11, 25],
                  helper: 'verb',
                  words: ['be'],
                  facts: ['guests'],
                  options: { tense: 'past' },
                },
                ' so.',
              ],
            },
          ],
        },
        {
          at: [13, 1],
          message: 'more',
          each: 'stops',
          bullets: [{ at: [14, 1], nodes: ['Up ', { at: [14, 6], facts: ['stop'] }, '.'] }],
        },
      ],
    });
  });
});
