import { describe, expect, it } from 'vitest';
import type { Item, Outcome } from '../../src/index.js';
import { newsbotOf, type TracedStory } from '../../src/newsbot.js';
import { monotonous, realize } from '../../src/realize/index.js';

const money = (amount: number): object => ({ amount, currency: 'USD' });
const record = {
  kind: 'funding-round',
  date: '2021-06-01',
  company: { name: 'Horizon Robotics', location: 'Beijing' },
  round: 'Series C',
  amount: money(400_000_000),
  leads: ['Baillie Gifford'],
  valuation: { ...money(3_000_000_000), basis: 'post' },
  totalRaised: money(1_000_000_000),
  useOfFunds: ['a second factory'],
};
const ids = Array.from({ length: 60 }, (_, id) => String(id));

/** The items as the first plan words them, before any is worded otherwise, and as they are written. */
function stories(): { first: Item; outcome: Outcome<Item> }[] {
  const told: { first: Item; outcome: Outcome<Item> }[] = [];
  const trace = ({ event, workshop, context, seed, outcome }: TracedStory): void => {
    const plan = workshop.planner.plan(event, seed);
    if (plan.headline === undefined) throw new Error('no headline');
    const realized = realize(event, plan, plan.headline, context);
    if (!('item' in realized)) throw new Error('not realized');
    told.push({ first: realized.item, outcome });
  };
  const bot = newsbotOf({ now: '2021-06-02' }, trace);
  for (const id of ids) bot.write({ ...record, id });
  return told;
}

const bodyOf = ({ paragraphs }: Item): string[] => paragraphs.flat().map(({ text }) => text);
const languageOf = { wordCount: (text: string) => text.split(' ').length };

describe('the first plan', () => {
  it('has no three sentences in a row that open alike, though many open with an article', () => {
    const told = stories();
    expect(told).toHaveLength(ids.length);
    for (const { first } of told)
      expect(monotonous(first, languageOf as Parameters<typeof monotonous>[1])).toBeUndefined();
    const articles = told.map(
      ({ first }) => bodyOf(first).filter((text) => text.startsWith('The ')).length,
    );
    expect(Math.max(...articles)).toBeGreaterThan(1);
  });

  it('says the use of the money all the same', () => {
    for (const { first } of stories())
      expect(bodyOf(first).join(' ')).toContain('a second factory');
  });

  it('names a company that would be the third to open with an article', () => {
    const named = stories().flatMap(({ first }) => {
      const body = bodyOf(first);
      const at = body.findIndex(
        (text, place) => text.startsWith('The ') && body[place + 1]?.startsWith('The ') === true,
      );
      const third = at < 0 ? undefined : body[at + 2];
      return third === undefined ? [] : [third];
    });
    expect(named.length).toBeGreaterThan(0);
    for (const text of named) expect(text).toMatch(/^(?!The )/);
  });
});
