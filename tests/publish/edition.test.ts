import { describe, expect, it } from 'vitest';
import { builtinKinds, InvalidOptions, type Item } from '../../src/index.js';
import {
  toAtom,
  toEmail,
  toHtml,
  toJsonFeed,
  toJsonLd,
  toNewsMl,
  toNewsSitemap,
  toNinjs,
  toRss,
  type Publication,
} from '../../src/publish/index.js';
import { pageWords } from '../../src/publish/page-words.js';
import { topicNames } from '../../src/publish/topic-names.js';
import { now, publication, versions } from './published.js';
import { digestOf, story } from './story.js';

const item = story('Acme buys Bolt', [['Acme has bought Bolt.']]);

/** The codes that a call is refused with. */
function refusal(call: () => unknown): string[] {
  try {
    call();
  } catch (error) {
    if (error instanceof InvalidOptions) return error.diagnostics.map(({ code }) => code);
    throw error;
  }
  return [];
}

const formats = {
  toAtom,
  toEmail,
  toHtml,
  toJsonFeed,
  toJsonLd,
  toNewsMl,
  toNewsSitemap,
  toNinjs,
  toRss,
};

describe('a publication', () => {
  it.each([
    'toAtom',
    'toJsonFeed',
    'toJsonLd',
    'toNewsMl',
    'toNewsSitemap',
    'toNinjs',
    'toRss',
  ] as const)('%s says what it lacks', (name) => {
    expect(refusal(() => formats[name](item, { name: 'Wire' }, { now }))).toEqual([
      'publish/no-address',
    ]);
    expect(refusal(() => formats[name](item, { name: ' ', url: 'https://a.b' }, { now }))).toEqual([
      'publish/no-name',
    ]);
  });

  it.each(['javascript:alert(1)', 'ftp://a.b/', 'a.b', 'https://'])(
    'has no address in %s',
    (url) => {
      for (const publish of [toRss, toHtml, toEmail])
        expect(refusal(() => publish(item, { name: 'Wire', url }, { now }))).toEqual([
          'publish/no-address',
        ]);
    },
  );

  it('may be anybody on a page', () => {
    expect(toHtml(item, { name: '' })).toContain('<title>Acme buys Bolt</title>');
    expect(toEmail(item, { name: '' })).toContain('<title>Acme buys Bolt</title>');
  });

  it('is told to set what is missing', () => {
    expect(() => toRss(item, { name: 'Wire' })).toThrow(
      "RSS cannot be made.\n  publish/no-address: RSS gives each item an address of the publication's",
    );
  });

  it.each(['english please', '', 'x', 'en_GB'])('has no language in %j', (language) => {
    expect(refusal(() => toHtml(item, { ...publication, language }))).toEqual(['publish/language']);
    expect(refusal(() => toHtml({ ...item, language }, publication))).toEqual(['publish/language']);
  });
});

describe('the time of publication', () => {
  it.each(['toAtom', 'toNewsMl', 'toNewsSitemap'] as const)('is asked for by %s', (name) => {
    expect(refusal(() => formats[name](item, publication))).toEqual(['publish/no-time']);
  });

  it.each(['today', '2021-13-01', '2021-06-02T09:00', '2021-06-02T09:00:00'])(
    'is not %s',
    (moment) => {
      expect(refusal(() => toRss(item, publication, { now: moment }))).toEqual(['publish/no-time']);
    },
  );

  it('is a moment in UTC, a day its midnight, and of a digest its day', () => {
    const updated = (moment?: string): string | undefined =>
      /<updated>(.*)<\/updated>/u.exec(
        toAtom(digestOf('T', [item]), publication, moment === undefined ? {} : { now: moment }),
      )?.[1];
    expect(updated()).toBe('2021-06-02T00:00:00Z');
    expect(updated('2021-06-03')).toBe('2021-06-03T00:00:00Z');
    expect(updated('2021-06-03T01:00:00.5+02:00')).toBe('2021-06-02T23:00:00Z');
  });
});

describe('an item', () => {
  it('that is held is published in no format', () => {
    const held: Item = {
      ...item,
      diagnostics: [{ code: 'guard/range', severity: 'hold', message: 'Too much.' }],
    };
    for (const publish of Object.values(formats)) {
      expect(refusal(() => publish(held, publication, { now }))).toEqual(['publish/held']);
      expect(refusal(() => publish(digestOf('T', [item, held]), publication, { now }))).toEqual([
        'publish/held',
      ]);
    }
  });

  it('has an address by its id, which cannot climb out of the publication', () => {
    const address = (id: string): string => toNinjs({ ...item, id }, publication).uri;
    expect(address('a')).toBe('https://wire.example.org/news/a');
    expect(address('raises/Acme/2021-06-01')).toBe(
      'https://wire.example.org/news/raises%2FAcme%2F2021-06-01',
    );
    expect(address('..')).toBe('https://wire.example.org/news/..;');
    expect(new URL(address('..')).href).toBe(address('..'));
    expect(address('..;')).toBe('https://wire.example.org/news/..%3B');
    expect(address('\ud800')).toBe(address('\ufffd'));
  });

  it('is of the topics that have names', () => {
    const topics = builtinKinds.flatMap((kind) => kind.topics);
    expect(topics.filter((topic) => topicNames[topic] === undefined)).toEqual([]);
    expect(Object.keys(topicNames).filter((topic) => !topics.includes(topic))).toEqual([]);
  });
});

describe('items', () => {
  it('are too many for one sitemap from 1,001 on', () => {
    const items = Array.from({ length: 1001 }, (_, index) => ({ ...item, id: String(index) }));
    expect(refusal(() => toNewsSitemap(items, publication, { now }))).toEqual(['publish/too-many']);
    expect(toNewsSitemap(items.slice(1), publication, { now }).match(/<loc>/gu)).toHaveLength(1000);
  });

  it('are one or more in NewsML-G2, and may be none in a feed', () => {
    expect(refusal(() => toNewsMl([], publication, { now }))).toEqual(['publish/empty']);
    for (const publish of [toRss, toAtom, toNewsSitemap])
      expect(publish([], publication, { now })).toContain('<?xml');
    expect(toJsonFeed([], publication).items).toEqual([]);
  });
});

describe('the words of a page', () => {
  it('ship for English, and are given for other languages', () => {
    const french: Publication = { name: 'Le Fil', language: 'fr' };
    expect(refusal(() => toHtml(item, french))).toEqual(['publish/no-words']);
    expect(refusal(() => toEmail(item, french))).toEqual(['publish/no-words']);
    const words = { ...pageWords('en'), contents: 'Sommaire' };
    const page = toHtml(digestOf('T', [item]), french, { words });
    expect(page).toContain('>Sommaire</h2>');
    expect(page).toContain('<time datetime="2021-06-02">2 juin 2021</time>');
  });
});

describe('versions', () => {
  const { first, correction, update, withdrawal } = versions();
  const on = { now: '2021-06-01T12:00:00Z' };

  it('have one address and later versions in ninjs', () => {
    const told = [first, correction, update, withdrawal].map((version) =>
      toNinjs(version, publication, on),
    );
    expect(new Set(told.map(({ uri }) => uri)).size).toBe(1);
    expect(told.map(({ version }) => version)).toEqual(['1', '2', '3', '4']);
    expect(told.map(({ pubStatus }) => pubStatus)).toEqual([
      'usable',
      'usable',
      'usable',
      'canceled',
    ]);
    expect(told.map(({ firstCreated }) => firstCreated)).toEqual([
      '2021-06-01T12:00:00Z',
      undefined,
      undefined,
      undefined,
    ]);
    expect(told[1]?.edNote).toBe(
      'This corrects the item of May 29. It changes the amount from $103 million to $120 million.',
    );
    expect(told[1]?.descriptions?.[0]?.value).toContain('Auth0');
    expect(told[0]?.edNote).toBeUndefined();
  });

  it('have a status and a signal in NewsML-G2', () => {
    const coded = (version: Item): (string | undefined)[] => {
      const xml = toNewsMl(version, publication, on);
      return [
        /pubStatus qcode="(.*?)"/u,
        /signal qcode="(.*?)"/u,
        /newsItem .*? version="(.*?)"/u,
      ].map((pattern) => pattern.exec(xml)?.[1]);
    };
    expect(coded(first)).toEqual(['stat:usable', undefined, '1']);
    expect(coded(correction)).toEqual(['stat:usable', 'sig:correction', '2']);
    expect(coded(update)).toEqual(['stat:usable', 'sig:update', '3']);
    expect(coded(withdrawal)).toEqual(['stat:canceled', undefined, '4']);
  });

  it('count by the second of publication where the record has no number', () => {
    const { revision } = correction;
    const unnumbered: Item = { ...correction, revision: { ...revision!, version: 'b' } };
    expect(toNinjs(unnumbered, publication, on).version).toBe('1622548800');
  });

  it('are updated in Atom, where what is known of the first day is not made up', () => {
    const dates = (version: Item): string[] =>
      toAtom(version, publication, on).match(/<(?:updated|published)>/gu) ?? [];
    expect(dates(first)).toEqual(['<updated>', '<updated>', '<published>']);
    expect(dates(correction)).toEqual(['<updated>', '<updated>']);
  });

  it('are modified in JSON-LD and JSON Feed, a correction says what it corrects', () => {
    expect(toJsonLd(correction, publication, on)).toMatchObject({
      dateModified: '2021-06-01T12:00:00Z',
      correction: {
        '@type': 'CorrectionComment',
        text: 'This corrects the item of May 29. It changes the amount from $103 million to $120 million.',
      },
    });
    expect(toJsonLd(correction, publication, on)).not.toHaveProperty('datePublished');
    expect(toJsonLd(update, publication, on)).not.toHaveProperty('correction');
    expect(toJsonLd(withdrawal, publication, on)).toMatchObject({
      creativeWorkStatus: 'Withdrawn',
    });
    const [told, taken] = toJsonFeed([correction, withdrawal], publication, on).items;
    expect(told).toMatchObject({ date_modified: '2021-06-01T12:00:00Z' });
    expect(taken?._wirecopy.status).toBe('canceled');
  });

  it('stand in a sitemap by the day of the version before, and not once withdrawn', () => {
    const xml = toNewsSitemap([update, withdrawal], publication, on);
    expect(xml.match(/<url>/gu)).toHaveLength(1);
    expect(xml).toContain('<news:publication_date>2021-05-30</news:publication_date>');
  });
});

describe('disclosure', () => {
  const { first } = versions();

  it('names the program, the source and data-driven media in every format', () => {
    const type = 'http://cv.iptc.org/newscodes/digitalsourcetype/dataDrivenMedia';
    const documents = {
      html: toHtml(first, publication, { now }),
      email: toEmail(first, publication, { now }),
      ninjs: JSON.stringify(toNinjs(first, publication, { now })),
      jsonFeed: JSON.stringify(toJsonFeed(first, publication, { now })),
      jsonLd: JSON.stringify(toJsonLd(first, publication, { now })),
      newsMl: toNewsMl(first, publication, { now }),
      rss: toRss(first, publication, { now }),
      atom: toAtom(first, publication, { now }),
    };
    for (const [format, text] of Object.entries(documents)) {
      expect(text, format).toContain('wirecopy');
      expect(text, format).toContain('TechCrunch');
      expect(text, format).toMatch(/dataDrivenMedia|DataDrivenMediaDigitalSource/u);
    }
    for (const format of ['html', 'email', 'ninjs', 'jsonFeed'] as const)
      expect(documents[format]).toContain(type);
  });
});

describe('titles of RSS', () => {
  it('are right for readers that take them for text and for those that take them for HTML', () => {
    const titled = (headline: string): string | undefined =>
      /<item>\s*<title>(.*)<\/title>/u.exec(toRss(story(headline, [['A.']]), publication))?.[1];
    expect(titled('AT&T rises < 5%')).toBe('AT&amp;T rises &lt; 5%');
    expect(titled('<b> &lt; &#60;')).toBe(
      '&amp;lt;b> &amp;amp;lt; &amp;amp;#60;'.replace('b>', 'b&gt;'),
    );
  });
});
