import type { Mention } from '../chunks.js';
import type { Predication } from '../clauses.js';
import type { Draft, KindFrames, Looking, ReadField } from '../frame.js';
import { isAuthority } from './authorities.js';
import { quantityUnit, facilityOf, isWorks, isWorksNamed } from './facilities.js';
import {
  besides,
  fieldAt,
  hangsOn,
  lowerOf,
  namedParty,
  placeOf,
  progressOf,
  recordFields,
  wordsAt,
} from './fields.js';

/** Plants and lines where something is made: begun, tried out, started, enlarged, closed. */
export const productionLaunch: KindFrames = {
  kind: 'production-launch',
  roles: {
    company: 'party',
    investment: 'money',
    _facility: 'phrase',
    _products: 'phrases',
  },
  verbs: [
    {
      verbs: 'put, bring, place, enter, go, come, move',
      roles: { subject: ['company', '_facility'], object: '_facility' },
      passive: { subject: '_facility', by: 'company' },
      where: (predication, of) => {
        const what =
          predication.lemma === 'enter' ||
          predication.lemma === 'go' ||
          predication.lemma === 'come' ||
          predication.passive
            ? predication.subject
            : predication.object;
        return (
          isIntoUse(predication) &&
          (isWorks(what) || (predication.passive && worksAhead(predication, of) !== undefined))
        );
      },
      tells: { stage: 'launched' },
    },
    {
      verbs: 'start, begin, commence, launch, kick off, resume, start up, ramp up, initiate',
      roles: {
        subject: ['company', '_facility'],
        object: '_facility',
        of: '_products',
        at: '_facility',
        in: '_facility',
      },
      passive: { subject: '_facility', by: 'company', at: '_facility', in: '_facility' },
      where: (predication) => {
        const { object, subject, passive, lemma } = predication;
        const what = passive ? subject : isTimed(object) ? subject : (object ?? subject);
        if (lemma === 'resume') return false;
        const works = besides(predication).some((mention) => isWorks(mention));
        if (isMaking(what) || isBuilding(what)) return works;
        return works && isWorks(what);
      },
      tells: { stage: 'launched' },
    },
    {
      verbs: 'get',
      roles: { at: '_facility', in: '_facility' },
      where: (predication) =>
        isIntoUse(predication) &&
        (isMaking(predication.subject) || isBuilding(predication.subject)) &&
        besides(predication).some((mention) => isWorks(mention)),
      tells: { stage: 'launched' },
    },
    {
      verbs: 'open, open up, inaugurate, commission, unveil, switch on, complete, fire up',
      roles: { subject: 'company', object: '_facility' },
      passive: { subject: '_facility', by: 'company' },
      where: (predication) => {
        const { object, subject, passive, lemma } = predication;
        const what = passive ? subject : (object ?? (lemma === 'open' ? subject : undefined));
        return (
          isWorks(what) &&
          (lemma !== 'complete' || !/expansion|sale|purchase|acquisition/.test(lowerOf(what)))
        );
      },
      tells: { stage: 'launched' },
    },
    {
      verbs: 'produce, make, operate, run, build, manufacture, turn out, churn out',
      roles: { subject: 'company', object: '_products', at: '_facility', in: '_facility' },
      where: (predication) =>
        predication.governors.some(({ lemma }) => /^(?:start|begin|commence)$/.test(lemma)) &&
        besides(predication).some((mention) => isWorks(mention)),
      tells: { stage: 'launched' },
    },
    {
      verbs: 'break ground, break',
      roles: { subject: 'company', on: '_facility', for: '_facility', at: '_facility' },
      passive: { by: 'company', on: '_facility', for: '_facility', at: '_facility' },
      where: (predication) =>
        (predication.lemma === 'break ground' ||
          (predication.passive ? predication.subject : predication.object)?.head === 'ground') &&
        predication.complements.some(({ mention }) => isWorks(mention)),
      tells: { stage: 'groundbreaking' },
    },
    {
      verbs: 'lay',
      roles: { subject: 'company', for: '_facility', of: '_facility' },
      where: ({ object, complements, passive, subject }) =>
        /stone/.test(lowerOf(passive ? subject : object)) &&
        complements.some(({ mention }) => isWorks(mention)),
      tells: { stage: 'groundbreaking' },
    },
    {
      verbs: 'roll off, roll',
      roles: {
        subject: 'company',
        of: '_facility',
        off: '_facility',
        at: '_facility',
        from: '_facility',
      },
      where: ({ complements }) => complements.some(({ mention }) => isWorks(mention)),
      tells: { stage: 'launched' },
    },
    {
      verbs: 'expand, enlarge, extend, double',
      roles: { subject: 'company', object: '_facility', of: '_facility', at: '_facility' },
      passive: { subject: '_facility', by: 'company' },
      where: (predication) => {
        const { object, subject, passive } = predication;
        const what = passive ? subject : object;
        return (
          isWorks(what) ||
          (/\bcapacity\b/.test(lowerOf(what)) &&
            besides(predication).some((mention) => isWorks(mention)))
        );
      },
      tells: { stage: 'expanded' },
    },
    {
      verbs: 'close, close down, shut, shut down, shutter, mothball, idle',
      roles: { subject: 'company', object: '_facility', at: '_facility' },
      passive: { subject: '_facility', by: 'company' },
      where: ({ object, subject, passive, lemma }) =>
        isWorks(passive ? subject : (object ?? (lemma === 'close' ? subject : undefined))),
      tells: { stage: 'closed' },
    },
  ],
  nouns: [
    {
      nouns:
        'groundbreaking, ceremony, inauguration, opening, closure, commissioning, expansion, shutdown, construction, startup, start-up, start',
      roles: {
        subject: 'company',
        possessor: 'company',
        of: '_facility',
        for: '_facility',
        at: '_facility',
        by: 'company',
      },
      where: ({ governors, complements, lemma, phrase }) =>
        complements.some(
          ({ preposition, mention }) => /^(?:of|for|at)$/.test(preposition) && isWorks(mention),
        ) &&
        (lemma !== 'ceremony' ||
          /\b(?:groundbreaking|ground-breaking|inauguration|opening)\b/.test(lowerOf(phrase))) &&
        (lemma === 'construction' || lemma === 'start'
          ? /^(?:start|begin|commence|kick off|launch|complete)$/.test(governors[0]?.lemma ?? '') ||
            lemma === 'start'
          : /^(?:celebrate|announce|mark|complete|hold|attend|finish|confirm|report)$/.test(
              governors[0]?.lemma ?? '',
            )),
      tells: { stage: 'launched' },
    },
  ],
  details: [
    {
      field: 'investment',
      type: 'money',
      before:
        /\binvestment (?:is|was|came to|comes to|had come to|is put at|was put at|of|amounts to) ?$|\b(?:has|had|have)? ?invested ?$/i,
    },
    {
      field: 'investment',
      type: 'money',
      before:
        /\b(?:invest(?:ed|ing|ment|s)?(?: of| totall?ing| worth)?|at a (?:total )?cost of|cost(?:ing|s)?|worth|value of|spen[td](?:ing)?)\s*(?:a total of |about |around |approximately |some |nearly |more than |over |up to )?$/i,
    },
    { field: 'investment', type: 'money', after: /^ (?:investment|project)\b/i },
    {
      field: 'investment',
      type: 'money',
      after:
        /^ (?:[\w-]+ ){0,4}(?:plant|factory|mill|fab|foundry|gigafactory|smelter|refinery|line|facility|works|site)\b/i,
    },
  ],
  needs: [['company', 'facility']],
  identity: ['company', 'facility', 'place'],
  tellings: [
    {
      field: 'investment',
      value: 'undisclosed',
      pattern:
        /\b(?:the investment|how much was invested|the size of the investment) (?:was|were|has|have|had)(?: not|n't)(?: been)? (?:disclosed|given|made public|revealed)\b/i,
    },
  ],
  mentions:
    /\b(?:the|this|its|new) (?:[\w-]+ ){0,3}(?:plant|factory|line|mill|fab|foundry|facility|works|gigafactory|site|smelter|refinery|workshop|investment|project)\b/i,
  cues: /\b(?:plant|factory|factories|lines?|mill|fab|foundry|gigafactory|megafactory|smelter|refinery|workshop|works|shipyard|brewery|production|capacity|facility|it (?:can|will|is)|ground|kiln|furnace)\b/i,
  finish,
};

function isIntoUse({ complements, object, lemma }: Predication): boolean {
  const use =
    /\b(?:operations?|production|service|use|commission|stream|trial|line|online|manufacturing|way)\b/;
  return (
    complements.some(
      ({ preposition, mention }) =>
        /^(?:into|in|on|to|under)$/.test(preposition) &&
        use.test(lowerOf(mention)) &&
        !isWorks(mention),
    ) ||
    (/^(?:enter|go|come)$/.test(lemma) && use.test(lowerOf(object)))
  );
}

/** "began this week": when it was, no matter what. */
function isTimed(mention: Mention | undefined): boolean {
  return (
    mention !== undefined &&
    mention.name === undefined &&
    (mention.quantities.some(({ read }) => read.type === 'date' || read.type === 'period') ||
      /^(?:this|last|that)$/.test(mention.determiner ?? '')) &&
    /^(?:|week|month|quarter|year|day|morning)$/.test(mention.head)
  );
}

/** What is started where something is made. */
function isMaking(mention: Mention | undefined): boolean {
  return (
    /^(?:production|operation|manufacturing|manufacture|output|assembly|run|delivery)$/.test(
      mention?.head ?? '',
    ) || /\b(?:production|operations?|manufacturing|assembly)$/.test(lowerOf(mention))
  );
}

function isBuilding(mention: Mention | undefined): boolean {
  return (
    /^(?:construction|building)$/.test(mention?.head ?? '') ||
    /\bconstruction$/.test(lowerOf(mention))
  );
}

function finish(draft: Draft, of: Looking): Draft | undefined {
  const { predication } = draft;
  if (predication === undefined) return undefined;
  const progress = progressOf(predication);
  // a plant that is only planned is an expansion to come
  const isAhead = draft.modality === 'planned' || progress === 'ahead' || progress === 'agreed';
  const closes = /^(?:close|close down|shut|shut down|shutter|mothball|closure|shutdown)$/.test(
    predication.lemma,
  );
  // what will close stands and is told of for certain; what is closing, or is to, is not yet
  if ((isAhead && !(closes && predication.modal === 'will')) || draft.modality === 'rumoured')
    return undefined;
  if (predication.aside && predication.isNoun) return undefined;
  const rest = recordFields(draft);
  // "rolled off the line at its Pune factory": the plant rather than its line
  const all = besides(predication).filter((mention) => isWorks(mention));
  const beside =
    (predication.lemma === 'roll' || predication.lemma === 'roll off'
      ? all.find((mention) => !/\blines?$/.test(lowerOf(mention)))
      : undefined) ?? all[0];
  const before = beside === undefined ? worksAhead(predication, of) : undefined;
  const works = beside ?? before?.works;
  if (works === undefined) return undefined;
  const facility = facilityOf(works, of);
  if (facility === undefined) return undefined;
  rest['facility'] = facility.field;
  const company = before?.company ?? companyOf(rest['company'], works, predication, of);
  if (company === undefined) return undefined;
  rest['company'] = company;
  const place = placeOf(predication, of) ?? facility.place;
  if (place !== undefined) rest['place'] = place;
  const stage = stageOf(
    predication,
    (rest['stage']?.value as string | undefined) ?? 'launched',
    of,
  );
  rest['stage'] = fieldAt(stage, predication.start, predication.end, of);
  const capacity = capacityOf(of);
  if (capacity !== undefined) rest['capacity'] = capacity;
  const products = draft.fields['_products'];
  if (
    products !== undefined &&
    !isWorksNamed(products.evidence.text) &&
    !company.entities.some(({ aliases }) => aliases.has(products.evidence.text))
  )
    rest['products'] = products;
  return {
    ...draft,
    modality: isAhead && draft.modality === 'asserted' ? 'planned' : draft.modality,
    fields: rest,
  };
}

/** "the production line of Harbor Science, Trade and Space Co., Ltd. has been put": a name with commas before the verb. */
function worksAhead(
  { subject }: Predication,
  of: Looking,
): { readonly works: Mention; readonly company: ReadField } | undefined {
  const { chunks } = of.sentence;
  const at = chunks.findIndex((chunk) => chunk.type === 'mention' && isWorks(chunk));
  const [works, link, first] = chunks.slice(at, at + 3);
  if (
    at < 0 ||
    works?.type !== 'mention' ||
    link?.type !== 'link' ||
    link.lower !== 'of' ||
    first?.type !== 'mention' ||
    first.names.length === 0 ||
    subject === undefined ||
    subject.start <= first.start
  )
    return undefined;
  const name = of.document.text.slice(first.start, subject.end);
  return /\b(?:Co\., Ltd\.|Ltd\.?|Inc\.?|Corp\.?|LLC|PLC|Limited|Corporation)$/.test(name)
    ? {
        works,
        company: fieldAt(wordsAt(name, 0, name.length), first.start, subject.end, of),
      }
    : undefined;
}

const trialOperation =
  '\\b(?:trial|test|pilot)[ -](?:run|runs|operation|operations|production|phase|assembly)\\b';

function stageOf(predication: Predication, told: string, { sentence }: Looking): string {
  const { lemma } = predication;
  const words = [
    lowerOf(predication.object),
    ...predication.complements
      .filter(({ preposition }) => /^(?:into|in|on|)$/.test(preposition))
      .map(({ mention }) => lowerOf(mention)),
    predication.passive || predication.object === undefined ? lowerOf(predication.subject) : '',
  ].join(' ');
  const trial = new RegExp(trialOperation, 'i');
  if (
    trial.test(words) ||
    // "Trial operation of a plant by Acme, a maker of chips, began", but not what came after it
    (told === 'launched' &&
      trial.test(sentence.text) &&
      !new RegExp(
        `\\b(?:after|following|from|before|ahead of|beyond|complet\\w+|ended)\\b[^,;]{0,40}${trialOperation}`,
        'i',
      ).test(sentence.text))
  )
    return 'trial';
  if (
    /\bground-?breaking\b/.test(lowerOf(predication.phrase)) ||
    (lemma === 'construction' && !/complet/.test(sentence.text))
  )
    return 'groundbreaking';
  // "the last sheet rolled off the line"
  if (
    /^roll/.test(lemma) &&
    /^(?:the |its )?(?:very )?(?:last|final)\b/.test(lowerOf(predication.subject))
  )
    return 'closed';
  // "Work to expand the plant was completed", "completed the expansion of its plant"
  const done = predication.passive ? predication.subject : predication.object;
  if (
    /^(?:expand|enlarge|extend|expansion|enlargement|extension)$/.test(lemma) ||
    /^(?:expansion|enlargement|extension)$/.test(done?.head ?? '') ||
    /\b(?:work to (?:expand|enlarge|extend)|(?:was|were) (?:expanded|enlarged|extended) by)\b/i.test(
      sentence.text.slice(0, Math.max(0, predication.end - sentence.start)),
    )
  )
    return 'expanded';
  if (
    /^(?:begin|start|commence)$/.test(lemma) &&
    /\bwork on [^,;]{1,80}? (?:was |has been |had been )?(?:begun|began|begins|started|starts)\b/i.test(
      sentence.text,
    )
  )
    return 'groundbreaking';
  if (/^(?:build|construct)$/.test(lemma) && hangsOn(predication, /^(?:begin|start|commence)$/))
    return 'groundbreaking';
  // "a plant begun by Acme": begun is its building, started its work
  if (
    /^(?:break ground|break|lay)$/.test(lemma) ||
    (lemma === 'begin' && isWorks(done) && !isMaking(done))
  )
    return 'groundbreaking';
  if (/^(?:close|close down|shut|shut down|shutter|mothball|idle|closure|shutdown)$/.test(lemma))
    return 'closed';
  if (
    isBuilding(
      predication.passive ? predication.subject : (predication.object ?? predication.subject),
    )
  )
    return 'groundbreaking';
  return told;
}

/** Whose plant it is: who acts, whose it is said to be, or whose name stands after "of". */
function companyOf(
  told: ReadField | undefined,
  works: Mention,
  predication: Predication,
  of: Looking,
): ReadField | undefined {
  const isWorksItself =
    works.name !== undefined &&
    told !== undefined &&
    told.evidence.start >= works.start &&
    told.evidence.end <= works.end;
  if (told !== undefined && !isWorksItself) return told;
  const own = namedParty(works.possessor, of) ?? namedParty(predication.subject?.possessor, of);
  if (own !== undefined) return own;
  const { sentence } = of;
  const at = sentence.chunks.indexOf(works);
  // "a production line of X", "the plant, owned by X"
  for (let index = at + 1; index < Math.min(sentence.chunks.length - 1, at + 6); index += 1) {
    const link = sentence.chunks[index];
    const after = sentence.chunks[index + 1];
    if (link?.type === 'link' && /^(?:of|by|from)$/.test(link.lower) && after?.type === 'mention') {
      const found = namedParty(after, of);
      if (found !== undefined) return found;
    }
  }
  for (const { preposition, mention } of predication.complements) {
    if (!/^(?:by|of)$/.test(preposition)) continue;
    const found = namedParty(mention, of);
    if (found !== undefined) return found;
  }
  const before = works.names.find(
    (name) => name !== works.name && name.class !== 'place' && name.class !== 'person',
  );
  if (
    before !== undefined &&
    works.head !== '' &&
    !/^(?:its|their|our)$/.test(works.determiner ?? '')
  )
    return namedParty({ ...works, name: before, members: [] }, of);
  // "its plant": who is spoken of
  const owner = predication.governors
    .map(({ subject }) => namedParty(subject, of))
    .find((field) => field !== undefined);
  return owner ?? speakerOf(works, of, predication);
}

/** "The factory was commissioned in March, Envision said". */
function speakerOf(works: Mention, of: Looking, { subject }: Predication): ReadField | undefined {
  // "Construction of a refinery has begun, Western Spodumene said"
  if (
    !/^(?:the|its|their|our)$/.test(works.determiner ?? '') &&
    !isBuilding(subject) &&
    !isMaking(subject) &&
    subject?.head !== 'ground'
  )
    return undefined;
  const speaker = of.sentence.predications.find(
    ({ lemma, subject, isNoun }) =>
      !isNoun && /^(?:say|announce)$/.test(lemma) && subject?.name !== undefined,
  )?.subject;
  const party = namedParty(speaker, of);
  return party === undefined || isAuthority(String(party.value)) ? undefined : party;
}

const able =
  /\b(?:can|could|able to|capable of|capacity|designed to|expected to|will|to|output)\b/i;

/** How much a plant can make in what time, in its own sentence or the next that speak of it. */
function capacityOf(of: Looking): ReadField | undefined {
  const { document, sentence } = of;
  for (const other of document.within(sentence.index, sentence.index + 3)) {
    if (other !== sentence && !/\b(?:the|this|its|it|each|annual|capacity)\b/i.test(other.text))
      continue;
    for (const quantity of other.quantities) {
      if (quantity.read.type !== 'number') continue;
      const before = document.text.slice(
        Math.max(other.start, quantity.start - 110),
        quantity.start,
      );
      const after = document.text.slice(quantity.end, Math.min(other.end, quantity.end + 90));
      const per =
        /^[- ]?[^.,;]{0,60}?(?:\bper|\ba|\beach|\bevery|\/) ?(year|month|week|day|hour|annum|yr|minute)\b/i.exec(
          after,
        ) ??
        /^[^.,;]{0,60}?\b(annually|yearly|monthly|weekly|daily|a-year|per-year)\b/i.exec(after);
      const unitBefore = /\b(annual|yearly|monthly|weekly|daily)\b[^.;]{0,60}$/i.exec(before);
      const time = timeOf(per?.[1] ?? unitBefore?.[1] ?? '');
      if (time === undefined || (!able.test(before) && !/capacity/i.test(after))) continue;
      if (
        /\b(?:jobs?|employees|workers|people|(?<!-)hours)\b/i.test(
          after.slice(0, per?.[0].length ?? 20),
        )
      )
        continue;
      const unit = quantityUnit(after);
      if (unit === undefined) continue;
      const { value, approx } = quantity.read;
      return fieldAt(
        { value, unit, per: time, ...(approx === undefined ? {} : { approx }) },
        quantity.start,
        quantity.end + (per?.[0].length ?? unit.length + 1),
        of,
      );
    }
  }
  return undefined;
}

function timeOf(word: string): string | undefined {
  const lower = word.toLowerCase();
  if (/^(?:year|annum|annual|annually|yearly|yr|a-year|per-year)$/.test(lower)) return 'year';
  if (/^month/.test(lower)) return 'month';
  if (/^week/.test(lower)) return 'week';
  if (/^(?:day|daily)$/.test(lower)) return 'day';
  return lower === 'hour' || lower === 'minute' ? lower : undefined;
}
