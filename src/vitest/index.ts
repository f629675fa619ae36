/**
 * Entry `wirecopy/vitest`: importing it gives vitest's `expect` matchers for items and for the outcomes of writing.
 */
import { expect } from 'vitest';
import type { Item, Outcome } from '../model.js';
import { toText } from '../publish/index.js';
import {
  faultsOf,
  outcomeText,
  shownDifference,
  untracedFigures,
  wordsOf,
  type ItemCheckOptions,
} from '../testing/index.js';

/** What `expect` can be asked of an item, or of an outcome that was written. */
export interface ItemMatchers {
  /** Some sentence says the fact; with a text, in these words. */
  toSay(fact: string, words?: string | RegExp): void;
  /** The headline is this text, or matches. */
  toHaveHeadline(headline: string | RegExp): void;
  /** Every figure in the text leads to a field of a record. */
  toTraceEveryFigure(): void;
  /** Verification finds nothing; kinds and languages of one's own are given. */
  toPassVerification(options?: ItemCheckOptions): void;
  /**
   * The text is that of the file, whose path is from the test. A file that is not there is written, save in CI, and
   * `vitest -u` accepts a new text: read it first.
   */
  toReadLike(file: string): Promise<void>;
}

declare global {
  // The parameters of vitest's own interface of matchers differ between its versions 4 and 5; this one both share.
  namespace Chai {
    interface Assertion extends ItemMatchers {}
  }
}

interface Result {
  readonly pass: boolean;
  readonly message: () => string;
  readonly actual?: unknown;
  readonly expected?: unknown;
}

expect.extend({
  toSay(received: unknown, fact: string, words?: string | RegExp): Result {
    return ofItem(received, (item) => {
      const said = wordsOf(item, fact);
      const pass = words === undefined ? said.length > 0 : said.some((text) => fits(text, words));
      const wanted = words === undefined ? fact : `${fact} as ${shown(words)}`;
      const found = said.length === 0 ? `nothing of ${fact}` : said.map(shown).join(', ');
      return {
        pass,
        message: () =>
          `It should ${pass ? 'not ' : ''}say ${wanted}, and says ${found}:\n${toText(item)}`,
        actual: said,
        expected: words ?? fact,
      };
    });
  },

  toHaveHeadline(received: unknown, headline: string | RegExp): Result {
    return ofItem(received, (item) => {
      const { text } = item.headline;
      const pass = fits(text, headline);
      return {
        pass,
        message: () =>
          pass
            ? `The headline should not be ${shown(headline)}.`
            : `The headline reads otherwise: ${typeof headline === 'string' ? shownDifference(headline, text) : `${shown(text)} does not match ${shown(headline)}`}`,
        actual: text,
        expected: headline,
      };
    });
  },

  toTraceEveryFigure(received: unknown): Result {
    return ofItem(received, (item) => {
      const figures = untracedFigures(item);
      return {
        pass: figures.length === 0,
        message: () =>
          figures.length === 0
            ? 'Some figure should lead to no field of a record, and every one does.'
            : `These figures lead to no field of a record: ${figures.join(', ')}\n${toText(item)}`,
        actual: figures,
        expected: [],
      };
    });
  },

  toPassVerification(received: unknown, options?: ItemCheckOptions): Result {
    return ofItem(received, (item) => {
      const faults = faultsOf(item, options);
      return {
        pass: faults.length === 0,
        message: () =>
          faults.length === 0
            ? 'Verification should find something, and finds nothing.'
            : `Verification finds:\n${faults.map(({ code, message }) => `${code}: ${message}`).join('\n')}\n${toText(item)}`,
        actual: faults,
        expected: [],
      };
    });
  },

  async toReadLike(received: unknown, file: string): Promise<Result> {
    if (this.isNot)
      throw new TypeError('toReadLike compares with an accepted text; it has no not.');
    const written = ofItem(received, () => PASSED);
    if (!written.pass) return written;
    const text = outcomeText(outcomeOf(received));
    try {
      await expect(text).toMatchFileSnapshot(file);
      return PASSED;
    } catch (error) {
      const { expected } = error as { readonly expected?: unknown };
      if (typeof expected !== 'string') throw error;
      return {
        pass: false,
        message: () => `The item reads otherwise than ${file}:\n${shownDifference(expected, text)}`,
        actual: text,
        expected,
      };
    }
  },
});

const PASSED: Result = { pass: true, message: () => 'The item reads as it was accepted.' };

/** Looks at the item that was received, or tells why there is none. */
function ofItem(received: unknown, look: (item: Item) => Result): Result {
  const outcome = outcomeOf(received);
  if (outcome.status === 'written') return look(outcome.value);
  return { pass: false, message: () => `No item was written: ${outcomeText(outcome)}` };
}

function outcomeOf(received: unknown): Outcome<Item> {
  if (typeof received === 'object' && received !== null) {
    if ('status' in received && 'diagnostics' in received) return received as Outcome<Item>;
    if ('headline' in received && 'paragraphs' in received)
      return { status: 'written', value: received as Item, diagnostics: [] };
  }
  throw new TypeError('What is expected to read well is an item, or the outcome of writing one.');
}

function fits(text: string, words: string | RegExp): boolean {
  return typeof words === 'string' ? text === words : words.test(text);
}

function shown(text: string | RegExp): string {
  return typeof text === 'string' ? JSON.stringify(text) : String(text);
}
