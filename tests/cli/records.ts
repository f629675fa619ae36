/** Records of deals, by what becomes of them on 2 June 2021. */

export const today = ['--now', '2021-06-02'] as const;

export const sound = {
  kind: 'acquisition',
  id: 'sound',
  date: '2021-06-01',
  acquirer: 'Cisco',
  target: 'Splunk',
  price: 'US$28 billion',
  status: 'agreed',
  rationale: 'to sell software',
  source: { name: 'Reuters', url: 'https://example.org/1' },
};

export const another = {
  kind: 'funding-round',
  id: 'another',
  date: '2021-06-01',
  company: 'Acme',
  amount: 'US$5 million',
  round: 'Series A',
};

export const stale = { ...sound, id: 'stale', target: 'Bolt', date: '2020-06-01' };
export const huge = { ...sound, id: 'huge', target: 'Nut', price: 'US$900 billion' };
export const misspelt = { ...sound, id: 'misspelt', prize: 5 };
/** One for which validation, not a guard, asks a person. */
export const bare = { ...sound, id: 'bare', target: 'Cog', price: '$5 million' };
