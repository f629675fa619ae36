import { describe, expect, it } from 'vitest';
import { readText } from '../../../src/read/index.js';

/** Who bought, by the name that the text has. */
function acquirers(text: string): unknown {
  return readText(text, { id: 't', date: '2024-05-16' }).records.find(
    ({ kind }) => kind === 'acquisition',
  )?.['acquirer'];
}

describe('names at the start of a sentence', () => {
  it.each([
    ['State Grid Corp of China bought a stake in CPFL.', 'State Grid Corp of China'],
    ['NEC Corp of Japan bought Bolt Systems.', 'NEC Corp'],
    ['Arm Holdings bought Bolt Systems.', 'Arm Holdings'],
    ['Bank of America bought Bolt Systems.', 'Bank of America'],
    ['University of Oxford bought Bolt Systems.', 'University of Oxford'],
    ['Block, the owner of Square, agreed to buy Afterpay.', 'Block'],
    ['Target bought Bolt Systems.', 'Target'],
    ['Chipmaker Arm Holdings bought Bolt Systems.', 'Arm Holdings'],
  ])('%s', (text, name) => {
    expect(acquirers(text)).toEqual([name]);
  });

  it.each([
    ['888 Holdings bought Bolt Systems.', '888 Holdings'],
    ['Route 66 Ventures bought Bolt Systems.', 'Route 66 Ventures'],
    ['Web 3 Builders bought Bolt Systems.', 'Web 3 Builders'],
    ['Zentro 8 bought Bolt Systems.', 'Zentro 8'],
    ['Bolt Systems was bought by 3D Systems, a maker of printers.', '3D Systems'],
    ['Bolt Systems was bought by 6th Man Ventures.', '6th Man Ventures'],
    ['Bolt Systems was bought by Left Behind Games.', 'Left Behind Games'],
    ['TV Guide bought Bolt Systems.', 'TV Guide'],
  ])('with a figure or a small word: %s', (text, name) => {
    expect(acquirers(text)).toEqual([name]);
  });

  it('counts what a figure before a noun counts', () => {
    expect(acquirers('In 2023 Acme Corp bought 12 Bolt Systems stores.')).toEqual(['Acme Corp']);
  });

  it.each(['Demand bought time for Bolt Systems.', 'Offer of talks came from Bolt Systems.'])(
    'no name: %s',
    (text) => {
      expect(acquirers(text)).toBeUndefined();
    },
  );
});
