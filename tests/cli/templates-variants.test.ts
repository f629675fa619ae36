import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { RecordWordings } from '../../src/testing/index.js';
import { testFolder } from '../node/folder.js';
import { buildProgram, start, wirecopy } from './command.js';

const deal = {
  kind: 'acquisition',
  id: 'splunk',
  date: '2021-06-01',
  acquirer: 'Cisco',
  target: 'Splunk',
  status: 'agreed',
  price: { amount: '28000000000', currency: 'USD' },
};

async function file(content: unknown, name = 'deal.json'): Promise<string> {
  const at = await testFolder();
  await writeFile(at(name), typeof content === 'string' ? content : JSON.stringify(content));
  return at(name);
}

const variants = (path: string, ...more: readonly string[]) =>
  wirecopy('templates', 'variants', '--record', path, '--now', '2021-06-02', ...more);

describe('templates variants', () => {
  it('prints the wordings of each message, with score, line and reasons', async () => {
    const { code, stdout, stderr } = await variants(await file(deal));
    expect(code).toBe(0);
    expect(stderr).toMatch(/^written: \d+ messages, \d+ wordings\n$/);
    const [head, first, why] = stdout.split('\n');
    expect(head).toMatch(/^headline {2}.*en\/acquisition\.hbs$/);
    expect(first).toMatch(/^ +\d\.\d\d {2}\S.*(?:Cisco|Splunk)/);
    expect(why).toMatch(/^ +line \d+: (?:chosen|as good; the id chose another); price new \+3\.00/);
    expect(stdout).toContain('\nlead  ');
    expect(stdout.match(/: chosen/g)).toHaveLength(2);
    expect(stdout).toMatch(/: leaves out what must be said/);
  });

  it('prints as JSON, in the style, language and seed that are asked for', async () => {
    const path = await file(deal);
    const json = await variants(path, '--format', 'json', '--style', 'financial');
    const { outcome, messages } = JSON.parse(json.stdout) as RecordWordings;
    expect(outcome).toMatchObject({ status: 'written', value: { style: 'financial' } });
    expect(messages[0]?.wordings[0]?.text).toMatch(/\$28bn/);
    const chosen = async (seed: string): Promise<string> => {
      const { stdout } = await variants(path, '--format', 'json', '--seed', seed);
      const told = JSON.parse(stdout) as RecordWordings;
      return told.messages
        .map(({ wordings }) => wordings.find(({ fate }) => fate === 'chosen')?.line)
        .join();
    };
    const lines = new Set<string>();
    for (const seed of ['0', '1', '2', '3', '4', '5']) lines.add(await chosen(seed));
    expect(lines.size).toBeGreaterThan(1);
  });

  it('tells why a record gets none', async () => {
    const held = await variants(await file({ ...deal, date: '2019-01-01' }));
    expect([held.code, held.stdout]).toEqual([1, '']);
    expect(held.stderr).toMatch(
      /^held {2}splunk {2}guard\/date-stale.*\nheld: 0 messages, 0 wordings\n$/s,
    );
    expect((await variants(await file({ ...deal, date: '2019-01-01' }), '--archive')).code).toBe(0);
  });

  it('takes one record only', async () => {
    const refused = async (content: unknown, name?: string): Promise<string> => {
      const { code, stderr } = await variants(await file(content, name));
      expect(code).toBe(2);
      return stderr;
    };
    expect(await refused([deal, deal])).toMatch(/more than one record/);
    expect(await refused([])).toMatch(/no record/);
    expect(await refused('{"kind":')).toMatch(/deal\.json/);
    expect(await refused('kind\nacquisition\n', 'deal.csv')).toMatch(/given as JSON/);
    expect((await variants('nowhere.json')).code).toBe(2);
    expect((await variants(await file(deal), '--seed', 'x')).code).toBe(2);
    expect((await wirecopy('templates', 'variants')).code).toBe(2);
  });

  it('reads standard input', async () => {
    await buildProgram();
    const { code, stdout } = await start(
      ['templates', 'variants', '--record', '-', '--now', '2021-06-02'],
      JSON.stringify(deal),
    );
    expect([code, stdout.startsWith('headline  ')]).toEqual([0, true]);
  });
});
