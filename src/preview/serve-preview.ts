/**
 * The server of the preview: the built page, and the few questions that it asks.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import sirv from 'sirv';
import { z } from 'zod';
import { packageFolder } from '../node/package-folder.js';
import { UnreadableFile } from '../node/unreadable-file.js';
import { keylessOf, securityHeaders, strangerOf } from './admission.js';
import { Refused } from './guarded-folder.js';
import type { Change, Refusal } from './protocol.js';
import { watchFolders } from './watch-folders.js';
import { openWorkspace, type OpenWorkspace, type WorkspaceOptions } from './workspace.js';
import { writePreview, type PreviewOptions } from './write-preview.js';

export interface ServeOptions extends Omit<WorkspaceOptions, 'kinds'> {
  /** On 127.0.0.1; 0 takes a free one. */
  readonly port: number;
  /** What the items are written with. */
  readonly newsbot: PreviewOptions;
  /** Writes previews instead, where the templates are by strangers, whose texts are not parsed here. */
  readonly untrusted?: (
    ...asked: Required<Parameters<typeof writePreview>>
  ) => Promise<ReturnType<typeof writePreview>>;
  /** The built page; the one in the package where it is absent. */
  readonly page?: string;
}

export interface PreviewServer {
  /** Where the page is, with the key of the run after the `#`, where no server and no log sees it. */
  readonly url: string;
  readonly port: number;
  readonly key: string;
  readonly close: () => Promise<void>;
}

/** A template has at most 200,000 characters; with the records of its kind a request stays far below. */
const MOST_BYTES = 4 * 1024 * 1024;

/** What the built page has in place of the nonce of an answer. */
const NONCE_PLACE = '{{nonce}}';

const STATUS: Readonly<Record<Refused['code'], number>> = {
  outside: 403,
  'read-only': 403,
  'not-found': 404,
  conflict: 409,
  'not-utf-8': 422,
};

const text = z.string();
const previewRequest = z.strictObject({
  language: text,
  kind: text,
  text,
  records: z.array(z.strictObject({ name: text, text, before: text.optional() })).max(500),
  styles: z.array(text).max(50),
  seed: z.int().min(0).max(0x7fffffff),
  told: z.enum(['fixture', 'day', 'archive']),
});
const saveTemplateRequest = z.strictObject({
  language: text,
  kind: text,
  text,
  base: text.nullable(),
});
const saveRecordRequest = z.strictObject({ kind: text, name: text, text, base: text.nullable() });

/** An answer other than 200 that is no fault of the server. */
class Rejection extends Error {
  override readonly name = 'Rejection';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Serves the preview on 127.0.0.1 until it is closed. Throws `UnreadableFile` where a folder or the built page is not
 * there, and the error of `listen` where the port is taken.
 *
 * @example
 * await servePreview({ port: 0, newsbot: {}, styles: [], page: '/nowhere' }).catch(({ name }) => name) // => 'UnreadableFile'
 */
export async function servePreview(options: ServeOptions): Promise<PreviewServer> {
  const page = options.page ?? join(packageFolder(), 'dist', 'preview');
  if (!existsSync(join(page, 'index.html')))
    throw new UnreadableFile(page, 'the page of the preview is not built; run `npm run build`');
  const index = readFileSync(join(page, 'index.html'), 'utf8');
  const workspace = await openWorkspace({
    ...options,
    ...(options.newsbot.kinds === undefined ? {} : { kinds: options.newsbot.kinds }),
    strangers: options.untrusted !== undefined,
  });
  const key = randomBytes(24).toString('base64url');
  const files = sirv(page, { etag: true, extensions: [] });
  const listeners = new Set<ServerResponse>();
  const watcher = await watchFolders(workspace.folders, (change) => {
    if (change.type === 'records') workspace.forgetFixtures();
    for (const listener of listeners) send(listener, change);
  });
  let port = 0;

  const server = createServer((request, response) => {
    const nonce = randomBytes(16).toString('base64');
    for (const [name, value] of Object.entries(securityHeaders(nonce)))
      response.setHeader(name, value);
    answer(request, response, nonce).catch((error: unknown) => {
      fail(response, error);
    });
  });

  const answer = async (
    request: IncomingMessage,
    response: ServerResponse,
    nonce: string,
  ): Promise<void> => {
    const { headers, method = 'GET' } = request;
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const approach = { headers, keyInUrl: url.searchParams.get('key') };
    const stranger = strangerOf(approach, port);
    if (stranger !== undefined) throw new Rejection(403, 'stranger', stranger);
    if (!url.pathname.startsWith('/api/')) {
      if (method !== 'GET' && method !== 'HEAD')
        throw new Rejection(405, 'method', `${method} is not answered here.`);
      if (url.pathname === '/' || url.pathname === '/index.html') {
        response.setHeader('cache-control', 'no-store');
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(index.replaceAll(NONCE_PLACE, nonce));
        return;
      }
      files(request, response, () => {
        fail(response, new Rejection(404, 'not-found', `There is no ${url.pathname}.`));
      });
      return;
    }
    // Only the stream of changes may bring its key in the address: it can give no header.
    const isStream = url.pathname === '/api/changes';
    const keyless = keylessOf({ headers, keyInUrl: isStream ? approach.keyInUrl : null }, key);
    if (keyless !== undefined) throw new Rejection(403, 'key', keyless);
    const routes = endpoints[url.pathname];
    if (isStream && method === 'GET') {
      listen(response);
      return;
    }
    const endpoint = isStream ? undefined : routes?.[method];
    if (endpoint === undefined) {
      if (routes === undefined && !isStream)
        throw new Rejection(404, 'not-found', `There is no ${url.pathname}.`);
      response.setHeader('allow', isStream ? 'GET' : Object.keys(routes ?? {}).join(', '));
      throw new Rejection(405, 'method', `${method} is not answered here.`);
    }
    const body = method === 'GET' ? undefined : await bodyOf(request);
    sendJson(response, 200, await endpoint({ query: url.searchParams, body }));
  };

  const listen = (response: ServerResponse): void => {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
    });
    response.write('retry: 1000\n\n');
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
  };

  const endpoints = endpointsOf(workspace, options);

  server.listen(options.port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    await watcher.close();
    throw error;
  }
  ({ port } = server.address() as AddressInfo);
  // A line now and then, so that a page whose computer slept finds out that it is alone.
  const pulse = setInterval(() => {
    for (const listener of listeners) listener.write(': still here\n\n');
  }, 20_000);
  pulse.unref();

  return {
    url: `http://127.0.0.1:${port}/#key=${key}`,
    port,
    key,
    close: async () => {
      clearInterval(pulse);
      await watcher.close();
      const closed = once(server, 'close');
      server.close();
      for (const listener of listeners) listener.end();
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Question {
  readonly query: URLSearchParams;
  readonly body: unknown;
}

type Endpoint = (question: Question) => Promise<unknown>;

/** The answers by path and method. */
function endpointsOf(
  workspace: OpenWorkspace,
  { newsbot, styles, untrusted }: ServeOptions,
): Readonly<Record<string, Readonly<Record<string, Endpoint>>>> {
  return {
    '/api/workspace': { GET: () => workspace.describe() },
    '/api/template': {
      GET: ({ query }) => workspace.template(query.get('language') ?? '', query.get('kind') ?? ''),
      PUT: ({ body }) => workspace.saveTemplate(read(saveTemplateRequest, body)),
    },
    '/api/records': { GET: ({ query }) => workspace.records(query.get('kind') ?? '') },
    '/api/record': { PUT: ({ body }) => workspace.saveRecord(read(saveRecordRequest, body)) },
    '/api/items': {
      POST: async ({ body }) => {
        const request = read(previewRequest, body);
        const strange = request.styles.find((style) => !styles.includes(style));
        if (strange !== undefined)
          throw new Rejection(422, 'invalid', `There is no style ${strange}.`);
        if (untrusted === undefined)
          return writePreview(request, newsbot, await workspace.around(request));
        return untrusted(request, newsbot, await workspace.around(request));
      },
    },
  };
}

function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new Rejection(
    422,
    'invalid',
    parsed.error.issues
      .map(({ path, message }) => `${path.join('.') || 'the request'}: ${message}`)
      .join('; '),
  );
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const [type = ''] = (request.headers['content-type'] ?? '').split(';');
  // What a form of another page can send is not JSON.
  if (type.trim().toLowerCase() !== 'application/json')
    throw new Rejection(415, 'content-type', 'A request has a body of application/json.');
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MOST_BYTES)
      throw new Rejection(413, 'too-large', `A request has at most ${MOST_BYTES} bytes.`);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch {
    throw new Rejection(400, 'invalid', 'The request is not JSON.');
  }
}

function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const [status, refusal] = refusalOf(error);
  // What is left of a body that was refused is not read.
  if (status === 413) response.setHeader('connection', 'close');
  sendJson(response, status, refusal);
}

function refusalOf(error: unknown): [number, Refusal] {
  if (error instanceof Rejection)
    return [error.status, { error: { code: error.code, message: error.message } }];
  if (error instanceof Refused) {
    const { code, message, current } = error;
    return [
      STATUS[code],
      { error: { code, message, ...(current === undefined ? {} : { current }) } },
    ];
  }
  const message = error instanceof Error ? error.message : String(error);
  return [500, { error: { code: 'failed', message } }];
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.statusCode = status;
  response.setHeader('cache-control', 'no-store');
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(value));
}

function send(listener: ServerResponse, change: Change): void {
  listener.write(`data: ${JSON.stringify(change)}\n\n`);
}
