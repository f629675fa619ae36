/**
 * A chunk of input to its items and its part: what a thread of a batch does.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { taggedAs } from '../../classify/kind-of.js';
import { diagnose, type Diagnostic, type DiagnosticCode } from '../../diagnostic.js';
import type { Item, Outcome } from '../../model.js';
import { builtinTemplates, createNewsbot, type NewsbotOptions } from '../../newsbot.js';
import type { ColumnMapping } from '../../records/mapping.js';
import { repeatDiagnostic, repeatKeys, type Repeats } from '../../records/repeats.js';
import { recordId } from '../../records/validate.js';
import { parseTemplates } from '../../templates/parse.js';
import type { Encoding } from '../bytes.js';
import { outcomeLine } from '../outcome-files.js';
import { readKinds } from '../read-kinds.js';
import { readRecordPart, type SourceRecord } from '../read-records.js';
import type { Chunk } from './cut.js';
import { durableFile } from '../durable.js';
import { waitsFor, type Gates } from './gates.js';
import { eventWidth, itemsName, keyWidth, partPath, type ChunkHead, type Sample } from './part.js';
import type { FoundRepeat } from './repeats.js';
import { sortedRows } from './rows.js';

/** All that a thread needs to write chunks; plain data. */
export interface WriterSettings {
  readonly options: Omit<
    NewsbotOptions,
    'kinds' | 'languages' | 'templates' | 'history' | 'release'
  >;
  /** Templates of one's own by their files. */
  readonly templates: Readonly<Record<string, string>>;
  readonly mapping: ColumnMapping | undefined;
  readonly encoding: Encoding | undefined;
  /** A module of kinds of one's own. */
  readonly kinds: string | undefined;
  /** Kind of the records that name none. */
  readonly kind: string | undefined;
  /** Whether lines of held and rejected records name their file. */
  readonly namesFiles: boolean;
  /** Where items and parts are written. */
  readonly folder: string;
  readonly gates: Gates;
}

/** A chunk to be written, with what is known of its records beforehand. */
export interface ChunkJob extends Pick<Chunk, 'number' | 'parts' | 'digest'> {
  readonly repeats: readonly FoundRepeat[];
  /** Records that are passed over, since they stopped whoever wrote them; by their place in the chunk from 0. */
  readonly poison: readonly number[];
}

/** Writes a chunk durably; `step` is told of each record before it is worked on. */
export type ChunkWriter = (
  job: ChunkJob,
  step: (record: number) => void,
) => Promise<() => Promise<ChunkHead>>;

/** Items are handed to the system in pieces of so many UTF-16 code units. */
const PIECE = 256 * 1024;

/** So many items of a template or source on review are shown. */
const SAMPLES = 3;

/** Held by persons or by the calendar: no sign that records or templates broke. */
const expectedHolds: readonly DiagnosticCode[] = ['guard/embargo', 'desk/killed', 'desk/review'];

/**
 * Makes a writer. What it gives first is done with the processor; what that gives commits to the disk, during which the
 * next chunk may be written.
 *
 * Throws `InvalidOptions` for options that cannot be, `UnreadableFile` for a module without kinds.
 *
 * @example
 * typeof chunkWriter // => 'function'
 */
export async function chunkWriter(settings: WriterSettings): Promise<ChunkWriter> {
  const { folder, gates, namesFiles, kinds } = settings;
  const bot = createNewsbot({
    ...settings.options,
    ...(kinds === undefined ? {} : { kinds: await readKinds(kinds) }),
    templates: [builtinTemplates, parseTemplates(settings.templates)],
  });
  const kind = bot.kinds.find(({ name }) => name === settings.kind);
  const withdrawn = new Set(gates.withdrawn);

  return async (job, step) => {
    const itemsFile = await durableFile(join(folder, itemsName(job.number)));
    const hash = createHash('sha256');
    let items: string[] = [];
    let itemsLength = 0;
    let bytes = 0;
    const flush = (): void => {
      const piece = Buffer.from(items.join(''));
      items = [];
      itemsLength = 0;
      hash.update(piece);
      bytes += piece.length;
      itemsFile.write(piece);
    };
    const lines = { held: [] as string[], rejected: [] as string[] };
    const counts = { written: 0, held: 0, rejected: 0 };
    const codes: Partial<Record<DiagnosticCode, number>> = {};
    const review: Record<string, { items: number; samples: Sample[] }> = {};
    const doubtful: number[] = [];
    const poison = new Set(job.poison);
    let records = 0;
    let unreadable = false;
    const { seen, keys, events } = collector(job.repeats);
    const run = bot.run(seen);

    /** The outcome, with the line of the item where it is written. */
    const outcomeOf = ({ raw, defaults, diagnostics }: SourceRecord): Outcome<string> => {
      if (raw === undefined) return { status: 'rejected', diagnostics };
      try {
        if (poison.has(records)) throw new Error('it stopped the thread that wrote it, twice');
        const outcome = gated(run.write(taggedAs(raw, kind), defaults));
        return outcome.status === 'written'
          ? { ...outcome, value: `${JSON.stringify(outcome.value)}\n` }
          : { status: outcome.status, diagnostics: outcome.diagnostics };
      } catch (error) {
        return rejected(error instanceof Error ? error.message : String(error), recordId(raw));
      }
    };
    const gated = (outcome: Outcome<Item>): Outcome<Item> => {
      if (outcome.status !== 'written') return outcome;
      const { value: item, diagnostics } = outcome;
      const place = { record: item.id, pointer: '' };
      if (withdrawn.has(item.id)) {
        const killed = diagnose('desk/killed', {
          message: `The item ${item.id} was withdrawn for good.`,
          place,
        });
        return { status: 'held', diagnostics: [...diagnostics, killed] };
      }
      const waits = waitsFor(item, gates);
      if (waits.length === 0) return outcome;
      for (const subject of waits) {
        const entry = (review[subject] ??= { items: 0, samples: [] });
        entry.items += 1;
        if (entry.samples.length < SAMPLES)
          entry.samples.push({ id: item.id, headline: item.headline.text });
      }
      const found = waits.map((subject) =>
        diagnose('desk/review', {
          message: `The item waits until ${subject} is approved.`,
          place,
          actual: subject,
          hint: 'See `wirecopy review`, then `wirecopy approve`.',
        }),
      );
      return { status: 'held', diagnostics: [...diagnostics, ...found] };
    };
    const enter = (record: SourceRecord, file: string): void => {
      const outcome = outcomeOf(record);
      const { status, diagnostics } = outcome;
      counts[status] += 1;
      for (const code of new Set(diagnostics.map((diagnostic) => diagnostic.code)))
        codes[code] = (codes[code] ?? 0) + 1;
      if (record.scope === 'file') unreadable = true;
      if (outcome.status === 'written') {
        items.push(outcome.value);
        itemsLength += outcome.value.length;
        if (itemsLength >= PIECE) flush();
        return;
      }
      if (outcome.status === 'held' && isDoubtful(diagnostics)) doubtful.push(records);
      const line = outcomeLine(
        namesFiles ? { ...record, file } : record,
        outcome.status,
        diagnostics,
      );
      lines[outcome.status].push(`${JSON.stringify(line)}\n`);
    };

    try {
      for (const part of job.parts) {
        for await (const batch of readRecordPart(part, settings)) {
          for (const record of batch) {
            step(records);
            enter(record, part.file);
            records += 1;
          }
        }
      }
      flush();
    } catch (error) {
      await itemsFile.discard();
      throw error;
    }
    // Beyond the last record nothing is to blame but the disk.
    step(-1);
    const held = Buffer.from(lines.held.join(''));
    const rejectedLines = Buffer.from(lines.rejected.join(''));
    const keyRows = sortedRows(keys, keyWidth);
    const eventRows = sortedRows(events, eventWidth);
    const head: ChunkHead = {
      digest: job.digest,
      records,
      ...counts,
      bytes,
      sha256: hash.digest('hex'),
      checked: keys.length / keyWidth,
      events: events.length / eventWidth,
      repeats: job.repeats.length,
      doubtful,
      codes,
      review,
      poison: job.poison,
      unreadable,
      sections: {
        held: held.length,
        rejected: rejectedLines.length,
        keys: keyRows.length,
        events: eventRows.length,
      },
    };
    return async () => {
      await itemsFile.commit();
      const part = await durableFile(partPath(folder, job.number));
      try {
        for (const piece of [`${JSON.stringify(head)}\n`, held, rejectedLines, keyRows, eventRows])
          part.write(piece);
      } catch (error) {
        await part.discard();
        throw error;
      }
      await part.commit();
      return head;
    };
  };
}

function rejected(problem: string, record: string): Outcome<never> {
  const diagnostic = diagnose('desk/poison', {
    message: `The record could not be written: ${problem}.`,
    place: { record, pointer: '' },
    hint: 'Please report it, with the record: this is a fault of the library.',
  });
  return { status: 'rejected', diagnostics: [diagnostic] };
}

function isDoubtful(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(
    ({ severity, code }) => severity === 'hold' && !expectedHolds.includes(code) && !isRepeat(code),
  );
}

/** Whether the same comes twice says nothing of what it is. */
function isRepeat(code: DiagnosticCode): boolean {
  return (
    code === 'guard/duplicate-record' ||
    code === 'guard/conflicting-record' ||
    code === 'guard/duplicate-event'
  );
}

/** Notes the keys of the records that a run checks, and tells it of the repeats that are known. */
function collector(known: readonly FoundRepeat[]): {
  readonly seen: Repeats;
  readonly keys: readonly number[];
  readonly events: readonly number[];
} {
  const repeats = new Map(known.map(({ at, repeat }) => [at, repeat]));
  const keys: number[] = [];
  const events: number[] = [];
  let at = -1;
  return {
    keys,
    events,
    seen: {
      check(record, identity) {
        at += 1;
        const { key, content, event } = repeatKeys(record, identity);
        keys.push(key, at, content);
        if (event !== undefined) events.push(event, at);
        const repeat = repeats.get(at);
        return repeat === undefined ? undefined : repeatDiagnostic(record, identity, repeat);
      },
    },
  };
}
