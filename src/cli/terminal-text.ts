import type { TextOptions } from '../publish/text.js';
import { paintOn } from './diagnostic-line.js';
import type { Output } from './output.js';

/** Lines longer than this are hard to read. */
const widest = 80;

/** How text is shown: on a terminal in lines of its width with bold headlines, elsewhere as it is. */
export function terminalText({ columns }: Output): TextOptions {
  if (columns === undefined) return {};
  const paint = paintOn(process.stdout);
  return {
    width: Math.min(columns, widest),
    emphasise: (line) => paint('bold', line),
  };
}
