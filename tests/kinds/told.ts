import { expect } from 'vitest';
import { createNewsbot, memoryHistory, type Item } from '../../src/index.js';

/** The item of a record after what a run remembered before it, for each of some ids that vary the wording. */
export function told(record: object, ...before: object[]): Item[] {
  const history = memoryHistory();
  const run = createNewsbot({ now: '2021-06-02', archive: true, history }).run();
  for (const one of before) expect(run.remember(one).diagnostics).toEqual([]);
  run.commit();
  const bot = createNewsbot({ now: '2021-06-02', history });
  return ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => {
    const outcome = bot.write({ ...record, id });
    if (outcome.status !== 'written') throw new Error(JSON.stringify(outcome.diagnostics));
    return outcome.value;
  });
}

/** The body of an item as one text. */
export function textOf({ paragraphs }: Item): string {
  return paragraphs
    .flat()
    .map(({ text }) => text)
    .join(' ');
}

/** Where a fact of the body was taken from. */
export function originOf({ paragraphs }: Item, fact: string) {
  return paragraphs
    .flat()
    .flatMap(({ spans }) => spans)
    .find((span) => span.fact === fact)?.from;
}
