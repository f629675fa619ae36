import { z } from 'zod';
import type { Count, List, NounPhrase } from '../model.js';
import { entityKey, approximations, compareDecimals, type FieldTypes } from '../values/index.js';
import { defineKind, type Guard, type InputOf, type RecordOf } from './define-kind.js';
import { flag, isNamed, known } from './facts.js';
import { amounts, happened } from './guards.js';
import { scaleReason } from './newsworthiness.js';

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
      from: ['company'],
      weight: 2,
      material: true,
      value: (r) => r.company,
    },
    facility: {
      type: 'nounPhrase',
      from: ['facility'],
      anchor: true,
      must: true,
      material: true,
      value: (r) => r.facility,
    },
    articled: {
      type: 'flag',
      from: ['facility'],
      weight: 0,
      value: (r) => flag(r.facility.article !== undefined),
    },
    definite: {
      type: 'flag',
      from: ['facility'],
      weight: 0,
      value: (r) => flag(r.facility.article === 'the'),
    },
    counted: {
      type: 'flag',
      from: ['facility'],
      weight: 0,
      value: (r) => flag(COUNTED.test(r.facility.text)),
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
      value: (r) => flag(r.source !== undefined && isNamed(r.company, r.source.name)),
    },
    undisclosed: {
      type: 'flag',
      from: ['investment'],
      weight: 1,
      material: true,
      value: (r) => flag(r.investment?.type === 'undisclosed'),
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
  identity: (r) => [entityKey(r.company.name), r.facility.text, r.place?.name ?? '', r.stage ?? ''],
});

/** Opens with how many there are: no sum stands before "two plants". */
const COUNTED = /^(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|several|both|its) )/i;

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
