import type { Mention, Stretch } from '../chunks.js';
import type { Predication } from '../clauses.js';
import { fill } from '../fillers.js';
import type { Draft, KindFrames, Looking, ReadField } from '../frame.js';
import { undisclosed } from './fields.js';
import { readQuantity } from '../movements.js';

/** Funds that no manager closes. */
const otherFund =
  /\b(?:relief|charity|charitable|scholarship|pension|legal|defen[cs]e|strike|emergency|hardship|memorial|trust|disaster|aid|rescue|sinking|war|campaign|monetary|sovereign|wealth|mutual|index|exchange[- ]traded|bond|money[- ]market|hedge|victims|endowment|slush|compensation|recovery|deposit insurance|social security|bail-?out|stabili[sz]ation) fund/i;
const fundWords =
  /\bfunds?\b(?!-?(?:ing|raising|raiser|ed))|\bvehicle\b|\bhard cap\b|\bclos\w+ at\b|\b(?:first|final|interim|second|initial) (?:and final )?clos(?:e|ing)\b/i;

/** Who runs a fund stands after its name, or its fundraising is spoken of. */
const isRun =
  /, (?:which is )?(?:managed|run|raised|advised|sponsored) by\b|\bfund-?raising for\b/i;
/** "Granite Capital Partners III". */
const numbered =
  /\b(?:Partners|Capital|Ventures|Opportunities|Growth|Equity|Investors) [IVX]{1,5}\b/;
/** What takes part in a close and manages no fund. */
const noManager =
  /^(?:the |an? |more |first |new )?(?:investors?|commitments?|(?:first|final|interim|second|initial)? ?clos(?:e|ing)|fund-?raising|money|it|they|there)\b/i;
const endOfRaising =
  /\bfund-?raising\b.{1,120}?\b(?:ended|ends|has ended|was completed|is complete)\b|\bcomplet(?:es|ed) (?:its )?fund-?raising\b/i;

/** Managers that gather money for a fund. */
export const fundClose: KindFrames = {
  kind: 'fund-close',
  roles: {
    _subject: 'phrase',
    manager: 'party',
    amount: 'money',
    target: 'money',
    limitedPartners: 'parties',
  },
  verbs: [
    {
      verbs: `close, raise, hold, reach, complete, secure, announce, hit, gather, collect, finalize, finalise, achieve, wrap up, clinch, land,
        bag, net, launch, make, conclude, pull in, report, mark, score, seal, debut, end, shut, take, stand, come, bring, commit,
        back`,
      roles: { subject: '_subject' },
      passive: { subject: '_subject', by: 'manager' },
      where: ({ negated, lemma }, { sentence }) =>
        !negated &&
        lemma !== 'launch' &&
        (fundWords.test(sentence.text) ||
          isRun.test(sentence.text) ||
          numbered.test(sentence.text)) &&
        !otherFund.test(sentence.text),
    },
  ],
  nouns: [
    {
      nouns: 'close, closing',
      roles: { possessor: 'manager', by: 'manager', subject: 'manager', figure: 'amount' },
      where: ({ phrase, complements }, { sentence }) =>
        /\b(?:first|final|interim|second|initial)\b/i.test(
          phrase?.words.map(({ lower }) => lower).join(' ') ?? '',
        ) &&
        complements.length > 0 &&
        !otherFund.test(sentence.text),
    },
  ],
  details: [
    {
      field: 'limitedPartners',
      type: 'parties',
      before:
        /\b(?:investors in the fund included?|limited partners (?:are|is|include|were|was)|among the limited partners (?:is|are|was|were)) ?$/i,
    },
    {
      field: 'limitedPartners',
      type: 'parties',
      after: /^ ?(?:is|are|was|were) among the limited partners\b/i,
    },
    {
      field: 'target',
      type: 'money',
      before:
        /\b(?:the|its|fund['’]s|firm['’]s) target (?:is|was|had been|of) ?$|\bset a target of ?$|\bof a targeted ?$/i,
    },
    {
      field: 'target',
      type: 'money',
      before:
        /\b(?:targets?(?: size)?(?: of| was| is)?|targeting|aim(?:s|ing|ed)? (?:for|to raise|at)|original(?:ly)? (?:target|goal)(?: of)?|goal of|seeking(?: to raise)?|sought)(?: an?| its| the| total| around| about| up to)*\s*$/i,
    },
    {
      field: 'target',
      type: 'money',
      after: /^[- ](?:(?:initial|original|fundraising) )*target\b/i,
    },
    {
      field: 'limitedPartners',
      type: 'parties',
      before:
        /\b(?:(?:limited partners|investors|LPs|backers|anchor investors)(?: in the (?:fund|vehicle))?(?: include[sd]?|,? including| such as| are| were)|(?:commitments|backing|support|capital|money|investment) from(?: investors (?:including|such as))?|with (?:participation|commitments) from|(?:backed|anchored) by)(?: existing| new| institutional| investors?| limited partners)*(?: including| such as)? ?$/i,
    },
    {
      field: 'limitedPartners',
      type: 'parties',
      after:
        /^ ?(?:are|were|is|was) (?:among )?(?:the |its )?(?:limited partners|LPs|investors\b|backers\b|anchor investors?)/i,
    },
  ],
  needs: [['manager', 'fund']],
  identity: ['manager', 'fund'],
  tellings: [
    {
      field: 'amount',
      value: 'undisclosed',
      pattern: undisclosed('sum|amount|size of the fund'),
    },
  ],
  mentions:
    /\b(?:limited partners|target|how much was raised|(?:amount|sum) raised)\b|\b(?:the|this|its) (?:[\w-]+ )?(?:fund|vehicle|close|closing)\b|\b(?:limited partners|LPs|investors include)/i,
  cues: /\b(?:target|how much was|(?:amount|sum) raised|commit|fund-?rais|funds?\b|first clos|final clos|interim clos|limited partner|LPs|investors|hard cap)/i,
  reads,
};

/** What did not come about, or has not. */
const notClosed =
  /\b(?:yet to|fail\w* to|short of|never|without|abandon\w*|scrap\w*|halt\w*|shelv\w*|postpon\w*|called off|den(?:y|ies|ied))\b|(?:\bnot|n't|n’t)\b(?! (?:disclose|name|reveal|identify))/i;

function reads(draft: Draft, of: Looking): Draft | undefined {
  const { predication } = draft;
  if (predication === undefined) return undefined;
  const { document, sentence } = of;
  const { subject, object, passive, start, lemma, isNoun, infinitive, modal, governors } =
    predication;
  if (
    modal !== undefined ||
    (infinitive &&
      governors.some(({ lemma: verb }) =>
        /^(?:plan|aim|seek|hope|look|want|intend|expect|try|set)$/.test(verb),
      ))
  )
    return undefined;
  if (notClosed.test(sentence.text)) return undefined;
  const close = closeIn(of);
  const part = document.text.slice(start, sentence.end).replace(/\s/g, ' ');
  const subjectWords = subject === undefined ? '' : document.text.slice(subject.start, subject.end);
  const objectWords = object === undefined ? '' : document.text.slice(object.start, object.end);
  const isAbout =
    /\b(?:funds?|vehicle)\b(?!-?(?:ing|rais|ed))/i.test(part) ||
    (lemma === 'close' && /\b[IVX]{1,5}\b/.test(subjectWords)) ||
    close !== undefined ||
    isRun.test(sentence.text) ||
    numbered.test(part) ||
    /\b(?:fund|vehicle)\b/i.test(subjectWords);
  if (!isAbout || /\b(?:round|series [a-k])\b/i.test(sentence.text)) return undefined;
  // money for a fund, or a fund of money
  const isOwn = subject !== undefined && /\b(?:[Ff]und|vehicle|[IVX]{1,5})\b/.test(subjectWords);
  const fund = fundIn(of, isOwn ? subject.start : start);
  if (fund === undefined) return undefined;
  // the headline's "$10 million fund" has its name below
  if (sentence.isHeadline && !/\p{Lu}/u.test(String(fund.value).replace(/^\S+/, ''))) {
    const [body] = document.within(sentence.index + 1, sentence.index + 1);
    if (body !== undefined && /\p{Lu}\p{L}+ Fund\b/u.test(body.text)) return undefined;
  }
  const amount = amountIn(of, predication.start, fund.evidence);
  const runner = managerAfter(fund, of);
  const isCommitted =
    /^(?:commit|back|raise|come)$/.test(lemma) &&
    (runner !== undefined || noManager.test(subjectWords) || /^money\b/i.test(objectWords));
  if (/^(?:take|stand|bring|back|commit|come)$/.test(lemma) && close === undefined && !isCommitted)
    return undefined;
  if (
    lemma === 'close' &&
    !isNoun &&
    amount === undefined &&
    close === undefined &&
    runner === undefined
  )
    return undefined;
  if (
    /^(?:announce|report|make|hold|reach|achieve|mark|hit|score|debut|end)$/.test(lemma) &&
    close === undefined &&
    !/\bclos(?:e|ing)\b|\bhard cap\b/i.test(objectWords) &&
    !(lemma === 'debut' && amount !== undefined)
  )
    return undefined;
  if (
    /^(?:raise|secure|gather|collect|land|bag|net|pull in|clinch|seal|complete|wrap up)$/.test(
      lemma,
    ) &&
    amount === undefined &&
    close === undefined &&
    !isCommitted
  )
    return undefined;
  if (/\b(?:stake|shares?|forecast|fees?|rates?|price)\b/i.test(objectWords)) return undefined;
  const isOwnFund =
    subject !== undefined &&
    fund.evidence.start >= subject.start &&
    fund.evidence.end <= subject.end;
  const by = draft.fields['manager'];
  const isNobody = noManager.test(subjectWords);
  let manager =
    runner ??
    by ??
    (isNobody ? holderIn(fund, predication, of) : undefined) ??
    (subject === undefined || isNobody
      ? undefined
      : isOwnFund
        ? subject.possessor !== undefined
          ? fill('party', subject.possessor, of, [])
          : undefined
        : passive
          ? undefined
          : fill('party', subject, of, [])) ??
    ownerOf(fund, of) ??
    speakerIn(of, subject) ??
    (isOwnFund ? ownerWithin(fund, of) : undefined);
  if (manager === undefined) return undefined;
  // "EQT" is no short name of "EQT X"
  const doer = passive
    ? predication.complements.find(({ preposition }) => preposition === 'by')?.mention.name
    : subject?.name;
  if (
    String(manager.value).includes(String(fund.value)) &&
    doer !== undefined &&
    doer.text !== fund.value
  )
    manager = {
      ...manager,
      value: doer.text,
      evidence: { start: doer.start, end: doer.end, text: doer.text },
      sure: 0.95,
    };
  if (
    manager.value === fund.value ||
    (manager.evidence.start === fund.evidence.start && manager.evidence.end === fund.evidence.end)
  )
    return undefined;
  const fields: Record<string, ReadField> = { manager, fund };
  if (amount !== undefined) fields['amount'] = amount;
  if (close !== undefined) fields['close'] = close;
  const strategy = strategyIn(of);
  if (strategy !== undefined) fields['strategy'] = strategy;
  return { ...draft, fields };
}

/** "a first close", "final closing". */
function closeIn({ sentence }: Looking): ReadField | undefined {
  const match =
    /\b(?<which>first|initial|interim|second|third|final)(?: and (?<last>final))? clos(?:e|es|ing)\b/i.exec(
      sentence.text,
    ) ??
    /\b(?<which>final)(?:ly)? closed\b/i.exec(sentence.text) ??
    endOfRaising.exec(sentence.text);
  if (match === null) return undefined;
  const which = (match.groups?.['last'] ?? match.groups?.['which'] ?? '').toLowerCase();
  const value =
    which === 'final' || which === ''
      ? 'final'
      : which === 'first' || which === 'initial'
        ? 'first'
        : 'interim';
  const start = sentence.start + match.index;
  return {
    value,
    evidence: { start, end: start + match[0].length, text: match[0] },
    entities: [],
    sure: 1,
  };
}

/** The fund by its name, or by the phrase that the text has for it. */
function fundIn(of: Looking, from: number): ReadField | undefined {
  const { document, sentence } = of;
  const names: (Stretch & { readonly score: number })[] = [];
  const nameOf = (stretch: Stretch): number =>
    /\bFund\b/.test(stretch.text) && stretch.text.includes(' ')
      ? 3
      : /\s(?:[IVX]{1,5}|\d)$/.test(stretch.text)
        ? 2
        : 0;
  for (const chunk of sentence.chunks) {
    if (chunk.type !== 'mention') continue;
    for (const mention of [chunk, ...chunk.members])
      for (const name of mention.names) {
        // a roman number may stand after the name
        const more =
          /^ (?:[IVX]{1,5}|\d{1,2}|One|Two|Three|Four|Five)\b(?! (?:million|billion))/.exec(
            document.text.slice(name.end, name.end + 8),
          )?.[0] ?? '';
        const end = name.end + more.length;
        const stretch = { start: name.start, end, text: document.text.slice(name.start, end) };
        const score = isRunBy(document.text, end)
          ? 4
          : nameOf(stretch) || (isRaisedFor(document.text, name.start) ? 1 : 0);
        if (score > 0) names.push({ ...stretch, score });
      }
  }
  // what stands between commas is no part of the clause: "its third fund, Tidewater III,"
  for (const match of sentence.text.matchAll(
    /(?<![\p{L}\p{N}])\p{Lu}[\p{L}\p{N}&.’'-]*(?: (?:\p{Lu}[\p{L}\p{N}&’'-]*|&|of|and(?= \p{Lu})))*(?: (?:Fund(?: (?:[IVX]{1,5}|\d{1,2}|One|Two|Three|Four|Five))?|[IVX]{1,5}))(?![\p{L}\p{N}])/gu,
  )) {
    const start = sentence.start + match.index;
    const stretch = { start, end: start + match[0].length, text: match[0] };
    if (!names.some((other) => other.start <= stretch.end && other.end >= stretch.start))
      names.push({ ...stretch, score: nameOf(stretch) });
  }
  const best = names
    .filter(
      ({ score, text }) =>
        score > 0 &&
        !/\b(?:Monetary|Wealth|Pension|Investment Fund of|Public Investment) Fund\b|\bIMF\b/.test(
          text,
        ),
    )
    .sort((one, other) => other.score - one.score || one.start - other.start)[0];
  if (best !== undefined)
    return {
      value: best.text.replace(/\s+/g, ' '),
      evidence: { start: best.start, end: best.end, text: best.text },
      entities: [],
      sure: 1,
    };
  const phrase =
    /(?:\b(?:its|a|the|an|their|new|latest|closes|raises|for|of)|['’]s)\s+(?<phrase>(?:(?!(?:its|a|the|an|their|for|of|in|to|at|and)\b)[\p{L}][\p{L}\p{N}-]* ){0,5}(?:fund|vehicle))\b(?!-?(?:ing|rais|ed|s))/u.exec(
      document.text.slice(Math.max(sentence.start, from), sentence.end).replace(/\s/g, ' '),
    );
  const words = phrase?.groups?.['phrase'];
  if (
    phrase === null ||
    words === undefined ||
    (words === 'fund' && !/fund [IVX]{1,5}\b/.test(sentence.text))
  ) {
    const sized = /(?<phrase>(?:[\p{L}][\p{L}\p{N}-]* ){1,5}fund)\b(?!-?(?:ing|rais|ed|s))/u.exec(
      document.text
        .slice(from, sentence.end)
        .replace(/[^.]*?(?:million|billion|mln|bln|\d[MB]n?)[- ]/iu, (lead) =>
          '\u0001'.repeat(lead.length),
        ),
    );
    const other = sized?.groups?.['phrase'];
    if (
      sized === null ||
      other === undefined ||
      /^(?:the|this|its|new|a|s)(?: new)? (?:fund|vehicle)$/i.test(other)
    ) {
      // "a $1 billion fund" has no other name
      const size = sentence.quantities.find(
        ({ read, end }) =>
          read.type === 'money' &&
          /^[- ](?:new )?fund\b(?!-?(?:ing|rais|ed|s))/i.test(document.text.slice(end, end + 14)),
      );
      if (size === undefined) return undefined;
      const end = document.text.indexOf('fund', size.end) + 4;
      const text = document.text.slice(size.core, end);
      return { value: text, evidence: { start: size.core, end, text }, entities: [], sure: 0.8 };
    }
    const at = from + sized.index;
    return {
      value: other.replace(/^(?:its|a|the|an|for|new) /, ''),
      evidence: {
        start: at,
        end: at + other.length,
        text: document.text.slice(at, at + other.length),
      },
      entities: [],
      sure: 0.9,
    };
  }
  const start = Math.max(sentence.start, from) + phrase.index + phrase[0].lastIndexOf(words);
  // "fund V"
  const numeral = /^ (?:[IVX]{1,5}|\d{1,2})\b(?! (?:million|billion|m|bn))/.exec(
    document.text.slice(start + words.length, start + words.length + 8),
  )?.[0];
  if (numeral !== undefined)
    return {
      value: words + numeral,
      evidence: {
        start,
        end: start + words.length + numeral.length,
        text: document.text.slice(start, start + words.length + numeral.length),
      },
      entities: [],
      sure: 0.9,
    };
  return {
    value: words,
    evidence: {
      start,
      end: start + words.length,
      text: document.text.slice(start, start + words.length),
    },
    entities: [],
    sure: 0.9,
  };
}

/** What the fund has: the first sum that is no target. */
function amountIn(of: Looking, from: number, fund: Stretch): ReadField | undefined {
  const { document, sentence } = of;
  for (const quantity of sentence.quantities) {
    if (quantity.read.type !== 'money') continue;
    const before = document.text.slice(sentence.start, quantity.start);
    const after = document.text.slice(quantity.end, quantity.end + 30);
    if (
      /\b(?:target(?:ing|s|ed)?|aim(?:s|ing|ed)?|goal|above|exceeding|seeking|assets under management|manages|managing)(?: (?!(?:at|on|with|raising|to) *$)[\w-]+){0,3}\s*$/i.test(
        before,
      ) &&
      !/\b(?:at|on|with|raising)\s*$/i.test(before)
    )
      continue;
    // "closes at $2.4bn hard cap" is where it closed
    const isCap =
      /^[- ]?hard cap\b/i.test(after) && /\b(?:at|hits?|reach\w*|its)\s*$/i.test(before);
    if (!isCap && /^[- ]?(?:[\w-]+ )?(?:target|hard cap|in assets|of assets|goal)\b/i.test(after))
      continue;
    if (quantity.start < from && quantity.end > fund.end && quantity.start < fund.start) continue;
    const field = readQuantity('money', quantity, of);
    if (field !== undefined) return field;
  }
  return undefined;
}

const runBy = /^,? (?:which is |a fund )?(?:managed|run|raised|advised|sponsored|launched) by /;

function isRunBy(text: string, end: number): boolean {
  return runBy.test(text.slice(end, end + 40));
}

/** "the final close of Delta Partners": what is closed is a fund whatever its name. */
function isRaisedFor(text: string, start: number): boolean {
  return /\b(?:(?:first|final|interim|second|initial) clos(?:e|ing) (?:of|for)|fund-?raising for) $/i.test(
    text.slice(Math.max(0, start - 40), start),
  );
}

/** "Northern Lights Fund II, managed by Aurora": who runs it stands after its name. */
function managerAfter({ evidence: { end } }: ReadField, of: Looking): ReadField | undefined {
  const match = runBy.exec(of.document.text.slice(end, of.sentence.end));
  if (match === null) return undefined;
  const at = end + match[0].length;
  const mention = of.sentence.chunks.find(
    (chunk): chunk is Mention => chunk.type === 'mention' && chunk.start <= at && chunk.end > at,
  );
  return mention === undefined ? undefined : fill('party', mention, of, []);
}

/** "Fundraising for Delta Fund by Acme ended", "a first close that Acme held", "brought Acme $8 million". */
function holderIn(
  { evidence: { end } }: ReadField,
  { lemma, object }: Predication,
  of: Looking,
): ReadField | undefined {
  const { chunks, predications } = of.sentence;
  const at = chunks.findIndex((chunk) => chunk.type === 'mention' && chunk.end >= end);
  const [link, inner] = [chunks[at + 1], chunks[at + 2]];
  const by =
    link?.type === 'link' && link.lower === 'by' && inner?.type === 'mention'
      ? fill('party', inner, of, [])
      : undefined;
  if (by !== undefined) return by;
  if (lemma === 'bring' && object !== undefined) return fill('party', object, of, []);
  for (const { lemma: verb, subject, isNoun } of predications) {
    if (isNoun || subject?.name === undefined || !/^(?:hold|close)$/.test(verb)) continue;
    if (subject.start <= end && subject.end >= end) continue;
    const field = fill('party', subject, of, []);
    if (field !== undefined) return field;
  }
  return undefined;
}

/** "Fund III closed at $1 billion, Kestrel Equity said". */
function speakerIn(of: Looking, besides: Mention | undefined): ReadField | undefined {
  for (const { lemma, subject, isNoun } of of.sentence.predications) {
    if (isNoun || subject?.name === undefined || subject === besides) continue;
    if (!/^(?:say|announce|report|confirm|disclose)$/.test(lemma)) continue;
    const field = fill('party', subject, of, []);
    if (field !== undefined) return field;
  }
  return undefined;
}

/** "EQT X closes": the fund bears its manager's name. */
function ownerWithin(fund: ReadField, of: Looking): ReadField | undefined {
  const [, name] =
    /^(\p{Lu}[\p{L}&.'-]*(?: (?!Fund\b)\p{Lu}[\p{L}&.'-]*)*) (?:[IVX]{1,5}|\d{1,2})$/u.exec(
      String(fund.value),
    ) ?? [];
  if (name === undefined) return undefined;
  const { start } = fund.evidence;
  return {
    value: name,
    evidence: {
      start,
      end: start + name.length,
      text: of.document.text.slice(start, start + name.length),
    },
    entities: [],
    sure: 0.8,
  };
}

/** "Marlowe Bridge Fund IV" is Marlowe Bridge's where a name of the text begins it. */
function ownerOf(fund: ReadField, { document }: Looking): ReadField | undefined {
  const name = String(fund.value);
  const entity = document.entities.find(
    (each) =>
      each.class !== 'place' &&
      each.class !== 'person' &&
      each.name.text !== name &&
      (each.name.start < fund.evidence.start || each.name.start >= fund.evidence.end) &&
      name.startsWith(
        each.name.text.replace(/ (?:Partners|Capital|Ventures|Group|LLC|LP|Inc\.?)$/, ''),
      ),
  );
  if (entity === undefined) return undefined;
  const { start, end, text } = entity.name;
  return { value: text, evidence: { start, end, text }, entities: [entity], sure: 0.85 };
}

/** "to invest in climate start-ups", in this sentence or the next. */
function strategyIn({ document, sentence }: Looking): ReadField | undefined {
  for (const each of document.within(sentence.index, sentence.index + 1)) {
    for (const [at, chunk] of each.chunks.entries()) {
      if (chunk.type !== 'verbs' || !/^(?:invest|back|target|focus|buy|finance)$/.test(chunk.lemma))
        continue;
      if (!chunk.infinitive && chunk.modal !== 'will' && chunk.form !== 'third') continue;
      let next = at + 1;
      const link = each.chunks[next];
      if (link?.type === 'link' && /^(?:in|on)$/.test(link.lower)) next += 1;
      const mention = each.chunks[next];
      if (mention?.type !== 'mention' || mention.head === '' || mention.quantities.length > 0)
        continue;
      let end = mention.end;
      while (
        each.chunks[next + 1]?.type === 'link' &&
        /^(?:in|across|of|and|for)$/.test((each.chunks[next + 1] as { lower: string }).lower) &&
        each.chunks[next + 2]?.type === 'mention'
      ) {
        end = (each.chunks[next + 2] as Mention).end;
        next += 2;
      }
      const first = mention.words.find(({ tag }) => tag !== 'determiner');
      const start = first?.start ?? mention.start;
      return {
        value: document.text.slice(start, end).replace(/\s+/g, ' '),
        evidence: { start, end, text: document.text.slice(start, end) },
        entities: [],
        sure: 0.9,
      };
    }
  }
  return undefined;
}
