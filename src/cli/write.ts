import { diagnosticCodes, type DiagnosticCode } from '../diagnostic.js';
import type { Item, Outcome } from '../model.js';
import type { Release } from '../newsbot.js';
import { brief } from '../publish/brief.js';
import { openDesk } from './desk.js';
import { checkFormat, isCollection, itemSequence } from './format.js';
import { meant, Misuse } from './misuse.js';
import type { WriteOptions } from './options.js';
import { drainedSources, followedRecords } from './sources.js';
import { terminalText } from './terminal-text.js';

/** `wirecopy write`: an item of each record. */
export async function write(files: readonly string[], options: WriteOptions): Promise<number> {
  const release = releaseOf(options);
  const sources = await sourcesOf(files, options);
  const isEndless = sources !== undefined;
  const desk = await openDesk(isEndless ? [] : files, options, {
    ...(release === undefined ? {} : { release }),
    untrusted: options.untrusted === true,
    hasSources: isEndless,
    isEndless,
    check: (publishing) => {
      checkFormat(options.format, publishing);
    },
  });
  const { ledger, output } = desk;
  const run = desk.run();
  const items = await itemSequence(output, options.format, {
    publication: desk.publishing.publication,
    now: desk.now,
    text: terminalText(output),
  });
  let stopped = false;
  for await (const batch of isEndless ? drainedSources(desk, sources, true) : desk.batches()) {
    for (const record of batch) {
      const told: Outcome<Item> | Promise<Outcome<Item>> =
        record.raw === undefined
          ? { status: 'rejected', diagnostics: record.diagnostics }
          : run.write(desk.tagged(record.raw), record.defaults);
      // Only what a worker tells is waited for: a turn of the loop a record is time and memory.
      const outcome = told instanceof Promise ? await told : told;
      ledger.enter(record, outcome.status, outcome.diagnostics);
      if (outcome.status === 'written') {
        items.add(options.length === 'brief' ? brief(outcome.value) : outcome.value);
      } else if (options.strict === true) {
        stopped = true;
        break;
      }
    }
    if (stopped) break;
    if (isEndless) {
      await desk.drained();
      run.commit();
    }
  }
  items.end();
  // What was written before the stop stands in the output, so it was published.
  run.commit();
  if (stopped) ledger.tell('Stopped at the first problem.');
  const code = await desk.close(
    ({ written, held, rejected }) => `${written} written, ${held} held, ${rejected} rejected`,
  );
  return stopped ? Math.max(code, 1) : code;
}

/** The files that are followed; undefined where none is. */
async function sourcesOf(files: readonly string[], options: WriteOptions) {
  const { follow, state, format, untrusted } = options;
  if (follow !== true) {
    if (state !== undefined) throw new Misuse('--state goes with --follow.');
    return undefined;
  }
  if (isCollection(format) || format === 'json')
    throw new Misuse(`--follow has no end, and ${format} waits for it.`);
  if (untrusted === true) throw new Misuse('--follow and --untrusted do not go together.');
  return followedRecords(files, options);
}

function releaseOf({ release: code, by }: WriteOptions): Release | undefined {
  if (code === undefined && by === undefined) return undefined;
  if (code === undefined || by === undefined) {
    throw new Misuse('--release CODE and --by NAME go together.');
  }
  if (!Object.hasOwn(diagnosticCodes, code)) {
    throw new Misuse(`there is no code ${code}${meant(code, Object.keys(diagnosticCodes))}`);
  }
  return { code: code as DiagnosticCode, by };
}
