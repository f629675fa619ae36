import { describe, expect, it } from 'vitest';
import { createNewsbot } from '../../src/index.js';
import { toText } from '../../src/publish/index.js';
import { compileMapping } from '../../src/records/mapping.js';
import { shippedMappings } from '../../src/records/shipped-mappings.js';

/** Maps a row of a table with the columns that the data set has. */
function map(name: string, row: Readonly<Record<string, string>>) {
  const mapping = shippedMappings[name];
  if (mapping === undefined) throw new Error(`no mapping ${name}`);
  const compiled = compileMapping(mapping, Object.keys(row), `${name}.csv`);
  return 'diagnostics' in compiled ? compiled : compiled.apply(Object.values(row), 2);
}

const acquisition = {
  company_permalink: '/organization/acme',
  company_name: 'Acme',
  company_category_list: 'Curated Web|Consumer Electronics|Internet',
  company_country_code: 'RUS',
  company_state_code: '48',
  company_region: 'Moscow',
  company_city: 'Moscow',
  acquirer_permalink: '/organization/globex',
  acquirer_name: 'Globex',
  acquirer_category_list: '',
  acquirer_country_code: '',
  acquirer_state_code: '',
  acquirer_region: '',
  acquirer_city: '',
  acquired_at: '2012-07-23',
  acquired_month: '2012-07',
  price_amount: '',
  price_currency_code: 'USD',
};

const raise = {
  Name: 'Acme ',
  Timestamp: '1680825600',
  Date: '2023-04-07',
  'Amount Raised': '4099999.9999999995',
  Round: 'Strategic ',
  Description: 'Acme is the leading platform for everything.',
  'Lead Investor': 'Globex',
  Category: 'Infrastructure',
  Source: 'https://news.example/1 ',
  Valuation: '3,000',
  Chains: 'Ethereum + Polygon',
  'Other Investors': 'Initech  + Collab+Currency',
};

describe('crunchbase-acquisitions', () => {
  it('invents no price, status or sector', () => {
    expect(map('crunchbase-acquisitions', acquisition)).toEqual({
      record: {
        kind: 'acquisition',
        id: 'crunchbase/organization/acme/organization/globex/2012-07-23',
        date: '2012-07-23',
        source: { name: 'Crunchbase' },
        acquirer: { name: 'Globex' },
        target: { name: 'Acme', location: 'Moscow' },
      },
    });
  });

  it('takes a category for the sector only where it is the sole one', () => {
    const row = { ...acquisition, company_category_list: 'Software' };
    expect(map('crunchbase-acquisitions', row)).toMatchObject({
      record: { target: { sector: 'Software' } },
    });
  });

  it('reads a price with its currency, and a date with a time', () => {
    expect(
      map('crunchbase-acquisitions', {
        ...acquisition,
        acquired_at: '1201-11-03 00:00:00',
        price_amount: '63000000',
        price_currency_code: 'GBP',
      }),
    ).toMatchObject({
      record: { date: '1201-11-03', price: { amount: '63000000', currency: 'GBP' } },
    });
  });
});

describe('defillama-raises', () => {
  it('splits investors, scales valuations and leaves out a description that is no noun phrase', () => {
    expect(map('defillama-raises', raise)).toEqual({
      record: {
        kind: 'funding-round',
        id: 'defillama/Acme/2023-04-07/Strategic',
        date: '2023-04-07',
        source: { name: 'DefiLlama', url: 'https://news.example/1' },
        company: { name: 'Acme', sector: 'Infrastructure' },
        round: 'Strategic',
        amount: { amount: '4099999.9999999995', currency: 'USD' },
        leads: ['Globex'],
        investors: ['Initech', 'Collab+Currency'],
        valuation: { amount: { amount: '3000000000', currency: 'USD' } },
      },
    });
    expect(shippedMappings['defillama-raises']?.defaults).toEqual({ currency: 'USD', rounding: 0 });
  });

  it('keeps a description that is one, and leaves out what is not known', () => {
    const bare = {
      'Amount Raised': '',
      Round: '',
      'Lead Investor': '',
      Category: '',
      'Other Investors': '',
    };
    const row = {
      ...raise,
      ...bare,
      Description: 'cross-chain compute protocol for games',
      Source: '1506351540575084553',
      Valuation: 'not disclosed',
    };
    expect(map('defillama-raises', row)).toEqual({
      record: {
        kind: 'funding-round',
        id: 'defillama/Acme/2023-04-07/',
        date: '2023-04-07',
        source: { name: 'DefiLlama' },
        company: { name: 'Acme', description: 'cross-chain compute protocol for games' },
      },
    });
  });
});

describe('world-bank-gdp', () => {
  it('makes a statistic of each country and year', () => {
    const row = {
      'Country Name': 'Korea, Rep.',
      'Country Code': 'KOR',
      Year: '2023',
      Value: '1712792854202.446',
    };
    expect(map('world-bank-gdp', row)).toEqual({
      record: {
        kind: 'statistic',
        id: 'world-bank/NY.GDP.MKTP.CD/KOR/2023',
        date: '2024-07-01',
        source: { name: 'World Bank' },
        publisher: 'World Bank',
        indicator: { name: 'nominal GDP', number: 'singular', measure: 'flow' },
        place: 'Korea, Rep.',
        period: '2023',
        value: { amount: '1712792854202.446', currency: 'USD' },
      },
    });
  });
});

describe('world-bank-inflation', () => {
  const row = {
    Country: 'Japan',
    'Country Code': 'JPN',
    Year: '2005',
    Inflation: '-1.19401768056427',
  };

  it('makes a rate in percent of each country and year, and calls it what it is', () => {
    expect(map('world-bank-inflation', row)).toEqual({
      record: {
        kind: 'statistic',
        id: 'world-bank/NY.GDP.DEFL.KD.ZG/JPN/2005',
        date: '2024-07-01',
        source: { name: 'World Bank' },
        publisher: 'World Bank',
        indicator: { name: 'GDP deflator inflation', number: 'singular', measure: 'rate' },
        place: 'Japan',
        period: '2005',
        value: { value: -1.19401768056427, unit: 'percent' },
      },
    });
  });

  it('is written with its sign and without the dust of its decimals', () => {
    const mapped = map('world-bank-inflation', row);
    if (!('record' in mapped)) throw new Error(JSON.stringify(mapped));
    const outcome = createNewsbot({ now: '2026-01-01', archive: true }).write(mapped.record);
    expect(outcome.status === 'written' && toText(outcome.value)).toMatch(
      /GDP deflator inflation.*-1\.19%.*2005/su,
    );
  });
});
