import { structuredPatch } from 'diff';

/**
 * The lines in which two texts differ, with two lines around each change.
 *
 * @example
 * differingLines('a\nb\n', 'a\nc\n') // => [{ sign: ' ', text: 'a' }, { sign: '-', text: 'b' }, { sign: '+', text: 'c' }]
 */
export function differingLines(
  theirs: string,
  mine: string,
): readonly { readonly sign: string; readonly text: string }[] {
  const { hunks } = structuredPatch('', '', theirs, mine, '', '', { context: 2 });
  return hunks.flatMap(({ lines }, index) => [
    ...(index === 0 ? [] : [{ sign: '…', text: '' }]),
    ...lines
      .filter((line) => !line.startsWith('\\'))
      .map((line) => ({ sign: line.charAt(0), text: line.slice(1) })),
  ]);
}
