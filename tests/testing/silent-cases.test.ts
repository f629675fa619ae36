import { describe, expect, it } from 'vitest';
import { languages } from '../../src/languages/index.js';
import { loadStory } from '../../src/templates/index.js';
import { silentCases } from '../../src/testing/silent-cases.js';
import { sound, visit, visits } from './visits.js';

const [en] = languages;

function silences(blocks: string): readonly { message: string; record: unknown }[] {
  const set = visits(blocks);
  const parsed = set['en/visit.hbs'];
  if (parsed === undefined || en === undefined) throw new Error('There is no template.');
  const { story } = loadStory(parsed, new Map([[visit.name, visit]]), en);
  if (story === undefined) throw new Error('The template cannot be loaded.');
  return silentCases(story, set, en, 'en/visit.hbs').map(({ code, message, actual, place }) => {
    expect(code).toBe('template/silent-case');
    expect(place).toEqual({ file: 'en/visit.hbs', line: 2, column: 1 });
    return { message, record: JSON.parse(actual ?? '') as unknown };
  });
}

const without = (start: string): string =>
  sound.replace(new RegExp(`\\{\\{#${start}[^]*?\\{\\{/[a-z]+\\}\\}\\n`, 'u'), '');

describe('cases of a kind', () => {
  it('are silent nowhere in a template that tells all', () => {
    expect(silences(sound)).toEqual([]);
  });

  it('lack a headline or a lead where the blocks of their status do', () => {
    const found = [...silences(without('headline when')), ...silences(without('lead when'))];
    expect(found.map(({ message }) => message.replace(/\d+/u, 'N'))).toEqual([
      'No headline can be said of such a record, and of N more like it.',
      'No lead can be said of such a record, and of N more like it.',
    ]);
    for (const { record } of found) expect(record).toMatchObject({ stage: 'planned' });
  });

  it('leave unsaid what only records of another status say', () => {
    const found = silences(sound.replace('{{#guests}}', '{{#guests when="planned"}}'));
    expect(found.length).toBeGreaterThan(0);
    for (const { message, record } of found) {
      expect(message).toMatch(/^No sentence says guests, which is material, of such a record/u);
      expect(record).toHaveProperty('guests');
      expect(record).not.toMatchObject({ stage: 'planned' });
    }
  });
});
