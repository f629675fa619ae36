import type { NounPhrase, Organisation } from '../../model.js';
import { legalSuffixStripped } from '../../values/entity.js';
import type { Introduction } from '../language.js';
import { indefinite } from './articles.js';
import { labelForms } from './labels.js';
import { placeBased } from './places.js';

/** What a body with a sector is called; one of another type is not introduced by its sector. */
const bodies: ReadonlyMap<string, string> = new Map([
  ['company', 'company'],
  ['startup', 'startup'],
  ['start-up', 'startup'],
  ['fund', 'fund'],
  ['firm', 'firm'],
  ['bank', 'bank'],
  ['group', 'group'],
  ['conglomerate', 'conglomerate'],
  ['manufacturer', 'manufacturer'],
]);

const bodyNouns =
  'Ministry|Department|Administration|Commission|Committee|Council|Bureau|Office|Board|University|Academy|Institute|Association|Federation|Organi[sz]ation|Union|Court';

/** Bodies of state and the like: the name is a common noun, and so takes the article. */
const publicBody = new RegExp(
  '^(?:' +
    [
      `(?:[A-Z][\\w.-]* ){0,4}(?:${bodyNouns}) (?:of|for|on) `,
      `(?:European|Federal|National|International|World|State|United) (?:[A-Z][\\w.-]* ){0,3}(?:${bodyNouns}|Agency|Authority|Parliament|Congress)\\b`,
      '(?:World|European Central|European Investment|Asian Development|African Development) Bank$',
      'Bank of (?:England|Japan|Korea|Canada|Israel|Russia|Mexico|Italy|Spain|Thailand)$',
      "People['’]s Bank of ",
      'International Monetary Fund$|Federal Reserve$|United Nations$|United Nations ',
      "(?!The )(?:[A-Z][\\w.'-]* ){1,4}(?:(?:Stock|Securities|Futures|Mercantile|Metal) Exchange|stock exchange|Stock Market|Board of Trade)$",
      "(?:[A-Z][\\w.'-]* ){0,3}(?:STAR|Global Select|Global|Capital|Main|Growth) Market$",
    ].join('|') +
    ')',
);

/**
 * Whether running text says "the" before the organisation's name: a public body whose name is a common
 * noun ("the Ministry of Commerce", "the New York Stock Exchange"), and an index ("the Nikkei 225"). Never of a company.
 *
 * @example
 * takesArticle({ type: 'organisation', name: 'Ministry of Commerce' }) // => true
 * takesArticle({ type: 'organisation', name: 'Huawei' }) // => false
 * takesArticle({ type: 'organisation', name: 'National Grid' }) // => false
 * takesArticle({ type: 'organisation', name: 'NYSE' }) // => true
 * takesArticle({ type: 'organisation', name: 'DAX', organisationType: 'index' }) // => true
 * takesArticle({ type: 'organisation', name: 'Environmental Protection Agency', organisationType: 'agency' }) // => true
 */
export function takesArticle(organisation: Organisation): boolean {
  const { name, organisationType } = organisation;
  if (organisationType === 'index') return !name.startsWith('The ');
  if (organisationType === 'company') return false;
  if (!name.includes(' ')) return exchangeLetters.has(name);
  if (organisationType !== undefined && publicTypes.has(organisationType) && publicTail.test(name))
    return true;
  return publicBody.test(name);
}

/** Types of public bodies, whose names may end in a common noun. */
const publicTypes: ReadonlySet<string> = new Set([
  'agency',
  'authority',
  'commission',
  'government',
  'regulator',
]);
const publicTail =
  / (?:Administration|Agency|Authority|Board|Bureau|Commission|Government|government|Service)$/;

/** Stock exchanges by letters that are spelt out, so that they keep the article of the full name. */
const exchangeLetters: ReadonlySet<string> = new Set([
  'NYSE',
  'LSE',
  'BSE',
  'NSE',
  'ASX',
  'TSX',
  'SGX',
]);

/** A noun phrase with its article: its own, else the one that its first word asks for. */
function withArticle(phrase: NounPhrase, text: string): string {
  if (phrase.article === 'the') return `the ${text}`;
  if (phrase.number === 'plural') return text;
  if (phrase.article === undefined && /^(?:world|country|nation|region)['’]s /.test(text))
    return `the ${text}`;
  if (phrase.article === undefined && /^[A-Z][^ ]*(?:['’]s|s['’]) /.test(text)) return text;
  return `${indefinite(text)} ${text}`;
}

/**
 * What stands around an organisation's name at its first mention: its description as an apposition, with
 * where it is based unless the description says so; else its place and sector ("a Beijing-based consumer
 * electronics company"); else its place before the name. No present-tense verb, so it holds for records
 * of the past as well.
 *
 * @example
 * introduce({ type: 'organisation', name: 'Xiaomi', location: 'Beijing' }) // => { before: 'Beijing-based ', after: '' }
 * introduce({ type: 'organisation', name: 'Xiaomi', location: 'Beijing', sector: { type: 'label', table: 'sector', text: 'Drones', key: 'drones' } }) // => { before: '', after: 'a Beijing-based drone company' }
 * introduce({ type: 'organisation', name: 'Xiaomi' }) // => { before: '', after: '' }
 */
export function introduce(organisation: Organisation): Introduction {
  const { description, location, sector } = organisation;
  const based = location === undefined ? undefined : placeBased(location);
  if (description !== undefined) {
    const { text } = description;
    const saysPlace =
      based === undefined ||
      text.includes('based') ||
      text.includes(based.slice(0, -'-based'.length));
    const joins =
      !saysPlace &&
      description.article !== 'the' &&
      /^[a-z0-9]/.test(text) &&
      !/^[a-z]+['’]s /.test(text);
    return { before: '', after: withArticle(description, joins ? `${based} ${text}` : text) };
  }
  const trade = sector?.key === undefined ? undefined : labelForms('sector', sector.key)?.modifier;
  const body = bodies.get(organisation.organisationType ?? 'company');
  if (trade !== undefined && body !== undefined) {
    const phrase = based === undefined ? `${trade} ${body}` : `${based} ${trade} ${body}`;
    return { before: '', after: `${indefinite(phrase)} ${phrase}` };
  }
  // "Atlanta-based The Coca-Cola Company" is no English, and the name keeps its article
  const stands = based === undefined || organisation.name.startsWith('The ');
  return { before: stands ? '' : `${based} `, after: '' };
}

/**
 * The name at its first mention: in full, with the letters in brackets that stand for it later, where the record gives
 * such.
 *
 * @example
 * nameInFull({ type: 'organisation', name: 'Ministry of Commerce', shortName: 'MOFCOM' }) // => 'Ministry of Commerce (MOFCOM)'
 * nameInFull({ type: 'organisation', name: 'Alphabet Inc.', shortName: 'Alphabet' }) // => 'Alphabet Inc.'
 */
export function nameInFull({ name, shortName }: Organisation): string {
  return shortName !== undefined && /^[A-Z&]{2,8}$/.test(shortName) && !name.includes(shortName)
    ? `${name} (${shortName})`
    : name;
}

/** Heads of names that are common nouns: what the body may be called once it was named. */
const nameHeads =
  /\b(ministry|department|commission|committee|council|bureau|agency|authority|university|institute|academy|association|federation|court|parliament|administration)\b/;

/**
 * What an organisation may be called once it was named: what its type says, else what its name says ("ministry"), else
 * its role in the deal.
 *
 * @example
 * bodyNoun({ type: 'organisation', name: 'Ministry of Commerce' }, undefined) // => 'ministry'
 * bodyNoun({ type: 'organisation', name: 'Auth0' }, 'company') // => 'company'
 * bodyNoun({ type: 'organisation', name: 'Auth0' }, undefined) // => undefined
 */
export function bodyNoun(
  { name, organisationType }: Organisation,
  role: string | undefined,
): string | undefined {
  if (organisationType !== undefined)
    return bodies.get(organisationType) ?? publicNouns.get(organisationType);
  return nameHeads.exec(name.toLowerCase())?.[1] ?? roleNouns.get(role ?? '');
}

const publicNouns: ReadonlyMap<string, string> = new Map([
  ['ministry', 'ministry'],
  ['regulator', 'regulator'],
  ['agency', 'agency'],
  ['university', 'university'],
]);

/** What a party is called by its role; one of another role only by what its name or type says. */
const roleNouns: ReadonlyMap<string, string> = new Map([
  ['company', 'company'],
  ['manager', 'firm'],
  ['fund', 'fund'],
]);

/**
 * Where an organisation is based, as it stands before a noun.
 *
 * @example
 * based({ type: 'organisation', name: 'Xiaomi', location: 'Beijing' }) // => 'Beijing-based'
 */
export function based({ location }: Organisation): string | undefined {
  return location === undefined ? undefined : placeBased(location);
}

/**
 * The name by which an organisation goes after its first mention: its short name, else its name without
 * the legal form.
 *
 * @example
 * shortName({ type: 'organisation', name: 'Alphabet Inc.' }) // => 'Alphabet'
 * shortName({ type: 'organisation', name: 'JPMorgan Chase & Co.', shortName: 'JPMorgan' }) // => 'JPMorgan'
 */
export function shortName(organisation: Organisation): string {
  return organisation.shortName ?? legalSuffixStripped(organisation.name);
}
