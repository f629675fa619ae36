/**
 * A history in a file: embedded SQLite, through the optional package `libsql`.
 */
import type Libsql from 'libsql';
import { LRUCache } from 'lru-cache';
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
import { unreadable } from './unreadable-file.js';

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
const WHOLE = 40;

/** One with more is, once it was asked so often since the file changed: a year's deals are for each deal's rank. */
const OFTEN = 16;
const MOST_WHOLE = 50_000;

/** So many mentions, keys and records are kept as they were read, those asked for last. */
const MOST_MENTIONS = 200_000;
const MOST_KEYS = 2_000;
const MOST_RECORDS = 4_000;

/**
 * A file of no more bytes is held in memory once so much was asked of it since it changed, as the items of some thousand
 * records ask: from then on an item costs what it does with a history in memory.
 */
const MOST_HELD = 512 * 1024 * 1024;
const ASKED_MUCH = 20_000;

/** Of a key with so few mentions, who asks for one record asks for the others, too. */
const FEW = 6;

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
 * `libsql` is missing. `held` says how large a file may be, in bytes, and how often asked before it is held in memory.
 *
 * @example
 * typeof openHistory // => 'function'
 */
export async function openHistory(
  path: string,
  held: { readonly most: number; readonly after: number } = {
    most: MOST_HELD,
    after: ASKED_MUCH,
  },
): Promise<History> {
  const database = await openDatabase(path);
  const prepared = (sql: string): Libsql.Statement => database.prepare(sql);
  /** A call costs more than what it finds: all rows of a statement come as one text. */
  const listingRows = (rest: string): ((...parameters: readonly unknown[]) => readonly Row[]) => {
    const statement = prepared(
      `select json_group_array(json_array(id, at, quote(figure), mark))
       from (select id, at, figure, mark from mention where key = ? ${rest})`,
    ).raw();
    return (...parameters) => {
      const [rows] = statement.get(parameters) as [string];
      return rows === '[]' ? NO_ROWS : (JSON.parse(rows) as Row[]);
    };
  };
  const listing = (rest: string): ((...parameters: readonly unknown[]) => Remembered[]) => {
    const rowsOf = listingRows(rest);
    return (...parameters) => rowsOf(...parameters).map((row) => new Filed(row, recordOf));
  };
  const counting = (rest: string): ((...parameters: readonly unknown[]) => number) => {
    const statement = prepared(`select count(*) from mention where key = ? ${rest}`).raw();
    return (...parameters) => (statement.get(parameters) as [number])[0];
  };
  const newest = listingRows('order by at desc, id desc limit ?');
  const latest = listing('and at < ? order by at desc, id desc limit ?');
  const above = listing('and at < ? and figure >= ? order by at desc, id desc limit 1');
  const below = listing('and at < ? and figure <= ? order by at desc, id desc limit 1');
  const earliest = listing('order by at, id limit 1');
  const largest = listing(
    'and figure is not null and figure >= ? order by figure desc limit ? offset ?',
  );
  const counted = counting('and at > ? and at < ?');
  const figures = counting('and figure is not null');
  const dataVersion = prepared('pragma data_version').raw();
  const record = prepared('select record from publication where id = ?').raw();
  const recordsOf = prepared(
    "select '[' || group_concat(record) || ']' from publication where id in (select value from json_each(?))",
  ).raw();
  const publication = prepared('select * from publication where id = ?');
  const putPublication = prepared('insert or replace into publication values (?, ?, ?, ?, ?, ?)');
  const putMention = prepared('insert or replace into mention values (?, ?, ?, ?, ?)');
  const dropMention = prepared('delete from mention where key = ? and at = ? and id = ?');
  const stage = prepared('insert into staged values (?, ?)');
  const staged = prepared('select entry from staged where run = ? order by rowid');
  const unstage = prepared('delete from staged where run = ?');

  const records = new LRUCache<string, NewsRecord>({ max: MOST_RECORDS });
  const recordOf = (id: string): NewsRecord => {
    let known = records.get(id);
    if (known === undefined) {
      const text = all?.records.get(id) ?? (record.get([id]) as [string])[0];
      known = JSON.parse(text) as NewsRecord;
      records.set(id, known);
    }
    return known;
  };
  /** The record of an id, read together with those beside it. */
  const recordAmong =
    (ids: readonly string[]) =>
    (id: string): NewsRecord => {
      if (!records.has(id)) {
        const [texts] = recordsOf.get([JSON.stringify(ids)]) as [string];
        for (const known of JSON.parse(texts) as NewsRecord[]) records.set(known.id, known);
      }
      return recordOf(id);
    };

  let isReading = false;
  let version: unknown;
  /** The look-ups of one turn of the event loop see one state of the file: each by itself would have to lock it. */
  const begun = (): void => {
    if (isReading) return;
    database.exec('begin');
    isReading = true;
    setImmediate(endReading);
    const [current] = dataVersion.get([]) as [unknown];
    if (current !== version) forget();
    version = current;
  };
  const endReading = (): void => {
    if (!isReading) return;
    isReading = false;
    database.exec('commit');
  };
  const shelves = new LRUCache<string, Shelf>({
    max: MOST_KEYS,
    maxSize: MOST_MENTIONS,
    sizeCalculation: ({ byDay }) => byDay.length + 1,
  });
  /** All that the file holds, once it was asked much. */
  let all: Held | undefined;
  let questions = 0;
  /** How often those keys were asked that have many mentions. */
  const asked = new LRUCache<string, number>({ max: MOST_KEYS });
  /** Asked once for each key while the file is as it is: they go over all its figures. */
  const quantiles = new Map<string, readonly number[]>();
  const forget = (): void => {
    for (const kept of [shelves, asked, records, quantiles]) kept.clear();
    all = undefined;
    questions = 0;
  };
  const holdIfAskedMuch = (): void => {
    questions += 1;
    if (questions === held.after && sizeOf(database) <= held.most)
      all = holdAll(database, recordOf);
  };
  /** All of a key; nothing of one with many mentions that is seldom asked, which is asked by statements. */
  const shelfOf = (key: string): Shelf | undefined => {
    begun();
    if (all !== undefined) return all.shelves.get(key) ?? NO_SHELF;
    holdIfAskedMuch();
    const known = shelves.get(key);
    if (known !== undefined) return known;
    const times = asked.get(key) ?? 0;
    const isOften = times === OFTEN;
    if (times > 0) {
      asked.set(key, times + 1);
      if (!isOften) return undefined;
    }
    const most = isOften ? MOST_WHOLE : WHOLE;
    const rows = newest(key, most + 1);
    if (rows.length > most) {
      asked.set(key, times + 1);
      return undefined;
    }
    const read = rows.length > FEW ? recordOf : recordAmong(rows.map(([id]) => id));
    const shelf = shelfFrom(rows.map((row) => new Filed(row, read)).reverse());
    shelves.set(key, shelf);
    return shelf;
  };
  const found = (id: string): { kept: Publication; mentions: readonly Mention[] } | undefined => {
    if (all?.records.has(id) === false) return undefined;
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
      begun();
      let steps = quantiles.get(key);
      if (steps === undefined) {
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
      holdIfAskedMuch();
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
          // What is put must find what was put before it.
          forget();
          try {
            for (const { entry } of staged.iterate(run) as Iterable<{ readonly entry: string }>)
              put(JSON.parse(entry) as HistoryEntry);
            unstage.run(run);
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

  constructor([id, at, figure, mark]: Row, recordOf: (id: string) => NewsRecord) {
    this.id = id;
    this.at = at;
    if (figure !== 'NULL') this.figure = Number(figure);
    if (mark !== null) this.mark = mark;
    this.#recordOf = recordOf;
  }

  get record(): NewsRecord {
    return this.#recordOf(this.id);
  }
}

/** What a file holds: its keys, and its records as JSON by their ids. */
interface Held {
  readonly shelves: ReadonlyMap<string, Shelf>;
  readonly records: ReadonlyMap<string, string>;
}

function holdAll(database: Libsql.Database, recordOf: (id: string) => NewsRecord): Held {
  const shelves = new Map<string, Shelf>();
  let byDay: Remembered[] = [];
  let last: string | undefined;
  const mentions = database
    .prepare('select key, id, at, figure, mark from mention order by key, at, id')
    .raw();
  for (const row of mentions.iterate([]) as Iterable<
    readonly [key: string, id: string, at: string, figure: number | null, mark: string | null]
  >) {
    const [key, id, at, figure, mark] = row;
    if (key !== last) {
      byDay = [];
      shelves.set(key, shelfFrom(byDay));
      last = key;
    }
    byDay.push(new Filed([id, at, figure === null ? 'NULL' : String(figure), mark], recordOf));
  }
  const records = database.prepare('select id, record from publication').raw();
  return { shelves, records: new Map(records.iterate([]) as Iterable<[string, string]>) };
}

function sizeOf(database: Libsql.Database): number {
  const [pages, bytes] = ['page_count', 'page_size'].map(
    (name) => (database.prepare(`pragma ${name}`).raw().get([]) as [number])[0],
  ) as [number, number];
  return pages * bytes;
}

const NO_ROWS: readonly Row[] = [];

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

const NO_SHELF = shelfFrom([]);

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
    throw unreadable(path, error);
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
