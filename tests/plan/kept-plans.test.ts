import { describe, expect, it } from 'vitest';
import { explain, planner, seedOf } from '../../src/plan/index.js';
import { eventOf, kindOf, storyOf, worded, wordings } from './sketch.js';

/** What was weighed for a pattern of facts is kept: few patterns occur, and each record would be weighed anew. */

const kind = kindOf({
  price: {},
  area: {},
  stakes: { elements: { holder: true, note: false }, weight: 0 },
});

/** Refused wordings that tell how often they were asked for: a planner asks when it weighs. */
class Refused extends Set<number> {
  asked = 0;

  override has(id: number): boolean {
    this.asked += 1;
    return super.has(id);
  }
}

const story = storyOf(kind, [['lead', 'stake', 'more']], {
  headline: ['Up one', 'Up two'],
  lead: ['It is {price}.'],
  'stake each=stakes': ['It is of {holder}.'],
  more: ['So is {area}.'],
});
const event = eventOf(kind, 'price', 'area', { stakes: [['holder'], ['note'], ['holder']] });
const seedFor = (headline: string): number =>
  Array.from({ length: 50 }, (_, id) => seedOf(String(id), 0)).find(
    (seed) => wordings(planner(story).plan(event, seed))[0]?.[0] === headline,
  ) ?? Number.NaN;

describe('a planner', () => {
  it('weighs the wordings of a pattern of facts once', () => {
    const { plan } = planner(story);
    const refused = new Refused([99]);
    const first = wordings(plan(event, 1, refused));
    expect(refused.asked).toBeGreaterThan(0);
    refused.asked = 0;
    expect(wordings(plan(event, 1, refused))).toEqual(first);
    expect(refused.asked).toBe(0);
  });

  it('weighs once what follows, whichever headline stands before it', () => {
    const { plan } = planner(story);
    const refused = new Refused([99]);
    const [one] = wordings(plan(event, seedFor('Up one'), refused));
    refused.asked = 0;
    const [other] = wordings(plan(event, seedFor('Up two'), refused));
    expect([one, other]).toEqual([['Up one'], ['Up two']]);
    expect(refused.asked).toBe(0);
  });

  it.each([
    [
      'its paragraph',
      [
        ['first', 'lead'],
        ['more', 'last'],
      ],
    ],
    ['the next paragraph', [['first'], ['lead', 'more', 'last']]],
  ])('weighs a lead in %s for each order of the parties in the headline', (_where, order) => {
    const deal = kindOf({
      buyer: { types: ['organisation'], weight: 0 },
      target: { types: ['organisation'], weight: 0 },
      price: {},
      area: {},
      year: {},
    });
    const told = storyOf(deal, order, {
      headline: ['{buyer} buys {target}', '{target} goes to {buyer}'],
      first: ['So is {area}.'],
      lead: ['{buyer} bought {target}.', '{target} went to {buyer}.'],
      more: ['It is {price}.'],
      last: ['In {year}.'],
    });
    const all = eventOf(deal, 'buyer', 'target', 'price', 'area', 'year');
    const { plan } = planner(told);
    const refused = new Refused([99]);
    const leads = new Map<string, string>();
    const asked: number[] = [];
    for (let id = 0; id < 20; id += 1) {
      refused.asked = 0;
      const [headline = '', ...others] = wordings(plan(all, seedOf(String(id), 0), refused)).flat();
      if (leads.has(headline)) continue;
      leads.set(headline, others.filter((sentence) => /bought|went/.test(sentence)).join());
      asked.push(refused.asked);
    }
    expect(Object.fromEntries(leads)).toEqual({
      '{buyer} buys {target}': '{target} went to {buyer}.',
      '{target} goes to {buyer}': '{buyer} bought {target}.',
    });
    // Two headlines and two leads, and one wording each of the others; then all again but the headlines and the last.
    expect(asked).toEqual([7, 4]);
  });

  it('takes refused wordings in any order for the same', () => {
    const { plan } = planner(story);
    plan(event, 1, new Set([97, 98, 99]));
    for (const ids of [
      [99, 98, 97],
      [98, 99, 97],
    ]) {
      const refused = new Refused(ids);
      plan(event, 1, refused);
      expect(refused.asked).toBe(0);
    }
  });

  it.each([
    ['of messages', eventOf(kind, 'price', 'area'), 4],
    ['of elements', event, 9],
  ])('forgets what it kept beyond eight thousand places, %s too', (_what, one, places) => {
    const { plan } = planner(story);
    const refused = new Refused([1_000_000]);
    const isKeptAfter = (patterns: number, from: number): boolean => {
      for (let id = from; id < from + patterns; id += 1) plan(one, 1, new Set([id]));
      refused.asked = 0;
      plan(one, 1, refused);
      return refused.asked === 0;
    };
    const most = Math.floor(8_000 / places);
    expect(isKeptAfter(0, 0)).toBe(false);
    expect(isKeptAfter(most - 10, 1_000)).toBe(true);
    expect(isKeptAfter(20, 10_000)).toBe(false);
  });
});

describe('an explanation', () => {
  it.each([
    ['in its paragraph', [['lead', 'stake', 'more']]],
    ['in the next', [['lead'], ['stake'], ['more']]],
  ])('goes on after a list of which nothing can be said, %s', (_where, order) => {
    const silent = storyOf(kind, order, {
      headline: ['Up one'],
      lead: ['It is {price}.'],
      'stake each=stakes': ['It is of {holder}.'],
      more: ['So is {area}.'],
    });
    const known = eventOf(kind, 'price', 'area', { stakes: [['note']] });
    const told = explain(silent, known, 1).map(({ message, wordings: ranked }) => [
      message.name,
      ranked.map(({ step }) => worded(step)),
    ]);
    expect(told).toEqual([
      ['headline', ['Up one']],
      ['lead', ['It is {price}.']],
      ['more', ['So is {area}.']],
    ]);
  });
});
