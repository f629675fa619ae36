import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createNewsbot } from '../../src/index.js';
import { toText } from '../../src/publish/index.js';

/** The facts of a published digest of January 2021, as records; the page itself bears no day, so all have one of that week. */
const records = JSON.parse(
  readFileSync(new URL('seven-events.json', import.meta.url), 'utf8'),
) as Record<string, unknown>[];

describe('the seven events of a digest', () => {
  const outcome = createNewsbot({ now: '2021-01-18', style: 'digest' }).digest(records, {
    title: 'China Tech Digest',
  });
  if (outcome.status !== 'written') throw new Error(JSON.stringify(outcome));
  const { items } = outcome.value;

  it('are all told, each with a headline and two or three paragraphs', () => {
    expect(outcome.diagnostics).toEqual([]);
    expect(items.map(({ id }) => id).sort()).toEqual(records.map(({ id }) => id).sort());
    for (const { id, headline, paragraphs } of items) {
      expect(headline.text, id).not.toBe('');
      expect([2, 3], `${id}: ${paragraphs.length} paragraphs`).toContain(paragraphs.length);
    }
  });

  it('say every leaf of their records in body or headline', () => {
    for (const item of items) {
      const record = records.find(({ id }) => id === item.id) ?? {};
      const spans = [item.headline, ...item.paragraphs.flat()].flatMap((sentence) =>
        sentence.spans.flatMap(({ from }) => from),
      );
      const unsaid = Object.keys(record)
        .filter((field) => !['kind', 'id', 'date', 'source'].includes(field))
        .filter(
          (field) =>
            !spans.some((pointer) => pointer === `/${field}` || pointer.startsWith(`/${field}/`)),
        );
      expect(unsaid, item.id).toEqual([]);
    }
  });

  it('read as accepted', async () => {
    await expect(toText(outcome.value)).toMatchFileSnapshot('seven-events.txt');
  });
});
