import type { Mention } from '../chunks.js';
import type { Predication } from '../clauses.js';
import type { Draft, KindFrames, Looking } from '../frame.js';
import { facilityOf, isSite, isWorks } from './facilities.js';
import {
  besides,
  fieldAt,
  lowerOf,
  placeOf,
  progressOf,
  recordFields,
  undisclosed,
} from './fields.js';

/** Offices, stores, plants to come and the like: where a company grows. */
export const expansion: KindFrames = {
  kind: 'expansion',
  roles: {
    company: 'party',
    jobs: 'count',
    investment: 'money',
    opens: 'period',
    _what: 'phrase',
  },
  verbs: [
    {
      verbs:
        'open, open up, launch, establish, set up, inaugurate, debut, start, unveil, found, cut',
      roles: { subject: 'company', object: '_what', on: '_what' },
      passive: { subject: '_what', by: 'company' },
      where: (predication) => grownIn(predication) !== undefined,
    },
    {
      verbs: 'build, construct, locate, develop, add, create, put, erect',
      roles: { subject: 'company', object: '_what' },
      passive: { subject: '_what', by: 'company' },
      where: (predication) => grownIn(predication) !== undefined && isAhead(predication),
    },
    {
      verbs: 'invest, spend, pour, commit',
      roles: { subject: 'company', object: 'investment', in: '_what', on: '_what', for: '_what' },
      passive: { subject: 'investment', by: 'company', in: '_what', on: '_what' },
      where: (predication) =>
        predication.complements.some(
          ({ preposition, mention }) =>
            /^(?:in|on|into|for)$/.test(preposition) && isGrowth(mention),
        ),
    },
    {
      verbs: 'expand, extend, enlarge',
      roles: { subject: 'company', object: '_what', with: '_what' },
      passive: { subject: '_what', by: 'company' },
      where: (predication) => grownIn(predication) !== undefined,
    },
    {
      // "A campus is to open in Wuhan under a plan by Acme"
      verbs: 'open',
      roles: { subject: '_what', by: 'company' },
      where: ({ subject, object, complements }) =>
        object === undefined &&
        isGrowth(subject) &&
        complements.some(({ preposition }) => preposition === 'by'),
    },
    {
      // "An investment of $5 million by Acme is to bring a research centre to Wuhan"
      verbs: 'bring',
      roles: { 'subject of': 'investment', 'subject by': 'company', object: '_what' },
      where: ({ subject, object }) =>
        /^(?:investment|expansion|plan)$/.test(subject?.head ?? '') && isGrowth(object),
    },
    {
      verbs: 'move, relocate, shift',
      roles: { subject: 'company', object: '_what' },
      passive: { subject: '_what', by: 'company' },
      where: ({ object, subject, passive, complements }) =>
        /\b(?:headquarters|hq|head office)\b/.test(lowerOf(passive ? subject : object)) &&
        complements.some(({ preposition }) => preposition === 'to'),
    },
    {
      verbs: 'choose, select, pick',
      roles: { subject: 'company', for: '_what', as: '_what' },
      where: ({ object, complements }) =>
        object?.name !== undefined &&
        complements.some(
          ({ preposition, mention }) => /^(?:for|as)$/.test(preposition) && isGrowth(mention),
        ),
    },
  ],
  nouns: [
    {
      nouns:
        'opening, launch, establishment, inauguration, plan, expansion, construction, investment',
      roles: {
        subject: 'company',
        possessor: 'company',
        of: '_what',
        for: '_what',
        in: '_what',
        by: 'company',
        figure: 'investment',
      },
      where: ({ governors, complements, lemma }) =>
        complements.some(
          ({ preposition, mention }) =>
            (preposition === 'of' ||
              preposition === 'for' ||
              (preposition === 'in' && lemma === 'investment')) &&
            isGrowth(mention),
        ) &&
        /^(?:announce|unveil|celebrate|mark|reveal|confirm|outline|detail|make|complete)$/.test(
          governors[0]?.lemma ?? '',
        ),
    },
  ],
  details: [
    {
      field: 'investment',
      type: 'money',
      before:
        /\b(?:an |planned )?investment (?:is|was|came to|is put at|of) ?$|\bplans to invest ?$|\binvested ?$/i,
    },
    {
      field: 'investment',
      type: 'money',
      before: /\binvestments? of ?$|\bwith an investment of ?$/i,
    },
    {
      field: 'jobs',
      type: 'count',
      before:
        /\b(?:creat|add|employ|hir|recruit|bring|generat|support|staff|hous|accommodat|provid|jobs|mean|offer)[\w ,]{0,40}$/i,
      after:
        /^ (?:(?:new|full-time|permanent|direct|local|additional|skilled|highly skilled|well-paid|high-paying|high-tech|engineering|research|construction|manufacturing) )*(?:jobs?|positions?|roles?|workers|employees|people|staff|engineers|researchers|posts|staff members)\b/i,
    },
    {
      field: 'jobs',
      type: 'count',
      after: /^ (?:(?:new|full-time|permanent|direct|local) )*(?:jobs|positions)\b/i,
    },
    {
      field: 'investment',
      type: 'money',
      before:
        /\b(?:invest(?:ed|ing|ment|s)?(?: of| totall?ing| worth)?|at a (?:total )?cost of|cost(?:ing|s)?|spen[td](?:ing)?|worth|project is valued at)\s*(?:a total of |about |around |approximately |some |nearly |more than |over |up to |an? (?:additional|further|initial) )?$/i,
    },
    {
      field: 'investment',
      type: 'money',
      after: /^ (?:(?:capital|initial|total|planned) )?(?:investment|expansion|project)\b/i,
    },
    {
      field: 'investment',
      type: 'money',
      after:
        /^ (?:[\w-]+ ){0,4}(?:plant|factory|mill|office|cent(?:er|re)s?|campus|hub|facility|headquarters|store|warehouse|gigafactory|lab|complex)\b/i,
    },
    {
      field: 'opens',
      type: 'period',
      before:
        /\b(?:open(?:s|ed|ing)?|complet(?:e|ed|ion)|operational|begin (?:operations|production)|start (?:operations|production)|operations|doors|up and running|finished|launch|inaugurated|ready|operating)\b[^.]{0,40}?(?:\b(?:in|by|for|from|during|on|before|until|at))?(?: the)?(?: end of)?(?: late| early| mid-?)? ?$/i,
    },
    { field: 'opens', type: 'period', after: /^ (?:opening|launch|completion)\b/i },
  ],
  tellings: [
    { field: 'investment', value: 'undisclosed', pattern: undisclosed('investment|cost') },
  ],
  needs: [['company', 'what', 'place']],
  identity: ['company', 'place', 'what'],
  mentions:
    /\b(?:the|this|its|new|it) (?:[\w-]+ ){0,3}(?:plant|factory|office|store|cent(?:er|re)|campus|hub|facility|headquarters|warehouse|investment|project|expansion|plans?|site|lab|location|branch|move|jobs|shop|hotel|base|opening)\b/i,
  cues: /\b(?:office|offices|stores?|shops?|boutique|restaurants?|branch|branches|headquarters|hq|campus|hubs?|cent(?:er|re)s?|labs?|laborator|warehouses?|showrooms?|hotels?|clinics?|facilit|sites?|outlets?|locations?|plants?|factor|gigafactory|mill|jobs?|invest|expan|opens?|opening|presence|subsidiary|employ|positions|studio|base|academy|depot)/i,
  finish,
};

function isGrowth(mention: Mention | undefined): boolean {
  return isSite(mention) || isWorks(mention);
}

/** The site beside a verb that grows. */
function grownIn({
  passive,
  subject,
  object,
  complements,
  lemma,
}: Predication): Mention | undefined {
  const what = passive ? subject : object;
  if (isGrowth(what)) return what;
  if (!/^(?:expand|extend|cut)$/.test(lemma)) return undefined;
  // "expanded with an office", "expanded with the opening of an office"
  return complements.find(
    ({ preposition, mention }, at) =>
      isGrowth(mention) &&
      (/^(?:with|on)$/.test(preposition) ||
        (preposition === 'of' &&
          /^(?:opening|launch|addition)$/.test(complements[at - 1]?.mention.head ?? ''))),
  )?.mention;
}

function isAhead(predication: Predication): boolean {
  const progress = progressOf(predication);
  return progress === 'ahead' || progress === 'agreed' || progress === 'present';
}

function finish(draft: Draft, of: Looking): Draft | undefined {
  const { predication } = draft;
  if (predication === undefined) return undefined;
  const progress = progressOf(predication);
  const isPlan =
    draft.modality === 'planned' ||
    progress === 'ahead' ||
    progress === 'agreed' ||
    /^(?:plan|investment|choose|select|pick|commit)$/.test(predication.lemma) ||
    (/^(?:invest|spend|pour)$/.test(predication.lemma) && progress !== 'done') ||
    (progress === 'present' &&
      !/^(?:open|open up|inaugurate|launch|expand|debut|set up|establish)$/.test(
        predication.lemma,
      ));
  const site = besides(predication).find((mention) => isGrowth(mention));
  if (site === undefined) return undefined;
  // a plant that runs or has been begun is production's
  if (isWorks(site) && !isSite(site) && !isPlan) return undefined;
  if (
    /^(?:operation|presence|space|site|base|region|park|facility)$/.test(site.head) &&
    predication.lemma === 'start'
  )
    return undefined;
  const rest = recordFields(draft);
  if (rest['company'] === undefined) return undefined;
  const facility = facilityOf(site, of);
  const place =
    placeOf(predication, of) ??
    facility?.place ??
    (predication.object?.name?.class === 'place'
      ? fieldAt(
          predication.object.name.text,
          predication.object.name.start,
          predication.object.name.end,
          of,
        )
      : undefined);
  if (facility === undefined || place === undefined) return undefined;
  rest['what'] = facility.field;
  rest['place'] = place;
  const { jobs } = rest;
  if (jobs !== undefined) {
    const { value, approx } = jobs.value as { value: string; approx?: string };
    rest['jobs'] = { ...jobs, value: { value, ...(approx === undefined ? {} : { approx }) } };
  }
  const isOpening = /^(?:opening|inauguration|launch|establishment)$/.test(predication.lemma);
  // a headline's "Acme invests in a plant" does not say whether it stands
  const isSilent =
    progress === 'present' && /^(?:invest|spend|pour|commit)$/.test(predication.lemma);
  if (!isSilent && (isPlan || progress === 'done' || progress === 'present' || isOpening))
    rest['stage'] = fieldAt(isPlan ? 'planned' : 'opened', predication.start, predication.end, of);
  if (!isPlan) delete rest['opens'];
  const { opens } = rest;
  if (
    opens !== undefined &&
    of.document.date !== undefined &&
    String(opens.value) < of.document.date.slice(0, 4)
  )
    delete rest['opens'];
  return {
    ...draft,
    modality:
      isPlan && (draft.modality === 'asserted' || draft.modality === 'reported')
        ? 'planned'
        : draft.modality,
    fields: rest,
  };
}
