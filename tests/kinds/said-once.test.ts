import { describe, expect, it } from 'vitest';
import { createNewsbot } from '../../src/index.js';

const bot = createNewsbot({ now: '2026-11-22', archive: true, style: 'agency' });

function told(record: Record<string, unknown>): string {
  const outcome = bot.write({ date: '2024-03-04', ...record });
  if (outcome.status !== 'written') throw new Error(JSON.stringify(outcome.diagnostics));
  return [outcome.value.headline, ...outcome.value.paragraphs.flat()]
    .map(({ text }) => text)
    .join('\n');
}

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

describe('who put up the money and says so', () => {
  const round = {
    kind: 'funding-round',
    company: { name: 'Halden Motor' },
    amount: { amount: 5000000, currency: 'USD' },
    source: { name: 'Norrvik Bank' },
  };

  it.each(ids)('names the lender once in the body of a loan (%s)', (id) => {
    const text = told({ ...round, id, round: 'Loan', investors: ['Norrvik Bank'] });
    const [, ...body] = text.split('\n');
    expect(body.join('\n').match(/Norrvik Bank/g)).toHaveLength(1);
    expect(text).toContain('the lender said');
  });

  it.each(ids)('calls a lead that is the source the investor (%s)', (id) => {
    const text = told({ ...round, id, round: 'Series A', leads: ['Norrvik Bank'] });
    expect(text).toMatch(/the investor said/);
    expect(text).not.toContain('according to');
  });

  it('keeps the source where it is one of several', () => {
    expect(
      told({ ...round, id: 'several', round: 'Series A', investors: ['Norrvik Bank', 'KKR'] }),
    ).toMatch(/according to Norrvik Bank/i);
  });
});

describe('a statement whose words are known', () => {
  const statement = {
    kind: 'official-statement',
    speaker: { name: 'Anna Holm', title: 'minister' },
    about: 'rates',
    statement: 'rates are far too high for small firms',
    source: { name: 'Reuters' },
  };
  const quotation = (text: string, name = 'Anna Holm') => [{ text, speaker: { name } }];
  const words = 'Rates are far too high for small firms, and they hurt.';

  it.each(ids)('is quoted in the lead, and not told in other words beside it (%s)', (id) => {
    const [, lead = '', ...rest] = told({ ...statement, id, quotes: quotation(words) }).split('\n');
    expect(lead).toContain(`“${words}”`);
    expect(lead).not.toContain('rates are');
    expect(rest.join()).not.toContain('“');
  });

  it.each([
    ['of somebody else', quotation(words, 'Bo Lind')],
    ['of other words', quotation('Firms are hurting.')],
    ['beside another', [...quotation(words), ...quotation('Firms are hurting.')]],
    ['too long for a lead', quotation(`${words} ${'We know that it hurts. '.repeat(8)}`)],
  ])('is told in the lead beside a quotation %s', (_, quotes) => {
    const [, lead] = told({ ...statement, id: 'beside', quotes }).split('\n');
    expect(lead?.toLowerCase()).toContain('rates are far too high');
    expect(lead).not.toContain('“');
  });

  it.each(ids)('does not say that what was to come "will" after "said that" (%s)', (id) => {
    expect(
      told({ ...statement, id, statement: 'rates will rise', next: 'jobs will go' }),
    ).not.toMatch(/(?:said|added) that/);
  });
});

describe('a stake', () => {
  const of = (stake: number) =>
    ids.map((id) =>
      told({
        kind: 'acquisition',
        id,
        status: 'agreed',
        acquirer: { name: 'Cisco' },
        target: { name: 'Halden Motor' },
        stake,
      }),
    );

  it('is a fraction where it is one as it was stated', () => {
    expect(of(25).filter((text) => text.includes('a quarter of Halden'))).not.toEqual([]);
    expect(of(26).filter((text) => text.includes('a quarter of'))).toEqual([]);
    for (const text of [...of(25), ...of(26)]) expect(text).toMatch(/25%|26%|a quarter/);
  });
});
