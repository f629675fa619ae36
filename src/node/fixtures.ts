/**
 * Folders of fixtures: records, and the texts that are expected of them.
 */
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { z } from 'zod';
import type { Diagnostic } from '../diagnostic.js';
import { unreadable, UnreadableFile } from './unreadable-file.js';
import { parseYaml } from './yaml-file.js';

/** How the records of a folder are written; `settings.yaml` of a folder holds for all below it, the nearest first. */
export interface FixtureSettings {
  /** The moment of the run, without which items would change from day to day. */
  readonly now?: string;
  readonly archive?: boolean;
  readonly seed?: number;
  /** For which languages and styles texts are accepted; those that lie there already, where this is not said. */
  readonly languages?: readonly string[];
  readonly styles?: readonly string[];
  /** A file of records, from the folder of the settings, that came before. */
  readonly history?: string;
}

/** A text that was accepted, or that is wanted. */
export interface ExpectedText {
  readonly language: string;
  readonly style: string;
  readonly file: string;
  /** Absent where none was accepted yet. */
  readonly text?: string;
}

/** A record with the texts that are expected of it. */
export interface Fixture {
  /** `<kind>/<case>`, from the folder of all. */
  readonly name: string;
  readonly file: string;
  readonly record: unknown;
  readonly settings: FixtureSettings;
  /** Records that came before, in their order. */
  readonly history: readonly unknown[];
  readonly expected: readonly ExpectedText[];
}

/** The fixtures of a folder, and what is wrong with its settings. */
export interface ReadFixtures {
  readonly fixtures: readonly Fixture[];
  readonly diagnostics: readonly Diagnostic[];
}

const settingsSchema: z.ZodType<FixtureSettings> = z.strictObject({
  now: z.union([z.iso.date(), z.iso.datetime({ offset: true })]).exactOptional(),
  archive: z.boolean().exactOptional(),
  seed: z.int().exactOptional(),
  languages: z.array(z.string().min(1)).min(1).exactOptional(),
  styles: z.array(z.string().min(1)).min(1).exactOptional(),
  history: z.string().min(1).exactOptional(),
});

const RECORD = 'record.json';
const SETTINGS = 'settings.yaml';
const EXPECTED = /^expected\.(?<language>[^.]+)\.(?<style>.+)\.txt$/u;

/** Where neither the settings nor the texts say it. */
const DEFAULTS = { languages: ['en'], styles: ['agency', 'financial', 'digest'] } as const;

/**
 * Reads the fixtures of a folder and of all folders in it, in the order of their names: each folder with a
 * `record.json` is one, `expected.<language>.<style>.txt` beside it are its texts. Throws `UnreadableFile` where a file
 * cannot be read, where a record is not JSON, and where the folder holds no fixture.
 *
 * @example
 * (await readFixtures('fixtures')).fixtures.map(({ name }) => name).includes('acquisition/full') // => true
 */
export async function readFixtures(dir: string): Promise<ReadFixtures> {
  const diagnostics: Diagnostic[] = [];
  const fixtures: Fixture[] = [];
  const walk = async (folder: string, inherited: FixtureSettings): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
      throw unreadable(folder, error);
    });
    const names = entries.map(({ name }) => name).sort();
    const settings = names.includes(SETTINGS)
      ? { ...inherited, ...(await settingsOf(join(folder, SETTINGS), diagnostics)) }
      : inherited;
    if (names.includes(RECORD)) fixtures.push(await fixtureOf(dir, folder, names, settings));
    for (const entry of [...entries].sort((one, other) => (one.name < other.name ? -1 : 1)))
      if (entry.isDirectory()) await walk(join(folder, entry.name), settings);
  };
  await walk(dir, {});
  if (fixtures.length === 0)
    throw new UnreadableFile(dir, `holds no fixture; they are named <kind>/<case>/${RECORD} in it`);
  return { fixtures, diagnostics };
}

async function settingsOf(file: string, diagnostics: Diagnostic[]): Promise<FixtureSettings> {
  const checked = parseYaml(await textOf(file), file, {
    schema: settingsSchema,
    code: 'fixture/invalid',
    subject: 'The settings',
  });
  if ('diagnostics' in checked) {
    diagnostics.push(...checked.diagnostics);
    return {};
  }
  const { history } = checked.value;
  return history === undefined
    ? checked.value
    : { ...checked.value, history: join(dirname(file), history) };
}

async function fixtureOf(
  dir: string,
  folder: string,
  names: readonly string[],
  settings: FixtureSettings,
): Promise<Fixture> {
  const file = join(folder, RECORD);
  const accepted = names.flatMap((name) => {
    const { language, style } = EXPECTED.exec(name)?.groups ?? {};
    return language === undefined || style === undefined ? [] : [{ language, style }];
  });
  const among = (named: readonly string[] | undefined, there: readonly string[]): string[] => [
    ...new Set([...(named ?? []), ...there]),
  ];
  const languages = among(
    settings.languages,
    accepted.map(({ language }) => language),
  );
  const styles = among(
    settings.styles,
    accepted.map(({ style }) => style),
  );
  const wanted = (languages.length === 0 ? DEFAULTS.languages : languages).flatMap((language) =>
    (styles.length === 0 ? DEFAULTS.styles : styles).map((style) => ({ language, style })),
  );
  return {
    name: relative(dir, folder).split(sep).join('/'),
    file,
    record: jsonOf(file, await textOf(file)),
    settings,
    history: settings.history === undefined ? [] : await recordsOf(settings.history),
    expected: await Promise.all(
      wanted.map(async ({ language, style }): Promise<ExpectedText> => {
        const name = `expected.${language}.${style}.txt`;
        return {
          language,
          style,
          file: join(folder, name),
          ...(names.includes(name) ? { text: await textOf(join(folder, name)) } : {}),
        };
      }),
    ),
  };
}

async function recordsOf(file: string): Promise<readonly unknown[]> {
  const lines = (await textOf(file)).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => jsonOf(file, line));
}

function jsonOf(file: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw unreadable(file, error);
  }
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error);
  }
}
