/**
 * What stands in the text of an item, and the facts and fields of records that it comes from.
 */
import type { Item, Sentence, Span } from '../model.js';
import { inert } from './inert.js';

/** A row of the list of what an item's figures and names come from. */
export interface Origin {
  /** Unique on the page. */
  readonly id: string;
  /** As in the text. */
  readonly words: string;
  readonly fact: string;
  readonly record: string;
  /** JSON pointers, parted by commas. */
  readonly field: string;
}

export interface Origins {
  readonly rows: readonly Origin[];
  /** The row of a part of the text. */
  readonly rowOf: (span: Span, words: string) => Origin | undefined;
}

/** More is a passage, in which only the figures are pointed out. */
const LONGEST_VALUE = 60;

/** A figure with what belongs to it: `$5`, `5.2%`, `R2D2`, `2021-06-02`. */
const figurePattern = /[\p{L}\p{Sc}]*\p{N}(?:[\p{L}\p{N}.,:/-]*[\p{L}\p{N}])?%?/gu;

/**
 * The origins of all values and figures of an item; the ids of the rows begin with `id`.
 *
 * @example
 * originsOf({ id: 'a', headline: { text: 'Up 5%', spans: [{ start: 3, end: 5, fact: 'change', from: ['b#/change'] }] }, paragraphs: [] }, 'item-1').rows // => [{ id: 'item-1-value-1', words: '5%', fact: 'change', record: 'b', field: '/change' }]
 */
export function originsOf(item: Item, id: string): Origins {
  const rows = new Map<string, Origin>();
  const keyOf = ({ fact, from }: Span, words: string): string =>
    JSON.stringify([words, fact, from]);
  for (const sentence of [item.headline, ...item.paragraphs.flat()]) {
    for (const span of [...valuesOf(sentence), ...figuresOf(sentence)].toSorted(byPlace)) {
      const words = sentence.text.slice(span.start, span.end);
      const key = keyOf(span, words);
      if (!rows.has(key))
        rows.set(key, {
          id: `${id}-value-${rows.size + 1}`,
          words: inert(words),
          fact: inert(span.fact),
          ...placeOf(span, item),
        });
    }
  }
  return { rows: [...rows.values()], rowOf: (span, words) => rows.get(keyOf(span, words)) };
}

/** A pointer into a record of the history begins with its id. */
function placeOf({ from }: Span, item: Item): Pick<Origin, 'record' | 'field'> {
  const places = from.map((pointer) => {
    const at = pointer.startsWith('/') ? -1 : pointer.lastIndexOf('#');
    return at === -1
      ? { record: item.id, field: pointer }
      : { record: pointer.slice(0, at), field: pointer.slice(at + 1) };
  });
  const unique = (list: readonly string[]): string =>
    inert([...new Set(list)].filter((part) => part !== '').join(', '));
  return {
    record: unique(places.map(({ record }) => record)),
    field: unique(places.map(({ field }) => field)),
  };
}

/**
 * The figures in a sentence with the spans that they lie in, in their order: a short value with a figure in it as a
 * whole, of a longer passage the figures alone.
 *
 * @example
 * figuresOf({ text: 'It has 12 sites.', spans: [{ start: 0, end: 16, fact: 'text', from: ['/background/0'] }] }) // => [{ start: 7, end: 9, fact: 'text', from: ['/background/0'] }]
 */
export function figuresOf(sentence: Sentence): Span[] {
  const { text, spans } = sentence;
  const figures = valuesOf(sentence).filter(
    ({ start, end }) => end - start <= LONGEST_VALUE && /\p{N}/u.test(text.slice(start, end)),
  );
  for (const { index: start, 0: words } of text.matchAll(figurePattern)) {
    const end = start + words.length;
    if (figures.some((other) => other.start < end && start < other.end)) continue;
    const [innermost] = spans
      .filter((span) => span.start <= start && end <= span.end && span.from.length > 0)
      .toSorted((one, other) => one.end - one.start - (other.end - other.start));
    if (innermost !== undefined) figures.push({ ...innermost, start, end });
  }
  return figures.toSorted(byPlace);
}

/** The innermost spans that are values: what a whole sentence says by its words alone has none of its own. */
function valuesOf({ text, spans }: Sentence): Span[] {
  const values = spans
    .filter(({ start, end, from }) => end > start && end - start < text.length && from.length > 0)
    .toSorted(byPlace);
  const chosen: Span[] = [];
  for (const span of values) {
    const holdsOther = values.some(
      ({ start, end }) =>
        start >= span.start && end <= span.end && end - start < span.end - span.start,
    );
    if (!holdsOther && span.start >= (chosen.at(-1)?.end ?? 0)) chosen.push(span);
  }
  return chosen;
}

function byPlace(one: Span, other: Span): number {
  return one.start - other.start || one.end - other.end;
}
