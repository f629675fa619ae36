import { describe, expect, it } from 'vitest';
import { originOf, textOf, toldOnce as told } from './told.js';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const sale = {
  kind: 'patent-sale',
  id: 'sale',
  date: '2021-05-28',
  seller: 'Nokia',
  buyer: 'Qualcomm Inc.',
  count: 650,
  stage: 'completed',
};
const agreement = {
  ...sale,
  id: 'agreement',
  date: '2021-03-01',
  stage: 'agreed',
  price: usd(550_000_000),
};

describe('a patent sale after what was known of the parties', () => {
  it('tells when the sale that is completed was agreed, and for how much', () => {
    const item = told(sale, agreement);
    expect(textOf(item)).toMatch(/agreed|struck the deal/);
    expect(textOf(item)).toMatch(/March 1.*\$550 million/);
    expect(originOf(item, 'agreedOn')).toEqual(['agreement#/date']);
    expect(originOf(item, 'agreedPrice')).toEqual(['agreement#/price']);
  });

  it.each([
    ['of another number', { ...agreement, count: 90 }],
    ['at another price', { ...agreement, price: usd(1_000_000) }],
    ['on another subject', { ...agreement, subject: 'satellite dishes' }],
    ['the other way round', { ...agreement, seller: 'Qualcomm', buyer: 'Nokia' }],
  ])('takes an agreement %s for another sale', (_what, other) => {
    const item = told({ ...sale, price: usd(550_000_000), subject: 'mobile radio' }, other);
    expect(originOf(item, 'agreedOn')).toBeUndefined();
    expect(textOf(item)).not.toMatch(/March 1/);
  });

  it('says nothing of the agreement where two are known, or a sale came after it', () => {
    const second = { ...agreement, id: 'second', date: '2021-04-01' };
    const sold = { ...sale, id: 'sold', date: '2021-04-01', count: 90 };
    expect(originOf(told(sale, agreement, second), 'agreedOn')).toBeUndefined();
    expect(originOf(told(sale, agreement, sold), 'agreedOn')).toBeUndefined();
  });

  it('tells of the last sale between the two, to another buyer and from another seller', () => {
    const item = told(
      sale,
      { ...sale, id: 'between', date: '2019-02-01', count: 40 },
      { ...sale, id: 'to-other', date: '2020-02-01', buyer: 'Apple', count: 2_000 },
      { ...sale, id: 'from-other', date: '2020-03-01', seller: 'HP', count: 1_400 },
    );
    expect(textOf(item)).toMatch(/40 patents/);
    expect(textOf(item)).toMatch(/Apple/);
    expect(textOf(item)).toMatch(/1,400 patents/);
    expect(originOf(item, 'earlierCount')).toEqual(['between#/count']);
    expect(originOf(item, 'otherBuyer')).toEqual(['to-other#/buyer']);
    expect(originOf(item, 'otherSeller')).toEqual(['from-other#/seller']);
  });

  it('tells nothing of others, and of what was agreed and is not known to be sold', () => {
    for (const other of [
      { ...sale, id: 'other', date: '2020-02-01', seller: 'HP', buyer: 'Apple' },
      { ...agreement, buyer: 'Apple' },
      { ...sale, id: 'later', date: '2021-05-29', buyer: 'Apple' },
    ])
      expect(told(sale, other).paragraphs).toHaveLength(1);
  });
});
