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

  it.each(['Demand bought time for Bolt Systems.', 'Offer of talks came from Bolt Systems.'])(
    'no name: %s',
    (text) => {
      expect(acquirers(text)).toBeUndefined();
    },
  );
});
