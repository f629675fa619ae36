/**
 * `npm run score`: how well texts are read. The two practice sets, where they are at hand, by the script that judges them,
 * on the half of each that rules were not tuned on (`--tune`: on the other); and the labelled texts of this folder.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readText, type TextInput } from '../../src/read/index.js';
import { labelledTexts, ratesOf, scoresOf, type Count } from './scoring.js';

const { values } = parseArgs({
  options: {
    tune: { type: 'boolean', default: false },
    show: { type: 'string' },
    shared: { type: 'string', default: fileURLToPath(new URL('../../../shared', import.meta.url)) },
  },
});

/** Half of all ids, the same on every machine: `int(md5(id), 16) % 2 == 0`. */
function isToTune(id: string): boolean {
  const digest = createHash('md5').update(id).digest('hex');
  return Number.parseInt(digest.slice(-1), 16) % 2 === 0;
}

function scorePractice(folder: string): void {
  const gold = join(folder, 'gold.jsonl');
  const read = join(folder, 'read.jsonl');
  for (const name of ['deals-1987', 'deals-filings']) {
    const file = join(values.shared, 'data/practice', `${name}.jsonl`);
    if (!existsSync(file)) {
      console.log(`${name}: not here (${file})`);
      continue;
    }
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .filter((line) => isToTune((JSON.parse(line) as { id: string }).id) === values.tune);
    const readings = lines.map((line) => {
      const { id, text } = JSON.parse(line) as TextInput & { id: string };
      return JSON.stringify(readText({ id, text }));
    });
    writeFileSync(gold, lines.join('\n'));
    writeFileSync(read, readings.join('\n'));
    console.log(
      `\n${name}, ${lines.length} texts of the half to ${values.tune ? 'tune on' : 'report'}`,
    );
    const script = join(values.shared, 'tools/score-reading.mjs');
    const show = values.show === undefined ? [] : ['--show', values.show];
    execFileSync(process.execPath, [script, gold, read, ...show], { stdio: 'inherit' });
  }
}

function row(name: string, count: Count): void {
  const { p, r, f } = ratesOf(count);
  console.log(
    `${name.padEnd(20)} P ${p.toFixed(3)}  R ${r.toFixed(3)}  F ${f.toFixed(3)}  (${count.hit} right of ${count.found} found, ${count.wanted} wanted)`,
  );
}

const scratch = mkdtempSync(join(tmpdir(), 'wirecopy-score-'));
try {
  scorePractice(scratch);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
for (const name of ['first.jsonl', 'second.jsonl', 'third.jsonl']) {
  const scores = scoresOf(labelledTexts(name), (text) => readText(text));
  console.log(`\n${name}: kinds right in ${scores.kindsRight} of ${scores.texts} texts`);
  for (const [kind, count] of Object.entries(scores.byKind)) row(kind, count);
  row('all fields', scores.fields);
  const traps = scores.alarms.map(({ id, trap }) => `${id} (${trap})`).join(', ');
  console.log(`records from texts without an event: ${scores.alarms.length} ${traps}`);
}
