/**
 * What a worker does with the templates of strangers. It holds their newsbots; the host never reads a template.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diagnose, type Diagnostic } from '../diagnostic.js';
import { InvalidOptions } from '../invalid-options.js';
import type {
  Digest,
  History,
  HistoryEntry,
  Item,
  Outcome,
  Sentence,
  SourceDefaults,
} from '../model.js';
import {
  builtinTemplates,
  createNewsbot,
  type Newsbot,
  type NewsbotOptions,
  type RecordDigestOptions,
  type Run,
} from '../newsbot.js';
import { openHistory } from '../node/open-history.js';
import { packageFolder } from '../node/package-folder.js';
import type { Preview, PreviewRequest } from '../preview/protocol.js';
import { writePreview, type PreviewSurroundings } from '../preview/write-preview.js';
import { parseTemplate } from '../templates/parse.js';
import type { ParsedTemplate, TemplateSet } from '../templates/syntax.js';
import { checkTemplates } from '../testing/check-templates.js';
import { templateCases, type TemplateCase } from '../testing/cases.js';
import { outcomeText } from '../testing/item-checks.js';
import type { UntrustedLimits } from './limits.js';

/** Options of a newsbot that are plain data, so that a worker can be told of them. */
export type PlainOptions = Pick<
  NewsbotOptions,
  | 'language'
  | 'style'
  | 'styles'
  | 'now'
  | 'archive'
  | 'guards'
  | 'sources'
  | 'usdRates'
  | 'rates'
  | 'weights'
  | 'release'
  | 'seed'
>;

/** What a worker can be told of the options of a preview. */
export type PreviewedWith = Omit<
  PlainOptions,
  'language' | 'style' | 'seed' | 'now' | 'archive' | 'release'
>;

/** A case of `templateCases` of `wirecopy/testing`, written. */
export interface WrittenCase extends Pick<TemplateCase, 'name' | 'file' | 'expected'> {
  readonly written: string;
}

/** What a newsbot of a worker is made of. */
export interface Setup {
  readonly texts: Readonly<Record<string, string>>;
  readonly options: PlainOptions;
  /** File of what was published and known before. */
  readonly history: string | undefined;
}

/** A record with what bare notations mean in it. */
export interface GivenRecord {
  readonly raw: unknown;
  readonly defaults: SourceDefaults | undefined;
}

/** An item or digest, and what a run would tell its history. */
export interface Told<T> {
  readonly outcome: Outcome<T>;
  readonly staged: readonly HistoryEntry[];
}

/** Every job by its name: what it takes, and what it gives. */
export interface Jobs {
  /** Nothing: the worker has begun. */
  readonly ready: { takes: undefined; gives: true };
  readonly check: {
    takes: { readonly path: string; readonly text: string; readonly folder: string };
    gives: readonly Diagnostic[];
  };
  readonly open: {
    takes: { readonly key: number; readonly setup: Setup };
    gives: undefined | { readonly message: string; readonly diagnostics: readonly Diagnostic[] };
  };
  readonly write: {
    takes: { readonly key: number; readonly run: number | undefined; readonly record: GivenRecord };
    gives: Told<Item>;
  };
  readonly digest: {
    takes: {
      readonly key: number;
      readonly run: number | undefined;
      readonly records: readonly GivenRecord[];
      readonly options: Omit<RecordDigestOptions, 'defaultsOf'>;
    };
    gives: Told<Digest>;
  };
  /** The fixtures of a folder with what is written of them now. */
  readonly cases: {
    takes: {
      readonly dir: string;
      readonly texts: Setup['texts'];
      readonly options: PreviewedWith;
    };
    gives: readonly WrittenCase[];
  };
  readonly preview: {
    takes: {
      readonly request: PreviewRequest;
      readonly options: PreviewedWith;
      readonly around: PreviewSurroundings;
    };
    gives: Preview;
  };
  readonly close: { takes: { readonly key: number }; gives: true };
}

export type JobName = keyof Jobs;

/** A job as it goes to the worker. */
export interface Task<Name extends JobName = JobName> {
  readonly job: Name;
  readonly input: Jobs[Name]['takes'];
  readonly limits: UntrustedLimits;
  /** The templates that the job may work on. */
  readonly files: readonly string[];
  /** Memory shared with the host: how often work on a template has begun, and the place of the last among `files`. */
  readonly steps: Int32Array;
}

/** Tells the host that work on a template begins, or on what may be any. */
export type Begin = (file?: string) => void;

interface OpenRun {
  readonly run: Run;
  readonly staged: HistoryEntry[];
}

interface Opened {
  readonly setup: Setup;
  readonly bot: Newsbot;
  readonly history: ReadHistory | undefined;
  readonly runs: Map<number, OpenRun>;
}

type Handlers = {
  readonly [Name in JobName]: (
    input: Jobs[Name]['takes'],
    limits: UntrustedLimits,
    begin: Begin,
  ) => Jobs[Name]['gives'] | Promise<Jobs[Name]['gives']>;
};

/**
 * The handlers of a worker with the newsbots that it holds.
 *
 * @example
 * openJobs().check({ path: 'en/policy.hbs', text: '', folder: '' }, { findings: 1 } as UntrustedLimits, () => undefined).length // => 1
 */
export function openJobs(): Handlers {
  const opened = new Map<number, Opened>();
  const found = (key: number): Opened => {
    const one = opened.get(key);
    if (one === undefined) throw new Error('The newsbot was closed.');
    return one;
  };
  return {
    ready: warmedUp,
    check({ path, text, folder }, { findings }, begin) {
      begin(path);
      return fewest(checkTemplates({ [path]: text }, { cases: false }, folder), findings);
    },
    async open({ key, setup }, { findings }, begin) {
      const history =
        setup.history === undefined ? undefined : readOnly(await openHistory(setup.history));
      try {
        const bot = createNewsbot({
          ...setup.options,
          templates: [builtinTemplates, readWhenAsked(setup.texts, begin)],
          ...(history === undefined ? {} : { history: history.view }),
        });
        opened.set(key, { setup, bot, history, runs: new Map() });
        return undefined;
      } catch (error) {
        history?.view.close();
        if (!(error instanceof InvalidOptions)) throw error;
        const [message = ''] = error.message.split('\n');
        return { message, diagnostics: fewest(error.diagnostics, findings) };
      }
    },
    write({ key, run, record: { raw, defaults } }, { characters }, begin) {
      const one = found(key);
      begin(fileOf(raw, one.setup.options.language));
      if (run === undefined) {
        return { outcome: within(one.bot.write(raw, defaults), characters), staged: [] };
      }
      const { run: open, staged } = runOf(one, run);
      const outcome = within(open.write(raw, defaults), characters);
      return { outcome, staged: staged.splice(0) };
    },
    digest({ key, run, records, options }, { characters }, begin) {
      const one = found(key);
      begin();
      const defaults = new Map(records.map((record) => [record.raw, record.defaults]));
      const raws = records.map(({ raw }) => raw);
      const more = { ...options, defaultsOf: (raw: unknown) => defaults.get(raw) };
      if (run === undefined)
        return { outcome: within(one.bot.digest(raws, more), characters), staged: [] };
      const { run: open, staged } = runOf(one, run);
      const outcome = within(open.digest(raws, more), characters);
      return { outcome, staged: staged.splice(0) };
    },
    async cases({ dir, texts, options }, { characters }, begin) {
      const templates = [builtinTemplates, readWhenAsked(texts, begin)];
      const cases = await templateCases(dir, { ...options, templates });
      return cases.map(({ name, file, expected, record, language, write }) => {
        begin(fileOf(record, language));
        return { name, file, expected, written: outcomeText(within(write(), characters)) };
      });
    },
    preview({ request, options, around }, { findings, characters }, begin) {
      begin(`${request.language}/${request.kind}.hbs`);
      const preview = writePreview(request, options, around);
      const sentences = preview.items.flatMap(({ headline, paragraphs = [] }) =>
        headline === undefined ? [] : [headline, ...paragraphs.flat()],
      );
      const items = Math.max(1, preview.items.length);
      if (lengthOf(sentences) <= characters * items)
        return { ...preview, findings: preview.findings.slice(0, findings) };
      const diagnostic = tooMuch(sentences, characters);
      return { findings: [{ diagnostic, line: 1, column: 1 }], items: [] };
    },
    close({ key }) {
      opened.get(key)?.history?.view.close();
      opened.delete(key);
      return true;
    },
  };
}

/** A template of middling size. */
const WARMING = 'en/policy.hbs';

let isWarm = false;

/** Code that runs for the first time takes some times as long, which is not the fault of a template. */
async function warmedUp(): Promise<true> {
  if (isWarm) return true;
  isWarm = true;
  const text = await readFile(join(packageFolder(), 'templates', WARMING), 'utf8');
  checkTemplates({ [WARMING]: text }, { cases: false });
  return true;
}

function runOf(one: Opened, number: number): OpenRun {
  let open = one.runs.get(number);
  if (open === undefined) {
    const run = one.bot.run();
    // The run has begun one of its history, if there is any.
    open = { run, staged: one.history?.begun.pop() ?? [] };
    one.runs.set(number, open);
  }
  return open;
}

interface ReadHistory {
  readonly view: History;
  /** What each run stages, from when it begins. */
  readonly begun: HistoryEntry[][];
}

/** A history that reads its file: what is staged is for the host, which outlives the worker. */
function readOnly(history: History): ReadHistory {
  const begun: HistoryEntry[][] = [];
  const begin: History['begin'] = () => {
    const staged: HistoryEntry[] = [];
    begun.push(staged);
    return { stage: (entry) => staged.push(entry), commit: () => undefined };
  };
  return { view: { ...history, begin }, begun };
}

/** Each template is parsed and loaded when the newsbot asks for it, so that the one that is being read is known. */
function readWhenAsked(texts: Setup['texts'], begin: Begin): TemplateSet {
  const set = {};
  for (const [path, text] of Object.entries(texts)) {
    let parsed: ParsedTemplate | undefined;
    // defined, not assigned: a path may be __proto__
    Object.defineProperty(set, path, {
      enumerable: true,
      get: (): ParsedTemplate => {
        begin(path);
        return (parsed ??= parseTemplate(text, `templates/${path}`));
      },
    });
  }
  return set;
}

/** The template that will word a record, as far as the record tells. */
function fileOf(raw: unknown, language = 'en'): string {
  const kind = typeof raw === 'object' && raw !== null ? (raw as { kind?: unknown }).kind : '';
  return `${language}/${typeof kind === 'string' ? kind : ''}.hbs`;
}

/** A template with a finding in every line would fill the memory of the host. */
function fewest(diagnostics: readonly Diagnostic[], most: number): readonly Diagnostic[] {
  if (diagnostics.length <= most) return diagnostics;
  const last = diagnostics[most];
  return [
    ...diagnostics.slice(0, most),
    diagnose('template/too-large', {
      message: `${diagnostics.length - most} more findings are not told.`,
      ...(last?.place === undefined ? {} : { place: last.place }),
      hint: 'Mend the first ones and check again.',
    }),
  ];
}

function lengthOf(sentences: readonly Sentence[]): number {
  return sentences.reduce((sum, { text }) => sum + text.length, 0);
}

function sentencesOf(value: Item | Digest): readonly Sentence[] {
  const items = 'items' in value ? value.items : [value];
  return items.flatMap(({ headline, paragraphs }) => [headline, ...paragraphs.flat()]);
}

function tooMuch(sentences: readonly Sentence[], most: number): Diagnostic {
  const [longest] = sentences.toSorted((one, other) => other.text.length - one.text.length);
  return diagnose('template/too-much-output', {
    message: `The item has ${lengthOf(sentences)} characters; at most ${most} are written.`,
    ...(longest === undefined ? {} : { place: { ...longest.template, column: 1 } }),
    hint: 'This is its longest sentence.',
  });
}

/** An outcome as it is, or held without its item where that is too long. */
function within<T extends Item | Digest>(outcome: Outcome<T>, most: number): Outcome<T> {
  if (outcome.status === 'rejected' || outcome.value === undefined) return outcome;
  const sentences = sentencesOf(outcome.value);
  const items = 'items' in outcome.value ? Math.max(1, outcome.value.items.length) : 1;
  if (lengthOf(sentences) <= most * items) return outcome;
  return { status: 'held', diagnostics: [tooMuch(sentences, most), ...outcome.diagnostics] };
}
