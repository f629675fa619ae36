import { writeFile } from 'node:fs/promises';
import { builtinTemplates } from '../../newsbot.js';
import { unreadable } from '../../node/unreadable-file.js';
import { styles } from '../../styles/index.js';
import { templateCases, type TemplateCase } from '../../testing/cases.js';
import { shownDifference } from '../../testing/word-difference.js';
import { configOf, kindsOf, templatesOf } from '../desk.js';
import { paintOn, type Paint } from '../diagnostic-line.js';
import type { PreviewedWith } from '../../untrusted/jobs.js';
import { Misuse } from '../misuse.js';
import { openOutput } from '../output.js';
import type { TestOptions } from './program.js';

/** What became of a case. */
interface Result {
  readonly name: string;
  readonly file: string;
  readonly status: 'passed' | 'failed' | 'accepted';
  /** Absent where no text was accepted before. */
  readonly expected: string | undefined;
  readonly actual: string;
}

/** `wirecopy templates test`: the fixtures of a folder against the texts that were accepted for them. */
export async function test(dir: string, options: TestOptions): Promise<number> {
  const config = await configOf(options.config);
  const cases = await casesOf(dir, options, {
    ...config,
    styles: [...(config.styles ?? []), ...styles],
  });
  const results: Result[] = [];
  for (const each of cases) results.push(await resultOf(each, options.update === true));
  const output = await openOutput(options.output);
  const paint = paintOn(output.columns === undefined ? {} : process.stdout);
  output.write(printed[options.format](results, paint));
  await output.close();
  const counts = (['passed', 'failed', 'accepted'] as const).map(
    (status) => [status, results.filter((result) => result.status === status).length] as const,
  );
  if (options.quiet !== true) {
    const told = counts.filter(([status, count]) => status !== 'accepted' || count > 0);
    process.stderr.write(`${told.map(([status, count]) => `${count} ${status}`).join(', ')}\n`);
  }
  return results.some(({ status }) => status === 'failed') ? 1 : 0;
}

type Case = Pick<TemplateCase, 'name' | 'file' | 'expected' | 'actual'>;

async function casesOf(
  dir: string,
  { templates, untrusted, kinds }: TestOptions,
  options: PreviewedWith,
): Promise<readonly Case[]> {
  if (untrusted !== true)
    return templateCases(dir, {
      ...options,
      ...(await kindsOf(kinds)),
      templates: [builtinTemplates, await templatesOf(templates)],
    });
  if (templates === undefined)
    throw new Misuse('--untrusted is about templates: give --templates DIR.');
  await kindsOf(kinds, true);
  const { readUntrustedTexts, untrustedCases, withWorker } =
    await import('../../untrusted/index.js');
  const texts = await readUntrustedTexts(templates);
  const cases = await withWorker((worker) => untrustedCases(dir, texts, options, worker));
  return cases.map(({ written, ...rest }) => ({ ...rest, actual: () => written }));
}

async function resultOf(each: Case, accepts: boolean): Promise<Result> {
  const { name, file, expected } = each;
  const actual = each.actual();
  if (actual === expected) return { name, file, expected, actual, status: 'passed' };
  if (!accepts) return { name, file, expected, actual, status: 'failed' };
  await writeFile(file, actual).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  return { name, file, expected, actual, status: 'accepted' };
}

const printed: Readonly<
  Record<TestOptions['format'], (results: readonly Result[], paint: Paint) => string>
> = {
  pretty: (results, paint) => results.map((result) => `${pretty(result, paint)}\n`).join(''),
  json: (results) => `${JSON.stringify(results, undefined, 2)}\n`,
  tap: (results) =>
    [
      'TAP version 14',
      `1..${results.length}`,
      ...results.flatMap((result, index) => tapLines(result, index + 1)),
      '',
    ].join('\n'),
};

const signs = {
  passed: ['green', '✓'],
  failed: ['red', '✗'],
  accepted: ['yellow', '+'],
} as const;

function pretty(result: Result, paint: Paint): string {
  const [colour, sign] = signs[result.status];
  const title = `${paint(colour, sign)} ${result.name}`;
  if (result.status === 'passed') return title;
  return [title, ...indented(difference(result, paint))].join('\n');
}

function difference({ expected, actual, status }: Result, paint: Paint): string {
  if (expected === undefined)
    return status === 'failed'
      ? `${actual}\nNo text was accepted yet: read this, then run with --update.`
      : actual;
  return shownDifference(expected, actual, (run, shown) =>
    paint(run.in === 'expected' ? 'red' : 'green', shown),
  );
}

function indented(text: string): string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`.trimEnd());
}

/** A test point, of a failure with a YAML block; a `#` in a name would begin a directive. */
function tapLines(result: Result, number: number): string[] {
  const name = result.name.replaceAll('#', '\\#');
  if (result.status !== 'failed') return [`ok ${number} - ${name}`];
  return [
    `not ok ${number} - ${name}`,
    '  ---',
    `  file: ${JSON.stringify(result.file)}`,
    '  difference: |-',
    ...indented(difference(result, (_colour, text) => text)),
    '  ...',
  ];
}
