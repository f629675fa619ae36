import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../../src/model.js';
import { piecesOf, type Piece } from '../../../src/preview/page/pieces.js';

function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => ('text' in piece ? piece.text : textOf(piece.pieces))).join('');
}

function factsIn(pieces: readonly Piece[]): string[] {
  return pieces.flatMap((piece) =>
    'text' in piece ? [] : [...piece.spans.map(({ fact }) => fact), ...factsIn(piece.pieces)],
  );
}

function span(start: number, end: number, fact: string): Span {
  return { start, end, fact, from: [`/${fact}`] };
}

describe('piecesOf', () => {
  it('nests spans within those around them, and puts those of one extent together', () => {
    const whole = span(0, 12, 'agreed');
    const name = span(0, 4, 'buyer');
    const [price, converted] = [span(10, 12, 'price'), span(10, 12, 'sum')];
    expect(
      piecesOf({ text: 'Acme pays $5', spans: [price, whole, converted, name] }),
    ).toStrictEqual([
      {
        spans: [whole],
        pieces: [
          { spans: [name], pieces: [{ text: 'Acme' }] },
          { text: ' pays ' },
          { spans: [price, converted], pieces: [{ text: '$5' }] },
        ],
      },
    ]);
  });

  it('loses and doubles no letter, whatever the spans', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 30 }),
        fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 8 }),
        (text, ends) => {
          const spans = ends.map(([one, other], index) =>
            span(
              Math.min(one, other, text.length),
              Math.min(Math.max(one, other), text.length),
              `f${index}`,
            ),
          );
          expect(textOf(piecesOf({ text, spans }))).toBe(text);
        },
      ),
    );
  });

  it('shows every span that is nested or stands alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 8 }), (widths) => {
        let at = 0;
        const inner = widths.map((width, index) => {
          const made = span(at, at + width, `f${index}`);
          at += width + 1;
          return made;
        });
        const spans = [...inner, span(0, at + 1, 'all')];
        const pieces = piecesOf({ text: 'x'.repeat(at + 1), spans });
        expect(factsIn(pieces).sort()).toEqual(spans.map(({ fact }) => fact).sort());
      }),
    );
  });
});
