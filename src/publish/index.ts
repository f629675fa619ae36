/**
 * Entry `wirecopy/publish`: finished items and digests as documents. JSON needs no function here: an item is
 * plain JSON already.
 */
export { brief } from './brief.js';
export { toAtom } from './atom.js';
export type { Documents, Publication, PublishOptions } from './edition.js';
export { toEmail } from './email.js';
export { toHtml, type PageOptions } from './html.js';
export { toJsonFeed, type JsonFeed, type JsonFeedItem } from './json-feed.js';
export { jsonLdScript, toJsonLd, type JsonLd } from './json-ld.js';
export { toMarkdown, type MarkdownOptions } from './markdown.js';
export { toNewsMl } from './news-ml.js';
export { toNewsSitemap } from './news-sitemap.js';
export { toNinjs, type Ninjs } from './ninjs.js';
export type { PageWords } from './page-words.js';
export { toRss, type FeedOptions } from './rss.js';
export { toText, type TextOptions } from './text.js';
