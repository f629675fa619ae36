/**
 * The types of fields that kinds declare their records with.
 */
import type {
  CalendarDate,
  Change,
  Clause,
  Count,
  Infinitive,
  Label,
  Money,
  NounPhrase,
  Organisation,
  Percent,
  Period,
  Person,
  Place,
  SentencePhrase,
  Source,
  SourceDefaults,
  SpokenQuote,
  Undisclosed,
} from '../model.js';
import { changeBases, changeUnits, parseChange, type ChangeInput } from './change.js';
import {
  parseCount,
  parsePercent,
  parseQuantity,
  type CountInput,
  type PercentInput,
} from './count.js';
import { parseDate, parseInstant } from './date.js';
import { field, type Field, type JsonSchema } from './field.js';
import {
  approximations,
  parseDisclosedMoney,
  parseMoney,
  parseValuation,
  type MoneyInput,
  type Valuation,
  type ValuationInput,
} from './money.js';
import {
  parseLabelField,
  parseList,
  parseOrganisation,
  parseOrganisationOrTopic,
  parsePlaceOrOrganisation,
  type OrganisationInput,
} from './organisation.js';
import { parsePeriod, type PeriodInput } from './period.js';
import { parsePerson, parseQuote, type PersonInput, type QuoteInput } from './person.js';
import {
  parseClause,
  parseIndicator,
  parseInfinitive,
  parseNounPhrase,
  parseSentence,
  type IndicatorInput,
} from './phrases.js';
import { parsePlace, type PlaceInput } from './place.js';
import { report, type Parse, type Problems } from './problem.js';
import { parseSource, type SourceInput } from './source.js';
import { nameLimit, parseName, parseWords, phraseLimit, sentenceLimit } from './text.js';
import { parseTerm, type TermInput } from './term.js';
import { parseUrl } from './url.js';

const described = (description: string, schema: JsonSchema): JsonSchema => ({
  description,
  ...schema,
});
const object = (
  required: readonly string[],
  properties: Readonly<Record<string, JsonSchema>>,
): JsonSchema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const anyOf = (...schemas: readonly JsonSchema[]): JsonSchema => ({ anyOf: schemas });
const listOf = (items: JsonSchema): JsonSchema => ({ type: 'array', items, minItems: 1 });
const oneOrMore = (items: JsonSchema): JsonSchema => anyOf(items, listOf(items));

/** What an editor shows of a type and offers for it; every example is one that the field takes. */
const shown = (title: string, examples: readonly unknown[], schema: JsonSchema): JsonSchema => ({
  title,
  ...schema,
  examples,
});

const nameSchema: JsonSchema = { type: 'string', minLength: 1, maxLength: nameLimit };
const phraseSchema: JsonSchema = { type: 'string', minLength: 1, maxLength: phraseLimit };
const sentenceSchema: JsonSchema = { type: 'string', minLength: 1, maxLength: sentenceLimit };
const figureSchema: JsonSchema = { type: ['number', 'string'] };
const dateSchema: JsonSchema = shown(
  'Date',
  ['2021-05-18'],
  described('A calendar date, YYYY-MM-DD', { type: 'string' }),
);
const approxSchema: JsonSchema = { enum: approximations };
const currencySchema: JsonSchema = described('A code of ISO 4217', { type: 'string' });
const moneyTextSchema = described('Money such as US$5 million', { type: 'string' });
const moneyObjectProperties = {
  amount: figureSchema,
  currency: currencySchema,
  approx: approxSchema,
  converted: object(['amount', 'currency'], {
    amount: figureSchema,
    currency: currencySchema,
    rate: figureSchema,
    asOf: dateSchema,
  }),
};
const moneyObjectSchema = object(['amount', 'currency'], moneyObjectProperties);
const moneyExamples = ['US$335 million', { amount: '335000000', currency: 'USD' }];
const moneySchema = shown('Money', moneyExamples, anyOf(moneyTextSchema, moneyObjectSchema));
const disclosedMoneySchema = shown(
  'Money or undisclosed',
  [...moneyExamples, 'undisclosed'],
  anyOf(moneyTextSchema, moneyObjectSchema),
);
const unitPriceSchema = shown('Price', ['US$12.50'], anyOf(moneyTextSchema, moneyObjectSchema));
const valuationSchema = shown(
  'Valuation',
  [{ amount: 'US$3.2 billion', basis: 'post' }],
  anyOf(
    moneyTextSchema,
    object(['amount', 'currency'], { ...moneyObjectProperties, basis: { enum: ['pre', 'post'] } }),
    object(['amount'], { amount: moneySchema, basis: { enum: ['pre', 'post'] } }),
  ),
);
const countObjectSchema = object(['value'], {
  value: figureSchema,
  unit: nameSchema,
  approx: approxSchema,
});
const countSchema = shown(
  'Count',
  [450, { value: 450, unit: 'base station', approx: 'about' }],
  anyOf(figureSchema, countObjectSchema),
);
const quantitySchema = shown(
  'Quantity',
  [{ amount: '14722700000000', currency: 'USD' }, { value: '2.3', unit: 'percent' }, 718000],
  anyOf(figureSchema, countObjectSchema, moneyObjectSchema),
);
const changeSchema = shown(
  'Change',
  [{ value: '6.2', unit: 'percent', basis: 'year-on-year' }],
  object(['value', 'unit'], {
    value: figureSchema,
    unit: { enum: changeUnits },
    basis: { enum: changeBases },
  }),
);
const stakeSchema = shown('Stake', [30], figureSchema);
const periodEndSchema: JsonSchema = { type: ['integer', 'string'] };
const periodSchema = shown(
  'Period',
  [2020, '2020-Q4', '2020-H1', '2020-12', { from: '2020-01', to: '2020-08' }],
  anyOf(
    described('2020, 2020-Q4, 2020-H1, 2020-12 or 2020-12-05', periodEndSchema),
    object(['from', 'to'], { from: periodEndSchema, to: periodEndSchema }),
  ),
);
const organisationFormsSchema = anyOf(
  nameSchema,
  object(['name'], {
    name: nameSchema,
    shortName: nameSchema,
    description: described('What it is: a noun phrase', phraseSchema),
    location: nameSchema,
    sector: nameSchema,
    type: nameSchema,
    aliases: listOf(nameSchema),
    ids: object([], {
      lei: { type: 'string' },
      wikidata: { type: 'string' },
      isin: { type: 'string' },
      ticker: { type: 'string' },
    }),
    valuation: moneySchema,
  }),
);
const organisationSchema = shown(
  'Organisation',
  ['Auth0', { name: 'Horizon Robotics', location: 'Beijing', description: 'a maker of AI chips' }],
  organisationFormsSchema,
);
const bodyOrTopicSchema = shown(
  'Organisation or topic',
  [{ name: 'Huawei' }, 'foreign trade'],
  organisationFormsSchema,
);
const personSchema = shown(
  'Person',
  ['Tim Cook', { name: 'Tim Cook', title: 'chief executive', organisation: 'Apple' }],
  anyOf(
    nameSchema,
    object(['name'], { name: nameSchema, title: nameSchema, organisation: nameSchema }),
  ),
);
const placeSchema = shown(
  'Place',
  ['Beijing', 'United States'],
  anyOf(nameSchema, object(['name'], { name: nameSchema })),
);
const nounPhraseSchema = shown(
  'Noun phrase',
  ['a smart production line for satellites'],
  described('A noun phrase', phraseSchema),
);
const infinitiveSchema = shown(
  'Infinitive',
  ['to make electric cars'],
  described('An infinitive', phraseSchema),
);
const clauseSchema = shown(
  'Clause',
  ['business continuity is maintained'],
  described('A clause', phraseSchema),
);
const sentenceFieldSchema = shown(
  'Sentence',
  ['The first plant opened in 2019.'],
  described('A sentence', sentenceSchema),
);
const indicatorSchema = shown(
  'Indicator',
  ['gross domestic product', { name: 'mobile subscribers', number: 'plural', measure: 'stock' }],
  anyOf(
    nounPhraseSchema,
    object(['name'], {
      name: nounPhraseSchema,
      number: { enum: ['singular', 'plural'] },
      measure: { enum: ['stock', 'flow', 'rate'] },
    }),
  ),
);
const termSchema = shown(
  'Term',
  ['5 years', 'until 2030'],
  anyOf(described('A term such as 5 years or until 2030', phraseSchema), countObjectSchema),
);
const urlSchema = shown(
  'Address',
  ['https://example.org/report'],
  described('An http or https address', {
    type: 'string',
    pattern: '^[Hh][Tt][Tt][Pp][Ss]?://',
  }),
);
const sourceSchema = shown(
  'Source',
  ['Reuters', { name: 'Reuters', url: 'https://example.org/report', published: '2021-05-18' }],
  anyOf(nameSchema, object(['name'], { name: nameSchema, url: urlSchema, published: dateSchema })),
);
const quoteSchema = shown(
  'Quotation',
  [
    {
      text: 'Narvik has power, a port and people who know metal.',
      speaker: { name: 'Tim Cook', title: 'chief executive', organisation: 'Apple' },
    },
  ],
  object(['text', 'speaker'], {
    text: sentenceSchema,
    speaker: personSchema,
    venue: nounPhraseSchema,
  }),
);
const instantSchema = shown(
  'Moment',
  ['2021-06-02T09:00:00+08:00'],
  described('An instant of RFC 3339', { type: 'string' }),
);
const identifierSchema: JsonSchema = { type: ['string', 'integer'], maxLength: nameLimit };
const roundSchema = shown('Round', ['Seed', 'Series A', 'Series B'], nameSchema);
const sectorSchema = shown('Sector', ['semiconductors', 'software'], nameSchema);

/** A parser of an array of one or more, or of a single one, which becomes an array of one. */
function listOrOne<Element>(parse: Parse<Element>): Parse<readonly Element[]> {
  return (raw, problems) => {
    if (Array.isArray(raw)) return parseList(raw, parse, problems);
    const element = parse(raw, problems);
    return element === undefined ? undefined : [element];
  };
}

function parseConfidence(raw: unknown, problems: Problems): number | undefined {
  if (typeof raw === 'number' && raw >= 0 && raw <= 1) return raw;
  const code = typeof raw === 'number' ? 'record/invalid-number' : 'record/wrong-type';
  report(problems, code, raw, 'a number from 0 to 1');
  return undefined;
}

/** An id stays as it came ("007"); a whole number is taken for its digits. */
function parseIdentifier(raw: unknown, problems: Problems): string | undefined {
  return parseName(
    typeof raw === 'number' && Number.isSafeInteger(raw) ? String(raw) : raw,
    problems,
  );
}

/** The fields that do not depend on the source's defaults. */
const independent = {
  /** A person: a name, or a name with title and organisation. */
  person: field<Person, PersonInput>(parsePerson, personSchema),
  place: field<Place, PlaceInput>(parsePlace, placeSchema),
  instant: field<string, string>(parseInstant, instantSchema),
  nounPhrase: field<NounPhrase, string>(parseNounPhrase, nounPhraseSchema),
  nounPhrases: field<readonly NounPhrase[], string | readonly string[]>(
    listOrOne(parseNounPhrase),
    oneOrMore(nounPhraseSchema),
  ),
  infinitive: field<Infinitive, string>(parseInfinitive, infinitiveSchema),
  clause: field<Clause, string>(parseClause, clauseSchema),
  clauses: field<readonly Clause[], string | readonly string[]>(
    listOrOne(parseClause),
    oneOrMore(clauseSchema),
  ),
  sentence: field<SentencePhrase, string>(parseSentence, sentenceFieldSchema),
  sentences: field<readonly SentencePhrase[], string | readonly string[]>(
    listOrOne(parseSentence),
    oneOrMore(sentenceFieldSchema),
  ),
  /** What a statistic measures: a noun phrase, or one with number and measure. */
  indicator: field<NounPhrase, IndicatorInput>(parseIndicator, indicatorSchema),
  url: field<string, string>(parseUrl, urlSchema),
  /** Text of no grammar, such as a term or an exchange's ticker. */
  text: field<string, string>(
    (raw, problems) => parseWords(raw, phraseLimit, problems),
    phraseSchema,
  ),
  name: field<string, string>(parseName, nameSchema),
  /** The id of a record. */
  identifier: field<string, string | number>(parseIdentifier, identifierSchema),
  quotes: field<readonly SpokenQuote[], QuoteInput | readonly QuoteInput[]>(
    listOrOne(parseQuote),
    oneOrMore(quoteSchema),
  ),
  /** A confidence from 0 to 1. */
  confidence: field<number, number>(parseConfidence, { type: 'number', minimum: 0, maximum: 1 }),
} as const;

const labels = {
  round: field<Label, string>(
    (raw, problems) => parseLabelField('round', raw, problems),
    roundSchema,
  ),
  sector: field<Label, string>(
    (raw, problems) => parseLabelField('sector', raw, problems),
    sectorSchema,
  ),
} as const;

/** A label that the given table may or may not know. */
function label(table: keyof typeof labels): Field<Label, string> {
  return labels[table];
}

/**
 * The types of fields for records of a source with these defaults, each a zod schema from what a record may write to the
 * typed value. Make them once for a source, not once a record.
 *
 * @example
 * fieldTypes({ currency: 'USD' }).money.safeParse('$5m').data // => { type: 'money', amount: '5000000', currency: 'USD' }
 * fieldTypes({}).money.safeParse('$5m').success // => false
 */
export function fieldTypes(defaults: SourceDefaults) {
  const withDefaults =
    <Output>(
      parse: (raw: unknown, given: SourceDefaults, problems: Problems) => Output | undefined,
    ): Parse<Output> =>
    (raw, problems) =>
      parse(raw, defaults, problems);
  const organisation = withDefaults(parseOrganisation);
  return {
    ...independent,
    label,
    /** A calendar date. */
    date: field<CalendarDate, string>(withDefaults(parseDate), dateSchema),
    organisation: field<Organisation, OrganisationInput>(organisation, organisationSchema),
    /** One or more organisations; a single one becomes a list of one. */
    organisations: field<readonly Organisation[], OrganisationInput | readonly OrganisationInput[]>(
      listOrOne(organisation),
      oneOrMore(organisationSchema),
    ),
    organisationOrTopic: field<Organisation | NounPhrase, OrganisationInput>(
      withDefaults(parseOrganisationOrTopic),
      bodyOrTopicSchema,
    ),
    placeOrOrganisation: field<Place | Organisation, OrganisationInput>(
      withDefaults(parsePlaceOrOrganisation),
      organisationSchema,
    ),
    /** A sum of a deal, with no more decimals than its currency. */
    money: field<Money, MoneyInput>(
      (raw, problems) => parseMoney(raw, defaults, 'deal', problems),
      moneySchema,
    ),
    /** A sum of a deal, or `undisclosed`. */
    disclosedMoney: field<Money | Undisclosed, MoneyInput>(
      withDefaults(parseDisclosedMoney),
      disclosedMoneySchema,
    ),
    /** A price per unit: any number of decimals. */
    unitPrice: field<Money, MoneyInput>(
      (raw, problems) => parseMoney(raw, defaults, 'exempt', problems),
      unitPriceSchema,
    ),
    valuation: field<Valuation, ValuationInput>(withDefaults(parseValuation), valuationSchema),
    count: field<Count, CountInput>(withDefaults(parseCount), countSchema),
    /** Money or a count, with any number of decimals. */
    quantity: field<Money | Count, MoneyInput | CountInput>(
      withDefaults(parseQuantity),
      quantitySchema,
    ),
    /** A share in percent; that it lies above 0 and up to 100 is for a guard to see. */
    stake: field<Percent, PercentInput>(withDefaults(parsePercent), stakeSchema),
    change: field<Change, ChangeInput>(withDefaults(parseChange), changeSchema),
    period: field<Period, PeriodInput>(withDefaults(parsePeriod), periodSchema),
    /** How long an agreement runs: so many years, months, weeks or days, or until the end of a period. */
    term: field<Count | Period, TermInput>(withDefaults(parseTerm), termSchema),
    source: field<Source, SourceInput>(withDefaults(parseSource), sourceSchema),
  } as const;
}

/** The types of fields, by the names that kinds use. */
export type FieldTypes = ReturnType<typeof fieldTypes>;
