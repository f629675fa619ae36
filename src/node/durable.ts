/**
 * Writing that outlives a stop of the machine: the data, then its name. What carries its final name is whole.
 */
import {
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What is being written has this ending, and is nothing yet. */
const UNFINISHED = '.tmp';

/** A file that is being written; it has its name when it is committed. */
export interface DurableFile {
  readonly write: (bytes: Uint8Array | string) => void;
  /** Data to the disk, then the name, then the folder to the disk. */
  readonly commit: () => Promise<void>;
  /** Leaves nothing behind. */
  readonly discard: () => Promise<void>;
}

let opened = 0;

/**
 * Begins a file that takes the place of the one of that name when it is committed. Errors are those of the file system.
 *
 * @example
 * typeof durableFile // => 'function'
 */
export async function durableFile(path: string): Promise<DurableFile> {
  opened += 1;
  // Threads have the id of the process; no two of them write one file.
  const unfinished = `${path}.${process.pid}-${opened}${UNFINISHED}`;
  const handle = await open(unfinished, 'w');
  return {
    write: (bytes) => {
      // Not `writeSync`, which may write less than it is given where the disk is nearly full.
      writeFileSync(handle.fd, bytes);
    },
    commit: async () => {
      try {
        await handle.sync();
      } finally {
        await handle.close();
      }
      renameSync(unfinished, path);
      syncFolder(dirname(path));
    },
    discard: async () => {
      await handle.close();
      rmSync(unfinished, { force: true });
    },
  };
}

/**
 * Writes a whole file durably.
 *
 * @example
 * typeof writeDurably // => 'function'
 */
export async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  const file = await durableFile(path);
  try {
    file.write(content);
  } catch (error) {
    await file.discard();
    throw error;
  }
  await file.commit();
}

/**
 * Brings the names in a folder to the disk.
 *
 * @example
 * syncFolder('.') // => undefined
 */
export function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Takes away what runs before left unfinished in a folder.
 *
 * @example
 * typeof removeUnfinished // => 'function'
 */
export function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder))
    if (name.endsWith(UNFINISHED)) rmSync(join(folder, name), { force: true });
}
