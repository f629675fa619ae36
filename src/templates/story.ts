/**
 * A template against its kind: the order of its story, and the messages that it names.
 */
import { diagnose, type Diagnostic } from '../diagnostic.js';
import type { Kind, KindFact } from '../kinds/index.js';
import type { Language } from '../languages/index.js';
import { HEADLINE, LEAD, type ParsedTemplate, type Position } from './syntax.js';
import { choicesOf, didYouMean, type Choice, type Loading, type Variant } from './variants.js';
import type { Report } from './wording.js';

/** The messages, by the names that all stories give them, whose words are not the newsroom's. */
export const othersWords: ReadonlySet<string> = new Set(['quoted', 'background']);

export interface Message {
  readonly name: string;
  /** The list whose elements it goes over. */
  readonly each: KindFact | undefined;
  readonly choices: readonly Choice[];
}

/**
 * All wordings of a message, whatever the facts are; made where they were not needed before.
 *
 * @example
 * wordingsOf({ name: 'lead', each: undefined, choices: [] }) // => []
 */
export function wordingsOf({ choices }: Message): readonly Variant[] {
  return choices.flatMap(({ variants }) => variants());
}

/** A template that fits its kind: the order of its story and the wordings of its messages. */
export interface Story {
  readonly kind: Kind;
  readonly language: Language;
  readonly file: string;
  readonly headline: Message;
  readonly paragraphs: readonly (readonly {
    readonly message: Message;
    readonly repeats: boolean;
  }[])[];
  /** What a correction calls a fact. */
  readonly nameOf: (fact: string) => string;
}

/**
 * Makes a story of a parsed template: checks every name against the kind whose story it tells. Errors leave no story.
 *
 * @example
 * loadStory({ syntax: { file: 'x.hbs', frontMatter: { kind: 'visit', paragraphs: [] }, blocks: [] }, diagnostics: [] }, new Map(), {} as Language).diagnostics[0].code // => 'template/unknown-kind'
 */
export function loadStory(
  { syntax, diagnostics: problems }: ParsedTemplate,
  kinds: ReadonlyMap<string, Kind>,
  language: Language,
): { readonly story?: Story; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [...problems];
  if (syntax === undefined) return { diagnostics };
  const { file } = syntax;

  const report: Report = (code, [line, column], message, hint) => {
    diagnostics.push(
      diagnose(code, {
        message,
        place: { file, line, column },
        ...(hint === undefined ? {} : { hint }),
      }),
    );
  };
  const top: Position = [2, 1];
  const kind = kinds.get(syntax.frontMatter.kind);
  if (kind === undefined) {
    report(
      'template/unknown-kind',
      top,
      `There is no kind ${syntax.frontMatter.kind}.`,
      didYouMean(syntax.frontMatter.kind, [...kinds.keys()]),
    );
    return { diagnostics };
  }

  const loading: Loading = {
    file,
    kind,
    language,
    report,
    literals: new Map(),
    bullets: 0,
    variants: 0,
  };
  const messages = new Map<
    string,
    { each: KindFact | undefined; choices: Choice[]; at: Position }
  >();
  for (const block of syntax.blocks) {
    const { each, choices } = choicesOf(block, loading);
    const message = messages.get(block.message);
    if (message === undefined)
      messages.set(block.message, { each, choices: [...choices], at: block.at });
    else {
      if (message.each !== each)
        report(
          'template/forbidden',
          block.at,
          `Blocks of ${block.message} go over different lists.`,
          'Give all blocks of a message the same each="…".',
        );
      message.choices.push(...choices);
    }
  }

  const named = (name: string): Message | undefined => {
    const message = messages.get(name);
    return message === undefined
      ? undefined
      : { name, each: message.each, choices: message.choices };
  };
  const placed = new Set([HEADLINE]);
  const paragraphs = syntax.frontMatter.paragraphs.map((paragraph, index) =>
    paragraph.flatMap((entry, place) => {
      const name = entry.replace('*', '');
      placed.add(name);
      const message = named(name);
      if (message === undefined) {
        if (name !== LEAD)
          report(
            'template/unknown-message',
            syntax.orderAt?.[index]?.[place] ?? top,
            `The order names a message ${name} that no block words.`,
            didYouMean(name, [...messages.keys()]),
          );
        return [];
      }
      return [{ message, repeats: entry.endsWith('*') }];
    }),
  );
  for (const [name, { at }] of messages) {
    if (!placed.has(name))
      report(
        'template/unplaced-message',
        at,
        `No paragraph of the order names the message ${name}.`,
        didYouMean(name, [...placed]),
      );
  }
  const names = syntax.frontMatter.names ?? {};
  for (const name of Object.keys(names)) {
    if (!kind.factsByName.has(name))
      report(
        'template/unknown-slot',
        top,
        `The names of facts hold ${name}, which is no fact of ${kind.name}.`,
        didYouMean(name, [...kind.factsByName.keys()]),
      );
  }
  const headline = named(HEADLINE);
  if (headline === undefined)
    report(
      'template/missing-message',
      top,
      'The template has no headline.',
      'Add a block {{#headline}} … {{/headline}}.',
    );
  if (named(LEAD) === undefined || !placed.has(LEAD))
    report(
      'template/missing-message',
      top,
      'The template has no lead.',
      'Add a block {{#lead}} … {{/lead}} and name it in `paragraphs`.',
    );
  if (headline === undefined || diagnostics.some(({ severity }) => severity === 'error'))
    return { diagnostics };
  const nameOf = (fact: string): string =>
    names[fact] ?? fact.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return { story: { kind, language, file, headline, paragraphs, nameOf }, diagnostics };
}
