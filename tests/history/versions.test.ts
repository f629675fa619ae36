import { describe, expect, it } from 'vitest';
import { memoryHistory } from '../../src/history/index.js';
import type { History, Item, Outcome } from '../../src/model.js';
import { createNewsbot } from '../../src/newsbot.js';
import { toText } from '../../src/publish/index.js';

const round = {
  kind: 'funding-round',
  id: 'auth0-f',
  date: '2021-05-28',
  company: 'Auth0',
  amount: { amount: 103_000_000, currency: 'USD' },
  round: 'Series F',
  leads: ['Salesforce Ventures'],
  source: { name: 'Dealbook Wire' },
};

/** Each call is a run of its own on the same history. */
function desk(now = '2021-06-02', history: History = memoryHistory()) {
  const write = (raw: unknown, on = now): Outcome<Item> => {
    const run = createNewsbot({ now: on, history }).run();
    const outcome = run.write(raw);
    run.commit();
    return outcome;
  };
  const text = (raw: unknown, on = now): string => {
    const outcome = write(raw, on);
    if (outcome.status !== 'written') throw new Error(JSON.stringify(outcome.diagnostics));
    return toText(outcome.value);
  };
  const held = (raw: unknown, on = now): string[] => {
    const outcome = write(raw, on);
    expect(outcome.status).toBe('held');
    return outcome.diagnostics.map(({ code }) => code);
  };
  return { write, text, held, history };
}

describe('a record in three versions', () => {
  const second = {
    ...round,
    version: '2',
    amount: { amount: 120_000_000, currency: 'USD' },
    investors: ['DTCP'],
  };
  const third = { ...round, version: '3', withdrawn: true, withdrawnBecause: 'nothing was signed' };

  it('gives an item, a correction that names the change, and a withdrawal', () => {
    const { write, text, held, history } = desk();
    expect(write(round).status).toBe('written');
    const correction = write(second, '2021-06-03');
    if (correction.status !== 'written') throw new Error('no correction');
    const { headline, paragraphs, revision } = correction.value;
    expect(headline.text).toMatch(/^Correction: /u);
    expect(paragraphs[0]?.map((sentence) => sentence.text).join(' ')).toContain(
      'from $103 million to $120 million',
    );
    expect(revision).toEqual({
      class: 'correction',
      version: '2',
      of: { id: 'auth0-f', on: '2021-06-02' },
      changes: ['amount', 'backers'],
    });
    const withdrawal = text(third, '2021-06-04');
    expect(withdrawal).toContain('Withdrawn: item of June 3 on Auth0');
    expect(withdrawal).toContain('nothing was signed');
    expect(withdrawal).not.toContain('million');
    // Nothing of it is written again, whichever version is sent.
    for (const version of [round, second, third, { ...second, version: '4' }])
      expect(held(version, '2021-06-05')).toEqual(['guard/withdrawn']);
    expect(history.publication('auth0-f')?.versions.map(({ class: as }) => as)).toEqual([
      'first',
      'correction',
      'withdrawal',
    ]);
  });

  it('writes no version twice', () => {
    const { write, held } = desk();
    write(round);
    expect(held(round)).toEqual(['guard/duplicate-record']);
    write(second);
    expect(held(round)).toEqual(['guard/duplicate-record']);
    expect(held(second)).toEqual(['guard/duplicate-record']);
    expect(held({ ...second, version: '3' })).toEqual(['guard/duplicate-record']);
  });

  it('traces what was and what is to the two versions', () => {
    const { write } = desk();
    write(round);
    const outcome = write(second);
    if (outcome.status !== 'written') throw new Error('no correction');
    const spans = outcome.value.paragraphs
      .flat()
      .flatMap(({ text, spans: all }) =>
        all.map(({ start, end, fact, from }) => [fact, text.slice(start, end), from]),
      );
    expect(spans).toContainEqual(['was', '$103 million', ['auth0-f#/amount']]);
    expect(spans).toContainEqual(['is', '$120 million', ['/amount']]);
  });

  it('holds other content without a later version', () => {
    const { write, held } = desk();
    write(second);
    expect(held({ ...second, version: '1', round: 'Series E' })).toEqual([
      'guard/conflicting-record',
    ]);
    expect(held({ ...round, round: 'Series E' })).toEqual(['guard/conflicting-record']);
    expect(write({ ...second, version: '10', round: 'Series E' }).status).toBe('written');
  });
});

describe('a later version', () => {
  it('is an update where it only adds', () => {
    const { write, text } = desk();
    write(round);
    const updated = text({ ...round, version: '2', investors: ['DTCP', 'Meritech Capital'] });
    expect(updated).toMatch(/^Update: /u);
    expect(updated).toContain('This updates the item of June 2.');
    expect(updated).toContain('DTCP and Meritech Capital');
  });

  it('is an update where the deal moved on', () => {
    const deal = {
      kind: 'acquisition',
      id: 'okta-auth0',
      date: '2021-05-10',
      acquirer: 'Okta',
      target: 'Auth0',
      price: 'US$6.5 billion',
      status: 'agreed',
    };
    const { write, text } = desk();
    write(deal);
    expect(text({ ...deal, version: '2', date: '2021-05-30', status: 'completed' })).toMatch(
      /^Update: /u,
    );
  });

  it('may come under a new id that names the old one', () => {
    const { write, text, held } = desk();
    write(round);
    const replacing = {
      ...round,
      id: 'auth0-f-2',
      replaces: 'auth0-f',
      amount: { amount: 120_000_000, currency: 'USD' },
    };
    expect(text(replacing)).toMatch(/^Correction: /u);
    expect(held(round)).toEqual(['guard/duplicate-record']);
    expect(held(replacing)).toEqual(['guard/duplicate-record']);
  });

  it('names lists of structures and what fell away', () => {
    const { write, text } = desk();
    write({ ...round, previousRounds: [{ round: 'Series E', amount: 'US$103 million' }] });
    const corrected = text({
      ...round,
      version: '2',
      leads: ['Meritech Capital'],
      previousRounds: undefined,
    });
    expect(corrected).toContain('Salesforce Ventures to Meritech Capital');
    expect(corrected).toContain('leaves out the');
  });
});

describe('what was never published', () => {
  it('cannot be withdrawn', () => {
    const taken = { ...round, withdrawn: true };
    expect(desk().held(taken)).toEqual(['guard/withdrawn']);
    const { status, diagnostics } = createNewsbot({ now: '2021-06-02' }).write(taken);
    expect([status, diagnostics[0]?.code]).toEqual(['held', 'guard/withdrawn']);
  });

  it('is written though the history knows it, and known again after', () => {
    const { history, write, held } = desk();
    const run = createNewsbot({ now: '2021-06-02', history }).run();
    expect(run.remember(round).status).toBe('written');
    run.commit();
    expect(write(round).status).toBe('written');
    expect(held(round)).toEqual(['guard/duplicate-record']);
  });
});

describe('an event under another id', () => {
  it('is told once', () => {
    const { write, held } = desk();
    write(round);
    expect(held({ ...round, id: 'other', source: { name: 'Rival Wire' } })).toEqual([
      'guard/duplicate-event',
    ]);
  });

  it('is held where its figures differ', () => {
    const { write, held } = desk();
    write(round);
    expect(
      held({ ...round, id: 'other', amount: { amount: 130_000_000, currency: 'USD' } }),
    ).toEqual(['guard/conflicting-source']);
  });

  it('goes through where the guard is off', () => {
    const { write, history } = desk();
    write(round);
    for (const [name, raw] of [
      ['duplicate-event', { ...round, id: 'other' }],
      ['conflicting-source', { ...round, id: 'third', amount: 'US$130 million' }],
      ['conflicting-record', { ...round, round: 'Series E' }],
    ] as const) {
      const bot = createNewsbot({ now: '2021-06-02', history, guards: { off: [name] } });
      expect([name, bot.write(raw).status]).toEqual([name, 'written']);
    }
  });
});

describe('a run', () => {
  it('sees the history as it stood when it began', () => {
    const history = memoryHistory();
    const run = createNewsbot({ now: '2021-06-02', history }).run();
    run.write(round);
    const later = { ...round, id: 'auth0-g', date: '2021-06-01', round: 'Series G' };
    const outcome = run.write(later);
    if (outcome.status !== 'written') throw new Error(JSON.stringify(outcome.diagnostics));
    expect(toText(outcome.value)).not.toContain('Series F');
    run.commit();
  });

  it('remembers records of any age, but not what a guard holds', () => {
    const history = memoryHistory();
    const run = createNewsbot({ now: '2021-06-02', history }).run();
    expect(run.remember({ ...round, date: '2015-03-01' }).status).toBe('written');
    expect(run.remember({ ...round, id: 'b', date: '2021-07-01' }).status).toBe('held');
    run.commit();
    expect([history.publication('auth0-f')?.state, history.publication('b')]).toEqual([
      'known',
      undefined,
    ]);
  });

  it('cannot remember without a history', () => {
    expect(() => createNewsbot().run().remember(round)).toThrow('no history');
  });

  it('digests with the history, and holds what was told', () => {
    const history = memoryHistory();
    const bot = createNewsbot({ now: '2021-06-02', history });
    const run = bot.run();
    const other = { ...round, id: 'b', company: 'Vercel' };
    expect(run.digest([round, other]).status).toBe('written');
    run.commit();
    const again = bot.digest([round, { ...other, id: 'c', company: 'Netlify' }]);
    expect(again.diagnostics.map(({ code }) => code)).toEqual(['guard/duplicate-record']);
    expect(again.status === 'written' && again.value.items.length).toBe(1);
  });

  it('holds two reports of a day with other figures', () => {
    const digest = createNewsbot({ now: '2021-06-02' }).digest([
      round,
      { ...round, id: 'b', amount: 'US$130 million', source: { name: 'Rival Wire' } },
      { ...round, id: 'c', company: 'Vercel' },
    ]);
    expect(digest.diagnostics.map(({ code }) => code)).toEqual([
      'guard/conflicting-source',
      'guard/conflicting-source',
    ]);
  });
});
