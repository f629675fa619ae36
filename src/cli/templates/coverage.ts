import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';
import type { Diagnostic } from '../../diagnostic.js';
import { builtinKinds, correction, type Kind } from '../../kinds/index.js';
import { languages } from '../../languages/index.js';
import { shippedFolder } from '../../node/shipped-folder.js';
import { unreadable } from '../../node/unreadable-file.js';
import { loadStory, type TemplateSet } from '../../templates/index.js';
import { isCovered, type SilentRecord, type TemplateCoverage } from '../../testing/coverage.js';
import { coveragePage } from '../../testing/coverage-page.js';
import { diagnosticLine, paintOn, type Paint } from '../diagnostic-line.js';
import { meant, Misuse } from '../misuse.js';
import { openOutput } from '../output.js';
import { progressOn } from '../progress.js';
import { settingsOf, templatesIn } from './coverage-settings.js';
import cover, { type CoverageTask } from './coverage-worker.js';
import type { CoverageOptions } from './program.js';

/** `wirecopy templates coverage`: which bullets no record ever gets. */
export async function coverage(dir: string | undefined, options: CoverageOptions): Promise<number> {
  const set = await templatesIn(dir);
  const files = filesOf(set, options);
  const { config, kinds } = options;
  const settings = {
    ...(config === undefined ? {} : { config }),
    ...(kinds === undefined ? {} : { kinds }),
  };
  const { kinds: all = builtinKinds } = await settingsOf(settings);
  const folder = dir ?? shippedFolder('templates');
  const paint = paintOn(options.output === undefined ? process.stdout : {});
  const broken = brokenOf(set, files, folder, all);
  if (broken.length > 0) {
    for (const diagnostic of broken)
      process.stderr.write(`${diagnosticLine('rejected', diagnostic, paintOn(process.stderr))}\n`);
    return 1;
  }
  const found = await coverAll(
    files.map((file) => ({ dir, file, settings })),
    ({ file }) => set[file]?.syntax?.blocks.flatMap(({ bullets }) => bullets).length ?? 0,
    options.quiet !== true && process.stderr.isTTY,
  );
  const output = await openOutput(options.output);
  output.write(
    options.json === true
      ? `${JSON.stringify(found, undefined, 2)}\n`
      : report(found, folder, paint),
  );
  await output.close();
  if (options.html !== undefined) await writePage(options.html, coveragePage(found));
  if (options.quiet !== true) process.stderr.write(`${summary(found)}\n`);
  return found.every(isCovered) ? 0 : 1;
}

function filesOf(set: TemplateSet, { language, kind }: CoverageOptions): readonly string[] {
  const files = Object.keys(set).filter(
    (file) => language === undefined || file.startsWith(`${language}/`),
  );
  if (files.length === 0)
    throw new Misuse(`there is no template of the language ${language ?? ''}.`);
  if (kind === undefined) return files;
  const kinds = files.map((file) => file.replace(/^.*\/|\.hbs$/gu, ''));
  if (!kinds.includes(kind))
    throw new Misuse(`there is no template of the kind ${kind}${meant(kind, kinds)}`);
  return files.filter((file) => file.endsWith(`/${kind}.hbs`));
}

/** What keeps templates from being loaded. */
function brokenOf(
  set: TemplateSet,
  files: readonly string[],
  folder: string,
  all: readonly Kind[],
): readonly Diagnostic[] {
  const kinds = new Map([...all, correction].map((kind) => [kind.name, kind]));
  return files.flatMap((file) => {
    const language = languages.find(({ code }) => file.startsWith(`${code}/`));
    const parsed = set[file];
    if (language === undefined)
      throw new Misuse(`there is no language ${file.split('/')[0] ?? ''}, of ${file}.`);
    if (parsed === undefined) return [];
    const { story, diagnostics } = loadStory(parsed, kinds, language);
    if (story !== undefined) return [];
    return diagnostics.map((diagnostic) =>
      diagnostic.place !== undefined && 'file' in diagnostic.place
        ? { ...diagnostic, place: { ...diagnostic.place, file: `${folder}/${file}` } }
        : diagnostic,
    );
  });
}

/** The code of the threads, where the command was built; sources that are run as they are have none. */
const worker = fileURLToPath(new URL('./coverage-worker.js', import.meta.url));

/**
 * A template takes seconds, so each is a task of its own for as many threads as there are cores. Those of the most
 * bullets go first, so that no thread is left with a long one at the end.
 */
async function coverAll(
  tasks: readonly CoverageTask[],
  bulletsOf: (task: CoverageTask) => number,
  shows: boolean,
): Promise<readonly TemplateCoverage[]> {
  const progress = progressOn(process.stderr, tasks.length, shows);
  let done = 0;
  let records = 0;
  const ended = async (found: TemplateCoverage): Promise<TemplateCoverage> => {
    done += 1;
    records += found.records;
    await progress.tick(done, records);
    return found;
  };
  const threads = Math.min(tasks.length, availableParallelism());
  if (threads < 2 || !existsSync(worker)) {
    const found: TemplateCoverage[] = [];
    for (const task of tasks) found.push(await ended(await cover(task)));
    progress.stop();
    return found;
  }
  const pool = new Tinypool({ filename: worker, minThreads: threads, maxThreads: threads });
  try {
    const found = new Map(
      [...tasks]
        .sort((one, other) => bulletsOf(other) - bulletsOf(one))
        .map((task) => [
          task,
          (pool.run(task) as Promise<TemplateCoverage>).then((coverage) => ended(coverage)),
        ]),
    );
    return await Promise.all(tasks.map((task) => found.get(task) as Promise<TemplateCoverage>));
  } finally {
    progress.stop();
    await pool.destroy();
  }
}

async function writePage(path: string, page: string): Promise<void> {
  await writeFile(path, page).catch((error: unknown) => {
    throw unreadable(path, error);
  });
}

function report(found: readonly TemplateCoverage[], folder: string, paint: Paint): string {
  const rows = [HEADS, ...found.map(cells)];
  const widths = HEADS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const table = rows.map((row, index) => {
    const text = row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ');
    const coverage = found[index - 1];
    if (coverage === undefined) return paint('bold', text);
    return isCovered(coverage) ? text : paint('red', text);
  });
  return [...table, ...found.flatMap((coverage) => gapsOf(coverage, folder, paint)), ''].join('\n');
}

const HEADS = [
  'template',
  'bullets',
  'phrases',
  'wordings',
  'facts said',
  'styles',
  'records',
  'silent',
];

function cells({
  file,
  bullets,
  phrases,
  wordings,
  facts,
  styles,
  records,
  silent,
}: TemplateCoverage): readonly string[] {
  const known = facts.filter((fact) => fact.known > 0);
  return [
    file,
    share(bullets, ({ chosen }) => chosen > 0),
    share(phrases, ({ stood }) => stood),
    `${wordings.chosen}/${wordings.all}`,
    share(known, ({ said }) => said > 0),
    share(styles, ({ failed }) => failed.length === 0),
    String(records),
    String(silent.length),
  ];
}

function share<T>(all: readonly T[], holds: (one: T) => boolean): string {
  return `${all.filter(holds).length}/${all.length}`;
}

function gapsOf(
  { file, bullets, phrases, facts, styles, silent }: TemplateCoverage,
  folder: string,
  paint: Paint,
): readonly string[] {
  const at = (line: number): string => paint('bold', `${folder}/${file}:${line}`);
  const chosen = new Set(bullets.filter((bullet) => bullet.chosen > 0).map(({ line }) => line));
  const told = (record: SilentRecord, where: string): string[] => [
    `${paint('bold', `${folder}/${file}`)}  ${where}${record.messages.join(' ')}`,
    ...record.past.map((each) => `    before it: ${JSON.stringify(each)}`),
    `    ${JSON.stringify(record.record)}`,
  ];
  const gaps = [
    ...bullets
      .filter((bullet) => bullet.chosen === 0)
      .flatMap(({ line, message, source, reason }) => [
        `${at(line)}  never chosen  ${message}: ${source}`,
        `    ${reason ?? ''}`,
      ]),
    ...phrases
      .filter(({ line, stood }) => !stood && chosen.has(line))
      .map(({ line, source }) => `${at(line)}  phrase never stands  ${source}`),
    ...facts
      .filter(({ known, said, owed }) => owed && known > 0 && said === 0)
      .map(({ name }) => `${at(1)}  fact never said  ${name}`),
    ...silent.flatMap((record) => told(record, '')),
    ...styles.flatMap(({ name, failed }) =>
      failed.flatMap((record) => told(record, `in the style ${name}: `)),
    ),
  ];
  return gaps.length === 0 ? [] : ['', ...gaps];
}

function summary(found: readonly TemplateCoverage[]): string {
  const sum = (of: (coverage: TemplateCoverage) => number): number =>
    found.reduce((total, coverage) => total + of(coverage), 0);
  const parts = [
    `${found.length} ${found.length === 1 ? 'template' : 'templates'}`,
    `${sum(({ bullets }) => bullets.filter(({ chosen }) => chosen > 0).length)} of ${sum(({ bullets }) => bullets.length)} bullets chosen`,
    `${sum(({ silent }) => silent.length)} cases without headline or lead`,
    `${sum(({ records }) => records)} records`,
  ];
  return parts.join(', ');
}
