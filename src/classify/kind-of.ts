/**
 * Which kind an untagged record is of: from the names of its fields, the names that other people give to them, and
 * the words in its values.
 */
import type { Kind } from '../kinds/index.js';

/** A kind that a record may be of, with what speaks for it. */
export interface KindGuess {
  readonly kind: string;
  /** 0 to 1: the share of what was seen that speaks for this kind, less what it lacks. */
  readonly confidence: number;
  readonly reasons: readonly string[];
}

export interface Recognition {
  /** The kind, when one is sure enough and well ahead of the next. */
  readonly kind: string | undefined;
  readonly confidence: number;
  readonly reasons: readonly string[];
  readonly alternatives: readonly KindGuess[];
}

/** What speaks how much; data. Tried on the mapped and the raw rows of three data sets and on the fixtures untagged. */
const recognising = {
  requiredField: 2,
  field: 1,
  cueField: 1.5,
  word: 0.5,
  /** A required field that is absent. */
  missing: 1.5,
  /** A field that the kind does not know. */
  unknown: 0.4,
  /** What is not seen: one telling field alone makes nothing sure. */
  doubt: 2.5,
  /** Below this confidence nothing is recognised, and the next must be this far behind. */
  least: 0.5,
  lead: 0.12,
} as const;

/** How many reasons and alternatives are told. */
const MOST_TOLD = 5;

/**
 * Recognises the kind of a record that does not name one. Nothing is guessed: when two kinds are close, none is given.
 *
 * @example
 * recognise({ colour: 'red' }, []).kind // => undefined
 */
export function recognise(
  raw: Readonly<Record<string, unknown>>,
  kinds: readonly Kind[],
): Recognition {
  const names = Object.keys(raw).filter(
    (name) => raw[name] !== null && raw[name] !== '' && name !== 'kind',
  );
  const words = wordsOf(raw);
  const guesses = kinds
    .map((kind) => guess(kind, names, words))
    .filter(({ confidence }) => confidence > 0)
    .sort((one, other) => other.confidence - one.confidence || (one.kind < other.kind ? -1 : 1));
  const [best, second] = guesses;
  if (best === undefined)
    return {
      kind: undefined,
      confidence: 0,
      reasons: ['No field of the record belongs to a known kind.'],
      alternatives: [],
    };
  const ahead = best.confidence - (second?.confidence ?? 0);
  const sure = best.confidence >= recognising.least && ahead >= recognising.lead;
  return {
    kind: sure ? best.kind : undefined,
    confidence: best.confidence,
    reasons: best.reasons,
    alternatives: (sure ? guesses.slice(1) : guesses).slice(0, MOST_TOLD),
  };
}

/**
 * An untagged record under the kind's own field names: `money_raised` becomes `amount`. Fields that the kind does not
 * know stay as they are, for validation to name them, and so does a second name of a field: which of the two is meant
 * cannot be told.
 *
 * @example
 * underOwnNames({ money_raised: 5 }, { name: 'funding-round', fieldNames: ['amount'], aliases: { amount: ['money_raised'] } }) // => { kind: 'funding-round', amount: 5 }
 */
export function underOwnNames(
  raw: Readonly<Record<string, unknown>>,
  kind: Kind,
): Record<string, unknown> {
  const renamed = new Map<string, unknown>([['kind', kind.name]]);
  for (const [name, value] of Object.entries(raw)) {
    const own = ownName(name, kind) ?? name;
    const taken = Object.hasOwn(raw, own) || renamed.has(own);
    renamed.set(own === name || !taken ? own : name, value);
  }
  // Not by assignment: a key `__proto__` is a key like any other here, and named as unknown.
  return Object.fromEntries(renamed);
}

/**
 * A record that names no kind as one of this kind, under the kind's own field names; any other as it is.
 *
 * @example
 * taggedAs({ kind: 'acquisition' }, { name: 'funding-round', fieldNames: [], aliases: {} }) // => { kind: 'acquisition' }
 */
export function taggedAs(raw: unknown, kind: Kind | undefined): unknown {
  return kind === undefined ||
    typeof raw !== 'object' ||
    raw === null ||
    Array.isArray(raw) ||
    'kind' in raw
    ? raw
    : underOwnNames(raw as Readonly<Record<string, unknown>>, kind);
}

/** `moneyRaised`, `money-raised` and `Money Raised` are all `money_raised`. */
function folded(name: string): string {
  return name
    .trim()
    .replaceAll(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1_$2')
    .replaceAll(/[\s.-]+/g, '_')
    .toLowerCase();
}

const foldedNames = new WeakMap<Kind, ReadonlyMap<string, string>>();

function ownName(name: string, kind: Kind): string | undefined {
  let own = foldedNames.get(kind);
  if (own === undefined) {
    const made = new Map<string, string>();
    for (const field of kind.fieldNames) made.set(folded(field), field);
    for (const [field, aliases] of Object.entries(kind.aliases))
      for (const alias of aliases) made.set(folded(alias), field);
    own = made;
    foldedNames.set(kind, own);
  }
  return own.get(folded(name));
}

/** Fields that every kind has say nothing of the kind. */
const COMMON = new Set([
  'id',
  'version',
  'replaces',
  'date',
  'source',
  'test',
  'embargo',
  'background',
  'quotes',
  'evidence',
  'confidence',
  'modality',
  'status',
]);

function guess(kind: Kind, names: readonly string[], words: ReadonlySet<string>): KindGuess {
  const reasons: string[] = [];
  let score = 0;
  let most = 0;
  const present = new Set<string>();
  for (const name of names) {
    const own = ownName(name, kind);
    if (own === undefined) {
      most += recognising.unknown;
      continue;
    }
    if (COMMON.has(own)) continue;
    present.add(own);
    const worth =
      (kind.requiredFields.includes(own) ? recognising.requiredField : recognising.field) +
      (kind.cues.fields.includes(own) ? recognising.cueField : 0);
    score += worth;
    most += worth;
    reasons.push(
      own === name ? `It has the field ${name}.` : `Its field ${name} is another name of ${own}.`,
    );
  }
  if (present.size === 0) return { kind: kind.name, confidence: 0, reasons: [] };
  for (const field of kind.requiredFields) {
    if (COMMON.has(field) || present.has(field)) continue;
    most += recognising.missing;
    reasons.push(`It lacks ${field}, which the kind requires.`);
  }
  for (const word of kind.cues.words) {
    if (!words.has(word)) continue;
    score += recognising.word;
    most += recognising.word;
    reasons.push(`A value says "${word}".`);
  }
  const confidence = Math.round((score / (most + recognising.doubt)) * 100) / 100;
  return { kind: kind.name, confidence, reasons };
}

/** Characters of values that are looked through for words; a value is a cue, not a text. */
const MOST_LOOKED_AT = 2000;

function wordsOf(raw: Readonly<Record<string, unknown>>): ReadonlySet<string> {
  const words = new Set<string>();
  for (const value of Object.values(raw)) {
    if (typeof value !== 'string') continue;
    const tokens = value
      .slice(0, MOST_LOOKED_AT)
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u);
    tokens.forEach((token, index) => {
      words.add(token);
      const next = tokens[index + 1];
      if (next !== undefined) words.add(`${token} ${next}`);
    });
  }
  return words;
}
