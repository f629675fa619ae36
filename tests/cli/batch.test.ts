import { createHash } from 'node:crypto';
import { cp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { fundingRound, statistic } from '../bench/records.js';
import { testFile, testFolder } from '../node/folder.js';
import { jsonLines, parseLines, wirecopy } from './command.js';
import { another, huge, misspelt, sound, stale, today } from './records.js';

/** Enough records for several chunks of a kibibyte, with repeats that lie far apart. */
const many = [
  sound,
  stale,
  ...Array.from({ length: 30 }, (_, index) =>
    index % 2 === 0 ? fundingRound(index) : statistic(index),
  ),
  misspelt,
  another,
  sound,
  { ...sound, target: 'Bolt' },
  { ...sound, id: 'again' },
  huge,
];
const mixed = `${jsonLines(...many)}not json\n${jsonLines(statistic(99))}{"id":"to`;
const small = ['--chunk', '1', ...today] as const;

async function filesOf(folder: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const name of (await readdir(folder)).sort())
    if (name !== '.batch') files[name] = await readFile(join(folder, name), 'utf8');
  return files;
}

async function itemsOf(folder: string): Promise<string> {
  const files = await filesOf(folder);
  return Object.keys(files)
    .filter((name) => name.startsWith('items-'))
    .map((name) => files[name])
    .join('');
}

describe('wirecopy batch', () => {
  it('writes what write writes, in its order, over numbered files', async () => {
    const at = await testFolder();
    const file = await testFile('a.jsonl', mixed);
    const out = ['--output', at('i'), '--held', at('h'), '--rejected', at('r')];
    const plain = await wirecopy('write', file, ...today, '--format', 'jsonl', ...out);
    const { code, stdout, stderr } = await wirecopy('batch', file, '--out', at('out'), ...small);
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trimEnd().split('\n').at(-1)).toBe(plain.stderr.trimEnd().split('\n').at(-1));
    expect(stderr).toMatch(/^ +\d+ {2}guard\/duplicate-record$/mu);
    const files = await filesOf(at('out'));
    expect(Object.keys(files).length).toBeGreaterThan(8);
    expect(await itemsOf(at('out'))).toBe(await readFile(at('i'), 'utf8'));
    expect(files['held.jsonl']).toBe(await readFile(at('h'), 'utf8'));
    expect(files['rejected.jsonl']).toBe(await readFile(at('r'), 'utf8'));
    expect(parseLines(files['held.jsonl'] ?? '').map(({ id }) => id)).toEqual([
      'stale',
      'sound',
      'sound',
      'again',
      'huge',
    ]);
  });

  it('tells in a manifest what stands in the folder', async () => {
    const at = await testFolder();
    const file = await testFile('a.jsonl', mixed);
    await wirecopy('batch', file, '--out', at('out'), ...small);
    const files = await filesOf(at('out'));
    const manifest = JSON.parse(files['manifest.json'] ?? '') as {
      readonly files: readonly {
        readonly name: string;
        readonly records: number;
        readonly bytes: number;
        readonly sha256: string;
      }[];
    };
    expect(manifest).toMatchObject({
      generator: { name: 'wirecopy' },
      now: '2021-06-02',
      inputs: [file],
      records: { written: 33, held: 5, rejected: 3 },
      withdrawn: [],
    });
    const { 'manifest.json': _manifest, ...told } = files;
    expect(manifest.files.map(({ name }) => name).sort()).toEqual(Object.keys(told).sort());
    for (const { name, records, bytes, sha256 } of manifest.files) {
      const text = told[name] ?? '';
      expect(parseLines(text)).toHaveLength(records);
      expect(Buffer.byteLength(text)).toBe(bytes);
      expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
    }
  });

  it.each([
    ['a.csv', 'id,kind,date,acquirer,target\n1,acquisition,2021-06-01,Acme,"Bolt\n2"\n'],
    ['a.json', JSON.stringify(many)],
    ['a.jsonl.gz', gzipSync(mixed)],
  ])('reads %s', async (name, content) => {
    const at = await testFolder();
    const file = await testFile(name, content);
    await wirecopy('write', file, ...today, '--format', 'jsonl', '--output', at('i'));
    await wirecopy('batch', file, '--out', at('out'), ...small);
    expect(await itemsOf(at('out'))).toBe(await readFile(at('i'), 'utf8'));
  });

  it('names the file of a held record where several are read', async () => {
    const at = await testFolder();
    const files = [
      await testFile('a.jsonl', jsonLines(sound, another)),
      await testFile('b.json', JSON.stringify([sound])),
    ];
    await wirecopy('batch', ...files, '--out', at('out'), ...small);
    expect(parseLines(await readFile(at('out/held.jsonl'), 'utf8'))).toMatchObject([
      { file: files[1], line: 1, id: 'sound', diagnostics: [{ code: 'guard/duplicate-record' }] },
    ]);
  });

  it('does nothing when it is done', async () => {
    const at = await testFolder();
    const file = await testFile('a.jsonl', mixed);
    const first = await wirecopy('batch', file, '--out', at('out'), ...small);
    const before = await filesOf(at('out'));
    const again = await wirecopy('batch', file, '--out', at('out'), ...small);
    expect(again).toEqual({
      ...first,
      stderr: `Nothing to do: the run had finished.\n${first.stderr}`,
    });
    expect(await filesOf(at('out'))).toEqual(before);
  });

  it('keeps the moment at which it began', async () => {
    const at = await testFolder();
    const file = await testFile('a.jsonl', jsonLines(sound));
    await wirecopy('batch', file, '--out', at('out'), '--archive');
    const before = await readFile(at('out/manifest.json'), 'utf8');
    await rm(at('out/manifest.json'));
    await wirecopy('batch', file, '--out', at('out'), '--archive');
    expect(await readFile(at('out/manifest.json'), 'utf8')).toBe(before);
  });

  it('makes again what was lost, and nothing else', async () => {
    const at = await testFolder();
    const file = await testFile('a.jsonl', mixed);
    await wirecopy('batch', file, '--out', at('out'), ...small);
    const before = await filesOf(at('out'));
    for (const lost of ['items-00003.jsonl', 'held.jsonl', '.batch/00002.part', '.batch/repeats']) {
      await rm(at(`out/${lost}`));
      await writeFile(at('out/.batch/00004.part.1-1.tmp'), 'torn');
      await wirecopy('batch', file, '--out', at('out'), ...small);
      expect(await filesOf(at('out'))).toEqual(before);
      expect((await readdir(at('out/.batch'))).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    }
  });

  it.each([
    ['an option', ['--archive']],
    ['an option', ['--style', 'financial']],
    ['an option', ['--now', '2021-06-03']],
    ['an option', ['--chunk', '2']],
    ['an option', ['--shard', '1/2']],
    ['an option', ['--kind', 'acquisition']],
  ])('refuses to go on where %s changed: %j', async (what, options) => {
    const at = await testFolder();
    const file = await testFile('a.jsonl', mixed);
    await wirecopy('batch', file, '--out', at('out'), ...small);
    const before = await filesOf(at('out'));
    const again = await wirecopy('batch', file, '--out', at('out'), ...small, ...options);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain(`${what} changed. Put it back, or begin anew with --restart.`);
    expect(await filesOf(at('out'))).toEqual(before);
    const anew = [...small, ...options, '--restart'];
    expect((await wirecopy('batch', file, '--out', at('out'), ...anew)).code).toBe(1);
  });

  it.each([
    ['longer', `${mixed}\n${jsonLines(another)}`],
    ['shorter', jsonLines(...many.slice(0, 12))],
    ['changed', mixed.replace('Bolt', 'Volt')],
  ])('refuses input that is %s', async (_, text) => {
    const at = await testFolder();
    const file = await testFile('a.jsonl', mixed);
    await wirecopy('batch', file, '--out', at('out'), ...small);
    const before = await filesOf(at('out'));
    await writeFile(file, text);
    const again = await wirecopy('batch', file, '--out', at('out'), ...small);
    expect(again).toMatchObject({ code: 2 });
    expect(again.stderr).toContain('the input changed');
    expect(await filesOf(at('out'))).toEqual(before);
    await wirecopy('batch', file, '--out', at('out'), ...small, '--restart');
    const fresh = await testFolder();
    await wirecopy('batch', file, '--out', fresh('out'), ...small);
    expect(await filesOf(at('out'))).toEqual(await filesOf(fresh('out')));
  });

  it('refuses changed templates and a changed configuration', async () => {
    const at = await testFolder();
    const file = await testFile('a.jsonl', jsonLines(sound));
    await cp('templates/en/acquisition.hbs', at('templates/en/acquisition.hbs'));
    await writeFile(at('c.yaml'), 'style: agency\n');
    const options = ['--templates', at('templates'), '--config', at('c.yaml'), ...today];
    const batch = () => wirecopy('batch', file, '--out', at('out'), ...options);
    expect(await batch()).toMatchObject({ code: 0 });
    await writeFile(at('c.yaml'), 'style: financial\n');
    expect((await batch()).stderr).toMatch(/(?:an option|the configuration) changed/u);
    await writeFile(at('c.yaml'), 'style: agency\nseed: 1\n');
    expect((await batch()).stderr).toContain('the configuration changed');
    await writeFile(at('c.yaml'), 'style: agency\ndesk: {holds: {of: 7, most: 7}}\n');
    expect(await batch()).toMatchObject({ code: 0 });
    const text = await readFile(at('templates/en/acquisition.hbs'), 'utf8');
    await writeFile(at('templates/en/acquisition.hbs'), `${text}\n`);
    expect((await batch()).stderr).toContain('the templates changed');
  });

  it('leaves the files of others alone', async () => {
    const at = await testFolder();
    const file = await testFile('a.jsonl', jsonLines(sound));
    await writeFile(at('held.jsonl'), 'mine');
    const { code, stderr } = await wirecopy('batch', file, '--out', at(''), ...today);
    expect(code).toBe(2);
    expect(stderr).toContain('holds held.jsonl of another run');
    expect(await filesOf(at(''))).toEqual({ 'held.jsonl': 'mine' });
  });

  it('shares the chunks out, so that the shares together are the whole', async () => {
    const at = await testFolder();
    const file = await testFile(
      'a.jsonl',
      jsonLines(...Array.from({ length: 30 }, (_, index) => fundingRound(index))),
    );
    await wirecopy('batch', file, '--out', at('whole'), ...small);
    const { 'manifest.json': _manifest, ...whole } = await filesOf(at('whole'));
    const together: Record<string, string> = {};
    for (const shard of ['1/3', '2/3', '3/3']) {
      const out = at(shard.replace('/', '-'));
      await wirecopy('batch', file, '--out', out, ...small, '--shard', shard);
      Object.assign(together, await filesOf(out));
    }
    const { 'manifest.json': _last, ...shares } = together;
    expect(shares).toEqual(whole);
  });

  it('passes over a record that throws, and says which', async () => {
    const at = await testFolder();
    const poison = { ...sound, id: 'poison', target: 'Pin' };
    const file = await testFile('a.jsonl', jsonLines(another, poison, sound));
    const stringify = JSON.stringify;
    const spy = vi.spyOn(JSON, 'stringify').mockImplementation(((value: unknown, ...rest: []) => {
      const { headline, id } = Object(value) as { headline?: unknown; id?: unknown };
      if (headline !== undefined && id === 'poison') throw new Error('Boom');
      return stringify(value, ...rest);
    }) as typeof JSON.stringify);
    try {
      expect((await wirecopy('batch', file, '--out', at('out'), ...small)).code).toBe(1);
    } finally {
      spy.mockRestore();
    }
    expect(parseLines(await itemsOf(at('out'))).map(({ id }) => id)).toEqual(['another', 'sound']);
    expect(parseLines(await readFile(at('out/rejected.jsonl'), 'utf8'))).toMatchObject([
      {
        line: 2,
        id: 'poison',
        diagnostics: [{ code: 'desk/poison', message: 'The record could not be written: Boom.' }],
        record: poison,
      },
    ]);
  });

  it('stops where too many records are held, and goes on when more are allowed', async () => {
    const at = await testFolder();
    const held = Array.from({ length: 12 }, (_, index) => ({ ...stale, id: `h${index}` }));
    const file = await testFile('a.jsonl', jsonLines(sound, another, ...held, statistic(1)));
    const config = async (most: number) => {
      await writeFile(at('c.json'), JSON.stringify({ desk: { holds: { of: 10, most } } }));
      return wirecopy('batch', file, '--out', at('out'), ...small, '--config', at('c.json'));
    };
    const stopped = await config(4);
    expect(stopped.code).toBe(1);
    expect(stopped.stderr).toMatch(
      /desk\/burst {2}Of the 10 records up to record 7 more than 4 were held/u,
    );
    expect(Object.keys(await filesOf(at('out')))).toEqual(['held.jsonl', 'rejected.jsonl']);
    expect((await config(4)).stderr).toBe(stopped.stderr);
    expect((await config(10)).stderr).toContain('3 written, 12 held, 0 rejected');
    expect(Object.keys(await filesOf(at('out')))).toContain('manifest.json');
  });

  it('does not take repeats or embargoes for a burst', async () => {
    const at = await testFolder();
    const embargoed = { ...another, embargo: '2021-07-01T00:00:00Z' };
    const records = Array.from({ length: 12 }, (_, index) =>
      index % 2 === 0 ? sound : { ...embargoed, id: `e${index}`, company: `Acme ${index}` },
    );
    const file = await testFile('a.jsonl', jsonLines(...records));
    await writeFile(at('c.json'), JSON.stringify({ desk: { holds: { of: 10, most: 1 } } }));
    const { stderr } = await wirecopy(
      ...['batch', file, '--out', at('out'), ...small, '--config', at('c.json')],
    );
    expect(stderr).toContain('1 written, 11 held, 0 rejected');
    expect(await itemsOf(at('out'))).not.toContain('Acme');
  });

  it.each([
    [['-'], 'a batch reads its input more than once'],
    [['a.jsonl', '--shard', '3/2'], '--shard is I/N with I from 1 to N'],
    [['a.jsonl', '--shard', '0/2'], '--shard is I/N with I from 1 to N'],
    [['a.jsonl', '--workers', '0'], '--workers is a whole number from 1 on, not 0.'],
    [['a.jsonl', '--chunk', 'x'], '--chunk is a whole number from 1 on, not x.'],
    [['none.jsonl'], 'none.jsonl: '],
    [[], "missing required argument 'FILES'"],
  ])('refuses %j', async (args, message) => {
    const at = await testFolder();
    const { code, stderr } = await wirecopy('batch', ...args, '--out', at('out'));
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it.each([
    ['held', jsonLines(sound), 0],
    ['held', jsonLines(sound, stale), 1],
    ['rejected', jsonLines(sound, stale), 0],
    ['never', jsonLines(sound, misspelt), 0],
    ['never', Buffer.from(jsonLines(sound), 'utf16le'), 2],
  ])('fails on %s', async (failOn, text, code) => {
    const at = await testFolder();
    const file = await testFile('a.jsonl', text);
    const ended = await wirecopy('batch', file, '--out', at('o'), ...today, '--fail-on', failOn);
    expect(ended.code).toBe(code);
  });
});

describe('wirecopy kill', () => {
  it('takes an item out of the files at the next run, for good', async () => {
    const at = await testFolder();
    const file = await testFile('a.jsonl', mixed);
    const batch = (...more: string[]) =>
      wirecopy('batch', file, '--out', at('out'), ...small, ...more);
    await batch();
    const before = await filesOf(at('out'));
    const by = ['--by', 'Ann Lee', '--reason', 'The buyer denies it.'];
    expect(await wirecopy('kill', 'sound', '--out', at('out'), ...by)).toMatchObject({ code: 0 });
    await wirecopy('kill', 'sound', '--out', at('out'));
    expect(parseLines(await readFile(at('out/tombstones.jsonl'), 'utf8'))).toEqual([
      { id: 'sound', by: 'Ann Lee', reason: 'The buyer denies it.' },
    ]);
    expect((await batch()).stderr).toContain('32 written, 6 held, 3 rejected');
    const { 'tombstones.jsonl': _tombstones, ...after } = await filesOf(at('out'));
    expect(parseLines(after['held.jsonl'] ?? '')[0]).toMatchObject({
      line: 1,
      id: 'sound',
      diagnostics: [{ code: 'desk/killed' }],
    });
    expect(await itemsOf(at('out'))).not.toContain('{"id":"sound"');
    const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
    expect(changed).toEqual(['held.jsonl', 'items-00001.jsonl', 'manifest.json']);
    expect((await batch()).stderr).toMatch(/^Nothing to do/u);
    await batch('--restart');
    expect(await itemsOf(at('out'))).not.toContain('{"id":"sound"');
  });

  it('is not deaf: a damaged list of tombstones stops the run', async () => {
    const at = await testFolder();
    const file = await testFile('a.jsonl', jsonLines(sound));
    await wirecopy('batch', file, '--out', at('out'), ...small);
    await writeFile(at('out/tombstones.jsonl'), '{"id":"so');
    const { code, stderr } = await wirecopy('batch', file, '--out', at('out'), ...small);
    expect(code).toBe(2);
    expect(stderr).toContain('tombstones.jsonl: line 1 is damaged');
  });

  it('needs the folder of a batch', async () => {
    const at = await testFolder();
    for (const args of [['kill', 'a'], ['review'], ['approve', '--all']]) {
      const { code, stderr } = await wirecopy(...args, '--out', at(''));
      expect(code).toBe(2);
      expect(stderr).toContain('is the folder of no batch');
    }
  });
});

describe('wirecopy review and approve', () => {
  it('hold the items of a source until it is approved', async () => {
    const at = await testFolder();
    const other = { ...another, source: { name: 'Deal Blog' } };
    const file = await testFile('a.jsonl', jsonLines(sound, other, huge));
    await writeFile(at('c.yaml'), 'desk: {review: [sources]}\n');
    const batch = () =>
      wirecopy('batch', file, '--out', at('out'), ...small, '--config', at('c.yaml'));
    expect((await batch()).stderr).toContain('0 written, 3 held, 0 rejected');
    expect(parseLines(await readFile(at('out/held.jsonl'), 'utf8'))).toMatchObject([
      { id: 'sound', diagnostics: [{ code: 'desk/review', actual: 'source:Reuters' }] },
      { id: 'another', diagnostics: [{ code: 'desk/review', actual: 'source:Deal Blog' }] },
      { id: 'huge', diagnostics: [{ code: 'guard/range' }] },
    ]);
    const listed = await wirecopy('review', '--out', at('out'));
    expect(listed.stdout).toMatch(
      /^source:Deal Blog {2}1 item\n {2}another {2}.*Acme.*\nsource:Reuters {2}1 item\n {2}sound {2}.*Splunk.*\n$/u,
    );
    const wrong = await wirecopy('approve', 'source:Reuter', '--out', at('out'));
    expect(wrong.stderr).toContain('did you mean source:Reuters?');
    await wirecopy('approve', 'source:Reuters', '--out', at('out'), '--by', 'Ann Lee');
    expect(
      JSON.parse((await wirecopy('review', '--out', at('out'), '--json')).stdout),
    ).toMatchObject([{ subject: 'source:Deal Blog', items: 1, samples: [{ id: 'another' }] }]);
    expect((await batch()).stderr).toContain('1 written, 2 held, 0 rejected');
    expect(parseLines(await itemsOf(at('out'))).map(({ id }) => id)).toEqual(['sound']);
    await wirecopy('approve', '--all', '--out', at('out'));
    expect((await batch()).stderr).toContain('2 written, 1 held, 0 rejected');
    expect((await batch()).stderr).toMatch(/^Nothing to do/u);
    expect((await wirecopy('review', '--out', at('out'))).stderr).toBe('Nothing waits.\n');
  });

  it('hold the items of a template that does not ship', async () => {
    const at = await testFolder();
    const file = await testFile('a.jsonl', jsonLines(sound, another));
    for (const kind of ['acquisition', 'funding-round'])
      await cp(`templates/en/${kind}.hbs`, at(`templates/en/${kind}.hbs`));
    const text = await readFile(at('templates/en/acquisition.hbs'), 'utf8');
    await writeFile(at('templates/en/acquisition.hbs'), `${text}\n`);
    await writeFile(at('c.yaml'), 'desk: {review: [templates]}\n');
    const options = [...small, '--config', at('c.yaml'), '--templates', at('templates')];
    const batch = () => wirecopy('batch', file, '--out', at('out'), ...options);
    expect((await batch()).stderr).toContain('1 written, 1 held, 0 rejected');
    expect(parseLines(await itemsOf(at('out'))).map(({ id }) => id)).toEqual(['another']);
    expect((await wirecopy('review', '--out', at('out'))).stdout).toMatch(
      /^template:en\/acquisition\.hbs@[\da-f]{12} {2}1 item\n/u,
    );
    await wirecopy('approve', '--all', '--out', at('out'));
    expect((await batch()).stderr).toContain('2 written, 0 held, 0 rejected');
  });
});
