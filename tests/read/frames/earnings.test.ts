import { describe, expect, it } from 'vitest';
import { misplaced, told } from './reading.js';

const cases: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  [
    'Dutch chip tool maker Veldhuis NV reported first-quarter net profit of €312 million, up 12% from a year earlier. Revenue climbed 8% to €1.9 billion.',
    {
      company: 'Veldhuis NV',
      netIncome: '312000000 EUR',
      netIncomeChange: '12 percent year-on-year',
      period: '2024-Q1',
      revenue: '1900000000 EUR',
      revenueChange: '8 percent',
    },
  ],
  [
    'Lantern Games, Inc. today reported revenue of $418.2 million for the quarter ended March 31, 2024, a decrease of 3% year over year, and a net loss of $27.5 million.',
    {
      company: 'Lantern Games, Inc.',
      revenue: '418200000 USD',
      revenueChange: '-3 percent year-on-year',
      netIncome: '-27500000 USD',
      period: '2024-Q1',
    },
  ],
  [
    'Ferrosul 2023 net profit doubles to 4.1 bln reais',
    {
      company: 'Ferrosul',
      netIncome: '4100000000 BRL',
      netIncomeChange: '100 percent',
      period: '2023',
    },
  ],
  [
    "Acme Corp's revenue rose 5% to $90 billion in the first quarter.",
    {
      company: 'Acme Corp',
      revenue: '90000000000 USD',
      revenueChange: '5 percent',
      period: '2024-Q1',
    },
  ],
  [
    "Tesla's net income fell 55% to $1.13 billion in the first quarter from $2.51 billion a year earlier.",
    {
      company: 'Tesla',
      netIncome: '1130000000 USD',
      netIncomeChange: '-55 percent year-on-year',
      period: '2024-Q1',
    },
  ],
  [
    'Nokia swung to a net loss of 27 million euros in the first quarter from a profit of 10 million euros a year earlier.',
    { company: 'Nokia', netIncome: '-27000000 EUR', period: '2024-Q1' },
  ],
  [
    'Uber posted a first-quarter loss of $654 million as revenue increased 15% to $10.13 billion.',
    {
      company: 'Uber',
      netIncome: '-654000000 USD',
      revenue: '10130000000 USD',
      revenueChange: '15 percent',
      period: '2024-Q1',
    },
  ],
  [
    'Siemens AG said net profit jumped 20 percent to 2.2 billion euros in its first quarter.',
    {
      company: 'Siemens AG',
      netIncome: '2200000000 EUR',
      netIncomeChange: '20 percent',
      period: '2024-Q1',
    },
  ],
  [
    'Alibaba reported revenue of 221.9 billion yuan for the three months ended March 31, up 7%. It expects revenue of $5 billion to $5.2 billion in the third quarter.',
    {
      company: 'Alibaba',
      revenue: '221900000000 CNY',
      revenueChange: '7 percent',
      period: '2024-Q1',
      guidance: 'It expects revenue of $5 billion to $5.2 billion in the third quarter',
    },
  ],
  [
    'Nvidia Q1 revenue soars 262% to $26 billion',
    {
      company: 'Nvidia',
      revenue: '26000000000 USD',
      revenueChange: '262 percent',
      period: '2024-Q1',
    },
  ],
  [
    'Ryanair annual profit up 34% to 1.92 billion euros',
    { company: 'Ryanair', netIncome: '1920000000 EUR', netIncomeChange: '34 percent' },
  ],
  [
    'Boeing lost $355 million in the first quarter.',
    { company: 'Boeing', netIncome: '-355000000 USD', period: '2024-Q1' },
  ],
  [
    'Acme earned $5.2 million in the quarter on revenue of $80 million.',
    { company: 'Acme', netIncome: '5200000 USD', revenue: '80000000 USD' },
  ],
  [
    "Cisco's quarterly revenue fell 13% year on year to $12.7 billion, while net income declined 41% to $1.9 billion.",
    {
      company: 'Cisco',
      revenue: '12700000000 USD',
      revenueChange: '-13 percent year-on-year',
      netIncome: '1900000000 USD',
      netIncomeChange: '-41 percent',
    },
  ],
  [
    'Net sales at Inditex rose 7% to 8.2 billion euros in the first quarter.',
    {
      company: 'Inditex',
      revenue: '8200000000 EUR',
      revenueChange: '7 percent',
      period: '2024-Q1',
    },
  ],
  [
    'Sony said full-year net profit was 970.6 billion yen, down 3.4% from a year earlier.',
    {
      company: 'Sony',
      netIncome: '970600000000 JPY',
      netIncomeChange: '-3.4 percent year-on-year',
    },
  ],
  [
    'Foxconn Q1 profit jumps 72%',
    { company: 'Foxconn', netIncomeChange: '72 percent', period: '2024-Q1' },
  ],
  [
    'Acme Corp had a net loss of $10 million in 2023.',
    { company: 'Acme Corp', netIncome: '-10000000 USD', period: '2023' },
  ],
  [
    'Spotify generated $3.6 billion in revenue in the first quarter, up 20%.',
    {
      company: 'Spotify',
      revenue: '3600000000 USD',
      revenueChange: '20 percent',
      period: '2024-Q1',
    },
  ],
  [
    'Pinterest narrowed its net loss to $305 million in the first quarter from $329 million a year earlier.',
    { company: 'Pinterest', netIncome: '-305000000 USD', period: '2024-Q1' },
  ],
  [
    'Revenue was up 4% at 1.2 billion pounds, Burberry said.',
    { company: 'Burberry', revenue: '1200000000 GBP', revenueChange: '4 percent' },
  ],
  [
    'Walmart raised its full-year sales forecast after reporting first-quarter revenue of $161.5 billion, up 6%.',
    {
      company: 'Walmart',
      revenue: '161500000000 USD',
      revenueChange: '6 percent',
      period: '2024-Q1',
      guidance:
        'Walmart raised its full-year sales forecast after reporting first-quarter revenue of $161.5 billion, up 6%',
    },
  ],
];

const traps: readonly string[] = [
  "China's industrial profits rose 4% to 2 trillion yuan in April.",
  'Retail sales rose 0.7% in March.',
  'Acme expects revenue of $5 billion in the third quarter.',
  'Acme did not report a profit.',
  'Analysts had forecast revenue of $5 billion.',
  'Acme sold its unit for $5 million, a loss of 3%.',
  'The loss of 200 jobs hit revenue.',
  'Acme reported a loss of power at its plant.',
  'Acme aims for revenue of $1 billion by 2030.',
  'Operating profit rose 5% to $10 million at Acme.',
  'Acme could post a loss of $10 million.',
  'Acme raised $5 million in a seed round.',
  'Counterpoint expects foundry revenue to rise 12% to $92 billion in 2021.',
];

describe('reading earnings', () => {
  it.each(cases)('%s', (text, fields) => {
    expect(told('earnings', text)).toEqual([fields]);
    expect(misplaced(text)).toEqual([]);
  });

  it.each(traps)('no earnings: %s', (text) => {
    expect(told('earnings', text)).toEqual([]);
  });
});
