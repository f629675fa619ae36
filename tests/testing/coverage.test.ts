import { beforeAll, describe, expect, it } from 'vitest';
import { builtinKinds, builtinTemplates, createNewsbot, memoryHistory } from '../../src/index.js';
import {
  coveragePage,
  coverTemplate,
  coverTemplates,
  isCovered,
  type TemplateCoverage,
} from '../../src/testing/index.js';
import { sound, visit, visits } from './visits.js';

const kinds = [...builtinKinds, visit];

function cover(blocks: string, order?: string): TemplateCoverage {
  return coverTemplate(visits(blocks, order), 'en/visit.hbs', { kinds });
}

describe('a template without gaps', () => {
  let coverage: TemplateCoverage;
  beforeAll(() => {
    coverage = cover(sound);
  });

  it('is covered: each bullet, phrase, fact and style', () => {
    expect(isCovered(coverage)).toBe(true);
    expect(coverage.bullets.every(({ chosen }) => chosen > 0)).toBe(true);
    expect(coverage.phrases.map(({ stood, left }) => [stood, left])).toEqual([
      [true, true],
      [true, true],
    ]);
    expect(coverage.facts.filter(({ known, said }) => known > 0 && said === 0)).toEqual([
      expect.objectContaining({ name: 'date', owed: false }),
      expect.objectContaining({ name: 'source', owed: false }),
      expect.objectContaining({ name: 'published', owed: false }),
    ]);
    expect(coverage.styles.map(({ name }) => name)).toEqual(['agency', 'financial', 'digest']);
    for (const { written, failed } of coverage.styles)
      expect([written, failed]).toEqual([coverage.items.length, []]);
  });

  it('finds the past that a fact of a history needs', () => {
    const bullet = coverage.bullets.find(({ message }) => message === 'before');
    expect(bullet?.example?.text).toMatch(/^The last known visit was/);
    const { past = [] } = coverage.items[bullet?.example?.item ?? -1] ?? {};
    expect(past.length).toBeGreaterThan(0);
  });

  it('shows each bullet in an item that its record gives again', () => {
    const templates = [builtinTemplates, visits(sound)];
    for (const { line, example } of coverage.bullets) {
      const item = coverage.items[example?.item ?? -1];
      expect(item, `line ${line}`).toBeDefined();
      if (item === undefined) continue;
      const history = memoryHistory();
      const options = { kinds, templates, history, now: '2021-06-02', archive: true };
      const run = createNewsbot(options).run();
      for (const before of item.past) run.remember(before);
      run.commit();
      const outcome = createNewsbot(options).write(item.record);
      if (outcome.status !== 'written') throw new Error(JSON.stringify(outcome.diagnostics));
      const sentences = [outcome.value.headline, ...outcome.value.paragraphs.flat()];
      expect(outcome.value.headline.text).toBe(item.headline);
      expect(sentences.map(({ text }) => text)).toContain(example?.text);
    }
  });

  it('is the same each time', () => {
    expect(cover(sound)).toEqual(coverage);
  });
});

describe('a bullet that is never chosen', () => {
  const reasonOf = (coverage: TemplateCoverage, source: string): string | undefined =>
    coverage.bullets.find((bullet) => bullet.source === source && bullet.chosen === 0)?.reason;

  it('is told with what outranks it', () => {
    const blocks = sound.replace(
      '- There were gifts: {{gifts}}.',
      '- There were gifts: {{gifts}}.\n- {{guest}} brought nothing but {{guests}}.',
    );
    const coverage = cover(blocks);
    expect(isCovered(coverage)).toBe(false);
    expect(reasonOf(coverage, '{{guest}} brought nothing but {{guests}}.')).toMatch(
      /^Where it can be said, it says too little that is new \(guests said before -0\.60\)\.$/,
    );
  });

  it('is told with the facts that no record has together', () => {
    const blocks = sound.replace(
      '- There were gifts: {{gifts}}.',
      '- There were gifts: {{gifts}}.\n- Nobody gave {{gifts}}.{{unless host}}',
    );
    expect(reasonOf(cover(blocks), 'Nobody gave {{gifts}}.')).toEqual(
      expect.stringMatching(
        /^No record has its facts together; the nearest (?:has host|lacks gifts)\.$/,
      ),
    );
  });

  it('is told with what it leaves out', () => {
    const blocks = sound.replace(
      '- {{guest}} to pay a visit',
      '- {{guest}} to pay a visit\n- Visit ahead',
    );
    expect(reasonOf(cover(blocks), 'Visit ahead')).toBe(
      'It leaves out a fact that every headline and lead must say.',
    );
  });
});

describe('gaps', () => {
  it('are phrases that never stand', () => {
    const coverage = cover(
      sound.replace(
        '- Guests were {{guests}}.',
        '- Guests were {{guests}}{{#opt}} of {{host}}{{/opt}}.',
      ),
    );
    expect(coverage.phrases.filter(({ stood }) => !stood)).toEqual([
      {
        line: expect.any(Number) as number,
        source: '{{#opt}} of {{host}}{{/opt}}',
        stood: false,
        left: true,
      },
    ]);
    expect(isCovered(coverage)).toBe(false);
  });

  it('are cases without lead, each with a record', () => {
    const coverage = cover(
      sound.replace('{{#lead when="planned"}}', '{{#lead when="planned host"}}'),
    );
    expect(coverage.silent).toEqual([
      expect.objectContaining({
        codes: ['plan/no-lead'],
        record: expect.objectContaining({ stage: 'planned' }) as unknown,
      }),
    ]);
    expect(coverage.silent[0]?.record).not.toHaveProperty('host');
    expect(isCovered(coverage)).toBe(false);
  });

  it('are material facts that no sentence says', () => {
    const coverage = cover(
      sound.replace(/\{\{#gifts\}\}[^]*?\{\{\/gifts\}\}\n/, ''),
      '[lead, guests, before]',
    );
    expect(coverage.silent.map(({ codes }) => codes)).toContainEqual(['verify/unsaid-material']);
    expect(coverage.facts.find(({ name }) => name === 'gifts')).toMatchObject({
      owed: true,
      said: 0,
    });
  });
});

describe('coverTemplates', () => {
  it('covers the notes on new versions by writing records twice', () => {
    const set = { 'en/correction.hbs': builtinTemplates['en/correction.hbs']! };
    const [coverage] = coverTemplates(set);
    expect(coverage?.bullets.filter(({ chosen }) => chosen === 0)).toEqual([]);
    expect(coverage?.items.every(({ past }) => past.length === 1)).toBe(true);
  });

  it('refuses what cannot be loaded', () => {
    expect(() => cover('{{#headline}}\n- {{gest}} comes\n{{/headline}}')).toThrow(/cannot be used/);
    expect(() => coverTemplate({}, 'en/visit.hbs')).toThrow(/en\/visit\.hbs cannot be used/);
    expect(() => coverTemplate(visits(sound), 'en/visit.hbs', { kinds, styles: [] })).toThrow(
      /no style/,
    );
  });
});

describe('coveragePage', () => {
  it('holds bullets with counts, gaps with their reasons, and items; nothing that runs or is fetched', () => {
    const gap = sound.replace(
      '- {{guest}} to pay a visit',
      '- {{guest}} to pay a visit\n- Visit ahead <soon> & "near"',
    );
    const page = coveragePage([cover(gap)], 'Visits & more');
    expect(page).toContain('<title>Visits &amp; more</title>');
    expect(page).toContain('Visit ahead &lt;soon&gt; &amp; &quot;near&quot;');
    expect(page).toMatch(/Never chosen\.<\/span> It leaves out a fact/);
    expect(page).toMatch(/<h4>Item 1: [^<]+ visit<\/h4>/);
    expect(page).toContain('prefers-color-scheme:dark');
    expect(page).not.toMatch(/<script|src=|href="http|url\(/);
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });
});
