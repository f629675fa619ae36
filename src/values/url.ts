/**
 * Web addresses of sources.
 */
import { report, type Problems } from './problem.js';

/** The longest address, as browsers and feeds still take it. */
const urlLimit = 2048;

const outsideOfAscii = /[^\x21-\x7e]/;
const marks = /["<>\\]/;
const plainHost = /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?(?::\d{1,5})?$/i;

/**
 * An http or https address, as it came. Everything else is `record/unsafe-url`: other schemes
 * (`javascript:`, `data:`), user names before the host, spaces, quotation marks and angle brackets.
 *
 * @example
 * parseUrl('https://example.org/a?b=1', []) // => 'https://example.org/a?b=1'
 * parseUrl('javascript:alert(1)', []) // => undefined
 */
export function parseUrl(raw: unknown, problems: Problems): string | undefined {
  if (typeof raw !== 'string') {
    report(problems, 'record/wrong-type', raw, 'a web address');
    return;
  }
  if (raw.length > urlLimit) {
    report(problems, 'record/too-long', raw, `at most ${urlLimit} characters`);
    return;
  }
  const hostStart = schemeLength(raw);
  if (hostStart > 0 && !marks.test(raw)) {
    const host = raw.slice(hostStart, hostEnd(raw, hostStart));
    // a host in other letters or an IPv6 address is left to the platform's own parser
    if (outsideOfAscii.test(raw) || host.startsWith('[')) {
      if (!/[\s\p{C}]/u.test(raw) && !host.includes('@') && URL.canParse(raw)) return raw;
    } else if (plainHost.test(host)) {
      return raw;
    }
  }
  report(problems, 'record/unsafe-url', raw, 'an http or https address');
}

function schemeLength(raw: string): number {
  if (raw.startsWith('https://')) return 8;
  if (raw.startsWith('http://')) return 7;
  return /^https?:\/\//i.exec(raw)?.[0].length ?? 0;
}

function hostEnd(raw: string, start: number): number {
  let index = start;
  for (; index < raw.length; index++) {
    const code = raw.charCodeAt(index);
    if (code === 47 || code === 63 || code === 35) break;
  }
  return index;
}
