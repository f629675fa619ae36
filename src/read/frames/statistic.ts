import type { Mention } from '../chunks.js';
import { sayingVerbs, type Predication } from '../clauses.js';
import { fill } from '../fillers.js';
import type { Draft, KindFrames, Looking, ReadField } from '../frame.js';
import { placeOf } from './fields.js';
import {
  clauseEnd,
  eitherWay,
  fallingVerbs,
  measured,
  movementIn,
  periodBefore,
  periodIn,
  risingVerbs,
} from '../movements.js';
import { demonyms, organisationWords } from '../words.js';

/** What is measured of a country or industry and of no company. */
const publicIndicators =
  /\b(?:gdp|gross domestic product|inflation|unemployment|jobless(?: rate| claims)?|employment|payrolls?|cpi|ppi|pmi|(?:consumer|producer|wholesale|import|export|house|home|property|food|factory-gate|retail) prices?|price index|purchasing managers|(?:industrial|factory|manufacturing|agricultural|crude(?: oil)?|crude steel|steel|oil|coal|power|electricity|grain|auto|car|vehicle|services) (?:output|production)|retail (?:sales|spending)|(?:current account|trade|budget|fiscal|account) (?:surplus|deficit|balance|gap)|(?:goods )?(?:exports?|imports?)|foreign (?:trade|direct investment|exchange reserves|reserves|capital|investment|arrivals)|fdi|(?:industrial|factory|durable goods) (?:profits|orders)|fixed[- ]asset investment|housing starts|building permits|(?:new|existing|pending|second-hand) home sales|home sales|housing sales|population|births?|birth rate|(?:business|consumer|investor) (?:confidence|sentiment)|money supply|public debt|government debt|household (?:debt|spending|income)|(?:average|real|nominal|hourly|weekly) (?:hourly |weekly )?(?:wages|earnings|pay)|wage growth|(?:economic|gdp|price|rent|loan|credit) growth|economy|(?:car|vehicle|auto|new car|electric (?:car|vehicle)|ev) (?:sales|registrations|exports|output|production)|car registrations|(?:tourist|visitor|international) arrivals|tax revenues?|gaming revenues?|box office|lending|new loans|bankruptcies|insolvencies|productivity|participation rate|life expectancy|fertility rate|misery index|job openings|vacanc(?:y|ies))\b/i;
/** What may be a company's too: then a place or a whole industry must be named. */
const sharedIndicators =
  /\b(?:sales|shipments?|output|production|revenues?|orders|prices?|rents?|deliveries|registrations|arrivals|investment|spending|consumption|demand|capacity|users|subscribers|traffic|trade|turnover|volume|rate|index|deficit|surplus|profits|wages|emissions|number of|fundraising|funding|deals|installations|inventories|stocks of|reserves|debt|share of|permits|visitors|passengers)\b/i;
const companyOnly =
  /\b(?:shares?|stocks?|net (?:profit|income|loss)|earnings per share|eps|ebitda|operating (?:profit|income|loss)|same-store|quarterly (?:profit|revenue)|market (?:value|cap)|yields?|futures|bitcoin|brent|crude futures|guidance|forecasts?|stake)\b/i;
/** How many of these there are is told as what was built. */
const isInfrastructure =
  /\bnumber of\b.*\b(?:charg\w+|(?:base|battery|filling|refuelling|swapping) stations?|towers?|sites?|connections|meters|turbines)\b/i;
const offices =
  /\b(?:bureau|office|statistics|department|ministry|bank|agency|administration|customs|association|institute|federation|authority|council|board|commission|labor|treasury|census|reserve|eurostat|idc|gartner|counterpoint|canalys|trendforce|ons|istat|insee|ine|destatis|nbs|cpca|smmt|acea|opec|iea|imf|oecd|statistik|society|union|chamber|research|analytics|s&p global|markit|nielsen|fund|organisation|organization)\b/i;

/**
 * Whether a phrase is one of what is measured.
 *
 * @example
 * isIndicator('retail sales') // => true
 * isIndicator('the chairman') // => false
 */
export function isIndicator(words: string): boolean {
  return publicIndicators.test(words) || sharedIndicators.test(words);
}

/** How an indicator of a place or an industry stood in a period, and how it changed. */
export const statistic: KindFrames = {
  kind: 'statistic',
  roles: { _subject: 'phrase', _object: 'phrase', _told: 'phrase', _in: 'phrase', _owner: 'party' },
  attributions: { publisher: offices },
  verbs: [
    {
      verbs: `${risingVerbs}, ${fallingVerbs}, ${eitherWay('edge, tick, inch, double, triple, quadruple, halve, widen, climb')}, be, stand, reach, hit, total, average, come in, amount, exceed,
        top, surpass, touch, remain, hold, stay, climb, come, near, approach, account, break, return, up, down`,
      roles: { subject: '_subject' },
      passive: { subject: '_subject' },
      where: (predication) => isTold(predication),
      // "It stood at 20.9 percent": a pronoun is no phrase
      tells: { _meant: true },
    },
    {
      verbs: 'welcome, receive, attract, draw, add',
      roles: { subject: '_subject', object: '_object' },
      where: (predication) =>
        isTold(predication) &&
        predication.subject?.name?.class === 'place' &&
        isReceived(predication.object, predication.complements),
    },
    {
      verbs: 'post, record, report, register, see, log, clock, show, import, export, have',
      roles: { subject: '_subject', object: '_object' },
      where: (predication, of) =>
        isTold(predication) &&
        predication.object !== undefined &&
        publicIndicators.test(phraseOf(predication.object, of)),
    },
    {
      // "Eurostat put inflation in Spain at 3%", "a 5% rise took exports to $3 billion", "reported a record high of 5% for exports"
      verbs: 'put, take, bring, leave, lift, push, drive, report, record, show, see',
      roles: { object: '_told' },
      passive: { subject: '_subject' },
      where: (predication, of) =>
        isTold(predication) && (predication.passive || toldOf(predication, of) !== undefined),
    },
  ],
  nouns: [],
  needs: [
    ['indicator', 'value'],
    ['indicator', 'change'],
  ],
  identity: ['indicator', 'place', 'period', 'value'],
  mentions: /^(?:that|there) was\b|\bthe (?:figure|reading|rate|index|total|data)\b/i,
  cues: /\b(?:the figure|that was|no change|gdp|economy|inflation|unemploy|jobless|employment|payroll|pric|output|production|sales|exports?|imports?|trade|surplus|deficit|investment|capital|orders|starts|permits|population|confidence|sentiment|pmi|index|rate|shipments|registrations|arrivals|growth|wages|spending|consumption|revenues?|lending|loans|users|subscribers|capacity|number of|emissions|reserves|debt|deliveries|rents?)/i,
  reads,
};

function isTold({ negated, modal, infinitive, governors, finite, form }: Predication): boolean {
  return (
    !negated &&
    modal === undefined &&
    !infinitive &&
    (finite || form === 'past') &&
    form !== 'gerund' &&
    !governors.some(({ lemma }) =>
      /^(?:expect|forecast|predict|project|see|think|believe|estimate|deny|fear|hope)$/.test(lemma),
    )
  );
}

/** What countries count as it comes to them: visitors, remittances. */
function isReceived(
  object: Mention | undefined,
  complements: Predication['complements'],
): object is Mention {
  const received =
    /^(?:visitor|tourist|arrival|passenger|migrant|immigrant|remittance|inflow|job)$/;
  return (
    object !== undefined &&
    object.quantities.length > 0 &&
    (received.test(object.head) ||
      (object.head === '' &&
        complements[0]?.preposition === 'in' &&
        received.test(complements[0].mention.head)))
  );
}

const moves =
  /\b(?:rise|fall|increase|decrease|drop|decline|jump|gain|slide|slump|growth|change|high|low|figure|total)\b/i;

/** The indicator that stands as an object or behind one: "put exports at …", "a record low of 3% for exports". */
function toldOf(
  { lemma, subject, object, complements }: Predication,
  of: Looking,
): { readonly start: number; readonly end: number } | undefined {
  if (object === undefined) return undefined;
  const isOf = (mention: Mention): boolean => publicIndicators.test(phraseOf(mention, of));
  const told =
    lemma === 'put'
      ? isOf(object) && complements.some(({ preposition }) => preposition === 'at')
        ? object
        : undefined
      : /^(?:take|bring|leave|lift|push|drive)$/.test(lemma)
        ? isOf(object) && subject !== undefined && moves.test(phraseOf(subject, of))
          ? object
          : undefined
        : moves.test(phraseOf(object, of))
          ? complements.find(
              ({ preposition, mention }) => /^(?:for|in)$/.test(preposition) && isOf(mention),
            )?.mention
          : undefined;
  if (told === undefined) return undefined;
  const further =
    /^(?:(?:'s|’s)? (?:in|for|from|during) (?:the )?[\p{L}\d].*?)?(?= (?:at|to|of|despite)\b|,|\.?$)/u.exec(
      of.document.text.slice(told.end, of.sentence.end),
    );
  return { start: told.start, end: told.end + (further?.[0].length ?? 0) };
}

function phraseOf(mention: Mention, { document }: Looking): string {
  return document.text.slice(mention.start, mention.end);
}

/** "The World Bank's figure for Aruba's GDP". */
const figureFor = /^[^,;]{2,60}?(?:['’]s|['’]) figure for /;

/** The words of a subject with what hangs on it: from the beginning of its clause up to its verb. */
function subjectSpan(
  subject: Mention,
  verb: number,
  { document, sentence }: Looking,
): { readonly start: number; readonly end: number } {
  // "Inflation in Denmark, the bank said, was 8%"
  const before = document.text
    .slice(sentence.opens, verb)
    .replace(/(?<=\p{L}), [^,]{2,60} (?:said|says|reported|reports|showed|shows), ?$/u, '');
  const opening = [
    ...before.matchAll(
      /[,;:(—–]\s+|\b(?:said|says|shows?|showed|reported|that|while|but|whereas|because|after|when|as)\s+/g,
    ),
  ].findLast((match) => match.index + match[0].length < before.trimEnd().length);
  const from =
    opening === undefined ? sentence.opens : sentence.opens + opening.index + opening[0].length;
  const timed = /^(?:In|For|During|By) (?:[\w'’-]+ ){1,5}?(?=[a-z])/.exec(
    document.text.slice(from, verb),
  );
  const lead =
    timed !== null &&
    sentence.quantities.some(
      ({ start, end }) => start >= from && Math.abs(end - from - timed[0].trimEnd().length) < 2,
    )
      ? timed[0].length
      : 0;
  const first = subject.start < from ? subject.start : from + lead;
  const start = first + (figureFor.exec(document.text.slice(first, verb))?.[0].length ?? 0);
  const whole = document.text.slice(start, verb);
  const cut =
    /\s*(?:[,(–—;:]|\b(?:which|that|who|have|has|had|also|reportedly|unexpectedly|sharply|slightly|likely)\b)/.exec(
      whole,
    );
  return { start, end: start + (cut === null ? whole.trimEnd().length : cut.index) };
}

function reads(draft: Draft, of: Looking): Draft | undefined {
  const { predication } = draft;
  const { document, sentence } = of;
  if (predication?.subject === undefined) return undefined;
  const { subject, object, start: verb } = predication;
  const meant = subject.pronoun === 'it' ? indicatorBefore(of) : undefined;
  if (subject.pronoun !== undefined && meant === undefined) return undefined;
  if (
    /\b(?:[Ii]f|would|could|may|might|should)\b[^,]*$/.test(
      sentence.text.slice(0, verb - sentence.start),
    )
  )
    return undefined;
  const behind = draft.fields['_told'] === undefined ? undefined : toldOf(predication, of);
  const told = draft.fields['_object'] !== undefined && object !== undefined;
  const span =
    behind ??
    meant ??
    (told ? { start: object.start, end: object.end } : subjectSpan(subject, verb, of));
  const to = clauseEnd(predication, of);
  // "Exports of $5 million were recorded": the figure stands before the verb
  const isRecorded =
    predication.passive && /^(?:record|report|register|post)$/.test(predication.lemma);
  const from =
    behind === undefined
      ? told || isRecorded
        ? span.start
        : verb
      : Math.min(subject.start, span.start);
  const movement = movementIn(of, from, to);
  if (movement.value === undefined && movement.change === undefined) return undefined;
  // "The figure rose 5% from a year earlier": of the statistic before
  if (
    behind === undefined &&
    !told &&
    movement.change !== undefined &&
    !predication.perfect &&
    /^(?:the (?:figure|rate|total)|that|there)$/i.test(
      document.text.slice(span.start, span.end).trim(),
    )
  )
    return { ...draft, fields: { change: movement.change } };
  // "up 5%" of something else: the first figure belongs to the verb
  const words = document.text.slice(span.start, span.end);
  if (companyOnly.test(words) || isInfrastructure.test(words)) return undefined;
  const isPublic = publicIndicators.test(words);
  if (
    predication.perfect &&
    / had (?:been|stood) /.test(` ${document.text.slice(verb, verb + 20)} `) &&
    /^(?:the|that)\b/i.test(words.trim()) &&
    !isPublic
  )
    return undefined;
  if (!isPublic && !sharedIndicators.test(words)) return undefined;
  const trimmed = indicatorOf(span, of);
  if (trimmed === undefined) return undefined;
  const outer = told ? placeOfSubject(subject, of) : undefined;
  const place =
    trimmed.place ?? outer ?? (isRecorded || told ? placeOf(predication, of) : undefined);
  if (told && (place === undefined || (outer === undefined && predication.lemma === 'see')))
    return undefined;
  if (trimmed.owner && place === undefined) return undefined;
  const publisher =
    (behind !== undefined && /^(?:put|report|record)$/.test(predication.lemma)
      ? fill('party', subject, of, [])
      : undefined) ??
    (told && outer === undefined ? tellerOf(subject, of) : undefined) ??
    putBy(predication, of) ??
    publisherIn(of, subject);
  const isGlobal = /\b(?:global|world(?:wide)?|international|nationwide|national)\b/i.test(words);
  if (!isPublic && place === undefined && !isGlobal && publisher === undefined) return undefined;
  if (
    !isPublic &&
    place === undefined &&
    publisher !== undefined &&
    !offices.test(String(publisher.value)) &&
    !isGlobal
  )
    return undefined;
  if (
    /^(?:economy|gdp)$/i.test(String(trimmed.indicator.value)) &&
    place === undefined &&
    publisher === undefined
  )
    return undefined;
  const period =
    trimmed.period ?? periodIn(of, sentence.start, to) ?? periodIn(of, to, sentence.end);
  // what lies ahead is a forecast
  const { date } = document;
  if (
    date !== undefined &&
    typeof period?.value === 'string' &&
    period.value.slice(0, 4) > date.slice(0, 4)
  )
    return undefined;
  const fields: Record<string, ReadField> = { indicator: trimmed.indicator };
  if (place !== undefined) fields['place'] = place;
  if (period !== undefined) fields['period'] = period;
  const { value, change, previous, previousPeriod } = movement;
  if (value !== undefined) fields['value'] = value;
  const full = measured(change, period, of);
  if (full !== undefined) fields['change'] = full;
  if (previous !== undefined) {
    const after = document.text.slice(previous.evidence.end, previous.evidence.end + 40);
    const [, unit] =
      /^ (?:pct |per ?cent |% )?(?:a|the|one) (year|quarter|month) (?:earlier|ago|before)\b/i.exec(
        after.replace(/\s/g, ' '),
      ) ?? [];
    const reckoned =
      unit === undefined
        ? undefined
        : periodBefore(period?.value, unit.toLowerCase() as 'year' | 'quarter' | 'month');
    const before = previousPeriod?.value ?? reckoned;
    fields['previous'] = {
      ...previous,
      value: { value: previous.value, ...(before === undefined ? {} : { period: before }) },
    };
  }
  const extreme = extremeIn(of, verb, to);
  if (extreme !== undefined) fields['extreme'] = extreme;
  if (publisher !== undefined) fields['publisher'] = publisher;
  const despite = despiteIn(of);
  if (despite !== undefined) fields['despite'] = despite;
  const later = fields['change'] === undefined ? changeAfter(of, period) : undefined;
  if (later !== undefined) fields['change'] = later;
  return { ...draft, fields };
}

/** "Despite a cold winter, …": what it came about in spite of. */
function despiteIn(of: Looking): ReadField | undefined {
  const { chunks } = of.sentence;
  const at = chunks.findIndex(
    (chunk) => chunk.type === 'link' && /^(?:despite|notwithstanding)$/.test(chunk.lower),
  );
  const mention = chunks[at + 1];
  if (at < 0 || mention?.type !== 'mention' || mention.pronoun !== undefined) return undefined;
  const [link, inner] = [chunks[at + 2], chunks[at + 3]];
  const follows =
    link?.type === 'link' && /^(?:of|in|on|from)$/.test(link.lower) && inner?.type === 'mention';
  const end = follows ? inner.end : mention.end;
  const first = mention.words.find(({ tag }) => tag !== 'determiner');
  const start = mention.possessor === undefined ? (first?.start ?? mention.start) : mention.start;
  const text = of.document.text.slice(start, end);
  return {
    value: text.replace(/\s+/g, ' '),
    evidence: { start, end, text },
    entities: [],
    sure: 0.95,
  };
}

/** "That was 4.5% more than in July 2024": what the next sentence says of the figure. */
function changeAfter(
  { document, sentence }: Looking,
  period: ReadField | undefined,
): ReadField | undefined {
  const [next] = document.within(sentence.index + 1, sentence.index + 1);
  const match =
    next === undefined
      ? null
      : /^(?:That|This|It|Which) (?:is|was|were|marks|marked|represents|represented|compares|amounted to|meant)\b[^.;]{0,40}?(?=\d)/.exec(
          next.text,
        );
  if (next === undefined || match === null) return undefined;
  const of = { document, sentence: next };
  const { change } = movementIn(of, next.start + match[0].length - 1, next.end);
  return measured(change, period, of);
}

/** What "it" is where the sentence before tells of an indicator. */
function indicatorBefore({
  document,
  sentence,
}: Looking): { readonly start: number; readonly end: number } | undefined {
  const [before] = document.within(sentence.index - 1, sentence.index - 1);
  const predication = before?.predications.find(
    ({ isNoun, subject, finite, form }) =>
      !isNoun && subject !== undefined && (finite || form === 'past'),
  );
  if (before === undefined || predication?.subject === undefined) return undefined;
  const span = subjectSpan(predication.subject, predication.start, { document, sentence: before });
  return publicIndicators.test(document.text.slice(span.start, span.end)) ? span : undefined;
}

/** A place that posts a figure: "Germany posted a trade surplus". */
function placeOfSubject(subject: Mention, of: Looking): ReadField | undefined {
  const field = subject.name === undefined ? undefined : fill('place', subject, of, []);
  if (field === undefined) return undefined;
  const known = of.document.entityOf(subject, of.sentence)?.class ?? subject.name?.class;
  return known === 'place' ? { ...field, sure: 1 } : undefined;
}

/** The mentions of a stretch of a sentence. */
function mentionsIn(
  { chunks }: Looking['sentence'],
  start: number,
  end: number,
): readonly Mention[] {
  return chunks.flatMap((chunk) =>
    chunk.type === 'mention' && chunk.end > start && chunk.start < end
      ? chunk.members.length > 0
        ? chunk.members
        : [chunk]
      : [],
  );
}

interface Indicator {
  readonly indicator: ReadField;
  readonly place: ReadField | undefined;
  readonly period: ReadField | undefined;
  /** It is somebody's who is no place. */
  readonly owner: boolean;
}

/** An indicator's phrase without the place and the period in it. */
function indicatorOf(
  span: { readonly start: number; readonly end: number },
  of: Looking,
): Indicator | undefined {
  const { document, sentence } = of;
  const { text } = document;
  const stretch = (from: number, to: number, value?: string): ReadField => ({
    value: value ?? text.slice(from, to).replace(/\s+/g, ' '),
    evidence: { start: from, end: to, text: text.slice(from, to) },
    entities: [],
    sure: 1,
  });
  let { start, end } = span;
  const figure =
    /\sof (?:(?:nearly|about|almost|around|some|over|more than|less than) )?(?=(?:US|C|A|HK)?[$€£¥₹]|RMB|\d)/.exec(
      text.slice(start, end),
    );
  if (figure !== null) end = start + figure.index;
  let place: ReadField | undefined;
  let period: ReadField | undefined;
  let owner = false;
  const possessor = mentionsIn(sentence, start, end).find(
    (each) => each.possessor !== undefined && each.possessor.start === start,
  )?.possessor;
  if (possessor !== undefined) {
    const name = possessor.name;
    if (name !== undefined) {
      const known = document.entityOf(possessor, sentence)?.class ?? name.class;
      if (
        known === 'organisation' &&
        !/\b(?:union|area|zone|kingdom|states|republic)\b/i.test(name.text)
      )
        return undefined;
      if (known === 'person') return undefined;
      place = stretch(name.start, name.end);
      owner = known !== 'place' && !publicIndicators.test(text.slice(name.end, end));
      if (owner) return undefined;
    } else if (/\b(?:country|nation|city|province|state|region|bloc)\b/i.test(possessor.head)) {
      // whose place the text tells elsewhere
    } else if (
      possessor.pronoun === undefined &&
      !/^(?:world|zone|bloc|area)$/.test(possessor.head)
    )
      return undefined;
    else if (/^(?:world|zone|bloc|area)$/.test(possessor.head) && possessor.head !== 'world')
      place = stretch(
        possessor.start,
        possessor.end,
        phraseOf(possessor, of).replace(/^the /i, ''),
      );
    start = text.indexOf(' ', possessor.end) + 1;
    if (start === 0 || start > end) return undefined;
  }
  // periods and articles before, places and periods after
  for (;;) {
    const rest = text.slice(start, end);
    const lead =
      /^(?:the|its|their|a|an|this|meanwhile|overall|annual(?= inflation)|headline(?= inflation)|seasonally[- ]adjusted|official|total(?= (?:exports|imports)\b)) /i.exec(
        rest,
      );
    const time = sentence.quantities.find(
      (quantity) =>
        quantity.start >= start - 4 &&
        quantity.start <= start &&
        quantity.end > start &&
        quantity.end <= end &&
        (quantity.read.type === 'period' || quantity.read.type === 'date'),
    );
    const month =
      /^(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:'s|’s)? /.exec(
        rest,
      );
    if (lead !== null && !/^annual/i.test(lead[0])) start += lead[0].length;
    else if (time !== undefined) {
      period ??= periodIn(of, time.start, time.end);
      start = time.end + (/^(?:'s|’s)?\s*/.exec(text.slice(time.end, end))?.[0].length ?? 0);
    } else if (month !== null) {
      period ??= monthPeriod(month[0], of);
      if (period !== undefined)
        period = {
          ...period,
          evidence: { start, end: start + month[0].trim().length, text: month[0].trim() },
        };
      start += month[0].length;
    } else {
      const first = placeAt(rest, start, of);
      if (first === undefined || place !== undefined) break;
      place = stretch(start, start + first.length, first.name);
      start += first.length;
      start += /^\s*/.exec(text.slice(start, end))?.[0].length ?? 0;
    }
  }
  const tail =
    /\s(?:in|for|during|within|across|(?<=(?:visitors|tourists|arrivals|travellers|travelers|visits) )to)\s(.+)$/i.exec(
      text.slice(start, end),
    );
  if (tail !== null) {
    const at = start + tail.index + tail[0].length - (tail[1]?.length ?? 0);
    period ??= periodIn(of, at, end);
    const inner = (tail[1] ?? '').replace(
      /\s+(?:in|for|during)\s.*$|\s+(?:last|this) (?:year|month|quarter)$|^the (?=(?:US|UK|EU|U\.S\.|euro|eurozone|United)\b)/gi,
      '',
    );
    const isPlace =
      /^(?:the )?(?:\p{Lu}[\p{L}.-]*(?: (?:and|of|the)? ?\p{Lu}[\p{L}.-]*)*|(?:the )?euro ?zone|(?:the )?euro area)$/u.test(
        inner,
      ) && sentence.quantities.every((quantity) => quantity.end <= at || quantity.start >= end);
    if (isPlace && place === undefined) {
      const offset = text.indexOf(inner, at);
      place = stretch(
        offset,
        offset + inner.length,
        inner.replace(/^the (?!Netherlands|Philippines)/, ''),
      );
    }
    if (isPlace || period !== undefined) end = start + tail.index;
  }
  const indicator = text.slice(start, end).trim();
  if (indicator.length < 3 || indicator.length > 120) return undefined;
  if (/^(?:it|they|this|that|which)$/i.test(indicator)) return undefined;
  if (hasCompany(start, end, of)) return undefined;
  end = start + indicator.length;
  return { indicator: stretch(start, end), place, period, owner };
}

const placeNames =
  /^(?:US|U\.S\.|UK|U\.K\.|EU|E\.U\.|UAE|[Ee]uro ?zone|[Ee]uro area|Eurozone|Hong Kong|New Zealand|South Korea|North Korea|South Africa|Saudi Arabia|United States|United Kingdom|European Union)(?=\s)/;

/** A place's name or its adjective at the beginning of a phrase. */
function placeAt(
  rest: string,
  start: number,
  { document, sentence }: Looking,
): { readonly name: string; readonly length: number } | undefined {
  const listed = placeNames.exec(rest)?.[0];
  if (listed !== undefined) return { name: listed, length: listed.length };
  const adjective = /^(?:South |North |Saudi |New )?\p{Lu}[\p{L}]+(?=\s)/u.exec(rest)?.[0];
  if (adjective === undefined) return undefined;
  const nation = demonyms[adjective];
  if (nation !== undefined) return { name: nation.replaceAll('_', ' '), length: adjective.length };
  const name = mentionsIn(sentence, start, start + rest.length)
    .flatMap(({ names }) => names)
    .find((each) => each.start === start);
  if (name === undefined) return undefined;
  const known = document.entityOf(name, sentence)?.class ?? name.class;
  return known === 'place' ? { name: name.text, length: name.end - name.start } : undefined;
}

/** "Eurostat reported exports of", "Eurostat's figures show exports of". */
function tellerOf(subject: Mention, of: Looking): ReadField | undefined {
  const teller = /^(?:data|figure|report|statistic)$/.test(subject.head)
    ? subject.possessor
    : subject;
  return teller === undefined ? undefined : fill('party', teller, of, []);
}

/** "was put at 3% by Eurostat", "Eurostat's figure for exports was". */
function putBy(
  { passive, lemma, complements, subject }: Predication,
  of: Looking,
): ReadField | undefined {
  if (subject?.head === 'figure' && subject.possessor !== undefined)
    return fill('party', subject.possessor, of, []);
  const by = complements.find(({ preposition }) => preposition === 'by')?.mention;
  return by !== undefined && passive && /^(?:put|report|record|estimate)$/.test(lemma)
    ? fill('party', by, of, [])
    : undefined;
}

/** A company's name in the phrase makes it the company's figure. */
function hasCompany(start: number, end: number, { document, sentence }: Looking): boolean {
  const names = mentionsIn(sentence, start, end).flatMap((mention) => mention.names);
  return names.some((name) => {
    if (name.start < start || name.end > end) return false;
    if (
      /^(?:(?:Nominal|Real|Annual|Quarterly|Monthly|Total|Core|Overall)(?: |$))?(?:$|Passenger|GDP|CPI|PPI|PMI|FDI|EV|EVs|ISM|Caixin|Markit|HCOB|Ifo|ZEW|S&P Global|Consumer|Retail|Industrial|Producer|Manufacturing)\b/.test(
        name.text,
      )
    )
      return false;
    const known = document.entityOf(name, sentence)?.class ?? name.class;
    return known !== 'place' || /\b(?:shares|stock)\b/.test(document.text.slice(start, end));
  });
}

function monthPeriod(name: string, of: Looking): ReadField | undefined {
  const today = of.document.date;
  const at = [
    'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december',
  ].indexOf(name.trim().toLowerCase().replace(/['’]s$/, '')); // prettier-ignore
  if (today === undefined || at === -1) return undefined;
  const year = Number(today.slice(0, 4)) - (at + 1 <= Number(today.slice(5, 7)) ? 0 : 1);
  return {
    value: `${year}-${String(at + 1).padStart(2, '0')}`,
    evidence: { start: 0, end: 0, text: '' },
    entities: [],
    sure: 1,
  };
}

/** "a record high", "the lowest on record". */
function extremeIn(of: Looking, from: number, to: number): ReadField | undefined {
  const part = of.document.text.slice(from, to);
  const match =
    /\b(?:(?<low>(?:record|all-time|historic) low|lowest (?:level |rate |reading )?(?:on record|ever|since records began))|(?<high>(?:record|all-time) high|highest (?:level |rate |reading )?(?:on record|ever|since records began)|new high|a (?:new )?record(?! low)|record (?=[$€£¥\d])|(?:hit|reach(?:ed|es)?|set|to) (?:a |an |its )?(?:new |fresh )?(?:record|all-time)(?! low)))\b/i.exec(
      part,
    );
  if (match === null) return undefined;
  const start = from + match.index;
  return {
    value: match.groups?.['low'] === undefined ? 'record-high' : 'record-low',
    evidence: { start, end: start + match[0].length, text: match[0] },
    entities: [],
    sure: 1,
  };
}

const naming =
  /(?:according to|(?:data|figures|numbers|reports?|survey|statistics|estimates?|release)(?: \w+)? (?:from|by|of)|(?:released|published|issued|compiled|collected)(?: \w+){0,2} by)\s*$/i;

/**
 * Who publishes a figure: who says it, or by whom the data are.
 *
 * @example
 * typeof publisherIn // => 'function'
 */
export function publisherIn(of: Looking, besides: Mention | undefined): ReadField | undefined {
  const { document, sentence } = of;
  for (const chunk of sentence.chunks) {
    if (chunk.type !== 'mention') continue;
    const before = document.text.slice(Math.max(sentence.start, chunk.start - 50), chunk.start);
    if (!naming.test(before)) continue;
    const field = fill('party', chunk, of, []);
    if (field !== undefined) return field;
    const apposed = sentence.appositions.find((each) => each.of === chunk)?.mention;
    const other = apposed === undefined ? undefined : fill('party', apposed, of, []);
    if (other !== undefined) return other;
  }
  for (const { lemma, subject, isNoun, negated } of sentence.predications) {
    // who says it between commas stands where the subject would
    if (isNoun || subject === undefined || (subject === besides && lemma !== 'say') || negated)
      continue;
    if (!sayingVerbs.has(lemma) && !/^(?:release|publish)$/.test(lemma)) continue;
    const field = fill('party', subject, of, []);
    if (field !== undefined && subject.name !== undefined) return field;
    const owner = subject.possessor;
    if (
      owner?.name !== undefined &&
      /^(?:data|figure|report|survey|statistic|economist|spokesman)$/.test(subject.head)
    ) {
      const whose = fill('party', owner, of, []);
      if (whose !== undefined) return whose;
    }
    // "Eurostat data showed"
    const own = subject.names[0];
    if (
      own !== undefined &&
      own.class !== 'place' &&
      /^(?:data|figure|report|survey|statistic)$/.test(subject.head) &&
      (organisationWords.has(own.text.toLowerCase().split(' ').at(-1) ?? '') ||
        offices.test(own.text))
    )
      return {
        value: own.text,
        evidence: { start: own.start, end: own.end, text: own.text },
        entities: [],
        sure: 0.9,
      };
  }
  return undefined;
}
