import { describe, expect, it } from 'vitest';
import { faultsOf, recordsOf, type Told } from './expect-fields.js';

const told: readonly Told[] = [
  {
    text: 'Acme will open a 50,000-square-foot office in Austin, creating 300 jobs and investing $20 million.',
    fields: {
      company: 'Acme',
      jobs: { value: '300' },
      investment: { amount: '20000000', currency: 'USD' },
      what: '50,000-square-foot office',
      place: 'Austin',
      stage: 'planned',
    },
    modality: 'planned',
  },
  {
    text: 'U.S. fintech Ledgerly plans to open a research centre in Kraków that will employ up to 300 people, it said on Thursday. The centre is due to open in the second half of 2025.',
    fields: {
      company: 'Ledgerly',
      jobs: { value: '300', approx: 'up-to' },
      opens: '2025-H2',
      what: 'research centre',
      place: 'Kraków',
      stage: 'planned',
    },
    modality: 'planned',
  },
  {
    text: 'Furniture retailer Hemnordic opens first store in Chile',
    fields: { company: 'Hemnordic', what: 'first store', place: 'Chile', stage: 'opened' },
  },
  {
    text: 'AUSTIN, Texas, May 16, 2024 — Cobaltine Cloud will invest $650 million in two data centers in Querétaro, Mexico, creating about 200 jobs, the company announced today.',
    fields: {
      company: 'Cobaltine Cloud',
      investment: { amount: '650000000', currency: 'USD' },
      jobs: { value: '200', approx: 'about' },
      what: 'two data centers',
      place: 'Querétaro, Mexico',
      stage: 'planned',
    },
    modality: 'planned',
  },
  {
    text: 'Stripe has opened an engineering hub in Dublin.',
    fields: { company: 'Stripe', what: 'engineering hub', place: 'Dublin', stage: 'opened' },
  },
  {
    text: 'Google to build $1 billion data center in Kansas City',
    fields: {
      company: 'Google',
      investment: { amount: '1000000000', currency: 'USD' },
      what: 'data center',
      place: 'Kansas City',
      stage: 'planned',
    },
    modality: 'planned',
  },
  {
    text: 'Klarna opens Berlin office',
    fields: { company: 'Klarna', what: 'office', place: 'Berlin', stage: 'opened' },
  },
  {
    text: 'Shein is opening a design studio in Milan with 50 staff.',
    fields: { company: 'Shein', what: 'design studio', place: 'Milan', stage: 'planned' },
    modality: 'planned',
  },
  {
    text: 'Amazon said it would build a warehouse in Leipzig and hire 1,000 workers.',
    fields: {
      company: 'Amazon',
      jobs: { value: '1000' },
      what: 'warehouse',
      place: 'Leipzig',
      stage: 'planned',
    },
    modality: 'planned',
  },
  {
    text: 'IKEA opened its first city store in Mumbai on Wednesday.',
    fields: { company: 'IKEA', what: 'first city store', place: 'Mumbai', stage: 'opened' },
  },
  {
    text: 'Panasonic plans to build a $4 billion battery plant in De Soto, Kansas, creating up to 4,000 jobs.',
    fields: {
      company: 'Panasonic',
      jobs: { value: '4000', approx: 'up-to' },
      investment: { amount: '4000000000', currency: 'USD' },
      what: 'battery plant',
      place: 'De Soto, Kansas',
      stage: 'planned',
    },
    modality: 'planned',
  },
  {
    text: 'Oracle is moving its headquarters to Nashville.',
    fields: { company: 'Oracle', what: 'headquarters', place: 'Nashville', stage: 'planned' },
    modality: 'planned',
  },
  {
    text: 'A new logistics hub will be built by DHL in Leipzig.',
    fields: { company: 'DHL', what: 'new logistics hub', place: 'Leipzig', stage: 'planned' },
    modality: 'planned',
  },
  {
    text: 'Deloitte announced the opening of a cyber center in Riga.',
    fields: { company: 'Deloitte', what: 'cyber center', place: 'Riga', stage: 'opened' },
  },
  {
    text: 'Bosch will expand its research campus in Renningen, adding 500 jobs.',
    fields: {
      company: 'Bosch',
      jobs: { value: '500' },
      what: 'research campus',
      place: 'Renningen',
      stage: 'planned',
    },
    modality: 'planned',
  },
  {
    text: 'Rivian will invest $5 billion in a plant in Georgia that will open in 2026.',
    fields: {
      company: 'Rivian',
      investment: { amount: '5000000000', currency: 'USD' },
      opens: '2026',
      what: 'plant',
      place: 'Georgia',
      stage: 'planned',
    },
    modality: 'planned',
  },
  {
    text: 'LVMH launched a beauty lab in Saint-Jean-de-Braye.',
    fields: { company: 'LVMH', what: 'beauty lab', place: 'Saint-Jean-de-Braye', stage: 'opened' },
  },
  {
    text: 'Nubank sets up technology centre in Berlin',
    fields: { company: 'Nubank', what: 'technology centre', place: 'Berlin', stage: 'opened' },
  },
  {
    text: 'In Wuhan, Beradyne Technologies, a maker of engines, is to open a new campus in 2030 under a plan that became known on Monday.',
    fields: {
      company: 'Beradyne Technologies',
      opens: '2030',
      what: 'new campus',
      place: 'Wuhan',
      stage: 'planned',
    },
    modality: 'planned',
  },
  {
    text: 'Fenix Networks expanded in Nairobi on Monday with the opening of an engineering hub.',
    fields: {
      company: 'Fenix Networks',
      what: 'engineering hub',
      place: 'Nairobi',
      stage: 'opened',
    },
  },
  {
    text: 'PwC plans to create 120 jobs in India by opening a research centre.',
    fields: {
      company: 'PwC',
      jobs: { value: '120' },
      what: 'research centre',
      place: 'India',
      stage: 'planned',
    },
    modality: 'planned',
  },
  {
    text: 'An office is to open in Osaka in 2027 under a plan by Mirawave plc, a maker of engines.',
    fields: {
      company: 'Mirawave plc',
      opens: '2027',
      what: 'office',
      place: 'Osaka',
      stage: 'planned',
    },
    modality: 'planned',
  },
  {
    text: 'An investment of $154 million by Delta Pharmaceuticals brought a research centre to Wuhan on Monday.',
    fields: {
      investment: { amount: '154000000', currency: 'USD' },
      company: 'Delta Pharmaceuticals',
      what: 'research centre',
      place: 'Wuhan',
      stage: 'opened',
    },
  },
  {
    text: 'Altocast Health has chosen Berlin for a data centre due to open in 2026. The company did not disclose the investment.',
    fields: {
      company: 'Altocast Health',
      opens: '2026',
      investment: 'undisclosed',
      what: 'data centre',
      place: 'Berlin',
      stage: 'planned',
    },
    modality: 'planned',
  },
  {
    text: 'Plans by Fenixmetric, a maker of chips, to open two warehouses in Osaka in 2026 became known on Monday. The plan provides for an investment of $5 million and 80 jobs.',
    fields: {
      company: 'Fenixmetric',
      opens: '2026',
      investment: { amount: '5000000', currency: 'USD' },
      jobs: { value: '80' },
      what: 'two warehouses',
      place: 'Osaka',
      stage: 'planned',
    },
    modality: 'planned',
  },
  {
    text: 'In Austin, Texas, Altowave Systems opened a distribution centre on Monday.',
    fields: {
      company: 'Altowave Systems',
      what: 'distribution centre',
      place: 'Austin, Texas',
      stage: 'opened',
    },
  },
];

const traps: readonly string[] = [
  'Acme does not plan to open an office in Austin.',
  'The museum opened an exhibition in Paris.',
  'Acme opened a new chapter in its history in Japan.',
  'Police opened an office door in Paris.',
  'The store in Berlin opens at nine.',
  'Airbnb closed its office in Beijing.',
  'Acme launched a new phone in India.',
  'The stock opened at $20 in New York.',
  'The government opened a consultation centre of gravity debate.',
];

describe('reading the kind expansion', () => {
  it.each(told)('reads: $text', ({ text, fields, modality = 'asserted' }) => {
    const records = recordsOf('expansion', text);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ ...fields, modality });
    expect(faultsOf(records[0])).toBe('');
  });

  it.each(traps)('finds none in: %s', (text) => {
    expect(recordsOf('expansion', text)).toEqual([]);
  });
});
