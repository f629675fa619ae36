/**
 * Web addresses of sources.
 */
import { report, type Problems } from './problem.js';

/** The longest address, as browsers and feeds still take it. */
const urlLimit = 2048;

/** In printable ASCII without quotation marks, angle brackets and backslashes, the host in letters and figures. */
const plainUrl =
  /^https?:\/\/[a-z\d](?:[a-z\d._-]*[a-z\d])?(?::\d{1,5})?(?:[/?#][\x21\x23-\x3b=\x3f-\x5b\x5d-\x7e]*)?$/i;
const outsideOfAscii = /[^\x21-\x7e]/;
const marks = /["<>\\]/;
const scheme = /^https?:\/\//i;

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
  if (plainUrl.test(raw)) return raw;
  // a host in other letters or an IPv6 address is left to the platform's own parser
  const host = marks.test(raw) ? undefined : hostOf(raw);
  if (
    host !== undefined &&
    (outsideOfAscii.test(raw) || host.startsWith('[')) &&
    !/[\s\p{C}]/u.test(raw) &&
    !host.includes('@') &&
    URL.canParse(raw)
  )
    return raw;
  report(problems, 'record/unsafe-url', raw, 'an http or https address');
}

function hostOf(raw: string): string | undefined {
  const start = scheme.exec(raw)?.[0].length;
  return start === undefined ? undefined : raw.slice(start).split(/[/?#]/, 1)[0];
}
