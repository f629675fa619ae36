/**
 * Persons and what they said.
 */
import type { Person, SpokenQuote } from '../model.js';
import { checkKeys, parseObject, parseOptional, parseRequired, type Mutable } from './object.js';
import { parseNounPhrase } from './phrases.js';
import { report, type Problems } from './problem.js';
import { parseName, parseWords, sentenceLimit } from './text.js';

/** A person as a record may write it. */
export type PersonInput =
  string | { readonly name: string; readonly title?: string; readonly organisation?: string };

/** What only an organisation has beside its name. */
const ofOrganisations = [
  'shortName',
  'description',
  'location',
  'sector',
  'type',
  'aliases',
  'ids',
];

/** Names that no person has: with a legal form, or of a public body. */
const organisationName =
  /,? (?:Inc|Incorporated|Corp|Corporation|Ltd|Limited|plc|PLC|LLC|GmbH)\.?$|^(?:The )?(?:Ministry|Department|Bureau|Office|Commission|Committee|Council|Bank|University|Institute|Association) (?:of|for|on) | (?:Ministry|Commission|Agency|Authority|Association|University)$/;

/** An organisation says nothing by itself, and would go by the last word of its name. */
function reportOrganisation(raw: unknown, problems: Problems): void {
  report(
    problems,
    'record/wrong-type',
    raw,
    'a person such as {"name": "Ann Lee", "title": "spokeswoman"}',
    'this is an organisation: name who spoke, with the `organisation`; its unsigned words go into `background`, their owner named in the sentence',
  );
}

/**
 * A person: a name, or `{name, title?, organisation?}`. An organisation is refused.
 *
 * @example
 * parsePerson({ name: 'Ann Lee', title: 'chief executive' }, []) // => { type: 'person', name: 'Ann Lee', title: 'chief executive' }
 * parsePerson('Ministry of Commerce', []) // => undefined
 */
export function parsePerson(raw: unknown, problems: Problems): Person | undefined {
  if (typeof raw === 'string') {
    const name = parseName(raw, problems);
    if (name === undefined) return undefined;
    if (!organisationName.test(name)) return { type: 'person', name };
    reportOrganisation(raw, problems);
    return undefined;
  }
  const fields = parseObject(raw, 'a name, or a person such as {"name": "Ann Lee"}', problems);
  if (fields === undefined) return undefined;
  if (ofOrganisations.some((key) => Object.hasOwn(fields, key))) {
    reportOrganisation(raw, problems);
    return undefined;
  }
  const before = problems.length;
  checkKeys(fields, ['name', 'title', 'organisation'], problems);
  const name = parseRequired(fields, 'name', parseName, problems);
  const title = parseOptional(fields, 'title', parseName, problems);
  const organisation = parseOptional(fields, 'organisation', parseName, problems);
  if (name === undefined || problems.length !== before) return undefined;
  if (organisationName.test(name)) {
    reportOrganisation(name, problems);
    return undefined;
  }
  const person: Mutable<Person> = { type: 'person', name };
  if (title !== undefined) person.title = title;
  if (organisation !== undefined) person.organisation = organisation;
  return person;
}

/** A quotation as a record may write it. */
export interface QuoteInput {
  readonly text: string;
  readonly speaker: PersonInput;
  readonly venue?: string;
}

const openingMarks = '"“„«「『';
const closingMarks = '"”“»」』';

/** Takes off quotation marks around the whole: the style sets its own. */
function withoutOuterMarks(text: string): string {
  const inner = text.slice(1, -1);
  const paired =
    openingMarks.includes(text.charAt(0)) && closingMarks.includes(text.charAt(text.length - 1));
  return text.length > 2 && paired && !/["“”„«»「」『』]/.test(inner) ? inner.trim() : text;
}

/**
 * A quotation with its speaker: `{text, speaker, venue?}`. Its words stay as they came; quotation marks around the
 * whole are taken off.
 *
 * @example
 * parseQuote({ text: '“We are ready.”', speaker: 'Ann Lee' }, []) // => { text: 'We are ready.', speaker: { type: 'person', name: 'Ann Lee' } }
 */
export function parseQuote(raw: unknown, problems: Problems): SpokenQuote | undefined {
  const fields = parseObject(
    raw,
    'a quotation such as {"text": "…", "speaker": {"name": "Ann Lee"}}',
    problems,
  );
  if (fields === undefined) return undefined;
  const before = problems.length;
  checkKeys(fields, ['text', 'speaker', 'venue'], problems);
  const text = parseRequired(
    fields,
    'text',
    (value, list) => parseWords(value, sentenceLimit, list),
    problems,
  );
  const speaker = parseRequired(fields, 'speaker', parsePerson, problems);
  const venue = parseOptional(fields, 'venue', parseNounPhrase, problems);
  if (text === undefined || speaker === undefined || problems.length !== before) return undefined;
  const spoken = withoutOuterMarks(text);
  return venue === undefined ? { text: spoken, speaker } : { text: spoken, speaker, venue };
}
