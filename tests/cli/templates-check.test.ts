import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Diagnostic, DiagnosticCode } from '../../src/index.js';
import { shippedFolder } from '../../src/node/index.js';
import { testFolder } from '../node/folder.js';
import { wirecopy } from './command.js';

const shipped = await readFile(join(shippedFolder('templates'), 'en/acquisition.hbs'), 'utf8');

/** Lays a folder of templates with the files given. */
async function templates(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const at = await testFolder();
  const folder = at('templates');
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

function lineOf(text: string, place: string): number {
  const index = text.indexOf(place);
  if (index < 0) throw new Error(`The shipped template holds no ${place}.`);
  return text.slice(0, index).split('\n').length;
}

/** Ways of breaking the shipped template: what is replaced, by what, and what it is told as; the line is the place's. */
const breakages: readonly (readonly [
  what: string,
  place: string,
  broken: string,
  code: DiagnosticCode,
  told: RegExp,
  line?: number,
])[] = [
  [
    'a typo in a slot',
    '{{introduce target}}',
    '{{introduce targt}}',
    'template/unknown-slot',
    /target\?/u,
  ],
  [
    'a typo in a helper',
    '{{introduce target}}',
    '{{introdcue target}}',
    'template/unknown-helper',
    /introduce\?/u,
  ],
  [
    'a typo in a helper’s argument',
    '{{list acquirer max=2}}',
    '{{list acquirer maks=2}}',
    'template/helper-argument',
    /no option maks/u,
  ],
  [
    'a typo in a block',
    '{{#lead when="rumoured',
    '{{#leed when="rumoured',
    'template/syntax',
    /not closed/u,
  ],
  [
    'a typo in a gate',
    '{{#lead when="rumoured',
    '{{#lead when="rumord',
    'template/unknown-slot',
    /rumoured\?/u,
  ],
  [
    'an unclosed block',
    '{{/headline}}',
    '',
    'template/syntax',
    /headline is not closed/u,
    lineOf(shipped, '{{#headline'),
  ],
  [
    'an unclosed slot',
    '{{introduce target}}',
    '{{introduce target}',
    'template/syntax',
    /cannot be parsed/u,
  ],
  [
    'a literal figure',
    ' said to be considering',
    ' said in 2021 to be considering',
    'template/literal-figure',
    /2021/u,
  ],
  [
    'a literal name',
    ' said to be considering',
    ' said by Reuters to be considering',
    'template/literal-name',
    /Reuters/u,
  ],
  [
    'a literal currency',
    ' said to be considering',
    ' said to have millions of dollars for',
    'template/literal-currency',
    /dollars/u,
  ],
  [
    'a plural by hand',
    '{{possessive acquirer}}',
    '{{acquirer}}s',
    'template/grammar',
    /\{\{acquirer\}\}s/u,
  ],
  [
    'an article by hand',
    'considering a bid{{#opt}} of {{price}}{{/opt}}',
    'considering a {{price}}',
    'template/grammar',
    /\{\{a fact\}\}/u,
  ],
  ['bad front matter', 'kind: acquisition', 'kin: acquisition', 'template/front-matter', /kin/u],
  [
    'no YAML in the front matter',
    'kind: acquisition',
    'kind: [acquisition',
    'template/front-matter',
    /YAML/u,
    3,
  ],
  [
    'an unknown kind',
    'kind: acquisition',
    'kind: aquisition',
    'template/unknown-kind',
    /acquisition\?/u,
  ],
  ['an unknown message in the order', '- [lead', '- [leed', 'template/unknown-message', /leed/u],
  [
    'a triple stash',
    '{{introduce target}}',
    '{{{introduce target}}}',
    'template/forbidden',
    /two braces/u,
  ],
  [
    'a condition',
    '{{#opt}} of {{price}}{{/opt}}',
    '{{#if price}} of {{price}}{{/if}}',
    'template/forbidden',
    /no \{\{#if\}\}/u,
  ],
  [
    'a loop',
    '{{#opt}} of {{price}}{{/opt}}',
    '{{#each acquirer}}x{{/each}}',
    'template/forbidden',
    /no \{\{#each\}\}/u,
  ],
  ['a partial', '{{introduce target}}', '{{> target}}', 'template/forbidden', /no partial/u],
  [
    'a path to the prototype',
    '{{introduce target}}',
    '{{target.constructor}}',
    'template/forbidden',
    /no path/u,
  ],
  [
    'five optional phrases',
    '{{introduce target}}',
    '{{#opt}} {{stake}}{{/opt}}'.repeat(5),
    'template/too-many-phrases',
    /at most 4/u,
  ],
];

describe('wirecopy templates check', () => {
  it('finds nothing wrong with what ships', async () => {
    expect(await wirecopy('templates', 'check')).toEqual({
      code: 0,
      stdout: '',
      stderr: '16 templates checked, 0 errors\n',
    });
  });

  it.each(breakages.map(([what, ...rest]) => [what, rest] as const))(
    'names file and line of %s',
    async (_, [place, broken, code, told, line]) => {
      const text = shipped.replace(place, () => broken);
      const folder = await templates({ 'en/acquisition.hbs': text });
      const ended = await wirecopy('templates', 'check', folder, '--format', 'json');
      expect(ended.code).toBe(1);
      const findings = JSON.parse(ended.stdout) as Diagnostic[];
      const found = findings.find((finding) => finding.code === code);
      expect(found?.place).toMatchObject({
        file: join(folder, 'en/acquisition.hbs'),
        line: line ?? lineOf(shipped, place),
      });
      expect(`${found?.message ?? ''} ${found?.hint ?? ''}`).toMatch(told);
    },
  );

  it('says that there is no headline', async () => {
    const text = shipped.replace(/\{\{#headline[^]*?\{\{\/headline\}\}\n/gu, '');
    const folder = await templates({ 'en/acquisition.hbs': text });
    const { code, stdout } = await wirecopy('templates', 'check', folder);
    expect(stdout).toContain('en/acquisition.hbs:2:1  error  template/missing-message');
    expect(code).toBe(1);
  });

  it('tells two bullets that always say the same', async () => {
    const [bullet = ''] = /- There is talk of a bid.*\n/u.exec(shipped) ?? [];
    const folder = await templates({
      'en/acquisition.hbs': shipped.replace(bullet, bullet + bullet),
    });
    const { stdout } = await wirecopy('templates', 'check', folder);
    const line = lineOf(shipped, bullet);
    expect(stdout).toContain(`:${line + 1}:1  error  template/twin`);
    expect(stdout).toContain(`that of line ${line} says`);
  });

  it('names a status of whose records nothing can be said', async () => {
    const text = shipped.replace(/\{\{#lead when="terminated[^]*?\{\{\/lead\}\}\n/gu, '');
    const folder = await templates({ 'en/acquisition.hbs': text });
    const { code, stdout } = await wirecopy('templates', 'check', folder, '--format', 'json');
    expect(code).toBe(1);
    const found = (JSON.parse(stdout) as Diagnostic[]).filter(
      (finding) => finding.code === 'template/silent-case',
    );
    expect(found).not.toEqual([]);
    for (const { message, actual } of found) {
      expect(message).toMatch(/^No lead can be said of such a record, and of \d+ more like it\.$/u);
      expect(JSON.parse(actual ?? '')).toMatchObject({ status: 'terminated' });
    }
  });

  it('names what cannot be said of records of long ago', async () => {
    const forecast = await readFile(join(shippedFolder('templates'), 'en/forecast.hbs'), 'utf8');
    const text = forecast.replace(/\{\{#lead when="past" unless[^]*?\{\{\/lead\}\}\n/u, '');
    const folder = await templates({ 'en/forecast.hbs': text });
    const { stdout } = await wirecopy('templates', 'check', folder, '--format', 'json');
    const [found] = JSON.parse(stdout) as Diagnostic[];
    expect(found).toMatchObject({ code: 'template/silent-case', severity: 'error' });
    expect(JSON.parse(found?.actual ?? '')).toMatchObject({ date: '2019-05-16' });
  });

  it('misses what a story owes', async () => {
    const text = [
      '---',
      'kind: acquisition',
      'paragraphs: [[lead, price]]',
      '---',
      '{{#headline}}',
      '- {{acquirer}} buys {{target}}',
      '{{/headline}}',
      '{{#lead}}',
      '- {{introduce acquirer}} bought {{introduce target}}.',
      '{{/lead}}',
      '{{#price}}',
      '- The price was {{price}}.',
      '{{/price}}',
    ].join('\n');
    const folder = await templates({ 'en/acquisition.hbs': text });
    const { stdout } = await wirecopy('templates', 'check', folder, '--format', 'json');
    expect(
      (JSON.parse(stdout) as Diagnostic[]).map(({ code, message }) => [code, message]),
    ).toContainEqual([
      'template/unsaid-fact',
      'No sentence of the body says seller, which a story of kind acquisition owes its reader.',
    ]);
  });

  it('finds templates where none is looked for', async () => {
    const folder = await templates({ 'en/deal.hbs': shipped, 'xx/acquisition.hbs': shipped });
    const { stdout, stderr } = await wirecopy('templates', 'check', folder, '--format', 'github');
    expect(stdout.match(/title=template\/misplaced/gu)).toHaveLength(2);
    expect(stderr).toBe('2 templates checked, 2 errors\n');
  });

  it('shows the lines around the place', async () => {
    const folder = await templates({
      'en/acquisition.hbs': shipped.replace('kind: acquisition', 'kind: aquisition'),
    });
    const { stdout } = await wirecopy('templates', 'check', folder);
    expect(stdout).toBe(
      [
        `${join(folder, 'en/acquisition.hbs')}:2:1  error  template/unknown-kind`,
        '    1 | ---',
        '  > 2 | kind: aquisition',
        '      | ^',
        `    3 | ${shipped.split('\n')[2] ?? ''}`,
        '  There is no kind aquisition.',
        '  Did you mean acquisition?\n',
      ].join('\n'),
    );
  });

  it('writes annotations whose parts are escaped', async () => {
    const folder = await templates({ 'en/acquisition.hbs': 'a,b: 100%\n' });
    const { stdout } = await wirecopy('templates', 'check', folder, '--format', 'github');
    expect(stdout).toMatch(
      /^::error file=[^,:]*acquisition\.hbs,line=1,col=1,title=template\/front-matter::[^\n]+\n$/u,
    );
  });

  it('writes a SARIF log', async () => {
    const folder = await templates({
      'en/acquisition.hbs': shipped.replace('{{introduce target}}', '{{introduce targt}}'),
    });
    const { stdout, code } = await wirecopy('templates', 'check', folder, '--format', 'sarif');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'wirecopy', rules: [{ id: 'template/unknown-slot' }] } },
          results: [
            {
              ruleId: 'template/unknown-slot',
              ruleIndex: 0,
              level: 'error',
              locations: [
                {
                  physicalLocation: {
                    region: { startLine: lineOf(shipped, '{{introduce target}}') },
                  },
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('reads no folder that is none, and no bytes that are no text', async () => {
    const nowhere = await wirecopy('templates', 'check', '/nowhere');
    expect(nowhere).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('/nowhere') as string,
    });
    const folder = await templates({ 'en/acquisition.hbs': new Uint8Array([0xff, 0xfe, 0x41]) });
    expect(await wirecopy('templates', 'check', folder)).toMatchObject({ code: 2 });
    expect(await wirecopy('templates', 'check', '--language', 'xx')).toMatchObject({ code: 2 });
  });
});
