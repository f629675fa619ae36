import type { Style } from '../model.js';

/**
 * The manner of a US wire: "$20.2 billion", "300 million yuan", "6.2%", "Jan. 5", one to nine in words,
 * no serial comma. Scaled amounts keep three digits and at most two decimals ("$1.45 billion",
 * "$146 million"): the wires allow two decimals, and a third digit is what a reader keeps.
 *
 * @example
 * agency.money.signs.USD // => '$'
 */
export const agency: Style = {
  name: 'agency',
  money: {
    signs: {
      USD: '$',
      EUR: '€',
      GBP: '£',
      JPY: '¥',
      CAD: 'C$',
      AUD: 'A$',
      NZD: 'NZ$',
      HKD: 'HK$',
      TWD: 'NT$',
      SGD: 'S$',
    },
    named: ['CNY', 'INR', 'KRW'],
    scale: 'words',
  },
  counts: { scale: 'words' },
  precision: { digits: 3, decimals: 2 },
  approximation: { digits: 2, nearly: 0.03 },
  percent: '%',
  comparison: 'plain',
  wordsUpTo: 9,
  date: { order: 'mdy', months: 'abbreviated' },
  headline: 'sentence',
  quotes: 'curly',
  serialComma: false,
};
