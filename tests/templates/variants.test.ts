import { describe, expect, it } from 'vitest';
import { english } from '../../src/languages/index.js';
import type { Style, Value } from '../../src/model.js';
import { loadStory, newDraft, type Variant } from '../../src/templates/index.js';
import { parseTemplate } from '../../src/templates/parse.js';
import { didYouMean } from '../../src/templates/variants.js';
import { kindOf } from '../plan/sketch.js';

/** What a bullet is expanded to, and what each of its forms asks for, says and begins with. */

const kind = kindOf({
  buyer: { types: ['organisation'] },
  boss: { types: ['person'] },
  site: { types: ['place'] },
  firms: { types: ['list'] },
  work: { types: ['nounPhrase'] },
  price: { covers: ['year', 'unheardOf'] },
  year: { covers: ['day'] },
  day: { covers: ['price'] },
  agreed: {},
  ended: {},
  stakes: { elements: { holder: true, share: false } },
});

const load = (body: string) =>
  loadStory(
    parseTemplate(
      `---\nkind: sketch\nparagraphs: [[lead, more]]\n---\n{{#headline}}\n- up\n{{/headline}}\n${body}`,
      'sketch.hbs',
    ),
    new Map([[kind.name, kind]]),
    english,
  );

/** The forms of the bullets of a lead, with these gates on its block. */
function formsOf(bullets: string, gates = ''): readonly Variant[] {
  const { story, diagnostics } = load(
    `{{#lead${gates}}}\n${bullets}\n{{/lead}}\n{{#more}}\n- So.\n{{/more}}\n`,
  );
  if (story === undefined) throw new Error(JSON.stringify(diagnostics));
  return story.paragraphs[0]?.[0]?.message.choices.flatMap(({ variants }) => variants()) ?? [];
}

const namesOf = (facts: readonly { name: string }[]): string[] => facts.map(({ name }) => name);

describe('the forms of a bullet', () => {
  it('are all with and without its optional phrases, the fullest first', () => {
    const forms = formsOf(
      '- It came{{#opt}} for {{price}}{{/opt}}{{#opt}} in {{year}}{{/opt}}.\n- It is.',
    );
    expect(forms.map(({ id, bullet, source }) => [id, bullet, source])).toEqual([
      [1, 1, 'It came for {{price}} in {{year}}.'],
      [2, 1, 'It came in {{year}}.'],
      [3, 1, 'It came for {{price}}.'],
      [4, 1, 'It came.'],
      [5, 2, 'It is.'],
    ]);
  });

  it('know where their bullet stands', () => {
    expect(formsOf('- It is.\n- So it\n  is.\n- It was.').map(({ template }) => template)).toEqual([
      { file: 'sketch.hbs', line: 9 },
      { file: 'sketch.hbs', line: 10 },
      { file: 'sketch.hbs', line: 12 },
    ]);
  });

  it('are one where they say the same', () => {
    const forms = formsOf('- It is{{#opt}} so{{/opt}}{{#opt}} so{{/opt}}.\n- It was.');
    expect(forms.map(({ id, source }) => [id, source])).toEqual([
      [1, 'It is so so.'],
      [2, 'It is so.'],
      [4, 'It is.'],
      [5, 'It was.'],
    ]);
  });

  it('print nothing twice, but may stand next to what is worded beside its value', () => {
    const sources = (bullet: string): string[] => formsOf(bullet).map(({ source }) => source);
    expect(sources('- It is{{#opt}} {{price}}{{/opt}}{{#opt}}, so {{price}}{{/opt}}.')).toEqual([
      'It is, so {{price}}.',
      'It is {{price}}.',
      'It is.',
    ]);
    expect(sources('- {{work}} {{verb "be" work}} so.')).toEqual([
      '{{work}} {{verb "be" work}} so.',
    ]);
  });
});

describe('a form', () => {
  it('asks for its slots, the gates of its phrases, its bullet and its block, each once', () => {
    const [full, bare] = formsOf(
      '- It is {{price}}{{#opt}} of {{site}}{{when day}}{{unless firms}}{{/opt}}.{{when agreed}}{{unless work}}',
      ' when="price boss" unless="ended" after="year"',
    );
    expect([namesOf(full?.needs ?? []), namesOf(full?.unless ?? [])]).toEqual([
      ['price', 'site', 'boss', 'agreed', 'day'],
      ['ended', 'work', 'firms'],
    ]);
    expect([namesOf(bare?.needs ?? []), namesOf(bare?.unless ?? [])]).toEqual([
      ['price', 'boss', 'agreed'],
      ['ended', 'work'],
    ]);
    expect(namesOf(full?.after ?? [])).toEqual(['year']);
  });

  it('says what it prints, what its gates hold and what these cover', () => {
    const [form] = formsOf('- It is {{price}} of {{site}}.{{when agreed}}', ' when="site"');
    expect(namesOf(form?.prints ?? [])).toEqual(['price', 'site']);
    expect(namesOf(form?.says ?? [])).toEqual(['price', 'year', 'day', 'site', 'agreed']);
    // Its slots have spans of their own.
    expect(namesOf(form?.gateFacts ?? [])).toEqual(['agreed']);
  });

  it('knows what of its optional phrases must be new', () => {
    const [form] = formsOf(
      '- Of {{holder}}{{#opt}} for {{price}} in {{year}}{{/opt}}{{#opt}} with {{share}}{{/opt}}.',
      ' each="stakes"',
    );
    expect(form?.phrases.map(({ facts, element }) => [namesOf(facts), element])).toEqual([
      [['price', 'year'], []],
      [[], ['share']],
    ]);
  });

  it('of an element asks for the list and says facts of the element, each once', () => {
    const [form] = formsOf(
      '- Of {{holder}} for {{price}} {{list share}} came {{verb "be" work}}{{#opt}} so {{short buyer}}{{/opt}}.',
      ' each="stakes"',
    );
    expect(form?.saysOfElement).toEqual(['holder', 'share']);
    expect(namesOf(form?.needs ?? [])).toEqual(['price', 'work', 'buyer', 'stakes']);
    expect(namesOf(form?.says ?? [])).toEqual(['price', 'year', 'day', 'work', 'buyer']);
  });

  it('names the parties in the order of its slots', () => {
    const [form] = formsOf('- {{boss}} of {{site}} paid {{price}} to {{firms}} of {{buyer}}.');
    expect(form?.order).toEqual(['boss', 'site', 'firms', 'buyer']);
  });

  it.each([
    ['- The price is {{price}}.', 'the price', 'the'],
    ['- the  \n  price of it is {{price}}.', 'the price', 'the'],
    ['- {{price}} it is.', 'price', undefined],
    ['- {{the work}} is so.', 'work', 'the'],
    ['- {{a work}} is so.', 'work', undefined],
    ['- Up{{#opt}} by {{price}}{{/opt}}.', 'up by', 'up'],
  ])('%j begins with', (bullet, opening, firstWord) => {
    const [form] = formsOf(bullet);
    expect([form?.opening, form?.firstWord]).toEqual([opening, firstWord]);
  });

  it('is written with a capital at its beginning, and there only', () => {
    const written = (bullet: string): string[] =>
      formsOf(bullet).map(({ writers }) => {
        const draft = newDraft(english, {} as Style, {
          today: '2021-06-02',
          instant: 0,
          archive: false,
        });
        const site: Value = { type: 'place', name: 'Beijing' };
        draft.facts = kind.facts.map(({ name }) => (name === 'site' ? site : undefined));
        for (const write of writers) write(draft);
        return draft.text;
      });
    expect(written('- it is in {{site}} of so.')).toEqual(['It is in Beijing of so.']);
    expect(written('- {{site}} it is.')).toEqual(['Beijing it is.']);
    // Wording that meets wording is one: the comma is settled over the join.
    expect(written('- in {{site}}{{#opt}}, so{{/opt}} it is.')).toEqual([
      'In Beijing, so it is.',
      'In Beijing it is.',
    ]);
    expect(formsOf('- it{{#opt}} so{{/opt}} is.').map(({ writers }) => writers.length)).toEqual([
      1, 1,
    ]);
  });
});

describe('a choice', () => {
  const { story } = load(
    '{{#lead each="stakes" when="agreed" unless="ended"}}\n- Of {{holder}} for {{price}}{{#opt}} in {{year}}{{when day}}{{/opt}}.{{when work}}{{unless site}}\n{{/lead}}\n{{#more}}\n- So.\n{{/more}}\n',
  );
  const message = story?.paragraphs[0]?.[0]?.message;
  const [choice] = message?.choices ?? [];

  it('asks for what all its forms ask for', () => {
    expect(namesOf(choice?.needs ?? [])).toEqual(['price', 'agreed', 'work', 'stakes']);
    expect(namesOf(choice?.unless ?? [])).toEqual(['ended', 'site']);
    expect(message?.each?.name).toBe('stakes');
  });

  it('makes its forms once', () => {
    expect(choice?.variants()).toBe(choice?.variants());
  });
});

describe('a name that is not known', () => {
  it.each([
    ['prise', 'Did you mean price?'],
    ['pryse', 'Did you mean price?'],
    ['fysm', 'Known are: price, day, description, prices.'],
    // a third of a long name may be wrong
    ['descrpshon', 'Did you mean description?'],
    ['desrpshn', 'Known are: price, day, description, prices.'],
    // of two that are as near, the later
    ['pricet', 'Did you mean prices?'],
  ])('%s: %s', (name, hint) => {
    expect(didYouMean(name, ['price', 'day', 'description', 'prices'])).toBe(hint);
  });
});

describe('what does not fit the kind', () => {
  const told = (body: string) =>
    load(`${body}\n{{#more}}\n- So.\n{{/more}}\n`).diagnostics.map(
      ({ code, message, hint, place }) => [
        code,
        place && 'line' in place ? `${place.line}:${place.column}` : '',
        message,
        hint,
      ],
    );
  const known =
    'Known are: buyer, boss, site, firms, work, price, year, day, agreed, ended, stakes.';

  it.each<readonly [string, string, readonly unknown[]]>([
    [
      'a gate of its block',
      '{{#lead when="xyzxyz"}}\n- It is.\n{{/lead}}',
      ['template/unknown-slot', '8:1', 'There is no fact xyzxyz in a story of kind sketch.', known],
    ],
    [
      'a gate of its bullet',
      '{{#lead}}\n- It is.{{when pryce}}\n{{/lead}}',
      [
        'template/unknown-slot',
        '9:1',
        'There is no fact pryce in a story of kind sketch.',
        'Did you mean price?',
      ],
    ],
    [
      'what it would go over',
      '{{#lead each="price"}}\n- It is.\n{{/lead}}',
      [
        'template/forbidden',
        '8:1',
        'The fact price is no list of structures.',
        'Only a fact that declares elements can be gone over with each="…".',
      ],
    ],
    [
      'a slot of an element',
      '{{#lead each="stakes"}}\n- Of {{holdr}}.\n{{/lead}}',
      [
        'template/unknown-slot',
        '9:6',
        'There is no fact holdr in a story of kind sketch.',
        'Did you mean holder?',
      ],
    ],
    [
      'a helper',
      '{{#lead}}\n- It {{opts price}} is.\n{{/lead}}',
      ['template/unknown-helper', '9:6', 'There is no helper opts.', 'Did you mean opt?'],
    ],
    [
      'a helper that every object has',
      '{{#lead}}\n- It {{toString price}} is.\n{{/lead}}',
      [
        'template/unknown-helper',
        '9:6',
        'There is no helper toString.',
        expect.stringMatching(/^(?:Known are: introduce, |Did you mean )/),
      ],
    ],
    [
      'an option that every object has',
      '{{#lead}}\n- It {{list firms toString=2}} is.\n{{/lead}}',
      ['template/helper-argument', '9:6', 'Helper list has no option toString.', 'It has: max.'],
    ],
    [
      'a fact that an option names',
      '{{#lead}}\n- Of {{attributive site before="wrk"}} {{bare work}}.\n{{/lead}}',
      [
        'template/unknown-slot',
        '9:6',
        'There is no fact wrk in a story of kind sketch.',
        'Did you mean work?',
      ],
    ],
    [
      'an option that is not a fact’s name',
      '{{#lead}}\n- Of {{attributive site before=2}} {{bare work}}.\n{{/lead}}',
      ['template/helper-argument', '9:6', 'Option before of attributive is a fact.', undefined],
    ],
    [
      'an option that is lacking',
      '{{#lead}}\n- Of {{attributive site}} {{bare work}}.\n{{/lead}}',
      [
        'template/helper-argument',
        '9:6',
        'Helper attributive was given no option before.',
        'Name a fact: before="…".',
      ],
    ],
    [
      'a message that goes over two lists',
      '{{#lead}}\n- It is.\n{{/lead}}\n{{#lead each="stakes"}}\n- Of {{holder}}.\n{{/lead}}',
      [
        'template/forbidden',
        '11:1',
        'Blocks of lead go over different lists.',
        'Give all blocks of a message the same each="…".',
      ],
    ],
  ])('is told of %s', (_what, body, expected) => {
    expect(told(body)).toEqual([expected]);
  });
});
