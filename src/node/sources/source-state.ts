/**
 * What sources remember between runs: a folder with a file for each, written durably.
 */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from '../durable.js';
import { unreadable, UnreadableFile } from '../unreadable-file.js';

/** The memory of sources. One process at a time may write it. */
export interface SourceState {
  /** What a source kept; undefined where it kept nothing. Throws `UnreadableFile` where its file was damaged. */
  readonly recall: <T>(source: string, schema: z.ZodType<T>) => Promise<T | undefined>;
  /** Takes the place of what the source kept; it is on the disk when this resolves. Throws `UnreadableFile`. */
  readonly keep: (source: string, memory: object) => Promise<void>;
}

/**
 * Opens the folder in which sources remember, and makes it where there is none. Throws `UnreadableFile` where it cannot be.
 *
 * @example
 * typeof openSourceState // => 'function'
 */
export function openSourceState(folder: string): SourceState {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw unreadable(folder, error);
  }
  return {
    recall: async (source, schema) => {
      const path = fileOf(folder, source);
      let text: string;
      try {
        text = await readFile(path, 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw unreadable(path, error);
      }
      try {
        return z.object({ memory: schema }).parse(JSON.parse(text)).memory;
      } catch (error) {
        throw new UnreadableFile(
          path,
          `is not what was kept of ${source}; remove it, and all is read anew.`,
          { cause: error },
        );
      }
    },
    keep: async (source, memory) => {
      const path = fileOf(folder, source);
      try {
        await writeDurably(path, `${JSON.stringify({ source, memory })}\n`);
      } catch (error) {
        throw unreadable(path, error);
      }
    },
  };
}

/** Named by the source, so that a person finds it, and by its hash, so that no two have the same. */
function fileOf(folder: string, source: string): string {
  const name = source.replace(/[^a-z0-9]+/giu, '-').slice(-60);
  const hash = createHash('sha256').update(source).digest('hex').slice(0, 16);
  return join(folder, `${name}.${hash}.json`);
}

/**
 * The hash by which a text is known again: 132 bits, so that no two of any number of texts have the same.
 *
 * @example
 * textHash('Acme buys Bolt.').length // => 22
 */
export function textHash(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}

/** Texts that were read, the one that was seen last at the end. */
export interface SeenTexts {
  /** Whether the text was seen before; it counts as seen lately. */
  readonly has: (hash: string) => boolean;
  readonly add: (hash: string) => void;
  /** At most so many as are kept, those seen last. */
  readonly hashes: () => readonly string[];
}

/**
 * Texts that were read, beginning with those of earlier runs; beyond `most` those not seen for longest are forgotten.
 *
 * @example
 * seenTexts(['a'], 2).has('a') // => true
 */
export function seenTexts(before: readonly string[], most: number): SeenTexts {
  const seen = new Set(before);
  const add = (hash: string): void => {
    seen.delete(hash);
    seen.add(hash);
    if (seen.size > most) for (const oldest of seen) return void seen.delete(oldest);
  };
  return {
    has: (hash) => {
      const isKnown = seen.has(hash);
      if (isKnown) add(hash);
      return isKnown;
    },
    add,
    hashes: () => [...seen],
  };
}
