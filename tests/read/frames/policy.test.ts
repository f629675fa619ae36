import { describe, expect, it } from 'vitest';
import { faultsOf, recordsOf, type Told } from './expect-fields.js';

const told: readonly Told[] = [
  {
    text: 'MIIT began soliciting public opinions on a draft guideline on IoT security.',
    fields: { issuer: 'MIIT', document: 'draft guideline on IoT security', stage: 'consultation' },
  },
  {
    text: 'The Ministry of Industry and Information Technology is soliciting public opinions on a draft guideline on IoT security. By 2026, a basic security standard system will be established, more than 10 key industry standards will be drawn up. By 2030, China will promote a complete standard system, develop more than 30 industry standards and improve the security level of applications.',
    fields: {
      issuer: 'Ministry of Industry and Information Technology',
      document: 'draft guideline on IoT security',
      stage: 'consultation',
      targets: [
        {
          by: '2026',
          aims: ['basic security standard system', 'more than 10 key industry standards'],
        },
        {
          by: '2030',
          aims: [
            'complete standard system',
            'more than 30 industry standards',
            'security level of applications',
          ],
        },
      ],
    },
  },
  {
    text: "Indonesia's Ministry of Energy has published draft rules on carbon storage and is inviting public comment until October 4. The draft sets a target of 25 storage sites by 2030.",
    fields: {
      issuer: 'Ministry of Energy',
      document: 'draft rules on carbon storage',
      stage: 'consultation',
      targets: [{ by: '2030', aims: ['25 storage sites'] }],
    },
  },
  {
    text: 'The European Commission issued guidelines on labelling AI-generated images on Monday.',
    fields: {
      issuer: 'European Commission',
      document: 'guidelines on labelling AI-generated images',
      stage: 'issued',
    },
  },
  {
    text: "Brazil central bank's new crypto custody regulation takes effect",
    fields: {
      issuer: 'Brazil central bank',
      document: 'new crypto custody regulation',
      stage: 'effective',
    },
  },
  {
    text: 'China issues rules on facial recognition',
    fields: { issuer: 'China', document: 'rules on facial recognition', stage: 'issued' },
  },
  {
    text: "India's central bank released draft guidelines for digital lending.",
    fields: {
      issuer: "India's central bank",
      document: 'draft guidelines for digital lending',
      stage: 'consultation',
    },
  },
  {
    text: 'The FDA has finalized guidance on medical software.',
    fields: { issuer: 'FDA', document: 'guidance on medical software', stage: 'issued' },
  },
  {
    text: 'New rules on drone flights were issued by the Civil Aviation Administration of China.',
    fields: {
      issuer: 'Civil Aviation Administration of China',
      document: 'New rules on drone flights',
      stage: 'issued',
    },
  },
  {
    text: 'The EU adopted a law on packaging waste on Tuesday.',
    fields: { issuer: 'EU', document: 'law on packaging waste', stage: 'issued' },
  },
  {
    text: "Britain's competition watchdog published a code of conduct for app stores.",
    fields: {
      issuer: "Britain's competition watchdog",
      document: 'code of conduct for app stores',
      stage: 'issued',
    },
  },
  {
    text: 'The Cyberspace Administration of China is seeking public comment on draft measures on data exports.',
    fields: {
      issuer: 'Cyberspace Administration of China',
      document: 'draft measures on data exports',
      stage: 'consultation',
    },
  },
  {
    text: 'The SEC proposed rules on climate disclosure.',
    fields: { issuer: 'SEC', document: 'rules on climate disclosure', stage: 'consultation' },
  },
  {
    text: "Vietnam's new data law came into force on Saturday.",
    fields: { issuer: 'Vietnam', document: 'new data law', stage: 'effective' },
  },
  {
    text: "Japan's Financial Services Agency opened a consultation on stablecoin rules.",
    fields: {
      issuer: 'Financial Services Agency',
      document: 'stablecoin rules',
      stage: 'consultation',
    },
  },
  {
    text: 'The Ministry of Transport unveiled a plan for self-driving taxis. It calls for 10,000 robotaxis by 2030.',
    fields: {
      issuer: 'Ministry of Transport',
      document: 'plan for self-driving taxis',
      stage: 'issued',
      targets: [{ by: '2030', aims: ['10,000 robotaxis'] }],
    },
  },
  {
    text: "Singapore's parliament passed a bill on online scams.",
    fields: { issuer: "Singapore's parliament", document: 'bill on online scams', stage: 'issued' },
  },
  {
    text: 'South Korea introduces regulations on short selling',
    fields: { issuer: 'South Korea', document: 'regulations on short selling', stage: 'issued' },
  },
  {
    text: 'The Reserve Bank of India issued a circular on credit cards.',
    fields: {
      issuer: 'Reserve Bank of India',
      document: 'circular on credit cards',
      stage: 'issued',
    },
  },
  {
    text: 'On Tuesday, a directive from the Bank of England on data security came into force.',
    fields: { issuer: 'Bank of England', document: 'directive', stage: 'effective' },
  },
  {
    text: 'A regulation from the Financial Conduct Authority has been in force since Monday.',
    fields: { issuer: 'Financial Conduct Authority', document: 'regulation', stage: 'effective' },
  },
  {
    text: 'The State Council put guidelines on drones into force on Monday.',
    fields: { issuer: 'State Council', document: 'guidelines on drones', stage: 'effective' },
  },
  {
    text: 'A directive was put out for comment by the State Council on Tuesday.',
    fields: { issuer: 'State Council', document: 'directive', stage: 'consultation' },
  },
  {
    text: 'The Ministry of Finance asked on Monday for comment on guidelines for auditors.',
    fields: {
      issuer: 'Ministry of Finance',
      document: 'guidelines for auditors',
      stage: 'consultation',
    },
  },
  {
    text: 'A set of measures on green loans was issued by the Federal Trade Commission on Monday.',
    fields: {
      issuer: 'Federal Trade Commission',
      document: 'set of measures on green loans',
      stage: 'issued',
    },
  },
  {
    text: 'The Bank of England has set targets for 2030 in draft rules issued on Monday.',
    fields: { issuer: 'Bank of England', document: 'draft rules', stage: 'issued' },
  },
  {
    text: 'The Bank of England issued draft rules on stablecoins on Monday.',
    fields: { issuer: 'Bank of England', document: 'draft rules on stablecoins', stage: 'issued' },
  },
  {
    text: 'The European Commission drew up guidelines on chips.',
    fields: { issuer: 'European Commission', document: 'guidelines on chips', stage: 'issued' },
  },
  {
    text: 'The Federal Reserve wants comment on a white paper, put out on Monday.',
    fields: { issuer: 'Federal Reserve', document: 'white paper', stage: 'consultation' },
  },
  {
    text: 'A guideline dates from Monday, when the Ministry of Finance issued it.',
    fields: { issuer: 'Ministry of Finance', document: 'guideline', stage: 'issued' },
  },
];

const traps: readonly string[] = [
  'Under measures published by the NDRC on Friday, ...',
  'Acme issued guidance for the year.',
  'Apple published guidelines for developers.',
  'The government has no plans to issue rules on crypto.',
  'The SEC declined to adopt rules on swaps.',
  'The Ministry denied it would issue rules on short selling.',
  'Walmart introduced a plan for workers.',
  'The coach laid down the law on training.',
  'The ministry may issue rules on drones.',
];

describe('reading the kind policy', () => {
  it.each(told)('reads: $text', ({ text, fields, modality = 'asserted' }) => {
    const records = recordsOf('policy', text);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ ...fields, modality });
    expect(faultsOf(records[0])).toBe('');
  });

  it.each(traps)('finds none in: %s', (text) => {
    expect(recordsOf('policy', text)).toEqual([]);
  });
});
