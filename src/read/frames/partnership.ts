import type { Mention } from '../chunks.js';
import type { Predication } from '../clauses.js';
import type { Entity } from '../document.js';
import type { Draft, KindFrames, Looking, ReadField } from '../frame.js';
import { sports } from '../words.js';
import { isAuthority } from './authorities.js';
import {
  besides,
  fieldAt,
  hangsOn,
  lowerOf,
  namedParty,
  progressOf,
  recordFields,
  undisclosed,
  wordsAt,
} from './fields.js';

const deals =
  /\b(?:agreements?|deals?|pacts?|contracts?|memorand(?:um|a)|mous?|partnerships?|alliances?|collaborations?|cooperation|accords?|joint ventures?|ventures?|tie-ups?|letters? of intent|jv|orders?)\b/;

/** Papers that two sign and that make no partners of them. */
const others =
  /\b(?:merger|acquisition|takeover|buyout|purchase and sale|share purchase|loan|credit|settlement|plea|lease|peace|trade deal|trade agreement|ceasefire|non-disclosure|confidentiality|underwriting|labou?r|wage|pay deal|tentative|employment|contract extension|transfer deal|asset purchase|stock purchase|definitive|refinancing|financing|funding|investment|bargaining|tax|free trade|climate|nuclear|extradition|prisoner|hostage|grain|truce|sale)\b/;

/** Two or more who work together: agreements, joint ventures, supply deals, licences. */
export const partnership: KindFrames = {
  kind: 'partnership',
  roles: { _first: 'parties', _second: 'parties', value: 'money' },
  verbs: [
    {
      verbs: `partner, team up, team, collaborate, cooperate, ally, tie up, link up, pair, pair up, join, work,
        join up, join forces, hook up, liaise`,
      roles: { subject: '_first', with: '_second', object: '_second' },
      where: ({ subject, complements, lemma, object, passive }) =>
        !passive &&
        subject !== undefined &&
        (lemma === 'join'
          ? /^(?:force|hand)$/.test(object?.head ?? '')
          : (object === undefined || lemma === 'pair') &&
            lemma !== 'work' &&
            (complements.some(({ preposition }) => preposition === 'with') || isSeveral(subject))),
    },
    {
      verbs: 'work',
      roles: { subject: '_first', with: '_second' },
      where: ({ complements, governors, subject }, { sentence }) =>
        subject !== undefined &&
        (isSeveral(subject) ||
          complements.some(
            ({ preposition, mention }) => preposition === 'with' && mention.name !== undefined,
          )) &&
        (governors.some(({ lemma }) => /^(?:agree|plan)$/.test(lemma)) ||
          /\bwork(?:ing)? together\b/.test(sentence.text)),
    },
    {
      verbs: `sign, ink, enter, strike, reach, seal, clinch, conclude, forge, form, announce, unveil, win, secure, land, agree, have, award,
        establish, create, set up, launch, found, finalise, finalize, negotiate, renew, extend, expand, start, make, build, pen, get, begin, enter into, plan`,
      roles: { subject: '_first', with: '_second', to: '_second', from: '_second' },
      passive: { by: '_first', with: '_second', between: '_first' },
      where: isDeal,
    },
    {
      // "JD.com and AT&T joined Ibexnova in a licensing agreement"
      verbs: 'join',
      roles: { subject: '_first', object: '_second' },
      where: (predication, of) =>
        names(predication.object) &&
        names(predication.subject) &&
        predication.complements.some(
          ({ preposition, mention }) =>
            preposition === 'in' &&
            mention.name === undefined &&
            deals.test(lowerOf(mention)) &&
            !others.test(lowerOf(mention)),
        ) &&
        !forbids(predication, of),
    },
    {
      // "A supply agreement signed on Monday links Acme and Bolt"
      verbs: 'link, bring together, unite',
      roles: { object: '_first' },
      where: (predication, of) =>
        predication.object !== undefined &&
        isSeveral(predication.object) &&
        firstDeal(predication, of) !== undefined &&
        !forbids(predication, of),
    },
    {
      verbs: 'supply',
      roles: { subject: '_first', object: '_second', to: '_second' },
      where: ({ subject, object, complements, passive }, of) =>
        !passive &&
        namedParty(subject, of) !== undefined &&
        (namedParty(object, of) !== undefined ||
          complements.some(
            ({ preposition, mention }) =>
              preposition === 'to' && namedParty(mention, of) !== undefined,
          )) &&
        /\b(?:deal|contract|agreement|order|batteries|cells|chips|gas|fuel|to supply|will supply|supplies)\b/i.test(
          of.sentence.text,
        ),
      tells: { form: 'supply' },
    },
    {
      verbs: 'license, licence',
      roles: { subject: '_first', to: '_second', from: '_second' },
      where: ({ subject, complements, passive, object }, of) =>
        !passive &&
        object !== undefined &&
        namedParty(subject, of) !== undefined &&
        (complements.some(
          ({ preposition, mention }) =>
            /^(?:to|from)$/.test(preposition) && namedParty(mention, of) !== undefined,
        ) ||
          namedParty(object.possessor, of) !== undefined),
      tells: { form: 'licence' },
    },
    {
      // "has granted Bolt an exclusive licence to sell its drug"
      verbs: 'grant, give',
      roles: { subject: '_first', object: '_second', to: '_second' },
      where: ({ subject, object, passive }, of) =>
        !passive &&
        namedParty(subject, of) !== undefined &&
        namedParty(object, of) !== undefined &&
        // an authority that licenses is no partner
        !isAuthority(subject?.name?.text ?? '') &&
        /^ (?:an? |the )?(?:[\w-]+ ){0,4}licen[cs]e\b/.test(
          of.document.text.slice(object?.end, of.sentence.end),
        ),
      tells: { form: 'licence' },
    },
  ],
  nouns: [
    {
      nouns:
        'partnership, alliance, venture, collaboration, agreement, memorandum, pact, deal, contract, cooperation, accord, mou, tie-up, jv',
      roles: {
        subject: '_first',
        possessor: '_first',
        with: '_second',
        between: '_first',
        by: '_first',
        of: '_second',
      },
      where: (predication, of) => {
        const { complements, phrase, governors, subject } = predication;
        const words = dealWords(phrase, complements);
        // "Acme and Bolt made plans for a joint venture"
        const isPlanned =
          subject !== undefined &&
          isSeveral(subject) &&
          governors[0]?.lemma === 'plan' &&
          governors[1]?.lemma === 'make';
        if (isPlanned && deals.test(words) && !others.test(words)) return !forbids(predication, of);
        return (
          deals.test(words) &&
          !others.test(words) &&
          !forbids(predication, of) &&
          complements.some(
            ({ preposition, mention }) =>
              (preposition === 'with' && names(mention)) ||
              (preposition === 'between' && isSeveral(mention)) ||
              (preposition === 'of' && isSeveral(mention) && predication.lemma === 'venture'),
          ) &&
          (governors.length === 0 ||
            /^(?:own|hold|announce|unveil|reveal|confirm|sign|be|form|disclose|agree|plan|provide|make|report|set up|enter|create|establish|launch|ink|win)$/.test(
              governors[0]?.lemma ?? '',
            ))
        );
      },
    },
  ],
  details: [
    {
      field: 'value',
      type: 'money',
      before:
        /\b(?:(?:deal|agreement|contract|partnership|venture|order|pact|licen[cs]e|it)\b[^.$€£]{0,50}?(?:valued at|worth|for|at|of|totall?ing)|valued at|worth|total value of|receive|upfront|invest(?:ing|ment of|s)?|up to)\s*(?:about |around |approximately |some |nearly |more than |over |up to |an? upfront (?:payment|fee) of )?$/i,
    },
    { field: 'value', type: 'money', after: /^ (?:upfront|up front|in upfront)\b/i },
    {
      field: 'value',
      type: 'money',
      after:
        /^[- ](?:[\w-]+[- ]){0,3}(?:deal|agreement|contract|partnership|joint venture|venture|order|pact|alliance)\b/i,
    },
  ],
  tellings: [
    {
      field: 'value',
      value: 'undisclosed',
      pattern:
        /\b(?:financial )?(?:terms|value|details)\b[^.]{0,40}\b(?:not|n't) (?:been )?(?:disclosed|revealed|released|given|made public)|\bundisclosed\b|\bdid(?: not|n't) (?:disclose|reveal|give) (?:the )?(?:financial )?(?:terms|value)/i,
    },
    { field: 'value', value: 'undisclosed', pattern: undisclosed('terms|value') },
  ],
  needs: [['parties']],
  identity: ['_first', '_second'],
  mentions:
    /\b(?:the|this|its|a|an|their) (?:[\w-]+ ){0,3}(?:deal|agreement|contract|partnership|venture|pact|alliance|memorandum|mou|collaboration|order|cooperation|companies|partners|parties)\b|\bterms\b|\bunder\b/i,
  cues: /\b(?:partner|team|collaborat|cooperat|alliance|all(?:y|ies)|agreements?|deals?|pacts?|contracts?|memorand|mous?|joint|venture|suppl|licen[cs]|forces|sign|ink|accord|tie-up|tie up|terms|stake|hold|own|link|jv|hands)/i,
  finish,
};

/** "plan a venture", "is planned by", "plans for an agreement were made", "would link". */
const isPlanned =
  /\bplans? (?:an? |the )?(?:[\w-]+ ){0,3}(?:agreement|deal|contract|pact|partnership|venture|alliance)s?\b|\b(?:is|are|was|were)? ?planned by\b|\bplans? (?:for an? |made )|\bwould link\b|\bplan provides? for\b/i;

function names(mention: Mention | undefined): boolean {
  return (
    mention !== undefined &&
    (mention.name !== undefined || mention.members.some((member) => member.name !== undefined))
  );
}

function isSeveral(mention: Mention): boolean {
  return mention.members.filter((member) => member.name !== undefined).length > 1;
}

/** What is signed where it stands first in the sentence: "A supply agreement … links". */
function firstDeal({ start }: Predication, { sentence }: Looking): Mention | undefined {
  const first = sentence.chunks.find(
    (chunk): chunk is Mention => chunk.type === 'mention' && !isDay(chunk),
  );
  return first !== undefined &&
    first.start < start &&
    first.name === undefined &&
    deals.test(lowerOf(first)) &&
    !others.test(lowerOf(first))
    ? first
    : undefined;
}

function isDay({ head, quantities }: Mention): boolean {
  return head === '' && quantities.length > 0;
}

function dealWords(
  mention: Mention | undefined,
  complements: readonly { readonly preposition: string; readonly mention: Mention }[],
): string {
  const [first] = complements;
  return first?.preposition === 'of' && first.mention.name === undefined
    ? `${lowerOf(mention)} of ${lowerOf(first.mention)}`
    : lowerOf(mention);
}

/** What is agreed on is another kind's: to buy, merge, invest, raise, settle. */
function forbids({ end, start }: Predication, { document, sentence }: Looking): boolean {
  const after = document.text
    .slice(end, Math.min(sentence.end, end + 140))
    // what a licensee or distributor sells is what the deal is for
    .replace(
      /\bto sell\b/,
      /\b(?:licen[cs]\w+|distribution|supply|marketing|sales)\b/i.test(sentence.text)
        ? 'to offer'
        : 'to sell',
    );
  const before = document.text.slice(Math.max(sentence.start, start - 40), start);
  return (
    /\b(?:to|will|on) (?:\w+ly )?(?:acquire|buy|purchase (?!agreement)|sell (?:its|the|a|\d)|merge|take over|divest|raise|borrow|settle|end|resolve|pay|acquiring|buying|selling|purchasing)\b/i.test(
      after,
    ) ||
    /\b(?:acquisition|takeover|merger|purchase|sale|buyout|stake)\b/i.test(
      after.replace(/[,.].*$/, ''),
    ) ||
    /\b(?:takeover|merger|acquisition|buyout|funding|loan)\b/i.test(before)
  );
}

function isDeal(predication: Predication, of: Looking): boolean {
  const { object, subject, passive, complements } = predication;
  const into = complements.find(
    ({ preposition }) => preposition === 'into' || preposition === 'on',
  )?.mention;
  const near = passive ? subject : (object ?? into);
  // "A supply agreement to build networks is planned by Acme and Bolt"
  const what = passive && !deals.test(lowerOf(near)) ? (firstDeal(predication, of) ?? near) : near;
  if (what === undefined) return false;
  const words = dealWords(
    what,
    complements.filter(({ mention }) => mention.start > what.end),
  );
  if (!deals.test(words) || others.test(words) || forbids(predication, of)) return false;
  if (what.name !== undefined && what.head === '') return false;
  const isVenture = /\b(?:joint ventures?|jv|partnerships?|alliances?)\b/.test(words);
  if (
    /^(?:establish|create|set up|launch|found|form|build|make|start|begin)$/.test(
      predication.lemma,
    ) &&
    !isVenture
  )
    return false;
  if (predication.lemma === 'have') return false;
  if (
    /^(?:win|secure|land|get|award)$/.test(predication.lemma) &&
    !complements.some(
      ({ preposition, mention }) => /^(?:from|with|to)$/.test(preposition) && names(mention),
    )
  )
    return /\bto supply\b/.test(of.sentence.text);
  return true;
}

function finish(draft: Draft, of: Looking): Draft | undefined {
  const { predication } = draft;
  if (predication === undefined || sports.test(of.sentence.text)) return undefined;
  const rest = recordFields(draft);
  const parties = partiesOf(draft, predication, of);
  if (parties === undefined) return undefined;
  rest['parties'] = parties;
  const { sentence, document } = of;
  const words = [
    ...besides(predication).map((mention) => lowerOf(mention)),
    ...sentence.chunks.flatMap((chunk) =>
      chunk.type === 'mention' && chunk.start >= predication.start && deals.test(lowerOf(chunk))
        ? [lowerOf(chunk)]
        : [],
    ),
  ].join(' ');
  const form = formOf(words, predication);
  delete rest['form'];
  if (form !== undefined) rest['form'] = fieldAt(form, predication.start, predication.end, of);
  const progress = progressOf(predication);
  const isSigned =
    /^(?:sign|ink|pen|seal|enter|enter into|conclude|clinch|strike|reach|finali[sz]e|renew|extend)$/.test(
      predication.lemma,
    ) ||
    predication.governors.some(
      ({ lemma, modal }) =>
        /^(?:sign|ink|enter|strike|seal|clinch|reach)$/.test(lemma) && modal === undefined,
    ) ||
    /\b(?:agreement|deal|contract|pact|memorandum|venture|accord)\b[^.,;]{0,60}? signed\b/i.test(
      sentence.text,
    );
  // a venture that was formed was agreed on
  const isFormed =
    form === 'joint-venture' &&
    progress === 'done' &&
    /^(?:form|establish|create|set up|found)$/.test(predication.lemma);
  // what one is to supply under a deal was agreed
  const isSettled =
    predication.lemma === 'supply' &&
    (/\b(?:deal|contract|agreement|order|pact|accord)\b/i.test(sentence.text) ||
      hangsOn(predication, /^(?:contract|deal|win|order)$/));
  const isVenture =
    form === 'joint-venture' && /^(?:own|hold)$/.test(predication.governors[0]?.lemma ?? '');
  const isAhead =
    !isSettled &&
    !isVenture &&
    (progress === 'ahead' ||
      isPlanned.test(sentence.text) ||
      draft.modality === 'planned' ||
      (progress === 'agreed' && !predication.isNoun && !isSigned));
  if (isAhead) rest['stage'] = fieldAt('planned', predication.start, predication.end, of);
  else if (isSigned || isFormed)
    rest['stage'] = fieldAt('signed', predication.start, predication.end, of);
  const purpose = purposeOf(predication, of);
  if (purpose !== undefined) rest['purpose'] = purpose;
  const term = termOf(of);
  if (term !== undefined) rest['term'] = term;
  const stakes = form === 'joint-venture' ? stakesOf(parties, of) : undefined;
  if (stakes !== undefined) rest['stakes'] = stakes;
  const { value } = rest;
  if (
    value !== undefined &&
    value.value !== 'undisclosed' &&
    /^ (?:in|of) (?:revenue|sales|annual|funding)/.test(
      document.text.slice(value.evidence.end, value.evidence.end + 20),
    )
  )
    delete rest['value'];
  return {
    ...draft,
    modality:
      isAhead && draft.modality === 'asserted' && progress === 'ahead' ? 'planned' : draft.modality,
    fields: rest,
  };
}

/** All who take part, in the order of the text; two at least. */
function partiesOf(draft: Draft, predication: Predication, of: Looking): ReadField | undefined {
  const fields = [draft.fields['_first'], draft.fields['_second']].filter(
    (field) => field !== undefined,
  );
  let all = fields.flatMap(({ value }) => value as readonly string[]);
  let entities: Entity[] = fields.flatMap((field) => [...field.entities]);
  let evidence = fields.map((field) => field.evidence);
  if (all.length === 1 && (predication.lemma === 'license' || predication.lemma === 'licence')) {
    const owner = namedParty(predication.object?.possessor, of);
    if (owner !== undefined) {
      all = [...all, String(owner.value)];
      entities = [...entities, ...owner.entities];
      evidence = [...evidence, owner.evidence];
    }
  }
  if (all.length === 1) {
    // "signed a contract to supply Y": whom the purpose names
    const supply = of.sentence.predications.find(
      ({ lemma, start }) =>
        start > predication.end && /^(?:supply|provide|deliver|sell)$/.test(lemma),
    );
    const partner =
      namedParty(supply?.object, of) ??
      supply?.complements
        .filter(({ preposition }) => preposition === 'to' || preposition === 'with')
        .map(({ mention }) => namedParty(mention, of))
        .find((field) => field !== undefined);
    if (partner !== undefined) {
      all = [...all, String(partner.value)];
      entities = [...entities, ...partner.entities];
      evidence = [...evidence, partner.evidence];
    }
  }
  const unique = [...new Set(all)];
  if (unique.length < 2 || new Set(entities).size < 2 || unique.every((name) => isAuthority(name)))
    return undefined;
  const start = Math.min(...evidence.map((each) => each.start));
  const end = Math.max(...evidence.map((each) => each.end));
  return {
    value: unique,
    evidence: { start, end, text: of.document.text.slice(start, end) },
    entities: [...new Set(entities)],
    sure: Math.min(...fields.map(({ sure }) => sure)),
  };
}

function formOf(words: string, { lemma }: Predication): string | undefined {
  if (/\bjoint[- ]ventures?\b|\bjv\b/.test(words)) return 'joint-venture';
  if (
    /\b(?:suppl(?:y|ies)|offtake|off-take|procurement|purchase agreement|order)\b/.test(words) ||
    lemma === 'supply'
  )
    return 'supply';
  if (/\blicen[cs](?:e|es|ing)\b/.test(words) || /^(?:licen[cs]e|grant|give)$/.test(lemma))
    return 'licence';
  if (
    /\b(?:agreements?|deals?|pacts?|contracts?|memorand(?:um|a)|mous?|accords?|letters? of intent)\b/.test(
      words,
    )
  )
    return 'agreement';
  return undefined;
}

/** "to make batteries": the first infinitive after the agreement, up to the next comma. */
function purposeOf(
  predication: Predication,
  { document, sentence }: Looking,
): ReadField | undefined {
  const verb = sentence.predications.find(
    ({ isNoun, infinitive, start, lemma }) =>
      !isNoun && infinitive && start > predication.end && !/^(?:be|acquire|buy)$/.test(lemma),
  );
  if (verb === undefined) return undefined;
  const between = document.text.slice(predication.end, verb.start);
  if (
    /[;"“]| (?:and|but|which|who|expects?|plans?|wants?|agreed|aims?|will|that|said) /.test(
      between.replace(/^.*? with .*?(?= to |$)/, ''),
    ) &&
    / (?:expects?|plans?|wants?|which|but|said) /.test(between)
  )
    return undefined;
  const start = document.text.slice(verb.start, verb.end).startsWith('to')
    ? verb.start
    : verb.start;
  const rest = document.text.slice(start, sentence.end);
  const stop =
    /(?:, (?!and [a-z]+ )|[;.]$|[;.]\s|, (?:the|they|it|both|according)\b|\s(?:under|after|the (?:two )?companies said|they said|it said|said) | on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)/.exec(
      rest,
    );
  const text = rest.slice(0, stop?.index ?? rest.length).trimEnd();
  const words = wordsAt(text, 0, text.length).replace(/\.$/, '');
  if (words.split(' ').length < 2) return undefined;
  return fieldAt(
    /^to /.test(words) ? words : `to ${words}`,
    start,
    start + text.replace(/\.$/, '').length,
    {
      document,
      sentence,
    },
  );
}

/** How long it runs: "15-year", "for five years", "until 2035". */
function termOf({ document, sentence }: Looking): ReadField | undefined {
  for (const other of document.within(sentence.index, sentence.index + 2)) {
    const match =
      /\b((?:(?:about|more than|at least|up to) )?(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|twenty-five|thirty)[- ](?:year|month)s?)(?=[- ](?:[\w-]+ ){0,4}?(?:deal|agreement|contract|partnership|pact|alliance|memorandum|licen[cs]e|collaboration|venture|term|cooperation|supply))/i.exec(
        other.text,
      ) ??
      /\b(?:deal|agreement|contract|partnership|pact|it|alliance|licen[cs]e|venture)\b[^.]{0,60}? (?:for|runs?(?: for)?|lasts?|over|valid for|term of) ((?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty) (?:years|months))\b/i.exec(
        other.text,
      ) ??
      /\b(?:runs?|lasts?|valid|extends?|contract|agreement|deal)\b[^.]{0,30}? ((?:until|through)(?: the end of)? (?:20\d\d))\b/i.exec(
        other.text,
      );
    const words = match?.[1];
    if (match === null || words === undefined) continue;
    const start = other.start + match.index + match[0].lastIndexOf(words);
    return fieldAt(words.replace(/ /g, ' '), start, start + words.length, { document, sentence });
  }
  return undefined;
}

/** Who holds which share of a joint venture. */
function stakesOf(parties: ReadField, { document, sentence }: Looking): ReadField | undefined {
  const stakes = new Map<string, number>();
  let [start, end] = [-1, -1];
  const { entities } = parties;
  const all = parties.value as readonly string[];
  const nameOf = (mention: Mention | undefined, of: Looking): string | undefined => {
    if (mention === undefined) return undefined;
    const entity = document.entityOf(mention, of.sentence);
    const at = entity === undefined ? -1 : entities.indexOf(entity);
    return at >= 0 ? all[at] : undefined;
  };
  for (const other of document.within(sentence.index, sentence.index + 4)) {
    const even = /\b(?:50[-:/]50|equally owned|equal (?:stakes?|shares?)|evenly split)\b/i.exec(
      other.text,
    );
    if (even !== null && all.length === 2) {
      for (const party of all) stakes.set(party, 50);
      start = other.start + even.index;
      end = start + even[0].length;
      break;
    }
    const isAbout = /\b(?:hold|own|stake|share|interest|control|percent|have)\b/i.test(other.text);
    for (const quantity of other.quantities) {
      if (quantity.read.type !== 'percent' || !isAbout) continue;
      const mentions = other.chunks
        .filter((chunk): chunk is Mention => chunk.type === 'mention')
        .flatMap((mention) => (mention.members.length > 0 ? mention.members : [mention]));
      const after = document.text.slice(quantity.end, quantity.end + 30);
      const by = /^(?:\.?\s*(?:held|owned|stake held)?\s*by )/.exec(after);
      const holder =
        by === null
          ? mentions.findLast(
              (mention) =>
                mention.end <= quantity.start &&
                nameOf(mention, { document, sentence: other }) !== undefined,
            )
          : mentions.find(
              (mention) =>
                mention.start >= quantity.end &&
                nameOf(mention, { document, sentence: other }) !== undefined,
            );
      const party = nameOf(holder, { document, sentence: other });
      const percent = Number(quantity.read.value);
      if (party === undefined || stakes.has(party) || !(percent > 0 && percent < 100)) continue;
      stakes.set(party, percent);
      if (start < 0)
        start = holder === undefined ? quantity.start : Math.min(holder.start, quantity.start);
      end = Math.max(quantity.end, holder?.end ?? 0);
    }
  }
  const total = [...stakes.values()].reduce((sum, each) => sum + each, 0);
  return stakes.size === 0 || total > 100
    ? undefined
    : fieldAt(
        [...stakes].map(([party, percent]) => ({ party, percent })),
        start,
        end,
        { document, sentence },
      );
}
