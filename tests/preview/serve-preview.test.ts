import { once } from 'node:events';
import { chmod, mkdir, readFile, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import {
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
} from 'node:http';
import { connect } from 'node:net';
import { basename } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { KEY_HEADER } from '../../src/preview/admission.js';
import type {
  Preview,
  Records,
  Refusal,
  TemplateFile,
  Workspace,
} from '../../src/preview/protocol.js';
import { servePreview, type PreviewServer } from '../../src/preview/serve-preview.js';
import { testFolder } from '../node/folder.js';
import { builtPage } from './built-page.js';
import { workbench } from './workbench.js';

let page: string;
beforeAll(async () => {
  page = await builtPage('server');
}, 120_000);

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Asks by the path as it stands: `fetch` would tidy it up, and may not name another host. */
async function ask(
  { port }: PreviewServer,
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
  }: { method?: string; headers?: OutgoingHttpHeaders; body?: string | undefined } = {},
): Promise<Answer> {
  const asking = request({ host: '127.0.0.1', port, path, method, headers });
  asking.end(body);
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return { status: response.statusCode ?? 0, headers: response.headers, text };
}

interface ApiAnswer<T> {
  readonly status: number;
  readonly answer: T;
}

/** Asks as the page does. */
async function api<T = unknown>(
  server: PreviewServer,
  path: string,
  body?: unknown,
  method = body === undefined ? 'GET' : 'PUT',
): Promise<ApiAnswer<T>> {
  const { status, text } = await ask(server, `/api/${path}`, {
    method,
    headers: { [KEY_HEADER]: server.key, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status, answer: JSON.parse(text) as T };
}

const acquisition = { language: 'en', kind: 'acquisition' };

describe('the page', () => {
  it('comes with a policy that lets nothing in but what the server sent', async () => {
    const { server } = await workbench(page);
    const { status, headers, text } = await ask(server, '/');
    expect(status).toBe(200);
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/default-src 'none'.*script-src 'self';.*frame-ancestors 'none'/u);
    expect(policy).not.toMatch(/unsafe|https?:|\*/u);
    const nonce = /'nonce-([^']+)'/u.exec(policy)?.[1] ?? '';
    expect(text).toContain(`<meta property="csp-nonce" nonce="${nonce}">`);
    expect(text).not.toContain('{{nonce}}');
    expect((await ask(server, '/')).headers['content-security-policy']).not.toContain(nonce);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    const script = /src="\.(\/assets\/[^"]+\.js)"/u.exec(text)?.[1] ?? '';
    expect(await ask(server, script)).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/javascript', 'x-content-type-options': 'nosniff' },
    });
    // The key of the run is not in what anybody on this machine may fetch.
    expect(text).not.toContain(server.key);
  });

  it.each([
    '/../package.json',
    '/assets/../../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/assets/..%5c..%5cpackage.json',
    '//etc/passwd',
    '/.git/config',
    '/nothing.js',
  ])('has no file %s', async (path) => {
    const { server } = await workbench(page);
    const { status, text } = await ask(server, path);
    expect(status).toBe(404);
    expect(text).not.toMatch(/devDependencies|root:/u);
  });

  it('is asked for and not sent to', async () => {
    const { server } = await workbench(page);
    expect((await ask(server, '/', { method: 'POST', body: 'x' })).status).toBe(405);
  });

  it('is told of where it was not built', async () => {
    await expect(
      servePreview({ port: 0, newsbot: {}, styles: [], page: '/nowhere' }),
    ).rejects.toThrow(/\/nowhere: the page of the preview is not built/u);
  });
});

describe('strangers', () => {
  it('are refused by any other host or origin, page and data alike', async () => {
    const { server } = await workbench(page);
    const key = { [KEY_HEADER]: server.key };
    const own = `127.0.0.1:${server.port}`;
    const named = `localhost:${server.port}`;
    const statusOf = async (path: string, headers: OutgoingHttpHeaders): Promise<number> =>
      (await ask(server, path, { headers })).status;
    for (const path of ['/', '/api/workspace']) {
      expect(await statusOf(path, { ...key, host: own, origin: `http://${own}` })).toBe(200);
      expect(await statusOf(path, { ...key, host: named })).toBe(200);
      for (const host of [
        'evil.example',
        `evil.example:${server.port}`,
        '127.0.0.1',
        '127.0.0.1:1',
        `127.0.0.1.nip.io:${server.port}`,
        `[::1]:${server.port}`,
      ])
        expect([host, await statusOf(path, { ...key, host })]).toEqual([host, 403]);
      for (const origin of [
        'null',
        'http://evil.example',
        `https://${own}`,
        `http://${named}`,
        'http://127.0.0.1:1',
      ])
        expect([origin, await statusOf(path, { ...key, host: own, origin })]).toEqual([
          origin,
          403,
        ]);
    }
  });

  it('are not heard on any other address of this machine', async () => {
    const { server } = await workbench(page);
    const socket = connect({ host: '127.0.0.2', port: server.port });
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNREFUSED');
  });

  it('have no data without the key of the run', async () => {
    const { server } = await workbench(page);
    for (const headers of [
      {},
      { [KEY_HEADER]: '' },
      { [KEY_HEADER]: `${server.key}x` },
      { [KEY_HEADER]: server.key.toLowerCase() },
      { [KEY_HEADER]: server.key, 'sec-fetch-site': 'cross-site' },
      { [KEY_HEADER]: server.key, 'sec-fetch-site': 'none' },
    ]) {
      const { status, text } = await ask(server, '/api/template?language=en&kind=acquisition', {
        headers,
      });
      expect(status).toBe(403);
      expect(JSON.parse(text)).toMatchObject({ error: { code: 'key' } });
    }
    // In the address it stands in no log and no history only for the stream, which can give no header.
    expect((await ask(server, `/api/workspace?key=${server.key}`)).status).toBe(403);
    expect((await ask(server, '/api/changes?key=x')).status).toBe(403);
  });

  it('have another key in every run', async () => {
    const one = await workbench(page);
    const other = await workbench(page);
    expect(one.server.key).not.toBe(other.server.key);
    expect(one.server.url).toBe(`http://127.0.0.1:${one.server.port}/#key=${one.server.key}`);
  });
});

describe('requests', () => {
  it.each([
    ['GET', '/api/nothing', 404, undefined],
    ['DELETE', '/api/template', 405, 'GET, PUT'],
    ['GET', '/api/items', 405, 'POST'],
    ['POST', '/api/changes', 405, 'GET'],
    ['GET', '/api/constructor', 404, undefined],
  ])('%s %s is answered with %s', async (method, path, status, allow) => {
    const { server } = await workbench(page);
    const answer = await ask(server, path, {
      method,
      headers: { [KEY_HEADER]: server.key, 'content-type': 'application/json' },
    });
    expect(answer.status).toBe(status);
    expect(answer.headers.allow).toBe(allow);
  });

  it('are JSON, of the shape that is known, and no larger than they need be', async () => {
    const { server, at } = await workbench(page);
    const before = await readFile(at('templates/en/acquisition.hbs'), 'utf8');
    const put = (body: string, type: string): Promise<Answer> =>
      ask(server, '/api/template', {
        method: 'PUT',
        headers: { [KEY_HEADER]: server.key, 'content-type': type },
        body,
      });
    const sound = JSON.stringify({ ...acquisition, text: '', base: null });
    expect((await put(sound, 'text/plain')).status).toBe(415);
    expect((await put(sound, 'application/x-www-form-urlencoded')).status).toBe(415);
    expect((await put('{', 'application/json')).status).toBe(400);
    expect((await put('[]', 'application/json')).status).toBe(422);
    expect((await put(`${sound.slice(0, -1)},"path":"x"}`, 'application/json')).status).toBe(422);
    const large = JSON.stringify({ ...acquisition, text: 'x'.repeat(5 * 1024 * 1024), base: null });
    expect((await put(large, 'application/json')).status).toBe(413);
    expect(await readFile(at('templates/en/acquisition.hbs'), 'utf8')).toBe(before);
  });
});

describe('templates', () => {
  it('are read from the folder, and those that it lacks from the shipped ones', async () => {
    const { server, at } = await workbench(page);
    const { answer: workspace } = await api<Workspace>(server, 'workspace');
    expect(workspace).toMatchObject({
      folder: at('templates'),
      fixtures: at('fixtures'),
      own: { en: ['acquisition', 'patent-sale'] },
      first: { language: 'en', kind: 'acquisition' },
      styles: ['agency', 'financial'],
    });
    const own = await api<TemplateFile>(server, 'template?language=en&kind=acquisition');
    expect(own.answer.file).toBe(at('templates/en/acquisition.hbs'));
    expect(own.answer.version).toMatch(/^[0-9a-f]{32}$/u);
    const shipped = await api<TemplateFile>(server, 'template?language=en&kind=policy');
    expect(shipped.answer.text).toMatch(/^---\nkind: policy\n/u);
    expect(shipped.answer).not.toHaveProperty('version');
  });

  it.each([
    ['..', 'acquisition'],
    ['en', '../acquisition'],
    ['en', '..%2f..%2fpackage'],
    ['en', 'no-kind'],
    ['xx', 'acquisition'],
    ['', ''],
    ['en', '__proto__'],
  ])('there is none of language %s and kind %s, to read or to write', async (language, kind) => {
    const { server } = await workbench(page);
    const read = await api(
      server,
      `template?${new URLSearchParams({ language, kind }).toString()}`,
    );
    expect(read).toMatchObject({ status: 404, answer: { error: { code: 'not-found' } } });
    const written = await api(server, 'template', { language, kind, text: 'x', base: null });
    expect(written).toMatchObject({ status: 404, answer: { error: { code: 'not-found' } } });
  });

  it('are written whole, keep their mode, and leave nothing beside them', async () => {
    const { server, at } = await workbench(page);
    const file = at('templates/en/acquisition.hbs');
    await chmod(file, 0o640);
    const { answer } = await api<TemplateFile>(server, 'template?language=en&kind=acquisition');
    const text = `${answer.text}{{!-- é --}}\n`;
    const saved = await api<{ version: string }>(server, 'template', {
      ...acquisition,
      text,
      base: answer.version,
    });
    expect(saved.status).toBe(200);
    expect(await readFile(file, 'utf8')).toBe(text);
    expect((await stat(file)).mode & 0o777).toBe(0o640);
    expect((await readdir(at('templates/en'))).sort()).toEqual([
      'acquisition.hbs',
      'patent-sale.hbs',
    ]);
    const again = await api<TemplateFile>(server, 'template?language=en&kind=acquisition');
    expect(again.answer.version).toBe(saved.answer.version);
  });

  it('begin as a copy of a shipped one when they are saved', async () => {
    const { server, at } = await workbench(page);
    const { answer } = await api<TemplateFile>(server, 'template?language=en&kind=policy');
    const body = { language: 'en', kind: 'policy', text: answer.text, base: null };
    expect((await api(server, 'template', body)).status).toBe(200);
    expect(await readFile(at('templates/en/policy.hbs'), 'utf8')).toBe(answer.text);
    // What was not there when it was read is there now.
    expect((await api(server, 'template', body)).status).toBe(409);
  });

  it('are not written over what changed since, and what stands there comes back', async () => {
    const { server, at } = await workbench(page);
    const file = at('templates/en/acquisition.hbs');
    const { answer } = await api<TemplateFile>(server, 'template?language=en&kind=acquisition');
    await writeFile(file, 'of somebody else');
    const body = { ...acquisition, text: 'mine', base: answer.version };
    const refused = await api<Refusal>(server, 'template', body);
    expect(refused).toMatchObject({
      status: 409,
      answer: { error: { code: 'conflict', current: { text: 'of somebody else' } } },
    });
    expect(await readFile(file, 'utf8')).toBe('of somebody else');
    const version = refused.answer.error.current?.version;
    expect((await api(server, 'template', { ...body, base: version })).status).toBe(200);
    expect(await readFile(file, 'utf8')).toBe('mine');
    await rm(file);
    expect(await api(server, 'template', { ...body, base: version })).toMatchObject({
      status: 409,
      answer: { error: { current: null } },
    });
  });

  it('are written by one of two who come at once, and the other is told', async () => {
    const { server, at } = await workbench(page);
    const { answer } = await api<TemplateFile>(server, 'template?language=en&kind=acquisition');
    const texts = ['one', 'two', 'three', 'four'];
    const answers = await Promise.all(
      texts.map((text) => api(server, 'template', { ...acquisition, text, base: answer.version })),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.toSorted((one, other) => one - other)).toEqual([200, 409, 409, 409]);
    expect(await readFile(at('templates/en/acquisition.hbs'), 'utf8')).toBe(
      texts[statuses.indexOf(200)],
    );
  });

  it('are never written through a link that leads out of the folder', async () => {
    const { server, at } = await workbench(page);
    const outside = (await testFolder())('outside.hbs');
    await writeFile(outside, 'outside');
    await rm(at('templates/en/acquisition.hbs'));
    await symlink(outside, at('templates/en/acquisition.hbs'));
    await symlink(`${outside}.new`, at('templates/en/policy.hbs'));
    for (const kind of ['acquisition', 'policy']) {
      const asked = { language: 'en', kind, text: 'x', base: null };
      expect(await api(server, 'template', asked)).toMatchObject({
        status: 403,
        answer: { error: { code: 'outside' } },
      });
      expect((await api(server, `template?language=en&kind=${kind}`)).status).toBe(403);
    }
    expect(await readFile(outside, 'utf8')).toBe('outside');
    expect(
      await readdir((await testFolder())('..')).then((all) =>
        all.includes(`${basename(outside)}.new`),
      ),
    ).toBe(false);
  });

  it('are never written into a folder of a language that is a link to elsewhere', async () => {
    const { server, at } = await workbench(page);
    const elsewhere = await testFolder();
    await rm(at('templates/en'), { recursive: true });
    await symlink(elsewhere(''), at('templates/en'));
    expect(await api(server, 'template', { ...acquisition, text: 'x', base: null })).toMatchObject({
      status: 403,
    });
    expect(await readdir(elsewhere(''))).toEqual([]);
  });

  it('are written through a link within the folder', async () => {
    const { server, at } = await workbench(page);
    await mkdir(at('templates/shared'));
    await writeFile(at('templates/shared/policy.hbs'), 'old');
    await symlink(at('templates/shared/policy.hbs'), at('templates/en/policy.hbs'));
    const { answer } = await api<TemplateFile>(server, 'template?language=en&kind=policy');
    const body = { language: 'en', kind: 'policy', text: 'new', base: answer.version };
    expect((await api(server, 'template', body)).status).toBe(200);
    expect(await readFile(at('templates/shared/policy.hbs'), 'utf8')).toBe('new');
  });

  it('are not written where the shipped ones are shown', async () => {
    const { server } = await workbench(page, { own: false });
    const { answer: workspace } = await api<Workspace>(server, 'workspace');
    expect(workspace).not.toHaveProperty('folder');
    const { answer } = await api<TemplateFile>(server, 'template?language=en&kind=acquisition');
    expect(answer.text).toMatch(/^---\nkind: acquisition\n/u);
    expect(await api(server, 'template', { ...acquisition, text: 'x', base: null })).toMatchObject({
      status: 403,
      answer: { error: { code: 'read-only' } },
    });
  });

  it('that are not UTF-8 are told of', async () => {
    const { server, at } = await workbench(page);
    await writeFile(at('templates/en/policy.hbs'), Buffer.from([0xff, 0xfe, 0x41]));
    expect(await api(server, 'template?language=en&kind=policy')).toMatchObject({
      status: 422,
      answer: { error: { code: 'not-utf-8' } },
    });
  });
});

describe('records', () => {
  it('are those of the fixtures of the kind', async () => {
    const { server } = await workbench(page);
    const { answer } = await api<Records>(server, 'records?kind=acquisition');
    expect(answer.records.map(({ name }) => name)).toEqual([
      'full',
      'odd',
      'sparse',
      'talk-of-talks',
    ]);
    expect((await api<Records>(server, 'records?kind=policy')).answer.records).toEqual([]);
    expect((await api(server, 'records?kind=..')).status).toBe(404);
  });

  it('are those that ship where there is no folder of them, and these are not written', async () => {
    const { server } = await workbench(page, { own: false });
    const { answer } = await api<Records>(server, 'records?kind=policy');
    expect(answer.records.map(({ name }) => name)).toContain('full');
    const body = { kind: 'policy', name: 'full', text: '{}', base: answer.records[0]?.version };
    expect(await api(server, 'record', body)).toMatchObject({
      status: 403,
      answer: { error: { code: 'read-only' } },
    });
  });

  it('are written when they are told to be, and only into their own files', async () => {
    const { server, at } = await workbench(page);
    const { answer } = await api<Records>(server, 'records?kind=acquisition');
    const record = answer.records.find(({ name }) => name === 'sparse');
    const body = { kind: 'acquisition', text: '{}\n', base: record?.version };
    expect((await api(server, 'record', { ...body, name: 'sparse' })).status).toBe(200);
    expect(await readFile(at('fixtures/acquisition/sparse/record.json'), 'utf8')).toBe('{}\n');
    for (const name of ['..', '../patent-sale/full', 'new', 'sparse/..', ''])
      expect([name, (await api(server, 'record', { ...body, name })).status]).toEqual([name, 404]);
    expect((await api(server, 'record', { ...body, name: 'sparse' })).status).toBe(409);
  });

  it('stand for themselves where the settings of the fixtures cannot be read', async () => {
    const { server, at } = await workbench(page);
    await writeFile(at('fixtures/acquisition/odd/record.json'), '{"half": ');
    const { answer } = await api<Records>(server, 'records?kind=acquisition');
    expect(answer.records).toHaveLength(4);
    expect(answer.problem).toMatch(/odd\/record\.json/u);
  });
});

describe('items', () => {
  it('are written in the styles that are known', async () => {
    const { server, at } = await workbench(page);
    const text = await readFile(at('templates/en/acquisition.hbs'), 'utf8');
    const record = await readFile(at('fixtures/acquisition/full/record.json'), 'utf8');
    const body = {
      ...acquisition,
      text,
      records: [{ name: 'full', text: record }],
      styles: ['agency', 'financial'],
      seed: 0,
      told: 'fixture',
    };
    const { status, answer } = await api<Preview>(server, 'items', body, 'POST');
    expect(status).toBe(200);
    expect(answer.findings).toEqual([]);
    expect(answer.items.map((item) => [item.style, item.status])).toEqual([
      ['agency', 'written'],
      ['financial', 'written'],
    ]);
    expect(answer.items[0]?.headline?.template.file).toBe(at('templates/en/acquisition.hbs'));
    const strange = await api(server, 'items', { ...body, styles: ['none'] }, 'POST');
    expect(strange.status).toBe(422);
    const unknown = await api(server, 'items', { ...body, kind: 'x' }, 'POST');
    expect(unknown.status).toBe(404);
  });
});

describe('changes', () => {
  it('outside are told of: templates, records and what all fixtures share', async () => {
    const { server, at } = await workbench(page);
    const asking = request({
      host: '127.0.0.1',
      port: server.port,
      path: `/api/changes?key=${server.key}`,
    }).end();
    const [response] = (await once(asking, 'response')) as [IncomingMessage];
    expect(response.headers['content-type']).toMatch(/^text\/event-stream/u);
    let heard = '';
    response.on('data', (chunk) => (heard += String(chunk)));
    const told = async (change: unknown): Promise<void> => {
      await expect.poll(() => heard, { timeout: 10_000 }).toContain(JSON.stringify(change));
      heard = '';
    };
    await writeFile(at('templates/en/patent-sale.hbs'), 'changed');
    await told({ type: 'template', language: 'en', kind: 'patent-sale' });
    await writeFile(at('fixtures/acquisition/odd/record.json'), '{}');
    await told({ type: 'records', kind: 'acquisition' });
    await rm(at('templates/en/patent-sale.hbs'));
    await told({ type: 'template', language: 'en', kind: 'patent-sale' });
    await writeFile(at('fixtures/settings.yaml'), 'now: 2021-06-02\n');
    await told({ type: 'records' });
    const ended = once(response, 'close');
    await server.close();
    await ended;
  });
});
