/**
 * What is published in tests: the items of all fixtures, and items of hostile records.
 */
import fc from 'fast-check';
import {
  createNewsbot,
  memoryHistory,
  type Digest,
  type Item,
  type Newsbot,
  type Sentence,
} from '../../src/index.js';
import type { Publication } from '../../src/publish/index.js';
import { arbitraryRecords } from '../arbitrary-record.js';
import { fixtureCases, fixtureKinds, fixtureRecord } from '../fixtures.js';

export const publication: Publication = {
  name: 'The Wire & Sons',
  url: 'https://wire.example.org/news/',
  language: 'en',
};

export const now = '2021-06-02T09:30:00Z';

/** The records of all fixtures. */
const fixtureRecords = fixtureKinds().flatMap((kind) =>
  fixtureCases(kind).map((name) => fixtureRecord(kind, name)),
);

/** The items of all fixtures. */
export function fixtureItems(): Item[] {
  const bot = createNewsbot({ now, archive: true });
  return fixtureRecords.map((record) => {
    const outcome = bot.write(record);
    if (outcome.status !== 'written') throw new Error(`${String(record['id'])} is held`);
    return outcome.value;
  });
}

/** A digest of the full fixtures. */
export function fixtureDigest(): Digest {
  const outcome = createNewsbot({ now, archive: true }).digest(
    fixtureKinds().map((kind) => fixtureRecord(kind, 'full')),
    { title: 'Deals' },
  );
  if (outcome.status !== 'written') throw new Error('The digest is held.');
  return outcome.value;
}

/** The item of one record, its correction, its update and its withdrawal. */
export function versions(): Record<'first' | 'correction' | 'update' | 'withdrawal', Item> {
  const history = memoryHistory();
  const first = {
    kind: 'funding-round',
    id: 'auth0-f',
    date: '2021-05-28',
    company: 'Auth0',
    round: 'Series F',
    amount: 'US$103 million',
    source: { name: 'TechCrunch', url: 'https://techcrunch.com/auth0' },
  };
  const told = (on: string, record: object): Item => {
    const run = createNewsbot({ now: on, history }).run();
    const outcome = run.write(record);
    run.commit();
    if (outcome.status !== 'written') throw new Error(outcome.diagnostics[0]?.message);
    return outcome.value;
  };
  const corrected = { ...first, version: '2', amount: 'US$120 million' };
  const updated = { ...corrected, version: '3', leads: ['Salesforce Ventures'] };
  return {
    first: told('2021-05-29', first),
    correction: told('2021-05-30', corrected),
    update: told('2021-05-31', updated),
    withdrawal: told('2021-06-01', { ...updated, version: '4', withdrawn: true }),
  };
}

/** How many hostile records are published; `WIRECOPY_HOSTILE=1000` for as many as the format promises. */
export const hostileCount = Number(process.env['WIRECOPY_HOSTILE'] ?? 60);

const pieces = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</style></title></textarea><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  ']]>',
  '<![CDATA[x',
  '<!--',
  '-->',
  '<?php x ?>',
  '&amp;&lt;&#60;&nosuch;',
  '%3Cscript%3E',
  'javascript:alert(1)',
  '{{constructor}}',
  '\u0000\u0001\u0008\u000b\u001b[31m\u007f\u0085\u009b',
  '\t\r\n',
  '\u202e\u202d\u2066\u2067\u2069\u200f',
  '\ud800',
  '\udc00\ud800',
  '\ufffe\uffff\u{1ffff}',
  '\u2028\u2029\ufeff',
  '🏴‍☠️ Société 小米 é',
];

const addresses = [
  undefined,
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'https://example.org/"><script>alert(1)</script>',
  'https://example.org/a b|c^d`e{f}[g]\\h?q=<>&"\'#i#j',
  'https://exämple.org/ü?%zz&\u202e\ud800',
  'http://user:secret@example.org:8080/%',
  'https://[::1]/x',
  'https://',
  'not an address',
];

const bot: Newsbot = createNewsbot({ now, archive: true });

/** Items whose record, words, names, addresses and ids hold what could act in a document. */
export function hostileItems(count: number): Item[] {
  const poison = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 3 });
  const items: Item[] = [];
  for (const record of fc.sample(arbitraryRecords, { seed: 5, numRuns: count * 3 })) {
    const outcome = bot.write(record);
    if (outcome.status === 'written') items.push(outcome.value);
    if (items.length === count) break;
  }
  if (items.length < count) throw new Error(`Only ${items.length} records were written.`);
  const poisons = fc.sample(
    fc.tuple(poison, poison, poison, fc.constantFrom(...addresses), fc.nat(1000)),
    { seed: 7, numRuns: count },
  );
  return items.map((item, index) => {
    const [inWords, inName, inId, url, place] = poisons[index]!;
    return poisoned(
      item,
      inWords.join(''),
      inName.join(' '),
      `${inId.join('')}${index}`,
      url,
      place,
    );
  });
}

function poisoned(
  item: Item,
  words: string,
  name: string,
  id: string,
  url: string | undefined,
  place: number,
): Item {
  return {
    ...item,
    id,
    headline: withIn(item.headline, words, place),
    paragraphs: item.paragraphs.map((sentences) =>
      sentences.map((sentence) => withIn(sentence, words, place)),
    ),
    topics: [...item.topics, words],
    sources: [{ name, ...(url === undefined ? {} : { url }) }, ...item.sources],
    newsworthiness: { score: 0.5, reasons: [{ score: 0.5, reason: words }] },
    generator: { ...item.generator, version: name },
  };
}

/** A sentence with something put into one of its values, which its span then covers; without a value at its end. */
function withIn({ text, spans, ...rest }: Sentence, piece: string, place: number): Sentence {
  const span = spans[place % Math.max(spans.length, 1)];
  const at = span?.end ?? text.length;
  const size = piece.length;
  return {
    ...rest,
    text: `${text.slice(0, at)}${piece}${text.slice(at)}`,
    spans: spans.map((other) => ({
      fact: `${other.fact}${piece}`,
      from: other.from.map((pointer) => `${pointer}${piece}`),
      start: other.start >= at ? other.start + size : other.start,
      end: other.end >= at ? other.end + size : other.end,
    })),
  };
}
