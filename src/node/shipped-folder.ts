/**
 * What the package ships as text, to be read and copied.
 */
import { join } from 'node:path';
import { packageFolder } from './package-folder.js';

/**
 * A folder of the package: `templates/<language>/<kind>.hbs`, or `fixtures/<kind>/full/record.json`.
 *
 * @example
 * shippedFolder('templates').endsWith('templates') // => true
 */
export function shippedFolder(name: 'templates' | 'fixtures'): string {
  return join(packageFolder(), name);
}
