import { appendFileSync, copyFileSync, existsSync, renameSync, truncateSync, writeFileSync } from 'node:fs'; // prettier-ignore
import { relative } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { followFile, openSourceState, readRecords, readTexts } from '../../../src/node/index.js';
import { testFolder } from '../folder.js';
import { gather } from '../gather.js';

/** Follows a file; each step is done when all that was there before it has been read. */
async function follow(
  path: string,
  steps: readonly (() => void)[],
  options: Partial<Parameters<typeof followFile>[1]> = {},
): Promise<string[]> {
  const controller = new AbortController();
  const left = [...steps];
  const found: string[] = [];
  const clock = {
    now: () => 0,
    wait: async () => {
      await Promise.resolve();
      const step = left.shift();
      if (step === undefined) controller.abort();
      else step();
    },
  };
  for await (const bytes of followFile(path, { signal: controller.signal, clock, ...options }))
    found.push(bytes.toString());
  expect(left).toEqual([]);
  return found;
}

async function fileOf(content: string): Promise<{ path: string; name: (name: string) => string }> {
  const name = await testFolder();
  writeFileSync(name('wire.jsonl'), content);
  return { path: name('wire.jsonl'), name };
}

const nothing = (): void => undefined;

describe('a file that grows', () => {
  it('is read to its end, then as far as lines have theirs', async () => {
    const { path } = await fileOf('1\n2\n3');
    const letter = Buffer.from('ü');
    const add = (text: string | Uint8Array) => () => appendFileSync(path, text);
    expect(await follow(path, [nothing, add('3'), add('3\n4\n'), add(letter.subarray(0, 1)), add(letter.subarray(1)), add('\n')])).toEqual([
      '1\n2\n',
      '333\n4\n',
      'ü\n',
    ]); // prettier-ignore
  });

  it('may be larger than what is read at once', async () => {
    const lines = Array.from({ length: 40_000 }, (_, line) => `${line} ${'x'.repeat(line % 50)}\n`);
    const { path } = await fileOf(lines.join(''));
    const found = await follow(path, [() => appendFileSync(path, 'last\n')]);
    expect(found.length).toBeGreaterThan(2);
    expect(found.every((bytes) => bytes.endsWith('\n'))).toBe(true);
    expect(found.join('')).toBe(`${lines.join('')}last\n`);
  });

  it('is read anew where it was cut short, or written anew', async () => {
    const { path } = await fileOf('one\ntwo\n');
    expect(
      await follow(path, [
        () => truncateSync(path),
        () => appendFileSync(path, 'three\n'),
        // as long as before, and longer: its size tells nothing
        () => writeFileSync(path, 'THREE\n'),
        () => writeFileSync(path, 'four and more\n'),
        () => writeFileSync(path, 'torn'),
        () => writeFileSync(path, 'tirn line\n'),
      ]),
    ).toEqual(['one\ntwo\n', 'three\n', 'THREE\n', 'four and more\n', 'tirn line\n']);
  });

  it('is read to its end where it was renamed, then the one that takes its name', async () => {
    const { path, name } = await fileOf('one\n');
    expect(
      await follow(path, [
        () => renameSync(path, name('wire.jsonl.1')),
        nothing,
        // its writer has not noticed yet, and leaves a line unended
        () => appendFileSync(name('wire.jsonl.1'), 'two\nthr'),
        () => writeFileSync(path, 'four\n'),
        () => appendFileSync(path, 'five\n'),
      ]),
    ).toEqual(['one\n', 'two\n', 'thr\n', 'four\n', 'five\n']);
  });

  it('loses nothing that was copied away before it was emptied', async () => {
    const { path, name } = await fileOf('one\n');
    writeFileSync(name('wire.jsonl.0'), 'other\n');
    expect(
      await follow(path, [
        () => {
          appendFileSync(path, 'two\n');
          copyFileSync(path, name('wire.jsonl.1'));
          truncateSync(path);
          appendFileSync(path, 'three\n');
        },
      ]),
    ).toEqual(['one\n', 'two\n', 'three\n']);
  });

  it('has to be there at the start', async () => {
    const name = await testFolder();
    await expect(follow(name('none.jsonl'), [])).rejects.toThrow('no such file');
    await expect(follow(name('.'), [])).rejects.toThrow('EISDIR');
  });

  it('goes on in a later run where it stopped, whatever became of the file', async () => {
    const { path, name } = await fileOf('one\ntwo\ntor');
    const state = openSourceState(name('state'));
    expect(await follow(path, [], { state })).toEqual(['one\ntwo\n']);
    appendFileSync(path, 'n\n');
    expect(await follow(path, [], { state })).toEqual(['torn\n']);
    expect(await follow(path, [], { state })).toEqual([]);
    appendFileSync(path, 'last\n');
    renameSync(path, name('wire.jsonl-20231201'));
    writeFileSync(path, 'new\n');
    expect(await follow(path, [], { state })).toEqual(['last\n', 'new\n']);
    writeFileSync(path, '');
    expect(await follow(path, [], { state })).toEqual([]);
  });

  it('is the same file by whatever path', async () => {
    const { path, name } = await fileOf('one\n');
    const state = openSourceState(name('state'));
    expect(await follow(path, [], { state })).toEqual(['one\n']);
    expect(await follow(relative(process.cwd(), path), [], { state })).toEqual([]);
  });

  it('has read what is done with only', async () => {
    const { path, name } = await fileOf(`${'x'.repeat(200_000)}\nsecond\n`);
    const state = openSourceState(name('state'));
    const signal = new AbortController().signal;
    for await (const bytes of followFile(path, { signal, state })) {
      expect(bytes.length).toBe(200_008);
      break;
    }
    expect(existsSync(name('state'))).toBe(true);
    expect((await follow(path, [], { state })).join('')).toContain('second');
  });

  it('is a source of texts and of records like any other', async () => {
    const { path } = await fileOf('{"id":"a","text":"One."}\n{"id":"b","te');
    const texts: (string | undefined)[] = [];
    const controller = new AbortController();
    onTestFinished(() => controller.abort());
    const bytes = followFile(path, { signal: controller.signal, every: 10 });
    for await (const { line, input } of readTexts(bytes, { name: path })) {
      texts.push(`${String(line)} ${input?.text ?? ''}`);
      if (texts.length === 1) appendFileSync(path, 'xt":"Two."}\n');
      else controller.abort();
    }
    expect(texts).toEqual(['1 One.', '2 Two.']);
    const ended = new AbortController();
    setTimeout(() => ended.abort(), 100);
    const records = await gather(
      readRecords(followFile(path, { signal: ended.signal, every: 10 }), { from: 'jsonl' }),
    );
    expect(records.map(({ raw }) => (raw as { id: string }).id)).toEqual(['a', 'b']);
  });
});
