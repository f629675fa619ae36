import { describe, expect, it } from 'vitest';
import { faultsOf, recordsOf, type Told } from './expect-fields.js';

const told: readonly Told[] = [
  {
    text: "Antibiotics developer Lumen Arc has granted Osaka's Takara Pharma an exclusive licence to sell its drug in Japan.",
    fields: { parties: ['Lumen Arc', 'Takara Pharma'], form: 'licence' },
  },
  {
    text: 'Roka is joining forces with school publisher Lehrbuch AG to bring textbooks to classrooms.',
    fields: { parties: ['Roka', 'Lehrbuch AG'] },
    modality: 'planned',
  },
  {
    text: 'Toyota and Panasonic signed a memorandum of understanding to make batteries.',
    fields: {
      parties: ['Toyota', 'Panasonic'],
      form: 'agreement',
      stage: 'signed',
      purpose: 'to make batteries',
    },
  },
  {
    text: "Automaker Ostrava Motors and Japan's Kitagawa Chemical will set up a joint venture to make solid-state batteries, they said on Thursday. Ostrava will hold 60% and Kitagawa the remaining 40%.",
    fields: {
      parties: ['Ostrava Motors', 'Kitagawa Chemical'],
      form: 'joint-venture',
      stage: 'planned',
      purpose: 'to make solid-state batteries',
      stakes: [
        { party: 'Ostrava Motors', percent: 60 },
        { party: 'Kitagawa Chemical', percent: 40 },
      ],
    },
    modality: 'planned',
  },
  {
    text: 'Windrose Energy has signed a 15-year supply agreement with Grupo Salar to deliver green ammonia from 2027. The contract is worth up to €900 million.',
    fields: {
      value: { amount: '900000000', currency: 'EUR', approx: 'up-to' },
      parties: ['Windrose Energy', 'Grupo Salar'],
      form: 'supply',
      stage: 'signed',
      purpose: 'to deliver green ammonia from 2027',
      term: '15-year',
    },
  },
  {
    text: 'Airline Aerovento teams up with Skyfeed on in-flight internet',
    fields: { parties: ['Aerovento', 'Skyfeed'] },
  },
  {
    text: 'Ford partners with Redwood Materials to recycle batteries',
    fields: { parties: ['Ford', 'Redwood Materials'], purpose: 'to recycle batteries' },
  },
  {
    text: 'Acme Corp. announced a partnership with Bolt Ltd. to develop chips.',
    fields: { parties: ['Acme Corp.', 'Bolt Ltd.'], purpose: 'to develop chips' },
  },
  {
    text: 'A licensing agreement was signed between Novartis and BeiGene.',
    fields: { parties: ['Novartis', 'BeiGene'], form: 'licence', stage: 'signed' },
  },
  {
    text: 'LG Energy Solution wins $6 billion contract to supply Mercedes-Benz',
    fields: {
      value: { amount: '6000000000', currency: 'USD' },
      parties: ['LG Energy Solution', 'Mercedes-Benz'],
      form: 'supply',
    },
  },
  {
    text: 'LG Energy Solution will supply batteries to Ford under a $10 billion deal.',
    fields: {
      value: { amount: '10000000000', currency: 'USD' },
      parties: ['LG Energy Solution', 'Ford'],
      form: 'supply',
    },
  },
  {
    text: 'Honda and Sony agreed to form a joint venture to build electric cars.',
    fields: {
      parties: ['Honda', 'Sony'],
      form: 'joint-venture',
      stage: 'planned',
      purpose: 'to build electric cars',
    },
  },
  {
    text: 'Shell and BP have formed a 50-50 joint venture to run wind farms.',
    fields: {
      parties: ['Shell', 'BP'],
      form: 'joint-venture',
      purpose: 'to run wind farms',
      stakes: [
        { party: 'Shell', percent: 50 },
        { party: 'BP', percent: 50 },
      ],
    },
  },
  { text: 'Microsoft and OpenAI expand partnership', fields: { parties: ['Microsoft', 'OpenAI'] } },
  {
    text: 'Siemens has entered into a strategic cooperation agreement with Microsoft to bring AI to factories.',
    fields: {
      parties: ['Siemens', 'Microsoft'],
      form: 'agreement',
      stage: 'signed',
      purpose: 'to bring AI to factories',
    },
  },
  {
    text: 'Renault, Nissan and Mitsubishi formed an alliance to develop software.',
    fields: { parties: ['Renault', 'Nissan', 'Mitsubishi'], purpose: 'to develop software' },
  },
  {
    text: 'QatarEnergy signed a 27-year deal with Sinopec to supply liquefied natural gas.',
    fields: {
      parties: ['QatarEnergy', 'Sinopec'],
      form: 'agreement',
      stage: 'signed',
      purpose: 'to supply liquefied natural gas',
      term: '27-year',
    },
  },
  {
    text: 'BASF inks supply pact with Nanotech Energy',
    fields: { parties: ['BASF', 'Nanotech Energy'], form: 'supply', stage: 'signed' },
  },
  {
    text: 'Acme plans to form a joint venture with Bolt.',
    fields: { parties: ['Acme', 'Bolt'], form: 'joint-venture', stage: 'planned' },
    modality: 'planned',
  },
  {
    text: 'A partnership between Visa and Stripe was announced on Monday.',
    fields: { parties: ['Visa', 'Stripe'] },
  },
  {
    text: 'Umicore, PowerCo ink 10-year supply deal for cathode materials',
    fields: { parties: ['Umicore', 'PowerCo'], form: 'supply', stage: 'signed', term: '10-year' },
  },
  {
    text: 'Voltena and Norvik Shipping have formed a joint venture to electrify ferries. Voltena will hold 55 per cent and Norvik 45 per cent.',
    fields: {
      parties: ['Voltena', 'Norvik Shipping'],
      form: 'joint-venture',
      stage: 'signed',
      stakes: [
        { party: 'Voltena', percent: 55 },
        { party: 'Norvik Shipping', percent: 45 },
      ],
    },
  },
  {
    text: 'A licensing agreement worth $411 million signed on Monday links Mirahaven Energy, Bolt Foods and Altogrid & Sons.',
    fields: {
      value: { amount: '411000000', currency: 'USD' },
      parties: ['Mirahaven Energy', 'Bolt Foods', 'Altogrid & Sons'],
      stage: 'signed',
    },
  },
  {
    text: 'A supply agreement to build batteries is planned by Ibexmetric plc, Ember Motors and Beragrid Networks.',
    fields: { parties: ['Ibexmetric plc', 'Ember Motors', 'Beragrid Networks'], stage: 'planned' },
  },
  {
    text: 'Plans for a supply agreement worth up to $4 million between Mercedes-Benz and Ember Growth were made on Monday.',
    fields: {
      value: { amount: '4000000', currency: 'USD', approx: 'up-to' },
      parties: ['Mercedes-Benz', 'Ember Growth'],
      form: 'supply',
      stage: 'planned',
    },
  },
  {
    text: 'JD.com and AT&T joined Ibexnova AG, a Beijing-based maker of chips, in a licensing agreement worth $996 million on Monday.',
    fields: {
      value: { amount: '996000000', currency: 'USD' },
      parties: ['JD.com', 'AT&T', 'Ibexnova AG'],
      form: 'licence',
    },
  },
  {
    text: 'Cirrocast Robotics, a Beijing-based e-commerce company, and Fjord Foods entered into a partnership agreement. The value of the agreement, which is to run for 26 years, was not disclosed.',
    fields: {
      value: 'undisclosed',
      parties: ['Cirrocast Robotics', 'Fjord Foods'],
      form: 'agreement',
      stage: 'signed',
      term: '26 years',
    },
  },
  {
    text: 'Johnson & Johnson, Cirrocast Capital and Fjord Airlines plan a partnership.',
    fields: {
      parties: ['Johnson & Johnson', 'Cirrocast Capital', 'Fjord Airlines'],
      stage: 'planned',
    },
  },
  {
    text: 'Mirawave, Fenixwave Networks, and Delta Growth made plans for a joint venture to build batteries.',
    fields: {
      parties: ['Mirawave', 'Fenixwave Networks', 'Delta Growth'],
      form: 'joint-venture',
      stage: 'planned',
      purpose: 'to build batteries',
    },
    modality: 'planned',
  },
  {
    text: 'Under a plan made known on Monday, Ibexhaven, a maker of engines, and Granite Motors are to enter into a licensing agreement.',
    fields: { parties: ['Ibexhaven', 'Granite Motors'], form: 'licence', stage: 'planned' },
    modality: 'planned',
  },
];

const traps: readonly string[] = [
  'The FDA granted Lumen Arc a licence to sell the drug.',
  'Acme has no agreement with Bolt.',
  'Acme and Bolt ended their partnership.',
  'Acme signed an agreement with Bolt to buy its unit.',
  'Acme signed striker Joe Doe from Bolt United.',
  'The White House and Congress reached a deal on the budget.',
  'Acme signed a credit agreement with JPMorgan.',
  'Acme denied it had signed a supply deal with Bolt.',
  'Acme reached a settlement with Bolt.',
  'Israel and Hamas reached a ceasefire agreement.',
  'The partnership between Acme and Bolt collapsed.',
  "Acme's venture into Japan failed.",
];

describe('reading the kind partnership', () => {
  it.each(told)('reads: $text', ({ text, fields, modality = 'asserted' }) => {
    const records = recordsOf('partnership', text);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ ...fields, modality });
    expect(faultsOf(records[0])).toBe('');
  });

  it.each(traps)('finds none in: %s', (text) => {
    expect(recordsOf('partnership', text)).toEqual([]);
  });
});
