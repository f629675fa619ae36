/**
 * A newsbot whose templates come from strangers: they are parsed, checked and worded in a worker under limits.
 */
import type { Diagnostic } from '../diagnostic.js';
import { InvalidOptions } from '../invalid-options.js';
import type { Digest, History, Item, Outcome, SourceDefaults } from '../model.js';
import type { RecordDigestOptions } from '../newsbot.js';
import { openHistory } from '../node/open-history.js';
import { untrustedWorker, type RunJob, type UntrustedWorker } from './confined-worker.js';
import type { PlainOptions, Setup, Told } from './jobs.js';
import type { UntrustedLimits } from './limits.js';
import { placesOf } from './places.js';

export interface UntrustedOptions extends PlainOptions {
  /** Texts by `<language>/<kind>.hbs`, laid over the shipped templates. */
  readonly templates: Readonly<Record<string, string>>;
  readonly limits?: Partial<UntrustedLimits>;
  /** A worker that serves others too, with limits of its own; without one a worker is opened, and closed at the end. */
  readonly worker?: UntrustedWorker;
  /** A file of what was published and known before, as `openHistory` of `wirecopy/node` keeps it. */
  readonly history?: string;
  /** The code of its own worker, where that does not stand in the package. */
  readonly file?: string;
}

/** Records that come one by one, told apart from each other: see `Run` of a newsbot. */
export interface UntrustedRun {
  /** Once a template was stopped the run has lost what it has seen: every later record is held with that diagnostic. */
  readonly write: (raw: unknown, defaults?: SourceDefaults) => Promise<Outcome<Item>>;
  readonly digest: (
    raws: Iterable<unknown>,
    options?: RecordDigestOptions,
  ) => Promise<Outcome<Digest>>;
  /** What the run wrote goes into the history, also when it was stopped later. */
  readonly commit: () => void;
}

/** A newsbot as `createNewsbot` makes it, but for what is no plain data. An item that is stopped is held. */
export interface UntrustedNewsbot {
  readonly write: UntrustedRun['write'];
  readonly digest: UntrustedRun['digest'];
  readonly run: () => UntrustedRun;
  /** Ends its worker, where it has one of its own. */
  readonly close: () => Promise<void>;
}

/** A digest may take so much more for each of its records, of which honest templates take a hundredth. */
const MILLISECONDS_A_RECORD = 5;

/** Tells apart what workers hold for newsbots and runs. */
let keys = 0;

/**
 * Makes a newsbot of templates by strangers. It rejects with `InvalidOptions`, which has the diagnostics, where a
 * template does not fit its kind or is stopped while it is loaded, and for other options that cannot be.
 *
 * @example
 * await createUntrustedNewsbot({ templates: {}, limits: { milliseconds: 0 } }).catch(({ name }) => name) // => 'InvalidOptions'
 */
export async function createUntrustedNewsbot({
  templates,
  history: historyFile,
  limits,
  worker: shared,
  file,
  ...options
}: UntrustedOptions): Promise<UntrustedNewsbot> {
  const files = placesOf(templates, 'templates');
  const setup: Setup = { texts: { ...templates }, options, history: historyFile };
  const key = (keys += 1);
  const worker = shared ?? untrustedWorker(limits, file);
  let openedIn: number | undefined;
  let lastStop: Diagnostic | undefined;
  let history: History | undefined;

  /** Makes the newsbot in the worker, anew where the worker is a new one. */
  const open = async (run: RunJob): Promise<void> => {
    if (openedIn === worker.generation()) return;
    const ended = await run('open', { key, setup }, files);
    if ('stopped' in ended)
      throw new InvalidOptions('A template was stopped while it was loaded.', [ended.stopped]);
    if (ended.given !== undefined)
      throw new InvalidOptions(ended.given.message, ended.given.diagnostics);
    openedIn = worker.generation();
  };

  /** What a newsbot or one of its runs tells. */
  const teller = (number?: number, into?: ReturnType<History['begin']>) => {
    let begunIn: number | undefined;
    const told = async <T>(
      ask: (run: RunJob) => Promise<{ given: Told<T> } | { stopped: Diagnostic }>,
    ): Promise<Outcome<T>> =>
      worker.inTurn(async (run): Promise<Outcome<T>> => {
        const isLost = begunIn !== undefined && begunIn !== worker.generation();
        if (isLost && lastStop !== undefined) return { status: 'held', diagnostics: [lastStop] };
        await open(run);
        if (number !== undefined) begunIn ??= worker.generation();
        const ended = await ask(run);
        if ('stopped' in ended) {
          lastStop = ended.stopped;
          return { status: 'held', diagnostics: [ended.stopped] };
        }
        for (const entry of ended.given.staged) into?.stage(entry);
        return ended.given.outcome;
      });
    return {
      write: (raw: unknown, defaults?: SourceDefaults) =>
        told((run) => run('write', { key, run: number, record: { raw, defaults } }, files)),
      digest: (raws: Iterable<unknown>, { defaultsOf, ...more }: RecordDigestOptions = {}) =>
        told((run) => {
          const records = [...raws].map((raw) => ({ raw, defaults: defaultsOf?.(raw) }));
          const allowance = MILLISECONDS_A_RECORD * records.length;
          return run('digest', { key, run: number, records, options: more }, files, allowance);
        }),
    };
  };

  const close = async (): Promise<void> => {
    history?.close();
    if (shared === undefined) await worker.close();
    else if (openedIn === worker.generation())
      await worker.inTurn((run) => run('close', { key }, {}));
  };
  try {
    await worker.inTurn(open);
    if (historyFile !== undefined) history = await openHistory(historyFile);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    ...teller(),
    run() {
      // Templates of others could end it.
      if (shared !== undefined)
        throw new InvalidOptions('A run needs a newsbot with a worker of its own.');
      const into = history?.begin();
      return { ...teller((keys += 1), into), commit: () => into?.commit() };
    },
    close,
  };
}
