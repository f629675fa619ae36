/**
 * `npm run bench`: how long an item takes beside Handlebars and RosaeNLG for the same words, where the time goes, how
 * time and memory grow, how fast the command starts. It measures and prints; it judges nothing and never fails a build.
 */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as Library from '../../src/index.js';
import type { History, Item, Outcome } from '../../src/model.js';
import type * as NodeEntry from '../../src/node/index.js';
import { measureCommand } from './command.js';
import { valueHelpers } from './value-words.js';
import { loadInside } from './inside.js';
import { clock, pipelineOf, stagesOf } from './pipeline.js';
import { fundingRound, past, statistic, today, type RawRecord } from './records.js';
import { byHandlebars, byRosaeNlg, withoutTags } from './rivals.js';
import { allRead, inTurn, median, medianOf, type Contestant, type Times } from './timing.js';
import { wordsOf } from './wording.js';

/** Records in a pool; RosaeNLG takes the first of them, or the bench would take minutes. */
const POOL = 2_000;
const POOL_OF_ROSAENLG = 200;

const inside = await loadInside();
const built = async (entry: string): Promise<unknown> =>
  import(pathToFileURL(fileURLToPath(new URL(`../../dist/${entry}.js`, import.meta.url))).href);
const { createNewsbot, memoryHistory } = (await built('index')) as typeof Library;
const { openHistory } = (await built('node')) as typeof NodeEntry;
const helpers = valueHelpers(inside.english, inside.agency, clock);
const bot = createNewsbot({ now: today });

function written(outcome: Outcome<Item>): Item {
  if (outcome.status !== 'written') throw new Error(JSON.stringify(outcome.diagnostics));
  return outcome.value;
}

/** Reads all text and all spans. */
function readItem({ headline, paragraphs }: Item): number {
  let read = readSentence(headline);
  for (const paragraph of paragraphs) {
    for (const sentence of paragraph) read += readSentence(sentence);
  }
  return read;
}

function readSentence({ text, spans }: Item['headline']): number {
  let read = readText(text);
  for (const { start, end, fact, from } of spans) {
    read += end - start + fact.length;
    for (const pointer of from) read += pointer.length;
  }
  return read;
}

/** One look at its end makes the engine put the pieces of a text together. */
function readText(text: string): number {
  return text.charCodeAt(text.length - 1) + text.length;
}

function textOf({ headline, paragraphs }: Item): string {
  return [headline.text, ...paragraphs.map((each) => each.map(({ text }) => text).join(' '))].join(
    '\n',
  );
}

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

interface KindBench {
  readonly name: string;
  readonly notes: string;
  readonly times: Times;
  readonly stages: Times;
}

function benchKind(name: string, make: (index: number) => RawRecord): KindBench {
  const pool = Array.from({ length: POOL }, (_, index) => make(index));
  const pipeline = pipelineOf(inside, name);
  const items = pool.map((raw) => written(bot.write(raw)));
  const words = pool.map((raw, index) =>
    wordsOf(
      items[index] as Item,
      pipeline.event(pipeline.validated(raw)),
      pipeline.factNames,
      helpers,
    ),
  );
  const texts = items.map(textOf);
  const handlebars = byHandlebars(words, helpers);
  const hot = byHandlebars(
    words.map(({ facts }, index) => ({ story: words[index % 10]?.story ?? [], facts })),
    helpers,
  );
  const rosaenlg = byRosaeNlg(words.slice(0, POOL_OF_ROSAENLG), helpers);
  const sameIn = (renders: readonly (() => string)[], plain: (text: string) => string): string =>
    share(
      renders.filter((render, index) => plain(render()) === texts[index]).length,
      renders.length,
    );
  const passOf = (contestant: string, renders: readonly (() => string)[]): Contestant => ({
    name: contestant,
    records: renders.length,
    pass() {
      let read = 0;
      for (const render of renders) read += readText(render());
      return read;
    },
  });
  const notes = [
    `${(texts.join('').length / POOL).toFixed(0)} characters and ${(items.flatMap(({ headline, paragraphs }) => [headline, ...paragraphs.flat()]).flatMap(({ spans }) => spans).length / POOL).toFixed(0)} spans an item`,
    `${handlebars.templates} wordings in ${POOL} items`,
    `same text: handlebars ${sameIn(handlebars.renders, (text) => text)}, rosaenlg ${sameIn(rosaenlg.renders, withoutTags)}`,
  ].join('; ');
  const contestants: Contestant[] = [
    {
      name: OURS,
      records: POOL,
      pass() {
        let read = 0;
        for (const raw of pool) read += readItem(written(bot.write(raw)));
        return read;
      },
    },
    passOf(HANDLEBARS, handlebars.renders),
    passOf(HOT, hot.renders),
    passOf(ROSAENLG, rosaenlg.renders),
  ];
  const insideBot = inside.createNewsbot({ now: today });
  const whole: Contestant = {
    name: 'write',
    records: POOL,
    pass() {
      let read = 0;
      for (const raw of pool) read += written(insideBot.write(raw)).paragraphs.length;
      return read;
    },
  };
  return {
    name,
    notes,
    times: inTurn(contestants, { warming: 20, counted: 41 }),
    stages: inTurn([...stagesOf(pipeline, pool), whole], { warming: 10, counted: 31 }),
  };
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

/** What a past costs: an item without one, with one of 10,000 and of 100,000 records in memory, and of 100,000 in a file. */
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
  const inFile = filled(await openHistory(join(folder, 'history.db')), 100_000);
  const bots = {
    [NO_PAST]: bot,
    [SHORT_PAST]: createNewsbot({ now: today, history: filled(memoryHistory(), 10_000) }),
    [LONG_PAST]: createNewsbot({ now: today, history: filled(memoryHistory(), 100_000) }),
    [FILED_PAST]: createNewsbot({ now: today, history: inFile }),
  };
  const times = [fundingRound, statistic].map((make) => {
    const pool = Array.from({ length: 500 }, (_, index) => make(index));
    const contestants = Object.entries(bots).map(([name, { write }]) => ({
      name,
      records: pool.length,
      pass() {
        let read = 0;
        for (const raw of pool) read += readItem(written(write(raw)));
        return read;
      },
    }));
    return { name: make.name, times: inTurn(contestants, { warming: 10, counted: 21 }) };
  });
  inFile.close();
  rmSync(folder, { recursive: true });
  return times;
}

const NO_PAST = 'no history';
const SHORT_PAST = '10,000 records in memory';
const LONG_PAST = '100,000 records in memory';
const FILED_PAST = '100,000 records in a file';

// First, while the process holds nothing of the rivals.
const counts = [1_000, 10_000, 100_000];
const grown = growth(counts);
const kinds = [benchKind('funding-round', fundingRound), benchKind('statistic', statistic)];
const both = (contestant: string): number[] =>
  (kinds[0]?.times[contestant] ?? []).map(
    (time, round) => (time + (kinds[1]?.times[contestant]?.[round] ?? Number.NaN)) / 2,
  );
const columns: readonly { name: string; times: Times }[] = [
  ...kinds,
  {
    name: 'both',
    times: Object.fromEntries([OURS, HANDLEBARS, HOT, ROSAENLG].map((name) => [name, both(name)])),
  },
];

console.log();
for (const { name, notes } of kinds) console.log(`${name}: ${notes}`);
console.log();
line('An item in full (medians)', ...columns.map(({ name }) => name));
for (const contestant of [OURS, HANDLEBARS, HOT, ROSAENLG])
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
line('Time by stage', ...kinds.map(({ name }) => name));
const stages = ['validate', 'classify', 'plan', 'realize', 'verify', 'write'];
const labels: Readonly<Record<string, string>> = { write: 'wordings tried again, the rest' };
stages.forEach((stage, index) => {
  const before = stages[index - 1];
  const row = kinds.map((kind) =>
    micro(
      before === undefined
        ? median(kind.stages[stage] ?? [])
        : medianOf(kind.stages, stage, before, (one, other) => one - other),
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
for (const name of [NO_PAST, SHORT_PAST, LONG_PAST, FILED_PAST])
  line(`  ${name}`, ...pasts.map(({ times }) => micro(median(times[name] ?? []))));
for (const name of [LONG_PAST, FILED_PAST])
  line(
    `  ${name} to none (bar 2)`,
    ...pasts.map(({ times: taken }) => times(medianOf(taken, name, NO_PAST, (a, b) => a / b))),
  );

console.log();
const command = measureCommand([10_000, 200_000]);
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
console.log(`\n(read: ${allRead()})`);
