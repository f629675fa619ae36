import { describe, expect, it } from 'vitest';
import { builtinKinds, builtinTemplates } from '../../src/index.js';
import { wordingsOfRecord, type Wording } from '../../src/testing/index.js';
import { fixtureCases, fixtureKinds, fixtureRecord } from '../fixtures.js';
import { sound, visit, visits } from './visits.js';

const record = { kind: 'visit', id: 'a', date: '2021-06-01', guest: 'Mary Berg', host: 'Norvale' };

function wordings(blocks: string, given: object = record, order?: string) {
  return wordingsOfRecord(given, {
    kinds: [...builtinKinds, visit],
    templates: [builtinTemplates, visits(blocks, order)],
    now: '2021-06-02',
  });
}

/** What became of the wordings of a message, by their text. */
function fates(blocks: string, message: string, given?: object): Record<string, string> {
  const found = wordings(blocks, given).messages.find((one) => one.message === message);
  return Object.fromEntries(
    (found?.wordings ?? []).map(({ text, source, fate }) => [text ?? source, fate]),
  );
}

const lead = (...bullets: readonly string[]): string =>
  sound.replace(
    '- {{guest}} visited{{#opt}} {{host}}{{/opt}}.',
    bullets.map((bullet) => `- ${bullet}`).join('\n'),
  );

describe('wordingsOfRecord', () => {
  it('has every sayable wording with its score, the parts of it and what became of it', () => {
    const { outcome, messages } = wordings(sound);
    expect(outcome.status).toBe('written');
    expect(messages.map(({ message }) => message)).toEqual(['headline', 'lead']);
    expect(messages[1]).toEqual({
      message: 'lead',
      file: 'templates/en/visit.hbs',
      wordings: [
        {
          text: 'Mary Berg visited Norvale.',
          line: expect.any(Number) as number,
          source: '{{guest}} visited {{host}}.',
          fate: 'chosen',
          score: 1,
          parts: [{ reason: 'new', fact: 'host', points: 1 }],
          diagnostics: [],
        },
        expect.objectContaining({ text: 'Mary Berg visited.', fate: 'form', score: 0, parts: [] }),
      ],
    });
  });

  it('tells those that are as good, and those that are outranked', () => {
    const blocks = lead(
      '{{guest}} visited {{host}}.',
      '{{host}} had {{guest}} as a visitor.',
      '{{guest}} was on a visit.',
    );
    const found = fates(blocks, 'lead');
    expect(Object.values(found).sort()).toEqual(['chosen', 'equal', 'owed']);
    expect(found['Mary Berg was on a visit.']).toBe('owed');
    expect(
      fates(
        sound.replace(
          '- Guests were {{guests}}.',
          '- Guests were {{guests}}.\n- In all, {{guests}} came on {{date}}.',
        ),
        'guests',
        { ...record, guests: 30 },
      ),
    ).toEqual({ 'Guests were 30.': 'outranked', 'In all, 30 came on June 1.': 'chosen' });
  });

  it('tells what a wording leaves out that must be said', () => {
    expect(fates(lead('{{guest}} visited {{host}}.', 'There was a visit.'), 'lead')).toEqual({
      'Mary Berg visited Norvale.': 'chosen',
      'There was a visit.': 'must',
    });
  });

  it('has messages of which nothing was said, with what they would have repeated', () => {
    const blocks = `${sound}{{#host}}\n- The host was {{host}}.\n{{/host}}\n`;
    const { messages } = wordings(blocks, record, '[lead, host, guests, gifts, before]');
    const host = messages.find(({ message }) => message === 'host');
    expect(host?.wordings).toEqual([
      expect.objectContaining({
        text: 'The host was Norvale.',
        fate: 'nothing-new',
        parts: [{ reason: 'repeated', fact: 'host', points: -0.6 }],
      }),
    ]);
  });

  it('tells what verification has against a wording, and takes the next', () => {
    const twice = sound.replace(
      '- {{guest}} visited{{#opt}} {{host}}{{/opt}}.',
      '- It was was {{guest}} who visited {{host}}.\n- {{guest}} visited{{#opt}} {{host}}{{/opt}}.',
    );
    const found = [0, 1, 2, 3].flatMap((id) =>
      wordings(twice, { ...record, id: String(id) }).messages.flatMap((one) => one.wordings),
    );
    const bad = found.filter(({ text }) => text?.includes('was was') === true);
    expect(bad.length).toBeGreaterThan(0);
    for (const { diagnostics } of bad)
      expect(diagnostics.map(({ code }) => code)).toEqual(['verify/repeated-word']);
    expect(bad.map(({ fate }) => fate)).toContain('failed');
    expect(bad.map(({ fate }) => fate)).not.toContain('chosen');
  });

  it('marks wordings that read the same', () => {
    const found = wordings(
      lead('{{guest}} visited {{host}}.', '{{guest}} visited {{introduce host}}.'),
    ).messages[1]?.wordings as readonly Wording[];
    expect(found.map(({ text }) => text)).toEqual(Array(2).fill('Mary Berg visited Norvale.'));
    expect(found.map(({ sameAs }) => sameAs)).toEqual([undefined, found[0]?.line]);
  });

  it('goes over the elements of a list', () => {
    const quotes = [
      { text: 'We will build.', speaker: 'Tom Aho' },
      { text: 'We go on.', speaker: 'Tom Aho' },
    ];
    const { messages } = wordings(sound, { ...record, quotes });
    expect(
      messages.filter(({ message }) => message === 'quoted').map(({ element }) => element),
    ).toEqual([0, 1]);
    expect(messages.at(-1)?.wordings[0]?.text).toMatch(/We go on/);
  });

  it('has none of a record that is held or rejected for what it says', () => {
    const { outcome, messages } = wordings(sound, { ...record, date: '2019-01-01' });
    expect([outcome.status, messages]).toEqual(['held', []]);
    expect(wordings(sound, { kind: 'visit' }).outcome.status).toBe('rejected');
  });

  describe.each(fixtureKinds())('of a fixture of %s', (kind) => {
    it.each(fixtureCases(kind))('%s ends in the item that is written', (name) => {
      const { outcome, messages } = wordingsOfRecord(fixtureRecord(kind, name), {
        now: '2021-06-02',
        archive: true,
      });
      if (outcome.status !== 'written') throw new Error(JSON.stringify(outcome.diagnostics));
      const { headline, paragraphs } = outcome.value;
      const lines = [headline, ...paragraphs.flat()].flatMap(({ template, joined }) => [
        template.line,
        ...(joined === undefined ? [] : [joined.template.line]),
      ]);
      const chosen = messages.flatMap(({ wordings: all }) =>
        all.filter(({ fate }) => fate === 'chosen'),
      );
      expect(chosen.map(({ line }) => line)).toEqual(lines);
      expect(chosen[0]?.text).toBe(headline.text);
      for (const { wordings: all } of messages)
        for (const { score, parts } of all)
          if (score !== undefined)
            expect(parts.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score, 3);
    });
  });
});
