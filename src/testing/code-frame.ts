/**
 * A code frame: the lines around a place in a file, with a mark under it.
 */

/** Lines before and after the one that is shown for. */
const AROUND = 1;

/** Wider lines are cut around the place. */
const WIDEST = 100;

/**
 * The lines around a place, numbered, with `^` under its column; empty where the text has no such line.
 *
 * @example
 * codeFrame('one\ntwo', 2, 3).split('\n').at(-1) // => '    |   ^'
 */
export function codeFrame(text: string, line: number, column: number): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  if (lines[line - 1] === undefined) return '';
  const first = Math.max(1, line - AROUND);
  const last = Math.min(lines.length, line + AROUND);
  const gutter = String(last).length + 2;
  const cut = Math.max(0, column - WIDEST + 20);
  const shown: string[] = [];
  for (let number = first; number <= last; number += 1) {
    const source = (lines[number - 1] ?? '').slice(cut, cut + WIDEST);
    const mark = number === line ? '>' : ' ';
    shown.push(`${mark}${String(number).padStart(gutter - 1)} | ${source}`.trimEnd());
    if (number === line)
      shown.push(`${' '.repeat(gutter + 1)}| ${' '.repeat(Math.max(0, column - 1 - cut))}^`);
  }
  return shown.join('\n');
}
