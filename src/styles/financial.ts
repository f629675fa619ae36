import type { Style } from '../model.js';

/**
 * The manner of a British financial daily: "$20.2bn", "Rmb300mn", "6.2%", "5 January", one to nine in
 * words. Rounded as in `agency`.
 *
 * @example
 * financial.date // => { order: 'dmy', months: 'full' }
 */
export const financial: Style = {
  name: 'financial',
  money: {
    signs: {
      USD: '$',
      EUR: '€',
      GBP: '£',
      JPY: '¥',
      CNY: 'Rmb',
      INR: 'Rs',
      KRW: 'Won',
      CAD: 'C$',
      AUD: 'A$',
      NZD: 'NZ$',
      HKD: 'HK$',
      TWD: 'NT$',
      SGD: 'S$',
      CHF: 'SFr',
      SEK: 'SKr',
      BRL: 'R$',
    },
    named: [],
    scale: 'letters',
  },
  counts: { scale: 'letters' },
  precision: { digits: 3, decimals: 2 },
  approximation: { digits: 2, nearly: 0.03 },
  percent: '%',
  comparison: 'plain',
  wordsUpTo: 9,
  date: { order: 'dmy', months: 'full' },
  headline: 'sentence',
  quotes: 'curly',
  serialComma: false,
};
