/**
 * `npm run bench`: how long an item takes beside Handlebars and RosaeNLG for the same words, where the time goes, how
 * time and memory grow, how fast the command starts. It measures and prints; it judges nothing and never fails a build.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { History } from '../../src/model.js';
import { measureBatch } from './batch.js';
import { loadLibrary, loadNodeEntry } from './built.js';
import { measureCommand } from './command.js';
import { valueHelpers } from './value-words.js';
import { buildInside, loadInside } from './inside.js';
import { inOwnProcess } from './own-process.js';
import { clock, pipelineOf, stagesOf } from './pipeline.js';
import { readItem, textOf, written } from './reading.js';
import { printReading } from './reading-texts.js';
import { fundingRound, kindsOfBench, past, poolOf, statistic, today } from './records.js';
import { allRead, here, inTurn, median, medianOf, type Contestant, type Times } from './timing.js';
import { wordsFile, wordsOf, type KindWords } from './wording.js';

await buildInside();
const inside = await loadInside();
const { createNewsbot, memoryHistory } = await loadLibrary();
const { openHistory } = await loadNodeEntry();
const bot = createNewsbot({ now: today });

const line = (...columns: readonly string[]): void =>
  console.log(
    columns
      .map((column, index) => (index === 0 ? column.padEnd(46) : column.padStart(13)))
      .join(''),
  );
const micro = (time: number): string => `${time.toFixed(1)} µs`;
const times = (ratio: number): string => `${ratio.toFixed(2)} ×`;
const share = (part: number, whole: number): string => `${((part * 100) / whole).toFixed(1)}%`;

const OURS = 'wirecopy';
const HANDLEBARS = 'handlebars';
const HOT = 'handlebars, ten wordings';
const ROSAENLG = 'rosaenlg';
const contestants = [OURS, HANDLEBARS, HOT, ROSAENLG];

interface KindBench {
  readonly name: string;
  readonly notes: string;
  readonly times: Times;
}

/** Leaves the words of a kind's items for the rivals; says how long the items are. */
function leaveWords(kind: (typeof kindsOfBench)[number], folder: string): string {
  const pipeline = pipelineOf(inside, kind);
  const helpers = valueHelpers(inside.english, inside.agency, clock);
  const pool = poolOf(kind);
  const items = pool.map((raw) => written(bot.write(raw)));
  const words = items.map((item, index) =>
    wordsOf(
      item,
      pipeline.event(pipeline.validated(pool[index] ?? {})),
      pipeline.factNames,
      helpers,
    ),
  );
  const texts = items.map(textOf);
  writeFileSync(
    join(folder, wordsFile(kind)),
    JSON.stringify({ words, texts } satisfies KindWords),
  );
  const spans = items
    .flatMap(({ headline, paragraphs }) => [headline, ...paragraphs.flat()])
    .flatMap((sentence) => sentence.spans);
  const each = (whole: number): string => (whole / pool.length).toFixed(0);
  return `${each(texts.join('').length)} characters and ${each(spans.length)} spans an item`;
}

/** The stages, and all of them together, in this process. */
function stageTimes(kind: (typeof kindsOfBench)[number]): Promise<Times> {
  const pool = poolOf(kind);
  const insideBot = inside.createNewsbot({ now: today });
  const whole: Contestant = {
    name: 'write',
    records: pool.length,
    pass() {
      let read = 0;
      for (const raw of pool) read += written(insideBot.write(raw)).paragraphs.length;
      return read;
    },
  };
  return inTurn([...stagesOf(pipelineOf(inside, kind), pool), whole].map(here), {
    warming: 10,
    counted: 31,
  });
}

/** Each contestant has a process of its own for both kinds; they run in turn, one at a time. */
async function benchKinds(): Promise<readonly KindBench[]> {
  const folder = mkdtempSync(join(tmpdir(), 'wirecopy-bench-'));
  const lengths = kindsOfBench.map((kind) => leaveWords(kind, folder));
  const processes = await Promise.all(contestants.map((name) => inOwnProcess(name, folder)));
  const benched: KindBench[] = [];
  for (const [index, name] of kindsOfBench.entries()) {
    const [, handlebars, , rosaenlg] = processes.map(({ readiness }) => readiness[name]);
    const notes = [
      lengths[index],
      `${handlebars?.templates ?? 0} wordings in ${poolOf(name).length} items`,
      `same text: handlebars ${share(handlebars?.same ?? 0, 1)}, rosaenlg ${share(rosaenlg?.same ?? 0, 1)}`,
    ].join('; ');
    const timed = processes.map((process) => process.timed(name));
    benched.push({ name, notes, times: await inTurn(timed, { warming: 20, counted: 41 }) });
  }
  for (const { end } of processes) end();
  rmSync(folder, { recursive: true });
  return benched;
}

/** Fresh records for each count, written in one run each: what a run remembers grows with it. */
function growth(counts: readonly number[]): string[] {
  return counts.map((count) => {
    const rounds = Math.max(1, Math.floor(20_000 / count));
    const figures = Array.from({ length: rounds }, (_, round) => {
      const run = bot.run();
      let took = 0;
      for (let from = 0; from < count; from += 1_000) {
        const records = Array.from({ length: 1_000 }, (__, at) => {
          const index = round * count + from + at;
          return index % 2 === 0 ? fundingRound(index) : statistic(index);
        });
        const begin = performance.now();
        for (const raw of records) run.write(raw);
        took += performance.now() - begin;
      }
      return (took * 1000) / count;
    });
    return micro(median(figures));
  });
}

/** What a past costs: an item without one, with one of 20,000 and of 200,000 records in memory and in a file. */
async function withPast(): Promise<readonly { name: string; times: Times }[]> {
  const folder = mkdtempSync(join(tmpdir(), 'wirecopy-bench-'));
  const filled = (history: History, count: number): History => {
    const run = createNewsbot({ now: today, archive: true, history }).run();
    for (const raw of past(count)) {
      const { status, diagnostics } = run.remember(raw);
      if (status !== 'written') throw new Error(JSON.stringify(diagnostics));
    }
    run.commit();
    return history;
  };
  const inFile = async (count: number): Promise<History> =>
    filled(await openHistory(join(folder, `${count}.db`)), count);
  const files = { short: await inFile(20_000), long: await inFile(200_000) };
  const bots = {
    [NO_PAST]: bot,
    [SHORT_PAST]: createNewsbot({ now: today, history: filled(memoryHistory(), 20_000) }),
    [LONG_PAST]: createNewsbot({ now: today, history: filled(memoryHistory(), 200_000) }),
    [SHORT_FILE]: createNewsbot({ now: today, history: files.short }),
    [LONG_FILE]: createNewsbot({ now: today, history: files.long }),
  };
  const benched: { name: string; times: Times }[] = [];
  for (const make of [fundingRound, statistic]) {
    const pool = Array.from({ length: PASSES * PASS }, (_, index) => make(index));
    const timed = Object.entries(bots).map(([name, { write }]) => {
      let passes = 0;
      return here({
        name,
        records: PASS,
        // A record comes again only after thousands of others, so that nothing of it is still at hand.
        pass() {
          const from = (passes % PASSES) * PASS;
          passes += 1;
          let read = 0;
          for (const raw of pool.slice(from, from + PASS)) read += readItem(written(write(raw)));
          return read;
        },
      });
    });
    benched.push({ name: make.name, times: await inTurn(timed, { warming: 10, counted: 21 }) });
  }
  files.short.close();
  files.long.close();
  rmSync(folder, { recursive: true });
  return benched;
}

/** As many records as {@link past} knows companies of, in the shorter past. */
const PASSES = 10;
const PASS = 500;

const NO_PAST = 'no history';
const SHORT_PAST = '20,000 records in memory';
const LONG_PAST = '200,000 records in memory';
const SHORT_FILE = '20,000 records in a file';
const LONG_FILE = '200,000 records in a file';

// First, while this process is small: on Linux a child's peak begins at what its parent holds.
const command = measureCommand([10_000, 200_000]);
const batch = measureBatch([100_000, 1_000_000], 3);

// Then, while the process is fresh.
const counts = [1_000, 10_000, 100_000];
const grown = growth(counts);
const kinds = await benchKinds();
const both = (contestant: string): number[] =>
  (kinds[0]?.times[contestant] ?? []).map(
    (time, round) => (time + (kinds[1]?.times[contestant]?.[round] ?? Number.NaN)) / 2,
  );
const columns: readonly { name: string; times: Times }[] = [
  ...kinds,
  {
    name: 'both',
    times: Object.fromEntries(contestants.map((name) => [name, both(name)])),
  },
];

console.log();
for (const { name, notes } of kinds) console.log(`${name}: ${notes}`);
console.log();
console.log('Each in a process of its own for both kinds, in turn; medians of 41 rounds.');
line('An item in full', ...columns.map(({ name }) => name));
for (const contestant of contestants)
  line(
    `  ${contestant}`,
    ...columns.map((column) => micro(median(column.times[contestant] ?? []))),
  );
const ratios = (one: string, other: string): string[] =>
  columns.map((column) => times(medianOf(column.times, one, other, (a, b) => a / b)));
line('  wirecopy to handlebars (bar 2, goal 1)', ...ratios(OURS, HANDLEBARS));
line('  wirecopy to handlebars, ten wordings', ...ratios(OURS, HOT));
line('  rosaenlg to wirecopy (bar 10, goal 20)', ...ratios(ROSAENLG, OURS));

console.log();
line('Time by stage, in one process', ...kinds.map(({ name }) => name));
const taken: Times[] = [];
for (const kind of kindsOfBench) taken.push(await stageTimes(kind));
const stages = ['validate', 'classify', 'plan', 'realize', 'verify', 'write'];
const labels: Readonly<Record<string, string>> = { write: 'wordings tried again, the rest' };
stages.forEach((stage, index) => {
  const before = stages[index - 1];
  const row = taken.map((ofKind) =>
    micro(
      before === undefined
        ? median(ofKind[stage] ?? [])
        : medianOf(ofKind, stage, before, (one, other) => one - other),
    ),
  );
  line(`  ${labels[stage] ?? stage}`, ...row);
});

console.log();
line('Growth (records of a run)', ...counts.map((count) => count.toLocaleString('en')));
line('  a record', ...grown);

console.log();
const pasts = await withPast();
line('An item with a history', ...pasts.map(({ name }) => name));
for (const name of [NO_PAST, SHORT_PAST, LONG_PAST, SHORT_FILE, LONG_FILE])
  line(`  ${name}`, ...pasts.map(({ times }) => micro(median(times[name] ?? []))));
for (const [name, other, label] of [
  [LONG_PAST, NO_PAST, `${LONG_PAST} to none (bar 2)`],
  [LONG_FILE, NO_PAST, `${LONG_FILE} to none (bar 2)`],
  [LONG_PAST, SHORT_PAST, '200,000 to 20,000 in memory (bar: no growth)'],
  [LONG_FILE, SHORT_FILE, '200,000 to 20,000 in a file (bar: no growth)'],
] as const)
  line(
    `  ${label}`,
    ...pasts.map(({ times: taken }) => times(medianOf(taken, name, other, (a, b) => a / b))),
  );

console.log();
await printReading(line);

console.log();
line('The command', ...command.peaks.map(({ records }) => records.toLocaleString('en')));
line(
  '  peak memory of write',
  ...command.peaks.map(({ megabytes }) => `${megabytes.toFixed(0)} MB`),
);
const [few, many] = command.peaks;
line('  ratio (bar 1.2)', '', times((many?.megabytes ?? 0) / (few?.megabytes ?? 0)));
line('  write of one record, start to exit (bar 0.4 s)', `${command.startUp.toFixed(3)} s`);
line('  node that does nothing', `${command.bareNode.toFixed(3)} s`);
line('  modules imported', String(command.modules));
line('  compromise among them (bar: no)', command.loadsCompromise ? 'yes' : 'no');

console.log();
line('A batch', ...batch.peaks.map(({ records }) => records.toLocaleString('en')));
line(
  '  peak memory, two workers',
  ...batch.peaks.map(({ megabytes }) => `${megabytes.toFixed(0)} MB`),
);
const [less, more] = batch.peaks;
line('  ratio (bar 1.15)', '', times((more?.megabytes ?? 0) / (less?.megabytes ?? 0)));
line('File to file', 'one worker', 'two workers', 'JSON alone');
line(
  `  ${batch.records.toLocaleString('en')} records`,
  ...[batch.one, batch.two, batch.json].map((seconds) => `${seconds.toFixed(1)} s`),
);
line('  one worker to two (bar 1.7)', times(batch.oneToTwo));
line('  to JSON alone (bar 3)', times(batch.oneToJson), times(batch.twoToJson));
console.log(`\n(read: ${allRead()})`);
