/**
 * All wordings that one record can get, and why each ranks where it does.
 */
import { diagnose, type Diagnostic } from '../diagnostic.js';
import { correction } from '../kinds/index.js';
import type { Item, Outcome } from '../model.js';
import { newsbotOf, type NewsbotOptions, type TracedStory } from '../newsbot.js';
import {
  explain,
  type Fate,
  type RankedMessage,
  type RankedWording,
  type ScorePart,
} from '../plan/index.js';
import { realize } from '../realize/index.js';
import { HEADLINE } from '../templates/index.js';
import { verifySentence } from '../verify/index.js';

/** What became of a wording: beside what planning makes of it, that it was too long or gave way for variety. */
export type WordingFate = Fate | 'too-long' | 'gave-way';

/** A sayable wording of a message. */
export interface Wording {
  /** As it would read here; absent where the values do not fit the wording. */
  readonly text?: string;
  readonly line: number;
  /** The bullet with the optional phrases of this form. */
  readonly source: string;
  readonly fate: WordingFate;
  /** Absent of a wording that leaves out what it must say, or says too little that is new. */
  readonly score?: number;
  readonly parts: readonly ScorePart[];
  /** What verification says against it. */
  readonly diagnostics: readonly Diagnostic[];
  /** The line of a wording before this one, with the same text. */
  readonly sameAs?: number;
}

/** A message of the story, or of one element of a list, with its wordings: those that might be chosen first. */
export interface MessageWordings {
  readonly message: string;
  readonly file: string;
  /** From 0, for a message that goes over a list. */
  readonly element?: number;
  readonly wordings: readonly Wording[];
}

/** What a record gives, and all that it might have given. */
export interface RecordWordings {
  readonly outcome: Outcome<Item>;
  /** None of a record that is held or rejected for what it says. */
  readonly messages: readonly MessageWordings[];
}

/**
 * Every wording that a record can get, message by message in the order of its story, with the score and its parts. Each
 * is worded as it would stand after what was chosen before it. The options are those of a newsbot.
 *
 * @example
 * wordingsOfRecord({ kind: 'acquisition', id: 'a', date: '2021-06-01', acquirer: 'Cisco', target: 'Splunk' }, { now: '2021-06-02' }).messages.map(({ message }) => message) // => ['headline', 'lead']
 * wordingsOfRecord({ kind: 'acquisition' }).messages // => []
 */
export function wordingsOfRecord(record: unknown, options: NewsbotOptions = {}): RecordWordings {
  let story: TracedStory | undefined;
  const outcome = newsbotOf(options, (traced) => {
    if (traced.context.kind !== correction) story = traced;
  }).write(record);
  if (story === undefined) return { outcome, messages: [] };
  const traced: TracedStory = story;
  const { workshop, event, seed, refused } = traced;
  return {
    outcome,
    messages: explain(workshop.story, event, seed, refused).map((message) =>
      messageWordings(message, traced),
    ),
  };
}

function messageWordings(ranked: RankedMessage, story: TracedStory): MessageWordings {
  const lines = new Map<string, number>();
  const wordings = ranked.wordings.map((one): Wording => {
    const { step, score, parts } = one;
    const { variant } = step;
    const told = toldHere(one, ranked, story);
    const { line } = variant.template;
    const same = told.text === undefined ? undefined : lines.get(told.text);
    if (told.text !== undefined && same === undefined) lines.set(told.text, line);
    return {
      ...told,
      line,
      source: variant.source,
      ...(score === undefined ? {} : { score: rounded(score) }),
      parts: parts.map((part) => ({ ...part, points: rounded(part.points) })),
      ...(same === undefined ? {} : { sameAs: same }),
    };
  });
  const element = ranked.wordings[0]?.step.element?.index;
  return {
    message: ranked.message.name,
    file: story.workshop.story.file,
    ...(element === undefined ? {} : { element }),
    wordings,
  };
}

/** The dust of sums of decimals goes. */
function rounded(points: number): number {
  return Number(points.toFixed(4));
}

/** A wording as it reads after what was said before it, and what is wrong with it. */
function toldHere(
  { step, fate }: RankedWording,
  { message, before }: RankedMessage,
  story: TracedStory,
): Pick<Wording, 'text' | 'fate' | 'diagnostics'> {
  const { workshop, event, context, brief } = story;
  const isHeadline = message.name === HEADLINE;
  const headline = isHeadline ? step : before.headline;
  if (headline === undefined) return { fate, diagnostics: [] };
  const plan = {
    story: workshop.story,
    headline,
    paragraphs: isHeadline ? [] : [...before.paragraphs, [step]],
    hasLead: true,
    unsaid: [],
  };
  const realized = realize(event, plan, headline, { ...context, brief });
  if ('refused' in realized)
    return {
      fate,
      diagnostics: [
        diagnose('plan/left-out', {
          message: `The sentence ${message.name} cannot be worded: its values do not fit it.`,
          place: { record: event.record.id, pointer: '' },
        }),
      ],
    };
  const { item } = realized;
  const sentence = isHeadline ? item.headline : item.paragraphs.at(-1)?.at(-1);
  if (sentence === undefined) return { fate, diagnostics: [] };
  const diagnostics = verifySentence(
    sentence,
    isHeadline ? 'headline' : 'sentence',
    workshop.verify,
  );
  const isFailed = story.failures.some((failure) => failure.step.variant === step.variant);
  return {
    text: sentence.text,
    fate: fate !== 'failed' || diagnostics.length > 0 ? fate : isFailed ? 'too-long' : 'gave-way',
    diagnostics,
  };
}
