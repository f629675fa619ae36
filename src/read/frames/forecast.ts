import type { Mention } from '../chunks.js';
import type { Predication } from '../clauses.js';
import { fill } from '../fillers.js';
import type { Draft, KindFrames, Looking, ReadField } from '../frame.js';
import { movementIn, periodIn } from '../movements.js';
import { isAuthority } from './authorities.js';
import { fieldAt, lowerOf, thingOf } from './fields.js';
import { isIndicator, publisherIn } from './statistic.js';

const foreseeing =
  'expect, forecast, predict, project, see, estimate, anticipate, reckon, put, peg, believe, think, say, tip';
const revising =
  'cut, raise, lift, lower, trim, upgrade, downgrade, revise, hike, boost, slash, keep, leave, maintain, hold, increase, reduce';

const outcomeVerbs =
  'rise, grow, increase, climb, reach, hit, exceed, top, total, be, fall, decline, drop, shrink, contract, expand, average, double, surpass, slow, ease, decrease, jump, surge, come in, stand, amount, contribute, stay, hold, remain, sink';
const outcomes: ReadonlySet<string> = new Set(outcomeVerbs.split(', '));

/** What somebody who is no party to it expects an indicator to be. */
export const forecast: KindFrames = {
  kind: 'forecast',
  roles: { _subject: 'phrase', drivers: 'phrases' },
  verbs: [
    {
      verbs: foreseeing,
      roles: { subject: '_subject' },
      passive: { subject: '_subject' },
      where: ({ negated }) => !negated,
      // a pronoun before it is no phrase, and says as much
      tells: { _foreseen: true },
    },
    {
      verbs: `${revising}, revise up, revise down`,
      roles: { subject: '_subject' },
      where: ({ negated, infinitive, modal, passive }) =>
        !negated && !infinitive && !passive && modal === undefined,
      tells: { _foreseen: true },
    },
    {
      verbs: outcomeVerbs,
      roles: { subject: '_subject' },
      where: isAheadVerb,
    },
    {
      verbs: 'drive, fuel, spur, underpin',
      roles: { subject: 'drivers' },
      passive: { by: 'drivers' },
      where: ({ object, subject, passive }) =>
        /^(?:growth|increase|rise|demand|expansion|market|decline|gain)$/.test(
          (passive ? subject : object)?.head ?? '',
        ),
      adds: true,
    },
  ],
  nouns: [],
  needs: [
    ['forecaster', 'indicator', 'value'],
    ['forecaster', 'indicator', 'change'],
  ],
  identity: ['forecaster', 'indicator', 'period'],
  mentions: /\b(?:the (?:growth|increase|rise|forecast|market|decline)|its forecast)\b/i,
  cues: /\b(?:expect|forecast|predict|project|sees?|saw|estimat|anticipat|reckon|puts?|peg|will|outlook|driv|fuel|spur|underpin)/i,
  reads,
};

const own =
  /^(?:(?:its|their|our|the|a|an|total|net|full-year|annual|fiscal|quarterly|group|consolidated|adjusted|operating|gross|(?:first|second|third|fourth)-quarter|current-quarter|20\d\d|Q[1-4]|record|higher|lower|core|underlying) )*(?:revenues?|sales|turnover|profits?|(?:net )?income|earnings(?: per share)?|eps|loss(?:es)?|margins?|ebitda|capex|capital expenditure|deliveries|bookings|cash flow|costs|expenses|production|output|orders)\b/i;
const outcome =
  'ris(?:e|ing)|grow|increase|climb|reach|hit|exceed|top|total|be|fall|decline|drop|shrink|contract|expand|average|double|surpass|slow|ease|decrease|jump|surge|come in|stand|amount|accelerate|slip|slump|soar|rebound|recover|edge|gain|remain|stay|narrow|widen|cool|moderate|add|contribute|see|hold|sink';

/** Verbs of what is to be: "will reach", "is expected to rise", and "could hit" where somebody forecasts it. */
function isAheadVerb(
  { modal, negated, governors, start, lemma }: Predication,
  { document, sentence }: Looking,
): boolean {
  return (
    outcomes.has(lemma) &&
    !negated &&
    (modal === 'will' ||
      (/^(?:could|may|might|would)$/.test(modal ?? '') && toldAsForecast.test(sentence.text)) ||
      governors.some(
        ({ lemma, passive }) =>
          passive &&
          /^(?:expect|forecast|project|predict|estimate|set|see|tip|anticipate)$/.test(lemma),
      ) ||
      /\b(?:is|are) (?:now |widely )?(?:forecast|expected|projected|set|seen|tipped|likely|poised|due|on (?:course|track)) (?:to )?$/i.test(
        document.text.slice(Math.max(0, start - 40), start),
      ))
  );
}

/** "could hit $12,000, Citi forecasts": what may be is a forecast where somebody says so. */
const toldAsForecast =
  /\b(?:forecasts?|predicts?|predicted|projects?|projected|estimates?|reckons?|outlook)\b/i;

/** What is looked ahead to beside indicators: markets, and goods by their price. */
const foreseeable =
  /\b(?:market|growth|economy|numbers|brent|wti|crude|oil|gold|silver|copper|iron ore|nickel|lithium|wheat|corn|bitcoin|dollar|euro|yen|yuan)\b/i;

function isForeseeable(words: string): boolean {
  return isIndicator(words) || foreseeable.test(words);
}

function reads(draft: Draft, of: Looking): Draft | undefined {
  const { predication } = draft;
  if (predication === undefined || draft.fields['drivers'] !== undefined) return draft;
  const { lemma, passive, modal, infinitive } = predication;
  const [verb = ''] = lemma.split(' ');
  if (revising.split(', ').includes(verb) && !passive && !infinitive && modal === undefined)
    return revised(draft, predication, of);
  if (foreseeing.split(', ').includes(verb) && !passive) {
    const made = foreseen(draft, predication, of);
    return made === undefined ? undefined : startingFrom(made, of);
  }
  if (!foreseeing.split(', ').includes(verb)) return ahead(draft, of);
  return undefined;
}

/** "Y to rise 12% to Z", "that Y will reach Z" */
const foreseenClause = new RegExp(
  `^(?: on (?:\\d{1,2} \\p{L}+|\\p{L}+\\.? \\d{1,2})(?:,? \\d{4},?)?)?(?: that)? (?<indicator>[^;:]{3,120}?),? (?:to|will|would|could|is set to|are set to) (?:[a-z]+ly )?(?:${outcome})\\b`,
  'iu',
);
/** "Y at Z", "Y of Z" */
const foreseenFigure =
  /^(?: that)? (?<indicator>[^;:]{3,80}?),? (?:(?<plain>at|of|(?:grow|ris|reach|fall|averag|hitt|topp|exceed|slow|eas|climb|declin|dropp|shrink|expand|contract|total|surpass)ing(?: (?:to|by))?)(?= (?:about |around |more than |over |nearly |up to |as much as |just |only )?(?:[$€£¥\d]|\p{Lu}{1,3}\p{L}{0,2}[$ ]?\d))|(?<still>unchanged)(?= (?:at|from)\b))/iu;

/** "12% growth in Y" */
const foreseenChange =
  /^(?: an?)? (?:[\d.]+(?:%| percent| per cent) (?:annual |year-on-year )?(?<plain>growth|rise|increase|decline|fall|drop|jump|contraction)) in (?<indicator>[^,;:]{3,80}?)(?= (?:in|for|this|next|over|by) |[,.]|$)/iu;

/** "X expects Y to rise 12% to Z", "X sees Y at Z", "X expects Y of Z". */
function foreseen(draft: Draft, predication: Predication, of: Looking): Draft | undefined {
  const { document, sentence } = of;
  const { subject, end, lemma } = predication;
  if (subject === undefined) return undefined;
  const rest = document.text.slice(end, sentence.end);
  const flat = rest.replace(/\s/g, ' ');
  const clause =
    foreseenClause.exec(flat) ?? foreseenFigure.exec(flat) ?? foreseenChange.exec(flat);
  const written = clause?.groups?.['indicator'];
  if (clause === null || written === undefined) return undefined;
  const isPlain = clause.groups?.['plain'] !== undefined;
  if (/^(?:believe|think|say|reckon)$/.test(lemma) && isPlain) return undefined;
  if (lemma === 'say' && !/\bwill\b/.test(clause[0])) return undefined;
  const from = end + clause.index + clause[0].lastIndexOf(written);
  const isChange = /^(?: an?)? [\d.]+/.test(clause[0]) && isPlain && / in /.test(clause[0]);
  // "growth of 4.5% for China"
  const where =
    isPlain && !/\p{Lu}/u.test(written)
      ? /^[^,;]*?\d(?:%| percent| per cent) (?:for|in) (?<place>(?:the )?\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)(?! \d)/u.exec(
          flat.slice(clause[0].length),
        )?.groups?.['place']
      : undefined;
  const name = where === undefined ? undefined : `${written} in ${where}`;
  return forecastOf(
    draft,
    from,
    written,
    isChange ? end : end + clause[0].length - lengthOfVerb(clause[0]),
    sentence.end,
    forecasterOf(subject, of),
    of,
    { name },
  );
}

/** The verb that tells the outcome belongs to the figures. */
function lengthOfVerb(clause: string): number {
  return /(?:\S+)$/.exec(clause)?.[0].length ?? 0;
}

/** "X cut its forecast for Y to Z". */
function revised(draft: Draft, predication: Predication, of: Looking): Draft | undefined {
  const { document, sentence } = of;
  const { subject, end } = predication;
  if (subject === undefined) return undefined;
  const rest = document.text.slice(end, sentence.end).replace(/\s/g, ' ');
  const match =
    /^(?: up| down)? (?:its |the |their |a |an )?(?<lead>[^,;]{0,60}?)\s?(?:forecasts?|estimates?|projections?|outlook|predictions?)(?: (?:for|of) (?<topic>[^,;]{2,60}?))?(?= (?:to|at|by|from|in|this|next|unchanged|steady)\b)/i.exec(
      rest,
    );
  if (match === null) return undefined;
  const { lead = '', topic } = match.groups ?? {};
  const start = end + match.index + match[0].length;
  const isTime =
    topic !== undefined &&
    /^(?:the )?(?:\d{4}|this|next|(?:fiscal|full|current|first|second|third|fourth|coming)\b.*)/i.test(
      topic,
    );
  const bare = lead.trim().replace(/^(?:\d{4}|this year's|next year's|full-year|annual) /i, '');
  const head =
    topic === undefined || isTime
      ? bare
      : bare === ''
        ? topic
        : isForeseeable(bare) && /^(?:the )?\p{Lu}/u.test(topic)
          ? `${bare} in ${topic.replace(/^the (?=U)/, '')}`
          : topic;
  if (head === '' || head.length < 3) return undefined;
  const shown = bare === '' ? (topic ?? '') : lead.trim();
  const from = end + rest.indexOf(shown);
  const made = forecastOf(draft, from, shown, start, sentence.end, forecasterOf(subject, of), of, {
    name: head,
    begin: end,
  });
  if (made === undefined) return undefined;
  // what it was before is an earlier forecast, no base
  const fields = Object.fromEntries(
    Object.entries(made.fields).filter(([field]) => field !== 'base'),
  );
  return { ...made, fields };
}

/** "Y will reach Z, X predicts", "Y is expected to rise, according to X", and what it starts from. */
function ahead(draft: Draft, of: Looking): Draft | undefined {
  const made = plainAhead(draft, of);
  return made === undefined ? undefined : startingFrom(made, of);
}

function plainAhead(draft: Draft, of: Looking): Draft | undefined {
  const { document, sentence } = of;
  const { predication } = draft;
  if (predication === undefined) return undefined;
  const { subject, governors, start, end } = predication;
  if (subject === undefined) return undefined;
  const verb = Math.min(
    start,
    ...governors
      .filter(({ passive, lemma }) => passive || lemma === 'be')
      .map((each) => each.start),
  );
  const before = document.text.slice(sentence.start, verb);
  const opening = [
    ...before.matchAll(
      /[,;:]\s+|\b(?:said|says|that|while|but|expects?|predicts?|forecasts?|sees|estimates?)\s+/g,
    ),
  ].findLast((match) => match.index + match[0].length < before.trimEnd().length);
  const from =
    opening === undefined ? sentence.start : sentence.start + opening.index + opening[0].length;
  const written = document.text
    .slice(Math.min(from, Math.max(from, subject.start)), verb)
    .trimEnd();
  const named = publisherIn(of, subject) ?? analystsIn(of, subject);
  const who = named ?? forecasterNear(of);
  return forecastOf(draft, from, written, start, Math.max(end, sentence.end), who, of, {
    isHouse: named === undefined,
  });
}

/** What lies before the text's day is where a forecast starts from, if another follows. */
function isPast({ fields }: Draft, { document }: Looking): boolean {
  const period = fields['period']?.value;
  return (
    typeof period === 'string' &&
    document.date !== undefined &&
    period.slice(0, 4) < document.date.slice(0, 4)
  );
}

/** "In 2020, industry revenue will be $82 billion. … revenue in 2021 is expected to rise by 12%": one forecast, and its base. */
function startingFrom(draft: Draft, of: Looking): Draft | undefined {
  const { document, sentence } = of;
  const near = (step: number): readonly Draft[] =>
    document.within(sentence.index + step, sentence.index + step).flatMap((other) =>
      other.predications
        .filter((each) => !each.isNoun && isAheadVerb(each, { document, sentence: other }))
        .flatMap((predication) => {
          const found = plainAhead(
            { ...draft, fields: {}, predication, sentence: other },
            {
              document,
              sentence: other,
            },
          );
          return found === undefined ? [] : [found];
        }),
    );
  if (isPast(draft, of)) {
    const later = [...near(1), ...near(2)].find((each) => !isPast(each, of));
    return later !== undefined && endsAlike(draft, later) ? undefined : draft;
  }
  const base = [...near(-1), ...near(-2)].find((each) => isPast(each, of));
  if (base === undefined || !endsAlike(base, draft)) return draft;
  const { indicator, period, value, change } = base.fields;
  if (value === undefined || draft.fields['base'] !== undefined) return draft;
  return {
    ...draft,
    fields: {
      ...draft.fields,
      ...(indicator === undefined ? {} : { indicator }),
      base: {
        ...value,
        value: {
          value: value.value,
          ...(period === undefined ? {} : { period: period.value }),
          ...(change === undefined ? {} : { change: change.value }),
        },
      },
    },
  };
}

/** "global foundry revenue" and, in the next sentence, "revenue". */
function endsAlike(fuller: Draft, shorter: Draft): boolean {
  const [one, other] = [fuller, shorter].map(({ fields }) =>
    String(fields['indicator']?.value).toLowerCase(),
  ) as [string, string];
  return one.endsWith(other) || other.endsWith(one);
}

/** Who foresees it, where the sentence beside names a house that does so for a living. */
function forecasterNear({ document, sentence }: Looking): ReadField | undefined {
  for (const step of [1, -1, 2]) {
    const [other] = document.within(sentence.index + step, sentence.index + step);
    for (const { lemma, subject, isNoun, negated } of other?.predications ?? []) {
      if (other === undefined || isNoun || negated || subject?.name === undefined) continue;
      if (!/^(?:say|predict|forecast|estimate|project|expect|reckon)$/.test(lemma)) continue;
      const entity = document.entityOf(subject, other);
      const about = `${subject.name.text} ${entity?.description?.text ?? ''} ${subject.description?.text ?? ''}`;
      if (
        /\b(?:research|analysts?|consultanc\w+|market research|forecaster|think[- ]tank|intelligence|institute|ratings?|economics|advisory|insights?)\b/i.test(
          about,
        )
      )
        return fill('party', subject, { document, sentence: other }, []);
    }
  }
  return undefined;
}

function forecastOf(
  draft: Draft,
  from: number,
  written: string,
  start: number,
  to: number,
  forecaster: ReadField | undefined,
  of: Looking,
  {
    name,
    begin,
    isHouse = false,
  }: {
    /** The indicator, where it is put together from several places. */
    readonly name?: string | undefined;
    readonly begin?: number;
    /** Whoever foresees it does so for a living: "revenue" is not his own. */
    readonly isHouse?: boolean;
  } = {},
): Draft | undefined {
  const { document, sentence } = of;
  if (forecaster === undefined) return undefined;
  let lead =
    /^(?:the|a|an|that|its|their|annual(?= revenue)|this year's|next year's) /i.exec(written)?.[0]
      .length ?? 0;
  // "2024/25 US corn output"
  const split = /^\d{4}[/-]\d{2,4} /.exec(written.slice(lead))?.[0];
  if (split !== undefined) lead += split.length;
  for (const quantity of sentence.quantities)
    if (
      (quantity.read.type === 'period' || quantity.read.type === 'date') &&
      Math.abs(quantity.start - (from + lead)) < 5
    )
      lead =
        quantity.end -
        from +
        (/^(?:'s|’s)?\s*/.exec(document.text.slice(quantity.end, from + written.length))?.[0]
          .length ?? 0);
  lead += /^[,\s]*(?:the )?/.exec(written.slice(lead))?.[0].length ?? 0;
  let plain = written.slice(lead);
  const time =
    /\s+(?:in|for|by|during|over) (?:the )?(?:\d{4}|this|next|(?:first|second|third|fourth|coming)\b).*$|\s+(?:this|next) (?:year|quarter|month)$/i.exec(
      plain,
    );
  if (time !== null) plain = plain.slice(0, time.index);
  // "the foundry industry's revenue"
  const indicator = (name === undefined ? plain.trim() : name.replace(/^(?:the|its) /, '')).replace(
    /(?<=\b(?:industry|market|sector))['’]s(?= )/,
    '',
  );
  if (!isForeseeable(indicator)) return undefined;
  if (/^(?:it|they|he|she|this|that|the company)$/i.test(indicator)) return undefined;
  // a company's own figures are its guidance
  if (
    !isHouse &&
    own.test(written) &&
    !/\b(?:global|world|industry|worldwide|market)\b/i.test(written) &&
    // "sales of heat pumps in Britain"
    !/^(?:the )?(?:sales|shipments|output|production|deliveries|revenues?|orders) (?:of|from) \p{Ll}/iu.test(
      written,
    )
  )
    return undefined;
  if (/\bshares?\b(?! of)|\bstock\b/i.test(indicator)) return undefined;
  const movement = movementIn(of, start, to);
  const { value, change, previous, previousPeriod } = movement;
  if (value === undefined && change === undefined) return undefined;
  const period = periodIn(of, begin ?? from, to, true) ?? periodIn(of, sentence.start, from, true);
  const at = from + lead;
  const fields: Record<string, ReadField> = {
    forecaster,
    indicator: {
      value: indicator.replace(/\s+/g, ' '),
      evidence: {
        start: at,
        end: at + plain.trimEnd().length,
        text: document.text.slice(at, at + plain.trimEnd().length),
      },
      entities: [],
      sure: 1,
    },
  };
  if (period !== undefined) fields['period'] = period;
  if (value !== undefined) fields['value'] = value;
  if (change !== undefined) fields['change'] = change;
  // "down from 0.7% seen in June" was an earlier forecast
  const isEarlier =
    previous !== undefined &&
    /^ (?:per ?cent |percent |pct )?(?:it |that |which )?(?:(?:was|had been) )?(?:seen|forecast|predicted|projected|expected|estimated|previously|earlier)\b/i.test(
      document.text.slice(previous.evidence.end, previous.evidence.end + 40),
    );
  if (previous !== undefined && !isEarlier)
    fields['base'] = {
      ...previous,
      value: {
        value: previous.value,
        ...(previousPeriod === undefined ? {} : { period: previousPeriod.value }),
      },
    };
  const drivers = driversIn(of, start);
  if (drivers !== undefined) fields['drivers'] = drivers;
  return { ...draft, fields };
}

/** An organisation, or that of its analysts. */
function forecasterOf(subject: Mention, of: Looking): ReadField | undefined {
  if (subject.members.length > 0) return undefined;
  // "We expect inflation to average 2.4%," the bank said
  if (subject.pronoun === 'we') return publisherIn(of, subject) ?? analystsIn(of, subject);
  const { head, possessor, names } = subject;
  if (
    /^(?:analyst|economist|strategist|researcher|expert|report|forecaster|bank|forecast|survey|team|study|note|outlook)$/.test(
      head,
    )
  ) {
    if (possessor?.name !== undefined) return fill('party', possessor, of, []);
    const [name] = names;
    if (name !== undefined && name.class !== 'place' && name.class !== 'person')
      return nameField(name);
    return analystsIn(of, undefined);
  }
  const before = of.document.text.slice(
    Math.max(of.sentence.start, subject.start - 40),
    subject.start,
  );
  if (/\b(?:analysts?|economists?|strategists?|researchers?) (?:at|from|with) $/i.test(before))
    return fill('party', subject, of, []);
  const party = fill('party', subject, of, []);
  // "the central bank in Warsaw", "the Philippine central bank"
  if (party !== undefined || subject.name !== undefined || !isAuthority(lowerOf(subject)))
    return party;
  const office = thingOf(subject, of, /^(?:of|in)$/);
  return office === undefined ? undefined : fieldAt(office.text, office.start, office.end, of);
}

function nameField({
  start,
  end,
  text,
}: {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}): ReadField {
  return {
    value: text.replace(/\s+/g, ' '),
    evidence: { start, end, text },
    entities: [],
    sure: 0.95,
  };
}

/** "analysts at Trenholm Research predict". */
function analystsIn(of: Looking, besides: Mention | undefined): ReadField | undefined {
  const { document, sentence } = of;
  for (const chunk of sentence.chunks) {
    if (chunk.type !== 'mention' || chunk === besides) continue;
    const before = document.text.slice(Math.max(sentence.start, chunk.start - 60), chunk.start);
    if (
      /\b(?:analysts?|economists?|strategists?|researchers?|forecasters?) (?:at|from|with|of) (?:the )?$/i.test(
        before,
      ) ||
      /\b(?:forecasts?|estimates?|projections?|report|study|note|outlook|survey|paper) (?:by|from|of) (?:the )?$/i.test(
        before,
      )
    ) {
      const field = fill('party', chunk, of, []);
      if (field !== undefined) return field;
    }
  }
  // what stands between commas is no part of the clause
  const aside =
    /\b(?:analysts?|economists?|strategists?|researchers?) (?:at|from|with) (?:the )?(\p{Lu}[\p{L}\p{N}&.-]*(?: (?:& )?\p{Lu}[\p{L}\p{N}&.-]*){0,4})/u.exec(
      sentence.text,
    );
  if (aside?.[1] !== undefined) {
    const start = sentence.start + aside.index + aside[0].length - aside[1].length;
    return nameField({ start, end: start + aside[1].length, text: aside[1] });
  }
  for (const { lemma, subject, isNoun, negated } of sentence.predications) {
    if (isNoun || negated || subject === undefined || subject === besides) continue;
    if (!/^(?:predict|forecast|say|estimate|project|reckon|expect|believe|add)$/.test(lemma))
      continue;
    const field = subject.name === undefined ? undefined : fill('party', subject, of, []);
    if (field !== undefined) return field;
    const [name] = subject.names;
    if (
      name !== undefined &&
      /^(?:analyst|economist|strategist|researcher)$/.test(subject.head) &&
      name.class !== 'place'
    )
      return nameField(name);
  }
  return undefined;
}

/** "driven by cheaper batteries". */
function driversIn(of: Looking, from: number): ReadField | undefined {
  const { chunks } = of.sentence;
  for (const chunk of chunks) {
    if (chunk.type !== 'mention' || chunk.start < from || chunk.head === '') continue;
    const before = of.document.text.slice(Math.max(from, chunk.start - 40), chunk.start);
    if (
      !/\b(?:driven|fuel(?:l)?ed|boosted|spurred|supported|helped|powered|lifted|led|buoyed|underpinned) (?:mainly |largely |chiefly |partly )?by (?:the |a |an )?$/i.test(
        before,
      )
    )
      continue;
    return fill('phrases', chunk, of, []);
  }
  return undefined;
}
