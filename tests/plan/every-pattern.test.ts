import { describe, expect, it } from 'vitest';
import { explain, planner, seedOf } from '../../src/plan/index.js';
import { eventOf, kindOf, storyOf, worded, wordings } from './sketch.js';

const seeds = [seedOf('0', 0), seedOf('1', 0)];

describe('the plans that one planner makes', () => {
  const filler = Object.fromEntries(
    Array.from({ length: 17 }, (_, index) => [`f${index}`, { weight: 0 }]),
  );
  const wide = kindOf({
    buyer: { types: ['organisation'], weight: 0 },
    price: {},
    ended: { weight: 0 },
    ...filler,
    stakes: { elements: { holder: true, share: true }, weight: 0.3 },
    seller: { material: true },
    year: { weight: 0.4 },
  });
  const story = storyOf(
    wide,
    [
      ['lead', 'first*'],
      ['stake', 'second*', 'last'],
    ],
    {
      headline: ['{buyer} pays[ {price}]', '{buyer} ended{when ended}', 'Up{when f16}'],
      lead: [
        '{buyer} paid[ {price}][ in {year}].',
        'Paid was {price} by {buyer}.',
        'It was {buyer}.',
      ],
      first: ['{buyer} and {seller}.', 'In {year}[, {seller}].', 'Paid {price}{unless ended}.'],
      'stake each=stakes': ['It has {holder}[ of {share}].', 'Of {share}.'],
      second: ['It has {year}{when f15}.', 'It had {seller}[ for {price}].'],
      'last after=stakes': ['All is {seller} for {price}{when f16}.', 'All is {year}.'],
    },
  );
  const lists: (string[][] | undefined)[] = [
    undefined,
    [],
    [['holder', 'share']],
    [['share'], ['holder', 'share']],
    [[], ['holder']],
  ];

  it('are those that it would make of each event alone', () => {
    const { plan } = planner(story);
    const optional = ['price', 'ended', 'f15', 'f16', 'seller', 'year'];
    let compared = 0;
    for (let bits = 0; bits < 2 ** optional.length; bits += 1) {
      const names = ['buyer', ...optional.filter((_, index) => (bits & (1 << index)) !== 0)];
      for (const [index, list] of lists.entries()) {
        // Half of the pairs, as on a chessboard, hold each pattern and each list with one seed and the other.
        if ((bits + index) % 2 === 0) continue;
        const event = eventOf(wide, ...names, ...(list === undefined ? [] : [{ stakes: list }]));
        const seed = seeds[(bits >> 1) % 2] ?? 0;
        const made = plan(event, seed);
        const explained = explain(story, event, seed);
        const chosen = explained.flatMap(({ wordings: ranked }) =>
          ranked.filter(({ fate }) => fate === 'chosen').map(({ step }) => worded(step)),
        );
        expect(chosen, names.join()).toEqual(wordings(made).flat());
        compared += 1;
      }
    }
    expect(compared).toBe(160);
  });
});
