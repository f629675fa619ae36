import type { Change, Count, NounPhrase, Organisation } from '../model.js';
import { compareDecimals, entityKey, type FieldTypes } from '../values/index.js';
import { defineKind, type Guard, type InputOf, type RecordOf } from './define-kind.js';
import { flag, isNamed } from './facts.js';
import { directionOf, figureOf } from './figures.js';
import {
  amounts,
  changes,
  defaultBounds,
  happened,
  impliedBase,
  percentOfPositive,
  pointsOfPercent,
} from './guards.js';
import { scaleReason } from './newsworthiness.js';

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
  ['/change', r.change?.basis === 'day-on-day' ? undefined : r.change],
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
    rise: {
      type: 'flag',
      from: ['change'],
      weight: 0,
      value: (r) => flag(directionOf(r.change) > 0),
    },
    fall: {
      type: 'flag',
      from: ['change'],
      weight: 0,
      value: (r) => flag(directionOf(r.change) < 0),
    },
    unchanged: {
      type: 'flag',
      from: ['change'],
      weight: 0,
      covers: ['change'],
      value: (r) => flag(r.change !== undefined && directionOf(r.change) === 0),
    },
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
      value: (r) => flag(r.source !== undefined && isNamed(r.security, r.source.name)),
    },
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
    changes((r: MarketMove) => [
      ['/change', r.change?.basis === 'day-on-day' ? r.change : undefined],
    ]),
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
