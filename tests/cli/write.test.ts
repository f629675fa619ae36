import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { testFile, testFolder } from '../node/folder.js';
import { jsonLines, parseLines, wirecopy } from './command.js';
import { another, bare, huge, misspelt, sound, stale, today } from './records.js';

const mixed = `${jsonLines(sound, stale)}not json\n${jsonLines(misspelt, another)}`;

describe('wirecopy write', () => {
  it('prints items as text and tells last what became of the records', async () => {
    const file = await testFile('a.jsonl', mixed);
    const { code, stdout, stderr } = await wirecopy('write', file, ...today);
    const items = stdout.split('\n\n\n');
    expect(items).toHaveLength(2);
    expect(items[0]).toMatch(/Splunk[\s\S]*\n\n— Reuters, https:\/\/example\.org\/1$/u);
    expect(items[1]).toMatch(/Acme[\s\S]*[^\n]\n$/u);
    expect(code).toBe(1);
    const lines = stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(
      /^held {2}stale {2}guard\/date-stale {2}\/date: .+\(expected 2021-05-03 or later\)\. Use --archive/u,
    );
    expect(lines[1]).toMatch(/^rejected {2}.+a\.jsonl:3:1 {2}file\/invalid-json {2}/u);
    expect(lines[2]).toMatch(
      /^rejected {2}misspelt {2}record\/unknown-field {2}\/prize: .+`price`/u,
    );
    expect(lines[3]).toBe('2 written, 1 held, 2 rejected');
  });

  it.each([
    ['json', (text: string) => JSON.parse(text) as unknown[]],
    ['jsonl', (text: string) => parseLines(text)],
  ])('prints items as %s', async (format, parse) => {
    const file = await testFile('a.jsonl', mixed);
    const { stdout } = await wirecopy('write', file, ...today, '--format', format);
    expect(parse(stdout)).toMatchObject([{ id: 'sound' }, { id: 'another' }]);
    const none = await wirecopy(
      'write',
      await testFile('b.jsonl', ''),
      ...today,
      '--format',
      format,
    );
    expect(parse(none.stdout)).toEqual([]);
    expect(none).toMatchObject({ code: 0, stderr: '0 written, 0 held, 0 rejected\n' });
  });

  it('prints items as Markdown', async () => {
    const file = await testFile('a.jsonl', mixed);
    const { stdout } = await wirecopy('write', file, ...today, '--format', 'markdown');
    expect(stdout.match(/^# .+$/gmu)).toHaveLength(2);
    expect(stdout).toContain('— [Reuters](https://example.org/1)\n\n# ');
  });

  it('writes what is held and rejected to files, each with its line, id and record', async () => {
    const at = await testFolder();
    const file = await testFile('a.jsonl', mixed);
    await writeFile(at('held'), 'of a run before\n');
    await wirecopy('write', file, ...today, '--held', at('held'), '--rejected', at('rejected'));
    expect(parseLines(await readFile(at('held'), 'utf8'))).toMatchObject([
      {
        line: 2,
        id: 'stale',
        status: 'held',
        diagnostics: [{ code: 'guard/date-stale' }],
        record: stale,
      },
    ]);
    const rejected = parseLines(await readFile(at('rejected'), 'utf8'));
    expect(rejected).toMatchObject([
      {
        line: 3,
        status: 'rejected',
        diagnostics: [{ code: 'file/invalid-json' }],
        record: 'not json',
      },
      { line: 4, id: 'misspelt', status: 'rejected', record: misspelt },
    ]);
    expect(rejected[0]).not.toHaveProperty('id');
    expect(rejected[0]).not.toHaveProperty('file');
  });

  it('puts both into one file when both have its name', async () => {
    const at = await testFolder();
    const file = await testFile('a.jsonl', mixed);
    await wirecopy('write', file, ...today, '--held', at('both'), '--rejected', at('both'));
    expect(parseLines(await readFile(at('both'), 'utf8')).map(({ line }) => line)).toEqual([
      2, 3, 4,
    ]);
  });

  it('names the file of a held record where several are read, and holds repeats across them', async () => {
    const at = await testFolder();
    const one = await testFile('a.jsonl', jsonLines(sound));
    const two = await testFile('b.json', JSON.stringify([another, sound]));
    const { stderr } = await wirecopy('write', one, two, ...today, '--held', at('held'));
    expect(stderr).toMatch(/2 written, 1 held, 0 rejected\n$/u);
    expect(parseLines(await readFile(at('held'), 'utf8'))).toMatchObject([
      { file: two, line: 1, id: 'sound', diagnostics: [{ code: 'guard/duplicate-record' }] },
    ]);
  });

  it('is brief when asked, in every format', async () => {
    const file = await testFile('a.jsonl', jsonLines(sound));
    const standard = await wirecopy('write', file, ...today, '--format', 'json');
    const short = await wirecopy('write', file, ...today, '--format', 'json', '--length', 'brief');
    const [whole] = JSON.parse(standard.stdout) as { paragraphs: unknown[][] }[];
    expect(whole?.paragraphs.flat().length).toBeGreaterThan(1);
    expect(JSON.parse(short.stdout)).toEqual([
      { ...whole, paragraphs: [[whole?.paragraphs[0]?.[0]]] },
    ]);
  });

  it('stops at the first problem when it is strict', async () => {
    const file = await testFile('a.jsonl', mixed);
    const strict = await wirecopy('write', file, ...today, '--strict', '--fail-on', 'never');
    expect(strict.code).toBe(1);
    expect(strict.stderr).toMatch(
      /Stopped at the first problem\.\n1 written, 1 held, 0 rejected\n$/u,
    );
    const clean = await testFile('b.jsonl', jsonLines(sound));
    expect((await wirecopy('write', clean, ...today, '--strict')).code).toBe(0);
  });

  it.each([
    ['held', jsonLines(sound, stale), 1],
    ['rejected', jsonLines(sound, stale), 0],
    ['rejected', jsonLines(sound, misspelt), 1],
    ['never', jsonLines(sound, misspelt, stale), 0],
  ])('fails on %s', async (failOn, text, code) => {
    const file = await testFile('a.jsonl', text);
    expect((await wirecopy('write', file, ...today, '--fail-on', failOn)).code).toBe(code);
  });

  it('prints to a file, and nothing on standard error when it is quiet', async () => {
    const at = await testFolder();
    const file = await testFile('a.jsonl', mixed);
    const printed = await wirecopy('write', file, ...today);
    const quiet = await wirecopy('write', file, ...today, '--quiet', '--output', at('out.txt'));
    expect(quiet).toEqual({ code: 1, stdout: '', stderr: '' });
    expect(await readFile(at('out.txt'), 'utf8')).toBe(printed.stdout);
  });

  it('tells twenty diagnostics and counts the records of all', async () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ ...stale, id: `r${index}` }));
    const file = await testFile('a.jsonl', jsonLines(...many, misspelt));
    const { stderr } = await wirecopy('write', file, ...today);
    const lines = stderr.trimEnd().split('\n');
    expect(lines.slice(20)).toEqual([
      '… and 11 more. Records by code:',
      '  30  guard/date-stale',
      '   1  record/unknown-field',
      '0 written, 30 held, 1 rejected',
    ]);
  });

  describe('--release', () => {
    it('writes what a guard alone holds, and the item tells who released it', async () => {
      const file = await testFile(
        'a.jsonl',
        jsonLines(sound, huge, { ...huge, id: 'both', target: 'Pin', date: '2020-06-01' }),
      );
      const release = ['--release', 'guard/range', '--by', 'Ann Lee', '--format', 'jsonl'];
      const { stdout, stderr } = await wirecopy('write', file, ...today, ...release);
      const items = parseLines(stdout);
      expect(items).toMatchObject([
        { id: 'sound', diagnostics: [] },
        {
          id: 'huge',
          diagnostics: [
            {
              code: 'desk/released',
              severity: 'info',
              place: { record: 'huge', pointer: '/price' },
            },
          ],
        },
      ]);
      const [note] = items[1]?.['diagnostics'] as { message: string }[];
      expect(note?.message).toMatch(/^Released by Ann Lee despite guard\/range: The sum is/u);
      expect(stderr).toMatch(/2 written, 1 held, 0 rejected\n$/u);
    });

    it('releases a repeated event of the run', async () => {
      const file = await testFile('a.jsonl', jsonLines(sound, { ...sound, id: 'again' }));
      const release = ['--release', 'guard/duplicate-event', '--by', 'Ann Lee'];
      expect((await wirecopy('write', file, ...today)).stderr).toContain('1 written, 1 held');
      expect((await wirecopy('write', file, ...today, ...release)).stderr).toContain(
        '2 written, 0 held',
      );
    });

    it.each([
      [['--release', 'guard/range'], '--release CODE and --by NAME go together.'],
      [['--by', 'Ann'], '--release CODE and --by NAME go together.'],
      [
        ['--release', 'guard/rang', '--by', 'Ann'],
        'there is no code guard/rang; did you mean guard/range?',
      ],
      [
        ['--release', 'guard/embargo', '--by', 'Ann'],
        'What is held with guard/embargo cannot be released.',
      ],
      [
        ['--release', 'guard/inconsistent', '--by', 'Ann'],
        'What is held with guard/inconsistent cannot be released.',
      ],
      [
        ['--release', 'record/ambiguous-currency', '--by', 'Ann'],
        'What is held with record/ambiguous-currency cannot be released.',
      ],
      [
        ['--release', 'guard/range', '--by', ' '],
        'A release needs the name of the person who gives it.',
      ],
    ])('refuses %j', async (args, message) => {
      const file = await testFile('a.jsonl', jsonLines(bare));
      expect(await wirecopy('write', file, ...today, ...args)).toEqual({
        code: 2,
        stdout: '',
        stderr: `wirecopy: ${message}\n`,
      });
    });
  });
});
