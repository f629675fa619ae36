/**
 * A history in memory: what a newsbot remembers where no store is given.
 */
import type { History, HistoryEntry, Mention, Publication, Remembered } from '../model.js';
import { published } from './publication.js';
import { quantilesOf } from './quantiles.js';
import { atLeastOf, countOf, latestOf, reachingOf, type Shelf } from './shelf.js';

/** Grows out of order, and is ordered when it is asked. */
interface GrowingShelf extends Shelf {
  readonly byDay: Remembered[];
  readonly byFigure: Remembered[];
  sorted: boolean;
  quantiles: readonly number[] | undefined;
}

interface Kept {
  readonly publication: Publication;
  readonly mentions: readonly Mention[];
}

/**
 * An empty history that lives as long as its process. A later version of a record takes the place of the one before
 * under all keys; a withdrawn one is found under none.
 *
 * @example
 * memoryHistory().latest('company/acme', '2021-06-02', 1) // => []
 */
export function memoryHistory(): History {
  const shelves = new Map<string, GrowingShelf>();
  const records = new Map<string, Kept>();

  const shelfOf = (key: string): GrowingShelf | undefined => {
    const shelf = shelves.get(key);
    if (shelf !== undefined && !shelf.sorted) {
      shelf.byDay.sort((one, other) => compare(one.at, other.at) || compare(one.id, other.id));
      shelf.byFigure.sort(
        (one, other) => (other.figure ?? 0) - (one.figure ?? 0) || compare(one.id, other.id),
      );
      shelf.sorted = true;
      shelf.quantiles = undefined;
    }
    return shelf;
  };

  const remove = (id: string, mentions: readonly Mention[]): void => {
    for (const { key } of mentions) {
      const shelf = shelves.get(key);
      if (shelf === undefined) continue;
      for (const side of [shelf.byDay, shelf.byFigure]) {
        const at = side.findIndex((entry) => entry.id === id);
        if (at >= 0) side.splice(at, 1);
      }
    }
  };

  const put = (entry: HistoryEntry): void => {
    const { record } = entry;
    const { id } = record;
    const kept = records.get(id);
    if (kept !== undefined) remove(id, kept.mentions);
    // What a record replaces is found under its own id only, so that it is not told twice.
    const replaced = record.replaces === undefined ? undefined : records.get(record.replaces);
    if (replaced !== undefined) remove(replaced.publication.id, replaced.mentions);
    const publication = published(kept?.publication, entry);
    const mentions = publication.state === 'withdrawn' ? [] : entry.mentions;
    records.set(id, { publication, mentions });
    for (const { key, ...mention } of mentions) {
      let shelf = shelves.get(key);
      if (shelf === undefined) {
        shelf = { byDay: [], byFigure: [], sorted: true, quantiles: undefined };
        shelves.set(key, shelf);
      }
      const remembered = { id, ...mention, record };
      shelf.byDay.push(remembered);
      if (mention.figure !== undefined) shelf.byFigure.push(remembered);
      shelf.sorted = false;
    }
  };

  return {
    latest(key, before, limit) {
      const shelf = shelfOf(key);
      return shelf === undefined ? NONE : latestOf(shelf, before, limit);
    },
    reaching(key, before, figure, direction) {
      const shelf = shelfOf(key);
      return shelf === undefined ? undefined : reachingOf(shelf, before, figure, direction);
    },
    earliest: (key) => shelfOf(key)?.byDay[0],
    count(key, after, before) {
      const shelf = shelfOf(key);
      return shelf === undefined ? 0 : countOf(shelf, after, before);
    },
    atLeast(key, figure, limit, skip = 0) {
      const shelf = shelfOf(key);
      return shelf === undefined ? NONE : atLeastOf(shelf, figure, limit, skip);
    },
    quantiles(key) {
      const shelf = shelfOf(key);
      if (shelf === undefined) return NO_FIGURES;
      return (shelf.quantiles ??= quantilesOf(
        shelf.byFigure.length,
        (place) => shelf.byFigure[place]?.figure ?? 0,
      ));
    },
    publication: (id) => records.get(id)?.publication,
    begin() {
      let staged: HistoryEntry[] = [];
      return {
        stage(entry) {
          staged.push(entry);
        },
        commit() {
          for (const entry of staged) put(entry);
          staged = [];
        },
      };
    },
    close() {
      shelves.clear();
      records.clear();
    },
  };
}

const NONE: readonly Remembered[] = [];
const NO_FIGURES: readonly number[] = [];

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
