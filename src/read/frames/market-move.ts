import type { Mention, Stretch } from '../chunks.js';
import type { Predication } from '../clauses.js';
import { fill } from '../fillers.js';
import type { Draft, KindFrames, Looking, ReadField } from '../frame.js';
import {
  basisIn,
  clauseEnd,
  directionIn,
  eitherWay,
  fallingVerbs,
  isTime,
  movementIn,
  readQuantity,
  risingVerbs,
} from '../movements.js';
import { spokenOfBefore } from './fields.js';

const shareNoun = /^(?:share|stock|equity|adr|adrs|ads|bond|security|unit)$/;
/** What is traded under a name of its own, or under a common noun. */
const indexes =
  /^(?:(?:the )?(?:\p{Lu}\p{L}+(?:ese|ish|ian|an) |blue-chip |benchmark |broader |tech-heavy |pan-European |main )*)((?:Dow(?: Jones)?(?: Industrial Average| Industrials)?|S&P 500|S&P\/ASX 200|ASX 200|Nasdaq(?: Composite| 100)?|Russell 2000|FTSE(?: 100| 250)?|DAX|CAC(?: |-)?40|STOXX(?: Europe)? 600|Stoxx 600|IBEX(?: 35)?|Nikkei(?: 225)?(?: (?:stock )?(?:average|index))?|Topix|TOPIX|Hang Seng(?: (?:China Enterprises|Tech))?(?: Index)?|Shanghai Composite(?: Index)?|Shenzhen Component(?: Index)?|CSI ?300(?: Index)?|ChiNext(?: Index)?|Kospi|KOSPI|Sensex|Nifty(?: 50)?|Straits Times Index|Bovespa|Ibovespa|MOEX|VIX)(?: index)?)(?= |$)/iu;
const commodities =
  /^((?:(?:spot|front-month|benchmark|three-month|US|U\.S\.|London|LME|Dalian|Shanghai|New York|July|August|June|most-active|the) )*(?:brent(?: crude)?(?: oil)?(?: futures)?|wti(?: crude)?(?: futures)?|west texas intermediate(?: crude)?|crude(?: oil)?(?: futures| prices?)?|oil(?: futures| prices?)?|gold(?: futures| prices?)?|silver(?: futures| prices?)?|platinum|palladium|copper(?: futures| prices?)?|aluminium|aluminum|nickel|zinc|tin|lithium(?: carbonate)?|iron ore(?: futures| prices?)?|natural gas(?: futures| prices?)?|wheat(?: futures)?|corn(?: futures)?|soybeans?(?: futures)?|cocoa(?: futures)?|coffee(?: futures)?|sugar(?: futures)?|cotton(?: futures)?|bitcoin|ether|ethereum|dogecoin|solana|(?:the )?(?:us |u\.s\. )?dollar(?: index)?|the euro|(?:the )?sterling|the pound|the yen|(?:the )?(?:onshore |offshore )?yuan|the ruble|the rouble|the rupee|the lira))(?= |$)/i;

const closing = /^(?:close|end|finish|settle|trade|open|shut)$/;

/** How a share, an index or what else is traded moved on a market. */
export const marketMove: KindFrames = {
  kind: 'market-move',
  roles: { _subject: 'phrase' },
  verbs: [
    {
      verbs: `${risingVerbs}, ${fallingVerbs}, ${eitherWay('close, end, finish, settle, trade, edge, tick, inch, open, move, be, climb, drift')},
        hit, pop, skid, sag, nosedive, add, stand, shoot, shoot up, touch, reach, double, tank, bounce, rebound, up, down`,
      roles: { subject: '_subject' },
      passive: { subject: '_subject' },
      where: isMoving,
    },
  ],
  nouns: [],
  details: [
    {
      field: 'exchange',
      type: 'party',
      before: /^Trading took place on(?: the)? ?$/i,
    },
    {
      field: 'volume',
      type: 'quantity',
      before: /\bvolume (?:was|of|came to|reached|totall?ed|stood at) ?$/i,
    },
    { field: 'volume', type: 'quantity', after: /^(?: shares?)? changed hands\b/i },
    {
      field: 'marketValue',
      type: 'money',
      before:
        /\bmarket (?:value|capitali[sz]ation|cap) (?:of|was|is|at|came to|stood at) ?$|\b(?:that|which) valued (?:the company|it) at ?$/i,
    },
  ],
  needs: [
    ['security', 'change'],
    ['security', 'close'],
  ],
  identity: ['security'],
  mentions:
    /^trading took place\b|\bchanged hands\b|\bvalued (?:the company|it)\b|\b(?:the|its) (?:shares?|stock|index|contract)\b|\bvolume\b|\bmarket (?:value|cap)/i,
  cues: /\b(?:shares?|stocks?|index|nikkei|dow|nasdaq|s&p|ftse|dax|cac|hang seng|csi|composite|kospi|sensex|nifty|topix|stoxx|ibovespa|bovespa|brent|wti|crude|oil|gold|silver|copper|bitcoin|ether|dollar|euro|yen|yuan|pound|sterling|futures|wheat|corn|soybeans?|cocoa|coffee|gas|ore|clos|settl|rupee|lira|rouble|ruble|volume|changed hands|trading took place|valued|market (?:value|cap)|(?:jump|fall|rise|soar|slump|plunge|surge|sink|slide|drop|gain|tumble|climb|slip|dip|rallie)s (?:as much as |nearly |more than )?\d[\d.]*(?:%| percent| per cent))/i,
  reads,
};

function isMoving(predication: Predication): boolean {
  const { negated, modal, infinitive, governors, form, finite, perfect, lemma } = predication;
  return (
    !negated &&
    modal === undefined &&
    !infinitive &&
    !perfect &&
    (finite || form === 'past' || form === 'gerund') &&
    (form !== 'gerund' || /^(?:close|end|finish)/.test(lemma)) &&
    !governors.some(({ lemma }) => /^(?:expect|forecast|predict|think|believe|hope)$/.test(lemma))
  );
}

/** Other spans than a day on the market. */
const longRun =
  /\b(?:this year|so far (?:this|in)|year[- ]to[- ]date|since (?:the start|January|its|the IPO|then|going public|listing|20\d\d)|over the (?:past|last)|in the (?:past|last)|for the (?:year|month|week|quarter)|this (?:month|week|quarter)|from its (?:peak|high|low)|in 20\d\d|a year (?:earlier|ago)|(?:past|last) (?:year|month|12 months|decade))\b/i;
const notTrading =
  /\b(?:shares? (?:repurchase|buyback|outstanding|sale)|shares? of (?:the )?(?:market|revenue|sales|profits?|voters?)|market share|earnings per share|per share|dividend|(?:gold|silver|bronze) medals?|stocks of|revenue|net profit|net income)\b/i;

function reads(draft: Draft, of: Looking): Draft | undefined {
  const { predication } = draft;
  const { document, sentence } = of;
  if (predication?.subject === undefined) return undefined;
  const { subject, start } = predication;
  const [lemma = ''] = predication.lemma.split(' ');
  const security = securityOf(subject, predication, of);
  if (security === undefined) return undefined;
  const to = withClosing(predication, of);
  const part = document.text.slice(start, to);
  // "soared 14.5%, their biggest gain since 2020": what follows the figure says no more of it
  const told = /^.*?\d(?:[^,;]|,\d)*/su.exec(part)?.[0] ?? part;
  if (longRun.test(told) || notTrading.test(document.text.slice(subject.start, to)))
    return undefined;
  if (/\b(?:debut|first day of trading|first day|ipo|public offering)\b/i.test(sentence.text))
    return undefined;
  if (
    /\b(?:[Ii]f|would|could|may|might|should)\b[^,]*$/.test(
      sentence.text.slice(0, start - sentence.start),
    )
  )
    return undefined;
  const movement = movementIn(of, start, to);
  const change = onTheDay(
    pointsAndPercent(of, start, to) ?? movement.change ?? changeBeside(of, start, to),
    lemma,
    of,
  );
  const close =
    closeIn(of, start, to) ??
    (closing.test(lemma) ? movement.value : undefined) ??
    (movement.value !== undefined && isPrice(movement.value) && change !== undefined
      ? movement.value
      : undefined);
  if (change === undefined && (close === undefined || !closing.test(lemma))) return undefined;
  if (/^(?:be|stand|hit|touch|reach|move|open|add)$/.test(lemma) && change === undefined)
    return undefined;
  const fields: Record<string, ReadField> = { security };
  if (change !== undefined) fields['change'] = change;
  if (close !== undefined && close.evidence.start !== change?.evidence.start)
    fields['close'] = close;
  const exchange = exchangeIn(of, subject.start, to);
  if (exchange !== undefined) fields['exchange'] = exchange;
  const reason = reasonIn(of, start, sentence.end);
  if (reason !== undefined) fields['reason'] = reason;
  for (const quantity of sentence.quantities) {
    const before = document.text.slice(
      Math.max(sentence.start, quantity.start - 40),
      quantity.start,
    );
    const after = document.text.slice(quantity.end, quantity.end + 40);
    if (
      quantity.read.type === 'number' &&
      (/\bvolumes? (?:of|was|were|reached|totall?ed|at)\s*$/i.test(before) ||
        /^ (?:[\w ]{0,20})?shares (?:changed hands|were traded|traded)/i.test(after))
    )
      fields['volume'] ??= readQuantity('quantity', quantity, of) as ReadField;
    if (
      quantity.read.type === 'money' &&
      (/\bmarket (?:value|capitali[sz]ation|cap)(?: (?:of|to|at|is|was|stands at|stood at|reached))+\s*$/i.test(
        before,
      ) ||
        /\bvaluing (?:it|the \w+) at\s*$/i.test(before) ||
        /^ (?:in )?market (?:value|capitali[sz]ation|cap)\b/i.test(after)) &&
      !/\b(?:wip(?:e|ed|es|ing)|eras(?:e|ed|ing)|los(?:t|ing)|shed(?:ding)?|add(?:ed|ing)|by)\b[^,]*$/i.test(
        before,
      )
    ) {
      const value = readQuantity('money', quantity, of);
      if (value !== undefined) fields['marketValue'] ??= value;
    }
  }
  if (fields['close']?.evidence.start === fields['marketValue']?.evidence.start)
    delete fields['close'];
  return { ...draft, fields };
}

/** A day's trading, by what a text says of it. */
const trading =
  /\b(?:clos(?:e|es|ed|ing)|trad(?:e|es|ed|ing)|session|premarket|pre-market|after-hours|after hours|today|yesterday|(?:Mon|Tues|Wednes|Thurs|Fri)day|morning|afternoon|intraday|settle[sd]?|opening bell|finish(?:es|ed)?|at the end)\b/i;

/** What a share did in a day's trading it did against the day before, in a newsroom's use, where nothing else is said. */
function onTheDay(
  change: ReadField | undefined,
  lemma: string,
  { sentence }: Looking,
): ReadField | undefined {
  const value = change?.value as { readonly basis?: string } | undefined;
  if (change === undefined || value?.basis !== undefined) return change;
  return closing.test(lemma) || trading.test(sentence.text)
    ? { ...change, value: { ...value, basis: 'day-on-day' } }
    : change;
}

/** "lost 57.94 points, or 0.15%": an index's points are no percentage points. */
function pointsAndPercent(of: Looking, from: number, to: number): ReadField | undefined {
  const { text } = of.document;
  const match = /\bpoints?,? or (?=[\d.]+ ?(?:%|percent|per cent|pct))/i.exec(text.slice(from, to));
  if (match === null) return undefined;
  const start = from + match.index + match[0].length;
  const quantity = of.sentence.quantities.find((each) => each.start === start);
  const direction = directionIn(text.slice(from, start));
  const field = quantity === undefined ? undefined : readQuantity('change', quantity, of);
  if (field === undefined || direction === undefined) return undefined;
  const { value, unit } = field.value as { value: string; unit: string };
  return { ...field, value: { value: direction < 0 ? `-${value}` : value, unit } };
}

/** "tumbled 14.3% to close at £21.24": what hangs on the verb belongs to it. */
function withClosing(predication: Predication, of: Looking): number {
  return clauseEnd(predication, of);
}

function isPrice({ value }: ReadField): boolean {
  return (value as { unit?: unknown }).unit !== 'percent';
}

const UNDER = /\b(?:up|down|higher|lower)\b/i;

/**
 * A change by "higher" or "lower" after it: "closed 2% lower".
 *
 * @example
 * typeof changeBeside // => 'function'
 */
export function changeBeside(of: Looking, from: number, to: number): ReadField | undefined {
  const { text } = of.document;
  for (const quantity of of.sentence.quantities) {
    if (quantity.start < from || quantity.end > to) continue;
    if (quantity.read.type !== 'percent' && quantity.read.type !== 'points') continue;
    const before = text.slice(from, quantity.start);
    const after = text.slice(quantity.end, Math.min(to, quantity.end + 25));
    const right = /^,? (?:higher|lower|up|down|firmer|weaker|stronger)\b/i.exec(after)?.[0];
    const left = UNDER.test(before) ? before : undefined;
    const words = right ?? left;
    if (words === undefined) continue;
    const isFall =
      /\b(?:lower|down|weaker)\b/i.test(words) ||
      (right === undefined && directionIn(words) === -1);
    const field = readQuantity('change', quantity, of);
    if (field === undefined) continue;
    const { value, unit } = field.value as { value: string; unit: string };
    const basis = basisIn(after);
    return {
      ...field,
      value: {
        value: isFall ? `-${value}` : value,
        unit,
        ...(basis === undefined ? {} : { basis }),
      },
    };
  }
  return undefined;
}

/** "to close at £21.24", "at 37,047.61". */
function closeIn(of: Looking, from: number, to: number): ReadField | undefined {
  const { text } = of.document;
  for (const quantity of of.sentence.quantities) {
    const { read, start, end } = quantity;
    if (start < from || end > to || isTime(quantity)) continue;
    if (read.type !== 'money' && read.type !== 'number') continue;
    const before = text.slice(from, start);
    if (
      !/\b(?:clos(?:e|es|ed|ing)|end(?:s|ed|ing)?|finish(?:es|ed|ing)?|settl(?:e|es|ed|ing)|trad(?:e|es|ed|ing))\b[^.]*\b(?:at|to)\s*$/i.test(
        before,
      )
    )
      continue;
    if (
      /^ ?(?:month|year|day|week|session|million|billion|shares)/i.test(text.slice(end, end + 12))
    )
      continue;
    const field = readQuantity('quantity', quantity, of);
    if (field === undefined) continue;
    if (read.type === 'number')
      return {
        ...field,
        value: { value: read.value },
        evidence: { start: quantity.core, end, text: text.slice(quantity.core, end) },
      };
    return field;
  }
  return undefined;
}

function stretchField(stretch: Stretch, sure = 1): ReadField {
  return {
    value: stretch.text.replace(/\s+/g, ' '),
    evidence: { start: stretch.start, end: stretch.end, text: stretch.text },
    entities: [],
    sure,
  };
}

/**
 * Whose share, or which index or good, the subject of a verb is.
 *
 * @example
 * typeof securityOf // => 'function'
 */
export function securityOf(
  subject: Mention,
  { start, lemma: phrasal, object }: Predication,
  of: Looking,
): ReadField | undefined {
  const { text } = of.document;
  const [lemma = ''] = phrasal.split(' ');
  const owner = subject.possessor;
  const begin =
    owner?.name === undefined || shareNoun.test(subject.head)
      ? subject.start
      : text.indexOf(' ', owner.end) + 1;
  const whole = text.slice(begin, Math.max(subject.end, start)).trimEnd();
  const plain = whole.replace(/^the /i, '');
  const shift = whole.length - plain.length;
  const traded = indexes.exec(plain) ?? commodities.exec(plain) ?? commodities.exec(whole);
  if (traded !== null) {
    const name = traded[1] ?? traded[0];
    const rest = (traded.input === whole ? whole : plain).slice(traded[0].length);
    // "Gold miner Barrick" and "oil company profits" are others
    if (/^\s*(?:[,(]|$)|^ (?:in|on|for|of) /.test(rest)) {
      const at = begin + (traded.input === whole ? 0 : shift);
      const own = name.replace(/^the /i, '');
      const from = at + traded[0].length - own.length;
      return stretchField({
        start: from,
        end: from + own.length,
        text: text.slice(from, from + own.length),
      });
    }
  }
  if (shareNoun.test(subject.head) && subject.members.length === 0) {
    // "Shares of Acme", "shares in the drugmaker Belmont"
    const after = of.sentence.chunks.findIndex((chunk) => chunk === subject);
    const link = of.sentence.chunks[after + 1];
    const inner = of.sentence.chunks[after + 2];
    if (link?.type === 'link' && /^(?:of|in)$/.test(link.lower) && inner?.type === 'mention') {
      const apposed = of.sentence.appositions.find((each) => each.of === inner)?.mention;
      return (
        fill('party', inner, of, []) ??
        (apposed === undefined ? undefined : fill('party', apposed, of, []))
      );
    }
    if (subject.possessor !== undefined) return fill('party', subject.possessor, of, []);
    const [name] = subject.names;
    if (name !== undefined) {
      const entity = of.document.entityOf(name, of.sentence);
      if ((entity?.class ?? name.class) === 'place' || (entity?.class ?? name.class) === 'person')
        return undefined;
      return {
        ...stretchField(entity?.name ?? name),
        entities: entity === undefined ? [] : [entity],
      };
    }
    if (/^(?:its|the)$/.test(subject.determiner ?? '')) return ownerBefore(subject, of);
    return undefined;
  }
  // the noun of "shares" may be lost in what hangs on it: "shares in chipmaker Acme fell"
  const hidden = /^(?:shares?|stock) (?:of|in) /i.test(
    text.slice(of.sentence.start, subject.start + 1),
  );
  const leads = /\b(?:shares?|stock) (?:of|in) (?:[\p{L}’' -]{0,60})$/iu.test(
    text.slice(of.sentence.start, subject.start),
  );
  if ((hidden || leads) && subject.name !== undefined) return fill('party', subject, of, []);
  if (
    subject.name !== undefined &&
    subject.members.length === 0 &&
    // "closed its third fund"
    (object === undefined ||
      object.head === '' ||
      /^(?:lower|higher|percent)$/.test(object.head)) &&
    !/\b(?:fund|stores?|plants?|million|billion|mln|bln|round)\b/i.test(of.sentence.text) &&
    (closing.test(lemma) ||
      /\b(?:shares|stock|premarket|after-hours|Wall Street|in (?:\w+ )?trading|(?:at|by) the close|record high|in (?:early |late |afternoon |morning )?(?:New York|London|Hong Kong|Tokyo|Frankfurt|Paris|Milan|Shanghai|Shenzhen|Mumbai|Seoul|Sydney|Zurich|Amsterdam))\b/i.test(
        of.sentence.text,
      ) ||
      isBareMove(start, lemma, of)) &&
    /[$€£¥\d]/.test(of.sentence.text)
  ) {
    const field = fill('party', subject, of, []);
    return field === undefined ? undefined : { ...field, sure: Math.min(field.sure, 0.9) };
  }
  return undefined;
}

/** "Boeing falls 3% on FAA probe": of a company alone a headline says so of its shares. */
function isBareMove(verb: number, lemma: string, { sentence, document }: Looking): boolean {
  return (
    sentence.open &&
    moving.has(lemma) &&
    /^\S+ (?:as much as |more than |nearly |almost |over )?\d[\d.]*(?:%| percent| per cent| pct)(?! (?:stake|of|in|share|more|fewer)\b)/i.test(
      document.text.slice(verb, sentence.end),
    )
  );
}

const moving: ReadonlySet<string> = new Set(
  `${risingVerbs}, ${fallingVerbs}, skid, sag, nosedive, pop, tank`.split(', '),
);

/** "The stock" is the company's that was spoken of last. */
function ownerBefore(subject: Mention, of: Looking): ReadField | undefined {
  const { entityOf } = of.document;
  const entity = spokenOfBefore(
    subject,
    of,
    (before, other) =>
      entityOf(before, other) ??
      (before.possessor === undefined ? undefined : entityOf(before.possessor, other)),
  );
  return entity === undefined
    ? undefined
    : { ...stretchField(entity.name, 0.8), entities: [entity] };
}

const exchangeName =
  /\b(?:on|in) (?:the )?((?:New York|London|Tokyo|Hong Kong|Shanghai|Shenzhen|Frankfurt|Toronto|Australian|Taiwan|Korea|Singapore|National|Bombay|Euronext|Nasdaq|Johannesburg|Zurich|Swiss|Paris|Milan|Oslo|Stockholm)(?: (?:Stock|Securities) (?:Exchange|Market)| Exchange)?(?: (?:Paris|Amsterdam|Brussels|Lisbon))?|London Metal Exchange|Shanghai Futures Exchange|Dalian Commodity Exchange|New York Mercantile Exchange|Chicago Board of Trade|NYSE|Nasdaq|LSE|LME|Comex|NSE|BSE|TSE|HKEX|SGX|ASX)\b(?! (?:on|and) )?(?:(?= trading| on |,|\.|$| after| at| amid| following| gained| fell| rose| lost| dropped| was| were))/;

/** Where it is traded. */
function exchangeIn(of: Looking, from: number, to: number): ReadField | undefined {
  const part = of.document.text.slice(from, to);
  const match = exchangeName.exec(part);
  if (match?.[1] === undefined) return undefined;
  const start = from + match.index + match[0].indexOf(match[1]);
  return stretchField({ start, end: start + match[1].length, text: match[1] });
}

/** What the text gives as the reason, where it is a noun phrase. */
function reasonIn(of: Looking, from: number, to: number): ReadField | undefined {
  const { chunks } = of.sentence;
  for (const [at, chunk] of chunks.entries()) {
    if (chunk.type !== 'link' || chunk.start < from || chunk.end > to) continue;
    const isPushed =
      chunk.lower === 'by' &&
      /\b(?:lifted|boosted|hit|helped|dragged(?: down| lower)?|weighed(?: down)?|pressured|spurred|buoyed|supported|hurt|fuel+ed|driven|led)\s*$/i.test(
        of.document.text.slice(from, chunk.start),
      );
    if (!isPushed && !/^(?:on|after|amid|following|over|despite|as|to)$/.test(chunk.lower))
      continue;
    const isDue =
      chunk.lower === 'to' && /\bdue\s*$/i.test(of.document.text.slice(from, chunk.start));
    if (chunk.lower === 'despite' || (chunk.lower === 'to' && !isDue)) continue;
    const mention = chunks[at + 1];
    if (
      mention?.type !== 'mention' ||
      mention.head === '' ||
      mention.quantities.some((each) => isTime(each))
    )
      continue;
    if (
      /^(?:volume|day|session|month|week|hour|trading|record|basis|year|average|exchange)$/.test(
        mention.head,
      )
    )
      continue;
    if (chunk.lower === 'on' && /\b(?:exchange|market|bourse)$/i.test(mention.head)) continue;
    // a clause tells it rather than a phrase
    let end = mention.end;
    let next = at + 2;
    while (
      chunks[next]?.type === 'link' &&
      /^(?:of|in|about|over|from|for|to|by|with|at|and)$/.test(
        (chunks[next] as { lower: string }).lower,
      ) &&
      chunks[next + 1]?.type === 'mention' &&
      !(chunks[next + 1] as Mention).quantities.some((each) => isTime(each))
    ) {
      end = (chunks[next + 1] as Mention).end;
      next += 2;
    }
    if (chunks[next]?.type === 'verbs') return undefined;
    const first = mention.words.find(({ tag }) => tag !== 'determiner');
    const start = mention.possessor === undefined ? (first?.start ?? mention.start) : mention.start;
    return stretchField({ start, end, text: of.document.text.slice(start, end) }, 0.9);
  }
  return undefined;
}
