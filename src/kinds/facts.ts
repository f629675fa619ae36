/**
 * Small makers of fact values that the declarations of kinds share.
 */
import type { Flag, Group, List, NounPhrase, Organisation, Value } from '../model.js';
import { entityKey, isSameEntity } from '../values/index.js';

const FLAG: Flag = { type: 'flag' };

/**
 * A fact that holds, or nothing.
 *
 * @example
 * flag(false) // => undefined
 */
export function flag(holds: boolean): Flag | undefined {
  return holds ? FLAG : undefined;
}

/**
 * The items as a list fact, or nothing where there are none.
 *
 * @example
 * known([]) // => undefined
 */
export function known(items: readonly Value[] | undefined): List | undefined {
  return items === undefined || items.length === 0 ? undefined : { type: 'list', items };
}

/**
 * One party as itself, several as a list: "Cisco" or "Cisco and Splunk".
 *
 * @example
 * parties([{ type: 'organisation', name: 'Cisco' }]) // => { type: 'organisation', name: 'Cisco' }
 */
export function parties<T extends Value>(items: readonly T[] | undefined): T | List | undefined {
  return items?.length === 1 ? items[0] : known(items);
}

/**
 * Organisations as a list fact in which none is named twice: the first of those that case and legal form alone part.
 *
 * @example
 * distinct([{ type: 'organisation', name: 'Acme' }, { type: 'organisation', name: 'ACME Inc.' }])?.at // => [0]
 */
export function distinct(organisations: readonly Organisation[] | undefined): List | undefined {
  if (organisations === undefined || organisations.length < 2) return known(organisations);
  const seen = new Set<string>();
  const at = organisations.flatMap(({ name }, index) => {
    const key = entityKey(name);
    if (seen.has(key)) return [];
    seen.add(key);
    return [index];
  });
  return { type: 'list', items: at.map((index) => organisations[index] as Organisation), at };
}

/**
 * A list of structures: what is known of each. Those of which nothing is known are left out.
 *
 * @example
 * groups([{ round: undefined }]) // => undefined
 */
export function groups(
  elements: readonly Readonly<Record<string, Value | undefined>>[] | undefined,
): List | undefined {
  if (elements === undefined) return undefined;
  const at: number[] = [];
  const items: Group[] = [];
  for (let index = 0; index < elements.length; index += 1) {
    const element = elements[index] ?? {};
    const facts: Record<string, Value> = {};
    let known = false;
    for (const name in element) {
      const value = element[name];
      if (value === undefined) continue;
      facts[name] = value;
      known = true;
    }
    if (!known) continue;
    at.push(index);
    items.push({ type: 'group', facts });
  }
  return items.length === 0 ? undefined : { type: 'list', items, at };
}

/**
 * Whether a name is one of the organisation's own: its name without case and legal form, its short name or an alias.
 *
 * @example
 * isNamed({ type: 'organisation', name: 'Acme Inc.' }, 'ACME') // => true
 */
export function isNamed(
  { name, shortName, aliases }: Organisation,
  other: string | undefined,
): boolean {
  return (
    other !== undefined &&
    (isSameEntity(name, other) ||
      (shortName !== undefined && isSameEntity(shortName, other)) ||
      aliases?.some((alias) => isSameEntity(alias, other)) === true)
  );
}

/**
 * What names several parties the same whatever their order, case and legal form: reports have them in any.
 *
 * @example
 * partiesKey([{ type: 'organisation', name: 'Splunk Inc.' }, { type: 'organisation', name: 'Cisco' }]) // => 'cisco + splunk'
 */
export function partiesKey(parties: readonly Organisation[]): string {
  const [first, second] = parties;
  if (first !== undefined && second === undefined) return entityKey(first.name);
  return parties
    .map(({ name }) => entityKey(name))
    .sort()
    .join(' + ');
}

/** What is said "in": things written, sent or held as a talk. */
const MEDIA =
  /^(?:interviews?|statements?|letters?|memo|memorandum|e-?mails?|notes?|blog|posts?|articles?|reports?|filings?|speech|speeches|testimony|messages?|releases?|tweets?|videos?|broadcasts?|podcasts?|comments?|remarks|reply|response|announcement|column|essay|book|address|presentation|prospectus|newsletter|circular)$/;

/** What is said "on": what carries a voice. */
const CHANNELS =
  /^(?:calls?|telephone|phone|television|tv|radio|show|programme|program|website|webcast|Twitter|Facebook|Weibo|WeChat|LinkedIn|CNBC|BBC|CNN)$/;

/** What takes an article where somebody spoke at it, in it or on it, and the record left it out. */
const COUNTED =
  /^(?:summit|forum|conference|congress|symposium|convention|meeting|assembly|session|exhibition|expo|fair|festival|ceremony|briefing|event|hearing|seminar|workshop|interview|statement|letter|memo|e-?mail|note|article|report|filing|speech|message|tweet|column|presentation|newsletter|call)$/i;

/** "JPMorgan’s conference" and "its annual meeting" need no article. */
const OWNED = /['’]s? |^(?:his|her|its|their|our|my|this|that|each|every|one) /i;

/** A meeting by its name is "the Global Analyst Summit"; one of many "a press conference". */
function articled(venue: NounPhrase, phrase: string, head: string): NounPhrase {
  if (venue.article !== undefined || !COUNTED.test(head) || OWNED.test(phrase)) return venue;
  return { ...venue, article: /^\p{Lu}/u.test(head) ? 'the' : 'a' };
}

/**
 * Where something was said, by the preposition that its noun asks for: at a `venue`, in a `medium`, on a `channel`.
 * An interview is no place to be at. An article that the record left out is put in where the noun asks for one.
 *
 * @example
 * Object.keys(venueFacts({ type: 'nounPhrase', text: 'interview with Reuters', article: 'a' })) // => ['medium']
 * Object.keys(venueFacts({ type: 'nounPhrase', text: 'earnings call', article: 'a' })) // => ['channel']
 * Object.keys(venueFacts({ type: 'nounPhrase', text: 'press conference', article: 'a' })) // => ['venue']
 * venueFacts({ type: 'nounPhrase', text: 'Huawei Global Analyst Summit' }).venue.article // => 'the'
 */
export function venueFacts(venue: NounPhrase | undefined): Readonly<Record<string, NounPhrase>> {
  if (venue === undefined) return {};
  const [phrase = ''] = venue.text.split(
    / (?:of|with|to|for|on|by|in|from|at|about|after|before) /,
  );
  const head = phrase.slice(phrase.lastIndexOf(' ') + 1);
  const place = articled(venue, phrase, head);
  if (MEDIA.test(head)) return { medium: place };
  return CHANNELS.test(head) ? { channel: place } : { venue: place };
}

const ENDS_IN_ABBREVIATION = /(?:\b(?:Inc|Corp|Ltd|Co|Cos|Bros|etc)|\.\p{L})\.$/u;

/**
 * A sentence that goes on with whose it is, and so goes without its stop; that of an abbreviation stays.
 *
 * @example
 * withoutStop('Sales are to grow.') // => 'Sales are to grow'
 */
export function withoutStop(text: string): string {
  return ENDS_IN_ABBREVIATION.test(text) ? text : text.replace(/[.!?]$/, '');
}
