import type { Diagnostic } from './diagnostic.js';

/** Thrown for options that cannot be: an unknown style, a template that does not fit its kind. */
export class InvalidOptions extends TypeError {
  constructor(
    message: string,
    readonly diagnostics: readonly Diagnostic[] = [],
  ) {
    super(
      [
        message,
        ...diagnostics.map(
          ({ code, message: found, hint }) =>
            `  ${code}: ${found}${hint === undefined ? '' : ` ${hint}`}`,
        ),
      ].join('\n'),
    );
    this.name = 'InvalidOptions';
  }
}
