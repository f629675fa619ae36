/**
 * The items on the page: a group for each record, a card for each style.
 */
import type { Diagnostic } from '../../diagnostic.js';
import type { Sentence, Span } from '../../model.js';
import type { WordRun } from '../../testing/word-difference.js';
import type { PreviewedItem, RecordFile } from '../protocol.js';
import { element } from './element.js';
import { piecesOf, type Piece } from './pieces.js';
import type { Shown } from './provenance.js';

export interface ItemsListener {
  /** A figure is pointed at or focused; `undefined` where none is any more. */
  readonly shown: (shown: Shown | undefined) => void;
  readonly toBullet: (sentence: Sentence) => void;
  readonly toField: (record: string, pointer: string) => void;
}

export interface Items {
  /** Shows items; a card that says the same as before stays as it is. */
  readonly show: (items: readonly PreviewedItem[], records: readonly RecordFile[]) => void;
  /** Marks the sentences of a bullet; says how many items hold one. */
  readonly mark: (line: number | undefined, isOf: (file: string) => boolean) => number;
}

/**
 * Keeps the items in a part of the page.
 *
 * @example
 * typeof itemsIn // => 'function'
 */
export function itemsIn(place: HTMLElement, listener: ItemsListener): Items {
  const groups = new Map<string, { readonly node: HTMLElement; readonly cards: HTMLElement }>();
  const cards = new Map<string, { readonly key: string; readonly node: HTMLElement }>();
  /** What each figure of the page is. */
  const figures = new WeakMap<Element, Shown>();
  const sentences = new WeakMap<Element, Sentence>();
  let focused: Shown | undefined;

  const figureAt = (target: EventTarget | null): HTMLElement | undefined =>
    target instanceof Element ? (target.closest<HTMLElement>('.figure') ?? undefined) : undefined;

  place.addEventListener('pointerover', ({ target, pointerType }) => {
    if (pointerType === 'touch') return;
    const figure = figureAt(target);
    listener.shown(figure === undefined ? focused : figures.get(figure));
  });
  place.addEventListener('pointerleave', () => {
    listener.shown(focused);
  });
  place.addEventListener('focusin', ({ target }) => {
    const figure = figureAt(target);
    focused = figure === undefined ? undefined : figures.get(figure);
    listener.shown(focused);
  });
  place.addEventListener('click', (event) => {
    const figure = figureAt(event.target);
    const shown = figure === undefined ? undefined : figures.get(figure);
    // A finger cannot point without pressing: its first press shows, and the panel leads on.
    if (shown === undefined || event.pointerType === 'touch') return;
    listener.toBullet(shown.sentence);
  });
  place.addEventListener('keydown', (event) => {
    const figure = figureAt(event.target);
    if (figure === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const shown = figures.get(figure);
    if ((event.key === 'Enter' || event.key === ' ') && shown !== undefined) {
      event.preventDefault();
      listener.toBullet(shown.sentence);
      return;
    }
    const all = [...(figure.closest('article')?.querySelectorAll<HTMLElement>('.figure') ?? [])];
    const at = all.indexOf(figure);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    const next = to === undefined ? undefined : all[to];
    if (next === undefined) return;
    event.preventDefault();
    figure.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });

  const cardOf = (item: PreviewedItem, record: RecordFile): HTMLElement => {
    const sentenceNode = (sentence: Sentence): HTMLElement => {
      const node = element('span', { className: 'sentence' });
      sentences.set(node, sentence);
      node.append(...nodesOf(piecesOf(sentence), []));
      return node;

      function nodesOf(parts: readonly Piece[], around: readonly Span[]): (Node | string)[] {
        return parts.flatMap((piece) => {
          if ('text' in piece) return [piece.text];
          // The facts of gates lie over all their words: they are told beside the figures in it.
          if (isGate(piece)) return nodesOf(piece.pieces, [...around, ...piece.spans]);
          const figure = element(
            'span',
            { className: 'figure', role: 'button', tabIndex: -1, 'aria-describedby': 'provenance' },
            ...nodesOf(piece.pieces, around),
          );
          figures.set(figure, {
            text: figure.textContent,
            spans: piece.spans,
            around,
            sentence,
            record: record.name,
            recordText: record.text,
            before: record.before,
          });
          return [figure];
        });
      }
    };
    const spaced = (paragraph: readonly Sentence[]): (Node | string)[] =>
      paragraph.flatMap((sentence, index) => [
        ...(index === 0 ? [] : [' ']),
        sentenceNode(sentence),
      ]);
    const { headline, paragraphs = [], status, style, diagnostics, difference = [] } = item;
    const card = element(
      'article',
      { className: `card ${status}`, 'aria-label': `${record.name} in ${style} style` },
      element(
        'p',
        { className: 'kicker' },
        element('span', { className: 'style' }, style),
        status === 'written'
          ? undefined
          : element('strong', { className: `status ${status}` }, status),
        difference.length === 0
          ? undefined
          : element('strong', { className: 'status held' }, 'not as accepted'),
      ),
      headline === undefined ? undefined : element('h3', {}, sentenceNode(headline)),
      ...paragraphs.map((paragraph) => element('p', {}, ...spaced(paragraph))),
      diagnostics.length === 0
        ? undefined
        : element(
            'ul',
            { className: 'diagnostics' },
            ...diagnostics.map((diagnostic) => diagnosticLine(diagnostic, record.name)),
          ),
      difference.length === 0 ? undefined : differenceNode(difference),
    );
    const first = card.querySelector<HTMLElement>('.figure');
    if (first !== null) first.tabIndex = 0;
    return card;
  };

  const diagnosticLine = (
    { code, message, hint, place: where, severity }: Diagnostic,
    record: string,
  ): HTMLElement => {
    const pointer = where !== undefined && 'pointer' in where ? where.pointer : '';
    return element(
      'li',
      { className: severity },
      element('code', {}, code),
      ' ',
      pointer === ''
        ? undefined
        : element(
            'button',
            {
              type: 'button',
              className: 'place',
              onclick: () => {
                listener.toField(record, pointer);
              },
            },
            pointer,
          ),
      ` ${message}${hint === undefined || message.includes(hint) ? '' : ` ${hint}`}`,
    );
  };

  return {
    show(items, records) {
      const names = new Set(items.map(({ record }) => record));
      for (const [name, { node }] of groups) {
        if (names.has(name)) continue;
        node.remove();
        groups.delete(name);
      }
      const kept = new Set<string>();
      let last: HTMLElement | undefined;
      for (const name of names) {
        const record = records.find((each) => each.name === name);
        if (record === undefined) continue;
        let group = groups.get(name);
        if (group === undefined) {
          const body = element('div', { className: 'group' });
          const node = element(
            'section',
            { className: 'record', 'aria-label': `Record ${name}` },
            element(
              'h2',
              {},
              name,
              element(
                'button',
                {
                  type: 'button',
                  className: 'quiet',
                  'aria-label': `Edit the record ${name}`,
                  onclick: () => {
                    listener.toField(name, '');
                  },
                },
                'Edit record',
              ),
            ),
            body,
          );
          group = { node, cards: body };
          groups.set(name, group);
        }
        if (last === undefined) {
          if (place.firstElementChild !== group.node) place.prepend(group.node);
        } else if (last.nextElementSibling !== group.node) last.after(group.node);
        last = group.node;
        const nodes = items
          .filter((item) => item.record === name)
          .map((item) => {
            const id = JSON.stringify([name, item.style]);
            kept.add(id);
            const key = JSON.stringify([item, record.text]);
            const before = cards.get(id);
            if (before?.key === key) return before.node;
            const node = cardOf(item, record);
            if (before !== undefined) {
              if (before.node.textContent !== node.textContent) node.classList.add('changed');
              handOverFocus(before.node, node);
            }
            cards.set(id, { key, node });
            return node;
          });
        const { cards: body } = group;
        if (
          nodes.some((node, index) => body.children[index] !== node) ||
          body.children.length > nodes.length
        )
          replaceCards(body, nodes);
      }
      for (const id of cards.keys()) if (!kept.has(id)) cards.delete(id);
    },
    mark(line, isOf) {
      const found = new Set<Element>();
      for (const node of place.querySelectorAll('.sentence')) {
        const sentence = sentences.get(node);
        const at = [sentence?.template, sentence?.joined?.template];
        const isMarked =
          line !== undefined &&
          at.some((template) => template?.line === line && isOf(template.file));
        node.classList.toggle('of-bullet', isMarked);
        const card = node.closest('article');
        if (isMarked && card !== null) found.add(card);
      }
      return found.size;
    },
  };
}

/** The accepted text with what is new and what is gone. */
function differenceNode(difference: readonly WordRun[]): HTMLElement {
  const tags = { both: 'span', expected: 'del', actual: 'ins' } as const;
  return element(
    'details',
    { className: 'change' },
    element('summary', {}, 'Against the accepted text'),
    element('p', {}, ...difference.map((run) => element(tags[run.in], {}, run.text))),
  );
}

/** Whether a stretch has its figures within it, and none beside them. */
function isGate({ pieces }: Extract<Piece, { spans: unknown }>): boolean {
  return (
    pieces.some((piece) => 'spans' in piece) &&
    pieces.every((piece) => 'spans' in piece || !/\p{Nd}/u.test(piece.text))
  );
}

/** Where a figure of a card had the focus, that of its place in the new card takes it when it stands on the page. */
function handOverFocus(before: HTMLElement, after: HTMLElement): void {
  const { activeElement } = document;
  if (activeElement === null || !before.contains(activeElement)) return;
  const at = [...before.querySelectorAll('.figure')].indexOf(activeElement);
  queueMicrotask(() => {
    const figures = after.querySelectorAll<HTMLElement>('.figure');
    const heir = figures[Math.min(Math.max(at, 0), figures.length - 1)];
    if (heir === undefined) return;
    for (const figure of figures) figure.tabIndex = figure === heir ? 0 : -1;
    heir.focus({ preventScroll: true });
  });
}

/** Cards that stay are not moved, so that nothing flickers. */
function replaceCards(body: HTMLElement, nodes: readonly HTMLElement[]): void {
  nodes.forEach((node, index) => {
    const there = body.children[index];
    if (there === node) return;
    if (there === undefined) body.append(node);
    else there.replaceWith(node);
  });
  while (body.children.length > nodes.length) body.lastElementChild?.remove();
}
