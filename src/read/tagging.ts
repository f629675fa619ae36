/**
 * What each word of a sentence is: closed classes from our own lists, verbs that tell of events from the frames, the rest
 * from compromise's tagger, names by how they are written.
 */
import nlp from 'compromise/two';
import {
  neverNames,
  actorNouns,
  beForms,
  conjunctions,
  demonyms,
  determiners,
  doForms,
  haveForms,
  legalForms,
  modals,
  negations,
  organisationsOf,
  organisationWords,
  personNouns,
  prepositions,
  relatives,
  subjectPronouns,
  subordinators,
  type VerbForm,
} from './words.js';
import type { Quantity } from './quantities.js';
import type { Token } from './tokens.js';

/** What a word is in its sentence. */
export type Tag =
  | 'determiner' | 'pronoun' | 'preposition' | 'conjunction' | 'modal' | 'be' | 'have' | 'do' | 'to' | 'not' | 'adverb'
  | 'adjective' | 'noun' | 'verb' | 'name' | 'quantity' | 'sign' | 'subordinator' | 'relative' | 'possessive'; // prettier-ignore

/** A verb's bare form and how it stands. */
export interface Verb {
  readonly lemma: string;
  readonly form: VerbForm;
}

/** A word with what it is. */
export interface Word extends Token {
  readonly tag: Tag;
  readonly verb?: Verb;
  readonly quantity?: Quantity;
}

/** The verbs that frames ask for, by their forms. */
export type VerbForms = ReadonlyMap<string, Verb>;

/** What is known of the text that a sentence stands in. */
export interface TaggingContext {
  readonly verbs: VerbForms;
  /** Capitalised words that stand inside sentences of the text: names at the start of one too. */
  readonly names: ReadonlySet<string>;
  /** The sentence has no full stop. */
  readonly open: boolean;
}

/** Nouns that need no article and open many a sentence of business news. */
const massNouns: ReadonlySet<string> = new Set(
  `revenue revenues profit profits income growth inflation trade trading turnover output production unemployment
  employment demand supply consumption investment capital cash debt equity interest management research construction
  gross net total adjusted operating consumer industrial retail wholesale shares stock stocks sales earnings exports
  imports prices financing funding news data industry business terms financial foreign domestic annual quarterly
  customer spending manufacturing operations`
    .trim()
    .split(/\s+/),
);

/** Words that compromise takes for something else than news does. */
const corrected: Readonly<Record<string, Tag>> = Object.fromEntries(
  (
    [
      [
        'noun',
        `stake deal round valuation acquisition merger takeover buyout purchase sale financing funding seed venture
        capital company firm startup start-up maker software hardware chip chips startup's revenue profit income loss
        turnover quarter half year month percent percentage point points share shares stock exchange index bourse debut
        listing offering ipo price debt equity cash term terms unit business subsidiary division arm asset assets
        plant factory facility line base station stations patent patents portfolio license licence royalty agreement
        partnership alliance venture memorandum guideline guidelines draft regulation rule rules plan policy measures
        worries fears concerns hopes output production capacity gigafactory campus office headquarters hub store warehouse center centre site
        consensus forecast estimate outlook data figures statement interview conference spokesman news talks interest
        approval regulators regulator shareholders board sum amount undisclosed group investor investors backer backers
        participation lead fund funds close target strategy fundraising fund-raising vehicle crude market demand board`,
      ],
      [
        'adjective',
        `existing leading emerging fast-growing public private new former joint strategic definitive total undisclosed final first second third fourth
        fifth last initial additional current previous prior record unchanged all-cash all-stock cash-and-stock wholly-owned
        limited majority minority controlling remaining outstanding annual quarterly preliminary initial early late-stage
        early-stage post-money pre-money key major leading largest biggest global local`,
      ],
      [
        'adverb',
        `recently today yesterday tomorrow already also now then still just only approximately about roughly
        previously formerly currently newly jointly together reportedly allegedly meanwhile however separately wholly
        fully partly privately publicly closely nearly almost earlier later ago respectively collectively mainly`,
      ],
    ] as const
  ).flatMap(([tag, words]) =>
    words
      .trim()
      .split(/\s+/)
      .flatMap((word): readonly (readonly [string, Tag])[] => [
        [word, tag],
        ...(tag === 'noun' ? [[`${word}s`, tag] as const] : []),
      ]),
  ),
);

/** Whether a sentence writes its principal words with capitals, or all letters, as headlines do. */
function isTitleCased(tokens: readonly Token[]): boolean {
  let capital = 0;
  let all = 0;
  for (const [index, { lower, shape }] of tokens.entries()) {
    if (shape === 'sign' || shape === 'number' || index === 0) continue;
    if (
      determiners.has(lower) ||
      prepositions.has(lower) ||
      conjunctions.has(lower) ||
      beForms.has(lower) ||
      lower === 'to' ||
      lower === 'as'
    )
      continue;
    all += 1;
    if (shape !== 'lower') capital += 1;
  }
  return all > 2 && capital >= all * 0.85;
}

const wordTags = new Map<string, ReadonlySet<string> | undefined>();
/** Words repeat within a text and from text to text; the bound keeps memory flat. */
const keptWords = 20_000;

/**
 * Tags that compromise's lexicon and its rules of endings give a word by itself: what it is beside its neighbours our own
 * rules tell, and a sentence as a whole costs twenty times as much.
 */
function compromiseTags(lower: string): ReadonlySet<string> | undefined {
  if (wordTags.has(lower)) return wordTags.get(lower);
  if (wordTags.size === keptWords) wordTags.clear();
  const { document } = nlp.tokenize(lower).compute(['normal', 'lexicon', 'preTagger'] as never);
  const tags = (document as unknown as readonly (readonly Term[])[])[0]?.[0]?.tags;
  wordTags.set(lower, tags);
  return tags;
}

interface Term {
  readonly tags?: ReadonlySet<string>;
}

const lexicon = (
  nlp.model() as { one: { lexicon: Readonly<Record<string, string | readonly string[]>> } }
).one.lexicon;
const proper: ReadonlySet<string> = new Set([
  'FirstName', 'MaleName', 'FemaleName', 'LastName', 'Person', 'City', 'Country', 'Region', 'Place', 'Organization', 'SportsTeam', 'School', 'ProperNoun',
]); // prettier-ignore

/**
 * Whether the dictionary has the word as something else than a name.
 *
 * @example
 * isCommon('deal') // => true
 */
export function isCommon(lower: string): boolean {
  if (corrected[lower] !== undefined || massNouns.has(lower) || actorNouns.has(lower)) return true;
  if (!Object.hasOwn(lexicon, lower)) return false;
  const tags = lexicon[lower];
  return typeof tags === 'string'
    ? !proper.has(tags)
    : !(tags ?? []).some((tag) => proper.has(tag));
}

/**
 * What the dictionary knows a name's word as: `Person`, `Place`, `Organization`.
 *
 * @example
 * typeof properTag // => 'function'
 */
export function properTag(lower: string): 'person' | 'place' | 'organisation' | undefined {
  const tags = Object.hasOwn(lexicon, lower) ? lexicon[lower] : undefined;
  const list = typeof tags === 'string' ? [tags] : (tags ?? []);
  if (
    list.some((tag) => tag === 'City' || tag === 'Country' || tag === 'Region' || tag === 'Place')
  )
    return 'place';
  if (list.some((tag) => tag.endsWith('Name') || tag === 'Person')) return 'person';
  if (list.includes('Organization')) return 'organisation';
  return undefined;
}

/**
 * Whether a word is a given name.
 *
 * @example
 * isFirstName('sarah') // => true
 */
export function isFirstName(lower: string): boolean {
  const tags = Object.hasOwn(lexicon, lower) ? lexicon[lower] : undefined;
  const list = typeof tags === 'string' ? [tags] : (tags ?? []);
  return list.some((tag) => tag === 'MaleName' || tag === 'FemaleName' || tag === 'FirstName');
}

/**
 * Tells what each word of a sentence is.
 *
 * @example
 * typeof tagged // => 'function'
 */
export function tagged(
  text: string,
  start: number,
  tokens: readonly Token[],
  quantities: readonly Quantity[],
  context: TaggingContext,
): readonly Word[] {
  const words = withQuantities(tokens, quantities, text, start, context);
  const titled = isTitleCased(tokens);
  const tags: Word[] = [];
  for (const [index, word] of words.entries())
    tags.push(tagOf(word, index, words, tags, titled, context));
  return tags;
}

type Untagged = Token & { readonly quantity?: Quantity };

function withQuantities(
  tokens: readonly Token[],
  quantities: readonly Quantity[],
  text: string,
  start: number,
  context: TaggingContext,
): readonly Untagged[] {
  if (quantities.length === 0) return tokens;
  const words: Untagged[] = [];
  let next = 0;
  for (const token of tokens) {
    while (next < quantities.length && (quantities[next]?.end ?? 0) <= token.start) next += 1;
    const quantity = quantities[next];
    if (quantity === undefined || token.end <= quantity.start) {
      words.push(token);
      continue;
    }
    if (words.at(-1)?.quantity === quantity) continue;
    // "Banc One Corp", "Capital One": a number's word in a name
    if (
      quantity.read.type === 'number' &&
      /^(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)$/.test(token.text) &&
      words.length > 0 &&
      (/^\p{Lu}/u.test(words.at(-1)?.text ?? '') ||
        /^\p{Lu}\p{Ll}/u.test(tokens[tokens.indexOf(token) + 1]?.text ?? ''))
    ) {
      words.push(token);
      continue;
    }
    if (quantity.read.type === 'number' && namesByFigure(tokens, token, quantity, context)) {
      words.push({ ...token, shape: 'title' });
      continue;
    }
    const written = text.slice(quantity.start - start, quantity.end - start);
    words.push({
      text: written,
      lower: written.toLowerCase(),
      start: quantity.start,
      end: quantity.end,
      shape: 'number',
      quantity,
    });
  }
  return words;
}

/** Words after which a figure before them is a name's first: "888 Holdings", "500 Startups". */
const afterFigure =
  /^(?:holdings|capital|ventures|partners|systems|labs|technologies|media|group|entertainment|pictures|studios|games|bank|therapeutics|pharmaceuticals|robotics|networks|software|energy|startups|global|decimal|fund)$/;

/** "888 Holdings buys", "500 Startups took part", "Route 66 Ventures", "Ancient 8 raised": the figure counts nothing. */
function namesByFigure(
  tokens: readonly Token[],
  token: Token,
  { start, end }: Quantity,
  { verbs }: TaggingContext,
): boolean {
  if (token.start !== start || token.end !== end) return false;
  const at = tokens.indexOf(token);
  if (token.text === '3M') return isThreeM(tokens[at - 1], tokens[at + 1], verbs);
  if (!/^\d{1,4}$/.test(token.text)) return false;
  const [before, next, after] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]];
  if (next === undefined) return false;
  const isCapital = (other: Token | undefined): boolean =>
    other !== undefined && other.shape !== 'sign' && /^\p{Lu}/u.test(other.text);
  const followsName =
    isCapital(before) &&
    !neverNames.has(before?.lower ?? '') &&
    !prepositions.has(before?.lower ?? '') &&
    !isTitleCased(tokens);
  if (isCapital(next))
    return (
      followsName ||
      afterFigure.test(next.lower) ||
      (isCapital(after) && afterFigure.test(after?.lower ?? ''))
    );
  const { form } = verbs.get(next.lower) ?? {};
  return (
    followsName &&
    (haveForms.has(next.lower) ||
      ((form === 'past' || form === 'third') &&
        (isCapital(after) || determiners.has(after?.lower ?? '') || after?.shape === 'sign')))
  );
}

/** Three million of what stands after it, or the company. */
function isThreeM(before: Token | undefined, next: Token | undefined, verbs: VerbForms): boolean {
  return (
    !/^(?:over|than|least|nearly|about|some|around|almost|only|total)$/.test(before?.lower ?? '') &&
    (next === undefined ||
      next.shape === 'sign' ||
      prepositions.has(next.lower) ||
      conjunctions.has(next.lower) ||
      beForms.has(next.lower) ||
      haveForms.has(next.lower) ||
      modals.has(next.lower) ||
      next.lower === 'to' ||
      verbs.has(next.lower))
  );
}

function tagOf(
  word: Untagged,
  index: number,
  words: readonly Untagged[],
  before: readonly Word[],
  titled: boolean,
  context: TaggingContext,
): Word {
  const as = (tag: Tag, verb?: Verb): Word =>
    verb === undefined ? { ...word, tag } : { ...word, tag, verb };
  if (word.quantity !== undefined) return as('quantity');
  const { lower, shape } = word;
  const previous = before.at(-1);
  const next = words[index + 1];
  if (shape === 'sign') {
    const isOwner =
      lower === "'s" ||
      (lower === "'" &&
        previous?.end === word.start &&
        previous.lower.endsWith('s') &&
        next !== undefined &&
        next.start > word.end &&
        !before.some(({ text }) => text === "'" || text === '‘'));
    if (isOwner && lower === "'s" && previous?.tag === 'name' && endsName(words, index, context))
      return as('name');
    return as(isOwner ? 'possessive' : 'sign');
  }
  const isStart =
    previous === undefined ||
    (previous.tag === 'sign' && /[:"“(—–-]/.test(previous.text) && shape !== 'upper');
  const capital = shape === 'title' || shape === 'upper' || shape === 'mixed';
  const isEntity = capital && isName(word, index, words, previous, isStart, titled, context);
  // "Series A"
  // "Rosario plc", "Longhaul AI"
  if (
    previous?.tag === 'name' &&
    (/^(?:plc|co|inc|ltd|llc|gmbh|corp)\.?$/.test(word.text) ||
      (/^(?:AI|IT|TV|EV)$/.test(word.text) &&
        (next === undefined ||
          isVerbal(next, context) ||
          (next.shape === 'sign' && next.text !== '-') ||
          next.lower === "'s" ||
          prepositions.has(next.lower) ||
          next.lower === 'to' ||
          next.lower === 'and')))
  )
    return as('name');
  if (isEntity || (/^[A-K]\d?\+?$/.test(word.text) && previous?.lower === 'series'))
    return as('name');
  if (lower === 'to') return as('to');
  // "The EU adopted"
  if (
    /^(?:EU|UK|US|U\.S\.|U\.K\.)$/.test(word.text) &&
    (next === undefined ||
      isVerbal(next, context) ||
      (previous?.lower === 'the' &&
        (next.shape === 'sign' ||
          next.quantity !== undefined ||
          prepositions.has(next.lower) ||
          conjunctions.has(next.lower))))
  )
    return as('name');
  if (lower === 'us' && shape === 'upper') return as('adjective');
  if (demonyms[word.text] !== undefined) return as('adjective');
  if (negations.has(lower) && !determiners.has(lower) && !modals.has(lower) && !beForms.has(lower))
    return as('not');
  if (modals.has(lower)) return as('modal');
  if (beForms.has(lower) && lower !== "'s") return as('be');
  if (haveForms.has(lower)) return as('have');
  if (doForms.has(lower)) return as('do');
  if (lower === 'that')
    return as(
      previous?.tag === 'verb'
        ? 'relative'
        : next !== undefined &&
            next.shape === 'lower' &&
            !isVerbal(next, context) &&
            previous?.tag !== 'noun' &&
            previous?.tag !== 'name'
          ? 'determiner'
          : 'relative',
    );
  if (relatives.has(lower)) return as('relative');
  if (subjectPronouns.has(lower)) return as('pronoun');
  if (determiners.has(lower)) return as('determiner');
  if (subordinators.has(lower)) return as('subordinator');
  if (lower === 'as') return as('preposition');
  // "a further 17 per cent"
  if (lower === 'further' && previous?.tag === 'determiner') return as('adjective');
  // "reported exports of $5 billion"
  if (/^(?:exports|imports)$/.test(lower) && next?.lower === 'of') return as('noun');
  // "joins forces with", "changed hands", "invited comments on"
  if (
    (/^(?:forces|hands)$/.test(lower) && /^(?:join|change)$/.test(previous?.verb?.lemma ?? '')) ||
    (lower === 'comments' && /^(?:invite|seek|want|request)$/.test(previous?.verb?.lemma ?? ''))
  )
    return as('noun');
  if (conjunctions.has(lower)) return as('conjunction');
  // "a memorandum of understanding", "draft rules", "5G sites" tell of no verb
  if (
    (lower === 'understanding' && previous?.lower === 'of') ||
    lower === 'sites' ||
    ((lower === 'plans' || lower === 'targets') && previous?.tag === 'verb') ||
    (lower === 'rules' && !/^(?:out|that|against|in)$/.test(next?.lower ?? ''))
  )
    return as('noun');
  // "an agreement worth $5 million"
  if (lower === 'worth' && next?.quantity?.read.type === 'money' && previous?.tag === 'noun')
    return as('preposition');
  // "a data centre due to open", "Plans by Acme to open"
  if (lower === 'due' && next?.lower === 'to' && previous?.tag === 'noun') return as('adverb');
  if (lower === 'plans' && previous === undefined && /^(?:by|for|to)$/.test(next?.lower ?? ''))
    return as('noun');
  const verb = participleOf(context.verbs.get(lower), previous, next);
  // "Investors in the fund include Acme": it is nothing else
  if (lower === 'include' && verb !== undefined) return as('verb', verb);
  if (verb !== undefined) {
    const tag = verbTag(verb, previous, next, words[index + 2], titled, context);
    if (
      tag === 'verb' ||
      (verb.form === 'base' &&
        (isCoordinated(before, next, context.open) ||
          (verb.lemma === 'show' && isOfFigures(before))))
    )
      return as('verb', verb);
    if (tag !== undefined && !prepositions.has(lower)) return as(tag);
  }
  if (prepositions.has(lower)) return as('preposition');
  const fixed = corrected[lower] ?? (actorNouns.has(lower) ? 'noun' : undefined);
  if (fixed !== undefined) return as(fixed);
  const other = otherTag(word, previous, next, compromiseTags(lower), as);
  return other.tag === 'verb' && verb !== undefined ? as('verb', verb) : other;
}

function otherTag(
  { lower }: Untagged,
  previous: Word | undefined,
  next: Untagged | undefined,
  known: ReadonlySet<string> | undefined,
  as: (tag: Tag, verb?: Verb) => Word,
): Word {
  if (lower.includes('-'))
    return as(
      /(?:based|owned|backed|held|listed|traded|led|focused|known|year|old|ing|ed|cash|stock|end|tech|scale|stage|money|quality|share)$/.test(
        lower,
      ) || next?.shape === 'lower'
        ? 'adjective'
        : 'noun',
    );
  if (known === undefined) return as('noun');
  if (known.has('Adverb')) return as('adverb');
  if (known.has('Verb') || known.has('PastTense') || known.has('Gerund')) {
    const form: VerbForm = known.has('Gerund')
      ? 'gerund'
      : known.has('PastTense') || known.has('Participle')
        ? 'past'
        : lower.endsWith('s')
          ? 'third'
          : 'base';
    const nominal =
      previous !== undefined &&
      (previous.tag === 'determiner' ||
        previous.tag === 'possessive' ||
        previous.tag === 'adjective' ||
        previous.tag === 'preposition' ||
        (previous.tag === 'quantity' &&
          previous.quantity?.read.type !== 'date' &&
          previous.quantity?.read.type !== 'period'));
    if (
      form === 'gerund' &&
      previous?.tag === 'noun' &&
      next?.shape === 'lower' &&
      !determiners.has(next.lower) &&
      !prepositions.has(next.lower) &&
      !conjunctions.has(next.lower)
    )
      return as('adjective');
    if (nominal)
      return as(
        form === 'past' || form === 'gerund'
          ? next?.shape === 'sign' || next === undefined
            ? 'noun'
            : 'adjective'
          : 'noun',
      );
    if (
      (form === 'base' || form === 'third') &&
      (previous?.tag === 'noun' || previous === undefined) &&
      next !== undefined &&
      /^(?:of|and|,|\.|for|in|at)$/.test(next.lower)
    )
      return as('noun');
    if (
      form === 'base' &&
      previous?.tag !== 'to' &&
      previous?.tag !== 'modal' &&
      previous?.tag !== 'do' &&
      previous?.tag !== 'pronoun'
    )
      return as('noun');
    return as('verb', { lemma: lower, form });
  }
  if (known.has('Adjective') || known.has('Comparable')) return as('adjective');
  if (known.has('Preposition')) return as('preposition');
  return as('noun');
}

function isVerbal({ lower }: Untagged, { verbs }: TaggingContext): boolean {
  return (
    verbs.has(lower) ||
    beForms.has(lower) ||
    haveForms.has(lower) ||
    modals.has(lower) ||
    doForms.has(lower)
  );
}

/** Words that only close a company's name: what stands before them alone is its first. */
const closesName =
  /^(?:holdings?|group|inc|corp|therapeutics|ventures|industries|technologies|motors|airlines|pharmaceuticals)\.?$/;

/** Whether a capital is a name's. */
function isName(
  word: Untagged,
  index: number,
  words: readonly Untagged[],
  previous: Word | undefined,
  isStart: boolean,
  titled: boolean,
  context: TaggingContext,
): boolean {
  const { lower, shape, text } = word;
  const next = words[index + 1];
  // "the Company" of a filing
  if (lower === 'company' && previous?.lower === 'the') return false;
  const nextIsName =
    next !== undefined &&
    (/^[\p{Lu}]/u.test(next.text) || next.shape === 'title') &&
    !neverNames.has(next.lower) &&
    next.quantity === undefined;
  if (shape === 'mixed') {
    // "Berlin-based", "China-focused": an adjective; "5m" is no name
    if (/-[\p{Ll}]+$/u.test(text) && !/^\p{Ll}/u.test(text)) return false;
    // "3D Systems", "6th Man Ventures"
    if (/^\d/.test(text))
      return (
        (text === '3M' && isThreeM(words[index - 1], next, context.verbs)) ||
        (/\p{Lu}/u.test(text) && !/^\d+[GDKMP]$/.test(text)) ||
        (/^\d+(?:D|st|nd|rd|th)$/.test(text) &&
          nextIsName &&
          !titled &&
          followedByOrganisation(words, index + 1))
      );
    if (/^\p{Ll}/u.test(text)) return true;
    // McDonald, DeepMind, O'Neill, GreenTech, JD.com
    if (!neverNames.has(lower) && (!titled || !context.verbs.has(lower))) return true;
    return false;
  }
  // "TV Guide", "MW Industries"
  if (
    shape === 'upper' &&
    /^(?:tv|mw|ai|it|ev)$/.test(lower) &&
    nextIsName &&
    !titled &&
    next.shape === 'title' &&
    isCommon(next.lower) &&
    !personNouns.has(next.lower)
  )
    return true;
  if (neverNames.has(lower) && !(lower === 'may' && nextIsName && previous?.tag === 'name'))
    return false;
  // the figure of "888 Holdings"
  if (shape === 'title' && /^\d/.test(text)) return true;
  const demonym = demonyms[text] !== undefined;
  if (demonym && /^Republic$/.test(next?.text ?? '')) return true;
  if (demonym)
    return (
      nextIsName &&
      (previous?.tag === 'name' ||
        (words[index + 2] !== undefined && followedByOrganisation(words, index + 1)) ||
        (!titled && opensCommonName(words, index + 1)))
    );
  if (shape === 'upper' && text.length > 1 && !titled)
    return !/^[IVX]+$/.test(text) || previous?.tag === 'name';
  const closed =
    determiners.has(lower) ||
    prepositions.has(lower) ||
    conjunctions.has(lower) ||
    modals.has(lower) ||
    beForms.has(lower) ||
    haveForms.has(lower) ||
    doForms.has(lower) ||
    subordinators.has(lower) ||
    relatives.has(lower) ||
    (subjectPronouns.has(lower) && lower.length > 1) ||
    lower === 'to' ||
    lower === 'as';
  // "Left Behind Games", "Design Within Reach", "On Demand Group": mid-sentence no preposition has a capital of its own
  if (
    shape === 'title' &&
    !isStart &&
    !titled &&
    !context.open &&
    nextIsName &&
    prepositions.has(lower)
  )
    return true;
  if (closed)
    return (
      !isStart &&
      !titled &&
      (previous?.tag === 'name' || (nextIsName && followedByLegalForm(words, index + 1))) &&
      lower !== 'a' &&
      !prepositions.has(lower) &&
      !conjunctions.has(lower)
    );
  if (titled) {
    if (context.names.has(text)) return true;
    if (context.verbs.has(lower)) {
      if (
        previous?.tag === 'name' &&
        (organisationWords.has(lower) ||
          (nextIsName &&
            organisationWords.has(next.lower) &&
            !isVerbal(next, context) &&
            lower.endsWith('ed')))
      )
        return true;
      return false;
    }
    if (personNouns.has(lower) || actorNouns.has(lower))
      return previous?.tag === 'name' && organisationWords.has(lower);
    if (organisationWords.has(lower) && previous?.tag === 'name') return true;
    if (nextIsName && followedByOrganisation(words, index + 1) && !massNouns.has(lower))
      return true;
    return !isCommon(lower);
  }
  if (
    personNouns.has(lower) &&
    !/^(?:general|major|judge|king|queen|prince|princess|colonel|partner|investor|head)$/.test(
      lower,
    ) &&
    !(nextIsName && followedByLegalForm(words, index + 1)) &&
    !(nextIsName && organisationWords.has(words[index + 2]?.lower ?? ''))
  ) {
    // "Apple Chief Executive Tim Cook": a title, no name
    if (nextIsName || previous?.tag === 'name') return false;
  }
  if (!isStart) return true;
  if (context.names.has(text)) return true;
  if (
    (nextIsName && followedByLegalForm(words, index + 1)) ||
    (next?.lower === "'s" &&
      /^\p{Lu}/u.test(words[index + 2]?.text ?? '') &&
      isCommon(lower) &&
      followedByLegalForm(words, index + 2))
  )
    return true;
  // "Bank of America", "University of Oxford", "Ministry of the Interior"
  if (organisationsOf.has(lower) && next?.lower === 'of') {
    const [first, second] = [words[index + 2], words[index + 3]];
    const inner = first?.lower === 'the' ? second : first;
    if (inner !== undefined && /^\p{Lu}/u.test(inner.text) && inner.quantity === undefined)
      return true;
  }
  if (lower.endsWith('ly') && Object.hasOwn(lexicon, lower)) return false;
  // "Target opened a store": a noun that can be counted has an article in a whole sentence
  const isDoer =
    !context.open &&
    /^(?:past|third)$/.test(context.verbs.get(next?.lower ?? '')?.form ?? '') &&
    !lower.endsWith('s') &&
    context.verbs.get(lower)?.form === 'base';
  // "Block, the owner of Square, said"
  if (
    next?.lower === ',' &&
    !context.open &&
    !massNouns.has(lower) &&
    !lower.endsWith('s') &&
    isCommon(lower) &&
    /^(?:the|a|an)$/.test(words[index + 2]?.lower ?? '') &&
    actorNouns.has(words[index + 3]?.lower ?? '')
  )
    return true;
  if (context.verbs.has(lower) && !nextIsName && !isDoer) return false;
  if (isCommon(lower)) {
    // "Arm Holdings said"
    if (nextIsName && closesName.test(next.lower) && !/^\p{Lu}/u.test(words[index + 2]?.text ?? ''))
      return true;
    if (actorNouns.has(lower) || massNouns.has(lower))
      return nextIsName && followedByOrganisation(words, index + 1) && !actorNouns.has(lower);
    if (nextIsName)
      return (
        !(lower.endsWith('s') && Object.hasOwn(lexicon, lower)) ||
        followedByOrganisation(words, index + 1)
      );
    // a noun that can be counted does not stand alone: "Apple said"
    return (
      next !== undefined &&
      (isVerbal(next, context) || next.lower === "'s") &&
      !lower.endsWith('s') &&
      !lower.endsWith('ing') &&
      !lower.endsWith('ed')
    );
  }
  // what the dictionary lacks is a name where it does not look like a plural noun or a participle
  return (
    !(
      /(?:ing|ed)$/.test(lower) &&
      !nextIsName &&
      next?.shape === 'lower' &&
      !isVerbal(next, context)
    ) &&
    !(
      /s$/.test(lower) &&
      !/(?:ss|us|is)$/.test(lower) &&
      !nextIsName &&
      next !== undefined &&
      prepositions.has(next.lower) &&
      Object.hasOwn(lexicon, lower.slice(0, -1))
    )
  );
}

/** "American Reliance", "British American Tobacco": a common word with a capital after an adjective of a nation. */
function opensCommonName(words: readonly Untagged[], from: number): boolean {
  let at = from;
  while (demonyms[words[at]?.text ?? ''] !== undefined) at += 1;
  const word = words[at];
  if (word === undefined || word.shape !== 'title' || !isCommon(word.lower)) return false;
  for (; /^\p{Lu}/u.test(words[at]?.text ?? ''); at += 1)
    if (personNouns.has(words[at]?.lower ?? '') || stateNouns.has(words[at]?.lower ?? ''))
      return false;
  return true;
}

/** What a nation has: "the Chinese Government", "French Finance Ministry". */
const stateNouns: ReadonlySet<string> = new Set(
  `government parliament cabinet congress senate president premier prime supreme court treasury ministry army navy embassy
  ambassador foreign finance grand open league cup new state census customs house consul consulate`
    .trim()
    .split(/\s+/),
);

/** Whether the run of capitalised words from here on ends in a legal form. */
function followedByLegalForm(words: readonly Untagged[], from: number): boolean {
  for (let at = from; at < words.length && at < from + 8; at += 1) {
    const { lower, text } = words[at] as Untagged;
    if (legalForms.has(lower) && /^\p{Lu}/u.test(text)) return true;
    if (!/^[\p{Lu}&()]/u.test(text) && lower !== 'of' && lower !== 'and' && lower !== "'s")
      return false;
  }
  return false;
}

/** Whether the run of capitalised words from here on ends in an organisation's word. */
function followedByOrganisation(words: readonly Untagged[], from: number): boolean {
  for (let at = from; at < words.length && at < from + 6; at += 1) {
    const { lower, text } = words[at] as Untagged;
    if (organisationWords.has(lower) && /^\p{Lu}/u.test(text)) return true;
    if (!/^[\p{Lu}&]/u.test(text) && lower !== 'of' && lower !== 'and') return false;
  }
  return false;
}

/** Whether what follows "'s" is nothing that somebody could own: then it ends a name, as in "McDonald's opened a store". */
function endsName(words: readonly Untagged[], at: number, context: TaggingContext): boolean {
  const next = words[at + 1];
  if (next === undefined) return true;
  const { lower } = next;
  if (next.shape === 'sign') return /^[,.;:)]$/.test(next.text);
  if (
    prepositions.has(lower) ||
    /^(?:and|to|as|which|who|that)$/.test(lower) ||
    modals.has(lower) ||
    beForms.has(lower) ||
    haveForms.has(lower)
  )
    return next.shape === 'lower';
  const verb = context.verbs.get(lower);
  const after = words[at + 2];
  if (next.shape !== 'lower' || verb === undefined || after === undefined) return false;
  if (verb.form !== 'third' && verb.form !== 'past') return false;
  return (
    determiners.has(after.lower) ||
    after.quantity !== undefined ||
    after.lower === 'to' ||
    (/^\p{Lu}/u.test(after.text) && verb.form === 'third')
  );
}

/** Verbs whose bare form is their participle too. */
const unchanging: ReadonlySet<string> = new Set(
  'put set cut shut hit let bid cost shed beat come become run'.split(' '),
);

/** "has been put", "has set up", "Acme put its": after "be", "have" and names the bare form is a participle or a past. */
function participleOf(
  verb: Verb | undefined,
  previous: Word | undefined,
  next: Untagged | undefined,
): Verb | undefined {
  if (verb?.form !== 'base' || !unchanging.has(verb.lemma)) return verb;
  if (previous?.tag === 'be' || previous?.tag === 'have' || previous?.tag === 'adverb')
    return { ...verb, form: 'participle' };
  // "a fund, run by Acme"
  if (previous?.text === ',' && next?.lower === 'by') return { ...verb, form: 'participle' };
  if (verb.lemma === 'put' && previous?.tag === 'name') return { ...verb, form: 'past' };
  // "Acme, a maker of chips, set a price"
  return (previous?.tag === 'name' || previous?.text === ',') &&
    next !== undefined &&
    determiners.has(next.lower)
    ? { ...verb, form: 'past' }
    : verb;
}

/** Whether a bare form is a verb by what it is joined to: "Acme and Bolt sign", "will promote a system, develop two". */
function isCoordinated(
  before: readonly Word[],
  next: Untagged | undefined,
  open: boolean,
): boolean {
  if (next === undefined || next.shape === 'sign') return false;
  let at = before.length - 1;
  // "analysts at Canalys expect", "Berenberg economists predict"
  if (before[at]?.tag === 'name' || before[at]?.tag === 'noun') {
    let many = at;
    while (many >= 0 && before[many]?.tag === 'name') many -= 1;
    if (/^(?:at|from|of|with)$/.test(before[many]?.lower ?? '')) many -= 1;
    if (seers.test(before[many]?.lower ?? '')) return true;
  }
  if (before[at]?.lower === ',')
    return (
      (next.quantity !== undefined || determiners.has(next.lower)) &&
      before.some(({ tag }) => tag === 'modal')
    );
  if (before[at]?.tag !== 'name') return false;
  while (at >= 0 && before[at]?.tag === 'name') at -= 1;
  if (/^(?:and|&)$/.test(before[at]?.lower ?? '') && before[at - 1]?.tag === 'name') return true;
  // "Umicore, PowerCo ink supply deal"
  return (
    open &&
    before[at]?.lower === ',' &&
    before.slice(0, at).every(({ tag }) => tag === 'name') &&
    !/^(?:unit|arm|chief)$/.test(next.lower)
  );
}

/** "figures from the Department of Commerce show". */
function isOfFigures(before: readonly Word[]): boolean {
  let at = before.length - 1;
  while (at >= 0 && (before[at]?.tag === 'name' || before[at]?.lower === 'of')) at -= 1;
  if (before[at]?.tag === 'determiner') at -= 1;
  if (/^(?:from|by|of)$/.test(before[at]?.lower ?? '')) at -= 1;
  return /^(?:data|figures|statistics|numbers|estimates|surveys)$/.test(before[at]?.lower ?? '');
}

const seers = /^(?:analysts|economists|researchers|strategists|forecasters|experts)$/;

/** What a form of a verb is between its neighbours. */
function verbTag(
  { form, lemma }: Verb,
  previous: Word | undefined,
  next: Untagged | undefined,
  afterNext: Untagged | undefined,
  titled: boolean,
  context: TaggingContext,
): Tag | undefined {
  const tag = previous?.tag;
  const isTime =
    previous?.quantity?.read.type === 'date' || previous?.quantity?.read.type === 'period';
  const isNominalBefore =
    tag === 'determiner' ||
    tag === 'possessive' ||
    tag === 'adjective' ||
    (tag === 'quantity' && !isTime);
  const nextLower = next?.lower ?? '';
  switch (form) {
    case 'past':
    case 'participle':
      if (tag === 'be' || tag === 'have' || tag === 'adverb' || tag === 'not') return 'verb';
      if (
        isNominalBefore ||
        (tag === 'preposition' &&
          previous?.lower !== 'by' &&
          next?.shape === 'lower' &&
          nextLower !== 'by')
      )
        return next !== undefined &&
          next.shape !== 'sign' &&
          !prepositions.has(nextLower) &&
          // "The Nikkei 225 closed down 4%"
          !(
            tag === 'quantity' &&
            (next.quantity !== undefined || /^(?:up|down|higher|lower|flat)$/.test(nextLower))
          )
          ? 'adjective'
          : tag === 'quantity'
            ? 'verb'
            : 'noun';
      return 'verb';
    case 'gerund':
      if (tag === 'be' || tag === 'adverb') return 'verb';
      if (tag === 'determiner' || tag === 'possessive' || tag === 'adjective') return 'noun';
      if (tag === 'quantity' && next !== undefined && next.shape !== 'sign') return 'adjective';
      if (previous === undefined && actorNouns.has(nextLower)) return 'adjective';
      if (
        (tag === 'noun' || tag === 'name') &&
        /^(?:bank|hold|operate|market|trade|manufacture|fund|price|mine|list|train|license|package|process|lend|charge)$/.test(
          lemma,
        ) &&
        next?.shape === 'lower' &&
        !prepositions.has(nextLower) &&
        !determiners.has(nextLower)
      )
        return 'adjective';
      if (
        (tag === 'noun' || tag === 'name') &&
        (next === undefined || next.shape === 'sign' || nextLower === 'of' || nextLower === 'round')
      )
        return 'noun';
      return next !== undefined && next.shape === 'sign' ? 'noun' : 'verb';
    case 'base': {
      if (tag === 'to' || tag === 'modal' || tag === 'do') return 'verb';
      if (tag === 'adverb' || tag === 'not') return previous?.lower !== 'just' ? 'verb' : undefined;
      if (previous?.tag === 'pronoun' && /^(?:we|they|i|you|who|which|that)$/.test(previous.lower))
        return 'verb';
      if (isNominalBefore || tag === 'preposition' || previous === undefined) return undefined;
      if (tag === 'relative') return 'verb';
      const opensObject =
        next !== undefined &&
        (determiners.has(nextLower) ||
          next.quantity !== undefined ||
          (/^\p{Lu}/u.test(next.text) && !titled));
      if (
        (tag === 'noun' || tag === 'name' || tag === 'conjunction') &&
        opensObject &&
        (context.open ||
          tag === 'conjunction' ||
          previous.lower.endsWith('s') ||
          unchanging.has(lemma))
      )
        return 'verb';
      // "sales hit record 11,200"
      if (
        (tag === 'noun' || tag === 'name') &&
        unchanging.has(lemma) &&
        /^(?:record|all-time|new)$/.test(nextLower)
      )
        return 'verb';
      if (
        titled &&
        (tag === 'name' || tag === 'noun') &&
        next !== undefined &&
        (next.quantity !== undefined || /^\p{Lu}/u.test(next.text)) &&
        !/^(?:deal|round|stake|funding|agreement)$/.test(nextLower)
      )
        return 'verb';
      return undefined;
    }
    case 'third': {
      // "Eni and ADNOC join forces"
      if (
        tag === 'to' ||
        tag === 'modal' ||
        isNominalBefore ||
        tag === 'preposition' ||
        (tag === 'verb' && previous?.verb?.form === 'base')
      )
        return undefined;
      if (next !== undefined && isVerbal(next, context) && nextLower !== 'to') {
        // "share sales rose" but "Acme says it has", "plans cut"
        if (tag === 'noun') return undefined;
      }
      if (tag === 'noun' && previous !== undefined) {
        const objectFollows =
          next !== undefined &&
          (determiners.has(nextLower) ||
            next.quantity !== undefined ||
            nextLower === 'to' ||
            nextLower === 'it' ||
            /^\p{Lu}/u.test(next.text) ||
            prepositions.has(nextLower) ||
            next.shape === 'lower');
        if (!objectFollows || previous.lower.endsWith('s')) return undefined;
        if (
          nextLower === 'of' ||
          nextLower === 'and' ||
          nextLower === 'were' ||
          (afterNext === undefined && next.shape === 'lower')
        )
          return undefined;
      }
      return 'verb';
    }
  }
}
