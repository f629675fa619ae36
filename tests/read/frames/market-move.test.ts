import { describe, expect, it } from 'vitest';
import { misplaced, told } from './reading.js';

const cases: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ["Belmont Pharma's shares shot up 15%.", { security: 'Belmont Pharma', change: '15 percent' }],
  ["In May Belmont Pharma's shares rose 5%.", { security: 'Belmont Pharma', change: '5 percent' }],
  [
    'Shares in Belmont Pharma tumbled 14.3% to close at £21.24 on Monday after the drugmaker halted a late-stage trial.',
    { security: 'Belmont Pharma', change: '-14.3 percent day-on-day', close: '21.24 GBP' },
  ],
  [
    'The Nikkei 225 closed down 4.2 per cent at 37,047.61 on Wednesday.',
    { security: 'Nikkei 225', change: '-4.2 percent day-on-day', close: '37047.61' },
  ],
  [
    'Brent crude slides 3% to $79.50 a barrel on demand worries',
    { security: 'Brent crude', change: '-3 percent', close: '79.5 USD', reason: 'demand worries' },
  ],
  [
    'Apple shares closed 2% lower at $180.20 on Tuesday.',
    { security: 'Apple', change: '-2 percent day-on-day', close: '180.2 USD' },
  ],
  [
    "Tesla's stock fell 5.6 percent to $168.29.",
    { security: 'Tesla', change: '-5.6 percent', close: '168.29 USD' },
  ],
  [
    'The Dow Jones Industrial Average rose 0.3% to 39,512.84.',
    { security: 'Dow Jones Industrial Average', change: '0.3 percent', close: '39512.84' },
  ],
  [
    'The S&P 500 gained 1.2 percent to end at 5,222.68.',
    { security: 'S&P 500', change: '1.2 percent', close: '5222.68' },
  ],
  [
    'Gold rose 1.1% to $2,360 an ounce amid hopes of rate cuts.',
    { security: 'Gold', change: '1.1 percent', close: '2360 USD', reason: 'hopes of rate cuts' },
  ],
  ['Bitcoin jumps 6% to $65,000', { security: 'Bitcoin', change: '6 percent', close: '65000 USD' }],
  [
    'Shares of Nvidia surged 9.3 percent on the Nasdaq following strong earnings.',
    { security: 'Nvidia', change: '9.3 percent', exchange: 'Nasdaq' },
  ],
  [
    "Hong Kong's Hang Seng Index fell 2.1% to 18,900.",
    { security: 'Hang Seng Index', change: '-2.1 percent', close: '18900' },
  ],
  [
    'Nokia shares were down 3.5% at 3.40 euros.',
    { security: 'Nokia', change: '-3.5 percent', close: '3.4 EUR' },
  ],
  [
    "Renault's shares dropped 12% on volume of 3.2 million shares.",
    { security: 'Renault', change: '-12 percent', close: '3200000 share', volume: '3200000 share' },
  ],
  [
    'Acme Corp reported earnings on Tuesday. The stock jumped 8% to $45.20, giving it a market value of $12 billion.',
    {
      security: 'Acme Corp',
      change: '8 percent',
      close: '45.2 USD',
      marketValue: '12000000000 USD',
    },
  ],
  [
    'Novo Nordisk shares slump 17% after trial results',
    { security: 'Novo Nordisk', change: '-17 percent', reason: 'trial results' },
  ],
  [
    'Oil prices settled up 2.3% at $83.10 a barrel.',
    { security: 'Oil prices', change: '2.3 percent day-on-day', close: '83.1 USD' },
  ],
  [
    'The yen slipped 0.4% to 156.2 per dollar.',
    { security: 'yen', change: '-0.4 percent', close: '156.2' },
  ],
  [
    'The FTSE 100 ended 0.6% higher at a record 8,433.76.',
    { security: 'FTSE 100', change: '0.6 percent day-on-day', close: '8433.76' },
  ],
  [
    'Shares in chipmaker Arm Holdings fell 2.3%.',
    { security: 'Arm Holdings', change: '-2.3 percent' },
  ],
  [
    'Wheat futures climbed 3% on supply fears.',
    { security: 'Wheat futures', change: '3 percent', reason: 'supply fears' },
  ],
  [
    'Adidas stock was up 4% in early trading after its profit forecast.',
    { security: 'Adidas', change: '4 percent day-on-day', reason: 'profit forecast' },
  ],
  [
    'The benchmark CSI 300 index edged up 0.1%.',
    { security: 'CSI 300 index', change: '0.1 percent' },
  ],
  [
    'The Dow Jones Industrial Average lost 57.94 points, or 0.15%, to 38,589.16 on Monday.',
    {
      security: 'Dow Jones Industrial Average',
      change: '-0.15 percent day-on-day',
      close: '38589.16',
    },
  ],
  ['Nvidia jumps 9% after forecast beats estimates', { security: 'Nvidia', change: '9 percent' }],
  [
    'Shares of Adobe soared 14.5% to $525.31, their biggest one-day gain since 2020.',
    { security: 'Adobe', change: '14.5 percent', close: '525.31 USD' },
  ],
];

const traps: readonly string[] = [
  'Shares of the company have risen 40% this year.',
  "Apple's share of the smartphone market fell 2% to 17%.",
  'Gold medals rose 5% to 30.',
  'The shares could fall 10%, analysts said.',
  'Earnings per share rose 5% to $1.20.',
  'Acme closed 5 stores.',
  'The store closed at 5 pm.',
  'Acme bought 5% of the shares.',
  'Shares did not rise on Monday.',
  'Oil output rose 2% to 5 million barrels a day.',
  "Gold miner Barrick's output fell 5%.",
  'Menya Kaido shares jumped 31% in their debut.',
];

describe('reading market-move', () => {
  it.each(cases)('%s', (text, fields) => {
    expect(told('market-move', text)).toEqual([fields]);
    expect(misplaced(text)).toEqual([]);
  });

  it.each(traps)('no market-move: %s', (text) => {
    expect(told('market-move', text)).toEqual([]);
  });
});
