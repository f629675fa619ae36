/**
 * Joined sentences and runs of sentences in items of real rows, told with the whole file as history. Runs where the
 * shared data are.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { memoryHistory } from '../../src/history/index.js';
import { builtinKinds } from '../../src/kinds/index.js';
import { english } from '../../src/languages/index.js';
import type { Item, SourceDefaults } from '../../src/model.js';
import { createNewsbot } from '../../src/newsbot.js';
import { readRecords } from '../../src/node/index.js';
import { monotonous } from '../../src/realize/index.js';
import { shippedMappings } from '../../src/records/shipped-mappings.js';
import { verifySentence } from '../../src/verify/index.js';

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** Items of every so-manieth row. */
async function itemsOf(file: string, map: string, every: number): Promise<Item[]> {
  const mapping = shippedMappings[map];
  if (mapping === undefined) throw new Error(map);
  const bot = createNewsbot({ now: '2026-11-22', archive: true, history: memoryHistory() });
  const run = bot.run();
  const records: [raw: unknown, defaults: SourceDefaults | undefined][] = [];
  for await (const { raw, defaults } of readRecords(`${data}${file}`, { mapping })) {
    if (raw === undefined) continue;
    records.push([raw, defaults]);
    run.remember(raw, defaults);
  }
  run.commit();
  return records.flatMap(([raw, defaults], index) => {
    if (index % every !== 0) return [];
    const outcome = bot.write(raw, defaults);
    return outcome.status === 'written' ? [outcome.value] : [];
  });
}

const owners = new Set(
  builtinKinds.flatMap(({ facts }) =>
    facts.filter(({ attribution }) => attribution).map(({ name }) => name),
  ),
);

describe.skipIf(!existsSync(data))('items of real rows', () => {
  it.each([
    ['crunchbase_acquisitions.csv', 'crunchbase-acquisitions', 20],
    ['defillama_raises.csv', 'defillama-raises', 0],
    ['statistics/gdp.csv', 'world-bank-gdp', 20],
    ['statistics/inflation.csv', 'world-bank-inflation', 20],
  ])('hold sound joined sentences: %s', { timeout: 120_000 }, async (file, map, least) => {
    const items = await itemsOf(file, map, 5);
    const joined = items.flatMap(({ paragraphs }) =>
      paragraphs.flat().filter((sentence) => sentence.joined !== undefined),
    );
    expect(joined.length).toBeGreaterThanOrEqual(least);
    for (const sentence of joined) {
      const { text, spans } = sentence;
      const findings = verifySentence(sentence, 'sentence', {
        opaque: () => true,
        language: english,
      });
      expect(findings, text).toEqual([]);
      expect(english.wordCount(text), text).toBeLessThanOrEqual(35);
      expect(
        spans.filter(({ fact }) => owners.has(fact)),
        text,
      ).toEqual([]);
      for (const { index } of text.matchAll(/\d/gu))
        expect(
          spans.some(({ start, end }) => start <= index && index < end),
          text,
        ).toBe(true);
    }
    const alike = items.filter((item) => monotonous(item, english) !== undefined);
    expect(alike.length / items.length).toBeLessThan(0.001);
  });
});
