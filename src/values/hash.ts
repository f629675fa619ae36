/**
 * Hashes: deterministic on every machine, for choice and for identity of content, not for security.
 */

/**
 * A 32-bit hash of a text, as an unsigned integer: it decides among wordings that are equally good.
 *
 * @example
 * hash32('wirecopy') === hash32('wirecopy') // => true
 * hash32('a') === hash32('a', 1) // => false
 */
export function hash32(text: string, seed = 0): number {
  let hash = seed ^ text.length;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x5bd1e995);
    hash ^= hash >>> 15;
  }
  return mixed(hash) >>> 0;
}

/**
 * A hash of 53 bits of a text, as a safe integer: a key for tables of numbers where 32 bits would collide.
 *
 * @example
 * Number.isSafeInteger(hash53('wirecopy')) // => true
 */
export function hash53(text: string, seed = 0): number {
  const length = text.length;
  let low = seed ^ 0x243f6a88 ^ length;
  let high = seed ^ 0x13198a2e;
  for (let index = 0; index < length; index += 2) {
    const word = wordAt(text, index, length);
    low = Math.imul(low ^ word, 0x9e3779b1);
    high = Math.imul(high ^ word, 0x85ebca77);
    low ^= low >>> 15;
    high ^= high >>> 13;
  }
  low = mixed(low ^ (high >>> 16));
  return (mixed(high ^ low) >>> 11) * 0x1_0000_0000 + (low >>> 0);
}

/** Two code units as one integer; reading past the end would be slow, so the last may stand alone. */
function wordAt(text: string, index: number, length: number): number {
  const code = text.charCodeAt(index);
  return index + 1 < length ? code | (text.charCodeAt(index + 1) << 16) : code;
}

/** Spreads every bit of the input over every bit of the output; the constants are odd and have about half their bits set. */
function mixed(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return hash ^ (hash >>> 15);
}

/** The four lanes of a running content hash. */
const lanes = new Int32Array(4);

function feed(text: string): void {
  const length = text.length;
  // the length first, so that "ab", "c" and "a", "bc" differ
  let a = Math.imul(lanes[0]! ^ length, 0x9e3779b1);
  let b = Math.imul(lanes[1]! ^ length, 0x85ebca77);
  let c = Math.imul(lanes[2]! ^ length, 0xc2b2ae3d);
  let d = Math.imul(lanes[3]! ^ length, 0x27d4eb2f);
  for (let index = 0; index < length; index += 2) {
    const word = wordAt(text, index, length);
    a = Math.imul(a ^ word, 0x9e3779b1);
    b = Math.imul(b ^ word, 0x85ebca77);
    c = Math.imul(c ^ word, 0xc2b2ae3d);
    d = Math.imul(d ^ word, 0x27d4eb2f);
    a ^= a >>> 15;
    b ^= b >>> 13;
    c ^= c >>> 16;
    d ^= d >>> 14;
  }
  lanes[0] = a ^ (a >>> 16);
  lanes[1] = b ^ (b >>> 15);
  lanes[2] = c ^ (c >>> 14);
  lanes[3] = d ^ (d >>> 13);
}

/** Deeper than any record; what lies below counts as its depth only, so that cycles end. */
const deepest = 100;
/** More values than any record holds; objects that are shared over many levels would be walked for ever. */
const mostValues = 1_000_000;
let valuesLeft = 0;

function feedValue(value: unknown, depth: number): void {
  valuesLeft -= 1;
  if (valuesLeft < 0) return;
  if (typeof value === 'string') {
    feed('s');
    feed(value);
  } else if (typeof value !== 'object' || value === null) {
    feed('p');
    feed(Object.is(value, -0) ? '0' : String(value));
  } else if (depth === deepest) {
    feed('…');
  } else if (Array.isArray(value)) {
    feed('[');
    for (const element of value) {
      if (valuesLeft < 0) break;
      feedValue(element, depth + 1);
    }
    feed(']');
  } else {
    feed('{');
    const fields = value as Readonly<Record<string, unknown>>;
    for (const key of Object.keys(fields).sort()) {
      const field = fields[key];
      if (field === undefined) continue;
      feed(key);
      feedValue(field, depth + 1);
    }
    feed('}');
  }
}

/**
 * A hash of 128 bits of a JSON value's content as 28 digits of base 36: the order of keys and keys without a
 * value do not count, everything else does, down to a hundred levels and up to a million values.
 *
 * @example
 * contentHash({ a: 1, b: [2] }) === contentHash({ b: [2], a: 1 }) // => true
 * contentHash({ a: 1 }) === contentHash({ a: '1' }) // => false
 * contentHash({}).length // => 28
 */
export function contentHash(value: unknown): string {
  valuesLeft = mostValues;
  lanes[0] = 0x243f6a88;
  lanes[1] = 0x13198a2e;
  lanes[2] = 0x2e037073;
  lanes[3] = 0x299f31d0;
  feedValue(value, 0);
  let hash = '';
  let carried = 0;
  for (let round = 0; round < 2; round++) {
    for (let lane = 0; lane < 4; lane++) {
      carried = mixed((lanes[lane] ?? 0) ^ carried);
      lanes[lane] = carried;
    }
  }
  for (let lane = 0; lane < 4; lane++) {
    hash += ((lanes[lane] ?? 0) >>> 0).toString(36).padStart(7, '0');
  }
  return hash;
}
