import { addTombstones } from '../node/batch/gates.js';
import { checkFolder } from './review.js';
import type { KillOptions } from './options.js';

/** `wirecopy kill`: withdraws items of a batch. */
export async function kill(ids: readonly string[], options: KillOptions): Promise<number> {
  const { out, by, reason } = options;
  checkFolder(out);
  await addTombstones(
    out,
    ids.map((id) => ({
      id,
      ...(by === undefined ? {} : { by }),
      ...(reason === undefined ? {} : { reason }),
    })),
  );
  process.stderr.write(
    `${ids.length} withdrawn; the next run of the batch takes ${ids.length === 1 ? 'it' : 'them'} out.\n`,
  );
  return 0;
}
