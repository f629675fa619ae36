/**
 * One contestant, in a process that `own-process.ts` starts: it says when it is ready, then answers every name of a kind
 * with the time of a pass over the kind's pool. The words of the rivals stand in a folder, one file a kind.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLibrary } from './built.js';
import { loadInside } from './inside.js';
import type { Readiness } from './own-process.js';
import { clock } from './pipeline.js';
import { kindsOfBench, poolOf, sizeOf, today } from './records.js';
import { readItem, readText, written } from './reading.js';
import { byHandlebars, byRosaeNlg, withoutTags, type Renders } from './rivals.js';
import { here, type Contestant, type Timed } from './timing.js';
import { valueHelpers, type Helpers } from './value-words.js';
import { wordsFile, type KindWords, type Words } from './wording.js';

const [name = '', folder = '', ...only] = process.argv.slice(2);
const kinds = kindsOfBench.filter((kind) => only.length === 0 || only.includes(kind));

const byName: Readonly<Record<string, (words: readonly Words[], helpers: Helpers) => Renders>> = {
  handlebars: byHandlebars,
  'handlebars, ten wordings': (words, helpers) =>
    byHandlebars(
      words.map(({ facts }, index) => ({ story: words[index % 10]?.story ?? [], facts })),
      helpers,
    ),
  rosaenlg: byRosaeNlg,
};

const rival = byName[name];
const ready: Record<string, Readiness> = {};
const timed: Record<string, Timed> = {};
for (const kind of kinds) {
  const contestant = rival === undefined ? await library(kind) : await rivalIn(kind, rival);
  timed[kind] = here(contestant);
}

async function library(kind: (typeof kinds)[number]): Promise<Contestant> {
  const { createNewsbot } = await loadLibrary();
  const bot = createNewsbot({ now: today });
  const pool = poolOf(kind);
  return {
    name,
    records: pool.length,
    pass() {
      let read = 0;
      for (const raw of pool) read += readItem(written(bot.write(raw)));
      return read;
    },
  };
}

async function rivalIn(
  kind: string,
  rendersOf: (words: readonly Words[], helpers: Helpers) => Renders,
): Promise<Contestant> {
  const { english, agency } = await loadInside();
  const { words, texts } = JSON.parse(
    readFileSync(join(folder, wordsFile(kind)), 'utf8'),
  ) as KindWords;
  const { renders, templates } = rendersOf(
    words.slice(0, sizeOf(name)),
    valueHelpers(english, agency, clock),
  );
  const same = renders.filter((render, index) => {
    const text = render();
    return (name === 'rosaenlg' ? withoutTags(text) : text) === texts[index];
  }).length;
  ready[kind] = { templates, same: same / renders.length };
  return {
    name,
    records: renders.length,
    pass() {
      let read = 0;
      for (const render of renders) read += readText(render());
      return read;
    },
  };
}

process.on('message', (kind: string) => {
  void timed[kind]?.round().then((time) => process.send?.(time));
});
process.send?.(ready);
