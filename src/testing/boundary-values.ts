/**
 * The values at the bounds of each type of field: what a record may write, from the least to the most.
 */
import { z } from 'zod';
import type { Example, Kind } from '../kinds/index.js';
import {
  addDays,
  approximations,
  changeBases,
  fieldTypes,
  roundKeys,
  sectorKeys,
} from '../values/index.js';
import type { Random } from './random.js';

/** A record as its author writes it. */
export type Raw = Readonly<Record<string, unknown>>;

/** One value of a field. It may look at the fields of the record that are there already: to name the same party, say. */
export interface Level {
  /** In a few words. */
  readonly name: string;
  readonly of: (record: Raw) => unknown;
  /** Whether it looks at other fields, and so comes after them. */
  readonly relative: boolean;
}

/** What a field holds, where it matters to what came before a record. */
export type Role = 'figure' | 'change' | 'party' | 'period' | 'choice' | 'other';

/** The values of a schema, and of what it is made of. */
export interface Values {
  readonly levels: readonly Level[];
  /** Of an object. */
  readonly parts?: readonly {
    readonly name: string;
    readonly optional: boolean;
    readonly values: Values;
  }[];
  /** Of a list, each with parties of its own. */
  readonly elements?: readonly Values[];
}

/** A field of a kind with its values; that it is absent is the first level of an optional one. */
export interface BoundaryField extends Values {
  readonly name: string;
  readonly schema: z.ZodType;
  readonly optional: boolean;
  readonly role: Role;
}

/** Whether a record is told at all, and as what, is for those to test who use the fields for it. */
const LEFT: ReadonlySet<string> = new Set([
  'kind',
  'id',
  'version',
  'replaces',
  'withdrawn',
  'withdrawnBecause',
  'test',
  'embargo',
  'evidence',
  'confidence',
]);

const types = fieldTypes({});

/** The names that leaves go by, by their schema. */
const leaves: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  ...Object.entries(types)
    .filter(([name]) => name !== 'label')
    .map(([name, schema]): [unknown, string] => [schema, name]),
  [types.label('round'), 'round'],
  [types.label('sector'), 'sector'],
]);

const FIGURES: ReadonlySet<string> = new Set([
  'money',
  'disclosedMoney',
  'unitPrice',
  'valuation',
  'count',
  'quantity',
]);

/** What a party may be to the record. */
const PARTIES: ReadonlySet<string> = new Set([
  'organisation',
  'organisations',
  'organisationOrTopic',
  'placeOrOrganisation',
]);

const FIRST_NAMES = [
  'Norvale',
  'Tessaly',
  'Quillon',
  'Brindle',
  'Ostermark',
  'Halden',
  'Vireo',
  'Kestrel',
  'Lumen',
  'Arbour',
  'Castor',
  'Dunmore',
  'Emberly',
  'Fennick',
  'Glenrock',
  'Harrow',
  'Isolde',
  'Juniper',
  'Kalmar',
  'Larkin',
] as const;
const LAST_NAMES = [
  '',
  'Labs',
  'Energy',
  'Systems',
  'Foods',
  'Motors',
  'Pictures',
  'Networks',
  'Chemicals',
  'Mills',
  'Shipping',
  'Logistics',
  'Textiles',
  'Robotics',
  'Mining',
  'Rail',
  'Paper',
  'Optics',
  'Marine',
  'Materials',
] as const;

/**
 * A made-up name of a company; those of different numbers below 400 differ.
 *
 * @example
 * partyName(20) // => 'Norvale Labs'
 */
export function partyName(number: number): string {
  const first = FIRST_NAMES[number % FIRST_NAMES.length] ?? '';
  const last = LAST_NAMES[Math.floor(number / FIRST_NAMES.length) % LAST_NAMES.length] ?? '';
  return last === '' ? first : `${first} ${last}`;
}

const fixed = (name: string, value: unknown): Level => ({ name, of: () => value, relative: false });
const relative = (name: string, of: (record: Raw) => unknown): Level => ({
  name,
  of,
  relative: true,
});
/** An optional field that is not there. */
export const ABSENT = fixed('absent', undefined);

/** What is known of a kind while its levels are made. */
interface Making {
  readonly kind: Kind;
  readonly shape: Readonly<Record<string, z.ZodType>>;
  /** Each party has names of its own. */
  numbers: number;
}

/**
 * The fields of a kind with their levels, in the order of the kind's declaration, without those that decide whether a
 * record is told at all. Throws a `TypeError` for a field whose type has no levels and which the kind gives no examples
 * of.
 *
 * @example
 * boundaryFields({ fields: () => ({ won: { safeParse: () => ({ success: true }) } }), examples: { won: [1] } } as unknown as Kind)[0].levels.map(({ name }) => name) // => ['absent', 'example 1']
 */
export function boundaryFields(kind: Kind): readonly BoundaryField[] {
  const shape = kind.fields(types) as Readonly<Record<string, z.ZodType>>;
  const making: Making = { kind, shape, numbers: 0 };
  return Object.entries(shape).flatMap(([name, schema]): BoundaryField[] => {
    if (LEFT.has(name)) return [];
    const optional = isOptional(schema);
    const values = valuesOf(schema, name, making);
    return [
      {
        ...values,
        name,
        schema,
        optional,
        role: roleOf(schema),
        levels: optional ? [ABSENT, ...values.levels] : values.levels,
      },
    ];
  });
}

function isOptional(schema: z.ZodType): boolean {
  return schema.safeParse(undefined).success;
}

/**
 * A value at random: of a structure one whose parts are taken at random.
 *
 * @example
 * sampled({ levels: [{ name: 'one', of: () => 1, relative: false }] }, { of: ([first]) => first } as Random).name // => 'one'
 */
export function sampled(values: Values, random: Random): Level {
  const { levels, parts, elements } = values;
  if (levels[0] === ABSENT && random.chance(25)) return ABSENT;
  if (parts !== undefined) {
    return madeOf(
      'parts',
      parts.flatMap(({ name, optional, values: part }) =>
        optional && random.chance(40) ? [] : [[name, sampled(part, random)] as const],
      ),
    );
  }
  if (elements !== undefined) {
    const length = random.of([1, 1, 2, 2, 3, elements.length]);
    return listOf(
      'elements',
      elements.slice(0, length).map((element) => sampled(element, random)),
    );
  }
  return random.of(levels);
}

/**
 * The schema under optional, nullable, default and the like.
 *
 * @example
 * bare({} as z.ZodType) // => {}
 */
function bare(schema: z.ZodType): z.ZodType {
  let inner = schema;
  while (
    inner instanceof z.ZodOptional ||
    inner instanceof z.ZodNullable ||
    inner instanceof z.ZodDefault ||
    inner instanceof z.ZodReadonly ||
    inner instanceof z.ZodNonOptional
  )
    inner = inner.unwrap() as z.ZodType;
  return inner instanceof z.ZodPipe ? bare(inner.in as z.ZodType) : inner;
}

function roleOf(schema: z.ZodType): Role {
  const inner = bare(schema);
  const leaf = leaves.get(inner) ?? '';
  if (FIGURES.has(leaf)) return 'figure';
  if (PARTIES.has(leaf)) return 'party';
  if (leaf === 'period' || leaf === 'change') return leaf;
  if (inner instanceof z.ZodEnum) return 'choice';
  const nested =
    inner instanceof z.ZodArray
      ? [inner.element as z.ZodType]
      : inner instanceof z.ZodObject
        ? Object.values<z.ZodType>(inner.shape)
        : [];
  return nested.some((one) => roleOf(one) === 'figure') ? 'figure' : 'other';
}

/** The values of a schema, without its absence. The kind's own examples come last. */
function valuesOf(schema: z.ZodType, path: string, making: Making): Values {
  const inner = bare(schema);
  const leaf = leaves.get(inner);
  const own: Values =
    leaf === undefined
      ? structured(inner, path, making)
      : { levels: leafLevels(leaf, path, making) };
  const levels = [...own.levels, ...examplesOf(making.kind, path)];
  if (levels.length === 0)
    throw new TypeError(
      `${making.kind.name}: there are no values for the field ${path}; give it \`examples\``,
    );
  return { ...own, levels };
}

function examplesOf({ examples }: Kind, path: string): readonly Level[] {
  return (examples[path] ?? []).map((example, index) => levelOf(`example ${index + 1}`, example));
}

/**
 * An example as a level: it may be a function of the fields that are there already, as of a fund that is named after its
 * manager.
 *
 * @example
 * levelOf('one', 1).of({}) // => 1
 */
export function levelOf(name: string, example: Example): Level {
  return typeof example === 'function'
    ? relative(name, example as (record: Raw) => unknown)
    : fixed(name, example);
}

function structured(schema: z.ZodType, path: string, making: Making): Values {
  if (schema instanceof z.ZodEnum)
    return { levels: schema.options.map((option) => fixed(String(option), option)) };
  if (schema instanceof z.ZodLiteral)
    return { levels: [...schema.values].map((value) => fixed(String(value), value)) };
  if (schema instanceof z.ZodBoolean)
    return { levels: [fixed('true', true), fixed('false', false)] };
  if (schema instanceof z.ZodUnion)
    return {
      levels: (schema.options as readonly z.ZodType[]).flatMap(
        (option) => valuesOf(option, path, making).levels,
      ),
    };
  if (schema instanceof z.ZodArray) return lists(schema.element as z.ZodType, path, making);
  if (schema instanceof z.ZodObject) return objects(schema.shape, path, making);
  if (schema instanceof z.ZodNumber) {
    const { minValue, maxValue } = schema;
    const bounds = [minValue, maxValue].filter((bound) => bound !== null && Number.isFinite(bound));
    return {
      levels: [...new Set([1, 0, -1, 2, 1.5, 1_000_000, 9_007_199_254_740_991, ...bounds])]
        .filter((value) => schema.safeParse(value).success)
        .map((value) => fixed(String(value), value)),
    };
  }
  if (schema instanceof z.ZodString) {
    const { minLength, maxLength } = schema;
    const texts = ['a short text', 'https://example.org/x', '2021-05-20', 'a@example.org'];
    if (minLength !== null) texts.push('a'.repeat(minLength));
    if (maxLength !== null && maxLength < 10_000) texts.push('a'.repeat(maxLength));
    const taken = texts.filter((text) => schema.safeParse(text).success);
    return { levels: taken.map((text) => fixed(text.slice(0, 20), text)) };
  }
  return { levels: [] };
}

function listOf(name: string, levels: readonly Level[]): Level {
  return {
    name: `${levels.length}: ${name}`,
    relative: levels.some((level) => level.relative),
    of: (record) => levels.map((level) => level.of(record)),
  };
}

function madeOf(name: string, parts: readonly (readonly [string, Level])[]): Level {
  return {
    name,
    relative: parts.some(([, level]) => level.relative),
    of: (record) =>
      Object.fromEntries(
        parts.flatMap(([key, level]) => {
          const value = level.of(record);
          return value === undefined ? [] : [[key, value]];
        }),
      ),
  };
}

/** How many elements a long list has. */
const MANY = 5;

/** One with each of its values; two, three, many. Two that look at other fields look at them in turn. */
function lists(element: z.ZodType, path: string, making: Making): Values {
  const elements = Array.from({ length: MANY }, () => valuesOf(element, path, making));
  const [one, two, three] = elements.map(({ levels }) => levels);
  const [first, second, third] = [one?.[0], two?.[0], three?.[0]];
  if (one === undefined || first === undefined || second === undefined || third === undefined)
    return { levels: [], elements };
  const inTurn = one
    .filter((level) => level.relative)
    .flatMap((level, index, all) => {
      const next = all[index + 1];
      return next === undefined ? [] : [listOf(`${level.name} and ${next.name}`, [level, next])];
    });
  return {
    levels: [
      ...one.map((level) => listOf(level.name, [level])),
      listOf('two', [first, two?.[1] ?? second]),
      listOf('two', [one[1] ?? first, second]),
      listOf('three', [first, second, third]),
      listOf(
        'many',
        elements.flatMap(({ levels }) => levels[0] ?? []),
      ),
      ...inTurn,
    ],
    elements,
  };
}

/**
 * All parts, the required ones only, each optional one alone and left out; then each value of each part, and of parts
 * that look at other fields each two.
 */
function objects(shape: Readonly<Record<string, z.ZodType>>, path: string, making: Making): Values {
  const parts = Object.entries(shape).map(([name, schema]) => ({
    name,
    optional: isOptional(schema),
    values: valuesOf(schema, `${path}/${name}`, making),
  }));
  const optional = parts.filter((part) => part.optional);
  const of = (name: string, choose: (part: (typeof parts)[number]) => Level | undefined): Level =>
    madeOf(
      name,
      parts.flatMap((part) => {
        const level = choose(part);
        return level === undefined ? [] : [[part.name, level] as const];
      }),
    );
  const varied = parts.flatMap(({ name, values }) =>
    values.levels
      .slice(1)
      .map((level) =>
        of(`${name} ${level.name}`, (part) => (part.name === name ? level : part.values.levels[0])),
      ),
  );
  const paired = parts.flatMap((one, index) =>
    parts
      .slice(index + 1)
      .flatMap((other) =>
        relatives(one.values).flatMap((first) =>
          relatives(other.values).map((second) =>
            of(`${one.name} ${first.name}, ${other.name} ${second.name}`, (part) =>
              part === one
                ? first
                : part === other
                  ? second
                  : part.optional
                    ? undefined
                    : part.values.levels[0],
            ),
          ),
        ),
      ),
  );
  return {
    levels: [
      of('all', ({ values }) => values.levels[0]),
      ...(optional.length === 0
        ? []
        : [of('required', (part) => (part.optional ? undefined : part.values.levels[0]))]),
      ...optional.flatMap(({ name }) => [
        of(`with ${name}`, (part) =>
          part.optional && part.name !== name ? undefined : part.values.levels[0],
        ),
        ...(optional.length > 1
          ? [
              of(`without ${name}`, (part) =>
                part.name === name ? undefined : part.values.levels[0],
              ),
            ]
          : []),
      ]),
      ...varied,
      ...paired,
    ],
    parts,
  };
}

/** So many of the values that look at other fields are paired with those of another part. */
const MOST_PAIRED = 8;

function relatives({ levels }: Values): readonly Level[] {
  return levels.filter((level) => level.relative).slice(-MOST_PAIRED);
}

function leafLevels(leaf: string, path: string, making: Making): readonly Level[] {
  switch (leaf) {
    case 'organisation':
      return [...organisations(making), ...sameParties(path, making)];
    case 'organisations':
      return parties(path, making);
    case 'organisationOrTopic':
      return [
        fixed('topic', 'the outlook for exports'),
        fixed('one word', 'inflation'),
        ...organisations(making),
        ...sameParties(path, making),
      ];
    case 'placeOrOrganisation':
      return [...places(), ...organisations(making)];
    case 'source':
      return sources(path, making);
    case 'person':
      return people(making);
    case 'place':
      return places();
    case 'money':
    case 'unitPrice':
      return [...sums(), ...likeSums(path)];
    case 'disclosedMoney':
      return [...sums(), fixed('undisclosed', 'undisclosed'), ...likeSums(path)];
    case 'valuation':
      return [
        ...sums(),
        ...likeSums(path),
        ...['pre', 'post'].map((basis) =>
          fixed(basis, { amount: { amount: '250000000', currency: 'USD' }, basis }),
        ),
        ...likeSums(path).map((level) => ({
          ...level,
          name: `post ${level.name}`,
          of: (record: Raw) => ({ amount: level.of(record), basis: 'post' }),
        })),
      ];
    case 'count':
      return counts();
    case 'quantity':
      return [...quantities(), ...likeFigures(path)];
    case 'stake':
      return ['30', '75', '50', '100', '0.5', '0', '101'].map((value) =>
        fixed(`${value}%`, Number(value)),
      );
    case 'change':
      return changes();
    case 'date':
      return dates(path);
    case 'period':
      return periods(path);
    case 'term':
      return ['5 years', '1 year', '18 months', 'until 2030', '200 years'].map((term) =>
        fixed(term, term),
      );
    case 'round':
      return [...roundKeys.map(readable), 'Mystery Round'].map((round) => fixed(round, round));
    case 'sector':
      return [readable(sectorKeys[0] ?? ''), readable(sectorKeys[1] ?? ''), 'Curated Web'].map(
        (sector) => fixed(sector, sector),
      );
    case 'nounPhrase':
      return nounPhrases().map((text) => fixed(text, text));
    case 'nounPhrases':
      return several(nounPhrases());
    case 'infinitive':
      return ['to make electric cars', 'open stores in the north'].map((text) => fixed(text, text));
    case 'clause':
      return clauses().map((text) => fixed(text, text));
    case 'clauses':
      return several(clauses());
    case 'sentence':
      return sentences().map((text) => fixed(text, text));
    case 'sentences':
      return several(sentences());
    case 'indicator':
      return indicators();
    case 'quotes':
      return quotes(making);
    case 'url':
      return [fixed('url', 'https://example.org/release?id=1')];
    case 'instant':
      return [fixed('lifted', '2021-01-01T09:00:00Z')];
    case 'confidence':
      return [0.5, 0, 1].map((value) => fixed(String(value), value));
    case 'identifier':
      return [fixed('letters', 'NVL'), fixed('digits', '0700')];
    case 'name':
      return [fixed('name', 'Ada Lind')];
    case 'text':
      return ['a word', 'battery', 'tonne'].map((text) => fixed(text, text));
    default:
      return [];
  }
}

function readable(key: string): string {
  return key
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
}

/** One of each, two, several. */
function several(members: readonly string[]): readonly Level[] {
  const [first = '', second = first, third = second] = members;
  return [
    ...members.map((member) => fixed(`one: ${member}`, [member])),
    fixed('plain', first),
    fixed('two', [first, second]),
    fixed('three', [first, second, third]),
    fixed('many', members),
  ];
}

function organisations(making: Making): readonly Level[] {
  const name = partyName(making.numbers++);
  return [
    fixed('a name', name),
    fixed('described', {
      name: `${name} Inc.`,
      description: 'a maker of pumps',
      location: 'Turin',
      sector: 'Software',
    }),
    fixed('located', { name, shortName: name.split(' ')[0], location: 'Leeds', type: 'company' }),
    fixed('in a sector', { name, sector: readable(sectorKeys[0] ?? '') }),
    fixed('a legal form', `${name} Holdings Ltd.`),
    fixed('listed', { name: `${name} Corp.`, ids: { ticker: 'NVL' } }),
    fixed('a long name', `${name} Consolidated Harbour and Inland Waterways Group`),
    fixed('worth much', { name, valuation: { amount: '50000000', currency: 'USD' } }),
  ];
}

/** The party that another field names. */
function sameParties(path: string, { shape }: Making): readonly Level[] {
  const others = Object.entries(shape).filter(
    ([name, schema]) => !path.startsWith(name) && PARTIES.has(leaves.get(bare(schema)) ?? ''),
  );
  return others.flatMap(([name, schema]) => [
    relative(`the ${name}`, (record) => partyOf(record[name])),
    ...(leaves.get(bare(schema)) === 'organisations'
      ? [
          relative(`the second of ${name}`, (record) => {
            const value = record[name];
            return Array.isArray(value) ? partyOf(value[1]) : undefined;
          }),
        ]
      : []),
  ]);
}

/**
 * The name of a party as a record may write it; of several the first.
 *
 * @example
 * partyOf([{ name: 'Acme' }]) // => 'Acme'
 */
export function partyOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return partyOf(value[0]);
  const name = (value as { readonly name?: unknown } | null | undefined)?.name;
  return typeof name === 'string' ? name : undefined;
}

function parties(path: string, making: Making): readonly Level[] {
  const [one, two, three, four, five] = Array.from({ length: 5 }, () => organisations(making));
  const of = (...levels: readonly (Level | undefined)[]): readonly unknown[] =>
    levels.map((level) => level?.of({}));
  return [
    ...(one ?? []),
    fixed('two', of(one?.[0], two?.[0])),
    fixed('two, described', of(one?.[1], two?.[2])),
    fixed('three', of(one?.[0], two?.[0], three?.[0])),
    fixed('many', of(one?.[0], two?.[1], three?.[0], four?.[4], five?.[0])),
    fixed('long names', of(one?.[6], two?.[6], three?.[6])),
    fixed('twice the same', of(one?.[0], one?.[4])),
    ...sameParties(path, making).map((level) => ({
      ...level,
      name: `${level.name} and another`,
      of: (record: Raw) => [level.of(record), ...of(two?.[0])].filter((each) => each !== undefined),
    })),
  ];
}

/** A source that is nobody's, one with a page, and each party of the record itself. */
function sources(path: string, making: Making): readonly Level[] {
  const people = Object.entries(making.shape).filter(
    ([, schema]) => leaves.get(bare(schema)) === 'person',
  );
  return [
    fixed('a name', 'Harbour News'),
    relative('published', ({ date }) => ({
      name: 'Harbour News',
      url: 'https://example.org/report',
      published: date,
    })),
    ...sameParties(path, making),
    ...people.flatMap(([name]) => [
      relative(`the ${name}`, (record) => partyOf(record[name])),
      relative(
        `the house of ${name}`,
        (record) => (record[name] as { readonly organisation?: string } | undefined)?.organisation,
      ),
    ]),
  ];
}

function people(making: Making): readonly Level[] {
  const house = partyName(making.numbers++);
  return [
    fixed('a name', 'Mary Berg'),
    fixed('titled', { name: 'Mary Berg', title: 'chief financial officer', organisation: house }),
    fixed('of a title', { name: 'Mary Berg', title: 'deputy governor' }),
    fixed('of a house', { name: 'Mary Berg', organisation: house }),
    fixed('at length', {
      name: 'Mary Berg',
      title: 'executive vice president for research and industrial development',
      organisation: house,
    }),
    fixed('another', { name: 'Tom Aho', title: 'chief executive', organisation: house }),
    ...sameParties('', making).map((level) => ({
      ...level,
      name: `of ${level.name}`,
      of: (record: Raw) => ({
        name: 'Mary Berg',
        title: 'director',
        organisation: level.of(record),
      }),
    })),
  ];
}

function places(): readonly Level[] {
  return [
    'Porto',
    'United States',
    'Bahamas, The',
    'Low income',
    'Newcastle upon the Northern River',
  ].map((name) => fixed(name, name));
}

const usd = (amount: string): object => ({ amount, currency: 'USD' });

function sums(): readonly Level[] {
  return [
    fixed('25.5 million', usd('25500000')),
    fixed('other currency', 'EUR 300 million'),
    fixed('small', usd('1')),
    fixed('huge', usd('290000000000')),
    fixed('out of bounds', usd('9000000000000000')),
    fixed('zero', usd('0')),
    fixed('negative', usd('-4000000')),
    ...approximations.map((approx) => fixed(approx, { ...usd('5000000'), approx })),
    fixed('converted', {
      amount: '1000000000',
      currency: 'JPY',
      converted: { amount: '9100000', currency: 'USD' },
    }),
  ];
}

/** What a figure may be of another one. */
const FACTORS = [1 / 3, 0.5, 0.9, 1, 1.2, 2, 5] as const;

/** So many times as much as the first sum of the record. */
function likeSums(path: string): readonly Level[] {
  return FACTORS.map((factor) =>
    relative(`${factor.toFixed(1)} times another`, (record) => {
      const sum = figureIn(record, path.split('/')[0] ?? '', true);
      return sum === undefined ? usd('25500000') : scaled(sum, factor);
    }),
  );
}

/** So many times as much as the first figure of the record, in its unit. */
function likeFigures(path: string): readonly Level[] {
  return FACTORS.map((factor) =>
    relative(`${factor.toFixed(1)} times another`, (record) => {
      const figure = figureIn(record, path.split('/')[0] ?? '', false);
      return figure === undefined ? 120 : scaled(figure, factor);
    }),
  );
}

/** The first figure of a record that another field holds at its top. */
function figureIn(record: Raw, but: string, isSum: boolean): unknown {
  for (const [name, value] of Object.entries(record)) {
    if (name === but || name === 'kind' || name === 'confidence') continue;
    const known = value as { amount?: unknown; value?: unknown; unit?: unknown; basis?: unknown };
    if (typeof value === 'object' && value !== null && known.basis === undefined) {
      if (typeof known.amount === 'string') return value;
      if (!isSum && typeof known.value === 'number') return value;
    }
    if (!isSum && typeof value === 'number') return value;
  }
  return undefined;
}

/**
 * A figure as a record writes it, so many times as large; whole figures stay whole, texts stay as they are.
 *
 * @example
 * scaled({ amount: '1000', currency: 'USD' }, 0.5) // => { amount: '500', currency: 'USD' }
 */
export function scaled(figure: unknown, factor: number): unknown {
  if (typeof figure === 'number') {
    const product = figure * factor;
    return Number.isInteger(figure) && Math.abs(product) >= 20
      ? Math.round(product)
      : Number(product.toPrecision(6));
  }
  if (typeof figure !== 'object' || figure === null) return figure;
  const { amount, value, ...rest } = figure as Record<string, unknown>;
  // What it was converted to was another sum.
  delete rest['converted'];
  if (typeof amount === 'object') return { ...rest, amount: scaled(amount, factor) };
  if (amount !== undefined) {
    const product = Number(amount) * factor;
    return {
      amount: String(Math.abs(product) >= 20 ? Math.round(product) : Number(product.toFixed(2))),
      ...rest,
    };
  }
  return value === undefined
    ? figure
    : { value: scaled(typeof value === 'string' ? Number(value) : value, factor), ...rest };
}

function counts(): readonly Level[] {
  return [
    fixed('1234', 1234),
    fixed('one', 1),
    fixed('two', 2),
    fixed('twelve', 12),
    fixed('millions', 5_200_000),
    fixed('zero', 0),
    fixed('negative', -3),
    fixed('a part', 0.5),
    fixed('of a unit', { value: 40_000, unit: 'base station' }),
    fixed('measured', { value: 3.5, unit: 'kilometre' }),
    fixed('percent', { value: 5.5, unit: 'percent' }),
    ...approximations.map((approx) => fixed(approx, { value: 5000, approx })),
  ];
}

function quantities(): readonly Level[] {
  return [
    fixed('1234', 1234),
    fixed('a sum', usd('920000000000')),
    fixed('percent', { value: 5.5, unit: 'percent' }),
    fixed('below zero', { value: -1.5, unit: 'percent' }),
    fixed('of a unit', { value: 40_000, unit: 'base station' }),
    fixed('one of a unit', { value: 1, unit: 'gold mine' }),
    fixed('zero', 0),
    fixed('negative', -3),
    fixed('huge', usd('25000000000000')),
    fixed('about', { value: 5000, approx: 'about' }),
    fixed('a sum, nearly', { ...usd('5000000'), approx: 'nearly' }),
  ];
}

/** Rises, falls, none; what is worded as a multiple; beyond all bounds. Each basis with a rise, a fall and none. */
function changes(): readonly Level[] {
  const of = (value: number, basis?: string, unit = 'percent'): Level =>
    fixed(`${value} ${unit} ${basis ?? 'of no basis'}`, {
      value,
      unit,
      ...(basis === undefined ? {} : { basis }),
    });
  return [
    ...[2.5, -2.5, 0, 12, -12, 25, -25, 33.1, -33.1, 100, 200, -50, 400, -60, -100, 900].map(
      (value) => of(value, 'year-on-year'),
    ),
    ...changeBases
      .filter((basis) => basis !== 'year-on-year')
      .flatMap((basis) =>
        [2.5, -2.5, 0, 20, -20, 24.8, -24.8, 100, 200, -50].map((value) => of(value, basis)),
      ),
    ...[2.5, -2.5, 0, 20, -20, 24.8, -24.8, 100, 200, -50].map((value) => of(value)),
    ...[0.3, -0.3, 0].map((value) => of(value, 'year-on-year', 'points')),
  ];
}

/** The day of the run on which boundary records are news. */
export const BOUNDARY_DAY = '2021-06-02';

function dates(path: string): readonly Level[] {
  const days = (name: string, back: number): Level => fixed(name, addDays(BOUNDARY_DAY, -back));
  return path === 'date'
    ? [
        days('yesterday', 1),
        days('today', 0),
        days('last week', 8),
        days('two years ago', 748),
        days('tomorrow', -1),
      ]
    : [
        relative('ten days before', ({ date }) => dayBefore(date, 10)),
        relative('a year before', ({ date }) => dayBefore(date, 370)),
        relative('the same day', ({ date }) => date),
        relative('later', ({ date }) => dayBefore(date, -20)),
      ];
}

/**
 * A day so many days before another; nothing where that is none.
 *
 * @example
 * dayBefore('2021-06-02', 2) // => '2021-05-31'
 */
export function dayBefore(day: unknown, days: number): string | undefined {
  return typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day) ? addDays(day, -days) : undefined;
}

/** Of each length, lately and ahead; and as far from another period of the record as changes are measured over. */
function periods(path: string): readonly Level[] {
  const around = (name: string, of: (year: number, month: number) => unknown): Level =>
    relative(name, ({ date }) =>
      typeof date === 'string' ? of(Number(date.slice(0, 4)), Number(date.slice(5, 7))) : undefined,
    );
  return [
    around('last year', (year) => year - 1),
    around('last quarter', (year, month) => shiftedPeriod(`${year}-Q${quarterOf(month)}`, -1)),
    around('last month', (year, month) => shiftedPeriod(`${year}-${two(month)}`, -1)),
    around('last half', (year, month) => shiftedPeriod(`${year}-H${month > 6 ? 2 : 1}`, -1)),
    around('a day', (year, month) => shiftedPeriod(`${year}-${two(month)}-01`, -1)),
    around('a range', (year) => ({ from: `${year - 1}-02`, to: `${year - 1}-11` })),
    around('this year', (year) => year),
    around('the day itself', (year, month) => `${year}-${two(month)}`),
    around('next year', (year) => year + 1),
    relative('the very day', ({ date }) => date),
    around('next quarter', (year, month) => shiftedPeriod(`${year}-Q${quarterOf(month)}`, 1)),
    around('next month', (year, month) => shiftedPeriod(`${year}-${two(month)}`, 1)),
    around('in nine years', (year) => year + 9),
    ...([-1, 'year', 1, -3] as const).map((steps) =>
      relative(
        `${steps === 'year' ? 'a year before' : `${steps} periods from`} another`,
        (record) => {
          const other = Object.entries(record).find(
            ([name, value]) => name !== path.split('/')[0] && name !== 'date' && isPeriod(value),
          )?.[1];
          return steps === 'year' ? yearBefore(other) : shiftedPeriod(other, steps);
        },
      ),
    ),
  ];
}

function quarterOf(month: number): number {
  return Math.ceil(month / 3);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

const PERIOD = /^(\d{4})(?:-(Q[1-4]|H[12]|\d\d)(?:-(\d\d))?)?$/;

/**
 * Whether a value may be a period as a record writes it: a year, a half, a quarter, a month or a day.
 *
 * @example
 * isPeriod('2021-Q1') // => true
 */
export function isPeriod(value: unknown): boolean {
  return (
    (typeof value === 'number' && value > 1800 && value < 2200) ||
    (typeof value === 'string' && PERIOD.test(value))
  );
}

/**
 * The same period of the year before; nothing of what is no period.
 *
 * @example
 * yearBefore('2021-Q1') // => '2020-Q1'
 */
export function yearBefore(period: unknown): unknown {
  if (typeof period === 'number') return period - 1;
  const [, year, rest] = /^(\d{4})(.*)$/.exec(typeof period === 'string' ? period : '') ?? [];
  return year === undefined ? undefined : `${Number(year) - 1}${rest ?? ''}`;
}

/**
 * The period so many of its own lengths later; nothing of what is no period.
 *
 * @example
 * shiftedPeriod('2021-Q1', -1) // => '2020-Q4'
 */
export function shiftedPeriod(period: unknown, steps: number): unknown {
  if (typeof period === 'number') return period + steps;
  const match = PERIOD.exec(typeof period === 'string' ? period : '');
  if (match === null) return undefined;
  const [text, year = '', part, day] = match;
  if (part === undefined) return String(Number(year) + steps);
  if (day !== undefined) return addDays(text, steps);
  const [sign, length] = part.startsWith('Q')
    ? ['Q', 4]
    : part.startsWith('H')
      ? ['H', 2]
      : ['', 12];
  const index = Number(year) * length + Number(part.replace(/\D/g, '')) - 1 + steps;
  const place = (index % length) + 1;
  return `${Math.floor(index / length)}-${sign}${sign === '' ? two(place) : place}`;
}

function nounPhrases(): readonly string[] {
  return [
    'a battery plant',
    'battery cells and packs',
    'research',
    'the northern line',
    'a press conference',
    'an interview with the Morning Ledger',
    'an earnings call',
    'a plant for the recycling of batteries, motors and other used parts of electric cars',
    'its southern site',
  ];
}

function clauses(): readonly string[] {
  return [
    'business continuity is maintained',
    'business continuity is not maintained',
    'prices will rise by the end of the year',
    'the supply of parts for the northern plants is kept up by what has been stored since the first of the floods of spring',
  ];
}

function sentences(): readonly string[] {
  return [
    'The works opened in the north first.',
    'The company expects sales to grow.',
    'Sales have doubled since.',
    'Work on the second line, which is to make parts for the northern and the southern plants, begins once the first has run for a year without a fault.',
  ];
}

function indicators(): readonly Level[] {
  return [
    fixed('bare', 'industrial output'),
    fixed(
      'long',
      'the total floor space of buildings under construction in towns and their surroundings',
    ),
    ...(['flow', 'stock', 'rate'] as const).flatMap((measure) =>
      (['singular', 'plural'] as const).map((number) =>
        fixed(`${measure}, ${number}`, {
          name: number === 'plural' ? `retail ${measure} figures` : `the retail ${measure}`,
          number,
          measure,
        }),
      ),
    ),
  ];
}

function quotes({ shape }: Making): readonly Level[] {
  const quote = (text: string, venue?: string): object => ({
    text,
    speaker: { name: 'Mary Berg', title: 'chief executive' },
    ...(venue === undefined ? {} : { venue }),
  });
  const [first, second] = [quote('We will build.'), quote('It took time', 'a press conference')];
  return [
    fixed('one', first),
    fixed('at a venue', [second]),
    fixed('in a medium', [quote('Why not?', 'an interview with the Morning Ledger')]),
    fixed('on a channel', [quote('This is “new” ground', 'an earnings call')]),
    fixed('of a name only', [{ text: 'We will build.', speaker: 'Tom Aho' }]),
    fixed('two', [first, second]),
    fixed('three', [first, second, quote('We go on.')]),
    ...Object.entries(shape).flatMap(([name, schema]) =>
      leaves.get(bare(schema)) === 'person'
        ? [
            relative(`by the ${name}`, (record) =>
              record[name] === undefined
                ? undefined
                : [{ text: 'We will act if needed.', speaker: record[name] }],
            ),
          ]
        : [],
    ),
  ];
}
