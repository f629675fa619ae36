/**
 * What becomes of one record that is wrong, stale, early, contradictory or absurd: guards.md in its order, and for
 * each guard that can be switched off that it is this guard that finds it.
 */
import { describe, expect, it } from 'vitest';
import { parseTemplates } from '../../src/templates/parse.js';
import {
  builtinKinds,
  commonGuards,
  createNewsbot,
  InvalidOptions,
  type GuardSettings,
} from '../../src/index.js';
import {
  alliance,
  buildout,
  change,
  codesOf,
  deal,
  debut,
  forecast,
  fund,
  launch,
  move,
  opening,
  policy,
  results,
  round,
  sale,
  section,
  sound,
  statistic,
  textOf,
  usd,
  write,
  type Case,
} from './cases.js';

const archive = { archive: true };

const datesHeld: readonly Case[] = [
  {
    what: '1: a quake of 1925 dated 2025',
    record: { ...deal, date: '2025-06-29' },
    code: 'guard/date-future',
    pointer: '/date',
    guard: 'date-future',
  },
  {
    what: '1: tomorrow',
    record: { ...deal, date: '2021-06-03' },
    code: 'guard/date-future',
    pointer: '/date',
    guard: 'date-future',
  },
  {
    what: '1: a source of tomorrow',
    record: { ...deal, source: { name: 'Reuters', published: '2021-06-03' } },
    code: 'guard/date-future',
    pointer: '/source/published',
    guard: 'date-future',
  },
  {
    what: '1: a figure of a year to come',
    record: { ...statistic, period: '2030' },
    code: 'guard/date-future',
    pointer: '/period',
    guard: 'date-future',
  },
  {
    what: '1: a figure before it, of a year to come',
    record: { ...statistic, previous: { value: 90, period: '2025' } },
    code: 'guard/date-future',
    pointer: '/previous/period',
    guard: 'date-future',
  },
  {
    what: '1: a count as of next year',
    record: { ...buildout, asOf: '2022' },
    code: 'guard/date-future',
    pointer: '/asOf',
    guard: 'as-of-future',
  },
  {
    what: '2: 31 days ago',
    record: { ...deal, date: '2021-05-02' },
    code: 'guard/date-stale',
    pointer: '/date',
    guard: 'date-stale',
  },
  {
    what: '2: a statistic of 61 days ago',
    record: { ...statistic, date: '2021-04-02' },
    code: 'guard/date-stale',
    pointer: '/date',
    guard: 'date-stale',
  },
  {
    what: '2: before 1900 in an archive too',
    record: { ...deal, date: '1899-12-31' },
    code: 'guard/date-stale',
    pointer: '/date',
    guard: 'date-stale',
    options: archive,
  },
  {
    what: '2: a figure of a year before 1900',
    record: { ...statistic, period: '1201' },
    code: 'guard/date-stale',
    pointer: '/period',
    guard: 'date-stale',
    options: archive,
  },
  {
    what: 'a source of 2002 for an event of 2021',
    record: { ...deal, source: { name: 'Chicago Tribune', published: '2002-12-10' } },
    code: 'guard/date-order',
    pointer: '/source/published',
    guard: 'date-order',
  },
  {
    what: 'a figure of a year that was to come',
    record: { ...statistic, date: '2015-06-01', period: '2019' },
    code: 'guard/date-order',
    pointer: '/period',
    guard: 'date-order',
    options: archive,
  },
  {
    what: 'another figure as of a later day',
    record: { ...statistic, related: [{ indicator: 'imports', value: 5, asOf: '2021-06-02' }] },
    code: 'guard/date-order',
    pointer: '/related/0/asOf',
    guard: 'date-order',
  },
  {
    what: 'a close expected for the past',
    record: { ...deal, expectedClose: '2019' },
    code: 'guard/date-order',
    pointer: '/expectedClose',
    guard: 'date-order',
  },
  {
    what: 'a close expected for 3201',
    record: { ...deal, expectedClose: '3201' },
    code: 'guard/date-order',
    pointer: '/expectedClose',
    guard: 'date-order',
  },
  {
    what: 'an earlier round after this one',
    record: {
      ...round,
      previousRounds: [{ round: 'Seed', amount: usd(1_000_000), date: '2021-06-02' }],
    },
    code: 'guard/date-order',
    pointer: '/previousRounds/0/date',
    guard: 'date-order',
  },
  {
    what: 'a forecast of the past',
    record: { ...forecast, period: '2020' },
    code: 'guard/date-order',
    pointer: '/period',
    guard: 'date-order',
  },
  {
    what: 'a target of the past',
    record: { ...policy, targets: [{ by: '2019', aims: ['cleaner air'] }] },
    code: 'guard/date-order',
    pointer: '/targets/0/by',
    guard: 'date-order',
  },
  {
    what: 'an opening planned for the past',
    record: { ...opening, stage: 'planned', opens: '2019' },
    code: 'guard/date-order',
    pointer: '/opens',
    guard: 'date-order',
  },
  {
    what: 'what has opened, to open next year',
    record: { ...opening, opens: '2022' },
    code: 'guard/date-order',
    pointer: '/opens',
    guard: 'opening',
  },
  {
    what: 'an agreement until a year that is over',
    record: { ...alliance, term: 'until 2020' },
    code: 'guard/date-order',
    pointer: '/term',
    guard: 'date-order',
  },
  {
    what: '1970: seconds taken for milliseconds',
    record: { ...deal, date: '1970-01-19' },
    code: 'guard/date-stale',
    pointer: '/date',
    guard: 'date-stale',
    options: archive,
  },
  {
    what: 'year 1201',
    record: { ...deal, date: '1201-06-01' },
    code: 'guard/date-stale',
    pointer: '/date',
    guard: 'date-stale',
    options: archive,
  },
  {
    what: 'year 3201',
    record: { ...deal, date: '3201-06-01' },
    code: 'guard/date-future',
    pointer: '/date',
    guard: 'date-future',
    options: archive,
  },
  {
    what: 'results of a quarter that goes on',
    record: { ...results, period: '2021-Q2' },
    code: 'guard/date-order',
    pointer: '/period',
    guard: 'date-order',
  },
  {
    what: 'results of a quarter to come',
    record: { ...results, period: '2021-Q3' },
    code: 'guard/date-future',
    pointer: '/period',
    guard: 'date-future',
  },
  {
    what: 'results of 1899',
    record: { ...results, period: '1899' },
    code: 'guard/date-stale',
    pointer: '/period',
    guard: 'date-stale',
  },
];
section('dates of an event (1 and 2)', 'held', datesHeld);

describe('dates that are in order', () => {
  it.each([
    ['a forecast of a year to come', { ...forecast, period: '2030' }, {}],
    ['a target of 2060', { ...policy, targets: [{ by: '2060', aims: ['cleaner air'] }] }, {}],
    ['a close expected for the year', { ...deal, expectedClose: '2021' }, {}],
    ['a figure of the running year', { ...statistic, period: '2021' }, {}],
    ['an event of today', { ...deal, date: '2021-06-02' }, {}],
    ['a deal of 30 days ago', { ...deal, date: '2021-05-03' }, {}],
    ['a statistic of 60 days ago', { ...statistic, date: '2021-04-03' }, {}],
    ['a deal of 1999 in an archive', { ...deal, date: '1999-06-01' }, archive],
    [
      'a source of the day before, in another zone',
      { ...deal, source: { name: 'Reuters', published: '2021-05-31' } },
      {},
    ],
  ])('%s', (_what, record, options) => {
    expect(codesOf(write(record, options))).toEqual([]);
  });
});

section('no date is filled in (3)', 'rejected', [
  {
    what: '3: no date',
    record: { ...deal, date: undefined },
    code: 'record/missing-field',
    pointer: '/date',
  },
  { what: '3: null', record: { ...deal, date: null }, code: 'record/wrong-type', pointer: '/date' },
  {
    what: '3: an empty cell',
    record: { ...deal, date: '' },
    code: 'record/invalid-date',
    pointer: '/date',
  },
]);

const firstDay = (value: unknown) => ({ value, unit: 'percent', basis: 'first-day' });

const day = (value: unknown) => ({ value, unit: 'percent', basis: 'day-on-day' });

const outliers: readonly Case[] = [
  {
    what: '5: down 71% after a split',
    record: { ...statistic, change: change(-71) },
    code: 'guard/outlier',
    pointer: '/change',
    guard: 'outlier',
  },
  {
    what: '5: a fall of 70%',
    record: { ...statistic, change: change(-70) },
    code: 'guard/outlier',
    pointer: '/change',
    guard: 'outlier',
  },
  {
    what: '5: a rise above 500%',
    record: { ...statistic, change: change('500.1') },
    code: 'guard/outlier',
    pointer: '/change',
    guard: 'outlier',
  },
  {
    what: '5: 51 points',
    record: { ...statistic, value: '57%', change: change(51, 'points') },
    code: 'guard/outlier',
    pointer: '/change',
    guard: 'outlier',
  },
  {
    what: '5: a fall beyond 100%',
    record: { ...statistic, change: change(-130) },
    code: 'guard/outlier',
    pointer: '/change',
    guard: 'outlier',
  },
  {
    what: '5: a fall that only the figures tell',
    record: { ...statistic, value: 20, previous: { value: 100 } },
    code: 'guard/outlier',
    pointer: '/previous/value',
    guard: 'outlier',
  },
  {
    what: '5: of a forecast',
    record: { ...forecast, change: change(-71) },
    code: 'guard/outlier',
    pointer: '/change',
    guard: 'outlier',
  },
  {
    what: 'a first day of −61%',
    record: { ...debut, firstDayChange: firstDay('-61') },
    code: 'guard/outlier',
    pointer: '/firstDayChange',
    guard: 'outlier',
  },
  {
    what: 'a first day of +301%',
    record: { ...debut, firstDayChange: firstDay(301) },
    code: 'guard/outlier',
    pointer: '/firstDayChange',
    guard: 'outlier',
  },
  {
    what: 'a fund eleven times its target',
    record: { ...fund, target: usd(45_000_000) },
    code: 'guard/outlier',
    pointer: '/amount',
    guard: 'target',
  },
  {
    what: 'a fund of less than a tenth of its target at the final close',
    record: { ...fund, target: usd(5_500_000_000) },
    code: 'guard/outlier',
    pointer: '/amount',
    guard: 'target',
  },
  {
    what: 'a day of −30%',
    record: { ...move, change: day('-30') },
    code: 'guard/outlier',
    pointer: '/change',
    guard: 'outlier',
  },
  {
    what: 'a day of +31%',
    record: { ...move, change: day(31) },
    code: 'guard/outlier',
    pointer: '/change',
    guard: 'outlier',
  },
  {
    what: 'a year of −71% on the market',
    record: { ...move, change: change(-71) },
    code: 'guard/outlier',
    pointer: '/change',
    guard: 'outlier',
  },
  {
    what: 'a yield that moved by 51 points',
    record: { ...move, close: '57%', change: { ...day(51), unit: 'points' } },
    code: 'guard/outlier',
    pointer: '/change',
    guard: 'outlier',
  },
  {
    what: 'sales that fell by 70%',
    record: { ...results, revenueChange: change(-70) },
    code: 'guard/outlier',
    pointer: '/revenueChange',
    guard: 'outlier',
  },
  {
    what: 'a profit that rose by 501%',
    record: { ...results, netIncomeChange: change(501) },
    code: 'guard/outlier',
    pointer: '/netIncomeChange',
    guard: 'outlier',
  },
  {
    what: 'a profit above the sales',
    record: { ...results, netIncome: usd(93_000_000) },
    code: 'guard/outlier',
    pointer: '/netIncome',
    guard: 'margin',
  },
];
section('a change beyond the bound (5)', 'held', outliers);

describe('residue (6)', () => {
  const template = (lead: string): string =>
    `---\nkind: acquisition\nparagraphs: [[lead]]\n---\n{{#headline}}\n- {{acquirer}} buys {{target}}{{#opt}} for {{price}}{{/opt}}{{when agreed}}\n{{/headline}}\n{{#lead}}\n${lead}\n{{/lead}}\n`;
  const writeBy = (lead: string, record: unknown = deal) =>
    write(record, { templates: [parseTemplates({ 'en/acquisition.hbs': template(lead) })] });

  it('takes another wording where a slot has no fact', () => {
    const both = writeBy(
      '- {{seller}} sold {{target}} to {{acquirer}} for {{price}}.{{when agreed}}\n- {{acquirer}} bought {{target}} for {{price}}.{{when agreed}}',
    );
    expect(textOf(both)).toContain('Cisco bought Splunk for $28 billion.');
  });

  it('withholds the item where there is no other', () => {
    const one = writeBy(
      '- {{seller}} sold {{target}} to {{acquirer}} for {{price}}.{{when agreed}}',
    );
    expect([one.status, ...codesOf(one)]).toEqual(['held', 'plan/no-lead']);
  });

  it('holds a text with remains in it', () => {
    const left = writeBy(
      '- {{acquirer}} bought {{target}} for {{price}}, [[winning_team_mascot]].{{when agreed}}',
    );
    expect(left.status).toBe('held');
    expect(codesOf(left)).toContain('verify/residue');
    expect(left).not.toHaveProperty('value');
  });

  it('withholds an item that leaves a material fact out (15)', () => {
    const silent = writeBy(
      '- {{acquirer}} bought {{target}}, a deal of {{price}}.{{when agreed}}',
      {
        ...deal,
        seller: 'Acme',
      },
    );
    expect([silent.status, ...codesOf(silent)]).toEqual(['held', 'verify/unsaid-material']);
  });
});

section('words of a record with remains in them (6)', 'held', [
  {
    what: '6: a slot in a background',
    record: { ...deal, background: 'The [[WINNING_TEAM_MASCOT]] won the game' },
    code: 'verify/residue',
    pointer: '/background',
  },
  {
    what: '6: a slot in a quotation',
    record: { ...deal, quotes: { text: 'We like {{target}}', speaker: 'Ann Lee' } },
    code: 'verify/residue',
    pointer: '/quotes/text',
  },
  {
    what: '6: the print of an object',
    record: { ...deal, rationale: 'to buy [object Object]' },
    code: 'verify/residue',
    pointer: '/rationale',
  },
  {
    what: '6: a tag',
    record: { ...round, useOfFunds: ['a <b>plant</b>'] },
    code: 'verify/residue',
    pointer: '/useOfFunds/0',
  },
  {
    what: '6: an escape',
    record: { ...round, useOfFunds: 'research &amp; development' },
    code: 'verify/residue',
    pointer: '/useOfFunds',
  },
]);

const embargoed: readonly Case[] = [
  {
    what: '7: a moment after now',
    record: { ...deal, embargo: '2021-06-02T00:00:01Z' },
    code: 'guard/embargo',
    pointer: '/embargo',
    guard: 'embargo',
  },
  {
    what: '7: midnight of another zone',
    record: { ...deal, embargo: '2021-06-02T00:00:00-05:00' },
    code: 'guard/embargo',
    pointer: '/embargo',
    guard: 'embargo',
  },
  {
    what: '7: small letters',
    record: { ...deal, embargo: '2021-06-02t10:00:00z' },
    code: 'guard/embargo',
    pointer: '/embargo',
    guard: 'embargo',
  },
  {
    what: '7: a leap second',
    record: { ...deal, embargo: '2021-06-30T23:59:60Z' },
    code: 'guard/embargo',
    pointer: '/embargo',
    guard: 'embargo',
  },
];
section('an embargo (7)', 'held', embargoed);

describe('an embargo (7)', () => {
  it.each(['2021-06-02T00:00:00Z', '2021-06-02T08:00:00+08:00', '2016-12-31T23:59:60Z'])(
    'is lifted at %s',
    (embargo) => {
      expect(write({ ...deal, embargo }).status).toBe('written');
    },
  );

  it('keeps a record out of a digest, and no person releases it', () => {
    const bot = createNewsbot({ now: '2021-06-02' });
    const digest = bot.digest([round, { ...deal, embargo: '2021-06-02T09:00:00Z' }]);
    expect(JSON.stringify('value' in digest ? digest.value : undefined)).not.toContain('Splunk');
    expect(codesOf(digest)).toEqual(['guard/embargo']);
    expect(() => createNewsbot({ release: { code: 'guard/embargo', by: 'Ann Lee' } })).toThrow(
      InvalidOptions,
    );
  });
});

section('a moment that is none', 'rejected', [
  {
    what: '7: a day',
    record: { ...deal, embargo: '2021-06-03' },
    code: 'record/invalid-date',
    pointer: '/embargo',
  },
  {
    what: '7: no zone',
    record: { ...deal, embargo: '2021-06-03T09:00:00' },
    code: 'record/invalid-date',
    pointer: '/embargo',
  },
]);

const tests: readonly Case[] = [
  {
    what: '8: Google buys Apple',
    record: { ...deal, test: true },
    code: 'guard/test-record',
    pointer: '/test',
    guard: 'test-record',
  },
];
section('a test record (8)', 'rejected', [
  ...tests,
  {
    what: '8: the word "true"',
    record: { ...deal, test: 'true' },
    code: 'record/wrong-type',
    pointer: '/test',
  },
]);

const apple = { name: 'Apple', valuation: usd(800_000_000_000) };
const priced: readonly Case[] = [
  {
    what: '9: Apple for $9bn',
    record: { ...deal, target: apple, price: usd(9_000_000_000) },
    code: 'guard/outlier',
    pointer: '/price',
    guard: 'valuation',
  },
  {
    what: '9: 11 times the valuation',
    record: {
      ...deal,
      target: { name: 'Bolt', valuation: usd(1_000_000) },
      price: usd(11_000_000),
    },
    code: 'guard/outlier',
    pointer: '/price',
    guard: 'valuation',
  },
  {
    what: '9: a stake of 1% for the price of all',
    record: {
      ...deal,
      stake: 1,
      target: { name: 'Bolt', valuation: usd(1_000_000) },
      price: usd(1_000_000),
    },
    code: 'guard/outlier',
    pointer: '/price',
    guard: 'valuation',
  },
];
section('a price against the valuation (9)', 'held', priced);

const signs: readonly Case[] = [
  {
    what: '10: 5 becomes −4.8',
    record: { ...statistic, value: '-4.8', previous: { value: 5 } },
    code: 'guard/sign-flip',
    pointer: '/value',
    guard: 'sign-flip',
  },
  {
    what: '10: of money',
    record: { ...statistic, value: usd('-4800000000'), previous: { value: usd('5000000000') } },
    code: 'guard/sign-flip',
    pointer: '/value',
    guard: 'sign-flip',
  },
  {
    what: '10: of a forecast',
    record: { ...forecast, value: -4, base: { value: 5 } },
    code: 'guard/sign-flip',
    pointer: '/value',
    guard: 'sign-flip',
  },
];
section('a sign that turns (10)', 'held', signs);
section('brackets for a minus (10)', 'rejected', [
  {
    what: '10: (4.8)',
    record: { ...statistic, value: '(4.8)' },
    code: 'record/ambiguous-negative',
    pointer: '/value',
  },
  {
    what: '10: (US$4.8 million)',
    record: { ...round, amount: '(US$4.8 million)' },
    code: 'record/ambiguous-negative',
    pointer: '/amount',
  },
]);

const contradictions: readonly Case[] = [
  {
    what: '11: 82 → 92 as 21%',
    record: { ...statistic, change: change(21), previous: { value: 82 } },
    code: 'guard/inconsistent',
    pointer: '/change',
    guard: 'inconsistent',
  },
  {
    what: '11: 82 → 92 as a fall',
    record: { ...statistic, change: change(-12), previous: { value: 82 } },
    code: 'guard/inconsistent',
    pointer: '/change',
    guard: 'inconsistent',
  },
  {
    what: '11: 5% → 7% as 2%',
    record: { ...statistic, value: '7%', change: change(2), previous: { value: '5%' } },
    code: 'guard/inconsistent',
    pointer: '/change',
    guard: 'inconsistent',
  },
  {
    what: '11: a forecast of 82 → 92 as 21%',
    record: { ...forecast, change: change(21), base: { value: { value: 82, unit: 'unit' } } },
    code: 'guard/inconsistent',
    pointer: '/change',
    guard: 'inconsistent',
  },
  {
    what: '11: a total below its rounds',
    record: { ...round, totalRaised: usd(4_000_000) },
    code: 'guard/inconsistent',
    pointer: '/totalRaised',
    guard: 'inconsistent',
  },
  {
    what: '11: a valuation below the sum put in',
    record: { ...round, valuation: usd(1_000_000) },
    code: 'guard/inconsistent',
    pointer: '/valuation',
    guard: 'valuation-below',
  },
  {
    what: '11: a record high below the figure before',
    record: { ...statistic, extreme: 'record-high', previous: { value: 100 } },
    code: 'guard/inconsistent',
    pointer: '/extreme',
    guard: 'extreme',
  },
  {
    what: 'a first day of trading of shares that are only priced',
    record: { ...debut, stage: 'priced', firstDayChange: firstDay(5) },
    code: 'guard/inconsistent',
    pointer: '/firstDayChange',
    guard: 'first-day',
    others: ['plan/no-headline'],
  },
  {
    what: 'a first day of trading measured against the year before',
    record: { ...debut, firstDayChange: change(5) },
    code: 'guard/inconsistent',
    pointer: '/firstDayChange',
    guard: 'first-day',
  },
  {
    what: '10 million shares at $10 that raise a billion',
    record: { ...debut, shares: 10_000_000, offerPrice: usd(10), raised: usd(1_000_000_000) },
    code: 'guard/inconsistent',
    pointer: '/raised',
    guard: 'inconsistent',
  },
  {
    what: '10 million shares at $10 that raise ten million',
    record: { ...debut, shares: 10_000_000, offerPrice: usd(10), raised: usd(10_000_000) },
    code: 'guard/inconsistent',
    pointer: '/raised',
    guard: 'inconsistent',
  },
  {
    what: 'a market value below the sum raised',
    record: { ...debut, marketValue: usd(1_000_000), raised: usd(5_000_000) },
    code: 'guard/inconsistent',
    pointer: '/marketValue',
    guard: 'valuation-below',
  },
  {
    what: 'a profit that is left of less than nothing',
    record: { ...results, netIncomeChange: change(-150) },
    code: 'guard/inconsistent',
    pointer: '/netIncomeChange',
    guard: 'left-over',
    options: { guards: { change: { fall: 200 } } },
  },
  {
    what: 'sales that are left of nothing',
    record: { ...results, revenueChange: change(-100) },
    code: 'guard/inconsistent',
    pointer: '/revenueChange',
    guard: 'left-over',
    options: { guards: { change: { fall: 200 } } },
  },
];
section('figures that contradict each other (11)', 'rejected', contradictions);

it.each([
  ['the product', 100_000_000],
  ['a rounded sum', 98_500_000],
  ['the over-allotment as well', 115_000_000],
])('takes %s for what 10 million shares at $10 raise (11)', (_what, raised) => {
  const record = { ...debut, shares: 10_000_000, offerPrice: usd(10), raised: usd(raised) };
  expect(codesOf(write(record))).toEqual([]);
});

it.each([-59, 300])('takes a first day of %s%% (5)', (value) => {
  expect(codesOf(write({ ...debut, firstDayChange: firstDay(value) }))).toEqual([]);
});

it('allows for rounding: 82 → 92 is 12% (11)', () => {
  const record = { ...statistic, change: change(12), previous: { value: 82 } };
  expect(textOf(write(record))).toContain('12%');
});

const converted = (amount: unknown, currency: string, rate?: unknown) => ({
  ...deal,
  price: {
    ...usd(1_000_000_000),
    converted: { amount, currency, ...(rate === undefined ? {} : { rate }) },
  },
});
const conversions: readonly Case[] = [
  {
    what: '12: $5.2bn, really $78m',
    record: {
      ...deal,
      price: { amount: '5200000000', currency: 'INR', converted: usd('5200000000') },
    },
    code: 'guard/currency-mismatch',
    pointer: '/price',
    guard: 'currency-mismatch',
  },
  {
    what: 'an investment converted into its own currency',
    record: {
      ...opening,
      investment: { ...usd(5_000_000), converted: usd(6_000_000) },
    },
    code: 'guard/currency-mismatch',
    pointer: '/investment',
    guard: 'currency-mismatch',
  },
  {
    what: 'the value of an agreement converted into its own currency',
    record: { ...alliance, value: { ...usd(5_000_000), converted: usd(6_000_000) } },
    code: 'guard/currency-mismatch',
    pointer: '/value',
    guard: 'currency-mismatch',
  },
  {
    what: '12: 2.1% off its rate',
    record: converted(919_000_000, 'EUR', '0.9'),
    code: 'guard/currency-mismatch',
    pointer: '/price',
    guard: 'currency-mismatch',
  },
  {
    what: '12: another size',
    record: converted(2_500_000_000, 'EUR'),
    code: 'guard/currency-mismatch',
    pointer: '/price',
    guard: 'currency-mismatch',
  },
  {
    what: '12: its own currency',
    record: converted(1_100_000_000, 'USD'),
    code: 'guard/currency-mismatch',
    pointer: '/price',
    guard: 'currency-mismatch',
  },
  {
    what: '12: another sign by its own rate',
    record: converted(-1_000_000_000, 'EUR', -1),
    code: 'guard/currency-mismatch',
    pointer: '/price',
    guard: 'currency-mismatch',
  },
  {
    what: '12: of a round',
    record: { ...round, amount: { ...usd(5_000_000), converted: { amount: 1, currency: 'EUR' } } },
    code: 'guard/currency-mismatch',
    pointer: '/amount',
    guard: 'currency-mismatch',
  },
  {
    what: '12: of patents',
    record: { ...sale, price: { ...usd(5_000_000), converted: { amount: 1, currency: 'EUR' } } },
    code: 'guard/currency-mismatch',
    pointer: '/price',
    guard: 'currency-mismatch',
  },
  {
    what: '12: of an investment',
    record: {
      ...launch,
      investment: { ...usd(5_000_000), converted: { amount: 1, currency: 'EUR' } },
    },
    code: 'guard/currency-mismatch',
    pointer: '/investment',
    guard: 'currency-mismatch',
  },
  {
    what: '12: of a fund',
    record: { ...fund, amount: { ...usd(5_000_000), converted: { amount: 1, currency: 'EUR' } } },
    code: 'guard/currency-mismatch',
    pointer: '/amount',
    guard: 'currency-mismatch',
  },
  {
    what: '12: of a listing',
    record: { ...debut, raised: { ...usd(5_000_000), converted: { amount: 1, currency: 'EUR' } } },
    code: 'guard/currency-mismatch',
    pointer: '/raised',
    guard: 'currency-mismatch',
  },
  {
    what: 'a market value in its own currency twice',
    record: { ...move, marketValue: { ...usd(5_000_000), converted: usd(6_000_000) } },
    code: 'guard/currency-mismatch',
    pointer: '/marketValue',
    guard: 'currency-mismatch',
  },
  {
    what: 'a loss converted into a profit',
    record: {
      ...results,
      netIncome: { ...usd(-5_000_000), converted: { amount: 4_000_000, currency: 'EUR' } },
    },
    code: 'guard/currency-mismatch',
    pointer: '/netIncome',
    guard: 'currency-mismatch',
  },
];
section('original and converted amount (12)', 'held', conversions);

it.each(['900000000', '918000000', '882000000'])('takes €%s for $1bn at 0.9 (12)', (amount) => {
  expect(write(converted(amount, 'EUR', '0.9')).status).toBe('written');
});

const allow = { guards: { sources: ['www.reuters.com'] } };
const sourced = (url?: string) => ({
  ...deal,
  source: { name: 'Reuters', ...(url === undefined ? {} : { url }) },
});
const hoaxes: readonly Case[] = [
  {
    what: '14: another host',
    record: sourced('https://vinci.group/release'),
    code: 'guard/source',
    pointer: '/source/url',
    guard: 'source',
    options: allow,
  },
  {
    what: '14: a domain below it',
    record: sourced('https://a.www.reuters.com/1'),
    code: 'guard/source',
    pointer: '/source/url',
    guard: 'source',
    options: allow,
  },
  {
    what: '14: the host as a beginning',
    record: sourced('https://www.reuters.com.evil.example/1'),
    code: 'guard/source',
    pointer: '/source/url',
    guard: 'source',
    options: allow,
  },
  {
    what: '14: the host as a folder',
    record: sourced('https://evil.example/www.reuters.com'),
    code: 'guard/source',
    pointer: '/source/url',
    guard: 'source',
    options: allow,
  },
  {
    what: '14: no address',
    record: sourced(),
    code: 'guard/source',
    pointer: '/source',
    guard: 'source',
    options: allow,
  },
  {
    what: '14: no source',
    record: deal,
    code: 'guard/source',
    pointer: '/source',
    guard: 'source',
    options: allow,
  },
];
section('a list of sources (14)', 'held', hoaxes);

it.each([
  'https://www.reuters.com/1',
  'https://WWW.Reuters.com/1',
  'http://www.reuters.com:8080/1',
])('takes %s from the list (14)', (url) => {
  expect(write(sourced(url), allow).status).toBe('written');
});

const sums: readonly Case[] = [
  {
    what: 'a price of 0',
    record: { ...deal, price: usd(0) },
    code: 'guard/zero-amount',
    pointer: '/price',
    guard: 'zero-amount',
    others: ['plan/no-headline', 'verify/residue'],
  },
  {
    what: 'an expansion for 0',
    record: { ...opening, investment: usd(0) },
    code: 'guard/zero-amount',
    pointer: '/investment',
    guard: 'zero-amount',
    others: ['verify/unsaid-material'],
  },
  {
    what: 'an agreement worth 0',
    record: { ...alliance, value: usd(0) },
    code: 'guard/zero-amount',
    pointer: '/value',
    guard: 'zero-amount',
    others: ['verify/unsaid-material'],
  },
  {
    what: 'an amount of −0',
    record: { ...round, amount: usd('-0') },
    code: 'guard/zero-amount',
    pointer: '/amount',
    guard: 'zero-amount',
    others: ['plan/no-headline', 'verify/residue'],
  },
  {
    what: 'a price of 0 for patents',
    record: { ...sale, price: usd(0) },
    code: 'guard/zero-amount',
    pointer: '/price',
    guard: 'zero-amount',
    others: ['plan/no-headline', 'verify/residue'],
  },
  {
    what: 'an investment of 0',
    record: { ...launch, investment: usd(0) },
    code: 'guard/zero-amount',
    pointer: '/investment',
    guard: 'zero-amount',
    others: ['verify/unsaid-material'],
  },
  {
    what: 'a fund of 0',
    record: { ...fund, amount: usd(0) },
    code: 'guard/zero-amount',
    pointer: '/amount',
    guard: 'zero-amount',
    others: ['plan/no-headline', 'verify/residue'],
  },
  {
    what: 'a target of 0',
    record: { ...fund, target: usd(0) },
    code: 'guard/zero-amount',
    pointer: '/target',
    guard: 'zero-amount',
    others: ['verify/unsaid-material'],
  },
  {
    what: 'an offer price of 0',
    record: { ...debut, offerPrice: usd(0) },
    code: 'guard/zero-amount',
    pointer: '/offerPrice',
    guard: 'zero-amount',
    others: ['verify/unsaid-material'],
  },
  {
    what: 'a close at 0',
    record: { ...move, close: usd(0), change: undefined },
    code: 'guard/zero-amount',
    pointer: '/close',
    guard: 'zero-amount',
    others: ['plan/no-headline', 'verify/residue'],
  },
  {
    what: 'sales of 0',
    record: { ...results, netIncome: undefined, revenue: usd(0) },
    code: 'guard/zero-amount',
    pointer: '/revenue',
    guard: 'zero-amount',
    others: ['plan/no-headline', 'verify/residue'],
  },
];
const ranges: readonly Case[] = [
  {
    what: 'a seed round of 5 billion',
    record: { ...round, round: 'Seed', amount: usd(5_000_000_000) },
    code: 'guard/range',
    pointer: '/amount',
    guard: 'range',
  },
  {
    what: 'a seed round of 5 billion among the earlier ones',
    record: { ...round, previousRounds: [{ round: 'Seed', amount: usd(5_000_000_000) }] },
    code: 'guard/range',
    pointer: '/previousRounds/0/amount',
    guard: 'range',
  },
  {
    what: 'a pre-seed round above 20 million',
    record: { ...round, round: 'Pre-Seed', amount: usd(20_000_001) },
    code: 'guard/range',
    pointer: '/amount',
    guard: 'range',
  },
  {
    what: 'a seed round above 100 million',
    record: { ...round, round: 'Seed', amount: usd(100_000_001) },
    code: 'guard/range',
    pointer: '/amount',
    guard: 'range',
  },
  {
    what: 'a series A above 500 million',
    record: { ...round, round: 'Series A', amount: usd(500_000_001) },
    code: 'guard/range',
    pointer: '/amount',
    guard: 'range',
  },
  {
    what: 'any round above 20 billion',
    record: { ...round, amount: usd(20_000_000_001) },
    code: 'guard/range',
    pointer: '/amount',
    guard: 'range',
  },
  {
    what: 'a seed round of 40 million dinars',
    record: { ...round, round: 'Seed', amount: { amount: 40_000_000, currency: 'KWD' } },
    code: 'guard/range',
    pointer: '/amount',
    guard: 'range',
  },
  {
    what: 'a price above 300 billion',
    record: { ...deal, price: usd(300_000_000_001) },
    code: 'guard/range',
    pointer: '/price',
    guard: 'range',
  },
  {
    what: 'a price below 0',
    record: { ...deal, price: usd(-5) },
    code: 'guard/range',
    pointer: '/price',
    guard: 'range',
  },
  {
    what: 'a valuation below 0',
    record: { ...deal, price: undefined, target: { name: 'Bolt', valuation: usd(-5) } },
    code: 'guard/range',
    pointer: '/target/valuation',
    guard: 'range',
  },
  {
    what: 'patents above 10 billion',
    record: { ...sale, price: usd(10_000_000_001) },
    code: 'guard/range',
    pointer: '/price',
    guard: 'range',
  },
  {
    what: 'an investment below 0',
    record: { ...launch, investment: usd(-5) },
    code: 'guard/range',
    pointer: '/investment',
    guard: 'range',
  },
  {
    what: 'an expansion above 250 billion',
    record: { ...opening, investment: usd(250_000_000_001) },
    code: 'guard/range',
    pointer: '/investment',
    guard: 'range',
  },
  {
    what: 'an agreement above 500 billion',
    record: { ...alliance, value: usd(500_000_000_001) },
    code: 'guard/range',
    pointer: '/value',
    guard: 'range',
  },
  {
    what: 'half a job',
    record: { ...opening, jobs: '0.5' },
    code: 'guard/range',
    pointer: '/jobs',
    guard: 'jobs',
  },
  {
    what: 'more than a million jobs',
    record: { ...opening, jobs: 1_000_001 },
    code: 'guard/range',
    pointer: '/jobs',
    guard: 'jobs',
  },
  {
    what: 'a share of 0 in a venture',
    record: { ...alliance, stakes: [{ party: 'Globex', percent: 0 }] },
    code: 'guard/range',
    pointer: '/stakes/0/percent',
    guard: 'stake',
  },
  {
    what: 'shares that make up 101%',
    record: {
      ...alliance,
      stakes: [
        { party: 'Globex', percent: 60 },
        { party: 'Initech', percent: 41 },
      ],
    },
    code: 'guard/range',
    pointer: '/stakes',
    guard: 'stakes-total',
  },
  {
    what: 'a term of 0 years',
    record: { ...alliance, term: '0 years' },
    code: 'guard/range',
    pointer: '/term',
    guard: 'term',
  },
  {
    what: 'a term of 101 years',
    record: { ...alliance, term: { value: 101, unit: 'year' } },
    code: 'guard/range',
    pointer: '/term',
    guard: 'term',
  },
  {
    what: 'a stake of 0',
    record: { ...deal, stake: 0 },
    code: 'guard/range',
    pointer: '/stake',
    guard: 'stake',
  },
  {
    what: 'a stake of 101',
    record: { ...deal, stake: '101%' },
    code: 'guard/range',
    pointer: '/stake',
    guard: 'stake',
  },
  {
    what: 'half a patent',
    record: { ...sale, count: '0.5' },
    code: 'guard/range',
    pointer: '/count',
    guard: 'count',
  },
  {
    what: 'half a charging pile',
    record: { ...buildout, count: '0.5' },
    code: 'guard/range',
    pointer: '/count',
    guard: 'count',
  },
  {
    what: 'a capacity of 0',
    record: { ...launch, capacity: { value: 0, unit: 'satellite', per: 'year' } },
    code: 'guard/range',
    pointer: '/capacity/value',
    guard: 'capacity',
  },
  {
    what: 'a fund above 100 billion',
    record: { ...fund, amount: usd(100_000_000_001) },
    code: 'guard/range',
    pointer: '/amount',
    guard: 'range',
  },
  {
    what: 'a listing that raises more than 50 billion',
    record: { ...debut, raised: usd(50_000_000_001) },
    code: 'guard/range',
    pointer: '/raised',
    guard: 'range',
  },
  {
    what: 'half a share',
    record: { ...debut, shares: '0.5' },
    code: 'guard/range',
    pointer: '/shares',
    guard: 'shares',
  },
  {
    what: 'shares in percent',
    record: { ...debut, shares: { value: 10, unit: 'percent' } },
    code: 'guard/range',
    pointer: '/shares',
    guard: 'shares',
  },
  {
    what: 'an index at 0',
    record: { ...move, close: 0, change: undefined },
    code: 'guard/range',
    pointer: '/close',
    guard: 'figure',
  },
  {
    what: 'a volume of 0',
    record: { ...move, volume: 0 },
    code: 'guard/range',
    pointer: '/volume',
    guard: 'figure',
  },
  {
    what: 'a share of 11 million dollars',
    record: { ...move, close: usd(11_000_000) },
    code: 'guard/range',
    pointer: '/close',
    guard: 'range',
  },
  {
    what: 'a market value above 20 trillion',
    record: { ...move, marketValue: usd(20_000_000_000_001) },
    code: 'guard/range',
    pointer: '/marketValue',
    guard: 'range',
  },
  {
    what: 'sales below 0',
    record: { ...results, netIncome: undefined, revenue: usd(-5) },
    code: 'guard/range',
    pointer: '/revenue',
    guard: 'range',
  },
  {
    what: 'a loss above a trillion',
    record: { ...results, netIncome: usd(-1_000_000_000_001) },
    code: 'guard/range',
    pointer: '/netIncome',
    guard: 'range',
  },
  {
    what: 'a loss of more or less than so much',
    record: { ...results, netIncome: { ...usd(-5_000_000), approx: 'more-than' } },
    code: 'guard/range',
    pointer: '/netIncome/approx',
    guard: 'loss-hedge',
  },
];
section('sums and shares out of range', 'held', [...sums, ...ranges]);

const bases: readonly Case[] = [
  {
    what: 'growth from zero',
    record: { ...statistic, value: 5, change: change(40), previous: { value: 0 } },
    code: 'guard/inconsistent',
    pointer: '/change',
    guard: 'percent-base',
  },
  {
    what: 'growth from a loss',
    record: { ...statistic, value: 5, change: change(40), previous: { value: -2 } },
    code: 'guard/inconsistent',
    pointer: '/change',
    guard: 'percent-base',
  },
  {
    what: 'growth to a loss',
    record: { ...statistic, value: -5, change: change(12) },
    code: 'guard/inconsistent',
    pointer: '/change',
    guard: 'percent-base',
  },
  {
    what: 'a forecast of growth from a loss',
    record: { ...forecast, value: 5, change: change(40), base: { value: -2 } },
    code: 'guard/inconsistent',
    pointer: '/change',
    guard: 'percent-base',
  },
  {
    what: 'points of what is no percentage',
    record: { ...statistic, change: change(2, 'points') },
    code: 'guard/inconsistent',
    pointer: '/change',
    guard: 'points',
  },
  {
    what: 'points of money',
    record: { ...forecast, value: usd(5_000_000), change: change(2, 'points') },
    code: 'guard/inconsistent',
    pointer: '/change',
    guard: 'points',
  },
  {
    what: 'growth of a loss',
    record: { ...results, netIncome: usd(-5_000_000), netIncomeChange: change(25) },
    code: 'guard/inconsistent',
    pointer: '/netIncomeChange',
    guard: 'percent-base',
    // no wording says that a loss or nothing grew
    others: ['verify/unsaid-material'],
  },
  {
    what: 'growth to nothing',
    record: { ...results, netIncome: usd(0), netIncomeChange: change(-25) },
    code: 'guard/inconsistent',
    pointer: '/netIncomeChange',
    guard: 'percent-base',
    // no wording says that a loss or nothing grew
    others: ['verify/unsaid-material'],
  },
  {
    what: 'a percentage of a negative yield',
    record: { ...move, close: '-0.5%', change: day(25) },
    code: 'guard/inconsistent',
    pointer: '/change',
    guard: 'percent-base',
  },
  {
    what: 'points of an index',
    record: { ...move, change: { ...day(-20), unit: 'points' } },
    code: 'guard/inconsistent',
    pointer: '/change',
    guard: 'points',
  },
  {
    what: 'points of who knows what',
    record: { ...move, close: undefined, change: { ...day(-20), unit: 'points' } },
    code: 'guard/inconsistent',
    pointer: '/change',
    guard: 'points',
  },
  {
    what: 'points of a profit',
    record: { ...results, netIncomeChange: change(2, 'points') },
    code: 'guard/inconsistent',
    pointer: '/netIncomeChange',
    guard: 'points',
  },
  {
    what: 'points of sales',
    record: { ...results, revenue: undefined, revenueChange: change(2, 'points') },
    code: 'guard/inconsistent',
    pointer: '/revenueChange',
    guard: 'points',
  },
];
section('percentages of nothing', 'rejected', bases);

const parties: readonly Case[] = [
  {
    what: 'one name',
    record: { ...deal, target: 'Cisco' },
    code: 'guard/same-party',
    pointer: '/acquirer',
    guard: 'same-party',
  },
  {
    what: 'another legal form',
    record: { ...deal, acquirer: 'Cisco Systems, Inc.', target: 'CISCO SYSTEMS LLC' },
    code: 'guard/same-party',
    pointer: '/acquirer',
    guard: 'same-party',
  },
  {
    what: 'accents and capitals',
    record: { ...deal, acquirer: 'Société Générale', target: 'SOCIETE GENERALE SA' },
    code: 'guard/same-party',
    pointer: '/acquirer',
    guard: 'same-party',
  },
  {
    what: 'a short name',
    record: { ...deal, target: { name: 'Cisco Systems', shortName: 'Cisco' } },
    code: 'guard/same-party',
    pointer: '/acquirer',
    guard: 'same-party',
  },
  {
    what: 'an alias',
    record: { ...deal, target: { name: 'Webex', aliases: ['Cisco'] } },
    code: 'guard/same-party',
    pointer: '/acquirer',
    guard: 'same-party',
  },
  {
    what: 'an identifier',
    record: {
      ...deal,
      acquirer: { name: 'Facebook', ids: { isin: 'US30303M1027' } },
      target: { name: 'Meta', ids: { isin: 'US30303M1027' } },
    },
    code: 'guard/same-party',
    pointer: '/acquirer',
    guard: 'same-party',
  },
  {
    what: 'the seller buys',
    record: { ...deal, seller: 'Cisco Inc.' },
    code: 'guard/same-party',
    pointer: '/acquirer',
    guard: 'same-party',
  },
  {
    what: 'the seller is sold',
    record: { ...deal, seller: 'Splunk' },
    code: 'guard/same-party',
    pointer: '/seller',
    guard: 'same-party',
  },
  {
    what: 'one of two buyers',
    record: { ...deal, acquirer: ['Cisco', 'Splunk Inc.'] },
    code: 'guard/same-party',
    pointer: '/acquirer/1',
    guard: 'same-party',
  },
  {
    what: 'its own lead investor',
    record: { ...round, leads: ['ACME'] },
    code: 'guard/same-party',
    pointer: '/leads/0',
    guard: 'same-party',
  },
  {
    what: 'its own investor',
    record: { ...round, investors: ['Intel', 'Acme Ltd'] },
    code: 'guard/same-party',
    pointer: '/investors/1',
    guard: 'same-party',
  },
  {
    what: 'a partnership with oneself',
    record: { ...alliance, parties: ['Globex', 'Initech', 'GLOBEX Inc.'] },
    code: 'guard/same-party',
    pointer: '/parties/2',
    guard: 'same-party',
  },
  {
    what: 'two shares of one holder',
    record: {
      ...alliance,
      stakes: [
        { party: 'Globex', percent: 30 },
        { party: 'Globex Ltd', percent: 40 },
      ],
    },
    code: 'guard/same-party',
    pointer: '/stakes/1/party',
    guard: 'stakeholder',
  },
  {
    what: 'patents sold to oneself',
    record: { ...sale, buyer: 'BlackBerry Ltd.' },
    code: 'guard/same-party',
    pointer: '/buyer',
    guard: 'same-party',
  },
  {
    what: 'a fund named like its manager',
    record: { ...fund, fund: 'GLOBEX CAPITAL LLC' },
    code: 'guard/same-party',
    pointer: '/fund',
    guard: 'same-party',
  },
  {
    what: 'a fund that invests in itself',
    record: { ...fund, limitedPartners: ['Intel', 'Harbour Fund II'] },
    code: 'guard/same-party',
    pointer: '/limitedPartners/1',
    guard: 'same-party',
  },
  {
    what: 'its own bookrunner',
    record: { ...debut, bookrunners: ['Intel', 'INITECH'] },
    code: 'guard/same-party',
    pointer: '/bookrunners/1',
    guard: 'same-party',
  },
];
section('one party on two sides', 'held', parties);

/** Acquisitions word their own statuses, and may not have the common ones. */
const ofOtherKinds = sound.filter(({ kind }) => kind !== 'acquisition');
/** What these word is planned or denied by itself (tests/kinds/modality.test.ts). */
const bearing: Readonly<Record<string, readonly string[]>> = {
  acquisition: ['planned'],
  forecast: ['planned'],
  'official-statement': ['planned', 'denied'],
};
const unreal = ['planned', 'rumoured', 'denied'];
const claims: readonly Case[] = [
  ...sound
    .filter(({ kind }) => kind !== 'forecast' && kind !== 'official-statement')
    .map((record): Case => ({
      what: `${record.kind}, reported by nobody`,
      record: { ...record, modality: 'reported' },
      code: 'guard/modality',
      pointer: '/modality',
      guard: 'modality',
    })),
  ...sound.flatMap((record) =>
    unreal
      .filter((modality) => bearing[record.kind]?.includes(modality) !== true)
      .map((modality): Case => ({
        what: `${record.kind}, ${modality} as its modality`,
        record: { ...record, modality },
        code: 'guard/modality',
        pointer: '/modality',
        guard: 'modality',
      })),
  ),
  ...ofOtherKinds.flatMap((record) =>
    unreal.map((status): Case => ({
      what: `${record.kind}, ${status} as its status`,
      record: { ...record, status },
      code: 'guard/modality',
      pointer: '/status',
      guard: 'status',
    })),
  ),
];
section('what has not happened', 'held', claims);

it('words a rumour of a deal as one', () => {
  const text = textOf(write({ ...deal, status: 'rumoured', modality: 'rumoured' }));
  for (const sentence of text.split('\n').slice(0, 2))
    expect(sentence).toMatch(/said to|talk|seen/i);
});

const ofTheirKind: readonly Case[] = [
  {
    what: 'a subject that names patents twice',
    record: { ...sale, subject: 'patents on phones' },
    code: 'record/phrase-type',
    pointer: '/subject',
    guard: 'subject',
  },
  {
    what: 'jobs that are counted in engineers',
    record: { ...opening, jobs: { value: 5, unit: 'engineer' } },
    code: 'record/phrase-type',
    pointer: '/jobs/unit',
    guard: 'jobs-unit',
  },
];
section('words that a kind cannot say', 'held', ofTheirKind);

const ofNobody: readonly Case[] = [
  {
    what: 'neither place nor operator',
    record: { ...buildout, place: undefined },
    code: 'record/missing-field',
    pointer: '/place',
    guard: 'builder',
    others: ['plan/no-headline'],
  },
  {
    what: 'a partnership of one',
    record: { ...alliance, parties: ['Globex'] },
    code: 'record/missing-field',
    pointer: '/parties',
    guard: 'parties',
    others: ['plan/no-lead'],
  },
  {
    what: 'neither change nor close',
    record: { ...move, change: undefined, close: undefined },
    code: 'record/missing-field',
    pointer: '/change',
    guard: 'move',
    others: ['plan/no-headline'],
  },
];
section('a record of nobody', 'rejected', ofNobody);

describe('guards', () => {
  it.each(sound.map((record) => [record.kind, record] as const))(
    'let a sound %s through',
    (_kind, record) => {
      expect([write(record).status, ...codesOf(write(record))]).toEqual(['written']);
    },
  );

  it('are each switched off by a case of its kind above', () => {
    const tried = new Set(
      [
        datesHeld,
        outliers,
        embargoed,
        tests,
        priced,
        signs,
        contradictions,
        conversions,
        hoaxes,
        sums,
        ranges,
        bases,
        parties,
        claims,
        ofTheirKind,
        ofNobody,
      ]
        .flat()
        .flatMap(({ guard, record }) => [
          `${(record as { kind: string }).kind} ${guard ?? ''}`,
          `any ${guard ?? ''}`,
        ]),
    );
    const there = [
      ...commonGuards.map(({ name }) => `any ${name}`),
      ...builtinKinds.flatMap((kind) =>
        // Those that ask a history have their cases in tests/history/past-guards.
        kind.guards
          .filter(({ name }) => !name.startsWith('past-'))
          .map(({ name }) => `${kind.name} ${name}`),
      ),
    ];
    expect(there.filter((name) => !tried.has(name))).toEqual([]);
  });

  it.each([
    ['a guard', { off: ['stael'] }],
    ['a kind', { byKind: { aquisition: { stale: { days: 5 } } } }],
    ['a bound', { stael: { days: 5 } }],
    ['a figure', { stale: { days: Number.NaN } }],
    ['a figure of a kind', { byKind: { acquisition: { tolerance: -1 } } }],
  ] satisfies [string, unknown][])('throw for %s that there is not', (_what, guards: unknown) => {
    expect(() => createNewsbot({ guards: guards as GuardSettings })).toThrow(InvalidOptions);
  });
});

describe('bounds that a user sets', () => {
  const lastMonth = { ...deal, date: '2021-04-15' };
  it.each([
    ['stale', lastMonth, { stale: { days: 60 } }, []],
    ['stale of a kind', lastMonth, { byKind: { acquisition: { stale: { days: 60 } } } }, []],
    [
      'stale of another kind',
      lastMonth,
      { byKind: { statistic: { stale: { days: 60 } } } },
      ['guard/date-stale'],
    ],
    [
      'stale of a kind before that of all',
      lastMonth,
      { stale: { days: 90 }, byKind: { acquisition: { stale: { days: 9 } } } },
      ['guard/date-stale'],
    ],
    [
      'stale of all before that of the kind’s own',
      { ...statistic, date: '2021-04-15' },
      { stale: { days: 9 } },
      ['guard/date-stale'],
    ],
    ['a fall', { ...statistic, change: change(-71) }, { change: { fall: 80 } }, []],
    [
      'a rise, the fall as it was',
      { ...statistic, change: change(-71) },
      { change: { rise: 1 } },
      ['guard/outlier'],
    ],
    [
      'points',
      { ...statistic, value: '7%', change: change(2, 'points') },
      { change: { points: 1 } },
      ['guard/outlier'],
    ],
    [
      'a price',
      { ...deal, price: usd(2_000_000) },
      { range: { amount: 1_000_000 } },
      ['guard/range'],
    ],
    [
      'a seed round',
      { ...round, round: 'Seed' },
      { range: { byRound: { seed: 1_000_000 } } },
      ['guard/range'],
    ],
    [
      'a price against the valuation',
      { ...deal, target: apple, price: usd(9_000_000_000) },
      { valuation: { ratio: 100 } },
      [],
    ],
    [
      'a figure that is stated',
      { ...statistic, change: change(14), previous: { value: 82 } },
      { tolerance: 0.2 },
      [],
    ],
    ['sources', sourced('https://apnews.com/1'), { sources: ['apnews.com'] }, []],
  ])('take effect: %s', (_what, record, guards, codes) => {
    expect(codesOf(write(record, { guards }))).toEqual(codes);
  });

  it('compare dollars by the rate of the run', () => {
    const record = { ...round, round: 'Seed', amount: { amount: 90_000_000, currency: 'EUR' } };
    expect(codesOf(write(record))).toEqual([]);
    expect(codesOf(write(record, { usdRates: { EUR: 1.5 } }))).toEqual(['guard/range']);
  });
});
