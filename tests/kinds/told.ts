import { expect } from 'vitest';
import { createNewsbot, memoryHistory, type Item } from '../../src/index.js';

/** The item of a record after what a run remembered before it. */
export function toldOnce(record: object, ...before: readonly object[]): Item {
  return writerAfter(before)(record);
}

/** The item of a record after what a run remembered before it, for each of some ids that vary the wording. */
export function told(record: object, ...before: readonly object[]): Item[] {
  const write = writerAfter(before);
  return ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => write({ ...record, id }));
}

function writerAfter(before: readonly object[]): (record: object) => Item {
  const history = memoryHistory();
  const run = createNewsbot({ now: '2021-06-02', archive: true, history }).run();
  for (const one of before) expect(run.remember(one).diagnostics).toEqual([]);
  run.commit();
  const bot = createNewsbot({ now: '2021-06-02', history });
  return (record) => {
    const outcome = bot.write(record);
    if (outcome.status !== 'written') throw new Error(JSON.stringify(outcome.diagnostics));
    return outcome.value;
  };
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
