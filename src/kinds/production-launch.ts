import { z } from 'zod';
import type { Count, List, Money, NewsRecord, NounPhrase, Remembered } from '../model.js';
import {
  approximations,
  compareDecimals,
  daysBetween,
  entityKey,
  type FieldTypes,
} from '../values/index.js';
import {
  defineKind,
  type Guard,
  type InputOf,
  type Recalled,
  type RecordOf,
} from './define-kind.js';
import { flag, isNamed, known } from './facts.js';
import { amounts, happened } from './guards.js';
import { scaleReason } from './newsworthiness.js';
import { earlier, keyOf, recalledFrom } from './recall.js';
import { companyIn, isDetermined, siteKey, siteNoun, sitePhrase } from './site.js';

const fields = (t: FieldTypes) => ({
  company: t.organisation,
  facility: t.nounPhrase,
  place: t.place.optional(),
  stage: z.enum(['groundbreaking', 'trial', 'launched', 'expanded', 'closed']).optional(),
  capacity: z
    .strictObject({
      value: t.count,
      unit: t.text,
      per: t.nounPhrase,
      approx: z.enum(approximations).optional(),
    })
    .optional(),
  products: t.nounPhrases.optional(),
  capabilities: t.nounPhrases.optional(),
  investment: t.disclosedMoney.optional(),
});

const MANY = [
  'the cutting of large sheets of steel',
  'the welding of frames for heavy trucks',
  'the painting of whole bodies in one bath',
  'the testing of engines under full load',
  'the storage of parts for the northern plants',
  'the recycling of batteries from used vehicles',
];

/** A production-launch record as its author writes it. */
export type ProductionLaunchRecord = InputOf<typeof fields, 'production-launch'>;

type ProductionLaunch = RecordOf<typeof fields>;

const realCapacity: Guard<ProductionLaunch> = {
  name: 'capacity',
  code: 'guard/range',
  describes: 'Holds a capacity of zero or less.',
  check: ({ capacity }) =>
    capacity !== undefined && compareDecimals(capacity.value.value, '0') <= 0
      ? [
          {
            pointer: '/capacity/value',
            message: `A capacity of ${capacity.value.value} is none.`,
            actual: capacity.value.value,
            expected: 'more than 0',
            hint: 'Leave it out where it is not known.',
          },
        ]
      : [],
};

/** A plant or production line is begun, tried out, started, enlarged or shut. */
export const productionLaunch = defineKind({
  name: 'production-launch',
  describes: 'A company begins, tries out, starts, expands or closes a production facility.',
  fields,
  fieldNotes: {
    company: 'Who produces.',
    facility: 'Where it is made, such as a smart production line for satellites.',
    place: 'Where the facility stands.',
    stage: 'How far it has come.',
    capacity: 'How much it can make, and in what time.',
    products: 'What it makes.',
    capabilities: 'What it can do.',
    investment: 'What it cost, or `undisclosed`.',
  },
  aliases: {
    company: ['operator', 'manufacturer', 'company_name', 'producer', 'owner'],
    facility: ['plant', 'factory', 'production_line', 'facility_name', 'plant_name', 'site'],
    place: ['location', 'city', 'plant_location', 'region'],
    stage: ['project_stage', 'plant_status', 'project_status'],
    capacity: ['production_capacity', 'output_capacity'],
    products: ['product', 'goods', 'produces'],
    capabilities: ['features', 'functions'],
    investment: ['capex', 'investment_amount', 'project_cost'],
    date: ['launched_on', 'opened_on', 'start_date', 'started_on'],
  },
  topics: ['20000205'],
  cues: {
    fields: ['facility', 'capacity', 'capabilities', 'products', 'stage'],
    words: [
      'production line',
      'factory',
      'plant',
      'gigafactory',
      'assembly line',
      'trial operation',
      'trial production',
      'groundbreaking',
      'fab',
    ],
  },
  facts: {
    // no anchor: where the name leaves no room for the facility, a headline on the facility is the better one
    company: {
      type: 'organisation',
      role: 'company',
      from: ['company'],
      weight: 2,
      material: true,
      value: (r) => companyIn(r.company, r.place),
    },
    facility: {
      type: 'nounPhrase',
      from: ['facility'],
      anchor: true,
      must: true,
      material: true,
      value: (r) => facilityOf(r),
    },
    /** What a later sentence calls it: "the plant". */
    site: {
      type: 'nounPhrase',
      from: ['facility'],
      weight: 0,
      value: (r) => siteNoun(r.facility),
    },
    definite: {
      type: 'flag',
      from: ['facility'],
      weight: 0,
      value: (r) => flag(r.facility.article === 'the'),
    },
    /** A single one that bears a sum before it: "a $5 million plant", but "two plants". */
    single: {
      type: 'flag',
      from: ['facility'],
      weight: 0,
      value: (r) => flag(facilityOf(r).article === 'a'),
    },
    determined: {
      type: 'flag',
      from: ['facility'],
      weight: 0,
      value: (r) => flag(isDetermined(r.facility.text)),
    },
    place: { type: 'place', from: ['place'], weight: 1.5, material: true, value: (r) => r.place },
    groundbreaking: {
      type: 'flag',
      from: ['stage'],
      weight: 0.5,
      must: true,
      material: true,
      value: (r) => flag(r.stage === 'groundbreaking'),
    },
    trial: {
      type: 'flag',
      from: ['stage'],
      weight: 0.5,
      must: true,
      material: true,
      value: (r) => flag(r.stage === 'trial'),
    },
    launched: {
      type: 'flag',
      from: ['stage'],
      weight: 0.5,
      must: true,
      material: true,
      value: (r) => flag(r.stage === 'launched'),
    },
    expanded: {
      type: 'flag',
      from: ['stage'],
      weight: 0.5,
      must: true,
      material: true,
      value: (r) => flag(r.stage === 'expanded'),
    },
    closed: {
      type: 'flag',
      from: ['stage'],
      weight: 0.5,
      must: true,
      material: true,
      angle: true,
      value: (r) => flag(r.stage === 'closed'),
    },
    unstated: {
      type: 'flag',
      from: ['kind'],
      weight: 0,
      value: (r) => flag(r.stage === undefined),
    },
    capacity: {
      type: 'count',
      from: ['capacity'],
      weight: 2,
      material: true,
      value: (r) => capacityOf(r),
    },
    per: {
      type: 'nounPhrase',
      from: ['capacity/per'],
      weight: 0.2,
      material: true,
      value: (r) => unitOfTime(r.capacity?.per),
    },
    products: {
      type: 'list',
      from: ['products'],
      weight: 1,
      material: true,
      value: (r) => productsBeyondCapacity(r),
    },
    capabilities: {
      type: 'list',
      from: ['capabilities'],
      weight: 1.5,
      material: true,
      value: (r) => known(r.capabilities),
    },
    investment: {
      type: 'money',
      from: ['investment'],
      weight: 1.5,
      material: true,
      value: (r) => (r.investment?.type === 'money' ? r.investment : undefined),
    },
    ownReport: {
      type: 'flag',
      from: ['source'],
      weight: 0.5,
      attribution: true,
      value: (r) => flag(isNamed(r.company, r.source?.name)),
    },
    undisclosed: {
      type: 'flag',
      from: ['investment'],
      weight: 1,
      material: true,
      value: (r) => flag(r.investment?.type === 'undisclosed'),
    },
  },
  mentions: (r) => [
    {
      key: keyOf(COMPANY, r.company),
      at: r.date.iso,
      mark: siteKey(r.facility, r.place?.name),
    },
  ],
  recall: {
    facts: {
      begunOn: { type: 'date', weight: 1 },
      triedOn: { type: 'date', weight: 1 },
      startedOn: { type: 'date', weight: 1 },
      plannedCapacity: { type: 'count', weight: 1, angle: true },
      plannedPer: { type: 'nounPhrase', weight: 0 },
      earlierCapacity: { type: 'count', weight: 1 },
      earlierPer: { type: 'nounPhrase', weight: 0 },
      plannedInvestment: { type: 'money', weight: 1, angle: true },
      otherFacility: { type: 'nounPhrase', weight: 1 },
      otherPlace: { type: 'place', weight: 0.3 },
      otherDate: { type: 'date', weight: 0.4 },
    },
    of: (r, history) => {
      const before = earlier(history, keyOf(COMPANY, r.company), r, MOST_REPORTS);
      return { ...storySoFar(r, before), ...otherSite(r, before) };
    },
  },
  newsworthiness: (r, { usd }) => [
    { score: 0.2, reason: 'A production facility starts, grows or closes.' },
    scaleReason(
      r.investment?.type === 'money' ? usd(r.investment) : undefined,
      'investment',
      1e7,
      1e10,
    ),
    { score: r.stage === 'closed' ? 0.2 : 0, reason: 'It closes.' },
    { score: r.stage === 'launched' ? 0.1 : 0, reason: 'It produces.' },
    { score: r.capacity === undefined ? 0 : 0.1, reason: 'Its capacity is known.' },
    { score: r.capabilities === undefined ? 0 : 0.05, reason: 'What it can do is known.' },
  ],
  guards: [
    happened,
    ...amounts((r: ProductionLaunch) => [
      ['/investment', r.investment?.type === 'money' ? r.investment : undefined],
    ]),
    realCapacity,
  ],
  // too many capabilities for one sentence; a short headline has room for the sum
  exampleRecords: [
    { stage: 'launched' },
    { stage: 'closed' },
    { stage: 'launched', date: '2019-05-16' },
    { stage: 'groundbreaking', date: '2019-05-16' },
    { stage: 'trial' },
    { stage: 'expanded' },
    { stage: 'expanded', date: '2019-05-16' },
    {},
  ].flatMap((record) => [
    { record: { ...record, capabilities: MANY } },
    {
      record: {
        ...record,
        company: 'Norvale',
        facility: 'a battery plant',
        place: 'Porto',
        investment: { amount: 5_000_000, currency: 'USD' },
      },
    },
    // of the last no headline can name the company
    ...['', ' of Towage and Salvage Companies of the North'].map((more) => ({
      record: {
        ...record,
        company: `Norvale Consolidated Harbour and Inland Waterways Group${more}`,
        facility: 'a battery plant',
        place: 'Porto',
        investment: { amount: 5_000_000, currency: 'USD' },
      },
    })),
    {
      record: {
        ...record,
        facility: 'a battery plant',
        capacity: { value: 40_000, unit: 'battery', per: 'year' },
      },
    },
  ]),
  happening: (r) => [entityKey(r.company.name), siteKey(r.facility, r.place?.name), r.stage ?? ''],
  identity: (r) => [
    entityKey(r.company.name),
    siteKey(r.facility, r.place?.name),
    r.stage ?? '',
    r.investment?.type === 'money' ? `${r.investment.amount} ${r.investment.currency}` : '',
  ],
});

const COMPANY = 'production-launch/company';

/** Reports of one facility may lie so many days apart. */
const SAME_SITE_DAYS = 30;

/** How many reports of a company are looked at. */
const MOST_REPORTS = 12;

/** The keys of this kind lead to records of this kind only. */
function launchOf(record: NewsRecord): ProductionLaunch {
  return record as unknown as ProductionLaunch;
}

function facilityOf({ facility, place }: ProductionLaunch): NounPhrase {
  return sitePhrase(facility, place?.name);
}

/** What was known of this facility before: begun, tried out, started, and what it was to be. */
function storySoFar(
  r: ProductionLaunch,
  before: readonly Remembered[],
): Readonly<Record<string, Recalled | undefined>> {
  const key = siteKey(r.facility, r.place?.name);
  const own = before.filter(({ mark }) => mark === key);
  if (own.length === 0 || r.stage === 'groundbreaking') return {};
  const at = (...stages: readonly (string | undefined)[]): Remembered | undefined =>
    own.find(({ record }) => stages.includes(launchOf(record).stage));
  const dateOf = (entry: Remembered | undefined): Recalled | undefined =>
    entry === undefined ? undefined : recalledFrom(entry, entry.record.date, 'date');
  const begun = at('groundbreaking');
  const started = at('launched', undefined);
  const isOld = r.stage === 'expanded' || r.stage === 'closed';
  return {
    begunOn: isOld ? undefined : dateOf(begun),
    triedOn: isOld || r.stage === 'trial' ? undefined : dateOf(at('trial')),
    startedOn: isOld ? dateOf(started) : undefined,
    ...(isOld
      ? { ...capacityThen(r, r.stage === 'expanded' ? started : undefined, 'earlier') }
      : { ...capacityThen(r, begun, 'planned'), plannedInvestment: investmentThen(r, begun) }),
  };
}

/** The capacity that an earlier report gave, where this one gives another of the same sort. */
function capacityThen(
  { capacity }: ProductionLaunch,
  entry: Remembered | undefined,
  as: 'planned' | 'earlier',
): Readonly<Record<string, Recalled | undefined>> {
  const then = entry === undefined ? undefined : launchOf(entry.record);
  if (
    entry === undefined ||
    capacity === undefined ||
    then?.capacity === undefined ||
    then.capacity.unit !== capacity.unit ||
    unitOfTime(then.capacity.per)?.text !== unitOfTime(capacity.per)?.text ||
    then.capacity.value.value === capacity.value.value
  )
    return {};
  return {
    [`${as}Capacity`]: recalledFrom(entry, capacityOf(then), 'capacity'),
    [`${as}Per`]: recalledFrom(entry, unitOfTime(then.capacity.per), 'capacity/per'),
  };
}

/** What was to be invested, where it is another sum of the same currency now. */
function investmentThen(
  { investment }: ProductionLaunch,
  entry: Remembered | undefined,
): Recalled | undefined {
  const then = entry === undefined ? undefined : moneyOf(launchOf(entry.record).investment);
  const now = moneyOf(investment);
  return entry === undefined ||
    then === undefined ||
    now?.currency !== then.currency ||
    now.amount === then.amount
    ? undefined
    : recalledFrom(entry, then, 'investment');
}

/** The last facility that the company started elsewhere. */
function otherSite(
  r: ProductionLaunch,
  before: readonly Remembered[],
): Readonly<Record<string, Recalled | undefined>> {
  const key = siteKey(r.facility, r.place?.name);
  // Two reports of one facility may name it in other words.
  const other = before.find(
    ({ mark, at, record }) =>
      mark !== key &&
      launchOf(record).stage === 'launched' &&
      daysBetween(at, r.date.iso) > SAME_SITE_DAYS,
  );
  if (other === undefined) return {};
  const then = launchOf(other.record);
  return {
    otherFacility: recalledFrom(other, facilityOf(then), 'facility'),
    otherPlace: recalledFrom(other, then.place, 'place'),
    otherDate: recalledFrom(other, then.date, 'date'),
  };
}

function moneyOf(investment: ProductionLaunch['investment']): Money | undefined {
  return investment?.type === 'money' ? investment : undefined;
}

function capacityOf({ capacity }: ProductionLaunch): Count | undefined {
  if (capacity === undefined) return undefined;
  const { value, unit, approx } = capacity;
  return { ...value, unit, ...(approx === undefined ? {} : { approx }) };
}

/** What the capacity counts is named there: 240 small satellites a year need no "products: small satellites". */
function productsBeyondCapacity({ products, capacity }: ProductionLaunch): List | undefined {
  if (products === undefined) return undefined;
  const unit = capacity?.unit.toLowerCase();
  const at = products.flatMap(({ text }, index) =>
    unit !== undefined && isSameThing(text.toLowerCase(), unit) ? [] : [index],
  );
  return at.length === 0
    ? undefined
    : { type: 'list', items: at.map((index) => products[index] as NounPhrase), at };
}

function isSameThing(product: string, unit: string): boolean {
  return [unit, `${unit}s`, `${unit}es`, unit.replace(/y$/, 'ies')].includes(product);
}

/** "Year", "a year" and "per year" are all one. */
function unitOfTime(per: NounPhrase | undefined): NounPhrase | undefined {
  return per === undefined
    ? undefined
    : { type: 'nounPhrase', text: per.text.replace(/^per /, ''), article: 'a' };
}
