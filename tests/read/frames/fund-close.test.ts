import { describe, expect, it } from 'vitest';
import { misplaced, told } from './reading.js';

const cases: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  [
    'LONDON, January 16, 2025 — Marlowe Bridge Partners has held the final close of Marlowe Bridge Fund IV at £850 million, above its target of £700 million. The fund will back mid-sized industrial companies in Britain and Ireland.',
    {
      manager: 'Marlowe Bridge Partners',
      fund: 'Marlowe Bridge Fund IV',
      amount: '850000000 GBP',
      close: 'final',
      strategy: 'mid-sized industrial companies in Britain and Ireland',
      target: '700000000 GBP',
    },
  ],
  [
    'Tidewater Ventures closes third fund, Tidewater III, at $310 mln',
    { manager: 'Tidewater Ventures', fund: 'Tidewater III', amount: '310000000 USD' },
  ],
  [
    "Singapore's Jalan Capital reached a first close of $120 million for its Jalan Climate Fund, which is aiming for $250 million. Investors include Straits Pension Board and the Danish insurer Sampo Nord.",
    {
      manager: 'Jalan Capital',
      fund: 'Jalan Climate Fund',
      amount: '120000000 USD',
      close: 'first',
      target: '250000000 USD',
      limitedPartners: ['Straits Pension Board', 'Sampo Nord'],
    },
  ],
  [
    'XYZ Capital closed its third fund at $500 million.',
    { manager: 'XYZ Capital', fund: 'third fund', amount: '500000000 USD' },
  ],
  [
    'Acme Partners raised $500m for its third fund.',
    { manager: 'Acme Partners', fund: 'third fund', amount: '500000000 USD' },
  ],
  [
    'Thoma Bravo closes $22.8 billion buyout fund',
    { manager: 'Thoma Bravo', fund: 'buyout fund', amount: '22800000000 USD' },
  ],
  [
    'EQT has held the final close of EQT X at 22 billion euros.',
    { manager: 'EQT', fund: 'EQT X', amount: '22000000000 EUR', close: 'final' },
  ],
  [
    'Apax Partners announced the final close of Apax XI at $12 billion.',
    { manager: 'Apax Partners', fund: 'Apax XI', amount: '12000000000 USD', close: 'final' },
  ],
  [
    'Sequoia Capital raises $200 million seed fund',
    { manager: 'Sequoia Capital', fund: 'seed fund', amount: '200000000 USD' },
  ],
  [
    'KKR closed KKR European Fund VI with $8 billion in commitments.',
    { manager: 'KKR', fund: 'KKR European Fund VI', amount: '8000000000 USD' },
  ],
  [
    'Vista Equity Partners Fund VIII was closed at $20 billion by Vista Equity Partners.',
    {
      manager: 'Vista Equity Partners',
      fund: 'Vista Equity Partners Fund VIII',
      amount: '20000000000 USD',
    },
  ],
  [
    'Northzone has closed a $1 billion fund to back European startups.',
    {
      manager: 'Northzone',
      fund: '$1 billion fund',
      amount: '1000000000 USD',
      strategy: 'European startups',
    },
  ],
  [
    'Lightspeed India secured $500 million for its fourth fund.',
    { manager: 'Lightspeed India', fund: 'fourth fund', amount: '500000000 USD' },
  ],
  [
    'Blackstone closed its Asia fund at $6.4 billion.',
    { manager: 'Blackstone', fund: 'Asia fund', amount: '6400000000 USD' },
  ],
  [
    'Energy Impact Partners holds first close on $300 million climate fund',
    {
      manager: 'Energy Impact Partners',
      fund: 'climate fund',
      amount: '300000000 USD',
      close: 'first',
    },
  ],
  [
    'Brookfield announced a $10 billion final close for Brookfield Global Transition Fund II.',
    {
      manager: 'Brookfield',
      fund: 'Brookfield Global Transition Fund II',
      amount: '10000000000 USD',
      close: 'final',
    },
  ],
  [
    'Creandum closes Fund VII at 500 million euros',
    { manager: 'Creandum', fund: 'Fund VII', amount: '500000000 EUR' },
  ],
  [
    'Larchmont Partners closes fifth fund at $2.4 billion hard cap',
    { manager: 'Larchmont Partners', fund: 'fifth fund', amount: '2400000000 USD' },
  ],
  [
    'Kestrel Equity closed Kestrel Fund III above its $800 million target at $1.05 billion.',
    {
      manager: 'Kestrel Equity',
      fund: 'Kestrel Fund III',
      amount: '1050000000 USD',
      target: '800000000 USD',
    },
  ],
  [
    'EQT X closes at €22 billion hard cap',
    { manager: 'EQT', fund: 'EQT X', amount: '22000000000 EUR' },
  ],
  [
    'A final close on Tuesday took Beacon Growth Fund, run by Miraform Labs, a maker of engines, to £911 million. The target had been £900 million.',
    {
      manager: 'Miraform Labs',
      fund: 'Beacon Growth Fund',
      amount: '911000000 GBP',
      close: 'final',
      target: '900000000 GBP',
    },
  ],
  [
    'Fundraising for Delta Ventures Fund II by Dovagrid AG, a Zürich-based investor, ended on Tuesday. The amount raised was not disclosed.',
    {
      manager: 'Dovagrid AG',
      fund: 'Delta Ventures Fund II',
      close: 'final',
      amount: 'undisclosed',
    },
  ],
  [
    'Investors committed money to Arbor Capital Partners III, run by 3M, on Tuesday. Investors in the fund include IBM, 3M and Bolt Motors.',
    {
      manager: '3M',
      fund: 'Arbor Capital Partners III',
      limitedPartners: ['IBM', '3M', 'Bolt Motors'],
    },
  ],
  [
    'Beacon Partners, managed by Aurora Capital, stood at $45 million of a targeted $60 million after an interim close.',
    {
      manager: 'Aurora Capital',
      fund: 'Beacon Partners',
      amount: '45000000 USD',
      close: 'interim',
      target: '60000000 USD',
    },
  ],
  [
    'A first close brought Mirapulse plc $8 million for Arbor Infrastructure Fund.',
    {
      manager: 'Mirapulse plc',
      fund: 'Arbor Infrastructure Fund',
      amount: '8000000 USD',
      close: 'first',
    },
  ],
  [
    'Procter & Gamble closed Granite Capital Partners III at $5 billion.',
    { manager: 'Procter & Gamble', fund: 'Granite Capital Partners III', amount: '5000000000 USD' },
  ],
  [
    'Investors had committed $8 million to Ember Growth Fund by the interim close that Harbour Motors held on Tuesday.',
    {
      manager: 'Harbour Motors',
      fund: 'Ember Growth Fund',
      amount: '8000000 USD',
      close: 'interim',
    },
  ],
];

const traps: readonly string[] = [
  'The hedge fund raised its stake in Acme to 5%.',
  'Acme raised $5 million for its relief fund.',
  'The International Monetary Fund raised its forecast to 3%.',
  'Acme closed its fund to new investors.',
  'The funds were raised in 2020.',
  'Acme plans to raise $500 million for its second fund.',
  'Acme has not closed its fund.',
  "Acme says it isn't, as blogs had it, raising a $10 billion fund.",
  'Acme has yet to hold a first close of its third fund.',
  'Acme raised $50 million in a round led by Bolt Fund.',
  'The pension fund bought 5% of Acme for $3 million.',
  'Stocks fell at the close.',
];

describe('reading fund-close', () => {
  it.each(cases)('%s', (text, fields) => {
    expect(told('fund-close', text)).toEqual([fields]);
    expect(misplaced(text)).toEqual([]);
  });

  it.each(traps)('no fund-close: %s', (text) => {
    expect(told('fund-close', text)).toEqual([]);
  });
});
