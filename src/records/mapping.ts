/**
 * Column mappings: data that says how the cells of a table become raw records. A mapping states formats and
 * constants and computes nothing else; what a record may hold is the kind's business.
 */
import { closest } from 'fastest-levenshtein';
import { z } from 'zod';
import { diagnose, type Diagnostic } from '../diagnostic.js';
import type { Decimal, SourceDefaults } from '../model.js';
import { parseDate } from '../values/date.js';
import { negate, parseDecimal, shiftDecimal } from '../values/decimal.js';
import {
  parseClause,
  isPlainApposition,
  parseDescription,
  parseInfinitive,
  parseNounPhrase,
  parseSentence,
} from '../values/phrases.js';
import type { Problems } from '../values/problem.js';
import { parseUrl } from '../values/url.js';
import { forbiddenKeys, type TextOrigin } from './json-line.js';

const columnName = z.string().trim().min(1).describe('The name of a column, as the header has it.');

/** What every format may say beside its own. */
const common = {
  absent: z
    .array(z.string())
    .optional()
    .describe('Further cells of this column that mean that nothing is known.'),
  unfit: z
    .literal('drop')
    .optional()
    .describe(
      'A cell that does not have the format is left out; without this the row is rejected.',
    ),
};

const values = z
  .record(z.string(), z.string())
  .optional()
  .describe('What a cell stands for: only the words of this table fit.');

const figure = {
  thousands: z.enum([',', '.', ' ', "'"]).optional().describe('The sign between groups of digits.'),
  decimal: z
    .enum(['.', ','])
    .optional()
    .describe('The sign before decimals; a point when not given.'),
  negatives: z
    .enum(['minus', 'parentheses'])
    .optional()
    .describe('`parentheses`: (4.8) is minus 4.8. The default of the mapping when not given.'),
  scale: z
    .literal([1000, 100_000, 1_000_000, 10_000_000, 1_000_000_000, 1_000_000_000_000])
    .optional()
    .describe(
      'What a one in the column stands for: 1000000 for figures in millions, 10000000 for crores.',
    ),
  strip: z
    .array(z.string().min(1))
    .optional()
    .describe(
      'Signs before or after the figure that say no more than the mapping does, such as % or $.',
    ),
};

const separator = z
  .string()
  .min(1)
  .describe('What stands between elements; spaces around an element are taken away.');

const cellFormats = z.discriminatedUnion('format', [
  z.strictObject({ format: z.literal('text'), column: columnName, values, ...common }),
  z.strictObject({
    format: z.literal('template'),
    template: z
      .string()
      .regex(/\{[^{}]+\}/u)
      .describe('Words with columns in braces: "{City}, {Country}".'),
    ...common,
  }),
  z.strictObject({
    format: z
      .enum(['description', 'noun-phrase', 'infinitive', 'clause', 'sentence'])
      .describe(
        'Words of a grammatical form; `description` is a noun phrase that says what an organisation is.',
      ),
    column: columnName,
    ...common,
  }),
  z.strictObject({ format: z.literal('number'), column: columnName, ...figure, ...common }),
  z
    .strictObject({
      format: z.literal('money'),
      column: columnName,
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/u)
        .optional()
        .describe('The ISO 4217 code of all amounts of the column.'),
      currencyColumn: columnName.optional().describe('The column that holds the ISO 4217 code.'),
      undisclosed: z
        .array(z.string().min(1))
        .optional()
        .describe(
          'Cells that say that the sum was not disclosed, which is more than that it is not known.',
        ),
      ...figure,
      ...common,
    })
    .refine(
      ({ currency, currencyColumn }) => (currency === undefined) !== (currencyColumn === undefined),
      {
        error: 'money takes either `currency` or `currencyColumn`',
      },
    ),
  z.strictObject({
    format: z.literal('date'),
    column: columnName,
    order: z
      .enum(['ymd', 'dmy', 'mdy'])
      .optional()
      .describe(
        'The order of dates that are not written 2012-07-23. The default of the mapping when not given.',
      ),
    ...common,
  }),
  z.strictObject({ format: z.literal('year'), column: columnName, ...common }),
  z.strictObject({ format: z.literal('list'), column: columnName, separator, values, ...common }),
  z
    .strictObject({ format: z.literal('only'), column: columnName, separator, ...common })
    .describe(
      'The element of a list of one. Of several none is taken: a list in alphabetical order says nothing of their weight.',
    ),
  z.strictObject({ format: z.literal('url'), column: columnName, ...common }),
]);

const pathPattern = /^[A-Za-z][A-Za-z0-9]*(\.[A-Za-z][A-Za-z0-9]*)*$/u;

/**
 * The schema of a column mapping as its YAML file has it. It refuses properties that it does not know, two
 * entries that would write to one place of the record, and paths that could reach a prototype.
 *
 * @example
 * columnMappingSchema.safeParse({ kind: 'acquisition', columns: { 'target.name': 'company' } }).success // => true
 * columnMappingSchema.safeParse({ kind: 'acquisition', colums: {} }).success // => false
 */
export const columnMappingSchema = z
  .strictObject({
    kind: z.string().min(1).describe('The kind of the records.'),
    delimiter: z
      .enum([',', ';', '\t', '|'])
      .optional()
      .describe('What parts the cells; a comma when not given.'),
    absent: z
      .array(z.string())
      .optional()
      .describe(
        'Cells of any column that mean that nothing is known, such as nan or N/A; an empty cell always does.',
      ),
    id: z
      .string()
      .regex(/\{[^{}]+\}/u)
      .optional()
      .describe(
        'A stable id with columns in braces: "raises/{Name}/{Date}". Absent cells stand for nothing in it.',
      ),
    columns: z
      .record(z.string().regex(pathPattern), z.union([columnName, cellFormats]))
      .describe(
        'For each path into the record, such as acquirer.name, the column (as text) or its format.',
      ),
    constants: z
      .record(z.string().regex(pathPattern), z.json())
      .optional()
      .describe('What holds for all records of the data set, such as its source.'),
    defaults: z
      .strictObject({
        currency: z
          .string()
          .regex(/^[A-Z]{3}$/u)
          .exactOptional(),
        dateOrder: z.enum(['dmy', 'mdy', 'ymd']).exactOptional(),
        negatives: z.enum(['minus', 'parentheses']).exactOptional(),
        rounding: z.int().min(0).max(12).exactOptional(),
      })
      .optional()
      .describe('What bare notations of the data set mean.'),
  })
  .superRefine((mapping, context) => {
    const taken = new Set<string>(['kind']);
    const claim = (path: string, at: readonly (string | number)[]): void => {
      const segments = path.split('.');
      if (segments.some((segment) => forbiddenKeys.has(segment))) {
        context.addIssue({
          code: 'custom',
          path: [...at],
          message: `\`${path}\` is no path into a record`,
        });
      }
      const clash = [...taken].find(
        (other) => other === path || other.startsWith(`${path}.`) || path.startsWith(`${other}.`),
      );
      if (clash !== undefined) {
        context.addIssue({
          code: 'custom',
          path: [...at],
          message: `\`${path}\` is written by \`${clash}\` already`,
        });
      }
      taken.add(path);
    };
    if (mapping.id !== undefined) taken.add('id');
    for (const [path] of constantLeaves(mapping.constants))
      claim(path, ['constants', path.split('.')[0] ?? path]);
    for (const path of Object.keys(mapping.columns)) claim(path, ['columns', path]);
  });

/** A column mapping, as `columnMappingSchema` describes it. */
export type ColumnMapping = z.infer<typeof columnMappingSchema>;

type CellFormat = z.infer<typeof cellFormats>;

/** What became of a row: a raw record, or what kept it from becoming one. */
export type MappedRow =
  | { readonly record: Readonly<Record<string, unknown>> }
  | { readonly diagnostics: readonly Diagnostic[] };

/** A mapping that has found its columns in the header of a file. */
export interface CompiledMapping {
  /** What bare notations of the data set mean, for the validation of each record. */
  readonly defaults: SourceDefaults | undefined;
  /** Maps the cells of one row, which must be as many as the header has; `line` is where the row begins. */
  readonly apply: (cells: readonly string[], line: number) => MappedRow;
}

/**
 * Binds a mapping to the header of a file. It refuses, with one `file/unknown-column` for each, columns that
 * the header lacks; spaces around the header's names do not count. The mapping must have passed
 * `columnMappingSchema`. A row is refused, with one `mapping/value` for each, for cells that do not have the
 * declared format; an absent cell leaves its field out, and an empty amount is absent, never undisclosed.
 *
 * @example
 * compileMapping({ kind: 'funding-round', columns: { 'company.name': 'Name' } }, ['Name']).apply(['Acme'], 2) // => { record: { kind: 'funding-round', company: { name: 'Acme' } } }
 * compileMapping({ kind: 'funding-round', columns: { round: 'Roud' } }, ['Round']).diagnostics[0].hint // => 'Did you mean `Round`?'
 */
export function compileMapping(
  mapping: ColumnMapping,
  header: readonly string[],
  file = '-',
): CompiledMapping | { readonly diagnostics: readonly Diagnostic[] } {
  const indices = new Map(header.map((name, index) => [name.trim(), index]));
  const missing = new Set<string>();
  const cellOf: CellLookup = (column, absent = []) => {
    const index = indices.get(column.trim());
    if (index === undefined) missing.add(column.trim());
    const nothing = new Set(['', ...(mapping.absent ?? []), ...absent].map((cell) => cell.trim()));
    return (cells) => {
      const cell = cells[index ?? -1]?.trim() ?? '';
      return nothing.has(cell) ? undefined : cell;
    };
  };

  const fields: Field[] = [{ segments: ['kind'], read: () => mapping.kind }];
  if (mapping.id !== undefined) {
    fields.push({ segments: ['id'], read: idReader(mapping.id, (column) => cellOf(column)) });
  }
  for (const [path, value] of constantLeaves(mapping.constants)) {
    fields.push({ segments: path.split('.'), read: () => value });
  }
  for (const [path, declared] of Object.entries(mapping.columns)) {
    const format: CellFormat =
      typeof declared === 'string' ? { format: 'text', column: declared } : declared;
    fields.push({ segments: path.split('.'), ...fieldOf(format, mapping.defaults, cellOf) });
  }
  if (missing.size > 0) {
    return { diagnostics: [...missing].map((column) => unknownColumn(column, header, file)) };
  }
  return {
    defaults: mapping.defaults,
    apply: (cells, line) => mapRow(fields, cells, { file, line }),
  };
}

/** What a reader answers for a cell that does not have the declared format. */
const unfit = Symbol('unfit');

type Cell = (cells: readonly string[]) => string | undefined;
type CellLookup = (column: string, absent?: readonly string[]) => Cell;
type Reader = (cells: readonly string[]) => unknown;

interface Field {
  readonly segments: readonly string[];
  /** The value, undefined where nothing is known, or `unfit`. */
  readonly read: Reader;
  readonly misfit?: Misfit;
}

/** How a cell that does not fit is spoken of. */
interface Misfit {
  readonly column: string;
  readonly cell: Cell;
  readonly expected: string;
  readonly hint?: string;
}

function mapRow(fields: readonly Field[], cells: readonly string[], origin: TextOrigin): MappedRow {
  const record: Record<string, unknown> = {};
  let diagnostics: Diagnostic[] | undefined;
  for (const { segments, read, misfit } of fields) {
    const value = read(cells);
    if (value === undefined) continue;
    if (value !== unfit) {
      write(record, segments, value);
    } else if (misfit !== undefined) {
      diagnostics ??= [];
      diagnostics.push(unfitCell(misfit, cells, origin));
    }
  }
  return diagnostics === undefined ? { record } : { diagnostics };
}

function write(record: Record<string, unknown>, segments: readonly string[], value: unknown): void {
  let owner = record;
  const last = segments.length - 1;
  for (let index = 0; index < last; index += 1) {
    const segment = segments[index] ?? '';
    // The schema has seen to it that nothing but such a group stands at the path of a group.
    owner = (owner[segment] ??= {}) as Record<string, unknown>;
  }
  owner[segments[last] ?? ''] = value;
}

function unfitCell(misfit: Misfit, cells: readonly string[], origin: TextOrigin): Diagnostic {
  const actual = (misfit.cell(cells) ?? '').slice(0, 200);
  return diagnose('mapping/value', {
    message: `Column \`${misfit.column}\` holds \`${actual}\`; expected ${misfit.expected}.`,
    place: { file: origin.file, line: origin.line, column: 1 },
    actual,
    expected: misfit.expected,
    ...(misfit.hint === undefined ? {} : { hint: misfit.hint }),
  });
}

function unknownColumn(column: string, header: readonly string[], file: string): Diagnostic {
  const names = header.map((name) => name.trim()).filter((name) => name !== '');
  return diagnose('file/unknown-column', {
    message: `The mapping names the column \`${column}\`, which the file does not have.`,
    place: { file, line: 1, column: 1 },
    actual: names.join(', ').slice(0, 500),
    expected: column,
    ...(names.length === 0 ? {} : { hint: `Did you mean \`${closest(column, names)}\`?` }),
  });
}

/** Constants by the paths of their leaves, so that a column may stand beside one in the same group. */
function constantLeaves(
  constants: ColumnMapping['constants'],
): readonly (readonly [path: string, value: unknown])[] {
  const leaves: [string, unknown][] = [];
  const descend = (path: string, value: unknown): void => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      leaves.push([path, value]);
    else for (const [key, member] of Object.entries(value)) descend(`${path}.${key}`, member);
  };
  for (const [path, value] of Object.entries(constants ?? {})) descend(path, value);
  return leaves;
}

/** Literal parts stand at even places, columns at odd ones. */
function templateParts(template: string, cellOf: (column: string) => Cell): readonly Cell[] {
  return template
    .split(/\{([^{}]+)\}/u)
    .map((part, index) => (index % 2 === 1 ? cellOf(part) : () => part));
}

function templateReader(template: string, cellOf: (column: string) => Cell): Reader {
  const parts = templateParts(template, cellOf);
  return (cells) => {
    let text = '';
    for (const part of parts) {
      const piece = part(cells);
      if (piece === undefined) return undefined;
      text += piece;
    }
    return text;
  };
}

/** Other than words, an id need not have all its parts: a row without a round is another than one with it. */
function idReader(template: string, cellOf: (column: string) => Cell): Reader {
  const parts = templateParts(template, cellOf);
  const columns = parts.filter((_, index) => index % 2 === 1);
  return (cells) =>
    columns.some((column) => column(cells) !== undefined)
      ? parts.map((part) => part(cells) ?? '').join('')
      : undefined;
}

function fieldOf(
  format: CellFormat,
  defaults: SourceDefaults | undefined,
  cellOf: CellLookup,
): Omit<Field, 'segments'> {
  if (format.format === 'template') {
    return { read: templateReader(format.template, (column) => cellOf(column, format.absent)) };
  }
  const cell = cellOf(format.column, format.absent);
  const { value, expected, hint } = cellReader(format, defaults, cellOf);
  const read: Reader = (cells) => {
    const text = cell(cells);
    if (text === undefined) return undefined;
    const found = value(text, cells);
    return found === unfit && format.unfit === 'drop' ? undefined : found;
  };
  return {
    read,
    misfit: { column: format.column, cell, expected, ...(hint === undefined ? {} : { hint }) },
  };
}

interface CellReader {
  /** The value of a cell that is not absent, or `unfit`. */
  readonly value: (text: string, cells: readonly string[]) => unknown;
  readonly expected: string;
  readonly hint?: string;
}

function cellReader(
  format: Exclude<CellFormat, { format: 'template' }>,
  defaults: SourceDefaults | undefined,
  cellOf: CellLookup,
): CellReader {
  switch (format.format) {
    case 'text':
      return { value: translate(format.values), expected: oneOf(format.values) };
    case 'description':
    case 'noun-phrase':
    case 'infinitive':
    case 'clause':
    case 'sentence': {
      const parsePhrase = phraseParsers[format.format];
      const drops = format.unfit === 'drop';
      return {
        // The words go on as they came: validation parses them into their phrase, and holds what does not fit.
        value: (text) => (drops && parsePhrase(text, []) === undefined ? unfit : text),
        expected: `words in the form of a ${format.format}`,
      };
    }
    case 'number': {
      const decimal = decimalReader(format, defaults);
      return {
        value: (text) => {
          const digits = decimal(text);
          if (digits === undefined) return unfit;
          const number = Number(digits);
          // A number where it is exact, else its digits.
          return String(number) === digits ? number : digits;
        },
        expected: 'a number',
        ...figureHint(format),
      };
    }
    case 'money': {
      const decimal = decimalReader(format, defaults);
      const undisclosed = new Set(format.undisclosed ?? []);
      const currency: Cell =
        format.currencyColumn === undefined ? () => format.currency : cellOf(format.currencyColumn);
      return {
        value: (text, cells) => {
          if (undisclosed.has(text)) return 'undisclosed';
          const amount = decimal(text);
          const code = currency(cells);
          return amount === undefined || code === undefined ? unfit : { amount, currency: code };
        },
        expected:
          format.currencyColumn === undefined
            ? 'an amount'
            : `an amount, with a currency in \`${format.currencyColumn}\``,
        ...figureHint(format),
      };
    }
    case 'date': {
      const order = format.order ?? defaults?.dateOrder;
      const dateDefaults = order === undefined ? {} : { dateOrder: order };
      return {
        value: (text) => parseDate(text, dateDefaults, [])?.iso ?? unfit,
        expected:
          order === undefined || order === 'ymd'
            ? 'a date such as 2012-07-23'
            : `a date in the order ${order}`,
        ...(order === undefined
          ? { hint: 'Declare the `order` of day, month and year if it is another.' }
          : {}),
      };
    }
    case 'year':
      return {
        value: (text) => (/^[12]\d{3}$/u.test(text) ? text : unfit),
        expected: 'a year such as 2012',
      };
    case 'list': {
      const one = translate(format.values);
      return {
        value: (text) => {
          const items = split(text, format.separator).map(one);
          if (items.includes(unfit)) return unfit;
          return items.length === 0 ? undefined : items;
        },
        expected: oneOf(format.values),
      };
    }
    case 'only':
      return {
        value: (text) => {
          const items = split(text, format.separator);
          return items.length === 1 ? items[0] : undefined;
        },
        expected: 'a list',
      };
    case 'url':
      return {
        value: (text) => parseUrl(text, []) ?? unfit,
        expected: 'a URL that starts with http:// or https://',
      };
  }
}

const phraseParsers: Readonly<
  Record<PhraseFormat['format'], (text: string, problems: Problems) => unknown>
> = {
  description: parsePlainDescription,
  'noun-phrase': parseNounPhrase,
  infinitive: parseInfinitive,
  clause: parseClause,
  sentence: parseSentence,
};

/** A database's description, where it reads as an apposition. */
function parsePlainDescription(text: string, problems: Problems): unknown {
  const description = parseDescription(text, problems);
  return description !== undefined && isPlainApposition(description) ? description : undefined;
}

function translate(table: Readonly<Record<string, string>> | undefined): (text: string) => unknown {
  if (table === undefined) return (text) => text;
  const words = new Map(Object.entries(table));
  return (text) => words.get(text) ?? unfit;
}

function oneOf(table: Readonly<Record<string, string>> | undefined): string {
  return table === undefined ? 'text' : `one of ${Object.keys(table).join(', ')}`;
}

function split(text: string, between: string): string[] {
  return text
    .split(between)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

type PhraseFormat = Extract<
  CellFormat,
  { format: 'description' | 'noun-phrase' | 'infinitive' | 'clause' | 'sentence' }
>;
type FigureFormat = Extract<CellFormat, { format: 'number' | 'money' }>;

function figureHint(format: FigureFormat): { hint?: string } {
  return format.thousands === undefined && format.strip === undefined
    ? {
        hint: 'Declare `thousands`, `decimal` or `strip` if the column writes figures with such signs.',
      }
    : {};
}

/** Reads a figure in the declared notation as an exact decimal; undefined when it has another. */
function decimalReader(
  format: FigureFormat,
  defaults: SourceDefaults | undefined,
): (text: string) => Decimal | undefined {
  const magnitude = magnitudeReader(format);
  const brackets = (format.negatives ?? defaults?.negatives) === 'parentheses';
  const powersOfTen = Math.round(Math.log10(format.scale ?? 1));
  const { strip = [] } = format;
  return (text) => {
    let figure = text;
    const bracketed = brackets && figure.startsWith('(') && figure.endsWith(')');
    if (bracketed) figure = figure.slice(1, -1);
    const minus = figure.startsWith('-') || figure.startsWith('\u{2212}');
    if (minus) figure = figure.slice(1);
    for (const sign of strip) {
      if (figure.startsWith(sign)) figure = figure.slice(sign.length).trimStart();
      if (figure.endsWith(sign)) figure = figure.slice(0, -sign.length).trimEnd();
    }
    const found = /^\d|^[.,]\d/u.test(figure) ? magnitude(figure) : undefined;
    if (found === undefined || (bracketed && minus)) return undefined;
    const scaled = shiftDecimal(found, powersOfTen);
    return bracketed || minus ? negate(scaled) : scaled;
  };
}

function magnitudeReader({
  thousands,
  decimal = '.',
}: FigureFormat): (figure: string) => Decimal | undefined {
  if (thousands === undefined && decimal === '.') return parseDecimal;
  const point = decimal === '.' ? '\\.' : ',';
  const group =
    thousands === undefined
      ? undefined
      : thousands === ' '
        ? '[ \\u00a0\\u202f]'
        : thousands === '.'
          ? '\\.'
          : thousands;
  // Groups of three, or of two and a last one of three as in India: "1,5" is a decimal comma, not a group.
  const grouped =
    group === undefined
      ? ''
      : `\\d{1,3}(?:${group}\\d{3})+|\\d{1,2}(?:${group}\\d{2})+${group}\\d{3}|`;
  const notation = new RegExp(`^(${grouped}\\d*)(?:${point}(\\d+))?$`, 'u');
  const groups = group === undefined ? undefined : new RegExp(group, 'gu');
  return (figure) => {
    const match = notation.exec(figure);
    if (match === null) return undefined;
    const [, digits = '', decimals] = match;
    const whole = groups === undefined ? digits : digits.replace(groups, '');
    return parseDecimal(decimals === undefined ? whole : `${whole}.${decimals}`);
  };
}
