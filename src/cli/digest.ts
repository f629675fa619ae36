import type { SourceDefaults } from '../model.js';
import type { DigestOptions } from '../digest/index.js';
import { openDesk, type Desk } from './desk.js';
import { diagnosticLine, paintOn } from './diagnostic-line.js';
import type { ReadRecord } from '../node/outcome-files.js';
import { checkFormat, printedDigest } from './format.js';
import { Misuse, wholeNumber } from './misuse.js';
import type { DigestCommandOptions } from './options.js';
import { terminalText } from './terminal-text.js';

/** `wirecopy digest`: one digest of all records. */
export async function digest(
  files: readonly string[],
  options: DigestCommandOptions,
): Promise<number> {
  const asked = digestOptions(options);
  const desk = await openDesk(files, options, {
    untrusted: options.untrusted === true,
    check: (publishing) => {
      checkFormat(options.format, publishing);
    },
  });
  return printDigest(desk, desk.batches(), { ...options, asked });
}

/** What is asked of a digest, checked. */
export interface DigestRequest extends Pick<
  DigestCommandOptions,
  'format' | 'title' | 'explain' | 'failOn'
> {
  readonly asked: DigestOptions;
}

/** Writes the digest of records and closes the desk; gives the exit code. */
export async function printDigest(
  desk: Desk,
  batches: AsyncIterable<readonly ReadRecord[]>,
  options: DigestRequest,
): Promise<number> {
  const { asked } = options;
  const { bot, ledger, output } = desk;
  const sound = new Map<unknown, { record: ReadRecord; id: string }>();
  const defaults = new Map<unknown, SourceDefaults>();
  for await (const batch of batches) {
    for (const record of batch) {
      if (record.raw === undefined) {
        ledger.enter(record, 'rejected', record.diagnostics);
        continue;
      }
      const raw = desk.tagged(record.raw);
      const outcome = bot.validate(raw, record.defaults);
      if (outcome.status !== 'written') {
        ledger.enter(record, outcome.status, outcome.diagnostics);
        continue;
      }
      sound.set(raw, { record, id: outcome.value.id });
      if (record.defaults !== undefined) defaults.set(raw, record.defaults);
    }
  }
  const title = options.title ?? desk.config.publication?.name;
  const run = desk.run();
  const outcome = await run.digest(sound.keys(), {
    ...asked,
    ...(title === undefined ? {} : { title }),
    defaultsOf: (raw) => defaults.get(raw),
  });

  // What validation let pass may still find no wording: it is held, by its id.
  const heldIds = new Map<string, (typeof outcome.diagnostics)[number][]>();
  for (const diagnostic of outcome.diagnostics) {
    const { place } = diagnostic;
    if (place !== undefined && 'record' in place && diagnostic.severity === 'hold') {
      heldIds.set(place.record, [...(heldIds.get(place.record) ?? []), diagnostic]);
    } else {
      ledger.tell(diagnosticLine('held', diagnostic, paintOn(process.stderr)));
    }
  }
  for (const { record, id } of sound.values()) {
    const diagnostics = heldIds.get(id);
    if (diagnostics === undefined) ledger.enter(record, 'written', []);
    else ledger.enter(record, 'held', diagnostics);
  }

  let items = 0;
  if (outcome.status === 'written') {
    items = outcome.value.items.length;
    const text = { ...terminalText(output), explain: options.explain === true };
    output.write(await printedDigest(outcome.value, options.format, { ...desk.publishing, text }));
  }
  run.commit();
  const code = await desk.close(
    ({ written, held, rejected }) =>
      `${items} items from ${written + held + rejected} records; ${held} held, ${rejected} rejected`,
  );
  return outcome.status === 'written' || options.failOn === 'never' ? code : Math.max(code, 1);
}

/** Throws `Misuse` where the limit is no number or the date no day. */
export function digestOptions({
  limit,
  date,
}: Pick<DigestCommandOptions, 'limit' | 'date'>): DigestOptions {
  const most = limit === undefined ? {} : { limit: wholeNumber('--limit', limit) };
  if (date !== undefined && !isDay(date)) {
    throw new Misuse(`--date is a day such as 2021-06-02, not ${date}.`);
  }
  return {
    ...most,
    ...(date === undefined ? {} : { date }),
  };
}

/** Whether the text is a day that exists, as ISO 8601 writes it. */
export function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/u.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
