import { describe, expect, it } from 'vitest';
import { builtinKinds } from '../../src/kinds/index.js';
import { english } from '../../src/languages/index.js';
import { loadStory } from '../../src/templates/index.js';
import { parseTemplate } from '../../src/templates/parse.js';

const kinds = new Map(builtinKinds.map((kind) => [kind.name, kind]));

/** A small template that loads, to be broken in one place at a time. */
const sound = `---
kind: acquisition
paragraphs:
  - [lead, seller]
---
{{#headline}}
- {{acquirer}} buys {{target}}
{{/headline}}
{{#lead}}
- {{introduce acquirer}} bought {{introduce target}}{{#opt}} for {{price}}{{/opt}}.
{{/lead}}
{{#seller}}
- The seller was {{seller}}.
{{/seller}}
`;

const load = (text: string) => loadStory(parseTemplate(text, 'acquisition.hbs'), kinds, english);

/** What is broken, how, and where and as what it is told. */
const broken: readonly (readonly [string, string, string, string, number])[] = [
  ['a typo in a slot', '{{introduce target}}', '{{introduce targt}}', 'template/unknown-slot', 10],
  [
    'a typo in a helper',
    '{{introduce acquirer}}',
    '{{introdcue acquirer}}',
    'template/unknown-helper',
    10,
  ],
  [
    'a helper without its fact',
    'The seller was {{seller}}.',
    'The seller was {{introduce}}.',
    'template/unknown-slot',
    13,
  ],
  [
    'an unknown option',
    '{{seller}}.',
    '{{list seller maximum=2}}.',
    'template/helper-argument',
    13,
  ],
  [
    'an option of another type',
    '{{seller}}.',
    '{{list seller max="two"}}.',
    'template/helper-argument',
    13,
  ],
  [
    'a tense that there is not',
    '{{seller}}.',
    '{{seller}} {{verb "be" seller tense="future"}}.',
    'template/helper-argument',
    13,
  ],
  [
    'a helper that cannot word the fact',
    '{{price}}',
    '{{on price}}',
    'template/helper-argument',
    10,
  ],
  ['a flag in a slot', '{{price}}', '{{agreed}}', 'template/helper-argument', 10],
  ['a typo in a gate', '{{#lead}}', '{{#lead when="agred"}}', 'template/unknown-slot', 9],
  ['a gate that there is not', '{{#lead}}', '{{#lead if="agreed"}}', 'template/forbidden', 9],
  [
    'a gate both ways',
    'was {{seller}}.',
    'was {{seller}}.{{when agreed}}{{unless agreed}}',
    'template/unreachable',
    13,
  ],
  ['an unclosed block', '{{/lead}}', '', 'template/syntax', 9],
  ['a literal figure', 'bought', 'paid 5 for', 'template/literal-figure', 10],
  ['a literal name', 'The seller was', 'The seller was Cisco and', 'template/literal-name', 13],
  ['a doubled space', 'The seller', 'The  seller', 'template/punctuation', 13],
  ['a sentence without its full stop', '{{seller}}.', '{{seller}}', 'template/punctuation', 13],
  ['a headline with a full stop', 'buys {{target}}', 'buys {{target}}.', 'template/punctuation', 7],
  [
    'no headline',
    /\{\{#headline\}\}[^]*\{\{\/headline\}\}\n/.exec(sound)?.[0] ?? '',
    '',
    'template/missing-message',
    2,
  ],
  [
    'no lead',
    /\{\{#lead\}\}[^]*\{\{\/lead\}\}\n/.exec(sound)?.[0] ?? '',
    '',
    'template/missing-message',
    2,
  ],
  ['bad front matter', 'kind: acquisition', 'sort: acquisition', 'template/front-matter', 2],
  ['no YAML', 'kind: acquisition', 'kind: [', 'template/front-matter', 3],
  ['no front matter', '---\nkind', 'kind', 'template/front-matter', 1],
  ['an unknown kind', 'kind: acquisition', 'kind: aquisition', 'template/unknown-kind', 2],
  [
    'an unknown message in the order',
    '[lead, seller]',
    '[lead, seler]',
    'template/unknown-message',
    4,
  ],
  ['a message that the order lacks', '[lead, seller]', '[lead]', 'template/unplaced-message', 12],
  ['a triple stash', '{{price}}', '{{{price}}}', 'template/forbidden', 10],
  [
    'a condition',
    '{{#opt}} for {{price}}{{/opt}}',
    '{{#if price}} for {{price}}{{/if}}',
    'template/forbidden',
    10,
  ],
  [
    'an else',
    '- The seller was {{seller}}.',
    '- The seller was {{#opt}}{{seller}}{{else}}unknown{{/opt}}.',
    'template/forbidden',
    13,
  ],
  ['a path into a value', '{{price}}', '{{price.amount}}', 'template/forbidden', 10],
  ['a path to the prototype', '{{price}}', '{{constructor}}', 'template/unknown-slot', 10],
  ['a climbing path', '{{price}}', '{{../price}}', 'template/forbidden', 10],
  ['private data', '{{price}}', '{{@root.price}}', 'template/forbidden', 10],
  ['a sub-expression', '{{price}}', '{{list (lookup price)}}', 'template/forbidden', 10],
  ['a partial', '- The seller was', '- {{> seller}} The seller was', 'template/forbidden', 13],
  ['text outside of blocks', '{{#seller}}', 'Hello. {{#seller}}', 'template/forbidden', 12],
  ['text before the first bullet', '- The seller', 'Or: \n- The seller', 'template/forbidden', 12],
  [
    'five optional phrases',
    '{{#opt}} for {{price}}{{/opt}}',
    '{{#opt}} for {{price}}{{/opt}}'.repeat(5),
    'template/too-many-phrases',
    10,
  ],
  [
    'each over what is no list of structures',
    '{{#seller}}',
    '{{#seller each="price"}}',
    'template/forbidden',
    12,
  ],
  ['an empty block', '- The seller was {{seller}}.\n', '', 'template/unreachable', 12],
];

describe('loading a template', () => {
  it('takes a sound one', () => {
    expect(load(sound)).toMatchObject({ diagnostics: [] });
  });

  it.each(broken)('finds %s', (_what, from, to, code, line) => {
    const text = sound.replace(from, () => to);
    expect(text).not.toBe(sound);
    const { story, diagnostics } = load(text);
    expect(story).toBeUndefined();
    expect(diagnostics.map((found) => found.code)).toContain(code);
    const found = diagnostics.find((diagnostic) => diagnostic.code === code);
    expect(found?.place).toMatchObject({ file: 'acquisition.hbs', line });
  });

  it.each([
    [
      '{{introduce acquirer}}',
      '{{introdcue acquirer}}',
      'There is no helper introdcue.',
      'Did you mean introduce?',
    ],
    [
      '{{seller}}.',
      '{{list seller maximum=2}}.',
      'Helper list has no option maximum.',
      'It has: max.',
    ],
    ['{{seller}}.', '{{short seller max=2}}.', 'Helper short has no option max.', 'It has: none.'],
    ['{{seller}}.', '{{list seller max="two"}}.', 'Option max of list is a number.', undefined],
    [
      '{{seller}}.',
      '{{verb "be" seller tense="future"}}.',
      'Option tense is "present" or "past", not "future".',
      undefined,
    ],
    [
      '{{price}}',
      '{{on price}}',
      /^Helper on cannot word price, which is .*money/,
      'It words: date, period.',
    ],
    ['{{price}}', '{{agreed}}', 'A slot cannot word agreed, which is flag.', /^It words: money, /],
    [
      'was {{seller}}',
      'was {{introduce}}',
      'There is no fact introduce in a story of kind acquisition.',
      'introduce is a helper: give it a fact.',
    ],
    [
      '{{seller}}.',
      '{{list seller target}}.',
      'Helper list takes one fact; it was given 0 words and 2 facts.',
      undefined,
    ],
    [
      '{{seller}}.',
      '{{plural seller}}.',
      'Helper plural takes a word in quotation marks and a fact; it was given 0 words and 1 fact.',
      undefined,
    ],
    [
      '{{seller}}.',
      '{{plural "a" seller target}}.',
      'Helper plural takes a word in quotation marks and a fact; it was given 1 word and 2 facts.',
      undefined,
    ],
    [
      'was {{seller}}.',
      'was {{seller}}.{{when agreed}}{{unless agreed}}',
      'The bullet wants agreed to be known and not to be known.',
      undefined,
    ],
    [
      'was {{seller}}.',
      'was {{seller}}.{{unless seller}}',
      'The bullet wants seller to be known and not to be known.',
      undefined,
    ],
    [
      '{{#seller}}',
      '{{#seller unless="price" after="price"}}',
      'The bullet wants price to be known and not to be known.',
      undefined,
    ],
    [
      'was {{seller}}.',
      'was {{seller}}{{#opt}}, at {{price}}{{unless price}}{{/opt}}.',
      'A phrase of the bullet wants price to be known and not to be known.',
      undefined,
    ],
    [
      'was {{seller}}.',
      'was {{seller}}{{#opt}}, at {{price}}{{/opt}}.{{unless price}}',
      'A phrase of the bullet wants price to be known and not to be known.',
      undefined,
    ],
    [
      'was {{seller}}.',
      'was {{seller}}{{#opt}}, at {{price}}{{unless seller}}{{/opt}}.',
      'A phrase of the bullet wants seller to be known and not to be known.',
      undefined,
    ],
    [
      'kind: acquisition',
      'kind: aquisition',
      'There is no kind aquisition.',
      'Did you mean acquisition?',
    ],
    [
      '[lead, seller]',
      '[lead, seler]',
      'The order names a message seler that no block words.',
      'Did you mean seller?',
    ],
    [
      '[lead, seller]',
      '[lead]',
      'No paragraph of the order names the message seller.',
      'Known are: headline, lead.',
    ],
    [
      '[lead, seller]',
      '[seller]',
      'The template has no lead.',
      'Add a block {{#lead}} … {{/lead}} and name it in `paragraphs`.',
    ],
    [
      '- The seller was {{seller}}.\n',
      '',
      'The block seller has no bullet.',
      'Begin each wording with `- ` on a line of its own.',
    ],
    [
      '---\n{{#headline}}',
      'names: { sellr: vendor }\n---\n{{#headline}}',
      'The names of facts hold sellr, which is no fact of acquisition.',
      'Did you mean seller?',
    ],
  ] as const)('says of %j as %j what is wrong and what to do', (from, to, message, hint) => {
    const text = sound.replace(from, () => to);
    expect(text).not.toBe(sound);
    const told = load(text).diagnostics.find((found) =>
      typeof message === 'string' ? found.message === message : message.test(found.message),
    );
    expect(told).toBeDefined();
    if (typeof hint === 'object') expect(told?.hint).toMatch(hint);
    else expect(told?.hint).toBe(hint);
  });

  it('takes the names that a correction gives to facts from the front matter', () => {
    const { story } = load(
      sound.replace('---\n{{#headline}}', 'names: { price: sum }\n---\n{{#headline}}'),
    );
    expect(['price', 'seller', 'valuationRatio'].map((fact) => story?.nameOf(fact))).toEqual([
      'sum',
      'seller',
      'valuation ratio',
    ]);
  });

  it('names the nearest known name', () => {
    const { diagnostics } = load(sound.replace('{{introduce target}}', '{{introduce targt}}'));
    expect(diagnostics[0]?.hint).toBe('Did you mean target?');
  });

  it('refuses a file of absurd size before it parses it', () => {
    expect(parseTemplate('x'.repeat(200_001), 'x.hbs').diagnostics[0]?.code).toBe(
      'template/too-large',
    );
  });

  it('reads Windows line ends and a byte order mark', () => {
    expect(load(`\uFEFF${sound.replaceAll('\n', '\r\n')}`).diagnostics).toEqual([]);
  });
});
