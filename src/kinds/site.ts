/**
 * The grammar of what companies build and open: plants, stores, data centers.
 */
import type { NounPhrase, Organisation, Place } from '../model.js';

/** Heads of what is built and opened that do not stand without an article. */
const COUNTED_SITES: ReadonlySet<string> = new Set(
  (
    'academy airport arena base branch brewery bridge building campus casino center centre clinic club complex ' +
    'corridor depot dock exchange facility factory farm field fab foundry gallery garage gigafactory hall harbour ' +
    'harbor headquarters hospital hostel hotel house hub incubator institute kitchen lab laboratory library line ' +
    'location mall market megafactory mill mine museum network office outlet park pharmacy pipeline plant platform ' +
    'port quarry railway refinery representation resort restaurant school service shop shopfront showroom site ' +
    'smelter station store studio subsidiary supermarket terminal theatre theater tower unit university venue ' +
    'village warehouse wing works workshop yard zone'
  ).split(' '),
);

/** Says how many or whose: takes no article, no sum before it and no owner's name. */
const DETERMINED =
  /^(?:its|their|another|each|some|several|many|more|both|all|up to|at least|about|nearly|over|\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|dozens|hundreds|thousands)(?=\s)/i;

/**
 * Whether a phrase says how many or whose it is: "two plants", "its second plant".
 *
 * @example
 * isDetermined('two plants') // => true
 * isDetermined('second plant') // => false
 */
export function isDetermined(text: string): boolean {
  return DETERMINED.test(text);
}

/**
 * What is built or opened, without the place that the record names apart, with the article and the number that its head
 * asks for: "research center" is "a research center".
 *
 * @example
 * sitePhrase({ type: 'nounPhrase', text: 'research center in Turin' }, 'Turin') // => { type: 'nounPhrase', text: 'research center', article: 'a' }
 * sitePhrase({ type: 'nounPhrase', text: 'Gigafactory Nevada' }, undefined) // => { type: 'nounPhrase', text: 'Gigafactory Nevada' }
 */
export function sitePhrase(given: NounPhrase, place: string | undefined): NounPhrase {
  const text = place === undefined ? given.text : withoutPlace(given.text, place);
  const phrase: NounPhrase = text === given.text ? given : { ...given, text };
  const head = headOf(text);
  if (phrase.article === undefined && COUNTED_SITES.has(head) && !DETERMINED.test(text))
    return { ...phrase, article: 'a' };
  return isPlural(phrase, head) ? { ...phrase, number: 'plural' } : phrase;
}

/**
 * The bare noun of a site, by which a later sentence speaks of it: "the plant". None where it goes by a name.
 *
 * @example
 * siteNoun({ type: 'nounPhrase', text: 'chip plant in Arizona', article: 'a' }) // => { type: 'nounPhrase', text: 'plant', article: 'the' }
 * siteNoun({ type: 'nounPhrase', text: 'Gigafactory Nevada' }) // => undefined
 */
export function siteNoun(site: NounPhrase): NounPhrase | undefined {
  if (/ and /.test(site.text)) return undefined;
  const head = headOf(site.text);
  if (COUNTED_SITES.has(head)) return { type: 'nounPhrase', text: head, article: 'the' };
  const one = head.replace(/ies$/, 'y').replace(/s$/, '');
  return one !== head && COUNTED_SITES.has(one)
    ? { type: 'nounPhrase', text: head, article: 'the', number: 'plural' }
    : undefined;
}

/**
 * By what reports of one site know it: its words without article, capitals and the place that may be named in them.
 *
 * @example
 * siteKey({ type: 'nounPhrase', text: 'Chip plant in Arizona' }, 'Arizona') // => 'chip plant/arizona'
 */
export function siteKey({ text }: NounPhrase, place: string | undefined): string {
  const bare = place === undefined ? text : withoutPlace(text, place);
  return `${bare}/${place ?? ''}`.toLowerCase();
}

function withoutPlace(text: string, place: string): string {
  for (const tail of [` in ${place}`, ` at ${place}`])
    if (text.endsWith(tail) && text.length > tail.length) return text.slice(0, -tail.length);
  const front = `${place} `;
  return text.startsWith(front) ? text.slice(front.length) : text;
}

/** The noun before the first preposition or relative clause. */
function headOf(text: string): string {
  const end = /,| (?:for|of|in|on|at|with|to|near|by|from|that|which|where|dedicated|making) /.exec(
    text,
  );
  return (end === null ? text : text.slice(0, end.index)).split(/[ -]/).at(-1) ?? '';
}

function isPlural({ text, article }: NounPhrase, head: string): boolean {
  if (article === 'a' || /^(?:one|another|each)\b/i.test(text))
    return / and (?:an?|one) /.test(text);
  return (
    (/[^suix]s$/.test(head) && !head.endsWith('ics') && head !== 'headquarters') ||
    / and (?:an?|the) /.test(text)
  );
}

/**
 * The company without where it is based, where that is the place of the news: no "in Turin, Turin-based Acme".
 *
 * @example
 * companyIn({ type: 'organisation', name: 'Acme', location: 'Turin' }, { type: 'place', name: 'Turin' }) // => { type: 'organisation', name: 'Acme' }
 */
export function companyIn(company: Organisation, place: Place | undefined): Organisation {
  return company.location === undefined || company.location !== place?.name
    ? company
    : elsewhere(company);
}

function elsewhere({ location: _location, ...company }: Organisation): Organisation {
  return company;
}
