/**
 * Labels: words of somebody's database that print only when a table knows them. This file knows the
 * keys and how databases spell them (Crunchbase, DefiLlama, the Indian start-up list); each language
 * words the keys in its own tables.
 */
import type { Label } from '../model.js';

/** What a round is by its nature, which decides the verbs that it bears. */
export type RoundNature =
  'equity-round' | 'debt' | 'grant' | 'token-sale' | 'convertible' | 'crowdfunding' | 'other';

const seriesLetters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k'] as const;
const seriesNumbers = ['1', '2', '3', '4'] as const;

/** Rounds other than the lettered series: key, nature and the further slugs under which databases hold it. */
const namedRounds: readonly (readonly [key: string, nature: RoundNature, ...aliases: string[]])[] =
  [
    ['pre-seed', 'equity-round', 'preseed'],
    ['seed', 'equity-round', 'seed-stage'],
    ['seed-plus', 'equity-round'],
    ['seed-extension', 'equity-round', 'extended-seed'],
    ['angel', 'equity-round', 'business-angel'],
    ['seed-or-angel', 'equity-round', 'seed-angel', 'angel-seed', 'angel-or-seed'],
    ['venture', 'equity-round', 'series-unknown', 'venture-series-unknown', 'venture-capital'],
    ['growth', 'equity-round', 'growth-equity', 'growth-stage', 'growth-capital'],
    ['late-stage', 'equity-round', 'late-stage-venture'],
    ['bridge', 'other'],
    ['strategic', 'equity-round', 'strategic-investment'],
    ['corporate', 'equity-round'],
    ['private-equity', 'equity-round', 'privateequity'],
    ['equity', 'equity-round', 'equity-based'],
    ['private', 'other'],
    ['private-placement', 'other'],
    ['pre-ipo', 'equity-round'],
    ['ipo', 'other', 'initial-public-offering'],
    ['public-offering', 'other', 'public-offering-common-stock'],
    ['post-ipo-equity', 'equity-round'],
    ['post-ipo-debt', 'debt'],
    ['secondary', 'other', 'secondary-market', 'secondary-sale'],
    ['debt', 'debt'],
    ['structured-debt', 'debt'],
    ['venture-debt', 'debt'],
    ['loan', 'debt'],
    ['term-loan', 'debt'],
    ['mezzanine', 'debt', 'mezzanine-debt'],
    [
      'convertible-note',
      'convertible',
      'convertible',
      'convertible-notes',
      'convertible-note-issuance',
    ],
    ['safe', 'convertible', 'simple-agreement-for-future-equity'],
    ['grant', 'grant', 'grants'],
    ['equity-crowdfunding', 'crowdfunding', 'equity-crowdsale', 'equity-crowd'],
    ['product-crowdfunding', 'crowdfunding'],
    ['crowdfunding', 'crowdfunding', 'crowd'],
    ['private-token-sale', 'token-sale'],
    ['public-token-sale', 'token-sale'],
    ['token-presale', 'token-sale', 'token-pre-sale', 'presale', 'pre-sale'],
    ['token-sale', 'token-sale'],
    ['initial-coin-offering', 'token-sale', 'ico'],
    ['initial-exchange-offering', 'token-sale', 'ieo'],
    ['initial-dex-offering', 'token-sale', 'ido'],
    ['initial-farm-offering', 'token-sale', 'ifo'],
    ['saft', 'token-sale', 'simple-agreement-for-future-tokens'],
    ['equity-and-token', 'other', 'equity-plus-token', 'equity-and-tokens'],
    ['dao', 'other'],
    ['ecosystem', 'other'],
  ];

/** Sectors: key and the further slugs under which databases hold it. Tags that would name no trade ("Curated Web", "Services", "iPhone") are left out on purpose. */
const sectors: readonly (readonly [key: string, ...aliases: string[]])[] = [
  ['3d-printing'],
  ['3d-technology', '3d'],
  ['accounting'],
  ['advertising', 'advertising-platforms', 'advertising-networks', 'ad-targeting'],
  ['advertising-technology', 'adtech', 'ad-tech'],
  ['aerospace', 'aerospace-and-defense', 'aviation-and-aerospace'],
  ['agriculture'],
  ['agricultural-technology', 'agtech', 'agritech'],
  ['airlines', 'airline'],
  ['analytics', 'business-analytics'],
  ['application-performance-monitoring'],
  ['apps', 'mobile-apps'],
  ['architecture'],
  ['art'],
  ['artificial-intelligence', 'ai'],
  ['auctions'],
  ['audio'],
  ['automotive', 'auto', 'cars', 'automobile', 'automobiles'],
  ['aviation'],
  ['banking', 'banks', 'bank'],
  ['batteries', 'battery'],
  ['beauty'],
  ['betting'],
  ['beverages', 'beverage'],
  ['big-data', 'big-data-analytics'],
  ['billing'],
  ['bioinformatics'],
  ['biopharmaceuticals', 'bio-pharm', 'biopharma'],
  ['biotechnology', 'biotech'],
  ['bitcoin'],
  ['blockchain', 'blockchain-as-a-service'],
  ['blogging-platforms'],
  ['brand-marketing'],
  ['broadcasting'],
  ['brokerage', 'brokers'],
  ['building-products', 'building-materials'],
  ['business-intelligence'],
  ['business-services'],
  ['cable', 'cable-television'],
  ['call-centers', 'contact-centers', 'call-center-automation'],
  ['career-management'],
  ['centralized-exchange', 'cex'],
  ['centralized-finance', 'cefi', 'cefi-yield'],
  ['chat', 'chat-software'],
  ['chemicals', 'specialty-chemicals'],
  ['classifieds'],
  ['clean-energy'],
  ['clean-technology', 'cleantech', 'green-technology'],
  ['clinical-trials'],
  ['cloud-computing', 'cloud'],
  ['cloud-data-services'],
  ['cloud-infrastructure'],
  ['cloud-management'],
  ['cloud-security'],
  ['collaboration'],
  ['commercial-real-estate'],
  ['communications-hardware'],
  ['communications-infrastructure'],
  ['computer-vision'],
  ['computers', 'computer'],
  ['construction'],
  ['consulting'],
  ['consumer-electronics'],
  ['consumer-goods', 'consumer-products'],
  ['consumer-internet'],
  ['consumer-lending'],
  ['content-delivery'],
  ['content-discovery'],
  ['cosmetics'],
  ['coupons'],
  ['credit'],
  ['credit-cards'],
  ['crowdfunding'],
  ['crowdsourcing'],
  ['crypto-intelligence'],
  ['cryptocurrency', 'crypto', 'virtual-currency', 'cryptocurrencies'],
  ['custody'],
  ['customer-relationship-management', 'crm', 'social-crm'],
  ['customer-service', 'customer-support-tools'],
  ['cybersecurity', 'cyber-security', 'it-and-cybersecurity'],
  ['dao-infrastructure'],
  ['data-centers', 'data-centres', 'data-center-infrastructure'],
  ['data-integration'],
  ['data-mining'],
  ['data-security'],
  ['data-visualization', 'visualization'],
  ['databases', 'database'],
  ['decentralized-exchange', 'dex'],
  ['decentralized-finance', 'defi'],
  ['deep-technology', 'deeptech', 'deep-tech'],
  ['defense', 'defence'],
  ['delivery'],
  ['dental'],
  ['design'],
  ['developer-apis', 'developer-tools', 'development-platforms'],
  ['diagnostics', 'health-diagnostics'],
  ['digital-identity', 'identity', 'identity-management'],
  ['digital-media'],
  ['digital-rights-management'],
  ['digital-signage'],
  ['direct-marketing'],
  ['displays'],
  ['distribution', 'distributors'],
  ['document-management'],
  ['domain-names', 'domains'],
  ['drones'],
  ['e-books'],
  ['e-commerce', 'ecommerce', 'e-commerce-platforms', 'e-tailing'],
  ['education'],
  ['education-technology', 'edtech', 'ed-tech', 'online-education'],
  ['electric-vehicles', 'electric-vehicle', 'ev'],
  ['electrical-distribution'],
  ['electronic-discovery', 'ediscovery'],
  ['electronics'],
  ['email'],
  ['email-marketing'],
  ['employee-benefits', 'employer-benefits-programs'],
  ['energy'],
  ['energy-efficiency'],
  ['energy-management'],
  ['energy-storage'],
  ['engineering', 'engineering-firms'],
  ['enterprise-security'],
  ['enterprise-software', 'enterprise-application'],
  ['entertainment', 'entertainment-industry'],
  ['environmental-technology', 'environmental-innovation'],
  ['event-management', 'events'],
  ['eyewear'],
  ['facilities-management'],
  ['fantasy-sports'],
  ['fashion', 'apparel'],
  ['file-sharing'],
  ['film'],
  ['finance'],
  ['financial-exchanges', 'stock-exchanges'],
  ['financial-services'],
  ['fintech', 'fin-tech', 'finance-technology', 'financial-technology'],
  ['fitness'],
  ['flash-storage'],
  ['fleet-management'],
  ['food'],
  ['food-and-beverage', 'food-and-beverages'],
  ['food-delivery'],
  ['food-processing'],
  ['food-technology', 'foodtech', 'food-tech'],
  ['fraud-detection'],
  ['furniture'],
  ['gambling'],
  ['games', 'gaming', 'game'],
  ['genomics'],
  ['geospatial'],
  ['gift-cards', 'gift-card'],
  ['graphics'],
  ['groceries', 'grocery'],
  ['group-buying', 'social-buying'],
  ['hardware'],
  ['health-and-wellness', 'health-wellness', 'wellness'],
  ['health-care', 'healthcare', 'healthcare-services'],
  ['health-insurance', 'health-and-insurance'],
  [
    'health-technology',
    'health-care-information-technology',
    'healthtech',
    'health-tech',
    'digital-health',
    'medtech',
  ],
  ['heavy-industry'],
  ['home-and-garden'],
  ['home-automation', 'smart-home'],
  ['home-decor'],
  ['home-renovation'],
  ['hospitality'],
  ['hospitals', 'hospital'],
  ['hotels', 'hotel'],
  ['human-resources', 'hr-tech'],
  ['image-recognition'],
  ['industrial-automation'],
  ['industrial-goods', 'industrial'],
  ['information-security'],
  ['information-services', 'information-services-digital-assets'],
  ['information-technology', 'it'],
  ['infrastructure'],
  ['infrastructure-as-a-service', 'iaas'],
  ['insurance'],
  ['insurance-technology', 'insurtech'],
  ['interior-design'],
  ['internet'],
  ['internet-marketing', 'online-marketing', 'digital-marketing'],
  ['internet-of-things', 'iot', 'm2m'],
  ['internet-service-providers', 'internet-service-provider', 'isp'],
  ['internet-television', 'internet-tv'],
  ['investment-management', 'asset-management'],
  ['it-management'],
  ['jewelry', 'jewellery'],
  ['journalism'],
  ['landscaping'],
  ['language-learning'],
  ['layer-1-blockchain', 'l1', 'layer-1', 'smart-contract-platform'],
  ['layer-2-blockchain', 'l2', 'layer-2', 'scaling-solution'],
  ['lead-generation', 'lead-management'],
  ['legal-services', 'legal'],
  ['legal-technology', 'legaltech', 'legal-tech'],
  ['lending'],
  ['life-sciences', 'life-science'],
  ['lighting'],
  ['liquid-staking', 'liquid-staking-protocol'],
  ['location-based-services', 'gps'],
  ['logistics'],
  ['loyalty-programs'],
  ['machine-learning'],
  ['manufacturing'],
  ['maps', 'mapping'],
  ['market-research'],
  ['marketing', 'sales-and-marketing'],
  ['marketing-automation'],
  ['marketplaces', 'marketplace', 'online-marketplace'],
  ['materials-science', 'material-science', 'advanced-materials'],
  ['media'],
  ['medical-devices', 'medical-device'],
  ['messaging', 'sms'],
  ['metals'],
  ['metaverse'],
  ['mining'],
  ['mobile', 'mobile-technology'],
  ['mobile-advertising'],
  ['mobile-analytics'],
  ['mobile-commerce'],
  ['mobile-devices', 'tablets'],
  ['mobile-games'],
  ['mobile-infrastructure'],
  ['mobile-payments'],
  ['mobile-security'],
  ['mobile-software', 'mobile-software-tools'],
  ['music', 'music-services'],
  ['nanotechnology'],
  ['natural-gas', 'natural-gas-uses'],
  ['navigation'],
  ['network-security'],
  ['networking', 'networking-equipment'],
  ['news'],
  ['nft', 'nfts', 'non-fungible-tokens'],
  ['nutrition'],
  ['oil'],
  ['oil-and-gas'],
  ['online-dating', 'dating'],
  ['online-gaming', 'online-games'],
  ['online-rental'],
  ['online-reservations'],
  ['online-scheduling'],
  ['online-shopping'],
  ['online-travel'],
  ['online-video-advertising'],
  ['open-source'],
  ['optical-communications'],
  ['outsourcing'],
  ['payments', 'payment', 'transaction-processing'],
  ['peer-to-peer'],
  ['peer-to-peer-payments', 'p2p-money-transfer'],
  ['performance-marketing'],
  ['personal-finance'],
  ['pet-care', 'pets'],
  ['pharmaceuticals', 'pharma', 'pharmaceutical'],
  ['photo-editing'],
  ['photo-sharing'],
  ['photography'],
  ['platform-as-a-service', 'paas'],
  ['plumbing'],
  ['point-of-sale'],
  ['postal-and-courier-services'],
  ['predictive-analytics'],
  ['price-comparison', 'comparison-shopping'],
  ['printing'],
  ['privacy'],
  ['private-equity'],
  ['product-design'],
  ['productivity-software', 'business-productivity'],
  ['professional-services'],
  ['project-management'],
  ['property-management'],
  ['public-relations'],
  ['public-safety'],
  ['public-transportation'],
  ['publishing'],
  ['quantum-computing'],
  ['railways', 'railroad', 'railroads'],
  ['real-estate'],
  ['real-estate-investment', 'real-estate-investors'],
  ['real-estate-technology', 'proptech'],
  ['recruiting', 'social-recruiting', 'recruitment'],
  ['recycling'],
  ['renewable-energy', 'renewable-energies'],
  ['restaurants', 'restaurant'],
  ['retail'],
  ['retail-technology'],
  ['risk-management'],
  ['robotics'],
  ['satellites', 'satellite'],
  ['search', 'search-engine'],
  ['search-engine-optimization', 'seo'],
  ['search-marketing'],
  ['security'],
  ['semantic-search'],
  ['semiconductors', 'semiconductor'],
  ['sensors'],
  ['shipping'],
  ['smart-contract-auditing', 'smart-contract-audits'],
  ['smart-contract-security'],
  ['social-commerce'],
  ['social-games'],
  [
    'social-media',
    'social-media-platforms',
    'social-network-media',
    'social-platform',
    'private-social-networking',
  ],
  ['social-media-advertising'],
  ['social-media-management'],
  ['social-media-marketing'],
  ['social-media-monitoring'],
  ['social-television'],
  ['software'],
  ['software-as-a-service', 'saas'],
  ['solar-energy', 'solar', 'solar-power'],
  ['space', 'space-technology', 'spacetech'],
  ['specialty-foods'],
  ['specialty-retail'],
  ['speech-recognition'],
  ['sporting-goods'],
  ['sports'],
  ['staffing', 'staffing-firms'],
  ['steel'],
  ['storage', 'data-storage'],
  ['supply-chain-management', 'supply-chain'],
  ['task-management'],
  ['tax-software', 'taxes'],
  ['technology'],
  ['telecommunications', 'telecom', 'telecoms', 'telephony'],
  ['television'],
  ['test-and-measurement'],
  ['text-analytics'],
  ['textbooks'],
  ['textiles', 'textile'],
  ['therapeutics'],
  ['ticketing'],
  ['tobacco'],
  ['tourism'],
  ['toys'],
  ['trading'],
  ['training'],
  ['translation'],
  ['transportation', 'transport'],
  ['travel', 'travel-and-tourism', 'travel-tourism'],
  ['tutoring'],
  ['unified-communications', 'unifed-communications'],
  ['user-experience-design', 'interface-design'],
  ['utilities'],
  ['vacation-rentals'],
  ['venture-capital'],
  ['veterinary'],
  ['video'],
  ['video-conferencing'],
  ['video-games'],
  ['video-on-demand'],
  ['video-streaming'],
  ['virtual-reality', 'vr'],
  ['augmented-reality', 'ar'],
  ['virtualization'],
  ['voice-over-ip', 'voip'],
  ['waste-management'],
  ['water'],
  ['wealth-management'],
  ['wearables', 'wearable-technology'],
  ['web-content-management', 'web-cms'],
  ['web-design'],
  ['web-development'],
  ['web-hosting'],
  ['web3'],
  ['weddings'],
  ['wholesale'],
  ['wind-energy', 'wind', 'wind-power'],
  ['wine-and-spirits'],
  ['wireless'],
  ['zero-knowledge-proofs', 'zero-knowledge-industry', 'zero-knowledge'],
];

const roundNatures = new Map<string, RoundNature>();
const roundAliases = new Map<string, string>();
for (const [key, nature, ...aliases] of namedRounds) {
  roundNatures.set(key, nature);
  for (const alias of [key, ...aliases]) roundAliases.set(alias, key);
}
for (const letter of seriesLetters) {
  const series = `series-${letter}`;
  const spellings: [key: string, aliases: string[]][] = [
    [series, [letter, `${letter}-series`]],
    [`pre-${series}`, [`pre-${letter}`, `series-pre-${letter}`, `preseries-${letter}`]],
    [`${series}-plus`, [`${letter}-plus`]],
    [`${series}-extension`, [`${letter}-extension`, `extended-${series}`, `${series}-ext`]],
    ...seriesNumbers.map((number): [string, string[]] => [
      `${series}${number}`,
      [`${series}-${number}`, `${letter}${number}`, `${letter}-${number}`],
    ]),
  ];
  for (const [key, aliases] of spellings) {
    roundNatures.set(key, 'equity-round');
    for (const alias of [key, ...aliases]) roundAliases.set(alias, key);
  }
}

const sectorAliases = new Map<string, string>();
for (const [key, ...aliases] of sectors)
  for (const alias of [key, ...aliases]) sectorAliases.set(alias, key);

/**
 * Every key of the table of rounds: the lettered series A to K as `series-a`, `pre-series-a`,
 * `series-a-plus`, `series-a-extension` and `series-a1` to `series-a4`, and the named rounds.
 *
 * @example
 * roundKeys.includes('pre-series-b') // => true
 */
export const roundKeys: readonly string[] = [...roundNatures.keys()];

/**
 * Every key of the table of sectors.
 *
 * @example
 * sectorKeys.includes('biotechnology') // => true
 */
export const sectorKeys: readonly string[] = sectors.map(([key]) => key);

/**
 * What a round with this key is by its nature; undefined for a key that is not one of `roundKeys`.
 *
 * @example
 * roundNature('convertible-note') // => 'convertible'
 */
export function roundNature(key: string): RoundNature | undefined {
  return roundNatures.get(key);
}

/**
 * A database's word as a slug: lower case, `&` as "and", a plus sign as "plus", anything else that is
 * no ASCII letter or digit as one hyphen.
 *
 * @example
 * labelSlug('Oil & Gas') // => 'oil-and-gas'
 */
export function labelSlug(text: string): string {
  let slug = '';
  let gap = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const letter = (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
    if (letter || (code >= 65 && code <= 90)) {
      if (gap && slug !== '') slug += '-';
      gap = false;
      slug += String.fromCharCode(letter ? code : code + 32);
    } else if (code === 38 || code === 43) {
      if (slug !== '') slug += '-';
      slug += code === 38 ? 'and' : 'plus';
      gap = true;
    } else {
      gap = true;
    }
  }
  return slug;
}

const emptyRoundWords = ['-round', '-funding', '-financing'] as const;

function roundKey(text: string): string | undefined {
  let slug = labelSlug(text);
  for (;;) {
    const key = roundAliases.get(slug);
    // "A round" is a series; "a round" is an article and says nothing
    if (key !== undefined) return slug.length === 1 && text[0] === slug ? undefined : key;
    const empty = emptyRoundWords.find((word) => slug.endsWith(word));
    if (empty === undefined) return undefined;
    slug = slug.slice(0, -empty.length);
  }
}

/**
 * A label of the given table: its text as it came and, where the table knows it, its key. It refuses
 * nothing: a label without key is kept and not printed.
 *
 * @example
 * parseLabel('round', 'Pre-Series A').key // => 'pre-series-a'
 * parseLabel('sector', 'FinTech').key // => 'fintech'
 * parseLabel('round', 'Treasury Diversification') // => { type: 'label', table: 'round', text: 'Treasury Diversification' }
 */
export function parseLabel(table: 'round' | 'sector', text: string): Label {
  const key = table === 'round' ? roundKey(text) : sectorAliases.get(labelSlug(text));
  return key === undefined ? { type: 'label', table, text } : { type: 'label', table, text, key };
}
