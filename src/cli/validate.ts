import type { NewsRecord, Outcome } from '../model.js';
import { recordOf, type ReadRecord } from '../node/outcome-files.js';
import { recordId } from '../records/validate.js';
import { openDesk } from './desk.js';
import { diagnosticLine, paintOn } from './diagnostic-line.js';
import { sequence } from './layout.js';
import type { ValidateOptions } from './options.js';

/** `wirecopy validate`: what is wrong with the records. */
export async function validate(
  files: readonly string[],
  options: ValidateOptions,
): Promise<number> {
  const desk = await openDesk(files, options, { tellsDiagnostics: false });
  const { bot, ledger, output } = desk;
  const { format } = options;
  const paint = paintOn(output.columns === undefined ? {} : process.stdout);
  const findings = sequence(output, format === 'text' ? 'lines' : format);
  for await (const batch of desk.batches()) {
    for (const record of batch) {
      const outcome: Outcome<NewsRecord> =
        record.raw === undefined
          ? { status: 'rejected', diagnostics: record.diagnostics }
          : bot.validate(desk.tagged(record.raw), record.defaults);
      const { status, diagnostics } = outcome;
      ledger.enter(record, status, diagnostics);
      if (format !== 'text') {
        if (diagnostics.length > 0) findings.add(JSON.stringify(finding(record, outcome)));
        continue;
      }
      const id = recordOf(diagnostics);
      for (const diagnostic of diagnostics)
        findings.add(diagnosticLine(status, diagnostic, paint, id));
    }
  }
  findings.end();
  return desk.close(
    ({ written, held, rejected }) => `${written} valid, ${held} held, ${rejected} rejected`,
  );
}

function finding({ file, line, raw }: ReadRecord, { status, diagnostics }: Outcome<NewsRecord>) {
  const id = recordOf(diagnostics) ?? (raw === undefined ? undefined : recordId(raw));
  return {
    ...(file === undefined ? {} : { file }),
    line,
    ...(id === undefined ? {} : { id }),
    status: status === 'written' ? 'valid' : status,
    diagnostics,
  };
}
