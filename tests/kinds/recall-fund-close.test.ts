import { describe, expect, it } from 'vitest';
import { originOf, textOf, toldOnce as told } from './told.js';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const close = {
  kind: 'fund-close',
  id: 'close',
  date: '2021-05-28',
  manager: 'Northgate Partners',
  fund: 'Meridian Fund III',
  close: 'final',
  amount: eur(1_450_000_000),
};
const firstClose = {
  ...close,
  id: 'first-close',
  date: '2020-06-01',
  close: 'first',
  amount: eur(600_000_000),
};
const fundBefore = {
  ...close,
  id: 'fund-before',
  date: '2018-03-01',
  fund: 'Meridian Fund II',
  amount: eur(820_000_000),
};

describe('a fund close after what was known of the manager', () => {
  it.each([
    ['first', /first close/],
    ['interim', /interim close/],
  ])('tells of the %s close before', (stage, words) => {
    const item = told(close, { ...firstClose, close: stage });
    expect(textOf(item)).toMatch(words);
    expect(textOf(item)).toMatch(/€600 million/);
    expect(originOf(item, 'closedBeforeOn')).toEqual(['first-close#/date']);
    expect(originOf(item, 'closedBeforeAt')).toEqual(['first-close#/amount']);
  });

  it.each([
    ['larger', close.amount, /larger than|a smaller sum/, /smaller than|a larger sum/],
    ['smaller', eur(300_000_000), /smaller than|a larger sum/, /larger than|a smaller sum/],
  ])('says that the fund is %s than the last', (angle, amount, words, others) => {
    const item = told({ ...close, amount }, fundBefore);
    expect(textOf(item)).toMatch(words);
    expect(textOf(item)).not.toMatch(others);
    expect(textOf(item)).toMatch(/€820 million/);
    expect(originOf(item, 'lastFund')).toEqual(['fund-before#/fund']);
    expect(originOf(item, angle)).toEqual(['/amount', 'fund-before#/amount']);
  });

  it.each([
    ['stands in another currency', { ...fundBefore, amount: { amount: 1, currency: 'USD' } }],
    ['is hedged', { ...fundBefore, amount: { ...fundBefore.amount, approx: 'more-than' } }],
    ['is not known to be closed', { ...fundBefore, close: undefined }],
  ])('compares with no fund whose amount %s', (_why, before) => {
    const { close: stage, ...rest } = before;
    const item = told(close, stage === undefined ? rest : before);
    expect(textOf(item)).toContain('Meridian Fund II');
    expect(textOf(item)).not.toMatch(/larger|smaller/);
  });

  it('tells nothing of other managers, later days, or a fund that was never closed', () => {
    for (const other of [
      { ...fundBefore, manager: 'Southgate Partners' },
      { ...fundBefore, date: '2021-05-29' },
      { ...fundBefore, close: 'first' },
      { ...firstClose, manager: 'Southgate Partners' },
    ])
      expect(told(close, other).paragraphs).toHaveLength(1);
    // what is told of a first close has nothing before it
    const again = { ...firstClose, id: 'again', date: '2021-05-28', amount: eur(700_000_000) };
    expect(told(again, firstClose).paragraphs).toHaveLength(1);
  });
});
