/** `npm run showcase`: prints the page to standard output. */
import { pathToFileURL, fileURLToPath } from 'node:url';
import type * as Library from '../../src/index.js';
import type * as Publish from '../../src/publish/index.js';
import { showcase } from './page.js';

const built = async (entry: string): Promise<unknown> =>
  import(pathToFileURL(fileURLToPath(new URL(`../../dist/${entry}.js`, import.meta.url))).href);
const { createNewsbot } = (await built('index')) as typeof Library;
const { toMarkdown } = (await built('publish')) as typeof Publish;

const items = showcase(createNewsbot);
console.log(`# Showcase: ${items.length} items of real events\n`);
let section = '';
for (const { kind, style, item } of items) {
  if (kind !== section) console.log(`\n## ${kind}\n`);
  section = kind;
  console.log(`*Style: ${style}*\n`);
  console.log(toMarkdown(item).replace(/^# /u, '### '));
}
