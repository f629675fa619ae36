/**
 * Names of the IPTC Media Topics that the shipped kinds have, British English, as of 2023-10-24 (CC BY 4.0, IPTC).
 */
export const topicNames: Readonly<Partial<Record<string, string>>> = {
  '20000178': 'corporate earnings',
  '20000183': 'business financing',
  '20000187': 'stock flotation',
  '20000192': 'business strategy and marketing',
  '20000196': 'commercial contract',
  '20000204': 'merger or acquisition',
  '20000205': 'new product or service',
  '20000206': 'patent, copyright and trademark',
  '20000283': 'market research',
  '20000358': 'economic indicator',
  '20000385': 'market and exchange',
  '20000396': 'stocks and securities',
  '20000636': 'regulation of industry',
  '20001173': 'regulatory authority',
};
