import { z } from 'zod';
import type { DiagnosticCode } from '../diagnostic.js';
import type {
  Clock,
  CommonFields,
  HistoryView,
  IsoDate,
  Mention,
  Modality,
  Money,
  NewsRecord,
  Pointer,
  Reason,
  SourceDefaults,
  Value,
  ValueType,
} from '../model.js';
import { fieldTypes, type FieldTypes } from '../values/index.js';
import { commonFacts, commonFieldNotes, commonFields } from './common.js';
import { modality } from './guards.js';

/** What a fact, an angle or a reason may look at beside the record: the run, never the world. */
export interface KindContext {
  readonly clock: Clock;
  /** Events from this day on are recent: told in the present perfect, with companies based where the record has them. */
  readonly recentFrom: IsoDate;
  /** Roughly how many US dollars it is: by the run's rate, else by the currency's scale. For bounds and ranking, never printed. */
  readonly usd: (money: Money) => number;
  /** What came before, where a history was given. */
  readonly history?: HistoryView;
}

/** A fact that a history gave: the value, and where it stands in the records of the history or in this one. */
export interface Recalled {
  readonly value: Value;
  /** For a list of structures a pointer to each element. */
  readonly from: readonly Pointer[];
}

/** How a kind declares a fact that only a history can give. */
export type RecalledFactDeclaration = Omit<
  FactDeclaration<never>,
  'from' | 'value' | 'must' | 'anchor' | 'role'
>;

/** What a kind makes of a history. */
export interface RecallDeclaration<R> {
  readonly facts: Readonly<Record<string, RecalledFactDeclaration>>;
  /** The facts that hold for the record after what the history has; those left out do not hold. */
  readonly of: (
    record: R,
    history: HistoryView,
    context: KindContext,
  ) => Readonly<Record<string, Recalled | undefined>>;
  /** Reasons to tell the event that come of what was recalled. */
  readonly reasons?: (
    recalled: Readonly<Record<string, Recalled | undefined>>,
  ) => readonly Reason[];
}

/** A fact of the elements of a list, such as the aims of a policy's targets. */
export interface ElementFactDeclaration {
  readonly type: ValueType | readonly ValueType[];
  /** The field of the element that it is taken from; its own name where absent, the element itself where empty. */
  readonly from?: string;
  /** Default 1. */
  readonly weight?: number;
  /** Where known, the element's sentence must say it. */
  readonly material?: boolean;
}

/** How a kind declares a fact: where it comes from, what it is worth, what the story owes it. */
export interface FactDeclaration<R> {
  readonly type: ValueType | readonly ValueType[];
  /** Fields of the record, or pointers into them, that the fact is taken from. */
  readonly from: readonly string[];
  /** The value, or `undefined` where the fact is not known or does not hold. */
  readonly value: (record: R, context: KindContext) => Value | undefined;
  /** What saying it is worth when bullets are compared; default 1. */
  readonly weight?: number;
  /** A party that every sentence may name again: weighs nothing, is never stale. */
  readonly anchor?: boolean;
  /** What the party is to the reader once it was named, such as `company`: "the company plans …". */
  readonly role?: string;
  /** Where known, no headline and no lead may leave it out. */
  readonly must?: boolean;
  /** Where known, some sentence of the body must say it, or the item is held. */
  readonly material?: boolean;
  /** Facts that are said when this one is. */
  readonly covers?: readonly string[];
  /** It tells why the event is news: a record, a first, a reversal. */
  readonly angle?: boolean;
  /** It tells whose claim the story is: a lead that can say so does, whatever else it has to leave out. */
  readonly attribution?: boolean;
  /** For a list of structures: the facts of each element, by the name of their slot. */
  readonly elements?: Readonly<Record<string, ElementFactDeclaration>>;
}

/** A check of one record against itself and the bounds of the run. */
export interface Guard<R = NewsRecord> {
  /** The name by which it is switched off: the code without `guard/`. */
  readonly name: string;
  readonly code: DiagnosticCode;
  /** A sentence for `wirecopy kinds KIND`. */
  readonly describes: string;
  readonly check: (record: R, context: GuardContext) => readonly GuardFinding[];
}

export interface GuardContext extends KindContext {
  /** The bounds of this kind, the run's settings laid over the kind's own. */
  readonly bounds: GuardBounds;
}

/** What a guard found, at a pointer of the record. */
export interface GuardFinding {
  readonly pointer: Pointer;
  readonly message: string;
  readonly actual?: string;
  readonly expected?: string;
  readonly hint?: string;
}

/** The bounds that guards compare with; each can be set by the run. */
export interface GuardBounds {
  readonly stale: { readonly days: number };
  /** Percent: a fall of `fall` or more, a rise above `rise`; percentage points either way. */
  readonly change: { readonly fall: number; readonly rise: number; readonly points: number };
  /** Roughly US dollars; by round where a round has a bound of its own. */
  readonly range: { readonly amount: number; readonly byRound: Readonly<Record<string, number>> };
  /** How many times its known valuation a target may cost, or what part of it. */
  readonly valuation: { readonly ratio: number };
  /** How many times the largest sum that a history knows of a company another may be. */
  readonly past: { readonly ratio: number };
  /** Share by which a stated figure may differ from the recomputed one. */
  readonly tolerance: number;
  /** Hosts whose reports are taken; all where it is empty. */
  readonly sources: readonly string[];
}

/** Some of the bounds, as a kind or a run sets them. */
export type GuardBoundsPart = {
  readonly [Bound in keyof GuardBounds]?: GuardBounds[Bound] extends number | readonly string[]
    ? GuardBounds[Bound]
    : Partial<GuardBounds[Bound]>;
};

/** The declaration of a kind of record: everything that the stages need to know of it. */
export interface KindDeclaration<S extends z.ZodRawShape, R> {
  readonly name: string;
  /** One line for `wirecopy kinds`. */
  readonly describes: string;
  readonly fields: (types: FieldTypes) => S;
  /** What each field holds, in a sentence: for editors and the reference. */
  readonly fieldNotes?: { readonly [Field in keyof S & string]?: string };
  /** Names that other people give to a field, lower case with underscores. */
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
  /** IPTC Media Topic codes. */
  readonly topics: readonly string[];
  readonly cues: {
    /** Fields (or their aliases) that point at this kind, strongest first. */
    readonly fields: readonly string[];
    /** Words in the values of an untagged record that point at this kind. */
    readonly words: readonly string[];
  };
  readonly facts: Readonly<Record<string, FactDeclaration<R & CommonFields>>>;
  readonly newsworthiness: (record: R & CommonFields, context: KindContext) => readonly Reason[];
  readonly guards: readonly Guard<R & CommonFields>[];
  /**
   * The modalities, beside asserted and reported, that the wording of a record bears though no status or stage of that
   * name says so: an offering that was filed for is planned.
   */
  readonly bears?: (record: R & CommonFields) => readonly Modality[];
  readonly bounds?: GuardBoundsPart;
  /** What makes two reports one event: parties, amount, period; without the date. */
  readonly identity: (record: R & CommonFields) => readonly (string | undefined)[];
  /** The same without the figures: two reports that differ in them only are of one happening, and one of them errs. */
  readonly happening?: (record: R & CommonFields) => readonly (string | undefined)[];
  /** Under which keys a history keeps the record. */
  readonly mentions?: (record: R & CommonFields, context: KindContext) => readonly Mention[];
  readonly recall?: RecallDeclaration<R & CommonFields>;
  /**
   * Values of a field, as a record writes them, that decide a fact by their words: tests of templates try them beside
   * those of the field's type. Parts of structures go by their path: `targets/by`.
   */
  readonly examples?: Readonly<Record<string, readonly Example[]>>;
  /** What decides a fact only together: tests of templates begin with it. */
  readonly exampleRecords?: readonly ExampleRecord[];
}

/** A value as a record writes it, or what it is beside the fields that are there already: a fund named after its manager. */
export type Example =
  string | number | object | ((record: Readonly<Record<string, unknown>>) => unknown);

/**
 * Fields of a record, as it writes them, that decide a fact together, such as the close of an index on a day on which it
 * rose; and, where that takes it, those that were told otherwise `before`.
 */
export interface ExampleRecord {
  readonly record: Readonly<Record<string, Example>>;
  readonly before?: Readonly<Record<string, Example>>;
}

/** A fact as the stages use it. */
export interface KindFact {
  readonly name: string;
  readonly index: number;
  readonly types: readonly ValueType[];
  readonly from: readonly Pointer[];
  /** The tokens of the first pointer. */
  readonly path: readonly string[];
  readonly value: (record: NewsRecord, context: KindContext) => Value | undefined;
  readonly weight: number;
  readonly anchor: boolean;
  readonly must: boolean;
  readonly material: boolean;
  readonly covers: readonly string[];
  readonly angle: boolean;
  readonly attribution: boolean;
  readonly elements: readonly KindElementFact[];
}

export interface KindElementFact {
  readonly name: string;
  readonly index: number;
  /** From the element on: `/value`, or nothing for the element itself. */
  readonly from: Pointer;
  readonly types: readonly ValueType[];
  readonly weight: number;
  readonly material: boolean;
}

/** A kind as the stages use it; made by {@link defineKind} only. */
export interface Kind {
  readonly name: string;
  readonly describes: string;
  /** The strict schema of a record of this kind, for a source's defaults. */
  readonly schema: (defaults: SourceDefaults) => z.ZodType<NewsRecord>;
  /** The fields as zod schemas made of the given field types: for who wants to know each field's type. */
  readonly fields: Fields;
  readonly fieldNames: readonly string[];
  readonly requiredFields: readonly string[];
  /** What a field holds, in a sentence, where the declaration says so. */
  readonly fieldNotes: ReadonlyMap<string, string>;
  readonly aliases: Readonly<Record<string, readonly string[]>>;
  readonly topics: readonly string[];
  readonly cues: { readonly fields: readonly string[]; readonly words: readonly string[] };
  readonly facts: readonly KindFact[];
  readonly factsByName: ReadonlyMap<string, KindFact>;
  /** The parties that may be called by a noun, and by which. */
  readonly roles: readonly { readonly index: number; readonly role: string }[];
  readonly newsworthiness: (record: NewsRecord, context: KindContext) => readonly Reason[];
  readonly guards: readonly Guard[];
  readonly bounds: GuardBoundsPart;
  readonly identity: (record: NewsRecord) => readonly (string | undefined)[];
  readonly happening: (record: NewsRecord) => readonly (string | undefined)[];
  readonly mentions: (record: NewsRecord, context: KindContext) => readonly Mention[];
  readonly recall: Omit<RecallDeclaration<NewsRecord>, 'facts'> | undefined;
  readonly examples: Readonly<Record<string, readonly Example[]>>;
  readonly exampleRecords: readonly ExampleRecord[];
}

/** A kind's fields, as the function of the field types that declares them. */
type Fields = (types: FieldTypes) => z.ZodRawShape;

/** A validated record of a kind, as its facts and guards see it. */
export type RecordOf<F extends Fields> = Output<ReturnType<F>> & CommonFields;

/** A record of a kind as its author writes it. */
export type InputOf<F extends Fields, Name extends string> = z.input<
  z.ZodObject<ReturnType<F>, z.core.$strict>
> &
  Omit<
    z.input<z.ZodObject<ReturnType<typeof commonFields>, z.core.$strict>>,
    'kind' | keyof ReturnType<F>
  > & { kind?: Name };

type Output<S extends z.ZodRawShape> = z.output<z.ZodObject<S, z.core.$strict>>;

/**
 * Makes a kind of its declaration: adds the common fields and facts, and checks what the types cannot say.
 *
 * Throws a `TypeError` for a fact or an example that names an unknown field, and for a fact that covers an unknown one:
 * a declaration is code, so its errors are its author's.
 *
 * @example
 * defineKind({ name: 'visit', describes: 'A visit.', fields: (t: FieldTypes) => ({ guest: t.person }), topics: [], cues: { fields: [], words: [] }, facts: {}, newsworthiness: () => [], guards: [], identity: () => [] }).requiredFields // => ['date', 'guest']
 */
export function defineKind<S extends z.ZodRawShape>(
  declaration: KindDeclaration<S, Output<S>>,
): Kind {
  const { name } = declaration;
  const fields = (types: FieldTypes): z.ZodRawShape => ({
    ...commonFields(types, name),
    ...declaration.fields(types),
  });
  const schemas = new Map<string, z.ZodType<NewsRecord>>();
  const schema = (defaults: SourceDefaults): z.ZodType<NewsRecord> => {
    const key = JSON.stringify([
      defaults.currency,
      defaults.dateOrder,
      defaults.negatives,
      defaults.rounding,
    ]);
    let made = schemas.get(key);
    if (made === undefined) {
      const types = fieldTypes(defaults);
      made = z.strictObject(fields(types)) as unknown as z.ZodType<NewsRecord>;
      schemas.set(key, made);
    }
    return made;
  };
  const shape = fields(fieldTypes({}));
  const fieldNames = Object.keys(shape);
  const requiredFields = fieldNames.filter(
    (field) =>
      field !== 'kind' && !(shape[field] as z.ZodType | undefined)?.safeParse(undefined).success,
  );

  for (const path of Object.keys(declaration.examples ?? {})) {
    if (!fieldNames.includes(path.split('/')[0] ?? path))
      throw new TypeError(`${name}: there are examples of an unknown field ${path}`);
  }

  for (const { record, before = {} } of declaration.exampleRecords ?? []) {
    for (const field of [...Object.keys(record), ...Object.keys(before)])
      if (!fieldNames.includes(field))
        throw new TypeError(`${name}: an example record has an unknown field ${field}`);
  }

  const recalled = Object.entries(declaration.recall?.facts ?? {}).map(
    ([fact, declared]): [string, FactDeclaration<NewsRecord>] => [
      fact,
      { ...declared, from: [], value: () => undefined },
    ],
  );
  const declared = {
    ...declaration.facts,
    ...Object.fromEntries(recalled),
    ...commonFacts,
    // a kind may word what all have in its own way
    ...declaration.facts,
  } as Readonly<Record<string, FactDeclaration<NewsRecord>>>;
  const facts = Object.entries(declared).map(([factName, fact], index): KindFact => {
    for (const field of fact.from) {
      const top = field.split('/')[0] ?? field;
      if (!fieldNames.includes(top))
        throw new TypeError(`${name}: fact ${factName} is taken from an unknown field ${field}`);
    }
    for (const covered of fact.covers ?? []) {
      if (!(covered in declared))
        throw new TypeError(`${name}: fact ${factName} covers an unknown fact ${covered}`);
    }
    return {
      name: factName,
      index,
      types: typesOf(fact.type),
      from: fact.from.map((field) => `/${field}`),
      path: fact.from[0]?.split('/') ?? [],
      value: fact.value,
      weight: fact.anchor === true ? 0 : (fact.weight ?? 1),
      anchor: fact.anchor ?? false,
      must: fact.must ?? false,
      material: fact.material ?? false,
      covers: fact.covers ?? [],
      angle: fact.angle ?? false,
      attribution: fact.attribution ?? false,
      elements: Object.entries(fact.elements ?? {}).map(([elementName, element], elementIndex) => ({
        name: elementName,
        index: elementIndex,
        from: element.from === '' ? '' : `/${element.from ?? elementName}`,
        types: typesOf(element.type),
        weight: element.weight ?? 1,
        material: element.material ?? false,
      })),
    };
  });

  const attributions = facts.filter(({ attribution }) => attribution);
  const claims = modality<Output<S> & CommonFields>(
    declaration.bears ?? NOTHING_ELSE,
    (record, context) => attributions.some(({ value }) => value(record, context) !== undefined),
  );

  return {
    name,
    describes: declaration.describes,
    schema,
    fields,
    fieldNames,
    requiredFields,
    fieldNotes: new Map(
      Object.entries<string | undefined>({ ...commonFieldNotes, ...declaration.fieldNotes }).filter(
        (note): note is [string, string] => note[1] !== undefined,
      ),
    ),
    aliases: declaration.aliases ?? {},
    topics: declaration.topics,
    cues: declaration.cues,
    facts,
    roles: Object.values(declared).flatMap(({ role }, index) =>
      role === undefined ? [] : [{ index, role }],
    ),
    factsByName: new Map(facts.map((fact) => [fact.name, fact])),
    newsworthiness: declaration.newsworthiness as Kind['newsworthiness'],
    guards: [claims, ...declaration.guards] as unknown as readonly Guard[],
    bounds: declaration.bounds ?? {},
    identity: declaration.identity as Kind['identity'],
    happening: (declaration.happening ?? NO_HAPPENING) as Kind['happening'],
    mentions: (declaration.mentions ?? NO_MENTIONS) as Kind['mentions'],
    recall: declaration.recall as Kind['recall'],
    examples: declaration.examples ?? {},
    exampleRecords: declaration.exampleRecords ?? [],
  };
}

const NOTHING_ELSE = (): readonly Modality[] => [];
const NO_HAPPENING = (): readonly undefined[] => [];
const NO_MENTIONS = (): readonly Mention[] => [];

function typesOf(type: ValueType | readonly ValueType[]): readonly ValueType[] {
  return typeof type === 'string' ? [type] : type;
}
