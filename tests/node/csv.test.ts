import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsvRows } from '../../src/node/csv.js';
import { readLines } from '../../src/node/lines.js';
import { gather } from './gather.js';

async function rowsOf(content: string, size: number) {
  function* chunks(): Generator<Buffer> {
    const bytes = Buffer.from(content);
    for (let start = 0; start < bytes.length; start += size)
      yield bytes.subarray(start, start + size);
  }
  const lines = readLines(Readable.from(chunks()), {
    file: 'a.csv',
    encoding: 'utf-8',
    maxLine: 10_000,
  });
  const batches = await gather(
    readCsvRows(lines, { file: 'a.csv', delimiter: ',', maxRow: 10_000 }),
  );
  return batches.flat();
}

const cell = fc.string({
  unit: fc.constantFrom('a', 'é', ' ', ',', '"', '\n', '\r\n', ';', '😀'),
  maxLength: 6,
});

describe('readCsvRows', () => {
  it('gives back what was written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 8 }),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 40 }),
        async (rows, lineEnd, size) => {
          const written = rows.map((cells) =>
            cells
              .map((text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
              .join(','),
          );
          const read = await rowsOf(written.map((row) => row + lineEnd).join(''), size);
          expect(read.map((row) => ('cells' in row ? row.cells : row.diagnostic))).toEqual(rows);
          let line = 1;
          for (const [index, row] of written.entries()) {
            expect(read[index]?.line).toBe(line);
            line += row.split('\n').length;
          }
        },
      ),
    );
  });

  it('accounts for every line that is not blank, whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: fc.constantFrom('a', ',', '"', ' '), maxLength: 6 }), {
          maxLength: 12,
        }),
        fc.integer({ min: 1, max: 20 }),
        async (lines, size) => {
          const read = await rowsOf(lines.join('\n'), size);
          expect(
            read
              .map(({ text }) => text)
              .join('\n')
              .split('\n')
              .filter((line) => line.trim() !== ''),
          ).toEqual(lines.filter((line) => line.trim() !== ''));
        },
      ),
    );
  });
});
