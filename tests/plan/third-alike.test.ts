import { describe, expect, it } from 'vitest';
import { explain, planner, seedOf } from '../../src/plan/index.js';
import type { NewsEvent } from '../../src/model.js';
import type { Story } from '../../src/templates/index.js';
import { eventOf, kindOf, storyOf, worded, wordings } from './sketch.js';

/** No three sentences in a row begin with the same word where another wording says as much. */

const party = { types: ['organisation'] as const, weight: 0 };
const kind = kindOf({
  buyer: { ...party, role: true },
  target: { ...party, role: true },
  bank: party,
  price: {},
  year: {},
  area: {},
  jobs: {},
  seller: {},
  stakes: { elements: { holder: true, share: false }, weight: 0 },
});
const everything = eventOf(kind, 'buyer', 'bank', 'price', 'year', 'area', 'jobs', 'seller');

/** A story of a headline, a lead and a message for each list of wordings. */
const storyIn = (lead: string, ...messages: readonly (readonly string[])[]): Story => {
  const names = ['first', 'second', 'third', 'fourth'].slice(0, messages.length);
  return storyOf(kind, [['lead', ...names]], {
    headline: ['{buyer} buys'],
    lead: [lead],
    ...Object.fromEntries(names.map((name, index) => [name, messages[index] ?? []])),
  });
};

/** The last sentence, whatever the seed: each that is chosen, once. */
function lastOf(story: Story, event: NewsEvent = everything, refused = new Set<number>()): unknown {
  const { plan } = planner(story);
  const last = Array.from({ length: 30 }, (_, id) =>
    wordings(plan(event, seedOf(String(id), 0), refused))
      .flat()
      .at(-1),
  );
  return [...new Set(last)].sort();
}

/** The wordings of a message in their rank, with their scores. */
function ranked(
  story: Story,
  name: string,
  refused: ReadonlySet<number> = new Set(),
): (readonly unknown[])[] {
  return (
    explain(story, everything, 0, refused)
      .find(({ message }) => message.name === name)
      ?.wordings.map(({ step, score }) => [worded(step), score]) ?? []
  );
}

const two = [['The price is {price}.'], ['The year is {year}.']] as const;
const either = ['The area is {area}.', 'Its area is {area}.'];

describe('a third sentence', () => {
  it('begins with another word than the two before', () => {
    expect(lastOf(storyIn('It is {buyer}.', ...two, either))).toEqual(['Its area is {area}.']);
  });

  it('may begin like the one before', () => {
    expect(lastOf(storyIn('It is {buyer}.', ['A price is {price}.'], two[1], either))).toEqual(
      either.toSorted(),
    );
  });

  it('may begin like the two before where no other wording says as much', () => {
    const fuller = ['The area is {area} with {jobs}.', 'Its area is {area}.'];
    expect(lastOf(storyIn('It is {buyer}.', ...two, fuller))).toEqual([
      'The area is {area} with {jobs}.',
    ]);
    const lone = storyIn('It is {buyer}.', ...two, ['The area is {area}.']);
    expect(lastOf(lone)).toEqual(['The area is {area}.']);
  });

  it('gives way to one that leaves out only what was said before', () => {
    const repeating = [
      'The area is {area} for {price}{when jobs}.',
      'Its area with {jobs} is {area}.',
    ];
    expect(lastOf(storyIn('It is {buyer}.', ...two, repeating))).toEqual([
      'Its area with {jobs} is {area}.',
    ]);
    const story = storyIn('It is {buyer}.', ...two, [
      'The area is {area} for {price} from {seller} with {jobs}.',
      'Its area from {seller} with {jobs} is {area}.',
    ]);
    expect(ranked(story, 'third')).toEqual([
      ['Its area from {seller} with {jobs} is {area}.', 3],
      ['The area is {area} for {price} from {seller} with {jobs}.', 3 - 0.6 - 100],
    ]);
  });

  it('ranks last with the reason', () => {
    const story = storyIn('It is {buyer}.', ...two, either);
    const wordingsOfThird = explain(story, everything, 0).find(
      ({ message }) => message.name === 'third',
    )?.wordings;
    expect(wordingsOfThird?.map(({ step, parts }) => [worded(step), parts])).toEqual([
      ['Its area is {area}.', [{ reason: 'new', fact: 'area', points: 1 }]],
      [
        'The area is {area}.',
        [
          { reason: 'new', fact: 'area', points: 1 },
          { reason: 'opening', points: -100 },
        ],
      ],
    ]);
  });

  it('does not give way to what was refused', () => {
    const story = storyIn('It is {buyer}.', ...two, either);
    const [, other] =
      story.paragraphs[0]
        ?.at(-1)
        ?.message.choices.flatMap(({ variants }) => variants().map(({ id }) => id)) ?? [];
    expect(lastOf(story, everything, new Set([other ?? -1]))).toEqual(['The area is {area}.']);
    expect(ranked(story, 'third', new Set([other ?? -1]))).toEqual([
      ['The area is {area}.', 1],
      ['Its area is {area}.', 1],
    ]);
  });

  it.each([
    ['a party that is told by its noun', ['{buyer} paid {price}.'], ['Its area is {area}.']],
    ['a fact that is no party', ['{price} was paid.'], either.toSorted()],
    ['a party without a role', ['{bank} lent {price}.'], either.toSorted()],
  ])('counts the article of %s', (_what, first, expected) => {
    expect(lastOf(storyIn('It is {buyer}.', first, two[1], either))).toEqual(expected);
  });

  it('does not count the name that opens a lead', () => {
    expect(lastOf(storyIn('{buyer} bought.', two[0], either))).toEqual(either.toSorted());
    expect(lastOf(storyIn('The buyer is {buyer}.', two[0], either))).toEqual([
      'Its area is {area}.',
    ]);
  });

  it('may begin as before after what somebody else said', () => {
    const story = storyOf(kind, [['lead', 'first', 'quoted', 'third']], {
      headline: ['{buyer} buys'],
      lead: ['The buyer is {buyer}.'],
      first: ['The price is {price}.'],
      quoted: ['The year is {year}.'],
      third: either,
    });
    expect(lastOf(story)).toEqual(either.toSorted());
  });

  it('counts from element to element of a list', () => {
    const story = storyOf(kind, [['lead', 'stake']], {
      headline: ['{buyer} buys'],
      lead: ['It is {buyer}.'],
      'stake each=stakes': [
        'The holder is {holder}.',
        'The stake is of {holder}.',
        'Next came {holder}[ with {share}].',
      ],
    });
    const event = eventOf(kind, 'buyer', {
      stakes: [['holder'], ['holder'], ['holder'], ['holder']],
    });
    const { plan } = planner(story);
    const told = Array.from({ length: 60 }, (_, id) =>
      wordings(plan(event, seedOf(String(id), 0)))
        .flat()
        .slice(2)
        .map((sentence) => sentence.slice(0, 3)),
    );
    expect(new Set(told.flat())).toEqual(new Set(['The', 'Nex']));
    for (const opens of told)
      expect(
        opens.slice(2).filter((word, at) => word === opens[at] && word === opens[at + 1]),
      ).toEqual([]);
  });

  it('may begin like two before where the other says less of an element', () => {
    const story = storyOf(kind, [['lead', 'first', 'second', 'stake']], {
      headline: ['{buyer} buys'],
      lead: ['It is {buyer}.'],
      first: two[0],
      second: two[1],
      'stake each=stakes': ['The holder is {holder} with {share}.', 'Next came {holder}.'],
    });
    const event = eventOf(kind, 'buyer', 'price', 'year', { stakes: [['holder', 'share']] });
    expect(lastOf(story, event)).toEqual(['The holder is {holder} with {share}. #0']);
  });
});
