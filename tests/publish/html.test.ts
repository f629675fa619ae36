import { describe, expect, it } from 'vitest';
import type { Item } from '../../src/index.js';
import { toHtml } from '../../src/publish/index.js';
import { fixtureDigest, now, publication } from './published.js';
import { story } from './story.js';

function spanned(text: string, spans: Item['headline']['spans']): Item {
  const item = story('Acme buys Bolt', [[text]]);
  const [[sentence]] = item.paragraphs as [[Item['headline']]];
  return { ...item, paragraphs: [[{ ...sentence, spans }]] };
}

/** The figures of a page: their words and what they say they come from. */
function figures(item: Item): (readonly [string, string])[] {
  const page = toHtml(item, publication);
  return [...page.matchAll(/<a class="figure"[^>]* data-origin="([^"]*)">([^<]*)<\/a>/gu)].map(
    ([, origin = '', words = '']) => [words, origin] as const,
  );
}

describe('the figures of a page', () => {
  it('say the fact, the record and the field', () => {
    expect(
      figures(
        spanned('It paid $5 million.', [{ start: 8, end: 18, fact: 'price', from: ['/price'] }]),
      ),
    ).toEqual([['$5 million', 'Fact: price · Record: a · Field: /price']]);
  });

  it('say the record of the history that they come from', () => {
    const span = { start: 3, end: 6, fact: 'total', from: ['/amount', 'round-7#/amount'] };
    expect(figures(spanned('Of 510 so far.', [span]))).toEqual([
      ['510', 'Fact: total · Record: a, round-7 · Field: /amount'],
    ]);
  });

  it('are the innermost where one value lies in another', () => {
    expect(
      figures(
        spanned('It had 771 offices and 2 sites.', [
          { start: 0, end: 31, fact: 'told', from: ['/told'] },
          { start: 7, end: 30, fact: 'holdings', from: ['/related'] },
          { start: 7, end: 18, fact: 'offices', from: ['/related/0'] },
          { start: 23, end: 30, fact: 'sites', from: ['/related/1'] },
        ]),
      ).map(([words]) => words),
    ).toEqual(['771 offices', '2 sites']);
  });

  it('stand alone in a passage that came as a whole', () => {
    const text =
      'The company was founded in 2014 and has about 5 million customers in 13 countries.';
    const span = { start: 0, end: text.length, fact: 'text', from: ['/background/0'] };
    expect(figures(spanned(text, [span]))).toEqual(
      ['2014', '5', '13'].map((words) => [words, 'Fact: text · Record: a · Field: /background/0']),
    );
  });

  it('are every one of a digest', () => {
    const digest = fixtureDigest();
    const page = toHtml(digest, publication, { now });
    const articles = page.slice(page.indexOf('<main>'), page.indexOf('</main>'));
    const bare = articles
      .replaceAll(/<a class="figure".*?<\/a>/gsu, '')
      .replaceAll(/<details>.*?<\/details>/gsu, '')
      .replaceAll(/<[^>]*>/gu, '')
      .replaceAll(/&#x[\dA-F]+;/gu, '');
    expect(bare.match(/.{0,20}\p{N}.{0,20}/gu)).toBeNull();
  });

  it('have one row for the same words of the same field', () => {
    const span = { fact: 'price', from: ['/price'] };
    const page = toHtml(
      spanned('Of $5, and $5 more.', [
        { ...span, start: 3, end: 5 },
        { ...span, start: 11, end: 13 },
      ]),
      publication,
    );
    expect(page.match(/<tr id=/gu)).toHaveLength(1);
    expect(page.match(/href="#item-1-value-1"/gu)).toHaveLength(2);
  });
});

describe('a page', () => {
  it('of one item has no contents', () => {
    const page = toHtml(story('Acme buys Bolt', [['A.']]), publication);
    expect(page).not.toContain('<nav');
    expect(page).toContain('<h1 id="item-1-headline">Acme buys Bolt</h1>');
  });

  it('explains newsworthiness when asked', () => {
    const item = story('Acme buys Bolt', [['A.']]);
    expect(toHtml(item, publication, { explain: true })).toContain('The price is high (+0.44)');
    expect(toHtml(item, publication)).not.toContain('The price is high');
  });
});
