/** The same records give the same bytes wherever they are written: in any time zone, under any locale. */
import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { build } from 'tsdown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedData } from '../../shipped-data.plugin.js';
import { arbitraryRecords } from '../arbitrary-record.js';
import { deal, round, sound } from './cases.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Within the project, so that packages are found, and of this process alone, so that no other build empties it. */
const folder = `${root}node_modules/.cache/wirecopy-zones-${process.pid}/`;

/** Of records on standard input prints each outcome, and tells where it believes to be. */
const script = `
import { createNewsbot } from ${JSON.stringify(`${folder}index.js`)};
import { text } from 'node:stream/consumers';
const records = JSON.parse(await text(process.stdin));
const lines = [{ now: '2021-06-02' }, { now: '2021-06-02T00:30:00+14:00', style: 'financial' }, { now: '2021-06-01T23:30:00-11:00', style: 'digest', archive: true }].flatMap((options, index) => {
  const bot = createNewsbot(options);
  return [...(index === 0 ? records : records.slice(0, 1000)).map((record) => bot.write(record)), bot.digest(records.slice(0, 200))];
});
process.stdout.write(lines.map((line) => JSON.stringify(line) + '\\n').join(''));
const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
process.stderr.write(locale + ' ' + timeZone);
`;

async function writtenIn(
  zone: string,
  locale: string,
  records: string,
): Promise<readonly [where: string, lines: string]> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, TZ: zone, LC_ALL: locale, LANG: locale },
  });
  child.stdin.end(records);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return [stderr, stdout];
}

/** Days at whose edges a zone would show. */
const edges = [
  '2021-06-01',
  '2021-06-02',
  '2021-05-31',
  '2021-03-28T23:30:00-08:00',
  '2021-05-03T00:00:00+14:00',
].flatMap((date) => [
  { ...deal, date },
  { ...round, date, previousRounds: [{ round: 'Seed', date: '2021-01-01' }] },
]);
const moments = [
  '2021-06-02T00:00:00Z',
  '2021-06-02T13:59:59+14:00',
  '2021-06-01T11:00:01-12:00',
].map((embargo) => ({ ...deal, embargo }));

describe('written in any place', () => {
  beforeAll(
    () =>
      build({
        cwd: root,
        config: false,
        entry: { index: 'src/index.ts' },
        outDir: folder,
        format: 'esm',
        platform: 'node',
        fixedExtension: false,
        dts: false,
        logLevel: 'error',
        plugins: [shippedData()],
      }),
    60_000,
  );
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('10,000 records give the same bytes', { timeout: 240_000 }, async () => {
    const generated = fc.sample(arbitraryRecords, { numRuns: 10_000, seed: 20_210_602 });
    const records = JSON.stringify([...sound, ...edges, ...moments, ...generated]);
    const [where, expected] = await writtenIn('UTC', 'C', records);
    expect(where).toMatch(/ UTC$/);
    const lines = expected.split('\n');
    expect(lines.length).toBeGreaterThan(12_000);
    expect(lines.filter((line) => line.startsWith('{"status":"written"')).length).toBeGreaterThan(
      6_000,
    );
    for (const [zone, locale, told] of [
      ['America/Los_Angeles', 'tr_TR.UTF-8', 'tr-TR America/Los_Angeles'],
      ['Asia/Shanghai', 'ar_EG.UTF-8', 'ar-EG Asia/Shanghai'],
      ['Pacific/Kiritimati', 'de_DE.UTF-8', 'de-DE Pacific/Kiritimati'],
      ['Asia/Kolkata', 'C', 'en-US-u-va-posix Asia/Calcutta'],
    ] as const) {
      const [there, written] = await writtenIn(zone, locale, records);
      expect(there, 'the child is where it was sent').toMatch(
        new RegExp(
          `^${told.slice(0, 5)}.* ${zone === 'Asia/Kolkata' ? 'Asia/(?:Kolkata|Calcutta)' : zone}$`,
        ),
      );
      expect(written === expected, `${zone}, ${locale}`).toBe(true);
    }
  });
});
