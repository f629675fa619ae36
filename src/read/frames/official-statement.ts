import type { Mention } from '../chunks.js';
import type { Predication } from '../clauses.js';
import type { Draft, KindFrames, Looking, ReadField } from '../frame.js';
import { isAuthority, isOfficial } from './authorities.js';
import { fieldAt, namedParty, recordFields, thingOf, wordsAt } from './fields.js';

/** What adds to a statement that was told: on whose guidance it rests. */
const aside = /\bguidance (?:had )?(?:came|comes|come) from\b|\bacting under the guidance of\b/i;

/** What somebody who speaks for an authority says of a company or a topic. */
export const officialStatement: KindFrames = {
  kind: 'official-statement',
  roles: { _subject: 'person' },
  verbs: [
    {
      verbs:
        'say, tell, announce, state, note, add, stress, warn, insist, explain, confirm, reveal, declare, claim',
      roles: { subject: '_subject' },
      where: (predication, of) =>
        !predication.negated &&
        !predication.passive &&
        predication.modal === undefined &&
        !predication.infinitive &&
        !aside.test(of.sentence.text) &&
        speakerOf(predication, of) !== undefined,
      tells: { _said: true },
    },
  ],
  nouns: [],
  details: [
    {
      field: 'guidedBy',
      type: 'party',
      before: /\b(?:guidance (?:had )?(?:came|comes|come) from|under the guidance of) ?$/i,
    },
  ],
  tellings: [],
  needs: [['speaker', 'about', 'statement']],
  identity: ['speaker', 'statement'],
  mentions:
    /\bguidance\b|\b(?:he|she|the (?:minister|governor|official|commissioner|mayor|spokesman|spokeswoman|secretary))\b/i,
  cues: /\b(?:said|says?|told|tells|warn(?:ed|s)|stressed|stated?|added|noted|announced|confirmed|insisted|declared|explained|revealed|spoke|speaking|remarks)\b/i,
  finish,
};

const person = String.raw`\p{Lu}[\p{L}'’.-]+(?: (?:\p{Lu}[\p{L}'’.-]*|de|la|del|van|von|der|bin|al|da|dos)){1,3}`;
const office = String.raw`(?:[Pp]rime )?(?:[Vv]ice-)?(?:[Mm]inister|[Gg]overnor|[Ss]ecretary|[Cc]ommissioner|[Mm]ayor|[Pp]resident|[Cc]hancellor|[Pp]remier|[Cc]hair(?:man|woman)?|[Ss]enator|[Aa]dministrator|[Dd]irector|[Cc]hief|[Hh]ead|[Ss]pokes(?:man|woman|person)|[Rr]egulator|[Aa]ttorney [Gg]eneral|[Oo]fficial|[Dd]eputy|[Dd]irector[- ][Gg]eneral)`;
const nameThenTitle = new RegExp(
  String.raw`(?:^|[,"”] |\b[Tt]hat )(${person}), ([^,"“”]{4,110}(?:, [^,"“”]{4,60})?),? $`,
  'u',
);
const titleThenName = new RegExp(String.raw`((?:[\p{L}.'’-]+ ){0,7}?${office}) (${person}) $`, 'u');
const afterNameThenTitle = new RegExp(String.raw`^ (${person}), ([^,"“”.]{4,110})`, 'u');
const afterTitleThenName = new RegExp(
  String.raw`^ ((?:[\p{L}'’-]+ ){0,6}?${office}) (${person})`,
  'u',
);

interface Speaker {
  readonly name: string;
  readonly title: string;
  readonly start: number;
  readonly end: number;
}

/** An official with name and title, right before a verb of saying or right after it, or from where they were named first. */
function speakerOf(predication: Predication, { document, sentence }: Looking): Speaker | undefined {
  const before = document.text.slice(sentence.start, predication.start).replace(/\s/g, ' ');
  const after = document.text.slice(predication.end, sentence.end).replace(/\s/g, ' ');
  const told = (match: RegExpExecArray | null, name: number, from: number): Speaker | undefined => {
    const who = match?.[name];
    const title = match?.[3 - name];
    if (match === null || who === undefined || title === undefined || !isOfficial(title))
      return undefined;
    if (isAuthority(who)) return undefined;
    const start = from + match.index + match[0].indexOf(who);
    return { name: who, title: plainTitle(title), start, end: start + who.length };
  };
  const found =
    told(nameThenTitle.exec(before), 1, sentence.start) ??
    told(titleThenName.exec(before), 2, sentence.start) ??
    (/[,"”’] $/.test(`${before.trimEnd()} `)
      ? (told(afterTitleThenName.exec(after), 2, predication.end) ??
        told(afterNameThenTitle.exec(after), 1, predication.end))
      : undefined);
  if (found !== undefined) return found;
  const { subject } = predication;
  const entity = subject === undefined ? undefined : document.entityOf(subject, sentence);
  if (subject === undefined || entity === undefined || entity.class === 'organisation')
    return undefined;
  const title = entity.description?.text ?? subject.description?.text;
  return title !== undefined && isOfficial(title) && !isAuthority(entity.name.text)
    ? {
        name: entity.name.text,
        title: plainTitle(title),
        start: entity.name.start,
        end: entity.name.end,
      }
    : undefined;
}

/** Without what belongs to the sentence around it. */
function plainTitle(title: string): string {
  return title
    .replace(/\s+/g, ' ')
    .replace(/^.*\b(?:that|as|while|and|when|after|but|nairobi|with) (?=\p{L})/iu, (head) =>
      / of the /.test(head) || /^(?:[\p{L}-]+ )?and /iu.test(head) ? head : '',
    )
    .replace(/^(?:the|an?|its|[\p{L}.]+(?:'s|’s)) /iu, '');
}

function finish(draft: Draft, of: Looking): Draft | undefined {
  const { predication } = draft;
  if (predication === undefined) return undefined;
  const who = speakerOf(predication, of);
  if (who === undefined) return undefined;
  const rest = recordFields(draft);
  rest['speaker'] = fieldAt({ name: who.name, ...titled(who.title) }, who.start, who.end, of);
  const said = saidBy(predication, who, of);
  if (said === undefined) return undefined;
  rest['statement'] = fieldAt(said.text, said.start, said.end, of);
  if (said.guidedBy !== undefined) rest['guidedBy'] = said.guidedBy;
  const about = aboutOf(who, said, of);
  if (about === undefined) return undefined;
  rest['about'] = about;
  const venue = venueOf(predication, said, of);
  if (venue !== undefined) rest['venue'] = venue;
  return {
    ...draft,
    modality: draft.modality === 'rumoured' ? 'rumoured' : 'asserted',
    fields: rest,
  };
}

/** "deputy governor of the Chinese central bank" is a title and an organisation. */
function titled(title: string): Readonly<Record<string, string>> {
  const match = /^(.+?) (?:of|at|for|with) (?:the )?(.+)$/.exec(title);
  const [, first, organisation] = match ?? [];
  return first !== undefined && organisation !== undefined && isAuthority(organisation)
    ? {
        title: first,
        organisation:
          /^\p{Lu}/u.test(organisation) && !/ central bank$/.test(organisation)
            ? organisation
            : `the ${organisation}`,
      }
    : { title };
}

interface Said {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly guidedBy: ReadField | undefined;
}

const venueWords =
  '(?:an? |the |its )?(?:[\\p{L}\\d-]+ ){0,5}?(?:conference|briefing|forum|event|meeting|summit|interview|hearing|panel|ceremony|statement|speech|session|seminar|symposium|parliament|congress|lawmakers|reporters|journalists|webcast|congress)';
const venueAt = new RegExp(`^ ?(?:(?:on|in|at|during|to) )?(?:an? |the )?`, 'u');

/** The words of the statement: what stands after "said that", or before ", she said". */
function saidBy(predication: Predication, who: Speaker, of: Looking): Said | undefined {
  const { document, sentence } = of;
  const { text } = document;
  const isInverted = who.start >= predication.end;
  const subjectStart = isInverted || who.start < sentence.start ? predication.start : who.start;
  const whole = { start: sentence.start, end: sentence.end };
  const lead = text.slice(whole.start, subjectStart);
  const tail = text.slice(predication.end, whole.end);
  let [start, end] = [0, 0];
  const front = /^.*(?:,["”’]|["”’],?|,)(?=[^,"”]*$)/su.exec(lead);
  const opensWithCondition =
    /^(?:On|In|At|During|Speaking|Asked|Earlier|Late|After|When|According|As)\b/.test(lead);
  if (front !== null && lead.length > 15 && !opensWithCondition && front[0].length > 15) {
    start = whole.start;
    end = whole.start + front[0].length;
  } else {
    const that = /\bthat\s+/.exec(tail);
    const object =
      /^(?:\s+(?:to )?(?:reporters|parliament|lawmakers|journalists|Reuters|Bloomberg|CNBC|state television|the [\p{L} ]{3,40}|an? [\p{L} ]{3,40}))?\s*(?:(?:on|in|at|during|to)\s+[^,]{3,90}?)?\s*(?:today|yesterday|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)?,?\s*(?=that\b|["“])/u.exec(
        tail,
      );
    if (that !== null && that.index < 160) start = predication.end + that.index + that[0].length;
    else if (object !== null && /^["“]/.test(tail.slice(object[0].length)))
      start = predication.end + object[0].length;
    else {
      const plain = /^\s+(?=\p{L})/u.exec(tail);
      const clause = sentence.predications.find(
        (each) =>
          !each.isNoun &&
          each.finite &&
          each.start > predication.end &&
          each.subject !== undefined &&
          each.subject.start > predication.end,
      );
      if (plain === null || clause?.subject === undefined) return undefined;
      const from = clause.subject.start;
      start = from;
    }
    end = whole.end;
  }
  let words = text.slice(start, end).replace(/^["“‘'\s]+/, (quotes) => {
    start += quotes.length;
    return '';
  });
  let guidedBy: ReadField | undefined;
  const guided = /^under the (?:guidance|direction|supervision) of (?:the )?([^,]+), /i.exec(words);
  if (guided !== null) {
    const name = guided[1] ?? '';
    const at = start + guided[0].length - 2 - name.length;
    guidedBy = fieldAt(/^\p{Lu}/u.test(name) ? name : `the ${name}`, at, at + name.length, of);
    start += guided[0].length;
    words = words.slice(guided[0].length);
  }
  words = words.replace(/[.,;"”’\s]+$/u, '');
  // a venue or a day at the end is none of what was said
  const trailing = new RegExp(
    ` (?:(?:at|during|in) ${venueWords}\\b.*| on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$`,
    'u',
  ).exec(words);
  if (trailing !== null && start > predication.end && /^ (?:at|during)/.test(trailing[0]))
    words = words.slice(0, trailing.index);
  end = start + words.length;
  const flat = wordsAt(text, start, end).replace(/["“”]/g, '');
  if (flat.split(' ').length < 4 || flat.length > 400) return undefined;
  const hasVerb = sentence.predications.some(
    (each) =>
      !each.isNoun && (each.finite || each.passive) && each.start >= start && each.end <= end,
  );
  return hasVerb && !/^(?:that|to|it was|there|if|whether|why|how)\b/i.test(flat)
    ? { text: flat, start, end, guidedBy }
    : undefined;
}

/** "Speaking about inflation", "in remarks about Acme": what somebody says that they speak of. */
function topicOf(who: Speaker, said: Said, of: Looking): ReadField | undefined {
  const { document, sentence } = of;
  const own = topicIn(said, of);
  if (own !== undefined) return own;
  // what the speaker was said to speak of before; of a headline, what the sentence under it says
  const { index } = sentence;
  const last = who.name.slice(who.name.lastIndexOf(' ') + 1);
  const near = sentence.isHeadline
    ? document.within(index + 1, index + 1)
    : document.within(index - NEAR, index - 1).toReversed();
  for (const before of near) {
    if (!before.text.includes(who.name) && !before.text.includes(last)) continue;
    const found = topicIn(undefined, { document, sentence: before });
    if (found !== undefined) return found;
  }
  return undefined;
}

/** So many sentences back a speaker still speaks of the same. */
const NEAR = 3;

/** "who spoke about inflation on Monday", "On inflation, Barra says …", "Barra on interest rates: …". */
function topicIn(said: Said | undefined, of: Looking): ReadField | undefined {
  const { document, sentence } = of;
  const match =
    /\b(?:[Ss]peaking|spoke|remarks|comments) about (?:the )?/.exec(sentence.text) ??
    (sentence.isHeadline
      ? (/^On (?:the )?(?=[^,]{3,60}, \p{Lu})/u.exec(sentence.text) ??
        /^\p{Lu}[^:,]{2,40}? on (?:the )?(?=[^:,]{3,60}: )/u.exec(sentence.text))
      : null);
  const from = match === null ? -1 : sentence.start + match.index + match[0].length;
  if (from === -1 || (said !== undefined && from >= said.start && from < said.end))
    return undefined;
  const mention = sentence.chunks.find(
    (chunk): chunk is Mention =>
      chunk.type === 'mention' && chunk.end > from && chunk.start >= from - 4,
  );
  if (mention === undefined) return undefined;
  const party = namedParty(mention, of);
  if (party !== undefined) return party;
  const topic = /^.+?(?=[,.:]| (?:on|at|in|during) (?:\d|an? |the |\p{Lu})|$)/u.exec(
    document.text.slice(from, sentence.end),
  )?.[0];
  return topic === undefined ? undefined : fieldAt(topic, from, from + topic.length, of);
}

/** What is spoken of: the first organisation that the statement names, else what its first verb says something of. */
function aboutOf(who: Speaker, said: Said, of: Looking): ReadField | undefined {
  const topic = topicOf(who, said, of);
  if (topic !== undefined) return topic;
  const { sentence } = of;
  const inside = sentence.chunks.filter(
    (chunk): chunk is Mention =>
      chunk.type === 'mention' && chunk.start >= said.start && chunk.end <= said.end,
  );
  const subject = sentence.predications.find(
    (each) =>
      !each.isNoun &&
      each.start >= said.start &&
      each.end <= said.end &&
      each.subject !== undefined &&
      each.subject.start >= said.start,
  )?.subject;
  const candidates = [
    subject,
    subject?.possessor,
    ...inside.flatMap((mention) => [mention, ...mention.members]),
  ];
  for (const mention of candidates) {
    if (mention?.name === undefined || mention.name.text === who.name) continue;
    const party = namedParty(mention, of);
    if (party !== undefined && !isAuthority(String(party.value))) return party;
  }
  if (subject?.pronoun !== undefined && subject.pronoun !== 'it' && subject.pronoun !== 'they')
    return undefined;
  if (subject === undefined) return undefined;
  const pronoun = subject.pronoun === undefined ? undefined : namedParty(subject, of);
  if (pronoun !== undefined) return pronoun;
  const thing = thingOf(subject, of, /^of$/);
  return thing === undefined ||
    /^(?:we|you|they|people|there|nothing|everything)$/i.test(thing.text)
    ? undefined
    : fieldAt(thing.text, thing.start, thing.end, of);
}

/** Where it was said: a conference, a briefing, parliament; in the sentence, or "She spoke at …" after it. */
function venueOf(predication: Predication, said: Said, of: Looking): ReadField | undefined {
  const { document, sentence } = of;
  const near = new RegExp(
    `\\b(?:[Aa]t|[Dd]uring|[Ii]n|after|told|to) (${venueWords}(?: of the board| (?:of|in|on|by|with) (?:the )?(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\\p{Lu}[\\p{L}-]*(?: (?:of |and )?\\p{Lu}[\\p{L}-]*)*)?)(?= |[.,"”]|$)`,
    'u',
  );
  const stretches = [
    [sentence.start, Math.min(said.start, sentence.end)],
    [Math.max(said.end, sentence.start), sentence.end],
  ] as const;
  for (const [from, to] of stretches) {
    if (to - from < 5) continue;
    const match = near.exec(document.text.slice(from, to));
    const words = match?.[1];
    if (
      match === null ||
      words === undefined ||
      /\b(?:reporters|journalists|statement|lawmakers)$/.test(words)
    )
      continue;
    const at = from + match.index + match[0].indexOf(words);
    const plain = words.replace(venueAt, '');
    const start = at + words.length - plain.length;
    return fieldAt(plain, start, start + plain.length, of);
  }
  const [next] = document.within(sentence.index + 1, sentence.index + 1);
  const spoke =
    next === undefined
      ? null
      : new RegExp(
          `^(?:He|She|They|The \\p{L}+) (?:spoke|was speaking|made the (?:remarks|comments)) ${near.source}`,
          'u',
        ).exec(next.text);
  const words = spoke?.[1];
  if (next === undefined || spoke === null || words === undefined) return undefined;
  const at = next.start + spoke[0].lastIndexOf(words);
  const plain = words.replace(venueAt, '');
  const start = at + words.length - plain.length;
  return predication.start < at ? fieldAt(plain, start, start + plain.length, of) : undefined;
}
