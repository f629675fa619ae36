/**
 * What the help of commands has in common.
 */

/** The examples that end a command's help, a line each. */
export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}\n`;
}
