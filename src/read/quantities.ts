/**
 * Figures of running text: money, shares, points, counts, days and periods, each with its place and its value as a record
 * writes it.
 */
import type { Approximation } from '../model.js';
import { currencyMeaning, shiftDecimal } from '../values/index.js';
import { datesOf, type DateContext, type DateRead } from './dates.js';

/** A sum as a record writes it. */
export interface MoneyRead {
  readonly amount: string;
  readonly currency: string;
  readonly approx?: Approximation;
}

/** What a stretch of text is a figure of. */
export type QuantityRead =
  | { readonly type: 'money'; readonly value: MoneyRead | undefined; readonly bare: boolean }
  | { readonly type: 'percent'; readonly value: string; readonly approx?: Approximation }
  | { readonly type: 'points'; readonly value: string }
  | { readonly type: 'number'; readonly value: string; readonly approx?: Approximation }
  | DateRead;

/** A figure and where it stands: UTF-16 code units into the text; the hedge before it lies outside of `core`. */
export interface Quantity {
  readonly start: number;
  readonly end: number;
  /** Where the figure itself begins, after "about". */
  readonly core: number;
  readonly read: QuantityRead;
}

/** What figures without a currency or a year of their own mean. */
export interface QuantityContext extends DateContext {
  /** ISO code that a bare `$` stands for. */
  readonly currency: string;
}

const scales: Readonly<Record<string, number>> = {
  hundred: 2,
  thousand: 3,
  k: 3,
  lakh: 5,
  lakhs: 5,
  million: 6,
  millions: 6,
  mln: 6,
  mn: 6,
  mio: 6,
  m: 6,
  mm: 6,
  crore: 7,
  crores: 7,
  cr: 7,
  billion: 9,
  billions: 9,
  bln: 9,
  bn: 9,
  b: 9,
  'lakh crore': 12,
  trillion: 12,
  trln: 12,
  tn: 12,
  t: 12,
};

const words: Readonly<Record<string, string>> = {
  a: '1',
  an: '1',
  half: '0.5',
  'half a': '0.5',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  ten: '10',
  eleven: '11',
  twelve: '12',
  thirteen: '13',
  fourteen: '14',
  fifteen: '15',
  sixteen: '16',
  seventeen: '17',
  eighteen: '18',
  nineteen: '19',
  twenty: '20',
  thirty: '30',
  forty: '40',
  fifty: '50',
  sixty: '60',
  seventy: '70',
  eighty: '80',
  ninety: '90',
  hundred: '100',
  'a hundred': '100',
};

const NUMBER = String.raw`\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+`;
const WORD = Object.keys(words)
  .filter((word) => !['a', 'an', 'half', 'hundred'].includes(word))
  .sort((one, other) => other.length - one.length)
  .join('|');
const SCALE = String.raw`lakh crore|thousand|millions?|mln|mn|mio|mm|billions?|bln|bn|trillion|trln|tn|crores?|cr|lakhs?|[kKmMbBtT]`;
const LONG_SCALE = String.raw`lakh crore|hundred|thousand|million|mln|billion|bln|trillion|trln|crores?|lakhs?`;
const SIGN = String.raw`(?:(?:US|U\.S\.|USD|AU|CA|CDN|HK|SG|NT|NZ|MX) ?|[ACSR])?\$|[€£¥₹₩₽₺₪฿₫₦₱]|RMB|CNY|USD|EUR|GBP|JPY|INR|HKD|SGD|CHF|SEK|NOK|DKK|KRW|AUD|CAD|NZD|TWD|BRL|MXN|ZAR|AED|SAR|PLN|IDR|MYR|THB|VND|Rs\.?|Rp\.?|RM|NIS|[SND]Kr`;
const NATION = String.raw`(?:US|U\.S\.|American|Canadian|Australian|Hong Kong|Singapore|New Taiwan|New Zealand|Belgian|French|Swiss|Swedish|Norwegian|Danish|Dutch|British|Chinese|Japanese|South Korean|Korean|Indian|Brazilian|Mexican|Turkish|Russian|Saudi|UAE|Israeli|West German|German|Italian)`;
const NAME = String.raw`dollars?|dlrs?|euros?|pounds?(?: sterling)?|stg|sterling|yuan|renminbi|yen|rupees?|won|marks?|francs?|guilders|lire|lira|crowns|kronor|kroner|reais|pesos?|rand|dirhams?|riyals?|roubles?|rubles?|baht|ringgit|rupiah|shekels?|zlotys?|US\$|USD|EUR|GBP|RMB|CNY|JPY|INR|HKD|SGD|CHF|AUD|CAD|SEK|NOK|DKK`;

const HEDGE = String.raw`(?:about|around|approximately|roughly|some|an estimated|nearly|almost|close to|just under|more than|over|above|in excess of|upwards of|just over|(?<!\b(?:edg|inch|tick|creep|crept|nudg|went|go|goes|mov|pick|climb|step)\p{L}* )up to|as much as|as many as|at least|no less than|not less than|a minimum of|a total of|~)`;

const hedges: Readonly<Record<string, Approximation | undefined>> = {
  about: 'about',
  around: 'about',
  approximately: 'about',
  roughly: 'about',
  some: 'about',
  'an estimated': 'about',
  '~': 'about',
  nearly: 'nearly',
  almost: 'nearly',
  'close to': 'nearly',
  'just under': 'nearly',
  'more than': 'more-than',
  over: 'more-than',
  above: 'more-than',
  'in excess of': 'more-than',
  'upwards of': 'more-than',
  'just over': 'more-than',
  'up to': 'up-to',
  'as much as': 'up-to',
  'as many as': 'up-to',
  'at least': 'at-least',
  'no less than': 'at-least',
  'not less than': 'at-least',
  'a minimum of': 'at-least',
};

/** Money: a range or a figure with its sign before it or its name after it, or "tens of millions of dollars". */
const money = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])(?:(?<hedge>${HEDGE}) )?(?:(?<between>between|from) )?(?:` +
    String.raw`(?<sign>(?<![\p{L}])(?:${SIGN})) ?(?<figure>${NUMBER}|half a|a|(?:${WORD})(?= (?:${LONG_SCALE})))` +
    String.raw`(?:(?: ?- ?(?!\d)| ?)(?<scale>${SCALE})(?![\p{L}\p{N}]))?` +
    String.raw`(?:(?: ?[-–—] ?| to | and )(?:(?:${SIGN}) ?)?(?<upper>${NUMBER})(?: ?-? ?(?<upperScale>${SCALE})(?![\p{L}\p{N}])))?` +
    String.raw`(?: (?<codeAfter>USD|EUR|GBP|AUD|CAD|SGD|HKD|US)(?![\p{L}]))?` +
    String.raw`|(?<figure2>${NUMBER}|half a|(?:${WORD})(?:[- ](?:${WORD}))?|an?(?= ))(?: and a (?<half>half))?(?:(?: ?- ?(?!\d)| ?)(?<scale2>${SCALE}|hundred))?` +
    String.raw`(?:(?: ?[-–—] ?| to | and )(?<upper2>${NUMBER})(?: ?-? ?(?<upperScale2>${SCALE})(?![\p{L}\p{N}])))?` +
    String.raw`(?:[- ](?<name>(?:${NATION} )?(?:${NAME}))(?![\p{L}$]))` +
    String.raw`|(?<vague>tens|hundreds) of (?<vagueScale>thousands|millions|billions) of (?<vagueName>(?:${NATION} )?(?:${NAME}))(?!\p{L})` +
    String.raw`)(?<plus>\+| or more(?!\p{L}))?`,
  'giu',
);

/** Without one of these a sentence names no sum: a cheap look before the search. */
const hasMoney = new RegExp(
  String.raw`[$€£¥₹₩₽₺₪฿₫₦₱]|(?<![\p{L}])(?:${SIGN}|${NAME})(?!\p{L})`,
  'iu',
);

/** The same for numbers. */
const hasNumber = new RegExp(
  String.raw`\d|\b(?:${WORD}|dozen|half|hundred|thousand|million|billion)`,
  'i',
);

const percents = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])(?:(?<hedge>${HEDGE}) )?(?<sign>[-−+])?(?<figure>${NUMBER}|(?:${WORD})(?:[- ](?:${WORD}))?(?=[- ](?:per|pct)))(?:\s?[-–]\s?(?<upper>${NUMBER})(?=\s?%))?` +
    String.raw`(?:\s?(?<percent>%|％)(?!\p{N})|[- ](?<points>(?:percentage|pct)[- ]points?|basis[- ]points|bps|bp)(?!\p{L})|[- ]?(?<word>percent|per cent|pct|pc)(?!\p{L})(?<after>[- ]points?)?)`,
  'giu',
);

const numbers = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,$€£¥₹-])(?:(?<hedge>${HEDGE}) )?(?<figure>${NUMBER}|half a(?= (?:${LONG_SCALE}))|an?(?= (?:dozen|${LONG_SCALE})(?!\p{L}))|(?:${WORD})(?:[- ](?:${WORD}))?)(?: ?(?<scale>${LONG_SCALE}|dozen|mn|bn|[mMkK](?= ))(?!\p{L}))?(?<plus>\+)?(?![\p{L}\p{N}%]|[.,:/]\d|-\p{L})`,
  'giu',
);

/**
 * The figures of a part of a text, in their order, none within another.
 *
 * @example
 * quantitiesOf('raised US$524m', 0, 14, { currency: 'USD', today: undefined })[0]?.read // => { type: 'money', value: { amount: '524000000', currency: 'USD' }, bare: false }
 * quantitiesOf('at RMB 4m', 0, 9, { currency: 'USD', today: undefined })[0]?.read // => { type: 'money', value: { amount: '4000000', currency: 'CNY' }, bare: false }
 * quantitiesOf('a 6.2% rise', 0, 11, { currency: 'USD', today: undefined })[0]?.read // => { type: 'percent', value: '6.2' }
 */
export function quantitiesOf(
  text: string,
  start: number,
  end: number,
  context: QuantityContext,
): readonly Quantity[] {
  // a line's end is a space, so that places stay
  const part = text.slice(start, end).replace(/[\s\u00a0]/g, ' ');
  const found: Quantity[] = [];
  const isFree = (from: number, to: number): boolean =>
    found.every((other) => to <= other.start || from >= other.end);
  const add = (from: number, to: number, core: number, read: QuantityRead): void => {
    if (isFree(start + from, start + to))
      found.push({ start: start + from, end: start + to, core: start + core, read });
  };
  for (const match of hasMoney.test(part) ? part.matchAll(money) : []) {
    const read = moneyOf(match, context);
    if (read === undefined) continue;
    // "rose from $5 million": a range has two ends
    const { hedge, between, upper, upper2 } = match.groups ?? {};
    const lead =
      between === undefined || (upper ?? upper2) !== undefined
        ? 0
        : (hedge === undefined ? 0 : hedge.length + 1) + between.length + 1;
    add(match.index + lead, endOf(match), lead === 0 ? coreOf(match) : match.index + lead, read);
  }
  for (const { from, to, read } of datesOf(part, context)) add(from, to, from, read);
  for (const match of /%|％|per|pct|points|\bbps?\b|\bpc\b/i.test(part)
    ? part.matchAll(percents)
    : []) {
    const read = percentOf(match);
    if (read !== undefined) add(match.index, endOf(match), coreOf(match), read);
  }
  for (const match of hasNumber.test(part) ? part.matchAll(numbers) : []) {
    const { figure = '', scale, hedge, plus } = match.groups ?? {};
    const value = decimalOf(figure, scale);
    if (value === undefined) continue;
    const approx = approxOf(hedge, plus);
    add(match.index, endOf(match), coreOf(match), {
      type: 'number',
      value,
      ...(approx === undefined ? undefined : { approx }),
    });
  }
  return found.sort((one, other) => one.start - other.start);
}

function endOf(match: RegExpExecArray): number {
  return match.index + match[0].trimEnd().length;
}

function coreOf(match: RegExpExecArray): number {
  const { hedge } = match.groups ?? {};
  return hedge === undefined ? match.index : match.index + hedge.length + 1;
}

function approxOf(hedge: string | undefined, plus: string | undefined): Approximation | undefined {
  if (plus !== undefined) return 'at-least';
  return hedge === undefined ? undefined : hedges[hedge.toLowerCase()];
}

function decimalOf(figure: string, scale: string | undefined): string | undefined {
  const power =
    scale === undefined ? 0 : scale.toLowerCase() === 'dozen' ? 0 : scales[scale.toLowerCase()];
  if (power === undefined) return undefined;
  const lower = figure.toLowerCase();
  const digits = /\d/.test(figure) ? plain(figure) : wordNumber(lower);
  if (digits === undefined) return undefined;
  if (scale?.toLowerCase() === 'dozen') return String(Number(digits) * 12);
  return shiftDecimal(digits, power);
}

function plain(figure: string): string {
  const bare = figure.replaceAll(',', '');
  const [whole = '', part] = bare.split('.');
  const integer = whole.replace(/^0+(?=\d)/, '') || '0';
  const rest = part?.replace(/0+$/, '') ?? '';
  return rest === '' ? integer : `${integer}.${rest}`;
}

function wordNumber(lower: string): string | undefined {
  const known = words[lower];
  if (known !== undefined) return known;
  const [tens = '', ones = ''] = lower.split(/[- ]/);
  const [one, other] = [words[tens], words[ones]];
  if (one === undefined || other === undefined) return undefined;
  return Number(one) >= 20 && Number(other) < 10 ? String(Number(one) + Number(other)) : undefined;
}

function moneyOf(match: RegExpExecArray, context: QuantityContext): QuantityRead | undefined {
  const groups = match.groups ?? {};
  const { hedge, plus, vague, vagueScale, vagueName } = groups;
  if (vague !== undefined) {
    const currency = currencyOf(vagueName ?? '', context);
    const power = scales[vagueScale?.toLowerCase().replace(/s$/, '') ?? ''] ?? 0;
    return {
      type: 'money',
      bare: false,
      value:
        currency === undefined
          ? undefined
          : {
              amount: shiftDecimal(vague.toLowerCase() === 'tens' ? '10' : '100', power),
              currency,
              approx: 'at-least',
            },
    };
  }
  const figure = groups['figure'] ?? groups['figure2'] ?? '';
  const isSigned = groups['figure'] !== undefined;
  const upper = groups['upper'] ?? groups['upper2'];
  const scale = groups['scale'] ?? groups['scale2'];
  const upperScale = groups['upperScale'] ?? groups['upperScale2'];
  const name = groups['name'];
  if (!isSigned) {
    // "won" is a verb and "pounds" are weight: a figure alone before them is no money unless it has a scale
    if (/^(?:won|marks?|pounds?|real|crowns)$/i.test(name ?? '') && scale === undefined)
      return undefined;
    if (/^an?$/i.test(figure) && scale === undefined) return undefined;
  }
  if (isSigned && /^a$/i.test(figure) && scale === undefined) return undefined;
  const half =
    groups['half'] === undefined
      ? figure
      : `${plain(wordNumber(figure.toLowerCase()) ?? figure)}.5`;
  const amount = decimalOf(half, scale ?? (upper === undefined ? undefined : upperScale));
  if (amount === undefined) return undefined;
  const sign = groups['sign'];
  const codeAfter = groups['codeAfter'];
  const bare = sign === '$' && codeAfter === undefined;
  const currency =
    codeAfter !== undefined && (sign === '$' || sign === undefined)
      ? codeAfter === 'US'
        ? 'USD'
        : codeAfter
      : currencyOf(sign ?? name ?? '', context);
  const approx = upper === undefined ? approxOf(hedge, plus) : 'at-least';
  return {
    type: 'money',
    bare,
    value:
      currency === undefined
        ? undefined
        : { amount, currency, ...(approx === undefined ? undefined : { approx }) },
  };
}

/** The names of 1987: dollars were US dollars to an American agency, marks were West Germany's. */
const oldNames: Readonly<Record<string, string>> = {
  skr: 'SEK',
  nkr: 'NOK',
  dkr: 'DKK',
  dlr: 'USD',
  dlrs: 'USD',
  stg: 'GBP',
  mark: 'DEM',
  marks: 'DEM',
  'west german marks': 'DEM',
  'german marks': 'DEM',
  'swedish crowns': 'SEK',
  'norwegian crowns': 'NOK',
  'danish crowns': 'DKK',
  'czech crowns': 'CZK',
  'canadian dlrs': 'CAD',
};

function currencyOf(written: string, context: QuantityContext): string | undefined {
  const sign = written.replace(/\s+(?=\$)/, '').trim();
  const lower = sign.toLowerCase().replace(/^u\.s\. ?/, 'us ');
  if (oldNames[lower] !== undefined) return oldNames[lower];
  if (lower.endsWith(' dlrs')) return currencyOf(lower.replace(/ dlrs$/, ' dollars'), context);
  const meaning = currencyMeaning(sign === 'Rs.' ? 'Rs' : lower.startsWith('us ') ? lower : sign);
  if (typeof meaning === 'string') return meaning;
  if (meaning === undefined) {
    // "south korean won", "uae dirhams": the nation with the name
    const [, plainName] = /^(?:[\p{L}.]+ )+([\p{L}]+)$/u.exec(lower) ?? [];
    const plural = currencyMeaning(`${lower}s`);
    if (typeof plural === 'string') return plural;
    const other = plainName === undefined ? undefined : currencyMeaning(plainName);
    return typeof other === 'string' ? other : undefined;
  }
  return meaning.includes(context.currency) ? context.currency : undefined;
}

function percentOf(match: RegExpExecArray): QuantityRead | undefined {
  const { hedge, sign, figure = '', points, after, percent, word } = match.groups ?? {};
  const value = decimalOf(figure, undefined);
  if (value === undefined) return undefined;
  const signed = (sign === '-' || sign === '−') && value !== '0' ? `-${value}` : value;
  if (points !== undefined || after !== undefined)
    return {
      type: 'points',
      value:
        points !== undefined && /^(?:basis|bp)/i.test(points) ? shiftDecimal(signed, -2) : signed,
    };
  if (percent === undefined && word === undefined) return undefined;
  const approx = approxOf(hedge, undefined);
  return { type: 'percent', value: signed, ...(approx === undefined ? undefined : { approx }) };
}
