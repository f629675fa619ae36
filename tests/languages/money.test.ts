import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { english } from '../../src/languages/index.js';
import type { Approximation, Money } from '../../src/model.js';
import { agency, digest, financial, styles } from '../../src/styles/index.js';
import { compareDecimals, parseDecimal, shiftDecimal } from '../../src/values/decimal.js';

function usd(amount: string, approx?: Approximation): Money {
  return { type: 'money', amount, currency: 'USD', ...(approx && { approx }) };
}

describe('money', () => {
  it.each([
    // amount, agency, financial, digest
    ['0', '$0', '$0', 'US$0'],
    ['0.05', '$0.05', '$0.05', 'US$0.05'],
    ['0.004567', '$0.00457', '$0.00457', 'US$0.004567'],
    ['15.5', '$15.50', '$15.50', 'US$15.50'],
    ['1.2345', '$1.23', '$1.23', 'US$1.2345'],
    ['1.005', '$1.01', '$1.01', 'US$1.005'],
    ['9500', '$9,500', '$9,500', 'US$9,500'],
    ['950000', '$950,000', '$950,000', 'US$950,000'],
    ['999999.995', '$1 million', '$1mn', 'US$999,999.995'],
    ['999999', '$999,999', '$999,999', 'US$999,999'],
    ['1000000', '$1 million', '$1mn', 'US$1 million'],
    ['1450000000', '$1.45 billion', '$1.45bn', 'US$1.45 billion'],
    ['145600000', '$146 million', '$146mn', 'US$145.6 million'],
    ['999499999', '$999 million', '$999mn', 'US$999.499999 million'],
    ['999999999', '$1 billion', '$1bn', 'US$999.999999 million'],
    ['9999999', '$10 million', '$10mn', 'US$9.999999 million'],
    ['20233000000', '$20.2 billion', '$20.2bn', 'US$20.233 billion'],
    ['999999999999999', '$1,000 trillion', '$1,000tn', 'US$999.999999999999 trillion'],
    [
      '1234567890123456789',
      '$1,234,568 trillion',
      '$1,234,568tn',
      'US$1,234,567.890123456789 trillion',
    ],
    [
      '9007199254740993000000',
      '$9,007,199,255 trillion',
      '$9,007,199,255tn',
      'US$9,007,199,254.740993 trillion',
    ],
    ['-4800000', '-$4.8 million', '-$4.8mn', '-US$4.8 million'],
    // what a computation left is no precision
    ['3521418059.923445', '$3.52 billion', '$3.52bn', 'US$3.521 billion'],
    ['11502.632644795465', '$11,502.63', '$11,502.63', 'US$11,502.63'],
  ])('%s', (amount, ...expected) => {
    expect([agency, financial, digest].map((style) => english.money(usd(amount), style))).toEqual(
      expected,
    );
  });

  it.each([
    ['CNY', '300 million yuan', 'Rmb300mn', 'RMB 300 million'],
    ['JPY', '¥300 million', '¥300mn', 'JPY 300 million'],
    ['SEK', 'SEK 300 million', 'SKr300mn', 'SEK 300 million'],
    ['EUR', '€300 million', '€300mn', '€300 million'],
    ['HKD', 'HK$300 million', 'HK$300mn', 'HK$300 million'],
    ['INR', '300 million rupees', 'Rs300mn', 'Rs 300 million'],
    ['ZAR', 'ZAR 300 million', 'ZAR 300mn', 'ZAR 300 million'],
  ])('of %s', (currency, ...expected) => {
    const value: Money = { type: 'money', amount: '300000000', currency };
    expect([agency, financial, digest].map((style) => english.money(value, style))).toEqual(
      expected,
    );
  });

  it('counts one and more of a named currency by what is printed', () => {
    expect(english.money({ type: 'money', amount: '1', currency: 'INR' }, agency)).toBe('1 rupee');
    expect(english.money({ type: 'money', amount: '1000000', currency: 'INR' }, agency)).toBe(
      '1 million rupees',
    );
  });

  it('pads to the minor units of the currency', () => {
    expect(english.money({ type: 'money', amount: '1.5', currency: 'KWD' }, agency)).toBe(
      'KWD 1.500',
    );
    expect(english.money({ type: 'money', amount: '1.234', currency: 'KWD' }, agency)).toBe(
      'KWD 1.234',
    );
  });

  it.each([
    ['more-than', '1999999', 'more than $1.99 million'],
    ['at-least', '145900000', '$145 million or more'],
    ['nearly', '145100000', 'nearly $146 million'],
    ['up-to', '999000001', 'up to $1 billion'],
    ['up-to', '1000000.01', 'up to $1.01 million'],
    ['about', '1999999', 'about $2 million'],
    ['more-than', '-1999999', 'more than -$2 million'],
  ] as const)('keeps "%s %s" true', (approx, amount, expected) => {
    expect(english.money(usd(amount, approx), agency)).toBe(expected);
  });

  it('shows what a sum was converted to', () => {
    const value: Money = {
      type: 'money',
      amount: '300000000',
      currency: 'CNY',
      approx: 'about',
      converted: { amount: '46400000', currency: 'USD' },
    };
    expect(english.money(value, digest)).toBe('about RMB 300 million (US$46.4 million)');
    expect(english.money(value, agency)).toBe('about 300 million yuan ($46.4 million)');
  });

  it('never prints a rounded hedge that is false, nor more than a group, nor more than half a unit off', () => {
    const figures = /^-?\$([\d,]+(?:\.\d+)?)(?: (million|billion|trillion))?(?: or more)?$/;
    const scales = { million: 6, billion: 9, trillion: 12 } as const;
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 17n }),
        fc.integer({ min: 0, max: 99 }),
        fc.constantFrom<Approximation>('more-than', 'at-least', 'nearly', 'up-to', 'about'),
        (whole, cents, approx) => {
          const amount = parseDecimal(`${whole}.${String(cents).padStart(2, '0')}`) ?? '';
          const hedged = english.money(usd(amount, approx), agency);
          const match = figures.exec(hedged.slice(hedged.indexOf('$')));
          const scale = match?.[2] as keyof typeof scales | undefined;
          const plain = parseDecimal((match?.[1] ?? '').replaceAll(',', '')) ?? '';
          const printed = scale === undefined ? plain : shiftDecimal(plain, scales[scale]);
          if (scale === 'million' || scale === 'billion') expect(Number(plain)).toBeLessThan(1000);
          expect(Math.abs(Number(printed) - Number(amount))).toBeLessThanOrEqual(
            Number(amount) / 100,
          );
          const order = compareDecimals(printed, amount);
          if (approx === 'more-than' || approx === 'at-least') expect(order).toBeLessThanOrEqual(0);
          if (approx === 'nearly' || approx === 'up-to') expect(order).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('prints in the digest style every digit of a sum in whole cents', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 17n }),
        fc.integer({ min: 0, max: 99 }),
        (whole, cents) => {
          const amount = parseDecimal(`${whole}.${String(cents).padStart(2, '0')}`) ?? '';
          const [figure = '', scale] = english
            .money(usd(amount), digest)
            .slice('US$'.length)
            .split(' ');
          const exponent =
            scale === undefined ? 0 : { million: 6, billion: 9, trillion: 12 }[scale];
          expect(
            shiftDecimal(parseDecimal(figure.replaceAll(',', '')) ?? '', exponent ?? NaN),
          ).toBe(amount);
        },
      ),
    );
  });
});

describe('moneyModifier', () => {
  it.each([
    [usd('5000000'), '$5 million', '$5mn', 'US$5 million'],
    [
      { type: 'money', amount: '300000000', currency: 'CNY' },
      '300 million-yuan',
      'Rmb300mn',
      'RMB 300 million',
    ],
    [
      { type: 'money', amount: '950000', currency: 'INR' },
      '950,000-rupee',
      'Rs950,000',
      'Rs 950,000',
    ],
  ] as const)('%o', (value, ...expected) => {
    expect([agency, financial, digest].map((style) => english.moneyModifier(value, style))).toEqual(
      expected,
    );
  });

  it.each([
    usd('5000000', 'about'),
    usd('-5000000'),
    { ...usd('5000000'), converted: { amount: '4000000', currency: 'EUR' } },
  ])('is none for %o', (value) => {
    for (const style of styles) expect(english.moneyModifier(value, style)).toBeUndefined();
  });
});
