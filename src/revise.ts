/**
 * The item that takes the place of a published one: a note on what changed before the new story, or a withdrawal.
 */
import { diagnose } from './diagnostic.js';
import { changesOf, classOf, type FactChange } from './history/index.js';
import { correction, type Kind, type KindContext } from './kinds/index.js';
import type {
  Group,
  Item,
  KeptVersion,
  NewsEvent,
  NounPhrase,
  Outcome,
  Pointer,
  Publication,
  Revision,
  Sentence,
  Value,
} from './model.js';

/** What {@link revise} needs of a newsbot. */
export interface Reviser {
  readonly kind: Kind;
  readonly context: KindContext;
  /** Words the event as a story of its kind. */
  readonly story: () => Outcome<Item>;
  /** Words the note. */
  readonly note: (event: NewsEvent) => Outcome<Item>;
  /** What a correction calls a fact. */
  readonly nameOf: (fact: string) => string;
}

/**
 * The item of a new version of a published record. A correction or an update is the new story under a note that names
 * what changed; a withdrawal is the note alone. Held where nothing changed that a reader would see.
 *
 * @example
 * typeof revise // => 'function'
 */
export function revise(
  event: NewsEvent,
  publication: Publication,
  last: KeptVersion,
  { kind, context, story, note, nameOf }: Reviser,
): Outcome<Item> {
  const { record } = event;
  const changes = changesOf(last.record, record, kind, context);
  const movedOn =
    last.record['status'] !== record['status'] || last.record['stage'] !== record['stage'];
  const isTaken = record.withdrawn === true;
  const revision: Revision = {
    class: isTaken ? 'withdrawal' : classOf(changes, movedOn),
    ...(record.version === undefined ? {} : { version: record.version }),
    of: {
      id: publication.id,
      ...(last.version === undefined ? {} : { version: last.version }),
      on: last.on,
    },
    changes: changes.map(({ fact }) => fact),
  };
  if (isTaken) {
    const notice = note(noteEvent(event, revision, changes, last, undefined, kind, nameOf));
    return notice.status === 'written'
      ? { ...notice, value: { ...notice.value, kind: kind.name, revision } }
      : notice;
  }
  if (changes.length === 0 && !movedOn)
    return {
      status: 'held',
      diagnostics: [
        diagnose('guard/duplicate-record', {
          message: `The version changes nothing of what was published on ${last.on}.`,
          place: { record: record.id, pointer: '/version' },
          hint: 'There is nothing to do.',
        }),
      ],
    };
  const told = story();
  if (told.status !== 'written') return told;
  const { value: item } = told;
  const notice = note(noteEvent(event, revision, changes, last, item.headline, kind, nameOf));
  if (notice.status !== 'written') return notice;
  return {
    ...told,
    value: {
      ...item,
      headline: joined(notice.value.headline, item.headline),
      paragraphs: [...notice.value.paragraphs, ...item.paragraphs],
      revision,
    },
  };
}

/** The note's headline with the spans of the headline that it quotes. */
function joined(outer: Sentence, inner: Sentence): Sentence {
  const title = outer.spans.find(({ fact }) => fact === 'title');
  const shift = title?.start ?? 0;
  return {
    ...outer,
    spans: [
      ...outer.spans.filter((span) => span !== title),
      ...inner.spans.map((span) => ({ ...span, start: span.start + shift, end: span.end + shift })),
    ],
  };
}

const FLAG: Value = { type: 'flag' };

/** The event of a note: its facts are what changed. */
function noteEvent(
  event: NewsEvent,
  { class: as }: Revision,
  changes: readonly FactChange[],
  last: KeptVersion,
  headline: Sentence | undefined,
  kind: Kind,
  nameOf: (fact: string) => string,
): NewsEvent {
  const id = `${last.record.id}${last.version === undefined ? '' : `@${last.version}`}`;
  const facts: Record<string, { value: Value; from: readonly Pointer[] }> = {};
  const corrected = as === 'withdrawal' ? [] : changes.filter(isTold);
  const named = (list: readonly FactChange[]): Value => ({
    type: 'list',
    items: list.map(({ fact }): NounPhrase => nounOf(nameOf(fact))),
  });
  const origins: Record<string, readonly Pointer[]> = {};
  const put = (name: string, value: Value | undefined, from: readonly Pointer[]): void => {
    if (value !== undefined) facts[name] = { value, from };
  };
  put('corrected', as === 'correction' ? FLAG : undefined, ['/version']);
  put('updated', as === 'update' ? FLAG : undefined, ['/version']);
  put('taken', as === 'withdrawal' ? FLAG : undefined, ['/withdrawn']);
  put('publishedOn', { type: 'date', iso: last.on }, [`${id}#`]);
  put('reason', event.record.withdrawnBecause, ['/withdrawnBecause']);
  put('title', headline === undefined ? undefined : { type: 'quotation', text: headline.text }, [
    '',
  ]);
  if (corrected.length > 0) {
    put('changes', { type: 'list', items: corrected.map((change) => groupOf(change, nameOf)) }, []);
    corrected.forEach(({ from: [first = ''] }, index) => {
      origins[`changes/${index}/what`] = [first];
      origins[`changes/${index}/is`] = [first];
      origins[`changes/${index}/was`] = [`${id}#${first}`];
    });
  }
  if (as !== 'withdrawal') {
    const added = changes.filter(({ was, is }) => was === undefined && is !== undefined);
    const dropped = changes.filter(({ is }) => is === undefined);
    if (added.length > 0)
      put(
        'added',
        named(added),
        added.map(({ from: [first = ''] }) => first),
      );
    if (dropped.length > 0)
      put(
        'dropped',
        named(dropped),
        dropped.map(({ from: [first = ''] }) => `${id}#${first}`),
      );
  } else {
    const about = partiesOf(event, kind);
    put('about', about?.value, about?.from ?? []);
  }

  const values: (Value | undefined)[] = correction.facts.map(({ name }) => facts[name]?.value);
  for (const [name, { from }] of Object.entries(facts)) if (from.length > 0) origins[name] = from;
  return { ...event, values, origins };
}

/** Lists of structures have no wording of their own: they are named as changed by being told anew. */
function isTold({ was, is }: FactChange): boolean {
  return was !== undefined && is !== undefined && !holdsGroups(was) && !holdsGroups(is);
}

function holdsGroups(value: Value): boolean {
  return value.type === 'list' && value.items.some(({ type }) => type === 'group');
}

function groupOf({ fact, was, is }: FactChange, nameOf: (fact: string) => string): Group {
  return {
    type: 'group',
    facts: {
      what: nounOf(nameOf(fact)),
      ...(was === undefined ? {} : { was }),
      ...(is === undefined ? {} : { is }),
    },
  };
}

function nounOf(text: string): NounPhrase {
  return { type: 'nounPhrase', text, article: 'the' };
}

/** The parties of the event, by whose names the reader knows the item. */
function partiesOf(
  { values }: NewsEvent,
  kind: Kind,
): { readonly value: Value; readonly from: readonly Pointer[] } | undefined {
  const parties = kind.facts.flatMap(({ anchor, index, from: [first = ''] }) => {
    const value = values[index];
    if (!anchor || value === undefined) return [];
    return value.type === 'list'
      ? value.items.map((item, at) => ({ item, from: `${first}/${at}` }))
      : [{ item: value, from: first }];
  });
  return parties.length === 0
    ? undefined
    : {
        value: { type: 'list', items: parties.map(({ item }) => item) },
        from: parties.map(({ from }) => from),
      };
}
