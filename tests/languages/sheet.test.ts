/**
 * The English sheet: every type of value by its boundary values, in every style, for a native speaker to
 * read. A change of it is a change of behaviour and is reviewed as prose.
 */
import { expect, it } from 'vitest';
import { english } from '../../src/languages/index.js';
import type { TimePreposition } from '../../src/languages/index.js';
import type {
  Approximation,
  Basis,
  CalendarDate,
  Change,
  Clock,
  Count,
  Money,
  Organisation,
  Period,
  Person,
} from '../../src/model.js';
import { styles } from '../../src/styles/index.js';
import { parseLabel, roundKeys, sectorKeys } from '../../src/values/labels.js';

const clock: Clock = { today: '2021-06-02', instant: Date.UTC(2021, 5, 2), archive: false };
const approximations: readonly Approximation[] = [
  'about',
  'more-than',
  'nearly',
  'up-to',
  'at-least',
];

function table(
  heads: readonly string[],
  rows: readonly (readonly (string | undefined)[])[],
): string {
  const line = (cells: readonly (string | undefined)[]) =>
    `| ${cells.map((cell) => (cell === undefined ? '(none)' : cell.replaceAll('|', '\\|'))).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

const styleNames = styles.map(({ name }) => name);

function money(amount: string, currency = 'USD', more: Partial<Money> = {}): Money {
  return { type: 'money', amount, currency, ...more };
}

function moneySheet(): string {
  const values: Money[] = [
    ...['0', '0.05', '0.004567', '1', '15.5', '1.2345', '1.005', '9500', '950000', '999999', '1000000', '1450000', '9999999',
      '145600000', '999499999', '999999999', '1450000000', '20233000000', '3521418059.923445', '1234567890123456', '-4800000',
    ].map((amount) => money(amount)), // prettier-ignore
    ...approximations.map((approx) => money('1999999', 'USD', { approx })),
    ...[
      'EUR',
      'GBP',
      'JPY',
      'CNY',
      'INR',
      'KRW',
      'CAD',
      'AUD',
      'NZD',
      'HKD',
      'TWD',
      'SGD',
      'CHF',
      'SEK',
      'BRL',
      'ZAR',
    ].map((code) => money('300000000', code)),
    money('1.5', 'KWD'),
    money('300000000', 'CNY', { converted: { amount: '46400000', currency: 'USD' } }),
    money('300000000', 'CNY', {
      approx: 'about',
      converted: { amount: '46400000', currency: 'USD' },
    }),
  ];
  return table(
    ['value', ...styleNames, ...styleNames.map((name) => `a … round, ${name}`)],
    values.map((value) => [
      `${value.approx ?? ''} ${value.amount} ${value.currency}`.trim(),
      ...styles.map((style) => english.money(value, style)),
      ...styles.map((style) => {
        const modifier = english.moneyModifier(value, style);
        return modifier === undefined
          ? undefined
          : `${english.indefinite(modifier)} ${modifier} round`;
      }),
    ]),
  );
}

function percentSheet(): string {
  const values = [
    '0',
    '0.004',
    '0.05',
    '6.2',
    '-6.25',
    '33.336',
    '49.996',
    '50',
    '50.01',
    '99.96',
    '100',
    '124.56',
    '3.59197006592872',
  ];
  return table(
    ['value', ...styleNames],
    values.map((value) => [
      value,
      ...styles.map((style) => english.percent({ type: 'percent', value }, style)),
    ]),
  );
}

function changeSheet(): string {
  const bases: Basis[] = [
    'year-on-year',
    'quarter-on-quarter',
    'month-on-month',
    'day-on-day',
    'first-day',
    'compound-annual',
  ];
  const values: Change[] = [
    ...bases.map((basis): Change => ({ type: 'change', value: '6.2', unit: 'percent', basis })),
    { type: 'change', value: '6.2', unit: 'percent' },
    ...['-1', '0.5', '2'].map((value): Change => ({
      type: 'change',
      value,
      unit: 'points',
      basis: 'year-on-year',
    })),
  ];
  return table(
    ['value', ...styleNames],
    values.map((value) => [
      `${value.value} ${value.unit} ${value.basis ?? '(no basis)'}`,
      ...styles.map((style) =>
        [
          value.value.startsWith('-') ? 'fell' : 'rose',
          english.changeAmount(value, style),
          english.basis(value, style) ?? '',
        ]
          .join(' ')
          .trimEnd(),
      ),
    ]),
  );
}

function countSheet(): string {
  const count = (value: string, unit?: string, approx?: Approximation): Count => ({
    type: 'count',
    value,
    ...(unit && { unit }),
    ...(approx && { approx }),
  });
  const values = [
    count('0', 'patent'), count('1', 'patent'), count('9', 'patent'), count('10', 'patent'), count('90', 'patent'), count('100', 'patent'),
    count('101', 'patent'), count('771', 'regional headquarters'), count('124000', 'base station', 'more-than'), count('999999', 'user'),
    count('1234567', 'user'), count('1999999', 'user', 'more-than'), count('1.5', 'ton per year'), count('1', 'person'), count('2', 'person'),
    count('12', 'percent'), count('12', 'percent', 'about'), count('5'), count('-5', 'job'),
  ]; // prettier-ignore
  return table(
    ['value', ...styleNames, 'opening a sentence'],
    values.map((value) => [
      [value.approx, value.value, value.unit].filter((part) => part !== undefined).join(' '),
      ...styles.map((style) => english.count(value, style, false)),
      ...styles.slice(0, 1).map((style) => english.count(value, style, true)),
    ]),
  );
}

function dateSheet(): string {
  const months = Array.from(
    { length: 12 },
    (_, month) => `2021-${String(month + 1).padStart(2, '0')}-05`,
  );
  const values = [...months, '2020-12-31', '2022-01-01', '2024-02-29', '1900-01-01'];
  return table(
    ['day', ...styleNames, 'in an archive'],
    values.map((iso) => [
      iso,
      ...styles.map((style) => english.date({ type: 'date', iso }, style, clock)),
      ...styles
        .slice(0, 1)
        .map((style) => english.date({ type: 'date', iso }, style, { ...clock, archive: true })),
    ]),
  );
}

const times: (CalendarDate | Period)[] = [
  { type: 'date', iso: '2021-01-05' },
  { type: 'date', iso: '2020-12-31' },
  ...(
    [
      ['year', '2020-01-01', '2020-12-31'],
      ['half', '2020-01-01', '2020-06-30'],
      ['quarter', '2020-10-01', '2020-12-31'],
      ['month', '2020-12-01', '2020-12-31'],
      ['day', '2021-01-05', '2021-01-05'],
      ['range', '2020-01-01', '2020-08-31'],
      ['range', '2020-11-01', '2021-02-28'],
      ['range', '2016-01-01', '2020-12-31'],
      ['range', '2020-12-20', '2021-01-05'],
    ] as const
  ).map(([precision, from, to]): Period => ({ type: 'period', precision, from, to })),
];

function timeSheet(): string {
  const prepositions: TimePreposition[] = ['on', 'in', 'by', 'since', 'asOf', 'from'];
  return styles
    .map((style) =>
      [
        `### ${style.name}`,
        table(
          ['time', ...prepositions],
          times.map((value) => [
            value.type === 'date'
              ? english.date(value, style, clock)
              : english.period(value, style),
            ...prepositions.map((preposition) =>
              english.timePhrase(preposition, value, style, clock),
            ),
          ]),
        ),
      ].join('\n\n'),
    )
    .join('\n\n');
}

function organisationSheet(): string {
  const base: Organisation = { type: 'organisation', name: 'Acme Holdings Inc.' };
  const sector = parseLabel('sector', 'Consumer Electronics');
  const values: Organisation[] = [
    base,
    { ...base, location: 'Beijing' },
    { ...base, sector },
    { ...base, location: 'Austin', sector },
    { ...base, location: 'Austin', sector, organisationType: 'fund' },
    { ...base, description: { type: 'nounPhrase', text: 'maker of AI chips for cars' } },
    {
      ...base,
      location: 'Beijing',
      description: { type: 'nounPhrase', text: 'maker of AI chips for cars', article: 'a' },
    },
    {
      ...base,
      location: 'Beijing',
      description: { type: 'nounPhrase', text: 'largest maker of AI chips', article: 'the' },
    },
    { type: 'organisation', name: "People's Bank of China" },
  ];
  return table(
    ['first mention', ...styleNames.map((name) => `possessive, ${name}`), 'later'],
    values.map((value) => {
      const { before, after } = english.introduce(value);
      const the = english.takesArticle(value) ? 'the ' : '';
      return [
        before + the + value.name + (after === '' ? '' : `, ${after},`),
        ...styles.map((style) => english.possessive(value.name, style)),
        english.shortName(value),
      ];
    }),
  );
}

function personSheet(): string {
  const values: Person[] = [
    {
      type: 'person',
      name: 'Steve Rai',
      title: 'Chief Financial Officer',
      organisation: 'BlackBerry',
    },
    {
      type: 'person',
      name: 'Chen Yulu',
      title: 'Deputy Governor',
      organisation: "People's Bank of China",
    },
    { type: 'person', name: 'Lei Jun', organisation: 'Xiaomi' },
    { type: 'person', name: 'Li Wang' },
    { type: 'person', name: 'Ursula von der Leyen', title: 'President of the European Commission' },
  ];
  return table(
    ['first mention', 'later'],
    values.map((value) => {
      const [style] = styles;
      if (style === undefined) throw new Error('no style');
      const first = english.person(value, 'first', style);
      return [
        first.before + first.name + (first.after === '' ? '' : `, ${first.after},`),
        english.person(value, 'later', style).name,
      ];
    }),
  );
}

function labelSheet(): string {
  const rounds = roundKeys.map((key) => {
    const forms = english.labelForms('round', key);
    return [
      key,
      forms && `in ${forms.countable ? `${english.indefinite(forms.noun)} ` : ''}${forms.noun}`,
    ];
  });
  const sectors = sectorKeys.map((key) => {
    const modifier = english.labelForms('sector', key)?.modifier;
    return [
      key,
      modifier && `${english.indefinite(modifier)} ${modifier} company`,
      english.labelForms('sector', key)?.noun,
    ];
  });
  return [
    table(['round', 'in a sentence'], rounds),
    table(['sector', 'before a noun', 'noun'], sectors),
  ].join('\n\n');
}

const placeNames = [
  'Shanghai', 'United States', 'Korea, Rep.', 'Congo, Dem. Rep.', 'Gambia, The', 'Philippines', 'Hong Kong SAR, China', 'St. Martin (French part)',
  'World', 'Bahamas, The', 'Euro area', 'Arab World', 'Low income', 'Low & middle income', 'OECD members', 'IDA & IBRD total', 'IDA only', 'IBRD only', 'IDA blend',
  'East Asia & Pacific', 'East Asia & Pacific (excluding high income)', 'East Asia & Pacific (IDA & IBRD countries)', 'Early-demographic dividend',
  'Other small states', 'Fragile and conflict affected situations', 'Least developed countries: UN classification', 'West Bank and Gaza',
]; // prettier-ignore

function placeSheet(): string {
  return table(
    ['name', 'in a sentence'],
    placeNames.map((name) => {
      const { text, article, plural } = english.place(name);
      return [
        name,
        `the output of ${article ? 'the ' : ''}${text} / ${article ? 'the ' : ''}${text} ${english.verb('be', plural, 'present')}`,
      ];
    }),
  );
}

it('reads as the sheet has it', async () => {
  const sheet = [
    '# English, value by value',
    'Made by `sheet.test.ts` with the clock at 2021-06-02; `(none)` stands where a value has no such form.',
    '## Money',
    moneySheet(),
    '## Percentages',
    percentSheet(),
    '## Changes',
    changeSheet(),
    '## Counts',
    countSheet(),
    '## Days',
    dateSheet(),
    '## Times',
    timeSheet(),
    '## Organisations',
    organisationSheet(),
    '## People',
    personSheet(),
    '## Places',
    placeSheet(),
    '## Labels',
    labelSheet(),
  ].join('\n\n');
  await expect(sheet + '\n').toMatchFileSnapshot('./en.md');
});
