import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyRules, verifySentence } from '../../src/verify/index.js';
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
});
