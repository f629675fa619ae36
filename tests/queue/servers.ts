/**
 * Redis and PostgreSQL as Debian's packages have them, each started with a folder of its own. Where one is not
 * installed its tests are skipped, and CI refuses that.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export interface Server {
  readonly url: string;
  readonly stop: () => void;
}

const postgresFolder = ((): string | undefined => {
  const root = '/usr/lib/postgresql';
  try {
    const newest = readdirSync(root).sort((one, other) => Number(other) - Number(one))[0];
    return newest === undefined ? undefined : join(root, newest, 'bin');
  } catch {
    return undefined;
  }
})();

export const hasRedis = spawnSync('which', ['redis-server']).status === 0;
export const hasPostgres = postgresFolder !== undefined;

export async function startRedis(): Promise<Server> {
  const dir = mkdtempSync(join(tmpdir(), 'wirecopy-redis-'));
  const port = await freePort();
  const child = spawn(
    'redis-server',
    [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      dir,
      '--save',
      '',
      '--appendonly',
      'no',
    ],
    { stdio: 'ignore' },
  );
  await listening(port, child);
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: () => {
      child.kill('SIGKILL');
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export async function startPostgres(): Promise<Server> {
  const dir = mkdtempSync(join(tmpdir(), 'wirecopy-postgres-'));
  const port = await freePort();
  // PostgreSQL does not run as root.
  const isRoot = process.getuid?.() === 0;
  const id = (flag: string): number =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  const user = isRoot ? { uid: id('-u'), gid: id('-g') } : {};
  if (user.uid !== undefined) chownSync(dir, user.uid, user.gid);
  const bin = postgresFolder ?? '';
  const made = spawnSync(
    join(bin, 'initdb'),
    ['-D', join(dir, 'data'), '-U', 'news', '-A', 'trust', '--no-sync'],
    { ...user, cwd: dir, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(made.stderr);
  const child = spawn(
    join(bin, 'postgres'),
    ['-D', join(dir, 'data'), '-p', String(port), '-h', '127.0.0.1', '-k', dir],
    { ...user, cwd: dir, stdio: 'ignore' },
  );
  await listening(port, child);
  const url = `postgres://news@127.0.0.1:${port}/postgres`;
  while (!(await answers(url))) await new Promise((resolve) => setTimeout(resolve, 50));
  return {
    url,
    stop: () => {
      child.kill('SIGQUIT');
      child.on('exit', () => rmSync(dir, { recursive: true, force: true }));
    },
  };
}

/** It listens before it takes queries. */
async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** A server that starts refuses connections for a while. */
async function listening(port: number, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const isUp = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1')
        .on('connect', () => {
          socket.end();
          resolve(true);
        })
        .on('error', () => resolve(false));
    });
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
