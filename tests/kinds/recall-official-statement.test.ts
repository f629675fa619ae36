import { describe, expect, it } from 'vitest';
import { originOf, textOf, told } from './told.js';

const statement = {
  kind: 'official-statement',
  date: '2021-05-28',
  speaker: { name: 'Anna Berg', title: 'governor', organisation: 'Norges Bank' },
  about: 'interest rates',
  statement: 'the bank will not raise interest rates this year',
};
const before = {
  ...statement,
  id: 'before',
  date: '2021-02-03',
  statement: 'the bank will raise interest rates this year',
};
const other = { name: 'Jon Dahl', title: 'finance minister' };

describe('an official statement after what was said before', () => {
  it.each([
    [
      'will not',
      'the bank will not raise interest rates this year',
      'the bank will raise interest rates this year',
    ],
    ["won't", "the bank won't raise interest rates", 'the bank will raise interest rates'],
    ['cannot', 'the bank can raise interest rates', 'the bank cannot raise interest rates'],
    ['does not', 'the bank plans cuts', 'the bank does not plan cuts'],
  ])('tells of its opposite: %s', (_denial, now, then) => {
    for (const item of told({ ...statement, statement: now }, { ...before, statement: then })) {
      expect(textOf(item)).toMatch(/Feb\. 3/);
      expect(textOf(item)).toContain(then.replace("n't", 'n’t'));
      expect(originOf(item, 'contradicts')).toEqual(['before#/statement']);
    }
  });

  it('tells whose words the opposite was', () => {
    for (const item of told(statement, { ...before, speaker: other })) {
      expect(textOf(item)).toMatch(/Jon Dahl, finance minister,/);
      expect(textOf(item)).toMatch(/opposite/);
      expect(originOf(item, 'contradictedSpeaker')).toEqual(['before#/speaker']);
    }
  });

  it('tells what else the speaker said', () => {
    for (const item of told(statement, { ...before, statement: 'inflation is too low' })) {
      expect(textOf(item)).toMatch(/had said.* that inflation is too low/);
      expect(originOf(item, 'saidBefore')).toEqual(['before#/statement']);
    }
  });

  it('makes no contradiction of other words, other topics, or a change over time', () => {
    const alone = told(statement).map(({ paragraphs }) => paragraphs.length);
    for (const said of [
      { ...before, about: 'the housing market' },
      { ...before, date: '2021-05-29' },
      { ...before, speaker: other, statement: 'the bank will lower interest rates this year' },
    ])
      expect(told(statement, said).map(({ paragraphs }) => paragraphs.length)).toEqual(alone);
    const dropped = { ...statement, statement: 'the bank no longer buys bonds' };
    for (const item of told(dropped, { ...before, statement: 'the bank buys bonds' }))
      expect(originOf(item, 'contradicts')).toBeUndefined();
  });
});
