import type { Mention, Stretch } from '../chunks.js';
import type { Predication } from '../clauses.js';
import { fill } from '../fillers.js';
import type { Draft, KindFrames, Looking, ReadField } from '../frame.js';
import {
  clauseEnd,
  eitherWay,
  fallingVerbs,
  measured,
  movementIn,
  periodIn,
  readQuantity,
  risingVerbs,
} from '../movements.js';
import { spokenOfBefore } from './fields.js';

type Metric = 'revenue' | 'profit' | 'loss' | 'other';

/** What a company earns, by its names; what only sounds like it bounds the figures of its neighbours. */
const metrics =
  /\b(?:(?<other>(?:operating|gross|pre-?tax|core|underlying|recurring|trading|ordinary|adjusted(?: net)?|non-gaap(?: net)?|comparable|same-store|like-for-like|organic|ebit\w*|interest|rental|other|investment|fee|commission|deferred|advertising|ad|cloud|data cent(?:er|re)|product|services?|subscription|segment|online|domestic|overseas|international|iphone|unit|vehicle|car|electric vehicle|retail|recurring) (?:profits?|income|loss(?:es)?|earnings|revenues?|sales|turnover|margin|growth)|profit margins?|gross margins?|earnings per share|eps|(?:diluted|basic) earnings|ebitda|free cash flow|cash flow|sales (?:volume|growth|target|staff|team|force)|profit (?:forecast|warning|outlook|target|guidance)|revenue (?:forecast|outlook|guidance|growth|target)|loss of (?:life|control)|bookings|backlog|orders|expenses|costs|capital expenditure|deliveries|shipments|dividend)|(?<loss>(?:net|annual|quarterly|full-year|first-quarter|second-quarter|third-quarter|fourth-quarter|attributable)? ?loss(?:es)?)|(?<profit>(?:net (?:profits?|income|earnings)|attributable profits?|profits? attributable|after-tax profits?|profits? after tax|bottom line|profits?|earnings|net))|(?<revenue>(?:(?:total|net|group|consolidated|operating) )?(?:revenues?|turnover|sales)))\b/giu;

/** How a company did in a period. */
export const earnings: KindFrames = {
  kind: 'earnings',
  roles: { _subject: 'phrase', _object: 'phrase', _made: 'money' },
  verbs: [
    {
      verbs: `report, post, record, book, announce, generate, log, deliver, unveil, release, publish, ring up, chalk up, swing, turn,
        return, slump, see, register, disclose, achieve, say, have, clock, notch, suffer, widen, narrow, double, triple, halve,
        ${risingVerbs}, ${fallingVerbs}, ${eitherWay('edge, climb, be, come')}, come in, reach, total, hit, amount, exceed, top, stand, beat, miss,
        quadruple, surpass, incur, make, show, up, down`,
      roles: { subject: '_subject', object: '_object' },
      passive: { subject: '_subject' },
      where: isTold,
    },
    {
      verbs: 'earn, lose, net',
      roles: { subject: '_subject', object: '_made' },
      where: (predication) =>
        isTold(predication) &&
        predication.object?.head === '' &&
        predication.object.quantities.some(({ read }) => read.type === 'money'),
    },
    {
      verbs:
        'expect, forecast, guide, project, anticipate, see, predict, raise, cut, lower, reiterate, maintain, target, reaffirm',
      roles: { subject: '_subject', object: '_object' },
      where: ({ negated, subject }) => !negated && subject !== undefined,
      adds: true,
    },
  ],
  nouns: [],
  needs: [
    ['company', 'revenue'],
    ['company', 'netIncome'],
    ['company', 'revenueChange'],
    ['company', 'netIncomeChange'],
  ],
  identity: ['company', 'period'],
  mentions:
    /\b(?:revenues?|sales|turnover|profits?|net income|earnings|loss|quarter|results|full[- ]year|expects|guidance)\b/i,
  cues: /\b(?:revenues?|sales|turnover|profits?|income|earnings|loss(?:es)?|earn(?:s|ed)|lost|results|guidance)\b/i,
  reads,
};

function isTold({ negated, modal, infinitive, governors, form, finite }: Predication): boolean {
  return (
    !negated &&
    modal === undefined &&
    !infinitive &&
    (finite || form === 'past' || form === 'gerund') &&
    !governors.some(({ lemma }) =>
      /^(?:expect|forecast|predict|project|anticipate|deny|see|think|hope|target|guide)$/.test(
        lemma,
      ),
    )
  );
}

const guiding =
  /^(?:expect|forecast|guide|project|anticipate|see|predict|raise|cut|lower|reiterate|maintain|target|reaffirm)$/;

function reads(draft: Draft, of: Looking): Draft | undefined {
  const { predication } = draft;
  const { document, sentence } = of;
  if (predication === undefined) return undefined;
  const { subject, start, lemma } = predication;
  const [verb = ''] = lemma.split(' ');
  if (guiding.test(verb)) {
    const guidance = guidanceOf(draft, predication, of);
    if (guidance !== undefined) return guidance;
    if (verb !== 'see') return undefined;
  }
  if (subject === undefined) return undefined;
  const isSaying =
    /^(?:report|post|record|book|announce|generate|log|deliver|unveil|release|publish|ring|chalk|swing|turn|return|slump|see|register|disclose|achieve|say|have|clock|notch|suffer|widen|narrow|beat|incur|make|show|earn|lose|net|miss|double|triple)$/.test(
      verb,
    );
  const own = isSaying ? fill('party', subject, of, []) : undefined;
  const isParty = own !== undefined && !isMetricPhrase(subject, of);
  const to = clauseEnd(predication, of);
  if (
    /\b(?:[Ii]f|would|could|may|might|should|expected to|expects)\b[^,]*$/.test(
      sentence.text.slice(0, start - sentence.start),
    )
  )
    return undefined;
  if (isParty) {
    const fields: Record<string, ReadField> = { company: own };
    const made = draft.fields['_made'];
    if (made !== undefined && /^(?:earn|lose|net)$/.test(verb)) {
      const lost = verb === 'lose';
      if (
        !/\b(?:quarter|year|months|period|half|profit)\b/i.test(sentence.text) &&
        !sentence.quantities.some(({ read }) => read.type === 'period')
      )
        return undefined;
      if (
        /^ (?:a|per) (?:share|month|hour|day|week)/i.test(
          document.text.slice(made.evidence.end, made.evidence.end + 12),
        )
      )
        return undefined;
      if (
        /^ (?:in|of) (?:market|value)/i.test(
          document.text.slice(made.evidence.end, made.evidence.end + 12),
        )
      )
        return undefined;
      fields['netIncome'] = lost ? negative(made) : made;
      Object.assign(fields, withoutKnown(figuresOf(of, made.evidence.end, to), fields));
    } else {
      Object.assign(fields, figuresOf(of, start, to));
    }
    if (Object.keys(fields).length < 2) return undefined;
    return finished(draft, fields, of, start, to);
  }
  if (
    /^(?:report|announce|say|see|disclose|show|have|make)$/.test(verb) &&
    own === undefined &&
    !isMetricPhrase(subject, of)
  )
    return undefined;
  // "Net profit rose 12%": the subject is the figure
  const span = subjectStart(subject, start, of);
  const words = document.text.slice(span, start);
  const metric = [...words.matchAll(metrics)].at(-1);
  if (metric === undefined || kindOf(metric) === 'other') return undefined;
  const rest = words.slice(metric.index + metric[0].length);
  if (
    !/^(?:\s*\([^)]*\))?(?: (?:for|in|of|at|from|attributable|during) [^,]*)?,?(?: has| have)?\s*$/i.test(
      rest,
    )
  )
    return undefined;
  if (
    /\b(?:global|world|worldwide|world's|industry)\b/i.test(words.slice(0, metric.index)) ||
    /\b(?:retail|industrial|home|car|vehicle|auto|housing|gaming|tax|box office|industry|sector|country|nationwide|global) $/i.test(
      words.slice(0, metric.index),
    )
  )
    return undefined;
  const company =
    companyOf(subject, metric.index + span, of) ??
    companyAfter(rest, span + metric.index + metric[0].length, of);
  if (company === 'other') return undefined;
  const fields: Record<string, ReadField> = company === undefined ? {} : { company };
  const first = nextMetric(of, start, to);
  const movement = movementIn(of, start, first);
  Object.assign(fields, fieldsOf(kindOf(metric), movement, false, words, of));
  Object.assign(fields, withoutKnown(figuresOf(of, first, to), fields));
  if (Object.keys(fields).length < (company === undefined ? 1 : 2)) return undefined;
  // without an owner it goes on with a company's figures that were told before
  return finished(draft, fields, of, span, to);
}

function withoutKnown(
  found: Readonly<Record<string, ReadField>>,
  known: Readonly<Record<string, ReadField>>,
): Readonly<Record<string, ReadField>> {
  return Object.fromEntries(Object.entries(found).filter(([name]) => known[name] === undefined));
}

function finished(
  draft: Draft,
  fields: Record<string, ReadField>,
  of: Looking,
  from: number,
  to: number,
): Draft {
  const { sentence } = of;
  const period =
    periodIn(of, from, to) ?? periodIn(of, sentence.start, from) ?? periodIn(of, to, sentence.end);
  if (period !== undefined && fields['company'] !== undefined) fields['period'] = asQuarter(period);
  // "announced results for the second quarter. Revenue was …"
  const told = fields['period'] ?? period ?? resultsPeriod(of);
  if (fields['period'] === undefined && told !== undefined && fields['company'] !== undefined)
    fields['period'] = asQuarter(told);
  for (const name of ['revenueChange', 'netIncomeChange']) {
    const change = measured(fields[name], fields['period'] ?? told, of);
    if (change !== undefined) fields[name] = change;
  }
  return { ...draft, fields };
}

/** The period whose results the sentence before announces. */
function resultsPeriod({ document, sentence }: Looking): ReadField | undefined {
  const [before] = document.within(sentence.index - 1, sentence.index - 1);
  if (before === undefined || !/\b(?:results|earnings|figures)\b/i.test(before.text))
    return undefined;
  return periodIn({ document, sentence: before }, before.start, before.end);
}

/** Three months that are a quarter of the calendar are told as such. */
function asQuarter(field: ReadField): ReadField {
  const { value } = field;
  if (typeof value !== 'object' || value === null) return field;
  const { from, to } = value as { from?: unknown; to?: unknown };
  const [, year = '', first = '', , last = ''] =
    /^(\d{4})-(\d\d)-01 (\d{4})-(\d\d)-\d\d$/.exec(`${String(from)} ${String(to)}`) ?? [];
  const quarter = (Number(first) + 2) / 3;
  if (year !== '' && Number.isInteger(quarter) && Number(last) === Number(first) + 2)
    return { ...field, value: `${year}-Q${quarter}` };
  return year !== '' && first === '01' && last === '12' ? { ...field, value: year } : field;
}

function kindOf(match: RegExpExecArray): Metric {
  const { other, loss, profit } = match.groups ?? {};
  if (other !== undefined) return 'other';
  return loss !== undefined ? 'loss' : profit !== undefined ? 'profit' : 'revenue';
}

function nextMetric(of: Looking, from: number, to: number): number {
  const match = [...of.document.text.slice(from, to).matchAll(metrics)].find(
    ({ index, 0: word }) =>
      // "from a loss of $5 million" goes on with the figure before
      !/\b(?:from|against|versus|compared (?:with|to)|than)(?: an?| the)?(?: net)?\s*$/i.test(
        of.document.text.slice(from, from + index),
      ) && word.trim() !== '',
  );
  return match === undefined ? to : from + match.index;
}

function isMetricPhrase(subject: Mention, of: Looking): boolean {
  const words = of.document.text.slice(subject.start, subject.end);
  const last = [...words.matchAll(metrics)].at(-1);
  return last !== undefined && last.index + last[0].length >= words.length - 1;
}

/** The figures of a stretch by the metrics in it: a metric's figures go up to the next. */
function figuresOf(of: Looking, from: number, to: number): Readonly<Record<string, ReadField>> {
  const { text } = of.document;
  const found = [...text.slice(from, to).matchAll(metrics)].map((match) => ({
    kind: kindOf(match),
    at: from + match.index,
    end: from + match.index + match[0].length,
    words: match[0],
  }));
  const fields: Record<string, ReadField> = {};
  for (const [index, { kind, at, end, words }] of found.entries()) {
    if (kind === 'other') continue;
    if (/\b(?:global|world|worldwide|industry)\b[^,;]*$/i.test(text.slice(from, at))) continue;
    const before = text.slice(found[index - 1]?.end ?? from, at);
    if (
      /\b(?:from|against|versus|compared (?:with|to)|than)(?: an?| the| its)?(?: [\w-]+){0,2}\s*$/i.test(
        before,
      )
    )
      continue;
    if (/\b(?:on|with) (?:higher|lower|strong|weak|rising|falling|record)\s*$/i.test(before))
      continue;
    // "$5.2 billion in revenue", "a $27 million net loss": the figure stands before
    const figure = of.sentence.quantities.findLast(
      (quantity) =>
        quantity.read.type === 'money' &&
        quantity.end <= at &&
        quantity.start >= (found[index - 1]?.end ?? from) &&
        /^[- ](?:(?:in|of) )?(?:(?:its|total|net|quarterly|annual|record|full-year|(?:first|second|third|fourth)-quarter|group) ?)*$/i.test(
          text.slice(quantity.end, at),
        ),
    );
    const next = found.find(
      (other, place) =>
        place > index &&
        !/\b(?:from|against|versus|compared (?:with|to)|than)(?: an?| the| its)?(?: [\w-]+){0,2}\s*$/i.test(
          text.slice(end, other.at),
        ),
    );
    const until = next === undefined ? to : startOf(of, next.at, end);
    const movement = movementIn(of, end, until);
    const begin = figure === undefined ? undefined : readQuantity('money', figure, of);
    const swing = /\b(?:a|an|to) (?:[\w-]+ ){0,2}$/i.test(before);
    const read = fieldsOf(
      kind,
      begin === undefined ? movement : { ...movement, value: begin },
      swing,
      before.slice(-25) + words,
      of,
    );
    // "net profit up 12%", "a 12% rise in net profit"
    const ahead = of.sentence.quantities.findLast(
      (quantity) =>
        quantity.read.type === 'percent' &&
        quantity.end <= at &&
        quantity.start >= (found[index - 1]?.end ?? from) &&
        /^[- ](?:[\w-]+ )?(?:rise|increase|jump|growth|gain|surge|drop|fall|decline|decrease|slump|plunge) in (?:its |(?:first|second|third|fourth)-quarter |quarterly |annual |full-year |total |net )*$/i.test(
          text.slice(quantity.end, at),
        ),
    );
    if (ahead !== undefined) {
      const { change } = movementIn(of, Math.max(from, ahead.start - 1), at);
      if (change !== undefined)
        Object.assign(read, fieldsOf(kind, { ...movement, change }, swing, words, of));
    }
    for (const [name, field] of Object.entries(read)) fields[name] ??= field;
  }
  return fields;
}

/** A figure right before the next metric is the next one's: "and $5 million in profit". */
function startOf(of: Looking, at: number, from: number): number {
  const { text } = of.document;
  const own = of.sentence.quantities.findLast(
    (quantity) =>
      quantity.read.type === 'money' &&
      quantity.start >= from &&
      quantity.end <= at &&
      /^[- ](?:(?:in|of) )(?:[\w-]+ ){0,2}$/i.test(text.slice(quantity.end, at)),
  );
  return own === undefined ? at : own.start;
}

function fieldsOf(
  kind: Metric,
  { value, change }: { readonly value?: ReadField; readonly change?: ReadField },
  _swing: boolean,
  words: string,
  of: Looking,
): Record<string, ReadField> {
  const fields: Record<string, ReadField> = {};
  const isMoney =
    value !== undefined && (value.value as { currency?: unknown }).currency !== undefined;
  const isPerShare =
    value !== undefined &&
    /^\s*(?:a|per)(?: [\w-]+){0,2} (?:share|ads)\b|^\s*(?:each|apiece)\b|^[- ]?(?:a|per)-share/i.test(
      of.document.text.slice(value.evidence.end, value.evidence.end + 30),
    );
  if (kind === 'revenue') {
    if (isMoney && !isPerShare) fields['revenue'] = value;
    if (change !== undefined) fields['revenueChange'] = change;
    return fields;
  }
  if (isMoney && !isPerShare) fields['netIncome'] = kind === 'loss' ? negative(value) : value;
  if (isPerShare) return fields;
  // a loss that grows is no rise of income
  if (change !== undefined && kind === 'profit' && !/\bloss/i.test(words))
    fields['netIncomeChange'] = change;
  return fields;
}

function negative(field: ReadField): ReadField {
  const money = field.value as { amount: string; currency: string };
  const { amount } = money;
  return {
    ...field,
    value: { ...money, amount: amount === '0' || amount.startsWith('-') ? amount : `-${amount}` },
  };
}

function subjectStart(subject: Mention, verb: number, { document, sentence }: Looking): number {
  const before = document.text.slice(sentence.start, verb);
  const opening = [
    ...before.matchAll(/[,;:(—–]\s+|\b(?:said|says|that|while|but|and|whereas|as)\s+/g),
  ].findLast((match) => match.index + match[0].length < before.trimEnd().length);
  const from =
    opening === undefined ? sentence.start : sentence.start + opening.index + opening[0].length;
  return Math.min(from, subject.start);
}

/** Whose revenue it is; `other` where it is a country's or an industry's. */
function companyOf(subject: Mention, at: number, of: Looking): ReadField | 'other' | undefined {
  const { document, sentence } = of;
  const { possessor, determiner } = subject;
  if (possessor !== undefined) {
    const known = document.entityOf(possessor, sentence);
    if ((known?.class ?? possessor.name?.class) === 'place') return 'other';
    return fill('party', possessor, of, []) ?? 'other';
  }
  if (determiner === 'its' || determiner === 'their' || determiner === 'our') {
    // whose it is the sentences before tell
    const owner = ownerBefore(subject, of);
    return owner;
  }
  const name = subject.names.findLast((each) => each.start < at);
  if (name !== undefined) {
    const entity = document.entityOf(name, sentence);
    const known = entity?.class ?? name.class;
    if (known === 'place') return 'other';
    if (known === 'person') return 'other';
    if (/^(?:Q[1-4]|H[12]|FY|GAAP|Net|Group|Total)$/i.test(name.text)) return undefined;
    const shown = entity?.name ?? name;
    return {
      value: shown.text.replace(/\s+/g, ' '),
      evidence: { start: shown.start, end: shown.end, text: shown.text },
      entities: entity === undefined ? [] : [entity],
      sure: 0.95,
    };
  }
  // "Acme said net profit rose"
  const saying = sentence.predications.find(
    ({ lemma, subject: speaker, isNoun }) =>
      !isNoun &&
      /^(?:say|report|announce|disclose|add)$/.test(lemma) &&
      speaker?.name !== undefined,
  )?.subject;
  const speaker = saying === undefined ? undefined : fill('party', saying, of, []);
  if (speaker !== undefined) return speaker;
  // "Ferrosul 2025 net profit": the figure stands between
  const before = sentence.chunks.findLast(
    (chunk): chunk is Mention => chunk.type === 'mention' && chunk.end <= subject.start,
  );
  if (before?.name !== undefined && before.end + 2 > subject.start && before.members.length === 0) {
    const known = document.entityOf(before, sentence)?.class ?? before.name.class;
    return known === 'place' ? 'other' : (fill('party', before, of, []) ?? 'other');
  }
  return undefined;
}

/** "Revenue at Acme rose 5%". */
function companyAfter(rest: string, from: number, of: Looking): ReadField | undefined {
  const match = /^ (?:at|for) (?:the )?\p{Lu}/u.exec(rest);
  if (match === null) return undefined;
  const mention = of.sentence.chunks.find(
    (chunk): chunk is Mention =>
      chunk.type === 'mention' && chunk.start >= from && chunk.name !== undefined,
  );
  return mention === undefined ? undefined : fill('party', mention, of, []);
}

function ownerBefore(subject: Mention, of: Looking): ReadField | undefined {
  const entity = spokenOfBefore(subject, of, of.document.entityOf);
  if (entity === undefined) return undefined;
  const { start, end, text } = entity.name;
  return {
    value: text.replace(/\s+/g, ' '),
    evidence: { start, end, text },
    entities: [entity],
    sure: 0.85,
  };
}

/** "It expects revenue of $5 billion to $5.2 billion in the third quarter": the sentence is the guidance. */
function guidanceOf(draft: Draft, predication: Predication, of: Looking): Draft | undefined {
  const { subject, start, lemma, perfect } = predication;
  const { document, sentence } = of;
  if (subject === undefined || (perfect && lemma === 'see')) return undefined;
  const to = clauseEnd(predication, of);
  const rest = document.text.slice(start, sentence.end);
  const said = /^[^,;]*/.exec(document.text.slice(start, to))?.[0] ?? '';
  if (
    !/\b(?:revenues?|sales|turnover|profits?|income|earnings|loss|eps|margins?|ebitda|guidance)\b/i.test(
      said,
    )
  )
    return undefined;
  if (
    /^(?:raise|cut|lower|reiterate|maintain|target|reaffirm)$/.test(lemma) &&
    !/\b(?:forecast|guidance|outlook|target)\b/i.test(said)
  )
    return undefined;
  if (!/\d/.test(rest)) return undefined;
  const company = fill('party', subject, of, []);
  if (company === undefined) return undefined;
  // whoever expects something of another is a forecaster
  const head =
    /\b(?:the|its|their|full-year|annual|fiscal|total|net|adjusted|(?:first|second|third|fourth)-quarter|quarterly|current-quarter|group|operating|underlying|20\d\d|Q[1-4]|\d{4}|for|this|year|sales|revenues?|profits?|earnings|income|guidance|forecast|outlook|target|to|a|an|of|and|core|\w+ed|\w+s)\b/i;
  const between = said
    .slice((document.text.slice(start, predication.end) || '').length)
    .trim()
    .split(/\s+/);
  const first = between.findIndex((word) =>
    /^(?:revenues?|sales|turnover|profits?|income|earnings|loss|eps|margins?|ebitda|guidance|forecast|outlook)$/i.test(
      word,
    ),
  );
  if (
    between
      .slice(0, Math.max(0, first))
      .some((word) => !head.test(word) && !/^[\d.,%$€£-]+$/.test(word))
  )
    return undefined;
  const end = endOfSentence(document.text, start, sentence.end);
  const stretch: Stretch = {
    start: subject.start,
    end,
    text: document.text.slice(subject.start, end),
  };
  return {
    ...draft,
    fields: {
      company,
      guidance: {
        value: stretch.text.replace(/\s+/g, ' '),
        evidence: stretch,
        entities: [],
        sure: 1,
      },
    },
  };
}

function endOfSentence(text: string, from: number, to: number): number {
  const part = text.slice(from, to);
  const said = /, (?:it|the company|the \w+|\p{Lu}[\p{L} .&]+) (?:said|added|says)\b.*$/su.exec(
    part,
  );
  const end = said === null ? to : from + said.index;
  return /[.!]$/.test(text.slice(from, end)) ? end - 1 : end;
}
