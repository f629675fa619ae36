/**
 * How documents follow each other in an output.
 */
import type { Output } from './output.js';

/** What stands before the first document, between two, at the end of each, after the last, and alone where there is none. */
interface Layout {
  readonly before: string;
  readonly between: string;
  readonly ending: string;
  readonly after: string;
  readonly none: string;
}

const layouts = {
  text: { before: '', between: '\n\n', ending: '\n', after: '', none: '' },
  markdown: { before: '', between: '\n', ending: '\n', after: '', none: '' },
  lines: { before: '', between: '', ending: '\n', after: '', none: '' },
  jsonl: { before: '', between: '', ending: '\n', after: '', none: '' },
  json: { before: '[\n', between: ',\n', ending: '', after: '\n]\n', none: '[]\n' },
} as const satisfies Readonly<Record<string, Layout>>;

/** Documents that follow each other. */
export interface Sequence {
  readonly add: (document: string) => void;
  readonly end: () => void;
}

/** Begins a sequence of documents in an output. */
export function sequence(output: Output, format: keyof typeof layouts): Sequence {
  const { before, between, ending, after, none } = layouts[format];
  let isEmpty = true;
  return {
    add: (document) => {
      output.write(`${isEmpty ? before : between}${document}${ending}`);
      isEmpty = false;
    },
    end: () => {
      output.write(isEmpty ? none : after);
    },
  };
}
