import type { Mention } from '../chunks.js';
import type { Predication } from '../clauses.js';
import { fill } from '../fillers.js';
import type { Draft, KindFrames, Looking, ReadField } from '../frame.js';
import { undisclosed } from './fields.js';
import { eitherWay, fallingVerbs, movementIn, risingVerbs } from '../movements.js';
import { changeBeside, securityOf } from './market-move.js';

const offering =
  /\b(?:IPOs?|initial public offerings?|initial share sale|(?:stock|share) (?:market )?(?:listing|offering|flotation)|public listing|flotation|(?:market|trading|stock market|stock exchange|Nasdaq|NYSE|New York|London|Hong Kong|Tokyo|Wall Street|Frankfurt|Mumbai) (?:IPO|debut|listing|flotation)|listing|public offering|registration statement|Form [SF]-1|prospectus|go(?:es|ing)? public|went public|debut(?:s|ed)?|first day of trading|trading in|(?:list|lists|listed|listing|float|floats|floated) (?:its |their )?(?:shares |stock |itself )?(?:on|in)|(?:begin|began|begins|start|starts|started) trading)\b/i;
/** Offerings of shares that trade already, and debuts on no market. */
const otherOffering =
  /\b(?:secondary (?:public )?offering|follow-on|rights issue|album|film|movie|season|concert|runway|theat(?:re|er)|product listing|job listing|listing price of the (?:house|home)|real estate listing|directorial|stage debut|television debut|coin offering|novel|world cup|league|delist(?:ed|ing|s)?)\b/i;

const exchanges =
  /\b(?:(?:New York|London|Tokyo|Hong Kong|Shanghai|Shenzhen|Frankfurt|Toronto|Australian|Australia|Taiwan|Korea|Singapore|National|Bombay|SIX Swiss|Johannesburg|Swiss|Saudi|Stockholm|Indonesia|Philippine|Thailand|Beijing|Oslo|Warsaw|Abu Dhabi|TSX Venture)(?: (?:Stock|Securities) Exchange| Exchange| bourse)(?:['’]s (?:STAR Market|Main Market|ChiNext))?|NYSE(?: American)?|Nasdaq(?: (?:Global Select|Global|Capital) Market| Stock Market)?|LSE|HKEX|SGX|ASX|Euronext(?: (?:Paris|Amsterdam|Brussels|Lisbon|Oslo|Growth))?|STAR Market|ChiNext|AIM|Bursa Malaysia|Tadawul|Nasdaq (?:Stockholm|Helsinki|Copenhagen|First North))\b|(?<=\b(?:its|a|the|in|on|planned|pulls|shelves|delays|plans|withdraws|scraps|postpones|eyes|mulls|for|\$[\d.]+ (?:million|billion|mln|bln|[mb]n?)|[Ii]n) )(?:Hong Kong|New York|London|Tokyo|Frankfurt|Shanghai|Abu Dhabi|Dubai|Madrid|Paris|Oslo|Jakarta|Bangkok|Seoul|Taipei|Warsaw|Johannesburg|São Paulo|Shenzhen|Mumbai|Amsterdam|Riyadh|Sydney|Toronto|Zurich|Stockholm|Milan|Singapore)(?= (?:IPO|listing|debut|flotation|initial public offering|market debut))/;

/** Companies whose shares come to a stock exchange. */
export const listing: KindFrames = {
  kind: 'listing',
  roles: {
    _subject: 'phrase',
    company: 'party',
    raised: 'money',
    offerPrice: 'money',
    shares: 'count',
    marketValue: 'money',
    bookrunners: 'parties',
  },
  verbs: [
    {
      verbs: `file, apply, submit, price, raise, list, debut, begin, start, go, go public, make, withdraw, pull, shelve, postpone, cancel, scrap,
        abandon, call off, delay, float, plan, launch, complete, seek, net, score, set, sell, aim, eye, trade, open, end, close, halt, mull,
        consider, prepare, be, leave, mark, bring, take, lose, gain, pop, drop, withdraw, ${eitherWay('end, close, finish, open')}, ${risingVerbs}, ${fallingVerbs}, double, up, down`,
      roles: { subject: '_subject' },
      passive: { subject: '_subject' },
      where: ({ negated }, { sentence }) =>
        !negated && offering.test(sentence.text) && !otherOffering.test(sentence.text),
    },
  ],
  nouns: [
    {
      nouns: 'pricing',
      roles: { subject: 'company', possessor: 'company' },
      where: ({ complements, governors }, { sentence }) =>
        complements[0]?.preposition === 'of' &&
        /^(?:announce|complete|report|confirm)$/.test(governors[0]?.lemma ?? '') &&
        offering.test(sentence.text) &&
        !otherOffering.test(sentence.text),
      tells: { stage: 'priced' },
    },
  ],
  details: [
    {
      field: 'bookrunners',
      type: 'parties',
      before:
        /\b(?:bookrunners? (?:was|were|is|are)|offering (?:was|is|would (?:be|have been)) managed by) ?$/i,
    },
    {
      field: 'bookrunners',
      type: 'parties',
      after:
        /^ ?(?:ran|run|are running|is running|managed|(?:was|were|is|are) to (?:have )?run) the (?:books|offering)\b/i,
    },
    {
      field: 'marketValue',
      type: 'money',
      before:
        /\bmarket value of ?$|\b(?:was|were|is) valued at ?$|\bvalued (?:the company|it) at ?$/i,
    },
    {
      field: 'offerPrice',
      type: 'money',
      before: /\bshares at ?$/i,
      after: /^ (?:each|apiece)\b/i,
    },
    {
      field: 'offerPrice',
      type: 'money',
      before:
        /\b(?:priced|pricing|prices|sold|offered|offering|selling|sells)\b(?:(?!\bvalu)[^.]){0,60}\bat\s*$|\b(?:IPO|offer(?:ing)?|issue|listing) price(?: (?:of|was|is|at|set at))+\s*$|\bpriced at\s*$/i,
    },
    {
      field: 'offerPrice',
      type: 'money',
      after: /^,? ?(?:(?:a|per)(?: [\w-]+)? (?:share|ads|ordinary share)|each|apiece)\b/i,
    },
    {
      field: 'raised',
      type: 'money',
      before:
        /\b(?:rais(?:e|es|ed|ing)|(?:gross )?proceeds(?: (?:of|were|totall?ed))|fetch(?:ed|ing))\s*$/i,
      after: /^(?!,? ?(?:a|per) share)/i,
    },
    {
      field: 'raised',
      type: 'money',
      after: /^[- ](?:[\w]+ ){0,2}?(?:IPO|initial public offering|listing|flotation|share sale)\b/i,
    },
    {
      field: 'shares',
      type: 'count',
      after: /^ (?:[\w-]+ ){0,3}?(?:shares|ADSs|American depositary shares)\b/i,
    },
    {
      field: 'marketValue',
      type: 'money',
      before:
        /\b(?:valuing|values|valued|valuation (?:of|at)|market (?:value|capitali[sz]ation|cap)(?: of| at| to)|valuation)\b[^.$€£]{0,40}(?:at|of|to)?\s*$/i,
    },
    { field: 'marketValue', type: 'money', after: /^ ?(?:valuation|market value|market cap)/i },
    {
      field: 'bookrunners',
      type: 'parties',
      after:
        /^ ?(?:are|were|is|was|acted as|act as|are acting as|is acting as|will act as|served as) (?:the |serving as )?(?:joint |lead |active |sole |co-)*(?:lead )?(?:book-?running managers?|book-?runners?|underwriters?|managers|sponsors?|global coordinators?)/i,
    },
    {
      field: 'bookrunners',
      type: 'parties',
      after:
        /^ ?(?:are|were|is) (?:managing|underwriting|arranging|handling|leading|running) (?:the|its) (?:sale|offering|IPO|listing|flotation|share sale|deal)\b/i,
    },
    {
      field: 'bookrunners',
      type: 'parties',
      before:
        /\b(?:underwriters|bookrunners|book-running managers)(?: for the (?:offering|IPO))? (?:are|were|include|included|including) $|\bunderwritten by $/i,
    },
  ],
  tellings: [
    {
      field: 'raised',
      value: 'undisclosed',
      pattern: undisclosed('sum|amount|proceeds|size of the (?:IPO|offering|listing|sale)'),
    },
  ],
  needs: [
    ['company', 'stage'],
    ['company', 'raised'],
    ['company', 'offerPrice'],
    ['company', 'exchange'],
  ],
  identity: ['company'],
  mentions:
    /\bvalued (?:at|the company|it)\b|\bmarket value\b|\bthe books\b|\b(?:sum|amount) raised\b|\bhow much was raised\b|\boffer price\b|\bplan (?:was|had been|is) to sell\b|\b(?:the|its|their) (?:[\w-]+ )?(?:IPO|offering|listing|shares?|stock|debut|flotation|float)\b|\b(?:bookrunn|book-runn|underwriter|underwritten|symbol|ticker)/i,
  cues: /\b(?:valued|market value|the books|raised|shares|offer price|managed by|IPO|public|offering|listing|list(?:ed|s)?\b|debut|float|trading|registration|bookrun|book-run|underwrit|priced|symbol|ticker)/i,
  reads,
  finish,
};

function reads(draft: Draft, of: Looking): Draft | undefined {
  const { predication } = draft;
  if (predication === undefined) return undefined;
  const first = firstDay(draft, predication, of);
  if (first !== undefined) return first;
  if (predication.subject === undefined || marked.test(predication.lemma)) return undefined;
  const { subject, start, end, governors, modal, passive, infinitive } = predication;
  const { document, sentence } = of;
  const [lemma = ''] = predication.lemma.split(' ');
  const rest = document.text.slice(start, sentence.end).replace(/\s/g, ' ');
  const isOwnShares = /\b(?:shares?|stock|ADSs?)\b/i.test(
    document.text.slice(Math.max(sentence.start, subject.start - 20), subject.end),
  );
  const whole = document.text.slice(subject.start, subject.end);
  const aboutOffering =
    /\b(?:IPO|initial public offering|offering|listing|flotation|registration statement)\b/i.test(
      whole,
    );
  const security = isOwnShares ? securityOf(subject, predication, of) : undefined;
  const owner =
    aboutOffering && subject.possessor !== undefined
      ? fill('party', subject.possessor, of, [])
      : undefined;
  const company =
    security ?? owner ?? (aboutOffering ? ofOffering(subject, of) : fill('party', subject, of, []));
  if (company === undefined || isMarket(company)) return undefined;
  // "drops plan to list on Nasdaq"
  const isDropped = governors.some(({ lemma: verb }) =>
    /^(?:drop|abandon|scrap|shelve|cancel|withdraw|pull|ditch|call off|give up|halt)$/.test(verb),
  );
  const isAhead =
    modal !== undefined ||
    infinitive ||
    governors.some(({ lemma: verb }) =>
      /^(?:plan|aim|intend|seek|expect|want|consider|hope|set|prepare|eye|mull|look|try|delay|postpone)$/.test(
        verb,
      ),
    );
  const moves = new RegExp(
    `^(?:${[...risingVerbs.split(', '), ...fallingVerbs.split(', ')].join('|')}|pop|drop|double|end|close|finish|open|trade|up|down)$`,
  ).test(lemma);
  const isDebut =
    /\b(?:debut|first (?:day|session)(?: of trading)?|trading debut|in its listing|first trading day)\b/i.test(
      sentence.text,
    );
  const fields: Record<string, ReadField> = { company };
  let stage: string | undefined;
  if (lemma === 'pricing') stage = 'priced';
  else if (/^(?:withdraw|pull|shelve|cancel|scrap|abandon|call|halt)$/.test(lemma)) {
    const what = passive ? whole : rest.slice(0, 80);
    if (
      !/\b(?:IPO|initial public offering|public offering|listing|flotation|registration statement|float|share sale)\b/i.test(
        what,
      )
    )
      return undefined;
    if (!isAhead || governors.some(({ lemma: verb }) => verb === 'decide')) stage = 'withdrawn';
  } else if (/^(?:file|apply|submit)$/.test(lemma)) {
    if (
      !/\b(?:IPO|initial public offering|public offering|listing|registration statement|prospectus|go public|to list|Form [SF]-1|flotation|list its)\b/i.test(
        rest,
      )
    )
      return undefined;
    if (
      /^\S+ (?:an? |the |its )?(?:[\w-]+ )?(?:lawsuit|suit|complaint|charges|appeal|motion|claim|petition)\b/i.test(
        rest,
      )
    )
      return undefined;
    if (!isAhead) stage = 'filed';
  } else if (lemma === 'price') {
    if (
      !isAhead &&
      /\b(?:IPO|offering|shares|listing|flotation)\b/i.test(sentence.text) &&
      /\d/.test(rest)
    )
      stage = 'priced';
    else if (!isAhead) return undefined;
  } else if (/^(?:list|debut|float)$/.test(lemma)) {
    if (lemma === 'list' && !/\b(?:on|in)\b/.test(rest)) return undefined;
    if (
      lemma === 'list' &&
      exchangeIn(of) === undefined &&
      !/\bstock (?:exchange|market)\b/i.test(rest)
    )
      return undefined;
    if (
      lemma === 'debut' &&
      exchangeIn(of) === undefined &&
      !/\b(?:shares|stock|trading|market|exchange)\b/i.test(sentence.text)
    )
      return undefined;
    if (!isAhead) stage = 'debuted';
  } else if (/^(?:begin|start)$/.test(lemma)) {
    if (
      !/^\S+ (?:its )?(?:trading|to trade)\b/i.test(
        document.text.slice(start, sentence.end).replace(/^.*?\b(?=beg[aiu]n|start)/i, ''),
      )
    )
      return undefined;
    if (!isAhead) stage = 'debuted';
  } else if (lemma === 'set') {
    // "set the price of the shares that it is to list"
    if (!/^set (?:the|a|its|an) (?:[\w-]+ ){0,2}price\b/i.test(rest)) return undefined;
    if (!isAhead) stage = 'priced';
  } else if (lemma === 'go') {
    if (!/^\S*(?:\s\S+)?\s?public\b|\bpublic\b/i.test(document.text.slice(start, end + 10)))
      return undefined;
    if (!isAhead) stage = 'debuted';
  } else if (lemma === 'make') {
    if (
      !/\bdebut\b/i.test(rest) ||
      !/\b(?:market|trading|stock|exchange|shares|Nasdaq|NYSE|Wall Street)\b/i.test(rest)
    )
      return undefined;
    if (!isAhead) stage = 'debuted';
  } else if (
    /^(?:raise|net|score|sell|complete|close|seek|plan|launch|aim|eye|delay|mull|consider|prepare)$/.test(
      lemma,
    ) &&
    !(isDebut && isOwnShares)
  ) {
    const about =
      /\b(?:IPO|initial public offering|initial share sale|flotation|(?:stock market|share|Hong Kong|New York|London|Nasdaq) listing|public listing|go public)\b/i;
    if (!about.test(rest)) return undefined;
    if (/^(?:sell|set|launch|close|complete)$/.test(lemma) && !/\$|€|£|¥|\d/.test(rest))
      return undefined;
  } else if (!(
    moves &&
    isDebut &&
    (isOwnShares || owner !== undefined || /\b(?:debut|first day)\b/i.test(rest))
  ))
    return undefined;
  if (isDropped && /^(?:list|float|go|sell|raise)$/.test(lemma)) stage = 'withdrawn';
  if (
    (moves || stage === 'debuted') &&
    isDebut &&
    (security !== undefined || /\b(?:debut|first day)\b/i.test(rest))
  ) {
    const change = firstDayChange(of);
    if (change === undefined && security !== undefined && !isAhead) stage ??= 'debuted';
    if (change !== undefined) {
      fields['firstDayChange'] = change;
      stage = 'debuted';
    }
  }
  if (stage !== undefined)
    fields['stage'] = {
      value: stage,
      evidence: { start, end, text: document.text.slice(start, end) },
      entities: [],
      sure: 1,
    };
  const exchange = exchangeIn(of);
  if (exchange !== undefined) fields['exchange'] = exchange;
  const ticker = tickerIn(of);
  if (ticker !== undefined) fields['ticker'] = ticker;
  // that a plan was dropped is no plan
  return isDropped && draft.modality === 'planned'
    ? { ...draft, fields, modality: 'asserted' }
    : { ...draft, fields };
}

/** Verbs that tell of a first day only with what stands around them. */
const marked = /^(?:be|leave|mark|bring|take|lose|gain)$/;

const firstDays = /\b(?:debut|first[ -](?:day|session)(?: of trading)?|first trading day)\b/i;

/** Where shares are traded lists others, not itself. */
function isMarket({ value }: ReadField): boolean {
  return exchanges.exec(String(value))?.[0] === value;
}

/**
 * The first day of shares that are no subject, or of which nothing moves: "Trading in Acme began on Nasdaq with a gain of
 * 4%", "A 5% fall marked the debut of Acme", "Nasdaq listed shares in Acme", "The listing of Acme took place".
 */
function firstDay(
  draft: Draft,
  { lemma, start, end, object, subject, modal, infinitive, governors }: Predication,
  of: Looking,
): Draft | undefined {
  const { sentence, document } = of;
  const exchange = exchangeIn(of);
  if (
    exchange === undefined ||
    modal !== undefined ||
    infinitive ||
    governors.length > 0 ||
    !(marked.test(lemma) || /^(?:begin|start|list)$/.test(lemma))
  )
    return undefined;
  const isDebut = firstDays.test(sentence.text);
  const isOwn = subject?.name !== undefined && !isMarket({ value: subject.name.text } as ReadField);
  if (lemma === 'list' && (object?.head !== 'share' || isOwn)) return undefined;
  if ((lemma === 'begin' || lemma === 'start') && !/\btrading in\b/i.test(sentence.text))
    return undefined;
  if (lemma === 'take' && object?.head !== 'place') return undefined;
  if (marked.test(lemma) && lemma !== 'take' && !isDebut) return undefined;
  const company =
    newcomerIn(of) ??
    (lemma === 'bring' && object !== undefined ? fill('party', object, of, []) : undefined) ??
    (/^(?:lose|gain)$/.test(lemma) && subject !== undefined
      ? fill('party', subject, of, [])
      : undefined);
  if (company === undefined || isMarket(company)) return undefined;
  const change = isDebut ? firstDayChange(of) : undefined;
  if (marked.test(lemma) && lemma !== 'take' && change === undefined) return undefined;
  return {
    ...draft,
    fields: {
      company,
      exchange,
      stage: {
        value: 'debuted',
        evidence: { start, end, text: document.text.slice(start, end) },
        entities: [],
        sure: 1,
      },
      ...(change === undefined ? {} : { firstDayChange: change }),
    },
  };
}

/** Whose shares are first traded: "shares in Acme", "trading in Acme", "the Nasdaq debut of Acme". */
function newcomerIn(of: Looking): ReadField | undefined {
  const { chunks } = of.sentence;
  for (const [at, chunk] of chunks.entries()) {
    const [link, inner] = [chunks[at + 1], chunks[at + 2]];
    if (link?.type !== 'link' || inner?.type !== 'mention') continue;
    const isOf =
      (chunk.type === 'mention' &&
        ((/^(?:share|stock)$/.test(chunk.head) && /^(?:in|of)$/.test(link.lower)) ||
          (/^(?:debut|listing|flotation)$/.test(chunk.head) && link.lower === 'of'))) ||
      (chunk.type === 'verbs' && chunk.lemma === 'trade' && link.lower === 'in');
    if (!isOf) continue;
    const found = fill('party', inner, of, []);
    if (found !== undefined && !isMarket(found)) return found;
  }
  return undefined;
}

/** What shares won or lost on their first day; "unchanged" is a change of nothing. */
function firstDayChange(of: Looking): ReadField | undefined {
  const { start, end, text } = of.sentence;
  const change = movementIn(of, start, end).change ?? changeBeside(of, start, end);
  if (change !== undefined) {
    const { value, unit } = change.value as { readonly value: string; readonly unit: string };
    return unit === 'percent'
      ? { ...change, value: { value, unit, basis: 'first-day' } }
      : undefined;
  }
  const match = /\b(?:unchanged|flat|no change|without change)\b/i.exec(text);
  if (match === null) return undefined;
  const from = start + match.index;
  return {
    value: { value: '0', unit: 'percent', basis: 'first-day' },
    evidence: { start: from, end: from + match[0].length, text: match[0] },
    entities: [],
    sure: 1,
  };
}

/** "The IPO of Acme". */
function ofOffering(subject: Mention, of: Looking): ReadField | undefined {
  const { chunks } = of.sentence;
  const at = chunks.indexOf(subject);
  const link = chunks[at + 1];
  const inner = chunks[at + 2];
  if (link?.type === 'link' && /^(?:of|by|for)$/.test(link.lower) && inner?.type === 'mention')
    return fill('party', inner, of, []);
  const [name] = subject.names;
  if (name === undefined || name.class === 'place') return undefined;
  const entity = of.document.entityOf(name, of.sentence);
  const shown = entity?.name ?? name;
  return {
    value: shown.text,
    evidence: { start: shown.start, end: shown.end, text: shown.text },
    entities: entity === undefined ? [] : [entity],
    sure: 0.9,
  };
}

function exchangeIn({ document, sentence }: Looking): ReadField | undefined {
  const { index } = sentence;
  for (const each of document.within(index, index + 1)) {
    const match = exchanges.exec(each.text);
    if (
      match === null ||
      (each !== sentence && !/\b(?:list|trade|trading|symbol|ticker)\b/i.test(each.text))
    )
      continue;
    const start = each.start + match.index;
    return {
      value: match[0],
      evidence: { start, end: start + match[0].length, text: match[0] },
      entities: [],
      sure: 1,
    };
  }
  return undefined;
}

/** "under the symbol “CRVD”". */
function tickerIn({ document, sentence }: Looking): ReadField | undefined {
  for (const each of document.within(sentence.index, sentence.index + 1)) {
    const match =
      /\b(?:symbol|ticker(?: symbol)?|code)s? ["“'‘]?(?<sign>[A-Z]{1,6}(?:\.[A-Z]{1,2})?|\d{4,6}(?:\.[A-Z]{2})?)\b/.exec(
        each.text,
      ) ?? /\((?:NYSE|NASDAQ|Nasdaq|LSE|ASX|HKEX|TSX): ?(?<sign>[A-Z0-9.]{1,8})\)/.exec(each.text);
    const sign = match?.groups?.['sign'];
    if (match === null || sign === undefined) continue;
    const start = each.start + match.index + match[0].lastIndexOf(sign);
    return {
      value: sign,
      evidence: { start, end: start + sign.length, text: sign },
      entities: [],
      sure: 1,
    };
  }
  return undefined;
}

/** What was withdrawn raised nothing; what has had its first day was priced before. */
function finish(draft: Draft): Draft {
  const { firstDayChange, stage } = draft.fields;
  if (firstDayChange !== undefined && stage?.value === 'priced')
    return {
      ...draft,
      fields: {
        ...draft.fields,
        stage: { ...firstDayChange, value: 'debuted' },
      },
    };
  if (draft.fields['stage']?.value !== 'withdrawn') return draft;
  return {
    ...draft,
    fields: Object.fromEntries(Object.entries(draft.fields).filter(([name]) => name !== 'raised')),
  };
}
