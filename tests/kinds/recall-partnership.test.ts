import { describe, expect, it } from 'vitest';
import { originOf, textOf, told } from './told.js';

const deal = {
  kind: 'partnership',
  date: '2021-05-28',
  parties: ['Acme Inc.', 'Bolt AG'],
  form: 'joint-venture',
  stage: 'signed',
  value: { amount: 300_000_000, currency: 'EUR' },
};
const plan = {
  ...deal,
  id: 'plan',
  date: '2020-09-01',
  parties: ['Bolt AG', 'Acme'],
  stage: 'planned',
  value: { amount: 200_000_000, currency: 'EUR' },
};
const earlier = {
  kind: 'partnership',
  id: 'earlier',
  date: '2018-04-05',
  parties: ['Acme', 'Bolt'],
  form: 'supply',
  stage: 'signed',
  value: { amount: 10_000_000, currency: 'EUR' },
};
const others = {
  kind: 'partnership',
  id: 'others',
  date: '2019-06-07',
  parties: ['Copper Ltd', 'Acme', 'Dune Corp.'],
  form: 'licence',
  stage: 'signed',
};

describe('a partnership after what was known of the parties', () => {
  it('tells since when it had been planned, and at what value', () => {
    for (const item of told(deal, plan)) {
      expect(textOf(item)).toMatch(/Sept\. 1, 2020/);
      expect(textOf(item)).toMatch(/€200 million/);
      expect(originOf(item, 'plannedOn')).toEqual(['plan#/date']);
      expect(originOf(item, 'plannedValue')).toEqual(['plan#/value']);
    }
  });

  it('tells of an earlier deal between the same parties in any order', () => {
    for (const item of told(deal, earlier)) {
      expect(textOf(item)).toMatch(/signed/);
      expect(textOf(item)).toMatch(/a supply agreement worth €10 million/);
      expect(originOf(item, 'earlierDeal')).toEqual(['earlier#/form']);
    }
    for (const item of told(deal, { ...earlier, stage: undefined, form: undefined })) {
      expect(textOf(item)).toMatch(/a partnership worth €10 million/);
      expect(textOf(item)).not.toMatch(/signed a partnership|was signed on April/);
      expect(originOf(item, 'earlierDeal')).toEqual(['earlier#/kind']);
    }
  });

  it('tells of the last deal of the first party with others', () => {
    for (const item of told(deal, others)) {
      expect(textOf(item)).toMatch(/a licensing agreement with Copper Ltd and Dune Corp\./);
      expect(originOf(item, 'otherPartners')).toEqual(['others#/parties/0']);
    }
  });

  it('tells nothing of other parties, later days, plans with others, or a deal of the same weeks', () => {
    const alone = told(deal).map(({ paragraphs }) => paragraphs.length);
    for (const before of [
      { ...earlier, parties: ['Copper Ltd', 'Dune Corp.'] },
      { ...earlier, date: '2021-05-29' },
      { ...others, stage: 'planned' },
      { ...plan, form: 'supply' },
      { ...deal, id: 'report', date: '2021-05-20', purpose: 'to make cars' },
    ])
      expect(told(deal, before).map(({ paragraphs }) => paragraphs.length)).toEqual(alone);
  });
});
