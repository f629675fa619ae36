import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { testFile, testFolder } from '../node/folder.js';
import { jsonLines, parseLines, wirecopy } from './command.js';
import { another, huge, sound, stale, today } from './records.js';

const publication =
  'publication: { name: The Wire, url: https://wire.example.org, language: en }\n';
const records = jsonLines(sound, huge, another, stale);

/** What opens a document that holds all items, and how often each item stands in it. */
const documents = {
  html: ['<!doctype html>', '<article '],
  email: ['<!doctype html>', '<h2 '],
  newsml: ['<?xml', '<newsItem '],
  rss: ['<?xml', '<item>'],
  atom: ['<?xml', '<entry '],
  jsonfeed: ['{', '"content_html"'],
  sitemap: ['<?xml', '<loc>'],
} as const;

const formats = Object.entries(documents);

async function printed(command: 'write' | 'digest', format: string, ...more: string[]) {
  const file = await testFile('a.jsonl', records);
  const config = await testFile('c.yaml', publication);
  return wirecopy(command, file, ...today, '--config', config, '--format', format, ...more);
}

describe.each(['write', 'digest'] as const)('wirecopy %s --format', (command) => {
  it.each(formats)(
    '%s prints one document of what was written',
    async (format, [opening, each]) => {
      const { code, stdout, stderr } = await printed(command, format);
      expect(stdout.startsWith(opening)).toBe(true);
      expect(stdout.split(each).length - 1).toBe(2);
      expect(stdout).toContain('Splunk');
      expect(stdout).toContain('Acme');
      expect(stdout, 'what is held reaches no format').not.toMatch(/Nut|Bolt/u);
      expect(stdout.endsWith('\n') && !stdout.endsWith('\n\n')).toBe(true);
      expect(stderr).toContain('2 held, 0 rejected');
      expect(code).toBe(1);
    },
  );

  it.each(formats)('%s prints the same bytes again', async (format) => {
    expect((await printed(command, format)).stdout).toBe((await printed(command, format)).stdout);
  });
});

describe('wirecopy write --format', () => {
  it.each(['ninjs', 'jsonld'])('%s prints a document a line', async (format) => {
    const { stdout } = await printed('write', format);
    const lines = parseLines(stdout);
    expect(lines).toHaveLength(2);
    const address = format === 'ninjs' ? 'uri' : '@id';
    expect(lines.map((line) => line[address])).toEqual([
      'https://wire.example.org/sound',
      'https://wire.example.org/another',
    ]);
  });

  it.each([
    ['html', ''],
    ['email', ''],
    ['newsml', ''],
    ['ninjs', ''],
    ['rss', '</rss>\n'],
    ['jsonfeed', '"items": []\n}\n'],
  ])('%s of nothing ends with %j', async (format, end) => {
    const file = await testFile('a.jsonl', jsonLines(stale));
    const config = await testFile('c.yaml', publication);
    const { stdout } = await wirecopy(
      'write',
      file,
      ...today,
      '--config',
      config,
      '--format',
      format,
    );
    expect(end === '' ? stdout : stdout.slice(-end.length)).toBe(end);
  });

  it('takes the moment of the run for that of publication', async () => {
    const { stdout } = await printed('write', 'atom');
    expect(stdout).toContain('<updated>2021-06-02T00:00:00Z</updated>');
  });

  it('prints items in brief when asked', async () => {
    const { stdout } = await printed('write', 'html', '--length', 'brief');
    expect(stdout.match(/<article /gu)).toHaveLength(2);
  });

  it.each(['ninjs', 'jsonld', 'newsml', 'rss', 'atom', 'jsonfeed', 'sitemap'])(
    '%s says what the configuration lacks before it opens anything',
    async (format) => {
      const at = await testFolder();
      const file = await testFile('a.jsonl', records);
      const output = await testFile('out', 'of yesterday');
      const config = await testFile('c.yaml', 'publication: { name: The Wire }\n');
      const args = ['write', file, ...today, '--format', format, '--output', output];
      const { code, stderr } = await wirecopy(...args, '--config', config, '--held', at('held'));
      expect(code).toBe(2);
      expect(stderr).toContain('publish/no-address: ');
      expect(stderr).toContain('Set `publication: { url: https://… }` in the configuration.');
      expect(await readFile(output, 'utf8')).toBe('of yesterday');
      expect((await wirecopy(...args)).stderr).toContain('publish/no-name: ');
    },
  );

  it('needs no publication for a page', async () => {
    const file = await testFile('a.jsonl', records);
    const { stdout } = await wirecopy('write', file, ...today, '--format', 'html');
    expect(stdout).toContain('<title>');
  });
});

describe('wirecopy digest --format', () => {
  it.each(['json', 'jsonl', 'ninjs', 'jsonld'])('%s prints one document', async (format) => {
    const { stdout } = await printed('digest', format);
    expect(parseLines(stdout)).toHaveLength(1);
  });

  it('html explains when asked', async () => {
    const { stdout } = await printed('digest', 'html', '--explain');
    expect(stdout.match(/class="explanation"/gu)).toHaveLength(2);
  });
});
