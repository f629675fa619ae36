import type {
  Change,
  Count,
  HistoryView,
  IsoDate,
  Mention,
  Money,
  NewsRecord,
  NounPhrase,
  Organisation,
  Remembered,
} from '../model.js';
import { compareDecimals, daysBetween, entityKey, type FieldTypes } from '../values/index.js';
import {
  defineKind,
  type Guard,
  type InputOf,
  type Recalled,
  type RecordOf,
} from './define-kind.js';
import { flag, isNamed } from './facts.js';
import {
  comparable,
  directionOf,
  figureOf,
  fractionFacts,
  multipleFacts,
  directionFacts,
} from './figures.js';
import {
  amounts,
  changes,
  changeStated,
  defaultBounds,
  happened,
  impliedBase,
  percentOfPositive,
  pointsOfPercent,
} from './guards.js';
import { scaleReason } from './newsworthiness.js';
import { recalledFrom } from './recall.js';

const fields = (t: FieldTypes) => ({
  security: t.organisation,
  exchange: t.organisation.optional(),
  close: t.quantity.optional(),
  change: t.change.optional(),
  volume: t.quantity.optional(),
  marketValue: t.money.optional(),
  reason: t.nounPhrase.optional(),
});

/** A market-move record as its author writes it. */
export type MarketMoveRecord = InputOf<typeof fields, 'market-move'>;

type MarketMove = RecordOf<typeof fields>;

/** Neither where it stood nor how far it went: that is no move. */
const moved: Guard<MarketMove> = {
  name: 'move',
  code: 'record/missing-field',
  describes: 'Rejects a move without the change and without the close.',
  check: ({ change, close }) =>
    change === undefined && close === undefined
      ? [
          {
            pointer: '/change',
            message: 'A market move tells how far the security moved or where it closed.',
            actual: 'nothing',
            expected: '`change` or `close`',
          },
        ]
      : [],
};

/** Figures that count or weigh something; what fell below zero was an oil contract once, and a person should see it. */
const aboveZero: Guard<MarketMove> = {
  name: 'figure',
  code: 'guard/range',
  describes: 'Holds a close below zero that is no yield, and a volume of zero or less.',
  check: ({ close, volume }) => {
    const count = close?.type === 'count' && !isYield(close) ? close.value : undefined;
    const traded = volume?.type === 'count' ? volume.value : undefined;
    return [
      ...(count !== undefined && compareDecimals(count, '0') <= 0
        ? [
            {
              pointer: '/close',
              message: `A close of ${count} is none.`,
              actual: count,
              expected: 'more than 0',
            },
          ]
        : []),
      ...(traded !== undefined && compareDecimals(traded, '0') <= 0
        ? [
            {
              pointer: '/volume',
              message: `A volume of ${traded} is none.`,
              actual: traded,
              expected: 'more than 0',
            },
          ]
        : []),
    ];
  },
};

/** The bound is one of a day's trading; over a longer time, and on a first day, securities move farther. */
const overTime = changes((r: MarketMove) => [
  ['/change', isOverTime(r.change) ? r.change : undefined],
]);
const changesOverTime: Guard<MarketMove> = {
  ...overTime,
  describes: 'Holds a change over more than a day beyond the bounds of other kinds.',
  check: (record, context) => {
    const { bounds } = context;
    const change = {
      fall: Math.max(bounds.change.fall, defaultBounds.change.fall),
      rise: Math.max(bounds.change.rise, defaultBounds.change.rise),
      points: bounds.change.points,
    };
    return overTime.check(record, { ...context, bounds: { ...bounds, change } });
  },
};

/** What a share, an index or another security did in a day's trading: rose, fell, did not move, or closed somewhere. */
export const marketMove = defineKind({
  name: 'market-move',
  describes: 'A share, an index or another security rises, falls or closes unchanged.',
  fields,
  fieldNotes: {
    security: 'What is traded: a share, an index or a currency.',
    exchange: 'Where.',
    close: 'At what it closed.',
    change: 'How much it rose or fell.',
    volume: 'How much of it changed hands.',
    marketValue: 'What the company is worth by that.',
    reason: 'What it moved on.',
  },
  aliases: {
    security: [
      'stock',
      'share',
      'symbol',
      'index_name',
      'instrument',
      'security_name',
      'stock_name',
    ],
    exchange: ['stock_exchange', 'listed_on', 'trading_venue'],
    close: ['closing_price', 'close_price', 'adj_close', 'last_price', 'closing_level'],
    change: ['percent_change', 'change_percent', 'daily_change', 'price_change'],
    volume: ['trading_volume', 'shares_traded', 'turnover', 'share_volume'],
    marketValue: ['market_cap', 'market_capitalisation', 'market_capitalization'],
    reason: ['driver', 'catalyst'],
    date: ['trading_day', 'trading_date', 'session'],
  },
  topics: ['20000385', '20000396'],
  cues: {
    fields: ['security', 'close', 'exchange', 'volume', 'marketValue', 'reason'],
    words: ['shares', 'stock', 'index', 'nasdaq', 'nyse', 'stock exchange', 'day-on-day', 'closed'],
  },
  facts: {
    security: {
      type: 'organisation',
      from: ['security'],
      anchor: true,
      must: true,
      material: true,
      value: (r) =>
        natureOf(r) === 'index' ? { ...r.security, organisationType: 'index' } : r.security,
    },
    // the name once more, for the number of its verb
    issue: {
      type: 'nounPhrase',
      from: ['security'],
      weight: 0,
      value: (r) => ({
        type: 'nounPhrase',
        text: r.security.name,
        number: PLURAL.test(r.security.name) ? 'plural' : 'singular',
      }),
    },
    share: {
      type: 'flag',
      from: ['security'],
      weight: 0,
      value: (r) => flag(natureOf(r) === 'share'),
    },
    index: {
      type: 'flag',
      from: ['security'],
      weight: 0,
      value: (r) => flag(natureOf(r) === 'index'),
    },
    ticker: {
      type: 'nounPhrase',
      from: ['security/ids/ticker'],
      weight: 0.4,
      value: ({ security: { ids } }) =>
        ids?.ticker === undefined ? undefined : { type: 'nounPhrase', text: ids.ticker },
    },
    exchange: {
      type: 'organisation',
      from: ['exchange'],
      weight: 0.6,
      material: true,
      value: (r) => r.exchange,
    },
    close: {
      type: ['money', 'count'],
      from: ['close'],
      weight: 2,
      material: true,
      value: (r) => r.close,
    },
    change: {
      type: 'change',
      from: ['change'],
      weight: 3,
      must: true,
      material: true,
      value: (r) => r.change,
    },
    ...directionFacts('change', (r: MarketMove) => r.change),
    ...multipleFacts('change', (r: MarketMove) => [r.change]),
    ...fractionFacts('change', (r: MarketMove) => r.change),
    unstated: {
      type: 'flag',
      from: ['kind'],
      weight: 0,
      value: (r) => flag(r.change === undefined),
    },
    // against the day before: what a market's news means where it says nothing else
    daily: {
      type: 'flag',
      from: ['change/basis'],
      weight: 0,
      value: (r) => flag(r.change?.basis === 'day-on-day'),
    },
    volume: {
      type: 'count',
      from: ['volume'],
      weight: 1,
      material: true,
      value: (r) => (r.volume?.type === 'count' ? volumeOf(r.volume, natureOf(r)) : undefined),
    },
    turnover: {
      type: 'money',
      from: ['volume'],
      weight: 1,
      material: true,
      value: (r) => (r.volume?.type === 'money' ? r.volume : undefined),
    },
    marketValue: {
      type: 'money',
      from: ['marketValue'],
      weight: 1.5,
      material: true,
      value: (r) => r.marketValue,
    },
    reason: {
      type: 'nounPhrase',
      from: ['reason'],
      weight: 1.5,
      material: true,
      value: (r) => r.reason,
    },
    // what happened comes before the move, what prevails goes along with it
    happening: {
      type: 'flag',
      from: ['reason'],
      weight: 0,
      value: (r) => flag(r.reason !== undefined && isHappening(r.reason)),
    },
    ownReport: {
      type: 'flag',
      from: ['source'],
      weight: 0,
      attribution: true,
      value: (r) => flag(r.source !== undefined && isNamed(r.security, r.source.name)),
    },
  },
  mentions: (r) =>
    [
      ...(r.close === undefined || r.close.approx !== undefined
        ? []
        : [{ key: closesKey(r, r.close), at: r.date.iso, figure: Number(figureOf(r.close)) }]),
      ...(isDaily(r.change)
        ? [{ key: movesKey(r), at: r.date.iso, figure: Number(r.change.value) }]
        : []),
    ] satisfies Mention[],
  recall: {
    facts: {
      lastClose: { type: ['money', 'count'], weight: 1 },
      lastCloseDate: { type: 'date', weight: 0.5 },
      aboveLast: { type: 'flag', weight: 0 },
      belowLast: { type: 'flag', weight: 0 },
      biggestRiseSince: { type: 'date', weight: 1.5, angle: true },
      biggestFallSince: { type: 'date', weight: 1.5, angle: true },
      highestCloseSince: { type: 'date', weight: 1.5, angle: true },
      lowestCloseSince: { type: 'date', weight: 1.5, angle: true },
      // some weekdays are missing, be it for holidays or not
      moveGaps: { type: 'flag', weight: 0 },
      closeGaps: { type: 'flag', weight: 0 },
    },
    of: (r, history) => ({
      ...lastCloseOf(r, history),
      ...biggestSince(r, history),
      ...extremeCloseSince(r, history),
    }),
    reasons: (told) => [
      {
        score: SINCE.some((name) => told[name] !== undefined) ? 0.2 : 0,
        reason: 'No day had been like it for some time.',
      },
    ],
  },
  newsworthiness: (r, { usd }) => [
    { score: 0.15, reason: 'A security was traded.' },
    { score: isAtLeast(r.change, 5) ? 0.15 : 0, reason: 'It moved by five percent or more.' },
    { score: isAtLeast(r.change, 10) ? 0.2 : 0, reason: 'It moved by ten percent or more.' },
    { score: natureOf(r) === 'index' ? 0.1 : 0, reason: 'It stands for a market.' },
    { score: r.reason === undefined ? 0 : 0.05, reason: 'A reason is given.' },
    scaleReason(
      r.marketValue === undefined ? undefined : usd(r.marketValue) / 100,
      'market value (a hundredth of it)',
      1e7,
      1e11,
    ),
  ],
  guards: [
    happened,
    moved,
    aboveZero,
    ...amounts((r: MarketMove) => [
      ['/close', r.close?.type === 'money' ? r.close : undefined, DEAREST],
      ['/volume', r.volume?.type === 'money' ? r.volume : undefined],
      ['/marketValue', r.marketValue],
    ]),
    changes((r: MarketMove) => [['/change', isOverTime(r.change) ? undefined : r.change]]),
    changesOverTime,
    pointsOfPercent((r: MarketMove) => [['/change', r.change, r.close ?? UNKNOWN]]),
    percentOfPositive((r: MarketMove) => [
      [
        '/change',
        r.change,
        r.close === undefined ? undefined : impliedBase(r.change, figureOf(r.close)),
      ],
    ]),
  ],
  // A fall or rise of more in a day is more often a split or a slip; no company and no day's turnover comes near the sum.
  bounds: { change: { fall: 30, rise: 30 }, range: { amount: 20_000_000_000_000 } },
  examples: {
    security: ['Hang Seng Index', 'Brent crude', 'Nickel futures'],
    reason: ['a cut in its forecast', 'worries about inflation'],
  },
  // how high an index closed is told of a day on which it rose
  exampleRecords: [2.5, -2.5, 0.3, -0.3].map((value) => ({
    record: {
      security: 'Hang Seng Index',
      close: 25_000,
      change: { value, unit: 'percent', basis: 'day-on-day' },
    },
  })),
  happening: (r) => [
    entityKey(r.security.name),
    entityKey(r.exchange?.name ?? ''),
    r.date.iso,
    r.change?.basis ?? '',
  ],
  identity: (r) => [
    entityKey(r.security.name),
    r.close === undefined ? '' : figureOf(r.close),
    r.change?.value ?? '',
  ],
});

/** US dollars: no share and no contract has cost as much; Berkshire Hathaway's first shares came to some 800,000. */
const DEAREST = 10_000_000;

/** A close that is not known is no percentage. */
const UNKNOWN: Count = { type: 'count', value: '0' };

function isYield({ unit }: Count): boolean {
  return unit === 'percent' || unit === '%';
}

function isAtLeast(change: Change | undefined, least: number): boolean {
  return change?.unit === 'percent' && Math.abs(Number(change.value)) >= least;
}

/** What a security is: a company's share, an index, or something that goes by its name alone. */
type Nature = 'share' | 'index' | 'other';

const INDEX =
  /\b(?:Index|Composite|Average|Indices)$|^(?:The )?(?:S&P|FTSE|Nikkei|Dow Jones|Hang Seng|CAC|DAX|MDAX|TOPIX|Topix|KOSPI|Kospi|KOSDAQ|Kosdaq|CSI|SSE|SZSE|STAR \d|ChiNext|Euro Stoxx|EURO STOXX|STOXX|Stoxx|Russell \d|Nasdaq[ -]\d|NASDAQ[ -]\d|Sensex|SENSEX|S&P BSE|Nifty|NIFTY|IBEX|Ibex|AEX|SMI|ASX \d|Bovespa|Ibovespa|Taiex|TAIEX|MSCI|VIX)(?: [A-Z0-9][\w.&-]*)*$/;

const NO_INDEX =
  /\b(?:Inc|Corp|Ltd|plc|PLC|Co|Group|Holdings|Global|Bank|Properties|Development|ETF|Fund|Trust)\.?$/;

const SHARE_TYPES =
  /^(?:company|corporation|start-?up|firm|bank|group|conglomerate|manufacturer|stock|shares?|equity|common stock|adr)$/i;

/** Names that are no company's: funds, money, metals, oil, debt, and what is already called shares. */
const OTHER =
  /\b(?:ETF|Fund|Trust|crude|oil|gold|silver|copper|ore|gas|wheat|corn|futures|options|bonds?|notes?|bills?|yields?|gilts?|bunds?|Treasur(?:y|ies)|stocks?|shares|[A-Za-z]*coin|Ether|Ethereum|dollar|yuan|renminbi|yen|euro|pound|franc|won|rupee|ruble|rouble|krona|riyal)$/;

const PLURAL =
  /\b(?:futures|options|bonds|notes|bills|yields|gilts|bunds|Treasuries|stocks|shares|prices|Indices|metals)$/i;

const STOCK_EXCHANGE =
  /Stock|Securities Exchange|Nasdaq|NASDAQ|NYSE|Bourse|Börse|Bolsa|Borsa|Euronext|Xetra|HKEX|SIX Swiss|Shanghai|Shenzhen|Hong Kong|Tokyo|London|STAR Market/;

function natureOf({ security, exchange }: MarketMove): Nature {
  const { name, organisationType: type } = security;
  if (type !== undefined) {
    if (/\bindex\b/i.test(type)) return 'index';
    return SHARE_TYPES.test(type) ? 'share' : 'other';
  }
  if (INDEX.test(name) && !NO_INDEX.test(name)) return 'index';
  if (OTHER.test(name)) return 'other';
  return isCompany(security) || (exchange !== undefined && STOCK_EXCHANGE.test(exchange.name))
    ? 'share'
    : 'other';
}

/** What only a company's record has: where it sits, what it does, its legal form, its ticker. */
function isCompany({ name, location, sector, description, ids }: Organisation): boolean {
  return (
    location !== undefined ||
    sector !== undefined ||
    description !== undefined ||
    ids?.ticker !== undefined ||
    ids?.lei !== undefined ||
    LEGAL_FORM.test(name)
  );
}

const LEGAL_FORM =
  /[\s,](?:Inc|Incorporated|Corp|Corporation|Ltd|Limited|plc|PLC|AG|SE|NV|N\.V|SA|S\.A|Co|Company|Group|Holdings?)\.?$/;

/** Of a company shares are traded, so a bare number counts these. */
function volumeOf(volume: Count, nature: Nature): Count {
  return nature === 'share' && volume.unit === undefined ? { ...volume, unit: 'share' } : volume;
}

/** Nouns of what happens at a moment and is over: the move came after it. */
const HAPPENINGS: ReadonlySet<string> = new Set(
  (
    'acquisition agreement announcement appointment approval arrest auction ban bid breakup buyback collapse comment ' +
    'comments cut data deal death debut decision departure disclosure downgrade dividend earnings election explosion ' +
    'figures filing fine fire forecast guidance hack hearing hike increase indictment interview investigation issue ' +
    'launch lawsuit layoffs listing meeting merger minutes news offer offering order outage pledge placement ' +
    'post posts purchase raid recall release remark remarks report reports resignation result results ruling ' +
    'sale settlement speech spin-off split stake statement statements strike suspension takeover testimony ' +
    'tweet tweets unveiling upgrade verdict vote warning withdrawal'
  ).split(' '),
);

/** Whether a reason tells of an event, by the noun that its phrase turns on: "a cut in its forecast", not "fears of a cut". */
function isHappening({ text }: NounPhrase): boolean {
  const [head = ''] = text.split(
    /,|\s(?:of|in|on|by|that|to|for|from|about|over|with|at|against|between|which|who|as|into|after|before)\s/,
  );
  return HAPPENINGS.has(head.slice(head.lastIndexOf(' ') + 1).toLowerCase());
}

/** Data of what is told of earlier days of trading. */
const telling = {
  /** Days: a close before that is no comparison. */
  lastClose: 7,
  /** Days: "the biggest fall since" must be news. */
  since: 21,
  /** Percent: what moves less is no news as the biggest since. */
  move: 1,
  /** Share of the weekdays between for which the history may have nothing: markets have holidays. */
  missing: 0.1,
  /** Percent: a price that differs by more from the last one was split, or is another's. */
  split: 30,
} as const;

const SINCE = [
  'biggestRiseSince',
  'biggestFallSince',
  'highestCloseSince',
  'lowestCloseSince',
] as const;

type Told = Readonly<Record<string, Recalled | undefined>>;

/** The keys of securities lead to records of this kind only. */
function moveOf(record: NewsRecord): MarketMove {
  return record as unknown as MarketMove;
}

function closesKey({ security }: MarketMove, close: Money | Count): string {
  const unit = close.type === 'money' ? close.currency : (close.unit ?? '');
  return `market-move/close/${entityKey(security.name)}/${unit}`;
}

function movesKey({ security }: MarketMove): string {
  return `market-move/change/${entityKey(security.name)}`;
}

function isDaily(change: Change | undefined): change is Change {
  return change?.basis === 'day-on-day' && change.unit === 'percent';
}

/** What says of no other time is taken for a day's, as readers take it. */
function isOverTime(change: Change | undefined): boolean {
  return change?.basis !== undefined && change.basis !== 'day-on-day';
}

/** The close of the trading day before, where nothing that the record states contradicts it. */
function lastCloseOf(r: MarketMove, history: HistoryView): Told {
  const { close, change, date } = r;
  if (close === undefined || close.approx !== undefined) return {};
  const [last] = history.latest(closesKey(r, close), date.iso, 1);
  if (last === undefined || daysBetween(last.at, date.iso) > telling.lastClose) return {};
  const before = moveOf(last.record).close;
  const base = comparable(before, close);
  if (base === undefined || compareDecimals(base, '0') <= 0) return {};
  const moved = (100 * (Number(figureOf(close)) - Number(base))) / Number(base);
  const isNext = weekdaysBetween(last.at, date.iso) === 0;
  if (Math.abs(moved) > telling.split) return {};
  if (isDaily(change) && (!isNext || changeStated('', change, base, figureOf(close)) !== undefined))
    return {};
  const flagged = { value: { type: 'flag' }, from: ['/close', `${last.id}#/close`] } as const;
  return {
    lastClose: recalledFrom(last, before, 'close'),
    lastCloseDate: recalledFrom(last, moveOf(last.record).date, 'date'),
    ...(moved > 0 ? { aboveLast: flagged } : moved < 0 ? { belowLast: flagged } : {}),
  };
}

/** The last day with as large a move the same way. */
function biggestSince(r: MarketMove, history: HistoryView): Told {
  const { change, date } = r;
  if (!isDaily(change) || Math.abs(Number(change.value)) < telling.move) return {};
  const direction = directionOf(change) > 0 ? 1 : -1;
  const key = movesKey(r);
  const start = history.reaching(key, date.iso, Number(change.value), direction);
  const gaps = start === undefined ? undefined : gapsOf(history, key, start, date.iso);
  if (start === undefined || gaps === undefined) return {};
  const from = ['/change', `${start.id}#/change`];
  return {
    [direction > 0 ? 'biggestRiseSince' : 'biggestFallSince']: {
      value: moveOf(start.record).date,
      from: [...from, `${start.id}#/date`],
    },
    ...(gaps ? { moveGaps: { value: { type: 'flag' }, from } } : {}),
  };
}

/** The last day that an index closed as high, or as low. Of shares it is not told: they are split. */
function extremeCloseSince(r: MarketMove, history: HistoryView): Told {
  const { close, date, change } = r;
  if (natureOf(r) !== 'index' || close === undefined || close.approx !== undefined) return {};
  const direction = isDaily(change) ? directionOf(change) : 0;
  if (direction === 0) return {};
  const key = closesKey(r, close);
  const start = history.reaching(key, date.iso, Number(figureOf(close)), direction);
  const gaps = start === undefined ? undefined : gapsOf(history, key, start, date.iso);
  if (start === undefined || gaps === undefined) return {};
  const from = ['/close', `${start.id}#/close`];
  return {
    [direction > 0 ? 'highestCloseSince' : 'lowestCloseSince']: {
      value: moveOf(start.record).date,
      from: [...from, `${start.id}#/date`],
    },
    ...(gaps ? { closeGaps: { value: { type: 'flag' }, from } } : {}),
  };
}

/** Whether weekdays are missing since a day; undefined where it is too near, or too many are missing to tell anything. */
function gapsOf(
  history: HistoryView,
  key: string,
  { at }: Remembered,
  date: IsoDate,
): boolean | undefined {
  if (daysBetween(at, date) < telling.since) return undefined;
  const weekdays = weekdaysBetween(at, date);
  const missing = weekdays - history.count(key, at, date);
  return missing > weekdays * telling.missing ? undefined : missing > 0;
}

/** Days from Monday to Friday between two days, both excluded. */
function weekdaysBetween(earlier: IsoDate, later: IsoDate): number {
  const upTo = (day: number): number => Math.floor(day / 7) * 5 + Math.min(day % 7, 5);
  // Counted from a Monday.
  const [from, to] = [daysBetween(MONDAY, earlier), daysBetween(MONDAY, later)];
  return to - from < 2 ? 0 : upTo(to) - upTo(from + 1);
}

const MONDAY = '1900-01-01';
