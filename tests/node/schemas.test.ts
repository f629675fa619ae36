import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, parseDocument } from 'yaml';
import type { z } from 'zod';
import manifest from '../../package.json' with { type: 'json' };
import { builtinKinds, createNewsbot, defineKind } from '../../src/index.js';
import { jsonSchemas, parseConfig, parseMapping } from '../../src/node/index.js';
import { fieldTypes, type JsonSchema } from '../../src/values/index.js';
import { arbitraryRecord } from '../arbitrary-record.js';
import { fixtureCases, fixtureRecord } from '../fixtures.js';

const schemas = new Map(jsonSchemas());
const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true });
addFormats.default(ajv);
const validators = new Map([...schemas].map(([file, schema]) => [file, ajv.compile(schema)]));

/** What a schema finds wrong: pointer and keyword of each fault. */
function faults(file: string, data: unknown): string[] {
  const validate = validators.get(file);
  if (validate === undefined) throw new Error(`There is no schema ${file}.`);
  validate(data);
  return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
}

const root = new URL('../../', import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const records = builtinKinds.flatMap(({ name }) =>
  fixtureCases(name).map((each) => [name, each, fixtureRecord(name, each)] as const),
);
const showcase = readdirSync(new URL('fixtures/showcase', root)).flatMap((file) =>
  textOf(`fixtures/showcase/${file}`)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>),
);

describe('the schemas', () => {
  it('are one a kind, and four more, each with its version and no address', () => {
    const kinds = builtinKinds.map(({ name }) => name);
    const names = [...kinds, 'record', 'front-matter', 'column-mapping', 'config'];
    expect([...schemas.keys()]).toEqual(names.map((name) => `${name}.json`));
    for (const [file, { $id, $schema, title, description }] of schemas) {
      expect($id).toBe(`wirecopy@${manifest.version}/schemas/${file}`);
      expect($schema).toBe('http://json-schema.org/draft-07/schema#');
      expect([title, description]).toEqual([expect.any(String), expect.any(String)]);
    }
  });

  it('take user-made kinds', () => {
    const visit = defineKind({
      name: 'visit',
      describes: 'A visit.',
      fields: (t) => ({ guest: t.person }),
      fieldNotes: { guest: 'Who comes.' },
      topics: [],
      cues: { fields: [], words: [] },
      facts: {},
      newsworthiness: () => [],
      guards: [],
      identity: () => [],
    });
    const [[file, schema] = []] = jsonSchemas([visit]);
    expect(file).toBe('visit.json');
    expect(schema).toMatchObject({ properties: { guest: { description: 'Who comes.' } } });
  });
});

describe('the schema of records', () => {
  it.each(records)('takes %s/%s, alone and among others', (kind, _case, record) => {
    expect(faults(`${kind}.json`, record)).toEqual([]);
    expect(faults('record.json', record)).toEqual([]);
    expect(faults('record.json', [record, record])).toEqual([]);
  });

  it('takes the records of the showcase', () => {
    expect(showcase.length).toBeGreaterThan(50);
    for (const record of showcase) expect(faults('record.json', record)).toEqual([]);
  });

  it.each(builtinKinds.map((kind) => [kind.name, kind] as const))(
    'refuses nothing of kind %s that the library takes',
    (name, kind) => {
      const bot = createNewsbot({ now: '2021-06-02', archive: true });
      fc.assert(
        fc.property(arbitraryRecord(kind), (record) => {
          if (bot.validate(record).status !== 'rejected')
            expect(faults(`${name}.json`, record)).toEqual([]);
        }),
        { numRuns: 100, seed: 20_210_602 },
      );
    },
  );

  it.each([
    ['a misspelt field', { amont: 'US$5 million' }, ' additionalProperties'],
    [
      'a misspelt field within',
      { company: { name: 'Acme', locaton: 'X' } },
      '/company additionalProperties',
    ],
    ['a wrong type', { leads: 5 }, '/leads type'],
    ['an unknown status', { status: 'maybe' }, '/status enum'],
    ['another kind', { kind: 'policy' }, '/kind const'],
    ['an empty name', { company: '' }, '/company minLength'],
  ])('refuses %s', (_what, change, fault) => {
    const record = { ...fixtureRecord('funding-round', 'full'), ...change };
    expect(faults('funding-round.json', record)).toContain(fault);
    expect(faults('record.json', record)).not.toEqual([]);
    expect(createNewsbot({ now: '2021-06-02' }).validate(record).status).toBe('rejected');
  });

  it('refuses a record without a field that is needed', () => {
    const record = Object.entries(fixtureRecord('funding-round', 'full'));
    const without = Object.fromEntries(record.filter(([field]) => field !== 'company'));
    expect(faults('funding-round.json', without)).toEqual([' required']);
  });

  it.each(builtinKinds.map((kind) => [kind.name, kind] as const))(
    'says what each field of %s holds, with examples that the library takes',
    (name, kind) => {
      const { properties } = schemas.get(`${name}.json`) as {
        readonly properties: Readonly<Record<string, JsonSchema>>;
      };
      expect(Object.keys(properties)).toEqual(kind.fieldNames);
      expect([...kind.fieldNotes.keys()].sort()).toEqual([...kind.fieldNames].sort());
      const fields = kind.fields(fieldTypes({})) as Readonly<Record<string, z.ZodType>>;
      for (const [field, { description, examples = [] }] of Object.entries(properties)) {
        expect(description, field).toMatch(/^[A-Z].*[.\w]$/u);
        for (const example of examples as unknown[])
          expect(fields[field]?.safeParse(example).success, JSON.stringify(example)).toBe(true);
        const ofField = ajv.compile(properties[field] ?? {});
        for (const example of examples as unknown[]) expect(ofField(example), field).toBe(true);
      }
    },
  );
});

describe('the schema of the front matter', () => {
  const frontMatterOf = (text: string): string => /^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? '';

  it.each(readdirSync(new URL('templates/en', root)))('takes that of %s', (file) => {
    expect(
      faults('front-matter.json', parse(frontMatterOf(textOf(`templates/en/${file}`)))),
    ).toEqual([]);
  });

  it.each([
    [
      'a misspelt property',
      { kind: 'policy', paragraph: [['lead']] },
      [' required', ' additionalProperties'],
    ],
    ['messages that are no list', { kind: 'policy', paragraphs: ['lead'] }, ['/paragraphs/0 type']],
    [
      'a message that is no word',
      { kind: 'policy', paragraphs: [['Lead!']] },
      ['/paragraphs/0/0 pattern'],
    ],
    [
      'a name with a figure',
      { kind: 'policy', paragraphs: [['lead']], names: { date: 'day 1' } },
      ['/names/date pattern'],
    ],
  ])('refuses %s', (_what, data, expected) => {
    expect(faults('front-matter.json', data)).toEqual(expected);
  });
});

describe('the schema of column mappings', () => {
  const folder = 'src/records/mappings/';

  it.each(readdirSync(new URL(folder, root)))('takes %s', (file) => {
    expect(faults('column-mapping.json', parse(textOf(`${folder}${file}`)))).toEqual([]);
  });

  it.each([
    ['a misspelt property', 'kind: policy\ncolums: {}'],
    ['an unknown format', 'kind: policy\ncolumns: {date: {format: day, column: Date}}'],
    ['a misspelt option of a format', 'kind: policy\ncolumns: {date: {format: date, colum: Date}}'],
    ['a path that is none', 'kind: policy\ncolumns: {"a..b": Date}'],
    ['a number for a column', 'kind: policy\ncolumns: {date: 5}'],
  ])('refuses %s, as the library does', (_what, yaml) => {
    expect(faults('column-mapping.json', parseDocument(yaml).toJS())).not.toEqual([]);
    expect(parseMapping(yaml, 'm.yaml')).toHaveProperty('diagnostics');
  });
});

describe('the schema of the configuration', () => {
  const full = `
$schema: ./node_modules/wirecopy/dist/schemas/config.json
language: en
style: financial
archive: true
seed: 3
guards: {stale: {days: 60}, change: {fall: 50}, off: [embargo], byKind: {policy: {stale: {days: 90}}}}
sources: {Reuters: {currency: USD, dateOrder: dmy}}
usdRates: {CNY: 0.14}
rates: [{from: CNY, to: USD, rate: '0.1567', date: '2021-06-01'}]
weights: {event: 1, amount: 0}
publication: {name: The Desk, url: 'https://example.org', language: en}
`;

  it('takes what the library takes, and a word on itself', () => {
    const config: unknown = parse(full);
    expect(faults('config.json', config)).toEqual([]);
    const all = Object.entries(config as Readonly<Record<string, unknown>>);
    const rest = Object.fromEntries(all.filter(([name]) => name !== '$schema'));
    expect(parseConfig(full, 'c.yaml')).toEqual({ config: rest });
  });

  it.each([
    ['a misspelt property', 'stlye: agency', ' additionalProperties'],
    ['a misspelt bound', 'guards: {stale: {day: 3}}', '/guards/stale additionalProperties'],
    ['a wrong type', 'archive: maybe', '/archive type'],
    [
      'a day that is none',
      'rates: [{from: CNY, to: USD, rate: "1", date: "2021-02-30"}]',
      '/rates/0/date format',
    ],
  ])('refuses %s, as the library does', (_what, yaml, fault) => {
    expect(faults('config.json', parse(yaml))).toContain(fault);
    expect(parseConfig(yaml, 'c.yaml')).toHaveProperty('diagnostics');
  });
});
