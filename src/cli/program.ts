/**
 * The command. Each subcommand is a file of its own that is loaded when it is called.
 */
import { Command, CommanderError } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import {
  documentFormats,
  follow,
  kindsHelp,
  namesQueue,
  stateHelp,
  takesRecords,
  takesFolder,
  takesTexts,
  untrustedHelp,
  type ApproveOptions,
  type BatchOptions,
  type ClassifyOptions,
  type DigestCommandOptions,
  type KillOptions,
  type KindsOptions,
  type QueueAddOptions,
  type QueueCommandOptions,
  type QueueWorkOptions,
  type ReadCommandOptions,
  type RememberOptions,
  type ReviewOptions,
  type ValidateOptions,
  type WriteOptions,
} from './options.js';
import { examples } from './program-help.js';
import { addTemplates } from './templates/program.js';

const exitCodes = `
Exit codes: 0 all done; 1 something was held, rejected or failed a check; 2 wrong use or an unreadable file.`;

/** Tells what went wrong, in a line. */
function complain(message: string): void {
  process.stderr.write(`wirecopy: ${message.trim()}\n`);
}

/** Errors that are the user's to mend; their classes are not loaded before they are needed. */
const told = new Set(['Misuse', 'InvalidOptions', 'UnreadableFile', 'UnreachableQueue']);

/** Runs the command with its arguments; gives the exit code. */
export async function run(args: readonly string[]): Promise<number> {
  let code = 0;
  const ended = (status: number): void => {
    code = status;
  };
  try {
    await programOf(ended).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof Error) || !told.has(error.name)) throw error;
    complain(error.message);
    return 2;
  }
}

/** The subcommands with their options; `ended` takes the exit code of the one that is run. */
function programOf(ended: (code: number) => void): Command {
  const program = new Command('wirecopy')
    .description('Writes short news items and digests from records of deals and events.')
    .version(manifest.version, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .configureOutput({
      outputError: (text, write) => {
        write(
          `wirecopy: ${text
            .replace(/^error: /u, '')
            .replace(/\s*\n\s*/gu, ' ')
            .trim()}\n`,
        );
      },
    })
    .exitOverride()
    .addHelpText(
      'after',
      `${exitCodes}\n${examples(
        'wirecopy write deals.jsonl',
        'wirecopy digest deals.jsonl --title "Tech Digest" --limit 10',
        'wirecopy kinds funding-round',
      )}`,
    );

  takesRecords(program.command('write'), documentFormats)
    .description('Writes an item of each record.')
    .addOption(
      program
        .createOption('--length <LENGTH>', 'brief: headline and first sentence')
        .choices(['brief', 'standard'])
        .default('standard'),
    )
    .option('--strict', 'stop at the first record that is held or rejected')
    .option('--release <CODE>', 'write what is held with this code alone')
    .option('--by <NAME>', 'who releases it; the items note the name')
    .option(...untrustedHelp)
    .addOption(follow('what files of JSONL grow by'))
    .option(...stateHelp)
    .addHelpText(
      'after',
      examples(
        'wirecopy write deals.jsonl',
        'wirecopy write --follow deals.jsonl --state seen --format jsonl --output items.jsonl',
        'wirecopy write raises.csv.gz --map defillama-raises --archive --format jsonl --output items.jsonl',
        'wirecopy write deals.jsonl --format rss --config wirecopy.config.yaml --output feed.xml',
        'wirecopy write deals.jsonl --held held.jsonl --rejected rejected.jsonl --style financial',
        'wirecopy write held-deal.json --release guard/range --by "Ann Lee"',
        `echo '{"kind":"acquisition","date":"2021-06-01","acquirer":"Acme","target":"Bolt"}' | wirecopy write - --now 2021-06-02`,
      ),
    )
    .action(async (files: string[], options: WriteOptions) => {
      const { write } = await import('./write.js');
      ended(await write(files, options));
    });

  takesRecords(program.command('digest'), documentFormats)
    .description('Writes one digest of all records, the most newsworthy first.')
    .option('--title <TITLE>', 'what stands before the headline of the first item')
    .option('--limit <COUNT>', 'at most so many items')
    .option('--date <DATE>', 'day of the digest (default: the day of the run)')
    .option('--explain', 'tell the newsworthiness of each item and the reasons for it')
    .option(...untrustedHelp)
    .addHelpText(
      'after',
      examples(
        'wirecopy digest deals.jsonl --title "China Tech Digest" --limit 7',
        'wirecopy digest deals.jsonl statistics.jsonl --style digest --format markdown --output today.md',
        'wirecopy digest deals.jsonl --format html --config wirecopy.config.yaml --output today.html',
        'wirecopy digest deals.jsonl --explain',
      ),
    )
    .action(async (files: string[], options: DigestCommandOptions) => {
      const { digest } = await import('./digest.js');
      ended(await digest(files, options));
    });

  takesRecords(program.command('classify'), ['jsonl', 'json'])
    .description('Tells of each record its kind, topics, angles and newsworthiness, with reasons.')
    .addHelpText(
      'after',
      examples(
        'wirecopy classify deals.jsonl',
        `echo '{"company":"Acme","money_raised":5000000}' | wirecopy classify -`,
      ),
    )
    .action(async (files: string[], options: ClassifyOptions) => {
      const { classify } = await import('./classify.js');
      ended(await classify(files, options));
    });

  takesRecords(program.command('validate'), ['text', 'json', 'jsonl'])
    .description('Tells what is wrong with the records; writes nothing.')
    .addHelpText(
      'after',
      examples(
        'wirecopy validate deals.jsonl',
        'wirecopy validate deals.jsonl --format jsonl --fail-on rejected',
      ),
    )
    .action(async (files: string[], options: ValidateOptions) => {
      const { validate } = await import('./validate.js');
      ended(await validate(files, options));
    });

  takesRecords(program.command('remember'), ['text'])
    .description('Tells a history of records, of whatever age, without writing items.')
    .addHelpText(
      'after',
      examples(
        'wirecopy remember gdp.csv --map world-bank-gdp --history newsroom.db',
        'wirecopy write today.jsonl --history newsroom.db',
      ),
    )
    .action(async (files: string[], options: RememberOptions) => {
      const { remember } = await import('./remember.js');
      ended(await remember(files, options));
    });

  takesTexts(program.command('read'))
    .description('Reads events, with their parties and figures, and relations out of running text.')
    .addHelpText(
      'after',
      examples(
        'wirecopy read release.html agency-copy.txt --date 2024-05-16',
        'wirecopy read news.jsonl.gz --format digest --title "Tech Digest" --now 2024-05-17',
        'wirecopy read --feed https://example.com/news.xml --state seen',
        'wirecopy read --follow wire.jsonl --feed https://example.com/news.xml --state seen --output read.jsonl',
        'wirecopy read news.jsonl --graph dot | dot -Tsvg > who-owns-whom.svg',
        'echo "Cisco agreed to buy Splunk for $28 billion." | wirecopy read - --date 2023-09-21',
      ),
    )
    .action(async (files: string[], options: ReadCommandOptions) => {
      const { read } = await import('./read.js');
      ended(await read(files, options));
    });

  addQueue(program, ended);

  program
    .command('kinds')
    .description('Lists the kinds of records; with a KIND its fields, facts and guards.')
    .argument('[KIND]', 'name of a kind')
    .option(...kindsHelp)
    .option('--json', 'print as JSON')
    .option('--schema', 'print the JSON Schema (draft-7) of the records')
    .option('--output <FILE>', 'print to a file')
    .addHelpText(
      'after',
      examples(
        'wirecopy kinds',
        'wirecopy kinds acquisition',
        'wirecopy kinds acquisition --schema > acquisition.schema.json',
      ),
    )
    .action(async (kind: string | undefined, options: KindsOptions) => {
      const { kinds } = await import('./kinds.js');
      ended(await kinds(kind, options));
    });

  takesFolder(program.command('batch'))
    .description(
      'Writes the items of many records into a folder: in parallel, and on from where it stopped.',
    )
    .addHelpText(
      'after',
      `
The folder holds items-NNNNN.jsonl in the order of the input, held.jsonl, rejected.jsonl and, when all
is done, manifest.json. The same command goes on where it stopped, and does nothing when it had finished.
${examples(
  'wirecopy batch deals.jsonl --out items',
  'wirecopy batch raises.csv.gz --map defillama-raises --archive --out raises --workers 4',
  'wirecopy batch deals.jsonl --out items-2-of-8 --shard 2/8',
  'wirecopy batch deals.jsonl --out items --restart',
)}`,
    )
    .action(async (files: string[], options: BatchOptions) => {
      const { batch } = await import('./batch.js');
      ended(await batch(files, options));
    });

  program
    .command('kill')
    .description('Withdraws items of a batch for good: the next run takes them out of its files.')
    .argument('<ID...>', 'ids of items')
    .requiredOption('--out <DIR>', 'folder of the batch')
    .option('--by <NAME>', 'who withdraws them')
    .option('--reason <TEXT>', 'why')
    .addHelpText(
      'after',
      examples(
        'wirecopy kill deal-17 --out items --by "Ann Lee" --reason "The buyer denies it."',
        'wirecopy batch deals.jsonl --out items',
      ),
    )
    .action(async (ids: string[], options: KillOptions) => {
      const { kill } = await import('./kill.js');
      ended(await kill(ids, options));
    });

  program
    .command('review')
    .description('Lists the templates and sources of a batch that wait to be approved.')
    .requiredOption('--out <DIR>', 'folder of the batch')
    .option('--json', 'print as JSON')
    .addHelpText('after', examples('wirecopy review --out items'))
    .action(async (options: ReviewOptions) => {
      const { review } = await import('./review.js');
      ended(await review(options));
    });

  program
    .command('approve')
    .description('Approves templates and sources: the next run of the batch releases their items.')
    .argument('[SUBJECT...]', 'as `wirecopy review` names them')
    .requiredOption('--out <DIR>', 'folder of the batch')
    .option('--all', 'all that waits')
    .option('--by <NAME>', 'who approves them')
    .addHelpText(
      'after',
      examples(
        'wirecopy approve source:Reuters --out items --by "Ann Lee"',
        'wirecopy approve --all --out items',
      ),
    )
    .action(async (subjects: string[], options: ApproveOptions) => {
      const { approve } = await import('./approve.js');
      ended(await approve(subjects, options));
    });

  addTemplates(program, ended);
  return program;
}

/** `wirecopy queue`: records that many machines work on. */
function addQueue(program: Command, ended: (code: number) => void): void {
  const queue = program
    .command('queue')
    .description('Records that many machines work on, through BullMQ on Redis or PostgreSQL.');

  namesQueue(takesRecords(queue.command('add'), ['text']))
    .description('Adds records to a queue; one that it knows of the same day is not added again.')
    .addHelpText(
      'after',
      examples(
        'wirecopy queue add deals.jsonl',
        'wirecopy queue add raises.csv --map defillama-raises --queue postgres://news@db/desk',
      ),
    )
    .action(async (files: string[], options: QueueAddOptions) => {
      const { addToQueue } = await import('./queue.js');
      ended(await addToQueue(files, options));
    });

  namesQueue(queue.command('work'))
    .description('Writes the records of a queue into a folder, a file each, until it is stopped.')
    .requiredOption('--out <DIR>', 'folder that takes written, held and rejected')
    .option('--concurrency <COUNT>', 'records at once', '16')
    .option('--drain', 'stop when no record is left')
    .option('--language <CODE>', 'language of the items (default: en)')
    .option('--style <NAME>', 'house style (default: agency)')
    .option('--templates <DIR>', 'your templates, laid over the shipped ones file by file')
    .option(...kindsHelp)
    .option('--config <FILE>', 'styles, guards, publication and sources, in YAML or JSON')
    .option('--archive', 'records of the past are wanted: nothing is stale, dates in full')
    .option('--quiet', 'no messages on standard error')
    .addHelpText(
      'after',
      examples(
        'wirecopy queue work --out items',
        'wirecopy queue work --out items --drain --queue postgres://news@db/desk',
      ),
    )
    .action(async (options: QueueWorkOptions) => {
      const { workOnQueue } = await import('./queue.js');
      ended(await workOnQueue(options));
    });

  namesQueue(queue.command('status'))
    .description('Prints as JSON how many records are where, and those that were given up.')
    .addHelpText('after', examples('wirecopy queue status'))
    .action(async (options: QueueCommandOptions) => {
      const { queueStatus } = await import('./queue.js');
      ended(await queueStatus(options));
    });

  namesQueue(queue.command('retry'))
    .description('Has the records that were given up tried anew.')
    .addHelpText('after', examples('wirecopy queue retry'))
    .action(async (options: QueueCommandOptions) => {
      const { retryQueue } = await import('./queue.js');
      ended(await retryQueue(options));
    });
}
