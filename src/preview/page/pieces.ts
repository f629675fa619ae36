/**
 * A sentence as the page shows it: its text cut at its spans, those within others nested.
 */
import type { Sentence, Span } from '../../model.js';

/** A run of text, or a stretch that one span or several of the same extent cover. */
export type Piece =
  | { readonly text: string }
  | { readonly spans: readonly Span[]; readonly pieces: readonly Piece[] };

/**
 * Cuts a sentence into pieces whose texts together are its text. A span that crosses the end of the one around it is
 * cut there.
 *
 * @example
 * piecesOf({ text: 'A has B.', spans: [{ start: 0, end: 1, fact: 'a', from: ['/a'] }] }) // => [{ spans: [{ start: 0, end: 1, fact: 'a', from: ['/a'] }], pieces: [{ text: 'A' }] }, { text: ' has B.' }]
 */
export function piecesOf({ text, spans }: Pick<Sentence, 'text' | 'spans'>): readonly Piece[] {
  const sorted = [...spans].sort((one, other) => one.start - other.start || other.end - one.end);
  return within(text, 0, text.length, sorted);
}

function within(text: string, start: number, end: number, spans: readonly Span[]): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  let next = 0;
  while (next < spans.length) {
    const span = spans[next]!;
    const from = Math.max(span.start, at);
    const to = Math.min(span.end, end);
    const inner: Span[] = [];
    const same = [span];
    for (next += 1; next < spans.length; next += 1) {
      const other = spans[next]!;
      if (other.start >= to) break;
      if (other.start === span.start && other.end === span.end) same.push(other);
      else inner.push(other);
    }
    if (from >= to) continue;
    if (from > at) pieces.push({ text: text.slice(at, from) });
    pieces.push({ spans: same, pieces: within(text, from, to, inner) });
    at = to;
  }
  if (at < end) pieces.push({ text: text.slice(at, end) });
  return pieces;
}
