/**
 * What the commands that take records share: the newsbot as the options want it, the records of the files, the
 * output and the books.
 */
import { createReadStream } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { taggedAs } from '../classify/kind-of.js';
import type { Diagnostic } from '../diagnostic.js';
import type { Kind } from '../kinds/index.js';
import type { Digest, History, Item, Outcome, SourceDefaults } from '../model.js';
import {
  builtinTemplates,
  createNewsbot,
  type Newsbot,
  type NewsbotOptions,
  type RecordDigestOptions,
} from '../newsbot.js';
import type { TemplateSet } from '../templates/index.js';
import type { Config } from '../node/config.js';
import type { ReadRecord } from '../node/outcome-files.js';
import { formatOfName, readRecordBatches } from '../node/read-records.js';
import { unreadable, UnreadableFile } from '../node/unreadable-file.js';
import type { ColumnMapping } from '../records/mapping.js';
import { repeats } from '../records/repeats.js';
import { shippedMappings } from '../records/shipped-mappings.js';
import { styles } from '../styles/index.js';
import type { PlainOptions } from '../untrusted/jobs.js';
import type { UntrustedNewsbot } from '../untrusted/untrusted-newsbot.js';
import { openLedger, type Ledger } from './ledger.js';
import { meant, Misuse } from './misuse.js';
import type { RecordOptions } from './options.js';
import { openAddedOutput, openOutput, type Output } from './output.js';
import { progressOn } from './progress.js';

/** A run of the newsbot, or of one whose templates are worded in a worker. */
export interface DeskRun {
  readonly write: (
    raw: unknown,
    defaults?: SourceDefaults,
  ) => Outcome<Item> | Promise<Outcome<Item>>;
  readonly digest: (
    raws: Iterable<unknown>,
    options: RecordDigestOptions,
  ) => Outcome<Digest> | Promise<Outcome<Digest>>;
  readonly commit: () => void;
}

/** Who publishes what a run writes, and when. */
export interface DeskPublishing {
  readonly publication: Config['publication'];
  /** The moment of the run. */
  readonly now: string;
}

export interface Desk {
  /** With the templates of `--templates`, unless they are untrusted. */
  readonly bot: Newsbot;
  /** Of an endless desk each commit begins a new part of the run, at a new moment. */
  readonly run: () => DeskRun;
  readonly config: Config;
  readonly publishing: DeskPublishing;
  /** The moment of the run; of an endless one, that of its part. */
  readonly now: () => string;
  readonly output: Output;
  readonly ledger: Ledger;
  /** The records of all files in batches; between two of them output and books are drained. */
  readonly batches: () => AsyncGenerator<readonly ReadRecord[]>;
  /** The same of files of another sort, as `read` takes them apart. */
  readonly batchesBy: <Each extends object>(
    read: (bytes: AsyncGenerator<Uint8Array>, file: string) => AsyncIterable<readonly Each[]>,
  ) => AsyncGenerator<readonly (Each & { readonly file?: string })[]>;
  /** Hands on what was written so far, and resolves when more may come. */
  readonly drained: () => Promise<void>;
  /** A record with the kind that `--kind` gives to those that name none. */
  readonly tagged: (raw: unknown) => unknown;
  /** Ends the run; gives the exit code. */
  readonly close: Ledger['close'];
}

/**
 * What is read at once, in bytes. Small, so that little is alive when the young generation is collected: at 128 KiB a
 * run over 200,000 records takes 60 MB more, and no less time.
 */
const chunkSize = 16 * 1024;

/** Settings of one command beside the common options. */
export interface DeskSettings extends Pick<NewsbotOptions, 'release'> {
  /** `false` where the diagnostics are the result and not messages. */
  readonly tellsDiagnostics?: boolean;
  /** The templates are by strangers. */
  readonly untrusted?: boolean;
  /** There are sources beside the files: where no file is named, standard input is none. */
  readonly hasSources?: boolean;
  /** The run goes on until it is stopped. */
  readonly isEndless?: boolean;
  /** Looks at what the configuration says before anything is opened; throws where it cannot be. */
  readonly check?: (publishing: DeskPublishing) => void;
}

/** Checks the options and files, and opens everything. Throws `Misuse`, `InvalidOptions` or `UnreadableFile`. */
export async function openDesk(
  files: readonly string[],
  options: RecordOptions,
  settings: DeskSettings = {},
): Promise<Desk> {
  const { tellsDiagnostics = true, release, untrusted = false, check } = settings;
  const { hasSources = false, isEndless = false } = settings;
  const inputs = files.length === 0 && !hasSources ? ['-'] : files;
  if (inputs.length > files.length && process.stdin.isTTY) {
    throw new Misuse('no FILES given; name some, or pipe them into standard input.');
  }
  await checkFiles(inputs, options);
  const mapping = await mappingOf(inputs, options);
  const config = await configOf(options.config);
  // The clock is asked once: for the newsbot and for what is published.
  const publishing = {
    publication: config.publication,
    now: options.now ?? new Date().toISOString(),
  };
  check?.(publishing);
  const strangers = untrusted ? await textsOfStrangers(options.templates) : undefined;
  const templates = untrusted ? {} : await templatesOf(options.templates);
  const history = await historyOf(options.history);
  const ofBot = botOptions({ ...options, now: publishing.now }, config, release);
  const kinds = await kindsOf(options.kinds, untrusted);
  const botAt = (now: string): Newsbot =>
    createNewsbot({
      ...ofBot,
      ...kinds,
      now,
      templates: [builtinTemplates, templates],
      ...(history === undefined ? {} : { history }),
    });
  const bot = botAt(publishing.now);
  const endless = isEndless ? endlessRun(botAt, options.now, config) : undefined;
  checkNames(bot, options, strangers ?? templates);
  const confined =
    strangers === undefined ? undefined : await confinedBot(strangers, ofBot, options.history);
  const output = await (isEndless ? openAddedOutput : openOutput)(options.output);
  const shows =
    options.quiet !== true &&
    process.stderr.isTTY &&
    (options.output !== undefined || !process.stdout.isTTY);
  const progress = progressOn(process.stderr, shows ? await sizeOf(inputs) : undefined, shows);
  const ledger = await openLedger(options, progress.print, { isTold: tellsDiagnostics, isEndless });
  const drained = async (): Promise<void> => {
    await Promise.all([output.drained(), ledger.drained()]);
  };
  const kind = bot.kinds.find(({ name }) => name === options.kind);
  const batchesBy: Desk['batchesBy'] = async function* (read) {
    let bytes = 0;
    let records = 0;
    for (const file of inputs) {
      const counted = async function* (): AsyncGenerator<Uint8Array> {
        const chunks: AsyncIterable<Uint8Array> =
          file === '-' ? process.stdin : createReadStream(file, { highWaterMark: chunkSize });
        for await (const chunk of chunks) {
          bytes += chunk.length;
          yield chunk;
        }
      };
      try {
        for await (const batch of read(counted(), file)) {
          yield inputs.length === 1 ? batch : batch.map((record) => ({ ...record, file }));
          records += batch.length;
          await drained();
          await progress.tick(bytes, records);
        }
      } catch (error) {
        // The records before the damage are done; the other files still can be.
        if (error instanceof UnreadableFile && error.path === file) ledger.unreadable(error);
        else throw error;
      }
    }
  };

  return {
    bot,
    run: () => confined?.run() ?? endless?.run ?? bot.run(),
    now: endless?.now ?? (() => publishing.now),
    config,
    publishing,
    output,
    ledger,
    tagged: (raw) => taggedAs(raw, kind),
    batches: () =>
      batchesBy((bytes, name) =>
        readRecordBatches(bytes, { from: options.from, mapping, encoding: options.encoding, name }),
      ),
    batchesBy,
    drained,
    close: async (summary) => {
      await output.close();
      await confined?.close();
      history?.close();
      progress.stop();
      return ledger.close(summary);
    },
  };
}

/**
 * A run without end. What it told in a part is published, and told to the history, when the part is committed; a record that
 * repeats another is found within a day.
 */
function endlessRun(
  botAt: (now: string) => Newsbot,
  given: string | undefined,
  { guards }: Config,
): { readonly run: DeskRun; readonly now: () => string } {
  let seen = { day: '', of: repeats(guards?.off) };
  let part: { readonly now: string; readonly run: DeskRun } | undefined;
  const current = (): { readonly now: string; readonly run: DeskRun } => {
    if (part !== undefined) return part;
    const now = given ?? new Date().toISOString();
    const day = now.slice(0, 10);
    if (seen.day !== day) seen = { day, of: repeats(guards?.off) };
    part = { now, run: botAt(now).run(seen.of) };
    return part;
  };
  return {
    now: () => current().now,
    run: {
      write: (raw, defaults) => current().run.write(raw, defaults),
      digest: (raws, options) => current().run.digest(raws, options),
      commit: () => {
        part?.run.commit();
        part = undefined;
      },
    },
  };
}

/** Throws where a file cannot be read, or is read and written. */
export async function checkFiles(
  inputs: readonly string[],
  options: Pick<RecordOptions, 'output' | 'held' | 'rejected' | 'config' | 'map'>,
): Promise<void> {
  const { output, held, rejected, config, map } = options;
  const read = new Set(
    [...inputs, config, map]
      .filter((path) => path !== undefined && path !== '-')
      .map((path) => resolve(path as string)),
  );
  for (const path of [output, held, rejected]) {
    if (path !== undefined && read.has(resolve(path))) {
      throw new Misuse(`${path} is read, so nothing can be written to it.`);
    }
  }
  if (
    output !== undefined &&
    [held, rejected].some((path) => path !== undefined && resolve(path) === resolve(output))
  ) {
    throw new Misuse(`${output} cannot take the results and the held or rejected records as well.`);
  }
  if (inputs.filter((file) => file === '-').length > 1)
    throw new Misuse('standard input can be read only once.');
  for (const file of inputs) {
    if (file === '-') continue;
    try {
      await access(file, constants.R_OK);
      if ((await stat(file)).isDirectory()) throw new Error('is a folder, not a file of records');
    } catch (error) {
      throw unreadable(file, error);
    }
  }
}

/** Of all files together in bytes, where none is standard input. */
export async function sizeOf(inputs: readonly string[]): Promise<number | undefined> {
  if (inputs.includes('-')) return undefined;
  const sizes = await Promise.all(inputs.map(async (file) => (await stat(file)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The column mapping of `--map`. Throws `Misuse` with all that is wrong with it. */
export async function mappingOf(
  inputs: readonly string[],
  { map, from }: Pick<RecordOptions, 'map' | 'from'>,
): Promise<ColumnMapping | undefined> {
  if (map === undefined) return undefined;
  const formats = inputs.map((file) => from ?? formatOfName(file));
  if (formats.every((format) => format === 'json' || format === 'jsonl')) {
    throw new Misuse('--map is for CSV, and none of the files is CSV.');
  }
  if (Object.hasOwn(shippedMappings, map)) return shippedMappings[map];
  if (!/[./\\]/u.test(map)) {
    throw new Misuse(
      `there is no column mapping ${map}${meant(map, Object.keys(shippedMappings))}`,
    );
  }
  const { readMapping } = await import('../node/read-mapping.js');
  const found = await readMapping(map);
  if ('diagnostics' in found) throw invalidFile(found.diagnostics);
  return found.mapping;
}

/** The configuration of `--config`, empty where none is given. Throws `Misuse` with all that is wrong with it. */
export async function configOf(path: string | undefined): Promise<Config> {
  if (path === undefined) return {};
  const { readConfig } = await import('../node/config.js');
  const found = await readConfig(path);
  if ('diagnostics' in found) throw invalidFile(found.diagnostics);
  return found.config;
}

export async function historyOf(path: string | undefined): Promise<History | undefined> {
  if (path === undefined) return undefined;
  const { openHistory } = await import('../node/open-history.js');
  return openHistory(path);
}

/** The templates of `--templates`, none where no folder is given. */
export async function templatesOf(dir: string | undefined): Promise<TemplateSet> {
  if (dir === undefined) return {};
  const { loadTemplates } = await import('../node/templates.js');
  return loadTemplates(dir);
}

/** The kinds of `--kinds` beside the shipped ones, as an option of the library; nothing where no module is given. */
export async function kindsOf(
  path: string | undefined,
  untrusted = false,
): Promise<{ readonly kinds?: readonly Kind[] }> {
  if (path === undefined) return {};
  if (untrusted) throw new Misuse('--untrusted words the shipped kinds only: leave --kinds out.');
  const { readKinds } = await import('../node/read-kinds.js');
  return { kinds: await readKinds(path) };
}

function invalidFile(diagnostics: readonly Diagnostic[]): Misuse {
  return new Misuse(
    diagnostics
      .map(({ code, message, place }) => {
        const where =
          place !== undefined && 'file' in place
            ? `${place.file}:${place.line}:${place.column}: `
            : '';
        return `${where}${message} [${code}]`;
      })
      .join('\n  '),
  );
}

async function textsOfStrangers(
  dir: string | undefined,
): Promise<Readonly<Record<string, string>>> {
  if (dir === undefined) {
    throw new Misuse('--untrusted is about templates of your own choice: give --templates DIR.');
  }
  const { readUntrustedTexts } = await import('../untrusted/read-untrusted-texts.js');
  return readUntrustedTexts(dir);
}

async function confinedBot(
  templates: Readonly<Record<string, string>>,
  settings: PlainOptions,
  history: string | undefined,
): Promise<UntrustedNewsbot> {
  const { createUntrustedNewsbot } = await import('../untrusted/untrusted-newsbot.js');
  return createUntrustedNewsbot({
    ...settings,
    templates,
    ...(history === undefined ? {} : { history }),
  });
}

export function botOptions(
  options: Pick<RecordOptions, 'language' | 'style' | 'now' | 'archive'>,
  config: Config,
  release: NewsbotOptions['release'],
): PlainOptions {
  const { publication, desk: _desk, ...settings } = config;
  const { now, archive, style = config.style } = options;
  const language = options.language ?? config.language ?? publication?.language;
  return {
    ...settings,
    // The first of a name counts: a style of one's own may take the place of a shipped one.
    styles: [...(config.styles ?? []), ...styles],
    ...(language === undefined ? {} : { language }),
    ...(style === undefined ? {} : { style }),
    ...(now === undefined ? {} : { now }),
    ...(archive === undefined ? {} : { archive }),
    ...(release === undefined ? {} : { release }),
  };
}

/** A name that nothing answers to would be without effect, and nobody would notice. */
export function checkNames(
  bot: Newsbot,
  { kind }: Pick<RecordOptions, 'kind'>,
  templates: Readonly<Record<string, unknown>>,
): void {
  const kinds = bot.kinds.map(({ name }) => name);
  const named = Object.keys(templates).map((file) => file.replace(/^.*\/|\.hbs$/gu, ''));
  for (const name of kind === undefined ? named : [kind, ...named]) {
    if (!kinds.includes(name)) throw new Misuse(`there is no kind ${name}${meant(name, kinds)}`);
  }
}
