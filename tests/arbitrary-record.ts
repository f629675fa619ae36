import fc from 'fast-check';
import { z } from 'zod';
import { builtinKinds, type Kind } from '../src/kinds/index.js';
import { fieldTypes, roundKeys } from '../src/values/index.js';

/**
 * Records of every kind, made from the kind's own fields: each type of field has its arbitrary, optional fields are
 * there or not, lists have one member or several.
 */
const types = fieldTypes({});

const word = fc.constantFrom(
  'solar',
  'harbour',
  'granite',
  'meadow',
  'copper',
  'lantern',
  'orchard',
  'velvet',
  'summit',
  'river',
);
const names = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        'Acme',
        'Globex',
        'Initech',
        'Umbra',
        'Vandelay',
        'Stark',
        'Wayne',
        'Tyrell',
        'Cyberdyne',
        'Hooli',
      ),
      fc.constantFrom(
        '',
        ' Labs',
        ' Inc.',
        ' Holdings',
        ' Co., Ltd.',
        ' Group',
        ' plc',
        ' & Sons',
        ' Energy',
        ' Bank',
      ),
    )
    .map(([first, last]) => first + last),
  fc.constantFrom(
    'Yahoo!',
    'JD.com',
    'AT&T',
    'iFlytek',
    'eBay',
    'Société Générale',
    '003.RU',
    'Booking.com',
    '7-Eleven',
    'Toys “R” Us',
    'BYJU’S',
    'A.P. Moller – Maersk',
    '{{constructor}}',
    '<script>alert(1)</script>',
    '[x](javascript:alert(1))',
    'Who?',
    'St. Jude Medical',
    'Mercedes-Benz',
    '3M',
    'The Home Depot',
    'O2',
    'Ölwerk',
    '小米',
    'null',
    'undefined Inc',
    'NaN',
  ),
);

/** What records are made of: their names, and values of fields by their path, where the type alone gives too odd ones. */
export interface World {
  readonly names: fc.Arbitrary<string>;
  readonly at: Readonly<Record<string, fc.Arbitrary<unknown>>>;
}

/** Names of every sort, hostile ones too. */
const anyWorld: World = { names, at: {} };

const pairs = (first: readonly string[], second: readonly string[]): fc.Arbitrary<string> =>
  fc.tuple(fc.constantFrom(...first), fc.constantFrom(...second)).map((parts) => parts.join(''));

/** Names as news has them; few are of common words, some have signs. */
const newsNames = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .tuple(
        pairs(
          ['Alto', 'Bera', 'Cirro', 'Dova', 'Elmar', 'Fenix', 'Gorra', 'Helio', 'Ibex', 'Juno', 'Kest', 'Lumen', 'Mira', 'Nord'],
          ['bit', 'cast', 'dyne', 'form', 'grid', 'lane', 'metric', 'nova', 'pulse', 'wave', 'haven', 'bridge'],
        ),
        fc.constantFrom('', '', '', ' Robotics', ' Labs', ' Energy', ' Systems', ' Inc.', ' Health', ' Networks', ' Group', ' Holdings', ' plc', ' Co., Ltd.', ' Bank', ' Capital', ' & Sons', ' Technologies', ' AG'),
      )
      .map((parts) => parts.join('')),
  },
  {
    weight: 2,
    arbitrary: pairs(
      ['Arbor', 'Beacon', 'Cobalt', 'Delta', 'Ember', 'Fjord', 'Granite', 'Harbour', 'Northern Star', 'Silver Lake', 'Blue Ridge'],
      [' Capital', ' Ventures', ' Partners', ' Growth', ' Foods', ' Airlines', ' Motors', ' Pharmaceuticals'],
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'Yahoo!', 'JD.com', 'AT&T', 'iFlytek', 'eBay', 'Société Générale', 'Booking.com', '7-Eleven', 'A.P. Moller – Maersk',
      'St. Jude Medical', 'Mercedes-Benz', '3M', 'The Home Depot', 'O2', 'Ölwerk', 'Bank of America', 'Johnson & Johnson',
      'ByteDance', 'L’Oréal', 'McDonald’s', 'PwC', 'SoftBank', 'Procter & Gamble', 'IBM', 'Deutsche Telekom', 'Ant Group',
    ),
  },
); // prettier-ignore

const exchanges = fc.constantFrom(
  'Nasdaq',
  'New York Stock Exchange',
  'London Stock Exchange',
  'Tokyo Stock Exchange',
  'Euronext Amsterdam',
  'Frankfurt Stock Exchange',
);

/** A list of one to four of them. */
const someOf = (...phrases: readonly string[]): fc.Arbitrary<unknown> =>
  fc.uniqueArray(fc.constantFrom(...phrases), { minLength: 1, maxLength: 4 });

const cities = fc.constantFrom(
  'Shanghai',
  'Berlin',
  'Wuhan',
  'Austin, Texas',
  'India',
  'Nairobi',
  'Poland',
  'Osaka',
);
const plainCount = fc.oneof(
  fc.integer({ min: 2, max: 900_000 }),
  fc.record({ value: fc.integer({ min: 2, max: 5_000_000 }), approx: fc.constantFrom('about', 'more-than', 'nearly') }),
); // prettier-ignore
const percentage = fc
  .integer({ min: 1, max: 990 })
  .map((n) => ({ value: n / 10, unit: 'percent' }));
const largeSum = fc.record({
  amount: fc.integer({ min: 1, max: 99_999 }).map((n) => n * 100_000_000),
  currency: fc.constantFrom('USD', 'EUR', 'GBP', 'CNY', 'INR', 'SEK'),
});
const offices = fc.constantFrom(
  'Ministry of Industry and Information Technology', 'European Commission', 'Bank of England', 'Federal Reserve',
  'Financial Conduct Authority', 'Ministry of Finance', 'State Council', 'Federal Trade Commission', 'Shanghai city government',
); // prettier-ignore
const statisticians = fc.constantFrom(
  'National Bureau of Statistics', 'Eurostat', 'Statistics Canada', 'Office for National Statistics', 'Insee',
  'Bureau of Labor Statistics', 'Federal Statistical Office', 'Central Bank of Kenya', 'World Bank',
); // prettier-ignore
const forecasters = fc.constantFrom(
  'International Monetary Fund', 'Gartner', 'IDC', 'World Bank', 'Goldman Sachs', 'Bank of England', 'OECD', 'Counterpoint Research',
); // prettier-ignore

/**
 * Records as news has them: names that companies could have, and where the type of a field alone gives a phrase that
 * nobody would write there ("opened an old meadow standard"), one that somebody would.
 */
export const newsWorld: World = {
  names: newsNames,
  at: {
    'listing/exchange': exchanges,
    'market-move/exchange': exchanges,
    'market-move/close': fc.record({
      amount: fc.integer({ min: 100, max: 90_000 }).map((n) => n / 100),
      currency: fc.constantFrom('USD', 'EUR', 'GBP', 'CNY'),
    }),
    'market-move/change': fc.record({
      value: fc.integer({ min: -290, max: 290 }).map((n) => n / 10),
      unit: fc.constant('percent'),
      basis: fc.constant('day-on-day'),
    }),
    'market-move/volume': fc.integer({ min: 1, max: 90_000 }).map((n) => ({ value: n * 1000, unit: 'share' })),
    'expansion/place': cities,
    'buildout/place': cities,
    'production-launch/place': cities,
    'patent-sale/count': plainCount,
    'expansion/what': fc.constantFrom(
      'a research centre', 'an office', 'its first store', 'a regional headquarters', 'a data centre', 'a new campus',
      'a distribution centre', 'a flagship store', 'an engineering hub', 'two warehouses',
    ),
    'fund-close/fund': fc
      .tuple(
        fc.constantFrom('Arbor', 'Beacon', 'Cobalt', 'Delta', 'Ember', 'Fjord', 'Granite', 'Northern Star'),
        fc.constantFrom(' Growth Fund', ' Buyout Fund', ' Ventures Fund', ' Infrastructure Fund', ' Capital Partners', ' Credit Opportunities Fund'),
        fc.constantFrom('', ' II', ' III', ' IV', ' VII'),
      )
      .map((parts) => parts.join('')),
    'fund-close/strategy': fc.constantFrom(
      'climate technology', 'mid-sized companies in northern Europe', 'early-stage software companies', 'renewable energy projects',
    ),
    'policy/issuer': offices,
    'policy/document': fc.constantFrom(
      'a guideline', 'draft rules', 'a regulation', 'an action plan', 'a draft law', 'a directive', 'a set of measures', 'guidelines', 'a white paper',
    ),
    'policy/subject': fc.constantFrom(
      'the Internet of Things', 'data security', 'the use of artificial intelligence in banks', 'emissions of methane', 'online lending',
    ),
    'policy/targets/aims': someOf(
      '100 new standards', 'a cut in emissions', 'five industrial clusters', 'wider use of electric buses', 'a national register',
    ),
    'buildout/asset': fc.constantFrom(
      '5G base station', 'charging point', 'data centre', 'cell tower', 'hydrogen station', 'electric bus', 'wind turbine', 'parcel locker',
    ),
    'buildout/count': plainCount,
    'buildout/publisher': fc.oneof(offices, newsNames),
    'buildout/plans': someOf('3,000 more sites this year', 'an extension of the network to rural districts', 'faster chargers along motorways'),
    'buildout/coverage/level': fc.constantFrom('full coverage', 'continuous coverage', '97% of households'),
    'buildout/coverage/area': fc.constantFrom('all districts', 'city centres', 'the countryside', 'rural areas'),
    'production-launch/facility': fc.constantFrom(
      'a battery plant', 'a smart production line for satellites', 'a chip factory', 'a car plant', 'its second steel mill',
      'an assembly line for electric buses', 'a vaccine plant', 'a gigafactory',
    ),
    'production-launch/capacity': fc.record({
      value: fc.integer({ min: 10, max: 900_000 }),
      unit: fc.constantFrom('car', 'tonne', 'satellite', 'vehicle', 'dose', 'wafer'),
      per: fc.constantFrom('year', 'month', 'day'),
    }),
    'production-launch/products': someOf('electric cars', 'battery cells', 'small satellites', 'memory chips', 'buses'),
    'production-launch/capabilities': someOf('automatic inspection', 'intelligent assembly', 'testing of large parts'),
    'official-statement/speaker': fc.record({
      name: fc.constantFrom('Tu Gaokun', 'Mary Barra', 'Chen Yulu', 'Steve Rai', 'Ana Pérez'),
      title: fc.constantFrom('deputy governor', 'governor', 'finance minister', 'spokeswoman'),
      organisation: fc.constantFrom('the central bank', 'Bank of England', 'Ministry of Finance', 'European Commission'),
    }),
    'official-statement/about': fc.oneof(newsNames, fc.constantFrom('inflation', 'the outlook for exports', 'interest rates', 'the housing market')),
    'official-statement/statement': fc.constantFrom(
      'prices will stay high until the autumn', 'business continuity must be kept up', 'no change of course is planned',
      'the bank has all the means that it needs', 'talks are going well',
    ),
    'official-statement/venue': fc.constantFrom('a press conference', 'a hearing in parliament', 'a forum in Shanghai', 'a briefing'),
    'official-statement/conditions': someOf('normal operations are maintained', 'customers are paid back', 'the quality of services is ensured'),
    'official-statement/next': fc.constantFrom('regulators will look into the accounts', 'the committee will meet again in June'),
    'official-statement/guidedBy': fc.oneof(offices, newsNames),
    'patent-sale/subject': fc.constantFrom('wireless communication', 'mobile messaging', 'battery chemistry', 'image sensors'),
    'statistic/value': fc.oneof(largeSum, percentage),
    'statistic/previous/value': fc.oneof(largeSum, percentage),
    'statistic/publisher': statisticians,
    'forecast/forecaster': forecasters,
    'forecast/value': fc.oneof(largeSum, percentage),
    'forecast/base/value': fc.oneof(largeSum, percentage),
    'forecast/drivers': someOf('demand for batteries', 'higher wages', 'growth of online sales', 'a recovery in tourism'),
    'funding-round/useOfFunds': someOf('a second factory', 'research and development', 'new sales offices in Asia', 'hiring engineers'),
    'market-move/reason': fc.constantFrom('weak sales', 'a cut in its forecast', 'reports of a takeover', 'strong results'),
  },
}; // prettier-ignore

const nounPhrase = fc
  .tuple(
    fc.constantFrom('', 'a ', 'an old ', 'the '),
    word,
    fc.constantFrom(
      'plant',
      'network',
      'programme',
      'standard',
      'sales teams',
      'equipment',
      'research and testing',
      'sensors, cables and tools',
    ),
  )
  .map(([article, first, second]) => `${article}${first} ${second}`);
const infinitive = fc
  .tuple(
    fc.constantFrom('to ', ''),
    fc.constantFrom('expand', 'build', 'make', 'open', 'sell'),
    word,
  )
  .map(([to, verb, noun]) => `${to}${verb} ${noun} networks`);
const clause = fc
  .tuple(
    word,
    fc.constantFrom(
      'output is stable',
      'work goes on',
      'plans have been made',
      'supply will be kept up',
    ),
  )
  .map(([noun, rest]) => `the ${noun} ${rest}`);
const sentence = fc
  .tuple(word, word)
  .map(([one, other]) => `The ${one} works opened before the ${other} works.`);
const amount = fc.oneof(
  fc.integer({ min: 1, max: 999_999 }),
  fc.integer({ min: 1, max: 99_999 }).map((n) => n * 100_000),
  fc.integer({ min: 1, max: 500_000_000 }).map((n) => n / 100),
);
const approx = fc.constantFrom(
  undefined,
  undefined,
  undefined,
  'about',
  'more-than',
  'nearly',
  'up-to',
  'at-least',
);
const without = <T extends object>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  arbitrary.map((value) => JSON.parse(JSON.stringify(value)) as T);
const money = fc.oneof(
  without(
    fc.record({
      amount,
      currency: fc.constantFrom('USD', 'EUR', 'GBP', 'CNY', 'INR', 'SEK'),
      approx,
    }),
  ),
  fc
    .tuple(
      fc.constantFrom('US$', '€', 'RMB ', '£', 'HK$'),
      fc.integer({ min: 1, max: 999 }),
      fc.constantFrom(' million', ' billion', 'm', 'bn'),
    )
    .map((parts) => parts.join('')),
);
const count = fc.oneof(
  fc.integer({ min: 0, max: 200_000 }),
  without(
    fc.record({
      value: fc.oneof(
        fc.integer({ min: 0, max: 5_000_000 }),
        fc.integer({ min: 1, max: 999 }).map((n) => n / 10),
      ),
      unit: fc.constantFrom(
        undefined,
        'base station',
        'patent',
        'company',
        'percent',
        'regional headquarters',
      ),
      approx,
    }),
  ),
);
const day = (from: string, to: string) =>
  fc
    .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
const periods = (min: number, max: number, range: { from: string; to: string }) =>
  fc.oneof(
    fc.integer({ min, max }),
    fc
      .tuple(fc.integer({ min, max }), fc.constantFrom('Q1', 'Q4', 'H1', 'H2', '03', '12'))
      .map((parts) => parts.join('-')),
    fc.constant(range),
  );
const periodBehind = periods(2015, 2020, { from: '2020-01', to: '2020-08' });
const periodAhead = periods(2022, 2030, { from: '2021-01', to: '2021-08' });
const change = fc.record({
  value: fc.oneof(
    fc.integer({ min: -49, max: 49 }),
    fc.constant(0),
    fc.integer({ min: -499, max: 499 }).map((n) => n / 10),
  ),
  unit: fc.constantFrom('percent', 'points'),
  basis: fc.constantFrom('year-on-year', 'quarter-on-quarter', 'month-on-month'),
});
const organisationOf = (names: fc.Arbitrary<string>): fc.Arbitrary<unknown> =>
  fc.oneof(
    names,
    without(
      fc.record({
        name: names,
        location: fc.constantFrom(undefined, 'Beijing', 'San Francisco', 'Zürich'),
        description: fc.option(
          fc.constantFrom(
            'a maker of chips',
            'maker of engines',
            'robot maker',
            'the operator of ports',
          ),
          { nil: undefined },
        ),
        sector: fc.constantFrom(undefined, 'Software', 'E-Commerce', 'Curated Web'),
      }),
    ),
  );
const person = fc.oneof(
  fc.constantFrom('Steve Rai', 'Chen Yulu', 'Ann'),
  without(
    fc.record({
      name: fc.constantFrom('Tu Gaokun', 'Mary Barra', 'John O’Neil'),
      title: fc.constantFrom(undefined, 'chief financial officer', 'deputy governor'),
      organisation: fc.constantFrom(undefined, 'BlackBerry', 'the central bank'),
    }),
  ),
);
const quotation = without(
  fc.record({
    text: fc.constantFrom('We will build.', 'This is “new” ground', 'Why not?', 'It took 5 years'),
    speaker: person,
    venue: fc.option(nounPhrase, { nil: undefined }),
  }),
);
const oneOrMore = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof(
    arbitrary,
    fc.uniqueArray(arbitrary, {
      minLength: 1,
      maxLength: 5,
      selector: (value) => JSON.stringify(value),
    }),
  );
const indicator = fc.oneof(
  fc.constantFrom('gross domestic product', 'industrial output', 'exports', 'the jobless rate'),
  without(
    fc.record({
      name: fc.constantFrom('retail sales', 'foreign reserves', 'inflation'),
      number: fc.constantFrom(undefined, 'singular', 'plural'),
      measure: fc.constantFrom(undefined, 'stock', 'flow', 'rate'),
    }),
  ),
);
const place = fc.constantFrom(
  'Shanghai',
  'United States',
  'Bahamas, The',
  'Low income',
  'Côte d’Ivoire',
  'Wuhan',
);

type ByType = Readonly<Partial<Record<keyof typeof types, fc.Arbitrary<unknown>>>>;

const typesOf = (names: fc.Arbitrary<string>, organisation: fc.Arbitrary<unknown>): ByType => ({
  organisation,
  organisations: oneOrMore(organisation),
  organisationOrTopic: fc.oneof(
    organisation,
    fc.constantFrom('inflation', 'the outlook for exports'),
  ),
  placeOrOrganisation: fc.oneof(place, organisation),
  money,
  disclosedMoney: fc.oneof(
    { weight: 3, arbitrary: money },
    { weight: 1, arbitrary: fc.constant('undisclosed') },
  ),
  unitPrice: money,
  valuation: fc.oneof(money, fc.record({ amount: money, basis: fc.constantFrom('pre', 'post') })),
  count,
  quantity: fc.oneof(
    money.filter((value) => typeof value === 'object'),
    count,
  ),
  stake: fc.oneof(
    fc.integer({ min: 1, max: 100 }),
    fc.integer({ min: 1, max: 999 }).map((n) => n / 10),
  ),
  change,
  term: fc.oneof(
    fc
      .tuple(fc.integer({ min: 1, max: 30 }), fc.constantFrom(' years', ' months'))
      .map((parts) => parts.join('')),
    fc.integer({ min: 2022, max: 2040 }).map((year) => `until ${year}`),
  ),
  person,
  place,
  instant: fc.constant('2021-01-01T09:00:00Z'),
  nounPhrase,
  nounPhrases: oneOrMore(nounPhrase),
  infinitive,
  clause,
  clauses: oneOrMore(clause),
  sentence,
  sentences: oneOrMore(sentence),
  indicator,
  url: fc.constant('https://example.org/release?id=1'),
  text: word,
  name: names,
  identifier: fc.uuid(),
  source: fc.oneof(
    without(
      fc.record({
        name: fc.oneof(names, fc.constant('Reuters')),
        url: fc.constantFrom(undefined, 'https://example.org/x'),
        published: fc.constantFrom(undefined, '2021-06-02'),
      }),
    ),
  ),
  quotes: oneOrMore(quotation),
  confidence: fc.constant(0.9),
});

const labels: readonly (readonly [unknown, fc.Arbitrary<unknown>])[] = [
  [types.label('round'), fc.oneof(fc.constantFrom(...roundKeys), fc.constant('Mystery Round'))],
  [types.label('sector'), fc.constantFrom('Software', 'E-Commerce', 'Curated Web')],
];

/** A partnership has two parties or more. */
const several = (organisation: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.uniqueArray(organisation, {
    minLength: 2,
    maxLength: 5,
    selector: (value) => JSON.stringify(value),
  });

/** How the fields of a kind are made in a world. */
interface Made {
  readonly byType: ByType;
  readonly at: World['at'];
}

function madeIn({ names, at }: World): Made {
  const organisation = organisationOf(names);
  return {
    byType: typesOf(names, organisation),
    at: { ...at, 'partnership/parties': several(organisation) },
  };
}

/** The record's own day is recent, and what it tells of the past lies before. */
const ownDay = day('2021-05-10', '2021-06-02');
const earlierDay = day('2020-05-10', '2021-05-09');
/** Plans, and what a forecast is for. */
const isAhead = /\/(?:expectedClose|by|opens)$|^forecast\/period$/;

function arbitraryOf(schema: unknown, path: string, made: Made): fc.Arbitrary<unknown> {
  const given = made.at[path];
  if (given !== undefined) return given;
  if (path === 'listing/shares') return fc.integer({ min: 1, max: 5_000_000 });
  if (path === 'partnership/stakes/percent') return fc.integer({ min: 1, max: 33 });
  if (path === 'expansion/jobs') return fc.integer({ min: 1, max: 200_000 });
  if (schema === types.date) return path.split('/').length === 2 ? ownDay : earlierDay;
  if (schema === types.period) return isAhead.test(path) ? periodAhead : periodBehind;
  for (const [name, type] of Object.entries(types)) {
    if (type !== schema) continue;
    const arbitrary = made.byType[name as keyof typeof types];
    if (arbitrary === undefined)
      throw new Error(`no arbitrary for fields of type ${name} (${path})`);
    return arbitrary;
  }
  for (const [label, arbitrary] of labels) if (label === schema) return arbitrary;
  // The common statuses of what has not happened are for the tests of the guards: a kind that words them has its own.
  if (schema instanceof z.ZodEnum && schema.options.includes('denied'))
    return fc.constantFrom('announced', 'completed');
  if (schema instanceof z.ZodEnum) return fc.constantFrom(...schema.options);
  if (schema instanceof z.ZodLiteral) return fc.constant([...schema.values][0]);
  if (schema instanceof z.ZodBoolean) return fc.constant(false);
  if (schema instanceof z.ZodOptional) return arbitraryOf(schema.unwrap(), path, made);
  if (schema instanceof z.ZodArray)
    return fc.array(arbitraryOf(schema.element, path, made), { minLength: 1, maxLength: 3 });
  if (schema instanceof z.ZodObject) return objectOf(schema.shape, path, [], made);
  throw new Error(`no arbitrary for ${path}`);
}

function objectOf(
  shape: Readonly<Record<string, unknown>>,
  path: string,
  left: readonly string[],
  made: Made,
): fc.Arbitrary<Record<string, unknown>> {
  const fields: Record<string, fc.Arbitrary<unknown>> = {};
  const required: string[] = [];
  for (const [name, schema] of Object.entries(shape)) {
    if (left.includes(name)) continue;
    fields[name] = arbitraryOf(schema, `${path}/${name}`, made);
    if (!(schema instanceof z.ZodOptional)) required.push(name);
  }
  return fc.record(fields, { requiredKeys: required });
}

/** Fields that decide whether a record is told at all are left to the tests of the guards. */
const LEFT = ['test', 'embargo', 'version', 'replaces', 'evidence', 'confidence', 'modality'];

/** Only a percentage changes by points; figures that contradict each other otherwise are the guards' to find. */
function withFittingChange(record: Record<string, unknown>): Record<string, unknown> {
  const { value, change: given } = record as { value?: { unit?: string }; change?: object };
  if (given === undefined || !('unit' in given)) return record;
  return {
    ...record,
    change: { ...given, unit: value?.unit === 'percent' ? given.unit : 'percent' },
  };
}

/** Sums of money do not change by points. */
function withFittingResults(record: Record<string, unknown>): Record<string, unknown> {
  const fitted = { ...record };
  for (const name of ['revenueChange', 'netIncomeChange']) {
    const given = fitted[name];
    if (typeof given === 'object') fitted[name] = { ...given, unit: 'percent' };
  }
  return fitted;
}

/** The first day of trading is that of shares that trade, and measured as such. */
function withFirstDay(record: Record<string, unknown>): Record<string, unknown> {
  const { firstDayChange: given } = record as { firstDayChange?: object };
  if (given === undefined) return record;
  return {
    ...record,
    stage: 'debuted',
    firstDayChange: { ...given, unit: 'percent', basis: 'first-day' },
  };
}

/** Records of one kind; most follow its schema, guards may hold some. */
export function arbitraryRecord(
  kind: Kind,
  world: World = anyWorld,
): fc.Arbitrary<Record<string, unknown>> {
  const shape = { ...kind.fields(types) };
  return fc
    .tuple(objectOf(shape, kind.name, [...LEFT, 'id'], madeIn(world)), fc.uuid())
    .map(([record, id]) => ({
      ...withFirstDay(withFittingResults(withFittingChange(record))),
      kind: kind.name,
      id,
    }));
}

/** Records of every shipped kind in turn. */
export const arbitraryRecords = fc.oneof(...builtinKinds.map((kind) => arbitraryRecord(kind)));
