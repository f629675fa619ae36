import { describe, expect, it } from 'vitest';
import {
  builtinKinds,
  builtinTemplates,
  createNewsbot,
  defineKind,
  InvalidOptions,
  type Item,
  type Organisation,
  type Outcome,
} from '../src/index.js';
import { parseTemplates } from '../src/templates/parse.js';

const record = {
  kind: 'acquisition',
  id: 'a',
  date: '2021-06-01',
  acquirer: 'Cisco',
  target: 'Splunk',
  price: 'US$28 billion',
  status: 'agreed',
};
const itemOf = (outcome: Outcome<Item>): Item => {
  if (outcome.status !== 'written') throw new Error(JSON.stringify(outcome));
  return outcome.value;
};

describe('options that cannot be', () => {
  it.each([
    ['a language', { language: 'xx' }],
    ['a style', { style: 'tabloid' }],
    ['a moment', { now: 'yesterday' }],
    [
      'a template',
      {
        templates: [
          builtinTemplates,
          parseTemplates({ 'en/acquisition.hbs': '---\nkind: acquisition\n---\n' }),
        ],
      },
    ],
  ])('throw: %s', (_what, options) => {
    expect(() => createNewsbot(options)).toThrow(InvalidOptions);
  });

  it('throws for a kind without a template when it is first written', () => {
    const bot = createNewsbot({ templates: [{}], now: '2021-06-02' });
    expect(() => bot.write(record)).toThrow(InvalidOptions);
  });
});

describe('a newsbot', () => {
  it('traces a figure to its field', () => {
    const item = itemOf(createNewsbot({ now: '2021-06-02' }).write(record));
    const span = item.paragraphs[0]?.[0]?.spans.find(({ fact }) => fact === 'price');
    const text = item.paragraphs[0]?.[0]?.text.slice(span?.start, span?.end);
    expect([text, span?.from]).toEqual(['$28 billion', ['/price']]);
  });

  it('takes another seed for other words, the same seed for the same', () => {
    const texts = [0, 1, 2, 3, 4, 5, 6, 7].map(
      (seed) => itemOf(createNewsbot({ now: '2021-06-02', seed }).write(record)).headline.text,
    );
    expect(new Set(texts).size).toBeGreaterThan(1);
    expect(texts[3]).toBe(
      itemOf(createNewsbot({ now: '2021-06-02', seed: 3 }).write(record)).headline.text,
    );
  });

  it('takes templates of one’s own over the shipped ones', () => {
    const own =
      '---\nkind: acquisition\nparagraphs: [[lead]]\n---\n{{#headline}}\n- {{acquirer}} and {{target}} join for {{price}}{{when agreed}}\n{{/headline}}\n{{#lead}}\n- {{acquirer}} and {{target}} join for {{price}}.{{when agreed}}\n{{/lead}}\n';
    const bot = createNewsbot({
      now: '2021-06-02',
      templates: [builtinTemplates, parseTemplates({ 'en/acquisition.hbs': own })],
    });
    expect(itemOf(bot.write(record)).headline.text).toBe('Cisco and Splunk join for $28 billion');
  });

  it('leaves out a sentence that cannot be said, and says so', () => {
    const own =
      '---\nkind: acquisition\nparagraphs: [[lead, close]]\n---\n{{#headline}}\n- {{acquirer}} to buy {{target}} for {{price}}{{when agreed}}\n{{/headline}}\n{{#lead when="agreed"}}\n- {{acquirer}} agreed to buy {{target}} for {{price}}.\n{{/lead}}\n{{#close}}\n- It closes ({{on date}}.\n{{/close}}\n';
    const bot = createNewsbot({
      now: '2021-06-02',
      templates: [builtinTemplates, parseTemplates({ 'en/acquisition.hbs': own })],
    });
    const item = itemOf(bot.write(record));
    expect(item.paragraphs.flat().map(({ text }) => text)).toEqual([
      'Cisco agreed to buy Splunk for $28 billion.',
    ]);
    expect(item.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['plan/left-out', 'info'],
    ]);
  });

  it('takes kinds of one’s own', () => {
    const visit = defineKind({
      name: 'visit',
      describes: 'Somebody comes.',
      fields: (t: Parameters<(typeof builtinKinds)[number]['fields']>[0]) => ({ guest: t.person }),
      topics: [],
      cues: { fields: ['guest'], words: [] },
      facts: { guest: { type: 'person', from: ['guest'], anchor: true, value: (r) => r.guest } },
      newsworthiness: () => [{ score: 0.1, reason: 'Somebody came.' }],
      guards: [],
      identity: (r) => [r.guest.name],
    });
    const text =
      '---\nkind: visit\nparagraphs: [[lead]]\n---\n{{#headline}}\n- {{guest}} comes\n{{/headline}}\n{{#lead}}\n- {{guest}} came {{on date}}.\n{{/lead}}\n';
    const bot = createNewsbot({
      now: '2021-06-02',
      kinds: [...builtinKinds, visit],
      templates: [builtinTemplates, parseTemplates({ 'en/visit.hbs': text })],
    });
    expect(
      itemOf(bot.write({ guest: 'Ann Lee', date: '2021-06-01' })).paragraphs[0]?.[0]?.text,
    ).toBe('Ann Lee came on June 1.');
  });

  it('tells records apart by any of their facts, however many the kind has', () => {
    const gifts = Array.from({ length: 90 }, (_, index) => `gift${index}`);
    type Gifts = Readonly<Record<string, Organisation | undefined>>;
    const visit = defineKind({
      name: 'visit',
      describes: 'Somebody comes.',
      fields: (t: Parameters<(typeof builtinKinds)[number]['fields']>[0]) =>
        Object.fromEntries(gifts.map((gift) => [gift, t.organisation.optional()])),
      topics: [],
      cues: { fields: [], words: [] },
      facts: Object.fromEntries(
        gifts.map((gift) => [
          gift,
          { type: 'organisation', from: [gift], value: (r: Gifts) => r[gift] } as const,
        ]),
      ),
      newsworthiness: () => [],
      guards: [],
      identity: () => [],
    });
    const [first, ...others] = gifts;
    const worded = (ending: string): string =>
      ['', ...others.map((other) => ` and {{${other}}}`)]
        .map((more) => `- {{${first}}}${more} came${ending}\n`)
        .join('');
    const text = `---\nkind: visit\nparagraphs: [[lead]]\n---\n{{#headline}}\n${worded('')}{{/headline}}\n{{#lead}}\n${worded('.')}{{/lead}}\n`;
    const bot = createNewsbot({
      now: '2021-06-02',
      kinds: [visit],
      templates: [parseTemplates({ 'en/visit.hbs': text })],
    });
    const headline = (given: object): string =>
      itemOf(bot.write({ kind: 'visit', date: '2021-06-01', gift0: 'Acme', ...given })).headline
        .text;
    expect(headline({})).toBe('Acme came');
    for (const other of others) expect(headline({ [other]: 'Bolt' })).toBe('Acme and Bolt came');
  });

  it('holds repeats within a run, and only there', async () => {
    const bot = createNewsbot({ now: '2021-06-02' });
    const codes: string[][] = [];
    for await (const outcome of bot.writeAll([
      record,
      record,
      { ...record, id: 'b' },
      { ...record, price: 'US$29 billion' },
    ]))
      codes.push(outcome.diagnostics.map(({ code }) => code));
    expect(codes).toEqual([
      [],
      ['guard/duplicate-record'],
      ['guard/duplicate-event'],
      ['guard/conflicting-record'],
    ]);
    expect(bot.write(record).status).toBe('written');
  });

  it('stops when it is told to', async () => {
    const controller = new AbortController();
    const written: string[] = [];
    const all = createNewsbot({ now: '2021-06-02' }).writeAll([record, { ...record, id: 'b' }], {
      signal: controller.signal,
    });
    await expect(
      (async () => {
        for await (const outcome of all) {
          written.push(outcome.status);
          controller.abort();
        }
      })(),
    ).rejects.toThrow();
    expect(written).toEqual(['written']);
  });

  it('gives a record without an id the hash of its content', () => {
    const anonymous = Object.fromEntries(
      Object.entries(record).filter(([field]) => field !== 'id'),
    );
    const bot = createNewsbot({ now: '2021-06-02' });
    const { id } = itemOf(bot.write(anonymous));
    expect(id).toMatch(/^[0-9a-z]{20,}$/);
    expect(itemOf(bot.write({ ...anonymous })).id).toBe(id);
  });

  it('words the same day in full in an archive', () => {
    const lead = (archive: boolean): string =>
      JSON.stringify(
        itemOf(
          createNewsbot({ now: '2021-06-02', archive, seed: 1 }).write({
            kind: 'acquisition',
            id: 'a',
            date: '2021-05-01',
            acquirer: 'Cisco',
            target: 'Splunk',
            source: { name: 'Reuters' },
          }),
        ).paragraphs,
      );
    expect(lead(true)).toContain('May 1, 2021');
    expect(
      createNewsbot({ now: '2021-06-02' }).write({ ...record, date: '2021-04-01' }).status,
    ).toBe('held');
  });
});
