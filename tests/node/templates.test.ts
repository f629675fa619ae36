import { mkdir, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { loadTemplates, UnreadableFile } from '../../src/node/index.js';
import { testFolder } from './folder.js';

describe('loadTemplates', () => {
  it('reads the templates of each language and nothing else', async () => {
    const at = await testFolder();
    await mkdir(at('en/deeper'), { recursive: true });
    await mkdir(at('zh'));
    await writeFile(at('README.md'), 'x');
    await writeFile(at('en/notes.txt'), 'x');
    await writeFile(at('en/b.hbs'), '\u{feff}{{b}}');
    await writeFile(at('en/a.hbs'), '{{a}} – “ä”');
    await writeFile(at('zh/a.hbs'), '收购');
    expect(Object.entries(await loadTemplates(at('.')))).toEqual([
      ['en/a.hbs', '{{a}} – “ä”'],
      ['en/b.hbs', '{{b}}'],
      ['zh/a.hbs', '收购'],
    ]);
  });

  it('throws for a folder that is not there, holds no template, or one that is not UTF-8', async () => {
    const at = await testFolder();
    await expect(loadTemplates(at('absent'))).rejects.toThrow(UnreadableFile);
    await expect(loadTemplates(at('.'))).rejects.toThrow('holds no template');
    await mkdir(at('en'));
    await writeFile(at('en/a.hbs'), Uint8Array.of(0xff, 0xfe, 0x41));
    await expect(loadTemplates(at('.'))).rejects.toThrow('not UTF-8');
  });
});
