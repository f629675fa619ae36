import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openSourceState, readFeeds, type Clock, type ReadFeedsOptions } from '../../../src/node/index.js'; // prettier-ignore
import { testFolder } from '../folder.js';
import { gather } from '../gather.js';
import { deadAddress, rss, webServer, type Answer } from './web-server.js';

const item = '<title>Acme buys Bolt</title><guid>urn:a</guid><link>https://wire.example/a</link><pubDate>Thu, 21 Sep 2023 23:30:00 -0400</pubDate><description>&lt;p&gt;Acme agreed to buy Bolt for $5 million.&lt;/p&gt;</description>'; // prettier-ignore
const other = '<title>Cog raises $2 million</title><guid>urn:b</guid>';

/** A clock that is set on by waiting; after so many waits it ends the reading. */
function clockFor(most: number): { clock: Clock; waits: number[]; signal: AbortSignal } {
  const controller = new AbortController();
  const waits: number[] = [];
  let time = Date.UTC(2023, 8, 22);
  return {
    waits,
    signal: controller.signal,
    clock: {
      now: () => time,
      wait: async (milliseconds) => {
        await Promise.resolve();
        waits.push(milliseconds);
        time += milliseconds;
        if (waits.length >= most) controller.abort();
      },
    },
  };
}

async function codesOf(url: string, options: ReadFeedsOptions = {}): Promise<string[]> {
  const texts = await gather(readFeeds([url], options));
  return texts.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));
}

async function state(): Promise<ReadFeedsOptions['state']> {
  return openSourceState((await testFolder())('state'));
}

describe('the entries of a feed', () => {
  it('are texts with id, day and source', async () => {
    const { url, asked } = await webServer({ '/feed': rss(item) });
    expect(await gather(readFeeds([url('/feed')]))).toEqual([
      {
        file: url('/feed'),
        line: 1,
        input: {
          id: 'urn:a',
          text: 'Acme buys Bolt\n\nAcme agreed to buy Bolt for $5 million.\n',
          // in the zone of the publisher: in UTC it is the day after
          date: '2023-09-21',
          source: { name: 'Deal & Wire', url: 'https://wire.example/a', published: '2023-09-21' },
        },
        isMade: true,
        diagnostics: [],
      },
    ]);
    expect(asked[0]?.headers['user-agent']).toBe('wirecopy');
  });

  it.each([
    [
      'Atom with HTML',
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><id>urn:a</id><title>Acme</title><link href="https://wire.example/a"/><published>2023-09-21T23:30:00-04:00</published><updated>2023-09-30T00:00:00Z</updated><summary>Short.</summary><content type="html">&lt;p&gt;Q&amp;amp;A at &amp;lt;Acme&amp;gt;&lt;/p&gt;&lt;p&gt;More.&lt;/p&gt;</content></entry></feed>',
      'Acme\n\nQ&A at <Acme>\n\nMore.\n',
    ],
    [
      'Atom with XHTML',
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><id>urn:a</id><title type="html">&lt;b&gt;Acme&lt;/b&gt;</title><link href="https://wire.example/a"/><updated>2023-09-21T00:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One <b>two</b></p><p>three</p></div></content></entry></feed>',
      'Acme\n\nOne two\n\nthree\n',
    ],
    [
      'Atom with plain text',
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><id>urn:a</id><title>Acme</title><link href="https://wire.example/a"/><updated>2023-09-21T00:00:00Z</updated><content>Profit fell &lt;b&gt; 5%.</content></entry></feed>',
      'Acme\n\nProfit fell <b> 5%.\n',
    ],
    [
      'RSS with the whole article',
      rss(
        '<title>Acme</title><guid>urn:a</guid><link>https://wire.example/a</link><pubDate>21 Sep 2023</pubDate><description>Short.</description><content:encoded><![CDATA[<h1>Acme</h1><p>The whole article.</p>]]></content:encoded>',
      ).replace('Deal &amp; Wire', 'Wire'),
      'Acme\n\nThe whole article.\n',
    ],
    [
      'RSS 1.0',
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Wire</title></channel><item><title>Acme</title><link>https://wire.example/a</link><dc:date>2023-09-21</dc:date><description>AT&T buys.</description></item></rdf:RDF>',
      'Acme\n\nAT&T buys.\n',
    ],
    [
      'JSON Feed',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Wire',
        items: [
          { id: 'urn:a', url: 'https://wire.example/a', title: 'Acme', content_html: '<p>One &amp; two.</p>', date_published: '2023-09-21T23:30:00-04:00', _own: {} },
        ],
      }), // prettier-ignore
      'Acme\n\nOne & two.\n',
    ],
  ])('are read from %s', async (_, feed, text) => {
    const { url } = await webServer({ '/feed': feed });
    const [only, ...rest] = await gather(readFeeds([url('/feed')]));
    expect(rest).toEqual([]);
    expect(only?.input).toMatchObject({
      text,
      date: '2023-09-21',
      source: { name: 'Wire', url: 'https://wire.example/a', published: '2023-09-21' },
    });
  });

  it('have an id of their own beside those of other feeds, and only addresses of the web', async () => {
    const { url } = await webServer({
      '/feed': rss('<title>A</title><guid>7</guid><link>javascript:alert(1)</link>', '<title>B</title>'),
    }); // prettier-ignore
    const [one, other] = await gather(readFeeds([url('/feed')]));
    expect(one?.input?.id).toBe(`${url('/feed')}#7`);
    expect(one?.input?.source).toEqual({ name: 'Deal & Wire' });
    expect(other?.input?.id).toMatch(/#[\w-]{22}$/u);
  });

  it('that have no text, or are none, are told, and the others read', async () => {
    const { url } = await webServer({
      '/feed': rss('<guid>urn:a</guid>', `<title>Deep</title><description>${'&lt;b&gt;'.repeat(300)}</description>`, item), // prettier-ignore
      '/json': JSON.stringify({ version: 'https://jsonfeed.org/version/1', items: [3, { title: 'A' }] }), // prettier-ignore
    });
    const texts = await gather(readFeeds([url('/feed'), url('/json')]));
    expect(texts.map(({ line, input, diagnostics }) => [line, input?.id, diagnostics[0]?.code])).toEqual([
      [1, undefined, 'read/invalid-text'],
      [2, undefined, 'read/invalid-text'],
      [3, 'urn:a', undefined],
      [1, undefined, 'read/invalid-text'],
      [2, expect.stringContaining('/json#'), undefined],
    ]); // prettier-ignore
  });

  it.each([
    ['utf-16', Buffer.from(`\u{feff}${rss('<title>Zürich “A”</title>')}`, 'utf16le'), undefined],
    [
      'windows-1252',
      Buffer.from(
        rss('<title>Z\xfcrich \x93A\x94</title>').replace('utf-8', 'windows-1252'),
        'latin1',
      ),
      undefined,
    ],
    ['that of its answer', Buffer.from(rss('<title>Z\xfcrich \x93A\x94</title>'), 'latin1'), 'text/xml; charset="iso-8859-1"'], // prettier-ignore
  ])('are read in the encoding that is declared: %s', async (_, body, contentType) => {
    const { url } = await webServer({
      '/feed': (response) => {
        if (contentType !== undefined) response.setHeader('content-type', contentType);
        response.end(body);
      },
    });
    const [text] = await gather(readFeeds([url('/feed')]));
    expect(text?.input?.text).toBe('Zürich “A”\n');
  });
});

describe('each text once', () => {
  it('asks only for what has changed, by ETag and day', async () => {
    const { url, asked } = await webServer({
      '/feed': (response, request) => {
        if (request.headers['if-none-match'] === '"v1"') return response.writeHead(304).end();
        response.setHeader('etag', '"v1"');
        response.setHeader('last-modified', 'Thu, 21 Sep 2023 00:00:00 GMT');
        return response.end(rss(item));
      },
    });
    const kept = await state();
    expect(await gather(readFeeds([url('/feed')], { state: kept }))).toHaveLength(1);
    expect(await gather(readFeeds([url('/feed')], { state: kept }))).toEqual([]);
    expect(asked.map(({ headers }) => [headers['if-none-match'], headers['if-modified-since']])).toEqual([
      [undefined, undefined],
      ['"v1"', 'Thu, 21 Sep 2023 00:00:00 GMT'],
    ]); // prettier-ignore
  });

  it('knows the texts again whatever the server says, and reads one that was changed', async () => {
    const feeds = [
      rss(item),
      rss(other, item, item.replace('urn:a', 'urn:moved')),
      rss(other, item.replace('$5', '$50')),
    ];
    const { url } = await webServer({
      '/feed': (response, _request, times) => response.end(feeds[times - 1]),
    });
    const kept = await state();
    const read: (string | undefined)[][] = [];
    while (read.length < feeds.length)
      read.push((await gather(readFeeds([url('/feed')], { state: kept }))).map(({ input }) => input?.id)); // prettier-ignore
    expect(read).toEqual([['urn:a'], ['urn:b'], ['urn:a']]);
  });

  it('reads again what was not done with, when the reading was broken off', async () => {
    const { url, asked } = await webServer({
      '/feed': (response) => response.setHeader('etag', '"v1"').end(rss(item, other)),
    });
    const kept = await state();
    for await (const { input } of readFeeds([url('/feed')], { state: kept }))
      if (input?.id === 'urn:b') break;
    const again = await gather(readFeeds([url('/feed')], { state: kept }));
    expect(again.map(({ input }) => input?.id)).toEqual(['urn:b']);
    expect(asked[1]?.headers['if-none-match']).toBeUndefined();
  });

  it('refuses what was damaged of its memory', async () => {
    const { url } = await webServer({ '/feed': rss(item) });
    const name = await testFolder();
    const kept = openSourceState(name('state'));
    await kept.keep(url('/feed'), { seen: 'all' });
    await expect(gather(readFeeds([url('/feed')], { state: kept }))).rejects.toThrow('remove it');
  });
});

describe('a feed that cannot be had', () => {
  const endless: Answer = (response) => {
    const chunk = 'x'.repeat(64 * 1024);
    const more = (): void => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on('drain', more);
    more();
  };
  const isSlow = (path: string): boolean => ['/slow', '/silent'].includes(path);
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 'x'));
  const answers: Record<string, Answer> = {
    '/html': '<!doctype html><html><body><p>News<br></body></html>',
    '/text': 'news',
    '/empty': ' ',
    '/json': '{"version": "https://jsonfeed.org/version/1", "items": 3}',
    '/no-json': '{',
    '/cut': rss(item).slice(0, -60),
    '/crossed': rss('<title>A</guid>'),
    '/latin': (response) => response.end(Buffer.from(rss('<title>Z\xfcrich</title>'), 'latin1')),
    '/unknown': rss(item).replace('utf-8', 'klingon'),
    '/external': `<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>${rss('<title>&a;</title>').slice(38)}`,
    '/laughs': `<!DOCTYPE rss [<!ENTITY a "${'ha'.repeat(4_000)}">]>${rss(`<title>${'&a;'.repeat(10_000)}</title>`).slice(38)}`,
    '/deep': rss('<a>'.repeat(20_000) + '</a>'.repeat(20_000)),
    '/proto': rss('<title>A</title><__proto__>1</__proto__>'),
    '/endless': endless,
    '/gzip': (response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(bomb);
    },
    '/slow': (response) => void response.write('<rss>'),
    '/silent': () => undefined,
    '/broken': (response) => {
      response.writeHead(200, { 'content-length': '9999' });
      response.write(rss(item));
      setTimeout(() => response.destroy(), 20);
    },
    '/500': (response) => response.writeHead(500).end(),
    '/loop': (response) => response.writeHead(302, { location: '/loop' }).end(),
    '/file': (response) => response.writeHead(301, { location: 'file:///etc/passwd' }).end(),
    '/nowhere': (response) => response.writeHead(301, { location: 'http://' }).end(),
    '/private': rss(item),
    '/good': rss(item),
    '/robots.txt': 'User-agent: *\nDisallow: /private\n',
  };

  it.each([
    ['/html', 'feed/malformed'],
    ['/text', 'feed/malformed'],
    ['/empty', 'feed/malformed'],
    ['/json', 'feed/malformed'],
    ['/no-json', 'feed/malformed'],
    ['/cut', 'feed/malformed'],
    ['/crossed', 'feed/malformed'],
    ['/latin', 'feed/malformed'],
    ['/unknown', 'feed/malformed'],
    ['/external', 'feed/malformed'],
    ['/laughs', 'feed/malformed'],
    ['/deep', 'feed/malformed'],
    ['/proto', 'feed/malformed'],
    ['/endless', 'feed/too-large'],
    ['/gzip', 'feed/too-large'],
    ['/slow', 'feed/unreachable'],
    ['/silent', 'feed/unreachable'],
    ['/broken', 'feed/unreachable'],
    ['/500', 'feed/unreachable'],
    ['/404', 'feed/unreachable'],
    ['/loop', 'feed/redirect'],
    ['/file', 'feed/redirect'],
    ['/nowhere', 'feed/redirect'],
    ['/private', 'feed/robots'],
  ])('%s: %s, and the others are read', async (path, code) => {
    const { url, asked } = await webServer(answers);
    const { clock } = clockFor(99);
    const before = process.memoryUsage().rss;
    const [failure, ...rest] = await gather(
      readFeeds([url(path), url('/good')], {
        clock,
        timeout: isSlow(path) ? 1_000 : 20_000,
        largest: 1024 * 1024,
      }),
    );
    expect(failure).toMatchObject({
      file: url(path),
      scope: 'file',
      diagnostics: [{ code, place: { file: url(path) } }],
    });
    expect(rest.map(({ input }) => input?.id)).toEqual(['urn:a']);
    if (code === 'feed/robots') expect(asked.map((each) => each.path)).toEqual(['/good']);
    // what is bombs and floods costs no memory to speak of
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  it('tells where in the document it goes wrong', async () => {
    const { url } = await webServer({
      '/feed': '<rss>\n<channel>\n  <title>A</tidle></channel></rss>',
    });
    const [text] = await gather(readFeeds([url('/feed')]));
    expect(text?.diagnostics[0]?.place).toMatchObject({ line: 3 });
  });

  it('needs an address of the web, without a password', () => {
    for (const url of ['file:///etc/passwd', 'feed.xml', 'ftp://a.example/', 'https://u:p@a.example/'])
      expect(() => readFeeds([url])).toThrow(TypeError); // prettier-ignore
  });

  it('is unreachable where nobody listens', async () => {
    expect(await codesOf(await deadAddress())).toEqual(['feed/unreachable']);
  });
});

describe('a redirect into the own network', () => {
  const resolve: NonNullable<ReadFeedsOptions['resolve']> = (host) =>
    Promise.resolve(host === 'inside.example' ? ['10.1.2.3'] : ['203.0.113.9']);
  const asked: string[] = [];
  const fetched =
    (location: string): typeof fetch =>
    (url) => {
      const { href, pathname } = new URL(url instanceof Request ? url.url : url);
      asked.push(href);
      if (pathname === '/robots.txt') return Promise.resolve(new Response('', { status: 404 }));
      return Promise.resolve(new Response(null, { status: 302, headers: { location } }));
    };

  it.each([
    'http://127.0.0.1:9/admin',
    'http://localhost/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://192.168.0.1/',
    'http://[fe80::1]/',
    'https://inside.example/',
  ])('is not followed to %s', async (location) => {
    asked.length = 0;
    const { clock } = clockFor(99);
    const options = { clock, resolve, fetch: fetched(location) };
    expect(await codesOf('https://news.example/feed', options)).toEqual(['feed/redirect']);
    expect(asked.every((url) => url.startsWith('https://news.example/'))).toBe(true);
  });

  it('is followed within the public one', async () => {
    const { clock } = clockFor(99);
    const options = { clock, resolve, fetch: fetched('https://other.example/') };
    asked.length = 0;
    await codesOf('https://news.example/feed', options);
    expect(asked).toContain('https://other.example/');
  });
});

describe('a polite guest', () => {
  it('follows where a feed has moved, and asks there for robots.txt as well', async () => {
    const there = await webServer({
      '/feed': rss(item),
      '/closed': rss(item),
      '/robots.txt': 'User-agent: wirecopy\nDisallow: /closed',
    });
    const here = await webServer({
      '/feed': (response) => response.writeHead(308, { location: there.url('/feed') }).end(),
      '/closed': (response) => response.writeHead(308, { location: there.url('/closed') }).end(),
    });
    const { clock } = clockFor(99);
    const texts = await gather(readFeeds([here.url('/feed'), here.url('/closed')], { clock }));
    expect(texts.map(({ file, input, diagnostics }) => [file, input?.id, diagnostics[0]?.code])).toEqual([
      [here.url('/feed'), 'urn:a', undefined],
      [here.url('/closed'), undefined, 'feed/robots'],
    ]); // prettier-ignore
    expect([here.robotsAsked(), there.robotsAsked()]).toEqual([1, 1]);
  });

  it.each([
    ['that is not there', (response) => response.writeHead(404).end(), []],
    ['that is forbidden', (response) => response.writeHead(403).end(), []],
    ['that leads in circles', (response) => response.writeHead(302, { location: '/robots.txt' }).end(), []], // prettier-ignore
    ['that fails', (response) => response.writeHead(503).end(), ['feed/unreachable']],
    ['that is too much', (response) => response.writeHead(429).end(), ['feed/unreachable']],
    ['that never ends', (response) => response.end('#'.repeat(600 * 1024)), ['feed/unreachable']],
    ['for others', 'User-agent: *\nDisallow: /\n\nUser-agent: wirecopy\nAllow: /\n', []],
    ['for us', 'User-agent: wirecopy\nDisallow: /feed\n', ['feed/robots']],
  ] as const satisfies readonly (readonly [string, Answer, readonly string[]])[])(
    'heeds a robots.txt %s',
    async (_, robots, codes) => {
      const { url, asked } = await webServer({ '/feed': rss(item), '/robots.txt': robots });
      expect(await codesOf(url('/feed'))).toEqual(codes);
      expect(asked).toHaveLength(codes.length === 0 ? 1 : 0);
    },
  );

  it('waits between two feeds of a site, as long as its robots.txt asks for', async () => {
    const { clock, waits } = clockFor(99);
    const answers = { '/a': rss(item), '/b': rss(item), '/c': rss(item) };
    const usual = await webServer(answers);
    await gather(readFeeds(['/a', '/b', '/c'].map(usual.url), { clock }));
    expect(waits).toEqual([1_000, 1_000]);
    const slow = await webServer({ ...answers, '/robots.txt': 'User-agent: *\nCrawl-delay: 7\n' });
    await gather(readFeeds(['/a', '/b'].map(slow.url), { clock }));
    expect(waits.slice(2)).toEqual([7_000]);
  });

  it('asks again as often as wanted, and less often where the feed says that nothing will change', async () => {
    const { clock, waits, signal } = clockFor(4);
    const { url } = await webServer({
      '/feed': (response, _request, times) => {
        if (times === 2) response.setHeader('cache-control', 'public, max-age=600');
        response.end(
          times === 3 ? rss(item).replace('<item>', '<ttl>20</ttl><item>') : rss(item, other),
        );
      },
    });
    const texts = await gather(readFeeds([url('/feed')], { every: 60, clock, signal }));
    expect(texts.map(({ input }) => input?.id)).toEqual(['urn:a', 'urn:b']);
    expect(waits).toEqual([60_000, 600_000, 1_200_000, 60_000]);
  });

  it('waits ever longer for a feed that fails, and as long as it asks for', async () => {
    const { clock, waits, signal } = clockFor(6);
    const { url } = await webServer({
      '/feed': (response, _request, times) => {
        if (times <= 3) response.writeHead(503).end();
        else if (times === 4) response.writeHead(429, { 'retry-after': '7200' }).end();
        else if (times === 5)
          response.writeHead(503, { 'retry-after': 'Fri, 22 Sep 2023 12:00:00 GMT' }).end();
        else response.end(rss(item));
      },
    });
    const texts = await gather(readFeeds([url('/feed')], { every: 60, clock, signal }));
    expect(texts.map(({ diagnostics }) => diagnostics[0]?.code)).toEqual([
      ...Array<string>(5).fill('feed/unreachable'),
      undefined,
    ]);
    const spent = 120_000 + 240_000 + 480_000 + 7_200_000;
    expect(waits).toEqual([120_000, 240_000, 480_000, 7_200_000, 12 * 3_600_000 - spent, 60_000]);
  });

  it('leaves a feed alone over runs that asked for it, and gives up one that is gone', async () => {
    const { url, asked } = await webServer({
      '/feed': (response) => response.writeHead(429, { 'retry-after': '120' }).end(),
      '/gone': (response) => response.writeHead(410).end(),
    });
    const kept = await state();
    const { clock } = clockFor(99);
    expect(await codesOf(url('/feed'), { state: kept, clock })).toEqual(['feed/unreachable']);
    expect(await codesOf(url('/feed'), { state: kept, clock })).toEqual(['feed/waiting']);
    expect(asked).toHaveLength(1);
    expect(await codesOf(url('/gone'), { every: 60, clock })).toEqual(['feed/unreachable']);
  });

  it('is at rest at once when it is stopped, in an answer or between two', async () => {
    const { url } = await webServer({ '/silent': () => undefined, '/feed': rss(item) });
    for (const path of ['/silent', '/feed']) {
      const signal = AbortSignal.timeout(200);
      const begun = performance.now();
      await gather(readFeeds([url(path)], { every: 60, signal }));
      expect(performance.now() - begun).toBeLessThan(5_000);
    }
  });

  it('is at rest at once when its reader goes away', async () => {
    const { url } = await webServer({ '/silent': () => undefined, '/feed': rss(item) });
    const begun = performance.now();
    for await (const text of readFeeds([url('/silent'), url('/feed')], { every: 60 }))
      if (text.input !== undefined) break;
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
