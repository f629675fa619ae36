/**
 * A file that changed outside while it was being edited: the author decides, and sees what about.
 */
import { differingLines } from './differing-lines.js';
import { element } from './element.js';

/** What a conflict is about. */
export interface Conflict {
  readonly file: string;
  readonly mine: string;
  /** `undefined` where the file is gone. */
  readonly theirs: string | undefined;
}

/** `later`: nothing is decided, and the next save asks again. */
export type Decision = 'mine' | 'theirs' | 'later';

/**
 * Asks which text is to stay. Closing the dialog decides nothing.
 *
 * @example
 * typeof askAbout // => 'function'
 */
export function askAbout(dialog: HTMLDialogElement, conflict: Conflict): Promise<Decision> {
  const { file, mine, theirs } = conflict;
  return new Promise((resolve) => {
    const decide = (decision: Decision) => () => {
      dialog.close(decision);
    };
    const button = (label: string, decision: Decision, className: string): HTMLElement =>
      element('button', { type: 'button', className, onclick: decide(decision) }, label);
    const parts = [
      element(
        'h2',
        { id: 'conflict-title' },
        theirs === undefined ? `${file} was removed` : `${file} was changed outside`,
      ),
      element(
        'p',
        {},
        theirs === undefined
          ? 'What you typed is not saved. Keep it, and the next save makes the file anew; or leave it as it is.'
          : 'What you typed is not saved. Keep it, and the next save writes over the file; or take the file, and undo brings your words back.',
      ),
      theirs === undefined
        ? undefined
        : element(
            'pre',
            { className: 'difference', tabIndex: 0, 'aria-label': 'Lines that differ' },
            ...differingLines(theirs, mine).map(({ sign, text }) =>
              element(
                'span',
                { className: { '+': 'mine', '-': 'theirs' }[sign] ?? 'both' },
                `${sign} ${text}\n`,
              ),
            ),
          ),
      theirs === undefined
        ? undefined
        : element('p', { className: 'help' }, '− stands in the file, + is yours.'),
      element(
        'div',
        { className: 'buttons' },
        button('Keep mine', 'mine', 'primary'),
        theirs === undefined ? undefined : button('Take the file', 'theirs', ''),
        button('Decide later', 'later', 'quiet'),
      ),
    ];
    dialog.replaceChildren(...parts.filter((part) => part !== undefined));
    dialog.returnValue = 'later';
    dialog.addEventListener(
      'close',
      () => {
        const { returnValue } = dialog;
        resolve(returnValue === 'mine' || returnValue === 'theirs' ? returnValue : 'later');
      },
      { once: true },
    );
    if (!dialog.open) dialog.showModal();
  });
}
