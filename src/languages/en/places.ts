/**
 * Display forms of places. Data sets, the World Bank's above all, write names that no running text has:
 * "Korea, Rep.", "Gambia, The", and groups of countries such as "IDA & IBRD total". What the groups
 * stand for is the World Bank's own definition (datahelpdesk, "World Bank Country and Lending Groups").
 */
import type { PlaceForm } from '../language.js';

/** Name as it comes, display form where it differs; "the " in front is the article. */
const singular = `
Arab World|the Arab world
Africa Eastern and Southern|eastern and southern Africa
Africa Western and Central|western and central Africa
Bahamas|the Bahamas
Bahamas, The|the Bahamas
Balkans|the Balkans
Brunei Darussalam|Brunei
Cabo Verde|Cape Verde
Caribbean|the Caribbean
Cayman Islands|the Cayman Islands
Central African Republic|the Central African Republic
Channel Islands|the Channel Islands
Comoros|the Comoros
Congo, Dem. Rep.|the Democratic Republic of the Congo
Congo, Rep.|the Republic of the Congo
Cote d'Ivoire|Ivory Coast
Côte d’Ivoire|Ivory Coast
Côte d'Ivoire|Ivory Coast
Curacao|Curaçao
Czech Republic|the Czech Republic
Dominican Republic|the Dominican Republic
EU|the European Union
East Asia & Pacific|East Asia and the Pacific
East Asia & Pacific (excluding high income)|low- and middle-income East Asia and the Pacific
Egypt, Arab Rep.|Egypt
Euro area|the euro area
Europe & Central Asia|Europe and Central Asia
Europe & Central Asia (excluding high income)|low- and middle-income Europe and Central Asia
European Union|the European Union
Eurozone|the eurozone
Falkland Islands|the Falkland Islands
Faroe Islands|the Faroe Islands
Gambia|the Gambia
Gambia, The|the Gambia
Great Britain|Britain
Greater Bay Area|the Greater Bay Area
Guangdong-Hong Kong-Macao Greater Bay Area|the Guangdong-Hong Kong-Macao Greater Bay Area
Hong Kong SAR, China|Hong Kong
Iran, Islamic Rep.|Iran
Isle of Man|the Isle of Man
Korea, Dem. People's Rep.|North Korea
Korea, Rep.|South Korea
Kyrgyz Republic|Kyrgyzstan
Lao PDR|Laos
Latin America & Caribbean|Latin America and the Caribbean
Latin America & Caribbean (excluding high income)|low- and middle-income Latin America and the Caribbean
Macao SAR, China|Macao
Maldives|the Maldives
Marshall Islands|the Marshall Islands
Micronesia, Fed. Sts.|Micronesia
Middle East|the Middle East
Middle East & North Africa|the Middle East and North Africa
Middle East & North Africa (excluding high income)|the low- and middle-income Middle East and North Africa
Netherlands|the Netherlands
Northern Mariana Islands|the Northern Mariana Islands
Pearl River Delta|the Pearl River Delta
Philippines|the Philippines
Russian Federation|Russia
Seychelles|the Seychelles
Sint Maarten (Dutch part)|Sint Maarten
Slovak Republic|Slovakia
Solomon Islands|the Solomon Islands
St. Martin (French part)|the French part of St. Martin
Sub-Saharan Africa|sub-Saharan Africa
Sub-Saharan Africa (excluding high income)|low- and middle-income sub-Saharan Africa
Syrian Arab Republic|Syria
Turkiye|Turkey
Türkiye|Turkey
Turks and Caicos Islands|the Turks and Caicos Islands
U.K.|the United Kingdom
U.S.|the United States
UAE|the United Arab Emirates
UK|the United Kingdom
US|the United States
USA|the United States
United Arab Emirates|the United Arab Emirates
United Kingdom|the United Kingdom
United States|the United States
United States of America|the United States
Venezuela, RB|Venezuela
Viet Nam|Vietnam
Virgin Islands (U.S.)|the U.S. Virgin Islands
West Bank and Gaza|the West Bank and Gaza
World|the world
Yangtze River Delta|the Yangtze River Delta
Yemen, Rep.|Yemen
`;

/** Groups of countries: names that take a plural verb. */
const plural = `
Caribbean small states
Early-demographic dividend|early-demographic-dividend countries
East Asia & Pacific (IDA & IBRD countries)|East Asian and Pacific IDA and IBRD countries
Europe & Central Asia (IDA & IBRD countries)|European and Central Asian IDA and IBRD countries
Fragile and conflict affected situations|fragile and conflict-affected economies
Heavily indebted poor countries (HIPC)|heavily indebted poor countries
High income|high-income countries
IBRD only|IBRD-only countries
IDA & IBRD total|IDA and IBRD countries
IDA blend|IDA blend countries
IDA only|IDA-only countries
IDA total|IDA countries
Late-demographic dividend|late-demographic-dividend countries
Latin America & the Caribbean (IDA & IBRD countries)|Latin American and Caribbean IDA and IBRD countries
Least developed countries: UN classification|least developed countries on the United Nations list
Low & middle income|low- and middle-income countries
Low income|low-income countries
Lower middle income|lower-middle-income countries
Middle East & North Africa (IDA & IBRD countries)|Middle Eastern and North African IDA and IBRD countries
Middle income|middle-income countries
OECD members|members of the OECD
Other small states|small states outside the Caribbean and the Pacific
Pacific island small states
Post-demographic dividend|post-demographic-dividend countries
Pre-demographic dividend|pre-demographic-dividend countries
Small states|small states
South Asia (IDA & IBRD)|South Asian IDA and IBRD countries
Sub-Saharan Africa (IDA & IBRD countries)|sub-Saharan African IDA and IBRD countries
Upper middle income|upper-middle-income countries
`;

/** Names whose bare apostrophe trips the reader: it is the economy of the United States, not the United States’ economy. */
const withoutPossessive: ReadonlySet<string> = new Set(['United States', 'United Arab Emirates']);

const forms = new Map<string, PlaceForm>();
for (const [table, isPlural] of [
  [singular, false],
  [plural, true],
] as const) {
  for (const line of table.trim().split('\n')) {
    const [name = '', display = name] = line.split('|');
    const article = display.startsWith('the ');
    const text = article ? display.slice(4) : display;
    const isPhrase = (isPlural && / (?:of|on|outside) /.test(text)) || withoutPossessive.has(text);
    forms.set(name, { text, article, plural: isPlural, ...(isPhrase ? { phrase: true } : {}) });
  }
}

/**
 * A place as running text has it: without its article, which `article` tells of; `plural` says that a
 * verb after it is in the plural. A name that is not in the table stands as it came.
 *
 * @example
 * place('Korea, Rep.') // => { text: 'South Korea', article: false, plural: false }
 * place('Netherlands') // => { text: 'Netherlands', article: true, plural: false }
 * place('United States') // => { text: 'United States', article: true, plural: false, phrase: true }
 * place('Low income') // => { text: 'low-income countries', article: false, plural: true }
 * place('Shanghai') // => { text: 'Shanghai', article: false, plural: false }
 */
export function place(name: string): PlaceForm {
  return forms.get(name) ?? { text: name, article: false, plural: false };
}

/** Countries whose initials stand before "-based", and before a noun that is theirs. */
const initials: ReadonlyMap<string, string> = new Map([
  ['United States', 'US'],
  ['United Kingdom', 'UK'],
  ['United Arab Emirates', 'UAE'],
  ['European Union', 'EU'],
]);

/**
 * What else stands before a noun for a place, an adjective nearly always. Left out are those that two places share
 * (Korean, Congolese, Guinean, Dominican, Georgian) or that a letter parts (Nigerian, Nigerien).
 */
const adjectives: ReadonlyMap<string, string> = new Map(
  `
Argentina|Argentine
Australia|Australian
Austria|Austrian
Bangladesh|Bangladeshi
Belgium|Belgian
Brazil|Brazilian
Britain|British
Bulgaria|Bulgarian
Canada|Canadian
Chile|Chilean
China|Chinese
Colombia|Colombian
Croatia|Croatian
Czech Republic|Czech
Denmark|Danish
Egypt|Egyptian
Estonia|Estonian
Ethiopia|Ethiopian
Finland|Finnish
France|French
Germany|German
Greece|Greek
Hungary|Hungarian
Iceland|Icelandic
India|Indian
Indonesia|Indonesian
Iran|Iranian
Iraq|Iraqi
Ireland|Irish
Israel|Israeli
Italy|Italian
Japan|Japanese
Kenya|Kenyan
Latvia|Latvian
Lithuania|Lithuanian
Luxembourg|Luxembourg
Malaysia|Malaysian
Mexico|Mexican
Morocco|Moroccan
Netherlands|Dutch
Norway|Norwegian
Pakistan|Pakistani
Peru|Peruvian
Philippines|Philippine
Poland|Polish
Portugal|Portuguese
Romania|Romanian
Russia|Russian
Saudi Arabia|Saudi
Serbia|Serbian
Singapore|Singapore
Slovakia|Slovak
Slovenia|Slovenian
South Africa|South African
South Korea|South Korean
Spain|Spanish
Sweden|Swedish
Switzerland|Swiss
Thailand|Thai
Turkey|Turkish
Ukraine|Ukrainian
Vietnam|Vietnamese
euro area|euro area
eurozone|eurozone
world|global
`
    .trim()
    .split('\n')
    .map((line) => line.split('|') as [string, string]),
);

/** A measure of something else: "the US number of users" is no English, and "Chinese use of coal" is no figure. */
const OF_SOMETHING =
  /\b(?:access|amount|area|balance|index|level|number|proportion|quantity|share|size|stock|sum|total|use|value|volume)s? (?:of|to)\b/i;

/**
 * A place as it stands before a noun that is its own: by its initials or its adjective, which change no name. Undefined
 * where it has none, or where the noun would not take one.
 *
 * @example
 * attributive('United States', 'unemployment rate') // => 'US'
 * attributive('China', 'industrial output') // => 'Chinese'
 * attributive('China', 'actual use of foreign capital') // => undefined
 * attributive('Shanghai', 'industrial output') // => undefined
 */
export function attributive(name: string, noun: string): string | undefined {
  if (OF_SOMETHING.test(noun)) return undefined;
  const text = forms.get(name)?.text ?? name;
  return initials.get(text) ?? adjectives.get(text);
}

/**
 * Where something is based, as it stands before a noun. Of "Palo Alto, California" the city is enough,
 * since a comma breaks the compound. Undefined for a place that makes no such compound: a group of
 * countries, the world.
 *
 * @example
 * placeBased('Beijing') // => 'Beijing-based'
 * placeBased('Palo Alto, California') // => 'Palo Alto-based'
 * placeBased('United States') // => 'US-based'
 * placeBased('Low income') // => undefined
 */
export function placeBased(name: string): string | undefined {
  const known = forms.get(name);
  if (known?.plural === true) return undefined;
  const comma = name.indexOf(',');
  const text = known?.text ?? (comma < 0 ? name : name.slice(0, comma).trimEnd());
  if (text === '' || /^[a-z]/.test(text)) return undefined;
  return `${initials.get(text) ?? text}-based`;
}
