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
    const story = (kind: string): string =>
      `---\nkind: ${kind}\nparagraphs: [[lead]]\n---\n{{#lead}}\n- 收购 “ä”.\n{{/lead}}\n`;
    await writeFile(at('en/b.hbs'), `\u{feff}${story('b')}`);
    await writeFile(at('en/a.hbs'), story('a'));
    await writeFile(at('zh/a.hbs'), '收购');
    const templates = await loadTemplates(at('.'));
    expect(Object.keys(templates)).toEqual(['en/a.hbs', 'en/b.hbs', 'zh/a.hbs']);
    expect(templates['en/a.hbs']?.syntax?.blocks[0]?.bullets[0]?.nodes).toEqual(['收购 “ä”.']);
    expect(templates['en/b.hbs']?.syntax?.frontMatter.kind).toBe('b');
    expect(templates['zh/a.hbs']?.diagnostics.map(({ code }) => code)).toEqual([
      'template/front-matter',
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
