import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import {
  addDecimals,
  compareDecimals,
  decimalFromNumber,
  divideDecimals,
  multiplyDecimals,
  parseDecimal,
  roundDecimal,
  shiftDecimal,
  subtractDecimals,
} from '../../src/values/decimal.js';

const canonical = /^(?:0|-?(?:[1-9]\d*|0(?=\.))(?:\.\d*[1-9])?)$/;
const anyDecimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), fc.integer({ min: -12, max: 6 }))
  .map(([digits, power]) => shiftDecimal(parseDecimal(String(digits)) ?? '0', power));

describe('parseDecimal', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['+5', '5'],
    ['007', '7'],
    ['.5', '0.5'],
    ['-.50', '-0.5'],
    ['120.50', '120.5'],
    ['9007199254740993', '9007199254740993'],
    ['4.1e+06', '4100000'],
    ['5e-7', '0.0000005'],
    ['-1.5E3', '-1500'],
  ])('reads %s as %s', (text, decimal) => expect(parseDecimal(text)).toBe(decimal));

  it.each([
    '',
    ' ',
    '.',
    '-',
    '+',
    '5.',
    '1,000',
    '1 000',
    '1e400',
    '1e',
    'e5',
    'NaN',
    'Infinity',
    '0x10',
    '１２',
    '5m',
    '1.2.3',
    '9'.repeat(101),
  ])('refuses %j', (text) => expect(parseDecimal(text)).toBeUndefined());
});

describe('decimalFromNumber', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [1.15, '1.15'],
    [-4.8, '-4.8'],
    [4099999.9999999995, '4099999.9999999995'],
    [1e-7, '0.0000001'],
    [-1.25e-9, '-0.00000000125'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
  ])('reads %d as %s', (number, decimal) => expect(decimalFromNumber(number)).toBe(decimal));

  it.each([NaN, Infinity, -Infinity, 2 ** 53, 1e21, -1e300])('refuses %d', (number) =>
    expect(decimalFromNumber(number)).toBeUndefined(),
  );
});

describe('roundDecimal', () => {
  it.each([
    ['1.005', 2, '1.01'],
    ['-1.005', 2, '-1.01'],
    ['1.0049', 2, '1'],
    ['0.4', 0, '0'],
    ['0.5', 0, '1'],
    ['-0.4', 0, '0'],
    ['-0.5', 0, '-1'],
    ['9.99', 1, '10'],
    ['99.5', 0, '100'],
    ['1.10', 1, '1.1'],
    ['1.204', 2, '1.2'],
    ['19.96', 1, '20'],
    ['4099999.9999999995', 2, '4100000'],
    ['999999999', -6, '1000000000'],
    ['449', -2, '400'],
    ['44', -2, '0'],
    ['20.233', 3, '20.233'],
  ])('rounds %s to %d places as %s', (decimal, places, rounded) =>
    expect(roundDecimal(decimal, places)).toBe(rounded),
  );

  it('never moves a figure by more than half a unit, and answers canonically', () => {
    fc.assert(
      fc.property(anyDecimal, fc.integer({ min: -4, max: 8 }), (decimal, places) => {
        const rounded = roundDecimal(decimal, places);
        expect(rounded).toMatch(canonical);
        const off = addDecimals(rounded, multiplyDecimals(decimal, '-1')).replace('-', '');
        expect(compareDecimals(off, shiftDecimal('5', -places - 1))).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('arithmetic', () => {
  it('is exact where floats are not', () => {
    expect(shiftDecimal('1.15', 2)).toBe('115');
    expect(multiplyDecimals('1.15', '100')).toBe('115');
    expect(addDecimals('0.1', '0.2')).toBe('0.3');
    expect(addDecimals('-1', '1')).toBe('0');
    expect(divideDecimals('2', '3', 4)).toBe('0.6667');
    expect(divideDecimals('-1', '3000', 2)).toBe('0');
    expect(divideDecimals('1', '0', 2)).toBeUndefined();
  });

  it('adds and subtracts whole numbers on both sides of what a double holds', () => {
    const whole = fc.bigInt({ min: -(2n ** 54n), max: 2n ** 54n });
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        expect(addDecimals(String(a), String(b))).toBe(String(a + b));
        expect(subtractDecimals(String(a), String(b))).toBe(String(a - b));
      }),
    );
    expect(addDecimals('9007199254740991', '1')).toBe('9007199254740992');
    expect(addDecimals('99999999999999.9', '1')).toBe('100000000000000.9');
    expect(subtractDecimals('0', '0')).toBe('0');
  });

  it('shifts there and back', () => {
    fc.assert(
      fc.property(anyDecimal, fc.integer({ min: -20, max: 20 }), (decimal, power) => {
        const shifted = shiftDecimal(decimal, power);
        expect(shifted).toMatch(canonical);
        expect(shiftDecimal(shifted, -power)).toBe(decimal);
        expect(parseDecimal(shifted)).toBe(shifted);
      }),
    );
  });

  it('compares as the difference tells', () => {
    fc.assert(
      fc.property(anyDecimal, anyDecimal, (a, b) => {
        const difference = addDecimals(a, multiplyDecimals(b, '-1'));
        expect(compareDecimals(a, b)).toBe(
          difference === '0' ? 0 : difference.startsWith('-') ? -1 : 1,
        );
      }),
    );
    expect(compareDecimals('10', '9')).toBe(1);
    expect(compareDecimals('-10', '-9')).toBe(-1);
    expect(compareDecimals('1', '1.5')).toBe(-1);
  });
});
