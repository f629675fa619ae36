/**
 * What every format that machines read does to text before its own escaping: nothing is left that could act.
 */

/** Controls, the marks by which Unicode turns the direction of what follows, and what is no character. */
const active = /[\p{Cc}\p{Bidi_Control}\p{Noncharacter_Code_Point}]/gu;

/**
 * A text in which nothing acts: line breaks and tabs are spaces, lone surrogates are U+FFFD, and control characters,
 * marks of direction (Unicode 16, Bidi_Control) and noncharacters are gone. XML 1.0 and HTML have no way to write
 * most of them, and the others turn the words of their neighbours round. Everything else stands as it came.
 *
 * @example
 * inert('Acme\n<b>') // => 'Acme <b>'
 * inert('a\u202eb\u0000\ud800') // => 'ab\ufffd'
 */
export function inert(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\t\n\r]+/gu, ' ')
    .replace(active, '');
}

/**
 * A web address as a URI of ASCII letters (RFC 3986): http or https, else `undefined`. What a browser takes in an
 * address and the RFC does not is percent-encoded.
 *
 * @example
 * webUri('https://example.org/ü?a=[1]') // => 'https://example.org/%C3%BC?a=%5B1%5D'
 * webUri('javascript:alert(1)') // => undefined
 */
export function webUri(address: string | undefined): string | undefined {
  if (address === undefined || !/^https?:\/\//iu.test(address)) return undefined;
  const text = address.toWellFormed();
  if (!URL.canParse(text)) return undefined;
  const { origin, pathname, search, hash } = new URL(text);
  const fragment = hash === '' ? '' : `#${encoded(hash.slice(1))}`;
  return `${origin}${encoded(pathname)}${encoded(search)}${fragment}`;
}

/** Percent signs that stand for nothing, and letters that RFC 3986 has in no path, query or fragment. */
function encoded(part: string): string {
  return part
    .replace(/%(?![\dA-Fa-f]{2})/gu, '%25')
    .replace(/[^\w\-.~:/?@!$&'()*+,;=%]/gu, encodeURIComponent);
}
