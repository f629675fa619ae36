import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedFolder } from '../../src/node/index.js';
import { testFolder } from '../node/folder.js';
import { wirecopy } from './command.js';
import { sound } from './records.js';

/** A folder with one fixture, whose text is not accepted yet. */
async function fixtures(): Promise<{ dir: string; expected: string }> {
  const at = await testFolder();
  await mkdir(dirname(at('acquisition/first/record.json')), { recursive: true });
  await writeFile(at('acquisition/first/record.json'), JSON.stringify(sound));
  await writeFile(at('settings.yaml'), 'now: 2021-06-02\nstyles: [agency]\n');
  return { dir: at('.'), expected: at('acquisition/first/expected.en.agency.txt') };
}

describe('wirecopy templates test', () => {
  it('accepts a text, passes while it stays, and shows the words that change', async () => {
    const { dir, expected } = await fixtures();
    const unaccepted = await wirecopy('templates', 'test', dir);
    expect(unaccepted).toMatchObject({ code: 1, stderr: '0 passed, 1 failed\n' });
    expect(unaccepted.stdout).toContain('No text was accepted yet');

    const accepted = await wirecopy('templates', 'test', dir, '--update');
    expect(accepted).toMatchObject({ code: 0, stderr: '0 passed, 0 failed, 1 accepted\n' });
    const text = await readFile(expected, 'utf8');
    expect(text).toContain(sound.target);

    expect(await wirecopy('templates', 'test', dir)).toEqual({
      code: 0,
      stdout: '✓ acquisition/first in agency style\n',
      stderr: '1 passed, 0 failed\n',
    });

    await writeFile(expected, text.replace(sound.target, 'Nobody'));
    const failed = await wirecopy('templates', 'test', dir);
    expect(failed.code).toBe(1);
    expect(failed.stdout).toMatch(/^✗ acquisition\/first in agency style\n {4}/u);
    expect(failed.stdout).toContain(`[-Nobody-]{+${sound.target}+}`);
  });

  it('prints TAP and JSON', async () => {
    const { dir, expected } = await fixtures();
    await writeFile(expected, 'Nobody buys nothing');
    const tap = await wirecopy('templates', 'test', dir, '--format', 'tap');
    expect(tap.stdout).toMatch(
      /^TAP version 14\n1\.\.1\nnot ok 1 - acquisition\/first in agency style\n {2}---\n {2}file: ".+"\n {2}difference: \|-\n {4}[^]+\n {2}\.\.\.\n$/u,
    );
    const json = await wirecopy('templates', 'test', dir, '--format', 'json');
    expect(JSON.parse(json.stdout)).toMatchObject([
      {
        name: 'acquisition/first in agency style',
        status: 'failed',
        expected: 'Nobody buys nothing',
      },
    ]);
  });

  it('writes with the templates of a folder, and refuses broken ones', async () => {
    const { dir } = await fixtures();
    await wirecopy('templates', 'test', dir, '--update');
    const at = await testFolder();
    await mkdir(at('en'));
    const shipped = await readFile(join(shippedFolder('templates'), 'en/acquisition.hbs'), 'utf8');
    await writeFile(at('en/acquisition.hbs'), shipped.replaceAll(' a deal ', ' a bargain '));
    const { stdout, code } = await wirecopy('templates', 'test', dir, '--templates', at('.'));
    expect(code).toBe(1);
    expect(stdout).toContain('{+bargain+}');
    await writeFile(at('en/acquisition.hbs'), 'no template');
    const broken = await wirecopy('templates', 'test', dir, '--templates', at('.'));
    expect(broken).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('front-matter') as string,
    });
  });

  it('wants a folder of fixtures', async () => {
    expect(await wirecopy('templates', 'test', '/nowhere')).toMatchObject({ code: 2 });
  });
});
