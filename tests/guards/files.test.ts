/** Files of records that are broken or hostile, from their bytes to the outcome: guards.md, "Files". */
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createNewsbot } from '../../src/index.js';
import { readRecords, type ReadOptions } from '../../src/node/index.js';
import { deal, now, round } from './cases.js';

/** Each record of the file as its line, its status and its codes; what cannot be read is rejected. */
async function told(content: string | Uint8Array, options: ReadOptions): Promise<unknown[]> {
  const run = createNewsbot({ now }).run();
  const outcomes: unknown[] = [];
  for await (const record of readRecords(Readable.from([Buffer.from(content)]), options)) {
    const { line, diagnostics } = record;
    const outcome =
      diagnostics.length > 0
        ? { status: 'rejected', diagnostics }
        : run.write(record.raw, record.defaults);
    outcomes.push([line, outcome.status, ...outcome.diagnostics.map(({ code }) => code)]);
  }
  return outcomes;
}

const one = JSON.stringify(deal);
const other = JSON.stringify(round);
const header = 'kind,id,date,acquirer,target,status';
const row = 'acquisition,007,2021-06-01,Cisco,Splunk,agreed';

const jsonl: readonly (readonly [string, string | Uint8Array, unknown[]])[] = [
  [
    'a duplicate key',
    `${one}\n{"kind":"acquisition","price":"US$9bn","price":"US$8bn"}\n${other}\n`,
    [
      [1, 'written'],
      [2, 'rejected', 'file/duplicate-key'],
      [3, 'written'],
    ],
  ],
  [
    'a duplicate key that is escaped',
    `{"id":"a","\\u0069d":"b"}\n${other}\n`,
    [
      [1, 'rejected', 'file/duplicate-key'],
      [2, 'written'],
    ],
  ],
  [
    'a duplicate key inside',
    `{"target":{"name":"A","name":"B"}}\n`,
    [[1, 'rejected', 'file/duplicate-key']],
  ],
  [
    'a key __proto__',
    `{"__proto__":{"test":false},"kind":"acquisition"}\n${other}\n`,
    [
      [1, 'rejected', 'file/forbidden-key'],
      [2, 'written'],
    ],
  ],
  [
    'a key __proto__ inside',
    `{"target":{"\\u005f_proto__":{}}}\n`,
    [[1, 'rejected', 'file/forbidden-key']],
  ],
  [
    'deep nesting',
    `${'['.repeat(100_000)}\n${other}\n`,
    [
      [1, 'rejected', 'file/invalid-json'],
      [2, 'written'],
    ],
  ],
  [
    'a torn last line',
    `${one}\n${other.slice(0, 40)}`,
    [
      [1, 'written'],
      [2, 'rejected', 'file/invalid-json'],
    ],
  ],
  [
    'NaN and Infinity',
    `{"kind":"funding-round","amount":NaN}\n{"amount":Infinity}\n`,
    [
      [1, 'rejected', 'file/invalid-json'],
      [2, 'rejected', 'file/invalid-json'],
    ],
  ],
  ['1e400', `${other.replace('5000000', '1e400')}\n`, [[1, 'rejected', 'record/invalid-number']]],
  ['−0', `${other.replace('5000000', '-0')}\n`, [[1, 'held', 'guard/zero-amount']]],
  [
    '9007199254740993',
    `${other.replace('5000000', '9007199254740993')}\n`,
    [[1, 'rejected', 'record/invalid-number']],
  ],
  [
    'an escaped lone surrogate',
    `${one.replace('Splunk', 'Splunk\\ud800')}\n`,
    [[1, 'rejected', 'record/unsafe-text']],
  ],
  [
    'no objects',
    `5\n"deal"\nnull\n[${one}]\n`,
    [
      [1, 'rejected', 'record/not-an-object'],
      [2, 'rejected', 'record/not-an-object'],
      [3, 'rejected', 'record/not-an-object'],
      [4, 'rejected', 'record/not-an-object'],
    ],
  ],
  [
    'an identical repeat',
    `${one}\n${one}\n`,
    [
      [1, 'written'],
      [2, 'held', 'guard/duplicate-record'],
    ],
  ],
  [
    'an identical repeat in another order of keys',
    `${one}\n${JSON.stringify(Object.fromEntries(Object.entries(deal).toReversed()))}\n`,
    [
      [1, 'written'],
      [2, 'held', 'guard/duplicate-record'],
    ],
  ],
  [
    'the same id with other content',
    `${one}\n${one.replace('28000000000', '29000000000')}\n`,
    [
      [1, 'written'],
      [2, 'held', 'guard/conflicting-record'],
    ],
  ],
  ['a byte order mark', `\ufeff${one}\n`, [[1, 'written']]],
  ['UTF-16', Buffer.from(`\ufeff${one}\n`, 'utf16le'), [[1, 'rejected', 'file/encoding']]],
  [
    'cp1252',
    Buffer.from(`${one.replace('Splunk', 'Société')}\n${other}\n`, 'latin1'),
    [
      [1, 'rejected', 'file/encoding'],
      [2, 'written'],
    ],
  ],
];

const csv: readonly (readonly [string, string, unknown[]])[] = [
  ['a duplicate header', `${header},id\n${row},8\n`, [[1, 'rejected', 'file/duplicate-header']]],
  [
    'a header __proto__',
    `${header},__proto__\n${row},8\n`,
    [[1, 'rejected', 'file/forbidden-key']],
  ],
  [
    'a ragged row',
    `${header}\n${row},8\nacquisition,8\n${row}\n`,
    [
      [2, 'rejected', 'file/ragged-row'],
      [3, 'rejected', 'file/ragged-row'],
      [4, 'written'],
    ],
  ],
  [
    'an unclosed quote',
    `${header}\nacquisition,1,2021-06-01,"Cisco,Splunk,agreed\n${row}\n`,
    [
      [2, 'rejected', 'file/unclosed-quote'],
      [3, 'written'],
    ],
  ],
  [
    'a line break in a name',
    `${header}\nacquisition,1,2021-06-01,"Cis\nco",Splunk,agreed\n${row}\n`,
    [
      [2, 'rejected', 'record/unsafe-text'],
      [4, 'written'],
    ],
  ],
];

describe('a file with', () => {
  it.each(jsonl)('%s (JSONL)', async (_what, content, outcomes) => {
    expect(await told(content, { from: 'jsonl' })).toEqual(outcomes);
  });

  it.each(csv)('%s (CSV)', async (_what, content, outcomes) => {
    expect(await told(content, { from: 'csv' })).toEqual(outcomes);
  });

  it('cp1252, when that is declared', async () => {
    const content = Buffer.from(`${one.replace('Splunk', 'Société')}\n`, 'latin1');
    expect(await told(content, { from: 'jsonl', encoding: 'cp1252' })).toEqual([[1, 'written']]);
  });

  it('"007" as an id keeps it', async () => {
    const bot = createNewsbot({ now });
    for await (const { raw } of readRecords(Readable.from([Buffer.from(`${header}\n${row}\n`)]), {
      from: 'csv',
    })) {
      const outcome = bot.write(raw);
      expect(outcome.status === 'written' && outcome.value.id).toBe('007');
    }
  });
});
