/**
 * What the reference tells: collected from the code, with examples that the library has just written.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import manifest from '../../package.json' with { type: 'json' };
import { eventOf, type EventContext } from '../../src/classify/index.js';
import {
  builtinKinds,
  commonGuards,
  correction,
  createNewsbot,
  memoryHistory,
  type Guard,
  type Kind,
  type KindFact,
} from '../../src/index.js';
import { readFixtures, type Fixture } from '../../src/node/fixtures.js';
import { english } from '../../src/languages/index.js';
import type { Clock, Item, NewsEvent, Style, Value, ValueType } from '../../src/model.js';
import { toText } from '../../src/publish/index.js';
import { recordSchema } from '../../src/records/record-schema.js';
import { styles } from '../../src/styles/index.js';
import {
  literal,
  newDraft,
  plainSlot,
  slotHelpers,
  slotWriter,
  type SlotHelper,
} from '../../src/templates/index.js';
import {
  addDays,
  changeBases,
  roundKeys,
  sectorKeys,
  usdScale,
  type JsonSchema,
} from '../../src/values/index.js';

/** The day of the run where a fixture has none of its own. */
const now = '2021-06-02';
const language = english;
const styleNames = styles.map(({ name }) => name);

/** A cell for each style. */
type InStyles = readonly string[];

export interface Worded {
  readonly source: string;
  readonly type: string;
  readonly texts: InStyles;
}

/** A record of a case with its event, and its items by style. */
interface Told {
  readonly name: string;
  readonly raw: NewsEvent['raw'];
  readonly event: NewsEvent;
  readonly clock: Clock;
  readonly items: readonly { readonly style: string; readonly item: Item }[];
}

const fixtures = await readFixtures(fileURLToPath(new URL('../../fixtures', import.meta.url)));
if (fixtures.diagnostics.length > 0) throw new Error(JSON.stringify(fixtures.diagnostics));

/** The fixtures of a kind, the full one first, and after them its records of the showcase. */
const toldOf = kept((kind: Kind): readonly Told[] => {
  const own = fixtures.fixtures
    .filter(({ name }) => name.startsWith(`${kind.name}/`))
    .map(({ name, ...rest }) => ({ name: name.slice(kind.name.length + 1), ...rest }))
    .sort((one, other) => Number(other.name === 'full') - Number(one.name === 'full'));
  const showcase = showcaseOf(kind.name).map((record) => ({
    name: 'showcase',
    record,
    settings: { archive: true },
    history: [],
  }));
  return [...own, ...showcase].flatMap((each) => told(kind, each));
});

function told(
  kind: Kind,
  {
    name,
    record,
    settings,
    history: before,
  }: Pick<Fixture, 'name' | 'record' | 'settings' | 'history'>,
): Told[] {
  const { archive = false, seed = 0 } = settings;
  const at = settings.now ?? now;
  const instant = Date.parse(at);
  const clock: Clock = { today: at.slice(0, 10), instant, archive };
  const history = before.length === 0 ? undefined : memoryHistory();
  const remembered = history === undefined ? {} : { history };
  const newsbots = styles.map((style) =>
    createNewsbot({ now: at, archive, seed, style, ...remembered }),
  );
  const [bot] = newsbots;
  if (history !== undefined) {
    const remembering = bot?.run();
    for (const earlier of before) remembering?.remember(earlier);
    remembering?.commit();
  }
  const raw = record as NewsEvent['raw'];
  const outcome = bot?.validate(raw);
  if (outcome?.status !== 'written') return [];
  const context: EventContext = {
    clock,
    recentFrom: addDays(clock.today, -30),
    usd: ({ amount, currency }) => Number(amount) * usdScale(currency),
    ...remembered,
  };
  const items = newsbots.flatMap((each, index) => {
    const written = each.write(raw);
    return written.status === 'written'
      ? [{ style: styleNames[index] ?? '', item: written.value }]
      : [];
  });
  return [{ name, raw, event: eventOf(outcome.value, raw, kind, context), clock, items }];
}

/** Records are told once, however often they are asked for. */
function kept<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

function showcaseOf(kind: string): Readonly<Record<string, unknown>>[] {
  const folder = new URL('../../fixtures/showcase/', import.meta.url);
  const file = readdirSync(folder).find((name) => name === `${kind}.jsonl`);
  if (file === undefined) return [];
  return readFileSync(new URL(file, folder), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
}

/** A value as a helper words it in the middle of a sentence; nothing where the helper cannot word it. */
function worded(
  helper: SlotHelper,
  value: Value,
  style: Style,
  options: Partial<Parameters<typeof slotWriter>[2]> = {},
  clock = CLOCK,
): string {
  const draft = { ...newDraft(language, style, clock), facts: [value, INDICATOR] };
  literal(OPENING)(draft);
  const all = {
    word: undefined,
    max: Number.POSITIVE_INFINITY,
    tense: 'present',
    ...options,
  } as const;
  slotWriter(helper, 0, all)(draft);
  return draft.failed ? '' : draft.text.slice(OPENING.length);
}

/** The noun that a place may stand before. */
const INDICATOR: Value = { type: 'nounPhrase', text: 'unemployment rate', article: 'the' };

const CLOCK: Clock = { today: now, instant: Date.parse(now), archive: false };

/** What stands before the slot, so that it does not open its sentence. */
const OPENING = '… ';

function inStyles(word: (style: Style) => string): InStyles {
  return styles.map(word);
}

export interface FactEntry {
  readonly name: string;
  readonly types: string;
  readonly from: string;
  readonly notes: readonly string[];
  /** What the plain slot prints, where the value can be printed and a record has it. */
  readonly texts: InStyles | undefined;
  /** The sentence that says it, and of which case. */
  readonly said: string | undefined;
  readonly example: string;
}

export interface KindEntry {
  readonly name: string;
  readonly describes: string;
  readonly topics: string;
  readonly fields: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly note: string;
    readonly type: string;
    readonly example: string;
  }[];
  readonly facts: readonly FactEntry[];
  readonly guards: readonly { readonly name: string; readonly describes: string }[];
  readonly record: string | undefined;
  readonly items: readonly { readonly style: string; readonly text: string }[];
}

function factEntry(fact: KindFact, told: readonly Told[]): FactEntry {
  const found = told.find(({ event }) => event.values[fact.index] !== undefined);
  const value = found?.event.values[fact.index];
  const texts =
    value === undefined
      ? []
      : inStyles((style) => worded(plainSlot, value, style, {}, found?.clock));
  const notes = [
    ...(fact.must ? ['every headline and lead says it where it is known'] : []),
    ...(fact.material ? ['some sentence says it where it is known'] : []),
    ...(fact.angle ? ['an angle: it makes the event news'] : []),
    ...(fact.anchor ? ['a party that may be named again'] : []),
    ...(fact.covers.length > 0 ? [`says ${fact.covers.join(', ')} as well`] : []),
    ...(fact.elements.length > 0
      ? [`each="${fact.name}": ${fact.elements.map(({ name }) => name).join(', ')}`]
      : []),
  ];
  const [said] = told.flatMap(({ items: [first] }) =>
    first === undefined ? [] : (sayingIn(first.item, fact) ?? []),
  );
  return {
    name: fact.name,
    types: fact.types.join(' or '),
    from: fact.from.join(', '),
    notes,
    texts: texts.some((text) => text !== '') ? texts : undefined,
    said,
    example:
      found === undefined
        ? fact.from.length === 0
          ? 'Only a history, or another version of a record, gives it.'
          : 'No fixture has it.'
        : `${found.name}: ${JSON.stringify(value)}`,
  };
}

function sayingIn({ headline, paragraphs }: Item, fact: KindFact): string | undefined {
  const names = new Set([fact.name, ...fact.elements.map(({ name }) => `${fact.name}/${name}`)]);
  return [...paragraphs.flat(), headline].find(({ spans }) =>
    spans.some((span) => names.has(span.fact)),
  )?.text;
}

function kindEntry(kind: Kind): KindEntry {
  const told = toldOf(kind);
  const full = told.find(({ name }) => name === 'full');
  const { properties = {} } = recordSchema(kind) as {
    readonly properties?: Readonly<Record<string, JsonSchema>>;
  };
  const guards = [...(commonGuards as readonly Guard[]), ...kind.guards];
  return {
    name: kind.name,
    describes: kind.describes,
    topics: kind.topics.join(', '),
    fields: kind.fieldNames.map((name) => {
      const { examples } = properties[name] ?? {};
      const given =
        full?.raw[name] ?? (Array.isArray(examples) ? (examples[0] as unknown) : undefined);
      return {
        name,
        required: kind.requiredFields.includes(name),
        note: kind.fieldNotes.get(name) ?? '',
        type: choicesOf(properties[name] ?? {}),
        example: given === undefined ? '' : JSON.stringify(given),
      };
    }),
    facts: kind.facts.map((fact) => factEntry(fact, told)),
    guards: [
      ...new Map(
        guards.map(({ name, describes }) => [`${name} ${describes}`, { name, describes }]),
      ).values(),
    ],
    record: full === undefined ? undefined : JSON.stringify(full.raw, undefined, 2),
    items: (full?.items ?? []).map(({ style, item }) => ({ style, text: toText(item) })),
  };
}

/** What a type without a title takes. */
function choicesOf({ enum: choices, const: only, type, anyOf, items, title }: JsonSchema): string {
  if (typeof title === 'string') return title;
  if (Array.isArray(choices)) return choices.map((choice) => JSON.stringify(choice)).join(' or ');
  if (only !== undefined) return JSON.stringify(only);
  if (Array.isArray(anyOf))
    return [...new Set((anyOf as readonly JsonSchema[]).map(choicesOf))].join(' or ');
  if (type === 'array') return `list of: ${choicesOf((items ?? {}) as JsonSchema)}`;
  if (type === 'object') return 'structure';
  return [type].flat().join(' or ');
}

interface ExampleValue {
  readonly value: Value;
  readonly from: string;
}

/** Values of each type from the events of fixtures, the full ones first, and after them some that no fixture has. */
function exampleValues(): ReadonlyMap<ValueType, readonly ExampleValue[]> {
  const found = new Map<ValueType, ExampleValue[]>();
  const note = (value: Value | undefined, from: string): void => {
    if (value === undefined) return;
    found.set(value.type, [...(found.get(value.type) ?? []), { value, from }]);
    if (value.type === 'list') for (const item of value.items) note(item, from);
    if (value.type === 'group')
      for (const [name, part] of Object.entries(value.facts)) note(part, `${from}/${name}`);
  };
  const told = builtinKinds.flatMap((kind) => toldOf(kind).map((each) => ({ kind, ...each })));
  for (const isFull of [true, false]) {
    for (const { kind, name, event } of told.filter((each) => (each.name === 'full') === isFull)) {
      for (const fact of kind.facts)
        note(event.values[fact.index], `${kind.name}/${name}: ${fact.name}`);
    }
  }
  for (const value of spare) note(value, 'no fixture');
  return found;
}

const spare: readonly Value[] = [
  { type: 'percent', value: '50' },
  { type: 'count', value: '3' },
  { type: 'sentence', text: 'The first plant opened in 2019.' },
];

/** Values that no fixture need have, by which helpers show what they are for. */
const several: Value = {
  type: 'list',
  items: ['Sequoia', 'Tencent', 'Temasek', 'SoftBank'].map((name) => ({
    type: 'organisation',
    name,
  })),
};

function helperEntry(
  name: string | undefined,
  helper: SlotHelper,
  values: ReturnType<typeof exampleValues>,
) {
  const word = name === 'verb' ? 'lead' : name === 'plural' ? 'patent' : undefined;
  const call = (fact: string, option = ''): string =>
    `{{${[name, word === undefined ? undefined : `"${word}"`, fact, option].filter(Boolean).join(' ')}}}`;
  const examples: Worded[] = [];
  const noun = 'before' in helper.options ? { before: 1 } : {};
  const add = (
    type: string,
    value: Value,
    option = '',
    options: Partial<Parameters<typeof slotWriter>[2]> = {},
  ): void => {
    const texts = inStyles((style) => worded(helper, value, style, { word, ...noun, ...options }));
    if (texts.some((text) => text !== ''))
      examples.push({ source: call(type, option), type, texts });
  };
  for (const type of helper.accepts) {
    const candidates =
      type === 'list' ? [several] : (values.get(type) ?? []).map((each) => each.value);
    const value = candidates.find(
      (each) =>
        !(each.type === 'count' && each.value === '1') &&
        styles.every((style) => worded(helper, each, style, { word, ...noun }) !== ''),
    );
    if (value === undefined) continue;
    add(type, value, 'before' in helper.options ? 'before="indicator"' : '');
    if (type === 'list' && 'max' in helper.options) add(type, value, 'max=2', { max: 2 });
    if ('tense' in helper.options) add(type, value, 'tense="past"', { tense: 'past' });
  }
  return {
    name: name ?? 'fact',
    describes: helper.describes,
    accepts: helper.accepts.join(', '),
    options: Object.keys(helper.options).join(', ') || 'none',
    examples,
  };
}

/** All of it, as plain data. */
export function reference() {
  const values = exampleValues();
  return {
    name: manifest.name,
    version: manifest.version,
    now,
    styleNames,
    kinds: [...builtinKinds, correction].map(kindEntry),
    helpers: [
      helperEntry(undefined, plainSlot, values),
      ...Object.entries(slotHelpers).map(([name, helper]) => helperEntry(name, helper, values)),
    ],
    values: [...values].flatMap(([type, [first]]) =>
      first === undefined
        ? []
        : [
            {
              type,
              value: JSON.stringify(first.value),
              from: first.from,
              texts: inStyles((style) => worded(plainSlot, first.value, style)),
            },
          ],
    ),
    styles: styles.map((style) => ({
      name: style.name,
      settings: JSON.stringify(style, undefined, 2),
    })),
    labels: (['round', 'sector', 'form'] as const).map((table) => ({
      table,
      rows: labelKeys[table].flatMap((key) => {
        const forms = language.labelForms(table, key);
        return forms === undefined
          ? []
          : [
              {
                key,
                noun: forms.noun,
                modifier: forms.modifier ?? '',
                countable: forms.countable ? 'a, an' : '',
              },
            ];
      }),
    })),
    times: prepositions.map((preposition) => ({
      preposition,
      rows: times.map(([label, value]) => ({
        label,
        texts: inStyles((style) => language.timePhrase(preposition, value, style, CLOCK)),
      })),
    })),
    bases: changeBases.map((basis) => ({
      basis,
      texts: inStyles(
        (style) =>
          language.basis({ type: 'change', value: '6.2', unit: 'percent', basis }, style) ?? '',
      ),
    })),
    language: { code: language.code, ...language.reference },
  };
}

/** Forms of partnerships have no list of keys of their own: they are those of the table that words them. */
const labelKeys = {
  round: roundKeys,
  sector: sectorKeys,
  form: [
    'partnership',
    'agreement',
    'joint-venture',
    'joint-venture-agreement',
    'supply',
    'licence',
  ],
} as const;

const prepositions = ['on', 'in', 'by', 'since', 'asOf', 'from'] as const;

const times = [
  ['a day of this year', { type: 'date', iso: '2021-05-18' }],
  ['a day of another year', { type: 'date', iso: '2019-12-31' }],
  ['a year', { type: 'period', precision: 'year', from: '2020-01-01', to: '2020-12-31' }],
  ['a half', { type: 'period', precision: 'half', from: '2020-01-01', to: '2020-06-30' }],
  ['a quarter', { type: 'period', precision: 'quarter', from: '2020-10-01', to: '2020-12-31' }],
  ['a month', { type: 'period', precision: 'month', from: '2020-12-01', to: '2020-12-31' }],
  ['a range', { type: 'period', precision: 'range', from: '2020-01-01', to: '2020-08-31' }],
] as const;
