import type { Reason } from '../model.js';

/**
 * What a sum is worth as news: from nothing at `small` to 0.6 at `large`, by its order of magnitude between them.
 * Powers of ten are told by digits, not by a logarithm, so that every machine says the same.
 *
 * @example
 * scaleReason(1e9, 'price', 1e6, 1e9) // => { score: 0.6, reason: 'The price is of the order of 1 billion US dollars.', factor: 'amount', scale: 1e9 }
 */
export function scaleReason(
  dollars: number | undefined,
  what: string,
  small: number,
  large: number,
): Reason {
  if (dollars === undefined || dollars < small)
    return {
      score: 0,
      reason: `The ${what} is small or not known.`,
      factor: 'amount',
      ...(dollars === undefined ? {} : { scale: dollars }),
    };
  const share = (magnitude(dollars) - magnitude(small)) / (magnitude(large) - magnitude(small));
  const score = Math.round(Math.min(1, share) * 600) / 1000;
  return {
    score,
    reason: `The ${what} is of the order of ${roughly(dollars)} US dollars.`,
    factor: 'amount',
    scale: dollars,
  };
}

/** Digits before the point, with the leading figures as the fraction: 1 for 1, 3.5 for about 500. */
function magnitude(value: number): number {
  let whole = 0;
  let rest = value;
  while (rest >= 10) {
    rest /= 10;
    whole += 1;
  }
  return whole + (rest - 1) / 9;
}

function roughly(dollars: number): string {
  if (dollars >= 1e9) return `${Math.round(dollars / 1e9)} billion`;
  if (dollars >= 1e6) return `${Math.round(dollars / 1e6)} million`;
  return String(Math.round(dollars / 1000) * 1000);
}
