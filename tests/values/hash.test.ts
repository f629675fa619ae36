import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentHash, hash32, hash53 } from '../../src/values/hash.js';

describe('hashes', () => {
  it('do not change from one release to the next: wording and ids hang on them', () => {
    expect([
      hash32('wirecopy'),
      hash32(''),
      hash32('wirecopy', 7),
      hash53('wirecopy'),
      contentHash({ a: [1, 'b', null] }),
    ]).toMatchInlineSnapshot(`
      [
        820829791,
        0,
        2014448931,
        2700902093733065,
        "1koohrc0ccga6i0gqqwgl1dkrnql",
      ]
    `);
  });

  it('spread evenly over few choices', () => {
    for (const choices of [2, 3, 7, 10]) {
      const counts = new Array<number>(choices).fill(0);
      for (let index = 0; index < 10_000; index++) {
        const choice = hash32(`record-${index}`) % choices;
        counts[choice] = (counts[choice] ?? 0) + 1;
      }
      for (const count of counts)
        expect(Math.abs(count - 10_000 / choices)).toBeLessThan(600 / Math.sqrt(choices));
    }
  });

  it('do not collide on near texts', () => {
    const short = new Set<number>();
    const long = new Set<string>();
    for (let index = 0; index < 200_000; index++) {
      short.add(hash53(`r${index}`));
      if (index < 50_000) long.add(contentHash({ id: index, name: `n${index % 10}` }));
    }
    expect(short.size).toBe(200_000);
    expect(long.size).toBe(50_000);
  });

  it('do not depend on the order of keys, and on nothing else than content', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(contentHash(turned)).toBe(contentHash(value));
        expect(contentHash(JSON.parse(JSON.stringify(value)))).toBe(contentHash(value));
        expect(contentHash([value])).not.toBe(contentHash(value));
      }),
    );
    expect(contentHash(['ab', 'c'])).not.toBe(contentHash(['a', 'bc']));
    expect(contentHash({ a: 1, b: undefined })).toBe(contentHash({ a: 1 }));
    expect(contentHash(null)).not.toBe(contentHash('null'));
  });

  it('end on cycles', () => {
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    expect(contentHash(cycle)).toHaveLength(28);
  });
});
