import { describe, expect, it } from 'vitest';
import { parseMapping, readMapping, UnreadableFile } from '../../src/node/index.js';
import { testFile, testFolder } from './folder.js';

function complaints(text: string): readonly string[] {
  const read = parseMapping(text, 'm.yaml');
  if ('mapping' in read) return [];
  return read.diagnostics.map(({ code, place, message }) => {
    if (place === undefined || !('file' in place))
      throw new Error('a place in the file was expected');
    return `${place.file}:${String(place.line)}:${String(place.column)} ${code} ${message}`;
  });
}

describe('parseMapping', () => {
  it.each([
    ['what is no YAML', 'kind: [a\ncolumns: {}', [/^m\.yaml:2:1 mapping\/invalid Not YAML: /]],
    [
      'a key that stands twice',
      'kind: a\nkind: b\ncolumns: {}',
      [/^m\.yaml:2:1 mapping\/invalid Not YAML: .*unique/],
    ],
    [
      'an unknown property',
      'kind: a\ncolumns: {}\ncolums: {}',
      [/^m\.yaml:3:1 mapping\/invalid Unknown property `colums`\./],
    ],
    ['a missing property', 'kind: a\n', [/^m\.yaml:1:1 mapping\/invalid `columns`: /]],
    [
      'an unknown property of a format',
      'kind: a\ncolumns:\n  date:\n    format: date\n    column: Day\n    ordr: dmy',
      [/^m\.yaml:6:5 mapping\/invalid Unknown property `ordr`\./],
    ],
    [
      'an unknown format',
      'kind: a\ncolumns:\n  date: { format: day, column: Day }',
      [/^m\.yaml:3:11 mapping\/invalid `columns\.date\.format`: /],
    ],
    [
      'two problems',
      'kind: ""\ncolumns:\n  a: { format: year, column: 5 }',
      [
        /^m\.yaml:1:1 mapping\/invalid `kind`: /,
        /^m\.yaml:3:22 mapping\/invalid `columns\.a\.column`: /,
      ],
    ],
    [
      'a column over a constant',
      'kind: a\nconstants:\n  date: 2020-01-01\ncolumns:\n  date: Day',
      [/^m\.yaml:5:3 mapping\/invalid `columns\.date`: `date` is written by `date` already\./],
    ],
    ['no mapping at all', '', [/^m\.yaml:1:1 mapping\/invalid The mapping: /]],
  ])('reports %s with its place', (_, text, expected) => {
    const found = complaints(text);
    expect(found.length).toBe(expected.length);
    expected.forEach((pattern, index) => {
      expect(found[index]).toMatch(pattern);
    });
  });
});

describe('readMapping', () => {
  it('reads YAML and leaves dates as they are written', async () => {
    const path = await testFile(
      'm.yaml',
      'kind: statistic\ncolumns:\n  place: Country\nconstants:\n  date: 2024-07-01\n',
    );
    expect(await readMapping(path)).toEqual({
      mapping: {
        kind: 'statistic',
        columns: { place: 'Country' },
        constants: { date: '2024-07-01' },
      },
    });
  });

  it('throws on a file that cannot be read', async () => {
    const path = (await testFolder())('none.yaml');
    await expect(readMapping(path)).rejects.toBeInstanceOf(UnreadableFile);
  });
});
