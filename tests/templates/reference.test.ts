import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/languages/index.js';
import type { Organisation, Style, Value } from '../../src/model.js';
import {
  assignRoles,
  laterReference,
  newDraft,
  referentOf,
  type Draft,
  type Referent,
} from '../../src/templates/index.js';

/** How a body is called again: what was named, in which sentence, and who else could be meant. */

/** A language in which roles are nouns, but for one. */
const language = {
  bodyNoun: (_organisation: Organisation, role: string) => (role === 'issuer' ? undefined : role),
  based: ({ location }: Organisation) => (location === undefined ? undefined : `${location}-based`),
} as unknown as Language;

const draftOf = (given: Partial<Draft> = {}): Draft => ({
  ...newDraft(language, {} as Style, { today: '2021-06-02', instant: 0, archive: false }),
  ...given,
});

const body = (name: string, given: Partial<Organisation> = {}): Organisation => ({
  type: 'organisation',
  name,
  ...given,
});

/** A body that was named in the item's body, with its role. */
function named(draft: Draft, organisation: Organisation, role?: string): Referent {
  const referent = referentOf(draft, organisation);
  referent.role = role;
  referent.form = 'name';
  return referent;
}

describe('a body of an item', () => {
  it('is the same under the same name', () => {
    const draft = draftOf();
    const cisco = body('Cisco');
    const referent = referentOf(draft, cisco);
    expect(referentOf(draft, cisco)).toBe(referent);
    expect(referentOf(draft, body('Cisco', { location: 'San Jose' }))).toBe(referent);
    expect(referentOf(draft, body('Acme'))).not.toBe(referent);
    expect(draft.referents.map(({ organisation: { name } }) => name)).toEqual(['Cisco', 'Acme']);
  });

  it('has its role where the event knows it', () => {
    const draft = draftOf();
    const place: Value = { type: 'place', name: 'Beijing' };
    assignRoles(
      draft,
      [body('Cisco'), undefined, place, body('Acme')],
      [
        { index: 0, role: 'buyer' },
        { index: 1, role: 'target' },
        { index: 2, role: 'seller' },
      ],
    );
    expect(draft.referents.map(({ organisation: { name }, role }) => [name, role])).toEqual([
      ['Cisco', 'buyer'],
    ]);
  });
});

describe('the noun of a body', () => {
  const later = (
    others: readonly (readonly [Organisation, string?])[],
    own: Organisation,
  ): unknown => {
    const draft = draftOf({ text: 'In May ' });
    for (const [organisation, role] of others) named(draft, organisation, role);
    return laterReference(draft, named(draft, own, 'firm'));
  };
  const beijing = body('Acme', { location: 'Beijing' });
  const plain = { form: 'noun', noun: 'firm' };
  const based = { form: 'noun', noun: 'Beijing-based firm' };
  const name = { form: 'name' };

  it.each([
    ['stands alone where nobody else was named', [], plain],
    ['stands alone beside a body of another sort', [[body('Bolt'), 'bank']], plain],
    ['stands alone beside one that is no party', [[body('Bolt')]], plain],
    [
      'takes the place where another is elsewhere',
      [[body('Bolt', { location: 'Wuhan' }), 'firm']],
      based,
    ],
    [
      'takes the place where others of other sorts were named as well',
      [[body('Cisco')], [body('Dell'), 'bank'], [body('Bolt', { location: 'Wuhan' }), 'firm']],
      based,
    ],
    [
      'is not told where another is in the same place',
      [[body('Bolt', { location: 'Beijing' }), 'firm']],
      name,
    ],
    ['is not told where the place of another is not known', [[body('Bolt'), 'firm']], name],
  ] as const)('%s', (_what, others, expected) => {
    expect(later(others, beijing)).toEqual(expected);
  });

  it('is not told where its own place is not known', () => {
    expect(later([[body('Bolt', { location: 'Wuhan' }), 'firm']], body('Acme'))).toEqual(name);
  });

  it('is not told where the language has none', () => {
    const draft = draftOf({ text: 'In May ' });
    expect(laterReference(draft, named(draft, beijing, 'issuer'))).toEqual(name);
  });
});

describe('a body that is named again', () => {
  const acme = body('Acme');

  it.each<readonly [string, Partial<Draft>, boolean, unknown]>([
    ['opens as a noun', {}, true, { form: 'noun', noun: 'firm' }],
    ['opens by name without a role', {}, false, { form: 'name' }],
    [
      'opens as a noun after one sentence that opens with the article',
      { articlesBefore: 1 },
      true,
      { form: 'noun', noun: 'firm' },
    ],
    ['opens by name after two of them', { articlesBefore: 2 }, true, { form: 'name' }],
    [
      'is a noun within a sentence after two of them',
      { articlesBefore: 2, text: 'So ' },
      true,
      { form: 'noun', noun: 'firm' },
    ],
    [
      'opens as a pronoun after a sentence about it',
      { previousSubject: 'Acme', articlesBefore: 2 },
      true,
      { form: 'pronoun' },
    ],
    [
      'is a noun within the sentence after that',
      { previousSubject: 'Acme', text: 'So ' },
      true,
      { form: 'noun', noun: 'firm' },
    ],
    [
      'is a pronoun in a sentence about it, without a role',
      { subject: 'Acme', text: 'Acme said ' },
      false,
      { form: 'pronoun' },
    ],
    [
      'is a noun in a sentence about it',
      { subject: 'Acme', text: 'Acme said ' },
      true,
      { form: 'noun', noun: 'firm' },
    ],
    [
      'opens as a noun though it will be the subject',
      { subject: 'Acme' },
      true,
      { form: 'noun', noun: 'firm' },
    ],
  ])('%s', (_what, given, hasRole, expected) => {
    const draft = draftOf(given);
    const referent = named(draft, acme, hasRole ? 'firm' : undefined);
    draft.namedBefore = [referent];
    expect(laterReference(draft, referent)).toEqual(expected);
  });

  it('is told by name after a noun or a pronoun, and where the sentence has named it', () => {
    const draft = draftOf({ text: 'So ' });
    const referent = named(draft, acme, 'firm');
    for (const form of ['noun', 'pronoun'] as const)
      expect(laterReference(draft, { ...referent, form })).toEqual({ form: 'name' });
    draft.named = [referent];
    expect(laterReference(draft, referent)).toEqual({ form: 'name' });
  });

  it('is no pronoun where the sentence before named another body as well', () => {
    const draft = draftOf({ previousSubject: 'Acme' });
    const referent = named(draft, acme);
    draft.namedBefore = [referent, named(draft, body('Bolt'))];
    expect(laterReference(draft, referent)).toEqual({ form: 'name' });
    draft.namedBefore = [referent];
    expect(laterReference(draft, referent)).toEqual({ form: 'pronoun' });
  });
});
