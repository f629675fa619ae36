import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readTexts, type ReadTextsOptions, type SourceText } from '../../src/node/index.js';

async function textsOf(
  content: string | Uint8Array,
  options: ReadTextsOptions = {},
): Promise<readonly SourceText[]> {
  const found: SourceText[] = [];
  for await (const text of readTexts(chunks(content), options)) found.push(text);
  return found;
}

async function* chunks(content: string | Uint8Array): AsyncGenerator<string | Uint8Array> {
  yield await Promise.resolve(content);
}

const codesOf = (texts: readonly SourceText[]) =>
  texts.map(({ line, diagnostics }) => [line, ...diagnostics.map(({ code }) => code)]);

describe('JSONL', () => {
  it('gives a text a line, with what the line says of it', async () => {
    const lines = [
      { id: 'a', text: 'One.', date: '2024-05-16', source: 'Reuters', deal: true },
      { id: 7, text: 'Two.', source: { name: 'Reuters', url: 'https://reuters.com/x' } },
      { text: 'Three.', date: null },
    ];
    const texts = await textsOf(lines.map((line) => JSON.stringify(line)).join('\n'), {
      name: 'news.jsonl',
    });
    expect(texts.map(({ input }) => input)).toEqual([
      { id: 'a', text: 'One.', date: '2024-05-16', source: 'Reuters' },
      { id: '7', text: 'Two.', source: { name: 'Reuters', url: 'https://reuters.com/x' } },
      { id: 'news.jsonl:3', text: 'Three.' },
    ]);
  });

  it('tells what is wrong with a line, and goes on', async () => {
    const lines = [
      'nonsense',
      '[]',
      '{"id":"a"}',
      '{"id":{},"text":"x"}',
      '{"text":"x","date":"May 3"}',
      '{"text":"x","source":{}}',
      '{"text":"x","text":"y"}',
      '',
      '{"text":"x"}',
    ];
    const texts = await textsOf(lines.join('\n'), { from: 'jsonl' });
    expect(codesOf(texts)).toEqual([
      [1, 'file/invalid-json'],
      [2, 'read/invalid-text'],
      [3, 'read/invalid-text'],
      [4, 'read/invalid-text'],
      [5, 'read/invalid-text'],
      [6, 'read/invalid-text'],
      [7, 'file/duplicate-key'],
      [9],
    ]);
  });
});

describe('plain text', () => {
  it('is one text as it stands, also compressed', async () => {
    const text = 'Acme bought Bolt.\r\n\r\nIt makes chips.\n';
    for (const content of [text, gzipSync(text)])
      expect(await textsOf(content, { name: 'news.txt.gz' })).toEqual([
        { line: 1, input: { id: 'news.txt.gz', text }, diagnostics: [] },
      ]);
  });

  it('says that its text is another where a mark stood before it', async () => {
    const [text] = await textsOf('\u{feff}Acme', { from: 'text' });
    expect(text).toMatchObject({ input: { text: 'Acme' }, isMade: true });
  });

  it.each([
    ['UTF-16', Buffer.from('Acme', 'utf16le')],
    ['no UTF-8', Buffer.from([0x41, 0x92, 0x80])],
  ])('is refused in %s', async (_, bytes) => {
    expect(codesOf(await textsOf(bytes, { from: 'text' }))).toEqual([[1, 'file/encoding']]);
  });
});

describe('Markdown', () => {
  it('is read without its marks, with what its front matter says', async () => {
    const markdown = `---
title: News
date: 2024-05-16T10:00:00Z
source: Acme
---
# Acme buys Bolt

Acme **Inc.** has agreed to
buy [Bolt](https://bolt.example/a_b) for \\$5&nbsp;million &amp; more.

- one
- two

| a | b |
|---|---|
| c | d |

\`\`\`
code
\`\`\`

<div>no words</div>
`;
    const [text] = await textsOf(markdown, { name: 'a.md' });
    expect(text).toEqual({
      line: 1,
      input: {
        id: 'a.md',
        text: 'Acme buys Bolt\n\nAcme Inc. has agreed to buy Bolt for $5\u{a0}million & more.\n\none\n\ntwo\n\na; b\n\nc; d\n',
        date: '2024-05-16',
        source: 'Acme',
      },
      isMade: true,
      diagnostics: [],
    });
  });
});

describe('HTML', () => {
  const story = 'Acme Inc. has agreed to buy Bolt for <b>$5&nbsp;million</b>, the company said. ';
  const page = `<!doctype html><html><head><title>Acme buys Bolt</title>
    <meta property="og:site_name" content="The Wire">
    <meta property="article:published_time" content="2024-05-16T10:00:00Z"></head>
    <body><nav><a href="/">Home</a> <a href="/x">Cisco buys Splunk</a></nav>
    <article><h1>Acme buys Bolt</h1><p>${story.repeat(5)}</p><p>${story.repeat(5)}</p></article>
    <footer>Copyright</footer><script>evil()</script></body></html>`;

  it('gives the main text, its day and its publisher', async () => {
    const [text] = await textsOf(page, { name: 'a.html' });
    expect(text?.input).toMatchObject({ id: 'a.html', date: '2024-05-16', source: 'The Wire' });
    expect(text?.input?.text).toMatch(
      /^Acme buys Bolt\n\nAcme Inc\. has agreed to buy Bolt for \$5 million, the/u,
    );
    expect(text?.input?.text).not.toMatch(/Cisco|Copyright|evil/u);
  });

  it('is known by its beginning', async () => {
    const [text] = await textsOf(page);
    expect(text?.isMade).toBe(true);
  });

  it.each([
    ['nested without end', '<div>'.repeat(100_000)],
    ['of nothing but tags', '<p>a'.repeat(100_000)],
    ['of opening signs', '<'.repeat(1_000_000)],
  ])('is refused where it is %s', async (_, html) => {
    expect(codesOf(await textsOf(html, { from: 'html' }))).toEqual([[1, 'read/invalid-text']]);
  });
});
