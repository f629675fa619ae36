/**
 * What kinds ask a history: records of the same parties, the rank of a sum among those of a year.
 */
import type {
  CommonFields,
  HistoryView,
  IsoDate,
  Label,
  Mention,
  Money,
  Organisation,
  Period,
  Reason,
  Value,
  Remembered,
} from '../model.js';
import { compareDecimals, entityKey } from '../values/index.js';
import type { KindContext, Recalled, RecalledFactDeclaration } from './define-kind.js';

/** Data of what is told of the past. */
const recalling = {
  /** A rank is told up to this place, and only among this many. */
  ranks: 10,
  among: 10,
  /** A rank in a sector is looked for among so many of all sectors. */
  inSector: 30,
  /** Sums in other currencies whose rough worth lies within this factor make a rank doubtful. */
  doubt: 2,
} as const;

/**
 * A fact that the history's record gives, traced to its fields; nothing where the value is not known.
 *
 * @example
 * recalledFrom({ id: 'a', at: '2021-06-01', record: {} as Remembered['record'] }, { type: 'flag' }, 'status') // => { value: { type: 'flag' }, from: ['a#/status'] }
 */
export function recalledFrom(
  { id }: Remembered,
  value: Value | undefined,
  ...fields: readonly string[]
): Recalled | undefined {
  return value === undefined
    ? undefined
    : { value, from: fields.map((field) => `${id}#/${field}`) };
}

/**
 * The key of an organisation in a role: `funding-round/company/acme`.
 *
 * @example
 * keyOf('funding-round/company', { type: 'organisation', name: 'Acme Inc.' }) // => 'funding-round/company/acme'
 */
export function keyOf(role: string, { name }: Organisation): string {
  return `${role}/${entityKey(name)}`;
}

/**
 * The records of a key before the record's day, the latest first, without the record itself.
 *
 * @example
 * earlier({ latest: () => [] } as unknown as HistoryView, 'company/acme', { date: { iso: '2021-06-01' } } as NewsRecord, 3) // => []
 */
export function earlier(
  history: HistoryView,
  key: string,
  { id, date }: CommonFields,
  limit: number,
): readonly Remembered[] {
  const found = history.latest(key, date.iso, limit);
  return found.some((entry) => entry.id === id) ? found.filter((entry) => entry.id !== id) : found;
}

/**
 * The key under which a sum is ranked among those of its year, with its sector in its mark; none without a sum.
 *
 * @example
 * yearMentions('acquisition', '2012-05-01', undefined, { type: 'money', amount: '5000000', currency: 'USD' }, () => 5e6) // => [{ key: 'acquisition/2012', at: '2012-05-01', figure: 5000000, mark: 'USD 5000000 ' }]
 */
export function yearMentions(
  what: string,
  date: IsoDate,
  sector: Label | undefined,
  money: Money | undefined,
  usd: KindContext['usd'],
): Mention[] {
  if (money === undefined) return [];
  const { approx, amount, currency } = money;
  return [
    {
      key: `${what}/${date.slice(0, 4)}`,
      at: date,
      figure: usd(money),
      mark: `${currency} ${approx ?? amount} ${sector?.key ?? ''}`,
    },
  ];
}

/** The facts of a rank, as a kind declares them. */
export const rankFacts: Readonly<Record<string, RecalledFactDeclaration>> = {
  largestOfYear: { type: 'flag', weight: 1.5, angle: true },
  rankOfYear: { type: 'count', weight: 1, angle: true },
  rankYear: { type: 'period', weight: 0 },
  rankSector: { type: 'label', weight: 0.2 },
};

/**
 * The rank of a sum among those of its year that the history knew when the record's event happened: first to tenth,
 * among ten at least. Where it is none of all, its rank in its sector, if the sector of each larger one is known.
 * Nothing where it is doubtful: another sum is equal, or stands in another currency and is about as large.
 *
 * @example
 * typeof rankOfYear // => 'function'
 */
export function rankOfYear(
  history: HistoryView,
  what: string,
  record: CommonFields,
  field: string,
  money: Money | undefined,
  { usd }: KindContext,
  sector?: Label,
): Readonly<Record<string, Recalled | undefined>> {
  if (money === undefined || money.approx !== undefined) return NOTHING;
  const date = record.date.iso;
  const key = `${what}/${date.slice(0, 4)}`;
  const worth = usd(money);
  const most = sector?.key === undefined ? recalling.ranks : recalling.inSector;
  // Mostly so many are larger by far, and nothing more need be asked.
  if (history.atLeast(key, worth * recalling.doubt, 1, most - 1).length > 0) return NOTHING;
  if (history.latest(key, date, recalling.among).length < recalling.among) return NOTHING;
  const rivals = history.atLeast(key, worth / recalling.doubt, most * 3);
  if (rivals.length === most * 3) return NOTHING;
  const above: Remembered[] = [];
  for (const rival of rivals) {
    if (rival.id === record.id || rival.at >= date) continue;
    const [currency, amount = ''] = rival.mark?.split(' ') ?? [];
    if (currency === money.currency && /^\d/.test(amount)) {
      const order = compareDecimals(amount, money.amount);
      if (order === 0) return NOTHING;
      if (order > 0) above.push(rival);
    } else {
      // Another currency or a hedge: only what is larger by far is larger for certain.
      if ((rival.figure ?? 0) < worth * recalling.doubt) return NOTHING;
      above.push(rival);
    }
  }
  if (above.length < recalling.ranks) return ranked(above, field, date);
  const sectorOf = ({ mark }: Remembered): string | undefined => mark?.split(' ')[2];
  if (sector?.key === undefined || !above.every((rival) => sectorOf(rival))) return NOTHING;
  const inSector = above.filter((rival) => sectorOf(rival) === sector.key);
  return inSector.length < recalling.ranks
    ? {
        ...ranked(inSector, field, date),
        rankSector: { value: sector, from: above.map(({ id }) => `${id}#`) },
      }
    : NOTHING;
}

function ranked(
  above: readonly Remembered[],
  field: string,
  date: IsoDate,
): Readonly<Record<string, Recalled>> {
  const from = [`/${field}`, ...above.map(({ id }) => `${id}#/${field}`)];
  return {
    ...(above.length === 0
      ? { largestOfYear: { value: { type: 'flag' }, from } }
      : { rankOfYear: { value: { type: 'count', value: String(above.length + 1) }, from } }),
    rankYear: { value: yearOf(date), from: ['/date'] },
  };
}

/**
 * What a rank that was recalled is worth as news.
 *
 * @example
 * rankReasons({})[0].score // => 0
 */
export function rankReasons({
  largestOfYear,
  rankOfYear: rank,
}: Readonly<Record<string, Recalled | undefined>>): readonly Reason[] {
  return [
    {
      score: largestOfYear === undefined ? 0 : 0.25,
      reason: 'It is the largest known of the year so far.',
    },
    {
      score: rank === undefined ? 0 : 0.1,
      reason: 'It is among the largest known of the year so far.',
    },
  ];
}

const NOTHING: Readonly<Record<string, Recalled | undefined>> = {};

/**
 * The calendar year of a day.
 *
 * @example
 * yearOf('2012-05-01') // => { type: 'period', precision: 'year', from: '2012-01-01', to: '2012-12-31' }
 */
export function yearOf(date: IsoDate): Period {
  const year = date.slice(0, 4);
  return { type: 'period', precision: 'year', from: `${year}-01-01`, to: `${year}-12-31` };
}
