import { describe, expect, it } from 'vitest';
import { misplaced, told } from './reading.js';

const cases: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  [
    "Shanghai's actual use of foreign capital reached 20.233 billion US dollars in 2023, up 6.2% year-on-year, a record high.",
    {
      indicator: 'actual use of foreign capital',
      place: 'Shanghai',
      period: '2023',
      value: '20233000000 USD',
      change: '6.2 percent year-on-year',
      extreme: 'record-high',
    },
  ],
  [
    'Consumer prices rose 3.4% in April from a year earlier, the Labor Department said.',
    {
      indicator: 'Consumer prices',
      period: '2024-04',
      change: '3.4 percent year-on-year',
      publisher: 'Labor Department',
    },
  ],
  [
    'HELSINKI, May 3 - Unemployment in Finland rose to 8.1% in March from 7.8% in February, Statistics Finland said on Friday.',
    {
      indicator: 'Unemployment',
      place: 'Finland',
      period: '2024-03',
      value: '8.1 percent',
      previous: { value: '7.8 percent', period: '2024-02' },
      publisher: 'Statistics Finland',
    },
  ],
  [
    'Nominal GDP in Denmark, the World Bank said, was $8.47 billion in 1963.',
    {
      indicator: 'Nominal GDP',
      place: 'Denmark',
      period: '1963',
      value: '8470000000 USD',
      publisher: 'World Bank',
    },
  ],
  [
    'Belgium posts nominal GDP of nearly $130bn in 1980\n\nNominal GDP of $127bn was recorded in Belgium in 1980, according to figures that the World Bank published.',
    {
      indicator: 'nominal GDP',
      place: 'Belgium',
      period: '1980',
      value: '127000000000 USD',
      publisher: 'World Bank',
    },
  ],
  [
    'GDP in Australia was put at $1.33 trillion for 2020 by the World Bank.',
    {
      indicator: 'GDP',
      place: 'Australia',
      period: '2020',
      value: '1330000000000 USD',
      publisher: 'World Bank',
    },
  ],
  [
    'The World Bank’s figure for Aruba’s GDP in 2003 was $2.04bn.',
    {
      indicator: 'GDP',
      place: 'Aruba',
      period: '2003',
      value: '2040000000 USD',
      publisher: 'World Bank',
    },
  ],
  [
    'The World Bank reported nominal GDP of $3.46bn in Madagascar for 1979.',
    {
      indicator: 'nominal GDP',
      place: 'Madagascar',
      period: '1979',
      value: '3460000000 USD',
      publisher: 'World Bank',
    },
  ],
  [
    'The Gambia had nominal GDP of US$171.8 million in 1978, according to figures that the World Bank published.',
    {
      indicator: 'nominal GDP',
      place: 'Gambia',
      period: '1978',
      value: '171800000 USD',
      publisher: 'World Bank',
    },
  ],
  [
    'China reported exports of $5 billion in April.',
    { indicator: 'exports', place: 'China', period: '2024-04', value: '5000000000 USD' },
  ],
  [
    'US unemployment falls to 3.7%',
    { indicator: 'unemployment', place: 'US', value: '3.7 percent' },
  ],
  [
    'Unemployment in Spain fell to 10.6 percent in the third quarter of 2024 from 11.2 percent a quarter earlier, according to the statistics office INE.',
    {
      indicator: 'Unemployment',
      place: 'Spain',
      period: '2024-Q3',
      value: '10.6 percent',
      previous: { value: '11.2 percent', period: '2024-Q2' },
      publisher: 'INE',
    },
  ],
  [
    "Norway's April electric car sales hit record 11,200, up 18% on year",
    {
      indicator: 'electric car sales',
      place: 'Norway',
      period: '2024-04',
      value: '11200',
      change: '18 percent year-on-year',
      extreme: 'record-high',
    },
  ],
  [
    "Vietnam's exports rose 9.4% year on year to $64.8 billion in the first two months of 2025, the General Statistics Office said on Monday.",
    {
      indicator: 'exports',
      place: 'Vietnam',
      period: { from: '2025-01-01', to: '2025-02-28' },
      value: '64800000000 USD',
      change: '9.4 percent year-on-year',
      publisher: 'General Statistics Office',
    },
  ],
  [
    'The unemployment rate fell to 5.4% in March from 5.7% in February, Statistics Canada said on Friday.',
    {
      indicator: 'unemployment rate',
      period: '2024-03',
      value: '5.4 percent',
      previous: { value: '5.7 percent', period: '2024-02' },
      publisher: 'Statistics Canada',
    },
  ],
  [
    'UK inflation eased to 2.3% in April, the Office for National Statistics said on Wednesday.',
    {
      indicator: 'inflation',
      place: 'UK',
      period: '2024-04',
      value: '2.3 percent',
      publisher: 'Office for National Statistics',
    },
  ],
  [
    "China's industrial output grew 6.7% in April from a year earlier, data from the National Bureau of Statistics showed on Friday.",
    {
      indicator: 'industrial output',
      place: 'China',
      period: '2024-04',
      change: '6.7 percent year-on-year',
      publisher: 'National Bureau of Statistics',
    },
  ],
  [
    'Euro zone inflation slowed to 2.4% in March, Eurostat said.',
    {
      indicator: 'inflation',
      place: 'Euro zone',
      period: '2024-03',
      value: '2.4 percent',
      publisher: 'Eurostat',
    },
  ],
  [
    'Germany posted a trade surplus of 22.3 billion euros in March.',
    { indicator: 'trade surplus', place: 'Germany', period: '2024-03', value: '22300000000 EUR' },
  ],
  [
    "Japan's economy shrank at an annualised rate of 2.0% in the first quarter, government data showed.",
    { indicator: 'economy', place: 'Japan', period: '2024-Q1', change: '-2 percent' },
  ],
  [
    'Global smartphone shipments fell 3.2% to 1.17 billion units in 2023, according to IDC.',
    {
      indicator: 'Global smartphone shipments',
      period: '2023',
      value: '1170000000 unit',
      change: '-3.2 percent',
      publisher: 'IDC',
    },
  ],
  [
    "Brazil's trade surplus widened to $9.04 billion in April from $7.5 billion a year earlier.",
    {
      indicator: 'trade surplus',
      place: 'Brazil',
      period: '2024-04',
      value: '9040000000 USD',
      previous: { value: '7500000000 USD', period: '2023-04' },
    },
  ],
  [
    "India's GDP growth came in at 8.4% in the fourth quarter of 2023.",
    { indicator: 'GDP growth', place: 'India', period: '2023-Q4', value: '8.4 percent' },
  ],
  [
    'Retail sales in Australia dropped 0.4% in March, the Australian Bureau of Statistics reported.',
    {
      indicator: 'Retail sales',
      place: 'Australia',
      period: '2024-03',
      change: '-0.4 percent',
      publisher: 'Australian Bureau of Statistics',
      modality: 'reported',
    },
  ],
  [
    'German industrial orders fell by 0.4% month-on-month in March',
    {
      indicator: 'industrial orders',
      place: 'Germany',
      period: '2024-03',
      change: '-0.4 percent month-on-month',
    },
  ],
  [
    "South Korea's exports totalled $56.26 billion in April, up 13.8 percent from a year earlier.",
    {
      indicator: 'exports',
      place: 'South Korea',
      period: '2024-04',
      value: '56260000000 USD',
      change: '13.8 percent year-on-year',
    },
  ],
  [
    'The number of people out of work in France rose 1.2% to 2.8 million in the first quarter.',
    {
      indicator: 'number of people out of work',
      place: 'France',
      period: '2024-Q1',
      value: '2800000',
      change: '1.2 percent',
    },
  ],
  [
    "Turkey's annual inflation climbs to 69.8% in April",
    { indicator: 'annual inflation', place: 'Turkey', period: '2024-04', value: '69.8 percent' },
  ],
  [
    "China's foreign exchange reserves stood at $3.2 trillion at the end of April.",
    {
      indicator: 'foreign exchange reserves',
      place: 'China',
      period: '2024-04',
      value: '3200000000000 USD',
    },
  ],
  [
    'Swiss consumer price inflation was 1.4% in April, compared with 1.0% in March.',
    {
      indicator: 'consumer price inflation',
      place: 'Switzerland',
      period: '2024-04',
      value: '1.4 percent',
      previous: { value: '1 percent', period: '2024-03' },
    },
  ],
  [
    'Housing starts in the United States jumped 5.7% to an annual rate of 1.36 million units in April.',
    {
      indicator: 'Housing starts',
      place: 'United States',
      period: '2024-04',
      value: '1360000 unit',
      change: '5.7 percent',
    },
  ],
  [
    'Passenger car sales in China hit a record 26 million vehicles in 2023, the China Passenger Car Association said.',
    {
      indicator: 'Passenger car sales',
      place: 'China',
      period: '2023',
      value: '26000000 vehicle',
      extreme: 'record-high',
      publisher: 'China Passenger Car Association',
    },
  ],
  [
    'Singapore home prices rise 1.4% in first quarter',
    { indicator: 'home prices', place: 'Singapore', period: '2024-Q1', change: '1.4 percent' },
  ],
  [
    "Poland's jobless rate was 5.1% in April, the lowest on record.",
    {
      indicator: 'jobless rate',
      place: 'Poland',
      period: '2024-04',
      value: '5.1 percent',
      extreme: 'record-low',
    },
  ],
  [
    'Despite a cold winter, the number of visitors to Iceland came to 1.2 million in April, according to Statistics Iceland. That was 4.5% more than in April 2023.',
    {
      indicator: 'number of visitors',
      place: 'Iceland',
      period: '2024-04',
      value: '1200000',
      change: '4.5 percent year-on-year',
      publisher: 'Statistics Iceland',
      despite: 'cold winter',
    },
  ],
  [
    'The unemployment rate edged up to 4.0% in April.',
    { indicator: 'unemployment rate', period: '2024-04', value: '4 percent' },
  ],
];

const traps: readonly string[] = [
  'Inflation is a worry for 40% of voters, a poll found.',
  "Apple's revenue rose 5% to $90 billion.",
  'Economists expect inflation to slow to 2.1% in May.',
  'Unemployment could rise to 6% next year.',
  "Acme's shares fell 3% to $12.",
  'The index of the book runs to 40 pages.',
  'Consumer prices did not rise in April.',
  "Toyota's sales rose 5% to 900,000 vehicles.",
  'Tesla deliveries fell 8.5% to 386,810 in the first quarter.',
];

describe('reading statistic', () => {
  it.each(cases)('%s', (text, fields) => {
    expect(told('statistic', text)).toEqual([fields]);
    expect(misplaced(text)).toEqual([]);
  });

  it.each(traps)('no statistic: %s', (text) => {
    expect(told('statistic', text)).toEqual([]);
  });
});
