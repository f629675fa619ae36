/**
 * Templates as a stranger might hand them in: shipped ones with random damage, and ones made to do harm.
 */
import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import { builtinKinds } from '../../src/index.js';

export interface StrangersTemplate {
  /** The path that it goes by, of a kind that there is. */
  readonly path: string;
  readonly text: string;
}

const folder = new URL('../../templates/en/', import.meta.url);
const shipped = readdirSync(folder)
  .sort()
  .map((name) => ({ path: `en/${name}`, text: readFileSync(new URL(name, folder), 'utf8') }));

const blocks = /\{\{#(\w+)[^}]*\}\}\n[\s\S]*?\n\{\{\/\1\}\}\n/g;

/** A shipped template, whole or with some of its blocks only, so that most are small. */
const sound: fc.Arbitrary<StrangersTemplate> = fc
  .record({
    from: fc.constantFrom(...shipped),
    isWhole: fc.integer({ min: 0, max: 60 }).map((roll) => roll === 0),
    kept: fc.array(fc.nat({ max: 1_000 }), { minLength: 1, maxLength: 5 }),
  })
  .map(({ from: { path, text }, isWhole, kept }) => {
    if (isWhole) return { path, text };
    const all = [...text.matchAll(blocks)].map(([block, message = '']) => ({ block, message }));
    const one = (place: number, name?: string) => {
      const those = all.filter(({ message }) => name === undefined || message === name);
      return those[place % those.length] ?? [];
    };
    const told = [
      ...new Set([
        ...kept.slice(0, 1).flatMap((place) => [one(place, 'headline'), one(place, 'lead')].flat()),
        ...kept.flatMap((place) => one(place)),
      ]),
    ];
    const order = new Set(told.map(({ message }) => message).filter((name) => name !== 'headline'));
    const kind = path.slice('en/'.length, -'.hbs'.length);
    const front = `---\nkind: ${kind}\nparagraphs:\n  - [${[...order].join(', ')}]\n---\n`;
    return { path, text: front + told.map(({ block }) => block).join('\n') };
  });

/** Pieces that mean something to a parser, or to what comes after it. */
const traps = fc.constantFrom(
  '{{',
  '}}',
  '{{{',
  '{{{{raw}}}}',
  '{{{{/raw}}}}',
  '{{#opt}}',
  '{{/opt}}',
  '{{#opt}}{{#opt}}{{#opt}}',
  '{{else}}',
  '{{^}}',
  '{{#if company}}',
  '{{#each this}}',
  '{{> partial}}',
  '{{> (lookup . "x")}}',
  '{{#> layout}}{{/layout}}',
  '{{#*inline "x"}}{{> x}}{{> x}}{{/inline}}',
  '{{* decorator}}',
  '{{!-- ',
  '{{! ',
  '{{~',
  '~}}',
  '\\{{',
  '{{constructor}}',
  '{{__proto__}}',
  '{{this.constructor.constructor "return process" }}',
  '{{lookup . "__proto__"}}',
  '{{../../company}}',
  '{{@root}}',
  '{{list __proto__ max=1e308}}',
  '{{list company max=-1}}',
  '{{verb "constructor" company}}',
  '{{plural "__proto__" company tense="x"}}',
  '{{#with (concat (concat (concat 1)))}}{{/with}}',
  '{{when}}',
  '{{when constructor}}',
  '{{unless toString valueOf}}',
  'when="__proto__" unless="__proto__"',
  'each="constructor"',
  '\n- ',
  '\n---\n',
  '\n',
  '\r',
  '\u2028',
  '\0',
  '\ud800',
  '\u202e',
  '${process.exit()}',
  '*a',
  '&a',
  '<<: *a',
  '!!js/function',
  '? ? ? ',
  '- - - - ',
  '[[[[',
  '{{{[',
  '"',
);

/** Long runs of one sign: what a regular expression that goes back takes its time over. */
const runs = fc
  .tuple(
    fc.constantFrom(' ', '\t', '\n', 'A', 'A ', 'a', '.', '. ', '-', '1', '“', '{', '[', '"', "'"),
    fc.integer({ min: 2, max: 60_000 }),
  )
  .map(([piece, times]) => piece.repeat(times).slice(0, 60_000));

type Damage = (text: string) => string;

/** A place in a text, as a share of it. */
const at = fc.nat({ max: 10_000 }).map((place) => place / 10_000);

const damage: fc.Arbitrary<Damage> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(at, traps).map(([place, piece]) => insert(place, piece)) },
  { weight: 1, arbitrary: fc.tuple(at, runs).map(([place, piece]) => insert(place, piece)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(at, fc.string({ unit: 'binary', maxLength: 8 }))
      .map(([place, piece]) => insert(place, piece)),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(at, fc.nat({ max: 60 })).map(([place, length]): Damage => (text) => {
      const start = Math.floor(place * text.length);
      return text.slice(0, start) + text.slice(start + length);
    }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(at, fc.nat({ max: 400 }), fc.integer({ min: 2, max: 2_000 }))
      .map(([place, length, times]): Damage => (text) => {
        const start = Math.floor(place * text.length);
        const piece = text.slice(start, start + length);
        return text.slice(0, start) + piece.repeat(times).slice(0, 250_000) + text.slice(start);
      }),
  },
  {
    weight: 1,
    arbitrary: at.map(
      (place): Damage =>
        (text) =>
          text.slice(0, Math.floor(place * text.length)),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(at, at).map(([one, other]): Damage => (text) => {
      const [first = 0, second = 0] = [one, other]
        .map((place) => Math.floor(place * text.length))
        .sort((a, b) => a - b);
      return text.slice(second) + text.slice(first, second) + text.slice(0, first);
    }),
  },
);

function insert(place: number, piece: string): Damage {
  return (text) => {
    const start = Math.floor(place * text.length);
    return text.slice(0, start) + piece + text.slice(start);
  };
}

const damaged: fc.Arbitrary<StrangersTemplate> = fc
  .tuple(sound, fc.array(damage, { maxLength: 4 }))
  .map(([{ path, text }, damages]) => ({
    path,
    text: damages.reduce((so, apply) => apply(so), text),
  }));

const slots = fc.constantFrom(
  ...new Set(builtinKinds.flatMap((kind) => kind.facts.map(({ name }) => name))),
);

/** A template that is well formed for the most part, and larger than anyone needs in some way. */
const monstrous: fc.Arbitrary<StrangersTemplate> = fc
  .record({
    kind: fc.constantFrom(...builtinKinds.map(({ name }) => name)),
    yaml: fc.constantFrom(
      '',
      'a: &a [x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n',
      `names: {${'{'.repeat(30)}${'}'.repeat(30)}}\n`,
      `x: ${'['.repeat(3_000)}\n`,
      `${'? '.repeat(900)}\n`,
      '__proto__: {polluted: true}\n',
      'constructor: {prototype: {polluted: true}}\n',
    ),
    order: fc.array(fc.constantFrom('lead', 'lead*', 'more', 'headline', 'constructor'), {
      maxLength: 400,
    }),
    phrases: fc.integer({ min: 0, max: 40 }),
    bullets: fc.integer({ min: 1, max: 1_500 }),
    inBullet: fc.array(fc.oneof(slots, fc.constantFrom('toString', 'x'.repeat(900))), {
      minLength: 1,
      maxLength: 60,
    }),
    depth: fc.integer({ min: 0, max: 3_000 }),
    words: fc.oneof(fc.constant(' of'), runs),
  })
  .map(({ kind, yaml, order, phrases, bullets, inBullet, depth, words }) => {
    const slot = inBullet.map((name) => `{{${name}}}`).join(' ');
    const phrase = `{{#opt}} ${slot}{{/opt}}`.repeat(phrases);
    const nest = depth > 2_500 ? '{{#opt}}'.repeat(depth) : '';
    const bullet = `- ${slot}${phrase}${nest}${words}.\n`;
    const many = bullet.repeat(Math.min(bullets, Math.ceil(300_000 / bullet.length)));
    return {
      path: `en/${kind}.hbs`,
      text: `---\nkind: ${kind}\n${yaml}paragraphs: [[lead, ${order.join(', ')}]]\n---\n{{#headline}}\n- ${slot}\n{{/headline}}\n{{#lead}}\n${many}{{/lead}}\n`,
    };
  });

/** Any of them. */
export const arbitraryTemplate: fc.Arbitrary<StrangersTemplate> = fc.oneof(
  { weight: 9, arbitrary: damaged },
  { weight: 1, arbitrary: monstrous },
);
