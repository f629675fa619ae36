/**
 * Bytes of a file, of standard input or of a stream, decompressed where they are gzip, and decoded.
 */
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UnreadableFile } from './unreadable-file.js';

/** A path, `-` for standard input, or a stream of bytes. */
export type ByteSource = string | AsyncIterable<Uint8Array | string>;

/** The encodings that a file may be declared to have. */
export type Encoding = 'utf-8' | 'cp1252';

const chunkSize = 128 * 1024;

/**
 * Reads the bytes of a source in chunks. What begins with the two bytes of gzip is decompressed, whatever its
 * name. It throws `UnreadableFile` when the source cannot be opened, read or decompressed.
 *
 * @example
 * String((await readBytes((async function* () { yield 'abc'; })(), '-').next()).value) // => 'abc'
 */
export async function* readBytes(source: ByteSource, file: string): AsyncGenerator<Buffer> {
  try {
    const { head, rest } = await peek(rawBytes(source), 2);
    const all = joined(head, rest);
    if (head[0] !== 0x1f || head[1] !== 0x8b) {
      yield* all;
      return;
    }
    const gunzip = createGunzip({ chunkSize });
    // The callback is where pipeline wants errors; they reach the loop below as well, by the stream itself.
    pipeline(Readable.from(all, { objectMode: false }), gunzip, () => undefined);
    for await (const chunk of gunzip) yield chunk as Buffer;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    throw new UnreadableFile(file, problem, { cause: error });
  }
}

async function* rawBytes(source: ByteSource): AsyncGenerator<Buffer> {
  const stream: AsyncIterable<unknown> =
    source === '-'
      ? process.stdin
      : typeof source === 'string'
        ? createReadStream(source, { highWaterMark: chunkSize })
        : source;
  for await (const chunk of stream) {
    if (typeof chunk === 'string') yield Buffer.from(chunk);
    else if (chunk instanceof Uint8Array)
      yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    else throw new TypeError(`a stream of bytes was expected, it gave ${typeof chunk}`);
  }
}

/** The beginning of a stream, and all that follows it. */
export interface Peeked {
  readonly head: Buffer;
  readonly rest: AsyncGenerator<Buffer>;
}

/**
 * Takes chunks from a stream until `least` bytes are there or it ends.
 *
 * @example
 * (await peek((async function* () { yield Buffer.from('a'); yield Buffer.from('bc'); })(), 2)).head.toString() // => 'abc'
 */
export async function peek(chunks: AsyncGenerator<Buffer>, least: number): Promise<Peeked> {
  let head: Buffer = Buffer.alloc(0);
  while (head.length < least) {
    const next = await chunks.next();
    if (next.done === true) break;
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  return { head, rest: chunks };
}

/**
 * The stream as it was before `peek`.
 *
 * @example
 * String((await joined(Buffer.from('a'), (async function* () { yield Buffer.from('b'); })()).next()).value) // => 'a'
 */
export async function* joined(head: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (head.length > 0) yield head;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}

/**
 * Whether bytes begin as UTF-16 or UTF-32 do: with their mark, or with a zero among the first two bytes, which
 * no record in UTF-8 begins with.
 *
 * @example
 * looksLikeUtf16(Buffer.from('{}', 'utf16le')) // => true
 * looksLikeUtf16(Buffer.from('\u{feff}{}', 'utf8')) // => false
 */
export function looksLikeUtf16(head: Uint8Array): boolean {
  const [first, second] = head;
  return (
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    first === 0 ||
    second === 0
  );
}

/** Windows code page 1252 from 0x80 to 0x9F, by the WHATWG Encoding Standard; the rest is Latin-1. */
const cp1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/**
 * Decodes bytes strictly; undefined when they are not valid in the encoding. A byte order mark is kept.
 *
 * @example
 * decode(Buffer.from([0x42, 0x92, 0x80]), 'cp1252') // => 'B’€'
 * decode(Buffer.from([0x42, 0x92]), 'utf-8') // => undefined
 */
export function decode(bytes: Buffer, encoding: Encoding): string | undefined {
  if (encoding === 'utf-8') return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
  // TextDecoder takes windows-1252 for Latin-1 since Node 20.18.3 (nodejs/node#60888), hence the table.
  return bytes
    .toString('latin1')
    .replace(/[\x80-\x9f]/gu, (sign) => cp1252[sign.charCodeAt(0) - 0x80] ?? sign);
}
