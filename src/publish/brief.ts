import type { Item } from '../model.js';

/**
 * The item in brief: its headline and the first sentence of its lead. Material facts may go unsaid so; the whole
 * item stays what was verified.
 *
 * @example
 * brief({ paragraphs: [['lead', 'backers'], ['history']] }) // => { paragraphs: [['lead']] }
 */
export function brief(item: Item): Item {
  const lead = item.paragraphs[0]?.[0];
  return { ...item, paragraphs: lead === undefined ? [] : [[lead]] };
}
