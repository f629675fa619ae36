import { describe, expect, it } from 'vitest';
import { builtinKinds, correction } from '../../src/kinds/index.js';
import { english } from '../../src/languages/index.js';
import { builtinTemplates } from '../../src/newsbot.js';
import { loadStory } from '../../src/templates/index.js';

describe('the shipped templates', () => {
  const all = new Map([...builtinKinds, correction].map((kind) => [kind.name, kind]));

  it('stand for every kind', () => {
    expect(Object.keys(builtinTemplates).sort()).toEqual(
      [...all.keys()].map((kind) => `en/${kind}.hbs`).sort(),
    );
  });

  it.each(Object.entries(builtinTemplates))('%s loads without a finding', (_file, parsed) => {
    expect(loadStory(parsed, all, english).diagnostics).toEqual([]);
  });
});
