import type { HistoryView, NewsRecord, NounPhrase, Organisation, Remembered } from '../model.js';
import { entityKey, isSameEntity, legalSuffixStripped, type FieldTypes } from '../values/index.js';
import { commonFacts } from './common.js';
import {
  defineKind,
  type FactDeclaration,
  type InputOf,
  type Recalled,
  type RecordOf,
} from './define-kind.js';
import { flag, known, venueFacts } from './facts.js';
import { happened } from './guards.js';
import { earlier, recalledFrom } from './recall.js';

const fields = (t: FieldTypes) => ({
  speaker: t.person,
  about: t.organisationOrTopic,
  statement: t.clause,
  venue: t.nounPhrase.optional(),
  conditions: t.clauses.optional(),
  guidedBy: t.organisationOrTopic.optional(),
  next: t.clause.optional(),
});

/** An official-statement record as its author writes it. */
export type OfficialStatementRecord = InputOf<typeof fields, 'official-statement'>;

type OfficialStatement = RecordOf<typeof fields>;

const quotes = commonFacts['quotes'] as FactDeclaration<NewsRecord>;

/** Somebody in office says something of an organisation or a topic; every claim stays the speaker's. */
export const officialStatement = defineKind({
  name: 'official-statement',
  describes: 'A person in office makes a statement about an organisation or a topic.',
  fields,
  fieldNotes: {
    speaker: 'Who said it, with title and body.',
    about: 'What it is about: a body or a topic.',
    statement: 'What was said.',
    venue: 'Where or in what it was said.',
    conditions: 'On what it depends.',
    guidedBy: 'What guides it: a body or a policy.',
    next: 'What comes next.',
  },
  aliases: {
    speaker: ['speaker_name', 'spokesperson', 'spokesman', 'spokeswoman', 'official', 'said_by'],
    about: ['topic', 'regarding', 'concerning'],
    statement: ['remark', 'remarks', 'claim', 'what_was_said'],
    venue: ['occasion', 'event', 'forum', 'press_conference'],
    conditions: ['condition', 'provisos', 'provided_that'],
    guidedBy: ['under_guidance_of', 'guidance_by', 'supervised_by'],
    next: ['next_step', 'next_steps', 'what_next'],
    date: ['said_on', 'statement_date'],
  },
  topics: ['20001173'],
  cues: {
    fields: ['speaker', 'statement', 'about', 'venue', 'guidedBy', 'conditions'],
    words: [
      'press conference',
      'governor',
      'minister',
      'spokesperson',
      'spokesman',
      'spokeswoman',
      'hearing',
      'briefing',
    ],
  },
  facts: {
    speaker: {
      type: 'person',
      from: ['speaker'],
      anchor: true,
      must: true,
      material: true,
      attribution: true,
      covers: ['affiliation'],
      value: (r) => r.speaker,
    },
    // "the People's Bank of China's governor" is one possessive too many
    affiliation: {
      type: 'organisation',
      from: ['speaker/organisation'],
      weight: 0.3,
      value: (r) =>
        r.speaker.organisation === undefined || /['’]s\b/.test(r.speaker.organisation)
          ? undefined
          : { type: 'organisation', name: r.speaker.organisation },
    },
    // it is so, the speaker says, that it is not
    denied: {
      type: 'flag',
      from: ['modality'],
      weight: 0,
      must: true,
      angle: true,
      value: (r) => flag(isDenial(r)),
    },
    statement: {
      type: 'clause',
      from: ['statement'],
      weight: 3,
      must: true,
      material: true,
      value: (r) => r.statement,
    },
    /** The speaker's own words, where they hold those of the statement and say the whole of it. */
    words: {
      type: 'quotation',
      from: ['quotes/0/text'],
      weight: 3,
      covers: ['statement'],
      material: true,
      value: (r) => {
        const own = isDenial(r) ? undefined : ownWords(r);
        return own === undefined ? undefined : { type: 'quotation', text: own };
      },
    },
    quotes: {
      ...quotes,
      value: (r, context) =>
        isDenial(r) || ownWords(r) === undefined
          ? quotes.value(r as unknown as NewsRecord, context)
          : undefined,
    },
    // "said that it will" goes for as long as it may still be
    late: {
      type: 'flag',
      from: ['date', 'statement'],
      weight: 0,
      value: (r, { recentFrom }) => flag(r.date.iso < recentFrom && AHEAD.test(r.statement.text)),
    },
    nextLate: {
      type: 'flag',
      from: ['date', 'next'],
      weight: 0,
      value: (r, { recentFrom }) =>
        flag(r.next !== undefined && r.date.iso < recentFrom && AHEAD.test(r.next.text)),
    },
    about: {
      type: ['organisation', 'nounPhrase'],
      from: ['about'],
      anchor: true,
      value: (r) => r.about,
    },
    organisation: {
      type: 'flag',
      from: ['about'],
      weight: 0,
      value: (r) => flag(r.about.type === 'organisation'),
    },
    unnamed: {
      type: 'flag',
      from: ['about', 'statement'],
      weight: 0,
      value: (r) => flag(!isNamedIn(r.about, r.statement.text)),
    },
    // told apart where the statement does not name it, or where only this sentence can say more of it than its name
    topic: {
      type: ['organisation', 'nounPhrase'],
      from: ['about'],
      weight: 1,
      material: true,
      value: (r) =>
        isNamedIn(r.about, r.statement.text) && (!isDescribed(r.about) || r.guidedBy !== undefined)
          ? undefined
          : r.about,
    },
    venue: {
      type: 'nounPhrase',
      from: ['venue'],
      weight: 1,
      material: true,
      value: (r) => venueFacts(r.venue)['venue'],
    },
    medium: {
      type: 'nounPhrase',
      from: ['venue'],
      weight: 1,
      material: true,
      value: (r) => venueFacts(r.venue)['medium'],
    },
    channel: {
      type: 'nounPhrase',
      from: ['venue'],
      weight: 1,
      material: true,
      value: (r) => venueFacts(r.venue)['channel'],
    },
    conditions: {
      type: 'list',
      from: ['conditions'],
      weight: 1.5,
      material: true,
      value: (r) => known(r.conditions),
    },
    guidedBy: {
      type: ['organisation', 'nounPhrase'],
      from: ['guidedBy'],
      weight: 1,
      material: true,
      value: (r) => r.guidedBy,
    },
    next: { type: 'clause', from: ['next'], weight: 1.5, material: true, value: (r) => r.next },
    /** Short enough to be told along with something else. */
    briefNext: {
      type: 'flag',
      from: ['next'],
      weight: 0,
      value: (r) => flag(r.next !== undefined && r.next.text.length <= BRIEF),
    },
    reported: {
      type: 'flag',
      from: ['source'],
      weight: 0,
      value: (r) => flag(r.source !== undefined && !isSpeakers(r.source.name, r)),
    },
  },
  mentions: (r) => [
    {
      key: topicKey(r),
      at: r.date.iso,
      mark: `${entityKey(r.speaker.name)}\n${claimOf(r.statement.text).words}`,
    },
  ],
  recall: {
    facts: {
      contradicts: { type: 'clause', weight: 2, angle: true },
      contradictedSpeaker: { type: 'person', weight: 0.3 },
      contradictedOn: { type: 'date', weight: 0.5 },
      ownReversal: { type: 'flag', weight: 0, angle: true },
      saidBefore: { type: 'clause', weight: 1 },
      saidBeforeOn: { type: 'date', weight: 0.4 },
    },
    of: (r, history) => saidSoFar(r, history),
    reasons: ({ contradicts, ownReversal }) => [
      {
        score: ownReversal === undefined ? 0 : 0.3,
        reason: 'The speaker had said the opposite.',
      },
      {
        score: contradicts === undefined || ownReversal !== undefined ? 0 : 0.2,
        reason: 'It contradicts what somebody else has said.',
      },
    ],
  },
  newsworthiness: (r: OfficialStatement) => [
    { score: 0.2, reason: 'Somebody in office went on the record.' },
    { score: r.about.type === 'organisation' ? 0.1 : 0, reason: 'It is about an organisation.' },
    { score: r.guidedBy === undefined ? 0 : 0.1, reason: 'An authority gives guidance.' },
    { score: r.conditions === undefined ? 0 : 0.05, reason: 'It comes with conditions.' },
    { score: r.next === undefined ? 0 : 0.1, reason: 'It says what comes next.' },
  ],
  // whatever the words are about, they were said
  bears: () => ['planned', 'denied'],
  guards: [happened],
  examples: {
    statement: [
      ({ about }) => (typeof about === 'string' ? `${about} is to be looked at again` : undefined),
      ({ about }) => (typeof about === 'string' ? `${about} will be looked at again` : undefined),
    ],
    quotes: [
      ({ speaker, statement }) =>
        typeof statement === 'string' ? [{ text: statement, speaker }] : undefined,
    ],
  },
  // another may have said the opposite; a topic may be too long to stand beside what was said of it
  exampleRecords: [
    {
      record: {
        speaker: {
          name: 'Mary Berg',
          title: 'executive vice president for research and industrial development',
        },
        about: {
          name: 'Norvale Consolidated Harbour and Inland Waterways Group',
          description: 'a maker of pumps for ports and canals',
          location: 'Turin',
        },
        statement: 'prices are to rise by the end of the year',
        venue: 'an international conference on inland shipping and the trade in spare parts',
        source: 'Harbour News',
        quotes: ({ speaker, statement }) => [{ text: statement, speaker }],
      },
    },
    {
      record: { speaker: 'Mary Berg', statement: 'business continuity is maintained' },
      before: { speaker: 'Tom Aho', statement: 'business continuity is not maintained' },
    },
  ],
  identity: (r) => [r.speaker.name, nameOf(r.about), r.statement.text, isDenial(r) ? 'denied' : ''],
});

/** Whether the statement is what the speaker denies. */
function isDenial({ modality }: OfficialStatement): boolean {
  return modality === 'denied';
}

function nameOf(about: Organisation | NounPhrase): string {
  return about.type === 'organisation' ? about.name : about.text;
}

/** Characters of a clause that a sentence has room for beside another. */
const BRIEF = 60;

/** A clause of what is to come. */
const AHEAD = /\b(?:will|won['’]t|shall|going to)\b/;

/** Characters of a quotation that a lead has room for. */
const QUOTABLE = 200;

/** So many words in a row, and so large a share of the statement, are no chance likeness. */
const RUN = { words: 5, share: 0.6 } as const;

/** The only quotation, where it is the speaker's and has a run of the statement's own words. */
function ownWords({ quotes, speaker, statement }: OfficialStatement): string | undefined {
  const [quoted, another] = quotes ?? [];
  if (
    quoted === undefined ||
    another !== undefined ||
    quoted.venue !== undefined ||
    quoted.text.length > QUOTABLE ||
    !isSameEntity(quoted.speaker.name, speaker.name)
  )
    return undefined;
  const said = wordsOf(quoted.text);
  const words = wordsOf(statement.text).trim().split(' ');
  const run = Math.max(RUN.words, Math.ceil(words.length * RUN.share));
  for (let at = 0; at + run <= words.length; at += 1)
    if (said.includes(` ${words.slice(at, at + run).join(' ')} `)) return quoted.text;
  return undefined;
}

/** How many statements on a topic are looked at. */
const MOST_STATEMENTS = 12;

/** The keys of this kind lead to records of this kind only. */
function statementOf(record: NewsRecord): OfficialStatement {
  return record as unknown as OfficialStatement;
}

function topicKey({ about }: OfficialStatement): string {
  return `official-statement/about/${entityKey(nameOf(about)).toLowerCase()}`;
}

/** Words that turn a statement round. */
const NOT = /\b(?:not|never|no(?! (?:longer|more|one|matter)\b))\b/g;

/** What a statement says, without its "not", and whether it says that it is so. */
function claimOf(statement: string): { readonly words: string; readonly holds: boolean } {
  const text = statement
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/\bcan(?:not|'t)\b/g, 'can not')
    .replaceAll(/\bwon't\b/g, 'will not')
    .replaceAll("n't", ' not');
  const denials = text.match(NOT)?.length ?? 0;
  const words = text
    .replaceAll(NOT, ' ')
    // "does not accept" denies "accepts"
    .replaceAll(/\b(?:do|does|did)\b/g, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.replace(/s$/, ''))
    .join(' ');
  return { words, holds: denials % 2 === 0 };
}

/** What was said on the topic before: its opposite, or something else by the same speaker. */
function saidSoFar(
  r: OfficialStatement,
  history: HistoryView,
): Readonly<Record<string, Recalled | undefined>> {
  // What somebody denied cannot be told as what they said.
  const before = earlier(history, topicKey(r), r, MOST_STATEMENTS).filter(
    ({ record }) => !isDenial(statementOf(record)),
  );
  if (before.length === 0) return {};
  const speaker = entityKey(r.speaker.name);
  const { words, holds: isPositive } = claimOf(r.statement.text);
  const holds = isPositive !== isDenial(r);
  const isBy = ({ mark }: Remembered): boolean => mark?.startsWith(`${speaker}\n`) === true;
  const same = before.filter(({ mark }) => mark?.endsWith(`\n${words}`) === true);
  const opposite = same.find(
    ({ record }) => claimOf(statementOf(record).statement.text).holds !== holds,
  );
  if (opposite !== undefined) {
    const { statement, speaker: other, date } = statementOf(opposite.record);
    return {
      contradicts: recalledFrom(opposite, statement, 'statement'),
      contradictedSpeaker: recalledFrom(opposite, other, 'speaker'),
      contradictedOn: recalledFrom(opposite, date, 'date'),
      ownReversal: isBy(opposite) ? recalledFrom(opposite, { type: 'flag' }, 'speaker') : undefined,
    };
  }
  const own = before.find((entry) => isBy(entry) && !same.includes(entry));
  if (own === undefined) return {};
  return {
    saidBefore: recalledFrom(own, statementOf(own.record).statement, 'statement'),
    saidBeforeOn: recalledFrom(own, own.record.date, 'date'),
  };
}

/** A statement that names what it is about needs no sentence that says so again. */
function isNamedIn(about: Organisation | NounPhrase, statement: string): boolean {
  const words = wordsOf(statement);
  const names =
    about.type === 'organisation'
      ? [legalSuffixStripped(about.name), about.shortName, ...(about.aliases ?? [])]
      : [about.text];
  return names.some((name) => name !== undefined && words.includes(wordsOf(name)));
}

/** Words between single spaces, so that "Ant" is not found in "relevant". */
function wordsOf(text: string): string {
  return ` ${text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

/** Whether more is known of it than its name. */
function isDescribed(about: Organisation | NounPhrase): boolean {
  return (
    about.type === 'organisation' &&
    (about.description !== undefined ||
      about.location !== undefined ||
      about.sector?.key !== undefined)
  );
}

/** A source that is the speaker or the speaker's house has nothing to add to what was said. */
function isSpeakers(source: string, { speaker }: OfficialStatement): boolean {
  return [speaker.name, speaker.organisation].some(
    (own) => own !== undefined && isSameEntity(own, source),
  );
}
