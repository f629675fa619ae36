import { describe, expect, it } from 'vitest';
import { originOf, textOf, told } from './told.js';

const usd = (billions: number) => ({ amount: billions * 1e9, currency: 'USD' });
const forecast = {
  kind: 'forecast',
  id: 'forecast',
  date: '2021-05-28',
  forecaster: 'Counterpoint Research',
  indicator: { name: 'global chip foundry revenue', number: 'singular', measure: 'flow' },
  period: 2021,
  value: usd(92),
};
const before = { ...forecast, id: 'before', date: '2021-03-03', value: usd(89) };
const rival = {
  ...forecast,
  id: 'rival',
  date: '2021-04-20',
  forecaster: 'Gartner',
  value: usd(90.5),
};

describe('a forecast after the last one', () => {
  it.each([
    ['raised', 89, /\b(?:raise[sd]?|up from|rather than)\b/, /\b(?:cut|down)\b/],
    ['lowered', 95, /\b(?:cuts?|down from|rather than)\b/, /\b(?:raise[sd]?|up)\b/],
  ])('is %s', (_direction, amount, words, others) => {
    for (const item of told(forecast, { ...before, value: usd(amount) })) {
      expect(item.headline.text).toMatch(words);
      expect(item.headline.text).toContain(`$${amount} billion`);
      expect(textOf(item)).toContain(`$${amount} billion`);
      expect(textOf(item)).toContain('March 3');
      expect(`${item.headline.text} ${textOf(item)}`).not.toMatch(others);
      expect(originOf(item, 'earlierValue')).toEqual(['before#/value']);
      expect(item.newsworthiness.reasons.map(({ reason }) => reason)).toContain(
        'The forecaster expects another figure than before.',
      );
    }
  });

  it('still tells the change that it means', () => {
    const change = { value: 12, unit: 'percent', basis: 'year-on-year' };
    for (const item of told({ ...forecast, change }, before)) expect(textOf(item)).toMatch(/12%/);
  });

  it('stands beside that of somebody else', () => {
    for (const item of told(forecast, rival)) {
      expect(item.headline.text).not.toMatch(/raise|up from|Gartner/);
      expect(textOf(item)).toMatch(/Gartner .*\$90.5 billion/);
      expect(originOf(item, 'rivalValue')).toEqual(['rival#/value']);
    }
  });

  it('is compared with nothing of another period, unit or indicator, nothing hedged and nothing later', () => {
    for (const other of [
      { ...before, period: 2022 },
      { ...before, value: { amount: 89e9, currency: 'EUR' } },
      { ...before, indicator: 'global chip sales' },
      { ...before, value: { ...usd(89), approx: 'about' } },
      { ...before, date: '2021-05-29' },
    ])
      for (const item of told(forecast, other))
        expect(`${item.headline.text} ${textOf(item)}`).not.toMatch(/89 billion/);
  });
});
