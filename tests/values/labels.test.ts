import { describe, expect, it } from 'vitest';
import {
  labelSlug,
  parseLabel,
  roundKeys,
  roundNature,
  sectorKeys,
} from '../../src/values/labels.js';

describe('parseLabel', () => {
  it.each([
    ['Seed', 'seed'],
    ['Seed Funding', 'seed'],
    ['Seed Funding Round', 'seed'],
    ['Seed+', 'seed-plus'],
    ['Seed / Angel Funding', 'seed-or-angel'],
    ['Preseed', 'pre-seed'],
    ['Pre-Seed', 'pre-seed'],
    ['Series A', 'series-a'],
    ['series_a', 'series-a'],
    ['A round', 'series-a'],
    ['Series A+', 'series-a-plus'],
    ['Series B1', 'series-b1'],
    ['Series C-1', 'series-c1'],
    ['Series B (Extension)', 'series-b-extension'],
    ['pre-Series A', 'pre-series-a'],
    ['Series pre-A', 'pre-series-a'],
    ['Pre Series B', 'pre-series-b'],
    ['Angel Round', 'angel'],
    ['Strategic ', 'strategic'],
    ['Venture - Series Unknown', 'venture'],
    ['Debt Financing', 'debt'],
    ['Convertible note issuance', 'convertible-note'],
    ['Equity Crowdsale', 'equity-crowdfunding'],
    ['Private token sale', 'private-token-sale'],
    ['Token Pre-Sale', 'token-presale'],
    ['ICO', 'initial-coin-offering'],
    ['SAFT', 'saft'],
    ['Post-IPO Equity', 'post-ipo-equity'],
    ['PrivateEquity', 'private-equity'],
  ])('knows the round %j', (text, key) =>
    expect(parseLabel('round', text)).toEqual({ type: 'label', table: 'round', text, key }),
  );

  it.each([
    'Treasury Diversification',
    'Series A & B',
    'Funding Round',
    'a round',
    'nan',
    '',
    'Serie',
    'Series Z',
    'round',
  ])('does not know the round %j', (text) =>
    expect(parseLabel('round', text)).toEqual({ type: 'label', table: 'round', text }),
  );

  it.each([
    ['Biotechnology', 'biotechnology'],
    ['FinTech', 'fintech'],
    ['Oil & Gas', 'oil-and-gas'],
    ['E-Commerce', 'e-commerce'],
    ['Health Care', 'health-care'],
    ['DeFi', 'decentralized-finance'],
  ])('knows the sector %j', (text, key) => expect(parseLabel('sector', text).key).toBe(key));

  it.each([
    'Curated Web',
    'Services',
    'iPhone',
    'Hardware + Software',
    'Twitter Applications',
    'Women',
    'constructor',
  ])('prints nothing of the sector %j', (text) =>
    expect(parseLabel('sector', text)).not.toHaveProperty('key'),
  );
});

describe('the tables', () => {
  it('have keys that are their own slugs, once each', () => {
    for (const [table, keys] of [
      ['round', roundKeys],
      ['sector', sectorKeys],
    ] as const) {
      expect(new Set(keys).size).toBe(keys.length);
      for (const key of keys) {
        expect(labelSlug(key)).toBe(key);
        expect(parseLabel(table, key).key).toBe(key);
      }
    }
  });

  it('give every round a nature', () => {
    for (const key of roundKeys) expect(roundNature(key)).toBeDefined();
    expect(roundNature('series-c')).toBe('equity-round');
    expect(roundNature('grant')).toBe('grant');
    expect(roundNature('nonsense')).toBeUndefined();
  });
});
