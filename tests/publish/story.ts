import type { Digest, Item, Sentence } from '../../src/model.js';

function sentence(text: string): Sentence {
  return { text, message: 'lead', template: { file: 'a.hbs', line: 1 }, spans: [] };
}

/** An item of the texts given; what no publisher reads is filled in. */
export function story(
  headline: string,
  paragraphs: readonly (readonly string[])[],
  sources: Item['sources'] = [],
): Item {
  return {
    id: 'a',
    kind: 'acquisition',
    language: 'en',
    style: 'agency',
    headline: sentence(headline),
    paragraphs: paragraphs.map((texts) => texts.map(sentence)),
    topics: ['20000204'],
    newsworthiness: {
      score: 0.64,
      reasons: [
        { score: 0.2, reason: 'A company changes hands.' },
        { score: 0, reason: 'Not told.' },
        { score: 0.44, reason: 'The price is high.' },
      ],
    },
    date: '2021-06-01',
    sources,
    generator: { name: 'wirecopy', version: '0', digitalSourceType: 'd' },
    diagnostics: [],
  };
}

export function digestOf(title: string, items: readonly Item[]): Digest {
  return { title, date: '2021-06-02', language: 'en', style: 'agency', items };
}
