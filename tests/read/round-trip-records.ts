/** Items that are written to be read again: of generated records of all kinds and of real rows. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { builtinKinds } from '../../src/kinds/index.js';
import type { createNewsbot } from '../../src/newsbot.js';
import type { readMapping, readRecords } from '../../src/node/index.js';
import { arbitraryRecord, newsWorld } from '../arbitrary-record.js';
import { roundTrip, type RoundTrip } from './round-trip.js';

const styles = ['agency', 'financial', 'digest'] as const;

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const mappings = fileURLToPath(new URL('../../src/records/mappings/', import.meta.url));

/** The library that writes, from its sources or as it was built. */
export interface Library {
  readonly createNewsbot: typeof createNewsbot;
  readonly readRecords: typeof readRecords;
  readonly readMapping: typeof readMapping;
}

/** Whether the files of real rows are at hand. */
export function isRealHere(): boolean {
  return existsSync(data);
}

/** So many written items of generated records, all kinds and styles in equal parts; the same seed gives the same. */
export function* generatedTrips(
  { createNewsbot: make }: Pick<Library, 'createNewsbot'>,
  count: number,
  { seed = 1, only }: { readonly seed?: number; readonly only?: string | undefined } = {},
): Generator<RoundTrip> {
  const kinds = builtinKinds.filter(({ name }) => only === undefined || name === only);
  const bots = styles.map((style) => make({ now: '2021-06-02', style }));
  for (const kind of kinds) {
    const wanted = Math.ceil(count / kinds.length);
    let written = 0;
    for (let batch = 0; written < wanted && batch < 50; batch += 1) {
      const records = fc.sample(arbitraryRecord(kind, newsWorld), {
        numRuns: wanted,
        seed: seed + batch,
      });
      for (const [at, record] of records.entries()) {
        if (written === wanted) break;
        const bot = bots[at % bots.length];
        const trip = bot === undefined ? undefined : roundTrip(kind, record, bot);
        if (trip === undefined) continue;
        written += 1;
        yield trip;
      }
    }
  }
}

const files = [
  ['crunchbase_acquisitions.csv', 'crunchbase-acquisitions'],
  ['defillama_raises.csv', 'defillama-raises'],
  ['statistics/gdp.csv', 'world-bank-gdp'],
  ['statistics/inflation.csv', 'world-bank-inflation'],
] as const;

/** Items of every so-manieth real row. */
export async function* realTrips(
  { createNewsbot: make, readRecords: read, readMapping: map }: Library,
  every: number,
): AsyncGenerator<RoundTrip> {
  const bots = styles.map((style) => make({ now: '2026-11-22', archive: true, style }));
  for (const [file, name] of files) {
    const found = await map(`${mappings}${name}.yaml`);
    if (!('mapping' in found)) throw new Error(JSON.stringify(found.diagnostics));
    const { mapping } = found;
    let row = 0;
    for await (const { raw, defaults } of read(`${data}${file}`, { mapping })) {
      row += 1;
      if (row % every !== 0 || raw === undefined) continue;
      const kind = builtinKinds.find((each) => each.name === (raw as { kind: string }).kind);
      const bot = bots[(row / every) % bots.length];
      if (kind === undefined || bot === undefined) throw new Error(JSON.stringify(raw));
      const trip = roundTrip(kind, raw, bot, defaults);
      if (trip !== undefined) yield trip;
    }
  }
}
