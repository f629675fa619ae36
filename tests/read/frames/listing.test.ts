import { describe, expect, it } from 'vitest';
import { misplaced, told } from './reading.js';

const cases: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  [
    'Shares of ramen chain Menya Kaido jumped 31% in their Tokyo Stock Exchange debut on Friday after the company raised 28 billion yen in its initial public offering. The stock had been priced at 1,850 yen.',
    {
      company: 'Menya Kaido',
      firstDayChange: '31 percent first-day',
      stage: 'debuted',
      exchange: 'Tokyo Stock Exchange',
      raised: '28000000000 JPY',
      offerPrice: '1850 JPY',
    },
  ],
  [
    'Corvid Analytics, Inc. has filed a registration statement on Form S-1 with the Securities and Exchange Commission for a proposed initial public offering of its common stock. The Company has applied to list its shares on the Nasdaq under the symbol “CRVD”.',
    { company: 'Corvid Analytics, Inc.', stage: 'filed', exchange: 'Nasdaq', ticker: 'CRVD' },
  ],
  [
    'Shenzhen drone maker Feiyu Aero priced its Hong Kong IPO at HK$23.60 a share, raising HK$2.9 billion. Morgan Stanley and CICC are joint bookrunners.',
    {
      company: 'Feiyu Aero',
      stage: 'priced',
      exchange: 'Hong Kong',
      offerPrice: '23.6 HKD',
      raised: '2900000000 HKD',
      bookrunners: ['Morgan Stanley', 'CICC'],
    },
  ],
  ['Acme files for IPO on Nasdaq', { company: 'Acme', stage: 'filed', exchange: 'Nasdaq' }],
  [
    'Reddit priced its initial public offering at $34 per share, valuing the company at $6.4 billion.',
    { company: 'Reddit', stage: 'priced', offerPrice: '34 USD', marketValue: '6400000000 USD' },
  ],
  [
    'Klarna Group raised $1.37 billion in its IPO.',
    { company: 'Klarna Group', raised: '1370000000 USD' },
  ],
  ['WeWork withdrew its IPO filing on Monday.', { company: 'WeWork', stage: 'withdrawn' }],
  [
    'Rubrik made its New York Stock Exchange debut on Thursday, with shares closing 16% higher.',
    {
      company: 'Rubrik',
      firstDayChange: '16 percent first-day',
      stage: 'debuted',
      exchange: 'New York Stock Exchange',
    },
  ],
  [
    'Birkenstock went public on the New York Stock Exchange in October.',
    { company: 'Birkenstock', stage: 'debuted', exchange: 'New York Stock Exchange' },
  ],
  [
    'Ibotta shares began trading on the NYSE under the ticker IBTA.',
    { company: 'Ibotta', stage: 'debuted', exchange: 'NYSE', ticker: 'IBTA' },
  ],
  ['Acme pulls planned London IPO', { company: 'Acme', stage: 'withdrawn', exchange: 'London' }],
  [
    'Klaviyo sold 19.2 million shares at $30 each in its IPO.',
    { company: 'Klaviyo', offerPrice: '30 USD', shares: '19200000 share' },
  ],
  [
    'Swiss dermatology group Galderma listed on the SIX Swiss Exchange on Friday after raising 2 billion Swiss francs.',
    {
      company: 'Galderma',
      stage: 'debuted',
      exchange: 'SIX Swiss Exchange',
      raised: '2000000000 CHF',
    },
  ],
  [
    "Astera Labs priced its IPO at $36 on Tuesday. The company's stock surged 48% on its first day of trading on the Nasdaq.",
    {
      company: 'Astera Labs',
      stage: 'debuted',
      exchange: 'Nasdaq',
      offerPrice: '36 USD',
      firstDayChange: '48 percent first-day',
    },
  ],
  [
    'Instacart files for Nasdaq listing under symbol CART',
    { company: 'Instacart', stage: 'filed', exchange: 'Nasdaq', ticker: 'CART' },
  ],
  [
    'Viking Holdings raises $1.5 billion in IPO',
    { company: 'Viking Holdings', raised: '1500000000 USD' },
  ],
  [
    'Shein has confidentially filed to go public in the United States.',
    { company: 'Shein', stage: 'filed' },
  ],
  [
    'Chinese EV maker Zeekr priced its U.S. IPO of 21 million American depositary shares at $21 each.',
    {
      company: 'Zeekr',
      stage: 'priced',
      offerPrice: '21 USD',
      shares: '21000000 American depositary share',
    },
  ],
  ['Golden Goose scraps $600 million Milan IPO', { company: 'Golden Goose', stage: 'withdrawn' }],
  [
    'Hyundai Motor India plans to raise $3 billion in an IPO in Mumbai.',
    { company: 'Hyundai Motor India', raised: '3000000000 USD' },
  ],
  [
    'Trading in Corvid Robotics began on the London Stock Exchange on Tuesday with a first-day gain of 12%.',
    {
      company: 'Corvid Robotics',
      exchange: 'London Stock Exchange',
      stage: 'debuted',
      firstDayChange: '12 percent first-day',
    },
  ],
  [
    'A 5.5% fall marked the Nasdaq debut of Corvid Robotics on Tuesday.',
    {
      company: 'Corvid Robotics',
      exchange: 'Nasdaq',
      stage: 'debuted',
      firstDayChange: '-5.5 percent first-day',
    },
  ],
  [
    'Shares in Corvid Robotics, a maker of chips, were unchanged in their debut on Nasdaq on Tuesday. Acme Securities; Bolt Bank Co., Ltd.; and Delta Partners ran the books. The amount raised was not disclosed.',
    {
      company: 'Corvid Robotics',
      exchange: 'Nasdaq',
      stage: 'debuted',
      firstDayChange: '0 percent first-day',
      bookrunners: ['Acme Securities', 'Bolt Bank Co., Ltd.', 'Delta Partners'],
      raised: 'undisclosed',
    },
  ],
  [
    'The listing of Corvid Robotics on the New York Stock Exchange took place on Tuesday. The offer price was $14 a share.',
    {
      company: 'Corvid Robotics',
      exchange: 'New York Stock Exchange',
      stage: 'debuted',
      offerPrice: '14 USD',
    },
  ],
  [
    'Nasdaq listed shares in Corvid Robotics on Tuesday after an offering that raised $90 million.',
    { company: 'Corvid Robotics', exchange: 'Nasdaq', stage: 'debuted', raised: '90000000 USD' },
  ],
  [
    'Corvid Robotics, a maker of chips, set the price of the shares that it is to list on Nasdaq at $14 each.',
    { company: 'Corvid Robotics', stage: 'priced', exchange: 'Nasdaq', offerPrice: '14 USD' },
  ],
  [
    'Corvid Robotics has dropped its plan to list on Nasdaq.',
    { company: 'Corvid Robotics', stage: 'withdrawn', exchange: 'Nasdaq' },
  ],
  [
    'Yahoo!, an operator of portals, lost 4.2% in its first day of trading on Nasdaq.',
    {
      company: 'Yahoo!',
      exchange: 'Nasdaq',
      stage: 'debuted',
      firstDayChange: '-4.2 percent first-day',
    },
  ],
  [
    'Shares in 3M began trading on Nasdaq and rose 6%.',
    { company: '3M', stage: 'debuted', exchange: 'Nasdaq' },
  ],
];

const traps: readonly string[] = [
  'The band made its debut on Friday.',
  'Acme has no plans for an IPO.',
  'Acme denied it had filed for an IPO.',
  'Acme raised $200 million in a Series C round.',
  'The house was listed at $2 million.',
  'Acme listed its risks in the report.',
  'Acme, which went public in 2012, bought Bolt.',
  'Acme was delisted from the Nasdaq.',
  'Acme filed a lawsuit against Bolt over its IPO.',
  'Acme priced its new phone at $300.',
  'The film raised $5 million on its debut.',
];

describe('reading listing', () => {
  it.each(cases)('%s', (text, fields) => {
    expect(told('listing', text)).toEqual([fields]);
    expect(misplaced(text)).toEqual([]);
  });

  it.each(traps)('no listing: %s', (text) => {
    expect(told('listing', text)).toEqual([]);
  });
});
