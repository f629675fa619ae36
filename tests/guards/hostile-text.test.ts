/** Names and words that would do harm, mislead or break what prints them: guards.md, "Hostile and odd text". */
import { describe, expect, it } from 'vitest';
import { createNewsbot, type Item } from '../../src/index.js';
import { toMarkdown, toText } from '../../src/publish/index.js';
import { codesOf, deal, launch, now, remark, round, sale, write } from './cases.js';

function itemOf(record: unknown, seed = 0): Item {
  const outcome = write(record, { seed });
  if (outcome.status !== 'written') throw new Error(JSON.stringify(outcome.diagnostics));
  return outcome.value;
}

/** Written as they stand: what they would do is for the publisher to prevent, and names are not corrected (13). */
const names = [
  'Tyson Gay',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '](javascript:alert(1))',
  '[x](javascript:alert(1))',
  '![x](https://example.org/a.png)',
  '{{constructor}}',
  '{{{target}}}',
  '{{#opt}}',
  '[[NAME]]',
  '${price}',
  '<%= price %>',
  '__proto__',
  'constructor',
  'toString',
  '=cmd()',
  '+1',
  '-1',
  '@sum',
  '|a|b|',
  '# Acme',
  '- Acme',
  '1. FC Union',
  '*Acme*',
  '_Acme_',
  '`Acme`',
  '~~Acme~~',
  '&amp;',
  '&lt;b&gt;',
  'http://evil.example',
  'www.evil.example',
  'Yahoo!',
  'Who?',
  'AT&T',
  'JD.com',
  'iFlytek',
  'eBay',
  '3M',
  '58.com',
  'A',
  'St. Jude',
  'O’Neil',
  "Toys 'R' Us",
  '"Quoted"',
  '(Paren',
  'A  B',
  'A , B',
  'Ünal',
  'A\u0301cme',
  '小米',
  '株式会社',
  'Сбербанк',
  'עברית',
  '🦄',
  '👨‍👩‍👧 Family',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿 FA',
] as const;

describe('a name', () => {
  it.each(names)('comes out byte for byte: %s', (name) => {
    for (const [field, record] of Object.entries({
      target: { ...deal, target: name },
      company: { ...round, company: name },
      leads: { ...round, company: 'Globex', leads: name },
      seller: { ...sale, seller: name },
    })) {
      const item = itemOf({ ...record, source: name });
      const sentences = [item.headline, ...item.paragraphs.flat()];
      const printed = sentences.flatMap(({ text, spans }) =>
        spans
          .filter(
            (span) =>
              span.from.some((from) => from.startsWith(`/${field}`)) &&
              span.end - span.start < text.length,
          )
          .map(({ start, end }) => text.slice(start, end)),
      );
      expect(printed.length).toBeGreaterThan(0);
      for (const value of printed) expect([name, `${name}’s`, `${name}’`]).toContain(value);
      expect(toText(item)).toContain(name);
    }
  });

  it.each(names)('does nothing in Markdown: %s', (name) => {
    const markdown = toMarkdown(
      itemOf({ ...deal, target: name, source: { name, url: 'https://example.org/1' } }),
    );
    const withoutLink = markdown.replace('](https://example.org/1)', '');
    expect(withoutLink).not.toMatch(/(?<!\\)<[a-z/!]/i);
    expect(withoutLink).not.toMatch(/(?<!\\)\]\(/);
    expect(withoutLink).not.toMatch(/(?<![\\&])(?:&(?:[a-z]+|#\d+);)(?<!&#9[13];)/i);
  });

  it.each(['  Acme ', '\u00a0Acme\u3000'])('is trimmed of spaces at its ends: %j', (target) => {
    expect(toText(itemOf({ ...deal, target }))).toMatch(/\bAcme\b/);
    expect(toText(itemOf({ ...deal, target }))).not.toMatch(/ {2}|\u00a0|\u3000/);
  });
});

const unsafe: readonly (readonly [string, string])[] = [
  ['a line break', 'Ac\nme'],
  ['a line break at its end', 'Acme\n'],
  ['a carriage return', 'Ac\rme'],
  ['a tab at its beginning', '\tAcme'],
  ['a null', 'Ac\0me'],
  ['a bell', 'Ac\u0007me'],
  ['a C1 control', 'Ac\u009fme'],
  ['a line separator', 'Ac\u2028me'],
  ['a bidi override', 'Ac\u202eme'],
  ['a bidi isolate', 'Ac\u2066me'],
  ['a right-to-left mark', 'Acme\u200f'],
  ['a zero-width space', 'Ac\u200bme'],
  ['a zero-width joiner', 'Ac\u200dme'],
  ['an emoji joiner at its end', '👨\u200d'],
  ['a soft hyphen', 'Ac\u00adme'],
  ['a byte order mark', '\ufeffAcme'],
  ['a word joiner', 'Ac\u2060me'],
  ['a Hangul filler', '\u3164'],
  ['a blank of Braille', '\u2800'],
  ['an invisible tag', 'Acme\u{e0041}'],
  ['a lone high surrogate', 'Acme\ud800'],
  ['a lone low surrogate', '\udc00Acme'],
  ['a replacement character', 'Acm\ufffd'],
  ['a noncharacter', 'Acme\uffff'],
  ['a private character', 'Acme\ue000'],
  ['twenty marks on a letter', `Acme${'\u0301'.repeat(20)}`],
];

const misleading: readonly (readonly [string, string])[] = [
  ['Cyrillic in Latin', 'раypal.com'],
  ['a Cyrillic capital', 'Аpple'],
  ['one in a second word', 'Acme Іnc'],
  ['Greek in Latin', 'Αcme'],
  ['Cyrillic under an accent', 'а\u0301pple'],
  ['a word of look-alikes beside Latin', 'раурс Inc'],
  ['Armenian in Latin', 'Ոcme'],
  ['Cherokee in Latin', 'Ꭺcme'],
  ['letters of mathematics', '𝐀cme'],
  ['double width in Latin', 'Ａcme'],
  ['phonetic capitals', 'ᴀcme'],
];

describe('text that is refused', () => {
  const fields: readonly (readonly [string, (text: string) => unknown, string])[] = [
    ['a target', (target) => ({ ...deal, target }), '/target'],
    ['a lead investor', (name) => ({ ...round, leads: ['Intel', { name }] }), '/leads/1/name'],
    ['a source', (source) => ({ ...deal, source }), '/source'],
    ['a speaker', (name) => ({ ...remark, speaker: { name } }), '/speaker/name'],
    ['a place', (place) => ({ ...launch, place }), '/place'],
    [
      'a description',
      (text) => ({ ...deal, target: { name: 'Bolt', description: `maker of ${text} tools` } }),
      '/target/description',
    ],
    ['an infinitive', (text) => ({ ...deal, rationale: `to buy ${text} tools` }), '/rationale'],
    [
      'a sentence',
      (text) => ({ ...deal, background: `The ${text} tools were sold` }),
      '/background',
    ],
    [
      'a quotation',
      (text) => ({ ...deal, quotes: { text: `We like ${text} tools`, speaker: 'Ann Lee' } }),
      '/quotes/text',
    ],
  ];

  it.each(unsafe)('is rejected in every field: %s', (_what, text) => {
    for (const [field, recordOf, pointer] of fields) {
      const outcome = write(recordOf(text));
      expect([
        field,
        outcome.status,
        ...outcome.diagnostics.map(({ code, place }) => [code, place]),
      ]).toEqual([field, 'rejected', ['record/unsafe-text', expect.objectContaining({ pointer })]]);
    }
  });

  it.each(misleading)('is held in every field: %s', (_what, text) => {
    for (const [field, recordOf, pointer] of fields) {
      const outcome = write(recordOf(text));
      expect([
        field,
        outcome.status,
        ...outcome.diagnostics.map(({ code, place }) => [code, place]),
      ]).toEqual([field, 'held', ['record/mixed-script', expect.objectContaining({ pointer })]]);
    }
  });

  it.each([
    '',
    '   ',
    '-',
    '?',
    '...',
    'undefined',
    'null',
    'NULL',
    'None',
    'NaN',
    'N/A',
    '#N/A',
    '#REF!',
    '[object Object]',
  ])('is no name: %j', (target) => {
    expect([write({ ...deal, target }).status, ...codesOf(write({ ...deal, target }))]).toEqual([
      'rejected',
      'record/wrong-type',
    ]);
  });

  it.each([
    ['a name', (text: string) => ({ ...deal, target: text })],
    ['a description', (text: string) => ({ ...deal, target: { name: 'Bolt', description: text } })],
    ['a sentence', (text: string) => ({ ...deal, background: text })],
    ['a statement', (text: string) => ({ ...remark, statement: text })],
    ['a quotation', (text: string) => ({ ...deal, quotes: { text, speaker: 'Ann Lee' } })],
    [
      'a web address',
      (text: string) => ({
        ...deal,
        source: { name: 'Reuters', url: `https://example.org/${text}` },
      }),
    ],
  ])('is rejected with 100,000 characters: %s', (_what, recordOf) => {
    for (const text of ['x'.repeat(100_000), 'word '.repeat(20_000), '( '.repeat(50_000)]) {
      const began = performance.now();
      const outcome = write(recordOf(text));
      expect([outcome.status, ...codesOf(outcome)]).toEqual(['rejected', 'record/too-long']);
      expect(performance.now() - began).toBeLessThan(500);
      expect(JSON.stringify(outcome).length, 'the text is not repeated in full').toBeLessThan(2000);
    }
  });
});

describe('the address of a source', () => {
  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'ftp://example.org/',
    '//example.org/',
    'example.org',
    'https://',
    'https://user:secret@example.org/',
    'https://example.org/"onmouseover="alert(1)',
    'https://example.org/<script>',
    'https://example.org/a b',
    'https://example.org/\u202e',
    'http://exam\nple.org/',
  ])('is rejected: %j', (url) => {
    const outcome = write({ ...deal, source: { name: 'Reuters', url } });
    expect([outcome.status, ...codesOf(outcome)]).toEqual(['rejected', 'record/unsafe-url']);
    expect(outcome.diagnostics[0]?.place).toEqual({ record: 'deal', pointer: '/source/url' });
  });

  it.each([
    'https://example.org/a?b=1&c=2#d',
    'http://example.org:8080/',
    'HTTPS://EXAMPLE.ORG/',
    'https://例え.jp/ページ',
    'https://[::1]/',
  ])('is kept as it came: %s', (url) => {
    expect(itemOf({ ...deal, source: { name: 'Reuters', url } }).sources).toEqual([
      { name: 'Reuters', url },
    ]);
  });
});

it('a digest keeps hostile names apart from its markup', () => {
  const digest = createNewsbot({ now }).digest([{ ...deal, target: '<script>alert(1)</script>' }], {
    title: 'Deals',
  });
  if (digest.status !== 'written') throw new Error('no digest');
  expect(toMarkdown(digest.value)).not.toMatch(/(?<!\\)<script/i);
  expect(JSON.parse(JSON.stringify(digest.value))).toEqual(digest.value);
});
