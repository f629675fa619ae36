import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { deadAddress, rss, webServer } from '../node/sources/web-server.js';
import { buildProgram, jsonLines, parseLines, program, wirecopy } from './command.js';

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

describe('read of a folder', () => {
  it('reads the texts that it did not read before', async () => {
    const inbox = join(folder, 'inbox');
    mkdirSync(inbox);
    writeFileSync(join(inbox, 'a.txt'), 'Acme bought Bolt.');
    const ids = async (): Promise<unknown[]> => {
      const { code, stdout } = await wirecopy(
        'read',
        inbox,
        '--state',
        join(folder, 'inbox-state'),
      );
      expect(code).toBe(0);
      return parseLines(stdout).map(({ id }) => id);
    };
    expect(await ids()).toEqual([join(inbox, 'a.txt')]);
    expect(await ids()).toEqual([]);
    writeFileSync(join(inbox, 'b.md'), '**Cog** bought Dyn.');
    expect(await ids()).toEqual([join(inbox, 'b.md')]);
    const { code, stderr } = await wirecopy('read', inbox, '--output', join(inbox, 'out.jsonl'));
    expect(stderr).toContain('is read');
    expect(code).toBe(2);
  });
});

/** The program at work, and the lines that it has printed. */
function running(...args: readonly string[]) {
  const child = spawn(process.execPath, [program, ...args]);
  onTestFinished(() => void child.kill('SIGKILL'));
  const text = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (text.stdout += String(chunk)));
  child.stderr.on('data', (chunk) => (text.stderr += String(chunk)));
  const ended = once(child, 'close') as Promise<[number | null, string | null]>;
  const ids = (): unknown[] => parseLines(text.stdout).map(({ id }) => id);
  return {
    text,
    ids,
    /** Resolves when so many lines are there. */
    printed: async (count: number): Promise<void> => {
      while (ids().length < count && child.exitCode === null) await pause(20);
    },
    stop: async (signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL') => {
      child.kill(signal);
      return ended;
    },
  };
}

describe('read --follow', () => {
  beforeAll(buildProgram, 120_000);

  const line = (id: string): string => jsonLines({ id, text: `Acme bought Bolt ${id}.` });

  it('prints a line as soon as its text is there, until it is stopped', async () => {
    const wire = join(folder, 'wire.jsonl');
    const inbox = join(folder, 'watched');
    mkdirSync(inbox);
    writeFileSync(wire, line('a'));
    const items = [deal];
    const { url } = await webServer({ '/feed': (response) => response.end(rss(...items)) });
    const follows = ['read', '--follow', wire, inbox, '--feed', url('/feed'), '--every', '1', '--state', join(folder, 'follow-state')]; // prettier-ignore
    const run = running(...follows);
    await run.printed(2);
    appendFileSync(wire, line('b').slice(0, 9));
    await pause(400);
    appendFileSync(wire, `${line('b').slice(9)}nonsense\n`);
    await run.printed(3);
    renameSync(wire, `${wire}.1`);
    writeFileSync(wire, line('c'));
    await run.printed(4);
    items.push(denial);
    await run.printed(5);
    writeFileSync(join(inbox, 'd.txt'), 'Acme bought Bolt d.');
    await run.printed(6);
    const [code, signal] = await run.stop('SIGTERM');
    expect([code, signal]).toEqual([0, null]);
    expect(run.ids().slice(0, 2).sort()).toEqual(['a', 'urn:deal']);
    expect(run.ids().slice(2)).toEqual(['b', 'c', 'urn:denial', join(inbox, 'd.txt')]);
    expect(run.text.stderr).toContain(`${wire}:3:1`);
    expect(run.text.stderr).toContain('6 texts read');

    appendFileSync(wire, line('e'));
    const again = running(...follows);
    await again.printed(1);
    expect(await again.stop('SIGINT')).toEqual([0, null]);
    expect(again.ids()).toEqual(['e']);
  }, 60_000);

  it('adds to its file, so that no run loses what another has read, though it was killed', async () => {
    const wire = join(folder, 'killed.jsonl');
    const output = join(folder, 'read.jsonl');
    const ids = Array.from({ length: 60 }, (_, at) => `k${String(at)}`);
    writeFileSync(wire, '');
    const follows = ['read', '--follow', wire, '--output', output, '--state', join(folder, 'killed-state')]; // prettier-ignore
    const read = (): unknown[] => parseLines(whole(output)).map(({ id }) => id);
    const write = (from: number, count: number): void => {
      for (const id of ids.slice(from, from + count)) appendFileSync(wire, line(id));
    };
    for (let at = 0; at < ids.length; at += 20) {
      const run = running(...follows);
      write(at, 10);
      while (read().length <= at) await pause(5);
      await run.stop('SIGKILL');
      write(at + 10, 10);
    }
    appendFileSync(output, '{"id":"to');
    const last = running(...follows);
    while (new Set(read()).size < ids.length) await pause(20);
    expect(await last.stop('SIGTERM')).toEqual([0, null]);
    expect([...new Set(read())]).toEqual(ids);
  }, 60_000);

  it('writes the items of what it read as it comes', async () => {
    const wire = join(folder, 'news.jsonl');
    const text =
      'Cisco agreed to buy Splunk for $28 billion in cash, the companies said on Thursday.';
    writeFileSync(wire, jsonLines({ id: 'a', text, date: '2023-09-21', source: 'Reuters' }));
    const run = running('read', '--follow', wire, '--format', 'text', '--now', '2023-09-22');
    while (!run.text.stdout.includes('— Reuters')) await pause(20);
    appendFileSync(wire, jsonLines({ id: 'b', text: text.replace('Splunk', 'Bolt'), date: '2023-09-21', source: 'AFP' })); // prettier-ignore
    while (!run.text.stdout.includes('— AFP')) await pause(20);
    expect(await run.stop('SIGTERM')).toEqual([0, null]);
    expect(run.text.stderr).toContain('2 written, 0 held, 0 rejected');
  }, 60_000);

  it('goes on while a feed fails, and ends with 0 unless a record was to fail it', async () => {
    const wire = join(folder, 'failing.jsonl');
    writeFileSync(wire, line('a'));
    const run = running('read', '--follow', wire, '--feed', await deadAddress());
    await run.printed(1);
    while (!run.text.stderr.includes('feed/unreachable')) await pause(20);
    expect(await run.stop('SIGINT')).toEqual([0, null]);
    expect(run.text.stderr).toContain('0 rejected');
    appendFileSync(wire, 'nonsense\n');
    const strict = running('read', '--follow', wire, '--fail-on', 'rejected');
    while (!strict.text.stderr.includes('file/invalid-json')) await pause(20);
    expect(await strict.stop('SIGINT')).toEqual([1, null]);
  }, 60_000);

  it.each([
    [[], 'to follow'],
    [['-'], 'standard input'],
    [['package.json'], 'JSONL'],
    [['README.md'], 'JSONL'],
    [['none.jsonl'], 'none.jsonl'],
  ])('refuses %j', async (paths, told) => {
    const { code, stderr } = await wirecopy('read', '--follow', ...paths);
    expect(stderr).toContain(told);
    expect(code).toBe(2);
  });
});

describe('write --follow', () => {
  beforeAll(buildProgram, 120_000);

  const today = new Date().toISOString().slice(0, 10);
  const record = (id: string, target: string): string =>
    jsonLines({ kind: 'acquisition', id, date: today, acquirer: 'Acme', target, status: 'agreed', source: 'Reuters' }); // prettier-ignore

  it('writes items as their records come, each of its moment, and goes on where it stopped', async () => {
    const wire = join(folder, 'records.jsonl');
    const config = join(folder, 'publication.json');
    const held = join(folder, 'held.jsonl');
    writeFileSync(config, '{"publication":{"name":"Daily","url":"https://daily.example/","language":"en"}}'); // prettier-ignore
    writeFileSync(wire, record('a', 'Bolt'));
    const follows = ['write', '--follow', wire, '--format', 'ninjs', '--config', config, '--state', join(folder, 'records-state'), '--held', held]; // prettier-ignore
    const run = running(...follows);
    const documents = (): Record<string, unknown>[] => parseLines(run.text.stdout);
    while (documents().length < 1) await pause(20);
    await pause(1_100);
    appendFileSync(wire, record('a', 'Bolt') + record('b', 'Cog'));
    while (documents().length < 2) await pause(20);
    expect(await run.stop('SIGTERM')).toEqual([0, null]);
    const [first, second] = documents();
    expect(String(second?.['versionCreated']) > String(first?.['versionCreated'])).toBe(true);
    expect(run.text.stderr).toContain('guard/duplicate-record');
    expect(run.text.stderr).toContain('2 written, 1 held, 0 rejected');

    appendFileSync(wire, record('c', 'Dyn'));
    appendFileSync(wire, '{"kind":"acquisition"}\n');
    const again = running(...follows);
    while (parseLines(again.text.stdout).length < 1) await pause(20);
    while (!again.text.stderr.includes('record/missing-field')) await pause(20);
    expect(await again.stop('SIGINT')).toEqual([0, null]);
    expect(again.text.stdout).toContain('Dyn');
    expect(again.text.stderr).toContain('1 written, 0 held, 1 rejected');
    // the book is added to
    expect(parseLines(readFileSync(held, 'utf8'))).toMatchObject([{ id: 'a', line: 2 }]);
  }, 60_000);

  it('tells the history of what was published at once', async () => {
    const wire = join(folder, 'told.jsonl');
    const history = join(folder, 'told.db');
    writeFileSync(wire, record('a', 'Bolt'));
    const run = running('write', '--follow', wire, '--history', history);
    while (!run.text.stdout.includes('Bolt')) await pause(20);
    await pause(300);
    await run.stop('SIGKILL');
    const { stderr } = await wirecopy('write', wire, '--history', history);
    expect(stderr).toContain('guard/duplicate-record');
  }, 60_000);

  it.each([
    [['--follow'], 'to follow'],
    [['--follow', 'package.json'], 'JSONL'],
    [['--follow', 'x.jsonl', '--format', 'rss'], 'waits'],
    [['--follow', 'x.jsonl', '--format', 'json'], 'waits'],
    [['--follow', 'x.jsonl', '--untrusted', '--templates', 'templates'], '--untrusted'],
    [['x.jsonl', '--state', 'y'], '--follow'],
  ])('refuses %j', async (options, told) => {
    const { code, stderr } = await wirecopy('write', ...options);
    expect(stderr).toContain(told);
    expect(code).toBe(2);
  });
});

/** The whole lines of a file; a killed program may leave half a line. */
function whole(path: string): string {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return text.slice(0, text.lastIndexOf('\n') + 1);
}
