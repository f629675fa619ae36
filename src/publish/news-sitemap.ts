/**
 * Sitemaps of news (https://www.google.com/schemas/sitemap-news/0.9, within https://www.sitemaps.org/).
 */
import { diagnose } from '../diagnostic.js';
import { InvalidOptions } from '../invalid-options.js';
import { isWithdrawn } from './article.js';
import {
  editionOf,
  needs,
  type Documents,
  type PublishOptions,
  type Publication,
} from './edition.js';
import { inert } from './inert.js';
import { xml } from './xml.js';

/** The schema takes no more. */
const MOST_ITEMS = 1000;

/**
 * A sitemap of news of the items that are published at the moment; search engines want those of the last two days.
 * What is withdrawn is left out. Throws as `toAtom` does, and `publish/too-many` for more than 1,000 items.
 *
 * @example
 * toNewsSitemap([], { name: 'Wire', url: 'https://example.org/wire' }, { now: '2021-06-02' }).includes('<urlset') // => true
 */
export function toNewsSitemap(
  documents: Documents,
  publication: Publication,
  options: PublishOptions = {},
): string {
  const { items, now, name, addressOf } = editionOf(documents, publication, options, needs.sitemap);
  const listed = items.filter((item) => !isWithdrawn(item));
  if (listed.length > MOST_ITEMS)
    throw new InvalidOptions('A news sitemap cannot be made.', [
      diagnose('publish/too-many', {
        message: `A news sitemap holds at most 1,000 items.`,
        actual: String(listed.length),
        expected: 'at most 1000',
        hint: 'Make several, of the items of the last two days.',
      }),
    ]);
  return xml({
    urlset: {
      '@xmlns': 'http://www.sitemaps.org/schemas/sitemap/0.9',
      '@xmlns:news': 'http://www.google.com/schemas/sitemap-news/0.9',
      url: listed.map((item) => ({
        loc: addressOf(item),
        'news:news': {
          'news:publication': { 'news:name': name, 'news:language': shortTag(item.language) },
          'news:publication_date': item.revision?.of.on ?? now,
          'news:title': inert(item.headline.text),
        },
      })),
    },
  });
}

/** The schema takes two or three letters, and of Chinese its script by the country. */
function shortTag(language: string): string {
  const { language: tag, script, region } = new Intl.Locale(language).maximize();
  if (tag !== 'zh') return tag;
  return script === 'Hant' || region === 'TW' ? 'zh-tw' : 'zh-cn';
}
