import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtinKinds, createNewsbot, InvalidOptions, type Outcome } from '../../src/index.js';
import { openHistory } from '../../src/node/index.js';
import { parseTemplates } from '../../src/templates/parse.js';
import {
  checkUntrustedTemplates,
  createUntrustedNewsbot,
  previewUntrusted,
  untrustedWorker,
  type UntrustedWorker,
} from '../../src/untrusted/index.js';
import { fixtureRecord } from '../fixtures.js';
import { buildWorker } from './built-worker.js';

/** Records of the fixtures are not stale on it. */
const run = { now: '2021-06-02', archive: true } as const;
const path = 'en/policy.hbs';

let built: Awaited<ReturnType<typeof buildWorker>>;
let worker: UntrustedWorker;

beforeAll(async () => {
  built = await buildWorker();
  // Time is tried by itself: other tests may have the machine.
  worker = untrustedWorker({ milliseconds: 10_000 }, built.file);
}, 60_000);

afterAll(async () => {
  await worker.close();
  await built.remove();
});

const shipped = (kind: string): string =>
  readFileSync(new URL(`../../templates/en/${kind}.hbs`, import.meta.url), 'utf8');

/** A policy template with this lead; its story can be loaded. */
const template = (lead: string, order = 'lead', more = ''): string =>
  `---\nkind: policy\nparagraphs: [[${order}]]\n---\n{{#headline}}\n- {{issuer}} drafts {{document}}\n{{/headline}}\n{{#lead}}\n${lead}\n{{/lead}}\n${more}`;

const sound = template('- {{issuer}} has published {{document}}.');

const bulletOf = (words: string): string =>
  `- {{issuer}}${['document', 'date', 'subject', 'source'].map((slot) => `{{#opt}}${words} {{${slot}}}{{/opt}}`).join('')}.\n`;

/** Each bullet has sixteen forms. */
const doubled = template(bulletOf(' of').repeat(940));

/** As many as may be, each so long that loading them takes its time and memory. */
const slow = template(bulletOf(' of'.repeat(7)).repeat(900));

const bomb = [
  'a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]',
  ...'bcdefghi'.split('').map((key, index) => {
    const before = 'abcdefgh'[index] ?? '';
    return `${key}: &${key} [${Array(9).fill(`*${before}`).join(', ')}]`;
  }),
].join('\n');

describe('a hostile template is stopped and named', () => {
  it.each<[string, string, string, number]>([
    ['blocks nested deep', sound + '{{#opt}}\n'.repeat(2_000), 'template/too-large', 19],
    [
      'loops in loops',
      template('- {{#each a}}{{#each b}}{{#each c}}x{{/each}}{{/each}}{{/each}}.'),
      'template/forbidden',
      9,
    ],
    [
      'a partial that doubles',
      sound + '{{#*inline "x"}}{{> x}}{{> x}}{{/inline}}\n{{> x}}\n',
      'template/forbidden',
      11,
    ],
    ['a billion laughs', `---\n${bomb}\n---\n`, 'template/front-matter', 3],
    ['keys within keys', `---\n${'? '.repeat(40)}x\n---\n`, 'template/front-matter', 2],
    ['brackets within brackets', `---\nx: ${'['.repeat(3_000)}\n---\n`, 'template/too-large', 2],
    ['a million slots', sound + '{{x}}'.repeat(1_000_000), 'template/too-large', 1],
    ['many slots', sound + '{{x}}\n'.repeat(20_001), 'template/too-large', 20_003],
    ['a line without end', sound + ' '.repeat(100_000), 'template/too-large', 11],
    [
      'a bullet without end',
      template(`- ${'{{issuer}}\n'.repeat(1_000)}.`),
      'template/too-large',
      9,
    ],
    [
      'capitals that are looked back from',
      template(`- ${'A. '.repeat(1_300)}\n`.repeat(40)),
      'template/too-large',
      9,
    ],
    [
      'optional phrases without end',
      template(`- ${'{{#opt}}{{date}}{{/opt}}\n'.repeat(60)}.`),
      'template/too-many-phrases',
      9,
    ],
    ['bullets that all double', doubled, 'template/too-large', 946],
    [
      'the way to a prototype',
      template('- {{constructor}} {{this.constructor}} {{../issuer}}.'),
      'template/forbidden',
      9,
    ],
    ['a helper of a prototype', template('- {{toString issuer}}.'), 'template/unknown-helper', 9],
    [
      'a gate of a prototype',
      template('- {{issuer}}{{when __proto__ constructor}}.'),
      'template/unknown-slot',
      9,
    ],
    ['raw braces', template('- {{{issuer}}}.'), 'template/forbidden', 9],
    ['nothing but braces', sound + '{{'.repeat(1_500), 'template/syntax', 11],
  ])('%s', async (_name, text, code, line) => {
    const before = worker.generation();
    const findings = await checkUntrustedTemplates({ [path]: text }, 'them', worker);
    expect(findings.map((finding) => finding.code)).toContain(code);
    const found = findings.find((finding) => finding.code === code);
    expect(found?.place).toMatchObject({ file: `them/${path}`, line });
    expect(worker.generation()).toBe(before);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('a template that the limits let through', () => {
  it('is stopped when it takes too long, and named; the host lives on', async () => {
    const impatient = untrustedWorker({ milliseconds: 60 }, built.file);
    const start = performance.now();
    const findings = await checkUntrustedTemplates(
      { [path]: sound, 'en/x.hbs': slow },
      'them',
      impatient,
    );
    expect(performance.now() - start).toBeLessThan(20_000);
    expect(findings.filter(({ code }) => code === 'template/too-slow')).toEqual([
      {
        code: 'template/too-slow',
        severity: 'error',
        message: 'them/en/x.hbs took more than 60 milliseconds and was stopped.',
        place: { file: 'them/en/x.hbs', line: 1, column: 1 },
        hint: expect.stringContaining('milliseconds') as unknown,
      },
    ]);
    expect(impatient.generation()).toBe(1);
    const again = await checkUntrustedTemplates({ [path]: 'no template' }, '', impatient);
    expect(again.map(({ code }) => code)).toEqual(['template/front-matter']);
    await impatient.close();
  });

  it('is stopped when all that it is held for takes too much memory', async () => {
    const small = untrustedWorker({ megabytes: 1, milliseconds: 20_000 }, built.file);
    // None is closed: a worker holds them all.
    const fill = async (): Promise<never> => {
      for (;;) await createUntrustedNewsbot({ templates: { [path]: slow }, worker: small, ...run });
    };
    const problem: unknown = await fill().catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(InvalidOptions);
    expect((problem as InvalidOptions).diagnostics).toMatchObject([
      { code: 'template/out-of-memory', place: { file: `templates/${path}` } },
    ]);
    const again = await checkUntrustedTemplates({ [path]: 'no template' }, '', small);
    expect(again.map(({ code }) => code)).toEqual(['template/front-matter']);
    await small.close();
  });

  it('is stopped while it is loaded, which the newsbot says', async () => {
    const options = { templates: { [path]: slow }, limits: { milliseconds: 30 }, ...run };
    const impatient = untrustedWorker(options.limits, built.file);
    const problem: unknown = await createUntrustedNewsbot({ ...options, worker: impatient }).catch(
      (error: unknown) => error,
    );
    expect(problem).toBeInstanceOf(InvalidOptions);
    expect((problem as InvalidOptions).diagnostics).toMatchObject([
      { code: 'template/too-slow', place: { file: `templates/${path}` } },
    ]);
    await impatient.close();
  });

  it('is told of by its first findings only', async () => {
    const few = untrustedWorker({ findings: 3 }, built.file);
    const text = template('- {{isuer}} {{documnt}} {{dte}} {{sorce}} {{subjct}}.');
    const findings = await checkUntrustedTemplates({ [path]: text }, '', few);
    expect(findings).toHaveLength(4);
    expect(findings.at(-1)).toMatchObject({
      code: 'template/too-large',
      message: expect.stringContaining('more findings are not told') as unknown,
    });
    await few.close();
  });

  it('is held when its item is too long, by its longest sentence', async () => {
    const short = untrustedWorker({ characters: 100 }, built.file);
    const bot = await createUntrustedNewsbot({ templates: {}, worker: short, ...run });
    const { status, diagnostics } = await bot.write(fixtureRecord('policy', 'full'));
    expect(status).toBe('held');
    expect(diagnostics).toMatchObject([
      { code: 'template/too-much-output', place: { file: 'templates/en/policy.hbs' } },
    ]);
    await short.close();
  });

  it('that throws is told of, and the worker lives', async () => {
    const before = worker.generation();
    const record = { raw: fixtureRecord('policy', 'full'), defaults: undefined };
    const ended = await worker.inTurn((job) =>
      job('write', { key: -1, run: undefined, record }, { [path]: path }),
    );
    expect(ended).toMatchObject({ stopped: { code: 'template/crashed', place: { file: path } } });
    expect(worker.generation()).toBe(before);
  });
});

describe('an untrusted newsbot', () => {
  it('writes the same bytes as a trusted one', async () => {
    const templates = Object.fromEntries(
      builtinKinds.map(({ name }) => [`en/${name}.hbs`, shipped(name)]),
    );
    const bot = await createUntrustedNewsbot({ templates, worker, ...run, style: 'financial' });
    const trusted = createNewsbot({
      ...run,
      style: 'financial',
      templates: [parseTemplates(templates)],
    });
    for (const { name } of builtinKinds) {
      const record = fixtureRecord(name, 'full');
      expect(await bot.write(record)).toEqual(trusted.write(record));
    }
    const records = builtinKinds.map(({ name }) => fixtureRecord(name, 'full'));
    const options = { title: 'Digest', limit: 5 };
    expect(await bot.digest(records, options)).toEqual(trusted.digest(records, options));
    await bot.close();
  });

  it('prints nothing of a prototype', async () => {
    const text = template(
      '- {{issuer}} {{verb "constructor" issuer}} {{plural "__proto__" issuer}}.',
    );
    const bot = await createUntrustedNewsbot({ templates: { [path]: text }, worker, ...run });
    const outcome = await bot.write(fixtureRecord('policy', 'full'));
    expect(JSON.stringify(outcome)).not.toMatch(/function|\[object/);
    await bot.close();
  });

  it('goes on with a new worker after a stop, for all who asked at once', async () => {
    const own = untrustedWorker({ milliseconds: 1_500 }, built.file);
    const bot = await createUntrustedNewsbot({ templates: { [path]: sound }, worker: own, ...run });
    const record = fixtureRecord('policy', 'full');
    const first = await bot.write(record);
    const hang = own.inTurn((job) =>
      job(
        'check',
        { path: 'en/x.hbs', text: slow.repeat(1), folder: '' },
        { 'en/x.hbs': 'x' },
        -1_490,
      ),
    );
    const [ended, ...others] = await Promise.all([hang, bot.write(record), bot.write(record)]);
    expect(ended).toMatchObject({ stopped: { code: 'template/too-slow' } });
    expect(others).toEqual([first, first]);
    await own.close();
  });

  it('has runs that know their repeats, and tell a history', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wirecopy-untrusted-'));
    const history = join(folder, 'history.db');
    const record = fixtureRecord('policy', 'full');
    const open = () =>
      createUntrustedNewsbot({
        templates: { [path]: shipped('policy') },
        ...run,
        history,
        file: built.file,
      });
    const bot = await open();
    const told = bot.run();
    const outcomes: Outcome<unknown>[] = [await told.write(record), await told.write(record)];
    told.commit();
    await bot.close();
    expect(outcomes.map(({ status }) => status)).toEqual(['written', 'held']);
    const later = await open();
    const repeated = await later.run().write(record);
    await later.close();
    expect(repeated.diagnostics.map(({ code }) => code)).toEqual(['guard/duplicate-record']);
    const kept = await openHistory(history);
    expect(kept.publication(String(record['id']))?.state).toBe('published');
    kept.close();
    await rm(folder, { recursive: true });
  });

  it('refuses limits, workers and options that cannot be', async () => {
    expect(() => untrustedWorker({ milliseconds: 0 })).toThrow('The limit milliseconds is a whole');
    expect(() => untrustedWorker({ seconds: 1 } as object)).toThrow('There is no limit seconds.');
    const bot = await createUntrustedNewsbot({ templates: {}, worker, ...run });
    expect(() => bot.run()).toThrow('A run needs a newsbot with a worker of its own.');
    await bot.close();
    await expect(createUntrustedNewsbot({ templates: {}, worker, style: 'loud' })).rejects.toThrow(
      'There is no style loud.',
    );
    const templates = Object.fromEntries(
      Array.from({ length: 1_001 }, (_, at) => [`en/${at}.hbs`, '']),
    );
    await expect(createUntrustedNewsbot({ templates, worker })).rejects.toThrow('at most 1000');
    const nowhere = untrustedWorker({}, join(tmpdir(), 'no-such-worker.js'), 2_000);
    await expect(checkUntrustedTemplates({ [path]: sound }, '', nowhere)).rejects.toThrow(
      'no-such-worker.js does not begin',
    );
    await nowhere.close();
    await expect(checkUntrustedTemplates({ [path]: sound }, '', nowhere)).rejects.toThrow(
      'was closed',
    );
  });

  it('previews as the page does', async () => {
    const request = {
      language: 'en',
      kind: 'policy',
      text: sound,
      records: [{ name: 'full', text: JSON.stringify(fixtureRecord('policy', 'full')) }],
      styles: ['agency'],
      seed: 0,
      told: 'fixture' as const,
    };
    const preview = await previewUntrusted(request, {}, {}, worker);
    expect(preview.findings.map(({ diagnostic: { code } }) => code)).toContain(
      'template/unsaid-fact',
    );
  });
});
