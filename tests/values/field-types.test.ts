import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { statusOf } from '../../src/diagnostic.js';
import { fieldTypes } from '../../src/values/field-types.js';
import { diagnosticsOfIssues, pointerOf } from '../../src/values/issues.js';

const types = fieldTypes({});
const schema = z.strictObject({
  company: types.organisation,
  amount: types.disclosedMoney.optional(),
  leads: types.organisations.optional(),
  round: types.label('round').optional(),
  stage: z.enum(['agreed', 'completed']).optional(),
  date: types.date,
  test: z.boolean().optional(),
  rounds: z
    .array(z.strictObject({ amount: types.money.optional(), date: types.date.optional() }))
    .optional(),
  about: types.organisationOrTopic.optional(),
  jobs: types.count.optional(),
});

const problemsOf = (raw: unknown, known: z.ZodType | readonly string[] = schema) => {
  const parsed = schema.safeParse(raw);
  return parsed.success ? [] : diagnosticsOfIssues(parsed.error.issues, raw, 'r1', known);
};
const brief = (raw: unknown) =>
  problemsOf(raw).map(
    ({ code, place }) =>
      `${code} ${place !== undefined && 'pointer' in place ? place.pointer : ''}`,
  );

describe('fieldTypes', () => {
  it('gives typed values and leaves the input as it was', () => {
    const raw = Object.freeze({
      company: ' Acme ',
      amount: 'US$5m',
      leads: 'Beta',
      round: 'Series A',
      date: '2025-03-01',
      about: 'the market',
    });
    const before = JSON.stringify(raw);
    expect(schema.parse(raw)).toEqual({
      company: { type: 'organisation', name: 'Acme' },
      amount: { type: 'money', amount: '5000000', currency: 'USD' },
      leads: [{ type: 'organisation', name: 'Beta' }],
      round: { type: 'label', table: 'round', text: 'Series A', key: 'series-a' },
      date: { type: 'date', iso: '2025-03-01' },
      about: { type: 'nounPhrase', text: 'market', article: 'the' },
    });
    expect(JSON.stringify(raw)).toBe(before);
  });

  it('reads an organisation in full', () => {
    const company = {
      name: 'Acme Inc.',
      shortName: 'Acme',
      description: 'A maker of anvils',
      location: 'Ohio',
      sector: 'Manufacturing',
      type: 'company',
      aliases: ['Acme Anvils'],
      ids: { lei: '5493001KJTIIGC8Y1R12', wikidata: 'Q42', isin: 'US0378331005', ticker: 'ACME' },
      valuation: 'US$1bn',
    };
    expect(types.organisation.parse(company)).toEqual({
      type: 'organisation',
      name: 'Acme Inc.',
      shortName: 'Acme',
      description: { type: 'nounPhrase', text: 'maker of anvils', article: 'a' },
      location: 'Ohio',
      sector: { type: 'label', table: 'sector', text: 'Manufacturing', key: 'manufacturing' },
      organisationType: 'company',
      aliases: ['Acme Anvils'],
      ids: company.ids,
      valuation: { type: 'money', amount: '1000000000', currency: 'USD' },
    });
  });

  it('reports a missing required value, null, and everything that is wrong inside', () => {
    expect(brief({})).toEqual(['record/missing-field /company', 'record/missing-field /date']);
    expect(brief({ company: 'Acme', date: '2025-03-01', amount: null })).toEqual([
      'record/wrong-type /amount',
    ]);
    expect(brief({ company: null, date: undefined })).toEqual([
      'record/wrong-type /company',
      'record/missing-field /date',
    ]);
    expect(
      brief({
        company: {
          nmae: 'Acme',
          description: 'We make cars',
          aliases: ['A', 5, 'B\n'],
          ids: { lei: 'x', foo: 1 },
          valuation: '$5m',
        },
        leads: ['Beta', { name: 'раypal.com' }],
        rounds: [{ amount: 'US$1m' }, { amonut: 'US$1m', date: '2025-02-30' }],
        date: '2025-03-01',
      }).sort(),
    ).toEqual(
      [
        'record/unknown-field /company/nmae',
        'record/missing-field /company/name',
        'record/phrase-type /company/description',
        'record/wrong-type /company/aliases/1',
        'record/unsafe-text /company/aliases/2',
        'record/wrong-type /company/ids/lei',
        'record/unknown-field /company/ids/foo',
        'record/ambiguous-currency /company/valuation',
        'record/mixed-script /leads/1/name',
        'record/unknown-field /rounds/1/amonut',
        'record/invalid-date /rounds/1/date',
      ].sort(),
    );
  });

  it('refuses empty lists and lists of nothing', () => {
    expect(brief({ company: 'Acme', date: '2025-03-01', leads: [] })).toEqual([
      'record/wrong-type /leads',
    ]);
    expect(brief({ company: 'Acme', date: '2025-03-01', leads: [null] })).toEqual([
      'record/wrong-type /leads/0',
    ]);
  });

  it.each([
    [types.quantity, 5, { type: 'count', value: '5' }],
    [types.quantity, '718,000', { type: 'count', value: '718000' }],
    [types.quantity, '1.3 million', { type: 'count', value: '1300000' }],
    [types.quantity, '2.5%', { type: 'count', value: '2.5', unit: 'percent' }],
    [types.quantity, '300 million yuan', { type: 'money', amount: '300000000', currency: 'CNY' }],
    [types.quantity, '300 yuan', { type: 'money', amount: '300', currency: 'CNY' }],
    [
      types.quantity,
      { amount: '1234.567', currency: 'JPY' },
      { type: 'money', amount: '1234.567', currency: 'JPY' },
    ],
    [
      types.quantity,
      { value: 5, unit: 'ship', approx: 'about' },
      { type: 'count', value: '5', unit: 'ship', approx: 'about' },
    ],
    [types.count, -0, { type: 'count', value: '0' }],
    [types.stake, '30%', { type: 'percent', value: '30' }],
    [types.stake, 0.5, { type: 'percent', value: '0.5' }],
    [
      types.change,
      { value: '-5.20', unit: 'percent', basis: 'year-on-year' },
      { type: 'change', value: '-5.2', unit: 'percent', basis: 'year-on-year' },
    ],
    [types.change, { value: 5, unit: 'percent' }, { type: 'change', value: '5', unit: 'percent' }],
    [types.unitPrice, 'HK$23.605', { type: 'money', amount: '23.605', currency: 'HKD' }],
    [types.person, 'Ann Lee', { type: 'person', name: 'Ann Lee' }],
    [types.place, { name: 'Ohio' }, { type: 'place', name: 'Ohio' }],
    [types.placeOrOrganisation, { name: 'Ohio' }, { type: 'place', name: 'Ohio' }],
    [
      types.placeOrOrganisation,
      { name: 'Acme', sector: 'Retail' },
      {
        type: 'organisation',
        name: 'Acme',
        sector: { type: 'label', table: 'sector', text: 'Retail', key: 'retail' },
      },
    ],
    [
      types.organisationOrTopic,
      'The property market',
      { type: 'nounPhrase', text: 'property market', article: 'the' },
    ],
    [types.organisationOrTopic, 'The Home Depot', { type: 'organisation', name: 'The Home Depot' }],
    [types.organisationOrTopic, 'iFlytek', { type: 'organisation', name: 'iFlytek' }],
    [types.organisationOrTopic, '华为', { type: 'organisation', name: '华为' }],
    [types.identifier, '007', '007'],
    [types.identifier, 7, '7'],
    [types.confidence, 0.5, 0.5],
    [
      types.source,
      { name: 'X', url: 'https://x.org', published: '2025-03-01' },
      { name: 'X', url: 'https://x.org', published: { type: 'date', iso: '2025-03-01' } },
    ],
    [
      types.quotes,
      { text: '“We grew.”', speaker: 'Ann Lee', venue: 'a forum' },
      [
        {
          text: 'We grew.',
          speaker: { type: 'person', name: 'Ann Lee' },
          venue: { type: 'nounPhrase', text: 'forum', article: 'a' },
        },
      ],
    ],
  ])('reads %# %j', (type: z.ZodType, raw, value) => expect(type.parse(raw)).toEqual(value));

  it.each<[z.ZodType, unknown, string]>([
    [types.count, '', 'record/invalid-number '],
    [types.count, true, 'record/wrong-type '],
    [types.count, [], 'record/wrong-type '],
    [types.count, { value: NaN }, 'record/invalid-number /value'],
    [types.count, { unit: 'ship' }, 'record/missing-field /value'],
    [types.quantity, '$5m', 'record/ambiguous-currency '],
    [types.quantity, null, 'record/wrong-type '],
    [types.stake, 'a third', 'record/invalid-number '],
    [types.stake, { percent: 5 }, 'record/wrong-type '],
    [types.change, { value: 5, basis: 'year-on-year' }, 'record/missing-field /unit'],
    [types.change, { value: 5, unit: '%', basis: 'year-on-year' }, 'record/wrong-type /unit'],
    [types.change, 5, 'record/wrong-type '],
    [types.person, { name: 'Ann', titel: 'CEO' }, 'record/unknown-field /titel'],
    [types.place, 5, 'record/wrong-type '],
    [types.source, { name: 'X', url: 'javascript:alert(1)' }, 'record/unsafe-url /url'],
    [types.source, {}, 'record/missing-field /name'],
    [types.quotes, [{ text: 'x' }], 'record/missing-field /0/speaker'],
    [types.quotes, [{ text: 'x', speaker: 'Acme Inc.' }], 'record/wrong-type /0/speaker'],
    [types.person, 'European Commission', 'record/wrong-type '],
    [types.person, { name: 'Acme', type: 'company' }, 'record/wrong-type '],
    [types.confidence, 1.5, 'record/invalid-number '],
    [types.confidence, '0.5', 'record/wrong-type '],
    [types.identifier, 7.5, 'record/wrong-type '],
  ])('refuses %# %j', (type, raw, problem) => {
    const parsed = type.safeParse(raw);
    const found = parsed.success ? [] : diagnosticsOfIssues(parsed.error.issues, raw, 'r1');
    expect(
      found.map(
        ({ code, place }) =>
          `${code} ${place !== undefined && 'pointer' in place ? place.pointer : ''}`,
      ),
    ).toEqual([problem]);
  });

  it('describes itself as JSON Schema of what goes in', () => {
    const json = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
    const described = z.fromJSONSchema(json);
    const valid = (raw: unknown) => described.safeParse(raw).success;
    expect(json.required).toEqual(['company', 'date']);
    expect(
      valid({
        company: 'Acme',
        date: '2025-03-01',
        amount: { amount: 5, currency: 'USD' },
        leads: ['B', { name: 'C' }],
        jobs: 5,
      }),
    ).toBe(true);
    expect(valid({ company: { nmae: 'Acme' }, date: '2025-03-01' })).toBe(false);
    expect(valid({ company: 'Acme', date: 20250301 })).toBe(false);
    for (const type of Object.values(types)) {
      if (typeof type !== 'function')
        expect(
          Object.keys(z.toJSONSchema(type, { target: 'draft-7', io: 'input' })).length,
        ).toBeGreaterThan(1);
    }
  });
});

describe('diagnosticsOfIssues', () => {
  it('says what was found, what was expected and what to do', () => {
    const [unknown, missing, choice] = problemsOf({
      date: '2025-03-01',
      amuont: 5,
      stage: 'complete',
    }).sort((a, b) => (a.code < b.code ? 1 : -1));
    expect(unknown?.code).toBe('record/wrong-type');
    expect(unknown?.message).toBe(
      'Found "complete" at `/stage`, expected one of "agreed", "completed"; did you mean "completed"?',
    );
    expect(missing?.message).toContain('did you mean `amount`?');
    expect(missing?.place).toEqual({ record: 'r1', pointer: '/amuont' });
    expect(choice?.message).toBe(
      'Missing `/company`: found nothing, expected a value; add `company`.',
    );
  });

  it('takes the keys of the record as a list too', () => {
    const [unknown] = problemsOf({ company: 'A', date: '2025-03-01', amuont: 5 }, [
      'company',
      'amount',
      'date',
    ]);
    expect(unknown?.hint).toBe('did you mean `amount`?');
    const [nested] = problemsOf({ company: 'A', date: '2025-03-01', rounds: [{ amuont: 5 }] });
    expect(nested?.hint).toBe('did you mean `amount`?');
  });

  it('maps what zod itself finds', () => {
    expect(brief({ company: 'A', date: '2025-03-01', test: 'yes' })).toEqual([
      'record/wrong-type /test',
    ]);
    expect(brief(5)).toEqual(['record/not-an-object ']);
    expect(brief([])).toEqual(['record/not-an-object ']);
    expect(brief({ company: 'A', date: '2025-03-01', rounds: 5 })).toEqual([
      'record/wrong-type /rounds',
    ]);
  });

  it('holds what may be right and rejects what cannot be', () => {
    expect(statusOf(problemsOf({ company: 'раypal', date: '2025-03-01' }))).toBe('held');
    expect(statusOf(problemsOf({ company: 'раypal', date: '2025-02-30' }))).toBe('rejected');
  });

  it('shows hostile values harmlessly', () => {
    const [problem] = problemsOf({ company: `Ac\u202eme${'x'.repeat(500)}`, date: '2025-03-01' });
    expect(problem?.message).not.toMatch(/\p{C}/u);
    expect(problem?.message.length).toBeLessThan(300);
  });

  it('writes pointers as RFC 6901 has them', () =>
    expect(pointerOf(['a/b', '~', 0])).toBe('/a~1b/~0/0'));
});
