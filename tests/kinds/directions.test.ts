import { describe, expect, it } from 'vitest';
import { createNewsbot } from '../../src/index.js';

/**
 * Directions are no choice of a field, so the fixtures do not try them all: each direction × nature of what moved ×
 * what else is known, whether recent or long past.
 */
const bots = [false, true].map((archive) => createNewsbot({ now: '2021-06-02', archive }));

const usd = (amount: number | string) => ({ amount, currency: 'USD' });
const change = (value: number, basis = 'year-on-year') => ({ value, unit: 'percent', basis });

/** Each given record with each of the parts, and with all of them. */
function withParts(parts: Readonly<Record<string, unknown>>): Record<string, unknown>[] {
  const single = Object.entries(parts).map(([name, part]) => ({ [name]: part }));
  return [{}, parts, ...single];
}

function shapesOf(record: Readonly<Record<string, unknown>>) {
  const headlines = new Map<number, number>();
  const leads = new Map<number, number>();
  const texts = new Set<string>();
  for (let id = 0; id < 60; id += 1) {
    for (const bot of bots) {
      const outcome = bot.write({ ...record, id: String(id) });
      if (outcome.status !== 'written')
        throw new Error(`${JSON.stringify(record)}: ${JSON.stringify(outcome.diagnostics)}`);
      const { headline, paragraphs } = outcome.value;
      const lead = paragraphs[0]?.[0];
      texts.add([headline, ...paragraphs.flat()].map(({ text }) => text).join(' '));
      headlines.set(headline.template.line, (headlines.get(headline.template.line) ?? 0) + 1);
      if (lead !== undefined)
        leads.set(lead.template.line, (leads.get(lead.template.line) ?? 0) + 1);
    }
  }
  return { headlines, leads, texts: [...texts].join('\n') };
}

function expectShapes(record: Readonly<Record<string, unknown>>) {
  const shapes = shapesOf(record);
  for (const lines of [shapes.headlines, shapes.leads]) {
    expect(lines.size, JSON.stringify(record)).toBeGreaterThanOrEqual(5);
    expect(Math.max(...lines.values()), JSON.stringify(record)).toBeLessThanOrEqual(0.4 * 120);
  }
  return shapes.texts;
}

const securities: readonly [string, object][] = [
  ['share', { security: 'Ford Motor Co.', at: usd('13.9') }],
  ['index', { security: 'Hang Seng Index', at: 28_412.26 }],
  ['commodity', { security: 'Brent crude', at: usd('70.25') }],
  ['several', { security: 'Nickel futures', at: usd(17_900) }],
];
const directions: readonly [string, object | undefined, RegExp | undefined, RegExp | undefined][] =
  [
    [
      'rise',
      change(2.5, 'day-on-day'),
      /\b(?:rise|rose|up|higher)\b/,
      /\b(?:fell|fall|down|lower)\b/,
    ],
    [
      'fall',
      change(-2.5, 'day-on-day'),
      /\b(?:fell|fall|down|lower)\b/,
      /\b(?:rise|rose|up|higher)\b/,
    ],
    ['unchanged', change(0, 'day-on-day'), /unchanged|no change|not change/, /\b(?:rose|fell|0%)/],
    ['rise over a year', change(12.5), /from a year earlier/, undefined],
    ['fall over a year', change(-12.5), /from a year earlier/, undefined],
    ['nothing over a year', change(0), /from a year earlier/, undefined],
    ['close alone', undefined, /clos|Trading/, /\b(?:rose|fell|unchanged)\b/],
  ];

describe.each(securities)('market-move of %s', (_nature, given) => {
  const { at, ...security } = given as { at: unknown };
  it.each(directions)('%s', (_direction, moved, words, others) => {
    const known = {
      exchange: 'Hong Kong Stock Exchange',
      close: at,
      volume: 3_200_000,
      reason: 'a cut in interest rates',
      source: 'Reuters',
    };
    for (const parts of [
      ...withParts(known),
      { ...known, reason: 'worries about inflation', source: undefined },
      { ...known, marketValue: usd(50_000_000_000), source: 'Ford Motor' },
    ]) {
      const record = Object.fromEntries(
        Object.entries({
          kind: 'market-move',
          date: '2021-06-01',
          ...security,
          change: moved,
          close: moved === undefined ? at : undefined,
          ...parts,
        }).filter(([, value]) => value !== undefined),
      );
      const texts = expectShapes(record);
      if (words !== undefined) expect(texts).toMatch(words);
      if (others !== undefined) expect(texts).not.toMatch(others);
      // a cause is somebody’s claim, or what came before or went along with it
      expect(texts).not.toMatch(/because|due to|thanks to|on the back of/);
    }
  });
});

const results: readonly [string, object, RegExp, RegExp | undefined][] = [
  ['profit that rose', { netIncome: usd(5_000_000), netIncomeChange: change(12) }, /12%/, /loss/],
  ['profit that fell', { netIncome: usd(5_000_000), netIncomeChange: change(-12) }, /12%/, /loss/],
  [
    'profit that did not change',
    { netIncome: usd(5_000_000), netIncomeChange: change(0) },
    /unchanged/,
    /loss|0%/,
  ],
  ['profit', { netIncome: usd(5_000_000) }, /\$5 million/, /loss|lost/],
  ['loss', { netIncome: usd(-5_000_000) }, /\b(?:net loss|lost|loses)\b/, /earn|net income|-\$/i],
  ['neither', { netIncome: usd(0) }, /broke even|no loss|nor a loss/i, /earned|lost|\$0/],
  ['change of profit', { netIncomeChange: change(12) }, /net income/i, /\$5 million/],
  ['fall of profit', { netIncomeChange: change(-12) }, /net income/i, /\brose\b/],
  ['no change of profit', { netIncomeChange: change(0) }, /net income/i, /\b(?:rose|fell)\b/],
  ['nothing of profit', {}, /Acme/, /net income|net loss/i],
];
const sales: readonly [string, object][] = [
  ['without revenue', {}],
  ['with revenue', { revenue: usd(92_000_000) }],
  ['with revenue and its rise', { revenue: usd(92_000_000), revenueChange: change(8) }],
  ['with revenue and its fall', { revenue: usd(92_000_000), revenueChange: change(-8) }],
  ['with unchanged revenue', { revenue: usd(92_000_000), revenueChange: change(0) }],
  ['with the change of revenue', { revenueChange: change(8) }],
  ['with revenue said to be unchanged', { revenueChange: change(0) }],
];

describe.each(results)('earnings: %s', (_result, net, words, others) => {
  it.each(sales)('%s', (_sales, revenue) => {
    const guidance = 'The company expects sales of $95 million in the second quarter.';
    // without any figure there is only so much to say
    const bare = Object.keys(net).length + Object.keys(revenue).length === 0;
    for (const parts of [
      ...withParts({ source: 'Reuters', guidance }),
      { source: 'Acme', guidance },
    ]) {
      const record = {
        kind: 'earnings',
        date: '2021-05-20',
        company: 'Acme Inc.',
        period: '2021-Q1',
        ...net,
        ...revenue,
        ...parts,
      };
      const texts = bare ? shapesOf(record).texts : expectShapes(record);
      expect(texts).toMatch(words);
      const own = Object.keys(revenue).length === 0 && !('guidance' in parts);
      if (others !== undefined && own) expect(texts).not.toMatch(others);
    }
  });
});
