/**
 * What can be asked of a finished item: what it says, where its figures come from, whether it stands verification.
 */
import type { Diagnostic } from '../diagnostic.js';
import { builtinKinds, correction, type Kind } from '../kinds/index.js';
import { languages as builtinLanguages, type Language } from '../languages/index.js';
import type { Item, Outcome, Sentence } from '../model.js';
import { toText } from '../publish/index.js';
import { HEADLINE } from '../templates/index.js';
import { verifySentence } from '../verify/index.js';
import { verifyContextOf } from '../write-event.js';

/**
 * All sentences of an item, the headline first.
 *
 * @example
 * sentencesOf({ headline: { text: 'A' }, paragraphs: [[{ text: 'B.' }], [{ text: 'C.' }]] } as unknown as Item).map(({ text }) => text) // => ['A', 'B.', 'C.']
 */
export function sentencesOf({ headline, paragraphs }: Item): readonly Sentence[] {
  return [headline, ...paragraphs.flat()];
}

/**
 * The words by which an item says a fact, in their order: of a value its wording, of a status the whole sentence.
 *
 * @example
 * wordsOf({ headline: { text: 'Acme buys Bolt', spans: [{ start: 0, end: 4, fact: 'acquirer', from: ['/acquirer'] }] }, paragraphs: [] } as unknown as Item, 'acquirer') // => ['Acme']
 */
export function wordsOf(item: Item, fact: string): readonly string[] {
  return sentencesOf(item).flatMap(({ text, spans }) =>
    spans.filter((span) => span.fact === fact).map(({ start, end }) => text.slice(start, end)),
  );
}

/**
 * The figures of an item that lead to no field of a record: none in what the library wrote itself.
 *
 * @example
 * untracedFigures({ headline: { text: 'Up 5%', spans: [] }, paragraphs: [] } as unknown as Item) // => ['5']
 */
export function untracedFigures(item: Item): readonly string[] {
  return sentencesOf(item).flatMap(({ text, spans }) =>
    [...text.matchAll(/\p{Nd}+(?:[.,]\p{Nd}+)*/gu)]
      .filter(
        ({ 0: figure, index }) =>
          !spans.some(
            ({ start, end, from }) =>
              start <= index && index + figure.length <= end && from.length > 0,
          ),
      )
      .map(([figure]) => figure),
  );
}

/** The kinds and languages that an item may be of. */
export interface ItemCheckOptions {
  readonly kinds?: readonly Kind[];
  readonly languages?: readonly Language[];
}

/**
 * What verification has against an item. Throws a `TypeError` for an item of a kind or language that is not given.
 *
 * @example
 * typeof faultsOf // => 'function'
 */
export function faultsOf(item: Item, options: ItemCheckOptions = {}): readonly Diagnostic[] {
  const kind = [...(options.kinds ?? builtinKinds), correction].find(
    ({ name }) => name === item.kind,
  );
  const language = (options.languages ?? builtinLanguages).find(
    ({ code }) => code === item.language,
  );
  if (kind === undefined) throw new TypeError(`There is no kind ${item.kind}; give it in kinds.`);
  if (language === undefined)
    throw new TypeError(`There is no language ${item.language}; give it in languages.`);
  const context = verifyContextOf(kind, language);
  return sentencesOf(item).flatMap((sentence) =>
    verifySentence(sentence, sentence.message === HEADLINE ? 'headline' : 'sentence', context),
  );
}

/**
 * An outcome as text: the item as it reads, or why there is none.
 *
 * @example
 * outcomeText({ status: 'held', diagnostics: [{ code: 'guard/range', severity: 'hold', message: 'Too large.', place: { record: 'a', pointer: '/amount' } }] }) // => 'held\n\nguard/range /amount: Too large.\n'
 */
export function outcomeText(outcome: Outcome<Item>): string {
  if (outcome.status === 'written') return toText(outcome.value);
  const reasons = outcome.diagnostics.map(({ code, message, place }) => {
    const pointer = place !== undefined && 'pointer' in place ? place.pointer : '';
    return `${code}${pointer === '' ? '' : ` ${pointer}`}: ${message}\n`;
  });
  return `${outcome.status}\n\n${reasons.join('')}`;
}
