import { statSync } from 'node:fs';
import { once } from 'node:events';
import { languages } from '../../languages/index.js';
import {
  servePreview,
  type PreviewServer,
  type ServeOptions,
} from '../../preview/serve-preview.js';
import { styles } from '../../styles/index.js';
import { configOf, kindsOf } from '../desk.js';
import { meant, Misuse } from '../misuse.js';
import type { PreviewOptions } from './program.js';

/** `wirecopy templates preview`: serves the page until the command is interrupted. */
export async function preview(dir: string | undefined, options: PreviewOptions): Promise<number> {
  const port = portOf(options.port);
  const config = await configOf(options.config);
  const { publication, language: configured, style: preferred, ...settings } = config;
  const language = options.language ?? configured ?? publication?.language;
  const codes = languages.map(({ code }) => code);
  if (language !== undefined && !codes.includes(language))
    throw new Misuse(`there is no language ${language}${meant(language, codes)}`);
  // The first of a name counts: a style of one's own may take the place of a shipped one.
  const all = [...(config.styles ?? []), ...styles];
  const names = [...new Set(all.map(({ name }) => name))];
  const fixtures = options.fixtures ?? (isFolder('fixtures') ? 'fixtures' : undefined);
  const kinds = await kindsOf(options.kinds, options.untrusted === true);
  const strangers = options.untrusted === true ? await strangersWrite() : undefined;
  const server = await servePreview({
    port,
    newsbot: { ...settings, ...kinds, styles: all },
    styles:
      preferred === undefined ? names : [preferred, ...names.filter((each) => each !== preferred)],
    ...(dir === undefined ? {} : { templates: dir }),
    ...(fixtures === undefined ? {} : { fixtures }),
    ...(language === undefined ? {} : { language }),
    ...(strangers === undefined ? {} : { untrusted: strangers.write }),
  }).catch((error: unknown) => {
    throw portProblem(error, port) ?? error;
  });
  tell(server, dir, options);
  await interrupted();
  await server.close();
  await strangers?.close();
  return 0;
}

/** Writes what the page shows in a worker under limits. */
async function strangersWrite(): Promise<{
  readonly write: NonNullable<ServeOptions['untrusted']>;
  readonly close: () => Promise<void>;
}> {
  const { previewUntrusted, untrustedWorker } = await import('../../untrusted/index.js');
  const worker = untrustedWorker();
  return {
    write: (request, newsbot, around) => previewUntrusted(request, newsbot, around, worker),
    close: worker.close,
  };
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/u.test(text) && port <= 65_535) return port;
  throw new Misuse(`--port takes a number from 0 to 65535, not ${text}.`);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function portProblem(error: unknown, port: number): Misuse | undefined {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return new Misuse(`port ${port} is taken; --port 0 takes one that is free.`);
  if (code === 'EACCES') return new Misuse(`port ${port} may not be used; take another --port.`);
  return undefined;
}

/** The address is the result; whoever needs to read on is told on standard error. */
function tell(server: PreviewServer, dir: string | undefined, { quiet }: PreviewOptions): void {
  process.stdout.write(`${server.url}\n`);
  if (quiet === true) return;
  process.stderr.write(
    dir === undefined
      ? 'The shipped templates cannot be saved; give a folder to edit your own. End with Ctrl-C.\n'
      : `Open the address in a browser; what you save goes into ${dir}. End with Ctrl-C.\n`,
  );
}

async function interrupted(): Promise<void> {
  const stop = new AbortController();
  const { signal } = stop;
  try {
    await Promise.race([once(process, 'SIGINT', { signal }), once(process, 'SIGTERM', { signal })]);
  } finally {
    stop.abort();
  }
}
