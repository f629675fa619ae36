/**
 * Referring expressions: how an organisation is called once the item has named it.
 */
import type { Organisation, Value } from '../model.js';
import type { Draft, Referent } from './draft.js';

/** A party of the event that the reader knows by its role: `company`. */
export interface RoleFact {
  readonly index: number;
  readonly role: string;
}

/**
 * Finds the organisation among those the item knows, or adds it.
 *
 * @example
 * referentOf({ referents: [] } as unknown as Draft, { type: 'organisation', name: 'Cisco' }).form // => undefined
 */
export function referentOf(draft: Draft, organisation: Organisation): Referent {
  for (const referent of draft.referents)
    if (referent.organisation === organisation || referent.organisation.name === organisation.name)
      return referent;
  const referent: Referent = {
    organisation,
    role: undefined,
    shortName: undefined,
    takesArticle: undefined,
    form: undefined,
  };
  draft.referents.push(referent);
  return referent;
}

/**
 * Gives the parties of an event their roles, before anything is written of it.
 *
 * @example
 * assignRoles({ referents: [] } as unknown as Draft, [undefined], [{ index: 0, role: 'company' }]) // => undefined
 */
export function assignRoles(
  draft: Draft,
  values: readonly (Value | undefined)[],
  roles: readonly RoleFact[],
): void {
  for (const { index, role } of roles) {
    const value = values[index];
    if (value?.type === 'organisation') referentOf(draft, value).role = role;
  }
}

/** How an organisation is called: by its name, a noun that the article goes before, or a pronoun. */
export type Reference =
  | { readonly form: 'name' }
  | { readonly form: 'pronoun' }
  | { readonly form: 'noun'; readonly noun: string };

const NAME: Reference = { form: 'name' };
const PRONOUN: Reference = { form: 'pronoun' };

/**
 * How an organisation that was named before is called here. A pronoun where the sentence before began with it and named
 * no other body, or where this sentence is about it; a noun ("the company", "the Beijing-based company") where only one
 * can be meant; and the short name between two of these, so that the reader keeps hold of it, and where a noun would be
 * the third in a row to open with its article.
 *
 * @example
 * laterReference({ text: 'On May 3, ' } as Draft, { organisation: { type: 'organisation', name: 'Auth0' }, form: 'noun' } as Referent) // => { form: 'name' }
 */
export function laterReference(draft: Draft, referent: Referent): Reference {
  const { name } = referent.organisation;
  const opens = draft.text === '';
  if (!opens && draft.subject === name) {
    const noun = nounFor(draft, referent);
    return noun === undefined ? PRONOUN : { form: 'noun', noun };
  }
  if (referent.form !== 'name' || draft.named.includes(referent)) return NAME;
  if (opens && draft.previousSubject === name && namesNoOther(draft.namedBefore, referent))
    return PRONOUN;
  // "The round … The money … The company …"
  if (opens && draft.articlesBefore > 1) return NAME;
  const noun = nounFor(draft, referent);
  return noun === undefined ? NAME : { form: 'noun', noun };
}

function namesNoOther(named: readonly Referent[], referent: Referent): boolean {
  for (const other of named) if (other !== referent) return false;
  return true;
}

/** The noun by which only this one of the parties can be meant. */
function nounFor(draft: Draft, referent: Referent): string | undefined {
  if (referent.role === undefined) return undefined;
  const { language } = draft;
  const noun = language.bodyNoun(referent.organisation, referent.role);
  if (noun === undefined) return undefined;
  const based = language.based(referent.organisation);
  for (const other of draft.referents) {
    if (other === referent || other.role === undefined) continue;
    if (language.bodyNoun(other.organisation, other.role) !== noun) continue;
    const elsewhere = language.based(other.organisation);
    if (based === undefined || elsewhere === undefined || based === elsewhere) return undefined;
    return `${based} ${noun}`;
  }
  return noun;
}
