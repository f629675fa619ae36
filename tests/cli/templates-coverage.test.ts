import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TemplateCoverage } from '../../src/testing/index.js';
import { testFolder } from '../node/folder.js';
import { buildProgram, start, wirecopy } from './command.js';

const quotes = `{{#quoted each="quotes"}}
- {{speaker}} said{{#opt}} at {{venue}}{{/opt}}{{#opt}} in {{medium}}{{/opt}}{{#opt}} on {{channel}}{{/opt}}: {{quote text}}.
{{/quoted}}
{{#background each="background"}}
- {{text}}.
{{/background}}
`;

/** A short template of a shipped kind. */
const statement = (bullets: string): string => `---
kind: official-statement
paragraphs:
  - [lead, conditions]
  - [quoted]
  - [background]
---
{{#headline}}
- {{speaker}} makes a statement
{{/headline}}
{{#lead}}
${bullets}
{{/lead}}
{{#conditions}}
- The conditions are that {{conditions}}.
{{/conditions}}
${quotes}`;

async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const at = await testFolder();
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(at(path)), { recursive: true });
    await writeFile(at(path), text);
  }
  return at('.');
}

const shipped = (kind: string): Promise<string> => readFile(`templates/en/${kind}.hbs`, 'utf8');

describe('templates coverage', () => {
  const notes = async (): Promise<string> =>
    folderOf({ 'en/correction.hbs': await shipped('correction') });

  it('ends well where every bullet is chosen, with a table and a summary', async () => {
    const dir = await notes();
    const { code, stdout, stderr } = await wirecopy('templates', 'coverage', dir);
    const bullets = (await shipped('correction')).match(/^- /gm)?.length ?? 0;
    const [heads, row, ...others] = stdout.split('\n');
    expect(heads).toMatch(
      /^template +bullets +phrases +wordings +facts said +styles +records +silent$/,
    );
    expect(row).toMatch(new RegExp(`^en/correction\\.hbs +${bullets}/${bullets} +2/2 `));
    expect(others).toEqual(['']);
    expect(stderr).toMatch(
      new RegExp(
        `^1 template, ${bullets} of ${bullets} bullets chosen, 0 cases without headline or lead, \\d+ records\\n$`,
      ),
    );
    expect(code).toBe(0);
  });

  it('names the file and line of what is never chosen, with the reason, and fails', async () => {
    const text = (await shipped('correction')).replace(
      '- It adds {{added}}.',
      '- It adds {{added}}.\n- It adds {{added}} to {{dropped}}.{{when taken}}',
    );
    const broken = await folderOf({ 'en/correction.hbs': text });
    const line = text.split('\n').indexOf('- It adds {{added}} to {{dropped}}.{{when taken}}') + 1;
    const { code, stdout } = await wirecopy('templates', 'coverage', broken, '--quiet');
    expect(code).toBe(1);
    expect(stdout).toContain(
      `${broken}/en/correction.hbs:${line}  never chosen  added: It adds {{added}} to {{dropped}}.`,
    );
  });

  it('prints as JSON, and writes a page', async () => {
    const dir = await notes();
    const at = await testFolder();
    const { code, stdout, stderr } = await wirecopy(
      ...['templates', 'coverage', dir, '--json', '--quiet', '--html', at('page.html')],
    );
    expect([code, stderr]).toEqual([0, '']);
    const [coverage] = JSON.parse(stdout) as TemplateCoverage[];
    expect(coverage?.file).toBe('en/correction.hbs');
    const page = await readFile(at('page.html'), 'utf8');
    for (const { line, source } of coverage?.bullets ?? []) {
      expect(page).toContain(`<td class="number">${line}</td>`);
      expect(page).toContain(source.replaceAll('"', '&quot;'));
    }
    expect(
      await wirecopy('templates', 'coverage', dir, '--html', at('no/page.html')),
    ).toMatchObject({ code: 2 });
  });

  it('refuses what it cannot find, and fails on what it cannot load', async () => {
    const dir = await notes();
    const unknown = await wirecopy('templates', 'coverage', dir, '--kind', 'corection');
    expect(unknown).toMatchObject({ code: 2, stdout: '' });
    expect(unknown.stderr).toMatch(/no template of the kind corection.*correction/);
    expect(await wirecopy('templates', 'coverage', dir, '--language', 'zh')).toMatchObject({
      code: 2,
    });
    const broken = await folderOf({
      'en/official-statement.hbs': statement('- {{speker}} spoke.'),
    });
    const { code, stdout, stderr } = await wirecopy('templates', 'coverage', broken);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`${broken}/en/official-statement.hbs:12:3  template/unknown-slot`);
  });

  it('covers several templates at once, in the program as it is built', async () => {
    await buildProgram();
    const both = await folderOf({
      'en/correction.hbs': await shipped('correction'),
      'en/official-statement.hbs': statement('- {{speaker}} said that {{statement}}.'),
    });
    const { code, stdout } = await start(['templates', 'coverage', both, '--json']);
    const found = JSON.parse(stdout) as TemplateCoverage[];
    expect(found.map(({ file }) => file)).toEqual([
      'en/correction.hbs',
      'en/official-statement.hbs',
    ]);
    // Its headline leaves out what every headline must say.
    expect(found[1]?.silent.map(({ codes }) => codes[0])).toEqual(['plan/no-headline']);
    expect(code).toBe(1);
  });
});
