import { describe, expect, it } from 'vitest';
import { agency, digest, financial, styles } from '../../src/styles/index.js';
import { isCurrency } from '../../src/values/currency.js';

describe('styles', () => {
  it('has each style once, under its own name', () => {
    expect(styles).toEqual([agency, financial, digest]);
    expect(new Set(styles.map(({ name }) => name)).size).toBe(styles.length);
  });

  it.each(styles)('$name is plain data that survives JSON', (style) => {
    expect(JSON.parse(JSON.stringify(style))).toEqual(style);
  });

  it.each(styles)('$name has signs only for currencies, none for two of them', ({ money }) => {
    const codes = Object.keys(money.signs);
    expect([...codes, ...money.named].filter((code) => !isCurrency(code))).toEqual([]);
    expect(money.named.filter((code) => codes.includes(code))).toEqual([]);
    expect(new Set(Object.values(money.signs)).size).toBe(codes.length);
  });
});
