import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '../../src/read/index.js';
import { labelledTexts } from './scoring.js';

const size = 1_000_000;
const repeated = (part: string, length = size): string =>
  part.repeat(Math.ceil(length / part.length));

/** Of what is nothing but deals each is read: a tenth is enough to show that it ends. */
const dense = 100_000;

/** Names without end, each of its own. */
const names = Array.from(
  { length: 5_000 },
  (_, at) => `Z${at.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)))}`,
);

/** Each is answered: what is too long to be read with a diagnostic, the rest with what it tells. */
const hostile: Readonly<Record<string, string>> = {
  'one token': 'a'.repeat(size),
  'a sentence of 20,000 words': `Acme bought Bolt ${'and the company sold it '.repeat(4_000)}.`,
  '100,000 full stops': '.'.repeat(100_000),
  'full stops apart': repeated('. '),
  emoji: repeated('👩‍👩‍👧‍👦'),
  'lone surrogates': repeated('\ud800 acquired \udc00 '),
  'opening brackets': '('.repeat(size),
  'pairs of brackets': repeated('[]()'),
  quotes: '"'.repeat(size),
  'nested quotes': repeated('“He said ‘it bought “'),
  digits: '9'.repeat(size),
  'digits apart': repeated('9 million 9 '),
  'digits with commas': repeated('9,999'),
  'signs of currency': '$'.repeat(size),
  'sums without end': repeated('$1 million to '),
  newlines: '\n'.repeat(size),
  'short lines': repeated('a\n'),
  'bullets and newlines': repeated('\n\n- '),
  hyphens: repeated('a-'),
  capitals: repeated('A B C '),
  'a a a': repeated('a a a '),
  'initials and full stops': repeated('A. B. '),
  'one deal over and over': repeated('Acme bought Bolt. ', dense),
  'names that never come again': names.map((name) => `${name} bought Bolt. `).join(''),
  pronouns: repeated('It bought Bolt. ', dense),
  lists: repeated(`Acme bought ${'Bolt, Cog, '.repeat(150)}. `),
};

describe('hostile text', () => {
  it.each(Object.entries(hostile))('%s is answered', { timeout: 300_000 }, (_, text) => {
    const { records, candidates, diagnostics } = readText(text, { id: 't', date: '2024-05-16' });
    const isBlank = !/[\p{L}\p{N}]/u.test(text);
    expect(isBlank || diagnostics.length + records.length + candidates.length > 0).toBe(true);
    for (const { place } of diagnostics) expect(place).toMatchObject({ text: 't' });
  });

  it('is read up to the limit, and the rest is told', () => {
    const { diagnostics } = readText('Acme bought Bolt. It is a maker of chips.', { limit: 18 });
    expect(diagnostics.map(({ code, place }) => [code, place])).toEqual([
      ['read/text-too-long', { text: 'text', start: 18, end: 41 }],
    ]);
  });

  it('has its long sentences passed over, and the rest read', () => {
    const text = `${'word '.repeat(1_000)}. Acme bought Bolt for $5 million.`;
    const { records, diagnostics } = readText(text, { id: 't' });
    expect(diagnostics.map(({ code }) => code)).toEqual(['read/sentence-too-long']);
    expect(records.map(({ kind }) => kind)).toEqual(['acquisition']);
  });
});

/** Pieces of which news is made, and of which it is not. */
const pieces = [
  ...new Set(
    labelledTexts('first.jsonl').flatMap(({ text }) => text.split(/(?<=[ ,.])/u)),
  ),
  ...['\n', '\n\n', ' ', '"', '“', '”', '(', ')', '$', '€', '%', '-', '—', '\ud800', '\u202e', '\u0000', '👩‍👧'],
  ...['the company ', 'it ', 'its ', 'acquired ', 'raised ', 'denied ', '$5 million ', '5% ', 'Inc. ', 'US$', 'bn '],
]; // prettier-ignore
const anyText = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join('')) }, // prettier-ignore
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);

/** `WIRECOPY_FUZZ=100000` for as many; few by default. */
const runs = Number(process.env['WIRECOPY_FUZZ'] ?? 400);

describe('any text', () => {
  it('is read without an error, with evidence from the text, and the same each time', { timeout: 3_600_000 }, () => {
    const probe = 'Acme agreed to buy Bolt Robotics for $5 million. The company is backed by Oak Ventures.';
    const before = JSON.stringify(readText(probe));
    fc.assert(
      fc.property(anyText, (text) => {
        const reading = readText(text, { date: '2024-05-16' });
        const stretches = [
          ...[...reading.records, ...reading.candidates].flatMap(({ evidence }) => Object.values(evidence)),
          ...reading.relations.map(({ evidence }) => evidence),
        ];
        for (const { start, end, text: quoted } of stretches) expect(text.slice(start, end)).toBe(quoted);
        expect(JSON.stringify(readText(text, { date: '2024-05-16' }))).toBe(JSON.stringify(reading));
      }),
      { numRuns: runs },
    );
    // nothing of all that was read is left
    expect(JSON.stringify(readText(probe))).toBe(before);
  }); // prettier-ignore

  it('leaves a lexicon to its own call', () => {
    const text = 'Quickpay bought Bolt for $5 million.';
    const before = JSON.stringify(readText(text));
    readText(text, { lexicon: { Quickpay: 'person', Bolt: 'place' } });
    expect(JSON.stringify(readText(text))).toBe(before);
  });
});
