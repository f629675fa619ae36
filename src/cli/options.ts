/**
 * The options that commands share. Nothing here loads the library: help and misuse are answered at once.
 */
import { Option, type Command } from 'commander';

/** Options of every command that takes records. */
export interface RecordOptions {
  readonly from?: 'json' | 'jsonl' | 'csv';
  readonly map?: string;
  readonly encoding?: 'utf-8' | 'cp1252';
  readonly kind?: string;
  readonly language?: string;
  readonly style?: string;
  readonly templates?: string;
  /** A module of kinds of one's own. */
  readonly kinds?: string;
  readonly config?: string;
  readonly now?: string;
  readonly archive?: true;
  readonly history?: string;
  readonly held?: string;
  readonly rejected?: string;
  readonly output?: string;
  readonly failOn: 'held' | 'rejected' | 'never';
  readonly quiet?: true;
}

/** Formats with a document an item. */
export type ItemFormat = 'text' | 'markdown' | 'json' | 'jsonl' | 'ninjs' | 'jsonld';

/** Formats with one document of all items. */
export type CollectionFormat =
  'html' | 'email' | 'newsml' | 'rss' | 'atom' | 'jsonfeed' | 'sitemap';

export type DocumentFormat = ItemFormat | CollectionFormat;

/** The formats of items and digests, the default first. */
export const documentFormats = [
  'text',
  'markdown',
  'html',
  'email',
  'json',
  'jsonl',
  'ninjs',
  'jsonld',
  'newsml',
  'rss',
  'atom',
  'jsonfeed',
  'sitemap',
] as const satisfies readonly DocumentFormat[];

export interface WriteOptions extends RecordOptions {
  readonly format: DocumentFormat;
  readonly length: 'brief' | 'standard';
  readonly strict?: true;
  readonly release?: string;
  readonly by?: string;
  readonly untrusted?: true;
  readonly follow?: true;
  readonly state?: string;
}

export interface DigestCommandOptions extends RecordOptions {
  readonly format: DocumentFormat;
  readonly title?: string;
  readonly limit?: string;
  readonly date?: string;
  readonly explain?: true;
  readonly untrusted?: true;
}

export interface ClassifyOptions extends RecordOptions {
  readonly format: 'json' | 'jsonl';
}

export type RememberOptions = RecordOptions;

export interface ValidateOptions extends RecordOptions {
  readonly format: 'text' | 'json' | 'jsonl';
}

/** Options of every command about a queue. */
export interface QueueCommandOptions {
  readonly queue: string;
  readonly name: string;
  readonly attempts: string;
  readonly takeover: string;
}

export type QueueAddOptions = RecordOptions & QueueCommandOptions;

/** Options of `queue work`. */
export interface QueueWorkOptions extends QueueCommandOptions {
  readonly out: string;
  readonly concurrency: string;
  readonly drain?: true;
  readonly language?: string;
  readonly style?: string;
  readonly templates?: string;
  readonly kinds?: string;
  readonly config?: string;
  readonly archive?: true;
  readonly quiet?: true;
}

/** Options of `read`, which takes texts. */
export interface ReadCommandOptions extends Omit<RecordOptions, 'from' | 'map'> {
  readonly format?: 'jsonl' | 'text' | 'digest';
  readonly graph?: 'dot' | 'mermaid' | 'json';
  readonly from?: 'text' | 'markdown' | 'html' | 'jsonl';
  readonly date?: string;
  readonly source?: string;
  readonly currency?: string;
  readonly threshold?: string;
  readonly title?: string;
  readonly limit?: string;
  readonly explain?: true;
  readonly feed?: readonly string[];
  readonly follow?: true;
  readonly every?: string;
  readonly state?: string;
}

/** Options of `batch`. */
export interface BatchOptions extends Omit<
  RecordOptions,
  'history' | 'held' | 'rejected' | 'output'
> {
  readonly out: string;
  readonly workers?: string;
  readonly shard?: string;
  readonly chunk: string;
  readonly patience: string;
  readonly restart?: true;
}

export interface KillOptions {
  readonly out: string;
  readonly by?: string;
  readonly reason?: string;
}

export interface ReviewOptions {
  readonly out: string;
  readonly json?: true;
}

export interface ApproveOptions {
  readonly out: string;
  readonly by?: string;
  readonly all?: true;
}

export interface KindsOptions {
  readonly kinds?: string;
  readonly json?: true;
  readonly schema?: true;
  readonly output?: string;
}

/** What `--untrusted` says in the help of every command that has it. */
export const untrustedHelp = [
  '--untrusted',
  'the templates are by strangers: read and worded in a worker, under limits',
] as const;

/** What `--kinds` says in the help of every command that has it. */
export const kindsHelp = [
  '--kinds <FILE>',
  'kinds of your own: a JavaScript module that exports them',
] as const;

/** Adds `[FILES...]` and the options of a command that takes records. */
export function takesRecords(command: Command, formats: readonly [string, ...string[]]): Command {
  command
    .argument('[FILES...]', 'files of records, each also .gz; - or none is standard input')
    .addOption(
      new Option('--format <FORMAT>', 'what is printed').choices(formats).default(formats[0]),
    )
    .option('--output <FILE>', 'print to a file');
  return writesItems(readsRecords(command));
}

function readsRecords(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--from <FORMAT>',
        'format of the records, where the extension does not tell',
      ).choices(['json', 'jsonl', 'csv']),
    )
    .option('--map <NAME|FILE>', 'column mapping for CSV: a shipped one or a YAML file')
    .addOption(encoding())
    .option('--kind <KIND>', 'kind of the records that name none');
}

/** Adds `FILES...` and the options of a command that takes records and writes them into a folder. */
export function takesFolder(command: Command): Command {
  command
    .argument('<FILES...>', 'files of records, each also .gz')
    .requiredOption('--out <DIR>', 'folder of the run')
    .option('--workers <COUNT>', 'threads (default: one a core)')
    .option('--shard <I/N>', 'do the I-th of N shares, each into a folder of its own')
    .option('--restart', 'begin anew, whatever the folder holds of a run')
    .option('--chunk <KIB>', 'input of a file of items, in KiB', '4096')
    .option('--patience <SECONDS>', 'how long one record may take', '30');
  return endsWithCode(wordsItems(readsRecords(command)));
}

/** Adds `[FILES...]` and the options of a command that takes texts. */
export function takesTexts(command: Command): Command {
  command
    .argument(
      '[FILES...]',
      'texts: .txt, .md, .html or .jsonl, each also .gz, and folders of them; - or none is standard input',
    )
    .addOption(
      new Option('--format <FORMAT>', 'what is printed (default: jsonl)').choices([
        'jsonl',
        'text',
        'digest',
      ]),
    )
    .addOption(
      new Option('--graph <FORMAT>', 'print the relations of all texts as one graph').choices([
        'dot',
        'mermaid',
        'json',
      ]),
    )
    .option('--output <FILE>', 'print to a file')
    .option(
      '--feed <URL>',
      'read the entries of a feed as well, RSS, Atom or JSON Feed; may be given again',
      (url: string, before: readonly string[] | undefined) => [...(before ?? []), url],
    )
    .addOption(follow('what files grow by and what feeds have new'))
    .option('--every <SECONDS>', 'with --follow: between two looks at a feed (default: 900)')
    .option(...stateHelp)
    .addOption(
      new Option(
        '--from <FORMAT>',
        'format of the texts, where the extension does not tell',
      ).choices(['text', 'markdown', 'html', 'jsonl']),
    )
    .addOption(encoding())
    .option('--date <DATE>', 'day of the texts that name none: "on Tuesday" counts from it')
    .option('--source <NAME>', 'source of the texts that name none')
    .option('--currency <CODE>', 'what a bare $ means (default: USD)')
    .option('--threshold <CONFIDENCE>', 'records with less are candidates (default: 0.7)')
    .option('--kind <KIND>', 'read events of this kind alone')
    .option('--title <TITLE>', 'of a digest: what stands before the headline of the first item')
    .option('--limit <COUNT>', 'of a digest: at most so many items')
    .option('--explain', 'of a digest: tell the newsworthiness of each item');
  return writesItems(command);
}

/** Adds the options that say which queue is meant, and how it treats its records. */
export function namesQueue(command: Command): Command {
  return command
    .addOption(
      new Option('--queue <URL>', 'redis://HOST:PORT or postgres://USER@HOST/DATABASE')
        .env('WIRECOPY_QUEUE')
        .default('redis://127.0.0.1:6379'),
    )
    .option('--name <NAME>', 'name of the queue', 'wirecopy')
    .option('--attempts <COUNT>', 'a record that fails so often is a dead letter', '5')
    .option('--takeover <SECONDS>', 'records of a worker so long silent are taken over', '30');
}

/** What `--state` says in the help of every command that has it. */
export const stateHelp = [
  '--state <DIR>',
  'folder that keeps what was read, so that no run reads it again',
] as const;

/** `--follow`: a run that follows has no end at which it could fail. */
export function follow(what: string): Option {
  return new Option(
    '--follow',
    `go on with ${what} until stopped; a file of results is added to (implies --fail-on never)`,
  ).implies({ failOn: 'never' });
}

function encoding(): Option {
  return new Option('--encoding <ENCODING>', 'encoding of the files, UTF-8 if not given').choices([
    'utf-8',
    'cp1252',
  ]);
}

function writesItems(command: Command): Command {
  wordsItems(command)
    .option(
      '--history <FILE>',
      'what was published and known before: read, and added to at the end',
    )
    .option('--held <FILE>', 'held records as JSONL')
    .option('--rejected <FILE>', 'rejected records as JSONL');
  return endsWithCode(command);
}

function wordsItems(command: Command): Command {
  return command
    .option('--language <CODE>', 'language of the items (default: en)')
    .option(
      '--style <NAME>',
      'house style: agency, financial, digest or your own (default: agency)',
    )
    .option('--templates <DIR>', 'your templates, laid over the shipped ones file by file')
    .option(...kindsHelp)
    .option('--config <FILE>', 'styles, guards, publication and sources, in YAML or JSON')
    .option('--now <TIME>', 'moment of the run, such as 2021-06-02 (default: the clock)')
    .option('--archive', 'records of the past are wanted: nothing is stale, dates in full');
}

function endsWithCode(command: Command): Command {
  return command
    .addOption(
      new Option('--fail-on <STATUS>', 'exit with 1 when a record is so, or worse')
        .choices(['held', 'rejected', 'never'])
        .default('held'),
    )
    .option('--quiet', 'no messages on standard error');
}
