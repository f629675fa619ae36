import { mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'; // prettier-ignore
import { appendFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSourceState, watchTexts, type NamedText, type WatchTextsOptions } from '../../../src/node/index.js'; // prettier-ignore
import { testFolder } from '../folder.js';
import { gather } from '../gather.js';

async function inbox(files: Readonly<Record<string, string>> = {}) {
  const name = await testFolder();
  mkdirSync(name('inbox/deep'), { recursive: true });
  for (const [file, content] of Object.entries(files))
    writeFileSync(name(`inbox/${file}`), content);
  return { folder: name('inbox'), name, state: openSourceState(name('state')) };
}

const textsOf = (texts: readonly NamedText[]) =>
  texts.map(({ input, diagnostics }) => input?.text.trim() ?? diagnostics[0]?.code);

async function read(folder: string, options: WatchTextsOptions = {}) {
  return textsOf(await gather(watchTexts(folder, options)));
}

describe('a folder of texts', () => {
  it('is read by name, in the formats that are known', async () => {
    const { folder, name } = await inbox({
      'b.txt': 'B.',
      'a.md': '**A.**',
      'c.html': '<p>C.</p>',
      'deep/d.jsonl': '{"id":"d","text":"D."}\n{"id":"e"}\n',
      'z.csv': 'Z.',
      '.b.txt.swp': 'S.',
      '.hidden.txt': 'H.',
    });
    symlinkSync(name('inbox/b.txt'), name('inbox/link.txt'));
    mkdirSync(name('inbox/folder.txt'));
    const texts = await gather(watchTexts(folder));
    expect(textsOf(texts)).toEqual(['A.', 'B.', 'C.', 'D.', 'read/invalid-text']);
    expect(texts[1]).toEqual({
      file: name('inbox/b.txt'),
      line: 1,
      input: { id: name('inbox/b.txt'), text: 'B.' },
      diagnostics: [],
    });
  });

  it('gives each text once over runs, whatever its file is called', async () => {
    const { folder, name, state } = await inbox({
      'a.txt': 'A.',
      'b.jsonl': '{"id":"b","text":"B."}\n{"id":"bad"}\n',
    });
    expect(await read(folder, { state })).toEqual(['A.', 'B.', 'read/invalid-text']);
    expect(await read(relative(process.cwd(), folder), { state })).toEqual([]);
    renameSync(name('inbox/a.txt'), name('inbox/c.txt'));
    writeFileSync(name('inbox/d.txt'), 'D.');
    await appendFile(name('inbox/b.jsonl'), '{"id":"b2","text":"B2."}\n');
    expect(await read(folder, { state })).toEqual(['B2.', 'D.']);
    // touched, and not changed
    utimesSync(name('inbox/d.txt'), 1, 1);
    expect(await read(folder, { state })).toEqual([]);
  });

  it('goes on with what was not done with when the reading was broken off', async () => {
    const { folder, state } = await inbox({
      'a.jsonl': '{"text":"1"}\n{"text":"2"}\n',
      'b.txt': '3',
    });
    for await (const { input } of watchTexts(folder, { state })) if (input?.text === '2') break;
    expect(await read(folder, { state })).toEqual(['2', '3']);
  });

  it('tells of a file that is damaged, in every run, and goes on', async () => {
    const { folder, name, state } = await inbox({ 'b.txt': 'B.' });
    writeFileSync(name('inbox/a.txt.gz'), Buffer.from([0x1f, 0x8b, 1, 2, 3]));
    expect(await read(folder, { state })).toEqual(['file/unreadable', 'B.']);
    expect(await read(folder, { state })).toEqual(['file/unreadable']);
  });

  it('has to be a folder', async () => {
    const { name } = await inbox({ 'a.txt': 'A.' });
    for (const path of ['none', 'inbox/a.txt'])
      await expect(read(name(path))).rejects.toThrow(name(path));
  });
});

describe('a folder that is watched', () => {
  it('gives files that come, change or grow when they are whole, each text once', async () => {
    const { folder, name, state } = await inbox({ 'a.txt': 'A.' });
    const controller = new AbortController();
    onTestFinished(() => controller.abort());
    const found: NamedText[] = [];
    const next = async (count: number): Promise<void> => {
      while (found.length < count) await pause(20);
      await pause(300);
    };
    const reading = (async () => {
      const options = { state, follow: true, stability: 150, signal: controller.signal };
      for await (const text of watchTexts(folder, options)) found.push(text);
    })();
    await next(1);
    // written slowly: half a text is none
    writeFileSync(name('inbox/b.txt'), 'B is ');
    for (const part of ['written ', 'in ', 'parts.']) {
      await pause(60);
      await appendFile(name('inbox/b.txt'), part);
    }
    await next(2);
    mkdirSync(name('inbox/new'));
    writeFileSync(name('inbox/new/c.jsonl'), '{"text":"C1."}\n');
    await next(3);
    await appendFile(name('inbox/new/c.jsonl'), '{"text":"C2."}\n');
    await next(4);
    writeFileSync(name('inbox/d.txt'), 'A.');
    writeFileSync(name('inbox/.e.txt'), 'E.');
    writeFileSync(name('inbox/f.tmp'), 'F.');
    renameSync(name('inbox/f.tmp'), name('inbox/f.txt'));
    await next(5);
    rmSync(name('inbox/f.txt'));
    await pause(300);
    controller.abort();
    await reading;
    expect(textsOf(found)).toEqual(['A.', 'B is written in parts.', 'C1.', 'C2.', 'F.']);
    expect(await read(folder, { state })).toEqual([]);
  }, 30_000);

  it('is at rest at once when it is stopped', async () => {
    const { folder } = await inbox();
    const begun = performance.now();
    const signal = AbortSignal.timeout(200);
    expect(await read(folder, { follow: true, signal })).toEqual([]);
    expect(performance.now() - begun).toBeLessThan(3_000);
  });
});
