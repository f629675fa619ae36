/**
 * From an unknown value to a record of its kind: the schema, the id, the guards. All problems at once.
 */
import type { z } from 'zod';
import { diagnose, statusOf, type Diagnostic } from '../diagnostic.js';
import type { Guard, GuardBounds, Kind, KindContext } from '../kinds/index.js';
import type { NewsRecord, Outcome } from '../model.js';
import { contentHash, diagnosticsOfIssues, listLimit, pointerOf } from '../values/index.js';

export interface ValidateContext extends KindContext {
  readonly bounds: GuardBounds;
  readonly guards: readonly Guard[];
  /** The kind's schema for the defaults of the record's source. */
  readonly schema: z.ZodType<NewsRecord>;
}

/**
 * Validates a record that names its kind: rejected when it does not follow the kind's schema, held or rejected when a
 * guard says so. A record without an id gets the hash of its content. The input is not changed.
 *
 * @example
 * typeof validate // => 'function'
 */
export function validate(
  raw: Readonly<Record<string, unknown>>,
  kind: Kind,
  context: ValidateContext,
): Outcome<NewsRecord> {
  const tooLong = overlongLists(raw);
  if (tooLong.length > 0) return { status: 'rejected', diagnostics: tooLong };
  const parsed = context.schema.safeParse(raw);
  if (!parsed.success) {
    const diagnostics = diagnosticsOfIssues(
      parsed.error.issues,
      raw,
      recordId(raw),
      kind.fieldNames,
    );
    return statusOf(diagnostics) === 'held'
      ? { status: 'held', diagnostics }
      : { status: 'rejected', diagnostics };
  }
  // The schema lets the id be absent; from here on every record has one.
  const { id } = parsed.data as { readonly id?: string };
  const record = id === undefined ? { ...parsed.data, id: contentHash(raw) } : parsed.data;
  const diagnostics = guarded(record, context);
  const status = statusOf(diagnostics);
  return status === 'rejected' ? { status, diagnostics } : { status, value: record, diagnostics };
}

const CLEAN: readonly Diagnostic[] = [];

/** Lists of structures have no bound of their own, and every element would be read before anything is said of them. */
function overlongLists(raw: Readonly<Record<string, unknown>>): readonly Diagnostic[] {
  let diagnostics: Diagnostic[] | undefined;
  for (const key in raw) {
    const field = raw[key];
    if (!Array.isArray(field) || field.length <= listLimit) continue;
    (diagnostics ??= []).push(
      diagnose('record/too-long', {
        message: `The list \`${pointerOf([key])}\` has ${field.length} elements.`,
        place: { record: recordId(raw), pointer: pointerOf([key]) },
        actual: String(field.length),
        expected: `at most ${listLimit} elements`,
        hint: 'Shorten it, or make several records of it.',
      }),
    );
  }
  return diagnostics ?? CLEAN;
}

function guarded(record: NewsRecord, context: ValidateContext): readonly Diagnostic[] {
  let diagnostics: Diagnostic[] | undefined;
  for (const guard of context.guards) {
    const findings = guard.check(record, context);
    if (findings.length === 0) continue;
    diagnostics ??= [];
    for (const { pointer, ...detail } of findings) {
      diagnostics.push(diagnose(guard.code, { ...detail, place: { record: record.id, pointer } }));
    }
  }
  return diagnostics ?? CLEAN;
}

/**
 * The id to name a record by before it is known to be one.
 *
 * @example
 * recordId({ id: '007' }) // => '007'
 */
export function recordId(raw: unknown): string {
  const id = typeof raw === 'object' && raw !== null ? (raw as { id?: unknown }).id : undefined;
  return typeof id === 'string' ? id : contentHash(raw);
}
