/**
 * From the events of a day to one digest: the same event once, the best first, no two neighbours alike.
 */
import { diagnose, type Diagnostic } from '../diagnostic.js';
import type { Language } from '../languages/index.js';
import type { Digest, IsoDate, Item, NewsEvent, Outcome, Span, Style } from '../model.js';
import { contradicts, daysBetween } from '../values/index.js';

/** An event that may stand in a digest, with the way to word it; another salt words it otherwise. */
export interface WrittenEvent {
  readonly event: NewsEvent;
  /** What makes two reports one event. */
  readonly identity: readonly (string | undefined)[];
  /** The same without the figures; empty where the kind does not tell. */
  readonly happening: readonly (string | undefined)[];
  readonly write: (salt: number) => Outcome<Item>;
}

export interface DigestOptions {
  /** "X" gives "X: lead's headline"; without it the title is the lead's headline. */
  readonly title?: string;
  /** At most this many items. */
  readonly limit?: number;
  /** The day of the digest; the day of the run where it is absent. */
  readonly date?: IsoDate;
}

/** Data of the composition. */
const composing = {
  /** Reports of one event lie at most this many days apart. */
  sameEventDays: 7,
  /** An item of another kind may be drawn ahead of one that is worth at most this much more. */
  variety: 0.15,
  /** How many wordings of an item are tried for one that does not open like its neighbour. */
  wordings: 6,
} as const;

/**
 * Composes a digest. Events that cannot be written are left out, their diagnostics kept; held when none is left.
 *
 * @example
 * composeDigest([], { date: '2021-06-02' }, { language: {} as Language, style: {} as Style }, []).status // => 'held'
 */
export function composeDigest(
  events: readonly WrittenEvent[],
  options: DigestOptions & { readonly date: IsoDate },
  { language, style }: { readonly language: Language; readonly style: Style },
  problems: readonly Diagnostic[],
): Outcome<Digest> {
  const diagnostics = [...problems];
  const reports = merged(events);
  const conflicts = conflicting(reports);
  diagnostics.push(...conflicts.values());
  const ranked = arranged(reports.filter((report) => !conflicts.has(report)));
  const items: Item[] = [];
  for (const report of ranked) {
    if (options.limit !== undefined && items.length >= options.limit) break;
    const outcome = varied(report.lead, items.at(-1));
    if (outcome.status !== 'written') {
      diagnostics.push(...outcome.diagnostics);
      continue;
    }
    const item = outcome.value;
    const others = report.others
      .flatMap(({ event }) => sourcesOf(event))
      .filter(
        (source) =>
          !item.sources.some(({ name, url }) => name === source.name && url === source.url),
      );
    items.push(others.length === 0 ? item : { ...item, sources: [...item.sources, ...others] });
  }
  const [lead] = items;
  if (lead === undefined) {
    return {
      status: 'held',
      diagnostics: [
        ...diagnostics,
        diagnose('digest/empty', {
          message: 'No record is left that a digest could tell.',
          hint: 'See the other diagnostics for what was held or rejected.',
        }),
      ],
    };
  }
  const headline = language.titleCase(lead.headline.text, (start, end) =>
    lead.headline.spans.some(
      (span) => isProper(span, lead) && start >= span.start && end <= span.end,
    ),
  );
  const title = options.title === undefined ? headline : `${options.title}: ${headline}`;
  return {
    status: 'written',
    value: { title, date: options.date, language: language.code, style: style.name, items },
    diagnostics,
  };
}

/** Spans over less than the whole headline are values; their case is not changed. */
function isProper(span: Span, item: Item): boolean {
  return (
    span.end - span.start < item.headline.text.length &&
    /\p{Lu}|\d/u.test(item.headline.text.slice(span.start, span.end))
  );
}

interface Report {
  readonly lead: WrittenEvent;
  readonly others: readonly WrittenEvent[];
}

/** Several reports of one event become one: the fullest is told, the others lend their sources. */
function merged(events: readonly WrittenEvent[]): Report[] {
  const groups: WrittenEvent[][] = [];
  const byHappening = new Map<string, WrittenEvent[][]>();
  for (const written of events) {
    const key = happeningOf(written);
    const candidates = key === undefined ? [] : (byHappening.get(key) ?? []);
    const group = candidates.find(
      ([first]) =>
        first !== undefined &&
        areNear(first, written) &&
        !contradicts(first.identity, written.identity),
    );
    if (group !== undefined) {
      group.push(written);
      continue;
    }
    const made = [written];
    groups.push(made);
    if (key !== undefined) byHappening.set(key, [...candidates, made]);
  }
  return groups.map((group) => {
    const [lead, ...others] = group.toSorted(
      (one, other) => known(other) - known(one) || compareIds(one, other),
    );
    return { lead: lead as WrittenEvent, others };
  });
}

/** Where reports of one happening meet; nowhere what lacks a part by which it could be told from others. */
function happeningOf({ event, identity, happening }: WrittenEvent): string | undefined {
  if (identity.length === 0 || identity.includes(undefined)) return undefined;
  const named = happening.length === 0 || happening.includes(undefined) ? identity : happening;
  return `${event.record.kind}\n${named.join('\n')}`;
}

function areNear(one: WrittenEvent, other: WrittenEvent): boolean {
  const days = daysBetween(one.event.record.date.iso, other.event.record.date.iso);
  return Math.abs(days) <= composing.sameEventDays;
}

/** Reports of one happening whose figures differ: one of them errs, so none is told. */
function conflicting(reports: readonly Report[]): ReadonlyMap<Report, Diagnostic> {
  const byHappening = new Map<string, Report[]>();
  for (const report of reports) {
    const key = happeningOf(report.lead);
    if (key !== undefined) byHappening.set(key, [...(byHappening.get(key) ?? []), report]);
  }
  const found = new Map<Report, Diagnostic>();
  for (const rivals of byHappening.values()) {
    for (const report of rivals) {
      const rival = rivals.find(
        (other) =>
          other !== report &&
          areNear(other.lead, report.lead) &&
          contradicts(other.lead.identity, report.lead.identity),
      );
      if (rival === undefined) continue;
      const { id, source } = rival.lead.event.record;
      found.set(
        report,
        diagnose('guard/conflicting-source', {
          message: `Record ${id} tells the same event with other figures${source === undefined ? '' : `, from ${source.name}`}.`,
          place: { record: report.lead.event.record.id, pointer: '' },
          hint: 'Find out which is right, and leave the other out.',
        }),
      );
    }
  }
  return found;
}

function known({ event }: WrittenEvent): number {
  return event.values.reduce((count, value) => (value === undefined ? count : count + 1), 0);
}

function compareIds(one: WrittenEvent, other: WrittenEvent): number {
  return one.event.record.id < other.event.record.id ? -1 : 1;
}

/** By newsworthiness; among near equals one of another kind than the item before. */
function arranged(reports: readonly Report[]): Report[] {
  const score = ({ lead }: Report): number => lead.event.newsworthiness.score;
  const left = reports.toSorted(
    (one, other) => score(other) - score(one) || compareIds(one.lead, other.lead),
  );
  const order: Report[] = [];
  while (left.length > 0) {
    const previous = order.at(-1)?.lead.event.record.kind;
    const best = left[0] as Report;
    const fresh = left.findIndex(
      (report) =>
        report.lead.event.record.kind !== previous &&
        score(report) >= score(best) - composing.variety,
    );
    order.push(...left.splice(Math.max(fresh, 0), 1));
  }
  return order;
}

/** The first wording that opens otherwise than the item before, or the first of all. */
function varied(written: WrittenEvent, previous: Item | undefined): Outcome<Item> {
  const first = written.write(0);
  if (previous === undefined || first.status !== 'written') return first;
  for (let salt = 0; salt < composing.wordings; salt += 1) {
    const outcome = salt === 0 ? first : written.write(salt);
    if (outcome.status === 'written' && !alike(outcome.value, previous)) return outcome;
  }
  return first;
}

function alike(one: Item, other: Item): boolean {
  return shapeOf(one) === shapeOf(other) || openingOf(one) === openingOf(other);
}

/** The headline with its values taken out: two items of one shape read as one template. */
function shapeOf({ kind, headline }: Item): string {
  return `${kind}:${headline.template.line}`;
}

function openingOf({ paragraphs }: Item): string {
  const [sentence] = paragraphs[0] ?? [];
  return sentence === undefined
    ? ''
    : sentence.text.toLowerCase().split(/\s+/).slice(0, 2).join(' ');
}

function sourcesOf({ record }: NewsEvent): { name: string; url?: string }[] {
  const { source } = record;
  return source === undefined
    ? []
    : [{ name: source.name, ...(source.url === undefined ? {} : { url: source.url }) }];
}
