import { describe, expect, it } from 'vitest';
import { createNewsbot, type Item, type Sentence } from '../../src/index.js';
import { agency } from '../../src/styles/index.js';

/** Figures that are not printed as they stand: each is true, traced, and never the only one of a body. */
const usd = (amount: number) => ({ amount, currency: 'USD' });
const change = (value: number, basis = 'year-on-year') => ({ value, unit: 'percent', basis });

const earnings = {
  kind: 'earnings',
  date: '2021-05-20',
  company: 'Acme Inc.',
  period: '2021-Q1',
  netIncome: usd(4_000_000),
  source: 'Reuters',
};
const move = {
  kind: 'market-move',
  date: '2021-06-01',
  security: { name: 'Acme Inc.' },
  close: usd(12),
  source: 'Reuters',
};
const statistic = {
  kind: 'statistic',
  date: '2021-05-20',
  indicator: 'exports',
  place: 'Chile',
  period: '2020',
  value: usd(73_485_000_000),
  publisher: 'Central Bank of Chile',
};

function items(record: object, style = 'agency'): Item[] {
  const bot = createNewsbot({ now: '2021-06-02', style });
  return Array.from({ length: 120 }, (_, id) => {
    const outcome = bot.write({ ...record, id: String(id) });
    if (outcome.status !== 'written') throw new Error(JSON.stringify(outcome.diagnostics));
    return outcome.value;
  });
}

const bodyOf = ({ paragraphs }: Item): string =>
  paragraphs
    .flat()
    .map(({ text }) => text)
    .join(' ');
const textOf = (item: Item): string => `${item.headline.text}\n${bodyOf(item)}`;

/** What the spans of a fact print in a sentence. */
const printed = ({ text, spans }: Sentence, fact: string): string[] =>
  spans.filter((span) => span.fact === fact).map(({ start, end }) => text.slice(start, end));

const fifth = /\ba fifth\b/;

describe('a fraction', () => {
  it.each([
    ['earnings', { ...earnings, netIncomeChange: change(-20) }, /fell by a fifth/],
    [
      'earnings, of revenue',
      { ...earnings, revenue: usd(90_000_000), revenueChange: change(33.3) },
      /(?:rose|up) by a third/,
    ],
    [
      'a market move',
      { ...move, change: change(-20, 'day-on-day') },
      /lost a fifth of their value/,
    ],
    ['a statistic', { ...statistic, change: change(25) }, /(?:rose|up) by a quarter/],
  ])('is worded where it is one: %s', (_kind, record, words) => {
    const texts = items(record).map(bodyOf);
    expect(texts.some((text) => words.test(text))).toBe(true);
    // and not always
    expect(texts.some((text) => !words.test(text))).toBe(true);
  });

  it('is traced to the change', () => {
    const told = items({ ...earnings, netIncomeChange: change(-20) }).flatMap(({ paragraphs }) =>
      paragraphs.flat().filter((sentence) => fifth.test(sentence.text)),
    );
    expect(told.length).toBeGreaterThan(0);
    for (const sentence of told) {
      expect(printed(sentence, 'fraction')).toEqual(['a fifth']);
      expect(sentence.spans.find(({ fact }) => fact === 'fraction')?.from).toEqual([
        '/netIncomeChange',
      ]);
    }
  });

  it.each([
    ['points', { ...change(20), unit: 'points' }],
    ['growth of each year', change(20, 'compound-annual')],
  ])('is none of %s', (_what, moved) => {
    const rate = { ...statistic, value: { value: 30, unit: 'percent' }, change: moved };
    for (const text of items(rate).map(textOf)) expect(text).not.toMatch(fifth);
  });

  it.each([
    [-19.6, /nearly a fifth/, /19\.6%/],
    [-20.4, /more than a fifth/, /20\.4%/],
  ])(
    'that is only near stands in a headline, with the figure in the body: %s',
    (value, near, exact) => {
      for (const record of [
        { ...earnings, netIncomeChange: change(value) },
        { ...move, change: change(value, 'day-on-day') },
      ]) {
        const all = items(record);
        expect(all.some(({ headline }) => near.test(headline.text))).toBe(true);
        for (const item of all) {
          expect(bodyOf(item)).not.toMatch(fifth);
          expect(bodyOf(item)).toMatch(exact);
        }
      }
    },
  );

  it('is as near as the style has it', () => {
    const strict = { ...agency, name: 'strict', approximation: { digits: 2, nearly: 0.01 } };
    const bot = createNewsbot({ now: '2021-06-02', style: strict });
    for (let id = 0; id < 60; id += 1) {
      const outcome = bot.write({ ...earnings, netIncomeChange: change(-19.6), id: String(id) });
      expect(outcome.status).toBe('written');
      if (outcome.status === 'written') expect(textOf(outcome.value)).not.toMatch(fifth);
    }
  });
});

describe('an approximation', () => {
  const round = {
    kind: 'funding-round',
    date: '2021-05-20',
    company: 'Acme',
    round: 'Series B',
    amount: usd(103_456_000),
    source: 'Reuters',
  };
  const listing = {
    kind: 'listing',
    date: '2021-05-20',
    company: 'Acme',
    exchange: 'Nasdaq',
    raised: usd(1_436_000_000),
  };
  const sales = { ...earnings, revenue: usd(1_436_000_000) };

  it.each([
    ['funding-round', round, 'amount', 'more than $100 million', '$103 million'],
    ['listing', listing, 'raised', 'more than $1.4 billion', '$1.44 billion'],
    ['earnings', sales, 'revenue', 'more than $1.4 billion', '$1.44 billion'],
  ])(
    'stands in a headline, with the figure in the body: %s',
    (_kind, record, fact, about, figure) => {
      const all = items(record);
      const headlines = all.filter(({ headline }) => headline.text.includes('more than'));
      expect(headlines.length).toBeGreaterThan(0);
      for (const { headline } of headlines) {
        expect(printed(headline, fact)).toEqual([about]);
        expect(headline.spans.find((span) => span.fact === fact)?.from).toEqual([`/${fact}`]);
      }
      for (const item of all) {
        expect(bodyOf(item)).toContain(figure);
        expect(bodyOf(item)).not.toContain('more than $');
      }
    },
  );

  it('is as fine as the style has it', () => {
    const headlines = items(round, 'digest').map(({ headline }) => headline.text);
    expect(headlines.some((text) => text.includes('more than US$103 million'))).toBe(true);
  });

  it('leaves a round figure as it is', () => {
    for (const { headline } of items({ ...round, amount: usd(5_000_000) }))
      expect(headline.text).not.toMatch(/more than|nearly/);
  });
});

describe('net income as a share of revenue', () => {
  const shares = (record: object): string[] =>
    items(record).flatMap(({ paragraphs }) =>
      paragraphs.flat().flatMap((sentence) => printed(sentence, 'margin')),
    );

  it.each([
    [usd(4_000_000), usd(92_000_000), '4.3%'],
    [usd(-4_000_000), usd(92_000_000), '4.3%'],
    [usd(1), usd(3), '33.3%'],
  ])('%s of %s: %s', (netIncome, revenue, expected) => {
    expect(new Set(shares({ ...earnings, netIncome, revenue }))).toEqual(new Set([expected]));
  });

  it.each([
    ['another currency', { revenue: { amount: 92_000_000, currency: 'EUR' } }],
    ['a hedged figure', { revenue: { ...usd(92_000_000), approx: 'about' } }],
    ['a loss beyond the revenue', { netIncome: usd(-5), revenue: usd(4) }],
    ['less than a tenth of a percent', { netIncome: usd(1), revenue: usd(1_000_000) }],
  ])('is not told of %s', (_what, fields) => {
    expect(shares({ ...earnings, ...fields })).toEqual([]);
  });

  it.each([
    [12, 8, /faster than revenue|more slowly than net income/],
    [8, 12, /more slowly than revenue|faster than net income/],
    [-12, -8, /fell more sharply than revenue|fall in revenue was smaller/i],
    [-8, -12, /fell more sharply than net income|fall in net income was smaller/i],
  ])('is compared in its change: %s and %s', (netIncomeChange, revenueChange, words) => {
    const record = {
      ...earnings,
      revenue: usd(92_000_000),
      netIncomeChange: change(netIncomeChange),
      revenueChange: change(revenueChange),
    };
    for (const item of items(record)) expect(bodyOf(item)).toMatch(words);
  });

  it.each([
    [12, 12],
    [12, -8],
    [12, 0],
  ])(
    'is not compared where there is no more of one: %s and %s',
    (netIncomeChange, revenueChange) => {
      const record = {
        ...earnings,
        revenue: usd(92_000_000),
        netIncomeChange: change(netIncomeChange),
        revenueChange: change(revenueChange),
      };
      for (const item of items(record))
        expect(bodyOf(item)).not.toMatch(/faster|slowly|sharply|smaller/);
    },
  );
});

describe('what two figures of a record give', () => {
  const sale = {
    kind: 'patent-sale',
    date: '2021-05-20',
    seller: 'Acme Inc.',
    buyer: 'Globex',
    count: 650,
    price: usd(550_000_000),
    stage: 'agreed',
    source: 'Reuters',
  };
  const fund = {
    kind: 'fund-close',
    date: '2021-05-20',
    manager: 'Acme Partners',
    fund: 'Granite Fund II',
    amount: usd(450_000_000),
    target: usd(600_000_000),
    close: 'first',
    source: 'Reuters',
  };
  const site = {
    kind: 'expansion',
    date: '2021-05-20',
    company: 'Acme Inc.',
    what: 'a battery plant',
    place: 'Narvik',
    stage: 'planned',
    jobs: 400,
    investment: usd(300_000_000),
    source: 'Reuters',
  };

  it.each([
    ['a patent', sale, /(?:works out at|comes to) about \$846,000 a patent\./],
    [
      'a patent of about so many',
      { ...sale, count: { value: 650, approx: 'about' } },
      /about \$850,000 a patent\./,
    ],
    [
      'a patent, exactly',
      { ...sale, count: 50 },
      /(?:works out at|comes to) \$11 million a patent\./,
    ],
    ['a job', site, /(?:works out at|comes to) \$750,000 a job\./],
    ['the share of a target', fund, /75% of the target/],
    [
      'the sum above a target',
      { ...fund, close: 'final', amount: usd(750_000_000) },
      /\$150 million more than/,
    ],
    ['the sum short of a target', { ...fund, close: 'final' }, /\$150 million short/],
  ])('is told of %s', (_what, record, words) => {
    const written = items(record);
    expect(written.filter((item) => words.test(bodyOf(item))).length).toBeGreaterThan(60);
  });

  it.each([
    [
      'a patent of more than so many',
      { ...sale, count: { value: 650, approx: 'more-than' } },
      /a patent\./,
    ],
    ['a single patent', { ...sale, count: 1 }, /a patent\./],
    ['patent families', { ...sale, count: { value: 650, unit: 'patent family' } }, /a patent\./],
    ['a job at a hidden price', { ...site, investment: 'undisclosed' }, /a job\./],
    [
      'a target of another currency',
      { ...fund, target: { amount: 600_000_000, currency: 'EUR' } },
      /of the target\b/,
    ],
    [
      'sums that a style rounds',
      { ...fund, close: 'final', amount: usd(754_320_000) },
      /more than/,
    ],
  ])('is not told of %s', (_what, record, words) => {
    for (const item of items(record)) expect(bodyOf(item)).not.toMatch(words);
  });
});
