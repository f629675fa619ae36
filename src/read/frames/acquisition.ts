import type { Mention } from '../chunks.js';
import type { Predication } from '../clauses.js';
import type { Draft, KindFrames, Looking, ReadField } from '../frame.js';
import { stakeNouns } from '../fillers.js';
import { sports } from '../words.js';

/** Whether what is bought is money, time or the like: "buys time", "acquired a taste". */
const figurative =
  /^(?:time|taste|skill|skills|habit|knowledge|reputation|meaning|language|right|rights|experience|expertise|data|information|ticket|product|products|goods|good|stock|bond|bonds|share|shares|house|home|car|cars|advertisement|ad|ads|patent|patents|painting|tapestry|sculpture|artwork|portrait|manuscript|fossil|citizenship|nationality|status|momentum|customer|customers|user|users|permit|votes?|immunity|disease|virus|infection|name|title|importance|significance|gas|oil|energy|electricity|power|coal|food|grain|crude|steel|vaccine|vaccines|dose|doses|aircraft|jet|jets|plane|planes|vessel|truck|insurance|medicine|drug|drugs|debt|note|notes|securities|equipment|ingredient|inventory|loan|mortgage|chip|chips|lng|barrel|ton|tonne|bitcoin|bitcoins|token|tokens|gold|warrant|warrants|bill|bills|treasury|weapon|arms|missile|missiles|clothes|furniture|idea|story|plan|concept|fish|wine|beer|inventories|material|materials|part|parts|item|items|unit|units|it|them|this|that|thing|things)$/;

/** Who buys whom: companies, businesses, assets and stakes in them. */
export const acquisition: KindFrames = {
  kind: 'acquisition',
  roles: {
    acquirer: 'parties',
    target: 'asset',
    seller: 'party',
    stake: 'percent',
    price: 'sum',
    expectedClose: 'period',
    _merged: 'parties',
  },
  verbs: [
    {
      verbs: `acquire, buy, purchase, snap up, take over, buy out, scoop up, swallow, gobble up, pick up, take private, absorb,
        swoop, land, nab, grab, purchase, bag, mop up`,
      roles: { subject: 'acquirer', object: 'target', from: 'seller', for: 'price', at: 'price' },
      where: isTaking,
    },
    {
      verbs: 'acquire, buy, purchase, take over, pick up, snap up',
      roles: { subject: 'acquirer', object: 'target', of: 'seller', owner: 'seller', for: 'price' },
      where: ({ object, complements, passive }) =>
        !passive &&
        object !== undefined &&
        partNouns.test(object.head) &&
        ((complements[0]?.preposition === 'of' && complements[0].mention.name !== undefined) ||
          object.possessor?.name !== undefined),
    },
    {
      verbs: 'become',
      roles: { subject: 'acquirer', of: 'target', for: 'price' },
      where: ({ object }) =>
        object !== undefined && /^(?:owner|holder|proprietor)$/.test(object.head),
    },
    {
      // "iNavora is to become part of Deutsche Wegtech"
      verbs: 'become',
      roles: { subject: 'target', of: 'acquirer', for: 'price' },
      where: ({ object, subject, complements }) =>
        object !== undefined &&
        /^(?:part|subsidiary|unit|division)$/.test(object.head) &&
        subject?.name !== undefined &&
        complements.some(
          ({ preposition, mention }) =>
            preposition === 'of' &&
            mention.name?.class !== undefined &&
            mention.name.class !== 'place',
        ),
    },
    {
      verbs: 'pass',
      roles: { subject: 'target', to: 'acquirer', for: 'price' },
      where: ({ subject, object, complements }) =>
        object === undefined &&
        (subject?.name !== undefined || /^(?:ownership|control)$/.test(subject?.head ?? '')) &&
        complements.some(
          ({ preposition, mention }) =>
            preposition === 'to' && mention.name !== undefined && mention.name.class !== 'place',
        ),
    },
    {
      verbs: 'change',
      roles: { subject: 'target', with: 'acquirer', for: 'price' },
      where: ({ object, subject, complements }) =>
        /^hands?$/.test(object?.head ?? '') &&
        subject !== undefined &&
        !complements.some(
          ({ preposition, mention }) =>
            preposition === 'as' && /^(?:seller|vendor|adviser|advisor)$/.test(mention.head),
        ),
    },
    {
      verbs: 'name, identify',
      roles: { object: 'acquirer', of: 'target' },
      where: ({ object, complements }) =>
        object?.name !== undefined &&
        complements.some(
          ({ preposition, mention }) =>
            preposition === 'as' && /^(?:buyer|purchaser|acquirer)$/.test(mention.head),
        ),
    },
    {
      verbs: 'bring, hand, give',
      roles: { subject: 'price', object: 'target', to: 'acquirer', for: 'price', from: 'seller' },
      where: ({ subject, object, complements }) =>
        subject !== undefined &&
        /^(?:deal|sale|takeover|agreement|acquisition)$/.test(subject.head) &&
        (object?.name !== undefined || isShareOf(object, complements)) &&
        complements.some(
          ({ preposition, mention }) => preposition === 'to' && mention.names.length > 0,
        ),
    },
    {
      verbs: 'pay',
      roles: { subject: 'acquirer', for: 'target' },
      where: ({ object, complements }, { sentence }) =>
        object === undefined &&
        /\bprice (?:that )?[^.]{2,80}\bpaid for\b/i.test(sentence.text) &&
        complements.some(
          ({ preposition, mention }) => preposition === 'for' && mention.names.length > 0,
        ),
    },
    {
      verbs: 'go',
      roles: { subject: 'target', to: 'acquirer', for: 'price' },
      where: ({ subject, complements }, { sentence }) =>
        sentence.open &&
        subject?.name !== undefined &&
        subject.name.class !== 'person' &&
        complements[0]?.preposition === 'to' &&
        complements[0].mention.name !== undefined &&
        complements[0].mention.name.class !== 'place',
    },
    {
      verbs: 'pay',
      roles: { subject: 'acquirer', object: 'price', for: 'target' },
      where: ({ object, complements }) =>
        object?.quantities.some(({ read }) => read.type === 'money') === true &&
        complements.some(
          ({ preposition, mention }) =>
            preposition === 'for' &&
            mention.name !== undefined &&
            mention.name.class !== 'place' &&
            mention.name.class !== 'person',
        ),
    },
    {
      verbs: 'go',
      roles: { subject: 'target', to: 'acquirer', for: 'price' },
      where: ({ complements, subject }) =>
        subject?.name !== undefined &&
        complements.some(
          ({ preposition, mention }) => preposition === 'to' && mention.names.length > 0,
        ) &&
        complements.some(
          ({ preposition, mention }) =>
            preposition === 'for' && mention.quantities.some(({ read }) => read.type === 'money'),
        ),
    },
    {
      verbs: 'take',
      roles: { subject: 'acquirer', object: 'target', for: 'price', from: 'seller' },
      where: ({ object, complements }) =>
        object !== undefined &&
        object.name === undefined &&
        (object.head === 'stake' ||
          (object.head === '' && object.quantities.some(({ read }) => read.type === 'percent'))) &&
        complements.some(
          ({ preposition, mention }) =>
            (preposition === 'of' || preposition === 'in') && mention.names.length > 0,
        ),
    },
    {
      verbs: 'take',
      roles: { subject: 'acquirer', object: 'target', for: 'price' },
      where: ({ object }, { document }) =>
        object?.name !== undefined &&
        /^\s*(?:private|over)\b/.test(document.text.slice(object.end, object.end + 12)),
    },
    {
      verbs: 'raise, increase, boost, lift, up',
      roles: { subject: 'acquirer', object: 'target', from: 'seller' },
      where: ({ object }) =>
        object !== undefined && /^(?:stake|holding|shareholding|interest)$/.test(object.head),
    },
    {
      verbs: 'lower, cut, reduce, trim, exit',
      roles: { subject: 'seller', object: 'target', to: 'acquirer' },
      where: ({ object }) =>
        object !== undefined && /^(?:stake|holding|shareholding|interest)$/.test(object.head),
    },
    {
      verbs: 'sell, divest, offload, dispose, sell off, hive off, unload, transfer',
      roles: { subject: 'seller', object: 'target', of: 'target', to: 'acquirer', for: 'price' },
      passive: { subject: 'target', by: 'seller', to: 'acquirer', for: 'price' },
      where: isSelling,
    },
    {
      verbs: 'merge, combine',
      roles: { subject: 'acquirer', object: 'target', with: 'target', into: 'acquirer' },
      passive: { subject: 'target', into: 'acquirer', with: 'acquirer' },
      where: ({ object, complements }) =>
        complements.some(
          ({ preposition, mention }) =>
            (preposition === 'with' || preposition === 'into') && mention.names.length > 0,
        ) || object?.name !== undefined,
    },
    {
      verbs: 'bid, offer',
      roles: { subject: 'acquirer', object: 'price', for: ['target', 'price'] },
      where: ({ complements, object }) =>
        complements.some(
          ({ preposition, mention }) =>
            preposition === 'for' && (mention.names.length > 0 || mention.determiner === 'the'),
        ) &&
        (object === undefined || object.quantities.length > 0),
    },
    {
      verbs: 'own, hold',
      roles: { subject: 'acquirer', object: 'target' },
      where: ({ governors, object }) =>
        object !== undefined &&
        stakeNouns.has(object.head) &&
        governors.some(({ lemma }) => lemma === 'will'),
    },
  ],
  nouns: [
    {
      // "the company's takeover by Tan Seng", "Acme's sale to Bolt"
      nouns: 'takeover, acquisition, purchase, buyout, sale',
      roles: { possessor: 'target', by: 'acquirer', to: 'acquirer', figure: 'price', for: 'price' },
      where: ({ complements, phrase, lemma }) =>
        phrase?.possessor !== undefined &&
        !complements.some(({ preposition }) => preposition === 'of') &&
        complements[0]?.preposition === (lemma === 'sale' ? 'to' : 'by') &&
        complements[0].mention.names.length > 0,
    },
    {
      nouns: 'buyer, purchaser, acquirer',
      roles: { of: 'target', for: 'price' },
      where: ({ complements, governors }) =>
        complements[0]?.preposition === 'of' &&
        complements[0].mention.names.length > 0 &&
        governors[0]?.lemma === 'be',
    },
    {
      // "its $20 billion Figma takeover"
      nouns: 'takeover, acquisition, buyout, purchase, buy',
      roles: { subject: 'acquirer', possessor: 'acquirer', modifier: 'target', figure: 'price' },
      where: ({ complements, phrase, subject, governors }) =>
        phrase !== undefined &&
        phrase.names.length > 0 &&
        (subject?.name !== undefined ||
          phrase.possessor?.name !== undefined ||
          phrase.determiner === 'its') &&
        !complements.some(({ preposition }) => preposition === 'of') &&
        (governors[0] === undefined ||
          !/^(?:finance|fund|include|follow|integrate)$/.test(governors[0].lemma)),
    },
    {
      nouns: 'acquisition, purchase, takeover, buyout, takeover bid',
      roles: {
        subject: 'acquirer',
        possessor: 'acquirer',
        modifier: 'acquirer',
        of: 'target',
        by: 'acquirer',
        from: 'seller',
        for: 'price',
        figure: 'price',
      },
      where: ({ complements, phrase, governors }) =>
        complements.some(({ preposition }) => preposition === 'of') &&
        !ofPatents(complements[0]?.mention) &&
        !/^(?:customer|user|talent|data|share|stock|land|property|language|content)$/.test(
          phrase?.words.at(-2)?.lower ?? '',
        ) &&
        !/^(?:finance|fund|include|follow|integrate)$/.test(governors[0]?.lemma ?? ''),
    },
    {
      nouns: 'sale, divestiture, disposal, divestment',
      roles: {
        subject: 'seller',
        possessor: 'seller',
        of: 'target',
        to: 'acquirer',
        by: 'seller',
        for: 'price',
        figure: 'price',
      },
      where: ({ complements: all, phrase }) => {
        // "the sale by Acme of Bolt"
        const complements = all[0]?.preposition === 'by' ? all.slice(1) : all;
        return (
          complements[0]?.preposition === 'of' &&
          !ofPatents(complements[0].mention) &&
          !/s$/.test(phrase?.words.at(-1)?.lower ?? '') &&
          (complements.some(
            ({ preposition, mention }) => preposition === 'to' && mention.names.length > 0,
          ) ||
            complements[0].mention.names.length > 0 ||
            /^(?:its|their|the|a|an)$/.test(complements[0].mention.determiner ?? ''))
        );
      },
    },
    {
      nouns: 'merger, combination, tie-up',
      roles: {
        subject: 'acquirer',
        possessor: 'acquirer',
        with: 'target',
        of: ['_merged', 'target'],
        into: 'acquirer',
        between: '_merged',
      },
      where: ({ complements }) =>
        complements.some(
          ({ preposition, mention }) =>
            /^(?:with|of|between|into)$/.test(preposition) && mention.names.length > 0,
        ),
    },
    {
      // "a bid of $5 million by Acme for 20% of Bolt"
      nouns: 'bid, offer, takeover bid',
      roles: {
        subject: 'acquirer',
        possessor: 'acquirer',
        modifier: 'acquirer',
        by: 'acquirer',
        from: 'acquirer',
        of: 'price',
        for: 'target',
        figure: 'price',
      },
      where: ({ complements }) =>
        complements.some(
          ({ preposition, mention }, at) =>
            preposition === 'for' &&
            (mention.name !== undefined || isShareOf(mention, complements.slice(at + 1))) &&
            mention.name?.class !== 'place',
        ) && complements[0]?.preposition !== 'for',
    },
    {
      nouns: 'deal, agreement, bid, offer, swoop, move, raid, transaction',
      roles: {
        subject: 'acquirer',
        possessor: 'acquirer',
        modifier: 'acquirer',
        for: ['target', 'price'],
        figure: 'price',
        in: '_merged',
      },
      where: ({ complements, lemma, phrase }) =>
        complements.some(
          ({ preposition, mention }, at) =>
            preposition === 'for' &&
            ((mention.name !== undefined && mention.name.class !== 'place') ||
              // "a tender offer for all shares of Acme", "for 500,000 Acme shares"
              (/^(?:offer|bid)$/.test(lemma) &&
                /^(?:share|stock)$/.test(mention.head) &&
                (mention.names.length > 0 ||
                  (complements[at + 1]?.preposition === 'of' &&
                    complements[at + 1]?.mention.name !== undefined)))),
        ) &&
        ((lemma !== 'agreement' && lemma !== 'move' && lemma !== 'transaction') ||
          /takeover|buyout|acquisition|merger|purchase/i.test(
            phrase?.words.map(({ lower }) => lower).join(' ') ?? '',
          )),
    },
    {
      nouns: 'stake, interest, shareholding',
      roles: {
        subject: 'acquirer',
        in: 'target',
        for: 'price',
        from: 'seller',
        figure: 'stake',
      },
      where: ({ governors, complements }) =>
        /^(?:acquire|buy|purchase|take|secure|raise|increase|gain|win|pick up|snap up|get|boost|lift|build|amass)$/.test(
          governors[0]?.lemma ?? '',
        ) && complements[0]?.preposition === 'in',
    },
  ],
  details: [
    {
      field: 'acquirer',
      type: 'parties',
      before: /\b(?:buyer|purchaser|acquirer) of\b.{2,80}\b(?:was|is),? ?$/i,
    },
    {
      field: 'price',
      type: 'sum',
      before:
        /\bprice\b[^.]{2,85}? (?:was|is|came to),?\s*(?:about |around |approximately |more than |nearly )?$/i,
    },
    {
      field: 'seller',
      type: 'party',
      before: /\bthe (?:seller|vendor) (?:is|was|would be|was to have been|will be) ?$/i,
    },
    { field: 'seller', type: 'party', before: /\b(?:would|will) be bought from ?$/i },
    {
      field: 'acquirer',
      type: 'parties',
      before: /\bthe (?:buyer|purchaser|acquirer) (?:is|was) ?$/i,
    },
    {
      field: 'price',
      type: 'sum',
      before:
        /(?:(?:deal|transaction|acquisition|purchase|takeover|offer|bid|sale|merger|it)\b[^.$]{0,60}?(?:valued at|worth|totall?ing)|(?:valued|priced) at|worth|(?:put|puts|set) the price(?: at)?|price (?:tag )?(?:was|is|of|were)|priced?|(?:paid|pay|paying|pays) (?:a total of )?|consideration (?:of|is|was)|(?:equity|enterprise|transaction|total|deal|aggregate|implied) value of|in exchange for|in a deal (?:valued at|worth)|values? (?:the )?[\p{L}\p{N}&.' -]{2,40} at)\s*(?:about |around |approximately |some |nearly |more than |over |up to )?$/iu,
    },
    {
      field: 'price',
      type: 'sum',
      after:
        /^[- ](?:(?:all-)?(?:cash|stock|share|cash[- ]and[- ](?:stock|share)s?) )*(?:deal|takeover|acquisition|buyout|merger|purchase|transaction|offer|bid|swoop|sale|tie-up|agreement)\b/i,
    },
    {
      field: 'price',
      type: 'sum',
      before: /\p{L} ?\($/u,
      after: /^(?:\)|, (?:all )?(?:cash|stock))/i,
    },
    {
      field: 'price',
      type: 'sum',
      before:
        /\bfor (?:a (?:total|sum|price) of )?(?:about |around |approximately |some |nearly |more than |over |up to )?$/i,
      after: /^ ?(?:in (?:cash|stock)|including debt|plus|,|\.|$)/i,
    },
    {
      field: 'stake',
      type: 'percent',
      after:
        /^ ?(?:of|stake|interest|share|shareholding|holding|equity|minority|majority|controlling)\b/i,
    },
    {
      field: 'expectedClose',
      type: 'period',
      before:
        /\b(?:close|closes|closed|closing|complete|completed|completion|finali[sz]ed|conclude[sd]?)\b[^.]{0,40}?(?:in|by|during|before|at|around|for)?(?: the)?(?: end of)?(?: late| early)?\s*$/i,
    },
  ],
  tellings: [
    {
      field: 'price',
      value: 'undisclosed',
      pattern:
        /\b(?:(?:financial )?terms (?:of the (?:deal|transaction|acquisition|agreement|purchase|sale|merger) )?(?:were|was|have|has) (?:not|n't) (?:been )?(?:disclosed|released|revealed|given|made public)|undisclosed (?:sum|amount|price|terms|consideration|fee)|(?:price|value|amount|terms|sum|what \p{L}[^.]{1,60}? paid)[^.]{0,30}(?:was|were|had|has|have) (?:not|n't) (?:been )?(?:disclosed|revealed|given)|no price (?:was|has been|had been) (?:disclosed|given|named)|did(?: not|n't) (?:disclose|reveal|give) (?:the )?(?:financial )?(?:terms|price|value)|undisclosed)\b/iu,
    },
    {
      field: 'consideration',
      value: 'mixed',
      pattern:
        /\bcash[- ]and[- ](?:stock|shares?)\b|\b(?:stock|shares?)[- ]and[- ]cash\b|\bin (?:both )?cash and (?:stock|shares)\b/i,
    },
    {
      field: 'consideration',
      value: 'cash',
      pattern:
        /\ball[- ]cash\b|\bin cash\b|\bcash (?:deal|offer|transaction|acquisition|bid)\b|\bfor cash\b/i,
    },
    {
      field: 'consideration',
      value: 'stock',
      pattern:
        /\ball[- ](?:stock|share)\b|\bstock[- ]for[- ]stock\b|\bin (?:an? )?(?:stock|shares?)(?: swap| deal)\b|\b(?:share|stock) swap\b|\b(?:be|been|is|was|paid|pay|paying|payable|entirely|wholly) in (?:stock|shares)\b(?! and cash)/i,
    },
  ],
  needs: [['target'], ['acquirer', 'seller']],
  wants: [
    ['target', 'acquirer'],
    ['target', 'seller'],
  ],
  identity: ['target', 'acquirer'],
  mentions:
    /\b(?:payment|completion|stake)\b|\b(?:the|this|its|proposed|a|an) (?:[\w-]+ )?(?:deal|transaction|acquisition|purchase|takeover|merger|sale|buyout|offer|agreement|bid|combination|seller|buyer|consortium|price|purchaser|acquirer|vendor)\b|\bterms\b|\bpaid\b|\bpaying\b|\bprice\b/i,
  cues: /\b(?:payment|completion|acqui|buy|bought|purchas|s[eo]ll|sold|sale|merg|takeover|takes? over|took over|taken over|stake|buyout|divest|snap|scoop|swoop|bid|dispos|deal|interest|tie-up|private|offload|swallow|absorb|combin|transaction|terms|clos|owner|hands|passe[sd]|goes to|went to|pay(?:s|ing)?\b|paid|price|worth|offer)/i,
  finish,
};

/** What museums acquire. */
const artworks =
  /^(?:painting|tapestry|sculpture|artwork|portrait|manuscript|drawing|fossil|skeleton|vase|statue|collection)$/;

/** "20% of Acme", "a stake in Acme" */
function isShareOf(mention: Mention | undefined, following: Predication['complements']): boolean {
  const [inner] = following;
  return (
    mention !== undefined &&
    (stakeNouns.has(mention.head) ||
      (mention.head === '' && mention.quantities.some(({ read }) => read.type === 'percent'))) &&
    inner !== undefined &&
    /^(?:of|in)$/.test(inner.preposition) &&
    inner.mention.names.length > 0
  );
}

/** Parts of a company, which it sells. */
const partNouns =
  /^(?:business|unit|division|subsidiary|asset|operation|arm|plant|brand|portfolio|store|branch|factory|mine|facility)$/;

/** "a portfolio of 260 patents" */
function concernsPatents({ subject, object, complements, passive }: Predication): boolean {
  return (
    ofPatents(passive ? subject : object) ||
    (complements[0]?.preposition === 'of' && ofPatents(complements[0].mention))
  );
}

function isTaking(
  predication: { lemma: string; object: unknown; passive: boolean },
  of: Looking,
): boolean {
  const { lemma, object, passive, complements } = predication as Parameters<typeof isSelling>[0];
  if (concernsPatents(predication as Predication)) return false;
  // "has absorbed its Dutch distributor, Veegmeester"
  if (
    lemma === 'absorb' &&
    !passive &&
    object?.possessor === undefined &&
    of.sentence.appositions.some(
      (each) =>
        each.of === object &&
        each.mention.name?.class !== 'person' &&
        each.mention.name !== undefined,
    )
  )
    return true;
  if (/^(?:land|nab|grab|bag|absorb|pick up|swallow|swoop)$/.test(lemma))
    return (
      !passive &&
      object?.name !== undefined &&
      object.quantities.length === 0 &&
      !/^(?:pre-)?series [a-k]/i.test(object.name.text) &&
      object.name.class !== 'place' &&
      object.name.class !== 'person'
    );
  if (passive) return true;
  if (object === undefined || artworks.test(object.head)) return false;
  if (stakeNouns.has(object.head) || object.head === '')
    return (
      complements.some(
        ({ mention }) => mention.names.length > 0 || mention.determiner !== undefined,
      ) ||
      object.name !== undefined ||
      object.names.length > 0 ||
      object.members.length > 0 ||
      object.pronoun !== undefined
    );
  return (
    object.name !== undefined ||
    object.members.length > 0 ||
    object.pronoun !== undefined ||
    object.names.length > 0 ||
    object.possessor !== undefined ||
    !figurative.test(object.head)
  );
}

/** Patents are sold by another kind of record. */
function ofPatents(mention: Mention | undefined): boolean {
  return mention?.words.some(({ lower }) => lower === 'patent' || lower === 'patents') === true;
}

function isSelling(predication: Predication): boolean {
  const { object, passive, subject, complements, lemma } = predication;
  const what = passive ? subject : object;
  if (concernsPatents(predication)) return false;
  // "one of its subsidiaries"
  if (
    what?.head === '' &&
    what.name === undefined &&
    what.members.length === 0 &&
    complements[0]?.preposition === 'of'
  )
    return true;
  if (lemma === 'transfer' || lemma === 'unload')
    return (
      what !== undefined &&
      complements.some(
        ({ preposition, mention }) => preposition === 'to' && mention.name !== undefined,
      )
    );
  if (what === undefined) return lemma === 'dispose' || lemma === 'divest';
  if (
    what.head === '' &&
    what.name === undefined &&
    what.members.length === 0 &&
    what.quantities.some(({ read }) => read.type === 'percent')
  )
    return true;
  if (
    /^(?:stake|interest|share|stock|holding|shareholding|asset|business|unit|division|subsidiary|operation|company|arm|affiliate|plant|facility|hospital|mine|store|property|restaurant|newspaper|station|branch|bank)$/.test(
      what.head,
    )
  )
    return what.head !== 'share' || complements.some(({ mention }) => mention.name !== undefined);
  if (what.name !== undefined)
    return (
      complements.some(
        ({ preposition, mention }) => preposition === 'to' && mention.names.length > 0,
      ) ||
      what.name.class === 'organisation' ||
      passive
    );
  return (
    (what.names.length > 0 ||
      what.possessor !== undefined ||
      /^(?:its|their|the)$/.test(what.determiner ?? '')) &&
    complements.some(
      ({ preposition, mention }) => preposition === 'to' && mention.names.length > 0,
    ) &&
    !figurative.test(what.head)
  );
}

const shareClass =
  /^(?:(?:Class [A-Z]|Series \w+|Common|Preferred|Ordinary|Capital|Treasury|Restricted) ?)+(?:Stock|Shares?|Units?|Notes?|Warrants?|Options?)?$/i;

/** How far the deal has come, by what its verb hangs on. */
function finish(draft: Draft, { document, sentence }: Looking): Draft | undefined {
  const { predication, fields } = draft;
  const { target, acquirer, seller } = fields;
  const rest: Record<string, ReadField> = Object.fromEntries(
    Object.entries(fields).filter(([name]) => !name.startsWith('_')),
  );
  if (
    target !== undefined &&
    acquirer !== undefined &&
    target.entities.some((entity) => acquirer.entities.includes(entity))
  ) {
    delete rest['target'];
  }
  if (
    seller !== undefined &&
    acquirer !== undefined &&
    seller.entities.some((entity) => acquirer.entities.includes(entity))
  )
    delete rest['seller'];
  if (
    seller !== undefined &&
    target !== undefined &&
    seller.entities.some((entity) => target.entities.includes(entity))
  )
    delete rest['seller'];
  if (
    target?.entities.every(({ class: kind }) => kind !== 'organisation') === true &&
    sports.test(sentence.text)
  )
    return undefined;
  // patents without the company that holds them are a kind of their own
  if (
    target !== undefined &&
    target.entities.length === 0 &&
    /\bpatents?\b/i.test(
      document.text.slice(target.evidence.start, target.evidence.end) +
        (/^ of [^.;]{0,40}\bpatents?\b/i.exec(document.text.slice(target.evidence.end))?.[0] ?? ''),
    )
  )
    return undefined;
  // shares of a class are no company, nor is what one may buy by a warrant or an option
  if (target !== undefined && shareClass.test(String(target.value))) return undefined;
  if (
    predication?.governors.some(({ lemma }) => /^(?:option|right|warrant)$/.test(lemma)) === true &&
    rest['price'] === undefined
  )
    return undefined;
  const price = rest['price'];
  // a loss or a share's price is no price of a deal
  if (
    price !== undefined &&
    /^\s*(?:(?:a|per|for each)(?: [\w-]+){0,2} shares?\b|each\b|apiece)|^\s*(?:in|of) (?:annual |net )?(?:sales|revenue|debt|assets)/i.test(
      document.text.slice(price.evidence.end, price.evidence.end + 30),
    )
  )
    delete rest['price'];
  const stakeField = rest['stake'];
  if (
    stakeField !== undefined &&
    !(Number(stakeField.value) > 0 && Number(stakeField.value) <= 100)
  )
    delete rest['stake'];
  if (target !== undefined && target.sure < 0.5 && acquirer === undefined) return undefined;
  if (target !== undefined && target.sure < 0.5 && target.entities.length === 0) return undefined;
  const status = statusOf(draft, sentence.text);
  const closing = rest['expectedClose'];
  if (
    (status?.value === 'completed' || status?.value === 'terminated') &&
    closing !== undefined &&
    // "The deal had been expected to close in June"
    !/\b(?:expected|due|slated|set)\b[^.]{0,60}$/i.test(
      document.text.slice(Math.max(0, closing.evidence.start - 80), closing.evidence.start),
    )
  )
    delete rest['expectedClose'];
  if (status !== undefined && predication !== undefined) {
    const governor = predication.governors.find(({ lemma }) => status.by.test(lemma));
    const { start, end } = governor ?? predication;
    rest['status'] = {
      value: status.value,
      evidence: { start, end, text: document.text.slice(start, end) },
      entities: [],
      sure: 1,
    };
  }
  return { ...draft, fields: rest };
}

const NEVER = /^$/;

function statusOf(
  { predication, modality }: Draft,
  text: string,
): { readonly value: string; readonly by: RegExp } | undefined {
  if (predication === undefined) return undefined;
  const { governors, form, modal, infinitive, perfect, isNoun, passive, finite, progressive } =
    predication;
  const has = (pattern: RegExp): boolean => governors.some(({ lemma }) => pattern.test(lemma));
  if (
    /\b(?:(?:was|is|been|were|are) called off|called off$|(?:fell|falls|fallen|fall) through|(?:is|are|was|were) off\b(?! the)|will not (?:buy|acquire|go to)|^no sale of)/i.test(
      text,
    )
  )
    return { value: 'terminated', by: NEVER };
  if (
    /\b(?:under discussion|being negotiated|under negotiation|talks (?:are |were )?under way|negotiates?\b)/i.test(
      text,
    )
  )
    return { value: 'in-talks', by: NEVER };
  const ended =
    /^(?:terminate|call off|abandon|scrap|drop|cancel|withdraw|end|collapse|pull out|walk away|back out|break off|block|fail|shelve)$/;
  if (
    has(ended) ||
    /\b(?:terminat(?:ed|es|ing|e)|called off|abandoned|scrapped|broke off|walked away|collapsed|withdr[ae]wn?) (?:the |its |their |a |plans? )?(?:[\w-]+ ){0,3}(?:deal|merger|acquisition|agreement|takeover|talks|bid|offer|purchase|letter|sale|negotiations|from)/i.test(
      text,
    )
  )
    return { value: 'terminated', by: ended };
  const talks = /^(?:talk|discussion|negotiation|negotiate|discuss)$/;
  const isRumour =
    /\btalk of an?\b|\bthe (?:subject|object) of talk\b|\blinked with\b|\bpossible (?:bid|offer|takeover)\b|\bmay bid\b/i.test(
      text,
    );
  if (has(talks) && !isRumour) return { value: 'in-talks', by: talks };
  if (modality === 'rumoured' || isRumour) return { value: 'rumoured', by: NEVER };
  const agreed =
    /^(?:agree|agreement|sign|letter|deal|contract|pact|memorandum|accord|reach|enter|intent)$/;
  if (has(agreed)) return { value: 'agreed', by: agreed };
  const completed = /^(?:complete|completion|close|finali[sz]e|conclude|completion|closing)$/;
  if (
    has(completed) &&
    !governors.some(({ lemma, modal: would }) => completed.test(lemma) && would !== undefined) &&
    !has(/^(?:expect|plan|intend|hope)$/)
  )
    return { value: 'completed', by: completed };
  if (modality === 'planned') return undefined;
  // "The company would be bought from Acme": if it were
  if (modal === 'would' && governors.length === 0 && passive) return undefined;
  if (
    modal === 'will' ||
    modal === 'would' ||
    (infinitive &&
      governors.every(({ lemma }) =>
        /^(?:say|announce|expect|set|schedule|be|poise|report|confirm|decide|due)$/.test(lemma),
      )) ||
    (has(/^(?:expect|announce)$/) && (infinitive || isNoun)) ||
    (has(completed) && has(/^(?:expect|plan|intend|hope)$/))
  )
    return { value: 'agreed', by: /^(?:announce|expect|be)$/ };
  if (isNoun || progressive) return undefined;
  if (form === 'past' || form === 'participle' || perfect)
    return finite || passive ? { value: 'completed', by: NEVER } : undefined;
  return undefined;
}
