/**
 * The same words by other means: a template for each wording that was chosen, compiled before anything is timed.
 */
import Handlebars from 'handlebars';
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';
import { nameHelper, type Helper, type Helpers } from './value-words.js';
import type { Facts, Piece, Story, Words } from './wording.js';

/** Renders the words of one record. */
export type Render = () => string;

/** For each words its render, and how many templates they needed. */
export interface Renders {
  readonly renders: readonly Render[];
  readonly templates: number;
}

type Template = (facts: Facts) => string;

function rendersOf(
  words: readonly Words[],
  sourceOf: (story: Story) => string,
  compile: (source: string) => Template,
): Renders {
  const templates = new Map<string, Template>();
  const renders = words.map(({ story, facts }): Render => {
    const source = sourceOf(story);
    let template = templates.get(source);
    if (template === undefined) {
      template = compile(source);
      templates.set(source, template);
    }
    const render = template;
    return () => render(facts);
  });
  return { renders, templates: templates.size };
}

function helpersUsed(words: readonly Words[], helpers: Helpers): Record<string, Helper> {
  const used = new Set(
    words.flatMap(({ story }) =>
      story.flat().flatMap((piece) => (typeof piece === 'string' ? [] : [piece.helper])),
    ),
  );
  const all = Object.values(helpers).flatMap((ofType) => Object.entries(ofType));
  return Object.fromEntries(all.filter(([name]) => used.has(name) && name !== nameHelper));
}

/**
 * Handlebars at its best: precompiled, nothing escaped, every helper known to the compiler, and none registered that
 * these words do not use, since it wraps each anew at every render.
 */
export function byHandlebars(words: readonly Words[], helpers: Helpers): Renders {
  const runtime = Handlebars.create();
  for (const name of Object.keys(runtime.helpers)) runtime.unregisterHelper(name);
  const used = helpersUsed(words, helpers);
  runtime.registerHelper(used);
  const knownHelpers = Object.fromEntries(Object.keys(used).map((name) => [name, true]));
  const written = (piece: Piece): string => {
    if (typeof piece === 'string') return piece.replaceAll('{{', '\\{{');
    const { helper, fact } = piece;
    return helper === nameHelper ? `{{${fact}.name}}` : `{{${helper} ${fact}}}`;
  };
  return rendersOf(
    words,
    (story) => story.map((pieces) => pieces.map(written).join('')).join('\n'),
    (source) => {
      const code = Handlebars.precompile(source, {
        knownHelpers,
        knownHelpersOnly: true,
        noEscape: true,
        strict: false,
        data: false,
      }) as string;
      return runtime.template<Facts>(runInThisContext(`(${code})`) as TemplateSpecification);
    },
  );
}

interface RosaeNlg {
  readonly compileClient: (source: string, options: Readonly<Record<string, unknown>>) => string;
}

interface RosaeNlgRuntime {
  readonly NlgLib: new (options: Readonly<Record<string, unknown>>) => object;
}

/** What prints the members of a list, by the helper that prints all of it: RosaeNLG lists by itself. */
const ofMembers: Readonly<Record<string, string>> = {
  listNames: nameHelper,
  listShortNames: 'shortName',
  listPhrases: 'phrase',
};

/**
 * RosaeNLG at its best: templates compiled for the browser in one language, run by its smallest runtime, with the state
 * that its own `render` makes for each text. Its features list and place the values; the values come printed by the
 * library's helpers, which is faster than its own formatters, and shielded from its filter.
 */
export function byRosaeNlg(words: readonly Words[], helpers: Helpers): Renders {
  const require = createRequire(import.meta.url);
  const { compileClient } = require('rosaenlg') as RosaeNlg;
  const { NlgLib } = silently(
    () => require('rosaenlg/dist/rollup/rosaenlg_tiny_en_US_3.2.6.js') as RosaeNlgRuntime,
  );
  const h: Record<string, Helper> = {};
  for (const ofType of Object.values(helpers)) {
    for (const [name, print] of Object.entries(ofType))
      h[name] = (value) => shielded(print(value) ?? '');
  }
  const language = 'en_US';
  const written = (piece: Piece): string => {
    if (typeof piece === 'string') return `  | ${piece}`;
    const { helper, fact } = piece;
    const member = ofMembers[helper];
    return member === undefined
      ? `  | #[+value(h.${helper}(d.${fact}))]`
      : `  eachz each in d.${fact}.items with { separator: ',', last_separator: 'and' }\n` +
          `    | #[+value(h.${member}(each))]`;
  };
  return rendersOf(
    words,
    (story) => story.map((pieces) => `p\n${pieces.map(written).join('\n')}`).join('\n'),
    (source) => {
      const code = compileClient(source, { language, compileDebug: false, name: 'story' });
      const template = runInThisContext(`(() => { ${code}; return story; })()`) as (
        locals: object,
      ) => string;
      return (facts) =>
        template({ util: new NlgLib({ language, forceRandomSeed: 1 }), h, d: facts });
    },
  );
}

/** Between RosaeNLG's marks, which must not hold a figure after a space: it shields that one again. */
function shielded(printed: string): string {
  return `§${printed.replace(/^(an?) (?=\d)/i, '$1§ §')}§`;
}

/** The text of RosaeNLG's paragraphs. */
export function withoutTags(html: string): string {
  return html.replace(/^<p>|<\/p>$/g, '').replaceAll('</p><p>', '\n');
}

/** RosaeNLG greets on the console when it is loaded. */
function silently<Result>(load: () => Result): Result {
  const { log } = console;
  console.log = () => undefined;
  try {
    return load();
  } finally {
    console.log = log;
  }
}
