/**
 * What completion offers within the braces of a slot.
 */
import type { Completion } from '@codemirror/autocomplete';
import type { HelperSummary, KindSummary } from '../protocol.js';

/** What completion offers. */
export interface Vocabulary {
  readonly kind: KindSummary;
  readonly helpers: readonly HelperSummary[];
}

/**
 * What may stand where the cursor is, within the braces of a slot.
 *
 * @example
 * completionsFor('{{', '', { kind: { name: 'visit', describes: '', facts: [{ name: 'guest', types: ['person'], elements: [] }] }, helpers: [] }).map(({ label }) => label) // => ['guest', '#opt', 'when', 'unless']
 */
export function completionsFor(
  slot: string,
  before: string,
  { kind, helpers }: Vocabulary,
): readonly Completion[] {
  const words = slot.replace(/^\{\{[#/]?/u, '').trimStart();
  const isFirst = !/\s/u.test(words);
  const block = /\{\{#(?!opt\b)[\w]+[^}]*\beach="([^"]*)"[^}]*\}\}(?![\s\S]*\{\{\/(?!opt\b))/u.exec(
    before,
  )?.[1];
  const elements = kind.facts.find(({ name }) => name === block)?.elements ?? [];
  const facts: Completion[] = [
    ...elements.map((name) => ({
      label: name,
      type: 'property',
      detail: `each of ${block ?? ''}`,
    })),
    ...kind.facts.map(({ name, types }) => ({
      label: name,
      type: types.includes('flag') ? 'constant' : 'variable',
      detail: types.join(' or '),
    })),
  ];
  if (!isFirst) return facts;
  return [
    ...facts,
    ...helpers.map(({ name, describes }) => ({ label: name, type: 'function', info: describes })),
    { label: '#opt', type: 'keyword', info: 'A phrase that stands when all its slots are known.' },
    { label: 'when', type: 'keyword', info: 'The bullet stands only where these facts hold.' },
    { label: 'unless', type: 'keyword', info: 'The bullet stands only where none of these holds.' },
  ];
}
