import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { builtinKinds } from '../../src/index.js';
import { testFolder } from '../node/folder.js';
import { wirecopy } from './command.js';

describe('wirecopy templates new', () => {
  it.each(builtinKinds.map(({ name }) => name))(
    'begins %s with a fixture that passes',
    async (kind) => {
      const at = await testFolder();
      const begun = await wirecopy('templates', 'new', kind, '--dir', at('.'));
      expect(begun).toMatchObject({ code: 0, stdout: '' });
      expect(begun.stderr).toContain(`wrote ${at(`tests/${kind}.test.ts`)}`);
      expect(await wirecopy('templates', 'check', at('templates'))).toMatchObject({ code: 0 });
      expect(
        await wirecopy('templates', 'test', at('fixtures'), '--templates', at('templates')),
      ).toEqual({
        code: 0,
        stdout: `✓ ${kind}/first in agency style\n`,
        stderr: '1 passed, 0 failed\n',
      });
      expect(
        await readFile(at(`fixtures/${kind}/first/expected.en.agency.txt`), 'utf8'),
      ).not.toMatch(/^held|^rejected/u);
    },
  );

  it('overwrites nothing', async () => {
    const at = await testFolder();
    await wirecopy('templates', 'new', 'policy', '--dir', at('.'));
    const again = await wirecopy('templates', 'new', 'policy', '--dir', at('.'));
    expect(again).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('there already') as string,
    });
  });

  it('knows no kind and no language that there is not', async () => {
    const unknown = await wirecopy('templates', 'new', 'polcy');
    expect(unknown).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('mean policy?') as string,
    });
    expect(await wirecopy('templates', 'new', 'policy', '--language', 'xx')).toMatchObject({
      code: 2,
    });
  });
});
