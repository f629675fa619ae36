import { describe, expect, it } from 'vitest';
import { excessOfSyntax, excessOfText, templateLimits } from '../../src/templates/limits.js';
import { parseTemplate } from '../../src/templates/parse.js';

const head = '---\nkind: policy\nparagraphs: [[lead]]\n---\n';
const lead = (bullets: string): string => `${head}{{#lead}}\n${bullets}{{/lead}}\n`;
const nested = (depth: number): string =>
  `${head}${'{{#opt}}\n'.repeat(depth)}${'{{/opt}}\n'.repeat(depth)}`;

/** What is within a limit, what is beyond it, the line that is named, and what its author is told. */
type Limit = readonly [
  limit: string,
  within: string,
  beyond: string,
  line: number,
  message: string,
  hint: string,
];

const texts: readonly Limit[] = [
  [
    'characters',
    'x\n'.repeat(templateLimits.characters / 2),
    'x\n'.repeat(templateLimits.characters / 2 + 1),
    1,
    `The template has ${templateLimits.characters + 2} characters; at most ${templateLimits.characters} are read.`,
    'Make it shorter: a kind has one template, and a bullet one sentence.',
  ],
  [
    'a line',
    `${head}${'x'.repeat(templateLimits.line)}\n`,
    `${head}${'x'.repeat(templateLimits.line + 1)}`,
    5,
    `The line has more than ${templateLimits.line} characters.`,
    'Break it between two slots.',
  ],
  [
    'the front matter',
    `---\n${'#\n'.repeat(templateLimits.frontMatter / 2 - 4)}\n---\n`,
    `---\n${'#\n'.repeat(templateLimits.frontMatter / 2)}\n---\n`,
    1,
    `The front matter has ${templateLimits.frontMatter + 4} characters; at most ${templateLimits.frontMatter} are read.`,
    'It takes `kind`, `paragraphs` and `names`, nothing else.',
  ],
  [
    'blocks within blocks',
    nested(templateLimits.depth),
    nested(templateLimits.depth + 1),
    13,
    `More than ${templateLimits.depth} blocks stand within each other.`,
    'A block of a message holds bullets, a bullet optional phrases, and these no other block.',
  ],
  [
    'brackets of the front matter',
    `---\nx: ${'['.repeat(templateLimits.depth)}\n---\n`,
    `---\nx:\n  - ${'{'.repeat(templateLimits.depth + 1)}\n---\n`,
    3,
    `The front matter has more than ${templateLimits.depth} brackets within each other.`,
    'It takes `paragraphs`, a list of lists of message names.',
  ],
  [
    'slots',
    `${head}${'{{x}}\n'.repeat(templateLimits.slots)}`,
    `${head}${'{{x}}\n'.repeat(templateLimits.slots + 1)}`,
    4 + templateLimits.slots + 1,
    `The template has more than ${templateLimits.slots} slots, blocks and comments.`,
    'Make several templates of it, or leave bullets out.',
  ],
];

describe('a text is read up to its limit of', () => {
  it.each(texts)('%s', (_limit, within, beyond, line, message, hint) => {
    expect(excessOfText(within, 'x.hbs')).toEqual([]);
    expect(excessOfText(beyond, 'x.hbs')).toMatchObject([
      { code: 'template/too-large', place: { file: 'x.hbs', line, column: 1 }, message, hint },
    ]);
    // Nothing of it is parsed.
    expect(parseTemplate(beyond, 'x.hbs').syntax).toBeUndefined();
  });
});

describe('what is beyond no limit', () => {
  const { depth, line } = templateLimits;

  it.each([
    ['blocks beside each other', `${head}${'{{#opt}}{{/opt}}\n'.repeat(depth + 1)}`],
    ['brackets beside each other', `---\nx: ${'[]'.repeat(depth + 1)}${'{}'.repeat(depth)}\n---\n`],
    ['brackets of the wording', `${head}- ${'['.repeat(depth + 1)}\n`],
    [
      'what is closed without being opened',
      `${head}${'{{/opt}}'.repeat(9)}${'{{#opt}}'.repeat(depth)}`,
    ],
    ['lines that are long together', `${'x'.repeat(line)}\n${'x'.repeat(line)}\n`],
    ['no front matter', 'x\n'.repeat(templateLimits.frontMatter)],
  ])('%s', (_what, text) => {
    expect(excessOfText(text, 'x.hbs')).toEqual([]);
  });

  it.each([
    ['else', '{{^opt}}'],
    ['trimmed', '{{~#opt}}'],
  ])('but not blocks within each other that are opened %s', (_how, opening) => {
    expect(excessOfText(opening.repeat(depth + 1), 'x.hbs')).toHaveLength(1);
  });

  it('tells each limit that is passed', () => {
    const text = `---\nx: ${'['.repeat(depth + 1)}\n---\n${'{{#a}}'.repeat(depth + 1)}\n${'x'.repeat(line + 1)}`;
    expect(
      excessOfText(text, 'x.hbs').map(({ place }) => place && 'line' in place && place.line),
    ).toEqual([5, 2, 4]);
  });
});

const bullet = (length: number): string =>
  `- {{issuer}}${'a '.repeat(length)}`.slice(0, length + 2);
const phrases = '{{#opt}} a{{/opt}}'.repeat(4);
const perBullet = 16;
const most = Math.floor(templateLimits.wordings / perBullet);

/** Bullets, or an order, up to a limit and beyond it. */
const syntaxes: readonly Limit[] = [
  [
    'messages of its order',
    `---\nkind: policy\nparagraphs: [[${Array(templateLimits.order).fill('lead').join()}]]\n---\n`,
    `---\nkind: policy\nparagraphs: [[${Array(templateLimits.order + 1)
      .fill('lead')
      .join()}]]\n---\n`,
    2,
    `The order names ${templateLimits.order + 1} messages; at most ${templateLimits.order} are told.`,
    'Name a message once; `name*` repeats it while it says something new.',
  ],
  [
    'blocks',
    `${head}${'{{#lead}}\n{{/lead}}\n'.repeat(templateLimits.blocks)}`,
    `${head}${'{{#lead}}\n{{/lead}}\n'.repeat(templateLimits.blocks + 1)}`,
    5 + 2 * templateLimits.blocks,
    `The template has more than ${templateLimits.blocks} blocks.`,
    'Put bullets with the same gates into one block.',
  ],
  [
    'bullets',
    lead('- A.\n'.repeat(templateLimits.bullets)),
    lead('- A.\n'.repeat(templateLimits.bullets + 1)),
    6 + templateLimits.bullets,
    `The template has more than ${templateLimits.bullets} bullets.`,
    'Leave out those that are hardly ever chosen: `templates coverage` tells which.',
  ],
  [
    'characters of a bullet',
    lead(`${bullet(templateLimits.bullet - 1)}.\n`),
    lead(`- A.\n${bullet(templateLimits.bullet)}.\n`),
    7,
    `The bullet has ${templateLimits.bullet + 1} characters; at most ${templateLimits.bullet} are worded.`,
    'A bullet is one sentence: begin the next one with `- ` on a line of its own.',
  ],
  [
    'forms of its bullets',
    lead(`- A${phrases}.\n`.repeat(most)),
    lead(`- A${phrases}.\n`.repeat(most + 1)),
    6 + most,
    `The bullets have more than ${templateLimits.wordings} forms with and without their optional phrases.`,
    'Each optional phrase doubles the forms of its bullet: make fewer, or bullets of them.',
  ],
];

describe('a template is used up to its limit of', () => {
  it.each(syntaxes)('%s', (_limit, within, beyond, line, message, hint) => {
    const { syntax, diagnostics } = parseTemplate(within, 'x.hbs');
    expect(diagnostics).toEqual([]);
    expect(syntax && excessOfSyntax(syntax)).toEqual([]);
    const refused = parseTemplate(beyond, 'x.hbs');
    expect(refused.syntax).toBeUndefined();
    expect(refused.diagnostics).toMatchObject([
      { code: 'template/too-large', place: { file: 'x.hbs', line, column: 1 }, message, hint },
    ]);
  });
});

describe('the front matter makes nothing large of little', () => {
  it.each([
    ['an alias', 'x: &x [lead]\nparagraphs: [*x]', 3, 14],
    ['a key that is no word', '? [lead, [lead]]\n: lead', 2, 3],
    ['a key within a key', '? ? ? lead', 2, 3],
  ])('has no %s', (_what, yaml, line, column) => {
    expect(parseTemplate(`---\n${yaml}\n---\n`, 'x.hbs').diagnostics).toMatchObject([
      { code: 'template/front-matter', place: { line, column } },
    ]);
  });

  it('expands four optional phrases of a bullet that has sixty', () => {
    const { syntax, diagnostics } = parseTemplate(
      lead(`- A${'{{#opt}} a{{/opt}}\n'.repeat(60)}.\n`),
      'x.hbs',
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(['template/too-many-phrases']);
    const nodes = syntax?.blocks[0]?.bullets[0]?.nodes ?? [];
    expect(nodes.filter((node) => typeof node !== 'string' && 'nodes' in node)).toHaveLength(4);
  });
});
