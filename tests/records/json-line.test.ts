import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonElements, parseJsonRecord } from '../../src/records/json-line.js';

function codesAndColumns(text: string): readonly string[] {
  const parsed = parseJsonRecord(text, { file: 'a.jsonl', line: 7 });
  if ('value' in parsed) return [];
  return parsed.diagnostics.map(({ code, place }) => {
    if (place === undefined || !('file' in place))
      throw new Error('a place in the file was expected');
    return `${code} ${place.file}:${String(place.line)}:${String(place.column)}`;
  });
}

describe('parseJsonRecord', () => {
  it.each([
    ['a duplicate key', '{"a":1,"a":1}', ['file/duplicate-key a.jsonl:7:8']],
    ['a duplicate key within', '{"x":[{"b":1,"b":2}]}', ['file/duplicate-key a.jsonl:7:14']],
    [
      'a duplicate key in another spelling',
      String.raw`{"a":1,"\u0061":2}`,
      ['file/duplicate-key a.jsonl:7:8'],
    ],
    [
      'two duplicates',
      '{"a":1,"a":2,\n"b":1,"b":2}',
      ['file/duplicate-key a.jsonl:7:8', 'file/duplicate-key a.jsonl:8:7'],
    ],
    ['__proto__', '{"__proto__":{"x":1}}', ['file/forbidden-key a.jsonl:7:2']],
    ['constructor within', '{"a":{"constructor":1}}', ['file/forbidden-key a.jsonl:7:7']],
    ['prototype', '{"prototype" : 1}', ['file/forbidden-key a.jsonl:7:2']],
    ['an unclosed object', '{"a":1', ['file/invalid-json a.jsonl:7:7']],
    ['a trailing comma', '{"a":1,}', ['file/invalid-json a.jsonl:7:8']],
    ['nothing', '', ['file/invalid-json a.jsonl:7:1']],
    ['NaN', '{"a":NaN}', ['file/invalid-json a.jsonl:7:6']],
    [
      'nesting that is closed',
      '['.repeat(100_000) + ']'.repeat(100_000),
      ['file/invalid-json a.jsonl:7:101'],
    ],
    ['nesting that is not', '{"a":'.repeat(100_000), ['file/invalid-json a.jsonl:7:506']],
  ])('refuses %s', (_, text, expected) => {
    expect(codesAndColumns(text)).toEqual(expected);
  });

  it.each([
    ['{"a":{"x":1},"b":{"x":1}}'],
    [String.raw`{"a":"\"a\":1","b":":c"}`],
    ['{"a" :"12:30","url":"https://a.example/b:c"}'],
    ['{"__proto":1,"text":"__proto__"}'],
  ])('takes %s', (text) => {
    expect(parseJsonRecord(text)).toEqual({ value: JSON.parse(text) as unknown });
  });

  it('gives back whatever was written as JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(
          codesAndColumns(text).filter((found) => !found.startsWith('file/forbidden-key')),
        ).toEqual([]);
      }),
    );
  });

  it('finds any key that is written twice', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 6 }),
        fc.nat(),
        fc.jsonValue(),
        (keys, pick, value) => {
          const twice = keys[pick % keys.length] ?? '';
          const members = [...keys, twice].map(
            (key) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
          );
          expect(codesAndColumns(`{${members.join(', ')}}`).length).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe('jsonElements', () => {
  it('gives every element of an array with its line', () => {
    expect(jsonElements('[\n  {"a": [1, {"b": 2}]},\n  5, "x",\n  [ ],\n  {}\n]')).toEqual([
      { line: 2, column: 3, text: '{"a": [1, {"b": 2}]}' },
      { line: 3, column: 3, text: '5' },
      { line: 3, column: 6, text: '"x"' },
      { line: 4, column: 3, text: '[ ]' },
      { line: 5, column: 3, text: '{}' },
    ]);
  });

  it('takes anything else as one element', () => {
    expect(jsonElements('\n {"a": [1]}\n')).toEqual([{ line: 2, column: 2, text: '{"a": [1]}' }]);
    expect(jsonElements('[]')).toEqual([]);
  });

  it('loses nothing of any array', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), fc.constantFrom(undefined, 2), (array, indent) => {
        const elements = jsonElements(JSON.stringify(array, null, indent)).map(
          ({ text }) => JSON.parse(text) as unknown,
        );
        expect(elements).toEqual(JSON.parse(JSON.stringify(array)));
      }),
    );
  });
});
