/**
 * A batch that is killed, or whose disk fails, and is run again. More of it by the environment:
 * WIRECOPY_BATCH_RECORDS, WIRECOPY_BATCH_KILLS, WIRECOPY_BATCH_FAULTS.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, openSync, writeSync, closeSync } from 'node:fs';
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { fundingRound, statistic } from '../bench/records.js';
import { testFile, testFolder } from '../node/folder.js';
import { randomOf } from '../../src/testing/random.js';
import { buildProgram, jsonLines, parseLines, program, type Ended } from './command.js';
import { another, sound, stale, today } from './records.js';

beforeAll(buildProgram, 120_000);

const asked = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);
const records = asked('WIRECOPY_BATCH_RECORDS', 4000);
const kills = asked('WIRECOPY_BATCH_KILLS', 8);
const faults = asked('WIRECOPY_BATCH_FAULTS', 10);
const patient = 3_600_000;

interface Run {
  readonly environment?: Readonly<Record<string, string>>;
  /** Milliseconds after which it is killed. */
  readonly kill?: number;
}

function batch(
  args: readonly string[],
  { environment = {}, kill }: Run = {},
): Promise<Ended & { readonly milliseconds: number }> {
  return new Promise((resolve, reject) => {
    const preload = fileURLToPath(new URL('batch-faults.mjs', import.meta.url));
    const begin = performance.now();
    const child = spawn(
      process.execPath,
      [
        ...(Object.keys(environment).length === 0 ? [] : ['--import', preload]),
        ...[program, 'batch', ...args, ...today],
      ],
      { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const text = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk) => (text.stdout += String(chunk)));
    child.stderr.on('data', (chunk) => (text.stderr += String(chunk)));
    const timer = kill === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), kill);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, ...text, milliseconds: performance.now() - begin });
    });
  });
}

/** SHA-256 of each file of a run. */
async function hashesOf(folder: string): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const name of (await readdir(folder)).sort()) {
    if (name === '.batch') continue;
    const hash = createHash('sha256');
    for await (const piece of createReadStream(join(folder, name))) hash.update(piece as Buffer);
    hashes[name] = hash.digest('hex');
  }
  return hashes;
}

/** Records with all that a batch must keep apart: repeats far from each other, held and rejected ones, a torn end. */
async function input(count: number): Promise<string> {
  const path = await testFile('records.jsonl', '');
  const file = openSync(path, 'w');
  for (let index = 0; index < count; index += 1) {
    const record =
      index % 97 === 96
        ? fundingRound(Math.floor(index / 3) * 2)
        : index % 101 === 100
          ? { ...stale, id: `stale-${index}` }
          : index % 2 === 0
            ? fundingRound(index)
            : statistic(index);
    writeSync(file, index % 1009 === 1008 ? '{"id":\n' : `${JSON.stringify(record)}\n`);
  }
  writeSync(file, '{"id":"torn","kind":"acq');
  closeSync(file);
  return path;
}

describe('a batch', () => {
  it('gives the same bytes with one worker and with several', async () => {
    const at = await testFolder();
    const file = await input(1500);
    const one = await batch([file, '--out', at('one'), '--chunk', '64', '--workers', '1']);
    const three = await batch([file, '--out', at('three'), '--chunk', '64', '--workers', '3']);
    expect(one).toMatchObject({ code: 1, stderr: three.stderr });
    expect(one.stderr).toMatch(/\d+ written, \d{2} held, \d rejected\n$/u);
    expect(await hashesOf(at('three'))).toEqual(await hashesOf(at('one')));
  });

  it(
    `loses, doubles and tears nothing when it is killed ${kills} times over ${records} records`,
    async () => {
      const at = await testFolder();
      const file = await input(records);
      const args = [file, '--chunk', records > 50_000 ? '1024' : '64'];
      const whole = await batch([...args, '--out', at('whole')]);
      const expected = await hashesOf(at('whole'));
      const random = randomOf(kills);
      let killed = 0;
      let finished = 0;
      while (killed < kills) {
        const { code, stderr } = await batch([...args, '--out', at('out')], {
          kill: (0.1 + random.below(500) / 1000) * whole.milliseconds,
        });
        if (code === null) {
          killed += 1;
          continue;
        }
        // It was done before it was to be killed.
        expect({ code, stderr }).toMatchObject({ code: 1 });
        expect(await hashesOf(at('out'))).toEqual(expected);
        finished += 1;
        await rm(at('out'), { recursive: true });
      }
      const last = await batch([...args, '--out', at('out')]);
      expect(last.code).toBe(1);
      expect(await hashesOf(at('out'))).toEqual(expected);
      const names = Object.keys(expected).filter((name) => name.startsWith('items-'));
      const ids = new Set<string>();
      let items = 0;
      for (const name of names) {
        for (const { id } of parseLines(await readFile(at(`out/${name}`), 'utf8'))) {
          ids.add(String(id));
          items += 1;
        }
      }
      expect(ids.size).toBe(items);
      console.log(`${killed} kills, ${finished + 1} runs to the end, ${items} items`);
    },
    patient,
  );

  it(
    `goes on after a write error at each operation, ${faults} of them`,
    async () => {
      const at = await testFolder();
      const file = await input(400);
      const args = [file, '--chunk', '64', '--workers', '2'];
      await batch([...args, '--out', at('whole')]);
      const expected = await hashesOf(at('whole'));
      for (let fault = 1; ; fault += 1) {
        // A few in the suite, spread over all; each one where it is asked for.
        const at1 = faults >= 100 ? fault : 1 + (fault - 1) * 3;
        const failed = await batch([...args, '--out', at('out')], {
          environment: { FAULT_AT: String(at1) },
        });
        if (failed.code === 1) {
          expect(await hashesOf(at('out'))).toEqual(expected);
          if (fault > 1) break;
        }
        expect(failed.code).toBe(2);
        expect(failed.stderr).toMatch(/ENOSPC/u);
        expect(await readdir(at('out')).catch(() => [])).not.toContain('manifest.json');
        const again = await batch([...args, '--out', at('out')]);
        expect(again.code).toBe(1);
        expect(await hashesOf(at('out'))).toEqual(expected);
        await rm(at('out'), { recursive: true });
        if (fault >= faults) break;
      }
    },
    patient,
  );

  it('passes over records that hang or end their thread, and says which', async () => {
    const at = await testFolder();
    const poison = ['hang', 'die'].map((id) => ({ ...sound, id, target: `${id} Inc.` }));
    const file = await testFile('a.jsonl', jsonLines(another, ...poison, sound));
    const run = await batch([file, '--out', at('out'), '--patience', '1'], {
      environment: { POISON: '1' },
    });
    expect(run.stderr).toMatch(/2 written, 0 held, 2 rejected\n$/u);
    expect(parseLines(await readFile(at('out/rejected.jsonl'), 'utf8'))).toMatchObject([
      { line: 2, id: 'hang', diagnostics: [{ code: 'desk/poison' }] },
      { line: 3, id: 'die', diagnostics: [{ code: 'desk/poison' }] },
    ]);
  }, 60_000);
});
