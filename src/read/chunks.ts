/**
 * The parts of a sentence: what is spoken of (mentions), groups of verbs, and the small words between.
 */
import type { Quantity } from './quantities.js';
import { isCommon, isFirstName, properTag, type Tag, type Verb, type Word } from './tagging.js';
import {
  actorNouns,
  demonyms,
  legalForms,
  likePersons,
  organisationsOf,
  organisationWords,
  personNouns,
  possessivePronouns,
  singularOf,
} from './words.js';

/** A stretch of the text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a name is of, as far as its words tell. */
export type NameClass = 'organisation' | 'person' | 'place' | 'unknown';

/** A name as it stands in the text. */
export interface Name extends Stretch {
  readonly class: NameClass;
}

/** Something that a sentence speaks of: a name, a noun phrase, a figure, a pronoun, or several joined by "and". */
export interface Mention {
  readonly type: 'mention';
  readonly start: number;
  readonly end: number;
  /** The words, articles and all. */
  readonly words: readonly Word[];
  readonly determiner: string | undefined;
  /** Whose it is: "Honeywell's computer business"; a pronoun's word where it is "its". */
  readonly possessor: Mention | undefined;
  /** Names in it, in their order; the last is what it is about where `name` is set. */
  readonly names: readonly Name[];
  /** Set where the last word is a name's. */
  readonly name: Name | undefined;
  /** The last noun in lower case and in the singular; of a name nothing. */
  readonly head: string;
  /** Figures before the noun, or alone. */
  readonly quantities: readonly Quantity[];
  readonly pronoun: string | undefined;
  /** What stands before a name and describes it: "warehouse robot maker". */
  readonly description: Stretch | undefined;
  /** What stands in brackets after it: a short name, a ticker. */
  readonly aside: Stretch | undefined;
  /** Where it is from: "Beijing-based", "Chinese". */
  readonly origin: string | undefined;
  /** Members of a list; empty for a single one. */
  readonly members: readonly Mention[];
}

/** A group of verbs: auxiliaries, adverbs and the main verb. */
export interface VerbGroup {
  readonly type: 'verbs';
  readonly start: number;
  readonly end: number;
  readonly lemma: string;
  readonly form: Verb['form'];
  /** Whether it has "to" before it. */
  readonly infinitive: boolean;
  readonly passive: boolean;
  readonly finite: boolean;
  readonly negated: boolean;
  readonly modal: string | undefined;
  readonly perfect: boolean;
  readonly progressive: boolean;
  /** Adverbs in lower case: "reportedly". */
  readonly adverbs: readonly string[];
}

/** A small word or a sign between. */
export interface Link {
  readonly type: 'link';
  readonly tag: Tag;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
}

export type Chunk = Mention | VerbGroup | Link;

/** Small words inside names. */
const inside: ReadonlySet<string> = new Set(
  'de la du des der den von van und et al di da do dos el y e bin ibn le les del zu ten ter af ag'.split(
    ' ',
  ),
);

/**
 * Groups the words of a sentence.
 *
 * @example
 * typeof chunksOf // => 'function'
 */
export function chunksOf(words: readonly Word[], text: string): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let at = 0;
  while (at < words.length) {
    const word = words[at] as Word;
    const verbs = verbGroupAt(words, at);
    if (verbs !== undefined) {
      chunks.push(verbs.group);
      at = verbs.next;
      continue;
    }
    const mention = mentionAt(words, at, text);
    if (mention !== undefined) {
      chunks.push(mention.mention);
      at = mention.next;
      continue;
    }
    chunks.push({
      type: 'link',
      tag: word.tag,
      lower: word.lower,
      start: word.start,
      end: word.end,
    });
    at += 1;
  }
  return joinLists(chunks, text);
}

/** "to be acquired", "has not yet agreed", "is acquiring". */
function verbGroupAt(
  words: readonly Word[],
  from: number,
): { readonly group: VerbGroup; readonly next: number } | undefined {
  let at = from;
  let modal: string | undefined;
  let infinitive = false;
  let negated = false;
  let perfect = false;
  let be = false;
  let support: Word | undefined;
  const adverbs: string[] = [];
  for (; at < words.length; at += 1) {
    const word = words[at] as Word;
    if (word.tag === 'modal') {
      if (support !== undefined && !infinitive) break;
      modal = word.lower;
      negated ||= /n't|cannot/.test(word.lower);
      support = word;
    } else if (word.tag === 'to') {
      // "agreed to buy" is two groups; "to" before a noun is a preposition
      if (support !== undefined || !opensVerb(words, at + 1)) break;
      infinitive = true;
      support = word;
    } else if (word.tag === 'have') {
      if (support !== undefined && !infinitive && modal === undefined) break;
      perfect = true;
      negated ||= word.lower.endsWith("n't");
      support = word;
    } else if (word.tag === 'be') {
      be = true;
      negated ||= word.lower.endsWith("n't");
      support = word;
    } else if (word.tag === 'do') {
      negated ||= word.lower.endsWith("n't");
      support = word;
    } else if (word.tag === 'not') {
      if (support === undefined) return undefined;
      negated = true;
    } else if (word.tag === 'adverb') {
      // an adverb opens a group only where its verb follows
      if (support === undefined && !adverbBeforeVerb(words, at)) return undefined;
      adverbs.push(word.lower);
    } else break;
  }
  const main = words[at];
  if (main?.tag === 'verb' && main.verb !== undefined) {
    const { lemma, form } = main.verb;
    const isPast = form === 'past' || form === 'participle';
    const passive = be && isPast;
    const progressive = be && form === 'gerund';
    const finite =
      support === undefined ? form === 'past' || form === 'third' || form === 'base' : !infinitive;
    const particle = particleAt(words, at + 1, lemma);
    return {
      group: {
        type: 'verbs',
        start: words[from]?.start ?? main.start,
        end: particle?.end ?? main.end,
        lemma: particle === undefined ? lemma : `${lemma} ${particle.lower}`,
        form,
        infinitive,
        passive,
        finite: finite && (support !== undefined || form !== 'participle'),
        negated,
        modal,
        perfect,
        progressive:
          progressive || (passive && words.slice(from, at).some(({ lower }) => lower === 'being')),
        adverbs,
      },
      next: particle === undefined ? at + 1 : at + 2,
    };
  }
  if (support === undefined || support.tag === 'to' || support.tag === 'modal') return undefined;
  // "is", "has": verbs by themselves; what adverbs follow stand with what comes next
  let end = at;
  while (end > from + 1 && words[end - 1]?.tag === 'adverb') end -= 1;
  const last = words[end - 1] as Word;
  return {
    group: {
      type: 'verbs',
      start: words[from]?.start ?? last.start,
      end: last.end,
      lemma: be ? 'be' : perfect ? 'have' : 'do',
      form: 'third',
      infinitive,
      passive: false,
      finite: !infinitive && last.lower !== 'being' && last.lower !== 'having',
      negated,
      modal,
      perfect: be && perfect,
      progressive: false,
      adverbs,
    },
    next: end,
  };
}

function opensVerb(words: readonly Word[], from: number): boolean {
  for (let at = from; at < words.length && at < from + 4; at += 1) {
    const tag = words[at]?.tag;
    if (tag === 'verb') return words[at]?.verb?.form === 'base' || at > from;
    if (tag === 'be' || tag === 'have' || tag === 'do') return true;
    if (tag !== 'adverb' && tag !== 'not') return false;
  }
  return false;
}

function adverbBeforeVerb(words: readonly Word[], from: number): boolean {
  for (let at = from; at < words.length && at < from + 3; at += 1) {
    const tag = words[at]?.tag;
    if (tag === 'verb') return words[at]?.verb?.form !== 'past' || !isAdjectival(words, at);
    if (tag !== 'adverb') return false;
  }
  return false;
}

/** "privately held company": the participle belongs to the noun. */
function isAdjectival(words: readonly Word[], at: number): boolean {
  const next = words[at + 1];
  const before = words[at - 2];
  return (
    (next?.tag === 'noun' || next?.tag === 'adjective') &&
    (before?.tag === 'determiner' || before?.tag === 'possessive' || before === undefined)
  );
}

const particles: Readonly<Record<string, string>> = {
  take: 'over private', snap: 'up', buy: 'out back', sell: 'off out', pick: 'up', scoop: 'up', call: 'off', spin: 'off out',
  set: 'up', gobble: 'up', team: 'up', tie: 'up', hive: 'off', roll: 'out', bring: 'in together', pull: 'in out', rake: 'in', lay: 'off',
  close: 'down', shut: 'down', open: 'up', carve: 'out', go: 'public', link: 'up', back: 'out', start: 'up', beef: 'up', back_: '',
  walk: 'away', mop: 'up', ramp: 'up', join: 'up', put: 'up', break: 'off ground', haul: 'in', divest: '', turn: 'out', edge: 'up down', end: 'up down', finish: 'up down',
  switch: 'on off', fire: 'up', wrap: 'up', light: 'up', step: 'up', dig: 'up', nudge: 'up down', inch: 'up down', tick: 'up down', creep: 'up down', draw: 'up',
}; // prettier-ignore

function particleAt(words: readonly Word[], at: number, lemma: string): Word | undefined {
  const next = words[at];
  if (next === undefined || !Object.hasOwn(particles, lemma)) return undefined;
  return particles[lemma]?.split(' ').includes(next.lower) === true ? next : undefined;
}

/** A mention that begins at a word, and the word after it. */
function mentionAt(
  words: readonly Word[],
  from: number,
  text: string,
): { readonly mention: Mention; readonly next: number } | undefined {
  const first = words[from] as Word;
  if (first.tag === 'pronoun')
    return {
      mention: mentionOf(words.slice(from, from + 1), undefined, undefined, [], text),
      next: from + 1,
    };
  let at = from;
  let determiner: string | undefined;
  let possessor: Mention | undefined;
  if (first.tag === 'determiner') {
    determiner = first.lower;
    at += 1;
    // "all of the", "both the", "some 40"
    if (/^(?:all|both|some|many|most|any|each)$/.test(first.lower) && words[at]?.lower === 'of') {
      at += words[at + 1]?.tag === 'determiner' ? 2 : 1;
    } else if (words[at]?.tag === 'determiner') at += 1;
  }
  let begin = from;
  const names: Name[] = [];
  let last: 'noun' | 'name' | 'other' | undefined;
  for (;;) {
    const word = words[at];
    if (word === undefined) break;
    if (word.tag === 'name') {
      const end = nameEnd(words, at);
      names.push(nameOf(words, at, end, text));
      at = end;
      last = 'name';
      continue;
    }
    if (word.tag === 'noun' || word.tag === 'quantity') {
      // a day or a period after a noun begins anew: "acquired Bolt last year"
      if (word.quantity !== undefined && last !== undefined && isTime(word.quantity)) break;
      // after a name no figure follows in one phrase, except a model's number
      if (word.quantity !== undefined && last === 'name') break;
      // "$5 million Series A", but "shares 5%"
      if (word.quantity !== undefined && last === 'noun') break;
      at += 1;
      last = word.tag === 'noun' ? 'noun' : 'other';
      if (
        word.quantity !== undefined &&
        isTime(word.quantity) &&
        words[at]?.tag !== 'noun' &&
        words[at]?.tag !== 'possessive' &&
        !(words[at]?.tag === 'adjective' && words[at + 1]?.tag === 'noun')
      )
        break;
      continue;
    }
    if (word.tag === 'adjective') {
      // "Jersey City-based Verisk"
      const isSeat = /-(?:based|listed|owned|backed|headquartered|led|quoted)$/.test(word.lower);
      if (last === 'name' && !isSeat && determiner === undefined && words[at + 1]?.tag !== 'noun')
        break;
      at += 1;
      last = 'other';
      continue;
    }
    if (word.tag === 'adverb' && isAdverbInside(words, at)) {
      at += 1;
      continue;
    }
    if (word.tag === 'verb' && isParticipleInside(words, at, last)) {
      at += 1;
      last = 'other';
      continue;
    }
    if (word.tag === 'possessive' && last !== undefined) {
      possessor = mentionOf(words.slice(begin, at), determiner, possessor, names.splice(0), text);
      determiner = undefined;
      at += 1;
      begin = at;
      last = undefined;
      continue;
    }
    if (word.tag === 'conjunction' && joinsInside(words, at, last)) {
      at += 1;
      continue;
    }
    if (word.text === '-' && last !== undefined && isPart(words[at + 1])) {
      at += 1;
      continue;
    }
    if (
      (word.text === '"' || word.text === '“' || word.text === '”') &&
      last !== undefined &&
      determiner !== undefined &&
      words[at + 1]?.tag === 'noun' &&
      word.text !== '”'
    ) {
      break;
    }
    break;
  }
  if (last === undefined && possessor !== undefined) return { mention: possessor, next: at };
  if (last === undefined) {
    if (determiner === undefined) return undefined;
    return { mention: mentionOf(words.slice(from, at), determiner, undefined, [], text), next: at };
  }
  const aside = asideAt(words, at, text);
  const mention = mentionOf(
    words.slice(begin, at),
    determiner,
    possessor,
    names,
    text,
    aside?.stretch,
  );
  return { mention, next: aside?.next ?? at };
}

function isTime({ read }: Quantity): boolean {
  return read.type === 'date' || read.type === 'period';
}

function isPart(word: Word | undefined): boolean {
  return (
    word !== undefined && (word.tag === 'noun' || word.tag === 'adjective' || word.tag === 'name')
  );
}

function isAdverbInside(words: readonly Word[], at: number): boolean {
  const next = words[at + 1];
  return (
    (next?.tag === 'adjective' && isPart(words[at + 2])) ||
    (next?.tag === 'verb' &&
      next.verb?.form === 'past' &&
      isPart(words[at + 2]) &&
      words[at - 1]?.tag === 'determiner')
  );
}

/** "the acquired company", "leading chip maker", "existing business". */
function isParticipleInside(words: readonly Word[], at: number, last: unknown): boolean {
  const { verb } = words[at] as Word;
  const next = words[at + 1];
  if (last === 'name' || last === 'noun') return false;
  return (
    (verb?.form === 'past' || verb?.form === 'gerund') &&
    (words[at - 1]?.tag === 'determiner' ||
      words[at - 1]?.tag === 'adverb' ||
      words[at - 1]?.tag === 'adjective' ||
      words[at - 1]?.tag === 'possessive') &&
    (next?.tag === 'noun' ||
      next?.tag === 'adjective' ||
      (next?.tag === 'name' && words[at - 1]?.tag === 'adverb'))
  );
}

/** "oil and gas company": nouns before a noun. */
function joinsInside(words: readonly Word[], at: number, last: unknown): boolean {
  const before = words[at - 1];
  const next = words[at + 1];
  const after = words[at + 2];
  if (last !== 'noun' && last !== 'other') return false;
  if (before?.shape !== 'lower' || next?.shape !== 'lower') return false;
  if (next.tag !== 'noun' && next.tag !== 'adjective') return false;
  const startsPhrase = words[at - 2]?.tag === 'noun' && words[at - 3]?.tag === 'determiner';
  return (
    after?.tag === 'noun' &&
    (actorNouns.has(singularOf(after.lower)) ||
      actorNouns.has(after.lower) ||
      !after.lower.endsWith('s')) &&
    !startsPhrase
  );
}

/** Where a name that begins at a word ends. */
function nameEnd(words: readonly Word[], from: number): number {
  let at = from + 1;
  for (;;) {
    const last = words[at - 1] as Word;
    const word = words[at];
    if (word === undefined) return at;
    const next = words[at + 1];
    // "Chevron Petroleum (U.K.) Ltd"
    if (
      word.text === '(' &&
      words[at + 2]?.text === ')' &&
      legalForms.has(words[at + 3]?.lower ?? '')
    ) {
      at += 4;
      continue;
    }
    // "Ministry of Energy of Kazakhstan"
    if (
      word.lower === 'of' &&
      next?.tag === 'name' &&
      properTag(next.lower) === 'place' &&
      /^(?:ministry|department)$/.test(words[from]?.lower ?? '') &&
      words[from + 1]?.lower === 'of' &&
      at > from + 2
    ) {
      at += 2;
      continue;
    }
    const over = legalForms.has(last.lower) && at - from > 1 && !isOfNation(words, from, at);
    if (word.tag === 'name') {
      if (over && !legalForms.has(word.lower)) return at;
      at += 1;
      continue;
    }
    if (
      word.text === ',' &&
      next !== undefined &&
      legalForms.has(next.lower) &&
      /^\p{Lu}/u.test(next.text)
    ) {
      at += 2;
      continue;
    }
    if (over) {
      // "GmbH & Co. KG"
      if (word.text === '&' && next?.lower === 'co.') {
        at += 2;
        continue;
      }
      return at;
    }
    if (
      (word.text === '&' || word.text === '+' || word.text === '/') &&
      (next?.tag === 'name' || next?.lower === 'co.')
    ) {
      at += 2;
      continue;
    }
    if ((word.text === '-' || word.text === '–') && next?.tag === 'name' && word.start > last.end) {
      at += 2;
      continue;
    }
    if (
      word.text === '!' &&
      word.start === last.end &&
      next !== undefined &&
      (next.shape === 'lower' ||
        next.text === ',' ||
        next.tag === 'possessive' ||
        next.tag === 'name')
    ) {
      at += 1;
      continue;
    }
    if (
      word.text === '.' &&
      word.start === last.end &&
      next?.tag === 'name' &&
      last.text.length === 1
    ) {
      at += 1;
      continue;
    }
    if (
      inside.has(word.lower) &&
      word.shape === 'lower' &&
      (next?.tag === 'name' || (inside.has(next?.lower ?? '') && words[at + 2]?.tag === 'name'))
    ) {
      at += next?.tag === 'name' ? 2 : 3;
      continue;
    }
    if (
      word.lower === 'of' &&
      (organisationsOf.has(last.lower) ||
        (at - from > 1 && /^(?:bank|university|republic|city|ministry)$/.test(last.lower)))
    ) {
      const skip =
        next?.lower === 'the' && words[at + 2]?.tag === 'name'
          ? 2
          : next?.tag === 'name' || (next?.tag === 'adjective' && demonyms[next.text] !== undefined)
            ? 1
            : 0;
      const isSeat =
        last.lower === 'association' && properTag(words[at + skip]?.lower ?? '') === 'place';
      if (skip > 0 && !isSeat) {
        at += skip + 1;
        continue;
      }
    }
    if (word.lower === 'of' && isOfNation(words, from, at)) {
      at += 2;
      continue;
    }
    if (
      word.lower === 'of' &&
      next?.tag === 'name' &&
      !legalForms.has(last.lower) &&
      /^(?:bancorp|bank|banks|company|corp|savings|association)$/.test(last.lower) &&
      endsInLegalForm(words, at + 1)
    ) {
      at += 2;
      continue;
    }
    if (word.lower === 'and' && next?.tag === 'name' && joinsName(words, from, at)) {
      at += 2;
      continue;
    }
    if (
      word.lower === 'for' &&
      next?.tag === 'name' &&
      /^(?:center|centre|association|foundation|institute|society|fund|council|agency|office|campaign)$/.test(
        last.lower,
      )
    ) {
      at += 2;
      continue;
    }
    // "Byju's has raised"
    if (
      word.tag === 'possessive' &&
      at - from === 1 &&
      (next?.tag === 'have' || next?.tag === 'be' || next?.tag === 'modal')
    )
      return at + 1;
    const isGroupName =
      words[at + 2]?.tag !== 'name' &&
      words[at + 2]?.tag !== 'noun' &&
      at - from === 1 &&
      /^(?:international|group|industries|holdings|foods|stores|restaurants|entertainment|media)$/.test(
        next?.lower ?? '',
      );
    if (
      word.tag === 'possessive' &&
      next?.tag === 'name' &&
      ((at - from === 1 && endsInLegalForm(words, at + 1)) || isGroupName)
    ) {
      at += 2;
      continue;
    }
    if (
      word.tag === 'quantity' &&
      word.quantity?.read.type === 'number' &&
      /^\d{1,4}$/.test(word.text) &&
      /^(?:nikkei|s&p|ftse|csi|stoxx|russell|kospi|cac|dax|fund|asx|boeing|airbus|studio|euronext|formula)$/i.test(
        last.lower,
      )
    ) {
      at += 1;
      continue;
    }
    return at;
  }
}

/**
 * "State Grid Corp of China", "Aluminum Corp. of China": what has no word of its own before its form goes on with its
 * nation; "NEC Corp of Japan" is NEC Corp.
 */
function isOfNation(words: readonly Word[], from: number, at: number): boolean {
  const [form, of, nation] = [words[at - 1], words[at], words[at + 1]];
  return (
    /^(?:corp|co|company|corporation)\.?$/.test(form?.lower ?? '') &&
    of?.lower === 'of' &&
    nation?.tag === 'name' &&
    properTag(nation.lower) === 'place' &&
    at - from > 1 &&
    words.slice(from, at - 1).every(({ lower, text }) => text === '&' || isCommon(lower))
  );
}

/** Words that close a name, so that "and" after them begins another. */
const closingWords =
  /^(?:capital|ventures?|partners|group|holdings?|banks?|bancorp|funds?|management|investments?|investors|equity|technologies|technology|systems|software|networks?|labs?|university|global|international|media|energy|motors?|airlines?|pharmaceuticals|therapeutics|insurance|foods|brands|stores|trust|associates|advisors|growth|robotics)$/;

/** "Ministry of Industry and Information Technology", "Savings and Loan Association". */
function joinsName(words: readonly Word[], from: number, at: number): boolean {
  const isOfOffice = words
    .slice(from, at)
    .some(
      ({ lower }, index, run) =>
        lower === 'of' && index > 0 && organisationsOf.has(run[index - 1]?.lower ?? ''),
    );
  // "Bank of America and Bolt" are two
  const isBank = words[from]?.lower === 'bank' && properTag(words[at + 1]?.lower ?? '') !== 'place';
  if (isOfOffice && !isBank)
    return (
      !organisationWords.has(words[at - 1]?.lower ?? '') ||
      /^(?:industry|science|health|trade|commerce|technology|energy|finance)$/.test(
        words[at - 1]?.lower ?? '',
      )
    );
  let end = at + 1;
  while (words[end]?.tag === 'name') end += 1;
  const last = words[end - 1]?.lower ?? '';
  const left = words[at - 1]?.lower ?? '';
  const right = words[at + 1]?.lower ?? '';
  const isFormal = /^(?:inc|corp|ltd|co|plc|llc|l\.?p|n\.?v|company|corporation)\.?$/.test(last);
  // "Upland Minerals and Chemicals Corp", "Rogers and Cowan Inc"
  if (
    isFormal &&
    end - at > 2 &&
    !legalForms.has(left) &&
    ((isCommon(left) && (isCommon(right) || !closingWords.test(left))) ||
      // "Rogers and Cowan Inc", but not the end of a list: "Acme, Bolt and Cowan Inc"
      (at - from === 1 &&
        end - at === 3 &&
        !(words[from - 1]?.text === ',' && words[from - 2]?.tag === 'name')))
  )
    return true;
  const tail = words[end - 1]?.lower ?? '';
  return (
    end - at > 2 &&
    /^(?:association|commission|administration|agency|authority|department|ministry|corp|corp\.|corporation|inc|inc\.|co|co\.|ltd|ltd\.|bureau|bank|company|trust|services|board|institute)$/.test(
      tail,
    ) &&
    /^(?:savings|oil|food|health|trade|securities|research|science|national|gas|electric|light|power|iron|steel|coal|fire|marine|life|development|standards|water|housing|commerce|drug|industry|industrial|planning|information|banking|insurance|agriculture|sports|arts|culture|education|space|aeronautics|international|engineering|design|technology|pacific|atlantic)$/.test(
      words[at - 1]?.lower ?? '',
    )
  );
}

function endsInLegalForm(words: readonly Word[], from: number): boolean {
  for (let at = from; at < words.length && at < from + 5; at += 1) {
    const word = words[at] as Word;
    if (word.tag !== 'name' && word.text !== '&') return false;
    if (legalForms.has(word.lower) && word.lower !== 'as' && word.lower !== 'ab') return true;
  }
  return false;
}

function nameOf(words: readonly Word[], from: number, end: number, text: string): Name {
  const first = words[from] as Word;
  const last = words[end - 1] as Word;
  return {
    start: first.start,
    end: last.end,
    text: text.slice(first.start, last.end),
    class: classOf(words, from, end),
  };
}

function classOf(words: readonly Word[], from: number, end: number): NameClass {
  const first = words[from] as Word;
  const last = words[end - 1] as Word;
  const before = words[from - 1];
  if (
    before !== undefined &&
    (personNouns.has(before.lower) || /^(?:mr|mrs|ms|dr|sir)\.?$/.test(before.lower)) &&
    end - from < 5 &&
    !organisationWords.has(last.lower)
  )
    return 'person';
  for (let at = from; at < end; at += 1) {
    const { lower } = words[at] as Word;
    if (at > from && (organisationWords.has(lower) || lower === '&')) return 'organisation';
    if (organisationsOf.has(lower) && words[at + 1]?.lower === 'of' && at + 1 < end)
      return 'organisation';
  }
  const whole = words
    .slice(from, end)
    .map(({ lower }) => lower)
    .join(' ');
  if (likePersons.has(whole)) return 'organisation';
  const known = properTag(whole);
  if (known === 'place') return 'place';
  if (known !== undefined) return known === 'person' && end - from === 1 ? 'unknown' : known;
  if (
    end - from > 1 &&
    end - from < 4 &&
    isFirstName(first.lower) &&
    !isCommon(last.lower) &&
    !last.lower.endsWith('s')
  )
    return 'person';
  return 'unknown';
}

/** What stands in brackets right after a mention, if it is short. */
function asideAt(
  words: readonly Word[],
  at: number,
  text: string,
): { readonly stretch: Stretch; readonly next: number } | undefined {
  if (words[at]?.text !== '(') return undefined;
  for (let end = at + 1; end < words.length && end < at + 14; end += 1) {
    const word = words[end] as Word;
    if (word.text === ')') {
      const start = words[at + 1]?.start ?? word.start;
      const last = words[end - 1]?.end ?? word.start;
      return end === at + 1
        ? undefined
        : { stretch: { start, end: last, text: text.slice(start, last) }, next: end + 1 };
    }
  }
  return undefined;
}

function mentionOf(
  words: readonly Word[],
  determiner: string | undefined,
  possessor: Mention | undefined,
  names: readonly Name[],
  text: string,
  aside?: Stretch,
): Mention {
  const first = words[0] as Word;
  const last = words.at(-1) as Word;
  const name = names.at(-1);
  const isNamed = name !== undefined && name.end === last.end;
  const pronoun = first.tag === 'pronoun' ? first.lower : undefined;
  const quantities = words.flatMap(({ quantity }) => (quantity === undefined ? [] : [quantity]));
  const start = possessor?.start ?? first.start;
  return {
    type: 'mention',
    start,
    end: last.end,
    words,
    determiner,
    possessor: possessor ?? undefined,
    names,
    name: isNamed ? name : undefined,
    head: isNamed
      ? ''
      : last.tag === 'noun' || last.tag === 'adjective' || last.tag === 'verb'
        ? singularOf(last.lower)
        : '',
    quantities,
    pronoun:
      pronoun ??
      (determiner !== undefined && possessivePronouns.has(determiner) && words.length === 1
        ? determiner
        : undefined),
    description: isNamed ? descriptionOf(words, determiner, name, text) : undefined,
    aside,
    origin: originOf(words),
    members: [],
  };
}

function descriptionOf(
  words: readonly Word[],
  determiner: string | undefined,
  name: Name,
  text: string,
): Stretch | undefined {
  const from = determiner === undefined ? 0 : words.findIndex(({ tag }) => tag !== 'determiner');
  const before = words.filter(({ end }, index) => end <= name.start && index >= from);
  const first = before[0];
  const last = before.at(-1);
  if (first === undefined || last === undefined || last.tag !== 'noun') return undefined;
  return { start: first.start, end: last.end, text: text.slice(first.start, last.end) };
}

/** "Beijing-based", "Chinese". */
function originOf(words: readonly Word[]): string | undefined {
  for (const { text } of words) {
    const based = /^(.+)[-‐‑]based$/u.exec(text)?.[1];
    if (based !== undefined) return based;
    if (demonyms[text] !== undefined) return demonyms[text];
  }
  return undefined;
}

/** "Austin, Texas, …": a city with its region is one place, and no list of two. */
function withRegions(chunks: readonly Chunk[]): readonly Chunk[] {
  const joined: Chunk[] = [];
  for (let at = 0; at < chunks.length; at += 1) {
    const chunk = chunks[at] as Chunk;
    const region = chunks[at + 2];
    const after = chunks[at + 3];
    if (
      chunk.type === 'mention' &&
      chunk.name !== undefined &&
      (isPlain(chunk) || isCity(chunks, at)) &&
      isLink(chunks[at + 1], ',') &&
      region?.type === 'mention' &&
      isPlain(region) &&
      (after === undefined || isLink(after, ',') || isLink(after, '.')) &&
      !(isPlain(chunks[at + 4]) || isLink(chunks[at + 4], 'and') || isLink(chunks[at + 4], 'or'))
    ) {
      const name: Name = { ...chunk.name, class: 'place' };
      joined.push({ ...chunk, end: region.end, name, names: [name] });
      at += 2;
    } else joined.push(chunk);
  }
  return joined;
}

/** "in Austin, Texas": what stands in a region is a place, whatever else bears its name. */
function isCity(chunks: readonly Chunk[], at: number): boolean {
  const city = chunks[at];
  const link = chunks[at - 1];
  return (
    city?.type === 'mention' &&
    city.name?.class === 'unknown' &&
    city.head === '' &&
    city.possessor === undefined &&
    link?.type === 'link' &&
    /^(?:in|near|at|outside|to)$/.test(link.lower)
  );
}

/** A place's name and nothing else. */
function isPlain(chunk: Chunk | undefined): boolean {
  return (
    chunk?.type === 'mention' &&
    chunk.name?.class === 'place' &&
    chunk.head === '' &&
    chunk.possessor === undefined &&
    chunk.determiner === undefined
  );
}

/** Names, or noun phrases, in a row with "and" before the last are one mention of several. */
function joinLists(parts: readonly Chunk[], text: string): readonly Chunk[] {
  const chunks = withRegions(parts);
  const joined: Chunk[] = [];
  let at = 0;
  while (at < chunks.length) {
    const list = listAt(chunks, at, text);
    if (list === undefined) {
      joined.push(chunks[at] as Chunk);
      at += 1;
      continue;
    }
    const first = list.members[0] as Mention;
    const last = list.members.at(-1) as Mention;
    joined.push({
      ...first,
      end: last.end,
      members: list.members,
      name: undefined,
      head: last.head,
      description: undefined,
      aside: undefined,
    });
    at = list.next;
  }
  return joined;
}

function listAt(
  chunks: readonly Chunk[],
  from: number,
  text: string,
): { readonly members: readonly Mention[]; readonly next: number } | undefined {
  const first = chunks[from];
  if (first?.type !== 'mention' || !isMember(first)) return undefined;
  // "According to DefiLlama, Mubadala and Korelya led": the comma ends what opens the sentence
  const opener = chunks[from - 1];
  if (
    from < 3 &&
    opener?.type === 'link' &&
    (opener.tag === 'preposition' || opener.lower === 'to') &&
    isLink(chunks[from + 1], ',')
  )
    return undefined;
  const members: Mention[] = [first];
  let at = from + 1;
  let closed = false;
  // "Bolt; Dovanova Co., Ltd.; and Acme": one sign parts them all
  const sign = isLink(chunks[at], ';') ? ';' : ',';
  while (!closed) {
    let next = at;
    let and = false;
    const comma = isLink(chunks[next], sign);
    if (comma) next += 1;
    if (isLink(chunks[next], 'as') && isLinkWord(chunks[next + 1], 'well')) break;
    if (isLink(chunks[next], 'and') || isLink(chunks[next], 'or') || isLink(chunks[next], '&')) {
      and = true;
      next += 1;
    }
    if (!comma && !and) break;
    const mention = chunks[next];
    if (mention?.type !== 'mention' || !isLike(mention, first)) break;
    // "Acme, Bolt said": the last comma needs an "and" after it
    members.push(mention);
    at = next + 1;
    closed = and;
  }
  // "Umicore, PowerCo ink supply deal": a headline spares the "and" before a verb of several
  const verb = chunks[at];
  const isBare =
    from === 0 &&
    members.length === 2 &&
    first.name !== undefined &&
    verb?.type === 'verbs' &&
    verb.form === 'base' &&
    !verb.infinitive &&
    verb.modal === undefined;
  if (members.length < 2 || !(closed || isBare)) return undefined;
  // "MacAndrews and Forbes Group and Revlon": the first two are one
  const [one, two] = members;
  const third = chunks[at + 1];
  if (
    members.length === 2 &&
    one?.name !== undefined &&
    two?.name !== undefined &&
    one.description === undefined &&
    two.description === undefined &&
    isLink(chunks[at], 'and') &&
    third?.type === 'mention' &&
    third.name !== undefined
  ) {
    const name: Name = {
      start: one.name.start,
      end: two.name.end,
      text: text.slice(one.name.start, two.name.end),
      class: two.name.class,
    };
    return { members: [{ ...one, end: two.end, names: [name], name }, third], next: at + 2 };
  }
  return { members, next: at };
}

function isLink(chunk: Chunk | undefined, lower: string): boolean {
  return chunk?.type === 'link' && chunk.lower === lower;
}

function isLinkWord(chunk: Chunk | undefined, lower: string): boolean {
  return chunk?.type === 'link'
    ? chunk.lower === lower
    : chunk?.type === 'mention' && chunk.words[0]?.lower === lower;
}

function isMember(mention: Mention): boolean {
  return mention.pronoun === undefined && (mention.name !== undefined || mention.head !== '');
}

/** Members of a list are alike: names with names, noun phrases with noun phrases. */
function isLike(mention: Mention, first: Mention): boolean {
  if (!isMember(mention)) return false;
  if (
    first.name !== undefined &&
    mention.name !== undefined &&
    (first.name.class === 'place') !== (mention.name.class === 'place') &&
    'unknown' !== first.name.class &&
    'unknown' !== mention.name.class
  )
    return false;
  if (first.name !== undefined)
    return (
      mention.name !== undefined &&
      (mention.determiner === undefined ||
        mention.determiner === 'the' ||
        mention.description !== undefined)
    );
  return mention.name === undefined;
}
