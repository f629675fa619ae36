/**
 * `npm run round-trip`: how much of what items say comes back when they are read, by kind and slot, with the causes of
 * what does not and every wrong value. `--records 10000`, `--kind listing`, `--real` for the real rows.
 */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type * as Entry from '../../src/index.js';
import type * as NodeEntry from '../../src/node/index.js';
import { generatedTrips, isRealHere, realTrips } from './round-trip-records.js';
import type { Compared, RoundTrip } from './round-trip.js';

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    kind: { type: 'string' },
    real: { type: 'boolean', default: false },
    every: { type: 'string', default: '40' },
    examples: { type: 'string', default: '1' },
    wrong: { type: 'string', default: '60' },
  },
});

const built = async (entry: string): Promise<unknown> =>
  import(pathToFileURL(fileURLToPath(new URL(`../../dist/${entry}.js`, import.meta.url))).href);
const { createNewsbot } = (await built('index')) as typeof Entry;
const { readRecords, readMapping } = (await built('node')) as typeof NodeEntry;
const library = { createNewsbot, readRecords, readMapping };

interface Row {
  equal: number;
  missing: number;
  wrong: number;
  added: number;
}

const rows = new Map<string, Row>();
const causes = new Map<string, { count: number; examples: string[] }>();
const wrongs: string[] = [];
let trips = 0;

function count(name: string, { result }: Compared): void {
  let row = rows.get(name);
  if (row === undefined) rows.set(name, (row = { equal: 0, missing: 0, wrong: 0, added: 0 }));
  row[result] += 1;
}

function take({ kind, text, slots }: RoundTrip): void {
  trips += 1;
  for (const slot of slots) {
    count(`${kind} ${slot.slot}`, slot);
    count(`all ${slot.type}`, slot);
    count('all', slot);
    if (slot.result === 'equal' || slot.result === 'added') continue;
    const told = `${JSON.stringify(slot.wanted)} came back as ${JSON.stringify(slot.got)}\n      ${text.replace(/\n+/g, ' | ')}`;
    if (slot.result === 'wrong') wrongs.push(`${kind} ${slot.slot}: ${told}`);
    const key = `${kind} ${slot.slot}: ${slot.cause} (${slot.line})`;
    const cause = causes.get(key) ?? { count: 0, examples: [] };
    cause.count += 1;
    if (cause.examples.length < Number(values.examples)) cause.examples.push(told);
    causes.set(key, cause);
  }
}

if (values.real) {
  if (!isRealHere()) throw new Error('The real rows are not here.');
  for await (const trip of realTrips(library, Number(values.every))) take(trip);
} else
  for (const trip of generatedTrips(library, Number(values.records), {
    seed: Number(values.seed),
    only: values.kind,
  }))
    take(trip);

console.log(`${trips} items\n`);
console.log(
  `${'slot'.padEnd(36)}${['equal', 'of', 'share', 'wrong', 'added'].map((each) => each.padStart(8)).join('')}`,
);
for (const [name, { equal, missing, wrong, added }] of [...rows].sort(([one], [other]) =>
  one < other ? -1 : 1,
)) {
  const all = equal + missing + wrong;
  const share = all === 0 ? '-' : `${((equal * 100) / all).toFixed(1)}%`;
  console.log(
    `${name.padEnd(36)}${[equal, all, share, wrong, added].map((each) => String(each).padStart(8)).join('')}`,
  );
}
console.log('\nWhat did not come back, by cause and the wording that says it:');
for (const [cause, { count: number, examples }] of [...causes]
  .sort(([, one], [, other]) => other.count - one.count)
  .slice(0, 60)) {
  console.log(`${String(number).padStart(5)}  ${cause}`);
  for (const example of examples) console.log(`      ${example}`);
}
console.log(`\nWrong values: ${wrongs.length}`);
for (const wrong of wrongs.slice(0, Number(values.wrong))) console.log(`  ${wrong}`);
