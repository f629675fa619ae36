/**
 * The queue on a real Redis and a real PostgreSQL. WIRECOPY_QUEUE_JOBS sets how many records the killed workers have.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNewsbot } from '../../src/newsbot.js';
import { openQueue, UnreachableQueue, type NewsQueue } from '../../src/queue/index.js';
import { buildProgram, program, wirecopy } from '../cli/command.js';
import { hasPostgres, hasRedis, startPostgres, startRedis, type Server } from './servers.js';

const jobs = Number(process.env['WIRECOPY_QUEUE_JOBS'] ?? 300);
const kills = Math.min(20, Math.ceil(jobs / 100));
const folder = mkdtempSync(join(tmpdir(), 'wirecopy-queue-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let folders = 0;
const newFolder = (): string => join(folder, String((folders += 1)));

const deal = (index: number): Record<string, unknown> => ({
  kind: 'acquisition',
  id: `deal-${index}`,
  date: '2021-06-01',
  acquirer: `Acme ${index}`,
  target: `Bolt ${index}`,
  price: { amount: (index + 1) * 1_000_000, currency: 'USD' },
  source: { name: 'Reuters' },
});
const today = '2021-06-02';

/** The outcomes of a folder by status, each by the name of its file; what a killed worker left unfinished is none. */
function outcomes(out: string, status: string): Map<string, { readonly id: string }> {
  const found = new Map<string, { readonly id: string }>();
  for (const name of readdirSync(join(out, status), { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.json'))
      found.set(
        name,
        JSON.parse(readFileSync(join(out, status, name), 'utf8')) as { readonly id: string },
      );
  }
  return found;
}

async function drained(queue: NewsQueue): Promise<void> {
  for (;;) {
    const { waiting, active, delayed } = await queue.status();
    if (waiting + active + delayed === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

it('is tested on real servers where nothing may be skipped', () => {
  if (process.env['CI'] !== undefined)
    expect([hasRedis, hasPostgres], 'redis-server and postgresql are not installed').toEqual([
      true,
      true,
    ]);
  else if (!hasRedis || !hasPostgres)
    console.warn('The queue is NOT tested: redis-server or postgresql is not on this machine.');
});

it('says what cannot be reached, without the password', async () => {
  await expect(openQueue('redis://news:secret@127.0.0.1:1')).rejects.toThrow(UnreachableQueue);
  await expect(openQueue('redis://news:secret@127.0.0.1:1')).rejects.not.toThrow(/secret/u);
  await expect(openQueue('postgres://news:secret@127.0.0.1:1/desk')).rejects.toThrow(
    'The queue at postgres://127.0.0.1:1/desk cannot be reached',
  );
  await expect(openQueue('amqp://127.0.0.1')).rejects.toThrow('redis:// or postgres://');
});

describe.each([
  ['Redis', hasRedis, startRedis],
  ['PostgreSQL', hasPostgres, startPostgres],
] as const)('a queue on %s', (_, isInstalled, startServer) => {
  let server: Server;
  beforeAll(async () => {
    await buildProgram();
    if (isInstalled) server = await startServer();
  }, 120_000);
  afterAll(() => {
    if (isInstalled) server.stop();
  });

  it.runIf(isInstalled)(
    'writes each record as the newsbot does, and one that is added twice once',
    async () => {
      const out = newFolder();
      const queue = await openQueue(server.url, { name: 'plain' });
      const records = [
        deal(1),
        deal(2),
        { kind: 'acquisition', id: 'bare' },
        { ...deal(3), test: true },
      ];
      const queued = records.map((record, index) => ({
        record,
        line: index + 1,
        file: 'deals.jsonl',
      }));
      expect(await queue.add(queued, today)).toBe(4);
      expect(await queue.add(queued, today)).toBe(4);
      expect(await queue.status()).toMatchObject({ waiting: 4, done: 0 });
      const done: string[] = [];
      const worker = await queue.work(
        {},
        { out, concurrency: 2, onDone: (job, { status }) => done.push(`${job} ${status}`) },
      );
      await drained(queue);
      await worker.stop();
      await queue.add(queued, today);
      expect(await queue.status()).toEqual({ waiting: 0, active: 0, delayed: 0, done: 4, dead: 0 });
      expect(new Set(done).size).toBe(4);
      const written = [...outcomes(out, 'written').values()];
      const bot = createNewsbot({ now: today });
      const expected = [deal(1), deal(2)].map((record) => bot.write(record));
      expect(written.sort((one, other) => one.id.localeCompare(other.id))).toEqual(
        expected.map(
          (outcome) =>
            JSON.parse(
              JSON.stringify(outcome.status === 'written' ? outcome.value : null),
            ) as unknown,
        ),
      );
      const rejected = [...outcomes(out, 'rejected').values()];
      expect(rejected.sort((one, other) => one.id.localeCompare(other.id))).toMatchObject([
        { line: 3, file: 'deals.jsonl', id: 'bare', status: 'rejected' },
        { line: 4, file: 'deals.jsonl', id: 'deal-3', status: 'rejected' },
      ]);
      expect(outcomes(out, 'held').size).toBe(0);
      await queue.close();
    },
    60_000,
  );

  it.runIf(isInstalled)(
    'keeps what cannot be done as dead letters with their reason, until it can',
    async () => {
      const out = newFolder();
      const queue = await openQueue(server.url, { name: 'dead', attempts: 2, backoff: 10 });
      await queue.add([{ record: deal(1), line: 7 }], today);
      const failures: string[] = [];
      const worker = await queue.work(
        {},
        { out, onFailure: (__, problem) => failures.push(problem) },
      );
      // A file stands where the folder of the outcome should be.
      for (const letters of ['written']) rmSync(join(out, letters), { recursive: true });
      writeFileSync(join(out, 'written'), '');
      chmodSync(join(out, 'written'), 0o444);
      while ((await queue.status()).dead === 0) await new Promise((wake) => setTimeout(wake, 50));
      expect(failures).toHaveLength(2);
      const [letter] = await queue.deadLetters();
      expect(letter).toMatchObject({ line: 7, attempts: 2, record: { id: 'deal-1' } });
      expect(letter?.diagnostics[0]).toMatchObject({
        code: 'queue/dead-letter',
        place: { record: 'deal-1' },
        actual: expect.stringMatching(/ENOTDIR|EEXIST/u) as string,
      });
      rmSync(join(out, 'written'));
      await queue.retryDead();
      await drained(queue);
      expect((await queue.status()).dead).toBe(0);
      expect(outcomes(out, 'written').size).toBe(1);
      await worker.stop();
      await queue.close();
    },
    60_000,
  );

  it.runIf(isInstalled)(
    'has every record once, whatever workers are killed',
    async () => {
      const out = newFolder();
      const name = 'killed';
      const queue = await openQueue(server.url, { name });
      await queue.add(
        (function* () {
          for (let index = 0; index < jobs; index += 1)
            yield { record: deal(index), line: index + 1 };
        })(),
        today,
      );
      const args = ['queue', 'work', '--out', out, '--queue', server.url, '--name', name];
      const workers: ChildProcess[] = [];
      const startWorker = (): void => {
        workers.push(
          spawn(
            process.execPath,
            [program, ...args, '--takeover', '1', '--concurrency', '8', '--quiet'],
            { stdio: 'ignore' },
          ),
        );
      };
      startWorker();
      startWorker();
      for (let killed = 0; killed < kills; killed += 1) {
        const done = (await queue.status()).done;
        const goal = Math.min(jobs - 1, done + jobs / (kills + 2));
        while ((await queue.status()).done < goal)
          await new Promise((wake) => setTimeout(wake, 20));
        workers.shift()?.kill('SIGKILL');
        startWorker();
      }
      await drained(queue);
      expect(await queue.status()).toMatchObject({ done: jobs, dead: 0 });
      for (const worker of workers) worker.kill('SIGTERM');
      const codes = await Promise.all(
        workers.map((worker) => new Promise((resolve) => worker.on('exit', resolve))),
      );
      // The last may have been stopped while it was starting.
      expect(codes[0]).toBe(0);
      const written = outcomes(out, 'written');
      expect(new Set([...written.values()].map(({ id }) => id)).size).toBe(jobs);
      expect(written.size).toBe(jobs);
      await queue.close();
    },
    jobs * 100 + 120_000,
  );

  it.runIf(isInstalled)(
    'is filled, worked on and told of by the command',
    async () => {
      const at = newFolder();
      const file = join(folder, 'deals.jsonl');
      writeFileSync(
        file,
        `${[1, 2].map((index) => JSON.stringify(deal(index))).join('\n')}\nnot json\n`,
      );
      const meant = ['--queue', server.url, '--name', 'command'];
      const added = await wirecopy('queue', 'add', file, '--now', today, ...meant);
      expect(added.code).toBe(1);
      expect(added.stderr.trimEnd().split('\n').at(-1)).toBe('2 queued, 1 rejected');
      expect(JSON.parse((await wirecopy('queue', 'status', ...meant)).stdout)).toMatchObject({
        waiting: 2,
        deadLetters: [],
      });
      const worked = await wirecopy('queue', 'work', '--out', at, '--drain', ...meant);
      expect(worked).toMatchObject({
        code: 0,
        stderr: '2 written, 0 held, 0 rejected, 0 failed attempts\n',
      });
      expect(outcomes(at, 'written').size).toBe(2);
      expect((await wirecopy('queue', 'retry', ...meant)).code).toBe(0);
    },
    60_000,
  );
});

it('takes numbers where it wants them, and a queue that is there', async () => {
  const wrong = await wirecopy('queue', 'status', '--attempts', 'many');
  expect(wrong).toMatchObject({
    code: 2,
    stderr: 'wirecopy: --attempts takes a number from 1 on, not many.\n',
  });
  const away = await wirecopy('queue', 'status', '--queue', 'redis://127.0.0.1:1');
  expect(away.code).toBe(2);
  expect(away.stderr).toMatch(
    /^wirecopy: The queue at redis:\/\/127\.0\.0\.1:1 cannot be reached: /u,
  );
});
