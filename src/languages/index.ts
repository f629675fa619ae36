import { english } from './en.js';
import type { Language } from './language.js';

export { english } from './en.js';
export type {
  Introduction,
  Joiner,
  Joining,
  LabelForms,
  Language,
  PersonMention,
  PlaceForm,
  Slip,
  TimePreposition,
} from './language.js';

/**
 * The languages that come with the package.
 *
 * @example
 * languages.map((language) => language.code) // => ['en']
 */
export const languages: readonly Language[] = [english];
