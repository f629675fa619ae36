import { describe, expect, it } from 'vitest';
import { completionsFor, type Vocabulary } from '../../../src/preview/page/completions.js';
import { differingLines } from '../../../src/preview/page/differing-lines.js';
import { bulletLineAt } from '../../../src/preview/page/drafts.js';
import { frameOf } from '../../../src/preview/page/frame.js';
import { fieldOf, pointedIn } from '../../../src/preview/page/pointer.js';

describe('completionsFor', () => {
  const vocabulary: Vocabulary = {
    kind: {
      name: 'policy',
      describes: '',
      facts: [
        { name: 'issuer', types: ['organisation'], elements: [] },
        { name: 'targets', types: ['list'], elements: ['by', 'aims'] },
      ],
    },
    helpers: [{ name: 'list', describes: 'Names members.', accepts: ['list'] }],
  };
  const labels = (slot: string, before: string): string[] =>
    completionsFor(slot, before, vocabulary).map(({ label }) => label);

  it('offers facts, helpers and gates for the first word, and facts alone for the rest', () => {
    expect(labels('{{iss', '- ')).toEqual(['issuer', 'targets', 'list', '#opt', 'when', 'unless']);
    expect(labels('{{list ta', '- ')).toEqual(['issuer', 'targets']);
  });

  it('offers the slots of an element within its block, and not after it', () => {
    const block = '{{#target each="targets" when="issuer"}}\n- By {{#opt}}{{by}}{{/opt}}, ';
    expect(labels('{{list ', block)).toEqual(['by', 'aims', 'issuer', 'targets']);
    expect(labels('{{list ', `${block}\n{{/target}}\n{{#lead}}\n- `)).toEqual([
      'issuer',
      'targets',
    ]);
  });
});

describe('frameOf', () => {
  it('marks what the finding is about to the end of its line where no slot begins there', () => {
    expect(frameOf('one\ntwo words\nthree', 2, 5)).toEqual([
      { number: 1, before: 'one', marked: '', after: '' },
      { number: 2, before: 'two ', marked: 'words', after: '' },
      { number: 3, before: 'three', marked: '', after: '' },
    ]);
    expect(frameOf('one', 1, 1)).toHaveLength(1);
  });
});

describe('differingLines', () => {
  it('leaves out what is the same but for two lines around each change', () => {
    const lines = Array.from({ length: 20 }, (_, index) => `line ${index}`);
    const mine = lines.with(3, 'mine').with(16, 'and mine');
    const shown = differingLines(lines.join('\n'), mine.join('\n'));
    expect(shown.filter(({ sign }) => sign !== ' ')).toEqual([
      { sign: '-', text: 'line 3' },
      { sign: '+', text: 'mine' },
      { sign: '…', text: '' },
      { sign: '-', text: 'line 16' },
      { sign: '+', text: 'and mine' },
    ]);
    expect(shown).toHaveLength(13);
  });
});

describe('bulletLineAt', () => {
  const lines = ['---', 'paragraphs:', '  - [lead]', '---', '{{#lead}}', '- a', '  b', '{{/lead}}'];
  it.each([
    [6, 6],
    [7, 6],
    [5, undefined],
    [8, undefined],
  ])('of line %s is %s', (line, bullet) => {
    expect(bulletLineAt(lines, line)).toBe(bullet);
  });
});

describe('pointers', () => {
  const record = '{"parties": [{"a/b": "x"}, "é"], "0": 1}';

  it.each([
    ['/parties/0/a~1b', 'x'],
    ['/parties/1', 'é'],
    ['/parties/2', undefined],
    ['/nothing/at/all', undefined],
  ])('%s leads to %s', (pointer, value) => {
    const found = pointedIn(record, pointer);
    expect(found?.value).toBe(value);
    if (found !== undefined)
      expect(record.slice(found.start, found.end)).toBe(JSON.stringify(value));
  });

  it('reads a record that is being typed as far as it goes', () => {
    expect(pointedIn('{"amount": 5, "le', '/amount')?.value).toBe(5);
  });

  it('cuts a value that no line would hold', () => {
    const { value } = fieldOf('/a', JSON.stringify({ a: 'x'.repeat(500) }), undefined);
    expect(value).toHaveLength(160);
    expect(value).toMatch(/x…$/u);
  });
});
