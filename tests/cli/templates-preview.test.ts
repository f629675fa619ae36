import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { testFile, testFolder } from '../node/folder.js';
import { buildProgram, program, wirecopy } from './command.js';

const page = fileURLToPath(new URL('../../dist/preview/index.html', import.meta.url));
const isBuilt = existsSync(page);

if (!isBuilt)
  console.warn('The command is NOT seen to serve: there is no dist/preview; run `npm run build`.');

describe('wirecopy templates preview', () => {
  it.each([
    [['--port', '70000'], /--port takes a number from 0 to 65535, not 70000/u],
    [['--port', 'x'], /not x/u],
    [['--language', 'ne'], /there is no language ne; there are en/u],
    [['/nowhere/at/all', '--port', '0'], /^wirecopy: \/nowhere\/at\/all: /u],
    [['--fixtures', '/nowhere/at/all', '--port', '0'], /^wirecopy: \/nowhere\/at\/all: /u],
    [['--output', 'x'], /unknown option '--output'/u],
  ])('%j is wrong use', async (args, problem) => {
    const { code, stdout, stderr } = await wirecopy('templates', 'preview', ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(problem);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('is wrong use where a file of the configuration is wrong', async () => {
    const config = await testFile('c.yaml', 'style: [');
    const { code, stderr } = await wirecopy('templates', 'preview', '--config', config);
    expect(code).toBe(2);
    expect(stderr).toContain('config/invalid');
  });

  it('is wrong use where the port is taken', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const port = String((other.address() as AddressInfo).port);
    const { code, stderr } = await wirecopy('templates', 'preview', '--port', port);
    expect(code).toBe(2);
    expect(stderr).toBe(
      isBuilt
        ? `wirecopy: port ${port} is taken; --port 0 takes one that is free.\n`
        : expect.stringContaining('is not built'),
    );
  });

  describe.skipIf(!isBuilt && process.env['CI'] === undefined)('as a program', () => {
    beforeAll(buildProgram, 120_000);

    it.each(['SIGINT', 'SIGTERM'] as const)(
      'prints the address, and ends at %s',
      async (signal) => {
        const at = await testFolder();
        await mkdir(at('templates'));
        const child = spawn(
          process.execPath,
          [program, 'templates', 'preview', at('templates'), '--port', '0'],
          { stdio: ['ignore', 'pipe', 'pipe'] },
        );
        let told = '';
        child.stderr.on('data', (chunk) => (told += String(chunk)));
        const [line] = (await once(child.stdout, 'data')) as [Buffer];
        const address = /^(http:\/\/127\.0\.0\.1:\d+\/)#key=([\w-]{32})\n$/u.exec(String(line));
        expect(address).not.toBeNull();
        const [, url = '', key = ''] = address ?? [];
        expect((await fetch(url)).headers.get('content-type')).toMatch(/^text\/html/u);
        const answer = await fetch(`${url}api/workspace`, { headers: { 'x-wirecopy-key': key } });
        expect(await answer.json()).toMatchObject({ folder: at('templates'), own: { en: [] } });
        await expect.poll(() => told).toContain(`what you save goes into ${at('templates')}`);
        child.kill(signal);
        const [code] = (await once(child, 'close')) as [number | null];
        expect(code).toBe(0);
        await expect(fetch(url)).rejects.toThrow();
      },
    );
  });
});
