import { describe, expect, it } from 'vitest';
import { faultsOf, recordsOf, type Told } from './expect-fields.js';

const told: readonly Told[] = [
  {
    text: 'A production line of Harbor Space Co., Ltd. has been put into trial operation in Wuhan. The line can produce more than 240 small satellites per year.',
    fields: {
      stage: 'trial',
      facility: 'production line',
      company: 'Harbor Space Co., Ltd.',
      place: 'Wuhan',
      capacity: { value: '240', unit: 'small satellite', per: 'year', approx: 'more-than' },
    },
  },
  {
    text: 'BMW broke ground on a battery plant in Hungary.',
    fields: {
      company: 'BMW',
      stage: 'groundbreaking',
      facility: 'battery plant',
      place: 'Hungary',
    },
  },
  {
    text: 'Daiko Steel breaks ground on $1.2bn green steel mill in Quebec',
    fields: {
      company: 'Daiko Steel',
      stage: 'groundbreaking',
      investment: { amount: '1200000000', currency: 'USD' },
      facility: 'green steel mill',
      place: 'Quebec',
    },
  },
  {
    text: 'A production line for weather satellites was put into operation in Nantong on Monday by Haitian Aerospace Co., Ltd. It can make 120 satellites per year.',
    fields: {
      company: 'Haitian Aerospace Co., Ltd.',
      stage: 'launched',
      facility: 'production line for weather satellites',
      place: 'Nantong',
      capacity: { value: '120', unit: 'satellite', per: 'year' },
    },
  },
  {
    text: 'Intel opened a $20 billion chip plant in Ohio.',
    fields: {
      company: 'Intel',
      stage: 'launched',
      investment: { amount: '20000000000', currency: 'USD' },
      facility: 'chip plant',
      place: 'Ohio',
    },
  },
  {
    text: 'TSMC has begun production at its new fab in Kumamoto.',
    fields: { company: 'TSMC', stage: 'launched', facility: 'new fab', place: 'Kumamoto' },
  },
  {
    text: 'Volkswagen closed its plant in Emden.',
    fields: { company: 'Volkswagen', stage: 'closed', facility: 'plant', place: 'Emden' },
  },
  {
    text: "Tesla's factory in Gruenheide went into operation on Tuesday.",
    fields: { stage: 'launched', facility: 'factory', company: 'Tesla', place: 'Gruenheide' },
  },
  {
    text: "Samsung SDI's second battery plant in Hungary has entered production.",
    fields: {
      stage: 'launched',
      facility: 'second battery plant',
      company: 'Samsung SDI',
      place: 'Hungary',
    },
  },
  {
    text: "Production has started at Northvolt's gigafactory in Heide.",
    fields: { stage: 'launched', facility: 'gigafactory', company: 'Northvolt', place: 'Heide' },
  },
  {
    text: "Construction of BYD's car factory in Szeged began on Monday.",
    fields: { stage: 'groundbreaking', facility: 'car factory', company: 'BYD', place: 'Szeged' },
  },
  {
    text: 'Nestle inaugurated a coffee factory in Veracruz with an investment of $340 million.',
    fields: {
      company: 'Nestle',
      stage: 'launched',
      investment: { amount: '340000000', currency: 'USD' },
      facility: 'coffee factory',
      place: 'Veracruz',
    },
  },
  {
    text: 'Foxconn starts trial production at Chennai plant',
    fields: { company: 'Foxconn', stage: 'trial', facility: 'plant', place: 'Chennai' },
  },
  {
    text: 'Toyota held a groundbreaking ceremony for its battery plant in North Carolina.',
    fields: {
      company: 'Toyota',
      stage: 'groundbreaking',
      facility: 'battery plant',
      place: 'North Carolina',
    },
  },
  {
    text: 'ArcelorMittal laid the foundation stone for a steel mill in Dunkirk.',
    fields: {
      company: 'ArcelorMittal',
      stage: 'groundbreaking',
      facility: 'steel mill',
      place: 'Dunkirk',
    },
  },
  {
    text: 'Pilot production got under way at the lithium refinery of Lithos in Cornwall.',
    fields: {
      company: 'Lithos',
      stage: 'trial',
      facility: 'lithium refinery',
      place: 'Cornwall',
    },
  },
  {
    text: 'Ford shut its Saarlouis factory on Friday.',
    fields: { company: 'Ford', stage: 'closed', facility: 'factory', place: 'Saarlouis' },
  },
  {
    text: 'Voltena started production at its cell factory in Porto. The plant has an annual capacity of 16 GWh.',
    fields: {
      company: 'Voltena',
      stage: 'launched',
      facility: 'cell factory',
      place: 'Porto',
      capacity: { value: '16', unit: 'GWh', per: 'year' },
    },
  },
  {
    text: 'Lumenbit completes expansion of gigafactory in India\n\nOn 30 May, Lumenbit finished expanding a gigafactory in India.',
    fields: { company: 'Lumenbit', stage: 'expanded', facility: 'gigafactory', place: 'India' },
  },
  {
    text: 'A steel mill was begun by Fjord Ventures in Nairobi on Monday.',
    fields: {
      company: 'Fjord Ventures',
      stage: 'groundbreaking',
      facility: 'steel mill',
      place: 'Nairobi',
    },
  },
  {
    text: 'Fjord Ventures began mass production at its steel mill in Nairobi after trial production.',
    fields: {
      company: 'Fjord Ventures',
      stage: 'launched',
      facility: 'steel mill',
      place: 'Nairobi',
    },
  },
  {
    text: 'In Nairobi, Cobalt Airlines began building a car plant on Monday.',
    fields: {
      company: 'Cobalt Airlines',
      stage: 'groundbreaking',
      facility: 'car plant',
      place: 'Nairobi',
    },
  },
];

const traps: readonly string[] = [
  'Ford is closing its engine factory in Bridgend.',
  'Michelin to shut tyre plant in Cholet',
  'Acme denied that it had closed its plant in Dayton.',
  'The plant has green leaves and needs little water.',
  'Dow said its power plant in Texas was put into operation.',
  'Mitsubishi put forward a plan.',
  "Acme's lawyers opened a new line of attack.",
  'The union says the company may close its Ghent plant.',
  'Production of the film began in Prague.',
  'Acme broke new ground in cancer research.',
  'Pfizer did not open the factory in Cork.',
];

describe('reading the kind production-launch', () => {
  it.each(told)('reads: $text', ({ text, fields, modality = 'asserted' }) => {
    const records = recordsOf('production-launch', text);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ ...fields, modality });
    expect(faultsOf(records[0])).toBe('');
  });

  it.each(traps)('finds none in: %s', (text) => {
    expect(recordsOf('production-launch', text)).toEqual([]);
  });
});
