/**
 * `wirecopy templates`: the template author's workbench. Each subcommand is a file of its own that is loaded when it
 * is called.
 */
import { Option, type Command } from 'commander';
import { kindsHelp, untrustedHelp } from '../options.js';
import { examples } from '../program-help.js';

/** Where the templates are and what they are held against. */
export interface TemplatesOptions {
  /** A module of kinds of one's own. */
  readonly kinds?: string;
  readonly language?: string;
  readonly config?: string;
  readonly output?: string;
  readonly quiet?: true;
}

export interface CheckOptions extends TemplatesOptions {
  readonly format: 'pretty' | 'json' | 'sarif' | 'github';
  readonly untrusted?: true;
}

export interface CoverageOptions extends TemplatesOptions {
  readonly kind?: string;
  readonly html?: string;
  readonly json?: true;
}

export interface VariantsOptions extends TemplatesOptions {
  readonly record: string;
  readonly templates?: string;
  readonly style?: string;
  readonly now?: string;
  readonly archive?: true;
  readonly history?: string;
  readonly seed?: string;
  readonly format: 'text' | 'json';
}

export interface TestOptions extends TemplatesOptions {
  readonly templates?: string;
  readonly update?: true;
  readonly untrusted?: true;
  readonly format: 'pretty' | 'json' | 'tap';
}

export interface NewOptions {
  readonly language?: string;
  readonly dir: string;
  readonly quiet?: true;
}

export interface PreviewOptions extends Omit<TemplatesOptions, 'output'> {
  readonly fixtures?: string;
  readonly port: string;
  readonly untrusted?: true;
}

/** Adds the group to the program; `ended` takes the exit code of the subcommand that is run. */
export function addTemplates(program: Command, ended: (code: number) => void): void {
  const templates = program
    .command('templates')
    .description('The workbench of those who write templates.')
    .helpCommand(false)
    .addHelpText(
      'after',
      examples(
        'wirecopy templates new funding-round',
        'wirecopy templates check templates',
        'wirecopy templates preview templates',
      ),
    );

  onFolder(templates.command('check'))
    .description('Finds what is wrong with templates: each finding with file, line and column.')
    .addOption(
      new Option('--format <FORMAT>', 'how findings are printed')
        .choices(['pretty', 'json', 'sarif', 'github'])
        .default('pretty'),
    )
    .option(...untrustedHelp)
    .addHelpText(
      'after',
      examples(
        'wirecopy templates check templates',
        'wirecopy templates check templates --format sarif --output findings.sarif',
      ),
    )
    .action(async (dir: string | undefined, options: CheckOptions) => {
      const { check } = await import('./check.js');
      ended(await check(dir, options));
    });

  onFolder(templates.command('coverage'))
    .description(
      'Writes records at the bounds of every kind: which bullets are never chosen, what is never said.',
    )
    .option('--kind <KIND>', 'the templates of this kind only')
    .option('--html <FILE>', 'write a report as a page')
    .option('--json', 'print as JSON')
    .addHelpText(
      'after',
      examples(
        'wirecopy templates coverage templates',
        'wirecopy templates coverage templates --kind funding-round --html coverage.html',
      ),
    )
    .action(async (dir: string | undefined, options: CoverageOptions) => {
      const { coverage } = await import('./coverage.js');
      ended(await coverage(dir, options));
    });

  templates
    .command('variants')
    .description('Prints every wording that a record can get, and why each ranks where it does.')
    .requiredOption('--record <FILE>', 'a record as JSON; - is standard input')
    .option('--templates <DIR>', 'your templates, laid over the shipped ones file by file')
    .option('--language <CODE>', 'language of the items (default: en)')
    .option(
      '--style <NAME>',
      'house style: agency, financial, digest or your own (default: agency)',
    )
    .option(...kindsHelp)
    .option('--config <FILE>', 'styles, guards, publication and sources, in YAML or JSON')
    .option('--now <TIME>', 'moment of the run, such as 2021-06-02 (default: the clock)')
    .option('--archive', 'records of the past are wanted: nothing is stale, dates in full')
    .option('--history <FILE>', 'what was published and known before: read only')
    .option('--seed <NUMBER>', 'another choice among equal wordings (default: 0)')
    .addOption(
      new Option('--format <FORMAT>', 'what is printed').choices(['text', 'json']).default('text'),
    )
    .option('--output <FILE>', 'print to a file')
    .option('--quiet', 'no messages on standard error')
    .addHelpText('after', examples('wirecopy templates variants --record deal.json'))
    .action(async (options: VariantsOptions) => {
      const { variants } = await import('./variants.js');
      ended(await variants(options));
    });

  templates
    .command('test')
    .description('Writes the fixtures of a folder and compares them with the texts beside them.')
    .argument('[DIR]', 'folder of fixtures: <kind>/<case>/record.json', 'fixtures')
    .option('--templates <DIR>', 'your templates, laid over the shipped ones file by file')
    .option(...kindsHelp)
    .option('--config <FILE>', 'styles, guards, publication and sources, in YAML or JSON')
    .option('--update', 'accept what is written now: read it first')
    .option(...untrustedHelp)
    .addOption(
      new Option('--format <FORMAT>', 'how results are printed')
        .choices(['pretty', 'json', 'tap'])
        .default('pretty'),
    )
    .option('--output <FILE>', 'print to a file')
    .option('--quiet', 'no messages on standard error')
    .addHelpText('after', examples('wirecopy templates test fixtures --templates templates'))
    .action(async (dir: string, options: TestOptions) => {
      const { test } = await import('./test.js');
      ended(await test(dir, options));
    });

  templates
    .command('new')
    .description('Begins a template with a fixture and a test that pass.')
    .argument('<KIND>', 'kind of the records')
    .option('--dir <DIR>', 'folder of the project', '.')
    .option('--language <CODE>', 'language of the template (default: en)')
    .option('--quiet', 'no messages on standard error')
    .addHelpText('after', examples('wirecopy templates new funding-round'))
    .action(async (kind: string, options: NewOptions) => {
      const { scaffold } = await import('./new.js');
      ended(await scaffold(kind, options));
    });

  templates
    .command('preview')
    .description(
      'Serves a page on this machine: the template, and the items that it writes as you type.',
    )
    .argument(
      '[DIR]',
      'folder of templates, <language>/<kind>.hbs; without it the shipped ones, which are not saved',
    )
    .option(
      '--fixtures <DIR>',
      'folder of fixtures: <kind>/<case>/record.json (default: fixtures, else the shipped ones)',
    )
    .option('--port <PORT>', 'port on 127.0.0.1; 0 takes a free one', '4870')
    .option('--language <CODE>', 'language that is shown first')
    .option(...untrustedHelp)
    .option(...kindsHelp)
    .option('--config <FILE>', 'styles, guards, publication and sources, in YAML or JSON')
    .option('--quiet', 'no messages on standard error')
    .addHelpText('after', examples('wirecopy templates preview templates --fixtures fixtures'))
    .action(async (dir: string | undefined, options: PreviewOptions) => {
      const { preview } = await import('./preview.js');
      ended(await preview(dir, options));
    });
}

/** Adds `[DIR]` and the options of a subcommand that takes a folder of templates. */
function onFolder(command: Command): Command {
  return command
    .argument('[DIR]', 'folder of templates, <language>/<kind>.hbs; without it the shipped ones')
    .option('--language <CODE>', 'the templates of this language only')
    .option(...kindsHelp)
    .option('--config <FILE>', 'styles, guards, publication and sources, in YAML or JSON')
    .option('--output <FILE>', 'print to a file')
    .option('--quiet', 'no messages on standard error');
}
