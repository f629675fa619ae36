import { describe, expect, it } from 'vitest';
import { english } from '../../src/languages/index.js';
import type { Value } from '../../src/model.js';
import { agency } from '../../src/styles/index.js';
import {
  assignRoles,
  literal,
  newDraft,
  plainSlot,
  put,
  slotHelpers,
  slotWriter,
  type Draft,
} from '../../src/templates/index.js';

/** What each helper writes of each value: in the middle of a sentence, where it opens one, and in a headline. */

const clock = { today: '2021-06-02', instant: Date.parse('2021-06-02'), archive: true };

type Place = 'inside' | 'opening' | 'headline' | 'headline inside';

const draftIn = (place: Place): Draft => {
  const draft = newDraft(english, agency, clock);
  draft.headline = place.startsWith('headline');
  draft.text = place.endsWith('inside') ? 'x ' : '';
  return draft;
};

interface Options {
  readonly word?: string;
  readonly max?: number;
  readonly tense?: 'present' | 'past';
}

function write(
  draft: Draft,
  helper: string,
  value: Value | undefined,
  options: Options = {},
): void {
  draft.facts = [value];
  slotWriter(helper === '' ? plainSlot : (slotHelpers[helper] ?? plainSlot), 0, {
    word: options.word,
    max: options.max ?? Number.POSITIVE_INFINITY,
    tense: options.tense ?? 'present',
  })(draft);
}

/** The text, with `^` where a comma is due before whatever follows. */
function slot(
  helper: string,
  value: Value | undefined,
  place: Place,
  options: Options = {},
): string {
  const draft = draftIn(place);
  const start = draft.text.length;
  write(draft, helper, value, options);
  return draft.failed ? 'cannot be said' : draft.text.slice(start) + (draft.comma ? '^' : '');
}

const values = {
  acme: { type: 'organisation', name: 'Acme Group Inc.' },
  maker: {
    type: 'organisation',
    name: 'Horizon Robotics',
    description: { type: 'nounPhrase', text: 'maker of chips', article: 'a' },
    location: 'Beijing',
  },
  bank: { type: 'organisation', name: 'the Chinese central bank' },
  ministry: { type: 'organisation', name: 'Ministry of Commerce' },
  person: { type: 'person', name: 'Yu Kai', title: 'chief executive' },
  bare: { type: 'person', name: 'Ursula von der Leyen' },
  place: { type: 'place', name: 'Beijing' },
  austin: { type: 'place', name: 'Austin, Texas' },
  netherlands: { type: 'place', name: 'Netherlands' },
  noun: { type: 'nounPhrase', text: 'smart production line' },
  nounA: { type: 'nounPhrase', text: 'idle plant', article: 'a' },
  nounThe: { type: 'nounPhrase', text: 'idle plant', article: 'the' },
  nouns: { type: 'nounPhrase', text: 'exports', number: 'plural' },
  clause: { type: 'clause', text: 'prices will fall' },
  infinitive: { type: 'infinitive', text: 'build a plant' },
  sentence: { type: 'sentence', text: 'Prices fell' },
  quotation: { type: 'quotation', text: 'We will grow' },
  flag: { type: 'flag' },
  undisclosed: { type: 'undisclosed' },
  group: { type: 'group', facts: {} },
  none: undefined,
  money: { type: 'money', amount: '5000000', currency: 'USD' },
  eight: { type: 'money', amount: '8000000', currency: 'USD' },
  about: { type: 'money', amount: '5000000', currency: 'USD', approx: 'about' },
  percent: { type: 'percent', value: '11' },
  third: { type: 'percent', value: '33.3' },
  rise: { type: 'change', value: '-6.2', unit: 'percent', basis: 'year-on-year' },
  fifth: { type: 'change', value: '20', unit: 'percent', basis: 'year-on-year' },
  points: { type: 'change', value: '20', unit: 'points', basis: 'year-on-year' },
  plainRise: { type: 'change', value: '6.2', unit: 'percent' },
  patents: { type: 'count', value: '90', unit: 'patent' },
  single: { type: 'count', value: '1', unit: 'patent' },
  many: { type: 'count', value: '124017', unit: 'patent' },
  date: { type: 'date', iso: '2021-01-05' },
  year: { type: 'period', precision: 'year', from: '2020-01-01', to: '2020-12-31' },
  round: { type: 'label', table: 'round', text: 'B', key: 'series-b' },
  unknown: { type: 'label', table: 'round', text: 'B' },
  places: {
    type: 'list',
    items: [
      { type: 'place', name: 'Beijing' },
      { type: 'place', name: 'Shanghai' },
      { type: 'place', name: 'Wuhan' },
      { type: 'place', name: 'Xi’an' },
    ],
  },
  pair: {
    type: 'list',
    items: [
      { type: 'organisation', name: 'CPE' },
      { type: 'organisation', name: 'Cisco' },
    ],
  },
  one: { type: 'list', items: [{ type: 'organisation', name: 'CPE' }] },
  people: {
    type: 'list',
    items: [
      { type: 'person', name: 'Yu Kai', title: 'chief executive' },
      { type: 'person', name: 'Ann Lee', title: 'chair' },
    ],
  },
  commas: {
    type: 'list',
    items: [
      { type: 'nounPhrase', text: 'chips, boards' },
      { type: 'nounPhrase', text: 'cars' },
      { type: 'nounPhrase', text: 'trucks' },
    ],
  },
} as const satisfies Record<string, Value | undefined>;

const cases: readonly (readonly [string, keyof typeof values, Place, string, Options?])[] = [
  ['', 'acme', 'inside', 'Acme Group Inc.'],
  ['', 'acme', 'headline', 'Acme Group'],
  ['', 'bank', 'inside', 'the Chinese central bank'],
  ['', 'bank', 'opening', 'cannot be said'],
  ['', 'person', 'inside', 'Yu Kai, chief executive^'],
  ['', 'person', 'headline', 'Yu Kai'],
  ['', 'bare', 'inside', 'Ursula von der Leyen'],
  ['', 'place', 'inside', 'Beijing'],
  ['', 'austin', 'inside', 'Austin, Texas^'],
  ['', 'netherlands', 'inside', 'the Netherlands'],
  ['', 'netherlands', 'opening', 'The Netherlands'],
  ['', 'noun', 'inside', 'smart production line'],
  ['', 'noun', 'opening', 'Smart production line'],
  ['', 'nounA', 'inside', 'an idle plant'],
  ['', 'nounA', 'opening', 'An idle plant'],
  ['', 'nounThe', 'inside', 'the idle plant'],
  ['', 'clause', 'opening', 'Prices will fall'],
  ['', 'infinitive', 'inside', 'build a plant'],
  ['', 'sentence', 'inside', 'Prices fell'],
  ['', 'quotation', 'inside', 'We will grow'],
  ['', 'flag', 'inside', 'cannot be said'],
  ['', 'undisclosed', 'inside', 'cannot be said'],
  ['', 'group', 'inside', 'cannot be said'],
  ['', 'none', 'inside', 'cannot be said'],
  ['', 'places', 'inside', 'Beijing, Shanghai, Wuhan and Xi’an'],
  ['', 'pair', 'inside', 'CPE and Cisco'],
  ['', 'one', 'inside', 'CPE'],
  ['', 'people', 'inside', 'Yu Kai and Ann Lee'],
  ['', 'commas', 'inside', 'chips, boards; cars; and trucks'],
  ['list', 'places', 'inside', 'Beijing, Shanghai and two others', { max: 2 }],
  ['list', 'places', 'inside', 'Beijing, Shanghai, Wuhan and Xi’an', { max: 3 }],
  ['list', 'places', 'headline', 'Beijing, Shanghai, Wuhan and one other', { max: 3 }],
  ['list', 'places', 'headline', 'Beijing, Shanghai, Wuhan and Xi’an', { max: 4 }],
  ['introduce', 'maker', 'inside', 'Horizon Robotics, a Beijing-based maker of chips^'],
  ['introduce', 'maker', 'headline', 'Horizon Robotics'],
  ['introduce', 'acme', 'inside', 'Acme Group Inc.'],
  ['introduce', 'pair', 'inside', 'CPE and Cisco'],
  ['introduce', 'ministry', 'inside', 'the Ministry of Commerce'],
  ['introduce', 'ministry', 'opening', 'The Ministry of Commerce'],
  ['short', 'acme', 'inside', 'Acme Group'],
  ['short', 'place', 'inside', 'cannot be said'],
  ['possessive', 'acme', 'inside', 'Acme Group Inc.’s'],
  ['possessive', 'acme', 'headline', 'Acme Group’s'],
  ['possessive', 'bare', 'inside', 'cannot be said'],
  ['possessive', 'person', 'inside', 'cannot be said'],
  ['possessive', 'place', 'inside', 'Beijing’s'],
  ['possessive', 'netherlands', 'inside', 'the Netherlands’'],
  ['possessive', 'pair', 'inside', 'cannot be said'],
  ['a', 'noun', 'inside', 'a smart production line'],
  ['a', 'nounThe', 'opening', 'An idle plant'],
  ['a', 'place', 'inside', 'cannot be said'],
  ['the', 'noun', 'inside', 'the smart production line'],
  ['the', 'noun', 'opening', 'The smart production line'],
  ['the', 'place', 'inside', 'cannot be said'],
  ['bare', 'nounThe', 'inside', 'idle plant'],
  ['bare', 'netherlands', 'inside', 'Netherlands'],
  ['bare', 'acme', 'inside', 'Acme Group Inc.'],
  ['bare', 'clause', 'inside', 'cannot be said'],
  ['modifier', 'noun', 'inside', 'cannot be said'],
  ['number', 'place', 'inside', 'cannot be said'],
  ['approx', 'place', 'inside', 'cannot be said'],
  ['fraction', 'place', 'inside', 'cannot be said'],
  ['ordinal', 'place', 'inside', 'cannot be said'],
  ['basis', 'place', 'inside', 'cannot be said'],
  ['on', 'place', 'inside', 'cannot be said'],
  ['plural', 'places', 'inside', 'patents', { word: 'patent' }],
  ['plural', 'places', 'opening', 'Patents', { word: 'patent' }],
  ['plural', 'one', 'inside', 'patent', { word: 'patent' }],
  ['plural', 'nouns', 'inside', 'patents', { word: 'patent' }],
  ['plural', 'noun', 'inside', 'patent', { word: 'patent' }],
  ['plural', 'place', 'inside', 'patent', { word: 'patent' }],
  ['plural', 'acme', 'inside', 'patent', { word: 'patent' }],
  ['verb', 'places', 'inside', 'lead', { word: 'lead' }],
  ['verb', 'one', 'inside', 'leads', { word: 'lead' }],
  ['verb', 'one', 'inside', 'was', { word: 'be', tense: 'past' }],
  ['quote', 'quotation', 'inside', '“We will grow”'],
  ['quote', 'sentence', 'inside', '“Prices fell”'],
  ['quote', 'clause', 'inside', '“prices will fall”'],
  ['quote', 'noun', 'inside', 'cannot be said'],
  ['', 'money', 'inside', '$5 million'],
  ['', 'percent', 'inside', '11%'],
  ['', 'rise', 'inside', '6.2%'],
  ['', 'patents', 'inside', '90 patents'],
  ['', 'patents', 'opening', 'Ninety patents'],
  ['', 'patents', 'headline', '90 patents'],
  ['', 'many', 'opening', 'cannot be said'],
  ['', 'date', 'inside', 'Jan. 5, 2021^'],
  ['', 'year', 'inside', '2020'],
  ['', 'round', 'inside', 'Series B round'],
  ['', 'unknown', 'inside', 'cannot be said'],
  ['a', 'round', 'inside', 'a Series B round'],
  ['a', 'money', 'inside', 'a $5 million'],
  ['a', 'eight', 'inside', 'an $8 million'],
  ['a', 'percent', 'inside', 'an 11%'],
  ['a', 'rise', 'inside', 'a 6.2%'],
  ['a', 'patents', 'inside', 'a 90-patent'],
  ['a', 'unknown', 'inside', 'cannot be said'],
  ['the', 'round', 'inside', 'the Series B round'],
  ['the', 'unknown', 'inside', 'cannot be said'],
  ['modifier', 'round', 'inside', 'Series B'],
  ['modifier', 'unknown', 'inside', 'cannot be said'],
  ['modifier', 'money', 'inside', '$5 million'],
  ['modifier', 'rise', 'inside', '6.2%'],
  ['modifier', 'patents', 'inside', '90-patent'],
  ['number', 'patents', 'inside', '90'],
  ['number', 'percent', 'inside', '11'],
  ['number', 'patents', 'headline', '90'],
  ['number', 'patents', 'opening', 'cannot be said'],
  ['approx', 'many', 'inside', 'more than 120,000 patents'],
  ['fraction', 'third', 'inside', 'a third'],
  ['fraction', 'fifth', 'inside', 'a fifth'],
  ['fraction', 'fifth', 'opening', 'A fifth'],
  ['fraction', 'points', 'inside', 'cannot be said'],
  ['ordinal', 'patents', 'inside', '90th'],
  ['basis', 'rise', 'inside', 'from a year earlier'],
  ['basis', 'plainRise', 'inside', ''],
  ['on', 'date', 'inside', 'on Jan. 5, 2021^'],
  ['on', 'date', 'opening', 'On Jan. 5, 2021^'],
  ['in', 'year', 'inside', 'in 2020'],
  ['by', 'year', 'inside', 'by 2020'],
  ['since', 'year', 'inside', 'since 2020'],
  ['asOf', 'date', 'inside', 'as of Jan. 5, 2021^'],
  ['plural', 'patents', 'inside', 'firms', { word: 'firm' }],
  ['plural', 'single', 'inside', 'firm', { word: 'firm' }],
  ['verb', 'patents', 'inside', 'are', { word: 'be' }],
  ['verb', 'single', 'inside', 'is', { word: 'be' }],
  ['', 'acme', 'opening', 'Acme Group Inc.'],
  ['', 'acme', 'headline inside', 'Acme Group'],
  ['', 'bank', 'headline', 'cannot be said'],
  ['', 'person', 'opening', 'Yu Kai, chief executive^'],
  ['', 'bare', 'opening', 'Ursula von der Leyen'],
  ['', 'austin', 'headline', 'Austin, Texas^'],
  ['', 'money', 'opening', '$5 million'],
  ['', 'percent', 'opening', '11%'],
  ['', 'year', 'opening', '2020'],
  ['', 'round', 'opening', 'Series B round'],
  ['', 'date', 'opening', 'Jan. 5, 2021^'],
  ['', 'nounThe', 'opening', 'The idle plant'],
  ['', 'infinitive', 'opening', 'Build a plant'],
  ['', 'sentence', 'opening', 'Prices fell'],
  ['', 'pair', 'opening', 'CPE and Cisco'],
  ['', 'points', 'inside', '20 percentage points'],
  ['', 'about', 'inside', 'about $5 million'],
  ['', 'about', 'opening', 'About $5 million'],
  ['introduce', 'maker', 'opening', 'Horizon Robotics, a Beijing-based maker of chips^'],
  ['introduce', 'person', 'inside', 'Yu Kai, chief executive^'],
  ['short', 'acme', 'opening', 'Acme Group'],
  ['short', 'pair', 'inside', 'cannot be said'],
  ['possessive', 'person', 'headline', 'Yu Kai’s'],
  ['possessive', 'bare', 'headline', 'Ursula von der Leyen’s'],
  ['possessive', 'austin', 'inside', 'Austin, Texas’'],
  ['possessive', 'ministry', 'inside', 'the Ministry of Commerce’s'],
  ['possessive', 'ministry', 'opening', 'The Ministry of Commerce’s'],
  ['a', 'round', 'opening', 'A Series B round'],
  ['a', 'about', 'inside', 'cannot be said'],
  ['a', 'many', 'inside', 'a 124,017-patent'],
  ['a', 'single', 'inside', 'a 1-patent'],
  ['a', 'points', 'inside', 'a 20-percentage-point'],
  ['the', 'round', 'opening', 'The Series B round'],
  ['bare', 'netherlands', 'opening', 'Netherlands'],
  ['bare', 'noun', 'opening', 'Smart production line'],
  ['modifier', 'round', 'opening', 'Series B'],
  ['modifier', 'about', 'inside', 'cannot be said'],
  ['approx', 'money', 'inside', '$5 million'],
  ['approx', 'about', 'inside', 'about $5 million'],
  ['approx', 'patents', 'opening', 'Ninety patents'],
  ['fraction', 'rise', 'inside', 'cannot be said'],
  ['ordinal', 'patents', 'opening', '90th'],
  ['ordinal', 'single', 'inside', 'first'],
  ['plural', 'netherlands', 'inside', 'patent', { word: 'patent' }],
  ['verb', 'netherlands', 'inside', 'is', { word: 'be' }],
  ['verb', 'nouns', 'inside', 'are', { word: 'be' }],
  ['verb', 'person', 'inside', 'is', { word: 'be' }],
  ['verb', 'places', 'inside', 'were', { word: 'be', tense: 'past' }],
  ['quote', 'quotation', 'opening', '“We will grow”'],
  ['basis', 'rise', 'opening', 'from a year earlier'],
  ['in', 'date', 'inside', 'on Jan. 5, 2021^'],
  ['from', 'year', 'inside', 'from 2020'],
  ['from', 'year', 'opening', 'From 2020'],
  ['on', 'money', 'inside', 'cannot be said'],
  ['list', 'one', 'headline', 'CPE', { max: 1 }],
  ['list', 'pair', 'headline', 'CPE and one other', { max: 1 }],
  ['list', 'pair', 'inside', 'CPE and Cisco', { max: 1 }],
  ['list', 'acme', 'inside', 'Acme Group Inc.', { max: 1 }],
];

describe('a slot', () => {
  for (const [helper, name, place, expected, options] of cases) {
    it(`{{${helper} ${name}}} ${place}: ${expected}`, () => {
      expect(slot(helper, values[name], place, options)).toBe(expected);
    });
  }

  it('keeps where each value and each member of a list stands', () => {
    const draft = draftIn('inside');
    write(draft, 'list', values.places, { max: 2 });
    expect(draft.spans).toEqual([2, 9, 0, 0, 11, 19, 0, 1, 24, 34, 0, -1]);
    const element = draftIn('inside');
    element.element = [undefined, values.place];
    slotWriter(plainSlot, -2, { word: undefined, max: 1, tense: 'present' })(element);
    expect([element.text, element.spans]).toEqual(['x Beijing', [2, 9, -2, -1]]);
    slotWriter(plainSlot, -1, { word: undefined, max: 1, tense: 'present' })(element);
    expect(element.failed).toBe(true);
  });
});

describe('a name that comes again', () => {
  /** Sentences of one item, each a list of helpers and values; literal wording as it is. */
  function item(
    sentences: readonly (readonly (string | readonly [string, Value])[])[],
    roles: readonly Value[] = [],
    brief = false,
  ): string[] {
    const draft = newDraft(english, agency, clock);
    draft.brief = brief;
    assignRoles(
      draft,
      roles,
      roles.map((_, index) => ({ index, role: 'company' })),
    );
    return sentences.map((pieces) => {
      draft.text = '';
      draft.previousSubject = draft.subject;
      draft.subject = undefined;
      draft.namedBefore = draft.named;
      draft.named = [];
      draft.comma = false;
      for (const piece of pieces) {
        if (typeof piece === 'string') literal(piece)(draft);
        else write(draft, piece[0], piece[1]);
      }
      return draft.failed ? 'cannot be said' : draft.text;
    });
  }
  const { acme, maker, person, ministry } = values;
  const cisco: Value = { type: 'organisation', name: 'Cisco Systems Inc.', location: 'San Jose' };

  it.each<readonly [string, Parameters<typeof item>, string[]]>([
    [
      'in full, then short',
      [
        [
          [['', acme], ' rose.'],
          ['In May ', ['', acme], ' fell.'],
        ],
      ],
      ['Acme Group Inc. rose.', 'In May Acme Group fell.'],
    ],
    [
      'by a pronoun where it was the subject of the sentence before',
      [
        [
          [['', acme], ' rose.'],
          [['', acme], ' fell.'],
        ],
      ],
      ['Acme Group Inc. rose.', 'It fell.'],
    ],
    [
      'by name where another was named between',
      [
        [
          [['', acme], ' met ', ['', cisco], '.'],
          [['', acme], ' fell.'],
        ],
      ],
      ['Acme Group Inc. met Cisco Systems Inc.', 'Acme Group fell.'],
    ],
    [
      'by a pronoun within its own sentence',
      [[[['', acme], ' said ', ['possessive', acme], ' sales rose.']]],
      ['Acme Group Inc. said its sales rose.'],
    ],
    [
      'by what it is, where only it can be meant',
      [
        [
          ['In May ', ['', acme], ' rose.'],
          ['In June ', ['', acme], ' and ', ['possessive', acme], ' sales fell.'],
        ],
        [acme],
      ],
      ['In May Acme Group Inc. rose.', 'In June the company and Acme Group’s sales fell.'],
    ],
    [
      'by its place, where two can be meant',
      [
        [
          ['In May ', ['', maker], ' met ', ['', cisco], '.'],
          ['In June ', ['', maker], ' fell.'],
        ],
        [maker, cisco],
      ],
      ['In May Horizon Robotics met Cisco Systems Inc.', 'In June the Beijing-based company fell.'],
    ],
    [
      'by name, where two can be meant and no place is known',
      [
        [
          ['In May ', ['', acme], ' met ', ['', cisco], '.'],
          ['In June ', ['', acme], ' fell.'],
        ],
        [acme, cisco],
      ],
      ['In May Acme Group Inc. met Cisco Systems Inc.', 'In June Acme Group fell.'],
    ],
    [
      'introduced once',
      [
        [
          [['introduce', maker], ' rose.'],
          ['In May ', ['introduce', maker], ' fell.'],
        ],
      ],
      ['Horizon Robotics, a Beijing-based maker of chips, rose.', 'In May Horizon Robotics fell.'],
    ],
    [
      'without its description where there is no room',
      [[[['introduce', maker], ' rose.']], [], true],
      ['Horizon Robotics rose.'],
    ],
    [
      'of a person, short later',
      [
        [
          [['', person], ' spoke.'],
          [['', person], ' left.'],
          ['So ', ['possessive', person], ' plan was.'],
        ],
      ],
      ['Yu Kai, chief executive, spoke.', 'Yu left.', 'So Yu’s plan was.'],
    ],
    [
      'with letters where the story is about it',
      [
        [
          ['So ', ['', ministry], ' said.'],
          ['So ', ['', ministry], ' did.'],
        ],
      ],
      ['So the Ministry of Commerce said.', 'So the Ministry of Commerce did.'],
    ],
    [
      'by what it is within its own sentence, where only it can be meant',
      [[[['', acme], ' said ', ['possessive', acme], ' sales rose.']], [acme]],
      ['Acme Group Inc. said the company’s sales rose.'],
    ],
    [
      'by name where the sentence before did not open with it',
      [
        [
          ['In May ', ['', acme], ' rose.'],
          [['', acme], ' fell.'],
        ],
      ],
      ['In May Acme Group Inc. rose.', 'Acme Group fell.'],
    ],
    [
      'by name, where the place of one of two is not known',
      [
        [
          ['In May ', ['', maker], ' met ', ['', acme], '.'],
          ['In June ', ['', maker], ' fell.'],
        ],
        [maker, acme],
      ],
      ['In May Horizon Robotics met Acme Group Inc.', 'In June Horizon Robotics fell.'],
    ],
  ])('is told %s', (_how, given, expected) => {
    expect(item(...given)).toEqual(expected);
  });
});

describe('literal wording', () => {
  const after = (text: string, wording: string, comma = false): string => {
    const draft = draftIn('opening');
    draft.text = text;
    draft.comma = comma;
    literal(wording)(draft);
    return draft.text;
  };

  it.each([
    ['Acme', ' rose.', true, 'Acme, rose.'],
    ...[',', '.', ';', ':', '!', '?', ')', '—'].map(
      (mark) => ['Acme', mark, true, `Acme${mark}`] as const,
    ),
    ['Acme', ' rose', false, 'Acme rose'],
    ['Acme Inc.', '.', false, 'Acme Inc.'],
    ['Acme Inc.', '. So.', false, 'Acme Inc. So.'],
    ['Yahoo!', '.', false, 'Yahoo!'],
    ['What?', '.', false, 'What?'],
    ['so…', '.', false, 'so…'],
    ['“so.”', '.', false, '“so.”'],
    ['‘so.’', '.', false, '‘so.’'],
    ['"so!"', '.', false, '"so!"'],
    ['“so”', '.', false, '“so.”'],
    ['"so"', '. It', false, '"so." It'],
    ['the firms’', '.', false, 'the firms’.'],
    ['Acme', '.', false, 'Acme.'],
  ] as const)('after %j: %j, a comma due %s', (text, wording, comma, expected) => {
    expect(after(text, wording, comma)).toBe(expected);
  });

  it('takes the stop into the span of the quotation, and of no other', () => {
    const draft = draftIn('opening');
    put(draft, 'Acme', 0, -1);
    literal(' said: ')(draft);
    put(draft, '“so”', 1, -1);
    literal('.')(draft);
    expect([draft.text, draft.spans]).toEqual(['Acme said: “so.”', [0, 4, 0, -1, 11, 16, 1, -1]]);
    const words = draftIn('opening');
    put(words, 'Acme', 0, -1);
    literal(' is “so”')(words);
    literal('.')(words);
    expect([words.text, words.spans]).toEqual(['Acme is “so.”', [0, 4, 0, -1]]);
  });

  it('is parted by a comma from a value where one is due', () => {
    const draft = draftIn('opening');
    draft.text = 'In Austin, Texas';
    draft.comma = true;
    put(draft, 'Acme', 0, -1);
    expect([draft.text, draft.spans, draft.comma]).toEqual([
      'In Austin, Texas, Acme',
      [18, 22, 0, -1],
      false,
    ]);
  });
});
