/**
 * Where a figure comes from: its fact, the fields of the record and the bullet.
 */
import type { Sentence, Span } from '../../model.js';
import type { FactSummary } from '../protocol.js';
import { element } from './element.js';
import { fieldOf } from './pointer.js';

/** A figure or name in view. */
export interface Shown {
  readonly text: string;
  readonly spans: readonly Span[];
  /** What the sentence says beside its words: the facts of its gates. */
  readonly around: readonly Span[];
  readonly sentence: Sentence;
  /** The name of the record, and its text. */
  readonly record: string;
  readonly recordText: string;
  /** The record before, where the item is of a change. */
  readonly before: string | undefined;
}

export interface ProvenanceListener {
  readonly toBullet: (shown: Shown) => void;
  readonly toField: (shown: Shown, pointer: string) => void;
}

/**
 * Fills the panel with what is known of a figure; with a word of help where there is none.
 *
 * @example
 * typeof showProvenance // => 'function'
 */
export function showProvenance(
  panel: HTMLElement,
  shown: Shown | undefined,
  facts: readonly FactSummary[],
  listener: ProvenanceListener,
): void {
  if (shown === undefined) {
    panel.replaceChildren(
      element(
        'p',
        { className: 'help' },
        element(
          'span',
          { className: 'by-touch' },
          'Tap a figure or a name to see where it comes from.',
        ),
        element(
          'span',
          { className: 'by-keys' },
          'Point at a figure or a name, or move to one with ',
          element('kbd', {}, 'Tab'),
          ' and ',
          element('kbd', {}, '← →'),
          ', to see where it comes from. ',
          element('kbd', {}, 'Enter'),
          ' goes to its bullet.',
        ),
      ),
    );
    return;
  }
  const { sentence, spans, around } = shown;
  const { file, line } = sentence.template;
  panel.replaceChildren(
    element('p', { className: 'said' }, shown.text),
    element(
      'dl',
      {},
      element('dt', {}, 'Fact'),
      element('dd', { className: 'facts' }, ...factWords(spans, facts), ...also(around)),
      element('dt', {}, 'Record'),
      element('dd', { className: 'fields' }, ...fieldLines(shown, listener)),
      element('dt', {}, 'Bullet'),
      element(
        'dd',
        {},
        element(
          'button',
          {
            type: 'button',
            className: 'place',
            onclick: () => {
              listener.toBullet(shown);
            },
          },
          `${file}:${line}`,
        ),
        ` in ${sentence.message}`,
        sentence.joined === undefined
          ? undefined
          : `, joined with ${sentence.joined.message} of line ${sentence.joined.template.line}`,
      ),
    ),
  );
}

function factWords(spans: readonly Span[], facts: readonly FactSummary[]): Node[] {
  return [...new Set(spans.map(({ fact }) => fact))].flatMap((name, index) => {
    const types = facts.find((fact) => fact.name === name)?.types;
    return [
      ...(index === 0 ? [] : [document.createTextNode(', ')]),
      element('b', {}, name),
      ...(types === undefined ? [] : [document.createTextNode(` (${types.join(' or ')})`)]),
    ];
  });
}

function also(around: readonly Span[]): Node[] {
  const names = [...new Set(around.map(({ fact }) => fact))];
  return names.length === 0
    ? []
    : [element('span', { className: 'also' }, `; its sentence also says ${names.join(', ')}`)];
}

function fieldLines(shown: Shown, listener: ProvenanceListener): Node[] {
  const pointers = [...new Set(shown.spans.flatMap(({ from }) => from))];
  if (pointers.length === 0) return [document.createTextNode('no field of the record')];
  return pointers.map((pointer) => {
    const field = fieldOf(pointer, shown.recordText, shown.before);
    return element(
      'div',
      {},
      field.isEarlier
        ? element('code', {}, `${field.pointer} of the record before`)
        : element(
            'button',
            {
              type: 'button',
              className: 'place',
              onclick: () => {
                listener.toField(shown, field.pointer);
              },
            },
            field.pointer === '' ? 'the whole record' : field.pointer,
          ),
      ' ',
      field.value === undefined
        ? element('i', {}, 'not in the record')
        : field.pointer === ''
          ? undefined
          : element('code', {}, field.value),
    );
  });
}
