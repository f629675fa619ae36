import type { Style } from '../model.js';
import { agency } from './agency.js';
import { digest } from './digest.js';
import { financial } from './financial.js';

export { agency } from './agency.js';
export { digest } from './digest.js';
export { financial } from './financial.js';

/**
 * The house styles that come with the package; a user's own stands beside them.
 *
 * @example
 * styles.map((style) => style.name) // => ['agency', 'financial', 'digest']
 */
export const styles: readonly Style[] = [agency, financial, digest];
