/**
 * The check and the preview of templates by strangers.
 */
import type { Diagnostic } from '../diagnostic.js';
import { InvalidOptions } from '../invalid-options.js';
import type { Preview, PreviewRequest } from '../preview/protocol.js';
import type { PreviewSurroundings } from '../preview/write-preview.js';
import type { UntrustedWorker } from './confined-worker.js';
import type { PreviewedWith, WrittenCase } from './jobs.js';
import { placesOf } from './places.js';

/** The first item of a style is worded cold. */
const MILLISECONDS_AN_ITEM = 20;

/**
 * Checks texts of templates as `checkTemplates` of `wirecopy/testing` does, each under the limits of the worker. One
 * that is stopped has the finding that says so, and the others are checked all the same.
 *
 * @example
 * await checkUntrustedTemplates({}, '', { inTurn: async (use) => use(async () => ({ given: [] })) } as unknown as UntrustedWorker) // => []
 */
export async function checkUntrustedTemplates(
  texts: Readonly<Record<string, string>>,
  folder: string,
  worker: UntrustedWorker,
): Promise<readonly Diagnostic[]> {
  const files = placesOf(texts, folder);
  const findings: Diagnostic[] = [];
  for (const [path, text] of Object.entries(texts)) {
    const ended = await worker.inTurn((run) => run('check', { path, text, folder }, files));
    findings.push(...('stopped' in ended ? [ended.stopped] : ended.given));
  }
  return findings;
}

/**
 * The cases of a folder of fixtures as `templateCases` of `wirecopy/testing` has them, written with these templates under
 * the limits of the worker. It rejects with `InvalidOptions`, which has the diagnostics, where a template cannot be used
 * or is stopped.
 *
 * @example
 * await untrustedCases('fixtures', {}, {}, { inTurn: async (use) => use(async () => ({ given: [] })) } as unknown as UntrustedWorker) // => []
 */
export async function untrustedCases(
  dir: string,
  texts: Readonly<Record<string, string>>,
  options: PreviewedWith,
  worker: UntrustedWorker,
): Promise<readonly WrittenCase[]> {
  const files = placesOf(texts, 'templates');
  const ended = await worker.inTurn((run) => run('cases', { dir, texts, options }, files));
  if ('stopped' in ended) throw new InvalidOptions('A template was stopped.', [ended.stopped]);
  return ended.given;
}

/**
 * Writes a preview as the page of `templates preview` shows it, with the template under the limits of the worker. One
 * that is stopped has that finding and no items.
 *
 * @example
 * (await previewUntrusted({ language: 'en', kind: 'policy', records: [] as unknown, styles: [] as unknown } as PreviewRequest, {}, {}, { inTurn: async () => ({ given: { findings: [], items: [] } }) } as unknown as UntrustedWorker)).items // => []
 */
export async function previewUntrusted(
  request: PreviewRequest,
  options: PreviewedWith,
  around: PreviewSurroundings,
  worker: UntrustedWorker,
): Promise<Preview> {
  const path = `${request.language}/${request.kind}.hbs`;
  const files = placesOf({ [path]: request.text }, around.folder ?? '');
  const allowance = MILLISECONDS_AN_ITEM * request.records.length * request.styles.length;
  const ended = await worker.inTurn((run) =>
    run('preview', { request, options, around }, files, allowance),
  );
  return 'stopped' in ended
    ? { findings: [{ diagnostic: ended.stopped, line: 1, column: 1 }], items: [] }
    : ended.given;
}
