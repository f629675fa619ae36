/**
 * A server of the web that lives as long as the test.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A request that came. */
export interface Asked {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

export interface WebServer {
  readonly url: (path: string) => string;
  /** All requests but those for robots.txt. */
  readonly asked: readonly Asked[];
  /** How often robots.txt was asked for. */
  readonly robotsAsked: () => number;
}

/** What a path answers: its text, or by hand. */
export type Answer =
  string | ((response: ServerResponse, request: IncomingMessage, times: number) => void);

/** Serves paths; what is not named is not found. */
export async function webServer(answers: Readonly<Record<string, Answer>>): Promise<WebServer> {
  const asked: Asked[] = [];
  let robots = 0;
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    if (path === '/robots.txt') robots += 1;
    else asked.push({ path, headers: request.headers });
    const answer = answers[path];
    if (answer === undefined) response.writeHead(404).end('not found');
    else if (typeof answer === 'string') response.end(answer);
    else answer(response, request, asked.filter((each) => each.path === path).length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return {
    url: (path) => `http://127.0.0.1:${port}${path}`,
    asked,
    robotsAsked: () => robots,
  };
}

/** An RSS feed of entries, each given as XML. */
export function rss(...items: readonly string[]): string {
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Deal &amp; Wire</title>${items
    .map((item) => `<item>${item}</item>`)
    .join('')}</channel></rss>`;
}

/** An address at which nobody listens. */
export async function deadAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/feed`;
}
