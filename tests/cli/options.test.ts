import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { agency } from '../../src/styles/index.js';
import { testFile, testFolder } from '../node/folder.js';
import { jsonLines, wirecopy } from './command.js';
import { bare, huge, sound, stale, today } from './records.js';

async function headline(...args: readonly string[]): Promise<string | undefined> {
  const { stdout } = await wirecopy('write', ...args);
  return stdout.split('\n')[0];
}

describe('options of the commands that take records', () => {
  it('--from says the format where the name does not', async () => {
    const file = await testFile('records.txt', JSON.stringify([sound], undefined, 2));
    expect((await wirecopy('write', file, ...today, '--from', 'json')).code).toBe(0);
    expect((await wirecopy('write', file, ...today, '--from', 'jsonl')).code).toBe(1);
  });

  it('reads .gz', async () => {
    const file = await testFile('a.jsonl.gz', gzipSync(jsonLines(sound)));
    expect((await wirecopy('write', file, ...today)).code).toBe(0);
  });

  it('--map takes a shipped mapping or a file', async () => {
    const shipped = await testFile(
      'gdp.csv',
      'Country Name,Country Code,Year,Value\nFrance,FRA,2020,2630317731455.26\n',
    );
    const { stdout, code } = await wirecopy(
      'write',
      shipped,
      '--map',
      'world-bank-gdp',
      '--archive',
      '--now',
      '2026-01-01',
    );
    expect(stdout).toMatch(/(?:France|French).*\$2\.63 trillion/su);
    expect(code).toBe(0);

    const csv = await testFile('a.csv', 'Who,Whom,When\nAcme,Bolt,2021-06-01\n');
    const mapping = await testFile(
      'm.yaml',
      'kind: acquisition\ncolumns: {acquirer.name: Who, target.name: Whom, date: When}\n',
    );
    expect(await headline(csv, '--map', mapping, ...today)).toMatch(/Acme|Bolt/u);
  });

  it('--map keeps what its defaults say of bare notations, in a digest as well', async () => {
    const csv = await testFile('a.csv', 'Who,Whom,When,Price\nAcme,Bolt,2021-06-01,$5 million\n');
    const text =
      'kind: acquisition\ncolumns: {acquirer.name: Who, target.name: Whom, date: When, price: Price}\n';
    const dollars = await testFile('m.yaml', `${text}defaults: {currency: USD}\n`);
    for (const command of ['write', 'digest', 'validate', 'classify']) {
      expect((await wirecopy(command, csv, '--map', dollars, ...today)).code, command).toBe(0);
    }
    const none = await testFile('m.yaml', text);
    expect((await wirecopy('digest', csv, '--map', none, ...today)).stderr).toContain(
      'record/ambiguous-currency',
    );
  });

  it('--encoding reads files of Windows', async () => {
    const line = Buffer.from(jsonLines({ ...sound, target: 'Café' }), 'latin1');
    const file = await testFile('a.jsonl', line);
    expect((await wirecopy('write', file, ...today)).stderr).toContain('file/encoding');
    expect(await headline(file, ...today, '--encoding', 'cp1252')).toContain('Café');
  });

  it('--kind is the kind of records that name none, whatever names their fields have', async () => {
    const { acquirer: buyer } = sound;
    const untagged = { ...sound, kind: undefined, acquirer: undefined, buyer };
    const file = await testFile('a.jsonl', jsonLines(untagged, sound));
    const { stdout } = await wirecopy('classify', file, ...today, '--kind', 'acquisition');
    expect(stdout.match(/"reasons":\["The record names its kind\."\]/gu)).toHaveLength(2);
    const other = await wirecopy(
      'classify',
      await testFile('b.jsonl', jsonLines(sound)),
      '--kind',
      'statistic',
      ...today,
    );
    expect(other.stdout).toContain('"kind":"acquisition"');
  });

  it('--style takes a shipped style', async () => {
    const file = await testFile('a.jsonl', jsonLines(sound));
    expect((await wirecopy('write', file, ...today)).stdout).toContain('$28 billion');
    expect((await wirecopy('write', file, ...today, '--style', 'financial')).stdout).toContain(
      '$28bn',
    );
  });

  it('--now and --archive say what is news', async () => {
    const file = await testFile('a.jsonl', jsonLines(stale));
    expect((await wirecopy('write', file, '--now', '2020-06-02T09:00:00Z')).code).toBe(0);
    expect((await wirecopy('write', file, ...today)).code).toBe(1);
    expect((await wirecopy('write', file, ...today, '--archive')).code).toBe(0);
  });

  it('--templates lays a folder over the shipped ones', async () => {
    const at = await testFolder();
    await mkdir(at('en'));
    const file = await testFile('a.jsonl', jsonLines(sound));
    const shipped = await readFile(
      new URL('../../templates/en/acquisition.hbs', import.meta.url),
      'utf8',
    );
    await writeFile(at('en/acquisition.hbs'), shipped.replaceAll('according to', 'as told by'));
    expect((await wirecopy('write', file, ...today, '--templates', at('.'))).code).toBe(0);
    await writeFile(at('en/acquisition.hbs'), shipped.replace('{{target}}', '{{targte}}'));
    const broken = await wirecopy('write', file, ...today, '--templates', at('.'));
    expect(broken.code).toBe(2);
    expect(broken.stderr).toMatch(
      /^wirecopy: The template en\/acquisition\.hbs cannot be used\.\n {2}template\/unknown-slot: .*targte/u,
    );
    await writeFile(at('en/acquistion.hbs'), shipped);
    await writeFile(at('en/acquisition.hbs'), shipped);
    expect((await wirecopy('write', file, ...today, '--templates', at('.'))).stderr).toBe(
      'wirecopy: there is no kind acquistion; did you mean acquisition?\n',
    );
  });

  describe('--config', () => {
    it('sets style, guards, sources and rates', async () => {
      const file = await testFile('a.jsonl', jsonLines(sound, huge, stale, bare));
      const config = await testFile(
        'wirecopy.config.json',
        JSON.stringify({
          style: 'house',
          styles: [{ ...agency, name: 'house', money: { ...agency.money, scale: 'letters' } }],
          guards: { off: ['range'], byKind: { acquisition: { stale: { days: 400 } } } },
          sources: { Reuters: { currency: 'USD' } },
        }),
      );
      const { stdout, stderr } = await wirecopy('write', file, ...today, '--config', config);
      expect(stderr).toBe('4 written, 0 held, 0 rejected\n');
      expect(stdout).toContain('$28bn');
      expect((await wirecopy('write', file, ...today)).stderr).toContain(
        '1 written, 3 held, 0 rejected',
      );
    });

    it('gives way to the options', async () => {
      const file = await testFile('a.jsonl', jsonLines(sound));
      const config = await testFile('c.yaml', 'style: financial\n');
      expect((await wirecopy('write', file, ...today, '--config', config)).stdout).toContain(
        '$28bn',
      );
      const agencyStyle = await wirecopy(
        'write',
        file,
        ...today,
        '--config',
        config,
        '--style',
        'agency',
      );
      expect(agencyStyle.stdout).toContain('$28 billion');
    });

    it('is refused with the place of what is wrong', async () => {
      const file = await testFile('a.jsonl', jsonLines(sound));
      const config = await testFile('c.yaml', 'style: agency\nguards: { of: [range] }\n');
      expect(await wirecopy('write', file, '--config', config)).toEqual({
        code: 2,
        stdout: '',
        stderr: `wirecopy: ${config}:2:11: Unknown property \`of\`. [config/invalid]\n`,
      });
    });

    it.each([
      ['guards: { off: [rnage] }', /^wirecopy: There is no guard rnage\./u],
      ['guards: { byKind: { acquisitions: {} } }', /^wirecopy: There is no kind acquisitions /u],
    ])('is refused where %s answers to nothing', async (text, message) => {
      const file = await testFile('a.jsonl', jsonLines(sound));
      const config = await testFile('c.yaml', text);
      const { code, stderr } = await wirecopy('write', file, '--config', config);
      expect(code).toBe(2);
      expect(stderr).toMatch(message);
    });
  });

  it('exits with 2 and prints nothing for wrong use', async () => {
    const at = await testFolder();
    const file = await testFile('a.jsonl', jsonLines(sound));
    const table: readonly (readonly [readonly string[], RegExp])[] = [
      [['write', file, '--stlye', 'x'], /unknown option '--stlye' \(Did you mean --style\?\)/u],
      [['wriet', file], /unknown command 'wriet' \(Did you mean write\?\)/u],
      [['write', file, '--format', 'pdf'], /Allowed choices are text, markdown, html/u],
      [['write', file, '--style', 'house'], /There is no style house/u],
      [['write', file, '--language', 'xx'], /There is no language xx/u],
      [['write', file, '--kind', 'aquisition'], /no kind aquisition; did you mean acquisition\?/u],
      [['write', file, '--now', 'today'], /now is an instant/u],
      [['write', file, '--map', 'world-bank-gdp'], /--map is for CSV/u],
      [['write', 'a.csv', '--map', 'x'], /a\.csv: /u],
      [
        ['write', await testFile('b.csv', ''), '--map', 'world-bank'],
        /no column mapping world-bank; did you mean world-bank-gdp\?/u,
      ],
      [['write', at('absent.jsonl')], /absent\.jsonl: ENOENT/u],
      [['write', at('.')], /is a folder/u],
      [['write', '-', '-'], /standard input can be read only once/u],
      [['write', file, '--output', file], /is read, so nothing can be written to it/u],
      [
        ['write', file, '--output', at('x'), '--held', at('x')],
        /cannot take the results and the held/u,
      ],
      [['write', file, '--output', at('no/x')], /no\/x: ENOENT/u],
      [['write', file, '--held', at('no/x')], /no\/x: ENOENT/u],
      [['write', file, '--templates', at('no')], /no: ENOENT/u],
      [['write', file, '--config', at('no')], /no: ENOENT/u],
      [['digest', file, '--limit', '0'], /--limit is a whole number from 1 on, not 0/u],
      [
        ['digest', file, '--date', '2021-02-30'],
        /--date is a day such as 2021-06-02, not 2021-02-30/u,
      ],
      [['kinds', 'acquisitoin'], /no kind acquisitoin; did you mean acquisition\?/u],
      [['kinds', '--json', '--schema'], /exclude each other/u],
    ];
    for (const [args, message] of table) {
      const { code, stdout, stderr } = await wirecopy(...args);
      expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' });
      expect(stderr).toMatch(message);
      expect(stderr).toMatch(/^wirecopy: [^\n]+\n$/u);
    }
    expect(await readFile(file, 'utf8')).toBe(jsonLines(sound));
  });

  it('exits with 2 for a file that cannot be used, after what could be', async () => {
    const at = await testFolder();
    const good = await testFile('a.jsonl', jsonLines(sound));
    const twice = await testFile('b.csv', 'a,a\n1,2\n');
    const header = await wirecopy('write', twice, good, ...today, '--rejected', at('r'));
    expect(header.code).toBe(2);
    expect(header.stderr).toMatch(/file\/duplicate-header[\s\S]*1 written, 0 held, 1 rejected\n$/u);
    const torn = await testFile(
      'c.jsonl.gz',
      gzipSync(
        jsonLines(
          ...Array.from({ length: 9000 }, (_, id) => ({
            ...sound,
            id: `r${id}`,
            target: `T${id}`,
          })),
        ),
      ).subarray(0, 40_000),
    );
    const cut = await wirecopy('write', torn, good, ...today, '--format', 'jsonl');
    expect(cut.code).toBe(2);
    expect(cut.stderr).toMatch(/^wirecopy: .*c\.jsonl\.gz: unexpected end of file$/mu);
    const [, written] = /(\d+) written, /u.exec(cut.stderr) ?? [];
    expect(Number(written)).toBeGreaterThan(1);
    expect(cut.stdout.trimEnd().split('\n')).toHaveLength(Number(written));
  });

  it.each(['write', 'digest', 'classify', 'validate', 'kinds'])(
    '%s --help ends with examples',
    async (command) => {
      const { code, stdout } = await wirecopy(command, '--help');
      expect(code).toBe(0);
      const [, examples = ''] = stdout.split('\nExamples:\n');
      expect(
        examples
          .trimEnd()
          .split('\n')
          .every((line) => /^ {2}\$ .*wirecopy /u.test(line)),
      ).toBe(true);
    },
  );

  it('prints its help and its version', async () => {
    const manifest = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
    expect(await wirecopy('--version')).toEqual({
      code: 0,
      stdout: `${manifest.version}\n`,
      stderr: '',
    });
    expect((await wirecopy('--help')).stdout).toMatch(/Exit codes: 0 all done;[\s\S]*Examples:/u);
    expect(await wirecopy()).toMatchObject({ code: 2, stdout: '' });
  });
});
