/**
 * The code frame of a finding: its line, what the finding is about, and the lines beside it.
 */

/** A line of a code frame; `marked` is what the finding is about. */
export interface FrameLine {
  readonly number: number;
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/**
 * Where what a finding is about ends in its line: with its slot, or with the line.
 *
 * @example
 * endOfFinding('- {{compny}} came.', 3) // => 12
 */
export function endOfFinding(text: string, column: number): number {
  const slot = /^\{\{[^}]*\}\}/u.exec(text.slice(column - 1))?.[0];
  return slot === undefined ? text.length : column - 1 + slot.length;
}

/**
 * The line of a finding with those beside it.
 *
 * @example
 * frameOf('a\n- {{x}}.\nb', 2, 3)[1] // => { number: 2, before: '- ', marked: '{{x}}', after: '.' }
 */
export function frameOf(text: string, line: number, column: number): readonly FrameLine[] {
  const lines = text.split('\n');
  return [line - 1, line, line + 1].flatMap((number) => {
    const whole = lines[number - 1];
    if (whole === undefined) return [];
    const [start, end] =
      number === line ? [column - 1, endOfFinding(whole, column)] : [whole.length, whole.length];
    return [
      {
        number,
        before: whole.slice(0, start),
        marked: whole.slice(start, end),
        after: whole.slice(end),
      },
    ];
  });
}
