/**
 * Which wordings of templates are ever chosen, which facts never said, which records left without headline or lead.
 */
import type { GuardSettings } from '../guard-settings.js';
import { memoryHistory } from '../history/index.js';
import { InvalidOptions } from '../invalid-options.js';
import { builtinKinds, correction, type Kind } from '../kinds/index.js';
import { languages as builtinLanguages, type Language } from '../languages/index.js';
import type { Item, Outcome, Style } from '../model.js';
import {
  builtinTemplates,
  newsbotOf,
  type Newsbot,
  type NewsbotOptions,
  type TracedStory,
} from '../newsbot.js';
import { styles as builtinStyles } from '../styles/index.js';
import type { Bullet, BulletNode, Story, TemplateSet, Variant } from '../templates/index.js';
import { sourceOfBullet } from '../templates/source-text.js';
import { addDays } from '../values/index.js';
import { BOUNDARY_DAY, type Level, type Raw } from './boundary-values.js';
import {
  makerOf,
  mended,
  recordOf,
  recordsAtBounds,
  type BoundaryRecord,
  type Choice,
  type Maker,
} from './boundary-records.js';
import {
  bulletsOf,
  changeableHistory,
  isTooLong,
  searchWordings,
  stepsOf,
  type Searched,
} from './search.js';

/** What templates are covered with; the shipped kinds, languages and styles where nothing else is given. */
export interface CoverageOptions {
  readonly kinds?: readonly Kind[];
  readonly languages?: readonly Language[];
  /** Each item that exercises a bullet is written in each. */
  readonly styles?: readonly Style[];
  readonly guards?: GuardSettings;
}

/** A record that was written, with its past and what became of it. */
export interface CoveredItem extends BoundaryRecord {
  readonly headline: string;
  readonly paragraphs: readonly string[];
}

/** A bullet, how often it was chosen, and where it can be read. */
export interface BulletCoverage {
  readonly line: number;
  readonly message: string;
  /** As it stands in the template. */
  readonly source: string;
  readonly chosen: number;
  /** Why it was never chosen. */
  readonly reason?: string;
  /** The sentence, and the place of its item among {@link TemplateCoverage.items}. */
  readonly example?: { readonly text: string; readonly item: number };
}

/** An optional phrase of a bullet, whether it ever stood and was ever left out. */
export interface PhraseCoverage {
  readonly line: number;
  readonly source: string;
  readonly stood: boolean;
  readonly left: boolean;
}

/** A fact that weighs something: in how many records it was known, and in how many of these it was said. */
export interface FactCoverage {
  readonly name: string;
  /** Whether the kind owes it to the reader: it is material or may not be left out. */
  readonly owed: boolean;
  readonly known: number;
  readonly said: number;
}

/** A style in which the items were written, and what could not be. */
export interface StyleCoverage {
  readonly name: string;
  readonly written: number;
  readonly bullets: number;
  readonly failed: readonly SilentRecord[];
}

/** A record of which no item came, though nothing holds it. */
export interface SilentRecord extends BoundaryRecord {
  readonly codes: readonly string[];
  readonly messages: readonly string[];
}

/** What was found of one template. */
export interface TemplateCoverage {
  readonly file: string;
  readonly kind: string;
  /** How many records were written, and how many patterns of known facts they had. */
  readonly records: number;
  readonly patterns: number;
  readonly bullets: readonly BulletCoverage[];
  readonly phrases: readonly PhraseCoverage[];
  /** Bullets with each choice of their optional phrases. */
  readonly wordings: { readonly chosen: number; readonly all: number };
  readonly facts: readonly FactCoverage[];
  readonly styles: readonly StyleCoverage[];
  /** One record of each case that is without headline or lead, or leaves a material fact unsaid. */
  readonly silent: readonly SilentRecord[];
  /** How many records had names or phrases too long for any sentence. */
  readonly tooLong: number;
  /** Items that together exercise every bullet that is ever chosen. */
  readonly items: readonly CoveredItem[];
}

/**
 * Covers the templates of a set: writes records at the bounds of every kind, and what may have come before them, until
 * each bullet was chosen or nothing more is found. Templates that the set lacks are the shipped ones and are not
 * covered. Throws `InvalidOptions` for a template that cannot be loaded. The same templates give the same coverage.
 *
 * @example
 * coverTemplates({}) // => []
 */
export function coverTemplates(
  set: TemplateSet,
  options: CoverageOptions = {},
): readonly TemplateCoverage[] {
  return Object.keys(set).map((file) => coverTemplate(set, file, options));
}

/**
 * Covers one template of a set, by its path in it: `en/acquisition.hbs`.
 *
 * @example
 * typeof coverTemplate // => 'function'
 */
export function coverTemplate(
  set: TemplateSet,
  file: string,
  options: CoverageOptions = {},
): TemplateCoverage {
  const kinds = options.kinds ?? builtinKinds;
  const styles = options.styles ?? builtinStyles;
  const syntax = set[file]?.syntax;
  const kind = [...kinds, correction].find(({ name }) => name === syntax?.frontMatter.kind);
  const [style] = styles;
  if (syntax === undefined || kind === undefined)
    throw new InvalidOptions(`The template ${file} cannot be used.`, set[file]?.diagnostics ?? []);
  if (style === undefined) throw new InvalidOptions('There is no style to write in.');
  const newsbot: NewsbotOptions = {
    kinds,
    language: file.split('/')[0] ?? '',
    languages: options.languages ?? builtinLanguages,
    styles,
    style,
    templates: [builtinTemplates, set],
    ...(options.guards === undefined ? {} : { guards: options.guards }),
  };
  const tally = tallyOf(
    kind,
    new Map(
      syntax.blocks.flatMap(({ bullets: each }) =>
        each.map((bullet) => [bullet.at[0], phraseSources(bullet)] as const),
      ),
    ),
  );
  const searched =
    kind === correction
      ? reviseAll(kinds, newsbot, tally.tell)
      : searchWordings(kind, { newsbot, kinds, told: tally.tell, isLeft: tally.isLeft });
  const { story, chosen, variants } = tally;
  const bullets = syntax.blocks.flatMap((block) =>
    block.bullets.map((bullet) => ({ bullet, message: block.message })),
  );
  const forms = bulletsOf(story());
  return {
    file,
    kind: kind.name,
    records: searched.records,
    patterns: searched.patterns,
    bullets: bullets.map(({ bullet, message }): BulletCoverage => {
      const found = chosen.get(bullet.at[0]);
      return {
        line: bullet.at[0],
        message,
        source: sourceOfBullet(bullet.nodes),
        chosen: found?.times ?? 0,
        ...(found === undefined
          ? { reason: searched.reasons.get(bullet.at[0]) ?? NEVER_TRIED }
          : { example: { text: found.text, item: found.item } }),
      };
    }),
    phrases: bullets.flatMap(({ bullet }) => tally.phrases(bullet.at[0])),
    wordings: { chosen: variants.size, all: forms.flatMap((form) => form.variants).length },
    facts: tally.facts(),
    styles: kind === correction ? [] : inStyles(styles, newsbot, tally.items, kind),
    silent: tally.silent(),
    tooLong: tally.tooLong(),
    items: tally.items.map(({ record, past, outcome }) => ({ record, past, ...textsOf(outcome) })),
  };
}

const NEVER_TRIED = 'None of its wordings could be tried.';

/**
 * Whether every bullet of a template was chosen, in every style an item came of each record, no optional phrase is dead,
 * and no fact that the kind owes its reader went unsaid.
 *
 * @example
 * isCovered({ bullets: [{ chosen: 0 }], phrases: [], facts: [], silent: [], styles: [] } as unknown as TemplateCoverage) // => false
 */
export function isCovered(coverage: TemplateCoverage): boolean {
  const { bullets, phrases, facts, silent, styles } = coverage;
  return (
    bullets.every(({ chosen }) => chosen > 0) &&
    phrases.every(({ stood }) => stood) &&
    facts.every(({ owed, known, said }) => !owed || known === 0 || said > 0) &&
    silent.length === 0 &&
    styles.every(({ failed }) => failed.length === 0)
  );
}

type Tell = (story: TracedStory, written: BoundaryRecord, outcome: Outcome<Item>) => void;

interface KeptItem extends BoundaryRecord {
  readonly outcome: Outcome<Item>;
}

/** Counts what stories say. */
function tallyOf(kind: Kind, phrases: ReadonlyMap<number, Phrases>) {
  let story: Story | undefined;
  let tooLong = 0;
  const chosen = new Map<number, { times: number; readonly text: string; readonly item: number }>();
  const variants = new Set<number>();
  const known = new Map<string, number>();
  const said = new Map<string, number>();
  const silent = new Map<string, SilentRecord>();
  const items: KeptItem[] = [];
  /** Bits of the phrases that stood, and of those that were left out, by the line of their bullet. */
  const stood = new Map<number, number>();
  const left = new Map<number, number>();
  const maskOf = ({ template, source }: Variant): number =>
    phrases.get(template.line)?.standing.get(source) ?? 0;
  const count = (counts: Map<string, number>, name: string): void => {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  const tell: Tell = (traced, written, outcome) => {
    story ??= traced.workshop.story;
    const { plan, event } = traced;
    if (traced.outcome.status !== 'written') {
      if (isTooLong(traced)) tooLong += 1;
      else {
        const one = silenceOf(written, traced.outcome);
        const key = one.messages.join(' ');
        if (!silent.has(key)) silent.set(key, one);
      }
      return;
    }
    const steps = stepsOf(plan);
    const isNew = steps.some(({ variant }) => !chosen.has(variant.template.line));
    if (isNew && outcome.status === 'written') items.push({ ...written, outcome });
    const texts = sentencesOf(outcome);
    for (const { variant } of steps) {
      const { line } = variant.template;
      if (!variants.has(variant.id)) {
        variants.add(variant.id);
        const mask = maskOf(variant);
        stood.set(line, (stood.get(line) ?? 0) | mask);
        left.set(line, (left.get(line) ?? 0) | ~mask);
      }
      const before = chosen.get(line);
      if (before === undefined)
        chosen.set(line, {
          times: 1,
          text: texts.get(line) ?? '',
          item: items.length - 1,
        });
      else before.times += 1;
    }
    const told = new Set(steps.flatMap(({ variant }) => variant.says.map(({ name }) => name)));
    for (const { element } of steps) if (element !== undefined) told.add(element.fact.name);
    for (const { name, index } of kind.facts) {
      if (event.values[index] === undefined) continue;
      count(known, name);
      if (told.has(name)) count(said, name);
    }
  };
  return {
    tell,
    chosen,
    variants,
    items,
    story: () => story,
    isLeft: (variant: Variant) => {
      const { line } = variant.template;
      return !chosen.has(line) || (maskOf(variant) & ~(stood.get(line) ?? 0)) !== 0;
    },
    phrases: (line: number): readonly PhraseCoverage[] =>
      (phrases.get(line)?.sources ?? []).map((source, index) => ({
        line,
        source,
        stood: ((stood.get(line) ?? 0) & (1 << index)) !== 0,
        left: ((left.get(line) ?? 0) & (1 << index)) !== 0,
      })),
    tooLong: () => tooLong,
    silent: () => [...silent.values()],
    facts: () =>
      kind.facts
        .filter(({ weight }) => weight > 0)
        .map(({ name, must, material }) => ({
          name,
          owed: must || material,
          known: known.get(name) ?? 0,
          said: said.get(name) ?? 0,
        })),
  };
}

/** The sentences of an item by the lines of their bullets. */
function sentencesOf(outcome: Outcome<Item>): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  if (outcome.status !== 'written') return texts;
  const { headline, paragraphs } = outcome.value;
  for (const { text, template, joined } of [headline, ...paragraphs.flat()]) {
    texts.set(template.line, text);
    if (joined !== undefined) texts.set(joined.template.line, text);
  }
  return texts;
}

function textsOf(outcome: Outcome<Item>): Pick<CoveredItem, 'headline' | 'paragraphs'> {
  if (outcome.status !== 'written') return { headline: '', paragraphs: [] };
  const { headline, paragraphs } = outcome.value;
  return {
    headline: headline.text,
    paragraphs: paragraphs.map((sentences) => sentences.map(({ text }) => text).join(' ')),
  };
}

function silenceOf({ record, past }: BoundaryRecord, { diagnostics }: Outcome<Item>): SilentRecord {
  return {
    record,
    past,
    codes: diagnostics.map(({ code }) => code),
    messages: diagnostics.map(({ message }) => message),
  };
}

/** The optional phrases of a bullet, and which of them stand in each of its wordings, as bits by its source. */
interface Phrases {
  readonly sources: readonly string[];
  readonly standing: ReadonlyMap<string, number>;
}

function phraseSources({ nodes }: Bullet): Phrases {
  const phrases = nodes.filter((node) => isPhrase(node));
  return {
    sources: phrases.map((phrase) => sourceOfBullet([phrase])),
    standing: new Map(
      Array.from({ length: 2 ** phrases.length }, (_, mask) => [
        sourceOfBullet(standing(nodes, mask)),
        mask,
      ]),
    ),
  };
}

function isPhrase(node: BulletNode): node is Extract<BulletNode, { readonly nodes: unknown }> {
  return typeof node !== 'string' && 'nodes' in node;
}

/** The bullet with those of its phrases standing whose bits are set. */
function standing(nodes: readonly BulletNode[], mask: number): readonly BulletNode[] {
  let index = 0;
  return nodes.flatMap((node): readonly BulletNode[] => {
    if (!isPhrase(node)) return [node];
    const stands = (mask & (1 << index)) !== 0;
    index += 1;
    return stands ? node.nodes : [];
  });
}

/** After so many days an event is no news, and is written for an archive. */
const NEWS_DAYS = 30;

/** The items once more in each style, as news where they are, else for an archive. */
function inStyles(
  styles: readonly Style[],
  newsbot: NewsbotOptions,
  items: readonly KeptItem[],
  kind: Kind,
): readonly StyleCoverage[] {
  const newsFrom = addDays(BOUNDARY_DAY, -NEWS_DAYS);
  return styles.map((style) => {
    const bullets = new Set<number>();
    const failed = new Map<string, SilentRecord>();
    let written = 0;
    let traced: TracedStory | undefined;
    const write = writersOf({ ...newsbot, style }, (story) => {
      if (story.context.kind === kind) traced = story;
    });
    for (const item of items) {
      traced = undefined;
      const outcome = write(item, String(item.record['date']) < newsFrom);
      const story = traced as TracedStory | undefined;
      if (outcome.status === 'written') {
        written += 1;
        for (const { variant } of stepsOf(story?.plan)) bullets.add(variant.template.line);
      } else if (story === undefined || !isTooLong(story)) {
        const one = silenceOf(item, outcome);
        failed.set(one.messages.join(' '), one);
      }
    }
    return { name: style.name, written, bullets: bullets.size, failed: [...failed.values()] };
  });
}

/** Writes records after what a run remembers, as news or for an archive. */
function writersOf(
  newsbot: NewsbotOptions,
  trace: (story: TracedStory) => void,
): (written: BoundaryRecord, archive: boolean) => Outcome<Item> {
  const history = changeableHistory();
  const [news, archived] = [false, true].map((archive) =>
    newsbotOf({ ...newsbot, now: BOUNDARY_DAY, history, archive }, trace),
  ) as [Newsbot, Newsbot];
  return ({ record, past }, archive) => {
    history.use(memoryHistory());
    const run = archived.run();
    for (const report of past) run.remember(report);
    run.commit();
    return (archive ? archived : news).write(record);
  };
}

/** So many records of each of so many kinds are written in two versions. */
const REVISED = { kinds: 4, records: 12 } as const;

/** Writes records and then new versions of them: other figures, more and less known, moved on, withdrawn. */
function reviseAll(
  kinds: readonly Kind[],
  newsbot: NewsbotOptions,
  tell: Tell,
): Pick<Searched, 'records' | 'patterns' | 'reasons'> {
  let records = 0;
  let stories: TracedStory[] = [];
  const history = changeableHistory();
  const bot = newsbotOf({ ...newsbot, now: BOUNDARY_DAY, archive: true, history }, (story) => {
    if (story.context.kind === correction) stories.push(story);
  });
  for (const kind of kinds.slice(0, REVISED.kinds)) {
    const maker = makerOf(kind);
    for (const choice of recordsAtBounds(maker).sound.slice(0, REVISED.records)) {
      const first = { ...recordOf(maker, choice), id: `${kind.name}-${records}`, version: '1' };
      for (const second of revisionsOf(maker, choice)) {
        history.use(memoryHistory());
        const run = bot.run();
        run.write(first);
        run.commit();
        const record = { ...second, id: first.id, version: '2' };
        stories = [];
        const outcome = bot.write(record);
        records += 1;
        for (const story of stories) tell(story, { record, past: [first] }, outcome);
      }
    }
  }
  return { records, patterns: records, reasons: new Map() };
}

/** New versions of a record, each with one field otherwise, and it withdrawn with and without a reason. */
function revisionsOf(maker: Maker, choice: Choice): readonly Raw[] {
  const { random } = maker;
  const record = recordOf(maker, choice);
  const others = maker.fields.flatMap(({ name, levels }): Raw[] => {
    const current = choice.get(name);
    const level = random.of(levels);
    if (current === level || name === 'date') return [];
    const only = (field: string): readonly Level[] | undefined =>
      field === name ? [level] : keep(choice.get(field));
    const next = mended(maker, new Map([...choice, [name, level] as const]), only);
    return next === undefined ? [] : [recordOf(maker, next)];
  });
  return [
    ...others,
    { ...record, withdrawn: true },
    { ...record, withdrawn: true, withdrawnBecause: 'the figures were those of another company' },
  ];
}

function keep(level: Level | undefined): readonly Level[] | undefined {
  return level === undefined ? undefined : [level];
}
