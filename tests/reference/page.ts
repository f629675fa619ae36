/**
 * The reference as one page that needs no other file.
 */
import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import type { reference } from './reference.js';

/** The page; all that the data holds is escaped. */
export function page(data: ReturnType<typeof reference>): string {
  const source = readFileSync(new URL('page.hbs', import.meta.url), 'utf8');
  return Handlebars.compile(source, { strict: false, noEscape: false })(data);
}
