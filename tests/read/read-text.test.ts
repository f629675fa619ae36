import { describe, expect, it } from 'vitest';
import { readText } from '../../src/read/index.js';

const text = 'Cisco agreed to buy Splunk for $28 billion in cash, the companies said on Thursday.';

describe('reading a text', () => {
  it('gives records with evidence, dated by the day that the sentence names', () => {
    const { records } = readText(text, { id: 'news', date: '2023-09-22', source: 'Reuters' });
    expect(records).toEqual([
      expect.objectContaining({
        kind: 'acquisition',
        id: 'news-1',
        date: '2023-09-21',
        source: 'Reuters',
        acquirer: ['Cisco'],
        target: 'Splunk',
        price: { amount: '28000000000', currency: 'USD' },
        consideration: 'cash',
        status: 'agreed',
        modality: 'asserted',
      }),
    ]);
    for (const { start, end, text: slice } of Object.values(records[0]?.evidence ?? {}))
      expect(text.slice(start, end)).toBe(slice);
  });

  it('takes another currency for a bare sign where it is told so', () => {
    const { records } = readText(text, { currency: 'HKD' });
    expect(records[0]).toMatchObject({ price: { currency: 'HKD' } });
  });

  it.each([
    ['more than $10 million', '$10.4 million', '10400000'],
    ['nearly $11 million', '$10.9 million', '10900000'],
    ['about $11 million', '$10.9 million', '10900000'],
  ])('takes the figure itself before its bound in a headline: %s, %s', (bound, figure, amount) => {
    const { records } = readText(
      `Zenbit raises ${bound} in Series A round\n\nZenbit raised ${figure} in a Series A round.`,
    );
    expect(records).toEqual([
      expect.objectContaining({ amount: { amount, currency: 'USD' } }) as unknown,
    ]);
  });

  it('makes a candidate with its reason of what is denied', () => {
    const { records, candidates, reasons } = readText('Cisco has no plans to buy Splunk.', {
      id: 'news',
    });
    expect(records).toEqual([]);
    expect(candidates).toEqual([expect.objectContaining({ modality: 'denied' })]);
    expect(reasons['news-1']).toContain('It is denied.');
  });

  it('keeps the evidence of a sum whose currency no record can have, and says so', () => {
    const sum = 'Union Miniere has acquired Acme Ltd for 1.2 billion Belgian francs.';
    const { records, diagnostics } = readText(sum, { id: 'old' });
    expect(records[0]).not.toHaveProperty('price');
    expect(records[0]?.evidence).toHaveProperty('price.text', '1.2 billion Belgian francs');
    expect(diagnostics).toEqual([expect.objectContaining({ code: 'read/unknown-currency' })]);
  });

  it('reads up to its limit, and tells what it left', () => {
    const { records, diagnostics } = readText(`${text} ${text}`, {
      id: 'long',
      limit: text.length,
    });
    expect(records).toHaveLength(1);
    expect(diagnostics).toEqual([
      expect.objectContaining({
        code: 'read/text-too-long',
        place: { text: 'long', start: text.length, end: 2 * text.length + 1 },
      }),
    ]);
  });

  it('leaves nothing of a lexicon for the next call', () => {
    const place = 'Vienna agreed to buy Splunk.';
    const first = readText(place);
    readText(place, { lexicon: { Vienna: 'organisation' } });
    expect(readText(place)).toEqual(first);
  });
});
