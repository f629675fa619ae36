/**
 * The words of pages and e-mails around the items, by language.
 */
import { diagnose } from '../diagnostic.js';
import { InvalidOptions } from '../invalid-options.js';

/** What stands on a page beside what the items say. */
export interface PageWords {
  readonly contents: string;
  /** Before the names of sources. */
  readonly source: string;
  readonly sources: string;
  /** Opens the list of what the figures and names of an item come from. */
  readonly origins: string;
  /** Heads of that list. */
  readonly words: string;
  readonly fact: string;
  readonly record: string;
  readonly field: string;
  /** Before the name and version of the program. */
  readonly generatedBy: string;
  /** Names IPTC's digital source type. */
  readonly dataDriven: string;
}

const byLanguage: Readonly<Partial<Record<string, PageWords>>> = {
  en: {
    contents: 'Contents',
    source: 'Source',
    sources: 'Sources',
    origins: 'Where the figures and names come from',
    words: 'In the text',
    fact: 'Fact',
    record: 'Record',
    field: 'Field',
    generatedBy: 'Written from structured records, without a model, by',
    dataDriven: 'data-driven media',
  },
};

/**
 * The words of a language: one's own, or those that ship for it. Throws {@link InvalidOptions} with `publish/no-words`
 * where there are none.
 *
 * @example
 * pageWords('en-GB').contents // => 'Contents'
 */
export function pageWords(language: string, own?: PageWords): PageWords {
  const words = own ?? byLanguage[language] ?? byLanguage[new Intl.Locale(language).language];
  if (words !== undefined) return words;
  throw new InvalidOptions('HTML cannot be made.', [
    diagnose('publish/no-words', {
      message: `A page in ${language} needs words around its items, and none ship for it.`,
      expected: Object.keys(byLanguage).join(', '),
      hint: 'Give your own as `words`.',
    }),
  ]);
}
