/**
 * How a record stands to what was published before: new, told already, a new version, withdrawn.
 */
import { diagnose, type Diagnostic } from '../diagnostic.js';
import type { Kind, KindContext } from '../kinds/index.js';
import type {
  HistoryEntry,
  HistoryView,
  KeptVersion,
  Mention,
  NewsRecord,
  Publication,
  PublicationState,
  VersionClass,
} from '../model.js';
import { contradicts, daysBetween, entityKey, hash53 } from '../values/index.js';

/** A record is `new`, takes the place of a version that was published, or is `stopped`. */
export type Standing =
  | { readonly status: 'new' }
  | { readonly status: 'revises'; readonly publication: Publication; readonly last: KeptVersion }
  | { readonly status: 'stopped'; readonly diagnostic: Diagnostic };

/** The names by which what a history says against a record can be switched off, as guards are. */
export const historyGuards = [
  'duplicate-record',
  'conflicting-record',
  'duplicate-event',
  'conflicting-source',
] as const;

/** Reports of one happening with other figures lie at most so many days apart. */
const SAME_HAPPENING_DAYS = 30;

/** How many reports of one happening are looked at. */
const MOST_REPORTS = 4;

type Stop = (
  name: (typeof historyGuards)[number] | 'withdrawn',
  message: string,
  hint: string,
  pointer?: string,
) => Standing;

const NEW: Standing = { status: 'new' };

/** No day comes after it. */
const EVER = '9999-12-31';

/**
 * How a record stands to a history, if there is one. A guard that is `off` stops nothing; what was withdrawn is always
 * stopped.
 *
 * @example
 * standingOf({ kind: 'visit', id: 'a', date: { type: 'date', iso: '2021-06-01' } }, { name: 'visit', identity: () => [undefined] } as unknown as Kind, { publication: () => undefined } as unknown as HistoryView).status // => 'new'
 */
export function standingOf(
  record: NewsRecord,
  kind: Kind,
  history: HistoryView | undefined,
  off: readonly string[] = [],
): Standing {
  const before =
    history?.publication(record.id) ??
    (record.replaces === undefined ? undefined : history?.publication(record.replaces));
  const stop: Stop = (name, message, hint, pointer = '') =>
    off.includes(name) && name !== 'withdrawn'
      ? NEW
      : {
          status: 'stopped',
          diagnostic: diagnose(`guard/${name}`, {
            message,
            place: { record: record.id, pointer },
            hint,
          }),
        };
  if (before === undefined || before.state === 'known') {
    if (record.withdrawn === true)
      return stop(
        'withdrawn',
        `Nothing was published under the id ${record.id}, so nothing can be withdrawn.`,
        'Check the id, or name the one that was published in `replaces`.',
        '/withdrawn',
      );
    return history === undefined ? NEW : told(record, kind, history, stop);
  }
  const last = before.versions.at(-1);
  if (last === undefined) return NEW;
  if (before.state === 'withdrawn')
    return stop(
      'withdrawn',
      `The item ${before.id} was withdrawn on ${last.on} and is not written again.`,
      'What is news after all needs an id of its own.',
    );
  const hash = contentOf(record);
  const same = before.versions.find((version) => version.hash === hash);
  if (same !== undefined)
    return stop(
      'duplicate-record',
      `The record was published on ${same.on}.`,
      'There is nothing to do; a new version differs in content.',
    );
  if (
    record.withdrawn !== true &&
    record.replaces === undefined &&
    !isNewer(record.version, last.version)
  )
    return stop(
      'conflicting-record',
      `The record was published on ${last.on} with other content.`,
      'A correction says so by a later `version` or by `replaces`.',
      '/version',
    );
  return { status: 'revises', publication: before, last };
}

/** Whether another record told the same event, or the same happening with other figures. */
function told(record: NewsRecord, kind: Kind, history: HistoryView, stop: Stop): Standing {
  const mention = eventMention(record, kind);
  if (mention === undefined) return NEW;
  const twins = history
    .latest(mention.key, EVER, MOST_REPORTS)
    .filter(({ id }) => id !== record.id);
  const identity = partsOf(mention);
  const same = twins.find((twin) => !contradicts(partsOf(twin), identity));
  if (same !== undefined)
    return stop(
      'duplicate-event',
      `Record ${same.id} of ${same.at} tells the same event${from(same.record)}.`,
      'Leave it out, or name the other in `replaces`.',
    );
  const other = twins.find(
    ({ at }) => Math.abs(daysBetween(at, record.date.iso)) <= SAME_HAPPENING_DAYS,
  );
  return other === undefined
    ? NEW
    : stop(
        'conflicting-source',
        `Record ${other.id} of ${other.at} tells the same event with other figures${from(other.record)}.`,
        'Find out which is right; a correction names the other in `replaces`.',
      );
}

function from({ source }: NewsRecord): string {
  return source === undefined ? '' : `, from ${source.name}`;
}

/**
 * Under which key reports of one happening meet, with what tells one event from another as its mark. None of a record
 * that lacks a part of its identity: what is not known is neither the same nor a contradiction.
 */
function eventMention(record: NewsRecord, kind: Kind): Mention | undefined {
  const identity = kind.identity(record);
  if (identity.length === 0 || identity.includes(undefined)) return undefined;
  const happening = kind.happening(record);
  const named = happening.length === 0 || happening.includes(undefined) ? identity : happening;
  return {
    key: `event/${kind.name}/${named.join('/')}`,
    at: record.date.iso,
    mark: identity.join(BETWEEN),
  };
}

/** Parts of an identity hold names, so what stands between them is in no name. */
const BETWEEN = '\n';

function partsOf({ mark }: { readonly mark?: string }): readonly string[] {
  return mark?.split(BETWEEN) ?? [];
}

/** "10" comes after "9"; a version comes after none. */
function isNewer(version: string | undefined, last: string | undefined): boolean {
  if (version === undefined) return false;
  if (last === undefined) return true;
  const [one, other] = [Number(version), Number(last)];
  return Number.isNaN(one) || Number.isNaN(other) ? version > last : one > other;
}

/** Two records of equal content have one hash. */
function contentOf(record: NewsRecord): number {
  return hash53(JSON.stringify(record));
}

/** Each party is in the news once more. */
function partyMentions(record: NewsRecord, kind: Kind, context: KindContext): Mention[] {
  return kind.facts.flatMap(({ anchor, value }) => {
    const party = anchor ? value(record, context) : undefined;
    return party?.type === 'organisation'
      ? [{ key: `party/${entityKey(party.name)}`, at: record.date.iso }]
      : [];
  });
}

/** The sum by which an event ranks among those of its kind. */
function scaleMentions(record: NewsRecord, kind: Kind, context: KindContext): Mention[] {
  return kind
    .newsworthiness(record, context)
    .flatMap(({ scale }) =>
      scale === undefined
        ? []
        : [{ key: `scale/${kind.name}`, at: record.date.iso, figure: scale }],
    );
}

/**
 * What a run hands to the history of a record: its keys, its content, what it was to the reader.
 *
 * @example
 * typeof entryOf // => 'function'
 */
export function entryOf(
  record: NewsRecord,
  kind: Kind,
  context: KindContext,
  state: PublicationState,
  as: VersionClass,
): HistoryEntry {
  const event = eventMention(record, kind);
  const mentions = [
    ...kind.mentions(record, context),
    ...partyMentions(record, kind, context),
    ...scaleMentions(record, kind, context),
  ];
  return {
    record,
    mentions: event === undefined ? mentions : [...mentions, event],
    state,
    version: {
      ...(record.version === undefined ? {} : { version: record.version }),
      hash: contentOf(record),
      on: context.clock.today,
      class: as,
    },
  };
}
