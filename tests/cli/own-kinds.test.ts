/** Kinds that a module declares, in the hands of every command. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtinKinds } from '../../src/kinds/index.js';
import { readKinds } from '../../src/node/index.js';
import { servePreview } from '../../src/preview/serve-preview.js';
import { KEY_HEADER } from '../../src/preview/admission.js';
import { builtPage } from '../preview/built-page.js';
import { testFile, testFolder } from '../node/folder.js';
import { buildProgram, jsonLines, library, parseLines, start, wirecopy } from './command.js';
import { sound } from './records.js';

beforeAll(buildProgram, 120_000);

const now = ['--now', '2021-06-02'] as const;

const appointment = {
  kind: 'appointment',
  id: 'ann',
  date: '2021-06-01',
  company: 'Acme Inc.',
  person: 'Ann Lee',
  post: 'chief executive',
};

const declaration = (name: string): string => `
import { defineKind } from ${JSON.stringify(pathToFileURL(library).href)};

export const ${name} = defineKind({
  name: '${name}',
  describes: 'A company appoints somebody to a post.',
  fields: (t) => ({ company: t.organisation, person: t.person, post: t.nounPhrase }),
  topics: ['20000192'],
  cues: { fields: ['post', 'person'], words: ['appointed', 'named'] },
  facts: {
    company: { type: 'organisation', from: ['company'], value: (r) => r.company, must: true, anchor: true, role: 'company' },
    person: { type: 'person', from: ['person'], value: (r) => r.person, must: true, anchor: true },
    post: { type: 'nounPhrase', from: ['post'], value: (r) => r.post, weight: 3, material: true },
  },
  newsworthiness: () => [{ factor: 'event', score: 0.4, reason: 'A company has a new officer.' }],
  guards: [],
  identity: (r) => [r.company.name, r.person.name],
});`;

const template = `---
kind: appointment
paragraphs:
  - [lead]
  - [quoted]
  - [background]
---
{{#headline}}
- {{company}} names {{person}} {{bare post}}
{{/headline}}

{{#lead}}
- {{introduce company}} named {{person}} {{bare post}}{{#opt}} {{on date}}{{/opt}}{{#opt}}, according to {{source}}{{/opt}}.
{{/lead}}

{{#quoted each="quotes"}}
- {{speaker}} said{{#opt}} at {{venue}}{{/opt}}{{#opt}} in {{medium}}{{/opt}}{{#opt}} on {{channel}}{{/opt}}: {{quote text}}.
{{/quoted}}

{{#background each="background"}}
- {{text}}.
{{/background}}
`;

/** A project with a kind of its own, its template and a fixture. */
async function project() {
  const at = await testFolder();
  await mkdir(at('templates/en'), { recursive: true });
  await mkdir(at('fixtures/appointment/first'), { recursive: true });
  await writeFile(at('kinds.js'), declaration('appointment'));
  await writeFile(at('templates/en/appointment.hbs'), template);
  await writeFile(at('fixtures/appointment/first/record.json'), JSON.stringify(appointment));
  await writeFile(at('fixtures/settings.yaml'), 'now: 2021-06-02\nstyles: [agency]\n');
  await writeFile(at('records.jsonl'), jsonLines(appointment, sound));
  return { at, own: ['--kinds', at('kinds.js')], templates: ['--templates', at('templates')] };
}

const story = 'Acme Inc. named Ann Lee chief executive on June 1.';

describe('a kind of one’s own', () => {
  it('is written, read from records and listed beside the shipped ones', async () => {
    const { at, own, templates } = await project();
    const written = await wirecopy('write', at('records.jsonl'), ...own, ...templates, ...now);
    expect(written.code).toBe(0);
    expect(written.stdout).toContain(story);
    const classified = await wirecopy('classify', at('records.jsonl'), ...own, '--format', 'jsonl');
    expect(parseLines(classified.stdout).map(({ kind }) => kind)).toEqual([
      'appointment',
      'acquisition',
    ]);
    const listed = await wirecopy('kinds', ...own);
    expect(listed.stdout.split('\n')).toHaveLength(builtinKinds.length + 2);
    const one = await wirecopy('kinds', 'appointment', ...own);
    expect(one.stdout).toMatch(/^ {2}person\* +/mu);
  });

  it('is checked, covered, varied and tested by the workbench', async () => {
    const { at, own, templates } = await project();
    expect(await wirecopy('templates', 'check', at('templates'), ...own)).toMatchObject({
      code: 0,
      stderr: '1 template checked, 0 errors\n',
    });
    const unknown = await wirecopy('templates', 'check', at('templates'));
    expect(unknown.stdout).toContain('There is no kind appointment');
    const covered = await wirecopy('templates', 'coverage', at('templates'), ...own, '--json');
    expect(JSON.parse(covered.stdout)).toMatchObject([
      { kind: 'appointment', bullets: [{ chosen: expect.any(Number) as number }, {}, {}, {}] },
    ]);
    const record = ['--record', at('fixtures/appointment/first/record.json')];
    const varied = await wirecopy('templates', 'variants', ...record, ...own, ...templates, ...now);
    expect(varied.stdout).toContain(story);
    const test = ['templates', 'test', at('fixtures'), ...own, ...templates];
    await wirecopy(...test, '--update');
    expect(await wirecopy(...test)).toMatchObject({ code: 0, stderr: '1 passed, 0 failed\n' });
  }, 60_000);

  it('goes to the threads of a batch, whose run is another without it', async () => {
    const { at, own, templates } = await project();
    const args = ['batch', at('records.jsonl'), '--out', at('out'), ...templates, ...now];
    const { code, stderr } = await start([...args, ...own, '--workers', '2']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '2 written, 0 held, 0 rejected\n' });
    const items = parseLines(await readFile(at('out/items-00001.jsonl'), 'utf8'));
    expect(items.map(({ kind }) => kind)).toEqual(['appointment', 'acquisition']);
    await writeFile(at('kinds.js'), `${declaration('appointment')}\n// changed`);
    const changed = await start([...args, ...own]);
    expect(changed).toMatchObject({ code: 2 });
    expect(changed.stderr).toContain('the module of kinds');
  }, 60_000);

  it('is previewed', async () => {
    const { at } = await project();
    const server = await servePreview({
      port: 0,
      page: await builtPage('own-kinds'),
      templates: at('templates'),
      fixtures: at('fixtures'),
      styles: ['agency'],
      newsbot: { kinds: await readKinds(at('kinds.js')) },
    });
    const ask = async (path: string, body?: unknown): Promise<unknown> => {
      const response = await fetch(`http://127.0.0.1:${server.port}/api/${path}`, {
        headers: { [KEY_HEADER]: server.key, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      });
      return response.json();
    };
    try {
      expect(await ask('workspace')).toMatchObject({
        first: { language: 'en', kind: 'appointment' },
      });
      const records = [{ name: 'first', text: JSON.stringify(appointment) }];
      const asked = { language: 'en', kind: 'appointment', text: template, records };
      expect(
        await ask('items', { ...asked, styles: ['agency'], seed: 0, told: 'fixture' }),
      ).toMatchObject({
        findings: [],
        items: [{ record: 'first', status: 'written' }],
      });
    } finally {
      await server.close();
    }
  }, 120_000);

  it('takes the place of a shipped one of its name', async () => {
    const file = await testFile('kinds.mjs', declaration('partnership'));
    const kinds = await readKinds(file);
    expect(kinds).toHaveLength(builtinKinds.length);
    expect(kinds.filter(({ name }) => name === 'partnership')).toMatchObject([
      { describes: 'A company appoints somebody to a post.' },
    ]);
  });

  it.each([
    ['there is none of', '', /exports no kind/u],
    ['cannot be run', 'throw new Error("no luck")', /kinds\.mjs: no luck/u],
    [
      'are two of one name',
      `${declaration('visit')}\nexport const again = { ...visit };`,
      /exports two kinds named visit/u,
    ],
  ])('is told where it %s', async (_what, text, problem) => {
    const file = await testFile('kinds.mjs', text);
    const { code, stderr } = await wirecopy('kinds', '--kinds', file);
    expect(code).toBe(2);
    expect(stderr).toMatch(problem);
  });

  it('is not given to the worker of untrusted templates', async () => {
    const { at, own, templates } = await project();
    const { code, stderr } = await wirecopy(
      ...['write', at('records.jsonl'), ...own, ...templates, '--untrusted', ...now],
    );
    expect(code).toBe(2);
    expect(stderr).toContain('--untrusted words the shipped kinds only');
  });
});
