/**
 * Entry `wirecopy/publish`: finished items and digests as documents. JSON needs no function here: an item is
 * plain JSON already.
 */
export { brief } from './brief.js';
export { toMarkdown, type MarkdownOptions } from './markdown.js';
export { toText, type TextOptions } from './text.js';
