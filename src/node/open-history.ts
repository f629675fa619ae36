/**
 * A history in a file: embedded SQLite, through the optional package `libsql`.
 */
import type Libsql from 'libsql';
import { published } from '../history/publication.js';
import { quantilesOf } from '../history/quantiles.js';
import type {
  History,
  HistoryEntry,
  KeptVersion,
  Mention,
  NewsRecord,
  Publication,
  Remembered,
} from '../model.js';
import { UnreadableFile } from './unreadable-file.js';

/** Written into each file, so that a later layout can tell. */
const LAYOUT = 1;

const schema = `
  create table if not exists publication (
    id text primary key, state text not null, mentions text not null, earlier text not null,
    last text not null, record text not null
  ) without rowid;
  create table if not exists mention (
    key text not null, at text not null, id text not null, figure real, mark text, primary key (key, at, id)
  ) without rowid;
  create index if not exists mention_by_figure on mention (key, figure desc) where figure is not null;
  create temporary table staged (run integer not null, entry text not null);
`;

interface Row {
  readonly id: string;
  readonly at: string;
  readonly figure: number | null;
  readonly mark: string | null;
}

interface PublicationRow {
  readonly state: Publication['state'];
  readonly mentions: string;
  /** The versions before the last, each with its record. */
  readonly earlier: string;
  /** The last version without its record. */
  readonly last: string;
  readonly record: string;
}

/**
 * Opens the history of a file, or begins it. What a run stages lives outside the file until it is committed.
 *
 * Throws `UnreadableFile` where the file is no history, and an `Error` that names the package to install where
 * `libsql` is missing.
 *
 * @example
 * typeof openHistory // => 'function'
 */
export async function openHistory(path: string): Promise<History> {
  const database = await openDatabase(path);
  const prepared = (sql: string): Libsql.Statement => database.prepare(sql);
  const select = 'select id, at, figure, mark from mention where key = ?';
  const latest = prepared(`${select} and at < ? order by at desc, id desc limit ?`);
  const above = prepared(`${select} and at < ? and figure >= ? order by at desc, id desc limit 1`);
  const below = prepared(`${select} and at < ? and figure <= ? order by at desc, id desc limit 1`);
  const earliest = prepared(`${select} order by at, id limit 1`);
  const largest = prepared(
    `${select} and figure is not null and figure >= ? order by figure desc limit ? offset ?`,
  );
  const counted = prepared(
    'select count(*) as found from mention where key = ? and at > ? and at < ?',
  );
  const figures = prepared(
    'select count(*) as found from mention where key = ? and figure is not null',
  );
  const record = prepared('select record from publication where id = ?');
  const publication = prepared('select * from publication where id = ?');
  const putPublication = prepared('insert or replace into publication values (?, ?, ?, ?, ?, ?)');
  const putMention = prepared('insert or replace into mention values (?, ?, ?, ?, ?)');
  const dropMention = prepared('delete from mention where key = ? and at = ? and id = ?');
  const stage = prepared('insert into staged values (?, ?)');
  const staged = prepared('select entry from staged where run = ? order by rowid');
  const unstage = prepared('delete from staged where run = ?');

  /** The record is read only when it is looked at: of a series mostly the figures are. */
  const remembered = ({ id, at, figure, mark }: Row): Remembered => {
    let read: NewsRecord | undefined;
    return {
      id,
      at,
      ...(figure === null ? {} : { figure }),
      ...(mark === null ? {} : { mark }),
      get record() {
        return (read ??= JSON.parse((record.get(id) as PublicationRow).record) as NewsRecord);
      },
    };
  };
  const first = (row: unknown): Remembered | undefined =>
    row === undefined ? undefined : remembered(row as Row);
  const found = (id: string): { kept: Publication; mentions: readonly Mention[] } | undefined => {
    const row = publication.get(id) as PublicationRow | undefined;
    if (row === undefined) return undefined;
    const last = {
      ...(JSON.parse(row.last) as Omit<KeptVersion, 'record'>),
      record: JSON.parse(row.record) as NewsRecord,
    };
    const versions = [...(JSON.parse(row.earlier) as KeptVersion[]), last];
    return {
      kept: { id, state: row.state, versions },
      mentions: JSON.parse(row.mentions) as readonly Mention[],
    };
  };
  const drop = (id: string, mentions: readonly Mention[]): void => {
    for (const { key, at } of mentions) dropMention.run(key, at, id);
  };
  const put = (entry: HistoryEntry): void => {
    const { id, replaces } = entry.record;
    const before = found(id);
    if (before !== undefined) drop(id, before.mentions);
    // What a record replaces is found under the new id only, so that it is not told twice.
    const replaced = replaces === undefined ? undefined : found(replaces);
    if (replaced !== undefined) drop(replaced.kept.id, replaced.mentions);
    const { state, versions } = published(before?.kept, entry);
    const mentions = state === 'withdrawn' ? [] : entry.mentions;
    const { record: told, ...last } = versions.at(-1) as KeptVersion;
    putPublication.run(
      id,
      state,
      JSON.stringify(mentions),
      JSON.stringify(versions.slice(0, -1)),
      JSON.stringify(last),
      JSON.stringify(told),
    );
    for (const { key, at, figure, mark } of mentions)
      putMention.run(key, at, id, figure ?? null, mark ?? null);
  };

  let runs = 0;
  /** Asked once for each key between two commits: they go over all its figures. */
  const quantiles = new Map<string, readonly number[]>();
  return {
    latest: (key, before, limit) => (latest.all(key, before, limit) as Row[]).map(remembered),
    reaching: (key, before, figure, direction) =>
      first((direction > 0 ? above : below).get(key, before, figure)),
    earliest: (key) => first(earliest.get(key)),
    count: (key, after, before) =>
      (counted.get(key, after, before) as { readonly found: number }).found,
    atLeast: (key, figure, limit, skip = 0) =>
      (largest.all(key, figure, limit, skip) as Row[]).map(remembered),
    quantiles(key) {
      let steps = quantiles.get(key);
      if (steps === undefined) {
        const { found: count } = figures.get(key) as { readonly found: number };
        steps = quantilesOf(count, (place) => {
          const [row] = largest.all(key, Number.NEGATIVE_INFINITY, 1, place) as Row[];
          return row?.figure ?? 0;
        });
        quantiles.set(key, steps);
      }
      return steps;
    },
    publication: (id) => found(id)?.kept,
    begin() {
      runs += 1;
      const run = runs;
      return {
        stage(entry) {
          stage.run(run, JSON.stringify(entry));
        },
        commit() {
          database.exec('begin immediate');
          try {
            for (const { entry } of staged.iterate(run) as Iterable<{ readonly entry: string }>)
              put(JSON.parse(entry) as HistoryEntry);
            unstage.run(run);
            quantiles.clear();
            database.exec('commit');
          } catch (error) {
            database.exec('rollback');
            throw error;
          }
        },
      };
    },
    close: () => {
      database.close();
    },
  };
}

async function openDatabase(path: string): Promise<Libsql.Database> {
  let made: { readonly default: new (path: string) => Libsql.Database };
  try {
    made = await import('libsql');
  } catch (error) {
    throw new Error('A history in a file needs the package libsql: npm install libsql', {
      cause: error,
    });
  }
  try {
    const database = new made.default(path);
    database.exec('pragma journal_mode = wal; pragma synchronous = normal');
    const { user_version: layout } = database.prepare('pragma user_version').get() as {
      readonly user_version: number;
    };
    if (layout !== 0 && layout !== LAYOUT)
      throw new Error(`it has layout ${layout}, and this version knows ${LAYOUT}`);
    database.exec(`${schema} pragma user_version = ${LAYOUT}`);
    return database;
  } catch (error) {
    throw new UnreadableFile(path, error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  }
}
