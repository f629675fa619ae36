/**
 * English words of the labels whose keys `values/labels` knows. A sector's key is made of English words,
 * so most stand as they are; the table has those that read otherwise, above all before a noun: "a
 * battery company", not "a batteries company".
 */
import type { Label } from '../../model.js';
import { roundKeys, sectorKeys } from '../../values/labels.js';
import type { LabelForms } from '../language.js';

/** Key, noun, and what stands before "company" where it differs from the noun. */
const sectorTable = `
3d-printing|3D printing
3d-technology|3D technology
airlines|airlines|airline
apps|mobile apps|mobile app
auctions|auctions|auction
batteries|batteries|battery
beverages|beverages|beverage
biopharmaceuticals|biopharmaceuticals|biopharmaceutical
blogging-platforms|blogging platforms|blogging platform
cable|cable television
call-centers|call centers|call center
centralized-exchange|centralized cryptocurrency exchanges|centralized cryptocurrency exchange
chemicals|chemicals|chemical
classifieds|classified advertising
clinical-trials|clinical trials|clinical trial
coupons|coupons|coupon
credit-cards|credit cards|credit card
custody|asset custody
dao-infrastructure|DAO infrastructure
data-centers|data centers|data center
databases|databases|database
decentralized-exchange|decentralized cryptocurrency exchanges|decentralized cryptocurrency exchange
dental|dental care
developer-apis|developer tools
displays|displays|display
domain-names|domain names|domain name
drones|drones|drone
e-books|e-books|e-book
e-commerce|e-commerce
electric-vehicles|electric vehicles|electric vehicle
financial-exchanges|financial exchanges|financial exchange
geospatial|geospatial technology
gift-cards|gift cards|gift card
groceries|groceries|grocery
hospitals|hospitals|hospital
hotels|hotels|hotel
infrastructure-as-a-service|infrastructure as a service|infrastructure-as-a-service
internet-of-things|the internet of things|internet of things
internet-service-providers|internet services|internet service
it-management|IT management
layer-1-blockchain|layer-1 blockchains|layer-1 blockchain
layer-2-blockchain|layer-2 blockchains|layer-2 blockchain
location-based-services|location-based services
loyalty-programs|loyalty programs|loyalty program
maps|mapping
marketplaces|online marketplaces|online marketplace
medical-devices|medical devices|medical device
mobile|mobile technology
mobile-devices|mobile devices|mobile device
nft|NFTs|NFT
online-reservations|online reservations|online reservation
open-source|open-source software
peer-to-peer|peer-to-peer technology
peer-to-peer-payments|peer-to-peer payments
pharmaceuticals|pharmaceuticals|pharmaceutical
platform-as-a-service|platform as a service|platform-as-a-service
point-of-sale|point-of-sale systems|point-of-sale
railways|railways|railway
restaurants|restaurants|restaurant
satellites|satellites|satellite
semiconductors|semiconductors|semiconductor
sensors|sensors|sensor
software-as-a-service|software as a service|software-as-a-service
specialty-foods|specialty foods|specialty food
test-and-measurement|test and measurement equipment
textbooks|textbooks|textbook
textiles|textiles|textile
toys|toys|toy
utilities|utilities|utility
vacation-rentals|vacation rentals|vacation rental
veterinary|veterinary care
video-games|video games|video game
video-on-demand|video on demand|video-on-demand
voice-over-ip|internet telephony
wearables|wearable technology
web3|Web3
weddings|weddings|wedding
wireless|wireless technology
zero-knowledge-proofs|zero-knowledge proofs|zero-knowledge proof
`;

/** Key, noun, `c` where the noun takes "a"; what stands before "round" is the noun without that word. */
const roundTable = `
pre-seed|pre-seed round|c
seed|seed round|c
seed-plus|seed-plus round|c
seed-extension|seed extension round|c
angel|angel round|c
seed-or-angel|seed or angel round|c
venture|venture round|c
growth|growth round|c
late-stage|late-stage round|c
bridge|bridge round|c
strategic|strategic round|c
corporate|corporate round|c
private-equity|private equity round|c
equity|equity round|c
private|private round|c
private-placement|private placement|c
pre-ipo|pre-IPO round|c
ipo|initial public offering|c
public-offering|public offering|c
post-ipo-equity|post-IPO equity round|c
post-ipo-debt|post-IPO debt financing|
secondary|secondary sale|c
debt|debt financing|
structured-debt|structured debt financing|
venture-debt|venture debt financing|
loan|loan|c
term-loan|term loan|c
mezzanine|mezzanine financing|
convertible-note|convertible note|c
safe|simple agreement for future equity|c
grant|grant|c
equity-crowdfunding|equity crowdfunding round|c
product-crowdfunding|product crowdfunding campaign|c
crowdfunding|crowdfunding campaign|c
private-token-sale|private token sale|c
public-token-sale|public token sale|c
token-presale|token presale|c
token-sale|token sale|c
initial-coin-offering|initial coin offering|c
initial-exchange-offering|initial exchange offering|c
initial-dex-offering|initial DEX offering|c
initial-farm-offering|initial farm offering|c
saft|simple agreement for future tokens|c
equity-and-token|equity and token round|c
dao|DAO round|c
ecosystem|ecosystem round|c
`;

/** What parties enter into: key, noun, `c` as above. "Licensing" is spelt alike on both sides of the Atlantic. */
const formTable = `
partnership|partnership|c
agreement|partnership agreement|c
joint-venture|joint venture|c
joint-venture-agreement|joint venture agreement|c
supply|supply agreement|c
licence|licensing agreement|c
`;

function lines(table: string): string[][] {
  return table
    .trim()
    .split('\n')
    .map((line) => line.split('|'));
}

function roundForms(noun: string, countable: boolean): LabelForms {
  return noun.endsWith(' round')
    ? { noun, modifier: noun.slice(0, -' round'.length), countable }
    : { noun, countable };
}

/** The lettered series: `pre-series-a`, `series-a`, `series-a-plus`, `series-a-extension`, `series-a2`. */
const seriesKey = /^(pre-)?series-([a-z])(\d)?(-plus|-extension)?$/;

const rounds = new Map<string, LabelForms>(
  lines(roundTable).map(([key = '', noun = '', countable]) => [
    key,
    roundForms(noun, countable === 'c'),
  ]),
);
for (const key of roundKeys) {
  const series = seriesKey.exec(key);
  if (series === null) continue;
  const [, pre = '', letter = '', digit = '', after = ''] = series;
  const suffix = after === '-plus' ? '+' : after === '-extension' ? ' extension' : '';
  rounds.set(key, roundForms(`${pre}Series ${letter.toUpperCase()}${digit}${suffix} round`, true));
}

const forms = new Map<string, LabelForms>(
  lines(formTable).map(([key = '', noun = '', countable]) => [
    key,
    { noun, countable: countable === 'c' },
  ]),
);

const sectors = new Map<string, LabelForms>(
  sectorKeys.map((key) => {
    const words = key.replaceAll('-', ' ');
    return [key, { noun: words, modifier: words, countable: false }];
  }),
);
for (const [key = '', noun = '', modifier = noun] of lines(sectorTable)) {
  sectors.set(key, { noun, modifier, countable: false });
}

const tables: Readonly<Record<Label['table'], ReadonlyMap<string, LabelForms>>> = {
  round: rounds,
  sector: sectors,
  form: forms,
};

/**
 * The words of a label: a round's noun ("Series B round"), a sector's noun ("consumer electronics") and
 * what stands before "round" or "company". Undefined for a key that is in no table.
 *
 * @example
 * labelForms('round', 'series-b') // => { noun: 'Series B round', modifier: 'Series B', countable: true }
 * labelForms('round', 'grant') // => { noun: 'grant', countable: true }
 * labelForms('sector', 'batteries') // => { noun: 'batteries', modifier: 'battery', countable: false }
 * labelForms('sector', 'curated-web') // => undefined
 * labelForms('form', 'supply') // => { noun: 'supply agreement', countable: true }
 */
export function labelForms(table: Label['table'], key: string): LabelForms | undefined {
  return tables[table].get(key);
}
