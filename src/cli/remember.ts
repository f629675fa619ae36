import { openDesk } from './desk.js';
import { Misuse } from './misuse.js';
import type { RememberOptions } from './options.js';

/** `wirecopy remember`: tells a history of records without writing items. */
export async function remember(
  files: readonly string[],
  options: RememberOptions,
): Promise<number> {
  if (options.history === undefined)
    throw new Misuse('remember needs --history FILE: the history that is told.');
  const desk = await openDesk(files, { ...options, archive: true });
  const run = desk.bot.run();
  for await (const batch of desk.batches()) {
    for (const record of batch) {
      const { status, diagnostics } =
        record.raw === undefined
          ? { status: 'rejected' as const, diagnostics: record.diagnostics }
          : run.remember(desk.tagged(record.raw), record.defaults);
      desk.ledger.enter(record, status, diagnostics);
    }
  }
  run.commit();
  return desk.close(
    ({ written, held, rejected }) => `${written} remembered, ${held} held, ${rejected} rejected`,
  );
}
