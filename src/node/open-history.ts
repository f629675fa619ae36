/**
 * A history in a file: embedded SQLite, through the optional package `libsql`.
 */
import type Libsql from 'libsql';
import { published } from '../history/publication.js';
import { quantilesOf } from '../history/quantiles.js';
import { atLeastOf, countOf, latestOf, reachingOf, type Shelf } from '../history/shelf.js';
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
const LAYOUT = 2;

/** What is read often stays near: 16 MB of pages here, the rest mapped, which the system takes back as it needs. */
const PRAGMAS = `
  pragma journal_mode = wal; pragma synchronous = normal;
  pragma cache_size = -16000; pragma mmap_size = 1000000000;
`;

const publicationTable = `
  create table publication (
    id text not null unique, state text not null, mentions text not null, earlier text not null,
    last text not null, record text not null
  );
`;

/** Holds all that is asked of a mention, so that a rank is read from it alone. */
const figureIndex = `
  create index mention_by_figure on mention (key, figure desc, at, id, mark) where figure is not null;
`;

/** What makes a file of an older layout one of this; of no layout where it is empty. */
const upgrades: Readonly<Record<number, string>> = {
  0: `
    ${publicationTable}
    create table mention (
      key text not null, at text not null, id text not null, figure real, mark text, primary key (key, at, id)
    ) without rowid;
    ${figureIndex}
  `,
  // Publications stood in their index, each on a page of its own: five times the space.
  1: `
    alter table publication rename to publication_1;
    ${publicationTable}
    insert into publication select id, state, mentions, earlier, last, record from publication_1;
    drop table publication_1;
    drop index mention_by_figure;
    ${figureIndex}
  `,
};

/** A key with no more mentions is read as a whole and then asked like one in memory. */
const WHOLE = 24;

/** So many keys are kept as they were read: those of the record at hand, which are asked for more than once. */
const AT_HAND = 16;

/** So many keys are known to have more mentions than are read as a whole. */
const MOST_LONG = 10_000;

/** A mention as JSON; its figure as SQL writes it, since JSON of SQLite has no more than 15 digits. */
type Row = readonly [id: string, at: string, figure: string, mark: string | null];

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
  /** A call costs more than what it finds: all rows of a statement come as one text. */
  const listing = (rest: string): ((...parameters: readonly unknown[]) => Remembered[]) => {
    const statement = prepared(
      `select json_group_array(json_array(id, at, quote(figure), mark))
       from (select id, at, figure, mark from mention where key = ? ${rest})`,
    ).raw();
    return (...parameters) => {
      const [rows] = statement.get(parameters) as [string];
      return rows === '[]' ? [] : (JSON.parse(rows) as Row[]).map(remembered);
    };
  };
  const counting = (rest: string): ((...parameters: readonly unknown[]) => number) => {
    const statement = prepared(`select count(*) from mention where key = ? ${rest}`).raw();
    return (...parameters) => (statement.get(parameters) as [number])[0];
  };
  const newest = listing(`order by at desc, id desc limit ${WHOLE + 1}`);
  const latest = listing('and at < ? order by at desc, id desc limit ?');
  const above = listing('and at < ? and figure >= ? order by at desc, id desc limit 1');
  const below = listing('and at < ? and figure <= ? order by at desc, id desc limit 1');
  const earliest = listing('order by at, id limit 1');
  const largest = listing(
    'and figure is not null and figure >= ? order by figure desc limit ? offset ?',
  );
  const counted = counting('and at > ? and at < ?');
  const figures = counting('and figure is not null');
  const record = prepared('select record from publication where id = ?').raw();
  const publication = prepared('select * from publication where id = ?');
  const putPublication = prepared('insert or replace into publication values (?, ?, ?, ?, ?, ?)');
  const putMention = prepared('insert or replace into mention values (?, ?, ?, ?, ?)');
  const dropMention = prepared('delete from mention where key = ? and at = ? and id = ?');
  const stage = prepared('insert into staged values (?, ?)');
  const staged = prepared('select entry from staged where run = ? order by rowid');
  const unstage = prepared('delete from staged where run = ?');

  const recordOf = (id: string): NewsRecord =>
    JSON.parse((record.get([id]) as [string])[0]) as NewsRecord;
  const remembered = (row: Row): Remembered => new Filed(row, recordOf);

  let isReading = false;
  /** The look-ups of one turn of the event loop see one state of the file: each by itself would have to lock it. */
  const begun = (): void => {
    if (isReading) return;
    database.exec('begin');
    isReading = true;
    setImmediate(endReading);
  };
  const endReading = (): void => {
    if (!isReading) return;
    isReading = false;
    shelves.clear();
    database.exec('commit');
  };
  const shelves = new Map<string, Shelf>();
  const long = new Set<string>();
  /** All of a key; nothing of one with many mentions, which is asked by statements. */
  const shelfOf = (key: string): Shelf | undefined => {
    begun();
    if (long.has(key)) return undefined;
    let shelf = shelves.get(key);
    if (shelf === undefined) {
      const byDay = newest(key).reverse();
      if (byDay.length > WHOLE) {
        if (long.size >= MOST_LONG) long.clear();
        long.add(key);
        return undefined;
      }
      shelf = byDay.length === 0 ? EMPTY : shelfFrom(byDay);
      if (shelves.size >= AT_HAND) shelves.clear();
      shelves.set(key, shelf);
    }
    return shelf;
  };
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
    latest(key, before, limit) {
      const shelf = shelfOf(key);
      return shelf === undefined ? latest(key, before, limit) : latestOf(shelf, before, limit);
    },
    reaching(key, before, figure, direction) {
      const shelf = shelfOf(key);
      return shelf === undefined
        ? (direction > 0 ? above : below)(key, before, figure)[0]
        : reachingOf(shelf, before, figure, direction);
    },
    earliest(key) {
      const shelf = shelfOf(key);
      return shelf === undefined ? earliest(key)[0] : shelf.byDay[0];
    },
    count(key, after, before) {
      const shelf = shelfOf(key);
      return shelf === undefined ? counted(key, after, before) : countOf(shelf, after, before);
    },
    atLeast(key, figure, limit, skip = 0) {
      const shelf = shelfOf(key);
      return shelf === undefined
        ? largest(key, figure, limit, skip)
        : atLeastOf(shelf, figure, limit, skip);
    },
    quantiles(key) {
      let steps = quantiles.get(key);
      if (steps === undefined) {
        begun();
        steps = quantilesOf(
          figures(key),
          (place) => largest(key, Number.NEGATIVE_INFINITY, 1, place)[0]?.figure ?? 0,
        );
        quantiles.set(key, steps);
      }
      return steps;
    },
    publication(id) {
      begun();
      return found(id)?.kept;
    },
    begin() {
      runs += 1;
      const run = runs;
      return {
        stage(entry) {
          stage.run(run, JSON.stringify(entry));
        },
        commit() {
          endReading();
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
      endReading();
      database.close();
    },
  };
}

/** The record is read only when it is looked at: of a series mostly the figures are. */
class Filed implements Remembered {
  readonly id: string;
  readonly at: string;
  declare readonly figure?: number;
  declare readonly mark?: string;
  readonly #recordOf: (id: string) => NewsRecord;
  #record: NewsRecord | undefined;

  constructor([id, at, figure, mark]: Row, recordOf: (id: string) => NewsRecord) {
    this.id = id;
    this.at = at;
    if (figure !== 'NULL') this.figure = Number(figure);
    if (mark !== null) this.mark = mark;
    this.#recordOf = recordOf;
  }

  get record(): NewsRecord {
    return (this.#record ??= this.#recordOf(this.id));
  }
}

const EMPTY: Shelf = { byDay: [], byFigure: [] };

function shelfFrom(byDay: readonly Remembered[]): Shelf {
  let byFigure: readonly Remembered[] | undefined;
  return {
    byDay,
    get byFigure() {
      return (byFigure ??= byDay
        .filter(({ figure }) => figure !== undefined)
        .sort((one, other) => (other.figure ?? 0) - (one.figure ?? 0)));
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
    database.exec(PRAGMAS);
    if (layoutOf(database) !== LAYOUT) upgrade(database);
    database.exec('create temporary table staged (run integer not null, entry text not null)');
    return database;
  } catch (error) {
    throw new UnreadableFile(path, error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  }
}

function layoutOf(database: Libsql.Database): number {
  return (database.prepare('pragma user_version').raw().get([]) as [number])[0];
}

function upgrade(database: Libsql.Database): void {
  database.exec('begin immediate');
  try {
    // Another process may have been first.
    const layout = layoutOf(database);
    const statements = layout === LAYOUT ? '' : upgrades[layout];
    if (statements === undefined)
      throw new Error(`it has layout ${layout}, and this version knows ${LAYOUT}`);
    database.exec(`${statements}; pragma user_version = ${LAYOUT}; commit`);
  } catch (error) {
    database.exec('rollback');
    throw error;
  }
}
