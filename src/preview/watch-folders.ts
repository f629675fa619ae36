/**
 * The watch over the folders of a preview.
 */
import { relative, sep } from 'node:path';
import { watch } from 'chokidar';
import type { Change } from './protocol.js';

/** What the watch is over. */
export interface Watched {
  readonly templates?: string;
  readonly fixtures?: string;
}

export interface Watcher {
  readonly close: () => Promise<void>;
}

/**
 * Watches folders and tells of templates and fixtures that come, change or go; resolves once it sees everything.
 *
 * @example
 * typeof (await watchFolders({}, () => undefined)).close // => 'function'
 */
export async function watchFolders(
  { templates, fixtures }: Watched,
  tell: (change: Change) => void,
): Promise<Watcher> {
  const folders = [templates, fixtures].filter((folder) => folder !== undefined);
  if (folders.length === 0) return { close: () => Promise.resolve() };
  const watcher = watch(folders, {
    ignoreInitial: true,
    // A file that is still being written is not half a file.
    awaitWriteFinish: { stabilityThreshold: 60, pollInterval: 20 },
    depth: 3,
  });
  watcher.on('all', (event, path) => {
    if (event !== 'add' && event !== 'change' && event !== 'unlink') return;
    const change = templateChange(templates, path) ?? recordChange(fixtures, path);
    if (change !== undefined) tell(change);
  });
  await new Promise<void>((resolve, reject) => {
    watcher.once('ready', resolve);
    watcher.once('error', reject);
  });
  return { close: () => watcher.close() };
}

function namesUnder(folder: string | undefined, path: string): readonly string[] {
  return folder === undefined ? [] : relative(folder, path).split(sep);
}

function templateChange(folder: string | undefined, path: string): Change | undefined {
  const [language = '', file = '', ...rest] = namesUnder(folder, path);
  const kind = /^([a-z][a-z-]*)\.hbs$/u.exec(file)?.[1];
  return kind === undefined || rest.length > 0 || language === '..'
    ? undefined
    : { type: 'template', language, kind };
}

/** Settings and accepted texts change items as records do; those above the kinds change all. */
function recordChange(folder: string | undefined, path: string): Change | undefined {
  const [kind, ...rest] = namesUnder(folder, path);
  if (kind === undefined || kind === '..') return undefined;
  return rest.length === 0 ? { type: 'records' } : { type: 'records', kind };
}
