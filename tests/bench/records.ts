/**
 * The two records of the bench, a funding round and a statistic, in as many forms as are asked for: each differs from
 * all others in names, amounts, dates and id, so that choices differ too. The same index gives the same record.
 */

export type RawRecord = Readonly<Record<string, unknown>>;

/** The day on which all of them are news. */
export const today = '2021-06-02';

/** The kinds of the bench. */
export const kindsOfBench = ['funding-round', 'statistic'] as const;

/** How many records a contestant writes: RosaeNLG takes the first of them, or the bench would take minutes. */
export function sizeOf(contestant: string): number {
  return contestant === 'rosaenlg' ? 200 : 2_000;
}

/** The records of a kind. */
export function poolOf(kind: (typeof kindsOfBench)[number]): RawRecord[] {
  const make = kind === 'statistic' ? statistic : fundingRound;
  return Array.from({ length: sizeOf('') }, (_, index) => make(index));
}

/** A small generator of evenly spread numbers (mulberry32), so that a record depends on its index only. */
function numbers(seed: number): (below: number) => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const starts = [
  'Alto',
  'Bera',
  'Cirro',
  'Dova',
  'Elmar',
  'Fenix',
  'Gorra',
  'Helio',
  'Ibex',
  'Juno',
];
const middles = ['bit', 'cast', 'dyne', 'form', 'grid', 'lane', 'metric', 'nova', 'pulse', 'wave'];
const endings = [' Robotics', ' Labs', ' Energy', ' Systems', ' Inc.', ' Health', '', ' Networks'];
const funds = ['Arbor', 'Beacon', 'Cobalt', 'Delta', 'Ember', 'Fjord', 'Granite', 'Harbour'];
const houses = [' Capital', ' Ventures', ' Partners', ' Growth'];
const towns = [
  'Beijing',
  'Berlin',
  'Bengaluru',
  'Boston',
  'Lagos',
  'London',
  'Shenzhen',
  'Toronto',
];
const trades = [
  'a maker of chips for cars',
  'a provider of payment software',
  'an operator of solar farms',
  'a developer of warehouse robots',
  'a maker of battery materials',
];
const uses = [
  'a second factory',
  'research and development',
  'new sales offices in Asia',
  'hiring engineers',
  'the expansion of its network',
];
const rounds = ['Seed', 'Series A', 'Series B', 'Series C', 'Series D'];
const currencies = ['USD', 'EUR', 'CNY'];

function pick<Element>(elements: readonly Element[], next: (below: number) => number): Element {
  return elements[next(elements.length)] as Element;
}

/** Three figures with one decimal at most: $12.5 million, $340 million. */
function million(from: number, to: number, next: (below: number) => number): number {
  return (from * 10 + next((to - from) * 10)) * 100_000;
}

function recentDay(next: (below: number) => number): string {
  return `2021-05-${String(8 + next(23)).padStart(2, '0')}`;
}

/** Several funds, none twice. */
function investors(count: number, from: number, next: (below: number) => number): string[] {
  const house = pick(houses, next);
  return Array.from({ length: count }, (_, at) => `${funds[(from + at) % funds.length]}${house}`);
}

/** A company raises money from two to five investors. */
export function fundingRound(index: number): RawRecord {
  const next = numbers(index);
  const currency = pick(currencies, next);
  const amount = million(2, 90, next);
  const lead = next(funds.length);
  const date = recentDay(next);
  const letters = String.fromCharCode(65 + (index % 26), 97 + (Math.floor(index / 26) % 26));
  return {
    kind: 'funding-round',
    id: `round-${index}`,
    date,
    source: { name: 'Dealbook Wire', url: `https://deals.example/${index}`, published: date },
    company: {
      name: `${pick(starts, next)}${pick(middles, next)} ${letters}${index}${pick(endings, next)}`,
      description: pick(trades, next),
      location: pick(towns, next),
    },
    round: pick(rounds, next),
    amount: { amount, currency },
    leads: investors(1 + next(2), lead, next),
    investors: investors(1 + next(3), lead + 2, next),
    valuation: { amount: amount * (4 + next(6)), currency, basis: 'post' },
    totalRaised: { amount: amount + million(1, 40, next), currency },
    useOfFunds: [pick(uses, next)],
  };
}

const indicators = [
  { name: 'gross domestic product', measure: 'flow' },
  { name: 'retail sales', measure: 'flow', number: 'plural' },
  { name: 'car exports', measure: 'flow', number: 'plural' },
  { name: 'foreign exchange reserves', measure: 'stock', number: 'plural' },
];
const places = ['China', 'Germany', 'India', 'Kenya', 'Netherlands', 'Brazil', 'Poland', 'Vietnam'];
const offices = ['National Statistics Office', 'Bureau of Statistics', 'Central Bank'];

/** An indicator rose or fell in a quarter; the figure before agrees with the change. No two have the same figure. */
export function statistic(index: number): RawRecord {
  const next = numbers(index + 1_000_003);
  const currency = pick(currencies, next);
  const year = 2015 + next(6);
  const quarter = 1 + next(4);
  const percent = (next(2) === 0 ? 1 : -1) * (2 + next(98));
  const amount = next(90) * 1_000_000_000_000 + 100_000_000_000 + index * 1_000_000;
  const before = Math.round(amount / (1 + percent / 1_000) / 1_000_000) * 1_000_000;
  const place = pick(places, next);
  return {
    kind: 'statistic',
    id: `statistic-${index}`,
    date: recentDay(next),
    source: { name: 'Data Desk', url: `https://figures.example/${index}` },
    indicator: pick(indicators, next),
    place,
    period: `${year}-Q${quarter}`,
    value: { amount, currency },
    change: { value: percent / 10, unit: 'percent', basis: 'year-on-year' },
    previous: { value: { amount: before, currency }, period: `${year - 1}-Q${quarter}` },
    publisher: `${place} ${pick(offices, next)}`,
    related: [
      {
        indicator: 'the jobless rate',
        value: { value: (30 + next(60)) / 10, unit: 'percent' },
        asOf: `${year}-12-31`,
      },
    ],
  };
}

/**
 * A past in which every record of the bench finds something: two earlier rounds of each of the first 5,000 companies, the
 * quarters of every series, then rounds of other companies, many of them of the year of the records.
 */
export function* past(count: number): Generator<RawRecord> {
  let left = count;
  for (let index = 0; index < COMPANIES && left > 0; index += 1) {
    for (const [years, round] of ['Series A', 'Seed'].entries()) {
      left -= 1;
      yield earlierRound(index, round, `${2020 - years}-03-1${index % 10}`, 1 / 2);
    }
  }
  for (const indicator of indicators) {
    for (const place of places) {
      const named = currencies.flatMap((currency) =>
        offices.map((office) => ({ currency, office })),
      );
      for (const { currency, office } of named) {
        const publisher = `${place} ${office}`;
        for (let quarter = 0; quarter < SERIES && left > 0; quarter += 1) {
          left -= 1;
          const period = `${2020 - Math.floor(quarter / 4)}-Q${4 - (quarter % 4)}`;
          yield {
            kind: 'statistic',
            id: `past-${indicator.name}-${publisher}-${currency}-${period}`,
            date: `${2021 - Math.floor(quarter / 4)}-02-01`,
            indicator,
            place,
            period,
            publisher,
            value: { amount: numbers(quarter)(90) * 1_000_000_000_000 + 5_000_000_000, currency },
          };
        }
      }
    }
  }
  for (let index = count; left > 0; index += 1) {
    left -= 1;
    // So large that one in ten of the records may be among the largest of its year.
    yield earlierRound(index, 'Series A', `20${10 + (index % 12)}-0${1 + (index % 4)}-15`, 3 / 2);
  }
}

/** Companies with earlier rounds: as many in a short past as in a long one. */
const COMPANIES = 5_000;

/** Quarters of a series: as many in a short past as in a long one, so that items say the same of both. */
const SERIES = 30;

function earlierRound(index: number, round: string, date: string, size: number): RawRecord {
  const { company, leads, investors, amount } = fundingRound(index);
  const { amount: later, currency } = amount as { amount: number; currency: string };
  return {
    kind: 'funding-round',
    company,
    leads,
    investors,
    id: `past-${round}-${index}`,
    round,
    date,
    amount: { amount: later * size - 50_000, currency },
  };
}
