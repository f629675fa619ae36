import { builtinTemplates } from '../../newsbot.js';
import { formatOfName, readRecords } from '../../node/read-records.js';
import type { ScorePart } from '../../plan/index.js';
import {
  wordingsOfRecord,
  type MessageWordings,
  type RecordWordings,
  type Wording,
  type WordingFate,
} from '../../testing/variants.js';
import { botOptions, configOf, historyOf, kindsOf, templatesOf } from '../desk.js';
import { recordOf } from '../../node/outcome-files.js';
import { diagnosticLine, paintOn, type Paint } from '../diagnostic-line.js';
import { Misuse } from '../misuse.js';
import { openOutput } from '../output.js';
import type { VariantsOptions } from './program.js';

/** `wirecopy templates variants`: every wording that a record can get. */
export async function variants(options: VariantsOptions): Promise<number> {
  const config = await configOf(options.config);
  const templates = await templatesOf(options.templates);
  const record = await recordIn(options.record);
  const history = await historyOf(options.history);
  const told = wordingsOfRecord(record, {
    ...botOptions(options, config, undefined),
    ...(await kindsOf(options.kinds)),
    templates: [builtinTemplates, templates],
    ...(options.seed === undefined ? {} : { seed: seedOf(options.seed) }),
    ...(history === undefined ? {} : { history }),
  });
  history?.close();
  const output = await openOutput(options.output);
  const paint = paintOn(output.columns === undefined ? {} : process.stdout);
  output.write(
    options.format === 'json' ? `${JSON.stringify(told, undefined, 2)}\n` : textOf(told, paint),
  );
  await output.close();
  const { outcome, messages } = told;
  if (options.quiet !== true) {
    for (const diagnostic of outcome.diagnostics)
      process.stderr.write(
        `${diagnosticLine(outcome.status, diagnostic, paintOn(process.stderr), recordOf(outcome.diagnostics))}\n`,
      );
    const count = messages.reduce((sum, { wordings }) => sum + wordings.length, 0);
    process.stderr.write(`${outcome.status}: ${messages.length} messages, ${count} wordings\n`);
  }
  return outcome.status === 'written' ? 0 : 1;
}

/** The one record of a file. */
async function recordIn(path: string): Promise<unknown> {
  const format = formatOfName(path) ?? 'json';
  if (format === 'csv') throw new Misuse(`${path}: a record is given as JSON.`);
  const records: unknown[] = [];
  for await (const { raw, diagnostics } of readRecords(path, { from: format })) {
    if (raw === undefined)
      throw new Misuse(diagnostics.map(({ message }) => `${path}: ${message}`).join(' '));
    records.push(raw);
    if (records.length > 1)
      throw new Misuse(`${path} holds more than one record; variants are those of one.`);
  }
  if (records.length === 0) throw new Misuse(`${path} holds no record.`);
  return records[0];
}

function seedOf(text: string): number {
  const seed = Number(text);
  if (!Number.isSafeInteger(seed)) throw new Misuse(`--seed is a whole number, not ${text}.`);
  return seed;
}

function textOf({ messages }: RecordWordings, paint: Paint): string {
  return messages.map((message) => `${messageText(message, paint)}\n`).join('\n');
}

function messageText({ message, file, element, wordings }: MessageWordings, paint: Paint): string {
  const name = element === undefined ? message : `${message} ${element + 1}`;
  return [
    `${paint('bold', name)}  ${file}`,
    ...wordings.map((wording) => wordingText(wording, paint)),
  ].join('\n');
}

function wordingText(
  { text, line, source, fate, score, parts, diagnostics, sameAs }: Wording,
  paint: Paint,
): string {
  const points = (score === undefined ? '' : score.toFixed(2)).padStart(6);
  const words = FATES[fate];
  const head = `${points}  ${text ?? paint('dim', source)}`;
  const why = [
    `line ${line}: ${words}`,
    ...parts.map(partText),
    ...(sameAs === undefined ? [] : [`the same text as line ${sameAs}`]),
  ];
  return [
    fate === 'chosen' ? paint('green', head) : head,
    `          ${paint('dim', why.join('; '))}`,
    ...diagnostics.map(({ code, message }) => `          ${paint('red', code)}  ${message}`),
  ].join('\n');
}

const FATES: Readonly<Record<WordingFate, string>> = {
  chosen: 'chosen',
  equal: 'as good; the id chose another',
  outranked: 'outranked',
  form: 'another form of the bullet ranks higher',
  must: 'leaves out what must be said',
  owed: 'leaves out what no later message can say',
  attribution: 'another form tells whose claim it is',
  'nothing-new': 'too little that is new',
  failed: 'failed',
  'too-long': 'too long; a shorter one stands',
  'gave-way': 'gave way, so that sentences do not open alike',
};

function partText({ reason, fact, points }: ScorePart): string {
  const worth = `${points < 0 ? '' : '+'}${points.toFixed(2)}`;
  return `${fact === undefined ? PARTS[reason] : `${fact} ${PARTS[reason]}`} ${worth}`;
}

const PARTS: Readonly<Record<ScorePart['reason'], string>> = {
  new: 'new',
  later: 'new, but may be said later',
  repeated: 'said before',
  element: 'of the element',
  opening: 'opens like the sentence before',
  order: 'names the parties as the headline does',
};
