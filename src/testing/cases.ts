/**
 * Fixtures as test cases, for whatever runs tests.
 */
import { InvalidOptions } from '../invalid-options.js';
import { memoryHistory } from '../history/index.js';
import type { Item, Outcome } from '../model.js';
import { builtinTemplates, createNewsbot, type Newsbot, type NewsbotOptions } from '../newsbot.js';
import { readFixtures, type Fixture } from '../node/fixtures.js';
import { outcomeText } from './item-checks.js';
import { shownDifference } from './word-difference.js';

/** The newsbot whose cases they are; the clock, the seed and the history are the fixtures' own. */
export type CaseOptions = Omit<
  NewsbotOptions,
  'now' | 'archive' | 'seed' | 'history' | 'language' | 'style'
>;

/** One record in one language and style, and the text that was accepted for it. */
export interface TemplateCase {
  /** `acquisition/full in agency style`. */
  readonly name: string;
  readonly record: unknown;
  readonly language: string;
  readonly style: string;
  /** The file of the accepted text. */
  readonly file: string;
  /** Absent where no text was accepted yet. */
  readonly expected: string | undefined;
  readonly write: () => Outcome<Item>;
  /** What is written now: the item as text, or why there is none. */
  readonly actual: () => string;
  /** Throws {@link CaseFailure} where that differs from the accepted text. */
  readonly check: () => void;
}

/** A text reads otherwise than it was accepted. Test runners show `expected` and `actual` beside each other. */
export class CaseFailure extends Error {
  override readonly name = 'CaseFailure';
  constructor(
    message: string,
    readonly expected: string | undefined,
    readonly actual: string,
  ) {
    super(message);
  }
}

/**
 * The cases of a folder of fixtures. Throws `UnreadableFile` for a folder that holds none, and `InvalidOptions` where
 * the settings of the fixtures or the templates are wrong.
 *
 * @example
 * (await templateCases('fixtures')).find(({ name }) => name === 'acquisition/full in agency style')?.check() // => undefined
 */
export async function templateCases(
  dir: string,
  options: CaseOptions = {},
): Promise<readonly TemplateCase[]> {
  const { fixtures, diagnostics } = await readFixtures(dir);
  if (diagnostics.length > 0)
    throw new InvalidOptions('The settings of the fixtures cannot be used.', diagnostics);
  return fixtures.flatMap((fixture) => casesOf(fixture, options));
}

function casesOf(fixture: Fixture, options: CaseOptions): readonly TemplateCase[] {
  const { name, record, expected } = fixture;
  return expected.map(({ language, style, file, text }): TemplateCase => {
    const write = (): Outcome<Item> => botOf(fixture, language, style, options).write(record);
    const actual = (): string => outcomeText(write());
    const title = `${name} in ${style} style${expected.some((other) => other.language !== language) ? ` (${language})` : ''}`;
    return {
      name: title,
      record,
      language,
      style,
      file,
      expected: text,
      write,
      actual,
      check() {
        const written = actual();
        if (text === written) return;
        throw new CaseFailure(
          text === undefined
            ? `${title}: no text was accepted yet.\n${written}\nRead it, then accept it: wirecopy templates test --update`
            : `${title} reads otherwise than it was accepted (${file}):\n${shownDifference(text, written)}`,
          text,
          written,
        );
      },
    };
  });
}

/** Newsbots are costly to make, and a folder of fixtures wants few different ones. */
const bots = new WeakMap<CaseOptions, Map<string, Newsbot>>();

function botOf(
  { settings, history: before }: Fixture,
  language: string,
  style: string,
  options: CaseOptions,
): Newsbot {
  const { now, archive, seed } = settings;
  const made: Map<string, Newsbot> = bots.get(options) ?? new Map<string, Newsbot>();
  bots.set(options, made);
  const key = JSON.stringify([language, style, now, archive, seed]);
  const found = before.length === 0 ? made.get(key) : undefined;
  if (found !== undefined) return found;
  const history = before.length === 0 ? undefined : memoryHistory();
  const bot = createNewsbot({
    ...options,
    templates: options.templates ?? [builtinTemplates],
    language,
    style,
    ...(now === undefined ? {} : { now }),
    ...(archive === undefined ? {} : { archive }),
    ...(seed === undefined ? {} : { seed }),
    ...(history === undefined ? {} : { history }),
  });
  if (history === undefined) {
    made.set(key, bot);
    return bot;
  }
  const run = bot.run();
  for (const earlier of before) {
    const { status, diagnostics } = run.remember(earlier);
    if (status !== 'written')
      throw new InvalidOptions('A record of the history of a fixture cannot be used.', diagnostics);
  }
  run.commit();
  return bot;
}
