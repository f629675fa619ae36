import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { appendJsonLines, UnreadableFile, type OutcomeLine } from '../../src/node/index.js';
import { diagnose } from '../../src/diagnostic.js';
import { testFolder } from './folder.js';

describe('appendJsonLines', () => {
  it('appends a line for each value, in order', async () => {
    const path = (await testFolder())('held.jsonl');
    await writeFile(path, '{"line":1}\n');
    const lines: OutcomeLine[] = Array.from({ length: 5000 }, (_, index) => ({
      line: index + 2,
      id: `id-${String(index)}`,
      status: 'held',
      diagnostics: [diagnose('guard/range', { message: 'Too large.' })],
      record: { text: 'x'.repeat(100) },
    }));
    const writer = appendJsonLines(path);
    await writer.write([]);
    for (let start = 0; start < lines.length; start += 1000)
      await writer.write(lines.slice(start, start + 1000));
    await writer.close();
    const written = (await readFile(path, 'utf8')).trimEnd().split('\n');
    expect(written.map((line) => JSON.parse(line) as unknown)).toEqual([{ line: 1 }, ...lines]);
  });

  it('keeps text that is not well-formed readable', async () => {
    const path = (await testFolder())('rejected.jsonl');
    const writer = appendJsonLines(path);
    await writer.write([{ line: 1, record: 'a\ud800\nb' }]);
    await writer.close();
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ line: 1, record: 'a\ud800\nb' });
  });

  it('throws when the file cannot be written, and nowhere else', async () => {
    const path = (await testFolder())('no/such/folder.jsonl');
    const unawaited = appendJsonLines(path);
    await expect(unawaited.close()).rejects.toBeInstanceOf(UnreadableFile);
    const writer = appendJsonLines(path);
    await expect(writer.write(['x'.repeat(1_000_000)])).rejects.toMatchObject({ path });
    await expect(writer.write(['x'])).rejects.toBeInstanceOf(UnreadableFile);
    await expect(writer.close()).rejects.toBeInstanceOf(UnreadableFile);
  });
});
