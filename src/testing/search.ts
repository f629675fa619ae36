/**
 * The search for records whose facts a wording needs: those at the bounds of the kind first, then what may have come
 * before them, then changes of those that come nearest.
 */
import { memoryHistory } from '../history/index.js';
import type { Kind, KindFact } from '../kinds/index.js';
import type { History, Item, NewsEvent, Outcome, Value } from '../model.js';
import { newsbotOf, type NewsbotOptions, type StoryDraft, type TracedStory } from '../newsbot.js';
import { explain, seedOf, type Fate, type RankedWording, type ScorePart } from '../plan/index.js';
import {
  HEADLINE,
  LEAD,
  wordingsOf,
  type Plan,
  type Step,
  type Story,
  type Variant,
} from '../templates/index.js';
import {
  BOUNDARY_DAY,
  sampled,
  type BoundaryField,
  type Level,
  type Raw,
} from './boundary-values.js';
import {
  examplesOf,
  makerOf,
  mended,
  recordOf,
  recordsAtBounds,
  sparseRecords,
  type BoundaryRecord,
  type Choice,
  type Maker,
} from './boundary-records.js';
import { mixedShapes, pastOf, shapesOf, shapesOfOthers, type Shape } from './pasts.js';
import { hash32 } from '../values/index.js';
import { randomOf, type Random } from './random.js';

/** How much is tried: what a newsroom waits for, about three seconds a kind. */
const effort = {
  /** Ids that a record is planned under whose facts no record before had: their hash chooses among equal wordings. */
  ids: 10,
  /** Records that are given pasts, how many of them are given each, and ids of each. */
  pasts: 14,
  pastsAtFirst: 4,
  idsOfPast: 6,
  /** Rounds over the bullets that were not chosen; fewer of those that records can be found for. */
  rounds: 30,
  roundsOfReady: 8,
  /**
   * In each round, of each such bullet: records that it can be said of, planned under so many ids, which is cheap, for
   * all bullets at once; changes of these, whose values may make other wordings too long; or of those that come nearest.
   */
  records: 12,
  idsOfTarget: 20,
  changesOfReady: 10,
  idsOfChange: 12,
  changes: 20,
  /** How many of those that come nearest are changed. */
  nearest: 6,
  /** Pasts of which each is told otherwise in its own way; groups of no more pasts than the next are tried on more. */
  mixed: 60,
  fewPasts: 24,
  pastsAtFirstOfFew: 8,
  /** Pasts are tried while something that a wording waits for was told of fewer records than these. */
  tellings: 60,
  /**
   * The kind's own example records are written under so many ids whatever is planned. The few pasts of a group are tried
   * on all of them, those of groups of no more than the first number on so many in turn.
   */
  pastsOfExamples: 120,
  examplesOfPast: 10,
  idsOfExample: 64,
  /** Shapes that a past may be made of at once. */
  shapes: 4,
  /** Ids that a record is written under whatever is planned: what is passed over shows only then. */
  blind: 2,
  /** How often a record is written for the same wording, which may fail. */
  writesOfWording: 2,
  /** So many other values are tried where a wording was planned and its values did not fit it, and in all for one. */
  refits: 4,
  refitsOfWording: 120,
  /** So many fields are told at length at once, so that what would say much gives way to what says little. */
  lengthened: 4,
} as const;

/** A record as choices of its values, with the shapes of its past. */
interface Candidate {
  readonly choice: Choice;
  readonly shapes: readonly Shape[];
}

/** A record with the facts that it has; one for each pattern of facts. */
interface Known extends Candidate {
  /** What is planned of it, whatever bullet is looked for. */
  readonly event: NewsEvent;
  readonly facts: ReadonlySet<string>;
  /** The facts of each element of its lists of structures. */
  readonly elements: readonly ReadonlySet<string>[];
  /** How often it was tried for a bullet. */
  readonly tried: Map<number, number>;
}

/** What the search tells of each record that it writes. */
export interface SearchOptions {
  readonly newsbot: NewsbotOptions;
  /** All kinds there are: pasts hold records of the others. */
  readonly kinds: readonly Kind[];
  readonly told: (story: TracedStory, written: BoundaryRecord, outcome: Outcome<Item>) => void;
  /** Whether a wording is still looked for. */
  readonly isLeft: (variant: Variant) => boolean;
}

/** How many records were written, and of how many patterns of facts. */
export interface Searched {
  /** Why bullets were never chosen, by their lines. */
  readonly reasons: ReadonlyMap<number, string>;
  readonly records: number;
  readonly held: number;
  readonly patterns: number;
}

/**
 * Writes records of a kind until every wording that is looked for was chosen, or enough was tried. The same kind and
 * templates give the same records.
 *
 * @example
 * typeof searchWordings // => 'function'
 */
export function searchWordings(kind: Kind, options: SearchOptions): Searched {
  const { told, isLeft } = options;
  const maker = makerOf(kind);
  const { fields } = maker;
  /** Chances of its own for each purpose: what is found for one bullet changes nothing of the search for another. */
  const chancesFor = (purpose: string): Random => randomOf(hash32(`${kind.name} ${purpose}`));
  const groups: (readonly Shape[])[] =
    kind.recall === undefined
      ? []
      : [...shapesOf(fields), mixedShapes(fields, chancesFor('pasts'), effort.mixed)].filter(
          ({ length }) => length > 0,
        );
  const write = writerOf(maker, options.newsbot, told, isLeft);
  const byPattern = new Map<string, Known>();
  const all: Known[] = [];
  const donors = donorsOf(kind);
  /** The shapes that gave a fact that only a history can give. */
  const givers = new Map<string, Shape[]>();

  /** What came of a record after its past: many shapes make the same of a record, and are looked at once. */
  const afterPast = new Map<number, Known | undefined>();
  const evaluate = (candidate: Candidate, ids: number): Known | undefined => {
    const written = write.writtenOf(candidate);
    if (candidate.shapes.length === 0) return evaluated(candidate, written, ids);
    const { content } = written;
    if (!afterPast.has(content)) afterPast.set(content, evaluated(candidate, written, ids));
    return afterPast.get(content);
  };
  const evaluated = (candidate: Candidate, written: Written, ids: number): Known | undefined => {
    let pattern = '';
    // Of the same facts the same is planned: only what no record before had is worded whatever is planned.
    const draft = write.draft(written, ({ values }) => {
      pattern = patternOf(values, kind);
      return !byPattern.has(pattern);
    });
    if (draft === undefined) return undefined;
    const { values } = draft.event;
    const before = byPattern.get(pattern);
    if (before !== undefined) return before;
    const known: Known = {
      ...candidate,
      ...factsOf(values, kind),
      event: draft.event,
      tried: new Map(),
    };
    byPattern.set(pattern, known);
    all.push(known);
    donors.add(known);
    for (const { name, from } of kind.facts) {
      if (from.length > 0 || !known.facts.has(name)) continue;
      const given = givers.get(name) ?? [];
      givers.set(name, given);
      given.push(...candidate.shapes.filter((shape) => !given.includes(shape)));
    }
    if (!draft.isTooLong) write.planned(known, ids);
    return known;
  };

  const left = (): ReturnType<typeof bulletsOf> =>
    bulletsOf(write.story())
      .map(({ bullet, variants }) => ({ bullet, variants: variants.filter(isLeft) }))
      .filter(({ variants }) => variants.length > 0);
  const examples = examplesOf(maker);
  for (const example of examples) evaluate(example, effort.ids);
  for (const choice of [...sparseRecords(maker), ...recordsAtBounds(maker).sound])
    evaluate({ choice, shapes: [] }, effort.ids);
  const bases = diverse(all, effort.pasts);
  /** Of how many records a past told each fact that a wording waits for. */
  const tellings = new Map<string, number>();
  const tellsOf = (
    shape: Shape,
    those: readonly Candidate[],
    wanted: ReadonlySet<string>,
  ): boolean => {
    let tells = false;
    for (const { choice } of those) {
      const known = evaluate({ choice, shapes: [shape] }, effort.idsOfPast);
      for (const name of wanted) {
        if (known?.facts.has(name) !== true) continue;
        tells = true;
        tellings.set(name, (tellings.get(name) ?? 0) + 1);
      }
    }
    return tells;
  };
  let place = 0;
  /** Tries the pasts of a group; gives those that tell a record something that a wording waits for. */
  const tried = (group: readonly Shape[]): readonly Shape[] => {
    const wanted = recalledBy(left().flatMap(({ variants }) => variants));
    const isFew = group.length <= effort.fewPasts;
    const atFirst = isFew ? effort.pastsAtFirstOfFew : effort.pastsAtFirst;
    const ofExamples = isFew
      ? examples.length
      : group.length <= effort.pastsOfExamples
        ? effort.examplesOfPast
        : 0;
    return group.filter((shape) => {
      if ([...wanted].every((name) => (tellings.get(name) ?? 0) >= effort.tellings)) return false;
      place += 1;
      const tellsExamples = tellsOf(shape, inTurn(examples, place, ofExamples), wanted);
      // Most pasts tell nothing of most records: those that tell something of a few are tried on all.
      const few = inTurn(bases, place, atFirst);
      if (!tellsOf(shape, few, wanted)) return tellsExamples;
      tellsOf(
        shape,
        bases.filter((base) => !few.includes(base)),
        wanted,
      );
      return true;
    });
  };
  for (const group of groups) tried(group);
  if (kind.recall !== undefined)
    for (const other of options.kinds) {
      if (other === kind) continue;
      const maker = makerOf(other);
      const told = tried(shapesOfOthers(fields, [fullRecord(maker)]));
      if (told.length === 0) continue;
      const gaps = shapesOfOthers(fields, recordsWithGaps(maker));
      groups.push([...told, ...gaps]);
      tried(gaps);
    }
  for (const example of examples) write.blindly(example, effort.idsOfExample);
  const rounds = new Map<number, number>();
  const targets = new Map<number, Target>();
  for (let round = 0; round < effort.rounds; round += 1) {
    const looked = left().filter(({ bullet }) => (rounds.get(bullet) ?? 0) < effort.roundsOfReady);
    if (looked.length === 0) break;
    // Of the same record many bullets may be looked for, so it is planned once for all of them.
    const ready = new Map(
      looked.map(({ bullet, variants }) => {
        const near = nearness(targets, bullet, variants, all, kind);
        return [bullet, near.distance > 0 ? [] : leastTried(near.known, bullet)] as const;
      }),
    );
    for (const known of new Set([...ready.values()].flat()))
      write.planned(known, effort.idsOfTarget);
    for (const { bullet, variants: those } of looked) {
      const variants = those.filter(isLeft);
      const near = nearness(targets, bullet, variants, all, kind);
      const random = chancesFor(`${round} ${those[0]?.source ?? ''}`);
      const variation: Variation = { maker: { ...maker, random }, donors, givers, groups };
      const own = ready.get(bullet) ?? [];
      if (own.length > 0) rounds.set(bullet, (rounds.get(bullet) ?? 0) + 1);
      let parents: readonly Known[] =
        own.length > 0
          ? own
          : Array.from({ length: Math.min(effort.nearest, near.known.length) }, () =>
              random.of(near.known),
            );
      const changes = own.length > 0 ? effort.changesOfReady : effort.changes;
      for (let change = 0; change < changes && variants.some(isLeft); change += 1) {
        if (parents.length === 0) break;
        const parent = random.of(parents);
        const child =
          own.length > 0 && random.chance(50)
            ? lengthened(parent, variation.maker)
            : changed(parent, random.of(variants), variation);
        const known = child === undefined ? undefined : evaluate(child, effort.idsOfPast);
        if (child === undefined || known === undefined) continue;
        if (distanceOf(variants, known, kind) === 0)
          write.planned({ ...known, ...child }, effort.idsOfChange);
        else
          parents = [...parents, known]
            .sort(
              (one, other) => distanceOf(variants, one, kind) - distanceOf(variants, other, kind),
            )
            .slice(0, effort.nearest);
      }
    }
  }
  const reasons = left().map(({ variants }): readonly [number, string] => [
    variants[0]?.template.line ?? 0,
    reasonOf(variants, all, kind, write.once),
  ]);
  return { ...write.counts(), patterns: all.length, reasons: new Map(reasons) };
}

/** Of records that a bullet can be said of those that were tried the least for it, and say the least beside it. */
function leastTried(those: readonly Known[], bullet: number): readonly Known[] {
  const chosen = [...those]
    .sort(
      (one, other) =>
        (one.tried.get(bullet) ?? 0) - (other.tried.get(bullet) ?? 0) ||
        one.facts.size - other.facts.size,
    )
    .slice(0, effort.records);
  for (const { tried } of chosen) tried.set(bullet, (tried.get(bullet) ?? 0) + 1);
  return chosen;
}

/** Of so many records that a bullet could be said of it is told why it was not. */
const EXPLAINED = 24;

/** Why a bullet was never chosen. */
function reasonOf(
  variants: readonly Variant[],
  all: readonly Known[],
  kind: Kind,
  write: (candidate: Candidate) => TracedStory | undefined,
): string {
  const fitting = all.filter((known) => distanceOf(variants, known, kind) === 0);
  const ready =
    fitting.length > 0 ? fitting : all.filter((known) => isAllowed(variants, known.facts));
  if (ready.length === 0) return lackOf(variants, all, kind);
  const fates = new Map<Fate, Explained>();
  for (const known of everyNth(ready, EXPLAINED)) {
    const story = write(known);
    if (story === undefined) continue;
    for (const { wordings } of explain(
      story.workshop.story,
      story.event,
      story.seed,
      story.refused,
    ))
      for (const wording of wordings) {
        if (wording.step.variant.bullet !== variants[0]?.bullet) continue;
        const before = fates.get(wording.fate);
        if (before === undefined || (wording.score ?? 0) > (before.score ?? 0))
          fates.set(wording.fate, { ...wording, best: wordings[0] });
      }
  }
  for (const [fate, says] of REASONS) {
    const found = fates.get(fate);
    if (found !== undefined) return says(found);
  }
  return `Records have its facts (${ready.length} patterns), but others of its message said them before.`;
}

type Explained = RankedWording & { readonly best: RankedWording | undefined };

/** What is told of the fate that came nearest to being chosen. */
const REASONS: readonly (readonly [Fate, (found: Explained) => string])[] = [
  ['equal', () => 'It can be chosen, but was not under any of the ids that were tried.'],
  [
    'failed',
    () =>
      'It can be chosen, but then fails verification or its values do not fit: see `templates variants`.',
  ],
  [
    'outranked',
    ({ score, best, parts }) =>
      `It can be said, but scores ${points(score)} where line ${best?.step.variant.template.line ?? 0} scores ${points(best?.score)}${costOf(parts)}.`,
  ],
  ['form', () => 'Each time another form of it ranks higher.'],
  [
    'attribution',
    () => 'Where it can be said, a form that tells whose claim it is takes its place.',
  ],
  ['owed', () => 'Where it can be said, other bullets say more of what must be said.'],
  ['must', () => 'It leaves out a fact that every headline and lead must say.'],
  [
    'nothing-new',
    ({ parts }) => `Where it can be said, it says too little that is new${costOf(parts)}.`,
  ],
];

function points(score: number | undefined): string {
  return (score ?? 0).toFixed(2);
}

/** What lowers a score. */
function costOf(parts: readonly ScorePart[]): string {
  const costs = parts
    .filter(({ points: worth }) => worth < 0)
    .map(({ reason, fact, points: worth }) => {
      const what = fact === undefined ? COSTS[reason] : `${fact} ${COSTS[reason] ?? ''}`;
      return `${what ?? reason} ${points(worth)}`;
    });
  return costs.length === 0 ? '' : ` (${costs.join(', ')})`;
}

const COSTS: Readonly<Partial<Record<ScorePart['reason'], string>>> = {
  repeated: 'said before',
  opening: 'opens like the sentence before',
  order: 'names the parties as the headline does',
};

/** Whether the facts allow one of some wordings, be it one that leaves out what must be said. */
function isAllowed(variants: readonly Variant[], facts: ReadonlySet<string>): boolean {
  return variants.some(
    ({ needs, unless }) =>
      needs.every(({ name }) => facts.has(name)) && unless.every(({ name }) => !facts.has(name)),
  );
}

/** What the record that comes nearest lacks. */
function lackOf(variants: readonly Variant[], all: readonly Known[], kind: Kind): string {
  const near = [...all].sort(
    (one, other) => distanceOf(variants, one, kind) - distanceOf(variants, other, kind),
  )[0];
  const variant = [...variants].sort((one, other) =>
    near === undefined ? 0 : distanceOf([one], near, kind) - distanceOf([other], near, kind),
  )[0];
  if (near === undefined || variant === undefined) return 'No record was written.';
  const { facts } = near;
  const lacks = [...variant.needs, ...variant.after].filter(({ name }) => !facts.has(name));
  const barred = barsOf(variant, kind).filter(({ name }) => facts.has(name));
  const parts = [
    ...(lacks.length === 0 ? [] : [`lacks ${lacks.map(({ name }) => name).join(', ')}`]),
    ...(barred.length === 0 ? [] : [`has ${barred.map(({ name }) => name).join(', ')}`]),
    ...(lacks.length + barred.length === 0 ? ['lacks what its elements say'] : []),
  ];
  return `No record has its facts together; the nearest ${parts.join(' and ')}.`;
}

/** So many of some, others at each place. */
function inTurn<T>(all: readonly T[], place: number, count: number): readonly T[] {
  return all.filter((_, index) => (index + place) % all.length < count);
}

/** So many records in which as many pairs of facts as can be are known together. */
function diverse(all: readonly Known[], count: number): readonly Known[] {
  const met = new Set<string>();
  const left = new Set(all);
  const chosen: Known[] = [];
  while (chosen.length < count && left.size > 0) {
    let best: { readonly known: Known; readonly pairs: readonly string[] } | undefined;
    for (const known of left) {
      const pairs = pairsOf(known).filter((pair) => !met.has(pair));
      if (best === undefined || pairs.length > best.pairs.length) best = { known, pairs };
    }
    if (best === undefined) break;
    for (const pair of best.pairs) met.add(pair);
    left.delete(best.known);
    chosen.push(best.known);
  }
  return chosen;
}

/** The facts of some wordings that only a history can give. */
function recalledBy(variants: readonly Variant[]): ReadonlySet<string> {
  return new Set(
    variants.flatMap(({ needs }) =>
      needs.filter(({ from }) => from.length === 0).map(({ name }) => name),
    ),
  );
}

function pairsOf({ facts }: Known): readonly string[] {
  const names = [...facts];
  return names.flatMap((one, index) => names.slice(index).map((other) => `${one} ${other}`));
}

function everyNth<T>(items: readonly T[], count: number): readonly T[] {
  const step = Math.max(1, Math.floor(items.length / count));
  return items.filter((_, index) => index % step === 0).slice(0, count);
}

/** A record with its past, and a hash of both. */
interface Written extends BoundaryRecord {
  readonly content: number;
}

/** A record that a story can be told of, and what it is told with. */
interface Draft extends StoryDraft {
  /** Whether its names are too long for any sentence. */
  readonly isTooLong: boolean;
}

/**
 * Writes records, each under an id of its own, after their pasts. What the planner alone tells is asked of it: a record
 * is written under those ids that it plans a wording for that is looked for.
 */
function writerOf(
  maker: Maker,
  newsbot: NewsbotOptions,
  told: SearchOptions['told'],
  isLeft: SearchOptions['isLeft'],
) {
  const { kind } = maker;
  const history = changeableHistory();
  const latest: { story: TracedStory | undefined; draft: StoryDraft | undefined } = {
    story: undefined,
    draft: undefined,
  };
  let isAsked: (event: NewsEvent) => boolean = () => true;
  let story: Story | undefined;
  let planner: StoryDraft['workshop']['planner'] | undefined;
  const writtenOf = ({ choice, shapes }: Candidate): Written => {
    const record = recordOf(maker, choice);
    const past = pastOf(shapes, record);
    return { record, past, content: hash32(JSON.stringify([record, past])) };
  };
  /** The wordings that are left, by the lines of their bullets. */
  const left = new Map<number, readonly Variant[]>();
  const counts = { records: 0, held: 0 };
  /** How many ids each record has had. */
  const ids = new Map<number, number>();
  const bot = newsbotOf(
    { ...newsbot, now: BOUNDARY_DAY, archive: true, history },
    (traced) => {
      if (traced.context.kind === kind) latest.story = traced;
    },
    (draft) => {
      if (draft.context.kind !== kind) return true;
      latest.draft = draft;
      return isAsked(draft.event);
    },
  );
  let remembered: readonly Raw[] = [];
  const remember = (past: readonly Raw[]): void => {
    if (past === remembered) return;
    remembered = past;
    history.use(memoryHistory());
    if (past.length === 0) return;
    const run = bot.run();
    for (const record of past) run.remember(record);
    run.commit();
  };
  /** By the record, so that those that others have change nothing of its own. */
  const idsOf = ({ content }: Written): (() => string) => {
    const prefix = `${kind.name}-${content.toString(36)}`;
    return () => {
      const count = (ids.get(content) ?? 0) + 1;
      ids.set(content, count);
      return `${prefix}-${count}`;
    };
  };
  const write = (
    { record, past }: BoundaryRecord,
    id: string,
    asked: (event: NewsEvent) => boolean,
  ): TracedStory | undefined => {
    const full = { ...record, id };
    remember(past);
    latest.story = undefined;
    latest.draft = undefined;
    isAsked = asked;
    const outcome = bot.write(full);
    const traced = latest.story as TracedStory | undefined;
    if (traced === undefined) return undefined;
    counts.records += 1;
    told(traced, { record: full, past }, outcome);
    for (const { variant } of stepsOf(traced.plan)) {
      const { line } = variant.template;
      const still = left.get(line)?.filter(isLeft);
      if (still === undefined) continue;
      if (still.length === 0) left.delete(line);
      else left.set(line, still);
    }
    return traced;
  };
  /** What can be told of a record; it is written where its event is asked for. Nothing of one that is held. */
  const draft = (written: Written, asked: (event: NewsEvent) => boolean): Draft | undefined => {
    const traced = write(written, idsOf(written)(), asked);
    const drafted = latest.draft;
    if (drafted === undefined) {
      counts.held += 1;
      return undefined;
    }
    if (story === undefined) {
      ({ story, planner } = drafted.workshop);
      for (const { variants } of bulletsOf(story))
        left.set(variants[0]?.template.line ?? 0, variants.filter(isLeft));
    }
    return { ...drafted, isTooLong: traced !== undefined && isTooLong(traced) };
  };
  /** The wordings that are left and that the facts of an event allow. */
  const openTo = ({ values }: NewsEvent): readonly Variant[] =>
    [...left.values()]
      .flat()
      .filter(
        (variant) =>
          variant.needs.every(({ index }) => values[index] !== undefined) &&
          barsOf(variant, maker.kind).every(({ index }) => values[index] === undefined),
      );
  const refits = new Map<Variant, number>();
  /** Writes a record that a wording was planned of and did not fit with other values in what the wording says. */
  const refit = (known: Known, variant: Variant, id: string): void => {
    const { fields } = maker;
    const names = fieldsOf(variant);
    const own = fields.filter(({ name }) => names.has(name));
    const tried = refits.get(variant) ?? 0;
    if (own.length === 0 || tried >= effort.refitsOfWording) return;
    refits.set(variant, tried + effort.refits);
    const random = randomOf(hash32(`${tried} ${variant.source} ${id}`));
    for (let count = 0; count < effort.refits && isLeft(variant); count += 1) {
      const choice = new Map(known.choice);
      for (const field of own)
        if (choice.has(field.name) && random.chance(60))
          choice.set(
            field.name,
            random.chance(40) ? sampled(field, random) : random.of(field.levels),
          );
      const sound = mended(maker, choice);
      if (sound !== undefined) write(writtenOf({ ...known, choice: sound }), id, () => true);
    }
  };
  /** Writes a record under those of so many ids that a wording is planned for that is left, and under the first. */
  const planned = (known: Known, most: number): void => {
    const { event } = known;
    const open = openTo(event);
    if (planner === undefined || open.length === 0) return;
    const tried = new Map<Variant, number>();
    const written = writtenOf(known);
    const nextId = idsOf(written);
    for (let count = 0; count < most; count += 1) {
      const id = nextId();
      const plan = planner.plan(event, seedOf(id, newsbot.seed ?? 0));
      const wanted = stepsOf(plan)
        .map(({ variant }) => variant)
        .filter(
          (variant) =>
            left.get(variant.template.line)?.includes(variant) === true &&
            (tried.get(variant) ?? 0) < effort.writesOfWording,
        );
      if (wanted.length === 0 && count >= effort.blind) continue;
      for (const variant of wanted) tried.set(variant, (tried.get(variant) ?? 0) + 1);
      const traced = write(written, id, () => true);
      if (traced === undefined || isTooLong(traced)) return;
      for (const variant of wanted) if (isLeft(variant)) refit(known, variant, id);
      if (!open.some(isLeft)) return;
    }
  };
  /**
   * Writes a record whatever is planned of it, while its facts allow a wording that is left: what its values make others
   * pass over shows only then.
   */
  const blindly = (candidate: Candidate, most: number): void => {
    const written = writtenOf(candidate);
    const nextId = idsOf(written);
    let open: readonly Variant[] | undefined;
    for (let count = 0; count < most; count += 1) {
      const traced = write(written, nextId(), () => true);
      if (traced === undefined) return;
      open ??= openTo(traced.event);
      if (!open.some(isLeft)) return;
    }
  };
  const once = (candidate: Candidate): TracedStory | undefined => {
    draft(writtenOf(candidate), () => true);
    return latest.story;
  };
  return {
    draft,
    planned,
    blindly,
    once,
    writtenOf,
    story: () => story,
    counts: () => counts,
  };
}

/**
 * Whether no item came of a story because its names and phrases are so long that no sentence holds them.
 *
 * @example
 * isTooLong({ outcome: { status: 'written' }, failures: [] } as unknown as TracedStory) // => false
 */
export function isTooLong({ outcome, failures }: TracedStory): boolean {
  return (
    outcome.status !== 'written' &&
    failures.some(({ diagnostics }) =>
      diagnostics.some(({ code }) => code.startsWith('verify/long-')),
    )
  );
}

/**
 * A history that can be changed for another while a newsbot reads it.
 *
 * @example
 * changeableHistory().latest('company/acme', '2021-06-02', 1) // => []
 */
export function changeableHistory(): History & { readonly use: (history: History) => void } {
  let current: History = memoryHistory();
  return {
    use: (history) => {
      current = history;
    },
    latest: (...given) => current.latest(...given),
    reaching: (...given) => current.reaching(...given),
    earliest: (...given) => current.earliest(...given),
    count: (...given) => current.count(...given),
    atLeast: (...given) => current.atLeast(...given),
    quantiles: (...given) => current.quantiles(...given),
    publication: (...given) => current.publication(...given),
    begin: () => current.begin(),
    close: () => current.close(),
  };
}

/**
 * The bullets of a story with their wordings, the fullest first.
 *
 * @example
 * bulletsOf(undefined) // => []
 */
export function bulletsOf(
  story: Story | undefined,
): readonly { readonly bullet: number; readonly variants: readonly Variant[] }[] {
  if (story === undefined) return [];
  const bullets = new Map<number, Variant[]>();
  const messages = new Set([
    story.headline,
    ...story.paragraphs.flat().map(({ message }) => message),
  ]);
  for (const message of messages)
    for (const variant of wordingsOf(message)) {
      const known = bullets.get(variant.bullet);
      if (known === undefined) bullets.set(variant.bullet, [variant]);
      else known.push(variant);
    }
  return [...bullets].map(([bullet, variants]) => ({ bullet, variants }));
}

const bars = new WeakMap<Variant, readonly KindFact[]>();

/** The facts of which none may be known where a wording is said: a headline or lead says all that must be said. */
function barsOf(variant: Variant, { facts }: Kind): readonly KindFact[] {
  let found = bars.get(variant);
  if (found === undefined) {
    const { message, says, unless } = variant;
    found =
      message === HEADLINE || message === LEAD
        ? [...unless, ...facts.filter((fact) => fact.must && !says.includes(fact))]
        : unless;
    bars.set(variant, found);
  }
  return found;
}

/**
 * The steps of a plan, its headline first.
 *
 * @example
 * stepsOf(undefined) // => []
 */
export function stepsOf(plan: Plan | undefined): readonly Step[] {
  if (plan === undefined) return [];
  const { headline, paragraphs } = plan;
  return headline === undefined ? paragraphs.flat() : [headline, ...paragraphs.flat()];
}

/** By how many facts a record misses what the nearest of some wordings needs. */
function distanceOf(variants: readonly Variant[], known: Known, kind: Kind): number {
  let least = Number.POSITIVE_INFINITY;
  for (const variant of variants) {
    const { facts, elements } = known;
    let missing = 0;
    for (const { name } of variant.needs) if (!facts.has(name)) missing += 1;
    for (const { name } of variant.after) if (!facts.has(name)) missing += 1;
    for (const { name } of barsOf(variant, kind)) if (facts.has(name)) missing += 1;
    const { saysOfElement: says } = variant;
    if (says.length > 0)
      missing += Math.min(
        says.length,
        ...elements.map((element) => says.filter((name) => !element.has(name)).length),
      );
    if (missing < least) least = missing;
  }
  return least;
}

/** The records that come nearest to what a bullet needs, of those that were looked at. */
interface Target {
  variants: number;
  looked: number;
  distance: number;
  known: Known[];
}

/** Looks at the records that are new since it was asked for last. */
function nearness(
  targets: Map<number, Target>,
  bullet: number,
  variants: readonly Variant[],
  all: readonly Known[],
  kind: Kind,
): Target {
  let target = targets.get(bullet);
  if (target?.variants !== variants.length) {
    target = {
      variants: variants.length,
      looked: 0,
      distance: Number.POSITIVE_INFINITY,
      known: [],
    };
    targets.set(bullet, target);
  }
  for (const known of all.slice(target.looked)) {
    const distance = distanceOf(variants, known, kind);
    if (distance > target.distance) continue;
    if (distance < target.distance) target.known = [];
    target.distance = distance;
    target.known.push(known);
  }
  target.looked = all.length;
  return target;
}

/** What changes of records are made with. */
interface Variation {
  readonly maker: Maker;
  readonly donors: Donors;
  readonly givers: ReadonlyMap<string, readonly Shape[]>;
  readonly groups: readonly (readonly Shape[])[];
}

/** A record that may come nearer to what a wording needs; nothing where it cannot stand. */
function changed(parent: Known, target: Variant, variation: Variation): Candidate | undefined {
  const { maker, donors, givers, groups } = variation;
  const { fields, random } = maker;
  const choice = new Map(parent.choice);
  let shapes = parent.shapes;
  const missing = target.needs.filter(({ name }) => !parent.facts.has(name));
  const barred = barsOf(target, maker.kind).filter(({ name }) => parent.facts.has(name));
  const valueOf = (field: BoundaryField): Level =>
    random.chance(40) ? sampled(field, random) : random.of(field.levels);
  const addPast = (name?: string): void => {
    if (groups.length === 0) return;
    const given = name === undefined ? undefined : givers.get(name);
    const shape = random.of(
      given !== undefined && given.length > 0 && random.chance(70) ? given : random.of(groups),
    );
    shapes = random.chance(40) ? [shape] : [...shapes, shape].slice(-effort.shapes);
  };
  const settle = (fact: KindFact, holds: boolean): void => {
    const donor = random.chance(75) ? donors.of(fact.name, holds, random) : undefined;
    if (fact.from.length === 0) {
      if (donor === undefined || random.chance(40)) addPast(holds ? fact.name : undefined);
      else if (random.chance(50)) shapes = [...shapes, ...donor.shapes].slice(-effort.shapes);
      else {
        ({ shapes } = donor);
        for (const [name, level] of donor.choice) if (random.chance(60)) choice.set(name, level);
      }
      return;
    }
    for (const top of new Set(fact.from.map((pointer) => pointer.split('/')[1] ?? ''))) {
      const field = fields.find(({ name }) => name === top);
      if (field !== undefined) choice.set(top, donor?.choice.get(top) ?? valueOf(field));
    }
  };
  if (missing.length > 0 && random.chance(85)) settle(random.of(missing), true);
  if (barred.length > 0 && random.chance(85)) settle(random.of(barred), false);
  if ((missing.length === 0 && barred.length === 0) || random.chance(30)) {
    // What the wording says may have to be longer or shorter, or of another sort.
    const own = fields.filter(({ name }) => fieldsOf(target).has(name));
    const field = random.of(own.length > 0 && random.chance(50) ? own : fields);
    choice.set(field.name, valueOf(field));
  }
  const recalls = target.needs.some(({ from }) => from.length === 0);
  if (random.chance(recalls ? 40 : 5)) {
    if (shapes.length > 0 && random.chance(60)) {
      const base = random.of(shapes);
      const other = toldOtherwise(base, random.below(8), random.of(fields), valueOf, random);
      shapes = shapes.map((shape) => (shape === base ? other : shape));
    } else addPast();
  }
  const sound = mended(maker, choice);
  return sound === undefined ? undefined : { choice: sound, shapes };
}

/** A record of which some fields are told at length. */
function lengthened({ choice, shapes }: Known, maker: Maker): Candidate | undefined {
  const { fields, random } = maker;
  const longer = new Map(choice);
  const told = fields.filter(({ name, role }) => longer.has(name) && role !== 'choice');
  if (told.length === 0) return undefined;
  for (let count = 0; count < effort.lengthened; count += 1) {
    const { name, levels } = random.of(told);
    longer.set(name, longestOf(levels, random));
  }
  const sound = mended(maker, longer);
  return sound === undefined ? undefined : { choice: sound, shapes };
}

/** The longest of some values. */
function longestOf(levels: readonly Level[], random: Random): Level {
  const some = Array.from({ length: 6 }, () => random.of(levels));
  const length = (level: Level): number =>
    level.relative ? 0 : JSON.stringify([level.of({})]).length;
  return some.reduce((most, level) => (length(level) > length(most) ? level : most));
}

/** The fields that the facts of a wording are told from. */
function fieldsOf({ needs, says }: Variant): ReadonlySet<string> {
  return new Set(
    [...needs, ...says].flatMap(({ from }) => from.map((pointer) => pointer.split('/')[1] ?? '')),
  );
}

/** Records by the facts that they have and have not. */
interface Donors {
  readonly add: (known: Known) => void;
  readonly of: (fact: string, holds: boolean, random: Random) => Known | undefined;
}

function donorsOf(kind: Kind): Donors {
  const empty = (): Map<string, Known[]> => new Map(kind.facts.map(({ name }) => [name, []]));
  const [having, lacking] = [empty(), empty()];
  return {
    add(known) {
      for (const { name } of kind.facts)
        (known.facts.has(name) ? having : lacking).get(name)?.push(known);
    },
    of(fact, holds, random) {
      const those = (holds ? having : lacking).get(fact) ?? [];
      return those.length === 0 ? undefined : random.of(those);
    },
  };
}

/** A past of which one report is told otherwise or left out. */
function toldOtherwise(
  base: Shape,
  place: number,
  field: BoundaryField,
  valueOf: (field: BoundaryField) => Level,
  random: Random,
): Shape {
  const level = valueOf(field);
  const isLeft = random.chance(25);
  return (record) =>
    base(record).flatMap((report, index, reports) => {
      if (report === undefined || index !== place % reports.length) return [report];
      if (isLeft) return [];
      const rest = Object.entries(report).filter(([name]) => name !== field.name);
      const value = level.of(record);
      return [Object.fromEntries(value === undefined ? rest : [...rest, [field.name, value]])];
    });
}

/** The known facts, with those of the elements of lists: plans are the same where these are. */
function patternOf(values: readonly (Value | undefined)[], kind: Kind): string {
  let pattern = '';
  for (const { index, elements } of kind.facts) {
    const value = values[index];
    if (value === undefined) continue;
    pattern += `${index},`;
    if (value.type === 'list' && elements.length > 0)
      for (const item of value.items)
        pattern += item.type === 'group' ? `${Object.keys(item.facts).join('+')}|` : '|';
  }
  return pattern;
}

function factsOf(
  values: readonly (Value | undefined)[],
  kind: Kind,
): Pick<Known, 'facts' | 'elements'> {
  const facts = new Set<string>();
  const elements: ReadonlySet<string>[] = [];
  for (const { name, index, elements: parts } of kind.facts) {
    const value = values[index];
    if (value === undefined) continue;
    facts.add(name);
    if (value.type === 'list' && parts.length > 0)
      for (const item of value.items)
        if (item.type === 'group') elements.push(new Set(Object.keys(item.facts)));
  }
  return { facts, elements };
}

/** A record of another kind, by its day. */
interface OtherRecord {
  readonly at: (date: string) => Raw;
  readonly fields: readonly BoundaryField[];
}

/** With all that it can have. */
function fullRecord(maker: Maker, left?: string): OtherRecord {
  const { fields } = maker;
  const choice = new Map(
    fields.flatMap(({ name, levels, optional, role }) => {
      const level = levels[optional && role !== 'choice' && name !== left ? 1 : 0];
      return level === undefined ? [] : [[name, level] as const];
    }),
  );
  const out = left === undefined ? undefined : choice.get(left);
  const full =
    mended(maker, choice, (name) => (name === left && out !== undefined ? [out] : undefined)) ??
    choice;
  return {
    fields,
    at: (date) =>
      recordOf(
        maker,
        new Map([...full, ['date', { name: date, of: () => date, relative: false }] as const]),
      ),
  };
}

/** With each of what it need not have left out; twice, for other fields may have to be mended for it. */
function recordsWithGaps(maker: Maker): readonly OtherRecord[] {
  return maker.fields
    .filter(({ optional, role }) => optional && role !== 'choice')
    .flatMap(({ name }) => [0, 1].map((seed) => fullRecord({ ...maker, seed }, name)));
}
