import { describe, expect, it } from 'vitest';
import { builtinKinds } from '../../src/kinds/index.js';
import { english } from '../../src/languages/index.js';
import type { List, NounPhrase, Style, Value } from '../../src/model.js';
import { agency, digest } from '../../src/styles/index.js';
import {
  loadStory,
  newDraft,
  plainSlot,
  slotHelpers,
  slotWriter,
  type SlotOptions,
} from '../../src/templates/index.js';
import { parseTemplate } from '../../src/templates/parse.js';

const clock = { today: '2021-06-02', instant: Date.parse('2021-06-02'), archive: true };

/** What a helper makes of its fact, in the middle of a text; nothing where it cannot be said. */
function worded(
  helper: string,
  facts: readonly Value[],
  options: Partial<SlotOptions> & { headline?: boolean; style?: Style } = {},
): string | undefined {
  const { headline = false, style = agency, ...given } = options;
  const draft = newDraft(english, style, clock);
  draft.facts = facts;
  draft.headline = headline;
  draft.text = 'x';
  slotWriter(slotHelpers[helper] ?? plainSlot, 0, {
    word: undefined,
    max: Number.POSITIVE_INFINITY,
    tense: 'present',
    ...given,
  })(draft);
  return draft.failed ? undefined : draft.text.slice(1);
}

describe('attributive', () => {
  const rate: NounPhrase = { type: 'nounPhrase', text: 'unemployment rate', article: 'the' };
  const output: NounPhrase = { type: 'nounPhrase', text: 'industrial output' };
  const use: NounPhrase = { type: 'nounPhrase', text: 'actual use of foreign capital' };
  const before = (place: string, noun: NounPhrase, headline: boolean): string | undefined =>
    worded('attributive', [{ type: 'place', name: place }, noun], { before: 1, headline });

  it.each([
    ['United States', rate, true, 'US'],
    ['United States', rate, false, 'the US'],
    ['United Kingdom', output, false, 'UK'],
    ['China', output, true, 'Chinese'],
    ['Netherlands', rate, false, 'the Dutch'],
    ['World', output, true, 'global'],
    ['Korea, Rep.', output, true, 'South Korean'],
    // no adjective, or none that this noun takes: whose it is
    ['Shanghai', rate, false, 'Shanghai’s'],
    ['Bahamas', rate, false, 'the Bahamas’'],
    ['China', use, true, 'China’s'],
  ])('%s before %o', (place, noun, headline, expected) => {
    expect(before(place, noun, headline)).toBe(expected);
  });

  it('is not said where a place has neither', () => {
    expect(before('United States', use, true)).toBeUndefined();
    expect(before('OECD members', rate, false)).toBeUndefined();
  });

  it('is not said without its noun', () => {
    const place: Value = { type: 'place', name: 'China' };
    const money: Value = { type: 'money', amount: '5', currency: 'USD' };
    expect(worded('attributive', [place, output], { before: 1 })).toBe('Chinese');
    expect(worded('attributive', [place, output])).toBeUndefined();
    expect(worded('attributive', [place, money], { before: 1 })).toBeUndefined();
    expect(worded('attributive', [money, output], { before: 1 })).toBeUndefined();
    expect(worded('attributive', [place], { before: 1 })).toBeUndefined();
  });

  const statistic = (slot: string): string[] =>
    loadStory(
      parseTemplate(
        [
          '---\nkind: statistic\nparagraphs:\n  - [lead]\n---',
          `{{#headline}}\n- ${slot} {{bare indicator}} at {{value}} {{in period}}\n{{/headline}}`,
          '{{#lead}}\n- {{indicator}} in {{place}} was {{value}} {{in period}}.\n{{/lead}}',
        ].join('\n'),
        'statistic.hbs',
      ),
      new Map(builtinKinds.map((kind) => [kind.name, kind])),
      english,
    ).diagnostics.map(({ code }) => code);

  it('asks for the noun that it stands before', () => {
    expect(statistic('{{attributive place before="indicator"}}')).toEqual([]);
    expect(statistic('{{attributive place}}')).toContain('template/helper-argument');
    expect(statistic('{{attributive place before="indicater"}}')).toContain(
      'template/unknown-slot',
    );
    expect(statistic('{{attributive place before=2}}')).toContain('template/helper-argument');
  });
});

describe('a list that is cut short', () => {
  const list = (...names: string[]): List => ({
    type: 'list',
    items: names.map((name) => ({ type: 'organisation', name })),
  });

  it('has semicolons only for a comma that is printed', () => {
    const hidden = list('ParStream', 'Pawaa Software', 'Acme', 'Beta', 'Cisco Systems, Inc.');
    expect(worded('list', [hidden], { max: 2 })).toBe('ParStream, Pawaa Software and three others');
    expect(worded('list', [hidden], { max: 2, style: digest })).toBe(
      'ParStream, Pawaa Software, and three others',
    );
    const shown = list('ParStream', 'Pawaa Software, Inc.', 'Acme', 'Beta');
    expect(worded('list', [shown], { max: 2 })).toBe(
      'ParStream; Pawaa Software, Inc.; and two others',
    );
    expect(worded('list', [hidden])).toBe(
      'ParStream; Pawaa Software; Acme; Beta; and Cisco Systems, Inc.',
    );
  });
});
