import type { Mention } from '../chunks.js';
import type { Predication } from '../clauses.js';
import type { Draft, KindFrames, Looking, ReadField } from '../frame.js';
import { isAuthority } from './authorities.js';
import { fieldAt, hangsOn, lowerOf, recordFields, thingOf, wordsAt } from './fields.js';

const papers =
  /^(?:rule|guideline|guidance|regulation|law|bill|act|measure|policy|directive|standard|notice|circular|plan|draft|opinion|framework|code|roadmap|catalogue|catalog|blueprint|order|decree|paper|strategy|proposal|requirement|ordinance|provision|programme|program|legislation|ban|scheme|quota|limit|statute|amendment|document|package)$/;

/** Papers that are public by themselves; the others are where an authority issues them. */
const isOf = /^(?:on|for|of|about|governing|regulating|to|against|concerning|covering|in)$/;

/** What authorities put out for comment, issue, and put into force. */
export const policy: KindFrames = {
  kind: 'policy',
  roles: {
    issuer: 'party',
    _country: 'place',
    _document: 'phrase',
    _office: 'phrase',
  },
  verbs: [
    {
      verbs: `issue, publish, release, unveil, adopt, pass, approve, enact, introduce, promulgate, draft, propose, roll out,
        finalise, finalize, print, circulate, announce, impose, gazette, table, set out, put forward, present, sign, unroll, post, float, revise, update, tighten, formulate, set, draw up`,
      roles: { subject: ['issuer', '_country', '_office'], object: '_document' },
      passive: { subject: '_document', by: ['issuer', '_country', '_office'] },
      where: (predication, of) =>
        paperIn(predication, of) !== undefined || paperSet(predication) !== undefined,
      tells: { stage: 'issued' },
    },
    {
      verbs:
        'solicit, seek, invite, request, ask, want, put, gather, collect, consult, open, launch, begin, start, call, hold',
      roles: { subject: ['issuer', '_country', '_office'], on: '_document' },
      passive: { subject: '_document', by: ['issuer', '_country', '_office'], on: '_document' },
      where: (predication, of) => isConsulting(predication, of),
      tells: { stage: 'consultation' },
    },
    {
      verbs: 'take effect, take, come, enter, go, become',
      roles: { subject: '_document' },
      where: ({ subject, object, complements, lemma, modal, infinitive }, of) =>
        isPaper(subject, of) &&
        modal === undefined &&
        !infinitive &&
        (lemma === 'take'
          ? object?.head === 'effect'
          : lemma === 'become'
            ? /\b(?:law|effective)\b/.test(lowerOf(object))
            : complements.some(
                ({ preposition, mention }) =>
                  preposition === 'into' && /^(?:force|effect)$/.test(mention.head),
              )),
      tells: { stage: 'effective' },
    },
    {
      verbs: 'be, put, bring',
      roles: { subject: ['issuer', '_country', '_office'], object: '_document' },
      passive: { subject: '_document', by: ['issuer', '_country', '_office'] },
      where: (predication, of) => {
        const { lemma, subject, complements, modal, infinitive } = predication;
        return (
          modal === undefined &&
          !infinitive &&
          complements.some(
            ({ preposition, mention }) =>
              preposition === (lemma === 'be' ? 'in' : 'into') &&
              /^(?:force|effect)$/.test(mention.head),
          ) &&
          (lemma === 'be' ? isPaper(subject, of) : paperIn(predication, of) !== undefined)
        );
      },
      tells: { stage: 'effective' },
    },
    {
      // "A guideline dates from May 10, when the ministry issued it"
      verbs: 'date',
      roles: { subject: '_document' },
      where: ({ subject, complements }, of) =>
        isPaper(subject, of) &&
        complements.some(({ preposition }) => preposition === 'from') &&
        makerOf(of) !== undefined,
      tells: { stage: 'issued' },
    },
  ],
  nouns: [
    {
      nouns: 'consultation, comment',
      roles: {
        subject: ['issuer', '_country', '_office'],
        possessor: ['issuer', '_country', '_office'],
        on: '_document',
      },
      where: (predication, of) =>
        predication.lemma === 'consultation' &&
        /^(?:open|launch|begin|start|hold|kick off|announce|publish)$/.test(
          predication.governors[0]?.lemma ?? '',
        ) &&
        predication.complements.some(
          ({ preposition, mention }) =>
            preposition === 'on' && mention.head !== '' && of.sentence.start >= 0,
        ),
      tells: { stage: 'consultation' },
    },
  ],
  details: [],
  tellings: [],
  needs: [['issuer', 'document']],
  identity: ['issuer', 'document'],
  mentions:
    /\b(?:the|this) (?:draft|rules?|guidelines?|regulations?|law|measures?|plan|document|policy|opinions?|consultation|bill)\b/i,
  cues: /\b(?:rules?|guidelines?|guidance|regulations?|laws?|bills?|act|measures?|polic(?:y|ies)|directives?|standards?|notice|circular|plan|drafts?|opinions?|framework|code|roadmap|blueprint|decree|strategy|proposals?|consult|comments?|feedback|provisions?|legislation|by (?:the end of )?20\d\d|ordinance|views|ban|requirements?)/i,
  finish,
};

function isPaper(mention: Mention | undefined, of?: Looking): boolean {
  if (mention === undefined) return false;
  if (mention.members.length > 0) return mention.members.some((member) => isPaper(member, of));
  if (mention.name !== undefined && mention.head === '')
    return /\b(?:Act|Law|Bill|Regulations?|Code|Directive|Guidelines?|Rules?|Measures?|Ordinance|Plan|Provisions)$/.test(
      mention.name.text,
    );
  // "a set of measures"
  if (/^(?:set|package|series|raft)$/.test(mention.head) && of !== undefined)
    return /^ of (?:[\w-]+ ){0,2}(?:measures|rules|guidelines|standards|regulations|policies)\b/.test(
      of.document.text.slice(mention.end, mention.end + 60),
    );
  return (
    papers.test(mention.head.replace(/^.*[ -]/, '')) &&
    !/\bearnings|revenue|profit|sales|outlook|pricing|dividend|restructuring|subscription\b/.test(
      lowerOf(mention),
    )
  );
}

/** The paper beside a verb. */
function paperIn({ passive, subject, object }: Predication, of: Looking): Mention | undefined {
  const what = passive ? subject : object;
  return isPaper(what, of)
    ? (what?.members.find((member) => isPaper(member, of)) ?? what)
    : undefined;
}

/** "set targets for 2030 in draft rules": what the targets are set in. */
function paperSet({ lemma, object, complements }: Predication): Mention | undefined {
  return /^(?:set|name)$/.test(lemma) && object?.head === 'target'
    ? complements.find(({ preposition, mention }) => preposition === 'in' && isPaper(mention))
        ?.mention
    : undefined;
}

/** Who issued it, in a clause beside: "when the ministry issued it". */
function makerOf({ sentence }: Looking): Predication | undefined {
  return sentence.predications.find(
    ({ lemma, object, subject }) =>
      /^(?:issue|present|publish|release)$/.test(lemma) &&
      object?.pronoun !== undefined &&
      subject !== undefined,
  );
}

function isConsulting(predication: Predication, { document, sentence }: Looking): boolean {
  const { object, lemma, complements, start, passive, subject } = predication;
  const what = passive ? subject : object;
  if (
    /^(?:ask|put|call)$/.test(lemma) &&
    complements.some(
      ({ preposition, mention }) =>
        preposition === 'for' && /^(?:comment|consultation|feedback)$/.test(mention.head),
    )
  )
    return true;
  if (lemma === 'put') return false;
  if (lemma === 'consult') return complements.some(({ preposition }) => preposition === 'on');
  return (
    (what !== undefined &&
      /\b(?:opinions?|comments?|feedback|views?|consultation|input|submissions?)\b/.test(
        lowerOf(what),
      )) ||
    /^\w+ (?:for )?(?:public )?(?:comments?|feedback)\b/.test(
      document.text.slice(start, sentence.end),
    )
  );
}

function finish(draft: Draft, of: Looking): Draft | undefined {
  const { predication } = draft;
  if (predication === undefined) return undefined;
  const rest = recordFields(draft);
  const paper = paperOf(predication, of);
  if (paper === undefined) return undefined;
  const ahead =
    predication.modal !== undefined ||
    (predication.infinitive && !hangsOn(predication, /^(?:begin|start|move|vote)$/)) ||
    hangsOn(predication, /^(?:plan|consider|want|mull|expect|intend|aim|prepare|urge|ask|call)$/);
  const issuer = issuerOf(draft, rest['issuer'], paper, of);
  if (issuer === undefined) return undefined;
  rest['issuer'] = issuer;
  const named = thingOf(paper, of, isOf);
  if (
    named === undefined ||
    /^(?:new |latest )?(?:plan|order|notice|document|program|programme|package|measure|proposal|requirement|limit|scheme|framework|standard|code|strategy|act|paper|ban|quota)s?$/i.test(
      named.text,
    )
  )
    return undefined;
  rest['document'] = fieldAt(trimmed(named.text), named.start, named.end, of);
  const stage = stageOf(predication, String(rest['stage']?.value), named.text, of);
  delete rest['stage'];
  if (ahead) return undefined;
  if (stage !== undefined) rest['stage'] = fieldAt(stage, predication.start, predication.end, of);
  const targets = targetsOf(of);
  if (targets !== undefined) rest['targets'] = targets;
  return {
    ...draft,
    modality: draft.modality === 'planned' ? 'asserted' : draft.modality,
    fields: rest,
  };
}

/** Without a day at the end: "guidelines on images on Monday". */
function trimmed(text: string): string {
  return text.replace(
    / (?:on|in) (?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December)\b.*$/,
    '',
  );
}

function paperOf(predication: Predication, of: Looking): Mention | undefined {
  const { sentence } = of;
  const { complements, isNoun, subject, lemma } = predication;
  const direct =
    isNoun ||
    /^(?:solicit|seek|invite|request|ask|want|gather|collect|consult|open|launch|begin|start|call|hold)$/.test(
      lemma,
    )
      ? undefined
      : (paperIn(predication, of) ?? paperSet(predication));
  if (direct !== undefined) return direct;
  if (isPaper(subject, of) && /^(?:take|come|enter|go|become|take effect|be|date)$/.test(lemma))
    return subject;
  const on = complements.find(
    ({ preposition, mention }) => /^(?:on|for)$/.test(preposition) && isPaper(mention, of),
  );
  if (on !== undefined) return on.mention;
  return sentence.predications.flatMap((each) =>
    each.start < predication.start && !each.isNoun ? (paperIn(each, of) ?? []) : [],
  )[0];
}

/** Who issues it: an authority by its name, its country, or what it is. */
function issuerOf(
  draft: Draft,
  told: ReadField | undefined,
  paper: Mention,
  of: Looking,
): ReadField | undefined {
  const { predication } = draft;
  const { document, sentence } = of;
  const subjects = [
    predication?.passive === true
      ? predication.complements.find(({ preposition }) => preposition === 'by')?.mention
      : predication?.subject,
    ...(predication?.governors.map(({ subject }) => subject) ?? []),
    paper.possessor,
    // "a directive from the Bank of England"
    fromBeside(paper, sentence),
    predication?.lemma === 'date' ? makerOf(of)?.subject : undefined,
  ];
  for (const mention of subjects) {
    if (mention === undefined || mention === paper) continue;
    if (mention.name !== undefined) {
      const entity = document.entityOf(mention, sentence);
      const name = entity?.name ?? mention.name;
      const kind = entity?.class ?? mention.name.class;
      if (kind === 'person') continue;
      if (
        kind === 'place' ||
        isAuthority(name.text) ||
        isAuthority(mention.description?.text ?? '') ||
        isAuthority(entity?.description?.text ?? '')
      )
        return {
          value: wordsAt(name.text, 0, name.text.length),
          evidence: name,
          entities: entity === undefined ? [] : [entity],
          sure: 1,
        };
      continue;
    }
    if (isAuthority(lowerOf(mention)) && mention.head !== '') {
      // "Brazil's central bank", "the Dutch privacy regulator"
      const start =
        mention.possessor?.start ??
        mention.words.find(({ tag }) => tag !== 'determiner')?.start ??
        mention.start;
      return fieldAt(wordsAt(document.text, start, mention.end), start, mention.end, of);
    }
    const entity = document.entityOf(mention, sentence);
    if (entity !== undefined && isAuthority(entity.name.text))
      return { value: entity.name.text, evidence: entity.name, entities: [entity], sure: 0.85 };
  }
  const owner = paper.names.find((name) => isAuthority(name.text) || name.class === 'place');
  if (
    owner !== undefined &&
    owner.end < paper.end &&
    owner.start === paper.words.find(({ tag }) => tag !== 'determiner')?.start
  )
    return fieldAt(owner.text, owner.start, owner.end, of);
  // "rules issued by the Federal Reserve take effect"
  const issued = sentence.predications.find(
    ({ lemma, passive }) =>
      passive &&
      /^(?:issue|publish|adopt|draft|enact|pass|set|release|draw|draw up|write|prepare|devise)$/.test(
        lemma,
      ),
  );
  const by = issued?.complements.find(({ preposition }) => preposition === 'by')?.mention;
  if (by?.name !== undefined && isAuthority(by.name.text))
    return fieldAt(by.name.text, by.name.start, by.name.end, of);
  if (told !== undefined && isAuthority(String(told.value))) return told;
  // "… came into force on Thursday. They were issued by the ministry in January."
  const [next] = document.within(sentence.index + 1, sentence.index + 1);
  const made = next?.predications.find(
    ({ lemma, passive, subject }) =>
      passive &&
      /^(?:issue|publish|adopt|draft|enact|pass|set|release|draw)/.test(lemma) &&
      (subject?.pronoun !== undefined || isPaper(subject)),
  );
  const author = made?.complements.find(({ preposition }) => preposition === 'by')?.mention;
  if (author?.name !== undefined && isAuthority(author.name.text))
    return fieldAt(author.name.text, author.name.start, author.name.end, of);
  // whose country it came into force in
  const where =
    predication !== undefined && /^(?:come|take|enter|go)/.test(predication.lemma)
      ? predication.complements.find(
          ({ preposition, mention }) => preposition === 'in' && mention.name?.class === 'place',
        )?.mention.name
      : undefined;
  return where === undefined ? undefined : fieldAt(where.text, where.start, where.end, of);
}

function fromBeside(paper: Mention, { chunks }: Looking['sentence']): Mention | undefined {
  const at = chunks.indexOf(paper);
  for (const next of [at + 1, at + 3]) {
    const [link, inner] = [chunks[next], chunks[next + 1]];
    if (at !== -1 && link?.type === 'link' && link.lower === 'from' && inner?.type === 'mention')
      return inner;
  }
  return undefined;
}

function stageOf(
  predication: Predication,
  told: string,
  document: string,
  { sentence }: Looking,
): string | undefined {
  if (told === 'effective') return told;
  if (
    told === 'consultation' ||
    /\b(?:(?:for|inviting|invit(?:ed|es)|seek(?:s|ing)?|sought|soliciting|solicits?|open to|open for) (?:the )?(?:public(?:'s)? )?(?:comments?|consultation|feedback|opinions?|views|input)|public comment period)\b/i.test(
      sentence.text,
    )
  )
    return 'consultation';
  if (
    (/\bdraft\b/i.test(document) &&
      // an authority that has issued it asks nobody any more
      !/^(?:issue|adopt|enact|pass|set|date|present|draw up)$/.test(predication.lemma)) ||
    predication.lemma === 'propose' ||
    predication.lemma === 'draft'
  )
    return 'consultation';
  return told;
}

/** What is to be reached by when, in the sentences from this on that speak of the paper or of what it aims at. */
function targetsOf({ document, sentence }: Looking): ReadField | undefined {
  const found: { by?: string; aims: string[] }[] = [];
  let [start, end] = [-1, -1];
  for (const other of document.within(sentence.index, sentence.index + 5)) {
    const dues = other.quantities.filter(({ read, start: from }) => {
      if ((read.type !== 'period' && read.type !== 'date') || read.value === undefined)
        return false;
      return (
        /\bby (?:the end of )?$/i.test(
          document.text.slice(Math.max(other.start, from - 16), from),
        ) || /\bby (?:the )?end of\b/i.test(document.text.slice(from, from + 14))
      );
    });
    if (dues.length === 0) continue;
    for (const [at, due] of dues.entries()) {
      const value = 'value' in due.read ? (due.read.value as string) : '';
      if (document.date !== undefined && value < document.date.slice(0, value.length)) continue;
      const goal = other.chunks.find(
        (chunk, index): chunk is Mention =>
          chunk.type === 'mention' &&
          chunk.head === 'target' &&
          other.chunks[index + 1]?.type === 'link',
      );
      const aims: string[] = [];
      const inner = goal === undefined ? undefined : other.chunks[other.chunks.indexOf(goal) + 2];
      if (inner?.type === 'mention') aims.push(phraseOf(inner, { document, sentence: other }));
      else {
        // what stands after "by 2022" is due then; with the date at the end, what stands before it
        const leads = due.start - other.start < (other.end - other.start) / 2;
        const [from, to] = leads
          ? [due.end, dues[at + 1]?.start ?? other.end]
          : [dues[at - 1]?.end ?? other.start, due.start];
        for (const each of other.predications) {
          if (each.isNoun || each.start < from || each.start > to || each.negated) continue;
          if (
            /^(?:say|propose|state|require|issue|publish|release|plan|need|be|have|help|meet|according|basically|solicit|seek)$/.test(
              each.lemma,
            )
          )
            continue;
          const what = each.passive
            ? each.subject
            : each.lemma === 'call'
              ? each.complements.find(({ preposition }) => preposition === 'for')?.mention
              : each.object;
          if (
            what === undefined ||
            what.pronoun !== undefined ||
            what.head === '' ||
            (isPaper(what) && !/standard/.test(lowerOf(what)))
          )
            continue;
          const parts = what.members.length > 0 ? what.members : [what];
          for (const part of parts) aims.push(phraseOf(part, { document, sentence: other }));
        }
      }
      const own = [...new Set(aims.filter((aim) => aim !== ''))];
      if (own.length === 0) continue;
      found.push({ by: value, aims: own });
      if (start < 0) start = other.start;
      end = other.end;
    }
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

/** An aim in words: with its number and what "of", "for" and "in" add. */
function phraseOf(mention: Mention, of: Looking): string {
  const first = mention.words.find(({ tag }) => tag !== 'determiner');
  const thing = thingOf(mention, of, /^(?:of|for|in|on)$/);
  if (first === undefined || thing === undefined) return '';
  const [figure] = mention.quantities;
  const start =
    mention.possessor === undefined
      ? Math.min(first.start, figure?.start ?? first.start)
      : thing.start;
  return wordsAt(of.document.text, start, thing.end);
}
