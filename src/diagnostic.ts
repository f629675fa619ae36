/**
 * Diagnostics: what was wrong, where, what was found, what was expected, what to do.
 */

/** Where a problem lies: in a file, in a record, or in a text. */
export type DiagnosticPlace =
  | { readonly file: string; readonly line: number; readonly column: number }
  | { readonly record: string; readonly pointer: string }
  | { readonly text: string; readonly start: number; readonly end: number };

/** `error` rejects a record or fails a check, `hold` keeps it from publication, the others only tell. */
export type Severity = 'error' | 'hold' | 'warning' | 'info';

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly place?: DiagnosticPlace;
  readonly actual?: string;
  readonly expected?: string;
  readonly hint?: string;
}

interface CodeEntry {
  readonly severity: Severity;
  /** What the code means, for the table in the README. */
  readonly meaning: string;
}

/** Every code there is. A test demands that each is raised by a test; the README's table is made from it. */
export const diagnosticCodes = {
  // reading files of records
  'file/unreadable': { severity: 'error', meaning: 'A file cannot be opened or decoded.' },
  'file/encoding': {
    severity: 'error',
    meaning: 'The bytes are not UTF-8 and no other encoding was declared.',
  },
  'file/invalid-json': { severity: 'error', meaning: 'A line or document is not JSON.' },
  'file/duplicate-key': { severity: 'error', meaning: 'A JSON object names a key twice.' },
  'file/forbidden-key': {
    severity: 'error',
    meaning: 'A JSON object has a key that could reach a prototype.',
  },
  'file/line-too-long': { severity: 'error', meaning: 'A line is longer than the limit.' },
  'file/duplicate-header': { severity: 'error', meaning: 'A CSV header names a column twice.' },
  'file/ragged-row': {
    severity: 'error',
    meaning: 'A CSV row has more or fewer cells than the header.',
  },
  'file/unclosed-quote': { severity: 'error', meaning: 'A CSV quote is not closed.' },
  'file/stray-quote': { severity: 'error', meaning: 'A quotation mark stands where CSV has none.' },
  'file/unknown-column': {
    severity: 'error',
    meaning: 'A column mapping names a column that the file lacks.',
  },
  'mapping/invalid': { severity: 'error', meaning: 'A column mapping does not follow its schema.' },
  'mapping/value': {
    severity: 'error',
    meaning: 'A cell does not have the format that the mapping declares.',
  },
  'config/invalid': {
    severity: 'error',
    meaning: 'A configuration file does not follow its schema.',
  },
  'fixture/invalid': {
    severity: 'error',
    meaning: 'The settings of fixtures do not follow their schema.',
  },
  // records
  'record/not-an-object': { severity: 'error', meaning: 'A record is not a JSON object.' },
  'record/unknown-kind': {
    severity: 'error',
    meaning: 'The record names a kind that is not known.',
  },
  'record/ambiguous-kind': {
    severity: 'hold',
    meaning: 'An untagged record fits several kinds, or none well enough.',
  },
  'record/missing-field': { severity: 'error', meaning: 'A required field is absent.' },
  'record/unknown-field': { severity: 'error', meaning: 'A field is not one of the kind.' },
  'record/wrong-type': {
    severity: 'error',
    meaning: 'A value has another type or form than the field takes.',
  },
  'record/invalid-number': {
    severity: 'error',
    meaning: 'A number is not finite, not exact or not written as one.',
  },
  'record/invalid-date': {
    severity: 'error',
    meaning: 'A date does not exist or its order is not declared.',
  },
  'record/invalid-currency': { severity: 'error', meaning: 'A currency code is unknown.' },
  'record/minor-units': {
    severity: 'error',
    meaning: 'An amount has more decimals than its currency.',
  },
  'record/ambiguous-currency': {
    severity: 'hold',
    meaning: 'A bare sign stands for several currencies.',
  },
  'record/ambiguous-negative': {
    severity: 'error',
    meaning: 'A figure in brackets without a declared convention.',
  },
  'record/phrase-type': {
    severity: 'hold',
    meaning: 'Words do not have the grammatical form that the field takes.',
  },
  'record/unsafe-text': {
    severity: 'error',
    meaning: 'Control, bidirectional or invisible characters, or lone surrogates.',
  },
  'record/mixed-script': { severity: 'hold', meaning: 'A name mixes scripts that look alike.' },
  'record/too-long': { severity: 'error', meaning: 'A field is longer than the limit.' },
  'record/unsafe-url': { severity: 'error', meaning: 'A URL is not http or https.' },
  // guards
  'guard/date-future': { severity: 'hold', meaning: 'The event lies after the day of the run.' },
  'guard/date-stale': { severity: 'hold', meaning: 'The event lies too far in the past for news.' },
  'guard/date-order': {
    severity: 'hold',
    meaning: 'Dates of the record stand in an order that cannot be.',
  },
  'guard/withdrawn': {
    severity: 'hold',
    meaning: 'The item was withdrawn, or nothing was published that could be.',
  },
  'guard/conflicting-source': {
    severity: 'hold',
    meaning: 'Another source tells the same event with other figures.',
  },
  'guard/embargo': { severity: 'hold', meaning: 'The embargo has not been lifted.' },
  'guard/test-record': { severity: 'error', meaning: 'The record says that it is a test.' },
  'guard/duplicate-record': {
    severity: 'hold',
    meaning: 'The record repeats another of the run, or was published before.',
  },
  'guard/conflicting-record': {
    severity: 'hold',
    meaning: 'Another record of the run, or one that was published, has this id and other content.',
  },
  'guard/duplicate-event': {
    severity: 'hold',
    meaning: 'Another record of the run or of the history tells the same event.',
  },
  'guard/outlier': { severity: 'hold', meaning: 'A change is beyond the bound of the kind.' },
  'guard/sign-flip': {
    severity: 'hold',
    meaning: 'A figure has another sign than the series had.',
  },
  'guard/range': { severity: 'hold', meaning: 'An amount is beyond the bound of the kind.' },
  'guard/inconsistent': { severity: 'error', meaning: 'Stated figures contradict each other.' },
  'guard/currency-mismatch': {
    severity: 'hold',
    meaning: 'The converted amount does not fit the original.',
  },
  'guard/same-party': { severity: 'hold', meaning: 'A deal names one entity on both sides.' },
  'guard/zero-amount': { severity: 'hold', meaning: 'An amount of zero where a sum is meant.' },
  'guard/modality': {
    severity: 'hold',
    meaning: 'What is only planned, rumoured or denied would be worded as done.',
  },
  'guard/source': { severity: 'hold', meaning: 'The source is not on the list of allowed hosts.' },
  // templates
  'template/syntax': { severity: 'error', meaning: 'The template cannot be parsed.' },
  'template/front-matter': {
    severity: 'error',
    meaning: 'The front matter does not follow its schema.',
  },
  'template/unknown-kind': {
    severity: 'error',
    meaning: 'The front matter names a kind that is not known.',
  },
  'template/unknown-message': {
    severity: 'error',
    meaning: 'The order of the story names a message that no block words.',
  },
  'template/unplaced-message': {
    severity: 'error',
    meaning: 'A block words a message that the order does not name.',
  },
  'template/unknown-slot': { severity: 'error', meaning: 'A slot names no fact of the kind.' },
  'template/unknown-helper': {
    severity: 'error',
    meaning: 'A slot names a helper that is not known.',
  },
  'template/helper-argument': {
    severity: 'error',
    meaning: 'A helper is given what it does not take.',
  },
  'template/forbidden': {
    severity: 'error',
    meaning: 'A construct that the template language does not have.',
  },
  'template/too-many-phrases': {
    severity: 'error',
    meaning: 'A bullet has more optional phrases than can be expanded.',
  },
  'template/too-large': {
    severity: 'error',
    meaning: 'A template has more text, depth, slots or bullets than is read.',
  },
  'template/too-slow': {
    severity: 'error',
    meaning: 'A template of a stranger took longer than its limit, and was stopped.',
  },
  'template/out-of-memory': {
    severity: 'error',
    meaning: 'A template of a stranger took more memory than its limit, and was stopped.',
  },
  'template/too-much-output': {
    severity: 'error',
    meaning: 'A template of a stranger wrote a longer item than its limit.',
  },
  'template/crashed': {
    severity: 'error',
    meaning: 'A template of a stranger could not be read or worded at all.',
  },
  'template/literal-figure': { severity: 'error', meaning: 'The wording itself holds a figure.' },
  'template/literal-currency': {
    severity: 'error',
    meaning: 'The wording itself holds a currency or a size of money.',
  },
  'template/literal-name': { severity: 'error', meaning: 'The wording itself holds a name.' },
  'template/punctuation': {
    severity: 'error',
    meaning: 'A sentence lacks its full stop, or a headline has one.',
  },
  'template/grammar': { severity: 'error', meaning: 'A slip of grammar shows in the wording.' },
  'template/twin': { severity: 'error', meaning: 'Two bullets always say the same.' },
  'template/unsaid-fact': {
    severity: 'error',
    meaning: 'No wording says a fact that a story owes its reader.',
  },
  'template/misplaced': {
    severity: 'error',
    meaning: 'A template lies in the folder of no language, or is named for another kind.',
  },
  'template/missing-message': {
    severity: 'error',
    meaning: 'A template has no headline or no lead.',
  },
  'template/silent-case': {
    severity: 'error',
    meaning: 'No wording is for records of a status that the kind knows.',
  },
  'template/unreachable': {
    severity: 'error',
    meaning: 'A bullet or block can never be chosen, or a phrase never stand.',
  },
  // reading texts
  'read/invalid-text': {
    severity: 'error',
    meaning: 'A line of texts, or a page, holds no text that can be read.',
  },
  'read/text-too-long': {
    severity: 'warning',
    meaning: 'A text is longer than the limit; what lies beyond was not read.',
  },
  'read/sentence-too-long': {
    severity: 'warning',
    meaning: 'A sentence or a word of a text is too long to be read; it was passed over.',
  },
  'read/unknown-currency': {
    severity: 'warning',
    meaning: 'A sum in a text has a currency that no record can have.',
  },
  // feeds
  'feed/unreachable': {
    severity: 'error',
    meaning:
      'A feed cannot be fetched: no connection, no answer in time, or an error of the server.',
  },
  'feed/robots': { severity: 'error', meaning: 'The robots.txt of a site keeps a feed from us.' },
  'feed/redirect': {
    severity: 'error',
    meaning:
      'A feed leads on too often, to an address that is not http or https, or into the own network.',
  },
  'feed/too-large': { severity: 'error', meaning: 'A feed is larger than the limit.' },
  'feed/malformed': {
    severity: 'error',
    meaning: 'What came is no feed, or cannot be read as one without loss.',
  },
  'feed/waiting': {
    severity: 'info',
    meaning: 'A server asked to be left alone until a time that has not come.',
  },
  // planning
  'plan/no-headline': { severity: 'hold', meaning: 'No headline can be said of these facts.' },
  'plan/no-lead': { severity: 'hold', meaning: 'No lead can be said of these facts.' },
  'plan/left-out': {
    severity: 'info',
    meaning: 'A sentence failed verification and was left out.',
  },
  // the finished item
  'verify/untraced-number': { severity: 'hold', meaning: 'A digit lies in no span.' },
  'verify/residue': {
    severity: 'hold',
    meaning: 'The text holds remains of a template or of a value.',
  },
  'verify/spacing': { severity: 'hold', meaning: 'Doubled, missing or misplaced space.' },
  'verify/punctuation': { severity: 'hold', meaning: 'Doubled or misplaced punctuation.' },
  'verify/repeated-word': { severity: 'hold', meaning: 'A word stands twice in a row.' },
  'verify/article': { severity: 'hold', meaning: 'An article does not fit the word after it.' },
  'verify/unbalanced': { severity: 'hold', meaning: 'Quotation marks or brackets do not pair.' },
  'verify/opens-with-figure': { severity: 'hold', meaning: 'A sentence opens with a figure.' },
  'verify/long-sentence': { severity: 'hold', meaning: 'A sentence has more than 45 words.' },
  'verify/long-headline': { severity: 'hold', meaning: 'A headline has more than 110 characters.' },
  'verify/headline-stop': { severity: 'hold', meaning: 'A headline ends in a full stop.' },
  'verify/unsaid-material': {
    severity: 'hold',
    meaning: 'No sentence says a material fact of the record.',
  },
  // digests
  'digest/empty': { severity: 'hold', meaning: 'No item is left for the digest.' },
  // publishing
  'publish/no-name': {
    severity: 'error',
    meaning: 'A format names the publication, and the configuration gives it no name.',
  },
  'publish/no-address': {
    severity: 'error',
    meaning: 'A format gives items an address, and the configuration gives the publication none.',
  },
  'publish/no-time': {
    severity: 'error',
    meaning: 'A format says when an item is published, and no moment is given.',
  },
  'publish/language': { severity: 'error', meaning: 'A language is not a BCP 47 tag.' },
  'publish/no-words': {
    severity: 'error',
    meaning: 'A page needs words around its items in a language for which none ship.',
  },
  'publish/held': { severity: 'error', meaning: 'An item that is held was to be published.' },
  'publish/empty': { severity: 'error', meaning: 'A format cannot be without an item.' },
  'publish/too-many': {
    severity: 'error',
    meaning: 'There are more items than one document of the format holds.',
  },
  // the desk
  'desk/released': {
    severity: 'info',
    meaning: 'A person released a record that would have been held.',
  },
  'desk/killed': { severity: 'hold', meaning: 'A person withdrew the item for good.' },
  'desk/review': {
    severity: 'hold',
    meaning: 'A template or source of the item is on review, and nobody approved it.',
  },
  'desk/poison': {
    severity: 'error',
    meaning: 'A record threw, or stopped the thread that wrote it; the rest went on.',
  },
  'desk/burst': {
    severity: 'error',
    meaning: 'Too many records in a row were held; the run stopped.',
  },
  'queue/dead-letter': {
    severity: 'error',
    meaning: 'A record of a queue was given up after several attempts.',
  },
} as const satisfies Readonly<Record<string, CodeEntry>>;

export type DiagnosticCode = keyof typeof diagnosticCodes;

/** What a diagnostic says beside its code. */
export interface DiagnosticDetail {
  readonly message: string;
  readonly place?: DiagnosticPlace;
  readonly actual?: string;
  readonly expected?: string;
  readonly hint?: string;
}

/**
 * Makes a diagnostic with the severity that its code has in the table.
 *
 * @example
 * diagnose('record/not-an-object', { message: 'A record must be an object.' }).severity // => 'error'
 */
export function diagnose(code: DiagnosticCode, detail: DiagnosticDetail): Diagnostic {
  return { code, severity: diagnosticCodes[code].severity, ...detail };
}

/**
 * The status that diagnostics give a record: one error rejects it, else one hold holds it.
 *
 * @example
 * statusOf([diagnose('guard/range', { message: 'Too large.' })]) // => 'held'
 */
export function statusOf(diagnostics: readonly Diagnostic[]): 'written' | 'held' | 'rejected' {
  let status: 'written' | 'held' = 'written';
  for (const { severity } of diagnostics) {
    if (severity === 'error') return 'rejected';
    if (severity === 'hold') status = 'held';
  }
  return status;
}
