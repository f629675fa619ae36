import { describe, expect, it } from 'vitest';
import type { Sentence, Span } from '../../src/model.js';
import { isPlain } from '../../src/verify/plain.js';
import { cue, scan } from '../../src/verify/scan.js';
import { context, passage } from './passage.js';

/** That each sentence costs little: what is plainly clean is known without a rule, and no rule is asked in vain. */

const words = (count: number) => Array.from({ length: count }, (_, i) => (i % 2 ? 'or' : 'so'));

const plainSentences = [
  'It rose.',
  'A firm bought an idea; it rose: so it was, they said.',
  'The firm’s sales and the firms’ plans met the day-to-day man-made needs.',
  "The firm's sales and the firms' plans.",
  'It paid [$5] or [€5.50] or [£10] or [¥1,000] or [US$20.25 million] now.',
  'Up [5%], it rose [10%]; up [0.6] or [0.5%] it fell [7%].',
  'On [Jan. 5], it rose, and in [2020] by [-5] points.',
  'It fell on [Jan.], in [90] days.',
  '<Acme> rose.',
  '<3M> and <Acme Inc.> met <Yang “X” Li> and <58.com>, of <Acme Inc.>, and <the James’> staff.',
  '|<Acme> bought <Bolt>.',
  'It bought <a firm whose very long name has no end and is no figure>.',
  'So <Yahoo> Yahoos met a <Huawei> man in <China> or Chinatown.',
  'They were formal before a full effort.',
  `${words(45).join(' ')}.`,
  `${words(30).join(' ')} <one two three four five six> so [20 million] so.`,
];

const plainHeadlines = [
  '<Acme> buys <Bolt>',
  'Sales rise [5%]',
  '[5] firms rise by [10]',
  `Long ${'x'.repeat(105)}`,
];

/** Clean or not, they are for the rules: something in them is out of the ordinary. */
const forTheRules: readonly (readonly [string, 'sentence' | 'headline'])[] = [
  ['It rose (a bit).', 'sentence'],
  ['It rose – or fell.', 'sentence'],
  ['It rose!', 'sentence'],
  ['It met <“Acme”> then.', 'sentence'],
  ['It met <Acme!> then.', 'sentence'],
  ['It met <Acme> – so.', 'sentence'],
  ['It met -<Acme> so.', 'sentence'],
  ['It met pre-<Acme> staff.', 'sentence'],
  ['<IBM> rose.', 'sentence'],
  ['“It” rose.', 'sentence'],
  ['US firms rose.', 'sentence'],
  ['It was [0.0] so.', 'sentence'],
  ['It was [10,a] so.', 'sentence'],
  ['It was [x,5] so.', 'sentence'],
  ['It was <Acme>5.', 'sentence'],
  [`${words(46).join(' ')}.`, 'sentence'],
  [`${words(40).join(' ')} <one two three four five six>.`, 'sentence'],
  [`${words(40).join(' ')} <一二三四五六>.`, 'sentence'],
  [`Long ${'x'.repeat(106)}`, 'headline'],
  ['<Acme> rises (so)', 'headline'],
  ['<Acme> rises.', 'headline'],
  ['<Acme> rises,', 'headline'],
];

const span = (start: number, end: number, fact: string): Span => ({
  start,
  end,
  fact,
  from: [`/${fact}`],
});

describe('isPlain', () => {
  it.each(plainSentences)('knows the sentence %j', (notation) => {
    expect(isPlain(passage(notation), 'sentence', context)).toBe(true);
  });

  it.each(plainHeadlines)('knows the headline %j', (notation) => {
    expect(isPlain(passage(notation), 'headline', context)).toBe(true);
  });

  it.each(forTheRules)('leaves %j to the rules', (notation, kind) => {
    expect(isPlain(passage(notation), kind, context)).toBe(false);
  });

  it.each<readonly [string, readonly Span[]]>([
    ['that overlap', [span(3, 7, 'name'), span(5, 12, 'name')]],
    ['out of their order', [span(8, 12, 'name'), span(3, 7, 'name')]],
    ['that hold nothing', [span(3, 3, 'figure')]],
    ['that go beyond the sentence', [span(8, 14, 'name')]],
  ])('leaves spans %s to the rules', (_what, spans) => {
    const sentence: Sentence = { ...passage('So Acme Bolt.'), spans };
    expect(isPlain(sentence, 'sentence', context)).toBe(false);
  });

  it('goes on from one value to the next', () => {
    const spans = [span(3, 7, 'name'), span(8, 12, 'name')];
    expect(isPlain({ ...passage('So Acme Bolt.'), spans }, 'sentence', context)).toBe(true);
  });
});

describe('scan', () => {
  it.each([
    ['Huawei bought it, and the firm’s day-to-day plan was his.', cue.stop],
    ['They met formal needs; so it was: he said.', cue.stop],
    ['Éloise bought the U.S. unit of Acme Inc. then.', cue.stop],
    ['It paid 20.2 or 1,000 now.', cue.figure | cue.stop],
    ['It paid $20.2 and €5 now.', cue.figure | cue.stop],
    ['A firm rose.', cue.article | cue.stop],
    ['It was an idea.', cue.article | cue.stop],
    ['It was had hadal notes.', cue.stop],
    ['It had had it.', cue.repeatedWord | cue.stop],
    ['It rose (so) then.', cue.pair | cue.repeatedWord | cue.stop],
    ['Acme rises', cue.noStop | cue.stop],
    ['5 firms rose.', cue.figure | cue.openingFigure | cue.stop],
    ['It rose  so.', cue.space | cue.stop],
    ['It rose , so.', cue.space | cue.stop],
    ['It rose,so.', cue.missingSpace | cue.stop],
    ['It rose,, so.', cue.punctuation | cue.stop],
    ['It was null.', cue.residue | cue.stop],
    [`${words(45).join(' ')}.`, cue.stop],
    [`${words(46).join(' ')}.`, cue.manyWords | cue.stop],
  ])('sees in %j what there is, and no more', (text, cues) => {
    expect(scan(text)).toBe(cues);
  });
});
