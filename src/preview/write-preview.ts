/**
 * What a template writes of records, as it stands in the editor: its findings, or the items in each style.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { diagnose, type Diagnostic } from '../diagnostic.js';
import { memoryHistory } from '../history/index.js';
import { InvalidOptions } from '../invalid-options.js';
import type { Item, Outcome } from '../model.js';
import { builtinTemplates, createNewsbot, type Newsbot, type NewsbotOptions } from '../newsbot.js';
import { checkTemplates } from '../testing/check-templates.js';
import type { ExpectedText, FixtureSettings } from '../node/fixtures.js';
import { outcomeText } from '../testing/item-checks.js';
import { wordDifference } from '../testing/word-difference.js';
import { parseTemplate } from '../templates/parse.js';
import type { ParsedTemplate, TemplateSet } from '../templates/index.js';
import type { Finding, Preview, PreviewedItem, PreviewRequest } from './protocol.js';

/** What every item of a preview is written with. */
export type PreviewOptions = Omit<
  NewsbotOptions,
  'language' | 'style' | 'templates' | 'seed' | 'now' | 'archive' | 'history'
>;

/** What the fixture of a record says beside it. */
export interface FixtureTerms {
  readonly settings: Pick<FixtureSettings, 'now' | 'archive' | 'seed'>;
  /** Records that came before. */
  readonly history: readonly unknown[];
  /** The texts that were accepted for it. */
  readonly expected: readonly ExpectedText[];
}

/** What stands around the template of a preview. */
export interface PreviewSurroundings {
  /** The folder that places in the template are named in. */
  readonly folder?: string;
  /** Templates that its items may need as well. */
  readonly beside?: TemplateSet;
  /** The terms of records, by their names. */
  readonly fixtures?: ReadonlyMap<string, FixtureTerms>;
}

/**
 * Writes the records of a request with its template in each style. A template with errors gives its findings and no
 * items; a record that is no JSON is rejected with the place.
 *
 * @example
 * writePreview({ language: 'en', kind: 'policy', text: '', records: [], styles: [], seed: 0, told: 'day' }, {}).findings[0].line // => 1
 */
export function writePreview(
  request: PreviewRequest,
  options: PreviewOptions,
  { folder = 'templates', beside = {}, fixtures }: PreviewSurroundings = {},
): Preview {
  const { language, kind, text, records, styles } = request;
  const path = `${language}/${kind}.hbs`;
  const { found, parsed } = judged(path, text, folder, options);
  const failed = (diagnostics: readonly Diagnostic[]): Preview => ({
    findings: findingsOf(diagnostics),
    items: [],
  });
  if (found.some(({ severity }) => severity === 'error')) return failed(found);
  const botOf = botsOf({
    ...options,
    language,
    templates: [builtinTemplates, beside, { [path]: parsed }],
  });
  try {
    return {
      findings: findingsOf(found),
      items: records.flatMap((record) => {
        const terms = fixtures?.get(record.name);
        return styles.map((style): PreviewedItem => {
          const outcome = writeRecord(record, style, request, terms, botOf);
          const isAsFixture = request.told === 'fixture' && request.seed === 0;
          return {
            record: record.name,
            style,
            ...shownOf(outcome),
            ...(isAsFixture ? differenceFrom(terms, language, style, outcome) : {}),
          };
        });
      }),
    };
  } catch (error) {
    // What the check let pass and the newsbot does not, it says by its diagnostics.
    if (!(error instanceof InvalidOptions) || error.diagnostics.length === 0) throw error;
    return failed(error.diagnostics);
  }
}

interface Judged {
  readonly found: readonly Diagnostic[];
  readonly parsed: ParsedTemplate;
}

/** The template of the last preview: mostly it is another record, style or seed that is asked for. */
let last: { readonly key: string; readonly kinds: unknown; readonly judged: Judged } | undefined;

function judged(path: string, text: string, folder: string, options: PreviewOptions): Judged {
  const key = JSON.stringify([folder, path, text]);
  if (last?.key !== key || last.kinds !== options.kinds)
    last = {
      key,
      kinds: options.kinds,
      judged: {
        // Each stroke is judged, so records of every status are left to `templates check`.
        found: checkTemplates({ [path]: text }, { ...options, cases: false }, folder),
        parsed: parseTemplate(text, join(folder, path)),
      },
    };
  return last.judged;
}

/** Newsbots by what they are made with: each loads the template, so those that are alike are one. */
function botsOf(common: NewsbotOptions): (more: NewsbotOptions) => Newsbot {
  const made = new Map<string, Newsbot>();
  return (more) => {
    // A history belongs to one record.
    if (more.history !== undefined) return createNewsbot({ ...common, ...more });
    const key = JSON.stringify(more);
    let bot = made.get(key);
    if (bot === undefined) {
      bot = createNewsbot({ ...common, ...more });
      made.set(key, bot);
    }
    return bot;
  };
}

function writeRecord(
  { text, before }: PreviewRequest['records'][number],
  style: string,
  { told, seed }: PreviewRequest,
  { settings, history }: FixtureTerms = NO_TERMS,
  botOf: (more: NewsbotOptions) => Newsbot,
): Outcome<Item> {
  const raw = parse(text);
  if ('problem' in raw) return notJson(raw.problem);
  const earlier = before === undefined ? undefined : parse(before);
  if (earlier !== undefined && 'problem' in earlier) return notJson(earlier.problem);
  const now = (told === 'day' ? undefined : settings.now) ?? dayOf([raw.value, earlier?.value]);
  const terms: NewsbotOptions = {
    style,
    seed: seed === 0 ? (settings.seed ?? 0) : seed,
    archive: told === 'archive' || (told === 'fixture' && (settings.archive ?? false)),
    ...(now === undefined ? {} : { now }),
  };
  if (earlier === undefined && history.length === 0) return botOf(terms).write(raw.value);
  const bot = botOf({ ...terms, history: memoryHistory() });
  const run = bot.run();
  for (const past of history) {
    const known = run.remember(past);
    if (known.status !== 'written') return { status: 'rejected', diagnostics: known.diagnostics };
  }
  if (earlier !== undefined) {
    const published = run.write(earlier.value);
    if (published.status !== 'written') return published;
  }
  run.commit();
  return bot.write(raw.value);
}

const NO_TERMS: FixtureTerms = { settings: {}, history: [], expected: [] };

/** How an item differs from the text that was accepted for its fixture; nothing is said where there is none. */
function differenceFrom(
  terms: FixtureTerms | undefined,
  language: string,
  style: string,
  outcome: Outcome<Item>,
): Pick<PreviewedItem, 'difference'> {
  const accepted = terms?.expected.find(
    (text) => text.language === language && text.style === style,
  )?.text;
  if (accepted === undefined) return {};
  const actual = outcomeText(outcome);
  return { difference: actual === accepted ? [] : wordDifference(accepted, actual) };
}

function parse(text: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function notJson(problem: string): Outcome<never> {
  return {
    status: 'rejected',
    diagnostics: [
      diagnose('file/invalid-json', {
        message: `The record is not JSON: ${problem}`,
        place: { record: '', pointer: '' },
      }),
    ],
  };
}

/** The day that records are told on: the last of their own and of those of their sources. */
function dayOf(raws: readonly unknown[]): string | undefined {
  return raws
    .flatMap((raw) => {
      if (typeof raw !== 'object' || raw === null) return [];
      const { date, source } = raw as { date?: unknown; source?: { published?: unknown } | null };
      return [date, typeof source === 'object' ? source?.published : undefined];
    })
    .filter((day): day is string => z.iso.date().safeParse(day).success)
    .sort()
    .at(-1);
}

function shownOf(outcome: Outcome<Item>): Omit<PreviewedItem, 'record' | 'style'> {
  const item = outcome.status === 'rejected' ? undefined : outcome.value;
  return {
    status: outcome.status,
    ...(item === undefined ? {} : { headline: item.headline, paragraphs: item.paragraphs }),
    diagnostics: [...outcome.diagnostics, ...(item?.diagnostics ?? [])],
  };
}

function findingsOf(diagnostics: readonly Diagnostic[]): Finding[] {
  return diagnostics
    .map((diagnostic) => {
      const { place } = diagnostic;
      const { line, column } =
        place !== undefined && 'line' in place ? place : { line: 1, column: 1 };
      return { diagnostic, line, column };
    })
    .sort((one, other) => one.line - other.line || one.column - other.column);
}
