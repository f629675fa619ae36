/**
 * Thrown where a file cannot be opened, decompressed, written or told apart by format: wrong use, unlike bad
 * data, which gives diagnostics.
 *
 * @example
 * new UnreadableFile('deals.csv', 'no such file').message // => 'deals.csv: no such file'
 */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';

  constructor(
    /** The path as it was given, `-` for standard input. */
    readonly path: string,
    problem: string,
    options?: ErrorOptions,
  ) {
    super(`${path}: ${problem}`, options);
  }
}

/**
 * What the system says of a file, as the error of who asked for it.
 *
 * @example
 * unreadable('deals.csv', new Error('permission denied')).message // => 'deals.csv: permission denied'
 */
export function unreadable(path: string, error: unknown): UnreadableFile {
  return new UnreadableFile(path, error instanceof Error ? error.message : String(error), {
    cause: error,
  });
}
