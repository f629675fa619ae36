import { describe, expect, it } from 'vitest';
import { builtinKinds, createNewsbot } from '../../src/index.js';
import { english } from '../../src/languages/index.js';
import { showcase, showcaseRecords } from './page.js';

describe('the showcase', () => {
  const items = showcase(createNewsbot);

  it('has four records of each kind, each with a source', () => {
    const records = showcaseRecords();
    expect(records.map(({ kind }) => kind)).toEqual(builtinKinds.map(({ name }) => name).sort());
    for (const { kind, records: each } of records) {
      expect([kind, each.length]).toEqual([kind, 4]);
      for (const record of each)
        expect(record).toMatchObject({ kind, source: expect.anything() as unknown });
    }
  });

  it.each(builtinKinds.map(({ name }) => name))('tells no two of %s by one shape', (name) => {
    const lines = items
      .filter(({ kind }) => kind === name)
      .map(({ item }) => item.headline.template.line);
    expect(new Set(lines).size).toBe(lines.length);
  });

  it('keeps sentences of the body to 35 words but for one in fifty, quotations apart', () => {
    const sentences = items.flatMap(({ item }) =>
      item.paragraphs
        .flat()
        .filter(({ message }) => message !== 'quoted' && message !== 'background'),
    );
    const long = sentences.filter(({ text }) => english.wordCount(text) > 35);
    expect(sentences.length).toBeGreaterThan(120);
    expect(long.length).toBeLessThanOrEqual(sentences.length / 50);
  });
});
