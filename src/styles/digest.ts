import type { Style } from '../model.js';

/**
 * The manner of a digest for readers abroad: "US$20.233 billion", "RMB 300 million", "January 5",
 * "year-on-year", counts and amounts at full precision. A bare ¥ is left out of the table because its
 * readers take it for yuan and for yen.
 *
 * @example
 * digest.money.signs.CNY // => 'RMB '
 */
export const digest: Style = {
  name: 'digest',
  money: {
    signs: {
      USD: 'US$',
      EUR: '€',
      GBP: '£',
      CNY: 'RMB ',
      INR: 'Rs ',
      CAD: 'C$',
      AUD: 'A$',
      NZD: 'NZ$',
      HKD: 'HK$',
      TWD: 'NT$',
      SGD: 'S$',
    },
    named: [],
    scale: 'words',
  },
  counts: { scale: 'none' },
  precision: 'full',
  approximation: { digits: 3, nearly: 0.03 },
  percent: '%',
  comparison: 'technical',
  wordsUpTo: 9,
  date: { order: 'mdy', months: 'full' },
  headline: 'sentence',
  quotes: 'curly',
  serialComma: true,
};
