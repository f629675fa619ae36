import { describe, expect, it } from 'vitest';
import type { Kind, KindFact } from '../../src/kinds/index.js';
import { english } from '../../src/languages/index.js';
import type { Item, NewsEvent, Sentence, Value } from '../../src/model.js';
import { aggregate } from '../../src/realize/index.js';
import { agency, digest } from '../../src/styles/index.js';
import { marked, notationOf } from './marked.js';

const organisation = (name: string): Value => ({ type: 'organisation', name });
const noun = (text: string, article?: 'the'): Value => ({
  type: 'nounPhrase',
  text,
  ...(article === undefined ? {} : { article }),
});

/** What the facts of the sentences below tell. */
const values: Readonly<Record<string, Value>> = {
  company: organisation('Acme'),
  target: organisation('Bolt'),
  buyer: organisation('Cargo Inc.'),
  speaker: { type: 'person', name: 'Ann Lee' },
  source: organisation('Reuters'),
  remark: { type: 'clause', text: 'prices will fall' },
  outlook: { type: 'clause', text: 'demand is weak' },
  note: { type: 'quotation', text: 'The market is small' },
  named: { type: 'quotation', text: 'Apple is large' },
  stakes: {
    type: 'list',
    items: [
      { type: 'group', facts: { holder: organisation('Acme'), rate: noun('exports') } },
      { type: 'group', facts: { holder: organisation('Bolt'), rate: noun('jobless rate', 'the') } },
    ],
  },
};

const facts = Object.keys(values).map((name, index) => ({
  name,
  index,
  attribution: name === 'source',
  elements: name === 'stakes' ? [{ name: 'holder' }, { name: 'rate' }] : [],
})) as unknown as KindFact[];
const kind = {
  facts,
  factsByName: new Map(facts.map((fact) => [fact.name, fact])),
} as unknown as Kind;
const event = { values: Object.values(values) } as unknown as NewsEvent;

function aggregated(sentences: readonly Sentence[], style = agency): readonly Sentence[] {
  const item = { paragraphs: [sentences] } as unknown as Item;
  return aggregate(item, event, { kind, language: english, style }).paragraphs.flat();
}

describe('what is joined', () => {
  it.each([
    [
      'two predicates of one subject',
      '[company|Acme] was active in [sector|games].',
      '[company|The company] was valued at [value|$3 billion].',
      '[company|Acme] was active in [sector|games] and was valued at [value|$3 billion].',
    ],
    [
      'two predicates of a phrase that stands for one thing',
      'The document covers [subject|ports].',
      'The document calls for [aim:0|rails], [aim:1|roads] and [aim:2|a bridge].',
      'The document covers [subject|ports] and calls for [aim:0|rails], [aim:1|roads] and [aim:2|a bridge].',
    ],
    [
      'two changes of a correction',
      'It changes [what:0|the price] from [was:0|$3] to [is:0|$4].',
      'It changes [what:1|the stake] from [was:1|5%] to [is:1|6%].',
      'It changes [what:0|the price] from [was:0|$3] to [is:0|$4] and changes [what:1|the stake] from [was:1|5%] to [is:1|6%].',
    ],
    [
      'a second predicate after a dated one',
      '[company|Acme] had bought [target|Bolt] [day|on Aug. 8, 1991].',
      '[company|Acme] had also bought [more|Cargo] earlier in [year|1991].',
      '[company|Acme] had bought [target|Bolt] [day|on Aug. 8, 1991], and had also bought [more|Cargo] earlier in [year|1991].',
    ],
    [
      'a second predicate with a time before its subject',
      '[company|Acme] had bought [target|Bolt] [day|on Aug. 8, 1991].',
      'Earlier in [year|1991], [company|the Rome-based company] had also bought [more:0|Cargo], [more:1|Dune] and [more:2|two others].',
      '[company|Acme] had bought [target|Bolt] [day|on Aug. 8, 1991], and earlier in [year|1991] had also bought [more:0|Cargo], [more:1|Dune] and [more:2|two others].',
    ],
    [
      'after a value that ends in its own stop',
      '[company|Acme] was part of [buyer|Cargo Inc.]',
      '[company|The company] was valued at [value|$3 billion].',
      '[company|Acme] was part of [buyer|Cargo Inc.] and was valued at [value|$3 billion].',
    ],
    [
      'what an event did to a figure',
      'The round valued [company|Acme] at [value|$3 billion].',
      'The money took the total that [company|Acme] had raised to [total|$5 billion].',
      'The round valued [company|Acme] at [value|$3 billion], taking the total that [company|Acme] had raised to [total|$5 billion].',
    ],
    [
      'what an event does to a figure',
      'The offering raises [raised|$1 billion].',
      'The listing values [company|Acme] at [value|$3 billion].',
      'The offering raises [raised|$1 billion], valuing [company|Acme] at [value|$3 billion].',
    ],
    [
      'what is told of a body that ends a sentence, past commas',
      'It had been sold before, [day|on May 3], to [target|Bolt].',
      '[target|Bolt] had earlier been bought by [more|Dune].',
      'It had been sold before, [day|on May 3], to [target|Bolt], which had earlier been bought by [more|Dune].',
    ],
    [
      'what is told of a body whose name ends in a stop',
      'The plant was sold to [buyer|Cargo Inc.]',
      '[buyer|Cargo Inc.] had bought [more|Dune].',
      'The plant was sold to [buyer|Cargo Inc.], which had bought [more|Dune].',
    ],
    [
      'what is told of a person that ends a sentence',
      'The plan came from [speaker|Ann Lee].',
      '[speaker|Ann Lee] joined [day|in 2019].',
      'The plan came from [speaker|Ann Lee], who joined [day|in 2019].',
    ],
    [
      'figures that are told beside each other',
      'Revenue rose [up|7%] to [revenue|$3 billion].',
      'Net income fell [down|3%] to [income|$1 billion].',
      'Revenue rose [up|7%] to [revenue|$3 billion], while net income fell [down|3%] to [income|$1 billion].',
    ],
    [
      'figures whose subjects tell when and whose',
      'The figure ten years earlier, [then|in 1990], was [old|$5 billion].',
      'The highest figure of the ten years before was [peak|$6 billion], [year|in 1998].',
      'The figure ten years earlier, [then|in 1990], was [old|$5 billion], while the highest figure of the ten years before was [peak|$6 billion], [year|in 1998].',
    ],
    [
      'elements of one list, by name',
      '[holder:0|Acme] holds a stake of [share:0|7%].',
      '[holder:1|Bolt] holds a stake of [share:1|8%].',
      '[holder:0|Acme] holds a stake of [share:0|7%], while [holder:1|Bolt] holds a stake of [share:1|8%].',
    ],
    [
      'elements of one list, by noun',
      '[rate:0|Exports] stood at [value:0|$5 billion].',
      '[rate:1|The jobless rate] stood at [value:1|4%].',
      '[rate:0|Exports] stood at [value:0|$5 billion], while [rate:1|the jobless rate] stood at [value:1|4%].',
    ],
    [
      'what one speaker said',
      '[speaker|Lee] said that [remark|prices will fall].',
      '[speaker|Lee] added that [outlook|demand is weak, costs are high and sales are down].',
      '[speaker|Lee] said that [remark|prices will fall] and that [outlook|demand is weak, costs are high and sales are down].',
    ],
    [
      'what one owner said, named at the end of both',
      '[remark|Prices will fall], according to [source|Reuters].',
      '[outlook|Demand is weak], [source|Reuters] said.',
      '[remark|Prices will fall] and [outlook|demand is weak], according to [source|Reuters].',
    ],
    [
      'what the owner said who was named before',
      '[remark|Prices will fall], [source|Reuters] said.',
      '[note|The market is small], the forecaster added.',
      '[remark|Prices will fall] and [note|the market is small], [source|Reuters] said.',
    ],
  ])('%s', (_case, one, other, joined) => {
    const [only, ...rest] = aggregated([marked(one), marked(other, 'told', 2)]);
    expect(rest).toEqual([]);
    expect(only === undefined ? undefined : notationOf(only)).toBe(joined);
    expect(only?.joined).toEqual({ message: 'told', template: { file: 'test.hbs', line: 2 } });
  });

  it('keeps what a status says of either sentence on its part', () => {
    const [only] = aggregated([
      marked('!cash The deal is in cash.'),
      marked('!open The deal was agreed.'),
      marked('!open The deal is pending.'),
    ]);
    expect(only?.text).toBe('The deal is in cash.');
    const [both] = aggregated([
      marked('!cash The deal is in cash.'),
      marked('!open The deal is pending.'),
    ]);
    expect(both?.spans.map(({ start, end }) => both.text.slice(start, end))).toEqual([
      'The deal is in cash',
      'is pending.',
    ]);
  });

  it('has no comma after a date in a style that puts none', () => {
    const [only] = aggregated(
      [
        marked('[company|Acme] had bought [target|Bolt] [day|on 8 August 1991].'),
        marked('[company|Acme] had also bought [more|Cargo].'),
      ],
      digest,
    );
    expect(only?.text).toBe('Acme had bought Bolt on 8 August 1991 and had also bought Cargo.');
  });

  it('is joined once', () => {
    expect(
      aggregated([
        marked('The deal is in cash.'),
        marked('The deal has no conditions.'),
        marked('The deal needs approval.'),
      ]).map(({ text }) => text),
    ).toEqual(['The deal is in cash and has no conditions.', 'The deal needs approval.']);
  });
});

describe('what is not joined', () => {
  it.each([
    ['two subjects', '[company|Acme] was small.', '[target|Bolt] was valued at [value|$3].'],
    [
      'two elements with one name of a fact and one letter',
      '[holder:0|Acme] holds [share:0|7%].',
      '[holder:1|Apex] holds [share:1|8%].',
    ],
    ['two tenses', '[company|Acme] was small.', '[company|Acme] is valued at [value|$3].'],
    ['a tense that is not sure', '[company|Acme] put it right.', '[company|Acme] put it left.'],
    ['the same verb', '[company|Acme] raised [one|$3].', '[company|Acme] raised [other|$4].'],
    [
      'the same verb after an auxiliary',
      '[company|Acme] is to hold [one|3%].',
      '[company|Acme] is to hold [other|4%].',
    ],
    [
      'a possessive for a subject',
      '[company|Acme’s] sales rose [one|3%].',
      '[company|Acme] was valued at [value|$3].',
    ],
    [
      'several subjects of which one is the same',
      '[company|Acme] and [target|Bolt] were partners.',
      '[company|Acme] was valued at [value|$3].',
    ],
    [
      'what could point to something in the other sentence',
      '[company|Acme] has raised [total|$5 billion] in all.',
      '[company|Acme] plans to spend the money on [use|research].',
    ],
    [
      'a first predicate with an “and”',
      '[company|Acme] was small and poor.',
      '[company|Acme] was valued at [value|$3].',
    ],
    [
      'a first predicate with an apposition',
      '[company|Acme], a maker of chips, was small.',
      '[company|Acme] was valued at [value|$3].',
    ],
    [
      'a claim of somebody else',
      '[company|Acme] was small, according to [source|Reuters].',
      '[company|Acme] was valued at [value|$3].',
    ],
    [
      'a claim that words alone give to somebody',
      '[company|Acme] was small.',
      '[company|Acme] said it was valued at [value|$3].',
    ],
    [
      'a time that would reach over both predicates',
      '[day|On May 3], [company|Acme] had bought [target|Bolt].',
      'Earlier in [year|1991], [company|Acme] had also bought [more|Cargo].',
    ],
    [
      'a time before another subject',
      '[company|Acme] had bought [target|Bolt] [day|on May 3].',
      'Earlier in [year|1991], [target|Bolt] had also bought [more|Cargo].',
    ],
    [
      'an event that the sentence before does not tell',
      '[company|Acme] had raised [sum|$3] in [round|a seed round].',
      'The deal took the known total to [total|$5].',
    ],
    [
      'an event that is not the subject before',
      'In the round, [company|Acme] was valued at [value|$3].',
      'The money took the total to [total|$5].',
    ],
    [
      'a verb that gives no safe participle',
      'The round valued [company|Acme] at [value|$3].',
      'The money went to [use|research].',
    ],
    [
      'what is told of one of several names',
      'It was sold to [target:0|Bolt] and [target:1|Cargo].',
      '[target:1|Cargo] had bought [more|Dune].',
    ],
    [
      'what is told of a name that does not end the sentence',
      'It was sold to [target|Bolt] [day|on May 3].',
      '[target|Bolt] had bought [more|Dune].',
    ],
    [
      'what is told of a place',
      'The plant was built in [site|Rome].',
      '[site|Rome] was [rank|second].',
    ],
    [
      'figures of which one has no subject of its own',
      'Revenue rose [up|7%].',
      'Revenue a year earlier was [old|$3 billion].',
    ],
    ['figures in two tenses', 'Revenue rose [up|7%].', 'Net income is [income|$1 billion].'],
    [
      'figures after a time that would reach over both',
      '[then|In 1990], the figure was [old|$5 billion].',
      'The highest figure of the ten years before was [peak|$6 billion], [year|in 1998].',
    ],
    [
      'what two owners said',
      '[remark|Prices will fall], according to [source|Reuters].',
      '[outlook|Demand is weak], according to [other|Xinhua].',
    ],
    [
      'what opens with what may be a name',
      '[remark|Prices will fall], [source|Reuters] said.',
      '[named|Apple is large], [source|Reuters] said.',
    ],
    [
      'an owner whose first claim has two parts',
      '[remark|Prices will fall and sales too], [source|Reuters] said.',
      '[outlook|Demand is weak], [source|Reuters] said.',
    ],
    [
      'what two speakers said',
      '[speaker|Lee] said that [remark|prices will fall].',
      '[other|Wu] added that [outlook|demand is weak].',
    ],
    [
      'more than thirty words',
      `[company|Acme] was active in [sector|${'very '.repeat(20)}small games].`,
      '[company|Acme] was valued at [value|$3 billion] by those who took part in it.',
    ],
  ])('%s', (_case, one, other) => {
    const sentences = [marked(one), marked(other)];
    expect(aggregated(sentences)).toEqual(sentences);
  });

  it.each(['lead', 'quoted', 'background'])('the message %s', (message) => {
    const plain = marked('The deal is in cash.');
    const apart = marked('The deal needs approval.', message);
    expect(aggregated([apart, plain])).toEqual([apart, plain]);
    expect(aggregated([plain, apart])).toEqual([plain, apart]);
  });
});
