/**
 * The showcase: four items of each kind from facts of real events, as a Markdown page. The styles take turns.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Item, Newsbot, NewsbotOptions } from '../../src/index.js';

const folder = fileURLToPath(new URL('../../fixtures/showcase/', import.meta.url));

/** The house styles, in the order in which the items of a kind take them. */
const stylesInTurn = ['agency', 'financial', 'digest', 'agency'] as const;

/** An item of the showcase. */
export interface ShownItem {
  readonly kind: string;
  readonly style: string;
  readonly item: Item;
}

/** The records of the showcase by kind. */
export function showcaseRecords(): readonly {
  readonly kind: string;
  readonly records: unknown[];
}[] {
  return readdirSync(folder)
    .sort()
    .map((file) => ({
      kind: file.replace(/\.jsonl$/u, ''),
      records: readFileSync(`${folder}${file}`, 'utf8')
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    }));
}

/** Writes all items; throws for one that is not written. */
export function showcase(make: (options: NewsbotOptions) => Pick<Newsbot, 'write'>): ShownItem[] {
  const bots = new Map(
    stylesInTurn.map((style) => [style, make({ now: '2026-11-22', archive: true, style })]),
  );
  return showcaseRecords().flatMap(({ kind, records }) =>
    records.map((record, index): ShownItem => {
      const style = stylesInTurn[index % stylesInTurn.length] ?? 'agency';
      const outcome = bots.get(style)?.write(record);
      if (outcome?.status !== 'written')
        throw new Error(`${kind} ${index + 1}: ${JSON.stringify(outcome?.diagnostics)}`);
      return { kind, style, item: outcome.value };
    }),
  );
}
