import type { Mention } from '../chunks.js';
import type { Predication } from '../clauses.js';
import type { Draft, KindFrames, Looking, ReadField } from '../frame.js';
import {
  besides,
  countIn,
  fieldAt,
  lowerOf,
  namedParty,
  progressOf,
  recordFields,
  wordsAt,
} from './fields.js';

/** Patents by the piece or as a portfolio; not licences to them, nor applications that somebody files. */
const patents = /\bpatents?\b|\bintellectual property (?:assets|portfolio|rights)\b/;
const notSold =
  /\b(?:licen[cs]es?|licensing|lawsuits?|disputes?|claims?|licensing business|infringement|office|filings?|troll|royalt(?:y|ies)|attorneys?|expir\w+)\b/;

/** Who sells patents to whom. */
export const patentSale: KindFrames = {
  kind: 'patent-sale',
  roles: {
    seller: 'party',
    buyer: 'party',
    price: 'money',
    _patents: 'phrase',
    _person: 'person',
    _venue: 'phrase',
  },
  verbs: [
    {
      verbs:
        'sell, sell off, offload, transfer, assign, divest, unload, dispose, hand over, hive off, part',
      roles: {
        subject: 'seller',
        object: '_patents',
        of: '_patents',
        with: '_patents',
        to: 'buyer',
        for: 'price',
      },
      passive: { subject: '_patents', by: 'seller', to: 'buyer', for: 'price' },
      where: isOfPatents,
    },
    {
      verbs:
        'buy, acquire, purchase, pick up, snap up, scoop up, take over, obtain, bag, land, grab',
      roles: { subject: 'buyer', object: '_patents', from: 'seller', for: 'price' },
      passive: { subject: '_patents', by: 'buyer', from: 'seller', for: 'price' },
      where: isOfPatents,
    },
    {
      verbs: 'pass, go, move, change',
      roles: { subject: '_patents', from: 'seller', to: 'buyer', for: 'price' },
      where: (predication, of) =>
        isOfPatents(predication, of) &&
        predication.complements.some(({ preposition }) => preposition === 'to'),
    },
    {
      verbs: 'confirm, announce, tell',
      roles: { subject: '_person', at: '_venue', during: '_venue', on: '_venue' },
      where: ({ subject, lemma }) => subject !== undefined && lemma === 'confirm',
      adds: true,
    },
  ],
  nouns: [
    {
      nouns: 'sale, disposal, transfer, assignment, divestiture, divestment',
      roles: {
        subject: 'seller',
        possessor: 'seller',
        of: '_patents',
        phrase: '_patents',
        by: 'seller',
        to: 'buyer',
        for: 'price',
        figure: 'price',
      },
      where: isOfPatents,
    },
    {
      nouns: 'purchase, acquisition, deal, agreement',
      roles: {
        subject: 'buyer',
        possessor: 'buyer',
        of: '_patents',
        for: ['_patents', 'price'],
        phrase: '_patents',
        by: 'buyer',
        from: 'seller',
        figure: 'price',
      },
      where: (predication, of) =>
        isOfPatents(predication, of) &&
        predication.complements.some(({ preposition }) => /^(?:of|for|from)$/.test(preposition)),
    },
  ],
  details: [
    {
      field: 'buyer',
      type: 'party',
      before:
        /\bthe (?:buyer|purchaser|acquirer)(?:,| is| was) (?:the )?(?:\p{L}[\p{L}-]* ){0,4}$/iu,
    },
    {
      field: 'seller',
      type: 'party',
      before: /\bthe (?:seller|vendor)(?:,| is| was) (?:the )?(?:\p{L}[\p{L}-]* ){0,4}$/iu,
    },
    {
      field: 'price',
      type: 'money',
      before:
        /\b(?:pa(?:y|ys|id|ying)|for|worth|valued at|price (?:of|was|is)|consideration of|in exchange for|fetch(?:ed|es|ing)?)\s*(?:a total of |about |around |approximately |some |nearly |more than |over |up to )?$/i,
    },
    {
      field: 'price',
      type: 'money',
      after: /^[- ](?:(?:cash|all-cash) )?(?:patent|deal|sale|transaction)\b/i,
    },
  ],
  tellings: [
    {
      field: 'price',
      value: 'undisclosed',
      pattern:
        /\bundisclosed\b|\bno price (?:was|were) (?:given|disclosed|named)|\b(?:price|terms|value|sum|amount)\b[^.]{0,40}\b(?:not|n't) (?:been )?(?:disclosed|revealed|released|given|made public)|\b(?:did|would)(?: not|n't) (?:disclose|reveal|give|say)\b[^.]{0,20}\b(?:price|terms|value|how much)/i,
    },
  ],
  needs: [['seller', 'buyer']],
  identity: ['seller', 'buyer'],
  mentions:
    /\b(?:the|this|these|its|a|an) (?:[\w-]+ ){0,2}(?:patents?|deal|sale|transaction|agreement|price|purchase|news|transfer|announcement|portfolio|buyer|seller|purchaser|vendor)\b|\bterms\b|\bno price\b/i,
  cues: /\bpatents?\b|\bintellectual property\b|\bthe (?:buyer|seller)\b|\b(?:price|terms|pays?|paid|paying|confirm\w*)\b/i,
  finish,
};

function isOfPatents(predication: Predication, of: Looking): boolean {
  return soldIn(predication, of) !== undefined;
}

/** "patents relating to 5G radio to Acme": the buyer stands behind what the patents are on. */
function laterBuyer({ lemma, start }: Predication, of: Looking): ReadField | undefined {
  if (/^(?:buy|acquire|purchase|acquisition|obtain)$/.test(lemma)) return undefined;
  for (const each of of.sentence.predications) {
    if (each.start <= start || each.start - start > 80) continue;
    for (const { preposition, mention } of each.complements) {
      const found = preposition === 'to' ? namedParty(mention, of) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** "45 patents relating to 4G from Acme": so does the seller. */
function laterSeller({ lemma, start, passive }: Predication, of: Looking): ReadField | undefined {
  if (passive || !/^(?:buy|acquire|purchase|acquisition|obtain|pick up|take over)$/.test(lemma))
    return undefined;
  for (const [at, chunk] of of.sentence.chunks.entries()) {
    if (chunk.type !== 'link' || chunk.lower !== 'from' || chunk.start < start) continue;
    if (chunk.start - start > 110) return undefined;
    const mention = of.sentence.chunks[at + 1];
    const found = mention?.type === 'mention' ? namedParty(mention, of) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

const wholes =
  /^(?:portfolio|package|bundle|set|batch|trove|collection|block|pool|group|number|total|tranche|sale|family|part)$/;
const heads =
  /^(?:patent|portfolio|family|asset|package|bundle|property|application|right|collection|trove|batch|sale|deal|purchase|acquisition|transfer|agreement|disposal|assignment|set|pool)$/;

/** The phrase of the patents beside a verb or noun: "90 patents", "a portfolio of 120 patents". */
function soldIn(predication: Predication, { sentence }: Looking): Mention | undefined {
  const { isNoun, passive, lemma, subject, object, phrase, complements } = predication;
  const joined = (prepositions: RegExp): readonly Mention[] =>
    complements
      .filter(({ preposition }) => prepositions.test(preposition))
      .map(({ mention }) => mention);
  const first = isNoun
    ? [phrase, ...joined(/^(?:of|for)$/)]
    : passive || /^(?:pass|go|move|change)$/.test(lemma)
      ? [subject]
      : [object, ...joined(/^(?:of|with)$/)];
  for (const mention of first) {
    if (mention === undefined) continue;
    const at = sentence.chunks.indexOf(mention);
    const [link, inner] = sentence.chunks.slice(at + 1, at + 3);
    const within =
      at >= 0 &&
      wholes.test(mention.head) &&
      link?.type === 'link' &&
      link.lower === 'of' &&
      inner?.type === 'mention'
        ? [inner]
        : [];
    for (const each of [...(mention.members.length > 0 ? mention.members : [mention]), ...within]) {
      const words = lowerOf(each);
      if (patents.test(words) && !notSold.test(words) && heads.test(each.head)) return each;
    }
  }
  return undefined;
}

const general =
  /^(?:its|their|the|a|an|some|all|most|of|other|certain|several|many|portfolio|new|existing|remaining|issued|granted|key|more|than|package|bundle|set|total|non-core|legacy|active|u\.s\.|us|worldwide|global|batch|trove|collection|families|family|sale|purchase|deal|acquisition|transfer|million|billion)$/i;

function finish(draft: Draft, of: Looking): Draft | undefined {
  const { predication } = draft;
  const rest = recordFields(draft);
  if (predication === undefined) return undefined;
  const sold = soldIn(predication, of);
  // "Microsoft buys AOL patents"
  const owner = sold?.names.find((name) => name.start <= (sold.words[1]?.start ?? sold.start));
  if (rest['seller'] === undefined && sold !== undefined) {
    const told =
      namedParty(sold.possessor, of) ??
      (owner === undefined ? undefined : namedParty({ ...sold, name: owner, members: [] }, of));
    if (told !== undefined) rest['seller'] = told;
  }
  const later = rest['buyer'] === undefined ? laterBuyer(predication, of) : undefined;
  if (later !== undefined) rest['buyer'] = later;
  const laterOwner = rest['seller'] === undefined ? laterSeller(predication, of) : undefined;
  if (laterOwner !== undefined) rest['seller'] = laterOwner;
  const { seller, buyer } = rest;
  if (seller === undefined || buyer === undefined) return undefined;
  if (seller.entities.some((entity) => buyer.entities.includes(entity))) return undefined;
  // "a portfolio of 120 patents": the patents stand after "of"
  const counted = [
    sold,
    ...besides(predication),
    ...of.sentence.chunks.filter(
      (chunk): chunk is Mention =>
        chunk.type === 'mention' &&
        sold !== undefined &&
        chunk.start > sold.end &&
        chunk.start - sold.end < 12,
    ),
  ].filter(
    (mention): mention is Mention => mention !== undefined && /\bpatents?\b/.test(lowerOf(mention)),
  );
  for (const mention of [...exactly(predication, of), ...counted]) {
    const isFamily = /\bfamil(?:y|ies)\b/.test(lowerOf(mention));
    const count = countIn(mention, of, isFamily ? 'patent family' : 'patent');
    if (count === undefined || (count.value as { value: string }).value.includes('.')) continue;
    rest['count'] = count;
    break;
  }
  const subject =
    sold === undefined
      ? undefined
      : subjectOf(exactly(predication, of)[0] ?? counted[0] ?? sold, of, seller);
  if (subject !== undefined) rest['subject'] = subject;
  const progress = progressOf(predication);
  if (progress === 'done')
    rest['stage'] = fieldAt('completed', predication.start, predication.end, of);
  else if (progress === 'ahead' || progress === 'agreed')
    rest['stage'] = fieldAt('agreed', predication.start, predication.end, of);
  const person = draft.fields['_person'];
  if (person !== undefined) {
    const venue = draft.fields['_venue'];
    rest['confirmedBy'] = {
      ...person,
      value: {
        person: person.value,
        ...(venue === undefined ? {} : { venue: wideVenue(venue.evidence, of) }),
      },
    };
  }
  return { ...draft, fields: rest };
}

/** Where a headline rounds the number, the sentences right after it have it. */
function exactly(predication: Predication, of: Looking): readonly Mention[] {
  const { document, sentence } = of;
  const rough = soldIn(predication, of)?.quantities.some(
    ({ read }) => read.type === 'number' && read.approx !== undefined,
  );
  if (rough !== true) return [];
  return document
    .within(sentence.index + 1, sentence.index + 2)
    .flatMap((other) =>
      other.predications
        .filter(({ lemma }) => lemma === predication.lemma)
        .map((each) => soldIn(each, { document, sentence: other })),
    )
    .filter(
      (mention): mention is Mention =>
        mention?.quantities.some(
          ({ read }) => read.type === 'number' && read.approx === undefined,
        ) === true,
    );
}

/** "an investor conference in Helsinki". */
function wideVenue(
  { start, end }: { readonly start: number; readonly end: number },
  { document }: Looking,
): string {
  const tail = /^ (?:in|of|by) (?:the )?\p{Lu}[\p{L}.-]*(?: \p{Lu}[\p{L}.-]*)*/u.exec(
    document.text.slice(end, end + 60),
  )?.[0];
  return wordsAt(document.text, start, end + (tail?.replace(/\.$/, '').length ?? 0));
}

/** What patents are on: the words before them, or after "on", "for", "covering", "related to". */
function subjectOf(mention: Mention, of: Looking, seller: ReadField): ReadField | undefined {
  const { document, sentence } = of;
  const owner = mention.names.find(({ text }) => String(seller.value).startsWith(text));
  const at = mention.words.findIndex(({ lower }) => /^patents?$/.test(lower));
  const before = mention.words
    .slice(0, at)
    .filter(
      ({ tag, quantity, lower, start }) =>
        quantity === undefined &&
        tag !== 'determiner' &&
        tag !== 'sign' &&
        tag !== 'possessive' &&
        !general.test(lower) &&
        start >= (owner?.end ?? 0) &&
        start >= (mention.possessor?.end ?? 0),
    );
  const [first] = before;
  const last = before.at(-1);
  if (first !== undefined && last !== undefined)
    return fieldAt(wordsAt(document.text, first.start, last.end), first.start, last.end, of);
  const from = mention.words[at]?.end ?? mention.end;
  const match =
    /^(?: (?:portfolio|families|applications|assets)| and (?:patent )?applications)?,? (?:on|for|in|covering|relating to|related to|concerning|about|that cover|which cover) (?:the |its |their )?((?!(?:19|20)\d\d)[\p{L}\d][\p{L}\d -]*?)(?= (?:to|from|for|at|by|in|under|which|that|it|as|after|on|was|were|is|are|has|have|had|will)\b|[,.;$€£]|$)/u.exec(
      document.text.slice(from, sentence.end),
    );
  const found = match?.[1];
  if (match === null || found === undefined) return undefined;
  const start = from + match[0].length - found.length;
  return /^(?:\$|cash|an?\b)/.test(found)
    ? undefined
    : fieldAt(found, start, start + found.length, of);
}
