/**
 * Phrases: words of a record with the grammar that a template counts on. What can be put right is (articles,
 * "to", a capital, a full stop); what does not fit is held. English only for now.
 */
import type { Clause, Infinitive, NounPhrase, SentencePhrase } from '../model.js';
import {
  attributiveParticiples,
  bareVerbsThatLookOtherwise,
  commonVerbs,
  finiteAuxiliaries,
  functionWords,
  imperatives,
  irregularPasts,
  linkingWords,
  ordinaryWords,
  ownVoice,
  subjectPronouns,
  subordinators,
  verbsInThirdPerson,
} from './english-words.js';
import { checkKeys, parseChoice, parseOptional, parseRequired, type Mutable } from './object.js';
import { report, type Problems } from './problem.js';
import { parseWords, phraseLimit, sentenceLimit } from './text.js';

function finiteFormsOf(verb: string): string[] {
  const consonantY = /[^aeiou]y$/.test(verb);
  const third = consonantY
    ? `${verb.slice(0, -1)}ies`
    : /(?:s|sh|ch|x|z|o)$/.test(verb)
      ? `${verb}es`
      : `${verb}s`;
  const past = consonantY
    ? `${verb.slice(0, -1)}ied`
    : verb.endsWith('e')
      ? `${verb}d`
      : `${verb}ed`;
  return [third, past];
}

const finiteForms: ReadonlySet<string> = new Set([
  ...finiteAuxiliaries,
  ...verbsInThirdPerson,
  ...commonVerbs.flatMap(finiteFormsOf),
  ...irregularPasts,
]);
const bareForms: ReadonlySet<string> = new Set(commonVerbs);

/** Words without the punctuation at their ends, in lower case. */
function wordsOf(text: string): string[] {
  return text.toLowerCase().replaceAll('’', "'").split(/\s+/).map(bare);
}

function bare(word: string): string {
  return isPlainWord(word) ? word : word.replace(/^[("'“‘[]+|[)"'”’\],;:.!?]+$/g, '');
}

/** Whether it begins and ends in a small letter, so that no punctuation stands at its ends. */
function isPlainWord(word: string): boolean {
  const first = word.charCodeAt(0);
  const last = word.charCodeAt(word.length - 1);
  return first > 96 && first < 123 && last > 96 && last < 123;
}

function hold(problems: Problems, raw: unknown, expected: string, hint: string): void {
  report(problems, 'record/phrase-type', raw, expected, hint);
}

/** Ends that keep their full stop: initials, and abbreviations that close names. */
const abbreviated =
  /(?:^|[\s.])(?:[A-Za-z]|Inc|Corp|Ltd|Co|Cos|Bros|Jr|Sr|St|No|Dr|Mr|Mrs|Ms|Prof|vs|etc|approx|est|S\.A|p\.l\.c)\.$/;
const innerStop = /[.!?]["”’)]?\s+["“‘(]?\p{Lu}/gu;

/** Whether the text goes on after a full stop, that of an abbreviation aside. */
function holdsTwoSentences(text: string): boolean {
  if (!/[.!?]/.test(text)) return false;
  for (const match of text.matchAll(innerStop)) {
    if (!abbreviated.test(text.slice(0, match.index + 1))) return true;
  }
  return false;
}

function withoutStop(text: string): string {
  return text.endsWith('.') && !text.endsWith('..') && !abbreviated.test(text)
    ? text.slice(0, -1).trimEnd()
    : text;
}

/** Takes the capital from a first word that is no name; if in doubt it stays. */
function withoutCapital(text: string): string {
  const code = text.charCodeAt(0);
  if (code < 65 || code > 90) return text;
  const match = /^([A-Z])([a-z]*(?:['’][a-z]+)?)((?:-[A-Za-z]+)*)(?=[\s,]|$)/.exec(text);
  if (match === null) return text;
  const [whole, capital = '', rest = '', compound = ''] = match;
  const word = (capital + rest).toLowerCase();
  if (!ordinaryWords.has(word) && !(compound === '' ? false : ordinaryWords.has(word + compound)))
    return text;
  // a capital on the next word too: a title or a name
  if (/^,?\s+\p{Lu}\p{Ll}/u.test(text.slice(whole.length)) && !functionWords.has(word)) return text;
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** A noun phrase as a record may write it. */
export type NounPhraseInput = string;

const expectedNounPhrase = 'a noun phrase such as "a smart production line"';

/**
 * A noun phrase, its article kept apart. Held as `record/phrase-type`: a whole sentence, an infinitive, an
 * imperative, a phrase in the voice of "we" or "you", one that ends in punctuation other than a full stop, which is
 * taken off.
 *
 * @example
 * parseNounPhrase('A smart production line for satellites', []) // => { type: 'nounPhrase', text: 'smart production line for satellites', article: 'a' }
 * parseNounPhrase('Product development', []) // => { type: 'nounPhrase', text: 'product development' }
 * parseNounPhrase('We make cars.', []) // => undefined
 */
export function parseNounPhrase(raw: unknown, problems: Problems): NounPhrase | undefined {
  const written = parseWords(raw, phraseLimit, problems);
  if (written === undefined) return undefined;
  const text = withoutStop(written);
  const fault = nounPhraseFault(text);
  if (fault !== undefined) {
    hold(problems, raw, expectedNounPhrase, fault);
    return undefined;
  }
  const space = text.indexOf(' ');
  const article = space === -1 ? undefined : articles.get(text.slice(0, space));
  if (article === undefined) return { type: 'nounPhrase', text: withoutCapital(text) };
  return { type: 'nounPhrase', text: text.slice(space).trimStart(), article };
}

const articles: ReadonlyMap<string, 'a' | 'the'> = new Map([
  ...['a', 'an', 'A', 'An', 'AN'].map((word) => [word, 'a'] as const),
  ...['the', 'The', 'THE'].map((word) => [word, 'the'] as const),
]);

/** Words without which a phrase holds no sentence and no voice of its own: the cheap test before the careful one. */
const suspects: ReadonlySet<string> = new Set([
  ...finiteAuxiliaries,
  ...verbsInThirdPerson,
  ...ownVoice,
]);

/** How long the suspects are by their first letter, as bits: most words are none by these alone. */
const suspectLengths = new Int32Array(128);
for (const word of suspects) suspectLengths[word.charCodeAt(0)]! |= 1 << word.length;

/** Words that a noun phrase does not open with. */
const wrongOpenings: ReadonlySet<string> = new Set([
  'to',
  ...subjectPronouns,
  ...imperatives,
  ...ownVoice,
  ...verbsInThirdPerson,
]);

function nounPhraseFault(text: string): string | undefined {
  const end = text.charCodeAt(text.length - 1);
  // marks at the end: ! , : ; ? … and full stops in a row
  const marked =
    end === 33 || end === 44 || end === 58 || end === 59 || end === 63 || end === 0x2026;
  if (marked || text.endsWith('..')) {
    return 'a noun phrase has no punctuation at its end';
  }
  if (holdsTwoSentences(text)) return 'write one phrase, not several sentences';
  const space = text.indexOf(' ');
  const opening = space === -1 ? text : text.slice(0, space);
  // "IT services", "US expansion": an acronym is no pronoun
  const first = isAcronym(opening) ? '' : bare(opening.toLowerCase());
  if (space === -1 && functionWords.has(first)) return 'it has no noun';
  const fault = wrongOpenings.has(first) ? faultOfOpening(first, space !== -1) : undefined;
  if (fault !== undefined) return fault;
  return space === -1 || !holdsSuspect(text, space + 1) ? undefined : faultOfWords(text);
}

function faultOfOpening(first: string, goesOn: boolean): string | undefined {
  if (first === 'to') return 'this is an infinitive';
  if (subjectPronouns.has(first) && !/^th(?:is|ese|ose)$/.test(first)) return 'this is a sentence';
  if (goesOn && imperatives.has(first)) return 'this is an imperative';
  if (ownVoice.has(first)) return inOwnVoice;
  return verbsInThirdPerson.has(first) ? 'this is a sentence' : undefined;
}

function isAcronym(word: string): boolean {
  return word.length > 1 && word.charCodeAt(1) < 97 && word === word.toUpperCase();
}

const inOwnVoice = 'write it in the voice of the news, without "we" and "you"';

function holdsSuspect(text: string, from: number): boolean {
  for (let start = from; start < text.length;) {
    const space = text.indexOf(' ', start);
    const end = space === -1 ? text.length : space;
    if (isSuspect(text, start, end)) return true;
    start = end + 1;
  }
  return false;
}

function isSuspect(text: string, start: number, end: number): boolean {
  const length = end - start;
  // the longest of them has twelve letters; punctuation at the ends adds a few signs
  if (length < 2 || length > 15) return false;
  const first = text.charCodeAt(start);
  const last = text.charCodeAt(end - 1);
  if (first < 97 || last < 97 || last > 122) return suspects.has(bare(text.slice(start, end)));
  const likely = first < 123 && ((suspectLengths[first]! >> length) & 1) === 1;
  return likely && suspects.has(text.slice(start, end));
}

/** What is wrong with the words after the first, those of a relative clause aside. */
function faultOfWords(text: string): string | undefined {
  let subordinate = false;
  const words = text.replaceAll('’', "'").split(/\s+/).map(bare);
  for (const word of words.slice(1)) {
    if (ownVoice.has(word)) return inOwnVoice;
    if (subordinators.has(word)) subordinate = true;
    if (!subordinate && (finiteAuxiliaries.has(word) || verbsInThirdPerson.has(word))) {
      return 'this is a sentence';
    }
  }
  return undefined;
}

/** Praise that an organisation gives itself: news has it in quotation marks or not at all. */
const puff =
  /\b(?:leading|premier|top|best|first|only|largest|biggest|fastest|greatest|new|newest|most|unique|revolutionary|revolutionizing|innovative|cutting-edge|next-gen|next-generation|world-class|state-of-the-art|award-winning|ultimate|trusted|powerful|groundbreaking|one-stop|unparalleled|seamless)\b/i;

/**
 * What an organisation is, for an apposition: a noun phrase of two words or more that does not open with the gerund
 * of a slogan ("Empowering creators") and does not praise. A rank that is a fact belongs into a field of its own.
 *
 * @example
 * parseDescription('the operator of the port', []) // => { type: 'nounPhrase', text: 'operator of the port', article: 'the' }
 * parseDescription('the leading maker of chips', []) // => undefined
 * parseDescription('Empowering creators', []) // => undefined
 */
export function parseDescription(raw: unknown, problems: Problems): NounPhrase | undefined {
  // what is too long is refused below, before anything looks through it
  if (typeof raw === 'string' && raw.length <= phraseLimit) {
    const opening = /^\s*([A-Za-z]+ing)\s+([a-z]*)/.exec(raw);
    const first = opening?.[1]?.toLowerCase();
    if (first !== undefined && isGerundOfVerb(first)) {
      // "building materials" is a noun phrase, "building the future" is not
      const takesObject = /^(?:an?|the|its|their)$/.test(opening?.[2] ?? '');
      if (takesObject || !attributiveParticiples.has(first)) {
        hold(problems, raw, expectedNounPhrase, 'say what it is, not what it does');
        return;
      }
    }
    if (puff.test(raw)) {
      hold(
        problems,
        raw,
        expectedNounPhrase,
        'praise stands in quotation marks with its owner, not in the newsroom’s words',
      );
      return;
    }
    if (!/\s/.test(raw.trim())) {
      hold(problems, raw, expectedNounPhrase, 'one word does not say what it is');
      return;
    }
  }
  return parseNounPhrase(raw, problems);
}

/** Nouns that say what an organisation or its product is, and that take "a". */
const kindsOfOrganisation: ReadonlySet<string> = new Set(
  (
    'account agency aggregator app application bank blockchain bot bridge broker brokerage browser builder business ' +
    'chain club collective community company consultancy cooperative corporation creator custodian dao database ' +
    'dealer designer developer dex distributor ecosystem engine exchange facility farm firm foundation fund game ' +
    'gateway group guild hub incubator index infrastructure-provider insurer investor issuer lab laboratory ' +
    'launchpad layer ledger lender library maker manager manufacturer market marketplace messenger metaverse miner ' +
    'mixer network operator oracle organisation organization platform portal producer product project protocol ' +
    'provider publisher retailer school seller server service shop site startup store studio supplier ' +
    'system team terminal toolkit tracker trader university vault vendor venture wallet website world'
  ).split(' '),
);

/** Words that end the head of a noun phrase. */
const afterHead =
  /,|\s(?:for|of|that|which|who|whose|on|to|with|using|built|powered|based|in|by|from|where|and|&|at|as|enabling|allowing|offering|connecting|designed|focused|dedicated|specializing|specialising|running|helping|providing|made|backed)(?=\s|$)/;

/** A capital that no acronym and no name after a preposition explains: the manner of titles and slogans. */
const titleWord = /^\p{Lu}\p{Ll}+(?:-|$)/u;

/**
 * Whether a description that a database carries reads as an apposition: short, its head a countable noun for an
 * organisation or what it runs, in the singular, without the capitals of a slogan. Databases have all sorts in such
 * columns; what does not read is better left out.
 *
 * @example
 * isPlainApposition({ type: 'nounPhrase', text: 'cross-chain investment and savings app' }) // => true
 * isPlainApposition({ type: 'nounPhrase', text: 'crypto tax software' }) // => false
 * isPlainApposition({ type: 'nounPhrase', text: 'Earn crypto by using the latest applications' }) // => false
 */
export function isPlainApposition({ text, number }: NounPhrase): boolean {
  const words = text.split(/\s+/);
  if (number === 'plural' || words.length > 12 || text.includes('  ')) return false;
  // "savings and loan app": what is joined before the head belongs to it.
  const heads = text.split(/\s(?:and|&)\s/);
  const joined = heads.slice(1).some((part) => kindsOfOrganisation.has(headOf(part)));
  const head = joined
    ? headOf(heads.find((part) => kindsOfOrganisation.has(headOf(part))) ?? text)
    : headOf(text);
  if (!kindsOfOrganisation.has(head)) return false;
  return !words.some(
    (word, index) =>
      titleWord.test(word) && !/^(?:on|for|of|by|in|from|to|the)$/.test(words[index - 1] ?? ''),
  );
}

function headOf(text: string): string {
  const end = afterHead.exec(text)?.index ?? text.length;
  return text.slice(0, end).split(/\s+/).at(-1) ?? '';
}

function isGerundOfVerb(word: string): boolean {
  const stem = word.slice(0, -3);
  return (
    isVerb(stem) || isVerb(`${stem}e`) || (stem.at(-1) === stem.at(-2) && isVerb(stem.slice(0, -1)))
  );
}

function isVerb(word: string): boolean {
  return bareForms.has(word) || imperatives.has(word) || verbsInThirdPerson.has(`${word}s`);
}

/** Whether a word can be the bare verb of an infinitive, as far as its form tells. */
function canBeBareVerb(word: string): boolean {
  if (!/^[a-z][a-z-]*$/.test(word) || functionWords.has(word)) return false;
  if (bareVerbsThatLookOtherwise.has(word) || bareForms.has(word)) return true;
  return !/(?:ing|ed|tion|sion|ment|ness|ity|ship|[^s]s)$/.test(word);
}

/**
 * An infinitive, kept without "to". Held as `record/phrase-type`: one that opens with something else than a bare
 * verb, such as a gerund or a noun.
 *
 * @example
 * parseInfinitive('to make electric cars', []) // => { type: 'infinitive', text: 'make electric cars' }
 * parseInfinitive('Expand abroad.', []) // => { type: 'infinitive', text: 'expand abroad' }
 * parseInfinitive('making cars', []) // => undefined
 */
export function parseInfinitive(raw: unknown, problems: Problems): Infinitive | undefined {
  const expected = 'an infinitive such as "to make electric cars"';
  const given = parseWords(raw, phraseLimit, problems);
  if (given === undefined) return undefined;
  if (holdsTwoSentences(given) || /[!?:;,]$/.test(given)) {
    hold(problems, raw, expected, 'write one phrase');
    return;
  }
  const text = withoutStop(given.replace(/^to\s+/i, ''));
  const words = wordsOf(text);
  let verb = 0;
  while (
    words[verb] === 'not' ||
    (/ly$/.test(words[verb] ?? '') && !canOpenAsVerb(words[verb] ?? ''))
  )
    verb++;
  if (
    !canBeBareVerb(words[verb] ?? '') ||
    !/^[A-Z]?[a-z'’-]+$/.test(text.split(/\s/)[0]?.replace(/,$/, '') ?? '')
  ) {
    hold(problems, raw, expected, 'begin with the bare verb');
    return;
  }
  return { type: 'infinitive', text: text.charAt(0).toLowerCase() + text.slice(1) };
}

function canOpenAsVerb(word: string): boolean {
  return bareVerbsThatLookOtherwise.has(word);
}

/** Whether a finite verb stands after a first word that can be its subject. */
function hasSubjectAndVerb(text: string): boolean {
  const words = wordsOf(text);
  for (let index = 1; index < words.length; index++) {
    const word = words[index] ?? '';
    const before = words[index - 1] ?? '';
    if (finiteForms.has(word) || (word.length > 4 && word.endsWith('ed'))) return true;
    const plural = /[^s]s$/.test(before) || subjectPronouns.has(before) || before === 'people';
    if (plural && bareForms.has(word)) return true;
    const next = words[index + 1];
    if (/[a-z][^su]s$/.test(word) && next !== undefined && next !== '' && !linkingWords.has(next))
      return true;
  }
  return false;
}

/**
 * A clause: subject and verb without capital and full stop. Held as `record/phrase-type`: an infinitive, a bare noun
 * phrase, several sentences.
 *
 * @example
 * parseClause('Business continuity is maintained.', []) // => { type: 'clause', text: 'business continuity is maintained' }
 * parseClause('business continuity', []) // => undefined
 */
export function parseClause(raw: unknown, problems: Problems): Clause | undefined {
  const expected = 'a clause such as "business continuity is maintained"';
  const given = parseWords(raw, phraseLimit, problems);
  if (given === undefined) return undefined;
  if (holdsTwoSentences(given) || /[!?:;,]$/.test(given)) {
    hold(problems, raw, expected, 'write one clause');
    return;
  }
  const text = withoutStop(given.replace(/^that\s+/i, ''));
  if (/^to\s/i.test(text)) {
    hold(problems, raw, expected, 'this is an infinitive');
    return;
  }
  if (!hasSubjectAndVerb(text)) {
    hold(problems, raw, expected, 'write subject and verb');
    return;
  }
  return { type: 'clause', text: withoutCapital(text) };
}

/**
 * A sentence with its capital and full stop put in place. Held as `record/phrase-type`: words without a
 * subject and a verb.
 *
 * @example
 * parseSentence('sales rose in June', []) // => { type: 'sentence', text: 'Sales rose in June.' }
 * parseSentence('iPhone sales rose.', []) // => { type: 'sentence', text: 'iPhone sales rose.' }
 */
export function parseSentence(raw: unknown, problems: Problems): SentencePhrase | undefined {
  const expected = 'a whole sentence';
  const text = parseWords(raw, sentenceLimit, problems);
  if (text === undefined) return undefined;
  if (/[:;,]$/.test(text)) {
    hold(problems, raw, expected, 'end it with a full stop');
    return;
  }
  if (!hasSubjectAndVerb(text)) {
    hold(problems, raw, expected, 'write subject and verb');
    return;
  }
  const capital = /^[a-z]+(?=[\s,'’-])/.test(text)
    ? text.charAt(0).toUpperCase() + text.slice(1)
    : text;
  return { type: 'sentence', text: /[.!?…]["”’)]*$/.test(capital) ? capital : `${capital}.` };
}

/** An indicator as a record may write it: a noun phrase, or one with its grammar. */
export type IndicatorInput =
  | string
  | {
      readonly name: string;
      readonly number?: 'singular' | 'plural';
      readonly measure?: 'stock' | 'flow' | 'rate';
    };

/** Heads that are counted, so that one of them does not stand without an article; a series has one of each. */
const countedHeads: ReadonlySet<string> = new Set(
  (
    'average balance deficit gap index level median number population price rate ratio share surplus total volume ' +
    'yield'
  ).split(' '),
);

/** Puts in what the noun before the first preposition tells: the number of a plural, the article of an index. */
function addGrammar(phrase: Mutable<NounPhrase>): Mutable<NounPhrase> {
  const head = headOfIndicator(phrase.text);
  if (head === 'plural') phrase.number = 'plural';
  else if (head === 'counted' && phrase.article === undefined) phrase.article = 'the';
  return phrase;
}

type IndicatorHead = 'plural' | 'counted' | 'mass';

const indicatorHeads = new Map<string, IndicatorHead>();
/** A series names its indicator in every record; the bound keeps memory flat over others. */
const keptHeads = 500;

function headOfIndicator(text: string): IndicatorHead {
  let head = indicatorHeads.get(text);
  if (head === undefined) {
    const words = wordsOf(text);
    const end = words.findIndex((word, index) => index > 0 && linkingWords.has(word));
    const noun = (end < 0 ? words.at(-1) : words[end - 1]) ?? '';
    // "electronics" and "gross" are no plurals
    const plural = noun === 'people' || (/[^suix]s$/.test(noun) && !noun.endsWith('ics'));
    head = plural ? 'plural' : countedHeads.has(noun) ? 'counted' : 'mass';
    if (indicatorHeads.size === keptHeads) indicatorHeads.clear();
    indicatorHeads.set(text, head);
  }
  return head;
}

const indicatorKeys = ['name', 'number', 'measure'] as const;
const numbers = ['singular', 'plural'] as const;
const measures = ['stock', 'flow', 'rate'] as const;

/**
 * What a statistic measures: a noun phrase, or `{name, number?, measure?}`. Where the number is not stated, a head in
 * the plural tells it; an index, a rate or a number takes "the".
 *
 * @example
 * parseIndicator({ name: 'retail sales', number: 'plural' }, []) // => { type: 'nounPhrase', text: 'retail sales', number: 'plural' }
 * parseIndicator('exports of chips', []) // => { type: 'nounPhrase', text: 'exports of chips', number: 'plural' }
 * parseIndicator('consumer price index', []) // => { type: 'nounPhrase', text: 'consumer price index', article: 'the' }
 * parseIndicator('use of foreign funds', []) // => { type: 'nounPhrase', text: 'use of foreign funds' }
 */
export function parseIndicator(raw: unknown, problems: Problems): NounPhrase | undefined {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    const phrase = parseNounPhrase(raw, problems);
    return phrase === undefined ? undefined : addGrammar(phrase);
  }
  const fields = raw as Readonly<Record<string, unknown>>;
  const before = problems.length;
  checkKeys(fields, indicatorKeys, problems);
  const name = parseRequired(fields, 'name', parseNounPhrase, problems);
  const number = parseOptional(
    fields,
    'number',
    (value, list) => parseChoice(value, numbers, list),
    problems,
  );
  const measure = parseOptional(
    fields,
    'measure',
    (value, list) => parseChoice(value, measures, list),
    problems,
  );
  if (name === undefined || problems.length !== before) return undefined;
  const indicator = addGrammar(name);
  if (number !== undefined) indicator.number = number;
  if (measure !== undefined) indicator.measure = measure;
  return indicator;
}
