import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { frontMatterSchema, parseTemplate, parseTemplates } from '../../src/templates/parse.js';

/** What the author of a template is told where it cannot be read, word for word. */

const FRONT = '---\nkind: visit\nparagraphs: [[lead]]\n---\n';
const told = (text: string) =>
  parseTemplate(text, 'visit.hbs').diagnostics.map(({ code, message, hint, place }) => [
    code,
    place && 'line' in place ? `${place.line}:${place.column}` : '',
    message,
    hint,
  ]);

describe('a body that cannot be read', () => {
  it.each([
    [
      'a block that is not closed',
      '{{#lead}}\n- It is.\n',
      '5:1',
      'The block lead is not closed.',
      'Close it with {{/lead}}.',
    ],
    [
      'a phrase that is not closed',
      '{{#lead}}\n- It {{# opt}}is.\n{{/lead}}\n',
      '6:6',
      'The block opt is not closed.',
      'Close it with {{/opt}}.',
    ],
    [
      'a block that begins in another',
      '{{#more}}\n- So.\n{{/more}}\n{{#lead}}\n- It is.\n{{#last}}\n- So.\n{{/last}}\n',
      '8:1',
      'The block lead is not closed.',
      'Close it with {{/lead}}.',
    ],
    [
      'a block that is closed by another name',
      '{{#lead}}\n- It is.\n{{/lede}}\n',
      '5:1',
      'The block lead is not closed.',
      'Close it with {{/lead}}.',
    ],
    [
      'a slot that lacks a word',
      '{{#lead}}\n- It {{is so=}}.\n{{/lead}}\n',
      '6:1',
      'The template cannot be parsed: Parse error on line 2: ...lead}}- It {{is so=}}.{{/lead}} ' +
        "Expecting 'OPEN_SEXPR', 'ID', 'STRING', 'NUMBER', 'BOOLEAN', 'UNDEFINED', 'NULL', 'DATA', got 'CLOSE'",
      undefined,
    ],
    [
      'a slot that lacks a word, behind sound blocks',
      '{{#lead}}\n- It{{#opt}} is{{/opt}}.\n{{/lead}}\n\n{{#more}}\n- It {{"is}}.\n{{/more}}\n',
      '10:1',
      'The template cannot be parsed: Parse error on line 6: ...}{{#more}}- It {{"is}}.{{/more}} ' +
        "Expecting 'ID', 'STRING', 'NUMBER', 'BOOLEAN', 'UNDEFINED', 'NULL', 'DATA', got 'INVALID'",
      undefined,
    ],
  ])('is told of %s', (_what, body, at, message, hint) => {
    expect(told(`${FRONT}${body}`)).toEqual([['template/syntax', at, message, hint]]);
    expect(parseTemplate(`${FRONT}${body}`, 'visit.hbs').syntax).toBeUndefined();
  });

  it('is told of a long mistake in short', () => {
    const [[, , message = ''] = []] = told(`${FRONT}{{/lead}}\n`);
    expect(message).toMatch(
      /^The template cannot be parsed: Parse error on line 1: \{\{\/lead\}\} /,
    );
    expect(message).toHaveLength('The template cannot be parsed: '.length + 200);
  });
});

describe('front matter that cannot be read', () => {
  const front = (yaml: string) => told(`---\n${yaml}\n---\n{{#lead}}\n- It is.\n{{/lead}}\n`);
  const fields = 'It takes `kind` and `paragraphs` (a list of lists of message names).';
  const names = 'Write names out; `name*` is a message that repeats, with the star at its end.';

  it.each([
    [
      'is no YAML',
      'a: "x',
      '3:1',
      'The front matter is not YAML: Missing closing "quote at line 2, column 1: a: "x',
      undefined,
    ],
    [
      'holds an alias',
      'x: &x [lead]\nparagraphs: [*x]',
      '3:14',
      'The front matter takes no aliases: *x.',
      names,
    ],
    [
      'has a key of words',
      '? [a, b]\n: lead',
      '2:3',
      'The keys of the front matter are words.',
      names,
    ],
    [
      'is a figure',
      '5',
      '2:1',
      "The front matter's content does not fit: Invalid input: expected object, received number.",
      fields,
    ],
    [
      'has no lists',
      'kind: visit\nparagraphs: 5',
      '3:13',
      "The front matter's paragraphs does not fit: Invalid input: expected array, received number.",
      fields,
    ],
    [
      'lacks its order',
      'kind: visit',
      '2:1',
      "The front matter's paragraphs does not fit: Invalid input: expected array, received undefined.",
      fields,
    ],
  ])('%s', (_what, yaml, at, message, hint) => {
    expect(front(yaml)).toEqual([['template/front-matter', at, message, hint]]);
  });

  it.each(['', 'kind: visit\n', `x${FRONT}`, '---\nkind: visit\n', `\n${FRONT}`])(
    'is not there: %j',
    (text) => {
      expect(told(text)).toEqual([
        [
          'template/front-matter',
          '1:1',
          'The template does not begin with front matter between two lines of `---`.',
          'Begin with `---`, `kind:`, `paragraphs:` and `---`.',
        ],
      ]);
    },
  );

  it('does not hide what is wrong with the blocks', () => {
    expect(
      told('---\nkind: visit\n---\n{{#lead}}\n- It is\n{{/lead}}\n').map(([code]) => code),
    ).toEqual(['template/front-matter', 'template/punctuation']);
  });
});

describe('the schema of the front matter', () => {
  const { description, properties } = z.toJSONSchema(frontMatterSchema) as {
    readonly description: string;
    readonly properties: Readonly<Record<string, { description: string; examples: unknown[] }>>;
  };

  it('tells editors what each field is for, by an example that fits', () => {
    expect(description).toMatch(/^The front matter of a template: /);
    expect(Object.keys(properties)).toEqual(['kind', 'paragraphs', 'names']);
    for (const { description: told } of Object.values(properties)) expect(told).toMatch(/^\w.*\.$/);
    const example = Object.fromEntries(
      Object.entries(properties).map(([name, { examples }]) => [name, examples[0]]),
    );
    expect(frontMatterSchema.parse(example)).toEqual({
      kind: 'funding-round',
      paragraphs: [['lead', 'backers*'], ['background*']],
      names: { amount: 'sum' },
    });
  });
});

describe('templates by their paths', () => {
  it('are parsed each, and told of by the folder that they stand in', () => {
    const set = parseTemplates({
      'en/visit.hbs': `${FRONT}{{#lead}}\n- It is.\n{{/lead}}\n`,
      'en/bad.hbs': 'x',
    });
    expect(Object.keys(set)).toEqual(['en/visit.hbs', 'en/bad.hbs']);
    expect(set['en/visit.hbs']?.syntax?.file).toBe('templates/en/visit.hbs');
    expect(set['en/bad.hbs']?.diagnostics[0]?.place).toEqual({
      file: 'templates/en/bad.hbs',
      line: 1,
      column: 1,
    });
  });
});
