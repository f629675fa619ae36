import { diagnose } from '../diagnostic.js';
import { openDesk } from './desk.js';
import { sequence } from './layout.js';
import type { ClassifyOptions } from './options.js';

/** `wirecopy classify`: a JSON line for each record, as the library gives it. */
export async function classify(
  files: readonly string[],
  options: ClassifyOptions,
): Promise<number> {
  const desk = await openDesk(files, options);
  const { bot, ledger, output } = desk;
  const lines = sequence(output, options.format);
  for await (const batch of desk.batches()) {
    for (const record of batch) {
      if (record.raw === undefined) {
        ledger.enter(record, 'rejected', record.diagnostics);
        continue;
      }
      const found = bot.classify(desk.tagged(record.raw), record.defaults);
      lines.add(JSON.stringify(found));
      if (found.kind !== undefined) ledger.enter(record, 'written', []);
      else ledger.enter(record, 'held', [unclear(found.id, found.reasons)]);
    }
  }
  lines.end();
  return desk.close(
    ({ written, held, rejected }) =>
      `${written} classified, ${held} without a clear kind, ${rejected} rejected`,
  );
}

function unclear(id: string, reasons: readonly string[]) {
  return diagnose('record/ambiguous-kind', {
    message: reasons.join(' ') || 'Nothing speaks for any kind.',
    place: { record: id, pointer: '' },
    hint: 'Add the field `kind`.',
  });
}
