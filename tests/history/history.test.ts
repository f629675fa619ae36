import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { memoryHistory } from '../../src/history/index.js';
import type { History, HistoryEntry, NewsRecord } from '../../src/model.js';
import { openHistory } from '../../src/node/open-history.js';

const folder = mkdtempSync(join(tmpdir(), 'wirecopy-history-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const newFile = (): string => join(folder, `${(files += 1)}.db`);

const record = (id: string, day: string, more: object = {}): NewsRecord => ({
  kind: 'visit',
  id,
  date: { type: 'date', iso: day },
  ...more,
});

function entry(
  id: string,
  day: string,
  figure?: number,
  {
    hash = 1,
    state = 'known' as const,
    ...more
  }: Partial<HistoryEntry> & {
    hash?: number;
    replaces?: string;
  } = {},
): HistoryEntry {
  return {
    record: record(id, day, more),
    mentions: [
      {
        key: 'guest/ann',
        at: day,
        ...(figure === undefined ? {} : { figure, mark: `m${figure}` }),
      },
    ],
    state,
    version: { hash, on: '2021-06-02', class: 'first' },
  };
}

function filled(history: History, ...entries: readonly HistoryEntry[]): History {
  const run = history.begin();
  for (const each of entries) run.stage(each);
  run.commit();
  return history;
}

const ids = (found: readonly { readonly id: string }[]): string[] => found.map(({ id }) => id);

describe.each<[string, () => Promise<History>]>([
  ['in memory', () => Promise.resolve(memoryHistory())],
  ['in a file', () => openHistory(newFile())],
])('a history %s', (_, make) => {
  it('gives the latest records of a key before a day, the latest first', async () => {
    const history = filled(
      await make(),
      entry('b', '2020-05-01'),
      entry('c', '2020-09-01'),
      entry('a', '2020-01-01'),
    );
    expect(ids(history.latest('guest/ann', '2020-09-01', 9))).toEqual(['b', 'a']);
    expect(ids(history.latest('guest/ann', '2021-01-01', 2))).toEqual(['c', 'b']);
    expect(ids(history.latest('guest/bob', '2021-01-01', 2))).toEqual([]);
    expect(history.latest('guest/ann', '2021-01-01', 1)[0]?.record).toEqual(
      record('c', '2020-09-01'),
    );
  });

  it('finds the latest figure as high or as low, the first record, and how many lie between', async () => {
    const history = filled(
      await make(),
      entry('a', '2017-12-31', 5),
      entry('b', '2018-12-31', 9),
      entry('c', '2019-12-31', 7),
      entry('d', '2020-12-31', 3),
    );
    const key = 'guest/ann';
    expect(history.reaching(key, '2021-12-31', 6, 1)?.id).toBe('c');
    expect(history.reaching(key, '2021-12-31', 9, 1)?.id).toBe('b');
    expect(history.reaching(key, '2021-12-31', 10, 1)).toBeUndefined();
    expect(history.reaching(key, '2020-12-31', 5, -1)?.id).toBe('a');
    expect(history.earliest(key)?.id).toBe('a');
    expect(history.count(key, '2017-12-31', '2020-12-31')).toBe(2);
    expect(history.count('guest/bob', '2017-12-31', '2020-12-31')).toBe(0);
    const [top, next, ...rest] = history.atLeast(key, 5, 2);
    expect([top?.id, top?.figure, top?.mark]).toEqual(['b', 9, 'm9']);
    expect([next?.id, rest]).toEqual(['c', []]);
    expect(ids(history.atLeast(key, 5, 2, 1))).toEqual(['c', 'a']);
    expect(ids(history.atLeast(key, 5, 2, 3))).toEqual([]);
  });

  it('shows nothing of a run before it is committed, and of each run only its own', async () => {
    const history = await make();
    const [one, other] = [history.begin(), history.begin()];
    one.stage(entry('a', '2020-01-01'));
    other.stage(entry('b', '2020-02-01'));
    expect(history.latest('guest/ann', '2021-01-01', 9)).toEqual([]);
    expect(history.publication('a')).toBeUndefined();
    other.commit();
    expect(ids(history.latest('guest/ann', '2021-01-01', 9))).toEqual(['b']);
    one.commit();
    one.commit();
    expect(ids(history.latest('guest/ann', '2021-01-01', 9))).toEqual(['b', 'a']);
  });

  it('keeps the versions of a record and finds the last one only', async () => {
    const history = filled(
      await make(),
      entry('a', '2020-01-01', 5, { hash: 1, state: 'published' }),
    );
    filled(history, entry('a', '2020-01-02', 6, { hash: 2, state: 'published' }));
    expect(history.publication('a')?.versions.map(({ hash }) => hash)).toEqual([1, 2]);
    expect(history.latest('guest/ann', '2021-01-01', 9).map(({ figure }) => figure)).toEqual([6]);
    expect(history.atLeast('guest/ann', 0, 9)).toHaveLength(1);
  });

  it('does not unpublish what is told again, nor keep a version twice', async () => {
    const history = filled(await make(), entry('a', '2020-01-01', 5, { state: 'published' }));
    filled(history, entry('a', '2020-01-01', 5));
    const kept = history.publication('a');
    expect([kept?.state, kept?.versions.length]).toEqual(['published', 1]);
  });

  it('finds under no key what was withdrawn or replaced, and still knows of it', async () => {
    const history = filled(
      await make(),
      entry('a', '2020-01-01', 5, { state: 'published' }),
      entry('b', '2020-02-01', 6, { state: 'published' }),
    );
    filled(history, entry('a', '2020-01-01', 5, { hash: 2, state: 'withdrawn' }));
    filled(history, entry('c', '2020-02-01', 7, { state: 'published', replaces: 'b' }));
    expect(ids(history.latest('guest/ann', '2021-01-01', 9))).toEqual(['c']);
    expect(history.publication('a')?.state).toBe('withdrawn');
    expect(history.publication('b')?.state).toBe('published');
  });
});

describe('a history in a file', () => {
  it('is there when it is opened again, without what was not committed', async () => {
    const path = newFile();
    const first = filled(await openHistory(path), entry('a', '2020-01-01', 5));
    first.begin().stage(entry('b', '2020-02-01', 6));
    first.close();
    const again = await openHistory(path);
    expect(ids(again.latest('guest/ann', '2021-01-01', 9))).toEqual(['a']);
    again.close();
  });

  it('leaves everything as it was when an entry cannot be put', async () => {
    const history = filled(await openHistory(newFile()), entry('a', '2020-01-01', 5));
    const run = history.begin();
    run.stage(entry('b', '2020-02-01', 6));
    run.stage({ ...entry('c', '2020-03-01'), mentions: [{ key: 'guest/ann' }] } as never);
    expect(() => run.commit()).toThrow(/NOT NULL/u);
    expect(ids(history.latest('guest/ann', '2021-01-01', 9))).toEqual(['a']);
  });

  it('is told apart from other files', async () => {
    const path = newFile();
    writeFileSync(path, 'no database, but long enough to be taken for one '.repeat(40));
    await expect(openHistory(path)).rejects.toMatchObject({ name: 'UnreadableFile', path });
    await expect(openHistory(folder)).rejects.toMatchObject({ name: 'UnreadableFile' });
  });
});
