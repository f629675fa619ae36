import { copyFile, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { shippedFolder } from '../../src/node/index.js';
import { testFolder } from '../node/folder.js';
import { buildProgram, jsonLines, start } from './command.js';
import { another, sound, today } from './records.js';

beforeAll(buildProgram, 120_000);

const shipped = join(shippedFolder('templates'), 'en/acquisition.hbs');

/** A folder as a stranger might hand it in, and a file of records. */
async function setting(template?: string) {
  const at = await testFolder();
  const folder = at('templates');
  await mkdir(join(folder, 'en'), { recursive: true });
  const file = join(folder, 'en/acquisition.hbs');
  if (template === undefined) await copyFile(shipped, file);
  else await writeFile(file, template);
  const deals = at('deals.jsonl');
  await writeFile(deals, jsonLines(sound, another, sound));
  return { at, folder, file, deals, options: [...today, '--templates', folder] as const };
}

const bomb = `---\na: &a [x, x]\nb: &b [*a, *a]\n---\n`;

describe('--untrusted', { timeout: 120_000 }, () => {
  it('writes and digests what the trusted command does', async () => {
    const { deals, options } = await setting();
    for (const command of ['write', 'digest']) {
      const trusted = await start([command, deals, ...options]);
      const untrusted = await start([command, deals, ...options, '--untrusted']);
      expect(untrusted).toEqual(trusted);
      expect(trusted.stdout).toContain('Cisco');
    }
  });

  it('names a template that cannot be used, and ends with 2', async () => {
    const { folder, deals, options } = await setting(bomb);
    expect(await start(['write', deals, ...options, '--untrusted'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('template/front-matter') as unknown,
    });
    const checked = await start(['templates', 'check', folder, '--untrusted']);
    expect(checked.code).toBe(1);
    expect(checked.stdout).toMatch(/en\/acquisition\.hbs:3:8 {2}error {2}template\/front-matter/u);
    expect(checked.stderr).toBe('1 template checked, 1 error\n');
  });

  it('tells the history what it wrote', async () => {
    const { at, deals, options } = await setting();
    const told = [...options, '--untrusted', '--history', at('newsroom.db')];
    const first = await start(['write', deals, ...told]);
    expect(first.stderr).toMatch(/2 written, 1 held, 0 rejected\n$/u);
    const second = await start(['write', deals, ...told]);
    expect(second.stderr).toMatch(/0 written, 3 held, 0 rejected\n$/u);
  });

  it('tests the fixtures of a folder', async () => {
    const { at, folder } = await setting();
    const fixture = at('fixtures/acquisition/sound');
    await mkdir(fixture, { recursive: true });
    await writeFile(join(fixture, 'record.json'), JSON.stringify(sound));
    await writeFile(join(fixture, 'expected.en.agency.txt'), 'Nothing.');
    const test = ['templates', 'test', at('fixtures'), '--templates', folder];
    const untrusted = await start([...test, '--untrusted']);
    expect(untrusted).toEqual(await start(test));
    expect(untrusted).toMatchObject({ code: 1, stderr: '0 passed, 1 failed\n' });
    expect(await start(['templates', 'test', at('fixtures'), '--untrusted'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('give --templates DIR') as unknown,
    });
  });

  it('follows no link and reads no file that is larger than a template', async () => {
    const { folder, deals, options, file } = await setting();
    await symlink('/etc/hostname', join(folder, 'en/policy.hbs'));
    expect(await start(['write', deals, ...options, '--untrusted'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('policy.hbs') as unknown,
    });
    const { folder: other } = await setting((await readFile(file, 'utf8')).repeat(20));
    expect(await start(['templates', 'check', other, '--untrusted'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/has \d+ bytes; no template has more than 800000/u) as unknown,
    });
  });

  it('is about templates that are given', async () => {
    const { deals } = await setting();
    expect(await start(['write', deals, '--untrusted'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('give --templates DIR') as unknown,
    });
  });
});
