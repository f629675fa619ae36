/** What a program may hand over for a record: bad data gives diagnostics and never throws. */
import { describe, expect, it } from 'vitest';
import { createNewsbot } from '../../src/index.js';
import { codesOf, deal, now, round, statistic, write } from './cases.js';

const bot = createNewsbot({ now });
const boom = (): never => {
  throw new Error('boom');
};
const cyclic: Record<string, unknown> = { ...deal };
cyclic['self'] = cyclic;
const cyclicUntagged: Record<string, unknown> = {
  company: 'Acme',
  money_raised: 'US$5m',
  date: '2021-06-01',
};
cyclicUntagged['more'] = [cyclicUntagged];
const cyclicName: Record<string, unknown> = { name: 'Splunk' };
cyclicName['name'] = cyclicName;
const nested = (levels: number): unknown => {
  let value: unknown = {};
  for (let level = 0; level < levels; level += 1) value = { a: value };
  return value;
};
/** Sixty levels, each holding the one below twice: 2⁶⁰ paths. */
const shared = (): unknown => {
  let value: unknown = {};
  for (let level = 0; level < 60; level += 1) value = { a: value, b: value };
  return value;
};
class Deal {
  kind = 'acquisition';
}
const revoked = Proxy.revocable({}, {});
revoked.revoke();
const names = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `Company ${index}`);

const noRecords: readonly (readonly [string, unknown])[] = [
  ['null', null],
  ['nothing', undefined],
  ['a number', 5],
  ['a BigInt', 5n],
  ['a text', 'deal'],
  ['true', true],
  ['a symbol', Symbol('deal')],
  ['a function', () => deal],
  ['a list', [deal]],
  ['a Map', new Map(Object.entries(deal))],
  ['a Set', new Set([deal])],
  ['a Date', new Date(0)],
  ['an Error', new Error('deal')],
  ['a promise', Promise.resolve(deal)],
  ['bytes', new Uint8Array(3)],
  ['an instance of a class', new Deal()],
  ['an object that inherits its fields', Object.create(deal)],
  [
    'a getter that throws',
    {
      ...deal,
      get price() {
        return boom();
      },
    },
  ],
  [
    'a kind that throws',
    {
      get kind() {
        return boom();
      },
    },
  ],
  ['a proxy that throws', new Proxy({}, { get: boom, ownKeys: boom, getPrototypeOf: boom })],
  ['a revoked proxy', revoked.proxy],
];

const badRecords: readonly (readonly [string, unknown, string])[] = [
  ['a cycle', cyclic, 'record/unknown-field'],
  ['a cycle without a kind', cyclicUntagged, 'record/unknown-field'],
  ['a cycle in a name', { ...deal, target: cyclicName }, 'record/wrong-type'],
  ['a kind that is a BigInt', { ...deal, kind: 5n }, 'record/unknown-kind'],
  ['a kind that is a cycle', { ...deal, kind: cyclic }, 'record/unknown-kind'],
  [
    'a kind that cannot be printed',
    { ...deal, kind: { toJSON: boom, toString: boom } },
    'record/unknown-kind',
  ],
  ['a kind of objects', { ...deal, kind: '__proto__' }, 'record/unknown-kind'],
  ['a kind that is a list', { ...deal, kind: ['acquisition'] }, 'record/unknown-kind'],
  ['an id that is an object', { ...deal, id: {} }, 'record/wrong-type'],
  ['an id with a line break', { ...deal, id: 'a\nb' }, 'record/unsafe-text'],
  ['an id of 100,000 characters', { ...deal, id: 'x'.repeat(100_000) }, 'record/too-long'],
  ['a misspelt field', { ...deal, pirce: 5 }, 'record/unknown-field'],
  [
    'a key __proto__',
    JSON.parse(
      '{"kind":"acquisition","id":"a","date":"2021-06-01","acquirer":"A","target":"B","__proto__":{"price":"US$5m"}}',
    ),
    'record/unknown-field',
  ],
  [
    'a key __proto__ without a kind',
    JSON.parse(
      '{"company":"Acme","money_raised":"US$5m","date":"2021-06-01","__proto__":{"test":false}}',
    ),
    'record/unknown-field',
  ],
  [
    'a key __proto__ inside',
    JSON.parse(
      '{"kind":"acquisition","id":"a","date":"2021-06-01","acquirer":"A","target":{"name":"B","__proto__":{}}}',
    ),
    'record/unknown-field',
  ],
  ['a key constructor', { ...deal, constructor: { prototype: {} } }, 'record/unknown-field'],
  ['deep nesting', { ...deal, more: nested(100_000) }, 'record/unknown-field'],
  [
    'deep nesting without an id',
    { kind: 'acquisition', more: nested(100_000) },
    'record/unknown-field',
  ],
  [
    'objects shared over sixty levels',
    { kind: 'acquisition', more: shared() },
    'record/unknown-field',
  ],
  ['201 buyers', { ...deal, acquirer: names(201) }, 'record/too-long'],
  ['100,000 investors', { ...round, investors: names(100_000) }, 'record/too-long'],
  ['100,000 earlier rounds', { ...round, previousRounds: names(100_000) }, 'record/too-long'],
  [
    'a list of four billion gaps',
    { ...statistic, related: new Array(4_294_967_295) },
    'record/too-long',
  ],
  ['201 aliases', { ...deal, target: { name: 'Splunk', aliases: names(201) } }, 'record/too-long'],
  [
    'a list with a gap',
    { ...round, investors: Object.assign(new Array(2), { 1: 'Intel' }) },
    'record/wrong-type',
  ],
  ['an empty list', { ...round, leads: [] }, 'record/wrong-type'],
  ['a list in a list', { ...deal, acquirer: [['Cisco']] }, 'record/wrong-type'],
  [
    'what looks like a list',
    { ...round, investors: { length: 1, 0: 'Intel' } },
    'record/unknown-field',
  ],
  ['a boxed text', { ...deal, target: new String('Splunk') }, 'record/unknown-field'],
  ['null in a field', { ...deal, price: null }, 'record/wrong-type'],
];

describe('rejected, with the reason', () => {
  it.each(noRecords)('as no record: %s', (_what, record) => {
    const outcome = bot.write(record);
    expect([outcome.status, ...codesOf(outcome)]).toEqual(['rejected', 'record/not-an-object']);
    expect(bot.classify(record).kind).toBeUndefined();
    expect(bot.validate(record).status).toBe('rejected');
    expect(bot.digest([record]).status).toBe('held');
  });

  it.each(badRecords)('as a bad record: %s', (_what, record, code) => {
    const began = performance.now();
    const outcome = bot.write(record);
    expect(performance.now() - began, 'in bounded time').toBeLessThan(2000);
    expect(outcome.status).toBe('rejected');
    expect(codesOf(outcome)).toContain(code);
    expect(() => [bot.classify(record), bot.validate(record), bot.digest([record])]).not.toThrow();
  });
});

describe('taken', () => {
  it.each([
    ['an object without a prototype', Object.assign(Object.create(null), deal)],
    ['a frozen one', Object.freeze({ ...deal })],
    ['fields without a value', { ...deal, price: undefined }],
    ['200 investors', { ...round, investors: names(200) }],
    ['a number as an id', { ...deal, id: 7 }],
  ])('%s', (_what, record) => {
    expect(write(record).status).toBe('written');
  });

  it('"007" as an id stays "007"', () => {
    const outcome = write({ ...deal, id: '007' });
    expect(outcome.status === 'written' && outcome.value.id).toBe('007');
  });

  it('nothing reaches a prototype', () => {
    for (const [, record] of badRecords) bot.write(record);
    expect({}).not.toHaveProperty('price');
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('an error that is the library’s own is not taken for a bad record', () => {
    const [kind] = bot.kinds.filter(({ name }) => name === 'acquisition');
    if (kind === undefined) throw new Error('no acquisition');
    const broken = {
      ...kind,
      guards: [{ name: 'broken', code: 'guard/range', describes: '', check: boom }],
    } as const;
    expect(() => createNewsbot({ now, kinds: [broken] }).write(deal)).toThrow('boom');
  });
});
