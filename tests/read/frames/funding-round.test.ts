import { describe, expect, it } from 'vitest';
import { misplaced, told } from './reading.js';

const cases: readonly (readonly [string, readonly Readonly<Record<string, unknown>>[]])[] = [
  [
    'Blue Ridge Motors raised $5 million on Monday. Blue Ridge Motors has now raised nearly €3.43 billion in all.',
    [{ company: 'Blue Ridge Motors', amount: '5000000 USD', totalRaised: 'nearly 3430000000 EUR' }],
  ],
  [
    'Investors led by Heliobridge plc backed Bolt Pharmaceuticals in a Series A round. The sum was not disclosed.',
    [
      {
        company: 'Bolt Pharmaceuticals',
        round: 'Series A',
        leads: ['Heliobridge plc'],
        amount: 'undisclosed',
      },
    ],
  ],
  [
    'BOSTON, Sept. 17, 2023 — Lumen Arc Therapeutics, Inc., a developer of antibiotics, today announced the closing of an oversubscribed $48 million Series A financing. Crestline Bio led the round.',
    [
      {
        company: 'Lumen Arc Therapeutics, Inc.',
        round: 'Series A',
        amount: '48000000 USD',
        leads: ['Crestline Bio'],
      },
    ],
  ],
  [
    'Tidewater Growth has written a $60 million cheque for Kitewing Energy.',
    [{ company: 'Kitewing Energy', amount: '60000000 USD', investors: ['Tidewater Growth'] }],
  ],
  [
    'Nimbus Loom, Inc. sold $7,250,000 of Series Seed preferred stock to 14 accredited investors, a notice shows.',
    [{ company: 'Nimbus Loom, Inc.', round: 'Seed', amount: '7250000 USD' }],
  ],
  [
    'Some $5 million has flowed into Bolt Systems from Acme Ventures.',
    [{ company: 'Bolt Systems', amount: 'about 5000000 USD', investors: ['Acme Ventures'] }],
  ],
  ['Some $5 million flowed into gold from Friday.', []],
  [
    'Ecosystem round for Bolt Pharmaceuticals led by Heliobridge',
    [{ company: 'Bolt Pharmaceuticals', leads: ['Heliobridge'] }],
  ],
  [
    'Fenixform Energy among investors as Kestmetric Bank raises 9 million yuan',
    [{ company: 'Kestmetric Bank', amount: '9000000 CNY', investors: ['Fenixform Energy'] }],
  ],
];

describe('reading funding-round', () => {
  it.each(cases)('%s', (text, records) => {
    expect(told('funding-round', text)).toEqual(records);
    expect(misplaced(text)).toEqual([]);
  });
});

describe('a sale that would be one', () => {
  it('has no status', () => {
    const [record] = told('acquisition', 'Bolt Systems would be bought from Elmarbit Inc.');
    expect(record).not.toHaveProperty('status');
    expect(record).toMatchObject({ target: 'Bolt Systems' });
  });
});
