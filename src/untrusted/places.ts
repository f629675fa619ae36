import { InvalidOptions } from '../invalid-options.js';

/** There is one template a kind and language. */
const MOST_TEMPLATES = 1_000;

/**
 * The names of templates in places, by their paths: the folder before each. Throws `InvalidOptions` for more templates
 * than a set can have.
 *
 * @example
 * placesOf({ 'en/policy.hbs': '' }, 'templates/') // => { 'en/policy.hbs': 'templates/en/policy.hbs' }
 */
export function placesOf(
  texts: Readonly<Record<string, string>>,
  folder: string,
): Readonly<Record<string, string>> {
  const paths = Object.keys(texts);
  if (paths.length > MOST_TEMPLATES)
    throw new InvalidOptions(
      `There are ${paths.length} templates; at most ${MOST_TEMPLATES} are read.`,
    );
  const before = folder === '' ? '' : `${folder.replace(/[/\\]$/u, '')}/`;
  return Object.fromEntries(paths.map((path) => [path, `${before}${path}`]));
}
