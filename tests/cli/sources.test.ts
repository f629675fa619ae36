import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { deadAddress, rss, webServer } from '../node/sources/web-server.js';
import { jsonLines, parseLines, wirecopy } from './command.js';

const folder = mkdtempSync(join(tmpdir(), 'wirecopy-sources-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const deal =
  '<title>News</title><guid>urn:deal</guid><pubDate>Thu, 21 Sep 2023 10:00:00 GMT</pubDate><description>&lt;p&gt;Cisco agreed to buy Splunk for $28 billion in cash, the companies said on Thursday.&lt;/p&gt;</description>';
const denial =
  '<title>News</title><guid>urn:denial</guid><pubDate>Thu, 21 Sep 2023 11:00:00 GMT</pubDate><description>Acme denied that it was in talks to acquire Bolt.</description>';

describe('read --feed', () => {
  it('reads the entries as it reads files, and keeps what is denied apart', async () => {
    const { url } = await webServer({ '/feed': rss(deal, denial) });
    const { code, stdout, stderr } = await wirecopy('read', '--feed', url('/feed'));
    const [read, denied, ...rest] = parseLines(stdout);
    expect(rest).toEqual([]);
    expect(read).toMatchObject({
      id: 'urn:deal',
      records: [{ kind: 'acquisition', date: '2023-09-21', source: { name: 'Deal & Wire' } }],
      text: expect.stringContaining('Cisco agreed'),
    });
    expect(denied).toMatchObject({
      records: [],
      candidates: [{ kind: 'acquisition', modality: 'denied' }],
    });
    expect(stderr).toContain('2 texts read: 1 record, 1 candidate');
    expect(code).toBe(0);
  });

  it('goes on to items and to a digest', async () => {
    const { url } = await webServer({ '/feed': rss(deal) });
    for (const format of ['text', 'digest']) {
      const { code, stdout } = await wirecopy(
        'read', '--feed', url('/feed'), '--format', format, '--now', '2023-09-22',
      ); // prettier-ignore
      expect(stdout).toMatch(/Splunk.+Cisco for \$28 billion.+Sept\. 21/u);
      expect(stdout).toContain('according to Deal & Wire');
      expect(code).toBe(0);
    }
  });

  it('reads files first and every feed that can be had, and tells of the others', async () => {
    const file = join(folder, 'news.txt');
    writeFileSync(file, 'Acme bought Bolt.');
    const { url } = await webServer({ '/feed': rss(deal), '/page': '<html></html>' });
    const dead = await deadAddress();
    const { code, stdout, stderr } = await wirecopy(
      'read', file, '--feed', dead, '--feed', url('/page'), '--feed', url('/feed'),
    ); // prettier-ignore
    expect(parseLines(stdout).map(({ id }) => id)).toEqual([file, 'urn:deal']);
    expect(stderr).toContain(`rejected  ${dead}:1:1  feed/unreachable`);
    expect(stderr).toContain(`rejected  ${url('/page')}:1:1  feed/malformed`);
    expect(code).toBe(2);
  });

  it('reads no text again in a later run with the same state', async () => {
    const items = [deal];
    const { url, asked } = await webServer({
      '/feed': (response, request) => {
        const tag = `"${String(items.length)}"`;
        if (request.headers['if-none-match'] === tag) response.writeHead(304).end();
        else response.setHeader('etag', tag).end(rss(...items));
      },
    });
    const state = join(folder, 'state');
    const ids = async (): Promise<unknown[]> => {
      const { code, stdout } = await wirecopy('read', '--feed', url('/feed'), '--state', state);
      expect(code).toBe(0);
      return parseLines(stdout).map(({ id }) => id);
    };
    expect(await ids()).toEqual(['urn:deal']);
    expect(await ids()).toEqual([]);
    items.unshift(denial);
    expect(await ids()).toEqual(['urn:denial']);
    expect(asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"1"', '"1"']);
    const [kept, ...rest] = readdirSync(state);
    expect(rest).toEqual([]);
    expect(JSON.parse(readFileSync(join(state, kept ?? ''), 'utf8'))).toMatchObject({
      source: url('/feed'),
      memory: { etag: '"2"' },
    });
  });

  it('is no failure of a feed that asked to be left alone', async () => {
    const { url } = await webServer({
      '/feed': (response) => response.writeHead(503, { 'retry-after': '3600' }).end(),
    });
    const arguments_ = ['read', '--feed', url('/feed'), '--state', join(folder, 'left-alone')];
    expect((await wirecopy(...arguments_)).code).toBe(2);
    const { code, stderr } = await wirecopy(...arguments_);
    expect(stderr).toContain('feed/waiting');
    expect(code).toBe(0);
  });

  it('names the publication to those who are asked', async () => {
    const config = join(folder, 'config.json');
    writeFileSync(config, '{"publication":{"name":"Daily","url":"https://daily.example/"}}');
    const { url, asked } = await webServer({ '/feed': rss(deal) });
    await wirecopy('read', '--feed', url('/feed'), '--config', config);
    expect(asked[0]?.headers['user-agent']).toBe('wirecopy (+https://daily.example/)');
  });

  it.each([
    [['--feed', 'feed.xml'], 'http'],
    [['--feed', 'https://user:secret@a.example/'], 'user'],
    [['--every', '60'], '--every'],
    [['--state', 'x'], '--state'],
    [['--feed', 'https://a.example/', '--every', '60'], '--every'],
    [['--feed', 'https://a.example/', '--follow', '--every', '0'], '--every'],
    [['--feed', 'https://a.example/', '--follow', '--format', 'digest'], '--follow'],
    [['--feed', 'https://a.example/', '--follow', '--graph', 'dot'], '--follow'],
  ])('refuses %j', async (options, told) => {
    const { code, stderr } = await wirecopy('read', ...options);
    expect(stderr).toContain(told);
    expect(stderr).not.toContain('secret');
    expect(code).toBe(2);
  });

  it('refuses a folder of states that cannot be, and a state that was damaged', async () => {
    const { url } = await webServer({ '/feed': rss(deal) });
    const file = join(folder, 'no-folder');
    writeFileSync(file, jsonLines({}));
    const refused = await wirecopy('read', '--feed', url('/feed'), '--state', file);
    expect(refused.code).toBe(2);
    const state = join(folder, 'damaged');
    await wirecopy('read', '--feed', url('/feed'), '--state', state);
    writeFileSync(join(state, readdirSync(state)[0] ?? ''), '{"memory":');
    const damaged = await wirecopy('read', '--feed', url('/feed'), '--state', state);
    expect(damaged.stderr).toContain('remove it');
    expect(damaged.code).toBe(2);
  });
});
