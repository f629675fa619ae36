import { describe, expect, it } from 'vitest';
import type { SourceDefaults } from '../../src/model.js';
import { currencyMeaning, isCurrency, minorUnits } from '../../src/values/currency.js';
import { parseFigure } from '../../src/values/figure.js';
import { parseDisclosedMoney, parseMoney, parseValuation } from '../../src/values/money.js';
import { tried } from './codes.js';

const money = (raw: unknown, defaults: SourceDefaults = {}) =>
  tried((list) => parseMoney(raw, defaults, 'deal', list));

describe('parseMoney', () => {
  it.each([
    ['US$20.233 billion', '20233000000', 'USD'],
    ['RMB 300 million', '300000000', 'CNY'],
    ['€1.4bn', '1400000000', 'EUR'],
    ['HK$23.60', '23.6', 'HKD'],
    ['USD 5m', '5000000', 'USD'],
    ['5m USD', '5000000', 'USD'],
    ['20.233 billion US dollars', '20233000000', 'USD'],
    ['5 million U.S. dollars', '5000000', 'USD'],
    ['Rs 1,200 crore', '12000000000', 'INR'],
    ['Rs.500 crore', '5000000000', 'INR'],
    ['₹12,34,567', '1234567', 'INR'],
    ['Rs 2 lakh crore', '2000000000000', 'INR'],
    ['5 million euros', '5000000', 'EUR'],
    ['1 euro', '1', 'EUR'],
    ['1,234,567.89 British pounds', '1234567.89', 'GBP'],
    ['20 billion Japanese yen', '20000000000', 'JPY'],
    ['C$.5m', '500000', 'CAD'],
    ['R$5', '5', 'BRL'],
    ['R500m', '500000000', 'ZAR'],
    ['5 €', '5', 'EUR'],
    ['-€5m', '-5000000', 'EUR'],
    ['€-5m', '-5000000', 'EUR'],
    ['−US$4.80', '-4.8', 'USD'],
    ['$5 million USD', '5000000', 'USD'],
    ['zł 5', '5', 'PLN'],
    ['  US$ 5 million ', '5000000', 'USD'],
    ['usd 0', '0', 'USD'],
  ])('reads %j', (text, amount, currency) =>
    expect(money(text)).toEqual({ value: { type: 'money', amount, currency }, problems: [] }),
  );

  it('reads hedges', () => {
    expect(money('more than US$5 million').value).toEqual({
      type: 'money',
      amount: '5000000',
      currency: 'USD',
      approx: 'more-than',
    });
    expect(money('~€5m').value?.approx).toBe('about');
    expect(money('up to $5m', { currency: 'USD' }).value?.approx).toBe('up-to');
  });

  it.each([
    [{ amount: '20233000000', currency: 'USD' }, '20233000000', 'USD'],
    [{ amount: 20233000000, currency: 'RMB' }, '20233000000', 'CNY'],
    [{ amount: '9007199254740993', currency: 'eur' }, '9007199254740993', 'EUR'],
    [{ amount: -0, currency: 'USD' }, '0', 'USD'],
    [{ amount: '1.234', currency: 'KWD' }, '1.234', 'KWD'],
    [{ amount: '1.50', currency: '€' }, '1.5', 'EUR'],
  ])('reads %j', (raw, amount, currency) =>
    expect(money(raw)).toEqual({ value: { type: 'money', amount, currency }, problems: [] }),
  );

  it.each([
    // numbers that are none
    [{ amount: '', currency: 'USD' }, 'record/invalid-number /amount'],
    [{ amount: null, currency: 'USD' }, 'record/wrong-type /amount'],
    [{ amount: [], currency: 'USD' }, 'record/wrong-type /amount'],
    [{ amount: true, currency: 'USD' }, 'record/wrong-type /amount'],
    [{ amount: NaN, currency: 'USD' }, 'record/invalid-number /amount'],
    [{ amount: Infinity, currency: 'USD' }, 'record/invalid-number /amount'],
    [{ amount: '1e400', currency: 'USD' }, 'record/invalid-number /amount'],
    [{ amount: 2 ** 53, currency: 'USD' }, 'record/invalid-number /amount'],
    [{ amount: '5 million', currency: 'USD' }, 'record/invalid-number /amount'],
    [{ amount: '(4.8)', currency: 'USD' }, 'record/ambiguous-negative /amount'],
    ['US$(4.8)m', 'record/ambiguous-negative /'],
    ['(US$4.8 million)', 'record/ambiguous-negative /'],
    // currencies
    [{ amount: 5, currency: 'ABC' }, 'record/invalid-currency /currency'],
    [{ amount: 5, currency: 'ZZZ' }, 'record/invalid-currency /currency'],
    [{ amount: 5, currency: 'XTS' }, 'record/invalid-currency /currency'],
    [{ amount: 5, currency: '$' }, 'record/ambiguous-currency /currency'],
    [{ amount: 5 }, 'record/missing-field /currency'],
    ['XYZ 5m', 'record/invalid-currency /'],
    ['$5m', 'record/ambiguous-currency /'],
    ['¥5m', 'record/ambiguous-currency /'],
    ['kr 5m', 'record/ambiguous-currency /'],
    ['5 million dollars', 'record/ambiguous-currency /'],
    ['€5m USD', 'record/invalid-currency /'],
    // minor units
    [{ amount: '1234.5', currency: 'JPY' }, 'record/minor-units /'],
    ['JPY 1234.5', 'record/minor-units /'],
    [{ amount: '1.2345', currency: 'KWD' }, 'record/minor-units /'],
    [{ amount: 4099999.9999999995, currency: 'USD' }, 'record/minor-units /'],
    // other forms
    ['5 million', 'record/wrong-type /'],
    ['', 'record/wrong-type /'],
    ['US$', 'record/wrong-type /'],
    ['US$5-6m', 'record/wrong-type /'],
    ['US$1,2m', 'record/wrong-type /'],
    ['undisclosed', 'record/wrong-type /'],
    [5000000, 'record/wrong-type /'],
    [[], 'record/wrong-type /'],
    [true, 'record/wrong-type /'],
    ['9'.repeat(100_000), 'record/wrong-type /'],
    [{ amount: 5, currency: 'USD', aprox: 'about' }, 'record/unknown-field /aprox'],
    [{ amount: 5, currency: 'USD', approx: 'circa' }, 'record/wrong-type /approx'],
  ])('refuses %j', (raw, problem) =>
    expect(money(raw)).toEqual({ value: undefined, problems: [problem] }),
  );

  it('reports every problem at its place', () => {
    expect(
      money({
        amount: 'x',
        currency: 'ABC',
        nope: 1,
        converted: { amount: '1', currency: '?', asOf: '2025-02-30' },
      }).problems,
    ).toEqual([
      'record/unknown-field /nope',
      'record/invalid-currency /currency',
      'record/invalid-number /amount',
      'record/invalid-currency /converted/currency',
      'record/invalid-date /converted/asOf',
    ]);
  });

  it('takes what the source declares, and only where it can hold', () => {
    expect(money('$5m', { currency: 'HKD' }).value?.currency).toBe('HKD');
    expect(money('¥5m', { currency: 'CNY' }).value?.currency).toBe('CNY');
    expect(money('¥5m', { currency: 'USD' }).problems).toEqual(['record/ambiguous-currency /']);
    expect(money('€5m', { currency: 'USD' }).value?.currency).toBe('EUR');
    expect(money('US$(4.8)m', { negatives: 'parentheses' }).value?.amount).toBe('-4800000');
    expect(money('(US$4.8 million)', { negatives: 'parentheses' }).value?.amount).toBe('-4800000');
    expect(money('US$(4.8)m', { negatives: 'minus' }).problems).toEqual([
      'record/ambiguous-negative /',
    ]);
    expect(
      money({ amount: 4099999.9999999995, currency: 'USD' }, { rounding: 2 }).value?.amount,
    ).toBe('4100000');
    expect(money({ amount: '1234.5', currency: 'JPY' }, { rounding: 2 }).problems).toEqual([
      'record/minor-units /',
    ]);
  });

  it('leaves prices per unit their decimals', () => {
    expect(
      tried((list) => parseMoney({ amount: '1234.567', currency: 'JPY' }, {}, 'exempt', list)).value
        ?.amount,
    ).toBe('1234.567');
  });

  it('keeps the converted sum', () => {
    const raw = {
      amount: '300000000',
      currency: 'CNY',
      approx: 'about',
      converted: { amount: 41000000, currency: 'USD', rate: '7.3', asOf: '2025-03-01' },
    };
    expect(money(raw).value).toEqual({
      type: 'money',
      amount: '300000000',
      currency: 'CNY',
      approx: 'about',
      converted: { amount: '41000000', currency: 'USD', rate: '7.3', asOf: '2025-03-01' },
    });
  });

  it('answers hostile text in bounded time', () => {
    const start = performance.now();
    for (const text of [
      `${' '.repeat(98)}x`,
      '('.repeat(99),
      `${'a '.repeat(49)}5`,
      '1,'.repeat(50),
      '-'.repeat(99),
    ]) {
      expect(money(text).value).toBeUndefined();
    }
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('parseDisclosedMoney and parseValuation', () => {
  it('tells undisclosed from zero', () => {
    expect(tried((list) => parseDisclosedMoney('undisclosed', {}, list)).value).toEqual({
      type: 'undisclosed',
    });
    expect(tried((list) => parseDisclosedMoney('Undisclosed', {}, list)).value).toEqual({
      type: 'undisclosed',
    });
    expect(tried((list) => parseDisclosedMoney('USD 0', {}, list)).value).toEqual({
      type: 'money',
      amount: '0',
      currency: 'USD',
    });
  });

  const billion = { type: 'money', amount: '1000000000', currency: 'USD' };
  it.each([
    ['US$1bn', { amount: billion }],
    [{ amount: '1000000000', currency: 'USD' }, { amount: billion }],
    [
      { amount: '1000000000', currency: 'USD', basis: 'pre' },
      { amount: billion, basis: 'pre' },
    ],
    [
      { amount: 'US$1bn', basis: 'post' },
      { amount: billion, basis: 'post' },
    ],
    [
      { amount: { amount: '1000000000', currency: 'USD' }, basis: 'post' },
      { amount: billion, basis: 'post' },
    ],
  ])('reads the valuation %j', (raw, value) =>
    expect(tried((list) => parseValuation(raw, {}, list))).toEqual({ value, problems: [] }),
  );

  it.each([
    [{ amount: 'US$1bn', basis: 'fully-diluted' }, ['record/wrong-type /basis']],
    [{ amount: 'five', basis: 'pre' }, ['record/wrong-type /amount']],
    [{ basis: 'pre' }, ['record/missing-field /amount', 'record/missing-field /currency']],
    [5, ['record/wrong-type /']],
  ])('refuses the valuation %j', (raw, problems) =>
    expect(tried((list) => parseValuation(raw, {}, list)).problems).toEqual(problems),
  );
});

describe('currencies', () => {
  it('knows minor units', () => {
    expect(['USD', 'JPY', 'KWD', 'CNY', 'KRW'].map(minorUnits)).toEqual([2, 0, 3, 2, 0]);
  });
  it('knows no test codes or metals', () => {
    expect(['USD', 'CNY', 'XOF'].every(isCurrency)).toBe(true);
    expect(['XXX', 'XTS', 'ZZZ', 'XAU', 'ABC', 'usd', ''].some(isCurrency)).toBe(false);
  });
  it('knows names and signs', () => {
    expect(['US$', 'Hong Kong dollars', 'renminbi', '£', 'SFr.'].map(currencyMeaning)).toEqual([
      'USD',
      'HKD',
      'CNY',
      'GBP',
      'CHF',
    ]);
    expect(currencyMeaning('francs')).toContain('CHF');
    expect(currencyMeaning('doubloons')).toBeUndefined();
  });
});

describe('parseFigure', () => {
  it.each([
    ['12', '12'],
    ['1,200', '1200'],
    ['1.3 million', '1300000'],
    ['-5', '-5'],
    ['1e6', '1000000'],
    [' 7 ', '7'],
  ])('reads %j as %s', (text, value) =>
    expect(tried((list) => parseFigure(text, {}, list))).toEqual({ value, problems: [] }),
  );

  it.each([
    ['', 'record/invalid-number /'],
    ['abc', 'record/invalid-number /'],
    ['(4.8', 'record/invalid-number /'],
    ['1,2', 'record/invalid-number /'],
    ['5 parsecs', 'record/invalid-number /'],
    ['(4.8)', 'record/ambiguous-negative /'],
    [[], 'record/wrong-type /'],
    [true, 'record/wrong-type /'],
  ])('refuses %j', (raw, problem) =>
    expect(tried((list) => parseFigure(raw, {}, list)).problems).toEqual([problem]),
  );
});
