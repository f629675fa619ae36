import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { english } from '../../src/languages/index.js';
import type { NounPhrase, Organisation, Person } from '../../src/model.js';
import { agency } from '../../src/styles/index.js';
import { parseLabel, roundKeys, sectorKeys } from '../../src/values/labels.js';

const straight = { ...agency, quotes: 'straight' } as const;

describe('labelForms', () => {
  it.each([
    ['round', 'series-b', { noun: 'Series B round', modifier: 'Series B', countable: true }],
    [
      'round',
      'pre-series-a',
      { noun: 'pre-Series A round', modifier: 'pre-Series A', countable: true },
    ],
    ['round', 'series-a-plus', { noun: 'Series A+ round', modifier: 'Series A+', countable: true }],
    ['round', 'series-c2', { noun: 'Series C2 round', modifier: 'Series C2', countable: true }],
    ['round', 'grant', { noun: 'grant', countable: true }],
    ['round', 'debt', { noun: 'debt financing', countable: false }],
    ['round', 'initial-coin-offering', { noun: 'initial coin offering', countable: true }],
    [
      'sector',
      'consumer-electronics',
      { noun: 'consumer electronics', modifier: 'consumer electronics', countable: false },
    ],
    ['sector', 'batteries', { noun: 'batteries', modifier: 'battery', countable: false }],
    ['sector', 'nft', { noun: 'NFTs', modifier: 'NFT', countable: false }],
  ] as const)('%s %s', (table, key, expected) => {
    expect(english.labelForms(table, key)).toEqual(expected);
  });

  it('has forms for every key, fit to print', () => {
    for (const [table, keys] of [
      ['round', roundKeys],
      ['sector', sectorKeys],
    ] as const) {
      expect(keys.length).toBeGreaterThan(50);
      for (const key of keys) {
        const forms = english.labelForms(table, key);
        expect(forms, key).toBeDefined();
        for (const text of [forms?.noun, forms?.modifier ?? 'none'])
          expect(text, key).toMatch(/^[\w+-]+( [\w+-]+)*$/);
        expect(forms?.noun, key).not.toMatch(/\b(nft|dao|ipo|dex|it|ai|3d)\b/);
      }
    }
  });

  it('words no key that the tables of values do not have', () => {
    expect(english.labelForms('sector', 'curated-web')).toBeUndefined();
    expect(english.labelForms('round', 'constructor')).toBeUndefined();
  });
});

describe('place', () => {
  it.each([
    ['Korea, Rep.', 'South Korea', false, false],
    ['Bahamas, The', 'Bahamas', true, false],
    ['United States', 'United States', true, false],
    ['Hong Kong SAR, China', 'Hong Kong', false, false],
    ['Low income', 'low-income countries', false, true],
    ['Arab World', 'Arab world', true, false],
    [
      'East Asia & Pacific (excluding high income)',
      'low- and middle-income East Asia and the Pacific',
      false,
      false,
    ],
    [
      'Least developed countries: UN classification',
      'least developed countries on the United Nations list',
      false,
      true,
    ],
    ['Shanghai', 'Shanghai', false, false],
    ['constructor', 'constructor', false, false],
  ])('%s', (name, text, article, plural) => {
    expect(english.place(name)).toMatchObject({ text, article, plural });
  });

  it.each([
    ['OECD members', true],
    ['Other small states', true],
    ['Low income', undefined],
    ['Congo, Dem. Rep.', undefined],
  ])('knows whether %s makes a possessive', (name, phrase) => {
    expect(english.place(name).phrase).toBe(phrase);
  });

  const shared = new URL('../../../shared/data/statistics/gdp.csv', import.meta.url);
  it.skipIf(!existsSync(shared))(
    'leaves no name of the data set that running text could not have',
    () => {
      const names = new Set<string>();
      for (const line of readFileSync(shared, 'utf8').split('\n').slice(1)) {
        const name = /^(?:"([^"]*)"|([^,]*)),/.exec(line);
        if (name !== null) names.add(name[1] ?? name[2] ?? '');
      }
      expect(names.size).toBe(262);
      const odd = [...names]
        .map((name) => english.place(name).text)
        .filter((text) => /[(),&:]|\bRep\b|\bSAR\b|\btotal\b|^the /.test(text));
      expect(odd).toEqual([]);
    },
  );
});

const phrase = (text: string, more: Partial<NounPhrase> = {}): NounPhrase => ({
  type: 'nounPhrase',
  text,
  ...more,
});
const organisation = (more: Partial<Organisation> = {}): Organisation => ({
  type: 'organisation',
  name: 'Xiaomi',
  ...more,
});

describe('introduce', () => {
  const sector = parseLabel('sector', 'Consumer Electronics');
  it.each([
    [organisation(), '', ''],
    [
      organisation({
        description: phrase('Beijing-based maker of AI chips for cars', { article: 'a' }),
      }),
      '',
      'a Beijing-based maker of AI chips for cars',
    ],
    [
      organisation({
        description: phrase('maker of phones', { article: 'a' }),
        location: 'Beijing',
      }),
      '',
      'a Beijing-based maker of phones',
    ],
    [
      organisation({ description: phrase('maker of phones in Beijing'), location: 'Beijing' }),
      '',
      'a maker of phones in Beijing',
    ],
    [
      organisation({
        description: phrase('largest maker of phones', { article: 'the' }),
        location: 'Beijing',
      }),
      '',
      'the largest maker of phones',
    ],
    [
      organisation({ description: phrase("world's largest maker of phones"), location: 'Beijing' }),
      '',
      "the world's largest maker of phones",
    ],
    [
      organisation({ description: phrase("China's largest maker of phones") }),
      '',
      "China's largest maker of phones",
    ],
    [
      organisation({ description: phrase('makers of phones', { number: 'plural' }) }),
      '',
      'makers of phones',
    ],
    [organisation({ description: phrase('AI startup') }), '', 'an AI startup'],
    [
      organisation({ location: 'Beijing', sector }),
      '',
      'a Beijing-based consumer electronics company',
    ],
    [
      organisation({ location: 'Austin', sector }),
      '',
      'an Austin-based consumer electronics company',
    ],
    [
      organisation({ location: 'Beijing', sector, organisationType: 'ministry' }),
      'Beijing-based ',
      '',
    ],
    [organisation({ sector }), '', 'a consumer electronics company'],
    [
      organisation({ location: 'Beijing', sector: parseLabel('sector', 'Curated Web') }),
      'Beijing-based ',
      '',
    ],
    [organisation({ location: 'Palo Alto, California' }), 'Palo Alto-based ', ''],
    [organisation({ location: 'United States' }), 'US-based ', ''],
    [organisation({ location: 'Korea, Rep.' }), 'South Korea-based ', ''],
    [organisation({ location: 'World' }), '', ''],
  ])('%o', (value, before, after) => {
    expect(english.introduce(value)).toEqual({ before, after });
  });
});

describe('names of organisations', () => {
  it.each([
    [organisation({ name: 'Alphabet Inc.' }), 'Alphabet'],
    [organisation({ name: 'JPMorgan Chase & Co.', shortName: 'JPMorgan' }), 'JPMorgan'],
    [organisation({ name: 'JD.com' }), 'JD.com'],
  ])('short name of %o', (value, expected) => {
    expect(english.shortName(value)).toBe(expected);
  });

  it.each([
    'Ministry of Industry and Information Technology',
    'Guangdong Provincial Department of Industry and Information Technology',
    "People's Bank of China",
    'European Commission',
    'World Bank',
    'International Monetary Fund',
    'Federal Reserve',
    'State Council',
    'State Council Information Office',
    'United Nations',
    'Bank of England',
  ])('the %s', (name) => {
    expect(english.takesArticle(organisation({ name }))).toBe(true);
  });

  it.each([
    'Huawei',
    'Bank of America',
    'National Grid',
    'International Paper',
    'The Carlyle Group',
    'Counterpoint Research',
    'Boston University',
  ])('no article: %s', (name) => expect(english.takesArticle(organisation({ name }))).toBe(false));

  it('gives no company an article', () => {
    expect(
      english.takesArticle(
        organisation({ name: 'National Board of Ideas', organisationType: 'company' }),
      ),
    ).toBe(false);
  });
});

describe('person', () => {
  const someone = (name: string, title?: string, employer?: string): Person => ({
    type: 'person',
    name,
    ...(title && { title }),
    ...(employer && { organisation: employer }),
  });

  it.each([
    [
      someone('Steve Rai', 'Chief Financial Officer', 'BlackBerry'),
      '',
      "BlackBerry's chief financial officer",
    ],
    [someone('Steve Rai', 'CFO', 'BlackBerry'), '', "BlackBerry's CFO"],
    [
      someone('Chen Yulu', 'deputy governor', "People's Bank of China"),
      '',
      "deputy governor of the People's Bank of China",
    ],
    [
      someone('Tu Gaokun', 'Director of the Guangdong Department'),
      '',
      'director of the Guangdong Department',
    ],
    [someone('Tim Cook', 'President of Apple', 'Apple'), '', 'president of Apple'],
    [someone('Steve Rai', undefined, 'BlackBerry'), "BlackBerry's ", ''],
    [someone('Steve Rai'), '', ''],
  ])('first mention of %o', (value, before, after) => {
    expect(english.person(value, 'first', straight)).toEqual({ before, name: value.name, after });
  });

  it.each([
    ['Steve Rai', 'Rai'],
    ['Chen Yulu', 'Chen'],
    ['Tu Gaokun', 'Tu'],
    ['Zhong Nanshan', 'Zhong'],
    ['Jack Ma', 'Ma'],
    ['Wang Wei', 'Wang Wei'],
    ['Li Wang', 'Li Wang'],
    ['Long John', 'John'],
    ['Lee Jae-yong', 'Lee'],
    ['Masayoshi Son', 'Son'],
    ['Ursula von der Leyen', 'von der Leyen'],
    ['Robert Downey Jr.', 'Downey'],
    ['Dr. Anna Smith', 'Smith'],
    ['Pelé', 'Pelé'],
    ['Jean-Claude Juncker', 'Juncker'],
  ])('later mention of %s', (name, expected) => {
    expect(english.person(someone(name), 'later', straight)).toEqual({
      before: '',
      name: expected,
      after: '',
    });
  });
});

it('refers later without a name', () => {
  expect(english.reference).toEqual({ the: 'the', it: 'it', its: 'its' });
});
