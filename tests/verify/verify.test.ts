import { describe, expect, it } from 'vitest';
import { verifyItem, verifySentence } from '../../src/verify/index.js';
import { context, passage } from './passage.js';

describe('verifySentence', () => {
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

  it('leaves alone what joins within a value, where a part of it has a span of its own', () => {
    const sentence = passage('It met <A5B Ltd> now.');
    const part = { start: 8, end: 9, fact: 'figure', from: ['/figure'] };
    expect(
      verifySentence({ ...sentence, spans: [...sentence.spans, part] }, 'sentence', context),
    ).toEqual([]);
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
