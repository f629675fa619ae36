/**
 * Texts that are edited: what stands in the file, and what the author made of it.
 */
import type { EditorState } from '@codemirror/state';

/** A text that is edited. */
export interface Draft {
  /** How it is called to the author. */
  readonly label: string;
  /** The editor as it was left, with its history and cursor. */
  state: EditorState;
  /** The text of the file that the draft was made from, with line breaks as the editor has them. */
  saved: string;
  /** The version of the file; `null` where there is none. */
  base: string | null;
  /** How the lines of the file end. */
  lineBreak: '\n' | '\r\n';
}

/**
 * A text as the editor holds it.
 *
 * @example
 * asEdited('a\r\nb') // => 'a\nb'
 */
export function asEdited(text: string): string {
  return text.replace(/^\uFEFF/u, '').replaceAll('\r\n', '\n');
}

/**
 * How the lines of a text end.
 *
 * @example
 * lineBreakOf('a\r\nb') // => '\r\n'
 */
export function lineBreakOf(text: string): Draft['lineBreak'] {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/**
 * The text of a draft as its file takes it.
 *
 * @example
 * typeof textToSave // => 'function'
 */
export function textToSave({ state, lineBreak }: Draft): string {
  return state.doc.toString().replaceAll('\n', lineBreak);
}

/**
 * Whether a draft says something else than its file.
 *
 * @example
 * typeof isUnsaved // => 'function'
 */
export function isUnsaved({ state, saved }: Draft): boolean {
  return state.doc.toString() !== saved;
}

/**
 * The line of the bullet that a line of a template belongs to; `undefined` outside of bullets.
 *
 * @example
 * bulletLineAt(['{{#lead}}', '- One', '  goes on.', '{{/lead}}'], 3) // => 2
 * bulletLineAt(['{{#lead}}', '- One', '{{/lead}}', '', 'x'], 5) // => undefined
 */
export function bulletLineAt(lines: readonly string[], line: number): number | undefined {
  for (let at = line; at >= 1; at -= 1) {
    const text = lines[at - 1] ?? '';
    if (/^[ \t]*-[ \t]/u.test(text)) return at;
    if (/^\s*\{\{[#/](?!opt\b)/u.test(text) || /^---/u.test(text)) return undefined;
  }
  return undefined;
}
