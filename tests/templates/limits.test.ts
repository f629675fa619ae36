import { describe, expect, it } from 'vitest';
import { excessOfSyntax, excessOfText, templateLimits } from '../../src/templates/limits.js';
import { parseTemplate } from '../../src/templates/parse.js';

const head = '---\nkind: policy\nparagraphs: [[lead]]\n---\n';
const lead = (bullets: string): string => `${head}{{#lead}}\n${bullets}{{/lead}}\n`;
const nested = (depth: number): string =>
  `${head}${'{{#opt}}\n'.repeat(depth)}${'{{/opt}}\n'.repeat(depth)}`;

/** What is within a limit, what is beyond it, and the line that is named. */
const texts: readonly (readonly [limit: string, within: string, beyond: string, line: number])[] = [
  [
    'characters',
    'x\n'.repeat(templateLimits.characters / 2),
    'x\n'.repeat(templateLimits.characters / 2 + 1),
    1,
  ],
  [
    'a line',
    `${head}${'x'.repeat(templateLimits.line)}\n`,
    `${head}${'x'.repeat(templateLimits.line + 1)}`,
    5,
  ],
  [
    'the front matter',
    `---\n${'#\n'.repeat(templateLimits.frontMatter / 2 - 4)}\n---\n`,
    `---\n${'#\n'.repeat(templateLimits.frontMatter / 2)}\n---\n`,
    1,
  ],
  ['blocks within blocks', nested(templateLimits.depth), nested(templateLimits.depth + 1), 13],
  [
    'brackets of the front matter',
    `---\nx: ${'['.repeat(templateLimits.depth)}\n---\n`,
    `---\nx:\n  - ${'{'.repeat(templateLimits.depth + 1)}\n---\n`,
    3,
  ],
  [
    'slots',
    `${head}${'{{x}}\n'.repeat(templateLimits.slots)}`,
    `${head}${'{{x}}\n'.repeat(templateLimits.slots + 1)}`,
    4 + templateLimits.slots + 1,
  ],
];

describe('a text is read up to its limit of', () => {
  it.each(texts)('%s', (_limit, within, beyond, line) => {
    expect(excessOfText(within, 'x.hbs')).toEqual([]);
    expect(excessOfText(beyond, 'x.hbs')).toMatchObject([
      { code: 'template/too-large', place: { file: 'x.hbs', line, column: 1 } },
    ]);
    // Nothing of it is parsed.
    expect(parseTemplate(beyond, 'x.hbs').syntax).toBeUndefined();
  });
});

const bullet = (length: number): string =>
  `- {{issuer}}${'a '.repeat(length)}`.slice(0, length + 2);
const phrases = '{{#opt}} a{{/opt}}'.repeat(4);
const perBullet = 16;
const most = Math.floor(templateLimits.wordings / perBullet);

/** Bullets, or an order, up to a limit and beyond it. */
const syntaxes: readonly (readonly [
  limit: string,
  within: string,
  beyond: string,
  line: number,
])[] = [
  [
    'messages of its order',
    `---\nkind: policy\nparagraphs: [[${Array(templateLimits.order).fill('lead').join()}]]\n---\n`,
    `---\nkind: policy\nparagraphs: [[${Array(templateLimits.order + 1)
      .fill('lead')
      .join()}]]\n---\n`,
    2,
  ],
  [
    'blocks',
    `${head}${'{{#lead}}\n{{/lead}}\n'.repeat(templateLimits.blocks)}`,
    `${head}${'{{#lead}}\n{{/lead}}\n'.repeat(templateLimits.blocks + 1)}`,
    5 + 2 * templateLimits.blocks,
  ],
  [
    'bullets',
    lead('- A.\n'.repeat(templateLimits.bullets)),
    lead('- A.\n'.repeat(templateLimits.bullets + 1)),
    6 + templateLimits.bullets,
  ],
  [
    'characters of a bullet',
    lead(`${bullet(templateLimits.bullet - 1)}.\n`),
    lead(`- A.\n${bullet(templateLimits.bullet)}.\n`),
    7,
  ],
  [
    'forms of its bullets',
    lead(`- A${phrases}.\n`.repeat(most)),
    lead(`- A${phrases}.\n`.repeat(most + 1)),
    6 + most,
  ],
];

describe('a template is used up to its limit of', () => {
  it.each(syntaxes)('%s', (_limit, within, beyond, line) => {
    const { syntax, diagnostics } = parseTemplate(within, 'x.hbs');
    expect(diagnostics).toEqual([]);
    expect(syntax && excessOfSyntax(syntax)).toEqual([]);
    const refused = parseTemplate(beyond, 'x.hbs');
    expect(refused.syntax).toBeUndefined();
    expect(refused.diagnostics).toMatchObject([
      { code: 'template/too-large', place: { file: 'x.hbs', line, column: 1 } },
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
