/** The program as users start it. */
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { testFile, testFolder } from '../node/folder.js';
import { buildProgram, jsonLines, parseLines, start, startInShell, wirecopy } from './command.js';
import { another, sound, stale, today } from './records.js';

describe('the program', () => {
  beforeAll(buildProgram, 60_000);

  it('reads standard input, also compressed, and exits with its code', async () => {
    const file = await testFile('a.jsonl', jsonLines(sound, another));
    const inProcess = await wirecopy('write', file, ...today);
    expect(inProcess.code).toBe(0);
    const text = jsonLines(sound, another);
    expect(await start(['write', ...today], text)).toEqual(inProcess);
    expect(await start(['write', '-', ...today], gzipSync(text))).toEqual(inProcess);
    expect((await start(['write', ...today], jsonLines(stale))).code).toBe(1);
    expect((await start(['write', '--no-such-option'])).code).toBe(2);
    expect(await start(['write', 'absent.jsonl'])).toMatchObject({ code: 2, stdout: '' });
  });

  it('ends quietly when its reader has read enough', async () => {
    const records = Array.from({ length: 5000 }, (_, id) => ({
      ...sound,
      id: `r${id}`,
      target: `T${id}`,
    }));
    const file = await testFile('a.jsonl', jsonLines(...records));
    const { stdout, stderr } = await startInShell(
      `$wirecopy write ${file} ${today.join(' ')} --format jsonl | head -n 1`,
    );
    expect(parseLines(stdout)).toMatchObject([{ id: 'r0' }]);
    expect(stderr).toBe('');
  });

  it('writes, holds or rejects every one of many records', async () => {
    const at = await testFolder();
    const records = Array.from({ length: 20_000 }, (_, id) => ({
      ...sound,
      id: `r${id}`,
      target: `T${id}`,
      ...(id % 10 === 0 ? { date: '2019-01-01' } : {}),
    }));
    const file = await testFile('a.jsonl', jsonLines(...records));
    const { stdout, stderr } = await start([
      'write',
      file,
      ...today,
      '--format',
      'jsonl',
      '--held',
      at('h'),
    ]);
    expect(stderr).toMatch(/\n18000 written, 2000 held, 0 rejected\n$/u);
    const ids = [...parseLines(stdout), ...parseLines(await readFile(at('h'), 'utf8'))].map(
      ({ id }) => id,
    );
    expect(new Set(ids).size).toBe(20_000);
  });

  it('colours and wraps on a terminal only', async () => {
    const file = await testFile('a.jsonl', jsonLines(sound, stale));
    const command = `$wirecopy write ${file} ${today.join(' ')}`;
    const shown = await startInShell(
      `env -u CI TERM=xterm-256color script -qec "${command}" /dev/null`,
    );
    expect(shown.stdout).toContain('\u001b[1m');
    expect(shown.stdout).toContain('\u001b[33mheld\u001b[39m');
    const plain = await startInShell(
      `env -u CI NO_COLOR=1 TERM=xterm-256color script -qec "${command}" /dev/null`,
    );
    expect(plain.stdout).toContain('held  stale');
    expect((await startInShell(command)).stdout).not.toContain('\u001b');
  });

  it('loads neither compromise nor what only other formats need to write one record', async () => {
    const file = await testFile('a.jsonl', jsonLines(sound));
    const { stderr } = await startInShell(
      `NODE_DEBUG=esm,module $wirecopy write ${file} ${today.join(' ')} 2>&1 >/dev/null`,
    ).then(({ stdout }) => ({ stderr: stdout }));
    expect(stderr).toContain('node_modules/zod/');
    for (const name of ['compromise', 'csv-parse', 'cli-progress']) {
      expect(stderr, name).not.toContain(`node_modules/${name}/`);
    }
  });
});
