import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { builtinKinds, createNewsbot } from '../../src/index.js';
import { testFile, testFolder } from '../node/folder.js';
import { jsonLines, parseLines, wirecopy } from './command.js';
import { another, misspelt, sound, stale, today } from './records.js';

const mixed = `${jsonLines(sound, stale)}not json\n${jsonLines(misspelt, another)}`;

describe('wirecopy classify', () => {
  it('prints a JSON line for each record, as the library gives it', async () => {
    const records = [sound, { colour: 'red' }, misspelt];
    const file = await testFile('a.jsonl', `${jsonLines(...records)}not json\n`);
    const { code, stdout, stderr } = await wirecopy('classify', file, ...today);
    const bot = createNewsbot({ now: '2021-06-02' });
    expect(stdout).toBe(jsonLines(...records.map((record) => bot.classify(record))));
    expect(code).toBe(1);
    expect(stderr).toMatch(/\n2 classified, 1 without a clear kind, 1 rejected\n$/u);
  });

  it('prints one array as JSON', async () => {
    const file = await testFile('a.jsonl', jsonLines(sound, another));
    const { code, stdout } = await wirecopy('classify', file, ...today, '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject([
      { id: 'sound', kind: 'acquisition' },
      { kind: 'funding-round' },
    ]);
    expect(code).toBe(0);
  });
});

describe('wirecopy validate', () => {
  it('prints a line for each diagnostic', async () => {
    const file = await testFile('a.jsonl', mixed);
    const { code, stdout, stderr } = await wirecopy('validate', file, ...today);
    expect(stdout.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^held {2}stale {2}guard\/date-stale {2}\/date: /u),
      expect.stringMatching(/^rejected {2}.*a\.jsonl:3:1 {2}file\/invalid-json {2}/u),
      expect.stringMatching(/^rejected {2}misspelt {2}record\/unknown-field {2}\/prize: /u),
    ]);
    expect(stderr).toBe('2 valid, 1 held, 2 rejected\n');
    expect(code).toBe(1);
  });

  it.each([
    ['json', (text: string) => JSON.parse(text) as unknown],
    ['jsonl', (text: string) => parseLines(text)],
  ])('prints what is not valid as %s', async (format, parse) => {
    const file = await testFile('a.jsonl', mixed);
    const { stdout } = await wirecopy('validate', file, ...today, '--format', format);
    expect(parse(stdout)).toMatchObject([
      { line: 2, id: 'stale', status: 'held', diagnostics: [{ code: 'guard/date-stale' }] },
      { line: 3, status: 'rejected', diagnostics: [{ code: 'file/invalid-json' }] },
      {
        line: 4,
        id: 'misspelt',
        status: 'rejected',
        diagnostics: [{ code: 'record/unknown-field' }],
      },
    ]);
  });

  it('prints nothing for records that are sound', async () => {
    const file = await testFile('a.jsonl', jsonLines(sound));
    expect(await wirecopy('validate', file, ...today)).toEqual({
      code: 0,
      stdout: '',
      stderr: '1 valid, 0 held, 0 rejected\n',
    });
  });
});

describe('wirecopy kinds', () => {
  it('lists every kind', async () => {
    const { stdout } = await wirecopy('kinds');
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.trim().split(/\s{2,}/u)),
    ).toEqual(builtinKinds.map(({ name, describes }) => [name, describes]));
    const json = await wirecopy('kinds', '--json');
    expect(JSON.parse(json.stdout)).toMatchObject(builtinKinds.map(({ name }) => ({ name })));
  });

  it.each(builtinKinds.map((kind) => [kind.name, kind] as const))(
    'tells of %s its fields, facts and guards',
    async (name, kind) => {
      const { stdout } = await wirecopy('kinds', name);
      const [, fields = '', facts = '', guards = ''] = stdout.split(
        /\n\n(?:Fields \(\* required\)|Facts \(for templates\)|Guards)\n/u,
      );
      const first = (text: string): string[] =>
        text
          .trimEnd()
          .split('\n')
          .map((line) => line.trim().split(' ')[0] ?? '');
      expect(first(fields)).toEqual(
        kind.fieldNames.map((field) => (kind.requiredFields.includes(field) ? `${field}*` : field)),
      );
      expect(fields).not.toContain('any value');
      expect(first(facts)).toEqual(kind.facts.map((fact) => fact.name));
      expect(new Set(first(guards))).toEqual(
        new Set([...first(guards), ...kind.guards.map((guard) => guard.name)]),
      );
      const json = JSON.parse((await wirecopy('kinds', name, '--json')).stdout) as {
        fields: { name: string }[];
      };
      expect(json.fields.map((field) => field.name)).toEqual(kind.fieldNames);
    },
  );

  it('prints JSON Schemas that take what the library takes', async () => {
    const schemaOf = async (...args: readonly string[]) => {
      const { stdout } = await wirecopy('kinds', ...args, '--schema');
      const schema = JSON.parse(stdout) as Parameters<typeof z.fromJSONSchema>[0];
      return (record: unknown): boolean => z.fromJSONSchema(schema).safeParse(record).success;
    };
    const untargeted = { ...sound, target: undefined };
    const takes = await schemaOf('acquisition');
    const records = [sound, misspelt, { ...sound, date: 5 }, untargeted];
    expect(records.map(takes)).toEqual([true, false, false, false]);
    const takesAny = await schemaOf();
    expect([sound, another, misspelt].map(takesAny)).toEqual([true, true, false]);
  });

  it('prints to a file', async () => {
    const at = await testFolder();
    await wirecopy('kinds', '--output', at('kinds.txt'));
    expect(await readFile(at('kinds.txt'), 'utf8')).toBe((await wirecopy('kinds')).stdout);
  });
});
