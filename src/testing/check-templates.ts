/**
 * The check of templates: everything that can be told of them without a record.
 */
import { diagnose, type Diagnostic } from '../diagnostic.js';
import { builtinKinds, correction, type Kind, type KindFact } from '../kinds/index.js';
import { languages as builtinLanguages, type Language } from '../languages/index.js';
import {
  HEADLINE,
  LEAD,
  loadStory,
  slipsIn,
  wordingsOf,
  type Story,
  type TemplateSyntax,
} from '../templates/index.js';
import { parseTemplate } from '../templates/parse.js';
import { silentCases } from './silent-cases.js';

export interface TemplateCheckOptions {
  /** The kinds whose stories are told; the built-in ones where none are given. */
  readonly kinds?: readonly Kind[];
  readonly languages?: readonly Language[];
  /** Whether records of each status are planned, which takes some tenths of a second a template; they are by default. */
  readonly cases?: boolean;
}

/**
 * Checks the texts of templates by their path, `<language>/<kind>.hbs`; findings come in the order of the files and of
 * their lines. `folder` stands before each path in the places.
 *
 * @example
 * checkTemplates({ 'en/acquisition.hbs': 'no template' }).map(({ code }) => code) // => ['template/front-matter']
 */
export function checkTemplates(
  texts: Readonly<Record<string, string>>,
  options: TemplateCheckOptions = {},
  folder = '',
): readonly Diagnostic[] {
  const ofRecords = options.kinds ?? builtinKinds;
  const kinds = new Map([...ofRecords, correction].map((kind) => [kind.name, kind]));
  const languages = options.languages ?? builtinLanguages;
  return Object.entries(texts).flatMap(([path, text]) => {
    const file = folder === '' ? path : `${folder.replace(/[/\\]$/u, '')}/${path}`;
    const [code = '', name = ''] = path.split('/');
    const language = languages.find((each) => each.code === code);
    if (language === undefined)
      return [
        misplaced(
          file,
          `There is no language ${code}, so the template is never used.`,
          `Languages are: ${languages.map((each) => each.code).join(', ')}.`,
        ),
      ];
    const parsed = parseTemplate(text, file);
    const { story, diagnostics } = loadStory(parsed, kinds, language);
    const { syntax } = parsed;
    const findings = [
      ...diagnostics,
      ...(syntax === undefined ? [] : slipsIn(text, file, language)),
      ...(syntax === undefined ? [] : twinsIn(syntax)),
      // A correction has its facts of two versions of a record, so it owes none of a record's fields.
      ...(story === undefined || !ofRecords.includes(story.kind)
        ? []
        : [
            ...unsaidFacts(story),
            ...(options.cases === false
              ? []
              : silentCases(story, { [path]: parsed }, language, file)),
          ]),
      ...(syntax === undefined ||
      !kinds.has(syntax.frontMatter.kind) ||
      `${syntax.frontMatter.kind}.hbs` === name
        ? []
        : [
            misplaced(
              file,
              `The template words ${syntax.frontMatter.kind}, and its name is ${name}.`,
              `Name the file ${syntax.frontMatter.kind}.hbs.`,
            ),
          ]),
    ];
    return [...new Map(findings.map((finding) => [identity(finding), finding])).values()].sort(
      (one, other) => lineOf(one) - lineOf(other),
    );
  });
}

function misplaced(file: string, message: string, hint: string): Diagnostic {
  return diagnose('template/misplaced', { message, hint, place: { file, line: 1, column: 1 } });
}

/** Facts that a record holds and no sentence could ever say, and those that every headline or lead owes. */
function unsaidFacts({ kind, file, headline, paragraphs }: Story): readonly Diagnostic[] {
  const body = paragraphs.flat().map(({ message }) => message);
  const lead = body.filter(({ name }) => name === LEAD);
  const says = (messages: readonly (typeof headline)[], fact: KindFact): boolean =>
    messages.some(
      (message) =>
        message.each === fact || wordingsOf(message).some((variant) => variant.says.includes(fact)),
    );
  const missing = (fact: KindFact, where: string): Diagnostic =>
    diagnose('template/unsaid-fact', {
      message: `No ${where} says ${fact.name}, which a story of kind ${kind.name} owes its reader.`,
      place: { file, line: 2, column: 1 },
      hint: `Add a bullet with ${fact.types.includes('flag') ? `the gate {{when ${fact.name}}}` : `{{${fact.name}}}`}.`,
    });
  return kind.facts.flatMap((fact) => [
    ...(fact.material && !says(body, fact) ? [missing(fact, 'sentence of the body')] : []),
    ...(fact.must && !says([headline], fact) ? [missing(fact, HEADLINE)] : []),
    ...(fact.must && !says(lead, fact) ? [missing(fact, LEAD)] : []),
  ]);
}

/** Bullets of a message with the same words under the same gates. */
function twinsIn({ file, blocks }: TemplateSyntax): readonly Diagnostic[] {
  const first = new Map<string, number>();
  return blocks.flatMap(({ message, each, when = [], unless = [], after = [], bullets }) =>
    bullets.flatMap((bullet) => {
      const key = JSON.stringify(
        [
          message,
          each,
          [...when, ...(bullet.when ?? [])].sort(),
          [...unless, ...(bullet.unless ?? [])].sort(),
          [...after].sort(),
          bullet.nodes,
        ],
        withoutPlaces,
      );
      const line = first.get(key);
      const at = bullet.at;
      if (line === undefined) {
        first.set(key, at[0]);
        return [];
      }
      return [
        diagnose('template/twin', {
          message: `The bullet says what that of line ${line} says, whenever it can be said.`,
          place: { file, line: at[0], column: at[1] },
          hint: 'Take one away, or word it differently.',
        }),
      ];
    }),
  );
}

function withoutPlaces(key: string, value: unknown): unknown {
  return key === 'at' ? undefined : value;
}

/** A bullet is resolved once for each of its variants, and says what is wrong with it each time. */
function identity({ code, message, place }: Diagnostic): string {
  return JSON.stringify([code, message, place]);
}

function lineOf({ place }: Diagnostic): number {
  return place !== undefined && 'line' in place ? place.line : 0;
}
