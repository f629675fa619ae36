import { gzipSync } from 'node:zlib';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import {
  formatOfName,
  readRecordBatches,
  readRecords,
  UnreadableFile,
  type ReadOptions,
  type SourceRecord,
} from '../../src/node/index.js';
import type { ColumnMapping } from '../../src/records/mapping.js';
import { testFile, testFolder } from './folder.js';
import { gather } from './gather.js';

async function all(
  source: Parameters<typeof readRecords>[0],
  options: ReadOptions = {},
): Promise<SourceRecord[]> {
  return gather(readRecords(source, options));
}

/** Each record as its line and its raw value or the codes of its diagnostics. */
function told(
  records: readonly SourceRecord[],
): readonly (readonly [line: number, outcome: unknown])[] {
  return records.map(({ line, raw, diagnostics }) => [
    line,
    diagnostics.length > 0 ? diagnostics.map(({ code }) => code).join(' ') : raw,
  ]);
}

const jsonl: ReadOptions = { from: 'jsonl' };
const csv: ReadOptions = { from: 'csv' };

function bytes(...chunks: (string | Uint8Array)[]): AsyncIterable<Uint8Array> {
  return Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
}

describe('JSONL', () => {
  it('counts lines from 1, blank ones too, and goes on after a bad one', async () => {
    const records = await all(
      bytes('{"id":"007"}\r\n\n  \n{"a":1,"a":2}\n{"__proto__":1}\nnot json\n[1]\n{"last":true}'),
      jsonl,
    );
    expect(told(records)).toEqual([
      [1, { id: '007' }],
      [4, 'file/duplicate-key'],
      [5, 'file/forbidden-key'],
      [6, 'file/invalid-json'],
      [7, [1]],
      [8, { last: true }],
    ]);
    expect(records[1]?.text).toBe('{"a":1,"a":2}');
    expect(records[3]?.diagnostics[0]?.place).toEqual({ file: '-', line: 6, column: 1 });
  });

  it('reads the same however the bytes are cut', async () => {
    const content = Buffer.from('{"a":"ä€😀"}\n\n{"b":2}\n{"c":"x"}');
    const whole = told(await all(bytes(content), jsonl));
    for (let size = 1; size <= content.length; size += 1) {
      const chunks = Array.from({ length: Math.ceil(content.length / size) }, (_, index) =>
        content.subarray(index * size, (index + 1) * size),
      );
      expect(told(await all(bytes(...chunks), jsonl))).toEqual(whole);
    }
  });

  it('accepts a byte order mark', async () => {
    expect(told(await all(bytes('\u{feff}{"a":1}\n{"a":2}'), jsonl))).toEqual([
      [1, { a: 1 }],
      [2, { a: 2 }],
    ]);
  });

  it.each([
    ['with its mark', Buffer.from('\u{feff}{"a":1}', 'utf16le')],
    ['without', Buffer.from('{"a":1}', 'utf16le')],
    ['big-endian', Buffer.from('{"a":1}', 'utf16le').swap16()],
  ])('rejects UTF-16 %s', async (_, content) => {
    expect(await all(bytes(content), jsonl)).toMatchObject([
      { line: 1, scope: 'file', diagnostics: [{ code: 'file/encoding', expected: 'UTF-8' }] },
    ]);
  });

  it('rejects a line that is not UTF-8, and reads it when cp1252 is declared', async () => {
    const content = Buffer.from('{"a":1}\n{"a":"BYJU\x92S \x80"}\n{"a":3}\n', 'latin1');
    const records = await all(bytes(content), jsonl);
    expect(told(records)).toEqual([
      [1, { a: 1 }],
      [2, 'file/encoding'],
      [3, { a: 3 }],
    ]);
    expect(records[1]?.diagnostics[0]).toMatchObject({ place: { line: 2, column: 11 } });
    expect(records[1]?.diagnostics[0]?.hint).toContain('cp1252');
    expect(told(await all(bytes(content), { ...jsonl, encoding: 'cp1252' }))[1]).toEqual([
      2,
      { a: 'BYJU’S €' },
    ]);
  });

  it('rejects each line that is too long', async () => {
    const long = JSON.stringify({ a: 'x'.repeat(200) });
    const records = await all(bytes(`{"a":1}\n${long}\n{"a":2}\n${long}\n\n{"a":3}\n${long}`), {
      ...jsonl,
      maxLine: 100,
    });
    expect(told(records)).toEqual([
      [1, { a: 1 }],
      [2, 'file/line-too-long'],
      [3, { a: 2 }],
      [4, 'file/line-too-long'],
      [6, { a: 3 }],
      [7, 'file/line-too-long'],
    ]);
    expect(records[1]?.text?.startsWith('{"a":"xxx')).toBe(true);
  });

  it('takes a line of just the longest length', async () => {
    const line = JSON.stringify({ a: 'x'.repeat(92) });
    expect(line.length).toBe(100);
    expect(
      told(await all(bytes(`${line}\n${line.replace('x', 'xx')}\n`), { ...jsonl, maxLine: 100 })),
    ).toEqual([
      [1, { a: 'x'.repeat(92) }],
      [2, 'file/line-too-long'],
    ]);
  });

  it('skips a huge line with flat memory', async () => {
    const size = 256 * 1024 * 1024;
    // One chunk again and again: what the memory grows by is what the reader makes of it.
    const chunk = Buffer.alloc(64 * 1024, 'x');
    function* content(): Generator<Uint8Array> {
      yield Buffer.from('{"a":1}\n{"a":"');
      for (let sent = 0; sent < size; sent += chunk.length) yield chunk;
      yield Buffer.from('"}\n{"a":3}\n');
    }
    const before = process.memoryUsage.rss();
    expect(told(await all(Readable.from(content()), jsonl))).toEqual([
      [1, { a: 1 }],
      [2, 'file/line-too-long'],
      [3, { a: 3 }],
    ]);
    expect(process.memoryUsage.rss() - before).toBeLessThan(size / 4);
  });

  it('yields batches, not records', async () => {
    const lines = Array.from({ length: 1000 }, (_, index) => `{"n":${String(index)}}\n`).join('');
    const batches = await gather(readRecordBatches(bytes(lines), jsonl));
    expect(batches.length).toBe(1);
    expect(batches[0]?.at(-1)).toMatchObject({ line: 1000, raw: { n: 999 } });
  });
});

describe('CSV without a mapping', () => {
  it('makes columns fields, leaves empty cells out and keeps cells as they are', async () => {
    const records = await all(
      bytes('id, name ,city\r\n007,"Acme ""A"", Inc.",\r\n,Globex, Rome\r\n'),
      csv,
    );
    expect(told(records)).toEqual([
      [2, { id: '007', name: 'Acme "A", Inc.' }],
      [3, { name: 'Globex', city: ' Rome' }],
    ]);
  });

  it('keeps lines right over breaks within quotes', async () => {
    const records = await all(bytes('a,b\n1,"x\r\ny"\n\n2,z\n'), csv);
    expect(told(records)).toEqual([
      [2, { a: '1', b: 'x\r\ny' }],
      [5, { a: '2', b: 'z' }],
    ]);
  });

  it('rejects a ragged row and goes on', async () => {
    const records = await all(bytes('a,b\n1\n1,2,3\n4,5\n'), csv);
    expect(told(records)).toEqual([
      [2, 'file/ragged-row'],
      [3, 'file/ragged-row'],
      [4, { a: '4', b: '5' }],
    ]);
    expect(records[1]).toMatchObject({
      text: '1,2,3',
      diagnostics: [{ actual: '3', expected: '2' }],
    });
  });

  it.each([
    [
      'to the end of the file',
      'a,b\n1,"x\n2,y\n3,z\n',
      [
        [2, 'file/unclosed-quote'],
        [3, { a: '2', b: 'y' }],
        [4, { a: '3', b: 'z' }],
      ],
    ],
    [
      'before a quoted cell',
      'a,b\n1,"x\n2,"y"\n3,z\n',
      [
        [2, 'file/unclosed-quote'],
        [3, { a: '2', b: 'y' }],
        [4, { a: '3', b: 'z' }],
      ],
    ],
    [
      'twice',
      'a,b\n1,"x\n2,y\n3,"z\n4,w',
      [
        [2, 'file/unclosed-quote'],
        [3, { a: '2', b: 'y' }],
        [4, 'file/unclosed-quote'],
        [5, { a: '4', b: 'w' }],
      ],
    ],
    [
      'on the last line',
      'a,b\n1,2\n3,"x',
      [
        [2, { a: '1', b: '2' }],
        [3, 'file/unclosed-quote'],
      ],
    ],
    [
      'before a cell with a break',
      'a,b\n1,"x\n2,y\n3,"z\nw"\n4,v',
      [
        [2, 'file/unclosed-quote'],
        [3, { a: '2', b: 'y' }],
        [4, { a: '3', b: 'z\nw' }],
        [6, { a: '4', b: 'v' }],
      ],
    ],
  ])('gives up only the row whose quote is not closed: %s', async (_, content, expected) => {
    expect(told(await all(bytes(content), csv))).toEqual(expected);
    // Cut into bytes, so that the quote is open from block to block.
    const cut = Array.from(Buffer.from(content), (byte) => Uint8Array.of(byte));
    expect(told(await all(bytes(...cut), csv))).toEqual(expected);
  });

  it('gives up a row that grows beyond the longest, and loses none after it', async () => {
    const rows = Array.from({ length: 100 }, (_, index) => `${String(index)},x\n`);
    const records = await all(bytes('a,b\n1,"x\n', ...rows), { ...csv, maxLine: 100 });
    expect(records.length).toBe(101);
    expect(told(records)[0]).toEqual([2, 'file/unclosed-quote']);
    expect(told(records).at(-1)).toEqual([102, { a: '99', b: 'x' }]);
  });

  it.each([['5 "x",y'], ['"x"y,z'], ['5", 4"']])(
    'rejects a quotation mark out of place: %s',
    async (row) => {
      expect(told(await all(bytes(`a,b\n${row}\n3,4\n`), csv))).toEqual([
        [2, 'file/stray-quote'],
        [3, { a: '3', b: '4' }],
      ]);
    },
  );

  it('rejects a row that is not UTF-8, also within quotes', async () => {
    const content = Buffer.from('a,b\n1,\xe9\n2,"x\n\xe9"\n3,4\n', 'latin1');
    expect(told(await all(bytes(content), csv))).toEqual([
      [2, 'file/encoding'],
      [3, 'file/unclosed-quote'],
      [4, 'file/encoding'],
      [5, { a: '3', b: '4' }],
    ]);
    expect(told(await all(bytes(content), { ...csv, encoding: 'cp1252' }))).toEqual([
      [2, { a: '1', b: 'é' }],
      [3, { a: '2', b: 'x\né' }],
      [5, { a: '3', b: '4' }],
    ]);
  });

  it.each([
    ['names a column twice', 'a,b, a \n1,2,3\n', 'file/duplicate-header'],
    ['names a column __proto__', 'a,__proto__\n1,2\n', 'file/forbidden-key'],
    ['has a quote that is not closed', 'a,"b\n1,2\n', 'file/unclosed-quote'],
    ['ends in a bare carriage return', 'a,b\r1,2\r3,4\r', 'file/unreadable'],
  ])('rejects the file when its header %s', async (_, content, code) => {
    expect(await all(bytes(content), csv)).toMatchObject([
      { line: 1, scope: 'file', diagnostics: [{ code, place: { file: '-', line: 1 } }] },
    ]);
  });

  it('takes columns without a name, a byte order mark and a file without rows', async () => {
    expect(told(await all(bytes('\u{feff}"a",,\n1,,\n'), csv))).toEqual([[2, { a: '1' }]]);
    expect(await all(bytes('a,b\n'), csv)).toEqual([]);
    expect(await all(bytes(), csv)).toEqual([]);
  });
});

describe('CSV with a mapping', () => {
  const mapping: ColumnMapping = {
    kind: 'acquisition',
    delimiter: ';',
    columns: { 'target.name': 'Company', date: { format: 'date', column: 'Day' } },
    defaults: { rounding: 0 },
  };

  it('gives mapped records with the defaults of the mapping', async () => {
    const records = await all(bytes('Day;Company;Else\n2020-01-02;Acme, Inc.;\nsoon;Globex;x\n'), {
      ...csv,
      mapping,
    });
    expect(records).toMatchObject([
      {
        line: 2,
        raw: { kind: 'acquisition', target: { name: 'Acme, Inc.' }, date: '2020-01-02' },
        defaults: { rounding: 0 },
        diagnostics: [],
      },
      {
        line: 3,
        text: 'soon;Globex;x',
        diagnostics: [{ code: 'mapping/value', place: { line: 3 } }],
      },
    ]);
    expect(records[1]).not.toHaveProperty('raw');
  });

  it('refuses a file that lacks a column', async () => {
    expect(await all(bytes('Date;Company\n2020-01-02;Acme\n'), { ...csv, mapping })).toMatchObject([
      {
        line: 1,
        scope: 'file',
        diagnostics: [{ code: 'file/unknown-column', hint: 'Did you mean `Date`?' }],
      },
    ]);
  });
});

describe('JSON documents', () => {
  it('takes the elements of an array one by one', async () => {
    const records = await all(bytes('\u{feff}[\n {"a":1},\n {"b":1,"b":2},\n 5\n]\n'), {
      from: 'json',
    });
    expect(told(records)).toEqual([
      [2, { a: 1 }],
      [3, 'file/duplicate-key'],
      [4, 5],
    ]);
    expect(records[1]?.diagnostics[0]?.place).toEqual({ file: '-', line: 3, column: 9 });
  });

  it('takes one record over several lines', async () => {
    expect(told(await all(bytes('{\n"a": 1\n}\n'), { from: 'json' }))).toEqual([[1, { a: 1 }]]);
  });

  it.each([
    [
      'no JSON',
      Buffer.from('[{"a":1},\n{"a":}]'),
      { code: 'file/invalid-json', place: { line: 2, column: 6 } },
    ],
    ['not UTF-8', Buffer.from('["\xe9"]', 'latin1'), { code: 'file/encoding' }],
  ])('refuses as a whole what is %s', async (_, content, diagnostic) => {
    expect(await all(bytes(content), { from: 'json' })).toMatchObject([
      { line: 1, scope: 'file', diagnostics: [diagnostic] },
    ]);
  });
});

describe('sources', () => {
  it.each([
    ['deals.json', '[{"a":1}]'],
    ['deals.jsonl', '{"a":1}\n'],
    ['deals.ndjson', '{"a":1}\n'],
    ['deals.txt', '{"a":1}\n{"a":1}\n'],
    ['document.txt', '  {\n"a":1}\n'],
    ['array.txt', ' [{"a":1}]\n'],
  ])('reads %s, plain and compressed', async (name, content) => {
    const expected = content.match(/"a"/g)?.map(() => ({ a: 1 }));
    const plain = await all(await testFile(name, content));
    expect(plain.map(({ raw }) => raw)).toEqual(expected);
    expect(await all(await testFile(`${name}.gz`, gzipSync(content)))).toEqual(plain);
  });

  it('reads CSV by its extension, and from a stream by its first line', async () => {
    expect(told(await all(await testFile('deals.csv.gz', gzipSync('a\n1\n'))))).toEqual([
      [2, { a: '1' }],
    ]);
    expect(told(await all(bytes('a,b\n1,2\n')))).toEqual([[2, { a: '1', b: '2' }]]);
    expect(formatOfName('folder.json/deals')).toBeUndefined();
  });

  it('names the file in places', async () => {
    const path = await testFile('bad.jsonl', '{');
    expect((await all(path))[0]?.diagnostics[0]?.place).toEqual({ file: path, line: 1, column: 2 });
  });

  it.each<[string, () => Promise<string>]>([
    ['a file that does not exist', async () => (await testFolder())('none.jsonl')],
    ['a folder', async () => (await testFolder())('.')],
    [
      'gzip that is cut off',
      () => testFile('cut.jsonl.gz', gzipSync('{"a":1}\n'.repeat(1000)).subarray(0, 30)),
    ],
    ['a format that cannot be told', () => testFile('prose', 'Acme has raised money\n')],
  ])('throws on %s', async (_, path) => {
    const source = await path();
    const reading = all(source);
    await expect(reading).rejects.toBeInstanceOf(UnreadableFile);
    await expect(reading).rejects.toMatchObject({ path: source });
  });

  it('closes a file whose reader stops early', async () => {
    let closed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield await Promise.resolve(Buffer.from('{"a":1}\n'));
      } finally {
        closed = true;
      }
    }
    for await (const record of readRecords(endless(), jsonl)) {
      expect(record.raw).toEqual({ a: 1 });
      break;
    }
    expect(closed).toBe(true);
  });
});
