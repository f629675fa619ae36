/**
 * What a preview works on: the templates of a folder or the shipped ones, and the records of the fixtures.
 */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { builtinKinds, correction, type Kind } from '../kinds/index.js';
import { languages as builtinLanguages } from '../languages/index.js';
import { readFixtures } from '../node/fixtures.js';
import { shippedFolder } from '../node/shipped-folder.js';
import { UnreadableFile } from '../node/unreadable-file.js';
import { slotHelpers } from '../templates/index.js';
import { parseTemplate } from '../templates/parse.js';
import { checkTemplates } from '../testing/check-templates.js';
import { guardedFolder, Refused } from './guarded-folder.js';
import type {
  KindSummary,
  PreviewRequest,
  RecordFile,
  Records,
  Saved,
  SaveRequest,
  TemplateFile,
  Workspace,
} from './protocol.js';
import type { FixtureTerms, PreviewSurroundings } from './write-preview.js';

/** Where a preview finds its files. */
export interface WorkspaceOptions {
  /** A folder of templates, `<language>/<kind>.hbs`; the shipped ones, which are not written, where it is absent. */
  readonly templates?: string;
  /** A folder of fixtures, `<kind>/<case>/record.json`; those that ship, which are not written, where it is absent. */
  readonly fixtures?: string;
  /** The language that is shown first. */
  readonly language?: string;
  /** The kinds whose templates are shown; the built-in ones where none are given. */
  readonly kinds?: readonly Kind[];
  /** The names of the styles that may be chosen. */
  readonly styles: readonly string[];
  /** The templates of the folder are by strangers, so none is parsed here to stand beside another. */
  readonly strangers?: boolean;
}

export interface OpenWorkspace {
  readonly describe: () => Promise<Workspace>;
  readonly template: (language: string, kind: string) => Promise<TemplateFile>;
  readonly saveTemplate: (request: SaveRequest) => Promise<Saved>;
  /** What stands around the template of a request. */
  readonly around: (request: PreviewRequest) => Promise<PreviewSurroundings>;
  readonly records: (kind: string) => Promise<Records>;
  readonly saveRecord: (request: SaveRequest) => Promise<Saved>;
  /** The fixtures have changed. */
  readonly forgetFixtures: () => void;
  /** The folders whose changes matter, without links in their paths. */
  readonly folders: { readonly templates?: string; readonly fixtures?: string };
}

/**
 * Opens the files of a preview. Throws `UnreadableFile` where a folder is not there.
 *
 * @example
 * (await (await openWorkspace({ styles: ['agency'] })).describe()).folder // => undefined
 */
export async function openWorkspace(options: WorkspaceOptions): Promise<OpenWorkspace> {
  const ofRecords = options.kinds ?? builtinKinds;
  const kinds = [...ofRecords, correction];
  const languages = builtinLanguages.map(({ code }) => code);
  const shipped = await guardedFolder(shippedFolder('templates'));
  const own = options.templates === undefined ? undefined : await guardedFolder(options.templates);
  const fixtures = await guardedFolder(options.fixtures ?? shippedFolder('fixtures'));
  /** Read when they are first asked for, and anew when a file of them has changed. */
  let terms: Promise<ReadTerms> | undefined;

  const known = (language: string | undefined, kind: string): readonly [string, string] => {
    if (language === undefined || !languages.includes(language))
      throw new Refused('not-found', `There is no language ${language ?? '(none)'}.`);
    if (!kinds.some(({ name }) => name === kind))
      throw new Refused('not-found', `There is no kind ${kind}.`);
    return [language, `${kind}.hbs`];
  };

  const ownKinds = async (): Promise<Readonly<Record<string, readonly string[]>>> => {
    if (own === undefined) return {};
    const entries = await Promise.all(
      languages.map(async (language) => {
        const names = await namesIn(join(own.path, language));
        return [
          language,
          kinds.map(({ name }) => name).filter((name) => names.includes(`${name}.hbs`)),
        ] as const;
      }),
    );
    return Object.fromEntries(entries);
  };

  const recordsOf = async (kind: string): Promise<readonly RecordFile[]> => {
    const names = (await namesIn(join(fixtures.path, kind))).filter((name) => NAME.test(name));
    const records = await Promise.all(
      names.map(async (name) => {
        const found = await fixtures.read([kind, name, RECORD]);
        return found === undefined ? [] : [{ name, ...found }];
      }),
    );
    return records.flat();
  };

  return {
    folders: {
      ...(own === undefined ? {} : { templates: own.path }),
      ...(options.fixtures === undefined ? {} : { fixtures: fixtures.path }),
    },
    forgetFixtures() {
      terms = undefined;
    },
    async describe() {
      const found = await ownKinds();
      const language = options.language ?? languages.find((each) => found[each]?.length) ?? 'en';
      return {
        version: manifest.version,
        ...(options.templates === undefined ? {} : { folder: options.templates }),
        ...(options.fixtures === undefined ? {} : { fixtures: options.fixtures }),
        languages,
        styles: options.styles,
        kinds: kinds.map(summaryOf),
        helpers: Object.entries(slotHelpers).map(([name, { describes, accepts }]) => ({
          name,
          describes,
          accepts,
        })),
        own: found,
        first: { language, kind: found[language]?.[0] ?? ofRecords[0]?.name ?? '' },
      };
    },
    async template(language, kind) {
      const path = known(language, kind);
      const file = join(options.templates ?? 'templates', ...path);
      const mine = await own?.read(path);
      if (mine !== undefined) return { language, kind, file, ...mine };
      const theirs = await shipped.read(path);
      return { language, kind, file, text: theirs?.text ?? '' };
    },
    async saveTemplate({ language, kind, text, base }) {
      if (own === undefined)
        throw new Refused(
          'read-only',
          'The shipped templates are not written: start the preview with a folder of your own.',
        );
      return { version: await own.write(known(language, kind), text, base) };
    },
    async around({ language, kind }) {
      known(language, kind);
      const folder = options.templates ?? 'templates';
      const { byName } = await (terms ??= readTerms(fixtures.path));
      const around = { folder, fixtures: byName.get(kind) ?? new Map<string, FixtureTerms>() };
      // A note of what changed stands above a story, which the folder may word as well; no other item has two parts.
      if (own === undefined || kind !== correction.name || options.strangers === true)
        return around;
      const names = ((await ownKinds())[language] ?? []).filter((name) => name !== kind);
      const texts = await Promise.all(
        names.map(async (name) => {
          const found = await own.read(known(language, name));
          return [`${language}/${name}.hbs`, found?.text ?? ''] as const;
        }),
      );
      const usable = texts.filter(([path, text]) =>
        checkTemplates({ [path]: text }, { kinds: ofRecords, cases: false }).every(
          ({ severity }) => severity !== 'error',
        ),
      );
      return {
        ...around,
        beside: Object.fromEntries(
          usable.map(([path, text]) => [path, parseTemplate(text, join(folder, path))]),
        ),
      };
    },
    records: async (kind) => {
      known(languages[0], kind);
      const records = await (kind === correction.name
        ? notedRecords(ofRecords, recordsOf)
        : recordsOf(kind));
      const { problem } = await (terms ??= readTerms(fixtures.path));
      return { records, ...(problem === undefined ? {} : { problem }) };
    },
    async saveRecord({ kind, name = '', text, base }) {
      known(languages[0], kind);
      if (options.fixtures === undefined)
        throw new Refused(
          'read-only',
          'The shipped records are not written: start the preview with a folder of fixtures.',
        );
      // Fixtures are made by `templates new`, with the texts that they are compared with.
      if (!(await recordsOf(kind)).some((record) => record.name === name))
        throw new Refused('not-found', `There is no fixture ${kind}/${name}.`);
      return { version: await fixtures.write([kind, name, RECORD], text, base) };
    },
  };
}

/** What the fixtures say beside their records, by kind and case. */
interface ReadTerms {
  readonly byName: ReadonlyMap<string, ReadonlyMap<string, FixtureTerms>>;
  readonly problem?: string;
}

/** A record that is being mended elsewhere must not end the preview: what cannot be read is told. */
async function readTerms(folder: string): Promise<ReadTerms> {
  const byName = new Map<string, Map<string, FixtureTerms>>();
  try {
    const { fixtures, diagnostics } = await readFixtures(folder);
    for (const { name, ...terms } of fixtures) {
      const [kind = '', ...rest] = name.split('/');
      const ofKind = byName.get(kind) ?? new Map<string, FixtureTerms>();
      byName.set(kind, ofKind.set(rest.join('/'), terms));
    }
    const [first] = diagnostics;
    return { byName, ...(first === undefined ? {} : { problem: first.message }) };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { byName, problem: error.message };
  }
}

const RECORD = 'record.json';

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/u;

async function namesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  });
  return names.sort();
}

function summaryOf({ name, describes, facts }: Kind): KindSummary {
  return {
    name,
    describes,
    facts: facts.map((fact) => ({
      name: fact.name,
      types: fact.types,
      elements: fact.elements.map((element) => element.name),
    })),
  };
}

/**
 * The stories of changes: of each kind the first record is published and taken back, and published and told anew with
 * what another record of the kind says.
 */
async function notedRecords(
  kinds: readonly Kind[],
  recordsOf: (kind: string) => Promise<readonly RecordFile[]>,
): Promise<readonly RecordFile[]> {
  const found = await Promise.all(
    kinds.map(async ({ name: kind }): Promise<readonly RecordFile[]> => {
      const [first, second] = await recordsOf(kind);
      const one = objectIn(first);
      const other = objectIn(second);
      if (first === undefined || one === undefined) return [];
      const changed = (name: string, record: object): RecordFile => ({
        name: `${kind}: ${first.name} ${name}`,
        text: JSON.stringify(record, undefined, 2),
        before: first.text,
      });
      return [
        changed('withdrawn', { ...one, version: '2', withdrawn: true }),
        ...(second === undefined || other === undefined
          ? []
          : [
              changed(`changed to ${second.name}`, {
                ...other,
                ...('id' in one ? { id: one.id } : {}),
                version: '2',
              }),
            ]),
      ];
    }),
  );
  return found.flat();
}

function objectIn(record: RecordFile | undefined): object | undefined {
  if (record === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(record.text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    // It is shown as broken where its own kind is chosen.
    return undefined;
  }
}
