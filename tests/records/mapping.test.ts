import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  columnMappingSchema,
  compileMapping,
  type ColumnMapping,
} from '../../src/records/mapping.js';

/** Maps one row of a table that has just the given columns. */
function map(
  columns: ColumnMapping['columns'],
  row: Readonly<Record<string, string>>,
  more: Partial<ColumnMapping> = {},
) {
  const mapping = columnMappingSchema.parse({ kind: 'k', columns, ...more });
  const compiled = compileMapping(mapping, Object.keys(row), 'a.csv');
  if ('diagnostics' in compiled) return { diagnostics: compiled.diagnostics };
  return compiled.apply(Object.values(row), 3);
}

/** The value that a format makes of a cell; undefined when it is absent, `refused` when the row is. */
function value(
  format: Exclude<ColumnMapping['columns'][string], string> | Record<string, unknown>,
  cell: string,
  more: Partial<ColumnMapping> = {},
) {
  const mapped = map(
    { x: { column: 'A', ...format } as ColumnMapping['columns'][string] },
    { A: cell },
    more,
  );
  return 'record' in mapped ? mapped.record['x'] : 'refused';
}

describe('formats of cells', () => {
  it.each<[string, Record<string, unknown>, string, unknown]>([
    ['text is trimmed and kept', { format: 'text' }, ' 007 ', '007'],
    ['an empty cell is absent', { format: 'text' }, '  ', undefined],
    ['a word of the table', { format: 'text', values: { RUS: 'Russia' } }, 'RUS', 'Russia'],
    [
      'a word that the table lacks',
      { format: 'text', values: { RUS: 'Russia' } },
      'XYZ',
      'refused',
    ],
    [
      'a word like a property of objects',
      { format: 'text', values: { RUS: 'Russia' } },
      'constructor',
      'refused',
    ],

    ['a number', { format: 'number' }, '42', 42],
    [
      'a number that a float would lose',
      { format: 'number' },
      '9007199254740993',
      '9007199254740993',
    ],
    ['digits after a group sign that was not declared', { format: 'number' }, '3,000', 'refused'],
    ['thousands', { format: 'number', thousands: ',' }, '3,000.5', 3000.5],
    ['Indian groups', { format: 'number', thousands: ',' }, '20,00,00,000', 200000000],
    ['a decimal comma among thousands', { format: 'number', thousands: ',' }, '1,5', 'refused'],
    ['German notation', { format: 'number', thousands: '.', decimal: ',' }, '1.234,56', 1234.56],
    [
      'groups parted by a no-break space',
      { format: 'number', thousands: ' ' },
      '1\u00a0234\u202f567',
      1234567,
    ],
    ['scientific notation', { format: 'number' }, '9.5E-05', 0.000095],
    ['a number that prints with an exponent', { format: 'number' }, '9.5E-07', '0.00000095'],
    ['a scale, exactly', { format: 'number', scale: 1_000_000 }, '1.15', 1150000],
    ['a sign to strip', { format: 'number', strip: ['%'] }, '-4.5 %', -4.5],
    ['a bracket without convention', { format: 'number' }, '(4.8)', 'refused'],
    ['a bracket with convention', { format: 'number', negatives: 'parentheses' }, '(4.8)', -4.8],
    [
      'a bracket around a minus',
      { format: 'number', negatives: 'parentheses' },
      '(-4.8)',
      'refused',
    ],
    ['minus zero', { format: 'number' }, '-0.0', 0],
    ['too large', { format: 'number' }, '1e400', 'refused'],
    ['words', { format: 'number' }, 'Infinity', 'refused'],
    ['hexadecimal', { format: 'number' }, '0x10', 'refused'],

    [
      'an amount',
      { format: 'money', currency: 'USD' },
      '4099999.9999999995',
      { amount: '4099999.9999999995', currency: 'USD' },
    ],
    [
      'an amount in millions',
      { format: 'money', currency: 'USD', scale: 1_000_000 },
      '19.5',
      { amount: '19500000', currency: 'USD' },
    ],
    ['no amount, which is not undisclosed', { format: 'money', currency: 'USD' }, '', undefined],
    [
      'an amount that is not disclosed',
      { format: 'money', currency: 'USD', undisclosed: ['N/D'] },
      'N/D',
      'undisclosed',
    ],
    ['an amount in words', { format: 'money', currency: 'USD' }, 'lots', 'refused'],

    ['an ISO date', { format: 'date' }, '2012-07-23', '2012-07-23'],
    ['a date with a time', { format: 'date' }, '2012-07-23 00:00:00', '2012-07-23'],
    ['a date whose order is not known', { format: 'date' }, '03/04/2025', 'refused'],
    ['day first', { format: 'date', order: 'dmy' }, '03/04/2025', '2025-04-03'],
    ['month first', { format: 'date', order: 'mdy' }, '3/4/2025', '2025-03-04'],
    [
      'an ISO date where the order is another',
      { format: 'date', order: 'dmy' },
      '2025-04-03',
      '2025-04-03',
    ],
    ['a day that does not exist', { format: 'date' }, '2025-02-30', 'refused'],
    ['a month that does not exist', { format: 'date', order: 'mdy' }, '13/01/2020', 'refused'],

    ['a year', { format: 'year' }, '2023', '2023'],
    ['a year that is none', { format: 'year' }, '23', 'refused'],

    [
      'a list',
      { format: 'list', separator: ' + ' },
      'Superscrypt  + M31 Capital + Collab+Currency ',
      ['Superscrypt', 'M31 Capital', 'Collab+Currency'],
    ],
    ['an empty list', { format: 'list', separator: ',' }, ' , ', undefined],
    [
      'a list of words of a table',
      { format: 'list', separator: '|', values: { a: 'A', b: 'B' } },
      'b|a',
      ['B', 'A'],
    ],
    [
      'a list with a word that the table lacks',
      { format: 'list', separator: '|', values: { a: 'A' } },
      'a|b',
      'refused',
    ],
    ['a list of one', { format: 'only', separator: '|' }, ' Software ', 'Software'],
    ['a list of several', { format: 'only', separator: '|' }, 'Curated Web|Software', undefined],

    ['a URL', { format: 'url' }, 'https://example.org/a?b=1', 'https://example.org/a?b=1'],
    ['a script', { format: 'url' }, 'javascript:alert(1)', 'refused'],
    [
      'no URL',
      { format: 'url', unfit: 'drop' },
      'web3 protocol focused on global trade',
      undefined,
    ],

    [
      'a noun phrase',
      { format: 'noun-phrase', unfit: 'drop' },
      'Off-chain compute protocol',
      'Off-chain compute protocol',
    ],
    [
      'a sentence in place of one',
      { format: 'noun-phrase', unfit: 'drop' },
      'We are developing a Token Driven Development DApp.',
      undefined,
    ],
    [
      'a slogan in place of a description',
      { format: 'description', unfit: 'drop' },
      'Empowering creators',
      undefined,
    ],
    ['an infinitive', { format: 'infinitive', unfit: 'drop' }, 'to make cars', 'to make cars'],
    ['a clause', { format: 'clause', unfit: 'drop' }, 'business continuity', undefined],
    ['no sentence', { format: 'sentence', unfit: 'drop' }, 'business continuity', undefined],
    [
      'a sentence that validation is to judge',
      { format: 'noun-phrase' },
      'We build. They buy.',
      'We build. They buy.',
    ],
  ])('%s', (_, format, cell, expected) => {
    expect(value(format, cell)).toEqual(expected);
  });

  it('takes absent cells of the mapping and of the column', () => {
    const more = { absent: ['nan'] };
    expect(value({ format: 'number', absent: ['-'] }, 'nan', more)).toBeUndefined();
    expect(value({ format: 'number', absent: ['-'] }, '-', more)).toBeUndefined();
    expect(value({ format: 'number' }, '-', more)).toBe('refused');
  });

  it('takes the order of dates and the sign of negatives from the defaults', () => {
    const more = { defaults: { dateOrder: 'dmy', negatives: 'parentheses' } } as const;
    expect(value({ format: 'date' }, '13/01/2020', more)).toBe('2020-01-13');
    expect(value({ format: 'number' }, '(5)', more)).toBe(-5);
  });

  it('drops what is unfit only where it is told to', () => {
    expect(value({ format: 'date', unfit: 'drop' }, 'soon')).toBeUndefined();
    expect(value({ format: 'date' }, 'soon')).toBe('refused');
  });
});

describe('compileMapping', () => {
  it('builds nested records from columns and constants, sharing nothing between rows', () => {
    const mapping = columnMappingSchema.parse({
      kind: 'funding-round',
      id: 'x/{Name}/{Day}',
      columns: {
        'company.name': 'Name',
        'source.url': { format: 'url', column: 'Link' },
        date: { format: 'date', column: 'Day' },
        'company.location': { format: 'template', template: '{City}, {Land}' },
      },
      constants: { source: { name: 'List' }, test: false },
      defaults: { rounding: 0 },
    });
    const compiled = compileMapping(
      mapping,
      [' Name', 'Day ', 'Link', 'City', 'Land', 'More'],
      'a.csv',
    );
    if ('diagnostics' in compiled) throw new Error('it should compile');
    expect(compiled.defaults).toEqual({ rounding: 0 });
    const first = compiled.apply(
      ['007', '2020-01-02', 'https://a.example/', 'Rome', 'Italy', ''],
      2,
    );
    expect(first).toEqual({
      record: {
        kind: 'funding-round',
        id: 'x/007/2020-01-02',
        source: { name: 'List', url: 'https://a.example/' },
        test: false,
        company: { name: '007', location: 'Rome, Italy' },
        date: '2020-01-02',
      },
    });
    const second = compiled.apply(['Acme', '', '', 'Rome', '', ''], 3);
    expect(second).toEqual({
      record: {
        kind: 'funding-round',
        id: 'x/Acme/',
        source: { name: 'List' },
        test: false,
        company: { name: 'Acme' },
      },
    });
  });

  it('leaves the id out where all its columns are absent', () => {
    expect(map({ a: 'A' }, { A: 'x', B: '' }, { id: 'id/{B}' })).toEqual({
      record: { kind: 'k', a: 'x' },
    });
  });

  it('wants a currency beside an amount, and only there', () => {
    const columns = { price: { format: 'money', column: 'P', currencyColumn: 'C' } } as const;
    expect(map(columns, { P: '5', C: 'EUR' })).toEqual({
      record: { kind: 'k', price: { amount: '5', currency: 'EUR' } },
    });
    expect(map(columns, { P: '', C: 'EUR' })).toEqual({ record: { kind: 'k' } });
    expect(map(columns, { P: '5', C: '' })).toMatchObject({
      diagnostics: [{ code: 'mapping/value' }],
    });
  });

  it('reports every cell that does not fit, with its line', () => {
    const mapped = map(
      { d: { format: 'date', column: 'D' }, n: { format: 'number', column: 'N' } },
      { D: '13/45/2012', N: 'x' },
    );
    expect(mapped).toMatchObject({
      diagnostics: [
        {
          code: 'mapping/value',
          actual: '13/45/2012',
          place: { file: 'a.csv', line: 3, column: 1 },
        },
        { code: 'mapping/value', actual: 'x', message: 'Column `N` holds `x`; expected a number.' },
      ],
    });
  });

  it('reports every column that the header lacks, once', () => {
    const mapped = map(
      { a: 'Nmae', b: 'Nmae', p: { format: 'money', column: 'A', currencyColumn: 'Cur' } },
      { Name: 'x', A: '1' },
      { id: '{Id}' },
    );
    expect(mapped).toMatchObject({
      diagnostics: [
        { code: 'file/unknown-column', expected: 'Id' },
        { code: 'file/unknown-column', expected: 'Nmae', hint: 'Did you mean `Name`?' },
        { code: 'file/unknown-column', expected: 'Cur' },
      ],
    });
  });
});

describe('columnMappingSchema', () => {
  it.each<[string, Record<string, unknown>]>([
    ['an unknown property', { columns: {}, colums: {} }],
    ['an unknown format', { columns: { a: { format: 'words', column: 'A' } } }],
    [
      'an unknown property of a format',
      { columns: { a: { format: 'text', column: 'A', ordre: 'dmy' } } },
    ],
    ['a path to a prototype', { columns: { 'a.__proto__': 'A' } }],
    ['a path to a constructor', { columns: { 'a.constructor': 'A' } }],
    ['a constant at a forbidden path', { columns: {}, constants: { a: { prototype: 1 } } }],
    [
      'a column over a constant',
      { columns: { 'source.name': 'A' }, constants: { source: { name: 'B' } } },
    ],
    ['a column over a group', { columns: { company: 'A', 'company.name': 'B' } }],
    ['a column for the kind', { columns: { kind: 'A' } }],
    ['two ids', { columns: { id: 'A' }, id: '{A}' }],
    ['an id that is the same for all', { columns: {}, id: 'x' }],
    ['money without a currency', { columns: { a: { format: 'money', column: 'A' } } }],
    [
      'money with two currencies',
      { columns: { a: { format: 'money', column: 'A', currency: 'USD', currencyColumn: 'C' } } },
    ],
  ])('refuses %s', (_, mapping) => {
    expect(columnMappingSchema.safeParse({ kind: 'k', ...mapping }).success).toBe(false);
  });

  it('takes columns that lie beside each other', () => {
    expect(
      columnMappingSchema.safeParse({
        kind: 'k',
        columns: { company: 'A', companyName: 'B', id: 'C' },
      }).success,
    ).toBe(true);
  });

  it('has a JSON Schema', () => {
    expect(z.toJSONSchema(columnMappingSchema, { target: 'draft-7', io: 'input' })).toMatchObject({
      type: 'object',
      additionalProperties: false,
      required: ['kind', 'columns'],
    });
  });
});
