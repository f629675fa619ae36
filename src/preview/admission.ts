/**
 * Who may ask the preview for something: the page that it served itself, with the key of the run, and nobody else.
 */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** The header that carries the key of the run. */
export const KEY_HEADER = 'x-wirecopy-key';

/** What a request is judged by. */
export interface Approach {
  readonly headers: IncomingHttpHeaders;
  /** The key where no header can be given: the stream of changes. */
  readonly keyInUrl?: string | null;
}

/**
 * Why a request is not even looked at; `undefined` where it may be. A host other than the loopback's own name at this
 * port is what DNS rebinding brings, another origin is another page of the browser.
 *
 * @example
 * strangerOf({ headers: { host: '127.0.0.1:4870' } }, 4870) // => undefined
 * strangerOf({ headers: { host: 'evil.example:4870' } }, 4870) // => 'The host evil.example:4870 is not this preview.'
 */
export function strangerOf({ headers }: Approach, port: number): string | undefined {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host, origin } = headers;
  if (host === undefined || !hosts.includes(host))
    return `The host ${host ?? '(none)'} is not this preview.`;
  if (origin !== undefined && origin !== `http://${host}`)
    return `The origin ${origin} is not this preview.`;
  return undefined;
}

/**
 * Why a request for data is refused; `undefined` where it is not.
 *
 * @example
 * keylessOf({ headers: { 'x-wirecopy-key': 'abc' } }, 'abc') // => undefined
 */
export function keylessOf({ headers, keyInUrl }: Approach, key: string): string | undefined {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin')
    return 'Only the page of this preview may ask for its data.';
  const given = headers[KEY_HEADER] ?? keyInUrl;
  if (typeof given !== 'string' || !isEqual(given, key))
    return 'The key of this run is missing or wrong: open the address that the command printed.';
  return undefined;
}

function isEqual(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * The headers of every answer. Scripts and styles come from the server alone; the editor's own styles carry the nonce.
 *
 * @example
 * securityHeaders('abc')['content-security-policy'].includes('unsafe-inline') // => false
 */
export function securityHeaders(nonce: string): Readonly<Record<string, string>> {
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data:",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
}
