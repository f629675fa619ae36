import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyItem, verifyRules, verifySentence } from '../../src/verify/index.js';
import { scan } from '../../src/verify/scan.js';
import { context, passage } from './passage.js';

const pieces = [
  ...Array.from('aAnN09.,;:!?()[]{}“”‘’«»"\'-–—−$€&#/% \u00a0\t…éÉ½中。ı'),
  ...[
    'a',
    'an',
    'the',
    'The',
    'A',
    'undefined',
    'null',
    'NaN',
    'Infinity',
    'RMB',
    'U.S.',
    'the the',
  ],
  ...[' a ', ' an ', ' the ', '. ', 'firm', 'élan', 'Élan', '/opt', '😀', '\u0301', 'K', 'ſ'],
];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(''));

describe('scan', () => {
  it('gives a cue for whatever a rule would find', () => {
    fc.assert(
      fc.property(text, (written) => {
        const sentence = { ...passage(''), text: written };
        const cues = scan(written);
        for (const rule of verifyRules) {
          if (rule.cues === 0 || (rule.cues & cues) !== 0) continue;
          expect([rule.name, rule.find(sentence, context)]).toEqual([rule.name, []]);
        }
      }),
      { numRuns: 20_000 },
    );
  });
});

describe('verifySentence', () => {
  it('finds a digit wherever it stands outside a span', () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (written, a, b) => {
        const [start, end] = [a % (written.length + 1), b % (written.length + 1)].sort(
          (x, y) => x - y,
        );
        const span = { start: start!, end: end!, fact: 'figure', from: ['/figure'] };
        const sentence = { ...passage(''), text: written, spans: [span] };
        const isTraced = (index: number) =>
          index >= span.start && index < span.end && span.end - span.start < written.length;
        const untraced = [...written.matchAll(/\p{N}/gu)].filter(({ index }) => !isTraced(index));
        const found = verifySentence(sentence, 'headline', context).filter(
          ({ code }) => code === 'verify/untraced-number',
        );
        expect(found.map(({ actual }) => actual).join('')).toBe(untraced.map(([c]) => c).join(''));
      }),
      { numRuns: 5_000 },
    );
  });

  it('says where the fault lies, what was found and what was expected', () => {
    const [diagnostic] = verifySentence(passage('It bought a <Acme> unit.'), 'sentence', context);
    expect(diagnostic).toEqual({
      code: 'verify/article',
      severity: 'hold',
      message: '“a Acme” should be “an Acme”.',
      place: { text: 'It bought a Acme unit.', start: 10, end: 16 },
      actual: 'a Acme',
      expected: 'an',
    });
  });

  it('gives the same empty list for every clean sentence', () => {
    const clean = verifySentence(passage('It rose.'), 'sentence', context);
    expect(verifySentence(passage('It fell.'), 'sentence', context)).toBe(clean);
  });

  it('leaves alone what stands in names, quotations and free text, but not their joins', () => {
    const odd = '<Ødd  “Inc., a apple apple {{x}} ,,y>';
    expect(verifySentence(passage(`It is ${odd}.`), 'sentence', context)).toEqual([]);
    expect(
      verifySentence(passage(`It is${odd} .`), 'sentence', context).map((d) => d.code),
    ).toEqual(['verify/spacing', 'verify/spacing']);
  });

  it('is not blinded by a status or gate that spans the whole sentence', () => {
    const sentence = passage('<Huawei> paid 5  dollars.');
    const gate = { start: 0, end: sentence.text.length, fact: 'name', from: ['/seller'] };
    const codes = verifySentence(
      { ...sentence, spans: [gate, ...sentence.spans] },
      'sentence',
      context,
    );
    expect(codes.map(({ code }) => code)).toEqual(['verify/untraced-number', 'verify/spacing']);
  });
});

describe('verifyItem', () => {
  it('tells the faults of the headline and of every sentence, each by its own rules', () => {
    const found = verifyItem(
      {
        headline: passage('[5] firms rise.'),
        paragraphs: [[passage('It rose.'), passage('It  rose.')], [passage('[5] firms rose')]],
      },
      context,
    );
    expect(found.map(({ code }) => code)).toEqual([
      'verify/headline-stop',
      'verify/spacing',
      'verify/punctuation',
      'verify/opens-with-figure',
    ]);
  });

  it('finds nothing in a clean item', () => {
    const item = { headline: passage('<Acme> rises'), paragraphs: [[passage('<Acme> rose.')]] };
    expect(verifyItem(item, context)).toEqual([]);
  });
});
