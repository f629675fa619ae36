import { readText, type TextRecord } from '../../../src/read/index.js';

/** What a text tells of a kind, each record with its fields alone, money as "12 USD" and changes as "5 percent year-on-year". */
export function told(kind: string, text: string, date = '2024-05-16'): readonly unknown[] {
  return readText(text, { id: 't', date })
    .records.filter((record) => record.kind === kind)
    .map(fieldsOf);
}

/** Fields whose evidence is no slice of the text; a reader must give none. */
export function misplaced(text: string, date = '2024-05-16'): readonly string[] {
  const { records, candidates } = readText(text, { id: 't', date });
  return [...records, ...candidates].flatMap(({ evidence }) =>
    Object.entries(evidence)
      .filter(([, { start, end, text: slice }]) => text.slice(start, end) !== slice)
      .map(([name]) => name),
  );
}

const common: ReadonlySet<string> = new Set(['kind', 'id', 'date', 'evidence', 'confidence']);

function fieldsOf(record: TextRecord): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(record)
      .filter(([name, value]) => !common.has(name) && value !== 'asserted')
      .map(([name, value]) => [name, shown(value)]),
  );
}

function shown(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== 'object' || value === null) return value;
  const {
    amount,
    currency,
    unit,
    basis,
    approx,
    value: figure,
    ...rest
  } = value as Readonly<Record<string, unknown>>;
  if (Object.keys(rest).length > 0 || typeof figure === 'object')
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shown(each)]));
  return [approx, amount ?? figure, currency ?? unit, basis]
    .filter((part): part is string | number => part !== undefined)
    .join(' ');
}
