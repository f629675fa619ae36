import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';
import { memoryHistory } from '../../src/history/index.js';
import type { History, HistoryEntry, NewsRecord, Remembered } from '../../src/model.js';
import { openHistory } from '../../src/node/open-history.js';

const folder = mkdtempSync(join(tmpdir(), 'wirecopy-history-'));
afterAll(() => rmSync(folder, { recursive: true }));
/** From the first question on. */
const atOnce = { most: 1e9, after: 1 };
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

const shown = (found: readonly Remembered[]): object[] =>
  found.map(({ record: _record, ...mention }) => mention);

const ids = (found: readonly { readonly id: string }[]): string[] => found.map(({ id }) => id);

describe.each<[string, () => Promise<History>]>([
  ['in memory', () => Promise.resolve(memoryHistory())],
  ['in a file', () => openHistory(newFile())],
  ['in a file that is held in memory', () => openHistory(newFile(), atOnce)],
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
  it('answers of few mentions and of many as one in memory does', async () => {
    const figures = [5, 0.1 + 0.2, 12, 5, 123456789012345.67, -3, 7, 0];
    for (const count of [1, 6, 7, 40, 41, 90]) {
      const entries = Array.from({ length: count }, (_, index) =>
        entry(
          `r${index}`,
          `20${String(10 + ((index * 7) % 80))}-03-01`,
          index % 5 === 4 ? undefined : (figures[index % figures.length] as number) + (index >> 3),
        ),
      );
      const memory = filled(memoryHistory(), ...entries);
      for (const held of [undefined, atOnce]) {
        const file = filled(await openHistory(newFile(), held), ...entries);
        const key = 'guest/ann';
        for (const day of ['2009-01-01', '2031-03-01', '2055-07-01', '2099-01-01']) {
          for (const limit of [1, 9, 40])
            expect(shown(file.latest(key, day, limit))).toEqual(
              shown(memory.latest(key, day, limit)),
            );
          for (const figure of [-9, 0.30000000000000004, 6, 1e9]) {
            for (const direction of [1, -1] as const)
              expect(file.reaching(key, day, figure, direction)?.id).toBe(
                memory.reaching(key, day, figure, direction)?.id,
              );
            for (const skip of [0, 3])
              expect(file.atLeast(key, figure, 9, skip).map((found) => found.figure)).toEqual(
                memory.atLeast(key, figure, 9, skip).map((found) => found.figure),
              );
          }
          expect(file.count(key, '2020-03-01', day)).toBe(memory.count(key, '2020-03-01', day));
        }
        expect(file.earliest(key)?.id).toBe(memory.earliest(key)?.id);
        expect(file.quantiles(key)).toEqual(memory.quantiles(key));
        file.close();
      }
    }
  });

  it('says the same of a key however often it is asked, and what is new once it is committed', async () => {
    const entries = Array.from({ length: 90 }, (_, index) =>
      entry(`r${index}`, `20${String(index + 10)}-03-01`, index),
    );
    const file = filled(await openHistory(newFile()), ...entries);
    const asked = Array.from({ length: 40 }, () => [
      ids(file.latest('guest/ann', '2099-12-31', 2)),
      ids(file.atLeast('guest/ann', 88, 9)),
      file.latest('guest/ann', '2099-12-31', 1)[0]?.record.id,
      file.quantiles('guest/ann').at(-1),
    ]);
    expect(new Set(asked.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(asked[0]).toEqual([['r89', 'r88'], ['r89', 'r88'], 'r89', 89]);
    filled(file, entry('new', '2099-06-01', 500));
    expect(ids(file.latest('guest/ann', '2099-12-31', 2))).toEqual(['new', 'r89']);
    expect(ids(file.atLeast('guest/ann', 89, 9))).toEqual(['new', 'r89']);
    expect(file.quantiles('guest/ann').at(-1)).toBe(500);
    file.close();
  });

  it.each([
    ['', undefined],
    [', held in memory or not', atOnce],
  ])('shows what another process wrote, from the next turn on%s', async (_, held) => {
    const path = newFile();
    const [one, other] = [await openHistory(path, held), await openHistory(path)];
    filled(one, entry('a', '2020-01-01', 5));
    expect(ids(one.latest('guest/ann', '2021-01-01', 9))).toEqual(['a']);
    filled(other, entry('b', '2020-02-01', 6));
    expect(ids(one.latest('guest/ann', '2021-01-01', 9))).toEqual(['a']);
    await new Promise(setImmediate);
    expect(ids(one.latest('guest/ann', '2021-01-01', 9))).toEqual(['b', 'a']);
    one.close();
    other.close();
  });

  it('finds a record of the same run that comes before one, though it holds what was there', async () => {
    const file = filled(await openHistory(newFile(), atOnce), entry('a', '2020-01-01', 5));
    expect(ids(file.latest('guest/ann', '2021-01-01', 9))).toEqual(['a']);
    filled(file, entry('b', '2020-02-01', 6), entry('b', '2020-03-01', 7, { hash: 2 }));
    expect(file.publication('b')?.versions.map(({ hash }) => hash)).toEqual([1, 2]);
    expect(ids(file.latest('guest/ann', '2021-01-01', 9))).toEqual(['b', 'a']);
    file.close();
  });

  it('reads a file of the first layout, and refuses one of a later', async () => {
    const path = newFile();
    const first = new Libsql(path);
    first.exec(`
      create table publication (
        id text primary key, state text not null, mentions text not null, earlier text not null,
        last text not null, record text not null
      ) without rowid;
      create table mention (
        key text not null, at text not null, id text not null, figure real, mark text, primary key (key, at, id)
      ) without rowid;
      create index mention_by_figure on mention (key, figure desc) where figure is not null;
      insert into publication values ('a', 'published', '[{"key":"guest/ann","at":"2020-01-01","figure":5}]',
        '[]', '{"hash":1,"on":"2021-06-02","class":"first"}', '${JSON.stringify(record('a', '2020-01-01'))}');
      insert into mention values ('guest/ann', '2020-01-01', 'a', 5, null);
      pragma user_version = 1;
    `);
    first.close();
    const history = await openHistory(path);
    expect(history.atLeast('guest/ann', 5, 1)[0]?.record).toEqual(record('a', '2020-01-01'));
    filled(history, entry('a', '2020-02-01', 6, { hash: 2, state: 'published' }));
    expect(history.publication('a')?.versions.map(({ hash }) => hash)).toEqual([1, 2]);
    expect(shown(history.latest('guest/ann', '2021-01-01', 9))).toEqual([
      { id: 'a', at: '2020-02-01', figure: 6, mark: 'm6' },
    ]);
    history.close();

    const later = new Libsql(path);
    later.exec('pragma user_version = 99');
    later.close();
    await expect(openHistory(path)).rejects.toThrow(/layout 99/u);
  });

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
