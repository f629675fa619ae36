import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { jsonLines, parseLines, wirecopy } from './command.js';

const folder = mkdtempSync(join(tmpdir(), 'wirecopy-read-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const deal = {
  id: 'a',
  text: 'Cisco agreed to buy Splunk for $28 billion in cash, the companies said on Thursday.',
  date: '2023-09-21',
  source: 'Reuters',
};
const rumour = {
  id: 'b',
  text: 'Acme is in talks to buy Bolt for $5 million, people familiar with the matter said.',
  date: '2023-09-20',
};
const news = file('news.jsonl', jsonLines(deal, rumour));

describe('read', () => {
  it('prints a line a text, and tells a bad line', async () => {
    const bad = file('bad.jsonl', `${jsonLines(deal)}{"id":"x"}\n${jsonLines(rumour)}`);
    const { code, stdout, stderr } = await wirecopy('read', bad);
    const lines = parseLines(stdout);
    expect(lines.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(Object.keys(lines[0] ?? {})).toEqual([
      'id', 'records', 'candidates', 'relations', 'diagnostics', 'reasons',
    ]); // prettier-ignore
    expect(lines[0]?.['records']).toMatchObject([
      { kind: 'acquisition', acquirer: ['Cisco'], target: 'Splunk', source: 'Reuters' },
    ]);
    expect(stderr).toContain(`${bad}:2:1`);
    expect(stderr).toContain('2 texts read:');
    expect(code).toBe(1);
  });

  it.each([
    ['a.md', '# News\n\nAcme **agreed to buy** Bolt for $5 million.\n'],
    ['a.html', '<title>News</title><p>Acme <b>agreed</b> to buy Bolt for $5 million.</p>'],
  ])('gives the text of %s, in which its places count', async (name, content) => {
    const { stdout } = await wirecopy('read', file(name, content), '--date', '2024-05-16');
    const [line] = parseLines(stdout) as {
      text: string;
      records: { evidence: Record<string, { start: number; end: number; text: string }> }[];
    }[];
    const places = Object.values(line?.records[0]?.evidence ?? {});
    expect(places.length).toBeGreaterThan(2);
    for (const { start, end, text } of places) expect(line?.text.slice(start, end)).toBe(text);
  });

  it('gives the texts that name none a day, a source and a currency', async () => {
    const path = file('plain.txt', 'Acme agreed to buy Bolt for $5 million.');
    const { stdout } = await wirecopy(
      'read', path, '--date', '2024-05-16', '--source', 'Wire', '--currency', 'CAD',
    ); // prettier-ignore
    expect(parseLines(stdout)[0]?.['records']).toMatchObject([
      { date: '2024-05-16', source: 'Wire', price: { amount: '5000000', currency: 'CAD' } },
    ]);
  });

  it('reads one kind, and moves what is less sure to the candidates', async () => {
    const other = await wirecopy('read', news, '--kind', 'funding-round');
    expect(parseLines(other.stdout).flatMap(({ records }) => records)).toEqual([]);
    const strict = await wirecopy('read', news, '--threshold', '1');
    for (const { records, candidates } of parseLines(strict.stdout)) {
      expect(records).toEqual([]);
      expect(candidates).toHaveLength(1);
    }
  });

  it('writes the items of what it read, by the guards', async () => {
    const { code, stdout, stderr } = await wirecopy(
      'read',
      news,
      '--format',
      'text',
      '--now',
      '2023-09-22',
    );
    expect(stdout).toContain('Cisco');
    expect(stdout).toContain('Reuters');
    expect(stdout).not.toContain('Bolt has');
    expect(stderr).toContain('written');
    expect(code).toBeLessThanOrEqual(1);
  });

  it('goes straight on to a digest', async () => {
    const { stdout, stderr } = await wirecopy(
      'read', news, '--format', 'digest', '--title', 'Deals', '--limit', '1', '--now', '2023-09-22',
    ); // prettier-ignore
    expect(stdout).toMatch(/^Deals: Cisco/u);
    expect(stdout).toContain('according to Reuters');
    expect(stderr).toContain('items from');
  });

  it.each([
    ['dot', 'n1 -> n2 [label="acquired"];'],
    ['mermaid', 'n1 -->|acquired| n2'],
    ['json', '"relation":"acquired"'],
  ])('draws a graph as %s', async (format, edge) => {
    const { code, stdout } = await wirecopy('read', news, '--graph', format);
    expect(stdout).toContain(edge);
    expect(code).toBe(0);
  });

  it.each([
    [['--graph', 'dot', '--format', 'text'], '--graph'],
    [['--title', 'X'], '--title'],
    [['--date', 'yesterday'], '--date'],
    [['--currency', 'dollars'], '--currency'],
    [['--threshold', '2'], '--threshold'],
    [['--kind', 'acquisitions'], 'did you mean acquisition'],
    [['--format', 'rss'], '--format'],
  ])('refuses %j', async (args, complaint) => {
    const { code, stderr } = await wirecopy('read', news, ...args);
    expect(stderr).toContain(complaint);
    expect(code).toBe(2);
  });

  it('ends with 2 where a file cannot be read', async () => {
    const { code } = await wirecopy('read', join(folder, 'none.txt'));
    expect(code).toBe(2);
  });
});
