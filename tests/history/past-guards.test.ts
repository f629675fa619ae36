import { describe, expect, it } from 'vitest';
import { memoryHistory } from '../../src/history/index.js';
import { createNewsbot, type NewsbotOptions } from '../../src/newsbot.js';

const statistic = (id: string, year: number, value: unknown, more: object = {}) => ({
  kind: 'statistic',
  id,
  date: '2021-05-28',
  indicator: 'cash flow',
  place: 'Acme',
  period: year,
  value,
  ...more,
});
const round = (id: string, date: string, amount: unknown, more: object = {}) => ({
  kind: 'funding-round',
  id,
  date,
  company: 'Acme',
  amount,
  ...more,
});

function codes(known: readonly unknown[], record: unknown, options: NewsbotOptions = {}): string[] {
  const history = memoryHistory();
  const run = createNewsbot({ now: '2021-06-02', archive: true, history }).run();
  for (const each of known) expect(run.remember(each).status).toBe('written');
  run.commit();
  return createNewsbot({ now: '2021-06-02', history, ...options })
    .write(record)
    .diagnostics.map(({ code }) => code);
}

const positive = [2016, 2017, 2018, 2019].map((year) =>
  statistic(String(year), year, `$${5 + (year % 3)} million`.replace('$', 'US$')),
);

describe('a figure against its own series', () => {
  it.each([
    [
      'negative after none was',
      positive,
      statistic('x', 2020, '-US$5 million'),
      ['guard/sign-flip'],
    ],
    ['negative of a short series', positive.slice(1), statistic('x', 2020, '-US$5 million'), []],
    [
      'negative after another was',
      [statistic('2015', 2015, '-US$1 million'), ...positive],
      statistic('x', 2020, '-US$5 million'),
      [],
    ],
    ['far above the last', positive, statistic('x', 2020, 'US$5 billion'), ['guard/outlier']],
    ['far below the last', positive, statistic('x', 2020, 'US$1 million'), ['guard/outlier']],
    ['about as large', positive, statistic('x', 2020, 'US$9 million'), []],
    ['far from one of long ago', positive, statistic('x', 2021, 'US$5 billion'), []],
    [
      'points beyond the bound',
      [statistic('2019', 2019, '5%')],
      statistic('x', 2020, '56%'),
      ['guard/outlier'],
    ],
    ['points within it', [statistic('2019', 2019, '5%')], statistic('x', 2020, '55%'), []],
  ])('%s', (_, known, record, expected) => {
    expect(codes(known, record)).toEqual(expected);
  });

  it('goes through where the guard is off', () => {
    const off = (name: string) => ({ guards: { off: [name] } });
    expect(codes(positive, statistic('x', 2020, '-US$5 million'), off('past-sign'))).toEqual([]);
    expect(codes(positive, statistic('x', 2020, 'US$5 billion'), off('past-outlier'))).toEqual([]);
  });
});

describe('a round against those of its company', () => {
  const seed = round('seed', '2019-05-03', 'US$2 million');

  it('is held where it is a hundred times the largest', () => {
    const huge = round('x', '2021-05-28', 'US$201 million');
    expect(codes([seed], huge)).toEqual(['guard/range']);
    expect(codes([seed], huge, { guards: { off: ['past-range'] } })).toEqual([]);
    expect(codes([seed], huge, { guards: { past: { ratio: 200 } } })).toEqual([]);
    expect(codes([seed], round('x', '2021-05-28', 'US$200 million'))).toEqual([]);
    expect(codes([], huge)).toEqual([]);
  });
});
