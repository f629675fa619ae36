/**
 * What the page asks of the server.
 */
import type {
  Change,
  Preview,
  PreviewRequest,
  Records,
  Refusal,
  Saved,
  SaveRequest,
  TemplateFile,
  Workspace,
} from '../protocol.js';

/** Thrown where the server refuses; `current` says what stands in a file that has moved on. */
export class RefusedRequest extends Error {
  override readonly name = 'RefusedRequest';

  constructor(readonly refusal: Refusal['error']) {
    super(refusal.message);
  }
}

export interface Api {
  readonly workspace: () => Promise<Workspace>;
  readonly template: (language: string, kind: string) => Promise<TemplateFile>;
  readonly saveTemplate: (request: SaveRequest) => Promise<Saved>;
  readonly records: (kind: string) => Promise<Records>;
  readonly saveRecord: (request: SaveRequest) => Promise<Saved>;
  readonly items: (request: PreviewRequest, signal: AbortSignal) => Promise<Preview>;
  /** Listens to changes outside; `lost` is told when nobody answers, `found` when somebody does, also at first. */
  readonly changes: (listener: {
    readonly changed: (change: Change) => void;
    readonly found: () => void;
    readonly lost: () => void;
  }) => void;
}

/**
 * The questions of a page that has the key of the run.
 *
 * @example
 * Object.keys(apiWith('key')).length // => 7
 */
export function apiWith(key: string): Api {
  const ask = async (
    path: string,
    init: { readonly method?: string; readonly body?: unknown; readonly signal?: AbortSignal } = {},
  ): Promise<unknown> => {
    const { method = 'GET', body, signal } = init;
    const response = await fetch(`/api/${path}`, {
      method,
      headers: { 'x-wirecopy-key': key, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new RefusedRequest((answer as Refusal).error);
    return answer;
  };
  const query = (parts: Readonly<Record<string, string>>): string =>
    new URLSearchParams(parts).toString();

  return {
    workspace: () => ask('workspace') as Promise<Workspace>,
    template: (language, kind) =>
      ask(`template?${query({ language, kind })}`) as Promise<TemplateFile>,
    saveTemplate: (body) => ask('template', { method: 'PUT', body }) as Promise<Saved>,
    records: (kind) => ask(`records?${query({ kind })}`) as Promise<Records>,
    saveRecord: (body) => ask('record', { method: 'PUT', body }) as Promise<Saved>,
    items: (body, signal) => ask('items', { method: 'POST', body, signal }) as Promise<Preview>,
    changes: ({ changed, found, lost }) => {
      const stream = new EventSource(`/api/changes?${query({ key })}`);
      stream.onmessage = ({ data }) => {
        changed(JSON.parse(data as string) as Change);
      };
      stream.onopen = found;
      stream.onerror = lost;
    },
  };
}
