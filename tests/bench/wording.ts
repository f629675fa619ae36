/**
 * The words of an item for template engines that know nothing of facts: literals as the item has them, and slots with
 * the helper that prints what the item prints there. Commas, capitals, articles, verb forms and the choice between a
 * name and a pronoun are settled here, so a rival has only to put values between words.
 */
import type { Item, NewsEvent, Sentence, Value } from '../../src/model.js';
import { typeOf, type Helper, type Helpers } from './value-words.js';

/** Wording, or a slot: the helper and the fact that it prints. */
export type Piece = string | { readonly helper: string; readonly fact: string };

/** The words of an item: the headline first, then its paragraphs. */
export type Story = readonly (readonly Piece[])[];

/** The values that a template is given, by the name of the fact. */
export type Facts = Readonly<Record<string, Value>>;

export interface Words {
  readonly story: Story;
  readonly facts: Facts;
}

/** What the rivals are given of a kind: the words of its items, and the texts that they make. */
export interface KindWords {
  readonly words: readonly Words[];
  readonly texts: readonly string[];
}

/** Where the words of a kind stand in the folder of a bench. */
export function wordsFile(kind: string): string {
  return `${kind}.json`;
}

/**
 * The words of an item that was written of the event. A value that no helper prints as the item does stays wording.
 *
 * The event must be the one that the item was written of; `names` are the names of its values.
 */
export function wordsOf(
  item: Item,
  event: NewsEvent,
  names: readonly string[],
  helpers: Helpers,
): Words {
  const facts: Record<string, Value> = {};
  event.values.forEach((value, index) => {
    const name = names[index] ?? '';
    if (value === undefined) return;
    facts[name] = value;
    // The facts of an element stand beside the others: the records of the bench have one element at most.
    const [first] = value.type === 'list' ? value.items : [];
    if (first?.type === 'group')
      for (const [of, inner] of Object.entries(first.facts)) facts[`${name}_${of}`] = inner;
  });
  const paragraphs = [[item.headline], ...item.paragraphs];
  return {
    facts,
    story: paragraphs.map((sentences) =>
      sentences.flatMap((sentence, index) => [
        ...(index > 0 ? [' '] : []),
        ...piecesOf(sentence, facts, helpers),
      ]),
    ),
  };
}

function piecesOf(sentence: Sentence, facts: Facts, helpers: Helpers): Piece[] {
  const { text } = sentence;
  const pieces: Piece[] = [];
  let at = 0;
  const spans = sentence.spans.filter(({ start, end }) => start > 0 || end < text.length);
  for (let index = 0; index < spans.length; index += 1) {
    const { fact, start, from } = spans[index] as (typeof spans)[number];
    let { end } = spans[index] as (typeof spans)[number];
    const group = from[0]?.split('/')[1] ?? '';
    const name = `${group}_${fact}` in facts ? `${group}_${fact}` : fact;
    const value = facts[name];
    if (value === undefined) throw new Error(`The item names a fact ${fact} that its event lacks.`);
    // The members of a list have a span each; one helper prints them all.
    while (value.type === 'list' && spans[index + 1]?.fact === fact) {
      index += 1;
      end = spans[index]?.end ?? end;
    }
    if (start < at) continue;
    const helper = helperFor(value, text.slice(start, end), helpers[typeOf(value)]);
    if (helper === undefined) continue;
    if (start > at) pieces.push(text.slice(at, start));
    pieces.push({ helper, fact: name });
    at = end;
  }
  if (at < text.length) pieces.push(text.slice(at));
  return pieces;
}

function helperFor(
  value: Value,
  printed: string,
  helpers: Readonly<Record<string, Helper>> | undefined,
): string | undefined {
  return Object.entries(helpers ?? {}).find(([, print]) => print(value) === printed)?.[0];
}
