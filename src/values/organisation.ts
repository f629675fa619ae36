/**
 * Organisations, and what may stand in their place.
 */
import type { Label, Money, NounPhrase, Organisation, Place, SourceDefaults } from '../model.js';
import { functionWords } from './english-words.js';
import { parseLabel } from './labels.js';
import { parseMoney, type MoneyInput } from './money.js';
import { parseObject, reportMissing, reportUnknownKey, type Mutable } from './object.js';
import { parseDescription, parseNounPhrase } from './phrases.js';
import { parsePlace } from './place.js';
import { parseAt, report, within, type Problems } from './problem.js';
import { parseName } from './text.js';

/** An organisation as a record may write it. */
export type OrganisationInput =
  | string
  | {
      readonly name: string;
      readonly shortName?: string;
      readonly description?: string;
      readonly location?: string;
      readonly sector?: string;
      readonly type?: string;
      readonly aliases?: readonly string[];
      readonly ids?: {
        readonly lei?: string;
        readonly wikidata?: string;
        readonly isin?: string;
        readonly ticker?: string;
      };
      readonly valuation?: MoneyInput;
    };

const organisationKeys = [
  'name', 'shortName', 'description', 'location', 'sector', 'type', 'aliases', 'ids', 'valuation',
] as const; // prettier-ignore

/**
 * An organisation: a name, or an object of the interface. Everything that is wrong with it is reported, each
 * at its own key.
 *
 * @example
 * parseOrganisation('Yahoo!', {}, []) // => { type: 'organisation', name: 'Yahoo!' }
 * parseOrganisation({ name: 'Acme', description: 'a maker of anvils' }, {}, []) // => { type: 'organisation', name: 'Acme', description: { type: 'nounPhrase', text: 'maker of anvils', article: 'a' } }
 */
export function parseOrganisation(
  raw: unknown,
  defaults: SourceDefaults,
  problems: Problems,
): Organisation | undefined {
  if (typeof raw === 'string') {
    const name = parseName(raw, problems);
    return name === undefined ? undefined : { type: 'organisation', name };
  }
  const fields = parseObject(raw, 'a name, or an organisation such as {"name": "Acme"}', problems);
  if (fields === undefined) return undefined;
  const before = problems.length;
  const organisation: Partial<Mutable<Organisation>> & { type: 'organisation' } = {
    type: 'organisation',
  };
  for (const key in fields) {
    const value = fields[key];
    if (value === undefined) continue;
    const known = problems.length;
    readField(organisation, key, value, defaults, problems);
    if (problems.length !== known) within(problems, known, key);
  }
  if (organisation.name === undefined && fields['name'] === undefined)
    reportMissing('name', problems);
  if (problems.length !== before || organisation.name === undefined) return undefined;
  return organisation as Organisation;
}

function readField(
  organisation: Partial<Mutable<Organisation>>,
  key: string,
  raw: unknown,
  defaults: SourceDefaults,
  problems: Problems,
): void {
  switch (key) {
    case 'name':
    case 'shortName':
    case 'location': {
      const text = parseName(raw, problems);
      if (text !== undefined) organisation[key] = text;
      return;
    }
    case 'type': {
      const text = parseName(raw, problems);
      if (text !== undefined) organisation.organisationType = text;
      return;
    }
    case 'description': {
      const description = parseDescription(raw, problems);
      if (description !== undefined) organisation.description = description;
      return;
    }
    case 'sector': {
      const sector = parseLabelField('sector', raw, problems);
      if (sector !== undefined) organisation.sector = sector;
      return;
    }
    case 'aliases': {
      const aliases = parseList(raw, parseName, problems);
      if (aliases !== undefined) organisation.aliases = aliases;
      return;
    }
    case 'ids': {
      const ids = parseIds(raw, problems);
      if (ids !== undefined) organisation.ids = ids;
      return;
    }
    case 'valuation': {
      const valuation: Money | undefined = parseMoney(raw, defaults, 'deal', problems);
      if (valuation !== undefined) organisation.valuation = valuation;
      return;
    }
    default: {
      const at = problems.length;
      reportUnknownKey(key, organisationKeys, problems);
      // the caller prefixes the key
      const problem = problems[at];
      if (problem !== undefined) problem.path = [];
    }
  }
}

/**
 * A label as a field of a record: a text that the table may or may not know.
 *
 * @example
 * parseLabelField('round', 'Series A', []) // => { type: 'label', table: 'round', text: 'Series A', key: 'series-a' }
 */
export function parseLabelField(
  table: 'round' | 'sector',
  raw: unknown,
  problems: Problems,
): Label | undefined {
  const text = parseName(raw, problems);
  return text === undefined ? undefined : parseLabel(table, text);
}

/** The most elements of a list: the longest known (investors of a round, aims of a plan) have some dozens. */
export const listLimit = 200;

/**
 * A list of one or more elements, each problem at its index; anything but an array is `record/wrong-type`, more than
 * 200 elements are `record/too-long`.
 *
 * @example
 * parseList(['Ann', 'Bob'], (name) => String(name), []) // => ['Ann', 'Bob']
 * parseList([], (name) => String(name), []) // => undefined
 */
export function parseList<Element>(
  raw: unknown,
  parse: (value: unknown, problems: Problems) => Element | undefined,
  problems: Problems,
): readonly Element[] | undefined {
  if (!Array.isArray(raw)) {
    report(problems, 'record/wrong-type', raw, 'a list');
    return;
  }
  if (raw.length === 0) {
    report(
      problems,
      'record/wrong-type',
      raw,
      'a list of one or more',
      'leave the field out if nothing is known',
    );
    return;
  }
  if (raw.length > listLimit) {
    report(
      problems,
      'record/too-long',
      raw,
      `at most ${listLimit} elements`,
      `it has ${raw.length} elements; shorten it`,
    );
    return;
  }
  const list: Element[] = [];
  for (let index = 0; index < raw.length; index++) {
    const element = parseAt(parse, raw[index], index, problems);
    if (element !== undefined) list.push(element);
  }
  return list.length === raw.length ? list : undefined;
}

/** The forms of identifiers: ISO 17442, Wikidata, ISO 6166; a ticker has none that all exchanges share. */
const idForms = {
  lei: /^[A-Z0-9]{18}\d{2}$/,
  wikidata: /^Q[1-9]\d*$/,
  isin: /^[A-Z]{2}[A-Z0-9]{9}\d$/,
  ticker: /^[^\s]{1,20}$/,
} as const;

const idKeys = ['lei', 'wikidata', 'isin', 'ticker'] as const;

function parseIds(raw: unknown, problems: Problems): Organisation['ids'] | undefined {
  const fields = parseObject(raw, 'an object with lei, wikidata, isin or ticker', problems);
  if (fields === undefined) return undefined;
  const before = problems.length;
  const ids: Mutable<NonNullable<Organisation['ids']>> = {};
  for (const key in fields) {
    const known = idKeys.find((each) => each === key);
    if (known === undefined) {
      reportUnknownKey(key, idKeys, problems);
    } else if (fields[key] !== undefined) {
      const id = parseAt(
        (value, list) => parseId(value, idForms[known], list),
        fields[key],
        key,
        problems,
      );
      if (id !== undefined) ids[known] = id;
    }
  }
  return problems.length === before ? ids : undefined;
}

function parseId(raw: unknown, form: RegExp, problems: Problems): string | undefined {
  const text = parseName(raw, problems);
  if (text === undefined || form.test(text)) return text;
  report(problems, 'record/wrong-type', raw, 'an identifier in its standard form');
}

/**
 * An organisation, or a topic: an object or a text with a capital in its first word (its article aside) is an organisation, as
 * is one without letter case; a text in lower case is a noun phrase.
 *
 * @example
 * parseOrganisationOrTopic('JD.com', {}, []) // => { type: 'organisation', name: 'JD.com' }
 * parseOrganisationOrTopic('the property market', {}, []) // => { type: 'nounPhrase', text: 'property market', article: 'the' }
 */
export function parseOrganisationOrTopic(
  raw: unknown,
  defaults: SourceDefaults,
  problems: Problems,
): Organisation | NounPhrase | undefined {
  if (typeof raw !== 'string') return parseOrganisation(raw, defaults, problems);
  const words = raw.trim().split(/\s+/, 3);
  const first = words[0] ?? '';
  // "The property market" opens with a capital that says nothing
  const telling =
    functionWords.has(first.toLowerCase()) && words.length > 1 ? (words[1] ?? '') : first;
  return /^[^\p{Lu}]*\p{Ll}[^\p{Lu}]*$/u.test(telling)
    ? parseNounPhrase(raw, problems)
    : parseOrganisation(raw, defaults, problems);
}

/**
 * A place or an organisation: a text is a place, an object with more than a name an organisation.
 *
 * @example
 * parsePlaceOrOrganisation('Guangdong', {}, []) // => { type: 'place', name: 'Guangdong' }
 */
export function parsePlaceOrOrganisation(
  raw: unknown,
  defaults: SourceDefaults,
  problems: Problems,
): Place | Organisation | undefined {
  const more =
    typeof raw === 'object' && raw !== null && Object.keys(raw).some((key) => key !== 'name');
  return more ? parseOrganisation(raw, defaults, problems) : parsePlace(raw, problems);
}
