import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { InvalidOptions, type Diagnostic } from '../../src/index.js';
import {
  checkUntrustedTemplates,
  createUntrustedNewsbot,
  untrustedWorker,
  type UntrustedWorker,
} from '../../src/untrusted/index.js';
import { fixtureRecord } from '../fixtures.js';
import { arbitraryTemplate } from './arbitrary-template.js';
import { buildWorker } from './built-worker.js';

/** All 10,000 where they are asked for, as `.ci/run` does: they take some minutes. */
const count = Number(process.env['WIRECOPY_FUZZ'] ?? 1_000);

const now = '2021-06-02';

let built: Awaited<ReturnType<typeof buildWorker>>;
let worker: UntrustedWorker;

beforeAll(async () => {
  built = await buildWorker();
  worker = untrustedWorker({}, built.file);
}, 60_000);

afterAll(async () => {
  await worker.close();
  await built.remove();
});

it(
  `lives on through ${count} templates of strangers, each done with or stopped within a second`,
  { timeout: 60_000 + count * 200 },
  async () => {
    const codes = new Map<string, number>();
    const note = (code: string): void => void codes.set(code, (codes.get(code) ?? 0) + 1);
    let slowest = 0;
    const timed = async <T>(work: () => Promise<T>): Promise<T> => {
      // A thread that takes the place of a stopped one takes its time to begin.
      await worker.inTurn((run) => run('ready', undefined, {}));
      const start = performance.now();
      const before = process.cpuUsage();
      const done = await work();
      const { user, system } = process.cpuUsage(before);
      // Where others have the machine time passes that no template took.
      slowest = Math.max(slowest, Math.min(performance.now() - start, (user + system) / 1_000));
      return done;
    };
    await fc.assert(
      fc.asyncProperty(arbitraryTemplate, async ({ path, text }) => {
        const templates = { [path]: text };
        const findings = await timed(() => checkUntrustedTemplates(templates, '', worker));
        for (const { code, place } of findings) {
          note(code);
          expect(place, code).toMatchObject({ file: path });
        }
        const refusedFor = async (): Promise<readonly Diagnostic[]> => {
          try {
            const bot = await timed(() =>
              createUntrustedNewsbot({ templates, worker, now, archive: true }),
            );
            const kind = path.slice('en/'.length, -'.hbs'.length);
            if (kind !== 'correction') {
              const outcome = await timed(() => bot.write(fixtureRecord(kind, 'full')));
              note(outcome.status);
              for (const { code } of outcome.diagnostics) note(code);
            }
            await bot.close();
            return [];
          } catch (error) {
            if (!(error instanceof InvalidOptions)) throw error;
            return error.diagnostics;
          }
        };
        const refused = await refusedFor();
        // What cannot be used has an error that the check tells too.
        if (refused.length > 0) expect(findings.length).toBeGreaterThan(0);
      }),
      { numRuns: count, seed: 20_210_602, endOnFailure: true },
    );
    console.log(`slowest ${slowest.toFixed(0)} ms, ${worker.generation()} stopped`, codes);
    expect(slowest).toBeLessThan(1_000);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    // The templates are hostile enough, and some are sound.
    expect(codes.get('written') ?? 0).toBeGreaterThan(0);
    expect(codes.get('template/too-large') ?? 0).toBeGreaterThan(0);
    expect(codes.get('template/crashed') ?? 0).toBe(0);
  },
);
