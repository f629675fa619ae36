import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { cutInput, type Chunk } from '../../../src/node/batch/cut.js';
import {
  readRecordPart,
  readRecords,
  type FilePart,
  type ReadOptions,
  type SourceRecord,
} from '../../../src/node/read-records.js';
import { testFile } from '../folder.js';

async function chunksOf(
  files: readonly string[],
  size: number,
  options: Pick<ReadOptions, 'from' | 'mapping'> = {},
): Promise<Chunk[]> {
  const chunks: Chunk[] = [];
  for await (const chunk of cutInput(files, { ...options, size })) chunks.push(chunk);
  return chunks;
}

async function* recordsIn(part: FilePart): AsyncGenerator<SourceRecord> {
  for await (const batch of readRecordPart(part)) yield* batch;
}

async function recordsOf(chunks: readonly Chunk[]): Promise<SourceRecord[]> {
  const records: SourceRecord[] = [];
  for (const { parts } of chunks) {
    for (const part of parts) for await (const record of recordsIn(part)) records.push(record);
  }
  return records;
}

async function whole(file: string): Promise<SourceRecord[]> {
  const records: SourceRecord[] = [];
  for await (const record of readRecords(file)) records.push(record);
  return records;
}

const lines = Array.from({ length: 40 }, (_, index) => JSON.stringify({ id: `r${index}` }));

const inputs: readonly [name: string, content: string | Buffer][] = [
  ['plain.jsonl', `${lines.join('\n')}\n`],
  ['no-end.jsonl', lines.join('\n')],
  ['torn.jsonl', `${lines.join('\n')}\n{"id":"r4`],
  ['blank.jsonl', `\n\n${lines.join('\n\n\r\n')}\n\n`],
  ['mark.jsonl', `\u{feff}${lines.join('\n\u{feff}')}\n`],
  ['binary.jsonl', Buffer.from(`${lines.join('\n\x1f\u008b\n\0\0\n')}\n`, 'latin1')],
  ['packed.jsonl.gz', gzipSync(`${lines.join('\n')}\n`)],
  ['array.json', `[\n${lines.join(',\n')}\n]`],
  ['plain.csv', `id,name\n${lines.map((_, index) => `${index},n${index}`).join('\n')}\n`],
  [
    'quoted.csv',
    `\n"id\nof",name\r\n${lines.map((_, index) => `${index},"a ""b""\nc\n\n${index}"`).join('\r\n')}\r\n`,
  ],
  [
    'ragged.csv',
    `id,name\n${lines.map((_, index) => `${index}${',x'.repeat(index % 4)}`).join('\n')}`,
  ],
  ['twice.csv', `id,id\n${lines.map((_, index) => `${index},2`).join('\n')}`],
  ['utf16.csv', Buffer.from(`id,name\n${'1,2\n'.repeat(50)}`, 'utf16le')],
  ['empty.jsonl', ''],
];

describe('cutInput', () => {
  it.each(inputs)(
    'gives the records of %s as they are read from the whole',
    async (name, content) => {
      const file = await testFile(name, content);
      const expected = await whole(file);
      for (const size of [1, 40, 150, 1_000_000])
        expect(await recordsOf(await chunksOf([file], size))).toEqual(expected);
    },
  );

  it('cuts where records end, by bytes alone, and tells what it read', async () => {
    const file = await testFile('a.jsonl', `${lines.join('\n')}\n`);
    const chunks = await chunksOf([file], 100);
    expect(chunks.map(({ number }) => number)).toEqual(chunks.map((_, index) => index + 1));
    for (const { parts } of chunks.slice(0, -1)) {
      const [part] = parts;
      expect(part?.bytes.length).toBeGreaterThanOrEqual(100);
      expect(part?.bytes.length).toBeLessThan(115);
      expect(part?.bytes.at(-1)).toBe(10);
    }
    expect(Buffer.concat(chunks.map(({ parts }) => parts[0]?.bytes ?? new Uint8Array()))).toEqual(
      Buffer.from(`${lines.join('\n')}\n`),
    );
    expect(await chunksOf([file], 100)).toEqual(chunks);
  });

  it('puts small files into one chunk', async () => {
    const files = await Promise.all(
      ['a.json', 'b.jsonl', 'c.csv'].map((name) =>
        testFile(name, name === 'c.csv' ? 'id\n7\n' : '{"id":"7"}'),
      ),
    );
    const chunks = await chunksOf(files, 1000);
    expect(chunks).toHaveLength(1);
    expect(await recordsOf(chunks)).toMatchObject(files.map(() => ({ raw: { id: '7' } })));
  });

  it('knows changed input by its digest', async () => {
    const one = await testFile('a.jsonl', '{"id":"1"}\n');
    const [before] = await chunksOf([one], 100);
    const two = await testFile('a.jsonl', '{"id":"2"}\n');
    const [after] = await chunksOf([two], 100);
    expect(before?.digest).not.toBe(after?.digest);
  });

  it('keeps no more of an endless line than shows that it is one', async () => {
    const file = await testFile(
      'a.jsonl',
      `{"id":"${'x'.repeat(9_000_000)}"}\n${lines.join('\n')}\n`,
    );
    const chunks = await chunksOf([file], 1000);
    expect(chunks[0]?.parts[0]?.bytes.length).toBeLessThan(4.5 * 1024 * 1024);
    const records = await recordsOf(chunks);
    expect(records[0]).toMatchObject({ line: 1, diagnostics: [{ code: 'file/line-too-long' }] });
    expect(records.slice(1)).toMatchObject(lines.map((_, index) => ({ line: index + 2 })));
  });

  it('does not wait for a quote that is never closed', async () => {
    const rows = Array.from({ length: 90_000 }, (_, index) => `${index},${'a'.repeat(90)}`);
    const file = await testFile('a.csv', `id,name\n0,"a\n${rows.join('\n')}\n`);
    const chunks = await chunksOf([file], 1024 * 1024);
    expect(chunks.length).toBeGreaterThan(2);
    const records = await recordsOf(chunks);
    expect(records[0]).toMatchObject({ line: 2, diagnostics: [{ code: 'file/unclosed-quote' }] });
    expect(records).toHaveLength(rows.length + 1);
  });
});
