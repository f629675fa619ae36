import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Digest } from '../../src/model.js';
import { testFile, testFolder } from '../node/folder.js';
import { jsonLines, parseLines, wirecopy } from './command.js';
import { another, misspelt, sound, stale, today } from './records.js';

const mixed = `${jsonLines(another, stale)}not json\n${jsonLines(misspelt, sound)}`;

describe('wirecopy digest', () => {
  it('prints the title, the day and the items, the most newsworthy first', async () => {
    const file = await testFile('a.jsonl', mixed);
    const { code, stdout, stderr } = await wirecopy('digest', file, ...today, '--title', 'Deals');
    const [head, ...items] = stdout.split('\n\n\n');
    expect(head).toMatch(/^Deals: .*Splunk.*\n2021-06-02$/u);
    expect(items).toHaveLength(2);
    expect(items[0]).toContain('Splunk');
    expect(stderr).toMatch(/\n2 items from 5 records; 1 held, 2 rejected\n$/u);
    expect(code).toBe(1);
  });

  it('is JSON when asked: the digest itself', async () => {
    const file = await testFile('a.jsonl', jsonLines(another, sound));
    const { stdout } = await wirecopy(
      'digest',
      file,
      ...today,
      '--format',
      'json',
      '--date',
      '2021-06-03',
      '--limit',
      '1',
    );
    const digest = JSON.parse(stdout) as Digest;
    expect(digest.date).toBe('2021-06-03');
    expect(digest.items.map(({ id }) => id)).toEqual(['sound']);
  });

  it('is Markdown when asked', async () => {
    const file = await testFile('a.jsonl', jsonLines(another, sound));
    const { stdout } = await wirecopy(
      'digest',
      file,
      ...today,
      '--format',
      'markdown',
      '--explain',
    );
    expect(stdout.match(/^#{1,2} /gmu)).toEqual(['# ', '## ', '## ']);
    expect(stdout.match(/^> 0\.\d\d: /gmu)).toHaveLength(2);
  });

  it('explains each item when asked', async () => {
    const file = await testFile('a.jsonl', jsonLines(another, sound));
    const { stdout } = await wirecopy('digest', file, ...today, '--explain');
    expect(stdout.match(/^\[0\.\d\d: .+ \(\+0\.\d\d\)\.\]$/gmu)).toHaveLength(2);
  });

  it('has the name of the publication for its title', async () => {
    const file = await testFile('a.jsonl', jsonLines(sound));
    const config = await testFile('c.yaml', 'publication: { name: The Wire }');
    const named = await wirecopy('digest', file, ...today, '--config', config);
    expect(named.stdout).toMatch(/^The Wire: /u);
    const titled = await wirecopy('digest', file, ...today, '--config', config, '--title', 'Deals');
    expect(titled.stdout).toMatch(/^Deals: /u);
  });

  it('keeps its books of held and rejected records', async () => {
    const at = await testFolder();
    const file = await testFile('a.jsonl', mixed);
    await wirecopy('digest', file, ...today, '--held', at('h'), '--rejected', at('r'));
    expect(parseLines(await readFile(at('h'), 'utf8'))).toMatchObject([
      { line: 2, id: 'stale', record: stale },
    ]);
    expect(parseLines(await readFile(at('r'), 'utf8'))).toMatchObject([
      { line: 3 },
      { line: 4, id: 'misspelt' },
    ]);
  });

  it('prints nothing when no item is left', async () => {
    const file = await testFile('a.jsonl', jsonLines(stale));
    const { code, stdout, stderr } = await wirecopy(
      'digest',
      file,
      ...today,
      '--fail-on',
      'rejected',
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('digest/empty');
    expect((await wirecopy('digest', file, ...today, '--fail-on', 'never')).code).toBe(0);
  });
});
