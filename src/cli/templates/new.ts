import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { builtinKinds } from '../../kinds/index.js';
import { languages } from '../../languages/index.js';
import { readFixtures } from '../../node/fixtures.js';
import { shippedFolder } from '../../node/shipped-folder.js';
import { unreadable, UnreadableFile } from '../../node/unreadable-file.js';
import { templateCases, type TemplateCase } from '../../testing/cases.js';
import { meant, Misuse } from '../misuse.js';
import type { NewOptions } from './program.js';

/** `wirecopy templates new`: a template to begin with, a fixture of its kind and a test, all of which pass. */
export async function scaffold(name: string, options: NewOptions): Promise<number> {
  const kind = builtinKinds.find((each) => each.name === name);
  if (kind === undefined) {
    const names = builtinKinds.map((each) => each.name);
    throw new Misuse(
      `there is no kind ${name}${meant(name, names)} A kind of your own is declared in code: see the README, "A kind of your own".`,
    );
  }
  const { dir, language = 'en' } = options;
  const codes = languages.map(({ code }) => code);
  if (!codes.includes(language))
    throw new Misuse(`there is no language ${language}${meant(language, codes)}`);
  const { fixtures } = await readFixtures(shippedFolder('fixtures'));
  const full = fixtures.find((each) => each.name === `${name}/full`);
  if (full === undefined)
    throw new UnreadableFile(shippedFolder('fixtures'), `has no ${name}/full`);
  const { now = '' } = full.settings;
  const fixture = `fixtures/${name}/first`;
  const test = `tests/${name}.test.ts`;
  const files: Readonly<Record<string, string>> = {
    [`templates/${language}/${name}.hbs`]: await shippedText(
      join(shippedFolder('templates'), language, `${name}.hbs`),
    ),
    [`${fixture}/record.json`]: `${JSON.stringify(full.record, undefined, 2)}\n`,
    [`${fixture}/settings.yaml`]: `# The moment of the run.\nnow: ${now}\nlanguages: [${language}]\nstyles: [agency]\n`,
  };
  for (const path of [...Object.keys(files), test]) {
    if (await exists(join(dir, path)))
      throw new Misuse(`${join(dir, path)} is there already; nothing was written.`);
  }
  for (const [path, text] of Object.entries(files)) await put(join(dir, path), text);
  const cases = await templateCases(join(dir, fixture));
  for (const { file, actual } of cases) await put(file, actual());
  await put(join(dir, test), testOf(fixture, now, factIn(cases)));
  if (options.quiet !== true) {
    const written = [
      ...[...Object.keys(files), test].map((path) => join(dir, path)),
      ...cases.map(({ file }) => file),
    ];
    process.stderr.write(
      `${written.map((path) => `wrote ${path}\n`).join('')}Change the template, then see what changed: wirecopy templates test ${join(dir, 'fixtures')} --templates ${join(dir, 'templates')}\n`,
    );
  }
  return 0;
}

/** A fact that the item says in its headline. */
function factIn(cases: readonly TemplateCase[]): string {
  const [fact] = cases.flatMap(({ write }) => {
    const outcome = write();
    return outcome.status === 'written'
      ? outcome.value.headline.spans.map((span) => span.fact)
      : [];
  });
  if (fact === undefined) throw new Error('The fixture that ships is not written.');
  return fact;
}

function testOf(fixture: string, now: string, fact: string): string {
  return `import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { builtinTemplates, createNewsbot } from 'wirecopy';
import { loadTemplates } from 'wirecopy/node';
import { templateCases } from 'wirecopy/testing';
import 'wirecopy/vitest';

const templates = [builtinTemplates, await loadTemplates('templates')];

// Each record under fixtures/ against the texts that were accepted for it.
for (const { name, check } of await templateCases('fixtures', { templates })) it(name, check);

it('says what the record holds', async () => {
  const record = JSON.parse(await readFile('${fixture}/record.json', 'utf8'));
  const item = createNewsbot({ templates, now: '${now}' }).write(record);
  expect(item).toSay('${fact}');
  expect(item).toTraceEveryFigure();
  expect(item).toPassVerification();
});
`;
}

async function shippedText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw unreadable(path, error);
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

async function put(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    throw unreadable(path, error);
  }
}
