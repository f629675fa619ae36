/**
 * Who stands how to whom: from the events of a text, and from what it says of two parties in passing ("its subsidiary
 * Bolt", "Zepto, backed by StepStone", "Acme's chief executive Ann Lee"). What is denied, planned or rumoured gives none.
 */
import type { Chunk, Mention, Name, NameClass, Stretch } from './chunks.js';
import type { Predication } from './clauses.js';
import type { Entity, ReadDocument, ReadSentence } from './document.js';
import { rumours } from './events.js';
import type { Draft } from './frame.js';

/** A relation between two parties and where the text shows it. */
export interface Relation {
  readonly from: string;
  readonly relation: RelationName;
  readonly to: string;
  readonly evidence: Stretch;
}

export type RelationName =
  | 'invested-in'
  | 'led-round-of'
  | 'acquired'
  | 'sold-to'
  | 'subsidiary-of'
  | 'partner-of'
  | 'regulates'
  | 'supplies'
  | 'employs'
  | 'backed-by';

/** A relation that an event of a kind makes between those who stand in two of its fields. */
interface OfFields {
  readonly from: string;
  readonly relation: RelationName;
  readonly to: string;
}

/** `from` and `to` are one field where all in it stand so to each other. Who led a round is not told as one who joined. */
const ofEvents: Readonly<Record<string, readonly OfFields[]>> = {
  acquisition: [
    { from: 'acquirer', relation: 'acquired', to: 'target' },
    { from: 'seller', relation: 'sold-to', to: 'acquirer' },
  ],
  'funding-round': [
    { from: 'leads', relation: 'led-round-of', to: 'company' },
    { from: 'investors', relation: 'invested-in', to: 'company' },
  ],
  'fund-close': [{ from: 'limitedPartners', relation: 'invested-in', to: 'fund' }],
  'patent-sale': [{ from: 'seller', relation: 'sold-to', to: 'buyer' }],
  partnership: [{ from: 'parties', relation: 'partner-of', to: 'parties' }],
};

/** Values of `status` and `stage` of what has not come about, or no longer holds. */
const unreal: ReadonlySet<unknown> = new Set([
  'rumoured',
  'in-talks',
  'terminated',
  'planned',
  'withdrawn',
]);

/** Of longer lists the pairs say little: a statement of forty chief executives is no web of partners. */
const mostPartners = 8;

/** Words without which a sentence says of no two parties how they stand to each other. */
export const relationCues =
  /\b(?:subsidiar(?:y|ies)|(?:unit|arm|division|affiliate|offshoot)s? of|parent|own(?:s|ed|er)|back(?:s|ed|er|ers)|suppl(?:y|ies|ied|ier|iers)|customers?|partners?|partner(?:ed|ing)|regulat(?:es|ed|or)|invest(?:s|ed|or|ors)|[Cc]hief|CEO|CFO|COO|CTO|[Pp]resident|[Cc]hair(?:man|woman|person)?|[Mm]anaging (?:director|partner)|treasurer|general (?:manager|counsel)|finance director|analyst|economist|spokes(?:man|woman|person)|employs|(?:unit|arm|division|affiliate)s? \p{Lu})/u;

/**
 * The relations among the parties of a text in the order of its words, each once.
 *
 * @example
 * typeof relationsOf // => 'function'
 */
export function relationsOf(document: ReadDocument, drafts: readonly Draft[]): readonly Relation[] {
  const found = new Map<string, Relation>();
  const add = (relation: Relation): void => {
    if (relation.from === relation.to) return;
    const key = JSON.stringify([relation.from, relation.relation, relation.to]);
    if (!found.has(key)) found.set(key, relation);
  };
  for (const draft of drafts) for (const relation of fromEvent(draft, document)) add(relation);
  for (const sentence of document.sentences) {
    if (!relationCues.test(sentence.text) || rumours.test(sentence.text)) continue;
    for (const relation of fromVerbs(sentence, document)) add(relation);
    for (const relation of fromWords(sentence, document)) add(relation);
  }
  return withoutJoined([...found.values()]).sort(
    (one, other) => one.evidence.start - other.evidence.start,
  );
}

/** What a relation says that another of the same two says already. */
const coveredBy: Readonly<Partial<Record<RelationName, RelationName>>> = {
  'invested-in': 'led-round-of',
  'partner-of': 'supplies',
};

/** Who led a round is not told again as one who took part, nor who supplies somebody as a partner. */
function withoutJoined(relations: readonly Relation[]): Relation[] {
  const told = new Set(
    relations.map(({ from, relation, to }) => JSON.stringify([from, relation, to])),
  );
  return relations.filter(({ from, relation, to }) => {
    const other = coveredBy[relation];
    return (
      other === undefined ||
      !(
        told.has(JSON.stringify([from, other, to])) ||
        (relation === 'partner-of' && told.has(JSON.stringify([to, other, from])))
      )
    );
  });
}

function* fromEvent(draft: Draft, document: ReadDocument): Generator<Relation> {
  const { fields, modality } = draft;
  if (modality !== 'asserted' && modality !== 'reported') return;
  if (unreal.has(fields['status']?.value) || unreal.has(fields['stage']?.value)) return;
  const isPart = Number(fields['stake']?.value ?? 100) <= 50;
  for (const { from, relation, to } of ofEvents[draft.kind] ?? []) {
    const [one, other] = [fields[from], fields[to]];
    if (one === undefined || other === undefined) continue;
    const name = relation === 'acquired' && isPart ? 'invested-in' : relation;
    const evidence = stretchOver(one.evidence, other.evidence, draft, document);
    if (from === to && one.entities.length > mostPartners) continue;
    for (const [at, giver] of one.entities.entries())
      for (const taker of from === to ? one.entities.slice(at + 1) : other.entities)
        yield { from: plain(giver.name), relation: name, to: plain(taker.name), evidence };
  }
}

/** From the one to the other, where one sentence holds both; else the sentence that tells the event. */
function stretchOver(
  one: Stretch,
  other: Stretch,
  { sentence }: Draft,
  { text }: ReadDocument,
): Stretch {
  const [start, end] = [Math.min(one.start, other.start), Math.max(one.end, other.end)];
  return start >= sentence.start && end <= sentence.end
    ? { start, end, text: text.slice(start, end) }
    : { start: sentence.start, end: sentence.end, text: sentence.text };
}

/** A line's end inside a name is a space. */
function plain({ text }: { readonly text: string }): string {
  return text.replace(/\s+/g, ' ');
}

/** Somebody in a sentence: by name, or by "it", "its", "the company". */
interface Party {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly class: NameClass;
  /** Others that stand in one list with it, itself included. */
  readonly list: readonly Party[];
}

/** What a verb says of its subject and its object or of who stands after a preposition. */
interface Saying {
  /** `back` by default: the passive turns it. */
  readonly relation: RelationName;
  /** Where the second party stands, first that is there. */
  readonly at: readonly string[];
  /** The relation runs from the second party to the subject. */
  readonly turned?: true;
  /** It must hold now: "owned" of the past is none. */
  readonly now?: true;
}

const ofVerbs: Readonly<Record<string, Saying>> = {
  own: { relation: 'subsidiary-of', at: ['object'], turned: true, now: true },
  back: { relation: 'backed-by', at: ['object'], turned: true },
  supply: { relation: 'supplies', at: ['to', 'object'] },
  regulate: { relation: 'regulates', at: ['object'], now: true },
  employ: { relation: 'employs', at: ['object'], now: true },
  invest: { relation: 'invested-in', at: ['in', 'into'] },
  partner: { relation: 'partner-of', at: ['with'] },
};

/** Auxiliaries and adverbs of what is not so, or not now. */
const notSo =
  /\b(?:[Ww]ill|would|could|may|might|should|can|must|plans?|to|[Nn]ot|[Nn]ever|[Ff]ormerly|[Oo]nce|[Pp]reviously|[Pp]artly|[Pp]artially|[Jj]ointly|[Mm]inority|[Rr]eportedly)\b|n['’]t\b/;
const past = /\b(?:was|were|had|used)\b/i;

function* fromVerbs(sentence: ReadSentence, document: ReadDocument): Generator<Relation> {
  for (const predication of sentence.predications) {
    const saying = Object.hasOwn(ofVerbs, predication.lemma)
      ? ofVerbs[predication.lemma]
      : undefined;
    if (saying === undefined || predication.isNoun || !holds(predication, saying, sentence))
      continue;
    const { relation, at, passive, turned } = { ...saying, passive: predication.passive };
    const subjects = partiesOf(predication.subject, sentence, document);
    const places = passive ? ['by'] : at;
    const mention = places
      .map((place) =>
        place === 'object'
          ? predication.object
          : predication.complements.find(({ preposition }) => preposition === place)?.mention,
      )
      .find((each) => each !== undefined && partiesOf(each, sentence, document).length > 0);
    for (const one of subjects)
      for (const other of partiesOf(mention, sentence, document)) {
        const forward = (turned === true) === passive;
        const [from, to] = forward ? [one, other] : [other, one];
        if (!fits(relation, from, to)) continue;
        const start = Math.min(one.start, other.start, predication.start);
        const end = Math.max(one.end, other.end, predication.end);
        yield {
          from: from.name,
          relation,
          to: to.name,
          evidence: { start, end, text: document.text.slice(start, end) },
        };
      }
  }
}

function holds(predication: Predication, { now }: Saying, sentence: ReadSentence): boolean {
  const { negated, modal, governors, infinitive, form, passive, start, end } = predication;
  if (negated || modal !== undefined || infinitive) return false;
  if (governors.some((governor) => governor.negated || governor.modal !== undefined)) return false;
  const words = sentence.text.slice(start - sentence.start, end - sentence.start);
  const before = sentence.text.slice(0, start - sentence.start);
  // whom a participle alone belongs to is told by the words around it
  if (passive && !/\b(?:is|are|was|were|be|been|being)\b/i.test(words)) return false;
  if (notSo.test(words) || /\d ?(?:%|per ?cent|pct)[- ]$/i.test(before)) return false;
  if (/\b(?:partly|partially|jointly|minority|majority|formerly|once|not)[- ]$/i.test(before))
    return false;
  if (now !== true) return true;
  return !past.test(words) && (passive || form !== 'past');
}

/** People are employed; all else is between organisations. */
function fits(relation: RelationName, from: Party, to: Party): boolean {
  if (relation === 'employs')
    return to.class === 'person' && from.class !== 'person' && from.class !== 'place';
  const backs = relation === 'backed-by' ? to : relation === 'invested-in' ? from : undefined;
  const isParty = (party: Party): boolean =>
    party.class !== 'place' && (party.class !== 'person' || party === backs);
  return isParty(from) && isParty(to);
}

function partiesOf(
  mention: Mention | undefined,
  sentence: ReadSentence,
  document: ReadDocument,
): readonly Party[] {
  if (mention === undefined) return [];
  if (mention.members.length > 0)
    return mention.members.flatMap((member) => partiesOf(member, sentence, document));
  const entity = document.entityOf(mention, sentence);
  if (mention.name === undefined && entity === undefined) return [];
  const stretch: Stretch = mention.name ?? mentionStretch(mention, document);
  return [partyOf(stretch, mention.name, entity)];
}

function mentionStretch({ start, end }: Mention, { text }: ReadDocument): Stretch {
  return { start, end, text: text.slice(start, end) };
}

function partyOf(
  { start, end }: Stretch,
  name: Name | undefined,
  entity: Entity | undefined,
  list: readonly Party[] = [],
): Party {
  return {
    start,
    end,
    name: plain(entity?.name ?? name ?? { text: '' }),
    class: entity?.class ?? name?.class ?? 'unknown',
    list,
  };
}

/** What the words between two parties, before the first or after the second say. */
interface Wording {
  readonly relation: RelationName;
  /** All that stands between the two. */
  readonly between: RegExp;
  /** What stands right after the second. */
  readonly after?: RegExp;
  /** The relation runs from the second to the first. */
  readonly turned?: true;
}

/** Up to four small words before a noun, none of which takes it back. */
const GONE = String.raw`(?!(?:former|ex|once|then|late|outgoing|incoming|acting|next|new|rival|potential|would-be|future|possible|prospective)\b)`;
const FILL = String.raw`(?:${GONE}(?!(?:and|or|of|to|by|for|with|in|on|from|not|no|said|says|than)\b)[\p{L}\p{N}-]+ ){0,4}?`;
const OWN = String.raw`(?:subsidiary|unit|arm|division|affiliate|offshoot)`;
const OFFICE = String.raw`(?:chief (?:\p{L}+ )?(?:executive|officer|economist|scientist|strategist|engineer)(?: officer)?|chief of staff|(?:group )?CEO|C[FOTIM]O|(?:vice[- ])?president|vice[- ]chair(?:man|woman)?|chair(?:man|woman|person)?|managing director|managing partner|general manager|general counsel|treasurer|finance director|spokes(?:man|woman|person)|(?:senior )?(?:analyst|economist|portfolio manager))`;
const POST = String.raw`(?:(?:${GONE}\p{L}+ ){0,2}?${GONE}${OFFICE}(?: and ${OFFICE})?)`;
const ITS = String.raw`(?:['’]s?)?`;
const AN = String.raw`(?:a|an|the|one of the)`;
const IS = String.raw`(?:,| is| are|, which is|, which are|, who is)`;
const wordingsOf = (
  list: readonly (readonly [RelationName, string, ('turned' | '')?, string?])[],
): readonly Wording[] =>
  list.map(([relation, between, turned, after]) => ({
    relation,
    between: new RegExp(`^${between}$`, 'iu'),
    ...(turned === 'turned' ? { turned: true } : {}),
    ...(after === undefined ? {} : { after: new RegExp(`^${after}`, 'iu') }),
  }));

const wordings = wordingsOf([
  // Bolt, a wholly owned subsidiary of Acme
  ['subsidiary-of', `${IS} ${AN} ${FILL}${OWN} of (?:the )?${FILL}`],
  ['subsidiary-of', `, ${FILL}${OWN} of (?:the )?${FILL}`],
  ['subsidiary-of', `${IS} (?:wholly |majority[- ]|fully )?owned by (?:the )?${FILL}`],
  ['subsidiary-of', `, (?:a )?${FILL}`, '', String.raw`['’]s?(?: [\p{L}-]+){0,2}? ${OWN}(?=[,.;]|$)`],
  // Acme's logistics unit Bolt, its subsidiary Bolt
  ['subsidiary-of', `${ITS} ${FILL}(?:subsidiary|unit|arm|division|affiliate),? `, 'turned'],
  ['subsidiary-of', `, (?:the )?${FILL}(?:parent(?: company)?|owner) of ${FILL}`, 'turned'],
  ['subsidiary-of', `${ITS} ${FILL}(?:parent(?: company)?|owner),? `],
  // Zepto, backed by StepStone; StepStone-backed Zepto
  ['backed-by', `${IS} (?:which is )?backed by ${FILL}`],
  ['backed-by', `-backed ${FILL}`, 'turned'],
  ['subsidiary-of', `-owned ${FILL}`, 'turned'],
  ['backed-by', `, ${AN} ${FILL}(?:backer|shareholder) of ${FILL}`, 'turned'],
  ['backed-by', `${ITS} (?:biggest |largest |main |early |longtime )?backers?,? (?:include )?`],
  ['invested-in', `, ${AN} ${FILL}investor in ${FILL}`],
  ['invested-in', `${ITS} (?:biggest |largest |main |early |existing )?investors?,? (?:include )?`, 'turned'],
  // Foxconn, a supplier of screens to Apple; Apple supplier Foxconn
  ['supplies', `${IS} ${AN} ${FILL}supplier to ${FILL}`],
  ['supplies', `${IS} ${AN} ${FILL}supplier of ${FILL}(?:and ${FILL})?to ${FILL}`],
  ['supplies', `, ${AN} ${FILL}supplier of (?:the )?`],
  ['supplies', `, (?:a )?${FILL}`, '', String.raw`['’]s?(?: [\p{L}-]+){0,2}? supplier(?=[,.;]|$)`],
  ['supplies', `${ITS} (?:[\\p{Ll}-]+ ){0,2}?suppliers?,? (?:include )?`, 'turned'],
  ['supplies', `${ITS} (?:biggest |largest |main |top |key )?customers?,? (?:include )?`],
  ['supplies', `, ${AN} ${FILL}customer of ${FILL}`, 'turned'],
  ['partner-of', `${IS} ${AN} ${FILL}partner (?:of|to) ${FILL}`],
  ['partner-of', `${ITS} (?:[\\p{Ll}-]+ ){0,2}?partners?,? (?:include )?`],
  ['regulates', `, (?:which|who) regulates ${FILL}`],
  ['regulates', `${IS} (?:which is )?regulated by (?:the )?${FILL}`, 'turned'],
  ['regulates', `${ITS} (?:[\\p{Ll}-]+ ){0,2}?regulator,? `, 'turned'],
  // Acme's chief executive Ann Lee, Acme CEO Ann Lee; Ann Lee, chief executive of Acme; Ann Lee, Acme's chief executive
  ['employs', `${ITS} ${POST},? (?:(?:Mr|Ms|Mrs|Dr)\\.? )?`],
  ['employs', `,? (?:who is |is )?(?:the |an? )?${POST} (?:of|at|for|with) (?:the )?${FILL}`, 'turned'],
  ['employs', `, (?:the )?`, 'turned', String.raw`['’]s? ${POST}(?=[,.;]|$)`],
  ['employs', ', ', 'turned', String.raw` ${OFFICE}(?=[,.;]|$)`],
]); // prettier-ignore

function* fromWords(sentence: ReadSentence, document: ReadDocument): Generator<Relation> {
  const parties = partiesIn(sentence, document);
  const { text } = document;
  for (let at = 0; at + 1 < parties.length; at += 1) {
    const [one, other] = [parties[at] as Party, parties[at + 1] as Party];
    if (other.start < one.end || other.start - one.end > 120) continue;
    const between = text
      .slice(one.end, other.start)
      .replace(/\s+/g, ' ')
      .replace(/ ?\([^()]*\)/g, '');
    const after = text
      .slice(other.end, Math.min(sentence.end, other.end + 80))
      .replace(/\s+/g, ' ');
    for (const wording of wordings) {
      if (!wording.between.test(between)) continue;
      const tail = wording.after?.exec(after);
      if (tail === null) continue;
      // an office is one person's: "Acme's chairman Ann Lee and Bolt's Bob Ray" are not both at Acme
      const isOne = wording.relation === 'employs';
      const left = isOne || one.list.length === 0 ? [one] : one.list;
      const right = isOne || other.list.length === 0 ? [other] : other.list;
      const end = Math.max(
        other.end + (tail === undefined ? 0 : tail[0].length),
        ...right.map((party) => party.end),
      );
      let isThere = false;
      for (const first of left)
        for (const second of right) {
          const [from, to] = wording.turned === true ? [second, first] : [first, second];
          if (!fits(wording.relation, from, to)) continue;
          isThere = true;
          const start = Math.min(first.start, second.start);
          const last = tail === undefined ? Math.max(first.end, second.end) : end;
          yield {
            from: from.name,
            relation: wording.relation,
            to: to.name,
            evidence: { start, end: last, text: text.slice(start, last) },
          };
        }
      if (isThere) break;
    }
  }
}

/** All parties of a sentence in the order of its words. */
function partiesIn(sentence: ReadSentence, document: ReadDocument): readonly Party[] {
  const parties: Party[] = [];
  const seen = new Set<number>();
  const put = (party: Party): void => {
    if (party.name === '' || seen.has(party.start)) return;
    seen.add(party.start);
    parties.push(party);
  };
  const take = (mention: Mention, list: readonly Party[]): void => {
    if (mention.possessor !== undefined) take(mention.possessor, []);
    const owner = ownerIn(mention, sentence, document);
    if (owner !== undefined) put(owner);
    if (mention.members.length > 0) {
      const members = mention.members.flatMap((member) => partiesOf(member, sentence, document));
      for (const member of mention.members) take(member, members);
      return;
    }
    for (const word of mention.words) {
      const stem = /^(.*\p{Lu}.*)-(?:backed|owned)$/u.exec(word.text)?.[1];
      if (stem === undefined) continue;
      const name: Name = {
        start: word.start,
        end: word.start + stem.length,
        text: stem,
        class: 'unknown',
      };
      put(partyOf(name, name, document.entityOf(name, sentence)));
    }
    for (const name of mention.names)
      put(
        partyOf(name, name, document.entityOf(name, sentence), name === mention.name ? list : []),
      );
    if (mention.names.length > 0) return;
    for (const party of partiesOf(mention, sentence, document)) put(party);
  };
  const takeAll = (chunks: readonly Chunk[]): void => {
    for (const chunk of chunks) if (chunk.type === 'mention') take(chunk, []);
  };
  takeAll(sentence.chunks);
  for (const { chunks } of sentence.appositions) takeAll(chunks);
  return parties.sort((one, other) => one.start - other.start);
}

/** Whom "its" before a noun means. */
function ownerIn(
  mention: Mention,
  sentence: ReadSentence,
  document: ReadDocument,
): Party | undefined {
  const { determiner, start } = mention;
  if (determiner !== 'its' && determiner !== 'their') return undefined;
  const subject = sentence.predications.findLast(
    (predication) =>
      predication.subject !== undefined && predication.subject.end < start && !predication.isNoun,
  )?.subject;
  const owner =
    subject === undefined
      ? document.entityOf({ ...mention, name: undefined, names: [], pronoun: determiner }, sentence)
      : document.entityOf(subject, sentence);
  if (owner === undefined || owner.class === 'person' || owner.class === 'place') return undefined;
  return partyOf({ start, end: start + determiner.length, text: determiner }, owner.name, owner);
}
