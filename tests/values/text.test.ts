import { describe, expect, it } from 'vitest';
import { parseName, parseText } from '../../src/values/text.js';
import { parseUrl } from '../../src/values/url.js';
import { tried } from './codes.js';

const family = '👩\u200d👩\u200d👧';

describe('parseName', () => {
  it.each([
    'Yahoo!', 'AT&T', 'iFlytek', 'JD.com', '{{constructor}}', '<script>alert(1)</script>', '](javascript:alert(1))',
    '=cmd()', 'Tyson Gay', 'Société Générale', '北京字节跳动', 'ТАСС', 'Ελλάκτωρ', 'TGFβ Bio', 'Яндекс Go', 'Łódź 3D',
    `Family ${family} Ltd`, '❤️ Co', '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} FC', '葛\u{e0100}城', '1366', 'a',
  ])('keeps %s byte for byte', (name) => expect(tried((list) => parseName(name, list))).toEqual({ value: name, problems: [] })); // prettier-ignore

  it('trims spaces at the ends only', () => {
    expect(tried((list) => parseName('  Acme  Corp \u3000', list)).value).toBe('Acme  Corp');
  });

  it.each([
    ['a line break', 'Acme\nCorp'],
    ['a line break at the end', 'Acme\n'],
    ['a tab', 'Acme\tCorp'],
    ['NUL', 'Ac\u0000me'],
    ['DEL', 'Ac\u007fme'],
    ['NEL', 'Ac\u0085me'],
    ['a line separator', 'Ac\u2028me'],
    ['a bidi override', 'Acme \u202egnp'],
    ['a bidi isolate', '\u2066Acme'],
    ['a right-to-left mark', 'Acme\u200f'],
    ['a zero-width space', 'Ac\u200bme'],
    ['a zero-width non-joiner', 'Ac\u200cme'],
    ['a joiner outside an emoji', 'Ac\u200dme'],
    ['a joiner after an emoji only', '👩\u200dx'],
    ['a soft hyphen', 'Ac\u00adme'],
    ['a byte order mark', '\ufeffAcme'],
    ['a lone high surrogate', 'Acme \ud83d'],
    ['a lone low surrogate', '\udc00Acme'],
    ['a replacement character', 'Caf\ufffd'],
    ['a noncharacter', 'Acme\uffff'],
    ['tags without a flag', 'Acme\u{e0067}'],
    ['a variation selector in front', '\ufe0fAcme'],
  ])('refuses %s', (_, name) =>
    expect(tried((list) => parseName(name, list)).problems).toEqual(['record/unsafe-text /']),
  );

  it.each(['раypal.com', 'Pаypal', 'Αpple', 'gοogle', 'Ford Мotor'])(
    'holds the look-alike %s',
    (name) =>
      expect(tried((list) => parseName(name, list)).problems).toEqual(['record/mixed-script /']),
  );

  it.each([
    '',
    ' ',
    '   \u00a0',
    'undefined',
    'null',
    'NaN',
    'nan',
    '[object Object]',
    5,
    true,
    [],
    {},
  ])('refuses %j', (raw) =>
    expect(tried((list) => parseName(raw, list)).problems).toEqual(['record/wrong-type /']),
  );

  it('refuses what is too long', () => {
    expect(tried((list) => parseName('a'.repeat(300), list)).value).toHaveLength(300);
    expect(tried((list) => parseName('a'.repeat(301), list)).problems).toEqual([
      'record/too-long /',
    ]);
    expect(tried((list) => parseText('a'.repeat(100_000), 2000, list)).problems).toEqual([
      'record/too-long /',
    ]);
  });
});

describe('parseUrl', () => {
  it.each([
    'https://example.org', 'http://example.org:8080/a?b=c#d', 'HTTPS://Example.ORG/%20', 'https://twitter.com/x/status/1?s=20',
    'https://例え.jp/a', 'http://[::1]/', "https://example.org/a'b(c)",
  ])('keeps %s', (url) => expect(tried((list) => parseUrl(url, list))).toEqual({ value: url, problems: [] })); // prettier-ignore

  it.each([
    'javascript:alert(1)', 'JavaScript:alert(1)', 'data:text/html,x', 'ftp://example.org', '//example.org', 'example.org', '',
    'https://', 'https:///a', 'https://user:pw@example.org', 'https://exa mple.org', 'https://example.org/"onload=', ' https://example.org',
    'https://example.org/<script>', 'https://example.org/\n', 'https:\\\\example.org', 'https://example.org\\@evil.com', 'https://-x-',
    'https://example.org/\u202e',
  ])('refuses %j', (url) => expect(tried((list) => parseUrl(url, list)).problems).toEqual(['record/unsafe-url /'])); // prettier-ignore

  it('refuses other types and monsters', () => {
    expect(tried((list) => parseUrl(5, list)).problems).toEqual(['record/wrong-type /']);
    expect(
      tried((list) => parseUrl(`https://example.org/${'a'.repeat(3000)}`, list)).problems,
    ).toEqual(['record/too-long /']);
  });
});
