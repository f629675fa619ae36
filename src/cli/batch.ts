import { availableParallelism } from 'node:os';
import { builtinTemplates, createNewsbot } from '../newsbot.js';
import { runBatch, type BatchReport, type Shard } from '../node/batch/run-batch.js';
import { readTemplateTexts } from '../node/templates.js';
import { parseTemplates } from '../templates/parse.js';
import {
  botOptions,
  checkFiles,
  checkNames,
  configOf,
  kindsOf,
  mappingOf,
  sizeOf,
} from './desk.js';
import { diagnosticLine, paintOn } from './diagnostic-line.js';
import { failed, table } from './ledger.js';
import { Misuse, wholeNumber } from './misuse.js';
import type { BatchOptions } from './options.js';
import { progressOn } from './progress.js';

/** `wirecopy batch`: the items of many records into a folder. */
export async function batch(files: readonly string[], options: BatchOptions): Promise<number> {
  if (files.includes('-'))
    throw new Misuse('a batch reads its input more than once: give files, not standard input.');
  const shard = shardOf(options.shard);
  const count = {
    workers: wholeNumber('--workers', options.workers ?? String(availableParallelism())),
    chunk: wholeNumber('--chunk', options.chunk) * 1024,
    patience: wholeNumber('--patience', options.patience),
  };
  await checkFiles(files, options);
  const mapping = await mappingOf(files, options);
  const config = await configOf(options.config);
  const templates =
    options.templates === undefined ? {} : await readTemplateTexts(options.templates);
  const settings = botOptions(options, config, undefined);
  // Made here once, so that what cannot be is told before anything is begun.
  const bot = createNewsbot({
    ...settings,
    ...(await kindsOf(options.kinds)),
    templates: [builtinTemplates, parseTemplates(templates)],
  });
  checkNames(bot, options, templates);
  const progress = progressOn(
    process.stderr,
    await sizeOf(files),
    options.quiet !== true && process.stderr.isTTY,
  );
  try {
    const report = await runBatch(
      {
        ...count,
        inputs: files,
        out: options.out,
        options: settings,
        config,
        templates,
        mapping,
        encoding: options.encoding,
        kind: options.kind,
        kinds: options.kinds,
        from: options.from,
        shard,
        restart: options.restart === true,
        clock: () => new Date().toISOString(),
      },
      progress.tick,
    );
    return ended(report, options, progress.print);
  } finally {
    progress.stop();
  }
}

function ended(report: BatchReport, options: BatchOptions, print: (line: string) => void): number {
  const { status, written, held, rejected, codes, unreadable, diagnostic } = report;
  if (options.quiet !== true) {
    if (status === 'unchanged') print('Nothing to do: the run had finished.');
    for (const line of table(new Map(Object.entries(codes)))) print(line);
    if (diagnostic !== undefined)
      print(diagnosticLine('held', diagnostic, paintOn(process.stderr)));
    print(`${written} written, ${held} held, ${rejected} rejected`);
  }
  if (unreadable) return 2;
  return status === 'stopped' || failed(report, options.failOn) ? 1 : 0;
}

function shardOf(text: string | undefined): Shard | undefined {
  if (text === undefined) return undefined;
  const [, index, of] = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/u.exec(text) ?? [];
  if (index === undefined || of === undefined || Number(index) > Number(of))
    throw new Misuse(`--shard is I/N with I from 1 to N, such as 2/8, not ${text}.`);
  return { index: Number(index), of: Number(of) };
}
