/**
 * Every format of all fixtures and of hostile records, valid by its own authority and inert. `WIRECOPY_HOSTILE=1000`
 * publishes a thousand.
 */
import { parseFeed } from '@rowanmanning/feed-parser';
import { XMLParser } from 'fast-xml-parser';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { Item } from '../../src/index.js';
import {
  jsonLdScript,
  toAtom,
  toEmail,
  toHtml,
  toJsonFeed,
  toJsonLd,
  toNewsMl,
  toNewsSitemap,
  toNinjs,
  toRss,
} from '../../src/publish/index.js';
import { inert } from '../../src/publish/inert.js';
import { expanded, htmlFaults, jsonFaults, strangeTerms, xmlFaults } from './authorities.js';
import {
  fixtureDigest,
  fixtureItems,
  hostileCount,
  hostileItems,
  now,
  publication,
  versions,
} from './published.js';

const digest = fixtureDigest();
const hostile = hostileItems(hostileCount);
const versionItems = Object.values(versions());
const sets: readonly (readonly [string, readonly Item[]])[] = [
  ['all fixtures', fixtureItems()],
  ['a correction, an update and a withdrawal', versionItems],
  [`${hostileCount} hostile records`, hostile],
];

/** Several documents of a size that a validator takes. */
function chunks(items: readonly Item[], size = 100): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** Elements that run, fetch or take input. */
const activeElements =
  'script, iframe, object, embed, form, input, button, svg, math, img, video, audio, source, link, base, applet, frame, template, textarea, [onload], [onerror], [onclick], [onmouseover], [srcdoc]';

/** What is looked at of an element. */
interface PageElement {
  readonly outerHTML: string;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  readonly getAttribute: (name: string) => string | null;
}

/** What a document of HTML could do of itself. */
function activityOf(html: string): string[] {
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`) as unknown as {
    document: { querySelectorAll: (selector: string) => Iterable<PageElement> };
  };
  const found = (selector: string): PageElement[] => [...document.querySelectorAll(selector)];
  return [
    ...found(activeElements).map(({ outerHTML }) => outerHTML),
    ...found('*').flatMap(({ attributes }) =>
      [...attributes]
        .filter(({ name }) => name.startsWith('on'))
        .map(({ name, value }) => `${name}=${value}`),
    ),
    ...found('[href]')
      .map((element) => element.getAttribute('href') ?? '')
      .filter((href) => !/^(?:https?:\/\/[\w.[]|#item-)/u.test(href)),
  ];
}

/** Controls, marks of direction, halves of characters. */
const unquiet = /[\p{Cc}\p{Bidi_Control}\p{Cs}\p{Noncharacter_Code_Point}]/u;

function unquietIn(value: unknown): string[] {
  if (typeof value === 'string') return unquiet.test(value.replaceAll('\n', '')) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(unquietIn) : [];
}

interface RssItem {
  readonly title: string;
  readonly description: string;
  readonly 'content:encoded': string;
}

const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false, trimValues: false });

describe.each(sets)('%s', { timeout: 30_000 + hostileCount * 1000 }, (_name, items) => {
  it('are valid ninjs 3.1', () => {
    for (const item of items) {
      const ninjs = toNinjs(item, publication, { now });
      expect(jsonFaults(ninjs, 'ninjs-schema_3.1.json')).toEqual([]);
      expect(unquietIn(ninjs)).toEqual([]);
      expect(ninjs.headlines[0]?.value).toBe(inert(item.headline.text));
      expect(activityOf(ninjs.bodies?.[1]?.value ?? '')).toEqual([]);
    }
  });

  it('are JSON-LD that jsonld expands', async () => {
    for (const item of items) {
      const data = toJsonLd(item, publication, { now });
      const [node] = await expanded(data);
      expect(strangeTerms(data)).toEqual([]);
      expect(node?.['@type']).toEqual(['https://schema.org/NewsArticle']);
      expect(node?.['https://schema.org/headline']).toEqual([
        { '@value': inert(item.headline.text) },
      ]);
      expect(unquietIn(data)).toEqual([]);
      const script = jsonLdScript(data);
      expect(script).not.toMatch(/[<>&]/u);
      expect(JSON.parse(script)).toEqual(JSON.parse(JSON.stringify(data)));
    }
  });

  it('are valid NewsML-G2 2.35', async () => {
    for (const chunk of chunks(items)) {
      const xml = toNewsMl(chunk, publication, { now });
      expect(await xmlFaults(xml, 'NewsML-G2_2.35-spec-All-Power.xsd')).toEqual([]);
      expect(unquietIn(xml)).toEqual([]);
    }
  });

  it('are a valid RSS 2.0 feed', async () => {
    for (const chunk of chunks(items)) {
      const xml = toRss(chunk, publication, { now, feedUrl: 'https://wire.example.org/rss.xml' });
      expect(await xmlFaults(xml, 'rss.rng')).toEqual([]);
      expect(unquietIn(xml)).toEqual([]);
      const feed = parseFeed(xml);
      expect(feed.meta).toEqual({ type: 'rss', version: '2.0' });
      expect(feed.items.map(({ url }) => url)).toEqual(
        chunk.map((item) => toJsonFeed([item], publication).items[0]?.url),
      );
      const { rss } = parser.parse(xml) as { rss: { channel: { item: RssItem[] } } };
      for (const entry of [rss.channel.item].flat()) {
        expect(activityOf(entry.title)).toEqual([]);
        expect(activityOf(entry.description)).toEqual([]);
        expect(activityOf(entry['content:encoded'])).toEqual([]);
      }
    }
  });

  it('are a valid Atom feed', async () => {
    for (const chunk of chunks(items)) {
      const xml = toAtom(chunk, publication, { now, feedUrl: 'https://wire.example.org/atom.xml' });
      expect(await xmlFaults(xml, 'atom.rng')).toEqual([]);
      expect(unquietIn(xml)).toEqual([]);
      const feed = parseFeed(xml);
      expect(feed.meta).toEqual({ type: 'atom', version: '1.0' });
      expect(feed.items).toHaveLength(chunk.length);
      const { feed: parsed } = parser.parse(xml) as {
        feed: { entry: { title: { '#text': string }; content: { '#text': string } }[] };
      };
      expect(parsed.entry.map(({ title }) => title['#text'])).toEqual(
        chunk.map(({ headline }) => inert(headline.text)),
      );
      for (const { content } of parsed.entry) expect(activityOf(content['#text'])).toEqual([]);
    }
  });

  it('are a valid JSON Feed 1.1', () => {
    const feed = toJsonFeed(items, publication, {
      now,
      feedUrl: 'https://wire.example.org/f.json',
    });
    expect(jsonFaults(feed, 'json-feed-1.1.json')).toEqual([]);
    expect(unquietIn(feed)).toEqual([]);
    for (const { content_html: html } of feed.items) expect(activityOf(html)).toEqual([]);
  });

  it('are a valid news sitemap', async () => {
    const xml = toNewsSitemap(items, publication, { now });
    expect(await xmlFaults(xml, 'news-sitemap.rng')).toEqual([]);
    expect(unquietIn(xml)).toEqual([]);
  });

  it('are valid pages of HTML', async () => {
    // The time that html-validate takes grows with the square of a page.
    for (const chunk of chunks(items, 20)) {
      const html = toHtml(chunk, publication, { now, explain: true });
      expect(await htmlFaults(html)).toEqual([]);
      expect(activityOf(html)).toEqual([]);
      expect(unquietIn(html)).toEqual([]);
    }
  });

  it('are valid e-mails', async () => {
    for (const chunk of chunks(items, 20)) {
      const html = toEmail(chunk, publication, { now, explain: true });
      // Mail programs take styles away that do not stand with their elements.
      expect(await htmlFaults(html, { 'no-inline-style': 'off' })).toEqual([]);
      expect(activityOf(html)).toEqual([]);
      expect(unquietIn(html)).toEqual([]);
      expect(html).not.toMatch(/<style|url\(|@import/iu);
    }
  });

  it('are the same bytes from the same items', () => {
    for (const publish of [toHtml, toEmail, toRss, toAtom, toNewsMl, toNewsSitemap])
      expect(publish(items, publication, { now })).toBe(publish(items, publication, { now }));
  });
});

describe('a digest', () => {
  it('is valid in every format', async () => {
    const given = [digest, publication, { now }] as const;
    expect(jsonFaults(toNinjs(...given), 'ninjs-schema_3.1.json')).toEqual([]);
    expect(jsonFaults(toJsonFeed(...given), 'json-feed-1.1.json')).toEqual([]);
    const news = 'NewsML-G2_2.35-spec-All-Power.xsd';
    expect(await xmlFaults(toNewsMl(...given), news)).toEqual([]);
    expect(await xmlFaults(toRss(...given), 'rss.rng')).toEqual([]);
    expect(await xmlFaults(toAtom(...given), 'atom.rng')).toEqual([]);
    expect(await htmlFaults(toHtml(...given))).toEqual([]);
    expect(strangeTerms(toJsonLd(...given))).toEqual([]);
    const [collection] = await expanded(toJsonLd(...given));
    expect(collection?.['@type']).toEqual(['https://schema.org/Collection']);
    expect(collection?.['https://schema.org/hasPart']).toHaveLength(digest.items.length);
  });
});

describe('one item', () => {
  it('is a newsItem of its own', async () => {
    const xml = toNewsMl(hostile[0]!, publication, { now });
    expect(await xmlFaults(xml, 'NewsML-G2_2.35-spec-All-Power.xsd')).toEqual([]);
    expect(xml).toContain('\n<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"');
  });
});

describe('what is not valid', () => {
  it('is found by each authority', async () => {
    const [item] = versionItems as [Item];
    expect(
      jsonFaults({ ...toNinjs(item, publication), uri: undefined }, 'ninjs-schema_3.1.json'),
    ).not.toEqual([]);
    expect(
      jsonFaults({ ...toNinjs(item, publication), x: 1 }, 'ninjs-schema_3.1.json'),
    ).not.toEqual([]);
    expect(strangeTerms({ '@type': 'Newz', headlines: [{ name: 'x', nam: 1 }] })).toEqual([
      'Newz',
      'headlines',
      'nam',
    ]);
    const feed = toJsonFeed([item], publication);
    expect(jsonFaults({ ...feed, version: '1' }, 'json-feed-1.1.json')).not.toEqual([]);
    const broken = (xml: string): string => xml.replace(/<title[^>]*>.*<\/title>/u, '');
    const atom = toAtom([item], publication, { now });
    expect(await xmlFaults(broken(atom), 'atom.rng')).not.toEqual([]);
    expect(await xmlFaults(broken(toRss([item], publication)), 'rss.rng')).not.toEqual([]);
    const news = toNewsMl(item, publication, { now });
    expect(
      await xmlFaults(news.replace('itemClass', 'class'), 'NewsML-G2_2.35-spec-All-Power.xsd'),
    ).not.toEqual([]);
    const sitemap = toNewsSitemap([item], publication, { now });
    expect(await xmlFaults(sitemap.replaceAll('loc>', 'l>'), 'news-sitemap.rng')).not.toEqual([]);
    expect(await htmlFaults(toHtml(item, publication).replace('<h1', '<h3'))).not.toEqual([]);
    expect(activityOf('<p onclick="x">a</p><a href="javascript:x">b</a><img src=x>')).toHaveLength(
      4,
    );
  });
});
