import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CaseFailure, templateCases } from '../../src/testing/index.js';
import { testFolder } from '../node/folder.js';

const record = {
  kind: 'acquisition',
  id: 'splunk',
  date: '2021-06-01',
  acquirer: 'Cisco',
  target: 'Splunk',
};

async function fixtures(files: Readonly<Record<string, unknown>>): Promise<string> {
  const at = await testFolder();
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(at(path)), { recursive: true });
    await writeFile(at(path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return at('.');
}

describe('templateCases', () => {
  it('makes a case of each text, by the nearest settings', async () => {
    const dir = await fixtures({
      'settings.yaml': 'now: 2021-06-02\nstyles: [agency]\n',
      'acquisition/recent/record.json': record,
      'acquisition/old/record.json': record,
      'acquisition/old/settings.yaml': 'now: 2026-06-02\n',
      'acquisition/old/expected.en.financial.txt': 'x',
    });
    const cases = await templateCases(dir);
    expect(cases.map(({ name }) => name)).toEqual([
      'acquisition/old in agency style',
      'acquisition/old in financial style',
      'acquisition/recent in agency style',
    ]);
    expect(cases.map((each) => each.write().status)).toEqual(['held', 'held', 'written']);
    expect(cases[0]?.actual()).toMatch(/^held\n\nguard\/date-stale \/date: .+\n$/u);
  });

  it('fails with the words that differ', async () => {
    const dir = await fixtures({
      'settings.yaml': 'now: 2021-06-02\nstyles: [agency]\n',
      'acquisition/recent/record.json': record,
    });
    const [unaccepted] = await templateCases(dir);
    expect(() => unaccepted?.check()).toThrow(/no text was accepted yet[^]*--update/u);
    const text = unaccepted?.actual() ?? '';
    await writeFile(unaccepted?.file ?? '', text.replaceAll('Splunk', 'Spunk'));
    const [other] = await templateCases(dir);
    expect(() => other?.check()).toThrow(CaseFailure);
    expect(() => other?.check()).toThrow(/\[-Spunk-\]\{\+Splunk\+\}/u);
    await writeFile(unaccepted?.file ?? '', text);
    const [same] = await templateCases(dir);
    expect(() => same?.check()).not.toThrow();
  });

  it('lets records come before', async () => {
    const earlier = { ...record, id: 'earlier', date: '2021-03-01', target: 'Duo' };
    const dir = await fixtures({
      'settings.yaml': 'now: 2021-06-02\nstyles: [agency]\nhistory: before.jsonl\n',
      'before.jsonl': `${JSON.stringify(earlier)}\n`,
      'acquisition/recent/record.json': record,
    });
    const [remembering] = await templateCases(dir);
    expect(remembering?.actual()).toContain('Duo');
  });

  it.each([
    ['a misspelt setting', { 'settings.yaml': 'nwo: 2021-06-02\n' }, /fixture\/invalid: .*nwo/u],
    ['a record that is not JSON', { 'a/b/record.json': '{' }, /record\.json/u],
    ['a history that is not JSON', { 'settings.yaml': 'history: h\n', h: '{' }, /JSON|position/u],
    [
      'a history that is rejected',
      { 'settings.yaml': 'history: h\n', h: '{"kind":"x"}' },
      /no kind "x"/u,
    ],
  ])('refuses %s', async (_, files, told) => {
    const dir = await fixtures({ 'acquisition/recent/record.json': record, ...files });
    await expect(
      templateCases(dir).then((cases) => {
        for (const each of cases) each.write();
      }),
    ).rejects.toThrow(told);
  });

  it('refuses a folder without fixtures', async () => {
    await expect(templateCases(await fixtures({ 'a.txt': '' }))).rejects.toThrow(
      /holds no fixture/u,
    );
    await expect(templateCases('/nowhere')).rejects.toThrow(/nowhere/u);
  });
});
