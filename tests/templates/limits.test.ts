import { describe, expect, it } from 'vitest';
import { excessOfSyntax, excessOfText, templateLimits } from '../../src/templates/limits.js';
import { parseTemplate } from '../../src/templates/parse.js';
import type { BulletNode, TemplateSyntax } from '../../src/templates/syntax.js';

const head = '---\nkind: policy\nparagraphs: [[lead]]\n---\n';
const lead = (bullets: string): string => `${head}{{#lead}}\n${bullets}{{/lead}}\n`;
const nested = (depth: number): string =>
  `${head}${'{{#opt}}\n'.repeat(depth)}${'{{/opt}}\n'.repeat(depth)}`;

/** What is within a limit, what is beyond it, the line that is named, and what its author is told. */
type Limit<Template> = readonly [
  limit: string,
  within: Template,
  beyond: Template,
  line: number,
  message: string,
  hint: string,
];

const texts: readonly Limit<string>[] = [
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

/** A template of these bullets, a line each, or of so many messages or blocks. */
const bulletsOf = (...bullets: readonly (readonly BulletNode[])[]): TemplateSyntax => ({
  file: 'x.hbs',
  frontMatter: { kind: 'policy', paragraphs: [['lead']] },
  blocks: [
    {
      at: [5, 1],
      message: 'lead',
      bullets: bullets.map((nodes, index) => ({ at: [6 + index, 1], nodes })),
    },
  ],
});
const messagesOf = (count: number): TemplateSyntax => ({
  file: 'x.hbs',
  frontMatter: { kind: 'policy', paragraphs: [['lead'], Array<string>(count - 1).fill('more')] },
  blocks: [],
});
const blocksOf = (count: number): TemplateSyntax => ({
  file: 'x.hbs',
  frontMatter: { kind: 'policy', paragraphs: [['lead']] },
  blocks: Array.from({ length: count }, (_, index) => ({
    at: [5 + index, 1],
    message: 'lead',
    bullets: [],
  })),
});

const short: readonly BulletNode[] = ['A.'];
const phrase: BulletNode = { nodes: [' a'] };
/** It has sixteen forms. */
const optional: readonly BulletNode[] = ['A', phrase, phrase, phrase, phrase, '.'];
const most = Math.floor(templateLimits.wordings / 16);
const long = (length: number): readonly BulletNode[] => [
  'x'.repeat(length - 12),
  { facts: ['issuer'], at: [7, 5] },
  'so',
];

/** What is within a limit of the parsed template, and what is beyond it. */
const syntaxes: readonly Limit<TemplateSyntax>[] = [
  [
    'messages of its order',
    messagesOf(templateLimits.order),
    messagesOf(templateLimits.order + 1),
    2,
    `The order names ${templateLimits.order + 1} messages; at most ${templateLimits.order} are told.`,
    'Name a message once; `name*` repeats it while it says something new.',
  ],
  [
    'blocks',
    blocksOf(templateLimits.blocks),
    blocksOf(templateLimits.blocks + 2),
    5 + templateLimits.blocks,
    `The template has more than ${templateLimits.blocks} blocks.`,
    'Put bullets with the same gates into one block.',
  ],
  [
    'bullets',
    bulletsOf(...Array<typeof short>(templateLimits.bullets).fill(short)),
    bulletsOf(...Array<typeof short>(templateLimits.bullets + 2).fill(short)),
    6 + templateLimits.bullets,
    `The template has more than ${templateLimits.bullets} bullets.`,
    'Leave out those that are hardly ever chosen: `templates coverage` tells which.',
  ],
  [
    'characters of a bullet',
    bulletsOf(short, long(templateLimits.bullet)),
    bulletsOf(short, long(templateLimits.bullet + 1)),
    7,
    `The bullet has ${templateLimits.bullet + 1} characters; at most ${templateLimits.bullet} are worded.`,
    'A bullet is one sentence: begin the next one with `- ` on a line of its own.',
  ],
  [
    'forms of its bullets',
    bulletsOf(
      ...Array<typeof short>(most).fill(optional),
      ...Array<typeof short>(templateLimits.wordings - 16 * most).fill(short),
    ),
    bulletsOf(...Array<typeof short>(most + 3).fill(optional)),
    6 + most,
    `The bullets have more than ${templateLimits.wordings} forms with and without their optional phrases.`,
    'Each optional phrase doubles the forms of its bullet: make fewer, or bullets of them.',
  ],
];

describe('a template is used up to its limit of', () => {
  it.each(syntaxes)('%s', (_limit, within, beyond, line, message, hint) => {
    expect(excessOfSyntax(within)).toEqual([]);
    expect(excessOfSyntax(beyond)).toMatchObject([
      { code: 'template/too-large', place: { file: 'x.hbs', line, column: 1 }, message, hint },
    ]);
  });

  it('any sort, and is not used beyond it', () => {
    const ordered = (count: number): string =>
      `---\nkind: policy\nparagraphs: [[${Array(count).fill('lead').join()}]]\n---\n{{#lead}}\n- so\n{{/lead}}\n`;
    const codes = (text: string) => {
      const { syntax, diagnostics } = parseTemplate(text, 'x.hbs');
      return [syntax !== undefined, ...diagnostics.map(({ code }) => code)];
    };
    expect(codes(ordered(templateLimits.order))).toEqual([true, 'template/punctuation']);
    expect(codes(ordered(templateLimits.order + 1))).toEqual([
      false,
      'template/punctuation',
      'template/too-large',
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
