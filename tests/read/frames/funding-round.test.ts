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
