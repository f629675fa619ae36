import { describe, expect, it } from 'vitest';
import { misplaced, told } from './reading.js';

const cases: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  [
    'Counterpoint expects foundry revenue to rise 12% to $92 billion in 2021.',
    {
      forecaster: 'Counterpoint',
      indicator: 'foundry revenue',
      period: '2021',
      value: '92000000000 USD',
      change: '12 percent',
    },
  ],
  [
    'The IMF cut its growth forecast for Germany to 0.2% for 2024.',
    { forecaster: 'IMF', indicator: 'growth in Germany', period: '2024', value: '0.2 percent' },
  ],
  [
    'Research firm Lindqvist Insight expects global shipments of smart glasses to reach 12.5 million units in 2026, up 40% from a year earlier. Cheaper displays will drive the growth, it said in a report on Thursday.',
    {
      forecaster: 'Lindqvist Insight',
      indicator: 'global shipments of smart glasses',
      period: '2026',
      value: '12500000 unit',
      change: '40 percent year-on-year',
      drivers: ['Cheaper displays'],
    },
  ],
  [
    'IMF sees Kenyan GDP growth at 5.1% in 2026',
    { forecaster: 'IMF', indicator: 'Kenyan GDP growth', period: '2026', value: '5.1 percent' },
  ],
  [
    'The market for recycled plastics will be worth around US$92 billion in 2027, analysts at Trenholm Research predict, compared with US$58 billion in 2022.',
    {
      forecaster: 'Trenholm Research',
      indicator: 'market for recycled plastics',
      period: '2027',
      value: 'about 92000000000 USD',
      base: { value: '58000000000 USD', period: '2022' },
    },
  ],
  [
    'Goldman Sachs raised its 2025 Brent price forecast to $85 a barrel from $80.',
    { forecaster: 'Goldman Sachs', indicator: 'Brent price', period: '2025', value: '85 USD' },
  ],
  [
    'The OECD predicts that global growth will slow to 2.9% in 2024.',
    { forecaster: 'OECD', indicator: 'global growth', period: '2024', value: '2.9 percent' },
  ],
  [
    'Global EV sales are expected to reach 17 million in 2024, according to the International Energy Agency.',
    {
      forecaster: 'International Energy Agency',
      indicator: 'Global EV sales',
      period: '2024',
      value: '17000000',
    },
  ],
  [
    'Gartner forecasts worldwide PC shipments to grow 2.4% to 250.4 million units in 2024.',
    {
      forecaster: 'Gartner',
      indicator: 'worldwide PC shipments',
      period: '2024',
      value: '250400000 unit',
      change: '2.4 percent',
    },
  ],
  [
    'The Bank of England expects inflation to fall to 2% in the second quarter.',
    {
      forecaster: 'Bank of England',
      indicator: 'inflation',
      period: '2024-Q2',
      value: '2 percent',
    },
  ],
  [
    'IDC predicts that AI spending will exceed $300 billion by 2026.',
    { forecaster: 'IDC', indicator: 'AI spending', period: '2026', value: '300000000000 USD' },
  ],
  [
    'TrendForce estimates DRAM prices will rise 13% to 18% in the second quarter.',
    { forecaster: 'TrendForce', indicator: 'DRAM prices', period: '2024-Q2', change: '13 percent' },
  ],
  [
    'The World Bank forecasts growth of 4.5% for China in 2024.',
    {
      forecaster: 'World Bank',
      indicator: 'growth in China',
      period: '2024',
      value: '4.5 percent',
    },
  ],
  [
    "China's car sales will grow 3% to 31 million vehicles in 2024, the China Association of Automobile Manufacturers said.",
    {
      forecaster: 'China Association of Automobile Manufacturers',
      indicator: "China's car sales",
      period: '2024',
      value: '31000000 vehicle',
      change: '3 percent',
    },
  ],
  [
    'The European Commission lowered its euro zone inflation forecast for 2024 to 2.5%.',
    {
      forecaster: 'European Commission',
      indicator: 'euro zone inflation',
      period: '2024',
      value: '2.5 percent',
    },
  ],
  [
    "Germany's economy is projected to contract 0.3% this year, the Ifo Institute said.",
    {
      forecaster: 'Ifo Institute',
      indicator: "Germany's economy",
      period: '2024',
      change: '-0.3 percent',
    },
  ],
  [
    'Scope Ratings sees global GDP growth of 2.5% in 2025.',
    {
      forecaster: 'Scope Ratings',
      indicator: 'global GDP growth',
      period: '2025',
      value: '2.5 percent',
    },
  ],
  [
    'The global market for drones is forecast to grow to $54.6 billion by 2030, driven by agricultural demand, according to Drone Industry Insights.',
    {
      forecaster: 'Drone Industry Insights',
      indicator: 'global market for drones',
      period: '2030',
      value: '54600000000 USD',
      drivers: ['agricultural demand'],
    },
  ],
  [
    'BNEF expects solar installations to reach 655 gigawatts in 2024, compared with 444 gigawatts in 2023.',
    {
      forecaster: 'BNEF',
      indicator: 'solar installations',
      period: '2024',
      value: '655 gigawatt',
      base: { value: '444 gigawatt', period: '2023' },
    },
  ],
  [
    'Fitch downgrades China growth forecast to 4.5% in 2024',
    { forecaster: 'Fitch', indicator: 'China growth', period: '2024', value: '4.5 percent' },
  ],
  [
    'Morgan Stanley said it expected Chinese exports to grow 5% in 2025.',
    {
      forecaster: 'Morgan Stanley',
      indicator: 'Chinese exports',
      period: '2025',
      change: '5 percent',
    },
  ],
  [
    'Wood Mackenzie forecasts 12% growth in solar installations in 2025.',
    {
      forecaster: 'Wood Mackenzie',
      indicator: 'solar installations',
      period: '2025',
      change: '12 percent',
    },
  ],
  [
    'Northlight Research, a market research firm, said that in 2023, global sensor industry revenue will be about US$82 billion, a year-on-year increase of 23%. Revenue in 2024 is expected to increase by 12% year-on-year to US$92 billion.',
    {
      forecaster: 'Northlight Research',
      indicator: 'global sensor industry revenue',
      period: '2024',
      value: '92000000000 USD',
      change: '12 percent year-on-year',
      base: { value: 'about 82000000000 USD', period: '2023', change: '23 percent year-on-year' },
    },
  ],
];

const traps: readonly string[] = [
  'Acme expects revenue of $5 billion in the third quarter.',
  'Acme expects to hire 500 people in 2025.',
  'Analysts expect inflation to fall to 2%.',
  'The company raised its forecast for the year.',
  'Forecasters expect rain in 40% of the country.',
  'Acme expects its shares to rise 5%.',
  'Acme cut its full-year profit forecast to $3 billion.',
  'The minister expects the law to pass in 2025.',
  'Acme expects to raise $5 million.',
  'The IMF did not expect growth to fall to 2%.',
  'Acme plans to increase production to 5 million units by 2026.',
];

describe('reading forecast', () => {
  it.each(cases)('%s', (text, fields) => {
    expect(told('forecast', text)).toEqual([fields]);
    expect(misplaced(text)).toEqual([]);
  });

  it.each(traps)('no forecast: %s', (text) => {
    expect(told('forecast', text)).toEqual([]);
  });
});
