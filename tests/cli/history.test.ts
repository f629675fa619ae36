import { describe, expect, it } from 'vitest';
import { testFile, testFolder } from '../node/folder.js';
import { jsonLines, wirecopy } from './command.js';
import { today } from './records.js';

const seed = {
  kind: 'funding-round',
  id: 'acme-seed',
  date: '2019-04-02',
  company: 'Acme Robotics',
  round: 'Seed',
  amount: 'US$2 million',
};
const seriesA = {
  ...seed,
  id: 'acme-a',
  date: '2021-05-28',
  round: 'Series A',
  amount: 'US$9 million',
};

describe('--history', () => {
  it('is told by remember, read by write, and added to', async () => {
    const history = (await testFolder())('newsroom.db');
    const old = await testFile('old.jsonl', jsonLines(seed, { ...seed, id: 'x', amount: '' }));
    const told = await wirecopy('remember', old, '--history', history);
    expect(told).toMatchObject({ code: 1, stdout: '' });
    expect(told.stderr).toMatch(/\n1 remembered, 0 held, 1 rejected\n$/u);

    const now = await testFile('now.jsonl', jsonLines(seriesA));
    const written = await wirecopy('write', now, ...today, '--history', history);
    expect(written.code).toBe(0);
    expect(written.stdout).toMatch(/\$2 million in a seed round/u);
    expect(written.stdout).toMatch(/\$11 million/u);

    const again = await wirecopy('write', now, ...today, '--history', history);
    expect(again).toMatchObject({ code: 1, stdout: '' });
    expect(again.stderr).toContain('guard/duplicate-record');

    const mended = await testFile(
      'mended.jsonl',
      jsonLines({ ...seriesA, version: '2', amount: 'US$8 million' }),
    );
    const corrected = await wirecopy('digest', mended, ...today, '--history', history, '--explain');
    expect(corrected.stdout).toMatch(/Correction: /u);
    expect(corrected.stdout).toContain('from $9 million to $8 million');
    expect(corrected.stdout).toMatch(/\[0\.\d+: /u);
  });

  it('is left as it was by what is not written', async () => {
    const history = (await testFolder())('newsroom.db');
    const held = await testFile('held.jsonl', jsonLines({ ...seriesA, date: '2020-01-01' }));
    expect((await wirecopy('write', held, ...today, '--history', history)).code).toBe(1);
    const now = await testFile('now.jsonl', jsonLines(seriesA));
    expect((await wirecopy('write', now, ...today, '--history', history)).code).toBe(0);
  });

  it('is asked for by remember, and must be one', async () => {
    const file = await testFile('a.jsonl', jsonLines(seed));
    const none = await wirecopy('remember', file);
    expect(none.code).toBe(2);
    expect(none.stderr).toContain('remember needs --history FILE');
    const other = await wirecopy('write', file, ...today, '--history', file);
    expect(other.code).toBe(2);
    expect(other.stderr).toContain('a.jsonl');
  });
});
