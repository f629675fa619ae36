import { statusOf } from '../diagnostic.js';
import { readTexts, type SourceText } from '../node/read-texts.js';
import { toText } from '../publish/text.js';
import {
  builtinFrames,
  graphToDot,
  graphToMermaid,
  readText,
  relationGraph,
  type Reading,
  type ReadOptions,
} from '../read/index.js';
import { openDesk, type Desk } from './desk.js';
import { diagnosticLine, paintOn } from './diagnostic-line.js';
import { digestOptions, isDay, printDigest } from './digest.js';
import { sequence } from './layout.js';
import type { ReadRecord } from '../node/outcome-files.js';
import { meant, Misuse } from './misuse.js';
import type { ReadCommandOptions } from './options.js';
import { drainedSources, textSources, type TextSources } from './sources.js';
import { terminalText } from './terminal-text.js';

type FileText = SourceText & { readonly file?: string };

/** `wirecopy read`: what texts tell, as it was read, as items, as a digest or as a graph of who stands how to whom. */
export async function read(files: readonly string[], options: ReadCommandOptions): Promise<number> {
  const { from: _from, kind, ...common } = options;
  const { format, graph, title } = common;
  if (format !== undefined && graph !== undefined)
    throw new Misuse('--graph prints the graph alone; leave --format out.');
  if (
    format !== 'digest' &&
    [options.title, options.limit, options.explain].some((each) => each !== undefined)
  )
    throw new Misuse('--title, --limit and --explain are for --format digest.');
  const reading = readingOptions(kind, common);
  const asked = digestOptions({ ...(options.limit === undefined ? {} : { limit: options.limit }) });
  const sources = await textSources(files, options);
  if (sources.isEndless && (graph !== undefined || format === 'digest'))
    throw new Misuse('--follow has no end, and a graph or a digest waits for it.');
  const desk = await openDesk(sources.files, common, {
    hasSources: sources.hasOthers,
    isEndless: sources.isEndless,
  });
  const texts = textsOf(desk, sources, options);
  const counts = { texts: 0, records: 0, candidates: 0, relations: 0 };
  const readOne = (input: NonNullable<SourceText['input']>): Reading => {
    const { date = options.date, source = options.source } = input;
    const found = readText(
      {
        ...input,
        ...(date === undefined ? {} : { date }),
        ...(source === undefined ? {} : { source }),
      },
      reading,
    );
    counts.texts += 1;
    counts.records += found.records.length;
    counts.candidates += found.candidates.length;
    counts.relations += found.relations.length;
    return found;
  };
  const told = (): string =>
    `${numbered(counts.texts, 'text')} read: ${[
      numbered(counts.records, 'record'),
      numbered(counts.candidates, 'candidate'),
      numbered(counts.relations, 'relation'),
    ].join(', ')}`;

  if (graph !== undefined || (format ?? 'jsonl') === 'jsonl') {
    await printReadings(desk, texts, readOne, graph);
    return desk.close(({ rejected }) => `${told()}; ${rejected} rejected`);
  }
  const records = recordsOf(desk, texts, readOne, told);
  return format === 'digest'
    ? printDigest(desk, records, {
        format: 'text',
        failOn: options.failOn,
        asked,
        ...(title === undefined ? {} : { title }),
        ...(options.explain === undefined ? {} : { explain: options.explain }),
      })
    : printItems(desk, records, sources.isEndless);
}

/** The texts of the files, then those of the other sources as they come, until all have ended or the run is stopped. */
async function* textsOf(
  desk: Desk,
  sources: TextSources,
  { from, encoding }: Pick<ReadCommandOptions, 'from' | 'encoding'>,
): AsyncGenerator<readonly FileText[]> {
  const { ledger } = desk;
  if (sources.files.length > 0 || !sources.hasOthers)
    yield* desk.batchesBy<SourceText>(async function* (bytes, name) {
      for await (const text of readTexts(bytes, { name, from, encoding })) yield [text];
    });
  if (!sources.hasOthers) return;
  const paint = paintOn(process.stderr);
  const begins = sources.begins(desk.config.publication?.url);
  for await (const text of drainedSources(desk, begins, sources.isEndless)) {
    const isFailure = statusOf(text.diagnostics) === 'rejected';
    // What is tried again, or was to be left alone, has not failed.
    if (text.scope === 'file' && (sources.isEndless || !isFailure))
      for (const diagnostic of text.diagnostics)
        ledger.tell(diagnosticLine(isFailure ? 'rejected' : 'held', diagnostic, paint));
    else yield [text];
  }
}

/** Throws `Misuse` where an option cannot be. */
function readingOptions(
  kind: string | undefined,
  { date, currency, threshold }: Omit<ReadCommandOptions, 'from' | 'kind'>,
): ReadOptions {
  if (date !== undefined && !isDay(date))
    throw new Misuse(`--date is a day such as 2021-06-02, not ${date}.`);
  if (currency !== undefined && !/^[A-Z]{3}$/u.test(currency))
    throw new Misuse(`--currency is a code of three letters such as USD, not ${currency}.`);
  if (threshold !== undefined && !/^(?:0(?:\.\d+)?|1(?:\.0+)?|\.\d+)$/u.test(threshold))
    throw new Misuse(`--threshold is a number from 0 to 1, not ${threshold}.`);
  const frames = builtinFrames.filter((each) => kind === undefined || each.kind === kind);
  if (kind !== undefined && frames.length === 0) {
    const kinds = builtinFrames.map((each) => each.kind);
    throw new Misuse(`events of the kind ${kind} are not read${meant(kind, kinds)}`);
  }
  return {
    frames: kind === undefined ? builtinFrames : frames,
    ...(currency === undefined ? {} : { currency }),
    ...(threshold === undefined ? {} : { threshold: Number(threshold) }),
  };
}

type ReadOne = (input: NonNullable<SourceText['input']>) => Reading;

async function printReadings(
  { output, ledger }: Desk,
  texts: AsyncIterable<readonly FileText[]>,
  readOne: ReadOne,
  graph: ReadCommandOptions['graph'],
): Promise<void> {
  const lines = sequence(output, 'jsonl');
  const related: Pick<Reading, 'id' | 'relations'>[] = [];
  for await (const batch of texts)
    for (const source of batch) {
      if (source.input === undefined) {
        ledger.enter(source, 'rejected', source.diagnostics);
        continue;
      }
      const { id, records, candidates, relations, diagnostics, reasons } = readOne(source.input);
      ledger.enter(source, 'written', []);
      if (graph === undefined) {
        // of a page the text in which the places count stands nowhere else
        const made = source.isMade === true ? { text: source.input.text } : {};
        lines.add(
          JSON.stringify({ id, records, candidates, relations, diagnostics, reasons, ...made }),
        );
      } else if (relations.length > 0) related.push({ id, relations });
    }
  lines.end();
  if (graph === undefined) return;
  const whole = relationGraph(related);
  switch (graph) {
    case 'dot':
      output.write(graphToDot(whole));
      break;
    case 'mermaid':
      output.write(graphToMermaid(whole));
      break;
    case 'json':
      output.write(`${JSON.stringify(whole)}\n`);
      break;
  }
}

/** What was read as records like those of a file; what texts could not tell is said on standard error. */
async function* recordsOf(
  { ledger }: Desk,
  texts: AsyncIterable<readonly FileText[]>,
  readOne: ReadOne,
  told: () => string,
): AsyncGenerator<readonly ReadRecord[]> {
  const paint = paintOn(process.stderr);
  for await (const batch of texts)
    for (const { input, diagnostics: problems, ...source } of batch) {
      const place = {
        line: source.line,
        ...(source.file === undefined ? {} : { file: source.file }),
      };
      if (input === undefined) {
        yield [{ ...place, ...source, diagnostics: problems }];
        continue;
      }
      const { id, records, diagnostics } = readOne(input);
      for (const diagnostic of diagnostics)
        ledger.tell(diagnosticLine('held', diagnostic, paint, id));
      yield records.map((raw) => ({ ...place, raw, diagnostics: [] }));
    }
  ledger.tell(`${told()}.`);
}

async function printItems(
  desk: Desk,
  batches: AsyncIterable<readonly ReadRecord[]>,
  isEndless: boolean,
): Promise<number> {
  const { ledger, output } = desk;
  const run = desk.run();
  const text = terminalText(output);
  const items = sequence(output, 'text');
  for await (const batch of batches) {
    for (const record of batch) {
      const outcome =
        record.raw === undefined
          ? ({ status: 'rejected', diagnostics: record.diagnostics } as const)
          : await run.write(record.raw);
      ledger.enter(record, outcome.status, outcome.diagnostics);
      if (outcome.status === 'written') items.add(toText(outcome.value, text));
    }
    if (isEndless) {
      await desk.drained();
      run.commit();
    }
  }
  items.end();
  run.commit();
  return desk.close(
    ({ written, held, rejected }) => `${written} written, ${held} held, ${rejected} rejected`,
  );
}

/** "1 text", "2 texts". */
function numbered(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
