import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The folder of the package: the nearest one above this code with a package.json, in a checkout and installed alike.
 *
 * @example
 * packageFolder().endsWith('src') // => false
 */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('The package has no package.json above its code.');
    folder = above;
  }
  return folder;
}
