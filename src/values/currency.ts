/**
 * Currencies: which codes exist, their minor units, and the signs and names that stand for them.
 * Codes, names and minor units are those of the platform's CLDR data; signs are ours.
 */

/** Codes that CLDR lists but that no sum of money is stated in: testing, "no currency", precious metals, bond units, drawing rights. */
const notMoney: ReadonlySet<string> = new Set([
  'XXX', 'XTS', 'ZZZ', 'XAG', 'XAU', 'XPD', 'XPT', 'XBA', 'XBB', 'XBC', 'XBD', 'XDR', 'XSU', 'XUA', 'XRE',
]); // prettier-ignore

/** Every ISO 4217 code that a sum of money can be stated in. */
const known: ReadonlySet<string> = new Set(
  Intl.supportedValuesOf('currency').filter((code) => !notMoney.has(code)),
);

/**
 * Whether a code is one of ISO 4217's for money; codes for tests and metals are not.
 *
 * @example
 * isCurrency('KWD') // => true
 * isCurrency('ZZZ') // => false
 */
export function isCurrency(code: string): boolean {
  return known.has(code);
}

const minorUnitsOf = new Map<string, number>();

/**
 * How many decimals the currency's minor unit takes (ISO 4217): 2 for USD, 0 for JPY, 3 for KWD; 2 for an
 * unknown code, as ECMA-402 has it.
 *
 * @example
 * minorUnits('KWD') // => 3
 */
export function minorUnits(code: string): number {
  let units = minorUnitsOf.get(code);
  if (units === undefined) {
    units = isCurrency(code)
      ? (new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions()
          .maximumFractionDigits ?? 2)
      : 2;
    minorUnitsOf.set(code, units);
  }
  return units;
}

/** What a sign or word for money can mean: one code, or several of which the source must name one. */
type Meaning = string | readonly string[];

const dollars = [
  'USD', 'AUD', 'BBD', 'BMD', 'BND', 'BSD', 'BZD', 'CAD', 'FJD', 'GYD', 'HKD', 'JMD', 'KYD', 'LRD', 'NAD', 'NZD',
  'SBD', 'SGD', 'SRD', 'TTD', 'TWD', 'XCD', 'ARS', 'BRL', 'CLP', 'COP', 'CUP', 'DOP', 'MXN', 'UYU',
] as const; // prettier-ignore
const yens = ['CNY', 'JPY'] as const;
const kronor = ['SEK', 'NOK', 'DKK', 'ISK'] as const;

/** Signs and unofficial codes, in capitals and without spaces and full stops. */
const signs: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['$', dollars],
  ['\uff04', dollars],
  ['¥', yens],
  ['\uffe5', yens],
  ['KR', kronor],
  ['US$', 'USD'],
  ['USD$', 'USD'],
  ['U$S', 'USD'],
  ['A$', 'AUD'],
  ['AU$', 'AUD'],
  ['AUD$', 'AUD'],
  ['C$', 'CAD'],
  ['CA$', 'CAD'],
  ['CAD$', 'CAD'],
  ['CDN$', 'CAD'],
  ['HK$', 'HKD'],
  ['NZ$', 'NZD'],
  ['S$', 'SGD'],
  ['SG$', 'SGD'],
  ['NT$', 'TWD'],
  ['TW$', 'TWD'],
  ['MX$', 'MXN'],
  ['MEX$', 'MXN'],
  ['R$', 'BRL'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['₹', 'INR'],
  ['RS', 'INR'],
  ['₩', 'KRW'],
  ['RMB', 'CNY'],
  ['CNH', 'CNY'],
  ['CN¥', 'CNY'],
  ['RMB¥', 'CNY'],
  ['JP¥', 'JPY'],
  ['₽', 'RUB'],
  ['₺', 'TRY'],
  ['₴', 'UAH'],
  ['₫', 'VND'],
  ['₦', 'NGN'],
  ['₪', 'ILS'],
  ['NIS', 'ILS'],
  ['฿', 'THB'],
  ['₱', 'PHP'],
  ['₸', 'KZT'],
  ['₮', 'MNT'],
  ['₡', 'CRC'],
  ['₲', 'PYG'],
  ['₭', 'LAK'],
  ['₵', 'GHS'],
  ['₼', 'AZN'],
  ['₾', 'GEL'],
  ['៛', 'KHR'],
  ['֏', 'AMD'],
  ['ZŁ', 'PLN'],
  ['KČ', 'CZK'],
  ['FT', 'HUF'],
  ['RM', 'MYR'],
  ['RP', 'IDR'],
  ['R', 'ZAR'],
  ['SFR', 'CHF'],
]);

/** Short names that agencies use of one currency, and those that several countries share. */
const shortNames: readonly (readonly [name: string, meaning: Meaning])[] = [
  ['dollar', dollars],
  ['dollars', dollars],
  ['kronor', 'SEK'],
  ['kroner', ['NOK', 'DKK']],
  ['franc', ['CHF', 'XOF', 'XAF']],
  ['francs', ['CHF', 'XOF', 'XAF']],
  ['peso', ['MXN', 'ARS', 'CLP', 'COP', 'PHP', 'DOP', 'UYU']],
  ['pesos', ['MXN', 'ARS', 'CLP', 'COP', 'PHP', 'DOP', 'UYU']],
  ['dirham', ['AED', 'MAD']],
  ['dirhams', ['AED', 'MAD']],
  ['riyal', ['SAR', 'QAR', 'OMR']],
  ['riyals', ['SAR', 'QAR', 'OMR']],
  ['dinar', ['KWD', 'BHD', 'JOD', 'IQD', 'RSD', 'TND']],
  ['dinars', ['KWD', 'BHD', 'JOD', 'IQD', 'RSD', 'TND']],
  ['yuan', 'CNY'],
  ['renminbi', 'CNY'],
  ['yen', 'JPY'],
  ['euro', 'EUR'],
  ['euros', 'EUR'],
  ['pound', 'GBP'],
  ['pounds', 'GBP'],
  ['sterling', 'GBP'],
  ['pounds sterling', 'GBP'],
  ['rupee', 'INR'],
  ['rupees', 'INR'],
  ['won', 'KRW'],
  ['baht', 'THB'],
  ['ringgit', 'MYR'],
  ['rupiah', 'IDR'],
  ['dong', 'VND'],
  ['rand', 'ZAR'],
  ['real', 'BRL'],
  ['reais', 'BRL'],
  ['reals', 'BRL'],
  ['rouble', 'RUB'],
  ['roubles', 'RUB'],
  ['ruble', 'RUB'],
  ['rubles', 'RUB'],
  ['lira', 'TRY'],
  ['liras', 'TRY'],
  ['shekel', 'ILS'],
  ['shekels', 'ILS'],
  ['zloty', 'PLN'],
  ['zlotys', 'PLN'],
  ['forint', 'HUF'],
  ['forints', 'HUF'],
  ['naira', 'NGN'],
  ['hryvnia', 'UAH'],
  ['hryvnias', 'UAH'],
  ['u.s. dollar', 'USD'],
  ['u.s. dollars', 'USD'],
  ['american dollars', 'USD'],
  ['uae dirhams', 'AED'],
  ['swiss francs', 'CHF'],
];

let namesKept: ReadonlyMap<string, Meaning> | undefined;

/** CLDR's English names, made when the first name is met: it takes some milliseconds. */
function names(): ReadonlyMap<string, Meaning> {
  if (namesKept === undefined) {
    const all = new Map<string, Meaning>();
    for (const code of known) {
      const form = new Intl.NumberFormat('en', {
        style: 'currency',
        currency: code,
        currencyDisplay: 'name',
      });
      for (const amount of [1, 2]) {
        const name = form.formatToParts(amount).find((part) => part.type === 'currency')?.value;
        if (name !== undefined) all.set(name.toLowerCase(), code);
      }
    }
    for (const [name, meaning] of shortNames) all.set(name, meaning);
    namesKept = all;
  }
  return namesKept;
}

/**
 * What a code, sign or English name of a currency means: a code, several codes for a sign that is shared
 * (`$`, `¥`, `kr`, "dollars"), or undefined for none.
 *
 * @example
 * currencyMeaning('RMB') // => 'CNY'
 * currencyMeaning('US dollars') // => 'USD'
 * currencyMeaning('¥') // => ['CNY', 'JPY']
 */
export function currencyMeaning(text: string): Meaning | undefined {
  if (known.has(text)) return text;
  const compact = text.replace(/[\s.]/g, '').toUpperCase();
  return (
    signs.get(compact) ?? (known.has(compact) ? compact : names().get(text.trim().toLowerCase()))
  );
}
