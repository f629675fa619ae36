import type { Mention } from '../chunks.js';
import { sayingVerbs, type Predication } from '../clauses.js';
import type { Draft, KindFrames, Looking, ReadField } from '../frame.js';
import { isAuthority } from './authorities.js';
import {
  countIn,
  fieldAt,
  lowerOf,
  namedParty,
  recordFields,
  singularPhrase,
  thingOf,
  wordsAt,
} from './fields.js';

/** What networks and infrastructure are made of, by the piece or by length. */
const assets =
  /^(?:station|tower|mast|point|charger|pile|plug|post|pole|cell|node|hotspot|antenna|turbine|panel|pump|substation|transformer|meter|cabinet|rack|locker|camera|lamp|light|kiosk|terminal|atm|line|track|railway|road|motorway|highway|expressway|bridge|tunnel|cable|fibre|fiber|pipeline|connection|home|house|flat|apartment|household|bus|dam|reservoir|well|reactor|stop|port|berth|runway|airport|school|hospital|center|centre|farm|plant|sensor|server|site|satellite|gateway|hub|base|stall|outlet|socket|borehole|toilet|dock|facility|system|network|unit|lane|path|installation|classroom|clinic|park|greenhouse|box|screen|machine|relay|beacon|repeater|room|space|bay|shelter|supercharger)$/;

/** Nouns that are infrastructure only with the right words before them. */
const doubtful: ReadonlyMap<string, RegExp> = new Map([
  ['center', /\bdata\b/],
  ['centre', /\bdata\b/],
  ['farm', /\b(?:wind|solar)\b/],
  ['plant', /\b(?:power|solar|nuclear|wind|treatment|desalination)\b/],
  ['point', /\b(?:charging|charge|access|refuelling|refueling)\b/],
  ['post', /\b(?:charging|charge)\b/],
  ['port', /\b(?:charging|fast-charging)\b/],
  ['cell', /\b(?:small)\b/],
  ['site', /\b(?:5g|4g|lte|cell|mobile|charging|tower|telecom|radio|network)\b/],
  ['line', /\b(?:transmission|metro|rail|railway|subway|power|tram|fibre|fiber)\b/],
  ['base', /\bnothing\b/],
  ['unit', /\b(?:charging|housing|storage)\b/],
  ['system', /\b(?:solar|rooftop|battery|storage|water)\b/],
  ['network', /\b(?:nothing)\b/],
  ['facility', /\b(?:charging|treatment|storage)\b/],
  ['hub', /\bcharging\b/],
  ['home', /./],
  ['house', /./],
  ['park', /\b(?:solar|wind)\b/],
  ['unit', /\b(?:charging|housing)\b/],
  ['machine', /\b(?:vending|cash|ticket)\b/],
  ['room', /\bcomputer|server\b/],
  ['space', /\bparking\b/],
  ['bay', /\bcharging|parking\b/],
  ['box', /\b(?:parcel|junction)\b/],
  ['light', /\b(?:street|traffic)\b/],
  ['bus', /\b(?:electric|hydrogen|battery|driverless|trolley)\b/],
  ['terminal', /\b(?:payment|satellite|lng)\b/],
  ['connection', /\b(?:fibre|fiber|broadband|grid|water|home|household)\b/],
  ['household', /./],
  ['outlet', /\b(?:charging|power)\b/],
  ['stall', /\b(?:charging|supercharger)\b/],
  ['stop', /\bbus\b/],
  ['plug', /./],
]);

const networks =
  /^(?:network|system|grid|railway|line|road|motorway|expressway|highway|pipeline|metro)$/;

const lengths = /^(?:kilomet(?:er|re)|km|mile|met(?:er|re)|gigawatt|gw|megawatt|mw)$/;

/** What was built and how much of it there is. */
export const buildout: KindFrames = {
  kind: 'buildout',
  roles: {
    operator: 'party',
    place: 'place',
    asOf: 'period',
    _asset: 'phrase',
    _in: 'place',
    _plans: 'phrases',
  },
  attributions: { publisher: /^$/ },
  verbs: [
    {
      verbs: `build, install, deploy, construct, erect, put up, roll out, complete, set up, establish, operate, have, lay,
        put, activate, commission, switch on, open, boast, run, add, count, light up, own, connect, energise, energize,
        hit, reach, pass, top, surpass, exceed, cross, cover, finish, end, total, span, be`,
      roles: {
        subject: ['operator', 'place'],
        object: '_asset',
        in: '_in',
        across: '_in',
        throughout: '_in',
        with: '_asset',
      },
      passive: {
        subject: '_asset',
        by: ['operator', 'place'],
        in: '_in',
        across: '_in',
        throughout: '_in',
      },
      where: (predication, of) =>
        builtIn(predication, of) !== undefined &&
        isDone(predication) &&
        (!needsMany.test(predication.lemma) || hasMany(predication, of)) &&
        // "there are 70,000 chargers in Britain"
        (predication.lemma !== 'be' ||
          (predication.subject?.words[0]?.lower === 'there' && hasMany(predication, of))),
    },
    {
      verbs:
        'promote, advance, build, construct, expand, accelerate, pursue, carry out, speed up, step up, push',
      roles: { object: '_plans' },
      where: ({ modal, passive, object, subject }) =>
        modal === 'will' &&
        !passive &&
        object !== undefined &&
        object.head !== '' &&
        subject !== undefined,
      adds: true,
    },
  ],
  nouns: [
    {
      nouns: 'number, total',
      roles: { of: '_asset', in: '_in', across: '_in', possessor: ['operator', 'place'] },
      where: ({ phrase, complements }, of) =>
        complements.some(({ mention, preposition }) => preposition === 'of' && isAsset(mention)) &&
        reached(phrase, of) !== undefined,
    },
    {
      nouns: 'installation, construction, deployment, rollout, roll-out, base',
      roles: { of: '_asset', in: '_in', across: '_in', possessor: ['operator', 'place'] },
      where: (predication, of) =>
        (worksOf(predication) !== undefined &&
          /^(?:complete|finish|conclude)$/.test(predication.governors[0]?.lemma ?? '')) ||
        reached(predication.phrase, of) !== undefined,
    },
    {
      nouns: 'network',
      roles: { possessor: ['operator', 'place'], of: '_asset', in: '_in' },
      where: ({ complements, governors }, of) =>
        complements.some(
          ({ mention, preposition }) =>
            preposition === 'of' &&
            isAsset(mention) &&
            countIn(mention, of, undefined) !== undefined,
        ) && /^(?:have|operate|run|build|own|boast)$/.test(governors[0]?.lemma ?? ''),
    },
  ],
  details: [
    {
      field: 'asOf',
      type: 'period',
      before: /\b(?:as of|by|as at|until|up to|at)(?: the)?(?: end of)? ?$/i,
    },
  ],
  needs: [
    ['asset', 'count', 'operator'],
    ['asset', 'count', 'place'],
  ],
  identity: ['place', 'operator', 'asset'],
  mentions:
    /\b(?:in 20\d\d|next year|this year|network|construction|stations?|rollout|roll-out)\b/i,
  cues: /\b(?:stations?|towers?|masts?|points?|chargers?|piles?|sites?|turbines?|panels?|kilomet(?:er|re)s|km|miles|cells|lines?|cable|fib(?:re|er)|homes|bridges|dams?|homes|nodes?|hotspots?|meters?|cent(?:er|re)s|plugs?|poles?|lockers?|satellites|connections|ports|stalls?|superchargers?)\b/i,
  finish,
};

/** What so many verbs of every day say of few: a chain opens three plants, a buyer finishes a year with two. */
const needsMany =
  /^(?:open|add|hit|reach|pass|top|surpass|exceed|cross|connect|cover|finish|end|total|span)$/;

function isDone({
  modal,
  infinitive,
  governors,
  form,
  perfect,
  passive,
  progressive,
  finite,
  lemma,
}: Predication): boolean {
  if (modal !== undefined || progressive) return false;
  if (
    governors.some(
      ({ lemma: above, modal: would }) => !sayingVerbs.has(above) || would !== undefined,
    )
  )
    return /^(?:finish|complete)$/.test(governors[0]?.lemma ?? '') && !infinitive;
  if (infinitive) return false;
  if (/^(?:have|operate|boast|run|count|own)$/.test(lemma)) return finite || perfect;
  return (
    form === 'past' || form === 'participle' || perfect || passive || (form === 'third' && finite)
  );
}

function hasMany(predication: Predication, of: Looking): boolean {
  const count = countOf(builtIn(predication, of) as Mention, of, undefined);
  return Number((count?.value as { value: string } | undefined)?.value ?? 0) >= 100;
}

function isAsset(mention: Mention | undefined): boolean {
  if (mention === undefined) return false;
  const head = mention.head.replace(/^.*[ -]/, '');
  const words = mention.words.map(({ lower }) => lower).join(' ');
  const isMeasure = mention.words.at(-2)?.quantity !== undefined;
  if (lengths.test(head) && isMeasure) return true;
  if (!assets.test(head)) return false;
  return doubtful.get(head)?.test(words) !== false;
}

/** What was built, beside a verb: a phrase with a number before a part of some infrastructure. */
function builtIn(
  { passive, subject, object, complements, lemma }: Predication,
  of: Looking,
): Mention | undefined {
  const what = passive ? subject : object;
  const all = what === undefined ? [] : what.members.length > 0 ? what.members : [what];
  const works = /^(?:installation|construction|deployment|rollout|roll-out|building)$/.test(
    what?.head ?? '',
  )
    ? complements.filter(({ preposition }) => preposition === 'of').map(({ mention }) => mention)
    : [];
  const held = /^(?:finish|end)$/.test(lemma)
    ? complements.filter(({ preposition }) => preposition === 'with').map(({ mention }) => mention)
    : [];
  return [...all, ...works, ...held].find(
    (mention) =>
      isAsset(mention) &&
      countOf(mention, of, undefined) !== undefined &&
      !mention.quantities.some(({ read }) => read.type === 'money'),
  );
}

/** "Installation of 500 lockers": what the works are of, with its number. */
function worksOf({ complements }: Predication): Mention | undefined {
  return complements.find(
    ({ preposition, mention }) =>
      preposition === 'of' &&
      isAsset(mention) &&
      mention.quantities.some(({ read }) => read.type === 'number'),
  )?.mention;
}

const ordinal = /^([\d,]+)(?:st|nd|rd|th)$/i;

/** "10,000 chargers", and "its 10,000th charger", which makes as many. */
function countOf(mention: Mention, of: Looking, unit: string | undefined): ReadField | undefined {
  const count = countIn(mention, of, unit);
  if (count !== undefined) return count;
  const word = mention.words.find(({ text }) => ordinal.test(text));
  const figure = ordinal.exec(word?.text ?? '')?.[1]?.replaceAll(',', '');
  return word === undefined || figure === undefined || Number(figure) < 100
    ? undefined
    : fieldAt({ value: figure, ...(unit === undefined ? {} : { unit }) }, word.start, word.end, of);
}

/** The number that "the number of stations" has reached. */
function reached(phrase: Mention | undefined, of: Looking): Mention | undefined {
  if (phrase === undefined) return undefined;
  const verb = of.sentence.predications.find(
    ({ subject, lemma, isNoun, start }) =>
      !isNoun &&
      start > phrase.end &&
      (subject === phrase || subject === undefined || subject.start >= phrase.start) &&
      /^(?:reach|top|exceed|hit|total|stand|be|surpass|pass|cross|rise|climb|grow|come|number)$/.test(
        lemma,
      ),
  );
  if (verb === undefined) return undefined;
  return [verb.object, ...verb.complements.map(({ mention }) => mention)].find(
    (mention): mention is Mention =>
      mention !== undefined && mention.head === '' && countIn(mention, of, undefined) !== undefined,
  );
}

function finish(draft: Draft, of: Looking): Draft | undefined {
  const { predication } = draft;
  if (predication === undefined || draft.modality === 'planned') return undefined;
  const rest = recordFields(draft);
  const complement = predication.complements.find(
    ({ preposition }) => preposition === 'of',
  )?.mention;
  const built = predication.isNoun ? complement : builtIn(predication, of);
  const counted =
    predication.isNoun && predication.lemma !== 'network'
      ? (reached(predication.phrase, of) ?? built)
      : built;
  if (built === undefined || counted === undefined) return undefined;
  const { document } = of;
  const figure =
    built.quantities.find(({ read }) => read.type === 'number') ??
    built.words.find(({ text }) => ordinal.test(text));
  const words = built.words.filter(
    ({ start, tag }) => start >= (figure?.end ?? 0) && tag !== 'determiner' && tag !== 'sign',
  );
  let first = words.find(({ lower }) => !/^(?:new|more|additional|other|of|such)$/.test(lower));
  let last = words.at(-1);
  let unit: string | undefined;
  if (first !== undefined && last !== undefined && lengths.test(built.head) && first === last) {
    // "2,300 km of fibre"
    const { complements } = predication;
    const inner = complements.find(
      ({ preposition, mention }) =>
        preposition === 'of' && mention.start > built.end && mention.head !== '',
    )?.mention;
    // "its rail network reached 2,228 km"
    const { subject } = predication;
    const measured =
      inner ??
      (subject !== undefined && networks.test(subject.head) && !predication.passive
        ? subject
        : undefined);
    if (measured === undefined) return undefined;
    unit = singularPhrase(wordsAt(document.text, first.start, last.end));
    first = measured.words.find(
      ({ tag, start }) =>
        tag !== 'determiner' &&
        tag !== 'possessive' &&
        start >= (measured.possessor?.end ?? measured.start),
    );
    last = measured.words.at(-1);
  }
  if (first === undefined || last === undefined) return undefined;
  const asset = wordsAt(document.text, first.start, last.end);
  rest['asset'] = fieldAt(asset, first.start, last.end, of);
  const count = countOf(counted, of, unit ?? singularPhrase(asset));
  if (count === undefined) return undefined;
  rest['count'] = count;
  const { operator, asOf } = rest;
  // "Guangdong" is a place where its department is named as well
  const subjectName = (predication.passive ? undefined : predication.subject)?.name;
  if (
    operator !== undefined &&
    subjectName !== undefined &&
    isAuthority(String(operator.value)) &&
    !isAuthority(subjectName.text)
  ) {
    rest['place'] = fieldAt(subjectName.text, subjectName.start, subjectName.end, of);
    delete rest['operator'];
  }
  const where = draft.fields['_in'];
  if (rest['place'] === undefined && where !== undefined && where.sure > 0.6) rest['place'] = where;
  if (rest['operator'] !== undefined && /^(?:it|they)$/.test(String(operator?.value)))
    delete rest['operator'];
  // "Sichuan province": a part of a country builds as a place
  if (
    rest['operator'] !== undefined &&
    operator !== undefined &&
    / (?:province|city|county|prefecture|state)$/i.test(String(operator.value))
  ) {
    rest['place'] ??= operator;
    delete rest['operator'];
  }
  // "Zhejiang …, the provincial administration said"
  if (
    rest['operator'] !== undefined &&
    operator !== undefined &&
    operator.entities[0]?.class === 'unknown' &&
    /^\p{Lu}\p{Ll}+$/u.test(String(operator.value)) &&
    /\bprovincial\b/i.test(of.sentence.text)
  ) {
    rest['place'] ??= operator;
    delete rest['operator'];
  }
  const builder = predication.passive
    ? undefined
    : (predication.phrase?.possessor ?? predication.subject);
  if (rest['operator'] === undefined && rest['place'] === undefined && builder !== undefined) {
    const at = of.sentence.chunks.indexOf(builder);
    const [link, inner] = of.sentence.chunks.slice(at + 1, at + 3);
    // "the city of Chengdu"
    const name =
      builder.names[0] ??
      (link?.type === 'link' && link.lower === 'of' && inner?.type === 'mention'
        ? inner.name
        : undefined);
    if (
      name !== undefined &&
      /^(?:province|city|county|prefecture|state|municipality|government)$/.test(builder.head)
    )
      rest['place'] = fieldAt(name.text, name.start, name.end, of);
  }
  // "Voltaro's network", "its network"
  if (rest['operator'] === undefined && builder !== undefined) {
    const owner =
      builder.possessor ??
      (/^(?:its|their|our)$/.test(builder.determiner ?? '')
        ? predication.governors.find(({ subject }) => subject?.name !== undefined)?.subject
        : undefined);
    const party = namedParty(owner, of);
    if (party !== undefined) rest['operator'] = party;
    else if (owner?.name?.class === 'place' && rest['place'] === undefined)
      rest['place'] = fieldAt(owner.name.text, owner.name.start, owner.name.end, of);
  }
  // a headline is told again by the sentences after it
  const told = of.document
    .within(of.sentence.index, of.sentence.index + 2)
    .filter(({ index, text }) => index === of.sentence.index || text.includes(asset))
    .map((sentence) => ({ document, sentence }));
  const coverage = told
    .map((each) => coverageIn(each))
    .filter((field) => field !== undefined)
    .sort((one, other) => (other.value as unknown[]).length - (one.value as unknown[]).length)[0];
  if (coverage !== undefined) rest['coverage'] = coverage;
  if (asOf !== undefined && of.document.date !== undefined && String(asOf.value) > of.document.date)
    delete rest['asOf'];
  const publisher = told.map((each) => publisherIn(each)).find((field) => field !== undefined);
  const known = [rest['operator'], rest['place']].flatMap((field) => field?.entities ?? []);
  if (publisher !== undefined && !publisher.entities.some((entity) => known.includes(entity)))
    rest['publisher'] = publisher;
  const plans = draft.fields['_plans'];
  if (plans !== undefined) rest['plans'] = plans;
  return { ...draft, fields: rest };
}

/** Who gave the number: "according to the ministry", "the ministry said". */
function publisherIn(of: Looking): ReadField | undefined {
  const { sentence, document } = of;
  for (const [at, chunk] of sentence.chunks.entries()) {
    if (chunk.type !== 'mention') continue;
    const before = document.text.slice(Math.max(sentence.start, chunk.start - 40), chunk.start);
    if (
      /\b(?:according to|(?:learned|heard) from|data from|figures from|published by|released by)(?: the)? $/i.test(
        before,
      ) ||
      (/\bthe $/i.test(before) && /according to the $/i.test(before))
    )
      return teller(chunk, of);
    const next = sentence.chunks[at + 1];
    if (
      next?.type === 'verbs' &&
      /^(?:say|announce|report|show|disclose|reveal|tell|state)$/.test(next.lemma) &&
      !next.negated
    )
      return teller(chunk, of);
  }
  return undefined;
}

/** Somebody by name, or an authority by what it is: "the provincial industry department". */
function teller(mention: Mention, of: Looking): ReadField | undefined {
  const party = namedParty(mention, of);
  if (party !== undefined || mention.name !== undefined || !isAuthority(lowerOf(mention)))
    return party;
  const thing = thingOf(mention, of, /^of$/);
  return thing === undefined ? undefined : fieldAt(thing.text, thing.start, thing.end, of);
}

const degree =
  /\b((?:(?:basically|nearly|almost|virtually|largely|near) )?(?:full|complete|continuous|wide|broad|blanket|total|near-total|universal|seamless|uninterrupted|widespread|outdoor|indoor|basic|nationwide|partial|deep)) coverage\b/gi;

/** How well which areas are covered: "full coverage in Shenzhen, continuous coverage of Guangzhou". */
function coverageIn({ sentence, document }: Looking): ReadField | undefined {
  const found: { level: string; area: string }[] = [];
  let [start, end] = [0, 0];
  for (const match of sentence.text.matchAll(degree)) {
    const from = match.index + match[0].length;
    const area =
      /^(?: of (?:\dG|the|its|mobile|wireless|network|networks|\dG networks?|signals?)(?: \dG)?(?: networks?| signals?)?)? (?:in|of|across|over|for|to|throughout) (?:the )?(.+?)(?=,? and (?:[a-z-]+ ){1,2}coverage\b|, (?:[a-z-]+ ){1,3}coverage\b|, (?:the|according|it|as|said)\b|,? (?:the )?\p{L}+ said\b|[.;]|, \p{Lu}|$)/iu.exec(
        sentence.text.slice(from),
      );
    const words = area?.[1];
    if (area === null || words === undefined || words.length > 90) continue;
    const before =
      /\b(basically|nearly|almost|virtually|largely)\b(?= (?:\w+ing|achieved?|realized?|reached?|provided?)\b)/i.exec(
        sentence.text.slice(Math.max(0, match.index - 30), match.index),
      )?.[1];
    const level = (match[1] ?? '').toLowerCase();
    found.push({
      level:
        before === undefined || level.includes(' ') ? level : `${before.toLowerCase()} ${level}`,
      area: words.replace(/\s+/g, ' '),
    });
    if (start === 0) start = sentence.start + match.index;
    end = sentence.start + from + area[0].length;
  }
  return found.length === 0
    ? undefined
    : {
        value: found,
        evidence: { start, end, text: document.text.slice(start, end) },
        entities: [],
        sure: 1,
      };
}
