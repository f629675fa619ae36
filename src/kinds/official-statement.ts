import type { NounPhrase, Organisation } from '../model.js';
import { isSameEntity, legalSuffixStripped, type FieldTypes } from '../values/index.js';
import { defineKind, type InputOf, type RecordOf } from './define-kind.js';
import { flag, known, venueFacts } from './facts.js';
import { happened } from './guards.js';

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

/** Somebody in office says something of an organisation or a topic; every claim stays the speaker's. */
export const officialStatement = defineKind({
  name: 'official-statement',
  describes: 'A person in office makes a statement about an organisation or a topic.',
  fields,
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
      covers: ['affiliation'],
      value: (r) => r.speaker,
    },
    affiliation: {
      type: 'organisation',
      from: ['speaker/organisation'],
      weight: 0.3,
      value: (r) =>
        r.speaker.organisation === undefined
          ? undefined
          : { type: 'organisation', name: r.speaker.organisation },
    },
    statement: {
      type: 'clause',
      from: ['statement'],
      weight: 3,
      must: true,
      material: true,
      value: (r) => r.statement,
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
    reported: {
      type: 'flag',
      from: ['source'],
      weight: 0,
      value: (r) => flag(r.source !== undefined && !isSpeakers(r.source.name, r)),
    },
  },
  newsworthiness: (r: OfficialStatement) => [
    { score: 0.2, reason: 'Somebody in office went on the record.' },
    { score: r.about.type === 'organisation' ? 0.1 : 0, reason: 'It is about an organisation.' },
    { score: r.guidedBy === undefined ? 0 : 0.1, reason: 'An authority gives guidance.' },
    { score: r.conditions === undefined ? 0 : 0.05, reason: 'It comes with conditions.' },
    { score: r.next === undefined ? 0 : 0.1, reason: 'It says what comes next.' },
  ],
  guards: [happened],
  identity: (r) => [r.speaker.name, nameOf(r.about), r.statement.text],
});

function nameOf(about: Organisation | NounPhrase): string {
  return about.type === 'organisation' ? about.name : about.text;
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
