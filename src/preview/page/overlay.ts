/**
 * The errors of the template over the items that it can no longer write.
 */
import type { Finding } from '../protocol.js';
import { element } from './element.js';
import { frameOf } from './frame.js';

function frameNode(text: string, { line, column }: Finding): HTMLElement {
  return element(
    'pre',
    { className: 'frame', 'aria-label': 'Code frame' },
    ...frameOf(text, line, column).map(({ number, before, marked, after }) =>
      element(
        'span',
        { className: number === line ? 'frame-line found' : 'frame-line' },
        element('span', { className: 'number' }, `${number === line ? '>' : ' '} ${number}`),
        element('code', {}, before, marked === '' ? undefined : element('mark', {}, marked), after),
      ),
    ),
  );
}

/**
 * Shows the errors among the findings over the items, each with its code frame; hides the overlay where there are none.
 *
 * @example
 * typeof showErrors // => 'function'
 */
export function showErrors(
  overlay: HTMLElement,
  findings: readonly Finding[],
  file: string,
  text: string,
  goTo: (finding: Finding) => void,
): void {
  const errors = findings.filter(({ diagnostic }) => diagnostic.severity === 'error');
  overlay.hidden = errors.length === 0;
  overlay.replaceChildren(
    element(
      'div',
      { className: 'overlay-bar' },
      element(
        'h2',
        {},
        errors.length === 1
          ? 'The template has an error'
          : `The template has ${errors.length} errors`,
      ),
      element(
        'button',
        {
          type: 'button',
          className: 'quiet',
          'aria-keyshortcuts': 'Escape',
          onclick: () => {
            overlay.hidden = true;
          },
        },
        'Hide ',
        element('kbd', {}, 'Esc'),
      ),
    ),
    element('p', { className: 'help' }, 'The items below are those of before.'),
    ...errors.map((finding) => {
      const { diagnostic, line, column } = finding;
      return element(
        'section',
        { className: 'finding' },
        element(
          'h3',
          {},
          element(
            'button',
            {
              type: 'button',
              className: 'place',
              onclick: () => {
                goTo(finding);
              },
            },
            `${file}:${line}:${column}`,
          ),
          ' ',
          element('code', {}, diagnostic.code),
        ),
        element('p', {}, diagnostic.message),
        frameNode(text, finding),
        diagnostic.expected === undefined
          ? undefined
          : element('p', {}, `Expected: ${diagnostic.expected}.`),
        diagnostic.hint === undefined
          ? undefined
          : element(
              'p',
              { className: diagnostic.hint.length > 80 ? 'hint long' : 'hint' },
              diagnostic.hint,
            ),
      );
    }),
  );
}
