import type { ReadDocument } from '../document.js';
import type { Mention } from '../chunks.js';
import type { Draft, Fields, KindFrames, Looking, ReadField } from '../frame.js';
import { daysBetween } from '../../values/index.js';
import { roundIn } from '../fillers.js';
import { lastDayOf, lowerOf } from './fields.js';
import { companyNouns } from '../words.js';

const roundNoun =
  /(?:round|sale|presale|offering|financing|funding|investment|raise|capital|series|seed|equity|tranche|extension)$/;

const inAll =
  /\b(?:in all, [^;]{1,90}?|(?:has|had|have) (?:now |by then )?raised [^;]{1,50}? in all\b|(?:has|had) by then )/i;

/** Companies that raise money from investors. */
export const fundingRound: KindFrames = {
  kind: 'funding-round',
  roles: {
    company: 'party',
    _maker: 'party',
    amount: 'sum',
    round: 'round',
    leads: 'parties',
    investors: 'parties',
    valuation: 'money',
    totalRaised: 'money',
    announcedBy: 'party',
    useOfFunds: 'phrases',
  },
  attributions: { announcedBy: /^$/ },
  verbs: [
    {
      verbs: `raise, secure, bag, land, close, nab, net, score, pull in, rake in, attract, receive, pocket, garner, snag, win,
        collect, gather, complete, haul in, obtain, get, announce, bank, clinch, grab, draw, seal, wrap up,
        scoop, snare, hook, notch, dig up, take in, pull, finalize, finalise, unveil, near`,
      roles: {
        subject: 'company',
        object: ['amount', 'round'],
        in: 'round',
        from: 'investors',
        at: ['amount', 'valuation'],
        of: 'amount',
      },
      where: ({ lemma, object, complements, passive, subject }, { sentence, document }) => {
        const what = passive ? subject : object;
        if (what === undefined) return false;
        // "In all, it has raised": the sum of all rounds
        if (inAll.test(sentence.text)) return false;
        // "the sum raised by Solvo in a seed round"
        if (passive && /^(?:sum|amount|total|money)$/.test(what.head))
          return (
            complements.some(({ preposition }) => preposition === 'by') && isFunding(sentence.text)
          );
        const hasMoney = what.quantities.some(({ read }) => read.type === 'money');
        const isFrom =
          (lemma !== 'announce' &&
            lemma !== 'close' &&
            complements.some(
              ({ preposition, mention }) =>
                preposition === 'from' &&
                (mention.name !== undefined ||
                  mention.members.length > 0 ||
                  /^(?:investor|backer)$/.test(mention.head)),
            )) ||
          complements.some(
            ({ preposition, mention }) => preposition === 'at' && mention.head === 'valuation',
          );
        const isRound = isRoundMention(what);
        const about = complements.some(
          ({ preposition, mention }) =>
            /^(?:in|from|of|for)$/.test(preposition) &&
            (roundNoun.test(mention.head) ||
              /series|seed/i.test(mention.words.map(({ text }) => text).join(' '))),
        );
        const money = hasMoney && what.head === '';
        if (lemma === 'raise')
          return (
            (/^(?:money|fund|capital|funding)$/.test(what.head) && (isFrom || about)) ||
            (money && isAboutFunding(sentence.text) && !isListing(document, sentence.index)) ||
            isRound ||
            (hasMoney && isFunding(what.head))
          );
        // "digs up €12M to turn scraps into soil"
        const isToGrow =
          sentence.open &&
          /^(?:bag|land|dig up|pull in|net|grab|snag|score|nab|pocket|scoop|rake in|snare|haul in)$/.test(
            lemma,
          ) &&
          /\bto (?:turn|build|expand|grow|scale|develop|bring|fund|launch|make|help|accelerate|boost|take|open|hire|fuel|bolster|create|automate|speed)\b/i.test(
            sentence.text,
          ) &&
          isAboutFunding(sentence.text);
        return (
          isRound ||
          (money && (about || isFrom || isToGrow)) ||
          (hasMoney && isFunding(what.words.map(({ lower }) => lower).join(' ')))
        );
      },
    },
    {
      verbs: 'invest, inject, put, pour, pump, plough',
      roles: { subject: 'investors', object: 'amount', in: 'company', into: 'company' },
      where: ({ object, complements, lemma, subject }) =>
        (object?.quantities.some(({ read }) => read.type === 'money') === true ||
          (lemma === 'invest' && object === undefined)) &&
        isCompany(
          complements.find(({ preposition }) => preposition === 'in' || preposition === 'into')
            ?.mention,
        ) &&
        subject !== undefined,
    },
    {
      // "has written a $60 million cheque for Bolt"
      verbs: 'write, cut',
      roles: { subject: 'investors', object: 'amount', for: 'company', to: 'company' },
      where: ({ object, complements, subject, passive }) =>
        !passive &&
        subject !== undefined &&
        /^(?:cheque|check)$/.test(object?.head ?? '') &&
        object?.quantities.some(({ read }) => read.type === 'money') === true &&
        complements.some(
          ({ preposition, mention }) => /^(?:for|to)$/.test(preposition) && isCompany(mention),
        ),
    },
    {
      // "sold $7,250,000 of Series Seed preferred stock to 14 investors"
      verbs: 'sell, issue',
      roles: { subject: 'company', object: 'amount', of: 'round', to: 'investors' },
      where: ({ object, complements, passive }) =>
        !passive &&
        object?.quantities.some(({ read }) => read.type === 'money') === true &&
        complements.some(
          ({ preposition, mention }) =>
            preposition === 'of' &&
            /\b(?:series|seed)\b.{0,20}\b(?:preferred|stock|shares|securities)\b/.test(
              lowerOf(mention),
            ),
        ),
    },
    {
      // "Some Rs 85 crore has flowed into Bolt from Acme Ventures"
      verbs: 'flow, pour',
      roles: { subject: 'amount', into: 'company', from: 'investors' },
      where: ({ subject, complements }) =>
        subject?.quantities.some(({ read }) => read.type === 'money') === true &&
        complements.some(
          ({ preposition, mention }) => preposition === 'into' && isCompany(mention),
        ) &&
        complements.some(({ preposition }) => preposition === 'from'),
    },
    {
      verbs: 'back, support, fund, join, anchor',
      roles: { subject: 'investors', owner: 'company', object: ['amount', 'round'] },
      passive: { subject: 'company', by: 'investors', with: 'amount', in: 'round' },
      where: ({ object, passive, complements }) =>
        (object !== undefined && isRoundMention(object)) ||
        (passive &&
          complements.some(
            ({ preposition, mention }) =>
              preposition === 'with' &&
              mention.quantities.some(({ read }) => read.type === 'money'),
          )),
    },
    {
      // "Investors led by Acme backed Bolt in a Series A round"
      verbs: 'back',
      roles: { subject: 'investors', object: 'company', in: 'round' },
      where: ({ subject, object, passive, lemma }) =>
        !passive &&
        lemma === 'back' &&
        /^(?:investor|backer)$/.test(subject?.head ?? '') &&
        isCompany(object),
    },
    {
      verbs: 'bring in',
      roles: {
        subject: 'round',
        object: 'amount',
        for: 'company',
        'subject of': 'company',
        'subject for': 'company',
      },
      where: ({ subject }) => subject !== undefined && isRoundMention(subject),
    },
    {
      verbs: 'bring, give, hand, net, earn',
      roles: { subject: 'round', object: 'company', '': 'amount' },
      where: ({ subject, object, complements }) =>
        subject !== undefined &&
        isRoundMention(subject) &&
        object?.name !== undefined &&
        complements.some(({ preposition }) => preposition === ''),
    },
    {
      verbs: 'go, flow',
      roles: {
        subject: ['amount', 'round'],
        'subject of': 'amount',
        to: 'company',
        into: 'company',
        in: 'round',
      },
      where: ({ subject }) => subject !== undefined && isRoundMention(subject),
    },
    {
      verbs: 'lead, co-lead',
      roles: { subject: 'leads', object: ['round', 'amount'], in: 'company', for: 'company' },
      passive: { subject: ['round', 'amount'], by: 'leads' },
      where: ({ object, subject, passive }) => {
        const what = passive ? subject : object;
        return (
          what !== undefined &&
          (isRoundMention(what) ||
            roundNoun.test(what.head) ||
            what.quantities.some(({ read }) => read.type === 'money'))
        );
      },
    },
  ],
  nouns: [
    {
      // "announced the closing of an oversubscribed $48 million Series A financing"
      nouns: 'closing, close, completion',
      roles: {
        subject: 'company',
        possessor: 'company',
        of: ['amount', 'round'],
        from: 'investors',
      },
      where: ({ complements, governors }) =>
        /^(?:announce|report|celebrate|confirm|mark|complete)$/.test(governors[0]?.lemma ?? '') &&
        complements.some(
          ({ preposition, mention }) =>
            preposition === 'of' && isRoundMention(mention) && isFunding(lowerOf(mention)),
        ),
    },
    {
      nouns: 'deal',
      roles: { subject: 'company', possessor: 'company', for: 'amount', at: 'valuation' },
      where: ({ complements }) =>
        complements.some(
          ({ preposition, mention }, at) =>
            preposition === 'for' &&
            mention.quantities.some(({ read }) => read.type === 'money') &&
            complements[at + 1]?.preposition === 'of' &&
            isFunding(complements[at + 1]?.mention.words.map(({ lower }) => lower).join(' ') ?? ''),
        ),
    },
    {
      nouns: 'investment, injection, bet',
      roles: {
        subject: 'investors',
        possessor: 'investors',
        modifier: 'investors',
        in: 'company',
        into: 'company',
        figure: 'amount',
        by: 'investors',
        of: 'amount',
        from: 'investors',
      },
      where: ({ complements, phrase, governors }) =>
        isCompany(
          complements.find(({ preposition }) => preposition === 'in' || preposition === 'into')
            ?.mention,
        ) &&
        (phrase?.quantities.some(({ read }) => read.type === 'money') === true ||
          complements.some(
            ({ preposition, mention }) =>
              preposition === 'of' && mention.quantities.some(({ read }) => read.type === 'money'),
          ) ||
          /^(?:make|announce|lead|complete|close|agree)$/.test(governors[0]?.lemma ?? '')),
    },
    {
      nouns:
        'round, funding, financing, investment, raise, seed, pre-seed, series, sale, presale, offering',
      roles: {
        subject: 'company',
        possessor: 'company',
        modifier: '_maker',
        figure: 'amount',
        phrase: 'round',
        of: 'amount',
        for: 'company',
        in: 'company',
        from: 'investors',
        at: 'valuation',
      },
      where: ({ phrase, governors, complements }) => {
        const words = phrase?.words.map(({ lower }) => lower).join(' ') ?? '';
        if (isCompany(complements.find(({ preposition }) => preposition === 'in')?.mention))
          return false;
        if (!isFunding(words)) return false;
        const governor = governors[0]?.lemma ?? '';
        return (
          /^(?:raise|secure|close|complete|announce|land|bag|win|receive|get|score|nab|attract|unveil|obtain|snag|clinch|seal|finali[sz]e|bank|bring in|bring)$/.test(
            governor,
          ) ||
          phrase?.possessor !== undefined ||
          complements.some(
            ({ preposition, mention }) => preposition === 'for' && mention.name !== undefined,
          )
        );
      },
    },
  ],
  details: [
    {
      field: 'totalRaised',
      type: 'money',
      before:
        /\b(?:total (?:that )?.{1,60}? (?:has|had) (?:by then |now )?raised to|in all, .{1,60}? (?:has|had)(?: by then)? raised|(?:has|had) (?:now |by then )?raised(?= .{1,40} in all\b)) ?$/i,
    },
    {
      field: 'totalRaised',
      type: 'money',
      before: /\b(?:has|had|have) (?:now |by then )?raised ?$/i,
      after: /^ (?:or more )?in all\b/i,
    },
    {
      field: 'totalRaised',
      type: 'money',
      before:
        /\bin all, .{1,80}? (?:has|had)(?: by then)? raised ?$|\btotal (?:that )?(?:.{1,60}? (?:has|had) )?raised to ?$/i,
    },
    {
      field: 'investors',
      type: 'parties',
      before:
        /\b(?:money|funds|capital|backing) (?:also )?(?:came|comes) from ?$|\bamong (?:the )?(?:other )?(?:backers|investors|participants) (?:was|were|is|are) ?$/i,
    },
    {
      field: 'announcedBy',
      type: 'party',
      before: /, ?$/,
      after: /^ ?said\b[.,]?(?: (?:on|in|late|early|last)\b.*)?$/i,
    },
    {
      field: 'leads',
      type: 'parties',
      after: /^ ?(?:was|were) (?:the )?(?:co-)?lead investors?\b/i,
    },
    {
      field: 'company',
      type: 'party',
      before: /^[^\s]*\d[^\s]*(?: (?:million|billion|crore|thousand))? for (?:[\p{L}-]+ ){0,4}?$/u,
      after:
        /^(?: in (?:an? )?(?:[\w-]+ ){0,5}(?:round|funding|financing|investment|sale|presale|offering)\b|,| with )/i,
      begins: true,
    },
    { field: 'amount', type: 'sum', before: /^$/, after: /^ for \p{Lu}/u },
    { field: 'amount', type: 'sum', before: /\b(?:brought|brings|bringing|bring) in ?$/i },
    {
      field: 'amount',
      type: 'sum',
      before: /\braised (?:by|in) .{2,90} (?:came to|was|totall?ed) ?$/i,
    },
    {
      field: 'leads',
      type: 'parties',
      before: /\bwith ?$/i,
      after: /^ ?(?:as (?:the )?lead investor|leading)\b/i,
    },
    {
      field: 'investors',
      type: 'parties',
      after:
        /^ ?(?:were |are |was |is )?among (?:the |its |other )?(?:investors|backers|participants)\b/i,
    },
    {
      field: 'useOfFunds',
      type: 'phrases',
      before:
        /\b(?:proceeds|funds|money|capital|funding|investment|cash)\b[^.]{0,30}? (?:will (?:be used (?:for|to (?:fund|finance|support))|fund|finance|support|go (?:to|towards|into))|for|to (?:fund|finance|support))(?: the)? ?$/i,
    },
    {
      field: 'leads',
      type: 'parties',
      after:
        /^ ?(?:is|are|was|were) (?:expected|set|likely|in talks|due|poised) to (?:co-)?lead\b/i,
    },
    {
      field: 'investors',
      type: 'parties',
      after: /^ ?(?:taking part|participating|joining|contributing)\b/i,
    },
    {
      field: 'investors',
      type: 'parties',
      before: /\b(?:backers|investors|funders) (?:are|were|include|included) ?$/i,
    },
    {
      field: 'leads',
      type: 'parties',
      before:
        /\b(?:led|co-led|headed|anchored|spearheaded)(?: jointly)? by(?: existing investors?| new investors?| investors?)? ?$/i,
    },
    {
      field: 'leads',
      type: 'parties',
      after:
        /^ ?(?:,[^,]{3,60},)? ?(?:jointly |co-)?(?:led|leads|is leading|was the lead investor|headed) (?:the |a |this |its )?(?:[\w$.-]+ )*(?:round|investment|financing|funding|deal|raise)/i,
    },
    {
      field: 'investors',
      type: 'parties',
      before:
        /\b(?:participation (?:from|by|of)|joined by|alongside|along with|(?:other |existing |new )?(?:investors|backers)(?: in the round)?(?: included?s?| including| such as| are| were)|backing from|investment from|with (?:participation|investment|support|contributions) from|support from) (?:existing (?:investors?|backers?|shareholders?) |new (?:investors?|backers?) |investors? )?$/i,
    },
    {
      field: 'investors',
      type: 'parties',
      after:
        /^ ?(?:also )?(?:took part|participated|joined|also invested|also took part|also joined|also participated|contributed)\b/i,
    },
    {
      field: 'valuation',
      type: 'money',
      before:
        /\b(?:valu(?:ing|ed|es|e)\b[^.$€£]{0,60}? at|valuation (?:of|to|at|is|was|stands at)|(?:market |enterprise )?valuation[^.$€£]{0,25}(?:of|to|at)|(?:is|was|are) (?:now )?(?:valued at|worth)|valued at|at a)\s*(?:about |around |more than |over |nearly |approximately |roughly )?$/i,
      after: /^(?! in (?:funding|equity))/,
    },
    { field: 'valuation', type: 'money', after: /^[- ](?:(?:post|pre)-money )?valuation\b/i },
    {
      field: 'totalRaised',
      type: 'money',
      before:
        /\b(?:total(?: funding| capital| amount| raised)?(?: raised)?(?: to date| so far)?(?: to| of| now stands at| is| at| stands at)|(?:bringing|brings|taking|takes|brought|pushing|lifting)[^.]{0,60}(?:total|raised|funding)[^.$€£]{0,30}(?:to|at)|has (?:now )?raised(?: a total of)?|having raised(?: a total of)?|raised to date (?:is|of))\s*(?:about |around |more than |over |nearly |approximately )?$/i,
      after:
        /^ ?(?:to date|so far|in total|since|in funding to date|overall|\.|,|in (?:total )?funding|$)/i,
    },
    {
      field: 'amount',
      type: 'money',
      after:
        /^[- ](?:(?:series [a-k]\d?|seed|pre-seed|pre-series [a-k]|growth|equity|strategic|bridge|angel|venture|funding|financing|investment|new|fresh|first|extension|late-stage|early-stage|debt|initial) ?)*(?:round|funding|financing|raise|investment|series [a-k]\d?)\b/i,
    },
    {
      field: 'round',
      type: 'round',
      before: /\b(?:in|of|its|a|the|for)(?: [\w$€£.-]+)* ?$/i,
      after: /^/,
    },
  ],
  tellings: [
    {
      field: 'amount',
      value: 'undisclosed',
      pattern:
        /\bundisclosed (?:sum|amount|(?:[\w-]+ ){0,2}(?:funding|investment|round|financing))\b|\b(?:sum|amount|size of the (?:round|grant|deal|investment)|how much was (?:raised|invested)|value of the (?:round|investment)) (?:(?:was|were|has|have) )?(?:not|never)(?: been)? (?:disclosed|given|made public|revealed)\b/i,
    },
  ],
  needs: [
    ['company', 'amount'],
    ['company', 'round'],
    ['company', 'leads'],
    ['company', 'investors'],
    ['company', 'announcedBy'],
  ],
  identity: ['company'],
  mentions:
    /\b(?:the|this|latest|new|its|a) (?:[\w$.-]+ ){0,3}(?:round|funding|financing|investment|raise|capital|money|proceeds|valuation|deal)\b|\b(?:investors?|backers?|valuation|valued|participat|led by|the (?:sum|amount)|how much was (?:raised|invested)|proceeds|took part|money (?:also )?came from|in all)\b/i,
  apart: isAnother,
  cues: /\b(?:the sum|amount|rais|fund|financ|money|took part|round|series [a-k]|seed|invest|back|valu|led|lead|secur|bag|capital|obtain|land|nab|net|scoop|attract|receiv|pocket|garner|gets?\b|got|snag|score|close|proceeds)/i,
  finish,
};

/** So many sentences around a sum say what it was raised by. */
const NEAR = 4;

/** What is raised when shares are first sold to the public is a listing's. */
function isListing({ within }: ReadDocument, index: number): boolean {
  const text = within(index - NEAR, index + NEAR)
    .map((sentence) => sentence.text)
    .join(' ');
  return (
    /\b(?:IPO|initial public offering|flotation|first day of trading|stock market debut|went public|public listing)\b/i.test(
      text,
    ) && !/\b(?:series [a-k]|seed|funding round|financing round|venture)\b/i.test(text)
  );
}

/** "a $27 million Series A", "its seed round". */
function isRoundMention(mention: Mention): boolean {
  if (mention.name !== undefined) return /^(?:pre-)?series [a-k]\b/i.test(mention.name.text);
  return (
    roundNoun.test(mention.head) && isFunding(mention.words.map(({ lower }) => lower).join(' '))
  );
}

function isCompany(mention: Mention | undefined): boolean {
  return (
    (mention?.name !== undefined && mention.name.class !== 'place') ||
    (mention?.determiner === 'the' && companyNouns.has(mention.head))
  );
}

function isFunding(words: string): boolean {
  return (
    /\b(?:series [a-k]|(?:pre-)?seed|funding|financing|venture|growth|equity|investment|round|capital|angel|bridge)\b/i.test(
      words,
    ) &&
    !/\b(?:debt securities|of talks|of layoffs|of negotiations|of golf|all-round|year-round|tariffs?|sanctions|interviews|election)\b/i.test(
      words,
    )
  );
}

/** A sum that a company raises is a round's where rounds, investors or a valuation are spoken of, or nothing else is. */
function isAboutFunding(text: string): boolean {
  if (
    /\b(?:ipo|initial public offering|bond|bonds|notes|loan|listed on|stock exchange|went public|go public|debut|forecast|guidance|damages|tax|taxes|charity|charities|donation|price|prices|wage|wages|dividend|target price|stake|rates?|tuition|share sale|listing|minimum|limit|ceiling|rights issue)\b/i.test(
      text,
    ) &&
    !/\b(?:series [a-k]|seed|funding round|financing round|venture|valuation|investors?)\b/i.test(
      text,
    )
  )
    return false;
  // a fund that a manager raises; "Gulf Sovereign Fund" is somebody's name
  if (
    /\b(?:for|closed?|closes|closing|close of|its|third|second|first|new|debut|latest|biggest|largest|fourth|fifth)\b[^.,]{0,40}(?:\bfund\b|\b[IVX]{1,4}\b)/.test(
      text,
    )
  )
    return false;
  return true;
}

/** So many days before the news a round is an earlier one. */
const earlierBy = 30;

/** "It had earlier raised $5 million in a Series A round", "In May 2020, it raised $5 million": another round. */
function isAnother(
  draft: Draft,
  { round }: Fields,
  { sentence, document: { date } }: Looking,
): boolean {
  const { text } = sentence;
  const known = draft.fields['round'];
  if (known !== undefined && round !== undefined) {
    const [one, other] = [known, round].map(({ value }) => String(value).toLowerCase());
    if (
      one !== undefined &&
      other !== undefined &&
      !one.startsWith(other) &&
      !other.startsWith(one)
    )
      return true;
  }
  if (
    /\bhad (?:earlier |previously |already |also )?(?:raised|completed|brought in|secured|closed|been)\b|\b(?:earlier|previously) (?:raised|completed|secured)\b/.test(
      text,
    ) &&
    !/\btotal\b|\bby then\b|\bin all\b/i.test(text)
  )
    return true;
  const [day, told] = [lastDayOf(sentence), lastDayOf(draft.sentence) ?? date];
  return day !== undefined && told !== undefined && daysBetween(day, told) > earlierBy;
}

function finish(draft: Draft, of: Looking): Draft | undefined {
  const fields: Record<string, ReadField> = Object.fromEntries(
    Object.entries(draft.fields).filter(([name]) => !name.startsWith('_')),
  );
  // "Acme funding round": whose it is where nobody else is named
  const company = fields['company'] ?? draft.fields['_maker'];
  if (company !== undefined) fields['company'] = company;
  const { leads, investors, valuation, amount } = fields;
  if (company === undefined) return undefined;
  // what a manager gathers for a fund is the fund's
  if (/\bFund (?:[IVX]{1,5}|\d{1,2})\b/.test(draft.sentence.text) && fields['round'] === undefined)
    return undefined;
  // who leads a round is none that raises it
  const isCompanyItself = (field: ReadField | undefined): boolean =>
    field?.entities.some((entity) => company.entities.includes(entity)) === true;
  // who puts money into "the developer" is another than the developer
  if (
    isCompanyItself(investors) &&
    /^(?:invest|inject|put|pour|pump|plough)$/.test(draft.predication?.lemma ?? '')
  )
    return undefined;
  if (isCompanyItself(leads)) delete fields['leads'];
  if (isCompanyItself(investors)) delete fields['investors'];
  if (
    isCompanyItself(fields['announcedBy']) ||
    fields['announcedBy']?.entities.some(
      (entity) =>
        leads?.entities.includes(entity) === true || investors?.entities.includes(entity) === true,
    ) === true
  )
    delete fields['announcedBy'];
  if (fields['round'] === undefined) {
    const found = roundIn(draft.sentence.text, draft.sentence.start);
    if (
      found !== undefined &&
      // "Pacific Seed" is somebody's name
      !(
        /^\p{Lu}/u.test(found.evidence.text) &&
        /\p{Lu}\p{L}+ $/u.test(of.document.text.slice(0, found.evidence.start)) &&
        !/^Series/.test(found.evidence.text)
      ) &&
      (/^(?:series|pre-|seed)/i.test(found.evidence.text) ||
        /^[- ](?:\w+ )?(?:round|funding|financing|investment)/i.test(
          of.document.text.slice(found.evidence.end, found.evidence.end + 30),
        ))
    )
      fields['round'] = found;
  }
  if (valuation !== undefined) {
    if (amount !== undefined && valuation.evidence.start === amount.evidence.start)
      delete fields['valuation'];
    else {
      const around = of.document.text.slice(
        Math.max(0, valuation.evidence.start - 60),
        valuation.evidence.end + 40,
      );
      const basis = /post-?money/i.test(around)
        ? 'post'
        : /pre-?money/i.test(around)
          ? 'pre'
          : undefined;
      fields['valuation'] = {
        ...valuation,
        value: { amount: valuation.value, ...(basis === undefined ? {} : { basis }) },
      };
    }
  }
  if (leads !== undefined && investors !== undefined && fields['investors'] !== undefined) {
    const others = (investors.value as readonly string[]).filter(
      (name) => !(leads.value as readonly string[]).includes(name),
    );
    if (others.length > 0) fields['investors'] = { ...investors, value: others };
    else delete fields['investors'];
  }
  return { ...draft, fields };
}
