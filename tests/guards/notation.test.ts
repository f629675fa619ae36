/** Numbers, money and dates in the forms that feeds have them: guards.md, "Numbers and money" and "Dates". */
import { describe, expect, it } from 'vitest';
import { change, codesOf, deal, round, statistic, textOf, usd, write } from './cases.js';

const notNumbers: readonly (readonly [string, unknown, string])[] = [
  ['an empty string', '', 'record/invalid-number'],
  ['null', null, 'record/wrong-type'],
  ['a list', [], 'record/wrong-type'],
  ['true', true, 'record/wrong-type'],
  ['an object', {}, 'record/wrong-type'],
  ['1e400', Number('1e400'), 'record/invalid-number'],
  ['"1e400"', '1e400', 'record/invalid-number'],
  ['NaN', Number.NaN, 'record/invalid-number'],
  ['Infinity', Number.NEGATIVE_INFINITY, 'record/invalid-number'],
  ['"Infinity"', 'Infinity', 'record/invalid-number'],
  ['9007199254740993 as a number', Number('9007199254740993'), 'record/invalid-number'],
  ['a BigInt', 5n, 'record/wrong-type'],
  ['a symbol', Symbol('5'), 'record/wrong-type'],
  ['a boxed number', new Number(5), 'record/wrong-type'],
  ['Arabic digits', '٥', 'record/invalid-number'],
  ['hexadecimal', '0x10', 'record/invalid-number'],
  ['a decimal comma', '1,5', 'record/invalid-number'],
  ['a scale word', '5 million', 'record/invalid-number'],
];

describe('what is no number', () => {
  it.each(notNumbers)('is rejected as an amount: %s', (_what, amount, code) => {
    const outcome = write({ ...round, amount: usd(amount) });
    expect([outcome.status, ...codesOf(outcome)]).toEqual(['rejected', code]);
    expect(outcome.diagnostics[0]?.place).toEqual({ record: 'round', pointer: '/amount/amount' });
  });

  it.each(notNumbers.slice(0, -1).filter(([what]) => what !== 'an object'))(
    'is rejected as a stake: %s',
    (_what, stake, code) => {
      const outcome = write({ ...deal, stake });
      expect([outcome.status, ...codesOf(outcome)]).toEqual(['rejected', code]);
      expect(outcome.diagnostics[0]?.place).toEqual({ record: 'deal', pointer: '/stake' });
    },
  );
});

describe('what is no sum', () => {
  it.each([
    ['a bare $', '$5 million', 'held', 'record/ambiguous-currency'],
    ['a bare ¥', '¥5 million', 'held', 'record/ambiguous-currency'],
    ['a bare ¥ as a code', { amount: 5, currency: '¥' }, 'held', 'record/ambiguous-currency'],
    ['no currency', '5 million', 'rejected', 'record/wrong-type'],
    ['a number alone', 5_000_000, 'rejected', 'record/wrong-type'],
    ['two sums', 'US$5m to US$6m', 'rejected', 'record/wrong-type'],
    ['two scales', 'US$5 million million', 'rejected', 'record/invalid-currency'],
    ['a sign and another code', 'CA$5m USD', 'rejected', 'record/invalid-currency'],
    ['an unknown currency', { amount: 5, currency: 'BTC' }, 'rejected', 'record/invalid-currency'],
    ['a code for tests', { amount: 5, currency: 'XTS' }, 'rejected', 'record/invalid-currency'],
    [
      'a key of objects',
      { amount: 5, currency: '__proto__' },
      'rejected',
      'record/invalid-currency',
    ],
    ['half a yen', { amount: 1234.5, currency: 'JPY' }, 'rejected', 'record/minor-units'],
    ['a tenth of a cent', usd('1.005'), 'rejected', 'record/minor-units'],
    ['float dust', usd(4099999.9999999995), 'rejected', 'record/minor-units'],
    [
      'a fourth decimal of dinars',
      { amount: '1.2345', currency: 'KWD' },
      'rejected',
      'record/minor-units',
    ],
    ['"not disclosed"', 'n/a', 'rejected', 'record/wrong-type'],
    ['a list', [usd(5)], 'rejected', 'record/wrong-type'],
  ])('%s', (_what, amount, status, code) => {
    const outcome = write({ ...round, amount });
    expect([outcome.status, ...codesOf(outcome)]).toEqual([status, code]);
  });

  it('is "5 million" beside a raw 5e9', () => {
    const beside = { ...round, amount: { amount: '5 million', currency: 'USD', value: 5e9 } };
    expect([write(beside).status, ...codesOf(write(beside))]).toEqual([
      'rejected',
      'record/unknown-field',
      'record/invalid-number',
    ]);
  });

  it.each([
    [{ money_raised: 'US$5m', amount_raised: 'US$9m' }, '/amount_raised'],
    [{ amount: 'US$5m', money_raised: 'US$9m' }, '/money_raised'],
  ])('is one of two under other names: %o', (sums, pointer) => {
    const outcome = write({ company: 'Acme', round: 'Seed', date: '2021-06-01', ...sums });
    expect(outcome.status).toBe('rejected');
    expect(outcome.diagnostics.map(({ code, place }) => [code, place])).toEqual([
      ['record/unknown-field', expect.objectContaining({ pointer })],
    ]);
  });
});

describe('defaults of a source', () => {
  it.each([
    ['currency', '$5 million', { currency: 'HKD' }, 'HK$5 million'],
    ['rounding', usd(4099999.9999999995), { rounding: 0 }, '$4.1 million'],
  ])('say what is meant: %s', (_what, amount, defaults, printed) => {
    const record = { ...round, amount, source: 'Deals' };
    expect(textOf(write(record, { sources: { Deals: defaults } }))).toContain(printed);
    expect(
      write({ ...record, source: 'Others' }, { sources: { Deals: defaults } }).status,
    ).not.toBe('written');
  });

  it('say what brackets mean', () => {
    const record = { ...statistic, value: '(4.8)', source: 'Ledger' };
    const text = textOf(write(record, { sources: { Ledger: { negatives: 'parentheses' } } }));
    expect(text).toContain('-4.8');
  });
});

describe('figures are printed right', () => {
  it.each([
    ['−0 as zero', { value: -0 }, /\bzero\b/, /-/],
    ['"-0" as zero', { value: '-0' }, /\bzero\b/, /-/],
    ['1.005 as 1.01', { value: '1.005' }, /\b1\.01\b/, /1\.00/],
    ['1.15 × 100 as 115', { value: 1.15 * 100 }, /\b115\b/, /114/],
    ['999,999,999 as a billion', { value: usd(999_999_999) }, /\$1 billion/, /1000|1,000/],
    [
      '5% → 7% in points',
      { value: '7%', previous: { value: '5%' }, change: change(2, 'points') },
      /2[ -]percentage[ -]points?/,
      /up 2%|rise 2%/,
    ],
    [
      '5% → 7% in percent',
      { value: '7%', previous: { value: '5%' }, change: change(40) },
      /40%/,
      /\b2%/,
    ],
  ])('%s', (_what, fields, right, wrong) => {
    for (let seed = 0; seed < 10; seed += 1) {
      const text = textOf(write({ ...statistic, ...fields }, { seed }));
      expect(text).toMatch(right);
      expect(text).not.toMatch(wrong);
    }
  });

  it('9007199254740993 to its last digit', () => {
    const record = { ...statistic, value: usd('9007199254740993') };
    expect(textOf(write(record, { style: 'digest' }))).toMatch(
      /9,007,199,254,740,993|9,007\.199254740993 trillion/,
    );
  });

  it('1,234.567 dinars with three decimals', () => {
    expect(textOf(write({ ...round, amount: { amount: '1234.567', currency: 'KWD' } }))).toContain(
      '1,234.567',
    );
  });

  it('undisclosed in words, never as a sum', () => {
    const text = textOf(write({ ...round, amount: 'undisclosed' }));
    expect(text).toMatch(/undisclosed|not disclosed/);
    expect(text).not.toMatch(/\d.*million|\$/);
  });
});

describe('what is no date', () => {
  it.each([
    '2025-02-30',
    '2021-02-29',
    '2021-13-01',
    'Acme 2',
    '03/04/2025',
    '2021',
    '2021-06',
    '2021-6-1',
    '20210601',
    '+002021-06-01',
    '0000-01-01',
    'June 1, 2021',
    '２０２１-０６-０１',
    '2021-06-01T99:00',
    '2021-06-01 or so',
    0,
    1622505600,
    1622505600000,
    Number.NaN,
  ])('is rejected: %s', (date) => {
    const outcome = write({ ...deal, date });
    expect([outcome.status, ...codesOf(outcome)]).toEqual(['rejected', 'record/invalid-date']);
    expect(outcome.diagnostics[0]?.place).toEqual({ record: 'deal', pointer: '/date' });
  });

  it.each([[new Date(0)], [{}], [[]], [true], [20210601n]])('is no date either: %o', (date) => {
    expect(codesOf(write({ ...deal, date }))).toEqual(['record/wrong-type']);
  });

  it('is told by the order that a source declares', () => {
    const record = { ...deal, date: '03/05/2021', source: 'Deals' };
    expect(write(record).status).toBe('rejected');
    const read = (dateOrder: 'dmy' | 'mdy') =>
      write(record, { archive: true, sources: { Deals: { dateOrder } } });
    expect(
      [read('dmy'), read('mdy')].map(
        (outcome) => outcome.status === 'written' && outcome.value.date,
      ),
    ).toEqual(['2021-05-03', '2021-03-05']);
  });

  it.each([
    '2020-Q5',
    '2020-13',
    '2020-H3',
    '2020-02-30',
    '20',
    'FY2020',
    '',
    -5,
    20.5,
    { from: '2021', to: '2020' },
  ])('is no period: %o', (period) => {
    const outcome = write({ ...statistic, period });
    expect([outcome.status, ...codesOf(outcome)]).toEqual(['rejected', 'record/invalid-date']);
  });
});
