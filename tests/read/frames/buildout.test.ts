import { describe, expect, it } from 'vitest';
import { faultsOf, recordsOf, type Told } from './expect-fields.js';

const told: readonly Told[] = [
  {
    text: "Guangdong has built more than 124,000 5G base stations, basically achieving full coverage in Shenzhen, continuous coverage of urban districts in Guangzhou and wide coverage of the delta's downtown areas, the provincial industry department said.",
    fields: {
      place: 'Guangdong',
      asset: '5G base stations',
      count: { value: '124000', unit: '5G base station', approx: 'more-than' },
      coverage: [
        { level: 'basically full', area: 'Shenzhen' },
        { level: 'continuous', area: 'urban districts in Guangzhou' },
        { level: 'wide', area: "delta's downtown areas" },
      ],
      publisher: 'provincial industry department',
    },
  },
  {
    text: 'Sichuan province had built more than 186,000 5G base stations by the end of April, the Sichuan Communications Administration said.',
    fields: {
      asOf: '2024-04',
      asset: '5G base stations',
      count: { value: '186000', unit: '5G base station', approx: 'more-than' },
      place: 'Sichuan',
      publisher: 'Sichuan Communications Administration',
    },
  },
  {
    text: 'Greek power operator Helios Grid has installed 4,300 public charging points across the country so far.',
    fields: {
      operator: 'Helios Grid',
      asset: 'public charging points',
      count: { value: '4300', unit: 'public charging point' },
    },
  },
  {
    text: 'As of January 31, 2024, Amberlink Towers operated 21,400 mobile towers in Kenya, it said in its annual report.',
    fields: {
      operator: 'Amberlink Towers',
      asOf: '2024-01-31',
      asset: 'mobile towers',
      count: { value: '21400', unit: 'mobile tower' },
      place: 'Kenya',
    },
  },
  {
    text: 'More than 3.2 million 5G base stations have been built in China, according to the Ministry of Industry and Information Technology.',
    fields: {
      asset: '5G base stations',
      count: { value: '3200000', unit: '5G base station', approx: 'more-than' },
      place: 'China',
      publisher: 'Ministry of Industry and Information Technology',
    },
  },
  {
    text: 'The number of 5G base stations in Shanghai reached 77,000 by the end of March.',
    fields: {
      asOf: '2024-03',
      asset: '5G base stations',
      count: { value: '77000', unit: '5G base station' },
      place: 'Shanghai',
    },
  },
  {
    text: 'Some 12,000 smart meters were installed in Lagos by Ikeja Electric.',
    fields: {
      operator: 'Ikeja Electric',
      asset: 'smart meters',
      count: { value: '12000', unit: 'smart meter', approx: 'about' },
      place: 'Lagos',
    },
  },
  {
    text: 'Indian Railways has laid 5,300 km of track since 2022.',
    fields: { operator: 'Indian Railways', asset: 'track', count: { value: '5300', unit: 'km' } },
  },
  {
    text: 'Vodafone has rolled out 2,000 5G sites in Spain.',
    fields: {
      operator: 'Vodafone',
      asset: '5G sites',
      count: { value: '2000', unit: '5G site' },
      place: 'Spain',
    },
  },
  {
    text: 'Beijing has 100,000 5G base stations, official data show',
    fields: {
      place: 'Beijing',
      asset: '5G base stations',
      count: { value: '100000', unit: '5G base station' },
    },
  },
  {
    text: 'NIO has built 2,400 battery swap stations in China, the carmaker said on Thursday.',
    fields: {
      operator: 'NIO',
      asset: 'battery swap stations',
      count: { value: '2400', unit: 'battery swap station' },
      place: 'China',
    },
  },
  {
    text: 'Orsted completed the installation of 94 wind turbines.',
    fields: {
      operator: 'Orsted',
      asset: 'wind turbines',
      count: { value: '94', unit: 'wind turbine' },
    },
  },
  {
    text: 'Zhejiang had built a total of 200,000 5G base stations as of March, according to the provincial communications administration.',
    fields: {
      asOf: '2024-03',
      asset: '5G base stations',
      count: { value: '200000', unit: '5G base station' },
      place: 'Zhejiang',
      publisher: 'provincial communications administration',
    },
  },
  {
    text: 'Guangdong has over 124,000 5G base stations with wide coverage in the Pearl River Delta',
    fields: {
      place: 'Guangdong',
      asset: '5G base stations',
      count: { value: '124000', unit: '5G base station', approx: 'more-than' },
      coverage: [{ level: 'wide', area: 'Pearl River Delta' }],
    },
  },
  {
    text: 'Bharti Airtel has installed 45,000 mobile towers in India.',
    fields: {
      operator: 'Bharti Airtel',
      asset: 'mobile towers',
      count: { value: '45000', unit: 'mobile tower' },
      place: 'India',
    },
  },
  {
    text: 'About 900 wind turbines have been erected in Morocco, according to the Ministry of Energy.',
    fields: {
      asset: 'wind turbines',
      count: { value: '900', unit: 'wind turbine', approx: 'about' },
      place: 'Morocco',
      publisher: 'Ministry of Energy',
    },
  },
  {
    text: 'Deutsche Bahn has built 2,500 charging points in Bavaria.',
    fields: {
      operator: 'Deutsche Bahn',
      asset: 'charging points',
      count: { value: '2500', unit: 'charging point' },
      place: 'Bavaria',
    },
  },
  {
    text: "Turkey's high-speed rail network reached 2,228 km at the end of 2023.",
    fields: {
      place: 'Turkey',
      asset: 'high-speed rail network',
      count: { value: '2228', unit: 'km' },
    },
  },
  {
    text: 'Meridia switches on 3,000th 5G site in Portugal',
    fields: { operator: 'Meridia', asset: '5G site', count: { value: '3000' }, place: 'Portugal' },
  },
  {
    text: 'Charging network Voltaro hits 10,000 chargers',
    fields: { operator: 'Voltaro', asset: 'chargers', count: { value: '10000' } },
  },
];

const traps: readonly string[] = [
  'Telia plans to build 500 base stations in Finland by 2026.',
  'Verizon has not built 5,000 towers.',
  'The tower has 40 floors and 12 lifts.',
  'The school has 500 pupils and two buildings.',
  'Acme has built a reputation for reliable chargers.',
  'Shell will install 50,000 chargers by 2025.',
  'The city could build 300 bus stops, an official said.',
  'Storm damage knocked out 3,000 base stations in Luzon.',
  'He has 2,000 points in the championship.',
  'Ford sold 4,000 home chargers in April.',
];

describe('reading the kind buildout', () => {
  it.each(told)('reads: $text', ({ text, fields, modality = 'asserted' }) => {
    const records = recordsOf('buildout', text);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ ...fields, modality });
    expect(faultsOf(records[0])).toBe('');
  });

  it.each(traps)('finds none in: %s', (text) => {
    expect(recordsOf('buildout', text)).toEqual([]);
  });
});
