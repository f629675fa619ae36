/**
 * What is wrong with the wording of a template whatever its values are: what a sub-editor sees in the text itself.
 */
import { diagnose, type Diagnostic } from '../diagnostic.js';
import type { Language } from '../languages/index.js';

/** How a slot stands in wording whose slots are blank. */
const SLOT = '\u{fffc}';

/** Wording of a bullet, and where each of its characters stands in the file. */
interface Wording {
  readonly text: string;
  readonly offsets: readonly number[];
}

/** Every piece of a bullet that is not wording, and breaks of lines, which are read as spaces. */
const PIECE =
  /\{\{!--[^]*?--\}\}|\{\{(?<open>#opt)\s*\}\}|\{\{(?<close>\/opt)\s*\}\}|\{\{(?<gate>when|unless)\s[^}]*\}\}|\{\{[^}]*\}\}|\s*\n\s*/gu;

/** A bullet in the text of a template: from its dash to the next dash or the end of its block. */
const BULLET = /^[ \t]*-[ \t]+(?<wording>[^]*?)(?=\n[ \t]*-[ \t]|\n?\{\{\/(?!opt)\w|$(?![^]))/gmu;

/**
 * Finds slips of grammar and currencies written out, in the text of a template.
 *
 * @example
 * slipsIn('---\n---\n{{#headline}}\n- {{company}}s up\n{{/headline}}\n', 'x.hbs', { slips: [{ pattern: /\u{fffc}\w/u, says: 'Glued', hint: '' }], currencyWords: /\$/u } as unknown as Language)[0].message // => 'Glued: {{company}}s.'
 */
export function slipsIn(
  source: string,
  file: string,
  { slips, currencyWords }: Language,
): readonly Diagnostic[] {
  const text = source.replaceAll('\r\n', '\n');
  const body = /^---\n[^]*?\n---\n/u.exec(text)?.[0].length ?? 0;
  const found = new Map<string, Diagnostic>();
  for (const bullet of text.slice(body).matchAll(BULLET)) {
    const wording = bullet.groups?.['wording'] ?? '';
    const start = body + bullet.index + bullet[0].length - wording.length;
    // A slip may show only where the optional phrases stand, or only where they do not.
    for (const phrases of [true, false]) {
      const blank = blanked(wording, start, phrases);
      const add = (
        code: 'template/grammar' | 'template/literal-currency',
        match: RegExpExecArray,
        says: string,
        hint: string,
      ): void => {
        const from = blank.offsets[match.index] ?? start;
        const to = blank.offsets[match.index + match[0].length] ?? from;
        const actual = text.slice(from, to).replaceAll(/\s*\n\s*/gu, ' ');
        const key = `${code}:${from}:${says}`;
        if (found.has(key)) return;
        found.set(
          key,
          diagnose(code, {
            message: `${says}: ${actual.trim()}.`,
            place: { file, ...positionOf(text, from) },
            actual,
            hint,
          }),
        );
      };
      for (const { pattern, says, hint } of slips) {
        const match = pattern.exec(blank.text);
        if (match !== null) add('template/grammar', match, says, hint);
      }
      const currency = currencyWords.exec(blank.text);
      if (currency !== null)
        add(
          'template/literal-currency',
          currency,
          'The wording holds a part of a sum',
          'A sum with its currency comes from a fact: use a slot.',
        );
    }
  }
  return [...found.values()];
}

/** The wording with its slots blank, gates taken out, and optional phrases standing or taken out. */
function blanked(wording: string, start: number, phrases: boolean): Wording {
  let text = '';
  const offsets: number[] = [];
  let at = 0;
  let isLeftOut = false;
  const put = (piece: string, from: number, moves: boolean): void => {
    if (isLeftOut) return;
    for (let index = 0; index < piece.length; index += 1)
      offsets.push(start + from + (moves ? index : 0));
    text += piece;
  };
  for (const piece of wording.matchAll(PIECE)) {
    put(wording.slice(at, piece.index), at, true);
    at = piece.index + piece[0].length;
    const { open, close, gate } = piece.groups ?? {};
    if (close !== undefined) isLeftOut = false;
    else if (open !== undefined) isLeftOut = !phrases;
    else if (piece[0].startsWith('{{!') || gate !== undefined) continue;
    else put(piece[0].startsWith('{{') ? SLOT : ' ', piece.index, false);
  }
  put(wording.slice(at), at, true);
  offsets.push(start + wording.length);
  return { text, offsets };
}

/** Line and column, both from 1. */
function positionOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
