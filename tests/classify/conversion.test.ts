import { describe, expect, it } from 'vitest';
import { createNewsbot, InvalidOptions, type Rate } from '../../src/index.js';
import { toText } from '../../src/publish/index.js';

const rates: readonly Rate[] = [
  { from: 'CNY', to: 'USD', rate: '0.1547', date: '2021-05-20' },
  { from: 'CNY', to: 'USD', rate: '0.1567', date: '2021-05-27' },
  { from: 'CNY', to: 'USD', rate: '0.1', date: '2021-05-29' },
  { from: 'EUR', to: 'USD', rate: '1.2', date: '2021-05-20' },
];
const round = (amount: unknown) => ({
  kind: 'funding-round',
  id: 'a',
  date: '2021-05-28',
  company: 'Quicktron',
  amount,
});

function text(amount: unknown): string {
  const outcome = createNewsbot({ now: '2021-06-02', style: 'digest', rates }).write(round(amount));
  if (outcome.status !== 'written') throw new Error(JSON.stringify(outcome.diagnostics));
  return toText(outcome.value);
}

describe('a table of rates', () => {
  it('tells a sum in another currency by the last rate before its day', () => {
    expect(text('RMB 300 million')).toContain('RMB 300 million (US$47 million)');
  });

  it('leaves alone what is converted, what no rate of the week is known for, and other currencies', () => {
    const own = { amount: 300_000_000, currency: 'CNY' };
    const converted = { amount: 46_500_000, currency: 'USD', rate: '0.155' };
    expect(text({ ...own, converted })).toContain('(US$46.5 million)');
    expect(text('€5 million')).not.toContain('(');
    expect(text('US$5 million')).not.toContain('(');
  });

  it('traces the sum to the record and the rate', () => {
    const outcome = createNewsbot({ now: '2021-06-02', rates }).write(round('RMB 300 million'));
    const span =
      outcome.status === 'written' &&
      outcome.value.headline.spans.find(({ fact }) => fact === 'amount');
    expect(span).toMatchObject({ from: ['/amount', 'rates#/CNY/USD/2021-05-27'] });
  });

  it.each([
    ['no currency', { from: 'RMB', to: 'USD', rate: '1', date: '2021-05-20' }],
    ['its own', { from: 'USD', to: 'USD', rate: '1', date: '2021-05-20' }],
    ['no rate', { from: 'CNY', to: 'USD', rate: '0', date: '2021-05-20' }],
    ['no day', { from: 'CNY', to: 'USD', rate: '1', date: 'May' }],
  ])('is refused with %s', (_, rate) => {
    expect(() => createNewsbot({ rates: [rate] })).toThrow(InvalidOptions);
  });
});
