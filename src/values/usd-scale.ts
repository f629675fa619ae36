/**
 * Roughly how many US dollars one unit of a currency is: orders of magnitude for bounds and ranking, never printed.
 * Rounded from central banks' rates of the early 2020s, at which a factor of two does not matter.
 */
const scales: Readonly<Record<string, number>> = {
  USD: 1,
  EUR: 1.1,
  GBP: 1.3,
  CHF: 1.1,
  CAD: 0.75,
  AUD: 0.7,
  NZD: 0.65,
  SGD: 0.75,
  HKD: 0.13,
  TWD: 0.032,
  CNY: 0.14,
  JPY: 0.008,
  KRW: 0.0008,
  INR: 0.0125,
  IDR: 0.000065,
  VND: 0.00004,
  THB: 0.029,
  MYR: 0.23,
  PHP: 0.018,
  PKR: 0.004,
  BDT: 0.01,
  LKR: 0.0035,
  SEK: 0.1,
  NOK: 0.1,
  DKK: 0.15,
  ISK: 0.0075,
  PLN: 0.25,
  CZK: 0.045,
  HUF: 0.003,
  RON: 0.22,
  RUB: 0.013,
  UAH: 0.03,
  TRY: 0.05,
  ILS: 0.28,
  SAR: 0.27,
  AED: 0.27,
  QAR: 0.27,
  KWD: 3.3,
  BHD: 2.65,
  OMR: 2.6,
  JOD: 1.4,
  EGP: 0.04,
  MAD: 0.1,
  NGN: 0.0015,
  KES: 0.008,
  GHS: 0.1,
  ZAR: 0.06,
  BRL: 0.2,
  MXN: 0.055,
  ARS: 0.005,
  CLP: 0.0012,
  COP: 0.00025,
  PEN: 0.27,
  UYU: 0.025,
  KZT: 0.0022,
  AZN: 0.59,
  SDG: 0.002,
};

/**
 * Roughly how many US dollars one unit of a currency is. One for a currency that the table lacks: bounds then hold
 * rather than pass what they cannot judge.
 *
 * @example
 * usdScale('USD') // => 1
 */
export function usdScale(currency: string): number {
  return scales[currency] ?? 1;
}
